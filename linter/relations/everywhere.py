"""Figures for a whole country or area, and figures for one place in it that cannot be more."""

from __future__ import annotations

from typing import Final

from linter.alignment import unit_of
from linter.claims import Quantity
from linter.patterns import later

_EVERYWHERE: Final = later(
    r"\b(?:nationwide|countrywide|nationally|statewide|as a whole|in (?:the )?whole|(?:in|across) all of|"
    r"(?:across|throughout) (?:the )?(?:country|nation|state|island|whole|entire|[A-Z][a-z]+)|"
    r"in the (?:whole|entire) (?:country|state|province|region))\b"
)
_SOMEWHERE: Final = later(
    r"\b(?:alone|district|province|prefecture|department|county|municipality|commune|village|city of|town of|"
    r"state of|island of)\b|^It |\bhardest[ -]hit\b|\bworst[ -](?:hit|affected)\b"
)
_PROVINCE: Final = later(r"\b(?:[A-Z][\w’'-]+ (?:province|state|district|county|prefecture|region)|province of)\b")
_LOSS: Final = later(r"\b(?:killed|lost|died|destroyed|poached)\b")
_IN_COUNTRY: Final = later(r"\bin (?:the )?[A-Z]")
_HARM: Final = later(
    r"\b(?:lost|loses?|burnt|burned|burning|scorched|charred|consumed|blackened|destroy\w*|damaged?|flooded|ruined|"
    r"razed|affected|inundated|submerged|collapsed|swept away|washed away)\b"
)
_DEED: Final = later(
    r"\b([a-z]{3,}ed|sold|caught|won|built|made|grew|bought|sent|lost|took|drew|spent|gave)(?: in| up| out| on| off)?"
    r"(?: about| some| nearly"
    r"| almost| more than| over| only| just| around)? $"
)
_OTHERWISE: Final = later(
    r"\b(?:last year|year ago|years ago|(?:in|since) (?:19|20)\d\d|previous\w*|earlier|record|average|more|another|"
    r"further|forecast|could|may|might|total|so far|by (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def around(claim: Quantity) -> str:
    """The words of the sentence on both sides of a figure, as far as they are kept."""
    return f"{claim.lead}{claim.words}{claim.trail}"


def everywhere(claim: Quantity) -> bool:
    """Does the copy say that the figure is for the whole country or area?"""
    return _EVERYWHERE.search(around(claim)) is not None and not claim.part


def countrywide(whole: Quantity, part: Quantity) -> bool:
    """In one draft: is the one for a country, and the other, of the same things, for a province?"""
    return (
        whole.path == part.path and whole.measure == part.measure != "" and not whole.part and not whole.change
        and len(whole.parties) == 1 and _IN_COUNTRY.search(whole.trail[:50]) is not None
        and (deed(whole) == deed(part) != "" or bool(_LOSS.search(around(whole)) and _LOSS.search(around(part))))
        and not somewhere(whole) and _PROVINCE.search(around(part)) is not None
    )  # fmt: skip


def somewhere(claim: Quantity) -> bool:
    """Is it for one place, by name of its kind, or as "it" of a place just spoken of?"""
    words = around(claim)
    return _SOMEWHERE.search(words) is not None and not _OTHERWISE.search(words) and not _EVERYWHERE.search(words)


def deed(claim: Quantity) -> str:
    """The verb right before a figure, as written: "harvested"."""
    verb = _DEED.search(claim.lead)
    return verb[1] if verb else ""


def alike(one: Quantity, other: Quantity) -> bool:
    """Do two figures count the same things, or the same harm in one unit?"""
    if unit_of(one) != unit_of(other) or one.modality != other.modality:
        return False
    if one.measure and one.measure == other.measure:
        return not unit_of(one) or bool(_HARM.search(around(one))) == bool(_HARM.search(around(other)))
    harmed = _HARM.search(around(one)) and _HARM.search(around(other))
    return bool(unit_of(one)) and harmed is not None
