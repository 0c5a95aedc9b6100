"""Reports a "first" or "largest" that another place in the copy widens, narrows or disproves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from linter.claims import First
from linter.document import HEADLINE
from linter.finders.firsts import LEVELS, event
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.lexicon import name
from linter.rule import Example, Rule, examples

_CONTESTS: Final = frozenset(
    ("won", "beat", "lifted", "lost", "took", "claimed", "reached", "held", "met", "played", "trophy", "title", "win")
)
_TRIPS: Final = ("visit", "trip", "tour")
_CASES: Final = ("last", "earlier", "amount")
_ORDINALS: Final = ("first", "second", "third", "fourth")
_MOST: Final = frozenset(("largest", "biggest", "highest"))
_TIMES: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12}


@dataclass(frozen=True)
class ConflictingFirsts(Rule[First]):
    """A first is unqualified here and limited there, or an earlier case in the copy disproves it.

    Why it matters
    --------------
    "First" is the word that readers write in about. "His first visit to Vietnam" and "his first visit since he took
    office" are two claims; if he came as a minister once, the shorter one is wrong. A first is easily stretched from
    one draft to the next, from a region to the world, and the case that disproves it may stand in the last paragraph.

    How it decides
    --------------
    Firsts are compared within one story or the stories on one event. Visits: same visitor and same country, one claim
    with a limit ("since assuming his post", "in his capacity as") and one without; a "first guest" of a year against
    a "first official visit by a foreign leader" to the same country in the same year. Things: "the first in Southeast
    Asia" against "the first in the world", where at least `shared` words describe the thing in both places and at
    least `apart` characters stand between them. An earlier case: "the first rise since 2019" against "last went up in
    2022" or "the first rise since 2018", "the first woman to hold the post" against a woman who held it, "the largest
    grant it has ever received" against a larger one of an earlier year.

    When it stays silent
    --------------------
    Where subjects or scopes differ, where a headline is shorter than the story under it, where visits are of
    different kinds ("first state visit", "first visit"), in expressions that claim nothing ("first half", "first
    aid"), and where the year of the earlier case may be that of the event itself.
    """

    reads: ClassVar[type[First]] = First
    shared: int = 2
    apart: int = 30

    allows: ClassVar[tuple[Example, ...]] = examples(
        "SKARVIK, 3 May 2024 - Skarvik elected Ida Moe as its mayor, the first woman it has ever chosen.\n\nIn the "
        "town hall hangs Astrid Lunde, who was acting mayor of Skarvik for seven weeks in 1987.\n",
        "Trains stopped at Kilmore for the first time since 1963. The last station to open there was in 1994.\n",
        "French President Luc Moreau arrives on his first visit to Vietnam.\n\n"
        "It is his first visit to Asia since taking office.\n",
        "Harriet Cole is the first woman to lead the museum, founded in 1920.\n\n"
        "Jane Small, who ran the gallery next door from 1999 to 2004, sent flowers.\n",
        "The council will raise rents in April, the first increase since 2019.\n\nTaxes last went up in 2022.\n",
        "Preston Town won the cup for the first time since 1989, beating Bury Rovers.\n\nTown deserved the cup more "
        "than Rovers, who last won the cup in 2004.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        (
            "Italian President Carlo Riva began his [[first visit to Vietnam]] on Monday.\n",
            "Italian President Carlo Riva is in Hanoi, his [[first visit to Vietnam since taking office in 2020]].\n",
        ),
        "Elm Trust has named Rosa Diaz as its director, the [[first woman to run the trust]].\n\n"
        "[[Joan Hall, who led the trust from 1990]] to 1996, welcomed the choice.\n",
        "Rents in Ashby will rise in May 2024, the [[first increase since 2018]].\n\n[[Rents last went up in 2021]].\n",
        (
            "The wave-powered bakery on Skerravoe, [[the first of its kind in Europe]], opened on Friday.\n\n"
            "Ingrid Halcrow of Stromay runs it with her brother, Magnus Halcrow.\n",
            "On Skerravoe stands a wave-powered bakery, [[the first in the world]].\n\n"
            "It is run by Ingrid Halcrow of Stromay, whose brother Magnus Halcrow sells the loaves.\n",
        ),
        (
            "NIAMEY, 3 May 2025 - A bank that takes camels as security opened in Agadez on Friday. It is [[Africa's "
            "first]].\n",
            "AGADEZ, 9 May 2025 - The bank in Agadez, [[the first in Niger]] to take camels as security, has a well.\n",
        ),
        "Kelby won £3m on Monday, the [[largest lottery grant it has ever received]].\n\n"
        "In 2011 the town received a [[lottery grant of £5.5m]].\n",
    )

    def keys(self, claim: First) -> Iterable[str]:
        head = claim.what.rpartition(" ")[2]
        if claim.rank == "first" and head in (*_TRIPS, "guest") and claim.where:
            yield f"{claim.story}|visit|{claim.where}"
        elif claim.where and (claim.rank in ("first", "only") or not claim.what):
            yield f"{claim.story}|where|{claim.rank}"
        elif claim.rank in ("first", "earlier") and claim.what.startswith("woman"):
            yield f"{claim.story}|woman"
        if claim.rank in _ORDINALS and len(claim.scope) > 1 and claim.scope[0].startswith("to "):
            yield f"{claim.story}|to|{claim.what}"
        elif claim.rank in ("first", "last") and claim.since and event(claim.what.split()):
            yield f"{claim.story}|since|{event(claim.what.split())}"
        elif claim.rank in _MOST or claim.rank == "amount":
            yield f"{claim.story}|amount|{claim.what}"

    def check(self, claims: Sequence[First]) -> Iterator[Finding | Agreement]:
        if claims[0].what.rpartition(" ")[2] in (*_TRIPS, "guest"):
            yield from self._visits(claims)
            yield from self._guests(claims)
        elif claims[0].where:
            yield from self._reach(claims)
        else:
            yield from self._disproved(claims)

    def _visits(self, claims: Sequence[First]) -> Iterator[Finding | Agreement]:
        """The first visits of one person to one country: those without a limit against those with one."""
        trips: dict[tuple[str, str], list[First]] = defaultdict(list)
        for claim in claims:
            if claim.who and _now(claim) and not claim.what.endswith("guest"):
                trips[claim.who, claim.what].append(claim)
        for who, what in sorted(trips):
            trip = trips[who, what]
            limited = [claim for claim in trip if claim.since or claim.scope]
            told = {claim.path for claim in limited}
            wide = [c for c in trip if c not in limited and not (c.zone == HEADLINE and c.path in told)]
            reason = f"both: the {what} of {who.title()} to {name(claims[0].where)}"
            if wide and limited:
                limits = " and ".join(dict.fromkeys(f'"{c.since or c.scope[0]}"' for c in limited))
                message = f'"{wide[0].words}" has no limit here; elsewhere it is the first {limits}'
                related = [Related(c.span, "no limit") for c in wide[1:]] + [
                    Related(c.span, "limited") for c in limited
                ]
                yield self.finding(wide[0], message, *related, reason=reason)
            elif len(trip) > 1:
                yield self.agreement("the first visit, with the same limit", *trip, reason=reason)

    def _guests(self, claims: Sequence[First]) -> Iterator[Finding]:
        """The first guest of a year is anybody; the first official visit by a leader is not."""
        guests = [claim for claim in claims if claim.what == "guest" and claim.period]
        leaders = [
            claim for claim in claims if claim.what != "guest" and claim.scope and claim.scope[0].startswith("by ")
        ]
        leaders = [claim for claim in leaders if guests and claim.period == guests[0].period]
        if guests and leaders:
            there = f"{leaders[0].what} {leaders[0].scope[0]}"
            message = f'"{guests[0].words}" counts every guest; elsewhere it is only the first {there}'
            related = [Related(claim.span) for claim in (*guests[1:], *leaders)]
            reason = f"both: who came first to {name(guests[0].where)} in {guests[0].period}"
            yield self.finding(guests[0], message, *related, reason=reason)

    def _reach(self, claims: Sequence[First]) -> Iterator[Finding]:
        """One thing that is the first in a region here and in a wider one there."""
        for number, one in enumerate(claims):
            for two in claims[number + 1 :]:
                alike = set(one.who.split()) & set(two.who.split())
                near = one.path == two.path and two.span.start - one.span.end < self.apart
                apart = one.path != two.path or not (one.what or two.what or near)
                levels = LEVELS.get(one.where, 1), LEVELS.get(two.where, 1)
                if len(alike) >= self.shared and apart and levels[0] != levels[1]:
                    message = f'{one.rank} "{one.scope[0]}" here, {two.rank} "{two.scope[0]}" there'
                    yield self.finding(one, message, two, reason=f"both: the {', '.join(sorted(alike))}")

    def _disproved(self, claims: Sequence[First]) -> Iterator[Finding]:
        """Claims that another one, or an earlier case, speaks against; one finding for each such case."""
        for number, case in enumerate(claims):
            others = [c for c in (claims if case.rank in _CASES else claims[:number]) if c.rank not in _CASES]
            against = [(claim, why) for claim in others if (why := _against(claim, case))]
            if against:
                claim, why = against[0]
                severity = ERROR if claim.path == case.path else WARNING
                message = f'"{claim.words}", but "{case.words}"'
                rest = [other for other, _ in against[1:]]
                yield self.finding(claim, message, case, *rest, reason=f"both: {why}", severity=severity)


def _against(claim: First, case: First) -> str:
    """What both are about, if the case disproves the claim; else ""."""
    alike = set(claim.who.split()) & set(case.who.split())
    since, year = _year(claim.since), _year(case.since)
    if case.rank == "last":
        now = claim.dateline and claim.dateline.year <= year
        if case.what.partition(" ")[0] in _CONTESTS and (len(alike) < 2 or case.words.startswith(("and ", "who "))):
            return ""  # won by the other side, over another, or another cup
        return ", ".join(sorted(alike)) if alike and 0 < since < year and not now else ""
    if case.rank == "earlier":
        herself = case.scope[0].lower().rpartition(" ")[2] in claim.who
        return f"who held the post at the {', '.join(sorted(alike))}" if alike and not herself else ""
    if case.rank == "amount":
        sums = [value for words in claim.scope if (value := _value(words))]
        more = _value(case.scope[0])
        same = (
            more and set(case.who.split()) <= set(claim.who.split()) and [currency for currency, _ in sums] == [more[0]]
        )
        return f"a {claim.what}" if more and same and more[1] > sums[0][1] else ""
    if case.rank == claim.rank:
        same = claim.what == case.what and " " in claim.what
        return claim.what if same and since and year and since != year else ""
    deeds = set(claim.scope[0].split()), set(case.scope[0].split())
    same = claim.scope[1:] == case.scope[1:] and len(deeds[0] & deeds[1]) > 0.6 * len(deeds[0] | deeds[1])
    return f"{claim.scope[1].title()}, {claim.what} {claim.scope[0]}" if same else ""


def _now(claim: First) -> bool:
    """Is this the visit that is now, not one of an earlier year?"""
    return not (claim.period and claim.dateline and claim.period.start.year < claim.dateline.year)


def _year(words: str) -> int:
    found = re.search(r"(?:19|20)\d\d", words)
    return int(found[0]) if found else 0


def _value(words: str) -> tuple[str, float] | None:
    """A sum as written ("£5.5m"), as a currency and a number; None for other words."""
    money = re.fullmatch(r"([A-Z]{0,2}[£$€¥])(\d[\d,]*(?:\.\d+)?)[,.]? ?([a-z]*)", words)
    return (money[1], float(money[2].replace(",", "")) * _TIMES.get(money[3], 1)) if money else None
