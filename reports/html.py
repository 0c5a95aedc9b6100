"""HTML for an editor: one file with nothing to load, to filter, to read beside the copy, to print and to pass on.

The page is whole without its script. Copy is untrusted: all of it goes through `safe`, and no other script may run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Template
from typing import Final, TextIO

from linter import __version__
from linter.book import Book, Entry, Story, spans
from linter.document import TABLE, Document, Span
from linter.finding import RANK, Finding
from linter.markup import alone, digest, facet, language, let_stand, many, notes, row, rules, safe, skipped, tiles
from linter.passages import Mark, Passage, block_number, passages, pieces, title
from linter.record import one_line
from linter.report import Page, Report
from linter.worksheet import single_source

SHOWN, MOST = 4, 40  # passages of a finding that are open to view, and that are in the file at all
FULL: Final = 500  # drafts beyond which only those with a mark are in the file with their full text


def write(report: Report, out: TextIO, page: Page) -> None:
    beside = Path(__file__).with_suffix
    style, script, template = (beside(kind).read_text(encoding="utf-8") for kind in (".css", ".js", ".template"))
    paper = _Paper(report)
    parts = {
        "style": style, "script": script, "style_digest": digest(style), "script_digest": digest(script),
        "version": safe(__version__), "drafts": many(len(report.documents), "draft"),
        "findings": many(len(report.findings), "finding"), "tiles": "".join(tiles(report)),
        "skipped": skipped(report), "stories": "".join(paper.rows()), "facets": "".join(paper.facets()),
        "list": "".join(paper.stories()) or '<p class="none">Nothing in these drafts contradicts anything else.</p>',
        "copy": "".join(paper.drafts()), "ledger": "".join(paper.ledger()) or "<p>Nothing was compared.</p>",
        "rules": "".join(rules(report)), "let_stand": let_stand(report),
        "alone": alone(single_source(report), paper.place),
    }  # fmt: skip
    out.write(Template(template).substitute(parts))


class _Paper:
    """The parts of the page, which point at one another."""

    def __init__(self, report: Report) -> None:
        self.report, self.book = report, Book(report)
        self.number = {path: number for number, path in enumerate(self.book.documents, 1)}
        self.anchor = {story.name: f"s{number}" for number, story in enumerate(self.book.stories, 1)}
        own = {document.path for document in report.documents}
        self.kept = {path for path in own if len(own) <= FULL} | set(self.book.marks)

    def facets(self) -> Iterator[str]:
        found = self.report.findings
        yield facet("severity", "Severity", [(s, s, {s: n}) for s, n in self.report.count().items() if n])
        rules = {rule: Counter(f.severity for f in found if f.rule == rule) for rule in {f.rule for f in found}}
        often = sorted(rules, key=lambda rule: (-rules[rule].total(), rule))
        yield facet("rule", "Rule", [(rule, rule, rules[rule]) for rule in often])
        yield facet("story", "Story", [(self.anchor[s.name], s.title, s.tally()) for s in self.ranked() if s.entries])

    def ranked(self) -> list[Story]:
        """Those with the most to look at first."""
        return sorted(self.book.stories, key=lambda story: (-len(story.entries), story.name))

    def rows(self) -> Iterator[str]:
        """The overview: a row for each story with findings, and one for all others."""
        most = max((len(story.entries) for story in self.book.stories), default=0)
        clean = [story for story in self.book.stories if not story.entries]
        for story in self.ranked()[: len(self.book.stories) - len(clean)]:
            heading = f'<a href="#{self.anchor[story.name]}">{safe(story.title)}</a>'
            yield row(heading, story.drafts, story.tally(), most, len(story.agreements))
        if clean:
            agree = sum(len(story.agreements) for story in clean)
            yield row(f"Stories without findings: {len(clean)}", sum(story.drafts for story in clean), {}, most, agree)

    def stories(self) -> Iterator[str]:
        """Every finding, story by story."""
        for story in self.book.stories:
            if story.entries:
                anchor = self.anchor[story.name]
                yield f'<section class="story" id="{anchor}" aria-labelledby="{anchor}-name">\n'
                yield f'<h3 id="{anchor}-name">{safe(story.title)}</h3>\n'
                yield from (self.finding(entry, anchor) for entry in story.entries)
                yield "</section>\n"

    def finding(self, entry: Entry, story: str) -> str:
        number, anchor, found = entry
        every = passages(spans(found), self.book.documents)
        shown = "".join(self.passage(each, found) for each in every[:SHOWN])
        if more := every[SHOWN:]:
            rest = "".join(self.passage(each, found) for each in every[SHOWN:MOST])
            left = f"<p>and {many(len(every) - MOST, 'more place')}</p>" if len(every) > MOST else ""
            summary = f"<summary>{many(len(more), 'more passage')}</summary>"
            shown += f'<details class="more">{summary}<div class="passages">{rest}</div>{left}</details>'
        rule, severity, says = safe(found.rule), safe(found.severity), safe(found.message)
        return (
            f'<article class="finding {severity}" id="{anchor}" tabindex="-1" aria-labelledby="{anchor}-says"'
            f' data-rule="{rule}" data-severity="{severity}" data-story="{story}">\n'
            f'<header><a class="number" href="#{anchor}" aria-label="Link to finding {number}">{number}</a>'
            f'<span class="badge {severity}">{severity}</span><h4 id="{anchor}-says">{says}</h4>'
            f'<a class="rule" href="#rule-{rule}">{rule}</a></header>\n'
            f'<div class="passages{" one" if len(every) == 1 else ""}">{shown}</div>\n{notes(found)}</article>\n'
        )

    def passage(self, passage: Passage, found: Finding) -> str:
        document, own = self.book.documents.get(passage.path), 0 in passage.places
        words = "".join(
            f'<mark class="{f"own {found.severity}" if 0 in places else "other"}">{safe(text)}</mark>'
            if places else safe(text)
            for text, places in passage.pieces
        )  # fmt: skip
        there = (found.related[place - 1] for place in passage.places if place)
        said = dict.fromkeys(r.message for r in there if r.message and r.message.strip('"“”') != r.span.text)
        remarks = "".join(f'<p class="said">{safe(words)}</p>' for words in said)
        return (
            f'<figure class="passage{" here" if own else ""}"><figcaption><b>{safe(self.book.title(passage.path))}</b>'
            f" {self.place(spans(found)[passage.places[0]])}</figcaption>"
            f'<blockquote dir="auto"{language(document)}>{words}</blockquote>{remarks}</figure>'
        )

    def place(self, span: Span) -> str:
        """Where words stand, with a link to the paragraph where the file has it."""
        line, document = f"line {span.line}", self.book.documents.get(span.path)
        if document and document.blocks and span.path in self.kept:
            block = block_number(document, document.prose_at(span.start))
            line = f'<a href="#d{self.number[span.path]}-b{block}">{line}</a>'
        return f'<span class="path">{safe(span.path)}, {line}</span>'

    def drafts(self) -> Iterator[str]:
        """The full text of the drafts, closed until wanted, with the numbers of findings in the margin."""
        for path, document in self.book.documents.items():
            if path not in self.kept:
                continue
            count = len({each.number for each in self.book.marks.get(path, ())})
            tally = (
                f'<span class="tally some">{many(count, "finding")}</span>'
                if count
                else '<span class="tally">clean</span>'
            )
            day = f'<span class="day">{document.date.isoformat()}</span>' if document.date else ""
            yield f'<details class="draft" id="d{self.number[path]}"><summary><b>{safe(title(document))}</b>'
            yield f'<span class="path">{safe(path)}</span>{day}{tally}</summary>\n'
            yield f'<div class="copy" dir="auto"{language(document)}>\n'
            yield from self.blocks(document)
            yield "</div></details>\n"

    def blocks(self, document: Document) -> Iterator[str]:
        marks = self.book.marks.get(document.path, [])
        rows = {row[0][0]: row for table in document.tables for row in table.rows if row}
        for at, block in enumerate(document.blocks):
            here = [each for each in marks if each.start < block.end and each.end > block.start]
            cells = rows.get(block.start, ()) if block.zone == TABLE else ()
            words = "".join(
                f'<span class="cell">{self.words(document.prose, *cell, here)}</span> ' for cell in cells
            ) or self.words(document.prose, block.start, block.end, here)
            margin = "".join(map(self.pointer, sorted({each.number for each in here})))
            line = document.span(block.start, block.start + 1).line
            place = f'class="block {safe(block.zone)}" id="d{self.number[document.path]}-b{at}"'
            yield f'<div {place}><span class="line">{line}</span><p>{words}</p>'
            yield f'<span class="margin">{margin}</span></div>\n'

    def words(self, prose: str, start: int, end: int, marks: Sequence[Mark]) -> str:
        return "".join(self.marked(*piece) for piece in pieces(prose, start, end, marks))

    def marked(self, words: str, numbers: Sequence[int]) -> str:
        if not numbers:
            return safe(words)
        worst = min(numbers, key=lambda number: (RANK[self.book.entries[number].finding.severity], number))
        _, anchor, found = self.book.entries[worst]
        return f'<a class="mark {safe(found.severity)}" href="#{anchor}"><mark>{safe(words)}</mark></a>'

    def pointer(self, number: int) -> str:
        _, anchor, found = self.book.entries[number]
        says = safe(f"{found.severity}: {found.message}")
        label = f'<span class="hidden">Finding </span>{number}<span class="hidden">, {says}</span>'
        return f'<a class="{safe(found.severity)}" href="#{anchor}" title="{says}">{label}</a>'

    def ledger(self) -> Iterator[str]:
        """What was compared and agrees, story by story."""
        heads = "".join(f'<th scope="col">{head}</th>' for head in ("What fits", "Compared because", "Where"))
        for story in self.book.stories:
            merged: dict[tuple[str, str], dict[str, dict[Span, None]]] = {}
            for agreed in story.agreements:
                words = merged.setdefault((agreed.message, agreed.reason), {})
                for span in agreed.spans:
                    words.setdefault(one_line(span.text, 120), {})[span] = None
            rows = "".join(
                f"<tr><td>{safe(message)}</td><td>{safe(reason)}</td>"
                f"<td><ul>{''.join(map(self.pointed, words.items()))}</ul></td></tr>\n"
                for (message, reason), words in merged.items()
            )
            if rows:
                tally = f'<span class="tally">{many(len(story.agreements), "comparison")}</span>'
                yield f"<details><summary><b>{safe(story.title)}</b>{tally}</summary>\n"
                yield f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></details>\n"

    def pointed(self, words: tuple[str, Iterable[Span]]) -> str:
        return f"<li><q>{safe(words[0])}</q> {', '.join(map(self.place, words[1]))}</li>"
