"""Sentences with their figures in place, for the rules that do sums: what stands between one figure and the next."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from linter.amounts import amounts
from linter.claims import Quantity
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders.quantities import quantities
from linter.patterns import later
from linter.phrases import singular


class Placed(NamedTuple):
    """A quantity and where it stands in the prose."""

    claim: Quantity
    start: int
    end: int

    @property
    def value(self) -> float:
        return self.claim.value[0] if isinstance(self.claim.value, tuple) else self.claim.value

    @property
    def unit(self) -> str:
        return self.claim.currency or self.claim.unit

    @property
    def head(self) -> str:
        """The noun that is counted or measured, in the singular; "" where the copy leaves it out."""
        return singular(self.claim.noun.rpartition(" ")[2]) if self.claim.noun else ""

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that this may be as it is rounded; an open end ("at least 40") is where it begins."""
        low, high = self.claim.low, self.claim.high
        return (low if math.isfinite(low) else high), (high if math.isfinite(high) else low)

    @property
    def level(self) -> bool:
        """Is this a plain amount, not a range and not the amount of a change?"""
        return not isinstance(self.claim.value, tuple) and self.claim.change not in ("up", "down")


class Figures(NamedTuple):
    """One sentence that holds figures. Offsets count characters of the prose."""

    number: int
    start: int
    end: int
    block: int  # where its paragraph starts
    zone: str
    prose: str
    figures: tuple[Placed, ...]

    @property
    def text(self) -> str:
        return self.prose[self.start : self.end]

    def between(self, a: Placed, b: Placed) -> str:
        return self.prose[a.end : b.start]

    def before(self, a: Placed, reach: int = 200) -> str:
        return self.prose[max(self.start, a.start - reach) : a.start]

    def after(self, a: Placed, reach: int = 200) -> str:
        return self.prose[a.end : min(self.end, a.end + reach)]


@lru_cache(maxsize=4)
def figures(document: Document) -> tuple[Figures, ...]:
    """Every sentence of the running story that holds figures, in order."""
    return tuple(_figures(document))


def _figures(document: Document) -> Iterator[Figures]:
    batch: list[Placed] = []
    for claim in quantities(document):
        if claim.zone in NOT_THE_STORY or claim.zone == TABLE:
            continue
        start = document.prose_at(claim.span.start)
        end = start + len(claim.words)
        if document.prose[start:end] != claim.words:  # entities or markup within
            end = document.prose_at(claim.span.end - 1) + 1
        if batch and batch[-1].claim.sentence != claim.sentence:
            yield _sentence(document, batch)
            batch = []
        batch.append(Placed(claim, start, end))
    if batch:
        yield _sentence(document, batch)


def _sentence(document: Document, batch: list[Placed]) -> Figures:
    start, end = document.sentence_at(batch[0].end - 1)
    block = document.block_at(start)
    return Figures(batch[0].claim.sentence, start, end, block.start, block.zone, document.prose, tuple(batch))


def numbered(document: Document, start: int, end: int) -> Placed:
    """A count that a score or a name hides: the 31 of "31-24", the 420 of "and the one in Turku 420"."""
    words = document.prose[start:end]
    found = next(amounts(words), None)
    value = found.value if found is not None else float(words.replace(",", ""))
    claim = Quantity(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, value=value, low=value, high=value, sentence=-1,
    )  # fmt: skip
    return Placed(claim, start, end)


def value(claim: Quantity) -> float:
    """The figure as written; of a range, its near end."""
    return claim.value[0] if isinstance(claim.value, tuple) else claim.value


_FIGURES: Final = later(r"\d[\d,]*(?:\.\d+)?")
_HALVES: Final = later(r"\d and (?:a half|a quarter|three[- ]quarters)")
_SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def shown(amount: float, like: Quantity) -> str:
    """A computed amount in the style of a figure of the copy: £2.23m beside "£2.32m"."""
    match = _FIGURES.search(like.words)
    if not match or not value(like):
        return f"{amount:,.6g}{_unit_of(like, amount)}"
    if half := _HALVES.search(like.words):
        return like.words[: match.start()] + f"{amount:.6g}" + like.words[half.end() :]
    scale = value(like) / float(match[0].replace(",", ""))
    places = len(match[0].partition(".")[2])
    figure = amount / scale if scale > 0 else amount
    if (not 1 <= abs(figure) < 10_000 and scale >= 1000) or (scale == 1 and abs(figure) >= 1e6):
        size, word = next(((s, f" {w}") for s, w in _SCALES if amount >= s), (1.0, ""))
        sign = re.sub(r"^.*[a-z] ", "", like.words[: match.start()])  # "about EUR " -> "EUR "
        unit = like.words[match.end() :].split(" ")[-1] if not sign and like.currency else ""
        return f"{sign}{amount / size:,.4g}{word} {unit}".strip() if size > 1 else f"{sign}{amount:,.0f} {unit}".strip()
    text = f"{figure:,.{places}f}"
    apart = abs(figure - value(like) / scale) if scale > 0 else figure
    if abs(float(text.replace(",", "")) - figure) > min(abs(figure) * 0.004, apart * 0.08):
        text = f"{figure:,.{places + (2 if abs(figure) < 1 else 1)}f}"
    if "." in text and abs(figure) >= 100:
        text = text.rstrip("0").rstrip(".")
    head = like.words[: match.start()]
    if like.hedge and head.lower().startswith(("about", "around", "nearly", "almost", "over", "more", "less", "some")):
        head = head.rpartition(" ")[2]
    tail = like.words[match.end() :]
    return f"{head}{text}{_unit_of(like, amount) if amount == 1 and tail.endswith('s') else tail}"


def _unit_of(like: Quantity, amount: float) -> str:
    """The " years" after an amount, where a figure of the copy has its unit in the plural: "nine years"."""
    plural = like.words.rpartition(" ")[2]
    if like.unit != singular(plural) and not (like.unit == "year" and plural == "months"):
        return ""
    return f" {like.unit}" if amount == 1 or plural == like.unit else f" {like.unit}s"
