"""Reports a rise from a higher figure to a lower one, and a fall that goes up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from linter.claims import Claim
from linter.document import Document
from linter.finding import ERROR, Agreement, Finding, Repair
from linter.relations.growth.comparisons import compared
from linter.relations.growth.exchange import rates
from linter.relations.growth.moves import Move, moves_in, verbs
from linter.rule import Example, Rule, examples


class ReversedDirection(Rule[Move]):
    """A rise to a lower figure, or a fall to a higher one.

    Why it matters
    "The jobless rate rose to 4.8% from 5.2%" has a wrong verb or its figures the wrong way round. Either way the
    story's point is in doubt, and it is usually the lede.

    How it decides
    Two figures of one unit (hours and minutes are one) are tied by "from" and "to", "up from", "down from" or
    "compared with", and a word of direction stands before them in the same clause; or the copy sets one above the
    other: it exceeds or misses a target, is fewer or dearer than the other, is an increase on it. The new figure must
    lie on the side that the word says. Each figure counts as the range it may have been rounded from; the finding
    needs ranges that do not meet. Both repairs are offered: the other word, and the figures the other way round.

    When it stays silent
    For ranks, ratings, odds and scores, where a rise is to a smaller number; for bonds, whose rate moves the other way,
    and currencies whose rate the copy does not give "per dollar" or euro; for figures below zero; when another clause
    or another subject comes between; when the units differ or cannot be told; and when words of both directions stand
    in the clause.
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Move
    allows: ClassVar[tuple[Example, ...]] = examples(
        "The jobless rate fell to 4.8% in March from 5.2% in February.",
        "Some 3,400 people sleep in 11 schools, up from 2,100. Losses put down to frost went from 2.1% to 7.8%.",
        "The pass rate was 81.6 per cent, an increase of 1.4 points from 80.2.",
        "The dollar rose to 1.28 against the euro from 1.29 on Monday.",
        "The school climbed from 15 to 9 in the national rankings.",
        "The appeal raised £41,000 in a week, just short of its target of £45,000.",
        "The block will open in May, €22m over its budget of €96m.",
        "Wages start at $18 an hour, up from $16.25 a year ago.",
        "Exports rose to 4.6 million tonnes from 4.58 million tonnes, the ministry said.",
        "Sales fell to £3m in the first half while costs rose to £2m from £1.5m.",
        "The mayor said a rise in fares would cut the deficit from 5 million euros to 3 million euros.",
        "The tower, 212 metres tall, is older than the 300-metre Spire. Its loss of $3 million beat a forecast of $5 "
        "million.",
        "The club has 40 members, fewer than the choir, which has 62, and 4 fewer than the 44 it had in May.",
        "At 4 euros a day the pass is cheaper than the single ticket, which costs 2.10 euros for each trip.",
        "The dong fell to 25,480 per dollar from 25,310.",
        "The yen, which hit 151.90, eased to 149.40 to the dollar from 148.95. The peso fell to 16.90 from 17.10.",
        "The company swung from a profit of $3 million to a loss of $5 million.",
        "The number of stalls fell from 5 to 3 million over the decade, by one count.",
        "Output grew at a rate of 8.3 per cent in January, compared with 11.4 per cent in the whole of 2024.",
        "The number of jobless men rose by 2,000 in the month to 436,500, compared with 470,700 a year earlier.",
        "The rise took inflation to 19.7 per cent, compared with 23.7 per cent in May and 21.6 per cent in June.",
        "The firm will raise its dividend by an eighth, to six cents a share after the share split from eight cents "
        "before.",
        "It had revenue of $8.4 million and a profit of $232,000 in 2024, up from revenue of $5.9 million and a "
        "profit of $204,000 in 2023.",
        "Its orders stood at 32.7 billion crowns, or $4.8 billion, up from 30.9 billion, or $4.5 billion, in 2023.",
        "The bank made a profit of $139 million, after a charge of $1.7 billion, down from $1.5 billion a year before.",
        "Silver was up 12 cents at $6.70, from a high of $6.75 in the morning.",
        "The mine cut its forecast to between 18 and 19 tonnes, from 21 to 22 tonnes. Winds were put at 140 km/h, with "
        "gusts to 195 km/h, down from 165 km/h and 230 km/h. It pays 41 euros for 100 kilos, down 2 euros from 43.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The Chilean [[peso weakened to 931.40 per dollar at the close from 940.20]] on Tuesday.",
        "The ferry carried [[41,000 people in July, more than the 46,500]] of last year.",
        "At [[2.80 euros a loaf the rye is cheaper than the white, which costs 2.40]].",
        "The catch was [[4,100 tonnes, an increase on last year’s 4,800]].",
        "At [[18.42 to the dollar against 18.10 on Friday, the rand has recovered]].",
        "On Monday the [[forint firmed from 391.20 to 394.60 to the euro]].",
        "The state sold bonds at a yield that [[rose to 2.61% from 2.84%]] in May.",
        "Exports of cut flowers [[rose to 38,200 tonnes last year from 41,500 tonnes]], the growers said.",
        "DODOMA, 17 October 2024 - The deficit [[narrowed to $1.9 billion between July and September from $1.6 "
        "billion]] in the previous quarter.\n",
        "The jobless rate [[rose to 4.8% in March from 5.2%]] in February, officials said.",
        "The number of wolves in the park [[fell from 40 to 52]] in a decade.",
        "The school has [[250 pupils, down from 210]] last year.",
        "Ridership [[climbed 6% to 1.2 million from 1.4 million]], the operator said.",
        "Hanoi plans an [[increase in the fare from 9,000 dong to 7,000 dong]].",
        "The central bank [[cut its rate from 3.5 per cent to 3.75 per cent]] on Thursday.",
        "Reported thefts [[fell to 347 in the 12 months through June from 312]] in the previous 12.",
        "Shares in the brewer [[dropped to 90p from 85p]] after the news.",
        "The average wait at the clinic [[dropped to 19 minutes,\ncompared with 14 minutes]] in 2022.",
        "Profit was [[$4.1m, up from $4.8m]] a year earlier.",
        "The scheme hired [[380 midwives by the end of the year, exceeding its target of 400]].",
        "The road will [[shorten the drive from three hours 10 minutes to three hours 40]].",
        "The bank [[raised its forecast for growth to 5.9% this year from 6.2%]].",
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Move]:
        yield from moves_in(document)
        yield from rates(document)
        yield from compared(document)

    def keys(self, claim: Move) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Move]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            up = (claim.direction == "up") != bool(claim.currency)
            wrong = claim.new_high < claim.old_low if up else claim.new_low > claim.old_high
            right = claim.new_low > claim.old_high if up else claim.new_high < claim.old_low
            reason = f"both: what “{claim.word}” says of {claim.old} and {claim.new}, in one clause"
            if wrong and claim.currency:
                went = "gains" if up else "loses"
                message = f"from {claim.old} to {claim.new} the {claim.currency} {went}, the copy says “{claim.word}”"
                yield self.finding(claim, message, reason=reason, repairs=_repairs(claim))
            elif wrong:
                names = ("a rise", "a fall") if claim.direction == "down" else ("a fall", "a rise")
                message = f"{claim.old} to {claim.new} is {names[0]}, the copy says {names[1]} (“{claim.word}”)"
                if claim.apart:  # "exceeding its target of 400"
                    than = "less" if claim.direction == "up" else "more"
                    message = f"{claim.new} is {than} than {claim.old}, the copy says “{claim.word}”"
                yield self.finding(claim, message, reason=reason, repairs=_repairs(claim))
            elif right:
                yield self.agreement(f"“{claim.word}” fits {claim.old} to {claim.new}", claim, reason=reason)


def _repairs(claim: Move) -> list[Repair]:
    """The other word; the figures the other way round."""
    words = claim.span.text
    found = []
    other = verbs().opposite.get(claim.word.lower())
    if other and claim.word in words:
        found.append(words.replace(claim.word, other.capitalize() if claim.word[0].isupper() else other, 1))
    if words.count(claim.old) == words.count(claim.new) == 1:
        first, second = sorted((claim.old, claim.new), key=words.index)
        a, b = words.index(first), words.index(second)
        if a + len(first) <= b:
            found.append(words[:a] + second + words[a + len(first) : b] + first + words[b + len(second) :])
    return [Repair(words) for words in found]
