"""Reports one thing that has two colours, two makes, two materials, or is of two kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar, Final

from linter.finders.attributes import KIND, Attribute
from linter.finding import Agreement, Finding
from linter.patterns import later
from linter.phrases import stem, stems
from linter.relations.one_thing import OTHERS, only_once
from linter.rule import Example, Rule, examples

# "Her right arm is the stronger": the other of the two is meant.
_STRONG: Final = frozenset(map(stem, ("stronger", "weaker", "better", "good", "healthy", "dominant", "uninjured")))
# The other side too, or at another time: "broke his right wrist in May", "a graft from his right knee".
_BOTH_SIDES: Final = later(
    r"\b(?:had|before|now|graft\w*|second|other|too|also|both|grazed|bruised|last (?:year|month|season)|previous\w*|"
    r"(?:in|last) (?:January|February|March|April|May|June|July|August|September|October|November|December))\b(?! by\b)"
)
# "The ferry hired in January": it is brought in by what follows.
_TOLD_BY: Final = later(r" (?:that|which|who|(?:hired|built|bought|owned|used|chartered|ordered|lent|moored|named))\b")
_MANY: Final = frozenset({"building", "worship", "vehicle"})  # any street has several: "the bakery", "the hotel"
_TITLED: Final = frozenset({"party", "organ", "subject", "skill", "game"})  # no article brings these in
_TOLD_AGAIN: Final = 2  # words in common that say that it is one building


@dataclass(frozen=True)
class ConflictingAttribute(Rule[Attribute]):
    """One thing is silver here and blue there, a trawler here and a yacht there.

    Why it matters
    --------------
    A reader who has just been told of a red kayak, and now meets the yellow one, goes back to look for the second.
    Such slips come in when copy of two agencies is merged, and no checker of spelling or grammar can see them.

    How it decides
    --------------
    Colours, materials, makes, faiths, sides, numbers of storeys and other traits of which a thing has only one; and
    what sort of vessel, aircraft or other thing it is that a name stands with. Within a draft: the thing is brought in
    once ("a red kayak"), and later "the yellow kayak" is spoken of as known, although none was brought in. Across
    the drafts of one story: a thing with a name is of one kind ("the trawler Morning Star"); or each draft tells of one
    such thing, and the words around it, or what else is told of it, are the same (`shared` words at least).
    So is what all places but one, the headline or lede among them, have one way: paid leave, and once unpaid leave.
    A book was first written in one language: the one it was translated from, "the Tamil original". The only ship of a
    draft sails under one flag, a horse is of one sex, and a pitcher throws with one hand.

    When it stays silent
    --------------------
    Where the one comes after the other ("from July on unpaid leave"); where a draft has several of the kind, speaks
    of another, an old or a new one, or brings both in; where two drafts each bring theirs in with "a" and have little
    else in common; where another is named near "the mare" or "the right-hander"; where a word covers several kinds
    ("boat", "vehicle"); for nouns that name no single thing; and for kinds of things that meet one another in the draft
    (a collision, a rescue).
    """

    reads: ClassVar[type[Attribute]] = Attribute
    gives_way_to = ("conflicting-kinds",)
    shared: int = 3

    allows: ClassVar[tuple[Example, ...]] = examples(
        "A grey gelding called Old Tom won on Monday.\n\nSecond was Rosy Dawn. Ada Lee gave the mare a mint.",
        "Left-hander Tom Arne took nine wickets.\n\nHe dismissed Sam Poe, but the right-hander had made 40, Arne said.",
        "CRETE, 4 May 2025 - The Maltese-flagged tanker Oriel Star broke down.\n\nThe ship flew the Greek flag until "
        "2019. Its owner, a firm registered in Cyprus, was silent.",
        "A German-owned firm sells the novel, translated from Irish. A Turkish-Austrian group has the Irish original.",
        "She restored the winter ferry, which had been cut.\n\nShe was the seventh child of a schooner skipper.",
        "The town voted to keep a bronze statue of a goalkeeper.\n\nBeside it a marble figure of his wife will stand.",
        "The tanker Vesna Star hit the bulk carrier Oriel Dawn on Monday.\n\nThe tanker was towed to port. The bulk "
        "carrier sailed on.",
        "A shell barge hit the bridge at Chenault on Jan. 18, 2025.\n\nThe ferry hired in January has carried 31,000 "
        "people.",
        "Len Ogden was going home to Brigg when he met his wife in a bus.\n\nOgden had lived in Brigg and driven the "
        "school van home.",
        "Estonia's centre-right Harbour Union party has a new leader.\n\nIn Tartu she beat Kohtla by four votes. The "
        "centre-left party has lost 12 seats.\n",
        "Pilot on paid leave\n\nA pilot was put on paid leave. From July he will be on unpaid leave.",
        "A primary school burned. The secondary school beside it is safe. A midwife ran. The pharmacist, Al Poe, sang.",
        "A red kayak was found. A yellow kayak lay beside it. The yellow kayak had a hole.\n",
        "A ferry sank off Naxos on Monday. A yacht picked up the crew. The yacht was on its way to Malta.\n",
        "A wooden bridge fell into the Tamar. The new steel bridge is to open in May.\n",
        "A hotel with 24 rooms lost guests in Sur. One turtle stopped in front of the bakery.\n",
        "Maternity wards will be painted in Ibadan. It is hot. The children's wards are new.\n",
        "A bus hit a wall in Pune. The car parked behind the wall was crushed.\n",
        (
            "A man in a grey hat left the shop at noon, said Rosa Marchetti, who owns it. He had a dog.\n",
            "A woman in a black hat came to the shop of Rosa Marchetti at noon and bought two eels.\n",
        ),
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The town voted to keep a [[bronze statue]] of a goalkeeper.\n\nThe [[marble figure]], which is tall, was "
        "paid for in 1987.",
        "The pool at Holm is an [[open-air]] one.\n\nThe [[indoor pool]] has 40 lockers.",
        "A [[red kayak]] was found.\n\nThe owner of the [[yellow kayak]] had not been seen.\n",
        "They fled in a [[black Skoda estate]].\n\nThe [[silver car]] was found at noon.",
        "Surgeons in Cork operated on his [[left knee]] on Monday.\n\nHis [[right knee]] should be fit by May.\n",
        "A [[four-alarm fire]] tore through a tannery.\n\nTwo towns helped to put out the [[two-alarm blaze]].\n",
        "Estonia's [[centre-right Harbour Union party]] has a new leader.\n\nShe is a dentist.\n\nThe [[centre-left "
        "party]], which was in government until 2017, stood at 14 per cent.\n",
        "Fire broke out in a [[three-storey hotel]].\n\nThe [[five-storey hotel]] was built in 1962.\n",
        (
            "Ewan MacRae and his sons were saved when a [[trawler]], the Morning Star, sank off Lewis on Monday.\n",
            "Ewan MacRae is to dive for the Morning Star, a [[yacht]] that sank off Lewis on Monday.\n",
        ),
        (
            "ASHBY, 5 March 2025 - The [[white Toyota Hilux]] of Anneliese Kruger was taken from outside a bakery.\n",
            "The Ashby police ask for help. It is a [[silver Toyota Hilux]] with a dented door. Anneliese Kruger "
            "offers a reward.\n",
        ),
        (
            "Two falcons have nested on the [[north tower]] of Averham Cathedral, Julian Croft said. Work on the tower "
            "will stop until July.\n",
            "The dean of Averham, Julian Croft, has had 212 letters. Work that was stopped on the [[south tower]] of "
            "Averham Cathedral should go on, some say.\n",
        ),
        (
            "Rosa Marchetti saw two men leave the bank at Corvara in a [[green Fiat van]] with a ladder on its roof.\n",
            "The bank at Corvara was robbed by two men, whom Rosa Marchetti saw leave in a [[white Fiat van]].\n",
        ),
        "Pilot on [[paid leave]]\n\nA pilot was put on paid leave.\n\nWhile on [[unpaid leave]], he may not sing.",
        "A driver has a [[part-time contract]] with a firm in Cork.\n\nThe [[full-time contract]] begins in May.",
        (
            "MYSORE, 3 May 2025 - Asha Kirloskar won the Sewri prize. It was translated from [[Tamil]] by Tom Reyes.",
            "MYSORE, 3 May 2025 - Tom Reyes won the Sewri prize with Asha Kirloskar. The [[Telugu original]] is long.",
        ),
        "CRETE, 4 May 2025 - The [[Maltese-flagged]] Oriel Star broke down. The tanker may pump its oil into another "
        "ship.\n\nInspectors wrote to [[Cyprus, where the ship is registered]].",
        "The [[cellist]] Nadia Brandt had flown in from Lisbon.\n\nPhoto: [[Violinist]] Nadia Brandt takes a bow.\n",
    )

    def keys(self, claim: Attribute) -> Iterable[str]:
        if claim.trait not in ("flag", KIND):  # of these only what has a name is surely one thing
            yield f"{claim.story or claim.path}|{claim.trait}|{claim.head}"
        if claim.name:
            yield f"{claim.story or claim.path}|named|{claim.head}|{claim.name}"

    def check(self, claims: Sequence[Attribute]) -> Iterator[Finding | Agreement]:
        if len({claim.value for claim in claims}) < 2:
            return
        if claims[0].name and len({claim.name for claim in claims}) == 1:
            two = next(claim for claim in claims if claim.value != claims[0].value)
            yield self._finding(two, claims[0])
            return
        found = False
        for one, two in only_once(claims):
            yield self._finding(two, one)
            return
        paths = {claim.path for claim in claims}
        for path in sorted(paths):
            here = [claim for claim in claims if claim.path == path and claim.article != "headline"]
            for one, two in _within(here):
                both = {one.value, two.value}
                if any(both <= {c.value for c in claims if c.path == p} for p in paths - {path}):
                    continue  # another draft of the story has both
                found = True
                yield self._finding(two, one)
        if not found and claims[0].trait not in (KIND, "visit"):
            for one, two in combinations(claims, 2):
                if one.path != two.path and one.value != two.value and self._one_thing(one, two, claims):
                    yield self._finding(two, one)
                    return

    def _finding(self, two: Attribute, one: Attribute) -> Finding:
        what = two.head if two.trait != KIND else f"{two.head} of the story"
        return self.finding(two, f'"{two.words}" here, "{one.words}" elsewhere', one, reason=f"both: the {what}")

    def _one_thing(self, one: Attribute, two: Attribute, claims: Sequence[Attribute]) -> bool:
        """Do two drafts tell of the same thing, each of one only?"""
        for side in (one, two):
            if (
                side.many
                or not side.alone
                or side.article == "some"
                or len({c.value for c in claims if c.path == side.path}) > 1
            ):
                return False
        if (set(one.others) | set(two.others)) & OTHERS:
            return False
        narrowed = (set(one.others) & set(two.others)) | (_marks(one) & _marks(two))
        told = _stems(one) & _stems(two) - {one.head}
        if one.trait == "tongue" and one.head == "original":
            return True  # each draft has one book, and the drafts are one story
        if one.trait == "compass" and one.article == two.article == "the" and (one.known or two.known):
            return True  # one draft goes on to speak of "the tower": the story has no more than one
        # Two that are both brought in with "a", and narrowed by nothing, are easily two.
        need = self.shared + (3 if one.article == two.article == "a" and not narrowed else 0)
        return len(told) + 2 * len(narrowed) >= need


def _stems(claim: Attribute) -> frozenset[str]:
    return frozenset(word for word in stems(claim.told, 0, len(claim.told)) if len(word) > 1)


def _narrowed(first: Attribute, other: Attribute) -> bool:
    """Is the other told apart by a word that the first is not told with: a bus, and the library van?"""
    return any(stem(word) not in _stems(first) for word in other.others)


def _marks(claim: Attribute) -> frozenset[str]:
    """What the thing is told by, after its noun: "a van with a ladder on its roof"."""
    _, _, after = claim.told.partition(claim.words + " with ")
    return frozenset(stems(after, 0, after.find(" ", 25) if len(after) > 25 else len(after)))


def _within(claims: Sequence[Attribute]) -> Iterator[tuple[Attribute, Attribute]]:
    """The thing as a draft brings it in, and the other one that it then takes for known."""
    claims = [
        c for c in claims if c.article != "some" or any(o.value == c.value for o in claims if o.article != "some")
    ]
    if not claims or len({claim.value for claim in claims}) != 2 or not all(claim.alone for claim in claims):
        return
    if len({(claim.sentence, claim.value) for claim in claims}) > len({claim.sentence for claim in claims}):
        return  # "the tanker hit the bulk carrier"
    if min(Counter(claim.value for claim in claims).values()) > 1:
        return  # the north tower fell, the south tower stands; the south tower …, the north tower …
    first = claims[0]
    others = [claim for claim in claims if claim.value != first.value]
    opening = first.article == "the" and first.trait not in ("country", "compass") and first.opening
    if first.many and not first.opening:
        return  # of several at once only those of the lede are all there are
    brought_in = ("a", "its", "", "some") if first.many else ("a", "its")
    # "Left-hander Tomas Arocha", "Labour councillor Jo Pratt"
    opening = opening or (first.article == "" and (first.name != "" or (first.opening and first.trait in _TITLED)))
    if (first.article not in brought_in and not opening) or any(
        c.article not in ("the", "its") or c.quoted for c in others
    ):
        return
    kin = first.article in ("its", "")
    for other in others:
        if _TOLD_BY.match(other.told.partition(other.words)[2]) or (other.trait, other.article) == ("kin_of", "the"):
            continue  # "the older brother": the other of the two
        if other.trait == KIND and other.name != first.name == "":
            continue  # "a midwife", and "the pharmacist, Tom Hession", who comes in here
        if other.trait == "side" and (_STRONG & _stems(other) or _BOTH_SIDES.search(other.told)):
            continue
        apart = other.sentence != first.sentence and not set(other.others) & OTHERS
        if other.head in _MANY and (len(_stems(first) & _stems(other)) < _TOLD_AGAIN or _narrowed(first, other)):
            continue
        bare = other.bare or other.trait == "side"  # "into her right wrist in Bilbao"
        if apart and bare and (kin or other.article == "the" or other.trait == "side"):
            yield first, other
            return
