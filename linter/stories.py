"""Which documents tell of the same event: they share rare names and numbers, and their days are near.

A document is reduced to a fingerprint; only fingerprints are compared, through an index of what is rare in the run.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from math import log
from pathlib import Path
from typing import Final, NamedTuple

from linter.document import BYLINE, NOT_THE_STORY, Document
from linter.finders.proper import known_place, proper_names, words
from linter.folding import fold
from linter.heroes import Cast, cast, of_two
from linter.lexicon import country
from linter.patterns import later

NEAR: Final = 60  # days apart within which nothing more is asked
FAR: Final = 240  # days apart beyond which two documents tell of two events
ENOUGH: Final = 3.1  # the weight that two documents must share; more in a large run, where chance has more to work with
# Two or three drafts that somebody checks together are mostly of one event: less tells so.
AMONG_FEW: Final = 1.5
COMMON: Final = 40  # a trait that more documents of a run have leads to no candidates
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_TERMS_AT_MOST: Final = 3.5
_DATE: Final = later(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTHS})|({_MONTHS})\w*\.? (\d{{1,2}})\b)")
_LEFT_OUT: Final = frozenset({*NOT_THE_STORY, BYLINE})
_TODAY: Final = frozenset({"today", "yesterday", "tonight", "tomorrow", "weekly"})
_JOINTS: Final = frozenset({"of", "for", "and", "the", "&"})
_FOLDER: Final = Path(__file__).parent / "lexicon" / "en"
_NUMBER: Final = later(
    r"(?=[£$€¥\d])(?<![\d.,])(?:[£$€¥]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[£$€¥]?\d{2,9}(?:\.\d+)?|[£$€¥]?\d\.\d+)"
    r"(?![\d,.]*\d)"
)
_TERM: Final = later(r"(?<![\w’'-])[a-z]{6,20}(?![\w’'-])")


class Fingerprint(NamedTuple):
    """What is left of a document for this comparison; small, and made of plain strings."""

    path: str
    day: date | None
    traits: tuple[str, ...]  # "n:" a name of several words, "w:" of one, "#:" a number; see _weight; sorted
    of_a_day: bool = False  # does it speak of "today", without a date that says when that was?
    cast: Cast = Cast()


def stories(documents: Sequence[Document]) -> dict[str, str]:
    """Path of each document -> name of its story, which is the smallest path among those on the same event."""
    return (
        group(fingerprint(document) for document in documents)
        if len(documents) > 1
        else {d.path: d.path for d in documents}
    )


def fingerprint(document: Document) -> Fingerprint:
    """The names, numbers, days and rarer words of a document; not those of its teasers and furniture."""
    traits = set(_names(document))
    for block in document.blocks:
        if block.zone in _LEFT_OUT:
            continue
        for number in _NUMBER.findall(document.prose, block.start, block.end):
            digits = number.lstrip("£$€¥")
            if not (digits.isdigit() and (len(digits) < 2 or (len(digits) == 4 and "1800" < digits < "2100"))):
                traits.add(("s:" if digits.isdigit() and len(digits) == 2 else "#:") + digits)
        for when in _DATE.finditer(document.prose, block.start, block.end):
            traits.add(f"d:{when[2] or when[3]} {int(when[1] or when[4])}")
        traits.update(
            "t:" + _stem(t) for t in _TERM.findall(document.prose, block.start, block.end) if t not in _common()
        )
    if document.date:
        traits.add(f"d:{document.date:%b} {document.date.day}")
    of_a_day = document.date is None and document.holds(_TODAY)
    return Fingerprint(document.path, document.date, tuple(sorted(traits)), of_a_day, cast(document))


def _names(document: Document) -> Iterator[str]:
    lists, common = words(), _common()
    for proper in proper_names(document):
        if document.blocks and document.zone_at(proper.start) in _LEFT_OUT:
            continue
        kept: list[str] = []
        opens = proper.opens
        for token in proper.tokens:
            if not token.text[0].isupper():
                if token.text in _JOINTS:
                    yield from _traits(kept, opens)
                    kept, opens = [], False
                continue
            if token.low in lists.openers:
                continue
            if code := country(token.text) if known_place(token.text) else None:
                yield "c:" + code
            elif token.low not in common and len(token.text) > 1:
                kept.append(token.text)
        owns = document.prose.startswith(("'s", "’s"), proper.tokens[-1].start + len(proper.tokens[-1].text))
        yield from _traits(kept, opens and not owns)  # "Nundarra's new pool"


def _traits(kept: list[str], opens: bool) -> Iterator[str]:
    if len(kept) > 1:
        yield "n:" + fold(f"{kept[0]} {kept[-1]}")
    if kept and not (opens and len(kept) == 1) and len(kept[-1]) > 2 and fold(kept[-1]) not in words().given:
        yield "w:" + fold(kept[-1])


def group(fingerprints: Iterable[Fingerprint]) -> dict[str, str]:
    """Path -> story. Two groups join only where at least half of their documents are linked, never by one link."""
    prints = sorted(fingerprints, key=lambda each: each.path)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(prints):
        for trait in each.traits:
            having[trait].append(number)
    links = _links(prints, having)
    story: dict[int, int] = {}
    members: defaultdict[int, list[int]] = defaultdict(list)
    for (one, other), _ in sorted(links.items(), key=lambda link: (-link[1], link[0])):
        first, second = story.get(one, one), story.get(other, other)
        if first == second:
            continue
        left, right = members[first] or [one], members[second] or [other]
        crossing = (
            sum((min(a, b), max(a, b)) in links for a in left for b in right) if len(left) * len(right) < 2500 else 0
        )
        if 2 * crossing < len(left) * len(right):
            continue
        whole = sorted(left + right)
        for number in whole:
            story[number] = whole[0]
        members[first], members[second] = [], []
        members[whole[0]] = whole
    return {each.path: prints[story.get(number, number)].path for number, each in enumerate(prints)}


def _links(prints: list[Fingerprint], having: dict[str, list[int]]) -> dict[tuple[int, int], float]:
    """Pairs of documents that share enough, with how much."""
    count = len(prints)
    weights = {trait: _weight(trait, len(owners), count) for trait, owners in having.items() if len(owners) > 1}
    pairs: Counter[tuple[int, int]] = Counter()
    for trait, owners in having.items():
        if 1 < len(owners) <= COMMON and trait[0] in "nw#t":
            pairs.update((a, b) for i, a in enumerate(owners) for b in owners[i + 1 :])
    found = {}
    for (one, other), shared in sorted(pairs.items()):
        if shared < 2 and count > 12:
            continue
        if prints[one].of_a_day and prints[other].of_a_day:
            continue  # of two days, perhaps: what they say of one thing may well differ
        need = _need(prints[one].day, prints[other].day, count)
        if not need or (score := _score(prints[one], prints[other], weights)) < need:
            continue
        if of_two(prints[one].cast, prints[other].cast, prints[one].day == prints[other].day is not None):
            continue  # two councils that set their budgets on one day
        found[one, other] = score
    return found


def _score(one: Fingerprint, other: Fingerprint, weights: dict[str, float]) -> float:
    shared = sorted(set(one.traits) & set(other.traits))
    named = {word for trait in shared if trait[0] == "n" for word in trait[2:].split()}
    sums = dict.fromkeys("nw#sdct", 0.0)
    for trait in shared:
        if trait[0] != "w" or trait[2:] not in named:  # a name counts once, in full or not
            sums[trait[0]] += weights[trait]
    most = {"s": 0.7, "d": 1.0, "c": 1.2, "t": _TERMS_AT_MOST}
    return sum(min(total, most.get(sort, total)) for sort, total in sums.items())


def _need(one: date | None, other: date | None, count: int) -> float:
    """How much two documents of these days must share, in a run of so many; 0 if they cannot be on one event."""
    apart = abs((one - other).days) if one and other else 0
    doublings = log(count / 2, 2)
    enough = min(AMONG_FEW + 0.9 * doublings, ENOUGH + 0.55 * doublings)
    if one and other and apart <= 7:
        return enough * 0.85
    return 0.0 if apart > FAR else enough if apart <= NEAR else enough * 1.3


def _weight(trait: str, owners: int, count: int) -> float:
    """How much a shared trait tells: most for a full name, little for what many documents of the run have."""
    # A small run is often one desk's work on one event, and its names are then in every draft.
    rare = 4 + max(12 - 0.12 * count, 0)
    rarity = min(1.0, log((count + 50) / owners) / log((count + 50) / rare))
    plain = trait[0] == "#" and len(trait[2:].replace(",", "").replace(".", "").rstrip("0")) < 2
    return {"n": 2.4, "w": 1.5, "#": 0.5 if plain else 0.9, "s": 0.35, "d": 0.6, "c": 0.6, "t": 0.5}[
        trait[0]
    ] * rarity**2


def _stem(word: str) -> str:
    for ending in ("ing", "ers", "ed", "es", "er", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 4:
            return word[: -len(ending)]
    return word


@cache
def _common() -> frozenset[str]:
    return frozenset((_FOLDER / "common_words.txt").read_text(encoding="utf-8").split())
