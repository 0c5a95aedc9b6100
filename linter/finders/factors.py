"""Factors and parts as the copy words them: "more than doubled", "three times", "fivefold", "two thirds", "half".

A factor says how many times one amount is another. Which two amounts those are is for `linter.relations` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from linter.document import Document
from linter.patterns import either, later

VERB: Final = "verb"  # doubled, double, halving
TIMES: Final = "times"  # twice, three times
FOLD: Final = "fold"  # threefold
PART: Final = "part"  # half, a third, two fifths
AGAIN: Final = "again"  # half as many again

MORE_THAN: Final = "more than"
JUST_OVER: Final = "just over"
NEARLY: Final = "nearly"
ABOUT: Final = "about"
LESS_THAN: Final = "less than"

NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "a hundred": 100,
}  # fmt: skip
PARTS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
HEDGES: Final = {
    "more than": MORE_THAN, "over": MORE_THAN, "well over": MORE_THAN, "at least": MORE_THAN, "just over": JUST_OVER,
    "a little over": JUST_OVER, "nearly": NEARLY, "almost": NEARLY, "just under": NEARLY, "close to": NEARLY,
    "not quite": NEARLY, "about": ABOUT, "around": ABOUT, "roughly": ABOUT, "some": ABOUT, "approximately": ABOUT,
    "less than": LESS_THAN, "fewer than": LESS_THAN, "under": LESS_THAN,
}  # fmt: skip
HEDGED: Final = rf"(?:\b(?P<hedge>{either(HEDGES)}) (?:the |its |an? )?)?"

_VERBS: Final = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_NUMBER: Final = rf"\d{{1,3}}(?:\.\d)?|{either(set(NUMBERS) - {'one'})}"
# "They are paid double", "almost double": of another wage.
_NOT_PAID: Final = "".join(
    rf"(?<!\bpaid {hedge})" for hedge in ("", "almost ", "nearly ", "about ", "more than ", "over ")
)
_NO_NOUN: Final = (
    "".join(rf"(?<!\ba {verb})" for verb in ("doubl", "tripl", "trebl")) + r"(?<!\bthe tripl)"
)  # "a double sheet"
# "A doubles vendor", "the mixed doubles", "robbed doubles man", "hit 12 doubles".
_NO_GAME: Final = "".join(
    rf"(?<!{before} doubl)"
    for before in (r"\ba", r"\bthe", r"[’']s", r"s[’']", "mixed", r"\bin", r"\bat", r"[a-z]ed", r"\d")
)
_FACTOR: Final = later(
    rf"{HEDGED}\b{_NOT_PAID}(?:(?P<verb>{either(_VERBS)})(?:ed|{_NO_NOUN}e|{_NO_GAME}es|ing)\b"
    r"(?!-| (?:room|bed|check|up|as an?|titles?|finals?|partners?|match|matches|team|pair|champions?|players?|crown|"
    r"event|draw|tournament|specialist)\b)"
    r"|(?P<halved>(?:cut|cuts|reduced|slashed|brought down|shortened|f[ae]ll|fallen|dropped) (?:it |them )?(?:in|"
    r"by) half)\b"
    rf"|(?P<twice>twice)\b|(?P<times>{_NUMBER})[ -]times\b|(?P<fold>{_NUMBER})[ -]?fold\b"
    r"|(?P<half>half)\b(?! (?:an? )?(?:mln|bln|million|billion|trillion|dozen|hundred|thousand)\b)"
    rf"|(?P<count>{either(_COUNTS)})[ -](?P<part>{either(set(PARTS) - {'half'})})s?\b)",
    re.I,
)
_MORE: Final = later(r" (?:more|higher|bigger|larger|greater|longer|the increase)\b")
_AGAIN: Final = later(r" (?:again(?= as\b)|as [a-z]+ (?:[a-z]+ ){0,2}?again\b)")  # "half as many again" is half more
_OBJECT: Final = later(r" (its|their|his|her|the) (?=[a-z])")
_NTH: Final = later(r"\b(?:first|second|third|fourth|last|latter|final|same|other|opening|closing) $")
_OF_A_TIME: Final = later(
    r" of (?:the |this |last |next |its )?(?:[a-z]+ )?(?:year|season|month|week|century|decade|(?:19|20)\d\d)"
)
_OPENINGS: Final = frozenset(
    {verb + ending for verb in _VERBS for ending in ("e", "es", "ed", "ing")}
    | {part + s for part in PARTS for s in ("", "s")}
    | {"twice", "times", "fold"}
    | {f"{number}fold" for number in (*NUMBERS, *range(1000))}
)


class Factor(NamedTuple):
    """A factor and where it stands in the prose, its hedge with it."""

    start: int
    end: int
    times: float  # new to old, or the part of the whole
    form: str
    hedge: str
    more: bool  # "three times more than" may mean three times or four times as many
    object: str  # the determiner of what is changed: "doubled its fleet"


@lru_cache(maxsize=8)
def factors(document: Document) -> tuple[Factor, ...]:
    """Every factor of an English document, in order of place."""
    if document.language[:2] != "en":
        return ()
    return tuple(
        factor
        for start, end in document.sentences_with(_OPENINGS)
        for match in _FACTOR.finditer(document.prose, start, end)
        if (factor := _factor(document.prose, match))
    )


def factors_in(document: Document, start: int, end: int) -> Iterator[Factor]:
    """The factors of a stretch of the prose, in order of place."""
    return (factor for factor in factors(document) if start <= factor.start < end)


def _factor(prose: str, match: re.Match[str]) -> Factor | None:
    if match["verb"] or match["halved"]:
        form, times = VERB, _VERBS[(match["verb"] or "halv").lower()]
    elif match["half"] or match["part"]:
        if not match["count"] and _OF_A_TIME.match(prose, match.end()) and _NTH.search(prose, 0, match.start()):
            return None  # "in the first half of the year"
        form, times = PART, _COUNTS[(match["count"] or "a").lower()] / PARTS[(match["half"] or match["part"]).lower()]
    else:
        form, times = FOLD if match["fold"] else TIMES, number(match["times"] or match["fold"] or "two")
    end = match.end()
    if form == PART and (again := _AGAIN.match(prose, end)):
        form, times, end = AGAIN, times + 1, again.end()
    if times in (0, 1):
        return None
    rounded = ABOUT if match["part"] else ""  # "a third" is never meant to the last digit
    changed = _OBJECT.match(prose, end) if form == VERB else None
    return Factor(
        match.start(), end, times, form, hedge(match) or rounded, _MORE.match(prose, end) is not None,
         changed[1] if changed else "",
    )  # fmt: skip


def hedge(match: re.Match[str]) -> str:
    """What a match of a pattern that begins with `HEDGED` is hedged by; "" when by nothing."""
    return HEDGES[match["hedge"].lower()] if match["hedge"] else ""


def number(word: str) -> float:
    """A number in digits or words, as in "three times"."""
    return float(NUMBERS.get(word.lower()) or word)
