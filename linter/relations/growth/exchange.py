"""Rates of exchange: the more of them a dollar costs, the weaker a currency is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.document import NOT_THE_STORY, Document
from linter.patterns import either, later
from linter.relations.growth.moves import Move
from linter.tables import table

_RATE: Final = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_PER: Final = (
    r" ?(?:per|to the|to a|to one|against the|for a|for one|a|versus the) (?:U\.?S\.? |American )?"
    r"(?:dollar|euro|pound|greenback)\b"
)
_AT: Final = r"(?:just |only |about |around |a (?:record|new|\w+-(?:year|month|week)) (?:low|high) of )?"
_BY: Final = (
    r"(?: (?:slightly|further|sharply|a little|modestly|again|back|(?:by )?[\d.]+ ?(?:%|per ?cent)))?,?"  # how far
)
_GAP: Final = r"(?:[^\d.;:]|\.\d|\d{1,2}(?= (?:a\.m|p\.m)\b)){0,60}?"
_PRICED: Final = later(rf"\d{_PER}")


class _Words(NamedTuple):
    quoted: frozenset[str]
    up: frozenset[str]
    moved: re.Pattern[str]


def rates(document: Document) -> Iterator[Move]:
    """Every currency that gains or loses, with how many of it a dollar, euro or pound cost before and after."""
    words = _words()
    if document.language[:2] != "en" or not document.holds(words.quoted):
        return
    for match in words.moved.finditer(document.prose):
        old, new = (match["old"], match["new"]) if match["new"] else (match["first"], match["last"])
        zone, values = document.zone_at(match.start()), (_value(old), _value(new))
        if _PRICED.search(match[0]) and zone not in NOT_THE_STORY and 0.2 < values[1] / (values[0] or 1) < 5:
            yield Move(
                span=document.span(match.start("what"), match.end()), zone=zone, quoted=document.quoted(match.start()),
                dateline=document.date, word=match["word"], direction="up" if match["word"] in words.up else "down",
                old=old, old_low=values[0], old_high=values[0], new=new, new_low=values[1], new_high=values[1],
                currency=match["what"],
            )  # fmt: skip


@cache
def _words() -> _Words:
    data = table(Path(__file__).with_suffix(".toml"))
    up, down = (re.split(r",\s+", data[way]) for way in ("up", "down"))
    quoted = data["quoted"].split()
    moved = later(
        rf"\b[Tt]he (?:[A-Z][a-z]+ )?(?P<what>{either(quoted)}) (?:has |had )?(?P<word>{either([*up, *down])}){_BY}"
        rf"(?: to {_AT}(?P<new>{_RATE})(?:{_PER})?{_GAP},? from (?P<old>{_RATE})(?:{_PER})?"
        rf"| from (?P<first>{_RATE})(?:{_PER})? to {_AT}(?P<last>{_RATE})(?:{_PER})?)"
    )
    return _Words(frozenset(quoted), frozenset(up), moved)


def _value(rate: str) -> float:
    return float(rate.replace(",", ""))
