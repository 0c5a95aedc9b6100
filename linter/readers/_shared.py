"""What all readers do alike: entities, rows of a table, and the last step from draft to document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from linter import dateline, language
from linter.document import NOT_THE_STORY, TABLE, Document, Draft, Table
from linter.patterns import later
from linter.zones import Paragraph, zones

_ENTITY: Final = later(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
Row = tuple[tuple[int, int], ...]


def add_markup(draft: Draft, start: int, end: int, masked: str | None = None) -> None:
    """Add a stretch of source in which entities stand for characters."""
    text = draft.source[start:end] if masked is None else masked
    at = 0
    if "&" in text:
        from html import unescape  # its table of names is long

        for entity in _ENTITY.finditer(text):
            words = unescape(entity[0])
            if words == entity[0]:
                continue
            draft.add(start + at, start + entity.start(), text[at : entity.start()])
            draft.put(words, start + entity.start(), start + entity.end())
            at = entity.end()
    draft.add(start + at, end, text[at:])


def add_row(draft: Draft, cells: Iterable[tuple[int, int, str | None]]) -> Row | None:
    """Make one block of a table's row: (start, end, masked text) of each cell. None if the row is empty."""
    draft.open(TABLE)
    places: list[tuple[int, int]] = []
    for start, end, masked in cells:
        if places:
            draft.put(" ", start, start)
        begin = draft.position
        add_markup(draft, start, end, masked)
        places.append((begin, draft.position))
    return close_row(draft, places)


def close_row(draft: Draft, places: Sequence[tuple[int, int]]) -> Row | None:
    """Close a row's block; white space that went with it is taken from its cells too."""
    count = len(draft.blocks)
    draft.close()
    if len(draft.blocks) == count:
        return None
    block, text = draft.blocks[-1], draft.texts[-1]
    row = []
    for begin, end in places:
        begin, end = min(begin, block.end), min(end, block.end)
        while end > begin and text[end - 1 - block.start] == " ":
            end -= 1
        row.append((begin, end))
    return tuple(row)


def finish(
    draft: Draft, paragraphs: Sequence[Paragraph], tables: Sequence[Table] = (), headers: dict[str, str] | None = None
) -> Document:
    """The document of a draft of which every block is closed and has its paragraph in the same place."""
    for index, zone in enumerate(zones(paragraphs)):
        draft.rezone(index, zone)
    headers = dict(headers or {})
    story = [
        (text, block.start)
        for text, block in zip(draft.texts, draft.blocks, strict=True)
        if block.zone not in NOT_THE_STORY
    ]
    dated = dateline.read(story, headers, draft.path)
    if dated:
        headers["date"] = headers.get("date") or dated.day.isoformat()
        headers["date-from"] = dated.source
    document = draft.document(dated.day if dated else None, "en", tuple(tables), headers)
    code = headers.get("lang", "")[:2].lower() or language.detect(document.prose)
    return document if code == document.language else replace(document, language=code)
