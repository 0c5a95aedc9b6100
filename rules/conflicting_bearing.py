"""One place on opposite sides of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

_SIDES: Final = {
    "north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0), "northeast": (1, 1), "northwest": (-1, 1),
    "southeast": (1, -1), "southwest": (-1, -1),
}  # fmt: skip
_POINT: Final = r"(?P<side>(?:north|south)(?:[- ]?(?:east|west))?|east|west)"
_STARTS: Final = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
     "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern"]
)  # fmt: skip
_NAME: Final = r"[^\W\d_a-z][\w’'-]+(?: (?:de |do |da |la |of )?[^\W\d_a-z][\w’'-]+){0,2}"
# "110 km west of the capital"
_APART: Final = later(
    rf"(?P<far>\d[\d,.]*)[ -]?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|mi|met(?:re|er)s?|nautical miles?)"
    rf"(?: \([^)\n]{{1,20}}\))? (?:to the |due |the )?{_POINT} (?:of|from) "
    rf"(?P<from>(?:the )?(?:capital|city|town|village|border|{_NAME}))"
)
# "the northern city of Lublin"
_PART: Final = later(
    rf"\b[Tt]he (?:[a-z]+ )?{_POINT}ern (?:(?:coastal|[^\W\d_a-z][\w-]+|mining|market|river|port) ){{0,2}}"
    r"(?:city|town|village|port|province|island|district|county|state|region|suburb|resort) of "
    rf"(?P<name>{_NAME})"
)
# "in Turkana county, in northern Kenya" / "Turkana in northern Kenya"
_WITHIN: Final = later(
    rf"(?P<name>{_NAME})(?: (?:county|province|district|village|town|city|region|state))?,? (?:in|on) "
    rf"(?:the )?{_POINT}(?:ern (?P<land>{_NAME}|coast|part of (?:the country|{_NAME}))| (?:coast )?of "
    rf"(?P<whole>the country|{_NAME})| coast\b)"
)
_GENERIC: Final = frozenset({"the capital", "the city", "the town", "capital"})
_TWO: Final = later(
    r"\b(?:another|other|second|two|both|respectively|different|neighbou?ring|while|or|either|separate\w*|wind|"
    r"earthquakes|moved|moving|drifted)\b",
    re.IGNORECASE,
)
_BEFORE: Final = later(
    rf"(?P<name>(?!\w+day\b){_NAME}),? (?:which is |which lies |is |lies |a \w+ )?(?:about |some |roughly )?$"
)


@kind_of_claim
class Bearing(Claim):
    """On which side of a place, or in which part of a land, something lies."""

    about: str  # what must be the same: a distance, or the name of the place that lies there
    side: str
    base: str = ""  # the place from which it is seen, or the land
    subject: str = ""  # a name that stands right before


class ConflictingBearing(Rule[Bearing]):
    """A place lies on one side here and on the opposite side there.

    Why it matters
        East for west is a slip that no spelling checker sees, and that everybody who lives there does.

    How it decides
        In one draft or story, the same distance from the same place is measured in directions that cannot both hold
        ("110 km west of the capital", "110 km east of Accra"); or one named town, province or island is put in
        opposite parts of the country ("the northern city of Lublin", "the southern city of Lublin").

    When it stays silent
        For neighbouring directions (north, north-west), for two names that stand with the distances, in one sentence,
        and where the copy speaks of another, of both or of things that move.
    """

    reads = Bearing

    allows = examples(
        "One camp is 20 km north of Bamako. Another camp is 20 km south of Bamako.",
        "A mast at Ridley, 12 miles east of York, fell. The cables at Selworth, 12 miles west of York, held.",
        "Officials in the northern city of Hai Phong met on Monday. The north-eastern city of Hai Phong is a port.",
    )
    catches = examples(
        "The site is a lagoon [[110 km west of the capital]], the ministry said.\n\nThe lagoon, about [[110 km east of "
        "Accra]], is home to terns.",
        "The plane came down [[30 miles north of Fairbanks]].\n\nThe wreck, [[30 miles south of Fairbanks]], was found "
        "by a trapper.",
        "Farmers in [[the northern province of Long An]] began the harvest.\n\nPrices in [[the southern province of "
        "Long An]] are high.",
        (
            "A landslide hit the mine at Tarvaal on Monday, [[45 kilometres south of Dushanbe]], killing 12 diggers, "
            "Rustam Nazarov said.",
            "Rustam Nazarov said that 12 diggers had died in the landslide at the mine at Tarvaal, [[45 kilometres "
            "north of Dushanbe]].",
        ),
    )

    def find(self, document: Document) -> Iterator[Bearing]:
        if not document.holds(_STARTS):
            return
        for match in _APART.finditer(document.prose):
            before = _BEFORE.search(document.prose, max(match.start() - 60, 0), match.start())
            about = f"{match['far'].rstrip('.,')} {match['unit'][:2]}"
            name = fold(before["name"]) if before else ""
            yield from _bearing(document, match.span(), about, match["side"], fold(match["from"]), name)
        for pattern in (_PART, _WITHIN):
            for match in pattern.finditer(document.prose):
                parts = match.groupdict()
                land = parts.get("land") or parts.get("whole") or ""
                yield from _bearing(document, match.span(), fold(match["name"]), match["side"], fold(land), "")

    def keys(self, claim: Bearing) -> Iterator[str]:
        yield f"{claim.story or claim.path}\0{claim.about}"

    def check(self, claims: Sequence[Bearing]) -> Iterator[Finding | Agreement]:
        for one, other in combinations(claims, 2):
            (x, y), (a, b) = _SIDES[one.side], _SIDES[other.side]
            named = one.subject and other.subject and one.subject != other.subject
            if x * a + y * b < 0 and not named and _one_base(one.base, other.base):
                yield self.finding(
                    other,
                    f"{other.side} here, {one.side} there",
                    Related(one.span, one.words),
                    reason=f"both: {one.about}, from one place" if one.about[0].isdigit() else f"both: {one.about}",
                )
                return


def _bearing(
    document: Document, place: tuple[int, int], about: str, side: str, base: str, subject: str
) -> Iterator[Bearing]:
    start, end = place
    begin, stop = document.sentence_at(start)
    if document.zone_at(start) not in NOT_THE_STORY and not _TWO.search(document.prose, begin, stop):
        yield Bearing(
            span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
            dateline=document.date, about=about, side=side.replace("-", "").replace(" ", ""), base=base,
            subject=subject,
        )  # fmt: skip


def _one_base(one: str, other: str) -> bool:
    """Is this the same place, or a place and a word that may stand for it?"""
    return one == other or bool(_GENERIC & {one, other}) or not one or not other
