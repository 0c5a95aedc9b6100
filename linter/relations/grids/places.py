"""Places of a table that numbers its rows, as text tells them: "the runner-up was Moss", "Lind is third overall"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.claims import Cell
from linter.document import Document
from linter.patterns import later
from linter.relations.grids.rows import Rows, Said

_ORDER: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH: Final = rf"(?P<nth>runner-up|{'|'.join(_ORDER)})"
_ENDS: Final = (
    r"(?= overall\b| place\b| in the (?:table|standings|league|rankings|race|class)\b| behind\b| with\b|[.,;:]|$)"
)
# "Moss was the runner-up", "finished third", "is now third overall"; then "second was Moss".
_AFTER: Final = later(
    rf"\b(?:was|is|are|were|came|finished|stands?|lies?|took|ended|placed|stay(?:s|ed)|now) (?:now |still |up to |up "
    rf"|the |in )?{_NTH}{_ENDS}"
)
_BEFORE: Final = later(
    rf"\b(?i:{_NTH})(?: place| prize)?(?: was| is| were| went to| goes to| came)(?: the)? (?:[a-z-]+ )?"
)
_OTHERWISE: Final = later(
    r"\b(?:last (?:year|time|season|week|month)|in (?:19|20)\d\d|ago|had|previous\w*|before|until|stage|heat|round|leg|"
    r"halfway|lap|would|could|might|may|if|not|never|n[’']t|will|once|was lying|hop\w+|expect\w*)\b"
)
_FAR: Final = 110  # characters from a name to its place
_NEAR: Final = 24  # and behind it, in which another time may stand
_CLAUSE: Final = later(r"[;:]")
_HEAD: Final = later(r"(?:rank|pos\w*|place|no\.?|#|number)?$", re.I)


def places(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """Each row that is said to have another place than the table's own numbers give it."""
    numbered = _numbered(grid)
    if not numbered:
        return
    text = document.prose[start:end]
    named = _named(grid, text)
    told = [*((m, False) for m in _AFTER.finditer(text)), *((m, True) for m in _BEFORE.finditer(text))]
    for match, behind in told:
        nth = match["nth"].lower()
        place = 2 if nth == "runner-up" else 1 + _ORDER.index(nth)
        at = [n for n in named if n[0] == match.end()] if behind else [n for n in named if n[1] <= match.start()][-1:]
        if len(at) != 1 or (not behind and match.start() - at[0][1] > _FAR):
            continue
        begin, finish, row = at[0]
        first, last = min(begin, match.start()), max(finish, match.end())
        clause = _CLAUSE.split(text[first:], maxsplit=1)[0] + text[last : last + _NEAR]
        if _OTHERWISE.search(clause.replace("had a ", "")) or numbered[row].value == place:
            continue
        other = next((cell for cell in numbered.values() if cell.value == place), None)
        if other is not None:
            message = f"in the table number {place} is {other.label}, and {grid.labels[row]} has {numbered[row].words}"
            yield start + first, start + last, message, [other, numbered[row]]


def _numbered(grid: Rows) -> dict[int, Cell]:
    """The cells that number the rows from one up, if there are any."""
    for column in sorted({c for _, c in grid.cells}):
        found = {row: grid.cells[row, column] for row in grid.rows if (row, column) in grid.cells}
        values = [cell.value for cell in found.values()]
        if values == [*range(1, len(grid.rows) + 1)] and _HEAD.match(next(iter(found.values())).header.strip()):
            return found
    return {}


def _named(grid: Rows, text: str) -> list[tuple[int, int, int]]:
    """The rows that a sentence names, in full or by the last word of a name with an initial."""
    found = list[tuple[int, int, int]]()
    last = [label.split()[-1] for label in grid.labels.values()]
    for row, label in grid.labels.items():
        short = label.split()[-1]
        names = [label] if last.count(short) > 1 or not re.match(r"[A-Z]\. |[A-Z][a-z]+ [A-Z]", label) else [short]
        found += [
            (m.start(), m.end(), row) for n in names for m in re.finditer(rf"(?<![\w-]){re.escape(n)}(?![\w-])", text)
        ]
    return sorted(found)
