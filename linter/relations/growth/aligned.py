"""When is a stated change that of two amounts?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from linter.document import HEADLINE
from linter.relations.growth.levels import Series
from linter.relations.growth.lone import Lone
from linter.relations.growth.told import Told
from linter.relations.growth.wording import TIMES, of_other_goods, things, topics

# Words before a thing that do not narrow it.
_PLAIN: Final = frozenset(
    ["total", "annual", "overall", "full-year", "quarterly", "monthly", "average", "median", "number", "new",
     "last", "reported", "recorded"]
)  # fmt: skip


def about_same(change: Told, pair: Series, pairs: int) -> int:
    """How surely a change is that of these two levels; 0 when it may be another's."""
    same = change.path == pair.path
    within = same and pair.at <= change.at and change.end <= pair.end
    gap = pair.at - change.end if same else 1000
    follows = same and change.refers and change.compared and 0 <= change.at - pair.end <= 3
    near = within or 0 <= gap <= 3 or follows
    far = not (near or pair.listed or (change.top and same))
    if (far and not same) or (within and change.effect):
        return 0
    if _elsewhere(change, pair.now.low, pair.now.high) or (pair.way and pair.way != change.way):
        return 0
    if change.modal != pair.modal and not (pair.listed or change.compared):
        return 0
    if change.step and pair.step and change.step != pair.step and not (change.years or pair.years):
        return 0
    if change.years and not (change.years & pair.years) and (pair.years or not near):
        return 0
    if _narrowed(change.narrow, pair.narrow):
        return 0
    if pair.names and not near and not pair.names & change.known:
        return 0
    if pair.unit == "percent":
        return 0  # a change of a rate is in points
    if not within and (change.topics - pair.topics) & _PARTS:
        return 0  # "for the half-year", and the quarter
    if change.counted and pair.unit and not things(change.counted) & pair.things:
        return 0
    shared = (change.things & pair.things) | (change.topics & pair.heads)
    common = (change.topics & pair.topics) - TIMES
    if far:  # the story comes back to it: of the same thing in as many words, or over the same years
        if (change.topics ^ pair.topics) & _PARTS:
            return 0
        again = pairs == 1 and change.step == pair.step and change.step.endswith("years")
        return 1 if again else 2 * (bool(shared) and len(common) >= 2)
    if shared and of_other_goods(change.topics, pair.topics):
        return 0
    if shared:
        return 4 + 4 * near + len(shared) + min(len(common), 3)
    if change.things and pair.things:
        return 0
    if near:
        unsaid = not (change.things or pair.things)
        enough = len(common) > bool(change.things)  # two words in common, where a thing is named and is not the pair's
        return 2 + len(common) if enough or follows or pair.refers or unsaid else 0
    return 1 if pairs == 1 and common else 0


def timed(change: Told, now: Lone, base: Lone, apart: Sequence[tuple[Lone, Lone, Series]]) -> bool:
    """Is a change that of two amounts that stand apart: does it say when its base was, or follow on it?"""
    if change.modal or _narrowed(change.narrow, now.narrow) or _narrowed(change.narrow, base.narrow):
        return False
    if _elsewhere(change, now.level.low, now.level.high):
        return False
    here = [c for c in (now, base) if c.path == change.path]
    common = (change.topics & (now.topics | base.topics)) - TIMES
    about = (
        bool(change.things & (_GROWTH | now.things | base.things))
        or len(common) >= 2
        or (not change.things and (bool(common) or change.refers or change.compared))
    )
    since = {word for word in change.since if word.isdigit()}
    if since and base.years and not since & base.years:
        return False  # "9.6% more than in July 2023", and what there had been in January 2020
    if change.since and len(here) == 2 and now.at == change.at:  # "1,140 patients, six times as many as in July"
        return about and bool(change.since & (base.years | base.months))
    if len(here) == 2 and (then := _years_back(change)) and then in base.years:  # "by 54% in six years", 220 in 2018
        same = sum(then in b.years and n.noun == b.noun for n, b, _ in apart) == 1 and now.noun == base.noun
        return about and same and now.at != change.at
    alone = sum(b is base for _, b, _ in apart) == 1
    if change.compared and here and 0 <= change.at - base.end <= 3 and base.path == change.path:
        return alone and now.at != change.at  # "It carried 41,300 in 2019. This year's total was three times as high."
    # At the top, without a time of its own: against the year before, once in the story.
    if not change.top or len(here) != 2 or base.at == change.at or change.since - base.years or not _last(base):
        return False
    return about and sum(_last(b) for _, b, _ in apart) == 1


