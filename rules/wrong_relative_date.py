"""“Yesterday” and parts of this year against the date of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.document import TABLE, Document
from linter.finders import moments
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.periods import DAY, HALF, PART_YEAR, QUARTER, SEASON, Period
from linter.relations.days.beside import AHEAD_BY, EXACT, FROM_NOW, Placed, ahead, behind, beside, place
from linter.relations.days.loosely import loosely
from linter.relations.days.spelled_out import dated, named, part_of_year
from linter.relations.days.told_on import told_on
from linter.rule import Rule, examples

_SEASON: Final = later(
    r"\b(?P<which>[Ll]ast|[Tt]his) season(?:,| was| is|, that of| of| \()? ?"
    r"(?P<first>20\d\d)[-–/](?P<second>20\d\d|\d\d)\b"
)
_GATE: Final = later(
    r"(?i)\b(?:yesterday|today|tonight|tomorrow|days|weeks?|months?|year|years ago|quarter|half|Jan(?:uary)?|"
    r"morning|afternoon|evening|night|fortnight|"
    r"this (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_AHEAD: Final = later(
    r"(?i)\b(?:will|would|to be|expect\w*|forecast\w*|project(?:s|ed|ion)|predict\w*|estimat\w*|target\w*|"
    r"plan\w*|aim\w*|until|advance|bookings?|agreed|to limit|switch\w*|"
    r"hop(?:es?|ed|ing)|likely|could|(?-i:may)|might|should|budget\w*|goal|by the end|ahead|upcoming|due|set to)\b"
)
_LOOKED_BACK: Final = later(
    r"(?i)\b(?:last year|a year (?:ago|earlier)|since|anniversary|previous year|year before|born|died)\b"
)
_SAID: Final = later(r"(?i)\b(?:said|told|announced|reported|says|issued|released|held|met|signed)\b")
# A company's quarters and halves need not be the calendar's.
_QUARTER: Final = later(r"(?i)quarter|half|\b[QH][1-4]\b|\b[1-4][QH]\b")
_WHOLE_YEAR: Final = later(r"\b(?:the (?:full|whole) year|last year|in the (?:second|third|fourth)\b)")
_SPLIT_YEAR: Final = later(r"\b(?:19|20)\d\d/\d\d\b")  # a year that does not begin in January
_COMPANY: Final = later(
    r"(?i)\b(?:company|firm|fiscal|financial year|earnings|profits?|revenues?|income|shares?|retailer|maker|"
    r"group|bank|airline|"
    r"plc|inc|corp|ltd|chain|brand|store)\b"
)
_EARLY = 4  # a statistics office may publish its estimate for a month so many days before it is over


class WrongRelativeDate(Rule[Placed]):
    """A "yesterday" or a part of "this year" that the day of the draft contradicts.

    Why it matters
    Copy that is held for a day keeps its "yesterday", and figures for eleven months that appear in mid-November were
    really for ten. Both are invisible to a reader who does not have the calendar beside the page.

    How it decides
    "Yesterday", "today" and "tomorrow" are counted from the day of the draft and compared with the date in brackets or
    commas beside them, or a few words on; so are "last month's election, on 23 March", "a week ago, on June 2" and "in
    three weeks' time, on 10 July", with the stretch that round counts have: "three years ago, in 2022" may be
    rounded, but not by months. "Last month (March)", "next year, 2027" and "last Saturday, 7 June" are held against the
    calendar, and "the first quarter, from January to April" has a month too many. After a dateline with its date, the
    first sentence tells what was said on that day or on the day before, and what was done on the two before; over a
    weekend, before it. A figure for a month, quarter, half or the first months of a year is a warning while that period
    has more than four days to run. In January, a date of the past week with last year's number is a warning.

    When it stays silent
    Without a date for the draft; where the sentence looks ahead (forecasts, plans, targets); in direct speech; for a
    quarter or half of a company, whose year may not be the calendar's.
    """

    severity = ERROR
    reads = Placed
    allows = examples(
        "DAKAR, 20 May 2025 - Nurses saw 186 people last month (April), in a count from 28 April to 9 May.\n\nThe "
        "company's first quarter, from April to June, and next year, 2026, will be better.\n",
        "LISBON, August 4, 2025 - The airline settled its dispute, the union said on Friday.",
        "LISBON, August 5, 2025 - The airline said that a strike which began on Friday was over.",
        "LISBON, August 5, 2025 - Porto beat Braga on Sunday and play on Thursday.",
        "OSLO, 20 August 2025 - There was a choice of numbers in this morning's figures for July.",
        "KOLN, 20 February 2025 - The gym made its money early. It earned 4.1 million euros in the first quarter, but "
        "only 2.6 million in the full year.",
        "SPLIT, 11 March 2025 - The ferry sank three years ago, in March 2022, and the trial began two "
        "years ago, in January 2023.",
        "CORK, 26 March 2025 - The boat sank at 4.40am a week ago today, on 19 March, in a gale.\n",
        "NANDI, 9 May 2025 - The mill was sold in 2023, a year and a half ago. It was built nearly four years ago, in "
        "2021, and burned in 2022 (two years ago). Its owner came 20 years ago, in 2006.\n",
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
        "DUNEDIN, 27 November 2024 - Last season, 2023-24, the team won three matches. This season (2024-25) it is "
        "first.\n",
        "COLOMBO, 28 August 2024 - Profit rose in the 12 months to 30 June. In the second half alone, from January "
        "to June, sales came to 4.3 billion rupees; in the first half it sold 3.8 billion rupees of tea.\n",
        "BATH, 14 May 2025 - A stone was laid last week, at the scene of the crash on 4 April. In 2020, when "
        "cafes were shut from March to July, she baked 4,000 loaves.\n",
        "LUSAKA, 12 March 2026 - The bridge will be opened on Saturday by a man hurt on Sunday.\n",
    )
    catches = examples(
        "CORK, 12 May 2025 - The mill burned down [[last week, in the small hours of 29 April]].\n",
        "LISBON, August 5, 2025 - The airline and its crew settled their dispute, the union said on [[Friday]].",
        "INVERDORAN, Scotland, February 20, 2025 - A gardener was found guilty on [[Saturday]] of murder.",
        "COLOMBO, January 24, 2026 - Galle won the cup on [[Tuesday]], beating Kandy by 27 runs.",
        "YELLOWKNIFE, April 17, 2025 - The territory closed the road [[three weeks ago, on April 3]], when the ice "
        "thinned.\n",
        "NANDI, 9 August 2025 - The mill was sold [[four years ago, in 2022]], to a farmer.\n",
        "NANDI, 9 August 2025 - The mill burned in [[2022 (two years ago]]) with all its sugar.\n",
        "SPLIT, 11 March 2025 - The ferry sank [[four years ago, in March 2022]], off the pier.",
        "CORK, 26 March 2025 - The boat sank at 4.40am a [[week ago today, on 9 March]], in a gale.\n",
        "CORK, 26 March 2025 - The call came at two [[this morning (Tuesday)]] from a guard.\n",
        "CORK, 26 March 2025 - The mast broke on [[21 March, two days ago]], in a squall.\n",
        "CORK, 26 March 2025 - The regatta begins [[this Sunday, April 6]], weather permitting.\n",
        "LIMA, 22 May 2025 - Few voted in [[last month's election, on 23 March]], officials said.\n",
        "LEEDS, 12 June 2025 - The council meets [[tomorrow (Wednesday)]] to vote.\n",
        "TULSA, Okla., June 12, 2025 - A fire killed two people [[three weeks ago, on June 2]], police said.\n",
        "ATHENS, 13 March 2025 - It has until [[10 April, six weeks from now]], to reply. The fair is on 9 May, two "
        "months away.\n",
        "HUE, 12 June 2025 - The bridge will shut in [[three weeks' time, on 20 July]], for repairs.\n",
        "DILI, 16 March 2024 - The laboratory was handed over [[yesterday (14 March)]].\n",
        "CAN THO, November 19, 2024 - Sales hit $84 million in the [[first eleven months of this year]], it said.\n",
        "LEEDS, Jan. 7, 2025 - Police said on [[Jan. 6, 2024]], that a man had been arrested over the fire.\n",
        "AUSTIN, Texas, May 12, 2025 - Exports rose 4% in the [[first half of 2025]], the state said.\n",
        "DUNEDIN, 27 November 2024 - [[Last season, 2022-23]], the team won three matches.\n",
        "DAKAR, 20 May 2025 - The pact on cod was signed [[last month (11 March)]] in Vigo.\n",
        "DAKAR, 20 May 2025 - Nurses saw 186 people [[last month (March)]], and more [[last Saturday, 3 May]].\n",
        "DAKAR, 20 May 2025 - Rice fell in the [[first quarter, from January to April]], the bank said.\n",
    )

    def find(self, document: Document) -> Iterator[Placed]:
        if document.date is None:
            return
        yield from _seasons(document, document.date)
        yield from told_on(document)
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
                severity = ERROR if EXACT.search(claim.relative) else WARNING
                yield self.finding(
                    claim, claim.fault, reason=reason, severity=severity, repairs=[claim.right] if claim.right else []
                )


def _seasons(document: Document, today: date) -> Iterator[Placed]:
    """ "Last season, 2022-23", in a draft of November 2024: between July and August, a season may be either."""
    for match in _SEASON.finditer(document.prose):
        first, second = int(match["first"]), int(match["first"][: 4 - len(match["second"])] + match["second"])
        if second != first + 1 or document.quoted(match.start()):
            continue
        begins = {today.year - (today.month < 8), today.year - (today.month < 5)}  # the season that is on, or was
        by = 1 if match["which"].lower() == "last" else 0
        fits = first + by in begins
        right = max(begins) - by
        parts = Parts(
            period=Period(date(first, 7, 1), date(second, 6, 30), SEASON), relative=f"{match['which']} season"
        )
        fault = "" if fits else f"{match['which'].lower()} season was {right}-{(right + 1) % 100:02}"
        yield place(document, *match.span(), parts, fault=fault, fits=fits)


def _sentence(document: Document, start: int, end: int) -> Iterator[Placed]:
    found = list(moments.scan(document, start, end))
    text, today = document.prose[start:end], document.date
    if today is None:
        return
    for at, (first, last, parts) in enumerate(found):
        period = parts.period
        if period is None or document.quoted(first):
            continue
        yield from named(document, found[at])
        if at + 1 < len(found):
            yield from dated(document, found[at], found[at + 1])
            yield from part_of_year(document, found[at], found[at + 1])
        if parts.relative and parts.day is None and at + 1 < len(found):
            told = list(beside(document, found[at], found[at + 1]))
            yield from told or loosely(document, found[at], found[at + 1])
        if at + 1 < len(found) and found[at + 1][2].relative and found[at + 1][2].weekday is None:
            yield from behind(document, found[at], found[at + 1])
        weeks = AHEAD_BY.search(document.prose, max(first - 45, start), first) or FROM_NOW.match(document.prose, last)
        if weeks:
            yield from ahead(document, weeks, first, last, parts)
        if period.kind in (PART_YEAR, HALF, QUARTER) and period.start <= today < period.end:
            if today >= period.end - timedelta(days=_EARLY) or _AHEAD.search(text) or not _counted(text):
                continue
            just_over = today.month <= 2 and str(today.year - 1) in document.prose  # the copy looks back on that year
            if parts.year is None and (just_over or document.zone_at(first) == TABLE):
                continue  # the heads of the columns say of which years
            own_year = (
                _COMPANY.search(text)
                or _SPLIT_YEAR.search(document.prose)
                or "financial year" in document.prose
                or "fiscal" in document.prose
            )
            own_year = own_year or document.prose.endswith(("its ", "their ", "his ", "her "), 0, first)
            if own_year and _QUARTER.search(document.prose[first:last]):
                continue
            block = document.block_at(first)
            if (
                "year" not in document.prose[first : last + 10]
                and parts.year is None
                and _WHOLE_YEAR.search(document.prose, block.start, block.end)
            ):
                continue  # the quarter is of the year that the paragraph looks back on
            size = (today.year - period.start.year) * 12 + today.month - period.start.month
            over = f"{period} is not over yet"
            if size > 1:
                whole = periods.months(period.start.year, period.start.month, today.month - 1)
                over += f"; the months that are over are {whole}"
            yield place(document, first, last, parts, fault=over)
        elif parts.year == today.year - 1 and today.month == 1 and period.kind == DAY and parts.weekday is None:
            late = (today.replace(year=parts.year) - period.start).days if today.day < 29 else -1
            before = document.prose[max(first - 60, start) : first]
            if 0 <= late <= 7 and _SAID.search(before) and not _LOOKED_BACK.search(text):
                right = document.prose[first:last].replace(str(parts.year), str(today.year))
                yield place(
                    document,
                    first,
                    last,
                    parts,
                    fault=f"last year's number, {late} days before the draft's date in {today.year}",
                    right=right,
                )


def _counted(text: str) -> bool:
    """Does the sentence give a figure besides its dates?"""
    return bool(re.search(r"[$£€%]|\b(?:per cent|percent|million|billion|trillion|tonnes|tons)\b|\d,\d{3}", text))
