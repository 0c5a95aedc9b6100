"""Two figures of one story whose digits are the same in another order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import ClassVar, Final

from linter.alignment import align, contested, opposed, periods_agree, shared_words
from linter.alignment.figures import digits, number, slip, unit_of
from linter.alignment.reference import akin, refers_back, some_who, told_apart
from linter.claims import Quantity
from linter.finding import WARNING, Finding
from linter.rule import Rule, examples

_IDLE: Final = frozenset({"year of age", "count", "year", "percentage point", "basis point", "point"})
_SOFT: Final = frozenset({"forecast", "target", "estimate"})


@dataclass(frozen=True)
class SlippedDigits(Rule[Quantity]):
    """The same digits in another order: 218,000 books here, "the 281,000 loans" there.

    Why it matters
    The commonest slip of the key turns 1,250 into 1,520. The words around the two figures may have nothing in common,
    and so nobody who reads for sense sees that one of them must be wrong.

    How it decides
    Figures of one story in the same unit or currency, or bare counts, are compared by their digits. Where two
    neighbouring digits have changed places (or a nought and its neighbour) and there are three digits at least, one
    is taken for a slip of the other if they measure the same, if the later one is taken as known ("the 281,000 loans",
    "all 321"), or if the sentences have words in common. Two digits are enough where the later figure has a unit and
    is plainly taken as known. What the figures count need not be named by the same word, for two figures of one story
    hardly ever have the same digits by chance.

    When it stays silent
    When one sentence gives both; when the story gives both more than once; for changes and what they came from; when
    another period, part, stage or source is named beside one of them; for forecasts against what came out. Pairs that
    plainly measure the same thing are left to `conflicting-figures`.
    """

    severity = WARNING
    reads = Quantity
    source = (
        "The Associated Press Stylebook, on numerals; Damerau 1964 (four of five slips exchange, drop or add one sign)"
    )
    allows: ClassVar = examples(
        "The mill has 2,340 looms in Cork and 2,430 spindles in Galway. The 2,430 spindles are older.",
        "Turnout was 61.4 per cent. In the last election, turnout was 64.1 per cent.",
        "Police put the crowd at 12,600. Organisers said that 16,200 had come.",
        "A single costs £12.50. A return ticket is £15.20.",
        "Loans rose to 645 million euros, from 546 million euros.",
        "The clinic treated 312 patients. Last year it gave away 321 cots.",
    )
    catches: ClassVar = examples(
        "The library lent [[218,000]] books.\n\nThe mayor said the [[281,000]] loans proved that people still read.",
        "The ferry had [[312]] people on board.\n\nAll [[321]] were taken off by tugs before dark.",
        "The fare is [[Rs 2,450]] with breakfast.\n\nThe first trains were full even at [[Rs 2,540]] a passenger.",
        "A span was built for [[$84 million]].\n\nCritics said the [[$48 million]] was thrown away.",
        ("TURIN, 3 May 2025 - Turnout in Aldo Brera's Val Morta was [[58.3 per cent]], in spite of the snow.\n",
         "TURIN, 5 May 2025 - In Aldo Brera's Val Morta, where [[53.8 per cent]] came in spite of snow, it is calm.\n"),
    )  # fmt: skip

    def keys(self, claim: Quantity) -> Iterable[str]:
        if claim.unit in _IDLE or isinstance(claim.value, tuple) or claim.change or claim.part or number(claim) <= 0:
            return
        if len(digits(claim)) >= 2 and (claim.modality not in _SOFT or refers_back(claim)):
            order = "".join(sorted(digits(claim).replace("0", "")))
            yield f"{claim.story}|{unit_of(claim)}|{order}"

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        """Figures of one unit and of the same digits in any order."""
        places = defaultdict[float, list[tuple[str, int]]](list)
        for claim in claims:
            places[number(claim)].append((claim.path, claim.sentence))
        done: set[frozenset[float]] = set()
        for a, b in combinations(claims, 2):
            pair = frozenset((number(a), number(b)))
            if (
                pair in done
                or slip(a, b) != "digits exchanged"
                or not _unexplained(places[number(a)], places[number(b)])
            ):
                continue
            early, late = sorted((a, b), key=lambda c: (c.dateline or date.min, c.path, c.span.start))
            tie = _tie(early, late)
            if tie and (a.unit == "percent" or align(a, b) is None):
                done.add(pair)
                message = f"{late.words} here, {early.words} elsewhere; two digits may be exchanged"
                yield self.finding(late, message, early, reason=f"both: {tie}", repairs=[early.words])


def _unexplained(one: Sequence[tuple[str, int]], other: Sequence[tuple[str, int]]) -> bool:
    """Does no sentence give both figures, and no draft both of them twice?"""
    paths = [[path for path, _ in places] for places in (one, other)]
    return not set(one) & set(other) and not any(paths[0].count(p) > 1 and paths[1].count(p) > 1 for p in paths[0])


def _tie(early: Quantity, late: Quantity) -> str:
    """What makes the one figure a slip of the other, in words; "" when nothing does."""
    if early.per and late.per and early.per != late.per:
        return ""
    known = refers_back(late)
    if some_who(late) or (opposed(early, late) if known == 2 else contested(early, late)):
        return ""
    if told_apart(early, late) or not periods_agree(early.period, late.period):
        return ""
    shared = shared_words(early, late)
    unit = unit_of(early)
    what = unit or "a count"
    beside = f" (both beside: {', '.join(shared[:4])})" if shared else ""
    if max(len(digits(early)), len(digits(late))) >= 3:
        loose = unit not in ("", "percent") and not (early.measure and late.measure)
        if (akin(early, late) and not early.currency) or loose or shared or known:
            return f"{what}, in the same digits{beside}"
        return ""
    if unit != "percent" and known == 2 and refers_back(early) < 2 and (unit or akin(early, late)):
        return f"{what}, taken as known in the same digits{beside}"
    return ""
