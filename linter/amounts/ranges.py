"""Two numbers beside each other: a range, a score, alternatives, or the ends of a change."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Final, NamedTuple

from linter.amounts.amount import Amount
from linter.amounts.elsewhere import patterns
from linter.amounts.numerals import numerals
from linter.patterns import later

_SIGN: Final = r"(?:[$€£¥₫]|US\$|[A-Z]{3} ?)?"
_DASHES: Final = frozenset({"-", "–"})


class _Joining(NamedTuple):
    """A language's words between two numbers, and before the first."""

    range: re.Pattern[str]
    both: re.Pattern[str]
    between: re.Pattern[str]
    change: re.Pattern[str]
    either: re.Pattern[str]


@cache
def _joining(language: str) -> _Joining:
    lists = numerals(language)
    to, both, between, change, either = (lists.joining(name) for name in _Joining._fields)
    return _Joining(
        later(rf"(?: ?[-–—] ?|-to-| (?:{to}) ){_SIGN}"),
        later(rf" (?:{both}) {_SIGN}"),
        later(rf"\b(?:{between}) $", re.I),
        later(rf"\b(?:{change}) (?:[a-z]+ ){{0,2}}$", re.I),
        later(rf" (?:{either}) "),
    )


def score(prose: str, near: Amount, far: Amount, language: str) -> bool:
    """Is this pair a score or a vote: "3-2", "212-187"?"""
    if prose[near.end : far.number] not in _DASHES or near.unit or near.currency or far.unit or far.currency:
        return False
    return near.value >= far.value or not patterns(language).plural.match(prose, far.end)


def join(prose: str, near: Amount, far: Amount, language: str) -> Amount | None:
    """A range ("5-7 km", "$62 to $68", "between 5 and 7"), when two amounts are its ends."""
    gap = prose[near.end : far.number]
    if len(gap) > 9 or near.upper is not None or far.upper is not None or far.hedge:
        return None
    words = _joining(language)
    between = words.between.search(prose, max(near.start - 9, 0), near.start)
    if not (words.range.fullmatch(gap) or (between and words.both.fullmatch(gap))):
        return None
    if near.unit not in ("", far.unit) and (near.unit, far.unit) != ("year of age", ""):
        return None
    if near.currency and far.currency not in ("", near.currency):
        return None
    if gap[1:2].isalpha() and not between and not _spans(prose, near, far, words):
        return None
    if gap[:1] == gap[-1:] == " " and near.value >= far.value and not between and not gap[1:2].isalpha():
        return None  # a dash between two thoughts
    first = near.scaled(_common_scale(near, far))
    return first._replace(
        end=far.end,
        low=min(first.low, far.low),
        high=max(first.high, far.high),
        upper=far.value,
        unit=far.unit or near.unit,
        currency=near.currency or far.currency,
        per=far.per,
        notation=near.notation or far.notation,
    )


def _spans(prose: str, near: Amount, far: Amount, words: _Joining) -> bool:
    """Is "5 to 7" a range, not a change "from 5 to 7", nor one and what it came to, "by 5 to 97"?"""
    if near.currency and not far.currency:
        return False
    change = words.change.search(prose, max(near.start - 24, 0), near.start)
    return not change or (change[0][:2].lower() == "by" and near.value < far.value <= 2 * near.value)


def sharing(prose: str, near: Amount, far: Amount, language: str) -> Amount:
    """The near amount with the unit that both have: "eight or nine euros", "from 13.5 to 14.0 mm"."""
    if near.unit or near.currency or near.upper is not None or not (far.unit or far.currency):
        return near
    words, gap = _joining(language), prose[near.end : far.start]
    change = words.range.fullmatch(gap) and words.change.search(prose, max(near.start - 24, 0), near.start)
    if not change and not words.either.fullmatch(gap):
        return near
    return near.scaled(_common_scale(near, far))._replace(unit=far.unit, currency=far.currency, per=far.per)


def _common_scale(near: Amount, far: Amount) -> float:
    """What the near number leaves out: a million, in "5 to 7 million"."""
    if near.value < far.value and far.value >= 1e6 and 0 < near.value < 1000:
        return float(10 ** (3 * int(math.log10(far.value) // 3)))
    return 1.0
