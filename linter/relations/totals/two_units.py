"""One amount in two units, far apart: 680 pounds in the headline, and 276 kilograms in the story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.document import DATELINE, HEADLINE, STANDFIRST, Document
from linter.relations.digits import exchanged_to_about
from linter.relations.figures import Figures, Placed, figures, value
from linter.relations.totals.conversions import Conversion, whole
from linter.units import UNITS, convertible, factors

_CONVERTED: Final = 0.01  # how far rounding moves what a slipped figure was converted from
_MEASURED: Final = 0.06  # how far one amount may be from another and still be it, as copy rounds


def two_units(document: Document) -> Iterator[Conversion]:
    """Every amount of the headline or the first sentence that the story gives in another unit, and slipped."""
    story = [s for s in figures(document) if s.zone != DATELINE]
    if len(story) < 2:
        return
    for at, sentence in enumerate(story):
        if sentence.zone not in (HEADLINE, STANDFIRST) and sentence.number > 0:
            break
        rest = story[at + 1 :]
        for top in whole(document, sentence):
            if _measure(top):
                yield from _slipped(document, top, rest)


def _measure(figure: Placed) -> bool:
    claim = figure.claim
    return claim.unit in UNITS and not isinstance(claim.value, tuple) and not claim.per and figure.value > 0


def _slipped(document: Document, top: Placed, rest: list[Figures]) -> Iterator[Conversion]:
    """The amounts of the story that are the top one but for a slip; none where one of them is it."""
    kind = [f for s in rest for f in whole(document, s) if _measure(f) and _alike(top, f)]
    others = [f for f in kind if f.claim.unit != top.claim.unit]
    if any(_near(top, f, factor) for f in kind for factor in factors(top.claim.unit, f.claim.unit)):
        return
    for other in others:
        for factor in factors(top.claim.unit, other.claim.unit):
            if _slip(other, top.value * factor) or _slip(top, other.value / factor):
                claim = other.claim
                yield Conversion(
                    span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline,
                    one=top.claim, other=claim, kind="apart",
                )  # fmt: skip
                return


def _alike(one: Placed, other: Placed) -> bool:
    return one.claim.unit == other.claim.unit or convertible(one.claim.unit, other.claim.unit)


def _near(one: Placed, other: Placed, factor: float) -> bool:
    return abs(one.value * factor / value(other.claim) - 1) <= _MEASURED


def _slip(figure: Placed, amount: float) -> bool:
    """Would exchanging two digits of a figure make it this amount, as both round?"""
    return exchanged_to_about(figure.value, amount, _CONVERTED)
