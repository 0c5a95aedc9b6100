"""Reads the amounts of a stretch of prose: the number first, then what stands on its two sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.amounts import sides
from linter.amounts.amount import Amount, bounds
from linter.amounts.elsewhere import elsewhere, patterns, year
from linter.amounts.numerals import Numerals, numerals
from linter.amounts.ranges import join, score, sharing
from linter.amounts.written import Number, in_figures, in_words
from linter.patterns import later

_BEFORE: Final = 48  # characters to the left that may say what a number is
_SPOKE: Final = later(
    r"\b(?:said|says|added|adds|explained|recalled|joked|replied|asked) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, $"
)
_COUNTED: Final = frozenset({"count", "year of age"})  # these units count, the others measure
_OF: Final = later(r" of ")
_AN: Final = later(r"(?: of)? an? ")
_LETTER: Final = later(r"[^\W\d_]")
_RUNS_ON: Final = later(r"[.,]{1,2}\d[\d.,]*")  # "$110,00": what cannot be read to its end is not compared either
_SMALLEST_WON: Final = 100  # nothing costs less in Korea
_ROADS: Final = frozenset("N")  # signs of money that stand before the numbers of roads, too


def amounts(prose: str, start: int = 0, end: int | None = None, language: str = "en") -> Iterator[Amount]:
    """Every amount in a stretch of prose, in order; none overlaps another."""
    end = len(prose) if end is None else end
    pending: Amount | None = None
    for amount in _single(prose, start, end, numerals(language)):
        if pending is not None:
            if score(prose, pending, amount, language):
                pending = None
                continue
            joined = join(prose, pending, amount, language)
            if joined is not None:
                pending = joined
                continue
            yield sharing(prose, pending, amount, language)
        pending = amount
    if pending is not None:
        yield pending


def _single(prose: str, start: int, end: int, lists: Numerals) -> Iterator[Amount]:
    """Every amount that stands alone or is one end of a range."""
    find = lists.starter.search
    at = start
    while (hit := find(prose, at, end)) is not None:
        at = hit.end()
        read = in_words if hit[0][0].isalpha() else in_figures
        number = read(prose, hit.start(), end, lists)
        if number is None:
            continue
        at = max(at, number.end)
        if number.figures and (rest := _RUNS_ON.match(prose, number.end, end)):
            at = rest.end()
            continue
        amount = _amount(prose, number, start, end, lists)
        if amount is not None:
            at = max(at, amount.end)
            yield amount


def _amount(prose: str, number: Number, floor: int, limit: int, lists: Numerals) -> Amount | None:
    """The amount whose number this is, or None when the number is something else."""
    value, step, upper, end = number.value, number.step, number.upper, number.end
    before = prose[max(number.start - _BEFORE, floor) : number.start].rpartition("\n")[2]
    text = prose[number.start : end]
    currency, notation, width = sides.sign(before, lists)
    if number.figures and not currency and elsewhere(before, prose, end, text, lists.language):
        return None
    factor, end = sides.scale(prose, end, limit, currency, number.figures, lists)
    few = notation == "K" and len(text) < 3  # "K9", "K2"
    if few or (notation in _ROADS and factor == 1.0 and "," not in text):
        return None  # "N16" is a road or a postcode, "N42 billion" and "N65,000" are naira
    if factor != 1.0:
        added, end = sides.rest(prose, end, limit, factor, lists) if number.figures else (0.0, end)
        value, step, upper = round(value * factor + added, 6), (step or 1.0) * factor, upper and upper * factor
        if added:
            step = 0.0
    named, unit = sides.unit(prose, _past_link(prose, number, end), limit, currency, lists), ""
    if named and named.notation == "won" and value < _SMALLEST_WON:
        named = None  # "a girl of 13 won", "of the 19 races 12 won"
    if named:
        unit, currency, notation, end = named.unit, named.currency, named.notation or notation, named.end
    if factor == 1.0 and not named and prose[end : end + 1] == "m" and sides.metres(prose, end + 1, lists):
        unit, notation, end = "metre", "m", end + 1
    if number.figures and factor == 1.0 and not unit and not currency:
        if year(text, value, before, prose, end, lists.language) or _LETTER.match(prose, end):
            return None  # 2024; 22nd, 5S, 737s
        if _age(text, value, before, prose, end, lists.language):
            unit = "year of age"
    if unit == "point" and value == 1 and not number.figures:
        unit = ""  # "one point to make"
    begin = number.start - (width if currency else 0)
    if (currency or unit) and (signed := sides.minus(prose[max(begin - 8, floor) : begin])):
        value, begin = -value, begin - signed
    rate = sides.rate(prose, end, limit, lists) if currency or unit else ""
    hedge, begin, end = sides.hedge(prose, begin, end, floor, limit, lists)
    if unit and not step and unit not in _COUNTED:
        step = 1.0
    low, high = bounds(value, step, hedge) if upper is None else (value, upper)
    return Amount(
        begin, end, number.start, value, low, high, unit, currency, hedge, rate, upper, number.figures, notation
    )


def _past_link(prose: str, number: Number, end: int) -> int:
    """Where the unit may stand: past "of" in "tens of thousands of dollars", past "an" in "half an hour"."""
    if number.figures or not (number.upper or 0 < number.value < 1):
        return end
    link = _OF.match(prose, end) if number.upper else _AN.match(prose, end)
    return link.end() - 1 if link else end


def _age(text: str, value: float, before: str, prose: str, end: int, language: str) -> bool:
    """Is this bare number an age: "Nguyen Van An, 44, said", "aged 16"?"""
    if not text.isdigit() or not 0 < value < 120:
        return False
    found = patterns(language)
    if prose.startswith(".", end) and _SPOKE.search(before):
        return True  # "…," said Rashidov, 19.
    return bool(found.aged.search(before) or (found.person.search(before) and found.apposed.match(prose, end)))
