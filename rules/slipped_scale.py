"""The same digits twice in one draft, a thousand or a million times apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from linter.alignment import digits
from linter.claims import Claim, Quantity
from linter.document import Document
from linter.finding import ERROR, WARNING, Finding
from linter.relations.figures import shown, value
from linter.relations.slips import Slip, across, scaled, slips
from linter.rule import Rule, examples

_SIZES: Final = {1: "ten", 2: "a hundred", 3: "a thousand", 6: "a million", 9: "a billion"}


class SlippedScale(Rule[Claim]):
    """A figure that another place of the story gives a thousand times larger or smaller.

    Why it matters
    "Ships 41.4 million pickups" over a story of "41,350 vehicles" is a slip of the key between thousand, million and
    billion. Every digit is right, and so nobody reading for digits sees it.

    How it decides
    A figure of the headline, or of the first paragraph, is held against the figures of the story in the same unit or
    currency. Where one of them rounds to the very same digits, three of them at least (two where the figure of the
    headline is money or has a decimal), and lies a thousand or a million times higher or lower, one of the two scales
    is wrong. What they count need not be named by the same word, for no two things of one story have the same digits by
    chance. Kilowatts and megawatts, metres and kilometres are scales too, lakh and crore are a hundred times apart.
    Further down, a figure in a unit or currency that is taken as known ("the missing Rs 48 crore") is held against
    those before it, and so is one that stands for the same thing with words in common. Between drafts of one story, an
    amount that each gives on one scale only must be of one thing ("the $67 million settlement", "tonnes of cane"), or
    measure the same in words that have something in common.

    When it stays silent
    When the story also gives the figure as the headline has it; when one of the two is for each, a day or a unit of
    something; when the first paragraph and the later one share no words; when the figure is brought in as another ("a
    640-kilowatt battery"); for years, ranges and rounded hundreds.
    """

    severity = ERROR
    reads = Claim
    source = "The Associated Press Stylebook, on millions and billions"
    allows = examples(
        "OSLO, 14 November 2024 - Lift was fined 3.1 million kronor on Thursday.\n\nThe fine is equal to 0.1% of its "
        "sales, which were 3.1 billion kronor in 2023.",
        "Ports ship 41.4 thousand cars\n\nMakers shipped 41,350 vehicles in May.",
        "City to spend $2.6 million on lamps\n\nEach lamp costs $2,600. The $2.6 million comes from a grant.",
        "Mill gives staff 3.2 million rupees\n\nThe mill, which paid 3,200 rupees to each worker, has 1,000 of them.",
        "The farm has a capacity of 640 megawatts. A 640-kilowatt battery will light its offices.",
        "The bank lent 4.2 trillion naira in June. Salaries came to 4.2 billion naira.",
        (
            "KANO, 3 May 2025\n\nKano Textiles made a profit of 4.2 billion naira, Kano Textiles said.\n",
            "KANO, 4 May 2025\n\nThe guards of Kano Textiles were robbed of 4.2 million naira at the gate.\n",
        ),
        (
            "GAO, 3 May 2025 - Growers near Gao delivered 460,000 tonnes of seed cotton, Awa Traore of Gao said.",
            "GAO, 5 May 2025 - Awa Traore of Gao is glad. The world grew 460 million tonnes of rice.",
        ),
        "Bank sells 250 million shares\n\nThe bank, which has 250 branches, sold 250 million shares.",
        "Work on the Rs 340-crore flyover will begin in October. The state will bear Rs 204 crore of it, and the "
        "city will find Rs 136 crore. \n",
        "Lease to bring port £2.7bn\n\nA lease will bring the port £2.7bn over 30 years, including £2.7m for a "
        "chapel.\n",
        "The plan would leave the firm with about $2.5 billion in debt.\n\nHolders are offered shares with a value "
        "of $7.50 and a stake worth $2.50, one trader reckoned.",
    )
    catches = examples(
        "The lake can hold [[640 million litres]] of rain.\n\nIt filled early. With all [[640 billion litres]] in "
        "place, the gates will open.",
        "Councillors approved a budget of [[£612m]].\n\nOpponents said that a [[£612bn]] budget was too small.",
        "Airport nears [[13 million]] passengers\n\nThe airport handled [[1,284,600]] passengers in 2024, it said.\n",
        "The corporation approved a depot at a cost of [[Rs 340 crore]].\n\nA bank will lend the corporation 60 per "
        "cent of the money for the [[Rs 340 lakh]] project at 8.1 per cent.",
        "Colombia ships [[640,000]] stems for the day\n\nBOGOTA, Feb. 12, 2025 - Growers sent [[640 million]] cut "
        "flowers to the United States.\n",
        "Ports ship [[41.4 million]] cars in May\n\nThe harbour was busy.\n\nMakers shipped [[41,350]] vehicles, "
        "down 9%.",
        "Town spends [[$3.75 billion]] on swimming pool\n\nThe pool, which cost [[$3.75 million]], opens in June.",
        "Growers pick [[18.2 million tonnes]] of cherries\n\nThe crop was [[18,240 tonnes]], the board said.",
        "[[214,000]] bees housed on roof\n\nThe hives hold [[214]] bees, the hotel said.",
        "Fund lends [[Rs 4.35bn]] for wells\n\nThe grant of [[Rs 4.35mn]] will pay for 60 wells.",
        "Thar's [[640-kilowatt]] solar park swept by robots\n\nThe park has a capacity of [[640 megawatts]].",
        "The treasurer took [[Rs 48 lakh]] from the society, police said.\n\nA third of the missing [[Rs 48 crore]] "
        "paid for a wedding.",
        "The paper mill is old.\n\nThe bank's loans rose to [[4.2 trillion naira]] in June.\n\nOil firms had 31% of "
        "the [[4.2 billion naira]], it said.",
        "Hens in the area laid [[4.6 billion]] eggs in that year.\n\nMaize is cheap.\n\nThe [[4.6 million]] laid "
        "were a record.",
        (
            "GAO, 3 May 2025 - Growers near Gao delivered [[460,000 tonnes]] of seed cotton, Awa Traore of Gao said.",
            "GAO, 5 May 2025 - Awa Traore of Gao weaves. Of the season's [[460 million tonnes]] of cotton she got a "
            "sack.",
        ),
        (
            "Judge approves [[$67 million]] settlement\n\nA judge in Dunmore on Wednesday approved the "
            "$67 million settlement between Ashby Looms and its spinners.\n",
            "Dunmore waits for its cheques\n\nThe spinners were promised a share of the [[$67 billion]] settlement "
            "of Ashby Looms.\n",
        ),
        "Museum draws [[1.27 million]] visitors\n\nAttendance came to [[1,272]], the most ever.",
        "First patients move into hospital\n\nThe [[$1.9 billion]] hospital has 460 rooms.\n\nPhoto: "
        "Ambulances wait outside the [[$1.9 million]] Wirrabara hospital on Monday.\n",
        "PUNE, June 24, 2024 - Work on the [[Rs 340-crore]] flyover will begin in October.\n\nThe state will bear "
        "[[Rs 204 crore]] of it, and the city will find [[Rs 136 lakh]].\n",
        "Work has begun on a [[£2.7m]] repair of the pier.\n\nA charity has given £1.5m towards the [[£2.7bn]] "
        "needed.\n",
    )

    def find(self, document: Document) -> Iterable[Claim]:
        return chain(slips(document), scaled(document))

    def keys(self, claim: Claim) -> Iterable[str]:
        if isinstance(claim, Quantity):
            yield f"{claim.story}|{claim.currency or claim.unit}|{digits(claim)}"
        else:
            yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Claim]) -> Iterator[Finding]:
        slips_here = [c for c in claims if isinstance(c, Slip)]
        if slips_here:
            yield self._slip(slips_here)
        for slip in across([c for c in claims if isinstance(c, Quantity)]):
            yield self._slip([slip])

    def _slip(self, found: Sequence[Slip]) -> Finding:
        """One figure, and every other that has its digits on another scale."""
        top, other = found[0].top, found[0].other
        where, there = (f"in the {found[0].where}", "below") if found[0].where else ("here", "before")
        there = there if other.path == top.path else "in another draft"
        times = f"{_SIZES[abs(found[0].power)]} times {'more' if found[0].power > 0 else 'less'}"
        if rest := found[0].rest:
            message = f"{top.words} and {rest.words} make {other.words} only if one scale is another"
            reason = "both: what is left of one sum, but for the scale"
            return self.finding(top, message, rest, other, reason=reason, severity=WARNING)
        return self.finding(
            top, f"{top.words} {where} is {times} than {other.words} {there}: one scale is wrong",
            *(slip.other for slip in found), reason="both: the same digits in one story",
            severity=ERROR if len(digits(other)) >= 4 and top.currency else WARNING,
            repairs=[shown(value(other), top) if top.unit == other.unit else other.words],
        )  # fmt: skip
