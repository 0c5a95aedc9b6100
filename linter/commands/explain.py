"""`lint explain RULE`: its page in the manual."""

from __future__ import annotations

import argparse
import sys

from linter import commands, manual, registry, settings, stet
from linter.settings import Mistake


def parser() -> argparse.ArgumentParser:
    made = commands.new_parser("lint explain", "Print the manual page of a rule, or the table of all rules.")
    made.add_argument("rule", nargs="?", metavar="RULE")
    made.add_argument("--all", action="store_true", help="print the whole manual, in Markdown")
    commands.takes_settings(made)
    return made


def run(options: argparse.Namespace) -> int:
    rules = registry.rules(commands.chosen(options).own_rules)
    if options.rule in stet.PAGES:
        sys.stdout.write(stet.PAGES[options.rule])
        return 0
    if options.all:
        sys.stdout.write(manual.whole(rules))
        return 0
    if options.rule and options.rule not in rules:
        raise Mistake(f"there is no rule {options.rule!r}{settings.nearest(options.rule, rules)}")
    sys.stdout.write(manual.page(rules[options.rule]) if options.rule else manual.table(rules))
    return 0
