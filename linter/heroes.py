"""Whom a draft is about, by name: two councils that set their budgets on one day share their words, not their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from linter.dateline import opening
from linter.document import BODY, BYLINE, DATELINE, HEADLINE, NOT_THE_STORY, Document
from linter.finders.proper import Token, known_place, proper_names, words
from linter.folding import fold
from linter.lexicon.words import is_common

_LEFT_OUT: Final = frozenset({*NOT_THE_STORY, BYLINE})
_ALIKE: Final = 0.72  # of two spellings of one name
_STEM: Final = 5  # letters that a name and what is called after it begin with
_SHORT: Final = 3


class Cast(NamedTuple):
    """The names of a draft, folded and sorted."""

    heroes: tuple[str, ...] = ()  # those in the headline and at the top; without a headline, those named there twice
    opener: tuple[str, ...] = ()  # the one that opens the headline and the first sentence
    named: tuple[str, ...] = ()  # all of them


def cast(document: Document) -> Cast:
    """The names of a draft, and which of them it is about."""
    lead = next((block for block in document.blocks if block.zone == BODY), None)
    if lead is None:
        return Cast()
    begins = lead.start + opening(document.prose[lead.start : lead.end])
    begins += document.prose[begins : begins + 1] == " "
    count: Counter[str] = Counter()
    headline: set[str] = set()
    top: set[str] = set()
    first: list[set[str]] = [set(), set()]  # what opens the headline, and the first sentence
    for token, opens in _tokens(document):
        name, zone = fold(token.text), document.zone_at(token.start)
        count[name] += 1
        if zone == HEADLINE:
            headline.add(name)
        if zone == DATELINE or lead.start <= token.start < lead.end:
            top.add(name)
        if opens and (zone == HEADLINE or token.start == begins):
            first[zone != HEADLINE].add(name)
    headed = any(block.zone == HEADLINE for block in document.blocks)
    heroes = headline & top if headed else {name for name in top if count[name] > 1}
    opener = first[0] & first[1] if headed else first[1]
    return Cast(tuple(sorted(heroes)), tuple(sorted(opener)), tuple(sorted(count)))


def of_two(one: Cast, other: Cast, same_day: bool) -> bool:
    """Are two drafts about two that have their own names, of whom neither is named beside the other?

    Where one draft does name the other's in passing, as a rival, each must open its own draft, on one day.
    """
    unknown = _strange(one.heroes, other.named), _strange(other.heroes, one.named)
    if all(unknown):
        return True
    unknown = _strange(one.opener, other.named), _strange(other.opener, one.named)
    apart = _strange(one.opener, (*other.heroes, *other.opener)) and _strange(other.opener, (*one.heroes, *one.opener))
    return same_day and any(unknown) and apart


def _strange(heroes: Iterable[str], named: Iterable[str]) -> bool:
    """Is none of these names among those, in any spelling, nor what is called after it?"""
    heroes, named = list(heroes), list(named)
    return bool(heroes) and not any(_one_name(hero, name) for hero in heroes for name in named)


def _one_name(one: str, other: str) -> bool:
    stem = one[:_STEM] == other[:_STEM] and min(len(one), len(other)) >= _STEM
    return one == other or stem or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _tokens(document: Document) -> Iterator[tuple[Token, bool]]:
    """Every word of a name, and whether it opens its sentence; not countries, and not what may be any word."""
    for proper in proper_names(document):
        if document.zone_at(proper.start) in _LEFT_OUT:
            continue
        for token in proper.tokens:
            opens = token.start == proper.start and proper.opens
            plain = token.low in words().bodies or (opens and is_common(token.low))
            if token.text[0].isupper() and len(token.text) >= _SHORT and not (plain or known_place(token.text)):
                yield token, opens
