"""Whether "the mare", "the right-hander" or "her birthday" may be somebody else's than that of whom the draft tells.

Near the word nobody is named but the one it can mean, those who speak of him, and, where an animal is meant, people.
"""

from __future__ import annotations

import re
from typing import Final

from linter.document import Document
from linter.finders import persons
from linter.finders._event_words import content, is_calendar, is_place, is_title
from linter.folding import fold
from linter.lexicon.words import is_common
from linter.patterns import later

_NAME: Final = later(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_SPEAKS: Final = later(r",? (?:who |also |later )?(?:said|says|told|added|thought|felt|joked|insisted)\b")
_OFFICE: Final = later(
    r"(?i)\b(?:manager|coach|captain|skipper|trainer|umpire|president|catcher|owner|farmer|jockey|conductor|director) "
    r"(?=[A-Z]|$)"
)
_WHERE: Final = later(
    r"\b(?:at|in|near|from|off|outside|for) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
)  # a town, a team
# Another player, named by what he does.
_PLAYER: Final = later(
    r"(?<!-)\b(?:batters?|hitters?|opponents?|opposing|rivals?|counterparts?|relievers?|batsm[ae]n|partners?|faced|"
    r"dismiss\w*|bowled|struck|caught|retired|beat|another|other|both|opener|reserve|substitute|replac\w*|rookie)\b"
)
# Another animal.
_ANIMAL: Final = later(
    r"\b(?:stable-?mates?|companions?|another|others?|second|rivals?|runners?-up|favou?rites?|both|pairs?|herd|horses|"
    r"animals|beat|neighbou?r['’]?s?|half-(?:brother|sister)|field|outsider|fence)\b"
)
# "Gave him a car on his 18th birthday" is of somebody else.
_LEAP: Final = later(r"\b(?:29 Feb(?:ruary|\.)?|Feb(?:ruary|\.)? 29|[Ll]eap)\b")
_SOMEBODY: Final = later(
    r"\b(?:him|friend|neighbou?r|colleague|child|baby|boy|girl|husband|wife|father|mother|brother|sister|son|daughter|"
    r"grand\w+|uncle|aunt|cousin|nephew|niece|partner|twin)\b|(?<!\bin )(?<!\bat )(?<!\bto )(?<!\bof )(?<!\bnear )"
    r"(?<!\bfrom )(?<!\bthe )(?<!\bon )(?<!\bby )\b(?P<name>[A-Z][\w’'-]+)"
)


def strangers(document: Document, place: int, hero: str, people: bool) -> bool:
    """Is anybody named about a place who is not the hero (folded name, or "")? `people` may be, of an animal."""
    prose = document.prose
    block, (begin, stop) = document.block_at(place), document.sentence_at(place)
    start = block.start if begin > block.start else document.sentence_at(max(block.start - 2, 0))[0]
    known = {*hero.split(), "left-hander", "right-hander", "southpaw"} | {
        fold(word)
        for found in _NAME.finditer(prose, start, stop)
        if _speaks(prose, start, found, people)
        for word in found[0].split()
    }
    if people:
        if _ANIMAL.search(prose, start, stop):
            return True
        known |= {fold(word) for person in persons.find(document) for word in person.name.split()}
    elif not set(hero.split()) & _names(prose[begin:stop]) or _PLAYER.search(prose, start, stop):
        return True
    named = _names(_WHERE.sub("", prose[start:stop]) if people else prose[start:stop])
    return any(name not in known and not is_place(name) for name in named)


def _speaks(prose: str, start: int, found: re.Match[str], people: bool) -> bool:
    """Is this a name of somebody who has an office (the manager), or who speaks and so is no animal?"""
    before = prose[max(start, found.start() - 12) : found.start()]
    return bool(
        _SPEAKS.match(prose, found.end())
        or before.endswith("said ")
        or _OFFICE.search(before)
        or _OFFICE.match(found[0] + " ")
    )


def _names(text: str) -> set[str]:
    return content(text, True)[0]


def of_a_leap_day(document: Document) -> bool:
    """Does the copy speak of 29 February? Who was born on one has few birthdays."""
    return _LEAP.search(document.prose) is not None


def birthday_of_another(document: Document, start: int, at: int, subject: str) -> bool:
    """Is a birthday one of somebody whom the sentence names beside the subject (a family name), or of a leap day?"""
    prose = document.prose
    if of_a_leap_day(document):
        return True
    own = {fold(word) for m in _NAME.finditer(prose) for word in m[0].split() if fold(m[0].split()[-1]) == subject}
    for found in _SOMEBODY.finditer(prose, start, at):
        low = fold(re.sub(r"['’]s?$", "", found["name"] or ""))
        opens = found.start() == start and is_common(low)
        if not low or not (low in own or opens or is_calendar(low) or is_title(low)):
            return True
    return False
