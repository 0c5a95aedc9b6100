"""Text that sums up a whole table: how many of its rows rose, which has the most, what they add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import CAPTION, NOT_THE_STORY, TABLE, Document, Span
from linter.finders.cells import cells
from linter.patterns import later
from linter.phrases import stem, stems, written
from linter.relations.digits import exchanged
from linter.relations.grids.counts import counts
from linter.relations.grids.margins import margins
from linter.relations.grids.moves import moves
from linter.relations.grids.places import places
from linter.relations.grids.rows import Rows, Said, pairs, went
from linter.relations.grids.scales import scales
from linter.relations.grids.superlatives import extremes
from linter.relations.grids.told_apart import told_apart

_WORDS: Final = ("none", *written(1, 12))
_N: Final = rf"(?:{'|'.join(_WORDS[1:])}|\d\d?)"
_UP: Final = r"rose|rises|risen|increased|grew|grown|climbed|went up|gone up|up|improved|gained|higher|more"
_DOWN: Final = r"fell|falls|fallen|decreased|declined|dropped|went down|gone down|down|shrank|lost|lower|fewer|slipped"
_MOVE: Final = rf"(?:(?P<{{0}}up>{_UP})|(?P<{{0}}down>{_DOWN}))"
_OF: Final = (
    rf"(?:(?P<{{0}}n>{_N})(?: out)? of (?:the |its |their )?(?:\w+[’']s )?(?P<{{0}}m>{_N})"
    rf"|(?P<{{0}}all>(?:all|every [a-z]+|each [a-z]+) (?:but|except) (?P<{{0}}but>one|two|three)|"
    rf"all (?:of )?(?:the )?(?P<{{0}}k>{_N})|every|each))"
)
_COUNTED: Final = later(
    rf"\b{_MOVE.format('a')} (?:\w+ ){{0,4}}?(?:in|at|on|for) {_OF.format('a')}\b"
    rf"|\b{_OF.format('b')}(?: [\w’'-]+){{1,4}}? (?:had |have |has |were |was |are )?{_MOVE.format('b')}\b",
    re.I,
)
# "Five of the seven districts reached 80%", "in three of the six wards fewer than 40 came"
_PASSED: Final = later(
    rf"\b(?P<n>{_N})(?: out)? of (?:the |its |their )?(?:(?P<m>{_N}) )?(?P<kind>[a-z]+)(?: [a-z]+)?? "
    r"(?:had |have |has )?"
    r"(?:(?P<over>reached|exceeded|exceed|passed|topped|(?:were |was |is |are )?(?:above|over)|more than|at least)|"
    r"(?P<under>(?:fell|were|was|is|are|stayed|remained) (?:below|under)|less than|fewer than))"
    r" (?P<mark>\d[\d,]*(?:\.\d+)?)(?P<share> ?%| per ?cent)?(?!,?\d| (?:million|billion|thousand))",
    re.I,
)
_NOT_YET: Final = later(
    r"\b(?:not|never|n[’']t|will|would|could|may|might|should|expect\w*|forecast|since (?:19|20)\d\d)\b|%|per ?cent"
)
_BUT: Final = later(r" (?:but|except|apart from|other than|bar|save)\b")
_TOTAL: Final = later(
    r"\b(?:a (?:combined |grand )?total of|together|in all,?|altogether,?|between them|combined|totall?(?:ed|ing))"
    r"(?: [a-z]+){0,5}? (?P<before>\d[\d,]*(?:\.\d+)?)"
    r"|(?P<after>\d[\d,]*(?:\.\d+)?)(?: [a-z-]+){0,4} (?:in all|in total|altogether|all told|combined|between them)\b",
    re.I,
)


@kind_of_claim
class Reading(Claim):
    """What a sentence says of a whole table, and the cells that say otherwise (none when they agree)."""

    message: str
    reason: str
    others: tuple[Span, ...] = ()


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
                *extremes(document, grid, start, end),
                *_added(document, grid, start, end),
                *told_apart(document, grid, start, end),
                *moves(document, grid, start, end),
                *counts(document, grid, start, end),
                *margins(document, grid, start, end),
                *places(document, grid, start, end),
                *scales(document, grid, start, end),
            ):  # fmt: skip
                yield Reading(
                    span=document.span(begin, finish), zone=document.zone_at(begin), dateline=document.date,
                    message=message, reason="both: the table and what the text says of it",
                    others=tuple(c.span for c in others),
                )  # fmt: skip


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower())


def _passed(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """How many rows are said to have reached a mark."""
    for match in _PASSED.finditer(document.prose, start, end):
        whole = _number(match["m"]) if match["m"] else len(grid.rows) if _of_kind(match["kind"], grid) else 0
        if whole != len(grid.rows) or match["n"] == match["m"]:
            continue
        mark, said = float(match["mark"].replace(",", "")), _number(match["n"])
        shares = [c for c in grid.columns if "%" in grid.headers[c] + grid.cells[grid.rows[0], c].words]
        columns = shares if match["share"] else [c for c in grid.columns if c not in shares]
        splits = [c for c in columns if min(values := grid.column(c)) < mark <= max(values)]
        if len(splits) != 1:
            continue  # no column, or more than one, that the mark divides
        over = {row for row in grid.rows if grid.value(row, splits[0]) >= mark}
        there = over if match["over"] else set(grid.rows) - over
        exact = any(grid.value(row, splits[0]) == mark for row in grid.rows)
        if len(there) == said or exact:
            yield match.start(), match.end(), f"{said} of {len(grid.rows)} rows are so", []
        else:
            count = _WORDS[len(there)] if len(there) < len(_WORDS) else len(there)
            message = f"in the table it is {count} of the {match['m'] or len(grid.rows)}, not {match['n'].lower()}"
            others = [grid.cells[row, splits[0]] for row in grid.rows if row not in there]
            yield match.start(), match.end(), message, others[:3]


def _moved(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """How many rows are said to have risen or fallen."""
    for match in _COUNTED.finditer(document.prose, start, end):
        side = "a" if match["aup"] or match["adown"] else "b"
        if _NOT_YET.search(document.prose[match.start() : match.end() + 12]) or not (
            match[f"{side}up"] or match[f"{side}down"]
        ):
            continue
        if grid.at_other_times(document.prose[match.start() : match.end() + 40]):
            continue
        rows, up = len(grid.rows), bool(match[f"{side}up"])
        whole = match[f"{side}m"] or match[f"{side}k"]
        if whole and _number(whole) != rows:
            continue
        said = _number(match[f"{side}n"]) if match[f"{side}n"] else rows
        if match[f"{side}but"]:
            said = rows - _number(match[f"{side}but"])
        elif (
            match[f"{side}all"] and not whole and not _names_rows(document.prose[match.end() : match.end() + 30], grid)
        ):
            continue
        spans = list(pairs(grid))
        fits = [pair for pair in spans if sum(went(grid, row, pair) is up for row in grid.rows) == said]
        first = match.start(f"{side}n") if match[f"{side}n"] else match.start(f"{side}all")
        last = match.end(f"{side}m") if match[f"{side}m"] else match.end(f"{side}all")
        first -= 3 if side == "a" and document.prose[first - 3 : first] in ("in ", "at ", "on ") else 0
        way = "rose" if up else "fell"
        if fits:
            yield first, last, f"{said} of {rows} rows {way}", []
        elif len(spans) == 1:
            count = sum(went(grid, row, spans[0]) is up for row in grid.rows)
            odd = [row for row in grid.rows if went(grid, row, spans[0]) is not up]
            odd = odd or grid.rows
            told = [grid.cells[row, col] for row in odd[:3] for col in dict.fromkeys(spans[0])]
            yield (
                first,
                last,
                f"in the table {_WORDS[count] if count < 13 else count} of the {rows} {way}, not {said}",
                told,
            )


def _of_kind(word: str, grid: Rows) -> bool:
    """Is this the word above the names of the rows: "two of the schools"?"""
    return stem(word) in {stem(head) for head in re.findall(r"[a-z]+", grid.kind.lower())}


def _names_rows(after: str, grid: Rows) -> bool:
    """Does the word after "every" name what the rows are, all of them?"""
    if _BUT.search(after):
        return False
    word = re.match(r" ([a-z]+)", after)
    heads = {stem(w) for head in (grid.kind, *grid.headers.values()) for w in re.findall(r"[a-z]+", head.lower())}
    return bool(word and stem(word[1]) in heads)


def _added(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
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
            if (0 < abs(said / total - 1) <= 0.15 or exchanged(said, total))
            and words & set(stems(grid.headers[c], 0, len(grid.headers[c])))
        ] if all(sums.values()) else []  # fmt: skip
        if len(near) == 1:
            message = f"the column “{grid.headers[near[0]]}” adds up to {sums[near[0]]:,.10g}, not {match[group]}"
            told = [grid.cells[row, near[0]] for row in grid.rows[:3]]
            yield match.start(group), match.end(group), message, told
