"""One line a finding, in the shape that editors and `grep` know: path:line:column: severity: rule: message."""

from __future__ import annotations

from typing import TextIO

from linter import record
from linter.report import Page, Report


def write(report: Report, out: TextIO, page: Page) -> None:
    for found in report.findings:
        span = found.span
        place = f"{span.path}:{span.line}:{span.column}"
        out.write(f"{place}: {found.severity}: {found.rule}: {record.sentence(found)}\n")
