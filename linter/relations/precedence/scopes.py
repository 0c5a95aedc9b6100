"""What a first medal or title is limited to: by whom, in what sport and event, and whether a case is within it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from linter.document import Document
from linter.folding import fold
from linter.patterns import later
from linter.phrases import LEXICON, stem
from linter.tables import table

# "The first medal that Vanuatu has won", "the first gold for Malta", "the first title ever won by the club".
_BY_WHOM: Final = later(
    r" (?:(?:that |which )?(?:the )?(?P<who>[A-Z][\w’'-]+) (?:has|have|had) (?:ever |yet |now )?(?:won|taken|earned|"
    r"gained|claimed|collected|secured|brought home)|(?:ever |to be )?(?:(?:won|taken|earned|claimed) )?(?:for|"
    r"by) (?:the )?(?P<by>[A-Z][\w’'-]+))"
)
_IN: Final = later(
    r" in (?:the |a )?(?P<what>(?!(?:its|his|her|their|history|event|race|discipline|distance|competition|category|"
    r"class)\b)[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2}?)(?= at\b| on\b|[,.;]| since\b|$)"
)
_AT: Final = later(
    r" at (?:the|this year[’']s) (?P<name>(?:[A-Z][\w’'-]+ )*)(?P<games>Games|Championships?|Olympics|Paralympics)\b"
)
_GAMES: Final = later(r"(?P<name>(?:\b[A-Z][\w’'-]+ )*)\b(?P<games>Games|Championships?|Olympics|Paralympics)\b")
_FREE: Final = frozenset(["history", "years", "decades", "century"])

_EVER: Final = later(
    r" (?:ever\b|in (?:the|its|their) (?:whole )?history(?: of the (?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+)?)"
)
# Whose first it is, where that has no name: "the island's first", "has won the island of Sula its first".
_ONES: Final = r"(?:island|islands|town|village|country|nation|kingdom|county|province|territory|school|college|region)"
OF_ONE: Final = rf"[Tt]he {_ONES}['’]s"
_WON_IT: Final = later(
    rf"\b(?:won|give|given|gave|brought|earned|secured|handed) (?:the|their|his|her) (?P<one>{_ONES})\b"
    rf"|\b[Tt]he (?P<own>{_ONES})['’]s (?:very )?first\b"
)
_FOR_IT: Final = later(
    rf"\b(?:for|by|to) (?:the|their|his|her|this|its) (?P<one>{_ONES})\b|\b[Tt]he (?P<own>{_ONES})['’]s\b"
)


class Scope(NamedTuple):
    """Who has the first, what it is in, at what event; and the words after all these."""

    who: str
    sport: str
    event: str
    rest: str


@cache
def _sports() -> frozenset[str]:
    raw = table(LEXICON / "en" / "firsts.toml")
    return frozenset(stem(word) for word in raw["sports"].split())


def for_one(prose: str, first: tuple[int, int], case: tuple[int, int]) -> bool:
    """Was an earlier one won for the island, or the school, whose first another sentence has?"""
    won = _WON_IT.search(prose, *first)
    return won is not None and (won["one"] or won["own"]) in (
        m["one"] or m["own"] for m in _FOR_IT.finditer(prose, *case)
    )


def scope(after: str) -> Scope:
    """What the words right after "the first medal" limit it to."""
    at, who, sport, event = 0, "", "", ""
    if found := _BY_WHOM.match(after):
        who, at = fold(re.sub(r"['’]s?$", "", found["who"] or found["by"])), found.end()
    if ever := _EVER.match(after, at):
        at = ever.end()
    for _ in range(2):
        if (found := _IN.match(after, at)) and not sport and found["what"].split()[-1] not in _FREE:
            sport, at = found["what"].lower(), found.end()
        elif (found := _AT.match(after, at)) and not event:
            event, at = found["games"], found.end()
    return Scope(who, sport, event, after[at:])


def within(document: Document, limits: Scope, at: int, case: tuple[int, int]) -> bool:
    """Is a case of the sport and the event that a first, told in the sentence at a place, is limited to?"""
    prose, (begin, stop) = document.prose, case
    if limits.event:
        named = [m for m in _GAMES.finditer(prose, begin, stop) if m["games"] == limits.event]
        if not named or any(m["name"].removeprefix("The ") not in prose[: document.sentence_at(at)[1]] for m in named):
            return False
    if not limits.sport:
        return True
    told = {stem(word) for word in re.findall(r"[^\W\d_][\w-]*", prose[begin:stop])}
    if stem(limits.sport.split()[-1]) in told:
        return True
    # In a draft with one sport only, what is won "in the doubles" is won in that.
    return stem(limits.sport.split()[-1]) in _sports() and not _others(document, limits.sport)


def _others(document: Document, sport: str) -> bool:
    own = {stem(word) for word in sport.split()}
    return any(stem(word) in _sports() - own for word in document.words)
