"""A list that one sentence gives of three parts or more, and the total that the draft names in another.

"A total of €459,000 … The Barn will receive €260,000, the Loft €145,000 and the Pit €90,000"; "148 km in the first
week, 203 in the second and 92 in the last … a voyage of 440 km". Nobody says that the list is of all of it, so that the
total must be called one, and no other amount of the draft may be the sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from linter.claims import Quantity
from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.relations.digits import mistyped
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.parted import OPEN, Parted, parted_as, plain

_GAP: Final = later(
    r"[^;:.!?\"“”\d]{0,70}(?:,|;| and| while|\)) [^;:.!?\"“”\d]{0,50}|, |\)?,? \(?[A-Z][^;:.!?\"“”\d]{1,30} \("
)
_LAST_GAP: Final = later(r"[^:.!?\"“”\d]{0,70}\b(?:and|while|plus)\b[^:.!?\"“”\d]{0,50}")
_CALLED_A_TOTAL: Final = later(
    r"\b(?:total(?:l?ed|l?ing|s)?(?: of)?|a crew of|crew of|squad of|group of|party of|[Aa]ll|in all|altogether|"
    r"combined|"
    r"shared?|share out|divided?|split|hand(?:ed)? out|grants? (?:of|worth)|fund of|prize money of|budget of|journey "
    r"of|"
    r"voyage of|walk of|ride of|trek of|trip of|swim of|race of|route of|distance of|covered|will cut|is to cut|to "
    r"shed|made|"
    r"will get|are to get|raised|brought in|took|together|between them|whole|overall|cost|with|won|has|have|had) "
    r"(?:about |some |just |only |the |up |a total of |out )?$"
)
_AND_IN_ALL: Final = later(
    r"(?: [a-z]+){0,2}? (?:in (?:all|total)|altogether|all told|combined|overall|were (?:hurt|killed|injured|"
    r"arrested|held|"
    r"detained|rescued|treated)|died|(?:in|over|across) (?:the )?(?:two|three|four|five|six|seven) (?:days|nights|"
    r"weeks|stages|"
    r"legs|games|matches|months|rounds|years))\b|-(?:mile|km|kilomet\w+|member|seat|strong)\b"
)
_OTHERWISE: Final = later(
    r"\b(?:ago|last (?:year|season|time|month)|previous\w*|earlier|(?:in|since|of) (?:19|20)\d\d|compared|than|against|"
    r"include[sd]?|including|such as|among|instead|target\w*|rival\w*|up to|at least|more than|another|extra|plus)\b"
)
_THREE: Final = 3
_FAR_OFF: Final = 0.16
_NEARLY: Final = 0.08
_DIGITS: Final = 100


def told_off(document: Document) -> Iterator[Parted]:
    """Every list of an English draft that falls short of the one total which is told elsewhere, or goes beyond it."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    for sentence in story:
        parts = _list(sentence)
        if not parts or OPEN.search(sentence.text) or _OTHERWISE.search(sentence.text):
            continue
        like = parts[0].unit or parts[0].head
        others = [(s, f) for s in story for f in s.figures if s is not sentence and plain(f)]
        others = [(s, f) for s, f in others if f.unit == parts[0].unit]
        low, high = sum(p.claim.low for p in parts), sum(p.claim.high for p in parts)
        if any(f.claim.low <= high and low <= f.claim.high for _, f in others):
            continue
        added, most = sum(p.value for p in parts), max(p.value for p in parts)
        wholes = [
            (s, f) for s, f in others
            if most < f.value and 0 < abs(added / f.value - 1) < _FAR_OFF and (f.unit or _one_noun(f, like))
        ]  # fmt: skip
        if len({f.value for _, f in wholes}) == 1 and _is_total(*wholes[0], added, bool(like)):
            yield parted_as(wholes[0][1], parts, "both: the total, and a list of its parts", near=False)


def _list(sentence: Figures) -> list[Placed]:
    """The figures of a sentence where they are one list of three or more of a kind; the unit may stand once."""
    row = [f for f in sentence.figures if f.value >= 1]
    if len(row) < _THREE or not all(f.level and not f.claim.per for f in row):
        return []
    unit = row[0].unit
    if not all(f.unit in (unit, "") and plain(f) for f in row):
        return []
    heads = {f.head for f in row} - {""}
    gaps = [sentence.between(a, b) for a, b in pairwise(row)]
    if (len(heads) > 1 and not unit) or not _LAST_GAP.fullmatch(gaps[-1]) or not all(map(_GAP.fullmatch, gaps[:-1])):
        return []
    if unit and any(not f.unit for f in row):
        return [f if f.unit else f._replace(claim=_in_unit(f, row[0])) for f in row]
    return row


def _in_unit(figure: Placed, like: Placed) -> Quantity:
    """The 203 of "148 km in the first week, 203 in the second"."""
    return replace(figure.claim, unit=like.claim.unit, currency=like.claim.currency)


def _one_noun(whole: Placed, like: str) -> bool:
    return not like or not whole.head or whole.head == like


def _is_total(where: Figures, whole: Placed, added: float, named: bool) -> bool:
    """Is a figure called a total, or is it the sum with a digit wrong?"""
    before, after = where.before(whole, 60), where.after(whole, 60)
    if _OTHERWISE.search(before[-40:]) or _OTHERWISE.search(after[:30].partition(",")[0]):
        return False
    called = bool(_CALLED_A_TOTAL.search(before) or _AND_IN_ALL.match(after))
    if added < whole.value:  # the list may leave some out: only a slip of the key is wrong
        return called and whole.value >= _DIGITS and mistyped(added, whole.value)
    return called and added / whole.value - 1 < (_FAR_OFF if named or whole.unit else _NEARLY)
