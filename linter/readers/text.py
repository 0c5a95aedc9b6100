"""Plain text: a paragraph a line, or wrapped lines with an empty line between paragraphs."""

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
        if len(group) > 1 and "\t" in source[first.start : first.end].strip():
            tables.append(_table(draft, source, group, seen))
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
    pairs = [(a, b) for a, b in pairwise(lines) if not b.apart]
    long = sum(line.end - line.start > _WIDEST for line in lines)
    running = sum(source[b.start].islower() for _, b in pairs)
    wrapped = long * 10 <= len(lines) and running * 10 >= len(pairs) * 3
    width = max((a.end - a.start for a, _ in pairs if a.end - a.start <= _WIDEST), default=0)
    group: list[Line] = []
    for line in lines:
        if group and not _continues(source, group[-1], line, width, wrapped):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


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


def _table(draft: Draft, source: str, lines: list[Line], seen: list[Paragraph]) -> Table:
    """Rows of cells with tabs between them, one block a row."""
    rows = []
    for line in lines:
        cells: list[tuple[int, int, str | None]] = []
        at = line.start
        text = source[line.start : line.end]
        at += len(text) - len(text.lstrip())
        for cell in text.lstrip().split("\t"):
            cells.append((at, at + len(cell), None))
            at += len(cell) + 1
        if row := add_row(draft, cells):
            rows.append(row)
            seen.append(Paragraph(draft.texts[-1], TABLE, line.apart))
    heads = not any(c.isdigit() for c in source[lines[0].start : lines[0].end].split("\t", 1)[-1])
    return Table(int(heads), tuple(rows))
