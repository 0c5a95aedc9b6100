"""File names by pattern: what settings mean by `sports/**`, and what git has been told to ignore.

One meaning for all of them, that of .gitignore, by the pathspec library; it is imported only where there is a pattern.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(path: str, patterns: Sequence[str], folder: str) -> bool:
    """Does a path match one of the patterns, which count from this folder?"""
    return bool(patterns) and spec(tuple(patterns)).match_file(relative(path, folder))


def relative(path: str, folder: str) -> str:
    """The path as it is called from a folder, with "/"; it stays as it is where there is no such way."""
    try:
        return os.path.relpath(path, folder or ".").replace(os.sep, "/") + ("/" if path[-1:] == "/" else "")
    except ValueError:  # another drive
        return path.replace(os.sep, "/")


@cache
def spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


class Ignored:
    """What git leaves out in a repository: the .gitignore files of a folder and of those above it."""

    def __init__(self) -> None:
        self.rules: dict[str, tuple[tuple[str, GitIgnoreSpec], ...]] = {}

    def __call__(self, path: str, is_folder: bool = False) -> bool:
        """Is this path ignored? The deepest file that speaks of it decides."""
        whole = os.path.abspath(path)
        ignored = False
        for folder, rules in self._above(os.path.dirname(whole)):
            name = os.path.relpath(whole, folder).replace(os.sep, "/") + ("/" if is_folder else "")
            verdict = rules.check_file(name).include
            ignored = ignored if verdict is None else verdict
        return ignored

    def _above(self, folder: str) -> tuple[tuple[str, GitIgnoreSpec], ...]:
        """The rules that hold in a folder, from the repository's root down."""
        if folder not in self.rules:
            root = os.path.dirname(folder) == folder or os.path.exists(os.path.join(folder, ".git"))
            own = _gitignore(os.path.join(folder, ".gitignore"))
            above = () if root else self._above(os.path.dirname(folder))
            self.rules[folder] = above + (((folder, own),) if own else ())
        return self.rules[folder]


def _gitignore(file: str) -> GitIgnoreSpec | None:
    try:
        with open(file, encoding="utf-8", errors="replace") as lines:
            return spec(tuple(lines))
    except OSError:
        return None
