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
_SITED: Final = later(
    r" (?:(?:are|were|is|was|came|come|live|work|lie)(?: from| in)?|in|from|at|on) (?:the )?(?:[A-Z]|north|south|east|"
    r"west|(?:other|nearby) (?:districts|towns|villages|countries|places)\b)|(?: (?:are|were))? abroad\b"
)
# What somebody may do beside the other thing: "212 said they grew potatoes and 190 grew flowers".
_HABIT: Final = later(
    r"(?: of (?:them|these|those))?(?: (?:had|have|also))? (?:(?:said|say|told us) (?:that )?they "
    r"(?!would|will|were|was|had voted|planned|intended)|(?:gr[eo]w|used?|own(?:ed)?|sp(?:eak|oke)|liked?|eat|ate|"
    r"keep|kept|read|listed|named|mentioned|cited|complained|suffered|wanted|want|watch(?:ed)?)\b)"
)


def overlap(parts: Sequence[Placed]) -> bool:
    """Is one of the counts of a sex or an age, or of a place, and another one of something else, or of a habit?"""
    if any(_HABIT.match(part.claim.trail) for part in parts):
        return True
    told = [[kind.match(part.claim.trail) is not None for part in parts] for kind in (_SEX_OR_AGE, _SITED)]
    return any(any(of_kind) and not all(of_kind) for of_kind in told)
