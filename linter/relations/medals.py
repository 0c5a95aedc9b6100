"""Whose medal the copy speaks of."""

from __future__ import annotations

import re
from typing import Final

from linter.document import Document
from linter.patterns import later

_OWNED: Final = later(r"\b(?:[Hh]er|[Hh]is|[Ii]ts|(?P<who>[A-Z][\w-]+)['’]s) $")


def since(prose: str, doubt: re.Match[str]) -> bool:
    """Does it only say how rare a medal is: the first since 1998?"""
    return doubt[0].lower() == "first" or prose.endswith("since ", 0, doubt.start())


def owned(document: Document, before: int, place: int) -> bool:
    """Is it the medal of the one whom the headline or the first paragraphs name: "her bronze", "Tan's bronze"?"""
    owner = _OWNED.search(document.prose, before, place)
    opening = document.blocks[min(2, len(document.blocks) - 1)].end
    named = document.places({owner["who"].lower()}) if owner and owner["who"] else []
    return owner is not None and (owner["who"] is None or any(at < min(opening, before) for at in named))
