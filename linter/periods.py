"""Period: a stretch of days that a newsroom has a name for (day, month, quarter, year …), and its arithmetic."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

DAY, WEEK, MONTH, QUARTER, HALF, PART_YEAR, YEAR, FISCAL_YEAR, AS_OF, SINCE, DECADE, SEASON, RANGE = (
    "day", "week", "month", "quarter", "half", "part-year", "year", "fiscal-year", "as-of", "since", "decade", "season",
    "range",
)  # fmt: skip


class Period(NamedTuple):
    """From `start` to `end`, both included.

    An as-of period ("as of November 2024") runs to its `end` and is open at the start, which then repeats the first
    day of the month or day named; a `since` period ends on the day the copy speaks from. A season ("last summer", "the
    2023-24 season") is only about so long.
    """

    start: date
    end: date
    kind: str = RANGE

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def contains(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end

    def same_days(self, other: Period) -> bool:
        return self.start == other.start and self.end == other.end

    def __str__(self) -> str:
        if self.kind == DAY:
            return f"{self.start:%B} {self.start.day}, {self.start.year}"
        if self.kind == MONTH:
            return f"{self.start:%B %Y}"
        if self.kind == YEAR:
            return str(self.start.year)
        if self.kind == QUARTER and self.start.month % 3 == 1:
            return f"Q{(self.start.month + 2) // 3} {self.start.year}"
        if self.kind == AS_OF:
            return f"as of {self.end:%B} {self.end.day}, {self.end.year}"
        if self.kind == SINCE:
            return f"since {self.start:%B} {self.start.day}, {self.start.year}"
        if self.start.year == self.end.year and self.start.day == 1 and self.end == month(*_ym(self.end)).end:
            return f"{self.start:%B}-{self.end:%B} {self.end.year}"
        return f"{self.start.isoformat()} to {self.end.isoformat()}"


def _ym(day: date) -> tuple[int, int]:
    return day.year, day.month


def day(when: date) -> Period:
    return Period(when, when, DAY)


def month(year_: int, month_: int) -> Period:
    # Not calendar.monthrange: importing `calendar` imports `locale`, and every run would wait for both.
    after = date(year_ + month_ // 12, month_ % 12 + 1, 1) if (year_, month_) < (9999, 12) else None
    return Period(date(year_, month_, 1), after - timedelta(days=1) if after else date.max, MONTH)


def months(year_: int, first: int, last: int) -> Period:
    """The months `first` to `last` of a year: a quarter, a half, a year or part of one."""
    start, end = month(year_, first).start, month(year_, last).end
    if first == last:
        return Period(start, end, MONTH)
    kind = {(1, 12): YEAR, (1, 6): HALF, (7, 12): HALF}.get((first, last), PART_YEAR)
    if last - first == 2 and first % 3 == 1:
        kind = QUARTER
    return Period(start, end, kind)


def year(year_: int) -> Period:
    return Period(date(year_, 1, 1), date(year_, 12, 31), YEAR)


def years_before(when: date, count: int) -> date:
    """The same day `count` years earlier (28 February for a 29th that does not exist)."""
    try:
        return when.replace(year=when.year - count)
    except ValueError:
        return when.replace(year=when.year - count, day=28)


def shift(period: Period, years: int) -> Period:
    """The same period `years` later (earlier, if negative)."""
    end = years_before(period.end, -years)
    if period.end == month(*_ym(period.end)).end:
        end = month(end.year, end.month).end
    return Period(years_before(period.start, -years), end, period.kind)


def weekday_before(name: int, when: date, include: bool = True) -> date:
    """The last day of a weekday (0 = Monday) on or before `when`."""
    back = (when.weekday() - name) % 7
    return when - timedelta(days=back or (0 if include else 7))


def weekday_after(name: int, when: date) -> date:
    """The next day of a weekday (0 = Monday) after `when`."""
    return when + timedelta(days=(name - when.weekday()) % 7 or 7)


def nth_weekday(nth: str, name: int, year_: int, month_: int) -> date:
    """The "first", "second", "third", "fourth" or "last" of a weekday (0 = Monday) in a month."""
    whole = month(year_, month_)
    if nth == "last":
        return weekday_before(name, whole.end)
    first = weekday_after(name, whole.start - timedelta(days=1))
    return first + timedelta(days=7 * ("first", "second", "third", "fourth").index(nth))
