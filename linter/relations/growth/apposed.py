"""Changes told right after an amount: "27,300 operations, 8% more than the 25,280 of 2024", "$7.49, up 5% from $7.13".

Of an amount, its change and the amount before, the copy may put other words and figures between. A change that any two
amounts of the copy give is right; only one that none gives is held against the amount it is said to have come from.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.adjoining import Adjoining

_HEDGES: Final = r"(?:(?:about|around|some|nearly|almost|just|well|over|under|more than|less than|roughly|only|by|a) )*"
_RISE: Final = (
    r"(?:rise|increase|gain|growth|jump|leap|climb|improvement|premium|fall|drop|decline|decrease|reduction|cut|loss|"
    r"discount|slide|slump)"
)
# "27,300 planned operations in 2025, 8%", "$7.49, or 28%", "6.6 billion, up 18%", "11.2 billion, an increase of 17%".
_AFTER: Final = later(
    rf"[^;:]{{0,70}}?(?:, (?:or |which (?:is|was) |(?:up|down) )?|,? \((?:or |up |down )?| [–—-] (?:or |up |down )?"
    rf"| (?:is|was|are|were) )(?:(?:an?|the) (?:[\w-]+ )?{_RISE} of )?{_HEDGES}"
)
_OR: Final = later(rf",? or {_HEDGES}")
_NEW_SUBJECT: Final = later(r", (?:and|but|while|with|as|for) |\b(?:while|whereas|of which|as the|as its|because)\b")
_THAT_IS: Final = later(
    rf"[\"“]?(?:That|This|It|The (?:(?:new|latest|final|first) )?(?:price|figure|total|number|offer|sum|amount)) "
    rf"(?:is|was|represents|represented|marks|marked|means|meant|would be|amounts to|amounted to) "
    rf"(?:(?:an?|the) (?:[\w-]+ )?{_RISE} of )?{_HEDGES}$"
)
# What it came from: "than the 25,280", "from 5.6 billion", "than last year, when there were".
_BASE: Final = later(
    r" ?(?:(?:more|higher|larger|bigger|greater|longer|dearer|less|fewer|lower|smaller|shorter|cheaper|up|down) )?"
    r"(?:than|from|on|over|compared with|compared to|against|above|below) "
    r"(?:[^,;:.\d]{0,45}|[^,;:.\d]{0,30}(?:(?:19|20)\d\d)?, when (?:there were|it was|they were|it had|it sold|"
    r"the (?:figure|total|number) was|(?:it|that|they) stood at) (?:\w+ )?)"
)
_SAME_WAY: Final = later(r"\b(?:from|against|compared with|compared to|versus|up on|down on) (?:[\w’'-]+ ){0,3}$")
_NO_AMOUNTS: Final = frozenset({"percent", "percentage point", "basis point", "year", "year of age", "day", "month"})
_FEW: Final = 13  # a smaller count of nothing in particular


def apposed_changes(document: Document) -> Iterator[Adjoining]:
    """Every change of a document told right after an amount, with the amount that it is said to have come from."""
    if document.language[:2] != "en":
        return
    story = [sentence for sentence in figures(document) if sentence.zone != HEADLINE]
    for at, sentence in enumerate(story):
        for change in sentence.figures:
            claim = change.claim
            if change.unit != "percent" or claim.change not in ("up", "down") or isinstance(claim.value, tuple):
                continue
            pair = _now_and_base(story, at, sentence, change)
            if pair and not _explained(story, at, change, pair[:2]):
                now, base, tied = pair
                low, high = _ratio(change)
                yield Adjoining(
                    span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, low=low, high=high,
                    up=claim.change == "up", base=base.claim, now=now.claim,
                    tied=tied,
                )  # fmt: skip


def _amounts(placed: Sequence[Placed]) -> list[Placed]:
    return [f for f in placed if f.level and f.unit not in _NO_AMOUNTS and f.claim.low > 0]


def _now_and_base(
    story: Sequence[Figures], at: int, sentence: Figures, change: Placed
) -> tuple[Placed, Placed, bool] | None:
    """The amount that a change is told of, what that has come from, and whether it stands after "than" or "from"."""
    before = [f for f in sentence.figures if f.start < change.start]
    levels = _amounts(before)
    if len(levels) > 1 and _OR.fullmatch(sentence.between(levels[-1], change)):
        levels = levels[:-1]  # "438 million, 26 million or 6.3% more than the 412 million"
    if levels:
        gap = sentence.between(levels[-1], change)
        if before[-1].unit == "percent" or not _AFTER.fullmatch(gap) or _NEW_SUBJECT.search(gap):
            return None
    elif at and story[at - 1].number == sentence.number - 1 and _THAT_IS.match(sentence.before(change)):
        levels = _amounts(story[at - 1].figures)
    if not levels:
        return None
    after = [f for f in sentence.figures if f.start > change.start]
    if after and _BASE.fullmatch(sentence.between(change, after[0])):
        base = after[0]
        now = next((f for f in reversed(levels) if _alike(f, base)), None)
        there = now is levels[-1] or not any(f in levels for f in before)
        return (now, base, True) if now and there and base in _amounts(after) else None
    pair = _in_turn(sentence.prose, levels) if not after else None
    return (*pair, False) if pair else None


def _in_turn(prose: str, levels: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """Two amounts before the change, the only two of their kind, of which one is said to be the earlier."""
    now = levels[-1]
    alike = [f for f in levels if _alike(f, now)]
    if len(alike) != 2:
        return None
    first, second = alike
    marked = [f.claim.change == "from" or _SAME_WAY.search(prose[max(f.start - 50, 0) : f.start]) for f in alike]
    if bool(marked[0]) == bool(marked[1]):
        return None
    return (second, first) if marked[0] else (first, second)


def _alike(one: Placed, other: Placed) -> bool:
    """Amounts of one unit, counts of one thing; the second may leave out what it is of ("up from 5.6 billion")."""
    if one.claim.per and other.claim.per and one.claim.per != other.claim.per:
        return False
    if one.unit == other.unit:
        return one.unit != "" or (len({one.head, other.head} - {""}) < 2 and min(one.value, other.value) >= _FEW)
    bare = other if one.unit else one
    return not bare.unit and not bare.head and 0.2 < one.value / other.value < 5


def _explained(story: Sequence[Figures], at: int, change: Placed, pair: tuple[Placed, Placed]) -> bool:
    """Do any two amounts of the copy, one of them near, give the change? Not its own pair the other way round."""
    near = [f for s in story[max(at - 1, 0) : at + 1] for f in _amounts(s.figures)]
    every = [
        f for s in story[max(at - 3, 0) : at + 3] for f in s.figures if f.claim.low > 0 and f.unit not in _NO_AMOUNTS
    ]
    low, high = _ratio(change)
    for one, other in product(near, every):
        if one is other or not _alike(one, other):
            continue
        for now, base in ((one, other), (other, one)):
            if (base, now) == pair:
                continue
            if now.ends[0] / base.ends[1] <= high and low <= now.ends[1] / base.ends[0]:
                return True
    return False


def _ratio(change: Placed) -> tuple[float, float]:
    """New to old, as a percentage allows it."""
    claim, slack = change.claim, 0.1 * change.value if change.claim.hedge else 0.1
    low = (claim.low if math.isfinite(claim.low) else change.value) - slack
    high = (claim.high if math.isfinite(claim.high) else change.value * 1.3) + slack
    return (1 + low / 100, 1 + high / 100) if claim.change == "up" else (1 - high / 100, 1 - low / 100)
