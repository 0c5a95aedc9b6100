"""A disaster that one draft names with its day ("since Saturday's collapse") against the day of which another led.

A wall falls, a train leaves the rails, and a pier is hit in as many words as there are reporters; a later draft takes
what happened as known. Where the first draft's lead has one day, and not the one that the later draft recalls, and
the two speak of the same things, one of the days is wrong. What may come twice (attacks, floods, quakes) is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from typing import Final

from linter.document import CAPTION, DATELINE
from linter.finders._event_words import events, is_place
from linter.finders.happenings import Happening

ONCE: Final = frozenset(("crash", "collapse", "blast", "fire", "sink", "spill", "outage", "eruption", "aground"))
_OFTEN: Final = frozenset(("blast", "fire"))  # of which a story may have several: three words in common
_NEAR: Final = 3  # days between the two
_WEEKS: Final = 30  # and between the drafts


def recalled(claims: Sequence[Happening], one_story: bool = True) -> Iterator[tuple[Happening, Happening, str]]:
    """A day that a lead has for a disaster, the other day that a later draft recalls, and what both speak of.

    Drafts that are not `one_story` by their names must be of the same sort of disaster, in the words of both.
    """
    drafts: dict[str, list[Happening]] = defaultdict(list)
    for claim in claims:
        if claim.day and claim.period and claim.dateline and claim.zone not in (CAPTION, DATELINE) and not claim.quoted:
            drafts[claim.path].append(claim)
    for early, late in permutations(drafts.values(), 2):
        known = {_day(c) for c in early}
        back = [c for c in late if c.recalled and sorts(c)]
        if len({_day(c) for c in back}) != 1 or _day(back[0]) in known:
            continue
        day, sent = _day(back[0]), early[0].dateline
        leads = [c for c in early if c.leads and not c.saying and sent and _day(c) <= sent and not c.recalled]
        if len({_day(c) for c in leads}) != 1 or any(_day(c) == _day(leads[0]) for c in late):
            continue
        lead = leads[0]
        if not 0 < abs((_day(lead) - day).days) <= _NEAR or not _in_turn(lead, back[0]):
            continue
        if (one_story or sorts(back[0]) & sorts(lead)) and (why := _both(lead, back[0], one_story)):
            yield lead, back[0], f"the {back[0].event}, {', '.join(why)}"


def sorts(claim: Happening) -> frozenset[str]:
    """Which disasters a clause may tell of, of those that a story has once."""
    return ONCE & {claim.event, *claim.kinds}


def _in_turn(lead: Happening, back: Happening) -> bool:
    """Did the draft with the news come first, or on the same day, and could it know of the day that is recalled?"""
    if lead.dateline is None or back.dateline is None or back.period is None:
        return False
    return 0 <= (back.dateline - lead.dateline).days <= _WEEKS and back.period.start <= lead.dateline


def _both(lead: Happening, back: Happening, one_story: bool) -> list[str]:
    """What both sentences speak of, with what stands before them and above; nothing where that is too little."""
    ours, theirs = set(lead.sentence), {*back.sentence, *back.setting}
    shared = {word for word in (ours & theirs) | (set(lead.setting) & theirs) if not is_place(word)}
    if not one_story and not {w for w in set(lead.topic) & set(back.topic) if w not in events().common}:
        return []
    need = 2 + (back.event in _OFTEN) + (not one_story and not shared - events().common)
    return sorted(shared) if len(shared) >= need and (shared & ours or len(shared) > need) else []


def _day(claim: Happening) -> date:
    assert claim.period is not None
    return claim.period.start
