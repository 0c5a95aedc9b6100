"""Ages that copy gives without a number or a name: "the octogenarian", "a 33-year-old has won", "he turns 40"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from linter.document import BODY, Document
from linter.finders._ages import NAME, WHO
from linter.folding import fold
from linter.patterns import later
from linter.periods import years_before

_DECADES: Final = {
    "sexagenarian": 60, "septuagenarian": 70, "octogenarian": 80, "nonagenarian": 90, "centenarian": 100,
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_AGENARIAN: Final = later(
    r"\b(?:The(?: [a-z-]+)? (?P<he>(?:sexa|septua|octo|nona)genarian|centenarian)\b(?! [a-z]+s\b)|"
    rf"(?P<of>(?:[Ss]exa|[Ss]eptua|[Oo]cto|[Nn]ona)genarian|[Cc]entenarian)(?: [a-z]+){{0,2}} (?P<name>{NAME}))"
)
_IN_HIS: Final = later(
    rf"\b{WHO},? (?:who )?is (?:now |already |still )?in (?:his|her) (?:early |mid-?|late )?(?P<tens>\d0|[a-z]+ties)\b"
)
_TURNS: Final = later(
    rf"(?i)\b{WHO}(?:, who)? (?:also |soon )?(?:turns|will turn) (?P<age>\d\d|1[01]\d)(?=[.,](?!\d)|\n|$)"
)
_WHENEVER: Final = later(
    r"(?i)\b(?:when|until|till|once|if|before|after|as|by the time|unless|since|every\w*|any\w*) $"
)
# "A 33-year-old who makes cheese has won": somebody whom only the next sentences name.
_LEDE: Final = later(r"\b(?:A|a|an|An|the|The) (?P<age>\d\d|1[01]\d)-year-old\b(?! (?:and|boy|girl|son|daughter)\b)")
_VICTIMS: Final = later(
    r"(?i)\b(?:charged|arrest\w*|accus\w+|suspect\w*|victims?|kill\w*|murder\w*|attack\w*|assault\w*|trial|court|jail\w*|"
    r"stabb\w+|shot|raped?|police|died|dead|death|body|injur\w+|rescued|patients?|another|others?|between|two|three|her|his)"
    r"\b|year-old\b.*year-old\b"
)
# The name right at the head of the next sentence, or of the one after it.
_NAMED: Final = later(rf"\W*(?:[^.\n]{{0,160}}[.\n]+\s+)?(?P<who>{NAME})(?:,[^.\n]{{3,80}},)? [a-z]+")
_SOMEBODY: Final = later(r"\b(?:him|them|(?<!in )her(?= [a-z]+ed| as|[.,])|with)\b")
_FULL: Final = later(r"(?P<who>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)+)")
_DECADE = 10
_NEXT: Final = 320  # characters after a lede in which it is told who it is about


class Unnamed(NamedTuple):
    """Where such an age stands, whose it is (a name or a pronoun), the number if there is one, and the window."""

    start: int
    end: int
    who: str
    age: int
    first: date
    last: date


def unnamed(document: Document, start: int, end: int, subject: str) -> Iterator[Unnamed]:
    """The ages of now of a sentence that give a decade, look ahead to a birthday, or open a story without a name."""
    prose, today = document.prose, document.date
    if today is None:
        return
    yield from _decades(document, start, end, subject, today)
    for found in _TURNS.finditer(prose, start, end):
        if not _WHENEVER.search(prose, max(start, found.start() - 16), found.start()):
            age = int(found["age"])
            ahead = years_before(today, age - 1)  # within the year to come
            yield Unnamed(found.start(), found.end(), found["who"], age, years_before(today, age), ahead)
    block = next((b for b in document.blocks if b.zone == BODY), None)
    if start == 0 or (block is not None and block.start <= start < block.start + 2):
        yield from _opening(document, start, end, subject, today)


def _decades(document: Document, start: int, end: int, subject: str, today: date) -> Iterator[Unnamed]:
    """ "The octogenarian" of whom no other name follows, "the nonagenarian Ada Rooke", "she is in her eighties"."""
    prose = document.prose
    for found in (*_AGENARIAN.finditer(prose, start, end), *_IN_HIS.finditer(prose, start, end)):
        words = found.groupdict()
        if words.get("he"):
            others = {fold(name["who"].split()[-1]) for name in _FULL.finditer(prose, found.end(), end)}
            if others - {subject} or prose.startswith(" who", found.end()):
                continue  # "the octogenarian who taught her, Tom Roe"
        told = fold(words.get("he") or words.get("of") or words["tens"])
        low = int(told) if told.isdigit() else _DECADES.get(told, 0)
        if low:
            who = words.get("name") or words.get("who") or "she"
            first = years_before(today, low + _DECADE) + timedelta(days=1)
            yield Unnamed(found.start(), found.end(), who, 0, first, years_before(today, low))


def _opening(document: Document, start: int, end: int, subject: str, today: date) -> Iterator[Unnamed]:
    """Somebody of some age of whom the lede tells, where the next sentence has the subject of the story do the rest."""
    prose = document.prose
    found = _LEDE.search(prose, start, end)
    if found is None or not subject or _VICTIMS.search(prose, start, end):
        return
    named = _NAMED.match(prose, end, end + _NEXT)
    after = prose[named.end() : document.sentence_at(named.start("who"))[1]] if named else ""
    if (
        named
        and not _SOMEBODY.search(named[0] + after)
        and fold(named["who"].split()[-1]) == subject
        and subject not in fold(prose[start:end])
    ):
        age = int(found["age"])
        first = years_before(today, age + 1) + timedelta(days=1)
        yield Unnamed(found.start(), found.end(), named["who"], age, first, years_before(today, age))
