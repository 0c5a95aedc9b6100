"""Rows of a table that text puts first or last: "Alba has the most visitors, and Corte the fewest"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise
from typing import Final

from linter.claims import Cell
from linter.document import Document
from linter.patterns import later
from linter.phrases import stems
from linter.relations.grids.rows import Named, Rows, Said

# "Long the most popular of the five": of another time than the table's.
_FORMERLY: Final = later(
    r"\b(?:long|once|formerly|previously|hitherto|until (?:now|then|\w+)|had been|used to be)\b[^,.;]{0,12}$"
)
EXTREME: Final = (
    r"\b(?:(?P<rank>second|third|fourth)[- ])?(?:(?P<most>largest|biggest|highest|most|greatest|longest|busiest|"
    r"wettest|hottest|warmest|sunniest|rainiest|windiest|snowiest|deepest|steepest|strongest|priciest|dirtiest|"
    r"dearest|tallest|heaviest|costliest|most expensive|fastest|oldest|top|best)|"
    r"(?P<least>smallest|lowest|fewest|least|shortest|cheapest|lightest|slowest|youngest|worst|driest|coldest|coolest|"
    r"shallowest|quietest|weakest|cleanest))\b"
)
_MOST: Final = later(EXTREME, re.I)
_MEASURED: Final = {  # what a column is headed that a superlative is of
    **dict.fromkeys(("wettest", "rainiest", "driest"), "rain rainfall precipitation mm"),
    **dict.fromkeys(("hottest", "warmest", "coldest", "coolest"), "temperature mean maximum minimum degrees"),
}
_LOOSE: Final = frozenset({"most", "least", "best", "worst", "top"})  # "gained most" is of no column
_OF_WHAT: Final = _LOOSE | {"fewest"}
_LIMITED: Final = later(
    r"\b(?:one of|among|ever|record|rise|increase|fall|drop|change|growth|gain|jump|decline|per(?! ?cent)|outside|"
    r"except|apart|after|in (?:19|20)\d\d|of all time|world|country|nation\w*|history|at most|at least|most of|"
    r"most people|mostly|almost|not|so far|half|since|once|used to|said|expected|next|share|proportion|"
    r"for (?:each|every)|a head|until|till|rose|fell|grew|shrank|climbed|improved|way)\b",
    re.I,
)
_DONE_MOST: Final = later(r" (?:in|at|on|by)\b")
# "Visitors spent most in Norden, the tourist board said."
_SAID: Final = later(r", (?:[\w’'-]+ ){1,6}(?:said|says|found|reported|showed)\b")
# "Kiribati, where two wharves are closed, is the largest": what a clause says of the row in passing.
_PASSING: Final = later(r", (?:where|which|who|whose|whom|long|once)\b[^,;.]{3,90},")
_CUT: Final = later(r"[;:]|, (?:and|but|while|which|where)\b| (?:while|whereas|but|than|and) ")
_CLAUSE: Final = later(r"[;:] |, (?:and|but|while|which|where|who)\b")
# From a superlative to the row right behind it: "the cheapest ferry is the one to", "dearest in", "the largest,".
_BEHIND: Final = later(
    r"(?: [a-z-]+){0,4}?(?:,| is| was| are| were| in| at| on| to| by| of| for| from)(?: the)?(?: one)?"
    r"(?: in| at| to| from| of)? (?:the )?"
)
_FOLLOWED: Final = later(r"\bfollowed by (?:the )?$|\b(?:ahead of|then|before|with) (?:the )?$")
_PAID: Final = later(
    r"\b(?:gets?|got|receiv\w+|recipient|donors?|giv\w+|gave|pledg\w+|pa(?:y|ys|id)|spen[dt]\w*|costs?|rais\w+|earn\w*)\b"
)
_MONEY: Final = later(r"[$€£¥₫]|\b(?:euros?|dollars?|pounds?|USD|EUR|dong|yuan|crowns?|francs?|rupees?)\b")
_PLACED: Final = later(
    r"(?:,[^,;]{2,40},)?(?: [a-z-]+){0,2} (?:was|came|were|is|are|finished|stands?|ranked|lies) "
    r"(?P<place>second|third|fourth|last|bottom)(?=[.,;]|$| behind\b| after\b)"
)
_FIGURES: Final = later(r" (?:figures?|results?|numbers?|readings?|record)\b")
_COUNTED: Final = later(r" (?!(?:of|in|at|on|by|for|to|with|and|among|from)\b)([a-z]{3,})(?: ([a-z]{3,}))?")
_PLACES: Final = ("", "first", "second", "third", "fourth")
_FAR: Final = 70


def extremes(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """Each row that is said to have the most or the least, and those said to follow it."""
    prose = document.prose
    text = _PASSING.sub(_blank, prose[start:end])
    found = list(_MOST.finditer(text))
    named = grid.named(text, 0, len(text)) if found or _PLACED.search(text) else []
    for match in found:
        at = _of(text, named, found, match)
        if at is None or _FORMERLY.search(text, 0, match.start()):
            continue
        begin, finish = min(at.start, match.start()), max(at.end, match.end())
        opens = max((cut.end() for cut in _CLAUSE.finditer(text, 0, begin)), default=0)
        closes = next((cut.start() for cut in _CLAUSE.finditer(text, finish)), len(text))
        clause = text[opens : match.start()] + _SAID.sub("", text[match.end() : closes])
        if _LIMITED.search(clause):
            continue
        measured = _MEASURED.get(match[0].lower(), "")
        said = {*stems(clause, 0, len(clause)), *stems(measured, 0, len(measured))}
        paid = _money(grid, clause)
        counted = _COUNTED.match(text, match.end())
        if (
            counted
            and not _FIGURES.match(counted[0])
            and match[0].lower() in _OF_WHAT
            and not grid.topics(set(stems(counted[0], 0, len(counted[0]))))
        ):
            continue  # "the most boats": of which the table may say nothing
        topics = grid.topics(said) or paid
        if not topics and match[0].lower() in ("most", "least") and _DONE_MOST.match(text, match.end()):
            continue  # "visitors complained most in Norden": of what they spent there, the table tells
        figures = _FIGURES.match(text, match.end())  # "the worst figures": of any column
        if not topics and not figures and len(grid.columns) > 1 and (match[0].lower() in _LOOSE or not one_order(grid)):
            continue
        place = 1 + ("", "second", "third", "fourth").index((match["rank"] or "").lower())
        ways = {bool(match["most"])} | ({True, False} if match[0].lower() in ("best", "worst", "top") else set())
        column = (topics or grid.columns)[0]
        among = paid if paid and paid == topics else grid.columns
        wrong = _wrong(grid, at.row, place, ways, among, column, bool(match["most"]))
        if wrong:
            yield start + begin, start + finish, *wrong
        elif place == 1:
            yield from _followers(grid, text, named, at, match, topics, start)
    if not found:
        yield from _placed(grid, text, named, start)


def one_order(grid: Rows) -> bool:
    """Does every column put the rows in the same order, so that it does not matter which is meant?"""
    return len({tuple(sorted(grid.rows, key=partial(_cell, grid, column))) for column in grid.columns}) == 1


def _blank(match: re.Match[str]) -> str:
    return match[0] if _MOST.search(match[0]) else " " * len(match[0])


def _of(text: str, named: Sequence[Named], found: Sequence[re.Match[str]], match: re.Match[str]) -> Named | None:
    """The row that a superlative is said of: the last one before it, or the one right behind it, in its clause."""
    others = [m.start() for m in found if m is not match]
    for at in reversed([n for n in named if n.end <= match.start()]):
        gap = text[at.end : match.start()]
        if len(gap) <= _FAR and not _CUT.search(gap) and not any(at.end <= m < match.start() for m in others):
            return at
        break
    behind = next((n for n in named if n.start >= match.end()), None)
    if behind is None or any(match.end() <= m < behind.start for m in others):
        return None
    gap = text[match.end() : behind.start]
    return behind if len(gap) <= _FAR and not _CUT.search(gap) and _BEHIND.fullmatch(gap) else None


def _wrong(
    grid: Rows, row: int, place: int, ways: set[bool], among: Sequence[int], column: int, most: bool
) -> tuple[str, list[Cell]] | None:
    """What the table says, where the row has not this place in any column, nor in the difference of any two."""
    lists = [grid.column(c) for c in among]
    lists += [[grid.value(r, a) - grid.value(r, b) for r in grid.rows] for a, b in combinations(among, 2)]
    lists += [_ratios(grid, a, b) for a, b in combinations(among, 2)]
    index = grid.rows.index(row)
    if place > len(grid.rows) or any(stands(values, index, place, way) for values in lists for way in ways):
        return None
    other = sorted(grid.rows, key=lambda r: grid.value(r, column), reverse=most)[place - 1]
    message = (
        f"in the table that is {grid.labels[other]}, with {grid.cells[other, column].words}; "
        f"{grid.labels[row]} has {grid.cells[row, column].words}"
    )
    return message, [grid.cells[other, column]]


def _ratios(grid: Rows, over: int, under: int) -> list[float]:
    return [grid.value(row, over) / (grid.value(row, under) or 1e-9) for row in grid.rows]


def _money(grid: Rows, clause: str) -> list[int]:
    """The columns of money, where the clause speaks of giving or getting it."""
    if not _PAID.search(clause):
        return []
    return [c for c in grid.columns if _MONEY.search(grid.headers[c] + grid.cells[grid.rows[0], c].words)]


def _followers(
    grid: Rows, text: str, named: Sequence[Named], at: Named, match: re.Match[str], topics: Sequence[int], start: int
) -> Iterator[Said]:
    """ "Followed by Japan and Germany": the rows that come next, in their order."""
    after = [n for n in named if n.start > max(at.end, match.end())]
    if not after or not _FOLLOWED.search(text, 0, after[0].start) or "followed by" not in text:
        return
    listed = after[:1]
    for one, other in pairwise(after):
        if text[one.end : other.start] not in (", ", " and ", ", and ", " and then ", ", then "):
            break
        listed.append(other)
    order = [at.row, *(n.row for n in listed)]
    columns = topics or grid.columns
    most = bool(match["most"])
    if any(_in_order(grid, column, order, most) for column in grid.columns):
        return
    column = columns[0]
    right = sorted(grid.rows, key=lambda r: grid.value(r, column), reverse=most)[: len(order)]
    names = ", ".join(f"{grid.labels[r]} ({grid.cells[r, column].words})" for r in right)
    cells = [grid.cells[row, column] for row in order[1:]]
    yield start + listed[0].start, start + listed[-1].end, f"in the table the order is {names}", cells


def _in_order(grid: Rows, column: int, order: Sequence[int], most: bool) -> bool:
    values = [grid.value(row, column) for row in order]
    best = sorted(grid.column(column), reverse=most)[: len(order)]
    return values == best


def _placed(grid: Rows, text: str, named: Sequence[Named], start: int) -> Iterator[Said]:
    """ "Fellside, with 410, was third": the place of a row in the only order that the table has."""
    if not one_order(grid):
        return
    column = grid.columns[0]
    for at in named:
        match = _PLACED.match(text, at.end)
        if match is None or _LIMITED.search(text):
            continue
        place = len(grid.rows) if match["place"] in ("last", "bottom") else _PLACES.index(match["place"])
        index, values = grid.rows.index(at.row), grid.column(column)
        ways = [way for way in (True, False) if values == sorted(values, reverse=way)] or [True, False]
        if any(stands(values, index, place, way) for way in ways):
            continue
        other = sorted(grid.rows, key=lambda r: grid.value(r, column), reverse=ways[0])[place - 1]
        message = f"in the table that is {grid.labels[other]}, with {grid.cells[other, column].words}"
        yield start + at.start, start + match.end(), message, [grid.cells[other, column], grid.cells[at.row, column]]


def _cell(grid: Rows, column: int, row: int) -> float:
    return grid.value(row, column)


def stands(values: Sequence[float], index: int, place: int, most: bool) -> bool:
    """Is this the n-th largest (or smallest) of its column, counting equals as one place?"""
    beyond = sum(v > values[index] if most else v < values[index] for v in values)
    equal = sum(v == values[index] for v in values)
    return beyond < place <= beyond + equal
