"""What somebody scored in a part of a match, and what he ended it with: 24 points after half-time, and 21 in the game.

The words for a stretch of play (a half, a session, overtime) make the one a part, and those for how it ended ("finished
with", "was out for", "a career-high") make the other the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.alone import Alone
from linter.relations.nesting.narrowed import SCORED
from linter.relations.precedence.rivals import subject

_STRETCH = later(
    r"\b(?:in|during|by|before|after|at|inside|within|since|from|over) (?:the |an? |his |her |their |its )?"
    r"(?:(?:first|second|third|fourth|opening|final|last|closing|extra|additional) )?(?:[\w-]+ )?"
    r"(?:hal(?:f|ves)|half-?time|quarters?|periods?|sets?|sessions?|innings|interval|intermission|break|lunch|tea"
    r"|restart|overtime|extra time|frames?|legs?|laps?|minutes|overs|holes|chukkas?|stoppage time)\b"
    r"(?! of (?:the |this |last )?(?:season|year|tournament|\d))|"
    r"\b(?:first|second|third|fourth|opening|final)-(?:half|quarter|period|innings|set|session)\b"
)
_ENDED = later(
    r"\b(?:finish\w*|end\w*(?: up)?|clos\w+|wound up|came away|came off|walked off|went home|emerged)"
    r"(?: (?:the|his|her|their|its) (?:night|game|match|evening|day|afternoon|contest|tie|final|derby|innings))?"
    r" (?:with|on) (?:an? [\w-]+ (?:of )?|only |just |exactly )?$"
    r"|\b(?:out|bowled|caught|dismissed|stumped|lbw) for (?:an? [\w-]+ |just |only )?$"
    r"|\b(?:game|match|team|career|season|club|personal)-(?:high|best) $"
)
_IN_THE_END = later(
    r"(?: [a-z-]+){0,2} (?:in all|altogether|in total|overall|all told|(?:for|in|on) the (?:game|match|night|day"
    r"|evening|afternoon))\b"
)
_OTHER_DAY = later(
    r"\b(?:last (?:season|year|week|month|time)|average\w*|previous\w*|a game(?!-)|per game|career(?!-)|record|earlier"
    r"|the (?:first|second) (?:leg|test|meeting)|in (?:19|20)\d\d)\b"
)
_HE = later(r"[\"“]?(?:He|She|They|It)\b|\b(?:he|she|they) (?:had |would )?[a-z]+")
_LIKELY = 2.5  # times; a stretch that is further beyond the whole is told of somebody else
_CLAUSE = later(r"[,;:] | and | but ")
_OF_HIS = later(r" of (?:his|her|their|its) ")
_FEWEST = 3
_REACH = 3  # sentences between the two, where "she" tells who it was


def spells(document: Document) -> Iterator[Alone]:
    """Every score of a part of a match that is more than what the draft gives for all of it."""
    if document.language[:2] != "en":
        return
    scored = [
        (s, f) for s in figures(document) for f in s.figures
        if s.zone != HEADLINE and _scored(f) and not _OTHER_DAY.search(s.before(f, 60) + s.after(f, 20))
    ]  # fmt: skip
    parts = [(s, f) for s, f in scored if _within(s, f)]
    wholes = [(s, f) for s, f in scored if (s, f) not in parts and _in_the_end(s, f)]
    for (where, part), (sentence, whole) in product(parts, wholes):
        near = abs(where.number - sentence.number) <= _REACH
        kinds = {_what(part), _what(whole)}
        alike = (len(kinds) == 1 or bool("" in kinds and kinds & SCORED)) and (near or "" not in kinds)
        if alike and whole.value < part.value <= _LIKELY * whole.value and _one_player(where, sentence, whole):
            yield Alone(
                span=whole.claim.span, zone=whole.claim.zone, quoted=whole.claim.quoted, dateline=document.date,
                part=part.claim, whole=whole.claim, tie=whole.claim.words,
            )  # fmt: skip


def _scored(figure: Placed) -> bool:
    own = figure.claim.part and not _OF_HIS.match(figure.claim.trail)
    plain = figure.level and not figure.claim.per and not own and figure.value >= _FEWEST
    return plain and (not figure.unit or figure.unit in SCORED)


def _what(figure: Placed) -> str:
    return figure.head or (figure.unit if figure.unit in SCORED else "")


def _within(sentence: Figures, figure: Placed) -> bool:
    """Do the words of its clause say that a figure is for a part of the match?"""
    after = sentence.after(figure, 60)
    clause = _next(sentence, figure, after)
    before = _CLAUSE.split(sentence.before(figure, 40))[-1]
    return _STRETCH.search(f"{before}|{clause}") is not None


def _next(sentence: Figures, figure: Placed, after: str) -> str:
    """What follows a figure, up to the next one, a comma, or a clause of its own."""
    others = [f.start for f in sentence.figures if f.start > figure.start]
    return after[: others[0] - figure.end if others else None].partition(",")[0].partition(" and was ")[0]


def _in_the_end(sentence: Figures, figure: Placed) -> bool:
    return bool(_ENDED.search(sentence.before(figure, 60)) or _IN_THE_END.match(sentence.after(figure, 50)))


def _one_player(where: Figures, sentence: Figures, whole: Placed) -> bool:
    """Is it told of one player: in one sentence, of "she" close by, or by a name that the other sentence has?"""
    if where is sentence:
        return True
    apart = sentence.number - where.number
    if _HE.match(sentence.prose, sentence.start, whole.start):
        return 0 < apart <= _REACH
    who = subject(sentence.prose, sentence.start, whole.start)
    return bool(who) and who in _told_of(where)


def _told_of(where: Figures) -> str:
    """A sentence, and the paragraph before it where it tells of "her"."""
    return where.prose[where.block : where.end]
