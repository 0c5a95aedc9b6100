"""The flag that a ship sails under: "a Panamanian-flagged carrier", "registered in Malta", "Liberia, whose flag".

A ship has one flag. Told of is the only ship of a draft: nothing else is brought in as a ship after it, none is met or
struck, and the copy does not say that the ship changed its flag. A ship that is yet to come is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter import lexicon
from linter.document import Document
from linter.folding import fold
from linter.patterns import later

GATE: Final = frozenset(["flag", "flagged", "flags", "registered", "register", "registry"])
_SHIP: Final = (
    r"(?:bulk carrier|container ship|cargo ship|cruise ship|oil tanker|ship|vessel|tanker|carrier|freighter|trawler|"
    r"ferry|yacht|superyacht|barge|liner|coaster|dredger|schooner|ketch|reefer|bulker|factory ship|livestock carrier)"
)
_SHIP_NOUN: Final = later(rf"\b{_SHIP}\b")
_NAME: Final = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*"
_IS_REGISTERED: Final = rf"(?:(?:the|its|this) {_SHIP}|it|she|the {_NAME}) (?:is|was) (?:registered|flagged)\b"
_AFTER: Final = later(
    r"(?:-flagged|-registered| flag\b(?! carrier|s\b| state| authority| administration| registry)|"
    r"(?:['’]s)?(?: [a-z]+){0,4}, (?:under )?whose flag\b|"
    rf",? (?:which is )?(?:the|its|her|the \w+['’]s) flag state\b|, where {_IS_REGISTERED}|"
    r" (?:flag (?:state|authority|administration)|(?:flag |ship |shipping |maritime |ships[’'] )?registry)\b)"
)
_HUNG: Final = frozenset(["-flagged", "-registered"])
_NAMED: Final = later(rf" (?:(?:[a-z-]+ ){{0,3}}{_SHIP} )?(?:the )?(?P<name>{_NAME})")
_OF_SHIP: Final = later(
    rf" (?:(?!(?:tugs?|boats?|lifeboat|launch|the|an?|and)\b)[a-z-]+ ){{0,3}}{_SHIP}\b(?!-)| (?P<name>{_NAME})"
)
_CRAFT: Final = later(rf"\b(?:{_SHIP}|tugs?|tugboats?|boats?|lifeboats?|launch|rig|patrol boat|plane|helicopter)\b")
_UNDER: Final = later(r"\b(?:under|fl(?:ies|y|ew|ying|own)|sail(?:s|ed|ing)?|wear(?:s|ing)?) (?:the |a |an )?$")
_BEFORE: Final = later(
    r"\b(?:registered(?: in| under the flag of)|(?:under|fl(?:ies|y|ew|ying)) the flag of|"
    r"(?:in|on) the register of|flag state(?: is|,)) (?:the )?$"
)
# What is registered there may be the firm that owns it, or a lorry on its deck.
_OWNER: Final = later(
    r"(?i)\b(?:owne[rd]\w*|compan\w+|firms?|operators?|charter\w+|charity|group|insurers?|managers?|shipping|lines?)\b"
)
_OF_ITS_OWN: Final = later(
    rf"(?:\b{_SHIP}(?: {_NAME})?|\b[Tt]he {_NAME}|\b(?:[Ii]t|[Ss]he)),? (?:(?:which|that) )?(?:(?:is|was) )?$"
)
# A ship, where another is brought in.
_ANOTHER: Final = later(
    rf"\b(?:[Aa]n?|[Aa]nother|[Ss]econd|[Oo]ther|[Tt]wo|[Bb]oth|[Tt]hree|[Ss]ister) (?:[\w-]+ ){{0,3}}{_SHIP}s?\b"
    r"(?![-’'])"
)
_TO_COME: Final = later(r"\b(?:may|might|could|would|will|to be|should|if)\b")
_CHANGED: Final = later(
    r"\b(?:re-?flagg\w+|re-?register\w*|changed (?:its|her) (?:flag|registration|name)|false flag|until|former(?:ly)?|"
    r"previous\w*|at the time|then|once|renamed|switch\w*|deregister\w*|not (?:fly|registered)|stateless|"
    r"flags? of convenience|(?:registered|flag)\b[^.,;]{0,40} in (?:19|20)\d\d)\b"
)
_MET: Final = frozenset((
    "collided", "collision", "collide", "rammed", "chased", "fleet", "tankers", "freighters", "trawlers", "convoy",
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
    if any(_here(document, other) for other in _ANOTHER.finditer(prose, opening)):
        return
    if any(_CHANGED.search(prose, *document.sentence_at(f.start)) for f in found):
        return
    if any(f.ship and f is not found[0] and not _known(document, f) for f in found):
        return  # "the Irish-flagged trawler Mary Ann", who comes in here
    ship = next((flag.ship for flag in found if flag.ship), "")
    for flag in found:
        yield flag._replace(ship=ship)


def _known(document: Document, flag: Flag) -> bool:
    """Has the draft named the ship before?"""
    word = flag.ship.split()[0]
    return any(place < flag.start for place in document.places({word}))


def _here(document: Document, other: re.Match[str]) -> bool:
    """Is a second ship there, and not only to come: "some oil may be pumped into another tanker"?"""
    begin, _ = document.sentence_at(other.start())
    return not _TO_COME.search(document.prose, begin, other.start())


def _of_the_ship(document: Document, begin: int, place: int) -> re.Match[str] | None:
    """The words that say that it is the ship that is registered, and not its owner."""
    prose = document.prose
    start = document.sentence_at(max(begin - 2, 0))[0] if prose.startswith(("It ", "She "), begin) else begin
    return None if _OWNER.search(prose, start, place) else _OF_ITS_OWN.search(prose, begin, place)


def _flags(document: Document) -> Iterator[Flag]:
    prose = document.prose
    shipping = _SHIP_NOUN.search(prose) is not None
    for begin, stop in document.sentences_with(GATE) if shipping else ():
        for land in lexicon.countries_in(prose, begin, stop):
            after = _AFTER.match(prose, land.end, stop)
            before = _BEFORE.search(prose, begin, land.start)
            if after and after[0] == " flag" and not _UNDER.search(prose, begin, land.start):
                after = None
            if (not after and not before) or document.quoted(land.start):
                continue
            hung = after is not None and after[0] in _HUNG
            if hung and after and not _OF_SHIP.match(prose, after.end()):
                continue
            craft = [m[0] for m in _CRAFT.finditer(prose, begin, land.start)]
            if not hung and craft and not _SHIP_NOUN.fullmatch(craft[-1]):
                continue  # "the tug flies the flag of"
            registered = before if not after and before and "registered" in before[0] else None
            ship = _of_the_ship(document, begin, registered.start()) if registered else None
            if registered and not ship:
                continue
            told = ship or before
            start = land.start if after or not told else told.start()
            end = after.end() if after else land.end
            named = _NAMED.match(prose, end, stop) if hung else None
            yield Flag(start, end, land.code, fold(named["name"]) if named else "")
