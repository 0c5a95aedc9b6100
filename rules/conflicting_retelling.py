"""One sentence in two places, the same but for one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from linter.alignment import DISPLAY
from linter.alignment.retold import (
    DAY,
    MONTH,
    NAME,
    NUMBER,
    WORD,
    Difference,
    difference,
    of_substance,
    one_name,
)  # fmt: skip
from linter.claims import Claim, kind_of_claim
from linter.document import BYLINE, DATELINE, NOT_THE_STORY, SUBHEAD, TABLE, Document, Span
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon import country
from linter.rule import Rule, examples
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_LEFT_OUT: Final = frozenset({*NOT_THE_STORY, TABLE, BYLINE, DATELINE, SUBHEAD})
_FEWEST: Final = 5  # words of a sentence
_SHARED: Final = 3  # of substance, for two sentences to be looked at
_COMMON: Final = 30  # sentences of a story: a word that more of them have leads to none
_TO_WHOM: Final = frozenset({"told", "tells"})
_TIED: Final = frozenset({NUMBER, DAY, MONTH})  # what may be told anew on another day


@kind_of_claim
class Statement(Claim):
    """One sentence as its words."""

    row: tuple[str, ...]
    sentence: int = 0


class ConflictingRetelling(Rule[Statement]):
    """One sentence stands in two places, and one of its names, numbers, days or words is another.

    Why it matters
    --------------
    A caption, a summary or tomorrow's follow-up takes a sentence from the story, and with it what it says. "The hearing
    will be held at the Corn Exchange" and "The hearing will be held at the Guildhall" cannot both go out.

    How it decides
    --------------
    Two sentences, in drafts of one story, or one in the text and one in a headline, caption, list or pull quote. Word
    by word they are the same (four words of substance and more, and most of the shorter sentence), but for one thing:
    a name for a name, a number for a number, a day, a month, a year, or one of two words that exclude each other ("won"
    and "lost", "hospital" and "school"), with the same words on both sides of it.

    When it stays silent
    --------------------
    Where two things differ, as in two lines of one list or two reports of one sort; where the names may be of one
    ("Ms Day", "Anna Day", "Russia", "Russian"), or one place may lie in the other; where drafts of two days have
    another number or day, or drafts of one day another toll or another number of votes; in quotations.
    """

    reads = Statement
    gives_way_to = (
        "conflicting-figures", "slipped-digits", "slipped-scale", "exchanged-digits", "conflicting-dates",
        "conflicting-attribute", "conflicting-kinds", "conflicting-age", "headline-day", "headline-count",
        "headline-figure", "headline-ordinal", "drifting-name", "drifting-place", "conflicting-quotation",
    )  # fmt: skip
    allows = examples(
        "Holm votes on its new bridge\n\nThe hearing on the new bridge in Holm will be held at the Guildhall.\n\n"
        "Caption: The hearing on the new bridge will be held at the Guildhall in May.",
        "Results\n\nThe hall in Holm, in northern Spain, was bought by a bank.\n\nCaption: The hall in Holm, in "
        "northern Galicia, was bought by a firm.",
        (
            "HOLM, May 3, 2024 - Holm will vote.\n\nThe flood in the valley of the Wick has so far killed 12 people.",
            "HOLM, May 3, 2024 - Holm votes.\n\nThe flood in the valley of the Wick has so far killed 14 people.",
        ),
        (
            "HOLM, May 3, 2024 - Holm will vote.\n\nAnna Day of the Harbour Street library in Wick told Reuters of it.",
            "HOLM, May 3, 2024 - Holm votes.\n\nAnna Day of the Harbour Street library in Wick told Anadolu of it.",
        ),
        "Results\n\n- Anna Day of Holm beat Bea Fox of Wick in the first round.\n- Cara Lee of Holm beat Dora Poe of "
        "Wick in the first round.\n",
        (
            "HOLM, May 3, 2024 - Holm will vote.\n\nThe recall of red wooden ducks covers every batch with RR25 in it.",
            "HOLM, May 8, 2024 - Holm has voted.\n\nThe recall of red wooden ducks covers every batch with RG25 in it.",
        ),
    )
    catches = examples(
        "Holm votes on its new bridge\n\nThe hearing on the new bridge in Holm will be held at the [[Guildhall]].\n\n"
        "Caption: The hearing on the new bridge in Holm will be held at the [[Corn Exchange]].",
        "Holm votes on its new bridge\n\nThe mill by the harbour was built for flax in [[1858]], and burned twice.\n\n"
        "Caption: The mill by the harbour was built for flax in [[1885]].",
        "Holm votes on its new bridge\n\nAnna Day [[won]] the by-election in the harbour ward of Holm on Monday.\n\n"
        "Caption: Anna Day [[lost]] the by-election in the harbour ward.",
        (
            "HOLM, May 3, 2024 - Holm will vote.\n\nThe old [[hospital]] in Harbour Street was sold to a bank in Wick.",
            "HOLM, May 4, 2024 - Holm has voted.\n\nThe old [[school]] in Harbour Street was sold to a bank in Wick.",
        ),
        (
            "HOLM, May 3, 2024 - Holm will vote.\n\nThe Harbour Street library in Wick has [[1,340]] maps.",
            "HOLM, May 3, 2024 - Holm votes.\n\nThe Harbour Street library in Wick has [[1,430]] maps.",
        ),
    )

    def find(self, document: Document) -> Iterator[Statement]:
        if document.language[:2] != "en":
            return
        prose = document.prose
        for number, (start, end) in enumerate(document.sentences):
            zone = document.zone_at(start)
            if zone in _LEFT_OUT or document.quoted(start):
                continue
            found = WORD.findall(prose, start, end)
            if len(found) >= _FEWEST:
                yield Statement(
                    span=document.span(start, end), zone=zone, dateline=document.date, row=tuple(found),
                    sentence=number,
                )  # fmt: skip

    def keys(self, claim: Statement) -> Iterable[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Statement]) -> Iterator[Finding | Agreement]:
        if len({c.path for c in claims}) == 1 and not any(c.zone in DISPLAY for c in claims):
            return
        told = set[tuple[str, ...]]()
        for one, other in _pairs(claims):
            found = difference(one.row, other.row, _rivals)
            if not found or not _excluded(found, one, other):
                continue
            here, there = (_words(c, at) for c, at in ((one, found.one), (other, found.other)))
            if (here, there) in told:
                continue
            told.add((here, there))
            yield self.finding(
                replace(other, span=_place(other, found.other)),
                f"“{there}” here, “{here}” elsewhere, in the same sentence",
                Related(_place(one, found.one)),
                reason="both: “" + " ".join(one.row[:4]) + " …”, the same otherwise",
            )  # fmt: skip


def _pairs(claims: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Two sentences that share enough words to be one, in two drafts or in the text and what sums it up."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        shared = Counter[int]()
        for word in {fold(w) for w in claim.row if of_substance(w)}:
            before = having[word]
            if len(before) < _COMMON:
                shared.update(before)
            before.append(at)
        for other, count in sorted(shared.items()):
            if count >= _SHARED and _apart(claims[other], claim):
                yield claims[other], claim


def _apart(one: Statement, other: Statement) -> bool:
    return one.path != other.path or (one.zone != other.zone and bool({one.zone, other.zone} & DISPLAY))


def _excluded(found: Difference, one: Statement, other: Statement) -> bool:
    """Can only one of the two be true?"""
    left, right = one.row[slice(*found.one)], other.row[slice(*found.other)]
    if found.sort in _TIED and one.path != other.path:
        return one.dateline == other.dateline and (found.sort != NUMBER or _growing().isdisjoint(map(fold, one.row)))
    if found.sort == NAME:
        heard = one.row[found.one[0] - 1] in _TO_WHOM  # "she told Reuters", "she told the BBC"
        return not heard and not one_name(left, right) and not _of_one_country(left, right)
    return True


def _of_one_country(left: Sequence[str], right: Sequence[str]) -> bool:
    """May one of two places lie in the other: a country, and a town or that country's people?"""
    one, other = (country(" ".join(row)) for row in (left, right))
    return one == other if one and other else bool(one or other)


def _rivals(one: str, other: str) -> bool:
    rows = _rows()
    return any(
        row == there and value != another for row, value in rows.get(one, ()) for there, another in rows.get(other, ())
    )


@cache
def _rows() -> dict[str, tuple[tuple[int, int], ...]]:
    """Word -> the rows that it stands in, and which of their values it is."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, row in enumerate(table(_DATA)["rivals"]):
        for value, words in enumerate(row.split()):
            for word in filter(None, words.split("/")):
                found[word] = (*found.get(word, ()), (number, value))
    return found


@cache
def _growing() -> frozenset[str]:
    return frozenset(table(_DATA)["growing"].split())


def _words(claim: Statement, at: tuple[int, int]) -> str:
    return " ".join(claim.row[slice(*at)])


def _place(claim: Statement, at: tuple[int, int]) -> Span:
    """Where the words stand; the whole sentence where markup stands between its words."""
    places = list(WORD.finditer(claim.span.text))
    if tuple(m[0] for m in places) != claim.row:
        return claim.span
    return claim.span.part(places[at[0]].start(), places[at[1] - 1].end())
