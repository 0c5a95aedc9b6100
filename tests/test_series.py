"""What a thing came to and came from, and the changes that the copy states."""

from __future__ import annotations

import pytest

from linter import registry
from linter.document import Document
from linter.relations.growth.series import series
from linter.relations.growth.told import told


def _draft(copy: str, name: str = "a.txt") -> Document:
    return registry.readers()["." + name.rpartition(".")[2]](name, copy.encode())


@pytest.mark.parametrize(
    ("copy", "pair"),
    [
        ("Revenue was 460 million pounds, compared with 500 million in 2023.", ("460 million pounds", "500 million")),
        ("Clinics treated 431 people in 2024. In 2021 they had treated 143.", ("431", "143")),
        ("The mine dug 30,000 tonnes in 2014 and 45,000 tonnes in 2024.", ("45,000 tonnes", "30,000 tonnes")),
        ("In all, 72,000 cartons were found. That compares with 50,000 in 2023.", ("72,000", "50,000")),
        ("Workers will get 540 pesos a day; they now get 500 pesos.", ("540 pesos", "500 pesos")),
        ("It sold 900 jars; last year it sold 600.", ("900", "600")),
    ],
)
def test_what_it_came_to_and_what_it_came_from(copy: str, pair: tuple[str, str]) -> None:
    found = series(_draft(f"The town council met on Monday.\n\n{copy}\n"))
    assert [(each.now.words, each.base.words) for each in found] == [pair]


@pytest.mark.parametrize(
    "copy",
    [
        "It sold 400 cars and 200 vans.",
        "It made 40 million euros, against a forecast of 50 million euros.",
        "He waited five years. Two years ago he left.",
        "The balance was plus 3, compared with minus 10.",
    ],
)
def test_two_amounts_that_are_no_then_and_now(copy: str) -> None:
    assert series(_draft(f"The town council met on Monday.\n\n{copy}\n")) == ()


def test_brackets_and_tables() -> None:
    listed = series(_draft("# Key figures\n\n- Revenue: $26 million ($24 million)\n- Staff: 71,000 (66,500)\n", "a.md"))
    assert [(each.now.words, each.base.words) for each in listed] == [
        ("$26 million", "$24 million"),
        ("71,000", "66,500"),
    ]
    rows = series(_draft("| | May 2025 | May 2024 |\n|---|---|---|\n| Price | $723 | $750 |\n", "a.md"))
    assert [(each.now.words, each.base.words) for each in rows] == [("$723", "$750")]


@pytest.mark.parametrize(
    ("copy", "words", "way"),
    [
        ("Burglary has dropped by 22% in the county.", "22%", "down"),
        ("Cases more than tripled last year.", "more than tripled", "up"),
        ("The ferry takes four times as many cars as the old one.", "four times", "up"),
        ("The village has lost two thirds of its people.", "two thirds", "down"),
    ],
)
def test_changes_as_the_copy_states_them(copy: str, words: str, way: str) -> None:
    assert (words, way) in {(each.words, each.way) for each in told(_draft(f"{copy}\n"))}
