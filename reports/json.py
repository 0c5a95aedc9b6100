"""One JSON object, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from linter import record
from linter.report import Page, Report
from linter.worksheet import Entry


def write(report: Report, out: TextIO, page: Page) -> None:
    _dump(
        {
            "schema": record.SCHEMA,
            "documents": len(report.documents),
            "findings": [record.finding(f) for f in report.findings],
            "agreements": [record.agreement(a) for a in report.agreements],
            "skipped": [s._asdict() for s in report.skipped],
            "let_stand": [record.let_stand(s) for s in report.let_stand],
            "known": len(report.known),
        },
        out,
    )


def write_claims(lines: Sequence[Entry], out: TextIO, page: Page) -> None:
    """The worksheet: a claim a line, which is written four times as fast as spread out, and there are many."""
    write_row = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    rows = (write_row(record.entry(line)) for line in lines)
    out.write(f'{{"schema": {record.SCHEMA}, "claims": [\n' + ",\n".join(rows) + "\n]}\n")


def _dump(whole: object, out: TextIO) -> None:
    json.dump(whole, out, ensure_ascii=False, indent=2, allow_nan=False)
    out.write("\n")
