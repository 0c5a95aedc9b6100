"""A share against the part and the whole beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from linter.claims import Quantity
from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.figures import value
from linter.relations.portions.apposed import apposed_shares
from linter.relations.portions.shares import Share, shares
from linter.relations.portions.shares_apart import shares_apart
from linter.relations.portions.sole_share import sole_shares
from linter.rule import Rule, examples

_TOLERANT: Final = 0.06  # a fraction in words is true within 6 per cent of itself: "a third" of 32 to 35 in a hundred


@dataclass(frozen=True)
class WrongShare(Rule[Share]):
    """A percentage or fraction that the part and the whole beside it do not give.

    Why it matters
    "Of the county's 57 bridges, 38, or 76%, need repairs": 38 of 57 is 67%. The words say that the share is the same
    fact as the two counts, so one of the three must be wrong, and the reader has all it takes to see it.

    How it decides
    It needs a part, its whole and a share that stands beside the part as another way to say it: "38 of the 57
    bridges, or 76%", "Of the 96 stalls, 24 are empty, a third of the total", "a quarter of the town's 800 homes, or
    200". The share is worked out with the ranges of both counts. A percentage may be off by `points` (one and a half
    when it is a round ten); "a third" may be off by a sixteenth of itself, "about a third" and "nearly half" by more.
    Where only the part stands beside the share ("645 of the homes, or 30 per cent") the whole is the story's one
    larger count of that same thing, and the finding is a warning. So it is for a share in a headline that the body
    gives only as a part and a whole ("15% of farms"; "called at 240 farms. Of these, 51 failed"). A profit that is
    said to be a share of revenue is one of the only revenue of that sentence or the one before. "Three in four people
    on the island" may also be told of an island that "has 1,900 people", of whom 1,140 have signed, where the draft has
    one number of each sort and one share.

    The whole may follow by name ("40 buses, or a fifth of its fleet of 200"); a share of "its workforce" is one of the
    only number of people that the story says are employed, which is a warning too.

    A share in words that is the only one of its draft is also held against the only part and whole of the draft that
    belong together in so many words ("750 pupils, of whom 150", "reached 70 mayors, and 49 said"), where it is a share
    of that very thing, or is told just above what was looked at.

    When it stays silent
    When the sentence has other figures between, so that another part or whole may be meant; for changes; when the
    story gives more than one whole, or the share may be of something else.
    """

    points: float = 1.0

    severity = ERROR
    reads = Share
    source = "Nuijten et al. 2016: recompute with rounding"
    allows = examples(
        "Spending will be $1.97 billion, leaving a deficit of $130 million, or 2.6% of national output.",
        "She won 6,391 votes, or 50.8%, to 6,179, or 49.2%, for Mr Zupan.",
        "She polled 6,391 votes, or 50.8% of those cast, to beat Mr Zupan, who had 6,031, or 48%.",
        "Of the pupils 240, or 60%, came from Asia and 80, or 20%, from Africa.",
        "Ms Ortu had 214,300 votes, or 43.1%, and the mayor, Mr Zambra, 201,800, or 40.6%.",
        "Some 20,200 people were to fly. The other 244 flights left, 71% of them on time.",
        "The port had 2.31 million passengers. Flights to Spain took 1.04 million passengers, or 45%.",
        "They filmed 24 squid. In a day 18 of the animals, or 75 percent, had left. A second trial, with 60 animals, "
        "is due in May.",
        "The fine is made up of £61.5m, or 9% of the turnover of its water arm, and £12.4m for dividends.",
        "The company reported revenue of £84.2m for the year to March. Its net profit came to £6.3m, or 7.5% of "
        "revenue.",
        "Two in three people in Holm have asked for a bridge.\n\nHolm has 440 inhabitants.\n\nBy Sunday 293 villagers "
        "had signed, and half of the shops.\n",
        "Half of the nurses in Holm have degrees.\n\nThe clinic employs 360 nurses.\n\nBy Friday another 240 nurses "
        "had applied, a third of them from abroad.\n",
        "The race had 9,000 entrants, and 7,200 finished. Women made up 5,400 of them, three-quarters of the "
        "finishers.",
        "Of the county's 57 bridges, 38, or 67%, need repairs.",
        "Of the market's 96 stalls, 24 are now empty, a quarter of the total.",
        "She won 173 of the 299 votes, or 58 per cent. Nearly half of the 41 members, 19, stayed away.",
        "The town has 2,150 homes. The flood reached 645 of the homes, or 30 per cent.",
        "About a third of the 62 buses, 20, run on gas.",
        "It sold 12 of its 40 shops, 25% fewer than it had planned.",
        "They tested 240 wells and found arsenic in 51, or 21 per cent. One in five pupils, or 20 per cent, walked.",
        "79% of egg farms pass\n\nBODO, May 2, 2024 - Rules were kept.\n\nInspectors called at 240 farms. Of these, 51 "
        "failed.",
        "Of the 21 films in competition, 12 are from Europe, and a third of them are comedies.",
        "Of 160 ponds tested in Kent this spring, 40, or 25%, held more lead than the law allows.",
        "Of the 90 lifts, which are on average 20 years old, 27, or 30%, were stopped. Of 60 cats in 12 of the 30 "
        "homes, 8, or 67%, were black.",
        "Lark Air parked 12 jets, or a quarter of its fleet of 48. A flood killed 90 ewes, nearly a third of a flock "
        "of 280. Some 40 of the 60 vans, a third of the national fleet of 120, were out.",
        "The group, which has 900 employees in Chile, will cut 120 jobs, or 5% of its workforce.",
        "One in five boys skips lunch.\n\nThe nurses asked 750 boys, of whom 150 said so.",
        "Half of the cash comes from cards.\n\nThe firm has 1,240 workers, 410 of them in Himeji.",
        "Half of the boys skip lunch.\n\nThe nurses asked 750 boys, of whom 380 said so; of 200 more, 100 did.",
        "The firm will shed 200 jobs, or a tenth of its workforce. In 2015 it employed 6,000 people.",
    )
    catches = examples(
        "The yard will shed [[100]] of its [[500]] workers, or [[30 per cent]], by May.",
        "Of [[34,130]] candidates, [[14,060]] obtained grades one to three, a pass rate of [[21.2%]].",
        "The port had [[2.31 million]] passengers in 2024.\n\nFlights to Spain accounted for [[1.04 million]] "
        "passengers, or [[66%]], and those to Oslo for 892,000.",
        "The port had [[8.46 million]] passengers. Domestic ones, at [[5.33 million]], made up [[44%]] of the total.",
        "A total of [[19,816]] runners started and [[19,104]] came in within seven hours, or [[52.4%]].",
        "Of the [[61]] lots [[54]], or [[52%]], found a buyer. Of the [[3,912]] on the roll [[3,197]] took part, or "
        "[[91.7%]].",
        "Of the [[29,406]] who started, [[28,114]], or [[956 per cent]], came in.",
        "It has reached [[780,000]] children, [[55 per cent]] of the [[1.2 million]] for whom it is meant.",
        "The company reported revenue of [[£84.2m]] for the year to March. Its net profit came to [[£6.3bn]], or "
        "[[7.5%]] of revenue, compared with £2.9m.",
        "Of the [[46]] rinks that answered the Prairie Rink Council, [[29]], or [[68 per cent]], have an old plant.",
        "Of [[210]] growers visited in May by fieldworkers from the network, [[147]], or [[four in five]], had cut "
        "down vines.",
        "The alliance questioned [[412]] drivers on nine routes in July. Of these, [[231]], or [[65%]], had no plan "
        "to buy one.",
        "The race had [[9,000]] entrants this year. Women made up [[5,400]] of them, [[three-quarters]] of the field.",
        "A survey found that [[15]] of the [[20]] wells in three villages, or [[two-thirds]], had run dry.",
        "YORK, 3 May 2025 - Of [[90]] lifts checked in three towns, [[27]] - or [[20%]] - were stopped.",
        "The council tested [[160]] ponds; [[40]], or [[35%]], held more lead than the law allows.",
        "Of [[160]] ponds tested in Kent this spring, [[40]], or [[35%]], held more lead than the law allows.",
        "Of the district's [[63]] schools, [[27]], or [[34%]], have no nurse, the report said.",
        "Of the harbour's [[120]] berths, [[40]] are now empty, [[a quarter]] of the total.",
        "The bank will shut [[46]] of its [[210]] branches, [[about 32 per cent]], by June.",
        "They tested [[240]] wells and found arsenic in [[51]], or [[15 per cent]].",
        "[[One]] in [[five]] pupils, or [[25 per cent]], walked to school.",
        "[[12]] of the [[60]] schools visited, [[one in six]], had no water.",
        "[[15%]] of egg farms fall short\n\nBODO, May 2, 2024 - Rules were broken.\n\nInspectors called at [[240]] "
        "farms. Of these, [[51]] failed.",
        "Officials found lead in the water of [[12]] of [[40]] homes ([[25 per cent]]).",
        "Inspectors closed [[18]] of the [[45]] stalls, or [[half]] of them, in May.",
        "[[Nearly three-quarters]] of the [[160]] pupils, or [[96]], walk to school.",
        "The village has [[2,150]] homes.\n\nThe storm left [[645]] of the homes, or [[40 per cent]], without power.",
        "[[One in five]] rural clinics has no doctor, a survey found.\n\nPosts for a doctor were vacant at [[31]] of "
        "the [[124]] rural clinics in the survey.",
        "[[Two in three]] people in Holm have asked for a bridge.\n\nHolm has [[440]] inhabitants and a shop.\n\nBy "
        "Sunday [[220]] villagers had signed, the grocer said.\n",
        "[[One in three]] boys skips lunch.\n\nThe nurses asked [[750]] boys, of whom [[150]] said so.",
        "[[Nine in ten]] bakers are to close early.\n\nThe paper telephoned [[70]], and [[49]] said they had no flour.",
        "[[Half of]] the pumps have gone.\n\nA club visited all of the [[90]] places. At [[36]] there was only grass.",
        "[[Half of]] the members of the choir want a new leader.\n\nThe choir has [[860]] members.\n\nThe letter was "
        "signed by [[344]] members.\n",
        "[[Half of]] the town's cafes lack a permit.\n\nOfficials said that [[24]] of the town's [[36]] cafes had no "
        "permit.",
        "Of the [[1,648]] books, [[35%]], or [[412]], had been missing for years.",
        "[[Some 76%]], or [[38]] of the [[57]] bridges, are rusty.",
        "[[Three in five]] students at the college now come to school on foot, but you would not know it.\n\nA "
        "count by the school found that [[456]] of its [[1,140]] students had walked.\n",
        "Crews tested [[1,240]] beaches, and [[155]] of them had a day when the water was unsafe.\n\nThat is [[one "
        "beach in five]], the alliance said.\n",
        "KANDY, 17 January 2025 - Opener Nuwan Silva made [[96]] of his side's [[144]] runs on Friday.\n\nSilva, "
        "who scored [[three-quarters of]] the total, was dropped twice.\n",
        "Lark Air parked [[12]] jets on Monday, or [[a third]] of its fleet of [[48]].",
        "A flood in May killed [[90]] ewes, [[half]] of her flock of [[270]], on a farm near Wick.",
        "The port closed [[30]] berths - [[35%]] of the town's [[120]] - for repairs.",
        "The dairy will reduce its workforce of [[600]] by [[a third]], or [[120]] people.",
        "Lark Air will cut [[150]] jobs, or [[a quarter]] of its workforce.\n\nThe airline employs [[1,000]] people.",
    )

    def find(self, document: Document) -> Iterable[Share]:
        beside = list(shares(document))
        judged = {share.span for share in beside}
        told_again = (share for share in apposed_shares(document) if share.span not in judged)
        apart = list(shares_apart(document))
        sole = () if apart else sole_shares(document)
        return chain(beside, apart, told_again, sole)

    def keys(self, claim: Share) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Share]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            part, whole, share = claim.part, claim.whole, claim.share
            low, high = _said(share, self.points)
            least, most = part.low / whole.high, min(part.high, whole.high) / whole.low
            reason = f"both: {part.words} of {whole.words}, in {'one sentence' if claim.near else 'one story'}"
            sums = f"{part.words} of {whole.words}"
            if least <= high + 1e-9 and low <= most + 1e-9:
                yield self.agreement(f"{share.words} fits {sums}", share, part, whole, reason=reason)
                continue
            right = value(part) / value(whole) * 100
            message = f"{sums} is {right:.1f}%, not {share.words}"
            if share.unit == "percent" and f"{right:.0f}" == f"{value(share):.0f}"[::-1]:
                message += f" ({right:.0f} and {value(share):.0f}: two digits may be exchanged)"
            yield self.finding(
                share, message, part, whole, reason=reason, severity=ERROR if claim.near else WARNING,
                repairs=[f"{right:.0f}%"] if share.words.endswith("%") else [],
            )  # fmt: skip


def _said(share: Quantity, points: float) -> tuple[float, float]:
    """The range of shares, of one, that the copy's words allow."""
    said = value(share)
    if share.unit == "percent":
        decimals = len(share.words.partition(".")[2].rstrip("% abcdefghijklmnopqrstuvwxyz"))
        wide = points / 10**decimals * (1.5 if said % 10 == 0 and not decimals else 1.0)
        said, wide = said / 100, wide / 100
    else:
        wide = said * _TOLERANT
    rough = 0.06 if share.unit else 0.13
    return {
        "about": (said * (1 - rough) - wide, said * (1 + rough) + wide),
        "nearly": (said * 0.9 - wide, said + wide / 4),
        "just over": (said - wide / 4, said * 1.15 + wide),
        "more than": (said - wide / 4, 1.0),
        "at least": (said - wide / 4, 1.0),
        "less than": (0.0, said + wide / 4),
        "up to": (0.0, said + wide),
    }.get(share.hedge, (said - wide, said + wide))
