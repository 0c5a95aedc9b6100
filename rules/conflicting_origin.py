"""One thing built in two years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.rule import Rule, examples

_THINGS: Final = [
    "lighthouse",
    "bridge",
    "church",
    "chapel",
    "cathedral",
    "mosque",
    "temple",
    "ship",
    "ferry",
    "vessel",
    "boat",
    "steamer",
    "yacht",
    "trawler",
    "tug",
    "locomotive",
    "tram",
    "building",
    "house",
    "mill",
    "tower",
    "dam",
    "theatre",
    "theater",
    "stadium",
    "hotel",
    "school",
    "library",
    "castle",
    "palace",
    "mansion",
    "factory",
    "station",
    "pier",
    "tunnel",
    "barn",
    "fort",
    "monument",
    "statue",
    "cinema",
    "windmill",
    "viaduct",
    "aqueduct",
    "reservoir",
    "plane",
    "aircraft",
    "piano",
    "organ",
    "car",
    "clock",
    "bell",
    "schooner",
    "hall",
    "museum",
    "hospital",
    "prison",
    "court",
    "airport",
    "terminal",
    "canal",
    "manor",
    "villa",
    "cottage",
]
_NOUNS: Final = "|".join(_THINGS)
_YEAR: Final = r"(?P<year>1[6-9]\d\d|20\d\d)"
_OF: Final = later(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]his|[Aa]) {_YEAR}(?:[- ]built)?(?: [a-z-]+){{0,1}} (?P<what>{_NOUNS})\b(?![’'])"
)
_BUILT: Final = later(
    r"\b(?:built|constructed|erected|completed|launched|cast|opened|put up|finished)(?: by [^,.;\n]{2,30})?"
    rf"(?: \w+){{0,3}}? in {_YEAR}\b"
)
_THING: Final = later(rf"\b(?P<what>{_NOUNS})\b", re.IGNORECASE)
_PLURAL: Final = later(rf"\b(?:{_NOUNS})e?s\b", re.IGNORECASE)
_NEW: Final = later(
    r"\b(?:new|another|second|replac\w*|rebuilt|reopened|restored|extension|wing|refurbish\w*|earlier|original\w*|"
    r"first|other|next|renovat\w*|since|predecessor|successor|then)\b",
    re.IGNORECASE,
)


@kind_of_claim
class Origin(Claim):
    """The year in which a thing was built."""

    what: str
    year: str
    act: str = "built"  # "opened" and the like are later than "built"; "the 1938 lighthouse" is built


@dataclass(frozen=True)
class ConflictingOrigin(Rule[Origin]):
    """A bridge, ship or lighthouse is of one year here and of another there.

    Why it matters
        Two digits that change places in a caption make a building half a century younger.

    How it decides
        In one draft "the 1983 lighthouse", "the 1989-built ferry" or "the lighthouse, built in 1938" give a thing of
        one kind a year, and another place in the draft gives the only thing of that kind another year.

    When it stays silent
        Where the copy has several such things, or a new, rebuilt or earlier one; where one place has the year of an
        opening and the other of the building that took up to `years` years.
    """

    reads = Origin
    years: int = 6

    allows = examples(
        "The bridge, built in 1931, was shut. The 1931 bridge will reopen in May.",
        "The school was built in 1931. The new 2004 school stands beside it.",
        "The dam was built in 1958 and opened in 1961. The 1961 dam leaks.",
    )
    catches = examples(
        "The lighthouse on the point was [[built in 1938]] by a Scottish firm.\n\nHernan Soto stands on the stairs of "
        "[[the 1983 lighthouse]].",
        "[[The 1989-built ferry]] passed an inspection in February.\n\nThe ferry, [[launched in 1998]] at Gdansk, can "
        "take 700 people.",
        "Fire broke out in [[the 1871 mill]] at noon.\n\n“It burned like paper,” said the owner of the mill, which was "
        "[[built in 1817]].",
    )

    def find(self, document: Document) -> Iterator[Origin]:
        if not document.holds(set(_THINGS)):
            return
        prose = document.prose
        for match in _OF.finditer(prose):
            yield from _origin(document, match.start(), match.end(), match["what"], match["year"], "built")
        for match in _BUILT.finditer(prose):
            begin, _ = document.sentence_at(match.start())
            things = list(_THING.finditer(prose, begin, match.start()))
            if not things and begin:  # "It was built in 1938": the sentence before tells what
                if not prose.startswith(("It ", "Built ", "Opened ", "Completed ", "Launched "), begin):
                    continue
                begin, end = document.sentence_at(begin - 2)
                things = list(_THING.finditer(prose, begin, end))
            if len({m["what"].lower() for m in things}) == 1:
                yield from _origin(
                    document,
                    match.start(),
                    match.end(),
                    things[0]["what"],
                    match["year"],
                    match[0].split()[0].lower(),
                    things[0].start(),
                )

    def keys(self, claim: Origin) -> Iterator[str]:
        yield f"{claim.path}\0{claim.what}"

    def check(self, claims: Sequence[Origin]) -> Iterator[Finding | Agreement]:
        first = claims[0]
        for claim in claims[1:]:
            if (
                claim.act == first.act
                and len({c.year for c in claims}) == 2
                and abs(int(claim.year) - int(first.year)) > self.years
            ):
                yield self.finding(
                    claim,
                    f"the {claim.what} is of {claim.year} here but of {first.year} elsewhere",
                    Related(first.span, first.words),
                    reason=f"both: the {claim.what}; the draft tells of one",
                )
                return


def _origin(
    document: Document, start: int, end: int, what: str, year: str, act: str, thing: int | None = None
) -> Iterator[Origin]:
    begin, stop = document.sentence_at(start)
    several = any(m[0].lower().startswith(what.lower()) for m in _PLURAL.finditer(document.prose))
    near = document.prose[max(begin, (start if thing is None else min(thing, start)) - 40) : min(stop, end + 30)]
    if document.zone_at(start) in NOT_THE_STORY or several or _NEW.search(near):
        return
    yield Origin(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, what=what.lower(), year=year,
        act="built" if act in ("built", "constructed", "erected", "launched", "cast", "put") else act,
    )  # fmt: skip
