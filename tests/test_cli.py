"""The command line: what it reads, what it prints, how it ends, and what it says to bad input."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from linter.cli import main

ROOT = Path(__file__).parents[1]
LONG, SHORT, OTHER = (
    "Dragon bridge is 666 metres.\n",
    "Dragon bridge is 566 metres.\n",
    "Long Bien bridge is 9 metres.\n",
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of a newsroom that has one rule of its own, and no other rules on."""
    (tmp_path / "newslint.toml").write_text('rule-folders = ["desk_rules"]\nselect = ["rival-lengths"]\n')
    shutil.copytree(ROOT / "tests" / "desk_rules", tmp_path / "desk_rules")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return tmp_path


def write(**drafts: str | bytes) -> None:
    for name, copy in drafts.items():
        Path(f"{name}.txt").write_bytes(copy.encode() if isinstance(copy, str) else copy)


def lint(*argv: str) -> tuple[int, Any]:
    """The exit status and the JSON report."""
    Path("report.out").unlink(missing_ok=True)
    status = main([*argv, "--output-format", "json", "--output", "report.out"])
    return status, json.loads(Path("report.out").read_text(encoding="utf-8"))


def test_a_finding_names_both_places_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG, b=SHORT)
    assert main(["a.txt", "b.txt"]) == 1
    out = capsys.readouterr().out
    assert "a.txt:1:18" in out
    assert "b.txt:1:18" in out
    assert "2 drafts, 1 error\n" in out


def test_clean_copy_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG, b=LONG)
    assert main(["a.txt", "b.txt"]) == 0
    assert "2 drafts, no findings; 1 comparison agrees" in capsys.readouterr().out


def test_check_is_the_default_command_and_its_name_can_be_a_path() -> None:
    Path("check").mkdir()
    Path("check/a.txt").write_text(LONG)
    assert lint("./check") == lint("check", "./check")
    assert lint("check", "check")[1]["documents"] == 1


def test_options_may_stand_anywhere() -> None:
    write(a=LONG, b=SHORT)
    before = lint("check", "--select", "rival-lengths", "a.txt", "b.txt")
    assert before == lint("a.txt", "--select=rival-lengths", "b.txt")
    assert before == lint("a.txt", "b.txt", "--select", "rival-lengths,rival-lengths")


def test_a_folder_gives_the_same_as_its_files_in_any_order() -> None:
    write(a=LONG, b=SHORT, c=LONG)
    assert lint("a.txt", "b.txt", "c.txt") == lint("c.txt", "a.txt", "b.txt", "a.txt") == lint(".")


def test_siblings_are_compared_with_but_not_reported_on() -> None:
    write(a=LONG, b=SHORT, c=LONG.replace("666", "766"))
    status, report = lint("c.txt", "--with", "a.txt")
    assert (status, report["documents"], len(report["findings"])) == (1, 1, 1)
    assert report["findings"][0]["path"] == "a.txt"
    assert report["findings"][0]["related"][0]["path"] == "c.txt"
    assert lint("a.txt", "--with", ".")[1]["documents"] == 1
    write(d=OTHER)
    assert lint("d.txt", "--with", ".", "--with", "a.txt")[1]["findings"] == []


def test_siblings_can_be_a_setting(desk: Path) -> None:
    write(a=LONG)
    Path("archive").mkdir()
    Path("archive/b.txt").write_text(SHORT)
    with open("newslint.toml", "a") as settings:
        settings.write('with = ["archive"]\n')
    assert len(lint("a.txt")[1]["findings"]) == 1


def test_fail_on_decides_the_status() -> None:
    write(a=LONG, b=SHORT)
    with open("newslint.toml", "a") as settings:
        settings.write('severity.rival-lengths = "info"\n')
    assert lint(".")[0] == 0
    assert lint(".", "--fail-on", "info")[0] == 1
    assert lint(".")[1]["findings"][0]["severity"] == "info"


def test_ignored_rules_are_off() -> None:
    write(a=LONG, b=SHORT)
    assert lint(".", "--ignore", "rival-lengths")[0] == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_a_mistake(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG)
    assert main([option, "rival-length", "a.txt"]) == 2
    assert "no rule 'rival-length', did you mean 'rival-lengths'?" in capsys.readouterr().err


def test_an_unknown_format_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG)
    assert main(["--output-format", "jason", "a.txt"]) == 2
    assert "did you mean 'json'?" in capsys.readouterr().err
    assert main(["claims", "--output-format", "sarif", "a.txt"]) == 2
    assert "cannot show claims" in capsys.readouterr().err


