"""How far two amounts are apart, told beside the two: "£370,000, £50,000 less than the £420,000 budgeted"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.percentages import EXPECTED
from linter.relations.growth.triads import alike, is_amount

_COMPARED: Final = (
    r"(?:more|fewer|less|higher|lower|longer|shorter|taller|larger|smaller|bigger|heavier|lighter|cheaper|dearer|faster"
    r"|slower|above|below|ahead|short|over|under|too (?:few|many|little|much))"
)
# After what lies between: "50,000 less than", "eight fewer.", "£80,000 short of the", "12 to go".
_AFTER: Final = later(rf"(?: [a-z]+)? {_COMPARED}\b(?!-)(?! than (?:half|one|two|twice|once|enough)\b)")
_THAN: Final = later(rf"(?: [a-z]+)? {_COMPARED} (?:than|of|the|that|its|last)\b")
_TO_GO: Final = later(
    r"(?: [a-z]+)? (?:to go|to find|to raise|to spare|still to (?:go|come|find|raise)|left to (?:go|find|sell))\b"
)
# Before it: "a rise of", "fell by", "which leaves".
_BEFORE: Final = later(
    r"\b(?:(?:an?|the) (?:[a-z]+ )?(?:rise|increase|gain|jump|growth|fall|drop|decline|decrease|reduction|cut|loss"
    r"|saving"
    r"|difference|gap|shortfall|margin|lead|majority|surplus) (?:of|is|was)"
    r"|(?:r[io]se[sn]?|risen|gr[eo]wn?|increased?|went up|go up|goes up|up|fell|fallen|dropped|declined|cut|reduced"
    r"|shrunk"
    r"|lowered|went down|raised|lifted|shortened|lengthened|won|lost)(?: [a-z]+){0,3}? by"
    r"|(?:leaving|leaves|left)) (?:just |only |about |some |it |them )?$"
)
_LEAVES: Final = later(r"\b(?:leaving|leaves|left) (?:just |only |about |some |it |them )?$")
_SHORTFALL: Final = later(
    r"(?:The|That|This) (?:shortfall|difference|gap|saving|margin|surplus|increase|rise|cut|loss|drop) (?:is|was|of) $"
)
_GOES_ON: Final = later(
    r"[\"“]?(?:That|This|It|The (?:shortfall|difference|gap|saving|margin|surplus|increase|rise|cut|loss|drop))\b"
)
_PART: Final = later(
    r"[,;]? (?:including|of which|of whom|of them|among them|another|a further|each|apiece|every|and a half)\b"
)
_DOUBT: Final = later(r"\b(?:would have|if|not|never|at least|at most|up to|average[sd]?|between \d)\b|n[’']t\b")
_NO_AMOUNTS: Final = frozenset({"percent", "percentage point", "basis point", "year of age", "year", "count"})
_BY: Final = later(r"\bby (?:just |only |about |some )?$")
_ITS: Final = later(r"\b(?:its|the|their|his|her) [a-z]+ by (?:just |only |about |some )?$")
_NET: Final = later(r"(?: [a-z]+)? (?:after|before|including|excluding|net)\b")
_COUNTS: Final = later(r" (?:[a-z-]+ )?[a-z]{3,}s\b")
_SLIP: Final = 3.0  # times: a difference that is further off is of something else
_BARE: Final = later(rf"(?: {_COMPARED}| to go|[,.;)]|$)")


@kind_of_claim
class Difference(Claim):
    """What is said to lie between two amounts, and the two."""

    gap: Quantity
    more: Quantity
    less: Quantity


def differences_told(document: Document) -> Iterator[Difference]:
    """Every difference of an English document that stands beside the only two amounts it can be between."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    for at, sentence in enumerate(story):
        if len(sentence.figures) < 2 and not _GOES_ON.match(sentence.text):
            continue
        for gap in sentence.figures:
            if not _is_gap(sentence, gap) or _DOUBT.search(sentence.text):
                continue
            two = _two(story, at, gap)
            if two and not _given(story, gap, two):
                less, more = sorted(two, key=lambda figure: figure.value)
                apart = more.value - less.value
                if apart > 0 and 1 / _SLIP < gap.value / apart < _SLIP:
                    claim = gap.claim
                    yield Difference(
                        span=claim.span, zone=sentence.zone, quoted=claim.quoted, dateline=document.date, gap=claim,
                        more=more.claim, less=less.claim,
                    )  # fmt: skip


