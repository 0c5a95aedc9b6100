"""Every format against its schema or its reader, with copy that tries to break it; and the same bytes always."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from linter import desk, discovery, intake, manual, registry, settings
from linter.finding import ERROR, INFO, WARNING, Agreement, Finding, Related, Repair
from linter.report import Page, Report, Skipped
from linter.settings import Settings

jsonschema = pytest.importorskip("jsonschema")
xmlschema = pytest.importorskip("xmlschema")

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
NASTY = (
    "</script><script>alert(1)</script> \"quoted\" 'single' & <b>bold</b> [link](javascript:alert(2)) {0} "
    "%0A::error::x | pipe `code` * star _ under # hash @desk ]]> 100% :: file=a,line=1, tab\there Phạm Minh Chính"
)
FORMATS = sorted(registry.reports())


def nasty() -> Report:
    """Two drafts with odd names, full of every language's markup, contradicting each other three times."""
    one = discovery.parse("de sk/a&b <x>,100%.txt", f"A headline\n\n{NASTY} was 3.\n\n{NASTY} was 3.\n".encode())
    two = discovery.parse("desk/#[z]é:1.txt", f"Another\n\nIt was 4; {NASTY}\n".encode())
    start = one.prose.index("100%")
    first, second = one.span(start, start + 4), one.span(one.prose.rindex("100%"), one.prose.rindex("100%") + 4)
    other = two.span(two.prose.index("It was 4"), two.prose.index(";"))
    found = (
        Finding("conflicting-figures", ERROR, NASTY, NASTY, first, (Related(other, NASTY),), (Repair(NASTY),)),
        Finding("conflicting-figures", ERROR, NASTY, NASTY, second, (Related(other, NASTY),), (Repair("x", True),)),
        Finding("rule-of-the-house", WARNING, "odd\nand on two lines", "", other, (Related(first),)),
        Finding("drifting-name", INFO, "a note", "", other),
    )
    skipped = (Skipped("x/<y>.txt", NASTY),)
    return Report((one, two), found, (Agreement("conflicting-figures", NASTY, NASTY, (first, other)),), skipped)


@cache
def seeds(jobs: int = 1) -> Report:
    chosen = Settings()
    drafts, _ = intake.find([str(ROOT / "seeds")], chosen)
    return desk.check(drafts, [], settings.make(registry.rules(), chosen), chosen, jobs)


def written(report: Report, name: str, page: Page = Page()) -> str:  # noqa: B008
    out = io.StringIO()
    registry.report(name).write(report, out, page)
    return out.getvalue()


def reports() -> list[Report]:
    return [nasty(), seeds(), Report(())]


