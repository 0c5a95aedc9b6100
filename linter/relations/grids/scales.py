"""A figure of a table with another scale in the text: 640 million tonnes, under "thousand tonnes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import Document
from linter.patterns import later
from linter.phrases import stem, stems
from linter.relations.grids.rows import Rows, Said

_SCALES: Final = {
    "thousand": 3, "thousands": 3, "000": 3, "000s": 3, "million": 6, "millions": 6, "mn": 6, "m": 6, "billion": 9,
    "billions": 9, "bn": 9,
}  # fmt: skip
_HEADED: Final = later(r"(?<![\w.])['’]?(?P<scale>thousands?|000s?|millions?|billions?)\b(?: of)? ?(?P<unit>[a-z]+)?")
_FIGURE: Final = later(
    r"(?<![\w.,])(?P<n>\d[\d,]*(?:\.\d+)?)(?: ?(?P<scale>thousand|million|mn|m|billion|bn)\b)?(?: (?P<unit>[a-z]+))?"
)


def scales(document: Document, grid: Rows, start: int, end: int) -> Iterator[Said]:
    """Each figure of a named row that stands in the table with the same unit and another scale."""
    heads = {c: match for c, head in grid.headers.items() if (match := _HEADED.search(head.lower()))}
    if not heads:
        return
    prose = document.prose
    text = prose[start:end].lower()
    for match in _FIGURE.finditer(prose, start, end):
        said, power = float(match["n"].replace(",", "")), _SCALES.get(match["scale"] or "", 0)
        found = [cell for (_, c), cell in sorted(grid.cells.items()) if c in heads and cell.value == said]
        if len(found) != 1 or said < 2:
            continue
        cell, head = found[0], heads[found[0].column]
        named = re.search(rf"(?<!\w){re.escape(cell.label.lower())}(?!\w)", text)
        unit = head["unit"] and match["unit"] and stem(head["unit"]) == stem(match["unit"])
        if not power and not set(stems(prose, start, end)) & set(stems(cell.header[: head.start()], 0, head.start())):
            continue  # "mangoes took 640 tonnes of water"
        if named and unit and power != _SCALES[head["scale"]]:
            message = f"the table has {cell.words} under “{cell.header}”"
            yield match.start(), match.end(), message, [cell]