def _is_gap(sentence: Figures, figure: Placed) -> bool:
    """Does the copy tell this as what lies between two amounts?"""
    claim = figure.claim
    if isinstance(claim.value, tuple) or claim.hedge or figure.unit in _NO_AMOUNTS:
        return False
    if figure.value < 1 and not any(letter.isdigit() for letter in claim.words):
        return False  # "the last two quarters"
    before, after = sentence.before(figure, 60), sentence.after(figure, 40)
    return not _NET.match(after) and (
        _AFTER.match(after) is not None or _TO_GO.match(after) is not None or _BEFORE.search(before) is not None
        or _SHORTFALL.fullmatch(before) is not None
    )  # fmt: skip


def _two(story: Sequence[Figures], at: int, gap: Placed) -> tuple[Placed, Placed] | None:
    """The only two amounts of its kind beside a difference: in its sentence, or with those of the one before."""
    sentence = story[at]
    own = _levels(sentence, gap)
    near = story[at - 1] if at and story[at - 1].number == sentence.number - 1 else None
    if len(own) < 2 and near and near.block == sentence.block:
        rest = _TO_GO.match(sentence.after(gap, 40)) or _LEAVES.search(sentence.before(gap, 40))
        if not own and _GOES_ON.match(sentence.text):
            own = _levels(near, gap)
        elif len(own) == 1 and rest:
            own = [*_levels(near, gap, own[0].unit), *own]
    if len(own) != 2 or not alike(own[0], own[1], plainly=False):
        return None
    first, last = own
    after = sentence.after(gap, 60)
    # "60 fewer than a year ago": than a third amount, which the copy does not give.
    if _THAN.match(after) and not (first.start > gap.end or last.start > gap.end):
        return None
    before = sentence.before(gap, 60)
    if _BY.search(before) and not any(f.claim.change == "from" for f in own):
        return None  # "fell by £60m to £420m, less than the £450m expected"
    if last.end < gap.start and _ITS.search(before):
        return None  # "built 41 ships in 2023 and 35 in 2024, and cut its staff by eight"
    if any(EXPECTED.match(f.claim.trail) for f in own) and _BY.search(before):
        return None
    if any(_PART.search(story[at].prose, f.end, f.end + 14) for f in own):
        return None
    return first, last


def _levels(sentence: Figures, gap: Placed, unit: str = "") -> list[Placed]:
    """The amounts in the unit of a difference, itself left out; one may leave its unit to be understood."""
    unit = gap.unit or unit
    found = [f for f in sentence.figures if f is not gap and f.level and not _is_gap(sentence, f)]
    if not unit and any(f.unit and f.unit not in _NO_AMOUNTS for f in found) and _BARE.match(sentence.after(gap, 20)):
        units = {f.unit for f in found if f.unit and f.unit not in _NO_AMOUNTS}
        unit = units.pop() if len(units) == 1 else unit
    kind = [f if f.unit else _in(f, unit) for f in found if f.unit in (unit, "")]
    kind = [f for f in kind if is_amount(f) and f.value > gap.value / _SLIP]
    if not unit and not gap.head:
        return kind
    return [f for f in kind if unit or not f.head or alike(f, gap, plainly=False) or f.value >= gap.value]


def _in(figure: Placed, unit: str) -> Placed:
    """A bare number as one of a unit, "from 42 km to 30"."""
    return (
        figure
        if not unit or _COUNTS.match(figure.claim.trail)
        else figure._replace(claim=replace(figure.claim, unit=unit))
    )


def _given(story: Sequence[Figures], gap: Placed, two: Sequence[Placed]) -> bool:
    """Do any two amounts of the copy lie as far apart, or is it what the two leave of a third?"""
    kind = [
        f for s in story for f in s.figures if f is not gap and f.unit in (two[0].unit, gap.unit, "") and f.value > 0
    ]
    left = [whole for whole in kind if whole.ends[1] > _least(two)]
    rest = any(
        whole.ends[0] - _most(two) <= gap.ends[1] and gap.ends[0] <= whole.ends[1] - _least(two) for whole in left
    )
    return rest or any(_meet(gap, one, other) for one in kind for other in kind if one.value > other.value)


def _least(two: Sequence[Placed]) -> float:
    return sum(figure.ends[0] for figure in two)


def _most(two: Sequence[Placed]) -> float:
    return sum(figure.ends[1] for figure in two)


def _meet(gap: Placed, more: Placed, less: Placed) -> bool:
    low, high = more.ends[0] - less.ends[1], more.ends[1] - less.ends[0]
    return gap.ends[0] <= high + 1e-9 and low - 1e-9 <= gap.ends[1]
