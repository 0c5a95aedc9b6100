"""A headline that has a thing come to what, in the story, it came from, or by another step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.alignment.figures import meets, unit_of
from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, STANDFIRST, Document, Span
from linter.finding import WARNING, Finding, Related
from linter.patterns import later
from linter.relations.figures import figures
from linter.rule import Rule, examples

_RATES: Final = frozenset(("rate", "rates"))
_PARTS: Final = {"half": 0.5, "quarter": 0.25}
# "By half a point", "a quarter-point cut", "by 25 basis points", "by 0.5 percentage points".
_STEP: Final = later(
    r"(?<![\w.-])(?P<step>(?:(?P<part>half|quarter)(?:[ -](?:of )?an?)?[ -](?:percentage[ -])?point"
    r"|(?P<basis>\d{2,3})(?:[ -]basis[ -]points?|bps?)|(?P<points>\d(?:\.\d\d?)?)[ -](?:percentage[ -])?points?))\b",
    re.I,
)
_PERCENT: Final = r"(?:%| per ?cent)"
_ENDS: Final = later(
    rf"\b(?:to|at) (?P<one>\d\d?(?:\.\d+)?){_PERCENT},? from (?P<other>\d\d?(?:\.\d+)?){_PERCENT}"
    rf"|\bfrom (?P<first>\d\d?(?:\.\d+)?){_PERCENT} to (?P<last>\d\d?(?:\.\d+)?){_PERCENT}"
)


# "The fifth wanted half a point", "analysts had expected": no step of the bank's.
_NOT_DONE: Final = later(
    r"\b(?:want(?:s|ed)?|expect\w*|prefer\w*|favou?r\w*|ask\w*|call\w*|forecast\w*|bet\w*|hop(?:es?|ed|ing)|urg(?:ed?|ing)"
    r"|vot(?:ed|ing) for|instead of|rather than|may|might|could|would|will)\b[^.;]*$"
)


@kind_of_claim
class Origin(Claim):
    """What a headline makes of a change, what the story tells instead, and where it does."""

    told: str
    places: tuple[Span, ...]
    right: str


class HeadlineOrigin(Rule[Origin]):
    """ "Bank cuts rate to 6.25%" above a rate that was cut to 6.00% from 6.25%.

    Why it matters
        The old figure and the new one stand side by side in the lede, and a headline written in haste takes the wrong
        one: for most readers the rate was never cut.

    How it decides
        The headline or the standfirst has a figure as what something came to ("to 6.25%"). One sentence of the story
        gives the two ends of a change in that unit, "from" and "to", and the headline's figure is the "from". Or the
        headline has a rate cut "by half a point", and every step that the story tells of a rate, in basis points or by
        its two ends, is one other.

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
        "Bank cuts rate by half point\n\nThe bank cut its rate by 50 basis points, after a quarter of a point in May.",
        "Rate cut, from 6.25%\n\nThe bank lowered its rate to 6.00% from 6.25% on Thursday.",
        "Bank cuts rate to 6.25%\n\nThe bank lowered the rate for lenders to 6.25%. That for savers fell to 6.00% "
        "from 6.25%.",
        "Bank cuts rate by quarter-point\n\nThe bank cut its rate on Thursday. One member wanted half a point.",
    )
    catches = examples(
        "Bank cuts rate to [[6.25%]]\n\nThe bank lowered its rate by a quarter of a point, to [[6.00%]] from "
        "[[6.25%]], on Thursday.",
        "Bank trims rate by [[half point]]\n\nThe bank cut its rate by [[25 basis points]] on Thursday, to 6.75%.",
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
                told = f"to {top.words} here; the story has it to {goals[0].words}, from {same[0].words}"
                yield Origin(
                    span=top.span, zone=top.zone, quoted=top.quoted, dateline=top.dateline, told=told,
                    places=(goals[0].span, same[0].span), right=goals[0].words,
                )  # fmt: skip
        yield from _other_step(document)

    def keys(self, claim: Origin) -> Iterator[str]:
        yield f"{claim.path}\n{claim.span.start}"

    def check(self, claims: Sequence[Origin]) -> Iterator[Finding]:
        for claim in claims:
            yield self.finding(
                claim, claim.told, *map(Related, claim.places), reason="both: one change of the story",
                repairs=[claim.right] if claim.right else [],
            )  # fmt: skip


def _other_step(document: Document) -> Iterator[Origin]:
    """A rate that the headline moves by another step than the story does."""
    prose = document.prose
    head = next((block for block in document.blocks if block.zone == HEADLINE), None)
    shown = head and document.holds(_RATES) and _STEP.search(prose, head.start, head.end)
    if not head or not shown or document.language[:2] != "en":
        return
    steps = [
        (round(_points(match), 3), match.span())
        for block in document.blocks if block.zone not in (HEADLINE, STANDFIRST)
        for pattern in (_STEP, _ENDS) for match in pattern.finditer(prose, block.start, block.end)
        if not _NOT_DONE.search(prose, max(match.start() - 60, block.start), match.start())
    ]  # fmt: skip
    told = {points for points, _ in steps}
    if len(told) == 1 and _points(shown) not in told:
        start, end = steps[0][1]
        yield Origin(
            span=document.span(*shown.span("step")), zone=HEADLINE, dateline=document.date, right="",
            told=f"“{shown['step']}” in the headline, “{prose[start:end]}” in the story",
            places=(document.span(start, end),),
        )  # fmt: skip


def _points(step: re.Match[str]) -> float:
    """How many percentage points a step is, by its words or its two ends."""
    if "one" in step.re.groupindex:
        return abs(float(step["one"] or step["first"]) - float(step["other"] or step["last"]))
    if step["basis"]:
        return float(step["basis"]) / 100
    return float(step["points"]) if step["points"] else _PARTS[step["part"].lower()]
