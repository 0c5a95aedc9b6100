"""A headline that says a thing fell, over a story in which it rose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Finding
from linter.relations.growth.turns import Turn, turns
from linter.rule import Rule, examples


class ReversedHeadline(Rule[Turn]):
    """A headline that has a thing fall where the story has it rise, or the other way round.

    Why it matters
    "Shares fall after maker lifts forecast", and in the last paragraph "the shares were up 3.1 per cent". Headlines are
    written last, by another hand, and more people read them than anything else.

    How it decides
    The headline must say of a thing that goes up and down (shares, profit, exports, arrivals, crime) that it rose or
    fell. The body must say the opposite of the thing by the same name, with a figure beside the word of direction, and
    must nowhere say what the headline says.

    When it stays silent
    When the body speaks of another time or of a forecast in the same sentence; when the body has the thing going both
    ways; when the body's noun bears another name before it ("export prices" against "house prices" are told apart only
    where both have one); when the headline speaks of both directions for the same thing.
    """

    severity = WARNING
    reads = Turn
    allows = examples(
        "Brewer's shares rise after profit warning\n\nThe shares were up 3.1 per cent at 412p.",
        "House prices fall in May\n\nPrices were down 2% on the month. Export prices rose 3%.",
        "Exports fall as dollar climbs\n\nExports fell 4% in May, after exports rose 6% in April.",
        "Profit rises at miner\n\nThe miner said profit would fall 3% next year.",
        "Dairy's profit up 8.6% before closure costs\n\nThe dairy raised its operating profit by 8.6% to 48 million "
        "euros. After costs profit fell by 3.9%.\n",
        "Refinery copper stocks fall in May\n\nAt the exchange copper stocks climbed to 103,000 tons. Refinery "
        "stocks eased to 109,000 tons.",
    )
    catches = examples(
        "Brewer's shares [[fall]] after it lifts forecast\n\nBy the close the [[shares were up 3.1 per cent]] at 412p.",
        "Rice exports [[climb]] on Indian demand\n\n[[Exports fell 12%]] to 410,000 tonnes, the ministry said.",
        "City burglaries [[drop]] again, police say\n\nOfficers said [[burglaries rose by 64]] to 510.",
        "Jordan's trade deficit [[narrows]]\n\nThe [[deficit widened to $1.9 billion]] in the quarter.",
        "Tourist arrivals [[up]] at resort\n\nThe office said [[arrivals dropped 8 per cent]] in June.",
        "Unemployment [[rises]] in north\n\nThe bureau said [[unemployment slipped to 4.1%]] from 4.4%.",
    )

    def find(self, document: Document) -> Iterable[Turn]:
        return turns(document)

    def keys(self, claim: Turn) -> Iterable[str]:
        yield f"{claim.path}#{claim.thing}"

    def check(self, claims: Sequence[Turn]) -> Iterator[Finding]:
        tops, body = [c for c in claims if c.top], [c for c in claims if not c.top]
        if not tops or not body or len({c.up for c in tops}) != 1 or any(c.up is tops[0].up for c in body):
            return
        ways = ("up", "down") if tops[0].up else ("down", "up")
        message = f"the headline has {tops[0].words!r}, the story has the {claims[0].thing} going {ways[1]}"
        yield self.finding(tops[0], message, body[0], reason=f"both: {claims[0].thing}", severity=WARNING)
