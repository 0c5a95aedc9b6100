"""A count of days, weeks or years since something befell, and the day that the copy gives it in other words.

"Nine years after he was sent to prison" and "was jailed in July 2011", "stolen three weeks ago" and "broke in on 3
May": the verbs differ, but are of one sort, and the story dates only one thing of that sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.finders.intervals import Interval, amount
from linter.patterns import later
from linter.periods import DAY, MONTH, YEAR, Period
from linter.relations.days.elapsed import linked
from linter.tables import table

_N: Final = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty"
)
_COUNT: Final = later(
    rf"(?i)\b(?P<n>{_N}) (?P<unit>day|week|month|year)s? (?:(?P<after>after|since)|(?P<ago>ago))\b(?! (?:in|on) )"
)
_HEDGED: Final = later(
    r"(?i)\b(?:about|around|some|nearly|almost|more than|over|less than|under|up to|at least|within|just|every|"
    r"first|barely|last|another) (?:the )?$"
)
_BREAK: Final = later(r"[.;:,“”\"\n()]|\b(?:and|but|while|although|when|before|because|that)\b")
_ANOTHER: Final = later(
    r"(?i)\b(?:sister|worst|deadliest|biggest|largest|greatest|earlier|previous(?:ly)?|similar|second|third|another|others?|"
    r"also|too|again|once|never|father|mother|brother|son|daughter|husband|wife|uncle|aunt|grand\w+|friend|"
    r"neighbour|since|last time|until|by)\b"
)
_PAST_TIME: Final = later(r"\b(?:had|would|then|was to)\b")
_DAYS: Final = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_LIKELY: Final = 2.6  # times too long or too short, beyond which a count is of something else
_REACH: Final = 90  # characters about a date or a count, in which its verb stands
_UNITS: Final = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years"))


class _Told(NamedTuple):
    """Where a day stands on which something of a sort befell."""

    start: int
    end: int
    period: Period


class _Lists(NamedTuple):
    """The words of each sort, those that make it another thing of that sort, and the sorts that many things are of."""

    sorts: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    tied: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table(Path(__file__).with_suffix(".toml"))
    sorts = {
        name: (later(rf"(?i)\b(?:{words})\b"), later(rf"(?i)\b(?:{data['another'].get(name, '$^')})\b"))
        for name, words in data["sorts"].items()
    }
    return _Lists(sorts, frozenset(data["common"]["sorts"].split()))


def befallen(document: Document) -> Iterator[Interval]:
    """Every count up to now of which the story dates what it is counted from, in another sentence."""
    today, prose = document.date, document.prose
    if today is None or document.language[:2] != "en" or not document.holds(_UNITS):
        return
    dated: dict[str, list[_Told]] | None = None
    for match in _COUNT.finditer(prose):
        at = match.start()
        if document.zone_at(at) in NOT_THE_STORY | {TABLE} or document.quoted(at):
            continue
        sentence = document.sentence_at(at)
        sort = _sort(document, match, sentence)
        if sort is None or _HEDGED.search(prose, max(0, at - 14), at) or _PAST_TIME.search(prose, *sentence):
            continue
        end = _end(document, match, sentence)
        dated = _dated(document) if dated is None else dated
        days = dated[sort]
        if end is None or len({told.period for told in days}) != 1:
            continue
        when, there = days[0], document.sentence_at(days[0].start)
        if there == sentence or (sort in _lists().tied and not linked(document, sentence, there, False)):
            continue
        count, unit = amount(match["n"].lower()), match["unit"].lower()
        real = (end.start - when.period.start).days / _DAYS[unit]
        if _of_a_size(when.period, unit) and real > 0 and 1 / _LIKELY < count / real < _LIKELY:
            yield Interval(
                span=document.span(at, match.end()), zone=document.zone_at(at), dateline=today, count=count, unit=unit,
                event=when.period, where=document.span(when.start, when.end), ends=(end,),
            )  # fmt: skip


def _end(document: Document, match: re.Match[str], sentence: tuple[int, int]) -> Period | None:
    """The day of the draft, or the weekday of the sentence; None where that gives another time."""
    today = document.date
    assert today is not None
    days = [
        parts for first, last, parts in moments.scan(document, *sentence)
        if parts.period is not None and not (parts.year and parts.period.start == today)
        and not first < match.end() <= last
    ]  # fmt: skip
    if not days or match["ago"]:
        return None if any(parts.year for parts in days) else Period(today, today, DAY)
    fresh = len(days) == 1 and days[0].weekday is not None and days[0].day is None
    return days[0].period if fresh else None


def _of_a_size(period: Period, unit: str) -> bool:
    """May such a unit be counted from such a period?"""
    return unit == "year" or period.kind == DAY or (unit == "month" and period.kind == MONTH)


def _sort(document: Document, match: re.Match[str], sentence: tuple[int, int]) -> str | None:
    """Of what sort the deed is that a count is counted from: right after "after", or right before "ago"."""
    prose = document.prose
    if match["after"]:
        stop = _BREAK.search(prose, match.end(), sentence[1])
        begin, end = match.end(), min(stop.start() if stop else sentence[1], match.end() + _REACH)
    else:
        cut = max((m.end() for m in _BREAK.finditer(prose, sentence[0], match.start())), default=sentence[0])
        begin, end = max(cut, match.start() - _REACH), match.start()
    found = [name for name, (words, another) in _lists().sorts.items() if words.search(prose, begin, end)
             and not another.search(prose, begin, end)]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _dated(document: Document) -> dict[str, list[_Told]]:
    """Every day, month or year of the past at which the story puts something, by its sort."""
    prose, today = document.prose, document.date
    days: dict[str, list[_Told]] = {name: [] for name in _lists().sorts}
    earlier = 0
    for first, last, parts in moments.scan(document, 0, len(prose)):
        period, before, earlier = parts.period, earlier, last
        if period is None or today is None or period.kind not in (DAY, MONTH, YEAR) or parts.end_day:
            continue
        if document.zone_at(first) in NOT_THE_STORY | {TABLE} or period.start >= today or parts.relative:
            continue
        if not parts.year and parts.weekday is not None and parts.day is None:
            continue  # of any week
        start, end = document.sentence_at(first)
        cut = max((m.end() for m in _BREAK.finditer(prose, start, first - 1)), default=start)
        stop = _BREAK.search(prose, last, end)
        begin, until = max(cut, first - _REACH, before), min(stop.start() if stop else end, last + 40)
        if _ANOTHER.search(prose, begin, until):
            continue
        for name, (words, another) in _lists().sorts.items():
            told = words.search(prose, begin, first) or words.search(prose, last, until)
            if told and not another.search(prose, begin, until):
                days[name].append(_Told(first, last, period))
    return days
