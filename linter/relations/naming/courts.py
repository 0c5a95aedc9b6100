"""Which court decided a case: the one of the opening, and another that is said to have done so further down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from linter.document import Document
from linter.folding import fold
from linter.patterns import either, later
from linter.phrases import LEXICON
from linter.tables import table

_GATE: Final = frozenset({"tribunal", "court", "lords"})
_DONE: Final = (
    r"ruled|ruling|judgment|judgement|verdict|decision|found|decided|ordered|orders?|sentenced?|cleared|convicted|"
    r"conviction|acquitted|acquittal|jailed|fined|blocked|dismissed|granted|awarded|award|refused|rejected|struck"
)
_ACT: Final = later(rf"(?:['’]s?)?(?: judges?['’]?s?)? (?:has |had |on \w+day )?(?:{_DONE})\b")
_ACTED: Final = later(
    r"\b(?:ruled|ordered|sentenced|cleared|convicted|acquitted|jailed|fined|blocked|dismissed|granted|awarded|refused|"
    r"rejected|struck down|halted|stopped|found|decided|told|remanded)\b"
)
# "The sentence of the regional court", "outside the county court".
_BEFORE: Final = later(
    rf"\b(?:(?:{_DONE}|penalty|term|fine) (?:\w+ )?(?:of|by|from|in|at) (?:the |a |an )?"
    r"|(?:[Oo]utside|leaving|left) (?:the )?)$"
)
# Copy that tells of more than one instance names more than one court with good reason.
_INSTANCES: Final = later(
    r"\b(?:overturn|upheld|uphold|quash|revers|referred|appealed|on appeal|lower court|higher court|earlier|"
    r"previous|original|first ruling)"
)
_OWNED: Final = later(r"['’]?s?['’]?(?= )")
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_ARTICLE: Final = later(r"\b(?:[Aa]n?|[Tt]he) $")


class _Court(NamedTuple):
    """A court named at prose[start:end], what sort it is, where it sits, and whether it is said to have decided."""

    start: int
    end: int
    sort: frozenset[str]
    place: str
    acted: int  # where the words for what it did end; 0 for none


@cache
def _named() -> re.Pattern[str]:
    sorts = either(table(LEXICON / "en" / "courts.toml")["sorts"].split()).replace("'", "['’]")
    return later(
        rf"\b(?P<place>[A-Z][\w-]+ )??(?P<sort>(?:(?i:{sorts}) ){{1,3}}[Cc]ourt\b|(?:US )?Supreme Court\b"
        r"|(?:[a-z]+ )?[Tt]ribunal\b|(?:European )?Court of (?:Appeals?|Session|Justice|Human Rights)\b"
        r"|[Ll]aw [Ll]ords\b)"
    )


def two_courts(document: Document) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The court that decides in the opening, and the one other court of the draft, if it is said to have decided."""
    if not document.holds(_GATE):
        return None
    found = list(_courts(document))
    if not found or _INSTANCES.search(document.prose):
        return None
    first = found[0]
    others = [court for court in found if _apart(first, court)]
    prose = document.prose
    opening = document.blocks[min(3, len(document.blocks) - 1)].end
    here = document.sentence_at(first.start)
    if first.start > opening or not (first.acted or _ACTED.search(prose, *here)) or not 1 <= len(others) <= 2:
        return None
    if any(_apart(others[0], court) for court in others):
        return None
    for other in others:
        begin, stop = document.sentence_at(other.start)
        told = other.acted or _BEFORE.search(prose, max(begin, other.start - 40), other.start)
        if begin != here[0] and told and not _YEAR.search(prose, begin, stop):
            return _with_article(document, first), _with_article(document, other)
    return None


def _courts(document: Document) -> Iterator[_Court]:
    prose, elsewhere = document.prose, table(LEXICON / "en" / "courts.toml")["no_place"].split()
    for begin, stop in document.sentences_with(_GATE):
        for match in _named().finditer(prose, begin, stop):
            name, place = fold(match["sort"]), fold(match["place"] or "").strip()
            sort = frozenset({"tribunal"} if "tribunal" in name else _OWNED.sub("", name).split())
            start = match.start("sort" if place in elsewhere else "place") if place else match.start()
            act = _ACT.match(prose, match.end())
            where = "" if place in elsewhere else place
            yield _Court(start, match.end(), sort, where, act.end() if act else 0)


def _apart(one: _Court, two: _Court) -> bool:
    """Can these not be one court? "The federal high court" may be "the high court"."""
    if one.sort <= two.sort or two.sort <= one.sort:
        return one.sort == two.sort and bool(one.place and two.place) and one.place != two.place
    return True


def _with_article(document: Document, court: _Court) -> tuple[int, int]:
    article = _ARTICLE.search(document.prose, max(court.start - 4, 0), court.start)
    return court.start - (len(article[0]) if article else 0), court.acted or court.end
