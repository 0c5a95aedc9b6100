"""Where copy dates an event of the desk's facts: "relations were established on …", "the 75th anniversary of …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.claims import Claim
from linter.document import Document
from linter.facts import Event
from linter.finders import jubilees, moments
from linter.finders._parties import principals
from linter.finders.jubilees import ANNIVERSARY, FOUNDING, Jubilee
from linter.lexicon import countries_in
from linter.patterns import later
from linter.periods import DAY, MONTH, YEAR, Period

_OPENED: Final = (
    r"(?:established|set up|founded|opened|created|signed|launched|began|begun|dat(?:es?|ing) (?:from|back to)|since)"
)
# Between an event and its date: "relations were established on …", "relations (…", "relations, which date from …".
_AFTER: Final = later(
    r" \($|(?:,? (?:were|was|have|has|had|been|that|which|who|officially|formally|first|existed)){0,4} "
    rf"{_OPENED}(?: (?:on|in|since|from))?(?: [a-z]+,)? $"
)
# "Set up diplomatic relations with … on …"
_BEFORE: Final = later(
    r"\b(?:establish(?:ed|ing|ment of)|set(?:ting)? up|opened|opening of|founding of|signed) (?:[\w’'-]+ ){0,2}$"
)
_ON: Final = later(r"(?: (?:between|with|of) [^.;:]{2,50})? (?:on|in|back in) $")
_OF: Final = later(r" of (?:[\w’'-]+ ){0,6}$")


def datings(document: Document, events: Iterable[Event]) -> Iterator[Jubilee]:
    """Dates and anniversaries that stand with the words of an event; `who` is then the event's name."""
    prose = document.prose
    counted = [(document.prose_at(j.span.start), j) for j in jubilees.find(document) if j.sort == ANNIVERSARY]
    for event in events:
        pattern = r"\b(?:" + "|".join(map(re.escape, event.words)) + r")(?!\w)"
        for alias in re.finditer(pattern, prose, re.I):
            start, end = document.sentence_at(alias.start())
            if not _between(document, event, start, end):
                continue
            for at, jubilee in counted:
                if start <= at < end and _of_it(prose, (at, _end(document, jubilee)), alias.span()):
                    yield replace(jubilee, who=event.name)
            for first, last, parts in moments.scan(document, start, end):
                since = _written(parts) if first >= alias.end() else None
                if since and _tied(prose, start, alias.span(), first):
                    yield Jubilee(
                        span=document.span(first, last), zone=document.zone_at(first), dateline=document.date,
                        quoted=document.quoted(first), sort=FOUNDING, since=since, who=event.name,
                    )  # fmt: skip


def _between(document: Document, event: Event, start: int, end: int) -> bool:
    """Does the copy speak of the event's own countries? Those of the sentence count, else those of the story."""
    if not event.parties:
        return True
    here = {place.code for place in countries_in(document.prose, start, end)}
    if here == set(event.parties):
        return True
    return here <= set(event.parties) and principals(document) == event.parties


def _end(document: Document, claim: Claim) -> int:
    return document.prose_at(claim.span.end - 1) + 1


def _of_it(prose: str, count: tuple[int, int], alias: tuple[int, int]) -> bool:
    """Is this the anniversary of the event: "75th anniversary of their ties", "had ties since 1950 … the 75th"?"""
    if alias[0] >= count[1]:
        return _OF.fullmatch(prose, count[1], alias[0]) is not None
    if alias[0] > count[0]:
        return True  # "75 years of diplomatic relations"
    return prose[alias[1] : count[0]].count("anniversary") == 0 and not prose.startswith(" of", count[1])


def _tied(prose: str, start: int, alias: tuple[int, int], first: int) -> bool:
    """Do the words between an event and a date say that this is the date of the event?"""
    if _AFTER.fullmatch(prose, alias[1], first):
        return True
    opened = _BEFORE.search(prose, max(alias[0] - 40, start), alias[0])
    return opened is not None and _ON.fullmatch(prose, alias[1], first) is not None


def _written(parts: Parts) -> Period | None:
    """A past day, month or year with its year written."""
    if parts.year is None or parts.end_day is not None:
        return None
    if parts.period is not None and parts.period.kind in (DAY, MONTH, YEAR):
        return parts.period
    if parts.month is None:
        return periods.year(parts.year)
    if parts.day is None:
        return periods.month(parts.year, parts.month)
    return periods.day(date(parts.year, parts.month, parts.day))
