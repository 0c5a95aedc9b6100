"""The times that runners, riders and rowers finished in: "Bekele finished in 2:21:48", "1. Desta Worku 2:08:41"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders import persons
from linter.patterns import later

_CLOCK: Final = later(
    r"(?P<first>\d(?<![\d:.,]\d)\d?):(?:(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)|(?P<rest>[0-5]\d\.\d{1,2}))(?![\d:])"
)
# Another time than the one that the race was run in; a time of day.
_ANOTHER: Final = later(
    r"\b(?:records?|best|mark|behind|ahead|previous|old|former|until|halfway|from|than|target|limit|standard|qualifying|"
    r"leg|lap|split|at|around|about|before|after|by)\b[^,;()]{0,30}$"
)
_OF_THEN: Final = later(r",? (?:set|run|recorded|in (?:19|20)\d\d|last year|behind|ahead|faster|slower|off|outside)\b")

# A race of several: heats and a final, two runs, days.
_STAGES: Final = later(r"\b(?:heats?|semi-?finals?|qualif\w+|rounds?|first run|second run|stages?|prologue|training)\b")


@kind_of_claim
class Clocked(Claim):
    """The time that somebody finished in, in seconds."""

    who: str
    seconds: float


def clocked(document: Document) -> Iterator[Clocked]:
    """Every time of a race that follows the name of who ran it, with no other time between the two."""
    times = list(_CLOCK.finditer(document.prose))
    if not times:
        return
    named = [(document.prose_at(person.span.start), person.key) for person in persons.find(document) if person.key]
    done = 0
    for match in times:
        start, end = document.sentence_at(match.start())
        known = [key for at, key in named if max(start, done) <= at < match.start()]
        done = match.end()
        odd = document.zone_at(start) in NOT_THE_STORY or document.quoted(match.start())
        odd = odd or _STAGES.search(document.prose, start, end) is not None
        if not known or odd or _OF_THEN.match(document.prose, match.end(), end):
            continue
        if _ANOTHER.search(document.prose, max(start, match.start() - 60), match.start()):
            continue
        first = int(match["first"])
        whole = match["rest"] is None
        seconds = (
            first * 3600 + int(match["minutes"]) * 60 + int(match["seconds"])
            if whole else first * 60 + float(match["rest"])
        )  # fmt: skip
        yield Clocked(
            span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
            dateline=document.date, who=known[-1], seconds=seconds,
        )  # fmt: skip
