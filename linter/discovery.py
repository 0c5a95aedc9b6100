"""Which files are drafts, and reading them: one bad file is skipped with its reason and never stops a run."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from glob import glob, has_magic
from typing import Final

from linter import registry
from linter.decoding import Unreadable
from linter.document import Document
from linter.globs import Ignored, matches
from linter.report import Skipped

_LEFT_OUT: Final = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


def files(
    paths: Iterable[str], exclude: Collection[str] = (), folder: str = "", gitignore: bool = True
) -> Iterator[str | Skipped]:
    """Every draft under these paths, as given, with "/"; what cannot be one comes as Skipped with the reason.

    In a folder only files that have a reader count; hidden ones, tools' folders and what git ignores are left out. A
    file that is named itself is read whatever its name. `exclude` holds glob patterns that count from `folder`. A path
    that is a pattern itself ("drafts/**/*.md", where the shell left it alone) stands for what matches.
    """
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for path in _spread(paths):
        if os.path.isdir(path):
            ignored = Ignored() if gitignore else None
            if ignored and ignored(path, True):
                ignored = None  # who names an ignored folder wants what is in it
            found = list(_folder(path, exclude, folder, ignored))
            if not found:
                wanted = ", ".join(sorted(s for s in registry.readers() if s))
                yield Skipped(path, f"the folder holds no drafts; newslint reads {wanted}")
            candidates = found
        elif os.path.exists(path):
            candidates = [path]
        else:
            yield Skipped(path, "there is no such file or folder; check the name")
            continue
        for candidate in candidates:
            real = _real(candidate, folders)
            if real not in seen:
                seen.add(real)
                yield candidate


def _real(path: str, folders: dict[str, str]) -> str:
    """The path without links; `folders` keeps what their folders are, for thousands of drafts lie in few."""
    if os.path.islink(path):
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def load(path: str) -> Document:
    """Read one draft. Raises Unreadable with a sentence that says why, and what helps."""
    return parse(path, content(path))


def content(path: str) -> bytes:
    """The bytes of a file. Raises Unreadable like `load`."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise Unreadable("there is no such file; check the name") from None
    except PermissionError:
        raise Unreadable("no permission to read it; change its mode or leave it out") from None
    except OSError as fault:
        raise Unreadable(f"the system cannot read it: {fault.strerror or fault}") from None


def parse(path: str, data: bytes) -> Document:
    """The document of these bytes, read as the format of the path's suffix (as text where that is unknown)."""
    readers = registry.readers()
    read = readers.get(os.path.splitext(path)[1].lower()) or readers[""]
    return read(_tidy(path), data)


def _spread(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with those that are patterns replaced by what they stand for."""
    for path in map(_tidy, map(str, paths)):
        if has_magic(path) and not os.path.exists(path) and (found := sorted(glob(path, recursive=True))):
            yield from map(_tidy, found)
        else:
            yield path


def _folder(path: str, exclude: Collection[str], folder: str, ignored: Ignored | None) -> Iterator[str]:
    known = registry.readers().keys() - {""}
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = f"{path.rstrip('/')}/{entry.name}" if path != "." else entry.name
        if entry.name[0] == "." or entry.name in _LEFT_OUT:
            continue
        inside = entry.is_dir(follow_symlinks=False)
        if not inside and not (os.path.splitext(entry.name)[1].lower() in known and entry.is_file()):
            continue
        if matches(name + "/" * inside, tuple(exclude), folder) or (ignored and ignored(name, inside)):
            continue
        if inside:
            yield from _folder(name, exclude, folder, ignored)
        else:
            yield name


def _tidy(path: str) -> str:
    """The path with "/", as given."""
    return path.replace(os.sep, "/") if os.sep != "/" else path
