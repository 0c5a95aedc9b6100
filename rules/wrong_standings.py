"""League tables and rankings whose columns do not fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Final

from linter.claims import Cell, Claim
from linter.document import Document
from linter.finders.cells import cells
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.patterns import later
from linter.relations.grids.grid import TOTAL, Grid, written
from linter.rule import Example, Rule, examples
from linter.tables import table

_DEDUCTED: Final = later(
    r"\b(?:deduct\w*|docked|bonus points?|forfeit\w*|walkovers?|penalised|carried (?:over|forward))"
)
_KINDS: Final = ("won", "drawn", "lost", "unfinished")
_KINDS_SAID: Final = {"drawn": "a draw", "lost": "a defeat", "unfinished": "an overtime loss or no result"}
_FLAGGED: Final = later(r"[*†‡]")


class WrongStandings(Rule[Cell]):
    """A row of a league table or ranking that does not fit its own columns.

    Why it matters
    --------------
    Eight wins and four draws are 28 points, not 26. Supporters know their table by heart, and look at it first.

    How it decides
    --------------
    Columns are known by their headings. Games won, drawn and lost must make the games played; goals for, less goals
    against, the difference. What a win, a draw and a defeat are worth is what fits the other rows: three points and
    one, two and one, two and one for a defeat (basketball), two and one for an
    overtime loss (ice hockey), and so on. A table that is in the order of its points, or
    a ranking of its one column of figures, must be so throughout: a row out of place is a warning.

    When it stays silent
    --------------------
    When fewer than two rows fit, or a third of them do not, so that the columns mean something else; for rows with an
    asterisk; and for points where there is a column of bonus points, or the copy speaks of points deducted.
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Cell
    source = "Arithmetic; the laws of the game on points for a win and a draw"
    allows: ClassVar[tuple[Example, ...]] = examples(
        "| Club | P | W | D | L | Pts |\n|---|---|---|---|---|---|\n| Ajka | 9 | 6 | 2 | 1 | 20 |\n"
        "| Vac | 9 | 5 | 3 | 1 | 18 |\n| Eger | 9 | 5 | 1 | 3 | 16 |\n",
        "Vac have been docked two points.\n\n| Club | P | W | D | L | Pts |\n|---|---|---|---|---|---|\n"
        "| Ajka | 9 | 6 | 2 | 1 | 20 |\n| Vac | 9 | 5 | 3 | 1 | 16 |\n| Eger | 9 | 5 | 1 | 3 | 16 |\n",
        "| Side | W | L | BP | Pts |\n|---|---|---|---|---|\n| Bath | 6 | 1 | 4 | 28 |\n| Sale | 5 | 2 | 3 | 23 |\n"
        "| Leeds | 5 | 2 | 1 | 21 |\n",
        "| Rank | Town | People |\n|---|---|---|\n| 1 | Ajka | 900 |\n| 2 | Vac | 800 |\n| 3 | Eger | 610 |\n"
        "| 4 | Gyor | 610 |\n",
        "| Club | P | Pts |\n|---|---|---|\n| Ajka | 9 | 12 |\n| Eger | 9 | 20 |\n| Gyor | 9 | 16 |\n"
        "| Vac | 9 | 15 |\n",
        suffix=".md",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "| Club | P | W | D | L | Pts |\n|---|---|---|---|---|---|\n| Ajka | 9 | 6 | 2 | 1 | 20 |\n"
        "| Vac | 9 | [[5]] | [[3]] | [[1]] | [[16]] |\n| Eger | 9 | 5 | 1 | 3 | 16 |\n",
        "| Club | P | W | D | L | Pts |\n|---|---|---|---|---|---|\n| Ajka | [[9]] | [[6]] | [[2]] | [[2]] | 20 |\n"
        "| Vac | 9 | 5 | 3 | 1 | 18 |\n| Eger | 9 | 5 | 1 | 3 | 16 |\n",
        "| Side | Won | Lost | Points |\n|---|---|---|---|\n| Pula | 9 | 2 | 20 |\n| Zadar | 8 | 3 | 19 |\n"
        "| Split | [[7]] | [[4]] | [[19]] |\n",
        "| Team | W | L | OTL | Pts |\n|---|---|---|---|---|\n| Dubno | 19 | 8 | 3 | 41 |\n"
        "| Lutsk | [[17]] | [[9]] | [[4]] | [[39]] |\n| Rivne | 14 | 12 | 4 | 32 |\n| Kovel | 10 | 17 | 3 | 23 |\n",
        "| Club | GF | GA | GD |\n|---|---|---|---|\n| Ajka | 20 | 8 | +12 |\n| Vac | [[18]] | [[11]] | [[+9]] |\n"
        "| Eger | 12 | 14 | -2 |\n",
        "| Rank | Town | People |\n|---|---|---|\n| 1 | Ajka | 900 |\n| 2 | Vac | [[400]] |\n| 3 | Eger | [[610]] |\n"
        "| 4 | Gyor | 310 |\n",
        suffix=".md",
    )

    def find(self, document: Document) -> Iterator[Cell]:
        deducted = bool(document.tables) and _DEDUCTED.search(document.prose) is not None
        for cell in cells(document):
            if not (deducted and _columns().get(_plain(cell.header)) == "points"):
                yield cell

    def keys(self, claim: Cell) -> Iterator[str]:
        yield f"{claim.path}|{claim.table}"

    def check(self, claims: Sequence[Cell]) -> Iterator[Finding | Agreement]:
        grid = Grid(claims)
        known = {
            kind: column for column in reversed(grid.columns) if (kind := _columns().get(_plain(grid.header(column))))
        }
        rows = [
            row for row in grid.rows if not TOTAL.search(grid.label(row))
            and not any(_FLAGGED.search(cell.words) for (r, _), cell in grid.cells.items() if r == row)
        ]  # fmt: skip
        told: set[int] = set()
        for result in (
            *self._points(grid, rows, known),
            *self._games(grid, rows, known),
            *self._goals(grid, rows, known),
        ):
            if isinstance(result, Finding):
                row = next(cell.row for cell in claims if cell.span == result.span)
                if row in told:
                    continue
                told.add(row)
            yield result
        if not told:
            yield from self._order(grid, rows, known)

    def _points(self, grid: Grid, rows: Sequence[int], known: dict[str, int]) -> Iterator[Finding | Agreement]:
        if "bonus" in known or not {"won", "points"} <= known.keys():
            return
        kinds = [kind for kind in _KINDS if kind in known]
        parts = [known[kind] for kind in kinds]
        best: tuple[int, dict[int, float], Sequence[int]] | None = None
        rivals = 0
        for worth in _systems():
            each = [worth[at] for at, kind in enumerate(_KINDS) if kind in known]
            made = _made(grid, rows, parts, each, known["points"])
            fits = sum(grid.value(row, known["points"]) == value for row, value in made.items())
            if best is None or fits > best[0]:
                best, rivals = (fits, made, worth), 0
            elif fits == best[0] and made != best[1]:
                rivals += 1
        if best is not None and not rivals:
            other = next((kind for kind in kinds if kind in ("drawn", "unfinished")), "lost")
            two = best[2][0], best[2][_KINDS.index(other)]
            said = f"make, at {two[0]} for a win and {two[1]} for {_KINDS_SAID[other]},"
            yield from self._odd(grid, known["points"], parts, best[1], said)

    def _games(self, grid: Grid, rows: Sequence[int], known: dict[str, int]) -> Iterator[Finding | Agreement]:
        if {"won", "lost", "played"} <= known.keys():
            parts = [known[kind] for kind in ("won", "drawn", "lost", "unfinished") if kind in known]
            made = _made(grid, rows, parts, [1] * len(parts), known["played"])
            yield from self._odd(grid, known["played"], parts, made, "make")

    def _goals(self, grid: Grid, rows: Sequence[int], known: dict[str, int]) -> Iterator[Finding | Agreement]:
        if {"for", "against", "difference"} <= known.keys():
            parts = [known["for"], known["against"]]
            made = _made(grid, rows, parts, [1, -1], known["difference"])
            yield from self._odd(grid, known["difference"], parts, made, "make a difference of")

    def _odd(
        self, grid: Grid, column: int, parts: Sequence[int], made: dict[int, float], said: str
    ) -> Iterator[Finding | Agreement]:
        """The rows that do not give what most rows do."""
        wrong = [row for row, value in made.items() if value != grid.value(row, column)]
        fitting = len(made) - len(wrong)
        if fitting < 2 or len(wrong) > max(1, fitting // 3):
            return
        for row, value in made.items():
            cell, around = grid.cells[row, column], [grid.cells[row, part] for part in parts]
            reason = (
                f"both: the row “{cell.label}”, as “{cell.header}” is reckoned in {fitting} of the {len(made)} rows"
            )
            if row not in wrong:
                yield self.agreement(f"{cell.words} fits in the row “{cell.label}”", cell, *around[:3], reason=reason)
                continue
            right = written(cell, value, cell.signed)
            listed = ", ".join(f"{c.header} {c.words}" for c in around)
            message = f"{cell.label}: {listed} {said} {right}, the column “{cell.header}” says {cell.words}"
            yield self.finding(cell, message, *map(_place, around), reason=reason, repairs=[right])

    def _order(self, grid: Grid, rows: Sequence[int], known: dict[str, int]) -> Iterator[Finding]:
        """A table in the order of one column, but for one row."""
        ranks = [grid.value(row, known["place"]) for row in rows] if "place" in known else []
        plain = [column for column in grid.columns if column != known.get("place")]
        if ranks == sorted(ranks) and ranks and len(plain) == 1:
            column = plain[0]
        elif {"points", "played"} <= known.keys():
            column = known["points"]
        else:
            return
        labels = [grid.label(row) for row in rows]
        if len(rows) < 4 or labels == sorted(labels) or not all(grid.full(row, (column,)) for row in rows):
            return
        values = [grid.value(row, column) for row in rows]
        if ranks and values[0] < values[-1]:
            values = [-value for value in values]  # from the least to the most
        steps = [at for at, (above, below) in enumerate(pairwise(values)) if below > above]
        if len(steps) == 1:
            above, below = (grid.cells[rows[at], column] for at in (steps[0], steps[0] + 1))
            message = f"{above.label}, with {above.words}, stands above {below.label}, with {below.words}"
            reason = f"both: “{above.header}”, by which the other {len(rows) - 1} rows are in order"
            yield self.finding(above, message, _place(below), reason=reason, severity=WARNING)


def _made(grid: Grid, rows: Sequence[int], parts: Sequence[int], each: Sequence[int], column: int) -> dict[int, float]:
    """What the columns make together, row by row, where none is missing."""
    full = [row for row in rows if grid.full(row, (*parts, column))]
    return {row: sum(grid.value(row, part) * n for part, n in zip(parts, each, strict=True)) for row in full}


def _place(cell: Cell) -> Related:
    return Related(cell.span, f"{cell.label}, {cell.header}".strip(", "))


def _plain(header: str) -> str:
    return re.sub(r"[.*†‡]", "", header).strip().lower()


@cache
def _data() -> dict[str, Any]:
    return table(Path(__file__).with_suffix(".toml"))


@cache
def _columns() -> dict[str, str]:
    """What a heading names, by heading."""
    return {word: kind for kind, words in _data()["columns"].items() for word in words}


@cache
def _systems() -> list[list[int]]:
    """What a win, a draw, a defeat and a game without a result may be worth."""
    return [[*worth, unfinished] for worth in _data()["worth"]["systems"] for unfinished in (0, 1)]
