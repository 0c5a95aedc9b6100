"""A total, a count, and what that makes for each: "9,380 people over seven nights, or 1,340 a night"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import TABLE, Document
from linter.patterns import later
from linter.phrases import singular
from linter.relations.digits import exchanged, mistyped
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.products import Product, product_of

# What makes an amount that of each: "an average of 1,340 a night", "or 210 kilograms a day", ", 250,000 euros each".
_FOR_EACH: Final = later(
    r"(?:(?P<plain>\b(?:an? average of|averaging|that is|which is))|\bor|\b,) (?:about |some |just )?$"
)
_A: Final = later(r"(?: [a-z]+)?,? (?:an?|per|each|every) (?P<of>[a-z]+)\b")
_EACH: Final = later(r"(?: [a-z]+)? (?:each|apiece)\b")
_COUNTED: Final = later(r"[ -](?:[a-z-]+ )??(?P<noun>[a-z]{3,}s)\b")
_OTHERWISE: Final = later(
    r"\b(?:another|including|besides|except|first|last|more|fewer|less|compared|against|than|at least|up to|tax)\b"
)
_FAR: Final = 0.04  # by which an average is not only rounded
_MOST: Final = 2.0  # times: what is further off is the average of something else


def shared_evenly(document: Document) -> Iterator[Product]:
    """Every amount for each of an English sentence that its total and its count do not make."""
    if document.language[:2] != "en":
        return
    for sentence in figures(document):
        if len(sentence.figures) == 3 and sentence.zone != TABLE and not _OTHERWISE.search(sentence.text):
            yield from _of_three(sentence)


def _of_three(sentence: Figures) -> Iterator[Product]:
    """The three figures of a sentence, where the last is for each and one of the first two counts the things."""
    one, two, each = sentence.figures
    said = _FOR_EACH.search(sentence.before(each, 30))
    if said is None or isinstance(each.claim.value, tuple) or each.value < 1:
        return
    thing = _A.match(sentence.after(each, 40))
    if thing is None and not _EACH.match(sentence.after(each, 30)):
        return
    for total, count in ((one, two), (two, one)):
        if not _may_be(total, each) or not _counts(sentence, count, thing["of"] if thing else ""):
            continue
        made = count.value * each.value
        low, high = each.claim.low * count.value, each.claim.high * count.value
        fits = low <= total.claim.high * 1.01 and total.claim.low * 0.99 <= high
        slip = exchanged(made, total.value) or any(
            test(total.value / count.value, each.value) for test in (exchanged, mistyped)
        )
        if not fits and (slip or abs(made / total.value - 1) > _FAR) and 1 / _MOST < made / total.value < _MOST:
            plain = said["plain"] is not None  # by "or" and a comma it may be set beside them for another reason
            yield product_of(each, [count], total, stated=plain, said=not plain)
        return


def _may_be(total: Placed, each: Placed) -> bool:
    """Are these amounts of one kind, and is the first the larger: that of all of them?"""
    same = total.unit == each.unit or (not each.unit and total.unit == "count")
    return same and total.level and not total.claim.hedge and not each.claim.hedge and total.value > each.value


def _counts(sentence: Figures, count: Placed, thing: str) -> bool:
    """Does a figure count these: seven nights, of "a night"; of "each", whatever it counts?"""
    if count.claim.hedge or count.value < 2 or count.value != int(count.value) or count.claim.currency:
        return False
    noun = _COUNTED.match(sentence.after(count, 30))
    own = count.unit or (singular(noun["noun"]) if noun else "")
    words = re.findall(r"[a-z]+", count.claim.words.lower())
    return thing in (own, *map(singular, words)) if thing else bool(own) and not count.unit
