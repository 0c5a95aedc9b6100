"""Fourteen of 96 beds are to close, and the nurses work with "the remaining 72"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Finding, Related
from linter.relations.totals.remainders import Remainder, amiss, of_one_kind, remainders
from linter.rule import Rule, examples


class WrongRemainder(Rule[Remainder]):
    """What is left of a number is not the number less what went.

    Why it matters
    --------------
    "Eleven of the 14 members signed", says the report; "all but four", says the analysis. Nobody wrote a wrong figure
    down, and yet one of the two is.

    How it decides
    --------------
    One place of a story tells some of so many ("14 of its 96 beds", "96 beds, 14 of which"), another what is left of
    the same things ("the remaining 72 beds", "the other 72", "all but 72 of the beds"). What is left must be the
    difference. Of two drafts the sentences must have a word in common.

    When it stays silent
    --------------------
    When the story tells of two such wholes, or has the right rest as well, or the number that makes up the difference;
    when a word says that more went or came; for what is far from the difference, and so left of something else.
    """

    severity = WARNING
    reads = Remainder
    gives_way_to = ("wrong-sum", "wrong-balance", "part-exceeds-whole")
    source = "Arithmetic"
    allows = examples(
        "The ward will close 14 of its 96 beds.\n\nThe nurses like the place.\n\nThe remaining 82 beds will be full.",
        "The ward will close 14 of its 96 beds, and another 10 in May.\n\nThe remaining 72 beds will be full.",
        "The ward will close 14 of its 96 beds.\n\nTen more are broken.\n\nThe remaining 72 beds will be full.",
        "Eleven of the 14 members signed.\n\nAll but three of the members drank to it.",
        "Four of the 12 boats sank. Two of the nine crews had no beacon.\n\nThe remaining eight boats are in Cork.",
    )
    catches = examples(
        "The ward will close [[14]] of its 96 beds in May.\n\nThe nurses like the place.\n\nThe remaining [[72]] beds "
        "will seldom be empty.",
        "[[Eleven]] of the 14 members signed on Friday.\n\nIt rained.\n\nAll but [[four]] of the members have signed.",
        (
            "NIPIGON, 3 May 2025 - The hospital in Nipigon will close [[14]] of its 96 beds, Colleen Faubert of "
            "Brackenford said.",
            "NIPIGON, 9 May 2025 - Colleen Faubert of Brackenford wants nurses. The hospital in Nipigon has few for "
            "the other [[72]] beds.",
        ),
    )

    def find(self, document: Document) -> Iterable[Remainder]:
        return remainders(document)

    def keys(self, claim: Remainder) -> Iterable[str]:
        yield claim.story

    def check(self, claims: Sequence[Remainder]) -> Iterator[Finding]:
        splits = [claim for claim in claims if claim.whole is not None]
        for left in (claim for claim in claims if claim.rest is not None):
            fits = [split for split in splits if of_one_kind(split.noun, left.noun)]
            ties = [amiss(split, left) for split in fits]
            if not all(ties) or len({(split.whole_of, split.part_of) for split in fits}) != 1:
                continue
            split = fits[0]
            message = f"{left.words} are left here, of {split.whole_of:g} of which {split.part_of:g} are told off"
            yield self.finding(left, message, Related(split.span), reason=f"both: {ties[0]}")
