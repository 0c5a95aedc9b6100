"""GitHub Actions workflow commands: each finding becomes an annotation beside the line."""

from __future__ import annotations

from typing import Final, TextIO

from linter import record
from linter.finding import ERROR, INFO, WARNING
from linter.report import Page, Report

_COMMANDS: Final = {ERROR: "error", WARNING: "warning", INFO: "notice"}


def write(report: Report, out: TextIO, page: Page) -> None:
    for found in report.findings:
        span = found.span
        place = f"file={_property(span.path.removeprefix('./'))},line={span.line},endLine={span.end_line}"
        if span.line == span.end_line:  # columns of a place on several lines are refused
            place += f",col={span.column},endColumn={span.end_column}"
        title = _property(f"newslint {found.rule}")
        out.write(f"::{_COMMANDS[found.severity]} {place},title={title}::{_data(record.sentence(found))}\n")
    for path, reason in report.skipped:
        out.write(f"::error file={_property(path)},title=newslint::{_data('not read: ' + reason)}\n")


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
