"""Report: what a run has to say, for a module of `reports/` to write; and the page it is to be written on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from linter.document import Document
from linter.finding import RANK, SEVERITIES, Agreement, Finding


class Skipped(NamedTuple):
    """A file that could not be read: why, and what helps."""

    path: str
    reason: str


@dataclass(frozen=True)
class Report:
    """Everything sorted, so that it is the same on every run.

    `documents` are the drafts asked about; `siblings` were read only to compare the drafts with.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    siblings: tuple[Document, ...] = ()

    def count(self) -> Mapping[str, int]:
        """How many findings there are of each severity."""
        return {name: sum(f.severity == name for f in self.findings) for name in SEVERITIES}

    def fails(self, threshold: str) -> bool:
        """Is any finding as severe as `threshold`?"""
        return any(RANK[finding.severity] <= RANK[threshold] for finding in self.findings)


class Page(NamedTuple):
    """What the reader of a report wants to see and on what."""

    width: int = 100
    colour: bool = False
    agreements: bool = False  # list the ledger too (formats that always carry it ignore this)
    statistics: bool = False  # only count
