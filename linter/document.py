"""What a reader makes of a file: the copy as prose, in zones, with a way back to every character of the source.

Finders read `Document.prose`; people see `Document.source`. Prose is the story without its markup: entities decoded,
accents composed (NFC), soft hyphens dropped, every run of white space one space, one block a line. Each stretch of it
remembers where in the source it came from, so that a span is made where the words are read and never looked for again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

HEADLINE, STANDFIRST, DATELINE, BYLINE, SUBHEAD, BODY, CAPTION, QUOTE, LIST, TABLE, TEASER, FURNITURE = ZONES = (
    "headline", "standfirst", "dateline", "byline", "subhead", "body", "caption", "quote", "list", "table",
    "teaser", "furniture",
)  # fmt: skip
NOT_THE_STORY: Final = frozenset({TEASER, FURNITURE})


class Span(NamedTuple):
    """A place in a source file, with its words.

    Offsets count Unicode code points of the decoded file, `end` is one past the last; lines and columns are 1-based.
    `text` is exactly `source[start:end]`.
    """

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Block(NamedTuple):
    """A paragraph, headline, caption, table row or other stretch of the prose that is never split over two lines."""

    zone: str
    start: int
    end: int


class Run(NamedTuple):
    """A stretch of prose from offset `prose` on, and the stretch of source it was read from.

    Where both are of one length they correspond character by character; otherwise they belong together as a whole,
    as an entity and its character do.
    """

    prose: int
    source: int
    length: int


class Table(NamedTuple):
    """A table as rows of cells; each cell is (start, end) in the prose, empty cells have start == end."""

    header: int  # how many rows at the top are headings
    rows: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True)
class Document:
    """One story, as read. Offsets in `blocks` and `tables` count characters of `prose`.

    `date` is the day the copy speaks from: front matter, stamp, dateline, metadata or file name; never the clock.
    """

    path: str
    source: str
    prose: str
    blocks: tuple[Block, ...] = ()
    runs: tuple[Run, ...] = ()
    date: date | None = None
    language: str = "en"
    house: str = ""
    tables: tuple[Table, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)  # front matter and metadata, as text

    def span(self, start: int, end: int) -> Span:
        """The place in the source of `prose[start:end]`."""
        first, last = self._source_start(start), self._source_end(end)
        line, end_line = bisect_right(self._lines, first), bisect_right(self._lines, last)
        column, end_column = first - self._lines[line - 1] + 1, last - self._lines[end_line - 1] + 1
        return Span(self.path, first, last, line, column, end_line, end_column, self.source[first:last])

    def block_at(self, offset: int) -> Block:
        """The block that holds a prose offset (the nearest one before it, for an offset between two)."""
        return self.blocks[max(bisect_right(self._block_starts, offset) - 1, 0)]

    def zone_at(self, offset: int) -> str:
        return self.block_at(offset).zone if self.blocks else BODY

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """(start, end) in the prose of the sentence that holds an offset."""
        return self.sentences[max(bisect_right(self._sentence_starts, offset) - 1, 0)]

    def quoted(self, offset: int) -> bool:
        """Is this offset inside somebody's direct speech (or a pull quote)?"""
        at = bisect_right(self._quotation_starts, offset) - 1
        return at >= 0 and offset < self.quotations[at][1]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Every sentence as (start, end) in the prose; none crosses a block."""
        from linter.sentences import split

        return tuple(s for block in self.blocks for s in split(self.prose, block.start, block.end)) or ((0, 0),)

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Direct speech as (start, end) in the prose, without the quotation marks."""
        found = []
        for block in self.blocks:
            if block.zone == QUOTE:
                found.append((block.start, block.end))
            else:
                found += [m.span(m.lastgroup or 0) for m in _QUOTATION.finditer(self.prose, block.start, block.end)]
        return tuple(found)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n?|\n", self.source))]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [start for start, _ in self.quotations]

    @cached_property
    def _run_starts(self) -> list[int]:
        return [run.prose for run in self.runs]

    def _run(self, offset: int) -> tuple[Run, int]:
        """The run that holds a prose offset, and the run's length in the prose."""
        at = max(bisect_right(self._run_starts, offset) - 1, 0)
        end = self._run_starts[at + 1] if at + 1 < len(self.runs) else len(self.prose)
        return self.runs[at], end - self.runs[at].prose

    def _source_start(self, offset: int) -> int:
        if not self.runs:
            return offset
        run, length = self._run(offset)
        return run.source + (offset - run.prose if length == run.length else 0)

    def _source_end(self, offset: int) -> int:
        if not self.runs or not offset:
            return offset
        run, length = self._run(offset - 1)
        return run.source + (offset - run.prose if length == run.length else run.length)


