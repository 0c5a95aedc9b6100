"""The benchmarks can be run; what they measure is nobody's test."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from linter import discovery, registry

ROOT = Path(__file__).parents[1]


def test_the_time_of_every_finder_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("speed", ROOT / "benchmarks" / "speed.py")
    assert spec
    assert spec.loader
    speed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(speed)
    drafts = [discovery.load(str(path)) for path in sorted((ROOT / "seeds").glob("2025-01-1*.txt"))]
    speed.shares(drafts, [rule() for rule in registry.rules().values()])
    told = capsys.readouterr().out
    assert len(drafts) > 2
    assert all(find.__module__.rpartition(".")[2] in told for _, find in registry.finders())
    assert "wrong-sum: check" in told
