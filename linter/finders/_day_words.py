"""What the words beside a day say of it: that it is one by which, or of a night that has two days."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from linter.calendar_reading.context import Parts
from linter.document import Document
from linter.patterns import later

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
_REACH: Final = 110  # characters before a day in which it is said to be one by which
_NEAR: Final = 75


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
