"""Some of a number that is described once more: "386 patients on its list", and far below "of those on the list"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from linter.alignment import number, unit_of
from linter.claims import Quantity
from linter.document import TABLE
from linter.patterns import later
from linter.phrases import kin, singular, stem, words
from linter.relations.nesting.whole import from_some, most

_SOME: Final = r"(?: (?!of\b)[\w’'-]+)"
_OF: Final = (
    rf"(?:[Oo]f|[Oo]ut of|[Aa]mong) (?:(?:those|these)(?P<those>{_SOME}{{1,7}}?)"
    rf"|(?:the|its|their) (?P<noun>[a-z-]{{3,}})(?P<what>{_SOME}{{0,7}}?))"
)
_BEFORE: Final = later(
    rf"(?:^|[.;:] |\b(?:that|said|but|and|,) )[“\"]?{_OF}, (?:about |some |nearly |only |as many as )?$"
)
_AFTER: Final = later(rf" (?:people )?{_OF}(?= (?:were|are|have|had|will|would|was|who)\b|[.,;])")
_OTHERS: Final = later(r"\b(?:last|previous|next|other|another|first|both|each|every|half|most|many|\d+)\b")
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_FEWEST: Final = 3
_NEAR: Final = 2  # sentences in which "the passengers" are those just counted


def described(claims: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """The count that the copy says a figure is some of, found by the words that describe it; None in doubt."""
    if unit_of(part) or part.zone == TABLE or part.change or part.hedge == "up to":
        return None
    match = _BEFORE.search(part.lead) or _AFTER.match(part.trail)
    if match is None or _OTHERS.search(match[0].lower()):
        return None
    noun = singular(match["noun"] or "")
    told = _content(match["those"] or match["what"] or "")
    if not told and not noun:
        return None
    counts = [
        c for c in claims
        if not unit_of(c) and c.zone != TABLE and c.span.start < part.span.start and c.sentence != part.sentence
        and (told or part.sentence - c.sentence <= _NEAR)
    ]  # fmt: skip
    people = kin().people
    alike = [c for c in counts if _is(c, noun, people) and told <= _content(f"{c.lead} {c.noun} {c.trail}")]
    where = {c.sentence for c in alike}
    large = [c for c in counts if c.high >= part.low]
    if any(c.sentence in where or c.measure in people or c.measure == part.measure != "" for c in large):
        return None
    wholes = [
        c for c in alike
        if not c.part and c.modality == "actual" and not c.change and number(c) > _FEWEST and not from_some(c)
        and most(c) < part.low < 2 * number(c)
    ]  # fmt: skip
    return wholes[-1] if len({number(c) for c in alike}) == 1 and wholes else None


def large_enough(claims: Sequence[Quantity], part: Quantity) -> Quantity | None:
    """ "41 of those who were brought in", paragraphs later: what was counted before, if no count will do."""
    if part.zone == TABLE or part.change:
        return None
    counts = [c for c in claims if c is not part and not unit_of(c) and c.sentence != part.sentence and c.noun]
    if any(most(c) >= part.low for c in counts):
        return None
    near = [
        c for c in counts
        if c.span.start < part.span.start and not c.part and c.modality == "actual" and not c.change
        and part.low / 2 < number(c) and number(c) > 3 and not from_some(c)
        and (c.measure in kin().people or part.sentence - c.sentence <= 2)
    ]  # fmt: skip
    near = [c for c in near if c.measure in kin().people] or near
    return near[-1] if len({number(c) for c in near}) == 1 else None


def _is(claim: Quantity, noun: str, people: frozenset[str]) -> bool:
    """Does a claim count these: the pupils, or whoever "those" are?"""
    head = singular(claim.noun.rpartition(" ")[2])
    return head == noun or (claim.measure in people if noun in ("", "people", "person") else False)


def _content(text: str) -> frozenset[str]:
    idle = _idle()
    return frozenset(stem(w) for w in _WORD.findall(text) if len(w) > 2 and w.lower() not in idle)


@cache
def _idle() -> frozenset[str]:
    return frozenset(words().stop) | {"who", "those", "that", "which", "the", "its", "were", "was", "are", "been"}
