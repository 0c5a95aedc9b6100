"""Finds the words and names that copy spells in more than one way: Vietnam and Viet Nam, adviser and advisor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import linter.lexicon
from linter import tables
from linter.claims import Term
from linter.document import DATELINE, TABLE, Document
from linter.patterns import later

finds = Term

_FILE: Final = Path(linter.lexicon.__file__).parent / "en" / "terms.toml"
_TOKEN: Final = later(r"[^\W\d_]+")
_CAPITALISED: Final = r"(?:[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ&][\w’'.&]{0,40}|of|and|for|the|de|du|la)"
_AFTER: Final = later(rf"(?: ?[-–] ?| )({_CAPITALISED})(?![\w$])")  # not the US of "Mali US$9 million"
_BEFORE: Final = later(rf"(?<!\w)({_CAPITALISED})(?: ?[-–] ?| )$")
_EXPLAINED: Final = later(
    r"(?:(?:formerly|previously|officially|colonial|renamed|called|named|known as|spelt|spelled|aka)"
    r"(?: (?:as|the|simply))?"
    r"|[,(] ?(?:now|once|then|or))[ ,(]{0,2}[“\"'‘]?$|[(/]$"
)
# Of an earlier time, a place bears the name that it had.
_THEN: Final = later(
    r"\b(?:1[0-9]\d\d|born|names?|named|called|calls?|known as|independence|British|"
    r"colonial|Raj|empire|century|in those days|at the time)\b"
)
# The word before the name of a town that makes it somebody's: Borgo Torino, not "In Torino" or "On Monday Torino".
_BESIDE: Final = later(
    r"(?<![\w.])(?!(?:In|At|To|From|Of|Near|For|On|But|And|The|As|When|Then|While|After|Before|With|\w+day)\b)"
    r"[A-ZÀ-ÖØ-Þ][\w’'-]+ $"
)
# A year of the last century or before tells of an earlier time for the whole paragraph, but for a sentence of today.
_NOW: Final = later(r"\b(?:has|have|is|are|will|now|today)\b")
_YEAR: Final = later(r"\b1[0-9]\d\d\b")
_OLD_YEARS: Final = 4  # so many different years make the copy a piece of history
# "Letters from Rangoon", "A Night in Calcutta": in a title.
_TITLED: Final = later(r"(?<=[a-z,] )(?!\w+day\b)[A-ZÀ-ÖØ-Þ][\w’'-]+ (?:from|in|to|at|on|of) $")
_STOP: Final = later(r"\s*(?:[-–—,(:]|\d)")


class Entry(NamedTuple):
    """One form of a family, ready to be compared."""

    form: str
    folded: str  # in lower case
    family: str
    rank: int  # its place in the family
    name: str  # the form that it counts as


def find(document: Document) -> Iterator[Term]:
    """Every form of the families that the lexicon knows, in copy that is written in English."""
    return find_in(document, ())


def find_in(document: Document, families: tuple[tuple[str, ...], ...]) -> Iterator[Term]:
    """Every form of the lexicon's families, and of these."""
    if document.language[:2] == "vi":
        return
    prose = document.prose
    index, after = _by_first_word(families), 0
    borne: set[str] = set()
    for token in document.matches(_TOKEN, index):
        start = token.start()
        rows = index.get(token[0].casefold())
        if not rows or start < after:
            continue
        entry = _match(prose, start, map(Entry._make, rows))
        if entry is None:
            continue
        after = end = start + len(entry.form)
        zone = document.zone_at(start)
        if zone == TABLE or ((zone == DATELINE or prose[start:end].isupper()) and _opens(document, start, end)):
            continue
        if _explained(prose, start, end):
            continue
        renames = entry.family in _renames()
        then = renames and (document.quoted(start) or _of_old(document, start))
        if entry.form in _borne() and (_BESIDE.search(prose, max(start - 30, 0), start) or _AFTER.match(prose, end)):
            borne.add(entry.form)
        fixed = bool(then) or entry.form in borne or is_fixed(prose, start, end, entry.form)
        yield Term(
            span=document.span(start, end),
            zone=zone,
            quoted=document.quoted(start),
            dateline=document.date,
            family=entry.family,
            form=entry.name,
            fixed=fixed,
        )


def _of_old(document: Document, start: int) -> bool:
    """Is an earlier time told of around a name, or is it part of a title?"""
    prose, block = document.prose, document.block_at(start)
    begin, stop = document.sentence_at(start)
    return bool(
        _THEN.search(prose, begin, stop)
        or (_YEAR.search(prose, block.start, block.end) and not _NOW.search(prose, begin, stop))
        or _TITLED.search(prose, max(begin, start - 30), start)
        or len(set(_YEAR.findall(prose))) >= _OLD_YEARS
    )


def is_fixed(prose: str, start: int, end: int, form: str = "") -> bool:
    """Does prose[start:end] stand inside an institution's own name, or in a fixed expression?"""
    if any(prose.startswith(words, start - at) for words, at in _fixed().get(prose[start:end], ())):
        return True
    first, last = name_around(prose, start, end)
    words = _TOKEN.findall(prose[first:start]) + _TOKEN.findall(prose[end:last])
    if form[:1].islower():
        # A common word is part of a name when other capitalised words stand beside it.
        return prose[start].isupper() and any(word[0].isupper() for word in words)
    # "IIT Bombay", "the Bombay High Court"
    return not _institutions().isdisjoint(words) or any(word.isupper() and len(word) > 1 for word in words)


