"""Copy that came in torn, shuffled, in capitals or with signs among its letters fails no rule."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from linter import desk, intake, registry, settings

SEEDS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "seeds").rglob("*.txt"))]
TIMES = 12  # drafts for each sort of damage
SIGNS = "0123456789.,-–%$£€()\"“”\n' "

Damage = Callable[[random.Random, str, str], str]


def torn(chance: random.Random, one: str, other: str) -> str:
    return one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :]


def shuffled(chance: random.Random, one: str, other: str) -> str:
    words = [*one.split(" "), *other.split(" ")]
    chance.shuffle(words)
    return " ".join(words)


def spattered(chance: random.Random, one: str, other: str) -> str:
    return "".join(letter if chance.random() > 0.03 else chance.choice(SIGNS) for letter in one)


def shouted(chance: random.Random, one: str, other: str) -> str:
    return one.upper() + other


def interleaved(chance: random.Random, one: str, other: str) -> str:
    return " ".join(word for pair in zip(one.split(), other.split(), strict=False) for word in pair)


@pytest.mark.parametrize("damage", [torn, shuffled, spattered, shouted, interleaved])
def test_damaged_copy_fails_no_rule(damage: Damage, tmp_path: Path) -> None:
    chance = random.Random(damage.__name__)
    for number in range(TIMES):
        copy = damage(chance, chance.choice(SEEDS), chance.choice(SEEDS))
        (tmp_path / f"{number}.txt").write_text(copy, "utf-8")
    chosen = settings.Settings()
    drafts, _ = intake.find((str(tmp_path),), chosen)
    report = desk.check(drafts, (), settings.make(registry.rules(()), chosen), chosen, 1, None)
    assert not report.skipped


@pytest.mark.parametrize(
    "copy",
    [
        "ADA SKIPWITH WAS BORN ON 3 MAY 1941.\n\nHULL, 4 June 2025 - Skipwith, 84, sang.",
        "Half of the boats are gone.\n\nThey visited all of the 90 boats. At 36 there was nothing, and at 0 a dog.",
        "Sales rose by a tenth.\n\nSales were 400 boats in 2024, compared with 400 boats in 2023.",
    ],
)
def test_odd_copy_fails_no_rule(copy: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(copy, "utf-8")
    chosen = settings.Settings()
    drafts, _ = intake.find((str(tmp_path),), chosen)
    assert not desk.check(drafts, (), settings.make(registry.rules(()), chosen), chosen, 1, None).skipped
