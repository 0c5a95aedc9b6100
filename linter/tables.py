"""Tables of words in TOML, kept parsed: a run needs a dozen of them, and parsing takes longer than reading a draft."""

from __future__ import annotations

import marshal
import os
from pathlib import Path
from typing import Any

from linter import kept


def table(path: Path) -> dict[str, Any]:
    """What stands in a TOML file of the product's own. Raises OSError, tomllib.TOMLDecodeError."""
    state = os.stat(path)
    name = f"{path} {state.st_size} {state.st_mtime_ns}"
    try:
        if form := kept.get(name):
            found: dict[str, Any] = marshal.loads(form)
            return found
    except kept.DAMAGED:
        pass
    import tomllib

    found = tomllib.loads(path.read_text(encoding="utf-8"))
    kept.put(name, marshal.dumps(found))
    return found
