"""Sums of one sort by whatever name: an order is a contract, a gift may be a bequest."""

from __future__ import annotations

from typing import Final

from linter.finders.firsts import stem
from linter.patterns import later

_ALIKE: Final = {
    word: f"={names.split()[0]}"
    for names in (
        "order contract deal commission",
        "gift donation bequest gave given donated left",
        "fee paid signing transfer bought",
        "fine fined penalty",
        "project scheme undertaking spent built",
    )
    for word in names.split()
}
# What carries on about the body of the sentences before.
CARRIED: Final = later(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir|[Tt]he (?:firm|company|club|yard|museum|council|team))\b")
MONEY: Final = frozenset(
    map(
        stem,
        ("million", "billion", "euros", "dollars", "pounds", "rupees", "francs", "crowns", "pesos", "kronor", "kroner"),
    )
)


def sorts(text: str) -> set[str]:
    """The sorts of sum that some words tell of."""
    return {_ALIKE[word] for word in text.lower().split() if word in _ALIKE}
