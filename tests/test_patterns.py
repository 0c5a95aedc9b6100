"""Patterns that are compiled late, and searches that look only where a word stands, find what plain ones find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from linter.document import Document
from linter.patterns import later
from linter.relations.growth.clauses import another_subject

PATTERN = r"\b(?:first|second|only)(?: [a-z]+)? (?:visit|first)\b"
WORDS = st.lists(
    st.sampled_from(["first", "Second", "only", "visit", "the", "İ", "8", "-", ".", " ", "\n"]), max_size=40
)


@given(WORDS.map(" ".join))
def test_matches_are_those_of_finditer(prose: str) -> None:
    document = Document("a.txt", prose, prose)
    pattern = re.compile(PATTERN, re.I)
    found = [match.span() for match in document.matches(pattern, {"first", "second", "only"})]
    assert found == [match.span() for match in pattern.finditer(prose)]


@given(WORDS.map("".join))
def test_places_are_where_the_words_stand(prose: str) -> None:
    document = Document("a.txt", prose, prose)
    places = document.places({"first", "visit"})
    assert places == [m.start() for m in re.finditer(r"[^\W\d_]+", prose) if m[0].lower() in ("first", "visit")]
    assert document.holds({"first", "visit"}) == bool(places)


def test_a_late_pattern_is_one_that_compiles_when_used() -> None:
    assert later("(").__class__ is later("a").__class__  # nothing is compiled yet
    pattern = later("(?P<word>[a-z]+)", re.I)
    match = pattern.search("12 Storks")
    assert match is not None
    assert match["word"] == "Storks"
    assert pattern.pattern == "(?P<word>[a-z]+)"
    assert pattern.findall("a b") == ["a", "b"]


def test_words_that_lead_to_a_change_are_read_in_one_go() -> None:
    assert another_subject("6 cents, " + "as has moves " * 2000 + "zebras by ")
    assert not another_subject("6 cents, " + "as has moves " * 2000)
