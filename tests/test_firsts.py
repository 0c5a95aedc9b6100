"""What the finder of firsts finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from linter.claims import First
from linter.document import Document
from linter.finders import firsts
from linter.readers import text


def found(copy: str) -> list[First]:
    return list(firsts.find(read(copy)))


def read(copy: str) -> Document:
    return text.read("a.txt", copy.encode())


RUSSIAN = "Russian Prime Minister Ivan Petrov arrived in Hanoi, Vietnam, on Tuesday. "


@pytest.mark.parametrize(
    ("copy", "words", "parts"),
    [
        (
            "This is the first visit of the Russian Prime Minister to Vietnam.",
            "first visit of the Russian Prime Minister to Vietnam",
            {"what": "visit", "who": "petrov", "where": "VN", "since": "", "scope": ()},
        ),
        (
            "It is PM Petrov’s first visit to Việt Nam and the first official visit by a foreign leader in 2025.",
            "first visit to Việt Nam",
            {"what": "visit", "who": "petrov", "where": "VN", "scope": ()},
        ),
        (
            "This is his first Vietnam visit since taking office in 2020.",
            "first Vietnam visit since taking office in 2020",
            {"what": "visit", "who": "petrov", "where": "VN", "since": "since taking office in 2020"},
        ),
        (
            "It is Petrov's first visit to Vietnam in his capacity as Russian Prime Minister.",
            "first visit to Vietnam in his capacity as Russian Prime Minister",
            {"who": "petrov", "scope": ("in his capacity as Russian Prime Minister",)},
        ),
        (
            "PM Petrov was glad to visit Vietnam for the first time, he said.",
            "visit Vietnam for the first time",
            {"what": "visit", "who": "petrov", "where": "VN"},
        ),
        ("He was the first guest of the country for 2025.", "first guest of the country for 2025", {"what": "guest"}),
        (
            "The plant is the first of its kind in Southeast Asia.",
            "the first of its kind in Southeast Asia",
            {"where": "southeast asia"},
        ),
        ("The plant, the first in the world, opened.", "the first in the world", {"where": "world", "what": ""}),
        ("Prices saw the first increase since 2019.", "first increase since 2019", {"since": "since 2019"}),
        ("It is the largest grant it has ever received.", "largest grant it has ever received", {"what": "grant"}),
        ("Ada Bell is the first woman to lead the trust.", "first woman to lead the trust", {"what": "woman"}),
        ("Unemployment is the highest since January 2023.", "highest since January 2023", {"rank": "highest"}),
        ("Fares last went up in 2021.", "Fares last went up in 2021", {"rank": "last", "since": "2021"}),
    ],
)  # fmt: skip
def test_a_first_is_taken_apart(copy: str, words: str, parts: dict[str, object]) -> None:
    claims = {claim.words: claim for claim in found(RUSSIAN + copy)}
    assert words in claims
    assert {name: getattr(claims[words], name) for name in parts} == parts


@pytest.mark.parametrize(
    "copy",
    [
        "Profit fell in the first half and the first quarter.",
        "Trade grew in the first eleven months of 2024.",
        "At first she refused.",
        "The first lady met the first minister.",
        "She took first place and first prize in the first round.",
        "On the first day he scored the first goal.",
        "It was the first of four. The first paragraph says so.",
        "He gave first aid on the first of May.",
        "It is not the longest in the county.",
        "Their first step to recovery was slow.",
    ],
)
def test_other_uses_of_first_are_no_claims(copy: str) -> None:
    assert found(copy) == []


@pytest.mark.parametrize(
    "copy", ["first " * 4000, "the largest " * 4000, "Aa " * 8000, "official visit to Vietnam " * 400]
)
def test_long_copy_is_read_in_good_time(copy: str) -> None:
    assert len(found(copy)) < 4000
