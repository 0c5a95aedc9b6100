"""What the desk lets stand: the forms of a mark, what each covers, and what is said of one that lets nothing stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linter import discovery, marks

if TYPE_CHECKING:
    from tests.conftest import Newsroom

LONG, SHORT = "Dragon bridge is 666 metres.", "Dragon bridge is 566 metres."


@pytest.mark.parametrize(
    ("name", "copy"),
    {
        "on its line": ("a.md", f"{LONG} <!-- stet rival-lengths: as signed -->\n\n{SHORT}\n"),
        "before the line": ("a.md", f"<!-- stet rival-lengths: as signed -->\n{LONG}\n\n{SHORT}\n"),
        "before the line, with a line between": ("a.md", f"<!--stet rival-lengths-->\n\n{LONG}\n\n{SHORT}\n"),
        "before a line and another comment": ("a.md", f"<!-- stet rival-lengths -->\n<!-- x -->\n{LONG}\n\n{SHORT}\n"),
        "several rules": ("a.md", f"{LONG} <!-- stet misspelling, rival-lengths : why -->\n\n{SHORT}\n"),
        "over several lines": ("a.md", f"<!-- stet rival-lengths:\n a long\n story -->\n{LONG}\n\n{SHORT}\n"),
        "a block": ("a.md", f"<!-- stet-block rival-lengths -->\n\nA bridge.\n{LONG}\n\n{SHORT}\n"),
        "in its block": ("a.md", f"{LONG}\nA bridge. <!-- stet-block rival-lengths -->\nAh.\n\n{SHORT}\n"),
        "a list": ("a.md", f"<!-- stet-block rival-lengths -->\n\n- A bridge.\n- {LONG}\n\nWords.\n\n{SHORT}\n"),
        "the file": ("a.md", f"{LONG}\n\n{SHORT}\n\n<!-- stet-file rival-lengths: as signed -->\n"),
        "HTML": ("a.html", f"<p>{LONG}</p> <!-- stet rival-lengths -->\n<p>{SHORT}</p>"),
        "HTML, a block": ("a.html", f"<h1>A</h1><!-- stet-block rival-lengths --><p>{LONG}</p><p>{SHORT}</p>"),
        "HTML, inside a block": ("a.html", f"<p>{LONG}<!-- stet-block rival-lengths --> Ah.</p><p>{SHORT}</p>"),
        "plain text, on its line": ("a.txt", f"{LONG} [stet rival-lengths: as signed]\n{SHORT}\n"),
        "plain text, before it": ("a.txt", f"[stet rival-lengths: as signed]\n{LONG}\n{SHORT}\n"),
        "plain text, the file": ("a.txt", f"[STET-FILE rival-lengths: as signed]\n{LONG}\n{SHORT}\n"),
        "plain text, Windows line ends": ("a.txt", f"{LONG} [stet rival-lengths]\r\n{SHORT}\r\n"),
        "the second of two places": ("a.md", f"{LONG}\n\n{SHORT} <!-- stet rival-lengths -->\n"),
        "sic": ("a.txt", "Dragon bridge is 666 metres [sic].\nDragon bridge is 566 metres.\n"),
        "sic in italics": ("a.html", f"<p>{LONG} [<i>sic</i>]</p><p>{SHORT}</p>"),
    }.values(),
)  # fmt: skip
def test_a_mark_lets_a_finding_stand(newsroom: Newsroom, name: str, copy: str) -> None:
    newsroom.write(name, copy)
    status, report = newsroom.lint(name)
    assert [stood["rule"] for stood in report["let_stand"]] == ["rival-lengths"]
    assert (status, report["findings"]) == (0, [])


@pytest.mark.parametrize(
    "copy",
    [
        f"<!-- stet rival-lengths -->\nA bridge.\n\n{LONG}\n\n{SHORT}\n",
        f"<!-- stet-block rival-lengths -->\n\nA bridge.\n\n{LONG}\n\n{SHORT}\n",
        f"{LONG}\n\nA bridge. <!-- stet-block rival-lengths -->\n\n{SHORT}\n",
    ],
)
def test_a_mark_speaks_of_its_own_place_only(newsroom: Newsroom, copy: str) -> None:
    newsroom.write("a.md", copy)
    assert {rule for rule, _, _ in newsroom.found("a.md")} == {"rival-lengths", "unused-stet"}


def test_the_reason_is_kept_and_the_summary_counts(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.write("a.txt", f"{LONG} [stet rival-lengths: as  signed: see memo]\n{SHORT}\n")
    stood = newsroom.lint("a.txt")[1]["let_stand"][0]
    assert (stood["stet"], stood["line"], stood["message"][:13]) == ("as signed: see memo", 1, "Dragon bridge")
    from linter.cli import main

    assert main(["a.txt"]) == 0
    assert "1 draft, no findings, 1 let stand" in capsys.readouterr().out


def test_marks_in_plain_text_are_not_copy(newsroom: Newsroom) -> None:
    path = newsroom.write("a.txt", f"{LONG} [stet rival-lengths: Dragon bridge is 1 metres.]\n{SHORT}\n")
    document = discovery.load(str(path))
    assert document.prose == f"{LONG}\n{SHORT}\n"
    assert [mark.place.text for mark in marks.find(document)] == ["[stet rival-lengths: Dragon bridge is 1 metres.]"]
    assert "[stet" in document.source


def test_a_finding_across_drafts_stands_by_a_mark_at_either_place(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", LONG)
    newsroom.write("b.txt", f"{SHORT} [stet rival-lengths: as it was then]\n")
    assert newsroom.status("a.txt", "b.txt") == 0
    assert newsroom.status("b.txt", "--with", "a.txt") == 0
    assert newsroom.status("a.txt", "--with", "b.txt") == 0


def test_a_misspelt_mark_is_reported_with_the_nearest_name(newsroom: Newsroom) -> None:
    newsroom.write(
        "a.md", f"{LONG} <!-- stet rival-length: why -->\n\n<!-- stet-fiel rival-lengths -->\n\n<!-- stet -->\n"
    )
    status, report = newsroom.lint("a.md")
    assert status == 1
    assert [(f["rule"], f["severity"], f["line"]) for f in report["findings"]] == [
        ("misspelt-stet", "warning", line) for line in (1, 3, 5)
    ]
    said = " / ".join(f["message"] for f in report["findings"])
    assert "did you mean 'rival-lengths'?" in said
    assert "did you mean 'stet-file'?" in said
    assert "names no rule" in said


def test_an_unused_mark_is_reported(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", f"{LONG} [stet rival-lengths: why]\n")
    newsroom.write("b.txt", LONG)
    both = newsroom.lint("a.txt", "b.txt")[1]["findings"]
    assert [(f["rule"], f["severity"], f["path"]) for f in both] == [("unused-stet", "info", "a.txt")]
    assert newsroom.found("b.txt", "--with", "a.txt") == [], "the mark is in a draft that was not asked about"
    assert newsroom.found("a.txt", "b.txt", "--ignore", "unused-stet") == []
    assert newsroom.found("a.txt", "b.txt", "--ignore", "rival-lengths") == [], "nobody knows"


def test_settings_let_stand_by_file_and_rule(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    newsroom.settings('[[stet]]\nfile = "sent/**"\nrule = "rival-lengths"\nreason = "as published"\n')
    newsroom.write("sent/2024/a.txt", f"{LONG}\n{SHORT}\n")
    status, report = newsroom.lint("sent")
    assert (status, report["let_stand"][0]["stet"]) == (0, "as published")
    newsroom.write("sent/2024/a.txt", f"{LONG}\n")
    assert newsroom.status("sent") == 0
    assert "[[stet]] for sent/** (as published) lets nothing stand" in capsys.readouterr().err


def test_settings_let_stand_by_fingerprint(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.write("sent/a.txt", f"{LONG}\n{SHORT}\n")
    fingerprint = newsroom.lint("sent/a.txt")[1]["findings"][0]["fingerprint"]
    newsroom.settings(f'[[stet]]\nfingerprint = "{fingerprint}"\nreason = "as published"\n')
    newsroom.write("sent/a.txt", f"Words.\n\n{LONG}\n\n{SHORT}\n")
    assert newsroom.status("sent/a.txt") == 0
    monkeypatch.chdir(newsroom.folder / "sent")
    assert newsroom.status("a.txt") == 0, "from wherever the run is started"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('file = "a"\nreason = "x"', "needs a rule or a fingerprint"),
        ('rule = "rival-lengths"', "stet.0.reason"),
        ('rule = "rival-length"\nreason = "x"', "did you mean 'rival-lengths'?"),
        ('rull = "rival-lengths"\nreason = "x"', "rull"),
    ],
)
def test_a_broken_entry_is_a_mistake(
    newsroom: Newsroom, entry: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.settings(f"[[stet]]\n{entry}\n")
    newsroom.write("a.txt", LONG)
    assert newsroom.status("a.txt") == 2
    assert said in capsys.readouterr().err


def test_hostile_marks_take_no_time(newsroom: Newsroom) -> None:
    copy = "<!-- stet " * 3000 + "[stet " * 3000 + "[sic" * 3000 + "\n" + LONG
    document = discovery.parse("a.md", copy.encode())
    assert list(marks.find(document)) == []
