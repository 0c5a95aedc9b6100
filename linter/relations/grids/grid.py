"""A table as a grid of numbers: what its cells may have been rounded from, and what they give together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from linter.claims import Cell
from linter.patterns import later

TOTAL: Final = later(
    r"^(?:grand |sub-?|overall )?total\b|\btotal$|"
    r"^group$|^(?:all|sum|combined|overall|altogether|in all|(?:full|whole) year)\b(?! other)|^tổng",
    re.I,
)
# Columns whose figures are not added.
RATE: Final = later(
    r"\bchange|\bgrowth|\brise\b|\+ ?/ ?[-−–]|\baverage|\bavg\b|\bmedian|\bmean\b|\brates?\b|\bper (?!cent)|"
    r"\brank|\bprice|\bratio|"
    r"\bindex\b|\bturnout|\bages?\b|\byield|\bmargin|[a-z]/[a-z]|\bpos\b|\bno\.?$|^#|\byear\b|\bspeed|\btemperature|\bdensity|"
    r"\brating|\bscore"
    r"|\brents?\b|\bcost of\b",
    re.I,
)
CHANGE: Final = later(
    r"(?i)\b(?:change|chg|growth|rise|increase|gain|diff(?:erence)?|y/y|yoy|swing|fall|decline|drop|decrease|movement|"
    r"balance|surplus|deficit|net|profit|majority)\b|\+ ?/ ?[-−–]|±|^%$|% ?[+-]"
)
_WHOLE: Final = later(r"\bshare\b|\bof (?:the )?(?:total|votes?|all)\b|\bproportion\b", re.I)
_ONLY: Final = later(r"\s*(?:%|per ?cent)\s*$", re.I)
_UNSURE: Final = later(r"(?:don['’]t know|not sure|unsure|undecided|no opinion|no answer|none of|neither)\b", re.I)
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_UNITS: Final = later(
    r"[%$€£¥₫]|\b(?:m|mn|bn|million|billion|trillion|thousand|tonnes?|tons?|km|ha|hectares?|MW|GWh|kg|"
    r"euros?|dong|yuan|VND|"
    r"USD|EUR|GBP|000s?|sq)\b|°",
    re.I,
)


class Range(NamedTuple):
    low: float
    high: float

    def meets(self, other: Range) -> bool:
        slack = 1e-9 * max(abs(self.high), abs(other.high), 1.0)
        return self.low <= other.high + slack and other.low <= self.high + slack


class Sum(NamedTuple):
    """A column's parts, their sum and the total that the table gives."""

    total: Cell
    cells: list[Cell]
    sum: float
    fits: bool

    def plausible(self, fitting: int, note: str) -> bool:
        """Is the total meant to be this sum, and is it off by no more than a slip?"""
        said = self.total.value or 0.0
        largest = max(abs(cell.value or 0.0) for cell in self.cells)
        off = abs(said - self.sum) / max(abs(self.sum), 1e-9)
        if fitting:
            return off <= 0.6 or self.near()
        if abs(said) <= largest or (note == "partial" and said > self.sum):
            return False
        return off <= 0.15 or self.near()

    def near(self) -> bool:
        """Do sum and total differ in one digit, or in the order of the digits?"""
        first, second = written(self.total, self.sum), written(self.total, self.total.value or 0.0)
        if sorted(first) == sorted(second):
            return True
        return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1


_POINTS: Final = later(r"\d ?(?:pp|ppts?|pts?|points?)\b", re.I)


