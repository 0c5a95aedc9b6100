"""A date that is not "the first Sunday in October", when the copy says that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders.moments import moments
from linter.finding import WARNING, Agreement, Finding
from linter.patterns import either, later
from linter.phrases import stems
from linter.rule import Rule, examples

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NTH: Final = ("first", "second", "third", "fourth")
_WHEN: Final = later(
    rf"\b(?P<nth>{either(_NTH)}|last|final) (?P<day>{either(d.title() for d in _DAYS)}) (?:in|of) "
    rf"(?P<month>{either(m.title() for m in _MONTHS)})\b(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
# Not the day itself, or not always: "the Friday before the first Sunday in May", "until 2019".
_OTHERWISE: Final = later(
    r"\b(?:before|after|following|preceding|instead|formerly|used to|originally|traditionally|usual\w*|normal\w*|moved|"
    r"postponed|brought forward|until|since|except|unless|but|although|last year|next year|former|previous\w*)\b",
)
_CLAUSE: Final = later(r"[,;:] | and | or ")
_NEAR: Final = 50  # characters before and after a day, in which a word says that it is another
_NOT_THE_DAY: Final = frozenset(
    stem for word in (*_DAYS, *_MONTHS, *_NTH, "last", "said", "will", "held", "take", "place", "year", "day", "time")
    for stem in stems(word, 0, len(word))
)  # fmt: skip


@kind_of_claim
class MarkedDay(Claim):
    """A day of a month: by its place among the weekdays, or (`nth` empty) by its date, whose year may be unknown."""

    month: int
    day: int
    year: int | None
    nth: str = ""
    about: tuple[str, ...] = ()  # the stems of its sentence


class WrongOrdinalWeekday(Rule[MarkedDay]):
    """ "The first Sunday in October", and a date that is the second.

    Why it matters
        The rule of the day and the date are two chances for a reader to turn up, and one of them is a week off.

    How it decides
        The calendar has the day that "the last Friday of November" falls on in the draft's year, or in the one written.
        A date of that month on the same weekday, but of another week, stands in the draft or in another of its story,
        in a sentence with a word in common; or any other date of the month right after it: "the first Sunday in
        October, Oct. 12".

    When it stays silent
        Where the story also has the right date, or has two such weekdays; where a sentence tells of a day before or
        after, of a change or of an exception; in direct speech.
    """

    reads = MarkedDay
    severity = WARNING
    allows = examples(
        "PERTH, 3 July 2025 - The race is held every year on the first Sunday in October.\n\nThe race is on Oct. 5, "
        "and the boats will be shown on Oct. 12.\n",
        "PERTH, 3 July 2025 - The race is held on the first Sunday in October.\n\nThe dinner is on Oct. 12.\n",
        "PERTH, 3 July 2025 - The race, usually held on the first Sunday in October, was moved. The race is on Oct. 12."
        "\n",
        "PERTH, 3 July 2025 - The race is held on the last Sunday in May. Last year's race was on May 25, 2024.\n",
    )
    catches = examples(
        "PERTH, 3 July 2025 - The race has been held every year on the [[first Sunday in October]].\n\nThe race is on "
        "[[Oct. 12]], at noon.\n",
        "PERTH, 3 July 2025 - The council meets on the [[second Tuesday of July]], [[15 July]], to vote.\n",
        (
            "3 November 2023\n\nThe sale of Strathallan to Hollins will complete on the [[last Friday of November]], "
            "Morag Sillars said.\n",
            "4 November 2023\n\nThe sale of Strathallan, led by Morag Sillars, to Hollins is to complete on "
            "[[17 November]].\n",
        ),
    )

    def find(self, document: Document) -> Iterator[MarkedDay]:
        if document.language[:2] != "en":
            return
        told = list(_WHEN.finditer(document.prose))
        for match in told:
            year = int(match["year"]) if match["year"] else document.date.year if document.date else None
            if year is not None:
                when = nth_weekday(match["nth"], _DAYS.index(match["day"].lower()), _month(match["month"]), year)
                yield from _marked(document, *match.span(), when.month, when.day, year, match["nth"])
        for moment in moments(document):
            start, end = document.prose_at(moment.span.start), document.prose_at(moment.span.end)
            if moment.day is None or moment.month is None or moment.end_day is not None:
                continue
            if not any(match.start() < end and start < match.end() for match in told):
                year = moment.period.start.year if moment.period else None
                yield from _marked(document, start, end, moment.month, moment.day, year)

    def keys(self, claim: MarkedDay) -> Iterator[str]:
        yield f"{claim.story or claim.path}|{claim.month}"

    def check(self, claims: Sequence[MarkedDay]) -> Iterator[Finding | Agreement]:
        marked = [claim for claim in claims if claim.nth]
        if len({(claim.day, claim.year) for claim in marked}) != 1:
            return
        first = marked[0]
        dated = [claim for claim in claims if not claim.nth and claim.year in (first.year, None)]
        if same := [claim for claim in dated if claim.day == first.day]:
            yield self.agreement(f"{first.words} is {same[0].words}", first, same[0], reason="the calendar")
            return
        for claim in dated:
            beside = claim.path == first.path and 0 < claim.span.start - first.span.end <= len(", on ")
            weeks = (claim.day - first.day) % 7 == 0
            alike = sorted(set(claim.about) & set(first.about)) if weeks else []
            if beside or alike:
                message = f"the {first.words} is {first.day} {_MONTHS[first.month - 1].title()}"
                reason = "one day" if beside else ", ".join(alike)
                yield self.finding(claim, message, first, reason=f"both: {reason}; the calendar of {first.year}")
                return


def nth_weekday(nth: str, weekday: int, month: int, year: int) -> date:
    """The day of a month that is its first, second, third, fourth or last of a weekday (0 = Monday)."""
    if nth in _NTH:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * _NTH.index(nth))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1


def _marked(
    document: Document, start: int, end: int, month: int, day: int, year: int | None, nth: str = ""
) -> Iterator[MarkedDay]:
    prose, zone = document.prose, document.zone_at(start)
    begin, stop = document.sentence_at(start)
    if document.quoted(start) or zone in NOT_THE_STORY or zone == HEADLINE:
        return
    after = _CLAUSE.search(prose, end, min(stop, end + _NEAR))
    if _OTHERWISE.search(prose, max(begin, start - _NEAR), after.start() if after else min(stop, end + _NEAR)):
        return
    about = frozenset(stems(prose, begin, stop)) - _NOT_THE_DAY
    yield MarkedDay(
        span=document.span(start, end), zone=zone, dateline=document.date, month=month, day=day, year=year, nth=nth,
        about=tuple(sorted(word for word in about if len(word) > 2)),
    )  # fmt: skip
