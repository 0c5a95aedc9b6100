"""What would be worked out anew in every run is kept beside the byte code, as Python keeps its own.

Compiled patterns and parsed word lists: bytes by a name that says all that they were made from. What another Python
made, or what is damaged, counts for nothing.

The file is a table of contents, its length before it, and then the things themselves, each with its name: a run needs
the tenth part of them, and reads no more.
"""

from __future__ import annotations

import io
import marshal
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import source_hash
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final, NamedTuple

DAMAGED: Final = (TypeError, ValueError, EOFError, RuntimeError, OverflowError, AttributeError, KeyError)
_LENGTH: Final = 8  # bytes that the length of the table takes


class _Store(NamedTuple):
    file: str
    begin: int  # of the first thing
    places: dict[bytes, tuple[int, int]]  # by the hash of its name: where a thing begins from there, where it ends
    fresh: dict[str, bytes]  # made in this run


def get(name: str) -> bytes | None:
    """What is kept under this name."""
    store = _store()
    if place := store.places.get(_hash(name)):
        try:
            # Opened each time: an open file cannot be replaced everywhere, and forked processes share its position.
            with open(store.file, "rb", buffering=0) as file:
                there, made = _at(file, store.begin, place)
            return made if there == name else None
        except (OSError, *DAMAGED):
            pass
    return None


def put(name: str, made: bytes) -> None:
    """Have `keep` keep this."""
    _store().fresh[name] = made


def keep(write: Callable[[str, bytes], None]) -> None:
    """Write down what this run had to make; not where Python is told to write no byte code, or may not."""
    store = _store()
    if not store.fresh or sys.dont_write_bytecode:
        return
    try:
        with open(store.file, "rb") as file:
            there = dict(_at(file, store.begin, place) for place in store.places.values())
    except (OSError, *DAMAGED):
        there = {}
    _store.cache_clear()
    try:
        write(store.file, _bytes({**there, **store.fresh}))
    except OSError:
        return  # the next run makes it again


def clear() -> None:
    """Begin anew, without what is no longer asked for."""
    _store.cache_clear()
    _file().unlink(missing_ok=True)


@cache
def _store() -> _Store:
    name = str(_file())
    try:
        with open(name, "rb", buffering=0) as file:
            length = int.from_bytes(file.read(_LENGTH), "little")
            if length < os.fstat(file.fileno()).st_size:
                python, places = marshal.loads(file.read(length))
                if python == _python() and isinstance(places, dict):
                    return _Store(name, _LENGTH + length, places, {})
    except (OSError, *DAMAGED):
        pass
    return _Store(name, 0, {}, {})


def _at(file: io.RawIOBase | io.BufferedReader, begin: int, place: tuple[int, int]) -> tuple[str, bytes]:
    """The thing at this place, after its name. Raises OSError, or one of DAMAGED."""
    file.seek(begin + place[0])
    name, made = marshal.loads(file.read(place[1] - place[0]) or b"")
    return name, made


def _bytes(things: dict[str, bytes]) -> bytes:
    """The file. Places count from the end of its table of contents, whose length depends on them."""
    packed = {_hash(name): marshal.dumps((name, made)) for name, made in things.items()}
    places = pairwise(accumulate(map(len, packed.values()), initial=0))
    table = marshal.dumps((_python(), dict(zip(packed, places, strict=True))))
    return len(table).to_bytes(_LENGTH, "little") + table + b"".join(packed.values())


def _hash(name: str) -> bytes:
    return source_hash(name.encode("utf-8", "surrogatepass"))


def _file() -> Path:
    """Beside this module's own byte code, wherever Python puts that."""
    return Path((__spec__ and __spec__.cached) or __file__).with_suffix(".bin")


def _python() -> str:
    return sys.version
