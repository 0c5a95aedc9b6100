"""The most, the least or the earliest ever, and a past year in which the copy has more, less or earlier.

What ties the two is a word that both sentences have, a pronoun ("in 1995 it was 72.8 per cent"), or what goes without
saying: that people came to a ground, that snow fell, that a picture fetched its price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.calendar_grammar import calendar
from linter.claims import Quantity
from linter.dateline import opening
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finders.quantities import quantities
from linter.folding import fold
from linter.patterns import later
from linter.relations.precedence.limits import LIMIT, since
from linter.relations.precedence.precedents import DENIED, ELSEWHERE, Novelty, Precedent, content, this_year

_MORE: Final = frozenset((
    "largest", "biggest", "highest", "longest", "greatest", "heaviest", "deepest", "most", "best", "strongest",
    "dearest", "hottest", "warmest", "wettest", "fastest", "tallest", "steepest", "record", "worst",
))  # fmt: skip
_LESS: Final = frozenset(
    ("lowest", "smallest", "fewest", "least", "coldest", "driest", "weakest", "slowest", "shortest")
)
_DAYS: Final = frozenset(["earliest", "latest"])
MOST: Final = _MORE | _LESS | _DAYS
_LIMITED: Final = later(
    r"(?P<most>[a-z]+)(?P<what>(?: [\w’'-]+){0,6}?) (?:ever\b|(?:on|since) record|since [^,.;\n]{2,60}|in (?:the|its|"
    r"his|her|their|[\w’'-]+[’']s?)(?: [\w’'-]+){0,4}? (?:history|years)\b|in living memory|"
    r"(?:it|they|he|she) (?:has|have|had) \w+(?=[,.;]))"
)
# "A club record", "a record for the artist"; not "a record label" or "the record of 1990".
_RECORD: Final = later(
    r"record(?P<what> for (?:the|an?|this) [a-z]+)?(?=[,.;:)]| (?:crowd|attendance|price|turnout|profit|loss|harvest|"
    r"sum|fee|score|temperature|low|high|time|number)\b)"
)
_A_RECORD: Final = later(
    r"\b(?:an?|the|its|their|his|her) (?:(?!(?:world|previous|old|own|personal|criminal)\b)[a-z-]+ ){0,2}$"
)
_NO_RECORD: Final = later(
    r"\b(?:equall\w+|match\w+|short of|close to|near|previous|old|broke the|beat the|off the|not)\b"
)
_LESSER: Final = later(
    r"\b(?:second|third|fourth|fifth|next|one of|among|than|if|would|could|may|might|forecast|expect\w*|target|"
    r"[Nn]ot|never|per person|estimated)\b(?:[- ][\w’'-]+){0,4}[- ]?$|-$"
)
_PAST_DOUBT: Final = later(
    r"\b(?:not|never|nearly|almost|forecast|expect\w*|predict\w*|target|would|could|might|plan\w*|refused|rejected|"
    r"cancell?ed|capacity|seats|hoped|asked|offered|below|under|up to|more than one|record|altogether|in all|total of|"
    r"average\w*|juniors?|women|men|reserves?|away|combined|whole)\b"
)
_YEAR: Final = later(r"\b(?:1[5-9]|20)\d\d\b")
_IT: Final = later(
    r"\b(?:it|that|the (?:figure|rate|total|number|share|price|turnout|level)) (?:was|had been|stood at|reached|"
    r"came to|(?:had )?(?:reached|rose|risen|fell|fallen) to)(?: \w+)? $"
)
_CROWD: Final = later(r"\b(?:crowds?|attendances?|spectators?|gate|visitors?|turned out|turnout)\b")
_CAME: Final = later(
    r"^,? (?:people |spectators |fans |supporters )?(?:had )?(?:came|come|squeezed|crammed|packed|watched|saw|"
    r"turned (?:up|out)|attended|were (?:there|present|let in)|filled|paid|stood)\b"
)
_FALLS: Final = later(r"\b(?:snow\w*|rain\w*|hail)\b")
_FELL: Final = later(r"\b(?:fell|fallen|fall)\b")
_SOLD: Final = later(r"\b(?:sold|auction\w*|price|hammer)\b")
_FETCHED: Final = later(r"\b(?:fetched|went for|changed hands|was sold for)\b")
_WHERE: Final = later(r"\b(?:in|at|near|off|for) (?:the )?(?P<name>[A-Z][\w’'-]+)")
_TOWN: Final = later(r"\b[A-Z]{3,}\b")  # of a dateline
_NAME: Final = later(r"\b[A-Z][\w’'-]+")
_TIMES: Final = frozenset(["year", "month", "week", "day", "hour", "minute", "second", "year of age"])
_DAY: Final = later(
    r"\b(?:(?P<d>\d{1,2}) (?P<m>[A-Z][a-z]+)|(?P<m2>[A-Z][a-z]+)\.? (?P<d2>\d{1,2}))\b(?!,? (?:1[5-9]|20)\d\d -)"
)
_LEAD: Final = 30  # characters at the start of a sentence in which its subject stands
_LIKELY: Final = 2.5  # beyond by more than this, it is another thing
_NEAR: Final = 45  # days between two starts of one sort; half the characters in which a doubt is of them
_IDLE: Final = frozenset(
    ["=win", "rec", "record", "larg", "high", "low", "big", "most", "year", "day", "time", "people", "first"]
)


class _Peak(NamedTuple):
    """A record: its words, its sentence with the one before where that has the figure, and since when."""

    start: int
    end: int
    sentence: tuple[int, int]
    text: tuple[int, int]
    what: frozenset[str]  # what the record is of: "the order for 40 trams is the largest", "the highest price"
    more: bool
    days: bool
    since: int


def peaks(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """Every record with a past year that the copy puts beyond it."""
    for place in document.places(MOST):
        peak = _peak(document, place)
        case = (_earlier_day if peak.days else _beyond)(document, peak) if peak else None
        if peak and case:
            claim = Novelty(
                peak.start, peak.end, peak.sentence[0], who=(), deeds=frozenset(), words=frozenset(), since=peak.since,
                named=frozenset(), noun=True, subject=frozenset(),
            )  # fmt: skip
            yield claim, case
            return


def _peak(document: Document, place: int) -> _Peak | None:
    prose, this = document.prose, this_year(document)
    begin, stop = document.sentence_at(place)
    word = re.compile(r"[a-z]+").match(prose, place)
    if word is None or document.zone_at(place) in NOT_THE_STORY | {HEADLINE, TABLE} or document.quoted(place):
        return None
    most = word[0]
    match = _RECORD.match(prose, place, stop) if most == "record" else _LIMITED.match(prose, place, stop)
    if match is None or not this or _LESSER.search(prose, max(begin, place - 40), place):
        return None
    if most == "record":
        article = _A_RECORD.search(prose, max(begin, place - 30), place)
        if article is None or _NO_RECORD.search(prose, begin, place):
            return None
    if DENIED.search(prose, max(begin, place - 25), place):
        return None
    limit = LIMIT.search(prose, place, stop)
    named = _YEAR.search(match[0])  # "since the town began to keep a diary in 1953"
    after = since(prose, place, stop, this) if limit else int(named[0]) if named else None
    if not limit and not named and " since " not in match[0]:
        after = 0
    if after is None:
        return None
    back = prose.startswith(("It ", "That ", "This "), begin)
    before = document.sentence_at(max(begin - 2, 0))[0] if back else begin
    subject = begin + opening(prose[begin:place])
    before += opening(prose[before:place])
    what = content(prose, subject, min(place, subject + _LEAD)) | content(prose, *match.span("what"))
    return _Peak(place, match.end(), (begin, stop), (before, stop), what, most in _MORE, most in _DAYS, after)


def _cases(document: Document, peak: _Peak) -> Iterator[tuple[int, int, int]]:
    """The other sentences of one past year within the time of the record, and that year."""
    prose, this = document.prose, this_year(document)
    for begin, stop in document.sentences:
        years = {int(m[0]) for m in _YEAR.finditer(prose, begin, stop)}
        if peak.text[0] <= begin < peak.text[1] or len(years) != 1 or not peak.since < min(years) < this:
            continue
        if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE, TABLE} or ELSEWHERE.search(prose, begin, stop):
            continue
        if not _of_another_place(document, peak, (begin, stop)):
            yield begin, stop, min(years)


def _of_another_place(document: Document, peak: _Peak, case: tuple[int, int]) -> bool:
    """Is a case put in a place of which neither the record, the headline nor the dateline knows?"""
    prose, months = document.prose, calendar("en").words["month"]
    heads = [(block.start, block.end) for block in document.blocks[:1] if block.zone == HEADLINE]
    known = {fold(m[0]) for span in (peak.text, *heads) for m in _NAME.finditer(prose, *span)}
    for block in document.blocks[:4]:
        known |= {fold(word) for word in _TOWN.findall(prose, block.start, min(block.end, block.start + 60))}
    named = {fold(m["name"]) for m in _WHERE.finditer(prose, *case)}
    return bool({name for name in named if name not in months} - known)


def _figures(document: Document, span: tuple[int, int]) -> list[Quantity]:
    return [
        q for q in quantities(document)
        if span[0] <= document.prose_at(q.span.start) < span[1] and isinstance(q.value, int | float)
        and q.unit not in _TIMES and q.change in ("", "to") and q.modality == "actual"
    ]  # fmt: skip


def _beyond(document: Document, peak: _Peak) -> Precedent | None:
    prose = document.prose
    own = _figures(document, peak.text)
    called = min(own, key=lambda q: abs(document.prose_at(q.span.start) - peak.start), default=None)
    if called is None:
        return None
    for begin, stop, _ in _cases(document, peak):
        others = [
            q
            for q in _figures(document, (begin, stop))
            if (q.unit, q.currency, q.per) == (called.unit, called.currency, called.per)
        ]
        if len(others) != 1:
            continue
        other = others[0]
        at = document.prose_at(other.span.start)
        beyond = other.low > called.high if peak.more else other.high < called.low
        likely = max(other.low, called.low) <= _LIKELY * min(other.high, called.high)
        if (
            not beyond
            or not likely
            or _PAST_DOUBT.search(prose, max(begin, at - 40), min(stop, at + len(other.words) + 25))
        ):
            continue
        if about := _tie(document, peak, called, other, (begin, stop)):
            return Precedent(begin, stop, (about,))
    return None


def _tie(document: Document, peak: _Peak, called: Quantity, other: Quantity, case: tuple[int, int]) -> str:
    """What says that two figures measure the same thing; "" for nothing."""
    prose = document.prose
    at = document.prose_at(other.span.start)
    if _IT.search(prose, max(case[0], at - 50), at):
        return "it"
    end = at + len(other.words)
    if (
        _CROWD.search(prose, *peak.text)
        and not called.unit
        and not called.currency
        and _CAME.match(prose[end : end + 40])
    ):
        return "crowd"
    if _FALLS.search(prose, *peak.text) and called.unit and (_FELL.search(prose, *case) or _FALLS.search(prose, *case)):
        return "what fell"
    if called.currency and _SOLD.search(prose, *peak.text) and _FETCHED.search(prose, *case):
        return "price"
    figures = content(called.words, 0, len(called.words)) | content(other.words, 0, len(other.words))
    shared = (content(prose, *peak.text) & content(prose, *case)) - figures - _IDLE
    names = {fold(m[0]) for m in _NAME.finditer(prose, *case)}
    shared = shared & peak.what if called.currency else shared - names
    same_noun = called.noun != "" and called.noun.split()[-1] == (other.noun.split() or [""])[-1]
    needed = 1 if called.unit or called.currency or same_noun else 2
    return ", ".join(sorted(word.lstrip("=") for word in shared)) if len(shared) >= needed else ""


def _earlier_day(document: Document, peak: _Peak) -> Precedent | None:
    """A day of another year that is earlier (later) in it than the earliest (latest) of all."""
    prose = document.prose
    own = _days(prose, peak.text)
    if len(own) != 1:
        return None
    earliest = prose.startswith("earliest", peak.start)
    said = content(prose, *peak.text) - _IDLE
    for begin, stop, _ in _cases(document, peak):
        days = _days(prose, (begin, stop))
        shared = said & content(prose, begin, stop)
        if len(days) != 1 or not shared:
            continue
        apart = own[0] - days[0] if earliest else days[0] - own[0]
        if 0 < apart <= _NEAR and not _PAST_DOUBT.search(prose, begin, min(stop, begin + 2 * _NEAR)):
            return Precedent(begin, stop, tuple(sorted(word.lstrip("=") for word in shared)))
    return None


def _days(prose: str, span: tuple[int, int]) -> list[int]:
    """The days of the year that a stretch names, each as a number that grows with the year."""
    months = calendar("en").words["month"]
    found = []
    for match in _DAY.finditer(prose, *span):
        month, day = (match["m"] or match["m2"]).lower(), int(match["d"] or match["d2"])
        if month in months and 0 < day < 32:
            found.append(int(months[month]) * 31 + day)
    return sorted(set(found))
