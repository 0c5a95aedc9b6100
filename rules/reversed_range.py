"""Reports a range that runs backwards: between 92,000 and 78,000, ages 60-25, 2020-2015."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from linter.claims import Claim
from linter.document import Document
from linter.finding import ERROR, WARNING, Finding
from linter.relations.ranges import Range, ranges_in
from linter.rule import Example, Rule, examples

_SAYS: Final = {"highs": "is the high, and less than the low of", "lows": "is the low, and more than the high of"}


class ReversedRange(Rule[Range]):
    """A range whose first end is the larger.

    Why it matters
    "Between VND92,000 and VND78,000" has its ends the wrong way round, or one of them is wrong; readers cannot know.

    How it decides
    Two numbers that stand as the ends of a range: after "between" or "ranging from", as ages, as years, or joined by
    a hyphen before a unit or after a currency sign; as two days of one month; as "at least" and "at most"; or as the
    least and the most by name (a low and a high, the youngest and the oldest), in either order. The first must not be
    larger than the second, in the scale and unit that each is written with.

    When it stays silent
    For scores, votes, odds, seasons and splits, phone and page numbers, clock hours; for years before Christ; for the
    difference, the gap or a choice between two numbers; for a fall from the one to the other; where the second end may
    be written short ("120-30"); and where the ends have different units ("90 days and two years").
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Range
    allows: ClassVar[tuple[Example, ...]] = examples(
        "The highest peak is 812 metres and the lowest pass 900. The cheapest seat costs $25, the dearest $80.",
        "A class has at least 12 children and at most four teachers. Tenants stay for at least four weeks and at most "
        "16.",
        "Durian fetches between VND78,000 and VND92,000 a kilogramme.",
        "The difference between 52% and 48% was 4,000 votes. Output will be between 980,000 and 1.02m ounces.",
        "United won 3-1, and the council voted 9-5 to close the pool in 2024-25.",
        "The shop is open between 9 and 5, and the helpline is 24-7.",
        "Terms range from 90 days to two years.",
        "Alexander ruled from 336 to 323 BC, and the mound was built between 900 and 400 BC.",
        "The firm has between 500 and 1 million customers, nobody knows.",
        "Ring 020-1998 or see pages 120-30. The dam lowered the river by 350-60 cm.",
        "The party dropped from 30 to 20 per cent in a year. Its branches went from 61 to 48.",
        "Daytime highs of minus 12 Celsius and overnight lows of minus 27 are forecast. Highs of 27C and lows of "
        "12C will follow.\n",
        "The fair was brought forward from June 22 to June 17. It has moved from 24 May to 9 May, and is away from 9 "
        "May to 7 May next year.",
        "The fair was brought forward from 22 to 17 June, and runs from 17 to 22 June.",
        "Oil swung between a high of $84.20 and a low of $79.10 a barrel, and gas hit a low of 31 euros.",
        "Oil demand rose in the four weeks ended March 20 to 16.16 million barrels. Stocks could fall by between "
        "700,000 and three million barrels.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The [[youngest runner was 71 and the oldest 68]].",
        "Prices [[start at $90 and go up to $75]], the theatre said. The choir takes children [[between 14 and 8]].",
        "Tenants can stay for [[at least 16 weeks and at most four]].",
        "Durian fetches [[between VND92,000 and VND78,000]] a kilogramme\nat the farm gate.",
        "The trail is for riders [[ages 60-25]], the club said.",
        "The villages lie [[7-5 km]] from the coast.",
        "[[Between 30 and 20 per cent]] of the seedlings die in the first year.",
        "He was mayor of Westerby [[from 2020 to 2015]].",
        "The study covered exports in [[2020-2015]].",
        "Tickets cost [[$45-$30]] at the door.",
        "Repairs will take [[between ten and six weeks]], the operator said.",
        "The baths will be shut [[from 22 to 17 June]], when the tides are low.",
        "The fair will be held on [[June 22-17]] by the lake.",
        "The festival runs [[from 24 June to 9 June]] in three old mills.",
        "Prices [[ranging from $12 million to $9 million]] were asked for flats on the quay.",
        "The shares moved between a [[low of 412 pence and a high of 371]] during the day.\n",
        "Daytime [[highs of minus 27 Celsius and overnight lows of minus 12]] are forecast.\n",
    )

    def find(self, document: Document) -> Iterator[Range]:
        return ranges_in(document)

    def keys(self, claim: Range) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Range]) -> Iterator[Finding]:
        told: list[Range] = []
        for claim in sorted(claims, key=lambda c: (c.span.start, -c.span.end)):
            if any(t.span.start <= claim.span.start < t.span.end for t in told):
                continue
            told.append(claim)
            far = _SAYS.get(claim.form, "is more than")
            yield self.finding(
                claim,
                f"the range runs backwards: {claim.near} {far} {claim.far}",
                reason=f"both: the ends of one range{' of years' if claim.form == 'years' else ''}",
                severity=WARNING if claim.form == "from" else ERROR,
                repairs=_turned(claim),
            )


def _turned(claim: Range) -> list[str]:
    """The copy with the two numbers exchanged; signs, scales and units stay where they are."""
    words = claim.span.text
    numbers = [re.search(r"\d[\d,]*(?:\.\d+)?|[a-z]+", end.lower()) for end in (claim.near, claim.far)]
    first, last = (number[0] for number in numbers if number)
    a, b = words.find(first), words.rfind(last)
    if not 0 <= a < a + len(first) <= b:
        return []
    return [words[:a] + last + words[a + len(first) : b] + first + words[b + len(last) :]]
