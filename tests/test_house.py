"""What a newsroom sets of its own copy: how it writes dates, and which names mean the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.cli import main

DATE = "The bridge opened on {} and will be painted.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def claims(capsys: pytest.CaptureFixture[str], copy: str, settings: str, kind: str) -> list[dict[str, object]]:
    Path("newslint.toml").write_text(settings, encoding="utf-8")
    Path("a.txt").write_text(copy, encoding="utf-8")
    assert main(["claims", "a.txt", "--output-format", "json", "--kind", kind]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["claims"]
    return found


@pytest.mark.parametrize(
    ("settings", "written", "day"),
    [
        ("", "01/02/2025", None),
        ("", "14/02/2025", "2025-02-14"),
        ('numeric-dates = "day-first"', "01/02/2025", "2025-02-01"),
        ('numeric-dates = "month-first"', "01/02/2025", "2025-01-02"),
        ('numeric-dates = "month-first"', "14/02/2025", "2025-02-14"),
        ('numeric-dates = "day-first"', "02/14/2025", "2025-02-14"),
        ('numeric-dates = "month-first"', "2025-01-02", "2025-01-02"),
    ],
)
def test_the_house_decides_how_numeric_dates_are_read(
    settings: str, written: str, day: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = claims(capsys, DATE.format(written), settings, "date")
    assert found["start"] == day


def test_a_country_goes_by_its_other_names(capsys: pytest.CaptureFixture[str]) -> None:
    copy = "Trade between the Land of Smiles and Laos reached $4.57 billion in 2024.\n"
    (found,) = claims(capsys, copy, 'aliases = { Thailand = ["Land of Smiles"] }', "quantity")
    assert found["parties"] == ["LA", "TH"]


def test_a_person_goes_by_other_names(capsys: pytest.CaptureFixture[str]) -> None:
    copy = "Volodymyr Zelenskyy, 47, spoke first.\n\nVladimir Zelenski, 47, left early.\n"
    found = claims(capsys, copy, 'aliases = { "Volodymyr Zelenskyy" = ["Vladimir Zelenski"] }', "person")
    assert {claim["key"] for claim in found} == {"volodymyr zelenskyy"}


def test_aliases_bring_together_what_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.txt").write_text("Trade between Thailand and Laos reached $4.75 billion in 2024.\n", encoding="utf-8")
    Path("a.txt").write_text("Trade between Siam and Laos reached $4.57 billion in 2024.\n", encoding="utf-8")
    for settings, status in (("", 0), ('aliases = { Thailand = ["Siam"] }', 1), ("", 0)):
        Path("newslint.toml").write_text(settings, encoding="utf-8")
        assert main(["a.txt", "b.txt"]) == status  # nor does the cache remember what has changed


def test_a_wrong_convention_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("newslint.toml").write_text('numeric-dates = "backwards"', encoding="utf-8")
    assert main(["."]) == 2
    assert "numeric-dates" in capsys.readouterr().err
