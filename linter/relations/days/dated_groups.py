"""Which dated clauses may tell of one event, and so are compared: those of a story, or with a rare name in common."""

from __future__ import annotations

from collections.abc import Iterator

from linter.document import CAPTION
from linter.finders._event_words import events, is_place
from linter.finders.happenings import Happening
from linter.relations.days.recalled import sorts


def groups(claim: Happening) -> Iterator[str]:
    """The keys of the groups that a clause belongs to."""
    if claim.event == "visit" and claim.day is None:  # whose visit, and in which month, is the same in any story
        yield from (f"visit\t{name}" for name in claim.names if not is_place(name))
    elif claim.event:
        yield f"{claim.story}\t{claim.event}"
    if claim.event in events().one | events().two and claim.day and (claim.dateline or not claim.loose):
        yield from (f"{claim.event}\t{name}" for name in claim.topic)  # drafts too far apart to be one story
    if claim.day and sorts(claim) and (claim.leads or claim.recalled):
        yield from (f"recalled\t{name}" for name in claim.topic if name not in events().common)
    yield claim.path
    if claim.zone != CAPTION and not claim.quoted:
        yield f"{claim.story}\tday"
        if claim.whole:
            yield f"{claim.story}\t@{claim.month}-{claim.day}"
