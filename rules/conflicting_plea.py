"""Somebody who pleaded guilty, and a jury that found so after a trial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finding import Finding
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

_PLEADED: Final = later(r"\b(?:[Pp]leaded|[Pp]led|[Pp]leads|[Pp]leading) guilty\b|\bguilty pleas?\b")
_TRIED: Final = later(
    r"\b(?:[Jj]ury|[Jj]urors)\b[^.;]{0,60}?\b(?:finds?|found|convicts?|convicted|verdicts?|took|needed|deliberat\w+|"
    r"retired|rejected|returned|disbelieved)\b|\b(?:found guilty|convicted) (?:by (?:a|the) jury|after (?:a|an|the) "
    r"(?:[\w-]+ ){0,2}trial)\b|\b(?:verdicts?|conviction) (?:of|by) (?:a|the) jury\b"
)
_WORDS: Final = frozenset(["guilty", "jury", "jurors", "convicted", "verdict", "verdicts", "conviction"])
# Somebody else, or something else, of which the other was true; or a plea that was changed.
_OTHERWISE: Final = later(
    r"\b(?:not guilty|co-?(?:defendant|accused|conspirator)\w*|accomplices?|changed (?:his|her|their) plea|"
    r"both (?:of them|men|women|brothers|sisters|defendants)|(?:two|three|four|five|six|seven) (?:\w+ )?(?:men|women|"
    r"others|defendants|brothers|people (?:were|are) (?:charged|tried))|(?:[Aa]nother|[Oo]ther|[Ff]urther|[Ll]esser|"
    r"[Rr]emaining|[Ss]eparate|[Ss]ome of the|[Oo]ne of the) (?:man|woman|defendants?|accused|charges?|"
    r"counts?|offen[cs]es?|trial|case)|others|inquest|"
    r"coroner|civil|on appeal|appeal court|[Cc]ourt of [Aa]ppeal|appealed|retrial|mistrial|would have)\b"
)
_NAMED: Final = later(
    r"\b[^\W\d_a-z][\w’'-]+ (?:[^\W\d_a-z][\w’'.-]+ ){0,2}?(?P<name>[^\W\d_a-z][\w’'-]+), "
    r"(?:\d\d,|aged \d\d,|who (?:had )?pleaded )"
)


@kind_of_claim
class Verdict(Claim):
    """How somebody came to be convicted, and who the draft's people of a stated age are (folded family names)."""

    pleaded: bool
    people: tuple[str, ...]


class ConflictingPlea(Rule[Verdict]):
    """Somebody who pleaded guilty, and a jury that found so after a trial.

    Why it matters
        Who pleads guilty is not tried, and who was tried had denied it. Court copy that says both is wrong about a
        person, in the one place where that ends in a complaint.

    How it decides
        In one draft, or in two drafts of one story that give the same person with an age: "pleaded guilty" or "a
        guilty plea", and a jury that convicts, deliberates or returns a verdict.

    When it stays silent
        Where more than one person is given with an age; where the copy speaks of another defendant, another charge or
        count, a plea of not guilty, a change of plea, an appeal or a retrial; and in direct speech.
    """

    reads = Verdict
    allows = examples(
        "Mark Duxbury, 47, pleaded guilty to fraud in November. A jury convicted his co-defendant of theft.",
        "Mark Duxbury, 47, pleaded not guilty. The jury took three hours to convict him.",
        "Mark Duxbury, 47, pleaded guilty to one of the charges. The jury found him guilty of the rest.",
    )
    catches = examples(
        "Mark Duxbury, 47, who [[pleaded guilty]] to fraud in November, will be sentenced on Friday.\n\nThe trial took "
        "three weeks. [[Jurors took]] less than four hours to agree.",
        (
            "Clive Pargeter, 69, of Wickhurst, stole from the Wickhurst bowls club.\n\nThe [[jury took]] three hours "
            "to reject his account.\n",
            "Clive Pargeter, 69, who [[pleaded guilty]] last month to stealing from the Wickhurst bowls club, was "
            "jailed.\n",
        ),
    )

    def find(self, document: Document) -> Iterable[Verdict]:
        prose = document.prose
        if not document.holds(_WORDS) or _OTHERWISE.search(prose):
            return
        people = tuple(sorted({fold(m["name"]) for m in _NAMED.finditer(prose)}))
        for pattern in (_PLEADED, _TRIED):
            for found in pattern.finditer(prose):
                zone = document.zone_at(found.start())
                if not document.quoted(found.start()) and zone not in NOT_THE_STORY and zone != HEADLINE:
                    yield Verdict(
                        span=document.span(*found.span()), zone=zone, dateline=document.date,
                        pleaded=pattern is _PLEADED, people=people,
                    )  # fmt: skip
                    break

    def keys(self, claim: Verdict) -> Iterable[str]:
        yield claim.story

    def check(self, claims: Sequence[Verdict]) -> Iterator[Finding]:
        if len({claim.people for claim in claims}) != 1 or len(claims[0].people) != 1:
            return
        for plea in (claim for claim in claims if claim.pleaded):
            for trial in (claim for claim in claims if not claim.pleaded):
                message = f"“{plea.words}” here, “{trial.words}” elsewhere: who pleads guilty is not tried"
                yield self.finding(plea, message, trial, reason=f"both: {plea.people[0].title()}")
                return
