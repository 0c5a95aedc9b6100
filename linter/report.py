"""Report: what a run has to say, for a module of `reports/` to write; and the page it is to be written on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from linter import registry
from linter.document import Document
from linter.finding import RANK, SEVERITIES, Agreement, Finding
from linter.rule import Rule
from linter.stories import stories


class Skipped(NamedTuple):
    """A file that could not be read: why, and what helps."""

    path: str
    reason: str


class LetStand(NamedTuple):
    """A finding that the desk lets stand, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True)
class Report:
    """Everything sorted, so that it is the same on every run.

    `documents` are the drafts asked about; `siblings` were read only to compare the drafts with; `rules` were asked.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    siblings: tuple[Document, ...] = ()
    rules: tuple[type[Rule[Any]], ...] = ()
    let_stand: tuple[LetStand, ...] = ()  # by a stet; neither shown nor counted
    known: tuple[Finding, ...] = ()  # by the baseline; the same
    notes: tuple[str, ...] = ()  # for the person at the terminal: what the settings and the baseline hold for nothing

    @cached_property
    def stories(self) -> Mapping[str, str]:
        """Path of each document -> name of its story: what the rules went by, found again when a format wants it."""
        return stories(sorted((*self.documents, *self.siblings), key=lambda document: document.path))

    @cached_property
    def manual(self) -> Mapping[str, type[Rule[Any]]]:
        """The rules by name: those asked, or all there are where a report was put together without any."""
        return {rule.name(): rule for rule in self.rules} or registry.rules()

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
