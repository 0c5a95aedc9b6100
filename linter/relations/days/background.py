"""A day that a draft only looks back or forward to, against the day of which an earlier draft of the story was news.

"The takeover, which shareholders approved on 27 March" against "Shareholders voted on Wednesday": what ties the two
is not a word for the event, which nobody writes twice the same way, but that each draft knows one of two neighbouring
days only, and that their sentences speak of the same people and things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from linter.document import CAPTION, DATELINE, HEADLINE
from linter.finders._event_words import is_place
from linter.finders.happenings import Happening
from linter.relations.days.nights import one_night
from linter.relations.days.occasions import of_two_days, of_two_things, weekly

_LEAST_AHEAD: Final = 2  # days by which a slip may put into the future what a draft has as done
_WEAK: Final = frozenset(["since", "held", "began", "made", "night", "evening", "morning"])  # of whatever event


def looked_back(claims: Sequence[Happening]) -> Iterator[tuple[Happening, Happening, str]]:
    """A day of one draft's lead, the day before or after it in another draft, and what both sentences speak of."""
    drafts: dict[str, list[Happening]] = defaultdict(list)
    for claim in claims:
        if claim.day and claim.period and claim.zone != DATELINE:
            drafts[claim.path].append(claim)
    settled = [each for each in drafts.values() if not any(c.moved for c in each)]
    for one, other in combinations(settled, 2):
        ours, theirs = ({_day(c) for c in each} for each in (one, other))
        found = [
            (a, b, why)
            for mine, yours, known, there in ((one, other, ours, theirs), (other, one, theirs, ours))
            for a in mine
            if a.leads and not a.saying and _day(a) not in there
            for b in yours
            if _day(b) not in known and b.zone != HEADLINE and not of_two_days(a, b) and not one_night(a, b)
            if _background(a, b) and (why := _both(a, b))
        ]
        if found and len({(_day(a), _day(b)) for a, b, _ in found}) == 1:
            yield max(found, key=lambda pair: len(pair[2]))


def left_over(claims: Sequence[Happening], near: int) -> Iterator[tuple[Happening, Happening, str]]:
    """Two days of two drafts, each unknown to the other draft, in sentences that speak of two things in common.

    Where both days are those of an event, it is one kind of event. One of them is a date as written, and one of the
    sentences takes what happened then as known ("the grounding on 13 May", "when creditors gather"); in each pair of
    drafts the two sentences that are most alike are compared.
    """
    drafts: dict[str, list[Happening]] = defaultdict(list)
    for claim in claims:
        if claim.day and claim.period and claim.zone not in (CAPTION, DATELINE):
            drafts[claim.path].append(claim)
    settled = [each for each in drafts.values() if not any(c.put_off for c in each)]
    told: set[date] = set()
    for one, other in combinations(settled, 2):
        ours, theirs = ({_day(c) for c in each} for each in (one, other))
        found = [
            (len(shared), not (a.loose or b.loose), -gap, a, b, shared)
            for a in one
            for b in other
            if not (_no_news(a) or _no_news(b) or (a.loose and b.loose) or _day(a) in theirs or _day(b) in ours)
            and (a.aside or b.aside)
            and 0 < (gap := abs((_day(a) - _day(b)).days)) <= near
            and not weekly(a, b)
            and not one_night(a, b)
            and not of_two_days(a, b)
            and (set(a.kinds) & set(b.kinds) or not (a.kinds and b.kinds))
            and (set(a.kinds) & set(b.kinds) or not (_before_it(a, b) or _before_it(b, a)))
            and not any(of_two_things(a, b, kind) for kind in set(a.kinds) & set(b.kinds))
            and (a.event == b.event or not (a.event and b.event))
            and (len(shared := _alike(a, b)) >= 2 or any(len(word) > 2 and word.isdigit() for word in shared))
        ]
        if found:
            *_, a, b, shared = max(found, key=lambda pair: pair[:3])
            if not {_day(a), _day(b)} & told:
                yield a, b, ", ".join(shared)
            told |= {_day(a), _day(b)}


def _before_it(early: Happening, late: Happening) -> bool:
    """Was a thing over when its draft was written, and the other not yet done by then: a count, and its certificate?"""
    written = early.dateline
    return written is not None and _day(early) <= written and (_day(late) - written).days > _LEAST_AHEAD


def _no_news(claim: Happening) -> bool:
    """Is this the day on which something was said, or one of several to which a thing was put off?"""
    return claim.saying or claim.moved


def _alike(a: Happening, b: Happening) -> list[str]:
    """The words and figures that two sentences have in common, but for places; nothing where all of them are names."""
    words = {word for word in set(a.sentence) & set(b.sentence) if not is_place(word) and word not in _WEAK}
    shared = words | set(a.figures) & set(b.figures)
    return sorted(shared) if shared - {*a.names, *b.names} else []


def _day(claim: Happening) -> date:
    assert claim.period is not None
    return claim.period.start


def _background(a: Happening, b: Happening) -> bool:
    """Are these neighbouring days, or one a slip of the other, of which the second is not that of its draft's news?"""
    if b.saying or CAPTION in (a.zone, b.zone) or (b.dateline and _day(b) == b.dateline):
        return False
    past = b.dateline is None or _day(b) < b.dateline
    if past and not b.aside:
        return False  # a thing that was done on the next day is news too
    if a.dateline and b.dateline and b.dateline < a.dateline and _day(a) <= a.dateline:
        return False  # the earlier draft cannot look back
    if a.event and b.event and a.event != b.event and not set(a.kinds) & set(b.kinds):
        return False
    if abs((_day(a) - _day(b)).days) == 1:
        return True
    return not (a.loose or b.loose) and _misread(_day(a), _day(b))


def _misread(one: date, other: date) -> bool:
    """Two days of one month that differ in one digit, or in the order of their two."""
    if (one.year, one.month) != (other.year, other.month):
        return False
    ours, theirs = f"{one.day:02}", f"{other.day:02}"
    return sum(x != y for x, y in zip(ours, theirs, strict=True)) == 1 or ours == theirs[::-1]


def _both(a: Happening, b: Happening) -> str:
    """What both sentences speak of, and one of them with what stands before the other; "" when that is too little."""
    ours, theirs = set(a.sentence), set(b.sentence)
    core = {word for word in ours & theirs if not is_place(word)}
    wide = {word for word in (ours & set(b.setting)) | (theirs & set(a.setting)) if not is_place(word)}
    return ", ".join(sorted(core | wide)) if core and len(core | wide) >= 2 else ""
