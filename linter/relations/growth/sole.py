"""A change, and near it the only two amounts that the copy sets beside each other as then and now.

"Classes in Welsh are up 18 per cent" over "It has 1,400 students, compared with 1,250 a year ago": the two places name
the thing by other words. What ties them is that the story tells no other change that the two could be of, and no other
two amounts that could be meant.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final, NamedTuple

from linter.document import HEADLINE, NOT_THE_STORY, QUOTE, TABLE, Document
from linter.finders.factors import FOLD, PART, TIMES, VERB, Factor, factors, factors_in
from linter.patterns import later
from linter.phrases import WORD, kin, singular, stem, stems
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.adjoining import Adjoining
from linter.relations.growth.clauses import clause_before
from linter.relations.growth.series import plain_level
from linter.relations.growth.told import RANGES
from linter.relations.growth.triads import Change, alike, changes_in, is_amount, measured_by, meet, older
from linter.relations.growth.wording import things

_MANY: Final = 5  # changes of which a story tells; where it tells more, chance finds two amounts for each
_OF_MONEY: Final = 3  # the same, where the two are of money
_NEAR: Final = 4  # sentences from a change to its amounts
_WIDE: Final = 2.6  # how many times too much or too little a slip may say
_COMPARED_WITH: Final = 5  # the rank of "than last year's 40" and "compared with 40"
_FEW: Final = 10  # a smaller count says little
_HOURS: Final = frozenset({"hour", "day", "week", "month", "minute", "second"})
# What a change is measured by, where no word of time marks it.
_MEASURE: Final = later(
    r"\b(?:until|as recently as|averages?|normal(?:ly)?|usual(?:ly)?|mean"
    r"|(?:hoped|aimed|asked|budgeted|planned|wished) (?:for|at)|target|goal|limit|permitted|allowed|used to)\b"
)
# "A clerk on £28,000 will earn £29,800": what one has now.
_ON: Final = later(r"\b(?:on|who (?:now )?pays?|now pays?) (?:about )?$")
_PART: Final = later(r"\b(?:of (?:whom|which|them|these|those)|including)\b[^.;]{0,30}$")
_AGAIN: Final = later(r",? ?\((?:about |or |\w+ )?|; ")  # "A$720 million ($563 million)"
_REMAINS: Final = later(r"[^.;]{3,120}\b(?:left|remain\w*|surviv\w+|still|[aA]live)\b")
_PAST: Final = later(r"\b(?:was|were|had|did|stood|closed|took|cost|paid|came|held|counted|sold)\b")
_COMMA: Final = later(r"[,;] ")
_PRESENT: Final = later(r"\b(?:is|are|has|have|takes|costs|now|pays?|stands|makes?|runs?|to|new|by)\b")
_DOUBT: Final = later(
    r"\b(?:not|never|real terms|adjusted|annuali[sz]ed|(?:a|per|each|every) year (?:for|over|since|in)|a month for"
    r"|target of|would have|if|like-for-like|points?|inflation|share|proportion)\b|n[’']t\b"
)
_BARE: Final = later(r"[,.;:)]|$| (?:in|on|at|by|last|this|now|today|and|when|during|or|so|because|after|before)\b")
_OF_OLD: Final = later(r" (?:of )?(?:what|last|(?:its|their|the|his|her) (?:former|old|original|previous|usual))\b")
_TO: Final = later(r"\b(?:to|at|reached|stands|stood) (?:about |just |only |nearly )?$")
_OFTEN: Final = later(r" (?:last|this|in|the (?:past|last)) [a-z]+(?!['’a-z])")
_AS_THE: Final = later(
    r" (?:as [a-z]+ as|the (?:size|height|length|width|depth|price|cost|weight|area|number|capacity) of|[a-z]+er than) "
    r"(?:the|its|their|an?) (?:[a-z]+ )?(?P<noun>[a-z]{4,})\b"
)
_MONEY: Final = things(
    "price wage profit revenue cost budget exports imports loss debt donation fine dividend spending investment tax aid"
)
_SCALE: Final = later(r" as (?:many|much|large|big|high|long|old|tall|heavy|wide|deep)\b| (?:the|what|more|that)\b")
_OF_THAT: Final = later(r"(?: [a-z]+){0,6},? (?:an? (?:[a-z]+ )?[a-z]+ of|up|down) (?:about |some |nearly )?")


class _Pair(NamedTuple):
    """Two amounts of a kind, each with its sentence; which is the earlier, the change says."""

    one: Placed
    other: Placed
    first: Figures
    last: Figures
    plain: bool  # does the copy say that one is the earlier, or the one to measure by?
    later: Placed | None  # the one that is plainly the later, where the copy compares the two in one sentence

    @property
    def text(self) -> str:
        return f"{self.first.text} {self.last.text}"

    def goes(self, up: bool) -> bool:
        """May the one be the earlier and the other the later in a rise, or a fall?"""
        return not self.later or (self.later == (self.other if self.other.value > self.one.value else self.one)) == up

    def ordered(self, up: bool) -> tuple[Placed, Placed]:
        """(now, then), as a rise or a fall has it."""
        small, large = sorted((self.one, self.other), key=lambda figure: figure.value)
        return (large, small) if up else (small, large)


def sole_changes(document: Document) -> Iterator[Adjoining]:
    """Every change of an English document that the only two levels near it do not give."""
    if document.language[:2] != "en":
        return
    stated = [(s, c) for s in _lines(document) for c in _changes(document, s) if c.up is not None]
    if not 0 < len(stated) <= _MANY:
        return
    story = [_named(s) for s in figures(document) if s.zone not in (HEADLINE, TABLE, QUOTE)]
    amounts = [*_amounts(story)]
    levels = [(s, f) for s, f in amounts if _plain(s, f)]
    pairs = [*_pairs(levels)]
    every = [f for _, f in amounts]
    for sentence, change in stated:
        if _DOUBT.search(_clause(sentence, change)):
            continue
        low, high = change.ratios(change.up is True)
        if any(meet(one, two, low, high) for one in every for two in every if one is not two and _of_a_kind(one, two)):
            continue
        found = _found(document, story, pairs, sentence, change)
        if len({(now.value, base.value) for now, base in found}) != 1:
            continue
        now, base = found[0]
        if (own := _apposed(sentence, change)) and own.value not in (now.value, base.value):
            continue
        if base.claim.currency and len(stated) > _OF_MONEY:
            continue
        others = [c for _, c in stated if c is not change]
        if any(meet(*pair, *c.ratios(c.up is True)) for c in others for pair in ((now, base), (base, now))):
            continue  # they are what another change is of
        yield Adjoining(
            span=document.span(change.start, change.end), zone=sentence.zone, quoted=False, dateline=document.date,
            low=low, high=high, up=change.up is True, now=now.claim, base=base.claim,
        )  # fmt: skip


def _apposed(sentence: Figures, change: Change) -> Placed | None:
    """The 6.7 million of "Brazil bought 6.7 million, an increase of 8%": an amount that a change plainly belongs to."""
    before = [f for f in sentence.figures if f.end <= change.start]
    return before[-1] if before and _OF_THAT.fullmatch(sentence.prose, before[-1].end, change.start) else None


def _lines(document: Document) -> Iterator[Figures]:
    """Every sentence that holds a figure or a factor."""
    held = {s.start: s for s in figures(document)}
    yield from (s for s in held.values() if s.zone not in (TABLE, QUOTE))
    for start, end in dict.fromkeys(document.sentence_at(factor.start) for factor in factors(document)):
        block = document.block_at(start)
        if start not in held and block.zone not in (*NOT_THE_STORY, TABLE, QUOTE):
            number = document.sentences.index((start, end))
            yield Figures(number, start, end, block.start, block.zone, document.prose, ())


def _changes(document: Document, sentence: Figures) -> Iterator[Change]:
    """The changes of a sentence, and the multiples whose measure it leaves to another."""
    found = [c for c in changes_in(document, sentence) if not _no_change(sentence, c)]
    yield from found
    for factor in factors_in(document, sentence.start, sentence.end):
        if _measures(sentence, factor) and not any(c.start == factor.start for c in found):
            yield _multiple(factor)


def _measures(sentence: Figures, factor: Factor) -> bool:
    """Does a factor say how many times something became, or is, something else?"""
    if factor.form in (VERB, FOLD):
        return True
    pattern = _REMAINS if factor.form == PART and factor.times < 1 else _SCALE if factor.form == TIMES else None
    return pattern is not None and pattern.match(sentence.prose, factor.end, sentence.end) is not None


def _no_change(sentence: Figures, change: Change) -> bool:
    """Is this a rate that something came to, a share of another thing, or how often a thing was done?"""
    if change.multiple and change.high < 1:
        return _OF_OLD.match(sentence.prose, change.end, sentence.end) is None
    if _TO.search(sentence.prose, max(sentence.start, change.start - 30), change.start):
        return True
    return change.multiple and _OFTEN.match(sentence.prose, change.end, sentence.end) is not None


def _multiple(factor: Factor) -> Change:
    low, high = RANGES[factor.hedge]
    times = factor.times
    return Change(factor.start, factor.end, times * low, (times + factor.more) * high, times > 1, multiple=True)


def _clause(sentence: Figures, change: Change) -> str:
    """The words of a change: from the comma before it to a little after."""
    before = sentence.prose[sentence.start : change.start]
    return (
        before[max(before.rfind(mark) for mark in (", ", "; ", ": ")) + 1 :]
        + sentence.prose[change.start : min(change.end + 30, sentence.end)]
    )


def _named(sentence: Figures) -> Figures:
    """The same with the units that the copy leaves to be understood: "from 100 kilograms to 75"."""
    found: list[Placed] = []
    for figure in sentence.figures:
        found.append(_like(sentence, found, figure))
    return sentence._replace(figures=tuple(found))


def _like(sentence: Figures, before: Sequence[Placed], figure: Placed) -> Placed:
    if figure.unit or figure.head or not _BARE.match(sentence.after(figure, 12)):
        return figure
    for last in reversed(before):
        if last.unit not in ("", "count", "percent") and 0.05 < figure.value / (last.value or 1) < 20:
            return figure._replace(claim=replace(figure.claim, unit=last.claim.unit, currency=last.claim.currency))
    return figure


def _amounts(story: Sequence[Figures]) -> Iterator[tuple[Figures, Placed]]:
    """Every amount of a story, with its unit where that is left to be understood."""
    near: list[tuple[Figures, Placed]] = []
    for sentence in story:
        for figure in sentence.figures:
            near = [(s, f) for s, f in near if sentence.number - s.number <= 2]
            figure = _like(sentence, [f for _, f in near], figure)
            again = near and _AGAIN.fullmatch(sentence.prose, near[-1][1].end, figure.start)
            if is_amount(figure) and not again:
                near.append((sentence, figure))
                yield sentence, figure


def _plain(sentence: Figures, figure: Placed) -> bool:
    """Is this an amount of something at a time, and not some of what was told before?"""
    large = figure.unit != "" or figure.value >= _FEW
    return large and plain_level(figure) and not _PART.search(sentence.before(figure, 60))


def _of_a_kind(one: Placed, other: Placed) -> bool:
    """Are two amounts of one unit, or counts that may be of one thing?"""
    if one.unit and one.unit != "count":
        rates = {one.claim.per, other.claim.per} - {""}
        return one.unit == other.unit and len(rates) < 2
    return alike(_counted(one), _counted(other), plainly=False)


def _counted(figure: Placed) -> Placed:
    """The same, its noun forgotten where that does not follow: "firms have put 19,000 on the streets" counts none."""
    after = WORD.findall(figure.claim.trail)[:4]
    if figure.head and figure.head not in map(singular, after):
        return figure._replace(claim=replace(figure.claim, noun=""))
    return figure


def _pairs(levels: Sequence[tuple[Figures, Placed]]) -> Iterator[_Pair]:
    """The levels that a sentence, or two on end, sets beside each other; and the only two of a unit in a story."""
    for (first, one), (last, other) in combinations(levels, 2):
        if one.value == other.value or not _of_a_kind(one, other):
            continue
        apart = last.number - first.number
        measured = one.unit not in ("", *_HOURS)
        near = [f for s, f in levels if (s is first or s is last if apart <= 2 else measured)]
        ranks = [_rank(first, one), _rank(last, other)]
        many = sum(_of_a_kind(one, f) for f in near)
        plain = max(ranks) > 1.5 or min(ranks) <= -2 or abs(ranks[0] - ranks[1]) >= 1
        dated = min(ranks) >= 1 and ranks[0] != ranks[1]
        plain = dated or (plain and abs(ranks[0] - ranks[1]) >= 0.5)
        if many == 2 and (apart <= 2 or measured):
            compared = first is last and max(ranks) >= _COMPARED_WITH
            later = (one if ranks[0] < ranks[1] else other) if compared else None
            yield _Pair(one, other, first, last, plain, later)


def _rank(sentence: Figures, figure: Placed) -> float:
    """How plainly a figure is the earlier, or the one to measure by."""
    rank = older(sentence, figure)
    if figure.claim.currency and _ON.search(sentence.before(figure, 20)):
        return 3
    if rank < 2 and figure.claim.change == "to":
        return -2
    if rank > 1.5 or rank < 0:
        return rank
    alone = len([f for f in sentence.figures if is_amount(f)]) == 1
    own = sentence.prose[sentence.start : figure.end] + _COMMA.split(sentence.after(figure, 60), 1)[0]
    around = sentence.before(figure, 60).rpartition(", ")[2] + "#" + sentence.after(figure, 30)
    if _MEASURE.search(own if alone else around):
        return 2
    past, present = _PAST.search(around), _PRESENT.search(around)
    return rank or (0.5 if past and not present else -0.5 if present and not past else 0)


def _found(
    document: Document, story: Sequence[Figures], pairs: Sequence[_Pair], sentence: Figures, change: Change
) -> list[tuple[Placed, Placed]]:
    """The two amounts that a change may be of, those nearest to it first."""
    up = change.up is True
    low, high = change.ratios(up)
    measure = measured_by(sentence, change)
    if measure:
        base = measure[0]
        nows = [
            f for s in story for f in s.figures
            if 0 < abs(s.number - sentence.number) <= 2 and is_amount(f) and plain_level(f) and _of_a_kind(f, base)
        ]  # fmt: skip
        return [(now, base) for now in nows if _likely(low, high, now.value / base.value)]
    goals = [f for f in sentence.figures if f.claim.change == "to" and is_amount(f)]
    near = [
        (_gap(sentence, pair), *pair.ordered(up)) for pair in pairs if _of(document, sentence, change, pair)
        and pair.goes(up) and all(f.value == pair.ordered(up)[0].value for f in goals if _of_a_kind(f, pair.one))
    ]  # fmt: skip
    plain = [(gap, now, base) for gap, now, base in near if _likely(low, high, now.value / base.value)]
    least = min((gap for gap, _, _ in plain), default=0)
    return [(now, base) for gap, now, base in plain if gap == least]


def _gap(sentence: Figures, pair: _Pair) -> int:
    """How many sentences lie between a change and two amounts, those between the two with them."""
    spread = pair.last.number - pair.first.number
    return min(abs(pair.first.number - sentence.number), abs(pair.last.number - sentence.number)) + spread


def _of(document: Document, sentence: Figures, change: Change, pair: _Pair) -> bool:
    """May a change be that of two amounts?"""
    gap = pair.first.number - sentence.number
    if not (-2 <= pair.last.number - sentence.number <= 0 or 0 <= gap <= _NEAR or sentence.zone == HEADLINE):
        return False
    if not (pair.plain or _measured(sentence, change, pair)):
        return False
    begin = sentence.start + clause_before(sentence.prose[sentence.start : change.start])
    about, known = things(sentence.prose[begin : sentence.end]), things(pair.text)
    if pair.one.claim.currency:
        return bool(about & known) or not (about & _MONEY and known & _MONEY)
    if pair.one.unit:
        return True
    own = set(stems(document.prose, begin, sentence.end))
    heads = {stem(f.head) for f in map(_counted, (pair.one, pair.other)) if f.head}
    shared = own & set(stems(document.prose, pair.first.start, pair.last.end))
    return bool(about & known or shared) or not heads or heads <= {stem(w) for w in kin().people}


def _measured(sentence: Figures, change: Change, pair: _Pair) -> bool:
    """Is the lesser of two amounts that of what a multiple names: "five times as high as the church"?"""
    named = _AS_THE.match(sentence.prose, change.end, sentence.end) if change.multiple else None
    if not named or pair.first is pair.last:
        return False
    small = pair.first if pair.one.value < pair.other.value else pair.last
    other = pair.last if small is pair.first else pair.first
    return named["noun"] in small.text.lower() and named["noun"] not in other.text.lower()


def _likely(low: float, high: float, real: float) -> bool:
    """Is a stated change near enough to the real one to be a slip for it, and not the change of something else?"""
    said = math.sqrt(low * min(high, low * 2))
    if (real > 1) != (said > 1):
        return False
    if max(said, real) >= 1.9:
        return 1 / _WIDE < said / real < _WIDE
    if not 0.5 < said / real < 2:
        return False
    return abs(said - real) < 0.03 or 1 / _WIDE < (said - 1) / (real - 1) < _WIDE
