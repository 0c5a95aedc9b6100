from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.proper import UPPER
from linter.finding import Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

LEAST: Final = 6  # words that two people hardly say alike
_WORD: Final = later(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAME: Final = (
    rf"(?P<name>[{UPPER}][\w’'.-]+(?: (?:(?:de|da|van|von|bin|al|el|der|den|of) )?[{UPPER}][\w’'.-]+){{0,3}})"
)
_SAYS: Final = (
    r"(?:said|says|told|tells|added|adds|recalled|recalls|explained|insisted|joked|asked|shouted|warned|wrote)"
)
# "…," Fonua said / "…," said the grower Mele Fonua / "…" — Mele Fonua
_AFTER: Final = later(
    rf"[\"”’»]? ?(?:{_NAME}(?:, (?:who is )?[^,.;\"“”\n]{{2,60}},)? {_SAYS}\b"
    rf"|{_SAYS} (?:(?:the|its|their|his|her|an?) )?(?:[a-z][\w’'-]*,? ){{0,5}}{_NAME.replace('name', 'doer')}"
    rf"|\n?[-–—―] ?{_NAME.replace('name', 'signed')}(?=[,\n(]|$))"
)
# Mele Fonua said: "…"
_BEFORE: Final = later(rf"{_NAME}(?:, [^,.;\"“”\n]{{2,60}},)? {_SAYS}(?: [a-z]+ [a-z]+| \w+)?[,:] [\"“«]?$")
_NOBODY: Final = frozenset(("he", "she", "they", "it", "we", "i", "but", "and", "the", "a", "one", "another", "both"))


@kind_of_claim
class Spoken(Claim):
    """One quotation, with the folded name of the person that it is given to."""

    said: tuple[str, ...]  # its words, folded
    speaker: str


class ConflictingSpeaker(Rule[Spoken]):
    """The same words are given to one person here and to another there.

    Why it matters
        A pull quote under the wrong name puts words into somebody's mouth, in the largest type of the page.

    How it decides
        Two quotations of one draft or story of six words or more are the same word for word, or one is the other cut
        short. Beside each stands a name: before or after a verb of saying, or after a dash under the quotation. The
        names have no word in common.

    When it stays silent
        Where a pronoun or an office stands in place of the name, for fewer words, and for two spellings of one name,
        of which drifting-name tells.
    """

    reads = Spoken

    allows = examples(
        "“We lost the boat and then the dock too,” Amy Dunleavy said.\n\nPull quote: “We lost the boat and then the "
        "dock too.”\n\n— Amy Dunleavy, owner",
        "“We lost the boat and then the dock too,” Ms Dunleavy said.\n\n“We lost the boat and then the dock too,” "
        "she said again.",
        "“Up the Rovers,” Tom Bray said.\n\n“Up the Rovers,” said Ian Poe.",
    )
    catches = examples(
        "“[[My aunt did a thousand in a morning]].”\n\n— Sione Havea\n\nMele Fine came back in 2021.\n\n“[[My aunt "
        "did a thousand in a morning]],” Fine said.",
        "“[[We lost the boat and then the dock too]],” said the owner, Amy Dunleavy.\n\nRain fell.\n\nTom Bray said: "
        "“[[We lost the boat and then the dock too]].”",
        (
            "LEEDS, 3 May 2025 - “[[We lost the boat and then the dock too]],” Amy Dunleavy told the Leeds harbour "
            "board. Tom Bray disagreed.",
            "LEEDS, 4 May 2025 - Tom Bray quit the Leeds harbour board after a row with Amy Dunleavy. “[[We lost the "
            "boat and then the dock too]],” Bray said.",
        ),
    )

    def find(self, document: Document) -> Iterator[Spoken]:
        prose = document.prose
        for start, end in document.quotations:
            words = list(_WORD.finditer(prose, start, end))
            if len(words) < LEAST or document.zone_at(start) in NOT_THE_STORY:
                continue
            if speaker := _speaker(prose, start, end):
                yield Spoken(
                    span=document.span(words[0].start(), words[-1].end()), zone=document.zone_at(start), quoted=True,
                    dateline=document.date, said=tuple(fold(word[0]) for word in words), speaker=speaker,
                )  # fmt: skip

    def keys(self, claim: Spoken) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Spoken]) -> Iterator[Finding]:
        begun: defaultdict[tuple[str, ...], list[Spoken]] = defaultdict(list)
        for claim in claims:
            for at in range(len(claim.said) - LEAST + 1):
                for other in begun[claim.said[at : at + LEAST]]:
                    if _same(claim.said, other.said) and not set(claim.speaker.split()) & set(other.speaker.split()):
                        yield self.finding(
                            claim,
                            f"said by {claim.speaker.title()} here, by {other.speaker.title()} elsewhere",
                            Related(other.span, other.speaker.title()),
                            reason=f"both: “{' '.join(claim.said[:LEAST])} …”",
                        )
                        return
            begun[claim.said[:LEAST]].append(claim)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same words, or one quotation cut short."""
    short, long = sorted((one, other), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _speaker(prose: str, start: int, end: int) -> str:
    """Who is named as the speaker right after or right before a quotation; "" where nobody is."""
    found = _AFTER.match(prose, end) or _AFTER.match(prose, end + 1)
    found = found or _BEFORE.search(prose, max(start - 120, 0), start)
    name = next((text for text in found.groupdict().values() if text), "") if found else ""
    words = [fold(re.sub(r"['’]s?$", "", word)).strip(".") for word in name.split()]
    return "" if not words or words[0] in _NOBODY else " ".join(words)
