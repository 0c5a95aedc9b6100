"""When are two figures about the same thing, and why.

Two quantities are compared only when measure, unit, parties, direction, period and modality agree, and something ties
them to each other: a period that both name, words that refer back ("the 43 outlets"), the same event in two drafts, or
figures so alike that one is a slip of the other. Every comparison comes with its reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.alignment.explained import dense, long_ago, of_a_series, of_the_day, owners
from linter.alignment.figures import digits as digits
from linter.alignment.figures import meets as meets
from linter.alignment.figures import mistyped, near_in_size
from linter.alignment.figures import number as number
from linter.alignment.figures import slip as slip
from linter.alignment.figures import unit_of as unit_of
from linter.alignment.lasting import lasted, span_of
from linter.alignment.reference import (
    LISTED,
    added,
    of_another_time,
    part_of,
    refers_back,
    some_who,
    state_of,
    told_apart,
    wronged,
)
from linter.claims import Quantity
from linter.document import CAPTION, HEADLINE, LIST, QUOTE, STANDFIRST, TABLE
from linter.lexicon import name
from linter.patterns import later
from linter.periods import AS_OF, DAY, SEASON, SINCE, Period
from linter.phrases import kin, measures, stem

DISPLAY: Final = frozenset({HEADLINE, STANDFIRST, CAPTION, QUOTE, LIST})  # what stands beside the text and sums it up


_OF_THEM: Final = later(r" (?:out )?of (?:the|its|their|these|those|his|her|our|all|them|whom|which)\b")
_ONE_END: Final = later(r"\bthe (?:first|last|final|top|bottom|next|previous|other|remaining) $", re.I)
_CORRECTED: Final = later(
    r"\b(?:earlier version|correct(?:ed|ion)|misstated|restated|originally (?:reported|put)|"
    r"first (?:gave|reported|published)|incorrect(?:ly)?|wrongly|erroneously|mistakenly)\b",
    re.I,
)
_AND_CREW: Final = later(r" [a-z]+ and (?:the |its )?(?:crew|staff|officers)\b")
_BARE: Final = later(r"[$£€¥]?\d[\d.,]*")
_WORD: Final = later(r"[^\W\d_]{3,}")
_FILLERS: Final = (
    "million",
    "billion",
    "trillion",
    "thousand",
    "dollar",
    "euro",
    "yen",
    "pound",
    "rupee",
    "peso",
    "cent",
    "percent",
    "year",
    "month",
    "week",
    "day",
)


_NAMED: Final = later(r"\b(?!\w+day\b|The\b|It\b|In\b)[A-Z][\w’'-]+(?: (?:of |and )?(?!\w+day\b)[A-Z][\w’'-]+)*")
_TO_GO: Final = later(
    r" \w+(?: in [A-Z]\w+)? (?:would|will|are to|were to|to|could|must) (?:go|be (?:lost|cut|axed|shed))\b"
)
_ALONE: Final = later(r"[^.;,\d]{0,60}\balone\b")  # "770,000 tonnes of sugar from French producers alone"
_LAST: Final = later(r"(?:Last|The previous) (?:year|season|month|week|quarter)\b")
_VAGUE: Final = frozenset({"forecast", "estimate", "average", "level", "area", "total", "record", "figure", "unit"})
_ALSO: Final = later(r"\balso\b")  # "it also set aside $1.9 million"


class Alignment(NamedTuple):
    """Two quantities that are about the same thing, and why; `strength` from 1 (a desk should look) to 3 (certain)."""

    reason: str
    strength: int


def parties(claim: Quantity) -> str:
    """The countries a figure is about, in words: "Russia and Vietnam", "from Russia to Vietnam"."""
    if claim.direction:
        giver, _, host = claim.direction.partition(">")
        return f"from {name(giver)} to {name(host)}"
    return " and ".join(map(name, claim.parties))


def periods_agree(a: Period | None, b: Period | None) -> bool:
    """Can two figures belong to the same time? An unnamed period agrees with any that is not plainly another one."""
    if a is None or b is None:
        return True
    if AS_OF in (a.kind, b.kind):
        return abs((a.end - b.end).days) <= 31
    if SINCE in (a.kind, b.kind):
        return a.kind == b.kind and abs((a.start - b.start).days) <= 31
    if DAY in (a.kind, b.kind):
        return a.overlaps(b)
    if SEASON in (a.kind, b.kind):  # "this summer" of a year
        return a.contains(b) or b.contains(a)
    return a.same_days(b)


def groups(claim: Quantity) -> Iterator[str]:
    """What a figure is put together with: those of its unit, or counts of the same and of the same fate."""
    if unit := unit_of(claim):
        yield unit
    elif claim.measure:
        yield "people" if claim.measure in kin().people else claim.measure
        if claim.measure != (state := state_of(claim)) and state:
            yield state


def align(a: Quantity, b: Quantity) -> Alignment | None:
    """Why two quantities are about the same thing; None when they are not, or it is in doubt."""
    return _aligned(a, b) or _known(a, b)


def _aligned(a: Quantity, b: Quantity) -> Alignment | None:
    """The same for two figures that both are told."""
    if a.span == b.span or unit_of(a) != unit_of(b) or a.per != b.per or a.zone == b.zone == TABLE:
        return None
    cut = a.path != b.path and _one_cut(a, b)
    if not cut and not (_level(a) and _level(b)):
        return None
    if not meets(a, b) and not slip(a, b) and not near_in_size(a, b, 30):
        return None
    if slip(a, b) == "scale" and any(c.zone == TABLE and _BARE.fullmatch(c.words) for c in (a, b)):
        return None  # the head of its column says that it is in millions
    if bool(_AND_CREW.match(a.trail)) != bool(_AND_CREW.match(b.trail)) and not unit_of(a):
        return None  # "80 of the 94 passengers and crew", of 81 passengers
    if a.path == b.path and _ALSO.search(max(a, b, key=lambda c: c.span.start).lead):
        return None  # "it also will redeem"
    if a.measure != b.measure and any(LISTED.match(c.trail) for c in (a, b)) and not unit_of(a):
        return None  # 121 passengers and six crew are 127 people
    if long_ago(a, b):
        return None
    if not _modalities(a, b) or contested(a, b) or _some(a) or _some(b) or _then(a, b) or added(a, b):
        return None
    if owners(a, b) or of_a_series(a, b) or of_the_day(a, b):
        return None
    if "from" in (a.change, b.change) and (a.period is None or b.period is None):
        return None  # what a figure is compared with belongs to another time
    if a.parties and b.parties and a.parties != b.parties and (a.direction or b.direction or not _near(a, b)):
        return None
    if a.direction and b.direction and a.direction != b.direction:
        return None
    about = _about(a, b)
    if not about and slip(a, b) == "scale" and len(digits(a)) >= 3 and unit_of(a) and not told_apart(a, b):
        return Alignment(f"both: {unit_of(a)}, and the same three digits in one story", 2)
    shared = shared_words(a, b)
    if a.path != b.path and TABLE in (a.zone, b.zone) and not (a.period and b.period):
        return None  # a row of a listing in another draft
    if about and cut:  # of a plan, the day is that of its announcement or of its end
        return Alignment(f"both: {about}, to go", 1)
    if not periods_agree(a.period, b.period) or _grown_since(a, b) or part_of(a, b):
        return None
    if not about:
        return _by_figures(a, b, shared)
    named = (
        a.period is not None and b.period is not None and a.period.kind not in (DAY,) and b.period.kind not in (DAY,)
    )
    elsewhere = a.path != b.path or a.zone in DISPLAY or b.zone in DISPLAY
    what = f"both: {about}" + (f", {a.period}" if named and a.period else "")
    if named and a.parties and a.parties == b.parties and a.measure == b.measure:
        return Alignment(what + f", {parties(a)}", 3)
    if meets(a, b) and a.measure == b.measure and a.parties and a.parties == b.parties and shared:
        return Alignment(what + f", {parties(a)}", 2)
    kind = slip(a, b)
    if kind and (told_apart(a, b) or (kind == "scale" and _ALSO.search(f"{a.lead[-30:]} {b.lead[-30:]}"))):
        return None
    if kind and (shared or _refers(a, b) or elsewhere) and _same_sort(a, b, shared):
        return Alignment(what + _words(shared), 3 if len(digits(a)) >= 3 else 2)
    if not unit_of(a) and a.measure in kin().never_counts:
        return None
    if a.modality != b.modality and HEADLINE not in (a.zone, b.zone):
        return None  # what is planned need not be what is
    if a.unit and a.unit in kin().lengths and not {a.measure, b.measure} & kin().one_length:
        return None
    unnamed = (a.period is None) != (b.period is None)
    if unnamed and a.path != b.path and a.measure in measures().flow and not meets(a, b):
        return None  # a part of a year, perhaps, against the whole
    if not meets(a, b) and not near_in_size(a, b, 3 if unit_of(a) else 1.8):
        return None  # nobody mistakes 4 for 57
    if (
        a.direction
        and a.direction == b.direction
        and a.measure == b.measure
        and a.qualifiers == b.qualifiers
        and shared
    ):
        return Alignment(what + f", {parties(a)}", 2)
    if named and a.measure == b.measure and a.qualifiers == b.qualifiers and (len(shared) >= 2 or elsewhere):
        if told_apart(a, b):
            return None
        return Alignment(what + _words(shared), 2)
    people = {a.measure, b.measure} <= kin().people - {"household", "family"}
    if people and named and elsewhere and a.period == b.period and len(shared) >= 4 and near_in_size(a, b):
        return Alignment(what + _words(shared), 2)  # people waiting, and patients, on one day
    if a.path == b.path and (_refers(a, b)) and (shared or a.unit in kin().lengths):
        return Alignment(what + _words(shared), 2 if len(shared) > 1 else 1)
    if a.path == b.path and HEADLINE in (a.zone, b.zone) and a.measure == b.measure and len(shared) >= 2:
        return Alignment(what + _words(shared), 2)
    dated = a.dateline is not None and b.dateline is not None
    phrase = 2 if a.qualifiers and a.qualifiers == b.qualifiers and not unit_of(a) else 0  # "in-lamb ewes" in both
    # Words alone tie no two figures of two drafts: one is a slip of the other, or is taken as known.
    known = a.path == b.path or meets(a, b) or mistyped(a, b) or any(c.definite or refers_back(c) for c in (a, b))
    enough = len(shared) + phrase >= (3 if dated or a.path == b.path else 6)
    if known and enough and elsewhere and a.measure == b.measure:
        return Alignment(what + _words(shared), 2 if len(shared) >= 4 else 1)
    return None


def _grown_since(a: Quantity, b: Quantity) -> bool:
    """Is this what a flow had come to by two days: output by the end of April, and by the middle of May?

    Votes are counted for days, and each draft has what has been counted by its own.
    """
    if a.measure == b.measure == "vote" and a.dateline != b.dateline:
        return not slip(a, b)
    if a.period is None or b.period is None or a.measure not in measures().flow:
        return False
    return AS_OF in (a.period.kind, b.period.kind) and a.period.end != b.period.end


def _then(a: Quantity, b: Quantity) -> bool:
    """Is just one of them a figure of another time: "the largest since 2013, when 118 people fell ill"?"""
    pairs = ((a, b), (b, a))
    if any(c.lead.endswith("when ") and c.period is not None and d.period is None for c, d in pairs):
        return True
    if any(c.period is None and _LAST.match(c.lead) and not _LAST.match(d.lead) for c, d in pairs):
        return True  # in a draft without a date
    return of_another_time(a) != of_another_time(b)


def _refers(a: Quantity, b: Quantity) -> bool:
    """Does one refer to a figure already given, as "the 43 outlets" does?

    The whole in "4 of the 49 seats" may be a whole of its own, unless the other figure is near it.
    """
    near = near_in_size(a, b, 1.25)
    return any(
        c.definite and (near or not (some_who(c) or c.lead.lower().endswith(("of the ", "of these ", "of those "))))
        for c in (a, b)
    )


def _known(a: Quantity, b: Quantity) -> Alignment | None:
    """The same where the later of two figures takes the earlier one as known: "27 people were hurt", "all 29".

    What the sentence does with the figure (a plan, a cut, a hope) then says nothing of the figure.
    """
    if _then(a, b):
        return None
    late, early = (a, b) if a.span.start > b.span.start else (b, a)
    if a.path != b.path and a.dateline and b.dateline and a.dateline != b.dateline:
        late, early = (a, b) if a.dateline > b.dateline else (b, a)
    back = refers_back(late) or lasted(early, late)
    if (
        not back
        or late.change == "from"
        or unit_of(a) != unit_of(b)
        or a.per != b.per
        or some_who(late)
        or LISTED.match(late.trail)
    ):
        return None
    if unit_of(a) and not (_level(a) and _level(b)):
        return None
    about = _about(a, b) or span_of(early, late) or (late.noun if wronged(early, late) else "")
    if (
        not about
        or (opposed(a, b) if back == 2 else contested(a, b))
        or _some(a)
        or _some(b)
        or told_apart(a, b)
        or not periods_agree(a.period, b.period)
    ):
        return None
    shared = shared_words(a, b)
    # Sums differ by stage and by what is in them: of these only a slip tells.
    crowd = a.measure == b.measure == "spectator"  # a match has one
    near = not a.currency and a.unit != "percent" and near_in_size(late, early, 1.25 if crowd else 1.67)
    tied = bool(shared or back == 2 or crowd) if a.path == b.path else len(shared) >= 2 and a.measure == b.measure
    if not (near or slip(a, b)) or not tied or not set(late.qualifiers) - {about} <= set(early.qualifiers):
        return None
    return Alignment(f"both: {about}" + _words(shared), 1)


def put_right(claim: Quantity) -> bool:
    """Does the copy say of a figure that it was wrong: "our first report gave it as 83 km"?"""
    return _CORRECTED.search(claim.lead) is not None or _CORRECTED.search(claim.trail) is not None


def _some(claim: Quantity) -> bool:
    """Only some of them ("46 of its 210 shops", "the last eight wickets"), or a figure that the copy puts right."""
    if not unit_of(claim) and _ONE_END.search(claim.lead):
        return True
    if _ALONE.match(claim.trail):
        return True
    if put_right(claim):
        return True
    them = not unit_of(claim) and _OF_THEM.match(claim.trail) is not None and not claim.lead.lower().endswith("all ")
    return claim.part or them


def _same_sort(a: Quantity, b: Quantity, shared: list[str]) -> bool:
    """A slip needs more of the same words around it when the figures are short."""
    longest = max(len(digits(a)), len(digits(b)))
    return longest >= 3 or len(shared) >= 2 or (a.measure == b.measure and bool(shared or _refers(a, b)))


def _by_figures(a: Quantity, b: Quantity, shared: list[str]) -> Alignment | None:
    """Figures so long and so alike, with words in common, that one is a slip of the other, whatever the noun."""
    if dense(a) and dense(b):
        return None
    if slip(a, b) != "digits exchanged" or min(len(digits(a)), len(digits(b))) < 3 or told_apart(a, b):
        return None
    plain = not a.measure or not b.measure or unit_of(a)
    if len(shared) < (1 if plain else 2) or (a.unit and a.unit in kin().lengths):
        return None
    return Alignment(f"both: {unit_of(a) or 'a count'}, in the same digits" + _words(shared), 2)


def _level(claim: Quantity) -> bool:
    """A level, not a change; the ends of a change ("from 3.63 to 4.57 billion") are levels too."""
    return claim.change in ("", "to") or (claim.change == "from" and claim.unit not in ("percent", "percentage point"))


def _cut(claim: Quantity) -> bool:
    """Jobs that are to go: a change, but one that is announced once, and told again as a figure of its own."""
    going = _TO_GO.match(claim.trail) is not None
    return claim.measure == "employee" and (going or (claim.change == "down" and claim.modality != "forecast"))


def _one_cut(a: Quantity, b: Quantity) -> bool:
    """Are two cuts of about one size, and not of two companies by the last names before the figures?"""
    names = [set(" ".join(_NAMED.findall(claim.lead)[-1:]).split()) - {"of", "and"} for claim in (a, b)]
    rivals = all(names) and not names[0] & names[1]
    return _cut(a) and _cut(b) and not rivals and near_in_size(a, b, 1.25)


def contested(a: Quantity, b: Quantity) -> bool:
    """Are these the figures of two named sources that may well differ?"""
    return bool(a.source and b.source) and _side(a.source) != _side(b.source)


def opposed(a: Quantity, b: Quantity) -> bool:
    """Are these the figures of two sides, of which one would not take the other's as known?"""
    sides = {_side(c.source) for c in (a, b)}
    return len(sides) == 2 and "" not in sides


