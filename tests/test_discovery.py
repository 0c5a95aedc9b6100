"""Which files are drafts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter.decoding import Unreadable
from linter.discovery import files, load, parse
from linter.report import Skipped


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        "sub/notes.xyz",
        ".hidden/x.txt",
        "node_modules/x.md",
        "sub/.x.txt",
        "old/d.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("The council met on Friday.\n")
    return tmp_path


def test_a_folder_gives_its_drafts_in_order(desk: Path) -> None:
    assert list(files(["."])) == ["a.md", "b.txt", "old/d.txt", "sub/c.html"]
    assert list(files(["./sub/"])) == ["./sub/c.html"]
    assert list(files([str(desk / "sub")])) == [f"{desk.as_posix()}/sub/c.html"]


def test_exclude_takes_paths_names_and_folders(desk: Path) -> None:
    assert list(files(["."], exclude=["old/*", "a.*"])) == ["b.txt", "sub/c.html"]
    assert list(files(["."], exclude=["sub", "old/"])) == ["a.md", "b.txt"]


def test_a_file_given_twice_is_read_once(desk: Path) -> None:
    assert list(files(["b.txt", "./b.txt", "."])) == ["b.txt", "a.md", "old/d.txt", "sub/c.html"]


def test_a_file_that_is_named_is_read_whatever_its_name(desk: Path) -> None:
    assert list(files(["sub/notes.xyz"])) == ["sub/notes.xyz"]
    assert load("sub/notes.xyz").prose == "The council met on Friday.\n"


def test_what_cannot_be_read_comes_with_its_reason(desk: Path) -> None:
    (desk / "empty").mkdir()
    missing, bare = files(["nowhere.txt", "empty"])
    assert isinstance(missing, Skipped)
    assert "no such file" in missing.reason
    assert isinstance(bare, Skipped)
    assert ".txt" in bare.reason
    with pytest.raises(Unreadable, match="no such file"):
        load("nowhere.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(desk: Path) -> None:
    (desk / "b.txt").chmod(0)
    with pytest.raises(Unreadable, match="permission"):
        load("b.txt")


def test_ten_megabytes_on_one_line() -> None:
    document = parse("big.txt", b"The council met on Friday, 4 March. " * 290_000)
    assert len(document.blocks) == 1
    assert document.span(5_000_000, 5_000_010).column == 5_000_001
