"""From a wording to its days: which function reads each kind of form in `calendar.toml`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from linter import periods
from linter.calendar_reading import days, spans, years
from linter.calendar_reading.context import Context, Match, Parts, valid_day, wording
from linter.periods import AS_OF, DAY, DECADE, FISCAL_YEAR, RANGE, SINCE, WEEK, YEAR, Period


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
    elif reading == "since" and base.end_month:
        return base  # "từ tháng 6 đến tháng 12": from one month to another
    elif reading == "since":
        period = (
            Period(period.start, context.day, SINCE) if period and context.day and period.start <= context.day else None
        )
    elif reading == "within":
        period = period and _within(lead, period)
    elif reading == "clip":
        period = period and _clip(lead, period, context)
    elif reading == "week":
        if period is None or period.kind != DAY:
            return None
        period = _week(lead, period)
        base = base._replace(day=None, weekday=None, month=None)
    elif reading == "until":
        period = period and _until(lead, period, context)
        relative = words
    return base._replace(period=period, relative=relative)


def _within(lead: Match, period: Period) -> Period:
    """Early, middle or late third of a year, month or week."""
    groups = lead.groupdict()
    third = 0 if groups.get("early") else 2 if groups.get("late") else 1
    if period.kind == YEAR:
        return periods.months(period.start.year, 4 * third + 1, 4 * third + 4)._replace(kind=RANGE)
    if period.kind == DECADE:
        first = period.start.year + (0, 3, 7)[third]
        return Period(date(first, 1, 1), date(first + (2, 3, 2)[third], 12, 31), RANGE)
    if period.kind == WEEK:
        first_day = period.start + timedelta(days=(0, 1, 3)[third])
        return Period(first_day, first_day + timedelta(days=(2, 3, 3)[third]), RANGE)
    if period.days < 28:
        return period
    start = period.start + timedelta(days=10 * third)
    return Period(start, period.end if third == 2 else start + timedelta(days=9), RANGE)


def _clip(lead: Match, period: Period, context: Context) -> Period:
    """ "Earlier this month", "later this year": the part before or after the day of the copy."""
    if context.day is None or not period.start < context.day < period.end:
        return period
    return Period(period.start, context.day, RANGE) if lead["early"] else Period(context.day, period.end, RANGE)


def _week(lead: Match, day: Period) -> Period:
    """ "The week of April 10" runs from its Monday, "the week commencing April 10" from that day."""
    start = day.start - timedelta(days=day.start.weekday() if lead["whole"] else 0)
    return Period(start, start + timedelta(days=6), WEEK)


def join(first: Parts, second: Parts) -> Parts | None:
    """ "From 2015 to May 2017": two moments as one stretch, where neither names a weekday."""
    one, other = first.period, second.period
    if one is None or other is None or first.weekday is not None or second.weekday is not None:
        return None
    if {one.kind, other.kind} & {AS_OF, SINCE} or first.end_day or second.end_day:
        return None
    if first.anchor == "dateline" and first.month and second.anchor == "written" and not first.relative:
        later = other.end.year - one.start.year - ((one.start.month, one.start.day) > (other.end.month, other.end.day))
        one = periods.shift(one, later)
    if not one.start < other.start or not one.end < other.end:
        return None
    if one.start.day == 1 and one.start.year == other.end.year and other.kind != DAY:
        whole = periods.months(one.start.year, one.start.month, other.end.month)
    else:
        whole = Period(one.start, other.end, RANGE)
    anchor = first.anchor if first.anchor == second.anchor else "dateline"
    return Parts(whole, anchor, first.relative or second.relative)


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
    "dayof": days.day_of_month_form,
    "weekday": days.weekday_form,
    "nth": days.nth_form,
    "dayword": days.dayword_form,
    "named": days.named_form,
    "part": spans.part_form,
    "monthquarter": spans.month_quarter_form,
    "letter": spans.letter_form,
    "unit": spans.unit_form,
    "span": spans.span_form,
    "ago": spans.ago_form,
    "fromday": spans.from_day_form,
    "same": spans.same_form,
    "fiscal": years.fiscal_form,
    "season": years.season_form,
    "year": years.year_form,
    "thisyear": years.this_year_form,
    "namedyear": years.named_year_form,
    "sofar": years.so_far_form,
    "current": spans.current_form,
    "months3": spans.season_of_year_form,
    "decade": years.decade_form,
    "years": years.years_form,
    "bareyear": years.bare_year_form,
}
