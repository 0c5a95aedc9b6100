"""Years for which a thing was shut, dark or missed, and the year in which the draft has it close.

"In the ten years without a pool", "after nine years of silence", "it had stood empty for 12 years": the closing may be
told in any other sentence. A count that fits any other two years of the story is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import moments
from linter.finders.intervals import Interval, amount, fits
from linter.patterns import later
from linter.periods import DAY, MONTH, SINCE, YEAR, Period
from linter.phrases import stem, stems

_N: Final = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
_SHUT: Final = (
    r"(?:closed|shut|dark|empty|idle|derelict|disused|silent|abandoned|boarded up|out of (?:use|action|service)|unused|"
    r"mothballed|dry|vacant|suspended)"
)
_YEARS: Final = later(
    rf"(?i)\b(?:(?P<without>{_N}) years without (?:an?|any|its|their|the)\b|"
    rf"(?P<of>{_N}) years of (?:closure|darkness|silence|disuse|neglect|dereliction|abandonment|emptiness|"
    r"standing empty|lying idle)\b|"
    rf"(?P<long>{_N})-year (?:closure|shutdown)\b|"
    rf"{_SHUT} (?:there )?for (?:the (?:past|last) )?(?P<shut>{_N}) years\b|"
    rf"(?:for|in) the first time in (?P<first>{_N}) years\b|"
    rf"(?P<after>{_N}) years after (?:it|they|the [a-z-]+) (?:was |were )?"
    r"(?:closed|shut|suspended|abandoned|went dark)\b)"
)
_CLOSED: Final = later(
    r"\b(?:closed|shut|suspended|withdrawn|mothballed|abandoned|went dark|last (?:ran|sailed|opened)|taken off)"
    r"(?: (?:down|its doors|for good))?(?: (?:back )?(?:in|since))? $"
)
# The thing is back, or still missed: the count runs until now.
_BACK: Final = later(
    r"(?i)\b(?:re-?open\w*|reviv\w+|return\w*|restor\w+|once more|again|(?:is|are|comes?|came) back|without|still|"
    r"ends?|ended|took in its first|for the first time)\b"
)
_REOPENED: Final = later(r"(?i)\b(?:re-?open\w*|open(?:s|ed) again|restored|restoration)\b")
_PRONOUN: Final = later(r"(?:It|They|Its|Their)\b")
_OF_ANY: Final = ("closed", "shut", "suspended", "open", "reopened", "year", "first", "time", "day", "said")
_HEDGED: Final = later(r"(?i)\b(?:about|around|some|nearly|almost|more than|over|less than|up to|at least|every) $")
_BEFORE: Final = later(r"(?i)\b(?:before|until|by the time|would|then)\b")
_FEWEST: Final = 2


def shut_years(document: Document) -> Iterator[Interval]:
    """Every count of the years since the one closing of which the draft tells, where it is up to now."""
    today, prose = document.date, document.prose
    if today is None or document.language[:2] != "en" or not document.holds(("years", "-year", "year")):
        return
    counts = [match for match in _YEARS.finditer(prose) if _plain(document, match)]
    if not counts or _BACK.search(prose) is None:
        return
    closings = dict[Period, tuple[int, int]]()
    years = {today.year}
    for first, last, parts in moments.scan(document, 0, len(prose)):
        if parts.year is not None and parts.period is not None:
            years.add(parts.year)
            if parts.period.kind in (DAY, MONTH, YEAR, SINCE) and _CLOSED.search(prose, max(0, first - 40), first):
                whole = Period(parts.period.start, parts.period.start, DAY) if parts.period.kind == SINCE else None
                closings.setdefault(whole or parts.period, (first, last))
    if len(closings) != 1:
        return
    sentence = document.sentence_at(next(iter(closings.values()))[0])
    if len({parts.year for _, _, parts in moments.scan(document, *sentence)} - {None, today.year}) > 1:
        return  # closed in one year, and again or until another
    (closed, place), now = next(iter(closings.items())), Period(today, today, DAY)
    others = {abs(a - b) for a, b in combinations(sorted(years - {closed.start.year}), 2)}
    for match in counts:
        count = amount(next(words for words in match.groupdict().values() if words))
        if not _of_it(document, match, place[0]):
            continue
        if count >= _FEWEST and (fits(count, "year", closed, now) or not others & {count - 1, count, count + 1}):
            yield Interval(
                span=document.span(*match.span()), zone=document.zone_at(match.start()), dateline=today, count=count,
                unit="year", event=closed, where=document.span(*place), ends=(now,),
            )  # fmt: skip


def _of_it(document: Document, match: re.Match[str], closed: int) -> bool:
    """Is the count of what was closed, by its words, or because both sentences speak of one thing?"""
    if match["of"] or match["long"]:
        return True
    if match["without"]:
        return _REOPENED.search(document.prose) is not None
    here, there = document.sentence_at(match.start()), document.sentence_at(closed)
    told = any(_PRONOUN.match(document.prose, start) for start, _ in (here, there))
    shared = set(stems(document.prose, *here)) & set(stems(document.prose, *there))
    return told or here == there or bool(shared - {stem(word) for word in _OF_ANY})


def _plain(document: Document, match: re.Match[str]) -> bool:
    """Is it a count up to now, and no more or less?"""
    start, end = document.sentence_at(match.start())
    return not (
        document.zone_at(match.start()) in NOT_THE_STORY | {TABLE} or document.quoted(match.start())
        or _HEDGED.search(document.prose, max(0, match.start() - 12), match.start())
        or _BEFORE.search(document.prose, start, end)
        or any(parts.year for _, _, parts in moments.scan(document, match.end(), end))
    )  # fmt: skip
