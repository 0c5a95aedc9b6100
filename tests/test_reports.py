"""The formats, each over the same small report, and how a line of copy is cut for a terminal."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from linter import discovery, registry
from linter.clipping import cells, clip, lines
from linter.document import Document, Span
from linter.finding import ERROR, INFO, WARNING, Agreement, Finding, Related, Repair
from linter.report import Page, Report, Skipped

GOLDEN = Path(__file__).parent / "golden"
LONG = (
    "HANOI, January 14 - The two prime ministers opened the talks with a look at trade, which the host called the part "
    "of the relationship that had grown fastest: it reached $4.75 billion in 2024, he said, and would go on growing "
    "now that the free trade agreement was ten years old and had been widened to services and to electric cars."
)
TALKS = f"Trade talks open\n\n{LONG}\n"
WRAP = "Tết trade\n\nThủ tướng Phạm Minh Chính & co: <trade> was\n$4.57 billion in 2024, up 26%.\n"


def document(path: str, copy: str) -> Document:
    return discovery.parse(path, copy.encode())


def place(of: Document, words: str) -> Span:
    start = of.prose.index(words)
    return of.span(start, start + len(words))


@pytest.fixture(scope="module")
def report() -> Report:
    talks, wrap = document("desk/talks.txt", TALKS), document("desk/wrap.txt", WRAP)
    ours, theirs = place(talks, "$4.75 billion"), place(wrap, "$4.57 billion")
    figures = Finding(
        "conflicting-figures", ERROR, "trade in 2024 is $4.75 billion here, $4.57 billion elsewhere; 100% sure",
        "both: two-way trade, 2024", ours, (Related(theirs, "the other figure"),),
        (Repair("$4.57 billion"), Repair("$4.65 billion")),
    )  # fmt: skip
    name = Finding("drifting-name", INFO, "one spelling: Tết / Tet", "", place(wrap, "Tết"), (Related(ours),))
    on_two_lines = wrap.span(wrap.prose.index("was"), wrap.prose.index("billion"))
    words = Finding("odd-words", WARNING, "odd", "it runs on", on_two_lines)
    agreed = Agreement("conflicting-figures", "one year", "both: 2024", (place(talks, "2024"), place(wrap, "2024")))
    skipped = Skipped("desk/x.bin", "not text; leave out")
    return Report((talks, wrap), (figures, name, words, words), (agreed,), (skipped,))


def written(report: Report, name: str, page: Page = Page()) -> str:  # noqa: B008
    out = io.StringIO()
    registry.report(name).write(report, out, page)
    return out.getvalue()


@pytest.mark.parametrize("name", ["text", "concise", "markdown", "github"])
def test_what_people_read_is_as_it_was(name: str, report: Report) -> None:
    """tests/golden/NAME.txt; to accept a change, delete the file and run the test twice."""
    golden = GOLDEN / f"{name}.txt"
    now = written(report, name, Page(agreements=True))
    if not golden.exists():
        golden.write_text(now, encoding="utf-8")
        pytest.fail(f"{golden} is new: read it")
    assert now.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_every_format_writes_an_empty_report() -> None:
    for name in registry.reports():
        if name not in ("concise", "github", "jsonl"):
            assert written(Report(()), name), name


def test_marks_stand_under_the_words(report: Report) -> None:
    shown = written(report, "text").splitlines()
    for number, line in enumerate(shown):
        if line.startswith("     | ") and set(line[7:].strip()) == {"^"}:
            above, marks = shown[number - 1][7:], line[7:]
            assert above[len(marks) - len(marks.strip()) :].startswith(("$4.75 billion", "was", "$4.57 billion"))


def test_json_keeps_its_promise(report: Report) -> None:
    whole = json.loads(written(report, "json"))
    assert list(whole) == ["schema", "documents", "findings", "agreements", "skipped", "let_stand", "known"]
    assert (whole["schema"], whole["documents"]) == (1, 2)
    assert whole["skipped"] == [{"path": "desk/x.bin", "reason": "not text; leave out"}]
    first = whole["findings"][0]
    spot = {"path": str, "line": int, "column": int, "end_line": int, "end_column": int, "text": str}
    shape = {"rule": str, "severity": str, "message": str, "reason": str, "fingerprint": str, **spot}
    for key, kind in shape.items():
        assert isinstance(first[key], kind), key
    for key, kind in {**spot, "message": str}.items():
        assert isinstance(first["related"][0][key], kind), key
    assert first["repairs"][0] == {"replacement": "$4.57 billion", "safe": False}
    assert set(first) == {*shape, "related", "repairs"}
    assert (first["line"], first["column"], first["end_column"]) == (3, 170, 183)
    assert LONG[169:182] == first["text"]


def test_json_lines_are_the_same_records(report: Report) -> None:
    rows = [json.loads(line) for line in written(report, "jsonl").splitlines()]
    assert [row.pop("type") for row in rows] == ["finding"] * 4 + ["agreement", "skipped"]
    assert rows[:4] == json.loads(written(report, "json"))["findings"]


def test_sarif_is_what_the_standard_asks(report: Report) -> None:
    whole = json.loads(written(report, "sarif"))
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
    first = run["results"][0]
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "desk/wrap.txt"
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "$4.57 billion"
    assert run["invocations"][0]["executionSuccessful"] is False


def test_gitlab_rows_have_what_merge_requests_need(report: Report) -> None:
    rows: list[dict[str, Any]] = json.loads(written(report, "gitlab"))
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 4, "equal fingerprints would hide one"
    assert rows[0]["location"] == {"path": "desk/talks.txt", "lines": {"begin": 3, "end": 3}}


def test_xml_is_well_formed_whatever_the_copy_holds(report: Report) -> None:
    bad = document("a&b.txt", 'Trade "was" <b>\x0b\x1f\ufffe & more\n')
    odd = Finding("odd", ERROR, 'a "quoted" <message> & \x00 more', "why", place(bad, "was"))
    for tested in (report, Report((bad,), (odd,), (), (Skipped("c&d", "<no>"),))):
        junit = ElementTree.fromstring(written(tested, "junit").encode())
        cases = list(junit.iter("testcase"))
        assert int(junit.attrib["tests"]) == len(cases)
        faulty = {found.span.path for found in tested.findings if found.severity != INFO}
        assert int(junit.attrib["failures"]) == len(list(junit.iter("failure"))) == len(faulty)
        checkstyle = ElementTree.fromstring(written(tested, "checkstyle").encode())
        assert len(list(checkstyle.iter("error"))) == len(tested.findings) + len(tested.skipped)


def test_a_clean_draft_is_a_passed_case(report: Report) -> None:
    whole = ElementTree.fromstring(written(Report(report.documents), "junit").encode())
    assert [case.attrib["name"] for case in whole.iter("testcase")] == ["desk/talks.txt", "desk/wrap.txt"]
    assert not list(whole.iter("failure"))


@pytest.mark.parametrize("width", [20, 33, 60, 100, 400])
@pytest.mark.parametrize("words", ["HANOI", "$4.75 billion", "electric cars.", "trade", LONG[40:180]])
def test_a_cut_line_fits_and_holds_the_words(width: int, words: str) -> None:
    draft = document("a.txt", LONG)
    (cut,) = clip(lines(draft.source), place(draft, words), width)
    shown = cut.before + cut.words + cut.after
    assert cells(shown) <= width
    assert cut.words == words or cut.words.endswith("…")
    assert shown.strip("…") in LONG or cut.words.endswith("…")
    assert (cut.indent, cut.length) == (cells(cut.before), cells(cut.words))


def test_marks_line_up_under_accents_and_wide_letters() -> None:
    copy = unicodedata.normalize("NFD", "Thủ tướng 范明政\tPhạm Minh Chính") + " is 66."
    draft = document("a.txt", copy)
    (cut,) = clip(lines(draft.source), place(draft, "66"), 80)
    assert cut.indent == len("Thủ tướng ") + 6 + len(" Phạm Minh Chính is ")
    assert "\t" not in cut.before


def test_a_place_on_many_lines_shows_the_first_ones() -> None:
    copy = "one two\r\n  three four\r\nfive six\nseven\neight nine\n"
    span = Span("a.txt", 4, 44, 1, 5, 5, 6, copy[4:44])
    cuts = clip(lines(copy), span, 80)
    shown = [(cut.line, cut.before, cut.words) for cut in cuts]
    assert shown == [(1, "one ", "two"), (2, "", "three four"), (3, "", "five six")]


def test_a_place_between_two_words_has_a_mark() -> None:
    (cut,) = clip(["one two"], Span("a.txt", 4, 4, 1, 5, 1, 5, ""), 80)
    assert (cut.before, cut.words, cut.after, cut.length) == ("one ", "", "two", 1)
