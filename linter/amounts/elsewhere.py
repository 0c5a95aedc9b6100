"""Numbers that are no amounts: parts of dates and times, years, labels and names, addresses, phones, versions."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from linter.amounts.numerals import numerals
from linter.patterns import later

_GLUED: Final = frozenset("/°#@_")
_DECIMAL: Final = later(r"[./]\d")
_PHONE: Final = later(r"-\d{4}\b(?![,.]\d|%| [a-z])")
_PARTED: Final = later(r"\d[:.]$|\d ?- ?$")
_PREFIX: Final = later(r"[^\W\d_]-$")
_FREE_PREFIX: Final = later(r"\b(?:mid|a|an|the|of|to|US|non|sub|pre|post|up)-$|\d ?°?[a-zA-Z]{1,2}-$")
_SHARE: Final = later(r"%| per ?cent| (?:million|billion|trillion)\b")
_SHORT: Final = later(r" (?:per ?cent|million|billion|trillion|[a-z]{1,3}\b)")
_NAMED: Final = later(r"(?<![.!?:;,\"“] )(?<!^)\b([A-Z][\w’'&-]*) $")
_HEDGED: Final = later(r"\b(?:some|nearly|almost|least|most|another|of its|all|average of) $")
_MAYBE: Final = later(r"\b(?:to|over|than|around|about|under) $")


class Elsewhere(NamedTuple):
    """A language's patterns for what stands before and after a number that is no amount."""

    date_before: re.Pattern[str]
    date_after: re.Pattern[str]
    time_after: re.Pattern[str]
    label: re.Pattern[str]
    street: re.Pattern[str]
    plural: re.Pattern[str]
    things: re.Pattern[str]
    year: re.Pattern[str]
    compound: re.Pattern[str]
    distance: re.Pattern[str]
    one_before: re.Pattern[str]
    one_after: re.Pattern[str]
    aged: re.Pattern[str]
    person: re.Pattern[str]
    apposed: re.Pattern[str]
    per: re.Pattern[str]


@cache
def patterns(language: str) -> Elsewhere:
    """The patterns of a language."""
    lists = numerals(language)
    month = rf"(?:{lists.either('months')})"
    times = lists.either("times")
    return Elsewhere(
        later(rf"\b{month}[a-z]*\.? (?:\d{{1,2}}(?: ?[-–—/] ?| and | or | to ))?$"),
        later(rf"(?: ?[-–—] ?\d{{1,2}}| and \d{{1,2}}| to \d{{1,2}})? (?:of )?{month}[a-z]*\.?(?![a-z])(?! \$)"),
        later(rf"(?:[:.]\d\d)? ?(?:{times})(?!\w)|:\d\d"),
        later(rf"(?:\b(?:{lists.either('labels')})s?\.? #?|#)$"),
        later(rf"(?: [NSEW]\.?)? (?:[A-Z][\w’'.-]* ){{1,3}}(?:{lists.either('streets')})\b"),
        later(rf" (?:[a-z][\w-]* ){{0,2}}?(?:[a-z]{{2,}}s|{lists.either('counted')})\b(?! of the)"),
        later(rf" (?:[a-z-]+ )?(?:[a-z]{{3,}}(?<!ous)(?<!was)s|{lists.either('counted')})\b"),
        later(rf"(?:(?<!\w)(?:{lists.either('years')}|[A-Z][a-z]+|[a-z]+-)[ -]?|^|[(\-–—/,] ?)$"),
        later(rf"-(?:{lists.either('compound')})\b"),
        later(rf"(?: (?:[a-z’']+ )?|-)(?:{lists.either('distance')})s?\b"),
        later(rf"\b(?:{lists.either('one_before')}) $", re.I),
        later(rf"[’']| (?:{lists.either('one_after')})\b"),
        later(rf"\b(?:{lists.either('aged')}) $", re.I),
        later(r"\b[A-Z][\w’'.-]*[^\W\d_], $"),
        later(rf"[,;](?! or (?:[a-z]+ )?(?:\d|half\b))| (?:{lists.either('apposed')})\b"),  # but no "29, or 68%"
        later(
            rf"(?: (?:{lists.joining('per')}) |/)((?:square |sq\.? )?[^\W\d_]+)(?!\w)"
            rf"(?! (?:{lists.either('times_past')}))"
        ),
    )


def elsewhere(before: str, prose: str, end: int, text: str, language: str) -> bool:
    """Is this number, written in figures, part of a date, a time, a score, an address, a name or a label?"""
    last, following = before[-1:], prose[end : end + 1]
    if last and (last.isalpha() or last in _GLUED) and last != "x":
        return True
    if following in ("/", ".") and _DECIMAL.match(prose, end):
        return True
    if last == "-" and _PREFIX.search(before):
        return not _FREE_PREFIX.search(before)
    found, whole = patterns(language), text.isdigit()
    if len(text) <= 5 and found.time_after.match(prose, end):
        return True
    if whole and len(text) <= 2 and (found.date_before.search(before) or found.date_after.match(prose, end)):
        return True
    if whole and (_part_of_phone(before, prose, end, text) or found.street.match(prose, end)):
        return True
    if found.label.search(before) and not _SHARE.match(prose, end):
        return whole
    return whole and following not in ("%", "-", "–") and _part_of_name(before, prose, end, found)


def _part_of_phone(before: str, prose: str, end: int, text: str) -> bool:
    return (len(text) == 4 and bool(_PARTED.search(before))) or (len(text) == 3 and bool(_PHONE.match(prose, end)))


def _part_of_name(before: str, prose: str, end: int, found: Elsewhere) -> bool:
    """Is it the number of a model or an edition ("Galaxy 10"), a capitalised word's own?"""
    named = _NAMED.search(before)
    if not named or found.plural.match(prose, end):
        return False
    return not _SHORT.match(prose, end)


def year(text: str, value: float, before: str, prose: str, end: int, language: str) -> bool:
    """Is this number without a unit a year?"""
    if len(text) != 4 or not text.isdigit() or not 1400 <= value <= 2150:
        return False
    found = patterns(language)
    if _HEDGED.search(before):
        return False
    if not _MAYBE.search(before) and found.year.search(before):
        return True
    return not found.plural.match(prose, end)
