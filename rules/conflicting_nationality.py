"""A Danish cyclist who is "the Norwegian" further down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter import lexicon
from linter.claims import Claim, kind_of_claim
from linter.document import BODY, NOT_THE_STORY, TABLE, Document
from linter.finders._event_words import is_calendar, is_place, is_title
from linter.finders._verbs import past
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon.words import is_common
from linter.patterns import later
from linter.phrases import words
from linter.rule import Rule, examples

_TOP: Final = 4  # blocks in which a story says who it is about
_ROLE: Final = later(r"(?:['’]s)? (?:[a-z-]+,? ){1,3}(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})\b")
_APPOSED: Final = later(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}), (?:\d{1,3}, )?an? (?:[a-z-]+ ){0,2}$")
_THE: Final = later(r"\b[Tt]he (?:\d{1,2}-year-old |young |veteran |former )?$")
_ONE: Final = later(r"\b[Tt]he (?:[a-z\d-]+ )?(?P<land>[A-Z][a-z]{3,})\b")
_DOES: Final = later(r" (?P<verb>[a-z]+)\b|(?P<who>, (?:who|\d{2},)|['’]s (?:[a-z]+ ))")
_VERBS: Final = frozenset(("says", "is", "has", "will", "who", "wins", "takes", "plans", "hopes", "lives", "works"))
_NAME: Final = later(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_WHERE: Final = later(r"\b(?:in|at|near|from|to|off|of|for|outside) (?:the )?$")
_NEAR: Final = 600  # characters before "the Norwegian" in which somebody is named


@kind_of_claim
class Nationality(Claim):
    """From where somebody is, by the word before a role and a name, or by "the Norwegian" alone."""

    land: str
    name: str  # of the one brought in, or of the one last named before "the Norwegian"
    known: bool
    only: bool = True  # nothing else in the draft is of that land


class ConflictingNationality(Rule[Nationality]):
    """A Danish cyclist is "the Norwegian" three paragraphs on.

    Why it matters
        Two nations will write in.

    How it decides
        At the head of a draft somebody is brought in with a nation, a role and a name ("the Danish cyclist Mia Holm",
        "Mia Holm, a Danish cyclist"). Further down "the Norwegian" does something, the last person named before it is
        the same, and the draft speaks of that other land nowhere else.

    When it stays silent
        Where somebody else was named last, or the draft tells more of the other land; in direct speech.
    """

    reads = Nationality
    allows = examples(
        "The Danish cyclist Mia Holm won at Ulm on Sunday.\n\nLars Berg was second. The Norwegian had a fall.",
        "The Danish cyclist Mia Holm won at Ulm on Sunday.\n\nHolm, born in Norway, wept. The Norwegian is 30.",
        "The Danish cyclist Mia Holm won at Ulm on Sunday.\n\nThe Dane wept.",
    )
    catches = examples(
        "The [[Danish cyclist Mia Holm]] won at Ulm on Sunday.\n\nHolm led from the start. [[The Norwegian]] wept.",
        "Mia Holm, a [[Danish]] painter, has a new studio in Ulm.\n\nIt is cold. [[The Norwegian]] said she liked it.",
    )

    def find(self, document: Document) -> Iterator[Nationality]:
        if document.language[:2] != "en":
            return
        prose = document.prose
        spoken = [m for m in _ONE.finditer(prose) if _does(prose, m.end())]
        if not any(True for m in spoken for _ in lexicon.countries_in(prose, m.start("land"), m.end())):
            return
        lands = list(lexicon.countries_in(prose))
        if len({land.code for land in lands}) < 2:
            return
        top = {block.start for block in document.blocks[:_TOP]}
        for land in lands:
            zone = document.zone_at(land.start)
            if land.sort != lexicon.DEMONYM or zone in NOT_THE_STORY or zone == TABLE or document.quoted(land.start):
                continue
            role, begin = _ROLE.match(prose, land.end), document.sentence_at(land.start)[0]
            apposed = _APPOSED.search(prose, begin, land.start)
            the = _THE.search(prose, max(begin, land.start - 24), land.start)
            who = role or apposed
            if who and document.block_at(land.start).start in top:
                start, end = land.start, role.end() if role else land.end
                name = fold(who["name"].rpartition(" ")[2])
                yield self._claim(document, start, end, land.code, name, False)
            elif the and zone == BODY and _does(prose, land.end):
                only = sum(other.code == land.code for other in lands) == 1
                yield self._claim(document, the.start(), land.end, land.code, _named(prose, the.start()), True, only)

    @staticmethod
    def _claim(
        document: Document, start: int, end: int, land: str, name: str, known: bool, only: bool = True
    ) -> Nationality:
        return Nationality(
            span=document.span(start, end), zone=document.zone_at(start), dateline=document.date, land=land, name=name,
            known=known, only=only,
        )  # fmt: skip

    def keys(self, claim: Nationality) -> Iterator[str]:
        if claim.name:
            yield f"{claim.path}|{claim.name}"

    def check(self, claims: Sequence[Nationality]) -> Iterator[Finding | Agreement]:
        lands = {claim.land for claim in claims if not claim.known}
        first = next((claim for claim in claims if not claim.known), None)
        other = next((claim for claim in claims if claim.known and claim.only and claim.land not in lands), None)
        if first and other and len(lands) == 1 and first.span < other.span:
            message = f"“{other.words}” here, “{first.words}” above"
            yield self.finding(other, message, Related(first.span), reason=f"both: {first.name}")


def _does(prose: str, place: int) -> bool:
    """Does a verb follow, or what tells of a person: "the Norwegian won", "the Norwegian, who", not "team"?"""
    after = _DOES.match(prose, place)
    return after is not None and (after["verb"] is None or after["verb"] in _VERBS or past(after["verb"]))


def _named(prose: str, place: int) -> str:
    """The last word of the last name of somebody before a place."""
    for match in reversed(list(_NAME.finditer(prose, max(place - _NEAR, 0), place))):
        if _WHERE.search(prose, max(match.start() - 12, 0), match.start()):
            continue
        parts = [fold(word.removesuffix("'s").removesuffix("’s")) for word in match[0].split()]
        if not all(_of_nobody(part) for part in parts):
            return parts[-1]
    return ""


def _of_nobody(word: str) -> bool:
    """Does a word begin with a capital for another reason than that it is somebody's name?"""
    return word in words().stop or is_calendar(word) or is_place(word) or is_title(word) or is_common(word)
