"""Highs and lows that the headline and the body of a document tell: "at eight-month high", "the lowest since April"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from linter.claims import Claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.patterns import later
from linter.relations.wording import things, topics

_UP: Final = "highest|largest|biggest|greatest|most|strongest|fastest|dearest|steepest|hottest|warmest|wettest"
_DOWN: Final = "lowest|smallest|fewest|least|weakest|slowest|cheapest|coldest|coolest|driest"
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_N: Final = rf"\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_UNITS: Final = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3650}
_UNIT: Final = "|".join(_UNITS)
# "eight-month high", "record low", "all-time low", "lowest in five years", "highest since April".
_NOUN: Final = later(
    rf"\b(?:(?P<n>{_N})(?:-and-a-half)?[- ](?P<unit>{_UNIT})|record|all-time|multi-year) (?P<way>high|"
    rf"low)s?\b(?! (?:school|street|court|tide))",
    re.I,
)
_MOST: Final = later(
    rf"\b(?:the )?(?P<way>{_UP}|{_DOWN})(?: [a-z’'-]+){{0,4}}? (?:(?:in|for) (?:almost |nearly |more than |over "
    rf"|at least |the past )?"
    rf"(?P<n>{_N})(?:-and-a-half)? (?P<unit>{_UNIT})s?\b|since (?P<since>[^.;,]{{2,40}})|on record\b|ever\b)",
    re.I,
)
_OTHERWISE: Final = later(
    r"\b(?:not|never|no longer|off|from|after|before|despite|than|could|may|might|will|would|if|fell short|"
    r"previous|last year|near|second|third|one of|apart|except|but)\b|n[’']t\b",
    re.I,
)
_FIRST: Final = 900  # characters: what the story opens with is what the headline is of
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme(Claim):
    """A high or a low, with how far back it goes (days; 0 when not said)."""

    up: bool
    top: bool
    days: int
    first: bool  # in one of the first paragraphs
    things: frozenset[str]
    topics: frozenset[str]


def extremes(document: Document) -> Iterator[Extreme]:
    """Every high or low that headline and body tell, where the headline tells one."""
    if document.language[:2] != "en" or not document.holds(
        {"high", "highs", "low", "lows", *_UP.split("|"), *_DOWN.split("|")}
    ):
        return
    tops = [e for block in document.blocks if block.zone == HEADLINE for e in _within(document, block.start, block.end)]
    if len(tops) != 1:
        return
    yield tops[0]
    for block in document.blocks:
        if block.zone not in NOT_THE_STORY | {TABLE, HEADLINE}:
            yield from _within(document, block.start, block.end)


def _within(document: Document, begin: int, end: int) -> Iterator[Extreme]:
    prose = document.prose
    for pattern in (_NOUN, _MOST):
        for match in pattern.finditer(prose, begin, end):
            start, stop = document.sentence_at(match.start())
            zone = document.zone_at(start)
            lead = prose[start : match.start()]
            if document.quoted(match.start()) or _OTHERWISE.search(lead[-30:]):
                continue
            own = prose[start:stop]
            yield Extreme(
                span=document.span(*match.span()), zone=zone, dateline=document.date, top=zone == HEADLINE,
                up=re.fullmatch(_UP + "|high", match["way"], re.I) is not None,
                days=_days(match, document.date), first=match.start() < _FIRST,
                things=things(own), topics=topics(own),
            )  # fmt: skip


def _days(match: re.Match[str], today: date | None) -> int:
    """How many days back a high or a low goes; 0 when the copy does not say."""
    groups = match.groupdict()
    if groups["n"]:
        count = groups["n"].lower()
        return (int(count) if count.isdigit() else _NUMBERS[count]) * _UNITS[groups["unit"].lower()]
    since = groups.get("since")
    if not since or today is None:
        return 0
    year = re.search(r"\b(?:19|20)\d\d\b", since)
    month = re.search(rf"\b({'|'.join(_MONTHS)})", since, re.I)
    number = _MONTHS.index(month[1].lower()) + 1 if month else 7
    if not year and not month:
        return 0
    when = date(int(year[0]) if year else today.year - (number >= today.month), number, 15)
    return max((today - when).days, 1)
