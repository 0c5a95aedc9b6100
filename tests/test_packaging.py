"""The packages as they are installed: rules and reports lie inside linter/, data with them, and it runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    # Hatchling itself, without isolation: nothing is fetched.
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True)
    return folder


def test_a_wheel_runs_from_an_empty_folder(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    names = {
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*") if path.is_file()
    }
    tops = {name.partition("/")[0] for name in names}
    assert "linter" in tops
    assert not tops & {"rules", "reports", "tests", "seeds"}, "these names belong to other packages"
    for folder in ("rules", "reports"):
        for path in (*(ROOT / folder).glob("*.py"), *(ROOT / folder).glob("*.toml")):
            assert f"linter/{folder}/{path.name}" in names
    for path in (ROOT / "linter").rglob("*.toml"):
        assert path.relative_to(ROOT).as_posix() in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    (tmp_path / "a.txt").write_text("HANOI, January 14, 2025 - The council met on Monday.\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    code = (
        "import linter, sys, pathlib; from linter import registry; from linter.cli import main;"
        f"assert pathlib.Path(linter.__file__).is_relative_to({str(tmp_path)!r}), linter.__file__;"
        "assert {r.__module__.rpartition('.')[0] for r in registry.rules().values()} == {'linter.rules'};"
        "sys.exit(main(['a.txt']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert "1 draft, " in done.stdout, done.stderr
    assert done.returncode in (0, 1)


def test_a_source_package_holds_what_a_packager_needs(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "README.md", "Makefile", "linter/cli.py", "tests/test_packaging.py"} <= names
    assert not any(name.startswith((".venv", ".git/")) for name in names)


def test_a_bare_checkout_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "linter", "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("newslint ")
