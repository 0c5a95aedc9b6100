"""The baseline: what is known stays known when lines move, and what is gone is told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from linter.baseline import Baseline
from linter.document import Span
from linter.finding import Finding
from linter.report import Report

if TYPE_CHECKING:
    from tests.conftest import Newsroom

LONG, SHORT = "Dragon bridge is 666 metres.\n", "Dragon bridge is 566 metres.\n"
BASELINE = ("--baseline", "known.jsonl")


@pytest.fixture
def known(newsroom: Newsroom) -> Newsroom:
    """Two drafts that disagree, and a baseline that knows."""
    newsroom.write("a.txt", LONG)
    newsroom.write("b.txt", SHORT)
    assert newsroom.status(".", *BASELINE, "--write-baseline") == 0
    return newsroom


def entries() -> list[dict[str, object]]:
    return [json.loads(line) for line in Path("known.jsonl").read_text(encoding="utf-8").splitlines()]


def test_an_entry_is_a_line_with_both_sides(known: Newsroom) -> None:
    (entry,) = entries()
    assert entry["paths"] == ["a.txt", "b.txt"]
    assert entry["rule"] == "rival-lengths"
    assert str(entry["message"]).startswith("Dragon bridge is 666 metres here")


def test_known_findings_are_neither_shown_nor_counted(known: Newsroom) -> None:
    status, report = known.lint(".", *BASELINE)
    assert (status, report["findings"], report["known"]) == (0, [], 1)
    known.settings('baseline = "known.jsonl"\n')
    assert known.status(".") == 0


def test_moved_lines_and_other_files_disturb_nothing(known: Newsroom) -> None:
    known.write("a.txt", f"A headline\n\nWords.\n\n{LONG}")
    known.write("b.txt", f"{SHORT}\nMore words.\n")
    known.write("c.txt", "Long Bien bridge is 9 metres.\n")
    assert known.status(".", *BASELINE) == 0


def test_paths_count_from_the_baseline(known: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    (known.folder / "desk").mkdir()
    monkeypatch.chdir(known.folder / "desk")
    assert known.status("../a.txt", "../b.txt", "--baseline", "../known.jsonl") == 0


def test_changed_words_are_new(known: Newsroom) -> None:
    known.write("b.txt", SHORT.replace("566", "567"))
    status, report = known.lint(".", *BASELINE)
    assert (status, report["known"]) == (1, 0)


def test_as_many_are_known_as_there_are_entries() -> None:
    span = Span("a.txt", 0, 3, 1, 1, 1, 4, "666")
    first = Finding("rival-lengths", "error", "two lengths", "both: Dragon", span)
    again = first._replace(span=span._replace(start=9, end=12, line=2))
    known = Baseline("known.jsonl", [Baseline("known.jsonl").entry(first)])
    result = known.sort(Report((), (first, again)))
    assert (result.known, result.new) == ([first], [again])
    assert len(known.rewritten(result).entries) == 2


def test_stale_entries_are_told_and_pruned(known: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    known.write("b.txt", LONG)
    assert known.status(".", *BASELINE) == 0, "to mend a draft must not break the build"
    said = capsys.readouterr().err
    assert "known.jsonl: 1 stale entry" in said
    assert "--prune-baseline" in said
    assert "a.txt: rival-lengths: Dragon bridge" in said
    assert len(entries()) == 1
    assert known.status(".", *BASELINE, "--prune-baseline") == 0
    assert entries() == []


def test_an_entry_is_not_stale_where_the_run_could_not_find_it(
    known: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path("known.jsonl").read_bytes()
    assert known.status("a.txt", *BASELINE, "--prune-baseline") == 0
    known.write("c.txt", LONG)
    assert known.status("c.txt", "--with", "a.txt", *BASELINE, "--prune-baseline") == 0
    assert known.status(".", "--ignore", "rival-lengths", *BASELINE, "--prune-baseline") == 0
    assert Path("known.jsonl").read_bytes() == before
    os.unlink("a.txt")
    os.unlink("b.txt")
    assert known.status("c.txt", *BASELINE, "--prune-baseline") == 0
    assert entries() == [], "its files are gone"


def test_writing_again_keeps_what_was_not_read(known: Newsroom) -> None:
    before = Path("known.jsonl").read_bytes()
    assert known.status(".", *BASELINE, "--write-baseline") == 0
    assert Path("known.jsonl").read_bytes() == before
    known.write("c.txt", LONG.replace("Dragon", "Rose") + SHORT.replace("Dragon", "Rose"))
    assert known.status("c.txt", *BASELINE, "--write-baseline") == 0
    assert [entry["paths"] for entry in entries()] == [["a.txt", "b.txt"], ["c.txt"]]


def test_entries_of_two_desks_merge(known: Newsroom) -> None:
    """git merges two additions to the file by itself, with `merge=union` even side by side."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")

    def git(*argv: str) -> None:
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x", *argv], check=True, capture_output=True)

    known.write(".gitattributes", "*.jsonl merge=union\n")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "known")
    for desk in ("c", "d"):
        git("checkout", "-qb", desk, "main")
        known.write(f"{desk}.txt", (LONG + SHORT).replace("Dragon", desk.upper()))
        known.status(".", *BASELINE, "--write-baseline")
        git("add", "-A")
        git("commit", "-qm", desk)
    git("merge", "-q", "c")
    assert known.status(".", *BASELINE) == 0
    assert len(entries()) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< HEAD\n", "known.jsonl, line 1: a merge was left unfinished"),
        ('\n{"paths": ["a"], "rule": "x"}\n', "known.jsonl, line 2: this is no entry"),
        ("not json\n", "line 1: this is no entry"),
        ('{"paths": "a", "rule": "x", "message": "x", "fingerprint": "x"}\n', "line 1: this is no entry"),
        ("[]\n", "line 1: this is no entry"),
        ("\udcff", "cannot read the baseline known.jsonl"),
    ],
)
def test_a_broken_baseline_is_told(
    newsroom: Newsroom, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.write("a.txt", LONG)
    newsroom.write("known.jsonl", text.encode("utf-8", "surrogateescape"))
    assert newsroom.status(".", *BASELINE) == 2
    assert said in capsys.readouterr().err


def test_a_missing_baseline_is_told(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.write("a.txt", LONG)
    assert newsroom.status(".", *BASELINE) == 2
    assert "there is no baseline known.jsonl" in capsys.readouterr().err
    assert newsroom.status(".", "--write-baseline") == 2
    assert "which baseline?" in capsys.readouterr().err


def test_a_baseline_that_cannot_be_written_is_told(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.write("a.txt", LONG + SHORT)
    assert newsroom.status(".", "--baseline", "no/such/known.jsonl", "--write-baseline") == 2
    assert "cannot write no/such/known.jsonl" in capsys.readouterr().err
    if os.path.exists("/dev/full"):
        assert newsroom.status(".", "--baseline", "/dev/full", "--write-baseline") == 2
        assert "cannot write /dev/full: No space left on device" in capsys.readouterr().err
