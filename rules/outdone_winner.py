"""A runner-up with the better time, or more points, than the winner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Agreement, Finding, Related
from linter.relations.precedence.placings import TIME, Placing, placings
from linter.rule import Rule, examples

_PLACES = ("", "the winner", "the runner-up", "the third", "the fourth", "the fifth")


class OutdoneWinner(Rule[Placing]):
    """A runner-up who has a better time, more points or a heavier marrow than the winner.

    Why it matters
        A result with the second faster than the first has two figures the wrong way round, or one that is mistyped.

    How it decides
        A sentence tells who won (won, was elected, took the title) and how: a time, points, votes, a weight or a
        length. In it, or in the few that follow, the second, the runner-up, the third or the opponent has a figure
        of the same kind. Of two that follow each other the better placed must have the shorter time, or more of
        everything else.

    When it stays silent
        For golf, sailing and whatever else is won with the least; for heats, laps, records and other years; for gaps
        and margins; where one figure is more than twice the other.
    """

    reads = Placing
    severity = WARNING
    allows = examples(
        "Berg won the time trial in 42 minutes 7 seconds. Ruiz of Spain was second in 42 minutes 31 seconds.",
        "The team from Oban won with 48 points. Skye were second with 41 and Mull third with 36.",
        "Lind won the race in 2:08:41. Berg, second, was 31 seconds behind.",
        "Lind won her heat in 52.91 seconds. In the final she came second in 52.10 seconds.",
        "Roe won the golf with 271 points. Lee was second with 274.",
        "Ann Lee was elected with 4,102 votes. Her opponent in 2011, Tom Orr, had 4,655.",
        "Lind won in 2:08:41, a second title for her; her first took 2:07:12.",
    )
    catches = examples(
        "Berg won the time trial in [[42 minutes 57 seconds]]. Ruiz of Spain was second in [[42 minutes 31 seconds]].",
        "Marta Lind won the downhill in [[1:43.82]] on Saturday. Ida Krug, second, was timed at [[1:43.11]].",
        "The team from Oban won with [[38 points]]. Skye were second with [[41]] and Mull third with 36.",
        "Joe Kemp won with a pumpkin of [[1,604 pounds]].\n\nThe runner-up, Ann Lee, brought one of [[1,812 pounds]].",
        "Ann Lee was elected mayor with [[4,102 votes]]. Her opponent, Tom Orr, had [[4,655]].",
        "Nils Berg, a postman, won the race round the lakes.\n\nBerg covered it in [[42 minutes 7 seconds]].\n\nSecond "
        "place went to Jan Ruiz, whose time was [[41 minutes 31 seconds]].",
        "Ruiz leads with [[61 points]], ahead of Berg on [[66]].",
    )

    def find(self, document: Document) -> Iterator[Placing]:
        return placings(document)

    def keys(self, claim: Placing) -> Iterator[str]:
        yield f"{claim.path}:{claim.span.start}"

    def check(self, claims: Sequence[Placing]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            other = claim.beaten
            if other is None:
                continue
            reason = f"both: one contest, {_PLACES[claim.rank]} and {_PLACES[other.rank]}"
            better = claim.value <= other.value if claim.unit == TIME else claim.value >= other.value
            if better:
                yield self.agreement(f"{claim.words} is no worse than {other.words}", claim, reason=reason)
                continue
            than = "slower" if claim.unit == TIME else "less"
            message = f"{claim.words} of {_PLACES[claim.rank]} is {than} than {other.words} of {_PLACES[other.rank]}"
            yield self.finding(claim, message, Related(other.span, other.words), reason=reason)
