"""Reads the desk's facts file: TOML that an editor keeps, checked entry by entry, with the place of every statement."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Final, NamedTuple

from linter import facts, periods
from linter.amounts import amounts
from linter.claims import Quantity
from linter.decoding import Unreadable, decode
from linter.document import BODY, LIST, Block, Document, Span
from linter.facts import Facts
from linter.finders import moments
from linter.folding import fold
from linter.lexicon import country
from linter.periods import Period
from linter.phrases import measures, singular
from linter.settings import Mistake, nearest
from linter.toml_places import places

# What a table of the file may hold. pydantic checks these classes; `from_` is written `from`.
_CONFIG: Final[dict[str, object]] = {"extra": "forbid", "alias_generator": lambda name: name.strip("_")}
When = date | int | str


@dataclass(frozen=True, kw_only=True)
class _Title:
    __pydantic_config__: ClassVar[dict[str, object]] = _CONFIG
    title: str
    of: str = ""
    from_: date | None = None
    to: date | None = None


@dataclass(frozen=True, kw_only=True)
class _Person:
    __pydantic_config__: ClassVar[dict[str, object]] = _CONFIG
    name: str
    forms: tuple[str, ...] = ()
    born: When | None = None
    titles: tuple[_Title, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Institution:
    __pydantic_config__: ClassVar[dict[str, object]] = _CONFIG
    name: str
    forms: tuple[str, ...] = ()
    founded: When | None = None


@dataclass(frozen=True, kw_only=True)
class _Event:
    __pydantic_config__: ClassVar[dict[str, object]] = _CONFIG
    name: str
    date: When
    words: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Figure:
    __pydantic_config__: ClassVar[dict[str, object]] = _CONFIG
    measure: str
    amount: str | int | float
    period: When
    parties: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class _Term:
    __pydantic_config__: ClassVar[dict[str, object]] = _CONFIG
    house: str
    variants: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _File:
    __pydantic_config__: ClassVar[dict[str, object]] = _CONFIG
    people: tuple[_Person, ...] = ()
    institutions: tuple[_Institution, ...] = ()
    events: tuple[_Event, ...] = ()
    figures: tuple[_Figure, ...] = ()
    terms: tuple[_Term, ...] = ()


_TABLES: Final[dict[str, type]] = {
    "people": _Person, "titles": _Title, "institutions": _Institution, "events": _Event, "figures": _Figure,
    "terms": _Term,
}  # fmt: skip
_A_DATE: Final = 'write a day as 1966-03-03, a month as "March 1966", a year as 1966'
_CURES: Final = {
    "from": "write a day as 2020-01-16, without quotation marks",
    "to": "write a day as 2020-01-16, without quotation marks",
    "born": _A_DATE,
    "founded": _A_DATE,
    "date": _A_DATE,
    "forms": 'write a list: forms = ["Mishustin"]',
    "variants": 'write a list: variants = ["Viet Nam"]',
    "amount": 'write it as in copy: "US$4.57 billion", "16"',
    "period": 'write it as in copy: "2024", "first eleven months of 2024", "as of November 2024"',
    "name": "write the name in quotation marks",
    "house": "write the spelling in quotation marks",
    "words": 'write a list: words = ["diplomatic relations"]',
    "parties": 'write a list: parties = ["Russia", "Vietnam"]',
}
_IDLE: Final = frozenset({"total", "whole", "overall", "two-way", "bilateral", "mutual"})
Key = tuple[str | int, ...]
FACTS: Final = "desk.toml"  # what `lint init --facts` and the examples of rules call it


class Known(NamedTuple):
    """A facts file as a document to quote from, and what it states."""

    document: Document
    facts: Facts


def load(paths: Iterable[str]) -> list[Known]:
    """Each facts file, read."""
    found = []
    for path in paths:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise Mistake(f"{path}: cannot be read: {error.strerror}; --facts names the desk's facts file") from None
        found.append(read(path, data))
    return found


def read(path: str, data: bytes) -> Known:
    """The facts in TOML; a Mistake names the file, the line, the entry and the cure."""
    try:
        source = decode(data)
        table = tomllib.loads(source)
    except Unreadable as error:
        raise Mistake(f"{path}: {error.reason}") from None
    except tomllib.TOMLDecodeError as error:
        raise Mistake(f"{path}: not valid TOML: {error}; text stands in quotation marks, a day is 1966-03-03") from None
    return _Reading(Document(path, source, source, tuple(_lines(source))), table).known()


def _lines(source: str) -> Iterator[Block]:
    """Each line that says something, so that reports can quote it. No finder ever reads the file."""
    at = 0
    for line in source.split("\n"):
        if line.strip():
            yield Block(LIST, at, at + len(line.rstrip()))
        at += len(line) + 1


class _Reading:
    """One facts file while it is turned into facts."""

    def __init__(self, document: Document, table: dict[str, Any]) -> None:
        self.document, self.table = document, table
        self.places = places(document.source)

    def known(self) -> Known:
        self._no_gaps(self.table, ())
        file = self._valid()
        institutions, events = tuple(map(self._institution, range(len(file.institutions)), file.institutions)), []
        for number, institution in enumerate(file.institutions):
            if institution.founded is not None:
                key = ("institutions", number, "founded")
                words = institutions[number].forms
                events.append(
                    facts.Event(institution.name, words, (), self._when(key, institution.founded), self._span(key))
                )
        return Known(
            self.document,
            Facts(
                tuple(map(self._person, range(len(file.people)), file.people)),
                institutions,
                (*map(self._event, range(len(file.events)), file.events), *events),
                tuple(map(self._figure, range(len(file.figures)), file.figures)),
                tuple(facts.Term(term.house, term.variants) for term in file.terms),
            ),
        )

    def _no_gaps(self, value: object, key: Key) -> None:
        """An empty name would be found everywhere."""
        if isinstance(value, str) and not value.strip():
            raise self._mistake(key, "there is nothing between the quotation marks; fill it in or leave the line out")
        if isinstance(value, list | dict):
            for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
                self._no_gaps(inner, (*key, part))

    def _valid(self) -> _File:
        from pydantic import TypeAdapter, ValidationError

        try:
            return TypeAdapter(_File).validate_python(self.table)
        except ValidationError as error:
            # A word that is not known explains another that is missing.
            first = min(error.errors(), key=lambda each: each["type"] not in _UNKNOWN)
            # A union names its members in the place, too: those parts are no keys of the file.
            key = tuple(
                part for part in first["loc"] if isinstance(part, int) or (part.isidentifier() and part not in _PARTS)
            )
            raise self._mistake(key, _complaint(key, first["type"], first["msg"], first["input"])) from None

    def _person(self, number: int, person: _Person) -> facts.Person:
        key: Key = ("people", number)
        born = None if person.born is None else self._when((*key, "born"), person.born)
        titles = []
        for at, title in enumerate(person.titles):
            if title.from_ and title.to and title.to < title.from_:
                raise self._mistake(
                    (*key, "titles", at, "to"), "the office ends before it begins; exchange the two days"
                )
            of = country(title.of) or fold(title.of)
            titles.append(facts.Held(title.title, of, title.from_, title.to, self._span((*key, "titles", at, "title"))))
        return facts.Person(
            person.name, (person.name, *person.forms), self._span((*key, "name")), tuple(titles), born,
            self._span((*key, "born")) if born else None,
        )  # fmt: skip

    def _institution(self, number: int, body: _Institution) -> facts.Institution:
        return facts.Institution(body.name, (body.name, *body.forms), self._span(("institutions", number, "name")))

    def _event(self, number: int, event: _Event) -> facts.Event:
        key: Key = ("events", number)
        parties = self._countries((*key, "parties"), event.parties)
        return facts.Event(
            event.name, event.words or (event.name,), parties, self._when((*key, "date"), event.date),
            self._span((*key, "date")),
        )  # fmt: skip

    def _figure(self, number: int, figure: _Figure) -> Quantity:
        key: Key = ("figures", number)
        text = str(figure.amount)
        found = list(amounts(text))
        if len(found) != 1 or found[0].upper is not None:
            raise self._mistake((*key, "amount"), f"cannot read one amount in {text!r}; {_CURES['amount']}")
        giver, host = self._countries((*key, "from"), [figure.from_]), self._countries((*key, "to"), [figure.to])
        parties = tuple(sorted({*self._countries((*key, "parties"), figure.parties), *giver, *host}))
        if bool(giver) != bool(host) or not parties:
            raise self._mistake(key, 'name the countries: parties = ["Russia", "Vietnam"], or from and to')
        measure, qualifiers = _measured(figure.measure)
        amount = found[0]
        return Quantity(
            span=self._span((*key, "amount")), value=amount.value, low=amount.low, high=amount.high, unit=amount.unit,
            currency=amount.currency, measure=measure, noun=figure.measure, qualifiers=qualifiers, parties=parties,
            direction=f"{giver[0]}>{host[0]}" if giver else "", period=self._when((*key, "period"), figure.period),
            source=figure.source, hedge=amount.hedge, stock=measure in measures().stock,
        )  # fmt: skip

    def _countries(self, key: Key, names: Sequence[str]) -> tuple[str, ...]:
        codes = []
        for number, name in enumerate(names):
            if not name:
                continue
            code = country(name)
            if code is None:
                place = (*key, number) if (*key, number) in self.places else key
                raise self._mistake(
                    place, f'there is no country {name!r}; write it as in copy: "Vietnam", "South Korea"'
                )
            codes.append(code)
        return tuple(sorted(set(codes)))

    def _when(self, key: Key, when: When) -> Period:
        """A day, a month, a year or a period in words."""
        if isinstance(when, date):
            return periods.day(when)
        words = str(when).strip()
        copy = Document("", words, words, (Block(BODY, 0, len(words)),))
        found = [(end, parts.period) for _, end, parts in moments.scan(copy, 0, len(words)) if parts.period]
        if len(found) == 1 and found[0][0] == len(words):
            return found[0][1]
        raise self._mistake(key, f"cannot read {words!r}; {_CURES[str(key[-1])]}")

    def _span(self, key: Key) -> Span:
        """The place of a statement, or of the nearest thing around it that is written."""
        while key and key not in self.places:
            key = key[:-1]
        return self.document.span(*self.places.get(key, (0, 0)))

    def _mistake(self, key: Key, words: str) -> Mistake:
        return Mistake(f"{self.document.path}:{self._span(key).line}: {self._entry(key)}: {words}")

    def _entry(self, key: Key) -> str:
        """ "people 1 (Mikhail Mishustin), born" """
        inside = self.table.get(str(key[0])) if key else None
        if not isinstance(inside, list) or len(key) < 2 or not isinstance(key[1], int):
            return ", ".join(map(str, key))
        entry = inside[key[1]]
        name = (
            next((str(entry[k]) for k in ("name", "house", "measure") if k in entry), "")
            if isinstance(entry, dict)
            else ""
        )
        rest = [str(part + 1) if isinstance(part, int) else part for part in key[2:]]
        return f"{key[0]} {key[1] + 1}" + (f" ({name})" if name else "") + (f", {' '.join(rest)}" if rest else "")


_UNKNOWN: Final = ("unexpected_keyword_argument", "extra_forbidden")
_PARTS: Final = frozenset({"str", "int", "float", "date", "tuple"})


def _complaint(key: Key, kind: str, message: str, given: object) -> str:
    """What is wrong with a value, and what would be right."""
    tables = [part for part in key[:-1] if part in _TABLES]
    known = [f.name.strip("_") for f in fields(_TABLES[str(tables[-1])])] if tables else [f.name for f in fields(_File)]
    word = str(key[-1]) if key else ""
    if kind in _UNKNOWN:
        return f"unknown key {word!r}{nearest(word, known)}; there are {', '.join(known)}"
    if kind in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return f"{word!r} is missing; there are {', '.join(known)}"
    if isinstance(key[-1] if key else "", str) and word in _TABLES:
        return (
            f"write each entry under a line [[{word}]]"
            if word != "titles"
            else "write a list of tables: titles = [{ title = … }]"
        )
    cure = next((_CURES[part] for part in reversed(key) if isinstance(part, str) and part in _CURES), "")
    return f"cannot read {given!r}; {cure or message[0].lower() + message[1:]}"


def _measured(words: str) -> tuple[str, tuple[str, ...]]:
    """A measure as the copy's own figures have it: one word for all its synonyms, and what narrows it."""
    names, parts = measures().names, words.lower().split()
    for size in range(len(parts), 0, -1):
        tail = " ".join(parts[-size:])
        if found := names.get(tail) or names.get(" ".join((*parts[-size:-1], singular(parts[-1])))):
            return found, tuple(sorted(set(parts[:-size]) - _IDLE))
    return singular(parts[-1]) if parts else "", tuple(sorted(set(parts[:-1]) - _IDLE))
