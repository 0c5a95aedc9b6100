"""What a rule reports: a finding (a place and the places it disagrees with), or an agreement for the ledger."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final, NamedTuple

from linter.document import Span

ERROR, WARNING, INFO = SEVERITIES = ("error", "warning", "info")  # most severe first
RANK: Final = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class Related(NamedTuple):
    """A second place that a finding speaks of, and what stands there."""

    span: Span
    message: str = ""


class Repair(NamedTuple):
    """One way to settle a finding: other words for the finding's own place. Only style repairs are ever safe."""

    replacement: str
    safe: bool = False


class Finding(NamedTuple):
    """A discrepancy. `reason` says why the places are about the same thing ("both: two-way trade, 2024")."""

    rule: str
    severity: str
    message: str
    reason: str
    span: Span
    related: tuple[Related, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Stays the same when lines move: it hashes the rule, the paths and the words of all places."""
        places = sorted((span.path, span.text) for span in (self.span, *(r.span for r in self.related)))
        return blake2b(repr((self.rule, places)).encode(), digest_size=8).hexdigest()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts findings the same on every machine."""
        return self.span.path, self.span.start, RANK[self.severity], self.rule, self.message


class Agreement(NamedTuple):
    """Claims that were compared and fit together."""

    rule: str
    message: str
    reason: str
    spans: tuple[Span, ...]

    @property
    def order(self) -> tuple[str, int, str, str]:
        return self.spans[0].path, self.spans[0].start, self.rule, self.message
