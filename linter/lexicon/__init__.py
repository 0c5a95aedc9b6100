"""What words mean: which country a name, a demonym or a capital stands for.

One folder a language, loaded when it is asked for.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from linter.folding import fold
from linter.patterns import later
from linter.tables import index, table

NAME, DEMONYM, CAPITAL = SORTS = ("name", "demonym", "capital")
_FOLDER: Final = Path(__file__).parent
_TOKEN: Final = later(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|\w+(?:['’]\w+)*")
# Where a capitalised word begins. It looks behind itself last, so that the search can leap from capital to capital.
_CAPITAL: Final = later(r"[^\W\d_a-z](?<!\w.)(?<!\w['’].)")
_NEXT: Final = later(r"[ \-–](?=\w)")
_BEFORE: Final = later(r"([^\W\d_][\w’'.]*)[ -]$")
# Capitalised only because a sentence begins with them.
_BEGINNERS: Final = frozenset((
    "a", "across", "after", "all", "although", "and", "as", "at", "because", "before", "both", "but", "by", "for",
    "from", "if", "in", "into", "it", "like", "near", "not", "now", "of", "off", "on", "once", "or", "outside",
    "over", "since", "so", "than", "that", "the", "then", "there", "through", "to", "under", "until", "when",
    "where", "while", "with", "within",
))  # fmt: skip
_GEORGIAN: Final = later(r"Tbilisi|Georgian|Caucas|Abkhazia|Ossetia")


class Place(NamedTuple):
    """A country as the copy names it: prose[start:end], its ISO 3166-1 code, and by what sort of word."""

    start: int
    end: int
    code: str
    sort: str


class _Entry(NamedTuple):
    words: tuple[str, ...]  # folded
    code: str  # "" for a longer name that means no country
    sort: str
    exact: str  # what must stand in the copy letter by letter (US, RoK); "" if case does not matter
    doubtful: bool


@lru_cache(maxsize=1 << 14)
def country(words: str, language: str = "en") -> str | None:
    """The code of the country that this name, demonym or capital stands for, whatever its case; else None."""
    tokens = [m[0] for m in _TOKEN.finditer(words)]
    if tokens[:1] and tokens[0].lower() == "the" and len(tokens) > 1:
        tokens = tokens[1:]
    if not tokens:
        return None
    folded = tuple(_fold(token, language) for token in tokens)
    for entry in _entries(folded[0], language):
        if entry.words in (folded, _unowned(folded)) and (not entry.exact or entry.exact in words):
            return entry.code or None
    return None


def countries_in(prose: str, start: int = 0, end: int | None = None, language: str = "en") -> tuple[Place, ...]:
    """Every country named in prose[start:end] by a capitalised word, in order; not those inside other names."""
    return _countries_of(prose, language) if not start and end is None else _found(prose, start, end, language)


@lru_cache(maxsize=4)
def _countries_of(prose: str, language: str) -> tuple[Place, ...]:
    return _found(prose, 0, None, language)


def _found(prose: str, start: int, end: int | None, language: str) -> tuple[Place, ...]:
    end = len(prose) if end is None else end
    found, after = [], start
    for capital in _CAPITAL.finditer(prose, start, end):
        if capital.start() < after:
            continue
        token = _TOKEN.match(prose, capital.start(), end)
        if token is None or not token[0][0].isupper():
            continue
        first = _fold(token[0], language)
        entries = _entries(first, language) or _entries(_unowned((first,))[0], language)
        if not entries:
            continue
        words, ends = _words(prose, token.start(), end, language)
        for entry in entries:
            count = len(entry.words)
            if words[:count] == entry.words:
                close = ends[count - 1]
            elif _unowned(words[:count]) == entry.words:
                close = ends[count - 1] - 2 if words[count - 1].endswith("'s") else ends[count - 1] - 1
            else:
                continue
            if entry.exact and not prose.startswith(entry.exact, token.start()):
                continue
            after = close
            if entry.code and not (entry.doubtful and _doubted(prose, token.start(), close, entry)):
                found.append(Place(token.start(), close, entry.code, entry.sort))
            break
    return tuple(found)


def _words(prose: str, start: int, end: int, language: str) -> tuple[tuple[str, ...], list[int]]:
    """Up to eight words from `start` on that only a space or a hyphen parts, folded, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < 8 and (token := _TOKEN.match(prose, start, end)):
        words.append(_fold(token[0], language))
        ends.append(token.end())
        gap = _NEXT.match(prose, token.end(), end)
        if not gap:
            break
        start = gap.end()
    return tuple(words), ends


