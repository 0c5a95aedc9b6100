"""The examples in docs/: valid for their services, and their commands do on the sample briefs what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
SERVICE = {"github.yml": "github-workflows", "github-annotations.yml": "github-workflows", "gitlab-ci.yml": "gitlab-ci"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository of drafts: the sample briefs, the clean ones published already; and `lint` on the path."""
    shutil.copytree(ROOT / "seeds", tmp_path / "drafts")
    (tmp_path / "drafts" / "clean").rename(tmp_path / "published")
    (tmp_path / "bin").mkdir()
    lint = tmp_path / "bin" / "lint"
    lint.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m linter "$@"\n')
    lint.chmod(0o755)
    return tmp_path


def environment(folder: Path) -> dict[str, str]:
    me = {"NAME": "Desk", "EMAIL": "desk@example.org"}
    signed = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in me.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    home = str(folder / ".git" / "pre-commit")
    return kept | signed | {"PATH": path, "GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "PRE_COMMIT_HOME": home}


def load(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))


def run(command: str, folder: Path) -> int:
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command],
        cwd=folder, env=environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), f"{command}\n{done.stderr}"
    return done.returncode


@pytest.mark.parametrize("name", SERVICE)
def test_a_service_accepts_the_file(name: str) -> None:
    if not find_spec("check_jsonschema"):
        pytest.skip("check-jsonschema is needed")
    schema = f"vendor.{SERVICE[name]}"
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(EXAMPLES / name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_github_workflow_writes_what_it_uploads(desk: Path) -> None:
    (job,) = load("github.yml")["jobs"].values()
    status = {step.get("name"): run(step["run"], desk) for step in job["steps"] if "lint " in step.get("run", "")}
    assert status == {"Cross-check the drafts": 1, "Memo for the summary": 0, "Report for the desk": 0}
    uploads = [step["with"] for step in job["steps"] if "upload" in step.get("uses", "")]
    sarif = json.loads((desk / uploads[0]["sarif_file"]).read_text(encoding="utf-8"))
    paths = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in sarif["runs"][0]["results"]}
    assert paths
    assert all((desk / path).exists() for path in paths), "relative to the checkout, as code scanning wants them"
    assert (desk / uploads[1]["path"]).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (desk / "summary.md").read_text(encoding="utf-8").startswith("## newslint: ")


def test_the_github_annotations_fail_the_job(desk: Path) -> None:
    (job,) = load("github-annotations.yml")["jobs"].values()
    assert [run(step["run"], desk) for step in job["steps"] if "lint " in step.get("run", "")] == [1]


def test_the_gitlab_job_writes_its_reports(desk: Path) -> None:
    job = load("gitlab-ci.yml")["newslint"]
    assert [run(command, desk) for command in job["script"]] == [0, 0, 0, 1]
    named = job["artifacts"]["reports"]
    rows = json.loads((desk / named["codequality"]).read_text(encoding="utf-8"))
    assert rows
    assert all((desk / row["location"]["path"]).exists() for row in rows)
    assert ElementTree.parse(desk / named["junit"]).getroot().tag == "testsuites"
    assert all((desk / path).exists() for path in job["artifacts"]["paths"])


def test_the_clean_briefs_pass_in_every_example(desk: Path) -> None:
    shutil.rmtree(desk / "drafts")
    (desk / "drafts").mkdir()
    (desk / "drafts" / "quiet.txt").write_text("The council met. It will meet again.\n")
    for command in load("gitlab-ci.yml")["newslint"]["script"]:
        assert run(command, desk) == 0


@pytest.mark.skipif(not shutil.which("git") or not find_spec("pre_commit"), reason="git and pre-commit are needed")
def test_the_hook_reports_only_what_touches_the_change(desk: Path) -> None:
    config = load("pre-commit-config.yaml")
    check = [sys.executable, "-m", "pre_commit", "validate-config", str(EXAMPLES / "pre-commit-config.yaml")]
    subprocess.run(check, check=True)
    (published,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (wanted,) = config["repos"][0]["hooks"]
    hook = published | wanted | {"language": "system", "entry": "lint", "name": "newslint"}
    (desk / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]}))

    def git(*argv: str) -> None:
        subprocess.run(["git", *argv], cwd=desk, env=environment(desk), check=True)

    def commit() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"],
            cwd=desk, env=environment(desk), capture_output=True, text=True, check=False,
        )  # fmt: skip

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--no-verify", "-m", "Monday")
    explainer = desk / "drafts" / "2025-01-15-trade-explainer.md"
    explainer.write_text(explainer.read_text(encoding="utf-8") + "\nNothing more is known.\n", encoding="utf-8")
    git("add", ".")
    done = commit()
    assert done.returncode == 1, done.stdout + done.stderr
    heads = re.findall(r"^(\S+?):\d+:\d+  (?:error|warning|info) ", done.stdout, re.M)
    assert heads
    blocks = re.split(r"\n(?=\S+?:\d+:\d+  (?:error|warning|info) )", done.stdout)
    assert all(explainer.name in block for block in blocks[1:]), "every finding touches the changed draft"
    git("reset", "--quiet", "--hard")
    (desk / "drafts" / "quiet.txt").write_text("The council met. It will meet again.\n")
    git("add", ".")
    done = commit()
    assert done.returncode == 0, "old contradictions do not stop a new draft\n" + done.stdout


def test_the_page_shows_the_file_it_speaks_of() -> None:
    shown = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "precommit.md").read_text(encoding="utf-8"), re.S)
    assert yaml.safe_load(shown[0]) == load("pre-commit-config.yaml")
    for page in ("ci.md", "precommit.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / "docs" / page).read_text(encoding="utf-8")):
            assert target.startswith("http") or (ROOT / "docs" / target).exists(), target


def test_the_pictures_are_there_and_fetch_nothing() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[([^\]]+)\]\((docs/pictures/[^)]+)\)", readme)
    assert len(pictures) == 2
    for says, path in pictures:
        assert len(says) > 30, "a picture is told in words too"
        assert (ROOT / path).stat().st_size < 200_000
    drawn = ElementTree.parse(ROOT / "docs" / "pictures" / "terminal.svg")
    source = (ROOT / "docs" / "pictures" / "terminal.svg").read_text(encoding="utf-8")
    assert "url(http" not in source
    assert "@font-face" not in source
    words = "".join(drawn.getroot().itertext()).replace("\xa0", " ")
    assert "lint seeds/" in words
    assert "$4.75 billion here, $4.57 billion elsewhere" in words
