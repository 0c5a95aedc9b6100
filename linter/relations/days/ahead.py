"""A day to come that two drafts put at two days: "will decide on 20 October", "the polls open on 13 October".

Few stories have more than one day before them that matters. Where each of two drafts has one that the other does not
know, both are still to come for both, of one sort (a day by which, or a day on which), and near each other, one is a
slip of the other; what ties them are the words of the two sentences, and those that stand before and above them.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import combinations
from typing import Final

from linter.document import CAPTION, DATELINE
from linter.finders._event_words import is_place
from linter.finders.happenings import Happening
from linter.patterns import later
from linter.phrases import stem
from linter.relations.days.occasions import of_two_things, weekly

_WEAK: Final = frozenset(
    ("since", "held", "began", "made", "night", "evening", "morning", "week", "month", "year", "first", "time")
)
_GATHERINGS: Final = frozenset(("meet", "visit", "match"))
_OF_ANY: Final = frozenset(("start", "begin", "meet", "match", "end"))
_VOTING: Final = frozenset(
    stem(word) for word in ("vote", "voters", "polls", "polling", "ballots", "election", "referendum")
)
_NTH: Final = later(r"(?i)(?:the )?(?:first|second|third|fourth|last) ")
_WITH_WEEKDAY: Final = later(r"[A-Z][a-z]+day\b")
_ALIKE: Final = 3  # words of two sentences that tie them by themselves
_FAR: Final = 31  # days apart, of days that have three words in common
_ENDS: Final = 5  # days before the end of a month that are still "at the end" of it
_LATE: Final = 28  # a day from which it is the end of the month
_LONG: Final = 200  # days before a draft, of which it would give the year


def days_ahead(claims: Sequence[Happening], near: int) -> Iterator[tuple[Happening, Happening, str]]:
    """The one day to come of each of two drafts, where it is not the other's, and what both sentences speak of."""
    drafts: dict[str, list[Happening]] = defaultdict(list)
    for claim in claims:
        if claim.month and claim.zone not in (CAPTION, DATELINE):
            drafts[claim.path].append(claim)
    settled = [each for each in drafts.values() if not any(c.moved or c.put_off for c in each)]
    for one, other in combinations(settled, 2):
        pairs = ((one, other), (other, one))
        written = max((c.dateline for c in (*one, *other) if c.dateline), default=date.max)
        for sort in _sorts(one, other) if written != date.max else ():
            ours, theirs = (_unknown([c for c in own if sort(c)], rest, written) for own, rest in pairs)
            if len(ours) != 1 or len(theirs) != 1:
                continue
            (day, mine), (another, yours) = ours.popitem(), theirs.popitem()
            if any({day, another} <= {_day(c, written) for c in each} for each in drafts.values()):
                continue  # a third draft tells why there are two
            apart = abs((day - another).days)
            found = [(len(why), a, b, why) for a in mine for b in yours if (why := _both(a, b, apart, near))]
            if found:
                _, a, b, why = max(found, key=lambda each: each[0])
                yield a, b, ", ".join(why)
                break


def _sorts(one: Sequence[Happening], other: Sequence[Happening]) -> Iterator[Callable[[Happening], bool]]:
    """A day on which, a day by which, that of a vote (held, or by which to send in), and of each kind of event."""
    yield lambda claim: not claim.by
    yield lambda claim: claim.by
    yield _of_a_vote
    kinds = {kind for c in one for kind in c.kinds} & {kind for c in other for kind in c.kinds}
    for kind in sorted(kinds - _OF_ANY):
        yield partial(_is_of, kind)
    yield lambda claim: True


def _is_of(kind: str, claim: Happening) -> bool:
    return kind in claim.kinds


