"""What is held, begins or ends on a day: "a hearing would begin on Nov 26", "the hearing, which opened on Nov 25".

Any noun will do: what ties two places is the noun, and that both say of it that it is held (or ends) on a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.patterns import later
from linter.periods import DAY, Period
from linter.phrases import singular, stem
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_BEGINS: Final = (
    r"(?:begins?|began|begun|starts?|started|opens?|opened|gets? under way|got under way|kicks? off|kicked off|"
    r"(?:is|are|was|were|be|been) (?:being )?(?:held|staged|due|set|scheduled|planned|fixed)"
    r"(?: (?:for|to (?:begin|start|open|be held|take place)))?|be held|takes? place|took place|take place)"
)
_ENDS: Final = r"(?:ends?|ended|finish(?:es|ed)?|clos(?:es?|ed)|concludes?|concluded)"
_NOUN: Final = (
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w.-]+[’']s?) "
    r"(?P<modifiers>(?:[\w’'.-]+ ){0,3}?)"
    r"(?P<noun>[a-z][a-z-]{3,})"
)
_INSIDE: Final = (
    r"(?: (?:in|of|at|on|for|into|over|against|between|to|by|with) (?:the |an? |its |his |her )?[\w’'-]+"
    r"(?: [\w’'-]+){0,3}?){0,2}"
)
_MAY: Final = (
    r"(?:,? (?:which|that|who))?(?: (?:will|would|is|are|was|were|has|have|had|to|due|set|scheduled|expected|planned|"
    r"then|now|finally|officially|formally|only))*"
)
_ON: Final = (
    r"(?:,? (?:in|at) (?:the )?[\w’'.-]+(?: [\w’'.-]+){0,3}?)?,? ?(?:on |for |from )?"
    r"(?:the (?:night|morning|evening) of )?$"
)
_HELD: Final = later(rf"{_NOUN}{_INSIDE}{_MAY} {_BEGINS}{_ON}")
_OVER: Final = later(rf"{_NOUN}{_INSIDE}{_MAY} {_ENDS}{_ON}")
_BARE: Final = later(rf"{_NOUN} (?:on|of) $")  # "the hearing on Nov 26"
_PLACE: Final = later(r"\b(?:on|in|at|near|to|from|of|over|under|along) (?:[\w’'.-]+ ){0,2}$")
_ANOTHER: Final = later(
    r"\b(?:another|second|third|fourth|fifth|next|last|previous|earlier|new|first|final|further|extra|one|two|three|each|"
    r"every|early|other|old|former|preliminary|initial|annual|monthly|weekly|daily)\b",
)
_MOVED: Final = later(
    r"\b(?:postpon\w*|delay\w*|put (?:off|back)|moved (?:to|from|forward)|reschedul\w*|brought forward|adjourn\w*|"
    r"originally|instead|earlier than|later than|in (?:19|20)\d\d|was to have|had been due|until then|new date|"
    r"revised|cancel\w*)\b"
)
_REACH: Final = 170  # characters before a day


@kind_of_claim
class Appointed(Claim):
    """An event by its noun, and the day on which it is held or ends."""

    noun: str  # its stem
    ends: bool
    period: Period
    narrow: tuple[str, ...] = ()  # stems of the words before the noun: "the Senate hearing"
    moved: bool = False
    bare: bool = False  # is the day put to it without a verb?


@cache
def _no_events() -> frozenset[str]:
    return frozenset(table(_DATA)["no_events"].split())


def appointed(document: Document) -> Iterator[Appointed]:
    """Every event of an English document that is put to one day."""
    if document.language[:2] != "en":
        return
    prose = document.prose
    for first, last, parts in moments.scan(document, 0, len(prose)):
        period = parts.period
        if period is None or period.kind != DAY or parts.end_day is not None or parts.relative:
            continue  # "yesterday" is another day in a reprint
        zone = document.zone_at(first)
        if zone in NOT_THE_STORY or zone in (TABLE, HEADLINE) or document.quoted(first):
            continue
        start, end = document.sentence_at(first)
        before = prose[max(start, first - _REACH) : first]
        for pattern in (_HELD, _OVER, _BARE):
            found = pattern.search(before)
            if found is None:
                continue
            if pattern is _BARE and (parts.day is None or _PLACE.search(before, 0, found.start())):
                continue  # "on the flyover on Thursday"
            noun, modifiers = singular(found["noun"]), found["modifiers"].split()
            if noun in _no_events() or _ANOTHER.search(found["modifiers"]):
                continue
            yield Appointed(
                span=document.span(first, last), zone=zone, dateline=document.date, noun=stem(noun),
                ends=pattern is _OVER, period=period, narrow=tuple(map(stem, modifiers)),
                bare=pattern is _BARE, moved=_MOVED.search(prose, start, end) is not None,
            )  # fmt: skip
            break
