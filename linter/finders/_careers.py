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
# "Alicia Fenn told the judge that Rusk had been hired": of somebody else.
_OF_ANOTHER: Final = later(r" that (?:M(?:r|s|rs)\.? )?[A-Z][a-z]+ (?:had|has|was|would|will|is)\b")
# Beside an age: it may be of another time; and before it, a relative's.
_THEN: Final = later(
    r"\b(?:then|at the time|when (?:he|she|they)|until|once|later|late|joined|born|died|dead|dies|killed|"
    r"in (?:19|20)\d\d|years? (?:ago|earlier|before|later))\b",
    re.I,
)
_YEAR: Final = later(r"\b(?:1[89]|20)\d\d\b")
_KIN: Final = later(r"\b(?:son|daughter|father|mother|brother|sister|wife|husband|widow|twin)s?\b", re.I)


# What an office is of: "minister of health", "professor of geology", "the MP for Selby"; not "head of the hospital".
_CHARGE: Final = (
    r" (?:of|for) (?P<charge>(?!the\b|an?\b|its\b|this\b)[a-z]+(?:(?: and)? [a-z]+)??"
    r"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)??)"
)
_CHARGE_AFTER: Final = later(rf"{_CHARGE}(?=[,.;:\n”\"]| (?:at|in|who|which|since|from|said|says|told|and the)\b|$)")
_CHARGE_BEFORE: Final = later(
    rf"\b(?P<title>(?:(?:deputy|vice|assistant|acting|chief|prime) )?[a-z]+(?:-[a-z]+)?)"
    rf"(?:{_CHARGE},?| (?:of|for) (?:the|its|an?) [\w’'-]+(?: [\w’'-]+){{0,3}},) $"
)


def charge_after(text: str, title: str) -> str:
    """What the title that a text holds is of."""
    at = text.lower().find(title)
    match = _CHARGE_AFTER.match(text, at + len(title)) if title and at >= 0 else None
    return match["charge"] if match else ""


def charge_before(text: str) -> tuple[str, str]:
    """The title at the end of a text and what it is of, if that ends the text."""
    match = _CHARGE_BEFORE.search(text) if " of " in text or " for " in text else None
    return (match["title"], match["charge"] or "") if match else ("", "")


def tells_of_change(prose: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Is a change of office, another time or a second office told around a name with its title?"""
    begin, stop = sentence
    if told := _OF_ANOTHER.search(prose, end, min(stop, end + 90)):
        stop = told.start()
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
