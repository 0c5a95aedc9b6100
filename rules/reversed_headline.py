"""A headline that says a thing fell, over a story in which it rose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from linter.claims import Claim
from linter.document import Document
from linter.finding import WARNING, Agreement, Finding
from linter.relations.highs import Extreme, extremes
from linter.relations.turns import Turn, turns
from linter.rule import Rule, examples


@dataclass(frozen=True)
class ReversedHeadline(Rule[Claim]):
    """A headline that has a thing fall where the story has it rise, or the other way round.

    Why it matters
    "Shares fall after maker lifts forecast", and in the last paragraph "the shares were up 3.1 per cent". Headlines are
    written last, by another hand, and more people read them than anything else.

    How it decides
    The headline must say of a thing that goes up and down (shares, profit, exports, arrivals, crime) that it rose or
    fell. The body must say the opposite of the thing by the same name, with a figure beside the word of direction, and
    must nowhere say what the headline says. In the same way a high in the headline ("at eight-month high", "highest
    since 2019") must be no low in the body, of the same thing or as far back.

    When it stays silent
    When the body speaks of another time or of a forecast in the same sentence; when the body has the thing going both
    ways; when the body's noun bears another name before it ("export prices" against "house prices" are told apart only
    where both have one); when the headline speaks of both directions for the same thing.
    """

    severity = WARNING
    reads = Claim
    allows = examples(
        "Brewer's shares rise after profit warning\n\nThe shares were up 3.1 per cent at 412p.",
        "House prices fall in May\n\nPrices were down 2% on the month. Export prices rose 3%.",
        "Exports fall as dollar climbs\n\nExports fell 4% in May, after exports rose 6% in April.",
        "Rents at five-year high\n\nRents are the highest since 2019, the agents said. Sales are the lowest "
        "since 2012.",
        "Shares hit record high\n\nUnemployment is the lowest in 20 years, and that helped.",
        "Profit rises at miner\n\nThe miner said profit would fall 3% next year.",
    )
    catches = examples(
        "Brewer's shares [[fall]] after it lifts forecast\n\nBy the close the [[shares were up 3.1 per cent]] at 412p.",
        "Rice exports [[climb]] on Indian demand\n\n[[Exports fell 12%]] to 410,000 tonnes, the ministry said.",
        "Palm oil stocks at [[eight-month high]]\n\nKUALA LUMPUR, 10 January 2025 - Stocks shrank in December.\n\n"
        "Inventories were 1.71 million tonnes, [[the smallest amount since April]], millers said.",
        "Rents [[highest in ten years]]\n\nThe average rent in town is [[the lowest in ten years]], agents said.",
        "City burglaries [[drop]] again, police say\n\nOfficers said [[burglaries rose by 64]] to 510.",
        "Jordan's trade deficit [[narrows]]\n\nThe [[deficit widened to $1.9 billion]] in the quarter.",
        "Tourist arrivals [[up]] at resort\n\nThe office said [[arrivals dropped 8 per cent]] in June.",
        "Unemployment [[rises]] in north\n\nThe bureau said [[unemployment slipped to 4.1%]] from 4.4%.",
    )

    def find(self, document: Document) -> Iterable[Claim]:
        return (*turns(document), *extremes(document))

    def keys(self, claim: Claim) -> Iterable[str]:
        yield f"{claim.path}#{claim.thing if isinstance(claim, Turn) else ''}"

    def check(self, claims: Sequence[Claim]) -> Iterator[Finding | Agreement]:
        yield from self._turned([c for c in claims if isinstance(c, Turn)])
        yield from self._extreme([c for c in claims if isinstance(c, Extreme)])

    def _turned(self, claims: Sequence[Turn]) -> Iterator[Finding]:
        tops, body = [c for c in claims if c.top], [c for c in claims if not c.top]
        if not tops or not body or len({c.up for c in tops}) != 1 or any(c.up is tops[0].up for c in body):
            return
        ways = ("up", "down") if tops[0].up else ("down", "up")
        message = f"the headline has {tops[0].words!r}, the story has the {claims[0].thing} going {ways[1]}"
        yield self.finding(tops[0], message, body[0], reason=f"both: {claims[0].thing}", severity=WARNING)

    def _extreme(self, claims: Sequence[Extreme]) -> Iterator[Finding | Agreement]:
        tops, body = [c for c in claims if c.top], [c for c in claims if not c.top]
        for top in tops if body else ():
            reason = "both: how far from the usual it is"
            same = [c for c in body if c.up is top.up]
            if same:
                yield self.agreement(f"{top.words} and {same[0].words}", top, same[0], reason=reason)
            elif len(body) == 1 and _together(top, body[0]):
                message = f"the headline has {top.words!r}, the story {body[0].words!r}"
                yield self.finding(top, message, body[0], reason=reason, severity=WARNING)


def _together(top: Extreme, told: Extreme) -> bool:
    """Are a high and a low those of one thing, by its name or by the time that they go back?"""
    if top.days and told.days:
        alike = 0.75 < top.days / told.days < 1.34
        return alike and (bool(top.things & told.things) or not (top.things and told.things) or told.first)
    return bool(top.things & told.things) and bool(top.topics & told.topics)
