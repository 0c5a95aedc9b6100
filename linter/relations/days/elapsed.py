"""How long a thing has gone on, or went on, and the beginning that the copy gives it.

"She began in 1983" and "has counted them for 32 years"; "they walked out on 9 April" and "after five weeks on strike";
"it is ten days since the mine was flooded on 3 June". The beginning stands in the same clause as "since", in the
sentence before or after, or it is the only one of the story. A count that another day or year of the story gives is of
something else, and so is one that is no likely slip for the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.calendar_reading.context import Parts
from linter.document import BODY, NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.finders.intervals import Interval, amount, fits
from linter.patterns import later
from linter.periods import DAY, MONTH, SINCE, YEAR, Period, month, year
from linter.phrases import stems
from linter.relations.digits import exchanged
from linter.relations.precedence.ordinals import ORDINAL, ordinal
from linter.tables import table

_DAYS: Final = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44}
_UNITS: Final = frozenset((
    "day", "days", "night", "nights", "week", "weeks", "fortnight", "month", "months", "year", "years", "decades",
    "century",
))  # fmt: skip
_HAS: Final = later(r"(?i)\b(?:has|have)\b|(?<=\w)['’](?:ve|s been)\b")
_HAD: Final = later(r"\bhad (?:been|gone|lain|stood)\b")
_WHEN: Final = later(r" (?:when|before|until) \w+(?: \w+){1,6} on [A-Z\d]")  # "for 40 days when they came ashore on"
_PRONOUN: Final = later(r"[“\"]?(?:It|She|He|They|Its|Her|His|Their|Since then|In the|For|In|After)\b")
_THERE: Final = later(r"\b(?:there|its|it)\b")
_BREAK: Final = later(r"[;:“”\"\n]|\b(?:that|because|although|said|says)\b")
_SINCE: Final = later(r"(?i)\bsince\b(?! then)(?:[^,.;]{0,50} on)? $")
_THEN: Final = later(r",? since(?: then)?(?=[,.;]| [a-z]+,| (?:the|it|they|he|she)\b)")
# "After 30 years as a judge", "golden jubilee of the organ": the count is of what these words say; "in the job" is not.
_OF: Final = later(r"(?P<of> (?:of|as|in|at|on|with|behind|under|by|from|between|among)) [^,.;:\n]{1,60}")
_OF_ITS: Final = later(r"(?P<of> of) (?:(?:its|their|his|her) |[^,.;:\n]{1,30}(?:['’]s|s['’]) )[^,.;:\n]{1,60}")
_BESIDES: Final = later(
    r"(?i)\b(?:before that|previously|earlier|the (?:last|first) \d+|\d of them|in all|altogether)\b"
)
# "And for 60 years it has been run by nuns" counts of its own; "and over those 16 years" does not.
_ITS_OWN: Final = later(r"\b(?:and|but|yet),? (?:for|in|over|during)(?: the (?:past|last))? $")
# "Has been its head for 12 years": of an office, which begins when somebody is appointed.
_OFFICE: Final = later(
    r"\b(?:has|have) been (?:its|the|an?|their) [a-z][a-z -]{2,40} (?:for|now)(?: the (?:past|last))? $"
)
_APPOINTED: Final = later(r"\b(?:appointed|elected|named|made|became|took (?:over|charge|office|up))\b")
_REACH: Final = 100  # characters between what says that a thing began and the day
_NTH: Final = later(
    rf"(?i)\b(?:its|their|his|her|the|a) (?P<nth>{ORDINAL}) (?:straight |full )?(?P<unit>week)\b(?! of\b)"
)
_SECOND: Final = 2
_LONG: Final = 200  # days after which nobody counts the weeks
_ROUND: Final = 6  # years by which "four decades" may be out
_SHORT: Final = 32  # days that a month has, or the end of one, or less
_IDLE: Final = frozenset(("year", "day", "week", "month", "first", "time", "said", "new", "open", "began", "old"))


class _Count(NamedTuple):
    """So many units, where they stand and in which sentence; `whole` if it counts decades, and so is rounded."""

    start: int
    end: int
    sentence: tuple[int, int]
    number: int
    unit: str
    whole: bool
    then: bool = False  # "in the five years since then"
    nth: bool = False  # "in its third week"


class _Start(NamedTuple):
    """When something began, and where that stands."""

    first: int
    last: int
    sentence: tuple[int, int]
    period: Period
    since: bool
    dated: bool  # with its year


class _Lists(NamedTuple):
    counts: re.Pattern[str]
    ended: re.Pattern[str]
    began: re.Pattern[str]
    another: re.Pattern[str]
    own: re.Pattern[str]
    somebody: re.Pattern[str]
    thing: re.Pattern[str]


@cache
def _lists() -> _Lists:
    words = table(Path(__file__).with_suffix(".toml"))
    count, start = words["count"], words["start"]
    n = (
        rf"(?P<number>(?P<n>\d{{1,3}}|{count['numbers']})[ -](?P<unit>day|night|week|fortnight|month|year)s?"
        rf"|(?P<tens>{count['numbers']}) decades|(?P<half>half a century|(?:a )?half[ -]century)"
        r"|(?P<quarter>a quarter[ -](?:of a )?century)|(?P<century>a century))"
    )
    how = "|".join(rf"(?P<{name}>{count[name]})" for name in ("perfect", "during", "now", "over"))
    hedge = r"(?:(?:more than|over|nearly|almost|about|around|some|at least|just over|just under|roughly|up to) )?"
    return _Lists(
        later(rf"(?i)\b(?:{how}) (?P<hedge>{hedge}){n}\b(?! (?:{count['another']})\b|-)"),
        later(rf"(?i)\b(?:{count['ended']})\b"),
        later(rf"(?i)\b(?:{start['verbs']})\b"),
        later(rf"(?i)\b(?:{start['another']})\b"),
        later(rf" (?:(?:the|this|that|his|her|its|their|a) )?(?:[A-Z]|(?:{words['of']['own']})\b)"),
        later(rf"\b(?:{words['of']['somebody']})\b"),
        later(rf"\b(?:{words['of']['thing']})\b"),
    )


def elapsed(document: Document) -> Iterator[Interval]:
    """Every count of time up to now, or to the end that its sentence tells of, with the beginning that it has."""
    if document.date is None or document.language[:2] != "en" or not document.holds(_UNITS):
        return
    counts = [count for match in _lists().counts.finditer(document.prose) for count in _counted(document, match)]
    counts += _weeks(document)
    if not counts:
        return
    starts = list(_starts(document))
    for count in counts:
        found = _beginning(document, count, starts)
        end = _end(document, count, found[0]) if found else None
        if found is None or end is None:
            continue
        (start, sure), (until, place) = found, end
        if count.nth:
            yield from _in_its(document, count, start, until) if _likely(count, start.period, until) else ()
            continue
        if count.whole and abs(count.number - (until.start.year - start.period.start.year)) <= _ROUND:
            continue
        if not (sure or _likely(count, start.period, until)) or _explained(document, count, start, until):
            continue
        if not sure and of_another(document, (count.start, count.end), start.sentence, start.first):
            continue
        yield Interval(
            span=document.span(count.start, count.end), zone=document.zone_at(count.start), dateline=document.date,
            count=count.number, unit=count.unit, event=start.period, where=document.span(start.first, start.last),
            ends=(until,), ends_at=(document.span(*place),) if place else (),
        )  # fmt: skip


def _counted(document: Document, match: re.Match[str]) -> Iterator[_Count]:
    """A count that the story itself tells, of what has gone on until now or has just ended."""
    at, prose = match.start(), document.prose
    begin, end = document.sentence_at(at)
    if document.zone_at(at) in NOT_THE_STORY | {TABLE} or document.quoted(at) or match["hedge"]:
        return
    then = _THEN.match(prose, match.end(), end)
    told = (
        match["now"]
        or then
        or (match["perfect"] and _of_now(prose, match, begin, end))
        or (match["during"] and _HAS.search(prose, begin, end))
        or (match["over"] and _lists().ended.search(prose, begin, end))
    )
    number, unit = _size(match)
    if told and number:
        whole = match["unit"] is None
        yield _Count(match.start("number"), match.end(), (begin, end), number, unit, whole, then is not None)


def _of_now(prose: str, match: re.Match[str], begin: int, end: int) -> bool:
    """Does it go on until now ("has stood for"), or to the day of its clause ("had been at sea for 40 days when")?"""
    until = end if match[0].startswith("For") else match.start("number")
    if _HAS.search(prose, begin, until):
        return True
    return _HAD.search(prose, begin, match.start()) is not None and _WHEN.match(prose, match.end(), end) is not None


def _weeks(document: Document) -> Iterator[_Count]:
    """ "Now in its third week": of what the same sentence, or the one beside it, has begin."""
    for match in _NTH.finditer(document.prose):
        at = match.start()
        if document.zone_at(at) in NOT_THE_STORY | {TABLE} or document.quoted(at) or ordinal(match["nth"]) < _SECOND:
            continue
        sentence = document.sentence_at(at)
        yield _Count(at, match.end(), sentence, ordinal(match["nth"]), match["unit"].lower(), False, nth=True)


def _in_its(document: Document, count: _Count, start: _Start, until: Period) -> Iterator[Interval]:
    """Which week it is, by the first day; one that begins or ends on the day itself may be counted either way."""
    days = (until.start - start.period.start).days
    if start.period.kind == DAY and 0 < days < _LONG and count.unit == "week":
        yield Interval(
            span=document.span(count.start, count.end), zone=document.zone_at(count.start), dateline=document.date,
            count=count.number, unit="week", event=start.period, where=document.span(start.first, start.last),
            ends=(until,), numbers=tuple(sorted({(days + by) // 7 + 1 for by in (-1, 0, 1)})),
        )  # fmt: skip


def _size(match: re.Match[str]) -> tuple[int, str]:
    if match["unit"]:
        return amount(match["n"]), match["unit"].lower()
    if match["tens"]:
        return amount(match["tens"]) * 10, "year"
    return 50 if match["half"] else 25 if match["quarter"] else 100, "year"


def _starts(document: Document) -> Iterator[_Start]:
    """Every day, month or year of the past on which the copy has something begin."""
    prose, today, done = document.prose, document.date, 0
    for first, last, parts in moments.scan(document, 0, len(prose)):
        period, earlier, done = parts.period, done, last
        if period is None or today is None or parts.end_day or period.start >= today or document.quoted(first):
            continue
        if not (period.kind in (DAY, MONTH, YEAR, SINCE) or period.days < _SHORT) or document.zone_at(
            first
        ) in NOT_THE_STORY | {TABLE}:
            continue
        sentence = document.sentence_at(first)
        cut = max((m.end() for m in _BREAK.finditer(prose, sentence[0], first)), default=sentence[0])
        begin = max(cut, first - _REACH, earlier)
        verbs = list(_lists().began.finditer(prose, begin, first))
        since = period.kind == SINCE or _SINCE.search(prose, begin, first) is not None
        begin = verbs[-1].start() if verbs else max(begin, first - 40)
        if (verbs or since) and not _lists().another.search(prose, begin, first):
            yield _Start(first, last, sentence, _first(period, _kind(parts)), since, parts.year is not None)


def _kind(parts: Parts) -> str:
    """Whether a wording names a day, a month or a year."""
    return DAY if parts.day or parts.weekday is not None else MONTH if parts.month else YEAR


def _first(period: Period, kind: str) -> Period:
    """The day, month or year itself, of "since" one."""
    if period.kind != SINCE:
        return period
    if kind == DAY:
        return Period(period.start, period.start, DAY)
    return month(period.start.year, period.start.month) if kind == MONTH else year(period.start.year)


def _end(document: Document, count: _Count, start: _Start) -> tuple[Period, tuple[int, int] | None] | None:
    """The one other day of the sentence, or the day of the draft where there is none; None where there are several."""
    today = document.date
    others = [
        (parts.period, (first, last)) for first, last, parts in moments.scan(document, *count.sentence)
        if first != start.first and parts.period is not None and not (parts.year and parts.period.start == today)
        and not first < count.end <= last  # "over the past six months" is a period itself
    ]  # fmt: skip
    if today is None or len(others) > 1:
        return None
    if not others:
        return Period(today, today, DAY), None
    return others[0] if others[0][0].kind in (DAY, MONTH) and others[0][0].start > start.period.end else None


def _beginning(document: Document, count: _Count, starts: list[_Start]) -> tuple[_Start, bool] | None:
    """The beginning that a count is counted from, and whether one clause holds both."""
    own = [start for start in starts if _of_a_size(start.period, count.unit) and (start.dated or count.unit != "year")]
    here = [start for start in own if start.sentence == count.sentence]
    if here:
        return (here[0], _one_clause(document, count, here[0])) if len(here) == 1 else None
    before = [s for s in own if s.sentence[1] <= count.sentence[0] <= s.sentence[1] + 2]
    after = [s for s in own if count.sentence[1] <= s.sentence[0] <= count.sentence[1] + 2]
    for near in (before, after):
        if len({s.period for s in near}) != 1:
            continue
        opening = near is after and count.unit == "year" and _opens(document, count, near[0])
        if opening or linked(document, count.sentence, near[0].sentence):
            return near[0], count.then and near is before
    if count.unit == "year" and len({start.period.start.year for start in own}) == 1:
        return own[0], False
    return None


def _opens(document: Document, count: _Count, start: _Start) -> bool:
    """Does the story open with a thing that has gone on so long, and go on to tell when it was opened?"""
    body = next((block.start for block in document.blocks if block.zone == BODY), -1)
    return count.sentence[0] == body and of_a_thing(document, max(start.sentence[0], start.first - _REACH), start.first)


def _of_a_size(period: Period, unit: str) -> bool:
    """May such a unit be counted from such a period?"""
    return unit == "year" or period.kind == DAY or (period.days < _SHORT and unit == "month")


def _one_clause(document: Document, count: _Count, start: _Start) -> bool:
    """ "For 12 days, since 18 August", "now ten days since the mine was flooded on 3 June"."""
    (_, begin), (end, _) = sorted(((count.start, count.end), (start.first, start.last)))
    gap = document.prose[begin:end]
    return start.since and len(gap) < 60 and not _BREAK.search(gap) and not _ITS_OWN.search(gap)


def linked(document: Document, one: tuple[int, int], other: tuple[int, int], beside: bool = True) -> bool:
    """Is the later of two sentences about what the other one is about: what stands right before it, where `beside`?"""
    first, second = sorted((one, other))
    if beside and (_PRONOUN.match(document.prose, second[0]) or _THERE.search(document.prose, *second)):
        return True
    return bool(set(stems(document.prose, *first)) & set(stems(document.prose, *second)) - _IDLE)


def _likely(count: _Count, start: Period, end: Period) -> bool:
    """May the count be a slip for the right one, and not the count of something else?"""
    if count.unit == "year":
        return near(count.number, end.start.year - start.start.year)
    real = (end.start - start.start).days
    return 0.3 < count.number * _DAYS[count.unit] / max(real, 1) < 3


def of_another(
    document: Document, count: tuple[int, int], start: tuple[int, int], first: int, jubilee: bool = False
) -> bool:
    """May a count be of something else than what begins at a place (in the sentence `start`), by the words around it?

    "Retires after 30 years as a judge" is no count of her years at the ministry, nor that of a manager "who has been
    there for 50 years" one of the theatre's.
    """
    prose = document.prose
    begin, end = document.sentence_at(count[0])
    appointed = _APPOINTED.search(prose, max(start[0], first - _REACH), first)
    if _OFFICE.search(prose, begin, count[0]) and not appointed:
        return True
    if (of := (_OF_ITS if jubilee else _OF).match(prose, count[1], end)) and not (
        _lists().own.match(prose, of.end("of"))
        or (start != (begin, end) and set(stems(prose, of.end("of"), of.end())) & set(stems(prose, *start)))
    ):
        return True
    if _BESIDES.search(prose, count[1], end):
        return True
    personal = _lists().somebody.search(prose, begin, count[0]) is not None
    return personal and of_a_thing(document, max(start[0], first - _REACH), first)


def of_a_thing(document: Document, begin: int, end: int) -> bool:
    """Does a stretch of copy tell of the beginning of a thing?"""
    return _lists().thing.search(document.prose, begin, end) is not None


def near(count: int, years: int) -> bool:
    """May a count of years be a slip for so many?"""
    out = abs(count - years)
    return out in (10, 20) or out <= years / 5 or exchanged(count, years)


def begun(document: Document, begin: int, at: int) -> bool:
    """Does something begin in what is named at a place, or go on since?"""
    begin = max(begin, at - _REACH)
    found = [*_lists().began.finditer(document.prose, begin, at), *_SINCE.finditer(document.prose, begin, at)]
    return bool(found) and not _lists().another.search(document.prose, found[-1].start(), at)


def _explained(document: Document, count: _Count, start: _Start, end: Period) -> bool:
    """Does another day or year of the story give the count?"""
    if fits(count.number, count.unit, start.period, end):
        return False
    days = [
        _first(parts.period, _kind(parts)) for first, last, parts in moments.scan(document, 0, len(document.prose))
        if parts.period is not None and not first < count.end <= last
    ]  # fmt: skip
    return any(
        fits(count.number, count.unit, day, end)
        for day in days
        if day.start < end.start and _of_a_size(day, count.unit)
    )
