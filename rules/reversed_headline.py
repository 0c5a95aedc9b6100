"""A headline that says a thing fell, over a story in which it rose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.phrases import singular
from linter.rule import Rule, examples

# Things that go up and down, by the last word of their name.
_THINGS: Final = frozenset(
    [
        "share",
        "stock",
        "profit",
        "sale",
        "revenue",
        "turnover",
        "earning",
        "income",
        "loss",
        "deficit",
        "surplus",
        "gap",
        "debt",
        "export",
        "import",
        "output",
        "production",
        "price",
        "rent",
        "fare",
        "wage",
        "pay",
        "salary",
        "cost",
        "bill",
        "unemployment",
        "joblessness",
        "inflation",
        "employment",
        "growth",
        "arrival",
        "visitor",
        "visit",
        "tourist",
        "passenger",
        "ridership",
        "attendance",
        "crime",
        "theft",
        "burglary",
        "robbery",
        "murder",
        "killing",
        "death",
        "birth",
        "accident",
        "crash",
        "collision",
        "case",
        "infection",
        "admission",
        "enrolment",
        "enrollment",
        "number",
        "total",
        "population",
        "crop",
        "harvest",
        "catch",
        "landing",
        "yield",
        "traffic",
        "emission",
        "temperature",
        "rainfall",
        "level",
        "turnout",
        "membership",
        "complaint",
        "arrest",
        "seizure",
        "booking",
        "order",
        "shipment",
        "delivery",
        "demand",
        "supply",
        "trade",
        "lending",
        "investment",
        "spending",
        "rate",
        "index",
        "yen",
        "dollar",
        "euro",
        "pound",
        "currency",
        "rainfall",
        "applicant",
        "application",
        "vacancy",
        "job",
        "redundancy",
        "bankruptcy",
        "insolvency",
        "default",
        "eviction",
        "absence",
        "waiting",
    ]
)
_UP: Final = (
    "rise|rises|rose|risen|rising|climb|climbs|climbed|jump|jumps|jumped|surge|surges|surged|soar|soars|soared|gain|"
    "gains|"
    "gained|grow|grows|grew|grown|increase|increases|increased|advance|advances|advanced|rally|rallies|rallied|leap|"
    "leaps|"
    "leapt|swell|swells|swelled|widen|widens|widened|up|higher"
)
_DOWN: Final = (
    "fall|falls|fell|fallen|falling|drop|drops|dropped|slump|slumps|slumped|plunge|plunges|plunged|tumble|tumbles|"
    "tumbled|"
    "slide|slides|slid|slip|slips|slipped|dip|dips|dipped|decline|declines|declined|decrease|decreases|decreased|sink|"
    "sinks|sank|shrink|shrinks|shrank|shrunk|narrow|narrows|narrowed|ease|eases|eased|down|lower"
)
_MOVE: Final = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_TOLD: Final = later(
    rf"\b(?P<thing>[A-Za-z]+) (?:(?:in|of|at|for|to|from) (?:[\w’'-]+ ){{1,3}}?)?(?:(?:is|are|was|were) )?{_MOVE}\b",
    re.I,
)
# In the body a figure must stand with the direction: "the shares were up 3.1 per cent", "profit rose to £61m from".
_BODY: Final = later(
    rf"\b(?P<thing>[a-z]+) (?:(?:in|of|at|for) (?:[\w’'-]+ ){{1,3}}?)?(?:(?:had|have|has|were|was|are|is|also|ended|"
    rf"closed|"
    rf"finished|went|\w+ly) ){{0,3}}{_MOVE}\b"
    r"(?P<tail> (?:by |to |about |nearly |almost |a |another |just |from |than |more than )"
    r"{0,3}[$€£¥]?\d[\d,.]*)",
    re.I,
)
_TURNED: Final = later(
    r"\b(?:after|despite|before|then|not|no|but|first|may|could|might|will|would|to|if|why|fears?|as|and|or)\b", re.I
)
_OTHER_TIME: Final = later(
    r"\b(?:last year|previous|earlier in|had|year before last|in "
    r"(?:19|20)\d\d|forecast|expect\w*|predict\w*|would|will|could|"
    r"may|might|should|not|never|if|until|first|before|initially|early|later|at one point|briefly|but)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Claim):
    """What the headline says of a thing, and what the body says of it, with a figure."""

    thing: str
    up: bool
    top: bool


@dataclass(frozen=True)
class ReversedHeadline(Rule[Turn]):
    """A headline that has a thing fall where the story has it rise, or the other way round.

    Why it matters
    "Shares fall after maker lifts forecast", and in the last paragraph "the shares were up 3.1 per cent". Headlines are
    written last, by another hand, and more people read them than anything else.

    How it decides
    The headline must say of a thing that goes up and down (shares, profit, exports, arrivals, crime) that it rose or
    fell. The body must say the opposite of the thing by the same name, with a figure beside the word of direction, and
    must nowhere say what the headline says.

    When it stays silent
    When the body speaks of another time or of a forecast in the same sentence; when the body has the thing going both
    ways; when the body's noun bears another name before it ("export prices" against "house prices" are told apart only
    where both have one); when the headline speaks of both directions for the same thing.
    """

    severity = WARNING
    reads = Turn
    allows = examples(
        "Brewer's shares rise after profit warning\n\nThe shares were up 3.1 per cent at 412p.",
        "House prices fall in May\n\nPrices were down 2% on the month. Export prices rose 3%.",
        "Exports fall as dollar climbs\n\nExports fell 4% in May, after exports rose 6% in April.",
        "Profit rises at miner\n\nThe miner said profit would fall 3% next year.",
    )
    catches = examples(
        "Brewer's shares [[fall]] after it lifts forecast\n\nBy the close the [[shares were up 3.1 per cent]] at 412p.",
        "Rice exports [[climb]] on Indian demand\n\n[[Exports fell 12%]] to 410,000 tonnes, the ministry said.",
        "City burglaries [[drop]] again, police say\n\nOfficers said [[burglaries rose by 64]] to 510.",
        "Jordan's trade deficit [[narrows]]\n\nThe [[deficit widened to $1.9 billion]] in the quarter.",
        "Tourist arrivals [[up]] at resort\n\nThe office said [[arrivals dropped 8 per cent]] in June.",
        "Unemployment [[rises]] in north\n\nThe bureau said [[unemployment slipped to 4.1%]] from 4.4%.",
    )

    def find(self, document: Document) -> Iterable[Turn]:
        return turns(document)

    def keys(self, claim: Turn) -> Iterable[str]:
        yield f"{claim.path}#{claim.thing}"

    def check(self, claims: Sequence[Turn]) -> Iterator[Finding]:
        tops, body = [c for c in claims if c.top], [c for c in claims if not c.top]
        if not tops or not body or len({c.up for c in tops}) != 1 or any(c.up is tops[0].up for c in body):
            return
        ways = ("up", "down") if tops[0].up else ("down", "up")
        message = f"the headline has {tops[0].words!r}, the story has the {claims[0].thing} going {ways[1]}"
        yield self.finding(tops[0], message, body[0], reason=f"both: {claims[0].thing}", severity=WARNING)


def turns(document: Document) -> Iterator[Turn]:
    """What the headline and the body of a document say went up or down."""
    if document.language[:2] != "en":
        return
    prose = document.prose
    heads = [block for block in document.blocks if block.zone == HEADLINE][:1]
    tops = {}
    for head in heads:
        for match in _TOLD.finditer(prose, head.start, head.end):
            thing = singular(match["thing"])
            if thing in _THINGS and not _TURNED.search(match[0][len(match["thing"]) :]):
                move = match.start("up") if match["up"] else match.start("down")
                tops[thing] = _modifier(prose, head.start, match.start())
                yield _turn(document, thing, bool(match["up"]), (move, match.end()), top=True)
    if not tops:
        return
    for match in _BODY.finditer(prose, heads[0].end):
        thing = singular(match["thing"])
        if thing not in tops or document.zone_at(match.start()) in NOT_THE_STORY | {TABLE, HEADLINE}:
            continue
        start, _end = document.sentence_at(match.start())
        if _OTHER_TIME.search(prose[start : match.end()]) or _modified(
            tops[thing], _modifier(prose, start, match.start())
        ):
            continue
        finish = match.start("tail") + len(match["tail"].rstrip(".,"))
        unit = re.match(r" ?(?:%|per ?cent|million|billion|[bm]n?\b|p\b)(?: (?:million|billion))?", prose[finish:])
        yield _turn(
            document, thing, bool(match["up"]), (match.start(), finish + (len(unit[0]) if unit else 0)), top=False
        )


def _modifier(prose: str, start: int, at: int) -> str:
    """The word that narrows a thing: "house prices", "export prices"; none for "the prices"."""
    word = re.search(r"([\w’'-]+) $", prose[start:at])
    return word[1].lower() if word else ""


def _modified(one: str, other: str) -> bool:
    """Are these two names apart, both narrowed and by different words?"""
    plain = {
        "",
        "the",
        "its",
        "their",
        "his",
        "her",
        "these",
        "those",
        "and",
        "but",
        "that",
        "said",
        "when",
        "while",
        "as",
        "city",
        "total",
        "pre-tax",
        "net",
        "annual",
        "overall",
        "operating",
        "underlying",
        "full-year",
        "quarterly",
        "monthly",
        "average",
    }
    return other not in plain and other != one


def _turn(document: Document, thing: str, up: bool, place: tuple[int, int], top: bool) -> Turn:
    return Turn(
        span=document.span(*place), zone=document.zone_at(place[0]), quoted=document.quoted(place[0]),
        dateline=document.date, thing=thing, up=up, top=top,
    )  # fmt: skip
