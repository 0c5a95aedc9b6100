"""Reports text that gives a figure otherwise than the table beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from linter.claims import Claim
from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.relations.grids.quotes import Quote, quotes_in
from linter.rule import Example, Rule, examples


class MisquotedTable(Rule[Quote]):
    """A figure in the text that is not the figure in the table.

    Why it matters
    The paragraph says 21.40 euros, the table below it 24.10: readers see both at a glance, and one is wrong.

    How it decides
    A row of the table is named in the sentence, alone or right beside the figure, or alone in the sentence before it;
    "the town" is the one row that the story has named by then, where the rows are towns. A figure of that sentence has
    the unit of exactly one column, and no figure of that row agrees with it. It must have the digits of the cell's
    figure in another order, or all but one of three or more (never the last) in a sentence that names the row and no
    other time, or be close to it where a word of the column's heading stands in the sentence. A sentence that speaks of
    the total, and names no row, is compared with the row of totals in the same way. Figures that do agree are listed in
    the ledger.

    When it stays silent
    When the figure stands anywhere else in the table; when it is a change, a share, a forecast or of another year than
    the column; when several rows are named, or several columns have the unit; when the figure is hedged and near.
    """

    severity: ClassVar[str] = WARNING
    reads: ClassVar[type[Claim]] = Quote
    allows: ClassVar[tuple[Example, ...]] = examples(
        "A pass in Ostfeld costs 41.20 euros a month.\n\n"
        "| Town | Monthly pass (euros) |\n|---|---|\n| Ostfeld | 41.20 |\n"
        "| Neuhof | 38.50 |\n",
        "In Ostfeld it was 24.10 euros a year ago.\n\n| Town | Monthly pass (euros) |\n|---|---|\n| Ostfeld | 41.20 |\n"
        "| Neuhof | 38.50 |\n",
        "Japan gave nearly $150 million; 120 pilots from Japan will be trained.\n\n"
        "| Donor | Pledge ($ million) |\n|---|---|\n"
        "| Japan | 145 |\n| France | 92 |\n",
        "Ostfeld is dearer than Neuhof, at 44.20 euros.\n\n"
        "| Town | Monthly pass (euros) |\n|---|---|\n| Ostfeld | 41.20 |\n"
        "| Neuhof | 38.50 |\n",
        "Vikna was 8.4 metres deep once. It has 4.2 metres left.\n\n"
        "| Port | Depth in 2004 (metres) | Depth in 2024 (metres) |\n|---|---|---|\n| Vikna | 5.9 | 4.2 |\n"
        "| Nes | 6.8 | 5.2 |\n",
        "Fjord Lake was 54.2 per cent full. It had been 34.2 per cent in April, and 54.8 per cent on Monday.\n\n"
        "| Lake | Now (%) | A year ago (%) |\n|---|---|---|\n| Fjord Lake | 54.2 | 40 |\n| Long Lake | 61.3 | 58 |\n",
        "Fjord Lake, the deepest, stood at 64.2 per cent in May.\n\n"
        "| Lake | Now (%) | A year ago (%) |\n|---|---|---|\n| Fjord Lake | 54.2 | 40 |\n| Long Lake | 61.3 | 58 |\n",
        suffix=".md",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "Labour took [[28]] seats and the Greens nine.\n\n| Party | Seats |\n|---|---|\n| Labour | [[26]] |\n"
        "| Greens | 9 |\n| Tories | 11 |\n",
        "Growers in Isk picked [[310 tonnes]], against 520 tonnes a year ago.\n\n| Valley | 2023 (tonnes) | 2024 "
        "(tonnes) |\n|---|---|---|\n| Isk | 520 | [[410]] |\n| Tarn | 330 | 290 |\n",
        "The most rain fell at Fornelos, where a gauge in the garden collected [[386 mm]], more than twice the usual "
        "amount.\n\n| Station | October (mm) | Average (mm) |\n|---|---|---|\n| Fornelos | [[368]] | 171 |\n| Santa "
        "Comba | 341 | 182 |\n",
        "Ostfeld is new.\n\nIt rained.\n\nPeople in the town wait [[42.7 minutes]] for a bus.\n\n| Town | Wait "
        "(minutes) |\n|---|---|\n| Ostfeld | [[47.2]] |\n| Neuhof | 31.8 |\n",
        "A pass in Ostfeld costs [[42.10 euros]] a month.\n\n"
        "| Town | Monthly pass (euros) |\n|---|---|\n| Ostfeld | [[41.20]] |\n"
        "| Neuhof | 38.50 |\n",
        "The ferries have left Westquay.\n\nA berth in the old port now fetches [[$1,320]] a month.\n\n"
        "| Port | Berth ($) | Vacant (%) |\n|---|---|---|\n| Westquay | [[1,230]] | 2.1 |\n| Eastham | 990 | 3.4 |\n",
        "Japan was second, with a pledge of [[US$154 million]].\n\n| Donor | Pledge (US$ million) |\n|---|---|\n"
        "| Fund | 210 |\n| Japan | [[145]] |\n| France | 92 |\n",
        "Turnout in Glenmore was [[61.4 per cent]], the returning officer said.\n\n"
        "| Ward | Turnout (%) | Votes |\n|---|---|---|\n"
        "| Glenmore | [[64.1]] | 2,310 |\n| Harbour | 52.0 | 1,904 |\n",
        "Vikna has only [[6.3 metres]] left, and some crews land their cod elsewhere.\n\n"
        "| Port | Depth in 2004 (metres) | Depth in 2024 (metres) |\n|---|---|---|\n| Vikna | 5.9 | [[3.6]] |\n"
        "| Nes | 6.8 | 5.2 |\n",
        "The Vesleisen retreated the farthest, by [[47 metres]].\n\n"
        "| Glacier | Retreat 2022/23 (m) | Retreat 2023/24 (m) |\n|---|---|---|\n| Vesleisen | 66 | [[74]] |\n"
        "| Storkjerringa | 19 | 27 |\n",
        "Fjord Lake, the deepest, stood at [[64.2 per cent]] on Monday.\n\n"
        "| Lake | Now (%) | A year ago (%) |\n|---|---|---|\n| Fjord Lake | [[54.2]] | 39.9 |\n"
        "| Long Lake | 61.3 | 58 |\n",
        "In Ostfeld [[87.4%]] of children have had both doses.\n\n"
        "| Town | Vaccinated (%) | Refused (%) |\n|---|---|---|\n| Ostfeld | [[81.4]] | 4.1 |\n| Neuhof | 92.3 | 2 |\n",
        suffix=".md",
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Quote]:
        return quotes_in(document)

    def keys(self, claim: Quote) -> Iterator[str]:
        yield f"{claim.path}:{claim.span.start}"

    def check(self, claims: Sequence[Quote]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            reason = f"both: {claim.label}, “{claim.header}”"
            if not claim.slip and claim.low <= claim.cell_high + 1e-9 and claim.cell_low <= claim.high + 1e-9:
                yield self.agreement(f"{claim.words} is what the table says of {claim.label}", claim, reason=reason)
                continue
            note = "; two digits may be exchanged" if claim.slip else ""
            message = f"{claim.words} here, {claim.shown} in the table{note}"
            yield self.finding(
                claim, message, Related(claim.cell, f"{claim.label}, {claim.header}"), reason=reason,
                severity=ERROR if claim.slip and claim.shared else WARNING, repairs=_repair(claim),
            )  # fmt: skip


def _repair(claim: Quote) -> list[str]:
    figure = re.search(r"\d[\d,]*(?:\.\d+)?", claim.span.text)
    own = re.search(r"\d[\d,]*(?:\.\d+)?", claim.shown)
    return [claim.span.text.replace(figure[0], own[0], 1)] if figure and own else []
