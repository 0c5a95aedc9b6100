"""An inaugural festival, and how many came to it last year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import First
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.patterns import later
from linter.relations.precedence.sides import sides
from linter.rule import Rule, examples

_EVENT: Final = (
    r"(?i:half-marathon|festival|fair|f[eê]te|show|parade|race|marathon|regatta|tournament|carnival|exhibition|conference|summit|"
    r"contest|competition|championships?|gala|rally|walk|swim|fun run|awards|prize|derby|games|congress|convention|"
    r"feast|biennale|triathlon|fiesta|pageant|expo|hackathon|market|concert|quiz|lecture)"
)
_INAUGURAL: Final = later(
    r"\b(?:(?:[Ii]naugural|[Ff]irst[- ]ever|[Mm]aiden|very first)|(?:hold|holds|host|hosts|stage|stages|holding|"
    rf"hosting|staging) (?:its|their|the|a)? ?first) (?P<kind>(?!of\b|in\b)(?:[\w’'-]+ ){{0,4}}?)(?P<head>{_EVENT})\b"
    r"(?! (?:since|of (?:the|this)|in (?:\w+ years|a decade)|this))"
)
_AGO: Final = (
    r"(?:last (?:year|spring|summer|autumn|winter|fall)|a year ago|(?:two|three|four|five) years ago|"
    r"twelve months ago|the year before|the previous year)"
)
_BACK: Final = later(rf"\b(?:{_AGO}|in (?P<year>(?:19|20)\d\d))\b", re.I)
# What an earlier one is told by: how many came, who won, what it raised.
_HELD: Final = later(
    r"\b(?:came|attended|visited|entered|won|ran|walked|swam|drew|attracted|brought|raised|made|sold|took part|"
    r"competed|turned up|performed|played|exhibited|lost|rained|fell|queued|ate|judged|finished|"
    r"was (?:held|rained|washed|won|opened)|took place|at)\b"
)
_NOT: Final = later(
    r"\b(?:cancell?ed|called off|postponed|planned?|was to|would|abandoned|replac\w+|not|never|pilot|trial|unlike|"
    r"different|similar|rival|another|other|neighbou?ring|inspired|modelled|visited (?:a|the) \w+ in|idea|old|former|"
    r"elsewhere|abroad|instead|until|if)\b|n[’']t\b"
)
# An inaugural one of old, which others followed.
_OLD: Final = later(
    r"\b(?:ago|since|last (?:year|spring|summer|autumn|winter)|winners? of|back in|founded|began|won the|who won)\b"
)
_YEAR: Final = later(r"\b(?:1[89]|20)\d\d\b")
_ELSEWHERE: Final = later(r" (?:in|at|of|near|outside|across|over) (?:the )?[A-Z]")


class EarlierEdition(Rule[First]):
    """An inaugural festival, race or fair that was held before.

    Why it matters
    --------------
    "Inaugural" is copied from the poster. Whoever queued for soup at it last year knows better.

    How it decides
    --------------
    A draft calls an event inaugural, maiden or first-ever, or says that a town is to hold its first. Another sentence
    tells of "last year's festival", of "the festival" with what happened at it last year or in a year that has passed,
    of its "third annual" one, or of "previous" ones. What stands before the noun must be the same, or nothing.

    When it stays silent
    --------------------
    Where the earlier one was called off, only planned, a pilot, or is somewhere else or another; and where the
    inaugural one is itself told of a year that has passed.
    """

    reads = First
    allows = examples(
        "Ashby will hold its inaugural soup festival in May.\n\nLast year's festival of lights drew 900 people.",
        "Ashby will hold its inaugural soup festival in May.\n\nSome 900 came to the festival in Tarn last year.",
        "Ashby will hold its inaugural soup festival in May.\n\nLast year the festival was called off after a flood.",
        "ASHBY, 3 May 2025 - The inaugural fair was held in 2019.\n\nLast year 400 people came to the fair.",
        "Ashby holds its first fair since 2019 in May.\n\nLast year's fair in Tarn was rained off.",
    )
    catches = examples(
        "Ashby will hold its [[inaugural soup festival]] in May.\n\nBread ran out at [[last year's festival]].",
        "The [[first-ever Tarn Raft Race]] is on Sunday.\n\n[[Two years ago]] the race was won by a crew of nuns.",
        "Ashby to [[host first kite fair]]\n\nIt rained, he said. [[Last year]] 400 people came to the fair.",
        "The [[inaugural quiz]] is on Friday.\n\nTickets for the [[third annual quiz]] cost £4.",
    )

    def find(self, document: Document) -> Iterator[First]:
        if document.language[:2] != "en" or not document.holds({"inaugural", "first-ever", "maiden", "first"}):
            return
        for match in _INAUGURAL.finditer(document.prose):
            begin, stop = document.sentence_at(match.start())
            old = _old(document, begin, stop) or _NOT.search(match["kind"])
            other = None if old else _other(document, begin, match)
            if other:
                yield from sides(document, ("first", match.span()), ("earlier", other), what=match["head"])
                return

    def keys(self, claim: First) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[First]) -> Iterator[Finding | Agreement]:
        first, other = sorted(claims, key=lambda claim: claim.rank == "earlier")[:2]
        message = f'"{first.words}", but "{other.words}"'
        yield self.finding(first, message, other, reason=f"both: the {first.what}")


def _old(document: Document, begin: int, stop: int) -> bool:
    """Does the sentence tell of an inaugural one that is years past?"""
    this = document.date.year if document.date else 0
    years = {int(year[0]) for year in _YEAR.finditer(document.prose, begin, stop)}
    return (bool(years) and min(years) < (this or 9999)) or _OLD.search(document.prose, begin, stop) is not None


def _other(document: Document, at: int, first: re.Match[str]) -> tuple[int, int] | None:
    """Where another sentence tells of an earlier one."""
    prose, head = document.prose, re.escape(first["head"])
    kind = "|".join(re.escape(word) for word in first["kind"].split())
    own = rf"(?:(?:{kind}) ){{0,4}}" if kind else ""
    before = re.compile(
        rf"\b(?:{_AGO}[’']s {own}|(?:second|third|fourth|fifth|sixth|\d+(?:nd|rd|th)) annual {own}"
        rf"|(?:previous|past|earlier) {own}){head}s?\b",
        re.I,
    )
    one = re.compile(rf"(?P<lead>\b(?:the|its|our|their|this) ){own}{head}\b(?! (?:of|for) )", re.I)
    for begin, stop in document.sentences:
        if begin == at or document.zone_at(begin) in NOT_THE_STORY or _NOT.search(prose, begin, stop):
            continue
        told = before.search(prose, begin, stop)
        if told and not _ELSEWHERE.match(prose, told.end()) and not prose.startswith(" of ", told.end()):
            return told.span()
        back, named = _BACK.search(prose, begin, stop), one.search(prose, begin, stop)
        if back is None or named is None or _ELSEWHERE.match(prose, named.end()):
            continue
        past = not back["year"] or (document.date is not None and int(back["year"]) < document.date.year)
        if past and _HELD.search(prose, begin, stop):
            return back.span() if not back["year"] else named.span()
    return None
