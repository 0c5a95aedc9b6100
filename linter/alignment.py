"""When are two figures about the same thing, and why.

Two quantities are compared only when measure, unit, parties, direction, period and modality agree, and something ties
them to each other: a period that both name, words that refer back ("the 43 outlets"), the same event in two drafts, or
figures so alike that one is a slip of the other. Every comparison comes with its reason in words.
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

from linter.claims import Quantity
from linter.document import CAPTION, HEADLINE, LIST, QUOTE, STANDFIRST
from linter.lexicon import name
from linter.patterns import later
from linter.periods import AS_OF, DAY, SEASON, SINCE, Period
from linter.phrases import kin, measures, singular, stem

DISPLAY: Final = frozenset({HEADLINE, STANDFIRST, CAPTION, QUOTE, LIST})  # what stands beside the text and sums it up


_OF_THEM: Final = later(r" (?:out )?of (?:the|its|their|these|those|his|her|our|all|them|whom|which)\b")
_CORRECTED: Final = later(
    r"\b(?:earlier version|correct(?:ed|ion)|misstated|incorrect(?:ly)?|wrongly|erroneously|mistakenly)\b", re.I
)
# "All 29", "each of the 68", "the missing 48": words that take a figure as known to the reader.
_BACK: Final = later(
    r"(?:^|[^\w-])(?:all(?: (?:of )?(?:the|these|those|its|their))?"
    r"|(?:each|every one|any|most|many|some|none|half|part|few|a third|a quarter|two[- ]thirds|three[- ]quarters"
    r"|one[- ](?:third|quarter|fifth)|per ?cent|\d%) of (?:all )?(?:the|these|those|its|their)"
    r"|(?:the|these|those)(?: (?!(?:top|last|past|first|next|final|other|remaining|previous|extra|additional|new|same"
    r"|usual|original|further|second|average|record|more|under|over)\b)[a-z]+)?) $",
    re.I,
)
_RESTRICTED: Final = later(r" (?:who|that|which|whose|whom|in|at|from|on|with|for|of|under|over|involved|still|to)\b")
_WHO: Final = later(r" (?:who|that|which|whose|whom|still)\b")
_NAMED: Final = later(r"^(?: [a-z’'-]+){0,4} (?:in|at|of|from) (?:the )?([A-Z][\w’'-]+)")
# How a sentence opens that speaks of another time than the story's.
_OTHER_TIME: Final = later(
    r"(?:But |And |Yet )?(?:Before|Until|Last|Previous|Originally|Initially|Earlier|Once"
    r"|(?:In|At|For|During|Over) the (?:last|previous|past)"
    r"|In (?:19|20)\d\d|(?:A|An|One|Two|Three|Ten) \w+ (?:ago|earlier|later|before))"
)
_WEEKDAY: Final = later(r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)\b")
_STATE: Final = later(
    r"(?:[\w’'-]+ )?(?:who )?(?:(?:were|are|was|is|had been|have been|has been|being) )?(?:\w+ly )?([a-z]+)\b"
)
_STATES: Final = frozenset({"dead", "injured", "missing", "arrest"})
_TOKEN: Final = later(r"[a-z]+(?:-[a-z]+)*")
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


class Alignment(NamedTuple):
    """Two quantities that are about the same thing, and why; `strength` from 1 (a desk should look) to 3 (certain)."""

    reason: str
    strength: int


def unit_of(claim: Quantity) -> str:
    """What a figure is counted in, for the key of its group."""
    return claim.currency or claim.unit


def meets(a: Quantity, b: Quantity) -> bool:
    """Do the ranges that two figures were rounded from have a value in common?"""
    slack = 1e-9 * max(abs(a.high) if math.isfinite(a.high) else 1, abs(b.high) if math.isfinite(b.high) else 1, 1)
    return a.low <= b.high + slack and b.low <= a.high + slack


def parties(claim: Quantity) -> str:
    """The countries a figure is about, in words: "Russia and Vietnam", "from Russia to Vietnam"."""
    if claim.direction:
        giver, _, host = claim.direction.partition(">")
        return f"from {name(giver)} to {name(host)}"
    return " and ".join(map(name, claim.parties))


def number(claim: Quantity) -> float:
    return claim.value[0] if isinstance(claim.value, tuple) else claim.value


def digits(claim: Quantity) -> str:
    """The significant digits of a figure, without zeros at the end."""
    return f"{number(claim):.10e}".partition("e")[0].replace(".", "").rstrip("0")


def slip(a: Quantity, b: Quantity) -> str:
    """How one figure could be a slip of the other: "scale", "digits exchanged", or ""."""
    first, second = digits(a), digits(b)
    small, large = sorted((a, b), key=number)
    if min(len(first), len(second)) < 2 or number(small) <= 0:
        return ""
    ratio = number(large) / number(small)
    if ratio > 100:
        if a.hedge or b.hedge:
            return ""
        # The same figure but for its scale, exact in one place and rounded in another perhaps.
        factor = 10.0 ** (3 * round(math.log10(ratio) / 3))
        same = small.low * factor <= large.high and large.low <= small.high * factor
        return (
            "scale"
            if same and (first == second or (max(len(first), len(second)) >= 4 and min(len(first), len(second)) >= 3))
            else ""
        )
    if ratio >= 10 or first == second:
        return ""
    if len(first) == len(second) and sorted(first) == sorted(second):
        swapped = [i for i, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
        return "digits exchanged" if len(swapped) == 2 and swapped[1] - swapped[0] == 1 else ""
    if abs(len(first) - len(second)) == 1:
        long, short = (first, second) if len(first) > len(second) else (second, first)
        if len(long) >= 3 and "0" in long and sorted(long.replace("0", "", 1)) == sorted(short):
            return "digits exchanged"  # 1,200 and 1,020
    return ""


def refers_back(claim: Quantity) -> int:
    """Does the copy take this figure as known: 2 plainly ("all 29 were"), 1 with more words to it, 0 not."""
    if not _BACK.search(claim.lead):
        return 0
    head = claim.noun.rpartition(" ")[2]
    rest = claim.trail
    reach = 24 if unit_of(claim) else len(rest)
    at = next((m.end() for m in _TOKEN.finditer(rest.lower()) if head in (m[0], singular(m[0]))), 0)
    if head and at <= reach:
        rest = rest[at:]
    return 1 if _RESTRICTED.match(rest) else 2


def some_who(claim: Quantity) -> bool:
    """ "The 14 injured who were flown out": perhaps only some of them."""
    head = claim.noun.rpartition(" ")[2]
    at = next((m.end() for m in _TOKEN.finditer(claim.trail.lower()) if head in (m[0], singular(m[0]))), 0)
    return _WHO.match(claim.trail[at:]) is not None


def told_apart(a: Quantity, b: Quantity) -> bool:
    """Does a word beside one of two figures, and not beside the other, say that it is another thing or time?"""
    one, other = (_beside(c) for c in (a, b))
    sided = [words & kin().sided for words in (one, other)]
    if one & kin().contrast != other & kin().contrast or (all(sided) and sided[0] != sided[1]):
        return True
    if ({a.measure, b.measure} & kin().sorts and a.measure != b.measure) or (_OTHER_TIME.match(a.lead) is None) != (
        _OTHER_TIME.match(b.lead) is None
    ):
        return True
    places = [_NAMED.match(c.trail) for c in (a, b)]
    if places[0] and places[1] and places[0][1] != places[1][1]:
        return True
    if any(c.definite or refers_back(c) for c in (a, b)):
        return False  # the vote of Tuesday, and the budget that is signed on Friday
    days = [set(_WEEKDAY.findall(f"{c.lead[-45:]} {c.trail[:45]}")) for c in (a, b)]
    return bool(days[0] and days[1] and not days[0] & days[1])


def _beside(claim: Quantity) -> set[str]:
    return set(_TOKEN.findall(f"{claim.lead[-45:]} | {claim.trail[:45]}".lower()))


def state_of(claim: Quantity) -> str:
    """What befell the people counted: "injured 27 people", "27 people were hurt", "27 injured" are all injured."""
    if claim.measure in _STATES:
        return claim.measure
    if unit_of(claim) or claim.measure not in kin().people:
        return ""
    names = measures().names
    before = _TOKEN.findall(claim.lead[-30:].lower())[-2:]
    after = _STATE.match(claim.trail.lstrip())
    for word in (*reversed(before), after[1] if after else ""):
        if names.get(word) in _STATES:
            return names[word]
    return ""


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


def align(a: Quantity, b: Quantity) -> Alignment | None:
    """Why two quantities are about the same thing; None when they are not, or it is in doubt."""
    return _aligned(a, b) or _known(a, b)


def _aligned(a: Quantity, b: Quantity) -> Alignment | None:
    """The same for two figures that both are told."""
    if a.span == b.span or unit_of(a) != unit_of(b) or a.per != b.per or not (_level(a) and _level(b)):
        return None
    if not _modalities(a, b) or contested(a, b) or _some(a) or _some(b):
        return None
    if "from" in (a.change, b.change) and (a.period is None or b.period is None):
        return None  # what a figure is compared with belongs to another time
    if a.parties and b.parties and a.parties != b.parties and (a.direction or b.direction or not _near(a, b)):
        return None
    if a.direction and b.direction and a.direction != b.direction:
        return None
    about = _about(a, b)
    if not about and slip(a, b) == "scale" and len(digits(a)) >= 3 and a.path == b.path and unit_of(a):
        return Alignment(f"both: {unit_of(a)}, and the same three digits in one draft", 2)
    shared = shared_words(a, b)
    if not periods_agree(a.period, b.period):
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
    if kind and told_apart(a, b):
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
    if not meets(a, b) and not 1 / 3 < number(a) / (number(b) or 1) < 3:
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
        return Alignment(what + _words(shared), 2)
    if a.path == b.path and (_refers(a, b)) and (shared or a.unit in kin().lengths):
        return Alignment(what + _words(shared), 2 if len(shared) > 1 else 1)
    if a.path == b.path and HEADLINE in (a.zone, b.zone) and a.measure == b.measure and len(shared) >= 2:
        return Alignment(what + _words(shared), 2)
    dated = a.dateline is not None and b.dateline is not None
    phrase = 2 if a.qualifiers and a.qualifiers == b.qualifiers and not unit_of(a) else 0  # "in-lamb ewes" in both
    if elsewhere and a.measure == b.measure and len(shared) + phrase >= (3 if dated or a.path == b.path else 6):
        return Alignment(what + _words(shared), 2 if len(shared) >= 4 else 1)
    return None


def _refers(a: Quantity, b: Quantity) -> bool:
    """Does one refer to a figure already given, as "the 43 outlets" does?

    The whole in "4 of the 49 seats" may be a whole of its own, unless the other figure is near it.
    """
    near = 0.8 < number(a) / (number(b) or 1) < 1.25
    return any(c.definite and (near or not c.lead.endswith(("of the ", "of these ", "of those "))) for c in (a, b))


def _known(a: Quantity, b: Quantity) -> Alignment | None:
    """The same where the later of two figures takes the earlier one as known: "27 people were hurt", "all 29".

    What the sentence does with the figure (a plan, a cut, a hope) then says nothing of the figure.
    """
    late, early = (a, b) if a.span.start > b.span.start else (b, a)
    if a.path != b.path and a.dateline and b.dateline and a.dateline != b.dateline:
        late, early = (a, b) if a.dateline > b.dateline else (b, a)
    back = refers_back(late)
    if not back or unit_of(a) != unit_of(b) or a.per != b.per or some_who(late):
        return None
    if unit_of(a) and not (_level(a) and _level(b)):
        return None
    about = _about(a, b) or _span_of(early, late)
    if (
        not about
        or contested(a, b)
        or _some(a)
        or _some(b)
        or told_apart(a, b)
        or not periods_agree(a.period, b.period)
    ):
        return None
    shared = shared_words(a, b)
    near = 0.6 < number(late) / (number(early) or 1) < 1.67
    tied = bool(shared or back == 2) if a.path == b.path else len(shared) >= 2 and a.measure == b.measure
    if not (near or slip(a, b)) or not tied or not set(late.qualifiers) <= set(early.qualifiers):
        return None
    return Alignment(f"both: {about}" + _words(shared), 1)


def _span_of(early: Quantity, late: Quantity) -> str:
    """What a length of time is of, when the later place names it: "took 17 hours", "the 19-hour flight"."""
    head = late.noun.rpartition(" ")[2]
    long = late.unit in ("minute", "hour", "day", "week", "month", "year") and late.definite
    return head if long and head and stem(head) in early.context else ""


def _some(claim: Quantity) -> bool:
    """Only some of them ("46 of its 210 shops"), or a figure that the copy itself puts right."""
    if _CORRECTED.search(claim.lead) or _CORRECTED.search(claim.trail):
        return True
    them = not unit_of(claim) and _OF_THEM.match(claim.trail) is not None and not claim.lead.lower().endswith("all ")
    return claim.part or them


def _same_sort(a: Quantity, b: Quantity, shared: list[str]) -> bool:
    """A slip needs more of the same words around it when the figures are short."""
    longest = max(len(digits(a)), len(digits(b)))
    return longest >= 3 or len(shared) >= 2 or (a.measure == b.measure and bool(shared or _refers(a, b)))


def _by_figures(a: Quantity, b: Quantity, shared: list[str]) -> Alignment | None:
    """Figures so long and so alike, with words in common, that one is a slip of the other, whatever the noun."""
    if slip(a, b) != "digits exchanged" or min(len(digits(a)), len(digits(b))) < 3 or told_apart(a, b):
        return None
    plain = not a.measure or not b.measure or unit_of(a)
    if len(shared) < (1 if plain else 2) or (a.unit and a.unit in kin().lengths):
        return None
    return Alignment(f"both: {unit_of(a) or 'a count'}, in the same digits" + _words(shared), 2)


def _level(claim: Quantity) -> bool:
    """A level, not a change; the ends of a change ("from 3.63 to 4.57 billion") are levels too."""
    return claim.change in ("", "to") or (claim.change == "from" and claim.unit not in ("percent", "percentage point"))


def contested(a: Quantity, b: Quantity) -> bool:
    """Are these the figures of two named sources that may well differ?"""
    return bool(a.source and b.source) and _side(a.source) != _side(b.source)


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
    if not a.measure or not b.measure:
        return ""
    apart = set(a.qualifiers) ^ set(b.qualifiers)
    if apart & kin().apart:
        return ""
    if a.measure == b.measure:
        if a.qualifiers and b.qualifiers and not set(a.qualifiers) & set(b.qualifiers):
            return ""
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
    return [word for word in a.context if word in b.context and word not in heads]


def _heads(a: Quantity, b: Quantity) -> frozenset[str]:
    """The stems of the things measured and of their units, which say nothing of what surrounds them."""
    words = (*a.noun.split()[-1:], *b.noun.split()[-1:], a.measure, b.measure, *a.unit.split(), *_FILLERS)
    return frozenset(map(stem, words))


def _words(shared: list[str]) -> str:
    return f" (both beside: {', '.join(shared[:4])})" if shared else ""
