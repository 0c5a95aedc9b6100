"""What the sample briefs report, word for word. `make golden` accepts a change; read it before you do."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.cli import main

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "seeds.txt"


def test_the_sample_briefs_report_what_they_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not any((ROOT / "seeds").rglob("*.txt")):
        pytest.skip("there are no sample briefs")
    monkeypatch.chdir(ROOT)
    now = tmp_path / "now.txt"
    assert main(["--no-color", "--output", str(now), "seeds/"]) in (0, 1), capsys.readouterr().err
    assert now.read_text(encoding="utf-8").splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_clean_briefs_report_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    if not (ROOT / "seeds" / "clean").is_dir():
        pytest.skip("there are no clean briefs")
    monkeypatch.chdir(ROOT)
    assert main(["seeds/clean"]) == 0, capsys.readouterr().out
