"""Days that the calendar does not have, and times that no clock shows."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Moment, kind_of_claim
from linter.document import Document
from linter.finders import moments
from linter.finding import ERROR, WARNING, Finding
from linter.patterns import later
from linter.rule import Rule, examples

# A score or a ratio is not a time: something must say so.
_TIME: Final = later(
    r"(?P<hour>\d(?<![\d:.,$£€-]\d)(?P<at>(?<=\bat \d)|(?<=\bAt \d))?\d?)[:.](?P<minute>\d\d)(?![\d:%])(?![.,]\d)"
    r"(?P<sign> ?(?:[ap]\.m\.|[ap]m\b|GMT\b|UTC\b|BST\b|C?E[SD]?T\b|P[SD]T\b|local time\b|o[’']clock\b|hrs\b))?"
    r"(?(sign)|(?(at)(?<=:\d\d)|(?!)))"
)


@kind_of_claim
class Clock(Moment):
    """A time of the day that no clock shows."""

    hour: int = 0
    minute: int = 0


class ImpossibleDate(Rule[Moment]):
    """A day that the calendar does not have (31 June, 29 February of a common year), or a time like 10.75 a.m.

    Why it matters
    A deadline of 31 June cannot be met. It is always a slip, and readers write in about it.

    How it decides
    Each month has its number of days. A 29 February needs a leap year: the one written, or the one nearest to the
    day of the draft. A time of the clock ends at 24:00 and has 59 minutes at most; a number is one if "a.m.", "GMT",
    "local time" or the like follows it, or "at" stands before it.

    When it stays silent
    For a 29 February whose year is neither written nor clear, or that is a birthday or about leap years; and for a
    number after a month that counts something ("in June 31 people"); for scores, ratios and running times ("at 78:75",
    "in 2:75").
    """

    severity = ERROR
    reads = Moment
    allows = examples(
        "Applications must be received by 30 June, the service said.\n",
        "Bergen, Nov. 6, 2023 - The pass is valid from Dec. 1 to Feb. 29 on all routes.\n",
        "In June 31 people were rescued from the cliffs.\n",
        "She was born on 29 February 1996, and was married on February 29, 2024.\n",
        "The gates open at 6:30 p.m. and close at 24:00 local time; the vote was tied at 64:61 on Tuesday.\n",
    )
    catches = examples(
        "Applications must be received by [[31 June]], the service said.\n",
        "BERGEN, Nov. 6, 2024 - The pass will be valid from Dec. 1 to [[Feb. 29]] on all routes.\n",
        "The law took effect on [[February 29, 2023]], and was repealed on [[April 31, 2024]].\n",
        "The exhibition runs from [[29-31 November]] in Da Nang.\n",
        "The flight landed at [[25:10 local time]] and left again at [[9:75]], the airport said.\n",
    )

    def find(self, document: Document) -> Iterator[Moment]:
        # "| October | 38 |": a month, and in the next cell a count.
        yield from (claim for claim in moments.find(document) if claim.day is not None and "|" not in claim.span.text)
        for time in _TIME.finditer(document.prose):
            hour, minute = int(time["hour"]), int(time["minute"])
            if (minute > 59 or hour * 60 + minute > 24 * 60) and (time["sign"] or hour <= 24):
                yield Clock(
                    span=document.span(time.start("hour"), time.end()), zone=document.zone_at(time.start()),
                    quoted=document.quoted(time.start()), dateline=document.date, hour=hour, minute=minute,
                )  # fmt: skip

    def keys(self, claim: Moment) -> Iterator[str]:
        if isinstance(claim, Clock):
            yield f"{claim.path}|clock"
        if claim.day is not None and claim.month is not None:
            yield claim.path

    def check(self, claims: Sequence[Moment]) -> Iterator[Finding]:
        for claim in claims:
            if isinstance(claim, Clock):
                fault = "an hour has 60 minutes" if claim.minute > 59 else "a day has 24 hours"
                yield self.finding(claim, fault, reason="the clock")
            if claim.day is None or claim.month is None:
                continue
            year = claim.year or (_nearest_february(claim) if claim.month == 2 and claim.period is None else None)
            for day, month in ((claim.day, claim.month), (claim.end_day, claim.end_month or claim.month)):
                last = calendar.monthrange(year or 2000, month)[1]
                if day is None or day <= last:
                    continue
                name = calendar.month_name[month]
                guessed = day == 29 and not claim.year
                yield self.finding(
                    claim,
                    f"{name} {year} has {last} days" if year and month == 2 else f"{name} has {last} days",
                    reason=f"the calendar of {year}" + (", the year nearest to the draft's date" if guessed else "")
                    if year
                    else "the calendar",
                    severity=WARNING if guessed else ERROR,
                    repairs=[_redated(claim.span.text, day, last)],
                )
                break


def _redated(text: str, day: int, last: int) -> str:
    """The same words with the last day of the month."""
    ending = "st" if last == 31 else "th"
    return re.sub(rf"(?<!\d){day}(st|nd|rd|th)?(?!\d)", lambda m: f"{last}{ending if m[1] else ''}", text, count=1)


def _nearest_february(claim: Moment) -> int | None:
    """The year that a 29 February without one was read as; there is a period only if it has such a day."""
    if claim.anchor != "dateline" or claim.dateline is None:
        return None
    year = claim.dateline.year + (claim.dateline.month > 8)
    return year - calendar.isleap(year)
