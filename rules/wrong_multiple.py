"""Multiples ("doubled", "three times the") against the two amounts that they compare."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.figures import value
from linter.relations.growth.multiples import Multiple, multiples
from linter.relations.growth.successors import successors
from linter.relations.yardsticks import yardsticks
from linter.rule import Rule, examples


@dataclass(frozen=True)
class WrongMultiple(Rule[Multiple]):
    """A multiple that the two amounts beside it do not give.

    Why it matters
    398,000 trips are not "more than double" 214,000, and use that goes from 3.2 to 12.8 gigabytes has not tripled but
    quadrupled. Multiples are written from memory, the figures from the notes; readers remember the multiple.

    How it decides
    It takes the factor ("double", "twice", "tripled", "ten times", "fivefold", "halved") and the two amounts of one
    unit that it stands between ("120, double the 60 of last year"), follows ("from 40 to 80") or sums up ("up from
    3.2, meaning that it has tripled"), and divides, with the range of each amount. A plain factor may be off by `slack`
    of itself, since "doubled" serves for 1.9 as for 2.1; "nearly" and "almost" allow a fifth below and nothing above,
    "more than" nothing below, "about" half as much again as the plain word. "Three times more" passes as three times
    and as four. Where the other amount is only described ("ten times what it put into the first stage", "eight times
    the cost of the trial") it is looked for where the copy speaks of that, and the finding is a warning. Where it has a
    name that a story gives one figure ("three times its estimate", "twice the capacity", "half the asking price"), the
    figure may stand beside that name anywhere in the draft. "In other
    words" and "the fourfold rise" sum up the two amounts of the sentence before.

    When it stays silent
    When other amounts of the same unit stand in the way, when the two count different things, when there is no second
    amount, when a clause about something else begins between them ("fell to 41% from 54%, after its cost doubled"), for
    prices per unit against totals, and when "more than double" turns out to be a good deal more.
    """

    slack: float = 0.1

    severity = ERROR
    reads = Multiple
    source = "The Associated Press Stylebook and BBC News style guide, on times and percentages"
    allows = examples(
        "Condor will pay 90 pesos a share, twice as much as last year.\n\nNet profit rose to 186 billion from 150 "
        "billion pesos in 2023.",
        "Its share was more than halved, to 14% from 29.8%. Thefts nearly halved to 310 in May, from 580 in 2024.",
        "Patients whose bad days fell by at least half are responders.\n\nThe second trial was smaller, with 296 "
        "patients against 812.",
        "Support for the tram has fallen to 41% from 54% in May, a poll says, after its cost doubled.",
        "Club's debt falls as gates double\n\nIt owes £12m, down from £19m.",
        "They put the population at 8,400 animals, compared with 1,400 in 2018. The sixfold rise is more than hoped. "
        "The fourfold rise of the seals is another matter.",
        "The wait is now 28 days, against 56 before. In other words it has been cut by half, in 10 days.",
        "IQALUIT, 4 March 2025 - The territory will spend C$9.6 million on freezers.\n\nIts need of them is "
        "eight times that of the south.\n\nA trial ran in three hamlets and cost C$2.4 million.\n",
        "Water comes at 3,000 francs a flight, five times a summer. That is a fifth of the 75,000 francs the hut "
        "takes.",
        "Donors gave 318,000 units, up from 306,000 the year before.\n\nA trial doubled the number of people who came "
        "back.",
        "The farm has 40 cows. That is twice the 20 goats it has. It cut the wait to 19 minutes. That is a third of "
        "the 57 before.",
        "The club now runs 96 classes a week, half as many again as the 64 it had a year ago. It costs 41p to press a "
        "double sheet, up from 24p in 2020.",
        "Factories exported 1.63 million bicycles last year, up from 1.42 million in 2023.\n\nElectric bicycles sell "
        "for three times as much as ordinary ones.",
        "The council will spend $54 million on the bridge.\n\nThe project is twelve times as expensive as its "
        "predecessor. The first bridge cost $4.5 million.",
        "The council will spend $54 million on the bridge, twenty times as wide as its predecessor. A toll of $4.5 "
        "million a year will pay for it.",
        "Pay at the works will fall by a tenth. The works sold 870 accordions last year, against 1,460 in 2018.",
        "The number of people waiting for a tooth fell to 3,910 in May, down from 4,640 a year earlier.\n\nThe people "
        "who work on Sundays are in favour. They are paid double.",
        "Riders made 398,000 trips, nearly double the 214,000 they made a year before.",
        "The average home used 12.8 gigabytes a month in 2024. That is up from 3.2 gigabytes in 2020, meaning "
        "that use has quadrupled.",
        "Staff numbers doubled from 41 to 80. Arrests halved to 26, from 50.",
        "The club drew 930 fans, three times as many as last year's 300.",
        "It will double the number of its stations from 12,300 to 24,000.",
        "The tank holds 240 litres. On Monday it held 61 litres, or a quarter of that, and 30 tins.",
        "The hall has 2,700 seats.\n\nIt has six times as many seats as the one it replaces.\n\nThe old hall, with 450 "
        "seats, will close.",
        "The hall has 2,700 seats.\n\nIt has five times as many seats as the one it replaces.\n\nThe old hall, with "
        "450 seats, will close, as will the old cinema, with 90 seats.",
        "The 600 bikes are used twice a day, and the 45 vans three times.",
        "Exports were worth Rs 1,845 crore, against Rs 2,160 crore a year earlier.\n\nThe forum wants the state to "
        "pay half the cost of machines for exports.\n",
        "The firm had an income of $3.22 a share, and got more than half of its $541 million of income from loans.",
        "A lute was sold for £96,000, four times its estimate.\n\nThe estimate of £24,000 was made in May. A harp with "
        "an estimate of £40,000 found no buyer.\n",
        "The ferry carried 210 people, three times its capacity.\n\nA tug with a capacity of 90 took them off.\n",
    )
    catches = examples(
        "Thefts [[more than halved]] to [[310]] in May, from [[480]] a year earlier.",
        "A lute was sold on Friday for [[£96,000]], [[eight times]] its estimate.\n\nA dealer from Hull had put the "
        "estimate at [[£24,000]] without opening the case.\n",
        "The ferry carried [[210]] people, [[five times]] what was permitted, police said.\n\nBuilt in 1999, it was "
        "licensed to carry [[70]].\n",
        "The mill will take on [[900]] people, [[six times]] as many as it has now.\n\nAt present the mill has [[300]] "
        "workers.\n",
        "They put the population at [[8,400]] animals, compared with [[1,400]] in 2018. The [[fourfold]] rise is more "
        "than hoped.",
        "Helped by orders from two delivery firms, bookings [[tripled]] to [[5,160]] in March from [[2,580]] a year "
        "earlier.",
        "The wait for a hearing is now [[28 days]], against [[84]] before the evening sittings began. In other words "
        "the wait has been [[cut by half]].",
        "The wait for a bed was [[cut in half]], from [[84 days]] to [[28 days]], in June.",
        "IPOH, 24 September 2025 - Exporters shipped [[54 tonnes]] of clean nests in 2024, mostly to China. That was "
        "[[five times]] as much as in 2018, when they shipped [[9 tonnes]].\n",
        "IQALUIT, 4 March 2025 - The territory will spend [[C$9.6 million]] on freezers.\n\nThe sum is "
        "[[eight times]] the cost of the trial that preceded it.\n\nThe trial ran in three hamlets and cost "
        "[[C$2.4 million]].\n",
        "A robot has cut the average wait to [[19 minutes]]. That is [[a quarter]] of the [[57 minutes]] recorded "
        "before it came.",
        "Members borrowed tools [[11,700 times]] in 2024, [[more than double]] the [[6,300]] loans of 2023.",
        "The club now runs [[96]] classes a week, [[half as many again]] as the [[48]] it had a year ago.",
        "The council will spend [[$54 million]] on the bridge.\n\nThe project is [[twenty times]] as expensive as its "
        "predecessor. The first bridge was built in 1936 and cost [[$4.5 million]].",
        "The garden drew [[61,000]] visitors, [[more than double]] the [[34,000]] who came in 2022.",
        "The average family paid [[$480]] for power last year. That is up from [[$120]] in 2015, meaning that "
        "bills have [[tripled]].",
        "Sales [[doubled]] from [[4,100]] to [[6,300]] in a year.",
        "The shelter took in [[840]] dogs and cats in the year to June, [[twice]] the [[280]] rescued in the previous "
        "12 months.",
        "The hall has [[2,700]] seats.\n\nIt has [[five times]] as many seats as the one it replaces.\n\nThe old "
        "hall, with [[450]] seats, will close.",
        "The fair drew [[900]] people, [[twice]] as many as last year's [[300]].",
        "Thefts [[halved]] to [[310]] in May, from [[480]] a year earlier.",
        "Exports to the bloc reached [[$960 million]], [[four times]] the [[$120 million]] of a decade ago.",
        "Vietnam will lend [[$9 million]] for the new port.\n\nThe money is [[ten times]] what Hanoi gave for "
        "the ferry terminal.\n\n"
        "The ferry terminal, opened in 2011, cost [[$1.5 million]].",
        "When it is full the lake holds [[244,000 tonnes]]. On Monday it held [[61,000]], or [[a third]] of that.",
        "Arrivals rose [[fivefold]] from [[2,000]] in 2021 to [[14,500]] in 2024.",
    )

    def find(self, document: Document) -> Iterable[Multiple]:
        found: dict[int, Multiple] = {}
        for claim in chain(multiples(document), successors(document), yardsticks(document)):
            found.setdefault(claim.span.start, claim)  # the figures beside a multiple come first
        return found.values()

    def keys(self, claim: Multiple) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Multiple]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            now, base = claim.now, claim.base
            if base.low <= 0 or not math.isfinite(now.high) or not math.isfinite(base.high):
                continue
            least, most = now.low / base.high, now.high / base.low
            if any(least <= high and low <= most for low, high in self._allowed(claim)):
                message = f"{now.words} is {claim.words} {base.words}"
                yield self.agreement(message, claim, now, base, reason=claim.reason)
                continue
            ratio = value(now) / value(base)
            if not 0.01 < ratio < 1000:
                continue  # earnings a share, and the income of all
            further = ratio < claim.times if claim.moved and claim.times < 1 else ratio > claim.times
            if claim.hedge == "more than" and further and "halv" not in claim.words:
                continue  # true, if modest
            said = f"{ratio:.2g} times" if ratio < 10 else f"{ratio:.0f} times"
            message = f"{now.words} is {said} {base.words}, not {claim.words}"
            severity = ERROR if claim.near else WARNING
            yield self.finding(claim, message, now, base, reason=claim.reason, severity=severity)

    def _allowed(self, claim: Multiple) -> Iterator[tuple[float, float]]:
        """The ranges of ratios that the words allow."""
        if claim.moved:
            wide, sign = claim.moved * 0.3, -1 if claim.times < 1 else 1
            far = claim.times + sign * wide * {"more than": 1.5, "nearly": 0.1}.get(claim.hedge, 1)
            near = claim.times - sign * wide * {"more than": 0.1}.get(claim.hedge, 1)
            yield min(near, far), max(near, far)
            return
        for times in (claim.times, claim.times + 1) if claim.more else (claim.times,):
            wide = times * self.slack * (1 if claim.near else 1.5)
            if "halv" in claim.words and claim.hedge in ("more than", "nearly"):  # down past a half, or not quite to it
                yield (times * 0.5, times * 1.005) if claim.hedge == "more than" else (times * 0.995, times * 1.25)
                continue
            yield {
                "more than": (times * 0.995, times * 1.6),
                "just over": (times * 0.995, times * 1.2),
                "nearly": (times * 0.8, times * 1.005),
                "less than": (times * 0.5, times * 1.005),
                "about": (times - wide * 1.5, times + wide * 1.5),
            }.get(claim.hedge, (times - wide, times + wide))
