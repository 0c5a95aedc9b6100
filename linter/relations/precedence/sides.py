"""A claim and the place of the copy that denies it, as the two claims of one finding."""

from __future__ import annotations

from collections.abc import Iterator

from linter.claims import First
from linter.document import Document

Side = tuple[str, tuple[int, int]]  # what it is to the finding ("first", "other"), and where it stands in the prose


def sides(
    document: Document, one: Side, other: Side, who: str = "", what: str = "", where: str = ""
) -> Iterator[First]:
    """The two sides, both of whom or what, and of the place that groups them."""
    for rank, (start, end) in (one, other):
        yield First(
            span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
            dateline=document.date, rank=rank, who=who, what=what, where=where,
        )  # fmt: skip
