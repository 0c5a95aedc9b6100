"""A line that will be "closed for twelve days", and the dates of it that the draft gives in another sentence.

The one such count of the draft and its one range of days are of one closure where both sentences tell that something
is shut, or does not run, and speak of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.finders.intervals import NUMBER, amount
from linter.finders.stays import Stay
from linter.patterns import later
from linter.periods import RANGE
from linter.phrases import stems

CLOSURE: Final = "closure"
_SHUT: Final = (
    r"closed|shut|suspended|halted|out of (?:use|service|action|order)|off|without|cut off|no|not|stop(?:s|ped)?|"
    r"replac\w+|closure|shutdown|diver(?:ted|sion)|blocked|sealed"
)
_FOR: Final = later(
    rf"(?i)\b(?:{_SHUT})\b[^.;:\n]{{0,50}}? for (?:about )?(?P<n>{NUMBER}) days\b(?! (?:a|each|every|longer|more|"
    rf"after|before|last))"
)
_TOLD: Final = later(rf"(?i)\b(?:{_SHUT})\b")
_APART: Final = later(
    r"(?i)\b(?:last (?:year|month|summer|winter)|previous|earlier|another|first|second|then|about|(?:19|20)\d\d)\b"
)
_BESIDE: Final = 3  # characters between two sentences, the one after the other
_OF_ANY: Final = frozenset(("closed", "shut", "day", "days", "said", "year", "week"))


def closures(document: Document) -> Iterator[Stay]:
    """The length and the dates of the one closure of a draft."""
    if document.language[:2] != "en" or not document.holds({"days"}):
        return
    prose = document.prose
    counts = [m for m in _FOR.finditer(prose) if not document.quoted(m.start())]
    counts = [m for m in counts if document.zone_at(m.start()) not in NOT_THE_STORY | {TABLE}]
    ranges = [
        (first, last, parts.period) for first, last, parts in moments.scan(document, 0, len(prose))
        if parts.end_day and parts.period is not None and parts.period.kind == RANGE
    ]  # fmt: skip
    if len({amount(m["n"]) for m in counts}) != 1 or len(ranges) != 1:
        return
    count, (first, last, period) = counts[0], ranges[0]
    here, there = document.sentence_at(count.start()), document.sentence_at(first)
    written = {parts.year for _, _, parts in moments.scan(document, *here)}
    own = written - {None, period.start.year, document.date.year if document.date else None}
    shared = set(stems(prose, *here)) & set(stems(prose, *there)) - _OF_ANY
    days, beside = amount(count["n"]), 0 <= there[0] - here[1] <= _BESIDE
    if here == there or own or not (shared or beside) or not _TOLD.search(prose, *there) or days == period.days - 1:
        return
    if _APART.search(prose, count.start(), here[1]) or _APART.search(prose, there[0], first):
        return
    for begin, end, told, dates in (
        (count.start("n") - len("for "), count.end(), days, 0),
        (first, last, 0, period.days),
    ):
        yield Stay(
            span=document.span(begin, end), zone=document.zone_at(begin), dateline=document.date, noun=CLOSURE,
            days=told, dates=dates, names=tuple(sorted(shared)) or (CLOSURE,),
        )  # fmt: skip
