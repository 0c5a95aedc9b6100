"""Finds how long visits, festivals, strikes and the like last: in words ("a two-day visit") or by their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from linter.calendar_grammar import calendar
from linter.calendar_reading.context import Parts
from linter.claims import Claim, kind_of_claim
from linter.document import Document
from linter.finders import moments
from linter.finders._event_words import events, is_place, is_title
from linter.patterns import later

_STAY: Final = (
    "visit|trip|tour|festival|fair|fete|exhibition|exhibit|show|conference|summit|meeting|forum|congress|session|"
    "workshop|seminar|symposium|convention|course|camp|retreat|strike|walkout|stoppage|tournament|championships?|event|"
    "mission|expo|drill|exercises?|talks|hearing|holiday|break|truce|ceasefire|gathering|celebration|carnival|race|"
    "rally|regatta|sale|march"
)
_NUMBER: Final = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LENGTH: Final = later(
    rf"(?i)\b(?:(?P<n>{_NUMBER})[- ]day"
    rf"(?:[- ]long)? (?P<words>(?:[\w'’&-]+ ){{0,5}}?)(?P<noun>{_STAY}))\b"
)
# "A five-week trial, which ran from …", "a three-month closure between …": whatever it is, the dates are its own.
_LONG: Final = later(
    rf"(?i)\b(?P<n>{_NUMBER})[- ](?P<unit>week|month)s?(?:[- ]long)? (?P<words>(?:[\w'’&-]+ ){{0,3}}?)"
    r"(?P<noun>[a-z]{3,})(?:(?:,? (?:which|that)(?: [a-z]+){1,2}?|,? (?:held|running|run|staged|lasting))?"
    r"(?:,| here| there| (?:on|of|to|in|at|against|for) [^,.;:\d]{3,60},)? (?:from|between) )"
)
_LONG_FOR: Final = later(
    rf"(?i)\b(?:for|lasting|lasts?|lasted) (?P<n>{_NUMBER}) (?P<unit>week|month)s,? (?:from|between) "
)
_DAYS: Final = {"week": (7.0, 6.9), "month": (30.44, 16.0)}  # of each, and how far the dates may be from so many
_FOR_DAYS: Final = later(
    rf"(?i)(?:for|lasting|lasts?) (?P<n>{_NUMBER}) days,? "
    r"(?=from|between|starting|beginning|running)"
)
_NOUNS: Final = frozenset(word for noun in _STAY.split("|") for word in (noun.rstrip("?"), noun.removesuffix("s?")))
_NOUN: Final = later(rf"(?i)\b(?:{_STAY})\b")
_APART: Final = later(
    r"(?i)\b(?:after|before|following|ahead of|another|(?:the|a|his|her|its|their) (?:second|next|previous|"
    r"earlier|last)|"
    r"nights?|hours?|extended|cut short|postponed|originally|instead of|including|rest|excluding|not counting|"
    r"except|working days|plus)\b"
)
_NAME: Final = later(r"(?<![\w.])(?<!\bin )(?<!\bto )(?<!\bfrom )(?<!\bof )[A-Z][^\W\d_]{3,}")
_ABOUT: Final = 40  # characters before a length and its dates that may speak of another stay; half as many after
_RIGHT_AFTER: Final = 16  # between a length and dates that plainly are its own: ", held from "
_SAME: Final = {"trip": "visit", "tour": "visit", "walkout": "strike", "stoppage": "strike", "exhibit": "exhibition"}


@kind_of_claim
class Stay(Claim):
    """A length in days, a range of dates, or both, of one visit or event.

    `days` is the length in words and `dates` that from the dates (0 when there are none); `names` are who takes part.
    A length in weeks or months is kept as it is worded, with how many `days` it may be out.
    """

    noun: str
    days: int = 0
    dates: int = 0
    names: tuple[str, ...] = ()
    said: str = ""
    slack: float = 0.0


finds = Stay


def find(document: Document) -> Iterator[Stay]:
    """Every length and range of dates that belongs to a stay."""
    for start, end in document.sentences_with(_NOUNS):
        yield from _sentence(document, start, end)
    for match in document.matches(_FOR_DAYS, {"for", "lasting", "last", "lasts"}):
        yield from _for_days(document, match)
    for start, end in document.sentences_with({"week", "weeks", "month", "months"}):
        for match in (*_LONG.finditer(document.prose, start, end), *_LONG_FOR.finditer(document.prose, start, end)):
            yield from _long(document, match, end)


def _for_days(document: Document, match: re.Match[str]) -> Iterator[Stay]:
    """ "shut for ten days, from 5 to 11 August"; who counts nights has a date more, and may."""
    _, end = document.sentence_at(match.start())
    for first, last, parts in moments.scan(document, match.end(), end):
        dates = _length(parts) if first - match.end() < 6 and parts.end_day and parts.day else 0
        if dates and dates != _days(match) + 1:
            yield Stay(
                span=document.span(match.start(), last), zone=document.zone_at(match.start()),
                quoted=document.quoted(match.start()), dateline=document.date, noun="time", days=_days(match),
                dates=dates,
            )  # fmt: skip
        return


def _long(document: Document, match: re.Match[str], end: int) -> Iterator[Stay]:
    """ "The five-week trial, which ran from 2 to 20 June"."""
    for first, last, parts in moments.scan(document, match.end(), end):
        dates = _length(parts, 400) if first - match.end() < 2 and parts.end_day and parts.day else 0
        if dates and _days(match):
            one, slack = _DAYS[match["unit"].lower()]
            yield Stay(
                span=document.span(match.start(), last), zone=document.zone_at(match.start()),
                quoted=document.quoted(match.start()), dateline=document.date, noun="time",
                days=round(_days(match) * one), dates=dates, said=f"{match['n']} {match['unit']}s".lower(), slack=slack,
            )  # fmt: skip
        return


def _sentence(document: Document, start: int, end: int) -> Iterator[Stay]:
    text = document.prose[start:end]
    lengths = [m for m in _LENGTH.finditer(text) if _days(m)]
    if len(lengths) > 1:
        return
    ranges = [
        (first, last, parts) for first, last, parts in moments.scan(document, start, end) if parts.end_day and parts.day
    ]
    if len(ranges) > 1 or not (lengths or ranges):
        return
    if _APART.search(_around(text, lengths, [(first - start, last - start) for first, last, _ in ranges])):
        return
    names = tuple(sorted(n for n in set(_NAME.findall(text)) - _dates(document.language) if not _common(n.lower())))
    quoted = document.quoted(start)
    if lengths and ranges:
        length, (first, last, parts) = lengths[0], ranges[0]
        begin, stop = min(start + length.start(), first), max(start + length.end(), last)
        between = document.prose[min(start + length.end(), last) : max(first, start + length.start())]
        dates = _length(parts)
        others = {_noun(n[0]) for n in _NOUN.finditer(between)} - {_noun(length["noun"])}
        if dates and len(between) <= 120 and not others and ";" not in between:
            yield Stay(
                span=document.span(begin, stop), zone=document.zone_at(begin), quoted=quoted, dateline=document.date,
                noun=_noun(length["noun"]), days=_days(length), dates=dates, names=names,
            )  # fmt: skip
    elif lengths:
        length = lengths[0]
        yield Stay(
            span=document.span(start + length.start(), start + length.end()), zone=document.zone_at(start),
            quoted=quoted, dateline=document.date, noun=_noun(length["noun"]), days=_days(length), names=names,
        )  # fmt: skip
    else:
        first, last, parts = ranges[0]
        nouns = [n for n in _NOUN.finditer(document.prose, start, first) if first - n.end() <= 60]
        if nouns and _length(parts):
            noun = nouns[-1]
            yield Stay(
                span=document.span(noun.start(), last), zone=document.zone_at(start), quoted=quoted,
                dateline=document.date, noun=_noun(noun[0]), dates=_length(parts), names=names,
            )  # fmt: skip


def _around(text: str, lengths: list[re.Match[str]], ranges: list[tuple[int, int]]) -> str:
    """The words in which a length and its dates may be told apart: those about the two, where both are there."""
    if not lengths or not ranges:
        return text
    ends = [*lengths[0].span(), *ranges[0]]
    if 0 < ranges[0][0] - lengths[0].end() < _RIGHT_AFTER:
        return text[min(ends) : max(ends)]  # "the day after a six-day festival, held from September 3 to 7"
    return text[max(min(ends) - _ABOUT, 0) : max(ends) + _ABOUT // 2]


def _common(low: str) -> bool:
    """A title, a country or an everyday word: not the name of one visitor or event."""
    return is_title(low) or is_place(low) or low in events().common


def _dates(language: str) -> frozenset[str]:
    words = calendar(language).words
    return frozenset(word.capitalize() for table in ("month", "weekday") for word in words[table])


def _noun(word: str) -> str:
    word = word.lower()
    return _SAME.get(word, word)


def _days(match: re.Match[str]) -> int:
    number = match["n"].lower()
    count = int(number) if number.isdigit() else calendar("en").words["number"].get(number, 0)
    return count if count > 1 else 0


def _length(parts: Parts, most: int = 40) -> int:
    """How many days from the first to the last, both counted; 0 when it depends on the year and that is not known."""
    if parts.period is not None:
        return parts.period.days if parts.period.days <= most else 0
    if parts.day is None or parts.end_day is None or parts.month is None:
        return 0
    last = parts.end_month or parts.month
    try:
        counts = {(date(year + (last < parts.month), last, parts.end_day) - date(year, parts.month, parts.day)).days + 1
                  for year in (2023, 2024)}  # fmt: skip
    except ValueError:
        return 0
    return counts.pop() if len(counts) == 1 else 0
