"""Dates beside the weekdays that copy gives them: one by one, and in lists ("on Tuesdays 3, 10 and 17 June")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

from linter import periods
from linter.calendar_grammar import calendar
from linter.calendar_reading.context import Context, likely_year, valid_day
from linter.claims import Moment, kind_of_claim
from linter.document import Document
from linter.finders import moments
from linter.patterns import later

_WEEKDAY: Final = r"(?P<name>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TIMES: Final = r"(?: (?:mornings?|lunchtimes?|afternoons?|evenings?|nights?))"
_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|April|May|June|July|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Oct(?:ober|\.)?|"
    r"Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:.]\d)"
_NEXT: Final = r"(?:, and |, | and | & )"
# "Tuesdays", "every Tuesday", "four Tuesday evenings", "Tuesday evenings": a weekday that comes more than once.
_LIST: Final = later(
    rf"\b(?:{_WEEKDAY}s{_TIMES}?|(?:[Ee]very|[Ee]ach) (?P<each>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day{_TIMES}?|"
    r"(?P<times>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:mornings|lunchtimes|afternoons|evenings|nights))"
    # "Sundays of next month, 2, 9", "Mondays this spring: 3, 10", "the Sundays are 2, 9"
    r"(?: (?:in|of|this|next) [\w ]{2,20}?)?(?:: | [-–—] |,? \(|, | )(?:(?:are|were|will be|on) )?(?:the )?"
    rf"(?P<days>(?:{_MONTH} )?{_DAY}(?: of)?(?: {_MONTH})?(?:{_NEXT}(?:{_MONTH} )?{_DAY}(?: {_MONTH})?){{1,11}})"
    r"(?:,? (?P<year>20\d\d)\b)?"
)
_PIECE: Final = later(rf"(?:(?P<before>{_MONTH}) )?(?P<day>{_DAY})(?:(?: of)? (?P<after>{_MONTH}))?")
_NEAR: Final = 45  # days between the ends of one span
_SPAN: Final = 30  # and characters between them
# What says by itself that a day is still to come, whatever the year in which its weekday fits.
_TO_COME: Final = later(
    r"\b(?:will|shall|(?:is|are) (?:due|to|set|going|scheduled|expected|planned)|has been (?:set|fixed) for|"
    r"(?<!was )(?<!were )to be)\b"
)
_PAST: Final = later(r"\b(?:was|were|had|has been|have been)\b")


@kind_of_claim
class Dated(Moment):
    """A moment; `ahead` where its clause says that it is still to come, `listed` for a date of a list of one weekday.

    `list_at` is the place of the list, which its dates share.
    """

    ahead: bool = False
    list_at: int = -1


# "Sunday's race, on 19 August,": the day of one event, and its date.
_EVENTS_DAY: Final = later(rf"\b{_WEEKDAY}[’']s (?:[a-z-]+ ){{0,2}}[a-z-]+(?:,? on| \() ?$")
_AFTER: Final = later(r"[,.;)]| (?:will|is|was|were|has|at|in|and|between)\b")
# "The weekend of 7 and 8 October", and the weekdays that a weekend of so many days may begin with.
_WEEKEND: Final = later(r"\bweekend (?:of|beginning|starting)(?: the)? $")
_BEGINS: Final = {1: (5, 4, 6), 2: (5,), 3: (5, 4)}
_BEFORE: Final = 45  # characters in which such words stand
_NEXT_YEAR: Final = later(r"\b[Nn]ext year(?:[’']s)?\b")


def dated(document: Document) -> Iterator[Dated]:
    """Every moment of a document, and every date of a list of dates that are of one weekday."""
    context, english = Context(document, calendar(document.language)), document.language[:2] == "en"
    for start, end, parts in moments.scan(document, 0, len(document.prose)):
        claim = moments.moment(document, start, end, parts)
        if english and claim.day is not None and claim.weekday is None and claim.period is not None:
            claim = _with_weekday(claim, document.prose, start, end, context)
        named = claim.weekday is not None and claim.day is not None and claim.year is None
        if named and claim.period and _NEXT_YEAR.search(document.prose, document.sentence_at(start)[0], start):
            claim = replace(claim, period=periods.shift(claim.period, 1))  # "next year's begins on Friday 17 April"
        yield _as(claim, ahead=named and _ahead(context, start))
    if english:
        yield from _listed(document, context)


def _with_weekday(claim: Moment, prose: str, start: int, end: int, context: Context) -> Moment:
    """A date, with the weekday that the words before it give to it: "the weekend of", "Sunday's race, on"."""
    event = _EVENTS_DAY.search(prose, max(start - _BEFORE, 0), start)
    if event and claim.end_day is None and _AFTER.match(prose, end):
        return replace(claim, weekday=context.grammar.words["weekday"][f"{event['name']}day".lower()])
    begins = _BEGINS.get(claim.period.days, ()) if claim.period else ()
    if claim.period is None or not begins or not _WEEKEND.search(prose, max(start - _BEFORE, 0), start):
        return claim
    first = claim.period.start.weekday()
    return replace(claim, weekday=first if first in begins else begins[0])


def _as(claim: Moment, ahead: bool, list_at: int = -1) -> Dated:
    said = {field.name: getattr(claim, field.name) for field in fields(claim)}
    return Dated(**said, ahead=ahead, list_at=list_at)


def _ahead(context: Context, at: int) -> bool:
    """Does the clause before a day say that it is still to come?"""
    clause = re.split(r"[.;\n]", context.prose[max(at - 90, 0) : at])[-1]
    told = max((m.end() for m in _TO_COME.finditer(clause)), default=-1)
    return told > max((m.end() for m in _PAST.finditer(clause)), default=-1)


def _listed(document: Document, context: Context) -> Iterator[Dated]:
    """The dates of "on Tuesdays 3, 10 and 17 June" and "every Tuesday (June 3, 10 and 17)"."""
    prose, words = document.prose, context.grammar.words
    for found in _LIST.finditer(prose):
        weekday = words["weekday"][f"{found['name'] or found['each'] or found['times']}day".lower()]
        pieces = list(_PIECE.finditer(prose, *found.span("days")))
        months = _months([piece["before"] or piece["after"] for piece in pieces], bool(pieces[0]["before"]))
        for piece, month in zip(pieces, months, strict=True):
            day = int(piece["day"].rstrip("stndrh"))
            number = context.word("month", month) if month else 0
            year = int(found["year"]) if found["year"] else number and likely_year(number, day, context, found.start())
            when = valid_day(year, number, day) if year and number else None
            if when is not None:
                yield Dated(
                    span=document.span(*piece.span()), zone=document.zone_at(found.start()),
                    quoted=document.quoted(found.start()), dateline=document.date, period=periods.day(when),
                    weekday=weekday, day=day, month=number, year=int(found["year"]) if found["year"] else None,
                    anchor="written" if found["year"] else "dateline", list_at=found.start(),
                )  # fmt: skip


def _months(named: list[str | None], first: bool) -> list[str | None]:
    """The month of each day of a list: the one before it in American order, the next one in British order."""
    order = named if first else named[::-1]
    last, given = None, list[str | None]()
    for month in order:
        last = month or last
        given.append(last)
    return given if first else given[::-1]


def strays(days: list[Dated]) -> tuple[list[Dated], list[Dated]]:
    """The dates of one list that fall on its weekday, and those that do not; both empty where nothing can be said.

    Where none does, the first is a stray only if it is a week from the next: the list is of another weekday.
    """
    right = [c for c in days if c.period and c.period.start.weekday() == c.weekday]
    wrong = [c for c in days if c not in right]
    if right and len(wrong) <= max(1, len(right) - 1):
        return right, wrong
    starts = [c.period.start for c in days if c.period]
    weekly = all(b - a == timedelta(days=7) for a, b in pairwise(starts))
    return ([], wrong[:1]) if not right and weekly else ([], [])


def is_pair(first: Dated, second: Dated) -> bool:
    """Is the one the first of two weekdays, and the other the second with the two dates?"""
    return (
        first.weekday is not None and first.day is None and second.weekday is not None
        and second.end_day is not None and second.end_weekday is None
        and 0 < second.span.start - first.span.end <= len(" and ")
    )  # fmt: skip


def is_first(weekday: Dated, other: Dated) -> bool:
    """ "On Saturday and Sunday, June 14 and 15": is the date that of the first of two weekdays?"""
    return (
        weekday.weekday is not None and weekday.day is None and other.weekday is not None and other.end_day is None
        and other.period is not None and other.period.start.weekday() == weekday.weekday
        and 0 < other.span.start - weekday.span.end <= len(" and ")
    )  # fmt: skip


def ends(claim: Dated) -> Iterator[Dated]:
    """A date; for "Friday 14 to Sunday 16 March", the date of its first day and of its last."""
    period = claim.period
    if period and claim.end_day is None and period.start.day != claim.day == period.end.day:
        yield replace(claim, period=periods.day(period.end))  # "in the week to Sunday, March 9"
        return
    yield claim
    if claim.end_weekday is not None and claim.end_day is not None:
        yield replace(
            claim, weekday=claim.end_weekday, day=claim.end_day, month=claim.end_month or claim.month, end_day=None,
            end_month=None, period=claim.period and periods.day(claim.period.end),
        )  # fmt: skip


def beside_a_right_one(claim: Dated, named: Sequence[Dated]) -> bool:
    """Does the other end of a span fit the draft's year: "from Monday 6 October until Friday 16 October"?"""
    return any(
        c is not claim and c.period and claim.period and c.period.start.weekday() == c.weekday
        and c.period.start.year == claim.period.start.year and abs(c.span.start - claim.span.start) < _SPAN
        and abs((c.period.start - claim.period.start).days) < _NEAR
        for c in named
    )  # fmt: skip
