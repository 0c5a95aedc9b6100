"""Finds every date and period that the copy names, and resolves it from the document's own date, never the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.calendar_grammar import DIGIT, Calendar, calendar
from linter.calendar_reading import read, under
from linter.calendar_reading.context import Context, Parts
from linter.claims import Moment
from linter.document import Document

finds = Moment

# A number glued to these is a part of something else: a decimal, a sum, a code, a score.
_GLUED: Final = frozenset("$£€¥₫.:,-–#+%/°_")


class Reading(NamedTuple):
    """A wording read at one place: where it ends, its parts as written, and how it was opened."""

    end: int
    parts: Parts


def find(document: Document) -> Iterator[Moment]:
    """Every Moment of the document, in order; none overlap."""
    for start, end, parts in scan(document, 0, len(document.prose)):
        yield moment(document, start, end, parts)


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
        anchor=parts.anchor,
        relative=parts.relative,
    )


def scan(document: Document, start: int, end: int) -> Iterator[tuple[int, int, Parts]]:
    """Every moment in prose[start:end], as (start, end, parts); begin at a sentence or block."""
    prose, grammar = document.prose, calendar(document.language)
    context = Context(document, grammar)
    at, block_end = start, -1
    search = grammar.starter.search
    while (hit := search(prose, at, end)) is not None:
        first = hit.start()
        if first >= block_end:
            block_end = prose.find("\n", first)
            block_end = block_end if block_end >= 0 else len(prose)
            context.last = None
        reading = _read(prose, hit, grammar, context)
        if reading is None or reading.end > block_end:
            at = hit.end()
            continue
        if reading.parts.period is not None:
            context.last = reading.parts.period
        yield first, reading.end, reading.parts
        at = reading.end


def _read(prose: str, hit: re.Match[str], grammar: Calendar, context: Context, depth: int = 0) -> Reading | None:
    """The wording that opens here, the longest lead first."""
    start, word = hit.start(), hit[0]
    if word[0].isdigit():
        if start and prose[start - 1] in _GLUED and not depth:
            return None
        key = DIGIT
    else:
        key = word.lower()
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
        if match:
            parts = read(form.reading, match, context)
            if parts:
                return Reading(match.end(), parts)
    return None
