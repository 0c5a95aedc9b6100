"""A piece of something, by the words for it, against what the draft has of all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from linter.document import Document
from linter.finding import WARNING, Finding, Related
from linter.relations.nesting.alone import Alone
from linter.relations.nesting.halves import halves
from linter.relations.nesting.sites import sites
from linter.relations.nesting.spells import spells
from linter.relations.nesting.told_as_some import told_as_some
from linter.rule import Rule, examples

_FINDERS = (told_as_some, sites, spells, halves)


class PieceExceedsWhole(Rule[Alone]):
    """Some of the money that is more than the money, a ward with more beds than its hospital.

    Why it matters
    --------------
    "She scored 24 points after half-time. She finished with 21": each number was right in some notebook, and the two
    stand one line apart.

    How it decides
    --------------
    The words tell which is the piece. Some of a sum or a number just given: "13,900 tonnes of the total", "of that,
    £91m", "among them were 219 children", "more than half, 4,350, were women". One works or wing of a body: "its
    foundry, where 3,700 people work", beside what the body "employs". What was scored in a half, a session or overtime,
    beside what somebody "finished with", "was out for" or had "in all"; a score at half-time against the final one. The
    piece is held against the whole as the range that it was rounded from.

    When it stays silent
    --------------------
    When the two are of different times, bodies or players; when any figure before is large enough to hold the piece;
    for plans, records, averages and what is new; when the piece is more than three times the whole.
    """

    severity = WARNING
    reads = Alone
    gives_way_to = (
        "alone-exceeds-whole",
        "partial-exceeds-total",
        "place-exceeds-whole",
        "part-exceeds-whole",
        "exceeded-total",
        "wrong-sum",
    )
    source = "Arithmetic"
    allows = examples(
        "Growers sold 12,400 tonnes of figs, against 15,000 tonnes in 2023. Mexico took 5,900 tonnes of the total.",
        "The appeal raised £84,000. The council added £20,000. Of that, £15,000 went to the crew.",
        "The roof cost £84,000 last year. This year's cost £120,000. Of the sum, £91,000 was lent.",
        "The inn has 110 rooms. The new wing, with 140 rooms, will open in May.",
        "Zbrojar, which has 340 employees, makes pumps.\n\nIts supplier's foundry, where 700 people work, is shut.",
        "Zbrojar employs 340 people.\n\nOrlik opened a mill in 2021. Some 800 people work there.",
        "Pell scored 19 points in the first half on Friday night.\n\nOdom, her rival, finished with 15 points.",
        "The fund has raised £620,000 since May.\n\nThe largest grant in its history, £710,000, came in 2019.",
        "The trek covers 198 miles.\n\nThe first leg of the relay, at 212 miles, ran through Fife.",
        "Orla led 31-20 at half-time and won 52-40.",
        "The ferry carries 340 sheep.\n\nThe farmer next door sold 380 of his sheep.",
        "In the first half of the season he hit 22 goals for Rye. He finished with a career-high 14 in the cup.",
        "Police in Gauteng stopped 9,300 drivers last year.\n\nAcross South Africa 8,700 drivers were stopped at "
        "Easter.",
        "Doctors in the town of Kayes treated 940 goats for ticks.\n\nIn the whole of Mali there are 800 vets.",
        "The inn has 90 rooms.\n\nThe annexe, with 120 rooms, opened in May and brings the total to 210.",
        "The block has 120 beds.\n\nThe old hospital has 86 beds, and is open.",
    )
    catches = examples(
        "Growers exported [[12,400 tonnes]] of figs last year.\n\nMexico took [[13,900 tonnes]] of the total, and Peru "
        "900 tonnes.",
        "The appeal raised [[£84,000]] for a lifeboat.\n\nOf that, [[£91,000]] came from a single legacy.",
        "The race had [[4,200]] starters. More than half, [[4,350]], were women.",
        "The ferry had [[211]] people on board.\n\nAmong them were [[219]] children on a school trip.",
        "The engine maker Zbrojar, which has [[3,400]] employees, will build a track.\n\nIts foundry in Blansko, where "
        "[[3,700]] people work, will be shut for a week.",
        "The hospital has [[240]] beds, and all of them were taken.\n\nIn the children's wing, which has [[260]] beds, "
        "two brothers shared one.",
        "Ana Pell scored [[24 points]] after half-time on Friday night, six of them with her left hand. She finished "
        "with [[21]], and a cold.",
        "Ravi Sen made [[112]] before lunch on Sunday and was out for [[104]], caught on the rope.",
        "Orla led 31-[[20]] at half-time. Leix lost [[19]]-40 in the end.",
    )

    def find(self, document: Document) -> Iterable[Alone]:
        return chain.from_iterable(find(document) for find in _FINDERS)

    def keys(self, claim: Alone) -> Iterable[str]:
        yield f"{claim.path}\n{claim.whole.span.start}"

    def check(self, claims: Sequence[Alone]) -> Iterator[Finding]:
        for claim in claims[:1]:  # the first of the pieces will do
            message = f"{claim.part.words} of a piece is more than {claim.whole.words} of the whole"
            reason = f"both: a piece and its whole (“{claim.tie.strip()}”)"
            yield self.finding(claim, message, Related(claim.part.span), reason=reason)
