"""Fixes: only safe repairs, and every other byte as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from linter.cli import main
from linter.decoding import encoding

if TYPE_CHECKING:
    from tests.conftest import Newsroom

SETTINGS = """
select = ["mixed-spelling", "mixed-notation"]
[rules.mixed-spelling]
house = ["Viet Nam", "email"]
[rules.mixed-notation]
house = ["US$", "per cent"]
"""
COPY = (
    "Viet Nam sold more rice, 5 per cent.\r\n\r\n“Vietnam is cheap,” he said by e-mail.  \r\n\r\n"
    + "The Vietnam News Agency saw northern Vietnam.\t\r\n\r\n" * 12
    + "It cost USD15 million, not US$ 16 million; down 3 percent. An email came."
)
FIXED = (
    COPY.replace("northern Vietnam", "northern Viet Nam")
    .replace("by e-mail", "by email")
    .replace("USD15", "US$15")
    .replace("3 percent", "3 per cent")
)


@pytest.fixture
def house(newsroom: Newsroom) -> Newsroom:
    (newsroom.folder / "newslint.toml").write_text(SETTINGS, encoding="utf-8")
    return newsroom


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_safe_repairs_are_made_and_nothing_else(
    house: Newsroom, codec: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = house.write("a.txt", COPY.encode(codec))
    path.chmod(0o640)
    assert main(["a.txt", "--fix"]) == 0
    assert path.read_bytes() == FIXED.encode(codec)
    assert path.stat().st_mode & 0o777 == 0o640
    assert capsys.readouterr().err == "lint: fixed 15, 0 more can be settled by hand\n"
    assert main(["a.txt", "--fix"]) == 0
    assert path.read_bytes() == FIXED.encode(codec), "fixing twice changes nothing more"
    assert sorted(os.listdir()) == ["a.txt", "desk_rules", "newslint.toml"], "nothing is left lying about"


def test_without_a_house_form_nothing_is_safe(house: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    Path("newslint.toml").write_text('select = ["mixed-spelling", "mixed-notation"]\n')
    path = house.write("a.txt", COPY)
    assert main(["a.txt", "--fix"]) == 1
    assert path.read_bytes() == COPY.encode()
    assert "fixed 0, 2 more can be settled by hand" in capsys.readouterr().err


def test_markup_and_declared_encodings_stay(house: Newsroom) -> None:
    page = "<meta charset=iso-8859-1>\n<p>Viet&nbsp;Nam fed <b>Vietnam</b> caf\xe9.</p>\n<p class=Vietnam>Vietnam!</p>"
    raw = page.replace("!", "&rsquo;s.").encode("latin-1")
    path = house.write("a.html", raw)
    assert house.status("a.html", "--fix") == 0
    assert path.read_bytes() == raw.replace(b"<b>Vietnam", b"<b>Viet Nam").replace(b">Vietnam&", b">Viet Nam&")


def test_letters_that_an_encoding_has_no_room_for_are_left(house: Newsroom) -> None:
    Path("newslint.toml").write_text(SETTINGS.replace('"Viet Nam"', '"Việt Nam"'), encoding="utf-8")
    copy = "Caf\xe9 in Viet Nam.\n".encode("cp1252")
    path = house.write("a.txt", copy)
    house.status("a.txt", "--fix")
    assert path.read_bytes() == copy


def test_bytes_that_are_no_text_leave_the_file_alone(house: Newsroom) -> None:
    copy = b"\xff\xfe" + "Vietnam here.\nViet Nam there.\n".encode("utf-16-le") + b"\x00"
    path = house.write("a.txt", copy)
    house.status("a.txt", "--fix")
    assert path.read_bytes() == copy
    assert encoding(copy) is None


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("tool", [("patch", "-p0", "--binary"), ("git", "apply", "-p0")])
def test_the_diff_is_one_that_patch_takes(house: Newsroom, codec: str, tool: tuple[str, ...]) -> None:
    if not shutil.which(tool[0]):
        pytest.skip(f"{tool[0]} is not installed")
    path = house.write("my drafts/a b.txt", COPY.encode(codec))
    other = house.write("c.md", "Viet Nam and Vietnam\n\nVietnam")
    assert main([".", "--diff", "--output", "../change.diff"]) == 1
    assert path.read_bytes() == COPY.encode(codec), "a preview changes nothing"
    subprocess.run([*tool, *(["-i"] if tool[0] == "patch" else []), "../change.diff"], check=True, capture_output=True)
    assert path.read_bytes() == FIXED.encode(codec)
    assert other.read_text() == "Viet Nam and Viet Nam\n\nViet Nam"
    assert main([".", "--diff", "--output", "../change.diff"]) == 0
    assert Path("../change.diff").read_bytes() == b""


def test_standard_input_gets_a_diff(house: Newsroom) -> None:
    argv = [sys.executable, "-m", "linter", "-", "--stdin-filename", "a.md"]
    done = subprocess.run([*argv, "--diff"], input=b"Viet Nam and Vietnam.\n", capture_output=True, check=False)
    assert (done.returncode, done.stdout.count(b"\n+Viet Nam and Viet Nam.")) == (1, 1)
    done = subprocess.run([*argv, "--fix"], input=b"Viet Nam and Vietnam.\n", capture_output=True, check=False)
    assert done.returncode == 2
    assert b"take --diff" in done.stderr


def test_siblings_and_what_stands_are_not_fixed(house: Newsroom) -> None:
    copy = "Viet Nam is here.\n\nVietnam is there. [stet mixed-spelling: a title]\n"
    path, other = house.write("a.txt", copy), house.write("b.txt", "Viet Nam and Vietnam.")
    house.status("a.txt", "--with", "b.txt", "--fix")
    assert path.read_text() == copy
    assert other.read_text() == "Viet Nam and Vietnam."


def test_a_draft_that_cannot_be_written_is_told(house: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anything")
    path = house.write("a.txt", COPY)
    path.chmod(0o444)
    assert main(["a.txt", "--fix"]) == 2
    assert "cannot write a.txt: Permission denied; nothing in it was changed" in capsys.readouterr().err
    assert path.read_bytes() == COPY.encode()


def test_a_disk_that_fills_up_leaves_the_draft_whole(
    house: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = house.write("a.txt", COPY)

    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert main(["a.txt", "--fix"]) == 2
    assert "cannot write a.txt: No space left on device" in capsys.readouterr().err
    assert path.read_bytes() == COPY.encode()
    assert sorted(os.listdir()) == ["a.txt", "desk_rules", "newslint.toml"]


def test_links_stay_links(house: Newsroom) -> None:
    path = house.write("real.txt", COPY)
    os.symlink("real.txt", "a.txt")
    assert house.status("a.txt", "--fix") == 0
    assert os.path.islink("a.txt")
    assert path.read_bytes() == FIXED.encode()
