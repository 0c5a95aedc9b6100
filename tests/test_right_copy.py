"""Copy that is right, in the ways that real wire stories were that once raised an alarm."""

from __future__ import annotations

import pytest

from linter import engine, registry
from linter.finding import INFO
from linter.rule import Example
from linter.testing import read

# Each is a folder of drafts; none has anything to report above a remark.
RIGHT: dict[str, tuple[str, ...]] = {
    "a reprint of yesterday's words": (
        "LA PAZ, 18 March 2025 - Miners said police had evicted staff in Oruro after a hunger strike began yesterday.",
        "LA PAZ, 19 March 2025 - Miners said police had evicted staff in Oruro after a hunger strike began yesterday.",
    ),
    "a weekly report": (
        "CARDIFF, 4 March 2025 - Power production in Wales in the 52 weeks ended March 1 was 2,557 gigawatt hours, the "
        "institute said.",
        "CARDIFF, 11 March 2025 - Power production in Wales in the 52 weeks ended March 8 was 2,558 gigawatt hours, "
        "the institute said.",
    ),
    "a market on two days": (
        "SYDNEY, 8 April 2025 - The gold index of the Sydney exchange rose to a record 3,156.2 at the close.",
        "SYDNEY, 14 April 2025 - The gold index of the Sydney exchange rose to a record 3,562.1 at the close.",
    ),
    "adjusted figures": (
        "TOKYO, 31 March 2025 - The trade surplus rose to $8.14 billion in February from $5.70 billion in January. The "
        "seasonally adjusted trade surplus fell to $9.16 billion in February from $9.58 billion in January.",
    ),
    "several balances": (
        "TOKYO, 31 March 2025 - The invisible trade deficit fell to $617 million in February from $693 million a year "
        "earlier, but was up from a 527 million deficit in January. Transfer payments narrowed to a $140 million "
        "deficit from a 185 million deficit a year earlier and a 225 million deficit in January.",
    ),
    "the group and its mines": (
        "TORONTO, 3 March 2025 - The firm said its net earnings rose to $138.2 million from $87.8 million in 2023.\n\n"
        "Net earnings of its mines were $111.8 million against $149.2 million in 2023, it said.",
    ),
    "two redemptions": (
        "MINNEAPOLIS, 20 May 2025 - The firm will redeem the $4.0 million balance of its notes due in 2028.\n\nIt said "
        "it also will redeem the $3.5 million balance of its notes due in 2030.",
    ),
    "last year's fair": (
        "LEICESTER, 3 October 2025 - Leicester's fair will take place on 1 November.\n\nLast year's fair, on 26 "
        "October, drew 30,000 people.",
    ),
    "ends of weeks": (
        "HOUSTON, 25 March 2025 - Crude runs were higher in the week ended March 14.\n\nTraders call them unchanged in "
        "the week ended March 21.",
    ),
    "parts of a year": (
        "VIENNA, 23 June 2025 - The current account surplus grew to 11.0 billion euros in the first four months of "
        "2025 from 8.2 billion euros in the same period last year.\n\nThe surplus was 17.5 billion euros in 2024.",
    ),
    "orders, and what came of them": (
        "MUNICH, 19 March 2025 - Sales in the first five months to February were 1.26 billion euros.\n\nOrders in the "
        "first five months to February came to 2.50 billion euros, compared with 2.04 billion a year before. Orders "
        "in hand were 16.7 per cent higher at 8.64 billion euros.",
    ),
    "what is left of a party": (
        "PORT ALBANY, 20 May 2025 - The Progressives won with 12 of the 21 seats. The Labour Alliance lost five of its "
        "13 seats and finished with eight.",
        "PORT ALBANY, 21 May 2025 - The Progressives have 12 seats in the house to eight for the Labour Alliance.",
    ),
    "two towers": (
        "HUANCA, 8 October 2025 - The north tower of the church of Santa Rosa fell on Monday.\n\nThe south tower has "
        "never leaned.\n\nThe south tower was strengthened last year. The north tower was to have had its turn.",
    ),
    "the dead of one draft, and others of the next": (
        "HUANCA, 7 October 2025 - The toll of the quake in Huanca rose to 13 dead.\n\nThirty-one of the injured were "
        "flown out.",
        "HUANCA, 8 October 2025 - Bells were hung for the Quispes, who are among the 13 dead of Huanca's quake.",
    ),
    "the rescued and the dead": (
        "Four miners rescued in Zagora; toll reaches 11\n\nZAGORA, 11 September 2025 - Four miners came up alive on "
        "Thursday.\n\nThe toll is now 11, including the six men whose bodies were found on Wednesday.",
    ),
    "what a sack holds": (
        "PITALITO, 12 January 2025 - Muñoz got 71 sacks of 60 kg, against 52 in 2023. That is an increase of 37 per "
        "cent.\n\nHe has not had so many since 2015.",
        "BOGOTA, 8 January 2025 - Colombia had its biggest crop since 2019, 23 per cent more than a year before.",
    ),
    "votes at one of three terminals": (
        "MONTEVIDEO, 13 November 2025 - Dockers voted by 1,187 to 604 to accept the deal.\n\nOpposition was strongest "
        "at the oldest of the port's three terminals, where 318 voted against and 297 in favor.",
    ),
    "two sessions": (
        "NAIROBI, 11 March 2025 - Savanna Mobile gained 3.0% to 18.65 shillings from Monday's close of 18.10.",
        "NAIROBI, 11 March 2025 - Savanna Mobile closed 1.4% higher on Tuesday, at 18.35 shillings.",
    ),
    "struck off": (
        "CORK, 25 July 2025 - Declan Hurley, who turned 60 this month, stole money.\n\nHurley was struck off in 2022, "
        "33 years after he had qualified.",
    ),
    "people and crew": (
        "QUITO, 11 March 2025 - The jet left the runway in Quito on Sunday with 127 people aboard.\n\nAboard were 121 "
        "passengers and six crew. One of the 121 passengers is still in hospital.",
    ),
}


@pytest.mark.parametrize("drafts", RIGHT.values(), ids=RIGHT)
def test_right_copy_is_left_alone(drafts: tuple[str, ...]) -> None:
    documents = read(Example(tuple(f"{copy}\n" for copy in drafts)))
    findings, _ = engine.check(documents, [rule() for rule in registry.rules().values()])
    assert [f.message for f in findings if f.severity != INFO] == []
