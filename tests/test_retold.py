"""One sentence in two places: what counts as the one thing that differs, and where it stands in the source."""

from __future__ import annotations

import pytest

from linter.alignment.retold import NAME, NUMBER, OTHER, WORD, YEAR, difference, one_name
from linter.document import Span

RIVALS = {("won", "lost"), ("lost", "won")}
TOLD = "The mill by the harbour of Wick, built for flax in 1858, was sold by Anna Day for 340 crowns."
FINAL = "Wick won the cup final in Holm on Monday evening."


def differs(one: str, other: str) -> tuple[str, str, str] | None:
    left, right = WORD.findall(one), WORD.findall(other)
    found = difference(left, right, lambda a, b: (a, b) in RIVALS)
    return found and (found.sort, " ".join(left[slice(*found.one)]), " ".join(right[slice(*found.other)]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TOLD, TOLD.replace("1858", "1885"), (YEAR, "1858", "1885")),
        (TOLD, TOLD.replace("340", "430"), (NUMBER, "340", "430")),
        (TOLD, TOLD.replace("Anna Day", "the Bank of Holm"), None),  # "by", then words of two sorts
        (TOLD, TOLD.replace("Anna Day", "Bea Fox"), (NAME, "Anna Day", "Bea Fox")),
        (TOLD, TOLD.replace("Wick", "Holm").replace("340", "430"), None),  # two things: of another mill
        (TOLD, "The mill by the harbour of Holm, built for flax in 1858.", (NAME, "Wick", "Holm")),
        (TOLD, TOLD, None),
        (
            "Wick won the cup final in Holm on Monday evening.",
            "Wick lost the cup final in Holm on Monday.",
            (OTHER, "won", "lost"),
        ),
        ("Wick won the cup final in Holm on Monday evening.", "Wick took the cup final in Holm on Monday.", None),
        ("Anna Day was born in Wick.", "The ferry to Wick was late again.", None),
    ],
)
def test_the_one_thing_that_differs_is_found(one: str, other: str, expected: tuple[str, str, str] | None) -> None:
    assert differs(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [("Anna Day", "Ms Day", True), ("Russia", "Russian", True), ("WHO", "World Health Organization", True),
     ("Wick", "Holm", False), ("Anna Day", "Bea Fox", False)],
)  # fmt: skip
def test_names_of_one_person_place_or_body_are_no_difference(one: str, other: str, may_be: bool) -> None:
    assert one_name(one.split(), other.split()) is may_be


def test_a_part_of_a_place_knows_its_line_and_column() -> None:
    whole = Span("a.txt", 100, 117, 7, 5, 9, 4, "one two\nthree\nfour")
    assert whole.part(4, 7) == Span("a.txt", 104, 107, 7, 9, 7, 12, "two")
    assert whole.part(8, 13) == Span("a.txt", 108, 113, 8, 1, 8, 6, "three")
    assert whole.part(4, 18) == Span("a.txt", 104, 118, 7, 9, 9, 5, "two\nthree\nfour")
