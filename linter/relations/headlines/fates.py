"""What befell people, by which a headline counts them without a noun: "Three held", "Six dead"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from linter.patterns import later
from linter.phrases import kin, singular
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_SENTENCE: Final = later(r"[.!?][”\"’]? |\n")
_LETTERS: Final = later(r"[a-z]+")
_SOMEBODY: Final = frozenset(("they", "them", "who", "whom", "others", "he", "she", "his", "her", "their"))
# "Arrested 11 people", "11 people were arrested".
_BEFORE: Final = later(r"\b(?P<word>[A-Za-z]+)(?: the| a total of| all)? $")
_BEHIND: Final = later(
    r" (?:(?:who )?(?:were|are|was|have been|had been|have|had) (?:also |later )?)?(?P<word>[a-z]+)\b"
)
# Another time than the headline's.
AGO: Final = later(
    r"(?i)\b(?:ago|on \w+day,? [^.;]{0,40}had been|last (?:year|month|week|season|summer|winter)|"
    r"in (?:19|20)\d\d|previous\w*)\b"
)
# Others than the headline's, or what is not certain.
_OTHERS: Final = later(
    r"(?i)\b(?:since|earlier|also|another|further|more|later|then|others?|not|never|n[’']t|could|would|might|may|if|"
    r"bail|without charge)\b"
)
LET_GO: Final = later(r"\b(?:releas|freed|free\b|let go|bail|clear|acquit|discharg|died\b|dead\b)")


@cache
def fates() -> dict[str, str]:
    """Word -> the number of the fate that it tells."""
    return {word: str(number) for number, fate in enumerate(table(_DATA)["fates"]) for word in fate.split()}


def of_people(noun: str) -> bool:
    """Does a noun after a number say that people are counted?"""
    return bool({noun, singular(noun)} & (kin().people | fates().keys()))


def of_things(story: str, fate: str, number: re.Pattern[str]) -> set[int]:
    """Where a number stands in a sentence that speaks of nobody, nor of the fate: "the two in the van" are bells."""
    found = set[int]()
    begin = 0
    for end in (*(m.end() for m in _SENTENCE.finditer(story)), len(story)):
        words = _LETTERS.findall(story[begin:end].lower())
        if not any(word in _SOMEBODY or fates().get(word) == fate or of_people(word) for word in words):
            found |= {m.start() for m in number.finditer(story, begin, end)}
        begin = end
    return found


def met_by(prose: str, begin: int, count: re.Match[str], noun: str, fate: str) -> bool:
    """Are they people who are counted, and is the word of this fate that count's noun, or right beside it?"""
    if not of_people(noun):
        return False
    ahead, behind = _BEFORE.search(prose, begin, count.start()), _BEHIND.match(prose, count.end())
    beside = [noun, *(side["word"].lower() for side in (ahead, behind) if side)]
    return fate in (fates().get(word) for word in beside)


def unsettled(prose: str, begin: int, end: int) -> bool:
    """Does a sentence speak of another time, of more people, or of what is not certain?"""
    return _OTHERS.search(prose, begin, end) is not None or AGO.search(prose, begin, end) is not None


def told_of(text: str, person: re.Match[str], what: str) -> bool:
    """Does the sentence of a person speak of the fate that is counted; of anybody's, where things are?"""
    line = _SENTENCE.search(text, person.end())
    begin = max((m.end() for m in _SENTENCE.finditer(text, 0, person.start())), default=0)
    words = _LETTERS.findall(text[begin : line.start() if line else len(text)].lower())
    return not what.isdigit() or any(fates().get(word) == what for word in words)
