"""A whole told from its biggest part down to the rest of it, over several sentences.

"The biggest part, $16.5 million, goes on a plant. Panels will cost $11.2 million. The remaining $8.3 million …":
between the biggest and what remains nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.sums import PART_TOO, REST, Sum, made_of, nested, of_another_year

_PARTS: Final = (
    r"(?:part|share|slice|portion|chunk|item|group|lot|category|sum|amount|cost|expense|grant|contingent|number|block)"
)
# Right before the biggest part, and right after it.
_BIGGEST: Final = later(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:single )?(?:biggest|largest|greatest|main|lion['’]s) (?:single )?{_PARTS}\b"
    r"(?: of (?:the |this |that |it\b|them\b)[\w ]{0,20})?(?:,| will be| is| was| are| were|:) "
    r"(?:about |some |nearly |almost |worth )?$"
    r"|\b(?:[Mm]ost|[Tt]he bulk|[Mm]ore than half|[Aa]lmost half|[Nn]early half|[Tt]he lion['’]s share) of (?:the |"
    rf"this |that |these |it\b|them\b)[\w ]{{0,20}}, (?:about |some |nearly )?$"
    rf"|\bthe (?:single )?(?:biggest|largest|lion['’]s) {_PARTS}(?: of (?:it|them|the \w+))?(?:,| –| -) $"
)
_THE_BIGGEST: Final = later(
    rf"^,? (?:[a-z]+ )?(?:of (?:it|them|the \w+) )?(?:is |are |was |by far )?the (?:single )?"
    rf"(?:biggest|largest|lion['’]s) {_PARTS}\b"
)
_SOME_ONLY: Final = later(
    r"\b(?:includ\w+|among (?:them|which|others)|such as|at least|up to|partly|so far|to come|for example|"
    r"(?<!most )(?<!all )(?<!some )(?<!many )(?<!much )of (?:which|whom)|of (?:that|this|these|those) [a-z]|"
    r"each|every|a piece|both|also|some of|instead of|rather than|compared|against|years? (?:ago|earlier|before)|"
    r"(?:last|previous|past) (?:\w+ )?year|in (?:19|20)\d\d|repaid|was cut|overlap\w*)\b",
    re.I,
)
_OPENS: Final = later(r"\b(?:[Mm]ore|[Aa]lmost|[Nn]early) (?:than )?half of\b")
_TIMES: Final = frozenset(["percent", "year", "day", "month", "hour", "minute", "week", "year of age"])
_REACH: Final = 5  # sentences from the biggest part to the rest
_FAR: Final = 6  # sentences with figures from the whole to the biggest part
_FEWEST: Final = 3
_NEAR: Final = 0.25


def down_to_rest(document: Document) -> Iterator[Sum]:
    """Every whole of a document that is told in this way."""
    if not document.holds({"rest", "remaining", "other", "balance", "remainder"}):
        return
    story = [s for s in figures(document) if s.zone != TABLE]
    for at, sentence in enumerate(story):
        for rest in sentence.figures:
            if sentence.zone != HEADLINE and _plain(rest) and REST.search(sentence.before(rest, 40)):
                yield from _told(story, at, rest)


def _told(story: Sequence[Figures], at: int, rest: Placed) -> Iterator[Sum]:
    """The parts from the biggest down to the rest, and the whole before them."""
    parts: list[Placed] = [rest]
    for back in range(at, max(at - _REACH, -1), -1):
        sentence = story[back]
        told = _OPENS.sub("", PART_TOO.sub("", sentence.text))
        if story[at].number - sentence.number >= _REACH or sentence.zone == HEADLINE or _SOME_ONLY.search(told):
            return
        alike = [f for f in sentence.figures if f.unit == rest.unit and f.start <= rest.start]
        first = next((f for f in alike if _biggest(sentence, f) and f is not rest), None)
        own = [f for f in alike if f is not rest and (first is None or f.start >= first.start)]
        if not all(map(_plain, own)):
            return
        parts = [*own, *parts]
        if first is not None:
            if len(parts) >= _FEWEST and not nested(parts) and first.value == max(p.value for p in parts):
                yield from _of(story, back, parts)
            return


def _of(story: Sequence[Figures], at: int, parts: Sequence[Placed]) -> Iterator[Sum]:
    """The one figure before the biggest part that may be the whole of all the parts."""
    first, added = parts[0], sum(p.value for p in parts)
    heads = {p.head for p in parts if p.head}
    wholes = [
        f
        for s in story[max(at - _FAR, 0) : at + 1]
        if not of_another_year(s, [story[at]])
        for f in s.figures
        if f.start < first.start and f.unit == first.unit and _plain(f) and f.value > first.value
        and abs(added / f.value - 1) <= _NEAR
        and (f.unit or f.head in heads or (f.head and story[at].number - s.number <= 1 and not heads))
    ]  # fmt: skip
    if len({f.value for f in wholes}) == 1:
        yield made_of(wholes[-1:], [parts], "both: a whole, and its parts from the biggest to the rest", near=False)


def _biggest(sentence: Figures, figure: Placed) -> bool:
    before, after = sentence.before(figure, 90), sentence.after(figure, 60)
    return _BIGGEST.search(before) is not None or _THE_BIGGEST.match(after) is not None


def _plain(figure: Placed) -> bool:
    claim = figure.claim
    year = not figure.unit and claim.words.isdigit() and 1800 < figure.value < 2100
    plain = figure.level and not claim.per and not claim.hedge and claim.change != "from" and figure.value > 2
    return plain and not year and figure.unit not in _TIMES
