"""A step of a rate in percentage points, and near it the only two levels of a rate that the copy tells.

"Unemployment has risen by 2.1 percentage points", and below it "5.3 per cent in September, against 4.2 in April".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import HEADLINE, QUOTE, TABLE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.adjoining import Adjoining
from linter.relations.growth.triads import older

_WORD: Final = later(r"\bpercentage point")
_HALF: Final = {0.25, 0.5, 0.75}  # told in words, and meant to the letter
_WIDE: Final = 3.0  # how many times too much or too little a slip may say
_NEAR: Final = 6  # sentences


def rate_steps(document: Document) -> Iterator[Adjoining]:
    """The one step in percentage points of a draft, where the only two levels of a rate near it do not give it."""
    if document.language[:2] != "en" or not document.holds({"points", "point"}):
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE, QUOTE)]
    steps = [(s, f) for s in story for f in s.figures if f.unit == "percentage point" and _WORD.search(f.claim.words)]
    rates = [
        (s, f) for s in story for f in s.figures
        if f.unit == "percent" and f.claim.change not in ("up", "down") and not isinstance(f.claim.value, tuple)
    ]  # fmt: skip
    if len(steps) != 1 or len(rates) != 2 or steps[0][1].claim.change not in ("up", "down"):
        return
    (sentence, step), pair = steps[0], _then_and_now(rates)
    if pair is None or not 0 <= pair[2].number - sentence.number <= _NEAR:
        return
    base, now, _ = pair
    up = step.claim.change == "up"
    low, high = (step.value, step.value) if step.value in _HALF else (step.claim.low, step.claim.high)
    real = abs(now.value - base.value)
    if (now.value > base.value) != up or not 1 / _WIDE < step.value / real < _WIDE:
        return
    ends = sorted((base.value + end if up else base.value - end) / base.value for end in (low - 0.005, high + 0.005))
    yield Adjoining(
        span=step.claim.span, zone=sentence.zone, quoted=False, dateline=document.date, low=ends[0], high=ends[1],
        up=up, now=now.claim, base=base.claim,
    )  # fmt: skip


def _then_and_now(rates: Sequence[tuple[Figures, Placed]]) -> tuple[Placed, Placed, Figures] | None:
    """Two levels of a rate in a sentence, or in two on end, where the copy says which is the earlier."""
    (first, one), (last, other) = rates
    ranks = [older(first, one), older(last, other)]
    if last.number - first.number > 1 or ranks[0] == ranks[1] or max(ranks) < 2:
        return None
    return (one, other, first) if ranks[0] > ranks[1] else (other, one, first)
