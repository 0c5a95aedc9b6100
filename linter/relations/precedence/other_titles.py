"""Who is said to have won for the first time, and whose other title the copy puts in an earlier year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.document import NOT_THE_STORY, Document
from linter.folding import fold
from linter.patterns import later

_FIRST_TIME: Final = later(
    r"\b(?P<who>[^\W\d_a-z][\w-]+) (?:have |has |had )?(?:won|win|wins|took|take|takes|lifted|lift|lifts|clinched|"
    r"claimed|captured)\b[^.;“”\"]{0,90}? for the first time\b"
    r"(?! (?:since|in|this|under|as|at|away|against|with|without|after|on (?:grass|clay|home|penalties)))"
)
_OTHER: Final = later(
    r"\b(?P<who>[^\W\d_a-z][\w-]+)(?:['’]s?) (?:only other|one other|only previous|only earlier|previous|last) "
    r"(?:[a-z]+ )?(?:title|win|victory|crown|championship|triumph|success|trophy),? (?:(?:was|came) )?(?:in|of) "
    r"(?P<year>(?:19|20)\d\d)\b"
)


class Other(NamedTuple):
    """Where the first time stands, where the other title does (places in the prose), and its year."""

    first: tuple[int, int]
    other: tuple[int, int]
    year: int


def other_titles(document: Document) -> Iterator[Other]:
    """Every first win of somebody with another title before it."""
    this = document.date.year if document.date else 0
    others = [m for m in _OTHER.finditer(document.prose) if int(m["year"]) < this and _told(document, m.start())]
    for first in _FIRST_TIME.finditer(document.prose) if others else ():
        same = [m for m in others if fold(m["who"]) == fold(first["who"])]
        if same and _told(document, first.start()):
            yield Other(first.span(), same[0].span(), int(same[0]["year"]))


def _told(document: Document, at: int) -> bool:
    return document.zone_at(at) not in NOT_THE_STORY and not document.quoted(at)
