"""Shares of one whole that do not make it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.figures import value
from linter.relations.portions.shared_out import SharedOut, shared_out
from linter.relations.totals.sums import named
from linter.rule import Rule, examples


class MiscountedShares(Rule[SharedOut]):
    """Shares of one whole that make more than the whole, or down to the rest of it less.

    Why it matters
    --------------
    A capital that pays 60 per cent, a county that pays a quarter and villages that find "the remaining fifth" pay 105
    per cent between them. One of the three will ask.

    How it decides
    --------------
    It takes the shares of a paragraph in per cent and in fractions ("60 per cent", "a quarter", "34 per cent, the
    Greens 31"). Down to "the remaining", "the other" or "the rest" they must make 100, and so must the parts of an
    estate or a prize that are told in several paragraphs down to "the remaining quarter". Where "the rest is water",
    something must be left. Who pays, owns, takes or makes up what, in one list that ends in "and", cannot have more
    than 100 between them. Every share counts as the range that it was rounded from.

    When it stays silent
    --------------------
    When some of the shares and the rest make the whole; for changes, rates and answers of which one may give several;
    when the shares are of several wholes; when they are off by more than a slip of one digit would make them.
    """

    severity = ERROR
    reads = SharedOut
    gives_way_to = ("wrong-sum", "wrong-share", "miscounted-parts")
    allows = examples(
        "The capital pays 60 per cent of the cost and the county a quarter. The villages find the other 15 per cent.",
        "The capital pays 60 per cent and the county a quarter of the cost of roads. Of schools the towns pay the "
        "remaining fifth. He got 42 per cent in maths, 33 per cent in art and 35 per cent in Latin.",
        "Wind gave 42 per cent of the power in May, 33 per cent in June and 35 per cent in July. Half of them smoke, a "
        "third drink and a third do both. Cork takes 42 per cent of its water from wells, Galway 33 per cent and "
        "Sligo 35 per cent.",
        "The state holds 60 per cent of the shares.\n\nA fund has 15 per cent. The remaining 25 per cent are traded.",
        "Three-quarters of the land is forest. A third of the forest is oak, and the rest is pine.",
        "Half of the guests were Germans, a third spoke no English and a quarter were under ten.",
        "Rain supplied 48 per cent of the water, down from 53 per cent, and wells 35 per cent. The rest, 17 per cent, "
        "came from the sea.",
    )
    catches = examples(
        "The capital pays [[60 per cent]] of the cost and the county [[a quarter]]. The villages find the remaining "
        "[[fifth]].",
        "Rain supplied [[48 per cent]] of the water, down from 53 per cent, and wells [[35 per cent]]. The rest, "
        "[[27 per cent]], came from the sea.",
        "[[Three-quarters]] of the land is forest. Meadows make up [[a third]], and the rest is water.",
        "[[Half]] of the estate goes to a lifeboat.\n\n[[A third]] of the money is for a school.\n\nThe remaining "
        "[[quarter]] was left to a donkey.",
        "Farms take [[45 per cent]] of the water, homes [[30 per cent]] and mills [[35 per cent]].",
        "Hats bring in [[42 per cent]] of sales, shoes [[33]] and socks [[35]].",
        "Of the guests, [[42 per cent]] were German, [[33 per cent]] were Dutch and [[35 per cent]] were Danish.",
        "A cup is [[60 per cent]] rye, [[30 per cent]] oats and [[20 per cent]] chicory.",
        "The state will pay [[two-thirds]] of the cost and the town the remaining [[quarter]].",
        "The poll put the mayor on [[46 per cent]], his rival on [[38]] and [[26 per cent]] undecided.",
    )

    def find(self, document: Document) -> Iterable[SharedOut]:
        return shared_out(document)

    def keys(self, claim: SharedOut) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[SharedOut]) -> Iterator[Finding | Agreement]:
        for claim in claims[:1]:
            *first, last = claim.parts
            added = sum(map(value, claim.parts))
            message = f"{named(claim.parts)} make {added:.4g}%, {'more' if added > 100 else 'less'} than the whole"
            reason = "both: the shares of one whole" + (", down to the rest" if claim.closed else ", in one list")
            severity = ERROR if claim.closed and not claim.scattered else WARNING
            yield self.finding(last, message, *first, reason=reason, severity=severity)
