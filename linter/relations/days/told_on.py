"""The weekday of the news in a story's first sentence, against the date of its dateline.

Copy with a dateline tells what was said on that day or on the day before. "LISBON, August 5, 2025 (a Tuesday) - … said
on Friday" has the wrong day, or the wrong date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from linter.dateline import opening
from linter.document import BODY, Document
from linter.finders import moments
from linter.patterns import later
from linter.relations.days.beside import Placed, place

_SAID: Final = later(
    r"\b(?:said|announced|told [\w’' -]{2,30}|reported|showed|confirmed|warned|ruled|heard|found guilty|was (?:jailed|"
    r"sentenced)|were (?:jailed|sentenced)|voted|approved|rejected|accepted)\b[^.;:]{0,60}? on $"
)
_DONE: Final = later(
    r"\b(?:won|beat|killed|died|opened|closed|rose|fell|signed|agreed|resigned|arrested|began|ended|elected|launched|"
    r"unveiled|raised|cut|bought|sold|hit|struck|sank|crashed|collapsed)\b[^.;:]{0,60}? on $"
)
# What is to come, what was, and what is told of another week: "will", "had", "when it", "since", "last".
_ELSE: Final = later(
    r"\b(?:will|would|to be|is to|are to|due|planned|expected|had|when|after|before|since|until|from|last|which|who|"
    r"that (?:was|were|is|are)|earlier|next|every|each|of|for|ahead)\b[^,;]*$"
)
_TO_COME: Final = later(
    r"\b(?:to|will|would|can|could|may|might|must|shall|should|had)(?: not)?(?: [a-z]+ly)?(?: be(?:en)?)?"
    r"(?: [a-z]+ly)? $"
)
# "A man killed on Saturday was", "police seek a boat that sank": a deed that is no news, but known by now.
_KNOWN: Final = later(r",? (?:is|are|was|were|has|have|had|will|would|can|could|may|might)\b|[^.;]*\bsa(?:id|ys?)\b")
_SECOND: Final = later(
    r"\b(?:[a-z]{2,}ed|is|are|was|were|has|have|said|says?|that|which|who|whose|where)\b(?! (?:been )?$)"
)
_MORE: Final = later(r"(?: (?:night|evening|morning|afternoon))?(?:,? \(?(?:\d|[A-Z][a-z]+ \d|last|week|the \d)|['’]s)")
_DATED: Final = later(r"\d")  # "began on 1 December and runs out on": of another day
_SAID_WITHIN, _DONE_WITHIN = 1, 2  # days before the date that news is of
_WEEKEND: Final = frozenset({5, 6})


def told_on(document: Document) -> Iterator[Placed]:
    """The weekday of the first sentence after a dateline, if it tells when something was said or done."""
    today = document.date
    block = next((b for b in document.blocks if b.zone == BODY), None)
    if today is None or block is None or document.language[:2] != "en":
        return
    prose, size = document.prose, opening(document.prose[block.start : block.end])
    start, end = document.sentence_at(block.start + size)
    start = max(start, block.start + size)
    if not size or document.quoted(start):
        return
    for first, last, parts in moments.scan(document, start, end):
        if parts.weekday is None or parts.day is not None or parts.month is not None or _MORE.match(prose, last):
            continue
        lead = prose[start:first]
        said, done = _SAID.search(lead), _DONE.search(lead)
        told = said or done
        if (
            not told
            or _DATED.search(lead, told.start())
            or _ELSE.search(lead[told.start() :])
            or _TO_COME.search(lead, 0, told.start())
            or (not said and (_KNOWN.match(prose, last) or _SECOND.search(lead, 0, told.start())))
            or document.quoted(first)
        ):
            continue
        days = (today.weekday() - parts.weekday) % 7
        fits = days <= (_SAID_WITHIN if said else _DONE_WITHIN) or _over_a_weekend(today, days)
        fault = f"{prose[first:last]} was {days} days before the draft's date, {today:%A %-d %B}"
        yield place(document, first, last, parts, fault="" if fits else fault, fits=fits)
        return


def _over_a_weekend(today: date, days: int) -> bool:
    """Is nothing but a weekend between the day told of and the date?"""
    return all((today - timedelta(days=n)).weekday() in _WEEKEND for n in range(1, days))
