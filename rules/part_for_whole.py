"""A part's own figure, given once more for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Finding
from linter.relations.figures import shown, value
from linter.relations.nesting.passed_off import PassedOff, passed_off
from linter.rule import Rule, examples


class PartForWhole(Rule[PassedOff]):
    """The figure for one of several places, given for all of them.

    Why it matters
        Whoever writes "the 7,150 people in the three districts" has taken the figure from the nearest paragraph. It is
        right there, and too small by all that the other two districts have.

    How it decides
        One sentence gives a figure for each of two or more places by name ("340 in Kola, 210 in Bint and 95 in Sud").
        Another gives one of these figures, of the same thing, for as many places as those were ("in the three towns",
        "at both plants") or "in all".

    When it stays silent
        When the second sentence names one of the places or another time, or speaks of each, the other or the worst of
        them; when the places are not as many; for counts below 20, shares, ages and lengths of time.
    """

    severity = WARNING
    reads = PassedOff
    source = "Arithmetic"
    gives_way_to = ("wrong-sum",)
    allows = examples(
        "There were 340 cases in Kola, 210 in Bint and 95 in Sud.\n\nDrips are there for the 645 cases in the three "
        "towns.",
        "There were 340 cases in Kola, 210 in Bint and 95 in Sud.\n\nDrips are there for the 340 cases in Kola, and "
        "the three towns have two doctors.",
        "There were 340 cases in Kola, 210 in Bint and 95 in Sud.\n\nThe 210 cases in the other two towns were mild.",
        "There were 340 cases in Kola and 210 in Bint.\n\nIn all, 340 cases were seen in May last year.",
    )
    catches = examples(
        "Kola was hit hardest. There [[340]] people fell ill, compared with [[210]] in Bint and [[95]] in Sud.\n\n"
        "Drips have been sent for the [[340]] people who are ill in the three towns.",
        "Acme is to cut [[640]] jobs in Rauma and [[290]] in Gdansk.\n\nA union called the loss of the [[640]] jobs "
        "at the two plants a scandal.",
        "There were [[347]] cases in Kola, [[210]] in Bint and [[95]] in Sud, a doctor said.\n\nIn all, [[347]] cases "
        "have been treated free.",
    )

    def find(self, document: Document) -> Iterable[PassedOff]:
        return passed_off(document)

    def keys(self, claim: PassedOff) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[PassedOff]) -> Iterator[Finding]:
        for claim in claims:
            all_of_them = value(claim.part) + sum(map(value, claim.others))
            right = shown(all_of_them, claim.whole)
            message = f"{claim.whole.words} is given for {_for(claim.all)}, and for one of them alone"
            yield self.finding(
                claim.whole, message, claim.part, *claim.others,
                reason=f"both: {claim.whole.noun or 'one sum'}; all the places together have {right}", repairs=[right],
            )  # fmt: skip


def _for(words: str) -> str:
    return "all the places" if words == "all" else words if words.startswith(("all", "both")) else f"the {words}"
