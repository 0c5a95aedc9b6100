"""The flag that a ship sails under: "a Panamanian-flagged carrier", "registered in Malta", "Liberia, whose flag".

A ship has one flag. Told of is the only ship of a draft: nothing else is brought in as a ship after it, none is met,
chased or struck, and the copy does not say that the ship changed its flag.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from linter import lexicon
from linter.document import Document
from linter.folding import fold
from linter.patterns import later

GATE: Final = frozenset(["flag", "flagged", "registered", "register", "registry"])
_SHIP: Final = (
    r"(?:bulk carrier|container ship|cargo ship|cruise ship|oil tanker|ship|vessel|tanker|carrier|freighter|trawler|"
    r"ferry|yacht|barge|liner|coaster|dredger|schooner|ketch|reefer|factory ship|livestock carrier)"
)
_SHIP_NOUN: Final = later(rf"\b{_SHIP}\b")
_AFTER: Final = later(
    r"(?:-flagged|-registered| flag\b(?! carrier|s\b)|(?:['’]s)?(?: [a-z]+){0,4}, (?:under )?whose flag\b|"
    r",? (?:the|its|her|the \w+['’]s) flag state\b)"
)
_NAMED: Final = later(rf" (?:[a-z-]+ ){{0,3}}{_SHIP} (?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)")
_OF_SHIP: Final = later(rf" (?:(?!(?:tugs?|boats?|lifeboat|launch|the|an?|and)\b)[a-z-]+ ){{0,3}}{_SHIP}\b")
_CRAFT: Final = later(rf"\b(?:{_SHIP}|tugs?|tugboats?|boats?|lifeboats?|launch|rig|patrol boat|plane|helicopter)\b")
_UNDER: Final = later(r"\b(?:under|fl(?:ies|y|ew|ying|own)|sail(?:s|ed|ing)?|wear(?:s|ing)?) (?:the |a |an )?$")
_BEFORE: Final = later(
    rf"\b(?:{_SHIP}(?: [A-Z][\w’'.-]*)*,? (?:which |that )?(?:is |was )?registered(?: in| under the flag of)|"
    rf"(?:[Ii]t|[Ss]he|[Tt]he {_SHIP}) (?:is|was) registered in|"
    r"(?:under|fl(?:ies|ew|ying)) the flag of|flag state(?: is|,)) (?:the )?$"
)
# A ship, where another is brought in.
_ANOTHER: Final = later(
    rf"\b(?:[Aa]n?|[Aa]nother|[Ss]econd|[Oo]ther|[Tt]wo|[Tt]hree|[Ss]ister) (?:[\w-]+ ){{0,3}}{_SHIP}\b(?![-’'])"
)
_CHANGED: Final = later(
    r"\b(?:re-?flagg\w+|re-?register\w*|changed (?:its|her) (?:flag|registration|name)|false flag|until|former(?:ly)?|"
    r"previous\w*|at the time|then|once|renamed|switch\w*|deregister\w*|not (?:fly|registered)|stateless|"
    r"flags? of convenience)\b"
)
_MET: Final = frozenset((
    "collided", "collision", "collide", "rammed", "escorted", "chased", "intercepted", "fleet", "ships", "vessels",
    "tankers", "freighters", "trawlers", "convoy", "boarded", "warship", "frigate", "navy",
))  # fmt: skip


class Flag(NamedTuple):
    """Words that give a ship its flag, prose[start:end], the country's code, and the ship's name if there is one."""

    start: int
    end: int
    land: str
    ship: str


def flags(document: Document) -> Iterator[Flag]:
    """The flags of the only ship of a draft."""
    if not document.holds(GATE):
        return
    found = list(_flags(document))
    prose = document.prose
    if not found or document.words & _MET or len({f.ship for f in found if f.ship}) > 1:
        return
    opening = document.sentence_at(found[0].start)[1]
    if _ANOTHER.search(prose, opening) or any(_CHANGED.search(prose, *document.sentence_at(f.start)) for f in found):
        return
    ship = next((flag.ship for flag in found if flag.ship), "")
    for flag in found:
        yield flag._replace(ship=ship)


def _flags(document: Document) -> Iterator[Flag]:
    prose = document.prose
    for begin, stop in document.sentences_with(GATE):
        if not _SHIP_NOUN.search(prose, begin, stop):
            continue
        for land in lexicon.countries_in(prose, begin, stop):
            after = _AFTER.match(prose, land.end, stop)
            before = _BEFORE.search(prose, begin, land.start)
            if after and after[0] == " flag" and not _UNDER.search(prose, begin, land.start):
                after = None
            if not after and not before:
                continue
            craft = [m[0] for m in _CRAFT.finditer(prose, begin, land.start)]
            hung = after[0] in ("-flagged", "-registered") if after else False
            if document.quoted(land.start) or (hung and after and not _OF_SHIP.match(prose, after.end())):
                continue
            if not hung and craft and not _SHIP_NOUN.fullmatch(craft[-1]):
                continue  # "the tug flies the flag of"
            start = land.start if after else before.start() if before else begin
            end = after.end() if after else land.end
            named = _NAMED.match(prose, end, stop)
            yield Flag(start, end, land.code, fold(named["name"]) if named else "")
