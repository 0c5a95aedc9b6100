"""What the words beside a day say of it: that it is one by which, or of a night that has two days."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.document import Document
from linter.finders.intervals import amount
from linter.patterns import later
from linter.periods import DAY

_CALL: Final = r"(?:applications?|entries|tenders?|bids?|registrations?|nominations?)"
_BY: Final = later(
    r"(?i)\b(?:by|until|till|before|after|no later than|(?:deadline|closing date|last day|expir\w+|"
    rf"{_CALL}\b[^.;,]{{0,40}} (?:must|clos|due|end)\w*)\b[^.;,]{{0,60}})"
    r"(?: (?:the|noon|midnight|midday|close of business|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\.?))*(?: on| of| is)?(?: the)? $"
    r"|\bmust\b[^.;]{0,60}\bby\b[^.;,]{0,20}$"
)
# "On the night of 16 August" and "in the early hours of 17 August" are one night.
_EARLY: Final = later(
    r"(?i)\b(?:(?:early|small) hours(?: of)?|before (?:dawn|daybreak|sunrise)|(?:at|soon after|just after|after) "
    r"(?:midnight|dawn|[1-5](?:[.:]\d\d)? ?a\.?m\.?)|early)(?: on)?(?: the morning of)? $"
)
_EARLY_AFTER: Final = later(r" (?:before dawn|at dawn|after midnight|at [1-5](?:[.:]\d\d)? ?a\.?m)")
_NIGHT: Final = later(r"(?i)\b(?:night of|evening of|late on|overnight on|late) $")
_NIGHT_AFTER: Final = later(r" (?:night|evening)\b")
# Days that stand for a year or a quarter, and copy that goes by them from one year to another.
_BY_THE_YEAR: Final = later(
    r"(?i)\b(?:anniversar(?:y|ies)|annual|annually|every year|each year|a year (?:ago|later|earlier|before|after)|"
    r"same (?:day|date) (?:in|of|a)|fiscal|financial year|quarter)\b"
)
_BALANCE_DAYS: Final = frozenset({(1, 1), (12, 31), (3, 31), (6, 30), (9, 30), (7, 1), (4, 1), (10, 1)})
_FEW: Final = r"a|one|two|three|four|five|six|seven|eight|nine|ten|\d"
# "He said on Tuesday that she had died the previous day", "on Tuesday, two days after the storm came ashore".
_THE_DAY_BEFORE: Final = later(
    r"\b(?:the (?:previous (?:day|night|evening)|(?:day|night|evening) before)|an? (?:day|night) (?:earlier|before))\b"
    r"(?! (?:the|an?|his|her|its|their|he|she|it|they|we|yesterday|[A-Z]\w+|\w+ing)\b)"
)
_DAYS_AFTER: Final = later(rf"\b(?P<count>{_FEW}) days? after (?!(?:that|this|the (?:day|date))\b)")
_THE_DAY_AFTER: Final = later(
    rf"\b(?:the (?:next|following) (?:day|morning|night|evening)|(?P<count>{_FEW}) days? (?:later|afterwards))\b"
)
_REACH: Final = 110  # characters before a day in which it is said to be one by which
_NEAR: Final = 75


def told_from_others(
    prose: str, found: list[tuple[int, int, Parts]], start: int, end: int
) -> list[tuple[int, int, Parts]]:
    """The days of a sentence, with those that are counted from the one before them: "the previous day"."""
    days = [(last, parts) for _, last, parts in found if parts.period is not None and parts.period.kind == DAY]
    if not days:
        return found
    counted = [(m, 1) for m in _THE_DAY_BEFORE.finditer(prose, days[0][0], end)]
    counted += [(m, amount(m["count"])) for m in _DAYS_AFTER.finditer(prose, days[0][0], end)]
    counted += [(m, -amount(m["count"] or "one")) for m in _THE_DAY_AFTER.finditer(prose, days[0][0], end)]
    more = dict[int, tuple[int, int, Parts]]()
    for match, count in counted:
        parts = [parts for last, parts in days if last <= match.start()][-1]
        if parts.period is not None:
            when = periods.day(parts.period.start - timedelta(days=count))
            own = parts._replace(period=when, weekday=None, day=None, month=None, year=None, relative=match[0])
            more[match.start()] = match.start(), match.end(), own
    kept = [each for each in found if not any(first <= each[0] < last for first, last, _ in more.values())]
    return sorted([*kept, *more.values()], key=lambda each: each[:2])


def by_which(prose: str, left: int, first: int) -> bool:
    """Is a day that begins at `first`, in a clause from `left` on, one by which or until which?"""
    return _BY.search(prose, max(left, first - _REACH), first) is not None


def hour_of(prose: str, start: int, first: int, last: int) -> str:
    """Is it told of the night that begins on a day, or of the hours before its dawn?"""
    if _EARLY.search(prose, max(start, first - _NEAR), first) or _EARLY_AFTER.match(prose, last):
        return "early"
    return "night" if _NIGHT.search(prose, max(start, first - _NEAR), first) or _NIGHT_AFTER.match(prose, last) else ""


def whole_day(document: Document, parts: Parts) -> bool:
    """Is it a day with its year, in copy that does not go from year to year?"""
    return (
        parts.day is not None and parts.year is not None and parts.end_day is None
        and (parts.month, parts.day) not in _BALANCE_DAYS and not _yearly(document)
    )  # fmt: skip


@lru_cache(maxsize=4)
def _yearly(document: Document) -> bool:
    return bool(_BY_THE_YEAR.search(document.prose))
