"""What is kept between runs changes nothing but how long they take."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter import kept, patterns, tables
from linter.patterns import either, later


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of the test's own."""
    file = tmp_path / "kept.bin"
    monkeypatch.setattr(kept, "_file", lambda: file)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept._store.cache_clear()
    yield file
    kept._store.cache_clear()


def write(path: str, data: bytes) -> None:
    Path(path).write_bytes(data)


def again() -> None:
    """What a run leaves to the next one."""
    kept.keep(write)
    kept._store.cache_clear()


@pytest.mark.parametrize(
    ("pattern", "flags", "copy"),
    [
        (r"(?P<day>\d{1,2})(?:st|nd)? (?P<month>May|June)", 0, "on 3 May and 2nd June"),
        (r"(?i)\bgrüße?\b|ĐỒNG", re.S, "Grüße, 5 đồng"),
        (r"(a)|(?P<b>b)(?=c)(?<!x)", re.I | re.M, "A bc xbc"),
        (r"[^\W\d_]++(?:[’'-]\w+)*+", 0, "Hội An’s well-kept 12"),
        ("", 0, "x"),
    ],
)
def test_a_kept_pattern_finds_what_a_new_one_finds(pattern: str, flags: int, copy: str, store: Path) -> None:
    wanted = [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in re.finditer(pattern, copy, flags)]
    for _ in range(2):  # compiled, then read back
        late = later(pattern, flags)
        assert [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in late.finditer(copy)] == wanted
        assert (late.pattern, late.flags, late.groups) == (pattern, re.compile(pattern, flags).flags, late.groups)
        again()
    assert store.exists()


def test_nothing_is_written_where_python_may_write_no_byte_code(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert later("ab+").search("abb")
    again()
    assert not store.exists()


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not ours", b"cut"])
def test_a_damaged_store_counts_for_nothing(damage: bytes, store: Path) -> None:
    assert later("ab+").search("abb")
    again()
    store.write_bytes(store.read_bytes()[:-9] if damage == b"cut" else damage)
    kept._store.cache_clear()
    assert later("ab+").search("abb")


def test_a_form_that_the_engine_refuses_is_compiled_anew() -> None:
    name = f"{patterns._ENGINE} 0 ab+"
    kept.put(name, b"nonsense")
    again()
    assert kept.get(name) == b"nonsense"
    assert later("ab+").search("abb")


def test_what_another_python_made_counts_for_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert later("ab+").search("abb")
    again()
    monkeypatch.setattr(kept, "_python", lambda: "4.0")
    kept._store.cache_clear()
    assert not kept._store().places


def test_a_wrong_pattern_says_so_as_ever() -> None:
    with pytest.raises(re.error):
        later("(").search("x")


def test_a_table_is_read_anew_when_its_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('words = ["one"]\n')
    assert tables.table(path) == tables.table(path) == {"words": ["one"]}
    again()
    assert tables.table(path) == {"words": ["one"]}
    path.write_text('words = ["one", "two"]\n')
    assert tables.table(path) == {"words": ["one", "two"]}


def test_alternatives_come_longest_first_and_in_one_order() -> None:
    assert either({"a", "ab", "b", "a.b"}) == either(["b", "a", "a.b", "ab"]) == r"a\.b|ab|a|b"


def test_a_second_run_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("HANOI, 14 January 2025 - It opened on Monday, 14 January 2025.\n")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path / "code")}
    runs = [
        subprocess.run([sys.executable, "-m", "linter", str(tmp_path / "a.txt")], env=environment, capture_output=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert b"wrong-weekday" in runs[0].stdout
    assert list((tmp_path / "code").rglob("kept.*.bin"))
