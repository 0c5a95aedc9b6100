"""Finds every date and period that the copy names, and resolves it from the document's own date, never the clock."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from linter.calendar_grammar import DIGIT, Calendar, calendar
from linter.calendar_reading import join, read, under
from linter.calendar_reading.context import Context, Parts
from linter.claims import Moment
from linter.document import Document

finds = Moment

# A number glued to these is a part of something else: a decimal, a sum, a code, a score.
_GLUED: Final = frozenset("$£€¥₫.:,-–#+%/°_")
_START: Final = itemgetter(0)


class Reading(NamedTuple):
    """A wording read at one place: where it ends, its parts as written, and how it was opened."""

    end: int
    parts: Parts


def find(document: Document) -> Iterator[Moment]:
    """Every Moment of the document, in order; none overlap."""
    return iter(moments(document))


@lru_cache(maxsize=4)
def moments(document: Document) -> tuple[Moment, ...]:
    """The same, kept for the finders that build on it."""
    return tuple(moment(document, *place) for place in _places(document))


def moment(document: Document, start: int, end: int, parts: Parts) -> Moment:
    """The claim for what `scan` saw at a place in the prose."""
    return Moment(
        span=document.span(start, end),
        zone=document.zone_at(start),
        quoted=document.quoted(start),
        dateline=document.date,
        period=parts.period,
        weekday=parts.weekday,
        day=parts.day,
        month=parts.month,
        year=parts.year,
        end_day=parts.end_day,
        end_month=parts.end_month,
        end_weekday=parts.end_weekday,
        anchor=parts.anchor,
        relative=parts.relative,
    )


def scan(document: Document, start: int, end: int) -> Iterator[tuple[int, int, Parts]]:
    """Every moment in prose[start:end], as (start, end, parts)."""
    places = _places(document)
    for at in range(bisect_left(places, start, key=_START), len(places)):
        if places[at][1] > end:
            return
        yield places[at]


@lru_cache(maxsize=4)
def _places(document: Document) -> tuple[tuple[int, int, Parts], ...]:
    """Every moment of the document; read as a whole, since one paragraph says what "the year" of another is."""
    return tuple(_read_through(document))


def _read_through(document: Document) -> Iterator[tuple[int, int, Parts]]:
    prose, grammar = document.prose, calendar(document.language)
    context = Context(document, grammar)
    at, block_end = 0, -1
    search = grammar.starter.search
    while (hit := search(prose, at)) is not None:
        first = hit.start()
        if first >= block_end:
            block_end = prose.find("\n", first)
            block_end = block_end if block_end >= 0 else len(prose)
            context.begin()
        reading = _read(prose, hit, grammar, context)
        if reading is None or reading.end > block_end:
            at = hit.end()
            continue
        reading = _joined(prose, first, reading, grammar, context)
        context.note(reading.parts)
        yield first, reading.end, reading.parts
        at = reading.end


def _joined(prose: str, start: int, reading: Reading, grammar: Calendar, context: Context) -> Reading:
    """ "From 2015 to May 2017", "between May and today": both as one, where they make a stretch."""
    middle = grammar.joins.match(prose, reading.end)
    hit = middle and grammar.starter.match(prose, middle.end())
    if middle is None or hit is None:
        return reading
    before = prose[max(start - 13, 0) : start].lower()
    if middle.lastgroup and not grammar.opens[middle.lastgroup].search(before):
        return reading
    other = _read(prose, hit, grammar, context)
    whole = other and join(reading.parts, other.parts)
    return Reading(other.end, whole) if other and whole else reading


def _read(prose: str, hit: re.Match[str], grammar: Calendar, context: Context, depth: int = 0) -> Reading | None:
    """The wording that opens here, the longest lead first."""
    start, word = hit.start(), hit[0]
    if word[0].isdigit():
        if start and prose[start - 1] in _GLUED and not depth:
            return None
        key = DIGIT
    else:
        key = word.lower()
        if start and prose[start - 1] == "-" and key in grammar.words["number"]:
            return None  # "twenty-five years ago"
    if depth < 3:
        for lead in grammar.leads.get(key, ()):
            opening = lead.pattern.match(prose, start)
            inner = opening and grammar.starter.match(prose, opening.end())
            if opening and inner:
                base = _read(prose, inner, grammar, context, depth + 1)
                parts = base and under(lead.reading, opening, base.parts, context)
                if base and parts:
                    return Reading(base.end, parts)
    for form in grammar.forms.get(key, ()):
        match = form.pattern.match(prose, start)
        if match and "\n" not in match[0]:  # one block a line: no date runs on into the next
            parts = read(form.reading, match, context)
            if parts:
                return Reading(match.end(), parts)
    return None
