"""Two clauses that tell of one event: what ties them together, and whether they put it at one day."""

from __future__ import annotations

from datetime import date
from typing import Final

from linter.finders.happenings import Happening, events, is_place

# Kinds of event that the same people have again and again: there must be more that ties two of them together.
OFTEN: Final = frozenset({"meet", "match", "hearing", "trial", "vote", "visit", "concert", "march", "attack", "begin"})

_WEEKS: Final = 45  # days within which two drafts may tell of one event without being one story


def same(a: Happening, b: Happening) -> str:
    """What two clauses have in common that makes them tell of one event; "" when that is too little."""
    names = {n for n in set(a.names) & set(b.names) if not is_place(n)}
    things = set(a.things) & set(b.things)
    if a.day is None or b.day is None:  # a visit in a month: the same person on the same kind of visit
        kinds = {"state", "official", "working"}
        return (
            ", ".join(sorted(names))
            if names and (things & kinds or not (set(a.things) | set(b.things)) & kinds)
            else ""
        )
    ours, theirs = ({n for n in c.names if not is_place(n)} for c in (a, b))
    enough = len(names) + len(things) >= 2 or (bool(names) and (ours <= theirs or theirs <= ours))
    if not enough and (a.generic or b.generic):
        narrow, wide = (a, b) if a.generic else (b, a)
        things = set(narrow.setting) & (set(wide.names) | set(wide.things))
        enough = len(things) >= 1
        names = set()
    if not enough:
        shared = set(a.names) | set(a.things)
        weak = shared & set(b.setting) | (set(b.names) | set(b.things)) & set(a.setting)
        enough = bool(things) and len(weak | things) >= 2
    return ", ".join(sorted(names | things)) if enough else ""


def alone(a: Happening, b: Happening) -> str:
    """What ties two clauses of one story together when the kind of event comes once in a story."""
    if a.moved or b.moved or a.event != b.event or a.day is None or b.day is None or a.path == b.path:
        return ""
    if a.story != b.story:
        return _apart(a, b)
    shared = {
        word
        for word in (set(a.names) | set(a.things) | set(a.setting)) & (set(b.names) | set(b.things) | set(b.setting))
        if not is_place(word)
    }
    one = a.event in events().one
    enough = (one and shared) or (
        a.event in events().two and len(shared) >= 2 and (a.definite or b.definite or a.event not in OFTEN)
    )
    return ", ".join(sorted(shared)) if enough else ""


def _apart(a: Happening, b: Happening) -> str:
    """The same for two drafts that are not one story by their names alone: they must be near in time."""
    if a.dateline is None or b.dateline is None or abs((a.dateline - b.dateline).days) > _WEEKS:
        return ""
    if any(c.period and c.dateline and abs((c.period.start - c.dateline).days) > 2 * _WEEKS for c in (a, b)):
        return ""
    ours, theirs = ({*c.names, *c.things, *c.setting, *c.topic} for c in (a, b))
    shared = {word for word in ours & theirs if not is_place(word) and word not in events().common}
    named = shared & set(a.topic) & set(b.topic)
    return ", ".join(sorted(shared)) if named and len(shared) >= 2 and (a.definite or b.definite) else ""


def many(a: Happening, b: Happening) -> bool:
    """Do two clauses share a person or body, and three words in all?"""
    names = {n for n in set(a.names) & set(b.names) if not is_place(n)}
    return bool(names) and len(names) + len(set(a.things) & set(b.things)) >= 3


def agree(a: Happening, b: Happening) -> bool:
    """Can these be one day, as far as each is told?"""
    if a.month != b.month or (a.year and b.year and a.year != b.year):
        return False
    return a.day == b.day or a.day is None or b.day is None


def day(claim: Happening) -> str:
    """The day or month of an event, as a message has it."""
    if claim.period is not None:
        return str(claim.period)
    name = date(2000, claim.month or 1, 1).strftime("%B")
    return f"{name} {claim.day}" if claim.day else name
