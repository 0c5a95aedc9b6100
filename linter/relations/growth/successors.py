"""A new thing measured by the one that it replaces: "five times as many seats as the old one", told far apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders.factors import TIMES, Factor, factors
from linter.patterns import later
from linter.phrases import singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.multiples import Multiple
from linter.relations.precedence.precedents import content
from linter.relations.slips import TIMES as LENGTHS_OF_TIME

_SUCCEEDS: Final = later(
    r" (?:as many|the) (?P<noun>[a-z]{3,}) (?:as|of) "
    r"(?:the (?:one|ones) (?:that |which )?(?:it|they) (?:will )?replaces?|"
    r"(?:the|its|their) (?:old|former|present|existing|current|previous) (?:one|[a-z]+)|its predecessor)\b"
)
_OLD: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:old|former|present|existing|current|previous|original)(?: one)?\b"
)


# "Twenty times as expensive as its predecessor", "ten times what the first stage cost"
_THAN_THE_OLD: Final = later(
    r" (?:as (?:much|many|expensive|costly|dear)|what|the (?:cost|price|sum|amount|budget|number|capacity))\b"
    r"[^.;]{0,90}?\b(?:predecessor|replac\w+|first|old|original|previous|present|current|existing|former|"
    r"last (?:year|one))\b"
)
# "Eight times the cost of the trial", "six times what the first winner got"
_TIMES_THAT: Final = later(
    r" (?:as (?:much|large|big|expensive|costly|dear|high)|what|those|that of|"
    r"the (?:one|sum|amount|figure|cost|price|budget|prize|fee|fare|value|bill|pay|salary|wage|rent|fine|grant))\b"
)
_TIMES_WHAT: Final = later(r" (?:as (?:much|large|big|high)|what|those|that of|the (?!cost|price|prize)[a-z]+)\b")
_FIRST: Final = later(r"\b(?:first|began|begun|original|trial|pilot)\b", re.I)
_FORMER: Final = later(r"\b(?:old|present|existing|current|predecessor|former|previous|earlier)\b", re.I)
_LEAD: Final = 5  # sentences with figures in which a story gives what it is about
_OF_IT: Final = later(
    r"(?:^|, |that )(?:it|that|this|the (?:sum|price|prize|bill|project|amount|figure|total|harvest)|"
    r"last year['’]s \w+)"
    r"(?: for [\w-]+)? (?:is|was|are|were)(?: now)? $",
    re.I,
)
_REAL: Final = later(r"\b(?:real terms|adjust\w+|today['’]s money|would have)\b")
_LEAST: Final = 3
_HIGHEST: Final = 30
_FITS: Final = 0.06
_IDLE: Final = LENGTHS_OF_TIME | {"year of age", "count", "celsius", "metre", "kilometre"}
# The sentence that tells of the old one.
_OF_OLD: Final = later(
    r"\b(?:predecessor|(?:[Tt]he|[Ii]ts|[Tt]heir|['’]s) "
    r"(?:old|former|present|existing|current|previous|original|first))\b"
)
_SLIP: Final = 2.5  # how many times too much or too little a slip says
_WHOLE: Final = 0.012  # how near to a whole number a ratio is that a writer would have called a multiple


def successors(document: Document) -> Iterator[Multiple]:
    """Every multiple of what is counted in the old one, where the story counts it once in each."""
    stated = [factor for factor in factors(document) if factor.form == TIMES]
    if not stated:
        return
    story = [s for s in figures(document) if s.zone not in NOT_THE_STORY | {TABLE}]
    for factor in stated:
        said = _SUCCEEDS.match(document.prose, factor.end)
        if not said and _THAN_THE_OLD.match(document.prose, factor.end):
            yield from _only_pair(document, story, factor)
        if not said:
            yield from _described_pair(document, story, factor)
            continue
        noun = singular(said["noun"])
        counted: dict[bool, list[Placed]] = {True: [], False: []}
        for sentence in story:
            for figure in sentence.figures:
                if figure.level and not figure.unit and singular(figure.claim.noun.split(" ")[-1]) == noun:
                    counted[_OLD.search(sentence.text) is not None].append(figure)
        olds, news = ({f.value: f for f in counted[old]} for old in (True, False))
        if len(olds) == len(news) == 1:
            (base,), (now,) = olds.values(), news.values()
            yield _multiple(document, factor, now, base, f"both: {said['noun']}, of the new and of the old")


def _only_pair(document: Document, story: Sequence[Figures], factor: Factor) -> Iterator[Multiple]:
    """The only two sums of one currency, or counts of one thing, of a story: the one a whole multiple of the other."""
    sizes: dict[tuple[str, str], dict[float, Placed]] = defaultdict(dict)
    told: dict[int, Figures] = {}
    many = document.prose.startswith(" as many", factor.end)
    for sentence in story:
        for figure in sentence.figures:
            told[figure.start] = sentence
            if not figure.level or figure.value <= 0:
                continue
            if not many and figure.claim.currency:  # "as much", and so sums
                sizes[figure.unit, figure.claim.per][figure.value] = figure
            elif many and not figure.unit and figure.head and figure.value >= 10:
                sizes["", figure.head][figure.value] = figure
    found = []
    for amounts in sizes.values():
        small, large = (min(amounts), max(amounts))
        ratio = large / small
        if any(abs(b / a / factor.times - 1) < 0.1 for a in amounts for b in amounts):
            return
        near = 1 / _SLIP < ratio / factor.times < _SLIP
        if len(amounts) == 2 and near and ratio > 1.5 and abs(ratio - round(ratio)) / ratio < _WHOLE:
            found.append((amounts[large], amounts[small]))
    if len(found) == 1 and factor.times > 1:
        (now, base), *_ = found
        if told[now.start] is told[base.start] or not _OF_OLD.search(told[base.start].text):
            return
        yield _multiple(document, factor, now, base, "both: the only two amounts of the kind, the new and the old")


def _described_pair(document: Document, story: Sequence[Figures], factor: Factor) -> Iterator[Multiple]:
    """An amount of the lead and a smaller one, told where the story speaks of what the words after a multiple name."""
    begin, end = document.sentence_at(factor.start)
    about = content(document.prose, factor.end, end)
    own = [f for s in story if s.start == begin for f in s.figures if not factor.start <= f.start < factor.end]
    if not _OF_IT.search(document.prose[begin : factor.start]) or _REAL.search(document.prose, begin, end):
        return  # of another thing, whose amount is not told; or in today's money
    if factor.times < _LEAST or factor.hedge or any(f.unit not in ("year", "count") for f in own):
        return
    amounts = [(at, f) for at, s in enumerate(story) for f in s.figures if f.level and f.unit and f.unit not in _IDLE]
    found = dict[float, Placed]()
    for at, now in amounts:
        for where, base in amounts:
            if now.unit != base.unit or now.claim.per != base.claim.per or base.value <= 0:
                continue
            ratio = now.value / base.value
            if abs(ratio / factor.times - 1) < _FITS:
                return
            whole = 2 <= round(ratio) <= _HIGHEST and abs(ratio / round(ratio) - 1) < _WHOLE
            fits = (_TIMES_THAT if now.claim.currency else _TIMES_WHAT).match(document.prose, factor.end)
            if at < _LEAD and whole and fits and _spoken_of(document, about, factor.end, end, story[where]):
                found[base.value] = now
    if len(found) == 1:
        (now,) = found.values()
        base = next(f for _, f in amounts if f.value in found and f.unit == now.unit)
        yield _multiple(document, factor, now, base, "both: what the words after the multiple name")


def _spoken_of(document: Document, about: frozenset[str], start: int, end: int, sentence: Figures) -> bool:
    """Has a sentence a word of what a multiple is of, or does it tell, with the one before, of the first or old one?"""
    if about & content(document.prose, sentence.start, sentence.end):
        return True
    before, _ = document.sentence_at(max(sentence.start - 2, 0))
    prose = document.prose
    return any(p.search(prose, start, end) and p.search(prose, before, sentence.end) for p in (_FIRST, _FORMER))


def _multiple(document: Document, factor: Factor, now: Placed, base: Placed, reason: str) -> Multiple:
    return Multiple(
        span=document.span(factor.start, factor.end), zone=document.zone_at(factor.start),
        quoted=document.quoted(factor.start), dateline=document.date, times=factor.times, hedge=factor.hedge,
        more=factor.more, now=now.claim, base=base.claim, near=False, reason=reason,
    )  # fmt: skip
