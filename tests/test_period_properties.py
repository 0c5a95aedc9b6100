"""Every date and period written in a style of ours is read back, and its span is what stands in the source."""

from __future__ import annotations

import calendar
import string
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linter import periods
from linter.document import Document, Draft
from linter.finders.moments import find, scan
from linter.periods import Period

TODAY = date(2024, 11, 19)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
YEARS = st.integers(1950, 2049)
NEAR = st.dates(TODAY - timedelta(days=59), TODAY + timedelta(days=59))
FRAMES = ("The report is for {}, it said.", "({})", "“It fell in {},” he said.", "{}", "Sales rose 4% in {} to $3.2m")


def short(month: int) -> str:
    """A month as American wires cut it."""
    name = calendar.month_name[month]
    return name if len(name) < 6 else "Sept." if month == 9 else f"{name[:3]}."


def ordinal(day: int) -> str:
    return f"{day}{'th' if 4 <= day % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


# A day with its year.
DATED: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{short(d.month)} {d.day}, {d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d.day} {d:%b} {d.year}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    lambda d: f"{d:%A} {d.day} {d:%B} {d.year}",
    lambda d: f"{d:%A}, {d.day} {d:%B} {d.year}",
    lambda d: f"{ordinal(d.day)} {d:%B} {d.year}",
    lambda d: f"{d:%B} {ordinal(d.day)}, {d.year}",
    lambda d: f"{ordinal(d.day)} of {d:%B}, {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%Y/%m/%d}",
)
# A day without its year, within two months of the day of the copy.
UNDATED: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d:%B} {d.day}",
    lambda d: f"{short(d.month)} {d.day}",
    lambda d: f"{d.day} {d:%B}",
    lambda d: f"{d:%A}, {d:%B} {d.day}",
    lambda d: f"{d:%A} {d.day} {d:%B}",
    lambda d: f"the {ordinal(d.day)} of {d:%B}",
)
MONTHS: tuple[Callable[[int, int], str], ...] = (
    lambda y, m: f"{calendar.month_name[m]} {y}",
    lambda y, m: f"{calendar.month_name[m]}, {y}",
    lambda y, m: f"{short(m)} {y}",
    lambda y, m: f"{calendar.month_name[m]} of {y}",
)
WORDS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
PARTS: tuple[Callable[[int, int], str], ...] = (
    lambda y, n: f"the first {n} months of {y}",
    lambda y, n: f"the first {WORDS[n]} months of {y}",
    lambda y, n: f"January-{calendar.month_name[n]} {y}",
    lambda y, n: f"Jan-{calendar.month_abbr[n]} {y}",
    lambda y, n: f"January to {calendar.month_name[n]} {y}",
    lambda y, n: f"January through {calendar.month_name[n]} of {y}",
)
WORDS_OF_ORDER = ("", "first", "second", "third", "fourth")
QUARTERS: tuple[Callable[[int, int], str], ...] = (
    lambda y, q: f"the {WORDS_OF_ORDER[q]} quarter of {y}",
    lambda y, q: f"{WORDS_OF_ORDER[q]}-quarter {y}",
    lambda y, q: f"Q{q} {y}",
    lambda y, q: f"{q}Q {y}",
    lambda y, q: f"{y} Q{q}",
    lambda y, q: f"the three months to {calendar.month_name[3 * q]} {y}",
    lambda y, q: f"the quarter ended {calendar.month_name[3 * q]} {calendar.monthrange(y, 3 * q)[1]}, {y}",
)
SPANS: tuple[Callable[[date, date], str], ...] = (
    lambda a, b: f"{a:%B} {a.day}, {a.year} to {b:%B} {b.day}, {b.year}",
    lambda a, b: f"{a.day} {a:%B} {a.year} to {b.day} {b:%B} {b.year}",
    lambda a, b: f"{a:%A}, {a:%B} {a.day}, {a.year} to {b:%A}, {b:%B} {b.day}, {b.year}",
    lambda a, b: f"{a:%A} {a.day} {a:%B} {a.year} to {b:%A} {b.day} {b:%B} {b.year}",
)


