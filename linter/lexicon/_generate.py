"""Brings the generated parts of the lexicon up to date: `python -m linter.lexicon._generate`.

Names of countries and currencies come from the Unicode CLDR, through babel, which only developers install. What people
wrote into the
files by hand (other names, demonyms, capitals, longer names) is kept; only the CLDR's own names are added, so that
the result can be reviewed as a diff. The list of English words comes from SCOWL (Debian: wamerican-small,
wamerican-large, wbritish-small, wbritish-large) and is left alone where that is not installed.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from linter.folding import fold
from linter.lexicon.words import edits

HERE = Path(__file__).parent
SCOWL = Path("/usr/share/dict")
# Names that the CLDR writes for lists, not for prose, or that mean something else in prose.
SKIPPED = re.compile(r"[()\[\]]|SAR |^Pseudo|^Unknown|^Vùng|^Georgia and South|^Congo|^Đặc khu")
LINE = re.compile(r"^([A-Z]{2}) = '(.*)'$")
NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "CQ"})


def merged(language: str, fields: int) -> str:
    """The file of a language with the CLDR's name of each territory added where it has none like it."""
    path = HERE / language / "countries.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = {m[1]: [part.strip() for part in m[2].split("|")] for line in lines if (m := LINE.match(line))}
    names_of = {str(code): str(name or "") for code, name in _territories(language)}
    for code in sorted(code for code in names_of if len(code) == 2 and code.isalpha()):
        name = names_of[code]
        if not name or code in NOT_COUNTRIES or SKIPPED.search(name):
            continue
        row = rows.setdefault(code, [""] * fields)
        names = [part.strip() for part in row[0].split(",") if part.strip()]
        name = name.replace("&", "and").replace("’", "'").replace("St. ", "St ")
        if fold(name) not in map(fold, names):
            row[0] = ", ".join([name, *names])
    first = next(n for n, line in enumerate(lines) if LINE.match(line))
    kept = [line for line in lines[first:] if not LINE.match(line)]
    table = [f"{code} = '{_row(row)}'" for code, row in sorted(rows.items())]
    return "\n".join([*lines[:first], *table, *kept]) + "\n"


def _territories(language: str) -> list[tuple[object, object]]:
    names = Locale(language).territories
    return [(code, names.get(code)) for code in names]


def _row(parts: list[str]) -> str:
    """The parts between bars; an apostrophe is curly, because the file quotes with straight ones."""
    return " | ".join(parts).rstrip(" |").replace("|  |", "| |").replace("'", "’")


def currencies(language: str) -> str:
    """Each currency that is money somewhere today: its ISO 4217 code, then the CLDR's names for one and for many."""
    territories = get_global("territory_currencies").values()
    codes = sorted({code for spans in territories for code, _, end, tender in spans if end is None and tender})
    lines = ["# ISO 4217 currencies and their names in the Unicode CLDR, made by `python -m linter.lexicon._generate`."]
    for code in codes:
        names = dict.fromkeys(get_currency_name(code, count, language).lower() for count in (1, 2))
        kept = [name for name in names if "(" not in name and name != code.lower()]
        lines.append(", ".join([code, *kept]))
    return "\n".join(lines) + "\n"


def words() -> str:
    """Common English words on one line; on the next, rarer words that are one slip away from a common one."""
    common = _listed("american-english-small") | _listed("british-english-small")
    every = _listed("american-english-large") | _listed("british-english-large")
    rare = (w for w in every - common if len(w) >= 8 and any(len(e) >= 7 and e in common for e in edits(w)))
    lines = (sorted(w for w in common if len(w) >= 3), sorted(rare))
    return "\n".join(map(" ".join, lines)) + "\n"


def _listed(name: str) -> set[str]:
    lines = (SCOWL / name).read_text(encoding="utf-8").split("\n")
    return {word for word in lines if word.isascii() and word.isalpha() and word.islower()}


if __name__ == "__main__":
    for folder, parts in (("en", 3), ("vi", 1)):
        (HERE / folder / "countries.toml").write_text(merged(folder, parts), encoding="utf-8")
        (HERE / folder / "currencies.txt").write_text(currencies(folder), encoding="utf-8")
    if (SCOWL / "british-english-large").exists():
        (HERE / "en" / "words.txt").write_text(words(), encoding="utf-8")
