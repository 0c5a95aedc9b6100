"""An amount, and the range that a written number stands for."""

from __future__ import annotations

import math
from typing import NamedTuple


class Amount(NamedTuple):
    """A number with what it is counted in. Offsets are into the prose it was read from.

    `start`-`end` cover the whole amount ("more than US$4.57 billion"), `number` is where its figures begin. `value` is
    as written (in units of one, so 4.57e9), `low` and `high` the ends of the range it may have been rounded from, both
    included.
    """

    start: int
    end: int
    number: int
    value: float
    low: float
    high: float
    unit: str = ""
    currency: str = ""
    hedge: str = ""
    per: str = ""
    upper: float | None = None  # the far end of a written range ("5-7"), value being the near one
    figures: bool = True  # written in figures, not in words
    notation: str = ""  # the currency sign or unit as written

    def scaled(self, factor: float) -> Amount:
        """The same amount, its number times a factor."""
        return self._replace(value=self.value * factor, low=self.low * factor, high=self.high * factor)


# How far from the number a hedged amount may lie: (below, above), as factors; 1 keeps the rounding of the figures.
_HEDGED = {
    "about": (0.92, 1.08),
    "nearly": (0.9, 1.0),
    "just over": (1.0, 1.1),
    "more than": (1.0, 1.25),
    "less than": (0.75, 1.0),
}


def bounds(value: float, step: float, hedge: str = "") -> tuple[float, float]:
    """The range that a written number stands for. `step` is the size of its last meaningful digit (0: exact)."""
    low, high = value - step / 2, value + step / 2
    if hedge == "at least":
        return low, math.inf
    if hedge == "up to":
        return min(0.0, low), high
    if hedge not in _HEDGED:
        return low, high
    below, above = _HEDGED[hedge]
    ends = sorted((value * below, value * above))
    return (
        min(low, ends[0]) if ends[0] < value else value,
        max(high, ends[1]) if ends[1] > value else value,
    )


def step(digits: str) -> float:
    """The size of the last digit that means something: 4.57 -> 0.01, 60,000 -> 1,000 or less, 1,387 -> exact (0)."""
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    if zeros < 2 or len(whole.lstrip("0")) < 4:
        return 0.0
    return min(float(10**zeros), int(whole) * 0.02)
