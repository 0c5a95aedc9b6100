"""A climber who was killed, and is sitting up in bed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.phrases import kin, singular
from linter.rule import Rule, examples

_WHO: Final = r"(?P<article>[Tt]he|[Aa]n?) (?:[\w’-]+ ){0,3}?(?P<who>[a-z-]{3,})(?:,? (?:aged )?\d{1,3},?)?"
_DEAD: Final = later(
    rf"\b{_WHO}(?:,? who [^.,;]{{1,40}},?)? (?:(?:was|has been|had been|is) (?:(?:shot|stabbed|found|pronounced) )?"
    r"(?:killed|dead|drowned|crushed to death)|(?:has |had )?(?:died|drowned|lost (?:his|her) life))\b"
)
# Only what nobody can be who died in the end: "was in intensive care" may be what came before.
_WELL: Final = (
    r"unhurt|unharmed|uninjured|slightly (?:hurt|injured)|discharged|released from hospital|out of danger|sitting up|"
    r"expected to (?:recover|survive|live|make a full recovery|be (?:released|discharged))|recovering|doing well"
)
_ALIVE: Final = later(
    rf"\b{_WHO}(?:, (?:who|a|an|whose) [^.;]{{1,50}},)? (?:(?:was|has been|is|remains)(?: now| still)? (?:{_WELL})|"
    r"(?:is|remains)(?: now| still)? (?:in (?:an? )?(?:\w+,? (?:but )?){1,2}condition|in intensive care|in hospital|"
    r"being treated|conscious|recuperating|resting)|survived(?! for)|walked away|"
    r"escaped (?:unhurt|unharmed|uninjured|with)|suffered (?:only|minor|slight))\b"
)
# What came first, what is not sure, another one; and who is told apart by what follows.
_ELSE: Final = later(
    r"\b(?:later|before|until|at first|initially|nearly|almost|would|could|might|if|not|never|second|another|other|"
    r"third|both|years? ago|in (?:19|20)\d\d|last (?:year|week|month)|died|dead|film|play|novel|character|dummy)\b"
)
_OF: Final = later(r"[a-z-]+ (?:of|from|in|on|at|who|whose|with) ")
_DEATHS: Final = frozenset(("killed", "dead", "died", "drowned", "crushed", "lost"))
_SEVERAL: Final = frozenset(("two", "three", "four", "five", "six", "both", "several", "other", "another", "second"))


@kind_of_claim
class Fate(Claim):
    """Whether somebody who goes by a word for a person is dead, or alive."""

    who: str
    alive: bool


class ConflictingFate(Rule[Fate]):
    """The driver was killed in the first paragraph, and is recovering in the last.

    Why it matters
        There is no worse mistake to make about anybody.

    How it decides
        In one draft somebody who goes by one word (the driver, a climber) was killed, died or was found dead, and by
        the same word is recovering, in hospital, unhurt or walked away. The draft has only one who goes by it.

    When it stays silent
        Where the draft has several of them, another or a second one; where what follows tells which one is meant (the
        driver of the lorry); for those who were treated and died later; in direct speech.
    """

    reads = Fate
    allows = examples(
        "A driver was killed when his van hit a wall. The driver of the lorry is recovering in hospital.",
        "A climber was killed and two other climbers were hurt. The climber who fell first is recovering.",
        "The rider was in hospital for a week. The rider died on Monday.",
        "A skier was killed on Monday. The guide escaped unhurt.",
        "A farmer died on Monday. The farmer was treated in hospital for a week, and was in a critical condition.",
        "A boy died. The other boy is recovering in hospital.",
    )
    catches = examples(
        "[[A driver was killed]] when his van hit a wall.\n\n[[The driver is recovering]] in a hospital in Ulm.",
        "[[A skier, 41, has died]] under snow on the Arl.\n\n[[The skier escaped with]] a broken thumb.",
        "[[The pilot was found dead]] in a maize field.\n\n[[The pilot, who is 60, is in intensive care]] in Ulm.",
    )

    def find(self, document: Document) -> Iterator[Fate]:
        if document.language[:2] != "en" or not document.holds(_DEATHS):
            return
        prose = document.prose
        for pattern in (_DEAD, _ALIVE):
            for match in pattern.finditer(prose):
                who = match["who"]
                begin, stop = document.sentence_at(match.start())
                zone = document.zone_at(begin)
                if zone in NOT_THE_STORY or zone == TABLE or document.quoted(match.start()) or not _person(who):
                    continue
                place = prose.index(who, match.start())
                around = prose[begin:stop] if pattern is _ALIVE else prose[begin : match.end()]
                if _ELSE.search(around.replace(match[0], "") if pattern is _DEAD else around):
                    continue
                if _OF.match(prose, place) and pattern is _ALIVE and not prose.startswith(f"{who}, ", place):
                    continue
                if zone != HEADLINE and _many(document, who):
                    continue
                yield Fate(
                    span=document.span(*match.span()), zone=zone, dateline=document.date, who=singular(who),
                    alive=pattern is _ALIVE,
                )  # fmt: skip

    def keys(self, claim: Fate) -> Iterator[str]:
        yield f"{claim.path}|{claim.who}"

    def check(self, claims: Sequence[Fate]) -> Iterator[Finding | Agreement]:
        dead = next((claim for claim in claims if not claim.alive), None)
        alive = next((claim for claim in claims if claim.alive), None)
        if dead and alive and dead.span.line != alive.span.line:
            one, other = sorted((dead, alive), key=lambda claim: claim.span)
            message = f"the {dead.who} is {'alive' if other.alive else 'dead'} here, and not elsewhere"
            yield self.finding(other, message, Related(one.span, one.words), reason=f"both: the {dead.who}")


def _person(word: str) -> bool:
    return word in kin().people or word.endswith(("er", "ist", "man", "woman"))


def _many(document: Document, who: str) -> bool:
    """Does the draft have more than one who goes by this word?"""
    prose = document.prose
    if document.holds({f"{who}s", f"{who}es"}):
        return True
    before = (prose[max(place - 30, 0) : place].lower().split() for place in document.places({who}))
    return any(_SEVERAL.intersection(words[-3:]) for words in before)
