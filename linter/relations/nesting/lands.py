"""A figure of one place, and the one of the land that the place is in: 14,200 taxis in a city, 12,900 in all Portugal.

What is told of "the whole of Portugal", of "the country as a whole" or "nationwide" holds what is told of a city or a
district, where both count one thing and the same was done, and neither is of another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from linter.document import HEADLINE, Document
from linter.lexicon import country
from linter.patterns import later
from linter.phrases import stem
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.alone import Alone, plain_amounts, same_fate
from linter.relations.precedence.precedents import content

_LAND: Final = r"(?:country|nation|state|province|island|region|county|kingdom|republic)"
_NAME: Final = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_WHOLE: Final = later(
    r"\b(?:[Nn]ationwide|[Nn]ationally|[Cc]ountrywide|[Ss]tatewide"
    rf"|(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Oo]ver|[Ff]or) (?:the whole|the entire|all)(?: of)? (?:the )?(?:{_NAME}"
    rf"|{_LAND})"
    rf"|(?:the {_LAND}|{_NAME}) as a whole"
    rf"|(?:[Aa]cross|[Tt]hroughout|[Aa]ll over) (?:the )?(?:(?P<land>{_NAME})|{_LAND})"
    r"|the (?:national|statewide|nationwide) (?:total|figure|number))\b"
)
_PLACE: Final = later(
    r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Aa]round|[Nn]ear|[Ff]rom) (?:the )?(?:[a-z-]+ (?:of )?){0,3}?(?P<place>[A-Z][a-z]+)"
    r"|\b[Tt]he (?:city|district|county|province|canton|borough|town|village|parish|prefecture|municipality|island)\b"
    r"|\b(?P<named>[A-Z][a-z]+)(?:[’']s)? (?:district|county|province|canton|prefecture|City|parish|municipality"
    r"|state)\b"
)
_NO_PLACE: Final = later(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Easter|Christmas)"
)
# The time of a figure that is not of now, and what is no figure of its own.
_WHEN: Final = later(
    r"\b(?:last \w+|(?:in|since|by) (?:19|20)\d\d|\w+ ago|previous\w*|earlier|once|over \w+|at \w+ ?time|that \w+)\b"
)
_THEN: Final = later(r"\b(?:last|ago|previous\w*|earlier|once|(?:19|20)\d\d)\b")
_THAN: Final = later(
    r"\b(?:another|further|more|than|average|each|per|record|target|forecast|could|may|might|will|would|plan(?:s"
    r"|ned)?)\b"
)
_THE_FIGURE: Final = later(r"\b[Tt]he (?:figure|number|total)\b")
_LIKELY: Final = 3.0  # times: a figure that is further beyond that of the land is of something else
_NEAR: Final = 3  # sentences in which a figure without a noun goes on from another


def lands(document: Document) -> Iterator[Alone]:
    """Every figure of a place that is more than what the draft gives for its country or state."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != HEADLINE]
    told = [(s, f) for s in story for f in plain_amounts(s) if not _THAN.search(s.before(f, 40))]
    wholes = [(s, f, cue) for s, f in told if (cue := _of_a_land(s))]
    for (where, part), (sentence, whole, cue) in product(told if wholes else (), wholes):
        larger = whole.value < part.value <= _LIKELY * whole.value and whole.claim.high < part.claim.low
        if (
            larger
            and not _of_a_land(where)
            and _of_a_place(where, cue)
            and _one_thing(document, where, part, sentence, whole)
        ):
            yield Alone(
                span=whole.claim.span, zone=whole.claim.zone, quoted=whole.claim.quoted, dateline=document.date,
                part=part.claim, whole=whole.claim, tie=cue,
            )  # fmt: skip


def _of_a_land(sentence: Figures) -> str:
    """The words that tell a sentence of a whole country or state; across what is none, they do not."""
    cue = _WHOLE.search(sentence.text)
    if cue is None or (cue["land"] and country(cue["land"]) is None):
        return ""
    return cue[0]


def _of_a_place(where: Figures, cue: str) -> bool:
    """Does a sentence speak of a place that is not the land itself?"""
    for found in _PLACE.finditer(where.text):
        name = found["place"] or found["named"]
        if not name or (not _NO_PLACE.match(name) and name not in cue and country(name) is None):
            return True
    return False


def _one_thing(document: Document, where: Figures, part: Placed, sentence: Figures, whole: Placed) -> bool:
    """Are both of one time, and of one noun with the same said of it?"""
    near = 0 < sentence.number - where.number <= _NEAR
    times = [{m[0].lower() for m in _WHEN.finditer(s.text)} for s in (where, sentence)]
    goes_on = near and (not times[1] or any(time.startswith("that ") for time in times[1]))
    if not times[0] <= times[1] and not (goes_on and not _THEN.search(" ".join(times[0]))):
        return False
    if part.unit != whole.unit or not same_fate(part, whole) or part.claim.modality != whole.claim.modality:
        return False
    if not whole.head:
        return near and (_THE_FIGURE.search(sentence.text) is not None or bool(part.unit) or _goes_on(sentence))
    if part.head != whole.head or (near and _WHOLE.match(sentence.text)):
        return part.head == whole.head
    said = [content(document.prose, s.start, s.end) for s in (where, sentence)]
    return len(said[0] & said[1] - {stem(part.head)}) >= 1


def _goes_on(sentence: Figures) -> bool:
    """ "In all of London there were 28,000 that month": of what the sentence before counts?"""
    return re.match(r"[^.;]*\bthere (?:were|are|have been)\b", sentence.text) is not None
