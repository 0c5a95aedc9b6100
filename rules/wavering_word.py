"""A word that no dictionary has, spelled in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import terms
from linter.finders.persons import one_slip
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon.words import common, rare
from linter.rule import Rule, examples

_LEAST: Final = 5  # letters; of shorter words a letter makes others
_LONG: Final = 8  # letters of a word of the dictionary that is hardly another when a letter is off
_ENDS: Final = ({"e", "o"}, {"i", "y"})  # "sancocho, sancoche"; a and o, e and i may be grammar (latino, panini)

_SALTS: Final = frozenset(["ate", "ite", "ide", "ane", "ene", "yne", "ine", "ase", "ose"])  # sulfite is no sulfate


@kind_of_claim
class Rare(Claim):
    """The first place of a word in lower case that no dictionary has."""

    word: str
    times: int = 1


class WaveringWord(Rule[Rare]):
    """A word that no dictionary has is spelled in two ways.

    Why it matters
        The words that no spelling checker knows, for what is cooked, played or worn elsewhere, are those that a reader
        looks up; two spellings send half of them astray.

    How it decides
        A word in lower case that no list of words has stands in the draft once, and another that differs from it by
        one letter stands there at least twice: the one that recurs is taken as meant.

    When it stays silent
        When they differ at the end, as a plural or a gender does (panino, panini), or as chemicals do; for short
        words; in direct speech and tables; and for spellings that mixed-spelling knows.
    """

    style = True
    reads = Rare

    allows = examples(
        "The panino was cold. A second panino came, and then nine panini.",
        "The borrel begins at six. A borrel is a drink. Two borrels make a night.",
        "He plays the sarod. She said: “A sarrod hums.” The sarod was old, and a sarod is dear.",
    )
    catches = examples(
        "The [[sancocho]] has nine roots. A sancocho takes a day.\n\nA pot of [[sanchocho]] was sold.",
        "The [[theramin]] hums.\n\nHe played the [[theremin]]. A theremin costs 900 dollars.",
    )

    def find(self, document: Document) -> Iterator[Rare]:
        if document.language[:2] != "en":
            return
        beginning = defaultdict[str, list[str]](list)
        for word in document.words:
            beginning[word[0]].append(word)
        for odd in sorted(word for word in document.words if len(word) >= _LEAST and _unknown(word)):
            if len(document.places({odd})) > 1 or fold(odd) in terms.known_forms():
                continue
            near = [word for word in beginning[odd[0]] if _wavers(odd, word)]
            if len(near) == 1 and (_unknown(near[0]) or len(near[0]) >= _LONG):
                yield from _claims(document, odd)
                yield from _claims(document, near[0])

    def keys(self, claim: Rare) -> Iterator[str]:
        if not claim.quoted:
            yield claim.path

    def check(self, claims: Sequence[Rare]) -> Iterator[Finding | Agreement]:
        for pair in combinations(sorted(claims, key=lambda claim: claim.word), 2):
            odd, usual = sorted(pair, key=lambda claim: claim.times)
            if odd.times == 1 < usual.times and _wavers(odd.word, usual.word):
                yield self.finding(
                    odd,
                    f"“{odd.word}” is spelled “{usual.word}” elsewhere",
                    Related(usual.span, f"{usual.times} times"),
                    reason=f"both: {usual.word}, but for one letter",
                    repairs=[usual.word],
                )


@lru_cache(maxsize=1 << 16)
def _unknown(word: str) -> bool:
    """Does no list have a word, nor what is left of it without its ending?"""
    stems = {word, *(word.removesuffix(ending) for ending in ("s", "es", "d", "ed", "r", "er", "ers", "ing", "ly"))}
    return word.isalpha() and stems.isdisjoint(common()) and stems.isdisjoint(rare())


def _claims(document: Document, word: str) -> Iterator[Rare]:
    """The first place of a word, if it never has a capital within a sentence."""
    prose, places = document.prose, document.places({word})
    at = next((at for at in places if prose[at].islower()), None)
    if at is None or any(prose[p : p + len(word)] not in (word, word.capitalize()) for p in places):
        return
    if any(prose[p].isupper() and p != document.sentence_at(p)[0] for p in places):
        return
    if document.zone_at(at) not in (*NOT_THE_STORY, TABLE):
        yield Rare(
            span=document.span(at, at + len(word)), zone=document.zone_at(at), quoted=document.quoted(at),
            dateline=document.date, word=word, times=len(places),
        )  # fmt: skip


def _wavers(one: str, other: str) -> bool:
    """Are two words one letter apart, and not by an ending?"""
    if one == other or min(len(one), len(other)) < _LEAST or abs(len(one) - len(other)) > 1:
        return False
    same = one[-1] == other[-1] or (len(one) == len(other) and {one[-1], other[-1]} in _ENDS)
    if one[-3:] != other[-3:] and {one[-3:], other[-3:]} <= _SALTS:
        return False
    return one[0] == other[0] and same and one_slip(one, other)
