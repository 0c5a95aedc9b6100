"""What a reader makes of a file: the copy as prose, in zones, with a way back to every character of the source.

Finders read `Document.prose`; people see `Document.source`. Prose is the story without its markup: entities decoded,
accents composed (NFC), soft hyphens dropped, every run of white space one space, one block a line. Each stretch of it
remembers where in the source it came from, so that a span is made where the words are read and never looked for again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from linter.house import UNKNOWN, House
from linter.patterns import later

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

    def part(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`."""
        first, last = ((self.text.count("\n", 0, at), self.text.rfind("\n", 0, at)) for at in (start, end))
        columns = [self.column + at if not lines else at - last for (lines, last), at in ((first, start), (last, end))]
        return Span(
            self.path, self.start + start, self.start + end, self.line + first[0], columns[0], self.line + last[0],
            columns[1], self.text[start:end],
        )  # fmt: skip


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


@dataclass(frozen=True, eq=False)
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
    house: House = UNKNOWN
    tables: tuple[Table, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)  # front matter and metadata, as text

    def span(self, start: int, end: int) -> Span:
        """The place in the source of `prose[start:end]`."""
        first, last = self._source_start(start), self._source_end(end)
        line, end_line = bisect_right(self._lines, first), bisect_right(self._lines, last)
        column, end_column = first - self._lines[line - 1] + 1, last - self._lines[end_line - 1] + 1
        return Span(self.path, first, last, line, column, end_line, end_column, self.source[first:last])

    def prose_at(self, offset: int) -> int:
        """Where in the prose a source offset (such as a span's start) was read to."""
        if not self.runs:
            return offset
        run = self.runs[max(bisect_right(self._source_starts, offset) - 1, 0)]
        return run.prose + min(max(offset - run.source, 0), self._run(run.prose)[1])

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

    @property
    def words(self) -> Set[str]:
        """Every word of the prose, in lower case."""
        return self._places.keys()

    def holds(self, words: Collection[str]) -> bool:
        """Does any of these words (lower case) stand in the prose? What most finders ask before they look closer."""
        return not self._places.keys().isdisjoint(words)

    def places(self, words: Collection[str]) -> list[int]:
        """Where in the prose any of these words (lower case) stands, in order."""
        known = self._places
        # Through the shorter of the two: `&` would go through every word of a frozen set, however long.
        found = [w for w in known if w in words] if len(known) < len(words) else [w for w in words if w in known]
        return sorted([place for word in found for place in known[word]]) if found else []

    def matches(self, pattern: re.Pattern[str], words: Collection[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern that can only begin with one of these words: `finditer`, but many times faster."""
        end = 0
        for place in self.places(words):
            if place >= end and (match := pattern.match(self.prose, place)):
                end = match.end()
                yield match

    def sentences_with(self, words: Collection[str]) -> list[tuple[int, int]]:
        """The sentences in which any of these words (lower case) stands, in order, each as (start, end)."""
        return list(dict.fromkeys(map(self.sentence_at, self.places(words))))

    def within(self, sentences: Iterable[tuple[int, int]], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern in these sentences: for one that needs a digit, or a word of a few."""
        for start, end in sentences:
            yield from pattern.finditer(self.prose, start, end)

    @cached_property
    def numbered(self) -> tuple[tuple[int, int], ...]:
        """The sentences in which a digit stands."""
        if not (places := [figure.start() for figure in _DIGITS.finditer(self.prose)]):
            return ()
        return tuple(dict.fromkeys(map(self.sentence_at, places)))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Every sentence as (start, end) in the prose; none crosses a block."""
        from linter.sentences import split

        return tuple(s for block in self.blocks for s in split(self.prose, block.start, block.end)) or ((0, 0),)

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Direct speech as (start, end) in the prose, without the quotation marks."""
        found = []
        marked = not _MARKS.isdisjoint(self.prose)  # looked for at every character otherwise
        for block in self.blocks:
            if block.zone == QUOTE:
                found.append((block.start, block.end))
            elif marked:
                found += [m.span(m.lastgroup or 0) for m in _QUOTATION.finditer(self.prose, block.start, block.end)]
        return tuple(found)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Each word of the prose, in lower case, and where it stands."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        low = self.prose.lower()
        if len(low) == len(self.prose):
            for word in _LETTERS.finditer(low):
                places[word[0]].append(word.start())
        else:  # a letter that grows (İ) would move what follows
            for word in _LETTERS.finditer(self.prose):
                places[word[0].lower()].append(word.start())
        return dict(places)

    @cached_property
    def _lines(self) -> list[int]:
        if "\r" in self.source:
            return [0, *(m.end() for m in re.finditer(r"\r\n?|\n", self.source))]
        return [0, *accumulate(len(line) + 1 for line in self.source.split("\n")[:-1])]

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

    @cached_property
    def _source_starts(self) -> list[int]:
        return [run.source for run in self.runs]

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


_DIGITS: Final = later(r"\d+")
_LETTERS: Final = later(r"[^\W\d_]+")
# Curly quotes close by themselves; straight ones are paired in order within a block. An apostrophe never opens one.
# Possessive repeats: a page of opening marks costs one look each.
_QUOTATION: Final = later(
    r"“(?P<curly>[^“”]{1,2000}+)(?:”|$)|(?<!\w)\"(?P<straight>[^\"]{1,2000}+)(?:\"|$)|«(?P<guillemet>[^«»]{1,2000}+)»"
    r"|(?<!\w)‘(?P<single>(?:[^‘’]|’(?=\w)){1,2000}+)’"
)
_MARKS: Final = frozenset('“"«‘')
# White space that is not one plain space, and characters without a shape. All of them fail str.isprintable().
_HIDDEN: Final = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1b\x7f"
_BLANK: Final = rf"\s\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_HIDDEN}"
_ODD: Final = later(rf" (?=[{_BLANK}])[{_BLANK}]+|(?! )[{_BLANK}][{_BLANK}]*")
_WHITE: Final = later(rf"[^\S{_HIDDEN}]")
_DROPPED: Final = later(rf"[{_HIDDEN}]+")
LEFT_OUT: Final = "\u2060"  # a character without a shape: it stands for markup that is not copy
# Letters with combining marks, which are composed; and UTF-8 that somebody once read as Windows-1252 ("Â£", "â€™").
_MISREAD: Final = later(r"Â[\xa0-\xba\xbc-\xbf]|Ã[\xa0-\xba\xbc-\xbf]|â(?:€[˜™œ\x9d\x9c“”¢¦š]|\x80[\x80-\xbf]|‚¬)")
_DECOMPOSED: Final = later(rf"[^\u0300-\u036f][\u0300-\u036f]+|{_MISREAD.pattern}")
_MISREAD_SIGNS: Final = ("Â", "Ã", "â€", "â\x80", "â‚")


def _mended(words: str) -> str:
    """The characters that a misread or decomposed group stands for."""
    if words[0] not in "ÂÃâ" or "\u0300" <= words[1] <= "\u036f":
        return unicodedata.normalize("NFC", words)
    bytes_ = b"".join(c.encode("latin-1") if c < "\u0100" else c.encode("cp1252") for c in words)
    try:
        return bytes_.decode("utf-8")
    except UnicodeDecodeError:
        return words


class Draft:
    """Builds a Document piece by piece, as a reader walks through its source.

    Call `open(zone)`, then `add` (a stretch of source, copied) and `put` (other words that stand for a stretch of
    source: an entity, a line-break tag) for the words in order, then `close()`; finally `document(...)`. A block that
    holds no words leaves no trace.
    """

    def __init__(self, path: str, source: str) -> None:
        self.path, self.source = path, source
        self.blocks: list[Block] = []
        self.texts: list[str] = []  # the words of each closed block
        self._parts: list[str] = []  # of the open block
        self._length = 0
        self._runs: list[Run] = []
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
        self._zone = zone

    @property
    def words(self) -> str:
        """What the open block holds so far."""
        return "".join(self._parts)

    def add(self, start: int, end: int, masked: str | None = None) -> None:
        """Copy source[start:end] into the open block, tidied.

        `masked` is the same stretch with every character of markup replaced by LEFT_OUT.
        """
        text = self.source[start:end] if masked is None else masked
        groups = None
        if not text.isascii():
            if not unicodedata.is_normalized("NFC", text):
                groups = _DECOMPOSED
            elif any(sign in text for sign in _MISREAD_SIGNS):
                groups = _MISREAD
        if groups is None:
            self._tidy(text, start)
            return
        at = 0
        for group in groups.finditer(text):
            self._tidy(text[at : group.start()], start + at)
            self.put(_mended(group[0]), start + group.start(), start + group.end())
            at = group.end()
        self._tidy(text[at:], start + at)

    def put(self, words: str, start: int, end: int) -> None:
        """Let `words` stand for source[start:end]."""
        if not words.strip():
            words = "" if self._space else " "
        if words and not _DROPPED.fullmatch(words):
            self._append(words, start, end - start)

    def close(self) -> None:
        """End the open block; trailing white space is taken back."""
        if self._parts:
            text = "".join(self._parts)
            self._parts.clear()
            if text[-1] == " ":
                text = text[:-1]
                last = self._runs.pop()
                self._length -= 1
                if last.prose < self._length:
                    exact = last.length == self._length + 1 - last.prose
                    self._runs.append(last._replace(length=last.length - exact))
            last = self._runs[-1]
            self.blocks.append(Block(self._zone, self._start, self._length))
            self.texts.append(text)
            self._runs.append(Run(self._length, last.source + last.length, 0))  # the line end stands for nothing
            self._length += 1
        self._start, self._space = self._length, True

    def rezone(self, index: int, zone: str) -> None:
        """Change what an earlier block was taken for."""
        self.blocks[index] = self.blocks[index]._replace(zone=zone)

    def document(
        self,
        day: date | None = None,
        language: str = "en",
        tables: tuple[Table, ...] = (),
        headers: dict[str, str] | None = None,
    ) -> Document:
        self.close()
        prose = "\n".join([*self.texts, ""])
        return Document(
            self.path, self.source, prose, tuple(self.blocks), tuple(self._runs), day, language,
            UNKNOWN, tables, headers or {},
        )  # fmt: skip

    def _tidy(self, text: str, start: int) -> None:
        if not text:
            return
        if text.isprintable() and "  " not in text and not (self._space and text[0] == " "):
            self._append(text, start, len(text))
            return
        at = len(text) - len(text.lstrip(" ")) if self._space else 0
        for odd in _ODD.finditer(text, at):
            if odd.start() > at:
                self._append(text[at : odd.start()], start + at, odd.start() - at)
            if not self._space and _WHITE.search(odd[0]):
                self._append(" ", start + odd.start(), odd.end() - odd.start())
            at = odd.end()
        if at < len(text):
            self._append(text[at:], start + at, len(text) - at)

    def _append(self, words: str, source: int, length: int) -> None:
        if self._runs and len(words) == length:
            last = self._runs[-1]
            if last.length == self._length - last.prose and last.source + last.length == source:
                self._runs[-1] = Run(last.prose, last.source, last.length + length)
            else:
                self._runs.append(Run(self._length, source, length))
        else:
            self._runs.append(Run(self._length, source, length))
        self._parts.append(words)
        self._length += len(words)
        self._space = words[-1] == " "
