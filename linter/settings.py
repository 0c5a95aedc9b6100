"""Settings: the `[tool.lint]` table of the nearest pyproject.toml, or a newslint.toml, checked key by key."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Final, Literal, TypeVar

from linter.house import House
from linter.patterns import later
from linter.rule import Rule

FILES: Final = ("newslint.toml", "lint.toml", "pyproject.toml")  # in one folder the first one counts
_MENTIONED: Final = later(r"tool *\. *\"?lint|\[ *tool *\]")
# What is wrong with a stet itself is reported under these names; see linter/stet.py.
MISSPELT, UNUSED = OF_STETS = ("misspelt-stet", "unused-stet")
T = TypeVar("T")
Severity = Literal["error", "warning", "info"]


class Mistake(Exception):
    """An option, a setting or a name that cannot be meant; the message says what would be right."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the desk lets stand in copy that must not be touched: `[[tool.lint.stet]]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}

    file: str = ""  # a glob, from the settings file's folder; "" for any file
    rule: str = ""
    fingerprint: str = ""  # as the reports show it, for one finding only
    reason: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """What holds for some of the drafts only: `[[tool.lint.paths]]`."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}

    glob: str  # from the settings file's folder
    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a newsroom may set; in the file `fail-on` is written with a hyphen, as on the command line."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"alias_generator": lambda name: name.strip("_")}

    select: tuple[str, ...] = ()  # only these rules
    ignore: tuple[str, ...] = ()  # all but these
    fail_on: Severity = "warning"
    furniture: bool = False  # also check teasers, menus and share bars
    exclude: tuple[str, ...] = ()  # globs, from the settings file's folder
    with_: tuple[str, ...] = ()  # siblings that every run reads and compares with, from the settings file's folder
    rule_folders: tuple[str, ...] = ()  # a newsroom's own rules, from the settings file's folder
    severity: dict[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)  # by rule
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)  # a table of its own settings for each rule
    stet: tuple[Entry, ...] = ()  # what the desk lets stand in copy that must not be touched
    paths: tuple[Place, ...] = ()  # what holds for some of the drafts only
    baseline: str = ""  # a file of findings that are known already, from the settings file's folder
    facts: str | tuple[str, ...] = ()  # the desk's facts files, from the settings file's folder
    numeric_dates: Literal["", "day-first", "month-first"] = ""  # how 01/02/2025 is read; "": as the copy's other dates
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)  # other names of a country, a body, a person
    gitignore: bool = True  # leave out what git ignores
    folder: str = ""  # where the settings file lies; not a setting itself
    file: str = ""  # its name; not a setting itself

    @property
    def siblings(self) -> tuple[str, ...]:
        """`with`, counted from the file's folder, as they are called from where the run was started."""
        return tuple(os.path.relpath(os.path.join(self.folder, path)) for path in self.with_)

    @property
    def baseline_file(self) -> str:
        """`baseline`, as it is called from where the run was started; "" without one."""
        return os.path.relpath(os.path.join(self.folder, self.baseline)) if self.baseline else ""

    @property
    def facts_files(self) -> tuple[str, ...]:
        """`facts`, as they are called from where the run was started."""
        files = (self.facts,) if isinstance(self.facts, str) else self.facts
        return tuple(os.path.relpath(os.path.join(self.folder, path)) for path in files if path)

    @cached_property
    def house(self) -> House:
        """The newsroom's conventions."""
        first = {"day-first": True, "month-first": False}.get(self.numeric_dates)
        return House(first, tuple(sorted(self.aliases.items())))

    @property
    def own_rules(self) -> tuple[str, ...]:
        return tuple(os.path.abspath(os.path.join(self.folder, path)) for path in self.rule_folders)


def load(file: str | None, start: Path) -> Settings:
    """The settings in `file`, or in the nearest settings file from `start` upward; defaults if there is none."""
    path = Path(file) if file else _nearest(start)
    if path is None:
        return Settings()
    table = _table(path)
    if not table:
        return Settings(folder=str(path.parent))
    known = names()
    values = {}
    for key, value in table.items():
        if key not in known:
            raise Mistake(f"{path}: unknown setting {key!r}{nearest(key, known)}")
        values[known[key].strip("_")] = value
    found = _validated(Settings, values | {"folder": str(path.parent), "file": str(path)}, str(path))
    for entry in found.stet:
        if not (entry.rule or entry.fingerprint):
            raise Mistake(f"{path}: setting 'stet': an entry ({entry.reason}) needs a rule or a fingerprint")
    for folder in found.own_rules:
        if not os.path.isdir(folder):
            raise Mistake(f"{path}: setting 'rule-folders': there is no folder {folder}")
    return found


def names() -> dict[str, str]:
    """Every setting by its name in the file, with the field that holds it."""
    return {f.name.strip("_").replace("_", "-"): f.name for f in fields(Settings) if f.name not in ("folder", "file")}


def make(rules: Mapping[str, type[Rule[Any]]], settings: Settings) -> list[Rule[Any]]:
    """The rules that are on, each with its own settings."""
    places = [name for place in settings.paths for name in (*place.ignore, *place.severity)]
    stets = [entry.rule for entry in settings.stet if entry.rule]
    for name in (*settings.select, *settings.ignore, *settings.severity, *settings.rules, *places, *stets):
        if name not in rules and name not in OF_STETS:
            raise Mistake(f"there is no rule {name!r}{nearest(name, rules)}; `lint explain` lists them")
    off = {*settings.ignore, *(name for name, severity in settings.severity.items() if severity == "off")}
    wanted = [name for name in rules if name not in off and (not settings.select or name in settings.select)]
    return [_make(name, rules[name], settings.rules.get(name, {})) for name in wanted]


def _make(name: str, rule: type[Rule[Any]], table: Mapping[str, Any]) -> Rule[Any]:
    if not table:
        return rule()
    known = {f.name.replace("_", "-"): f.name for f in fields(rule)}
    for key in table:
        if key not in known:
            takes = f"; it takes {', '.join(known)}" if known else "; it has none"
            raise Mistake(f"rule {name}: unknown setting {key!r}{nearest(key, known)}{takes}")
    return _validated(rule, {known[key]: value for key, value in table.items()}, f"rule {name}")


def nearest(word: str, words: Iterable[str]) -> str:
    """ ", did you mean …?" or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word.casefold(), sorted(words), n=1, cutoff=0.6)
    return f", did you mean {close[0]!r}?" if close else ""


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        for name in FILES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _table(path)):
                return path
        if (folder / ".git").exists():
            return None  # a repository's settings are its own
    return None


def _table(path: Path) -> dict[str, Any]:
    """The settings table of a file; a pyproject.toml without one gives an empty table."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Mistake(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    shared = path.name == "pyproject.toml"
    if shared and not _MENTIONED.search(text):
        return {}  # the usual case, without the cost of a parser
    import tomllib

    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Mistake(f"{path}: not valid TOML: {error}") from None
    if not shared and "tool" in table:
        raise Mistake(f"{path}: write the settings at the top of this file, without [tool.lint]")
    found = table.get("tool", {}).get("lint", {}) if shared else table
    if not isinstance(found, dict):
        raise Mistake(f"{path}: [tool.lint] must be a table")
    return found


def _validated(kind: type[T], values: Mapping[str, Any], where: str) -> T:
    # Imported here: it costs more than everything else together, and most runs have no settings.
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(kind).validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]).replace("_", "-")
        message = first["msg"][0].lower() + first["msg"][1:]
        raise Mistake(f"{where}: setting {key!r}: {message}, not {first['input']!r}") from None
