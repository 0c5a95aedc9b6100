"""A count and an amount for each whose product has the very digits of a sum, but not its scale.

"3,200 weavers", "25,000 rupees each", "8 lakh rupees": what the three are of need not be said in the same words, nor
near each other. A product of two figures nearly always has digits of its own; that all of them are a third figure's is
no chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.products import Product, figure_digits, product_of

_EACH: Final = later(r"\b(?:each|every|apiece|per|a head|a piece|(?:an?|per) (?:day|week|month|year|night))\b", re.I)
_SCALED: Final = later(r"\b(?:thousand|million|billion|trillion|mn?|bn|lakhs?|crores?)\b", re.I)
_INDIAN: Final = later(r"\b(?:lakhs?|crores?)\b", re.I)
_TIMES: Final = frozenset({"percent", "percentage point", "year", "day", "month", "week", "hour", "minute", "second"})
_FEWEST: Final = 20  # of a smaller count the draft has many


def slipped_products(document: Document) -> Iterator[Product]:
    """Every sum, written with a scale, that a count and an amount for each make on another scale only."""
    placed = [(s, f) for s in figures(document) for f in s.figures if f.level and f.value > 0]
    prices = [f for s, f in placed if f.unit and f.unit not in _TIMES and f.unit != "count" and _for_each(s, f)]
    counts = [f for _, f in placed if not f.unit and f.value >= _FEWEST and not _is_year(f)]
    for each in prices:
        sums = [f for _, f in placed if f.unit == each.unit and f.start != each.start]
        for count in counts:
            made = each.value * count.value
            if len(figure_digits(each.value)) + len(figure_digits(count.value)) < 3:
                continue
            if any(abs(total.value / made - 1) < 1e-6 for total in sums):
                continue  # the sum stands somewhere, and is right
            for total in sums:
                if total.value > each.value and _SCALED.search(total.claim.words) and _off(total, made):
                    explained = any(abs(e.value * c.value / total.value - 1) < 1e-6 for e in prices for c in counts)
                    if not explained:
                        yield product_of(each, [count], total, stated=False, tied=False)


def _for_each(sentence: Figures, figure: Placed) -> bool:
    near = slice(max(sentence.start, figure.start - 70), min(sentence.end, figure.end + 60))
    return _EACH.search(sentence.prose[near]) is not None


def _is_year(figure: Placed) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", figure.claim.words) is not None


def _off(total: Placed, made: float) -> bool:
    """Are these the same digits, a thousand or a million times apart? Between lakhs and crores it is a hundred."""
    powers = (2, 3, 6, 9) if _INDIAN.search(total.claim.words) else (3, 6, 9)
    ratios = (made / total.value, total.value / made)
    return figure_digits(total.value) == figure_digits(made) and any(
        abs(ratio / 10.0**power - 1) < 1e-6 for ratio in ratios for power in powers
    )
