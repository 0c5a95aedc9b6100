"""Marks in the copy by which the desk lets something stand: where they are, and the stretch that each speaks of.

They are found in a document's source, because readers leave them out of the prose. docs/stet.md says how to write one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from linter.document import LIST, QUOTE, TABLE, Document, Span
from linter.patterns import later

SCOPES: Final = ("stet", "stet-block", "stet-file")
_WHOLE: Final = frozenset({TABLE, LIST, QUOTE})  # of these a block is all rows, items, paragraphs in a row
_MARK: Final = later(
    r"<!--\s{0,50}(?P<comment>stet[\w-]{0,20})(?P<words>[^\w-].{0,1000}?)?-->"
    r"|\[(?P<bracket>stet[\w-]{0,20})(?P<note>[^\w\[\]\r\n-][^\[\]\r\n]{0,1000})?\]",
    re.S | re.I,
)
_COMMENT: Final = later(rf"{_MARK.pattern}|<!--.{{0,1000}}?-->", re.S | re.I)
_LINE_END: Final = later(r"\r\n?|\n")


class Stet(NamedTuple):
    """A mark: the rules that it silences, and the stretch of source where it does."""

    place: Span
    scope: str
    rules: tuple[str, ...]
    reason: str
    start: int
    end: int

    def covers(self, span: Span, rule: str) -> bool:
        if span.path != self.place.path or rule not in self.rules:
            return False
        return span.start < self.end and span.end > self.start


def find(document: Document) -> Iterator[Stet]:
    """Every mark in a document."""
    source = document.source
    if "stet" not in source and "STET" not in source and "Stet" not in source:
        return
    lines = [0, *(m.end() for m in _LINE_END.finditer(source)), len(source) + 1]
    for mark in _MARK.finditer(source):
        scope = (mark["comment"] or mark["bracket"]).lower()
        names, _, reason = (mark["words"] or mark["note"] or "").strip().partition(":")
        rules = tuple(name.strip().lower() for name in names.split(",") if name.strip())
        start, end = _stretch(document, scope, mark.start(), mark.end(), lines)
        place = _span(document.path, source, lines, mark.start(), mark.end())
        yield Stet(place, scope, rules, " ".join(reason.split()), start, end)


def _stretch(document: Document, scope: str, start: int, end: int, lines: Sequence[int]) -> tuple[int, int]:
    """The stretch of source that a mark speaks of."""
    source = document.source
    if scope == "stet-file":
        return 0, len(source)
    first, last = bisect_right(lines, start) - 1, bisect_right(lines, end) - 1
    begin, stop = lines[first], lines[last + 1]
    alone = not _COMMENT.sub("", source[begin:stop]).strip()
    if scope == "stet-block":
        return _block(document, start, end, begin, alone)
    if alone:  # the next line that holds more than marks
        for begin, stop in zip(lines[last + 1 :], lines[last + 2 :], strict=False):
            if _COMMENT.sub("", source[begin:stop]).strip():
                break
    return begin, stop


def _block(document: Document, start: int, end: int, line: int, alone: bool) -> tuple[int, int]:
    """The paragraph, list, table or quotation around a mark, or after one that stands on a line of its own."""
    spans = [document.span(block.start, block.end) for block in document.blocks]
    holds = [n for n, span in enumerate(spans) if not alone and span.start <= start < span.end]
    after = [n for n, span in enumerate(spans) if span.start >= end]
    before = [n for n, span in enumerate(spans) if span.end <= start and span.end >= line and not alone]
    if before and after and "</" in document.source[spans[before[-1]].end : start]:
        next_line = _LINE_END.search(document.source, end)
        if not next_line or spans[after[0]].start < next_line.start():
            before = []  # it stands outside that element, and before another one
    if not holds and not before and not after:
        return start, end
    first = last = (holds or before[-1:] or after)[0]
    zone = document.blocks[first].zone
    while zone in _WHOLE and first and document.blocks[first - 1].zone == zone:
        first -= 1
    while zone in _WHOLE and last + 1 < len(spans) and document.blocks[last + 1].zone == zone:
        last += 1
    return spans[first].start, spans[last].end


def _span(path: str, source: str, lines: Sequence[int], start: int, end: int) -> Span:
    line, last = bisect_right(lines, start), bisect_right(lines, end)
    columns = start - lines[line - 1] + 1, end - lines[last - 1] + 1
    return Span(path, start, end, line, columns[0], last, columns[1], source[start:end])
