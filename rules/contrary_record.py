"""A headline at an eight-month high, over a story that is at its lowest since April."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.headlines.display import body, stems
from linter.rule import Rule, examples

_AGO: Final = r"(?:[a-z]+|\d+)-(?:year|month|week|day|decade)|record|all-time|historic|multi-year|seasonal"
_TOP: Final = (
    r"highest|largest|biggest|greatest|strongest|steepest|fastest|dearest|hottest|warmest|wettest|longest|most|best"
)
_FOOT: Final = r"lowest|smallest|least|fewest|weakest|slowest|cheapest|coldest|coolest|driest|shortest|worst"
_EVER: Final = (
    r"(?: (?!than\b)[\w’'%-]+){0,4} (?:since|in (?:[a-z]+|\d+|more than [\w-]+) (?:years?|months?|weeks?|decades?)|"
    r"for (?:[a-z]+|\d+) (?:years|months|weeks|decades)|on record|ever)\b"
)
_HIGH: Final = later(rf"\b(?:(?:{_AGO})[ -](?:high|peak)|(?:{_TOP}){_EVER})\b", re.I)
_LOW: Final = later(rf"\b(?:(?:{_AGO})[ -](?:low|trough)|(?:{_FOOT}){_EVER})\b", re.I)
# What is worst of its kind may be the largest: a storm, an outbreak, a loss; and the biggest fall is one down.
_BAD: Final = later(r"\bworst\b", re.I)
_BIG: Final = later(r"\b(?:largest|biggest|greatest|strongest|steepest|longest|hottest|wettest|most)\b", re.I)
_TURN: Final = later(
    rf"\b(?:(?:{_TOP}|sharpest) (?:[\w-]+ )?(?:fall|drop|loss|decline|slump|plunge|slide|rout|decrease|tumble)|"
    rf"(?:{_FOOT}) (?:[\w-]+ )?(?:rise|gain|increase|climb|jump|growth))\b",
    re.I,
)
# Any word of the same side: the story knows of the headline's record.
_UP: Final = later(rf"\b(?:highs?|peak(?:s|ed)?|record|{_TOP})\b", re.I)
_DOWN: Final = later(rf"\b(?:lows?|trough|record|{_FOOT})\b", re.I)
_WORDS: Final = frozenset(
    f"{_TOP}|{_FOOT}|high|low|peak|trough|highs|lows".split("|")
)  # fmt: skip
_OTHER: Final = later(
    r"\b(?:from|after|not|off|above|below|since hitting|despite|but|while|as [\w’-]+ (?:rises?|falls?))\b", re.I
)
_EARLY: Final = 5


@kind_of_claim
class Record(Claim):
    """A high or a low, of a headline or of the story."""

    high: bool
    shared: tuple[str, ...] = ()


class ContraryRecord(Rule[Record]):
    """A headline has a high, or a highest, where the story has the lowest; or the other way round.

    Why it matters
        "Stocks at eight-month high" over stocks that shrank to the least since April sends the market the wrong way.

    How it decides
        The headline has a high or a low with its time (eight-month high, record low, lowest in a year). One of the
        first five sentences of the story has the contrary with its time (the smallest since April), the sentences up to
        there share two content words with the headline, and no word anywhere in the story is on the headline's side.

    When it stays silent
        Where the headline comes from, after or off a high, speaks of two things, or where the story has both sides;
        where the worst is the largest or strongest, and the record one of a fall.
    """

    reads = Record

    allows = examples(
        "Rents at five-year high\n\nRents are the highest since 2019, agents said. Sales are the lowest since 2012.",
        "Shares hit record high\n\nUnemployment is the lowest in 20 years, and that helped.",
        "Copper stocks at six-month high\n\nStocks of copper rose to the highest since May. Prices were the lowest "
        "in a year.",
        "Rice prices fall from record high\n\nRice prices slid to their lowest since May on Monday.",
        "Jobless rate at three-year low\n\nThe jobless rate slipped to 4.1%. Growth was the fastest in two years, a "
        "record.",
        "Cholera outbreak in Beira is worst since 1992\n\nBEIRA, 3 May 2025 - The cholera outbreak in Beira is the "
        "largest since 1992.",
        "Copper stocks in Chile lowest in a year\n\nCopper stocks in Chile had the biggest fall in a year.",
        "Ferry traffic at record high\n\nA hotel had the lowest number of guests since 2019.",
    )
    catches = examples(
        "Palm oil stocks at [[eight-month high]]\n\nKUALA LUMPUR, 10 January 2025 - Stocks shrank in December.\n\n"
        "Palm oil inventories were 1.71 million tonnes, the [[smallest amount since]] April, millers said.",
        "Harbour rents [[highest in ten years]]\n\nHarbour rents are the [[lowest in ten years]].",
        "Copper stocks in Chile at [[six-month high]]\n\nStocks of copper in Chile shrank again.\n\nThey stood at "
        "40,000 tonnes, the [[smallest amount since]] May.",
        "Jobless rate in Nis at [[four-year low]]\n\nThe jobless rate in Nis rose to 9.2% in May, the [[highest in "
        "four years]].",
        "Wheat harvest in Ohio [[worst since]] 1990\n\nThe wheat harvest in Ohio was the [[best in 30 years]].",
        "Salmon run [[lowest since]] 1990\n\nSalmon crowded the river: this year’s run is the [[largest in 30 years]].",
    )

    def find(self, document: Document) -> Iterator[Record]:
        if document.language[:2] != "en" or not document.holds(_WORDS):
            return
        prose = document.prose
        head = next((block for block in document.blocks if block.zone == HEADLINE), None)
        if head is None:
            return
        high, low = (pattern.search(prose, head.start, head.end) for pattern in (_HIGH, _LOW))
        shown = high or low
        if shown is None or (high and low) or _OTHER.search(prose, head.start, shown.start()):
            return
        if (_UP if high else _DOWN).search(body(document)):
            return
        said, told = stems(prose[head.start : shown.start()]), frozenset[str]()
        early = [s for s in document.sentences if document.zone_at(s[0]) == BODY][:_EARLY]
        for begin, end in early:
            told |= stems(prose[begin:end])
            contrary = (_LOW if high else _HIGH).search(prose, begin, end)
            if contrary and _one_way(prose, shown, contrary):
                return
            if contrary and len(said & told) > 1:
                shared = tuple(sorted(said & told))
                yield _record(document, shown, high is not None, shared)
                yield _record(document, contrary, high is None, shared)
                return

    def keys(self, claim: Record) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Record]) -> Iterator[Finding | Agreement]:
        shown, told = claims[0], claims[-1]
        if shown.high != told.high:
            yield self.finding(
                shown,
                f"“{shown.words}” in the headline, “{told.words}” in the story",
                Related(told.span, told.words),
                reason=f"both: {', '.join(shown.shared)}; the story has nothing at a {'high' if shown.high else 'low'}",
            )


def _one_way(prose: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """The worst and the strongest, the lowest and the biggest fall: a bad thing may be both."""
    return any(
        (_BAD.search(a[0]) and _BIG.search(b[0])) or _TURN.search(prose, b.start(), b.end() + 20)
        for a, b in ((one, other), (other, one))
    )


def _record(document: Document, match: re.Match[str], high: bool, shared: tuple[str, ...]) -> Record:
    return Record(
        span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
        quoted=document.quoted(match.start()), dateline=document.date, high=high, shared=shared,
    )  # fmt: skip
