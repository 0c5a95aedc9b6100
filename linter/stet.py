"""What the desk lets stand: marks in the copy, `[sic]`, and entries in the settings, each with its reason.

docs/stet.md says how to write a mark; linter/marks.py finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from linter import registry
from linter.document import Span
from linter.finding import INFO, WARNING, Finding
from linter.globs import matches
from linter.marks import SCOPES, Stet, find
from linter.patterns import later
from linter.report import LetStand, Report
from linter.rule import Rule
from linter.settings import MISSPELT, UNUSED, Entry, Settings, nearest

PAGES: Final = {
    MISSPELT: """misspelt-stet (warning)
A mark in the copy names a rule or a form of mark that there is not, or no rule at all.

Such a mark lets nothing stand, and whoever wrote it believes that it does. The nearest name is given. Marks are written
<!-- stet wrong-percentage: why -->, stet-block for the paragraph, stet-file for the file; in plain text with brackets.
""",
    UNUSED: """unused-stet (warning)
A mark in the copy lets something stand that is no longer found there.

It hides the next mistake in its place; take it out. Nothing is said of a rule that is off in this run. Of a rule that
compares drafts it is only a remark (info): the reason may be in a draft that was not read this time.
""",
}
# Between a word and its [sic] there may be the end of a quotation, of a sentence or of emphasis.
_SIC: Final = later(r"[\"”’'.,;:!?)*_]{0,4}\s{0,2}(?:<[^<>]{1,40}>\s?)?[\[(](?:<[^<>]{1,40}>)?sic\b", re.I)


def settle(report: Report, rules: Sequence[Rule[Any]], settings: Settings) -> Report:
    """The report without what the desk lets stand, and with what is wrong with the marks themselves.

    `rules` are those that are on: of the others nobody knows what they would have found.
    """
    documents = (*report.documents, *report.siblings)
    sources = {document.path: document.source for document in documents}
    marks = {document.path: list(find(document)) for document in documents}
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
        kept += _judged(mark, used, rules, settings)
    return replace(
        report,
        findings=tuple(sorted(kept, key=lambda finding: finding.order)),
        let_stand=tuple(stood),
        notes=(*report.notes, *_unserved(settings, served, sources)),
    )


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
    mark: Stet, used: set[tuple[Span, str]], rules: Sequence[Rule[Any]], settings: Settings
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
            # What compares drafts may have its reason in one that this run has not read.
            if any(len(example.drafts) > 1 for example in rule.catches):
                message = f"{name} finds nothing here to let stand, as far as this run has read"
                yield _finding(UNUSED, message, mark, INFO)
            else:
                yield _finding(UNUSED, f"{name} finds nothing here to let stand; take the mark out", mark)


def _finding(rule: str, message: str, mark: Stet, severity: str = WARNING) -> Finding:
    return Finding(rule, severity, message, "a mark that lets nothing stand hides the next mistake", mark.place)


def _unserved(settings: Settings, served: set[int], paths: Iterable[str]) -> Iterator[str]:
    """The entries of the settings that speak of a file that was read, and let nothing stand."""
    for number, entry in enumerate(settings.stet):
        if number in served or not entry.file or not any(matches(p, (entry.file,), settings.folder) for p in paths):
            continue
        yield f"the entry in [[stet]] for {entry.file} ({entry.reason}) lets nothing stand; take it out"
