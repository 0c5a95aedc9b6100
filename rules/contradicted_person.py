"""Persons against the desk's own facts: the office, the age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from linter import facts, periods
from linter.claims import Person
from linter.document import Document
from linter.facts import FactRule, Held
from linter.finders import moments, persons
from linter.finding import ERROR, WARNING, Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon import name
from linter.rule import DeskFacts, examples

# Offices that only one person holds at a time, besides those of ministers.
_UNIQUE: Final = frozenset({"president", "party-leader", "king", "queen", "pope"})
_EARLIER: Final = timedelta(days=45)
_DAHL: Final = (
    'people = [{name = "Kari Dahl", born = %s, '
    'titles = [{title = "%s", of = "Norway", from = 2013-10-16, to = 2021-10-14}]}]'
)


class ContradictedPerson(FactRule[Person]):
    """A person with another office or another age than the desk's facts file gives.

    Why it matters
    A wrong title is the correction that hurts most: the person concerned is the first to see it. Offices change hands
    between two visits of the same delegation, and yesterday's title stays in the templates.

    How it decides
    A person is known by one of the accepted forms of the name; short forms stand for the full name of the draft. The
    title with the name must be an office that the facts give for the day of the draft: not one that the person has
    left or not yet taken up, not one that somebody else holds then, not that of another country, not the deputy's.
    An age is counted from the birth to the day of the draft.
    `facts` are the statements of the file; it is set by `--facts` or the setting `facts` of the linter, not here.

    When it stays silent
    Without a facts file; for persons that the file does not name, or names twice; in a sentence that speaks of another
    time or of a change ("former", "then", "in 2019"); for titles that the file does not know; in a draft without a
    date.
    """

    severity = ERROR

    allows = examples(
        ("Oslo, May 2, 2024 - Former Prime Minister Kari Dahl, 58, spoke first.",
         DeskFacts(_DAHL % ("1966-03-03", "Prime Minister"))),
        ("HANOI, March 3, 2020 - Norwegian Premier Kari Dahl arrived on Tuesday. Dahl, 54, stays for two days.",
         DeskFacts(_DAHL % ("1966-03-03", "Prime Minister"))),
        ("Oslo, May 2, 2024 - Photographer Kari Dahl, 31, won the prize.",
         DeskFacts(_DAHL.replace("Kari Dahl", "Kari Dahle") % ("1966-03-03", "Prime Minister"))),
        ("Oslo, May 2, 2024 - In 2019 Prime Minister Kari Dahl opened the bridge.",
         DeskFacts(_DAHL % ("1966-03-03", "Prime Minister"))),
    )  # fmt: skip
    catches = examples(
        ("Oslo, May 2, 2024 - Norwegian Prime Minister [[Kari Dahl]] spoke first. [[Dahl]], 68, was brief.",
         DeskFacts(_DAHL % ("[[1966-03-03]]", "[[Prime Minister]]"))),
        ("HANOI, March 3, 2020 - Swedish Prime Minister [[Kari Dahl]] arrived on Tuesday.",
         DeskFacts(_DAHL % ("1966-03-03", "[[Prime Minister]]"))),
        ("March 3, 2020\n\nThe bridge was opened by Deputy Prime Minister [[Kari Dahl]].",
         DeskFacts(_DAHL % ("1966-03-03", "[[Prime Minister]]"))),
        ("March 3, 2020\n\nThe bridge was opened by Prime Minister [[Ola Lund]] and a choir.",
         DeskFacts('people = [{name = "Kari Dahl", titles = [{title = "[[Prime Minister]]", of = "Norway"}]},'
                   '{name = "Ola Lund", titles = [{title = "[[Foreign Minister]]", of = "Norway"}]}]')),
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Person]:
        for person in persons.find(document) if self.facts.people else ():
            if (person.title or person.age is not None) and self._known(person):
                yield _placed(document, person)

    def keys(self, claim: Person) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Person]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            person = self._known(claim)
            if person is None or claim.moving:
                continue
            if claim.title and (claim.dateline or not any(held.start or held.end for held in person.titles)):
                yield from self._office(claim, person, claim.dateline)
            if claim.age is not None and claim.dateline:
                yield from self._age(claim, claim.age, person, claim.dateline)

    def _known(self, claim: Person) -> facts.Person | None:
        return self.facts.by_name.get(claim.key or fold(claim.name))

    def _office(self, claim: Person, person: facts.Person, day: date | None) -> Iterator[Finding]:
        now = [held for held in person.titles if day is None or held.on(day)]
        conflict = self._conflict(claim, person, now, day)
        if conflict:
            message, against = conflict
            places = [Related(held.span, "the desk's facts") for held in against]
            reason = f"both: {person.name}" + (f" on {periods.day(day)}" if day else "")
            yield self.finding(claim, message, *places, reason=reason)

    def _conflict(
        self, claim: Person, person: facts.Person, now: list[Held], day: date | None
    ) -> tuple[str, list[Held]] | None:
        """How a title goes against the facts, and against which."""
        office, says = facts.office(claim.title), f"the desk's facts say {person.name}"
        if same := [held for held in now if held.office == office]:
            if all(_of_another(claim, held) for held in same):
                return f"{says} is {same[0].title} of {name(same[0].of)}, not of {name(claim.of)}", same[:1]
            return None
        for held in person.titles:
            if day and held.office == office and not _of_another(claim, held):
                if held.end and held.end < day:
                    return f"{says} was {held.title} until {periods.day(held.end)}", [held]
                return f"{says} is {held.title} only from {periods.day(held.start or day)}", [held]
        for held in now:
            if office in _deputies(held.office) or held.office in _deputies(office):
                return f"{says} is {held.title}, not {claim.title}", [held]
        if not now or not (office in _UNIQUE or office.endswith("-minister")) or office.startswith(("deputy", "vice")):
            return None
        of = claim.of if len(claim.of) == 2 else now[0].of
        for other in self.facts.people:
            for held in other.titles:
                if other is not person and (held.office, held.of) == (office, of) and (day is None or held.on(day)):
                    return f"{says} is {now[0].title}; {held.title} is {other.name}", [now[0], held]
        return None

    def _age(self, claim: Person, age: int, person: facts.Person, day: date) -> Iterator[Finding]:
        if person.born is None or person.born_span is None:
            return
        low, high = _years(person.born.end, day), _years(person.born.start, day)
        if not low <= age <= high:
            right = str(high) if low == high else f"{low} or {high}"
            yield self.finding(
                claim,
                f"{person.name} is {age} here; the desk's facts say born {person.born}, which makes {right}",
                Related(person.born_span, "the desk's facts"),
                reason=f"both: the age of {person.name} on {periods.day(day)}",
                severity=WARNING if low - 1 <= age <= high + 1 else ERROR,
            )


def _placed(document: Document, person: Person) -> Person:
    """The person; `moving`, when the sentence names a time well before the draft's."""
    if document.date is None or person.moving:
        return person
    start, end = document.sentence_at(document.prose_at(person.span.start))
    earlier = any(
        parts.period is not None and parts.period.end < document.date - _EARLIER
        for _, _, parts in moments.scan(document, start, end)
    )
    return replace(person, moving=True) if earlier else person


def _of_another(claim: Person, held: Held) -> bool:
    """Does the copy give the office of one country, and the facts that of another?"""
    return len(held.of) == len(claim.of) == 2 and held.of != claim.of


def _deputies(office: str) -> tuple[str, str]:
    return f"deputy-{office}", f"vice-{office}"


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
