"""The first wolf in a district since 1891, and "a hunter photographed a wolf" in 2017.

In right copy the year after "since" is that of the case which the background tells. Where nothing is told of it, one
thing of the same sort in a later year speaks against the claim: "a wolf", "the last ship", "the Medea of 1989". What
happens to the two must be of one sort as well: both are seen, or both are launched.
"""

from __future__ import annotations

import re
from typing import Final

from linter.calendar_grammar import calendar
from linter.dateline import opening
from linter.document import HEADLINE, Document
from linter.finders._verbs import past
from linter.folding import fold
from linter.patterns import later
from linter.phrases import singular
from linter.relations.precedence.precedents import ELSEWHERE, Novelty, Precedent, norm, this_year
from linter.relations.precedence.recalled import Clause, clauses, denied

_SUBJECT: Final = later(
    r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|[Tt]hree) )?(?:[a-z-]+ ){0,2}?(?P<noun>[A-Za-z]+)"
    r"(?= (?:was|were|has|have|is|are|will|had|of [a-z]+ (?:was|has|is|were)|[a-z]+(?:ed|ew|an|ame|ell|ose|oze))\b)"
)
_FIRST_NOUN: Final = later(
    r"first (?!(?:in|for|since|of|to|at|on|time|there)\b)(?:[a-z-]+ ){0,1}?(?P<noun>[a-z]{3,})\b"
)
_LAST: Final = r"(?:[Tt]he|[Ii]ts|[Tt]heir|[A-Z]\w+[’']s) (?:last|previous|most recent|latest)"
_FOUR: Final = later(r"\b(?:1[5-9]|20)\d\d\b")
_VAGUE: Final = frozenset((
    "man", "woman", "people", "person", "boy", "girl", "child", "team", "player", "company", "group", "crowd", "year",
    "time", "club", "side", "one", "number", "couple", "family", "mayor", "minister", "president", "government", "town",
    "council", "court", "season", "summer", "winter", "spring", "autumn", "war", "city", "village", "country", "police",
    "increase", "rise", "case", "visit", "snow", "rain",
))  # fmt: skip
# What is there is seen, caught, heard or born; where a second is, it was not the first.
_THERE: Final = frozenset((
    "seen", "spotted", "sighted", "found", "recorded", "born", "hatched", "caught", "photographed", "filmed", "came",
    "arrived", "ran", "landed", "appeared", "heard", "reached", "strayed", "swam", "shot", "killed", "washed", "saw",
    "trapped", "rescued", "lived", "nested", "bred", "stranded", "docked", "called", "stopped", "flew", "released",
))  # fmt: skip
_BE: Final = frozenset(["was", "were", "had", "been", "did", "said"])
_NATURE: Final = {"=freeze": "ice|frost", "=fall": "fall of \\d+|snowfall|blizzard", "=flood": "water|river"}
_NO_NOUN: Final = (
    r"(?=[,.;]| (?:was|were|had|is|on|of|broke|held|bore|lay|cracked|closed|came|in|cm|mm|rose|melted|\d)\b)"
)
_IN: Final = later(r"\b(?:in|at|near|off) (?:the )?(?P<name>[A-Z][\w’'-]+)")
_NAME: Final = later(r"\b[A-Z][\w’'-]+")
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_TOWN: Final = later(r"\b[A-Z]{3,}\b")


def recurred(document: Document, claim: Novelty) -> Precedent | None:
    """A later case of the same sort, where the year since which there has been none is accounted for nowhere."""
    this = this_year(document)
    if not claim.since or not this or _accounted(document, claim.since, this, claim.begin):
        return None
    prose = document.prose
    noun = _noun(prose, claim)
    for clause in clauses(document):
        begin, stop = document.sentence_at(clause.start)
        if begin == claim.begin or not claim.since < clause.year < this or ELSEWHERE.search(prose, begin, stop):
            continue
        if _tied(document, claim, clause, noun) and not _of_another_place(document, claim, clause):
            return Precedent(begin, stop, (noun or "what happened",))
    return None


def _accounted(document: Document, year: int, this: int, begin: int) -> bool:
    """Does the copy tell of the year after "since", or, of "in 20 years", of one about that time?"""
    prose, (start, stop) = document.prose, document.sentence_at(begin)
    named = any(int(m[0]) == year for m in _FOUR.finditer(prose, start, stop))
    slack = 0 if named else max(1, (this - year) // 8)
    others = (m for m in _FOUR.finditer(prose) if not start <= m.start() < stop)
    return any(abs(int(m[0]) - year) <= slack for m in others)


def _noun(prose: str, claim: Novelty) -> str:
    """What the claim is of: "a wolf was seen", "the first tram"; "" where that is too vague."""
    start = claim.begin + opening(prose[claim.begin : claim.start])
    start += prose.startswith(" ", start)
    found = _FIRST_NOUN.match(prose, claim.start, claim.end + 20) if claim.noun else None
    found = found if found and singular(found["noun"]) not in _VAGUE and norm(found["noun"])[0] != "=" else None
    found = found or _SUBJECT.match(prose, start)
    noun = singular(found["noun"].lower()) if found else ""
    return noun if len(noun) > 2 and noun not in _VAGUE and not past(noun) else ""


def _tied(document: Document, claim: Novelty, clause: Clause, noun: str) -> bool:
    """Is one of the same sort told in a clause, by the same deed or one that only says that it was there?"""
    prose, (start, end, year) = document.prose, clause
    stop = document.sentence_at(claim.begin)[1]
    own = {word.lower() for word in _WORD.findall(prose, claim.begin, stop)}
    for deed, words in _NATURE.items():
        found = (
            re.compile(rf"\b(?:the|a|an) (?:{words})\b{_NO_NOUN}").search(prose, start, end)
            if deed in claim.deeds
            else None
        )
        if found and not denied(prose, clause, found):
            return True
    if not noun:
        return False
    of_year = re.compile(rf"(?i)\b(?:the|that|its) {noun} of {year}\b").search(prose, start, end)
    last = re.compile(rf"\b{_LAST} (?:[a-z-]+ )?{noun}\b(?! (?:at|to|from|in|of|on) (?:the )?[a-z])").search(
        prose, start, end
    )
    if of_year or last:
        return not denied(prose, clause, of_year or last)  # type: ignore[arg-type]
    another = re.compile(
        rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our) (?:[a-z-]+ ){{0,2}}?{noun}(?:s|es)?\b"
    )
    found = another.search(prose, start, end)
    if found is None or denied(prose, clause, found):
        return False
    told = {word.lower() for word in _WORD.findall(prose, start, end)}
    done, deeds = ({norm(word) for word in words - _BE if past(word)} for words in (told, own))
    same = done & (deeds | claim.deeds)
    return bool(same) or bool(own & _THERE and told & _THERE)


def _of_another_place(document: Document, claim: Novelty, clause: Clause) -> bool:
    """Is a case put in a place of which neither the claim, the headline nor the dateline knows?"""
    prose, months = document.prose, calendar("en").words["month"]
    heads = [(block.start, block.end) for block in document.blocks[:1] if block.zone == HEADLINE]
    places = (document.sentence_at(claim.begin), *heads)
    known = {fold(m[0]) for span in places for m in _NAME.finditer(prose, *span)}
    for block in document.blocks[:4]:
        known |= {fold(word) for word in _TOWN.findall(prose, block.start, min(block.end, block.start + 60))}
    named = {fold(m["name"]) for m in _IN.finditer(prose, clause.start, clause.end)}
    return bool({name for name in named if name not in months} - known)
