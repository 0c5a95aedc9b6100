"""What the words around a name tell of a change of office, or of another time than the draft's."""

from __future__ import annotations

import re
from typing import Final

from linter.patterns import later

_MOVING: Final = later(
    r"\b(?:former|formerly|ex|appoint\w*|promot\w*|will become|to become|became|becomes?|succeed\w*|"
    r"succession|replac\w*|predecessor|successor|incoming|outgoing|interim|acting|caretaker|resign\w*|quit|"
    r"stepp?\w* (?:down|aside|up)|retir\w*|nominee|nominat\w*|candidate|previous\w*|used to|"
    r"t(?:ake|akes|aking|ook) over|hired|swap\w*|reshuffle|assum\w+)\b",
    re.I,
)
# Said of much else too: these count only beside the name.
_MOVING_HERE: Final = later(
    r"\b(?:then|next|new|newly|until|elect\w*|late|once|named|joined|moved?|both|also|later|son|daughter|father|"
    r"brother|in (?:19|20)\d\d)\b",
    re.I,
)
# Two offices in one breath: "chairman and chief executive".
_TWO_OFFICES: Final = later(
    r"\b(?:chair\w*|president|director|founder|owner|executive|minister|manager|editor|officer|captain|coach|player)"
    r"(?: and |, |/|-)(?:\w+ ){0,2}?(?:chief|president|managing|chair\w*|director|foreign|minister|coach|editor|"
    r"captain|manager|executive|head)\b",
    re.I,
)
# Beside an age: it may be of another time; and before it, a relative's.
_THEN: Final = later(
    r"\b(?:then|at the time|when (?:he|she|they)|until|once|later|late|joined|born|died|dead|dies|killed|"
    r"in (?:19|20)\d\d|years? (?:ago|earlier|before|later))\b",
    re.I,
)
_YEAR: Final = later(r"\b(?:1[89]|20)\d\d\b")
_KIN: Final = later(r"\b(?:son|daughter|father|mother|brother|sister|wife|husband|widow|twin)s?\b", re.I)


def tells_of_change(prose: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Is a change of office, another time or a second office told around a name with its title?"""
    begin, stop = sentence
    near, beside = (max(begin, start - 60), min(stop, end + 90)), (max(begin, start - 25), min(stop, end + 40))
    return bool(
        _MOVING.search(prose, *near) or _MOVING_HERE.search(prose, *beside) or _TWO_OFFICES.search(prose, *near)
    )


def of_another_time(prose: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """May an age that stands with a name be one of another time, or somebody else's?"""
    begin, stop = sentence
    kin = _KIN.search(prose, max(begin, start - 30), start)
    return kin is not None or _THEN.search(prose, max(begin, start - 60), min(stop, end + 60)) is not None


def year_told(prose: str, sentence: tuple[int, int], start: int) -> int:
    """The one year that a sentence names, of which an age in it may be; 0 where it names none or several, or kin."""
    years = {int(m[0]) for m in _YEAR.finditer(prose, *sentence)}
    kin = _KIN.search(prose, max(sentence[0], start - 30), start)
    return years.pop() if len(years) == 1 and kin is None else 0
