"""Plain text: a paragraph a line, or wrapped lines with an empty line between paragraphs; tables too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from linter.decoding import decode
from linter.document import LIST, TABLE, Document, Draft, Table
from linter.patterns import later
from linter.readers._shared import add_row, finish
from linter.zones import GUESS, Paragraph

suffixes = (".txt", ".text", "")

_BULLET: Final = later(r"[ \t]{0,8}(?:[-*•▪◦·–]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_STET: Final = later(r"\[stet[\w-]{0,20}(?:[^\w\[\]\r\n-][^\[\]\r\n]{0,1000})?\]|<!--\s{0,50}stet\b.{0,1000}?-->", re.I)
# What stands between the columns of a table set with spaces, and a line drawn under a heading.
_COLUMNS: Final = later(r"(?<=\S)[ \u00a0]{2,60}(?=\S)")
_TAB: Final = later(r"\t")
_DRAWN: Final = later(r"[ \t]*[-=_─+| ]{4,200}$")
_FIGURE: Final = later(r"[-+−–($€£¥]{0,3}\d[\d,.’]*(?:-?[%)a-zA-Z]{0,3}|-\d[\d,.]*)$|n/a$|nil$|-{1,4}$|–$|—$")
# "Net 1,204,000 vs 986,000": a line of a company's results.
_RESULT: Final = later(r"[A-Z][A-Za-z.-]*(?: [a-z.]+){0,4},? [$£€]?\d[^;]{0,60} vs\.? [^;]{1,60}(?<!\.)$")
_WIDEST = 120  # a line longer than this is a paragraph
_NARROWEST = 40


class Line(NamedTuple):
    start: int
    end: int
    apart: bool  # an empty line before it


def read(path: str, data: bytes) -> Document:
    """The document of a plain-text file."""
    source = decode(data)
    draft = Draft(path, source)
    # The desk's own marks are not copy; see linter/stet.py.
    source = _STET.sub(lambda mark: " " * len(mark[0]), source) if _STET.search(source) else source
    seen: list[Paragraph] = []
    tables: list[Table] = []
    lines = list(_lines(source))
    for group in _paragraphs(source, lines):
        first = group[0]
        if len(group) > 1 and (split := _splitter(source, group)):
            tables.append(_table(draft, source, group, seen, split))
            continue
        if _listed(source, first):
            rows = [line for line in group if add_row(draft, [(line.start, line.end, None)])]
            texts = draft.texts[len(draft.texts) - len(rows) :]
            seen += [Paragraph(text, TABLE, line.apart) for text, line in zip(texts, rows, strict=True)]
            continue
        draft.open(GUESS)
        bullet = _BULLET.match(source, first.start, first.end)
        begin, end = bullet.end() if bullet else first.start, group[-1].end
        draft.add(begin, end, source[begin:end])
        draft.close()
        if len(draft.texts) > len(seen):
            indented = not bullet and source[first.start] in " \u00a0" and len(group) == 1
            seen.append(Paragraph(draft.texts[-1], LIST if bullet else GUESS, first.apart, indented))
    return finish(draft, seen, tables)


def _lines(source: str) -> Iterator[Line]:
    apart, start = True, 0
    for text in source.split("\n"):
        # Windows ends lines in two characters, the oldest Macs in the other one.
        for line in text.split("\r") if "\r" in text else (text,):
            if line and not line.isspace():
                yield Line(start, start + len(line), apart)
                apart = False
            elif start == 0 or source[start - 1 : start + 1] != "\r\n":
                apart = True
            start += len(line) + 1


def _paragraphs(source: str, lines: list[Line]) -> Iterator[list[Line]]:
    """Group the lines that one paragraph was wrapped into, and rows of tab-separated cells.

    A file is taken for wrapped where hardly a line is long and lines often go on in lower case.
    """
    columns = _columns(source, lines)
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart]
    long = sum(line.end - line.start > _WIDEST for line in lines)
    running = sum(source[b.start].islower() for _, b in pairs)
    wrapped = long * 10 <= len(lines) and running * 10 >= len(pairs) * 3
    width = max((a.end - a.start for a, _ in pairs if a.end - a.start <= _WIDEST), default=0)
    group: list[Line] = []
    for line in lines:
        at = line.start
        if at in columns:  # the rows of one table; what stands above or below them is another paragraph
            goes_on = bool(group) and group[-1].start in columns and not line.apart
        else:
            goes_on = bool(group) and group[-1].start not in columns
            goes_on = goes_on and _continues(source, group[-1], line, width, wrapped)
        if group and not goes_on:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _columns(source: str, lines: list[Line]) -> frozenset[int]:
    """Where the lines begin that are rows of tables set with spaces.

    At least three lines that follow each other, all of as many cells (the heading may leave the first one empty),
    most of which are figures below the heading.
    """
    if "  " not in source:
        return frozenset()
    found: set[int] = set()
    run: list[Line] = []
    for line in [*lines, Line(-1, -1, True)]:
        words = source[line.start : line.end]
        like = "  " in words.strip() and len(words) <= _WIDEST and not words.rstrip().endswith((".", ":"))
        like = line.start >= 0 and (like or _DRAWN.match(words) is not None)
        if run and (line.apart or not like):
            tabular = _tabular(source, run)
            found.update(row.start for row in run if tabular or _listed(source, row))
            run = []
        if like:
            run.append(line)
    return frozenset(found)


def _tabular(source: str, run: list[Line]) -> bool:
    rows = [_COLUMNS.split(source[a:b].strip()) for a, b, _ in run if not _DRAWN.match(source[a:b])]
    if len(rows) < 3 or len(rows[-1]) < 2:
        return False
    head, *body = rows
    figures = [cell for row in body for cell in row[1:]]
    return (
        all(len(row) == len(rows[-1]) for row in body)
        and len(rows[-1]) - len(head) in (0, 1)
        and sum(_FIGURE.match(cell) is not None for cell in figures) * 3 >= len(figures) * 2
    )


def _listed(source: str, line: Line) -> bool:
    """Is this a line of a listing, whose columns nothing names: agate, a company's results?"""
    words = source[line.start : line.end].strip()
    if len(words) > _WIDEST or words.endswith((".", ":", ";", ",")):
        return False
    cells = _COLUMNS.split(words) if "  " in words else ()
    figures = sum(_FIGURE.match(cell) is not None for cell in cells)
    return (figures >= 2 and figures * 2 >= len(cells)) or (" vs" in words and _RESULT.match(words) is not None)


