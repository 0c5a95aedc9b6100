"""Balances: what comes in, what goes out, and the gap that the copy says this leaves.

"It sold goods worth 1.94 billion euros abroad. Imports came to 2.63 billion. That left a gap of 690 million."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures

# The copy itself says that the gap follows from what it has just told.
_LEFT: Final = later(
    r"(?:\b(?:That|This|It|which) (?:left|leaves|made for|makes for|meant|means|resulted in|gave|gives|produced)|"
    r"\b(?:leaving|making for|resulting in|producing|for|giving)) (?:[a-z’'-]+ ){0,3}?"
    r"(?:an? |the )?(?:[a-z-]+ ){0,3}?(?:gap|deficit|surplus|shortfall) of (?:about |nearly |almost |some |around )?$"
)
_NEAR: Final = 0.4  # how far off a gap may be that is one of these two, where no scale slipped
_LARGE: Final = 1e6
_SCALES: Final = (1e-6, 1e-3, 1e3, 1e6)


@kind_of_claim
class Balance(Claim):
    """A gap, and the larger and the lesser of the two figures that leave it."""

    gap: Quantity
    more: Quantity
    less: Quantity


def balances(document: Document) -> Iterator[Balance]:
    """Every gap of a document between exports and imports that it gives just before."""
    if document.language[:2] != "en" or not document.holds({"imports"}):
        return
    story = figures(document)
    for at, sentence in enumerate(story):
        for gap in sentence.figures:
            if not (gap.claim.currency and gap.level and _LEFT.search(sentence.before(gap, 90))):
                continue
            flows = _flows([s for s in story[: at + 1] if sentence.number - s.number <= 2], gap)
            if flows and _a_gap(gap, *flows):
                more, less = sorted(flows, key=lambda f: -f.value)
                claim = gap.claim
                yield Balance(
                    span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline,
                    gap=claim, more=more.claim, less=less.claim,
                )  # fmt: skip


def _flows(near: Sequence[Figures], gap: Placed) -> tuple[Placed, Placed] | None:
    """The one figure for exports and the one for imports, without those of another time."""
    found: dict[str, list[Placed]] = {"exports": [], "imports": []}
    for sentence in near:
        for figure in sentence.figures:
            claim = figure.claim
            same = figure.unit == gap.unit or (not figure.unit and figure.value >= _LARGE)  # "imports to 39.9 billion"
            if not same or figure.start >= gap.start or claim.change in ("from", "up", "down"):
                continue
            if claim.measure in found and figure.level and not claim.part:
                found[claim.measure].append(figure)
    first, second = found["exports"], found["imports"]
    return (first[0], second[0]) if len(first) == len(second) == 1 else None


def _a_gap(gap: Placed, one: Placed, other: Placed) -> bool:
    """Is a figure about the difference of two, or that at another scale?"""
    difference = abs(one.value - other.value)
    if not difference:
        return False
    ratio = gap.value / difference
    return abs(ratio - 1) < _NEAR or any(abs(ratio / scale - 1) < 0.02 for scale in _SCALES)
