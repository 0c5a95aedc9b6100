"""Changes beside the only two amounts that they can be of, in whatever order the three are told.

"Volunteers counted 861 nests. A survey in 2014 had found 1,230. The decline, of 30 per cent …"; "at least 528 rand,
up from 480, an increase of about 10%"; "That was 12% more than the 200 million kronor it earned a year before".
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.clauses import another_subject, leads_away
from linter.relations.growth.percentages import EXPECTED, averaged, of_a_month
from linter.relations.growth.told import Told, told
from linter.relations.growth.wording import of_another
from linter.relations.nesting.nested import DATED

_NO_LEVELS: Final = frozenset({"percent", "percentage point", "basis point", "year of age", "year", "decade"})
_TIMES: Final = frozenset({"month", "week", "day", "hour", "minute"})  # levels where one is told as it was before
_BASE: Final = later(
    r"\b(?:from|than|against|versus|instead of|compar\w+ (?:with|to)|(?:up|down) on|where(?:as)?) "
    r"(?:(?:the|an?|just|only|some|about|around|nearly|almost|its|their|it was|they were|there were|last year[’']s|"
    r"(?:a )?previous) ){0,3}$"
)
_EARLIER: Final = later(
    r"\b(?:years?|decades?|months?) (?:ago|earlier|before)\b|\b(?:last|the previous|the) year[’']s\b|\bused to\b"
    r"|\bhad (?:\w+ ){0,2}?(?:been|\w+ed|found|stood|sold|made|had|seen|held|caught|drawn)\b"
    r"|\bin the (?:19|20)?\d\ds\b|\bin the same \w+ of (?:19|20)\d\d\b"
)
# "The 64 days of a year earlier", "it had taken delivery of 4.2": of what the sentence before gives an average of.
_THE_SAME: Final = later(r"(?:than|on|from) the $|^(?:It|They|That|This) (?:had|was|were) [^,;]*$")
_RISEN_TO: Final = later(
    r"\b(?:doubled|tripled|trebled|quadrupled|halved|risen|rose|grown|grew|climbed|fallen|fell|dropped|shrunk) to "
    r"(?:about |some |just |nearly )?$"
)
_NOW: Final = later(r"\b(?:now|today|at present|currently|these days|nowadays)\b", re.I)
_AHEAD: Final = later(r"\b(?:will|is to|are to|is due to|would)\b")
_WAS: Final = later(r"\b(?:was|were|had|began|started|opened|used to|once)\b")
_ANOTHER_CLAUSE: Final = later(r", (?:when|where|as|but) [^,;]*$")
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
# A sentence that goes on about the amounts of the one before it.
_GOES_ON: Final = later(
    r"[\"“‘]?(?:That|This|It|They|These|Numbers|(?:The|Its|Their) (?:number|figure|total|colony|population|amount)"
    r"|(?:The|Such an?|An?|Its|Their) (?:[a-z]+ )?(?:rise|increase|growth|gain|jump|leap|decline|fall|drop|decrease"
    r"|loss|cut|reduction|change|difference)|(?:In|Over) (?:the |those )?\w+ (?:years?|decades?|months?))\b"
    r"|[^.;:,]{0,24}, (?:the|its|their) (?:number|figure|total) (?:had|has|was|is)\b"
    # "Demand has thus doubled", "Officials called the decline, of three-quarters, the steepest"
    r"|[^.;:,]{0,60}\b(?:thus|therefore|so|accordingly|(?:the|that|this) (?:rise|increase|growth|gain|jump|leap|decline"
    r"|fall|drop|decrease|loss|cut|reduction)(?=,? of\b))\b"
)
# "The attendance, announced on Monday, was 12 per cent lower than the 46,900": of what was told just before.
_DEFINED: Final = later(r"(?:The|That|This) [a-z-]+(?:, [^,;.]{3,50},)? (?:was|is|were|are|came|stood|represents?) ")
# "In its first year the figure was 3,150, meaning that the crowd is now five times as large"
_MEANING: Final = later(r"\b(?:meaning|which means|so that|in other words|that is)\b")
_FAR: Final = 260  # characters that the three may take up


@kind_of_claim
class Adjoining(Claim):
    """A stated change, the ratios of new to old that it allows, and the two amounts that it stands beside."""

    low: float
    high: float
    up: bool
    now: Quantity
    base: Quantity
    tied: bool = False  # does the base follow its "than" or "from", so that nothing else can be meant?


# "On course to beat its record of $371 billion": a mark of another time.
_MARK: Final = later(r"\b(?:record|target|goal|limit|peak|high|low|budget|forecast) of (?:about |just )?$")


def adjoining(document: Document) -> Iterator[Adjoining]:
    """Every change of a draft that stands beside just two amounts of one kind, of which one is the earlier."""
    if document.language[:2] != "en":
        return
    story = [sentence for sentence in figures(document) if sentence.zone != HEADLINE]
    if sum(len(sentence.figures) for sentence in story) < 2:
        return
    changes = [change for change in told(document) if change.zone != HEADLINE]
    places = [document.prose_at(change.span.start) for change in changes]
    for change, place in zip(changes, places, strict=True):
        near = [s for s in story if place - _FAR < s.end and s.start < place + _FAR]
        for first, second in _beside(document, near, place):
            pair = _then_and_now(document, first, second)
            if change.effect and first.start > place:
                continue
            if pair and change.step == "year" and of_a_month(pair[0].claim):
                continue
            if pair and first.unit in _TIMES and not _EARLIER.search(_clause(document, pair[0])):
                continue
            if pair and not 0.02 < pair[1].value / pair[0].value < 50:
                continue
            if pair and not _of_these(document, change, *pair):
                continue
            gap = document.prose[min(place, second.end) : max(place, first.start)]
            lead = document.prose[document.sentence_at(place)[0] : place]
            if another_subject(gap) if second.end < place else leads_away(gap, lead):
                continue  # "raised its dividend to 6p from 5p after sales jumped by two-fifths"
            others = [p for p in places if p != place and min(place, first.start) < p < max(place, second.end)]
            if pair and not others and _one_kind(near, first, second) and not _told_right(near, place, *pair):
                yield Adjoining(
                    span=change.span, zone=change.zone, dateline=change.dateline, low=change.low, high=change.high,
                    up=change.way == "up", base=pair[0].claim, now=pair[1].claim,
                )  # fmt: skip
                break


def _of_these(document: Document, change: Told, base: Placed, now: Placed) -> bool:
    """Is a change of what the two amounts count, and since the time of the earlier: no "when arrests rose by 50%"?"""
    prose, place = document.prose, document.prose_at(change.span.start)
    begin = document.sentence_at(place)[0]
    last = max(base.end, now.end)
    if last <= place and _ANOTHER_CLAUSE.search(prose, max(last, begin), place):
        return False
    if begin <= last:
        return True
    end = document.prose_at(change.span.end - 1) + 1
    told = prose[document.sentence_at(min(base.start, now.start))[0] : begin]
    return not of_another(prose, begin, place, end, DATED.sub("", told))


def _beside(document: Document, near: Sequence[Figures], place: int) -> Iterator[tuple[Placed, Placed]]:
    """The pairs of amounts around a change: on either side of it, both before, both after.

    A sentence with two amounts of its own goes on about no others.
    """
    begin, end = document.sentence_at(place)
    own = bisect_left(document.sentences, (begin, end))
    levels = [(s, f) for s in near if abs(s.number - own) < 3 for f in s.figures if _level(f) and f.start != place]
    if any(not f.unit and f.value >= 100 for _, f in levels):  # "when three routes were opened": no count beside them
        levels = [(s, f) for s, f in levels if f.unit or f.value >= 13 or f.value % 1]
    text = document.prose[begin:end]
    goes_on = bool(_GOES_ON.match(text) or _MEANING.search(text[: place - begin]))
    defined = _DEFINED.match(text) is not None
    times = [(s, f) for s, f in levels if f.unit in _TIMES]
    amounts = [(s, f) for s, f in levels if f.unit not in _TIMES]
    pairs = [
        (one, first, other, second)
        for (one, first), (other, second) in (*pairwise(amounts), *pairwise(times))
        if _alike(first, second) and second.end - first.start <= _FAR
    ]
    pairs = [pair for pair in pairs if pair[0].number == own == pair[2].number] or pairs
    for one, first, other, second in pairs:
        here = (one.number == own) + (other.number == own)
        in_turn = one.number <= other.number <= one.number + 1 and own - 1 <= other.number <= own
        than = defined and second.start > place and second.claim.lead.endswith((" than the ", " on the "))
        if here == 2 or ((goes_on or than) and in_turn and (second.start < place or here)):
            yield first, second


def _told_right(near: Sequence[Figures], own: int, base: Placed, now: Placed) -> bool:
    """Does another share of the sentence of two amounts put them right: "up by 10%, to 22p from 20p"?"""
    change = abs(now.value / base.value - 1) * 100
    there = [s for s in near if s.start <= base.start < s.end]
    return any(f.unit == "percent" and f.start != own and abs(f.value - change) < 0.5 for s in there for f in s.figures)


def _level(figure: Placed) -> bool:
    claim = figure.claim
    return figure.level and figure.unit not in _NO_LEVELS and claim.low > 0


def _alike(one: Placed, other: Placed) -> bool:
    """Amounts of one unit; counts of one thing, or the second without a name for what it counts."""
    return one.unit == other.unit and (one.unit != "" or len({one.head, other.head} - {""}) < 2)


def _then_and_now(document: Document, first: Placed, second: Placed) -> tuple[Placed, Placed] | None:
    """Which of two amounts is the earlier: None where the copy does not say."""
    marked = [
        f
        for f in (first, second)
        if f.claim.change == "from" or _BASE.search(document.prose, max(0, f.start - 50), f.start)
    ]
    if any(EXPECTED.match(f.claim.trail) or _MARK.search(f.claim.lead) for f in (first, second)):
        return None
    if averaged(first.claim) != averaged(second.claim) and not _THE_SAME.search(second.claim.lead):
        return None
    if risen := [f for f in (first, second) if _RISEN_TO.search(f.claim.lead)]:
        return (first, second) if risen == [second] else (second, first) if risen == [first] else None
    if len(marked) == 1:
        return (first, second) if marked[0] is first else (second, first)
    if marked:
        return None
    texts = [_own_clause(document, f, first, second) for f in (first, second)]
    now, ahead = ([pattern.search(text) is not None for text in texts] for pattern in (_NOW, _AHEAD))
    if ahead[0] != ahead[1] and now[0] != now[1] and ahead[0] != now[0]:
        return (first, second) if now[0] else (second, first)  # "is to be raised to 13 euros. At present it is 12"
    earlier = [_EARLIER.search(text) is not None for text in texts]
    if earlier[0] != earlier[1]:
        return (first, second) if earlier[0] else (second, first)
    years = [max(map(int, _YEAR.findall(text)), default=0) for text in texts]
    this = document.date.year if document.date else 0
    if years[0] != years[1] and all(years) | (0 < max(years) < this):
        return (first, second) if (years[0] or this) < (years[1] or this) else (second, first)
    if now[0] != now[1] and any(_WAS.search(text) for text, is_now in zip(texts, now, strict=True) if not is_now):
        return (first, second) if now[1] else (second, first)
    when = [f.claim.period for f in (first, second)]
    if when[0] is not None and when[1] is not None and when[0].kind == when[1].kind:
        order = (when[0].end < when[1].start) - (when[1].end < when[0].start)
        return (first, second) if order > 0 else (second, first) if order else None
    return None


def _own_clause(document: Document, figure: Placed, first: Placed, second: Placed) -> str:
    """The clause of one of two amounts; where one clause holds both, what stands on its side of the "and"."""
    between = document.prose[first.end : second.start]
    text = _clause(document, figure)
    cut = between.rfind(" and ")
    if cut < 0 or len(between) > _FAR or document.sentence_at(first.start) != document.sentence_at(second.start):
        return text
    at = first.end + cut
    start, end = document.sentence_at(figure.start)
    return document.prose[start:at] if figure is first else document.prose[at:end]


def _clause(document: Document, figure: Placed) -> str:
    start, end = document.sentence_at(figure.start)
    prose = document.prose
    before = max(prose.rfind(mark, start, figure.start) for mark in ("; ", ", and ", ", but ", ", while "))
    after = [at for mark in ("; ", ", and ", ", but ", ", while ") if (at := prose.find(mark, figure.end, end)) > 0]
    return prose[max(start, before) : min((end, *after))]


def _one_kind(near: Sequence[Figures], first: Placed, second: Placed) -> bool:
    """Do the sentences of the two hold no third amount of their kind?"""
    theirs = [s for s in near if any(f is first or f is second for f in s.figures)]
    same = [f for s in theirs for f in s.figures if _level(f) and _alike(f, first)]
    return len(same) == 2


def ratios(pair: Adjoining) -> tuple[float, float]:
    """New to old, as the two amounts give it: each may be rounded, and a hedged one is taken as written."""
    base, now = pair.base, pair.now
    ends = [c.low if math.isfinite(c.low) else c.high for c in (now, base)]
    tops = [c.high if math.isfinite(c.high) else c.low for c in (now, base)]
    return ends[0] / tops[1], tops[0] / ends[1]
