"""A relative day or period beside its date: "yesterday (14 March)", "on Sunday, five days ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.claims import Moment, kind_of_claim
from linter.document import Document
from linter.finders import moments
from linter.finders.intervals import amount
from linter.patterns import later
from linter.periods import DAY, HALF, MONTH, PART_YEAR, QUARTER, WEEK, YEAR, Period

# A relative day or a round count of days, and nothing after it: "on 6 October, two days ago, ".
_AFTER: Final = later(
    r"(?:, | \(| [-–—] )(?:or )?"
    r"(?:(?:just|only|exactly|about|around|roughly|almost|nearly|just over|just under|more than|less than) )?"
)
EXACT: Final = later(r"(?i)(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last night)$")
_COUNTED_DAYS: Final = later(r"\w+ days? ago")
_BESIDE: Final = later(r"(?:['’]s?(?: [\w-]+){1,3})?(?:,| ?\()? ?(?:on |in |from |between )?(?:the )?")
_OF_A_TIME: Final = later(r"^['’]s? .* (?:for|of|from|to|since) (?:the )?$")
AHEAD_BY: Final = later(
    r"(?i)\bin (?P<n>\d{1,2}|an?|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week|fortnight|month)"
    r"(?:['’]?s['’]?)?(?: time)?,? "
    r"(?:on |\()$"
)
# "Has until 10 April, six weeks from now, to reply".
FROM_NOW: Final = later(
    r"(?i)(?:, | \()(?:just |only )?(?P<n>\d{1,2}|an?|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?P<unit>day|week|fortnight|month)s? (?:from (?:now|today)|away)\b"
)

_WEEKS_AGO: Final = later(r"(\w+) weeks? ago", re.I)
_MONTHS_AGO: Final = later(r"(?:(\w+) )?months? ago", re.I)
_YEARS_AGO: Final = later(r"(\w+) years ago", re.I)
_HEDGED: Final = later(
    r"(?i)\b(?:about|around|some|roughly|almost|nearly|just over|over|more than|just under|less than|at least) $"
)
_ROUND: Final = 10  # years from which tens and fives are round counts


@kind_of_claim
class Placed(Moment):
    """A moment beside the words that decide how it is meant, and what it is compared with."""

    fault: str = ""
    right: str = ""
    fits: bool = False


def beside(document: Document, relative: tuple[int, int, Parts], dated: tuple[int, int, Parts]) -> Iterator[Placed]:
    """ "Yesterday (14 March)", "last month's election, on 23 March": does the date lie where the words put it?"""
    (first, last, parts), (first2, last2, other) = relative, dated
    gap, period, today = document.prose[last:first2], parts.period, document.date
    if period is None or today is None or not _BESIDE.fullmatch(gap) or (other.relative and other.weekday is None):
        return
    if _OF_A_TIME.search(gap):
        return  # "this morning's figures for July": the figures are of July
    bracketed = "(" in gap and document.prose[last2 : last2 + 1] == ")"
    last2 += bracketed
    if parts.weekday is not None and parts.day is None and parts.relative.startswith("this "):
        if other.period is None or other.period.kind != DAY or other.relative or gap not in (", ", " ("):
            return
        fits = any(abs((day.start - today).days) <= 7 for day in _any_year(other))
        yield place(document, first, last2, parts, fault=f"“{parts.relative}” is within a week of {today:%-d %B}",
                     fits=fits)  # fmt: skip
        return
    if other.relative or (other.day is None and other.weekday is not None):  # "tomorrow (Wednesday)"
        closed = gap in (" (", ", ") and document.prose[last2 - 1 : last2 + 1].strip("abcdefghijklmnopqrstuvwxyz")
        if period.kind != DAY or parts.weekday is not None or other.weekday is None or not closed:
            return
        fits = period.start.weekday() == other.weekday
        name = f"a {period.start:%A}"
    else:
        if parts.weekday is not None or other.period is None or other.end_month:
            return
        if other.end_day and not (period.kind in (WEEK, MONTH) and gap[:1] in (",", " ") and gap.strip()):
            return  # of a range, only that it lies in "last month" can be told
        slack = timedelta(days=_slack(period, parts.relative))
        apart = gap == " in " and period.kind in (HALF, QUARTER, PART_YEAR)
        if period.kind != DAY and (apart or not (gap.strip(" (") or bracketed)):
            return  # "this year 23 March …", "will report on the second half of the year in February"
        fits = any(
            period.start - slack <= day.end
            and day.start <= period.end + (slack if "ago" in parts.relative else slack / 2)
            for day in _any_year(other)
        )
        fits = fits and (_hedged(document, first) or _as_long_ago(parts.relative, other, today))
        name = f"{period.start.day} {period.start:%B}" if period.kind == DAY else str(period)
    be = "was" if period.end <= today and parts.relative not in ("today", "tonight") else "is"
    yield place(document, first, last2, parts, fault=f"“{parts.relative}” {be} {name}", fits=fits)


def behind(document: Document, dated: tuple[int, int, Parts], relative: tuple[int, int, Parts]) -> Iterator[Placed]:
    """ "On 6 October, two days ago," and "on Sunday, tomorrow,": the same with the date first."""
    (first, last, other), (first2, last2, parts) = dated, relative
    prose, period = document.prose, parts.period
    if (
        period is None
        or not _AFTER.fullmatch(prose, last, first2)
        or prose[last2 : last2 + 2].strip()[:1] not in tuple(",.;)–—-")
    ):
        return
    if other.year and other.period is not None and other.period.start == document.date:
        return  # the date of the draft itself
    exact = EXACT.search(parts.relative) or _COUNTED_DAYS.fullmatch(parts.relative)
    if other.end_day or other.end_month or (document.date is None) or not (exact or "ago" in parts.relative):
        return
    if other.day is None and other.weekday is not None:
        if period.kind != DAY or not exact or other.relative.partition(" ")[0] in ("last", "next"):
            return
        fits, name = period.start.weekday() == other.weekday, f"a {period.start:%A}"
    elif other.period is None or other.relative or (other.period.kind != DAY and period.kind == DAY):
        return
    else:
        hedged = _hedged(document, first2)
        slack = timedelta(days=_slack(period, parts.relative) * (2 if hedged else 1) + hedged)
        fits = any(period.start - slack <= day.end and day.start <= period.end + slack for day in _any_year(other))
        fits = fits and (hedged or _as_long_ago(parts.relative, other, document.date))
        name = f"{period.start.day} {period.start:%B}" if period.kind == DAY else str(period)
    yield place(document, first, last2, parts, fault=f"“{parts.relative}” would be {name}", fits=fits)


def _any_year(parts: Parts) -> Iterator[Period]:
    """The date in its year; or, where none is written, in the years about it too."""
    if parts.period is not None:
        yield parts.period
        if parts.year is None:
            yield from (periods.shift(parts.period, by) for by in (-1, 1))


def _as_long_ago(relative: str, other: Parts, today: date) -> bool:
    """Is it as many weeks ago as the copy says, or, of a year that is written, years, rounded up or down?"""
    if (weeks := _WEEKS_AGO.fullmatch(relative)) and other.period is not None and other.period.kind == DAY:
        return any(abs((today - day.start).days - 7 * amount(weeks[1])) <= 4 for day in _any_year(other))
    if (months := _MONTHS_AGO.fullmatch(relative)) and other.period is not None and other.period.kind == DAY:
        number = amount(months[1] or "a")
        return any(abs((today - day.start).days - 30.44 * number) <= 20 for day in _any_year(other))
    count = _YEARS_AGO.fullmatch(relative)
    if count is None or other.year is None or other.period is None:
        return True
    years = [abs((today - day).days) / 365.25 for day in (other.period.start, other.period.end)]
    number = amount(count[1])
    if other.month is not None:
        return min(years) - 0.75 <= number <= max(years) + 0.75
    if other.period.kind != YEAR or number == today.year - other.year or (number >= _ROUND and number % 5 == 0):
        return True
    # Any day of the year may be meant: it is rounded down to half a year, and up by some weeks.
    return min(years) - 0.5 <= number <= max(years) + 0.15


def _hedged(document: Document, first: int) -> bool:
    """Is it "nearly" or "more than" so long ago?"""
    return _HEDGED.search(document.prose, max(first - 12, 0), first) is not None


def _slack(period: Period, relative: str) -> int:
    """How many days a wording may be stretched: a week begins on Sunday or Monday; "ago" is a round count."""
    if EXACT.search(relative):
        return 0
    if _COUNTED_DAYS.fullmatch(relative):
        return 1 if int(amount(relative.split()[0])) > 2 else 0
    if "ago" in relative:
        return {WEEK: 4, MONTH: 16, YEAR: 365}.get(period.kind, 2)
    return 2 if period.kind == WEEK else 0


def ahead(document: Document, ahead: re.Match[str], first: int, last: int, parts: Parts) -> Iterator[Placed]:
    """ "In three weeks' time, on 10 July", "on 10 July, three weeks from now"."""
    today = document.date
    if today is None or parts.period is None or parts.period.kind != DAY or parts.relative:
        return
    count, unit = amount(ahead["n"]), ahead["unit"].lower()
    days = min((abs((when.start - today).days), when) for when in _any_year(parts))[0]
    size, slack = {
        "day": (1.0, 0.5), "week": (7.0, 4.0), "fortnight": (14.0, 3.0), "month": (30.4, 17.0),
    }[unit]  # fmt: skip
    yield place(
        document, min(first, ahead.start("n")), max(last, ahead.end()), parts,
        fault=f"{days} days from the date of the draft, not {ahead['n']} {unit}s",
        fits=abs(days - count * size) <= slack,
    )  # fmt: skip


def place(
    document: Document, start: int, end: int, parts: Parts, fault: str = "", right: str = "", fits: bool = False
) -> Placed:
    base = moments.moment(document, start, end, parts)
    return Placed(
        span=base.span, zone=base.zone, quoted=base.quoted, dateline=base.dateline, period=base.period,
        weekday=base.weekday, day=base.day, month=base.month, year=base.year, anchor=base.anchor,
        relative=base.relative, fault=fault, right=right, fits=fits,
    )  # fmt: skip
