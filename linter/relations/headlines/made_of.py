"""Headline figures that are worked out from those of the story: a sum, a difference, a share, the whole of a share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.alignment.figures import number, unit_of
from linter.claims import Quantity

_THREE, _MOST = 3, 6  # figures that a sum may be of
_WORKED_OUT: Final = 0.03  # as near as a figure comes that is worked out from two rounded ones


def made_of(top: Quantity, story: Sequence[Quantity]) -> bool:
    """Is the headline's figure the sum of two of the story, their difference, share or change?"""
    figure, wide = number(top), number(top) * _WORKED_OUT
    if unit_of(top) and top.unit != "percent":  # no sum of money is made of passengers and ages
        story = [c for c in story if unit_of(c) == unit_of(top)]
    values = {number(c) for c in story if number(c) > 0} | {
        n for c in story if isinstance(c.value, tuple) for n in c.value
    }
    if any(abs(value - figure) <= wide for value in values):
        return True
    if any(abs(total - figure) <= wide for total in _in_a_row([number(c) for c in story])):
        return True
    for one, other in combinations(sorted(values), 2):
        if abs(other - one - figure) <= wide or abs(other + one - figure) <= wide:
            return True
        if top.unit != "percent":
            continue
        shares = (one / other, other / one - 1, 1 - one / other, one / (one + other), other / (one + other))
        if any(abs(share * 100 - figure) < 1 for share in shares):
            return True
    return False


def _in_a_row(values: Sequence[float]) -> Iterator[float]:
    """The sums of three and more figures on end: "four in Riga, six in Tartu and two in Narva"."""
    for first in range(len(values) - _THREE + 1):
        yield from (sum(values[first:end]) for end in range(first + _THREE, min(first + _MOST, len(values)) + 1))


def whole(top: Quantity, story: Sequence[Quantity]) -> bool:
    """Is the headline's count the whole of which the story tells a share: "320 of 800 jobs", "320 jobs, or 40%"?"""
    shares = {number(c) for c in story if c.unit == "percent" and number(c) > 0}
    parts = {number(c) for c in story if not unit_of(c) and not isinstance(c.value, tuple)}
    wide = number(top) * _WORKED_OUT
    return not unit_of(top) and any(abs(part * 100 / share - number(top)) <= wide for part in parts for share in shares)
