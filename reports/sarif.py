"""SARIF 2.1.0, for code-scanning services and editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TextIO
from urllib.parse import quote

from linter import __version__, manual
from linter.document import Span
from linter.finding import ERROR, INFO, SEVERITIES, WARNING, Finding, Repair
from linter.report import Page, Report, Skipped
from linter.rule import Rule

_LEVELS: Final = {ERROR: "error", WARNING: "warning", INFO: "note"}
_PROBLEMS: Final = {ERROR: "error", WARNING: "warning", INFO: "recommendation"}  # as code-scanning services sort them
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"  # whoever reads the file knows where the copy lies


def write(report: Report, out: TextIO, page: Page) -> None:
    used = sorted({found.rule for found in report.findings} | {rule.name() for rule in report.rules})
    index = {name: number for number, name in enumerate(used)}
    driver = {
        "name": "newslint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name, report.manual) for name in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that newslint ran in."}}},
        "invocations": [
            {
                "executionSuccessful": not report.skipped,
                "toolExecutionNotifications": [_notification(skipped) for skipped in report.skipped],
            }
        ],
        "results": [_result(found, index[found.rule]) for found in report.findings],
    }
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _rule(name: str, rules: Mapping[str, type[Rule[Any]]]) -> dict[str, object]:
    rule = rules.get(name)
    if not rule:
        return {"id": name, "shortDescription": {"text": name}}
    pages = manual.sections(rule)
    severity = rule.severity if rule.severity in SEVERITIES else WARNING
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": pages[0].paragraphs[0]},
        "fullDescription": {"text": " ".join(words for part in pages[:2] for words in part.paragraphs)},
        "help": {"text": manual.page(rule), "markdown": manual.markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": ["style" if rule.style else "fact"],
            "precision": "high",
            "problem.severity": _PROBLEMS[severity],
        },
    }


def _result(found: Finding, index: int) -> dict[str, object]:
    says = _plain(f"{found.message} ({found.reason})" if found.reason else found.message)
    links = ", ".join(f"[{_plain(r.span.text)}]({n})" for n, r in enumerate(found.related, 1))
    result: dict[str, object] = {
        "ruleId": found.rule,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{says}: see {links}" if links else says},
        "locations": [_location(found.span)],
        "partialFingerprints": {"newslint/v1": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _plain(related.message or related.span.text)}, **_location(related.span)}
            for number, related in enumerate(found.related, 1)
        ]
    if found.repairs:
        result["fixes"] = [_fix(found.span, repair) for repair in found.repairs]
    return result


def _fix(span: Span, repair: Repair) -> dict[str, object]:
    replacement = {"deletedRegion": _region(span), "insertedContent": {"text": repair.replacement}}
    change = {"artifactLocation": _artifact(span.path), "replacements": [replacement]}
    return {"description": {"text": f"Write “{_plain(repair.replacement)}”"}, "artifactChanges": [change]}


def _location(span: Span) -> dict[str, object]:
    region = {**_region(span), "snippet": {"text": span.text}}
    return {"physicalLocation": {"artifactLocation": _artifact(span.path), "region": region}}


def _region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _notification(skipped: Skipped) -> dict[str, object]:
    location = {"physicalLocation": {"artifactLocation": _artifact(skipped.path)}}
    return {"level": "error", "message": {"text": _plain(skipped.reason)}, "locations": [location]}


def _artifact(path: str) -> dict[str, object]:
    """A path as a URI reference: from the root of the checkout, or from the root of the disk."""
    if path.startswith("/"):
        return {"uri": "file://" + quote(path, errors="surrogateescape")}
    return {"uri": quote(str(PurePosixPath(path)), errors="surrogateescape"), "uriBaseId": _ROOT}


def _plain(words: str) -> str:
    """Words in a message, where brackets would make a link and braces a placeholder."""
    escaped = words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "{{").replace("}", "}}")
