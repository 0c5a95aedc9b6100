"""One JSON object, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from linter import record
from linter.claims import Claim
from linter.report import Page, Report


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


def write_claims(claims: Sequence[Claim], out: TextIO, page: Page) -> None:
    _dump({"schema": record.SCHEMA, "claims": [record.claim(c) for c in claims]}, out)


def _dump(whole: object, out: TextIO) -> None:
    json.dump(whole, out, ensure_ascii=False, indent=2, allow_nan=False)
    out.write("\n")
