"""Waits and droughts of years, and the year of the last time: "ended a 31-year wait", "last won the flag in 1989"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders.intervals import amount
from linter.patterns import later
from linter.phrases import stems

_N: Final = r"(?P<{0}>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
_HEDGED: Final = later(r"\b(?:more than|over|nearly|almost|about|around|some|roughly|at least|up to) (?:a |an )?$")
_WAIT: Final = later(
    rf"\b(?:{_N.format('wait')}-year (?:[a-z-]+ )?(?:wait|drought|absence|gap|hiatus|famine|exile|losing run)\b|"
    rf"first (?:[a-z-]+ ){{1,4}}?(?:in|for) {_N.format('first')} years\b)"
)
# "A mark that had stood for 21 years", "the 21-year-old record", and when the old one was set.
_STOOD: Final = later(
    rf"\b(?:record|mark|best)\b[^.;:\n]{{0,60}}?\b(?:stood|lasted|survived) for {_N.format('wait')} years\b|"
    rf"\b{_N.format('first')}-year-old (?:[a-z]+ )?(?:record|mark)\b"
)
_SET: Final = later(
    r"\b(?:record|mark|best)\b(?:[^.;:\n]|\.\d){0,40}? (?:was |had been )?set (?:[^.;:\n]{0,40} )?(?:in|back in) "
    r"(?:[A-Z][a-z]+ )?(?P<year>(?:1[89]|20)\d\d)\b"
)
# "Last won the flag, in 1989", "its last title, in 2011", "had not won there since 2009".
_LAST: Final = later(
    r"\b(?:last (?P<deed>won|win|held|lifted|reached|played|hosted|claimed|took|beat|lost|visited|staged|met|came|went|"
    r"title|victory|triumph|success|premiership|appearance)\b(?![^.;]{0,60}\b(?:before|until)\b)|"
    r"not (?P<since>won|beaten|lost|reached|played|held|hosted|lifted|claimed)\b)"
    r"[^.;:\n]{0,60}?,? (?:in|since|back in) (?:[A-Z][a-z]+ )?(?P<year>(?:1[89]|20)\d\d)\b"
)
_WON: Final = frozenset(("won", "win", "lifted", "claimed", "took", "beat", "beaten", "title", "victory", "triumph"))
_WINNING: Final = later(
    r"\b(?:win|wins|won|winning|victor\w+|champions|titles?|trophy|trophies|cup|championships?|premiership|flag|triumph\w*)\b"
)
_SLACK: Final = 1  # a season lies in two years


@kind_of_claim
class Wait(Claim):
    """A wait of years that is over, and the year of the last time as the same draft gives it."""

    years: int
    since: int
    at: Claim  # where that year stands


def waits(document: Document) -> Iterator[Wait]:
    """The one wait of a draft, with the one last time."""
    if document.date is None or document.language[:2] != "en":
        return
    if document.holds({"last", "since"}):
        yield from _waits(document, _WAIT, _LAST)
    if document.holds({"record", "mark", "best"}):
        yield from _waits(document, _STOOD, _SET)


def _waits(document: Document, lengths: re.Pattern[str], times: re.Pattern[str]) -> Iterator[Wait]:
    prose = document.prose
    found = [m for m in lengths.finditer(prose) if _told(document, m.start()) and not _hedged(prose, m.start("first"))]
    found = [m for m in found if not _hedged(prose, m.start("wait"))]
    lasts = [m for m in times.finditer(prose) if _told(document, m.start())]
    counts = {amount(m["wait"] or m["first"]) for m in found}
    if len(counts) != 1 or len({m["year"] for m in lasts}) != 1:
        return
    wait, last = found[0], lasts[0]
    begin, end = document.sentence_at(wait.start())
    other = document.sentence_at(last.start())
    deeds = last.groupdict()
    winning = (deeds.get("deed") or deeds.get("since")) in _WON and _WINNING.search(prose, begin, end) is not None
    shared = set(stems(prose, begin, end)) & set(stems(prose, *other)) - {"last", "year"}
    if not (winning or len(shared) > 1 or lengths is _STOOD):
        return
    yield Wait(
        span=document.span(wait.start(), wait.end()), zone=document.zone_at(wait.start()),
        quoted=document.quoted(wait.start()), dateline=document.date, years=counts.pop(), since=int(last["year"]),
        at=Claim(
            span=document.span(last.start(), last.end()), zone=document.zone_at(last.start()), dateline=document.date
        ),
    )  # fmt: skip


def fits(wait: Wait) -> bool:
    """Is the last time as many years ago as the wait was long, give or take one?"""
    assert wait.dateline is not None
    return abs(wait.dateline.year - wait.since - wait.years) <= _SLACK


def likely(wait: Wait) -> bool:
    """May the count be a slip for the right one, and not the count of another wait?"""
    assert wait.dateline is not None
    real = wait.dateline.year - wait.since
    digits = sum(a != b for a, b in zip(str(real), str(wait.years), strict=False))
    near = abs(real - wait.years) <= max(3, real // 3)
    return real > 0 and (near or (len(str(real)) == len(str(wait.years)) and digits == 1))


def _told(document: Document, at: int) -> bool:
    return document.zone_at(at) not in NOT_THE_STORY | {TABLE} and not document.quoted(at)


def _hedged(prose: str, at: int) -> bool:
    return at >= 0 and _HEDGED.search(prose, max(0, at - 20), at) is not None
