"""Two amounts that are compared with each other, one in millions and one in billions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import Document
from linter.finding import Finding
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.rule import Rule, examples

_SCALED: Final = later(r"(?:\d|\b)(?:m|mn|mln|bn|tn|million|billion|trillion)\b")
_ANOTHER_SUM: Final = later(r"[(;:]|\b(?:each|apiece|a year|per|while|whereas|who|whose|including|worth)\b")
# What is held against what: a level and its base, a forecast, a budget.
_AGAINST: Final = later(
    r"\b(?:from|than|against|compared (?:with|to)|versus|below|above|under|over|up on|down on|instead of|twice|half|"
    r"three times|more than the|less than the) (?:[\w’'-]+ ){0,5}$|^ to (?:about |nearly |almost )?$"
    r"|^ and (?:about |nearly )?$"
)
_THE_REST: Final = later(r"\b(?:the|its|their) (?:other|remaining) $")  # of one sum
_RANGE: Final = later(r"\bbetween (?:about |nearly )?$")
_EXPECTED: Final = later(
    r"\b(?:expect\w*|forecast\w*|predict\w*|previous\w*|a year (?:ago|earlier|before)|last year|budget\w*|"
    r"compares? with)\b"
)
_OFF: Final = (300.0, 3000.0)  # a thousand times, and what two sums of one sort may differ by besides
_FAR: Final = 70  # characters
_FEW: Final = 2


@kind_of_claim
class Comparison(Claim):
    """Two amounts of one currency, unit or thing that a sentence compares."""

    one: Quantity
    other: Quantity


class MismatchedScale(Rule[Comparison]):
    """Two amounts that are compared, one in millions and the other in billions.

    Why it matters
    --------------
    "It raised its offer to 18 billion pesos, from 16 million" is a slip of one word, and nobody who reads for figures
    sees it: both figures are right.

    How it decides
    --------------
    In one sentence, an amount and what it is held against: by "from", "than", "against", "compared with", "below",
    "twice", "between … and …". Both are of one currency, unit or thing, both are written in millions, billions or
    trillions, and one is 300 to 3,000 times the other. Of 1,500 published and invented stories that were right, no
    sentence compared two such amounts. Of three sums and more in one sentence none may be so far from all others. The
    only amount of a sentence that tells a forecast or last year's figure is held against those of the sentence before.

    When it stays silent
    --------------------
    For amounts that are not compared (a company worth $3 billion may pay $2 million), for amounts each, in brackets, or
    with a clause of their own; where another rule tells the scale from the rest of the story.
    """

    reads = Comparison
    gives_way_to = ("slipped-scale", "wrong-conversion", "wrong-product", "conflicting-figures", "wrong-percentage")
    allows = examples(
        "The firm, which is worth $3 billion, paid $2 million to a former head.",
        "It raised its offer to 18 million pesos, from 16 million.",
        "Sales rose to 1.2 billion euros from 940 million. Some £23bn (£12m a year) is at stake.",
        "It handled 31 billion euros, and lost 44 million euros, against a loss of 71 million.",
    )
    catches = examples(
        "It raised its offer of a bonus to [[18 billion pesos]], from [[16 million]].",
        "Profit fell to £31.8 million from £34.6 million. Analysts had expected [[£33.2 billion]] on average, against "
        "[[£34.6 million]].",
        "The board will borrow [[900 million rand]] and find the other [[340 billion]] out of its reserves.",
        "It lost [[461 billion reais]], more than twice the [[215 million]] that analysts had foreseen.",
        "The cost of [[about $64.6 million]] is below the [[$70 billion]] set aside for it.",
        "[[US$24 million]] will come from the budget, US$15 million from a loan and [[US$9 billion]] from fees.",
        "Profit fell to [[£31.8 million]]. Analysts had on average expected [[£33.2 billion]].",
    )

    def find(self, document: Document) -> Iterator[Comparison]:
        if not document.holds({"m", "mn", "mln", "bn", "tn", "million", "billion", "trillion"}):
            return
        before: Figures | None = None
        for sentence in figures(document):
            amounts = [f for f in sentence.figures if _scaled(f)]
            found = [pair for pair in combinations(amounts, 2) if _compared(sentence, *pair)] or _odd_one(amounts)
            found = [pair for pair in found if not _of_another_clause(sentence, *pair)]
            if not found and before and before.number == sentence.number - 1 and before.block == sentence.block:
                found = _expected(before, sentence, amounts)
            for one, other in found:
                claim = other.claim
                yield Comparison(
                    span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, one=one.claim,
                    other=claim,
                )  # fmt: skip
            before = sentence

    def keys(self, claim: Comparison) -> Iterator[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Comparison]) -> Iterator[Finding]:
        for claim in claims[:1]:
            more, less = sorted((claim.one, claim.other), key=lambda c: -c.low)
            yield self.finding(
                claim.other, f"{more.words} is about a thousand times {less.words}: one scale may be wrong", claim.one,
                reason="both: two amounts of one sort that the copy holds against each other",
            )  # fmt: skip


def _scaled(figure: Placed) -> bool:
    claim = figure.claim
    return (
        _SCALED.search(claim.words) is not None
        and not isinstance(claim.value, tuple)
        and not claim.per
        and figure.value > 0
    )


def _compared(sentence: Figures, one: Placed, other: Placed) -> bool:
    between = sentence.between(one, other)
    if _THE_REST.search(between) and len(between) < _FAR and "" in (one.unit, other.unit):
        return _apart(one, other)
    if not _alike(one, other) or len(between) > _FAR or _ANOTHER_SUM.search(between):
        return False
    if _THE_REST.search(between):
        return True
    if between.startswith(" and ") and not _RANGE.search(sentence.before(one, 20)):
        return False
    return _AGAINST.search(between) is not None


def _of_another_clause(sentence: Figures, one: Placed, other: Placed) -> bool:
    """ "Payments of 31 billion, and a loss of 44 million, against 71 million": is one of them held against its like?"""
    like = [f for f in sentence.figures if f not in (one, other) and f.value > 0 and f.unit in (one.unit, other.unit)]
    held = [sorted((f, end), key=lambda f: f.start) for end in (one, other) for f in like if not _apart(f, end)]
    return any(_AGAINST.search(sentence.between(*pair)) for pair in held)


def _odd_one(amounts: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """The one sum of three and more in a sentence that is a thousand times each of the others, or a thousandth."""
    sums = [f for f in amounts if f.claim.currency]
    for odd in sums if len(sums) > _FEW else ():
        if all(_alike(odd, f) for f in sums if f is not odd):
            return [(next(f for f in sums if f is not odd), odd)]
    return []


def _expected(before: Figures, sentence: Figures, amounts: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """A forecast or last year's figure alone in its sentence, and the amounts just told: all are on another scale."""
    told = [f for f in before.figures if _scaled(f) and f.claim.currency]
    if len(amounts) != 1 or not told or not _EXPECTED.search(sentence.text):
        return []
    return [(told[0], amounts[0])] if all(_alike(f, amounts[0]) for f in told) else []


def _alike(one: Placed, other: Placed) -> bool:
    """Two amounts of one sort, a thousand times apart."""
    same = one.unit == other.unit and (one.unit != "" or len({one.head, other.head} - {""}) < 2)
    understood = {one.unit, other.unit} - {""} and "" in (one.unit, other.unit) and "" in (one.head, other.head)
    return bool(same or understood) and _apart(one, other)


def _apart(one: Placed, other: Placed) -> bool:
    least, most = sorted((one.value, other.value))
    return _OFF[0] < most / least < _OFF[1]
