"""One province against the whole country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.alignment import number, unit_of
from linter.claims import Quantity
from linter.finding import WARNING, Agreement, Finding
from linter.relations.nesting.everywhere import alike, area, countrywide, everywhere, given_for_the_country, somewhere
from linter.rule import Rule, examples

_LIKELY: Final = 3  # a figure that is more than this many times the whole is of something else
_UNITS: Final = frozenset({"percent", "percentage point", "year of age", "basis point", "year", "day", "month", "hour"})


class PlaceExceedsWhole(Rule[Quantity]):
    """One province that has more than the whole country, or a figure of its own that is passed off as the country's.

    Why it matters
    2,410 hectares burnt in the country and 2,680 in one of its provinces stand in two stories of one day, and each
    looks right by itself.

    How it decides
    In one story a figure is for everywhere ("nationwide", "across Nepal", "in the country as a whole"), and another,
    of the same things or of the same harm in the same unit, is for a district, a province, or "it" that was just
    spoken of. The one place cannot have more. In one draft "in South Africa" is enough for the whole.
    And a figure of three digits or more that one place gives for "Koshi province" in a month or a year is not that of
    "Nepal" in the same time.

    When it stays silent
    When any figure for everywhere is large enough; when either is of another year, a forecast or a change; when one is
    more than three times the other, so that they hardly belong together.
    """

    severity = WARNING
    reads = Quantity
    source = "Arithmetic"
    allows = examples(
        "Fires burnt 14,200 hectares across Greece this week.\n\nEvia was the hardest hit. It lost 8,900 hectares.",
        "Fires burnt 14,200 hectares across Greece this week.\n\nEvia was hard hit before. It lost 18,900 hectares in "
        "2021.",
        "Doctors in the district of Kayes have seen 3,940 cases of measles.\n\nNationwide 210 people have died of "
        "measles.",
        "Poachers killed 448 rhinos in Kenya. Narok county has 507 rhinos.\n\nThe ministry counted 90 rangers.",
        (
            "SINDH, 3 May 2025 - Farmers in Badin district sank 1,460 wells in 2024, Ali Rind of Badin said.",
            "SINDH, 5 May 2025 - Ali Rind of Badin said that 1,460 wells were sunk in Badin in Pakistan in 2024.",
        ),
    )
    catches = examples(
        "The quake destroyed [[3,400]] houses across Nepal, ministers said.\n\nIn Jajarkot district [[3,900]] houses "
        "were destroyed, a local official said.",
        "Floods ruined [[14,200 hectares]] of rice in the country as a whole.\n\nThe delta was the worst hit. It lost "
        "[[18,900 hectares]] before the rain stopped.",
        (
            "BADIN, 3 May 2025 - Farmers in Badin district sank [[1,460]] wells in 2024, Ali Rind of Badin said.",
            "BADIN, 5 May 2025 - Ali Rind of Badin has water. Farmers sank [[1,460]] wells in Pakistan in 2024.",
        ),
        "The province of Ruvu has recorded [[3,940]] cases of the disease, its most since 2019.\n\nAcross the whole of "
        "Tanzania [[3,210]] people have fallen ill with cholera.",
        "Poachers killed [[448]] rhinos in Kenya last year.\n\nThey killed [[507]] rhinos in Narok county, a ranger "
        "said.",
    )

    def keys(self, claim: Quantity) -> Iterable[str]:
        told = unit_of(claim) not in _UNITS and not claim.per
        if told and (len(claim.parties) == 1 or everywhere(claim) or somewhere(claim) or area(claim)):
            yield claim.story

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        parts = [c for c in claims if c.change not in ("up", "from") and somewhere(c)]
        told = [(c, everywhere(c)) for c in claims] if parts else []
        for part in parts:
            wholes = [c for c, of_all in told if (of_all or countrywide(c, part)) and alike(c, part)]
            whole = max(wholes, key=lambda c: c.high, default=None)
            if whole is not None and whole.high < part.low <= _LIKELY * number(whole):
                message = f"{part.words} in one place is more than {whole.words} in all"
                reason = f"both: {part.noun or whole.noun or 'what happened'}, in one place and everywhere"
                yield self.finding(part, message, whole, reason=reason)
        yield from self._passed_off(claims)

    def _passed_off(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        """A figure that is a province's here, and the country's there."""
        parts = [claim for claim in claims if area(claim)]
        for whole in claims:
            told = ((part, given_for_the_country(part, whole)) for part in parts)
            if found := next(((part, place) for part, place in told if place), None):
                part, place = found
                message = f"{whole.words} is given for the country, and the same figure for {place}"
                yield self.finding(whole, message, part, reason=f"both: {part.noun or unit_of(part)}, {part.period}")
