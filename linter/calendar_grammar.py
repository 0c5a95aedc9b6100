"""How a language names days and periods: the words and wordings of `lexicon/<language>/calendar.toml`, compiled.

A wording ("form") is tried only where one of its opening words stands, so that copy is read once, word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.patterns import later
from linter.tables import table

DIGIT: Final = "digit"
_FOLDER: Final = Path(__file__).parent / "lexicon"
_TABLES: Final = (
    "month", "weekday", "number", "ordinal", "yearword", "dayword", "which", "season", "decadeword", "unit",
)  # fmt: skip
_SLOT: Final = later(r"(?<!P)<([a-z]+|YEAR)(2?)>")
_PIECES: Final = {
    "day": r"\d{1,2}(?:st|nd|rd|th)?(?![\w:%])(?![.,]\d)",
    "year": r"(?:1[4-9]|20)\d\d(?![\w%])(?![.,:]\d)",
    "short": r"(?:\d\d|(?:19|20)\d\d)(?!\w)(?![.,]\d)",
    "figure": r"[1-4]",
    "figures": r"\d{1,2}",
    "numeric": (
        r"(?:(?:19|20)\d\d(?:-\d\d-|/\d\d/)\d\d|\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:19|20)\d\d)"
        r"(?![\w/])(?![.,]\d)"
    ),
}


class Form(NamedTuple):
    """One wording: the pattern, and the name of how it is read ("date", "quarter")."""

    pattern: re.Pattern[str]
    reading: str


class Calendar(NamedTuple):
    """The calendar words and wordings of one language."""

    words: dict[str, dict[str, int]]  # table name -> word in lower case -> number
    units: dict[str, str]
    starter: re.Pattern[str]  # finds every place where a form or lead may open
    forms: dict[str, tuple[Form, ...]]  # by opening word in lower case, or DIGIT
    leads: dict[str, tuple[Form, ...]]
    tense: re.Pattern[str]
    doubtful: frozenset[str]  # words that are months and weekdays only after a word of `sign`
    capitals: bool  # are months and weekdays always capitalised?
    given_names: frozenset[str]  # months that are also given names: not before another capital
    sign: re.Pattern[str]  # before a doubtful name
    spoken_years: frozenset[str]  # "the year": the one spoken of
    that_year: re.Pattern[str]  # after a month or date: "of that year"
    joins: re.Pattern[str]  # between two moments that make one stretch; a group that takes part needs its opening
    opens: dict[str, re.Pattern[str]]  # that opening, before the first of them
    not_before: re.Pattern[str]  # "Black" Friday
    not_after: re.Pattern[str]  # Sunday "Times"
    sport: re.Pattern[str]
    other_year: re.Pattern[str]  # a year that does not end in December
    leap: re.Pattern[str]
    year_before: re.Pattern[str]
    year_articles: re.Pattern[str]
    year_name: re.Pattern[str]
    year_after: re.Pattern[str]  # what follows a number that is not a year
    year_plurals: frozenset[str]


@cache
def calendar(language: str) -> Calendar:
    """The calendar of a language; English where there is no folder for it."""
    path = _FOLDER / language / "calendar.toml"
    if not path.is_file():
        path = _FOLDER / "en" / "calendar.toml"
    data = table(path)
    words = {name: {str(k): v for k, v in data[name].items()} for name in _TABLES if name != "unit"}
    units: dict[str, str] = data["unit"]
    capitals = bool(data["doubtful"].get("capitals"))
    pieces = dict(_PIECES)
    for name in _TABLES:
        pieces[name] = _either(data[name], name, set(data["doubtful"]["abbreviations"]))
    pieces["n"] = rf"(?:\d{{1,3}}(?![\w%])(?![.,]\d)|{pieces['number']})"
    spoken = data["spoken"]
    forms = _forms(data["forms"], data, pieces)
    leads = _forms(data["leads"], data, pieces)
    names = {word.split()[0] for table in ("month", "weekday") for word in data[table]} if capitals else set()
    tense = "|".join(rf"(?P<{name}>{data['tense'][name]})" for name in ("future", "past", "present"))
    sign = data["yearsign"]
    return Calendar(
        words, units, _starter({*forms, *leads} - {DIGIT}, names), forms, leads,
        later(rf"(?<!\w)(?:{tense})(?!\w)", re.I),
        frozenset((*data["doubtful"]["month"], *data["doubtful"]["weekday"])), capitals,
        frozenset(data["doubtful"]["names"]), _before(data["doubtful"]["before"]),
        frozenset(spoken["years"]), later(rf"{spoken['that']}\b"), later(spoken["joins"]),
        {name: later(rf"\b{word} (?:the )?$") for name, word in spoken["opens"].items()},
        later(rf"\b(?:{data['notday']['before']}) $"), later(rf" (?:{data['notday']['after']})\b"),
        later(rf"\b(?:{data['sport']['words']})\b", re.I),
        later(rf"\b(?:{data['otheryear']['words']})\b", re.I),
        later(rf"\b(?:{data['doubtful']['leap']})\b", re.I), _before(sign["before"]), _before(sign["articles"]),
        later(rf"(?:{sign['name']}) $"),
        later(rf"[ -](?:{sign['after']})(?!\w)"),
        frozenset(sign["plurals"].split("|")),
    )  # fmt: skip


def _before(words: str) -> re.Pattern[str]:
    return later(rf"(?:^|(?<!\w)|(?=['’]))(?:{words})[ ]?$", re.I)


def _either(words: dict[str, object], table: str, short: set[str]) -> str:
    """Any of the words, longest first; an abbreviation may carry its full stop, a unit its plural."""
    end = "" if table == "unit" else r"(?!\w)"
    some = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) + (rf"{end}\.?" if word in short else end) for word in some) + ")"


def _forms(
    tables: list[dict[str, object]], data: dict[str, dict[str, object]], pieces: dict[str, str]
) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for entry in tables:
        pattern = _SLOT.sub(lambda slot: _slot(slot, pieces), str(entry["pattern"]))
        form = Form(later(pattern, re.I), str(entry["reading"]))
        starts = entry["starts"]
        assert isinstance(starts, list)
        openings = [word.split()[0] for start in starts for word in _opening(start, data)]
        for opening in dict.fromkeys(DIGIT if word[0].isdigit() else word for word in openings):
            found.setdefault(opening, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def _opening(start: str, data: dict[str, dict[str, object]]) -> Iterable[str]:
    """The words of a table named in angle brackets, or the word itself."""
    return data[start[1:-1]] if start[0] == "<" else [start]


def _slot(slot: re.Match[str], pieces: dict[str, str]) -> str:
    name, second = slot.groups()
    if name == "YEAR":
        return rf"(?P<year{second}>{pieces['year']})|(?P<yearword{second}>{pieces['yearword']})"
    return rf"(?P<{name}{second}>{pieces[name]})"


def _starter(words: set[str], names: set[str]) -> re.Pattern[str]:
    """A number, or any of the words: names only with a capital, others in either case."""
    forms: set[str] = set()
    for word in words:
        forms |= {word.capitalize(), word.upper()} | (set() if word in names else {word})
    letters: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        letters.setdefault(form[0], []).append(re.escape(form[1:]))
    some = "|".join(rf"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(letters.items()))
    return later(rf"\b(?:\d+|(?:{some})(?![^\W\d_]))")
