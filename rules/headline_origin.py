"""A headline that has a thing come to what, in the story, it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.alignment.figures import meets, unit_of
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, STANDFIRST, Document
from linter.finding import WARNING, Finding
from linter.relations.figures import figures
from linter.rule import Rule, examples


@kind_of_claim
class Origin(Claim):
    """The goal that a headline gives, and the two ends of the change that the story tells."""

    top: Quantity
    origin: Quantity
    goal: Quantity


class HeadlineOrigin(Rule[Origin]):
    """ "Bank cuts rate to 6.25%" above a rate that was cut to 6.00% from 6.25%.

    Why it matters
        The old figure and the new one stand side by side in the lede, and a headline written in haste takes the wrong
        one: for most readers the rate was never cut.

    How it decides
        The headline or the standfirst has a figure as what something came to ("to 6.25%"). One sentence of the story
        gives the two ends of a change in that unit, "from" and "to", and the headline's figure is the "from".

    When it stays silent
        When the story has the headline's figure anywhere else, or as the end of a change; when it tells of a change
        both ways.
    """

    reads = Origin
    severity = WARNING
    allows = examples(
        "Bank cuts rate to 6.00%\n\nThe bank lowered its rate to 6.00% from 6.25% on Thursday.",
        "Profit back to $6.2 million\n\nProfit rose to $6.2 million from $5.1 million. A year ago it had fallen to "
        "$5.1 million from $6.2 million.",
        "Rate cut, from 6.25%\n\nThe bank lowered its rate to 6.00% from 6.25% on Thursday.",
        "Bank cuts rate to 6.25%\n\nThe bank lowered the rate for lenders to 6.25%. That for savers fell to 6.00% "
        "from 6.25%.",
    )
    catches = examples(
        "Bank cuts rate to [[6.25%]]\n\nThe bank lowered its rate by a quarter of a point, to [[6.00%]] from "
        "[[6.25%]], on Thursday.",
        "Profit at brewer climbs to [[£41m]]\n\nNet profit rose from [[£41m]] to [[£46m]] in the year to June.",
    )

    def find(self, document: Document) -> Iterator[Origin]:
        story = figures(document)
        tops = [f.claim for s in story if s.zone in (HEADLINE, STANDFIRST) for f in s.figures if f.claim.change == "to"]
        body = [f.claim for s in story if s.zone not in (HEADLINE, STANDFIRST) for f in s.figures]
        for top in tops:
            same = [c for c in body if unit_of(c) == unit_of(top) and meets(c, top)]
            if len(same) != 1 or same[0].change != "from" or not unit_of(top):
                continue
            goals = [
                c for c in body
                if c.sentence == same[0].sentence and c.change == "to" and unit_of(c) == unit_of(top)
            ]  # fmt: skip
            if len(goals) == 1:
                yield Origin(
                    span=top.span, zone=top.zone, quoted=top.quoted, dateline=top.dateline, top=top, origin=same[0],
                    goal=goals[0],
                )  # fmt: skip

    def keys(self, claim: Origin) -> Iterator[str]:
        yield f"{claim.path}\n{claim.span.start}"

    def check(self, claims: Sequence[Origin]) -> Iterator[Finding]:
        for claim in claims:
            message = f"to {claim.top.words} here; the story has it to {claim.goal.words}, from {claim.origin.words}"
            yield self.finding(
                claim.top, message, claim.goal, claim.origin, reason="both: one change of the story",
                repairs=[claim.goal.words],
            )  # fmt: skip
