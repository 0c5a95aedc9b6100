"""Names of the desk's facts file that copy spells with a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from linter import facts
from linter.claims import Name
from linter.document import Document, Span
from linter.facts import FactRule, Facts
from linter.finders.persons import one_slip
from linter.finders.proper import Proper, known_place, proper_names, words
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon.words import common, rare
from linter.rule import DeskFacts, examples

_LONG: Final = 7  # letters of a word that is hardly another name when it is one letter off
_FIRST: Final = 3


class _Fixed(NamedTuple):
    """An accepted form of a name, word by word; of a person, also the offices."""

    words: tuple[str, ...]
    name: str
    span: Span
    person: bool
    offices: frozenset[str]


class MisspelledName(FactRule[Name]):
    """A name of the desk's facts file that is spelled with one letter wrong.

    Why it matters
    A draft that misspells a name from beginning to end agrees with itself, so only a list of right names can tell. The
    people and companies concerned notice first.

    How it decides
    A capitalised word that is one letter away from a word of an accepted name (dropped, added, changed, or two
    neighbours swapped) and stands for it: the other words of the name stand beside it ("Mikhail Mishutin"), or a title
    does ("Prime Minister Mishutin"), or the word is long and no other word or name that is known.
    `facts` are the statements of the file; it is set by `--facts` or the setting `facts` of the linter, not here.

    When it stays silent
    Without a facts file; for other accepted forms of a name, with or without accents, in the plural or the possessive;
    for words of the dictionary, first names and places; for short words beside nothing of the name.
    """

    allows = examples(
        ("Vietsovpetro's wells gave 250 million tonnes. The two Vietsovpetros of the joke are one.",
         DeskFacts('institutions = [{name = "Vietsovpetro"}]')),
        ("Nadia Brandt met Nils Brand, who is not related.", DeskFacts('people = [{name = "Nadia Brandt"}]')),
        ("Phạm Minh Chính met Mishustin.",
         DeskFacts('people = [{name = "Pham Minh Chinh"}, {name = "Mikhail Mishustin"}]')),
        ("The Continental Harbour Company paid; the Continent waited.",
         DeskFacts('institutions = [{name = "Continents"}]')),
    )  # fmt: skip
    catches = examples(
        ("The oil venture [[Vietsopetro]] reached a milestone in May.",
         DeskFacts('institutions = [{name = "[[Vietsovpetro]]", founded = 1981-06-19}]')),
        ("HANOI - Mikhail [[Mishutin]] landed on Tuesday.", DeskFacts('people = [{name = "[[Mikhail Mishustin]]"}]')),
        ("Prime Minister [[Dahll]] opened the new bridge in Tromsø.",
         DeskFacts('people = [{name = "[[Kari Dahl]]", titles = [{title = "Prime Minister"}]}]')),
        ("Ministers of the [[Euroasian]] Economic Union met in Yerevan.",
         DeskFacts('institutions = [{name = "[[Eurasian Economic Union]]", forms = ["EAEU"]}]')),
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Name]:
        if not (self.facts.people or self.facts.institutions) or document.language[:2] != "en":
            return
        index, right = _index(self.facts)
        for proper in proper_names(document):
            for at, token in enumerate(proper.tokens):
                word = fold(token.text)
                if len(word) < 4 or word in right:
                    continue
                near = index.get(word[:_FIRST], ()) + index.get(word[-_FIRST:], ())
                fixed = next((fixed for fixed in near if _stands_for(fixed, proper, at, word)), None)
                if fixed:
                    yield Name(
                        span=document.span(token.start, token.end), zone=document.zone_at(token.start),
                        quoted=document.quoted(token.start), dateline=document.date, name=token.text, key=fixed.name,
                    )  # fmt: skip
                    break

    def keys(self, claim: Name) -> Iterable[str]:
        yield f"{claim.path}\n{claim.key}\n{claim.name}"

    def check(self, claims: Sequence[Name]) -> Iterator[Finding | Agreement]:
        first = claims[0]
        fixed = next(f for found in _index(self.facts)[0].values() for f in found if f.name == first.key)
        right = min(fixed.words, key=lambda word: not one_slip(word, fold(first.name)))
        yield self.finding(
            first,
            f"the desk's facts spell it {fixed.name}",
            Related(fixed.span, "the desk's facts"),
            *claims[1:10],
            reason=f"both: {fixed.name}, one letter apart",
            repairs=[next(w for w in fixed.name.split() if fold(w) == right)],
        )


@lru_cache(maxsize=8)
def _index(known: Facts) -> tuple[dict[str, tuple[_Fixed, ...]], frozenset[str]]:
    """The accepted names by how their words begin and end (a slip leaves one of the two), and all their words."""
    index: dict[str, list[_Fixed]] = {}
    right: set[str] = set()
    named: list[facts.Person | facts.Institution] = [*known.people, *known.institutions]
    for fact in named:
        for form in fact.forms:
            parts = tuple(fold(form).split())
            offices = frozenset(h.office for h in fact.titles) if isinstance(fact, facts.Person) else frozenset[str]()
            fixed = _Fixed(parts, form, fact.span, isinstance(fact, facts.Person), offices)
            right.update(parts)
            for end in {end for part in parts if len(part) > 3 for end in (part[:_FIRST], part[-_FIRST:])}:
                index.setdefault(end, []).append(fixed)
    return {end: tuple(found) for end, found in index.items()}, frozenset(right)


def _stands_for(fixed: _Fixed, proper: Proper, at: int, word: str) -> bool:
    """Is this word of a proper name a word of an accepted name with a slip, and what says so?"""
    for place, part in enumerate(fixed.words):
        if not one_slip(part, word) or part + "s" == word or word + "s" == part:
            continue
        last = place == len(fixed.words) - 1
        if fixed.person and last and _titled(fixed, proper, at):
            return True
        if part[0] != word[0] or _known(word):
            continue
        if len(part) >= _LONG - 2 and len(fixed.words) > 1 and _beside(fixed, proper, at - place, place):
            return True
        if len(part) >= _LONG and (len(fixed.words) == 1 or (fixed.person and last)):
            return True
    return False


def _titled(fixed: _Fixed, proper: Proper, at: int) -> bool:
    """Does an office of the person stand before the word?"""
    before = [token.text for token in proper.tokens[:at]]
    return any(facts.office(" ".join(before[-size:])) in fixed.offices for size in (1, 2, 3) if size <= len(before))


def _beside(fixed: _Fixed, proper: Proper, start: int, place: int) -> bool:
    """Do all other words of the name stand where they should?"""
    beside = [fold(token.text) for token in proper.tokens[max(start, 0) : start + len(fixed.words)]]
    return start >= 0 and (*beside[:place], *beside[place + 1 :]) == (*fixed.words[:place], *fixed.words[place + 1 :])


def _known(word: str) -> bool:
    """Is this a word, a first name or a place by itself?"""
    lists = words()
    return (
        word in common()
        or word in rare()
        or word in lists.given
        or word in lists.vietnamese
        or known_place(word.capitalize())
    )
