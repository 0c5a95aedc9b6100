"""A change that the copy tells in one place, and in others what the thing came to, then and now.

"Deer harvest down 18%" over "24,310 deer were registered, compared with 27,625 in 2023"; "nine times as many families
as in 2019", where 17,400 households are told in one place and in another, of 2019, 2,900.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from linter.document import HEADLINE, QUOTE, TABLE, Document
from linter.patterns import later
from linter.phrases import kin, singular, stem, stems
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.adjoining import Adjoining
from linter.relations.growth.clauses import clause_before
from linter.relations.growth.triads import (
    Change,
    alike,
    amounts_beside,
    changes_in,
    is_amount,
    measured_by,
    meet,
    older,
    triads,
)

_Level = tuple[Figures, Placed]

_SINCE: Final = later(r"[^.;]{0,70}?\b(?:in|since|on|of|from|than|over) (?P<year>(?:19|20)\d\d)\b")
_SPAN: Final = later(
    r"\bin (?:the (?:past|last) )?(?P<count>\d\d?|two|three|four|five|six|seven|eight|nine|ten|15|20) (?P<unit>years"
    r"|decades)\b"
    r"|\bin (?:a|the (?:past|last)) (?P<decade>decade)\b|\bit was (?P<ago>\d\d?|ten|five|twenty) years ago\b"
)
_COUNTS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20,
}  # fmt: skip
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
# "18 per cent fewer deer", "nine times as many families": what is counted.
_COUNTED: Final = later(r" (?:more|fewer|as many|as much) (?P<nouns>[a-z-]{3,}(?: [a-z]{3,})?)\b")
# It is no count that went so.
_WORTH: Final = later(
    r"\b(?:prices?|costs?|values?|revenues?|profits?|sales of|takings|share|weights?|averages?|rates?|spending"
    r"|budgets?|shares"
    r"|income|earnings|exports|imports|stakes?|margin|temperatures?|wages?|pay|rents?|fees?|fares?|bills?|tax\w*"
    r"|size)\b",
    re.I,
)
_IDLE: Final = frozenset({"hour", "day", "week", "month", "minute", "count", "kilometre", "metre"})
_LEAST, _MOST = 0.2, 5.0  # how many times what it came from a thing may be
_FURTHEST: Final = 20
_BARE: Final = later(r"[,.;]")


class _Pair(NamedTuple):
    """What a thing came to and what it came from, each with its sentence."""

    now: _Level
    base: _Level


def told_later(document: Document) -> Iterator[Adjoining]:
    """Every change of an English document that the only two levels of its thing, told elsewhere, do not give."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (TABLE, QUOTE)]
    stated = [(s, change) for s in story for change in changes_in(document, s) if change.up is not None]
    if not stated:
        return
    beside = {claim.span for claim in triads(document)}
    body = [s for s in story if s.zone != HEADLINE]
    pairs = list(_pairs(body))
    levels = [(s, f) for s in body for f in s.figures if is_amount(f)]
    for sentence, change in stated:
        span = document.span(change.start, change.end)
        if span in beside or (change.multiple and change.high < 1):
            continue
        about = _about(document, sentence, change)
        found = list(_from_here(document, levels, sentence, change, about))
        if not found and not any(f.unit not in _IDLE for f in amounts_beside(sentence, change)):
            told = list(_by_year(levels, sentence, change)) or pairs
            found = [pair for pair in told if _tied(document, about, sentence, change, pair)]
        if len({(pair.now[1].value, pair.base[1].value) for pair in found}) != 1:
            continue
        (_, now), (_, base) = found[0]
        low, high = change.ratios(change.up is True)
        others = [c for _, c in stated if c is not change and c.up == change.up]
        near = 1 / _FURTHEST < now.value / base.value < _FURTHEST
        if not near or (now.value > base.value) != change.up or _given(levels, now, low, high):
            continue
        if any(meet(now, base, *other.ratios(other.up is True)) for other in others):
            continue  # the copy gives the right change of these two as well
        yield Adjoining(
            span=span, zone=sentence.zone, quoted=document.quoted(change.start), dateline=document.date,
            low=low, high=high, up=change.up is True, now=now.claim, base=base.claim,
        )  # fmt: skip


def _given(levels: Sequence[_Level], like: Placed, low: float, high: float) -> bool:
    """Do any two amounts of the kind in the story give this change?"""
    kind = [f for _, f in levels if alike(f, like)]
    return any(meet(one, other, low, high) for one in kind for other in kind if one is not other)


