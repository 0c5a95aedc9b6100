"""newslint: cross-checks news copy the way a fact-checker does. These are the names that a rule author needs."""

from pathlib import Path

if not (Path(__file__).parent / "rules").is_dir():
    # A wheel keeps rules/ and reports/ inside linter/; a checkout keeps them beside it.
    __path__.append(str(Path(__file__).parents[1]))

__version__ = "0.1.0"
