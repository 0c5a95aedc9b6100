"""The arrows of the house: rules -> linter <- reports, and inside linter/ each module imports only those above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# From the ground up; modules of one folder may import each other.
ORDER = (
    "kept", "patterns", "tables", "folding", "globs", "house", "document", "sentences", "lexicon", "periods",
    "phrases", "calendar_grammar", "calendar_reading", "decoding", "language", "dateline", "furniture", "zones",
    "amounts", "units", "claims", "finding", "rule", "alignment", "readers", "finders", "wire", "relations",
    "heroes", "stories", "registry", "repeats", "engine", "settings", "writing", "cache", "toml_places", "facts",
    "facts_file",
    "datings", "testing", "report", "marks", "stet", "baseline", "worksheet", "clipping", "record", "manual",
    "passages", "book", "markup", "starter", "discovery", "intake", "fixes", "desk", "watch", "commands", "archive",
    "cli", "prepare", "__main__",
)  # fmt: skip
HEAVY = {"pydantic", "pint", "regex", "rich", "babel", "asyncio", "multiprocessing", "concurrent"}
LONGEST = {"linter": 450, "rules": 250, "reports": 200}  # well over what the house aims at: beyond it are two modules
MODULES = sorted(chain.from_iterable((ROOT / folder).rglob("*.py") for folder in ("linter", "rules", "reports")))


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(module, name or "") of every import, within functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from ((node.module or "", alias.name) for alias in node.names)


def room(module: str, name: str) -> str:
    """The room of linter/ that an import enters: "linter.finders.dates" and "linter" + "finders" are finders."""
    parts = [*module.split("."), name]
    return parts[1] if parts[0] == "linter" else ""


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_arrows_point_one_way(path: Path) -> None:
    house, *rooms = path.relative_to(ROOT).with_suffix("").parts
    for module, name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        assert module.split(".")[0] not in ("rules", "reports", "tests"), "these are reached by the registry"
        entered = room(module, name)
        assert entered not in ("rules", "reports"), "no module names a rule or a report"
        if house != "linter" or rooms == ["__init__"] or not entered or entered == "__version__":
            continue
        if entered == rooms[0]:
            continue
        if len(rooms) == 1 and rooms[0] == "document" and entered == "sentences":
            continue  # on first use, within a method
        assert rooms[0] in ORDER, f"{rooms[0]} has no place in the order yet"
        assert ORDER.index(entered) < ORDER.index(rooms[0]), f"{rooms[0]} must not import {entered}"


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_nothing_heavy_is_imported_at_the_start(path: Path) -> None:
    if path.stem.startswith("_generate"):
        return  # makes data for the repository; no run imports it
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    for module, _ in chain.from_iterable(imports(node) for node in top):
        assert module.split(".")[0] not in HEAVY


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST[path.relative_to(ROOT).parts[0]]


def test_no_module_of_the_linter_names_a_rule() -> None:
    names = [path.stem.replace("_", "-") for path in (ROOT / "rules").glob("*.py")]
    for path in (ROOT / "linter").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for name in names:
            assert f'"{name}"' not in text, f"{label(path)} names the rule {name}"
