"""What the headline and the body of a document say rose or fell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.patterns import later
from linter.phrases import singular

# Things that go up and down, by the last word of their name.
_THINGS: Final = frozenset((
    "share", "stock", "profit", "sale", "revenue", "turnover", "earning", "income", "loss", "deficit", "surplus", "gap",
    "debt", "export", "import", "output", "production", "price", "rent", "fare", "wage", "pay", "salary", "cost",
    "bill", "unemployment", "joblessness", "inflation", "employment", "growth", "arrival", "visitor", "visit",
    "tourist", "passenger", "ridership", "attendance", "crime", "theft", "burglary", "robbery", "murder", "killing",
    "death", "birth", "accident", "crash", "collision", "case", "infection", "admission", "enrolment", "enrollment",
    "number", "total", "population", "crop", "harvest", "catch", "landing", "yield", "traffic", "emission",
    "temperature", "rainfall", "level", "turnout", "membership", "complaint", "arrest", "seizure", "booking", "order",
    "shipment", "delivery", "demand", "supply", "trade", "lending", "investment", "spending", "rate", "index", "yen",
    "dollar", "euro", "pound", "currency", "applicant", "application", "vacancy", "job", "redundancy", "bankruptcy",
    "insolvency", "default", "eviction", "absence", "waiting",
))  # fmt: skip
_UP: Final = (
    "rise|rises|rose|risen|rising|climb|climbs|climbed|jump|jumps|jumped|surge|surges|surged|soar|soars|soared|"
    "gain|gains|gained|grow|grows|grew|grown|increase|increases|increased|advance|advances|advanced|"
    "rally|rallies|rallied|leap|leaps|leapt|swell|swells|swelled|widen|widens|widened|up|higher"
)
_DOWN: Final = (
    "fall|falls|fell|fallen|falling|drop|drops|dropped|slump|slumps|slumped|plunge|plunges|plunged|"
    "tumble|tumbles|tumbled|slide|slides|slid|slip|slips|slipped|dip|dips|dipped|decline|declines|declined|"
    "decrease|decreases|decreased|sink|sinks|sank|shrink|shrinks|shrank|shrunk|narrow|narrows|narrowed|"
    "ease|eases|eased|down|lower"
)
_MOVE: Final = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_TOLD: Final = later(
    rf"\b(?P<thing>[A-Za-z]+) (?:(?:in|of|at|for|to|from) (?:[\w’'-]+ ){{1,3}}?)?(?:(?:is|are|was|were) )?{_MOVE}\b",
    re.I,
)
# In the body a figure must stand with the direction: "the shares were up 3.1 per cent", "profit rose to £61m from".
_BODY: Final = later(
    rf"\b(?P<thing>[a-z]+) (?:(?:in|of|at|for) (?:[\w’'-]+ ){{1,3}}?)?"
    rf"(?:(?:had|have|has|were|was|are|is|also|ended|closed|finished|went|\w+ly) ){{0,3}}{_MOVE}\b"
    r"(?P<tail> (?:by |to |about |nearly |almost |a |another |just |from |than |more than ){0,3}"
    r"[$€£¥]?\d[\d,.]*)",
    re.I,
)
_ANY_MOVE: Final = later(rf"\b(?:(?P<up>{_UP}|raised|lifted|boosted)|(?:{_DOWN}|cut|lowered|reduced))\b", re.I)
_SIZE: Final = later(r"(?<![\d.,$€£])\d+(?:[.,]\d+)?(?: ?%| per ?cent\b| pct\b)")
_TURNED: Final = later(
    r"\b(?:after|despite|before|then|not|no|but|first|may|could|might|will|would|to|if|why|fears?|as|and|or)\b", re.I
)
_OTHER_TIME: Final = later(
    r"\b(?:last year|previous|earlier in|had|year before last|in (?:19|20)\d\d|forecast|expect\w*|predict\w*|"
    r"would|will|could|may|might|should|not|never|if|until|first|before|initially|early|later|at one point|"
    r"briefly|but|(?:un)?adjusted)\b",
    re.I,
)
# "In English the rate slipped", under a headline on mathematics.
_ELSEWHERE: Final = later(r"[\"“]?(?:In|For|At|Among|On) (?!(?:the|a|all|this)\b)[\w’' -]{2,30}?,? (?:the |its )?")
_NUMBER_OF: Final = later(r"\bnumbers? of (?:the |its |their )?([a-z-]+)")
_OF_PRICES: Final = frozenset(
    {"inflation", "growth"}
)  # prices that rise by 4.6% are inflation, whichever way that goes
# Words before a thing that do not narrow it.
_PLAIN: Final = frozenset((
    "", "the", "its", "their", "his", "her", "these", "those", "and", "but", "that", "said", "when", "while", "as",
    "city", "total", "pre-tax", "net", "annual", "overall", "operating", "underlying", "full-year", "quarterly",
    "monthly", "average",
))  # fmt: skip


@kind_of_claim
class Turn(Claim):
    """What the headline says of a thing, and what the body says of it, with a figure."""

    thing: str
    up: bool
    top: bool


def turns(document: Document) -> Iterator[Turn]:
    """What the headline and the body of a document say went up or down."""
    if document.language[:2] != "en":
        return
    prose = document.prose
    heads = [block for block in document.blocks if block.zone == HEADLINE][:1]
    tops, ways = {}, {}
    for head in heads:
        for match in _TOLD.finditer(prose, head.start, head.end):
            thing = singular(match["thing"])
            if thing in _THINGS and not _TURNED.search(match[0][len(match["thing"]) :]):
                move = match.start("up") if match["up"] else match.start("down")
                tops[thing], ways[thing] = _modifier(prose, head.start, match.start()), bool(match["up"])
                yield _turn(document, thing, bool(match["up"]), (move, match.end()), top=True)
    if not tops:
        return
    yield from _echoes(document, heads[0].start, heads[0].end, tops)
    for match in _BODY.finditer(prose, heads[0].end):
        thing = singular(match["thing"])
        if thing not in tops or document.zone_at(match.start()) in NOT_THE_STORY | {TABLE, HEADLINE}:
            continue
        start, _end = document.sentence_at(match.start())
        if _OTHER_TIME.search(prose[start : match.end()]):
            continue
        if _ELSEWHERE.fullmatch(prose, start, match.start()) and bool(match["up"]) is not ways[thing]:
            continue
        of = _NUMBER_OF.search(match[0]) if thing == "number" else None
        if of and tops[thing] and singular(of[1]) != singular(tops[thing]):
            continue  # "pupil numbers climb", and the number of teachers
        # Of stocks by another name only what the headline says of its own tells: they bear it out.
        if _modified(tops[thing], _modifier(prose, start, match.start())) and bool(match["up"]) is not ways[thing]:
            continue
        finish = match.start("tail") + len(match["tail"].rstrip(".,"))
        unit = re.match(r" ?(?:%|per ?cent|million|billion|[bm]n?\b|p\b)(?: (?:million|billion))?", prose[finish:])
        yield _turn(
            document, thing, bool(match["up"]), (match.start(), finish + (len(unit[0]) if unit else 0)), top=False
        )


def _echoes(document: Document, start: int, end: int, tops: Collection[str]) -> Iterator[Turn]:
    """ "Profit up 8.6% before costs", and in the body "raised its profit by 8.6%": the headline has its own figure."""
    prose = document.prose
    for figure in _SIZE.findall(prose, start, end):
        for again in re.finditer(rf"(?<![\d.,]){re.escape(figure)}", prose[end:]):
            place = document.sentence_at(end + again.start())
            for move in _ANY_MOVE.finditer(prose, *place):
                if move[0][0].isupper() and not move[0].isupper() and move.start() != place[0]:
                    continue  # the Rose Valley
                for thing in set(tops) - _OF_PRICES:
                    yield _turn(document, thing, bool(move["up"]), move.span(), top=False)


def _modifier(prose: str, start: int, at: int) -> str:
    """The word that narrows a thing: "house prices", "export prices"; none for "the prices"."""
    word = re.search(r"([\w’'-]+) $", prose[start:at])
    return word[1].lower() if word else ""


def _modified(one: str, other: str) -> bool:
    """Are these two names apart, both narrowed and by different words?"""
    return other not in _PLAIN and other != one


def _turn(document: Document, thing: str, up: bool, place: tuple[int, int], top: bool) -> Turn:
    return Turn(
        span=document.span(*place), zone=document.zone_at(place[0]), quoted=document.quoted(place[0]),
        dateline=document.date, thing=thing, up=up, top=top,
    )  # fmt: skip
