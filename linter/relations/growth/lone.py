"""Amounts that stand alone with their time: "285 suspected cases" of July, "96,400 tickets" in another draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.patterns import later
from linter.phrases import singular, stem
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.levels import Level, Series
from linter.relations.growth.series import plain_level
from linter.relations.growth.wording import narrowing, stepped, things, topics

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATED: Final = later(
    r"\b(?P<year>(?:19|20)\d\d)\b(?!-)|\b(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?\\b" for m in _MONTHS) + r")"
)
_OTHERWISE: Final = later(
    r"\b(?:expect\w*|hop(?:es?|ed|ing)|forecast\w*|predict\w*|plan(?:s|ned)?|targets?|could|may|might|would|should|aims?|if|"
    r"estimate[sd]?|capacity|budget|adjusted|up to|at (?:least|most)|record of|a further|another|more than half)\b",
    re.I,
)
# What an amount is measured against: its time is not the amount's own.
_COMPARED: Final = later(
    r"\b(?:as (?:many|much|high|large|big|long) as|than|compared with|since|up on|down on)\b[^.;,]*"
)
_PREVIOUS: Final = later(r"\bthe (?:previous|preceding) \w+\b|\bthe (?:year|season|month) before\b", re.I)
# "There were 1.20 million in 2023": of what the sentence before counts.
_UNNAMED: Final = later(r"[\"“]?(?:There (?:were|had been)|It (?:had|carried|sold|took|saw|drew)|"
                        r"They (?:had|numbered|were)|"
                        r"The (?:number|figure|total) (?:was|had been|stood at))\b")  # fmt: skip
_AGO: Final = frozenset(["year", "quarter"])  # "last week" is what the news is of
_LEAST: Final = 12  # a smaller number counts anything


@kind_of_claim
class Lone(Claim):
    """The one amount of its unit in a sentence, with the years and months named there; none when it is of today."""

    level: Level
    unit: str
    noun: str
    things: frozenset[str]
    topics: frozenset[str]
    narrow: frozenset[str]
    names: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    step: str
    past: bool
    month: int  # the one month it is of, counted from year 0; 0 when there is none
    at: int
    end: int


def lones(document: Document) -> tuple[Lone, ...]:
    """Every amount of a document that can be compared with one of another time, in order of place."""
    if document.language[:2] != "en":
        return ()
    return tuple(_lones(document))


def _lones(document: Document) -> Iterator[Lone]:
    today = document.date
    unsaid, told = "", ""  # what the sentence before counts
    for sentence in figures(document):
        if sentence.zone in NOT_THE_STORY or sentence.zone == HEADLINE:
            continue
        levels = [f for f in sentence.figures if plain_level(f) and f.unit != "percent"]
        unsaid, told = told, _counts(levels)
        for figure in levels:
            alike = [f for f in levels if f.unit == figure.unit and (f.unit or f.value >= _LEAST)]
            said = _COMPARED.sub("", sentence.text)
            if (not figure.unit and figure.value < _LEAST) or _OTHERWISE.search(said):
                continue
            if len(alike) != 1 and not _apart(figure, alike):
                continue
            years, months = dated(said)
            step = stepped(sentence.before(figure, 90) + "#" + sentence.after(figure, 60))
            this = str(today.year) if today else ""
            past = (
                step in _AGO
                or step.endswith("years")
                or any(y < this for y in years)
                or _PREVIOUS.search(sentence.text) is not None
                or (bool(months) and not years and _gone(document, months))
            )
            if len(years) > 1 or (years and this and min(years) > this):
                continue
            found = _lone(document, sentence, figure, (years, months, step, past))
            if not found.noun and unsaid and _UNNAMED.match(sentence.text):
                found = replace(found, noun=unsaid, topics=found.topics | topics(unsaid))
            yield found


def _apart(figure: Placed, alike: Sequence[Placed]) -> bool:
    """Do the other counts of a sentence count something else: "40 volunteers counted 319 pairs"?"""
    others = [f for f in alike if f is not figure]
    return not figure.unit and all(f.head and figure.head and f.head != figure.head for f in others)


def _counts(levels: Sequence[Placed]) -> str:
    nouns = {singular(f.claim.noun.split()[-1]) for f in levels if f.claim.noun and not f.unit}
    return nouns.pop() if len(nouns) == 1 else ""


def dated(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """The years and the months that a stretch names."""
    found = list(_DATED.finditer(words))
    return (
        frozenset(m["year"] for m in found if m["year"]),
        frozenset(m["month"][:3] for m in found if m["month"]),
    )


def _gone(document: Document, months: frozenset[str]) -> bool:
    """Are these months other than the one that the draft is of?"""
    return document.date is not None and f"{document.date:%b}" not in months


def _month(document: Document, years: frozenset[str], months: frozenset[str]) -> int:
    """The month that is named, in the year that is named or else the last before the draft."""
    if len(months) != 1 or document.date is None:
        return 0
    number = [m[:3] for m in _MONTHS].index(next(iter(months))) + 1
    year = int(next(iter(years))) if years else document.date.year - (number > document.date.month)
    return year * 12 + number


def _lone(
    document: Document, sentence: Figures, figure: Placed, when: tuple[frozenset[str], frozenset[str], str, bool]
) -> Lone:
    claim, text = figure.claim, sentence.text
    counted = re.match(r"(?: [a-z\d.,%’'-]+){0,7}", sentence.after(figure, 50))
    own = f"{sentence.before(figure)} # {counted[0] if counted else ''}"
    return Lone(
        span=claim.span, zone=sentence.zone, quoted=claim.quoted, dateline=document.date,
        level=Level(span=claim.span, words=claim.words, low=claim.low, high=claim.high), unit=figure.unit,
        noun=singular(claim.noun.split()[-1]) if claim.noun else "", things=things(own), topics=topics(text),
        narrow=narrowing(own), names=_names(text), years=when[0], months=when[1], step=when[2], past=when[3],
        month=_month(document, *when[:2]),
        at=sentence.start, end=sentence.end,
    )  # fmt: skip


def _names(text: str) -> frozenset[str]:
    return frozenset(m for m in re.findall(r"(?<!^)\b[A-Z][\w’'-]{2,}", text) if not _DATED.fullmatch(m))


def paired(now: Lone, base: Lone) -> Series | None:
    """What one thing came to and what it came from, of two such amounts; None when they may be of two things."""
    if now is base or not base.past or now.unit != base.unit or (now.years & base.years and not base.step):
        return None
    if now.past and not (now.years and base.years and min(now.years) > max(base.years)):
        if not now.month > base.month > 0:
            return None
    elif now.month and base.month and now.month <= base.month:
        return None
    common = (now.topics & base.topics) - topics(now.level.words)
    same = now.noun == base.noun != "" or bool(now.things & base.things) or (now.unit != "" and now.noun == base.noun)
    unsaid = not (now.things and base.things) and (not now.noun or now.noun == base.noun)
    common = common if same else common - {stem(name) for name in now.names}
    # Within one draft most sentences share its names: they tie two amounts only from one draft to another.
    named = now.path != base.path and len(now.names & base.names) >= 2
    if not common or not (same or named or (unsaid and len(common) >= 2)):
        return None
    if now.narrow and base.narrow and not now.narrow & base.narrow:
        return None
    return Series(
        span=now.span, zone=now.zone, quoted=now.quoted, dateline=now.dateline, now=now.level, base=base.level,
        things=now.things | base.things, heads=frozenset(stem(n) for n in (now.noun, base.noun) if n),
        topics=now.topics | base.topics, narrow=now.narrow & base.narrow, names=frozenset(),
        years=base.years, step=base.step, unit=now.unit, at=now.at, end=now.end,
    )  # fmt: skip


def pairs_of(lones: Sequence[Lone]) -> Iterable[tuple[Lone, Lone, Series]]:
    """Every such pair among the amounts of a story."""
    for base in lones:
        if base.past:
            for now in lones:
                pair = paired(now, base)
                if pair:
                    yield now, base, pair
