"""Spans of years that are a decade out: "after 83 years", where only 93 years ago anything is said to have happened.

The year that a span is counted from may stand anywhere in the story, in words that have nothing in common with it. But
a writer who subtracts in his head mistakes the tens: where no two years of the story are so far apart, and one is
just ten years more or less from the draft's own, that one is meant. A year out either way is no slip, and a sentence
with a year of its own is counted from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.claims import Quantity
from linter.document import DATELINE, NOT_THE_STORY, TABLE, Document
from linter.patterns import later

_YEAR: Final = later(r"(?<![\d,.$£€-])(?:1[6-9]|20)\d\d(?!\d|[.,]\d|%| [a-z]+s\b)")
_OLDER: Final = later(r"\b(?:built|born|erected|dat(?:es|ing)|bought)\b")
_AFTER: Final = later(r" (?:to the day )?(?:after|ago|later)\b")
_FOR: Final = later(r"\bafter $")
_FEWEST: Final = 13  # a child's age, or a term of office, is of no date that the story gives


def decades(document: Document, spans: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, int, int]]:
    """Each span of years that is a decade out, with the year it is counted from and where that stands in the prose."""
    if document.date is None:
        return
    own = document.date.year
    told: dict[int, int] = {}
    for match in _YEAR.finditer(document.prose):
        if _OLDER.search(document.prose, *document.sentence_at(match.start())):
            continue  # the house is older than the cinema in it
        if document.zone_at(match.start()) not in NOT_THE_STORY | {TABLE, DATELINE}:
            told.setdefault(int(match[0]), match.start())
    apart = {abs(one - other) for one in {*told, own} for other in told}
    seen: set[float] = set()  # a headline and the lede say one thing
    for span in spans:
        count = span.value if isinstance(span.value, float) else 0.0
        if not _plain(span, count) or count in seen or apart & {count - 1, count, count + 1}:
            continue
        meant = [year for year in told if abs(own - year - count) == 10]
        sentence = document.sentence_at(document.prose_at(span.span.start))
        dated = any(int(match[0]) != own for match in _YEAR.finditer(document.prose, *sentence))
        if len(meant) == 1 and not dated:
            seen.add(count)
            yield span, meant[0], told[meant[0]]


def _plain(span: Quantity, count: float) -> bool:
    """ "23 years after", "after 83 years", and no more or less."""
    return (
        span.unit == "year" and count >= _FEWEST and not span.hedge
        and (_AFTER.match(span.trail) is not None or _FOR.search(span.lead) is not None)
    )  # fmt: skip