def document(copy: str, day: date | None = TODAY) -> Document:
    draft = Draft("a.txt", copy)
    draft.open("body")
    draft.add(0, len(copy))
    return draft.document(day=day)


def periods_in(copy: str, day: date | None = TODAY) -> list[Period | None]:
    return [moment.period for moment in find(document(copy, day))]


@given(DAYS, st.sampled_from(DATED), st.sampled_from(FRAMES), st.sampled_from([TODAY, None]))
def test_a_day_is_read_back(when: date, style: Callable[[date], str], frame: str, today: date | None) -> None:
    assert periods_in(frame.format(style(when)), today) == [periods.day(when)]


@given(NEAR, st.sampled_from(UNDATED))
def test_a_day_without_its_year_is_the_nearest(when: date, style: Callable[[date], str]) -> None:
    assert periods_in(f"Talks on {style(when)} at noon") == [periods.day(when)]


@given(YEARS, st.integers(1, 12), st.sampled_from(MONTHS), st.sampled_from(FRAMES))
def test_a_month_is_read_back(year: int, month: int, style: Callable[[int, int], str], frame: str) -> None:
    assert periods_in(frame.format(style(year, month))) == [periods.month(year, month)]


@given(YEARS, st.integers(2, 11), st.sampled_from(PARTS), st.sampled_from(FRAMES))
def test_a_part_of_a_year_is_read_back(year: int, last: int, style: Callable[[int, int], str], frame: str) -> None:
    assert periods_in(frame.format(style(year, last))) == [periods.months(year, 1, last)]


@given(YEARS, st.integers(1, 4), st.sampled_from(QUARTERS), st.sampled_from(FRAMES))
def test_a_quarter_is_read_back(year: int, quarter: int, style: Callable[[int, int], str], frame: str) -> None:
    (period,) = periods_in(frame.format(style(year, quarter)))
    assert period is not None
    assert period.same_days(periods.months(year, 3 * quarter - 2, 3 * quarter))


@given(DAYS, st.integers(1, 200), st.sampled_from(SPANS))
def test_a_stretch_of_days_is_read_back(start: date, days: int, style: Callable[[date, date], str]) -> None:
    end = start + timedelta(days=days)
    (period,) = periods_in(f"open from {style(start, end)}, daily")
    assert period == Period(start, end)


YEAR_FRAMES = ("in {}", "for the whole of {}", "the {} election", "calendar year {}", "({})", "by end-{}")


@given(YEARS, st.sampled_from(YEAR_FRAMES))
def test_a_year_is_read_back(year: int, style: str) -> None:
    (period,) = periods_in(style.format(year))
    assert period is not None
    assert period.same_days(periods.year(year))


SCRAPS = (
    *"0123456789 -/\n'", "to ", "the ", "of ", "year ", "May ", "June ", "Tuesday ", "first ", "half ", "2024",
    "since ", "between ", "and ", "next ", "week ",
)  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
@settings(max_examples=300)
def test_a_span_is_what_stands_in_the_source(copy: str) -> None:
    one = document(copy)
    found = list(find(one))
    for moment in found:
        assert one.source[moment.span.start : moment.span.end] == moment.span.text
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert [one.span(start, end) for start, end, _ in scan(one, 0, len(one.prose))] == [m.span for m in found]


@given(st.text(string.printable, max_size=80), DAYS, st.sampled_from(DATED))
def test_a_date_does_not_depend_on_other_blocks(before: str, when: date, style: Callable[[date], str]) -> None:
    draft = Draft("a.txt", before + "\n" + style(when))
    for start, end in ((0, len(before)), (len(before) + 1, len(draft.source))):
        draft.open("body")
        draft.add(start, end)
    assert [m.period for m in find(draft.document(day=TODAY))][-1] == periods.day(when)
