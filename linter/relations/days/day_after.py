""" "The following day, 14 June": the day after the one that the copy named last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from linter.calendar_reading.context import Parts
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.finders.intervals import Interval
from linter.patterns import later
from linter.periods import DAY, Period

_NEXT: Final = later(
    r"(?i)\b(?:the )?(?:following|next) (?:day|morning|afternoon|evening|night)(?:, | \(|,? on |, on )(?:the )?$"
)
_GATE: Final = frozenset(("following", "next"))
_LEAP: Final = 2000  # any year, where the copy has none, that has a 29 February
_BACK: Final = 600  # characters before it in which the day before must be named


def day_after(document: Document) -> Iterator[Interval]:
    """Every day that the copy calls the next one, with the date that it names last before."""
    prose = document.prose
    if document.language[:2] != "en" or not document.holds(_GATE):
        return
    last: tuple[int, int, Parts] | None = None
    for first, end, parts in moments.scan(document, 0, len(prose)):
        if document.zone_at(first) in NOT_THE_STORY | {TABLE} or document.quoted(first):
            continue
        if parts.relative.lower().endswith(("next day", "following day")):
            continue
        told = _NEXT.search(prose, max(0, first - 40), first)
        day = _day(document, parts)
        if told and last is not None and day is not None and first - last[0] < _BACK:
            before = _day(document, last[2])
            if before is not None and before < day:
                yield Interval(
                    span=document.span(told.start(), end), zone=document.zone_at(first), dateline=document.date,
                    count=1, unit="day", event=Period(before, before, DAY), where=None,
                    ends_at=(document.span(last[0], last[1]),),
                    ends=(Period(day, day, DAY),),
                )  # fmt: skip
        if not (parts.year and parts.period is not None and parts.period.start == document.date):
            last = (first, end, parts)


def _day(document: Document, parts: Parts) -> date | None:
    """The day of a month that is written, in its year, that of the draft or any."""
    if parts.day is None or parts.month is None or parts.end_day or parts.relative:
        return None
    year = parts.year or (document.date.year if document.date else _LEAP)
    try:
        return date(year, parts.month, parts.day)
    except ValueError:
        return None  # 31 June
