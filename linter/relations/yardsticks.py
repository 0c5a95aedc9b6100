"""A multiple of what has a name, "three times its estimate", and that thing's figure elsewhere: "the estimate was".

A story has one estimate, one budget and one capacity of what it tells of, and the word ties the two places. Where it
has two of them, or gives one to another thing, it is not known which one the multiple is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from linter.document import HEADLINE, Document
from linter.finders.factors import PART, TIMES, VERB, Factor, factors
from linter.patterns import either, later
from linter.phrases import kin
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.multiples import Multiple
from linter.relations.slips import TIMES as LENGTHS_OF_TIME
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_OWN: Final = later(r"(?: of)? (?:the|its|their|his|her) (?P<name>[a-z-]+(?: [a-z-]+){0,3})", re.I)
# "Six times what had been planned" is of the plan.
_PLANNED: Final = later(
    r" (?:what|as much as|as many as|more than) (?:\w+ )?(?:(?:had|was|were)(?: \w+)?(?: been)? )?"
    r"(?P<name>planned|budgeted|estimated|forecast|predicted|expected|targeted|permitted|allowed)\b"
)
_NAMES: Final = {
    "planned": "budget", "budgeted": "budget", "estimated": "estimate", "forecast": "forecast",
    "predicted": "forecast", "expected": "forecast", "targeted": "target", "permitted": "capacity",
    "allowed": "capacity",
}  # fmt: skip
_NOW: Final = later(r" as (?:many|much)(?: \w+)? as (?:it|they|he|she) (?:do|does|is|are|has|have) (?:now|today)\b")
_AT_PRESENT: Final = later(r"\b(?:[Aa]t present|[Cc]urrently|[Nn]ow|[Tt]oday)\b")
_BEFORE: Final = later(
    r" as (?:many|much)(?: \w+)? as (?:(?:the|its|his|her|their) )(?:one before(?: it)?|predecessor|"
    r"(?:previous|last|former|old) (?!year\b|month\b|week\b|season\b)[a-z]+)\b"
)
_PREVIOUS: Final = later(r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:previous|former|old|last|predecessor)\b")
_LAST_YEAR: Final = later(r"\blast (?:year|month|week|season|summer|winter|\w+day)\b")
# From the name to its figure: "the estimate, printed in May, was", "a capacity of", "put the estimate at".
_LINK: Final = (
    r"(?: for (?:it|them))?(?:,[^,.;\d]{2,40},)? (?:(?:is|was|were|had been|has been|stands|stood|of|at|as|to|came to)"
    r"(?: (?:set|put|fixed|given|only|just|about|some|around|a mere|at|between))*) $"
)
_ITS_NAME: Final = later(r"^ ((?:[a-z-]+ )?[a-z-]+(?: [a-z-]+)?)")
_QUALIFIED: Final = later(r"^ (?:for|on|in|of|at|from|per) (?!(?:19|20)\d\d\b|it\b|them\b)")
# What makes it another thing's, or another one.
_ANOTHER: Final = later(
    r"^[\"“]?(?:One|Each|Every|Most|Many|Some)\b|\b(?:[Aa]nother|second|new|next|revised|raised|lowered|"
    r"rival|neighbouring|also|other|others|whose|per|each)\b"
)
# "A barn has an asking price of"; but "a dealer had put the estimate at".
_OF_A_NEW_THING: Final = later(r"^[\"“]?An? ")
_ITS: Final = later(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)(?: [a-z-]+){0,2} $")
# Words that tell one from another of its kind: the low estimate from the high one.
_TELLING: Final = frozenset([
    "low", "high", "lower", "upper", "top", "maximum", "minimum", "annual", "yearly", "monthly", "weekly", "daily",
    "national", "total", "overall", "usual", "normal", "average", "legal", "safe", "world",
])  # fmt: skip
_FAR: Final = later(r"[;:]|\b(?:while|whereas|but|although|because|compared|against|than|from)\b|[.!?] ")
_RIGHT_AFTER: Final = later(r"^, (?:at|for|fetching|reaching|making|taking|to reach|to make|with) $")
_THAT_WAS: Final = later(r"^(?:That|This|It|The (?:price|sum|figure|amount|number|bill|cost|total)) (?:is|was|were) ")
_COUNTS: Final = later(r" [a-z]{3,}s\b| people\b")
_SLIP: Final = 2.6  # a multiple that is further out than this is of another figure
_IDLE: Final = LENGTHS_OF_TIME | {"year of age", "count"}


def yardsticks(document: Document) -> Iterator[Multiple]:
    """Every multiple of a thing that the copy names, where it gives one figure for that name."""
    stated = [f for f in factors(document) if f.form in (TIMES, PART, VERB) and not f.more]
    if not stated:
        return
    story = [s for s in figures(document) if s.zone != HEADLINE]
    for factor in stated:
        for at, sentence in enumerate(story):
            if sentence.start <= factor.start < sentence.end:
                yield from _measured(document, story, at, factor)


def _measured(document: Document, story: Sequence[Figures], at: int, factor: Factor) -> Iterator[Multiple]:
    sentence = story[at]
    bases = _bases(story, sentence, factor)
    if len({b.value for b in bases}) != 1:
        return
    base = bases[0]
    now = _now(story, at, factor, base)
    if now is None or base.value <= 0 or now.claim.per != base.claim.per:
        return
    ratio = now.value / base.value
    if (ratio > 1) == (factor.times > 1) and 1 / _SLIP < ratio / factor.times < _SLIP:
        name = document.prose[factor.end : factor.end + 60].partition(".")[0].partition(",")[0].strip()
        yield Multiple(
            span=document.span(factor.start, factor.end), zone=sentence.zone, quoted=document.quoted(factor.start),
            dateline=document.date, times=factor.times, hedge=factor.hedge, more=factor.more, now=now.claim,
            base=base.claim, near=False, reason=f'both: "{name}"',
        )  # fmt: skip


def _bases(story: Sequence[Figures], sentence: Figures, factor: Factor) -> list[Placed]:
    """The figures of what a multiple is of."""
    prose = sentence.prose
    apposed = prose[: factor.end].lower().endswith("e") and prose[factor.start - 2 : factor.start] == ", "
    if factor.form == VERB and not apposed:
        return []  # "doubled its budget" tells what became of it
    for tie, told in ((_NOW, _AT_PRESENT), (_BEFORE, _PREVIOUS)):
        if tie.match(prose, factor.end, sentence.end):
            return [
                f for s in story if s is not sentence and told.search(s.text) and not _LAST_YEAR.search(s.text)
                for f in s.figures if f.level and f.unit not in LENGTHS_OF_TIME and f.value >= 3
            ]  # fmt: skip
    if planned := _PLANNED.match(prose, factor.end, sentence.end):
        name, telling = _NAMES[planned["name"]], frozenset[str]()
    else:
        own = _OWN.match(prose, factor.end, sentence.end)
        name = _name(own["name"]) if own else ""
        telling = _telling(own["name"]) if own else frozenset()
    if not name:
        return []
    return [
        f for s in story for f in s.figures
        if f.value > 0 and f.unit not in _IDLE and f.claim.change not in ("up", "down")
        and not factor.start <= f.start < factor.end
        and (s is not sentence or f.start > factor.end) and _is_that(s, f, name, telling)
    ]  # fmt: skip


def _is_that(sentence: Figures, figure: Placed, name: str, telling: frozenset[str]) -> bool:
    """Does the copy give this figure as that of the name: "the estimate was", "a £4 million budget", "built for"?"""
    before = sentence.before(figure, 110)
    if _ANOTHER.search(sentence.text[: figure.end - sentence.start]) or _QUALIFIED.match(sentence.after(figure, 12)):
        return False
    before_it = _before(name).search(before)
    known = before_it is not None and before_it["name"] and _ITS.search(before, 0, before_it.start())
    if _OF_A_NEW_THING.match(sentence.text) and not known:
        return False
    if before_it:
        words = before_it["name"] or ""
        qualified = before[: before_it.start()].rsplit(" ", 3)[1:]
        return not words or (_telling(" ".join((*qualified, words))) == telling)
    after = _ITS_NAME.match(sentence.after(figure, 50))
    return after is not None and _name(after[1]) == name and _telling(after[1]) == telling


def _now(story: Sequence[Figures], at: int, factor: Factor, base: Placed) -> Placed | None:
    """The figure that is so many times the other: the only one of its unit that leads up to the multiple."""
    sentence = story[at]
    fits = [f for f in sentence.figures if f.level and f is not base and f.value > 0 and _alike(f, base)]
    before = [f for f in fits if f.end <= factor.start]
    if before and (len(before) == 1 or factor.start - before[-1].end <= 2):
        gap = sentence.prose[before[-1].end : factor.start]
        return None if len(gap) > 120 or _FAR.search(gap) else before[-1]
    after = [f for f in fits if f.start >= factor.end]
    if after and not before:
        name = sentence.prose[factor.end : after[0].start].partition(",")
        return after[0] if _RIGHT_AFTER.match(f",{name[2]}") and len(name[0]) < 60 else None
    if not fits and at and story[at - 1].number == sentence.number - 1 and _THAT_WAS.match(sentence.text):
        fits = [f for f in story[at - 1].figures if f.level and f is not base and _alike(f, base)]
        return fits[0] if len(fits) == 1 else None
    return None


def _alike(now: Placed, base: Placed) -> bool:
    if now.unit != base.unit:
        return False
    counted = {now.head} if _names_it(base) else {now.head, base.head} - {""}
    people = kin().people
    return bool(now.unit) or len(counted) < 2 or {now.claim.measure, base.claim.measure} <= people


def _names_it(base: Placed) -> bool:
    """Is no other noun counted than the name, "a capacity of 70": what stands after a figure is counted by it?"""
    return not _COUNTS.match(base.claim.trail)


def _telling(words: str) -> frozenset[str]:
    return _TELLING & set(words.lower().split())


@cache
def _nouns() -> dict[str, str]:
    return {noun: name for name, entry in table(_DATA).items() for noun in entry["nouns"]}


def _name(words: str) -> str:
    """What the longest noun that ends at one of the first words names: "low estimate, experts said" is the estimate."""
    parts = words.lower().split()
    for first in range(min(len(parts), 3)):
        for last in range(len(parts), first, -1):
            if name := _nouns().get(" ".join(parts[first:last])):
                return name
    return ""


@cache
def _before(name: str) -> re.Pattern[str]:
    entry = table(_DATA)[name]
    return re.compile(
        rf"\b(?:(?P<name>{either(entry['nouns'])}){_LINK}|(?:{either(entry['told'] or ['$^'])}) "
        r"(?:about |some |around |up to |only |just )?$)"
    )
