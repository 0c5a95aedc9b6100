"""A table as rows with names and columns of figures, for what text says of it: which of them rose, or has most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from linter.calendar_grammar import calendar
from linter.claims import Cell
from linter.patterns import later
from linter.phrases import stems
from linter.relations.grids.grid import TOTAL

_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_THEN: Final = later(r"\b(?:last year|before|previous|earlier|old|then|was)\b", re.I)
_NOW: Final = later(r"\b(?:this year|after|now|current|latest|new)\b", re.I)
_MONTHS: Final = calendar("en").words["month"]
_CHANGED: Final = later(r"\bchange\b|\bgrowth\b|\+ ?/ ?[-−–]|±|\bdiff", re.I)
# "In the first half", "in May", "had won": a time that the headings may not have.
_DATED: Final = later(
    r"\b(?:(?:first|second) half|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:19|20)\d\d|years? ago|last time|had (?:won|lost|carried|taken|risen|fallen|been))\b"
)
_PLACE: Final = later(r"^(?:rank|pos\w*|place|no\.?|#|number|year)$", re.I)
_SHORTEST: Final = 3  # letters of a name that text may have

Said = tuple[int, int, str, list[Cell]]  # from where to where, what the table says, and the cells that say so


class Named(NamedTuple):
    """A row that a sentence names, and where."""

    start: int
    end: int
    row: int


class Rows:
    """The numbers of one table, by row and column, without totals."""

    def __init__(self, found: Sequence[Cell]) -> None:
        self.total = any(TOTAL.search(cell.label) for cell in found)
        own = [c for c in found if not TOTAL.search(c.label) and not re.match(r"(?:average|mean)\b", c.label, re.I)]
        self.labels = {c.row: re.sub(r"\s*\(.*?\)|[*†‡]", "", c.label).strip() for c in own}
        self.rows = sorted(self.labels)
        self.cells = {(c.row, c.column): c for c in own if c.value is not None}
        self.columns = sorted(
            col for col in {c.column for c in own}
            if all((row, col) in self.cells for row in self.rows)
            and not _PLACE.match(self._header(own, col).strip())
            and not all(self.cells[row, col].words == self.labels[row] for row in self.rows)
        )  # fmt: skip
        self.headers = {col: self._header(own, col) for col in self.columns}
        self.kind = next((c.header for c in own if c.words == c.label), "")  # "Ward", above the names of the rows

    @staticmethod
    def _header(found: Sequence[Cell], column: int) -> str:
        return next((c.header for c in found if c.column == column), "")

    def value(self, row: int, column: int) -> float:
        return self.cells[row, column].value or 0.0

    def column(self, column: int) -> list[float]:
        return [self.value(row, column) for row in self.rows]

    def at_other_times(self, text: str) -> bool:
        """Does a sentence speak of a time that no heading names?"""
        heads = " ".join(self.headers.values())
        return any(match[0] not in heads for match in _DATED.finditer(text))

    def topics(self, said: set[str]) -> list[int]:
        """The columns whose headings share a word with what is said."""
        return [c for c in self.columns if said & set(stems(self.headers[c], 0, len(self.headers[c])))]

    def named(self, prose: str, start: int, end: int) -> list[Named]:
        """The rows that a stretch of prose names, in order; of a name within a longer one, the longer."""
        found = [
            Named(match.start(), match.end(), row) for row, label in self.labels.items() if len(label) >= _SHORTEST
            for match in re.finditer(rf"(?<!\w){re.escape(label)}(?![\w-])", prose[start:end])
        ]  # fmt: skip
        kept = [n for n in found if not any(o is not n and o.start <= n.start and n.end <= o.end for o in found)]
        return sorted(n._replace(start=start + n.start, end=start + n.end) for n in kept)


def pairs(grid: Rows) -> Iterator[tuple[int, int]]:
    """The columns for then and for now; or a column of changes, twice."""
    changes = [c for c in grid.columns if _CHANGED.search(grid.headers[c])]
    for column in changes:
        yield column, column
    levels = [c for c in grid.columns if c not in changes]
    for a, b in combinations(levels, 2):
        years = [_YEAR.findall(grid.headers[c]) for c in (a, b)]
        bare = [_YEAR.sub("", grid.headers[c]).strip() for c in (a, b)]
        if all(len(y) == 1 for y in years) and years[0] != years[1] and bare[0] == bare[1]:
            yield (a, b) if years[0] < years[1] else (b, a)
        elif (months := [_MONTHS.get(grid.headers[c].strip().lower()) for c in (a, b)]) and all(months):
            yield (a, b)  # "May" and "June" stand in their order
        elif _THEN.search(grid.headers[a]) and _NOW.search(grid.headers[b]):
            yield a, b
        elif _NOW.search(grid.headers[a]) and _THEN.search(grid.headers[b]):
            yield b, a


def went(grid: Rows, row: int, pair: tuple[int, int]) -> bool | None:
    """Did a row rise? None when it stayed."""
    old, new = pair
    step = grid.value(row, new) if old == new else grid.value(row, new) - grid.value(row, old)
    return step > 0 if step else None
