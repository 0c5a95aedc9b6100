"""What a newsroom begins with: a settings file, a facts file, and how to call newslint from pre-commit and CI."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from linter import __version__
from linter.facts_file import FACTS
from linter.patterns import later
from linter.settings import FILES, Mistake

_HERE: Final = Path(__file__).parent
_TABLE: Final = later(r"^\s*\[+\s*tool\s*\.\s*[\"']?lint[\"']?\s*[\].]", re.M)
_HEADER: Final = later(r"^(# )?\[(severity|rules\.)", re.M)

ADVICE: Final = f"""
In the drafts repository's .pre-commit-config.yaml:

    repos:
      - repo: <where newslint's repository lies>
        rev: v{__version__}
        hooks:
          - id: newslint
            files: ^drafts/

In CI:

    - run: pip install <where newslint's repository lies>
    - run: lint --output-format github drafts/

`lint drafts/` checks a folder now, `lint explain` lists the rules.
"""


def settings(folder: Path) -> Path:
    """Write a settings file, or a table into a pyproject.toml that has none; gives the file written."""
    own, shared = FILES[:-1], folder / FILES[-1]
    for name in own:
        if (folder / name).exists():
            raise Mistake(f"{name} is there already; nothing was written")
    text = (_HERE / "settings.toml").read_text(encoding="utf-8")
    if not shared.exists():
        return _write(folder / own[0], text)
    try:
        before = shared.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Mistake(f"{shared.name} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if _TABLE.search(before):
        raise Mistake(f"{shared.name} has a [tool.lint] already; nothing was written")
    gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    opening, _, rest = text.partition("\n\n")
    rest = _HEADER.sub(r"\1[tool.lint.\2", rest)
    return _write(shared, f"{before}{gap}{opening}\n[tool.lint]\n{rest}", "w")


def facts(folder: Path) -> Path:
    """Write a facts file with examples to fill in; gives the file written."""
    return _write(folder / FACTS, (_HERE / "facts.toml").read_text(encoding="utf-8"))


def _write(path: Path, text: str, mode: str = "x") -> Path:
    try:
        with path.open(mode, encoding="utf-8", newline="") as out:
            out.write(text)
    except FileExistsError:
        raise Mistake(f"{path.name} is there already; nothing was written") from None
    except OSError as error:
        raise Mistake(f"cannot write {path.name}: {error.strerror}") from None
    return path
