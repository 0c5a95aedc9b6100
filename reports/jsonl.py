"""JSON lines, for streams and logs: a line each for findings, agreements and skipped files, told apart by `type`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from linter import record
from linter.report import Page, Report
from linter.worksheet import Entry


def write(report: Report, out: TextIO, page: Page) -> None:
    for found in report.findings:
        _line({"type": "finding", **record.finding(found)}, out)
    for agreed in report.agreements:
        _line({"type": "agreement", **record.agreement(agreed)}, out)
    for stood in report.let_stand:
        _line({"type": "let_stand", **record.let_stand(stood)}, out)
    for skipped in report.skipped:
        _line({"type": "skipped", **skipped._asdict()}, out)


def write_claims(lines: Sequence[Entry], out: TextIO, page: Page) -> None:
    for line in lines:
        _line({"type": "claim", **record.entry(line)}, out)


def _line(row: object, out: TextIO) -> None:
    out.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
