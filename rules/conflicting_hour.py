"""Reports one accident, fire or attack at two times of the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from linter.claims import Claim, kind_of_claim
from linter.document import DATELINE, HEADLINE, NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.patterns import either, later
from linter.relations.precedence.precedents import norm
from linter.rule import Example, Rule, examples
from linter.tables import table

_CLOCK: Final = later(r"(?<![\w.:,])(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b")
# What puts a time to a statement, or to the end of something, rather than to what happened.
# "Put out at dawn": when it was over.
_OVER: Final = later(r"\b(?:put out|extinguished|under control|contained|rescued|freed|found)\b[^,.;]{0,15}$")
_SAID: Final = later(
    r"\b(?:said|told|announced|reported|confirmed|added|statement|hearing|arrested|left|leaving|due)\b"
    r"|\b(?:from|by|until|since|ahead of) (?:about |around |shortly |[A-Z]\w+ )?$"
)
_ANOTHER: Final = later(r"\b(?:another|previous|earlier|last|similar|separate|other|[Ii]n (?:19|20)\d\d)\b")
_DAY: Final = later(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# "Early on Monday", "late Monday".
_LOOSE: Final = later(
    r"\b(?P<part>early|late) (?:on )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! [a-z]*(?:morning|noon|evening|night))"
)
_LONG_PAST: Final = later(
    r"\b(?:in|of) (?:[A-Z]\w+ )?(?:19|20)\d\d\b|\blast (?:year|month|week|winter|summer|spring|autumn)\b|\bago\b"
)


class _Words(NamedTuple):
    hours: dict[str, tuple[float, float]]
    part: re.Pattern[str]
    deed: re.Pattern[str]
    known: re.Pattern[str]  # "the late-evening accident", "Sunday night's fire"
    happened: re.Pattern[str]  # "the accident happened"
    gate: frozenset[str]  # all of these words
    planned: dict[str, re.Pattern[str]]  # event -> the words that tell of it


@cache
def _words() -> _Words:
    raw = table(Path(__file__).with_suffix(".toml"))
    hours = {part: (float(low), float(high)) for part, (low, high) in raw["parts"].items()}
    parts = either(hours).replace("\\ ", "[ -]")
    deeds = [*raw["words"]["events"].split(), *raw["words"]["deeds"].split()]
    events = [*raw["words"]["events"].split(), *raw["planned"]]
    return _Words(
        hours,
        later(rf"\b(?:{parts})\b", re.I),
        later(rf"\b(?:{either(deeds)})\b", re.I),
        later(
            rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[A-Z][a-z]+day[’']?s?) (?:(?!the\b)[a-z]+ )?(?P<part>(?i:{parts}))"
            rf"(?:[’']s)? (?:[a-z-]+ ){{0,2}}?(?P<event>{either(events)})\b"
            r"(?! (?:drill|alarm|station|engine|brigade|service|crew|sale|team|watch|warning))"
        ),
        later(
            rf"\b[Tt]he (?P<event>{either(events)}),?(?: [\w’'-]+){{0,3}}? (?:happened|occurred|took place|broke out|"
            r"started|began|struck|erupted)\b"
        ),
        frozenset([*events, *deeds]),
        {event: later(rf"\b(?:{either(words.split())})\b", re.I) for event, words in raw["planned"].items()},
    )


@kind_of_claim
class Hour(Claim):
    """When in the day something happened, from `low` to `high` o'clock; `event` if it is spoken of as known."""

    low: float
    high: float
    event: str = ""
    deeds: frozenset[str] = frozenset()  # of an opening: what it says happened
    days: frozenset[str] = frozenset()  # and on which weekday


