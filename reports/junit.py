"""JUnit XML: one case for each draft, which fails when a desk should look; mere notes go to its output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TextIO

from linter.finding import INFO, RANK, Finding
from linter.record import one_line, sentence, xml_text
from linter.report import Page, Report


def write(report: Report, out: TextIO, page: Page) -> None:
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for found in report.findings:
        by_path[found.span.path].append(found)
    paths = sorted({*by_path, *(document.path for document in report.documents)})
    failures = sum(any(found.severity != INFO for found in by_path[path]) for path in paths)
    totals = f'tests="{len(paths) + len(report.skipped)}" failures="{failures}" errors="{len(report.skipped)}"'
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newslint" {totals}>\n')
    out.write(f'  <testsuite name="newslint" {totals}>\n')
    for path in paths:
        _case(path, by_path[path], out)
    for path, reason in report.skipped:
        out.write(f"    <testcase {_named(path)}>\n")
        out.write(f'      <error type="unreadable" message="{xml_text(one_line(reason, 400))}"/>\n    </testcase>\n')
    out.write("  </testsuite>\n</testsuites>\n")


def _case(path: str, findings: Sequence[Finding], out: TextIO) -> None:
    faults = [found for found in findings if found.severity != INFO]
    notes = [found for found in findings if found.severity == INFO]
    if not findings:
        out.write(f"    <testcase {_named(path)}/>\n")
        return
    out.write(f"    <testcase {_named(path)}>\n")
    if faults:
        # One element for all of them: most readers show the first of several and drop the rest.
        worst = min(faults, key=lambda found: RANK[found.severity])
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        says = xml_text(one_line(worst.message, 400) + more)
        out.write(f'      <failure type="{xml_text(worst.severity)}" message="{says}">{_lines(faults)}</failure>\n')
    if notes:
        out.write(f"      <system-out>{_lines(notes)}</system-out>\n")
    out.write("    </testcase>\n")


def _named(path: str) -> str:
    return f'classname="newslint" name="{xml_text(path)}"'


def _lines(findings: Sequence[Finding]) -> str:
    return "\n".join(
        xml_text(f"{f.span.path}:{f.span.line}:{f.span.column}: {f.severity}: {f.rule}: {sentence(f)}")
        for f in findings
    )
