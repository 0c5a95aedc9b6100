"""A clipping: a line of copy, cut to the width of a terminal around the words it is about, and what to put under them.

Newspaper paragraphs are single lines of several hundred characters, so nothing is shown whole. Widths are counted in
terminal cells: a combining accent takes none, a Chinese character two.
"""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

from linter.document import Span
from linter.patterns import later

LINES: Final = 3  # of a place that runs over many lines, so many are shown
_BREAK: Final = later(r"\r\n?|\n")
_CUT: Final = "…"


class Clipping(NamedTuple):
    """One line as shown: its number, what stands before the words, the words, and what stands after them."""

    line: int
    before: str
    words: str
    after: str

    @property
    def indent(self) -> int:
        """The cells before the words."""
        return cells(self.before)

    @property
    def length(self) -> int:
        """The cells of the words; at least one, for a place between two words."""
        return max(cells(self.words), 1)


def lines(source: str) -> list[str]:
    """The lines of a source file, numbered as spans number them (from 1; so the first is at index 0)."""
    return _BREAK.split(source)


def clip(source: list[str], span: Span, width: int) -> list[Clipping]:
    """The lines that a span stands on, each cut to `width` cells around its part of the span."""
    last = min(span.end_line, span.line + LINES - 1)
    shown = []
    for number in range(span.line, last + 1):
        text = source[number - 1]
        start = span.column - 1 if number == span.line else len(text) - len(text.lstrip())
        end = span.end_column - 1 if number == span.end_line else len(text.rstrip())
        if end > start or span.line == span.end_line:
            shown.append(_cut(number, text, start, end, width))
    return shown


def cells(text: str) -> int:
    """How many terminal cells a text takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _cut(number: int, text: str, start: int, end: int, width: int) -> Clipping:
    words = _head(_plain(text[start:end]), width - 2)
    room = max(width - cells(words), 0)
    # No more is looked at than can be shown, so that a line of ten million characters costs no more than another.
    before, after = _plain(text[max(start - room - 1, 0) : start]), _plain(text[end : end + room + 1])
    if words.endswith(_CUT):
        after = ""  # the words themselves go on beyond what is shown
    if start <= room + 1:
        before = before.lstrip()
    if cells(before) + cells(after) > room:
        right = min(cells(after), max(room - cells(before), room * 2 // 5))
        before = _tail(before, room - right)
        after = _head(after, room - cells(before))
    return Clipping(number, before, words, after)


def _plain(text: str) -> str:
    """Tabs and control characters as one space each; line terminators cannot occur."""
    return "".join(c if c.isprintable() or _cell(c) == 0 else " " for c in text)


def _head(text: str, width: int) -> str:
    """The beginning of a text, in at most `width` cells, cut between words where that loses little."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    end, used = 0, 1
    while end < len(text) and used + _cell(text[end]) <= width:
        used += _cell(text[end])
        end += 1
    space = text.rfind(" ", max(end - 15, 1), end + 1)
    return text[: space if space > 0 else end].rstrip() + _CUT


def _tail(text: str, width: int) -> str:
    """The end of a text, likewise."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    start, used = len(text), 1
    while start > 0 and used + _cell(text[start - 1]) <= width:
        start -= 1
        used += _cell(text[start])
    while start < len(text) and _cell(text[start]) == 0:
        start += 1  # an accent without its letter
    space = text.find(" ", max(start - 1, 0), min(start + 15, len(text) - 1))
    return _CUT + text[space + 1 if space >= 0 else start :]
