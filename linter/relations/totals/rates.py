"""What comes to so much a day, and what the draft says that it comes to in a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.alignment import shared_words
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import TABLE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures

# How often each goes into the longer one: the least (only on working days, at working hours) and the most.
TIMES: Final = {
    ("hour", "day"): (6, 24),
    ("hour", "week"): (30, 168),
    ("hour", "month"): (120, 744),
    ("hour", "year"): (1500, 8784),
    ("day", "week"): (5, 7),
    ("day", "month"): (20, 31),
    ("day", "year"): (200, 366),
    ("week", "month"): (4, 4.5),
    ("week", "year"): (30, 53),
    ("month", "year"): (9, 12),
}
_NOUN: Final = r"(?: (?!or\b|and\b|a\b|an\b|per\b|every\b|each\b)[\w’'-]+){0,3}?"
_PER: Final = later(
    rf"{_NOUN},? (?:(?:an?|per|every|each|in an?|over an?|in the course of an?) (?:full |whole |single )?"
    r"(?P<per>hour|day|night|week|month|year)|(?P<ly>hourly|daily|weekly|monthly|annually|yearly))\b(?!-)"
)
_ADJECTIVE: Final = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "night": "day"}
_SO: Final = later(
    rf"{_NOUN},? (?:an?|per|every|each) \w+,? (?:or|which is|which comes to|which makes|that is|equal to|making)"
    r" (?:about |some |around |almost |nearly |roughly |more than |over |just over )?$"
)
_LIMIT: Final = later(
    r"\b(?:may|limit\w*|allow\w*|permit\w*|maximum|minimum|at most|at least|up to|no more|cap(?:ped)?|quotas?"
    r"|charge\w*)\b"
)
_CLOCK: Final = frozenset({"percent", "percentage point", "hour", "day", "week", "month", "year", "minute", "second"})


@kind_of_claim
class Rate(Claim):
    """So much in the shorter time and so much in the longer; `said` when the copy sets one out as the other."""

    short: Quantity
    long: Quantity
    times: tuple[str, str]
    said: bool


def rates(document: Document) -> Iterator[Rate]:
    """Every pair of amounts of one thing of which one is for a day and the other for a year, or the like."""
    if document.language[:2] != "en":
        return
    every = [
        (sentence, figure, per)
        for sentence in figures(document)
        if sentence.zone != TABLE
        for figure in sentence.figures
        if figure.level and figure.unit not in _CLOCK and figure.value > 1 and (per := often(sentence, figure))
    ]
    for one, short, one_time in every:
        for other, long, other_time in every:
            if (one_time, other_time) not in TIMES or short.unit != long.unit or short.start == long.start:
                continue
            said = one is other and short.end < long.start and bool(_SO.match(one.between(short, long)))
            said = said and not short.claim.currency and not _LIMIT.search(one.text)
            # Apart, the digits alone may agree by chance: something else must tie the two.
            tied = (short.unit or short.head == long.head != "") and shared_words(short.claim, long.claim)
            if said or tied:
                yield Rate(
                    span=long.claim.span, zone=other.zone, quoted=long.claim.quoted, dateline=document.date,
                    short=short.claim, long=long.claim, times=(one_time, other_time), said=said,
                )  # fmt: skip


def often(sentence: Figures, figure: Placed) -> str:
    """For how long a time an amount is: "day", "year"; "" where the copy does not say."""
    said = _PER.match(sentence.after(figure, 60))
    word = (said["per"] or said["ly"]) if said else figure.claim.per
    return _ADJECTIVE.get(word, {"annually": "year", "yearly": "year"}.get(word, word))
