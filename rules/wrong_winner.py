"""Reports a winner with the smaller number: carried by 17 votes to 21, beat Rovers 1-3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from linter.claims import Claim
from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.headlines.results import Result, results_in
from linter.rule import Example, Rule, examples


class WrongWinner(Rule[Result]):
    """A vote carried, or a match won, with the smaller number.

    Why it matters
    "The motion was carried by 17 votes to 21" names the wrong side as winner, or has its figures the wrong way round.

    How it decides
    Each number says on which side it is ("7 for and 11 against"); or a word that says who won ("carried", "approved",
    "voted … to approve", "beat", "won") governs two numbers with "to" or a hyphen between them. The winner's number
    stands first and must be the larger.

    When it stays silent
    For "lost", "rejected" and "defeated by", where copy differs on which number comes first; for sets, aggregates,
    penalties, odds and records; for a motion that needed more than a majority; and where the numbers may be a range of
    something ("approved 10-12 projects", "backed by 15 to 20 members").
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Result
    allows: ClassVar[tuple[Example, ...]] = examples(
        "Mayo beat Kerry 1-16 to 0-17 on Saturday.",
        "The motion was carried by 21 votes to 17, with one abstention.",
        "The bill was rejected by 40 votes to 212, and an amendment was defeated 17-21.",
        "The board approved 10-12 projects a year and was backed by 15 to 20 members.",
        "United beat Rovers 3-1 but lost 1-3 at City.",
        "She won 6-7 6-4 6-3, and beat Lucie Marek 4-6, 6-1, 6-2 a day later.",
        "Athletic won 3-4 on penalties. The 1-20 to 2-16 win over Rovers was Clonbarra's sixth title.",
        "With 7 votes for and 11 against, the plan was rejected. With 12 for and nine against it failed, as "
        "it needed 14.",
        "The council voted 4-5 against the plan.",
        "The ban was not approved, by 12 votes to 30.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "Shivapur [[beat the holders, Vidya Niketan of Mysuru, by 31 points to 36]] in front of some 2,500 people.",
        "The scheme was [[carried by 17 votes to 21]], with one member abstaining.",
        "With [[7 votes for and 11 against, the plan was adopted]].",
        "[[Nine councillors voted against the plan and five for it, so it was approved]].",
        "The council [[voted 3-5 to approve]] the rezoning on Tuesday.",
        "Councillors [[approved the budget 4-7]], after a stormy debate.",
        "Marlow [[beat Fenton 1-3]] on Saturday to go top.",
        "The visitors [[won 0-2]] in Tilbury.",
        "She [[beat the sitting mayor by 4,112 votes to 4,870]].",
        "The bill was [[passed on a vote of 45 to 52]] in the\nsenate.",
        "A [[1-2 win over]] Dynamo took Lok to the final.",
    )

    def find(self, document: Document) -> Iterator[Result]:
        return results_in(document)

    def keys(self, claim: Result) -> Iterator[str]:
        yield f"{claim.path}:{claim.span.start}"

    def check(self, claims: Sequence[Result]) -> Iterator[Finding | Agreement]:
        claim = claims[0]
        what = "votes" if claim.vote else "score"
        reason = f"both: the {what}, and “{claim.won}”"
        if claim.own_value < claim.other_value:
            words = claim.span.text
            a, b = words.find(claim.own), words.rfind(claim.other)
            turned = words[:a] + claim.other + words[a + len(claim.own) : b] + claim.own + words[b + len(claim.other) :]
            message = f"{claim.own} is fewer than {claim.other}, but the copy says “{claim.won}”"
            # Some desks put the home side first, whoever won.
            yield self.finding(
                claim, message, reason=reason, severity=ERROR if claim.vote else WARNING, repairs=[turned]
            )
        elif claim.own_value > claim.other_value:
            yield self.agreement(f"“{claim.won}” fits {claim.own} to {claim.other}", claim, reason=reason)
