"""The countries that a figure is about, and who gives to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import Final

from linter import dateline
from linter.amounts import Amount
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finders._places import places
from linter.finders._sentence import Sentence
from linter.lexicon import NAME, Place
from linter.patterns import later

# Words that make a figure one of the two countries of the story, and those that open the place it goes to.
_BETWEEN: Final = later(
    r"\b(?:bilateral|two-way|mutual|between the two countries|both countries|song phương|hai chiều|hai nước)\b",
    re.I,
)
_SHARING: Final = frozenset({"bilateral", "two", "mutual", "both", "song", "hai"})  # one of them stands in each
_LONGEST_PLACE: Final = 60  # characters of a dateline before its country
_INTO: Final = ("in ", "into ", "to ", "vào ", "tại ", "ở ", "sang ")
_GIVEN: Final = frozenset({"investment", "capital", "project"})
_SHARED: Final = frozenset({"trade", "exports", "imports"})


def parties_of(document: Document, sentence: Sentence, amount: Amount, measure: str) -> tuple[tuple[str, ...], str]:
    """The countries a figure is about, and who gives to whom where the copy says so."""
    if measure in _GIVEN:
        return _given(document, sentence, amount)
    named = sorted({place.code for place in sentence.countries})
    between = document.holds(_SHARING) and _BETWEEN.search(document.prose, sentence.start, sentence.end)
    if (measure in _SHARED or between) and len(named) == 2:
        return tuple(named), ""
    if between and len(named) < 2:
        return principals(document), ""
    return tuple(sorted({p.code for p in sentence.countries if abs(p.start - amount.number) < 90})), ""


def _given(document: Document, sentence: Sentence, amount: Amount) -> tuple[tuple[str, ...], str]:
    """Who invests where: "Russia invested $990 million in Vietnam"."""
    prose, countries = document.prose, sentence.countries
    named = [p for p in countries if p.start >= amount.end and p.sort == NAME]
    hosts = [p.code for p in named if prose[max(p.start - 8, 0) : p.start].endswith(_INTO)]
    hosts += [p.code for p in countries if prose[max(p.start - 5, 0) : p.start].endswith(("in ", "tại "))]
    if not hosts:
        return (), ""
    host = hosts[0]
    givers = [p.code for p in reversed(countries) if p.start < amount.start and p.code != host]
    if not givers and host in principals(document):
        givers = [code for code in principals(document) if code != host]
    return (tuple(sorted((givers[0], host))), f"{givers[0]}>{host}") if givers else ((host,), "")


def countries_of(document: Document, start: int, end: int) -> tuple[Place, ...]:
    """The countries named in a stretch of the copy; not where a dateline says that it was written."""
    return _between(_countries(document), start, end)


@lru_cache(maxsize=4)
def _countries(document: Document) -> tuple[Place, ...]:
    return tuple(place for place in places(document) if not _in_dateline(document, place))


def _between(named: tuple[Place, ...], start: int, end: int) -> tuple[Place, ...]:
    return named[bisect_left(named, (start,)) : bisect_left(named, (end,))]


def _in_dateline(document: Document, place: Place) -> bool:
    block = document.block_at(place.start) if document.blocks else None
    if block is None or place.start - block.start > _LONGEST_PLACE:
        return False
    return place.start < block.start + dateline.opening(document.prose[block.start : block.end])


@lru_cache(maxsize=4)
def principals(document: Document) -> tuple[str, ...]:
    """The two countries that a story is between, when two stand out: what "bilateral" means in it."""
    named = places(document)  # with the datelines': they are of the story
    count: Counter[str] = Counter()
    for block in document.blocks:
        if block.zone not in NOT_THE_STORY and block.zone != TABLE:
            weight = 2 if block.zone == HEADLINE else 1
            for _, _, code, _ in _between(named, block.start, block.end):
                count[code] += weight
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) >= 2 and ranked[1][1] >= 2 and (len(ranked) == 2 or ranked[1][1] >= 2 * ranked[2][1]):
        return tuple(sorted(code for code, _ in ranked[:2]))
    return ()
