"""Which names may be towns, and the town that a headline has instead of the one that the story is written from."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from linter.document import BODY, DATELINE, HEADLINE, Block, Document
from linter.finders.proper import UPPER, known_place, words
from linter.folding import fold
from linter.lexicon import countries_in, country
from linter.lexicon.words import common
from linter.patterns import later
from linter.phrases import LEXICON
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_CAPS: Final = rf"[{UPPER}][{UPPER} .'’-]{{2,40}}[{UPPER}]"
_DATELINE: Final = later(rf"(?P<town>{_CAPS}|[{UPPER}][\w'’-]{{3,20}})(?:,| \(| ?[-–—:] )")
_HEAD: Final = later(r"(?P<name>[^\W\d_a-z][^\W\d_A-Z]{3,})(?:['’]s\b| (?P<deed>[a-z]{4,})\b)")
_NEAR: Final = later(
    r"(?<=[a-z] )(?:in|near|outside|at|from|to|around) "
    r"(?P<name>(?:[^\W\d_a-z][^\W\d_A-Z]{3,} )?[^\W\d_a-z][^\W\d_A-Z]{3,})(?![\w’'-]| [^\W\d_a-z]"
    r"| (?:suburbs?|outskirts|area|region|district)\b)"
)
_WORD: Final = later(r"[^\W\d_]{3,}")
_WEEKDAY: Final = later(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def place(name: str) -> bool:
    """May this be the name of a town? No country, month, first name or ordinary opener."""
    return town(name) and not (known_place(name) and _land(name))


def town(name: str) -> bool:
    """The same, or the capital of a country."""
    low, lists = name.lower(), words()
    listed = low in lists.openers or low in lists.bodies or low in lists.things or low in lists.given | _peoples()
    lands = known_place(name) and any(land.sort != "capital" for land in countries_in(name))
    return not listed and not low.endswith(("day", "ber", "ary")) and not lands


def _land(name: str) -> bool:
    code = country(name)
    return code is not None and len(code) == 2


# "In Gleirtal avalanche", over a story of the court in the town below.
_IN_THE_WILD: Final = later(
    r" (?:avalanche|landslide|mudslide|glacier|gorge|ravine|volcano|eruption|dam|lake|peak)s?\b"
)


@cache
def _peoples() -> frozenset[str]:
    """The people of a place, who stand for it before a noun: "Saxon museum". From WordNet."""
    return frozenset((LEXICON / "en" / "peoples.txt").read_text(encoding="ascii").split())


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table(_DATA)[name].split())


def is_region(name: str) -> bool:
    """Is this a region, island or range, in which or beside which the story's town may lie?"""
    low = fold(name)
    return not _list("lands").isdisjoint(low.split()) or low in _list("regions") or low.endswith("shire")


def _doer(word: str) -> bool:
    """Does a headline open with who does something, "Rower turns back", "Signalman's novel", and not with a town?"""
    if word.endswith(("man", "men")):
        return word[:-3] in common() or word[:-5] in common()
    return word.endswith("er") and not {word[:-2], word[:-1], word[:-3]}.isdisjoint(common())


def _of_the_day(prose: str, block: Block, first: Block) -> bool:
    """Do a caption and the first paragraph name one weekday, and no other?"""
    days = [set(_WEEKDAY.findall(prose, b.start, b.end)) for b in (block, first)]
    return len(days[0]) == 1 and days[0] == days[1]


@lru_cache(maxsize=4)
def _beginnings(document: Document) -> frozenset[str]:
    body = (word for b in document.blocks if b.zone == BODY for word in _WORD.findall(document.prose, b.start, b.end))
    return frozenset(fold(word)[:4] for word in set(body))


def told_of(document: Document, name: str) -> bool:
    """Does the story have this name, or a word that begins as its last word does: Moravian for Moravia?"""
    return fold(name.split()[-1])[:4] in _beginnings(document)


def elsewhere(document: Document, block: Block) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """A town of the headline, and the town that the story is written from and tells of.

    A caption must show what was done on the day of the story's first paragraph.
    """
    prose, line = document.prose, document.prose[block.start : block.end]
    first = next(
        (b for b in document.blocks if (b.start > block.end or block.zone != HEADLINE) and b.zone in (DATELINE, BODY)),
        None,
    )
    news = block.zone == HEADLINE or (first is not None and _of_the_day(prose, block, first))
    dateline = _DATELINE.match(prose, first.start, first.end) if first and news else None
    if dateline is None or (own := dateline["town"].title()) in line.title() or not town(own):
        return None
    again = re.search(rf"\b{re.escape(own)}\b", prose[dateline.end() :])
    if again is None:
        return None
    told = dateline.end() + again.start(), dateline.end() + again.end()
    for match in (_HEAD.match(prose, block.start, block.end), *_NEAR.finditer(prose, block.start, block.end)):
        if match is None or not place(name := match["name"]) or is_region(name) or fold(name) in common():
            continue
        opens = match.start() == block.start
        if _IN_THE_WILD.match(prose, match.end("name")):
            continue
        if fold(name).endswith(("ian", "ish", "ese")) or (opens and _doer(fold(name))):
            continue  # "Moravian village"
        if told_of(document, name) or (opens and match["deed"] and match["deed"] not in _list("deeds")):
            continue
        return match.span("name"), told
    return None
