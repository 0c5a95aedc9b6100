"""A change in one place that the figures in another do not give."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.claims import Claim
from linter.document import Document
from linter.finding import WARNING, Agreement, Finding, Related
from linter.patterns import later
from linter.relations.growth.aligned import about_same, echoed, fits, plausible, ratio_of, timed
from linter.relations.growth.changes import judged
from linter.relations.growth.enacted import Enacted, enacted
from linter.relations.growth.levels import Series
from linter.relations.growth.lone import Lone, lones, pairs_of
from linter.relations.growth.series import series
from linter.relations.growth.told import Told, step, told
from linter.rule import Rule, examples

_ASIDE: Final = later(r", (?:which|who|whose|where) [^,]{5,160},")
_MANY: Final = 5  # changes of which a story tells; where it tells more, chance finds two figures for each


class ContradictedChange(Rule[Claim]):
    """A percentage or a multiple that the figures elsewhere in the story do not give.

    Why it matters
    The lede has burglaries down by 22 per cent; eight paragraphs below stand 1,192 break-ins, and 1,400 the year
    before, which is 15. Lede, headline and fact box are written at other times than the story, and often by others.

    How it decides
    It collects what a thing came to and what it came from: in one sentence ("2,616, against 2,280"), in two on end
    ("431 people in 2024. In 2021 they had treated 143"), in brackets after a figure, in a table with a column for each
    year; an amount of today and one of a named time in two places of the story, or in two of its drafts. It collects
    the changes that the copy states: percentages, multiples, fractions. The two belong together when they name one
    thing that goes up and down (a sale is a revenue, a break-in a burglary), or count the same; a change speaks of the
    next sentence, the top of a story of the whole, and a list or a table under its own label serves every draft of the
    story. Amounts that stand apart must be of the time that the change names ("six times as many as in July"). The
    number of visitors is also told by how many "came", that of deaths by how many "died", with those of a year ago. The
    stated change must be among the ratios that the two amounts allow, each as the range it was rounded from, give or
    take a point.

    When it stays silent
    In a story of more than five stated changes; when any pair that may be meant fits; when the copy gives the right
    change of the pair as well; when two pairs are as likely; when the thing is narrowed otherwise ("net profit",
    "operating profit"), or is over another time (a month, a year, since 2019); for adjusted figures, forecasts,
    targets, and changes too far off to be a slip.
    """

    severity = WARNING
    reads = Claim
    gives_way_to = ("wrong-percentage",)
    allows = examples(
        "The aquarium had 486,000 visitors by October, nine per cent more than in 2023.\n\nThe 486,000 visitors spent "
        "$11.40 each, against $9.80 a year ago.",
        "The tax is set at 15 per cent above base. A house pays €345 in tax in 2026, compared with €330 in 2025.",
        "The port handled 3.86 million tonnes of cargo in 2024, 9% more than in the year before.\n\n| Thousand tonnes "
        "| 2023 | 2024 |\n|---|---|---|\n| Containers | 1,420 | 1,610 |\n| Bulk | 2,120 | 2,250 |\n| Total | 3,540 | "
        "3,860 |\n",
        "The number of visitors to Palau rose by 35% in the first quarter.\n\nIn all, 17,500 people came between "
        "January and June. A year ago, when it rained, there had been 14,000. Last year 300 came by boat.",
        "The number of visitors to Palau rose by 35% last year.\n\nSome 17,500 people came to the fair. A year ago "
        "there had been 14,000. The number of foreign visitors has risen by half.",
        "The yards took in 118 ships by August, up from 97 in the same months of last year.\n\nBulk carriers made up "
        "half of the number.",
        "Trips rose by 50 per cent in the first year, to 93,000 from 62,000, then fell by a third in the second, back "
        "to 62,000.\n\nThe club has 240 members, about half as many as in the 1980s, and their average age is 68.",
        "Growers picked 10.6 per cent more nuts this year.\n\nThey were paid $3.20 a kilogram. That is an improvement "
        "on last season, but it is below the $3.70 at which they cover their costs.",
        "A clinic with the longest queue in town has begun to catch up with it.\n\nThe number of people waiting for a "
        "tooth fell to 3,910 at the end of May, down from 4,640 a year earlier.\n",
        "Burglary has dropped by 22% in the county.\n\nIn all, 1,092 break-ins were recorded, compared with "
        "1,400 in 2023.",
        "Net profit rose 12%.\n\nOperating profit was 40 million euros, against 30 million euros a year earlier.",
        "Prices rose 2% on the month.\n\nThe average price was $520, against $400 a year earlier.",
        "Ferries ask for help as fares dry up\n\nFares came to 96 million euros, against 123 million a year earlier.",
        "Higher bills had eaten into its profit.\n\nProfit was 1.2 billion rupees, against 1.8 billion a year earlier.",
        "Patrols were doubled last year.\n\nSome 99 boats were lost, against 150 in 2023.",
        "Sales rose 5% in real terms.\n\nSales were 230 million pounds, against 200 million pounds in 2023.",
        "Output will rise 20% next year.\n\nOutput was 50,000 tonnes, compared with 48,000 tonnes in 2023.",
        "Exports to Chile rose 10%.\n\nImports were worth $60 million, against $40 million a year earlier.",
        "The firm runs 40 shops.\n\nIts staff are few.\n\nSales in the fourth quarter rose 9%.\n\nThe firm is "
        "old.\n\nSales for the year came to 132 million kronor, from 118 million kronor in 2023.",
        "Its shares rose on Monday.\n\nThe share of trips made empty fell from 36% to 27%.",
        "The clinic saw 90 patients with rabies, twice as many as in May 2023.\n\nIn 2019 it had seen 30 patients.",
        "Trips are up 20% in a decade.\n\nDrivers made 412 trips in May. Ten years ago the depot had 300 drivers.",
        "Growers lose nearly half of their hives\n\nA hive costs about $190, up from $150 three years ago.",
        "City cuts tram order by a quarter\n\nThe first six trams, rather than the ten foreseen, will come in May.",
        "Line reports 17.5% more guests\n\nThe number of guests rose by 17.5% last year.\n\nFor 2025 it expects 1.5 "
        "million guests. There were 1.20 million in 2023.",
        "BANGKOK, May 15, 2024 - The hospital chain reported on Wednesday a first-quarter net profit of 214 million "
        "baht, up 9% on the year.\n\nRevenue for the January-March period was 1.84 billion baht.",
        "The new line is three times as fast, as the trip takes two hours instead of six.",
        "Output has grown by 10 per cent a year for two years.\n\nThe dairy sold 121,000 litres, against 100,000 two "
        "years ago.",
        "The firm shed a third of its staff.\n\nIt employs 400 people, down from 600 in 2022.",
        "Marmots numbered 1,900 at the last count, in 2019. This year walkers found 2,300, good news for an animal "
        "that is in decline.\n",
        "OSLO, Feb. 11, 2025 - The board proposed a dividend of 4.20 kronor a share, up from 3.80 kronor.\n\nIts "
        "shares ended 3.2% higher.\n\nNet interest income was up from £921m to £944m.\n",
        "Rail traffic\n\nSome 26,108 wagons of grain were loaded in the week, down 2.2% from the previous week, the "
        "railways said.\n\nLoadings of flour came to 11,382 wagons in the week, down 1.8% from the previous week.",
        "Exports of wine rose 14.9% last year to a total of 7.2 million gallons, growers said.\n\nThe wine exports "
        "were valued at $34.7 million, up from $27.6 million the year before.",
        "Insider trading made up only 10% or less of its cases, the board said, but they had increased to 125 in "
        "five years from 77 in the five years before.",
        "Retail sales fall 13.2%\n\nSales fell a seasonally adjusted 13.2% in the quarter.\n\nActual retail sales "
        "came to $6.17 billion, compared with $6.70 billion in the previous quarter.",
        "The all-share index rose to a record 1,758, nearly 20% above its level in May, while the gold index has "
        "nearly doubled to 3,081 in the same period.",
        "Board raises dividend 35%\n\nIt approved a three-for-two share split too.\n\nThe dividend on each new share "
        "is 28 cents. Before the split it had paid 31 cents a quarter.",
        "It has cut the average wait from 14 weeks to nine, and the number of people who fail to come by half.",
        "The money supply grew by 15.7% or 186 billion rupees in nine months, against 13.4% or 136 billion a year "
        "before.\n",
        "Use of the rigs fell by 0.7%, to 35.6%.\n\nThe number of rigs at work fell to 83, from 85 last week.",
        "The average price per barrel fell to $14.72 from $26.41.\n\nThe average price of rice fell 27%, cotton was "
        "down 22%, maize 18%, wheat 16% and soya 9%.",
        "Officials said road spending rose 9.0% in May.\n\nRural road spending rose to $179.4 million, from $172.5 "
        "million.",
        "Profits rose 2.8%, the most since 2013, when profits rose 11.4%.\n\nProfit was $31.4 million, up from $30.5 "
        "million.",
        "The wholesaler hopes for a doubling of the unit's sales.\n\nThe money comes from its recent $1.49 billion "
        "sale of its 38.5% stake in a mill. The wholesaler had sales of $2.62 billion in 2023.",
        "Profit in the second quarter was 39 million euros, down from 53 million a year earlier.\n\nFor the half-year, "
        "then, profit was 13.8% lower.",
        "Inflation falls\n\nConsumer prices rose 11.5% in the year to May, compared with 12.1% in April and 13.7% in "
        "March.",
        "The firm lifted its exports by a third.\n\nThe development bank lent $4.8 billion last year, up from "
        "three billion in 2022.",
        "Koshi had 3,140 cases of dengue in September. Across Nepal there were 9,870 cases in September, twice as many "
        "as a year before. Bagmati had 3,140 in August.",
        "Trade deficit narrows\n\nExports rose to a record $6.93 billion in May from $6.20 billion in April. Its "
        "profit fell 4% because it paid 212 million in tax, against 160 million.",
    )
    catches = examples(
        "House burglary has dropped by [[22%]].\n\nOfficers recorded [[1,192]] break-ins last year, compared with "
        "[[1,400]] in 2023.",
        "Wolf bites [[quadruple]] in the hills\n\nKABUL, March 3, 2025\n\nClinics treated [[431]] people for wolf "
        "bites in 2024, they said. In 2021 they had treated [[143]].",
        "The hall will hold [[twice]] as many people as the old one.\n\nIt has [[600]] seats. The old hall "
        "had [[200]].",
        "ODENSE, Jan 23, 2025 - Bills are going up [[15%]].\n\nUnder the old schedule a household paid [[$60.50]]. "
        "Beginning Feb. 1, the same household will pay [[$71.40]].",
        "Hospitals saw 90 more nurses go.\n\nWardens found [[1,190]] nests in four plots. Ten years ago the same "
        "plots held [[1,840]] pairs.\n\nA drop of [[54%]] in a decade is a warning, the trust says.",
        "LIMA, Aug. 14, 2024 - Wards treated [[1,140]] people for dengue last week, [[six times]] as many as in the "
        "middle of July.\n\nBeds are short.\n\nIn the week of July 15 the wards counted [[285]] cases of dengue.",
        "The tax office wants more.\n\nThe levy now brings in [[40 million euros]] a year. Ministers want [[52 million "
        "euros]], a rise of [[45 per cent]].",
        (
            "SUR, 30 September 2024 - Sea Lines of Dhofar sold [[96,400]] tickets in the season that ended "
            "on 20 September, the port of Dhofar said.\n",
            "SUR, 30 September 2024\n\nSea Lines of Dhofar carried [[41,300]] people in the season of 2019. "
            "Its total this time was [[more than three times]] as high.\n",
        ),
        "Thefts of cable numbered [[460]] last year, the railway said. Three years earlier there had been [[1,840]]. "
        "That means they are down to [[a third]] of what they were.",
        "PARIS, 30 January 2025 - The number of passengers on the ferry line rose by [[14.5 per cent]] last year.\n\n"
        "It carried [[1.41 million]] passengers in 2024.\n\nIt hopes for 1.5 million passengers in 2025. There were "
        "[[1.20 million]] in 2023.",
        "The number of visitors to Palau rose by [[35%]] in the first quarter.\n\nIt has new flights.\n\nIn all, "
        "[[17,500]] people came between January and March. A year ago, when there were four flights a week, there had "
        "been [[14,000]].",
        "Deaths on the roads fell by [[40 per cent]], the police said.\n\nThe roads are wide.\n\nAltogether, [[420]] "
        "people were killed. In the previous year, a wet one, [[560]] died.",
        "Workers' pay will go up by [[12 per cent]] in July.\n\nThey will get [[540 pesos]] a day; they now "
        "get [[500 pesos]].",
        "RIGA, 10 June 2024 - The number of storks on the Gauja marshes has grown by [[54 per cent]] in six years.\n\n"
        "This spring 40 walkers counted [[308]] pairs of storks.\n\nThe count of 2018 on the marshes of the Gauja had "
        "found [[220]] pairs of storks.\n",
    )

    def find(self, document: Document) -> Iterable[Claim]:
        pairs = series(document)
        changes = [change for change in told(document) if not _aside(document.prose, change, pairs)]
        own = judged(document) if changes else frozenset()
        if len(changes) > _MANY:
            changes = []
        deeds = enacted(document, changes, pairs) if changes and pairs else ()
        return (*pairs, *lones(document), *deeds, *(replace(t, judged=t.span.start in own) for t in changes))

    def keys(self, claim: Claim) -> Iterable[str]:
        yield claim.story

    def check(self, claims: Sequence[Claim]) -> Iterator[Finding | Agreement]:
        changes = [c for c in claims if isinstance(c, Told)]
        if not changes:
            return
        pairs = [c for c in claims if isinstance(c, Series)]
        apart = [*pairs_of([c for c in claims if isinstance(c, Lone)])]
        deeds = {c.span: c.pair for c in claims if isinstance(c, Enacted)}
        for change in (echoed(change, changes) for change in changes if not change.judged):
            about = [(score, pair) for pair in pairs if (score := about_same(change, pair, len(pairs)))]
            if not about:
                about = [(9, pair) for now, base, pair in apart if timed(change, now, base, apart)]
            if not about and change.span in deeds:
                about = [(9, deeds[change.span])]
            # A row of a table is of one thing: where another row's change is the one told, it is of that row.
            rows = any(pair.listed and fits(change, pair) for pair in pairs)
            if about and not (rows and all(pair.listed for _, pair in about)):
                yield from self._judge(change, about, len(pairs) or 1, changes)

    def _judge(
        self, change: Told, about: Sequence[tuple[int, Series]], pairs: int, all_told: Sequence[Told]
    ) -> Iterator[Finding | Agreement]:
        fitting = [pair for _, pair in about if fits(change, pair)]
        if fitting:
            pair = fitting[0]
            yield Agreement(
                self.name(), f"{change.words} fits {pair.base.words} to {pair.now.words}", _reason(pair),
                (change.span, pair.base.span, pair.now.span),
            )  # fmt: skip
            return
        best = max(score for score, _ in about)
        nearest = [pair for score, pair in about if score == best]
        if len({(p.now.low, p.base.low) for p in nearest}) > 1:
            return
        pair = nearest[0]
        others = [o for o in all_told if o.span != change.span]
        if any(fits(other, pair) for other in others):
            return  # the copy gives the right change of these figures too: this is another's
        if not plausible(change, pair, best, pairs):
            return
        yield self.finding(
            change, _message(change, pair), Related(pair.now.span), Related(pair.base.span), reason=_reason(pair)
        )


def _aside(prose: str, change: Told, pairs: Sequence[Series]) -> bool:
    """ "The canal, which lost half of its traffic, earned $7.2 billion, against": is it an aside beside the pair?"""
    aside = _ASIDE.search(prose, change.at, change.end)
    own = any(change.at <= pair.at < change.end for pair in pairs)
    return own and aside is not None and change.words in aside[0]


def _reason(pair: Series) -> str:
    return "both: one thing, then and now"


def _message(change: Told, pair: Series) -> str:
    low, high = ratio_of(pair)
    ratio = math.sqrt(low * high)
    other_way = " less" if ratio > 1 and change.way == "down" else " more" if ratio < 1 and change.way == "up" else ""
    return f"{pair.base.words} to {pair.now.words} is {step(ratio)}, the copy says “{change.words}”{other_way}"