def _splitter(source: str, lines: list[Line]) -> re.Pattern[str] | None:
    """What stands between the cells of these lines; None when they are no table."""
    first, last = (source[line.start : line.end].strip() for line in (lines[0], lines[-1]))
    if "\t" in first:
        return _TAB
    return _COLUMNS if "  " in last and len(lines) > 2 and _tabular(source, lines) else None


def _continues(source: str, before: Line, line: Line, width: int, wrapped: bool) -> bool:
    """Does this line go on with the paragraph of the line before it?"""
    if line.apart:
        return False
    last, words = source[before.start : before.end], source[line.start : line.end]
    if "\t" in last.strip() or "\t" in words.strip():
        return last.lstrip().count("\t") == words.lstrip().count("\t")
    if not wrapped or _BULLET.match(words) or len(last) > _WIDEST:
        return False
    if words[0] in " \t" and last[0] not in " \t" and not _BULLET.match(last):
        return False
    length, first = len(last.rstrip()), words.split(None, 1)[0]
    if first[0].islower() and length >= 25:
        return True
    if width < _NARROWEST:
        return False
    if length + 1 + len(first) > width:
        return True
    return length * 5 >= width * 3 and last.rstrip()[-1] not in '.!?:"”'


def _table(draft: Draft, source: str, lines: list[Line], seen: list[Paragraph], split: re.Pattern[str]) -> Table:
    """Rows of cells with tabs or wide spaces between them, one block a row."""
    rows = []
    wide = max(len(split.findall(source[line.start : line.end].strip())) for line in lines)
    for line in lines:
        text = source[line.start : line.end]
        if split is not _TAB and _DRAWN.match(text):
            continue
        at = line.start + len(text) - len(text.lstrip())
        end = line.start + len(text.rstrip() if split is not _TAB else text)
        gaps = [(found.start(), found.end()) for found in split.finditer(source, at, end)]
        edges = [at, *(edge for gap in gaps for edge in gap), end]
        cells: list[tuple[int, int, str | None]] = [(a, b, None) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if split is not _TAB and len(cells) == wide:
            cells.insert(0, (at, at, None))  # a heading with nothing above the labels of the rows
        if row := add_row(draft, cells):
            rows.append(row)
            seen.append(Paragraph(draft.texts[-1], TABLE, line.apart))
    heads = not any(c.isdigit() for c in source[lines[0].start : lines[0].end].split("\t", 1)[-1])
    return Table(int(heads), tuple(rows))
