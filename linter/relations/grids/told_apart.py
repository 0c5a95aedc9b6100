"""Rows of a table that text tells apart by name: all but this one, only that one, more here than there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from linter.document import Document
from linter.patterns import either, later
from linter.phrases import written
from linter.relations.grids.rows import Named, Rows, Said, pairs, went

_N: Final = rf"(?:{either(written(1, 12))}|\d\d?)"
_UP: Final = r"rose|rises|risen|increased|grew|grown|climbed|went up|gone up|were up|was up|improved|gained|higher"
_DOWN: Final = (
    r"fell|falls|fallen|decreased|declined|dropped|went down|gone down|were down|was down|shrank|slipped|lower"
)
_WON: Final = r"won|wins|carried|carries|took|swept|led in|came first in|was ahead in"
_LOST: Final = r"lost|loses|trailed in|was beaten in|fell short in"
_YES: Final = r"said yes|voted yes|voted for|voted in favou?r|approved|backed"
_NO: Final = r"said no|voted no|voted against|rejected|opposed"
_DEED: Final = later(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<won>{_WON})|(?P<lost>{_LOST})|(?P<yes>{_YES})|(?P<no>{_NO}))\b", re.I
)
_MARK: Final = later(
    rf"\b(?:(?P<over>more than|at least|over|above)|(?P<under>less than|fewer than|under|below)) "
    rf"(?P<mark>\d[\d,]*(?:\.\d+)?|{either(written(1, 20))})\b"
)
_BUT: Final = later(
    rf"\b(?:every(?: one of)?|each(?: of)?|all(?: of)?)(?: the)?(?: {_N})?(?: other)?(?: [a-z]+){{0,2}}?,? "
    r"(?:but|except(?: for)?|apart from|other than|bar|save)(?: for| in| at)?(?: the)? $",
    re.I,
)
_ONLY: Final = later(r"\bonly (?:in |at |on |for )?(?:the )?$", re.I)
_CARRIED: Final = later(
    rf"\b(?:(?P<won>{_WON})|(?P<lost>{_LOST})) (?:(?P<n>{_N})(?: out)? of (?:the )?(?P<m>{_N})|"
    rf"(?P<all>all|every [a-z]+) but (?P<but>one|two|three)|all (?P<k>{_N}))\b"
)
_SAID: Final = later(
    rf"\b(?P<n>{_N}) (?:(?:out )?of (?:the (?P<m>{_N})|them)(?: [a-z]+)?|[a-z]+s) (?:(?P<yes>{_YES})|(?P<no>{_NO}))\b",
    re.I,
)
_NOT_YET: Final = later(
    r"\b(?:not|never|n[’']t|will|would|could|may|might|should|expect\w*|forecast|since|last time)\b"
)
_AND: Final = (", ", " and ", ", and ", " or ")
_OFFICES: Final = later(r"(?:yes|no|for|against|in favou?r)\b", re.I)


class _Side(NamedTuple):
    """Two columns, and for each row whether the second is the larger."""

    columns: tuple[int, int]
    rose: dict[int, bool]


def told_apart(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """What a sentence says of all rows but the named, or of the named only; how many rows one side won."""
    text = document.prose[start:end]
    if _NOT_YET.search(text) or grid.at_other_times(text):
        return
    for begin, finish, message, others in (*_excepted(grid, text), *_won(grid, text)):
        yield start + begin, start + finish, message, others


def _excepted(grid: Rows, text: str) -> Iterator[Said]:
    named = grid.named(text, 0, len(text))
    done = 0
    for at in named:
        if at.start < done:
            continue
        opens = _BUT.search(text, 0, at.start) or _ONLY.search(text, 0, at.start)
        if opens is None:
            continue
        listed = _listed(text, [n for n in named if n.start >= at.start])
        done = listed[-1].end
        only = opens[0].lower().startswith("only")
        there = {n.row for n in listed}
        yield from _held(grid, text, opens.start(), done, there if only else set(grid.rows) - there)


def _listed(text: str, named: Sequence[Named]) -> list[Named]:
    """The names that stand in one list with the first."""
    found = [named[0]]
    for other in named[1:]:
        if text[found[-1].end : other.start] not in _AND:
            break
        found.append(other)
    return found


def _held(grid: Rows, text: str, begin: int, finish: int, said: set[int]) -> Iterator[Said]:
    """Are these the rows of which the sentence's verb holds?"""
    deeds = [m for m in _DEED.finditer(text) if not begin < m.start() < finish]
    marks = list(_MARK.finditer(text))
    if len(marks) == 1 and not deeds:
        yield from _marked(grid, marks[0], begin, finish, said)
        return
    if len(deeds) != 1:
        return
    sides = _sides(grid, deeds[0])
    true = [{row for row in grid.rows if side.rose.get(row)} for side in sides]
    if not sides or said in true:
        return
    side, rows = sides[0], true[0]
    odd = sorted(rows ^ said)
    cells = [grid.cells[row, c] for row in odd[:3] for c in side.columns]
    shown = " and ".join(grid.labels[row] for row in sorted(rows)) if len(rows) < 3 else f"{len(rows)} rows"
    message = f"in the table that holds of {shown or 'no row'}; not so: {', '.join(grid.labels[r] for r in odd[:3])}"
    yield min(begin, deeds[0].start()), finish, message, cells