def name_around(prose: str, start: int, end: int) -> tuple[int, int]:
    """The capitalised name that prose[start:end] is part of; at least these words themselves."""
    first, last = start, end
    for _ in range(8):
        after = _AFTER.match(prose, last)
        if not after or (after[1] == "and" and prose.startswith(" the ", after.end())):
            break  # "between Vietnam and the Eurasian Economic Union"
        last = after.end()
        if after[1].endswith("."):
            break
    for _ in range(8):
        before = _BEFORE.search(prose, max(first - 45, 0), first)
        if not before or (before[1].endswith(".") and len(before[1]) > 3):
            break
        first = before.start()
    return first, last


def _match(prose: str, start: int, entries: Iterable[Entry]) -> Entry | None:
    """The form that stands at `start`, by its exact letters if there is such a form, else whatever its case."""
    found = None
    for entry in entries:
        end = start + len(entry.form)
        words = prose[start:end]
        if prose[end : end + 1].isalnum() or words.casefold() != entry.folded:
            continue
        if words == entry.form:
            return entry
        if found is None and (entry.form[0].islower() or words[0].isupper()):
            found = entry
        elif found and found.folded == entry.folded and not words.isupper():
            return None  # "Wi-fi" may be "wi-fi" that begins a sentence
    if found and prose[start - 1 : start] in ("-", "’", "'") and start and prose[start - 2 : start - 1].isalnum():
        return None if found.form[0].islower() else found
    return found


def _opens(document: Document, start: int, end: int) -> bool:
    """Is this the place line that a story opens with?"""
    block = document.block_at(start)
    return start - block.start < 40 and block.end - end > 0 and bool(_STOP.match(document.prose, end))


def _explained(prose: str, start: int, end: int) -> bool:
    """Does the copy speak of the name as a name: "formerly Calcutta", "Burma (Myanmar)"?"""
    before = prose[max(start - 40, 0) : start]
    return bool(_EXPLAINED.search(before)) or prose.startswith((" (formerly", ", formerly", ", now ", " (now "), end)


@cache
def _by_first_word(extra: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[Any, ...]]]:
    """The fields of every `Entry` by its first word, in lower case."""
    return _arranged(_data(), extra) if extra else tables.index(_FILE, _arranged)


def _arranged(data: dict[str, Any], extra: tuple[tuple[str, ...], ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[Entry]] = {}
    for family in [*_families(data), *extra]:
        for rank, form in enumerate(family):
            # "health-care reform" beside "health care" is grammar, not spelling: the open form stands for both.
            name = form.replace("-", " ") if form.islower() and form.replace("-", " ") in family else form
            for written in {form, form.replace("’", "'")}:
                entry = Entry(written, written.casefold(), family[0], rank, name)
                first = _TOKEN.match(written)
                if first:
                    found.setdefault(first[0].casefold(), []).append(entry)
    # Longer forms first; of two that differ only in case, the first in its family.
    for entries in found.values():
        entries.sort(key=lambda e: (-len(e.form), e.rank, e.form))
    return {word: list(map(tuple, entries)) for word, entries in found.items()}


def _families(data: dict[str, Any]) -> Iterator[list[str]]:
    """Every family of the lexicon: those of nouns in the plural too."""
    yield from [*data["names"], *data["renamed"], *data["words"]]
    for forms in map(str, data["nouns"].split()):
        family = forms.split("|")
        yield family
        plural = [_plural(form) for form in family]
        if len({*plural}) == len(plural):  # axe and ax have one
            yield plural


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "sh", "ch")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeou" else f"{noun}s"


@cache
def _data() -> dict[str, Any]:
    return tables.table(_FILE)


@cache
def _renames() -> frozenset[str]:
    return frozenset(family[0] for family in _data()["renamed"])


def renamed(family: str) -> bool:
    """Is this a family of an old and a new name?"""
    return family in _renames()


@cache
def _institutions() -> frozenset[str]:
    return frozenset(map(str, _data()["institution"]))


@cache
def _borne() -> frozenset[str]:
    """Names of towns that clubs and firms bear."""
    return frozenset(map(str, _data()["borne"]))


@cache
def _fixed() -> dict[str, tuple[tuple[str, int], ...]]:
    """A form -> the fixed expressions that hold it, and where in them it stands."""
    found: dict[str, list[tuple[str, int]]] = {}
    for words in map(str, _data()["fixed"]):
        for form in _TOKEN.findall(words):
            found.setdefault(form, []).append((words, words.index(form)))
    return {form: tuple(places) for form, places in found.items()}


def forms(family: str, extra: tuple[tuple[str, ...], ...] = ()) -> tuple[str, ...]:
    """Every form of a family."""
    return _forms(extra).get(family, ())


@cache
def _forms(extra: tuple[tuple[str, ...], ...]) -> dict[str, tuple[str, ...]]:
    return {family[0]: tuple(family) for family in [*_families(_data()), *extra]}


@cache
def known_forms() -> frozenset[str]:
    """Every form of the lexicon's families as one word: no case, hyphen or space."""
    return frozenset(
        form.casefold().replace("-", "").replace(" ", "") for found in _forms(()).values() for form in found
    )
