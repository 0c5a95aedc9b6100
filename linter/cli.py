"""The command line: `lint PATH…`, `lint claims PATH…`, `lint explain RULE`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final, TextIO

from linter import __version__, desk, intake, manual, record, registry, settings
from linter.finding import SEVERITIES
from linter.intake import Copy
from linter.report import Page, Skipped
from linter.settings import Mistake, Settings

WIDTH: Final = 100  # of a report that goes to a file or a pipe


def run() -> None:
    """The console script. What goes wrong inside must not look like findings, whose status is 1."""
    try:
        status = main(sys.argv[1:])
    except Exception:
        import traceback

        traceback.print_exc()
        print("lint: this is a fault of newslint itself, please report it", file=sys.stderr)
        status = 2
    raise SystemExit(status)


def main(argv: Sequence[str]) -> int:
    """0: nothing at or above --fail-on; 1: findings; 2: usage, settings or input that cannot be read."""
    named = bool(argv) and argv[0] in COMMANDS
    command = COMMANDS[argv[0] if named else "check"]
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # the same bytes everywhere, whatever the locale
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        status = command(argv[1:] if named else argv)
        sys.stdout.flush()
    except Mistake as mistake:
        print(f"lint: {mistake}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever reads the report has seen enough. Python flushes once more at exit, and must not complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def check(argv: Sequence[str]) -> int:
    parser = _parser("lint", "Cross-check drafts: figures, dates, firsts, names and spellings, within and across them.")
    _takes_copy(parser)
    add = parser.add_argument
    add("--with", dest="siblings", action="append", default=[], metavar="PATH",
        help="read and compare with, but report only what touches the drafts")  # fmt: skip
    add("--select", action="append", default=[], metavar="RULE", help="only these rules")
    add("--ignore", action="append", default=[], metavar="RULE", help="all rules but these")
    add("--fail-on", choices=SEVERITIES, help="the least severity that makes the exit status 1 (default: warning)")
    add("--jobs", type=int, default=0, metavar="N", help="processes to read with (default: as many as pay)")
    add("--agreements", action="store_true", help="also list what was compared and fits")
    add("--statistics", action="store_true", help="count the findings instead of showing them")
    options = parser.parse_intermixed_args(argv)
    if options.jobs < 0:
        parser.error("--jobs takes a number of processes, 0 for as many as pay")
    chosen = _with_options(settings.load(options.config, Path.cwd()), options)
    rules = settings.make(registry.rules(chosen.own_rules), chosen)
    write = _writer(options.output_format, "write")
    drafts, missing = _copy(options, chosen)
    siblings, missing_siblings = intake.find((*options.siblings, *chosen.siblings), chosen)
    report = desk.check(drafts, siblings, rules, chosen, options.jobs)
    report = replace(report, skipped=tuple(sorted({*report.skipped, *missing, *missing_siblings})))
    with _output(options.output) as out:
        write(report, out, _page(out, options))
    _tell(report.skipped)
    return 2 if report.skipped else int(report.fails(chosen.fail_on))


def claims(argv: Sequence[str]) -> int:
    parser = _parser("lint claims", "List what was understood in the drafts: every figure, date, first, name and term.")
    _takes_copy(parser)
    parser.add_argument(
        "--kind", metavar="KIND", help="only this kind: quantity, date, first, kind, person, name, term"
    )
    options = parser.parse_intermixed_args(argv)
    chosen = settings.load(options.config, Path.cwd())
    if options.kind and options.kind not in (known := record.kinds()):
        raise Mistake(f"there is no kind of claim {options.kind!r}{settings.nearest(options.kind, known)}")
    write = _writer(options.output_format, "write_claims")
    drafts, missing = _copy(options, chosen)
    found, skipped = desk.claims(drafts, chosen)
    if options.kind:
        found = [claim for claim in found if record.kind(claim) == options.kind]
    with _output(options.output) as out:
        write(found, out, _page(out, options))
    _tell([*missing, *skipped])
    return 2 if missing or skipped else 0


def explain(argv: Sequence[str]) -> int:
    parser = _parser("lint explain", "Print the manual page of a rule, or the table of all rules.")
    parser.add_argument("rule", nargs="?", metavar="RULE")
    parser.add_argument("--config", metavar="FILE", help="settings file")
    options = parser.parse_args(argv)
    rules = registry.rules(settings.load(options.config, Path.cwd()).own_rules)
    if options.rule and options.rule not in rules:
        raise Mistake(f"there is no rule {options.rule!r}{settings.nearest(options.rule, rules)}")
    sys.stdout.write(manual.page(rules[options.rule]) if options.rule else manual.table(rules))
    return 0


COMMANDS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = {"check": check, "claims": claims, "explain": explain}


def _parser(name: str, about: str) -> argparse.ArgumentParser:
    others = "Commands: " + ", ".join(f"lint {command}" for command in COMMANDS) + ". A path of such a name: ./check"
    parser = argparse.ArgumentParser(name, description=about, epilog=others, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    return parser


def _takes_copy(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="drafts, or folders of drafts; - for standard input")
    add("--stdin-filename", metavar="NAME", help="what to call the draft that comes by standard input")
    add("--output-format", default="text", metavar="FORMAT", help=", ".join(sorted(registry.reports())))
    add("--output", metavar="FILE", help="write the report to a file")
    add("--config", metavar="FILE", help="settings file (default: the nearest pyproject.toml or newslint.toml)")
    add("--no-color", action="store_true", help="no colours on a terminal either")


def _with_options(chosen: Settings, options: argparse.Namespace) -> Settings:
    """The settings, where options do not say otherwise."""
    select, ignore = (tuple(",".join(names).split(",")) if names else () for names in (options.select, options.ignore))
    fail_on = options.fail_on or chosen.fail_on
    return replace(chosen, select=select or chosen.select, ignore=(*chosen.ignore, *ignore), fail_on=fail_on)


def _copy(options: argparse.Namespace, chosen: Settings) -> tuple[list[Copy], list[Skipped]]:
    """The drafts asked for, standard input among them, and what is not there."""
    drafts, missing = intake.find([path for path in options.paths if path != "-"], chosen)
    if "-" in options.paths:
        drafts.append(Copy(options.stdin_filename or "stdin.txt", sys.stdin.buffer.read()))
    elif options.stdin_filename:
        raise Mistake("--stdin-filename names the draft that comes by standard input; give - as the PATH")
    return drafts, missing


def _writer(name: str, task: str) -> Callable[..., None]:
    """What writes a format, found before the long work begins."""
    if name not in registry.reports():
        raise Mistake(f"there is no output format {name!r}{settings.nearest(name, registry.reports())}")
    write: Callable[..., None] | None = getattr(registry.report(name), task, None)
    if write is None:
        raise Mistake(f"the format {name!r} cannot show claims; take text, json or jsonl")
    return write


@contextmanager
def _output(file: str | None) -> Iterator[TextIO]:
    if not file:
        yield sys.stdout
        return
    try:
        with open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Mistake(f"cannot write {file}: {error.strerror}; choose another --output") from None


def _page(out: TextIO, options: argparse.Namespace) -> Page:
    """Colour and full width are for a person at a terminal, or who insists."""
    terminal = out.isatty()
    plain = options.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = not plain and (terminal or bool(os.environ.get("FORCE_COLOR")))
    width = max(os.get_terminal_size(out.fileno()).columns, 40) if terminal else WIDTH
    return Page(width, colour, getattr(options, "agreements", False), getattr(options, "statistics", False))


def _tell(skipped: Sequence[Skipped]) -> None:
    for path, reason in skipped:
        print(f"lint: {path}: not read: {reason}", file=sys.stderr)
