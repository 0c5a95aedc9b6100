"""For an editor at a terminal: each finding with both places quoted, the reason and the choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TextIO

from linter import record
from linter.claims import Claim, Quantity
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
    """The fact-checker's worksheet: a document's claims in aligned columns, and under each what speaks for or against."""
    paper = _Paper(out, page, ())
    for path in dict.fromkeys(line.claim.path for line in lines):
        out.write(paper.ink("place", path) + "\n")
        paper.worksheet([line for line in lines if line.claim.path == path])
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
            (f"  {span.line}:{span.column}", _state(line), record.kind(line.claim), record.one_line(span.text, 30))
            for span, line in zip(spans, lines, strict=True)
        ]
        widths = [max(map(cells, column)) for column in zip(*heads, strict=True)]
        room = max(self.page.width - sum(widths) - 2 * len(widths), 24)
        for head, line in zip(heads, lines, strict=True):
            padded = [cell + " " * (width - cells(cell)) for cell, width in zip(head, widths, strict=True)]
            padded[1] = self.ink(_INKS.get(head[1], "dim"), padded[1])
            self.out.write(f"{'  '.join(padded)}  {record.one_line(_meaning(line.claim), room)}".rstrip() + "\n")
            self.neighbours(line, " " * (widths[0] + 2))

    def neighbours(self, line: Entry, margin: str) -> None:
        """What bears a claim out and what contradicts it, so many of each."""
        room = self.page.width - len(margin) - 2
        for conflict in line.contradicted_by[:PLACES]:
            self.out.write(f"{margin}{self.ink(conflict.severity, '!')} ")
            own = conflict.span == line.claim.span
            beside = "" if own else f"{_at(conflict.span)} “{record.one_line(conflict.span.text, 30)}”: "
            self.out.write(record.one_line(f"{beside}{conflict.rule}: {conflict.message}", room) + "\n")
        for span in line.corroborated_by[:PLACES]:
            words = record.one_line(f"{_at(span)} “{record.one_line(span.text, 40)}”", room)
            self.out.write(f"{margin}{self.ink('good', '=')} {words}\n")
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


def _meaning(claim: Claim) -> str:
    """What a claim was understood to say, in a few words."""
    shape = record.claim(claim)
    if isinstance(claim, Quantity):
        exact = claim.low == claim.high
        parts = [f"{claim.low:g}" if exact else f"{claim.low:g} to {claim.high:g}"]
        parts += [
            claim.currency,
            claim.unit,
            claim.measure,
            *claim.qualifiers,
            claim.direction or "-".join(claim.parties),
        ]
        parts += [str(claim.period or ""), claim.source and f"({claim.source})"]
        parts += [claim.modality if claim.modality != "actual" else ""]
        return "  ".join(part for part in parts if part)
    skip = {"kind", "path", "line", "column", "end_line", "end_column", "text", "zone", "quoted", "dateline", "period"}
    pairs = [(k, v) for k, v in shape.items() if k not in skip and v not in ("", None, [], False)]
    return "  ".join(f"{k}={'/'.join(map(str, v)) if isinstance(v, list) else v}" for k, v in pairs)


def _state(line: Entry) -> str:
    return "conflict" if line.contradicted_by else "agrees" if line.corroborated_by else "alone" if line.alone else ""
