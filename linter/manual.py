"""The manual: a rule's page, and the table of rules, from their docstrings and examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from inspect import getdoc
from textwrap import indent
from typing import Any, Final, NamedTuple

from linter.rule import Example, Rule

HEADINGS: Final = ("Why it matters", "How it decides", "When it stays silent")


class Section(NamedTuple):
    """A part of a rule's page: a heading (none for the first line) and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def sections(rule: type[Rule[Any]]) -> list[Section]:
    """A rule's docstring in its parts, each paragraph on one line."""
    found = [("", [""])]
    for line in (getdoc(rule) or rule.name()).splitlines():
        if line in HEADINGS:
            found.append((line, [""]))
        elif not line:
            found[-1][1].append("")
        else:
            found[-1][1][-1] += f" {line.strip()}"
    return [Section(heading, tuple(p.strip() for p in paragraphs if p)) for heading, paragraphs in found]


def markdown(rule: type[Rule[Any]]) -> str:
    """A rule's page in Markdown, for programs that show help beside a finding."""
    parts = [f"# {rule.name()}"]
    for heading, paragraphs in sections(rule):
        parts += [f"## {heading}"] * bool(heading) + list(paragraphs)
    if rule.source:
        parts.append(f"Source: {rule.source}")
    return "\n\n".join(parts) + "\n"


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