def schema(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(3))
def test_sarif_obeys_its_schema(number: int) -> None:
    whole = json.loads(written(reports()[number], "sarif"))
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(whole)
    (run,) = whole["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]["newslint/v1"]
        places = [result["locations"][0], *result.get("relatedLocations", [])]
        for place in places:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"(file:///)?[A-Za-z0-9._~/%-]+", uri), uri
        linked = {int(n) for n in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
        assert linked == {place["id"] for place in places[1:]}, "each other side is linked from the message"


def test_sarif_names_files_as_they_are_named() -> None:
    (run,) = json.loads(written(nasty(), "sarif"))["runs"]
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert unquote(uris[0]) == "de sk/a&b <x>,100%.txt"
    assert uris[2] == "desk/%23%5Bz%5D%C3%A9%3A1.txt"


def test_sarif_carries_the_manual() -> None:
    (run,) = json.loads(written(seeds(), "sarif"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == set(registry.rules()), "all that were asked, that a service can tell fixed from not asked"
    for name, rule in rules.items():
        page = rule["help"]["markdown"]
        assert page.startswith(f"# {name}\n")
        assert all(f"\n## {heading}\n" in page for heading in manual.HEADINGS), name
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")


@pytest.mark.parametrize("number", range(3))
def test_gitlab_obeys_its_schema(number: int) -> None:
    rows = json.loads(written(reports()[number], "gitlab"))
    jsonschema.Draft202012Validator(schema("gitlab-code-quality.json")).validate(rows)
    assert len({row["fingerprint"] for row in rows}) == len(rows), "GitLab drops the second of two equal ones"


@pytest.mark.parametrize("number", range(3))
def test_junit_obeys_its_schema_and_can_be_read(number: int) -> None:
    import junitparser  # type: ignore[import-untyped,unused-ignore]

    report = reports()[number]
    words = written(report, "junit")
    xmlschema.XMLSchema(str(DATA / "junit-10.xsd")).validate(words)
    read = junitparser.JUnitXml.fromstring(words.encode())
    cases = [case for suite in read for case in suite]
    assert len(cases) == len(report.documents) + len(report.skipped), "one case a draft"
    assert (read.tests, read.errors) == (len(cases), len(report.skipped))
    assert read.failures == sum(any(isinstance(r, junitparser.Failure) for r in case.result) for case in cases)
    assert {case.name for case in cases} >= {document.path for document in report.documents}


@pytest.mark.parametrize("number", range(3))
def test_checkstyle_obeys_its_schema(number: int) -> None:
    report = reports()[number]
    words = written(report, "checkstyle")
    xmlschema.XMLSchema(str(DATA / "checkstyle.xsd")).validate(words)
    errors = [error.attrib for error in ElementTree.fromstring(words.encode()).iter("error") if error.get("column")]
    places = [(str(found.span.line), str(found.span.column)) for found in report.findings]
    assert [(error["line"], error["column"]) for error in errors] == places


@pytest.mark.parametrize("number", range(3))
def test_json_and_json_lines_obey_their_schema(number: int) -> None:
    promise = schema("newslint-report.json")
    whole = json.loads(written(reports()[number], "json"))
    jsonschema.Draft202012Validator(promise).validate(whole)
    for line in written(reports()[number], "jsonl").splitlines():
        row = json.loads(line)
        part = {"$ref": f"#/$defs/{row.pop('type')}", "$defs": promise["$defs"]}
        jsonschema.Draft202012Validator(part).validate(row)


def test_github_commands_are_one_line_each_and_escaped() -> None:
    command = re.compile(r"::(error|warning|notice) (file=[^,:]+)((?:,\w+=[^,:]*)*)::(.*)")
    lines = written(nasty(), "github").splitlines()
    assert len(lines) == 5
    for line in lines:
        read = command.fullmatch(line)
        assert read, line
        properties = dict(pair.split("=", 1) for pair in (read[2] + read[3]).split(","))
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert "%0A::error" not in line, "a per cent sign in the copy stays a per cent sign"
    path = unquote(re.findall("file=([^,]+)", lines[0])[0])
    assert path == "de sk/a&b <x>,100%.txt"


def test_concise_is_a_line_each() -> None:
    for report in reports():
        lines = written(report, "concise").splitlines()
        assert len(lines) == len(report.findings)
        assert all(f": {f.severity}: {f.rule}: " in line for f, line in zip(report.findings, lines, strict=True))


def test_markdown_shows_copy_as_copy() -> None:
    """A Markdown reader finds no markup but the memo's own, and both quotations in full."""
    markdown_it = pytest.importorskip("markdown_it")
    shown = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(written(nasty(), "markdown"))
    shown = re.sub(r"<!-- -->", "", shown)
    assert set(re.findall(r"<([a-z0-9]+)", shown)) <= {
        "h2",
        "h3",
        "h4",
        "p",
        "strong",
        "code",
        "blockquote",
        "ul",
        "li",
    }
    assert "href" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<strong>It was 4</strong>" in shown
    raw = written(nasty(), "markdown")
    assert not re.search(r"[@#]\w", raw.replace("\\", ""))


def test_markdown_is_by_story_with_both_sides_and_the_reason() -> None:
    memo = written(seeds(), "markdown")
    assert memo.count("\n### ") == len({seeds().stories[f.span.path] for f in seeds().findings})
    assert memo.count("\n#### ") == len(seeds().findings)
    for found in seeds().findings:
        assert f"line {found.span.line}\n> " in memo


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_whoever_reads(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "CHUNK", 4000)  # so that even the sample briefs are shared out
    page = Page(agreements=True)
    expected = written(seeds(), name, page)
    for jobs in (2, 4):
        assert written(seeds(jobs), name, page) == expected, f"{jobs} workers"


def test_the_same_bytes_whatever_the_order_and_the_seed(tmp_path: Path) -> None:
    copy = {"a": "Dragon bridge is 666 metres long.\n", "b": "Trade was $4.57 billion in 2024.\n", "c": "Clean.\n"}
    for name, words in copy.items():
        (tmp_path / f"{name}.txt").write_text(words)
    for name in FORMATS:
        seen = set()
        for seed, order in zip(("0", "1", "77"), list(permutations(["a.txt", "b.txt", "c.txt"]))[::2], strict=True):
            done = subprocess.run(
                [sys.executable, "-m", "linter", "--output-format", name, *order], cwd=tmp_path, check=False,
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}, capture_output=True,
            )  # fmt: skip
            assert done.returncode in (0, 1), done.stderr.decode()
            seen.add(done.stdout)
        assert len(seen) == 1, name
