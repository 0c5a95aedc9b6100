"""The number alone, in figures or in words, without what stands to its left and right."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple
from unicodedata import numeric

from linter.amounts.amount import step
from linter.amounts.elsewhere import patterns
from linter.amounts.numerals import GLYPHS, Numerals
from linter.amounts.spoken import ROUGH, spoken
from linter.patterns import later

_FRACTION: Final = later(r"[ -]?([1-9])/([2-9]|10|16)(?!\d|/)| ?([¼-¾⅐-⅞])")
_NAME: Final = later(r" [A-Z]")


_SHARE: Final = later(r"([1-9])/([2-9]|1[06])(?= of (?:the|a|an|all|its|his|her|their|th[eo]se|them)\b)")


_SPELLED: Final = later(
    r" and (a half|a quarter|three[- ]quarters)(?= [a-z]+s?\b)(?! (?:of|later|ago|as|is|was|are|were)\b)"
)
_SPELLED_PARTS: Final = {"a half": 0.5, "a quarter": 0.25, "three quarters": 0.75}


class Number(NamedTuple):
    """A number as written: where it stands, its value, and the size of its last meaningful digit (0: exact)."""

    start: int
    end: int
    value: float
    step: float
    upper: float | None = None  # the far end of a vague one: "tens of thousands"
    figures: bool = True


def in_figures(prose: str, at: int, end: int, lists: Numerals) -> Number | None:
    """The number that begins at this digit."""
    if at and prose[at - 1] == ".":
        at -= 1  # ".500"
    if prose[at] in GLYPHS:
        return Number(at, at + 1, part := numeric(prose[at]), ROUGH * part if part != 0.5 else 0.0)
    if share := _SHARE.match(prose, at, end):
        return Number(at, share.end(), int(share[1]) / int(share[2]), 0.0)
    match = _digits(lists).match(prose, at, end)
    if not match:
        return None
    text = match[0]
    if match.lastgroup == "parted":
        whole, point, rest = text.rpartition(".") if text.count(".") == 1 else (text, "", "")
        digits = "".join(filter(str.isdigit, whole)) + point + rest
    elif match.lastgroup == "comma":
        digits = text.replace(".", "").replace(",", ".")
    else:
        digits = text.replace(",", "")
    if (spelled := _SPELLED.match(prose, match.end(), end)) and "." not in digits and lists.language == "en":
        return Number(at, spelled.end(), float(digits) + _SPELLED_PARTS[spelled[1].replace("-", " ")], 0.0)
    fraction = _FRACTION.match(prose, match.end(), end) if "." not in digits else None
    if fraction and (part := _part(fraction)) < 1:
        return Number(at, fraction.end(), float(digits) + part, 0.0)
    return Number(at, match.end(), float(digits), step(digits))


def _part(fraction: re.Match[str]) -> float:
    """The value of "1/2" or "½"."""
    return numeric(fraction[3]) if fraction[3] else int(fraction[1]) / int(fraction[2])


def in_words(prose: str, at: int, end: int, lists: Numerals) -> Number | None:
    """The number that begins at this word."""
    found = spoken(prose, at, end, lists)
    if found is None or patterns(lists.language).compound.match(prose, found.end):
        return None
    if prose[found.start].isupper() and _NAME.match(prose, found.end):
        return None  # the Six Nations, Seven Sisters
    if found.value == 1 and _pronoun(prose, found.start, found.end, lists):
        return None
    return Number(found.start, found.end, found.value, found.step, found.upper, figures=False)


def _pronoun(prose: str, start: int, end: int, lists: Numerals) -> bool:
    """Does "one" count nothing here: "the same one", "one day", "one another"?"""
    idle = patterns(lists.language)
    return bool(idle.one_before.search(prose[max(start - 16, 0) : start]) or idle.one_after.match(prose, end))


@cache
def _digits(lists: Numerals) -> re.Pattern[str]:
    # A single space parts thousands only where a unit follows: "20 000 tonnes".
    parted = (
        rf"(?<!\d )\d{{1,3}}(?: \d{{3}})+(?= ?(?:{lists.either('after_spaces')}))"
        r"|(?<!\d )\d{1,3}(?: \d{3}){2,}(?! ?\d)|(?:(?<=[$€£])|(?<=\bR))\d{1,3}(?: \d{3})+(?! ?\d)"
        r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:['’]\d{3})+(?!\d)"
    )
    point = r"\d+(?:,\d{3})*(?:\.\d+)?(?!\d)|(?<!\w)\.\d+(?!\d)"
    if lists.comma:
        return later(
            rf"(?<![\d.,:])(?:(?P<parted>{parted})|(?P<comma>\d+(?:\.\d{{3}})*(?:,\d+)?(?!\d|\.\d))"
            r"|(?P<point>\d+\.\d{1,2}(?![\d.])))"
        )
    parted += r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    return later(rf"(?<![\d.,:])(?:(?P<parted>{parted})|{point})")
