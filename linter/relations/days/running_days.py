"""Which day of a strike, a search or a fire it is: "its sixth day", and the day on which the draft has it begin.

Such a thing goes on day and night, so that its days can be counted: on Friday, a strike that began on Monday is in its
fifth day. A search is often begun, and a night counted, on the day after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.document import NOT_THE_STORY, TABLE, Document, Span
from linter.finders import moments
from linter.finders.intervals import Interval
from linter.patterns import later
from linter.periods import DAY, SINCE, Period
from linter.relations.precedence.ordinals import ORDINAL, ordinal
from linter.tables import table

_NTH: Final = later(
    rf"(?i)\b(?:its|their|his|her|the|a|an) (?P<nth>{ORDINAL}) (?:straight |consecutive |successive |full |whole )?"
    r"(?P<unit>day|night|week)\b(?! (?:night|in|out|time)\b)"
)
_UNITS: Final = frozenset(("day", "night", "week"))
_CLAUSE: Final = later(r"[.;:“”\"\n]")
_ANOTHER: Final = later(
    r"(?i)\b(?:another|second|previous|earlier|last|original|first) (?:[a-z-]+ )?"
    r"(?:strike|walk-?out|search|fire|protest)|"
    r"\b(?:suspend|resum|paus|interrupt|restart|renew|call(?:ed)? off|br(?:eak|oke) off)\w*"
)
_LATE: Final = later(r"(?i)\b(?:night|evening|midnight|late|afternoon)\b")
_PRONOUN: Final = later(r"(?i)(?:^|[,;] |\b(?:and|which|that|who) )(?:it|they|he|she|which|that|who)?$")
_LEAST: Final = 3  # a second day may be one that is told of beforehand
_REACH: Final = 120  # characters before a day in which the words for a beginning stand
_HEAD: Final = 700  # characters in which a draft names what it is about
_FRESH: Final = 7  # days for which "on Monday" is news
_LONGEST: Final = 100  # days after which nobody counts them


class _Thing(NamedTuple):
    name: re.Pattern[str]
    began: re.Pattern[str]


class _Lists(NamedTuple):
    things: tuple[_Thing, ...]
    began: re.Pattern[str]
    since: re.Pattern[str]


@cache
def _lists() -> _Lists:
    data = table(Path(__file__).with_suffix(".toml"))
    things = tuple(
        _Thing(later(rf"\b(?:{each['thing']})\b", re.I), later(rf"\b(?:{each['began']})\b", re.I))
        for each in data["things"]
    )
    words = data["words"]
    return _Lists(things, later(rf"\b(?:{words['began']})\b", re.I), later(rf"\b(?:{words['since']})\b", re.I))


def running_days(document: Document) -> Iterator[Interval]:
    """Every count of the days or weeks of what the draft has begin on one day."""
    if document.date is None or document.language[:2] != "en" or not document.holds(_UNITS):
        return
    if _ANOTHER.search(document.prose):
        return
    for match in _NTH.finditer(document.prose):
        if document.zone_at(match.start()) in NOT_THE_STORY | {TABLE} or document.quoted(match.start()):
            continue
        number, thing = ordinal(match["nth"]), _thing(document, match)
        if thing is None or number < _LEAST:
            continue
        start, end = document.sentence_at(match.start())
        begun = _begun(document, thing, match)
        now = _now(document, start, end, begun)
        if len(begun) == 1 and now is not None:
            (first, (where, slack)), today = next(iter(begun.items())), now[0]
            days = (now[0].start - first.start).days
            if 0 < days < _LONGEST:
                yield Interval(
                    span=document.span(*match.span()), zone=document.zone_at(start), dateline=document.date,
                    count=number, unit=match["unit"].lower().replace("night", "day"), event=first, where=where,
                    ends=(today,), ends_at=(now[1],) if now[1] else (), numbers=_numbers(days, match["unit"], slack),
                )  # fmt: skip


def _numbers(days: int, unit: str, slack: int) -> tuple[int, ...]:
    """Which day (or week) it can be, so many days after the first one."""
    if unit.lower() == "week":
        return tuple({(days + by) // 7 + 1 for by in (-1, 0, 1)})
    least = days + 1 - max(slack, unit.lower() == "night")
    return (days + 1, *(number for number in range(least, days + 1) if number > 0))


def _thing(document: Document, match: re.Match[str]) -> _Thing | None:
    """What the count is of: the thing of its own sentence, or the one that the head of the draft names."""
    for begin, end in (document.sentence_at(match.start()), (0, _HEAD)):
        for thing in _lists().things:
            if thing.name.search(document.prose, begin, end):
                return thing
    return None


def _begun(document: Document, thing: _Thing, count: re.Match[str]) -> dict[Period, tuple[Span, int]]:
    """Each day on which the draft has the thing begin, where that stands, and how many days later it may count from."""
    prose, found = document.prose, dict[Period, tuple[Span, int]]()
    for first, last, parts in moments.scan(document, 0, len(prose)):
        period = parts.period
        if period is None or period.kind not in (DAY, SINCE) or (parts.day is None and parts.weekday is None):
            continue
        start, end = document.sentence_at(first)
        if period.kind == DAY and start <= count.start() < first:
            continue  # "refused food for a sixth day on Friday"
        cut = max((m.end() for m in _CLAUSE.finditer(prose, start, first)), default=start)
        begin = max(cut, first - _REACH)
        own, late = thing.began.search(prose, begin, first), _LATE.search(prose, begin, min(end, last + 30))
        began = own or (
            _lists().since.search(prose, begin, first) if period.kind == SINCE
            else _of_it(document, thing, begin, first)
        )  # fmt: skip
        if began and not document.quoted(first):
            day = Period(period.start, period.start, DAY)
            slack = 2 if own and "search" in thing.name.pattern else int(late is not None)
            found.setdefault(day, (document.span(first, last), slack))
    return found


def _of_it(document: Document, thing: _Thing, begin: int, end: int) -> bool:
    """Does a clause say that the thing, or "it", began?"""
    began = _lists().began.search(document.prose, begin, end)
    if began is None:
        return False
    before = document.prose[begin : began.start()].rstrip()
    return thing.name.search(document.prose, begin, end) is not None or _PRONOUN.search(before) is not None


def _now(
    document: Document, start: int, end: int, begun: dict[Period, tuple[Span, int]]
) -> tuple[Period, Span | None] | None:
    """The day that the count is told of: the one day of its sentence besides the first, or that of the draft."""
    today = document.date
    if today is None:
        return None
    days = [
        (parts.period, document.span(first, last)) for first, last, parts in moments.scan(document, start, end)
        if parts.period is not None and not (parts.year and parts.period.start == today)
        and parts.period.start not in {each.start for each in begun}
    ]  # fmt: skip
    if not days:
        return Period(today, today, DAY), None
    fresh = len(days) == 1 and days[0][0].kind == DAY and 0 <= (today - days[0][0].start).days < _FRESH
    return days[0] if fresh else None
