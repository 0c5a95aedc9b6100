"""“Yesterday” and parts of this year against the date of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.claims import Moment
from linter.document import Document
from linter.finders import moments
from linter.finders.intervals import amount
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.periods import DAY, HALF, MONTH, PART_YEAR, QUARTER, WEEK, YEAR, Period
from linter.rule import Rule, examples

_GATE: Final = later(
    r"(?i)\b(?:yesterday|today|tonight|tomorrow|days|weeks?|months?|year|years ago|quarter|half|Jan(?:uary)?|"
    r"morning|afternoon|evening|night|fortnight|"
    r"this (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# A relative day or a round count of days, and nothing after it: "on 6 October, two days ago, ".
_AFTER: Final = later(r", (?:or )?(?:(?:just|only|exactly) )?")
_EXACT: Final = later(r"(?i)(?:yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last night)$")
_COUNTED_DAYS: Final = later(r"\w+ days? ago")
_BESIDE: Final = later(r"(?:['’]s?(?: [\w-]+){1,3})?(?:,| ?\()? ?(?:on |in )?(?:the )?")
_AHEAD_BY: Final = later(
    r"(?i)\bin (?P<n>\d{1,2}|an?|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week|fortnight|month)"
    r"(?:['’]?s['’]?)?(?: time)?,? "
    r"(?:on |\()$"
)
_AHEAD: Final = later(
    r"(?i)\b(?:will|would|to be|expect\w*|forecast\w*|project(?:s|ed|ion)|predict\w*|estimat\w*|target\w*|"
    r"plan\w*|aim\w*|"
    r"hop(?:es?|ed|ing)|likely|could|(?-i:may)|might|should|budget\w*|goal|by the end|ahead|upcoming|due|set to|"
    r"until|"
    r"advance|bookings?)\b"
)
_LOOKED_BACK: Final = later(
    r"(?i)\b(?:last year|a year (?:ago|earlier)|since|anniversary|previous year|year before|born|died)\b"
)
_SAID: Final = later(r"(?i)\b(?:said|told|announced|reported|says|issued|released|held|met|signed)\b")
# A company's quarters and halves need not be the calendar's.
_QUARTER: Final = later(r"(?i)quarter|half|\b[QH][1-4]\b|\b[1-4][QH]\b")
_COMPANY: Final = later(
    r"(?i)\b(?:company|firm|fiscal|financial year|earnings|profits?|revenues?|income|shares?|retailer|maker|"
    r"group|bank|airline|"
    r"plc|inc|corp|ltd|chain|brand|store)\b"
)
_EARLY = 4  # a statistics office may publish its estimate for a month so many days before it is over


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Moment):
    """A moment beside the words that decide how it is meant, and what it is compared with."""

    fault: str = ""
    right: str = ""
    fits: bool = False


@dataclass(frozen=True)
class WrongRelativeDate(Rule[Placed]):
    """A "yesterday" or a part of "this year" that the day of the draft contradicts.

    Why it matters
    Copy that is held for a day keeps its "yesterday", and figures for eleven months that appear in mid-November were
    really for ten. Both are invisible to a reader who does not have the calendar beside the page.

    How it decides
    "Yesterday", "today" and "tomorrow" are counted from the day of the draft and compared with the date in brackets
    or commas beside them; so are "last month's election, on 23 March", "a week ago, on June 2", "tomorrow (Wednesday)"
    and "in three weeks' time, on 10 July", with the stretch that round counts have. A figure for a month,
    quarter, half or the first months of a year is a warning while that period has more than four days to run. In
    January, a date of the past week with last year's number is a warning.

    When it stays silent
    Without a date for the draft; where the sentence looks ahead (forecasts, plans, targets); in direct speech; for a
    quarter or half of a company, whose year may not be the calendar's.
    """

    severity = ERROR
    reads = Placed
    allows = examples(
        "CORK, 26 March 2025 - The boat sank at 4.40am a week ago today, on 19 March, in a gale.\n",
        "CORK, 26 March 2025 - The call came at two this morning (Wednesday), and a second on Monday, two days ago.\n",
        "CORK, 26 March 2025 - The mast broke on 6 March, nearly three weeks ago, and on 24 March, two days ago.\n",
        "LIMA, 22 May 2025 - Few voted in last month's election, on 23 April, officials said.\n",
        "LEEDS, 12 January 2025 - The mill, sold last month, on 23 December, will reopen next month (3 February).\n",
        "LEEDS, 12 June 2025 - The council meets tomorrow (Friday), in two weeks, on 26 June, and later this year, in "
        "October.\n",
        "DILI, 16 March 2024 - The laboratory was handed over yesterday (15 March) at a ceremony in Baucau.\n",
        "CAN THO, November 19, 2024 - Sales reached $84 million in the first ten months of this year, it said.\n",
        "CAN THO, November 19, 2024 - Sales may be expected to reach $94 million in the first eleven months of 2024.\n",
        "AUSTIN, Texas, Nov. 20, 2024 - Sales of the retailer rose 4% in the fourth quarter, to $2 billion.\n",
        "LEEDS, Jan. 7, 2025 - The firm said on Jan. 6, 2024, a year ago, that it would close the plant.\n",
    )
    catches = examples(
        "CORK, 26 March 2025 - The boat sank at 4.40am [[a week ago today, on 9 March]], in a gale.\n".replace(
            "[[a ", "a [["
        ),
        "CORK, 26 March 2025 - The call came at two [[this morning (Tuesday)]] from a guard.\n",
        "CORK, 26 March 2025 - The mast broke on [[21 March, two days ago]], in a squall.\n",
        "CORK, 26 March 2025 - The regatta begins [[this Sunday, April 6]], weather permitting.\n",
        "LIMA, 22 May 2025 - Few voted in [[last month's election, on 23 March]], officials said.\n",
        "LEEDS, 12 June 2025 - The council meets [[tomorrow (Wednesday)]] to vote.\n",
        "TULSA, Okla., June 12, 2025 - A fire killed two people [[three weeks ago, on June 2]], police said.\n",
        "HUE, 12 June 2025 - The bridge will shut in [[three weeks' time, on 20 July]], for repairs.\n",
        "[[DILI, 16 March 2024]] - The laboratory was handed over [[yesterday]] [[(14 March)]].\n".replace(
            "[[DILI, 16 March 2024]]", "DILI, 16 March 2024"
        ).replace("[[yesterday]] [[(14 March)]]", "[[yesterday (14 March)]]"),
        "CAN THO, November 19, 2024 - Sales hit $84 million in the [[first eleven months of this year]], it said.\n",
        "LEEDS, Jan. 7, 2025 - Police said on [[Jan. 6, 2024]], that a man had been arrested over the fire.\n",
        "AUSTIN, Texas, May 12, 2025 - Exports rose 4% in the [[first half of 2025]], the state said.\n",
    )

    def find(self, document: Document) -> Iterator[Placed]:
        if document.date is None:
            return
        done = -1
        for gate in _GATE.finditer(document.prose):
            start, end = document.sentence_at(gate.start())
            if start > done:
                done = start
                yield from _sentence(document, start, end)

    def keys(self, claim: Placed) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Placed]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            reason = f"the draft is dated {claim.dateline}"
            if claim.fits:
                yield self.agreement(f"{claim.span.text} fits the date of the draft", claim, reason=reason)
            else:
                severity = ERROR if _EXACT.search(claim.relative) else WARNING
                yield self.finding(
                    claim, claim.fault, reason=reason, severity=severity, repairs=[claim.right] if claim.right else []
                )


def _sentence(document: Document, start: int, end: int) -> Iterator[Placed]:
    found = list(moments.scan(document, start, end))
    text, today = document.prose[start:end], document.date
    if today is None:
        return
    for at, (first, last, parts) in enumerate(found):
        period = parts.period
        if period is None or document.quoted(first):
            continue
        if parts.relative and parts.day is None and at + 1 < len(found):
            yield from _beside(document, found[at], found[at + 1])
        if at + 1 < len(found) and found[at + 1][2].relative and found[at + 1][2].weekday is None:
            yield from _behind(document, found[at], found[at + 1])
        if weeks := _AHEAD_BY.search(document.prose, max(first - 45, start), first):
            yield from _by(document, weeks, last, parts)
        if period.kind in (PART_YEAR, HALF, QUARTER) and period.start <= today < period.end:
            if today >= period.end - timedelta(days=_EARLY) or _AHEAD.search(text) or not _counted(text):
                continue
            if _QUARTER.search(document.prose[first:last]) and _COMPANY.search(text):
                continue
            size = (today.year - period.start.year) * 12 + today.month - period.start.month
            over = f"{period} is not over yet"
            if size > 1:
                whole = periods.months(period.start.year, period.start.month, today.month - 1)
                over += f"; the months that are over are {whole}"
            yield _place(document, first, last, parts, fault=over)
        elif parts.year == today.year - 1 and today.month == 1 and period.kind == DAY and parts.weekday is None:
            late = (today.replace(year=parts.year) - period.start).days if today.day < 29 else -1
            before = document.prose[max(first - 60, start) : first]
            if 0 <= late <= 7 and _SAID.search(before) and not _LOOKED_BACK.search(text):
                right = document.prose[first:last].replace(str(parts.year), str(today.year))
                yield _place(
                    document,
                    first,
                    last,
                    parts,
                    fault=f"last year's number, {late} days before the draft's date in {today.year}",
                    right=right,
                )


def _beside(document: Document, relative: tuple[int, int, Parts], dated: tuple[int, int, Parts]) -> Iterator[Placed]:
    """ "Yesterday (14 March)", "last month's election, on 23 March": does the date lie where the words put it?"""
    (first, last, parts), (first2, last2, other) = relative, dated
    gap, period, today = document.prose[last:first2], parts.period, document.date
    if period is None or today is None or not _BESIDE.fullmatch(gap) or (other.relative and other.weekday is None):
        return
    last2 += "(" in gap and document.prose[last2 : last2 + 1] == ")"
    if parts.weekday is not None and parts.day is None and parts.relative.startswith("this "):
        if other.period is None or other.period.kind != DAY or other.relative or gap not in (", ", " ("):
            return
        fits = any(abs((day.start - today).days) <= 7 for day in _any_year(other))
        yield _place(document, first, last2, parts, fault=f"“{parts.relative}” is within a week of {today:%-d %B}",
                     fits=fits)  # fmt: skip
        return
    if other.relative or (other.day is None and other.weekday is not None):  # "tomorrow (Wednesday)"
        closed = gap in (" (", ", ") and document.prose[last2 - 1 : last2 + 1].strip("abcdefghijklmnopqrstuvwxyz")
        if period.kind != DAY or parts.weekday is not None or other.weekday is None or not closed:
            return
        fits = period.start.weekday() == other.weekday
        name = f"a {period.start:%A}"
    else:
        if parts.weekday is not None or other.period is None or other.end_day or other.end_month:
            return
        slack = timedelta(days=_slack(period, parts.relative))
        if period.kind != DAY and not gap.strip(" ("):
            return  # "this year 23 March …": nothing says that the one is the other
        fits = any(
            period.start - slack <= day.end
            and day.start <= period.end + (slack if "ago" in parts.relative else slack / 2)
            for day in _any_year(other)
        )
        name = f"{period.start.day} {period.start:%B}" if period.kind == DAY else str(period)
    be = "was" if period.end <= today and parts.relative not in ("today", "tonight") else "is"
    yield _place(document, first, last2, parts, fault=f"“{parts.relative}” {be} {name}", fits=fits)


def _behind(document: Document, dated: tuple[int, int, Parts], relative: tuple[int, int, Parts]) -> Iterator[Placed]:
    """ "On 6 October, two days ago," and "on Sunday, tomorrow,": the same with the date first."""
    (first, last, other), (first2, last2, parts) = dated, relative
    prose, period = document.prose, parts.period
    if period is None or not _AFTER.fullmatch(prose, last, first2) or prose[last2 : last2 + 1] not in tuple(",.;)"):
        return
    exact = _EXACT.search(parts.relative) or _COUNTED_DAYS.fullmatch(parts.relative)
    if other.end_day or other.end_month or (document.date is None) or not (exact or "ago" in parts.relative):
        return
    if other.day is None and other.weekday is not None:
        if period.kind != DAY or not exact or other.relative.partition(" ")[0] in ("last", "next"):
            return
        fits, name = period.start.weekday() == other.weekday, f"a {period.start:%A}"
    elif other.period is None or other.relative or (other.period.kind != DAY and period.kind == DAY):
        return
    else:
        slack = timedelta(days=_slack(period, parts.relative))
        fits = any(period.start - slack <= day.end and day.start <= period.end + slack for day in _any_year(other))
        name = f"{period.start.day} {period.start:%B}" if period.kind == DAY else str(period)
    yield _place(document, first, last2, parts, fault=f"“{parts.relative}” would be {name}", fits=fits)


def _any_year(parts: Parts) -> Iterator[Period]:
    """The date in its year; or, where none is written, in the years about it too."""
    if parts.period is not None:
        yield parts.period
        if parts.year is None:
            yield from (periods.shift(parts.period, by) for by in (-1, 1))


def _slack(period: Period, relative: str) -> int:
    """How many days a wording may be stretched: a week begins on Sunday or Monday; "ago" is a round count."""
    if _EXACT.search(relative):
        return 0
    if _COUNTED_DAYS.fullmatch(relative):
        return 1 if int(amount(relative.split()[0])) > 2 else 0
    if "ago" in relative:
        return {WEEK: 4, MONTH: 31, YEAR: 365}.get(period.kind, 2)
    return 2 if period.kind == WEEK else 0


def _by(document: Document, ahead: re.Match[str], last: int, parts: Parts) -> Iterator[Placed]:
    """ "In three weeks' time, on 10 July"."""
    today = document.date
    if today is None or parts.period is None or parts.period.kind != DAY or parts.relative:
        return
    count, unit = amount(ahead["n"]), ahead["unit"].lower()
    days = min((abs((when.start - today).days), when) for when in _any_year(parts))[0]
    size, slack = {
        "day": (1.0, 0.5), "week": (7.0, 4.0), "fortnight": (14.0, 3.0), "month": (30.4, 17.0),
    }[unit]  # fmt: skip
    yield _place(
        document, ahead.start("n"), last, parts,
        fault=f"{days} days from the date of the draft, not {ahead['n']} {unit}s",
        fits=abs(days - count * size) <= slack,
    )  # fmt: skip


def _counted(text: str) -> bool:
    """Does the sentence give a figure besides its dates?"""
    return bool(re.search(r"[$£€%]|\b(?:per cent|percent|million|billion|trillion|tonnes|tons)\b|\d,\d{3}", text))


def _place(
    document: Document, start: int, end: int, parts: Parts, fault: str = "", right: str = "", fits: bool = False
) -> Placed:
    base = moments.moment(document, start, end, parts)
    return Placed(
        span=base.span, zone=base.zone, quoted=base.quoted, dateline=base.dateline, period=base.period,
        weekday=base.weekday, day=base.day, month=base.month, year=base.year, anchor=base.anchor,
        relative=base.relative, fault=fault, right=right, fits=fits,
    )  # fmt: skip
