"""For an editor at a terminal: each finding with both places quoted, the reason and the choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Final, TextIO

from linter import record
from linter.clipping import cells, clip, lines
from linter.document import Document, Span
from linter.finding import ERROR, INFO, RANK, WARNING, Agreement, Finding
from linter.report import Page, Report
from linter.worksheet import Entry

PLACES: Final = 5  # that a finding disagrees with: so many are quoted, the others counted
# Half a dozen escape codes do all that is wanted here; rich would take a third of the start-up budget for them.
_COLOURS: Final = {ERROR: "1;31", WARNING: "1;33", INFO: "2", "place": "1", "mark": "1;36", "dim": "2", "good": "32"}
_STATES: Final = {"agrees": "borne out", "conflict": "contradicted", "alone": "alone"}
_INKS: Final = {"agrees": "good", "conflict": ERROR}


def write(report: Report, out: TextIO, page: Page) -> None:
    paper = _Paper(out, page, (*report.documents, *report.siblings))
    if page.statistics:
        paper.statistics(report.findings)
    else:
        previous = None
        for finding in report.findings:
            if previous and (
                previous.span.path != finding.span.path or not previous.severity == finding.severity == INFO
            ):
                out.write("\n")
            paper.finding(finding)
            previous = finding
    if page.agreements:
        paper.agreements(report.agreements)
    if report.findings or (report.agreements and page.agreements):
        out.write("\n")
    paper.summary(report)


def write_claims(lines: Sequence[Entry], out: TextIO, page: Page) -> None:
    """The fact-checker's worksheet: a document's claims in aligned columns, and under each what bears on it."""
    paper = _Paper(out, page, ())
    for path, own in groupby(lines, lambda line: line.claim.path):
        out.write(paper.ink("place", path) + "\n")
        paper.worksheet(list(own))
        out.write("\n")
    kinds = [record.kind(line.claim) for line in lines]
    counts = [f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))]
    states = [_state(line) for line in lines]
    counts += [f"{states.count(state)} {words}" for state, words in _STATES.items() if state in states]
    out.write(f"{_many(len(lines), 'claim')}{': ' if counts else ''}{', '.join(counts)}\n")


class _Paper:
    """Where the report is written, and what there is to quote from."""

    def __init__(self, out: TextIO, page: Page, documents: Iterable[Document]) -> None:
        self.out, self.page = out, page
        self.sources = {document.path: document.source for document in documents}
        self.lines: dict[str, list[str]] = {}

    def ink(self, colour: str, words: str) -> str:
        return f"\033[{_COLOURS[colour]}m{words}\033[0m" if self.page.colour and words else words

    def finding(self, finding: Finding) -> None:
        place, severity = self.ink("place", _at(finding.span)), self.ink(finding.severity, f"{finding.severity:7}")
        rule = self.ink("dim", finding.rule)
        if finding.severity == INFO:
            also = f" (and {_many(len(finding.related), 'other place')})" if finding.related else ""
            self.out.write(f"{place}  {severity}  {rule}  {finding.message}{also}\n")
            return
        self.out.write(f"{place}  {severity}  {rule}  {self.ink('place', finding.message)}\n")
        self.quote(finding.span, "^", finding.severity)
        for related in finding.related[:PLACES]:
            self.out.write(f"     {self.ink('dim', '=')} {_at(related.span)}  {related.message}".rstrip() + "\n")
            self.quote(related.span, "-", "mark")
        if len(finding.related) > PLACES:
            self.note("and", _many(len(finding.related) - PLACES, "more place"))
        self.note("why", finding.reason)
        self.note("repair", ", or ".join(f"“{repair.replacement}”" for repair in finding.repairs))

    def quote(self, span: Span, mark: str, colour: str) -> None:
        if span.path not in self.lines:
            self.lines[span.path] = lines(self.sources.get(span.path, ""))
        source, bar = self.lines[span.path], self.ink("dim", "|")
        if span.end_line > len(source):
            return
        for clipping in clip(source, span, self.page.width - 7):
            number = self.ink("dim", f"{clipping.line:4}")
            words = self.ink(colour, clipping.words)
            self.out.write(f"{number} {bar} {clipping.before}{words}{clipping.after}".rstrip() + "\n")
            self.out.write(f"     {bar} {' ' * clipping.indent}{self.ink(colour, mark * clipping.length)}\n")

    def note(self, label: str, words: str) -> None:
        if words:
            self.out.write(f"     {self.ink('dim', f'= {label}:')} {words}\n")

    def statistics(self, findings: Sequence[Finding]) -> None:
        count: dict[tuple[str, str], int] = {}
        for finding in findings:
            count[finding.rule, finding.severity] = count.get((finding.rule, finding.severity), 0) + 1
        for (rule, severity), number in sorted(count.items(), key=lambda item: (-item[1], item[0])):
            self.out.write(f"{number:5}  {self.ink(severity, f'{severity:7}')}  {rule}\n")

    def agreements(self, agreements: Sequence[Agreement]) -> None:
        for agreed in agreements:
            place, label = self.ink("place", _at(agreed.spans[0])), self.ink("good", "agrees ")
            self.out.write(f"\n{place}  {label}  {self.ink('dim', agreed.rule)}  {agreed.message}\n")
            for span in agreed.spans:
                self.out.write(f"     {self.ink('dim', '=')} {_at(span)}  {record.one_line(span.text)}\n")
            self.note("why", agreed.reason)

    def worksheet(self, lines: Sequence[Entry]) -> None:
        spans = [line.claim.span for line in lines]
        heads = [
            (f"  {span.line}:{span.column}", _state(line), record.kind(line.claim), record.one_line(span.text, 34))
            for span, line in zip(spans, lines, strict=True)
        ]
        widths = [max(map(cells, column)) for column in zip(*heads, strict=True)]
        room = max(self.page.width - sum(widths) - 2 * len(widths), 24)
        for head, line in zip(heads, lines, strict=True):
            padded = [cell + " " * (width - cells(cell)) for cell, width in zip(head, widths, strict=True)]
            padded[1] = self.ink(_INKS.get(head[1], "dim"), padded[1])
            self.out.write(f"{'  '.join(padded)}  {record.one_line(record.meaning(line.claim), room)}".rstrip() + "\n")
            self.neighbours(line, " " * (widths[0] + 2))

    def neighbours(self, line: Entry, margin: str) -> None:
        """What contradicts a claim and what bears it out, so many of each."""
        room, span = self.page.width - len(margin) - 2, line.claim.span
        for other, rule, severity, message in line.contradicted_by[:PLACES]:
            words = f"{'' if other == span else _seen(other, span) + ' '}{rule}: {message}"
            for number, piece in enumerate(wrap(record.one_line(words, 4 * room), room)):
                self.out.write(f"{margin}{' ' if number else self.ink(severity, '!')} {piece}\n")
        for other in line.corroborated_by[:PLACES]:
            self.out.write(
                f"{margin}{self.ink('good', '=')} {record.one_line(f'{_seen(other, span)} {other.text}', room)}\n"
            )
        more = max(len(line.contradicted_by) - PLACES, 0) + max(len(line.corroborated_by) - PLACES, 0)
        if more:
            self.out.write(f"{margin}  and {_many(more, 'more place')}\n")

    def summary(self, report: Report) -> None:
        counts = [_many(number, severity) for severity, number in report.count().items() if number]
        parts = [_many(len(report.documents), "draft"), *(counts or ["no findings"])]
        if report.let_stand:
            parts.append(f"{len(report.let_stand)} let stand")
        if report.known:
            parts.append(f"{len(report.known)} known from the baseline")
        if report.skipped:
            parts.append(f"{_many(len(report.skipped), 'file')} not read")
        agree = len(report.agreements)
        ledger = f"; {_many(agree, 'comparison')} {'agrees' if agree == 1 else 'agree'}" if agree else ""
        self.out.write(self.ink("place", ", ".join(parts) + ledger) + "\n")
        hints = []
        if report.findings:
            worst = min(report.findings, key=lambda finding: RANK[finding.severity])
            hints.append(f"`lint explain {worst.rule}` says what that rule goes by")
        if agree and not self.page.agreements:
            hints.append("`--agreements` lists what was compared and fits")
        if hints:
            self.out.write(self.ink("dim", "; ".join(hints)) + "\n")


def _at(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _seen(other: Span, span: Span) -> str:
    """Another place, as one says it standing at this one."""
    return f"{other.line}:{other.column}" if other.path == span.path else _at(other)


def _state(line: Entry) -> str:
    return "conflict" if line.contradicted_by else "agrees" if line.corroborated_by else "alone" if line.alone else ""
