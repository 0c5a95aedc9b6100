"""The manual: a rule's page, and the table of rules, from their docstrings and examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from inspect import getdoc
from textwrap import fill, indent
from typing import Any, Final, NamedTuple

from linter.rule import Example, Rule

WIDTH: Final = 116
MARKED: Final = "it points at the words in double brackets"
_OPENING: Final = """\
# The rules

This page is made from the rules themselves: `make docs` writes it, `lint explain RULE` prints one rule's part of it.
Every example here is also a test.

An **error** is a contradiction that nothing explains, a **warning** something that a desk should look at, an **info** a
drift of style. Settings change that (`[tool.lint.severity]`), and turn a rule off."""
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
        elif line and not line.strip("- "):
            continue  # the rule under a heading
        elif not line.strip("- "):  # a blank line, or the line under a heading
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
    parts = [f"{rule.name()} ({rule.severity})"]
    for heading, paragraphs in sections(rule):
        words = "\n\n".join(fill(p, WIDTH, break_on_hyphens=False, break_long_words=False) for p in paragraphs)
        parts.append(f"{heading}\n{indent(words, '    ')}" if heading else words)
    parts.append(f"In direct speech\n{indent(_in_speech(rule), '    ')}")
    if table := _settings(rule):
        parts.append("Settings\n" + indent(table, "    "))
    if rule.catches:
        parts.append(f"Caught ({MARKED})\n" + "\n".join(map(_example, rule.catches)))
    if rule.allows:
        parts.append("Allowed\n" + "\n".join(map(_example, rule.allows)))
    if rule.source:
        parts.append(f"Source: {rule.source}")
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def whole(rules: Mapping[str, type[Rule[Any]]]) -> str:
    """The whole manual in Markdown: the table of rules, then a page for each. docs/rules.md is this."""
    rows = [f"| [{name}](#{name}) | {rule.severity} | {_first_line(rule)} |" for name, rule in rules.items()]
    opening = [_OPENING, "\n".join(["| Rule | Severity | What it finds |", "| --- | --- | --- |", *rows])]
    return "\n\n".join([*opening, *map(_chapter, rules.values())]) + "\n"


def _chapter(rule: type[Rule[Any]]) -> str:
    """A rule's page in the whole manual."""
    parts = [f"## {rule.name()}", f"Severity: {rule.severity}, at most, unless the settings say otherwise."]
    for heading, paragraphs in sections(rule):
        words = [fill(p, WIDTH, break_on_hyphens=False, break_long_words=False) for p in paragraphs]
        parts += [f"**{heading}**"] * bool(heading) + words
    parts += ["**In direct speech**", _in_speech(rule)]
    if table := _settings(rule):
        parts += ["**Settings**", _fenced(table, "toml")]
    parts += [f"**Caught** ({MARKED})", *(_fenced(_copy(example)) for example in rule.catches)]
    parts += ["**Allowed**", *(_fenced(_copy(example)) for example in rule.allows)]
    if rule.source:
        parts.append(f"Source: {rule.source}.".replace("..", "."))
    return "\n\n".join(parts)


def _in_speech(rule: type[Rule[Any]]) -> str:
    if rule.style:
        return "It says nothing there: what people say is printed as they say it."
    return "It is a warning at most: the speaker may be wrong, and the quotation right."


def _settings(rule: type[Rule[Any]]) -> str:
    """The rule's settings with their defaults, as they are written in the settings file; "" when it has none."""
    values = [(field.name.replace("_", "-"), getattr(rule(), field.name)) for field in fields(rule)]
    lines = [f"{name} = {written}" for name, value in values if (written := _toml(value))]
    return "\n".join([f"[tool.lint.rules.{rule.name()}]", *lines]) if lines else ""


def _toml(value: object) -> str:
    """A value as TOML has it; "" for what no settings file can hold."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple | list | frozenset):
        items = [_toml(item) for item in (sorted(value) if isinstance(value, frozenset) else value)]
        return f"[{', '.join(items)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_toml(str(k))} = {_toml(v)}' for k, v in value.items())} }}" if value else "{}"
    return ""


def _fenced(words: str, language: str = "text") -> str:
    return f"```{language}\n{words}\n```"


def _copy(example: Example) -> str:
    """The drafts of an example; each under its name when there are several."""
    drafts = [copy.strip("\n") for copy in _marked(example)]
    if len(drafts) < 2:
        return drafts[0]
    return "\n\n".join(f"--- {name}\n{copy}" for (name, _), copy in zip(example.drafts, drafts, strict=True))


def _first_line(rule: type[Rule[Any]]) -> str:
    return (getdoc(rule) or "").partition("\n")[0]


def _example(example: Example) -> str:
    return indent(_copy(example), "    ") + "\n"


def _marked(example: Example) -> Iterator[str]:
    """The drafts of an example, with the marks put back."""
    for name, copy in example.drafts:
        for _, start, end in sorted((mark for mark in example.marks if mark[0] == name), reverse=True):
            copy = f"{copy[:start]}[[{copy[start:end]}]]{copy[end:]}"
        yield copy
