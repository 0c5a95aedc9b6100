"""A passage: the paragraphs that a finding speaks of, cut around its words, with the words marked.

Where a terminal shows a line of the source (see clipping), a page shows the prose: no markup, whole sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from linter.document import HEADLINE, Block, Document, Span

ROOM: Final = 240  # characters of a paragraph shown on either side of the marked words
_CUT: Final = "…"


class Mark(NamedTuple):
    """A stretch of the prose, and the number of what marks it."""

    start: int
    end: int
    number: int


class Piece(NamedTuple):
    """Words of the prose with the numbers of the marks that lie on them; none on plain words."""

    words: str
    numbers: tuple[int, ...]


class Passage(NamedTuple):
    """What is shown of one paragraph, and which of a finding's places (0 is its own) stand in it."""

    path: str
    block: int  # number of the block in its document; -1 when the document is not at hand
    pieces: tuple[Piece, ...]
    places: tuple[int, ...]


def mark(document: Document, span: Span, number: int = 0) -> Mark:
    """Where a span stands in the prose."""
    start, end = document.prose_at(span.start), document.prose_at(span.end)
    while end > start and document.prose[end - 1] == "\n":  # a place at the end of a block
        end -= 1
    return Mark(start, max(start, end), number)


def passages(spans: Sequence[Span], documents: dict[str, Document]) -> list[Passage]:
    """A passage for each paragraph that the spans stand in, in the order in which the spans name them."""
    groups: dict[tuple[str, int], list[Mark]] = {}
    for number, span in enumerate(spans):
        document = documents.get(span.path)
        here = mark(document, span, number) if document and document.blocks else Mark(0, 0, number)
        block = block_number(document, here.start) if document and document.blocks else -1 - number
        groups.setdefault((span.path, block), []).append(here)
    return [_passage(path, block, marks, spans, documents) for (path, block), marks in groups.items()]


def pieces(prose: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The words from start to end, divided wherever a mark begins or ends."""
    marks = [each for each in marks if each.start < end and each.end > start]
    edges = sorted({start, end, *(min(max(edge, start), end) for m in marks for edge in (m.start, m.end))})
    for left, right in pairwise(edges):
        yield Piece(prose[left:right], tuple(m.number for m in marks if m.start <= left and right <= m.end))


def title(document: Document) -> str:
    """The headline, or the file name of a document without one."""
    heads = [document.prose[b.start : b.end] for b in document.blocks[:8] if b.zone == HEADLINE]
    return heads[0] if heads else document.path.rpartition("/")[2]


def block_number(document: Document, offset: int) -> int:
    """The number of the block that holds a prose offset."""
    return document.blocks.index(document.block_at(offset))


def _passage(
    path: str, block: int, marks: list[Mark], spans: Sequence[Span], documents: dict[str, Document]
) -> Passage:
    places = tuple(each.number for each in marks)
    if block < 0:
        return Passage(path, -1, (Piece(spans[places[0]].text, places),), places)
    document = documents[path]
    start, end = _window(document.prose, document.blocks[block], marks)
    shown = list(pieces(document.prose, start, end, marks))
    if start > document.blocks[block].start:
        shown.insert(0, Piece(_CUT, ()))
    if end < document.blocks[block].end:
        shown.append(Piece(_CUT, ()))
    return Passage(path, block, tuple(shown), places)


def _window(prose: str, block: Block, marks: list[Mark]) -> tuple[int, int]:
    """What is shown of a paragraph: all of the marked words and some room about them, cut between words."""
    first, last = min(m.start for m in marks), max(m.end for m in marks)
    start, end = max(block.start, first - ROOM), min(max(block.end, last), last + ROOM)
    if start > block.start:
        space = prose.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < block.end:
        space = prose.rfind(" ", last, end)
        end = space if space >= 0 else end
    return start, end
