"""The manual says all there is to a rule, docs/rules.md is current, and `lint init` begins well."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from linter import manual, registry, settings
from linter.cli import main
from linter.rule import Rule
from linter.settings import Settings

ROOT = Path(__file__).parents[1]
RULES = registry.rules()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name())
def test_a_page_says_all_there_is(rule: type[Rule[Any]]) -> None:
    page, chapter = manual.page(rule), manual.whole({rule.name(): rule})
    for words in (*manual.HEADINGS, rule.severity, "Caught", "Allowed", "In direct speech", rule.source):
        assert words in page
        assert words in chapter
    for setting in re.findall(r"^([a-z-]+) = ", chapter, re.M):
        assert f"    {setting} = " in page
    marks = sum(len(example.marks) for example in rule.catches)
    assert page.count("[[") >= marks
    assert chapter.count("[[") >= marks


def test_the_printed_settings_can_be_used() -> None:
    for rule in RULES.values():
        for block in re.findall(r"```toml\n(.*?)```", manual.whole({rule.name(): rule}), re.S):
            table = tomllib.loads(block)["tool"]["lint"]["rules"]
            assert settings.make(RULES, Settings(select=(rule.name(),), rules=table)) == [rule()]


def test_docs_rules_is_current() -> None:
    found = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert found == manual.whole(RULES), "run `make docs`"


def test_every_rule_of_the_table_has_its_page() -> None:
    text = manual.whole(RULES)
    links = re.findall(r"\]\(#([a-z-]+)\)", text)
    assert links == list(RULES)
    assert re.findall(r"^## ([a-z-]+)$", text, re.M) == links


def test_explain_all_prints_the_manual(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["explain", "--all"]) == 0
    assert capsys.readouterr().out == manual.whole(RULES)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_writes_settings_that_can_be_read(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    assert "newslint.toml is written" in out
    assert "id: newslint" in out
    assert "--output-format github" in out
    assert settings.load(None, newsroom).fail_on == "warning"


def test_init_adds_to_a_pyproject_without_settings(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = '[project]\nname = "drafts"  # é\n[tool.linter]\nx = 1'
    (newsroom / "pyproject.toml").write_text(before, encoding="utf-8")
    assert main(["init"]) == 0
    text = (newsroom / "pyproject.toml").read_text(encoding="utf-8")
    assert text.startswith(before)
    assert tomllib.loads(text)["tool"] == {"linter": {"x": 1}, "lint": {"fail-on": "warning"}}
    # The examples in it are right, too, once their marks are taken away.
    filled = re.sub(r"^# (?=\[tool|[a-z-]+ = )", "", text, flags=re.M)
    assert "some-rule" in tomllib.loads(filled)["tool"]["lint"]["severity"]
    assert not (newsroom / "newslint.toml").exists()
    capsys.readouterr()
    assert main(["init"]) == 2
    assert "already" in capsys.readouterr().err
    assert (newsroom / "pyproject.toml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["newslint.toml", "lint.toml"])
def test_init_overwrites_nothing(newsroom: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (newsroom / name).write_text("# mine\n", encoding="utf-8")
    (newsroom / "desk.toml").write_text("# mine\n", encoding="utf-8")
    assert main(["init"]) == 2
    assert main(["init", "--facts"]) == 2
    assert capsys.readouterr().err.count("already") == 2
    assert sorted(path.name for path in newsroom.glob("*.toml")) == sorted([name, "desk.toml"])
    assert {path.read_text(encoding="utf-8") for path in newsroom.glob("*.toml")} == {"# mine\n"}


def test_init_facts_writes_a_file_to_fill_in(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (newsroom / "a.txt").write_text("All is well.\n", encoding="utf-8")
    assert main(["init", "--facts"]) == 0
    assert "desk.toml" in capsys.readouterr().out
    assert main(["--facts", "desk.toml", "a.txt"]) == 0
