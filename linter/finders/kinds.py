"""What kind of visit, and what kind of tie between two countries, the copy speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from linter import periods
from linter.claims import Kind
from linter.document import Document
from linter.finders._visitors import MAIN, Cast
from linter.patterns import later

finds = Kind
VISIT, PARTNERSHIP = "visit", "partnership"

_VISIT: Final = later(
    r"\b(?P<kind>(?:state|official|working|private|unofficial)"
    r"(?:[ -](?:and )?(?:state|official|working|private|friendly|friendship|goodwill))?) visit\b",
    re.IGNORECASE,
)
_TIE: Final = later(
    r"\b(?P<kind>(?:(?:comprehensive|special|enhanced|upgraded|all-weather|permanent|global|extensive|privileged|"
    r"cooperative) "
    r"){0,3}strategic (?:cooperative )?|comprehensive )partnership(?! (?:agreement|deal|treaty|group|programme|"
    r"program)\b)",
    re.IGNORECASE,
)
_UPGRADE: Final = later(
    r"\b(?:elevat|upgrad|rais|lift|promot|transform|evolv|mov|shift|advanc|turn)\w*\b[^.;]{0,120}\b(?:to|into|"
    r"towards?) "
    r"(?:an? |the )?(?:level of (?:an? |the )?)?(?:new |higher )?(?:\w+ ){0,2}(?:comprehensive|strategic)\b",
    re.IGNORECASE,
)
_OLD: Final = later(
    r"\b(?:from|existing|current|previous|old|former|earlier|has had|had|been|already|since|their|its) (?:an? |the )?$",
    re.I,
)
_KNOWN: Final = later(r"\b(?:[Uu]nder|[Ww]ithin) (?:the|this) (?:new )?$")
_HISTORY: Final = later(r"\b(?:establish|set up|sign|forg|announc|became|since|form)\w*\b[^.;]{0,80}\b(?:19|20)\d\d\b")
_OF_COUNTRIES: Final = later(
    r"\b(?:(?:two|both) (?:countries|nations|sides|states|governments|peoples|leaders|prime ministers|presidents|"
    r"neighbou?rs)|"
    r"bilateral|(?:the|this|his|her) visit)\b",
    re.IGNORECASE,
)
_OF_COMPANIES: Final = later(
    r"\b(?:Corp|Corporation|Group|Co|Inc|Ltd|PLC|Bank|compan(?:y|ies)|firms?|startup|university)\b"
)
_OTHER_PARTY: Final = later(r"\b(?:NATO|Nato|ASEAN|Asean|EU|European Union|BRICS|SCO|GCC|African Union|Mercosur|UN)\b")
_NOT_A_WORD_OF_RANK: Final = later(r"friendly|friendship|goodwill|and|[-]")


def find(document: Document) -> Iterator[Kind]:
    """The visits and ties of which the copy names the kind."""
    visits, ties = _found(document, _VISIT, {"visit"}), _found(document, _TIE, {"partnership", "partnerships"})
    if visits or ties:
        cast = Cast(document)
        yield from _visits(document, cast, visits)
        yield from _ties(document, cast, ties)


def _found(document: Document, pattern: re.Pattern[str], words: set[str]) -> list[re.Match[str]]:
    return list(pattern.finditer(document.prose)) if document.holds(words) else []


def _visits(document: Document, cast: Cast, matches: Iterable[re.Match[str]]) -> Iterator[Kind]:
    last, place = cast.main, document.block_at(0)
    for match in matches:
        trip = cast.trip(match.start(), match.end())
        whose = trip.whose
        if whose == MAIN:
            # "The official visit" is the main one, unless another visitor was spoken of a moment ago.
            whose = cast.main if last == cast.main or document.block_at(match.start()) != place else ""
        elif whose:
            last, place = whose, document.block_at(match.start())
        kind = " ".join(_NOT_A_WORD_OF_RANK.sub(" ", match["kind"].lower()).split())
        yield Kind(
            span=document.span(*match.span()), zone=document.zone_at(match.start()),
            quoted=document.quoted(match.start()), dateline=document.date, family=VISIT, kind=kind, whose=whose,
            where=trip.where, period=periods.year(trip.year) if trip.year else None,
        )  # fmt: skip


def _ties(document: Document, cast: Cast, matches: list[re.Match[str]]) -> Iterator[Kind]:
    # Copy that tells how one tie becomes another may use the names of both. Where it names only what the tie becomes,
    # "under the strategic partnership" speaks of that.
    raised = [match for match in matches if _UPGRADE.search(document.prose, *_around(document, match))]
    old = any(_OLD.search(document.prose, max(match.start() - 30, 0), match.start()) for match in matches)
    new = {" ".join(match["kind"].lower().split()) for match in raised}
    for match in matches:
        if not raised:
            whose = _pair(document, cast, match)
        elif old or len(new) != 1 or len(cast.pair) != 2:
            whose = ""
        else:
            known = match in raised or _KNOWN.search(document.prose, max(match.start() - 30, 0), match.start())
            whose = "+".join(cast.pair) if known else ""
        yield Kind(
            span=document.span(*match.span()), zone=document.zone_at(match.start()),
            quoted=document.quoted(match.start()), dateline=document.date, family=PARTNERSHIP,
            kind=" ".join(match["kind"].lower().split()), whose=whose,
        )  # fmt: skip


def _around(document: Document, match: re.Match[str]) -> tuple[int, int]:
    """The sentence of a tie, or what of it stands near."""
    begin, stop = document.sentence_at(match.start())
    return max(begin, match.start() - 400), min(stop, match.end() + 400)


def _pair(document: Document, cast: Cast, match: re.Match[str]) -> str:
    """The two countries that the tie binds ("RU+VN"), "" if they cannot be told."""
    begin, stop = _around(document, match)
    if any(words.search(document.prose, begin, stop) for words in (_OF_COMPANIES, _OTHER_PARTY, _HISTORY)):
        return ""
    near = {place.code for place in cast.near(begin, stop)}
    if len(near) == 2:
        return "+".join(sorted(near))
    if len(near) > 2 or len(cast.pair) != 2 or not near <= set(cast.pair):
        return ""
    return "+".join(cast.pair) if near or _OF_COUNTRIES.search(document.prose, begin, stop) else ""