def _unowned(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the possessive at the end of the last."""
    last = words[-1]
    if last.endswith("'s"):
        return (*words[:-1], last[:-2])
    return (*words[:-1], last[:-1]) if last.endswith(("'", ".")) else words


def _doubted(prose: str, start: int, end: int, entry: _Entry) -> bool:
    """Is this rather part of a person's or another place's name?"""
    if entry.code == "GE" and entry.sort == NAME and not _GEORGIAN.search(prose):
        return True
    before = _BEFORE.search(prose, max(start - 40, 0), start)
    if before and before[1][0].isupper() and before[1].lower() not in _BEGINNERS and before[1][-1:] != ".":
        return True
    return prose[end : end + 1] == " " and prose[end + 1 : end + 2].isupper()


def _fold(word: str, language: str) -> str:
    # Vietnamese names keep their accents: "Bỉ" is Belgium, "bi" is nothing.
    return fold(word) if language == "en" else word.casefold().replace("’", "'")


@cache
def name(code: str, language: str = "en") -> str:
    """What to call a country in a message; any other word comes back as it is."""
    line: str = _data(language)["countries"].get(code, code)
    return line.partition("|")[0].partition(",")[0].strip()


@cache
def _data(language: str) -> dict[str, Any]:
    return table(_FOLDER / language / "countries.toml")


@lru_cache(maxsize=20_000)
def _entries(word: str, language: str) -> tuple[_Entry, ...]:
    """What begins with this folded word, the longest first."""
    return tuple(map(_Entry._make, _index(language).get(word, ())))


@cache
def _index(language: str) -> dict[str, list[tuple[Any, ...]]]:
    return index(_FOLDER / language / "countries.toml", _arranged, language)


def _arranged(data: dict[str, Any], language: str) -> dict[str, list[tuple[Any, ...]]]:
    doubtful = frozenset(data.get("doubtful", ()))
    entries = [_entry(form, "", NAME, language, False) for form in data.get("longer", ())]
    for code, line in data["countries"].items():
        for sort, part in zip(SORTS, line.split("|"), strict=False):
            for form in filter(None, map(str.strip, part.split(","))):
                entries.append(_entry(form, code, sort, language, form in doubtful))
                if sort == DEMONYM and (plural := _plural(form)):
                    entries.append(_entry(plural, code, sort, language, form in doubtful))
    found: dict[str, list[tuple[Any, ...]]] = {}
    for entry in sorted(entries, key=lambda e: -len(e.words)):
        found.setdefault(entry.words[0], []).append(tuple(entry))
    return found


def _entry(form: str, code: str, sort: str, language: str, doubtful: bool) -> _Entry:
    words = tuple(_TOKEN.findall(_fold(form, language)))
    acronym = len(words) == 1 and sum(map(str.isupper, form)) > 1 and not set("-’'") & set(form)
    return _Entry(words, code, sort, form if acronym else "", doubtful)


def _plural(demonym: str) -> str:
    if demonym.endswith(("man", "woman")) and demonym[:2] in ("Fr", "Du", "Ir"):
        return demonym[:-2] + "en"
    return "" if demonym.endswith(("s", "ese", "sh", "ch", "ic", "ss", "'")) else demonym + "s"
