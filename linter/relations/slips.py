"""The same digits twice in one story, a thousand or a million times apart: "Rs 48 lakh" and "the Rs 48 crore"."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from linter.alignment import shared_words
from linter.alignment.figures import digits
from linter.alignment.reference import of_deed, refers_back, told_apart
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, STANDFIRST, Document
from linter.patterns import later
from linter.phrases import kin, singular, stems, words
from linter.relations.figures import Figures, Placed, figures, value
from linter.units import METRIC, UNITS

_REST: Final = 3  # digits of what is left of a sum: fewer come out by chance
_SCALED: Final = later(r"\b(?:thousand|million|billion|trillion|mn?|bn|lakhs?|crores?)\b", re.I)
# "In a town of 610,000 people" that has 61,000
_A_PLACE_OF: Final = later(
    r"\b(?:town|city|village|island|country|nation|state|province|district|region|county|community|borough|commune) of "
    r"(?:about |some |just |only |nearly )?$"
)
_PLAINLY: Final = 2  # of `refers_back`
_ROUGHLY: Final = 0.06  # as near as a share in whole per cents comes
_EACH: Final = later(r"\b(?:each|apiece|per(?! ?cent)|a head|a ticket|a piece|on average|average|every)\b")
_THING: Final = later(r" (?!of\b|for\b|in\b|to\b|from\b|and\b|this\b|last\b|more\b)([a-z]{4,})\b")
_STUFF: Final = later(r" of (?P<of>[a-z-]+(?: [a-z-]+)?)")
_OTHER: Final = later(r"\ban? $", re.I)  # "a 640-kilowatt battery" is brought in here
# "In Katol alone", "a charity sent", "it also set aside", "a grant of": not what was told before.
_ANOTHER: Final = later(
    r"^(?:An? |Another )|\b(?:also|another(?! (?:matter|thing|story|question)\b|\.)|separate|alone)\b"
)
_DEPOSIT: Final = later(r"\b(?:deposit\w*|paid in advance|down payment)\b")  # a tenth of it, perhaps
INDIAN: Final = later(r"\b(?:lakhs?|crores?|cr)\b", re.I)
_POWERS: Final = (3, 6, -3, -6, 9, -9)
# What one is of another where the copy measures in thousands: current, and what a computer holds.
SIZES: Final = {
    f"{prefix}{unit}": (unit, 10.0**power)
    for unit in ("watt", "watt hour", "byte")
    for prefix, power in (("", 0), ("kilo", 3), ("mega", 6), ("giga", 9), ("tera", 12))
}
_LENGTHS: Final = frozenset({"length", "degree", "foot", "mile", "yard", "inch"})  # of which a story has many
TIMES: Final = frozenset({"percent", "percentage point", "year", "day", "hour", "month", "week", "minute", "second"})


@kind_of_claim
class Slip(Claim):
    """Two figures of a draft with the same digits and another scale: of the headline or the lede, or taken as known."""

    top: Quantity
    other: Quantity
    power: int = 3
    where: str = "headline"  # of `top`: "headline", "first paragraph", or "" for one place of the text among others
    rest: Quantity | None = None  # `other` is the sum of this and of `top`, were it not for the scale


def slips(document: Document) -> Iterator[Slip]:
    """Every figure whose digits the draft gives on another scale too."""
    story = figures(document)
    body = [s for s in story if s.zone not in (HEADLINE, STANDFIRST)]
    tops = [s for s in story if s.zone in (HEADLINE, STANDFIRST)]
    ledes = [s for s in body if s.block == body[0].block and s.number <= 3][:1] if body else []
    told: set[int] = set()
    for sentence in [*tops, *ledes]:
        others = [(s, f) for s in story if s.start != sentence.start for f in s.figures if _plain(s, f)]
        for top in sentence.figures:
            if not _plain(sentence, top):
                continue
            alike = [(s, f) for s, f in others if _like(f, top)]
            if any(_meets(top.claim, f.claim, 0) for _, f in alike):
                continue
            alike = [(s, f) for s, f in alike if not _share_of(s, top, f)]
            for other, figure in alike:
                power = _power(top.claim, figure.claim)
                tenth = 0 if power or sentence in ledes or other not in ledes else _of_one_sort(top.claim, figure.claim)
                power = power or tenth
                if (
                    power
                    and (
                        tenth
                        or _telling(top, figure, sentence in tops)
                        or (other in ledes and _thousandfold(top, figure, power))
                    )
                    and (sentence in tops or _shared(document, sentence, other))
                ):
                    told |= {top.start, figure.start}
                    yield _slip(
                        document, sentence, top, figure, power, "headline" if sentence in tops else "first paragraph"
                    )
    yield from _known(document, story, told)
    yield from _remainders(document, story)


def _share_of(sentence: Figures, part: Placed, whole: Placed) -> bool:
    """Does the sentence itself call the one a share of the other: "0.1% of its sales, which were 3.1 billion"?"""
    shares = [value(f.claim) / 100 for f in sentence.figures if f.unit == "percent"]
    return any(abs(share * whole.value / part.value - 1) < _ROUGHLY for share in shares)


def _known(document: Document, story: Sequence[Figures], told: set[int]) -> Iterator[Slip]:
    """A figure that the text takes as known, or puts to the same thing, where only another scale was given before."""
    figured: dict[tuple[str, str], list[Placed]] = defaultdict(list)  # by what they are measured in
    for figure in (f for s in story for f in s.figures if f.value > 0):
        figured[measured_in(figure.claim)[0], figure.claim.per].append(figure)
    earlier: dict[tuple[str, str, str], list[tuple[Figures, Placed]]] = defaultdict(list)
    for sentence in story:
        for figure in sentence.figures:
            if not _plain(sentence, figure) or len(digits(figure.claim)) < 2:
                continue
            sort = (measured_in(figure.claim)[0], figure.claim.per)
            alike = earlier[*sort, digits(figure.claim)]
            alike.append((sentence, figure))
            if figure.start in told or _DEPOSIT.search(figure.claim.trail[:40]):
                continue
            if _ANOTHER.search(sentence.text) and not refers_back(figure.claim):
                continue
            for before, other in alike[:-1]:
                if any(_meets(f.claim, other.claim, 0) and _like(f, other) for f in sentence.figures):
                    break  # "£2.7bn over 30 years, including £2.7m for seafarers"
                power = _power(figure.claim, other.claim) or _tenfold(figure.claim, other.claim)
                if abs(power) == 9 and len(digits(figure.claim)) < 3:
                    continue  # $2.50 a share, and a debt of $2.5 billion
                if abs(power) == 6 and len(digits(figure.claim)) < 3 and not refers_back(figure.claim):
                    continue  # a seat at $12, and a wing for which the county paid $12 million
                if (
                    power
                    and before is not sentence
                    and not _share_of(sentence, other, figure)
                    and _one_thing(other.claim, figure.claim)
                ):
                    if not any(_meets(figure.claim, f.claim, 0) for f in figured[sort] if f.start != figure.start):
                        yield _slip(document, sentence, figure, other, power, "")
                    break


def _remainders(document: Document, story: Sequence[Figures]) -> Iterator[Slip]:
    """ "Rs 204 crore, and the city will find Rs 136 lakh", of a bridge of Rs 340 crore: just the rest, but for lakh."""
    placed = [(s, f) for s in story for f in s.figures if f.claim.currency and _plain(s, f)]
    for (sentence, one), (other_in, other) in pairwise(placed):
        if sentence is not other_in or one.unit != other.unit:
            continue
        wholes = [f for _, f in placed if f.unit == one.unit and f.start not in (one.start, other.start)]
        for part, rest in ((one, other), (other, one)):
            if len(digits(part.claim)) < _REST or not _SCALED.search(part.claim.words):
                continue
            for whole in wholes:
                left = whole.value - rest.value
                power = _of_scale(left / part.value) if left > 0 else 0
                made = (left, left - part.value)  # the rest itself stands there, or what is then still to come
                if power and not any(abs(f.value / m - 1) < 1e-6 for f in wholes for m in made if m > 0):
                    yield replace(_slip(document, sentence, part, whole, -power, ""), rest=rest.claim)


def _of_scale(ratio: float) -> int:
    """Which power of ten two figures are apart, if they are and by a hundred at least; else 0."""
    return next((p for p in (2, 3, 6, -2, -3, -6) if abs(ratio / 10.0**p - 1) < 1e-9), 0)


def scaled(document: Document) -> Iterator[Quantity]:
    """The amounts of a draft that may be held against those of other drafts."""
    for sentence in figures(document):
        for figure in sentence.figures:
            if figure.unit and _plain(sentence, figure) and len(digits(figure.claim)) >= 2:
                yield figure.claim


def across(amounts: Sequence[Quantity]) -> Iterator[Slip]:
    """Two drafts that give one amount, of the same digits, on two scales: each of them on one scale only."""
    drafts: dict[str, list[Quantity]] = {}
    for amount in amounts:
        drafts.setdefault(amount.path, []).append(amount)
    single = [same for same in drafts.values() if len({value(a) for a in same}) == 1]
    if len(single) != len(drafts):
        return
    for one, other in pairwise(single):
        pairs = [(a, b) for b in other for a in one if not told_apart(a, b) and _of_one(a, b)]
        if pairs and (power := next((p for p in _POWERS if _meets(pairs[0][1], pairs[0][0], p)), 0)):
            early, late = pairs[0]
            yield Slip(
                span=late.span, zone=late.zone, quoted=late.quoted, dateline=late.dateline, top=late, other=early,
                power=power, where="",
            )  # fmt: skip


def _of_one(early: Quantity, late: Quantity) -> bool:
    """Are two amounts of one thing: "the $84 million settlement", or one measure in as many words?"""
    things = [_THING.match(amount.trail) for amount in (early, late)]
    if things[0] and things[1] and singular(things[0][1]) == singular(things[1][1]):
        return True
    if early.measure == late.measure != "" and len(shared_words(early, late)) >= 2:
        return True
    return bool(early.unit) and bool(_stuff(early) & _stuff(late))


def _stuff(amount: Quantity) -> set[str]:
    """What an amount is of: "of sugar cane", "of cane"."""
    found = _STUFF.match(amount.trail)
    return {singular(word) for word in found["of"].split()} - words().stop if found else set()


def _slip(document: Document, sentence: Figures, top: Placed, other: Placed, power: int, where: str) -> Slip:
    return Slip(
        span=top.claim.span, zone=sentence.zone, quoted=top.claim.quoted, dateline=document.date,
        top=top.claim, other=other.claim, power=power, where=where,
    )  # fmt: skip


def _plain(sentence: Figures, figure: Placed) -> bool:
    claim = figure.claim
    if (
        isinstance(claim.value, tuple)
        or claim.per in ("each", "apiece", "head", "person")
        or figure.value <= 0
        or figure.unit in TIMES
    ):
        return False
    if not figure.unit and re.fullmatch(r"(?:19|20)\d\d", claim.words):
        return False
    return not _EACH.search(sentence.after(figure, 30)) and math.isfinite(claim.high)


def measured_in(claim: Quantity) -> tuple[str, float]:
    """What a figure is given in, and the size of that: a kilowatt and a megawatt are one and another size of it."""
    if claim.unit in SIZES:
        return SIZES[claim.unit]
    unit = UNITS.get(claim.unit)
    if claim.currency or unit is None or unit.system != METRIC:
        return claim.currency or claim.unit, 1.0
    return unit.dimension, unit.sizes[0]


def _power(one: Quantity, other: Quantity) -> int:
    """By how many powers of ten the one figure is the larger; 0 when they are not the same digits."""
    if one.unit == other.unit and INDIAN.search(one.words) and INDIAN.search(other.words):
        return next((p for p in (2, -2) if _meets(one, other, p)), 0)
    return next((p for p in _POWERS if _meets(one, other, p)), 0)


def _tenfold(late: Quantity, early: Quantity) -> int:
    """The same by one or two powers of ten, which tells only of a figure that is taken as known for the same thing."""
    head = late.noun.rpartition(" ")[2]
    same = not late.measure or late.measure == early.measure or head in f"{early.lead[-30:]} {early.trail[:30]}".split()
    if _of_a_place(early, late):
        return next((p for p in (1, -1, 2, -2) if _meets(late, early, p)), 0)
    by_size = "-" in late.words and late.unit != early.unit and late.unit in UNITS  # "the 24-hectare reserve"
    if not refers_back(late) or not (same or by_size):
        return 0
    counted = refers_back(late) == _PLAINLY and late.measure == early.measure != ""
    if not set(late.qualifiers) <= set(early.qualifiers) or not (late.currency or late.unit or counted):
        return 0
    return next((p for p in (1, -1, 2, -2) if _meets(late, early, p)), 0)


def _of_a_place(early: Quantity, late: Quantity) -> bool:
    """ "In a town of 610,000 people", where it had 61,000 inhabitants before."""
    people = kin().people | {"inhabitant", "resident", "people"}
    known = _A_PLACE_OF.search(early.lead) is not None or early.measure in ("inhabitant", "resident")
    return known and {early.measure, late.measure} <= people and _A_PLACE_OF.search(late.lead) is not None


def _like(one: Placed, other: Placed) -> bool:
    return measured_in(one.claim)[0] == measured_in(other.claim)[0] and one.claim.per == other.claim.per


def _meets(top: Quantity, other: Quantity, power: int) -> bool:
    """Is the one figure the other times ten to this power, within what both were rounded from?"""
    scale = 10.0**power * measured_in(other)[1] / measured_in(top)[1]
    return top.low <= other.high * scale * (1 + 1e-9) and other.low * scale <= top.high * (1 + 1e-9) and (
        abs(value(top) / (value(other) * scale) - 1) < 0.02
    )  # fmt: skip


def _telling(top: Placed, other: Placed, headline: bool) -> bool:
    """Are there digits enough that no chance made them the same?"""
    few = min(len(digits(top.claim)), len(digits(other.claim)))
    if few >= 3:
        return True
    if few < 2 or not headline or digits(top.claim) != digits(other.claim):
        return False
    return bool(top.unit) or (top.claim.measure == other.claim.measure and top.claim.measure != "")


def _of_one_sort(top: Quantity, lede: Quantity) -> int:
    """ "Airport nears 13 million passengers", above 1,284,600: by one power of ten, where both count one thing."""
    same = top.measure == lede.measure != "" and min(len(digits(top)), len(digits(lede))) > 1
    return next((p for p in (1, -1) if _meets(top, lede, p)), 0) if same else 0


def _thousandfold(top: Placed, other: Placed, power: int) -> bool:
    """ "640,000 stems" above "640 million cut flowers": with a thousand between them, two digits are enough."""
    return abs(power) >= 3 and digits(top.claim) == digits(other.claim) and len(digits(top.claim)) >= 2


def _one_thing(early: Quantity, late: Quantity) -> bool:
    """Does the later figure speak of what the earlier one gave? Its digits are the same, as they stand."""
    if digits(early) != digits(late) or told_apart(early, late):
        return False
    if _of_a_place(early, late):
        return True
    if _OTHER.search(late.lead):
        thing = _THING.match(late.trail)
        return thing is not None and early.lead.endswith(f"{thing[1]} of ")  # "a budget of £612m", "a £612bn budget"
    shared = shared_words(early, late)
    if refers_back(late) and not shared and late.trail.lower().startswith(f" {late.noun}"):
        shared = sorted(set(early.noun.split()) & set(late.noun.split()))  # "the $1.9 million Wirrabara hospital"
    same = early.measure == late.measure and early.measure != ""
    if not measured_in(late)[0]:
        return same or (refers_back(late) == 2 and not late.measure) or of_deed(early, late)
    if refers_back(late) == 2 or (refers_back(late) and shared):
        return True
    if same and shared and (len(digits(late)) > 2 or len(shared) > 1):
        return True
    if refers_back(late):
        return False
    nameless = not (early.measure and late.measure) and measured_in(late)[0] not in _LENGTHS
    return nameless or (bool(shared) and len(digits(late)) >= 3)


def _shared(document: Document, one: Figures, other: Figures) -> bool:
    """Does a later sentence speak of what the first one does?"""
    both = set(stems(document.prose, one.start, one.end)) & set(stems(document.prose, other.start, other.end))
    return len(both) >= 2
