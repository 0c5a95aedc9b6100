"""Which side of the Atlantic a spelling comes from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.tables import table

BRITISH, AMERICAN, ISE, IZE = "British", "American", "-ise", "-ize"
_FILE: Final = Path(__file__).parent / "en" / "dialect.toml"


class Spelling(NamedTuple):
    """How a word is spelled: the dialect, the word's British form (its family), and its spelling on the other side."""

    dialect: str
    family: str
    other: str  # "" where that word has other meanings too


@cache
def spellings() -> dict[str, Spelling]:
    """Every word that tells where a text comes from."""
    data = table(_FILE)
    found: dict[str, Spelling] = {}
    for pair in data["pairs"].split():
        british, _, american = pair.partition("|")
        found[british] = Spelling(BRITISH, british, american)
        if american:
            found[american] = Spelling(AMERICAN, british, british)
    for stem in data["ise"].split():
        for ending in data["ise_endings"].split():
            ise, ize = stem + ending, stem + ending.replace("is", "iz", 1)
            found[ise] = Spelling(ISE, ise, ize)
            found[ize] = Spelling(IZE, ise, ise)
    return found


@cache
def computing() -> frozenset[str]:
    """Words of copy in which a "program" is what a computer runs."""
    return frozenset(table(_FILE)["computing"].split())
