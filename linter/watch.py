"""Watching drafts: they are looked at twice a second, and checked again when one has changed."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from time import sleep
from typing import Final

from linter.settings import Mistake

PAUSE: Final = 0.5  # seconds
CLEAR: Final = "\033[2J\033[3J\033[H"
States = Mapping[str, tuple[int, int]]


def watch(look: Callable[[], States], act: Callable[[], int], wait: Callable[[float], None] = sleep) -> int:
    """Act, and again whenever what `look` sees has changed; Ctrl-C ends it, with the status of the last time."""
    status, before = 0, None
    try:
        while True:
            gc.collect()  # `cli.run` has switched it off, for runs that end
            try:
                now = look()
                if now != before:
                    before = now
                    sys.stdout.write(CLEAR)
                    status = act()
                    print("watching, Ctrl-C ends it", file=sys.stderr)
            except Mistake as mistake:  # a settings file half written: told once, and mended soon
                if before is None or str(mistake) not in before:
                    print(f"lint: {mistake}", file=sys.stderr)
                before, status = {str(mistake): (0, 0)}, 2
            sys.stdout.flush()
            wait(PAUSE)
    except KeyboardInterrupt:
        return status


def states(paths: Iterable[str]) -> States:
    """Size and time of each file; one that is gone is left out."""
    found = {}
    for path in paths:
        try:
            state = os.stat(path)
        except OSError:
            continue
        found[path] = (state.st_size, state.st_mtime_ns)
    return found
