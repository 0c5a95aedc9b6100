"""A score at half-time that the final score of the match does not reach: 61-40 at the break, 58-54 in the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import later
from linter.relations.figures import Placed, numbered
from linter.relations.nesting.alone import Alone

_SCORE: Final = later(r"(?<![\w.,:/$£€–-])(?P<one>\d{1,3})[-–](?P<two>\d{1,3})(?![\w%/:–-]|[.,]\d)")
_HALFWAY: Final = later(
    r"\b(?:half-?time|half time|the (?:break|interval|half)|(?:first|third|opening) (?:quarter|period|half)|"
    r"(?:two|three) quarters)\b"
)
_IN_THE_END: Final = later(
    r"\b(?:beat|beats|beating|beaten|defeat(?:ed|s)?|w[io]n|wins|winning|victory|lost|losing|lose|loss|final score|"
    r"ended|"
    r"finished|edged|thrash\w*|downed|drew|draw)\b"
)
# Of another match or of several, or no match of one running score.
_NOT_OF_ONE: Final = later(
    r"\b(?:aggregate|shoot-?out|legs?|series|sets?|frames?|last (?:season|year|week|month)|previous\w*|earlier|ago|"
    r"rematch|records?|in the (?:other|second) (?:match|game|semi-?final)|other|(?:in|of) (?:19|20)\d\d)\b"
)
_REACH: Final = 70


def halves(document: Document) -> Iterator[Alone]:
    """Every score of half a match, beside the one final score of the draft, of which it has more."""
    prose = document.prose
    if document.language[:2] != "en" or not _HALFWAY.search(prose):
        return
    scores = [m for m in _SCORE.finditer(prose) if document.zone_at(m.start()) not in NOT_THE_STORY | {TABLE}]
    told = [document.sentence_at(m.start()) for m in scores]
    if any(_NOT_OF_ONE.search(prose, *sentence) for sentence in told):
        return
    halfway = [near for m in _HALFWAY.finditer(prose) if (near := _nearest(document, scores, m.start())) is not None]
    final = [m for m in scores if m not in halfway]
    won = any(_IN_THE_END.search(prose, *sentence) for m, sentence in zip(scores, told, strict=True) if m in final)
    if len(halfway) != 1 or len({tuple(_sides(m)) for m in final}) != 1 or not won:
        return
    for side in (1, 0):
        part, whole = (_placed(document, m, side) for m in (halfway[0], final[0]))
        if part.value > whole.value:
            claim = whole.claim
            yield Alone(
                span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=document.date, part=part.claim,
                whole=claim, tie="at half-time",
            )  # fmt: skip
            return


def _nearest(document: Document, scores: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """The score that a word for half-time stands with, of those of its sentence."""
    begin, end = document.sentence_at(place)
    own = [m for m in scores if begin <= m.start() < end and abs(m.start() - place) < _REACH]
    return min(own, key=lambda m: abs(m.start() - place), default=None)


def _sides(score: re.Match[str]) -> list[int]:
    return sorted((int(score["one"]), int(score["two"])))


def _placed(document: Document, score: re.Match[str], side: int) -> Placed:
    """The lower number of a score, or the higher."""
    name = sorted(("one", "two"), key=lambda which: int(score[which]))[side]
    return numbered(document, *score.span(name))
