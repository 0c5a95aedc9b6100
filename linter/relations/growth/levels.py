"""What a thing measured, then and now, and the rows of tables that say so in a column for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from linter.claims import Cell, Claim, kind_of_claim
from linter.document import TABLE, Document, Span
from linter.finders.cells import cells
from linter.patterns import later
from linter.phrases import stem
from linter.relations.growth.wording import headed, narrowing, things, topics

_YEAR: Final = later(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One amount of a series, as the range it was rounded from."""

    span: Span
    words: str
    low: float
    high: float


@kind_of_claim
class Series(Claim):
    """What one thing came to and what it came from, with the words that tell what it is.

    `things` are the things that go up and down it may be (numbers of lines in wording.toml), `heads` the
    stem of what is counted, `topics` the stems of every other content word near, `narrow` its names with the
    word before each.
    """

    now: Level
    base: Level
    things: frozenset[str]
    heads: frozenset[str]
    topics: frozenset[str]
    narrow: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()  # capitalised words: a part of the country, a market, a rival
    years: frozenset[str] = frozenset()  # named with the base
    way: str = ""  # "up" or "down", when the copy says so in as many words: "up from", "narrowed from"
    step: str = ""  # "year", "month": how long before, when the copy says so
    unit: str = ""
    modal: bool = False
    at: int = 0  # where its sentence starts, and ends, in the prose
    end: int = 0
    refers: bool = False  # does it begin with a pronoun, and so speak of what went before?
    listed: bool = False  # in a list or a table, under its own label


_SOONER: Final = later(r"\b(?:last year|previous|earlier|before|year ago|then|was|old)\b", re.I)
_LATER: Final = later(r"\b(?:this year|now|current|latest|new|after)\b", re.I)


def tabled(document: Document) -> Iterator[Series]:
    """The rows of tables with a column for then and one for now."""
    if not document.tables:
        return
    rows: dict[tuple[int, int], list[Cell]] = {}
    for cell in cells(document):
        if cell.value is not None and cell.value > 0 and not cell.percent:
            rows.setdefault((cell.table, cell.row), []).append(cell)
    for row in rows.values():
        pairs = [pair for a, b in combinations(row, 2) if (pair := _columns(a, b))]
        if len(pairs) != 1:
            continue
        base, now = pairs[0]
        block = document.block_at(document.prose_at(now.span.start))
        yield Series(
            span=now.span, zone=TABLE, dateline=document.date, now=_cell(now), base=_cell(base),
            things=things(now.label), heads=frozenset(map(stem, headed(now.label))), topics=topics(now.label),
            narrow=narrowing(now.label), years=frozenset(_YEAR.findall(base.header)), step="year",
            at=block.start, end=block.end, listed=True,
        )  # fmt: skip


def _columns(a: Cell, b: Cell) -> tuple[Cell, Cell] | None:
    """(then, now) of two cells of a row, by their headings."""
    years = [_YEAR.findall(cell.header) for cell in (a, b)]
    if all(len(y) == 1 for y in years):
        if years[0] == years[1] or len({_YEAR.sub("", c.header).strip() for c in (a, b)}) > 1:
            return None
        return (a, b) if years[0] < years[1] else (b, a)
    for one, other in ((a, b), (b, a)):
        if _SOONER.search(one.header) and (_LATER.search(other.header) or not _SOONER.search(other.header)):
            return one, other
    return None


def _cell(cell: Cell) -> Level:
    half, value = cell.step / 2, cell.value or 0.0
    return Level(span=cell.span, words=cell.words, low=value - half, high=value + half)
