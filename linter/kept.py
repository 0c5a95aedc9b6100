"""What would be worked out anew in every run is kept beside the byte code, as Python keeps its own.

Compiled patterns and parsed word lists: bytes by a name that says all that they were made from. What another Python
made, or what is damaged, counts for nothing.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

DAMAGED: Final = (TypeError, ValueError, EOFError, RuntimeError, OverflowError, AttributeError, KeyError)


class _Store(NamedTuple):
    there: dict[str, bytes]
    fresh: dict[str, bytes]  # made in this run


def get(name: str) -> bytes | None:
    """What is kept under this name."""
    return _store().there.get(name)


def put(name: str, made: bytes) -> None:
    """Have `keep` keep this."""
    _store().fresh[name] = made


def keep(write: Callable[[str, bytes], None]) -> None:
    """Write down what this run had to make; not where Python is told to write no byte code, or may not."""
    there, fresh = _store()
    if not fresh or sys.dont_write_bytecode:
        return
    try:
        write(str(_file()), marshal.dumps((_python(), {**there, **fresh})))
    except OSError:
        return  # the next run makes it again


def clear() -> None:
    """Begin anew, without what is no longer asked for."""
    _file().unlink(missing_ok=True)
    _store.cache_clear()


@cache
def _store() -> _Store:
    try:
        python, there = marshal.loads(_file().read_bytes())
        if python == _python():
            return _Store(there, {})
    except (OSError, *DAMAGED):
        pass
    return _Store({}, {})


def _file() -> Path:
    """Beside this module's own byte code, wherever Python puts that."""
    return Path((__spec__ and __spec__.cached) or __file__).with_suffix(".bin")


def _python() -> str:
    return sys.version
