"""How fast is the linter: start-up on one draft, megabytes a second on a folder, and where the time goes.

    python benchmarks/speed.py             drafts made from seeds/
    python benchmarks/speed.py FOLDER      your own

Prints figures and judges nothing: no test depends on a clock.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter, process_time_ns
from typing import Any

from linter import discovery, engine, intake, registry, settings
from linter.claims import Claim
from linter.document import Document
from linter.engine import Rules
from linter.finding import Agreement, Finding
from linter.report import Skipped
from linter.rule import Rule
from linter.stories import stories

SEEDS = Path(__file__).parents[1] / "seeds"
COPIES = 60  # of each seed, so that a run takes seconds rather than moments
LINT = (sys.executable, "-m", "linter", "--no-cache", "--jobs", "1")
DRAFT = 3000  # bytes of the draft that start-up is measured on
MEGABYTE = 1_000_000


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="drafts to read (default: copies of seeds/)")
    parser.add_argument("--runs", type=int, default=15, help="whole-process runs to take the median of")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or copies(Path(scratch) / "copies")
        drafts = [path for path in discovery.files([str(folder)]) if isinstance(path, str)]
        chosen = settings.Settings()
        rules = settings.make(registry.rules(), chosen)
        start_up(drafts, Path(scratch) / "draft.txt", options.runs)
        throughput(folder, drafts)
        own = partial(intake.read, house=chosen.house)
        documents = [read for read in (intake.told(intake.Copy(path), own) for path in drafts)
                     if not isinstance(read, Skipped)]  # fmt: skip
        shares(documents, rules)


def copies(folder: Path) -> Path:
    """The seeds many times over, a folder a copy, so that no story has more siblings than in life."""
    for number in range(COPIES):
        for seed in sorted(SEEDS.glob("*.*")):
            copy = folder / str(number) / seed.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(seed.read_bytes())
    return folder


def start_up(drafts: Sequence[str], draft: Path, runs: int) -> None:
    """The whole process on a single draft of about 3 KB: what a hook or an editor waits for."""
    copy = "\n\n".join(Path(path).read_text("utf-8", "replace") for path in drafts[:20])
    draft.write_text(copy[:DRAFT], "utf-8")
    for name, command in (
        (f"one draft of {DRAFT / 1000:.0f} KB", [*LINT, str(draft)]),
        ("Python itself", [sys.executable, "-c", ""]),
    ):
        wall, cpu = map(statistics.median, zip(*(_seconds(command) for _ in range(runs)), strict=True))
        print(f"start-up    {name}: median {wall * 1000:.0f} ms of {runs} ({cpu * 1000:.0f} ms of the processor)")


def throughput(folder: Path, drafts: Sequence[str]) -> None:
    """The whole process on a folder, on one core."""
    size = sum(Path(path).stat().st_size for path in drafts)
    wall, cpu = _seconds([*LINT, str(folder)])
    print(f"throughput  {len(drafts)} drafts, {size / MEGABYTE:.2f} MB in {wall:.2f} s ({cpu:.2f} s of the processor): "
          f"{size / MEGABYTE / cpu:.2f} MB/s a core")  # fmt: skip


class Timed:
    """A rule that counts the time it takes."""

    def __init__(self, rule: Rule[Any], spent: Counter[str]) -> None:
        self.rule, self.spent = rule, spent

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rule, name)

    def find(self, document: Document) -> list[Claim] | None:
        with _counted(self.spent, f"rule    {self.rule.name()}: its own claims"):
            found = self.rule.find(document)
            return None if found is None else list(found)

    def keys(self, claim: Claim) -> list[str]:
        with _counted(self.spent, f"rule    {self.rule.name()}: keys"):
            return list(self.rule.keys(claim))

    def check(self, claims: Sequence[Claim]) -> list[Finding | Agreement]:
        with _counted(self.spent, f"rule    {self.rule.name()}: check"):
            return list(self.rule.check(claims))


def shares(documents: Sequence[Document], rules: Rules) -> None:
    """Time per finder and per rule. What several share is found once, and counts for whoever asks first."""
    spent: Counter[str] = Counter()
    timed: Any = [Timed(rule, spent) for rule in rules]
    notes = []
    for document in documents:
        for kind, find in registry.finders():
            with _counted(spent, f"finder  {find.__module__.rpartition('.')[2]} ({kind.__name__})"):
                list(find(document))
        notes.append(engine.note(document, timed))
    with _counted(spent, "engine  stories"):
        stories(documents)
    engine.compare(notes, timed)
    size = sum(len(document.source.encode()) for document in documents)
    print("\nmilliseconds a megabyte")
    for name, nanoseconds in spent.most_common():
        print(f"{nanoseconds / size:10.1f}  {name}")


@contextmanager
def _counted(spent: Counter[str], name: str) -> Iterator[None]:
    begun = process_time_ns()
    yield
    spent[name] += process_time_ns() - begun


def _seconds(command: Sequence[str]) -> tuple[float, float]:
    """(by the clock, of the processor): the second says more on a machine that has other things to do."""
    begun, before = perf_counter(), os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = perf_counter() - begun, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, spent


if __name__ == "__main__":
    main(sys.argv[1:])