def _pairs(body: Sequence[Figures]) -> Iterator[_Pair]:
    """The levels that a sentence, or two on end, sets beside each other as then and now."""
    for at, sentence in enumerate(body):
        own = [(sentence, f) for f in sentence.figures if is_amount(f) and f.unit not in _IDLE]
        following = body[at + 1] if at + 1 < len(body) else None
        if following and following.block == sentence.block and following.number == sentence.number + 1:
            more = [(following, f) for f in following.figures if is_amount(f) and f.unit not in _IDLE]
            if len(own) == 1 and len(more) == 1:
                own = [*own, (following, _like(own[0][1], more[0]))]
        base = next((f for _, f in own if f.claim.change == "from" and f in sentence.figures), None)
        if base and len(own) > 2:  # "24,310 deer were counted in the 18 counties, compared with 27,625"
            own = [
                (s, f) for s, f in own if f is base or (f.end < base.start and _LEAST < f.value / base.value < _MOST)
            ]
        if len(own) != 2 or not (own[1][1] is base or alike(own[0][1], own[1][1], plainly=False)):
            continue
        ranks = [older(s, f) for s, f in own]
        if ranks[0] != ranks[1] and max(ranks) > 0:
            yield _Pair(*sorted(own, key=lambda level: older(*level)))


def _like(first: Placed, later: _Level) -> Placed:
    """ "Covered 1,940 square kilometres. Last autumn they covered 1,203": the unit is left to be understood."""
    sentence, figure = later
    if not first.unit or figure.unit or not _BARE.match(sentence.after(figure, 3)):
        return figure
    return figure._replace(claim=replace(figure.claim, unit=first.claim.unit, currency=first.claim.currency))


def _from_here(
    document: Document, levels: Sequence[_Level], sentence: Figures, change: Change, about: frozenset[str]
) -> Iterator[_Pair]:
    """ "A term now costs six times what it did in 2009, when the fee was 12,000 pesos": told before, what it is now."""
    base = measured_by(sentence, change)
    if base is None or amounts_beside(sentence, change)[0] is not base[0]:
        return
    for where, now in levels:
        apart = where is not sentence and alike(now, base[0], plainly=False) and older(where, now) <= 0
        if apart and about & set(stems(document.prose, where.start, where.end)):
            yield _Pair((where, now), (sentence, base[0]))


def _by_year(levels: Sequence[_Level], sentence: Figures, change: Change) -> Iterator[_Pair]:
    """ "Nine times as many as in 2019": the one level of that year, and the one of its kind that is of no other."""
    since = _SINCE.match(sentence.prose, change.end, sentence.end)
    if not since:
        return
    bases = [(s, f) for s, f in levels if s is not sentence and _YEAR.findall(s.text) == [since["year"]]]
    for where, base in bases:
        nows = [
            (s, f) for s, f in levels
            if s is not where and s is not sentence and alike(f, base, plainly=False) and not _YEAR.search(s.text)
            and f.head == base.head and older(s, f) < 4
        ]  # fmt: skip
        if (
            len({f.value for _, f in nows}) == 1
            and sum(f.unit == base.unit and alike(f, base, False) for _, f in bases) == 1
        ):
            yield _Pair(nows[0], (where, base))


def _about(document: Document, sentence: Figures, change: Change) -> frozenset[str]:
    """The stems of what a change is told of: its own clause, and the noun right after it."""
    begin = sentence.start + clause_before(sentence.prose[sentence.start : change.start])
    counted = _COUNTED.match(sentence.prose, change.end, sentence.end)
    words = frozenset(stems(document.prose, begin, change.start))
    return words | _nouns(counted["nouns"]) if counted else words


def _nouns(words: str) -> frozenset[str]:
    return frozenset(stem(singular(word)) for word in words.split(" "))


def _tied(document: Document, about: frozenset[str], sentence: Figures, change: Change, pair: _Pair) -> bool:
    """Are two levels those of the thing that a change is told of?"""
    (where, now), (then, _) = pair
    if where is sentence or then is sentence or where.block == sentence.block:
        return False
    heads = {stem(singular(now.head))} if now.head else set()
    clause = sentence.prose[sentence.start + clause_before(sentence.prose[sentence.start : change.start]) : change.end]
    if not now.unit:
        people = {stem(word) for word in kin().people}
        counted = _COUNTED.match(sentence.prose, change.end)
        same = heads & about or (counted and heads <= people and _nouns(counted["nouns"]) & people)
        return bool(same) and not _WORTH.search(clause)
    span = _span(sentence)
    year = document.date.year if document.date else 0
    years = {int(word) for word in _YEAR.findall(then.text)}
    return bool(span and year and years == {year - span} and not _WORTH.search(clause))


def _span(sentence: Figures) -> int:
    """How many years a change is said to have taken; 0 where that is not told."""
    match = _SPAN.search(sentence.text)
    if not match:
        return 0
    if match["decade"]:
        return 10
    word = match["count"] or match["ago"]
    return (_COUNTS.get(word) or int(word)) * (10 if match["unit"] == "decades" else 1)
