"""When somebody was of the age that a sentence gives: its one date, where that is not the date of something else."""

from __future__ import annotations

from typing import Final

from linter.calendar_reading.context import Parts
from linter.document import Document
from linter.finders import moments
from linter.patterns import later
from linter.periods import DAY, MONTH, SEASON, SINCE, WEEK, YEAR, Period
from linter.periods import year as of_year

_KINDS: Final = (DAY, WEEK, MONTH, SEASON, YEAR)
_OF_BIRTH: Final = later(r"(?i)\bborn (?:[a-z]+ ){0,3}$")  # what else the sentence tells was not done on that day
_SAYS_WHEN: Final = later(r" when\b")  # "He was 12 when he first saw snow": not in the year of the sentence before
_OF_ANOTHER: Final = later(r"\b(?:since|which|who|whose|that|than|until)\b")
_UNTIL: Final = later(r"\b(?:until|till) (?:[A-Z][a-z]+ )?$")
_UNTIL_SHE: Final = later(r"\b(?:until|till|before|by the time) $")
_THEN_ON: Final = later(r"\b(?:(?:and|but),? then|later|afterwards)\b")


def told_when(
    document: Document, start: int, end: int, dates: list[tuple[int, int, Parts]], at: int, age: int, own: bool = False
) -> Period | None:
    """The only date of the sentence; or, in a sentence without, the one that ends the sentence before."""
    prose = document.prose
    if _UNTIL_SHE.search(prose, start, at):
        return None  # "In 1983 she was given the keys, and took no holiday until she was 30"
    if not dates and not own and not _SAYS_WHEN.search(prose, age, end):
        before = document.sentence_at(max(start - 2, 0))
        if before[0] < start and start - before[1] < 3 and prose[before[1] : start] != "\n":
            dates = [d for d in moments.scan(document, *before) if prose[d[1] : before[1]].strip(" .") == ""]
            start = before[0]
    today = Period(document.date, document.date, DAY) if document.date else None
    dates = [d for d in dates if d[2].period != today] or dates  # the day of the dateline is none of the sentence's
    beside = [d for d in dates if d[2].year and 0 < at - d[1] <= len(", when ")]
    dates = beside or dates  # "in 1951, when he was 16, and his last in 2019"
    dates = [d for d in dates if not d[2].relative] or dates  # "a week before" is no second date
    dates = [d for d in dates if d[2].month or not prose.endswith(" of ", start, d[0])]  # "the war of 1914"
    if len(dates) != 1 or _OF_BIRTH.search(prose, start, dates[0][0]) or _other_time(prose, start, dates[0], at, age):
        return None
    parts = dates[0][2]
    written = parts.year is not None and parts.period is not None and not parts.relative
    written = written or (own and parts.weekday is not None and not parts.end_day)  # "retired on Friday at 63"
    written = written or parts.relative.endswith((" years ago", "last week", "last month", "this week", "this month"))
    if written and parts.period and parts.period.kind == SINCE and parts.year and parts.month is None:
        return of_year(parts.year)  # "since 1954, when he was 14"
    return parts.period if written and parts.period and parts.period.kind in _KINDS else None


def _other_time(prose: str, start: int, told: tuple[int, int, Parts], at: int, age: int) -> bool:
    """Is a date that of another clause: "at 34 the first since it was founded in 1952", "in 1948, and then, at 12,"?"""
    first, last, _ = told
    if first > age:
        return _OF_ANOTHER.search(prose, age, last) is not None
    aside = first > at  # "Khoury, who studied in Cork in 1964, was 40"
    return aside or _UNTIL.search(prose, start, first) is not None or _THEN_ON.search(prose, last, at) is not None
