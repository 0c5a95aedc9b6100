"""SARIF 2.1.0, for code-scanning services and editors."""

from __future__ import annotations

import json
from inspect import getdoc
from typing import Final, TextIO

from linter import __version__, registry
from linter.document import Span
from linter.finding import ERROR, INFO, WARNING, Finding
from linter.report import Page, Report, Skipped

_LEVELS: Final = {ERROR: "error", WARNING: "warning", INFO: "note"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def write(report: Report, out: TextIO, page: Page) -> None:
    used = sorted({found.rule for found in report.findings})
    run = {
        "tool": {"driver": {"name": "newslint", "version": __version__, "rules": [_rule(name) for name in used]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.skipped,
                "toolExecutionNotifications": [_notification(skipped) for skipped in report.skipped],
            }
        ],
        "results": [_result(found, used.index(found.rule)) for found in report.findings],
    }
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _rule(name: str) -> dict[str, object]:
    rule = registry.rules().get(name)
    page = (rule and getdoc(rule)) or name
    return {
        "id": name,
        "shortDescription": {"text": page.splitlines()[0]},
        "fullDescription": {"text": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity if rule else WARNING]},
    }


def _result(found: Finding, index: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message} ({found.reason})" if found.reason else found.message},
        "locations": [_location(found.span)],
        "partialFingerprints": {"newslint/v1": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": related.message or related.span.text}, **_location(related.span)}
            for number, related in enumerate(found.related, 1)
        ]
    if found.repairs:
        result["fixes"] = [
            {
                "description": {"text": f"Write “{repair.replacement}”"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": _uri(found.span.path)},
                        "replacements": [
                            {
                                "deletedRegion": _region(found.span),
                                "insertedContent": {"text": repair.replacement},
                            }
                        ],
                    }
                ],
            }
            for repair in found.repairs
        ]
    return result


def _location(span: Span) -> dict[str, object]:
    region = {**_region(span), "snippet": {"text": span.text}}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(span.path)}, "region": region}}


def _region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _notification(skipped: Skipped) -> dict[str, object]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(skipped.path)}}}
    return {"level": "error", "message": {"text": skipped.reason}, "locations": [location]}


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path, errors="surrogateescape")
