"""HTML: the copy of a page without its markup, in zones by its tags and class names, every character in its place.

The tags are cut by one linear pattern rather than by a parser, because a parser that keeps exact offsets, joins words
over inline tags and stays linear on broken pages is not to be had; nothing here needs a tree.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

from linter.decoding import decode
from linter.document import (
    BYLINE,
    CAPTION,
    DATELINE,
    FURNITURE,
    HEADLINE,
    LIST,
    NOT_THE_STORY,
    QUOTE,
    SUBHEAD,
    TABLE,
    TEASER,
    Document,
    Draft,
    Table,
)
from linter.furniture import by_itself
from linter.patterns import later
from linter.readers._shared import Row, add_markup, close_row, finish
from linter.readers._tags import (
    DAYS,
    ENDS,
    HEADINGS,
    INLINE,
    PARAGRAPHS,
    RAW,
    SILENT,
    VOID,
    ZONES,
    attributes_of,
    zone_of,
)
from linter.zones import GUESS, Paragraph

suffixes = (".html", ".htm", ".xhtml")

_QUOTES: Final = r"\"[^\"<]{0,20000}+(?:<[^\"<]{0,300}+){0,20}+\"|'[^'<]{0,20000}+(?:<[^'<]{0,300}+){0,20}+'"
_TAG: Final = later(rf"<(/?)([a-zA-Z][a-zA-Z0-9:-]{{0,40}})((?:[^<>\"']++|{_QUOTES})*+[^<>]*+)>")
_DECLARATION: Final = later(r"<[!?][^<>]{0,2000}>")
_PUBLISHED: Final = later(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"<]{4,40})\"")


class Element(NamedTuple):
    """An open element: its name, the zone of the words in it, whether they are left out."""

    name: str
    zone: str = GUESS
    silent: bool = False


class _Page:
    """Walks through the tags of one page and fills a draft."""

    def __init__(self, path: str, source: str, by_class: bool) -> None:
        self.draft = Draft(path, source)
        self.source, self.by_class = source, by_class
        self.stack: list[Element] = [Element("")]
        self.inside: Counter[str] = Counter()
        self.seen: list[Paragraph] = []
        self.headers: dict[str, str] = {}
        self.titles: list[tuple[int, bool]] = []  # h1 blocks: place in `seen`, stands it in <article> or <main>
        self.opened = GUESS
        self.wide = 1  # columns that the open cell spans
        self.broken = False  # was the last tag a <br>?
        self.missing: set[str] = set()  # raw elements that are never closed
        self.row: list[tuple[int, int]] | None = None  # cells of the open table row
        self.heads = True  # only <th> in the open row so far?
        self.rows: list[tuple[Row, bool]] = []
        self.tables: list[Table] = []

    def read(self) -> Document:
        source, at = self.source, 0
        while (mark := source.find("<", at)) >= 0:
            tag = _TAG.match(source, mark)
            if tag:
                self._words(at, mark)
                at = self._end(tag) if tag[1] else self._start(tag)
            elif source.startswith("<!--", mark):
                self._words(at, mark)
                stop = source.find("-->", mark + 4) if "-->" not in self.missing else -1
                if stop < 0:
                    self.missing.add("-->")
                at = stop + 3 if stop >= 0 else mark + 4
            elif declaration := _DECLARATION.match(source, mark):
                self._words(at, mark)
                at = declaration.end()
            else:
                self._words(at, mark + 1)
                at = mark + 1
        self._words(at, len(source))
        self._table_ends()
        self._close()
        self._headline()
        return finish(self.draft, self.seen, self.tables, self.headers)

    def _words(self, start: int, end: int) -> None:
        if start >= end or self.stack[-1].silent:
            return
        if self.row is not None and not self.inside["td"] and not self.inside["th"]:
            return  # white space between cells
        if self.broken and self.source[start:end].strip():
            self.broken = False
        add_markup(self.draft, start, end)

    def _start(self, tag: re.Match[str]) -> int:
        name, at = tag[2].lower(), tag.end()
        if name == "br":
            self._break(tag.start(), at)
            return at
        if name in ("meta", "time", "html"):
            self._metadata(name, tag[3])
        if name in RAW:
            return self._raw(name, at)
        if name in VOID or (name in INLINE and (not self.by_class or name not in ("span", "time", "small", "label"))):
            return at
        attributes = tag[3]
        zone = zone_of(name, attributes, self.by_class)
        if name in INLINE and not zone:
            return at
        outer = self.stack[-1]
        if name in SILENT:
            self._push(Element(name, outer.zone, True))
            return at
        self._implied_end(name)
        outer = self.stack[-1]
        if outer.zone in NOT_THE_STORY or (outer.zone and not zone) or (outer.zone == QUOTE and zone == LIST):
            zone = outer.zone if name != "h1" or outer.zone == TEASER else zone
        if tag[3].endswith("/") and name not in ZONES:
            return at
        self._push(Element(name, zone, outer.silent))
        if name == "table" or name in ("tr", "td", "th", "thead", "caption"):
            self._table_part(name, attributes, tag.start())
        elif self.row is not None:
            self.draft.put(" ", tag.start(), tag.start())
        else:
            self._open(zone)
        return at

    def _push(self, element: Element) -> None:
        self.stack.append(element)
        self.inside[element.name] += 1

    def _pop(self, at: int) -> str:
        gone = self.stack.pop()
        self.inside[gone.name] -= 1
        if not gone.silent:
            self._ended(gone.name, at)
        return gone.name

    def _end(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        if self.inside[name]:
            while self._pop(tag.start()) != name:
                pass
        elif name == "p":
            self._open(self.stack[-1].zone)
        return tag.end()

    def _implied_end(self, name: str) -> None:
        """A block ends the paragraph or heading before it, and cells, rows and list items end those before them."""
        ends = ENDS.get(name, PARAGRAPHS)
        while self.stack[-1].name in ends and not self.stack[-1].silent:
            self._pop(self.draft.position)

    def _ended(self, name: str, at: int) -> None:
        if name == "table":
            self._table_ends()
        elif name in ("td", "th") and self.row:
            self.row[-1] = (self.row[-1][0], self.draft.position)
        elif name == "tr":
            self._row_ends()
        elif self.row is None:
            if name == "h1":
                self._close()
                if self.seen and self.seen[-1].given == HEADLINE:
                    self.titles.append((len(self.seen) - 1, bool(self.inside["article"] or self.inside["main"])))
            self._open(self.stack[-1].zone)

    def _open(self, zone: str) -> None:
        self._close()
        self.draft.open(zone)
        self.opened = zone

    def _close(self) -> None:
        self.draft.close()
        if len(self.draft.texts) > len(self.seen):
            self.seen.append(Paragraph(self.draft.texts[-1], self.opened))
        self.broken = False

    def _break(self, start: int, end: int) -> None:
        """Two breaks make a paragraph; one does after a byline or a date."""
        if self.row is None and (
            self.broken or by_itself(self.draft.words.strip()[:140]) in (BYLINE, DATELINE, CAPTION)
        ):
            self._open(self.stack[-1].zone)
        else:
            self.draft.put(" ", start, end)
            self.broken = True

    def _raw(self, name: str, at: int) -> int:
        """Skip what is not copy; the title is the headline of a page without headings."""
        closing = re.compile(rf"</{name}", re.I).search(self.source, at) if name not in self.missing else None
        if not closing:
            self.missing.add(name)
            return at
        if name == "title" and not self.seen and not HEADINGS.search(self.source):
            self._open(HEADLINE)
            bar = self.source.rfind(" | ", at, closing.start())  # what follows is the site's name
            add_markup(self.draft, at, bar if bar > at else closing.start())
            self._open(GUESS)
        elif name == "script" and (found := _PUBLISHED.search(self.source, at, closing.start())):
            self.headers.setdefault("datepublished", found[1])
        stop = self.source.find(">", closing.end())
        return stop + 1 if stop >= 0 else len(self.source)

    def _metadata(self, name: str, attributes: str) -> None:
        fields = attributes_of(attributes)
        if name == "html" and fields.get("lang"):
            self.headers["lang"] = fields["lang"]
        elif name == "time" and fields.get("datetime") and self.stack[-1].zone not in NOT_THE_STORY:
            # Only above the copy: further down it is a day that the story tells of.
            if not any(len(p.text) > 140 for p in self.seen) and len(self.draft.words) < 80:
                self.headers.setdefault("time", fields["datetime"])
        elif name == "meta" and fields.get("content"):
            key = (fields.get("property") or fields.get("name") or fields.get("itemprop") or "").lower()
            if key in DAYS or key == "og:site_name":
                self.headers.setdefault(key, fields["content"])

    def _table_part(self, name: str, attributes: str, at: int) -> None:
        if name == "table":
            self._table_ends()
            self._open(GUESS)
        elif name == "tr":
            self._row_ends()
            self._open(TABLE)
            self.row, self.heads = [], True
        elif name == "caption":
            self._open(CAPTION)
        elif name in ("td", "th"):
            if self.row is None:
                self._open(TABLE)
                self.row = []
            self._spread()
            if self.row:
                self.draft.put(" ", at, at)
            self.heads = self.heads and name == "th"
            self.row.append((self.draft.position, self.draft.position))
            span = attributes_of(attributes).get("colspan", "") if attributes else ""
            self.wide = int(span) if span.isdecimal() and len(span) < 3 else 1

    def _spread(self) -> None:
        """Let a cell that spans columns be followed by empty ones."""
        if self.row:
            self.row += [(self.row[-1][1],) * 2] * (self.wide - 1)
        self.wide = 1

    def _row_ends(self) -> None:
        if self.row is None:
            return
        if self.inside["td"] or self.inside["th"]:
            self.row[-1:] = [(start, self.draft.position) for start, _ in self.row[-1:]]
        self._spread()
        if row := close_row(self.draft, self.row):
            self.rows.append((row, self.heads or bool(self.inside["thead"])))
            self.seen.append(
                Paragraph(self.draft.texts[-1], self.stack[-1].zone if self.stack[-1].zone in NOT_THE_STORY else TABLE)
            )
        self.row = None

    def _table_ends(self) -> None:
        self._row_ends()
        if self.rows:
            header = next((i for i, (_, heads) in enumerate(self.rows) if not heads), len(self.rows))
            self.tables.append(Table(header, tuple(row for row, _ in self.rows)))
        self.rows = []

    def _headline(self) -> None:
        """Keep one headline: in the article, else the last one before the copy."""
        if len(self.titles) < 2:
            return
        copy = next((i for i, p in enumerate(self.seen) if not p.given and len(p.text) > 140), len(self.seen))
        inner = [i for i, within in self.titles if within]
        before = [i for i, _ in self.titles if i < copy]
        best = inner[0] if inner else before[-1] if before else self.titles[0][0]
        for i, _ in self.titles:
            if i != best:
                self.seen[i] = self.seen[i]._replace(given=FURNITURE if i < best else SUBHEAD)


def read(path: str, data: bytes) -> Document:
    """The document of an HTML page."""
    source = decode(data, markup=True)
    document = _Page(path, source, by_class=True).read()
    if not any(block.zone not in (*NOT_THE_STORY, HEADLINE) for block in document.blocks):
        document = _Page(path, source, by_class=False).read()  # class names misled: better menus than nothing
    return document
