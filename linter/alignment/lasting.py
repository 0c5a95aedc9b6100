"""How long a thing went on: is a length of time in one place of a draft that of what another place names?"""

from __future__ import annotations

import re
from typing import Final

from linter.claims import Quantity
from linter.document import CAPTION
from linter.patterns import later
from linter.phrases import kin, singular, stem

_ENDING: Final = later(r"\b(?:end(?:s|ed|ing)?|after|over|following|of) (?:an?|the) $", re.I)
_WITHOUT: Final = later(r" without(?: (?:it|them|one|any))?(?=[.,;!?”\"]|$)")
_THROUGH: Final = later(
    r"\b(?:for|in|after|over|during|through|throughout) (?:the |their |his |her |its )?(?:past |last )?$", re.I
)
# "Over the four years of the contract", "for the 16 months of the closure".
_OF_WHAT: Final = later(r" of (?:the|its|their|his|her) (?P<what>[a-z-]+)\b(?! [a-z]+(?:er|ers|or)\b)")
# "The festival runs for nine days", "over the ten days".
_OVER_ALL: Final = later(r"\b(?:over|during|throughout|through|in|for) the (?:full |whole )?$", re.I)
# "In his 24 years at the quarry".
_IN_HIS: Final = later(r"\b[Ii]n (?:his|her|their|its|all|the) $")
_AT_WHAT: Final = later(r" (?:at|in|on|as|with) (?:the |an? |his |her |its |their )?(?P<what>[a-z]{4,})\b")
_BARE: Final = later(r"[.,;]|$")
_GOES_ON: Final = later(
    r"\b(?P<what>[a-z]{4,}) (?:that |which )?(?:will |is to |has |had )?(?:lasts?|lasted|runs?|ran|goes on|went on"
    r"|takes|took)"
    r" (?:for |place over )?$"
)
_AT_THE_TOP: Final = 3  # sentences of a draft that tell what the story is about


def lasted(early: Quantity, late: Quantity) -> int:
    """Is this how long a thing at the top of the draft went on, of which the later place says no more than "without"?

    "Ending a 17-day strike", "after 12 days without": 2 when it is. And the winters of the headline, spent so: 2.
    """
    if early.path != late.path or late.zone == CAPTION:
        return 0
    if late.unit and late.unit == early.unit:
        bare = late.lead.endswith("after ") and _WITHOUT.match(late.trail) is not None
        return 2 * (bare and _ENDING.search(early.lead) is not None)
    seasons = early.measure == late.measure and early.measure in kin().seasons and early.sentence <= 2
    return 2 * (seasons and all(_THROUGH.search(c.lead) for c in (early, late)))


def span_of(early: Quantity, late: Quantity) -> str:
    """What a length of time is of, when the later place names it: "took 17 hours", "the 19-hour flight"."""
    if lasted(early, late):
        return early.noun
    if late.unit not in ("minute", "hour", "day", "week", "month", "year"):
        return ""
    if not late.definite and not _IN_HIS.search(late.lead):
        return ""
    if named := _OF_WHAT.match(late.trail):
        noun = named["what"]
        return noun if stem(noun) in early.context or _told_of(noun, early) else ""
    if _IN_HIS.search(late.lead) and (at := _AT_WHAT.match(late.trail)) and early.lead.endswith("for "):
        return at["what"] if stem(at["what"]) in early.context else ""  # "worked in a quarry for 22 years"
    if _BARE.match(late.trail) and _OVER_ALL.search(late.lead):
        subject = _GOES_ON.search(early.lead) if early.sentence <= _AT_THE_TOP else None
        return subject["what"] if subject else ""
    head, first = late.noun.rpartition(" ")[2], late.noun.partition(" ")[0]
    if first in late.qualifiers and _told_of(first, early):
        return first  # "the 11-week closure miners will be paid"
    if head and stem(head) in early.context:
        return head
    return next((noun for noun in (head, *late.qualifiers) if _told_of(noun, early)), "")


def _told_of(head: str, early: Quantity) -> bool:
    """Do the words right beside a length tell of what lasted so, in other words: "stop work for 48 hours"?"""
    beside = f"{early.lead[-40:]}|{early.trail[:40]}".lower()
    return any(re.search(rf"\b{told}\b", beside) for told in kin().lasting.get(singular(head), ()))
