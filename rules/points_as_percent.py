"""Percentage points that the copy calls per cent, far from the two shares that they are between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import Document
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.rule import Rule, examples

_MOVE: Final = (
    r"(?:gain|rise|increase|jump|leap|climb|growth|improvement|advance|drop|fall|decline|cut|loss|reduction|dip|swing|"
    r"change|difference|gap)"
)
# "The gain of nine per cent", "the 7% drop".
_OF: Final = later(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir) (?:[a-z-]+ )?{_MOVE} of (?:just |only |some )?$")
_BEFORE: Final = later(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir) (?:[a-z-]+ )?$")
_AFTER: Final = later(rf" (?:[a-z-]+ )?{_MOVE}\b")
# "A gain of nine per cent in its vote", "the 8 per cent rise in enrolment": of something else.
_OF_SOMETHING: Final = later(
    rf"(?: (?:[a-z-]+ )?{_MOVE})? (?:in|of|for|on) (?!an? (?:single |year|term|decade|month)|one |two |three |four |"
    r"five |ten |the (?:past|last|space)|\d|just |only |less |turnout|share)"
)
_NEAR: Final = 0.02  # of a percentage point


@kind_of_claim
class Points(Claim):
    """A change in per cent, and the two shares whose difference it is."""

    change: Quantity
    now: Quantity
    then: Quantity


class PointsAsPercent(Rule[Points]):
    """ "The gain of nine per cent", of a share that went from 27 to 36 per cent.

    Why it matters
        From 27 to 36 per cent is nine percentage points, and a third more. Whoever reads nine per cent takes the change
        for less than a third of what it is.

    How it decides
        One sentence gives two shares, one of them as what the other came from. Another sentence of the draft speaks of
        a rise, gain, fall or gap "of nine per cent", and that is just the difference of the two.

    When it stays silent
        Where the change is right as a percentage too, or right for any two other shares of the draft; where there are
        several such pairs.
    """

    reads = Points
    severity = WARNING
    allows = examples(
        "Women hold 36 per cent of the seats, up from 27 per cent.\n\nThe gain of nine percentage points is a record.",
        "Women hold 36 per cent of the seats, up from 27 per cent.\n\nThe gain of a third, 33 per cent, is a record.",
        "Women hold 36 per cent of the seats, up from 27 per cent.\n\nWages rose nine per cent.",
    )
    catches = examples(
        "Women hold [[36 per cent]] of the seats, up from [[27 per cent]].\n\nShe called the gain of [[nine per cent]] "
        "in a single term more than enough.",
        "Turnout fell to [[61%]] from [[68%]] five years ago.\n\nThe [[7%]] drop was the largest in the south.",
    )

    def find(self, document: Document) -> Iterator[Points]:
        story = figures(document)
        pairs = [(s, *pair) for s in story for pair in _pairs(s)]
        told = [(s, f) for s in story for f in s.figures if f.unit == "percent" and _is_move(s, f)] if pairs else []
        for sentence, change in told:
            apart = [p for p in pairs if abs(abs(p[1].value - p[2].value) - change.value) < _NEAR]
            right = any(abs(abs(now.value / then.value - 1) * 100 - change.value) < 1 for _, now, then in pairs)
            if len(apart) == 1 and apart[0][0] is not sentence and not right:
                _, now, then = apart[0]
                yield Points(
                    span=change.claim.span, zone=change.claim.zone, quoted=change.claim.quoted,
                    dateline=document.date, change=change.claim, now=now.claim, then=then.claim,
                )  # fmt: skip

    def keys(self, claim: Points) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Points]) -> Iterator[Finding]:
        for claim in claims:
            message = (
                f"{claim.then.words} to {claim.now.words} is a change in percentage points, not {claim.change.words}"
            )
            yield self.finding(claim.change, message, claim.now, claim.then, reason="both: one change of the story")


def _pairs(sentence: Figures) -> Iterator[tuple[Placed, Placed]]:
    """The share now and the share then, where a sentence has both and says which is which."""
    shares = [f for f in sentence.figures if f.unit == "percent" and f.claim.change in ("", "to", "from")]
    for one, other in pairwise(shares):
        if (one.claim.change == "from") != (other.claim.change == "from"):
            yield (other, one) if one.claim.change == "from" else (one, other)


def _is_move(sentence: Figures, figure: Placed) -> bool:
    before = sentence.before(figure, 60)
    if _OF_SOMETHING.match(sentence.after(figure, 60)):
        return False
    return _OF.search(before) is not None or (
        _BEFORE.search(before) is not None and _AFTER.match(sentence.after(figure, 30)) is not None
    )
