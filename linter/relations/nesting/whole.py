"""A whole and some of it: what the words around two figures say of how the one belongs to the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from linter.alignment import number, unit_of
from linter.claims import Quantity
from linter.document import TABLE
from linter.patterns import later
from linter.phrases import measures, singular

_WHICH_HAS: Final = later(
    r", (?:which|where|who) (?:has|had|have|holds?|there (?:are|were)|is home to|owns?) (?:only |just |about |some )?$"
)
# Before a figure that only says where those come from; between two figures, a clause with a subject of its own.
_FROM_SOME: Final = later(r"[a-z]s (?:from|in|of|to|at|across|on|with|for|by) (?:about |some |at least |more than )?$")
_CLAUSE: Final = later(
    r"\b(?:but|though|although|while|because|when|and (?:there|they|he|she|it|of)|there (?:are|were))\b"
)
_OPEN_ENDED: Final = 1.1  # "at least 64 were hurt" is not written where the copy knows of more than a tenth more
# "Forty-one swam out, where 58 of them had come ashore": of all there ever were.
_ELSEWHEN: Final = later(r"\b(?:where|when|after|before|since|though|although)\b[^,;]*$")
# "19 league goals and 17 in all competitions"
_IN_ALL: Final = later(r" (?:[a-z]+ )?in (?:all competitions|all formats|all forms|total)\b| altogether\b| overall\b")
_AND: Final = later(r"(?: [\w’'-]+){1,5},? (?:and|but|or) (?:has |only |just )?$")
# Words of another count than the one in hand.
ANOTHER: Final = later(r"goals to \d|\bpre(?:vious|sent)|\b(?:last year|earlier|(?:in|since) [12]\d{3}|other|ago)\b")


def itself_counted(whole: Quantity, part: Quantity) -> bool:
    """Is the whole what its clause is about? Of "climbers from 23 countries", "they" are the climbers."""
    return not from_some(whole) and not _CLAUSE.search(gap(whole, part))


def counted_in(claim: Quantity) -> str:
    """What a figure counts in: goals and "29 times" are counts alike."""
    return "" if claim.unit == "count" else unit_of(claim)


def most(claim: Quantity) -> float:
    """The most that a whole can be; "at least 64" does not stand for any number."""
    return claim.high if math.isfinite(claim.high) else number(claim) * _OPEN_ENDED


def gap(a: Quantity, b: Quantity) -> str:
    """The words between two figures of one sentence, as far as they are kept."""
    return a.trail[: a.trail.find(b.words)]


# What has the whole is where the part is: "the Liberals, with 34 seats, join the Centre, which has 22" are two.
_IN_WHAT: Final = later(r"(?: [a-z-]+){0,3} (?:in|at|on|of|from) [^,;]{2,50}, (?:which|that|who)\b")


def has(part: Quantity, whole: Quantity) -> bool:
    """ "85 homes in the village, which has only 70 houses"."""
    same = bool(part.measure) and part.measure == whole.measure and not unit_of(part) and not unit_of(whole)
    return same and _WHICH_HAS.search(whole.lead) is not None and _IN_WHAT.match(part.trail) is not None


def from_some(claim: Quantity) -> bool:
    """Does a figure only say where the things counted come from: "climbers from 23 countries"?"""
    return _FROM_SOME.search(claim.lead) is not None


def of_two(near: Sequence[Quantity], part: Quantity) -> bool:
    """Can two figures together hold the part: "eight women and four men, 11 of them passengers"?"""
    beside = [c for c in near if c.sentence == part.sentence][-2:]
    joined = len(beside) == 2 and beside[1].lead.endswith(" and ")
    return joined and sum(map(most, beside)) >= part.low


def elsewhen(whole: Quantity, part: Quantity) -> bool:
    """Does a clause of another time stand between the two?"""
    return _ELSEWHEN.search(gap(whole, part)) is not None


def of_all_sorts(part: Quantity, whole: Quantity) -> bool:
    """ "19 league goals this season and 17 in all competitions": is the next figure of all, and this one of a sort?"""
    return (
        part.sentence == whole.sentence and bool(part.qualifiers) and not unit_of(part) and not unit_of(whole)
        and _IN_ALL.match(whole.trail) is not None and _AND.fullmatch(gap(part, whole)) is not None
    )  # fmt: skip


def all_of(claims: Sequence[Quantity], part: Quantity, noun: str) -> Quantity | None:
    """ "42 of the deaths": the largest count of deaths that the draft gives."""
    measure = measures().names.get(noun, noun)
    wholes = [
        c for c in claims
        if c.span.start < part.span.start and not unit_of(c) and not c.part and c.zone != TABLE and number(c) > 3
        and c.change not in ("up", "down", "from") and c.modality == "actual"
        and (c.measure == measure or (c.noun and singular(c.noun.split()[-1]) == noun))
        and not ANOTHER.search(c.lead + c.trail)
    ]  # fmt: skip
    return max(wholes, key=most, default=None)
