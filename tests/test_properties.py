"""What must hold for any amount and any copy: it reads back, spans are slices, order and length change nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.amounts import amounts
from linter.discovery import parse
from linter.finders.quantities import quantities

SCALES = {"": 1.0, " million": 1e6, "m": 1e6, " mln": 1e6, "bn": 1e9, " billion": 1e9, " trillion": 1e12, " trn": 1e12}
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "A$": "AUD",
    "VND": "VND",
    "USD ": "USD",
    "₹": "INR",
    "¥": "JPY",
}
NAMES = {
    "dollars": "USD",
    "euros": "EUR",
    "dong": "VND",
    "yen": "JPY",
    "Swiss francs": "CHF",
    "USD": "USD",
    "baht": "THB",
}
UNITS = {
    "%": "percent",
    " per cent": "percent",
    " km": "kilometre",
    "kg": "kilogram",
    " tonnes": "tonne",
    " miles": "mile",
}
FIGURES = st.integers(1, 999_999) | st.integers(1, 99_999).map(lambda n: n / 100)
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
WORDS = [
    "trade",
    "$4.57bn",
    "rose",
    "26%",
    "Vietnam",
    "in 2024",
    "two-thirds",
    "16 projects",
    "3-2",
    "5-7 km",
    "a dozen",
]


@given(FIGURES, st.sampled_from(sorted(SIGNS)), st.sampled_from(sorted(SCALES)))
def test_money_reads_back(number: float, sign: str, scale: str) -> None:
    (found,) = amounts(f"It cost {sign}{number:,}{scale} in all.")
    assert found.currency == SIGNS[sign]
    assert found.value == pytest.approx(number * SCALES[scale])
    assert found.low <= found.value <= found.high


@given(FIGURES, st.sampled_from(sorted(NAMES)), st.sampled_from(sorted(SCALES)))
def test_money_with_its_name_reads_back(number: float, name: str, scale: str) -> None:
    (found,) = amounts(f"It cost {number:,}{scale} {name} in all.")
    assert found.currency == NAMES[name]
    assert found.value == pytest.approx(number * SCALES[scale])


@given(FIGURES, st.sampled_from(sorted(UNITS)))
def test_measures_read_back(number: float, unit: str) -> None:
    (found,) = amounts(f"It came to {number:,}{unit}.")
    assert found.unit == UNITS[unit]
    assert found.value == pytest.approx(number)


@given(st.integers(1, 999_999), st.sampled_from(["tỷ", "triệu"]))
def test_vietnamese_reads_back(number: int, scale: str) -> None:
    written = f"{number:,}".replace(",", ".")
    (found,) = amounts(f"đạt {written} {scale} đồng", language="vi")
    assert found.currency == "VND"
    assert found.value == pytest.approx(number * {"tỷ": 1e9, "triệu": 1e6}[scale])


@given(st.lists(st.sampled_from(WORDS) | st.text(LETTERS, max_size=8), max_size=20).map(" ".join))
@settings(max_examples=60)
def test_a_span_is_a_slice_of_the_source(copy: str) -> None:
    document = parse("a.txt", f"He said {copy}".encode("utf-8", "replace"))
    for claim in quantities(document):
        assert document.source[claim.span.start : claim.span.end] == claim.span.text


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), st.sampled_from(["", "He left.\n\n"]))
def test_what_stands_elsewhere_changes_no_amount(sentence: str, before: str) -> None:
    alone = [(a.start, a.end, a.value, a.unit, a.currency) for a in amounts(sentence)]
    within = [
        (a.start - len(before), a.end - len(before), a.value, a.unit, a.currency)
        for a in amounts(before + sentence + "\n\nHe left.", len(before), len(before) + len(sentence))
    ]
    assert alone == within


@pytest.mark.parametrize(
    "piece", ["1,", "1.", "$", "1-", "one ", "a ", "half ", "million ", "1 ", "US$1bn-", "９", "-", "two-", "5 to "]
)
def test_hostile_input_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        copy = piece * (size // len(piece))
        begun = time.process_time()
        list(amounts(copy))
        return time.process_time() - begun

    list(amounts("1"))
    assert seconds(40_000) < 8 * seconds(10_000) + 0.2
