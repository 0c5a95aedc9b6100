"""The baseline: findings that were there when newslint came to the desk, kept in a file so that only new ones count.

One line of JSON a finding, sorted by path, so that git merges two desks' changes and a reader sees what was let pass.
A finding is known again by its rule, its paths and the words at all its places, never by line numbers.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from linter.finding import Finding
from linter.globs import relative
from linter.report import Report
from linter.settings import OF_STETS, Mistake
from linter.writing import replace_file

SHOWN: Final = 5  # stale entries that are told in full


class Entry(NamedTuple):
    """A line of the file. Only the fingerprint is compared; the rest is for people, and to see what is stale."""

    paths: tuple[str, ...]  # from the baseline's folder
    rule: str
    message: str
    fingerprint: str


class Sorted(NamedTuple):
    """The findings that are new, those that are known, and the entries for which there is no finding any more."""

    new: list[Finding]
    known: list[Finding]
    stale: list[Entry]


class Baseline:
    """The entries of one file."""

    def __init__(self, file: str, entries: Iterable[Entry] = ()) -> None:
        self.file, self.entries = file, sorted(entries)
        self.folder = os.path.dirname(os.path.abspath(file))

    def sort(self, report: Report) -> Sorted:
        """Tell new findings from known ones: as many of one fingerprint are known as there are entries.

        An entry is stale only where this run would have found it: its rule was asked, it touches a draft that was asked
        about, and each of its files was read or is gone.
        """
        left = Counter(entry.fingerprint for entry in self.entries)
        new: list[Finding] = []
        known: list[Finding] = []
        for finding in report.findings:
            fingerprint = finding.fingerprint_from(self.folder)
            (known if left[fingerprint] > 0 else new).append(finding)
            left[fingerprint] -= 1
        asked = {relative(document.path, self.folder) for document in report.documents}
        read = asked | {relative(document.path, self.folder) for document in report.siblings}
        rules = {rule.name() for rule in report.rules}
        stale = []
        for entry in reversed(self.entries):
            here = [path for path in entry.paths if path in read or self._there(path)]
            found_again = left[entry.fingerprint] <= 0 or (entry.rule not in rules and entry.rule not in OF_STETS)
            if not found_again and read.issuperset(here) and (not here or not asked.isdisjoint(here)):
                left[entry.fingerprint] -= 1
                stale.append(entry)
        return Sorted(new, known, stale[::-1])

    def told(self, result: Sorted) -> list[str]:
        """What there is to say of stale entries."""
        if not result.stale:
            return []
        stale = [f"{entry.paths[0]}: {entry.rule}: {entry.message}" for entry in result.stale[:SHOWN]]
        more = [f"and {len(result.stale) - SHOWN} more"] * (len(result.stale) > SHOWN)
        many = f"{len(result.stale)} stale {'entry' if len(result.stale) == 1 else 'entries'}"
        return [f"{self.file}: {many}, no longer found; --prune-baseline takes them out:", *stale, *more]

    def entry(self, finding: Finding) -> Entry:
        paths = {relative(span.path, self.folder) for span in (finding.span, *(r.span for r in finding.related))}
        first = relative(finding.span.path, self.folder)
        ordered = (first, *sorted(paths - {first}))
        return Entry(ordered, finding.rule, finding.message, finding.fingerprint_from(self.folder))

    def write(self) -> None:
        """Write the file, whole or not at all."""
        replace_file(self.file, "".join(f"{_line(entry)}\n" for entry in self.entries).encode())

    def pruned(self, result: Sorted) -> Baseline:
        """Without the stale entries."""
        left = Counter(self.entries)
        left.subtract(result.stale)
        return Baseline(self.file, left.elements())

    def rewritten(self, result: Sorted) -> Baseline:
        """With an entry for each finding of this run, and those of files that this run did not read."""
        found = [self.entry(finding) for finding in (*result.known, *result.new)]
        gone = Counter(entry.fingerprint for entry in found)
        kept = []
        for entry in self.pruned(result).entries:
            gone[entry.fingerprint] -= 1
            if gone[entry.fingerprint] < 0:
                kept.append(entry)
        return Baseline(self.file, [*kept, *found])

    def _there(self, path: str) -> bool:
        return os.path.exists(os.path.join(self.folder, path))


def load(file: str, new: bool = False) -> Baseline:
    """Read a baseline; a new one need not be there yet. Raises Mistake with the line that is wrong."""
    if new and not os.path.isfile(file):
        return Baseline(file)
    try:
        text = Path(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Mistake(f"there is no baseline {file}; --baseline {file} --write-baseline makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise Mistake(f"cannot read the baseline {file}: {getattr(error, 'strerror', None) or error}") from None
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Baseline(file, [_entry(file, number, line) for number, line in lines])


def _entry(file: str, number: int, line: str) -> Entry:
    where = f"{file}, line {number}"
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        raise Mistake(f"{where}: a merge was left unfinished here; delete the mark lines and keep the entries")
    try:
        row = json.loads(line)
        paths, rest = row["paths"], [row[name] for name in ("rule", "message", "fingerprint")]
    except (ValueError, KeyError, TypeError):
        paths, rest = None, []
    if not isinstance(paths, list) or not paths or not all(isinstance(part, str) for part in [*paths, *rest]):
        raise Mistake(f"{where}: this is no entry of a baseline; mend the line, or write the file again")
    return Entry(tuple(paths), *rest)


def _line(entry: Entry) -> str:
    return json.dumps(entry._asdict(), ensure_ascii=False)