# Curly quotes close by themselves; straight ones are paired in order within a block. An apostrophe never opens one.
_QUOTATION: Final = re.compile(
    r"“(?P<curly>[^”]{1,2000})(?:”|$)|\"(?P<straight>[^\"]{1,2000})(?:\"|$)|«(?P<guillemet>[^»]{1,2000})»"
)
_WHITE: Final = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_ODD: Final = re.compile(r"[^\S ]| {2}|[\u00a0\u00ad\u2000-\u200f\u202a-\u202f\u205f\u2060\u3000\ufeff]")
_DROPPED: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CLUSTER: Final = re.compile(r".[\u0300-\u036f]+", re.S)


class Draft:
    """Builds a Document piece by piece, as a reader walks through its source.

    Call `open(zone)`, then `add` (a stretch of source, copied) and `put` (other words that stand for a stretch of
    source: an entity, a line-break tag) for the words in order, then `close()`; finally `document(...)`. A block that
    holds no words leaves no trace.
    """

    def __init__(self, path: str, source: str) -> None:
        self.path, self.source = path, source
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self._zone = BODY
        self._start = 0
        self._space = True  # has the prose just ended in white space (or is at the start of a block)?

    @property
    def position(self) -> int:
        """Where in the prose the next word will stand."""
        return self._length

    def open(self, zone: str) -> None:
        """Begin a block."""
        self.close()
        self._zone, self._start, self._space = zone, self._length, True

    def add(self, start: int, end: int) -> None:
        """Copy source[start:end] into the open block, tidied."""
        text = self.source[start:end]
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            if not _ODD.search(text) and not (self._space and text[:1] == " "):
                self._append(text, start, end - start)
                return
            self._tidy(text, start)
            return
        at = 0
        for cluster in _CLUSTER.finditer(text):
            self._tidy(text[at : cluster.start()], start + at)
            self.put(unicodedata.normalize("NFC", cluster[0]), start + cluster.start(), start + cluster.end())
            at = cluster.end()
        self._tidy(text[at:], start + at)

    def put(self, words: str, start: int, end: int) -> None:
        """Let `words` stand for source[start:end]."""
        if _WHITE.fullmatch(words):
            words = "" if self._space else " "
        if words and not _DROPPED.fullmatch(words):
            self._append(words, start, end - start)

    def close(self) -> None:
        """End the open block; trailing white space is taken back."""
        text = "".join(self._parts[-1:])
        if text.endswith(" ") and self._length > self._start:
            self._parts[-1] = text[:-1]
            self._length -= 1
            while self._runs and self._runs[-1].prose >= self._length:
                self._runs.pop()
        if self._length > self._start:
            if self._runs and self._runs[-1].length > self._length - self._runs[-1].prose > 0:
                last = self._runs[-1]
                if text.endswith(" ") and last.length == self._length + 1 - last.prose:
                    self._runs[-1] = Run(last.prose, last.source, last.length - 1)
            self._blocks.append(Block(self._zone, self._start, self._length))
            end = self._runs[-1].source + self._runs[-1].length
            self._append("\n", end, 0)
        self._start, self._space = self._length, True

    def rezone(self, index: int, zone: str) -> None:
        """Change what an earlier block was taken for."""
        self._blocks[index] = self._blocks[index]._replace(zone=zone)

    @property
    def blocks(self) -> list[Block]:
        return self._blocks

    def text(self, block: Block) -> str:
        """The words of a closed block."""
        return "".join(self._parts)[block.start : block.end]

    def document(
        self,
        day: date | None = None,
        language: str = "en",
        house: str = "",
        tables: tuple[Table, ...] = (),
        headers: dict[str, str] | None = None,
    ) -> Document:
        self.close()
        return Document(
            self.path, self.source, "".join(self._parts), tuple(self._blocks), tuple(self._runs), day, language,
            house, tables, headers or {},
        )  # fmt: skip

    def _tidy(self, text: str, start: int) -> None:
        at = 0
        for odd in re.finditer(r"[\s\u00ad\u200b-\u200f\u2000-\u200a\u202a-\u202f\u205f\u2060\u3000\ufeff]+", text):
            if odd[0] == " " and not (self._space and at == odd.start()):
                continue
            if odd.start() > at:
                self._append(text[at : odd.start()], start + at, odd.start() - at)
            if _WHITE.search(odd[0]) and not self._space:
                self._append(" ", start + odd.start(), len(odd[0]))
            at = odd.end()
        if at < len(text):
            self._append(text[at:], start + at, len(text) - at)

    def _append(self, words: str, source: int, length: int) -> None:
        if not words:
            return
        last = self._runs[-1] if self._runs else None
        joins = (
            last is not None
            and len(words) == length
            and last.length == self._length - last.prose
            and last.source + last.length == source
        )
        if joins and last is not None:
            self._runs[-1] = Run(last.prose, last.source, last.length + length)
        else:
            self._runs.append(Run(self._length, source, length))
        self._parts.append(words)
        self._length += len(words)
        self._space = words[-1] == " "
