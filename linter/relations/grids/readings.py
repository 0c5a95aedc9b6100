"""Text that sums up a whole table: how many of its rows rose, which has the most, what they add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import Final

from linter.claims import Cell, Claim, kind_of_claim
from linter.document import CAPTION, NOT_THE_STORY, TABLE, Document, Span
from linter.finders.cells import cells
from linter.patterns import later
from linter.phrases import stem, stems, written
from linter.relations.grids.grid import TOTAL

_WORDS: Final = ("none", *written(1, 12))
_N: Final = rf"(?:{'|'.join(_WORDS[1:])}|\d\d?)"
_UP: Final = r"rose|rises|risen|increased|grew|grown|climbed|went up|gone up|up|improved|gained|higher|more"
_DOWN: Final = r"fell|falls|fallen|decreased|declined|dropped|went down|gone down|down|shrank|lost|lower|fewer|slipped"
_MOVE: Final = rf"(?:(?P<{{0}}up>{_UP})|(?P<{{0}}down>{_DOWN}))"
_OF: Final = (
    rf"(?:(?P<{{0}}n>{_N})(?: out)? of (?:the |its |their )?(?:\w+[’']s )?(?P<{{0}}m>{_N})"
    rf"|(?P<{{0}}all>all (?:of )?(?:the )?(?P<{{0}}k>{_N})|every|each|all but (?P<{{0}}but>one|two)))"
)
_COUNTED: Final = later(
    rf"\b{_MOVE.format('a')} (?:\w+ )?(?:in|at|on|for) {_OF.format('a')}\b"
    rf"|\b{_OF.format('b')}(?: [\w’'-]+){{1,4}}? (?:had |have |has |were |was |are )?{_MOVE.format('b')}\b",
    re.I,
)
# "Five of the seven districts reached 80%", "in three of the six wards fewer than 40 came"
_PASSED: Final = later(
    rf"\b(?P<n>{_N})(?: out)? of (?:the |its |their )?(?P<m>{_N}) [a-z]+(?: [a-z]+)?? (?:had |have |has )?"
    r"(?:(?P<over>reached|exceeded|exceed|passed|topped|(?:were |was |is |are )?(?:above|over)|more than|at least)|"
    r"(?P<under>(?:fell|were|was|is|are|stayed|remained) (?:below|under)|less than|fewer than))"
    r" (?P<mark>\d[\d,]*(?:\.\d+)?)(?P<share> ?%| per ?cent)?(?!,?\d| (?:million|billion|thousand))",
    re.I,
)
# "Long the most popular of the five": of another time than the table's.
_FORMERLY: Final = later(
    r"\b(?:long|once|formerly|previously|hitherto|until (?:now|then|\w+)|had been|used to be)\b[^,.;]{0,12}$"
)
_NOT_YET: Final = later(
    r"\b(?:not|never|n[’']t|will|would|could|may|might|should|expect\w*|forecast|since (?:19|20)\d\d)\b|%|per ?cent"
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
_ASIDE: Final = later(r", which\b|; ")  # what comes then is said of the row itself
_LOOSE: Final = frozenset({"most", "least", "best", "worst", "top"})  # "gained most" is of no column
_LIMITED: Final = later(
    r"\b(?:one of|among|ever|record|rise|increase|fall|drop|change|growth|gain|jump|decline|per|outside|except|"
    r"apart|after|in (?:19|20)\d\d|of all time|world|country|nation\w*|history|at most|at least|most of|"
    r"most people|mostly|almost|not|so far|half|since|once|used to|said|expected|next|share|proportion)\b",
    re.I,
)
_TOTAL: Final = later(
    r"\b(?:a (?:combined |grand )?total of|together|in all,?|altogether,?|between them|combined|totall?(?:ed|ing))"
    r"(?: [a-z]+){0,5}? (?P<before>\d[\d,]*(?:\.\d+)?)"
    r"|(?P<after>\d[\d,]*(?:\.\d+)?)(?: [a-z-]+){0,4} (?:in all|in total|altogether|all told|combined|between them)\b",
    re.I,
)
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_THEN: Final = later(r"\b(?:last year|before|previous|earlier|old|then|was)\b", re.I)
_NOW: Final = later(r"\b(?:this year|after|now|current|latest|new)\b", re.I)
_CHANGED: Final = later(r"\bchange\b|\bgrowth\b|\+ ?/ ?[-−–]|±|\bdiff", re.I)
_PLACE: Final = later(r"^(?:rank|pos\w*|place|no\.?|#|number|year)$", re.I)


@kind_of_claim
class Reading(Claim):
    """What a sentence says of a whole table, and the cells that say otherwise (none when they agree)."""

    message: str
    reason: str
    others: tuple[Span, ...] = ()


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

    @staticmethod
    def _header(found: Sequence[Cell], column: int) -> str:
        return next((c.header for c in found if c.column == column), "")

    def value(self, row: int, column: int) -> float:
        return self.cells[row, column].value or 0.0


def readings(document: Document) -> Iterator[Reading]:
    """What the sentences of a document say of its tables."""
    if not document.tables or document.language[:2] != "en":
        return
    found = cells(document)
    grids = [Rows([c for c in found if c.table == number]) for number in sorted({c.table for c in found})]
    grids = [grid for grid in grids if len(grid.rows) >= 3 and grid.columns]
    for start, end in document.sentences:
        if document.zone_at(start) in NOT_THE_STORY | {TABLE, CAPTION} or document.quoted(start):
            continue
        for grid in grids:
            for begin, finish, message, others in (
                *_moved(document, grid, start, end),
                *_passed(document, grid, start, end),
                *_extreme(document, grid, start, end),
                *_added(document, grid, start, end),
            ):  # fmt: skip
                yield Reading(
                    span=document.span(begin, finish), zone=document.zone_at(begin), dateline=document.date,
                    message=message, reason="both: the table and what the text says of it",
                    others=tuple(c.span for c in others),
                )  # fmt: skip


_Said = tuple[int, int, str, list[Cell]]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower())


def _passed(document: Document, grid: Rows, start: int, end: int) -> Iterator[_Said]:
    """How many rows are said to have reached a mark."""
    for match in _PASSED.finditer(document.prose, start, end):
        if _number(match["m"]) != len(grid.rows) or match["n"] == match["m"]:
            continue
        mark, said = float(match["mark"].replace(",", "")), _number(match["n"])
        shares = [c for c in grid.columns if "%" in grid.headers[c] + grid.cells[grid.rows[0], c].words]
        columns = shares if match["share"] else [c for c in grid.columns if c not in shares]
        splits = [c for c in columns if min(values := _column(grid, c)) < mark <= max(values)]
        if len(splits) != 1:
            continue  # no column, or more than one, that the mark divides
        over = {row for row in grid.rows if grid.value(row, splits[0]) >= mark}
        there = over if match["over"] else set(grid.rows) - over
        exact = any(grid.value(row, splits[0]) == mark for row in grid.rows)
        if len(there) == said or exact:
            yield match.start(), match.end(), f"{said} of {len(grid.rows)} rows are so", []
        else:
            count = _WORDS[len(there)] if len(there) < len(_WORDS) else len(there)
            message = f"in the table it is {count} of the {match['m']}, not {match['n'].lower()}"
            others = [grid.cells[row, splits[0]] for row in grid.rows if row not in there]
            yield match.start(), match.end(), message, others[:3]


def _column(grid: Rows, column: int) -> list[float]:
    return [grid.value(row, column) for row in grid.rows]


def _moved(document: Document, grid: Rows, start: int, end: int) -> Iterator[_Said]:
    """How many rows are said to have risen or fallen."""
    for match in _COUNTED.finditer(document.prose, start, end):
        side = "a" if match["aup"] or match["adown"] else "b"
        if _NOT_YET.search(document.prose[match.start() : match.end() + 12]) or not (
            match[f"{side}up"] or match[f"{side}down"]
        ):
            continue
        rows, up = len(grid.rows), bool(match[f"{side}up"])
        whole = match[f"{side}m"] or match[f"{side}k"]
        if whole and _number(whole) != rows:
            continue
        said = _number(match[f"{side}n"]) if match[f"{side}n"] else rows
        if match[f"{side}but"]:
            said = rows - _number(match[f"{side}but"])
        elif (
            match[f"{side}all"] and not whole and not _names_rows(document.prose[match.end() : match.end() + 20], grid)
        ):
            continue
        pairs = list(_pairs(grid))
        fits = [pair for pair in pairs if sum(_went(grid, row, pair) is up for row in grid.rows) == said]
        first = match.start(f"{side}n") if match[f"{side}n"] else match.start(f"{side}all")
        last = match.end(f"{side}m") if match[f"{side}m"] else match.end(f"{side}all")
        first -= 3 if side == "a" and document.prose[first - 3 : first] in ("in ", "at ", "on ") else 0
        way = "rose" if up else "fell"
        if fits:
            yield first, last, f"{said} of {rows} rows {way}", []
        elif len(pairs) == 1:
            count = sum(_went(grid, row, pairs[0]) is up for row in grid.rows)
            odd = [row for row in grid.rows if _went(grid, row, pairs[0]) is not up]
            odd = odd or grid.rows
            told = [grid.cells[row, col] for row in odd[:3] for col in dict.fromkeys(pairs[0])]
            yield (
                first,
                last,
                f"in the table {_WORDS[count] if count < 13 else count} of the {rows} {way}, not {said}",
                told,
            )


def _names_rows(after: str, grid: Rows) -> bool:
    """Does the word after "every" name what the rows are?"""
    word = re.match(r" ([a-z]+)", after)
    heads = {stem(w) for cell in grid.cells.values() for w in re.findall(r"[a-z]+", cell.header.lower())}
    return bool(word and stem(word[1]) in heads)


def _pairs(grid: Rows) -> Iterator[tuple[int, int]]:
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
        elif _THEN.search(grid.headers[a]) and _NOW.search(grid.headers[b]):
            yield a, b
        elif _NOW.search(grid.headers[a]) and _THEN.search(grid.headers[b]):
            yield b, a


def _went(grid: Rows, row: int, pair: tuple[int, int]) -> bool | None:
    """Did a row rise? None when it stayed."""
    old, new = pair
    step = grid.value(row, new) if old == new else grid.value(row, new) - grid.value(row, old)
    return step > 0 if step else None


def _extreme(document: Document, grid: Rows, start: int, end: int) -> Iterator[_Said]:
    """A row that is said to have the most or the least."""
    prose = document.prose
    named = [
        row
        for row, label in grid.labels.items()
        if len(label) >= 3 and re.search(rf"\b{re.escape(label)}\b", prose[start:end])
    ]
    found = list(_MOST.finditer(prose, start, end))
    if len(named) != 1 or len(found) != 1:
        return
    match, row = found[0], named[0]
    aside = _ASIDE.search(prose, max(match.end(), prose.index(grid.labels[row], start)), end)
    if _LIMITED.search(prose[start : aside.start() if aside else end].replace(match[0], "", 1)):
        return
    place = 1 + ("", "second", "third", "fourth").index((match["rank"] or "").lower())
    at = start + prose[start:end].index(grid.labels[row])
    if _FORMERLY.search(prose, start, match.start()):
        return
    if abs(at - match.start()) > 70 or re.search(
        r"[;:]|, (?:and|but|while|which|where)\b| (?:while|whereas|but|than|and) ",
        prose[min(at, match.start()) : max(at, match.end())],
    ):
        return
    measured = _MEASURED.get(match[0].lower(), "")
    said = {*stems(prose, start, end), *stems(measured, 0, len(measured))}
    topics = [c for c in grid.columns if said & set(stems(grid.headers[c], 0, len(grid.headers[c])))]
    if not topics and len(grid.columns) > 1 and (match[0].lower() in _LOOSE or not _one_order(grid)):
        return
    most = bool(match["most"])
    lists = [[grid.value(r, c) for r in grid.rows] for c in grid.columns]
    lists += [[grid.value(r, a) - grid.value(r, b) for r in grid.rows] for a, b in combinations(grid.columns, 2)]
    index = grid.rows.index(row)
    if place > len(grid.rows) or any(
        _stands(values, index, place, way)
        for values in lists
        for way in (most, not most if match[0].lower() in ("best", "worst", "top") else most)
    ):
        return
    column = (topics or grid.columns)[0]
    ranked = sorted(grid.rows, key=lambda r: grid.value(r, column), reverse=most)
    first, last = sorted(((at, at + len(grid.labels[row])), match.span()))
    other = ranked[place - 1]
    message = (
        f"in the table that is {grid.labels[other]}, with {grid.cells[other, column].words}; "
        f"{grid.labels[row]} has {grid.cells[row, column].words}"
    )
    yield first[0], last[1], message, [grid.cells[other, column]]


def _one_order(grid: Rows) -> bool:
    """Does every column put the rows in the same order, so that it does not matter which is meant?"""
    return len({tuple(sorted(grid.rows, key=partial(_cell, grid, column))) for column in grid.columns}) == 1


def _cell(grid: Rows, column: int, row: int) -> float:
    return grid.value(row, column)


def _stands(values: Sequence[float], index: int, place: int, most: bool) -> bool:
    """Is this the n-th largest (or smallest) of its column, counting equals as one place?"""
    beyond = sum(v > values[index] if most else v < values[index] for v in values)
    equal = sum(v == values[index] for v in values)
    return beyond < place <= beyond + equal


def _added(document: Document, grid: Rows, start: int, end: int) -> Iterator[_Said]:
    """What all rows are said to make together, where the table gives no total."""
    if grid.total:
        return
    for match in _TOTAL.finditer(document.prose, start, end):
        group = "before" if match["before"] else "after"
        said = float(match[group].replace(",", ""))
        sums = {c: sum(grid.value(r, c) for r in grid.rows) for c in grid.columns}
        shown = {c.value for c in grid.cells.values()} | {
            sum(grid.value(r, c) for c in grid.columns) for r in grid.rows
        }
        half = 0.5 * 10.0 ** -len(match[group].partition(".")[2])
        if said in shown or any(abs(said - total) <= half + 1e-9 for total in sums.values()) or said < 20:
            continue
        words = set(stems(document.prose, start, end))
        near = [
            c for c, total in sums.items()
            if 0 < abs(said / total - 1) <= 0.15 and words & set(stems(grid.headers[c], 0, len(grid.headers[c])))
        ] if all(sums.values()) else []  # fmt: skip
        if len(near) == 1:
            message = f"the column “{grid.headers[near[0]]}” adds up to {sums[near[0]]:,.10g}, not {match[group]}"
            told = [grid.cells[row, near[0]] for row in grid.rows[:3]]
            yield match.start(group), match.end(group), message, told
