"""A language's lexicon of numbers, ready for reading: which words and signs stand where, and what they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from linter.patterns import either, later
from linter.tables import table

_LEXICON: Final = Path(__file__).parents[1] / "lexicon"
_LONGEST: Final = 40  # characters in the longest form
GLYPHS: Final = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
MONEY: Final = "$"  # before the code of a currency, where units and currencies stand in one list


class Forms:
    """Words and signs that stand right after or right before a number, each with the name of what it means."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self._first: dict[str, list[str]] = defaultdict(list)
        self._last: dict[str, list[str]] = defaultdict(list)
        for form in sorted(names, key=lambda form: (-len(form), form)):
            self._first[form[:2]].append(form)
            self._last[form[-2:]].append(form)

    def after(self, prose: str, at: int, end: int) -> tuple[str, int] | None:
        """The longest form that stands here, past a space or a hyphen, and where it ends; whatever its case."""
        begin = at + 1 if at < end and prose[at] in " -" else at
        words = _lower(prose[begin : min(begin + _LONGEST, end)])
        for form in self._first.get(words[:2], ()):
            if words.startswith(form) and not (_wordy(form[-1]) and _wordy(words[len(form) : len(form) + 1])):
                return form, begin + len(form)
        sign = prose[begin : begin + 1]
        if prose[at : at + 1] == " " and sign in self.names and not sign.isalpha():  # "5 €"
            return sign, begin + 1
        letter = prose[at : at + 1]  # stands right at the number, and its case counts
        if letter in self.names and not (letter.isalpha() and _wordy(prose[at + 1 : at + 2])):
            return letter, at + 1
        return None

    def before(self, words: str) -> str:
        """The longest form that these words end with, letter by letter; "" when there is none."""
        for key in {words[-2:]: None, words[-1:]: None}:
            for form in self._last.get(key, ()):
                if words.endswith(form) and not (len(words) > len(form) and _wordy(words[-len(form) - 1])):
                    return form
        return ""


class Numerals:
    """What one language's lexicon says of numbers; each part is made when it is first asked for."""

    def __init__(self, language: str) -> None:
        self.language = language
        path = _LEXICON / language / "amounts.toml"
        self._folder = path.parent if path.exists() else _LEXICON / "en"
        self._raw: dict[str, Any] = table(self._folder / "amounts.toml")
        self.comma: bool = self._raw.get("decimal") == ","  # is the decimal sign a comma?
        self.cardinals: dict[str, float] = self._raw["cardinals"]
        self.scales: dict[str, float] = self._raw["scales"]
        self.fractions: dict[str, float] = self._raw["fractions"]
        self.several: dict[str, float] = self._raw["several"]
        self.vague: dict[str, list[float]] = self._raw["vague"]
        self.strict: bool = self._raw.get("strict", False)  # number words count only before a scale word

    @cached_property
    def hedges(self) -> Forms:
        return Forms(dict(self._pairs("hedges")))

    @cached_property
    def scale(self) -> Forms:
        return Forms({form: form for form in self.scales})

    @cached_property
    def units(self) -> Forms:
        """Units and currencies after a number."""
        iso = {form.lower(): MONEY + code for form, code in self._iso()}
        named = {form.lower(): MONEY + code for form, code in self._pairs("currencies")}
        return Forms(iso | named | dict(self._pairs("units")))

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of currencies that must stand in capitals: "try" and "all" are words."""
        named = {form.lower() for form, _ in self._pairs("currencies")}
        return frozenset(code.lower() for _, code in self._iso()) - named

    @cached_property
    def signs(self) -> Forms:
        """Currency signs and codes right before a number."""
        words = self._raw["elsewhere"]["words"].split()  # in a headline in capitals, too
        codes = {code: code for _, code in self._iso() if code not in words}
        named = {form: code for form, code in self._pairs("currencies") if form.isupper() or not form.isalpha()}
        return Forms(codes | named | {form.upper(): code for form, code in named.items()} | dict(self._pairs("signs")))

    @cached_property
    def per(self) -> frozenset[str]:
        return frozenset(unit.strip() for unit in self._raw["per"].split(","))

    @cached_property
    def starter(self) -> re.Pattern[str]:
        """Where a number may begin: a digit, or the first word of a number in words."""
        words = {*self.cardinals, *(word for word in self.scales if len(word) > 3 or self.comma)}
        words |= {*self.fractions, *self.several, *self.vague}
        rest: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=lambda word: (-len(word), word)):
            for written in {word: None, word.capitalize(): None, word.upper(): None}:
                rest[written[0]].append(re.escape(written[1:]))
        # Each alternative opens with one letter, so that the scan leaps over all other letters.
        openings = (rf"{first}(?<![\w-]{first})(?:{'|'.join(ends)})(?!\w)" for first, ends in sorted(rest.items()))
        return later("|".join((f"[0-9{''.join(sorted(GLYPHS))}]", *openings)))

    @cached_property
    def hedged(self) -> Forms:
        """Hedges that follow the number."""
        return Forms(dict(self._pairs("hedged")))

    def joining(self, name: str) -> str:
        """Words between two numbers, as alternatives in a pattern."""
        words: str = self._raw["joining"][name]
        return "|".join(re.escape(word.strip()) for word in words.split(","))

    def either(self, name: str) -> str:
        """A list from the section on numbers that are no amounts, as alternatives in a pattern."""
        words = {word.replace("_", " ") for word in self._raw["elsewhere"].get(name, "").split()}
        return either(words) or r"(?!)"

    def _pairs(self, section: str) -> Iterator[tuple[str, str]]:
        """Each form of a section with the name that it stands for."""
        for name, forms in self._raw[section].items():
            for form in forms.split(","):
                yield form.strip(), name

    def _iso(self) -> Iterable[tuple[str, str]]:
        """The names that ISO's currencies have, and their codes, as names of these codes."""
        return _iso(self._folder)


@cache
def numerals(language: str) -> Numerals:
    """The lexicon of a language; that of English for a language that has none."""
    return Numerals(language)


@cache
def _iso(folder: Path) -> tuple[tuple[str, str], ...]:
    lines = (folder / "currencies.txt").read_text("utf-8").splitlines()
    return tuple((form.strip(), line[:3]) for line in lines if line[:1] != "#" for form in line.split(","))


def _lower(words: str) -> str:
    low = words.lower()
    return low if len(low) == len(words) else words  # a letter that grows (İ) would move what follows


def _wordy(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
