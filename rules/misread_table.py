"""Reports text that sums up a table otherwise than its cells do: how many rose, which is largest, the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from linter.document import Document
from linter.finding import WARNING, Agreement, Finding, Related
from linter.relations.grids.readings import Reading, readings
from linter.relations.grids.table_years import since
from linter.rule import Rule, examples


class MisreadTable(Rule[Reading]):
    """A sentence that sums up a table as the table does not.

    Why it matters
    "Prices rose in five of the six towns", above a table in which two of the six fell. Readers count the minus signs.

    How it decides
    What text says of tables is worked out from the cells. How many rows rose or fell ("in five of the six towns", "at
    every mine but one"), where the number of rows is the number said and the table has a column for then and one for
    now, or one of changes. How many reached a mark ("five of the seven districts reached 80%") that divides one column
    alone. Which rows they are ("fell only in Corte", "won every ward but Corte", of two columns with rivals' names).
    Which row has the most or the least, or comes third, where that row stands in the same clause: it must be at that
    end of some column, or of the difference of two; and which follow it. What the rows add up to ("547 visits in all"),
    where the table gives no total: the figure must be the sum of some column or row when it is near one. Where each row
    is a year, "has tripled since 2016", "61 in 2019" and "the wettest July since 2015" are read off the rows too. A row
    said to have risen must not fall in every pair of columns for then and now. The winner's majority, "anything from 9
    to 14 euros", "twice as many hens in Alba as in Corte", a place that the table numbers, a 60-seat house, by how much
    a row fell and the scale at the head of a column are held against the cells. Every reading of the table that fits
    settles the matter.

    When it stays silent
    When the number of rows is another; when several pairs of columns may be meant and one of them fits; for forecasts,
    records, shares, other times and comparisons with what is not in the table; when cells are missing.
    """

    severity = WARNING
    reads = Reading
    allows = examples(
        "Ice has lost more than a third of its area since 1998.\n\n| Year | Area (sq km) |\n|---|---|\n| 1998 | 3.82 |"
        "\n| 2010 | 2.93 |\n| 2025 | 2.41 |\n",
        "Two of the three towns reached 80%.\n\n| Town | Animals | Share (%) |\n|---|---|---|\n| Alba | 430 | 84.7 "
        "|\n| Bergen | 360 | 79.1 |\n| Corte | 150 | 91.2 |\n",
        "Corte, long the most visited of the three, fell back.\n\n| Town | Visitors |\n|---|---|\n| Alba | 430 |\n"
        "| Bergen | 360 |\n| Corte | 210 |\n",
        "Prices rose in two of the three towns.\n\n| Town | 2023 | 2024 |\n|---|---|---|\n| Alba | 41 | 43 |\n| "
        "Bergen | 38 | 36 |\n| Corte | 50 | 51 |\n",
        "Alba had the most visitors.\n\n| Town | Visitors |\n|---|---|\n| Alba | 430 |\n| Bergen | 360 |\n| Corte | "
        "150 |\n",
        "Roe carried three of the four wards. Lee won only Bergen; in 2020 she had won all four.\n\n| Ward | Roe | Lee "
        "|\n|---|---|---|\n| Alba | 430 | 410 |\n| Bergen | 360 | 390 |\n| Corte | 210 | 190 |\n| Dinan | 99 | 81 |\n",
        "The vans made 940 visits in all.\n\n| Town | Visits |\n|---|---|\n| Alba | 430 |\n| Bergen | 360 |\n| Corte "
        "| 150 |\n",
        "The number of packs has quadrupled since 2016.\n\n| Year | Packs |\n|---|---|\n| 2016 | 6 |\n| 2020 | 13 |\n"
        "| 2024 | 24 |\n",
        "Visits to the dentist fell in 2020. Jobs in Alba fell.\n\n| Service | 2023 | 2024 |\n|---|---|---|\n"
        "| Dentist | "
        "31 | 36 |\n| Doctor | 210 | 239 |\n| Alba | 87 | 90 |\n",
        "Roe won by 110 votes. In 2019 she had a majority of 160.\n\n| Candidate | Votes |\n|---|---|\n| Roe | 930 |\n"
        "| Lee | 820 |\n| Ray | 75 |\n",
        "Fly was third last year.\n\n| Place | Dog | Points |\n|---|---|---|\n| 1 | Bran | 96 |\n| 2 | Fly | 91 |\n"
        "| 3 | Moss | 88 |\n",
        "There are nearly twice as many hens in Alba as in Corte.\n\n| Town | Hens |\n|---|---|\n| Alba | 430 |\n"
        "| Bergen | 360 |\n| Corte | 240 |\n",
        suffix=".md",
    )
    catches = examples(
        "Visits to the [[dentist fell]].\n\n| Service | 2023 | 2024 |\n|---|---|---|\n| Dentist | [[31]] | [[36]] |\n"
        "| Doctor | 210 | 239 |\n| Nurse | 87 | 90 |\n",
        "Roe won with a majority of [[160]].\n\n| Candidate | Votes |\n|---|---|\n| Roe | [[930]] |\n"
        "| Lee | [[820]] |\n"
        "| Ray | 75 |\n",
        "[[Fly was third]] overall.\n\n| Place | Dog | Points |\n|---|---|---|\n| 1 | Bran | 96 |\n"
        "| [[2]] | Fly | 91 |\n"
        "| [[3]] | Moss | 88 |\n",
        "A ride costs anything from 9 to [[14]] euros.\n\n| Firm | Euros |\n|---|---|\n| Alba | 9 |\n"
        "| Bergen | [[16]] |\n"
        "| Corte | 14 |\n",
        "There are [[three times as many]] hens in Alba as in Corte.\n\n| Town | Hens |\n|---|---|\n"
        "| Alba | [[430]] |\n"
        "| Bergen | 360 |\n| Corte | [[210]] |\n",
        "A test of [[three towns]] was made.\n\n| Town | Mud |\n|---|---|\n| Alba | 9 |\n| Bergen | 7 |\n"
        "| Corte | 5 |\n"
        "| Dinan | [[4]] |\n",
        "There were [[61 in 2019]].\n\n| Year | Shops |\n|---|---|\n| 2019 | [[88]] |\n| 2021 | [[61]] |\n"
        "| 2023 | 66 |\n",
        "Growers picked [[64 million tonnes]] of plums.\n\n| Crop | Thousand tonnes |\n|---|---|\n| Plums | [[64]] |\n"
        "| Pears | 31 |\n| Figs | 12 |\n",
        "The number of packs has [[tripled]] since 2016.\n\n| Year | Packs |\n|---|---|\n| 2016 | [[6]] |\n"
        "| 2020 | 13 |\n| 2024 | [[24]] |\n",
        "TRURO, 2 August 2024 - It was the [[wettest July since 2015]].\n\n| July | mm |\n|---|---|\n| 2015 | 171 |\n"
        "| 2019 | [[166]] |\n| 2024 | 158 |\n",
        "[[Three of the four towns reached 80%]].\n\n| Town | Animals | Share (%) |\n|---|---|---|\n| Alba | 430 | "
        "84.7 |\n| Bergen | 360 | [[79.1]] |\n| Corte | 150 | [[68.5]] |\n| Dinan | 97 | 82.3 |\n",
        "Rents rose [[in three of the four]] towns.\n\n| Town | 2023 | 2024 |\n|---|---|---|\n| Alba | 410 | 432 "
        "|\n| Bergen | [[385]] | [[370]] |\n"
        "| Corte | 520 | 545 |\n| Dinan | [[295]] | [[290]] |\n",
        "There were fewer visits last year [[in all but one]] of the towns.\n\n| Town | 2023 | 2024 |\n|---|---|---|\n"
        "| Alba | 41 | 38 |\n| Bergen | [[54]] | [[61]] |\n| Corte | 50 | 44 |\n| Dinan | [[42]] | [[46]] |\n",
        "Visits to [[Alba fell by 24]].\n\n| Town | 2019 | 2024 |\n|---|---|---|\n| Alba | [[188]] | [[146]] |\n"
        "| Bergen | 140 | 131 |\n| Corte | 96 | 90 |\n",
        "Sales fell [[in all three]] shops.\n\n| Shop | Change (%) |\n|---|---|\n| Quayside | -4.1 |\n| Market Row | "
        "[[+1.2]] |\n| Station | -0.8 |\n",
        "[[Bergen had the most]] visitors.\n\n| Town | Visitors |\n|---|---|\n| Alba | [[430]] |\n| Bergen | 360 "
        "|\n| Corte | 150 |\n",
        "The vans made [[840]] visits in all.\n\n| Town | Visits |\n|---|---|\n| Alba | [[430]] |\n| Bergen | "
        "[[360]] |\n| Corte | [[150]] |\n",
        "Numbers [[grew at every school but Alba]].\n\n| School | 2023 | 2024 |\n|---|---|---|\n| Alba | [[410]] | "
        "[[422]] |\n| Bergen | [[305]] | [[291]] |\n| Corte | 260 | 266 |\n",
        "Roe [[lost only Corte]], where Lee was born.\n\n| Ward | Roe | Lee |\n|---|---|---|\n| Alba | 430 | 410 |\n"
        "| Bergen | [[360]] | [[390]] |\n| Corte | [[210]] | [[190]] |\n",
        "Alba gave most, followed by [[Corte]].\n\n| Donor | $ million |\n|---|---|\n| Alba | 120 |\n| Bergen | 95 |\n"
        "| Corte | [[82]] |\n",
        "The [[cheapest ferry is the one to Corte]].\n\n| Port | Fare (euros) |\n|---|---|\n| Alba | 43 |\n| Bergen "
        "| [[36]] |\n| Corte | 51 |\n",
        suffix=".md",
    )

    def find(self, document: Document) -> Iterable[Reading]:
        return chain(readings(document), since(document))

    def keys(self, claim: Reading) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Reading]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            if claim.others:
                yield self.finding(claim, claim.message, *map(Related, claim.others), reason=claim.reason)
            else:
                yield self.agreement(claim.message, claim, reason=claim.reason)
