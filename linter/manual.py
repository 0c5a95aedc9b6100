"""The manual: a rule's page, and the table of rules, from their docstrings and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from inspect import getdoc
from textwrap import indent
from typing import Any

from linter.rule import Example, Rule


def table(rules: Mapping[str, type[Rule[Any]]]) -> str:
    """Every rule on a line: name, severity and what it finds."""
    width = max(map(len, rules), default=0)
    rows = [f"{name:{width}}  {rule.severity:7}  {_first_line(rule)}" for name, rule in rules.items()]
    return "\n".join([*rows, "", "`lint explain RULE` prints a rule's page.", ""])


def page(rule: type[Rule[Any]]) -> str:
    """One rule: its docstring, its settings with their defaults, copy that it catches and copy that it allows."""
    parts = [f"{rule.name()} ({rule.severity})", getdoc(rule) or ""]
    settings = [f"{field.name.replace('_', '-')} = {getattr(rule(), field.name)!r}" for field in fields(rule)]
    if settings:
        parts.append("Settings\n" + indent("\n".join([f"[tool.lint.rules.{rule.name()}]", *settings]), "    "))
    if rule.catches:
        parts.append("Caught (it points at the words in double brackets)\n" + "\n".join(map(_example, rule.catches)))
    if rule.allows:
        parts.append("Allowed\n" + "\n".join(map(_example, rule.allows)))
    if rule.source:
        parts.append(f"Source: {rule.source}")
    return "\n\n".join(parts) + "\n"


def _first_line(rule: type[Rule[Any]]) -> str:
    return (getdoc(rule) or "").partition("\n")[0]


def _example(example: Example) -> str:
    drafts = [indent(copy.strip("\n"), "    ") for copy in _marked(example)]
    return "\n    --\n".join(drafts) + "\n"


def _marked(example: Example) -> Iterator[str]:
    """The drafts of an example, with the marks put back."""
    for name, copy in example.drafts:
        for _, start, end in sorted((mark for mark in example.marks if mark[0] == name), reverse=True):
            copy = f"{copy[:start]}[[{copy[start:end]}]]{copy[end:]}"
        yield copy
