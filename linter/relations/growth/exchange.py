"""Rates of exchange: the more of them a dollar costs, the weaker a currency is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
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
    r"(?: against the (?:US )?(?:dollar|euro|pound))?"
    r"(?: (?:slightly|further|sharply|a little|modestly|again|back|(?:by )?[\d.]+ ?(?:%|per ?cent)))?,?"  # how far
)
_GAP: Final = r"(?:[^\d.;:]|\.\d|\d{1,2}(?= (?:a\.m|p\.m)\b)){0,60}?"
_PRICED: Final = later(rf"\d{_PER}| against the ")


_ASIDE: Final = r"(?:,[^,.;\d]{3,60},)?"  # "the ringgit, in which the contract is priced, firmed"
_AGAINST: Final = r"(?: against| from|,? compared with| after| versus)"


class _Words(NamedTuple):
    quoted: frozenset[str]
    up: frozenset[str]
    moved: tuple[re.Pattern[str], ...]


def rates(document: Document) -> Iterator[Move]:
    """Every currency that gains or loses, with how many of it a dollar, euro or pound cost before and after."""
    words = _words()
    if document.language[:2] != "en" or not document.holds(words.quoted):
        return
    for match in chain.from_iterable(pattern.finditer(document.prose) for pattern in words.moved):
        old, new = (match["old"], match["new"]) if match["new"] else (match["first"], match["last"])
        zone, values = document.zone_at(match.start()), (_value(old), _value(new))
        if zone in NOT_THE_STORY or min(values) <= 1 or not 0.2 < values[1] / values[0] < 5:
            continue
        if _PRICED.search(match[0]):
            begin = min(at for at in (match.start("what"), match.start("new")) if at >= 0)
            yield Move(
                span=document.span(begin, match.end()), zone=zone, quoted=document.quoted(match.start()),
                dateline=document.date, word=match["word"], direction="up" if match["word"] in words.up else "down",
                old=old, old_low=values[0], old_high=values[0], new=new, new_low=values[1], new_high=values[1],
                currency=match["what"],
            )  # fmt: skip


@cache
def _words() -> _Words:
    data = table(Path(__file__).with_suffix(".toml"))
    up, down = (re.split(r",\s+", data[way]) for way in ("up", "down"))
    quoted = data["quoted"].split()
    stronger, weaker = (re.split(r",\s+", data[way]) for way in ("stronger", "weaker"))
    what = rf"[Tt]he (?:[A-Z][a-z]+ )?(?P<what>{either(quoted)})\b{_ASIDE}"
    word = f"(?P<word>{either([*up, *down])})"
    moved = (
        rf"\b{what} (?:has |had )?{word}{_BY}"
        rf"(?: to {_AT}(?P<new>{_RATE})(?:{_PER})?{_GAP},?{_AGAINST} (?P<old>{_RATE})(?:{_PER})?"
        rf"| from (?P<first>{_RATE})(?:{_PER})? to {_AT}(?P<last>{_RATE})(?:{_PER})?)",
        rf"\b[Aa]t (?P<new>{_RATE})(?:{_PER})?{_GAP},?{_AGAINST} (?P<old>{_RATE})(?:{_PER})?{_GAP}, {what} "
        rf"(?:has |had )?{word}(?P<last>)",
        rf"\b{what} (?:was|traded|stood|closed|ended|changed hands|was quoted|was trading|is trading|is)(?: at)? {_AT}"
        rf"(?P<new>{_RATE})(?:{_PER})?{_GAP}, (?:much |slightly |a little |far |well )?"
        rf"(?P<word>{either([*stronger, *weaker])}) than (?:the )?(?P<old>{_RATE})(?P<last>)",
    )
    return _Words(frozenset(quoted), frozenset((*up, *stronger)), tuple(map(later, moved)))


def _value(rate: str) -> float:
    return float(rate.replace(",", ""))
