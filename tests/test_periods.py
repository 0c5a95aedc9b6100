"""Arithmetic of periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import periods
from linter.periods import AS_OF, HALF, MONTH, PART_YEAR, QUARTER, SINCE, YEAR, Period

YEARS = st.integers(1500, 2900)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (periods.day(date(2025, 1, 14)), "January 14, 2025"),
        (periods.month(2024, 6), "June 2024"),
        (periods.year(2024), "2024"),
        (periods.months(2024, 7, 9), "Q3 2024"),
        (periods.months(2024, 1, 11), "January-November 2024"),
        (periods.month(2024, 11)._replace(kind=AS_OF), "as of November 30, 2024"),
        (Period(date(2019, 1, 1), date(2024, 5, 5), SINCE), "since January 1, 2019"),
        (Period(date(2024, 2, 28), date(2024, 3, 3)), "2024-02-28 to 2024-03-03"),
    ],
)
def test_a_period_is_named_as_a_newsroom_would(period: Period, words: str) -> None:
    assert str(period) == words


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [(1, 12, YEAR), (1, 6, HALF), (7, 12, HALF), (4, 6, QUARTER), (2, 4, PART_YEAR), (1, 11, PART_YEAR), (5, 5, MONTH)],
)
def test_months_know_what_they_are(first: int, last: int, kind: str) -> None:
    assert periods.months(2024, first, last).kind == kind


@given(YEARS, st.integers(1, 12), st.integers(1, 12))
def test_parts_of_a_year_lie_in_it(year: int, first: int, last: int) -> None:
    part = periods.months(year, min(first, last), max(first, last))
    assert periods.year(year).contains(part)
    assert part.overlaps(periods.month(year, first))
    assert part.days == sum(periods.month(year, m).days for m in range(min(first, last), max(first, last) + 1))


@given(YEARS, st.integers(1, 12), st.integers(-20, 20))
def test_shift_keeps_months_whole(year: int, month: int, years: int) -> None:
    assert periods.shift(periods.month(year, month), years).same_days(periods.month(year + years, month))


@given(st.dates(date(1900, 1, 8), date(2100, 1, 1)), st.integers(0, 6))
def test_weekdays_are_near(when: date, name: int) -> None:
    before, after = periods.weekday_before(name, when), periods.weekday_after(name, when)
    assert before.weekday() == after.weekday() == name
    assert 0 <= (when - before).days < 7
    assert 0 < (after - when).days <= 7


def test_a_leap_day_has_no_twin_in_a_common_year() -> None:
    assert periods.years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)
