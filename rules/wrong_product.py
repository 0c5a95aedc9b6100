"""So many at so much each, against the total."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from linter.claims import Quantity
from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.figures import shown, value
from linter.relations.slips import INDIAN
from linter.relations.totals.products import Product, products
from linter.relations.totals.run_up import run_up
from linter.relations.totals.shared_evenly import shared_evenly
from linter.relations.totals.slipped_products import slipped_products
from linter.relations.totals.takings import takings
from linter.rule import Rule, examples

_OF_A_YEAR: Final = 3  # times the slack, as no year is all worked, and some have 366 days
_SCALES: Final = {2: "a hundred times", 3: "a thousand times", 6: "a million times", 1: "ten times"}


@dataclass(frozen=True)
class WrongProduct(Rule[Product]):
    """A total that is a thousand times what so many at so much each make.

    Why it matters
    12,400 cheques of 1,500 euros each cost 18.6 million euros; the copy said 18.6 billion. A slip between million and
    billion is the costliest there is, and it passes because every digit is right.

    How it decides
    An amount "each", "per kilometre" or "a ticket" is multiplied by a count of that very thing, and the product is held
    against the sums of the same currency near by or of the same thing, or that "the payments" or "the bill" come to,
    where the draft has one amount for each. Where the digits agree within their rounding and the scale is off by ten, a
    thousand or a million, the message names the slip. Where one sentence gives count, amount and total as one sum ("40
    boats at $2,500 each, for a total of $120,000"; "9,380 people over seven nights, an average of 1,340 a
    night"), any product that misses the total by more than `slack` is reported.
    What each of many machines is rated at, or carries, is multiplied too ("64 machines of 5 kilowatts", 320 megawatts
    in all), kilowatts and megawatts being scales of one another. A sum that is written with a scale ("8 lakh rupees")
    may stand anywhere, where its sentence has a word in common with that of the count or of the amount for each, and
    all digits of the product are its own. So much a day is multiplied by the days that it went on, or by those of a
    year, and an average by how often it was that. A price by weight or size ("3,100 shillings a kilogram") is
    multiplied in the same way by what was sold ("18,000 tonnes"). What a sale "brought in", a week "makes" or a prize
    comes to "apiece" is held against the one price and the count near it, where a single digit makes the difference.

    When it stays silent
    When a count that fits stands in the story too; when the digits differ and the copy does not claim the sum, since
    an amount for each often covers only some of them; for round counts of one digit (10, 1,000), whose digits say
    nothing; for amounts for each day, month or year, unless a sum has all their digits; and for profits and sales.
    """

    slack: float = 0.03

    severity = ERROR
    reads = Product
    source = "The Associated Press Stylebook, on millions and billions; Nuijten et al. 2016"
    allows = examples(
        "The opera drew 9,380 people over its seven nights, or an average of 1,340 a night. She ran 960 km in 12 "
        "weeks, up to 90 km a week.",
        "About 4,500 homes lost power. Each home will get £80 from the grid company.\n\nThe company made a profit of "
        "£360 million last year.",
        "The state will pay 3,200 weavers 25,000 rupees each, or 8 crore rupees.\n\nA further 8 lakh rupees is for "
        "looms, and 25,000 rupees a month for a clerk.",
        "The well gave 300 barrels a day in May, and 60,000 barrels in 200 days. It loses 20 litres an hour, or 200 "
        "litres a day, for it is shut at night.",
        "It sold 40,000 tickets at $12 each and spent $4.8 million on the show.\n\nThe average gate was 8,200 for the "
        "19 "
        "home games. The ground holds 15,580.",
        "All 12,400 cheques, worth 1,500 euros each, were claimed. The cheques will cost 18.6 million euros.",
        "The cable is 4,100 km long and will cost EUR 640 million, or about EUR 156,000 per kilometre.",
        "The club sold 3,200 seats at $45 each, for a total of $144,000.",
        "Some 2,400 farms will get grants of 5,000 euros each. The plan as a whole will cost 95 million euros.",
        "The city bought 1,000 laptops at $650 each last year; it has spent $650,000 on them.",
        "There are 31,000 pupils here, and the boots cost 2,400 tenge a pair. The boots will cost 74.4 million tenge.",
        "There are 31,000 pupils here, and the boots cost 2,400 tenge a pair. The bridge will cost 74.4 billion tenge.",
        "The farm, of 64 turbines of 5 megawatts, will have a capacity of 320 megawatts.",
        "Households to get £250 each\n\nThe money will go to 3,600 homes by May. It will cost the council £1.2m, with "
        "the staff.",
        "Tarn will credit £30 to each of the 46,000 homes.\n\nThe payments will come to £13.8m over ten years. It set "
        "aside £138,000 for payments to shops. It paid £45 to each of 1,000 shops in May.",
        "The park will have 640 megawatts. Each of its 80 sheds is lit by 8 kilowatts of lamps, or 640 kilowatts in "
        "all.",
        "The farm will have a capacity of 60 megawatts. It has 12 turbines, each of 5 megawatts. A second of 60 "
        "gigawatts is a dream.\n",
        "The money left will rebuild four schools, at €2.2m each, and a library for €1.2m.\n",
        "Pepper fetched $7.50 a kilogram.\n\nAll 640 tonnes were sold, for $4.8 million.\n\nRice exports bring $4.8 "
        "billion a year.",
        "Its shares fell by a quarter on volume of 625,000 shares. The engine business made a profit of 870 million "
        "dollars.\n\nAn analyst expects it to earn 1.39 dollars a share.",
        "All 18 went at a fixed price of $450.\n\nThe sale brought in $8,100. A raffle of 20 prizes took $9,100.",
        "They get £14.50 an hour.\n\nFor a 38-hour week it makes £551. Last year they took home £515.",
        "The rise adds £90.44 a year to a bill, which was £1,812.40. Costs went up by a fifth in two years.",
        "It saves $310,000 a year on fuel. The school had 1,460 pupils 10 years ago. A loan for $31 million failed.",
        "Tickets cost $12. Some 350 people came.\n\nA book for $14 each sold well and the stall made $4,600 in all.",
    )
    catches = examples(
        "Andina will pay [[0.85 soles]] on each of its [[620 million]] shares, a total of [[527 billion soles]].",
        "Malawi will put solar pumps on [[1,750]] village boreholes.\n\nThe programme will cost [[$14,000]], or "
        "[[around $8,000]] a pump.",
        "MONTEGO BAY, 10 February 2025 - Each of the [[6,200]] fishers who have registered will get a payment of "
        "[[45,000 Jamaican dollars]] in April.\n\nThe [[2.79 billion dollars]] that the payments will cost is to come "
        "from a fee.\n",
        "The state will pay [[3,200]] weavers for lost work.\n\nEach weaver is to receive [[25,000 rupees]] in "
        "May.\n\nThe minister said that [[8 lakh rupees]] had been set aside for weavers.",
        "Tarn will credit [[£30]] to each of the [[46,000]] homes which were dry for days.\n\nIt is sorry.\n\nThe "
        "payments will come to [[£13.8m]].",
        "The town will give [[£250]] to every pupil; there are [[1,840]] of them.\n\nThe gifts cost it [[£4.6m]].",
        "All [[12,400]] of the vouchers were claimed.\n\nThe vouchers are worth [[150 euros]] each.\n\n"
        "The opposition said the [[1.86 billion euros]] the vouchers will cost were wasted.",
        "The line will be [[2,300 km]] long.\n\nIt will cost [[$414,000]], or [[about $180,000]] per "
        "kilometre, the ministry said.",
        "Each pupil will be lent a computer in a scheme to cost [[£960m]].\n\nThe council has ordered [[1,200]] "
        "laptops at [[£800]] apiece.",
        "The clinic's [[480]] nurses will each receive a bonus of [[1,200 euros]]. The [[576 million euros]] will come "
        "from savings.",
        "The museum sold [[3,200]] tickets at [[$45]] each, for a total of [[$184,000]].",
        "The owners set aside [[96 million pesos]]. It was shared equally among the [[3,200]] people on the roll.\n\n"
        "The union was pleased.\n\nBut [[300,000 pesos]] apiece would make nobody rich, it said.",
        "The moor will yield [[320 megawatts]] from 2027, the utility said.\n\nSheep will graze between the masts. "
        "Each of the [[64]] machines can produce [[5 kilowatts]] in a fresh breeze.",
        "The dam's turbine hall holds [[14]] generators of [[250 kilowatts]]. At full load it can give "
        "[[3,500 megawatts]], the engineer said.",
        "There are [[31,000]] pupils here, and the boots cost [[2,400 tenge]] a pair.\n\nIt is late.\n\nCritics asked "
        "why the [[74.4 billion tenge]] for the boots had not been put out to tender.",
        "Schools to get [[£250]] each\n\nThe money will go to [[3,600]] schools by May. It will cost the council "
        "[[£90,000]].",
        "Hanoi will buy [[640]] buses at [[VND3.5 billion]] each. The buses will cost [[VND2.24 billion]], "
        "officials said.",
        "The farm will have a capacity of [[60 gigawatts]], its owner said.\n\nIt has [[12]] turbines, each of [[5 "
        "megawatts]], on a ridge.\n",
        "The state gave [[$18.6 million]] to crab boats on Monday.\n\nThe money will be divided equally among the "
        "[[124]] boats. At [[$105,000]] a boat it is less than the owners hoped.\n",
        "Pepper fetched [[$7.50]] a kilogram at the sale.\n\nIt rained.\n\nAll [[640 tonnes]] were sold by noon.\n\n"
        "Growers took home [[$4.8 billion]].",
        "NASHIK, 11 April 2025 - Growers whose grapes were lost will each get [[Rs 20,000]].\n\nIn all, [[1.3 lakh]] "
        "growers had been found eligible.\n\nThe relief will cost [[Rs 260 lakh]] and will be paid in May.\n",
        "The pipe was losing [[1.5 million gallons]] a day. It leaked for [[30 days]]. In all the city lost "
        "[[4.5 million gallons]].",
        "The field pumped an average of [[85,000 barrels]] of oil a day in 2024.\n\nIt yielded [[3.1 million barrels]] "
        "over the year.",
        "The club had an average gate of [[3,100]] for the [[23]] home games. Last year [[713,000]] people came.",
        "All [[18]] went within minutes at a fixed price of [[$450]].\n\nIt rained. The sale brought in [[$9,100]].",
        'The [[24]] bakers won [[£360,000]].\n\n"That’s [[£12,500]] apiece," said one.',
        "They will get [[£14.50]] an hour.\n\nFor a [[38-hour]] week it makes [[£515]], before tax.",
        "The opera drew [[9,380]] people over its [[seven]] nights, or an average of [[1,430]] a night.",
        "A pass costs [[$40]] and [[9,000]] were sold, bringing in [[$3.6 million]].",
    )

    def find(self, document: Document) -> Iterable[Product]:
        return chain(
            products(document), slipped_products(document), run_up(document), takings(document), shared_evenly(document)
        )

    def keys(self, claim: Product) -> Iterable[str]:
        yield f"{claim.path}#{claim.each.span.start}"

    def check(self, claims: Sequence[Product]) -> Iterator[Finding | Agreement]:
        """All the totals that one amount for each may belong to: one that fits settles the matter."""
        for claim in claims:
            for count in claim.counts:
                if _power(claim.each, count, claim.total, self.slack) == 0:
                    reason = f"both: {count.words} at {claim.each.words} for each"
                    message = f"{count.words} at {claim.each.words} make {claim.total.words}"
                    yield self.agreement(message, claim.total, claim.each, count, reason=reason)
                    return
        for claim in claims:
            for count in claim.counts:
                slack = self.slack * (_OF_A_YEAR if claim.over else 1)
                power = _power(claim.each, count, claim.total, slack)
                if (power is None and not (claim.stated or claim.said)) or (not claim.tied and abs(power or 0) < 2):
                    continue
                right = shown(value(claim.each) * value(count), claim.total)
                message = f"{count.words} at {claim.each.words} make {right}, not {claim.total.words}"
                if claim.over:
                    message = f"{claim.each.words} come to {right} in a {claim.over}, not {claim.total.words}"
                if power:
                    times = _SCALES.get(abs(power), "")
                    message += (
                        f": {times} too {'much' if power < 0 else 'little'}; the digits are right, the scale is not"
                    )
                elif any(c.hedge for c in (count, claim.each, claim.total)):
                    continue
                reason = f"both: {count.words} at {claim.each.words} for each"
                yield self.finding(
                    claim.total, message, claim.each, *(() if claim.over else (count,)), reason=reason, repairs=[right],
                    severity=ERROR if claim.stated or (claim.tied and abs(power or 0) >= 3) else WARNING,
                )  # fmt: skip
                return


def _power(each: Quantity, count: Quantity, total: Quantity, slack: float) -> int | None:
    """By how many powers of ten the product exceeds the total; None when the digits differ."""
    product = value(each) * value(count)
    if product <= 0 or value(total) <= 0:
        return None
    powers = (0, 3, -3, 6, -6, 1, -1) + ((2, -2) if INDIAN.search(total.words) else ())
    for power in powers:
        low, high = (each.low * count.low / 10.0**power, each.high * count.high / 10.0**power)
        wide = slack if power == 0 else slack / 3
        if math.isfinite(high) and low <= total.high and total.low <= high:
            if power == 0 or abs(product / 10.0**power / value(total) - 1) <= wide:
                return power
        elif power == 0 and abs(product / value(total) - 1) <= wide:
            return power
    return None
