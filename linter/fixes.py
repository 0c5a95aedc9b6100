"""Fixes: safe repairs put into the copy, every other byte of the file left as it is.

Only repairs that a rule calls safe are made (a spelling that the house has chosen); facts are never mended by guess.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from linter import discovery
from linter.decoding import Unreadable, encoding
from linter.document import Span
from linter.finding import Finding
from linter.intake import Copy
from linter.report import Report
from linter.settings import Mistake
from linter.writing import replace_file

ROUNDS: Final = 20  # a finding lists some of its places only; the next round finds the others


class Fixed(NamedTuple):
    """What fixing made of the drafts: their new bytes, how many places that were, and what is found then."""

    drafts: list[Copy]
    places: int
    report: Report

    def summary(self, done: str) -> str:
        """In one line, with what is left to people."""
        left = sum(bool(finding.repairs) for finding in self.report.findings)
        return f"{done} {self.places}, {left} more can be settled by hand"


def fix(drafts: Sequence[Copy], report: Report, check: Callable[[Sequence[Copy]], Report]) -> Fixed:
    """Make every safe repair in the drafts, in memory; check again until there is none left."""
    total = 0
    for _ in range(ROUNDS):
        wanted: dict[str, list[tuple[Span, str]]] = {}
        for span, words in repairs(report.findings):
            wanted.setdefault(span.path, []).append((span, words))
        mended = [_mended(copy, wanted.get(copy.path, ())) for copy in drafts]
        count = sum(number for _, number in mended)
        if not count:
            break
        total += count
        drafts = [copy for copy, _ in mended]
        report = check(drafts)
    return Fixed(list(drafts), total, report)


def repairs(findings: Iterable[Finding]) -> Iterator[tuple[Span, str]]:
    """The places of safe repairs, with the words to put there. Where a rule offers several, none is safe."""
    for finding in findings:
        if len(finding.repairs) == 1 and finding.repairs[0].safe:
            yield finding.span, finding.repairs[0].replacement
        for related in finding.related:
            if related.repair and related.repair.safe:
                yield related.span, related.repair.replacement


def diffs(before: Sequence[Copy], after: Sequence[Copy]) -> bytes:
    """What fixing changes in all drafts, as one diff."""
    changed = [(old, new) for old, new in zip(before, after, strict=True) if new is not old]
    return b"".join(diff(new.path, contents(old), contents(new)) for old, new in changed)


def save(before: Sequence[Copy], after: Sequence[Copy]) -> None:
    """Put the drafts that were mended in the place of their files, each whole or not at all."""
    for old, new in zip(before, after, strict=True):
        if new is not old:
            if old.data is not None:
                raise Mistake("--fix mends files; for what comes by standard input take --diff")
            replace_file(new.path, contents(new))


def diff(path: str, before: bytes, after: bytes) -> bytes:
    """The change as a unified diff that `patch -p0` and `git apply -p0` take, in the file's own bytes."""
    name = path.encode() + (b"\t" if " " in path else b"")
    lines = difflib.diff_bytes(difflib.unified_diff, _lines(before), _lines(after), name, name)
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def contents(copy: Copy) -> bytes:
    """The bytes of a draft."""
    if copy.data is not None:
        return copy.data
    with open(copy.path, "rb") as file:
        return file.read()


def _mended(copy: Copy, wanted: Iterable[tuple[Span, str]]) -> tuple[Copy, int]:
    """The draft with these repairs, and how many were made: none that overlaps another or has no letters for it."""
    spans = sorted(set(wanted))
    if not spans:
        return copy, 0
    try:
        data = contents(copy)
        source = discovery.parse(copy.path, data).source
    except (OSError, Unreadable):
        return copy, 0
    known = encoding(data, markup=True)
    if known is None or known.encode(source) != data:
        return copy, 0  # some of its bytes are no text, and could not be written back
    parts, at, count = [], 0, 0
    for span, words in spans:
        if span.start < at or source[span.start : span.end] != span.text or words == span.text:
            continue
        try:
            known.encode(words)
        except UnicodeEncodeError:
            continue
        parts += [source[at : span.start], words]
        at, count = span.end, count + 1
    return Copy(copy.path, known.encode("".join([*parts, source[at:]]))) if count else copy, count


def _lines(data: bytes) -> list[bytes]:
    """The lines, each with its line feed: what patch and git take for lines."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
