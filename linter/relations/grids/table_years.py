"""What text says has grown, or is the most, since a year, against a table with a row for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders.cells import cells
from linter.patterns import later
from linter.phrases import stems
from linter.relations.grids.readings import Reading
from linter.relations.grids.rows import Rows
from linter.relations.grids.superlatives import EXTREME
from linter.relations.growth.told import Told, told

_FEWEST: Final = 3  # rows
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_SINCE: Final = later(rf"{EXTREME}(?: [\w-]+){{0,3}} since (?P<year>(?:19|20)\d\d)\b(?! (?:except|apart))", re.I)
# "Up from 61 in 2019": a figure of the table, with the year beside it.
_IN_YEAR: Final = later(
    r"(?<![\w.,$€£-])(?P<n>\d[\d,]*(?:\.\d+)?)(?![\d%])(?P<what>(?: [a-z]+){0,2}) in (?P<year>(?:19|20)\d\d)\b(?!-)"
)
_DISTINCT: Final = 10  # figures below this stand for too much


def since(document: Document) -> Iterator[Reading]:
    """Every change since a year, and every "wettest July since 2015", that a table of years contradicts."""
    if not document.tables or document.language[:2] != "en":
        return
    found = cells(document)
    grids = [Rows([c for c in found if c.table == number]) for number in sorted({c.table for c in found})]
    grids = [grid for grid in grids if len(grid.rows) >= _FEWEST and all(map(_YEAR.fullmatch, grid.labels.values()))]
    for change in told(document) if grids else ():
        at = document.prose_at(change.span.start)
        if not change.modal and _is_told(document, at):
            for grid in grids:
                yield from _held(document, grid, change, at)
    for match in _SINCE.finditer(document.prose) if grids else ():
        if _is_told(document, match.start()):
            for grid in grids:
                yield from _topped(document, grid, match)
    for match in _IN_YEAR.finditer(document.prose) if grids else ():
        if _is_told(document, match.start()):
            for grid in grids:
                yield from _of_year(document, grid, match)


def _is_told(document: Document, at: int) -> bool:
    return document.zone_at(at) not in NOT_THE_STORY | {TABLE} and not document.quoted(at)


def _held(document: Document, grid: Rows, change: Told, at: int) -> Iterator[Reading]:
    """A change of one column, from a row that its sentence names."""
    start, end = document.sentence_at(at)
    years = {int(grid.labels[row]): row for row in grid.rows}
    named = sorted(set(map(int, _YEAR.findall(document.prose[start:end]))))
    topics = {c: set(stems(grid.headers[c], 0, len(grid.headers[c]))) & change.topics for c in grid.columns}
    columns = [c for c, shared in topics.items() if shared]
    if len(columns) != 1 or not 1 <= len(named) <= 2 or not set(named) <= set(years):
        return
    column, base = columns[0], named[0]
    ends = [year for year in years if year > base] if len(named) == 1 else named[1:]
    first = grid.value(years[base], column)
    ratios = {year: grid.value(years[year], column) / first for year in ends} if first > 0 else {}
    if not ratios or any(change.low <= ratio <= change.high for ratio in ratios.values()):
        return
    last = max(ratios)
    cell, other = grid.cells[years[base], column], grid.cells[years[last], column]
    message = f"in the table {grid.headers[column].lower()} went from {cell.words} in {base} to {other.words} in {last}"
    yield Reading(
        span=change.span, zone=change.zone, dateline=document.date, message=message,
        reason="both: the table and what the text says of it", others=(cell.span, other.span),
    )  # fmt: skip


def _topped(document: Document, grid: Rows, match: re.Match[str]) -> Iterator[Reading]:
    """The last row is the most since a year; is a row between them more?"""
    years = {int(grid.labels[row]): row for row in grid.rows}
    now, then = max(years), int(match["year"])
    if len(grid.columns) != 1 or match["rank"] or document.date is None or now not in (document.date.year, then):
        return
    column = grid.columns[0]
    own = grid.value(years[now], column)
    between = [
        year for year in sorted(years)
        if then < year < now
        and (grid.value(years[year], column) > own if match["most"] else grid.value(years[year], column) < own)
    ]  # fmt: skip
    if between:
        cell = grid.cells[years[between[-1]], column]
        way = "more" if match["most"] else "less"
        last = grid.cells[years[now], column].words
        message = f"in the table {between[-1]} has {cell.words}, {way} than the {last} of {now}"
        yield Reading(
            span=document.span(*match.span()), zone=document.zone_at(match.start()), dateline=document.date,
            message=message, reason="both: the table and what the text says of it", others=(cell.span,),
        )  # fmt: skip


def _of_year(document: Document, grid: Rows, match: re.Match[str]) -> Iterator[Reading]:
    """A figure said to be of one year, that the table has in the row of another alone."""
    years = {grid.labels[row]: row for row in grid.rows}
    said = float(match["n"].replace(",", ""))
    own = years.get(match["year"])
    if own is None or said < _DISTINCT or any(grid.value(own, column) == said for column in grid.columns):
        return
    there = [cell for (row, _), cell in sorted(grid.cells.items()) if cell.value == said and cell.words != cell.label]
    if len(there) == 1 and there[0].column in grid.columns:
        head = grid.headers[there[0].column]
        if not set(stems(match["what"], 0, len(match["what"]))) <= set(stems(head, 0, len(head))):
            return  # "61 clubs in 2019", of a table of shops
        cell = grid.cells[own, there[0].column]
        yield Reading(
            span=document.span(*match.span()), zone=document.zone_at(match.start()), dateline=document.date,
            message=f"in the table {match['year']} has {cell.words}, and {there[0].label} has {there[0].words}",
            reason="both: the table and what the text says of it", others=(cell.span, there[0].span),
        )  # fmt: skip
