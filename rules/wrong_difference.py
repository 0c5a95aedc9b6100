"""A difference that the two amounts beside it do not leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Agreement, Finding
from linter.relations.figures import shown, value
from linter.relations.growth.differences import Difference, differences_told
from linter.rule import Rule, examples


class WrongDifference(Rule[Difference]):
    """A difference that the two amounts beside it do not leave.

    Why it matters
    --------------
    "It spent £370,000, £80,000 less than the £420,000 budgeted": three figures, one subtraction, and it is wrong.

    How it decides
    --------------
    It takes what the copy tells as the difference of two amounts ("£50,000 less than", "eight fewer", "a rise of 140
    euros", "fell by 260", "which leaves 60", "12 to go", "The shortfall is") and the only two amounts of its kind in
    the sentence, or in the one before where it goes on about that. Each counts as the range it was rounded from.

    When it stays silent
    --------------------
    When any two amounts of the copy lie as far apart as it says; when it is measured by an amount that the copy leaves
    out ("60 fewer than a year ago"); when it is more than three times too much or too little; for hedged figures.
    """

    severity = WARNING
    reads = Difference
    gives_way_to = ("wrong-sum", "wrong-percentage", "wrong-balance", "miscounted-parts", "conflicting-tally")
    allows = examples(
        "The town spent £370,000, £50,000 less than the £420,000 budgeted.",
        "The ferry carried 640 people in May and 580 in June, 30 fewer than a year ago.",
        "It sold 640 tickets and 580 programmes, 80 more than expected. Sales rose by £60m to £480m, and costs by £80m "
        "to £420m.",
        "The club bought 12 players for £42m and sold nine for £30m, a loss of £15m after fees.",
        "The yard built 41 ships in 2023 and 35 in 2024, and cut its staff by eight.",
        "Its profit fell by £60m last year, to £420m, less than the £450m that analysts expected.",
    )
    catches = examples(
        "The town spent [[£370,000]], [[£80,000]] less than the [[£420,000]] budgeted.",
        "Rents have risen from [[820 euros]] to [[960 euros]], an increase of [[160 euros]] a month.",
        "The plant had [[1,240]] workers and now has [[980]]. That is [[360]] fewer.",
        "The roof will cost [[£420,000]]. So far [[£370,000]] has been raised, which leaves [[£80,000]] to find.",
        "The price was cut by [[£80]], to [[£420]] from [[£480]].",
        "Of the [[640]] seats [[580]] have been sold, which leaves [[80]] for Saturday.",
    )

    def find(self, document: Document) -> Iterable[Difference]:
        return differences_told(document)

    def keys(self, claim: Difference) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Difference]) -> Iterator[Finding | Agreement]:
        for claim in claims[:1]:
            right = shown(value(claim.more) - value(claim.less), claim.gap)
            message = f"{claim.more.words} less {claim.less.words} is {right}, not {claim.gap.words}"
            yield self.finding(
                claim.gap, message, claim.more, claim.less, reason="both: two amounts, and what lies between them",
                repairs=[right],
            )  # fmt: skip
