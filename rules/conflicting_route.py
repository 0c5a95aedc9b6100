"""One journey in two directions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

_NOT: Final = r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|"
_PLACE: Final = (
    _NOT + r"Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
    r"[^\W\d_a-z][\w’'-]+(?: (?:de |do |da |la )?[^\W\d_a-z][\w’'-]+){0,2}"
)
_KIND: Final = r"(?:the |its |a )?(?:[\w’'-]+ ){0,3}(?:of )?"
_FROM_TO: Final = later(
    rf"\b(?:from|left|leaving|departed|departing) (?:{_KIND})??(?P<here>{_PLACE})[^.;:\n“”\"]{{0,45}}?"
    rf",? (?:to|for|towards?|due (?:in|at)|arriv\w+ (?:in|at)) (?:{_KIND})??(?P<there>{_PLACE})"
)
_TO_FROM: Final = later(
    rf"\b(?:to|for|towards?) (?:{_KIND})??(?P<there>{_PLACE})[^.;:\n“”\"]{{0,30}}? from (?:{_KIND})??(?P<here>{_PLACE})"
)
_PAIR: Final = later(rf"\b(?P<here>{_PLACE})(?:-to-|–)(?P<there>{_PLACE}) (?=[a-z])")
# What travels; words of one line are one thing. Only the singular: a timetable has both directions.
_TRAVELS: Final = {
    word: line.split()[0]
    for line in (
        "plane flight aircraft jet airliner helicopter airbus boeing",
        "ship ferry vessel boat liner freighter tanker trawler yacht catamaran",
        "train express locomotive tram",
        "bus coach minibus",
        "lorry truck convoy van",
        "pipeline cable",
        "march walk ride race trek",
    )
    for word in line.split()
}
_BACK: Final = later(
    r"\b(?:return\w*|back|home|homeward|revers\w*|opposite|both|round[- ]trip|other way|other direction|another|daily|"
    r"a week|twice|between|inbound|shuttl\w*|turned|usually|normally|(?:first|second|next|later|earlier|previous|last) "
    r"(?:leg|flight|trip|crossing|sailing|journey|train|bus|service|run|half|day)|then (?:from|to|on))\b",
    re.IGNORECASE,
)
_WORD: Final = later(r"[a-zA-Z]+")


@kind_of_claim
class Journey(Claim):
    """From where to where something travels."""

    here: str
    there: str
    travels: tuple[str, ...]


class ConflictingRoute(Rule[Journey]):
    """One journey goes from here to there, and elsewhere in the copy from there to here.

    Why it matters
        Two ports that change places put the passengers on the wrong quay.

    How it decides
        In one draft or story a ship, plane, train, bus or lorry (in the singular) travels from one named place to
        another, and another sentence about a thing of that kind has the same two places the other way round.

    When it stays silent
        Where either sentence speaks of a return, of both ways, of another journey or of a timetable, and where only
        the plural is used (ferries, flights).
    """

    reads = Journey

    allows = examples(
        "The ferry sailed from Bari to Durres on Monday. The ferry made the return trip from Durres to Bari at noon.",
        "A bus from Leeds to York broke down. A train from York to Leeds ran late.",
        "Prices rose from March to May. The plane flew from Hanoi to Hue.",
    )
    catches = examples(
        "A ferry sailing [[from Bari in southern Italy to the Albanian port of Durres]] lost power overnight.\n\n"
        "Two ships were close when the ferry, on its way [[from Durres to Bari]], called for help.",
        "The flight [[from Nairobi to Kigali]] made an emergency landing.\n\nThe plane, travelling [[to Nairobi from "
        "Kigali]], had 88 people on board.",
        "A coach carrying pilgrims [[left Hue for Da Nang]] before dawn on Monday.\n\nThe coach was going [[from Da "
        "Nang to Hue]] when its brakes failed.",
    )

    def find(self, document: Document) -> Iterator[Journey]:
        if not document.holds(_TRAVELS.keys()):
            return
        prose, taken = document.prose, -1
        for match in sorted(
            (m for pattern in (_FROM_TO, _TO_FROM, _PAIR) for m in pattern.finditer(prose)), key=lambda m: m.start()
        ):
            begin, stop = document.sentence_at(match.start())
            travels = {_TRAVELS[w.lower()] for w in _WORD.findall(prose[begin:stop]) if w.lower() in _TRAVELS}
            here, there = fold(match["here"]), fold(match["there"])
            if match.start() < taken or not travels or here == there or _BACK.search(prose, begin, stop):
                continue
            if document.zone_at(match.start()) not in NOT_THE_STORY:
                taken = match.end()
                start, end = match.start(), match.end()
                yield Journey(
                    span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
                    dateline=document.date, here=here, there=there, travels=tuple(sorted(travels)),
                )  # fmt: skip

    def keys(self, claim: Journey) -> Iterator[str]:
        yield "\0".join((claim.story or claim.path, *sorted((claim.here, claim.there))))

    def check(self, claims: Sequence[Journey]) -> Iterator[Finding | Agreement]:
        first = claims[0]
        for claim in claims[1:]:
            if claim.here == first.there and set(claim.travels) & set(first.travels):
                yield self.finding(
                    claim,
                    f"“{claim.words}” here, “{first.words}” there",
                    Related(first.span, first.words),
                    reason=f"both: a {claim.travels[0]} between {first.here.title()} and {first.there.title()}",
                )
                return
