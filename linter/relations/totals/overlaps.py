"""Counts that do not add up, since one and the same person may be in two of them: "four are women and six are deaf"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from linter.patterns import later
from linter.relations.figures import Placed

SOME_OF_THEM: Final = later(r" of (?:them|these|those|which|whom)\b")
_SEX_OR_AGE: Final = later(
    r"[^,;.\d]{0,24}?\b(?:wom[ae]n|m[ae]n|girls?|boys?|female|male|children|pensioners|under|over|aged|older|younger|minors|"
    r"teenagers|adults)\b"
)


def overlap(parts: Sequence[Placed]) -> bool:
    """Is one of the counts of a sex or an age, and another one of something else?"""
    of_them = [_SEX_OR_AGE.match(part.claim.trail) is not None for part in parts]
    return any(of_them) and not all(of_them)
