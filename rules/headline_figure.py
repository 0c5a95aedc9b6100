"""A figure of the headline that the story nowhere has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from linter.alignment.figures import as_written, digits, meets, mistyped, number, slip, unit_of
from linter.claims import Quantity
from linter.document import BODY, HEADLINE
from linter.finders._verbs import past, verb
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.phrases import kin, plural, singular
from linter.relations.headlines.fates import AGO
from linter.relations.headlines.made_of import made_of, whole
from linter.rule import Example, Rule, examples

_LEDE: Final = 8  # sentences in which a story says what its headline says
_TOP: Final = 4  # and those that tell it first
_OPENING: Final = 2  # and those in which no figure is of anything else
_NEAR: Final = 2.5  # times by which nobody takes one figure for another
_FAR: Final = 10.0  # of one thing, where nothing else can be meant
_AT_LEAST: Final = "at least"
_HEDGES: Final = ("", _AT_LEAST, "about")
_BESIDE: Final = 30  # characters before a figure that tell of what it is
_HARDLY: Final = 1.3  # and of two figures that have no digit in common
# Of another thing or time than the headline's: "the tower needs £15,000 of work", "one that cost £700,000 in 1980".
_CLOCK: Final = ("year", "month", "week", "day", "hour", "minute", "second")  # a length of time may be worked out
_NOT_IT: Final = later(
    r"\b(?:estimat\w*|valued|expect\w*|need\w*|target|limit|last (?:year|month|week|season)|ago|since|before|earlier|"
    r"previous\w*|another|other|further|extra|rival|can|could|would|may|might|if|than|half|each|"
    r"every|of (?:which|whom))\b"
)
_SHORT: Final = 2  # digits of which one is another in too many figures
_AT: Final = later(r"(?:\b(?:[Aa]t|[Aa]ged|[Aa]ge|[Tt]urn(?:s|ed|ing)?)|,) $")  # "Last home, at 83"
_PART: Final = later(r" of (?:them|whom|those|these|its?|the)\b")
_RANKED: Final = later(r"\b(?:[Ll]ast|[Tt]op|[Ff]inal|[Uu]nder|[Oo]ver|[Nn]o|[Nn]umber|[Ss]tage|[Dd]ay|[Tt]ake) $")
_DEED: Final = later(
    r"\b((?!with|from|than|over|about|into|after|least|most|some|only|just|nearly|almost|around)[A-Za-z]{4,}) "
    r"(?:at least |more than |about |some |nearly |almost |around )?$"
)
_YEAR: Final = later(r"(?:1[5-9]|20)\d\d")
_BARE: Final = later(r"[^\d]+|(?<=\d),(?=\d{3})")


class HeadlineFigure(Rule[Quantity]):
    """The headline has 12 dead, and the story nowhere has 12: it has 21.

    Why it matters
    The headline is written last, by somebody else, and read first. Its figure is taken from the story, so that one
    which is not there was mistyped, or the story was changed under it.

    How it decides
    The headline's figure stands nowhere in the story, in digits or in words, nor one that it could be rounded from. One
    of the first sentences has a figure of the same unit (or a bare count, as the headline's), which the headline has
    not, and whose digits are the same but for two that have changed places, or for one; or the first figure of what the
    headline counts (its dead, its per cent) is another; or the whole story has one figure of the headline's currency or
    unit, which has a digit in common with it, or comes near it.

    When it stays silent
    For rounded and hedged figures, years and ages; where the story has the headline's figure for anything; where no
    figure of its first sentences is like it. Scores, records and days have rules of their own.
    """

    severity = WARNING
    reads = Quantity
    gives_way_to = ("conflicting-figures", "slipped-digits", "slipped-scale", "headline-count")
    allows: ClassVar[tuple[Example, ...]] = examples(
        "Driver of the 7.40 hands back the keys\n\nSeamus Gill, 67, drove the bus to Tuam for the last time.\n",
        "Day in Dubai last eight\n\nAnna Day, one of 32 players in Dubai, moved into the quarter-finals.\n",
        "River falls but flood deaths reach 21\n\nThe number of people killed by floods climbed to 21 on Friday.\n",
        "Cull reaches 210,000 birds\n\nThe ministry said that 209,800 birds had been culled in four days.\n",
        "Firm sees profit up 13%\n\nThe firm expects its profit to rise by 12.8%, its head said.\n",
        "Night shift at 6,000 metres\n\nThe submarine was at 5,640 metres on its 13th dive. It can go to 6,000.\n",
        "Plant to shed 320 of 800 jobs\n\nIt will cut 320 jobs, or 40%. The firm has 240 workers at Znojmo.\n",
        "Drive gets 1,260 donors, 84% of its target\n\nIt drew 1,260 people, 240 fewer than hoped. Some 45% of those "
        "turned away had low iron.\n",
        "Five questions about gas buses\n\nThree people died on Thursday in a blast at a depot.\n",
        "Author dies at 92\n\nShe died 11 days after her husband, who was 91.\n",
        "Budget of 2005 agreed\n\nThe house had not agreed on that of 2004.\n",
        "Theatre to stage 11 plays\n\nIt will stage Hamlet and 10 others, four of them plays by women.\n",
        "Museum of 3,400 cloths opens\n\nThe museum has 12 rooms and 340 looms.\n",
        "Portrait fetches 3.2 million euros\n\nIt hung in a kitchen.\n\nIt had been estimated at 2.6 million euros.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "Bakery fined [[$40,000]] over burns\n\nThree were hurt.\n\nThe oven had no guard.\n\nIt was told to pay "
        "[[$14,000]] by June.\n",
        "Museum moves [[17-metre]] canoe through a window\n\nIt took 36 fishermen to move the show.\n\nThe canoe is "
        "[[11 metres]] long.\n\nThey sang.\n",
        "Farmers block [[five]] border crossings\n\nFarmers parked across the roads to [[four]] crossings.\n",
        "River falls but flood deaths reach [[12]]\n\nThe river fell on Friday, but the number of people killed rose "
        "to [[21]] when a boat was found.\n",
        "Second farm hit as cull reaches [[210,000]]\n\nThe ministry said on Friday that it had the virus. That brings "
        "the total to [[201,000]] birds in four days.\n",
        "Landslide kills [[17]] in Peru\n\nA hillside gave way in central Peru on Wednesday, killing [[19]] people and "
        "burying more than 30 houses.\n",
        "Police arrest [[14]] in raids\n\nPolice have arrested [[17]] people, they said on Wednesday.\n",
        "Firm seen posting [[13%]] rise in profit\n\nThe firm is expected to report on Thursday that its profit rose "
        "by [[31%]], as it opened shops.\n",
        "Museum of [[3,400]] cloths opens\n\nThe museum in Accra holds [[3,040]] pieces.\n",
        "Rail toll climbs to [[13]]\n\nA woman died on Friday, which brings to [[11]] the number of dead.\n",
    )

    def keys(self, claim: Quantity) -> Iterable[str]:
        if not isinstance(claim.value, tuple) and claim.unit != "year of age":
            yield claim.path

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        shown = [claim for claim in claims if claim.zone == HEADLINE]
        story = [claim for claim in claims if claim.zone != HEADLINE]
        told: defaultdict[str, list[Quantity]] = defaultdict(list)
        for claim in story:
            told[unit_of(claim)].append(claim)
        opens = min((c.sentence for c in story if c.zone == BODY), default=0)
        for top in shown:
            if not _plain(top) or any(_same(top, c) or _others(top, c) for c in story) or whole(top, story):
                continue
            free = [c for c in told[unit_of(top)] if not any(meets(c, o) for o in shown) and not _PART.match(c.trail)]
            made = made_of(top, story)
            like = _like(top, free, made)
            if like is None and not made:
                near = (c for c in free if c.zone == BODY and _stands_for(top, c, c.sentence - opens))
                like = next(near, None) or _only(top, told[unit_of(top)])
            if like:
                what = top.noun or unit_of(top) or "a figure"
                yield self.finding(
                    top,
                    f"{top.words} in the headline, and nowhere in the story, which has {like.words}",
                    like,
                    reason=f"both: {what}, in the headline and in the first sentences",
                    repairs=[like.words],
                )


def _plain(top: Quantity) -> bool:
    age = not unit_of(top) and _AT.search(top.lead) is not None
    return top.hedge in ("", _AT_LEAST) and number(top) > _TOP and not age and not _YEAR.fullmatch(top.words)


def _same(top: Quantity, claim: Quantity) -> bool:
    """Does the story have this figure, or one from which it may be rounded, whatever it is of?"""
    figures = _BARE.sub("", top.words)
    return meets(top, claim) or digits(top) == digits(claim) or (figures != "" and figures in _BARE.split(claim.words))


def _others(top: Quantity, claim: Quantity) -> bool:
    """Is one of what the headline counts named apart: "11 plays", and "the same play and 10 others"?"""
    return number(claim) == number(top) - 1 and claim.trail.startswith(" other")


def _like(top: Quantity, claims: Sequence[Quantity], made: bool) -> Quantity | None:
    """The figure of the first sentences that the headline's stands for."""
    for claim in (c for c in claims if c.sentence <= _LEDE and c.zone == BODY):
        if slip(top, claim) == "digits exchanged":
            return claim
        if _near(top, claim) and len(digits(top)) > _SHORT and mistyped(top, claim):
            return claim
    named = [c for c in claims if c.sentence <= _TOP and c.zone == BODY and _of_one(top, c)]
    return named[0] if named and not made and _near(top, named[0], _FAR) else None


def _stands_for(top: Quantity, claim: Quantity, after: int) -> bool:
    """May a figure so many sentences into the story be what the headline's should be: of one unit, or one thing?"""
    if (
        isinstance(claim.value, tuple)
        or number(claim) < 2
        or unit_of(top) in _CLOCK
        or claim.hedge not in _HEDGES
        or after > _LEDE
    ):
        return False
    if AGO.search(claim.lead + claim.words + claim.trail[:_BESIDE]):
        return False
    if unit_of(top) and _NOT_IT.search(claim.lead[-_BESIDE:]):
        return False
    if after > _OPENING and not _of_one_noun(top, claim):
        return False
    alike = bool(set(digits(top)) & set(digits(claim)))  # $40,000 and $14,000
    reach = _FAR if alike or top.unit == "percent" or _of_one_noun(top, claim) else _NEAR
    if not _near(top, claim, reach):
        return False
    if unit_of(top) or unit_of(claim):
        named_apart = bool(top.currency and top.noun and claim.noun) and not _of_one_noun(top, claim)
        return unit_of(top) == unit_of(claim) and not named_apart
    if "." in top.words or _RANKED.search(top.lead):
        return False  # "the driver of the 7.40", "in the last eight"
    return _of_one_noun(top, claim) or (not (_counts(top) and claim.noun) and _near(top, claim, reach))


def _only(top: Quantity, alike: Sequence[Quantity]) -> Quantity | None:
    """The one figure of a sum of money or a measure that the story has at all, wherever it stands."""
    if unit_of(top) in ("", *_CLOCK) or top.change or len({number(c) for c in alike}) != 1:
        return None
    if any(c.zone != BODY or c.hedge not in _HEDGES or c.change or c.per or _NOT_IT.search(c.lead) for c in alike):
        return None
    shared = bool(set(digits(top)) & set(digits(alike[0])))
    return alike[0] if _near(top, alike[0], _NEAR * 2 if shared else _HARDLY) else None


def _counts(top: Quantity) -> bool:
    """Does the headline say what it counts? "30,000 turn out" and "300 aboard" do not."""
    return plural(as_written(top).rpartition(" ")[2]) or top.measure in kin().people


def _of_one_noun(top: Quantity, claim: Quantity) -> bool:
    """Do both count or measure one thing: "17-metre canoe", "the canoe is 11 metres long"?"""
    heads = [singular(c.noun.rpartition(" ")[2]) for c in (top, claim)]
    return heads[0] == heads[1] != "" or top.measure == claim.measure != ""


def _near(top: Quantity, claim: Quantity, times: float = _NEAR) -> bool:
    return 1 / times < number(claim) / number(top) < times


def _of_one(top: Quantity, claim: Quantity) -> bool:
    """Do both count the same, or is each a percentage that goes the same way?"""
    if top.unit == "percent":
        return top.change == claim.change
    if unit_of(top) or unit_of(claim):
        return False
    done = _deed(top)  # "arrest 14": the verb may pass for what is counted
    return top.measure == claim.measure != "" or (top.measure in ("", done) and done == _deed(claim) != "")


def _deed(claim: Quantity) -> str:
    """What befell, or was done to, so many: "kills 17", "killing at least 19 people"."""
    before = _DEED.search(claim.lead)
    word = before[1].lower() if before else ""
    told = claim.zone == HEADLINE or past(word) or word.endswith("ing")  # the story shows that it is a verb
    return verb(word) if told else ""
