"""Tables of words in TOML, kept parsed: a run needs a dozen of them, and parsing takes longer than reading a draft."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linter import kept


def table(path: Path) -> dict[str, Any]:
    """What stands in a TOML file of the product's own. Raises OSError, tomllib.TOMLDecodeError."""
    return _kept(path, _parsed, "")


def index(path: Path, arrange: Callable[..., dict[str, Any]], *how: str) -> dict[str, Any]:
    """The same as `arrange` puts it to be looked up, given `how`: in plain tuples, lists, strings and numbers.

    Kept for as long as neither the file nor the module of `arrange` changes.
    """
    name = f"{arrange.__qualname__} {' '.join(how)} {_state(arrange.__code__.co_filename)}"
    return _kept(path, lambda path: arrange(table(path), *how), name)


def _kept(path: Path, make: Callable[[Path], dict[str, Any]], how: str) -> dict[str, Any]:
    name = f"{_state(path)} {how}"
    try:
        if form := kept.get(name):
            found: dict[str, Any] = marshal.loads(form)
            return found
    except kept.DAMAGED:
        pass
    made = make(path)
    kept.put(name, marshal.dumps(made))
    return made


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


def _state(path: Path | str) -> str:
    """A file as it is now."""
    state = os.stat(path)
    return f"{path} {state.st_size} {state.st_mtime_ns}"
