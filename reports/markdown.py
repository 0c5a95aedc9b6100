"""Markdown, for a pull-request comment, a job summary or a message to the desk."""

from __future__ import annotations

from itertools import groupby
from typing import Final, TextIO

from linter.document import Span
from linter.finding import Finding
from linter.record import one_line
from linter.report import Page, Report

_MARKUP: Final = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#|~$"})


def write(report: Report, out: TextIO, page: Page) -> None:
    counts = [f"{number} {name}{'s' if number > 1 else ''}" for name, number in report.count().items() if number]
    drafts = len(report.documents)
    out.write(f"## newslint: {', '.join(counts) or 'no findings'} in {drafts} draft{'' if drafts == 1 else 's'}\n")
    for path, findings in groupby(report.findings, key=lambda found: found.span.path):
        out.write(f"\n### {_safe(path)}\n\n")
        for found in findings:
            _write_finding(found, out)
    if page.agreements and report.agreements:
        out.write("\n### Compared, and agrees\n\n")
        for agreed in report.agreements:
            places = ", ".join(_at(span) for span in agreed.spans)
            out.write(f"- {_safe(agreed.message)} ({_safe(agreed.reason)}): {places}\n")
    if report.skipped:
        out.write("\n### Not read\n\n")
        for path, reason in report.skipped:
            out.write(f"- {_safe(path)}: {_safe(reason)}\n")


def _write_finding(found: Finding, out: TextIO) -> None:
    out.write(
        f"- **{found.severity}** `{found.rule}` at {found.span.line}:{found.span.column}: {_safe(found.message)}\n"
    )
    out.write(f"  - here: {_quoted(found.span)}\n")
    for related in found.related:
        said = f" ({_safe(related.message)})" if related.message else ""
        out.write(f"  - {_at(related.span)}: {_quoted(related.span)}{said}\n")
    if found.reason:
        out.write(f"  - why: {_safe(found.reason)}\n")
    if found.repairs:
        choices = ", or ".join(f"“{_safe(repair.replacement)}”" for repair in found.repairs)
        out.write(f"  - repair: {choices}\n")


def _at(span: Span) -> str:
    return f"{_safe(span.path)}:{span.line}:{span.column}"


def _quoted(span: Span) -> str:
    return f"“{_safe(one_line(span.text, 120))}”"


def _safe(words: str) -> str:
    """Copy must not become markup."""
    return " ".join(words.split()).translate(_MARKUP)
