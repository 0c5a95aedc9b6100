"""A newsroom to test in: an empty folder with one rule of its own, and no other rules on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from linter.cli import main

# No test is timed: the first example of a run reads the word lists, and a busy machine may stand still.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


class Newsroom:
    """Writes drafts, runs the command line over them and reads its JSON report."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def settings(self, text: str) -> None:
        rules = 'rule-folders = ["desk_rules"]\nselect = ["rival-lengths"]\n'
        (self.folder / "newslint.toml").write_text(rules + text, encoding="utf-8")

    def write(self, name: str, copy: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(copy.encode() if isinstance(copy, str) else copy)
        return path

    def status(self, *argv: str) -> int:
        return self.lint(*argv)[0]

    def lint(self, *argv: str) -> tuple[int, Any]:
        """The exit status and the JSON report."""
        report = self.folder / "report.out"
        report.unlink(missing_ok=True)
        status = main([*argv, "--output-format", "json", "--output", str(report)])
        return status, json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}

    def found(self, *argv: str) -> list[tuple[str, str, int]]:
        """Rule, path and line of every finding."""
        return [(f["rule"], f["path"], f["line"]) for f in self.lint(*argv)[1]["findings"]]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    shutil.copytree(Path(__file__).parent / "desk_rules", tmp_path / "desk_rules")
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    room = Newsroom(tmp_path)
    room.settings("")
    return room
