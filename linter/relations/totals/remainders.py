"""Some of so many, and what is left of them by another place of the story: 14 of 96 beds, and "the remaining 72".

What is left is the difference, in whatever words and in whichever draft it is told: "the other 82", "all but three".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, QUOTE, Document
from linter.patterns import later
from linter.phrases import kin, singular, stem
from linter.relations.figures import Figures, Placed, figures, value
from linter.relations.precedence.precedents import content

_OF: Final = later(
    r"(?: [a-z-]+){0,2}? (?:out )?of (?:(?:the|its|their|his|her|our|all) )*(?:[\w’'-]+[’']s? )?(?:[a-z-]+ )?"
)
_OF_THEM: Final = later(r"(?: [a-z-]+)? of (?:them|which|whom|these|those)\b")
_REST: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[a-z]+[’']s|[A-Z]\w+[’']s?) (?:other|remaining|surviving) $"
)
_ALL_BUT: Final = later(r"\b[Aa]ll but $")
_OF_WHAT: Final = later(r" of (?:the|its|their|his|her) (?:[A-Z][\w’'-]+ ){0,4}(?:[a-z]+[’']s? )?(?P<what>[a-z]+s)\b")
_ANOTHER: Final = later(
    r"\b(?:another|a further|joined|has since|have since|later|reopen\w*|as well|more than|at least|about half|so far"
    r"|to begin with|at first|up to)\b"
)
_FEWEST: Final = 4  # things of which some are told off
_FAR: Final = 2.0  # times: what is further from the difference is left of something else
_SMALL: Final = 3  # a difference that any number of a story may be


@kind_of_claim
class Remainder(Claim):
    """Some of so many things (`whole` and `part`), or what is left of them (`rest`)."""

    noun: str
    said: tuple[str, ...]
    numbers: tuple[float, ...]  # every count of its draft
    whole: Quantity | None = None
    part: Quantity | None = None
    rest: Quantity | None = None
    deed: bool = False  # "all but four signed": of those of whom the same is said

    @property
    def whole_of(self) -> float:
        return value(self.whole) if self.whole else 0

    @property
    def part_of(self) -> float:
        return value(self.part) if self.part else 0


def remainders(document: Document) -> Iterator[Remainder]:
    """Every "14 of its 96 beds" and every "the remaining 72 beds" of a draft."""
    if document.language[:2] != "en":
        return
    story = figures(document)
    numbers = tuple(sorted({f.value for s in story for f in s.figures if not f.unit}))
    for sentence in story:
        if sentence.zone in (HEADLINE, QUOTE) or _ANOTHER.search(sentence.text):
            continue
        for at, figure in enumerate(sentence.figures):
            if not _plain(figure):
                continue
            span, zone, quoted = figure.claim.span, sentence.zone, figure.claim.quoted
            following = sentence.figures[at + 1] if at + 1 < len(sentence.figures) else None
            if following and (pair := _split(sentence, figure, following)):
                whole, part = pair
                yield Remainder(
                    span=span, zone=zone, quoted=quoted, dateline=document.date, noun=whole.head,
                    said=_said(document, sentence), numbers=numbers, whole=whole.claim, part=part.claim,
                )  # fmt: skip
            elif (noun := _noun(sentence, figure)) and _left(sentence, figure):
                yield Remainder(
                    span=span, zone=zone, quoted=quoted, dateline=document.date, noun=noun,
                    said=_said(document, sentence), numbers=numbers, rest=figure.claim,
                    deed=_ALL_BUT.search(sentence.before(figure, 10)) is not None,
                )  # fmt: skip


def _said(document: Document, sentence: Figures) -> tuple[str, ...]:
    return tuple(sorted(content(document.prose, sentence.start, sentence.end)))


def _plain(figure: Placed) -> bool:
    claim = figure.claim
    return not figure.unit and not isinstance(claim.value, tuple) and not claim.hedge and not claim.per


def _split(sentence: Figures, one: Placed, other: Placed) -> tuple[Placed, Placed] | None:
    """The whole and the part of "14 of its 96 beds", "96 beds, 14 of which"."""
    if not _plain(other):
        return None
    gap = sentence.between(one, other)
    if _OF.fullmatch(gap) and one.value < other.value >= _FEWEST and other.head:
        return other, one
    if _OF_THEM.match(sentence.after(other, 20)) and one.head and one.value > other.value and one.value >= _FEWEST:
        return (one, other) if re.fullmatch(r"[^.;:]{1,40},? (?:and )?", gap) else None
    return None


def _noun(sentence: Figures, figure: Placed) -> str:
    """What is counted: "all but four of the Coral Sea Forum's members"."""
    named = _OF_WHAT.match(sentence.after(figure, 80))
    return figure.head or (singular(named["what"]) if named else "")


def _left(sentence: Figures, figure: Placed) -> bool:
    before = sentence.before(figure, 30)
    return _REST.search(before) is not None or _ALL_BUT.search(before) is not None


def amiss(split: Remainder, left: Remainder) -> str:
    """What two places are both of where the one is not what the other leaves; "" where it is, or may be."""
    whole, part, rest = split.whole_of, split.part_of, value(left.rest) if left.rest else 0
    due = whole - part
    if rest in (due, part) or not due / _FAR <= rest <= min(due * _FAR, whole - 1):
        return ""
    apart = abs(rest - due)
    known = {*split.numbers, *left.numbers} - {whole, part, rest}
    if due in known or (apart > _SMALL and apart in known):
        return ""
    own = {split.noun, left.noun, stem(split.noun), stem(left.noun)}
    shared = sorted(set(split.said) & set(left.said) - own)
    if (left.deed or split.path != left.path) and not shared:
        return ""
    return f"{split.noun}, some of them and the rest"


def of_one_kind(one: str, other: str) -> bool:
    people = kin().people
    return one == other or (one in people and other in people and not {one, other} & kin().sorts)
