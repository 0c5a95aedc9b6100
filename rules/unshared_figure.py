"""Two drafts that have a figure in common, and differ in the one figure of another sort that each has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.alignment import contested, periods_agree
from linter.alignment.explained import grown, running, unfolding
from linter.alignment.figures import digits, meets, number, told_off, unit_of
from linter.alignment.reference import state_of, told_apart
from linter.claims import Quantity
from linter.document import HEADLINE
from linter.finding import Finding
from linter.patterns import later
from linter.phrases import kin, singular
from linter.rule import Rule, examples

_TIMES: Final = frozenset(
    {"year", "year of age", "day", "hour", "minute", "month", "week", "second", "percent", "percentage point"}
)
_RUNNING: Final = frozenset({"dead", "injured", "missing", "arrest", "vote"})  # what grows from draft to draft
_TELLING: Final = 20  # a bare count below this stands in two drafts by chance
_LIKELY: Final = 5 / 3  # figures further apart are of two things
_IN_A_GAME: Final = later(r"\b(?:touchdowns?|goals?|runs?|wickets?|tr(?:y|ies)|points?|shots?|saves?|yards?|catches)\b")
# "When it has seven", "should have eight": what is not so, or not yet.
_AWAITED: Final = later(
    r"\b(?:[Ww]hen|[Oo]nce|[Ii]f|[Uu]ntil|[Uu]nless) [^,;.]{0,40}\b(?:has|have|is|are|reach(?:es)?|gets?)"
    r" (?:at least )?$"
)
_DRAFTS: Final = 40  # of one story that are compared, each with each


class UnsharedFigure(Rule[Quantity]):
    """Two drafts agree on the hectares that a dam will water, and not on the water that it holds.

    Why it matters
        A report and the explainer beside it are read together. Where they share one figure and not the other, one hand
        copied wrongly.

    How it decides
        Two drafts of one story give some figure alike: an amount in a unit, or a count of 20 or more. Each gives one
        figure, and no second, of another sort (one unit, or one noun that is counted), and the two differ, by no more
        than five thirds.

    When it stays silent
        For sums of money, lengths, times, ages and shares, and for tolls and votes, which grow; for changes, parts,
        hopes against what came out or what is awaited, two periods, two sides; where more has risen from one day to the
        next, or the later draft says "now", or both that so much "has been" done; where another draft of the story has
        both figures, or a third one explains the difference; in direct speech; where what they share is a round figure.
    """

    reads = Quantity
    gives_way_to = (
        "conflicting-figures", "slipped-digits", "slipped-scale", "unmatched-figure", "contradicted-change",
        "wrong-product",
    )  # fmt: skip
    allows = examples(
        (
            "BRAK, 3 July 2025 - Marsh fires on Brak have laid waste 640 hectares, Ivo Matic said. Some 2,150 people "
            "have left. There are 34 pumps on the island, and 26 tankers.\n",
            "BRAK, 6 July 2025 - The fires on Brak, where 2,150 people have left, Ivo Matic said, have burned 810 "
            "hectares of marsh. The island has 51 pumps and 33 tankers.\n",
        ),
        (
            "RYE, 3 July 2025 - The clinic in Rye, 38km from Hove, will shut at night, Ada Lund said. It should have "
            "eight surgeons.\n",
            "RYE, 5 July 2025 - The clinic in Rye, 38km from Hove, will open again, Ada Lund said, when it has seven "
            "surgeons.\n",
        ),
        (
            "LUSAKA, 9 June 2025 - The Chongwe dam will hold 61 million cubic metres and irrigate 4,200 hectares.\n",
            "LUSAKA, 11 June 2025 - The Chongwe dam will irrigate 4,200 hectares. It will hold 61 million cubic "
            "metres, 5 million more than the old one.\n",
        ),
        (
            "LUSAKA, 9 June 2025 - The Chongwe dam will hold 61 million cubic metres, Joseph Mumba said.\n",
            "LUSAKA, 11 June 2025 - Below the Chongwe dam, Joseph Mumba said, 66 million cubic metres go to waste.\n",
        ),
    )
    catches = examples(
        (
            "LUSAKA, 9 June 2025 - The Chongwe dam will hold [[61 million cubic metres]] and irrigate 4,200 hectares, "
            "Joseph Mumba said.\n",
            "LUSAKA, 11 June 2025 - Farmers below the Chongwe dam hope for much, Joseph Mumba said.\n\nThe reservoir, "
            "which will store [[66 million cubic metres]], is to water 4,200 hectares.\n",
        ),
        (
            "BERGEN, 8 April 2025 - Fjordlinjen has ordered [[four]] ferries from a yard in Tersan. Each will carry "
            "120 cars.\n",
            "ISTANBUL, 9 April 2025 - The Tersan yard will build [[five]] ferries for Fjordlinjen of Bergen, each for "
            "120 cars.\n",
        ),
    )

    def keys(self, claim: Quantity) -> Iterator[str]:
        if claim.story and not isinstance(claim.value, tuple):
            yield claim.story

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        drafts: defaultdict[str, list[Quantity]] = defaultdict(list)
        for claim in claims:
            drafts[claim.path].append(claim)
        for ours, theirs in combinations(list(drafts.values())[:_DRAFTS], 2):
            shared = {_figure(c) for c in ours if _is_telling(c)} & {_figure(c) for c in theirs}
            for one, other in _lone_pairs(ours, theirs) if shared else ():
                if unfolding(ours, theirs, one):
                    continue  # the later draft is an update
                known = {_figure(one), _figure(other)}
                if any(known <= {_figure(c) for c in draft} for draft in drafts.values()):
                    continue
                if not told_off(one, other, claims):
                    early, late = sorted((one, other), key=lambda c: (str(c.dateline or ""), c.path))
                    tie = next(c for c in ours if _is_telling(c) and _figure(c) in shared)
                    message = f"{late.words} here, {early.words} in another draft"
                    reason = f"both: the only figure in {_sort(one)}, of two drafts that have {tie.words} in common"
                    yield self.finding(late, message, early, reason=reason)


def _figure(claim: Quantity) -> tuple[float, str]:
    return round(number(claim), 6), unit_of(claim)


def _sort(claim: Quantity) -> str:
    """What a figure is given in, or the noun that is counted; "" where there is neither."""
    return unit_of(claim) or (singular(claim.noun.rpartition(" ")[2]) if claim.noun else "")


def _is_telling(claim: Quantity) -> bool:
    """Does a figure that two drafts have show that they tell of the same things?"""
    size, unit = number(claim), unit_of(claim)
    year = not unit and 1800 < size < 2100
    grows = claim.measure in _RUNNING  # a later draft gives the toll of the day before as well
    if unit in ("year", "year of age") or year or grows or len(digits(claim)) < 2:
        return False
    return bool(unit) or size >= _TELLING


def _lone_pairs(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of one sort of which each draft has just one, where they differ."""
    for sort in sorted({_sort(c) for c in ours} & {_sort(c) for c in theirs} - _TIMES - kin().lengths - {""}):
        sides = [[c for c in draft if _sort(c) == sort] for draft in (ours, theirs)]
        if any(len({number(c) for c in side}) != 1 for side in sides):
            continue
        one, other = (next((c for c in side if c.zone != HEADLINE), side[0]) for side in sides)
        low, high = sorted((number(one), number(other)))
        far = one.dateline and other.dateline and abs((one.dateline - other.dateline).days) > 4
        if far and _IN_A_GAME.search(f"{one.noun} {other.noun}"):
            continue  # of two matches
        if 2 <= low < high <= low * _LIKELY and not meets(one, other) and not (one.currency or _apart(one, other)):
            yield one, other


def _apart(a: Quantity, b: Quantity) -> bool:
    """Is one a change, a part or a hope, of another time, side or thing, in speech, or what grows between drafts?"""
    return bool(
        {a.change, b.change} & {"up", "down", "from"} or a.part or b.part or a.per != b.per or a.quoted or b.quoted
        or _RUNNING & {a.measure, b.measure, state_of(a), state_of(b)}
        or not periods_agree(a.period, b.period) or contested(a, b) or told_apart(a, b)
        or (a.dateline != b.dateline and grown(a, b)) or running(a, b)
        or (_AWAITED.search(a.lead) is None) != (_AWAITED.search(b.lead) is None)
    )  # fmt: skip
