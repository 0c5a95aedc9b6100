"""The first tornado to hit a county since a year, and "a weak twister" in a later one.

What strikes a place is told again in other words, and seldom with the verb of the claim: that it hit, touched down or
happened goes without saying. The two are of one place: a name that both have, or "the county" of the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.patterns import later
from linter.relations.precedence.limits import LIMIT, since
from linter.relations.precedence.precedents import DENIED, ELSEWHERE, YEAR, Novelty, Precedent, this_year
from linter.relations.precedence.recalled import Clause, clauses, denied, names

# The words for one sort of event; the first is its name.
_SORTS: Final = tuple(
    frozenset(line.split(", "))
    for line in (
        "tornado, tornadoes, twister, twisters", "earthquake, earthquakes, quake, quakes, tremor, tremors",
        "hurricane, hurricanes, cyclone, cyclones, typhoon, typhoons", "tsunami, tsunamis",
        "avalanche, avalanches, snowslide", "landslide, landslides, mudslide, landslip, landslips, rockslide",
        "wildfire, wildfires, bushfire, bushfires, forest fire", "blizzard, blizzards, snowstorm, snowstorms",
        "eruption, eruptions", "flood, floods", "drought, droughts", "meteorite, meteorites", "sandstorm, dust storm",
        "blackout, blackouts, power cut, power cuts, outage", "derailment, derailments",
        "murder, murders, killing, killings, homicide, homicides", "shark attack, shark attacks",
        "jailbreak, escape, escapes, breakout", "bank robbery, bank robberies, bank raid, hold-up",
        "plane crash, air crash", "riot, riots", "stampede, stampedes", "shipwreck, shipwrecks",
    )
)  # fmt: skip
_OF: Final = {word: sort for sort in _SORTS for word in sort}
_GATE: Final = frozenset(re.split(r"[ -]", word)[0] for word in _OF)
_NOUNS: Final = "|".join(sorted(map(re.escape, _OF), key=lambda word: -len(word)))
_FIRST: Final = later(
    rf"\bfirst(?P<ever>[- ]ever)? (?P<narrow>(?:[a-z-]+ ){{0,2}}?)(?P<noun>{_NOUNS})\b"
    r"(?P<come> to (?:have )?(?:hit|strike|struck|touch(?:ed)? down|reach(?:ed)?|occur(?:red)?|happen(?:ed)?|"
    r"affect(?:ed)?|form(?:ed)?|be (?:recorded|felt|seen|reported)|make landfall|come ashore|shake|take place))?"
    r"(?P<where>(?: (?!since\b|for\b|to\b)[\w’'-]+){0,8}?)(?=,? (?:since|in (?:more|over|almost|nearly|about|\d|"
    r"[a-z]+ (?:years|decades))|for|on record)\b|[,.;])"
)
_CASE: Final = later(
    rf"\b(?:[Aa]n?|[Aa]nother|[Tt]he|[Oo]ne|\d{{4}}) (?:[a-z-]+ ){{0,2}}?(?P<noun>{_NOUNS})\b(?![-’'])"
)
# "A tornado warning", "the flood defences": something else.
_ONLY_A_WORD: Final = later(
    r" (?:warning|watch|siren|drill|shelter|season|film|insurance|expert|chaser|risk|relief|defences?|defenses?|plain|"
    r"barrier|wall|gate|alert|attempt|plan|plot|trial|charge|case|inquiry|mystery|scare|exercise|fund|committee|police|"
    r"bill|order|of|by)s?\b"
)
_IN: Final = later(r" (?:in|at|near|off|on|over|across) (?:the )?(?P<where>[A-Z][\w’'-]+)")
_AFTER: Final = later(r"\b(?:after|about|following|because|since|before|until|for|over|from|against)\b")
_TOLD: Final = later(
    r"\b(?:novels?|films?|books?|plays?|series|songs?|poems?|paintings?|drama|documentary|trials?|jailed|convicted|"
    r"charged|sentenced|hanged|plans?|planned|drew up|false|exercises?|simulat\w+|mock)\b"
)
_FAR: Final = 6  # words between the event and its year
_PLACE: Final = (
    "county|town|city|village|island|islands|valley|state|province|region|district|country|parish|borough|coast|bay|"
    "lake|prison|jail|school|airport|harbour|harbor|port|peninsula|suburb|resort|mountain|volcano"
)
_THE_PLACE: Final = later(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:same |whole )?(?P<what>{_PLACE})\b"
    r"(?! (?:to|next|over|beyond|north|south|east|west)\b)"
)
_NOUN: Final = later(rf"(?i)\b(?:{_PLACE})\b")


def struck(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """Every first of its sort to strike a place since a year, with a later one there."""
    prose, this = document.prose, this_year(document)
    for place in document.places({"first"}) if document.holds(_GATE) else ():
        begin, stop = document.sentence_at(place)
        match = _FIRST.match(prose, place, stop)
        if (
            match is None
            or match["narrow"]
            or _ONLY_A_WORD.match(match["where"])
            or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}
        ):
            continue  # "the first deadly tornado": a weak one does not count
        limit = LIMIT.search(prose, match.end("noun"), stop)
        after = since(prose, place, stop, this)
        if not (limit or match["ever"]) or after is None or DENIED.search(prose, max(begin, place - 25), place):
            continue
        own = names(match["where"], 0, len(match["where"]))
        nouns = {word.lower() for word in _NOUN.findall(match["where"])}
        for clause in clauses(document) if own or nouns else ():
            case = _case(document, begin, clause, match["noun"], own, nouns)
            if after < clause.year < this and case:
                start, end = document.sentence_at(clause.start)
                claim = Novelty(
                    place, limit.end() if limit else match.end(), begin, who=(), deeds=frozenset(), words=frozenset(),
                    since=after, named=own, noun=True, subject=frozenset(),
                )  # fmt: skip
                yield claim, Precedent(start, end, (match["noun"], case))
                return


def _case(document: Document, begin: int, clause: Clause, noun: str, own: frozenset[str], nouns: set[str]) -> str:
    """The place that ties a clause to the claim, if it tells of one more of the sort."""
    prose, (start, stop) = document.prose, document.sentence_at(clause.start)
    if start == begin or ELSEWHERE.search(prose, start, stop):
        return ""
    told = [
        m for m in _CASE.finditer(prose, clause.start, clause.end)
        if m["noun"] in _OF[noun] and _of_its_year(prose, clause, m, own) and not denied(prose, clause, m)
    ]  # fmt: skip
    if not told:
        return ""
    if shared := own & names(prose, start, stop):
        return min(shared).title()
    return next((f"the {m['what']}" for m in _THE_PLACE.finditer(prose, start, stop) if m["what"] in nouns), "")


def _of_its_year(prose: str, clause: Clause, told: re.Match[str], own: frozenset[str]) -> bool:
    """Is an event itself, no warning or novel about one, of the year of its clause, and not in another place?"""
    year = next(m for m in YEAR.finditer(prose, clause.start, clause.end))
    between = prose[min(told.end(), year.end()) : max(told.start(), year.start("year"))]
    after, elsewhere = _ONLY_A_WORD.match(prose, told.end()), _IN.match(prose, told.end())
    if elsewhere and names(elsewhere["where"], 0, len(elsewhere["where"])) - own:
        return False
    near = len(between.split()) <= _FAR and not _AFTER.search(between)
    return near and (after is None or after[0] in (" of", " by")) and not _TOLD.search(prose, clause.start, clause.end)
