"""The command line: `lint PATH…` is `lint check PATH…`; the other commands are modules of `commands/` too."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Sequence
from typing import NoReturn

from linter import commands, kept
from linter.settings import Mistake
from linter.writing import swap


def run() -> None:
    """The console script. What goes wrong inside must not look like findings, whose status is 1."""
    # A run makes very many small records and hardly a cycle: looking for cycles would cost more than it frees.
    gc.disable()
    try:
        status = main(sys.argv[1:])
    except Exception:
        import traceback

        traceback.print_exc()
        print("lint: this is a fault of newslint itself, please report it", file=sys.stderr)
        status = 2
    _leave(status)


def _leave(status: int) -> NoReturn:
    """End without taking apart, one by one, the records that the system takes back as a whole."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads on; what there was to say of it has been said
        pass
    os._exit(status)


def main(argv: Sequence[str]) -> int:
    """0: nothing at or above --fail-on; 1: findings; 2: usage, settings or input that cannot be read."""
    named = bool(argv) and argv[0] in commands.names()
    command = commands.command(argv[0] if named else "check")
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # the same bytes everywhere, whatever the locale
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        status: int = command.run(_parsed(command.parser(), argv[1:] if named else argv))
        sys.stdout.flush()
        kept.keep(swap)
    except Mistake as mistake:
        print(f"lint: {mistake}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        commands.give_up_output()  # whoever reads the report has seen enough
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _parsed(parser: ArgumentParser, argv: Sequence[str]) -> Namespace:
    """The options, which may stand between the paths too; only where they do is the slower way gone."""
    parser.formatter_class = HelpFormatter  # as wide as the terminal; see `new_parser`
    options, rest = parser.parse_known_args(argv)
    return parser.parse_intermixed_args(argv) if rest else options