class Grid:
    """The cells of one table by row and column."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = {(cell.row, cell.column): cell for cell in cells}
        self.rows = sorted({cell.row for cell in cells})
        numbers = [cell for cell in cells if cell.value is not None]
        self.columns = sorted({cell.column for cell in numbers if sum(c.column == cell.column for c in numbers) >= 2})
        self.note = cells[0].note
        self._labels = {cell.row: cell.label for cell in cells}
        self._steps = {column: self._step(column) for column in self.columns}

    def shared_out(self, rows: Sequence[int], column: int) -> bool:
        """Does a column share out one whole, by its heading or by a row for who does not know?"""
        head = self.header(column)
        if _ONLY.match(head):
            return any(_UNSURE.match(self.label(row)) for row in rows)
        return _WHOLE.search(head) is not None and not CHANGE.search(head)

    def label(self, row: int) -> str:
        return self._labels[row]

    def header(self, column: int) -> str:
        return next((cell.header for (_, c), cell in self.cells.items() if c == column), "")

    def words(self, row: int, column: int) -> str:
        return self.cells[row, column].words

    def value(self, row: int, column: int) -> float:
        return self.cells[row, column].value or 0.0

    def percent(self, column: int) -> bool:
        """Are these figures in per cent?"""
        head = self.header(column)
        body = [cell for (_, c), cell in self.cells.items() if c == column and cell.value is not None]
        return bool(re.search(r"%|per ?cent", head)) or all(cell.percent for cell in body)

    def full(self, row: int, columns: Sequence[int]) -> bool:
        return all((row, c) in self.cells and self.cells[row, c].value is not None for c in columns)

    def full_column(self, rows: Sequence[int], column: int) -> bool:
        return all(self.full(row, (column,)) for row in rows)

    def range(self, row: int, column: int) -> Range:
        """What a cell may have been rounded from."""
        cell = self.cells[row, column]
        half = max(cell.step, self._steps[column]) / 2 if cell.step >= 1 else cell.step / 2
        if cell.step >= 1 and not self._steps[column]:
            half = 0.0
        value = cell.value or 0.0
        return Range(value - half, value + half)

    def _step(self, column: int) -> float:
        """The size of the last digit that means something in a column of whole numbers; 0 for counts."""
        values = [cell.value for (_, c), cell in self.cells.items() if c == column and cell.value]
        if any(value != int(value) for value in values):
            return 1.0
        if RATE.search(self.header(column)):
            return 1.0  # so many for each: worked out, and rounded
        step = 1.0
        while all(value % (step * 10) == 0 for value in values) and step < 1e9:
            step *= 10
        small = step < 100 or max(map(abs, values), default=0.0) < 1000
        return 0.0 if small and not _UNITS.search(self.header(column)) and not self.percent(column) else step

    def sum(self, column: int, parts: Sequence[int], total: int) -> Sum | None:
        """A column's sum against its total; None when a cell is missing or the figures are not for adding."""
        if not self.full(total, (column,)):
            return None
        cell = self.cells[total, column]
        whole = cell.value is not None and abs(cell.value - 100) < 0.06 and self.percent(column)
        if RATE.search(self.header(column)) or (self.percent(column) and not whole):
            return None
        if not self.full_column(parts, column):
            return None
        ranges = [self.range(row, column) for row in parts]
        loose = 4 if self.note == "rounded" else 1
        value = sum(self.value(row, column) for row in parts)
        half = sum(r.high - r.low for r in ranges) / 2
        said = self.range(total, column)
        fits = Range(value - half * loose, value + half * loose).meets(said)
        return Sum(cell, [self.cells[row, column] for row in parts], value, fits)

    def total(self, row: int, parts: Sequence[int]) -> Range:
        ranges = [self.range(row, part) for part in parts]
        return Range(sum(r.low for r in ranges), sum(r.high for r in ranges))

    def change(self, row: int, columns: tuple[int, int, int], mode: int) -> Range:
        """The change between two cells, (old, new, change): in per cent (mode 0) or in their own unit (mode 1)."""
        before, after = self.range(row, columns[0]), self.range(row, columns[1])
        if mode or self._in_points(row, columns[2]):
            return Range(after.low - before.high, after.high - before.low)
        if before.low <= 0 or after.low < 0:
            return Range(float("inf"), float("-inf"))
        return Range(after.low / before.high * 100 - 100, after.high / before.low * 100 - 100)

    def _in_points(self, row: int, column: int) -> bool:
        """Is this change a difference, among percentages: "-1.8 pts", or "+5" of the shops?"""
        cell = self.cells[row, column]
        others = sum(c.percent for (_, at), c in self.cells.items() if at == column)
        return _POINTS.search(cell.words) is not None or (not cell.percent and others > 1)

    def of_two_years(self, one: int, other: int) -> bool:
        """Do the headers of two columns name years, and no year in common?"""
        years = [set(_YEAR.findall(self.header(column))) for column in (one, other)]
        return all(years) and not years[0] & years[1]

    def product(self, row: int, first: int, second: int) -> Range:
        a, b = self.range(row, first), self.range(row, second)
        return Range(a.low * b.low, a.high * b.high)

    def quotient(self, row: int, over: int, under: int, per: float) -> Range:
        a, b = self.range(row, over), self.range(row, under)
        return Range(per * a.low / b.high, per * a.high / b.low) if b.low > 0 else Range(float("inf"), float("-inf"))

    def share(self, row: int, values: int, whole: Range) -> Range:
        part = self.range(row, values)
        return Range(part.low / whole.high * 100, part.high / whole.low * 100)

    def whole(self, rows: Sequence[int], values: int, column: int) -> Range | None:
        """What the figures are shares of: their sum, their total, or what most rows imply; None when none fits."""
        parts = [row for row in rows if not TOTAL.search(self.label(row))]
        if len(parts) < 3:
            return None
        ranges = [self.range(row, values) for row in parts]
        half = sum(r.high - r.low for r in ranges) / 2
        value = sum(self.value(row, values) for row in parts)
        known = [Range(value - half, value + half)]
        known += [self.range(row, values) for row in rows if row not in parts]
        implied = []
        for row in parts:
            part, said = self.range(row, values), self.range(row, column)
            if said.low > 0:
                implied.append(Range(part.low / said.high * 100, part.high / said.low * 100))
        best, most = None, 0
        for guess in [*known, *(Range(end, end) for r in implied for end in (r.low, r.high))]:
            fits = sum(guess.meets(r) for r in implied)
            needed = 2 if guess in known else 3
            if fits > most and fits >= needed and fits * 2 > len(parts):
                best, most = guess, fits
        return best


def written(cell: Cell, value: float, signed: bool = False) -> str:
    """A number the way a cell writes its own."""
    text = cell.words
    digits = re.search(r"[+−–-]?\(?\d[\d, ’']*(?:\.\d+)?\)?", text)
    places = len(digits[0].rstrip(")").partition(".")[2]) if digits else 0
    scale = 1.0
    if cell.value and digits:
        plain = float(re.sub(r"[^\d.]", "", digits[0]) or 0)
        scale = abs(cell.value) / plain if plain else 1.0
    grouped = "," in text or abs(value / scale) >= 10000
    number = f"{abs(value) / scale:{',' if grouped else ''}.{places}f}"
    minus = "−" if "−" in text else "–" if "–" in text else "-"
    sign = minus if value < 0 else "+" if signed and (text.startswith("+") or cell.signed) else ""
    return text.replace(digits[0], sign + number, 1) if digits else sign + number
