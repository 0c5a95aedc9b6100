"""Changes against the two amounts that they stand beside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from linter.claims import Quantity
from linter.document import Document, Span
from linter.finding import Agreement, Finding, Related
from linter.periods import DAY
from linter.relations.figures import value
from linter.relations.growth.adjoining import Adjoining, adjoining, ratios
from linter.relations.growth.rate_steps import rate_steps
from linter.relations.growth.told import step
from linter.relations.growth.told_later import told_later
from linter.relations.growth.triads import triads
from linter.rule import Rule, examples

_AS_LONG: Final = 0.95  # as many days, but for a leap day and for months of 30
_FAR_SHORTER: Final = 0.15


class WrongChange(Rule[Adjoining]):
    """A change that the two amounts beside it do not give, whatever the order in which the three are told.

    Why it matters
    --------------
    "Growers picked 1,230 tonnes in 2014. This year it was 861, a decline of 35 per cent": the reader has both figures
    at hand, and does the sum.

    How it decides
    --------------
    A change ("35 per cent", "a third", "fourfold") and two amounts of one unit or one thing stand in one sentence, or
    in two or three on end of which the last goes on about the others ("The decline", "That was", "It"). The copy says
    which amount is the earlier: by "from", "than", "against", by "had", "a year ago", or by its year. Each amount
    counts as the range that it was rounded from, and a change as give or take a point.

    What follows a change or a multiple may set it beside its amount plainly ("three times the height of the church, at
    30 metres", "five times as many as in 2019, when there were 2,900", "18 per cent below last year's 20,000"); or the
    two amounts are the only ones of their kind before it, and the copy says which is the older ("budgeted at $30
    million, cost $90 million in the end, three times as much").

    Where the copy tells a change in one place and its two levels in another, they must be the only two of what the
    change is told of ("18% fewer deer" over "24,310 deer were registered, compared with 27,625"), the levels of the
    year that it names, or those of as many years before as it took.

    A step in percentage points is held in the same way against the only two levels of a rate below it.

    When it stays silent
    --------------------
    When a third amount of the kind stands in these sentences, or another change between the three; when the copy does
    not say which amount is the earlier; when the change is too far off to be a slip, or goes the other way and does not
    stand between its two amounts; in direct speech.
    """

    reads = Adjoining
    gives_way_to = ("wrong-percentage", "contradicted-change", "wrong-multiple")
    allows = examples(
        "The mill raised its dividend to 6 cents from 5 cents after sales of flour jumped by two-fifths.",
        "The bakery has 50 ovens, up from 40, on sales that rose 35 per cent. Flour is 9 per cent dearer.",
        "Paper cost 9 per cent more than in 2024. The price of a hardback went up from £19.40 to £20.20.",
        "The firm sold 300 boats in May, 12% more than a year before, when it had 45 workers in Oslo.",
        "Sales came to $8.2 million, up 6% from a year ago. Costs fell to $5 million from $6.1 million.",
        "It has doubled its fleet to 84 buses from 42 two years ago, and carries half as many again as in 2019.",
        "Divers counted 861 corals. A survey in 2014 had found 1,230. The decline, of 30 per cent, is steep.",
        "Workers will earn at least 528 rand a day, up from 480 rand, an increase of about 10%.",
        "The line carried 410 tonnes in 2023 and 380 tonnes in 2024. The price of coal fell by 20 per cent.",
        "The firm sold 300 boats against 200 a year earlier, and 40 cars. Profit rose 12%.",
        "The firm sold 300 boats in May, 12% more than in 2019, when it had 240 people in Oslo.",
        "The mast is 90 metres tall, three times as tall as the mill, and stands 40 metres from it.",
        "Fees go up from 20 euros to 25 euros, and members, a fifth fewer than in 2019, are angry.",
        "The tower is 120 metres high, twice as high as planned in 1960, when the 90-metre mast was built.",
        "House sales slow as prices fall 5 per cent\n\nIt rained.\n\nIn all 800 sales were made, against 1,000 a year "
        "ago.",
        "Ferry fares have gone up by 12 per cent.\n\nThe line lost 1.4 million euros, compared with 1.1 million a year "
        "ago.",
        "Joblessness has risen by 1.1 percentage points.\n\nThe rate stood at 5.3 per cent in May, against 4.2 per "
        "cent a year ago.",
        "The bank raised its rate by half a percentage point.\n\nInflation was 4.1 per cent in May, against 3.2 per "
        "cent in April and 3.6 per cent in March.",
        "The town gets a quarter of what it asked for.\n\nIt now has 900 lamps. In 2019 there were 700.",
        "Readers took home 20 per cent fewer books.\n\nIt bought 3,000 records, against 5,000 a year earlier.",
        "The port handled 1.28 million TEU, or 20-foot boxes, last year, 7% more than the 1.2 million of 2023.",
        "Deaths fell to 162, against 180 before. The number of crashes fell by less, from 130 to 121, a drop of 7%.",
        "DERBY, 9 October 2024 - A count found 310 toads, compared with 120 in 2020. The number of newts has more than "
        "tripled. In 2004 there were 14 bears, and there are 70 now. Bears have quadrupled in number since 2010.",
        "The strike cost the firm $40m, twice what it had feared. Its profit was $90m, against $60m in 2023.",
        "We said that tolls would go up by 20 per cent. They will rise from £2.50 to £2.80, a rise of 12 per cent.",
    )
    catches = examples(
        "The wards cost €23m. They did [[27,300]] operations in 2025, [[12%]] more than the [[25,280]] of 2024.",
        "After 1.8 billion shillings for bad loans, profit was [[6.6 billion shillings]], up [[21.9%]] from "
        "[[5.6 billion]]. The tax bill was 1.98 billion shillings.",
        "Those who had waited for two years numbered [[4,310]], or 7% of the total, compared with [[6,120]] a year "
        "earlier. That is a fall of [[21%]].",
        "PALORA, May 2, 2024 - The district exported [[23,000 tons]] in 2023, compared with [[4,600]] in 2019. "
        "Shipments have thus [[quadrupled]] in four years.",
        "Divers counted [[861]] corals. A survey in 2014 had found [[1,230]]. The decline, of [[35 per cent]], is "
        "steep.",
        "The races drew [[41,300]] people over four days.\n\nThe attendance, announced on Monday, was [[17 per cent]] "
        "lower than the [[46,900]] who came last year.",
        "Workers will earn [[at least 528 rand]] a day, up from [[480 rand]], an increase of [[about 15%]].",
        "The firm made [[224 million kronor]] in nine months.\n\nThat was [[18%]] more than the [[200 million "
        "kronor]] it earned a year earlier.",
        "In all [[17,400]] homes have a stove, [[nine times]] as many as in 2019, when there were [[2,900]].",
        "The mast is [[90 metres]] tall, [[twice]] the height of the mill, at [[30 metres]].",
        "DERBY, 9 October 2024 - Volunteers counted [[310]] toads on six nights in September, compared with [[120]] in "
        "2020. The number has [[more than tripled]].",
        "It took them an average of [[72 days]] to decide. That was [[15.2 per cent]] more than the [[64 days]] of a "
        "year earlier.",
        "The pond was [[18 metres]] deep in 1990 and is [[9 metres]] deep today, a drop of [[60 per cent]].",
        "Attendance slipped to [[18,400]], [[18 percent]] below last year's [[20,000]].",
        "The bridge, budgeted at [[$30 million]], cost [[$90 million]] in the end, [[five times]] as much.",
        "Anglers landed [[18%]] fewer salmon this year than last.\n\nIt rained.\n\nIn all, [[24,310]] salmon were "
        "registered on the 18 rivers, compared with [[27,625]] in 2023.",
        "BERN, 9 June 2025 - A glacier has lost [[50 per cent]] of its area in 40 years.\n\nIn 1985 the ice covered "
        "[[20 hectares]]. Today it covers [[12]].",
        "A total of [[17,400]] households cook with gas.\n\n[[Nine times]] as many families do so "
        "as in 2019, it says.\n\nIn 2019 it served [[2,900]] households.",
        "A pupil will pay [[54,000 pesos]] a term from May.\n\nA term costs [[six times]] what it did in 2009, when "
        "the "
        "fee was [[12,000 pesos]].",
        "[[Five times]] as many came as last year: [[2,900]] against [[1,000]].",
        "A guest will pay [[25 dollars]] a night, [[35 per cent]] more than now. The present fee is [[20 dollars]].",
        "Joblessness has risen by [[2.1 percentage points]].\n\nThe rate stood at [[5.3 per cent]] in May, against "
        "[[4.2 per cent]] a year ago.",
        "Wardens found [[600]] pairs, against [[1,800]] in 2009. In 15 years the colony has been reduced to [[half]] "
        "of its former size.",
    )

    def find(self, document: Document) -> Iterable[Adjoining]:
        readings = chain(adjoining(document), triads(document), told_later(document), rate_steps(document))
        found: dict[Span, Adjoining] = {}
        for change in readings:  # the surest first
            if not _fits(found.setdefault(change.span, change)) and _fits(change):
                found[change.span] = change  # what any two amounts give is right
        given = {(c.base.span, c.now.span) for c in found.values() if _fits(c)}  # and another change told of them
        return [c for c in found.values() if _fits(c) or (c.base.span, c.now.span) not in given]

    def keys(self, claim: Adjoining) -> Iterable[str]:
        yield f"{claim.path}\n{claim.span.start}"

    def check(self, claims: Sequence[Adjoining]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            low, high = ratios(claim)
            if _of_unlike_times(claim.now, claim.base) or (claim.low - 1 <= high and low <= claim.high - 1 < 1):
                continue  # "adds 48,000 square feet, an increase of 40% over the 120,000 it had"
            real = math.sqrt(low * high)
            reason = f"both: the change from {claim.base.words} to {claim.now.words}"
            if _fits(claim):
                message = f"{claim.words} fits {claim.base.words} to {claim.now.words}"
                yield self.agreement(message, claim, claim.base, claim.now, reason=reason)
            elif claim.tied and (high < 1) == claim.up and (low > 1 or high < 1):
                way = ("rise", "fall")[real < 1]
                message = (
                    f"{claim.base.words} to {claim.now.words} is a {way}, where “{claim.words}” goes the other way"
                )
                yield self.finding(claim, message, Related(claim.base.span), Related(claim.now.span), reason=reason)
            elif _slip(claim, real):
                message = f"{claim.base.words} to {claim.now.words} is {_step(claim, real)}, not {claim.words}"
                yield self.finding(claim, message, Related(claim.base.span), Related(claim.now.span), reason=reason)


def _fits(claim: Adjoining) -> bool:
    """Do the two amounts give the change, as each may be rounded?"""
    low, high = ratios(claim)
    return low <= claim.high + 1e-9 and claim.low - 1e-9 <= high


def _of_unlike_times(now: Quantity, base: Quantity) -> bool:
    """ "$4.15 billion in the first eleven months of 2024, against $3.63 billion in the whole of 2023"?"""
    if now.period is None or base.period is None or DAY in (now.period.kind, base.period.kind):
        return False
    as_long = now.period.days / base.period.days
    # Nobody compares a month with a year: "counted 310 in September, against 120 in 2020" is of two Septembers.
    return not (_AS_LONG < as_long < 1 / _AS_LONG or as_long < _FAR_SHORTER or as_long > 1 / _FAR_SHORTER)


def _slip(claim: Adjoining, real: float) -> bool:
    """Is the stated change near enough to the real one to be a slip for it, and not the change of something else?"""
    if (real > 1) != claim.up:
        return False
    said = (claim.low + min(claim.high, claim.low * 2)) / 2 - 1
    return abs(said - (real - 1)) < 0.2 or 1 / 3 < said / (real - 1) < 3


def _step(claim: Adjoining, real: float) -> str:
    """What new is to old, in words; of two rates in per cent, by how many points they are apart."""
    now, base = value(claim.now), value(claim.base)
    return f"{abs(now - base):.3g} points" if claim.now.unit == "percent" else step(real)
