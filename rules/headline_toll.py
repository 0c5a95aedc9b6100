"""A headline with another number of dead than the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, HEADLINE, STANDFIRST, Document
from linter.finding import Agreement, Finding
from linter.patterns import later
from linter.phrases import written
from linter.rule import Rule, examples

_WRITTEN: Final = written(1, 20)
_NUMBER: Final = rf"(?P<number>(?:{'|'.join(_WRITTEN)})\b(?!-)|\d{{1,3}}(?:,\d{{3}})*(?!\d|[,.:/-]\d|[-%]))"
_PEOPLE: Final = (
    r"(?: (?:more |other )?(?:[a-z]+ ){0,2}?(?:people|persons|men|women|children|boys|girls|passengers|workers|miners|"
    r"soldiers|civilians|villagers|residents|students|pupils|pilgrims|migrants|tourists|climbers|sailors|fishermen|fans|"
    r"police|officers|firefighters|patients|bodies)(?: on board| in the [a-z]+| in all)?)?"
)
_VERB: Final = (
    r"(?:were |was |are |have been |had been |have |has |had )?(?:killed|dead|died|dies?|drown(?:ed)?|burned to death)"
)
_HEDGE: Final = r"(?:at least |as many as |up to |about |around |some |nearly |almost |more than |over )?"
# "24 dead", "at least 14 people have died", "killed two people", "a toll of nine", "deaths rose to 21".
_DEAD: Final = later(rf"(?i)(?<![\w.,$£€-]){_NUMBER}{_PEOPLE} {_VERB}\b(?! (?:in|of) (?:19|20)\d\d)")
_ON: Final = r"(?:[^.;\d]|\d\.\d)"  # no other figure than the strength of a quake
_KILLED: Final = later(
    rf"(?i)\b(?:kill(?:s|ed|ing)?|drown(?:s|ed|ing)|claim(?:s|ed|ing)(?= [\w ,]{{1,24}}? lives\b)|bodies of"
    rf"|(?:death )?toll(?:{_ON}{{0,60}}?(?:to|at|of|hits|reaches|reached|past|was|is|stood at))?"
    rf"|deaths?(?:{_ON}{{0,40}}?(?:to|at|reach|reached|hit|hits))"
    rf"|(?:people|number|those) (?:killed|dead) {_ON}{{0,80}}?(?:to|at)) "
    rf"{_HEDGE}{_NUMBER}"
    rf"(?!(?: [a-z]+)? (?:sheep|cows|cattle|pigs|hens|birds|dogs|horses|goats|bees|fish|whales|trees|jobs|votes|years|"
    rf"days|hours|miles|km|metres|tonnes|percent|per ?cent|off|in (?:ten|\d+))\b)"
)
_UNSURE: Final = later(r"(?i)\b(?:as many as|up to|about|around|some|nearly|almost|more than|over|another|further) $")
_OTHERS: Final = later(
    r"(?i)\b(?:in (?:19|20)\d\d|years? (?:ago|earlier|before)|last (?:year|month|week)|since|also|earlier|previous\w*|"
    r"another|separate\w*|birds|sheep|cattle|cows|pigs|hens)\b"
)
_LATER: Final = later(
    r"(?i)\b(?:(?:an?|the) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))|another|"
    r"one more|died later|later died)\b"
)
# "Found five more bodies", "three others died": the headline has them and the first ones.
_MORE: Final = later(
    rf"(?i)\b(?P<found>{'|'.join(_WRITTEN)}|\d{{1,3}}) (?:(?:more|other|further) [a-z]+|others|more)\b"
)
_TOP: Final = 3  # sentences that tell what the headline tells
_FEW: Final = 4  # later deaths that the story may add to those of its first sentences
_WORDS: Final = frozenset((
    "kill", "kills", "killed", "killing", "dead", "die", "dies", "died", "drown", "drowns", "drowned", "toll", "deaths",
    "death", "claims", "claimed", "bodies",
))  # fmt: skip
_AGE: Final = later(r"(?:(?i:\b(?:of|aged?|at))|,) $")  # "a man of 72 died"
_ANY: Final = later(rf"(?i)(?<![\w.,$£€-]){_NUMBER}")


@kind_of_claim
class Toll(Claim):
    """How many died, as a headline or one of the first sentences has it; `rivals` says whether the story has others."""

    number: int


class HeadlineToll(Rule[Toll]):
    """The headline has 24 dead, and the story 14.

    Why it matters
    --------------
    The dead are counted again and again while a story runs, and the headline is changed last or not at all.

    How it decides
    --------------
    A headline, standfirst or caption says how many died ("24 dead", "floods kill 24", "toll rises to 24"). The first
    sentences say so too, with one other number, and nowhere does the story have the headline's number of dead, nor two
    numbers of the first paragraphs that make it.

    When it stays silent
    --------------------
    For "about", "nearly" and "more than"; where the first sentences have several tolls, or tell of another year or
    another accident; for animals.
    """

    reads = Toll
    gives_way_to = ("headline-count", "headline-figure", "conflicting-figures", "slipped-digits", "conflicting-tally")
    allows = examples(
        "Floods kill 14 in Assam\n\nAt least 14 people have died in floods in Assam, officials said on Monday.\n",
        "Six die in crash\n\nFive people were killed in a crash near Nis on Friday. A sixth, a man of 61, died later.",
        "Floods kill nearly 30\n\nFloods in Assam have killed 28 people, officials said on Monday.\n",
        "Snow deaths rise to three\n\nTwo people were found dead on Tuesday. A man of 72 died on Sunday.\n",
        "Fire kills 200 sheep\n\nTwo people were killed in a fire that also burned a barn on Monday.\n",
        "Quake toll rises to seven\n\nFive bodies were found, bringing the number killed in the magnitude 6.1 quake to "
        "seven.\n\nTwo women died on Friday.",
        "Storm kills 12\n\nThe storm killed four people in Riga. Another eight died in Tartu.",
    )
    catches = examples(
        "Floods in Assam kill [[24]]\n\nAt least [[14]] people have died in floods in Assam, officials said on Monday. "
        "A girl of 24 is missing.\n",
        "At least [[25]] drown as ferry capsizes\n\nAt least [[23]] people drowned on Tuesday when a ferry turned "
        "over. A man of 25 swam ashore.\n",
        "Cyclone toll in Vanuatu rises to [[four]]\n\nThe number of people killed by Cyclone Lusia in Vanuatu has "
        "risen to [[nine]]. Four houses were lost.\n",
    )

    def find(self, document: Document) -> Iterator[Toll]:
        if document.language[:2] != "en" or not document.holds(_WORDS):
            return
        prose = document.prose
        shown = [
            toll
            for block in document.blocks
            if block.zone in (HEADLINE, STANDFIRST, CAPTION)
            for toll in _tolls(prose, block.start, block.end)
        ]
        if not shown:
            return
        story = [s for s in document.sentences if document.zone_at(s[0]) == BODY]
        top = [toll for start, end in story[:_TOP] for toll in _tolls(prose, start, end)]
        every = {number for start, end in story for _, number in _tolls(prose, start, end, unsure=True)}
        if len({number for _, number in top}) != 1:
            return
        told, dead = top[0]
        rows = [[_value(m["number"]) for m in _ANY.finditer(prose, *s)] for s in story[: 2 * _TOP]]
        numbers = {number for row in rows for number in row}
        more = any(_LATER.search(prose, *s) for s in story[: 2 * _TOP])
        found = {dead + _value(m["found"]) for s in story[: 2 * _TOP] for m in _MORE.finditer(prose, *s)}
        sums = {
            *found,
            *(sum(row) for row in rows if len(row) > 1),
            *map(sum, combinations(sorted(every), 2)),
            sum(every),
        }
        if _OTHERS.search(prose, *document.sentence_at(told.start("number"))):
            return
        for match, number in shown:
            made = any(number in (a + b, abs(a - b)) for a, b in combinations(sorted(numbers), 2))
            if number not in every | sums and not ((made or more) and abs(number - dead) < _FEW):
                yield _toll(document, match, number)
                yield _toll(document, told, dead)
                return

    def keys(self, claim: Toll) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Toll]) -> Iterator[Finding | Agreement]:
        shown = next((c for c in claims if c.zone != BODY), None)
        told = next((c for c in claims if c.zone == BODY), None)
        if shown and told:
            yield self.finding(
                shown, f"{shown.words} dead above, {told.words} in the story", told,
                reason="both: how many died, above and in the first sentences", repairs=[told.words],
            )  # fmt: skip


def _tolls(prose: str, start: int, end: int, unsure: bool = False) -> Iterator[tuple[re.Match[str], int]]:
    """Every count of dead people in a stretch, without those that are "about" so many unless asked for."""
    seen = set[int]()
    for pattern in (_DEAD, _KILLED):
        for match in pattern.finditer(prose, start, end):
            at = match.start("number")
            if pattern is _DEAD and _AGE.search(prose, max(at - 6, start), at):
                continue
            hedged = _UNSURE.search(prose, max(at - 14, start), at)
            if at not in seen and (unsure or not hedged):
                seen.add(at)
                yield match, _value(match["number"])


def _value(words: str) -> int:
    return _WRITTEN.get(words.lower()) or int(words.replace(",", ""))


def _toll(document: Document, match: re.Match[str], number: int) -> Toll:
    start, end = match.span("number")
    return Toll(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, number=number,
    )  # fmt: skip
