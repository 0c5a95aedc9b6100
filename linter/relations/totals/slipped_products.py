"""A count and an amount for each whose product has the very digits of a sum, but not its scale.

"3,200 weavers", "25,000 rupees each", "8 lakh rupees": the count and what is for each stand near each other; the sum
may stand anywhere, in a sentence with a word in common. A product of two figures mostly has digits of its own: that all
of them are a third figure's is hardly chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.claims import Quantity
from linter.document import Document
from linter.patterns import later
from linter.phrases import stem, stems
from linter.relations.digits import exchanged
from linter.relations.figures import Figures, Placed, figures, value
from linter.relations.precedence.precedents import content
from linter.relations.slips import INDIAN, TIMES, measured_in
from linter.relations.totals.payments import MONEY
from linter.relations.totals.products import OTHER_SUMS, Product, figure_digits, product_of
from linter.units import UNITS

_In = tuple[Figures, Placed]

_EACH: Final = later(r"\b(?:each|every|apiece|per|a head|a piece|(?:an?|per) (?:day|week|month|year|night))\b", re.I)
_TEN: Final = later(r"\b(?:ten|10|tenth|gifts|instal\w+|months|years)\b")
_EACH_OF_THEM: Final = later(r"(?:Each|Every one) of the \d")
_OR: Final = later(r"(?: in all| altogether| in total)?,? or (?:just |some |only )?")
_SCALED: Final = later(r"\b(?:thousand|million|billion|trillion|mn?|bn|lakhs?|crores?)\b", re.I)
_EACH_OF: Final = later(
    r"^ [a-z -]{2,30},? each (?:of|with|worth|holding|carrying|costing|rated at|producing) [^.;\d]{0,12}$"
)
_A_PIECE: Final = later(r" an? (?!year|month|week|day|night|hour)(?P<one>[a-z]{3,})\b")
_GOES_ON: Final = later(
    r"(?:The (?:\w+ )?\w+|It|That|This|They|In all,? (?:it|they|that)|Altogether,? (?:it|they|that)) "
    r"(?:will |would |is |are |was |were |has |have )*(?:to |going to |set to |expected to )?"
    r"(?:costs?|come|comes|came|be worth|worth|amounts?|amounted|adds?|brings?|brought|total(?:s|led|ed)?|take|takes)\b"
)
_NEXT: Final = 2  # sentences behind both
_REACH: Final = 4  # sentences from the count to what is for each
_DIGITS: Final = 3  # of both together: fewer come out by chance
_AVERAGE: Final = later(r"\baverage of (?:about )?$")
_DENSE: Final = 40
_MOST: Final = 400  # pairs in a draft; copy with more is a table
_FEWEST: Final = 20  # of a smaller count the draft has many


def slipped_products(document: Document) -> Iterator[Product]:
    """Every sum, written with a scale, that a count and an amount for each make on another scale only."""
    placed = [(s, f) for s in figures(document) for f in s.figures if f.level and f.value > 0]
    if len(placed) > _DENSE:
        return  # where a draft has so many figures, some product has the digits of another by chance
    prices = [
        (s, f)
        for s, f in placed
        if f.unit and f.unit not in TIMES and f.unit != "count" and (_for_each(s, f) or _piece(s, f))
        and f.claim.per != "share"
    ]  # fmt: skip
    counts = [
        (s, f) for s, f in placed
        if not f.unit and f.value >= 2 and not _is_year(f) and f.claim.change != "from"
    ]  # fmt: skip
    pairs = [
        (p, c) for p in prices for c in counts
        if (c[1].value >= _FEWEST or _shared_out(*p, *c)) and _goes_with(*p, *c)
    ][:_MOST]  # fmt: skip
    pairs += list(_weighed(placed))[:_MOST]
    made = {(measured_in(price.claim)[0], f"{_base(price) * count.value:.6e}") for (_, price), (_, count) in pairs}
    sums = [
        (s, f) for s, f in placed
        if not _AVERAGE.search(f.claim.lead) and f.unit and (measured_in(f.claim)[0], f"{_base(f):.6e}") not in made
    ]  # fmt: skip
    for (sentence, each), (where, count) in pairs:
        product = each.value * count.value
        if any(abs(f.value / (product * size) - 1) < 1e-6 for _, f in placed if (size := _size(each, f))):
            continue  # the sum stands somewhere, and is right
        for place, total in placed:
            if (
                not count.unit
                and _swapped(total, count, each)
                and _of_one_matter(document, total, place, sentence, where)
            ):
                yield product_of(each, [count], total, stated=True)
        for place, total in sums:
            size = _size(each, total)
            plain = size == 1 and not _SCALED.search(total.claim.words) and not _said_otherwise(place, total, each)
            if not size or total.value <= each.value * size or plain:
                continue
            if _off(total, product * size, sentence is where and not _TEN.search(place.text)) and (
                count.unit or _of_one_matter(document, total, place, sentence, where)
            ):
                own = each if size == 1 else each._replace(claim=_sized(each.claim, size))
                yield product_of(own, [count], total, stated=False, tied=sentence is where)


def _weighed(placed: Sequence[_In]) -> Iterator[tuple[_In, _In]]:
    """ "3,100 shillings a kilogram", and "all of the 18,000 tonnes": a price, and what was sold in its unit.

    Their units tie them, wherever they stand.
    """
    for where, price in placed:
        unit = UNITS.get(price.claim.per) if price.claim.currency else None
        if unit is None:
            continue
        for sentence, sold in placed:
            own = UNITS.get(sold.claim.unit)
            if own is None or own.dimension != unit.dimension or sold.claim.per or sold.claim.part:
                continue
            if len(figure_digits(price.value) + figure_digits(sold.value)) >= _DIGITS and sold.claim.change != "from":
                size = own.sizes[0] / unit.sizes[0]
                yield (where, price), (sentence, sold._replace(claim=_sized(sold.claim, size)))


def _said_otherwise(sentence: Figures, total: Placed, each: Placed) -> bool:
    """ "$14,000, or around $8,000 a pump"."""
    return total.end < each.start and _OR.fullmatch(sentence.prose, total.end, each.start) is not None


def _base(figure: Placed) -> float:
    return figure.value * measured_in(figure.claim)[1]


def _size(each: Placed, total: Placed) -> float:
    """What one of the unit for each is in the unit of the sum; 0 when the two measure other things."""
    (kind, size), (of, whole) = measured_in(each.claim), measured_in(total.claim)
    return size / whole if kind == of else 0.0


def _sized(claim: Quantity, size: float) -> Quantity:
    return replace(claim, value=value(claim) * size, low=claim.low * size, high=claim.high * size)


def _shared_out(sentence: Figures, each: Placed, where: Figures, count: Placed) -> bool:
    """ "12 turbines, each of 5 megawatts", "six barges that carry 400 tonnes each"?"""
    between = sentence.prose[count.end : each.start]
    return sentence is where and count.end < each.start and (
        _EACH_OF.search(between) is not None or sentence.after(each, 12).startswith((" each", " apiece"))
    )  # fmt: skip


def _swapped(total: Placed, count: Placed, each: Placed) -> bool:
    """Is a sum divided by the count what is for each, but for two neighbouring digits?"""
    step = each.claim.high - each.claim.low
    if total.unit != each.unit or not each.claim.currency or total.value <= each.value or step <= 0:
        return False
    return exchanged(round(total.value / count.value / step) * step, each.value)


def _goes_with(sentence: Figures, each: Placed, where: Figures, count: Placed) -> bool:
    """Is it for each of what is counted: "each weaver", "for each block of two", a sum that follows the count?"""
    digits, apart = figure_digits(each.value) + figure_digits(count.value), abs(sentence.number - where.number)
    if len(digits) < _DIGITS or apart > _REACH or not count.claim.noun:
        return False
    piece = "" if _for_each(sentence, each) else _piece(sentence, each)
    if piece and piece != count.head and stem(piece) not in stems(where.prose, where.start, count.start):
        return False  # "pumps on 1,750 boreholes" go with "$8,000 a pump"
    return apart <= 1 or stem(count.claim.noun.rpartition(" ")[2]) in stems(
        sentence.prose, sentence.start, sentence.end
    )


def _of_one_matter(document: Document, total: Placed, place: Figures, *others: Figures) -> bool:
    """Does the sum's sentence speak of what one of the others does, or go on from it: "The relief will cost"?

    Litres and tonnes are of one thing in a story.
    """
    if not total.claim.currency:
        return True
    if total.claim.measure in OTHER_SUMS:
        return False
    prose, own = document.prose, {*MONEY, *content(total.claim.words, 0, len(total.claim.words))}
    if 0 < place.number - max(s.number for s in others) <= _NEXT and _GOES_ON.match(place.text):
        return True
    told = content(prose, place.start, place.end) - own
    return any(place.start == s.start or told & content(prose, s.start, s.end) for s in others)


def _piece(sentence: Figures, figure: Placed) -> str:
    """The one thing that a sum is the price of: "$105,000 a boat"."""
    found = _A_PIECE.match(sentence.after(figure, 30)) if figure.claim.currency else None
    return found["one"] if found else ""


def _for_each(sentence: Figures, figure: Placed) -> bool:
    near = slice(max(sentence.start, figure.start - 70), min(sentence.end, figure.end + 60))
    return _EACH.search(sentence.prose[near]) is not None or _EACH_OF_THEM.match(sentence.text) is not None


def _is_year(figure: Placed) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", figure.claim.words) is not None


def _off(total: Placed, made: float, beside: bool) -> bool:
    """Are these the same digits, a thousand or a million times apart? Between lakhs and crores it is a hundred.

    Where one sentence gives the count and what is for each, and the digits are three or more, ten times is a slip too.
    """
    powers = (2, 3, 6, 9) if INDIAN.search(total.claim.words) else (3, 6, 9)
    powers = (1, *powers) if beside and len(figure_digits(made)) >= _DIGITS else powers
    ratios = (made / total.value, total.value / made)
    return figure_digits(total.value) == figure_digits(made) and any(
        abs(ratio / 10.0**power - 1) < 1e-6 for ratio in ratios for power in powers
    )
