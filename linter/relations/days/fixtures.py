"""A row of a list of dates ("First semi-final | Nepal v Bhutan | 19 November") and the report of what it announced.

A report is of a row when its lead has all the names of the row, two words of it at least, and a word of the heading
of the list, and when no other row of the list has them; the day of its lead is then the row's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from linter.calendar_reading.context import Parts
from linter.document import LIST, TABLE, Document
from linter.finders import moments
from linter.finders._event_words import content
from linter.finders.happenings import SAID, Happening, headline, leads, topic
from linter.periods import DAY
from linter.relations.days.occasions import differ
from linter.relations.days.stretches import Stretch

FIXTURE: Final = "fixture"
ROW, REPORT = "row", "report"
_FRESH: Final = 3  # days before its date of which a report can be
_FEWEST: Final = 2  # rows of a list


def fixtures(document: Document) -> Iterator[Stretch]:
    """Every row of the document that gives one day, or the one day with which its lead reports."""
    rows = [claim for block in document.blocks if block.zone in (TABLE, LIST)
            for claim in [_row(document, block.start, block.end)] if claim]  # fmt: skip
    if len(rows) >= _FEWEST:
        yield from rows
    elif document.date is not None:
        yield from _report(document)


def _row(document: Document, start: int, end: int) -> Stretch | None:
    days = [(first, last, parts) for first, last, parts in moments.scan(document, start, end) if parts.day]
    if len(days) != 1 or days[0][2].month is None or days[0][2].end_day is not None:
        return None
    return _claim(document, days[0], (start, end), ROW)


def _report(document: Document) -> Iterator[Stretch]:
    today = document.date
    found = []
    for first, last, parts in moments.scan(document, 0, len(document.prose)):
        if not leads(document, first):
            break
        period, start = parts.period, document.sentence_at(first)[0]
        if period is None or today is None or period.kind != DAY or (parts.year and period.start == today):
            continue
        if SAID.search(document.prose, max(start, first - 60), first) or document.quoted(first):
            continue
        if timedelta() <= today - period.start <= timedelta(_FRESH):
            found.append(_claim(document, (first, last, parts), document.sentence_at(first), REPORT))
    if len({(c.month, c.day) for c in found}) == 1:
        yield found[0]


def _claim(document: Document, moment: tuple[int, int, Parts], around: tuple[int, int], noun: str) -> Stretch:
    first, last, parts = moment
    names, things = content(document.prose[slice(*around)], noun == REPORT, happen=True)
    period = parts.period
    return Stretch(
        span=document.span(first, last), zone=document.zone_at(first), dateline=document.date, event="", period=period,
        month=period.start.month if period else parts.month, day=period.start.day if period else parts.day,
        year=period.start.year if period else parts.year, names=tuple(sorted(names)), things=tuple(sorted(things)),
        setting=tuple(sorted(set[str]().union(*content(headline(document), False, happen=True)))),
        topic=topic(document), at=FIXTURE, noun=noun,
    )  # fmt: skip


def unlike(claims: Sequence[Stretch], near: int) -> Iterator[tuple[Happening, Happening, str]]:
    """Each row, and the report of it that has another day; and what both name."""
    lists: dict[str, list[Stretch]] = defaultdict(list)
    for claim in claims:
        if claim.noun == ROW:
            lists[claim.path].append(claim)
    for report in claims:
        if report.noun != REPORT:
            continue
        told = {*report.names, *report.things}
        for rows in lists.values():
            mine = [row for row in rows if row.names and set(row.names) <= told and len(_words(row) & told) >= 2]
            agreed = any((row.month, row.day) == (report.month, report.day) and _words(row) & told for row in rows)
            if len(mine) == 1 and not agreed and set(mine[0].setting) & told and differ(mine[0], report, near):
                yield mine[0], report, ", ".join(sorted(_words(mine[0]) & told))


def _words(row: Stretch) -> set[str]:
    return {*row.names, *row.things}
