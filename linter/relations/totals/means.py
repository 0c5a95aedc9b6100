"""Means: "an average of $4.62" is a figure that was worked out, not an estimate."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from linter.amounts import amounts
from linter.claims import Quantity
from linter.patterns import later

_MEAN: Final = later(r"an average of (?=\S{0,4}\d)", re.I)


def as_written(claim: Quantity) -> Quantity:
    """ "An average of $4.62" is as exact as it is written: a mean is no estimate."""
    mean = _MEAN.match(claim.words)
    if not mean or isinstance(claim.value, tuple):
        return claim
    found = next(iter(amounts(claim.words, mean.end(), len(claim.words))), None)
    return replace(claim, low=found.low, high=found.high) if found else claim
