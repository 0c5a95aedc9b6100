"""A relative week, month or year, and the date a few words on: "last year, on the night of 2 November 2023".

Between the two stand no words that make the date one of something else ("before", "after a fire on"), and no other verb
than the one that the date goes with, so that both tell when the same thing was or will be.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.document import Document
from linter.finders import _verbs
from linter.patterns import later
from linter.periods import DAY, MONTH, WEEK, YEAR
from linter.relations.days.beside import Placed, place

_RELATIVE: Final = later(
    r"(?i)(?:(?:earlier|later) )?(?:last|this|next) (?:week|month|year|weekend)|yesterday|today|tomorrow|tonight"
)
# Up to a comma, a place or a gathering of theirs: "next week, at their meeting on", "last month in Oslo, on". What "the
# crash on 4 February" or "the concert on 3 May" is, the date is of.
_GAP: Final = later(
    r"(?P<words>(?:,| (?:in|at|with|when|on|aboard|near|off|outside|during)\b)[^.;:()–—\n]{0,80}?)"
    r"(?:, (?:on |in )?| \(| (?:night|morning|evening|afternoon|hours) of | (?:at|in|during) "
    r"(?:(?:an?|the|their|its|his|her) )?[\w’'-]+(?: [\w’'-]+)? (?:on|in) )(?:the )?"
)
_OTHER: Final = later(
    r"(?i)\b(?:after|before|since|until|till|from|by|ahead|and|but|or|which|who|that|whose|while|than|because|as|if|"
    r"anniversary|following|compared|against|between|to|into|not|would|will|had|has|have|been|due|set|scheduled|"
    r"deadline|planned|first|second|last|next|this|previous|year|season|dated|time|murder|rape|killing|effect|figures|results|held|called|over)\b"
)
_ONE_VERB = 1


def loosely(document: Document, relative: tuple[int, int, Parts], dated: tuple[int, int, Parts]) -> Iterator[Placed]:
    """Does the date lie in the week, the month or the year that the words before it name?"""
    (first, last, parts), (first2, last2, other) = relative, dated
    period, today, prose = parts.period, document.date, document.prose
    if period is None or today is None or other.period is None or other.relative or other.end_day or other.end_month:
        return
    if not _RELATIVE.fullmatch(parts.relative) or parts.weekday is not None:
        return
    if other.day is None and (other.month is None or other.period.kind != MONTH or period.kind not in (MONTH, YEAR)):
        return  # a weekday alone is of any week
    gap = _GAP.fullmatch(prose, last, first2)
    if gap is None or _OTHER.search(gap["words"]) or document.quoted(first2):
        return
    if sum(_verbs.past(word) for word in gap["words"].split()) > _ONE_VERB:
        return
    slack = timedelta(days={WEEK: 2, DAY: 1}.get(period.kind, 0))
    shifts = (0,) if other.year else (-1, 0, 1)
    days = [periods.shift(other.period, by) for by in shifts]
    fits = any(period.start - slack <= day.end and day.start <= period.end + slack for day in days)
    if not fits and other.year is None and period.kind == YEAR:
        return
    be = "was" if period.end <= today else "is"
    name = f"{period.start.day} {period.start:%B}" if period.kind == DAY else str(period)
    yield place(document, first, last2, parts, fault=f"“{parts.relative}” {be} {name}", fits=fits)
