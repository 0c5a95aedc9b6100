"""The sample briefs: every fault that docs/seeds.md says is planted is found, and nothing else is."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from linter import registry
from linter.cli import main

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


class Planted(NamedTuple):
    """A row of the table "What is planted"."""

    file: str
    line: int
    words: str
    fault: str
    rule: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.rule}"


class Told(NamedTuple):
    """A finding as the JSON report tells it, with the file and line of every place in it."""

    rule: str
    severity: str
    message: str
    places: frozenset[tuple[str, int]]

    def __str__(self) -> str:
        return f"{self.rule}: {self.message} {sorted(self.places)}"


def table() -> list[Planted]:
    section = (ROOT / "docs" / "seeds.md").read_text(encoding="utf-8").partition("## What is planted")[2]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return [Planted(file, int(line), words, fault, rule) for file, line, words, fault, rule in rows[2:]]


def lint(path: Path) -> list[Told]:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["--output-format", "json", str(path)]) in (0, 1)
    return [
        Told(
            finding["rule"],
            finding["severity"],
            finding["message"],
            frozenset((Path(place["path"]).name, place["line"]) for place in (finding, *finding["related"])),
        )
        for finding in json.loads(out.getvalue())["findings"]
    ]


@pytest.fixture(scope="module")
def findings() -> list[Told]:
    return lint(SEEDS)


@pytest.mark.parametrize("planted", table(), ids=str)
def test_the_table_is_true(planted: Planted) -> None:
    lines = (SEEDS / planted.file).read_text(encoding="utf-8").splitlines()
    assert planted.words in lines[planted.line - 1]


@pytest.mark.parametrize("planted", table(), ids=str)
def test_a_planted_fault_is_found(planted: Planted, findings: list[Told]) -> None:
    if planted.rule not in registry.rules():
        pytest.skip(f"no rule {planted.rule} yet")
    pointed = {place for told in findings if told.rule == planted.rule for place in told.places}
    assert (planted.file, planted.line) in pointed


def test_nothing_else_is_reported(findings: list[Told]) -> None:
    """A fault may be told from either end, but a planted line is always one of the places."""
    planted = {(row.file, row.line) for row in table()}
    assert [str(told) for told in findings if told.severity != "info" and not told.places & planted] == []


def test_each_brief_carries_one_to_three_faults() -> None:
    files = [row.file for row in table()]
    assert {path.name for path in SEEDS.iterdir() if path.suffix in (".txt", ".md")} == set(files)
    assert all(1 <= files.count(file) <= 3 for file in files)


@pytest.mark.parametrize("path", [SEEDS / "clean", *sorted((SEEDS / "clean").iterdir())], ids=lambda path: path.name)
def test_clean_briefs_pass_together_and_alone(path: Path) -> None:
    assert [str(told) for told in lint(path) if told.severity != "info"] == []
