"""Runs a rule over its own examples; for the tests of rules here and of rules in other packages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linter import engine, facts, facts_file, registry
from linter.document import Document
from linter.facts_file import FACTS, Known
from linter.finding import Agreement, Finding
from linter.rule import Example, Rule


def read(example: Example) -> list[Document]:
    """The drafts of an example, read as files of their names, the desk's facts among them."""
    readers = registry.readers()
    return [
        *(known.document for known in _known(example)),
        *(
            readers["." + name.rpartition(".")[2]](name, copy.encode())
            for name, copy in example.drafts
            if name != FACTS
        ),
    ]


def run(rule: Rule[Any], example: Example) -> tuple[list[Finding], list[Agreement]]:
    """What the rule alone says of an example."""
    known = _known(example)
    rules = facts.inform([rule], facts.merged(one.facts for one in known)) if known else [rule]
    return engine.check(read(example), rules)


def _known(example: Example) -> list[Known]:
    return [facts_file.read(name, copy.encode()) for name, copy in example.drafts if name == FACTS]


def places(findings: Iterable[Finding]) -> set[tuple[str, int, int]]:
    """Every place that findings point at, first or related."""
    return {(s.path, s.start, s.end) for f in findings for s in (f.span, *(r.span for r in f.related))}
