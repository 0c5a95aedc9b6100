"""Every rule, reader, finder and report there is: the folder is the registry, other packages add by entry point.

A module counts by what it defines: a rule module one `Rule` class, a reader `suffixes` and `read`, a finder `finds`
and `find` (and it is named for what it finds: `Quantity`, quantities.py), a report `write`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from linter.claims import Claim
from linter.document import Document
from linter.rule import Rule

GROUP = "newslint"  # entry points: newslint.rules, newslint.readers, newslint.reports


@cache
def rules(folders: tuple[str, ...] = ()) -> dict[str, type[Rule[Any]]]:
    """Every rule class by its name, those in a newsroom's own folders included."""
    found = {}
    for module in (*_modules("rules"), *(module for folder in folders for module in _own_modules(folder))):
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Rule) and thing.__module__ == module.__name__:
                found[thing.name()] = thing
    return dict(sorted(found.items()))


@cache
def finders(
    kinds: frozenset[type[Claim]] | None = None,
) -> tuple[tuple[type[Claim], Callable[[Document], Iterable[Claim]]], ...]:
    """Every finder of these kinds (all, when None), with the kind of claim that it finds.

    The house's own finders are named for their kinds, so that none is imported in vain.
    """
    homes = None if kinds is None else {f"linter.finders.{_plural(kind.__name__.lower())}" for kind in kinds}
    names = (name for name in _names("finders") if homes is None or name in homes or not name.startswith("linter."))
    modules = (module for module in map(import_module, names) if hasattr(module, "finds"))
    return tuple((module.finds, module.find) for module in modules if kinds is None or module.finds in kinds)


@cache
def readers() -> dict[str, Callable[[str, bytes], Document]]:
    """The reader for each file-name suffix (with its dot, lower case)."""
    return {
        suffix: module.read
        for module in _modules("readers")
        if hasattr(module, "suffixes")
        for suffix in module.suffixes
    }


def reports() -> dict[str, str]:
    """Every report format by name, with the module that writes it."""
    return {name.rpartition(".")[2]: name for name in _names("reports")}


def report(name: str) -> ModuleType:
    """The module that writes a format; only this one is imported."""
    return import_module(reports()[name])


def _names(folder: str) -> list[str]:
    package = import_module(f"linter.{folder}")
    found = [f"linter.{folder}.{module.name}" for module in iter_modules(package.__path__) if module.name[0] != "_"]
    return sorted(found) + list(_entry_points(f"{GROUP}.{folder}"))


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("ty") else f"{name}s"


def _modules(folder: str) -> Iterator[ModuleType]:
    for name in _names(folder):
        yield import_module(name)


def _own_modules(folder: str) -> Iterator[ModuleType]:
    """The modules of a folder outside any package, under the folder's name: `desk_rules.no_such_bridge`."""
    from importlib.util import module_from_spec, spec_from_file_location

    package = Path(folder).resolve()
    for path in sorted(package.glob("[a-z]*.py")):
        name = f"{package.name}.{path.stem}"
        if getattr(sys.modules.get(name), "__file__", None) != str(path):
            spec = spec_from_file_location(name, path)
            assert spec is not None
            assert spec.loader is not None
            sys.modules[name] = module = module_from_spec(spec)
            spec.loader.exec_module(module)
        yield sys.modules[name]


@cache
def _entry_points(group: str) -> tuple[str, ...]:
    """Modules that installed packages register. Looks before it imports importlib.metadata, which costs a start-up."""
    if not any(f"[{group}]" in text for text in _registrations()):
        return ()
    from importlib.metadata import entry_points

    return tuple(sorted(point.value for point in entry_points(group=group)))


@cache
def _registrations() -> tuple[str, ...]:
    """What installed packages register, of those that register something here."""
    found = []
    for folder in sys.path:
        for package in _installed(folder or "."):
            try:
                text = Path(folder, package, "entry_points.txt").read_text(encoding="utf-8")
            except (OSError, ValueError):
                continue
            if f"[{GROUP}." in text:
                found.append(text)
    return tuple(found)


def _installed(folder: str) -> list[str]:
    """The folders that tell of installed packages; importlib.metadata takes ten times as long to say so."""
    try:
        return [name for name in os.listdir(folder) if name.endswith("-info")]
    except OSError:
        return []
