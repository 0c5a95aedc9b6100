"""A number, what was taken from it and what the draft says that it leaves, each in a sentence of its own.

"The firm employs 1,340 … will cut 190 jobs … That will leave 1,150"; "40 wrecks … 13 have been removed … the 27 still
to go"; "1,480 arrived … 1,130 left … a net gain of 350".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.relations.digits import mistyped
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.parted import Parted, parted_as, plain

_ABOUT: Final = r"(?:just |only |about |some |around |the |him |her |it |them |us |behind )*"
_LEAVES: Final = later(
    rf"\b(?:(?:[Tt]hat|[Tt]his|[Ii]t|which|would|will|to|has|have) (?:will |would |has |have |now )*(?:leave[sd]?|"
    rf"left)|leaving|"
    rf"still has|still have|down to|leaves|[Tt]here (?:are|were) now|is left with|are left with|net (?:gain|loss|"
    rf"rise|change|increase) of|difference of) "
    rf"{_ABOUT}$|\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:remaining |other |last )$"
)
_ARE_LEFT: Final = later(
    r"(?: [a-z-]+){0,2}? (?:still (?:to go|there|standing|at large|missing|to come|waiting|in \w+|on the \w+)|(?:are|"
    r"were|was|is) "
    r"left\b|(?:that |who |which )?remain(?:s|ed|ing)?\b|to go\b)"
)
_WENT: Final = later(
    r"\b(?:cut|cuts|cutting|lose|loses|lost|sold|sells?|remov\w+|tak(?:en|es?) (?:out|away|off)|left|closed?|closing|"
    r"shut|died|"
    r"dead|gone|go|goes|went|give[ns]?|gave|spent|used|escaped|drowned|fell ill|ill|withdr\w+|dropped out|"
    r"retired|scrapped|"
    r"demolish\w+|pulled down|destroyed|stolen|departed|resigned|moved (?:out|away)|been (?:found|caught|repaired|"
    r"cleared|"
    r"rescued|sold|filled|raised)|repaid|paid (?:back|off))\b"
)
_OTHERWISE: Final = later(
    r"\b(?:ago|second|round|previous\w*|earlier|compared|another|extra|average|of (?:19|20)\d\d|more (?:were|have|are)|"
    r"also|joined|hired|new|born|"
    r"arrived (?:later|since)|returned|each|per|nearly|almost|about|around|some of)\b"
)
_OF_THEM: Final = later(
    r" (?:years )?of (?:them|which|whom|these|those)\b"
)  # "the last 22 of them": some of what is told
_AGED: Final = later(r"\b(?:is|was|be|turn(?:s|ed)|at|aged) $")  # "she is 74 now"
_NEAR: Final = 5  # sentences
_FEWEST: Final = 8


def what_is_left(document: Document) -> Iterator[Parted]:
    """Every rest of an English draft that is not the one number less the one that went from it."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    for sentence in story:
        for rest in sentence.figures:
            if plain(rest) and rest.value > 1 and _is_left(sentence, rest):
                yield from _amiss(story, sentence, rest)


def _is_left(sentence: Figures, rest: Placed) -> bool:
    after = sentence.after(rest, 50)
    left = _LEAVES.search(sentence.before(rest, 70)) or _ARE_LEFT.match(after)
    return left is not None and not _OF_THEM.match(after)


def _amiss(story: Sequence[Figures], sentence: Figures, rest: Placed) -> Iterator[Parted]:
    """The two numbers before a rest, of which the words of one say that so many went."""
    near = [s for s in story if 0 <= sentence.number - s.number <= _NEAR]
    told = [
        (s, f) for s in near for f in s.figures
        if f.start < rest.start and plain(f) and f.unit == rest.unit and f.value > 1 and _same(f, rest)
    ]  # fmt: skip
    told = [(s, f) for s, f in told if not _OTHERWISE.search(s.text)]
    wholes = [f for s, f in told if f.value > rest.value and not (f.head == "" and _AGED.search(s.before(f, 8)))]
    taken = [(s, f) for s, f in told if _went(s, f) and wholes and f.value < wholes[0].value]
    if len({f.value for f in wholes}) != 1 or len({f.value for _, f in taken}) != 1:
        return
    whole, gone = wholes[0], taken[0][1]
    right = whole.value - gone.value
    if whole.value < _FEWEST or right <= 0 or rest.value in (right, whole.value, gone.value):
        return
    alike = rest.head in ("", whole.head, gone.head) or not whole.head
    if alike and rest.value < whole.value and mistyped(rest.value, right) and not _OTHERWISE.search(sentence.text):
        low, high = whole.claim.low - gone.claim.high, whole.claim.high - gone.claim.low
        if not (low <= rest.claim.high and rest.claim.low <= high):
            yield parted_as(
                whole, [gone, rest], "both: a number, what went from it and what is left", near=False, gap=True
            )


def _went(sentence: Figures, figure: Placed) -> bool:
    after = sentence.after(figure, 50).partition(",")[0]
    return bool(_WENT.search(sentence.before(figure, 40)) or _WENT.search(after))


def _same(figure: Placed, rest: Placed) -> bool:
    return not (figure.claim.part and figure.unit) and not (
        figure.unit == "" and figure.claim.measure in ("year", "day")
    )
