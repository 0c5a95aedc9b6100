"""The hook under the real pre-commit: a draft that contradicts a sibling nobody touched is stopped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(
    not shutil.which("git") or not find_spec("pre_commit"), reason="git and pre-commit are needed"
)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository with one draft in it, and the hook as .pre-commit-hooks.yaml offers it, run from this checkout."""
    import yaml  # type: ignore[import-untyped]

    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert hook["language"] == "python"
    hook |= {"language": "system", "entry": f'"{sys.executable}" -m linter'}
    (tmp_path / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]}))
    shutil.copytree(ROOT / "tests" / "desk_rules", tmp_path / "desk_rules")
    (tmp_path / "newslint.toml").write_text('rule-folders = ["desk_rules"]\nselect = ["rival-lengths"]\n')
    (tmp_path / "monday.txt").write_text("Dragon bridge is 666 metres.\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--no-verify", "-m", "Monday")
    return tmp_path


def environment(folder: Path) -> dict[str, str]:
    me = {"NAME": "Desk", "EMAIL": "desk@example.org"}
    signed = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in me.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | signed | {"PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(folder / ".git" / "pre-commit")}


def git(folder: Path, *argv: str) -> None:
    subprocess.run(["git", *argv], cwd=folder, env=environment(folder), check=True)


def commit(folder: Path, **drafts: str) -> subprocess.CompletedProcess[str]:
    """What the hook says of a commit that holds these drafts."""
    for name, copy in drafts.items():
        (folder / f"{name}.txt").write_text(copy)
        git(folder, "add", f"{name}.txt")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run"],
        cwd=folder, env=environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_draft_that_contradicts_a_sibling_is_stopped(drafts: Path) -> None:
    done = commit(drafts, tuesday="Dragon bridge is 566 metres.\n")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "tuesday.txt:1:18" in done.stdout
    assert "monday.txt:1:18" in done.stdout


def test_a_draft_that_fits_passes(drafts: Path) -> None:
    done = commit(drafts, tuesday="Dragon bridge is 666 metres.\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_old_contradictions_do_not_stop_a_new_draft(drafts: Path) -> None:
    (drafts / "older.txt").write_text("Dragon bridge is 766 metres.\n")
    git(drafts, "add", "older.txt")
    git(drafts, "commit", "--quiet", "--no-verify", "-m", "Older")
    assert commit(drafts, tuesday="Long Bien bridge is 2,290 metres.\n").returncode == 0
