"""Two drafts that count one thing in their own words, and come to two figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.alignment.figures import told_off, unit_of
from linter.document import Document
from linter.finding import Finding
from linter.relations.unmatched import Stated, stated, unmatched
from linter.rule import Rule, examples


class UnmatchedFigure(Rule[Stated]):
    """A figure that only one draft has, beside a figure of the same thing that only the other has.

    Why it matters
        The second story on a subject is written by another hand, in other words: patients for people, tests for
        examinations. Whoever compares the two by their words finds nothing; whoever reads both finds two figures.

    How it decides
        Two drafts of one story, and a figure of each in one unit that the other draft nowhere has. Both sentences
        have three words in common that name no place (two, where both count one sort of thing, such as nets; one,
        where only a digit is another besides), and a word that follows each figure closely is the same. For two counts
        whose digits are exchanged, one such word is enough where the one sentence names two places or people that the
        other draft has, and counts the same noun or one for its class (leopards, animals).
        Neither figure is more than five thirds of the other.

    When it stays silent
        Where both sentences name somebody of whom the other draft knows nothing; for sums of money and lengths, of
        which a story has many; for counts under 20, shares, years, changes, parts, "more than"; for hopes against what
        came out; for two periods or two sides; for tolls and votes, which grow from draft to draft, and for what has
        grown by the later day together with another count, or is said to be so "now"; where a third
        figure explains the difference; and where two drafts have more than two such pairs, since they then tell of two
        things.
    """

    reads = Stated
    gives_way_to = ("conflicting-figures", "slipped-digits", "slipped-scale", "contradicted-change", "wrong-product")
    allows = examples(
        (
            "COIMBRA, 3 May 2025 - Wardens counted 247 wolves last winter, of which 120 live around Lousa and 127 "
            "around Arganil, Ana Reis said on Saturday.\n",
            "LOUSA, 20 May 2025 - Goats matter more than wolves, says Ana Reis.\n\nThe wardens' survey of 2019 found "
            "274 animals in the hills of Lousa and Arganil, more than farmers had thought.\n",
        ),
        (
            "SORA, 18 August 2025 - The navy has sent 480 divers and four tugs to the wreck off Sora.\n",
            "SORA, 19 August 2025 - The navy has sent 640 divers and six tugs to Sora, where the wreck lies.\n",
        ),
        (
            "UPTON, 26 February 2025 - Councillors in Upton voted for a budget that shuts two of 11 libraries.\n\n"
            "Some 86 jobs will go. The council has 2,940 staff.\n",
            "DENBY, 26 February 2025 - Councillors in Denby voted for a budget that shuts one of seven libraries.\n\n"
            "Some 64 jobs will go. The council has 2,310 staff.\n",
        ),
        (
            "ORURO, 2 October 2024 - Buyers in Oruro offer 620 bolivianos for a sack of quinoa.\n",
            "ORURO, 4 October 2024 - The government will pay 730 bolivianos for a sack of quinoa, a minister said in "
            "Oruro.\n",
        ),
        (
            "TRURO, 3 May 2025 - The health board in Truro said 6,870 people were waiting for a test at the end of "
            "March.\n",
            "TRURO, 5 May 2025 - The health board in Truro had 7,340 people waiting for a test at the end of January "
            "2025. By March there were 6,870.\n",
        ),
        (
            "LOUTH, 29 May 2024 - Hessel Park near Louth expects 30 traction engines, Pauline Stubbs said.\n",
            "LOUTH, 23 June 2024 - Crowds in Louth saw 26 traction engines in Hessel Park, said Pauline Stubbs. Four "
            "of the 30 were at a wedding.\n",
        ),
    )
    catches = examples(
        (
            "COIMBRA, 3 May 2025 - Wardens counted [[247]] wolves last winter, of which 120 live around Lousa and 127 "
            "around Arganil, Ana Reis said on Saturday.\n",
            "LOUSA, 20 May 2025 - Goats matter more than wolves, says Ana Reis.\n\nThe wardens' survey found "
            "[[274]] animals in the hills of Lousa and Arganil, more than farmers had thought.\n",
        ),
        (
            "LOUTH, 2 October 2024 - The Hessel museum in Louth will return [[1,140]] objects taken from Cameroon, "
            "Pauline Stubbs said.\n",
            "LOUTH, 9 October 2024 - Pauline Stubbs of the Hessel museum is not sorry.\n\nShe is sending back "
            "[[1,240]] objects.\n",
        ),
        (
            "SARNIA, Ont., 22 January 2025 - Lambton Recycling leaked [[68,000 litres]] of solvent into Perch Creek, "
            "the company told the court, and killed the minnows.\n",
            "SARNIA, Ont., 25 January 2025 - Lambton Recycling got off lightly.\n\nThe company that put [[86,000 "
            "litres]] of used solvent into Perch Creek, and killed its minnows, will hardly feel it.\n",
        ),
        (
            "TRURO, 3 May 2025 - The Trevanion health board of Ann Carne said [[6,870]] people were waiting for a bone "
            "test at the end of March.\n",
            "TRURO, 5 May 2025 - Ann Carne is worried.\n\nThe Trevanion health board counted [[7,340]] patients who "
            "were waiting for a bone test at the end of March.\n",
        ),
    )

    def find(self, document: Document) -> Iterable[Stated]:
        return stated(document)

    def keys(self, claim: Stated) -> Iterable[str]:
        yield f"{claim.story}|{unit_of(claim.figure)}"

    def check(self, claims: Sequence[Stated]) -> Iterator[Finding]:
        for early, late, same in unmatched(claims):
            if not told_off(early.figure, late.figure, (c.figure for c in claims)):
                message = f"{late.figure.words} here, {early.figure.words} in another draft, and neither in both"
                yield self.finding(late, message, early, reason=f"both beside: {', '.join(same[:5])}")
