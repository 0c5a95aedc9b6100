"""`lint claims PATH…`: the fact-checker's worksheet, what was understood and what bears it out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from linter import commands, desk, engine, intake, record, registry, settings
from linter.claims import Claim
from linter.intake import Copy
from linter.report import Skipped
from linter.settings import Mistake, Settings
from linter.worksheet import Entry, entries, rules_for


def parser() -> argparse.ArgumentParser:
    about = (
        "The fact-checker's worksheet: every figure, date, first and name in the drafts, what bears it out, what "
        "speaks against it, and what stands alone. JSON has the claims only, unless --compare is given."
    )
    made = commands.new_parser("lint claims", about)
    commands.takes_copy(made)
    add = made.add_argument
    add("--kind", metavar="KIND", help="only this kind: quantity, date, first, kind, person, name, term")
    add("--conflicts", action="store_true", help="only claims that something contradicts")
    add("--single-source", action="store_true", help="only facts that nothing else bears out")
    add("--compare", action="store_true", help="compare the claims for a format that leaves it out")
    add("--with", dest="siblings", action="append", default=[], metavar="PATH",
        help="read and compare with, but list only the claims of the drafts")  # fmt: skip
    return made


def run(options: argparse.Namespace) -> int:
    chosen = commands.chosen(options)
    if options.kind and options.kind not in (known := record.kinds()):
        raise Mistake(f"there is no kind of claim {options.kind!r}{settings.nearest(options.kind, known)}")
    write = commands.writer(options.output_format, "write_claims")
    drafts, missing = commands.copy(options, chosen)
    siblings, lost = intake.find((*options.siblings, *chosen.siblings), chosen)
    kinds = record.shown(options.kind)
    asked = options.compare or options.conflicts or options.single_source or options.siblings
    if asked or options.output_format == "text":
        lines, skipped = _compared(drafts, siblings, kinds, chosen)
        missing = [*missing, *lost]
    else:  # a program that wants the claims only does not wait for their comparison
        found, skipped = desk.claims(drafts, chosen, kinds)
        lines = [Entry(claim) for claim in found]
    if options.conflicts or options.single_source:
        lines = [
            line
            for line in lines
            if (options.conflicts and line.contradicted_by) or (options.single_source and line.alone)
        ]
    with commands.output(options.output) as out:
        write(lines, out, commands.page(out, options))
    commands.tell_skipped([*missing, *skipped])
    return 2 if missing or skipped else 0


def _compared(
    drafts: Sequence[Copy], siblings: Sequence[Copy], kinds: Sequence[type[Claim]], chosen: Settings
) -> tuple[list[Entry], list[Skipped]]:
    """The claims of these kinds in the drafts, with what the rules say of them."""
    rules, _ = desk.informed(settings.make(registry.rules(chosen.own_rules), chosen), chosen)
    lined = tuple(dict.fromkeys((*record.shown(), *kinds)))
    rules = rules_for(rules, kinds, lined)
    report = desk.check(drafts, siblings, rules, chosen)
    claims = [claim for document in report.documents for claim in engine.claims(document, kinds, chosen.furniture)]
    return entries(claims, report, rules, lined), list(report.skipped)
