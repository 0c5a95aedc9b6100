"""Checkstyle XML, which many continuous-integration servers read."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from linter.record import sentence, xml_text
from linter.report import Page, Report


def write(report: Report, out: TextIO, page: Page) -> None:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for path, findings in groupby(report.findings, key=lambda found: found.span.path):
        out.write(f'  <file name="{xml_text(path)}">\n')
        for found in findings:
            out.write(
                f'    <error line="{found.span.line}" column="{found.span.column}" severity="{found.severity}"'
                f' message="{xml_text(sentence(found))}" source="newslint.{found.rule}"/>\n'
            )
        out.write("  </file>\n")
    for path, reason in report.skipped:
        out.write(f'  <file name="{xml_text(path)}">\n    <error line="0" severity="error"')
        out.write(f' message="{xml_text("not read: " + reason)}" source="newslint"/>\n  </file>\n')
    out.write("</checkstyle>\n")
