"""Reports one trip, or one tie between two countries, called by the names of two kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from linter.claims import Kind
from linter.finding import Agreement, Finding, Related
from linter.lexicon import name
from linter.rule import Example, Rule, examples

_SENTENCE: Final = 120  # characters within which two kinds are told of two visits


@dataclass(frozen=True)
class ConflictingKinds(Rule[Kind]):
    """One visit is a state visit here and an official visit there, or one partnership has two ranks.

    Why it matters
    --------------
    A state visit, an official visit and a working visit differ in protocol: who invites, who greets, whether there is
    a banquet. A "strategic partnership" and a "comprehensive strategic partnership" are two rungs of a ladder that
    foreign ministries climb with care. To use the wrong word is an error of fact, and embassies ring up about it.

    How it decides
    --------------
    Visits are compared when visitor, country and year agree, within one story or the stories on one event; "the
    official visit" is taken for the trip the story is about. Ties are compared when they bind the same two countries.
    The rarer name is pointed at first, with up to `places` places that use the other.

    When it stays silent
    --------------------
    Where the visitor is not known for certain, or another one was just named; where one sentence speaks of two kinds of
    visit; about earlier, future or proposed trips; in a story that tells how a tie was raised from one rank to the
    other, or when it was set up; about ties with other parties or between companies; about words that are no rank
    ("historic visit", "long-standing partnership").
    """

    reads: ClassVar[type[Kind]] = Kind
    places: int = 6

    allows: ClassVar[tuple[Example, ...]] = examples(
        "The president of Chile, Ines Rojas, began a state visit to Norway on Monday.\n\n"
        "The state visit ends on Wednesday. Ms Rojas also paid an official visit to Norway in 2019.\n",
        "Canadian Prime Minister Mark Tremblay arrived in Hanoi for an official visit to Vietnam.\n\n"
        "Mr Tremblay invited his host to make a state visit to Canada.\n",
        "Vietnam and Australia agreed to raise their strategic partnership to a comprehensive strategic "
        "partnership.\n\n"
        "The strategic partnership between Vietnam and Australia had served both well, Vietnam said. Australia "
        "agreed.\n",
        "The president of Malta, Vera Zahra, began a state visit to Slovenia on Tuesday.\n\nA king came on an official "
        "visit. The state visit was planned for months and the official visit for weeks.\n",
        "Laos and Japan share a strategic partnership. Laos also has a comprehensive strategic partnership with "
        "China.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "King Frederik of Denmark begins [[state visit]] to Greece\n\n"
        "King Frederik of Denmark landed in Athens on Tuesday for a three-day [[state visit]] to Greece.\n\n"
        "The [[official visit]], his first to the country, ends on Thursday.\n",
        (
            "South Korean President Kim Dae-hyun will make a [[state visit]] to Viet Nam next week.\n",
            "South Korean President Kim Dae-hyun on Monday started an [[official visit]] to Viet Nam.\n\n"
            "The [[official visit]] of President Kim Dae-hyun to Viet Nam will last three days.\n",
        ),
        "India and Vietnam deepened their [[comprehensive strategic partnership]] on Friday in New Delhi, India "
        "said.\n\n"
        "Ministers of the two countries praised the [[comprehensive strategic partnership]]. Vietnam buys drugs "
        "from India.\n\n"
        "The talks in India showed how far the [[strategic partnership]] between Vietnam and India has come.\n",
    )

    def keys(self, claim: Kind) -> Iterable[str]:
        if claim.whose and len(claim.kind.split()) <= (1 if claim.family == "visit" else 4):
            yield f"{claim.story}|{claim.family}|{claim.whose}"

    def check(self, claims: Sequence[Kind]) -> Iterator[Finding | Agreement]:
        for trip in _trips(claims) if claims[0].family == "visit" else [list(claims)]:
            kinds: dict[str, list[Kind]] = defaultdict(list)
            for claim in trip:
                kinds[claim.kind].append(claim)
            reason = _reason(trip)
            if _two_visits(trip):
                continue
            if len(kinds) == 1:
                if len(trip) > 1:
                    yield self.agreement(f'"{trip[0].words}" throughout', *trip, reason=reason)
                continue
            # The usual name is the commonest one, the longer of two equals: it is the shorter that slips in.
            usual = max(kinds, key=lambda kind: (len(kinds[kind]), len(kind.split()), kind))
            odd = [claim for claim in trip if claim.kind != usual]
            if trip[0].family == "visit":
                yield self._finding(odd, kinds[usual], reason)
                continue
            for path in sorted({claim.path for claim in odd}):
                here = [claim for claim in kinds[usual] if claim.path == path]
                there = [claim for claim in kinds[usual] if claim.path != path]
                yield self._finding([claim for claim in odd if claim.path == path], here + there, reason)

    def _finding(self, odd: Sequence[Kind], usual: Sequence[Kind], reason: str) -> Finding:
        others = [*odd[1:], *usual]
        shown = [Related(claim.span, f'"{claim.words}"') for claim in others[: self.places]]
        more = f", and {len(others) - self.places} more" if len(others) > self.places else ""
        where = "elsewhere" if usual[0].path == odd[0].path else f"in {usual[0].path}"
        message = f'"{odd[0].words}" here, "{usual[0].words}" {where}{more}'
        return self.finding(odd[0], message, *shown, reason=reason)


def _two_visits(trip: Sequence[Kind]) -> bool:
    """Does one sentence speak of both: "The state visit was planned for months and the official visit for weeks"?"""
    return trip[0].family == "visit" and any(
        a.path == b.path and a.kind != b.kind and a.span.line == b.span.line and b.span.start - a.span.end < _SENTENCE
        for a, b in pairwise(sorted(trip, key=lambda claim: claim.span))
    )


def _trips(claims: Sequence[Kind]) -> list[list[Kind]]:
    """The visits of one person apart: by country and year; those without either belong to the one there is."""
    trips: dict[tuple[str, int], list[Kind]] = defaultdict(list)
    places = {claim.where for claim in claims if claim.where and not _year(claim)}
    for claim in claims:
        where = claim.where or (next(iter(places)) if len(places) == 1 else "")
        trips[where, _year(claim)].append(claim)
    return [trips[key] for key in sorted(trips)]


def _year(claim: Kind) -> int:
    """The year of a visit; 0 for the visit that is now, or of which nothing is said."""
    if not claim.period:
        return 0
    year, day = claim.period.start.year, claim.dateline
    return 0 if day and (year == day.year or (day.month >= 11 and year == day.year + 1)) else year


def _reason(claims: Sequence[Kind]) -> str:
    first = claims[0]
    if first.family == "partnership":
        return f"both: the tie between {' and '.join(map(name, first.whose.split('+')))}"
    where = next((f" to {name(claim.where)}" for claim in claims if claim.where), "")
    return f"both: the visit of {first.whose.title()}{where}"
