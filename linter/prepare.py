"""`python -m linter.prepare`: every pattern is compiled and every word list parsed now, so that no run has to.

What `compileall` is for modules. Installing does not need it: a run keeps what it had to make, where Python lets it.
"""

from __future__ import annotations

import sys

from linter import commands, engine, kept, patterns, registry, testing
from linter.writing import swap


def prepare() -> None:
    """Compile what the rules' own examples call for, then every pattern that is left."""
    kept.clear()
    for name in commands.names():
        commands.command(name)
    rules = [rule() for rule in registry.rules().values()]
    for rule in rules:
        for example in (*rule.allows[:1], *rule.catches[:1]):
            for document in testing.read(example):
                engine.note(document, rules)
    patterns.compile_all()
    kept.keep(swap)


if __name__ == "__main__":
    sys.dont_write_bytecode = False  # whoever calls this wants it written
    prepare()