def test_no_path_is_a_mistake() -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2


def test_any_number_of_workers_writes_the_same_bytes() -> None:
    for number in range(40):
        write(**{f"d{number:02}": f"{'Long ' * 4000}\n{LONG if number % 3 else SHORT}"})
    reports = []
    for jobs in ("1", "2", "4"):
        main([".", "--jobs", jobs, "--output-format", "json", "--output", f"{jobs}.out"])
        main([".", "--jobs", jobs, "--agreements", "--output", f"{jobs}.text.out"])
        reports.append(Path(f"{jobs}.out").read_bytes() + Path(f"{jobs}.text.out").read_bytes())
    assert reports[0] == reports[1] == reports[2]
    assert b'"findings": []' not in reports[0]


def test_standard_input_takes_the_place_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=LONG, b=LONG)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SHORT.encode())))
    _, report = lint("-", "--stdin-filename", "a.txt", "--with", ".")
    assert report["documents"] == 1
    assert [f["path"] for f in report["findings"]] == ["a.txt"]


def test_a_name_for_standard_input_needs_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG)
    assert main(["a.txt", "--stdin-filename", "b.txt"]) == 2
    assert "give - as the PATH" in capsys.readouterr().err


BAD = {
    "empty": (b"", "empty"),
    "binary": (b"\x7fELF\0\0\0\0\0\0\0\1\2\3" * 9, "not text"),
    "nothing": (None, "no such file"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_stops_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    data, reason = BAD[name]
    write(a=LONG, b=SHORT)
    if data is not None:
        write(**{name: data})
    status, report = lint("a.txt", f"{name}.txt", "b.txt")
    assert status == 2, "what could not be checked wins over findings"
    assert len(report["findings"]) == 1, "the other files are checked"
    assert [skipped["path"] for skipped in report["skipped"]] == [f"{name}.txt"]
    assert reason in str(report["skipped"][0]["reason"])
    told = capsys.readouterr().err
    assert told.startswith(f"lint: {name}.txt: ")
    assert reason in told
    assert ";" in told, "the cure"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_locked_file_is_told() -> None:
    write(a=LONG, b=SHORT)
    Path("b.txt").chmod(0)
    status, report = lint("a.txt", "b.txt")
    assert status == 2
    assert "permission" in str(report["skipped"][0]["reason"])


def test_a_file_that_fails_while_it_is_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str) -> None:
        raise RuntimeError("out of ink")

    write(a=LONG)
    monkeypatch.setattr("linter.discovery.load", fail)
    status, report = lint("a.txt")
    assert status == 2
    assert "RuntimeError: out of ink" in str(report["skipped"][0]["reason"])


def test_a_rule_that_fails_is_told_and_the_others_speak() -> None:
    write(a=LONG, b=SHORT)
    rival = Path("desk_rules/rival_lengths.py").read_text()
    Path("desk_rules/torn_page.py").write_text(
        rival.replace("        first, *others = claims\n", "        claims[99]\n")
    )
    Path("newslint.toml").write_text('rule-folders = ["desk_rules"]\nselect = ["rival-lengths", "torn-page"]\n')
    status, report = lint("a.txt", "b.txt")
    assert status == 2
    assert [finding["rule"] for finding in report["findings"]] == ["rival-lengths"]
    assert report["skipped"][0]["path"] == "rule torn-page"


def test_a_rule_that_fails_while_it_reads_loses_only_itself() -> None:
    write(a=LONG, b=SHORT)
    rival = Path("desk_rules/rival_lengths.py").read_text()
    Path("desk_rules/torn_page.py").write_text(
        rival.replace("    def find(", "    def find(self, document):\n        1 / 0\n\n    def once(")
    )
    Path("newslint.toml").write_text('rule-folders = ["desk_rules"]\nselect = ["rival-lengths", "torn-page"]\n')
    status, report = lint("a.txt", "b.txt")
    assert status == 2
    assert [finding["rule"] for finding in report["findings"]] == ["rival-lengths"]
    assert [skipped["path"] for skipped in report["skipped"]] == ["a.txt", "b.txt"]
    assert "torn-page failed on it" in str(report["skipped"][0]["reason"])


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    write(a=f"Café owners waited.\n{LONG}".encode(encoding), b=SHORT)
    status, report = lint("a.txt", "b.txt")
    assert (status, len(report["findings"]), report["skipped"]) == (1, 1, [])


def test_vietnamese_windows_encoding_is_read() -> None:
    copy = "Thủ tướng Phạm Minh Chính đã đến thăm Hà Nội. "
    write(a=(copy * 5).replace("ủ", "u\u0309").replace("ạ", "a\u0323").replace("í", "i\u0301").replace("ế", "ê\u0301")
          .replace("ộ", "ô\u0323").encode("cp1258", "ignore") + LONG.encode(), b=SHORT)  # fmt: skip
    assert lint("a.txt", "b.txt")[0] == 1


def test_ten_megabytes_on_one_line_are_read() -> None:
    write(a="The council met. " * 600_000 + LONG, b=SHORT)
    status, report = lint("a.txt", "b.txt")
    assert status == 1
    assert report["findings"][0]["column"] == 17 * 600_000 + 18


def test_an_output_file_that_cannot_be_written_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG)
    assert main(["a.txt", "--output", "no/such/folder/report.txt"]) == 2
    assert "cannot write no/such/folder/report.txt" in capsys.readouterr().err


