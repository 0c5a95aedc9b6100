"""Weekdays against the dates beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from linter.claims import Moment
from linter.document import LIST, Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.periods import DAY
from linter.relations.days.weekdays import Dated, beside_a_right_one, dated, ends, is_first, is_pair, strays
from linter.relations.days.years_told import of_a_year_told, weekday_in, years_of
from linter.rule import Rule, examples

_NEAR: Final = 45  # days either way in which a date without a year can only be this year's
_SEASON: Final = 120  # and in which it is, when another year would put it more than a year off
_SOON: Final = 190  # and ahead, where the clause says that it is to come
_LETTERS: Final = later(r"[^\W\d_]+\.?")


class WrongWeekday(Rule[Dated]):
    """A weekday that does not go with the date beside it.

    Why it matters
    A reader who turns up on "Friday 9 November" when the 9th is a Saturday has missed the train. One of the two
    is wrong, and only the reporter knows which.

    How it decides
    Where a weekday stands with a date and its year, the calendar says whether they fit. Where the year is not written,
    the date's nearest occurrence to the day of the draft is meant, or the next one where it "will be" on that day.
    Every date of a list must be of the list's weekday ("on Tuesdays 3, 10 and 17 June"), a weekend must hold its dates
    ("the weekend of 7 and 8 June"), and "Sunday's race, on 8 June" has one day. Two dates of one month,
    both with weekdays, must also fit each other when the draft has no date. The repairs are the right weekday, and the
    nearest dates that fall on the weekday given.

    When it stays silent
    For a date without a year that is far from the day of the draft, when the weekday fits the year before or after,
    unless two more such dates of the draft have the right weekdays, as in a list of fixtures.
    """

    severity = ERROR
    reads = Dated
    allows = examples(
        "HOLM, 11 March 2025 - Saturday's regatta, on 15 March, is free. The weekend of 22 and 23 March is not.\n",
        "HOLM, 11 March 2025 - There were 40 cases in the week to Sunday, March 9, and 31 in the week ended Sunday, "
        "March 2.",
        "NEW DELHI, May 28, 2025 - Polling is on June 7 (Saturday); the count, on June 11, a Wednesday, is short.\n",
        "OAKDALE, Iowa, March 6, 2024 - The board will meet on Tuesday, March 12, 2024, it said on Wednesday.\n",
        "17 October 2024\n\nThe line will be closed from the last train on Saturday 9 November until Monday 11 "
        "November.\n",
        "HANOI, January 14, 2025 - The two leaders held talks on Tuesday (January 14).\n",
        "The fair opens on Friday 6 June. Gates close on Sunday 8 June.\n",
        "3 March 2025\n\nThe pier is closed from Friday 14 to Sunday 16 March, the council said.\n",
        "GRAZ, 4 September 2024 - The feast is on Saturday and Sunday, September 21 and 22, by the lake.\n",
        "GRAZ, 4 September 2024 - The feast will be held on Saturday and Sunday, 21 and 22 September, by the lake.\n",
        "SEATTLE, January 14, 2025 - Last winter the pass was shut from Tuesday 26 December to Monday 8 January.\n",
        "HOBART, 2 May 2025 - Free lessons are on Mondays 5, 12 and 19 May, and every Sunday (May 11, 18 and 25).\n",
        "HOBART, 20 November 2025 - He was held on Saturday 11 January. He will be tried on Monday 12 January.\n",
        "Talks to continue on Saturday\n\n20 March 1987\n\nThe two sides met.",
    )
    catches = examples(
        "HOLM, 11 March 2025 - Saturday's regatta, on [[16 March]], is free.\n",
        "HOLM, 11 March 2025 - Boats may be hired over the weekend of [[20 and 21 March]].\n",
        "HOLM, 11 March 2025 - There were 40 cases in the [[week to Saturday, March 9]], the ministry said.",
        "GRAZ, 20 January 2025 - On the four Sundays of next month, 2, 9, [[15]] and 23 February, the lock is open.",
        "HOBART, 2 May 2025 - Free lessons are on Mondays 5, 12 and [[20 May]], and every Sunday (May 11, 18 and "
        "25).\n",
        "HOBART, 2 May 2025 - The pool opens on four Sunday mornings: May 4, 11, [[17]] and 25.\n",
        "HOBART, 20 November 2025 - The pier will close from [[Saturday, Jan. 25]], when divers are due.\n",
        "ALDERNEY, 12 August 2025 - The boat will be out of service from [[Monday 6 October until Friday 16 "
        "October]], its owner said.\n",
        "3 January 2025\n\nThe league begins again.\n\n- Saturday 11 January: Gwent v Penarth\n- Saturday 8 February: "
        "Menai v Aber\n- [[Sunday 22 February]]: Gwent v Menai\n",
        "DELHI, May 28, 2025 - Polls open on [[June 7 (Sunday)]]; the count, on [[June 11, a Thursday]], is fast.\n",
        "KAMPALA, 28 May 2025 - Mourners will gather on [[Saturday morning, June 1]], at the cathedral.\n",
        "OAKDALE, Iowa, March 6, 2024 - The board will meet on [[Wednesday, March 12, 2024]], it said.\n",
        "17 October 2024\n\nThe line will be closed from the last train on [[Friday 9 November]].\n",
        "The treaty was signed in Hue on [[Monday, 14 January 2025]], and took effect at once.\n",
        "The fair opens on [[Friday 6 June]]. Gates close on [[Saturday 8 June]] at noon.\n",
        "3 March 2025\n\nThe pier is closed from [[Friday 14 to Monday 16 March]], the council said.\n",
        "GRAZ, 4 September 2024 - The feast will be held on Saturday and [[Sunday, 22 and 23 September]], by the "
        "lake.\n",
        "HALIFAX, Jan. 15, 2025 - Baxter will be sentenced on [[Tuesday, March 10]].\n",
    )

    def find(self, document: Document) -> Iterator[Dated]:
        return dated(document)

    def keys(self, claim: Dated) -> Iterator[str]:
        if claim.list_at >= 0:
            yield f"{claim.path}\t{claim.list_at}"
        elif _is_day(claim) or years_of(claim):
            yield claim.path

    def check(self, claims: Sequence[Dated]) -> Iterator[Finding | Agreement]:
        if claims[0].list_at >= 0:
            yield from self._listed(claims)
            return
        told = [c for c in claims if years_of(c)]
        claims = [c for c in claims if _is_day(c)]
        pairs = {b.span: (a, b) for a, b in pairwise(claims) if is_pair(a, b)}
        for first, second in pairs.values():
            yield from self._pair(first, second)
        firsts = {b.span for a, b in pairwise(claims) if is_first(a, b)}
        named = [
            c for claim in claims if claim.span not in pairs and claim.span not in firsts for c in ends(claim)
            if c.weekday is not None and c.day is not None and c.month is not None
        ]  # fmt: skip
        listed = [c for c in named if c.zone == LIST and c.year is None and c.period]
        fits = [c.period is not None and c.period.start.weekday() == c.weekday for c in listed]
        for claim in named:  # where two are off, they are of another year
            if not of_a_year_told(claim, named, told):
                sure = claim in listed and fits.count(True) > 1 and fits.count(False) == 1
                yield from self._one(claim, sure or beside_a_right_one(claim, named))
        yield from self._undated([c for c in named if c.period is None])
        for weekday, date_ in pairwise(claims):
            near = 0 < date_.span.start - weekday.span.end <= 2 and date_.zone == weekday.zone
            if weekday.day is None and near and date_.span.line == weekday.span.line:
                yield from self._beside(weekday, date_)
        yield from self._bare(claims)

    def _listed(self, claims: Sequence[Dated]) -> Iterator[Finding | Agreement]:
        """ "On Tuesdays 3, 10 and 17 June": each of them is a Tuesday."""
        right, wrong = strays(list(claims))
        for claim in wrong:
            yield from self._one(claim, bool(right))
        if right and not wrong:
            reason = f"the calendar of {right[0].period.start.year}" if right[0].period else ""
            yield self.agreement("all of the weekday that is given", *right, reason=reason)

    def _one(self, claim: Dated, listed: bool = False) -> Iterator[Finding | Agreement]:
        if claim.period is None or claim.weekday is None:
            return
        when = claim.period.start
        if when.weekday() == claim.weekday:
            yield self.agreement(f"{claim.span.text} is a {when:%A}", claim, reason=f"the calendar of {when.year}")
            return
        severity = ERROR
        if claim.year is None:
            beside = [year for year in (when.year - 1, when.year + 1) if weekday_in(when, year) == claim.weekday]
            if beside:
                soon = claim.ahead and claim.dateline and timedelta() < when - claim.dateline < timedelta(_SOON)
                if claim.dateline is None or not (listed or soon or _near(when, beside, claim.dateline)):
                    return
                severity = WARNING
        yield self.finding(
            claim,
            f"{when.day} {when:%B} {when.year} is a {when:%A}",
            reason=f"the calendar of {when.year}"
            + ("" if claim.year else f", the year nearest to the draft's date, {claim.dateline}"),
            severity=severity,
            repairs=_repairs(claim, when),
        )

    def _pair(self, first: Dated, second: Dated) -> Iterator[Finding | Agreement]:
        """ "On Saturday and Sunday, 21 and 22 September": two weekdays, then their two dates."""
        whole = replace(second, weekday=first.weekday, end_weekday=second.weekday)
        found = [f for end in list(ends(whole)) for f in self._one(end)]
        for finding in sorted(found, key=lambda f: isinstance(f, Agreement))[:1]:
            yield finding._replace(repairs=()) if isinstance(finding, Finding) else finding

    def _beside(self, weekday: Moment, other: Moment) -> Iterator[Finding | Agreement]:
        """ "Tuesday (January 14)": a weekday with its date in brackets."""
        if weekday.weekday is None or other.weekday is not None or other.day is None or other.period is None:
            return
        when = other.period.start
        if when.weekday() == weekday.weekday:
            yield self.agreement(
                f"{other.span.text} is a {when:%A}", weekday, other, reason=f"the calendar of {when.year}"
            )
        elif other.year or (other.dateline is not None and abs((when - other.dateline).days) <= _NEAR):
            reason = f"both: one day; the calendar of {when.year}"
            message = f"{when.day} {when:%B} {when.year} is a {when:%A}"
            yield self.finding(weekday, message, other, reason=reason, repairs=[f"{when:%A}"])

    def _undated(self, claims: Sequence[Moment]) -> Iterator[Finding]:
        """In a draft without a date, two weekdays of one month must still fit each other."""
        for first, second in pairwise(claims):
            if first.month != second.month or first.year != second.year:
                continue
            if first.day is None or second.day is None or first.weekday is None or second.weekday is None:
                continue
            if (second.day - first.day - (second.weekday - first.weekday)) % 7:
                yield self.finding(
                    second,
                    f"does not fit {first.span.text}",
                    first,
                    reason="both: dates of one month, with their weekdays",
                    severity=WARNING,
                )

    def _bare(self, claims: Sequence[Moment]) -> Iterator[Agreement]:
        """A weekday alone, and a date of the same draft that it turns out to be: for the ledger."""
        dates: dict[date, Moment] = {}
        for claim in claims:
            if claim.day is not None and claim.weekday is None and claim.period is not None:
                dates.setdefault(claim.period.start, claim)
        seen = set()
        for claim in claims:
            if claim.weekday is None or claim.day is not None or claim.period is None:
                continue
            other = dates.get(claim.period.start)
            if other is not None and claim.period.start not in seen:
                seen.add(claim.period.start)
                yield self.agreement(f"{claim.span.text} is {claim.period}", claim, other, reason="both: the same day")


def _near(when: date, beside: Sequence[int], dateline: date) -> bool:
    """Is the day near the draft's own; or in this season, when the year its weekday fits would put it a year off?"""
    gap = (when - dateline).days
    off = min(abs(gap + (year - when.year) * 365) for year in beside)
    return abs(gap) <= _NEAR or (abs(gap) <= _SEASON and off > 365)


def _repairs(claim: Dated, when: date) -> list[str]:
    """The right weekday; then the nearest dates before and after that fall on the weekday given."""
    text, word = claim.span.text, _LETTERS.search(claim.span.text)
    if claim.end_weekday is not None and claim.end_day is None:
        return []  # the words of the last day stand within the claim's
    if word is None or claim.weekday is None or (claim.dateline is None and not text.isascii()):
        return []
    found = [text.replace(word[0], f"{when:%A}", 1)] if word[0].endswith("day") else []
    back = (when.weekday() - claim.weekday) % 7
    if claim.end_day is not None:
        return found
    near = (when - timedelta(days=back), when + timedelta(days=7 - back))
    days = [str(other.day) for other in near if other.month == when.month]
    return found + [re.sub(rf"(?<!\d){when.day}(?!\d)", day, text, count=1) for day in days]


def _is_day(claim: Moment) -> bool:
    return claim.weekday is not None or (claim.period is not None and claim.period.kind == DAY)
