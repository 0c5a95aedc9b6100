"""Figures and dates against the desk's own facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from linter.alignment import contested, meets, parties, unit_of
from linter.claims import Claim, Quantity
from linter.datings import datings
from linter.document import Document
from linter.facts import FactRule
from linter.finders import quantities
from linter.finders.jubilees import Jubilee
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.periods import AS_OF, DAY, Period
from linter.phrases import measures
from linter.rule import DeskFacts, examples

_TRADE: Final = 'figures = [{measure = "trade", parties = ["Laos", "Thailand"], period = 2024, amount = "%s"}]'
_SUM: Final = frozenset({"percent", "percentage point", "basis point", "point"})


class ContradictedFact(FactRule[Claim]):
    """Copy that says otherwise than the desk's facts file.

    Why it matters
    A figure that the desk has checked once need not be checked again, and a draft that has it wrong is wrong even when
    it agrees with itself from the first line to the last.

    How it decides
    The file that `--facts` or the setting `facts` names is taken to be right. A figure is compared with a fact of the
    same measure, unit, countries (and direction between them) and period; each counts as the range that it was
    rounded from. Part of a year cannot exceed the year. "Established in 1951", "the 76th anniversary" are compared with
    the date of an event whose words stand beside them, between the same countries.
    `facts` are the statements of the file; it is set by the command line and the settings, not here.

    When it stays silent
    Without a facts file; about anything that the file does not speak of; for a figure without a period or without its
    countries, a forecast, a share of the thing or a change; for an anniversary near the turn of a year that would fit
    the year before or after.
    """

    severity = ERROR

    allows = examples(
        ("VIENTIANE, March 3, 2025 - Trade between Laos and Thailand reached about $4.6 billion in 2024.",
         DeskFacts(_TRADE % "US$4.57 billion")),
        ("January 14, 2025\n\nThe year brings the 75th anniversary of diplomatic relations of Laos and Norway.",
         DeskFacts('events = [{name = "diplomatic relations between Laos and Norway", date = 1950-01-30, '
                   'words = ["diplomatic relations"], parties = ["Laos", "Norway"]}]')),
        ("Farm trade between Laos and Thailand was $1.2 billion in 2024.",
         DeskFacts(_TRADE % "US$4.57 billion")),
    )  # fmt: skip
    catches = examples(
        ("VIENTIANE, March 3, 2025 - Trade between Laos and Thailand reached [[$4.75 billion]] in 2024.",
         DeskFacts(_TRADE % "[[US$4.57 billion]]")),
        ("Trade between Laos and Thailand was worth [[$4.98bn]] in the first eleven months of 2024.",
         DeskFacts(_TRADE % "[[US$4.57 billion]]")),
        ("January 14, 2025\n\n2025 brings the [[76th anniversary]] of diplomatic relations between Laos and Norway.",
         DeskFacts('events = [{name = "diplomatic relations", date = [[1950-01-30]], parties = ["Laos", "Norway"]}]')),
        ("Laos and Norway established diplomatic relations on [[January 30, 1951]].",
         DeskFacts('events = [{name = "diplomatic relations", date = [[1950-01-30]], parties = ["Laos", "Norway"]}]')),
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Claim]:
        if not self.facts:
            return
        known = self.facts
        yield from (q for q in quantities.quantities(document) if q.measure in known.by_measure)
        if known.events:
            yield from datings(document, known.events)

    def keys(self, claim: Claim) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Claim]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            if isinstance(claim, Quantity):
                yield from self._figure(claim)
            elif isinstance(claim, Jubilee):
                yield from self._event(claim)

    def _figure(self, claim: Quantity) -> Iterator[Finding | Agreement]:
        if (
            claim.period is None
            or claim.modality != "actual"
            or claim.change not in ("", "to")
            or claim.part
            or claim.per
        ):
            return
        alike = [fact for fact in self.facts.by_measure[claim.measure] if _alike(claim, fact)]
        same = [fact for fact in alike if fact.period and _one_time(claim.period, fact.period)]
        who = f"{claim.noun or claim.measure}, {parties(alike[0])}" if alike else ""
        fitting = [fact for fact in same if meets(claim, fact)]
        if fitting:
            yield self.agreement(
                f"{claim.words} is as the desk's facts have it",
                claim,
                fitting[0],
                reason=f"both: {who}, {claim.period}",
            )
        elif same:
            fact = same[0]
            others = bool(claim.source) and claim.source not in fact.source.lower()
            by = f", by {fact.source}" if fact.source else ""
            yield self.finding(
                claim,
                f"the desk's facts say {fact.words} {_for(fact.period)}{by}",
                *same,
                reason=f"both: {who}, {claim.period}",
                severity=WARNING if others or claim.hedge else ERROR,
                repairs=sorted({fact.words for fact in same}),
            )
        elif claim.measure in measures().flow and unit_of(claim) not in _SUM:
            for fact in alike:
                if fact.period and (message := _impossible(claim, claim.period, fact, fact.period)):
                    yield self.finding(claim, message, fact, reason=f"both: {who}, one period within the other")
                    return

    def _event(self, claim: Jubilee) -> Iterator[Finding | Agreement]:
        event = next(event for event in self.facts.events if event.name == claim.who)
        fact, reason = Related(event.span, event.name), f"both: {event.name}"
        if claim.since is not None:
            if not claim.since.overlaps(event.when):
                when = str(event.when)
                yield self.finding(
                    claim,
                    f"the desk's facts say {when}",
                    fact,
                    reason=reason,
                    repairs=[when] if event.when.kind == DAY else [],
                )
            return
        start = event.when.start.year
        named = {year for year in claim.years if year > start}
        if not named and claim.dateline is None:
            return
        years = named or {claim.dateline.year} if claim.dateline else named
        right = {year - start for year in years}
        near = set() if named or claim.dateline is None else _turn(claim.dateline)
        if claim.number and not right & {claim.number} and not {n + by for n in right for by in near} & {claim.number}:
            count = " or ".join(map(str, sorted(right)))
            yield self.finding(
                claim, f"the desk's facts say {event.when}, which makes it number {count}", fact, reason=reason,
                severity=ERROR if named or not near else WARNING,
            )  # fmt: skip


def _alike(claim: Quantity, fact: Quantity) -> bool:
    """Do both measure one thing in one unit, between the same countries and in one direction?"""
    return (
        unit_of(claim) == unit_of(fact)
        and bool(claim.parties)
        and claim.parties == fact.parties
        and claim.direction == fact.direction
        and claim.qualifiers == fact.qualifiers
        and not contested(claim, fact)
    )


def _for(period: Period | None) -> str:
    return str(period) if period and period.kind == AS_OF else f"for {period}"


def _one_time(one: Period, other: Period) -> bool:
    if AS_OF in (one.kind, other.kind):
        return abs((one.end - other.end).days) <= 31
    return one.same_days(other)


def _impossible(claim: Quantity, when: Period, fact: Quantity, then: Period) -> str:
    """How a figure for part of a period cannot go with one for the whole; "" when it can."""
    if {AS_OF, DAY} & {when.kind, then.kind}:
        return ""
    if then.contains(when) and claim.low > fact.high:
        return f"more for {when} than the {fact.words} of the desk's facts for {then}, which includes it"
    if when.contains(then) and claim.high < fact.low:
        return f"less for {when} than the {fact.words} of the desk's facts for {then}, which is a part of it"
    return ""


def _turn(day: date) -> set[int]:
    """Near the turn of a year an anniversary may be that of the year before or after."""
    return {1} if day.month >= 9 else {-1} if day.month <= 2 else set()
