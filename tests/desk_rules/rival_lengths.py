"""A newsroom's own rule, as small as one can be; the tests of everything around the rules run with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from linter.claims import Claim, kind_of_claim
from linter.document import Document
from linter.finding import Agreement, Finding
from linter.rule import Rule, examples


@kind_of_claim
class Length(Claim):
    metres: int
    bridge: str


@dataclass(frozen=True)
class RivalLengths(Rule[Length]):
    """One bridge has two lengths.

    Why it matters
    A bridge has one.

    How it decides
    It compares "NAME bridge is N metres" across drafts; lengths within `slack` metres of each other agree.

    When it stays silent
    Otherwise.
    """

    severity = "error"
    reads: ClassVar[type[Claim]] = Length
    slack: int = 0
    allows = examples("Long Bien bridge is 2,290 metres.", "Long Bien bridge is 9 metres. Dragon bridge is 8 metres.")
    catches = examples(
        "Dragon bridge is [[666 metres]]. Dragon bridge is [[566 metres]].",
        ("Dragon bridge is [[666 metres]].", "Dragon bridge is [[566 metres]]."),
    )

    def find(self, document: Document) -> Iterable[Length]:
        for match in re.finditer(r"(\w+) bridge is (([\d,]{1,9}) metres)", document.prose):
            span = document.span(*match.span(2))
            yield Length(span=span, metres=int(match[3].replace(",", "")), bridge=match[1])

    def keys(self, claim: Length) -> Iterable[str]:
        yield claim.bridge

    def check(self, claims: Sequence[Length]) -> Iterator[Finding | Agreement]:
        first, *others = claims
        for other in others:
            reason = f"both: the length of {first.bridge} bridge"
            if abs(other.metres - first.metres) > self.slack:
                message = f"{first.bridge} bridge is {first.metres} metres here and {other.metres} metres elsewhere"
                yield self.finding(first, message, other, reason=reason, repairs=[other.span.text])
            else:
                yield self.agreement(f"{first.bridge} bridge is {first.metres} metres", first, other, reason=reason)
