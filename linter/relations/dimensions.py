"""How long, heavy or large one thing is: "the bridge is 240 metres long", "the 310-metre bridge", "a 24-bed clinic".

What a thing measures or holds stays as it is while a story is told, so that two drafts, or two paragraphs, must agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from linter.amounts import amounts
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import later
from linter.phrases import singular, stem, written
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_LENGTHS: Final = r"(?:metres?|meters?|m|kilometres?|kilometers?|km|centimetres?|cm|feet|foot|ft|miles?|inch(?:es)?)"
_UNITS: Final = (
    rf"(?:{_LENGTHS}|tonnes?|tons?|kilograms?|kilos?|kg|pounds?|hectares?|acres?|litres?|liters?|cubic metres|"
    r"square (?:kilometres?|kilometers?|miles?|metres?|meters?)|minutes?|hours?|days?|weeks?|seats?|beds?|rooms?|"
    r"bedrooms?|members?|stor(?:e?y|eys|ies)|floors?|pupils?|students?|children|employees?|workers?|inhabitants?|"
    r"residents?|passengers?|people|pages?|lanes?|berths?|flats?|homes?|stops?|stations?|stalls?|megawatts?|MW|"
    r"gigawatts?|turbines?|panels?|spaces?|islands|villages)"
)
_WRITTEN: Final = frozenset(written(2, 20))
_NUMBER: Final = rf"(?P<n>(?:{'|'.join(written(2, 20))})|\d[\d,]*(?:\.\d+)?)"
_THING: Final = r"(?P<modifiers>(?:[\w’'.-]+ ){0,2}?)(?P<thing>[a-z]{4,})"
_HEDGE: Final = r"(?P<hedge>[Aa]bout |[Ss]ome |[Nn]early |[Aa]lmost |[Aa]round |[Mm]ore than |[Oo]ver )?"
# "The 310-metre bridge", "a 24-bed clinic".
_BEFORE: Final = later(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his) (?P<first>(?:[a-z-]+ ){{0,1}}?){_NUMBER}-(?P<unit>{_UNITS})"
    rf"(?:-(?:long|high|tall|wide|deep|strong|old)?)? {_THING}\b"
    r"(?=[,.;:)]|$| (?:is|was|will|has|had|in|on|of|at|that|which|to|near|between|over|across|by|met|meets|opened|"
    r"and|about|with|for|from|won|wins|made|called|has)\b| [A-Z])"
)
# "A bridge 1,240 metres long", "a bridge of 1,420 metres".
_OF: Final = later(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his) {_THING}(?:,| of| that is| which is)? {_HEDGE}{_NUMBER} (?P<unit>{_LENGTHS})"
    r"(?: (?P<way>long|high|tall|wide|deep|thick)\b|(?=[,.;:)]|$| (?:that|which|and|was|is|has)\b))"
)
_CAPACITY: Final = r"(?:can (?:carry|hold|seat|take)|has (?:room|space) for|seats|(?:is|was) licensed (?:for|to carry))"
_PLACES: Final = later(_CAPACITY)
_VERB: Final = (
    rf"(?P<verb>is|was|measures?|measured|stands|stretches|runs(?: for)?|covers?|covered|weighs?|weighed|has|had|"
    rf"holds?|held|{_CAPACITY}|employs?|employed|lasts?|lasted|takes?|took|costs?|rises|spans?)"
)
# "The bridge is 240 metres long", "the bell, which weighs eight tonnes", "the tunnel runs for 24 km under the hill".
_AFTER: Final = later(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]his) {_THING}(?:,? which|,? that|, [a-z][^,.;:\d\n]{{2,50}},)? "
    rf"{_VERB} {_HEDGE}{_NUMBER} (?:(?P<unit>{_UNITS})"
    r"(?: (?P<way>long|high|tall|wide|deep|thick))?(?=[,.;:)]|$| (?:and|but|with|which|when|where|while|because)\b)"
    rf"|(?P<length>{_LENGTHS})(?= (?:under|above|across|through|beneath|along)\b))"
)
# "There are 240 children at the school", "some 240 people live on the island".
_IN_IT: Final = later(
    rf"\b(?:[Tt]here (?:are|were) )?{_HEDGE}{_NUMBER} (?P<unit>{_UNITS})(?: live)? (?:at|in|on) the {_THING}"
    r"(?=[,.;:)]|$| (?:and|but)\b)"
)
_OF_ITS_SIZE: Final = later(r"\d-[a-z]")
_HAS: Final = later(
    r"\b(?:w[io]ns?|winning|has|have|had|holds?|held|t[ao]kes?|took|taken|gain(?:s|ed)|los[et]s?|gets?|got|ke?eps?|kept"
    r"|booked|rent(?:s|ed)|filled|another|of|up to) $"
)
# Where one takes the place of another, "the bridge" may be the one before the new one.
_REPLACED: Final = later(r"\b(?:replac\w+|existing|present|current)\b")
# "At 76 metres the tower is the tallest".
_AT: Final = later(
    rf"\bAt {_HEDGE}{_NUMBER} (?P<unit>{_UNITS})(?: (?P<way>long|high|tall|wide|deep))?,? (?:the|its|this) {_THING}"
    r" (?:is|was|will be|has|holds|ranks)\b"
)


@kind_of_claim
class Dimension(Claim):
    """What a thing measures or holds: the noun, the unit or what is counted, which way it is measured."""

    thing: str
    unit: str
    value: float
    way: str = ""
    narrow: tuple[str, ...] = ()
    hedged: bool = False
    fresh: bool = False  # is it brought in here, with "a"?
    several: bool = False  # does the draft speak of more than one such thing?


def dimensions(document: Document) -> Iterator[Dimension]:
    """Every dimension of a thing that an English document speaks of as known."""
    if document.language[:2] != "en":
        return
    counting = sorted({*document.numbered, *document.sentences_with(_WRITTEN)})
    seen, replaced = set[int](), _REPLACED.search(document.prose)
    for pattern in (_BEFORE, _OF, _AFTER, _IN_IT, _AT):
        for match in document.within(counting, pattern):
            start = match.start("n")
            zone = document.zone_at(start)
            if start in seen or zone in NOT_THE_STORY or zone == TABLE or document.quoted(start):
                continue
            seen.add(start)
            groups = match.groupdict()
            thing = singular(match["thing"])
            narrow = (groups.get("first") or "").split() + match["modifiers"].split()
            others = _list("others") - ({"new"} if replaced is None else set())
            if thing in _list("no_things") or thing in _same() or any(w.lower() in others for w in narrow):
                continue
            number = _number(match["n"])
            if number is None or (pattern is _IN_IT and _some(document.prose, match)):
                continue
            end = match.end("unit" if groups["unit"] else "length")
            unit = _unit(groups["unit"] or groups["length"], groups.get("verb") or "")
            yield Dimension(
                span=document.span(start, end), zone=zone, dateline=document.date, thing=stem(thing),
                unit=unit, value=number, way=(groups.get("way") or "").replace("tall", "high"),
                narrow=tuple(stem(w) for w in narrow), hedged=bool(groups.get("hedge")),
                fresh=match[0].lower().startswith(("a ", "an ")),
                several=_several(document, thing),
            )  # fmt: skip


def _some(prose: str, match: re.Match[str]) -> bool:
    """Does somebody have so many of what is in it: "the Greens had 13 seats in the 200-seat parliament"?"""
    return (
        _OF_ITS_SIZE.search(match["modifiers"]) is not None
        or _HAS.search(prose, max(match.start() - 20, 0), match.start()) is not None
    )


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table(_DATA)[name].split())


@cache
def _same() -> dict[str, str]:
    """One word for each unit and each sort of people that goes by several."""
    return {word: one for one, several in table(_DATA)["same"].items() for word in several.split()}


def _number(words: str) -> float | None:
    found = next(amounts(words), None)
    return found.value if found is not None and isinstance(found.value, float) else None


def _unit(words: str, verb: str) -> str:
    """One word for what is counted or measured: children are pupils, and whom a ferry can carry are places."""
    if _PLACES.fullmatch(verb):
        return "place"
    last = words.replace("-", " ")
    scale, _, noun = last.rpartition(" ")
    head = noun if noun in _same() else singular(noun)
    head = _same().get(head, head)
    if head == "people":
        head = "employee" if verb.startswith("employ") else "inhabitant"
    return f"{scale} {head}".strip()


def _several(document: Document, thing: str) -> bool:
    """Does a draft name two of them, or another one?"""
    plural = re.compile(
        rf"\b{re.escape(thing)}(?:s|es)\b(?![’'])|\b(?:another|second|other|two|three|both|old|existing|former|present|"
        rf"previous|each|every|longest|biggest|largest) (?:[\w-]+ )?{re.escape(thing)}\b",
        re.I,
    )
    return plural.search(document.prose) is not None
