"""A report put in order for reading: story by story, its findings numbered, each draft with the marks upon it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from linter.document import Span
from linter.finding import Agreement, Finding
from linter.passages import Mark, mark, title
from linter.report import Report


class Entry(NamedTuple):
    """A finding in its place: its number from 1, and a name that stays its own from one run to the next."""

    number: int
    anchor: str
    finding: Finding


class Story(NamedTuple):
    """Drafts on one event: the smallest path among them, its headline, how many, and what was found."""

    name: str
    title: str
    drafts: int
    entries: tuple[Entry, ...]
    agreements: tuple[Agreement, ...]

    def tally(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(entry.finding.severity for entry in self.entries)


class Book:
    """The stories of a report, in order of name. A finding and an agreement belong to the story of their own place."""

    def __init__(self, report: Report) -> None:
        every = sorted((*report.documents, *report.siblings), key=lambda document: document.path)
        self.documents = {document.path: document for document in every}
        self._story = report.stories if every else {}
        entries = self._entries(report)
        self.stories = tuple(self._stories(report, entries))
        self.entries = {entry.number: entry for entry in entries}
        self.marks: dict[str, list[Mark]] = {}
        for entry in entries:
            for span in spans(entry.finding):
                if document := self.documents.get(span.path):
                    self.marks.setdefault(span.path, []).append(mark(document, span, entry.number))

    def story(self, path: str) -> str:
        """The name of a draft's story."""
        return self._story.get(path, path)

    def title(self, path: str) -> str:
        """A draft's headline, or its file name."""
        document = self.documents.get(path)
        return title(document) if document else path

    def _entries(self, report: Report) -> list[Entry]:
        seen: Counter[str] = Counter()
        entries = []
        for number, found in enumerate(sorted(report.findings, key=lambda f: (self.story(f.span.path), f.order)), 1):
            seen[found.fingerprint] += 1  # the same words twice in one draft are two findings
            again = seen[found.fingerprint]
            entries.append(Entry(number, f"f-{found.fingerprint}" + (f"-{again}" if again > 1 else ""), found))
        return entries

    def _stories(self, report: Report, entries: list[Entry]) -> Iterator[Story]:
        drafts = Counter(self.story(document.path) for document in report.documents)
        found = {
            name: tuple(own) for name, own in groupby(entries, key=lambda entry: self.story(entry.finding.span.path))
        }
        agreed: dict[str, list[Agreement]] = {}
        for agreement in report.agreements:
            agreed.setdefault(self.story(agreement.spans[0].path), []).append(agreement)
        for name in sorted({*drafts, *found, *agreed}):
            yield Story(name, self.title(name), drafts[name], found.get(name, ()), tuple(agreed.get(name, ())))


def spans(found: Finding) -> tuple[Span, ...]:
    """A finding's own place and those it disagrees with."""
    return (found.span, *(related.span for related in found.related))
