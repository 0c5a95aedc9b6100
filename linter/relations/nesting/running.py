"""A figure for a stretch of time, and the running total of a story that takes that stretch in.

"3.4 million tickets in the first fortnight", "since its release the film has sold 3.1 million": a running total counts
everything up to the day of the story, in whatever words it speaks of it, so that no stretch before it can come to more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.alignment import contested
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.periods import AS_OF, DAY, DECADE, MONTH, SINCE, YEAR
from linter.phrases import kin, singular, words
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.nested import LEVELS, MONTHS
from linter.relations.slips import TIMES

_TOTAL: Final = later(
    r"\b(?:in all|all told|altogether|so far|to date|thus far|(?:was|were) (?:set up|founded|opened|launched) in|"
    r"since (?:it|they|he|she|its|the|January|April|July) (?:\w+ ?){1,5}|"
    r"(?:for|over|in) the (?:whole |full |entire )?(?:calendar )?year(?= (?:was|were|came|is|as a whole|reached|"
    r"stood)\b|[.,]))\b",
    re.I,
)
_STRETCH: Final = later(
    r"\b(?:in the (?:fortnight|first (?:\w+ )?(?:days?|weeks?|months?|fortnight|quarter|half)|"
    r"(?:two|three|six) (?:weeks|months) (?:that|after|to|ended|from))|alone|"
    r"in the period|(?:last|past) (?:\w+ )?(?:years?|months|summer|winter|week))\b"
)
_NUMBERED: Final = later(
    r"\b[Tt]he (?:figure|number|total)(?: of (?P<of>[a-z-]+))?(?: (?:for|over|in) the (?:whole |full )?year|"
    r" (?:so far )?this (?:year|season))? (?:was|is|came to|(?:has |had )?reached|stood at|stands at) (?:\w+ )?$"
)
# What is no running total of now: one of an earlier time, what is usual, and how deep the snow lies.
_NOT_NOW: Final = later(
    r"\b(?:[Ll]ast (?:year|season|winter|summer|spring|autumn|fall)|years? (?:ago|earlier|before)|same (?:point|time|"
    r"stage|period)|by (?:this|that) (?:point|time|stage)|normal\w*|usual\w*|typical\w*|on the ground|deep|depth|"
    r"booked|pledged|promised|reserved|signed up|"
    r"at most)\b"
)
_SEASON: Final = later(r"\bthis (?:season|winter|summer|spring|autumn|fall|term)\b")
_RUNS: Final = later(
    r"\b(?:runs?|goes|lasts?|counted|reckoned|measured|extends) from\b|\([A-Z][a-z]+ \d* ?(?:to|-|–)|\bsince\b"
)
_FOR: Final = later(r"(?<=[a-z]) for (?:the |its |their )(?P<of>[a-z]{4,})\b")
_LONG: Final = 240  # days; no season is longer
_BY_THE_END: Final = later(r"\bby the end of ", re.I)
_OTHER: Final = later(
    r"\b(?:record(?!ed|ing|s\b)|best|previous|highest|lowest|expect|forecast|predict|target|hope|aim|limit|wage"
    r"|salar|profit|average|"
    r"budget|corpus|(?:a|each|per) (?:day|week|month)|stood|down from|up from|from \d|against|compared|remaining)"
    r"|^[\"“]?Of (?:the|this|these|those|them|its|their|all|last)\b"
)
_WORD: Final = later(r"[^\W\d_]{2,}")
_PRONOUNS: Final = frozenset(["it", "they", "he", "she", "we"])
_VERB: Final = later(r"\b(?:has|have|had|is|are|was|were|will|did|came|made|sold|drew|took)\b|(?<!the )\b[a-z]{3,}ed\b")
_MARK: Final = later(
    r"(?:\b[Ii]n the [\w ]{0,24}?)?\b[Ss]ince (?:its|the) \w+(?: of (?:the"
    r"|this) \w+)?(?: \w+ed\b)?(?: in (?:[A-Z]\w+ )?\d{4})?|"
    r"\b(?:Altogether|[Ii]n all|[Ss]o far)\b,?|\b[Bb]y (?:\w+day|noon|dawn|dusk)(?: (?:night|morning|evening|noon))?"
)
# What becomes of what was found, raised or sold is less of it, and no total.
_DEALT_WITH: Final = later(
    r"\b(?:mended|spent|answered|used|paid|delivered|cleared|surviv\w+|replanted|housed|upheld|repaid|left|taken in)\b"
)
_TOTALS: Final = frozenset(["total", "figure", "number", "year", "whole", "full", "date"])
# "The town", of which a story has one, is the place that its first lines name.
_MONTHS: Final = frozenset(MONTHS.lower().split("|"))
_STAND_FOR: Final = frozenset(["town", "city", "village", "place", "region", "valley", "resort", "island", "country"])
# "Against 14.1 on the same date last year": another figure, and no part of what is told of the first.
_COMPARED: Final = later(r", (?:against|compared (?:with|to)|up from|down from|more than|as against)\b")
_MOST: Final = 120  # sentences with figures; longer copy is no story
_LEDE: Final = 600  # characters in which a story names what it is about
# "Died at 71", "since she turned 66".
_AGED: Final = later(
    r"\b(?:turn(?:s|ed|ing)?|aged|(?:died|dies|dead|born|killed|retired|married)(?: [^,.;]{1,30})? at) $"
)
_FEW: Final = 3
_LIKELY: Final = 1.6  # a part that is further beyond the whole is of another thing
_SMALL: Final = 20
_FALLEN: Final = frozenset(["millimetre", "centimetre", "inch"])  # of rain and snow
_LEVELS: Final = LEVELS | {"profit", "loss", "wage"}
_NO_SUM: Final = TIMES | {"percent", "percentage point", "point", "celsius", "fahrenheit", "metre", "kilometre"}


@kind_of_claim
class Exceeded(Claim):
    """A running total, and the figure for a part of its time that is more; `words` say what makes it one."""

    part: Quantity
    whole: Quantity
    words: str


def exceeded(document: Document) -> Iterator[Exceeded]:
    """Every figure for a stretch of time that is more than a running total of the same draft and thing."""
    story = [s for s in map(_plainly, figures(document)) if s.zone != HEADLINE and not _OTHER.search(s.text)][:_MOST]
    adding = [(s, f) for s in story for f in s.figures if adds_up(f)]
    found = []
    for whole_in, whole in adding:
        for part_in, part in adding:
            if not whole.value < part.value < whole.value * _LIKELY:
                continue
            why = _taken_in(part_in, part, whole_in, whole) if _one_thing(part, whole) else ""
            fits = any(
                f.value >= part.value and _one_thing(part, f) and _taken_in(part_in, part, s, f) == why
                for s, f in (adding if why else ())
                if f is not part and f is not whole
            )
            if why and not fits and one_subject(document, part_in, whole_in, whole):
                found.append(Exceeded(
                    span=part.claim.span, zone=part.claim.zone, quoted=part.claim.quoted,
                    dateline=document.date, part=part.claim, whole=whole.claim, words=why,
                ))  # fmt: skip
    if len(found) <= _FEW:  # of more, the copy lists the figures of several things
        yield from found


def _plainly(sentence: Figures) -> Figures:
    """A sentence without what it compares its figures with at the end."""
    cut = _COMPARED.search(sentence.text)
    if cut is None:
        return sentence
    end = sentence.start + cut.start()
    return sentence._replace(end=end, figures=tuple(f for f in sentence.figures if f.end <= end))


def one_subject(document: Document, part_in: Figures, whole_in: Figures, whole: Placed, mark: str = "") -> bool:
    """Is a total told of "it", or of what the lede or the sentence of the part names as well? `mark` tells the time."""
    told = _MARK.sub("", document.prose[whole_in.start : whole.start].replace(mark, ""))
    subject = {w.lower() for w in _WORD.findall(_VERB.split(told, maxsplit=1)[0])} - _MONTHS
    if subject & _PRONOUNS or not (subject := subject - words(document.language).stop - _STAND_FOR - {whole.head}):
        return True
    lede = document.prose[: min(_LEDE, whole_in.start)].lower() + part_in.text.lower()
    if any(m["of"] not in lede for m in _FOR.finditer(_VERB.split(told, maxsplit=1)[0]) if m["of"] not in _TOTALS):
        return False  # "the appeal for the organ", beside the appeal for the roof
    return bool(subject & set(_WORD.findall(lede)) - {whole.head, "since", "altogether", "all"}) or subject <= _TOTALS


def adds_up(figure: Placed) -> bool:
    """Is it an amount that grows with time, and no age, share or level?"""
    claim = figure.claim
    plain = figure.level and claim.modality == "actual" and not claim.per and not claim.part
    plain = plain and not _AGED.search(claim.lead)
    return plain and figure.value >= _SMALL and figure.unit not in _NO_SUM and figure.head not in _LEVELS


def _one_thing(part: Placed, whole: Placed) -> bool:
    """One unit; without one, one noun, or no second noun: "they had dealt with 19,800", "the figure was 18,700"."""
    one, two = (f.unit if f.unit != "count" else "" for f in (part, whole))
    if one != two or contested(part.claim, whole.claim):
        return False
    people = {part.claim.measure, whole.claim.measure} <= {*kin().people, "passenger", "visitor"}
    if one or people or part.head == whole.head != "":
        return True
    told = _NUMBERED.search(whole.claim.lead)
    if told is not None and told["of"]:
        return singular(told["of"]) == part.head
    return bool(part.head) != bool(whole.head) or told is not None


def _taken_in(part_in: Figures, part: Placed, whole_in: Figures, whole: Placed) -> str:
    """The words or the period by which a total takes in the stretch of another figure; "" where none does."""
    stretch, time = part.claim.period, whole.claim.period
    other = any(p.search(t) for p, t in (
        (_TOTAL, part_in.text), (_DEALT_WITH, whole_in.text), (_NOT_NOW, whole_in.text)
    ))  # fmt: skip
    total = None if part_in is whole_in or other else _TOTAL.search(whole_in.text)
    if stretch is None:
        return total[0] if total and _STRETCH.search(part_in.text) else ""
    if stretch.kind == DAY and time is not None and time.kind in (MONTH, YEAR) and time.contains(stretch):
        return str(time) if part.claim.unit in _FALLEN else ""
    if stretch.kind in (DAY, SINCE, DECADE):
        return ""
    if stretch.kind == AS_OF:
        before = time is not None and time.kind != AS_OF and time.start < stretch.end < time.end
        return str(time) if before and _BY_THE_END.search(part_in.text) else ""
    today = part.claim.dateline
    if total and today is not None and _SEASON.search(whole_in.text) and (today - stretch.start).days > _LONG:
        return ""
    # "Which runs from July 1 to June 30", of a total that is told already: that time has not begun.
    ahead = total and time is not None and today is not None and time.start > today and _RUNS.search(whole_in.text)
    if time is not None and time.kind not in (AS_OF, DAY) and not ahead:
        if time.contains(stretch) and not time.same_days(stretch):
            return str(time)
        if time.start > stretch.start:
            return ""
    over = today is not None and stretch.end <= today
    return total[0] if total and over else ""
