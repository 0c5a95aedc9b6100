"""How many rows a table has, and what they add up to, as text says it in passing: "a test of five cities"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import Document
from linter.patterns import later
from linter.phrases import stem, written
from linter.relations.grids.rows import Rows, Said, pairs, went

_WRITTEN: Final = written(2, 20)
_N: Final = rf"(?:{'|'.join(_WRITTEN)}|\d\d?)"
_SURVEYED: Final = later(
    rf"\b(?i:comparison|survey|study|tests?|ranking|list|sample|check|review|count|table|audit|inspections?) "
    rf"(?:of|in|at|among|for|covering) (?:the |all |all the )?(?P<n>{_N}) (?:[a-z-]+ )??(?P<kind>[a-z]{{3,}}s)\b"
    rf"|\b(?i:all|(?:each|every one) of (?:the|its|their)) (?P<m>{_N}) (?:[a-z-]+ )??(?P<of>[a-z]{{3,}}s)\b"
)
# "Cleaner than a year ago at five of the six beaches".
_YEAR: Final = r"(?:a year (?:ago|before|earlier)|last year|the year before|in (?:19|20)\d\d)"
_THAN: Final = rf"than (?:it was |they were |it had been )?{_YEAR}"
_AGO: Final = later(r"\byears? ago\b")
_SHARE: Final = rf"(?:in|at|on|for) (?P<n>{_N})(?: out)? of (?:the |its |their )?(?P<m>{_N})\b"
_COMPARED: Final = (
    later(rf"\b{_THAN}[,]? {_SHARE}", re.I),
    later(rf"\b{_SHARE}[^.;:]{{0,60}}? {_THAN}", re.I),
)
_SEATS: Final = later(r"\b(?P<n>\d{2,3})-(?:member|seat|strong) (?:[a-z]+ )?(?P<of>[a-z]+)\b")
_HOUSE: Final = frozenset((
    "assembly", "parliament", "council", "chamber", "house", "senate", "legislature", "congress", "diet", "board",
))  # fmt: skip
# "Schools and Sundays are not included", under a table with a row for Sunday.
_LEFT_OUT: Final = later(
    r"(?P<what>[A-Z][\w’' ,-]{2,60}?) (?:is|are|was|were) "
    r"(?:not (?:included|counted|shown)|excluded|left out|omitted)\b"
)
_COMPLETE: Final = later(r"(?i)\bno other (?:party|parties|list|group|candidate)|\bothers?\b|\bindependents?\b")
_EMPTY: Final = later(r"(?i)\b(?:vacan\w*|undecided|postponed|still to|yet to|recount|appointed|nominated|reserved)\b")


def counts(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """What a sentence says in passing of how many rows there are, how many are higher, how many seats there are."""
    yield from _surveyed(document, grid, start, end)
    yield from _compared(document, grid, start, end)
    yield from _seats(document, grid, start, end)
    yield from _left_out(document, grid, start, end)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WRITTEN[word.lower()]


def _surveyed(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """A table with more rows than were compared. One with fewer may list only some of them."""
    kind = {stem(word) for word in re.findall(r"[a-z]+", grid.kind.lower())}
    for match in _SURVEYED.finditer(document.prose, start, end):
        group = "n" if match["n"] else "m"
        said, rows = _number(match[group]), len(grid.rows)
        if stem(match["kind"] or match["of"]) not in kind or not rows / 2 < said < rows or grid.total:
            continue
        message = f"the table has {rows} rows under “{grid.kind}”"
        last = max(column for row, column in grid.cells if row == grid.rows[-1])
        yield match.start(group), match.end(), message, [grid.cells[grid.rows[-1], last]]


def _compared(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """How many rows are higher, or lower, than a year ago, whichever way is better."""
    spans = list(pairs(grid))
    for match in (m for pattern in _COMPARED for m in pattern.finditer(document.prose, start, end)):
        if not spans or _number(match["m"]) != len(grid.rows) or grid.at_other_times(_AGO.sub("", match[0])):
            continue
        moved = [[went(grid, row, pair) for row in grid.rows] for pair in spans]
        if any(_number(match["n"]) in (steps.count(True), steps.count(False)) for steps in moved):
            continue
        up, down = moved[0].count(True), moved[0].count(False)
        told = [grid.cells[row, spans[0][1]] for row in grid.rows[:3]]
        yield match.start("n"), match.end("m"), f"in the table {up} are higher and {down} lower", told


def _seats(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """A house of so many members, whose seats the table deals out."""
    for match in _SEATS.finditer(document.prose, start, end):
        if match["of"] not in _HOUSE or grid.total or _EMPTY.search(document.prose):
            continue
        said = int(match["n"])
        sums = {c: sum(grid.column(c)) for c in grid.columns}
        near = [c for c, total in sums.items() if said * 0.8 < total < said * 1.25 and min(grid.column(c)) >= 1]
        if said in sums.values() or len(near) != 1:
            continue
        complete = sums[near[0]] > said or _COMPLETE.search(document.prose)
        if complete and re.search(r"(?i)\bseats?\b", document.prose):
            told = [grid.cells[row, near[0]] for row in grid.rows]
            yield match.start(), match.end(), f"in the table the seats add up to {sums[near[0]]:.0f}", told


def _left_out(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """A row with a figure for what a note says was not counted."""
    for match in _LEFT_OUT.finditer(document.prose, start, end):
        listed = {part.strip().lower() for part in re.split(r",| and | or |^(?:the|all) ", match["what"], flags=re.I)}
        for row, label in grid.labels.items():
            if {label.lower(), label.lower() + "s"} & listed:
                told = [grid.cells[row, grid.columns[0]]]
                yield match.start(), match.end(), f"the table has a row “{label}”, with {told[0].words}", told
