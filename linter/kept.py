"""What would be worked out anew in every run is kept beside the byte code, as Python keeps its own.

Compiled patterns and parsed word lists: bytes by a name that says all that they were made from. What another Python
made, or what is damaged, counts for nothing.

The file is a table of contents, its length before it, and then the things themselves, each with its name. A run reads
it in one go, which is quicker than reaching for some hundred of them, and takes apart what it needs.
"""

from __future__ import annotations

import marshal
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
    things: memoryview  # one after the other
    places: dict[bytes, tuple[int, int]]  # by the hash of its name: where among them a thing begins and ends
    fresh: dict[str, bytes]  # made in this run

    def at(self, place: tuple[int, int]) -> tuple[str, bytes]:
        """The name and the thing at this place. Raises one of DAMAGED."""
        name, made = marshal.loads(self.things[place[0] : place[1]])
        return name, made


def get(name: str) -> bytes | None:
    """What is kept under this name."""
    store = _store()
    if place := store.places.get(_hash(name)):
        try:
            there, made = store.at(place)
        except DAMAGED:
            return None
        return made if there == name else None
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
    _store.cache_clear()
    try:
        write(str(_file()), _bytes({**there, **store.fresh}))
    except OSError:
        return  # the next run makes it again


def clear() -> None:
    """Begin anew, without what is no longer asked for."""
    _store.cache_clear()
    _file().unlink(missing_ok=True)


@cache
def _store() -> _Store:
    try:
        whole = _file().read_bytes()
        begin = _LENGTH + int.from_bytes(whole[:_LENGTH], "little")
        python, places = marshal.loads(whole[_LENGTH:begin])
        if python == _python() and isinstance(places, dict):
            return _Store(memoryview(whole)[begin:], places, {})
    except (OSError, *DAMAGED):
        pass
    return _Store(memoryview(b""), {}, {})


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
