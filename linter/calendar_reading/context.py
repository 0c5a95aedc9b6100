"""What a wording of the calendar is read against, and what reading one gives."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from linter.calendar_grammar import Calendar
from linter.document import Document
from linter.patterns import later
from linter.periods import RANGE, YEAR, Period

FUTURE, PAST, PRESENT = "future", "past", "present"
Match = re.Match[str]
_NUMBER: Final = later(
    r"(?<![\w,.$£€/-])(?:1[89]|20)\d\d(?=[.,;:)!?](?!\d)|['’]s? | (?:and|when|was|as|but|for|because|that|which)\b)"
)
_FAR: Final = 200  # characters before "of that year" in which a bare number may be the year meant
# "In October they will produce", "opens in October": what the words about a month say, where none before it does.
_TO_COME: Final = later(
    r"[A-Z][a-z]+,? (?:(?!and\b|but\b|that\b|which\b|who\b|when\b|where\b|if\b|as\b)[\w’'-]+ ){0,6}?"
    r"(?:will|(?:is|are) (?:to|due|set|expected))\b"
)
_CLAUSE: Final = later(r"[A-Z][a-z.]+(?: (?:and|to|or) [A-Z][a-z.]+)?,? [^,.;:\n]*")
_OPENS: Final = later(r"\b(?:it|which|that|[A-Z][\w’'-]*|[a-z]+[^s ]) (?:opens|begins|starts|closes|ends) in $", re.I)
_OWN_TIME = (" for ", " the ")  # before a date, whatever the tense of the clause


class Parts(NamedTuple):
    """A Moment without its place."""

    period: Period | None = None
    anchor: str = ""
    relative: str = ""
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    end_weekday: int | None = None


class Context:
    """What a wording is read against: the document, its date, and what was named before.

    `last` is the last period named in the same block, `named` the last year written in it; `spoken` is the last year
    written anywhere before, if it is the year of the document or the one before; `told` that of the last period.
    """

    def __init__(self, document: Document, grammar: Calendar) -> None:
        self.prose, self.day, self.grammar = document.prose, document.date, grammar
        self.language, self.house = document.language, document.house
        self.last: Period | None = None
        self.named: int | None = None
        self.spoken: int | None = None
        self.told: int | None = None

    def begin(self) -> None:
        """A new block."""
        self.last = self.named = None

    def note(self, parts: Parts) -> None:
        """What was just read, for what follows."""
        period = parts.period
        if period is None:
            return
        self.last = period
        if parts.year or parts.relative:
            self.told = parts.year or period.end.year
        if parts.day is None and (parts.year or period.kind == YEAR):
            self.named = parts.year or period.start.year
            if self.day and self.day.year - 1 <= self.named <= self.day.year:
                self.spoken = self.named

    def the_year(self, at: int, over: int = 12) -> int | None:
        """Which year "the year" is, where a part of it until month `over` is spoken of; None when that is in doubt."""
        today = self.day
        if today is None or (self.named is not None and not today.year - 1 <= self.named <= today.year):
            return None
        if self.tense(at) == FUTURE:
            return today.year
        if self.spoken == today.year - 1 and over >= today.month and (self.named or today.month <= 3):
            return self.spoken
        return today.year

    def tense(self, at: int) -> str:
        """Whether the clause before a place looks forward or back; "" when it does not say."""
        before = self.prose[max(at - 90, 0) : at]
        before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("; ")) + 1 :]
        found = ""
        for word in self.grammar.tense.finditer(before):
            if word[0] != "May":  # "LEEDS, 3 May 2025 - April had 84 mm of rain"
                found = word.lastgroup or ""
        return found

    def told_after(self, at: int) -> bool:
        """Is the clause that opens with the time at a place in the past: "Between May and July it sold 40 cars"?"""
        clause = _CLAUSE.match(self.prose, at, at + 90)
        found = self.grammar.tense.search(clause[0]) if clause else None
        return found is not None and found[0] not in ("May", "said", "told") and found.lastgroup == PAST

    def near(self, match: Match) -> str:
        """The words about a form."""
        return self.prose[max(match.start() - 150, 0) : match.end() + 150]

    @cached_property
    def other_years(self) -> bool:
        """Does the copy go by years that end in another month than December: "the year to June 2024"?"""
        return bool(self.grammar.other_year.search(self.prose))

    def word(self, table: str, text: str) -> int:
        return self.grammar.words[table][text.lower().rstrip(".") if table in ("month", "weekday") else text.lower()]

    def number(self, text: str | None) -> int:
        if not text:
            return 1
        return int(text) if text.isdigit() else self.word("number", text)

    def year(self, match: Match, suffix: str = "") -> tuple[int | None, str]:
        """The year in a form, and its anchor: written, from the dateline, or not known."""
        groups = match.groupdict()
        if self.grammar.that_year.match(self.prose, match.end()):
            told = self._last_number(match.start()) or self.told
            return told, "written" if told else ""
        if written := groups.get(f"year{suffix}"):
            return int(written), "written"
        words = groups.get(f"yearword{suffix}")
        if words and words.lower() not in self.grammar.spoken_years:
            return (self.day.year + self.word("yearword", words), "dateline") if self.day else (None, "")
        return None, ""

    def _last_number(self, at: int) -> int | None:
        """ "She remembers 2011. In March of that year": a year by itself, which only those words tell to be one."""
        block = max(self.prose.rfind("\n", 0, at) + 1, at - _FAR)
        found = [int(number[0]) for number in _NUMBER.finditer(self.prose, block, at)]
        return found[-1] if found else None

    def opening_year(self, at: int) -> int | None:
        """The year with which the sentence opens, "In 2020, when cafes were shut from March to July"; not of plans."""
        if self.named is None or self.tense(at) == FUTURE:
            return None
        begin = max(self.prose.rfind(mark, 0, at) + 1 for mark in ("\n", ". "))
        opens = self.prose.find(f"{self.named}", begin, min(begin + 9, at))
        return self.named if opens >= 0 and self.prose[opens + 4 : opens + 5] in (",", " ") else None

    def says_year(self, match: Match) -> bool:
        """Does the form say which year? "The year" does not: it is the one spoken of."""
        if self.grammar.that_year.match(self.prose, match.end()):
            return True
        said = (match.groupdict().get(name) for name in ("year", "yearword", "year2", "yearword2"))
        return any(words and words.lower() not in self.grammar.spoken_years for words in said)

    def says_the_year(self, match: Match) -> bool:
        """Does the form say "the year"?"""
        said = (match.groupdict().get(name) for name in ("yearword", "yearword2"))
        return any(words and words.lower() in self.grammar.spoken_years for words in said)


def wording(match: Match) -> str:
    return match[0].lower().strip()


def likely_year(month: int, day: int | None, context: Context, at: int) -> int | None:
    """The year that a date or month without one belongs to."""
    today = context.day
    if today is None:
        return None
    if year := context.opening_year(at):
        return year
    tense = context.tense(at)
    if day is not None and context.prose.endswith(_OWN_TIME, 0, at):
        tense = ""  # "called an election for 8 June", "what set off the 28 August explosion"
    if day is None:
        if tense == FUTURE or (tense != PAST and _yet_to_come(context.prose, at)):
            return today.year + (month < today.month)
        if tense != PAST and not context.told_after(at) and 0 < (month - today.month) % 12 <= 2:
            return today.year + (month < today.month)  # one would say "last December"
        return today.year - (month > today.month)
    here = {year: valid_day(year, month, min(day, 28)) for year in (today.year - 1, today.year, today.year + 1)}
    gaps = {year: (when - today).days for year, when in here.items() if when}
    if not gaps:
        return None
    nearest = min(gaps, key=lambda year: (abs(gaps[year]), year))
    if tense == PAST and gaps[nearest] > 60:
        return max(year for year, gap in gaps.items() if gap <= 0)
    if tense == FUTURE and gaps[nearest] < -90:
        return min(year for year, gap in gaps.items() if gap >= 0)
    return nearest


def _yet_to_come(prose: str, at: int) -> bool:
    """Do the words after a month, or right before it, speak of what is still to come?"""
    return bool(_TO_COME.match(prose, at) or _OPENS.search(prose, max(at - 60, 0), at))


def valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def valid_range(start: date | None, end: date | None) -> Period | None:
    return Period(start, end, RANGE) if start and end and start <= end else None
