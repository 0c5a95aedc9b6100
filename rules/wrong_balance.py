"""A trade gap against the exports and imports that leave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.alignment import number
from linter.document import Document
from linter.finding import ERROR, Agreement, Finding
from linter.relations.figures import shown
from linter.relations.totals.balances import Balance, balances
from linter.rule import Rule, examples


class WrongBalance(Rule[Balance]):
    """A trade gap that exports and imports do not leave.

    Why it matters
        Exports of 1.94 billion and imports of 2.63 billion leave a deficit of 690 million; copy that says 690 billion,
        or 590 million, has one of three figures wrong, and it is the one in the headline as often as not.

    How it decides
        A gap, deficit or surplus that the copy says is left ("that left", "leaving", "for a surplus of"), in one
        currency with the one figure for exports and the one for imports in its sentence or the two before. Every
        figure counts as the range that it was rounded from; only a gap that no values in those ranges give is reported.

    When it stays silent
        When there are two figures for exports or for imports at that time; when the gap is far from the difference and
        no scale slipped, so that it is that of another time; for figures compared with, and for rises and falls.
    """

    severity = ERROR
    reads = Balance
    allows = examples(
        "Exports came to 41.2 billion euros in May and imports to 39.9 billion, leaving a surplus of 1.3 billion.",
        "Exports rose to $6.93 billion in May from $6.20 billion. Imports were $7.41 billion, up from $7.02 "
        "billion. That left a deficit of $480 million.",
        "Exports came to 3.1 billion euros in May. Imports were 2.9 billion. That left a surplus for the year of 900 "
        "million euros.",
        "Exports came to $3.1 billion. Imports were $3.4 billion. The deficit for the year was $4.2 billion.",
    )
    catches = examples(
        "Exports came to [[41.2 billion euros]] in May and imports to [[39.9 billion]], leaving a surplus of [[1.7 "
        "billion euros]].",
        "The island's exports fell to [[$310 million]] in the quarter. Imports rose to [[$525 million]].\n\nThat left "
        "a trade deficit of [[$215 billion]], the customs office said.",
    )

    def find(self, document: Document) -> Iterator[Balance]:
        return balances(document)

    def keys(self, claim: Balance) -> Iterator[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Balance]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            gap, more, less = claim.gap, claim.more, claim.less
            reason = "both: exports, imports and the gap that they leave"
            if gap.low <= more.high - less.low and more.low - less.high <= gap.high:
                yield self.agreement(f"{more.words} less {less.words} is {gap.words}", gap, more, less, reason=reason)
                continue
            right = shown(number(more) - number(less), gap)
            message = f"{more.words} less {less.words} is {right}, not {gap.words}"
            yield self.finding(gap, message, more, less, reason=reason, repairs=[right])
