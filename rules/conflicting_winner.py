"""Reports a prize that the headline gives to one and the story to another who was only shortlisted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from linter.claims import Kind
from linter.document import Document
from linter.finding import ERROR, Agreement, Finding
from linter.folding import fold
from linter.patterns import later
from linter.rule import Example, Rule, examples

_NAME: Final = r"(?P<name>(?:The )?[^\W\d_a-z][\w’'-]+(?: (?:of |the )?[^\W\d_a-z][\w’'-]+){0,3})"
_WINS: Final = later(
    rf"{_NAME} (?:is|are|was|were|named|crowned|voted|wins?|won|takes|took|scoops|scooped|lands|landed) (?:the "
    rf")?[^.\n]{{0,60}}"
    r"\b(?:of the year|prize|award|trophy|title|cup|medal|competition|contest|crown)\b"
)
_RECEIVES: Final = later(
    rf"{_NAME} (?:will|is to|are to|was to) (?:receive|collect|pick up|get|accept|be (?:presented with|given|handed|"
    rf"awarded)) "
    r"(?:its|the|their|his|her) (?:winner['’]s |first |top )?(?:trophy|prize|award|medal|title|cup|crown)\b"
)
_BEATEN: Final = later(
    r"\b(?:short-?list(?:ed)?|finalists?|runners?-up|nominees?|nominated|beat|beaten|beating|rivals?|losing)\b"
)
_LESSER: Final = later(r"\b(?:runners?-up|second|third|special|consolation|also|commended|last year|previous)\b")


class ConflictingWinner(Rule[Kind]):
    """A prize goes to one in the headline and to a beaten rival further down.

    Why it matters
    --------------
    A list of names near one another invites a slip, and the wrong name on a prize is the one error that winner and
    loser will both see.

    How it decides
    --------------
    The headline or the first paragraph says who won. Another name is said to receive the trophy, the prize or the
    award, and the story counts that very name among the shortlisted or the beaten.

    When it stays silent
    --------------------
    Where the other name is not among the beaten, where the sentence speaks of a second, a special or another year's
    prize, and where one name is a part of the other.
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Kind]] = Kind

    allows: ClassVar[tuple[Example, ...]] = examples(
        "Hillcrest wins school choir prize\n\nThe finalists were Marsh Lane and Northgate.\n\n"
        "Marsh Lane will receive the award for the best soloist, a special prize.\n",
        "Hillcrest wins school choir prize\n\nIt beat Marsh Lane and Northgate.\n\nHillcrest will collect its "
        "trophy in May.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "[[Hillcrest wins school choir prize]]\n\nThe finalists were Marsh Lane and Northgate.\n\n"
        "[[Marsh Lane will collect the trophy]] in May.\n",
        "[[Duxford is village of the year]]\n\nThe shortlisted villages included the Combes and Ashby.\n\n"
        "[[Ashby will be presented with its award]] on Friday.\n",
    )

    def find(self, document: Document) -> Iterable[Kind]:
        return _prizes(document)

    def keys(self, claim: Kind) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Kind]) -> Iterator[Finding | Agreement]:
        winners = [claim for claim in claims if claim.kind == "winner"]
        for other in (claim for claim in claims if claim.kind == "receiver"):
            if not any(set(winner.whose.split()) & set(other.whose.split()) for winner in winners):
                message = f'"{winners[0].words}", but "{other.words}"'
                reason = "both: who wins the prize; the second was only in the running"
                yield self.finding(winners[0], message, other, reason=reason)


def _prizes(document: Document) -> Iterator[Kind]:
    """The winner that the opening names, and a beaten rival that is said to receive the prize."""
    opening = document.blocks[min(2, len(document.blocks) - 1)].end if document.blocks else 0
    winner = _WINS.search(document.prose, 0, opening)
    if not winner:
        return
    yield _kind(document, winner, "winner")
    for match in _RECEIVES.finditer(document.prose, winner.end()):
        begin, stop = document.sentence_at(match.start())
        name = match["name"].removeprefix("The ")
        others = [sentence for sentence in document.sentences if sentence[0] != begin]
        beaten = any(name in document.prose[a:b] and _BEATEN.search(document.prose, a, b) for a, b in others)
        if beaten and not _LESSER.search(document.prose, begin, stop):
            yield _kind(document, match, "receiver")


def _kind(document: Document, match: re.Match[str], kind: str) -> Kind:
    return Kind(
        span=document.span(*match.span()), zone=document.zone_at(match.start()), quoted=document.quoted(match.start()),
        dateline=document.date, family="prize", kind=kind, whose=fold(match["name"].removeprefix("The ")),
    )  # fmt: skip
