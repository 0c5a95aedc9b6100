"""A month, a year, a weekend or a part of the year, and the name or the date with which the copy spells it out.

"Last month (March)", "next year, 2027", "last Saturday, 7 June", "the first quarter, from January to April".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.document import Document
from linter.patterns import later
from linter.periods import HALF, MONTH, PART_YEAR, QUARTER, YEAR, Period
from linter.relations.days.beside import Placed, place

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH: Final = later(rf"(?: \(|, )(?:in )?(?P<name>{'|'.join(_MONTHS)})(?:\)|,(?! (?:19|20)?\d)|(?= was| is| had))")
_YEAR: Final = later(r"(?: \(|, (?:in )?|['’]s (?:[a-z-]+ ){1,3}?\()"
                     r"(?P<year>(?:19|20)\d\d)(?=[),.;]| (?:was|is|had|which|when)\b)")  # fmt: skip
_TO_OR_FROM: Final = later(r"(?:,? \(?(?:(?:from|that is|i\.e\.) )?(?:the )?|: )")
_ON: Final = later(r",? \(?(?:on )?(?:the )?")
_RELATIVE: Final = later(r"(?i)(?:last|this|next) (?P<what>month|year|weekend)(?:['’]s)?")
_FORTNIGHT: Final = 13  # days within which "last Saturday" lies


def named(document: Document, relative: tuple[int, int, Parts]) -> Iterator[Placed]:
    """ "Last month (March)", "next year, 2027": the month or year by its name, which is no date by itself."""
    first, last, parts = relative
    period, today = parts.period, document.date
    if period is None or today is None or not (found := _RELATIVE.fullmatch(parts.relative)):
        return
    what = found["what"].lower()
    if what == "month" and period.kind == MONTH and (match := _MONTH.match(document.prose, last)):
        name, fits = match["name"], _MONTHS.index(match["name"]) + 1 == period.start.month
    elif what == "year" and period.kind == YEAR and (match := _YEAR.match(document.prose, last)):
        name, fits = match["year"], int(match["year"]) == period.start.year
    else:
        return
    end = match.end() - (document.prose[match.end() - 1] == ",")
    be = "was" if period.end <= today else "is"
    yield place(
        document, first, end, parts, fault=f"“{parts.relative}” {be} {period}", fits=fits,
        right="" if fits else document.prose[first:end].replace(name, _name(period)),
    )  # fmt: skip


def _name(period: Period) -> str:
    return _MONTHS[period.start.month - 1] if period.kind == MONTH else str(period.start.year)


def dated(document: Document, relative: tuple[int, int, Parts], day: tuple[int, int, Parts]) -> Iterator[Placed]:
    """ "Last Saturday, 7 June", "this weekend, on 28 and 29 June": is it in the fortnight that the words leave open?"""
    (first, last, parts), (first2, last2, other) = relative, day
    today, way = document.date, parts.relative.partition(" ")[0].lower()
    if today is None or other.day is None or other.relative or not _ON.fullmatch(document.prose, last, first2):
        return
    weekend = parts.relative.lower().endswith("weekend") and other.end_day is not None
    if not weekend and (parts.weekday is None or other.end_day or parts.day is not None):
        return
    if way not in ("last", "next") and not weekend:
        return
    days = [(start - today).days for start in _any_year(other)]
    least, most = {"last": (-_FORTNIGHT, 0), "next": (0, _FORTNIGHT)}.get(way, (-7, 7))
    fits = any(least <= each <= most for each in days)
    near = min(days, key=abs)
    fault = f"“{parts.relative}”, but that is {abs(near)} days {'before' if near < 0 else 'after'} the draft's date"
    yield place(document, first, last2, parts, fault=fault, fits=fits)


def _any_year(parts: Parts) -> list[date]:
    """The first day, in its year, or in the years about it where none is written."""
    if parts.period is None:
        return []
    shifts = (0,) if parts.year else (-1, 0, 1)
    return [periods.shift(parts.period, by).start for by in shifts]


def part_of_year(document: Document, part: tuple[int, int, Parts], months: tuple[int, int, Parts]) -> Iterator[Placed]:
    """ "The first quarter, from January to April": are there as many months? (A company's begin where they like.)"""
    (first, last, parts), (first2, last2, other) = part, months
    period, range_ = parts.period, other.period
    if period is None or range_ is None or period.kind not in (QUARTER, HALF, PART_YEAR):
        return
    if other.end_month is None or other.day is not None or not _TO_OR_FROM.fullmatch(document.prose, last, first2):
        return
    said, told = _size(period), _size(range_)
    if parts.month is None and 0 < told <= 12:
        yield place(
            document, first, last2, parts, fault=f"{said} months, but {told} from {_spelled(other)}", fits=said == told
        )


def _spelled(parts: Parts) -> str:
    assert parts.month is not None
    assert parts.end_month is not None
    return f"{_MONTHS[parts.month - 1]} to {_MONTHS[parts.end_month - 1]}"


def _size(period: Period) -> int:
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
