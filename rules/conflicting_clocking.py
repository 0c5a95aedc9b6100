"""One runner, and two times of one race."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Agreement, Finding
from linter.relations.days.clocked import Clocked, clocked
from linter.rule import Rule, examples


class ConflictingClocking(Rule[Clocked]):
    """A runner who finishes in 2:08:41 in the story and in 2:08:14 in the list of results.

    Why it matters
        A time is a row of digits, copied from a screen into lede, list and caption; whoever cuts it out for the record
        book will pick one.

    How it decides
        A time of a race ("2:21:48", "3:58.21") belongs to the person named before it in its sentence or line, with no
        other time between the two. The story, in all its drafts, gives a person just two times, which differ in one
        digit or in the order of two, so that one is a slip of the other.

    When it stays silent
        For records, bests, halves, laps and gaps; for times of day; where the person has a third time; in direct
        speech.
    """

    reads = Clocked
    severity = WARNING
    allows = examples(
        "Meseret Bekele, 27, finished in 2:21:48, taking 17 seconds off the record of 2:22:05.\n\nPhoto: Meseret "
        "Bekele wins the race in 2:21:48.\n",
        "Desta Worku won in 2:08:41 from Collins Kibet in 2:08:57. Worku's best was 2:08:14.\n",
        "Ada Birch swam 3:58.21 in her heat. In the evening Ada Birch won in 3:58.12, a record.\n",
    )
    catches = examples(
        "Meseret Bekele, 27, finished in [[2:21:48]], a record.\n\nPhoto: Meseret Bekele wins the women's race in "
        "[[2:19:48]].\n",
        "Ethiopia's Desta Worku ran away from the field to win on Sunday in [[2:08:41]].\n\nResults\n\n1. Desta Worku "
        "(Ethiopia) [[2:08:14]]\n2. Collins Kibet (Kenya) 2:08:57\n",
    )

    def find(self, document: Document) -> Iterator[Clocked]:
        return clocked(document)

    def keys(self, claim: Clocked) -> Iterator[str]:
        yield f"{claim.story}\t{claim.who}"

    def check(self, claims: Sequence[Clocked]) -> Iterator[Finding | Agreement]:
        first, *others = claims
        times = {claim.seconds for claim in claims}
        reason = f"both: the time of {first.who.title()}"
        if len(times) == 1 and others:
            yield self.agreement(f"{first.words} in both places", first, others[0], reason=reason)
        elif len(times) == 2:
            other = next(claim for claim in others if claim.seconds != first.seconds)
            if _slipped(first.words, other.words):
                yield self.finding(other, f"{other.words} here, {first.words} elsewhere", first, reason=reason)


def _slipped(one: str, other: str) -> bool:
    """Do two times differ in one digit, in two neighbouring ones, or in the order of two?"""
    if len(one) != len(other):
        return False
    places = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return len(places) == 1 or (len(places) == 2 and places[1] - places[0] == 1)
