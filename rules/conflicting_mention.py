"""So many of a thing in one draft of a story, and another number of them in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from linter.alignment.figures import as_written, unit_of
from linter.document import Document
from linter.finding import WARNING, Finding, Related
from linter.relations.mentions import Mention, apart, mentions
from linter.rule import Rule, examples


class ConflictingMention(Rule[Mention]):
    """A ship lost 214 containers in one draft, and in the next 31 "of the 241 boxes" have come ashore.

    Why it matters
    --------------
    The feature takes its figures from the report, and nobody lays the two side by side once more. A reader does.

    How it decides
    --------------
    In drafts of one story, a count that one brings in at its top or takes as known ("its 17 wells", "this year's 1,168
    freshmen") is held against such a count of another draft, of the same noun or of one that stands for it (26 violins
    stolen, "the 29 stolen instruments"). Where two neighbouring digits of three or more have changed places, this is
    enough; of two, a word of their sentences must be the same. So it is for sums and measures ("the 62 million yen
    fine", "at 470 million kronor, it is"), of which only such digits tell. Other numbers must be near each other, of a
    thing that does not grow from day to day.

    When it stays silent
    --------------------
    When a draft has both numbers, two drafts have either, or one counts others of the kind; for some of them, and
    others; for tolls, cases, votes and all that is counted for days; when a draft tells that some came or went, or has
    the difference.
    """

    severity = WARNING
    reads = Mention
    gives_way_to = (
        "conflicting-figures",
        "slipped-digits",
        "exchanged-digits",
        "conflicting-retelling",
        "slipped-scale",
    )
    allows = examples(
        (
            "CORK, 3 May 2025 - The Aurelia of Cobh lost 214 containers in a gale off Kerry.",
            "CORK, 9 May 2025 - The Aurelia of Cobh lost 214 containers. Of the 421 boxes of a ship lost in 2019 off "
            "Kerry none was found.",
        ),
        (
            "SPLIT, 3 May 2025 - Adria Foods of Zadar made a profit of 24.1 million euros, Ana Vula said.",
            "SPLIT, 8 May 2025 - The 42.1 million euros of debt of Adria Foods of Zadar is a load, Ana Vula said.",
        ),
        (
            "EENHANA, 3 May 2025 - Water will flow from 17 wells at Eenhana, Selma Iipinge said.",
            "EENHANA, 9 May 2025 - Selma Iipinge has cancelled a well. The 16 wells at Eenhana are deep.",
        ),
        (
            "MENTON, 3 May 2025 - Police arrested 34 people at the lemon fair in Menton, Jo Paz said.",
            "MENTON, 9 May 2025 - The 32 people arrested at the lemon fair in Menton are free, Jo Paz said.",
        ),
        (
            "MENTON, 3 May 2025 - The lemon fair in Menton will have 34 floats, said Jo Paz.",
            "MENTON, 9 May 2025 - Jo Paz hurt a foot. The first 32 floats of the lemon fair in Menton were wet.",
        ),
    )
    catches = examples(
        (
            "CORK, 3 May 2025 - Nora Geary's ship, the Aurelia of Cobh, lost [[214]] containers in a gale off Kerry.",
            "CORK, 9 May 2025 - Scouts in Kerry have filled skips for Nora Geary. Of the [[241]] boxes that fell from "
            "the Aurelia of Cobh, 31 have come ashore.",
        ),
        (
            "PARMA, 3 May 2025 - Thieves have stolen [[26]] violins and cellos from Aldo Ferri of Cremona, he said.",
            "PARMA, 9 May 2025 - Aldo Ferri of Cremona has a cello back. It is the second of the [[29]] stolen "
            "instruments to come to light.",
        ),
        (
            "KYOTO, 3 May 2025 - A court fined Ryo Mori's sweet maker, Nishida of Uji, [[26 million yen]] in May.",
            "KYOTO, 5 May 2025 - Ryo Mori of Nishida of Uji will not appeal against the [[62 million yen]] fine.",
        ),
        (
            "GOSLAR, 3 May 2025 - Altenau will build a stand, said Birgit Hoppe of Clausthal. It will seat [[7,200]] "
            "people.",
            "GOSLAR, 9 May 2025 - Birgit Hoppe of Clausthal likes trees. The [[6,800]]-seat stand at Altenau will have "
            "some.",
        ),
        (
            "MARBURY, 3 May 2025 - Calloway College has enrolled [[1,186]] freshmen, Lenore Haskins said.",
            "MARBURY, 9 May 2025 - Calloway College lets in pets, Lenore Haskins said. This year's [[1,168]] freshmen "
            "brought 214 pets to Calloway.",
        ),
        (
            "OSHAKATI, 3 May 2025 - Water will flow from [[17]] wells at Eenhana, Selma Iipinge of Ondangwa said.",
            "OSHAKATI, 9 May 2025 - Selma Iipinge of Ondangwa has a mule. It guards the field at Eenhana, with its "
            "[[14]] boreholes of clear water.",
        ),
    )

    def find(self, document: Document) -> Iterable[Mention]:
        return mentions(document)

    def keys(self, claim: Mention) -> Iterable[str]:
        yield f"{claim.story}|{unit_of(claim.figure)}"

    def check(self, claims: Sequence[Mention]) -> Iterator[Finding]:
        ordered = sorted(claims, key=lambda c: (c.dateline or date.max, c.path, c.span.start))
        told: set[frozenset[float]] = set()
        drafts = {claim.path: set(claim.numbers) for claim in claims}
        for early, late in combinations(ordered, 2):
            pair = frozenset((early.figure.low, late.figure.low))
            if all(sum(value in numbers for numbers in drafts.values()) > 1 for value in pair):
                continue  # 199 projects in two drafts and 215 in two others are two counts
            if early.path != late.path and pair not in told and (tie := apart(early, late)):
                told.add(pair)
                message = f"{as_written(late.figure)} here, {as_written(early.figure)} in another draft"
                yield self.finding(late, message, Related(early.span), reason=f"both: {tie}", repairs=[early.words])
