"""Runs a rule over its own examples; for the tests of rules here and of rules in other packages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linter import engine, registry
from linter.document import Document
from linter.finding import Agreement, Finding
from linter.rule import Example, Rule


def read(example: Example) -> list[Document]:
    """The drafts of an example, read as files of their names."""
    readers = registry.readers()
    return [readers["." + name.rpartition(".")[2]](name, copy.encode()) for name, copy in example.drafts]


def run(rule: Rule[Any], example: Example) -> tuple[list[Finding], list[Agreement]]:
    """What the rule alone says of an example."""
    return engine.check(read(example), [rule])


def places(findings: Iterable[Finding]) -> set[tuple[str, int, int]]:
    """Every place that findings point at, first or related."""
    return {(s.path, s.start, s.end) for f in findings for s in (f.span, *(r.span for r in f.related))}
