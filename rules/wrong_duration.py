from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from linter.calendar_grammar import calendar
from linter.claims import Claim
from linter.document import Document
from linter.finders import moments
from linter.finders.happenings import events, is_place, is_title
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.rule import Rule, examples

_STAY: Final = (
    "visit|trip|tour|festival|fair|fete|exhibition|exhibit|show|conference|summit|meeting|forum|congress|session|workshop|seminar|"
    "symposium|convention|course|camp|retreat|strike|walkout|stoppage|tournament|championships?|event|mission|expo|drill|exercise|"
    "exercises|talks|hearing|holiday|break|truce|ceasefire|gathering|celebration|carnival|race|rally|regatta|sale|march"
)
_LENGTH: Final = re.compile(
    rf"(?i)\b(?:(?P<n>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|week)[- ](?P<unit>day|week|long)"
    rf"(?: long)? (?P<words>(?:[\w'’&-]+ ){{0,5}}?)(?P<noun>{_STAY}))\b"
)
_NOUN: Final = re.compile(rf"(?i)\b(?:{_STAY})\b")
_APART: Final = re.compile(
    r"(?i)\b(?:after|before|following|ahead of|another|(?:the|a|his|her|its|their) (?:second|next|previous|earlier|last)|nights?|hours?|extended|cut short|"
    r"postponed|originally|instead of|including|rest|excluding|not counting|except|working days|plus)\b"
)
_NAME: Final = re.compile(r"(?<![\w.])(?<!\bin )(?<!\bto )(?<!\bfrom )(?<!\bof )[A-Z][^\W\d_]{3,}")
_SAME: Final = {"trip": "visit", "tour": "visit", "walkout": "strike", "stoppage": "strike", "exhibit": "exhibition"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay(Claim):
    """A length in days, a range of dates, or both, of one visit or event.

    `days` is the length in words (0 when none), `dates` the length from the dates (0 when none); `names` are who takes part.
    """

    noun: str
    days: int = 0
    dates: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class WrongDuration(Rule[Stay]):
    """A "four-day visit" whose dates make three days.

    Why it matters
    "A four-day visit from October 7 to 9" has a wrong number or a wrong date. Readers plan around both.

    How it decides
    Within one sentence, the length of a visit, festival, strike or the like is compared with the only range of dates
    there; both ends count. Within a story, a length and a range that stand apart are compared when they speak
    of the same kind of stay by the same people; that is a warning. What agrees is listed in the ledger.

    When it stays silent
    When several lengths or ranges, or another kind of event, stand in the sentence; for nights and hours; for stays
    extended or cut short; when one draft gives a kind of stay two lengths.
    """

    severity = ERROR
    reads = Stay
    allows = examples(
        "VIENTIANE, October 9, 2024 - The two sides met during a three-day visit from October 7 to 9 by a delegation.\n",
        "HANOI, January 14, 2025 - Prime Minister Volkov arrived for a two-day visit.\n\nVolkov is making an official visit on January 14-15.\n",
        "The festival lasts for four days and three nights, from 14 to 17 June.\n",
        "A ten-day festival of light was to follow a strike from 3 to 5 May.\n",
    )
    catches = examples(
        "VIENTIANE, October 9, 2024 - The two sides met during a [[four-day visit from October 7 to 9]] by a delegation.\n",
        "The [[five-day book fair, from 3 to 6 May]], has 300 stalls.\n",
        "AUSTIN, Texas, Sept. 9, 2024 - Drivers began a [[two-day strike that will last from Sept. 9 to 11]], the union said.\n",
        "HANOI, January 14, 2025 - Prime Minister Volkov arrived for a [[three-day visit]].\n\nVolkov is making an official [[visit on January 14-15]].\n",
    )

    def find(self, document: Document) -> Iterator[Stay]:
        done = -1
        for noun in _NOUN.finditer(document.prose):
            start, end = document.sentence_at(noun.start())
            if start > done:
                done = start
                yield from _sentence(document, start, end)

    def keys(self, claim: Stay) -> Iterator[str]:
        yield f"{claim.path}\t{claim.span.start}" if claim.days and claim.dates else f"{claim.story}\t{claim.noun}"
        if claim.days and claim.dates:
            yield f"{claim.story}\t{claim.noun}"

    def check(self, claims: Sequence[Stay]) -> Iterator[Finding | Agreement]:
        if len(claims) == 1 and claims[0].days and claims[0].dates:
            claim = claims[0]
            if claim.days == claim.dates:
                yield self.agreement(f"{_count(claim.days)} by the dates too", claim, reason="both: one sentence")
            else:
                yield self.finding(
                    claim,
                    f"these dates make {_count(claim.dates)}, not {claim.days}",
                    reason=f"both: the {claim.noun} in one sentence; first and last day count",
                )
            return
        lengths = [c for c in claims if c.days and not c.dates]
        ranges = [c for c in claims if c.dates and not c.days]
        for length in lengths:
            same = [r for r in ranges if set(r.names) & set(length.names)]
            own = {c.days for c in lengths if set(c.names) & set(length.names)}
            if not same or len(own) > 1 or len({r.dates for r in same}) > 1:
                continue
            who = ", ".join(sorted(set(same[0].names) & set(length.names)))
            reason = f"both: the {length.noun}, {who}"
            if same[0].dates == length.days:
                yield self.agreement(f"{_count(length.days)} by the dates too", length, *same, reason=reason)
            else:
                yield self.finding(
                    length,
                    f"the dates make {_count(same[0].dates)}, not {length.days}",
                    *same[:1],
                    reason=reason,
                    severity=WARNING,
                )


def _count(days: int) -> str:
    return f"{days} day" + "s" * (days != 1)


def _sentence(document: Document, start: int, end: int) -> Iterator[Stay]:
    text = document.prose[start:end]
    if _APART.search(text):
        return
    lengths = [m for m in _LENGTH.finditer(text) if _days(m)]
    if len(lengths) > 1:
        return
    ranges = [
        (first, last, parts) for first, last, parts in moments.scan(document, start, end) if parts.end_day and parts.day
    ]
    if len(ranges) > 1 or not (lengths or ranges):
        return
    names = tuple(sorted(n for n in set(_NAME.findall(text)) - _dates(document.language) if not _common(n.lower())))
    quoted = document.quoted(start)
    if lengths and ranges:
        length, (first, last, parts) = lengths[0], ranges[0]
        begin, stop = min(start + length.start(), first), max(start + length.end(), last)
        between = document.prose[min(start + length.end(), last) : max(first, start + length.start())]
        dates = _length(parts)
        others = {_noun(n[0]) for n in _NOUN.finditer(between)} - {_noun(length["noun"])}
        if dates and len(between) <= 120 and not others and ";" not in between:
            yield Stay(
                span=document.span(begin, stop), zone=document.zone_at(begin), quoted=quoted, dateline=document.date,
                noun=_noun(length["noun"]), days=_days(length), dates=dates, names=names,
            )  # fmt: skip
    elif lengths:
        length = lengths[0]
        yield Stay(
            span=document.span(start + length.start(), start + length.end()), zone=document.zone_at(start),
            quoted=quoted, dateline=document.date, noun=_noun(length["noun"]), days=_days(length), names=names,
        )  # fmt: skip
    else:
        first, last, parts = ranges[0]
        nouns = [n for n in _NOUN.finditer(document.prose, start, first) if first - n.end() <= 60]
        if nouns and _length(parts):
            noun = nouns[-1]
            yield Stay(
                span=document.span(noun.start(), last), zone=document.zone_at(start), quoted=quoted,
                dateline=document.date, noun=_noun(noun[0]), dates=_length(parts), names=names,
            )  # fmt: skip


def _common(low: str) -> bool:
    """A title, a country or an everyday word: not the name of one visitor or event."""
    return is_title(low) or is_place(low) or low in events().common


def _dates(language: str) -> frozenset[str]:
    words = calendar(language).words
    return frozenset(word.capitalize() for table in ("month", "weekday") for word in words[table])


def _noun(word: str) -> str:
    word = word.lower()
    return _SAME.get(word, word)


def _days(match: re.Match[str]) -> int:
    number, unit = match["n"].lower(), match["unit"].lower()
    words = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
             "twelve": 12}  # fmt: skip
    count = int(number) if number.isdigit() else words.get(number, 0)
    return count if unit == "day" and count > 1 else 0


def _length(parts: moments.Parts) -> int:
    """How many days from the first to the last, both counted; 0 when it depends on the year and that is not known."""
    if parts.period is not None:
        return parts.period.days if parts.period.days <= 40 else 0
    if parts.day is None or parts.end_day is None or parts.month is None:
        return 0
    last = parts.end_month or parts.month
    try:
        counts = {(date(year + (last < parts.month), last, parts.end_day) - date(year, parts.month, parts.day)).days + 1
                  for year in (2023, 2024)}  # fmt: skip
    except ValueError:
        return 0
    return counts.pop() if len(counts) == 1 else 0
