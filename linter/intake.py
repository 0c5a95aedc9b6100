"""Intake: copy is read and its claims noted, one piece after the other or by several processes when there is much."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from linter import discovery, engine, registry
from linter.decoding import Unreadable
from linter.document import Document
from linter.engine import Notes, Rules
from linter.house import House
from linter.report import Skipped
from linter.settings import Mistake, Settings
from linter.stories import fingerprint

if TYPE_CHECKING:
    from linter.cache import Cache

T = TypeVar("T")
CHUNK: Final = 256 * 1024  # bytes that a worker takes at a time
WORTH_SHARING: Final = 2 * 1024 * 1024  # below this much copy, starting workers takes longer than the work


class Copy(NamedTuple):
    """Copy handed in: a file by its path, or words that came by standard input under a path's name."""

    path: str
    data: bytes | None = None


def find(paths: Iterable[str], settings: Settings) -> tuple[list[Copy], list[Skipped]]:
    """The drafts under these paths, each once, and what was named but is not there."""
    found = list(discovery.files(paths, settings.exclude, settings.folder, settings.gitignore))
    return [Copy(path) for path in found if isinstance(path, str)], [gap for gap in found if isinstance(gap, Skipped)]


def noted(
    every: Sequence[Copy], rules: Rules, settings: Settings, jobs: int, cache: Cache | None = None
) -> Iterator[Notes | Skipped]:
    """The notes of each piece of copy, in their order: those that are kept, the others whoever takes them."""
    kept = [_kept(copy, cache) for copy in every]
    missing = [copy for copy, notes in zip(every, kept, strict=True) if notes is None]
    fresh = iter(_fresh(missing, rules, settings, jobs, cache))
    return (next(fresh) if notes is None else notes for notes in kept)


def _kept(copy: Copy, cache: Cache | None) -> Notes | None:
    if cache is None or copy.data is not None:
        return None
    try:
        return cache.get(copy.path, discovery.content(copy.path))
    except Unreadable:
        return None


def _fresh(
    every: Sequence[Copy], rules: Rules, settings: Settings, jobs: int, cache: Cache | None
) -> Iterable[Notes | Skipped]:
    take = partial(_take, rules=rules, furniture=settings.furniture, house=settings.house, cache=cache)
    chunks = list(_chunks(every)) if jobs != 1 else []
    if not jobs:
        jobs = os.cpu_count() or 1 if sum(map(_size, every)) > WORTH_SHARING else 1
    if min(jobs, len(chunks)) < 2:
        return chain.from_iterable(take([copy]) for copy in every)
    return _shared(take, chunks, min(jobs, len(chunks)), settings.own_rules)


def told(copy: Copy, work: Callable[[Copy], T]) -> T | Skipped:
    """What the work gives; a failure is told, never thrown, so that one bad file stops no run."""
    try:
        return work(copy)
    except Unreadable as error:
        return Skipped(copy.path, error.reason)
    except Exception as error:
        return Skipped(copy.path, f"newslint itself failed on it, please report this: {fault(error)}")


def read(copy: Copy, house: House) -> Document:
    """The copy as a document of this newsroom."""
    found = discovery.load(copy.path) if copy.data is None else discovery.parse(copy.path, copy.data)
    return _kept_by(house, found)


def _kept_by(house: House, document: Document) -> Document:
    return document if house == document.house else replace(document, house=house)


def watched(results: Iterable[T], total: int) -> Iterator[T]:
    """Passes results on; a person who has waited a second at a terminal is told how far the reading has come."""
    shown = sys.stderr.isatty()
    told = begun = monotonic()
    for number, result in enumerate(results, 1):
        if shown and monotonic() - begun > 1 and monotonic() - told > 0.2:
            told = monotonic()
            print(f"\r{number} of {total} drafts read", end="", file=sys.stderr, flush=True)
        yield result
    if told != begun:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def fault(error: Exception) -> str:
    """An error with the line of code that it came from."""
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({os.path.basename(last.filename)}, line {last.lineno})"


def _shared(
    take: Callable[[Sequence[Copy]], list[Notes | Skipped]],
    chunks: Sequence[Sequence[Copy]],
    jobs: int,
    own_rules: tuple[str, ...],
) -> Iterator[Notes | Skipped]:
    """The results of several processes, in the order of the copy: no result depends on who worked on it."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(own_rules,)) as pool:
        try:
            yield from chain.from_iterable(pool.map(take, chunks))
        except BrokenProcessPool:
            raise Mistake("a worker process died, perhaps for want of memory; try fewer with --jobs") from None


def _begin(own_rules: tuple[str, ...]) -> None:
    """How a worker starts: it dies at once when a person stops the run, and knows the newsroom's own rules."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    registry.rules(own_rules)


def _take(
    chunk: Sequence[Copy], rules: Rules, furniture: bool, house: House, cache: Cache | None
) -> list[Notes | Skipped]:
    def note(copy: Copy) -> Notes:
        if cache is None or copy.data is not None:
            return _note(read(copy, house), rules, furniture)
        data = discovery.content(copy.path)
        notes = _note(_kept_by(house, discovery.parse(copy.path, data)), rules, furniture)
        if not notes.failed:
            cache.put(copy.path, data, notes)
        return notes

    return [told(copy, note) for copy in chunk]


def _note(document: Document, rules: Rules, furniture: bool) -> Notes:
    """What the rules read in a draft. Should one fail on it, the others still read it, and it is told."""
    try:
        return engine.note(document, rules, furniture)
    except Exception:
        if len(rules) == 1:
            raise
    found, failed = [], []
    for number, rule in enumerate(rules):
        try:
            found += [(claim, (number,)) for claim, _ in engine.note(document, [rule], furniture).claims]
        except Exception as error:
            failed.append(f"the rule {rule.name()} failed on it, please report this: {fault(error)}")
    return Notes(document, tuple(found), fingerprint(document), tuple(failed))


def _chunks(every: Sequence[Copy]) -> Iterator[list[Copy]]:
    chunk: list[Copy] = []
    size = 0
    for copy in every:
        chunk.append(copy)
        size += _size(copy)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(copy: Copy) -> int:
    if copy.data is not None:
        return len(copy.data)
    try:
        return os.path.getsize(copy.path)
    except OSError:
        return 0
