"""First and last days, and deadlines, that two drafts put at different days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.document import Document
from linter.finders._event_words import events
from linter.finding import WARNING, Agreement, Finding
from linter.relations.days.fixtures import FIXTURE, fixtures, unlike
from linter.relations.days.occasions import day
from linter.relations.days.stretches import Stretch, apart, stretches
from linter.rule import Rule, examples


@dataclass(frozen=True)
class ConflictingSchedule(Rule[Stretch]):
    """A festival that opens, or a list that closes, on two different days.

    Why it matters
    The announcement has the festival run from 8 to 17 August, and the listing has it open on 9 August; applications
    close on the 31st in the news and on the 30th in the notice. Readers act on the one they happen to read.

    How it decides
    What lasts (a festival, a show, a strike, a season …) has its first day from a range ("from 8 to 17 August"), from a
    word for its beginning ("opens on", "starting", with "it" for what was named before) or from a label ("When: 8-17
    August" under a headline that names it), and its last day likewise. A deadline is a day until or by which people
    apply, enter, bid or comment, or on which applications, or the competition itself, close. Where each of two drafts
    has one such day, the days differ by `near` days at most or only in the month, and both drafts name one rare name at
    their heads and two things in common (three, where they are not plainly of one story), one of the days is wrong. A
    row of a list of dates, as of fixtures, concerts or hearings, and a report are of one occasion when the lead of the
    report has all the names of that row, and of no other, and a word of the heading of the list.

    When it stays silent
    When a draft has two days for it, or speaks of an extension or another date; for tickets, bookings, rounds and weeks
    of it; where each draft names somebody of whom the other says nothing; for drafts more than half a year apart; in
    direct speech.
    """

    near: int = 10

    severity = WARNING
    reads = Stretch
    gives_way_to = ("conflicting-dates",)
    allows = examples(
        (
            "TROMSO, 4 March 2025 - The Tromso accordion festival will be held from 10 to 14 April, Siv Lund said.\n",
            "TROMSO, 9 March 2025 - Ticket sales for Siv Lund's accordion festival in Tromso begin on 12 April. The "
            "Tromso accordion festival opens on 10 April.\n",
        ),
        (
            "GWERU, 5 May 2025 - Tariro Dube's ferry design prize is open to all. Entries close on 15 June.\n",
            "GWERU, 9 June 2025 - Tariro Dube has extended her ferry design prize. Entries close on 25 June.\n",
        ),
        (
            "Curling in Pinerolo\n\n- 5 March: Torino v Pinerolo\n- 8 March: Torino v Pinerolo\n- 9 March: Asti v "
            "Bra\n",
            "PINEROLO, 6 March 2025 - Pinerolo's curling team beat Torino by a stone on Wednesday.\n",
        ),
    )
    catches = examples(
        (
            "Curling in Pinerolo\n\n- 4 March: Torino v Asti\n- [[8 March]]: Torino v Pinerolo\n- 12 March: Asti v "
            "Torino\n",
            "PINEROLO, 10 March 2025 - Pinerolo's curling team beat Torino by a stone on [[Sunday]].\n",
        ),
        (
            "TROMSO, 4 March 2025 - The Tromso accordion festival will be held from [[10 to 14 April]], by Siv Lund.\n",
            "TROMSO, 9 March 2025 - Siv Lund is tuning up for the accordion festival in Tromso, which opens on [[11 "
            "April]].\n",
        ),
        (
            "TROMSO, 4 March 2025 - The Tromso accordion festival will be held from [[10 to 14 April]], by Siv Lund.\n",
            "Accordion festival: a guide\n\nTROMSO, 9 March 2025 - Siv Lund of Tromso tells what to hear.\n\nWhen: "
            "[[10-15 April]]\n",
        ),
        (
            "GWERU, 5 May 2025 - Tariro Dube's ferry design prize is open to all. Entries close on [[15 June]].\n",
            "GWERU, 9 May 2025 - Designs for Tariro Dube's ferry prize may be drawn in pencil.\n\nThe deadline for "
            "entries is [[13 June]].\n",
        ),
        (
            "GWERU, 5 May 2025 - Tariro Dube's ferry design prize is open to all. Entries close on [[15 June]].\n",
            "GWERU, 9 July 2025 - Tariro Dube had 300 entries for her ferry design prize when the competition closed "
            "on [[13 June]].\n",
        ),
    )

    def find(self, document: Document) -> Iterator[Stretch]:
        yield from stretches(document)
        yield from fixtures(document)

    def keys(self, claim: Stretch) -> Iterator[str]:
        what = claim.at if claim.at == FIXTURE else f"{claim.at}\t{claim.noun}"
        yield f"{claim.story}\t{what}"
        yield from (f"{what}\t{name}" for name in claim.topic if name not in events().common)

    def check(self, claims: Sequence[Stretch]) -> Iterator[Finding | Agreement]:
        one_story = len({c.story for c in claims}) == 1
        fixed = claims[0].at == FIXTURE
        for early, late, why in unlike(claims, self.near) if fixed else apart(claims, self.near, one_story):
            yield self.finding(late, f"{day(late)} here, {day(early)} there", early, reason=f"both: {why}")
