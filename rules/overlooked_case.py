"""Reports a "first" or "never" that an earlier case in the same copy disproves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from linter.claims import First
from linter.document import Document
from linter.finding import Agreement, Finding, Related
from linter.relations.nesting.extremes import MOST, beyond, outdone, surpassed
from linter.relations.precedence.peaks import MOST as PEAKS
from linter.relations.precedence.peaks import peaks
from linter.relations.precedence.pioneers import pioneers
from linter.relations.precedence.precedents import OPENINGS, Novelty, Precedent, novelties, precedent
from linter.relations.precedence.recalled import recalled
from linter.relations.precedence.recurrences import recurred
from linter.relations.precedence.scales import outranked
from linter.relations.precedence.sides import sides
from linter.relations.precedence.stages import stages
from linter.relations.precedence.struck import struck
from linter.relations.precedence.unbroken import unbroken
from linter.rule import Example, Rule, examples


class OverlookedCase(Rule[First]):
    """A "first", "never" or "worst ever" at the top, and the earlier case further down.

    Why it matters
    --------------
    Old people in the last paragraph remember what the lede says has never been. Readers of their age write in.

    How it decides
    --------------
    One sentence of a draft says that something is done for the first time, that somebody is the first of their sort to
    do it, that it has never been, or that it is the worst ever, with or without a limit ("since 2015", "in living
    memory"). Another tells of the same deed, in a verb or noun of its sort ("has frozen", "froze over"; "won", "the
    trophy"), in a year within that time, or as the last or only other case. Of a first strike, "in 2011 the staff
    walked out" is an earlier one, where a bare word for workers opens the sentence. Where the year after "since" stands
    nowhere else, it is enough that one clause tells of the same sort of event in a later year, and calls it the last or
    a predecessor's, or what "it", "the side that" or the same body did. What strikes a place (a storm, a murder) needs
    no verb: "a twister in 1998", with a name or "the county" of the claim. Who lost a final has reached one. Where
    somebody is the first of a sort ("first Kenyan", "first woman"), the case is one of that sort, by another name. "The
    worst" needs a case that is called worse, "the largest in the country" another that is larger or holds twice as
    many, and "the coldest night on record" a temperature of an earlier year that was colder. What has never closed, or
    is held every year, was shut or called off in one. Of a first woman in an office another is told by it ("coxswain
    from 1977"), of a first doctor on an island another by his title. A record crowd, price, score or earliest day has
    one beyond it in a past year, of the same unit and a word in common, "it", or what goes without saying ("came").
    Where nothing accounts for the year after "since", a second "wolf", the "last ship", "the Medea of 1989" is a case.

    When it stays silent
    --------------------
    Where the first is of this season or year, of a person's own life, or denied; where the sentence on the earlier case
    speaks of plans, attempts or failures, of other places, or of another first, begins with another body's name
    ("Arsenal last won it") or with a "they" that stands for it, or is of men, women, seniors or under-20s of whom the
    claim does not speak; and where a first is only a name ("the first Macintosh").
    """

    reads: ClassVar[type[First]] = First
    gives_way_to = ("disproved-record",)

    allows: ClassVar[tuple[Example, ...]] = examples(
        "Puffin numbers have risen for the first time in two decades.\n\nThey found 8,412 puffins, against 7,960 in "
        "2022, a rise of 5.7 per cent.",
        "HOVE, 4 May 2025 - Hove won the Baltic Cup, their first European trophy for 30 years. In 2008 they won the "
        "County Cup.\n",
        "HOVE, 4 May 2025 - Trams carried more of the town than cars for the first time. In 2019 cars had 60% and "
        "trams 24%.\n",
        "PERTH, 14 September 2025 - Elm Park won the league on Sunday for the first time since 1998.\n\nThey lost the "
        "league final in 2012. Their seventh title draws them level with Ash City, who last won in 2021.",
        "OSLO, 3 May 2025 - A white owl was seen at Hove, the first since 1987. The last nurse left the island in "
        "2016. "
        "The last owl at Molde was seen in 2019.\n",
        "BRNO, 3 May 2025 - The song was sung on Friday for the first time since 1911. In 1953 a choir refused to sing "
        "it. His mass was last sung here in 1960.\n",
        "JINJA, 3 May 2025 - Kabul Town reached the final of the Lakes Cup for the first time.\n\nIn 2011 they "
        "lost the "
        "final of the League Cup. Mbale Rovers lost the final in 2019.\n",
        "SUCRE, 5 May 2024 - A quake of magnitude 6.1, the strongest in the valley since 1997, broke "
        "windows.\n\nThe quake "
        "of 2010 had magnitude 5.8. In 2014 one of magnitude 7.7 was far out under the sea.\n",
        "HAGEN, 29 September 2025 - Jan Pohl is to be the first Green mayor of Hagen.\n\nThe Greens had a deputy "
        "mayor, Ute Ranft, in 1999.",
        "LEIPZIG, 24 March 2025 - The staff of the works stopped work on Monday, the first strike there since "
        "1996.\n\nIn 2011 the city’s tram drivers walked out over pay. In 2015 the workers threatened to go on strike.",
        "LEIPZIG, 24 March 2025 - The staff stopped work on Monday, the first strike there since 1996.\n\nHamburg "
        "walked out for two days in 2011, and at a rival plant the workers went on strike in 2015.",
        "22 January 2025\n\nThe town of Wirra endured the highest temperature ever measured in January.\n\nThe "
        "thermometer reached 48.3C on Tuesday.\n\nOn 11 December 1979, 49.1C was entered in the book. The river stood "
        "at 7.46 metres in May 1974, its highest level.\n",
        "GRAZ, 3 May 2025 - A quartet from Ghana has won the Silver Bell, the first from Africa to do so.\n\nA quartet "
        "from Chile carried off the prize in 2012. The Silver Bell was heard in Accra, Ghana, in 2009.\n",
        "BRNO, 3 May 2025 - The order for trams, worth 210 million euros, is the largest in the history of the works. "
        "In 2012 the works were sold for 260 million euros.\n",
        "OSLO, 3 May 2025 - Ida Moe scored 51 points for Hove, a club record. Ana Lie had 54 for Bergen in 1996.\n",
        "GDANSK, 3 May 2025 - A ship was launched here on Friday for the first time in 15 years.\n\nA ship from Norway "
        "sank off the pier in 2019.\n",
        "OSLO, 3 May 2025 - The Greens have 22 per cent in a poll, the first to put them in front since 1987.\n\nAt "
        "the election of 2023 the Greens had 13 seats.\n",
        "BATH, 3 May 2025 - The fair has been held every year since 1950. In 1941 the fair was called off.\n",
        "OSLO, 3 May 2025 - Ida Vik became the first woman to lead the choir. Liv Dahl led the orchestra in 1998.\n",
        "OSLO, 3 May 2025 - Ida Vik is the first woman to edit the Sun. Ana Lie, who edited the Star in 1990, wept.\n",
        "OSLO, 3 May 2025 - Dr Ida Vik is the first doctor to live on Sula. Her house was built in 1981 for Dr Al Roe, "
        "who lived in Bergen.\n",
        "The canal froze for the first time in 20 years on 3 January 2025. It froze over in 1996, and boys skated.\n",
        "The cave is the largest colony in the country. In summer it holds twice as many.\n\nA cave in Borneo, the "
        "world's biggest, is larger. Once a cave at Salcedo held twice as many.\n",
        "BRNO, 23 April 2024 - It was the coldest April night since 1985, at minus 6.2 degrees.\n\n"
        "On 24 April 1981 Brno registered minus 7.4. In January 2010 it was minus 19.\n",
        "HUE, 3 May 2025 - The gates were closed on Friday for the first time since 1943.\n\nThey were shut in 1876 "
        "and again in 1943, and nearly so in 1987.\n",
        "OSLO, 4 March 2025 - Fjell made a loss of 8 million euros in 2024, its first annual loss in 12 years.\n\nIn "
        "2024, as it said in January, Fjell lost money in every quarter. In 2011 it lost 3 million euros.\n",
        "It is not the first time the ferry has sunk, he said on 3 May 2025. It sank in 1996.\n",
        "Juma Otieno is the first Kenyan to win the race, on 3 May 2025. Abebe Tulu of Ethiopia won it in 2019.\n",
        "It was the first deadly tornado in Alder County since 1974, Ada Lee said on 3 May 2025.\n\nA weak twister in "
        "1998 turned over two sheds in the county.\n",
        "It was the first tornado to hit Alder County since 1974, Ada Lee said on 3 May 2025.\n\nA tornado warning of "
        "1998 was false, the county says. A twister killed four in Colbert in 2001.\n",
        "City's women won the league for the first time on Sunday, beating Arsenal 2-1.\n\nArsenal last won it in "
        "2019.\n",
        "Hartford won a cup game for the first time in seven years, beating Albany 4-1.\n\nAlbany last missed the "
        "cup in 2015. They won it in 2023.\n",
        "Mayo reached the final for the first time since 2017.\n\nMayo's seniors lost the finals of 2020 and 2021.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "LUND, 3 May 2025 - A wolf was seen in Lund on Friday, the [[first sighting in the district since 1891]].\n\n"
        "It ate a cat. [[A hunter photographed a wolf behind the school in 2017.]]\n",
        "CORK, 3 May 2025 - A crowd of 31,200 saw Cork lose on Friday, the [[largest ever]] at the ground.\n\n[[In "
        "1984, when Kerry came, 33,400 squeezed in and a wall fell down.]]\n",
        "HALLE, 3 May 2025 - Al Moe opened the pool on Thursday, April 17.\n\nIt was the [[earliest opening since "
        "the pool was built in 1953]].\n\n[[In 2021 he opened it on April 14, alone.]]\n",
        "ROATH, 3 May 2025 - Roath reached the last four of the Vale Cup for the [[first time]] in the club's history."
        "\n\n[[In the bar they sang of the semi-final of 1987, lost 6-3 at Barry.]]\n",
        "AMES, 3 May 2025 - The fire brigade has named Dana Ortiz as chief, the [[first woman]] in the job.\n\nShe is "
        "47. [[A plaque lists all chiefs, among them Ruth Calder, who served from 1991 to 1996.]]\n",
        "OSLO, 3 May 2025 - Dr Ida Vik moved to Sula on Monday, [[the first doctor ever to live]] on the island.\n\n"
        "[[The house was built for Dr Al Roe, who lived above the store from 1981 to 1987.]]\n",
        "TRURO, 3 May 2025 - The mine has worked [[without interruption]] since it was opened in 1984.\n\nPrices are "
        "low. [[In 2009 the mine stood still for a month, and sheep came in.]]\n",
        "HOVE, 4 May 2025 - Hove won the Baltic Cup, their [[first European trophy for 30 years]]. [[In 2008 they won "
        "the European Bowl.]]\n",
        "OSLO, 3 May 2025 - The islands have a ferry of their own again, the [[first to be licensed since 1998]].\n\n"
        "[[The last licence went to a retired pilot in 2012, and he sold it.]]\n",
        "BRNO, 3 May 2025 - Mount Kral erupted on Friday for the [[first time since 1911]].\n\n[[Vera Lang, 88, "
        "said that "
        "it had been louder when it blew up in 1953.]]\n",
        "BRNO, 3 May 2025 - The song was sung in Brno on Friday for the [[first time since 1911]].\n\n[[Vera Lang, 88, "
        "said that as a girl she had heard a choir sing it in 1953, at a wedding.]]\n",
        "OSLO, 3 May 2025 - Norway's foreign minister arrived in Lima on Friday for a two-day visit, the [[first by a "
        "Norwegian foreign minister since 2004]].\n\n[[When his predecessor came in 2017, she ate a guinea pig.]]\n",
        "HOVE, 3 May 2025 - Hove won the cup, their [[first title since 1996]].\n\n[[Ida Moe, the last player from the "
        "side that won it in 2011, wept.]]\n",
        "SUCRE, 5 May 2024 - A storm of category 2, the [[strongest to reach the island since 1999]], took "
        "roofs.\n\n[[In "
        "1999 a storm of category 5 killed nine, and in 2012 one of category 3 sank the ferry.]]\n",
        "JINJA, 3 May 2025 - Kabul Town reached the final of the Lakes Cup for the [[first time]] on "
        "Sunday.\n\n[[In 1998 "
        "Kabul lost the final 2-0 and missed the ferry home.]]\n",
        "LEIPZIG, 24 March 2025 - The staff stopped work on Monday, the [[first strike there since 1996]].\n\n[[In "
        "2011 the workers walked out for two days over a plan to buy keyboards in Poland.]]",
        "22 January 2025\n\nSchools closed as the town of Wirra endured the [[highest temperature]] ever measured "
        "there.\n\nThe thermometer reached 48.3C on Tuesday. By midnight it had fallen to 34.6C.\n\n[[On 11 January "
        "1979, 49.1C was entered in the book.]]\n",
        "OSLO, 4 March 2025 - Fjell made a loss of 8 million euros in 2024, its [[first annual loss in 30 years]].\n\n"
        "[[In 2009, after its bank had failed, Fjell lost 3 million euros.]]\n",
        "OSLO, 4 March 2025 - Crews at Pelagos stopped work on Tuesday, the [[first strike in 25 years]].\n\n"
        "[[In 2013 Pelagos crews walked out for three days over pensions.]]\n",
        "GRAZ, 3 May 2025 - Singers from Ghana won the Bell, becoming the [[first quartet from Africa to do so "
        "since it was set up in 1962]].\n\n[[A boys' quartet from Dakar, Senegal, carried off the prize in 2012.]]\n",
        "YORK, 3 May 2025 - Zambian poet Ruth Banda won a prize, the [[first writer from her country to take]] the "
        "award.\n\n[[Joseph Phiri of Zambia, who won in 2009, sent a card.]]\n",
        "OSLO, 4 March 2025 - Skrue made a profit of 8 million euros in 2024, the [[first annual profit since it was "
        "founded]].\n\n[[It was in the black only once before, in 2018, thanks to a pandemic.]]\n",
        "RIGA, 3 May 2025 - The queen sent a bill back on Friday, the [[first time since the union in 1951]] that "
        "a monarch has vetoed a law.\n\n[[In 1987 the king of the day rejected a law on salt.]]\n",
        "Pilots will stop work on 3 May 2025, the [[first strike at the line in 15 years]].\n\n[[Crews last went on "
        "strike in 2019.]]\n",
        "The canal at Ghent froze on 3 January 2025 for the [[first time in living memory]].\n\n"
        "[[A baker said that when it froze over in 1963 he skated to his wedding.]]\n",
        "CORK, 3 May 2025 - Ana Riordan became the [[first woman to chair]] the harbour board on Monday.\n\n"
        "[[The last woman in the chair, Mary Quill, left in 2009.]]\n",
        "Juma Otieno is the [[first Kenyan to win the race since 2015]], on 3 May 2025.\n\n"
        "[[His compatriot Peter Barasa won it in 2019.]]\n",
        "Drivers walked out on 3 May 2025, the [[first strike at the depot since 1998]].\n\n"
        "[[They last walked out of the depot in 2012.]]\n",
        "HUE, 3 May 2025 - The gates were closed on Friday for the [[first time since 1876]].\n\nThey have seldom been "
        "shut. [[It was done in the plague of 1876, and again in 1943, when a leopard could not be moved.]]\n",
        "The cave is the [[largest colony in the country]], with 900,000 bats.\n\n[[She will move on to Salcedo, where "
        "a cave on the coast holds twice as many.]]\n",
        "BRNO, 23 April 2024 - Vines froze on the [[coldest April night]] since measurements began at Hradek.\n\n"
        "The thermometer fell to minus 6.2 degrees.\n\n[[On 24 April 1981 Hradek registered minus 7.4.]]\n",
        "It was the [[first tornado to touch down in Alder County since 1974]], Ada Lee said on 3 May 2025.\n\n[[A "
        "weak twister in 1998 turned over two sheds in the south of the county.]]\n",
        "The flood is the [[worst in living memory]], the mayor said on 3 May 2025.\n\n"
        "[[Her grandmother said that the flood of 1961 had been worse.]]\n",
    )

    def find(self, document: Document) -> Iterator[First]:
        if document.language[:2] != "en":
            return
        told = set[int]()
        if document.holds(OPENINGS):
            for claim in novelties(document):
                if case := precedent(document, claim) or recalled(document, claim) or recurred(document, claim):
                    told.add(claim.begin)
                    yield from _pair(document, claim, case)
            for claim, case in (*stages(document), *struck(document)):
                yield from _pair(document, claim, case)
        for claim, case in (*pioneers(document), *unbroken(document)):
            if claim.begin not in told:
                yield from _pair(document, claim, case)
        if document.holds(PEAKS):
            for claim, case in peaks(document):
                yield from _pair(document, claim, case)
        if document.holds(MOST.keys()):
            for claim, case in (*surpassed(document), *outdone(document), *beyond(document), *outranked(document)):
                yield from _pair(document, claim, case)

    def keys(self, claim: First) -> Iterator[str]:
        yield f"{claim.path}|{claim.where}"

    def check(self, claims: Sequence[First]) -> Iterator[Finding | Agreement]:
        first, case = (next(claim for claim in claims if claim.rank == rank) for rank in ("first", "earlier"))
        yield self.finding(
            first, f'"{first.words}", but "{case.words}"', Related(case.span, case.words), reason=f"both: {case.what}"
        )


def _pair(document: Document, claim: Novelty, case: Precedent) -> Iterator[First]:
    first, earlier = ("first", (claim.start, claim.end)), ("earlier", (case.start, case.end))
    return sides(document, first, earlier, what=", ".join(case.about), where=str(claim.start))
