"""Two figures of one story that differ by a slip of the key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import ClassVar, Final

from linter.alignment import align, groups, put_right
from linter.alignment.explained import introduced, summed_beside
from linter.alignment.figures import digits, meets, number, slip, unit_of
from linter.alignment.typed import each_alone, exchanged, in_its_row
from linter.claims import Quantity
from linter.document import LIST, TABLE
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.rule import Rule, examples

_LIMIT: Final = later(
    r"\b(?:limits?|thresholds?|maximum|minimum|ceiling|"
    r"cut-off|(?:highs?|lows?|peak) of)\b|\b(?:below|above|under) the $|"
    r"\b(?:bring|tak|brought|took)\w* \w+ [\w’' ]{0,20}total to $|"
    r"\b[Tt]he (?:larg|bigg|small|strong)est [a-z]+ [^.;]{0,50}\w+ $"
)
_MOVED: Final = later(
    r"\b(?:eased|fell|fallen|dropped|receded|sank|sunk|slipped|rose|risen|climbed|crept|down|up|back)(?: back)? to $"
)
_OF_THOSE: Final = later(r" of (?:those|these|them)\b")
_AGE: Final = later(r"[A-Z]\w+, $|\bis now $")  # "Albert Lacroix, 93, laid a wreath"
_MORE: Final = later(r" (?:[a-z]+ )?(?:more|extra|further|fewer|less)\b")  # "with an option for 25,000 tons more"
_EACH_WAY: Final = later(r" [a-z]+ (?:each way|in each direction|a day|a week|per day|daily|every)\b")
_OLDEST: Final = 125  # years that anybody has lived
_IDLE: Final = frozenset({"year of age", "count", "percentage point", "basis point", "point"})


class SlippedDigits(Rule[Quantity]):
    """A slip of the key in a figure: 218,000 books here, "the 281,000 loans" there.

    Why it matters
    The commonest slip of the key turns 1,250 into 1,520. The words around the two figures may have nothing in common,
    and so nobody who reads for sense sees that one of them must be wrong.

    How it decides
    Figures of one story in the same unit or currency, or bare counts, are compared by their digits. Where two
    neighbouring digits have changed places (or a nought and its neighbour), or one digit of four or more stands in
    another place (2,817, 2,178), one figure is taken for a slip of the other. With three digits that are the same,
    sums and measures need nothing more, for two figures of one story hardly ever have the same digits by chance;
    counts must count one thing, or people, or have words in common, and below 1,000 the copy must refer back. Two
    digits are enough where the later figure is taken as known ("the 48 on board"), or where a headline, a caption or
    another draft repeats the first in words that have something in common; and where two drafts have one of the figures
    each, whoever gives them, and their sentences speak of two things in common, or both give a price or the length of a
    thing from end to end. A count of four digits is held against the row of its time in another draft's table. What the
    figures count need not be named by the same word.

    When it stays silent
    When one sentence or another draft gives both; when the story gives both more than once; for limits and
    thresholds; for changes and what they came from; for two cells of tables; when another period, part, stage or
    source is named beside one of them; for forecasts against what came out; where one digit is another, as it is by
    chance in many a story. Pairs that plainly measure the same thing are left to `conflicting-figures`.
    """

    severity, reads = WARNING, Quantity
    gives_way_to = ("misquoted-table", "conflicting-figures")
    source = (
        "The Associated Press Stylebook, on numerals; Damerau 1964 (four of five slips exchange, drop or add one sign)"
    )
    allows: ClassVar = examples(
        (
            "PERTH, 14 October 2025 - The placement comprises 40 million shares and the plan 12 million new shares.\n",
            "PERTH, 16 October 2025 - Once all 52 million new shares are issued, the plan ends.\n",
        ),
        "Firm to cut 410 jobs\n\nThe firm plans to hire 270 in Corley. That means 140 fewer jobs.",
        "The money is for two things:\n\n- Trial: $41 million\n- Plant: $14 million\n",
        "At least 21 die as ferry sinks off Kisongo\n\nTwelve of those rescued off Kisongo were taken to hospital.",
        "The mill lost 17 days. It took 10.3 tonnes of cane to make one of sugar; last year it took 10.7.",
        "Goal shooter Jo Nair put in 38 of the 47.\n\nThe final score was 12.9 (81) to 10.14 (74).",
        "The river stood at 5.42 metres at Bywell at six.\n\nBy noon the gauge at Bywell had eased to 5.24 metres.",
        "With half the votes counted, Nolan had 4,120 votes, or 44.3 per cent.\n\nIn the end Yeo had 6,940 votes, or "
        "44.6 per cent.",
        "Lime firm to build 1,520-tonne kiln\n\nIt will be its second. The first, at Sedam, makes 1,250 tonnes a day.",
        "Treasurer jailed over missing A$1.3m\n\nHe spent A$780,000 on horses and A$310,000 on his house.\n",
        "Turnout was 61.4 per cent. In the last election, turnout was 64.1 per cent.",
        "Police put the crowd at 12,600. Organisers said that 16,200 had come.",
        "Loans rose to 645 million euros, from 546 million euros.",
        "The new wing of the clinic has 102 beds. To staff it, the clinic in Sligo has hired 120 nurses.",
        "The tea was tested on 340 people. Of the 430 pots that were brewed, none was left.",
        "Choir wins prize of 17,500 euros\n\nThe choir won 17,500 euros in Graz. Its bus cost 12,500 euros.",
        "The reef reached 31C (87.8F) on Monday. On Tuesday it was 31.5C (88.7F).",
        "The last eight wickets fell for 25 runs. Moss took four wickets, two of them with one ball.",
        "The railway will buy 64 engines from Spain. Any of the 68 machines that a rival builds would be dearer.",
        (
            "BERN, 3 May 2025 - Shares in Anton Furrer's Alpkraft of Chur closed at 41.60 francs.\n",
            "BERN, 6 May 2025 - Shares in Anton Furrer's Alpkraft of Chur closed at 43.60 francs.\n",
        ),
        "The group's own limit is 250 grains.\n\nSand Bay had 205 grains.\n\nStorm water is let in below the 62 per "
        "cent mark. The lake is at 61 per cent.\n",
        (
            "CHUR, 3 June 2025 - The 14-kilometre Valser tunnel has been lit and drained, Reto Caflisch said.\n",
            "CHUR, 30 June 2025 - Reto Caflisch of the Valser tunnel walks. The road there is 41 kilometres long.\n",
        ),
        "A swimmer spent 11 hours and 40 minutes in the lake.\n\nAfter the 12-hour swim she slept.\n",
        "Cabin crew turn down 3.5% by 12 votes\n\nThey voted.\n\nPhoto: Crew leave the first count, which "
        "was stopped because 11 votes had come in twice.\n",
        "Wheat in million tonnes\n\nProduction   529.20   528.40   498.97   498.81\nImports   97.57   98.27   94.56  "
        " 94.36\n\nMaize in million tonnes\n\nDomestic use   444.78   439.80   419.88   420.55\nExports   61.03   "
        "58.59   62.12   62.08\n",
    ) + examples(
        (
            "COLMAR, 14 August 2025 - Wardens counted 1,364 chicks between Colmar and Ried, Jo Hug of Ried said.\n",
            "Jo Hug, Colmar and Ried\n\n| Year | Nests | Chicks |\n|---|---|---|\n| 2023 | 466 | 1,346 |\n"
            "| 2025 | 489 | 1,364 |\n",
        ),
        suffix=".md",
    )
    catches: ClassVar = examples(
        ("TALLINN, 13 March 2025 - Meretee Laevad has placed an order worth [[138 million euros]] for three ships, the "
         "company said.\n",
         "TALLINN, 14 March 2025 - Rain fell.\n\nThe [[183 million euro]] order for three ships would have kept "
         "Meretee Laevad's yard busy, the union said.\n"),
        "The library lent [[218,000]] books.\n\nThe mayor said the [[281,000]] loans proved that people still read.",
        "The ferry had [[312]] people on board.\n\nAll [[321]] were taken off by tugs before dark.",
        "The fare is [[Rs 2,450]] with breakfast.\n\nThe first trains were full even at [[Rs 2,540]] a passenger.",
        "A span was built for [[$84 million]].\n\nCritics said the [[$48 million]] was thrown away.",
        (
            "BERN, 16 Sept. 2025 - Alpkraft of Chur is to be sold to a Danish group for [[$340 million]], Anton Furrer "
            "said on Tuesday.\n",
            "BERN, 18 Sept. 2025 - Alpkraft of Chur, bought by a Danish group for [[$430 million]], has to guarantee "
            "the jobs, said Anton Furrer on Thursday.\n",
        ),
        "Gale fells [[4,100 hectares]] of spruce\n\nThe storm that crossed the Harz on Monday laid flat "
        "[[1,400 hectares]] of trees.",
        "The ship carried [[63]] pilgrims.\n\nBread was baked in the night. Each of the [[36]] on board was given a "
        "loaf.",
        "A petition with [[8,740]] names came by canoe.\n\nAmong the [[7,840]] who signed are two bishops.",
        ("TURIN, 3 May 2025 - Turnout in Aldo Brera's Val Morta was [[58.3 per cent]], in spite of the snow.\n",
         "TURIN, 5 May 2025 - In Aldo Brera's Val Morta, where [[53.8 per cent]] came in spite of snow, it is calm.\n"),
        ("KOBE, 7 May 2025 - A temple near Kobe has sold a scroll for [[310 million yen]], its abbot Ryo Mori said.\n",
         "The Kobe scroll\n\nSeller: abbot Ryo Mori\n\nPrice: [[130 million yen]]\n"),
        ("ELY, 14 August 2025 - Ely Rovers of Padnal, led by Joan Pons, will leave the ground they have had since 1931 "
         "for a stadium with [[28,500]] seats.\n",
         "ELY, 20 August 2025 - Joan Pons of Ely Rovers spoke in Padnal. The plans presented last week are for "
         "[[25,800]] seats in the stadium.\n"),
        ("CHUR, 3 June 2025 - The [[14-kilometre]] Valser tunnel has been lit and drained, Reto Caflisch said.\n",
         "CHUR, 30 June 2025 - Reto Caflisch knows the Valser tunnel. It is [[41 kilometres]] from end to end.\n"),
        "A [[640-year-old]] oak was felled on Tuesday.\n\nThe [[460-year-old]] tree had stood in the way of a road.\n",
        "The study followed [[2,817]] herons by means of tags.\n\nFitting them to all [[2,178]] birds took two "
        "winters.\n",
    ) + examples(
        ("COLMAR, 14 August 2025 - Wardens counted [[1,364]] chicks between Colmar and Ried, Jo Hug of Ried said.\n",
         "Jo Hug, Colmar and Ried\n\n| Year | Nests | Chicks |\n|---|---|---|\n| 2024 | 466 | 1,263 |\n"
         "| 2025 | 489 | [[1,346]] |\n"),
        suffix=".md",
    )  # fmt: skip

    def keys(self, claim: Quantity) -> Iterable[str]:
        if _LIMIT.search(claim.lead):
            return  # what a figure beside it may come to, or what one of many has
        if _MOVED.search(claim.lead) or put_right(claim):
            return  # "by noon the river had eased to 5.24 metres"
        if _MORE.match(claim.trail) or _OF_THOSE.match(claim.trail) or _EACH_WAY.match(claim.trail):
            return
        closed = claim.lead.endswith("(") and (claim.unit or claim.trail.startswith(")"))
        if closed or claim.lead.endswith(("= ", "turns ")) or (_AGE.search(claim.lead) and claim.trail[:1] in ",."):
            return  # "12.9 (81)", a score; "31.5C (88.7F)", a conversion; "($1 = 4.51 ringgit)"; "club turns 25"
        if (
            (claim.unit in _IDLE and not _is_of_a_thing(claim))
            or isinstance(claim.value, tuple)
            or claim.change == "from"
            or number(claim) <= 0
        ):
            return
        unit = unit_of(claim)
        if len(digits(claim)) >= 2:
            yield f"{claim.story}|{unit}|{''.join(sorted(digits(claim).replace('0', '')))}"

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        """Figures of one unit, of the same digits in any order."""
        places = defaultdict[float, list[tuple[str, int]]](list)
        for claim in claims:
            places[number(claim)].append((claim.path, claim.sentence))
        values = sorted(places)
        open_: set[frozenset[float]] = {  # pairs of figures that nothing in the story explains, or has told of yet
            frozenset(pair) for pair in combinations(values, 2) if _unexplained(*(places[each] for each in pair))
        }
        for a, b in combinations(claims, 2) if open_ else ():
            pair = frozenset((number(a), number(b)))
            if pair not in open_ or slip(a, b) != "digits exchanged" or meets(a, b):
                continue
            row = in_its_row(a, b) if a.path != b.path else ""
            listed = a.zone == b.zone in (TABLE, LIST) and (a.zone == TABLE or a.path == b.path)
            listed = listed or (TABLE in (a.zone, b.zone) and a.path != b.path and not row)
            if listed or _left_to_others(a, b) or summed_beside(a, b):
                continue
            early, late = sorted((a, b), key=lambda c: (c.dateline or date.min, c.path, c.span.start))
            drafts = [{path for path, _ in places[number(c)]} for c in (early, late)]
            if a.path != b.path and drafts[0] & drafts[1]:
                continue  # "the 13 dead" of one draft, where the other has 13, too, and 31
            if a.path == b.path and late.measure and any(introduced(late, c) for c in claims):
                continue  # "the 31 matches", told before
            if tie := row or exchanged(early, late) or each_alone(early, late):
                open_.remove(pair)
                message = f"{late.words} here, {early.words} elsewhere; two digits may be exchanged"
                yield self.finding(late, message, early, reason=f"both: {tie}", repairs=[early.words])


def _is_of_a_thing(claim: Quantity) -> bool:
    """Is an age one that nobody lives to: "a 640-year-old oak"?"""
    return claim.unit == "year of age" and number(claim) > _OLDEST


def _unexplained(one: Sequence[tuple[str, int]], other: Sequence[tuple[str, int]]) -> bool:
    """Does no sentence give both figures, and no draft both of them twice?"""
    paths = [[path for path, _ in places] for places in (one, other)]
    return not set(one) & set(other) and not any(paths[0].count(p) > 1 and paths[1].count(p) > 1 for p in paths[0])


def _left_to_others(a: Quantity, b: Quantity) -> bool:
    """Do the two plainly measure the same, so that `conflicting-figures` compares them?"""
    return a.unit not in ("percent", "year") and bool(set(groups(a)) & set(groups(b))) and align(a, b) is not None