def _elsewhere(change: Told, low: float, high: float) -> bool:
    """Did the change come to another amount than this one?"""
    return change.goal is not None and not (change.goal[0] <= high and low <= change.goal[1])


def _years_back(change: Told) -> str:
    """The year from which a change is reckoned that took so many years; "" where that is not said."""
    count, _, unit = change.step.partition(" ")
    return str(change.dateline.year - int(count)) if unit == "years" and count.isdigit() and change.dateline else ""


def _last(base: Lone) -> bool:
    """Is this of the year before the draft, or the one before that, when the draft is of the year just ended?"""
    return base.dateline is not None and any(1 <= base.dateline.year - int(y) <= 2 for y in base.years)


_PARTS: Final = topics("quarter half half-year month monthly quarterly week weekly")  # of a year: another time
_GROWTH: Final = things("growth")


def _narrowed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do both name one thing, narrowed by different words: "operating profit", "net profit"?"""
    names = [_named(one), _named(other)]
    shared = {name[-1] for name in names[0]} & {name[-1] for name in names[1]}
    return bool(shared) and not names[0] & names[1]


def _named(names: frozenset[str]) -> set[tuple[str, ...]]:
    """The names of things that some word narrows, without the words that do not."""
    plain = (tuple(word for word in name.split(" ") if word not in _PLAIN) for name in names)
    return {name for name in plain if len(name) > 1}


def ratio_of(pair: Series) -> tuple[float, float]:
    """The least and the most that new may be to old, of two rounded amounts."""
    return pair.now.low / pair.base.high, pair.now.high / pair.base.low


def fits(change: Told, pair: Series) -> bool:
    """Is the stated change among those that the two amounts allow?"""
    low, high = ratio_of(pair)
    return low <= change.high + 1e-9 and change.low - 1e-9 <= high


def plausible(change: Told, pair: Series, score: int, pairs: int) -> bool:
    """Could the stated change be a slip for the real one, and not simply the change of another thing?"""
    low, high = ratio_of(pair)
    ratio = math.sqrt(low * high)
    if not 0.02 < ratio < 50:
        return False  # earnings, and earnings a share
    if change.high <= 2 and not 0.4 < ratio / math.sqrt(max(change.low, 0.01) * change.high) < 2.5:
        return False  # a rise of 9 per cent is no slip for a fall of 90
    said = change.low + 0.5 * (min(change.high, change.low * 2) - change.low) - 1
    real = ratio - 1 or 1e-9
    if (ratio > 1) != (change.way == "up"):  # the same step the other way, and no doubling for a small fall
        return 0.5 < abs(said / real) < 2 and (score >= 8 or (pairs == 1 and score >= 2))
    return abs(said - real) < 0.15 or 1 / 3.5 < said / real < 3.5


def echoed(change: Told, changes: Sequence[Told]) -> Told:
    """A headline speaks of the time of which the story tells the same change: a year gone, or one to come."""
    if change.zone != HEADLINE:
        return change
    same = [
        c
        for c in changes
        if c.path == change.path and c.zone != HEADLINE and (c.low, c.high) == (change.low, change.high)
    ]
    told = same[0] if same else change
    return replace(change, modal=told.modal, compared=told.compared)
