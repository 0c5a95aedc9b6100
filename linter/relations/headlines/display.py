"""Display lines (headline, standfirst, subhead, caption, summary) and the sentences that say the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.document import BODY, CAPTION, HEADLINE, LIST, STANDFIRST, SUBHEAD, Block, Document
from linter.finders.firsts import stem
from linter.patterns import later
from linter.tables import table

SHOWN: Final = frozenset({HEADLINE, STANDFIRST, CAPTION})
_WORD: Final = later(r"[^\W\d_]{3,}(?:['’]s)?")
_EARLY: Final = 10  # sentences of the story, or of the section under a subhead, that a display line may sum up
_DATA: Final = Path(__file__).with_suffix(".toml")


class Echo(NamedTuple):
    """A sentence of the story that shares content words with a display line."""

    block: Block
    begin: int
    end: int
    shared: frozenset[str]  # stems
    share: float  # of the display line's content words


@cache
def _small() -> frozenset[str]:
    return frozenset(map(stem, table(_DATA)["small"].split()))


def stems(text: str) -> frozenset[str]:
    """The content words of some prose, for comparing."""
    return frozenset(s for word in _WORD.findall(text) if (s := stem(word)) not in _small() and len(s) > 2)


@lru_cache(maxsize=4)
def echoes(document: Document) -> tuple[Echo, ...]:
    """Every display line with the early sentences that share two content words with it, or half of them."""
    return tuple(_echoes(document))


def _echoes(document: Document) -> Iterator[Echo]:
    if document.language[:2] != "en":
        return
    prose = document.prose
    story = [s for s in document.sentences if document.zone_at(s[0]) == BODY]
    told = dict[tuple[int, int], frozenset[str]]()
    for block in display(document):
        said = stems(prose[block.start : block.end])
        for begin, end in _summed_up(document, block, story):
            if (begin, end) not in told:
                told[begin, end] = stems(prose[begin:end])
            shared = said & told[begin, end]
            if len(shared) > 1 or (shared and 2 * len(shared) >= len(said)):
                yield Echo(block, begin, end, shared, len(shared) / len(said))


def _summed_up(document: Document, block: Block, story: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that a display line may sum up: the first of the story, or of the section that a subhead opens."""
    if block.zone != SUBHEAD:
        return story[:_EARLY]
    stop = next((b.start for b in document.blocks if b.zone == SUBHEAD and b.start > block.start), len(document.prose))
    return [sentence for sentence in story if block.end <= sentence[0] < stop][:_EARLY]


def display(document: Document) -> Iterator[Block]:
    """Headline, standfirst, subheads and captions, and a summary in points above the first paragraph."""
    first = next((block.start for block in document.blocks if block.zone == BODY), 0)
    for block in document.blocks:
        if block.zone in SHOWN or block.zone == SUBHEAD or (block.zone == LIST and block.start < first):
            yield block


def body(document: Document) -> str:
    """The words of the story without its display lines."""
    return "\n".join(document.prose[b.start : b.end] for b in document.blocks if b not in set(display(document)))