class ConflictingHour(Rule[Hour]):
    """An accident at two in the morning becomes a late-evening accident.

    Why it matters
    --------------
    Who was awake, who was at work and how long help took all hang on the hour, and a court will ask.

    How it decides
    --------------
    The opening of a draft tells what happened, with one time of the day ("sank shortly after 2 a.m."). Further down,
    or in another draft of the story, the event is spoken of as known, with a part of the day that cannot be the same:
    "the late-evening accident", "Sunday night's fire", "the fire started at 3 p.m."; or the openings of two drafts of
    the story tell of the same thing, on the same weekday, at two such times. Parts of a day are taken wide:
    2 a.m. may be night or early morning.

    When it stays silent
    --------------------
    Where the draft tells of several such events or of an earlier one, and for times of statements, departures and
    deadlines.
    """

    reads: ClassVar[type[Hour]] = Hour

    allows: ClassVar[tuple[Example, ...]] = examples(
        "A coach overturned near Hue shortly after 2 a.m. on Sunday.\n\nThe pre-dawn accident was not the first.\n",
        "A fire in the kitchen of the hotel was put out at dawn.\n\nThe fire broke out at 11 p.m., said Ann Lee.",
        "A mill burned down on Monday evening.\n\nThe morning fire at the same mill in 2011 hurt no one.\n",
        "A choir sang at noon on Monday.\n\nIt was the evening launch of the book that drew a crowd.\n",
        "TURKU, 4 May 2025 (9 p.m.) - A ferry caught fire on Sunday.\n\nThe fire, which began in a van, was put out at "
        "noon.\n",
        "A mill burned down at dawn on Monday.\n\nThe owner was told on Monday evening.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "A coach overturned near Hue shortly after [[2 a.m]]. on Sunday.\n\n[[The late-evening accident]] hurt nine.\n",
        "Fire broke out in a mill at [[dawn]] on Monday.\n\n[[The fire started]] at 4 p.m., a guard said.\n",
        "Fire broke out on the night ferry to Naxos [[shortly before dawn]] on Sunday.\n\n[[The evening fire]] is the "
        "third on the route.\n",
        "A rocket lifted off at [[noon]] on Monday.\n\n[[The dawn launch]] drew a crowd.\n",
        (
            "A coach overturned near Hue at [[dawn]] on Sunday. Nguyen Van Tam, who drove it, was hurt.\n",
            "Nguyen Van Tam, whose coach overturned near Hue on Sunday [[evening]], was arrested on Monday.\n",
        ),
        "Vandals attacked a statue on Friday [[afternoon]].\n\n[[Friday’s pre-dawn attack]] was filmed.\n",
    )

    def find(self, document: Document) -> Iterator[Hour]:
        words = _words()
        if document.language[:2] != "en" or not document.holds(words.gate):
            return
        known = list(_known(document))
        deed = words.planned.get(known[0].event, words.deed) if known else words.deed
        yield from _opening(document, deed)
        yield from (claim for claim in known if words.planned.get(claim.event, words.deed) is deed)

    def keys(self, claim: Hour) -> Iterable[str]:
        yield claim.path
        if len(claim.days) == 1 and claim.story:
            yield f"{claim.story}|drafts"

    def check(self, claims: Sequence[Hour]) -> Iterator[Finding | Agreement]:
        for one, two in combinations(claims, 2):
            told = one.deeds & two.deeds if one.path != two.path and one.days == two.days else None
            if told and not _meet(one, two) and _near(one, two):
                message = f'"{two.words}" here, "{one.words}" elsewhere'
                yield self.finding(two, message, one, reason=f"both: {', '.join(sorted(told))}, {' '.join(one.days)}")
                return
        first = next((claim for claim in claims if not claim.event), None)
        for claim in claims:
            if first and claim.event and claim.span.start > first.span.end and not _meet(first, claim):
                message = f'"{claim.words}" here, "{first.words}" in the opening'
                yield self.finding(claim, message, first, reason=f"both: the {claim.event} that the draft tells of")
                return


def _opening(document: Document, told: re.Pattern[str]) -> Iterator[Hour]:
    """The one time of the day that the opening puts to what happened."""
    for begin, stop in document.sentences[:6]:
        if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
            continue
        times = [
            t
            for t in _times(document, begin, stop)
            if document.zone_at(t[0]) != DATELINE  # "HANOI, Sept. 4 (9 p.m.) -", when it was written
            and not _SAID.search(document.prose, max(begin, t[0] - 25), t[0])
            and not _OVER.search(document.prose, max(begin, t[0] - 40), t[0])
        ]
        if times and told.search(document.prose, begin, stop):
            hours = [_hour(document, *time) for time in times]
            if all(_meet(hours[0], hour) for hour in hours):
                deeds = frozenset(norm(m[0]).lstrip("=") for m in told.finditer(document.prose, begin, stop))
                start, end, low, high = min(times, key=lambda time: time[3] - time[2])
                days = frozenset(_DAY.findall(document.prose, max(begin, start - 12), min(stop, end + 15)))
                yield replace(_hour(document, start, end, low, high), deeds=deeds, days=days)
            return


def _known(document: Document) -> Iterator[Hour]:
    """Where an event is spoken of as known, with a time of the day."""
    prose, words = document.prose, _words()
    for pattern in (words.known, words.happened):
        for match in pattern.finditer(prose):
            begin, stop = document.sentence_at(match.start())
            if (
                document.holds({match["event"] + "s"})
                or _ANOTHER.search(prose, begin, match.end())
                or _LONG_PAST.search(prose, match.end(), stop)
            ):
                continue
            if pattern is words.known:
                part = match["part"].lower().replace("-", " ")
                low, high = words.hours.get(part) or words.hours[match["part"].lower()]
                yield _hour(document, *match.span(), low, high, match["event"])
                continue
            comma = prose.find(",", match.end(), stop)  # "which began in a truck, was put out at noon"
            near = min(stop, match.end() + 60, comma if comma > 0 else stop)
            if len(times := list(_times(document, match.end(), near))) == 1:
                yield _hour(document, *match.span(), *times[0][2:], match["event"])


def _times(document: Document, begin: int, stop: int) -> Iterator[tuple[int, int, float, float]]:
    """Each time of the day in a stretch: (start, end, low, high)."""
    prose, hours = document.prose, _words().hours
    for match in _CLOCK.finditer(prose, begin, stop):
        hour = int(match["hour"]) % 12 + 12 * (match["half"] == "p") + int(match["minute"] or 0) / 60
        yield *match.span(), hour - 0.5, hour + 1
    for match in _LOOSE.finditer(prose, begin, stop):
        yield *match.span(), *((0.0, 10.0) if match["part"] == "early" else (16.0, 25.0))
    for match in _words().part.finditer(prose, begin, stop):
        words = match[0].lower()
        yield *match.span(), *(hours.get(words) or hours[words.replace("-", " ")])


def _hour(document: Document, start: int, end: int, low: float, high: float, event: str = "") -> Hour:
    return Hour(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, low=low, high=high, event=event,
    )  # fmt: skip


def _near(a: Hour, b: Hour) -> bool:
    """Can one weekday be the same day in both drafts?"""
    return not (a.dateline and b.dateline) or abs((a.dateline - b.dateline).days) < 5


def _meet(a: Hour, b: Hour) -> bool:
    """Can these be one time? A day goes round."""
    return any(a.low + shift < b.high and b.low < a.high + shift for shift in (-24, 0, 24))
