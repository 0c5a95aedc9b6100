"""The year that copy names just before a date without one: "Until 2011 … on Thursday 29 December", "last winter"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from linter.claims import Moment
from linter.patterns import later
from linter.periods import DAY

_NEAR_BY: Final = 300  # characters before a day, in which a year is that of the day
_LATE: Final = 9  # a month after which what follows is soon of the next year
_SEASON: Final = later(r"\d[-–/]\d\d\b")
_ANOTHER: Final = later(r"\b(?:last|previous|past|before|earlier|ago)\b")


def years_of(claim: Moment) -> set[int]:
    """The years that a wording names, or may: "2011", "last winter", "the year before"."""
    if claim.dateline is not None and claim.period is not None and claim.period.start == claim.dateline:
        return set()  # the date of the draft itself
    if claim.year is not None:  # "in October 1916", "the wet season of 2022-23": or early in the year after
        late = (claim.month or 0) >= _LATE or _SEASON.search(claim.words) is not None
        return {claim.year, claim.year + late}
    if claim.dateline is None or not _ANOTHER.search(claim.relative):
        return set()
    if claim.period is not None and claim.period.kind != DAY:
        return set(range(claim.period.start.year - 1, claim.period.end.year + 1))
    return {claim.dateline.year - 1, claim.dateline.year - 2}


def of_a_year_told(claim: Moment, dated: Sequence[Moment], told: Sequence[Moment]) -> bool:
    """Do a date and those since a year was given fit their weekdays, when they are moved to that year?"""
    if claim.year is not None or claim.period is None:
        return False
    for other in told:
        if not 0 < claim.span.start - other.span.start < _NEAR_BY:
            continue
        starts = [
            (c.period.start, c.weekday) for c in dated
            if c.year is None and c.period and other.span.start < c.span.start <= claim.span.start
        ]  # fmt: skip
        years = years_of(other)
        if all(any(weekday_in(start, year) == weekday for year in years) for start, weekday in starts):
            return True
    return False


def weekday_in(when: date, year: int) -> int | None:
    """The weekday (0 = Monday) of a day of the year in another year; None for 29 February in most."""
    try:
        return when.replace(year=year).weekday()
    except ValueError:
        return None
