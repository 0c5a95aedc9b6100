"""Figures for a whole country or area, and figures for one place in it that cannot be more."""

from __future__ import annotations

import re
from typing import Final

from linter.alignment import number, unit_of
from linter.alignment.figures import digits
from linter.alignment.reference import state_of
from linter.claims import Quantity
from linter.lexicon import country
from linter.patterns import later
from linter.periods import AS_OF, DAY, DECADE, SINCE
from linter.phrases import kin, stem

_EVERYWHERE: Final = later(
    r"\b(?:[Nn]ationwide|[Cc]ountrywide|[Nn]ationally|[Ss]tatewide|as a whole|in (?:the )?whole|"
    r"(?:[Ii]n|[Aa]cross) all of|"
    r"(?:[Aa]cross|[Tt]hroughout) (?:the )?(?:country|nation|state|island|whole|entire|[A-Z][a-z]+)|"
    r"in the (?:whole|entire) (?:country|state|province|region))\b"
)
_SOMEWHERE: Final = later(
    r"\b(?:alone|district|province|prefecture|department|county|municipality|commune|village|city of|town of|"
    r"state of|island of)\b|\b[A-Z][a-z]+ City\b|^It |\bhardest[ -]hit\b|\bworst[ -](?:hit|affected)\b"
)
# "Its worst figures since 2019": of the figure, which is of now.
_APPOSED: Final = later(
    r", (?:(?:its|the|their) (?:worst|most|highest|largest|lowest|fewest)|more than (?:in|at|it))\b[^,.;]*"
)
_PROVINCE: Final = later(r"\b(?:[A-Z][\w’'-]+ (?:province|state|district|county|prefecture|region)|province of)\b")
_AREA: Final = later(
    r"\b(?:(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:province|state|district|county|prefecture|region)\b"
    r"|(?:province|state|district|county|prefecture|region) of (?P<of>[A-Z][\w’'-]+))"
)
_COUNTRY_AFTER: Final = later(
    r"(?: [a-z-]+){0,5} (?:in|across|throughout) (?:the )?(?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w’'-])"
)
_COUNTRY_BEFORE: Final = later(
    r"^(?:In |Across |Throughout )?(?:the )?(?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"(?:,| (?:has |had |have )?[a-z]+) $|^(?:In|Across|Throughout) (?:the )?(?P<where>[A-Z][a-z]+(?: [A-Z][a-z]+)?) $"
)
_ILL: Final = frozenset(["case", "infection", "patient", "sick"])
_OF_ILLNESS: Final = later(
    r"\b(?:cases? of|(?:ill|sick|down|hospital|treated|infected|diagnosed) (?:with|for)|(?:caught|contracted"
    r"|have had|had)"
    r"|infections with) (?P<what>[a-z]{4,})\b"
)
_THE_ILLNESS: Final = later(
    r"\b(?:cases of|infected with|ill with|from|with) (?:the|this) (?:disease|illness|virus|fever|infection)\b"
)
_LOSS: Final = later(r"\b(?:killed|lost|died|destroyed|poached)\b")
_IN_COUNTRY: Final = later(r"\bin (?:the )?[A-Z]")
_HARM: Final = later(
    r"\b(?:lost|loses?|burnt|burned|burning|scorched|charred|consumed|blackened|destroy\w*|damaged?|flooded|ruined|"
    r"razed|affected|inundated|submerged|collapsed|swept away|washed away)\b"
)
_TELLING: Final = 3  # digits that no two figures have in common by chance
_ONE_PLACE: Final = later(r"\bthe (?:province|state|district|county|region|city|area)\b")
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
    words = _APPOSED.sub("", around(claim))
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
    if {one.measure, other.measure} <= _ILL | kin().people and _same_illness(one, other):
        return True
    harmed = _HARM.search(around(one)) and _HARM.search(around(other))
    return bool(unit_of(one)) and harmed is not None


def _same_illness(one: Quantity, other: Quantity) -> bool:
    """ "8,940 cases of dengue", "8,210 people have fallen ill with dengue"?"""
    named = [_OF_ILLNESS.search(around(c)) for c in (one, other)]
    said = set(one.context) & set(other.context)
    if state_of(one) != state_of(other) or not any(named):
        return False
    return any(m and stem(m["what"]) in said for m in named) or any(
        _THE_ILLNESS.search(around(c)) for c in (one, other)
    )


def area(claim: Quantity) -> re.Match[str] | None:
    """The province or district by name that the words around a figure speak of."""
    return _AREA.search(around(claim))


def given_for_the_country(part: Quantity, whole: Quantity) -> str:
    """The place of which one figure is told where the other gives the same figure for its country; "" if in doubt.

    The figure must be for a month or a year: those whom one flood drowned in a province are its dead in the country.
    """
    if number(part) != number(whole) or len(digits(part)) < _TELLING or unit_of(part) != unit_of(whole):
        return ""
    place = area(part)
    counted = whole.noun.rpartition(" ")[2]
    if place is None or counted not in f"{part.noun} {part.trail}" or not counted or state_of(part):
        return ""
    a, b = part.period, whole.period
    if a is None or b is None or a.kind in (DAY, SINCE, AS_OF, DECADE) or not a.same_days(b):
        return ""
    told = around(whole)
    if (
        any(word in told for word in (place["name"] or place["of"]).split())
        or _PROVINCE.search(told)
        or _ONE_PLACE.search(told)
        or not _of_a_country(whole)
    ):
        return ""
    return place[0]


def _of_a_country(claim: Quantity) -> bool:
    if _EVERYWHERE.search(around(claim)):
        return True
    found = (_COUNTRY_AFTER.match(claim.trail), _COUNTRY_BEFORE.match(claim.lead))
    return any(country(name) for match in found if match for name in match.groupdict().values() if name)
