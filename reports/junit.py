"""JUnit XML: a suite for each draft, a failed case for each finding, one passed case for a clean draft."""

from __future__ import annotations

from collections import defaultdict
from typing import TextIO

from linter.finding import Finding
from linter.record import sentence, xml_text
from linter.report import Page, Report


def write(report: Report, out: TextIO, page: Page) -> None:
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for found in report.findings:
        by_path[found.span.path].append(found)
    paths = sorted({*by_path, *(document.path for document in report.documents)})
    tests = sum(max(len(by_path[path]), 1) for path in paths) + len(report.skipped)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    totals = f'failures="{len(report.findings)}" errors="{len(report.skipped)}"'
    out.write(f'<testsuites name="newslint" tests="{tests}" {totals}>\n')
    for path in paths:
        _suite(path, by_path[path], out)
    for path, reason in report.skipped:
        name = xml_text(path)
        out.write(f'  <testsuite name="{name}" tests="1" failures="0" errors="1">\n')
        out.write(f'    <testcase classname="{name}" name="read"><error message="{xml_text(reason)}"/></testcase>\n')
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _suite(path: str, findings: list[Finding], out: TextIO) -> None:
    name = xml_text(path)
    out.write(f'  <testsuite name="{name}" tests="{max(len(findings), 1)}" failures="{len(findings)}" errors="0">\n')
    for found in findings:
        case = f'classname="{name}" name="{found.rule} {found.span.line}:{found.span.column}"'
        failure = f'type="{found.severity}" message="{xml_text(found.message)}"'
        out.write(f"    <testcase {case}><failure {failure}>{xml_text(sentence(found))}</failure></testcase>\n")
    if not findings:
        out.write(f'    <testcase classname="{name}" name="clean"/>\n')
    out.write("  </testsuite>\n")
