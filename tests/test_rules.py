"""The contract that every rule keeps."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from pydantic import TypeAdapter

from linter import engine, registry
from linter.finding import SEVERITIES
from linter.rule import Example, Rule
from linter.testing import places, read, run

RULES = registry.rules()
CAUGHT = [(rule, example) for rule in RULES.values() for example in rule.catches]
ALLOWED = [(rule, example) for rule in RULES.values() for example in rule.allows]


def label(value: Any) -> str:
    return value.drafts[0][1][:40] if isinstance(value, Example) else value.name()


@pytest.mark.parametrize("rule", RULES.values(), ids=label)
def test_a_rule_is_documented_and_shown(rule: type[Rule[Any]]) -> None:
    page = rule.__doc__ or ""
    assert page.strip().splitlines()[0].endswith("."), "the docstring opens with one plain sentence"
    for heading in ("Why it matters", "How it decides", "When it stays silent"):
        assert f"{heading}\n" in page, f"the page has no section {heading!r}"
    assert len(rule.allows) >= 2, "copy that it allows"
    assert len(rule.catches) >= 2, "copy that it catches"
    assert all(example.marks for example in rule.catches), "every caught example marks the words"
    assert not any(example.marks for example in rule.allows)
    assert rule.severity in SEVERITIES
    named = {name for name, kind in rule.__annotations__.items() if "ClassVar" not in str(kind)}
    assert named <= {setting.name for setting in fields(rule)}, "a rule with settings is a frozen dataclass"
    for setting in fields(rule):
        assert f"`{setting.name}`" in page, f"the setting {setting.name} is not on the page"


@pytest.mark.parametrize(("rule", "example"), CAUGHT, ids=label)
def test_caught_copy_is_caught_at_its_marks(rule: type[Rule[Any]], example: Example) -> None:
    findings, _ = run(rule(), example)
    assert places(findings) == set(example.marks)


@pytest.mark.parametrize(("rule", "example"), ALLOWED, ids=label)
def test_allowed_copy_is_allowed(rule: type[Rule[Any]], example: Example) -> None:
    findings, _ = run(rule(), example)
    assert [f.message for f in findings] == []


@pytest.mark.parametrize(("rule", "example"), CAUGHT, ids=label)
def test_findings_are_whole(rule: type[Rule[Any]], example: Example) -> None:
    findings, _ = run(rule(), example)
    copy = {document.path: document.source for document in read(example)}
    for finding in findings:
        assert finding.message
        assert finding.reason
        assert finding.severity in SEVERITIES
        spans = [finding.span, *(r.span for r in finding.related)]
        assert len(set(spans)) == len(spans), "compared with itself"
        for span in spans:
            assert copy[span.path][span.start : span.end] == span.text


@pytest.mark.parametrize(("rule", "example"), CAUGHT, ids=label)
def test_order_changes_nothing_and_claims_survive_json(rule: type[Rule[Any]], example: Example) -> None:
    documents = read(example)
    assert engine.check(documents, [rule()]) == engine.check(documents[::-1], [rule()])
    for document in documents:
        own = rule().find(document)
        for claim in engine.claims(document, [rule.reads]) if own is None else own:
            adapter = TypeAdapter(type(claim))
            assert adapter.validate_json(json.dumps(adapter.dump_python(claim, mode="json"))) == claim
