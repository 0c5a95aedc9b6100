"""A piece by its own words, wherever it stands, and the whole of the draft: "the largest gift", "the first leg".

The words make it a piece: the largest of its sort, the first of several, what one day or one town had alone, "58 of the
passengers". The whole is what the draft calls all of them, by a word that sums up ("raised", "covers", "in all"), or
counts by the same noun. No amount of the draft may be large enough to hold the piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.phrases import kin, singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.alone import Alone, same_fate

_VERB: Final = (
    r"(?:is|was|will be|stood at|came to|comes to|came in at|covers?|covered|measure[sd]?|measures|weigh(?:s|ed)|ran "
    r"to|runs to|fetched|"
    r"brought in|brought|made|raised|drew|sold for|went for|cost|costs|will cost|worth|totalled|of|at|for|with)"
)
_ABOUT: Final = r"(?:just |only |about |some |around |nearly |almost |over |more than |a )?"
# "The biggest order, for 95 cabins"; "The largest gift, £400,000"; "The dearest lot fetched $2.3 million".
_LARGEST: Final = later(
    r"\b[Tt]he (?:single )?(?:biggest|largest|dearest|costliest|most (?:expensive|generous)|top|"
    r"longest|heaviest|highest) (?:single |individual )?(?:[a-z-]+ )?(?P<what>[a-z-]+)(?: (?:of (?:all|them|these|the "
    r"\w+)|so far))?"
    rf"(?:,| –| —| -)?(?: {_VERB}){{0,2}} {_ABOUT}$"
)
# "A red guitar went for $2.3 million, the most paid for any single item".
_THE_MOST: Final = later(
    r", (?:the most (?:paid |given |raised |fetched )?(?:for|by|from|of) any|the (?:highest price|most expensive|"
    r"dearest|"
    r"top lot|biggest single|largest single)\b)"
)
_STEPS: Final = (
    r"(?:leg|stage|instal{1,2}ment|phase|tranche|section|lap|consignment|batch|portion|slice|"
    r"chapter|stretch)"
)
# "The first leg, at 212 miles"; "A first instalment of $3.5 million".
_STEP: Final = later(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:first|second|third|fourth|final|last|opening|initial|"
    r"longest|"
    rf"shortest|next) (?:and [a-z]+ )?(?:[a-z-]+ )?(?P<what>{_STEPS})(?: (?!of\b)[a-z]+ [A-Z][\w’'-]+)?,?(?: alone)?"
    rf"(?: {_VERB}){{0,2}} {_ABOUT}$"
)
# "On Sunday alone 18,000 were counted"; "Security alone cost $75,000"; "18,000 came on Sunday alone".
_ALONE_BEFORE: Final = later(r"\b(?P<what>[\w’'-]+) alone,?[^.;:\d]{0,45}$")
_ALONE_AFTER: Final = later(
    r"[^.;:\d]{0,60}? (?:on|in|at|for|from|during|by) [^.;:,\d]{0,30}?(?P<what>[\w’'-]+) alone\b"
)
# "Fifty-eight of the passengers"; "Seventy-one of his goals".
_OF_THE: Final = later(
    r" of (?:the|these|those|his|her|its|their|our) (?:(?!total|number|same|other|new)[a-z-]+ ){0,1}?"
    r"(?P<noun>[a-z-]+)\b(?! of| (?:who|that|which) (?:came|were|was|had) (?:in|on|last))"
)
# "About 14,000 joined this year", beside the members that there are.
_JOINED: Final = later(
    r" (?:people |of them |new members |workers |players )?(?:have |had |were |has )?(?:already )?(?:joined|signed "
    r"up|enrolled|recruited)"
    r"(?: (?:it|the \w+))?(?=[.,;]| (?:this|in|since|so|during)\b)"
)
_SUMS_UP: Final = later(
    r"\b(?:raised|raising|brought in|bringing in|takings|took in|[Ii]n (?:all|total|(?:\w+ |its \w+ )?(?:days|nights|"
    r"weeks|months))|[Aa]ltogether|[Aa]ll told|[Oo]verall|[Aa] total of|"
    r"total(?:l?ed|s)?|the (?:whole|entire)|whole of|covers?|grant of|fund of|budget of|loan of|worth of|orders for|"
    r"order "
    r"book|cost|costs|price tag|will cost|has (?:carried|burned|killed|raised|sold|collected|spent|planted)|have "
    r"(?:been|"
    r"died|raised)|came to|[Oo]ver (?:the )?(?:[\w’'-]+ )?(?:\w+ (?:days|nights|weeks)|weekend|week|festival|season|"
    r"run)|(?:[Ii]n|[Dd]uring) the "
    r"(?:week|month|year|season|weekend|fortnight)|[Ff]or the (?:week|month|year|season)|since (?:it|its|the|they|he|"
    r"she|19|20|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)|stands|is|measures|weighs|"
    r"route|voyage|race|journey|\d+-(?:mile|kilomet\w+|km))\b",
)
_ASIDE: Final = later(
    r"^.*?(?:, (?:who|which|that|whose|where|founded|set up|formed) )?[^,]*, (?=(?:now )?(?:has|is|was|are|were)\b)"
)
# Of another time or thing, or no amount of so many.
_OTHERWISE: Final = later(
    r"\b(?:ever|in (?:its|the|their|his|her) [\w’' -]{0,20}history|on record|record|last (?:year|season|month|time)|"
    r"ago|"
    r"previous\w*|earlier|(?:in|since|of) (?:19|20)\d\d|another|further|average|each|every|per|apiece|compared|than|"
    r"against|instead|target\w*|hop(?:es?|ed|ing)|aim\w*|goal of|plan\w*|expected|forecast\w*|would|could|may|might|"
    r"capacity|estimate\w*|rivals?|offer\w*|bid|insured|value[sd]?|next year|not|n[’']t|never|also|plus|others?|next "
    r"door|neighbou?r\w*|abroad|elsewhere|"
    r"short|remain\w*|left|more|extra|on top)\b",
)
_TIMES: Final = frozenset(
    {"percent", "percentage point", "year of age", "year", "month", "week", "day", "hour", "minute", "second",
     "degree celsius", "degree"}
)  # fmt: skip
_PEOPLE: Final = frozenset(
    ["passenger", "member", "victim", "guest", "patient", "pupil", "worker", "visitor", "voter", "death", "people",
     "person", "survivor", "resident", "employee", "student", "delegate", "spectator", "prisoner", "inmate", "job"]
)  # fmt: skip
_DEATHS: Final = later(r"\b(?:kill(?:ed|ing)|died|deaths?|dead|lives)\b")
_LIKELY: Final = 2.0  # times: a piece that is further beyond the whole is of another
_FEWEST: Final = 5


def pieces(document: Document) -> Iterator[Alone]:
    """Every piece of an English draft that no amount of its kind is large enough to hold."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    for sentence in story:
        for part in sentence.figures:
            if not _plain(part):
                continue
            cue, noun = _piece(sentence, part)
            if not cue or _otherwise(sentence, part):
                continue
            whole = _whole(story, sentence, part, noun)
            if whole is not None:
                yield Alone(
                    span=whole.claim.span, zone=whole.claim.zone, quoted=whole.claim.quoted, dateline=document.date,
                    part=part.claim, whole=whole.claim, tie=" ".join(cue.split()).strip(" ,"),
                )  # fmt: skip


