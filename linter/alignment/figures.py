"""Two figures as numbers: do they meet, and is one a slip of the other?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from linter.claims import Quantity
from linter.document import HEADLINE
from linter.patterns import later
from linter.phrases import singular

_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_ROUNDED: Final = 0.04  # what a headline may round away
_LONG: Final = 4  # digits of which one may have been put in another place


def unit_of(claim: Quantity) -> str:
    """What a figure is counted in, for the key of its group."""
    return claim.currency or claim.unit


def meets(a: Quantity, b: Quantity) -> bool:
    """Do the ranges that two figures were rounded from have a value in common?"""
    if _in_round_hundreds(a, b) or _in_round_hundreds(b, a):
        return True
    slack = 1e-9 * max(abs(a.high) if math.isfinite(a.high) else 1, abs(b.high) if math.isfinite(b.high) else 1, 1)
    if not (a.low <= b.high + slack and b.low <= a.high + slack):
        return False
    if min(a.high, b.high) - max(a.low, b.low) <= slack and min(a.high - a.low, b.high - b.low) > slack:
        return False  # two days are not three: what one was rounded from only touches what the other was
    # "Some 3,460" are about as many as 3,410 or 3,500; but nobody rounds 3,640 to three other digits.
    loose = number(a) != number(b) and {a.hedge, b.hedge} <= {"", "about"} and min(map(len, map(digits, (a, b)))) >= 3
    return not (loose and slip(a, b) == "digits exchanged")


def _in_round_hundreds(shown: Quantity, told: Quantity) -> bool:
    """ "600 wheels" in a headline, of cheese that were 614?"""
    near = abs(number(told) - number(shown)) <= min(50, number(shown) * _ROUNDED)
    return shown.zone == HEADLINE and near and 0 < number(shown) < 1000 and number(shown) % 100 == 0


def number(claim: Quantity) -> float:
    return claim.value[0] if isinstance(claim.value, tuple) else claim.value


def digits(claim: Quantity) -> str:
    """The significant digits of a figure, without zeros at the end."""
    return f"{number(claim):.10e}".partition("e")[0].replace(".", "").rstrip("0")


def slip(a: Quantity, b: Quantity) -> str:
    """How one figure could be a slip of the other: "scale", "digits exchanged", or ""."""
    first, second = digits(a), digits(b)
    small, large = sorted((a, b), key=number)
    if min(len(first), len(second)) < 2 or number(small) <= 0:
        return ""
    ratio = number(large) / number(small)
    if ratio > 100:
        if a.hedge or b.hedge:
            return ""
        # The same figure but for its scale, exact in one place and rounded in another perhaps.
        factor = 10.0 ** (3 * round(math.log10(ratio) / 3))
        same = small.low * factor <= large.high and large.low <= small.high * factor
        return (
            "scale"
            if same and (first == second or (max(len(first), len(second)) >= 4 and min(len(first), len(second)) >= 3))
            else ""
        )
    if first == second or math.floor(math.log10(number(large))) != math.floor(math.log10(number(small))):
        return ""
    size = max(len(first), len(second))
    whole = ("." in a.words) == ("." in b.words)  # 17 is no slip for 10.7
    if abs(len(first) - len(second)) <= 1 and size >= 3 and whole:
        first, second = f"{first:0<{size}}", f"{second:0<{size}}"  # 1,200 and 1,020
    if len(first) == len(second) and sorted(first) == sorted(second):
        swapped = [i for i, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
        near = len(swapped) == 2 and swapped[1] - swapped[0] == 1
        moved = len(digits(a)) == len(digits(b)) and _one_moved(first, second)
        return "digits exchanged" if near or moved else ""
    return ""


def _one_moved(first: str, second: str) -> bool:
    """Is one digit of a long figure in another place: 1,914 and 1,491?"""
    if len(first) < _LONG:
        return False
    rests = [{(figure[at], figure[:at] + figure[at + 1 :]) for at in range(len(figure))} for figure in (first, second)]
    return bool(rests[0] & rests[1])


def mistyped(a: Quantity, b: Quantity) -> bool:
    """Are all digits but one the same in two figures of one size (298,500, 278,500), and no rounding makes it so?"""
    return not meets(a, b) and bool(set(masks(a)) & set(masks(b))) and number(a) != number(b)


def masks(claim: Quantity) -> list[str]:
    """The digits of a figure with each of them hidden in turn, and its size: what it shares with its misprints."""
    shown, _, size = f"{number(claim):.10e}".replace(".", "").partition("e")
    shown = shown.rstrip("0")
    return [f"{shown[:at]}*{shown[at + 1 :]}e{size}" for at in range(len(shown))] if len(shown) > 1 else []


def told_off(a: Quantity, b: Quantity, claims: Iterable[Quantity]) -> bool:
    """Does the copy say of the one figure how much is not in the other: "four of the 30 cannot come", and 26?

    A small count says so in the sentence of one of the two or in the next; a longer figure says so in any place.
    Two that make a third together are its parts: 40 posts saved, 22 lost, of 62.
    """
    missing, ends, claims = abs(number(a) - number(b)), (number(a), number(b)), list(claims)
    fewer = [c for c in claims if abs(number(c) - missing) < 1e-6 * missing and unit_of(c) == unit_of(a)]
    if any(len(digits(c)) > 1 and not c.change for c in fewer):
        return True
    if any(number(c) == sum(ends) and unit_of(c) == unit_of(a) and c.path in (a.path, b.path) for c in claims):
        return True
    return any(_side_by_side(c, d) or _side_by_side(d, c) for c in claims if number(c) in ends for d in fewer)


def _side_by_side(a: Quantity, b: Quantity) -> bool:
    """Do two figures stand in one sentence, or one in that sentence and the other close behind it?"""
    return a.path == b.path and (a.sentence == b.sentence or 0 < b.span.start - a.span.end < 120)


def as_written(claim: Quantity) -> str:
    """A count with its noun as it stands after it, "16 valid investment projects"; else the figure alone."""
    head = claim.noun.rpartition(" ")[2]
    if not unit_of(claim) and head:
        for word in _WORD.finditer(claim.trail[:48]):
            if head in (word[0].lower(), singular(word[0])):
                return claim.words + claim.trail[: word.end()]
    return claim.words


def near_in_size(a: Quantity, b: Quantity, times: float = 1.67) -> bool:
    """Is neither figure more than so many times the other?"""
    return 1 / times < number(a) / (number(b) or 1) < times
