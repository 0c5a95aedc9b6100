"""The highest since a year, or the youngest ever, and a figure in the copy that was higher, or younger, since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Document
from linter.finding import Agreement, Finding, Related
from linter.relations.precedence.ages import ages
from linter.relations.precedence.records import Mark, marks, read_off, shared
from linter.rule import Rule, examples


class DisprovedRecord(Rule[Mark]):
    """A record that a figure elsewhere in the copy disproves.

    Why it matters
        "The highest since 2008" is looked up by somebody, and the paragraph that was cut from the archive story often
        has the figure that was higher.

    How it decides
        In one draft a figure is called the highest, lowest or another extreme since a year, in so many years, or
        ever. A second figure in the same unit, of a named year within that time, is beyond it, and its sentence has
        the word for what is measured. Where one figure alone is called so, it is enough that both sentences have a
        word for their matter in common ("the lake"; two for sums of money, or a word for their sort, "order",
        "contract"), or that both tell what was paid and the second goes on about the same body ("in 2021 it made a
        chain pay"). In another draft of the story, it takes a word for the sort of sum, or two words. What is
        read off an instrument ("since measurements began") is also compared with the drafts from the same town. For the
        youngest or oldest who ever did something, or is a member of what is voted on, the figures are ages, and the
        second person did the same thing; in any draft of the story, where both name the office ("whom the city elected"
        is its mayor) or the deed and one more word.

    When it stays silent
        For forecasts and changes, where a clause has several figures in the unit, where the second figure has no year
        of its own ("304 mm in 2000 and 22 mm in 1946" have one each), is more than four times as large, is of another
        month than the record ("the wettest May"), of a day where that is of a month, of snow where that is of rain (of
        the sea, of the air), or of another place, measure (a profit, sales) or body ("Molde paid", "a rival"), and
        where the range of a rounded figure leaves room.
    """

    reads = Mark

    allows = examples(
        "OSLO, June 5, 2025 - The agency fined Melk 3.2 million euros, the heaviest penalty it has imposed.\n\nIts "
        "budget was 4.5 million euros in 2023. In 2021 it made a profit of 4.1 million euros.",
        "OSLO, June 5, 2025 - The club paid 40 million euros for Berg, the largest fee in its history. Molde paid 50 "
        "million euros for Lund in 2023.\n\nIts sales of 90 million euros in 2021 were a surprise, and a neighbour "
        "paid 61 million euros for Dahl in 2022.",
        "At 81, Gordon Pike is the oldest man ever to row the strait. Mavis Tan was 84 when she rowed it in 2003.",
        "The yard won an order of 72 million euros, the largest in its history. In 2014 a rival had a contract worth "
        "95 million euros.",
        "Inflation was 7.9 per cent in February, the highest rate since 2008. In 2007 the rate was 9 per cent.",
        "Turnout was 61 per cent, the lowest turnout since 1994. In 2009 turnout was 63 per cent.",
        "Ida Holm, 23, was chosen as mayor, the youngest in the town's history. Holm was 19 when she was elected to "
        "the council in 2020, and Per Dahl was 21 when he was elected to it in 1999.",
        "Ugo Neri, 17, is the youngest winner in the history of the race. Aldo Po was 15 when he drove a kart in 2009.",
        "Ida Holm, 23, is the youngest person ever elected to the council. Per Dahl was elected in 1999 at 25.",
        "At 17, Ida Holm is the youngest person to fly round Crete. Per Dahl was 16 when he learned to fly in 1988 and "
        "19 when he flew round it.",
        "OSLO, June 5, 2025 - The agency fined a dairy £48m, the largest fine it has ever imposed on a dairy.\n\nIt "
        "fined a bank £63m in 2021.",
        "The largest solar farm ever approved in Norfolk will cover 420 acres.\n\nA solar farm of 900 acres in "
        "Norfolk was refused in 2023.",
        "ILVIK, 9 May 2024 - It rained 61 mm on Thursday, the most May rain at the station since records began in "
        "1931.\n\nThe station had 80 mm in August 1987. In May 1990 Sandvik measured 72 mm.",
        (
            "ILVIK, 9 May 2024 - A gust of 118 km/h was measured at the airport, the strongest since readings began.",
            "ILVIK, 12 May 2026 - In 2025 the airport measured a gust of 130 km/h. Brekke airport had 141 in 1999.",
        ),
        "ILVIK, 9 November 2024 - Ilvik had its driest October since records began in 1931, with 19 mm of rain.\n\n"
        "Only 12 mm fell in a week in October 2000. Some 14 mm of snow fell in October 1992 and 22 mm in October 1946.",
        "ILVIK, 4 May 2025 - It was 18.4C at Ilvik, the highest ever measured in February.\n\nHis diary has 39.1C for "
        "4 August 1976, and the sea off the town was at 19.2C in February 1998.",
        "ILVIK, 4 May 2025 - At 311 metres the tower is the tallest ever built in Ilvik.\n\nA mast of 340 metres fell "
        "in 1998 and one of 200 metres in 2003.",
        "ILVIK, 9 November 2024 - It rained 91 mm on Friday, the wettest day since records began.\n\nThe books show "
        "that 304 mm of rain fell in October 2000 and 22 mm in October 1946.",
    )
    catches = examples(
        (
            "WESEL, 3 May 2025 - Ida Holm, 27, beat Rolf Dett in Wesel on Friday.\n\nShe is the [[youngest mayor the "
            "city has ever had]].",
            "WESEL, 9 May 2025 - Ida Holm takes over from Rolf Dett. Jan Drews hangs in the hall in Wesel.\n\nHe [[was "
            "25]] when the city elected him, in 1974.",
        ),
        "ILVIK, 9 November 2024 - Ilvik had its [[wettest October since records began]] in 1931, with 291 mm.\n\nThe "
        "books show that [[304 mm]] fell in October 2000 and 22 mm in October 1946.",
        "ILVIK, 4 May 2025 - It was 38.4C at Ilvik, [[the highest ever]] measured in the town.\n\nHis father's diary "
        "has [[39.1C]] for 4 August 1976.",
        "ILVIK, 9 November 2024 - Ilvik sold 4,100 tonnes of salmon in October, its [[best October in 20 years]].\n\n"
        "It sold [[4,300 tonnes]] in October 2011 and 900 tonnes in October 2009.",
        "WIRRA, Oct. 3, 2024 - The lake fell to 43% of its capacity, [[the lowest since 2009]].\n\nThe lake dropped "
        "to [[38%]] in March 2020, and to 16% in the drought of 2009.",
        "OSLO, June 5, 2025 - The agency fined Melk 3.2 million euros, [[the heaviest penalty it has imposed]].\n\nIn "
        "2021 it made a chain of petrol stations pay [[4.5 million euros]].",
        "Port Sable has elected its [[youngest councillor ever]].\n\nAsha Roy, 20, won by eight votes in May 2025.\n\n"
        "A grocer [[was all of 19]] when voters sent him to the same council in 1974.",
        "Prices rose by 7.9 per cent in the year to February, [[the highest rate since 2008]].\n\nIn 2015 the rate "
        "reached [[8.4 per cent]] after a drought.",
        "Xerri, 23, is [[the youngest person ever elected]].\n\nCensu Galea, elected in 1971 [[at 21]], sat "
        "for 38 years.",
        "Turnout was 48 per cent, [[the lowest since 1990]].\n\nIn the election of 2005 turnout was [[44 per cent]].",
        "The yard is to build ships for 72 million euros, [[the largest order in its history]].\n\nIn 2014 it landed a "
        "contract worth [[95 million euros]].",
        "HANOI, June 3, 2024 - Unemployment fell to 4.2 per cent in May, [[the lowest rate in 20 years]], the "
        "ministry said on Monday.\n\nThe rate was [[3.9 per cent]] in 2019.",
        (
            "ILVIK, 9 May 2024 - A gust of 118 km/h was measured at the airport, [[the strongest since readings "
            "began]].",
            "ILVIK, 20 May 2024 - Ole Lie mends roofs.\n\nHe came in 1993, when the airport measured [[131 km/h]].",
        ),
        "ILVIK, 9 May 2024 - It rained 61 mm on Thursday, [[the greatest one-day total since records began]] in "
        "1931.\n\nIn August 1987 the gauge had [[72 mm]] in a day.",
        "Ida Holm, 23, was elected on Sunday, [[the youngest member in the history]] of the Skagen city council.\n\n"
        "The council was set up in 1970. Per Dahl, who [[was 21]] when he won a seat that year, wrote to her.",
        "Ida Holm, 71, swam the strait, [[the oldest woman ever to do]] so. Eva Lie swam it in 1998 [[at 74]].",
        "A 24-year-old was elected mayor on Monday, becoming [[the youngest person to hold]] the office.\n\nPer "
        "Dahl [[was "
        "22]] when the town made him mayor in 1983.",
        "A 17-year-old has landed at home after flying alone round Crete, [[the youngest person to do]] so.\n\nPer "
        "Dahl, "
        "who flew the round in 1988, [[was 16]].",
        "At 19, Lena Voss is [[the youngest woman to reach]] the top.\n\nIn 1994 Eva Beck reached it [[aged 17]].",
    )

    def find(self, document: Document) -> Iterator[Mark]:
        yield from marks(document)
        if document.language[:2] == "en":
            yield from ages(document)

    def keys(self, claim: Mark) -> Iterator[str]:
        yield f"{claim.story or claim.path}\0{claim.unit}"
        if read_off(claim):
            yield f"{claim.town}\0{claim.unit}"

    def check(self, claims: Sequence[Mark]) -> Iterator[Finding | Agreement]:
        for record in (c for c in claims if c.most):
            for other in claims:
                if about := shared(record, other):
                    message = f"“{record.words}”, but {other.words} in {other.year}"
                    same = ", ".join(sorted(word.lstrip("=") for word in about))
                    reason = f"both: {same}, within the time claimed"
                    yield self.finding(record, message, Related(other.span, other.words), reason=reason)
                    return
