"""The first and the last day of what lasts, and the day by which to apply, wherever copy tells of them.

"From 8 to 17 August" has a festival begin on 8 August, and so do "it opens on 8 August" and "When: 8-17 August";
"applications can be made until 31 January" and "Applications close: 31 January" are one deadline.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

from linter import periods
from linter.calendar_reading.context import Parts
from linter.claims import kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders import moments
from linter.finders._event_words import content, events, is_place
from linter.finders._verbs import past
from linter.finders.happenings import Happening, headline, moved, topic
from linter.patterns import later
from linter.phrases import words
from linter.relations.days.occasions import differ
from linter.tables import table

FIRST, LAST, DEADLINE = "first", "last", "deadline"
_BREAK: Final = later(r"[.;:“”\"\n]|\b(?:said|after|before|when|while|because)\b")
_LABEL: Final = later(r"(?i)^\W*(?:when|dates?|days|open)\W+(?:from )?$")
_PRONOUN: Final = later(r"(?:^|, |\band )(?:[Ii]t|[Tt]hey|which|that) (?:will |is to |are to |is due to )?$")
_BETWEEN: Final = later(
    r"\b(?:run|runs|running|held|takes? place|taking place|lasts?|played|staged|shown|strike|stop work|on|"
    r"open|exhibited|come|comes|returns?|shut|closed?|due|scheduled|set|here)\b|[,(]"
)
_WHICH: Final = later(r",? (?:which|that) ")
_BACK: Final = 400  # characters before "it", in which what it stands for is named
_REACH: Final = 110
_FEW: Final = 30  # characters between a verb or a noun and the day


@kind_of_claim
class Stretch(Happening):
    """A first day, a last day or a deadline: `at` says which, and `noun` of what."""

    at: str = ""
    noun: str = ""


class _Lists(NamedTuple):
    lasts: re.Pattern[str]
    ends: dict[str, re.Pattern[str]]
    others: re.Pattern[str]
    noun: re.Pattern[str]
    deadlines: tuple[re.Pattern[str], ...]
    after: re.Pattern[str]


@cache
def _lists() -> _Lists:
    data = table(Path(__file__).with_suffix(".toml"))
    lasts = "|".join(rf"(?P<{name}>{words})" for name, words in data["lasts"].items())
    noun, verb = data["deadline"]["noun"], data["deadline"]["verb"]
    return _Lists(
        later(rf"(?i)\b(?:{lasts})\b"),
        {at: later(rf"(?i)\b(?:{words})(?: [\w’' -]{{1,{_FEW}}}?)?(?: on| from|:|,)? (?:the )?$") for at, words in
         data["days"].items()},
        later(rf"(?i)\b(?:{data['words']['others']})\b"),
        later(rf"(?i)\b(?:{noun})\b"),
        (
            later(rf"(?i)\b(?:{noun})\b[^.;:\n]{{0,60}} (?:until|by|no later than)(?: midnight| noon)?(?: on)? $"),
            later(rf"(?i)\b(?:{noun}) (?:will |must )?(?:clos\w+|end\w*)(?: on|:| at [\w. ]{{2,12}} on)? $"),
            later(
                rf"(?i)\b(?:{data['deadline']['closed']})(?: itself)? (?:(?:will|had|has) )?clos(?:e|es|ed)"
                rf"(?: (?:to|for) (?:{noun}))?(?: at [\w. ]{{2,12}})?(?: on)? $"
            ),
            later(rf"(?i)\b(?:{verb})\b[^.;:\n]{{0,60}} (?:until|by|no later than)(?: midnight)?(?: on)? $"),
            later(r"(?i)\b(?:deadline|closing date|last (?:date|day))\b[^.;\n]{0,40}?(?: is| was|:| of)(?: on)? $"),
        ),
        later(rf"(?i) to (?:{verb})\b"),
    )  # fmt: skip


def stretches(document: Document) -> Iterator[Stretch]:
    """Every first and last day, and every deadline, that the document tells of."""
    if document.language[:2] != "en":
        return
    for first, last, parts in moments.scan(document, 0, len(document.prose)):
        if parts.month is None or parts.day is None or document.zone_at(first) in NOT_THE_STORY:
            continue
        if document.quoted(first):
            continue
        start = document.sentence_at(first)[0]
        cut = max((m.end() for m in _BREAK.finditer(document.prose, start, first)), default=start)
        label = _LABEL.match(document.prose[start:first]) is not None
        if parts.end_day is not None:
            if noun := _ranged(document, max(cut, first - _REACH), first, label):
                yield _claim(document, (first, last), parts, FIRST, noun)
                yield _claim(document, (first, last), parts, LAST, noun)
        elif at := _deadline(document, start, first, last):
            yield _claim(document, (first, last), parts, DEADLINE, at)
        else:
            for at, pattern in _lists().ends.items():
                verb = pattern.search(document.prose, max(cut, first - _REACH), first)
                if verb and (noun := _subject(document, max(cut, first - _REACH), verb.start(), first)):
                    yield _claim(document, (first, last), parts, at, noun)
                    break


def _ranged(document: Document, begin: int, first: int, label: bool) -> str:
    """What a range of days is that of."""
    prose = document.prose
    if label:
        return _last_noun(headline(document))
    if _lists().others.search(prose, begin, first):
        return ""
    found = _last_match(prose, begin, first)
    if found is None or not (_BETWEEN.search(prose, found.start(), first) or first - found.end() < 8):
        return ""
    return found.lastgroup or ""


def _subject(document: Document, begin: int, verb: int, first: int) -> str:
    """What opens or ends: the last such noun before the verb, or what "it" stands for."""
    prose = document.prose
    clause, found = prose[begin:verb], _last_match(prose, begin, verb)
    which = found is not None and _WHICH.match(prose, found.end(), verb)  # "tickets for the festival, which opens on"
    if _lists().others.search(prose, found.end() if found and which else begin, first):
        return ""
    if found:
        near = verb - found.end() < 2 * _FEW
        return (found.lastgroup or "") if near else ""
    if _PRONOUN.search(clause.lstrip()):
        return _last_noun(prose[max(0, begin - _BACK) : begin])
    return ""


def _deadline(document: Document, start: int, first: int, last: int) -> str:
    """Is it the day by which to apply?"""
    lists, prose = _lists(), document.prose
    begin = max(start, first - _REACH)
    if any(pattern.search(prose, begin, first) for pattern in lists.deadlines):
        return DEADLINE
    return DEADLINE if prose.endswith("until ", 0, first) and lists.after.match(prose, last) else ""


def _last_match(prose: str, begin: int, end: int) -> re.Match[str] | None:
    found = None
    for match in _lists().lasts.finditer(prose, begin, end):
        found = match
    return found


def _last_noun(text: str) -> str:
    found = _last_match(text, 0, len(text))
    return (found.lastgroup or "") if found else ""


def _claim(document: Document, place: tuple[int, int], parts: Parts, at: str, noun: str) -> Stretch:
    start, end = document.sentence_at(place[0])
    names, things = content(document.prose[start:end], True, happen=True)
    nearby, about = content(
        f"{document.prose[document.sentence_at(max(start - 2, 0))[0] : start]} {headline(document)}", True, happen=True
    )
    last = at == LAST and parts.end_day is not None
    period = parts.period
    return Stretch(
        span=document.span(*place), zone=document.zone_at(place[0]), dateline=document.date, event="",
        period=period and periods.day(period.end if last else period.start) if parts.period else None,
        month=(parts.end_month or parts.month) if last else parts.month, day=parts.end_day if last else parts.day,
        year=parts.year, names=tuple(sorted(names)), things=tuple(sorted(things)),
        setting=tuple(sorted(nearby | about)), topic=topic(document), moved=moved(document), at=at, noun=noun,
    )  # fmt: skip


def apart(claims: Sequence[Stretch], near: int, one_story: bool) -> Iterator[tuple[Happening, Happening, str]]:
    """Two drafts that have one thing begin, end or close to applicants on two days; the earlier one comes first."""
    drafts: dict[str, list[Stretch]] = defaultdict(list)
    for claim in claims:
        drafts[claim.path].append(claim)
    settled = [each for each in drafts.values() if not any(c.moved for c in each)]
    for ours, theirs in combinations(settled, 2):
        if len({(c.month, c.day) for c in ours}) != 1 or len({(c.month, c.day) for c in theirs}) != 1:
            continue
        pairs = [(a, b, why) for a in ours for b in theirs if differ(a, b, near) and (why := _one(a, b, one_story))]
        if pairs:
            a, b, why = max(pairs, key=lambda pair: len(pair[2]))
            early, late = sorted((a, b), key=lambda c: (c.dateline or date.max, c.path))
            what = DEADLINE if a.at == DEADLINE else f"the {a.at} day of the {a.noun}"
            yield early, late, f"{what}, {', '.join(why)}"


def _one(a: Stretch, b: Stretch, one_story: bool) -> list[str]:
    """What both drafts name in or near the two sentences; nothing where that is too little."""
    ours, theirs = ({*c.names, *c.things, *c.setting, *c.topic} for c in (a, b))
    idle, call = words().stop, _lists().noun  # "asked for comments by" is in every notice
    shared = {w for w in ours & theirs if not (is_place(w) or w in idle or past(w) or call.fullmatch(w))}
    own = {word for word in ({*a.names, *a.things} & theirs) | ({*b.names, *b.things} & ours) if not is_place(word)}
    named = {word for word in set(a.topic) & set(b.topic) if word not in events().common}
    if a.dateline and b.dateline and abs((a.dateline - b.dateline).days) > 200:
        return []
    if set(a.names) - theirs and set(b.names) - ours:
        return []  # two shows at one museum
    if not one_story and (len(shared - events().common) < 2 or (a.at == DEADLINE and len(named) < 2)):
        return []
    need = 2 if one_story else 3
    enough = bool(own) or (a.at == DEADLINE and (one_story or len(shared) > need))
    return sorted(shared) if named and enough and len(shared) >= need else []
