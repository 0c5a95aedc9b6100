"""Where those come from among whom somebody is the first: "from Asia", "from her country", "African"."""

from __future__ import annotations

from functools import cache
from typing import Final

from linter import lexicon
from linter.folding import fold
from linter.patterns import later
from linter.phrases import LEXICON
from linter.tables import table

Place = tuple[int, int]
# "Took the award", "carried off the cup": that is to win.
_PRIZE: Final = later(
    r"\b(?:take|takes|took|taken|claim|claims|claimed|carry off|carries off|carried off|receive|receives|received|"
    r"awarded|collect|collects|collected) (?:the|its|this|that|a) (?:[\w’'-]+ ){0,2}?"
    r"(?:awards?|prizes?|cups?|trophy|crown|medals?)\b"
)
_PRIZES: Final = frozenset(["award", "awards", "prize", "prizes", "cup", "cups", "trophy", "crown", "medal", "medals"])


def prize_won(prose: str, start: int, end: int, words: list[str]) -> bool:
    """Is a prize taken, claimed or carried off here?"""
    return not _PRIZES.isdisjoint(words) and _PRIZE.search(prose, start, end) is not None


@cache
def _continents() -> dict[str, frozenset[str]]:
    """A continent or its adjective -> the codes of its countries."""
    raw = table(LEXICON / "en" / "firsts.toml")["continents"]
    return {word: frozenset(line.split()) for words, line in raw.items() for word in words.split("_")}


def split(who: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sort and the origin of "author from her country", "choir from Asia", "African woman"."""
    low = [fold(word) for word in who]
    at = low.index("from") if "from" in low else len(low)
    sort = tuple(word for word in who[:at] if fold(word) not in _continents())
    return sort, (*(word for word in who[:at] if fold(word) in _continents()), *who[at + 1 :])


def shared(prose: str, origin: tuple[str, ...], claim: Place, case: Place) -> bool | None:
    """Does the case come from where the claim says; None where it says of no country or continent."""
    low = [fold(word) for word in origin]
    told = {place.code for place in lexicon.countries_in(prose, *case)}
    for word in low:
        if word in _continents():
            return bool(told & _continents()[word])
    if low[:1] in (["her"], ["his"], ["their"], ["its"], ["the"]) and low[1:] in (["country"], ["nation"]):
        return bool(told & {place.code for place in lexicon.countries_in(prose, *claim)})
    if low and (land := lexicon.country(" ".join(origin))):
        return land in told
    return None
