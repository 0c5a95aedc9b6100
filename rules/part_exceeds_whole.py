"""Some of them against all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.alignment import number, unit_of
from linter.claims import Quantity
from linter.document import TABLE
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import either, later
from linter.phrases import kin, singular, written
from linter.relations.nesting import whole as nesting
from linter.relations.nesting.described import described, large_enough
from linter.relations.nesting.everywhere import deed
from linter.rule import Rule, examples

# Before a figure that counts some of those counted just before.
_AGED: Final = later(r"(?:over|under|above|below) ")  # "21% of those over 60"
_ELDEST: Final = later(r"[a-z]+est of (?:them|these|those|whom),? (?:is |was |just |only |aged )*$")  # an age
_OF_THEM_THEN: Final = later(r" of (?:them|these|those) (?:in|by|until) (?:19|20)\d\d\b")  # when there were more
_OF_THOSE: Final = later(
    r"(?<!all )(?<!most )(?<!many )(?<!some )(?<!none )(?<!each )(?<!both )(?<!half )\b(?:of "
    r"(?:those|these|them|whom|which)"
    r"|of the (?:injured|hurt|wounded|dead|victims|survivors|arrested|detained|passengers|missing|total)"
    r"|among (?:them|those|whom))"
    r"(?: (?:hurt|injured|wounded|killed|arrested|detained|aboard|on board|missing|questioned|surveyed|polled))?,?"
    r" (?:about |some |around |nearly |more than |at least |only )?$",
    re.I,
)
# "The Alliance would need six of those nine": of nine, some are told.
_SOME_OF: Final = later(
    rf"\b(?:\d[\d,]*|{either(written(1, 20))}|few|several|any|much) of (?:those|these|the) (?:about |some )?$", re.I
)
_WHO: Final = later(
    r" of (?:those|the people|the ones) (?:who|that|whom|[a-z]+ed|hurt|taken|on board|aboard|brought|found|held)\b"
)
# After one: "71 of them were children", "3 km of it", "42 of the deaths".
_OF_THEM: Final = later(r" of (?:them|those|these|whom|which)\b(?! (?:about |some |only |just )?[$£€]?\d)")
_OF_IT: Final = later(r" of (?:it|this|that|which)\b(?! (?:about |some |only |just )?[$£€]?\d)")
_OF_THE: Final = later(r" of (?:the|its|their|those|these) (?:[a-z-]+ )?([a-z]{3,}(?:s|men|women|people|children))\b")
_INCLUDING: Final = later(r"\bincluding (?:about |some |around |nearly |more than |at least |only )?$")
# What may stand after a figure that is one of those just counted: no noun of its own.
_BARE: Final = later(
    r" (?:in|at|from|between|on|who|aged|under|over|by|with|for)\b|[.,;]"
    r"| (?:wo)?men\b| children\b| (?:fore|civil)\w+s\b"
)
# "Of the 28 crew members, 31 were": the whole is followed by its noun and a comma, and then by the part.
_OF_ALL: Final = later(r"(?:^|[.;:] )[\"“]?(?:Out )?[Oo]f (?:(?:the|its|their|all|all the|those|these) )?$")
_THEN: Final = later(r"(?: [\w’'-]+){1,14}, (?:about |some |around |nearly |more than |at least |as many as |only )?$")
# "3,108 votes", of the "2,914 ballots cast".
_CAST: Final = later(r" (?:valid )?(?:ballots?|votes?)(?: papers)? (?:were |was )?(?:cast|counted)\b")
_POLLED: Final = later(
    r"\b(?:received|won|got|polled|took|secured|gained|collected|with) (?:about |some |nearly |more than )?$"
)
_FAR_ABOVE: Final = 6
_UNITS: Final = frozenset(("percent", "percentage point", "year of age", "basis point", "year", "day", "month", "hour",
                           "minute", "second"))  # fmt: skip
_A_DAY: Final = later(r" [a-z-]+ (?:on|in) an? (?:[a-z]+ )?(?:day|week|month|year|night|morning|season)\b")
_ALONE_AFTER: Final = later(r"(?: [a-z-]+){0,2} (?:in|at|on) [\w ]{2,25} alone\b")
# "4,000 registered looms": a participle and a noun; they are none of the weavers.
_OTHERS: Final = later(
    r" (?:[a-z]+ly )?[a-z-]+(?:ed|en|ing|built|made|run|owned) (?:[a-z]+s|men|women|people|children)\b"
)


class PartExceedsWhole(Rule[Quantity]):
    """Some of a number that are more than the number.

    Why it matters
    "Of the 62 hurt, 71 were children": one of the two is wrong, and no reader needs another source to see it.

    How it decides
    A figure is part of the one before it when the copy says so: "of whom", "of those hurt", "71 of them", "including
    6,100 in Lagos", "Of the 28 crew, 31 were", "of those on the list", where one count is of people on a list. "42 of
    the deaths" are part of the largest count of deaths that the draft gives. A region, month or branch "alone" is part
    of the whole that the same draft gives in the same unit for the same thing. The part must not be larger than the
    whole, each as the range that it was rounded from.

    When it stays silent
    When another figure between them could be the whole; for shares, ages and lengths of time; when only the unit is the
    same and nothing else ties them.
    """

    severity = ERROR
    reads = Quantity
    gives_way_to = ("impossible-rank",)
    source = "Arithmetic"
    allows = examples(
        "The dead are eight women and four men, 11 of them passengers.",
        "At least 14 people have died and nine are missing. Eleven of the deaths were in Lakhi.",
        "The stand fell, injuring 62 people. Of those hurt 17 were children. Ada Oke, one of two women, won with 5.5.",
        "Ivory Coast produced 2.1 million tonnes of cocoa. The south-west alone accounted for 1.3 million tonnes of "
        "cocoa.",
        "Acme, with 40 shops, joins Bolt, which has 22. It sold 1,200 phones, 300 of them abroad.",
        "The flood killed 37 people. Officials said 24 of the deaths were in two districts. In 2019, 52 of the deaths "
        "were on the coast.",
        "She has scored 39 goals in all competitions, 32 of them in the league. Of its 12km, 4km is gravel.",
        "They took the third quarter by 17 goals to 12. Eve Ode scored 43 of the goals.",
        "At least 60 were hurt, 63 of them children, it turned out. The town lost 85 homes in May. It has 90 houses.",
        "Climbers from 23 countries signed the book last year, but there were only 310 of them.",
        "The clinic has 386 patients on its list for hips and 520 for knees.\n\nOf those on the list, 412 have waited "
        "for a year. In May 240 of those on its list in the county were men.",
        "In May 386 people signed up for the race.\n\nOf those who ran last year, 412 finished.",
        "The bus carried 52 people. Medics saw 38 people at the scene.\n\nA doctor said 41 of those who were brought "
        "in later were pupils.",
        "Some 900 weavers work in Togo. Lome alone has 4,000 registered looms, and Kara alone 2,000 listed houses.",
        "Forty-one whales swam out after two days on a beach, where 58 of them had come ashore. A vet took skin from "
        "all 58 of the whales.",
        "Of the 28 crew, 21 were Filipinos. Togo counted 5,200 cases, including 2,100 in Lome and 6 in Kara.",
        "The Front won 22 seats and needs four more; the others hold nine. It lacks four of those nine.",
        "The bank will get $135 million from the state and will have a capital of $300 million of which $250 million "
        "is paid in.",
    )
    catches = examples(
        "The council dealt with 3,020 incidents in 2023. In the year before it had recorded [[2,340]], including "
        "[[2,510]] between April and December 2022 alone.",
        "Of the [[34]] wells that were sampled in March and April, [[37]] exceeded the limit.",
        "The flood toll rose to [[27]] on Friday.\n\nOfficials said [[32]] of the deaths were in two districts.",
        "He has now scored [[18 times]] in all competitions, [[21]] of them for his club.",
        "The road is [[12km]] long, and [[14km]] of it is gravel.",
        "Togo counted [[5,200]] cases this year, including [[6,100]] in Lome.",
        "Boats took [[46]] people to the pier.\n\nThe harbour master spoke later. [[51]] of those who came ashore were "
        "cyclists.",
        "The school has [[640]] pupils on its roll.\n\nIt rained all day.\n\nOf those on the roll, [[702]] are boys.",
        "Of the [[28]] divers, [[31]] were women. A blaze took [[85]] homes in the village, which has only [[70]] "
        "houses.",
        "The clinic has [[22]] beds, of which [[25]] are taken. The school has [[310]] pupils. On Friday [[350]] of "
        "its pupils stayed away.",
        "[[At least 64]] people were hurt, [[81]] of them badly.",
        "The stand fell, injuring [[62]] people. Of those hurt [[71]] were children.",
        "The ferry carried [[380]] passengers, [[412]] of whom were tourists.",
        "Ivory Coast produced [[1.1 million tonnes]] of cocoa. The south-west alone accounted for [[1.3 million "
        "tonnes]] of cocoa.",
        "He now has [[19]] league goals this season and [[17]] in all competitions.\n",
        "She received [[3,108]] votes on Saturday.\n\nThere were [[2,914]] ballots cast in all.\n",
    )

    def keys(self, claim: Quantity) -> Iterable[str]:
        if claim.unit not in _UNITS and not claim.per and not _A_DAY.match(claim.trail):
            yield claim.path

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        for at, part in enumerate(claims):
            chosen = part.lead.endswith(("top ", "first ", "last ", "next ")) and not _OF_IT.match(part.trail)
            broken = not unit_of(part) and number(part) % 1 > 0  # "one of two women, with 5.5": points
            if part.change in ("up", "down", "from") or chosen or broken:
                continue
            whole, sure = self._named(claims, at, part)
            if whole is None or any(_AGED.match(c.words) and not c.noun for c in (part, whole)):
                continue
            reason = f"both: {whole.noun or part.noun or 'the same count'}, some and all"
            if part.low > _FAR_ABOVE * nesting.most(whole):
                continue  # "in four volumes, lists 2,316 of them": some of something else
            if part.low > nesting.most(whole):
                message = f"{part.words} is said to be some of {whole.words}"
                sure = sure and whole.high == nesting.most(whole)
                yield self.finding(part, message, whole, reason=reason, severity=ERROR if sure else WARNING)
            elif sure:
                yield self.agreement(f"{part.words} is part of {whole.words}", part, whole, reason=reason)

    def _named(self, claims: Sequence[Quantity], at: int, part: Quantity) -> tuple[Quantity | None, bool]:
        """The whole that the copy says a figure is part of; and whether it says so in as many words."""
        before = claims[at - 1] if at and claims[at - 1].sentence == part.sentence else None
        if whole := described(claims, part):
            return whole, False
        if _WHO.match(part.trail) and not unit_of(part):
            return large_enough(claims, part), False
        those = None if _ELDEST.search(part.lead) or _SOME_OF.search(part.lead) else _OF_THOSE.search(part.lead)
        them = _OF_THEM.match(part.trail) and not part.lead.lower().endswith("all ")
        if them and _OF_THEM_THEN.match(part.trail):
            return None, False
        if them and before is not None and nesting.elsewhen(before, part):
            return None, False
        if those or them or (_OF_IT.match(part.trail) and unit_of(part)):
            back = 1 if those or part.trail.startswith((" of those ", " of these ")) else 0
            whole = self._before(claims, at, part, back)
            return (whole, True) if whole or unit_of(part) else (large_enough(claims, part), False)
        if before is not None and unit_of(before) == unit_of(part):
            between = nesting.gap(before, part) if part.words in before.trail else ""
            including = _INCLUDING.search(between) and _BARE.match(part.trail) and part.zone != TABLE
            if (including and len(between) < 75) or (_OF_ALL.search(before.lead) and _THEN.fullmatch(between)):
                return self._before(claims, at, part, 0), True
        if at + 1 < len(claims) and claims[at + 1].sentence == part.sentence and nesting.has(part, claims[at + 1]):
            return claims[at + 1], True
        if at + 1 < len(claims) and nesting.of_all_sorts(part, claims[at + 1]):
            return claims[at + 1], True
        if part.measure == "vote" and _POLLED.search(part.lead) and not nesting.ANOTHER.search(part.lead + part.trail):
            cast = [c for c in claims if _CAST.match(c.trail) and not nesting.ANOTHER.search(c.lead + c.trail)]
            return (cast[0], False) if len({number(c) for c in cast}) == 1 and cast[0] is not part else (None, False)
        # "All 58 of the whales" are the 58 of another place.
        whole_lot = part.lead.lower().endswith("all ") and sum(number(c) == number(part) for c in claims) > 1
        if (
            not unit_of(part)
            and not whole_lot
            and (of := _OF_THE.match(part.trail))
            and not nesting.ANOTHER.search(part.lead + part.trail)
        ):
            return nesting.all_of(claims, part, singular(of[1])), False
        return self._whole(claims, part), False

    def _before(self, claims: Sequence[Quantity], at: int, part: Quantity, back: int) -> Quantity | None:
        """The figure shortly before that can hold the part; if none can, the nearest one of the same things."""
        if re.search(r"\b(?:in|out of|over|under|aged) $", part.lead) or part.zone == TABLE:
            return None
        near = [
            c
            for c in claims[max(at - 4, 0) : at]
            if part.sentence - c.sentence <= back
            and nesting.counted_in(c) == nesting.counted_in(part)
            and not c.lead.endswith("(")
        ]
        if any(nesting.most(c) >= part.low for c in near):
            return next(c for c in reversed(near) if nesting.most(c) >= part.low)
        if nesting.of_two(near, part):
            return None
        people = kin().people | {"injured", "dead", "missing", "arrest"}
        people |= set() if part.lead.endswith(("dead, ", "injured, ", "missing, ")) else {""}
        same = [c for c in near if c.measure == part.measure or {c.measure, part.measure} <= people]
        # With nothing between them, "them" are the ones just counted, whatever they are.
        same = same or [
            c for c in near if c is claims[at - 1] and c.sentence == part.sentence and nesting.itself_counted(c, part)
        ]
        return same[-1] if same and number(same[-1]) > 3 else None

    def _whole(self, claims: Sequence[Quantity], part: Quantity) -> Quantity | None:
        """The whole of what is said to be so for one place or time alone."""
        alone = re.search(r"\balone\b", part.lead[-60:])
        if (alone is None or re.search(r"\d", part.lead[-60:][alone.end() :])) and not _ALONE_AFTER.match(part.trail):
            return None
        bare = (not part.measure and not _OTHERS.match(part.trail)) or _BARE.match(part.trail) is not None
        wholes = [
            c for c in claims
            if c is not part and unit_of(c) == unit_of(part) and c.span.start < part.span.start and not c.part
            and c.change in ("", part.change or "down") and c.modality == part.modality
            and (c.measure or deed(c) == deed(part) != "")
            and (
                c.measure == part.measure
                or (bare and (part.sentence - c.sentence <= 1 or deed(c) == deed(part) != ""))
            )
        ]  # fmt: skip
        return wholes[0] if len({number(c) for c in wholes}) == 1 else None
