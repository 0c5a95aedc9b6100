"""A part of the time that comes to more than the running total of all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import Document
from linter.finding import Finding
from linter.relations.nesting.running import Exceeded, exceeded
from linter.rule import Rule, examples


class ExceededTotal(Rule[Exceeded]):
    """A figure for a stretch of time that is more than the running total that takes the stretch in.

    Why it matters
        "It has been hired 2.1 million times in all" is checked against last year's article, "2.3 million times between
        June and August" against the press release, and neither against the other.

    How it decides
        Two figures of one draft, in one unit or with one noun (or with none), the larger less than 1.6 times the
        other. The larger is for a stretch of time that is over: a month, the first fortnight, "in 2024 alone". The
        other is for a time that holds this stretch, or is a running total: "in all", "altogether", "so far", "to date",
        "since it opened", "for the year", also where the copy says from when to when a season runs.

    When it stays silent
        For what stands and does not add up (members, prices, debt, profits); for records, hopes, averages and figures
        of an earlier time with which a sentence compares, and what is usual; for parts of a thing; for shares, ages,
        lengths and days; when a second running total is large enough.
    """

    reads = Exceeded
    gives_way_to = ("partial-exceeds-total", "conflicting-figures")
    allows = examples(
        "SLIGO, 2 December 2025 - She has given half of it away.\n\nThe home, where her husband died in 2019 at 71, "
        "got €100,000.\n\nShe goes by bus. Since she turned 66 that has been free.\n",
        "LUSAKA, 22 January 2025 - The airport handled 3.6 million passengers in the first ten months of 2024.\n\nThe "
        "total for the year before was 3.4 million, it said. For the year it hopes for four.\n",
        "RIGA, 9 November 2024 - Visitors hired the bicycles 1.3 million times between June and August. They have been "
        "hired 2.1 million times in all.\n",
        "LOUTH, 3 May 2024 - The fair turns 50 this year. Ann Carne, who has been there since it began, turns 60 in "
        "June.\n",
        "BERGEN, 15 April 2025 - The park generated 412 gigawatt hours in the three months to 31 March, and hopes for "
        "more. Altogether it has generated 388 gigawatt hours since then.\n",
        "BAY, Feb. 3, 2025 - January brought 61.4 inches of snow to Bay.\n\nSo far this season it has had 98.1 inches. "
        "Last winter it had seen 58.1 inches so far.\n\nIn Uta 57.2 inches have fallen so far this season.\n",
        "BAY, Feb. 3, 2025 - January brought 61.4 inches of snow to Bay.\n\nSo far the snow on the ground has never "
        "been more than 58.1 inches deep.\n\nThis season is normal: 59.9 inches so far, its usual lot.\n",
        "KOTA, 3 May 2025 - Donors gave £61,400 in April to the appeal for the roof.\n\nThe appeal for the organ has "
        "raised £58,100 so far. In March 94 boats came; so far 88 boats have booked.\n",
    )
    catches = examples(
        "BAY, Feb. 3, 2025 - January brought [[61.4 inches]] of snow to Bay.\n\nSo far this season, which runs from "
        "July 1 to June 30, it has had [[58.1 inches]].\n",
        "BAY, Jan. 14, 2025 - December was the snowiest in Bay since 2010, with [[41.2 inches]].\n\nA shed fell in. By "
        "Monday night the village had seen [[38.5 inches]] since the start of the winter, against 14.1 the year "
        "before.\n",
        "CORK, 3 October 2024 - Cork had [[94mm]] of rain on Sunday.\n\nSeptember's rainfall came to [[88mm]].\n",
        "LIMA, June 3, 2025 - The clinics treated [[640]] cases of dengue in April.\n\nThe number of cases this year "
        "has reached [[590]], the ministry said.\n",
        "OSLO, 3 May 2025 - The club scored [[31]] goals in April.\n\nIt has [[28]] goals for the season to date.\n",
        "HALLSBACH, 12 March 2025 - Last year alone the museum received [[460,000]] people.\n\nSince its doors opened "
        "in May 2022 the museum has had [[410,000]] guests.\n",
        "RIGA, 9 November 2024 - Visitors hired the bicycles [[2.3 million times]] between June and August 2024.\n\n"
        "They have been hired [[2.1 million times]] in all, the city said.\n",
        "LUSAKA, 22 January 2025 - The airport handled [[3.6 million]] passengers in the first ten months of "
        "2024.\n\nThe total for the year was [[3.4 million]], it said.\n",
        "OSLO, 20 March 2024 - The film sold [[3.4 million]] tickets in the fortnight after it opened.\n\nIn the "
        "nearly eight weeks since its release it has sold [[3.1 million]] tickets, the company said.\n",
    )

    def find(self, document: Document) -> Iterable[Exceeded]:
        return exceeded(document)

    def keys(self, claim: Exceeded) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Exceeded]) -> Iterator[Finding]:
        for claim in claims:
            message = f"{claim.part.words} for a part of the time is more than {claim.whole.words} for all of it"
            yield self.finding(claim.part, message, claim.whole, reason=f"the total is for: {claim.words}")
