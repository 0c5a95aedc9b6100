"""Markdown: the copy without its marks, every character still in its place.

Marks are masked rather than removed, so that offsets stay those of the file; blocks are told by their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from linter.decoding import decode
from linter.document import (
    BYLINE,
    CAPTION,
    DATELINE,
    HEADLINE,
    LEFT_OUT,
    LIST,
    QUOTE,
    STANDFIRST,
    SUBHEAD,
    TABLE,
    Document,
    Draft,
    Table,
)
from linter.furniture import by_itself
from linter.patterns import later
from linter.readers._shared import Row, add_markup, add_row, finish
from linter.zones import GUESS, Paragraph

suffixes = (".md", ".markdown", ".mdown", ".mkd")

_LINE: Final = later(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_FIELD: Final = later(r"([A-Za-z_][\w.:-]{0,40})[ \t]*[:=][ \t]*(.*)")
_HEADING: Final = later(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE: Final = later(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE: Final = later(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE: Final = later(r" {0,3}(`{3,}|~{3,})")
_QUOTED: Final = later(r"(?: {0,3}> ?){1,20}")
_BULLET: Final = later(r"[ \t]*(?:[-*+•]|\d{1,4}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?")
_REFERENCE: Final = later(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_DELIMITERS: Final = later(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PIPE: Final = later(r"(?<!\\)\|")
_PICTURE: Final = later(r"!\[([^\[\]]{0,1000})\]\([^()\n]{0,1000}\)$")
_CLOSING: Final = (
    r"\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?"
    r"(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ \t]*\)|\]\[[^\[\]\n]{0,200}\]"
)
_MARKED: Final = later(r"[\\`<\[\]~*_]")
_INLINE: Final = later(
    r"(?P<escape>\\[!-/:-@\[-`{-~])|(?P<code>`[^`\n]{1,300}`)|(?P<auto><[a-z][a-z0-9+.-]{1,20}:[^<>\s]{0,1000}>)"
    r"|(?P<break><br\b[^<>]{0,100}>)|(?P<tag></?[a-zA-Z][^<>]{0,1000}>)|(?P<note>\[\^[^\]\s]{1,60}\])|(?P<image>!\[)|(?P<open>\[)"
    rf"|(?P<close>{_CLOSING})|(?P<shut>\])|(?P<struck>~~[^~\n]{{1,500}}~~)|(?P<stars>(?:(?<!\s)(?<!^)\*+|\*+(?=\S)))"
    r"|(?P<under>(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w))"
)


class Line(NamedTuple):
    """A line between `start` and `end`, and where its words begin behind quote marks and bullets."""

    start: int
    end: int
    words: int


class _Reader:
    """Walks through the lines of one file and fills a draft."""

    def __init__(self, path: str, source: str) -> None:
        self.draft = Draft(path, source)
        self.source, self.masked = source, _without_comments(source)
        self.seen: list[Paragraph] = []
        self.tables: list[Table] = []
        self.headers: dict[str, str] = {}
        self.open: list[Line] = []  # lines of the paragraph being gathered
        self.zone = GUESS

    def read(self) -> Document:
        lines = [Line(m.start(1), m.end(1), m.start(1)) for m in _LINE.finditer(self.source)]
        at = self._front_matter(lines)
        while at < len(lines):
            at = self._line(lines, at)
        self._flush()
        return finish(self.draft, self.seen, self.tables, self.headers)

    def _front_matter(self, lines: list[Line]) -> int:
        """Read the fields between the marks at the top; the number of lines that they take."""
        mark = self.source[lines[0].start : lines[0].end].rstrip()
        if mark not in ("---", "+++"):
            return 0
        ends = (mark, "...")
        stop = next((i for i, ln in enumerate(lines[1:200], 1) if self.source[ln.start : ln.end].rstrip() in ends), 0)
        fields = [(ln, _FIELD.match(self.source, ln.start, ln.end)) for ln in lines[1:stop]]
        if not any(match for _, match in fields):
            return 0
        for _, field in fields:
            value = field[2].strip().strip("\"'") if field else ""
            if field and value:
                self.headers.setdefault(field[1].lower(), value)
                begin = self.source.index(value, field.start(2))
                self._titled(field[1].lower(), begin, begin + len(value), lines, stop)
        return stop + 1

    def _titled(self, name: str, start: int, end: int, lines: list[Line], stop: int) -> None:
        """Take title and summary from the front matter where the copy has no heading of its own."""
        zone = {
            "title": HEADLINE,
            "headline": HEADLINE,
            "standfirst": STANDFIRST,
            "dek": STANDFIRST,
            "summary": STANDFIRST,
        }.get(name)
        first = next((ln for ln in lines[stop + 1 :] if self.masked[ln.start : ln.end].strip(f" \t{LEFT_OUT}")), None)
        headed = first is not None and self.masked.startswith("#", first.start)
        if zone == STANDFIRST or (zone == HEADLINE and not headed and not any(p.given == HEADLINE for p in self.seen)):
            self._block(zone, start, end, inline(self.source[start:end]))

    def _line(self, lines: list[Line], at: int) -> int:
        """Take the line at `at` (and what belongs to it); the number of the next one."""
        start, end, _ = lines[at]
        text = self.masked[start:end]
        fence = _FENCE.match(text)
        if fence:
            self._flush()
            closing = re.compile(rf" {{0,3}}{re.escape(fence[1])}")
            stop = next(
                (i for i in range(at + 1, len(lines)) if closing.match(self.masked, lines[i].start, lines[i].end)), 0
            )
            return stop + 1 if stop else at + 1
        quoted = _QUOTED.match(text)
        words = quoted.end() if quoted else 0
        if not text[words:].strip(f" \t{LEFT_OUT}") or (_RULE.match(text, words) and not self.open):
            self._flush()
        elif heading := _HEADING.match(text, words):
            self._flush()
            first = not any(p.given in (HEADLINE, GUESS) for p in self.seen)
            trailing = len(text) - len(re.sub(r"(?:[ \t]#{1,20})?[ \t]*$", "", text))
            self._paragraph(HEADLINE if first else SUBHEAD, [Line(start, end - trailing, start + heading.end())])
        elif _UNDERLINE.match(text, words) and len(self.open) == 1 and self.zone == GUESS:
            self.zone = SUBHEAD if any(p.given in (HEADLINE, GUESS) for p in self.seen) else HEADLINE
            self._flush()
        elif _RULE.match(text, words) or (not self.open and _REFERENCE.match(text, words)):
            self._flush()
        elif "|" in text and at + 1 < len(lines) and not self.open and self._delimits(lines[at + 1]):
            return self._table(lines, at)
        else:
            self._text(Line(start, end, start + words), QUOTE if quoted else GUESS)
        return at + 1

    def _text(self, line: Line, zone: str) -> None:
        """Add a line to the open paragraph, or begin another one with it."""
        text = self.masked[line.start : line.end]
        bullet = _BULLET.match(text, line.words - line.start)
        if bullet and (not self.open or self.zone == LIST or not text[bullet.start()].isdigit()):
            self._flush()
            self.zone, line = (zone or LIST), Line(line.start, line.end, line.start + bullet.end())
        elif not self.open or (zone == QUOTE) > (self.zone == QUOTE) or self._ends_line():
            self._flush()
            self.zone = zone
        self.open.append(line)

    def _ends_line(self) -> bool:
        """Is the paragraph so far a byline or a date line, or was its line broken on purpose?"""
        last = self.open[-1]
        text = self.masked[last.words : last.end]
        if self.zone not in (GUESS, QUOTE):
            return False
        if text.endswith(("  ", "\\")):
            return True
        return len(self.open) == 1 and by_itself(text.strip(" \t*_")) in (BYLINE, DATELINE, CAPTION)

    def _flush(self) -> None:
        if self.open:
            self._paragraph(self.zone, self.open)
        self.open, self.zone = [], GUESS

    def _paragraph(self, zone: str, lines: list[Line]) -> None:
        start, end = lines[0].words, lines[-1].end
        parts, at = [], start
        for line in lines:
            gap = "".join(c if c in "\r\n" else LEFT_OUT for c in self.source[at : line.words])
            parts += [gap, self.masked[line.words : line.end]]
            at = line.end
        text = "".join(parts)
        picture = _PICTURE.fullmatch(text.strip())
        if picture and len(picture[1].split()) > 3:
            begin = start + text.index("![") + 2
            self._block(CAPTION, begin, begin + len(picture[1]), inline(picture[1]))
            return
        self._block(zone, start, end, inline(text.removesuffix("\\") + LEFT_OUT * text.endswith("\\")))

    def _block(self, zone: str, start: int, end: int, masked: str) -> None:
        self.draft.open(zone)
        add_markup(self.draft, start, end, masked)
        self.draft.close()
        if len(self.draft.texts) > len(self.seen):
            self.seen.append(Paragraph(self.draft.texts[-1], zone))

    def _delimits(self, line: Line) -> bool:
        text = self.masked[line.start : line.end]
        return len(text) < 2000 and "-" in text and "|" in text and bool(_DELIMITERS.match(text))

    def _table(self, lines: list[Line], at: int) -> int:
        rows: list[Row] = []
        number = at
        while number < len(lines) and "|" in self.masked[lines[number].start : lines[number].end]:
            if number != at + 1 and (row := add_row(self.draft, self._cells(lines[number]))):
                rows.append(row)
                self.seen.append(Paragraph(self.draft.texts[-1], TABLE))
            number += 1
        self.tables.append(Table(1, tuple(rows)))
        return number

    def _cells(self, line: Line) -> Iterator[tuple[int, int, str]]:
        text = self.masked[line.start : line.end]
        edges = [-1, *(pipe.start() for pipe in _PIPE.finditer(text)), len(text)]
        for left, right in pairwise(edges):
            cell = text[left + 1 : right]
            if (left == -1 or right == len(text)) and not cell.strip():
                continue  # outside the outermost pipes
            begin = line.start + left + 1 + len(cell) - len(cell.lstrip())
            yield begin, begin + len(cell.strip()), inline(cell.strip())


def inline(text: str) -> str:
    """The text with every character of inline markup masked; as long as before."""
    if not _MARKED.search(text):
        return text
    parts, at = [], 0
    brackets: list[int] = []
    hidden: list[int] = []
    for mark in _INLINE.finditer(text):
        kind, start, end = mark.lastgroup, mark.start(), mark.end()
        if kind in ("open", "image"):
            brackets.append(start)
            continue
        if kind in ("close", "shut"):
            opened = brackets.pop() if brackets else -1
            if kind == "shut" or opened < 0:
                continue
            hidden.append(opened)
        if kind == "escape":
            end -= 1  # the backslash goes, what it protects stays
        parts += [text[at:start], " " if kind == "break" else LEFT_OUT, LEFT_OUT * (end - start - 1)]
        at = end
    out = "".join([*parts, text[at:]])
    if hidden:
        letters = list(out)
        for opened in hidden:
            letters[opened] = LEFT_OUT
            if letters[opened : opened + 2] == [LEFT_OUT, "["]:  # an image: its text is not printed
                close = out.index(LEFT_OUT, opened + 2)
                letters[opened:close] = LEFT_OUT * (close - opened)
        out = "".join(letters)
    return out


def _without_comments(source: str) -> str:
    """The source with HTML comments masked, line ends kept."""
    parts, at = [], 0
    while (start := source.find("<!--", at)) >= 0 and (stop := source.find("-->", start + 4)) >= 0:
        parts += [source[at:start], re.sub(r"[^\r\n]", LEFT_OUT, source[start : stop + 3])]
        at = stop + 3
    return "".join([*parts, source[at:]])


def read(path: str, data: bytes) -> Document:
    """The document of a Markdown file."""
    return _Reader(path, decode(data)).read()