def _unknown(own: Sequence[Happening], others: Sequence[Happening], written: date) -> dict[date, list[Happening]]:
    """The days after both drafts of which only one of them knows."""
    known = {_day(c, written) for c in others}
    ends = {_day(c, written) for c in others if c.day is None}
    found: dict[date, list[Happening]] = defaultdict(list)
    for claim in own:
        day = _day(claim, written)
        if day is None or claim.saying or not 0 < (day - written).days < _LONG:
            continue
        near_end = any(end and 0 <= (end - day).days <= _ENDS for end in ends)
        near_end = near_end or (claim.day is None and any(d and 0 <= (day - d).days <= _ENDS for d in known))
        if day not in known and not near_end:
            found[day].append(claim)
    return found


def _day(claim: Happening, written: date) -> date | None:
    """The day of a claim; where it has no year, that after the drafts; the last one for "at the end of August"."""
    if claim.day is None and not claim.words.startswith("end of "):
        return None
    if claim.period is not None and claim.day is not None:
        return claim.period.start
    assert claim.month is not None
    year = written.year + (claim.month < written.month)
    last = monthrange(year, claim.month)[1]
    return date(year, claim.month, min(claim.day or last, last))


def _of_a_vote(claim: Happening) -> bool:
    return "vote" in claim.kinds or not _VOTING.isdisjoint(claim.sentence)


def _both(a: Happening, b: Happening, apart: int, near: int) -> list[str]:
    """What two sentences have in common that makes their days one; nothing where that is too little."""
    if any(c.dateline is None and _WITH_WEEKDAY.match(c.words) for c in (a, b)):
        return []  # it was looked up, by one who may know of a change
    counted = any(_NTH.match(c.words) for c in (a, b))  # "the first Tuesday in October" is no guess
    if (
        (a.loose and b.loose)
        or (weekly(a, b) and not counted)
        or any(of_two_things(a, b, k) for k in set(a.kinds) & set(b.kinds))
    ):
        return []
    kinds = {kind for kind in set(a.kinds) & set(b.kinds) if not kind.startswith("~")}
    kinds |= {"vote"} if _of_a_vote(a) and _of_a_vote(b) else set()
    if _GATHERINGS & (set(a.kinds) ^ set(b.kinds)):
        kinds = set()  # a meeting to stop a strike is no strike
    told = [{kind for kind in c.kinds if not kind.startswith("~")} - _OF_ANY for c in (a, b)]
    if all(told) and not kinds:
        return []  # a meeting about the bridge, and its closure
    # A place has many dates before it, but no two votes that two drafts of a story are about.
    topic = {word for word in set(a.topic) & set(b.topic) if not is_place(word) or "vote" in kinds}
    ours, theirs = set(a.sentence), set(b.sentence)
    core = {word for word in ours & theirs if not is_place(word) and word not in _WEAK}
    wide = {word for word in (ours & set(b.setting)) | (theirs & set(a.setting)) if not is_place(word)} - _WEAK
    shared = core | wide
    slip = _mistyped(a, b)
    if a.by != b.by and not kinds and not slip:
        return []
    if not (kinds or slip or (a.by and b.by) or len(core - {*a.names, *b.names}) >= _ALIKE):
        return []  # "opens on 10 May", and "a sale of harps on 4 May"
    close = apart <= near or slip or (len(shared) > 2 and apart <= _FAR)
    return sorted(shared | kinds | topic) if topic and (shared or kinds) and close else []


def _mistyped(a: Happening, b: Happening) -> bool:
    """May one of two days be a slip of the key, or of the month, for the other?"""
    if a.day is None or b.day is None:  # "at the end of August", and 30 September
        return all((c.day or _LATE) >= _LATE for c in (a, b))
    if a.month != b.month:
        return a.day == b.day
    one, other = sorted((a.day, b.day))
    figures = str(one), str(other)
    return (
        other - one == 1 or sorted(figures[0]) == sorted(figures[1])
        or (one < 10 <= other and figures[0] in figures[1])
        or (one > 9 and any(x == y for x, y in zip(*figures, strict=True)))
    )  # fmt: skip
