"""The same digits in the headline or the lede and in the body, a thousand or a million times apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim, Quantity
from linter.document import HEADLINE, STANDFIRST, Document
from linter.finding import ERROR, WARNING, Finding
from linter.patterns import later
from linter.phrases import stems
from linter.relations.figures import Figures, Placed, figures, shown, value
from linter.rule import Rule, examples

_PEOPLE: Final = later(r"\b(?:each|apiece|per|a head|a ticket|a piece|on average|average|every)\b")
_SIZES: Final = {3: "a thousand", 6: "a million"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip(Claim):
    """A figure of the headline or the lede, and one of the body with the same digits and another scale."""

    top: Quantity
    other: Quantity
    power: int = 3
    headline: bool = True


@dataclass(frozen=True)
class SlippedScale(Rule[Slip]):
    """A figure of the headline or the lede that the body gives a thousand times larger or smaller.

    Why it matters
    "Ships 41.4 million pickups" over a story of "41,350 vehicles" is a slip of the key between thousand, million and
    billion. Every digit is right, and so nobody reading for digits sees it.

    How it decides
    A figure of the headline, or of the first paragraph, is held against the figures of the story in the same unit or
    currency. Where one of them rounds to the very same digits, three of them at least (two where the figure of the
    headline is money or has a decimal), and lies a thousand or a million times higher or lower, one of the two scales
    is wrong. What they count need not be named by the same word, for no two things of one story have the same digits by
    chance.

    When it stays silent
    When the story also gives the figure as the headline has it; when one of the two is for each, a day or a unit of
    something; when the first paragraph and the later one share no words; for years, ranges and rounded hundreds.
    """

    severity = ERROR
    reads = Slip
    source = "The Associated Press Stylebook, on millions and billions"
    allows = examples(
        "Ports ship 41.4 thousand cars\n\nMakers shipped 41,350 vehicles in May.",
        "City to spend $2.6 million on lamps\n\nEach lamp costs $2,600. The $2.6 million comes from a grant.",
        "Mill gives staff 3.2 million rupees\n\nThe mill, which paid 3,200 rupees to each worker, has 1,000 of them.",
        "Bank sells 250 million shares\n\nThe bank, which has 250 branches, sold 250 million shares.",
    )
    catches = examples(
        "Ports ship [[41.4 million]] cars in May\n\nThe harbour was busy.\n\nMakers shipped [[41,350]] vehicles, "
        "down 9%.",
        "Town spends [[$3.75 billion]] on swimming pool\n\nThe pool, which cost [[$3.75 million]], opens in June.",
        "Growers pick [[18.2 million tonnes]] of cherries\n\nThe crop was [[18,240 tonnes]], the board said.",
        "[[214,000]] bees housed on roof\n\nThe hives hold [[214]] bees, the hotel said.",
        "Fund lends [[Rs 4.35bn]] for wells\n\nThe grant of [[Rs 4.35mn]] will pay for 60 wells.",
        "Museum draws [[1.27 million]] visitors\n\nAttendance came to [[1,272]], the most ever.",
    )

    def find(self, document: Document) -> Iterable[Slip]:
        return slips(document)

    def keys(self, claim: Slip) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Slip]) -> Iterator[Finding]:
        claim = claims[0]
        times = f"{_SIZES[abs(claim.power)]} times"
        where = "headline" if claim.headline else "first paragraph"
        message = f"{claim.top.words} in the {where} is {times} "
        message += ("more" if claim.power > 0 else "less") + f" than {claim.other.words} below: one scale is wrong"
        digits = len(_digits(claim.other))
        yield self.finding(
            claim.top, message, *(c.other for c in claims), reason="both: the same digits in one story",
            severity=ERROR if digits >= 4 and claim.top.currency else WARNING,
            repairs=[shown(value(claim.other), claim.top)],
        )  # fmt: skip


def slips(document: Document) -> Iterator[Slip]:
    """Every figure of the headline or the lede whose digits the body gives on another scale."""
    story = figures(document)
    body = [s for s in story if s.zone not in (HEADLINE, STANDFIRST)]
    tops = [s for s in story if s.zone in (HEADLINE, STANDFIRST)]
    ledes = [s for s in body if s.block == body[0].block and s.number <= 3][:1] if body else []
    for sentence in [*tops, *ledes]:
        others = [(s, f) for s in story if s.start != sentence.start for f in s.figures if _plain(s, f)]
        for top in sentence.figures:
            if not _plain(sentence, top):
                continue
            alike = [(s, f) for s, f in others if f.unit == top.unit]
            if any(_meets(top.claim, f.claim, 0) for _, f in alike):
                continue
            for other, figure in alike:
                power = next((p for p in (3, 6, -3, -6) if _meets(top.claim, figure.claim, p)), 0)
                if (
                    power
                    and _telling(top, figure, sentence in tops)
                    and (sentence in tops or _shared(document, sentence, other))
                ):
                    yield Slip(
                        span=top.claim.span, zone=sentence.zone, quoted=top.claim.quoted, dateline=document.date,
                        top=top.claim, other=figure.claim, power=power, headline=sentence in tops,
                    )  # fmt: skip


def _plain(sentence: Figures, figure: Placed) -> bool:
    claim = figure.claim
    if (
        isinstance(claim.value, tuple)
        or claim.per
        or figure.value <= 0
        or figure.unit in ("percent", "year", "day", "hour")
    ):
        return False
    if not figure.unit and re.fullmatch(r"(?:19|20)\d\d", claim.words):
        return False
    return not _PEOPLE.search(sentence.after(figure, 30)) and math.isfinite(claim.high)


def _digits(claim: Quantity) -> str:
    return f"{value(claim):.9e}".partition("e")[0].replace(".", "").rstrip("0")


def _meets(top: Quantity, other: Quantity, power: int) -> bool:
    """Is the one figure the other times ten to this power, within what both were rounded from?"""
    scale = 10.0**power
    return top.low <= other.high * scale * (1 + 1e-9) and other.low * scale <= top.high * (1 + 1e-9) and (
        abs(value(top) / (value(other) * scale) - 1) < 0.02
    )  # fmt: skip


def _telling(top: Placed, other: Placed, headline: bool) -> bool:
    """Are there digits enough that no chance made them the same?"""
    few = min(len(_digits(top.claim)), len(_digits(other.claim)))
    if few >= 3:
        return True
    return few == 2 and headline and bool(top.claim.currency) and _digits(top.claim) == _digits(other.claim)


def _shared(document: Document, one: Figures, other: Figures) -> bool:
    """Does a later sentence speak of what the first one does?"""
    words = set(stems(document.prose, one.start, one.end)) & set(stems(document.prose, other.start, other.end))
    return len(words) >= 2