def _piece(sentence: Figures, part: Placed) -> tuple[str, str]:
    """The words that make a figure a piece, and the noun of its whole where they name it."""
    before, after = sentence.before(part, 110), sentence.after(part, 90)
    if not part.unit and (joined := _JOINED.match(after)):
        return joined[0], "member"
    if some := _OF_THE.match(after):
        return some[0], singular(some["noun"])
    for cue in (_LARGEST.search(before), _STEP.search(before), _ALONE_BEFORE.search(before)):
        if cue:
            return cue[0], ""
    told = (part.claim.currency and _THE_MOST.match(after)) or _ALONE_AFTER.match(after)
    return (told[0], "") if told else ("", "")


def _otherwise(sentence: Figures, figure: Placed) -> bool:
    """Do the words around a figure, to the next comma, speak of another time or thing, or of no sum at all?"""
    after = sentence.after(figure, 50).partition(",")[0].partition(" and ")[0]
    before = _ASIDE.sub("", sentence.before(figure, 60))
    return bool(_OTHERWISE.search(before) or _OTHERWISE.search(after))


def _plain(figure: Placed) -> bool:
    claim = figure.claim
    year = not figure.unit and 1800 < figure.value < 2100 and claim.words.isdigit()
    return figure.level and not claim.per and figure.value >= _FEWEST and figure.unit not in _TIMES and not year


def _whole(story: Sequence[Figures], sentence: Figures, part: Placed, noun: str) -> Placed | None:
    """The one amount that the piece is of: the largest of its kind in the draft, called a whole or of one noun."""
    alike = [
        (s, f) for s in story for f in s.figures
        if f.start != part.start and _plain(f) and f.unit == part.unit and (f.unit or _kin(f, part, noun))
    ]  # fmt: skip
    if not alike:
        return None
    where, whole = max(alike, key=lambda told: told[1].claim.high)
    if not whole.claim.high < part.claim.low or part.value > _LIKELY * whole.value:
        return None
    if where is sentence or _otherwise(where, whole) or not (noun or same_fate(part, whole) or _dead(part, whole)):
        return None
    beside = where.before(whole, 70) + where.after(whole, 70)
    if noun and part.unit:  # "£48 million of the profit"
        return whole if re.search(rf"\b{re.escape(noun)}s?\b", beside, re.I) else None
    return whole if noun or _SUMS_UP.search(beside) else None


def _dead(part: Placed, whole: Placed) -> bool:
    """ "Killed 214 people", "had 231 deaths"."""
    return all(_DEATHS.search(f"{f.claim.lead[-30:]} {f.claim.noun} {f.claim.trail[:30]}") for f in (part, whole))


def _kin(whole: Placed, part: Placed, noun: str) -> bool:
    """Are they counted by one noun, or both people?"""
    heads = {whole.head, noun or part.head}
    people = kin().people | _PEOPLE
    return len(heads) == 1 or heads <= people or (not noun and not part.head and bool(whole.head))
