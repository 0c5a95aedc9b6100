"""A sentence with what was found in it, for the modules that read quantities."""

from __future__ import annotations

from typing import NamedTuple

from linter.amounts import Amount
from linter.claims import Moment
from linter.lexicon import Place


class Sentence(NamedTuple):
    """One sentence: its number, its place in the prose, and what was found in it."""

    number: int
    start: int
    end: int
    language: str
    amounts: tuple[Amount, ...]
    moments: tuple[tuple[int, Moment], ...]  # each with its place in the prose
    context: tuple[str, ...]
    countries: tuple[Place, ...]
