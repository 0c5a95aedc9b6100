"""A country's name where the copy otherwise has its adjective before a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.lexicon import DEMONYM, countries_in
from linter.patterns import later
from linter.rule import Rule, examples

_TITLE: Final = later(
    r"(?:Deputy |Vice )?(?:Prime Minister|President|Premier|Foreign Minister|Finance Minister|Defen[cs]e Minister|"
    r"Ambassador|Chancellor|King|Queen|Government|Embassy)\b"
)

# The words that one begins with.
_OPENS: Final = frozenset((
    "deputy", "vice", "prime", "president", "premier", "foreign", "finance", "defence", "defense", "ambassador",
    "chancellor", "king", "queen", "government", "embassy",
))  # fmt: skip


@kind_of_claim
class TitleForm(Claim):
    """A country and a title: "Russian Prime Minister", or "Russia Prime Minister"."""

    country: str
    title: str
    adjective: bool


class DriftingTitleForm(Rule[TitleForm]):
    """A title follows the country's name where the copy otherwise has the adjective.

    Why it matters
        "Russia Prime Minister" in a headline above "Russian Prime Minister" in the copy is a slip that every reader
        sees.

    How it decides
        The same country with the same title in one draft or story: the adjective form stands there at least twice,
        or once in the same draft, and the name of the country stands before the title elsewhere.

    When it stays silent
        When the copy never uses the adjective with that title, when the country's name is its own adjective, after
        a possessive ("Russia's Prime Minister"), and in direct speech.
    """

    reads = TitleForm
    style = True

    allows = examples(
        "Russia’s Prime Minister Oleg Sidorov arrived. The Russian Prime Minister was met by children.",
        "US President Ann Cole called. New Zealand Prime Minister Rua Tane and the UK Prime Minister listened.",
        "France President Luc Petit, as the banner read, smiled.",
    )
    catches = examples(
        "[[Spain Prime Minister]] arrives in Hue\n\nThe [[Spanish Prime Minister]] is on a two-day visit.",
        "[[France President]] to visit Danang\n\n[[French President]] Luc Petit will visit Danang on Monday.",
        "[[Japan Ambassador]] opens school\n\nThe [[Japanese Ambassador]] cut the ribbon and the Japanese "
        "Ambassador sang.",
    )

    def find(self, document: Document) -> Iterator[TitleForm]:
        prose = document.prose
        for title in document.matches(_TITLE, _OPENS):
            start = title.start()
            if prose[start - 1 : start] != " " or (document.blocks and document.zone_at(start) in NOT_THE_STORY):
                continue
            before = [
                p
                for p in countries_in(prose, max(start - 32, prose.rfind("\n", 0, start) + 1), start)
                if p.end == start - 1
            ]
            if before and not document.quoted(start):
                place = before[-1]
                yield TitleForm(
                    span=document.span(place.start, title.end()), zone=document.zone_at(start), dateline=document.date,
                    country=place.code, title=title[0], adjective=place.sort == DEMONYM,
                )  # fmt: skip

    def keys(self, claim: TitleForm) -> Iterator[str]:
        if claim.country not in ("US", "GB", "NZ", "HK", "AE"):
            yield f"{claim.story or claim.path}\0{claim.country}\0{claim.title}"

    def check(self, claims: Sequence[TitleForm]) -> Iterator[Finding | Agreement]:
        usual = [claim for claim in claims if claim.adjective]
        for claim in claims:
            near = [other for other in usual if other.path == claim.path] or (usual if len(usual) > 1 else [])
            if claim.adjective or not near:
                continue
            yield self.finding(
                claim,
                f"“{claim.span.text}” is “{near[0].span.text}” elsewhere",
                Related(near[0].span, near[0].span.text),
                reason="both: the same country and title",
                repairs=[near[0].span.text],
            )
