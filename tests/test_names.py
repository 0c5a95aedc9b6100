"""Names of institutions: where they begin and end, and the abbreviation that follows."""

from __future__ import annotations

import pytest

from linter import registry
from linter.finders import names


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("The Regional Transport Authority (RTA) said so.", [("Regional Transport Authority", "RTA")]),
        ("Maëlle Guivarch of the Breton Small Boats Alliance left.", [("Breton Small Boats Alliance", "")]),
        ("National Assembly Chairman Tran Thanh Man spoke.", [("National Assembly", "")]),
        ("the Russian Center for Science and Culture in Hanoi", [("Russian Center for Science and Culture", "")]),
        ("Vietnam's Ministry of Labour and Social Affairs", [("Ministry of Labour and Social Affairs", "")]),
        ("Hanoi and Moscow are twin cities.", []),
        ("Pham Minh Chinh met Tran Thanh Man.", []),
    ],
)
def test_names_of_institutions(copy: str, expected: list[tuple[str, str]]) -> None:
    document = registry.readers()[".txt"]("a.txt", copy.encode())
    assert [(name.name, name.abbreviation) for name in names.find(document)] == expected
