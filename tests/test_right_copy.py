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
    "an election, a hurdle": (
        "With all votes counted, 361,870 people were against the law and 302,118 for it.\n\nThe opponents cleared the "
        "hurdle, a fifth of the electorate, by 23,070 votes.",
    ),
    "members who voted, and all of them": (
        "LIMA, 25 August 2025 - In Sunday's ballot 1,108 members of Union No. 1 were for the deal and 486 against.\n\n"
        "For the 1,760 members together it comes to 34.3 billion pesos.",
    ),
    "a result, and what was expected": (
        "MUMBAI, July 17, 2025 - Annapurti reported a profit of 168.4 crore rupees, 18.5% more than the 142.1 crore of "
        "a year before and above the 161 crore that analysts had expected.",
    ),
    "days of one match": (
        "BULAWAYO, April 10, 2025 - Kudzai Chirwa made a hundred in the final of the Provincial Shield on Thursday, "
        "and took Matopo to 287 all out.",
        "BULAWAYO, April 12, 2025 - Zambezi go into the last day of the Provincial Shield final on Sunday at 58 for "
        "two, Kudzai Chirwa having made a hundred for Matopo.",
    ),
    "two votes": (
        "MILLBROOK, Ohio, August 24, 2024 - Teachers in Millbrook have voted by 1,846 to 212 to strike from Wednesday.",
        "MILLBROOK, Ohio, September 6, 2024 - Teachers in Millbrook voted on Thursday by 1,502 to 438 for a deal.",
    ),
    "the last one, and a first for months": (
        "THE HAGUE, October 29, 2024 - Bird flu was found on a farm, the first outbreak at a poultry farm for 11 "
        "months.\n\nThe last outbreak was at a duck farm in Friesland in November 2023.",
    ),
    "a week, a spell and its days": (
        "COOLARRIE, January 23, 2025 - The hottest week in Coolarrie's history ended with a storm that brought the "
        "temperature down by 17 degrees.\n\nWednesday was the sixth day on which the town passed 44C, beating the run "
        "of five in 1933. The maximums were 44.3C, 45C, 46.1C, 47.9C, 46.4C and 44.8C. It had been 41.6C at noon.",
    ),
    "what several paid": (
        "PORT HOPE, June 14, 2025 - The C$84 million museum opened, C$13 million over budget.\n\nThe federal "
        "government paid C$32 million of the cost, the province C$24 million and the city C$12 million. The remaining "
        "C$16 million came from donors.",
    ),
    "an earlier meeting": (
        "SAN JOSE, 22 February 2025 - Costa Rica will play Panama in the final of the women's cup after Panama won 1-0 "
        "when they met in the last round.",
        "SAN JOSE, 20 February 2025 - Costa Rica are in the final of the women's cup after a 2-0 win over Panama.",
    ),
    "what each wants": (
        "OSLO, 14 October 2025 - The European Union wants 34% of the total, the Faroe Islands 31%, Norway 28%, Iceland "
        "20% and Britain 14%, according to papers seen by reporters.",
    ),
    "the rest of an increase": (
        "CUENCA, June 12, 2025 - The cost of the ring road has gone up by $33 million to $304 million.\n\nThe fund "
        "will raise its loan by $20 million to $210 million. The city and the province will each find half of the "
        "other $13 million.",
    ),
    "all votes, and those of a side": (
        "CUENCA, 9 February 2026 - Voters in Cuenca have rejected a mine by 22,911 votes to 12,437.\n\nThe No received "
        "64.8% of the 35,348 valid votes.",
    ),
    "dearer by less": (
        "Inflation falls to 4.6%, lowest for three years\n\nBUCHAREST, August 12, 2024 - Consumer prices rose by 4.6% "
        "in the year to July, the smallest increase since 2021.",
    ),
    "a month of another year": (
        "SAO PAULO, August 7, 2024 - Aurora carried 3.31 million passengers in July, 9.6% more than in July 2023.\n\n"
        "It was the most for any July, though short of the 3.40 million passengers of January 2020.",
    ),
    "won in the night": (
        "EASTMERE, England, October 17, 2025 - The Liberals won the Eastmere by-election early on Friday.",
        "EASTMERE, England, October 17, 2025 - Thursday's by-election in Eastmere compared with the general election.",
    ),
    "struck off": (
        "CORK, 25 July 2025 - Declan Hurley, who turned 60 this month, stole money.\n\nHurley was struck off in 2022, "
        "33 years after he had qualified.",
    ),
    "some votes and all of them": (
        "ZURICH, 20 February 2025 - Zelna Dolina won the right to stage the Games on Thursday.\n\nIn that round the "
        "Slovenians had 34 votes, the Italians 27 and the French 16. All 77 delegates voted in both rounds.",
    ),
    "ahead, and then beaten": (
        "BISKUP, Croatia, 1 June 2025 - Marija Saric was ahead in the run-off for mayor of Biskup on Sunday night with "
        "votes from 26 of the 43 polling stations counted.",
        "BISKUP, Croatia, 2 June 2025 - Ante Grgic, who was behind with half of the polling stations counted, was "
        "declared the winner of the run-off for mayor on Monday.",
    ),
    "the older of two": (
        "DERRY, 6 December 2024 - A roofer was sent to prison on Friday, while his younger brother walked free.\n\n"
        "The counts on which the older brother was found guilty came to £287,500.",
    ),
    "minutes sooner": (
        "PERTH, 4 November 2024 - Crews in Perth get to emergencies almost two minutes sooner than a year ago.\n\n"
        "The median response time fell from 14.8 minutes in the September quarter of 2023 to 12.9 minutes.",
    ),
    "in all": (
        "ARILJE, 24 July 2024 - Germany bought 31,400 tonnes of frozen raspberries from Serbia between January and "
        "June.\n\nIn all, 68,200 tonnes of frozen raspberries left Serbia in the first six months of this year.",
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
