"""A headline that gives a deputy the office itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, Document
from linter.finding import Finding, Related
from linter.patterns import later
from linter.relations.headlines.display import stems
from linter.rule import Rule, examples

_OFFICES: Final = (
    r"mayor|governor|minister|premier|president|prime minister|chancellor|secretary|ambassador|commissioner|director"
    r"|chief|chairman|chairwoman|chair|editor|manager|coach|captain|principal|head teacher|headteacher|rector|dean"
    r"|sheriff|speaker|treasurer|prosecutor|attorney general|consul|envoy|superintendent|conductor|curator|general"
)
_LESS: Final = r"deputy|vice|assistant|associate|junior"
_SHOWN: Final = later(rf"(?:[\w’'-]+ ){{0,3}}?(?P<office>{_OFFICES})\b(?![’']s\b| general\b)", re.I)
_LESSER: Final = later(rf"\b(?:{_LESS}|former|ex|acting|interim|caretaker|next|new|would-be|late)(?:[- ]|$)", re.I)
_TOLD: Final = later(
    rf"(?:[^.–—]{{2,60}}(?:[-–—]|--) )?(?:The |A |An |Its |His |Her |[A-Z][\w’'-]+[’']s )?(?:[\w’'-]+ ){{0,2}}?"
    rf"(?P<title>(?:{_LESS})[- ](?P<office>{_OFFICES}))\b",
    re.I,
)


@kind_of_claim
class Office(Claim):
    """An office as a headline has it, or with a word that makes it less as the first sentence has it."""

    office: str


class HeadlineOffice(Rule[Office]):
    """The mayor resigns in the headline, the deputy mayor in the story.

    Why it matters
    To save a word the headline accuses, sacks or buries the wrong person, who will ring before noon.

    How it decides
    The headline begins with an office (mayor, minister, coach), the first sentence of the story with the same office
    and a word that makes it less: deputy, vice, assistant, junior. The two have a telling word in common, and nobody
    in that sentence holds the office itself.

    When it stays silent
    When the headline has such a word too ("Ex-mayor"); for acting and interim holders, who do hold the office, and for
    former ones, whom headlines call by it.
    """

    reads = Office
    allows = examples(
        "Deputy mayor of spa town resigns over fountain\n\nThe deputy mayor of a spa town stepped down on Tuesday.",
        "Mayor of spa town sacks deputy\n\nThe mayor of a spa town sacked the deputy mayor on Tuesday.",
        "Mayor of Graz dies\n\nA former mayor of Graz has died.",
    )
    catches = examples(
        "[[Mayor]] of spa town resigns over fountain\n\nWARSAW, Sept 17 - The [[deputy mayor]] of a small spa town "
        "stepped down on Tuesday over a fountain.",
        "[[Coach]] leaves Graz after nine years\n\nThe [[assistant coach]] of Graz is leaving after nine years.",
    )

    def find(self, document: Document) -> Iterable[Office]:
        if document.language[:2] != "en":
            return
        headline = next((b for b in document.blocks if b.zone == HEADLINE), None)
        lede = next((s for s in document.sentences if document.zone_at(s[0]) == BODY), None)
        if headline is None or lede is None:
            return
        prose = document.prose
        shown = _SHOWN.match(prose, headline.start, headline.end)
        told = _TOLD.match(prose, *lede) if shown else None
        if not shown or not told or shown["office"].lower() != told["office"].lower():
            return
        line, sentence = prose[headline.start : headline.end], prose[lede[0] : lede[1]]
        office = shown["office"].lower()
        shared = stems(line) & stems(sentence) - stems(told["title"])
        if _LESSER.search(line) or not shared or office in sentence.lower().replace(told["title"].lower(), ""):
            return
        for at, end in (shown.span("office"), told.span("title")):
            yield Office(
                span=document.span(at, end), zone=document.zone_at(at), dateline=document.date,
                quoted=document.quoted(at), office=office,
            )  # fmt: skip

    def keys(self, claim: Office) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Office]) -> Iterator[Finding]:
        if len(claims) == 2:
            shown, told = sorted(claims, key=lambda claim: claim.zone != HEADLINE)
            message = f"“{shown.words}” in the headline, “{told.words}” in the story"
            yield self.finding(shown, message, Related(told.span), reason=f"both: the {shown.office} of the story")
