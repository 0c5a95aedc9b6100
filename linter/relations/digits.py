"""Slips of the key in plain numbers, for the rules that do sums: which figure was meant by another?

`linter.alignment.figures` asks the same of two claims, which carry their rounding and their noun.
"""

from __future__ import annotations

import math
from itertools import combinations


def exchanged(one: float, other: float) -> bool:
    """Do two figures differ by two neighbouring digits that changed places (2.23 and 2.32)?"""
    if not (0 < one < math.inf and 0 < other < math.inf):
        return False
    a, b = (f"{v:.9e}".partition("e")[0].replace(".", "") for v in (one, other))
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]


def mistyped(one: float, other: float) -> bool:
    """Do two figures differ by one digit, or by two neighbours that changed places?"""
    if min(one, other) <= 0:
        return False
    a, b = f"{one:.6f}", f"{other:.6f}"
    return exchanged(one, other) or (len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1)


def exchanged_to_about(figure: float, amount: float, slack: float) -> bool:
    """Would exchanging any two digits of a figure make it this amount, as it rounds and with so much slack (0.01)?"""
    digits = f"{figure:.9g}".replace(".", "").strip("0")
    scale = figure / float(digits)
    rounding = 0.5 / float(digits) + slack
    for i, j in combinations(range(len(digits)), 2):
        swapped = list(digits)
        swapped[i], swapped[j] = swapped[j], swapped[i]
        near = abs(float("".join(swapped)) * scale / amount - 1) <= rounding
        if near and digits[i] != digits[j] and swapped[0] != "0":
            return True
    return False
