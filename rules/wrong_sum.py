"""Totals against the parts that the copy gives for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.digits import exchanged
from linter.relations.figures import shown, value
from linter.relations.nesting.parts import differences, parts_apart
from linter.relations.portions.contest_shares import contest_shares
from linter.relations.portions.divisions import divisions
from linter.relations.portions.listed_shares import listed_shares
from linter.relations.totals.bracketed import bracketed
from linter.relations.totals.counted_off import counted_off
from linter.relations.totals.gathered import gathered
from linter.relations.totals.sums import Sum, named, some_make, spread, sums
from linter.relations.totals.tallies import tallies
from linter.rule import Rule, examples


@dataclass(frozen=True)
class WrongSum(Rule[Sum]):
    """A total that its own parts do not add up to.

    Why it matters
    £1.18m, £0.64m and £0.41m are £2.23m, not £2.32m. Exchanged digits hide in sums more than anywhere else.

    How it decides
    It adds up parts only where the copy says that there are no others: money "split between" purposes or that "will go
    to" them, a list after a total and a colon or in brackets that ends in "and", "the other" or "the remaining" sum,
    the biggest part and all down to the rest, "for a total of", ballots for, against and spoiled, the dead and injured
    among casualties, gold, silver and bronze of so many medals, games won, drawn and lost, and shares of one whole that
    end with "the rest", or are held or won in one list, over several sentences too. What a total includes, the seats
    that parties took, the votes for and against and the shares of two sides may not be all there is, but cannot be more
    than the total, the chamber or 100. Every figure is the range it may have been rounded from, and the sum of the
    ranges must meet the total's range. A list of three or more that nobody calls complete must agree with a total that
    it misses by less than 4 in 100. A total given in an earlier paragraph counts when it is in the same currency.
    Places in a list, or one after another in a sentence, with their dead or jobs are parts of the count that the draft
    gives elsewhere; so are passengers and crew of all on board, the terms of all jailed or of one who serves them in
    turn, what was "paid for with", and what is told off down to "the five left". Shares in one vote make 100 at most.

    When it stays silent
    When the list is open ("including", "among them", "of which"); when a sum is off by more than `reach`; when another
    total or choice of parts fits; for growth rates and for surveys with several answers.
    """

    reach: float = 0.3

    severity = ERROR
    reads = Sum
    source = "Nuijten et al. 2016 (recompute with rounding); Reuters Handbook of Journalism, on checking arithmetic"
    allows = examples(
        "Of the 60 largest projects, 25 are late, 11 have stopped and 31 are in the east of the city.",
        "DELFT, 3 May 2024 - The Moderates, who have 13 seats on the council, will be joined by the Centre Party with "
        "nine and the Greens with three. Together they have 25 of the 47 seats, 16 more than the Left.\n",
        "The family owns 51% of the shares, of which the founder holds 22%. A fund has 18%, and the remaining 31% are "
        "traded.",
        "It sold 87,600 tickets in three kinds of place: halls, with 41,200; barns (27,500); and boats (18,900).",
        "Moving it would cost $2.3 million, four-fifths of it from the state. The town would borrow the remaining "
        "$460,000.",
        "The council will spend £2.23m more on roads.\n\n"
        "The money will be split between resurfacing (£1.18m), patching (£0.64m) and drainage (£0.41m).",
        "The club will pay $6 million of the $17.5 million. A grant covers $8.5 million, and the state is "
        "lending the other $3 million.",
        "A total of 4,792 ballots were cast.\n\nIn all, 3,190 voted for the deal and 1,505 against; 97 papers "
        "were spoiled.",
        "It has £9m, including grants split between art (£2m) and sport (£3m). Sales fell by half to £2m from £4m.",
        "Asians made up 46%, Europeans 31%, Africans 11% and visitors from the rest of the world 12%.",
        "There are 11 stops. Two are old; the other nine stops are new. With the 14 on Line 1 it makes 23 stops.",
        "It is 22km long.\n\nThe line, 22km long, uses old tracks for most of the way. The last 4km are new.",
        "Of those asked, 60% read papers, 55% listen to radio and 30% use other sources, and many do several.",
        "A poll puts those for the pier on 46%. Another 32% want it gone, and 22% are yet to make up their minds.",
        "Police held 66 people. They include 38 men, 17 women and nine children.",
        "Of the 48 homes, 31 were flooded and the other 17 lost roofs. Prices rose by 300 to 1,200 from 900.",
        "Ms Day won by 21,406 votes. Mr Oke kept his seat by 3,982 votes against 28,115 votes last time.",
        "Five people died on Monday and three on Tuesday, bringing the total to 28.",
        "The town will spend £9.64m on its wharf.\n\nIt has set aside £2.75m for piles, £1.62m for a wall and £1.09m "
        "for a road.",
        "Readers named their papers:\n\n- the Post, 64%\n- the Sun, 41%\n- the Bee, 22%\n",
        "Samoa came home with 23 medals.\n\nIt had nine gold medals, eight silver and six bronze.",
        "Guilty on nine of the 12 counts: eight of fraud and one of lying. He won 14 of the 19 races and the last two.",
        "They took 131 cars. Of those 97 were found, the latest four at sea, and 34 are missing.",
        "The 41-member council has 17 Socialists. The Socialists won 17 seats, down from 19. The Liberals got 11, the "
        "Greens eight and a list of citizens five.",
        "The 15-member board voted 9-6 to sell. The House passed the bill 218-210. Vac won 18, drew 7 and lost 13 of "
        "38 games.",
        "Dams held 42 per cent of the water, lakes 34 per cent and tanks 15 per cent. Support was 60 per cent "
        "in the north, 55 per cent in the south and 40 per cent in the west.",
        "The plan of $90 million includes $40 million for roads and $30 million for schools. The team of 37 includes "
        "22 women and 18 doctors.",
        "Orne has 212 cases, or 44%. Adults made up 38%, pupils 41% and babies the rest. The squad won 21 medals: "
        "five gold, seven silver and nine bronze. Of men, 60% were in favour, and 55% of women were against.",
        "The central budget will provide 800 billion dong and the province the remaining 400 billion dong of "
        "the 1.2 trillion dong.",
        "The storm killed 37 people.\n\n- Ayo: 19 dead\n- Bela: 11 dead\n- Cara: 6 dead\n",
        "Bank to cut 1,620 jobs\n\nIn the past year it cut 540 jobs in Leeds and 420 in York. The remaining 300 staff "
        "in York fear for theirs.",
        "The ferry has room for 220 people. It was carrying 187 passengers and 27 crew. A second ferry had 240 people "
        "on board.",
        "The school will cost $42.6 million. The gym was paid for with $25.4 million from the state, $11.9 million "
        "from the city and $3.5 million from donors.",
        "Ms Duffy took 41.2% of the votes and Mr Burke 33.5%.\n\nIn Cork district, Niall Casey had 35.2% of the vote.",
        "A hall with 1,240 seats opens in May.\n\nThere will be 720 seats in the stalls, 310 in the circle and 210 in "
        "the gallery.",
        "The quake hit 1,380 houses.\n\nIt destroyed 620 houses and badly damaged another 410; the remaining 350 have "
        "cracks.",
        "The estate has 76 homes.\n\nThirty-four are let, 28 will be sold and the other 14 stand empty.",
        "The council has 41 members.\n\nThe bill passed by 61 votes to 48 in parliament.",
    )
    catches = examples(
        "DELFT, 3 May 2024 - The Moderates, who have [[13]] seats on the council, will be joined by the Centre Party "
        "with [[nine]] and the Greens with [[three]]. That gives them [[26]] of the 47 seats.\n",
        "Boda bodas were used on [[41%]] of the trips. Minibuses were used for [[33%]] and private cars for [[8%]], "
        "while people went on foot for the remaining [[28%]].",
        "All [[61]] seats had been contested. Labour won [[27]] of them, the Greens [[19]] and the Left [[17]].",
        "The squad won [[44]] medals, [[14]] of them gold, [[11]] silver and [[17]] bronze.",
        "It took in [[681]] birds. They comprised [[344]] owls, [[187]] swans and [[87]] other birds, also a gull.",
        "HO, 14 November 2024 - They are to spend [[19.4 million cedis]] on 46 clinics.\n\nThe plan has three parts: "
        "panels ([[9.6 million cedis]]), refrigerators ([[5.3 million]]) and boreholes ([[3.5 million]]).\n",
        "The estate has [[86]] homes.\n\n[[Thirty-four]] are let, [[28]] are for sale and the other [[14]] are empty.",
        "The fire spoiled [[900 tonnes]] of grain.\n\nOf this, [[400 tonnes]] were wheat, another [[270 tonnes]] "
        "barley and the remaining [[150 tonnes]] oats.",
        "A hall has [[1,250]] seats.\n\nThere are [[720]] seats in it, [[310]] in the circle and [[210]] in a gallery.",
        "The death toll rose to [[41]] on Friday.\n\nAll the dead were from three valleys:\n\n- Ayo: [[21]] dead\n- "
        "Bela: [[13]] dead\n- Cara: [[nine]] dead\n",
        "The heatwave has killed [[74]] people.\n\nSola recorded [[41]] deaths, Kada [[22]] and Bint [[16]], it said.",
        "All [[312]] people on board are safe.\n\nThe ship was carrying [[218]] passengers and [[31]] crew.",
        "Anna Ode won with [[56.4 per cent]] of the votes.\n\nIt rained all day, and the queues were long.\n\nJo Aje "
        "came second with [[32.8 per cent]], and the only other candidate, Di Mel, had [[15.9]].",
        "The gym will cost [[£9.9m]].\n\nIt will be paid for with a grant of [[£6.1m]], [[£2.2m]] from the council and "
        "[[£1.2m]] from donors.",
        "The budget is [[$64.3 million]].\n\nSalaries take [[$41.8 million]] of it, buses [[$9.4 million]], "
        "buildings [[$8.6 million]] and everything else [[$5.4 million]].",
        "The council passed the plan [[6]]-[[4]].\n\nIt was a rare full house. All [[nine]] members were there.",
        "Norway was the biggest buyer with [[38 per cent]] of sales.\n\nGermany bought [[27 per cent]] and Denmark "
        "[[21 per cent]]. The remaining [[24 per cent]] went to other countries.",
        "The squad won [[20]] medals in three days: [[four]] gold, [[seven]] silver and [[eight]] bronze.",
        "Vac won [[18]], drew [[seven]] and lost [[15]] of their [[38]] games.",
        "The Reds won [[17]] seats, down from 19 six years ago. The Blues finished on [[14]], the Greens on [[eight]] "
        "and a farmers' list on [[five]].\n\nThe council has [[41]] members.",
        "The [[15]]-member board voted [[10]]-[[7]] to sell the school.",
        "The plan of [[$90 million]] includes [[$40 million]] for roads, [[$30 million]] for schools and "
        "[[$35 million]] for clinics.",
        "The state holds [[40 per cent]] of the bank, a fund [[35 per cent]] and the staff [[30 per cent]].",
        "Dams met [[42 per cent]] of demand. Wind supplied [[34 per cent]] and wood [[15 per cent]]. Gas gave the "
        "other [[14 per cent]].",
        "Of those asked, [[46%]] would keep the clock. Another [[38%]] would sell it, and [[26%]] had not decided.",
        "They passed the plan by a margin of [[12]] votes, [[67]] to [[59]].",
        "The farm has [[300 hectares]]: [[120]] of wheat, [[110]] of barley and [[90]] of grass.",
        "Work begins on a [[$36m]] plan.\n\nThe biggest part of it, [[$16.5m]], will go on pipes.\n\nPumps cost "
        "[[$12.1m]]. The rest, [[$8.3m]], is for tanks, most of which are old.",
        "A total of [[2,640]] ballots were cast.\n\nThe Yes side got [[1,710]] votes and the No side [[846]].\n\nIt "
        "rained all day in the town.\n\nAnother [[44]] papers were spoiled.",
        "The blast killed [[11]] people and injured [[seven]], [[16]] casualties in all. The mills make [[15,000]], "
        "[[8,000]] and [[6,000]] bicycles, for a total of [[28,000]]. In the town [[62 per cent]] were in favour. "
        "Another [[41 per cent]] were against.",
        "Germans accounted for [[44%]] of guests, Austrians for [[29%]], Swiss for [[19%]] and the rest of the "
        "world for [[14%]].",
        "The province will spend [[VND950 billion]] on the road: [[VND420 billion]] for land, [[VND310 "
        "billion]] for\nbridges and [[VND280 billion]] for works.",
        "Trawler picks up [[66]] people.\n\nThere were [[38]] men, [[17]] women and [[nine]] children on board.",
        "The storm struck 48 homes.\n\nOf the [[48]] homes, [[31]] were flooded and the other [[19]] lost roofs.",
        "The roll rose by [[300]] to [[1,250]] from [[900]], the head said.",
        "The heap was sorted by weight:\n\n- glass, [[44%]]\n- tins, [[29%]]\n- rags, [[31%]]\n- all else, [[6%]]\n",
        "Panels provided [[44%]] of the island's power. The cable supplied [[27%]], two mills [[19%]] and oil [[18%]].",
        "Samoa came home with [[25]] medals.\n\nIt had [[nine]] gold medals, [[eight]] silver and [[six]] bronze.",
        "Two men were jailed for a total of [[nine and a half years]].\n\nLee Poe was sentenced to [[six and a half "
        "years]]. Ian Ray received [[four years]].",
        "A clerk was jailed for [[six years]].\n\nHe got [[three years]] for theft and [[two years]] for fraud, to be "
        "served one after the other.",
        "Solar gave [[38 per cent]] of the power. Wind made up [[27 per cent]], hydro [[25 per cent]] and "
        "other sources [[18 per cent]].",
    )

    def find(self, document: Document) -> Iterable[Sum]:
        return chain(
            sums(document), parts_apart(document), differences(document), tallies(document), divisions(document),
            gathered(document), counted_off(document), contest_shares(document), listed_shares(document),
            bracketed(document),
        )  # fmt: skip

    def keys(self, claim: Sum) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Sum]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            yield from self._shares(claim) if claim.kind in ("shares", "sides", "rest") else self._sum(claim)

    def _sum(self, claim: Sum) -> Iterator[Finding | Agreement]:
        for parts in claim.lists:
            low, high = spread(parts)
            for total in claim.totals:
                slack = 1e-9 * abs(value(total))
                if total.low <= high + slack and low <= total.high + slack:
                    yield self.agreement(f"{named(parts)} make {total.words}", total, *parts, reason=claim.reason)
                    return
                if claim.kind != "seats" and some_make(parts, total):
                    return
        # The nearest total and the first choice of parts: what a reader would add up.
        for parts in claim.lists:
            added = sum(value(p) for p in parts)
            near = [t for t in claim.totals if self._near(len(parts), added, value(t))]
            if not near or (not claim.near and len({value(t) for t in near}) > 1):
                continue
            total = near[0]
            off = added - value(total)
            right = shown(added, total)
            much = (("few", "many"), ("little", "much"))[bool(total.currency or total.unit)][off > 0]
            message = f"{named(parts)} make {right}, not {total.words}: {shown(abs(off), total)} too {much}"
            if exchanged(added, value(total)):
                message += f"; {shown(added, total)} and {total.words}: two digits may be exchanged"
            sure = claim.near or claim.kind == "votes" or (len(near) == 1 and claim.kind == "sum")
            if claim.kind == "margin":
                lead = value(total) - value(parts[0])
                message = f"{total.words} is {lead:,.0f} more than {parts[0].words}, not {parts[1].words}"
                total, parts, right = parts[1], (total, parts[0]), f"{lead:,.0f}"
            yield self.finding(
                total, message, *parts, reason=claim.reason, severity=ERROR if sure else WARNING, repairs=[right],
            )  # fmt: skip
            return

    def _near(self, parts: int, added: float, total: float) -> bool:
        return abs(added / total - 1) <= self.reach or (parts > 2 and exchanged(added, total))

    def _shares(self, claim: Sum) -> Iterator[Finding | Agreement]:
        lists = [(parts, *spread(parts)) for parts in claim.lists]
        for parts, low, high in lists:
            if low <= 100 + 1e-9 and high >= 100 - 1e-9:
                yield self.agreement(f"{named(parts)} make 100%", *parts, reason=claim.reason)
                return
        for parts, low, high in lists:
            short = claim.kind == "rest" and 75 <= high < 99
            if short or (100 < low <= 125 and len(parts) >= (2 if claim.kind == "sides" else 3)):
                message = f"{named(parts)} make {sum(map(value, parts)):.4g}%, {('more', 'less')[short]} than the whole"
                severity = ERROR if claim.near else WARNING
                yield self.finding(parts[-1], message, *parts[:-1], reason=claim.reason, severity=severity)
                return
