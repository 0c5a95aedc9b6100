"""Parts in brackets, and their total before: "theatres, where it sold 41,200; woolsheds (27,500); boats (18,900)"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.document import DATELINE, Document
from linter.finders.factors import NUMBERS
from linter.patterns import later
from linter.relations.digits import exchanged
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.sums import Sum, made_of

_CLOSES: Final = later(r"(?: [a-z]{1,12}){0,2}\)")
_ONLY_SOME: Final = later(
    r"\b(?:includ\w+|among|such as|at least|another|mainly|mostly|so far|biggest|largest|main|led by)\b"
)
# How many parts there are: "has three parts: ", "in three kinds of place".
_SO_MANY: Final = later(
    r"\b(?P<n>two|three|four|five|six|seven|eight) (?:[a-z]+ )?(?:parts|kinds|sorts|types|ways|things|purposes|stages|"
    r"sites|places|plants|works|regions|districts|groups|categories|items|projects|areas|divisions|grades)\b"
)
_REACH: Final = 3  # sentences with figures, back to the total


def bracketed(document: Document) -> Iterator[Sum]:
    """Every list of three or more bracketed amounts whose total stands before it, here or some sentences earlier."""
    story = [s for s in figures(document) if s.zone != DATELINE]
    for at, sentence in enumerate(story):
        run = _run(sentence)
        if len(run) < 3 or _ONLY_SOME.search(sentence.text):
            continue
        before = [f for s in story[max(0, at - _REACH) : at] for f in s.figures]
        before += [f for f in sentence.figures if f.end <= run[0].start]
        added = math.fsum(p.value for p in run)
        many = _SO_MANY.search(sentence.text)
        told = many is not None and NUMBERS[many["n"]] == len(run)
        totals = [f for f in before if _may_be(f, run, added, told)]
        own = [f for f in sentence.figures if f.start > run[-1].end and math.isclose(f.value, added)]
        if totals and not own and (told or _by_a_digit(totals[-1].value, added)):
            near = totals[-1].start >= sentence.start
            yield made_of(totals[::-1], [run], f"both: {len(run)} parts in brackets and their total", near=near)


def _run(sentence: Figures) -> list[Placed]:
    """The bracketed amounts, with the one before them that leads the list; they need not say their unit again."""
    found = [
        f for f in sentence.figures
        if sentence.before(f, 1) == "(" and _CLOSES.match(sentence.after(f, 30)) and f.level and not f.claim.per
    ]  # fmt: skip
    if not found:
        return []
    lead = [f for f in sentence.figures if f.end < found[0].start and f.level]
    if lead and ";" in sentence.between(lead[-1], found[0]):
        found = [lead[-1], *found]
    first = found[0].claim
    if any(f.unit not in ("", found[0].unit) for f in found):
        return []
    return [f._replace(claim=replace(f.claim, unit=first.unit, currency=first.currency)) for f in found]


def _may_be(total: Placed, run: Sequence[Placed], added: float, told: bool) -> bool:
    """Can a figure be the total? Counts must be of one noun, where the copy does not say how many parts there are."""
    same = total.unit == run[0].unit and (total.unit or told or total.head == run[0].head or not run[0].head)
    return bool(same) and total.level and total.value > max(p.value for p in run) and 0.7 < added / total.value < 1.4


def _by_a_digit(one: float, other: float) -> bool:
    """Are two figures the same, or the same but for one digit or for two that changed places?"""
    if exchanged(one, other):
        return True
    a, b = f"{one:.0f}", f"{other:.0f}"
    return len(a) == len(b) > 2 and sum(x != y for x, y in zip(a, b, strict=True)) <= 1
