"""A year's figure that is not what its day's comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.figures import shown, value
from linter.relations.totals.rates import TIMES, Rate, rates
from linter.rule import Rule, examples

_SCALES: Final = {1000.0: "a thousand times", 1e6: "a million times"}


class WrongRate(Rule[Rate]):
    """So much a day, and for the year a figure on another scale.

    Why it matters
    A plant that makes 140,000 litres a day makes some 51 million litres in a year. The copy said 51 billion, and every
    digit of it is right.

    How it decides
    An amount for an hour, day, week or month is multiplied by how often that goes into the longer time of another
    amount in the same unit, or of the same things, with a word in common: at least on working days, at most on all.
    Where the copy sets the one out as the other ("200 cars a day, or 7,300 a year"), what lies outside by more than a
    tenth is wrong; elsewhere only what lies a thousand or a million times too high or too low, with the digits of the
    product.

    When it stays silent
    For shares and for lengths of time; for prices and limits, which are lower by the week; where another pair of the
    draft fits; where amounts that stand apart differ by less than their scale, for a machine does not run every day.
    """

    severity = ERROR
    reads = Rate
    source = "Arithmetic"
    allows = examples(
        "The mill can grind 140 tonnes a day, or about 51,000 tonnes a year.",
        "The spring gives 30,000 litres an hour. It gave 180 million litres in a year of drought.",
        "The line carries 2,400 cars a day. The yard sells 31 cars a year, and paints 900,000 doors a year.",
        "The ferry takes 400 cars a day, or 104,000 a year: it rests at weekends.",
        "Anglers may take three trout a day, or 10 a week. A boat is $40 a day, or $150 a week.",
    )
    catches = examples(
        "The plant can clean [[140,000 litres]] a day.\n\nRunning without a break, the plant would yield "
        "[[some 51 billion litres]] in a year.",
        "The ferry takes [[400]] cars a day, or [[14,600]] a year.",
        "[[Some 2,400]] lorries a day cross here, the customs office said.\n\nCustoms counted "
        "[[876 million]] lorries a year.",
        "The bakery sells [[900]] loaves an hour, or [[216,000]] a day.",
    )

    def find(self, document: Document) -> Iterable[Rate]:
        return rates(document)

    def keys(self, claim: Rate) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Rate]) -> Iterator[Finding | Agreement]:
        """All that one amount for a longer time may be held against: one that fits settles the matter."""
        fits = [claim for claim in claims if _fits(claim)]
        for claim in fits[:1]:
            reason = f"both: for a {claim.times[0]}, and for a {claim.times[1]}"
            message = f"{claim.short.words} a {claim.times[0]} make {claim.long.words}"
            yield self.agreement(message, claim.long, claim.short, reason=reason)
        for claim in claims if not fits else ():
            scale = next((s for s in (1e3, 1e-3, 1e6, 1e-6) if _slipped(claim, s)), None)
            if scale is None and not claim.said:
                continue
            low, high = (value(claim.short) * times for times in TIMES[claim.times])
            right = shown(high, claim.long)
            message = (
                f"{claim.short.words} a {claim.times[0]} come to {right} in a {claim.times[1]} at most, "
                f"not {claim.long.words}"
            )
            if value(claim.long) < low:
                message = (
                    f"{claim.short.words} a {claim.times[0]} come to some {right} in a {claim.times[1]}, "
                    f"not {claim.long.words}"
                )
            if scale:
                times = _SCALES[max(scale, 1 / scale)]
                message += f": the digits are right, the scale is {times} too {'much' if scale > 1 else 'little'}"
            reason = f"both: the same for a {claim.times[0]} and for a {claim.times[1]}"
            severity = ERROR if claim.said else WARNING
            yield self.finding(claim.long, message, claim.short, reason=reason, repairs=[right], severity=severity)
            return


def _fits(claim: Rate) -> bool:
    """Can the amount for the longer time be what the other comes to?"""
    least, most = TIMES[claim.times]
    return least * claim.short.low / 1.1 <= claim.long.high and claim.long.low <= most * claim.short.high * 1.1


def _slipped(claim: Rate, scale: float) -> bool:
    """Is it what the other comes to with hardly a day off, `scale` times over?"""
    made = value(claim.short) * TIMES[claim.times][1]
    return 0.8 < value(claim.long) / scale / made < 1.02
