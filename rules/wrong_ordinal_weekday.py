"""A date that is not "the first Sunday in October", when the copy says that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from linter.calendar_grammar import calendar
from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders.moments import moments, scan
from linter.finding import WARNING, Agreement, Finding
from linter.patterns import later
from linter.periods import nth_weekday
from linter.phrases import stems
from linter.rule import Rule, examples

_NTH: Final = later(r"(?P<nth>first|second|third|fourth|last) \w+ (?:in|of) ", re.I)
# Not the day itself, or not always: "the Friday before the first Sunday in May", "until 2019".
_OTHERWISE: Final = later(
    r"\b(?:before|after|following|preceding|instead|formerly|used to|originally|traditionally|usual\w*|normal\w*|moved|"
    r"postponed|brought forward|until|since|except|unless|but|although|last year|next year|former|previous\w*)\b",
)
# "On the last Friday of the month. The next, on January 24": a rule of every month, and the day that follows it.
_MONTHLY: Final = later(
    r"(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s? "
    r"(?:of|in) (?:the|every|each|a) month\b"
)
_THE_NEXT: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) next(?: one)?(?P<what>(?: (?!of\b|after\b|day,)[\w-]+){0,2}?),?"
    r"(?: (?:is|will be|falls|comes|takes place|due))?(?: on)?(?: \w+day,?)? $"
)
_CLAUSE: Final = later(r"[,;:] | and | or ")
_IDLE: Final = "first second third fourth last said will held take place year day time"
_NEAR: Final = 50  # characters before and after a day, in which a word says that it is another


@cache
def _not_the_day() -> frozenset[str]:
    """Stems that tell of days, and of nothing that is on them."""
    words = calendar("en").words
    named = (*words["month"], *words["weekday"], *_IDLE.split())
    return frozenset(stem for word in named for stem in stems(word, 0, len(word)))


@kind_of_claim
class MarkedDay(Claim):
    """A day of a month: by its place among the weekdays, or (`nth` empty) by its date, whose year may be unknown."""

    month: int
    day: int
    year: int | None
    nth: str = ""
    about: tuple[str, ...] = ()  # the stems of its sentence
    monthly: int = -1  # where a rule of every month stands, for its day in the month of the next


class WrongOrdinalWeekday(Rule[MarkedDay]):
    """ "The first Sunday in October", and a date that is the second.

    Why it matters
        The rule of the day and the date are two chances for a reader to turn up, and one of them is a week off.

    How it decides
        The calendar has the day that "the last Friday of November" falls on in the draft's year, or in the one written.
        A date of that month on the same weekday, but of another week, stands in the draft or in another of its story,
        in a sentence with a word in common; or any other date of the month right after it: "the first Sunday in
        October, Oct. 12". A rule of every month ("the last Friday of the month") is held against the day of "the next".

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
        "PERTH, 3 July 2025 - The choir sings on the first Friday of the month. The next, on 1 August, is free.\n",
        "PERTH, 3 July 2025 - The choir meets on the last Friday of the month. The next, put off, is on 18 July.\n",
    )
    catches = examples(
        "PERTH, 3 July 2025 - The choir sings on the [[last Friday of every month]]. The next one, on [[18 July]], is "
        "free.\n",
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
        for moment in moments(document):
            start, end = document.prose_at(moment.span.start), document.prose_at(moment.span.end)
            nth = _NTH.match(moment.words)
            if nth and moment.weekday is not None and moment.month is not None and document.date is not None:
                year = moment.year or document.date.year  # a rule of every year is held against this year's day
                when = nth_weekday(nth["nth"].lower(), moment.weekday, year, moment.month)
                yield from _marked(document, start, end, when.month, when.day, year, nth["nth"].lower())
            elif moment.day is not None and moment.month is not None and moment.end_day is None:
                own = moment.period.start.year if moment.period else moment.year
                yield from _marked(document, start, end, moment.month, moment.day, own)
        yield from _monthly(document)

    def keys(self, claim: MarkedDay) -> Iterator[str]:
        own = claim.monthly >= 0
        yield f"{claim.path}@{claim.monthly}" if own else f"{claim.story or claim.path}|{claim.month}"

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
            gap = claim.span.start - first.span.end if claim.path == first.path else 0
            beside = first.monthly >= 0 or 0 < gap <= len(", on ")
            weeks = (claim.day - first.day) % 7 == 0
            alike = sorted(set(claim.about) & set(first.about)) if weeks else []
            if beside or alike:
                message = f"the {first.words} is {first.day} {date(2000, first.month, 1):%B}"
                reason = "one day" if beside else ", ".join(alike)
                yield self.finding(claim, message, first, reason=f"both: {reason}; the calendar of {first.year}")
                return


def _monthly(document: Document) -> Iterator[MarkedDay]:
    """A rule of every month, and the date of "the next" in its sentence or the one after."""
    prose = document.prose
    for rule in document.within(document.sentences_with({"month"}), _MONTHLY):
        begin, stop = document.sentence_at(rule.start())
        for start, end, said in scan(document, rule.end(), document.sentence_at(stop + 1)[1]):
            if said.day is None or said.end_day is not None or said.period is None:
                continue
            following = _THE_NEXT.search(prose, max(rule.end(), start - _NEAR), start)
            idle = following is None or _OTHERWISE.search(prose, begin, following.start())
            what = set(stems(prose, *following.span("what"))) if following else set()
            if following and not idle and what - _not_the_day() <= set(stems(prose, begin, stop)):
                year, month = said.period.start.year, said.period.start.month
                weekday = calendar("en").words["weekday"][rule["weekday"].lower()]
                when = nth_weekday(rule["nth"].lower(), weekday, year, month)
                told = list(_marked(document, start, end, month, said.day, year, monthly=rule.start()))
                if told:
                    yield from _marked(
                        document, *rule.span(), month, when.day, year, rule["nth"].lower(), monthly=rule.start()
                    )
                    yield from told
            break


def _marked(
    document: Document, start: int, end: int, month: int, day: int, year: int | None, nth: str = "", monthly: int = -1
) -> Iterator[MarkedDay]:
    prose, zone = document.prose, document.zone_at(start)
    begin, stop = document.sentence_at(start)
    if document.quoted(start) or zone in NOT_THE_STORY or zone == HEADLINE:
        return
    after = _CLAUSE.search(prose, end, min(stop, end + _NEAR))
    if _OTHERWISE.search(prose, max(begin, start - _NEAR), after.start() if after else min(stop, end + _NEAR)):
        return
    about = frozenset(stems(prose, begin, stop)) - _not_the_day()
    yield MarkedDay(
        span=document.span(start, end), zone=zone, dateline=document.date, month=month, day=day, year=year, nth=nth,
        about=tuple(sorted(word for word in about if len(word) > 2)), monthly=monthly,
    )  # fmt: skip
