"""One person with two ages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from linter.claims import Person
from linter.document import CAPTION
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.folding import fold
from linter.phrases import LEXICON
from linter.rule import Rule, examples
from linter.tables import table

_MADAM: Final = frozenset(["Mrs", "Ms", "Miss", "Lady", "Dame"])
_YEAR: Final = 366


@cache
def _women() -> frozenset[str]:
    return frozenset(table(LEXICON / "en" / "firsts.toml")["names"]["women"].split())


class ConflictingAge(Rule[Person]):
    """One person has two ages.

    Why it matters
        An age is the figure that its owner is sure to check, and two ages in one story show that one of them is a
        guess.

    How it decides
        Ages that stand with the name ("Ana Ruiz, 49,", "the 71-year-old farmer Ana Ruiz"), for one person by full
        name. In one draft two ages disagree. Across drafts of one story the age may grow by one for a birthday, and
        by one more for each year between the drafts. A caption gives the name in full again, of the same person.

    When it stays silent
        When the copy speaks of another time or of a change beside either age, or of a father, a son or another
        relative; when the name stands in full with both ages in one draft and so may name two persons; for a Mr and
        a Mrs of one name, whichever of the two the copy names in full; in the quotation of others.
    """

    reads = Person
    severity = WARNING

    allows = examples(
        "6 June 2025\n\nRam Boodoo, now 67, was held in a pit.\n\n- August 14, 2021: Ram Boodoo, 63, is seized\n"
        "- August 23, 2021: he is left by the roadside\n",
        "Idwal Rees, the 71-year-old farmer, was chosen. His son, Idwal Rees, 42, runs a garage.",
        (
            "date: 2024-03-06\n\nKari Dahl, 49, takes teenagers to sea.",
            "date: 2024-11-22\n\nKari Dahl, 50, won the prize.",
        ),
        "Merv and Dulcie Trembath married in 1964. “The cake sank,” said Mrs Trembath, 81. Mr Trembath, 84, ate it.",
        "Nguyen Thi Hoa, 34, sells noodles. Hoa, 34, opened the stall in March.",
        "Gordon Pettifer, 88, met his wife on a tram. Mrs Pettifer, 85, has kept the ticket.",
    )
    catches = examples(
        "[[Carol Jennings]], 49, drives the night bus. At the depot [[Jennings]], 46, is called Captain.",
        ("Harbour pilot [[Piet Maartens]], 58, was first aboard the freighter Oosterdam off Vlissingen.",
         "Rescue of the freighter Oosterdam off Vlissingen began when pilot [[Piet Maartens]], 53, went aboard."),
        "[[Tran Thi Mai]], 27, was the first in her village to graduate. [[Mai]], 72, now teaches there.",
        "[[Agnes Holloway]], 91, gave the town its clock. “It was always slow,” she said.\n\n"
        "Photo: [[Agnes Holloway]], 97, winds the clock.",
    )  # fmt: skip

    def keys(self, claim: Person) -> Iterator[str]:
        told = claim.age is not None and not claim.quoted and (not claim.then or claim.then_in)
        if claim.key and (told or claim.courtesy):
            yield f"{claim.story or claim.path}\0{claim.key}"

    def check(self, claims: Sequence[Person]) -> Iterator[Finding | Agreement]:
        courtesies = {claim.courtesy for claim in claims}
        two = "Mr" in courtesies and bool(courtesies & _MADAM)
        claims = [c for c in claims if c.age is not None and not c.quoted and (not c.then or c.then_in)]
        for first, claim in ((claims[0], claim) for claim in claims[1:]):
            if not _disagree(first, claim) or _couple(first, claim, two):
                continue
            if claim.path == first.path and claim.full and (claim.zone == CAPTION) == (first.zone == CAPTION):
                return  # introduced twice in full: a father and a son, or two of one name
            one_draft = claim.path == first.path
            yield self.finding(
                claim,
                f"{claim.name} is {claim.age} here but {first.age} {'above' if one_draft else 'in ' + first.path}",
                Related(first.span, f"aged {first.age}"),
                reason=f"both: the age of {first.name}",
                severity=ERROR if one_draft else WARNING,
            )
            return


def _couple(one: Person, other: Person, two: bool) -> bool:
    """May these be Mr and Mrs Trembath, of whom one stands here without it: Stanley Trembath, 84, Mrs Trembath, 81?"""
    wife = {one.courtesy, other.courtesy} == {"Mrs", ""}
    woman = any(fold(c.name).split()[0] in _women() for c in (one, other) if c.full)
    return one.courtesy != other.courtesy and (two or (wife and not woman))


def _of_that_year(then: Person, now: Person) -> bool:
    """Is an age that of the year its sentence names, or that of today after all: "Ann Day, 71, joined in 1972"?"""
    if not then.then or then.age is None or now.age is None:
        return False
    if now.then or now.dateline is None or then.age == now.age:
        return True
    return abs(now.age - then.age - (now.dateline.year - then.then_in)) < 2 or then.then_in >= now.dateline.year - 1


def _disagree(one: Person, other: Person) -> bool:
    assert one.age is not None
    assert other.age is not None
    if one.then or other.then:
        return not _of_that_year(one, other) and not _of_that_year(other, one)
    if one.path == other.path:
        return one.age != other.age
    if one.dateline is None or other.dateline is None:
        return abs(one.age - other.age) > 1
    days = (other.dateline - one.dateline).days
    grown = (other.age - one.age) if days >= 0 else (one.age - other.age)
    return not 0 <= grown <= abs(days) // _YEAR + 1
