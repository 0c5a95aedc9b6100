"""What a stretch of copy speaks of: the things that go up and down, and over what time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from linter.patterns import later
from linter.phrases import WORD, singular, stem, stems, words
from linter.tables import table

_DONE: Final = later(r"(?:sold|spen[dt]|lost|lose|pa(?:id|y)s?|costs?|carry|carries|measures?|holds?|\w+ed)$")
_STEP: Final = later(
    r"\b(year|month|quarter|week|day)s?(?:[- ](?:earlier|ago|before|on)|[’']s)\b|\b(?:last|previous) (year|"
    r"month|quarter|"
    r"week|day)\b|\b(?:on|from|over|than) (?:the |a )+(year|month|quarter|week|day)\b"
    r"|\b(year|month|quarter)[- ]on[- ](?:year|month|quarter)\b"
    r"|\b(annual|yearly|monthly|quarterly|weekly)\b|\bin (?:a|the past) (year|month|week|day)\b",
    re.I,
)
_YEARS_ON: Final = later(
    r"\b(?P<n>\d\d?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty) years "
    r"(?:ago|earlier|before|on)\b|\b(?:in|over|within|during|for) (?:the (?:past|last) |just |only "
    r")?(?P<m>\d\d?|two|three|"
    r"four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty) years\b"
    r"|\b(?:a|the (?:past|last)) (?P<decade>decade)\b",
    re.I,
)
_NUMBER_OF: Final = later(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:number|total|amount|count) of (?P<what>[a-z]+)\b")
_SINCE: Final = later(r"[^.;:,]{0,30}?\b(?:since|from|than in) (?P<year>(?:19|20)\d\d)\b")
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_NO_THING: Final = later(
    r"\b(?:a|per|each) (?:share|barrel|tonne|ton|litre|head|ticket)\b|\b(?:has|have|had)(?: \w+ly)? grown\b"
    r"|\b(?:interest|fee|rental|premium) income\b"
    r"|\bsales? of (?:its|their|his|her|the|a) (?:[\w.%-]+ ){0,4}"
    r"(?:stakes?|shares?|units?|subsidiary|business|division|land)\b"
)
_SCALES: Final = frozenset(
    ["million", "billion", "trillion", "lakh", "crore", "mln", "bln", "pct", "dlrs", "cts"]
)  # no bills
_SCALE_STEMS: Final = frozenset(map(stem, _SCALES))


@cache
def _lists() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    raw = table(Path(__file__).with_suffix(".toml"))
    things: dict[str, set[str]] = {}
    for number, line in enumerate(raw["things"]):
        for word in line.split():
            things.setdefault(stem(word), set()).add(f"={number}")
    kin = {stem(word): line.split()[0] for line in raw["kin"] for word in line.split()}
    return {word: frozenset(numbers) for word, numbers in things.items()}, kin


@lru_cache(maxsize=4096)
def things(text: str) -> frozenset[str]:
    """Every thing that goes up and down that a stretch may speak of; no price is "a share", and no crop "has grown"."""
    known, text = _lists()[0], _NO_THING.sub("", text)
    return frozenset().union(*(known.get(stem(w), frozenset()) for w in WORD.findall(text) if w not in _SCALES))


@lru_cache(maxsize=4096)
def topics(text: str) -> frozenset[str]:
    """The stems of the content words of a stretch, words of one sense as one."""
    kin, text = _lists()[1], _NO_THING.sub("", text)
    return frozenset(
        kin.get(word, word) for word in stems(text, 0, len(text)) if word not in _SCALE_STEMS and len(word) > 1
    )


TIMES: Final = topics("year years previous earlier last month months quarter week today yesterday third fourth")
_PRICED: Final = topics("price cost costing sold sells fetches average typical new")  # said of anything at all


def of_other_goods(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do two stretches tell what different things cost: "paper cost 9% more", "the price of a hardback"?"""
    goods = [own - _PRICED - TIMES for own in (one, other)]
    return bool(one & _PRICED and other & _PRICED and all(goods)) and not goods[0] & goods[1]


_STEPS: Final = {"annual": "year", "yearly": "year", "monthly": "month", "quarterly": "quarter", "weekly": "week"}
_AGES: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip


def stepped(words: str) -> str:
    """How long a change took, or how long ago its base was, when the copy says so: "year", "month", "10 years"."""
    years = _YEARS_ON.search(words)
    if years:
        count = (years["n"] or years["m"] or "ten").lower()
        return f"{_AGES.get(count, count)} years"
    step = _STEP.search(words)
    name = next((g for g in step.groups() if g), "").lower() if step else ""
    return _STEPS.get(name, name)


def headed(label: str) -> list[str]:
    """The last word of a label's own noun phrase: "Cyclists on the quay, Tver" -> Cyclists."""
    return WORD.findall(re.split(r" (?:in|on|of|at|for|from|per|to|by) |[,(:]", label)[0])[-1:]


def narrowing(own: str) -> frozenset[str]:
    """The things by name with the words that narrow them: "net profit", "residential building sales"."""
    known, found = _lists()[0], list(WORD.finditer(own))
    ends = [at for at, word in enumerate(found) if stem(word[0]) in known and not _DONE.match(word[0])]
    named = (([m[0].lower() for m in _chain(own, found, at)], found[at][0]) for at in ends)
    return frozenset(f"{' '.join(chain)} {singular(thing)}" for chain, thing in named if chain)


def _chain(own: str, found: Sequence[re.Match[str]], at: int) -> list[re.Match[str]]:
    """The words right before a thing that narrow it, three at most."""
    chain: list[re.Match[str]] = []
    for before, word in zip(reversed(found[:at]), reversed(found[1 : at + 1]), strict=True):
        narrow = (before[0].islower() or before.start() == 0) and before[0].lower() not in words().stop
        if own[before.end() : word.start()] != " " or not narrow or len(chain) == 3:
            break
        chain.insert(0, before)
    return chain


def of_another(prose: str, begin: int, start: int, end: int, told: str) -> bool:
    """Is a change of another count, or since another year, than what is told: "the number of newts has doubled"?"""
    counted, since = _NUMBER_OF.search(prose, begin, start), _SINCE.match(prose, end)
    years = _YEAR.findall(told)
    if since and years and since["year"] not in years:
        return True
    return counted is not None and singular(counted["what"]) not in told.lower()
