"""Cells: the body of every table, cell by cell, with its row's label, its column's heading and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from linter.claims import Cell
from linter.document import TABLE, Document, Table
from linter.patterns import later

finds = Cell

_SIGN: Final = r"(?:(?:US|A|C|NZ|HK|S|NT|R)?\$|[€£¥₫₹]|[A-Z]{3}(?=[ \d]))"
_NUMBER: Final = later(
    rf"^[~≈<>]? ?(?P<arrow>[▲▼↑↓△▽])? ?(?P<open>\()?(?P<sign>[+−–-]|up |down |plus |minus )? ?{_SIGN}? ?"
    r"(?P<late>[+−–-])?(?P<digits>\d{1,3}(?:[, ’']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<scale> ?(?:million|billion|trillion|thousand|bn|mn|m|k)\b)? ?"
    r"(?P<unit>%|per ?cent|pct|pts?|points?|pp|"
    r"(?!st\b|nd\b|rd\b|th\b)[a-zA-Z$€£°][^\W\d]{0,12}[²³]?(?:[ /][^\W\d]{1,8}){0,2})?"
    r"(?P<close>\))?(?: ?(?:\*{1,3}|[†‡§]|\[\w{1,2}\]|[¹²³]|\((?:est|e|p|r|prov)\.?\)|[a-e]))?$"
)
_SCALES: Final = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_BLANK: Final = later(r"^(?:[-–—.…*]{0,3}|n/?a\.?|N/?A\.?|nil|none|\.\.)$", re.I)
_PERCENT: Final = later(r"%|\bper ?cent\b|\bpct\b")
_LOOSE: Final = later(
    r"(?:\bnot|n[’']t|\bnever) (?:always |exactly |quite |necessarily )?(?:add|sum|tally|total|equal)"
    r"|\bround(?:ing|ed)\b",
    re.I,
)
_PARTIAL: Final = later(r"\b(?:main|top|selected|largest|leading|biggest|major|key|some of|among)\b", re.I)
# "The total includes boats, which are not shown separately": said anywhere, of rows that are not there.
_OMITTED: Final = later(
    r"\b(?:not|n[’']t) (?:all |separately )?(?:shown|listed|included|itemi[sz]ed|broken (?:out|down))\b"
    r"|\b(?:rows?|figures?|totals?) (?:are |is )?(?:left out|omitted)\b|\btotals? includes?\b"
)
_OVERLAP: Final = later(
    r"\boverlap|more than one (?:answer|response|option|category)|multiple (?:answers|responses)|"
    r"could (?:choose|pick|give|name) (?:several|more)|double[- ]count|counted (?:twice|more than once)",
    re.I,
)


def find(document: Document) -> Iterator[Cell]:
    """Every cell below the headings of every table, in order."""
    return iter(cells(document))


@lru_cache(maxsize=4)
def cells(document: Document) -> tuple[Cell, ...]:
    """The same, kept for the rules that build on it."""
    if not document.tables:
        return ()
    return tuple(
        cell
        for number, table in enumerate(document.tables)
        for cell in _cells(document, number, table, _note(document, table))
    )


def _note(document: Document, table: Table) -> str:
    """What the copy says of the parts: that they overlap, that they are rounded, that they are not all there."""
    if _OVERLAP.search(document.prose):
        return "overlapping"
    if _LOOSE.search(document.prose):
        return "rounded"
    if _OMITTED.search(document.prose):
        return "partial"
    start = next((start for row in table.rows for start, end in row if end > start), 0)
    block = document.block_at(max(start - 2, 0))  # the caption, or the paragraph before
    heads = document.prose[start : table.rows[max(table.header, 1) - 1][-1][1]] if table.rows[0] else ""
    named = document.prose[block.start : block.end] if block.end - block.start < 90 else ""
    return "partial" if _PARTIAL.search(named) or _PARTIAL.search(heads) else ""


def _cells(document: Document, number: int, table: Table, note: str) -> Iterator[Cell]:
    prose = document.prose
    words = [[prose[start:end].strip() for start, end in row] for row in table.rows]
    top = table.header or _top(words)
    heads = [
        " ".join(row[column] for row in words[:top] if column < len(row) and row[column])
        for column in range(max(map(len, words), default=0))
    ]
    for at, row in enumerate(words[top:], top):
        label = _label(row)
        for column, text in enumerate(row):
            start, end = table.rows[at][column]
            if start == end:
                continue
            value, step, signed = read(text)
            yield Cell(
                span=document.span(start, end), zone=TABLE, dateline=document.date, table=number, row=at, column=column,
                label=label, header=heads[column], value=value, step=step, signed=signed,
                blank=bool(_BLANK.match(text)), percent=_PERCENT.search(text) is not None, note=note,
            )  # fmt: skip


def _top(words: list[list[str]]) -> int:
    """How many rows are headings in a table that does not say: a first row without figures, years apart."""
    if len(words) < 2:
        return 0
    figures = [text for text in words[0][1:] if read(text)[0] is not None and not re.match(r"(?:19|20)\d\d", text)]
    return 0 if figures else 1


def _label(row: list[str]) -> str:
    """The first cell of a row that holds words."""
    named = (text for text in row[:2] if re.search(r"[^\W\d_]", text) and read(text)[0] is None)
    return next(named, row[0] if row else "")


def read(text: str) -> tuple[float | None, float, bool]:
    """(number, size of its last digit, is a sign written?) of a cell's words."""
    match = _NUMBER.match(text.strip())
    if not match:
        return None, 0.0, False
    digits = re.sub(r"[, ’']", "", match["digits"])
    places = len(digits.partition(".")[2])
    sign = (match["sign"] or match["late"] or "").strip()
    arrow = match["arrow"] or ""
    down = sign in ("-", "−", "–", "down", "minus") or arrow in ("▼", "↓", "▽")
    down = down or bool(match["open"] and match["close"] and not sign)
    scale = _SCALES.get((match["scale"] or "").strip(), 1.0)
    value = (-float(digits) if down else float(digits)) * scale
    return value, 10.0**-places * scale, bool(sign or arrow or (match["open"] and match["close"]))
