"""A day to come that two drafts of a story put at two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from linter.document import CAPTION
from linter.finders.happenings import Happening
from linter.finding import WARNING, Agreement, Finding
from linter.relations.days.ahead import days_ahead
from linter.relations.days.occasions import day
from linter.rule import Rule, examples


@dataclass(frozen=True)
class ConflictingPlan(Rule[Happening]):
    """A vote that is set for the 20th in the report, and polls that open on the 13th in the guide.

    Why it matters
    --------------
    A reader plans by the day that he reads last. What is to happen is told in other words each time, so that only
    somebody who knows that both are the same day can see that they are two.

    How it decides
    --------------
    Each of two drafts of a story has just one day, still to come for both, that the other does not have: a day on which
    ("will decide on 20 October"), or one by which ("must be in by noon on 12 May", "the deadline of 21 May"). The days
    are `near` each other (a month, where three words tie them), or have their digits exchanged. The drafts have a rare
    name in common at their heads, and the sentences a word, with what stands before and above them, or an election.
    "At the end of August" is one of its last days.

    When it stays silent
    --------------------
    Where a draft speaks of a delay or another date, where a third draft has both days, for the day on which something
    was said, and for a weekday beside its date in a listing that has no date itself. Where other rules know the event
    better, theirs is the finding.
    """

    near: int = 10

    severity = WARNING
    reads = Happening
    gives_way_to = (
        "conflicting-dates", "conflicting-schedule", "conflicting-day", "wrong-weekday", "headline-day",
        "wrong-interval", "conflicting-retelling", "conflicting-term", "wrong-relative-date",
        "conflicting-time",
    )  # fmt: skip
    allows = examples(
        (
            "TARVIK, 3 March 2025 - Ada Moe's cable ferry goes to Tarvik on 15 May. Tenders must be in by 5 May.\n",
            "TARVIK, 1 April 2025 - Ada Moe wants a ferry for Tarvik on 15 May. A harp recital is on 9 May.\n",
        ),
        (
            "TARVIK, 3 March 2025 - Ada Moe's cable ferry goes to Tarvik on 15 May, to a tune by the brass band.\n",
            "TARVIK, 1 April 2025 - The cable ferry of Ada Moe, postponed by a week, goes to Tarvik on 22 May.\n",
        ),
        (
            "TARVIK, 3 March 2025 - Ada Moe says that bids for the Tarvik cable ferry must reach her by 5 May.\n",
            "TARVIK, 1 April 2025 - Ada Moe will open the bids for the Tarvik cable ferry on 9 May, in the pub.\n",
        ),
    )
    catches = examples(
        (
            "TARVIK, 3 March 2025 - The people of Tarvik will decide on [[20 May]] if Ada Moe may have a bridge.\n",
            "Ada Moe's bridge: questions\n\nTARVIK, 1 April 2025 - Where does Tarvik vote? The polling stations, in "
            "the school and the pub, open at seven on [[13 May]].\n",
        ),
        (
            "TARVIK, 3 March 2025 - Ada Moe asks for tenders for Tarvik's ferry. They must reach her harbour office by "
            "noon on [[12 May]].\n",
            "TARVIK, 1 April 2025 - Fourteen people have looked at Tarvik's ferry, Ada Moe's harbour office said. It "
            "will not say who has put in an offer before the deadline of [[21 May]].\n",
        ),
        (
            "TARVIK, 3 March 2025 - Ada Moe's cable ferry will make her first crossing from Tarvik on [[15 May]].\n",
            "TARVIK, 1 April 2025 - On [[5 May]] Ada Moe takes the Tarvik ferry across for the first time.\n",
        ),
    )

    def keys(self, claim: Happening) -> Iterator[str]:
        if claim.zone != CAPTION and not claim.quoted:
            yield claim.story

    def check(self, claims: Sequence[Happening]) -> Iterator[Finding | Agreement]:
        for pair in days_ahead(claims, self.near):
            early, late = sorted(pair[:2], key=lambda c: (c.dateline or date.max, c.path, c.span))
            yield self.finding(late, f"{day(late)} here, {day(early)} there", early, reason=f"both: {pair[2]}")
