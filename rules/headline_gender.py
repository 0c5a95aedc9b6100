"""A headline about a woman, over a story about a man."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.headlines.display import body
from linter.rule import Rule, examples

_MALE: Final = r"man|boy|schoolboy|father|policeman|fisherman|grandfather|businessman|husband"
_FEMALE: Final = r"woman|girl|schoolgirl|mother|policewoman|fisherwoman|grandmother|businesswoman|wife"
_OF: Final = later(rf"(?<![\w’'-])(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))(?![\w’'-])", re.I)
_ONE: Final = later(
    rf"(?<![\w’'-])(?:[Aa]|[Oo]ne|[Tt]he|\d+-year-old) (?:[\w-]+ ){{0,2}}"
    rf"(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))(?![\w’'-])"
)
# Any of these and the story knows somebody of that sex.
_HE: Final = later(rf"\b(?:he|him|his|himself|mr|men|boys|sons?|brothers?|{_MALE}s?)\b", re.I)
_SHE: Final = later(
    rf"\b(?:she|her|hers|herself|mrs|ms|miss|women|girls|daughters?|sisters?|{_FEMALE}s?|wives)\b", re.I
)
_WORDS: Final = frozenset(f"{_MALE}|{_FEMALE}".split("|"))
_EARLY: Final = 2


@kind_of_claim
class Somebody(Claim):
    """A man or a woman of the headline, or of the first sentences of the story."""

    male: bool


class HeadlineGender(Rule[Somebody]):
    """The headline has a woman (a girl, a mother) where the story has a man, or the other way round.

    Why it matters
        "Woman held over raid" over the arrest of a man is a mistake about the one person that the story is about.

    How it decides
        The headline has one such word. One of the first two sentences of the story has one of the other sex, one person
        (a man of 34), and no word of the whole story is of the headline's: no pronoun, title, relative or name for one.

    When it stays silent
        In headlines that have both or speak of several, and where the story has anyone of the headline's sex.
    """

    reads = Somebody

    allows = examples(
        "Woman held over raid\n\nA man was hurt when a bank in Graz was raided on Monday. Police said she had fled.",
        "Man of the match\n\nA girl of nine ran on to the pitch in Graz on Monday, and the keeper let his gloves fall.",
        "Fishermen saved\n\nA woman saw the boat go down off Skye on Monday.",
    )
    catches = examples(
        "[[Woman]] held over bank raid\n\nPolice in Graz arrested [[a man]] of 34 on Monday. He carried a toy gun.",
        "[[Boy]] finds hoard in field\n\n[[A nine-year-old girl]] has found 200 coins in a field. She will keep one.",
    )

    def find(self, document: Document) -> Iterator[Somebody]:
        if document.language[:2] != "en" or not document.holds(_WORDS):
            return
        prose = document.prose
        head = next((block for block in document.blocks if block.zone == HEADLINE), None)
        shown = list(_OF.finditer(prose, head.start, head.end)) if head else []
        if len(shown) != 1 or prose[shown[0].end() :].startswith((" of the ", "'s", "’s")):
            return
        male = shown[0]["male"] is not None
        if (_HE if male else _SHE).search(body(document)):
            return
        for begin, end in [s for s in document.sentences if document.zone_at(s[0]) == BODY][:_EARLY]:
            told = _ONE.search(prose, begin, end)
            if told and (told["male"] is not None) != male:
                for match, he in ((shown[0], male), (told, not male)):
                    yield Somebody(
                        span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
                        quoted=document.quoted(match.start()), dateline=document.date, male=he,
                    )  # fmt: skip
                return

    def keys(self, claim: Somebody) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Somebody]) -> Iterator[Finding | Agreement]:
        shown, told = claims[0], claims[-1]
        if shown.male != told.male:
            yield self.finding(
                shown,
                f"“{shown.words}” in the headline, “{told.words}” in the story",
                Related(told.span, told.words),
                reason=f"both: whom the story is about; it has no {'man' if shown.male else 'woman'}",
            )
