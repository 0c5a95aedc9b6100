"""Whose visit, and of what kind; which tie, and between whom."""

from __future__ import annotations

import pytest

from linter.claims import Kind
from linter.finders import kinds
from linter.readers import text


def found(copy: str) -> list[Kind]:
    return list(kinds.find(text.read("a.txt", copy.encode())))


@pytest.mark.parametrize(
    ("copy", "kind", "whose", "where"),
    [
        ("Russian Prime Minister Ivan Petrov is on an official visit to Viet Nam.", "official", "petrov", "VN"),
        ("The state visit of French President Luc Moreau to Japan ended.", "state", "moreau", "JP"),
        ("Moreau's trip. French President Luc Moreau’s working visit to Japan ended.", "working", "moreau", "JP"),
        ("The president of Iceland, Sigrun Hall, began a state visit to Portugal.", "state", "hall", "PT"),
        ("Japan's prime minister welcomed the king of Norway on a state visit to Japan.", "state", "king:NO", "JP"),
        ("Chinese Premier Li Wei paid a friendly official visit to Laos.", "official", "wei", "LA"),
    ],
)
def test_whose_visit_it_is(copy: str, kind: str, whose: str, where: str) -> None:
    assert [(claim.kind, claim.whose, claim.where) for claim in found(copy)] == [(kind, whose, where)]


def test_the_official_visit_is_that_of_the_visitor_of_the_story() -> None:
    claims = found("French President Luc Moreau began a state visit to Japan.\n\nThe official visit ends on Friday.")
    assert [(claim.kind, claim.whose) for claim in claims] == [("state", "moreau"), ("official", "moreau")]


def test_an_invitation_is_another_trip() -> None:
    claims = found(
        "French President Luc Moreau invited Japanese Prime Minister Ken Mori to pay a state visit to France."
    )
    assert [claim.whose for claim in claims] == [""]


@pytest.mark.parametrize(
    ("copy", "whose"),
    [
        ("The strategic partnership between Vietnam and Russia is old.", "RU+VN"),
        ("Vietnam – Russia Comprehensive Strategic Partnership", "RU+VN"),
        ("Vietnam values its comprehensive strategic partnership with Russia.", "RU+VN"),
        ("Vietnam and Russia set up a strategic partnership in 2001.", ""),
        ("Vietnam and Russia raised their strategic partnership to a comprehensive strategic partnership.", ""),
        ("Russia has a strategic partnership with NATO, Vietnam said.", ""),
        ("The bank and the company signed a strategic partnership.", ""),
    ],
)
def test_whom_a_tie_binds(copy: str, whose: str) -> None:
    assert {claim.whose for claim in found(copy)} == {whose}


def test_other_words_are_no_kinds() -> None:
    assert found("A historic visit marked the 75-year partnership and a courtesy call. Official visits are rare.") == []
