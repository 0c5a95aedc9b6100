"""Which side of the Atlantic a spelling comes from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from linter.patterns import later
from linter.tables import index, table

BRITISH, AMERICAN, ISE, IZE = "British", "American", "-ise", "-ize"
_NUMBER: Final = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety|hundred|thousand|million|square|cubic|few|several)"
)
_FILE: Final = Path(__file__).parent / "en" / "dialect.toml"


class Spelling(NamedTuple):
    """How a word is spelled: the dialect, the word's British form (its family), and its spelling on the other side."""

    dialect: str
    family: str
    other: str  # "" where that word has other meanings too


def spelling(word: str) -> Spelling | None:
    """What a word tells of where a text comes from."""
    found = telling().get(word)
    return Spelling._make(found) if found else None


@cache
def telling() -> dict[str, tuple[str, str, str]]:
    """Every word that tells where a text comes from, with what it tells."""
    return index(_FILE, _arranged)


def _arranged(data: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for pair in data["pairs"].split():
        british, _, american = pair.partition("|")
        found[british] = (BRITISH, british, american)
        if american:
            found[american] = (AMERICAN, british, british)
    for stem in data["ise"].split():
        for ending in data["ise_endings"].split():
            ise, ize = stem + ending, stem + ending.replace("is", "iz", 1)
            found[ise] = (ISE, ise, ize)
            found[ize] = (IZE, ise, ise)
    return found


def american(word: str, prose: str, start: int, end: int) -> bool:
    """Is a word, of which both sides have the letters, American where it stands: a 25-meter pool, a flat tire?"""
    pattern = _only().get(word)
    return pattern is None or any(
        m.start() <= start < m.end() for m in pattern.finditer(prose, max(start - 24, 0), end + 12)
    )


@cache
def _only() -> dict[str, re.Pattern[str]]:
    return {word: later(str(where).format(number=_NUMBER)) for word, where in table(_FILE)["only"].items()}


@cache
def computing() -> frozenset[str]:
    """Words of copy in which a "program" is what a computer runs."""
    return frozenset(table(_FILE)["computing"].split())


@cache
def canadian() -> frozenset[str]:
    """The British forms of words that Canadian copy, British for the rest, writes as Americans do."""
    return frozenset(table(_FILE)["canadian"].split())
