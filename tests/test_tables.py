"""Tables: how cells are read, and what their rules say of clean and of broken ones."""

from __future__ import annotations

import re

import pytest

from linter import registry
from linter.document import Document
from linter.engine import check
from linter.finders.cells import cells, read
from linter.finding import Finding

RULES = [registry.rules()[name]() for name in ("wrong-table", "misquoted-table")]


def document(copy: str, suffix: str = ".md") -> Document:
    return registry.readers()[suffix](f"a{suffix}", copy.encode())


def findings(copy: str, suffix: str = ".md") -> list[Finding]:
    return check([document(copy, suffix)], RULES)[0]


def table(head: str, *rows: str) -> str:
    """A Markdown table of rows with their cells between bars."""
    return "\n".join(f"| {row} |" for row in (head, re.sub(r"[^|]+", "---", head), *rows)) + "\n"


@pytest.mark.parametrize(
    ("words", "value", "step", "signed"),
    [
        ("+61.1%", 61.1, 0.1, True),
        ("−15.6", -15.6, 0.1, True),
        ("(15.6)", -15.6, 0.1, True),
        ("▼ 3.2%", -3.2, 0.1, True),
        ("412,000", 412_000, 1, False),
        ("1 200", 1200, 1, False),
        ("$1.2m", 1.2e6, 1e5, False),
        ("US$ 12.5 million", 12.5e6, 1e5, False),
        ("1,204†", 1204, 1, False),
        ("3.4 [1]", 3.4, 0.1, False),
        ("12 km", 12, 1, False),
    ],
)
def test_numbers_in_cells(words: str, value: float, step: float, signed: bool) -> None:
    found, size, sign = read(words)
    assert found == pytest.approx(value)
    assert size == pytest.approx(step)
    assert sign is signed


@pytest.mark.parametrize(
    "words", ["n/a", "–", "", "2024/25", "Jan 3", "2-1", "10:30", "5th", "Q3 2024", "3 hours 20", "12 (3)"]
)
def test_words_that_are_no_number(words: str) -> None:
    assert read(words)[0] is None


def test_cells_know_their_row_and_column() -> None:
    found = cells(document("| Town | 2023 | 2024 |\n|---|---|---|\n| Ostfeld | 41 | **43** |\n"))
    assert [(c.label, c.header, c.words, c.value) for c in found] == [
        ("Ostfeld", "Town", "Ostfeld", None), ("Ostfeld", "2023", "41", 41), ("Ostfeld", "2024", "43", 43),
    ]  # fmt: skip


def test_a_table_without_marked_headings_has_them_all_the_same() -> None:
    html = "<table><tr><td>Town</td><td>2024</td></tr><tr><td>Ostfeld</td><td>41</td></tr></table>"
    assert [(c.label, c.header) for c in cells(document(html, ".html"))][-1] == ("Ostfeld", "2024")


