"""Names of regions, islands and ranges, in which or beside which a town may lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from linter.folding import fold
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")


def is_region(name: str) -> bool:
    """Is this a region, island or range, and no town?"""
    low = fold(name)
    return not _list("lands").isdisjoint(low.split()) or low in _list("regions") or low.endswith("shire")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table(_DATA)[name].split())
