"""Who won of two, as a display line and the story say it: "Okafor outlasts Lindqvist", "after beating Okafor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, HEADLINE, LIST, STANDFIRST, Block, Document
from linter.finders.proper import UPPER, words
from linter.folding import fold
from linter.lexicon.words import common
from linter.patterns import either, later
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_SHOWN: Final = frozenset({HEADLINE, STANDFIRST, CAPTION, LIST})
# What may stand between the verb and the loser's name.
_AHEAD: Final = (
    r"the|their|his|her|a|an|its|home|defending|holders|champions?|top|second|third|fourth|fellow|former|rivals?|incumbent|"
    r"hosts?|seed\w*|[a-z]+-[a-z]+|world|number|No\.?|\d+|one|two|city"
)
NAME: Final = rf"[{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*){{0,3}}"
# Another match, a part of this one, or one that is yet to be played.
OTHERWISE: Final = later(
    r"\b(?:last (?:year|season|month|week|time|autumn|spring|summer|winter)|previous\w*|earlier (?:in|this)|ago|"
    r"in (?:19|20)\d\d|had (?:beaten|lost|won|defeated|never|also)|"
    r"(?:first|second|third|fourth|opening) (?:set|frame|leg|tie-?break|quarter|innings|half|round|meeting)|"
    r"never|not|n[’']t|if|unless|hop\w+|wants?|wanted|expect\w*|favou?rites?|try\w*|tried|needs?|chances?|able|aim\w*|"
    r"likely|must|will|would|could|can|may|might|should|how|who (?:beat|lost|won|had)|once|polls?|almost|nearly|"
    r"group stage|when they (?:last )?met|the (?:same|other)|head-to-head)\b"
)


@kind_of_claim
class Contest(Claim):
    """One of two that won against the other, by a word of their names that tells them apart."""

    winner: str
    loser: str


class Patterns(NamedTuple):
    won: re.Pattern[str]  # a word of winning, then the loser
    lost: re.Pattern[str]  # a word of losing, then the winner
    verbs: frozenset[str]


@cache
def patterns() -> Patterns:
    """How copy says who won of two."""
    data = table(_DATA)
    wins = either(data["wins"].split())
    links = "|".join(data["links"].split())
    phrases, losses = ("|".join(data[key].replace("\n", "").split("|")) for key in ("phrases", "losses"))
    loser = rf"(?:(?:{_AHEAD}) ){{0,5}}(?P<name>{NAME})"
    return Patterns(
        later(rf"(?<!\w)(?P<verb>(?:{wins})(?: (?:{links}))?|{phrases}) {loser}"),
        later(rf"(?<!\w)(?P<verb>{losses}) {loser}"),
        frozenset(wins.split("|")) | {phrase.split()[0] for phrase in f"{phrases}|{losses}".split("|")},
    )


def contests(document: Document) -> Iterator[Contest]:
    """What the display lines say who won, and what the story's sentences say of the same two."""
    verbs = patterns().verbs
    if document.language[:2] != "en" or not document.holds(verbs):
        return
    shown = [c for block in document.blocks if block.zone in _SHOWN for c in _shown(document, block)]
    if not shown:
        return
    yield from shown
    pairs = {frozenset((c.winner, c.loser)) for c in shown}
    for begin, end in document.sentences_with(verbs):
        if document.zone_at(begin) == BODY:
            yield from _told(document, begin, end, pairs)


def _shown(document: Document, block: Block) -> Iterator[Contest]:
    """A display line: the first side stands right before the verb."""
    prose = document.prose
    for pattern, wins in ((patterns().lost, False), (patterns().won, True)):
        for match in pattern.finditer(prose, block.start, block.end):
            before = re.search(
                rf"({NAME})(?:,? [a-z]+ly)?(?: (?:is|are|was|were))? $", prose[block.start : match.start()]
            )
            if before is None or OTHERWISE.search(prose, block.start, block.end):
                continue
            first, second = known_by(before[1]), known_by(match["name"])
            if first and second and first != second:
                winner, loser = (first, second) if wins else (second, first)
                yield _contest(document, block.start + before.start(), match.end(), winner, loser)
                return


def _told(document: Document, begin: int, end: int, pairs: set[frozenset[str]]) -> Iterator[Contest]:
    """A sentence of the story: one of the two stands after the verb, the other somewhere before it."""
    prose = document.prose
    for pattern, wins in ((patterns().lost, False), (patterns().won, True)):
        for match in pattern.finditer(prose, begin, end):
            named = {fold(word) for word in re.findall(r"[\w’'-]+", match["name"])}
            ahead = {fold(word).removesuffix("'s") for word in re.findall(r"[\w’'-]+", prose[begin : match.start()])}
            for pair in sorted(pairs, key=sorted):
                second = next((side for side in sorted(pair) if side in named), None)
                first = next((side for side in sorted(pair) if side != second and side in ahead), None)
                if second is None or first is None or OTHERWISE.search(prose, begin, min(end, match.end() + 60)):
                    continue
                winner, loser = (first, second) if wins else (second, first)
                yield _contest(document, match.start(), match.end(), winner, loser)
        if document.prose[begin:end] and not wins and pattern.search(prose, begin, end):
            return  # "beaten by" is no "beaten"


def known_by(name: str) -> str:
    """The word of a name by which the story will know it: the last that is no common word, else the last."""
    parts = [fold(word).removesuffix("'s") for word in name.replace("’", "'").split()]
    parts = [word for word in parts if word not in words().openers]
    rare = [word for word in parts if word not in common()]
    return (rare or parts or [""])[-1]


def _contest(document: Document, start: int, end: int, winner: str, loser: str) -> Contest:
    return Contest(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, winner=winner, loser=loser,
    )  # fmt: skip
