"""Factors: how many times one amount is another, in the words that the copy has for it."""

from __future__ import annotations

import pytest

from linter.discovery import parse
from linter.finders.factors import ABOUT, AGAIN, FOLD, LESS_THAN, MORE_THAN, NEARLY, PART, TIMES, VERB, factors


@pytest.mark.parametrize(
    ("sentence", "words", "times", "form", "hedge"),
    [
        ("Sales doubled.", "doubled", 2, VERB, ""),
        ("Sales more than trebled.", "more than trebled", 3, VERB, MORE_THAN),
        ("Thefts were halved.", "halved", 0.5, VERB, ""),
        ("It drew twice as many.", "twice", 2, TIMES, ""),
        ("It drew almost three times as many.", "almost three times", 3, TIMES, NEARLY),
        ("It drew 2.5 times as many.", "2.5 times", 2.5, TIMES, ""),
        ("It was a fivefold rise.", "fivefold", 5, FOLD, ""),
        ("It grew 12-fold.", "12-fold", 12, FOLD, ""),
        ("It lost half of them.", "half", 0.5, PART, ""),
        ("It lost less than half of them.", "less than half", 0.5, PART, LESS_THAN),
        ("It lost two thirds of them.", "two thirds", 2 / 3, PART, ABOUT),
        ("It has half as many again as the old one.", "half as many again", 1.5, AGAIN, ""),
        ("It cost half again as much.", "half again", 1.5, AGAIN, ""),
    ],
)
def test_a_factor_is_read(sentence: str, words: str, times: float, form: str, hedge: str) -> None:
    document = parse("a.txt", sentence.encode())
    (factor,) = factors(document)
    assert document.prose[factor.start : factor.end] == words
    assert factor.times == pytest.approx(times)
    assert (factor.form, factor.hedge) == (form, hedge)


@pytest.mark.parametrize(
    "sentence",
    [
        "A double room costs more.",
        "It costs 41p to press a double sheet.",
        "She won the triple-jump title.",
        "They are paid double on Sundays.",
        "A doubles vendor was robbed.",
        "Ng won the mixed doubles.",
        "Lee reaches doubles final.",
        "The pub doubles as a bank.",
        "The third of five trams came late.",
    ],
)
def test_no_factor_is_read(sentence: str) -> None:
    assert not factors(parse("a.txt", sentence.encode()))


def test_what_is_changed_is_told() -> None:
    (factor,) = factors(parse("a.txt", b"The firm has doubled its fleet."))
    assert factor.object == "its"
