"""Every figure of the sample articles outside the repository, where they are there: value, measure, parties, period."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.discovery import load
from linter.document import NOT_THE_STORY
from linter.finders.quantities import quantities

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PAIR = ("RU", "VN")
# value, currency or unit, measure, parties, first and last day of the period
EXPECTED = {
    (4.57e9, "USD", "trade", PAIR, "2024-01-01", "2024-12-31"),
    (3.63e9, "USD", "trade", PAIR, "2023-01-01", "2023-12-31"),
    (26.0, "percent", "trade", PAIR, "2024-01-01", "2024-12-31"),
    (199.0, "", "project", PAIR, "2024-11-01", "2024-11-30"),
    (9.9e8, "USD", "investment", PAIR, "2024-11-01", "2024-11-30"),
    (1.6e9, "USD", "investment", PAIR, "2024-11-01", "2024-11-30"),
    (16.0, "", "project", PAIR, "2024-11-01", "2024-11-30"),
    (4.15e9, "USD", "trade", PAIR, "2024-01-01", "2024-11-30"),
    (147.0, "", "country", ("VN",), "2024-11-01", "2024-11-30"),
    (81.0, "", "country", ("RU",), "", ""),
    (60_000.0, "", "people", PAIR, "", ""),
    (20.0, "", "city", PAIR, "", ""),
    (15.0, "", "agreement", PAIR, "2024-01-01", "2024-12-31"),
    (2.5e8, "ton", "oil", PAIR, "", ""),
    (300.0, "", "specialist", PAIR, "", ""),
    (200.0, "", "teacher", ("RU",), "", ""),
    (5000.0, "", "student", ("RU",), "", ""),
    (1000.0, "", "student", PAIR, "", ""),
    (5000.0, "", "student", PAIR, "", ""),
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample articles are not here")
def test_the_figures_of_the_sample_articles_are_read() -> None:
    found = set()
    for path in sorted(SEEDS.glob("*.txt")):
        for claim in quantities(load(str(path))):
            if claim.zone in NOT_THE_STORY or isinstance(claim.value, tuple):
                continue
            start, end = (claim.period.start, claim.period.end) if claim.period else ("", "")
            unit = claim.currency or claim.unit
            found.add((claim.value, unit, claim.measure, claim.parties, str(start), str(end)))
    assert found >= EXPECTED, sorted(map(str, found))
