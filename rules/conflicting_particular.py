"""One fine, one magnitude, one turnout with two figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from linter.alignment import contested, shared_words
from linter.alignment.figures import meets, mistyped, near_in_size, number
from linter.alignment.reference import set_apart
from linter.document import Document
from linter.finding import WARNING, Agreement, Finding
from linter.relations.particulars import Particular, particulars
from linter.rule import Rule, examples

_FAR: Final = 3.0  # times: a figure that is further off is of another thing
_DAYS: Final = 21  # between two drafts that tell of one event


class ConflictingParticular(Rule[Particular]):
    """A man is fined £8,000, and asks for time to pay the fine of £18,000.

    Why it matters
    --------------
    The magnitude of a quake, a turnout or a fine is what the headline is made of. It is told once as what happened and
    again, paragraphs later, in passing and in other words; nobody who reads for sense sees that it is another.

    How it decides
    --------------
    Some figures an event has one of: a magnitude, a turnout, how far off and deep a quake was, a speed, gusts, a limit,
    a fine, bail, a ransom, a reward, a prize, a price at auction, a gift, a delay, a key rate, the seats of a hall.
    Each is known by the words right beside its figure, as a verb or a noun ("was fined £8,000", "the £8,000 fine").
    Within a draft that gives two of them the later one must be taken as known ("the fine of"), or be of a sort of which
    there is one. Of drafts of one story each must give one only, in words that have something in common or that take it
    as known. Figures that rounding brings together are the same.

    When it stays silent
    --------------------
    Where a draft gives three; where a word beside one tells of another time, of another of the kind, of what might be
    or was asked for, or of what each gets; where the later sentence names a place or an owner; for the fines of two
    people; for figures three times as large.
    """

    severity = WARNING
    reads = Particular
    gives_way_to = (
        "conflicting-figures",
        "conflicting-mention",
        "exchanged-digits",
        "slipped-digits",
        "slipped-scale",
        "conflicting-dimension",
        "conflicting-retelling",
        "conflicting-count",
        "headline-figure",
    )
    allows = examples(
        "Ada Poe was fined £800 on Monday.\n\nTom Lee was fined £1,200 in the same court.",
        "A quake of magnitude 6.1 shook Salta on Tuesday.\n\nAn aftershock of magnitude 5.2 woke the town again.",
        "Turnout was 61 per cent.\n\nIn 2019 turnout was 68 per cent.",
        "She was driving at 94mph when she hit a wall.\n\nA van had passed her at 84mph.",
        "Gusts of 70mph hit the coast.\n\nOn the hill the 90mph gusts blew over a shed.",
        "The limit of 30mph begins on Monday.\n\nThe 40mph limit on the ring road stays.",
        "The hall has 840 seats.\n\nThe old hall's 480 seats were sold.",
        "He was fined £800.\n\nThe maximum fine is £1,000.",
        (
            "OBAN, 3 May 2025 - Ada Poe was fined £800 at Oban on Monday for keeping an otter.",
            "OBAN, 5 May 2025 - Tom Lee keeps an otter at Oban, and the £900 fine of Bea Ott does not scare him.",
        ),
    )
    catches = examples(
        "A baker who sold sawdust was fined [[£8,000]] on Monday.\n\nHe has a year to pay the fine of [[£18,000]].",
        "An earthquake of magnitude [[6.1]] shook Salta on Tuesday.\n\nThe [[5.9]] quake broke 400 bottles.",
        "Voters said no on Sunday. Turnout was [[61 per cent]].\n\n[[Sixty-seven per cent]] of voters took part.",
        (
            "OBAN, 3 May 2025 - Ada Poe of Luing was driving at [[94mph]] when she hit the wall of Oban prison.",
            "OBAN, 5 May 2025 - Oban prison has a new wall. Ada Poe of Luing had hit it at a speed of [[84mph]].",
        ),
    )

    def find(self, document: Document) -> Iterable[Particular]:
        return particulars(document)

    def keys(self, claim: Particular) -> Iterable[str]:
        figure = claim.figure
        yield f"{claim.story or claim.path}|{claim.sort}|{figure.currency or figure.unit}"

    def check(self, claims: Sequence[Particular]) -> Iterator[Finding | Agreement]:
        ordered = sorted(claims, key=lambda c: (c.dateline or date.max, c.path, c.span.start))
        several = {c.path for c in claims if any(d.path == c.path and _differ(c, d) for d in claims)}
        if any(len(_distinct([c for c in claims if c.path == path])) > 2 for path in several):
            return
        for early, late in combinations(ordered, 2):
            within = early.path == late.path
            if not _differ(early, late) or (early.weak and late.weak) or not (within or _of_days(early, late)):
                continue
            if not within and {early.path, late.path} & several:
                continue
            if _one_thing(early, late, within):
                message = f"{late.words} here, {early.words} elsewhere"
                yield self.finding(late, message, early, reason=f"both: the {late.sort} of the story")
                return


def _distinct(claims: Sequence[Particular]) -> list[Particular]:
    """One claim for each figure that rounding does not bring together with another."""
    found: list[Particular] = []
    for claim in claims:
        if all(_differ(claim, other) for other in found):
            found.append(claim)
    return found


def _differ(one: Particular, other: Particular) -> bool:
    a, b = one.figure, other.figure
    if a.hedge and a.hedge == b.hedge:
        return number(a) != number(b)  # "up to 70mph", "up to 90mph"
    return not meets(a, b)


def _of_days(early: Particular, late: Particular) -> bool:
    """Are two drafts of days so near that they tell of one event?"""
    if early.dateline is None or late.dateline is None:
        return True
    return abs((late.dateline - early.dateline).days) <= _DAYS


def _one_thing(early: Particular, late: Particular, within: bool) -> bool:
    """Do two places speak of one thing: of a sort of which there is one, or taken as known by the later?"""
    a, b = early.figure, late.figure
    if set_apart(a, b) or not near_in_size(a, b, _FAR) or (within and a.sentence == b.sentence):
        return False
    if early.names and late.names and not early.names & late.names:
        return False
    if late.where not in ("", early.where, *a.context) or contested(a, b):
        return False
    if within:
        return not late.placed and (late.single or late.known)
    return late.single or late.known or early.known or bool(shared_words(a, b)) or mistyped(a, b)
