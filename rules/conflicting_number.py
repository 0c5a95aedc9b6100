"""A thing that is known by its number, under two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.alignment import DISPLAY
from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finding import Finding, Related
from linter.patterns import either, later
from linter.relations.headlines.display import stems
from linter.rule import Rule, examples

_THINGS: Final = (
    "Pier", "Gate", "Platform", "Terminal", "Dock", "Berth", "Runway", "Hangar", "Room", "Suite", "Ward", "Theatre",
    "Hall", "Court", "Courtroom", "Flight", "Route", "Highway", "Interstate", "Junction", "Exit", "Line", "Track",
    "Lane", "Bus", "Tram", "Train", "Reactor", "Unit", "Shaft", "Furnace", "Turbine", "Block", "Building", "Tower",
    "Lot", "Precinct", "Barracks", "Pit", "Studio",
)  # fmt: skip
_OPENS: Final = frozenset(map(str.lower, _THINGS))
_NUMBERED: Final = later(rf"\b(?P<what>{either(_THINGS)}) (?P<number>[A-Z]?\d{{1,4}}[A-Z]?)\b(?![.,]\d|[-–]\d)")
_OTHERS: Final = later(
    r"\b(?:and|or|from|between|unlike|instead|rather|old|former\w*|moved|other|another|next|neighbouring|to) $"
)


@kind_of_claim
class Numbered(Claim):
    """One mention of a thing by its number, and the content words of its sentence."""

    what: str
    number: str
    beside: frozenset[str]
    opening: frozenset[str]  # and those of the headline and the first two sentences
    among: bool = False  # "from Gate 3", "and Gate 4": one of several


class ConflictingNumber(Rule[Numbered]):
    """Pier 9 in the story is Pier 6 in the caption.

    Why it matters
    A gate, a flight or a courtroom is known by nothing else than its number: whoever goes by the caption stands at the
    wrong one.

    How it decides
    A capital noun with a number after it (Pier 9, Flight 815, Courtroom 4). In one draft, a headline, standfirst or
    caption has a number that the story never has, and the story has one other number, and only one, for such a thing.
    Across the drafts of one story, each has one number only. The two sentences must have a telling word in common, two
    across drafts; for a caption, one of the first two sentences or the headline will do.

    When it stays silent
    When a draft names several of the kind; when a word beside one tells that there is another ("from", "and", "the
    old").
    """

    reads = Numbered
    allows = examples(
        "Piano on Pier 9\n\nA piano stood at the end of Pier 9. It came from Pier 6, the crew said.\n\nCaption: The "
        "piano before it left Pier 6.",
        "A piano stood at the end of Pier 9.\n\nCaption: Anglers wait for the tide on Pier 6.",
        ("Judge Ama Oye heard the case in Courtroom 4.", "Jurors for the theft at Ada were sworn in Courtroom 7."),
    )
    catches = examples(
        "A piano stood at the end of [[Pier 9]] before dawn.\n\nCaption: A deckhand plays the piano on [[Pier 6]].",
        ("KUMASI, 4 May 2025\n\nCrews of [[Flight 815]] saw smoke over Kumasi, Ama Oye said.\n",
         "KUMASI, 5 May 2025\n\nSmoke that crews of [[Flight 851]] saw over Kumasi came from tyres, Ama Oye said.\n"),
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Numbered]:
        prose = document.prose
        if not (found := list(document.matches(_NUMBERED, _OPENS))):
            return
        opening = _opening(document)
        for match in found:
            zone = document.zone_at(match.start())
            if zone in NOT_THE_STORY or zone == TABLE:
                continue
            start, end = document.sentence_at(match.start())
            yield Numbered(
                span=document.span(*match.span()), zone=zone, quoted=document.quoted(match.start()),
                dateline=document.date, what=match["what"], number=match["number"],
                beside=stems(prose[start : match.start()] + prose[match.end() : end]),
                opening=opening,
                among=_OTHERS.search(prose, max(start, match.start() - 14), match.start()) is not None,
            )  # fmt: skip

    def keys(self, claim: Numbered) -> Iterable[str]:
        yield f"{claim.story or claim.path}|{claim.what}"

    def check(self, claims: Sequence[Numbered]) -> Iterator[Finding]:
        drafts: defaultdict[str, list[Numbered]] = defaultdict(list)
        for claim in claims:
            drafts[claim.path].append(claim)
        if any(claim.among for claim in claims) or len({claim.number for claim in claims}) != 2:
            return
        for own in drafts.values():
            shown = [c for c in own if c.zone in DISPLAY]
            told = [c for c in own if c.zone not in DISPLAY]
            if len({c.number for c in shown}) == len({c.number for c in told}) == 1:
                opening = shown[0].opening if shown[0].zone == CAPTION else frozenset()
                yield from self._apart(shown[0], told, opening, 1)
        paths = sorted(drafts)
        if len(paths) > 1 and all(len({c.number for c in own}) == 1 for own in drafts.values()):
            first = drafts[paths[0]]
            for path in paths[1:]:
                yield from self._apart(drafts[path][0], first, frozenset(), 2)

    def _apart(self, odd: Numbered, usual: Sequence[Numbered], opening: frozenset[str], need: int) -> Iterator[Finding]:
        common = max((odd.beside & (c.beside | opening) for c in usual), key=len)
        if odd.number != usual[0].number and len(common) >= need:
            reason = f"both: one {odd.what.lower()} (both beside: {', '.join(sorted(common)[:3])})"
            message = f"{odd.words} here, {usual[0].words} elsewhere"
            yield self.finding(odd, message, Related(usual[0].span), reason=reason, repairs=[usual[0].words])


def _opening(document: Document) -> frozenset[str]:
    body = [s for s in document.sentences if document.zone_at(s[0]) == BODY][:2]
    tops = [b[1:3] for b in document.blocks if b.zone == HEADLINE]
    return frozenset().union(*(stems(document.prose[start:end]) for start, end in (*tops, *body)))
