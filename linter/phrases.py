"""Noun phrases around a figure, read without a tagger: what is counted, what narrows it, what words stand near."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from linter.patterns import later
from linter.tables import table

LEXICON: Final = Path(__file__).parent / "lexicon"
_WRITTEN: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
# "R2 billion" and "Sh13.9" are no words, where "A380" is one.
_MONEY: Final = r"(?<![A-Za-z])(?![A-Z][A-Za-z]?\d+(?:[.,]\d|[ -](?:m|b|tr)illion\b))"
WORD: Final = later(rf"{_MONEY}[^\W\d_][\w]*(?:[’'-][^\W\d_]\w*)*")
_AFTER: Final = later(r"[ -](?=[^\W\d_])((?:[^\W\d_][\w’'-]*)(?: [^\W\d_][\w’'-]*){0,6})")
_POSSESSIVE: Final = later(r"[’']s?$")


class Words(NamedTuple):
    """The word lists that reading needs, for one language."""

    stop: frozenset[str]
    adjectival: frozenset[str]  # participles that narrow the plural after them
    invariant: frozenset[str]  # nouns whose plural is the same
    telling: frozenset[str]
    not_plural: frozenset[str]
    irregular: dict[str, str]
    linking: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    modality: dict[str, str]  # word -> modality
    verbs: dict[str, str]  # verb -> what a figure beside it measures
    same: dict[str, str]  # word -> another that means the same here
    origin: frozenset[str]  # before what a figure changed from
    goal: frozenset[str]  # before what it came to
    amount: frozenset[str]  # before how much it changed by
    head_first: bool  # does the head of a noun phrase stand before what narrows it?


class Measures(NamedTuple):
    """The measures that have a name of their own: noun (or phrase) -> measure, and which of them are levels."""

    names: dict[str, str]
    stock: frozenset[str]
    flow: frozenset[str]
    counted: frozenset[str]  # people and things, never an amount of money or a share


@cache
def words(language: str = "en") -> Words:
    raw = _load("words", language)
    modality = {word: kind for kind, forms in raw["modality"].items() for word in forms.split()}
    verbs = {word: kind for kind, forms in raw["verbs"].items() for word in forms.split()}

    def listed(name: str) -> frozenset[str]:
        return frozenset(raw.get(name, "").split())

    return Words(
        listed("stop"), listed("adjectival"), listed("invariant"), listed("telling"), listed("not_plural"),
        raw["irregular"], listed("linking"), listed("up"), listed("down"), modality, verbs, raw["same"],
        listed("origin"), listed("goal"), listed("amount"), raw.get("head_first", False),
    )  # fmt: skip


@cache
def measures(language: str = "en") -> Measures:
    raw = _load("measures", language)
    names = {noun: name for kind in raw for name, nouns in raw[kind].items() for noun in nouns}
    return Measures(
        names, frozenset(raw["stock"]) | frozenset(raw["counted"]), frozenset(raw["flow"]), frozenset(raw["counted"])
    )


class Kin(NamedTuple):
    """What tells whether two figures are about the same thing."""

    people: frozenset[str]
    apart: frozenset[str]
    lengths: frozenset[str]
    one_length: frozenset[str]
    seasons: frozenset[str]  # counted to say how long something went on
    never_counts: frozenset[str]
    contrast: frozenset[str]  # beside one of two figures, they say that it is another
    sided: frozenset[str]  # so do two different ones, one beside each
    sorts: frozenset[str]  # a count of these is another than a count of people
    stand_ins: frozenset[str]  # "the 68 machines": put for a count of other things
    lasting: dict[str, tuple[str, ...]]  # what lasts a time -> words that tell of it otherwise
    sides: dict[str, str]  # word for a source -> the side it is on


@cache
def kin(language: str = "en") -> Kin:
    raw = _load("alignment", language)
    sides = {word: side for side, forms in raw["sides"].items() for word in forms.split()}
    lasting = {noun: tuple(told) for nouns, told in raw["lasting"].items() for noun in nouns.split()}
    sets = {name: frozenset(raw[name].split()) for name in Kin._fields if name not in ("lasting", "sides")}
    sets["people"] |= _persons(language)
    return Kin(**sets, lasting=lasting, sides=sides)


def _persons(language: str) -> frozenset[str]:
    """Every word for a person, from WordNet."""
    path = LEXICON / language / "people.txt"
    return frozenset(path.read_text(encoding="ascii").split() if path.exists() else ())


@lru_cache(maxsize=20000)
def singular(word: str) -> str:
    """The singular of an English noun, lower case; other words come back as they are."""
    word = word.lower()
    lists = words()
    if word in lists.irregular:
        return lists.irregular[word]
    if not word.endswith("s") or word in lists.not_plural or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> bool:
    """Does this look like a plural noun?"""
    return (
        singular(word) != word.lower() or word.lower() in words().irregular or (word[:-1].isupper() and word[-1] == "s")
    )


class Noun(NamedTuple):
    """A noun phrase: its head in the singular, the words before the head, and where it stands in the prose."""

    head: str
    modifiers: tuple[str, ...]
    start: int
    end: int


def noun_after(prose: str, at: int, limit: int, language: str = "en") -> Noun | None:
    """The noun phrase that follows a number directly: "199 investment projects in …" -> project (investment)."""
    match = _AFTER.match(prose, at, limit)
    if not match:
        return None
    lists = words(language)
    if lists.head_first:
        return _head_first(prose, match, language)
    taken: list[tuple[str, int]] = []
    for word in WORD.finditer(prose, match.start(1), match.end(1)):
        text = word[0]
        low = text.lower()
        if taken and prose[taken[-1][1] : word.start()] not in (" ", "-"):
            break
        if not taken and low in lists.adjectival and _narrows(prose, word.end(), match.end(1)):
            taken.append((text, word.end()))
            continue
        if low in lists.stop or (taken and low.endswith("ing") and plural(taken[-1][0])):
            break
        if low.endswith("ed") and (not taken or plural(taken[-1][0])):
            break
        taken.append((_POSSESSIVE.sub("", text), word.end()))
        if _POSSESSIVE.search(text):
            break
        if plural(text) and len(taken) > 1:
            break
        if plural(text) and text.islower():
            break
    if not taken:
        return None
    # The head is the last plural, else the last word.
    last = max((i for i, (word, _) in enumerate(taken) if plural(word)), default=len(taken) - 1)
    kept = taken[: last + 1]
    return Noun(singular(kept[-1][0]), tuple(w.lower() for w, _ in kept[:-1]), match.start(1), kept[-1][1])


def _narrows(prose: str, at: int, limit: int) -> bool:
    """Does a plural that begins with a small letter follow right after, or as the second word?"""
    for _ in range(2):
        following = WORD.match(prose, at + 1, limit) if prose[at : at + 1] == " " else None
        if following is None or not following[0].islower() or following[0] in words().stop:
            return False
        if plural(following[0]) or following[0] in words().invariant:
            return True
        at = following.end()
    return False


def _head_first(prose: str, match: re.Match[str], language: str) -> Noun | None:
    """The same where the head comes first ("dự án đầu tư"): the longest measure, else two words."""
    found = list(WORD.finditer(prose, match.start(1), match.end(1)))[:6]
    names, stop = measures(language).names, words(language).stop
    size = next((n for n in range(len(found), 0, -1) if _phrase(found[:n]) in names), 0)
    size = size or next((n for n, word in enumerate(found[:2]) if word[0].lower() in stop), min(len(found), 2))
    return Noun(_phrase(found[:size]), (), found[0].start(), found[size - 1].end()) if size else None


def _phrase(found: list[re.Match[str]]) -> str:
    return " ".join(word[0].lower() for word in found)


def measure_before(prose: str, start: int, end: int, language: str) -> Noun | None:
    """The last measure named in a stretch, the longest of those that end there."""
    text = prose[start:end].lower()
    ends = {name: text.rfind(name) + len(name) for name in measures(language).names if name in text}
    if not ends or len(text) != end - start:
        return None
    name = max(ends, key=lambda name: (ends[name], len(name)))
    return Noun(name, (), start + ends[name] - len(name), start + ends[name])


_MONTHS: Final = frozenset(
    ["january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"]
)


_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ed", "er", "ure", "ion", "ly", "es", "e", "y",
)  # fmt: skip


@lru_cache(maxsize=40000)
def stem(word: str) -> str:
    """A rough stem: enough to see that "closure", "closing" and "close" may be one word."""
    word = _POSSESSIVE.sub("", word.lower())
    same = words().same
    word = singular(same[word] if word in same else same.get(singular(word), word))
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def stems(prose: str, start: int, end: int, language: str = "en") -> tuple[str, ...]:
    """The stems of the content words in a stretch, sorted, each once."""
    idle = _idle(language)
    found = WORD.findall(prose, start, end)
    return tuple(sorted({stem(w) for w in found if (len(w) > 2 and w.lower() not in idle) or w.isupper()}))


@cache
def _idle(language: str) -> frozenset[str]:
    """The words that say nothing of what a sentence is about; a month beside two figures ties them together."""
    return words(language).stop - words(language).telling - _MONTHS


def _load(name: str, language: str) -> dict[str, Any]:
    path = LEXICON / language / f"{name}.toml"
    if not path.exists():
        path = LEXICON / "en" / f"{name}.toml"
    return table(path)


def written(first: int, last: int) -> dict[str, int]:
    """The numbers from one to another, within 1 and 20, by the English words for them."""
    return {word: number for number, word in enumerate(_WRITTEN, 1) if first <= number <= last}