def _side(source: str) -> str:
    sides = kin().sides
    return next((sides[word] for word in source.split() if word in sides), "")


def _modalities(a: Quantity, b: Quantity) -> bool:
    soft = {"plan", "target"}
    return (
        a.modality == b.modality or {a.modality, b.modality} <= soft or {a.modality, b.modality} == {"plan", "actual"}
    )


def _near(a: Quantity, b: Quantity) -> bool:
    """Do the parties of one include those of the other (one draft names both countries, the other one)?"""
    return set(a.parties) <= set(b.parties) or set(b.parties) <= set(a.parties)


def _about(a: Quantity, b: Quantity) -> str:
    """What both figures measure, in words; "" when that is not plainly one thing."""
    if not a.measure or not b.measure or {a.measure, b.measure} & _VAGUE:
        return ""
    apart = set(a.qualifiers) ^ set(b.qualifiers)
    if apart & kin().apart:
        return ""
    if a.measure == b.measure:
        own = set(a.qualifiers) - set(b.qualifiers), set(b.qualifiers) - set(a.qualifiers)
        if all(own) and (a.path == b.path or not set(a.qualifiers) & set(b.qualifiers)):
            return ""  # machine tool orders, and metal-cutting tool orders
        return a.noun if len(a.noun) >= len(b.noun) else b.noun
    if a.unit and a.unit not in ("percent", "percentage point"):
        common = sorted({a.measure, *a.qualifiers} & {b.measure, *b.qualifiers})
        return " ".join(common)
    if (state := state_of(a)) and state == state_of(b):
        return "people " + state if state in ("dead", "injured", "missing") else "people arrested"
    if {"people", "man"} & {a.measure, b.measure} and {a.measure, b.measure} <= kin().people:
        return a.noun if b.measure in ("people", "man") else b.noun
    return ""


def shared_words(a: Quantity, b: Quantity) -> list[str]:
    """The stems that stand in both sentences, but for the things measured."""
    heads = _heads(a, b)
    return [word for word in a.context if len(word) > 1 and word in b.context and word not in heads]


def _heads(a: Quantity, b: Quantity) -> frozenset[str]:
    """The stems of the things measured and of their units, which say nothing of what surrounds them."""
    words = (
        *(a.noun.split() if a.noun == b.noun and not unit_of(a) else (*a.noun.split()[-1:], *b.noun.split()[-1:])),
        a.measure,
        b.measure,
        *a.unit.split(),
        *_FILLERS,
        *_WORD.findall(f"{a.words} {b.words}"),
    )
    return frozenset(map(stem, words))


def _words(shared: list[str]) -> str:
    return f" (both beside: {', '.join(shared[:4])})" if shared else ""
