"""What a draft tells of two or three places one by one, and one place's figure given for them all.

"7,150 in Antalaha, 6,300 in Sambava and 4,950 in Vohemar"; paragraphs on, "the 7,150 people in the three districts".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.phrases import words
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.products import figure_digits

_NAME: Final = later(r"[A-ZÀ-Þ][\w’'-]{2,}")
_AFTER: Final = later(
    r"^(?: (?!and\b|but\b|while\b|who\b|which\b)[\w’'-]+){0,7}? (?:in|at|from|for|on|to|by|near) (?:the )?"
    r"(?:[a-z]+ ){0,2}(?P<name>[A-ZÀ-Þ][\w’'-]{2,})"
)
_BEFORE: Final = later(
    r"(?:^|, |; |\band |\bwhile |\bwith )(?:(?:[Tt]he|its|one) )?(?:[a-z]+ ){0,3}(?P<name>[A-ZÀ-Þ][\w’'-]{2,})"
    r"(?: [A-ZÀ-Þ][\w’'-]+)*(?: [a-z]+){0,3} (?:about |some )?$"
)
_THERE: Final = later(
    r"^(?:There|It|The (?:district|town|city|province|village|county|region|island|state|plant|site|yard))\b"
)
_OTHER_TIME: Final = later(
    r"\b(?:last|previous\w*|earlier|ago|before|then|(?:in|since) (?:19|20)\d\d|January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b"
)
_NOT_PARTS: Final = later(
    r"\b(?:from|than|of (?:which|whom|them|these|those)|includ\w+|(?:up|down) (?:on|by)|average|each)\b"
)
# "in the three districts", "at all three yards", "of both towns"
_IN_ALL_OF: Final = later(
    r"^[^.;:!?\d]{0,60}?\b(?:in|at|across|throughout|from|of|for|between|among|by) (?:all )?(?:of )?"
    r"(?:the |these |those |its |their )?(?P<n>all|both|two|three|four|five|six|seven|eight|\d)(?: of the| of these)? "
    r"(?!other\b|more\b|or\b|to\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b|men\b|women\b|people\b|children\b)"
    r"(?P<things>(?:[a-z-]+ ){0,2}?[a-z-]{3,}s)\b"
)
_ALTOGETHER: Final = later(r"^(?: [a-z’'-]+){0,3} (?:in all|in total|altogether|all told|overall)\b")
_IN_ALL: Final = later(r"\b(?:In all|In total|Altogether|All told),? $")
_NOT_ALL: Final = later(
    r"\b(?:each|either|every|one of|alone|most|hardest|worst|biggest|largest|only|other|another|rest|average|share|"
    r"like|as many|as (?:much|well)|more than|per)\b",
    re.I,
)
_WORDS: Final = ("two", "three", "four", "five", "six", "seven", "eight")
_LEAST: Final = 20  # a smaller count comes twice by chance
_TELLING: Final = 3  # digits that no two figures have in common by chance
_THE: Final = ("the ", "all ", "those ", "these ", "of ", "its ", "their ")


@kind_of_claim
class PassedOff(Claim):
    """A figure for several places, the same figure for one of them, and the figures for the others."""

    part: Quantity
    others: tuple[Quantity, ...]
    whole: Quantity
    all: str  # "the three districts"


class _Series(NamedTuple):
    """Figures for places, one after another in a sentence, and the names of the places."""

    sentence: Figures
    parts: tuple[Placed, ...]
    names: frozenset[str]


def passed_off(document: Document) -> Iterator[PassedOff]:
    """Every figure for all the places of a series that is one place's own."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    told = [found for at in range(len(story)) if (found := _series(document, story, at)) is not None]
    for series in told:
        values = [p.value for p in series.parts]
        for sentence in story:
            if sentence is series.sentence:
                continue
            for figure in sentence.figures:
                if values.count(figure.value) != 1 or not _plain(figure):
                    continue
                part = series.parts[values.index(figure.value)]
                if (said := _of_all(sentence, figure, len(values))) and _one_thing(series, part, sentence, figure):
                    claim = figure.claim
                    yield PassedOff(
                        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=document.date, part=part.claim,
                        others=tuple(p.claim for p in series.parts if p is not part), whole=claim, all=said,
                    )  # fmt: skip


