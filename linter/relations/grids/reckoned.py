"""Columns of a table reckoned from two others: takings from price and number, dogs per 1,000 from both counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import Final, NamedTuple

from linter.patterns import later
from linter.relations.grids.grid import Grid, Range

_MOST: Final = 8  # columns of a table that are tried, each with each
_PER: Final = (1, 100, 1000, 10000, 100000)  # so many of these for each, for every hundred …
_CLOSE: Final = 0.05  # how wide the quotient of two rounded figures may be, of itself
_RUNNING: Final = later(r"(?i)\bso far\b|\brunning\b|\bcumulative\b|\bto date\b|\baccumulated\b")


class Reckoned(NamedTuple):
    """A column, the two that it is made from, what each row then should say, and how to put that."""

    column: int
    parts: tuple[int, ...]
    rows: Sequence[int]
    exact: dict[int, Range]
    said: str
    least: int  # rows that must bear it out


def reckoned(table: Grid) -> Iterator[Reckoned]:
    """Every column that may be a product or a quotient of two others."""
    for column in table.columns[:_MOST]:
        others = [c for c in table.columns[:_MOST] if c != column]
        for parts in combinations(others, 2):
            yield from _product(table, column, parts)
        if _RUNNING.search(table.header(column)):
            yield from _running(table, column, others)
        for over, under in permutations(others, 2):
            yield from _quotient(table, column, over, under)


def _product(table: Grid, column: int, parts: tuple[int, int]) -> Iterator[Reckoned]:
    """A price, the number sold, the takings."""
    rows = [row for row in table.rows if table.full(row, (*parts, column))]
    if len(rows) < 3 or any(table.value(row, c) <= 1 for row in rows for c in parts):
        return
    exact = {row: table.product(row, *parts) for row in rows}
    if all(value.high < 1.1 * value.low and value.low >= 100 for value in exact.values()):
        yield Reckoned(column, parts, rows, exact, _said(table, parts), 2)


def _running(table: Grid, column: int, others: Sequence[int]) -> Iterator[Reckoned]:
    """What each month brought, and all of it so far."""
    for part in others:
        rows = [row for row in table.rows if table.full(row, (part, column))]
        if len(rows) != len(table.rows) or len(rows) < 3:
            continue
        each = [table.range(row, part) for row in rows]
        exact = {
            row: Range(sum(r.low for r in each[: n + 1]), sum(r.high for r in each[: n + 1]))
            for n, row in enumerate(rows)
        }
        yield Reckoned(column, (part,), rows, exact, f"is, by “{table.header(part)}” so far,", 2)


def _quotient(table: Grid, column: int, over: int, under: int) -> Iterator[Reckoned]:
    """Passengers, the cost, the cost of each."""
    rows = [row for row in table.rows if table.full(row, (over, under, column))]
    shares = table.percent(column) or "%" in table.header(column)
    if len(rows) < (3 if shares else 4) or any(table.value(row, c) <= 0 for row in rows for c in (over, under, column)):
        return
    if len({table.value(row, column) for row in rows}) < 3:
        return
    for per in _PER if shares else (each for each in _PER if each != 100):
        ratios = (per * table.value(r, over) / table.value(r, under) / table.value(r, column) for r in rows[:3])
        if sum(abs(ratio - 1) < _CLOSE for ratio in ratios) < 2:
            continue  # two of the first three rows tell for how many each figure is
        exact = {row: table.quotient(row, over, under, per) for row in rows}
        close = 3 * _CLOSE if per == 100 else _CLOSE  # a share of 100 is one of 95 to 105
        exact = {row: value for row, value in exact.items() if value.high < (1 + close) * value.low}
        if len(exact) >= (3 if per == 100 else len(rows)):
            yield Reckoned(column, (over, under), [*exact], exact, _said(table, (over, under)), 2 if per == 100 else 3)


def _said(table: Grid, parts: tuple[int, int]) -> str:
    return f"has, by “{table.header(parts[0])}” and “{table.header(parts[1])}”,"
