"""What the desk lets stand: marks in the copy, `[sic]`, and entries in the settings, each with its reason.

A mark is found in a document's source, because readers leave comments out of the prose. docs/stet.md says how to
write one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from linter import registry
from linter.document import LIST, QUOTE, TABLE, Document, Span
from linter.finding import INFO, WARNING, Finding
from linter.globs import matches
from linter.report import LetStand, Report
from linter.rule import Rule
from linter.settings import MISSPELT, UNUSED, Entry, Settings, nearest

SCOPES: Final = ("stet", "stet-block", "stet-file")
PAGES: Final = {
    MISSPELT: """misspelt-stet (warning)
A mark in the copy names a rule or a form of mark that there is not, or no rule at all.

Such a mark lets nothing stand, and whoever wrote it believes that it does. The nearest name is given. Marks are written
<!-- stet wrong-percentage: why -->, stet-block for the paragraph, stet-file for the file; in plain text with brackets.
""",
    UNUSED: """unused-stet (warning)
A mark in the copy lets something stand that is no longer found there.

It hides the next mistake in its place; take it out. Nothing is said of a rule that is off in this run, nor, when one
draft is read by itself, of a rule that compares drafts: there the reason may be in a draft that was not read. Where
several were read, that is a remark (info).
""",
}
_WHOLE: Final = frozenset({TABLE, LIST, QUOTE})  # of these a block is all rows, items, paragraphs in a row
_MARK: Final = re.compile(
    r"<!--\s{0,50}(?P<comment>stet[\w-]{0,20})(?P<words>[^\w-].{0,1000}?)?-->"
    r"|\[(?P<bracket>stet[\w-]{0,20})(?P<note>[^\w\[\]\r\n-][^\[\]\r\n]{0,1000})?\]",
    re.S | re.I,
)
# Between a word and its [sic] there may be the end of a quotation, of a sentence or of emphasis.
_SIC: Final = re.compile(r"[\"”’'.,;:!?)*_]{0,4}\s{0,2}(?:<[^<>]{1,40}>\s?)?[\[(](?:<[^<>]{1,40}>)?sic\b", re.I)
_LINE_END: Final = re.compile(r"\r\n?|\n")


class Stet(NamedTuple):
    """A mark: the rules that it silences, and the stretch of source where it does."""

    place: Span
    scope: str
    rules: tuple[str, ...]
    reason: str
    start: int
    end: int

    def covers(self, span: Span, rule: str) -> bool:
        if span.path != self.place.path or rule not in self.rules:
            return False
        return span.start < self.end and span.end > self.start


def settle(report: Report, rules: Sequence[Rule[Any]], settings: Settings) -> Report:
    """The report without what the desk lets stand, and with what is wrong with the marks themselves.

    `rules` are those that are on: of the others nobody knows what they would have found.
    """
    documents = (*report.documents, *report.siblings)
    sources = {document.path: document.source for document in documents}
    marks = {document.path: list(_marks(document)) for document in documents}
    used: set[tuple[Span, str]] = set()
    served: set[int] = set()
    kept: list[Finding] = []
    stood: list[LetStand] = []
    for finding in report.findings:
        by, places = _stands(finding, marks, sources)
        used.update((place, finding.rule) for place in places)
        for number, entry in enumerate(settings.stet):
            if _entered(finding, entry, settings.folder):
                served.add(number)
                by = by or entry.reason
        if by is None:
            kept.append(finding)
        else:
            stood.append(LetStand(finding, by))
    for mark in (mark for document in report.documents for mark in marks[document.path]):
        kept += _judged(mark, used, rules, settings, len(documents) > 1)
    return replace(
        report,
        findings=tuple(sorted(kept, key=lambda finding: finding.order)),
        let_stand=tuple(stood),
        notes=(*report.notes, *_unserved(settings, served, sources)),
    )


def find(document: Document) -> list[Stet]:
    """Every mark in a document."""
    return list(_marks(document))


def _marks(document: Document) -> Iterator[Stet]:
    source = document.source
    if "stet" not in source and "STET" not in source and "Stet" not in source:
        return
    lines = [0, *(m.end() for m in _LINE_END.finditer(source)), len(source) + 1]
    for mark in _MARK.finditer(source):
        scope = (mark["comment"] or mark["bracket"]).lower()
        names, _, reason = (mark["words"] or mark["note"] or "").strip().partition(":")
        rules = tuple(name.strip().lower() for name in names.split(",") if name.strip())
        start, end = _stretch(document, scope, mark.start(), mark.end(), lines)
        place = _span(document.path, source, lines, mark.start(), mark.end())
        yield Stet(place, scope, rules, " ".join(reason.split()), start, end)


def _stretch(document: Document, scope: str, start: int, end: int, lines: Sequence[int]) -> tuple[int, int]:
    """The stretch of source that a mark speaks of."""
    source = document.source
    if scope == "stet-file":
        return 0, len(source)
    first, last = bisect_right(lines, start) - 1, bisect_right(lines, end) - 1
    begin, stop = lines[first], lines[last + 1]
    alone = not _MARK.sub("", source[begin:stop]).strip()
    if scope == "stet-block":
        return _block(document, start, end, begin, alone)
    if alone:  # the next line that holds more than marks
        for begin, stop in zip(lines[last + 1 :], lines[last + 2 :], strict=False):
            if _MARK.sub("", source[begin:stop]).strip():
                break
    return begin, stop


def _block(document: Document, start: int, end: int, line: int, alone: bool) -> tuple[int, int]:
    """The paragraph, list, table or quotation around a mark, or after one that stands on a line of its own."""
    spans = [document.span(block.start, block.end) for block in document.blocks]
    holds = [n for n, span in enumerate(spans) if not alone and span.start <= start <= span.end]
    after = [n for n, span in enumerate(spans) if span.start >= end]
    before = [n for n, span in enumerate(spans) if span.end <= start and span.end >= line and not alone]
    if not holds and not before and not after:
        return start, end
    first = last = (holds or before[-1:] or after)[0]
    zone = document.blocks[first].zone
    while zone in _WHOLE and first and document.blocks[first - 1].zone == zone:
        first -= 1
    while zone in _WHOLE and last + 1 < len(spans) and document.blocks[last + 1].zone == zone:
        last += 1
    return spans[first].start, spans[last].end


def _stands(
    finding: Finding, marks: Mapping[str, Sequence[Stet]], sources: Mapping[str, str]
) -> tuple[str | None, list[Span]]:
    """The reason why a finding may stand, or None; and the places of the marks that say so.

    A finding of one or two places stands by a mark at either; one of more places by a mark at its first place, or by
    marks at all its places in one file: a single witness's mark must not silence what others say of each other.
    """
    places = [finding.span, *(related.span for related in finding.related)]
    by = [_marked(span, finding.rule, marks, sources) for span in places]
    if not any(by):
        return None, []
    files: dict[str, bool] = {}
    for span, mark in zip(places, by, strict=True):
        files[span.path] = files.get(span.path, True) and mark is not None
    if by[0] or len(places) == 2 or any(files.values()):
        said = [mark for mark in by if mark]
        return next((reason for reason, _ in said if reason), ""), [place for _, place in said if place]
    return None, []


def _marked(
    span: Span, rule: str, marks: Mapping[str, Sequence[Stet]], sources: Mapping[str, str]
) -> tuple[str, Span | None] | None:
    for mark in marks.get(span.path, ()):
        if mark.scope in SCOPES and mark.covers(span, rule):
            return mark.reason, mark.place
    return ("sic", None) if _SIC.match(sources.get(span.path, ""), span.end) else None


def _entered(finding: Finding, entry: Entry, folder: str) -> bool:
    """Does an entry of the settings speak of this finding?"""
    if entry.rule and entry.rule != finding.rule:
        return False
    if entry.file and not matches(finding.span.path, (entry.file,), folder):
        return False
    return not entry.fingerprint or entry.fingerprint in (finding.fingerprint, finding.fingerprint_from(folder))


def _judged(
    mark: Stet, used: set[tuple[Span, str]], rules: Sequence[Rule[Any]], settings: Settings, several: bool
) -> Iterator[Finding]:
    """What is wrong with a mark itself. Of a rule that is off nothing is known."""
    if mark.scope not in SCOPES:
        close = nearest(mark.scope, SCOPES) or f"; there is {', '.join(SCOPES)}"
        yield _finding(MISSPELT, f"there is no mark {mark.scope!r}{close}", mark)
        return
    if not mark.rules:
        yield _finding(MISSPELT, "the mark names no rule; write <!-- stet rule-name: reason -->", mark)
    for name in mark.rules:
        rule = next((rule for rule in rules if rule.name() == name), None)
        if name not in (known := registry.rules(settings.own_rules)):
            yield _finding(MISSPELT, f"there is no rule {name!r}{nearest(name, known)}", mark)
        elif rule and (mark.place, name) not in used:
            # What compares drafts may find its reason in one that this run has not read.
            wide = any(len(example.drafts) > 1 for example in rule.catches)
            if several or not wide:
                message = f"{name} finds nothing here to let stand; take the mark out"
                yield _finding(UNUSED, message, mark, INFO if wide else WARNING)


def _finding(rule: str, message: str, mark: Stet, severity: str = WARNING) -> Finding:
    return Finding(rule, severity, message, "a mark that lets nothing stand hides the next mistake", mark.place)


def _unserved(settings: Settings, served: set[int], paths: Iterable[str]) -> Iterator[str]:
    """The entries of the settings that speak of a file that was read, and let nothing stand."""
    for number, entry in enumerate(settings.stet):
        if number in served or not entry.file or not any(matches(p, (entry.file,), settings.folder) for p in paths):
            continue
        yield f"the entry in [[stet]] for {entry.file} ({entry.reason}) lets nothing stand; take it out"


def _span(path: str, source: str, lines: Sequence[int], start: int, end: int) -> Span:
    line, last = bisect_right(lines, start), bisect_right(lines, end)
    columns = start - lines[line - 1] + 1, end - lines[last - 1] + 1
    return Span(path, start, end, line, columns[0], last, columns[1], source[start:end])