def _series(document: Document, story: Sequence[Figures], at: int) -> _Series | None:
    """The figures of a sentence where each is a place's: after its name, or before it."""
    sentence = story[at]
    first = next((f for f in sentence.figures if _plain(f) and f.value >= _LEAST), None)
    if first is None:
        return None
    parts = [f for f in sentence.figures if f.unit == first.unit and f.value >= _LEAST]
    if not 2 <= len(parts) <= len(_WORDS) + 1 or not all(map(_plain, parts)) or _NOT_PARTS.search(sentence.text):
        return None
    if len({p.head for p in parts if p.head}) > 1:
        return None
    ends = [*(p.start for p in parts[1:]), sentence.end]
    starts = [sentence.start, *(p.end for p in parts[:-1])]
    after = [_AFTER.match(sentence.prose[p.end : end]) for p, end in zip(parts, ends, strict=True)]
    before = [_BEFORE.search(sentence.prose[start : p.start]) for p, start in zip(parts, starts, strict=True)]
    names = [found["name"] for found in (after if all(after[1:]) else before) if found]
    earlier: set[str] = set()
    if len(names) == len(parts) - 1 and not after[0] and _THERE.match(sentence.text):
        # "There 7,150 people …": of the place that the sentence before names
        spot = document.sentence_at(max(sentence.start - 2, 0))
        earlier = {name for name in _NAME.findall(document.prose, *spot) if name.lower() not in words().stop}
        names.append("")
    if len(names) != len(parts) or len(set(names)) != len(names):
        return None
    return _Series(sentence, tuple(parts), frozenset({*names, *earlier} - {""}))


def _of_all(sentence: Figures, figure: Placed, places: int) -> str:
    """The words that say a figure is for all the places, or for everything; "" when none do."""
    text = sentence.text
    if _NOT_ALL.search(text):
        return ""
    after = sentence.after(figure, 90)
    if found := _IN_ALL_OF.match(after):
        number = found["n"]
        many = {"all": places, "both": 2}.get(number) or (int(number) if number.isdigit() else _WORDS.index(number) + 2)
        definite = re.search(r"\b(?:the|these|those|its|their|all|both) (?:\w+ )?$", after[: found.start("things")])
        return f"{number} {found['things']}" if many == places and definite else ""
    if _ALTOGETHER.match(after) or _IN_ALL.search(sentence.before(figure, 30)):
        return "all"
    return ""


def _one_thing(series: _Series, part: Placed, sentence: Figures, figure: Placed) -> bool:
    """Do the two count the same, at one time, and is no place of the series named beside the second?"""
    first = series.parts[0]
    if figure.unit != part.unit or figure.value < _LEAST:
        return False
    if not figure.unit and not (figure.head and figure.head in (first.head, part.head)):
        return False
    again = figure.claim.definite or figure.claim.lead.lower().endswith(_THE)
    if not again and len(figure_digits(figure.value)) < _TELLING:
        return False
    times = set(_OTHER_TIME.findall(sentence.text)) - set(_OTHER_TIME.findall(series.sentence.text))
    return not times and not series.names & set(_NAME.findall(sentence.text))


def _plain(figure: Placed) -> bool:
    claim = figure.claim
    year = not figure.unit and claim.words.isdigit() and 1800 < figure.value < 2100
    measured = figure.unit not in ("percent", "year of age", "year", "day", "month", "week", "hour", "minute")
    return not isinstance(claim.value, tuple) and not claim.per and not claim.hedge and measured and not year
