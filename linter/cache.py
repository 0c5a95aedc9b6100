"""The cache: what was noted in a draft is kept, so that a second run reads and compares, and finds nothing anew.

An entry serves only the very same bytes under the same path, read by the same code and data, for the same rules with
the same settings; it holds what `engine.note` gave. The folder may be deleted at any time.

Entries are pickles, which load in half a millisecond where noting a draft takes twenty. Nothing is unpickled but plain
records of newslint's own: an entry that somebody planted in a repository can be wrong, but it cannot run.
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import blake2b
from importlib import import_module
from io import BytesIO
from typing import Any, Final

from linter import __version__
from linter.claims import Claim
from linter.document import Document
from linter.engine import Notes, Rules
from linter.settings import Settings
from linter.writing import swap

FOLDER: Final = ".newslint_cache"
KEPT: Final = 4  # sets of settings whose entries are kept side by side


class Cache:
    """The entries for one set of rules and settings. It must survive being sent to a worker process."""

    def __init__(self, rules: Rules, settings: Settings) -> None:
        self.rules, self.own_rules = tuple(rules), settings.own_rules
        self.root = os.path.join(settings.folder, FOLDER)
        own = (settings.furniture, settings.house, [(rule.name(), repr(rule)) for rule in rules])
        setup = (__version__, sys.version, *own, self._code())
        self.folder = os.path.join(self.root, blake2b(repr(setup).encode(), digest_size=8).hexdigest())

    def prepare(self) -> str:
        """Make the folder, for this user alone; if that cannot be, say why."""
        try:
            if not os.path.isdir(self.folder):
                os.makedirs(self.root, mode=0o700, exist_ok=True)
                swap(os.path.join(self.root, ".gitignore"), b"# made by newslint, safe to delete\n*\n")
                self._make_room()
                os.makedirs(self.folder, mode=0o700, exist_ok=True)
            if not os.access(self.folder, os.W_OK):
                raise PermissionError(13, "Permission denied")
        except OSError as error:
            return f"no cache is kept: cannot write {error.filename or self.root}: {error.strerror or error}"
        return ""

    def get(self, path: str, data: bytes) -> Notes | None:
        """What was noted in these bytes; None if nothing is kept, or what is kept is of no use."""
        try:
            with open(self._file(path), "rb") as file:
                entry = file.read()
            if entry[:16] != _digest(path, data):
                return None
            notes = _Records(BytesIO(entry[16:])).load()
        except Exception:  # a damaged entry may fail in any way; it is written anew
            return None
        return notes if isinstance(notes, Notes) and notes.document.path == path else None

    def put(self, path: str, data: bytes, notes: Notes) -> None:
        """Keep what was noted. Where it cannot be kept, the next run notes it again."""
        document = Document(**{f.name: getattr(notes.document, f.name) for f in fields(Document)})
        try:
            entry = pickle.dumps(notes._replace(document=document), pickle.HIGHEST_PROTOCOL)
            swap(self._file(path), _digest(path, data) + entry, 0o600)
        except (OSError, pickle.PicklingError, AttributeError, TypeError, RecursionError):
            return

    def _file(self, path: str) -> str:
        return os.path.join(self.folder, blake2b(path.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest())

    def _code(self) -> list[tuple[str, int, int]]:
        """Every file of code and data that decides what is noted, by its size and time."""
        files = {getattr(sys.modules[type(rule).__module__], "__file__", "") or "" for rule in self.rules}
        for folder in (os.path.dirname(__file__), *import_module("linter.rules").__path__, *self.own_rules):
            for base, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if name[0] not in "._"]
                files.update(os.path.join(base, name) for name in names if name[0] != "." and name[-4:] != ".pyc")
        states = ((file, os.stat(file)) for file in sorted(files - {""}))
        return [(file, state.st_size, state.st_mtime_ns) for file, state in states]

    def _make_room(self) -> None:
        """Leave only the newest of the other sets."""
        sets = [entry for entry in os.scandir(self.root) if entry.is_dir(follow_symlinks=False)]
        for old in sorted(sets, key=lambda entry: entry.stat().st_mtime_ns)[: max(len(sets) - KEPT + 1, 0)]:
            for file in os.scandir(old.path):
                os.unlink(file.path)
            os.rmdir(old.path)


class _Records(pickle.Unpickler):
    """Reads plain records: claims of any rule, and the dataclasses and named tuples of newslint itself."""

    def find_class(self, module: str, name: str) -> Any:
        own = module.startswith("linter.")
        shape = getattr(import_module(module) if own else sys.modules[module], name)
        if shape is date or issubclass(shape, Claim) or (own and (is_dataclass(shape) or issubclass(shape, tuple))):
            return shape
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def _digest(path: str, data: bytes) -> bytes:
    return blake2b(data, digest_size=16, key=blake2b(path.encode("utf-8", "surrogateescape")).digest()).digest()