def test_claims_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    write(a="HANOI, January 14, 2025 - Trade reached $4.57 billion in 2024.\n")
    assert main(["claims", "a.txt", "--kind", "quantity", "--output-format", "json"]) == 0
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert [claim["text"] for claim in claims] == ["$4.57 billion"]
    contract = (
        "kind path line column end_line end_column text value low high unit currency measure parties period hedge"
    )
    assert {*contract.split(), "modality", "source", "zone"} <= claims[0].keys()
    assert main(["claims", "a.txt"]) == 0
    assert "$4.57 billion" in capsys.readouterr().out
    assert main(["claims", "--kind", "date", "--output-format", "json", "a.txt"]) == 0
    dates = json.loads(capsys.readouterr().out)["claims"]
    assert ("2024-01-01", "2024-12-31") in {(claim["start"], claim["end"]) for claim in dates}


def test_an_unknown_kind_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG)
    assert main(["claims", "--kind", "quantities", "a.txt"]) == 2
    assert "did you mean 'quantity'?" in capsys.readouterr().err


def test_explain_prints_the_table_and_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert "rival-lengths" in capsys.readouterr().out
    assert main(["explain", "rival-lengths"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(
        "rival-lengths (error)\n\nOne bridge has two lengths.\n\nWhy it matters\n    A bridge has one."
    )
    assert "Dragon bridge is [[666 metres]]. Dragon bridge is [[566 metres]]." in page
    assert "slack = 0" in page
    assert main(["explain", "rival-length"]) == 2


def test_agreements_and_statistics(capsys: pytest.CaptureFixture[str]) -> None:
    write(a=LONG, b=SHORT, c=LONG)
    main([".", "--statistics", "--agreements"])
    out = capsys.readouterr().out
    assert "    1  error    rival-lengths\n" in out
    assert "agrees" in out
    assert "c.txt:1:18" in out


def test_colour_is_for_terminals_and_who_insists(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a=LONG, b=SHORT)
    main(["."])
    assert "\033[" not in capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["."])
    assert "\033[" in capsys.readouterr().out
    main([".", "--no-color"])
    assert "\033[" not in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["."])
    assert "\033[" not in capsys.readouterr().out


def python(code: str, *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, text=True, env=environment)


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    for number in range(300):
        write(**{f"d{number:03}": LONG if number % 2 else SHORT})
    code = "import sys; from linter.cli import run; sys.argv[1:] = ['.', '--output-format', 'json']; run()"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_fault_of_our_own_does_not_look_like_findings() -> None:
    write(a=LONG)
    code = "import sys; from linter import cli, desk; desk.check = None; sys.argv[1:] = ['a.txt']; cli.run()"
    done = python(code)
    assert done.returncode == 2
    assert "please report it" in done.stderr


def test_a_run_on_one_draft_imports_nothing_heavy() -> None:
    Path("newslint.toml").unlink()
    write(a="HANOI, January 14, 2025 - Trade reached $4.57 billion in 2024, up 12 per cent.\n")
    code = "import sys; from linter.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    loaded = set(python(code, "a.txt").stderr.split())
    heavy = "pydantic pint regex rich babel importlib.metadata asyncio multiprocessing concurrent.futures"
    assert "linter.desk" in loaded
    assert loaded & set(heavy.split()) == set()
