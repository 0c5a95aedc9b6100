"""What one works or wing of a body has, and what all of it has: "employs 4,100 people", and 4,300 of them at one plant.

The part is told of a place by its kind, with words that make it one of the body's own: "its foundry, where", "the
children's wing has", "it opened a refinery … people work there".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from linter.alignment.figures import digits
from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.alone import Alone
from linter.relations.precedence.rivals import subject

_WORKFORCE: Final = frozenset(["people", "person", "employee", "worker", "staff", "job", "man", "woman"])
_ROOM: Final = frozenset(
    ["bed", "room", "seat", "berth", "cell", "flat", "cabin", "desk", "stall", "book", "patient", "pupil"]
)
# A body's own places, and those within one building.
_WORKS: Final = (
    "plant|works|factory|foundry|refinery|smelter|mill|brewery|mine|quarry|shipyard|yard|branch|depot|warehouse|depot"
    "|office|headquarters|campus|laboratory|workshop|distillery|dairy|bakery|kiln|terminal|subsidiary|site|division"
    "|department|unit|centre|center|hub|studio|restaurant|hotel|store|shop"
)
_WINGS: Final = "wing|ward|floor|annexe?|department|unit|block|deck|balcony|gallery|stand|storey|tier|circle|cellar"
_OWN: Final = (
    r"(?:\b(?:[Ii]ts|[Tt]heir|[Tt]he (?:company|firm|group|maker|miner)[’']s|[A-Z][\w-]+[’']s?) (?:[\w’'-]+ ){0,3}?"
)
_SITE: Final = later(
    rf"{_OWN}(?:{_WORKS})\b|\b(?:opened|runs?|owns?|operates?|built) (?:a|the|one) (?:[\w-]+ )?(?:{_WORKS})\b)"
)
_WING: Final = later(rf"\b[Tt]he (?:[\w’'-]+ )?(?:{_WINGS})\b|\b[Ii]ts (?:[\w’'-]+ ){{0,2}}?(?:{_WINGS})\b")
_THERE: Final = later(r"(?: [a-z-]+){1,2} there\b| (?:people|men|women|workers)? ?(?:work|are employed) there\b")
_HAS: Final = later(
    r"\b(?:employs?|employing|employed|has|have|had|with|of) (?:a (?:staff|workforce|total) of )?"
    r"(?:about |some |around |nearly |more than |over |only |just )?$"
)
_WHERE: Final = later(r", where (?:about |some |around |nearly |more than |over |only |just )?$")
_NOT_ITS_OWN: Final = later(
    r"\b(?:supplier|rival|customer|partner|contractor|joint|sold|former\w*|once|used to|new|second|another|planned"
    r"|plans?"
    r"|will|would|could|may|might|to be|another|[Aa]t (?:its|their) (?:peak|height)|next door|nearby|beside|opposite"
    r"|old|older|main|original|existing|present|neighbouring|extra|more|ago|in (?:19|20)\d\d,|last year|previous\w*)\b"
)
_ANY_WORKS: Final = later(rf"\b(?:{_WORKS}|{_WINGS})\b")
_ANY_WING: Final = later(rf"\b(?:{_WINGS})\b")
_LIKELY: Final = 2.5
_FEWEST: Final = 10


def sites(document: Document) -> Iterator[Alone]:
    """Every count of one place of a body that is more than what the draft gives for all of the body."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != HEADLINE]
    counts = [(s, f) for s in story for f in s.figures if _plain(f) and (f.head in _WORKFORCE or f.head in _ROOM)]
    if len(counts) < 2:
        return
    told = {f.value for s in story for f in s.figures}
    for (where, part), (sentence, whole) in product(counts, counts):
        if where is sentence or not whole.claim.high < _least(part) <= _LIKELY * whole.value:
            continue
        if not _alike(part, whole) or not _of_all(sentence, whole) or part.value + whole.value in told:
            continue  # the old house has 86 beds, its new wing 120: 206 in all
        place = _place(where, part)
        if place and _one_body(place, sentence, whole):
            yield Alone(
                span=whole.claim.span, zone=whole.claim.zone, quoted=whole.claim.quoted, dateline=document.date,
                part=part.claim, whole=whole.claim, tie=f"{whole.claim.words} {whole.claim.noun}",
            )  # fmt: skip


def _plain(figure: Placed) -> bool:
    claim = figure.claim
    return not figure.unit and figure.level and not claim.per and not claim.change and figure.value >= _FEWEST


def _least(part: Placed) -> float:
    """The least that a figure can be: nobody writes "some 4,300" for fewer than 4,250."""
    return part.value - part.value / float(digits(part.claim)) / 2 if part.claim.hedge else part.claim.low


def _alike(part: Placed, whole: Placed) -> bool:
    work = part.head in _WORKFORCE and whole.head in _WORKFORCE
    return work or part.head == whole.head


def _of_all(sentence: Figures, whole: Placed) -> bool:
    """Is a count told of a body as a whole, and not of one of its places or of another time?"""
    before = sentence.before(whole, 80)
    if not _HAS.search(before) or _NOT_ITS_OWN.search(before) or whole.claim.part:
        return False
    places = _ANY_WORKS if whole.head in _WORKFORCE else _ANY_WING
    return not places.search(before.rpartition(", ")[2])


def _place(where: Figures, part: Placed) -> str:
    """The place of which a figure is told, with what makes it one of several; "" where there is none."""
    before, after = where.before(part, 100), where.after(part, 60)
    if _NOT_ITS_OWN.search(before) or _NOT_ITS_OWN.search(after.partition(",")[0]):
        return ""
    told = before if _WHERE.search(before) or _HAS.search(before) else ""
    if not told and _THERE.match(after):
        line = where.prose.rfind(". ", where.block, max(where.start - 2, where.block)) + 1
        told = where.prose[max(line, where.block) : part.start]
    pattern = _SITE if part.head in _WORKFORCE else _WING
    found = pattern.search(told) if told and not _NOT_ITS_OWN.search(told) else None
    return told[: found.end()] if found else ""


def _one_body(place: str, sentence: Figures, whole: Placed) -> bool:
    """Does nothing name another body than that of the whole?"""
    who, owner = subject(place, 0, len(place)), sentence.prose[: whole.start]
    return not who or who in owner
