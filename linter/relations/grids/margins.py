"""Two rows of a table together: the winner's majority, the range from least to most, how many times as many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from linter.document import Document
from linter.patterns import later
from linter.phrases import stems
from linter.relations.grids.rows import Rows, Said

_FIGURE: Final = r"\d[\d,]*(?:\.\d+)?(?!\d|[-–/:]\d)"
_MARGIN: Final = later(
    rf"\b(?:[Mm]ajority|[Mm]argin|[Ll]ead) of (?:just |only )?(?P<n>{_FIGURE})\b|"
    rf"\b(?:[Ww]on|[Ww]ins|[Bb]eat [^.;,]{{3,40}}|[Hh]eld on|[Ll]ed) by (?:just |only )?(?P<m>{_FIGURE}) "
    r"(?:votes|points)\b"
)
_FORMER: Final = later(
    r"\b(?:last|previous\w*|from|had|predecessor|was once|in (?:19|20)\d\d|needed?|short of|at least|about|around|"
    r"nearly|almost|more than|over|some)\b"
)
_CUES: Final = (
    r"(?:[Rr]ang\w+|[Vv]ar(?:y|ies|ied|ying)|[Dd]iffer\w*|[Ss]pread|[Aa]nything|[Aa]nywhere|[Ss]omewhere)"
    r"[^.;,\d]{0,30}?"
)
_RANGE: Final = later(
    rf"\b{_CUES} (?:from|between) (?P<a>[$€£¥]?{_FIGURE})(?: ?[a-z%]+){{0,2}} (?:to|and) (?P<b>[$€£¥]?{_FIGURE})"
)
_TIMES: Final = later(
    r"\b(?:(?P<twice>twice|double)|(?P<n>three|four|five|six|seven|eight|nine|ten) times) (?:as|the) "
    r"(?:many|much|high|number)\b",
    re.I,
)
_FACTORS: Final = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HEDGED: Final = later(r"\b(?:nearly|almost|more than|over|about|around|at least|roughly|some|not)(?: [a-z]+)? $")
_LOOSE: Final = 0.2  # by which "three times as many" may be off


def margins(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """What a sentence says of two rows of a table together."""
    yield from _majorities(document, grid, start, end)
    yield from _ranges(document, grid, start, end)
    yield from _times(document, grid, start, end)


def _value(words: str) -> float:
    return float(re.sub(r"[^\d.]", "", words))


def _majorities(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """By how much the first beat the second, in the one column of votes."""
    prose = document.prose
    for match in _MARGIN.finditer(prose, start, end):
        group = "n" if match["n"] else "m"
        said = _value(match[group])
        columns = [
            c for c in grid.columns if re.search(r"(?i)\bvotes?\b|\bseats\b|\bpoints\b|\bpts\b", grid.headers[c])
        ]
        if len(columns) != 1 or said < 2 or _FORMER.search(prose, max(start, match.start() - 40), match.start(group)):
            continue
        values = sorted(grid.column(columns[0]), reverse=True)
        apart = values[0] - values[1]
        known = {abs(a - b) for a, b in combinations(values, 2)} | {2 * values[0] - sum(values)} | set(values)
        known |= {abs(values[0] - sum(values[1:])), sum(values)}
        if said in known or not apart / 2 < said < 2 * apart:
            continue
        first = sorted(grid.rows, key=lambda row: grid.value(row, columns[0]), reverse=True)[:2]
        told = [grid.cells[row, columns[0]] for row in first]
        yield match.start(group), match.end(group), f"in the table the first two are {apart:,.10g} apart", told


def _ranges(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """From the least to the most: the one is an end of a column, the other a figure of it that is none."""
    prose = document.prose
    for match in _RANGE.finditer(prose, start, end):
        a, b = _value(match["a"]), _value(match["b"])
        if grid.named(prose, start, end) or grid.at_other_times(prose[start:end]) or a >= b:
            continue
        ends = [(min(grid.column(c)), max(grid.column(c)), c) for c in grid.columns]
        if any((a, b) == (low, high) for low, high, _ in ends):
            continue
        odd = [(low, high, c) for low, high, c in ends if {a, b} <= set(grid.column(c)) and (a == low or b == high)]
        if len(odd) == 1:
            low, high, column = odd[0]
            beyond = high if a == low else low
            cell = next(grid.cells[row, column] for row in grid.rows if grid.value(row, column) == beyond)
            group = "b" if a == low else "a"
            yield match.start(group), match.end(group), f"in the table {cell.label} has {cell.words}", [cell]


def _times(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """ "Twice as many in Alba as in Corte", where no column has it so."""
    prose = document.prose
    for match in _TIMES.finditer(prose, start, end):
        factor = 2 if match["twice"] else 3 + _FACTORS.index(match["n"].lower())
        rows = list(dict.fromkeys(_rows(grid, prose[start:end])))
        if (
            len(rows) != 2
            or _HEDGED.search(prose, start, match.start())
            or grid.at_other_times(prose[match.start() : end])
        ):
            continue
        if not re.search(r" (?:as|than|of|that) ", prose[match.end() : end]):
            continue
        columns = grid.topics(set(stems(prose, match.end(), end)))  # "as many wolves", of a table with wolves
        ratios = [grid.value(rows[0], c) / grid.value(rows[1], c) for c in columns if grid.value(rows[1], c)]
        ratios = [max(ratio, 1 / ratio) for ratio in ratios if ratio > 0]
        if not ratios or any(abs(ratio / factor - 1) <= _LOOSE for ratio in ratios) or max(ratios) < 1.2:
            continue
        told = [grid.cells[row, columns[0]] for row in rows]
        shown = " and ".join(f"{cell.label} {cell.words}" for cell in told)
        yield match.start(), match.end(), f"in the table: {shown}", told


def _rows(grid: Rows, text: str) -> Iterator[int]:
    """The rows that a sentence names, with a capital or without: "in the west"."""
    for row, label in grid.labels.items():
        if len(label) > 2 and re.search(rf"(?i)(?<![\w-]){re.escape(label)}(?![\w-])", text):
            yield row
