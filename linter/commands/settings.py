"""`lint settings`: the settings that hold here, and where each comes from."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from linter import commands, registry, settings
from linter.commands.check import takes_rules, with_options
from linter.globs import matches
from linter.settings import Settings


def parser() -> argparse.ArgumentParser:
    about = "Show the settings that hold here, and where each comes from; for a PATH, also what holds only there."
    made = commands.new_parser("lint settings", about)
    made.add_argument("paths", nargs="*", metavar="PATH", help="a draft whose own settings are wanted")
    takes_rules(made)
    commands.takes_settings(made)
    return made


def run(options: argparse.Namespace) -> int:
    found = commands.chosen(options)
    meant = with_options(found, options)
    settings.make(registry.rules(meant.own_rules), meant)  # says what is wrong with them
    print(f"# settings file: {found.file or 'none'}")
    for name, field in settings.names().items():
        value, default = getattr(meant, field), getattr(Settings(), field)
        origins = [found.file] * (getattr(found, field) != default) + ["command line"] * (
            value != getattr(found, field)
        )
        sys.stdout.write(f"{name} = {_toml(value)}  # {' and '.join(origins) or 'default'}\n")
    for path in options.paths:
        for line in _of(path, meant):
            print(f"# {path}: {line}")
    return 0


def _of(path: str, meant: Settings) -> Iterator[str]:
    for place in meant.paths:
        if matches(path, (place.glob,), meant.folder):
            yield f"as {place.glob}: ignore = {_toml(place.ignore)}, severity = {_toml(place.severity)}"
    for entry in meant.stet:
        if not entry.file or matches(path, (entry.file,), meant.folder):
            yield f"let stand: {entry.rule or 'any rule'} {entry.fingerprint} ({entry.reason})".replace("  ", " ")
    if matches(path, meant.exclude, meant.folder):
        yield "left out by exclude, unless it is named itself"


def _toml(value: object) -> str:
    """A value as TOML writes it, on one line."""
    if is_dataclass(value) and not isinstance(value, type):
        value = {f.name: v for f in fields(value) if (v := getattr(value, f.name)) not in ("", (), {})}
    if isinstance(value, Mapping):
        pairs = (f"{name} = {_toml(inner)}" for name, inner in value.items())
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
