"""One kick-off, opening or departure at two times of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders import moments
from linter.finders._bearers import Bearer, apart, bearer
from linter.finders._event_words import content, events, is_place
from linter.finding import WARNING, Agreement, Finding
from linter.patterns import later
from linter.periods import DAY
from linter.rule import Rule, examples

_CLOCK: Final = later(
    r"(?=[\dnm])(?<![\w.:,£$€-])(?:(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?![:\d])|(?P<name>noon|midday|midnight)\b)"
)
_DOES: Final = later(
    r"(?i)\b(?:(?P<start>kick(?:s|ed|ing)?[ -]off|start(?:s|ed|ing)?|beg(?:in|ins|inning|an)|get(?:s|ting)? under way|"
    r"got under way|commence[sd]?|tee(?:s|d)? off|throw-in|meets?|tak(?:e|es) place|took place|"
    r"(?:be|is|was) held)"
    r"|(?P<open>open(?:s|ed|ing)?|doors (?:are )?at)"
    r"|(?P<close>clos(?:e|es|ed|ing)|end(?:s|ed|ing)?|finish(?:es|ed)?|shut(?:s|ting)?)"
    r"|(?P<leave>leave[sd]?|leaving|left|depart(?:s|ed|ing|ure)?|set(?:s)? off|sail(?:s|ed)?|tak(?:e|es) off|took off|"
    r"lift(?:s|ed)? off|launch(?:es|ed)?)"
    r"|(?P<arrive>arriv(?:e|es|ed|al)|dock(?:s|ed)?|land(?:s|ed)?)"
    r"|(?P<strike>struck|happened|occurred|broke out|exploded|went off|erupted|collapsed|gave "
    r"way|crashed|derailed|sank))"
    r"(?P<gap>[^.;:“”\"\n\d]{0,45}?) ?$"
)
# What makes a time a rough one, or puts it to something else than the verb.
_ROUGH: Final = later(
    r"(?i)\b(?:about|around|roughly|nearly|almost|shortly|just|soon|after|before|between|by|since|some time|past)\b"
)
_ELSE: Final = later(r"\b(?:when|while|and|but|said|told|which|who|that)\b|,")
_UNTIL: Final = later(r"\b(?:until|till|to)$")
_AFTER: Final = later(r"\.?(?:(?! (?:and|but|or|while)\b)[^.;:“”\"\n\d,]){0,70}")
_DOORS: Final = later(r"(?i)\bdoors\b")
_ZONES: Final = later(r"(?i)\b(?:GMT|BST|CET|CEST|UTC|EST|EDT|PST|PDT|AEST|Eastern|Pacific|Central time|local time)\b")
# Things of which a story has one, so that one word tells which.
_ONE: Final = frozenset(("poll", "booth", "doors", "gate", "match", "kick", "final", "curfew", "ceremony", "funeral"))


@kind_of_claim
class Slot(Claim):
    """What begins, opens, ends or leaves at a time of the day: `minute` of the day, and what `things` it is said of."""

    does: str
    minute: int
    things: tuple[str, ...]
    near: tuple[str, ...]  # the words of the sentence before and of the headline
    days: tuple[str, ...] = ()  # the weekdays of the days that its sentence names
    bearer: Bearer = Bearer()  # whom or what its clause tells of


@dataclass(frozen=True)
class ConflictingTime(Rule[Slot]):
    """One match, poll or train that is put at two times of the day.

    Why it matters
    Whoever reads "kick-off is at 3.30pm" in the guide and goes by it has missed half an hour of the match that the
    preview has at 3pm.

    How it decides
    A time goes with the verb before it (starts, opens, closes, leaves, arrives, struck) and with what that is said of.
    Two such times of a draft, or of two drafts of one story, disagree when the verb is of one kind, two words about
    it are the same (one for a kick-off, polls, doors and the like), each draft has one time for it, and they are at
    most `apart` minutes from each other, or twelve hours.

    When it stays silent
    For rough times ("about", "shortly after"); on two days; in one draft, for two places or races, each by its name;
    where the draft speaks of a delay or of time zones; in direct speech.
    """

    apart: int = 150

    severity = WARNING
    reads = Slot
    allows = examples(
        "LEEDS, 3 May 2025 - The match at Moss Lane kicks off at 3pm on Saturday.\n\nThe match on Sunday at Moss Lane "
        "kicks off at 2pm.\n",
        "LEEDS, 3 May 2025 - The museum at Ely opens at 10am.\n\nThe museum's cafe opens at 9am.\n",
        "LEEDS, 3 May 2025 - The match at Moss Lane kicks off at 3pm.\n\nThe kick-off, delayed by fog, was at "
        "3.30pm.\n",
        "ACCRA, 3 May 2025 - Polls in Ho open at 7 a.m. and close at 5 p.m.\n\nDoors of the church in Ho open at 8 "
        "a.m.\n",
        "SLIGO, 3 May 2025 - Polls in Sligo open at 8am. Polls in Mayo open at 9am.\n\nThe boys' final at Sligo begins "
        "at 2pm and the girls' final at Sligo begins at 3pm.\n",
        "ACCRA, 3 May 2025 - The ferry to Ada leaves at about 7 a.m.\n\nThe Ada ferry left at 7.20 a.m.\n",
    )
    catches = examples(
        "SLIGO, 3 May 2025 - The boys' final at Sligo begins at [[2pm]].\n\nThe boys' final at Sligo begins at "
        "[[3pm]], and the girls' final at noon.\n",
        (
            "LEEDS, 3 May 2025 - Harrowby meet Denham in the cup on Saturday. Kick-off at Moss Lane is at [[3pm]].\n",
            "LEEDS, 3 May 2025 - Harrowby fans should take the bus to Denham's Moss Lane.\n\nThe match there kicks "
            "off at [[3.30pm]], and the gates open at noon.\n",
        ),
        (
            "RENO, Nev., Nov. 4, 2024 - Polls in Washoe County close at [[7 p.m]]. on Tuesday, Rosa Delgado, the "
            "registrar, said.\n",
            "Voting in Washoe County: your questions\n\nNov. 4, 2024\n\nBring a card, registrar Rosa "
            "Delgado says. The polls close at [[8 p.m]]. on Tuesday.\n",
        ),
        "KIEL, 3 May 2025 - The ferry Anna Lund leaves for Oslo at [[14:00]].\n\nTickets cost 40 euros. The ferry for "
        "Oslo departs at [[14:30]] from pier four.\n",
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Slot]:
        if document.language[:2] != "en":
            return
        found = [
            slot
            for time in _CLOCK.finditer(document.prose)
            if document.zone_at(time.start()) not in NOT_THE_STORY and not document.quoted(time.start())
            for slot in _slot(document, time)
        ]
        # A match put off and a landing told in two zones have two times by rights.
        if found and not (events().moved.search(document.prose) or _ZONES.search(document.prose)):
            yield from found

    def keys(self, claim: Slot) -> Iterator[str]:
        yield f"{claim.story}\t{claim.does}"

    def check(self, claims: Sequence[Slot]) -> Iterator[Finding | Agreement]:
        for number, one in enumerate(claims):
            for other in claims[number + 1 :]:
                shared = _tie(one, other)
                gap = abs(one.minute - other.minute)
                if not shared or (one.days and other.days and not set(one.days) & set(other.days)):
                    continue
                if gap and one.path == other.path and apart(one.bearer, other.bearer):
                    continue
                if gap == 0:
                    yield self.agreement(f"the same time: {one.words}", one, other, reason=f"both: {shared}")
                elif (gap <= self.apart or gap == 720) and _only(claims, one, other):
                    yield self.finding(other, f"{other.words} here, {one.words} there", one, reason=f"both: {shared}")


def _slot(document: Document, time: re.Match[str]) -> Iterator[Slot]:
    prose = document.prose
    start, end = document.sentence_at(time.start())
    does = _DOES.search(prose, max(start, time.start() - 75), time.start())
    if does is None or _ROUGH.search(does["gap"]) or _ELSE.search(does["gap"]):
        return
    kind = (
        does.lastgroup if does.lastgroup != "gap" else next(k for k, v in does.groupdict().items() if v and k != "gap")
    )
    if _UNTIL.search(does["gap"]):
        if kind != "open":
            return
        kind = "close"  # "open until 5pm"
    after = _AFTER.match(prose, time.end(), max(end, time.end()))
    names, things = content(prose[start : time.start()] + (after[0] if after else ""), True, happen=True)
    before = prose[document.sentence_at(max(start - 2, 0))[0] : start]
    near = content(f"{before} {prose[document.blocks[0].start : document.blocks[0].end]}", True, happen=True)
    own = set(content(does[0], False, happen=True)[1])
    if "kick" in does[0].lower():
        own.discard("kick-off")
        things.add("match")
    if _DOORS.search(does[0]) or _DOORS.search(prose, max(start, does.start() - 12), does.start()):
        things.add("doors")
    dates = [
        parts.period for _, _, parts in moments.scan(document, *document.sentence_at(start))
        if parts.period and not (parts.year and parts.period.start == document.date)
    ]  # fmt: skip
    days = {f"{day.start:%A}" for day in dates if day.kind == DAY}
    # "At Otley it opens at 9am and closes at 5pm": a clause that names nobody has those of its sentence.
    left = max((found.end() for found in _CLOCK.finditer(prose, start, does.start())), default=start)
    who = bearer(prose[left : time.start()], does.start() - left, after[0] if after else "")
    if left > start and not (who.names or who.words):
        who = bearer(prose[start : time.start()], does.start() - start)
    yield Slot(
        span=document.span(*time.span()), zone=document.zone_at(start), dateline=document.date,
        does=kind or "", minute=_minute(time), things=tuple(sorted((things - own) | names)),
        near=tuple(sorted(near[0] | near[1])), days=tuple(sorted(days)), bearer=who,
    )  # fmt: skip


def _minute(time: re.Match[str]) -> int:
    if time["name"]:
        return 0 if time["name"] == "midnight" else 720
    if time["hours"]:
        return int(time["hours"]) * 60 + int(time["minutes"])
    return int(time["hour"]) % 12 * 60 + 720 * (time["half"] == "p") + int(time["minute"] or 0)


def _tie(one: Slot, other: Slot) -> str:
    """What two times are both said of; "" when that is too little."""
    both = set(one.things) & set(other.things)
    if all(is_place(word) for word in both):
        return ""
    wide = set(one.things) & set(other.near) | set(other.things) & set(one.near)
    enough = len(both) >= 2 or (both and (both & _ONE) and (one.path != other.path or wide - both))
    return ", ".join(sorted(both)) if enough else ""


def _only(claims: Sequence[Slot], one: Slot, other: Slot) -> bool:
    """Is this the only time that each place, or each draft, gives for it?"""
    ours, theirs = ({c.minute for c in claims if c.path == d.path and _tie(c, d)} | {d.minute} for d in (one, other))
    return len(ours | theirs) == 2
