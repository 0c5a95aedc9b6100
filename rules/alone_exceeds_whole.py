"""A part told alone against the whole that follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from linter.document import Document
from linter.finding import Finding, Related
from linter.relations.nesting.alone import Alone, alone, summed_up
from linter.relations.nesting.lengths import lengths
from linter.relations.nesting.narrowed import narrowed
from linter.rule import Rule, examples


class AloneExceedsWhole(Rule[Alone]):
    """A month alone with more than the year so far, a county with more than the state as a whole.

    Why it matters
    --------------
    "The city had 3,150 cases in July alone. Since the beginning of the year 2,940 people have fallen ill": the part
    is told to show how large a share of the whole it is, and it is larger than the whole.

    How it decides
    --------------
    One sentence gives an amount of a part "alone", or the next gives it for "the province as a whole", or for the
    league; within two sentences another begins with words for the whole: "Since the beginning of the year", "In all",
    "So far this year", "In all competitions", "By the time it closed". Both are plain amounts in one unit. What they
    count need not be named alike (cases, patients), for the words of the copy set the one against the other; but the
    dead are not held against the injured. An amount "over the whole season", "in all" or "since it was set up", the
    only one of its sentence, is also held against amounts anywhere in the draft that are for a part ("between December
    and February", "last year", "in May", "alone") and count the same noun; that of a whole month against its first ten
    days or its last week. And what is a part by its name is held against what there is in all: "the charity's 41 shops
    in Wales" against the 34 that it runs, what one town had against what there was "nationally", league goals against
    those in all competitions, the first stage against what all of it cost. A time may lie within another by its words
    alone: the 24 hours and the seven days to one hour, a first weekend and what had come in after three weeks, April
    and May and the months from January to June.

    When it stays silent
    --------------------
    When the sentence of the whole says that it is another ("also", "a further", "on average"); when either speaks of a
    record, a plan or another time; when the part is more than three or four times as large, which is no slip; for
    shares, rates, ages and times.
    """

    reads = Alone
    gives_way_to = ("partial-exceeds-total", "place-exceeds-whole", "part-exceeds-whole", "exceeded-total")
    allows = examples(
        "The forward has scored 16 goals in the league this season. In all competitions he has 19. The keeper has "
        "played 30 games in the cup. In all competitions there are 12 clubs.",
        "The city recorded 1,150 cases in July alone.\n\nSince the beginning of the year 2,940 people have fallen ill.",
        "The fund built 380 homes in 2024 alone. Since 2022 it has also paid for 310 roofs.",
        "The lifts sold 742,000 day passes between December and February. Over the whole season 898,000 day passes "
        "were sold. In March they gave away 990,000 night passes.",
        "Police stopped 430 drivers in May alone. In all, 210 people have died on the road this year.",
        "The bakery, which runs 21 shops, is for sale.\n\nIts rival's 34 shops in Kent are not. It hopes to open more "
        "than its former owner's 40 shops in Essex.",
        "The school has 310 pupils in Perth.\n\nIts 420 pupils in Fife have a hall of their own.",
        "Adeyemi has 21 league goals this season.\n\nHe is 24.\n\nHe has a dog.\n\nIn all competitions Ian "
        "Poe has 17 goals for the club.",
        "Ash Bakery, which runs 34 shops, is for sale.\n\nElm is not. Its 41 shops in Kent are full. The town's 52 "
        "shops in Mill Street are shut.",
        "Clinics in Kars treated 1,870 people for heatstroke. Nationally 1,640 people drowned.",
        "The first stage of the pier cost $4.1 million.\n\nThe whole lighthouse cost $90,000 to paint.",
        "It rained for 210mm in the first ten days of June.\n\nFor the whole of May the gauge had 190mm.",
        "The gauge had 386mm in the 24 hours to 9am on Monday.\n\nIn the seven days to Sunday the total was 342mm.",
        "The film took $31 million on its first weekend.\n\nAfter three weeks in Europe it has taken $28 million.",
    )
    catches = examples(
        "PUNO, 9 July 2024 - The fair of kites sold [[12,400]] tickets on its opening day.\n\nBy the time it closed it "
        "had sold [[11,900]] tickets.",
        "In July alone [[612 millimetres]] fell at Lunglei.\n\nOver the whole of the season, from June to September, "
        "the gauge measured [[584 millimetres]].",
        "YELLOW, 9 July 2024 - Fires burned [[412,000 hectares]] of forest in May and June.\n\nSince the start of the "
        "year the flames have consumed [[386,000 hectares]].",
        "In the Upper Wimmel district, the worst affected, [[61,400 hectares]] have burned. Across the state the "
        "fires have blackened [[58,900 hectares]].",
        "The forward has scored [[16]] goals in the league this season. In all competitions he has [[13]], and nobody "
        "has more.",
        "The city recorded [[3,150]] cases of measles in July alone.\n\nSince the beginning of this year "
        "[[2,940]] people in the city have tested positive.",
        "The lifts sold [[742,000]] day passes between mid-December and the end of February.\n\nSnow was thin.\n\nOver "
        "the whole season, which lasted until Easter, [[698,000]] day passes were sold.",
        "Then [[3.4 million]] trees were put into the ground last year.\n\nIt rained.\n\nSince it was set up in 2018 "
        "with a borrowed truck, the club has planted [[2.9 million]] trees.",
        "Drivers on the coast hit [[742]] of the animals last year. In the province as a whole, there were [[705]] "
        "collisions in 2024.",
        "The bakery, which runs [[21]] shops from a shed, is for sale.\n\nBread is dear.\n\nThe company's [[34]] shops "
        "in Kent will be closed.",
        "The ferry firm operates [[14]] boats.\n\nThe first battery will go to Skye, where the company has [[41]] "
        "boats.",
        "The winger, 24, has scored [[21]] league goals this season.\n\nIn the final he plays for the cup.\n\n"
        "Counting cup matches, he has [[17]] goals.",
        "The spinner, who took [[48]] wickets in all competitions last season, keeps bees.\n\nHis [[54]] championship "
        "wickets were the most last summer.",
        "The pier was built in two stages. The first stage cost [[$4.1 million]].\n\nA band played.\n\nThe whole pier "
        "has cost [[$3.4 million]].",
        "Clinics in Kars treated [[1,870]] people for heatstroke in July.\n\nNationally [[1,640]] people were treated "
        "for it in the month.",
        "Drills can be had at all [[12]] libraries in the east.\n\nThe city has [[9]] libraries in all.",
        "The gauge had [[210mm]] in the first ten days of the month.\n\nFor the whole of June it had [[190mm]], well "
        "above the average of 80mm.",
        "In 2024 alone it helped to pay for [[6,300]] boilers.\n\nSince it was launched in 2022 the scheme has "
        "supported [[5,400]] installations.",
        "The gauge had [[386mm]] in the 24 hours to 9am on Monday, the most in a day for years.\n\nIn the seven days "
        "to the same hour the total was [[342mm]].",
        "The film took [[$31 million]] on its first weekend, the studio said.\n\nAfter three weeks in cinemas its "
        "takings stand at [[$28 million]].",
        "Mines sent [[214,000 tonnes]] of ore abroad in the three months to March.\n\nFrom October to March the "
        "country shipped [[198,000 tonnes]].",
        "The first of the dam's three locks cost [[€41 million]].\n\nAll three locks together have cost "
        "[[€37 million]].",
        "There were [[4,120]] cases in the first eight months of 2024.\n\nOver the whole of the year [[3,870]] cases "
        "were confirmed.",
    )

    def find(self, document: Document) -> Iterable[Alone]:
        return chain(alone(document), summed_up(document), narrowed(document), lengths(document))

    def keys(self, claim: Alone) -> Iterable[str]:
        yield f"{claim.path}\n{claim.whole.span.start}"

    def check(self, claims: Sequence[Alone]) -> Iterator[Finding]:
        for claim in claims[:1]:  # the first of the parts will do
            message = f"{claim.part.words} of a part is more than {claim.whole.words} of the whole"
            yield self.finding(
                claim, message, Related(claim.part.span), reason=f"both: the part, and “{claim.tie}” after it"
            )
