"""When a thing is to come that has no day yet: "opens in mid-May", "by spring", "leaves at the end of June", "in 2031".

Each wording is read as the days that it may mean, counted from the date of its draft, or of the other draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter import periods
from linter.calendar_grammar import calendar
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders._bearers import bearer
from linter.finders._event_words import content
from linter.finders.happenings import headline, topic
from linter.finders.intervals import amount
from linter.patterns import later
from linter.periods import Period
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\."
)
_OF: Final = r"(?:,? (?:of )?(?:(?P<{0}>20\d\d)|(?P<{0}_next>next year)|(?:this|the) year))?"
_WHEN: Final = later(
    r"\b(?P<edge>(?:[Nn]ot )?(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Ff]rom|[Ff]or|[Bb]y|[Bb]efore|[Uu]ntil|[Tt]his|[Nn]ext)) "
    r"(?:(?:the )?(?:"
    rf"(?P<third>early|mid|late|beginning of|start of|middle of|end of|turn of)[- ](?:the |this )?"
    rf"(?:(?P<of_month>{_MONTHS}){_OF.format('of_month_year')}|(?P<of_year>20\d\d|next year|year)\b)|"
    rf"(?P<quarter>first|second|third|fourth|final|last) quarter\b{_OF.format('quarter_year')}|"
    rf"(?P<half>first|second) half\b(?! of (?:the )?(?!20|next|year|this)){_OF.format('half_year')}|"
    rf"(?P<season>spring|summer|autumn|winter)\b(?! (?:break|term|holidays?|school|season|sale|fair|festival|games))"
    rf"{_OF.format('season_year')}|"
    r"(?:(?:about|around|some|under|just over|a little over) )?(?P<count>\d{1,2}|an?|[a-z]+) (?P<unit>weeks?|months?|"
    r"fortnight)\b(?![’'] (?!time))(?! (?:of|from|after|before))|"
    rf"(?P<day>\d{{1,2}}) (?P<day_month>{_MONTHS})\b(?: (?P<day_year>20\d\d))?|"
    rf"(?P<month>{_MONTHS})\b(?: (?P<month_day>\d{{1,2}})\b(?!\d))?{_OF.format('month_year')}|"
    r"(?P<year>20\d\d)\b(?![-/–])))"
)
_OPENS: Final = frozenset(["not", "in", "on", "at", "during", "from", "for", "by", "before", "until", "this", "next"])
_BREAK: Final = later(r"[;:“”\"]|\b(?:said|told|after|when|while|because|although|but)\b|, (?:and|with|which|who)\b")
_PAST: Final = later(r"\b(?:was|were|had|has|have|did)\b(?! to\b)")
_AHEAD: Final = later(r"\b(?:will|to|due|expected|expects?|plans?|planned|scheduled|set|should|opens|would)\b")
_REACH: Final = 75  # characters between what is to come and its time
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_SEASONS: Final = {  # nobody agrees on the day
    "spring": ((3, 1), (6, 20)), "summer": ((5, 25), (9, 20)), "autumn": ((9, 1), (12, 15)),
    "winter": ((11, 20), (3, 20)),
}  # fmt: skip
_BEFORE: Final = frozenset(("by", "before", "until"))
_SOON: Final = 14  # days by which a thing "in six weeks" may come sooner or later
_YEARS: Final = ("of_month_year", "quarter_year", "half_year", "season_year", "day_year", "month_year", "year")
_NEXT_YEARS: Final = tuple(f"{group}_next" for group in _YEARS if group not in ("day_year", "year"))
_THIRD: Final = {"early": (1, 14), "beginning": (1, 10), "start": (1, 10), "mid": (7, 24), "middle": (7, 24)}


@kind_of_claim
class Outlook(Claim):
    """A thing to come, by what is to happen with it, and when: a year, perhaps, and months and days of it."""

    coming: tuple[str, ...]
    edge: str  # "in", or "by" and "before", which leave open how long before
    year: int  # 0 where the draft leaves it to the reader
    first: tuple[int, int]  # month and day
    last: tuple[int, int]
    vague: bool  # no single day
    head: tuple[str, ...]  # who or what it is that comes
    words_about: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    def within(self, written: date) -> Period:
        """The days that it may mean, in a draft or about a draft of that day."""
        year = self.year or written.year
        start, end = _dates(year, self.first, self.last)
        if not self.year and end < written:
            start, end = _dates(year + 1, self.first, self.last)
        return Period(min(written, start) if self.edge in _BEFORE else start, end)


class _Words(NamedTuple):
    coming: re.Pattern[str]
    apart: re.Pattern[str]
    south: frozenset[str]


@cache
def _words() -> _Words:
    data = table(_DATA)
    coming = "|".join(rf"(?P<{sort}>{words})" for sort, words in data["coming"].items())
    return _Words(
        later(rf"(?i)\b(?:{coming})\b"),
        later(rf"(?i)\b(?:{data['words']['apart']})\b"),
        frozenset(data["words"]["south"].split()),
    )


def outlooks(document: Document) -> Iterator[Outlook]:
    """Everything that the document says is to come at a time ahead."""
    if document.language[:2] != "en":
        return
    prose = document.prose
    for when in document.matches(_WHEN, _OPENS):
        start, stop = document.sentence_at(when.start())
        zone = document.zone_at(when.start())
        if zone in NOT_THE_STORY or zone == TABLE or document.quoted(when.start()):
            continue
        begin = max(start, when.start() - _REACH)
        begin = max((m.end() for m in _BREAK.finditer(prose, begin, when.start())), default=begin)
        if _PAST.search(prose, begin, when.start()):
            continue
        found = [m for m in _words().coming.finditer(prose, begin, when.start()) if m[0][0].islower()]
        if not found:
            continue
        plain = bool(when["day"] or when["month_day"])
        if not (found[-1][0].split()[0].endswith("s") or _AHEAD.search(prose, start, when.start())):
            continue
        span = _span(document, when)
        if span is None or _words().apart.search(prose, start, stop):
            continue
        year, first, last = span
        names, things = content(prose[start:stop], True, happen=True)
        nearby, about = content(f"{prose[document.sentence_at(max(start - 2, 0))[0] : start]} {headline(document)}",
                                True, happen=True)  # fmt: skip
        yield Outlook(
            span=document.span(when.start() + len(when["edge"]) + 1, when.end()), zone=zone, dateline=document.date,
            coming=tuple(sorted({m.lastgroup or "" for m in found[-2:]})),
            edge=when["edge"].lower().removeprefix("not "), year=year, first=first, last=last, vague=not plain,
            head=tuple(
                word for word in bearer(prose[start : when.start()], found[-1].start() - start).head
                if not _words().coming.match(word)
            ),
            words_about=tuple(sorted(things)), names=tuple(sorted(names)), setting=tuple(sorted(nearby | about)),
            topic=topic(document),
        )  # fmt: skip


def _dates(year: int, first: tuple[int, int], last: tuple[int, int]) -> tuple[date, date]:
    start = date(year, *first)
    over = year + (last < first)  # winter
    return start, date(over, last[0], min(last[1], periods.month(over, last[0]).end.day))


def _span(document: Document, when: re.Match[str]) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """The year (0 if none is told), and the first and the last day of what a wording may mean."""
    written = document.date
    year = next((int(when[g]) for g in _YEARS if when[g]), 0)
    if written and any(when[group] for group in _NEXT_YEARS):
        year = written.year + 1
    if when["of_year"]:
        if when["of_year"].isdigit() or written:
            year = _year(when["of_year"], written)
        third = when["third"].split()[0]
        if third == "turn":
            return year, (12, 15), (1, 15)
        return year, *{"early": ((1, 1), (4, 30)), "mid": ((5, 1), (8, 31)), "middle": ((5, 1), (8, 31)),
                       "beginning": ((1, 1), (2, 28)), "start": ((1, 1), (2, 28)),
                       "late": ((9, 1), (12, 31))}.get(third, ((12, 1), (12, 31)))  # fmt: skip
    if month := when["of_month"]:
        number = _month(month)
        low, high = _THIRD.get(when["third"].split()[0], (17, 31))
        return year, (number, low), (number, high)
    if when["quarter"]:
        number = _QUARTERS[when["quarter"]] * 3
        return year, (number - 2, 1), (number, 31)
    if when["half"]:
        return (year, (1, 1), (6, 30)) if when["half"] == "first" else (year, (7, 1), (12, 31))
    if when["season"]:
        unsure = when["edge"].lower() == "next" or document.holds(_words().south)  # this year's, or the one after
        return None if unsure else (year, *_SEASONS[when["season"]])
    if when["unit"]:
        return _from_now(when, written)
    if when["day"] or when["month_day"]:
        number = _month(when["day_month"] or when["month"])
        day = int(when["day"] or when["month_day"])
        return (year, (number, day), (number, day)) if 0 < day < 29 or (day < 32 and number != 2) else None
    if when["month"]:
        number = _month(when["month"])
        return year, (number, 1), (number, 31)
    return year, (1, 1), (12, 31)


def _year(words: str, written: date | None) -> int:
    if words.isdigit():
        return int(words)
    return (written.year if written else 0) + (words == "next year")


def _month(name: str) -> int:
    return calendar("en").words["month"][name.lower().rstrip(".")]


def _from_now(when: re.Match[str], written: date | None) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """ "In about six weeks", counted from the date of the draft."""
    if written is None or when["edge"].lower() != "in":
        return None
    count = amount(when["count"] or "one")
    days = count * (14 if when["unit"] == "fortnight" else 7 if when["unit"].startswith("week") else 30)
    if not days:
        return None
    middle = written + timedelta(days=days)
    slack = timedelta(days=max(_SOON, days // 3))
    early, late = middle - slack, middle + slack
    return early.year, (early.month, early.day), (late.month, late.day)
