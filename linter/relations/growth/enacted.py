"""A change of "the number of visitors", and its two levels told by what so many people did: "17,500 people came".

The noun and the verb tell one thing: visitors come, patients are treated, deaths are of those who died.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import Document, Span
from linter.patterns import later
from linter.phrases import singular
from linter.relations.growth.levels import Series
from linter.relations.growth.told import Told

# Who is counted, and what they do.
_DEEDS: Final = (
    (
        "visitor tourist guest arrival holidaymaker traveller pilgrim",
        "came|come|arrived|visited|landed|travelled|stayed",
    ),
    ("migrant refugee asylum-seeker immigrant", "came|come|arrived|landed|crossed|entered|reached"),
    ("passenger rider traveller commuter", "travelled|rode|flew|sailed|crossed|boarded|were carried"),
    ("death fatality", "died|were killed|lost their lives|have died|perished"),
    ("drowning", "drowned|were drowned"),
    ("injury casualty", "were hurt|were injured|were wounded"),
    ("patient case infection admission", "fell ill|were treated|were admitted|were infected|caught it|were taken ill"),
    ("arrest detention", "were arrested|were held|were detained"),
    ("birth baby", "were born"),
    ("applicant application", "applied|have applied"),
    ("voter", "voted|cast votes"),
    ("entrant runner competitor finisher", "entered|ran|took part|competed|finished"),
    ("emigrant departure", "left|emigrated|moved away"),
    ("resignation", "resigned|quit"),
    ("conviction", "were convicted|were found guilty"),
)
# "The number of visitors to Palau", "Deaths on the roads", and no sort of them.
_NUMBER: Final = later(
    r"(?:\b[Tt]he (?:total |overall )?number of |^[\"“]?)(?P<who>[A-Za-z]?[a-z-]{3,})(?= (?:to|in|at|on|has|have|"
    r"r[io]se|fell|grew|dropped|jumped|climbed|went|is|was|increased|decreased|declined|doubled|rises|falls)\b)"
)
_OPENS: Final = later(r"[\"“]?(?:(?:In all|In total|Altogether|Overall|All told),? )?(?:[Aa]bout |[Ss]ome )?$")
_DID: Final = r"(?: (?:people|men and women))?(?: (?:have|had|has))? (?P<did>(?:were |cast |lost )?[a-z]+(?: [a-z]+)?)"
# "17,500 people came to Palau between January and March": of that place and time, and no sort of them.
_NOW: Final = later(
    _DID
    + r"(?P<where>(?: (?:to|in|at|on) (?:the )?[A-Z][\w’'-]+)?)(?= (?:between|during|over|in|from|until|up to|this|by|"
    r"since) (?:the |early |late |mid-)*(?:(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|first|second|third|fourth|last|three|six|nine|quarter|half|months?|period|season|summer|"
    r"winter|year|month|week|end)\b|\d)|[,.;]|$)"
)
_THEN: Final = later(rf"(?: people)?(?:{_DID})?(?=[.,;]|$| (?:in|between|from|by|during|until) )")
_AGO: Final = later(
    r"\b(?:(?:[Aa]|[Tt]he) year (?:ago|earlier|before)|[Ll]ast year|[Tt]he previous year|"
    r"[Tt]welve months (?:ago|earlier|before))\b"
)
_ANOTHER: Final = later(
    r"\b(?:not counting|excluding|apart from|of (?:whom|them|these|those)|expected|hopes?|would|could|alone|"
    r"more than once|another|a further|by (?:bus|car|train|boat|ship|sea|air|land|road|rail|plane)|on foot)\b"
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH: Final = later(
    r"\b(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b"
)
_NAME: Final = later(r"[A-Z][\w’'-]+")
_QUARTER: Final = later(r"\b(?P<n>first|second|third|fourth) (?P<of>quarter|half|three months|six months)\b")
_NTH: Final = ("first", "second", "third", "fourth")


@kind_of_claim
class Enacted(Claim):
    """A change of a number of people, and the two levels that are told by what they did."""

    change: Told
    pair: Series


def enacted(document: Document, changes: Sequence[Told], pairs: Sequence[Series]) -> Iterator[Enacted]:
    """Every such change of the top of a draft, where one pair of levels tells the deed."""
    for change in changes:
        if not change.top or change.modal or change.years or change.since or change.step not in ("", "year"):
            continue
        own = document.prose[change.at : change.end]
        found = _NUMBER.search(own)
        verbs = _verbs().get(singular(found["who"].lower())) if found else None
        if verbs is None:
            continue
        told = [pair for pair in pairs if not pair.unit and _does(document, pair, verbs, own)]
        if len(told) == 1 and not (told[0].at <= change.at < told[0].end):
            yield Enacted(
                span=change.span, zone=change.zone, quoted=change.quoted, dateline=document.date, change=change,
                pair=told[0],
            )  # fmt: skip


def _does(document: Document, pair: Series, verbs: frozenset[str], change: str) -> bool:
    """Do the sentences of two levels say that so many did it now, and so many a year before?"""
    prose = document.prose
    at, begin, end = _placed(document, pair.now.span)
    base, first, last = _placed(document, pair.base.span)
    if begin == first or pair.modal or any(_ANOTHER.search(prose, *s) for s in ((begin, end), (first, last))):
        return False
    now, then = _NOW.match(prose, at + len(pair.now.words), end), _THEN.match(prose, base + len(pair.base.words), last)
    if not now or not then or now["did"] not in verbs or then["did"] not in (None, "did", "did so", *verbs):
        return False
    where = _NAME.findall(now["where"])
    if (
        not _OPENS.fullmatch(prose[begin:at])
        or not _AGO.search(prose, first, last)
        or any(w not in change for w in where)
    ):
        return False
    months = _months(prose[begin:end])
    return not months or months == _months(change)


def _placed(document: Document, span: Span) -> tuple[int, int, int]:
    """Where a figure stands in the prose, and its sentence."""
    at = document.prose_at(span.start)
    return (at, *document.sentence_at(at))


def _months(text: str) -> frozenset[int]:
    """The months from which and to which a stretch of time runs, those of a quarter too."""
    found = {_MONTHS.index(m["m"][:3]) for m in _MONTH.finditer(text)}
    for m in _QUARTER.finditer(text):
        length = 3 if m["of"] in ("quarter", "three months") else 6
        start = _NTH.index(m["n"]) * length
        found |= {start, start + length - 1}
    return frozenset(found)


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """What those do whom a noun counts."""
    verbs: dict[str, frozenset[str]] = {}
    for nouns, does in _DEEDS:
        for noun in nouns.split():
            verbs[noun] = verbs.get(noun, frozenset()) | set(does.split("|"))
    return verbs
