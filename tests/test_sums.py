"""Sums beyond the examples of the rule: what money goes to, and shares down to the rest."""

from __future__ import annotations

import pytest

from linter import registry
from linter.rule import Example
from linter.testing import run

RULE = registry.rules()["wrong-sum"]


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        (
            "The county approved 421 million shillings for herders.\n\nThe money will go to hay (186 million "
            "shillings), the carting of water (141 million) and school meals (85 million).",
            "make 412 million shillings, not 421 million shillings",
        ),
        (
            "Grocers have 38% of sales. Markets have 27%, farms 12% and roadside sellers the remaining 14%.",
            "make 91%, less than the whole",
        ),
        ("Grocers have 38% of sales. Markets have 27%, farms 12% and roadside sellers the remaining 23%.", ""),
        (
            "It is to close three of its seven mills.\n\nA strike was called.\n\nLoans are for the five mills that "
            "remain.",
            "three and five make 8, not seven",
        ),
        ("It is to close three of its seven mills.\n\nLoans are for the four mills that remain.", ""),
        (
            "It is to close three of its seven mills.\n\nFire took one of the mills last year.\n\nLoans are for the "
            "three mills that remain.",
            "",
        ),
        (
            "All 53 halls were looked at.\n\nIt is to keep 21 of the halls as they are.\n\nA cake was eaten.\n\n"
            "Another 18 halls are to be let.\n\nThe other 16 will be shut.",
            "21, 18 and 16 make 55, not 53",
        ),
        (
            "All 53 halls were looked at.\n\nIt is to keep 21 of the halls as they are.\n\nAnother 18 halls are to "
            "be let.\n\nThe other 14 will be shut.",
            "",
        ),
        (
            "The trial had 640 men.\n\nLast May 318 of them were given a pill and 332 one of sugar.",
            "318 and 332 make 650, not 640",
        ),
        (
            "Labour, the Centre Party and the Greens will govern. Between them the three have 23 of the 45 seats.\n\n"
            "It rained.\n\nLabour won 11 seats in May, the Centre Party eight and the Greens six.",
            "11, eight and six make 25, not 23",
        ),
        (
            "Labour, the Centre Party and the Greens will govern. Between them the three have 23 of the 45 seats.\n\n"
            "It rained.\n\nLabour won 11 seats in May, the Centre Party eight and the Greens four.",
            "",
        ),
        (
            "The 101 seats in parliament were divided among four parties: Labour took 41, the Conservatives 33, the "
            "Farmers' League 19 and the Greens 14.",
            "make 107, not 101: 6 too many",
        ),
        (
            "The 101 seats in parliament were divided among four parties: Labour took 41, the Conservatives 33, the "
            "Farmers' League 19 and the Greens 8.",
            "",
        ),
        (
            "The 300 jobs in the north are divided among three sites: Leeds loses 120, York 80 and Hull 60, with the "
            "rest going by retirement.",
            "",
        ),
        ("The trial had 650 men.\n\nLast May 318 of them were given a pill and 332 one of sugar.", ""),
        (
            "A total of 2,640 ballots were cast, the union said.\n\nIn the vote, 1,710 members were for the deal and "
            "846 against; 44 papers were spoiled.",
            "make 2,600, not 2,640: 40 too few",
        ),
        (
            "The rink will cost $12.5 million.\n\nThe club will pay $3.2 million. A grant covers $5.5 million, and the "
            "town is lending the other $2 million.",
            "make $10.7 million, not $12.5 million",
        ),
        (
            "Members have voted to move. A total of 3,412 people voted, the chair said.\n\nThose in favour numbered "
            "2,014. Votes against came to 1,331. Another 49 papers were blank.",
            "make 3,394, not 3,412: 18 too few",
        ),
        (
            "The deal was backed by 4,400 nurses and opposed by 1,780. In all, 6,120 ballots were returned.",
            "make 6,180, not 6,120: 60 too many",
        ),
        ("The isle had 2,310 valid votes. Yes had 1,220 votes and No 1,009.", "make 2,229, not 2,310: 81 too few"),
        (
            "The result was 3,418 for and 5,127 against, the third such vote. Thirty-six papers were spoilt. The union "
            "said that 8,518 teachers had voted.",
            "make 8,581, not 8,518",
        ),
        (
            "There were 6,204 No votes and 4,881 Yes votes. The number of ballots returned was 11,058.\n\nA clerk put "
            "aside 73 invalid papers.",
            "make 11,158, not 11,058",
        ),
        (
            "Proposition 4 had 4,877 votes for and 4,192 against. Proposition 5 had 5,100 for and 3,900 against. In "
            "all, 9,514 ballots were cast, of which 208 were blank.",
            "",
        ),
        # Nobody says how many were spoiled; another vote on the same day.
        ("Yes had 4,877 votes in the referendum. The No side got 4,192.\n\nA total of 9,600 people voted.", ""),
        (
            "The plan was lost: 5,201 voted against and 4,702 voted for. More than 12,400 people voted in the mayor's "
            "race that day, and 80 ballots were spoiled.",
            "",
        ),
        (
            "Holm has planted 412 trees.\n\nThe biggest group, 165 trees, are limes. Another 121 are oaks. The "
            "remaining 83 are pines.",
            "make 369, not 412: 43 too few",
        ),
        (
            "The fund has $9.2m.\n\nSport took the most, $4.1m. Schools got $2.4m. The balance, $3.1m, went to arts.",
            "make $9.6m, not $9.2m",
        ),
        # The rest is of the biggest part, or of something else.
        (
            "The port will spend £36m.\n\nThe biggest part, £16.5m, is for a quay. The council pays £12m of that. The "
            "remaining £4.5m comes from a loan.",
            "",
        ),
        (
            "The lottery gave £36m last year.\n\nThis year the biggest grant, £6.5m, goes to a theatre. A museum gets "
            "£4.4m. The other £18.3m will be shared out in May.",
            "",
        ),
        (
            "Holm has 412 trees in its parks.\n\nThe biggest group of visitors, 265, came from Kent. Another 121 came "
            "by bus. The other 83 walked.",
            "",
        ),
        (
            "The film took £1.24m. Cinemas kept £720,000 of that, which left £520,000 for the maker. It took its own "
            "fee of £130,000 and passed the remaining £390,000 on.",
            "",
        ),
        (
            "Only $212 million of the $430 million that was promised has been paid. Of the $212 million, $140 million "
            "went to householders, $51 million to towns and the remaining $21 million to farmers.",
            "",
        ),
        (
            "Wing with 214 beds opens\n\nPatients moved in.\n\nThe wing has 96 beds for adults, 74 for surgical "
            "patients and "
            "54 for children.",
            "make 224, not 214",
        ),
        (
            "Wing with 214 beds opens\n\nPatients moved in.\n\nThe wing has 96 beds for adults, 74 for surgical "
            "patients and "
            "24 for children.",
            "",
        ),
        ("Both farms are culling. One of them keeps 180,000 hens and the other 138,000.", ""),
        (
            "The city found $3.47 million for its parks.\n\nThe money will be divided between playgrounds ($1.62 "
            "million), paths ($0.84 million) and toilets ($1.28 million).",
            "not $3.47 million",
        ),
        (
            "Nobody won a majority of the council's 25 seats. Labour took 11, ahead of the Greens on nine, and "
            "independents eight. Three of the seven seats in the cabinet will go to the Greens.",
            "make 28, not 25",
        ),
        (
            "Nobody won a majority of the council's 28 seats. Labour took 11, ahead of the Greens on nine, and "
            "independents eight. At the last election Labour won 10.",
            "",
        ),
        (
            "On the 25-seat council the Greens finished on 11, Labour on nine and a residents' list on eight.",
            "make 28, not 25",
        ),
        (
            "A nurse was jailed for three years and six months.\n\nShe was given one year for theft and 18 months for "
            "fraud. The terms are consecutive.",
            "make 2.5 years, not three years and six months",
        ),
        (
            "A nurse was jailed for three years.\n\nShe was given two years for theft and 18 months for fraud. The "
            "first term is consecutive and the other concurrent.",
            "",
        ),
        (
            "Ann Lee was jailed for nine years.\n\nBob Roe, her driver, got three years for theft and two years for "
            "fraud, to run consecutively.",
            "",
        ),
    ],
)
def test_parts_and_their_total(copy: str, said: str) -> None:
    findings, _ = run(RULE(), Example((copy + "\n",)))
    assert [said in finding.message for finding in findings] == ([True] if said else [])