def _marked(grid: Rows, mark: re.Match[str], begin: int, finish: int, said: set[int]) -> Iterator[Said]:
    if len(grid.columns) != 1:
        return
    column, written_mark = grid.columns[0], mark["mark"]
    value = float(written(1, 20).get(written_mark.lower(), 0) or written_mark.replace(",", ""))
    over = {row for row in grid.rows if grid.value(row, column) > value}
    exact = {row for row in grid.rows if grid.value(row, column) == value}
    there = over if mark["over"] else set(grid.rows) - over - exact
    odd = sorted((there ^ said) - exact)
    if odd and min(grid.column(column)) < value < max(grid.column(column)):
        cells = [grid.cells[row, column] for row in odd[:3]]
        message = f"in the table {', '.join(f'{grid.labels[c.row]} has {c.words}' for c in cells)}"
        yield begin, finish, message, cells


def _sides(grid: Rows, deed: re.Match[str]) -> list[_Side]:
    """The columns that tell of which rows a verb holds; two, when it is not known which rival it is of."""
    if deed["up"] or deed["down"]:
        found = list(pairs(grid))
        if len(found) != 1:
            return []
        moved = {row: went(grid, row, found[0]) for row in grid.rows}
        return [_Side(found[0], {row: way is bool(deed["up"]) for row, way in moved.items()})]
    rivals = _rivals(grid, public=bool(deed["yes"] or deed["no"]))
    if rivals is None:
        return []
    one, other = rivals
    first = _Side(rivals, {row: grid.value(row, one) > grid.value(row, other) for row in grid.rows})
    second = _Side(rivals, {row: grid.value(row, one) < grid.value(row, other) for row in grid.rows})
    if deed["yes"] or deed["no"]:
        return [first if bool(deed["yes"]) else second]
    about_other = grid.headers[other].rpartition(" ")[2] in deed.string[: deed.start()]
    return [first, second] if bool(deed["won"]) is not about_other else [second, first]


def _rivals(grid: Rows, public: bool) -> tuple[int, int] | None:
    """The two columns of the votes for each of two: of Ortiz and Beal, of yes and no."""
    if len(grid.columns) != 2:
        return None
    one, other = grid.columns
    heads = [grid.headers[c].strip() for c in grid.columns]
    if any(re.search(r"\d|%|\(|\b(?:turnout|total|share)\b", head, re.I) for head in heads):
        return None
    if public:
        both = all(_OFFICES.match(head) for head in heads)
        return ((one, other) if heads[0].lower() in ("yes", "for", "in favour") else (other, one)) if both else None
    named = all(re.fullmatch(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}", head) for head in heads)
    return (one, other) if named and not any(_OFFICES.match(head) for head in heads) else None


def _won(grid: Rows, text: str) -> Iterator[Said]:
    """How many rows one of two rivals is said to have won, or how many said yes."""
    for match in (*_CARRIED.finditer(text), *_SAID.finditer(text)):
        groups = match.groupdict()
        whole, rows = groups.get("m") or groups.get("k"), len(grid.rows)
        public = "yes" in groups
        if whole and _number(whole) != rows:
            continue
        rivals = _rivals(grid, public)
        if rivals is None or (public and not whole and "of them" not in match[0]):
            continue
        count = sum(grid.value(row, rivals[0]) > grid.value(row, rivals[1]) for row in grid.rows)
        said = _number(groups["n"]) if groups.get("n") else rows - (_number(groups["but"]) if groups.get("but") else 0)
        possible = {count, rows - count} if not public else {count if groups.get("yes") else rows - count}
        if said not in possible:
            cells = [grid.cells[row, c] for row in grid.rows[:2] for c in rivals]
            ways = " to ".join(map(str, (count, rows - count)))
            yield match.start(), match.end(), f"in the table it is {ways}, not {said} of {rows}", cells


def _number(word: str) -> int:
    return int(word) if word.isdigit() else written(1, 12)[word.lower()]
