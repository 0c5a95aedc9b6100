"""The year since which something has not been, told nowhere else, and a later case of the same that the copy recalls.

In right copy the year after "since" is that of the case which the background tells. Where it stands nowhere else, and
one clause tells of the same sort of event in a later year, done by those of whom the claim is made, the two disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.calendar_grammar import calendar
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.folding import fold
from linter.patterns import later
from linter.relations.precedence.precedents import YEAR, Novelty, Precedent, narrower, norm, this_year
from linter.tables import table

_FOUR: Final = later(r"\b(?:1[5-9]|20)\d\d\b")
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_CUT: Final = later(
    r"; |, (?:and|but|while|whereas|although|though) |"
    r" (?:and|but) (?=(?:in|on|at) (?:\w+ )?(?:1[5-9]|20)\d\d\b)|: "
)
# A case that is called one before this one.
_BEFORE: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]|[\w’'-]+[’']s) (?:only other|only previous|one other|very last|"
    r"last|previous|most recent|earlier|preceding) (?P<what>(?:one|such|time|occasion)\b|[^.,;:]{2,60})|"
    r"\bpredecessors?\b"
)
_BY: Final = later(r"\b(?:of|by|at|against|for|between|from|with) (?:the )?(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_AUXILIARY: Final = later(
    r"(?: (?:had|has|have|was|were|been|being|last|also|again|then|once|did|only|so|just|most|recently|previously|"
    r"duly|even|already|actually|both|all))*$"
)
_ACTOR: Final = later(r"(?:(?P<lead>[\w’'-]+) )?(?P<head>[\w’'-]+)$")
_PASSIVE: Final = later(r"\b(?:was|were|been|is|are|be) (?P<done>[a-z]+)")
_PRONOUNS: Final = frozenset(["it", "they", "he", "she"])
_RELATIVES: Final = frozenset(["that", "which", "who"])
_NOT: Final = later(
    r"\b(?:never|not|no|without|nearly|almost|narrowly|close to|missed|failed|short of|turned back|threat\w*|voted to|"
    r"avoid\w*|avert\w*|called (?:it )?off|runners?-up|second|third|semi-?final\w*|quarter-?final\w*|would|could|might|"
    r"may|will|plan\w*|hop(?:e|es|ed|ing)|tried|attempt\w*|first|unlike|if|instead|neighbou?r\w*|rivals?|abroad|"
    r"elsewhere|(?:an)?other|different|unofficial\w*|acting|interim|caretaker|deputy|apply|applied|promised|refused|"
    r"acquitted|than|juniors?|youths?|under-\d+|reserves?|friendly|women|men|(?<!as a )(?:girls?|boys?))\b"
)
_IDLE: Final = frozenset(["The", "In", "On", "At", "By", "When", "It", "They", "He", "She", "That", "This", "A", "An"])


class Clause(NamedTuple):
    """A stretch of a sentence that tells of one year."""

    start: int
    end: int
    year: int


@cache
def _occasions() -> dict[str, frozenset[str]]:
    raw = table(Path(__file__).with_suffix(".toml"))["occasions"]
    return {name: frozenset(fold(word) for word in words.split()) for name, words in raw.items()}


@cache
def _stems() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(norm, words)) for name, words in _occasions().items()}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table(Path(__file__).with_suffix(".toml"))[name]["words"].split())


def recalled(document: Document, claim: Novelty) -> Precedent | None:
    """The later case, where the year since which there has been none is accounted for nowhere."""
    if not claim.since or not unaccounted(document, claim.since):
        return None
    sorts = {name for name, words in _stems().items() if claim.deeds & words}
    words = frozenset(word for name in sorts for word in _occasions()[name])
    this = claim.before or this_year(document)
    own = names(document.prose, *document.sentence_at(claim.begin))
    for clause in clauses(document) if sorts else ():
        begin, stop = document.sentence_at(clause.start)
        if not claim.since < clause.year < this or begin == claim.begin or narrower(document.prose, claim, begin, stop):
            continue
        found = _WORD.finditer(document.prose, clause.start, clause.end)
        same = [m for m in found if fold(m[0]) in words or norm(m[0]) in claim.deeds]
        told = [m for m in same if not denied(document.prose, clause, m)]
        if told and (_called_earlier(document, clause, words, own) or _done(document, claim, clause, told, sorts, own)):
            return Precedent(begin, stop, tuple(sorted(sorts)))
    return None


def unaccounted(document: Document, year: int) -> bool:
    """Does the copy name this year but once: in the claim, and not where it tells of the last time?"""
    return sum(int(m[0]) == year for m in _FOUR.finditer(document.prose)) <= 1


@lru_cache(maxsize=2)
def clauses(document: Document) -> tuple[Clause, ...]:
    """Every clause of the story that tells of one year."""
    return tuple(_clauses(document))


def _clauses(document: Document) -> Iterator[Clause]:
    prose = document.prose
    for begin, stop in dict.fromkeys(document.sentence_at(m.start()) for m in _FOUR.finditer(prose)):
        if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
            continue
        cuts = [m.end() for m in _CUT.finditer(prose, begin, stop)]
        for start, end in zip((begin, *cuts), (*cuts, stop), strict=True):
            years = {int(m["year"]) for m in YEAR.finditer(prose, start, end)}
            if len(years) == 1:
                yield Clause(start, end, years.pop())


def names(prose: str, begin: int, stop: int) -> frozenset[str]:
    """The words with a capital in a stretch that are no months, days or openings."""
    grammar = calendar("en").words
    idle = grammar["month"].keys() | grammar["weekday"].keys()
    return frozenset(
        re.sub(r"['’]s?$", "", fold(m[0]))
        for m in _WORD.finditer(prose, begin, stop)
        if m[0][0].isupper() and m[0] not in _IDLE and m[0].lower() not in idle
    )


def denied(prose: str, clause: Clause, told: re.Match[str]) -> bool:
    """Is it denied, or said of others, in the phrase that holds the event and its year?"""
    year = next(m for m in YEAR.finditer(prose, clause.start, clause.end))
    first, last = min(told.start(), year.start()), max(told.end(), year.end())
    start = max(prose.rfind(", ", clause.start, first), clause.start)
    end = prose.find(", ", last, clause.end)
    return _NOT.search(prose, start, clause.end if end < 0 else end) is not None


def _called_earlier(document: Document, clause: Clause, words: frozenset[str], own: frozenset[str]) -> bool:
    """Is it "the last strike", "a previous licence", what a predecessor did; and of nobody else by name?"""
    match = _BEFORE.search(document.prose, clause.start, clause.end)
    if not match:
        return False
    if not match["what"]:
        return True  # a predecessor's
    named = {fold(word) for word in _WORD.findall(match["what"])}
    by = _BY.search(match["what"])
    return bool(named & words) and (by is None or bool(names(by["who"], 0, len(by["who"])) & own))


def _done(
    document: Document, claim: Novelty, clause: Clause, told: list[re.Match[str]], sorts: set[str], own: frozenset[str]
) -> bool:
    """Do those of whom the claim is made do it, by name, by a pronoun, or as "the side that won"?"""
    if claim.who:
        return False  # "the first mayor to be jailed" is disproved by any mayor: that is told elsewhere
    prose = document.prose
    begin = document.sentence_at(claim.begin)[0]
    passive = any(norm(m["done"]) in claim.deeds for m in _PASSIVE.finditer(prose, begin, claim.start))
    for match in told:
        before = prose[clause.start : match.start()].rstrip()
        auxiliary = _AUXILIARY.search(before)
        actor = _ACTOR.search(before[: auxiliary.start()] if auxiliary else before)
        if actor is None:
            continue
        if passive and prose.startswith(" it ", match.end()):
            return True  # "first played since 1911", and "heard the band play it in 1953"
        strangers = names(prose, clause.start, match.start()) - own
        head, lead = actor["head"], actor["lead"] or ""
        low = head.lower()
        if low in _PRONOUNS:
            same = not strangers or bool(sorts & _listed("nature"))
        elif low in _RELATIVES:
            definite = re.search(rf"\b(?:the|that|its|their) {re.escape(lead)} {head}$", before)
            same = fold(lead) in _listed("bodies") and definite is not None
        elif head[0].isupper():
            same = fold(head) in own and not strangers
        else:
            definite_too = lead.lower() in ("the", "its", "their")
            same = definite_too and not strangers and (low in _listed("bodies") or norm(low) in claim.words)
        if same:
            return True
    return False
