"""`lint init`: a settings file or a facts file to begin with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from linter import commands, starter


def parser() -> argparse.ArgumentParser:
    about = "Write a settings file to begin with, and show how to call newslint from pre-commit and CI."
    made = commands.new_parser("lint init", about)
    made.add_argument("--facts", action="store_true", help="write a facts file instead: what the desk knows")
    return made


def run(options: argparse.Namespace) -> int:
    here = Path.cwd()
    if options.facts:
        written = starter.facts(here).name
        sys.stdout.write(f"{written} is written. Fill it in, then: lint --facts {written} drafts/\n")
    else:
        sys.stdout.write(f"{starter.settings(here).name} is written.\n{starter.ADVICE}")
    return 0
