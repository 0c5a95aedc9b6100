"""How long a thing is to last, and the first and the last day that the copy gives it.

"A six-week consultation opened on 2 June" and "comments will be taken until 4 July"; "28 days from 10 June" and "by 18
July"; "a ten-day festival opens on 4 July and ends on 20 July". The three stand in one sentence or in two that follow
each other; what must be in "by" a day may stand anywhere, where the story has one such length and one such day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.finders.intervals import Interval, amount
from linter.patterns import later
from linter.periods import DAY, Period
from linter.relations.days.elapsed import linked
from linter.tables import table

_UNITS: Final = frozenset(
    ("day", "days", "week", "weeks", "month", "months", "six-week", "fortnight")
)  # fmt: skip
_DAYS: Final = {"day": (1.0, 1), "week": (7.0, 4), "fortnight": (14.0, 4), "month": (30.44, 5)}  # and how far out
_BREAK: Final = later(r"[;:“”\"\n]|\b(?:but|said|says|because|while)\b")
_HEDGED: Final = later(
    r"(?i)\b(?:about|around|some|nearly|almost|more than|over|less than|up to|at least|roughly|every|under|another|"
    r"(?:first|last|next|past|previous|final|opening)) $"
)
_RECEIVED: Final = later(
    r"(?i)\b(?:responses?|comments?|submissions?|views|replies|objections?|answers?|entries|applications?|forms?|appeals?|"
    r"claims?|bids?)\b[^.;\n]{0,60}\b(?:by|before|until|close|deadline)\b[^.;\n]{0,20}$"
)
_CALL: Final = later(
    r"(?i)\b(?:consultation|comment|submissions?|appeals?|entr(?:y|ies)|applications?|tenders?|bids?)\b"
)
_OPENS: Final = later(
    r"(?:It|They|(?:The|Its) (?:[a-z-]+ )?(?P<noun>[a-z]+)) (?:will |is |are |was |were |has )?[a-z]+\b"
)
_MUST: Final = later(
    r"(?i)\b(?:(?:has|have|had|given) until|by then|deadline is|if (?:he|she|it|they) \w+ \w+(?: \w+){0,3} by|"
    r"(?:it|they|which) (?:will )?(?:end|close|finish|reopen|expire)s?(?: again)?(?: on)?|"
    r"(?:take|accept|hear|invite)s? (?:comments|views|objections)[^.;]{0,20} until) $"
)
_YEAR: Final = 365
_REACH: Final = 90
_LONGEST: Final = 3.0  # times as long as it is said to be, by the dates: another thing


class _Length(NamedTuple):
    start: int
    end: int
    sentence: tuple[int, int]
    number: int
    unit: str
    noun: str = ""


class _Day(NamedTuple):
    first: int
    last: int
    sentence: tuple[int, int]
    period: Period
    dated: bool = False  # with its year
    loose: bool = False  # a weekday, of this week or the next


class _Lists(NamedTuple):
    lengths: re.Pattern[str]
    first: re.Pattern[str]
    last: re.Pattern[str]
    another: re.Pattern[str]


@cache
def _lists() -> _Lists:
    data = table(Path(__file__).with_suffix(".toml"))
    length, days = data["length"], data["days"]
    unit = "day|week|fortnight|month"
    return _Lists(
        later(
            rf"(?i)(?<![\w-])(?:(?P<noun>(?P<n>\d{{1,3}}|{length['numbers']})[- ](?P<unit>{unit})(?:[- ]long)? "
            rf"(?!{length['not_noun']})[a-z-]{{3,}})|"
            rf"(?:{length['before']}) (?P<for>(?P<m>\d{{1,3}}|{length['numbers']}) (?P<units>{unit})s?)\b"
            rf"(?![ -](?:{length['not_after']})\b))"
        ),
        later(rf"(?i)\b(?:{days['first']})\b"),
        later(rf"(?i)\b(?:{days['last']})\b"),
        later(rf"(?i)\b(?:{days['another']})\b"),
    )


def allotted(document: Document) -> Iterator[Interval]:
    """Every such length with both its days."""
    if document.date is None or document.language[:2] != "en" or not document.holds(_UNITS):
        return
    lengths = list(_lengths(document))
    if not lengths:
        return
    firsts, lasts = _days(document)
    for length in lengths:
        start = _beside(document, length, firsts)
        end = start and (_beside(document, length, lasts, start) or _received(document, length, lasts, lengths))
        if not start or not end or (start.sentence == length.sentence and start.first == end.first):
            continue  # "a four-day visit from 7 to 9 October" is read as a stay
        days = (end.period.start - start.period.start).days
        days += _YEAR if days < 0 and not end.dated else 0  # "ends on 16 May", of the next year
        if (
            not 0 < days <= _LONGEST * length.number * _DAYS[length.unit][0] + 2
            or _fits(length, days)
            or (end.loose and _fits(length, days + 7))
        ):
            continue
        yield Interval(
            span=document.span(length.start, length.end), zone=document.zone_at(length.start), dateline=document.date,
            count=length.number, unit=length.unit, event=start.period, where=document.span(start.first, start.last),
            ends=(_after(start.period, days),), ends_at=(document.span(end.first, end.last),),
        )  # fmt: skip


def _after(start: Period, days: int) -> Period:
    day = start.start + timedelta(days=days)
    return Period(day, day, DAY)


def _fits(length: _Length, days: int) -> bool:
    """May so many days be so long, counted with the first one or without?"""
    one, slack = _DAYS[length.unit]
    return abs(days - length.number * one) <= slack + (length.unit == "month") * length.number * 0.5


def _lengths(document: Document) -> Iterator[_Length]:
    prose = document.prose
    for match in _lists().lengths.finditer(prose):
        start, end = match.span("noun" if match["noun"] else "for")
        if match["noun"]:
            end = match.end("unit")
        if document.zone_at(start) in NOT_THE_STORY | {TABLE} or document.quoted(start):
            continue
        number = amount(match["n"] or match["m"])
        if number and not _HEDGED.search(prose, max(0, start - 16), start):
            unit = (match["unit"] or match["units"]).lower()
            noun = match["noun"].rpartition(" ")[2] if match["noun"] else ""
            yield _Length(start, end, document.sentence_at(start), number, unit, noun)


def _days(document: Document) -> tuple[list[_Day], list[_Day]]:
    """The days on which the copy has something begin, and those on which it has something end."""
    prose, today, done = document.prose, document.date, 0
    firsts, lasts = list[_Day](), list[_Day]()
    for first, last, parts in moments.scan(document, 0, len(prose)):
        period, earlier, done = parts.period, done, last
        if period is None or document.quoted(first):
            continue
        if parts.end_day and parts.day and period.days > 1:  # "ran from 1 to 4 May"
            sentence = document.sentence_at(first)
            firsts.append(_Day(first, last, sentence, Period(period.start, period.start, DAY)))
            lasts.append(_Day(first, last, sentence, Period(period.end, period.end, DAY)))
        if period.kind != DAY or parts.end_day:
            continue
        if (parts.year and period.start == today) or document.zone_at(first) in NOT_THE_STORY | {TABLE}:
            continue
        sentence = document.sentence_at(first)
        cut = max((m.end() for m in _BREAK.finditer(prose, sentence[0], first)), default=sentence[0])
        begin = max(cut, first - _REACH, earlier)
        begun = max((m.start() for m in _lists().first.finditer(prose, begin, first)), default=-1)
        ended = max((m.start() for m in _lists().last.finditer(prose, begin, first)), default=-1)
        if max(begun, ended) < 0 or _lists().another.search(prose, begin, first):
            continue
        # "Closes on 3 May for six weeks" is a beginning, "opens on 3 May and closes on 9 May" has one.
        one = ended if begun == ended and any(day.sentence == sentence for day in firsts) else begun
        if parts.day is None and one == begun > ended:
            continue  # "from Monday" may be of this week or the next
        (firsts if one == begun > ended or begun == ended != one else lasts).append(
            _Day(first, last, sentence, period, parts.year is not None, parts.day is None)
        )
    return firsts, lasts


def _beside(document: Document, length: _Length, days: list[_Day], start: _Day | None = None) -> _Day | None:
    """The one such day of the sentence of a length, or of one right before or after it that is about the same."""
    own = [day for day in days if day.sentence == length.sentence]
    near = own or [
        day for day in days
        if (0 <= day.sentence[0] - length.sentence[1] <= 2 or 0 <= length.sentence[0] - day.sentence[1] <= 2)
        and ((start is not None and day.sentence == start.sentence) or _of_it(document, length, day, start))
    ]  # fmt: skip
    return near[0] if len({day.period for day in near}) == 1 else None


def _of_it(document: Document, length: _Length, day: _Day, start: _Day | None) -> bool:
    """Is a day of the next sentence, or of the one before, that of what lasts so long?"""
    if start is None:
        return linked(document, day.sentence, length.sentence)
    prose = document.prose
    opens = _OPENS.match(prose, day.sentence[0])
    return (
        (opens is not None and (opens["noun"] or "it") in ("it", "deadline", "day", "period", length.noun))
        or _RECEIVED.search(prose, day.sentence[0], day.first) is not None
        or _MUST.search(prose, day.sentence[0], day.first) is not None
    )


def _received(document: Document, length: _Length, days: list[_Day], lengths: list[_Length]) -> _Day | None:
    """The one day by which what the length is given for must be in, wherever that stands."""
    if not _CALL.search(document.prose, *length.sentence) or len({each.number for each in lengths}) > 1:
        return None
    own = [day for day in days if _RECEIVED.search(document.prose, max(day.sentence[0], day.first - _REACH), day.first)]
    return own[0] if len({day.period for day in own}) == 1 else None