CLEAN = {
    "shares in one of two years": (
        "| City | 2023 (t) | 2024 (t) | Share in 2024 (%) |\n|---|---|---|---|\n| Marchmont | 62,000 | 63,700 | 35.0 "
        "|\n"
        "| Perdrix | 44,000 | 45,500 | 25.0 |\n| Ellice | 31,000 | 30,940 | 17.0 |\n| Kings | 23,000 | 23,660 | 13.0 "
        "|\n"
        "| Aubin | 15,000 | 18,200 | 10.0 |\n| Total | 175,000 | 182,000 | 100.0 |\n"
    ),
    "averages are not added": table("Town|Price (€)|Sold", "A|310|4", "B|290|6", "All|298|10"),
    "rounded parts": table("Fuel|TWh", "Coal|1.4", "Gas|2.4", "Wind|3.4", "Total|7.3"),
    "parts that overlap": "More than one answer was possible.\n\n"
    + table("Use|Share (%)", "Work|71", "Games|40", "Total|100"),
    "a missing cell": table("Port|Ships", "A|14", "B|n/a", "C|9", "Total|31"),
    "only the largest": "Top markets\n\n" + table("Market|Visitors", "India|540", "Laos|610", "Total|1,300"),
    "of which": table("Item|£m", "Care|40", "of which: homes|12", "Roads|20", "Total|60"),
    "a league table": table("Team|P|W|D|L|Pts", "Reds|10|6|2|2|20", "Blues|10|5|3|2|18"),
    "medals": table("Rank|Land|Gold|Silver|Bronze|Total", "1|Laos|3|4|9|16", "2|Peru|2|7|5|14", "3|Mali|2|2|6|10"),
    "points": table("Party|2019 (%)|2024 (%)|+/-", "Reds|41.2|44.0|+2.8", "Blues|39.9|35.1|-4.8"),
    "two kinds of percentage": table("Area|Poor (%)|Unemployed (%)", "A|61|12", "B|58|9", "C|44|8"),
    "another time": "In Ostfeld it was 24.10 euros in 2020.\n\n" + table("Town|Fare 2024 (euros)", "Ostfeld|41.20"),
    "another thing": "Ostfeld has spent 42.10 euros a head on lamps, and 14.20 on cats.\n\n"
    + table("Town|Fare (euros)", "Ostfeld|41.20", "Neuhof|42.10"),
}


@pytest.mark.parametrize("copy", CLEAN.values(), ids=CLEAN.keys())
def test_clean_tables_are_left_alone(copy: str) -> None:
    assert [f.message for f in findings(copy)] == []


BROKEN = {
    "how full the dams are": (
        "| Dam | Capacity | Stored | Full (%) |\n|---|---|---|---|\n| Petrel | 350 | 126 | 46 |\n| Bonte | 280 | 98 | "
        "35 |\n"
        "| Twaalf | 200 | 104 | 52 |\n| Soet | 120 | 52 | 43 |\n| Leeu | 100 | 41 | 41 |\n",
        "46",
    ),
    "total": (table("Crop|Area (ha)|Tonnes", "Rice|1,200|6,480", "Maize|800|3,440", "Total|2,000|9,290"), "9,290"),
    "count of few": (table("Party|Seats", "Reds|22", "Blues|15", "Others|3", "Total|41"), "41"),
    "digits exchanged": (table("Month|Visits", "Jan|1,204", "Feb|1,310", "Total|2,541"), "2,541"),
    "sum across": (table("Age|Men|Women|All", "18-24|120|131|251", "25-34|240|222|462", "35-44|201|190|381"), "381"),
    "change": (table("Land|2019|2024|Growth (%)", "Laos|4.1|5.0|22", "Peru|8.2|7.9|3.7", "Mali|2.0|2.6|30"), "3.7"),
    "difference": (
        table("Party|2019|2024|+/-", "Reds|41.2|44.0|+2.8", "Blues|39.9|35.1|-4.8", "Greens|9.1|11.4|+3.3"),
        "+3.3",
    ),
    "share": (
        table("Name|Votes|%", "Tran|12,431|51.2", "Ellis|8,702|38.8", "Moss|3,147|13.0", "Total|24,280|100"),
        "38.8",
    ),
}


@pytest.mark.parametrize(("copy", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_tables_are_caught_in_the_cell(copy: str, words: str) -> None:
    assert [f.span.text for f in findings(copy)] == [words]


def test_a_table_in_html() -> None:
    html = (
        "<table><tr><th>Land</th><th>2023</th><th>2024</th><th>Change</th></tr>"
        "<tr><td>Laos</td><td>412,000</td><td>498,000</td><td>+20.9%</td></tr>"
        "<tr><td>Peru</td><td>96,000</td><td>81,000</td><td>-15.6%</td></tr>"
        "<tr><td>Mali</td><td>54,000</td><td>87,000</td><td>+51.1%</td></tr></table>"
    )
    (found,) = findings(html, ".html")
    assert found.span.text == "+51.1%"
    assert [repair.replacement for repair in found.repairs] == ["+61.1%"]
    assert [related.span.text for related in found.related] == ["54,000", "87,000"]
