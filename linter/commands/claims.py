"""`lint claims PATH…`: what was understood."""

from __future__ import annotations

import argparse

from linter import commands, desk, record, settings
from linter.settings import Mistake


def parser() -> argparse.ArgumentParser:
    about = "List what was understood in the drafts: every figure, date, first, name and term."
    made = commands.new_parser("lint claims", about)
    commands.takes_copy(made)
    made.add_argument("--kind", metavar="KIND", help="only this kind: quantity, date, first, kind, person, name, term")
    return made


def run(options: argparse.Namespace) -> int:
    chosen = commands.chosen(options)
    if options.kind and options.kind not in (known := record.kinds()):
        raise Mistake(f"there is no kind of claim {options.kind!r}{settings.nearest(options.kind, known)}")
    write = commands.writer(options.output_format, "write_claims")
    drafts, missing = commands.copy(options, chosen)
    found, skipped = desk.claims(drafts, chosen)
    if options.kind:
        found = [claim for claim in found if record.kind(claim) == options.kind]
    with commands.output(options.output) as out:
        write(found, out, commands.page(out, options))
    commands.tell_skipped([*missing, *skipped])
    return 2 if missing or skipped else 0
