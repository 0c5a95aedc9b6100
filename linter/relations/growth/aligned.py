"""When is a stated change that of two amounts?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from linter.document import TABLE
from linter.relations.growth.levels import Series
from linter.relations.growth.lone import Lone
from linter.relations.growth.told import Told
from linter.relations.growth.wording import things, topics

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
    if (far and not (same and change.sized)) or (within and change.effect):
        return 0
    if _elsewhere(change, pair.now.low, pair.now.high) or (pair.way and pair.way != change.way and change.sized):
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
    if (pair.unit == "percent") if change.sized else (pair.zone == TABLE):
        return 0  # a change of a rate is in points; a row of a table may go another way than the whole
    if change.counted and pair.unit and not things(change.counted) & pair.things:
        return 0
    shared = (change.things & (pair.things if change.sized or not pair.heads else pair.headed)) | (
        change.topics & pair.heads
    )
    common = change.topics & pair.topics
    if far:  # the story comes back to it: of the same thing in as many words, or over the same years
        if (change.topics ^ pair.topics) & _PARTS:
            return 0
        again = pairs == 1 and change.step == pair.step and change.step.endswith("years")
        return 1 if again else 2 * (bool(shared) and len(common) >= 2)
    if shared:
        return 4 + 4 * near + len(shared) + min(len(common), 3)
    if change.things and pair.things:
        return 0
    if not change.sized:
        return 2 if near and not within and pair.refers else 0
    if near:
        return 2 + len(common) if common or follows or pair.refers or not pair.things else 0
    return 1 if pairs == 1 else 0


def timed(change: Told, now: Lone, base: Lone, apart: Sequence[tuple[Lone, Lone, Series]]) -> bool:
    """Is a change that of two amounts that stand apart: does it say when its base was, or follow on it?"""
    if change.modal or _narrowed(change.narrow, now.narrow) or _narrowed(change.narrow, base.narrow):
        return False
    if _elsewhere(change, now.level.low, now.level.high):
        return False
    here = [c for c in (now, base) if c.path == change.path]
    about = (
        not change.things
        or bool(change.things & _GROWTH)
        or bool(change.things & (now.things | base.things))
        or len(change.topics & (now.topics | base.topics)) >= 2
    )
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


_PARTS: Final = topics("quarter half month monthly quarterly week weekly")  # of a year: another time
_GROWTH: Final = things("growth")


def _narrowed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Do both name one thing, narrowed by different words: "operating profit", "net profit"?"""
    names = [{tuple(n.split(" ")) for n in names if n.split(" ")[0] not in _PLAIN} for names in (one, other)]
    shared = {thing for _, thing in names[0]} & {thing for _, thing in names[1]}
    return bool(shared) and not names[0] & names[1]
