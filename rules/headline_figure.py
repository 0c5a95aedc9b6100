"""A figure of the headline that the story nowhere has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import ClassVar, Final

from linter.alignment.figures import digits, meets, mistyped, number, slip, unit_of
from linter.claims import Quantity
from linter.document import BODY, HEADLINE
from linter.finders._verbs import past, verb
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.phrases import kin, plural, singular
from linter.rule import Example, Rule, examples

_LEDE: Final = 8  # sentences in which a story says what its headline says
_TOP: Final = 4  # and those that tell it first
_OPENING: Final = 2  # and those in which no figure is of anything else
_WORKED_OUT: Final = 0.03  # as near as a figure comes that is worked out from two rounded ones
_NEAR: Final = 2.5  # times by which nobody takes one figure for another
_FAR: Final = 10.0  # of one thing, where nothing else can be meant
_AT_LEAST: Final = "at least"
_HEDGES: Final = ("", _AT_LEAST, "about")
_SHORT: Final = 2  # digits of which one is another in too many figures
_AT: Final = later(r"(?:\b(?:[Aa]t|[Aa]ged|[Aa]ge|[Tt]urn(?:s|ed|ing)?)|,) $")  # "Last home, at 83"
_PART: Final = later(r" of (?:them|whom|those|these|its|the)\b")
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
    headline counts (its dead, its per cent) is another.

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
        "Author dies at 92\n\nShe died 11 days after her husband, who was 91.\n",
        "Budget of 2005 agreed\n\nThe house had not agreed on that of 2004.\n",
        "Theatre to stage 11 plays\n\nIt will stage Hamlet and 10 others, four of them plays by women.\n",
        "Museum of 3,400 cloths opens\n\nThe museum has 12 rooms and 340 looms.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
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
            if not _plain(top) or any(_same(top, c) or _others(top, c) for c in story) or _whole(top, story):
                continue
            free = [c for c in told[unit_of(top)] if not any(meets(c, o) for o in shown) and not _PART.match(c.trail)]
            made = _made_of(top, story)
            like = _like(top, free, made)
            if like is None and not made:
                near = (c for c in free if c.zone == BODY and _stands_for(top, c, c.sentence - opens))
                like = next(near, None)
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
    if isinstance(claim.value, tuple) or number(claim) < 2 or claim.hedge not in _HEDGES or after > _LEDE:
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


def _counts(top: Quantity) -> bool:
    """Does the headline say what it counts? "30,000 turn out" and "300 aboard" do not."""
    return plural(top.noun.rpartition(" ")[2]) or top.measure in kin().people


def _of_one_noun(top: Quantity, claim: Quantity) -> bool:
    """Do both count or measure one thing: "17-metre canoe", "the canoe is 11 metres long"?"""
    heads = [singular(c.noun.rpartition(" ")[2]) for c in (top, claim)]
    return heads[0] == heads[1] != "" or top.measure == claim.measure != ""


def _made_of(top: Quantity, story: Sequence[Quantity]) -> bool:
    """Is the headline's figure the sum of two of the story, their difference, share or change?"""
    figure, wide = number(top), number(top) * _WORKED_OUT
    values = {number(c) for c in story if number(c) > 0} | {
        n for c in story if isinstance(c.value, tuple) for n in c.value
    }
    if any(abs(value - figure) <= wide for value in values):
        return True
    for one, other in combinations(sorted(values), 2):
        if abs(other - one - figure) <= wide or abs(other + one - figure) <= wide:
            return True
        if top.unit != "percent":
            continue
        shares = (one / other, other / one - 1, 1 - one / other, one / (one + other), other / (one + other))
        if any(abs(share * 100 - figure) < 1 for share in shares):
            return True
    return False


def _whole(top: Quantity, story: Sequence[Quantity]) -> bool:
    """Is the headline's count the whole of which the story tells a share: "320 of 800 jobs", "320 jobs, or 40%"?"""
    shares = {number(c) for c in story if c.unit == "percent" and number(c) > 0}
    parts = {number(c) for c in story if not unit_of(c) and not isinstance(c.value, tuple)}
    wide = number(top) * _WORKED_OUT
    return not unit_of(top) and any(abs(part * 100 / share - number(top)) <= wide for part in parts for share in shares)


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
