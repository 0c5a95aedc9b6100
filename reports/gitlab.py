"""GitLab Code Quality: a JSON list that merge requests show."""

from __future__ import annotations

import json
from typing import Final, TextIO

from linter import record
from linter.finding import ERROR, INFO, WARNING
from linter.report import Page, Report

_SEVERITIES: Final = {ERROR: "major", WARNING: "minor", INFO: "info"}


def write(report: Report, out: TextIO, page: Page) -> None:
    rows: list[dict[str, object]] = []
    seen: dict[str, int] = {}
    for found in report.findings:
        span, fingerprint = found.span, found.fingerprint
        seen[fingerprint] = number = seen.get(fingerprint, 0) + 1
        rows.append(
            {
                "description": record.sentence(found),
                "check_name": found.rule,
                # Two of the same in one draft must differ here, or only one is shown.
                "fingerprint": fingerprint if number == 1 else f"{fingerprint}-{number}",
                "severity": _SEVERITIES[found.severity],
                # A path from the root of the checkout, without "./", or the line is not found.
                "location": {
                    "path": span.path.removeprefix("./"),
                    "lines": {"begin": span.line, "end": span.end_line},
                },
            }
        )
    json.dump(rows, out, ensure_ascii=False, indent=2)
    out.write("\n")
