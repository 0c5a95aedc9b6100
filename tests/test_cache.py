"""The cache: a second run notes nothing anew and says the same; nothing that is in it can do harm."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from linter import cache, discovery, engine, registry, settings
from linter.cache import Cache
from linter.cli import main
from linter.document import Document
from linter.engine import Notes, Rules

if TYPE_CHECKING:
    from tests.conftest import Newsroom

DRAFTS = {
    f"{name}.txt": f"HANOI, 14 January 2025\n\n{name} bridge is {len(name)} metres.\n" for name in ["a", "bb", "ccc"]
}


@pytest.fixture
def counted(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that are noted anew, as they are."""
    for name, copy in DRAFTS.items():
        newsroom.write(name, copy)
    noted: list[str] = []
    note = engine.note

    def counting(document: Document, rules: Rules, furniture: bool = False) -> Notes:
        noted.append(document.path)
        return note(document, rules, furniture)

    monkeypatch.setattr(engine, "note", counting)
    return noted


def output(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    capsys.readouterr()
    main([".", "--output-format", "json", *argv])
    return capsys.readouterr().out


def test_a_second_run_notes_nothing_and_says_the_same(counted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("d.txt").write_text("ccc bridge is 9 metres.")
    without = output(capsys, "--no-cache")
    assert not os.path.exists(cache.FOLDER)
    first = output(capsys)
    counted.clear()
    assert output(capsys) == first == without
    assert counted == []


def test_only_what_changed_is_noted(counted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys)
    counted.clear()
    os.utime("bb.txt", (1, 1))
    Path("a.txt").write_text("a bridge is 2 metres.")
    os.rename("ccc.txt", "c.txt")
    assert '"documents": 3' in output(capsys)
    assert counted == ["a.txt", "c.txt"]


@pytest.mark.parametrize("change", ["settings", "own rule", "code", "version"])
def test_what_decides_the_findings_decides_the_cache(
    counted: list[str],
    newsroom: Newsroom,
    change: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    output(capsys)
    counted.clear()
    match change:
        case "settings":
            newsroom.settings("[rules.rival-lengths]\nslack = 3\n")
        case "own rule":
            (newsroom.folder / "desk_rules" / "data.toml").write_text("new = 1")
        case "code":
            monkeypatch.setattr(Cache, "_code", lambda self: [("linter/lexicon/en/words.toml", 1, 2)])
        case "version":
            monkeypatch.setattr(cache, "__version__", "999")
    output(capsys)
    assert counted == ["a.txt", "bb.txt", "ccc.txt"]


def test_settings_that_only_weigh_keep_the_cache(
    counted: list[str], newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    output(capsys)
    counted.clear()
    newsroom.settings('fail-on = "info"\n[severity]\nrival-lengths = "info"\n')
    output(capsys)
    assert counted == []


def test_one_draft_and_standard_input_keep_nothing(counted: list[str]) -> None:
    main(["a.txt"])
    assert not os.path.exists(cache.FOLDER)


def test_the_folder_is_private_ignored_by_git_and_may_go(
    counted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    first = output(capsys)
    root = Path(cache.FOLDER)
    assert root.stat().st_mode & 0o777 == 0o700
    assert (root / ".gitignore").read_text().endswith("\n*\n")
    entries = sorted(root.glob("*/*"))
    assert len(entries) == 3
    assert {entry.stat().st_mode & 0o777 for entry in entries} == {0o600}
    subprocess.run(["rm", "-r", str(root)], check=True)
    assert output(capsys) == first


@pytest.mark.parametrize("damage", ["cut", "emptied", "garbled", "swapped", "another thing"])
def test_a_damaged_entry_is_noted_anew(counted: list[str], damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = output(capsys)
    entries = sorted(Path(cache.FOLDER).glob("*/*"))
    whole = [entry.read_bytes() for entry in entries]
    for number, entry in enumerate(entries):
        data = whole[number]
        entry.write_bytes(
            {
                "cut": data[: len(data) // 2],
                "emptied": b"",
                "garbled": data[:16] + bytes(255 - byte for byte in data[16:]),
                "swapped": whole[number - 1],
                "another thing": data[:16] + pickle.dumps((1, 2)),
            }[damage]
        )
    counted.clear()
    assert output(capsys) == first
    assert sorted(counted) == ["a.txt", "bb.txt", "ccc.txt"]
    counted.clear()
    assert output(capsys) == first
    assert counted == [], "and was written again"


class Planted:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch planted",)


def test_a_planted_entry_does_not_run(counted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    first = output(capsys)
    for entry in Path(cache.FOLDER).glob("*/*"):
        entry.write_bytes(entry.read_bytes()[:16] + pickle.dumps(Planted()))
    assert output(capsys) == first
    assert not os.path.exists("planted")


def test_a_cache_that_cannot_be_written_is_told_once_and_done_without(
    counted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(cache.FOLDER).write_text("a file in its place")
    status = main(["."])
    said = capsys.readouterr().err
    assert (status, said.count("\n")) == (0, 1)
    assert said.startswith("lint: no cache is kept: cannot write")


def test_a_disk_that_fills_up_is_done_without(
    counted: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(real: str, data: bytes, mode: int = 0) -> None:
        raise OSError(28, "No space left on device")

    os.makedirs(cache.FOLDER)
    monkeypatch.setattr(cache, "swap", full)
    assert main(["."]) == 0


def test_workers_share_it(counted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        Path(f"big{number}.txt").write_text(f"big bridge is {number} metres.\n\n" + "Words and words.\n" * 20000)
    first = output(capsys, "--jobs", "2")
    counted.clear()
    assert output(capsys, "--jobs", "2") == first == output(capsys, "--no-cache", "--jobs", "1")
    assert counted == ["a.txt", "bb.txt", "big0.txt", "big1.txt", "big2.txt", "big3.txt", "ccc.txt"], "only without"


def test_processes_at_once_do_not_disturb_each_other(counted: list[str]) -> None:
    argv = [sys.executable, "-m", "linter", ".", "--output-format", "json"]
    runs = [subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    said = {run.communicate() for run in runs}
    assert len(said) == 1
    assert next(iter(said))[1] == b""
    assert len(list(Path(cache.FOLDER).glob("*/*"))) == 3


def test_sets_of_settings_that_are_no_longer_used_go(newsroom: Newsroom, counted: list[str]) -> None:
    for slack in range(cache.KEPT + 3):
        newsroom.settings(f"[rules.rival-lengths]\nslack = {slack}\n")
        main(["."])
    assert len([entry for entry in Path(cache.FOLDER).iterdir() if entry.is_dir()]) == cache.KEPT


def test_every_claim_there_is_survives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    chosen = settings.Settings(folder=str(tmp_path))
    rules = settings.make(registry.rules(), chosen)
    kept = Cache(rules, chosen)
    assert kept.prepare() == ""
    for path in sorted(Path("seeds").glob("*.*")):
        data = path.read_bytes()
        notes = engine.note(discovery.parse(path.as_posix(), data), rules)
        kept.put(path.as_posix(), data, notes)
        again = kept.get(path.as_posix(), data)
        assert again is not None
        assert again.claims == notes.claims
        assert (again.document.prose, again.document.date) == (notes.document.prose, notes.document.date)
        assert again._replace(document=notes.document) == notes
