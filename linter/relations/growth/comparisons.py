"""Two figures that the copy sets one above the other: "fewer than the 198 it had", "short of its target of 400"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.amounts import Amount, amounts
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import either, later
from linter.relations.growth.clauses import cut_off
from linter.relations.growth.moves import LONGEST, Move, comparable, joined, masked, verbs
from linter.tables import table

_N: Final = "#~*"
_GAP: Final = r"(?P<gap>[^#;.\n]{0,70}?)"
_VERY: Final = (
    r"(?:(?:slightly|much|well|far|even|still|considerably|only|just|rather|[a-z]+ly|a (?:little|bit|lot)) )?"
)
# Whose figure the other is: "than the 46,500 of", "than last year's 4.8", "than Lake Orn, at 55".
_WHOSE: Final = (
    rf"(?:(?:(?:the|its|their|his|her|a|an|[\w ]{{0,14}}[’']s)(?: [a-z-]+){{0,2}}? )?(?P<old>{_N})|"
    r"(?:the |its |their |his |her )?[A-Za-z][\w’'-]*(?: [\w’'-]+){0,3}?(?:,? (?:at|with|which|of|on)|[’']s|,| \()"
    rf"(?: [a-z]+)?(?: [a-z]+)? ?(?P<other>{_N}))"
)
_IS: Final = r"(?:is|are|was|were|will be|would be|has been|had been|makes it|made it|costs?|weighs?|stands?)"
# A cheap look, before the amounts of a sentence are read.
_TELLING: Final = later(
    r"\bthan (?:the|its|their|his|her|an?|last|[A-Z][\w’']+)\b|(?:er|sive) than [\d$€£]|, an? (?:[a-z-]+ )?[a-z]+ "
    r"(?:on|from|over) |\ban? (?:[a-z-]+ )?[a-z]+ in [^;.]{2,40}, with |\bFrom |[a-z]: |"
    r"\b(?:target|goal|quota|forecast|limit|estimate|budget|record|capacity|ceiling|cap|maximum|minimum|threshold|"
    r"allowance)\b|\bafter [a-z]+ing (?:[a-z]+ )?(?:at|on) |\b(?:warm|hott|mild|cool|cold|chilli)er\b"
)
_DIGIT: Final = later(r"\d")
_TIMES: Final = frozenset({"second", "minute", "hour", "day"})
_SPANS: Final = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year"})
_AGES: Final = frozenset({"older", "younger"})
_SO_FAR_OFF: Final = later(r"(?: [a-z-]+){0,2} (?:over|above|below|under|short of)")  # by so much
_QUICK: Final = {"faster": "down", "quicker": "down", "slower": "up"}  # of the time that a thing takes
# What is better for being smaller: a loss that beats its forecast.
_LESS_IS_MORE: Final = later(r"\b(?:loss(?:es)?|deficit|shortfall|time|seconds?|minutes?|strokes?|shots?|inflation)\b")


class _Words(NamedTuple):
    way: dict[str, str]
    sort: dict[str, str]  # "taller": of a height
    patterns: tuple[re.Pattern[str], ...]
    gate: frozenset[str]


def compared(document: Document) -> Iterator[Move]:
    """Every two figures of a sentence that it compares."""
    if document.language[:2] != "en":
        return
    known = _words()
    for start, end in document.sentences_with(known.gate):
        if document.zone_at(start) in NOT_THE_STORY | {TABLE} or end - start > LONGEST:
            continue
        if _DIGIT.search(document.prose, start, end) and _TELLING.search(document.prose, start, end):
            yield from _compared(document, start, end)


def _compared(document: Document, start: int, end: int) -> Iterator[Move]:
    prose, known = document.prose, _words()
    found = joined(prose, amounts(prose, start, end, document.language))
    if len(found) < 2:
        return
    text = masked(prose, start, end, found)
    places = {amount.start - start: amount for amount in found}
    used: set[int] = set()
    for pattern in known.patterns:
        for match in pattern.finditer(text):
            old, new = places[match.start("old" if match["old"] else "other")], places[match.start("new")]
            way = _way(match, new, text)
            if (
                not way
                or cut_off(match["gap"])
                or used & {old.start, new.start}
                or not _of_one_sort(text, match, old, new)
            ):
                continue
            if not comparable(prose, old, new, text, match["word"]) or _of_two_spans(old, new):
                continue
            used |= {old.start, new.start}
            begin = start + min(match.start("word"), match.start("new"), old.start - start)
            finish = max(old.end, new.end, start + match.end("word"))
            yield Move(
                span=document.span(begin, finish), zone=document.zone_at(begin), quoted=document.quoted(begin),
                dateline=document.date, word=match["word"], direction=way, apart=True,
                old=prose[old.start : old.end], old_low=old.low, old_high=old.high,
                new=prose[new.start : new.end], new_low=new.low, new_high=new.high,
            )  # fmt: skip


def _of_two_spans(old: Amount, new: Amount) -> bool:
    """Is one of them for a day, and the other for a month, or a single one: "at 4 euros a day"?"""
    return old.per != new.per and not ({old.per, new.per} - _SPANS - {""} and "" in (old.per, new.per))


def _way(match: re.Match[str], new: Amount, text: str) -> str:
    """On which side of the old figure the copy says that the new one lies; "" when that is not known."""
    word = match["word"].lower()
    if word in _QUICK:
        return _QUICK[word] if new.unit in _TIMES else ""
    if match.groupdict().get("goal") and (new.unit in _TIMES or _LESS_IS_MORE.search(text)):
        return ""
    return _words().way.get(word) or ("up" if word in verbs().up else "down")


def _of_one_sort(text: str, match: re.Match[str], old: Amount, new: Amount) -> bool:
    """Is neither figure plainly of another measure than the word of comparison: 212 metres long, and taller?"""
    if match.groupdict().get("goal") and text.endswith(" of the ", 0, match.start("new")):
        return False  # "at four of the six it was over the limit of 50 micrograms"
    if match.groupdict().get("goal") and _SO_FAR_OFF.fullmatch(text, match.end("new"), match.end("word")):
        return False  # "€22m over its budget of €96m"
    if match["word"].lower() in _AGES and not new.unit:
        return False  # "96 employees, of whom 22 are older than 60"
    if not 0.1 < (new.value or 1e-9) / (old.value or 1e-9) < 10:
        return False
    sorts = _words().sort
    own = sorts.get(match["word"].lower())
    near = f"{match['gap']} {text[match.end() : match.end() + 12]}".split()
    return own is None or not {sorts[word.strip(",")] for word in near if word.strip(",") in sorts} - {own}


@cache
def _words() -> _Words:
    data = table(Path(__file__).with_suffix(".toml"))
    ways = {
        word: way for way in ("up", "down") for name in ("than", "goals", "nouns")
        for word in re.split(r",\s+", data[name][way].strip())
    }  # fmt: skip
    sort = {word: kind for kind, line in data["sorts"].items() for word in line.split()}
    than = either([*re.split(r",\s+", ", ".join(data["than"].values())), *_QUICK])
    passed = either(re.split(r",\s+", ", ".join(data["goals"].values())))
    moved = either(re.split(r",\s+", ", ".join(data["nouns"].values())))
    goal = rf"(?P<goal>{either(data['goal'].split())})"
    against = r"(?:against|compared (?:with|to)|from|after|versus)"
    patterns = (
        rf"(?P<new>{_N}){_GAP}(?:,|[(–—]|, (?:and|or|which) {_IS}| {_IS}) ?{_VERY}(?P<word>{than}) than {_WHOSE}",
        rf"\b(?:At|With|Weighing|Measuring|Costing|Standing) (?P<new>{_N}){_GAP} {_IS} {_VERY}(?P<word>{than}) "
        rf"than {_WHOSE}",
        rf"(?P<new>{_N}){_GAP},? (?:and )?(?:thus |so |{_VERY})(?P<word>{passed}) (?:its|their|the|a|his|her) "
        rf"(?:[a-z’'-]+ ){{0,2}}?{goal}(?: of|, (?:which is|at|of)|, set at)? (?P<old>{_N})(?P<other>)",
        rf"\b(?P<word>{passed}) (?:its|their|the|a|his|her) (?:[a-z’'-]+ ){{0,2}}?{goal} of (?P<old>{_N})(?P<other>)"
        rf"(?P<gap>[^#;.\n]{{0,30}}?)(?:,| by) [a-z]+ing (?P<new>{_N})",
        rf"(?P<new>{_N}){_GAP}, an? (?:[a-z-]+ )?(?P<word>{moved}) (?:on|from|over) {_WHOSE}",
        rf"\ban? (?:[a-z-]+ )?(?P<word>{moved}) in [^#;.\n]{{2,40}}, with (?P<new>{_N}){_GAP},? {against} {_WHOSE}",
        rf"\b(?P<word>{either(verbs().opposite)}) to (?P<new>{_N}){_GAP} after "
        rf"(?:closing|ending|finishing|standing|opening|starting) (?:[a-z]+ )?(?:at|on) (?P<old>{_N})(?P<other>)",
        rf"\b[Ff]rom (?P<old>{_N})(?P<other>){_GAP} (?P<word>{either(verbs().opposite)}) (?:[a-z]+ly )?"
        rf"to (?P<new>{_N})",
        rf"\b(?P<word>{either(verbs().opposite)})(?: [a-z]+)?: [^#;.\n]{{2,40}} (?P<new>{_N}){_GAP},? "
        rf"{against} {_WHOSE}",
        rf"\b(?P<word>{either(data['weather'].split())})\b[^#;.\n]{{1,40}} (?P<new>{_N}){_GAP} (?:{against}|than) "
        rf"(?:[\w ]{{3,14}}[’']s|the) (?P<old>{_N})(?P<other>)",
    )
    return _Words(ways, sort, tuple(map(later, patterns)), frozenset(data["gate"].split()))
