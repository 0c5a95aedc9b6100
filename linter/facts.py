"""What the desk knows: the statements of its facts files, ready for the rules that hold copy against them.

A facts file is a document with authority: its words can be quoted like those of a draft, a draft that disagrees is the
one in the wrong, and nothing is ever reported about the file itself. `facts_file.py` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final, NamedTuple, TypeVar

from linter.claims import Claim, Quantity
from linter.document import Span
from linter.finders.persons import offices
from linter.folding import fold
from linter.periods import Period
from linter.rule import Rule

C = TypeVar("C", bound=Claim)


class Held(NamedTuple):
    """An office that a person holds or held, and of what: a country's code, or a body in folded words."""

    title: str
    of: str
    start: date | None
    end: date | None
    span: Span

    @property
    def office(self) -> str:
        return office(self.title)

    def on(self, day: date) -> bool:
        """Was the office held on this day?"""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Person(NamedTuple):
    """A person: the accepted forms of the name, the offices, the birth."""

    name: str
    forms: tuple[str, ...]  # the name among them
    span: Span
    titles: tuple[Held, ...] = ()
    born: Period | None = None
    born_span: Span | None = None


class Institution(NamedTuple):
    """A body, and the accepted forms of its name."""

    name: str
    forms: tuple[str, ...]  # the name among them
    span: Span


class Event(NamedTuple):
    """Something that happened at a known time; the copy speaks of it in one of `words`."""

    name: str
    words: tuple[str, ...]
    parties: tuple[str, ...]  # the countries that it is between, by their codes
    when: Period
    span: Span  # of the date


class Term(NamedTuple):
    """The spelling that the house wants, and those that it does not."""

    house: str
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Everything that the desk knows. Figures are quantities like those of the copy, with their place in the file."""

    people: tuple[Person, ...] = ()
    institutions: tuple[Institution, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Quantity, ...] = ()
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    @cached_property
    def by_name(self) -> dict[str, Person | None]:
        """Every folded form of a person's name -> the person; None where two people share a form."""
        index: dict[str, Person | None] = {}
        for person in self.people:
            for form in {short for full in person.forms for short in _shortened(full)}:
                index[form] = person if index.get(form, person) is person else None
        return index

    @cached_property
    def by_measure(self) -> dict[str, tuple[Quantity, ...]]:
        index: dict[str, list[Quantity]] = {}
        for figure in self.figures:
            index.setdefault(figure.measure, []).append(figure)
        return {measure: tuple(found) for measure, found in index.items()}


NONE: Final = Facts()


@dataclass(frozen=True)
class FactRule(Rule[C]):
    """A rule that holds copy against the desk's facts; without a facts file it has nothing to say."""

    reads: ClassVar[type[Claim]] = Claim
    facts: Facts = NONE


def merged(every: Iterable[Facts]) -> Facts:
    """The statements of several files as one."""
    found = list(every)
    return Facts(*(tuple(fact for one in found for fact in getattr(one, f.name)) for f in fields(Facts)))


def inform(rules: Sequence[Rule[Any]], facts: Facts) -> list[Rule[Any]]:
    """The rules, knowing the desk's facts; those with a setting for house spellings learn the desk's terms."""
    return [_informed(rule, facts) for rule in rules]


def _informed(rule: Rule[Any], facts: Facts) -> Rule[Any]:
    if isinstance(rule, FactRule):
        return replace(rule, facts=facts)
    own: dict[str, Any] = {field.name: getattr(rule, field.name) for field in fields(rule)}
    if facts.terms and {"house", "families"} <= own.keys():
        own["house"] += tuple(term.house for term in facts.terms)
        own["families"] += tuple((term.house, *term.variants) for term in facts.terms)
        return type(rule)(**own)
    return rule


def office(title: str) -> str:
    """The office that a title names, the same for its synonyms ("PM", "premier")."""
    low = " ".join(title.lower().split())
    return offices().get(low, low.replace(" ", "-"))


def _shortened(form: str) -> Iterator[str]:
    """A folded form of a name, and the same without its middle ("Mikhail Vladimirovich Mishustin")."""
    words = fold(form).replace("-", " ").split()
    yield " ".join(words)
    if len(words) == 3 and words[1].endswith(("ovich", "evich", "ovna", "evna")):
        yield f"{words[0]} {words[2]}"
