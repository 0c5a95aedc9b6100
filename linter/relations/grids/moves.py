"""A row of a table that text says went up or down: "visits to the dentist fell"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.amounts import amounts
from linter.document import Document
from linter.patterns import later
from linter.phrases import stem
from linter.relations.digits import exchanged, mistyped
from linter.relations.grids.rows import Rows, Said, pairs, went

_UP: Final = r"rose|increased|grew|climbed|went up|jumped|surged|soared|doubled"
_DOWN: Final = r"fell|decreased|declined|dropped|went down|shrank|dipped|plunged|slumped|halved"
_STILL: Final = r"(?:[a-z]+ly |has |have )?"
_VERB: Final = rf" {_STILL}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
_NEXT: Final = 300  # characters
_BY: Final = later(r" by (?:just |only )?(?P<n>\d[\d,]*(?:\.\d+)?)(?! ?(?:%|per ?cent|point|times))(?![\d,.]*\d)")
_SMALL: Final = frozenset((
    "number", "numbers", "figure", "figures", "total", "totals", "count", "counts", "sales", "visits", "visit",
    "visitors", "cases", "people", "prices", "price", "rents", "rent", "output", "takings", "in", "at", "of", "to",
    "for", "by", "from", "the", "on", "with", "both", "also", "however", "only",
))  # fmt: skip
_CLAUSE: Final = later(r"[.;:,(–—]|\b(?:and|but|while|whereas|although|though|as)\b")
_ELSEWHERE: Final = later(
    r"\b(?:not|never|n[’']t|will|would|could|may|might|should|expect\w*|forecast|since|after|before|until|when|if|then|"
    r"again|first|month|week|quarter|winter|summer|autumn|spring|decade)\b"
)


def moves(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """Each row that is said to have risen, where every pair of columns for then and now has it fall, or the reverse."""
    spans = list(pairs(grid))
    if not spans:
        return
    prose = document.prose
    for row, label in grid.labels.items():
        if len(label) < 3:
            continue
        for match in re.finditer(rf"(?i)(?<![\w-]){re.escape(label)}s?(?:[’']s? [a-z]+)?{_VERB}", prose[start:end]):
            opens = max((m.end() for m in _CLAUSE.finditer(prose, start, start + match.start())), default=start)
            closes = next((m.start() for m in _CLAUSE.finditer(prose, start + match.end(), end)), end)
            before = prose[opens : start + match.start()].lower()
            clause = prose[opens:closes]
            if _ELSEWHERE.search(clause) or grid.at_other_times(clause):
                continue
            yield from _by_so_much(document, grid, row, spans, start + match.start(), start + match.end())
            up = bool(match["up"])
            if not _of_the_table(grid, before):
                continue
            if any(went(grid, row, pair) is not (not up) for pair in spans):
                continue
            way = "fell" if up else "rose"
            old, new = spans[-1]
            cells = [grid.cells[row, column] for column in dict.fromkeys((old, new))]
            yield (
                start + match.start(), start + match.end(),
                f"in the table {label} {way}, to {grid.cells[row, new].words}", cells,
            )  # fmt: skip


def _by_so_much(
    document: Document, grid: Rows, row: int, spans: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[Said]:
    """ "The number of beds in Tarn fell by 24", where the two columns are 42 apart."""
    by = _BY.match(document.prose, end)
    if by is None or len(spans) != 1 or spans[0][0] == spans[0][1]:
        return
    old, new = spans[0]
    said, real = float(by["n"].replace(",", "")), abs(grid.value(row, new) - grid.value(row, old))
    shown = {cell.value for cell in grid.cells.values()}
    if said in shown or real <= 0 or abs(said - real) < 1 or not (exchanged(said, real) or mistyped(said, real)):
        return
    if any(a.value == real for a in amounts(document.prose[:start])) or any(
        a.value == real for a in amounts(document.prose[by.end() : by.end() + _NEXT])
    ):
        return  # the story tells of that, too: this is of something else
    told = [grid.cells[row, column] for column in (old, new)]
    yield start, by.end(), f"in the table that is {real:,.10g}, from {told[0].words} to {told[1].words}", told


def _of_the_table(grid: Rows, before: str) -> bool:
    """Are the words before a row's name of what the table gives: "visits to the", "the number of"?"""
    heads = {stem(w) for head in (grid.kind, *grid.headers.values()) for w in re.findall(r"[a-z]+", head.lower())}
    return all(word in _SMALL or stem(word) in heads for word in re.findall(r"[a-z]+", before))
