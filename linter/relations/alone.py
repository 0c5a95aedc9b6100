"""A part that is told as one, and the whole that the next sentences give: "in July alone", "since the year began".

The words of the copy tie the two: it gives the part to show how much of the whole it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures

_ALONE: Final = later(r"\balone\b")
_MONTH: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_WHOLE: Final = later(
    r"^[\"“]?(?:in (?:all|total|the (?:whole|entire) \w+)|(?:in|across|for|over) the (?:\w+ ){1,2}as a whole"
    r"|altogether|overall|nationwide|nationally|so far this year|this year so far"
    r"|since (?:then|the (?:start|beginning) of (?:the|this|last) \w+|(?:it|they) (?:was|were|began|opened|started)"
    rf"|(?:the start of )?(?:{_MONTH}|(?:19|20)\d\d)))\b",
    re.I,
)
_ANOTHER: Final = later(r"\b(?:also|another|further|only half|half|average|each|per|more than half|too)\b|%")
_FATE: Final = later(r"\b(?:die|dead|death|kill|injur|wound|hurt|arrest|charge|jail|fine|rescue|recover|missing)")
_TIMES: Final = frozenset({"percent", "percentage point", "year of age", "year", "month", "week", "day", "hour"})
_REACH: Final = 2  # sentences from the part to the whole


@kind_of_claim
class Alone(Claim):
    """A part, and the whole that it is larger than; the words that say which is which."""

    part: Quantity
    whole: Quantity
    tie: str


def alone(document: Document) -> Iterator[Alone]:
    """Every part of a draft that the whole told after it falls short of."""
    if document.language[:2] != "en":
        return
    story = [sentence for sentence in figures(document) if sentence.zone != HEADLINE]
    for at, sentence in enumerate(story):
        whole = _WHOLE.match(sentence.text)
        total = next(iter(_counts(sentence)), None) if whole and not _ANOTHER.search(sentence.text) else None
        if whole is None or total is None:
            continue
        for before in story[max(0, at - _REACH) : at]:
            if sentence.number - before.number > _REACH:
                continue
            tied = _ALONE.search(before.text) or "as a whole" in whole[0]
            part = next(iter(_counts(before)), None) if tied else None
            if part and part.unit == total.unit and total.value < part.value < 4 * total.value and _alike(part, total):
                yield Alone(
                    span=total.claim.span, zone=sentence.zone, quoted=total.claim.quoted, dateline=document.date,
                    part=part.claim, whole=total.claim, tie=whole[0],
                )  # fmt: skip


def _counts(sentence: Figures) -> list[Placed]:
    """The plain amounts of a sentence: no ages, times, shares, or what something was before."""
    return [
        f
        for f in sentence.figures
        if f.level and not f.claim.per and f.claim.change != "from" and f.unit not in _TIMES and f.value >= 10
        and not (f.unit == "" and 1800 < f.value < 2100 and f.claim.words.isdigit())
    ]  # fmt: skip


def _alike(part: Placed, whole: Placed) -> bool:
    """Nothing that befell one and not the other: deaths are not cases."""
    fates = [set(_FATE.findall(f"{f.claim.lead[-30:]} {f.claim.noun} {f.claim.trail[:40]}")) for f in (part, whole)]
    return fates[0] == fates[1]
