"""The strongest since a year, by a number on a scale (magnitude, category, force), and a stronger one since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.patterns import later
from linter.relations.precedence.limits import LIMIT, since
from linter.relations.precedence.precedents import Novelty, Precedent, this_year
from linter.relations.precedence.recalled import clauses, unaccounted

_SCALE: Final = later(
    r"\b(?:(?P<scale>[Mm]agnitude|[Cc]ategory|[Ff]orce|[Gg]rade|[Ll]evel)(?: of)?[ -](?P<mark>\d{1,2}(?:\.\d)?)\b"
    r"|(?P<point>\d\.\d)[ -](?P<of>magnitude)\b)"
)
_MOST: Final = later(
    r"\b(?:strongest|biggest|largest|worst|fiercest|most (?:powerful|severe|violent|destructive)|greatest)\b"
)
_AMONG: Final = later(r"\b(?:one of|among|second|third|not|if|than) (?:[\w’'-]+ ){0,3}$")
_ONE: Final = later(r"\b(?:one|another)(?= of (?:magnitude|category|force|grade|level))")
# Of another place; so is what struck "off" a coast or "under" a sea.
_ELSEWHERE: Final = later(
    r"\b(?:off|under|sea|ocean|offshore|out|elsewhere|neighbou?r\w*|abroad|border|another|other|far|near|aftershock\w*|"
    r"foreshock\w*|not|never|if|would)\b|\b(?:in|hit|struck|shook) (?:the )?(?=[A-Z])"
)


def outranked(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """Every strongest of its sort since a year, with a later year in which the copy has a stronger one."""
    prose, this = document.prose, this_year(document)
    for own in _SCALE.finditer(prose):
        begin, stop = document.sentence_at(own.start())
        most = _MOST.search(prose, begin, stop)
        limit = LIMIT.search(prose, most.end(), stop) if most else None
        if most is None or limit is None or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
            continue
        after = since(prose, most.end(), stop, this)
        if after is None or _AMONG.search(prose, max(begin, most.start() - 30), most.start()):
            continue
        case = _stronger(document, begin, own, after)
        if case:
            claim = Novelty(
                most.start(), limit.end(), begin, who=(), deeds=frozenset(), words=frozenset(), since=after,
                named=frozenset(), noun=True, subject=frozenset(),
            )  # fmt: skip
            yield claim, case


def _stronger(document: Document, begin: int, own: re.Match[str], after: int) -> Precedent | None:
    prose, this = document.prose, this_year(document)
    free = unaccounted(document, after) if after else True
    for clause in clauses(document):
        start, stop = document.sentence_at(clause.start)
        if start == begin or not after < clause.year < this or _ELSEWHERE.search(prose, clause.start, clause.end):
            continue
        # "In 1997 a quake killed 14, and in 2010 one of magnitude 6.4": one of that same place.
        listed = _ONE.search(prose, clause.start, clause.end) and str(after) in prose[start : clause.start]
        for other in _SCALE.finditer(prose, clause.start, clause.end):
            same = _name(own) == _name(other) and _mark(other) > _mark(own)
            if same and (free or listed):
                return Precedent(start, stop, (_name(own),))
    return None


def _name(match: re.Match[str]) -> str:
    return (match["scale"] or match["of"]).lower()


def _mark(match: re.Match[str]) -> float:
    return float(match["mark"] or match["point"])
