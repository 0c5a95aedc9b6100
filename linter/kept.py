"""What would be worked out anew in every run is kept beside the byte code, as Python keeps its own.

Compiled patterns and parsed word lists: bytes by a name that says all that they were made from. What another Python
made, or what is damaged, counts for nothing.

The file is a table of contents, its length before it, and then the things themselves, each with its name: a run needs
the tenth part of them, and reads no more.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import source_hash
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, NamedTuple

DAMAGED: Final = (TypeError, ValueError, EOFError, RuntimeError, OverflowError, AttributeError, KeyError)
_LENGTH: Final = 8  # bytes that the length of the table takes


class _Store(NamedTuple):
    file: bytes | mmap
    begin: int  # of the first thing
    places: dict[bytes, tuple[int, int]]  # by the hash of its name: where a thing begins from there, where it ends
    fresh: dict[str, bytes]  # made in this run

    def at(self, place: tuple[int, int]) -> tuple[str, bytes]:
        """The thing at this place, after its name. Raises one of DAMAGED."""
        begin, end = place
        name, made = marshal.loads(self.file[self.begin + begin : self.begin + end])
        return name, made


def get(name: str) -> bytes | None:
    """What is kept under this name."""
    store = _store()
    if place := store.places.get(_hash(name)):
        try:
            there, made = store.at(place)
            return made if there == name else None
        except DAMAGED:
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
        there = dict(map(store.at, store.places.values()))
    except DAMAGED:
        there = {}
    _close()
    try:
        write(str(_file()), _bytes({**there, **store.fresh}))
    except OSError:
        return  # the next run makes it again


def clear() -> None:
    """Begin anew, without what is no longer asked for."""
    _close()
    _file().unlink(missing_ok=True)


@cache
def _store() -> _Store:
    try:
        with _file().open("rb") as file:
            there = mmap(file.fileno(), 0, access=ACCESS_READ)
        begin = _LENGTH + int.from_bytes(there[:_LENGTH], "little")
        python, places = marshal.loads(there[_LENGTH:begin])
        if python == _python():
            return _Store(there, begin, places, {})
    except (OSError, *DAMAGED):
        pass
    return _Store(b"", 0, {}, {})


def _close() -> None:
    """Let go of the file: some systems put nothing in the place of an open one."""
    there = _store().file
    if isinstance(there, mmap):
        there.close()
    _store.cache_clear()


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
