"""The kinds of claim that finders find and rules read: frozen records that survive JSON, cheap to make.

A new kind is a new class here (or in the one rule file that needs it); a finder in `finders/` makes it.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from datetime import date
from typing import Any, Final, Self, TypeVar, dataclass_transform

from linter.document import Span
from linter.periods import Period

_Kind = TypeVar("_Kind")
_put: Final = object.__setattr__  # past the frozen surface


@dataclass_transform(frozen_default=True, kw_only_default=True)
def kind_of_claim(made: type[_Kind]) -> type[_Kind]:
    """What makes a class a kind of claim: a frozen dataclass whose fields are given by name.

    It is made, compared and printed as `Claim` says: dataclasses would write that anew for each of ninety, in every
    run, and a run over one draft would wait for it longer than for its reading.
    """
    return dataclass(init=False, slots=True, eq=False, repr=False)(made)


@kind_of_claim
class Claim:
    """What every claim carries: its place, and what its document tells of it.

    `zone` is the block's zone; `quoted` whether the words stand in direct speech; `dateline` the day the document
    speaks from; `story` the name of the group of documents on the same event that this one belongs to (its own path,
    when it stands alone), set by the engine before rules see the claim.
    """

    span: Span
    zone: str = "body"
    quoted: bool = False
    dateline: date | None = None
    story: str = ""

    def __init__(self, **given: Any) -> None:
        names, unless_given = _made_of[type(self)]
        values = unless_given | given
        if len(values) != len(names):
            wrong = sorted(names ^ values.keys())
            raise TypeError(f"{type(self).__name__}: missing, or no field of it: {', '.join(wrong)}")
        for name, value in values.items():
            _put(self, name, value)

    @property
    def path(self) -> str:
        return self.span.path

    @property
    def words(self) -> str:
        """The words of its place, on one line."""
        return " ".join(self.span.text.split())

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __getstate__(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in _made_of[type(self)][0]}

    def __setstate__(self, values: dict[str, object]) -> None:
        for name, value in values.items():
            _put(self, name, value)

    def __eq__(self, other: object) -> bool:
        same = type(self) is type(other)
        return same and all(getattr(self, name) == getattr(other, name) for name in _made_of[type(self)][0])

    def of_story(self, story: str) -> Self:
        """The same claim with the story that its document belongs to. `replace` does so too, in four times the time."""
        copy = object.__new__(type(self))
        for name in _made_of[type(self)][0]:
            _put(copy, name, getattr(self, name))
        _put(copy, "story", story)
        return copy

    def __hash__(self) -> int:
        return hash(self.span)

    def __repr__(self) -> str:
        said = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
        return f"{type(self).__name__}({said})"


class _Made(dict[type[Claim], tuple[frozenset[str], dict[str, object]]]):
    """The fields of each kind of claim, and the values of those that need not be given."""

    def __missing__(self, of: type[Claim]) -> tuple[frozenset[str], dict[str, object]]:
        unless_given = {field.name: field.default for field in fields(of) if field.default is not MISSING}
        self[of] = made = frozenset(field.name for field in fields(of)), unless_given
        return made


_made_of: Final = _Made()


@kind_of_claim
class Quantity(Claim):
    """An amount of something: what is measured, of whom, when, and on whose word.

    `value` is the number as written (a pair for a range), `low` and `high` the ends of the range it was rounded from,
    all in `unit` ("" for a count of `measure`, "percent", "percentage point", a pint name) or `currency` (ISO 4217).
    """

    value: float | tuple[float, float]
    low: float
    high: float
    unit: str = ""
    currency: str = ""
    measure: str = ""  # "trade", "visitor": one word for all its synonyms
    noun: str = ""  # as the copy has it: "two-way trade", "valid investment projects"
    qualifiers: tuple[str, ...] = ()  # what narrows the measure: "wheat", "foreign", "registered"
    parties: tuple[str, ...] = ()  # country codes, sorted unless a direction is known
    direction: str = ""  # "RU>VN" for exports, investment: who to whom
    period: Period | None = None
    modality: str = "actual"  # actual, forecast, target, estimate, proposal
    source: str = ""  # whose figure: "police", "unions"
    hedge: str = ""  # "", "about", "more than", "less than", "nearly", "at least", "up to"
    per: str = ""  # "each", "day", "kilometre"
    change: str = ""  # "up" or "down" for a change; "from" or "to" for the ends of one; "" for a level
    stock: bool = False  # a level at a time (population, debt), not a flow over a period
    definite: bool = False  # "the $421.6 million budget": speaks of a figure already given
    part: bool = False  # "46 of its 210 shops"
    sentence: int = 0  # the number of its sentence in the document
    lead: str = ""  # the words of the sentence before the amount, the last 80 characters
    trail: str = ""  # and after it, the first 80
    context: tuple[str, ...] = ()  # stems of the content words around it, for alignment


@kind_of_claim
class Moment(Claim):
    """A date or a period as the copy names it, resolved from the document's date where it can be.

    The parts as written stay apart from the reading: "Tuesday, Jan 14" has weekday 1, month 1, day 14, and a `period`
    only if the year is known. `anchor` tells how it was resolved: "written" (all parts stand in the copy),
    "dateline" (the year or the day came from the document's date), "" (unresolved).
    """

    period: Period | None = None
    weekday: int | None = None  # 0 = Monday
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None  # "January 14-15"
    end_month: int | None = None
    end_weekday: int | None = None  # "Friday 14 to Sunday 16 March"
    anchor: str = ""
    relative: str = ""  # "yesterday", "last month", "June last year", "first eleven months"; "" when absolute


@kind_of_claim
class First(Claim):
    """A "first", "second", "largest" claim, taken apart.

    `what` is the head ("visit", "official visit", "guest"), `who` whose first it is, `where` its place,
    `since` a year or event that limits it, `scope` every other limit in words ("in his capacity as Prime Minister").
    """

    rank: str = "first"
    what: str = ""
    who: str = ""
    where: str = ""
    since: str = ""
    scope: tuple[str, ...] = ()
    period: Period | None = None


@kind_of_claim
class Kind(Claim):
    """What kind of visit or of tie the copy says this is: "state visit", "comprehensive strategic partnership".

    `family` is "visit" or "partnership", `kind` the words before the head, `whose` the visitor (or "RU+VN" for a tie),
    `where` the country or city visited, `period` when.
    """

    family: str = ""
    kind: str = ""
    whose: str = ""
    where: str = ""
    period: Period | None = None


@kind_of_claim
class Person(Claim):
    """A person as named in one place: full name or short form, with the title, office and age that stand there."""

    name: str = ""
    key: str = ""  # folded full name that short forms resolve to within the document
    title: str = ""  # "Prime Minister", "chief executive"
    of: str = ""  # country code or organisation that the title belongs to
    charge: str = ""  # what the title is of: "health" of a minister of health, "Selby" of its mayor
    age: int | None = None
    full: bool = True
    courtesy: str = ""  # "Mr", "Dr"
    introduced: bool = False  # an age, an office or a description stands with the name
    speaks: bool = False  # a verb of saying stands with the name
    moving: bool = False  # its sentence speaks of a change of office, or of another time
    then: bool = False  # and its age may be of another time, or a relative's
    then_in: int = 0  # the one year that its sentence names, where the age may be of that year
    once: bool = False  # one word that stands nowhere else in the draft
    language: str = "en"  # of the document: names keep their accents in their own language


@kind_of_claim
class Term(Claim):
    """One spelling of a term that has several: `family` names the term, `form` is the spelling met here."""

    family: str = ""
    form: str = ""
    fixed: bool = False  # part of an institution's own name


@kind_of_claim
class Name(Claim):
    """A proper name of two words or more that is not known to be a person: an institution, treaty, place."""

    name: str = ""
    key: str = ""  # folded: no accents, case or punctuation
    abbreviation: str = ""  # "RTA" of "Regional Transport Authority (RTA)"


@kind_of_claim
class Cell(Claim):
    """One cell of a table's body, with the words at the head of its row and of its column.

    `value` is the number that stands in it as written (None for words and for "n/a"), `step` the size of its last
    digit. `note` is "rounded" or "overlapping" where the copy says that parts need not add up.
    """

    table: int = 0
    row: int = 0
    column: int = 0
    label: str = ""
    header: str = ""
    value: float | None = None
    step: float = 0.0
    signed: bool = False  # a plus, a minus or an arrow is written
    blank: bool = False  # nothing, a dash, "n/a"
    percent: bool = False
    note: str = ""
