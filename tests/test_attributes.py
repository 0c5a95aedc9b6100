"""What sets one thing apart, and what an earlier case is compared by."""

from __future__ import annotations

import pytest

from linter.finders.attributes import find
from linter.readers.text import read
from linter.relations.precedence.precedents import norm, novelties, precedent


@pytest.mark.parametrize(
    ("copy", "trait", "head", "value", "article"),
    [
        ("They got into a silver Mazda hatchback with a rack.", "colour", "car", "silver", "a"),
        ("They got into a silver Mazda hatchback with a rack.", "make", "hatchback", "mazda", "a"),
        ("The statue, a bronze of a fisherman, fell.", "material", "statue", "bronze", "a"),
        ("His left knee hurts.", "side", "knee", "left", "its"),
        ("The five-storey hotel was built in 1962.", "stor", "hotel", "5", "the"),
        ("A Dutch tourist apologised.", "country", "tourist", "NL", "a"),
        ("The crew left the yacht before dawn.", "kind", "vessel", "yacht", "the"),
        ("Another red kayak was found.", "colour", "kayak", "red", "some"),
    ],
)
def test_a_trait_is_read_with_its_noun(copy: str, trait: str, head: str, value: str, article: str) -> None:
    document = read("a.txt", f"Headline here\n\n{copy}\n".encode())
    found = {(c.trait, c.head, c.value, c.article) for c in find(document)}
    assert (trait, head, value, article) in found


@pytest.mark.parametrize(
    "copy",
    [
        "He was shown a red card.",  # the name of a thing, not its colour
        "The red of the hills faded.",
        "The Dutch minister spoke.",  # offices are told of many countries at once
        "She turned left at the church.",
    ],
)
def test_no_trait_is_read_where_there_is_none(copy: str) -> None:
    document = read("a.txt", f"Headline here\n\n{copy}\n".encode())
    assert not [c for c in find(document) if c.trait != "kind"]


def test_deeds_are_compared_in_any_form() -> None:
    assert norm("frozen") == norm("froze") == norm("freeze")
    assert norm("trophy") == norm("won")
    assert norm("nested") == norm("nest")


@pytest.mark.parametrize(
    ("limit", "year", "told"),
    [
        ("in living memory", 1963, True),
        ("in living memory", 1893, False),
        ("in 20 years", 2011, True),
        ("in 20 years", 2004, False),
        ("since 2015", 2015, False),
        ("since 2015", 2016, True),
        ("since records began", 1893, True),
    ],
)
def test_an_earlier_case_counts_within_the_time_claimed(limit: str, year: int, told: bool) -> None:
    copy = f"GHENT, 3 January 2025 - The canal froze for the first time {limit}.\n\nIt froze over in {year}, he said.\n"
    document = read("a.txt", copy.encode())
    cases = [precedent(document, claim) for claim in novelties(document)]
    assert (cases != [None]) is told
