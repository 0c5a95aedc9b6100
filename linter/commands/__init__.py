"""The commands, a module each: `parser()` says what one takes, `run(options)` does it and gives the exit status.

Here is what several of them share: which copy, which settings, where the output goes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Final, TextIO

from linter import __version__, intake, registry
from linter.intake import Copy
from linter.report import Page, Skipped
from linter.settings import Mistake, Settings, load, nearest

WIDTH: Final = 100  # of a report that goes to a file or a pipe


def names() -> list[str]:
    """Every command by name."""
    return sorted(module.name for module in iter_modules(__path__) if module.name[0] != "_")


def command(name: str) -> ModuleType:
    return import_module(f"linter.commands.{name}")


def new_parser(name: str, about: str) -> argparse.ArgumentParser:
    others = "Commands: " + ", ".join(f"lint {command}" for command in names()) + ". A path of such a name: ./check"
    # argparse formats each option as it is added, and to learn a terminal's width it imports `shutil` and all that
    # compresses files; a width given spares every run that. `lint --help` asks the terminal.
    shape = partial(argparse.HelpFormatter, width=80)
    parser = argparse.ArgumentParser(name, description=about, epilog=others, allow_abbrev=False, formatter_class=shape)
    parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    return parser


def takes_settings(parser: argparse.ArgumentParser) -> None:
    help = "settings file (default: the nearest pyproject.toml or newslint.toml)"
    parser.add_argument("--config", metavar="FILE", help=help)


def takes_copy(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="drafts, or folders of drafts; - for standard input")
    add("--stdin-filename", metavar="NAME", help="what to call the draft that comes by standard input")
    add("--output-format", default="text", metavar="FORMAT", help=", ".join(sorted(registry.reports())))
    add("--output", metavar="FILE", help="write the report to a file")
    takes_settings(parser)
    add("--no-color", action="store_true", help="no colours on a terminal either")


def chosen(options: argparse.Namespace) -> Settings:
    """The settings that hold where the run was started."""
    return load(options.config, Path.cwd())


def copy(options: argparse.Namespace, chosen: Settings) -> tuple[list[Copy], list[Skipped]]:
    """The drafts asked for, standard input among them, and what is not there."""
    drafts, missing = intake.find([path for path in options.paths if path != "-"], chosen)
    if "-" in options.paths:
        drafts.append(Copy(options.stdin_filename or "stdin.txt", sys.stdin.buffer.read()))
    elif options.stdin_filename:
        raise Mistake("--stdin-filename names the draft that comes by standard input; give - as the PATH")
    return drafts, missing


def writer(name: str, task: str) -> Callable[..., None]:
    """What writes a format, found before the long work begins."""
    if name not in registry.reports():
        raise Mistake(f"there is no output format {name!r}{nearest(name, registry.reports())}")
    write: Callable[..., None] | None = getattr(registry.report(name), task, None)
    if write is None:
        raise Mistake(f"the format {name!r} cannot show claims; take text, json or jsonl")
    return write


@contextmanager
def output(file: str | None) -> Iterator[TextIO]:
    """Where a report goes. That a disk is full may show only when the last of it is written."""
    try:
        if not file:
            yield sys.stdout
            sys.stdout.flush()
            return
        with open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        if file:
            raise Mistake(f"cannot write {file}: {error.strerror}; choose another --output") from None
        give_up_output()
        raise Mistake(f"cannot write the report: {error.strerror}") from None


def give_up_output() -> None:
    """Let what is left of the output go: Python flushes once more at exit, and must not complain then."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def page(out: TextIO, options: argparse.Namespace) -> Page:
    """Colour and full width are for a person at a terminal, or who insists."""
    terminal = out.isatty()
    plain = options.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = not plain and (terminal or bool(os.environ.get("FORCE_COLOR")))
    width = max(os.get_terminal_size(out.fileno()).columns, 40) if terminal else WIDTH
    return Page(width, colour, getattr(options, "agreements", False), getattr(options, "statistics", False))


def tell(lines: Iterable[str]) -> None:
    """To the person at the terminal; the report is not for this."""
    for line in lines:
        print(f"lint: {line}", file=sys.stderr)


def tell_skipped(skipped: Sequence[Skipped]) -> None:
    tell(f"{path}: not read: {reason}" for path, reason in skipped)
