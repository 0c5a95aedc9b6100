"""Settings: where they are found, what they change, and what is said about a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import registry, settings
from linter.settings import Mistake, Settings


def load(tmp_path: Path, text: str, name: str = "newslint.toml") -> Settings:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return settings.load(None, tmp_path)


def own_rules() -> tuple[str, ...]:
    return (str(Path(__file__).parent / "desk_rules"),)


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert settings.load(None, tmp_path) == Settings()


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    desk = tmp_path / "world" / "asia"
    desk.mkdir(parents=True)
    (tmp_path / "newslint.toml").write_text('fail-on = "error"')
    (desk.parent / "pyproject.toml").write_text("[tool.other]\n[tool.ruff.lint]\n")
    assert settings.load(None, desk).fail_on == "error"
    (desk.parent / "pyproject.toml").write_text('[tool.lint]\nfail-on = "info"\n')
    assert settings.load(None, desk).fail_on == "info"
    (desk / "lint.toml").write_text("")
    assert settings.load(None, desk).fail_on == "warning"


def test_settings_above_the_repository_do_not_count(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    (drafts / ".git").mkdir(parents=True)
    (tmp_path / "newslint.toml").write_text('fail-on = "error"')
    assert settings.load(None, drafts).fail_on == "warning"


def test_a_named_file_counts_over_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "night.toml").write_text("furniture = true")
    (tmp_path / "newslint.toml").write_text("furniture = false")
    assert settings.load(str(tmp_path / "night.toml"), tmp_path).furniture


def test_paths_count_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "desk_rules").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    found = load(tmp_path, 'with = ["archive"]\nrule-folders = ["desk_rules"]\n')
    assert (found.siblings, found.own_rules) == (("../archive",), (str(tmp_path / "desk_rules"),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ingore = []", "newslint.toml: unknown setting 'ingore', did you mean 'ignore'?"),
        ("select = 'rival-lengths'", "setting 'select': input should be a valid tuple, not 'rival-lengths'"),
        ("fail-on = 'fatal'", "setting 'fail-on': input should be 'error', 'warning' or 'info', not 'fatal'"),
        ("furniture = 'maybe'", "setting 'furniture': input should be a valid boolean"),
        (
            "severity.rival-lengths = 'bad'",
            "setting 'severity.rival-lengths': input should be 'error', 'warning', 'info' or",
        ),
        ("folder = 'x'", "unknown setting 'folder'"),
        ("select = [", "newslint.toml: not valid TOML"),
        ("rule-folders = ['nowhere']", "setting 'rule-folders': there is no folder"),
        ("[tool.lint]\nselect = []", "write the settings at the top of this file"),
    ],
)
def test_a_wrong_setting_names_file_key_and_cure(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Mistake) as mistake:
        load(tmp_path, text)
    assert message in str(mistake.value)
    assert str(tmp_path) in str(mistake.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Mistake, match=r"none\.toml: cannot be read: No such file"):
        settings.load(str(tmp_path / "none.toml"), tmp_path)


def test_a_table_sets_a_rule(tmp_path: Path) -> None:
    found = load(tmp_path, "[rules.rival-lengths]\nslack = 20\n")
    (rule,) = settings.make({"rival-lengths": registry.rules(own_rules())["rival-lengths"]}, found)
    assert rule.slack == 20  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[rules.rival-lengths]\nslak = 20", "unknown setting 'slak', did you mean 'slack'?; it takes slack"),
        (
            "[rules.rival-lengths]\nslack = 'much'",
            "rule rival-lengths: setting 'slack': input should be a valid int",
        ),
        ("[rules.rival-length]\nslack = 1", "there is no rule 'rival-length', did you mean 'rival-lengths'?"),
        ("severity.rival-length = 'error'", "there is no rule 'rival-length'"),
        ("select = ['rival-length']", "there is no rule 'rival-length'"),
    ],
)
def test_a_wrong_setting_of_a_rule_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Mistake) as mistake:
        settings.make(registry.rules(own_rules()), load(tmp_path, text))
    assert message in str(mistake.value)


def test_select_ignore_and_off_choose_rules(tmp_path: Path) -> None:
    rules = registry.rules(own_rules())
    assert len(settings.make(rules, Settings())) == len(rules)
    names = [rule.name() for rule in settings.make(rules, load(tmp_path, "select = ['rival-lengths']"))]
    assert names == ["rival-lengths"]
    off = "severity.rival-lengths = 'off'", "ignore = ['rival-lengths']"
    for text in off:
        assert "rival-lengths" not in [rule.name() for rule in settings.make(rules, load(tmp_path, text))]
