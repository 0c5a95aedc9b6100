"""The words of events, and which words of a clause tell one event from another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.calendar_grammar import calendar
from linter.finders.proper import known_place
from linter.folding import fold
from linter.patterns import later
from linter.tables import table

_LEXICON: Final = Path(__file__).parents[1] / "lexicon" / "en"
_WORD: Final = later(r"[^\W\d_][\w’']*(?:-[^\W\d_]\w*)*")
_OPENS: Final = later(r"[:.!?“\"] ?$|[“\"]$| [-–—] $")
_CAPITAL: Final = later(r"[ -][^\W\d_a-z]")


_MARKETS: Final = later(
    r"\b(?:shares|stocks|equities|futures|bourse|[Ii]ndex|(?:stock|bond) market)\b"
    r"|\bclose of \D?\d|\d ?(?:%|per cent) (?:higher|lower|up|down)\b"
)
_PRICED: Final = later(
    r"\b(?:clos(?:e[sd]?|ing)|settle[sd]?|end(?:s|ed)|open(?:s|ed)|trade[sd]?|fixed|quoted)\b"
    r"(?: [a-z]+){0,2} at \D{0,4}\d"
)
_INNINGS: Final = later(r"\b(?:innings|wickets?|stumps|all out|declared)\b|\bday of the\b|\bday (?:two|three|four)\b")
_SESSION: Final = frozenset({"open", "close", "begin", "end", "start", "found"})
_DISASTERS: Final = frozenset(("fire", "blast", "crash", "quake", "flood", "storm", "eruption", "outage", "spill"))


class Events(NamedTuple):
    """The event words, compiled."""

    pattern: re.Pattern[str]
    generic: frozenset[str]
    other: re.Pattern[str]
    common: frozenset[str]
    titles: frozenset[str]
    stop: frozenset[str]
    one: frozenset[str]
    two: frozenset[str]
    service: re.Pattern[str]  # what is stopped or laid on for an event
    lasting: frozenset[str]
    moved: re.Pattern[str]
    put_off: re.Pattern[str]  # the narrower sort: another day is named
    definite: re.Pattern[str]  # "the strike", "this year's festival"
    titled: tuple[re.Pattern[str], ...]  # the words of a headline for an event, the narrower ones first


@cache
def events() -> Events:
    """The lists of `lexicon/en/events.toml`."""
    data = table(_LEXICON / "events.toml")
    titles = table(_LEXICON / "titles.toml")
    pattern = "|".join(rf"(?P<{name}>{words})" for name, words in data["events"].items())
    lasting = "|".join(data["events"].get(name, name) for name in data["words"]["lasting"].split())
    return Events(
        later(rf"\b(?:{pattern})\b", re.I),
        frozenset(data["words"]["generic"].split()),
        later(rf"\b(?:{data['words']['other']})\b", re.I),
        frozenset((_LEXICON / "common_words.txt").read_text(encoding="utf-8").split()),
        frozenset(f"{titles['heads']} {titles['modifiers']}".split()),
        frozenset(data["words"]["stop"].split()),
        frozenset(data["alone"]["one"].split()),
        frozenset(data["alone"]["two"].split()),
        later(rf"(?i)\b(?:{data['alone']['service']})\b"),
        frozenset(data["words"]["lasting"].split()),
        later(rf"(?i)\b(?:{data['alone']['moved']})\b"),
        later(rf"(?i)\b(?:{data['alone']['put_off']})\b"),
        later(rf"\b[Tt]h(?:e|is) (?:[\w’'-]+ ){{0,2}}?(?:{lasting})\b"),
        (
            later(rf"\b(?P<runoff>{data['deeds']['runoff']})\b", re.I),
            later(rf"\b(?:{pattern})\b", re.I),
        ),
    )


def content(text: str, opening: bool, happen: bool = False) -> tuple[set[str], set[str]]:
    """The names, and the stems of the content words, of a stretch of copy; event words only if `happen`."""
    names, things = set(), set()
    lists = events()
    for number, match in enumerate(_WORD.finditer(text)):
        word = match[0].removesuffix("'s").removesuffix("’s")
        low = fold(word)
        if len(low) < 3 or is_calendar(low):
            continue
        first = (opening and number == 0) or bool(_OPENS.search(text, max(match.start() - 3, 0), match.start()))
        if word[0].isupper() and not (first and not _CAPITAL.match(text, match.end())):
            if not is_title(low) and not (word.isupper() and len(word) > 5):
                names.add(low)
        elif (
            len(low) > 3
            and (happen or not _happens(low))
            and stem(low) not in lists.generic
            and low not in lists.generic
            and low not in lists.stop
        ):
            things.add(stem(low))
    return names, things


@lru_cache(maxsize=1 << 14)
def _happens(low: str) -> bool:
    return events().pattern.fullmatch(low) is not None


def onset(words: Sequence[re.Match[str]]) -> re.Match[str]:
    """The last of some event words; of "the fire started" the fire, which has no other day (a strike has a vote)."""
    last, before = words[-1], words[-2:-1]
    if before and last.lastgroup == "begin" and before[0].lastgroup in _DISASTERS:
        return before[0] if last.string[before[0].end() : last.start()] in (" ", " had ") else last
    return last


def is_title(low: str) -> bool:
    """Is this a word of a title or office, or another that begins with a capital without being anybody's name?"""
    return low in events().titles or low in ("the", "mrs", "photo", "file", "courtesy", "visiting")


@lru_cache(maxsize=4096)
def is_place(word: str) -> bool:
    """A country, its people or its capital: too common to tell one event from another."""
    return known_place(word.capitalize())


@lru_cache(maxsize=64)
def _calendar_words(language: str) -> frozenset[str]:
    words = calendar(language).words
    return frozenset(word for table in ("month", "weekday") for word in words[table])


def is_calendar(low: str) -> bool:
    return low in _calendar_words("en")


def stem(low: str) -> str:
    """A word without its commonest endings; crude, but the same on both sides."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return low[: -len(ending)] + ("y" if ending == "ies" else "")
    return low


def one_of_many_days(prose: str, start: int, end: int, kinds: frozenset[str]) -> bool:
    """Does a sentence tell of a market that closed, as it does on every day, or of one day of a match that goes on?"""
    if ("match" in kinds and _INNINGS.search(prose, start, end)) or _PRICED.search(prose, start, end):
        return True
    return not kinds.isdisjoint(_SESSION) and _MARKETS.search(prose, start, end) is not None
