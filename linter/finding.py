"""What a rule reports: a finding (a place and the places it disagrees with), or an agreement for the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from linter.document import Span
from linter.globs import relative

ERROR, WARNING, INFO = SEVERITIES = ("error", "warning", "info")  # most severe first
RANK: Final = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class Repair(NamedTuple):
    """One way to settle a finding: other words for a place. Only style repairs are ever safe."""

    replacement: str
    safe: bool = False


class Related(NamedTuple):
    """A second place that a finding speaks of, what stands there, and what must go there too when it is repaired."""

    span: Span
    message: str = ""
    repair: Repair | None = None


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
        return self._hashed(str)

    def fingerprint_from(self, folder: str) -> str:
        """The fingerprint with paths as they are called from a folder, wherever the run was started."""
        return self._hashed(lambda path: relative(path, folder))

    def _hashed(self, name: Callable[[str], str]) -> str:
        spans = (self.span, *(related.span for related in self.related))
        places = sorted((name(span.path), " ".join(span.text.split())) for span in spans)
        from hashlib import blake2b

        return blake2b(repr((self.rule, places)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

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
