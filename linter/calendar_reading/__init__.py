"""From a wording to its days: which function reads each kind of form in `calendar.toml`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from linter import periods
from linter.calendar_reading import days, spans, years
from linter.calendar_reading.context import Context, Match, Parts, valid_day, wording
from linter.periods import AS_OF, FISCAL_YEAR, RANGE, SINCE, WEEK, YEAR, Period


def read(reading: str, match: Match, context: Context) -> Parts | None:
    """The parts and days of a form; None if this is not a date after all."""
    return _READINGS[reading](match, context)


def under(reading: str, lead: Match, base: Parts, context: Context) -> Parts | None:
    """A moment with words before it that change how it is read: "as of", "the year to"."""
    words = wording(lead)
    relative = f"{words} {base.relative}".strip() if base.relative else base.relative
    period = base.period
    if reading in ("as-of", "end"):
        period = period and Period(period.start, period.end, AS_OF)
    elif reading == "since":
        period = (
            Period(period.start, context.day, SINCE) if period and context.day and period.start <= context.day else None
        )
    elif reading == "within":
        period = period and _within(words, period)
    elif reading == "until":
        period = period and _until(lead, period, context)
        relative = words
    return base._replace(period=period, relative=relative)


def _within(words: str, period: Period) -> Period:
    """Early, middle or late third of a month or year."""
    third = 0 if words.startswith("early") else 2 if words.startswith("late") else 1
    if period.kind == YEAR:
        return periods.months(period.start.year, 4 * third + 1, 4 * third + 4)._replace(kind=RANGE)
    if period.days < 28:
        return period
    start = period.start + timedelta(days=10 * third)
    return Period(start, period.end if third == 2 else start + timedelta(days=9), RANGE)


def _until(lead: Match, period: Period, context: Context) -> Period | None:
    """ "The 12 months to the end of June": so long a stretch, ending there."""
    span, count = lead["span"].lower().rstrip("s"), lead.groupdict().get("n")
    number = context.number(count)
    if span == "week":
        return Period(period.end - timedelta(days=7 * number - 1), period.end, WEEK)
    if span == "year" and number > 1:
        return None
    size = {"quarter": 3, "half": 6, "year": 12}.get(span, number if count else 0)
    if not 0 < size <= 36:
        return None
    end = period.end
    if period.kind == YEAR:
        return None
    year, month = divmod(end.year * 12 + end.month - size, 12)
    whole = end == periods.month(end.year, end.month).end
    if whole and year == end.year:
        return periods.months(year, month + 1, end.month)
    if whole:
        return Period(date(year, month + 1, 1), end, FISCAL_YEAR if size == 12 else RANGE)
    start = valid_day(year if month else year - 1, month or 12, min(end.day, 28))
    return Period(start + timedelta(days=1), end, FISCAL_YEAR if size == 12 else RANGE) if start else None


_READINGS: Final[dict[str, Callable[[Match, Context], Parts | None]]] = {
    "date": days.date_form,
    "numeric": days.numeric_form,
    "months": days.months_form,
    "month": days.month_form,
    "weekday": days.weekday_form,
    "dayword": days.dayword_form,
    "named": days.named_form,
    "part": spans.part_form,
    "letter": spans.letter_form,
    "unit": spans.unit_form,
    "span": spans.span_form,
    "ago": spans.ago_form,
    "same": spans.same_form,
    "fiscal": years.fiscal_form,
    "season": years.season_form,
    "year": years.year_form,
    "thisyear": years.this_year_form,
    "decade": years.decade_form,
    "years": years.years_form,
    "bareyear": years.bare_year_form,
}
