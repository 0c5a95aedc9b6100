"""One thing with two lengths, weights or sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.document import BODY, Document
from linter.finding import Agreement, Finding
from linter.relations.dimensions import Dimension, dimensions
from linter.rule import Rule, examples

_NEAR: Final = 0.06  # of the larger one: what a round figure leaves out
_FAR: Final = 20.0  # times: two things of one name
_DAYS: Final = 60  # between two drafts, in which a school or a village may grow


class ConflictingDimension(Rule[Dimension]):
    """The bridge is 240 metres long here, and 310 metres there.

    Why it matters
    --------------
    What a thing measures, weighs or holds does not change while its story is told, and the reader who knows the bridge
    knows which of the two is wrong.

    How it decides
    --------------
    "The bridge is 240 metres long", "a bridge of 240 metres", "the 310-metre bridge", "at 76 metres the tower is the
    tallest"; "the clinic has 24 beds", "the 31-bed clinic"; "there are 240 children at the school": a thing by its noun
    and an article, and a length, weight, area, time, or what it has in seats, beds, members, pupils or people. Two
    places of one draft or of drafts of one story differ by more than rounding. A height is no length.

    When it stays silent
    --------------------
    When a draft has two such things, or an old, a new or another one; when different words narrow the two nouns; for
    round figures ("about 300") near the other; for money, which is often told anew; for drafts two months apart.
    """

    reads = Dimension
    gives_way_to = (
        "conflicting-figures", "slipped-digits", "exchanged-digits", "slipped-scale", "conflicting-retelling",
        "conflicting-count", "conflicting-attribute", "headline-figure",
    )  # fmt: skip
    allows = examples(
        "The bridge at Holm is 240 metres long.\n\nThe bridge, which is 31 metres high, was closed.",
        "The old bridge is 240 metres long.\n\nThe 310-metre bridge will open in May.",
        "The bridge is 240 metres long.\n\nTwo other bridges were closed. The 310-metre bridge was not.",
        "The boat, which is 31 metres long, is for sale.\n\nA 24-metre boat was sold in May.",
        "A tree 12 metres tall fell in Ely.\n\nA tree 15 metres tall fell in March.",
        "The Greens had 13 seats in the 200-seat parliament.\n\nOf the inn's 12 rooms all were let. They took four "
        "rooms at the inn.",
        "The school has about 300 pupils.\n\nThere are 310 children at the school.",
    )
    catches = examples(
        "The bridge is [[240 metres]] long.\n\nIt was cold.\n\nThe [[310-metre]] bridge was built by the army.",
        "A yacht [[40 metres]] long sank off Rye.\n\nIt was cold.\n\nThe [[46-metre]] yacht had a crew of six.",
        "The bell, which weighs [[eight tonnes]], is new.\n\nIt was cold.\n\nThe [[18-tonne]] bell Anna was rung.",
        "At [[76 metres]] the tower is the tallest.\n\nIt was cold.\n\nThe [[67-metre]] tower was built by the army.",
        "The school has [[240 pupils]].\n\nIt was cold.\n\nThere are [[310 children]] at the school.",
        (
            "HOLM, 3 May 2025 - Anna Day opened the clinic at Holm on Saturday. The clinic has [[24 beds]].",
            "HOLM, 5 May 2025 - Anna Day has no staff at Holm. The [[31-bed]] clinic was built by the army.",
        ),
    )

    def find(self, document: Document) -> Iterator[Dimension]:
        return dimensions(document)

    def keys(self, claim: Dimension) -> Iterable[str]:
        yield f"{claim.story or claim.path}\t{claim.thing}\t{claim.unit}"

    def check(self, claims: Sequence[Dimension]) -> Iterator[Finding | Agreement]:
        if any(claim.several for claim in claims):
            return
        for one, other in combinations(claims, 2):
            if not _of_one_thing(one, other):
                continue
            reason = f"both: the {one.thing}, in {one.unit}s"
            least, most = sorted((one.value, other.value))
            if most - least <= most * (_NEAR if one.hedged or other.hedged or least >= 100 else 0):
                yield self.agreement(f"{one.words} and {other.words} fit", one, other, reason=reason)
            elif most < _FAR * least:
                yield self.finding(other, f"{other.words} here, {one.words} elsewhere", one, reason=reason)
                return


def _of_one_thing(one: Dimension, other: Dimension) -> bool:
    if one.way and other.way and one.way != other.way:
        return False
    if one.path == other.path and one.fresh and other.fresh:
        return False  # "A tree 12 metres tall fell in Ely, and a tree 15 metres tall in March"
    last = max(one, other, key=lambda claim: claim.span.start)
    if one.path == other.path and last.fresh and last.zone == BODY:
        return False  # "The boat is 31 metres long. A 24-metre boat was sold in May"
    if one.narrow and other.narrow and not set(one.narrow) & set(other.narrow):
        return False
    dates = one.dateline, other.dateline
    return one.path == other.path or not all(dates) or abs((dates[0] - dates[1]).days) <= _DAYS  # type: ignore[operator]
