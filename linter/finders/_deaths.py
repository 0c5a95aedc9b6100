"""When a death that copy tells of was: on the day that its own sentence gives, or one that may be news."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from linter.calendar_reading.context import Parts
from linter.document import Document
from linter.finders import moments
from linter.folding import fold
from linter.patterns import later
from linter.periods import DAY, MONTH, WEEK, YEAR, Period

DEATH: Final = later(r"(?i)\b(?:has died|have died|dies|died|passed away|whose death|death of)\b")
_FRESH: Final = later(r"(?i)\b(?:(?:has|have) (?:died|passed away)|dies)\b")  # "died" alone may be of any year
_LIVED: Final = later(r"(?P<who>[^\W\d_a-z][\w’'-]+) \((?:1[89]|20)\d\d ?[-–] ?(?P<to>(?:1[89]|20)\d\d)\)")
# "In 1953 she died", "In March 1953 the singer herself died": no other deed between the date and the death.
_BEFORE: Final = later(r",? (?:(?:he|she|the [a-z]+|[^\W\d_a-z][\w’'-]+)(?: [^\W\d_a-z][\w’'-]+){0,2} )?$")
_BORN: Final = later(r"(?i)\bborn\b(?:(?!\bdie[ds]\b)[^,.;]){0,60}$")
# "Died at 41 in 1953", "died, aged 41, in London in October 1953".
_AFTER: Final = later(r",?(?: (?:in|at|near|of) (?:the )?[^\W\d_][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*)?,? (?:in|on) $")
# "On 3 March", "last week", "in May": how many days a death may be ago that is still told of without its year.
_RECENT: Final = {DAY: 120, WEEK: 21, MONTH: 62}


def died_on(
    document: Document, start: int, end: int, dates: Iterable[tuple[int, int, Parts]], births: set[int],
    death: Period | None,
) -> Period | None:  # fmt: skip
    """When somebody died of whose death and age prose[start:end] tells; `death` is that of the draft's subject.

    A date that the sentence has for something else leaves `death` as it is, unless that is long ago.
    """
    prose = document.prose
    for first, last, parts in dates:
        if first in births or parts.period is None or _BORN.search(prose, max(first - 70, 0), first):
            continue
        beside = (
            start < first < end
            or (last <= start and _BEFORE.fullmatch(prose, last, start))
            or (first >= end and _AFTER.fullmatch(prose, end, first))
        )
        if beside and parts.year and not parts.relative:
            return parts.period if parts.period.kind in (DAY, MONTH, YEAR) else None
    return death


def is_news(document: Document) -> bool:
    """Is a death without a day one of the last weeks? "Has died" says so; "died aged 25" may be of any year."""
    return _FRESH.search(document.prose, 0, 700) is not None


def life_ended(document: Document, subject: str) -> Period | None:
    """The year in which a life ended that is over for long: "Ada Rooke (1880-1911)"."""
    today = document.date
    for found in _LIVED.finditer(document.prose):
        year = int(found["to"])
        if subject and fold(found["who"]) == subject and (today is None or year < today.year - 1):
            return Period(date(year, 1, 1), date(year, 12, 31), YEAR)
    return None


def mourned(document: Document, subject: str) -> bool:
    """Has the subject died, on whatever day?"""
    said = bool(subject) and DEATH.search(document.prose, 0, 700) is not None and subject in fold(document.prose[:700])
    return said or life_ended(document, subject) is not None


def death_of(document: Document, subject: str) -> Period | None:
    """The day on which the subject of an obituary died: as written, or some time in the month before the draft."""
    if (ended := life_ended(document, subject)) is not None or not mourned(document, subject):
        return ended
    for found in DEATH.finditer(document.prose):
        sentence = document.sentence_at(found.start())
        for first, _, parts in moments.scan(document, *sentence):
            near = 0 < first - found.end() < 60 and parts.period is not None and parts.period.kind in _RECENT
            if not near or parts.period is None:
                continue
            if document.date is None:
                return parts.period if parts.year else None
            if abs((document.date - parts.period.start).days) < _RECENT[parts.period.kind]:
                return parts.period
    if document.date is None or not is_news(document):
        return None
    return Period(document.date - timedelta(days=40), document.date)
