"""Traits that copy tells of a noun before them: "the ban is permanent", "the pool is an open-air one"."""

from __future__ import annotations

from typing import Final, NamedTuple

from linter.patterns import later

_BEFORE: Final = later(r"(?P<word>(?:\d+-)?[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*)(?:[’']s?)? $")
_APPOSED: Final = later(r", an? [a-z]+(?=,| of | by )")
_SAID: Final = later(
    r"\bThe(?: [a-z-]+){0,2}? (?P<noun>[a-z]{3,})(?: (?:in|at|on|of|for) [^,.;:\n]{2,40}?|, which)? "
    r"(?:is|was)(?: an?)? $"
)
_DONE: Final = later(r"(?: one)?(?:[.,;]| and\b|$)")
# "The final report is due in June": the next one, and not another word for the interim report of the lede.
_TO_FOLLOW: Final = later(
    r"\b(?:will|would|due|expect\w*|to be|until|before|once|when|after|next|later|yet|not|cannot|plan(?:s|ned)|last|"
    r"earlier|publish\w*|releas\w*|issued|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}|in (?:January|February|"
    r"March|April|May|June|July|August|September|October|November|December))\b"
)


class Said(NamedTuple):
    """The noun that a trait is told of, and where the two begin."""

    noun: str
    start: int


def said_of(prose: str, begin: int, start: int, end: int, stop: int) -> Said | None:
    """The noun before a trait at a place of a sentence, in apposition or with "is"."""
    if apposed := _APPOSED.search(prose, max(begin, start - 5), stop):
        noun = _BEFORE.search(prose[: apposed.start()] + " ", max(begin, apposed.start() - 20))
        return Said(noun["word"], noun.start()) if noun else None
    told = _SAID.search(prose, begin, start) if _DONE.match(prose, end, stop) else None
    return Said(told["noun"], start) if told else None


def to_follow(prose: str, begin: int, stop: int) -> bool:
    """Does a sentence tell of a report or a ruling that comes after another?"""
    return _TO_FOLLOW.search(prose, begin, stop) is not None
