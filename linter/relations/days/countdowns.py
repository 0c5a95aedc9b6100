"""Counts of days and weeks that run to a day told elsewhere: from what befell somebody, and to what is still to come.

"On Friday, 12 days later" counts from the one other day beside it; "eight months on, the pub is still shut" from the
day of the sentence before; "five weeks after she was lost" from the one day on which the draft has anything of that
sort happen; and "three weeks before they vote" and "with two days to go" to the one day to come that the draft has
for the vote, or for the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.calendar_reading.context import Parts
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.finders._deeds import kinds_of
from linter.finders.intervals import NUMBER, Interval, amount
from linter.patterns import later
from linter.periods import DAY, MONTH, Period, shift, years_before
from linter.tables import table

_UNIT: Final = r"(?P<unit>day|week|fortnight|month)s?"
_LATER: Final = later(rf"(?i)\b(?P<n>{NUMBER}) {_UNIT} later\b(?! than| (?:on|in|\())")
_BESIDE: Final = later(r",? (?:(?:exactly|just|only|precisely) )?")
_ON: Final = later(rf"(?:[Jj]ust |[Oo]nly )?(?P<n>(?i:{NUMBER})) {_UNIT} (?:on|later), ")
_GONE: Final = later(
    rf"(?i)\b(?P<n>{NUMBER}) {_UNIT} after (?P<who>it|he|she|they|(?:the|his|her|its|their) [a-z-]+) "
    rf"(?P<rest>[^,.;:\n]{{3,60}})"
)
_TO_GO: Final = later(
    rf"(?i)\bwith (?:just |only )?(?P<n>{NUMBER}) {_UNIT} (?:still )?(?:to go|left|remaining|to run)\b"
    r"(?! (?:to (?!the |its |their |his |her )|in |on |at ))(?:,? (?:before|until|till|to) (?P<what>[^,.;:\n]{3,60}))?"
)
# "The election is five weeks away".
_AWAY: Final = later(
    rf"(?P<what>(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]|[’']s) [^,.;:\n]{{3,50}}?) (?:is|are) (?:still |now |just |only )?"
    rf"(?P<n>(?i:{NUMBER})) {_UNIT} (?:away|off)\b"
)
_BEFORE: Final = later(rf"(?:[Jj]ust |[Oo]nly )?(?P<n>(?i:{NUMBER})) {_UNIT} before (?P<what>[^,.;:\n]{{3,60}})")
_CUT: Final = later(
    r"[.;:“”\"\n]|\b(?:said|after|before(?! (?:dawn|noon|midnight|sunrise|daybreak|lunch|dark|sunset))|that|but|and)\b"
)
_STILL: Final = later(r"(?i)\b(?:is|are|has|have|still|remains?|nobody|no one)\b")
_PREPOSITION: Final = later(r" (?:on|in|for|at|of|by|to|over|about|against|from)\b")
_HEDGED: Final = later(
    r"(?i)\b(?:about|around|some|nearly|almost|more than|over|less than|within|up to|at least|every|another) $"
)
_EXACT: Final = later(r"(?i)\b(?:exactly|precisely) $")
_ENDS: Final = frozenset(("end", "close", "expire", "deadline"))
_DASH: Final = later(r" [-–—] $")  # after the dateline
_LEAD: Final = 700  # characters in which "three weeks before they vote" is told of now
_REACH: Final = 90
_YEAR: Final = 366


class _Lists(NamedTuple):
    onset: tuple[re.Pattern[str], ...]
    planned: re.Pattern[str]
    by: re.Pattern[str]


class _Day(NamedTuple):
    first: int
    last: int
    period: Period
    parts: Parts


@cache
def _lists() -> _Lists:
    data = table(Path(__file__).with_suffix(".toml"))
    return _Lists(
        tuple(later(rf"(?i)\b(?:{words})\b") for words in data["onset"].values()),
        later(rf"(?i)\b(?:{data['words']['planned']})\b"),
        later(r"(?i)\b(?:last )?seen\b|\bby (?:a|an|the)\b"),
    )


def countdowns(document: Document) -> Iterator[Interval]:
    """Every such count of the document."""
    if document.date is None or document.language[:2] != "en":
        return
    for find in (_beside, _since, _gone, _to_come):
        yield from find(document)


def _beside(document: Document) -> Iterator[Interval]:
    """ "Found on Friday, 12 days later": from the only other day of its sentence, or of the one before."""
    for match in _counts(document, _LATER):
        start, end = document.sentence_at(match.start())
        here = _days(document, start, end)
        to = [
            day
            for day in here
            if match.start() - day.last >= 0 and _BESIDE.fullmatch(document.prose, day.last, match.start())
        ]
        others = [day for day in here if day not in to and day.last <= match.start()] or _before(document, start)
        if len(to) == 1 and len({day.period for day in others}) == 1 and len(here) <= 2:
            yield from _interval(document, match, others[0], to[0])


def _since(document: Document) -> Iterator[Interval]:
    """ "Eight months on, the pub is still shut": from the day of the sentence before."""
    for match in _counts(document, _ON):
        start, end = document.sentence_at(match.start())
        if start != match.start() or any(True for _ in moments.scan(document, start, end)):
            continue
        others = _before(document, start)
        if len({day.period for day in others}) == 1 and _STILL.search(document.prose, match.end(), end):
            yield from _interval(document, match, others[0], None)


def _gone(document: Document) -> Iterator[Interval]:
    """ "Five weeks after she was lost": from the one day on which the draft has such a thing happen."""
    for match in _counts(document, _GONE):
        group = next((g for g in _lists().onset if g.search(match["rest"])), None)
        if (
            group is None
            or _lists().by.search(match["rest"])
            or list(moments.scan(document, match.start("rest"), match.end()))
        ):
            continue
        start, end = document.sentence_at(match.start())
        begun = [day for day in _days(document, 0, len(document.prose)) if _told(document, group, day)]
        here = [day for day in _days(document, start, end) if day.period not in {each.period for each in begun}]
        if len({day.period for day in begun}) != 1 or len(here) > 1:
            continue
        if here or _STILL.search(document.prose, start, match.start()):
            yield from _interval(document, match, begun[0], here[0] if here else None)


def _told(document: Document, group: re.Pattern[str], day: _Day) -> bool:
    """Does the clause before a day tell of something of the group?"""
    start = document.sentence_at(day.first)[0]
    cut = max((m.end() for m in _CUT.finditer(document.prose, start, day.first)), default=start)
    begin = max(cut, day.first - _REACH)
    near = [each for each in _days(document, begin, day.first) if each.last <= day.first]
    if near:
        begin = near[-1].last
    return group.search(document.prose, begin, day.first) is not None and not _lists().planned.search(
        document.prose, begin, day.first
    )


def _to_come(document: Document) -> Iterator[Interval]:
    """ "Three weeks before they vote", "with two days to go": to the one day to come for the vote, or for the end."""
    today = document.date
    if today is None:
        return
    opening = [
        m
        for m in _counts(document, _BEFORE)
        if m.start() < _LEAD
        and (document.sentence_at(m.start())[0] == m.start() or _DASH.search(m.string, 0, m.start()))
    ]
    away = list(_counts(document, _AWAY))
    for match in (*_counts(document, _TO_GO), *away, *opening):
        start, end = document.sentence_at(match.start())
        what = match["what"] or ""
        cut = _PREPOSITION.search(what)
        kinds = kinds_of(what[: cut.start()] if cut else what) if what else set(_ENDS)
        base = [day for day in _days(document, start, end) if day.period.start <= today]
        if not kinds or len(base) > 1:
            continue
        ahead = [
            day for day in _days(document, 0, len(document.prose))
            if day.period.start > today and _of_kinds(kinds, kinds_of(_clause(document, day, match)), match in away)
        ]  # fmt: skip
        if len({day.period for day in ahead}) == 1:
            now = base[0] if base else None
            first = now.period if now else Period(today, today, DAY)
            yield from _interval(document, match, _Day(0, 0, first, Parts()), ahead[0])


def _of_kinds(what: set[str], told: set[str], alone: bool = False) -> bool:
    """Is what is told of that, and not of its end, or, where it must be `alone`, of nothing else but its beginning?"""
    if what == _ENDS:
        return bool(what & told)
    return what <= told and not (_ENDS & told - what) and not (alone and told - what - {"open"})


def _clause(document: Document, day: _Day, count: re.Match[str]) -> str:
    """The sentence of a day, as far as it is told of it; not the words of the count itself."""
    start, end = document.sentence_at(day.first)
    begin = count.end() if start <= count.start() < day.first else max(start, day.first - _REACH)
    return document.prose[begin : min(end, day.last + _REACH // 2)]


def _counts(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(document.prose):
        at = match.start()
        if document.zone_at(at) in NOT_THE_STORY | {TABLE} or document.quoted(at):
            continue
        if not _HEDGED.search(document.prose, max(0, match.start("n") - 12), match.start("n")):
            yield match


def _days(document: Document, begin: int, end: int) -> list[_Day]:
    """The days, and the months by themselves, in a stretch of copy; not the date of the draft, nor ranges."""
    return [
        _Day(first, last, parts.period, parts)
        for first, last, parts in moments.scan(document, begin, end)
        if parts.period is not None and parts.period.kind in (DAY, MONTH) and not parts.end_day
        and not (parts.year and parts.period.start == document.date)
    ]  # fmt: skip


def _before(document: Document, start: int) -> list[_Day]:
    """The days of the sentence before a place."""
    before = document.sentence_at(max(start - 2, 0))
    return _days(document, *before) if before[0] < start else []


def _interval(document: Document, match: re.Match[str], event: _Day, end: _Day | None) -> Iterator[Interval]:
    today = document.date
    if today is None:
        return
    to = end.period if end else Period(today, today, DAY)
    if end and event.parts.year and not end.parts.year and end.period.kind == DAY:
        when = years_before(to.start, to.start.year - event.period.start.year)
        to = Period(when, when, DAY)  # of the year of which the story tells
    if not event.parts.year and event.first and event.period.start >= to.start:
        event = event._replace(period=shift(event.period, -1))  # "1 March", of a year that the draft takes for known
    if event.period.kind == MONTH and match["unit"].lower() != "month":
        return
    if 0 < (to.start - event.period.start).days <= _YEAR:
        yield Interval(
            span=document.span(match.start("n"), _unit_end(match)), zone=document.zone_at(match.start()),
            dateline=today, count=amount(match["n"]), unit=match["unit"].lower(), event=event.period,
            where=document.span(event.first, event.last) if event.last else None, ends=(to,),
            ends_at=(document.span(end.first, end.last),) if end else (),
            exact=_EXACT.search(document.prose, max(0, match.start("n") - 12), match.start("n")) is not None,
        )  # fmt: skip


def _unit_end(match: re.Match[str]) -> int:
    return match.end("unit") + match.string.startswith("s", match.end("unit"))
