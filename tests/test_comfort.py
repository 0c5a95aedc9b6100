"""What makes the command line easy to live with: watching, completion, globs, settings shown, full disks told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from linter import commands
from linter.cli import main
from linter.settings import Mistake
from linter.watch import CLEAR, states, watch

if TYPE_CHECKING:
    from tests.conftest import Newsroom

LONG, SHORT = "Dragon bridge is 666 metres.\n", "Dragon bridge is 566 metres.\n"


def drafts(newsroom: Newsroom, *argv: str) -> list[str]:
    """The drafts that are read, by what is found in all of them: each says its own length."""
    return sorted({path for _, path, _ in newsroom.found(*argv)} | _others(newsroom, *argv))


def _others(newsroom: Newsroom, *argv: str) -> set[str]:
    found = newsroom.lint(*argv)[1]["findings"]
    return {related["path"] for finding in found for related in finding["related"]}


@pytest.fixture
def tree(newsroom: Newsroom) -> Newsroom:
    names = ["a.md", "sports/b.md", "sports/deep/c.txt", "build/d.md", "world/e.md", "world/old.md"]
    for number, name in enumerate(names):
        newsroom.write(name, f"Dragon bridge is {number + 600} metres.\n")
    return newsroom


def test_gitignore_is_honoured(tree: Newsroom) -> None:
    tree.write(".gitignore", "build/\n*.txt\n")
    tree.write("world/.gitignore", "old.md\n")
    tree.write("sports/.gitignore", "!c.txt\n")
    (tree.folder / ".git").mkdir()
    assert drafts(tree, ".") == ["a.md", "sports/b.md", "sports/deep/c.txt", "world/e.md"]
    assert drafts(tree, "world", "a.md") == ["a.md", "world/e.md"]
    assert drafts(tree, "world/old.md", "a.md") == ["a.md", "world/old.md"], "what is named is read"
    assert drafts(tree, "build", "a.md") == ["a.md", "build/d.md"], "and so is a folder that is named"
    tree.settings("gitignore = false\n")
    assert len(drafts(tree, ".")) == 6


def test_a_gitignore_above_the_folder_counts_within_its_repository(
    tree: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.write(".gitignore", "deep/\n")
    assert drafts(tree, "sports", "a.md") == ["a.md", "sports/b.md"]
    (tree.folder / "sports" / ".git").mkdir()
    assert drafts(tree, "sports", "a.md") == ["a.md", "sports/b.md", "sports/deep/c.txt"], "another repository"


def test_globs_that_the_shell_left_alone_are_read(tree: Newsroom) -> None:
    assert drafts(tree, "**/*.md") == ["a.md", "build/d.md", "sports/b.md", "world/e.md", "world/old.md"]
    tree.write("b[1].md", LONG)
    assert drafts(tree, "b[1].md", "a.md") == ["a.md", "b[1].md"], "a file of that very name comes first"


def test_exclude_counts_from_the_settings_file(tree: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.settings('exclude = ["world/*", "sports/**/c.txt"]\n')
    assert drafts(tree, ".") == ["a.md", "build/d.md", "sports/b.md"]
    monkeypatch.chdir(tree.folder / "world")
    assert drafts(tree, "..") == ["../a.md", "../build/d.md", "../sports/b.md"]


def test_places_have_settings_of_their_own(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.write("sports/a.txt", LONG + SHORT)
    newsroom.write("world/a.txt", LONG.replace("Dragon", "Rose") + SHORT.replace("Dragon", "Rose"))
    newsroom.settings('[[paths]]\nglob = "sports/**"\nignore = ["rival-lengths"]\n')
    assert newsroom.found(".") == [("rival-lengths", "world/a.txt", 1)]
    newsroom.settings('[[paths]]\nglob = "sports/"\nseverity = { rival-lengths = "info" }\n')
    assert [f["severity"] for f in newsroom.lint(".")[1]["findings"]] == ["info", "error"]
    monkeypatch.chdir(newsroom.folder / "sports")
    assert newsroom.status("a.txt") == 0


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ('ignore = ["rival-lengths"]', "paths.0.glob"),
        ('glob = "a"\nignore = ["rival-length"]', "did you mean 'rival-lengths'?"),
        ('glob = "a"\nselect = []', "paths.0.select"),
    ],
)
def test_a_broken_place_is_a_mistake(
    newsroom: Newsroom, place: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.settings(f"[[paths]]\n{place}\n")
    newsroom.write("a.txt", LONG)
    assert newsroom.status("a.txt") == 2
    assert said in capsys.readouterr().err


def test_settings_are_shown_with_where_they_come_from(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.settings('fail-on = "info"\n[[paths]]\nglob = "sports/**"\nignore = ["rival-lengths"]\n')
    assert main(["settings", "sports/a.md", "--fail-on", "error", "--ignore", "rival-lengths"]) == 0
    out = capsys.readouterr().out
    file = newsroom.folder / "newslint.toml"
    assert out.startswith(f"# settings file: {file}\n")
    assert f'select = ["rival-lengths"]  # {file}\n' in out
    assert f'fail-on = "error"  # {file} and command line\n' in out
    assert 'ignore = ["rival-lengths"]  # command line\n' in out
    assert "furniture = false  # default\n" in out
    assert '# sports/a.md: as sports/**: ignore = ["rival-lengths"], severity = {}\n' in out
    import tomllib

    assert tomllib.loads(out)["paths"] == [{"glob": "sports/**", "ignore": ["rival-lengths"]}]


def test_watching_checks_again_when_something_changed(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    path = newsroom.write("a.txt", LONG)
    acted: list[int] = []

    def act() -> int:
        acted.append(path.stat().st_size)
        return len(acted)

    pauses = iter(["", "", "write", "", "break", "", "stop"])

    def wait(seconds: float) -> None:
        match next(pauses):
            case "write":
                path.write_text(LONG + SHORT)
            case "break":
                path.unlink()
            case "stop":
                raise KeyboardInterrupt

    def look() -> dict[str, tuple[int, int]]:
        if not path.exists():
            raise Mistake("it is gone")
        return dict(states([str(path), "no such file"]))

    assert watch(look, act, wait) == 2
    assert acted == [len(LONG), len(LONG + SHORT)]
    said = capsys.readouterr()
    assert said.out.count(CLEAR) == 2
    assert said.err.count("it is gone") == 1


def test_watching_is_for_a_terminal(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.write("a.txt", LONG)
    assert main(["a.txt", "--watch"]) == 2
    assert "--watch shows findings to a person at a terminal" in capsys.readouterr().err


def test_bash_completes_commands_options_and_rules(newsroom: Newsroom) -> None:
    if not shutil.which("bash"):
        pytest.skip("bash is not installed")
    script = subprocess.run(
        [sys.executable, "-m", "linter", "completion", "bash"], capture_output=True, text=True, check=True
    ).stdout

    def complete(*words: str) -> list[str]:
        asked = f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; _lint; echo ${{COMPREPLY[*]}}"
        done = subprocess.run(["bash", "-c", f"{script}\n{asked}"], capture_output=True, text=True, check=True)
        return done.stdout.split()

    assert complete("lint", "expl") == ["explain"]
    assert complete("lint", "--sel") == ["--select"]
    assert complete("lint", "--select", "wrong-perc") == ["wrong-percentage"]
    assert complete("lint", "explain", "wrong-perc") == ["wrong-percentage"]
    assert complete("lint", "claims", "--output-format", "jso") == ["json", "jsonl"]
    assert complete("lint", "check", "--fail-on", "e") == ["error"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_sound(newsroom: Newsroom, shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in commands.names())
    assert "write-baseline" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script.encode(), check=True, capture_output=True)


def test_a_full_disk_is_told(newsroom: Newsroom) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full here")
    newsroom.write("a.txt", LONG + SHORT)
    argv = [sys.executable, "-m", "linter", "a.txt"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(argv, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"lint: cannot write the report: No space left on device\n")
    done = subprocess.run([*argv, "--output", "/dev/full"], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"lint: cannot write /dev/full: No space left on device; choose another --output\n"


def test_settings_and_completion_bear_a_closed_pipe(newsroom: Newsroom) -> None:
    for argv in (["settings"], ["completion", "bash"], ["explain"]):
        run = subprocess.Popen([sys.executable, "-m", "linter", *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.close()
        assert run.stderr is not None
        assert run.stderr.read() == b""
        assert run.wait() == 0


def test_a_name_for_standard_input_chooses_its_settings(newsroom: Newsroom) -> None:
    newsroom.settings('[[paths]]\nglob = "sports/**"\nignore = ["rival-lengths"]\n')
    argv = [sys.executable, "-m", "linter", "-", "--stdin-filename"]
    for name, status in (("sports/a.md", 0), ("world/a.md", 1)):
        done = subprocess.run([*argv, name], input=(LONG + SHORT).encode(), capture_output=True, check=False)
        assert done.returncode == status
    assert not Path("sports").exists()
