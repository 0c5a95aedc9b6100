"""So many at so much each, against the total."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from linter.claims import Claim, Quantity
from linter.document import Document
from linter.finders._figures import Figures, Placed, figures, shown, value
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.phrases import singular, stem
from linter.rule import Rule, examples

_REACH: Final = 3  # how many sentences a count may stand from what each costs
# "12,400 tickets at $20 each, or $248,000 in all": the copy itself says that the product is the total.
_EQUALS: Final = later(
    r"(?:,? for (?:a|an overall|a combined) total (?:cost |price |bill )?of|, or a total of|,? (?:a|making a|"
    r"giving a) total of|,? totall?ing|"
    r",? bringing in(?: a total of)?|,? raising(?: a total of)?|,? for) $"
)
_TIMES: Final = later(
    r"^ (?:[\w-]+ ){0,3}?[\w-]+,?(?: at| for| sold at| sold for| priced at| of| worth| costing)(?: about)? $"
)
_PEOPLE: Final = later(r" (?:people|men|women|years?)\b")
_AMONG: Final = later(
    r"\b(?:(?:shared|split|divided|distributed|handed out) (?:out )?(?:\w+ )?(?:among|between|by)|equally among|"
    r"evenly among)\b",
    re.I,
)
_EACH: Final = ("each", "apiece", "person", "head", "worker", "employee", "family", "household", "member", "claimant")
_PER: Final = later(
    r"^ (?:(?:an?|per|for each|for every|for an?) (?P<one>[a-z]{3,})\b|(?:to|for) (?:each|every one) of (?:the |its "
    r"|their )?"
    r"[\d,]+ (?:[a-z]+ )?(?P<all>[a-z]+)\b)"
)
_SCALES: Final = {3: "a thousand times", 6: "a million times", 1: "ten times"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Claim):
    """A count, an amount for each, and the totals that the story gives for all of them.

    `stated` tells that one sentence gives all three as one sum.
    """

    each: Quantity
    counts: tuple[Quantity, ...]
    total: Quantity
    stated: bool = False


@dataclass(frozen=True)
class WrongProduct(Rule[Product]):
    """A total that is a thousand times what so many at so much each make.

    Why it matters
    12,400 cheques of 1,500 euros each cost 18.6 million euros; the copy said 18.6 billion. A slip between million and
    billion is the costliest there is, and it passes because every digit is right.

    How it decides
    An amount "each", "per kilometre" or "a ticket" is multiplied by a count of that very thing, and the product is
    held against the sums of the same currency near by or of the same thing. Where the digits agree within their
    rounding and the scale is off by ten, a thousand or a million, the message names the slip. Where one sentence gives
    count, amount and total as one sum ("40 boats at $2,500 each, for a total of $120,000"), any product that misses
    the total by more than `slack` is reported.

    When it stays silent
    When a count that fits stands in the story too; when the digits differ and the copy does not claim the sum, since
    an amount for each often covers only some of them; for round counts of one digit (10, 1,000), whose digits say
    nothing; for amounts for each day, month or year.
    """

    slack: float = 0.03

    severity = ERROR
    reads = Product
    source = "The Associated Press Stylebook, on millions and billions; Nuijten et al. 2016"
    allows = examples(
        "All 12,400 cheques, worth 1,500 euros each, were claimed. The cheques will cost 18.6 million euros.",
        "The cable is 4,100 km long and will cost EUR 640 million, or about EUR 156,000 per kilometre.",
        "The club sold 3,200 seats at $45 each, for a total of $144,000.",
        "Some 2,400 farms will get grants of 5,000 euros each. The plan as a whole will cost 95 million euros.",
        "The city bought 1,000 laptops at $650 each last year; it has spent $650,000 on them.",
    )
    catches = examples(
        "All [[12,400]] of the vouchers were claimed.\n\nThe vouchers are worth [[150 euros]] each.\n\n"
        "The opposition said the [[1.86 billion euros]] the vouchers will cost were wasted.",
        "The line will be [[2,300 km]] long.\n\nIt will cost [[$414,000]], or [[about $180,000]] per "
        "kilometre, the ministry said.",
        "The museum sold [[3,200]] tickets at [[$45]] each, for a total of [[$184,000]].",
        "The owners set aside [[96 million pesos]]. It was shared equally among the [[3,200]] people on the roll.\n\n"
        "The union was pleased.\n\nBut [[300,000 pesos]] apiece would make nobody rich, it said.",
        "Hanoi will buy [[640]] buses at [[VND3.5 billion]] each. The buses will cost [[VND2.24 billion]], "
        "officials said.",
    )

    def find(self, document: Document) -> Iterable[Product]:
        return products(document)

    def keys(self, claim: Product) -> Iterable[str]:
        yield f"{claim.path}#{claim.each.span.start}"

    def check(self, claims: Sequence[Product]) -> Iterator[Finding | Agreement]:
        """All the totals that one amount for each may belong to: one that fits settles the matter."""
        for claim in claims:
            for count in claim.counts:
                if _power(claim.each, count, claim.total, self.slack) == 0:
                    reason = f"both: {count.words} at {claim.each.words} for each"
                    message = f"{count.words} at {claim.each.words} make {claim.total.words}"
                    yield self.agreement(message, claim.total, claim.each, count, reason=reason)
                    return
        for claim in claims:
            for count in claim.counts:
                power = _power(claim.each, count, claim.total, self.slack)
                if power is None and not claim.stated:
                    continue
                right = shown(value(claim.each) * value(count), claim.total)
                message = f"{count.words} at {claim.each.words} make {right}, not {claim.total.words}"
                if power:
                    times = _SCALES.get(abs(power), "")
                    message += (
                        f": {times} too {'much' if power < 0 else 'little'}; the digits are right, the scale is not"
                    )
                elif any(c.hedge for c in (count, claim.each, claim.total)):
                    continue
                reason = f"both: {count.words} at {claim.each.words} for each"
                yield self.finding(
                    claim.total, message, claim.each, count, reason=reason, repairs=[right],
                    severity=ERROR if claim.stated or abs(power or 0) >= 3 else WARNING,
                )  # fmt: skip
                return


def _power(each: Quantity, count: Quantity, total: Quantity, slack: float) -> int | None:
    """By how many powers of ten the product exceeds the total; None when the digits differ."""
    product = value(each) * value(count)
    if product <= 0 or value(total) <= 0:
        return None
    for power in (0, 3, -3, 6, -6, 1, -1):
        low, high = (each.low * count.low / 10.0**power, each.high * count.high / 10.0**power)
        wide = slack if power == 0 else slack / 3
        if math.isfinite(high) and low <= total.high and total.low <= high:
            if power == 0 or abs(product / 10.0**power / value(total) - 1) <= wide:
                return power
        elif power == 0 and abs(product / value(total) - 1) <= wide:
            return power
    return None


def products(document: Document) -> Iterator[Product]:
    """Every amount for each of a document, with the counts and totals that it may belong to."""
    story = figures(document)
    for at, sentence in enumerate(story):
        for each in map(partial(_priced, sentence), sentence.figures):
            if not each.claim.per or not each.claim.currency or not each.level:
                continue
            if each.claim.per in ("day", "week", "month", "quarter", "year", "hour", "night", "minute", "second"):
                continue
            yield from _stated(sentence, each)
            counts = list(_counts(story, at, each))
            if each.claim.per in _EACH and (shared := _shared(story, each)):
                yield _product(each, [shared[0]], shared[1], stated=False)
                continue
            if not counts:
                continue
            for other in story:
                for total in other.figures:
                    if _may_be(sentence, each, other, total):
                        yield _product(each, counts, total, stated=False)


def _priced(sentence: Figures, figure: Placed) -> Placed:
    """The figure, with what it is the price of: "35,000 euros a bus", "2,500 euros to each of 640 families"."""
    per = _PER.match(sentence.after(figure, 50)) if figure.claim.currency and not figure.claim.per else None
    if not per:
        return figure
    word = singular(per["one"] or per["all"])
    return figure._replace(
        claim=replace(figure.claim, per={"inhabitant": "people", "resident": "people"}.get(word, word))
    )


def _product(each: Placed, counts: Sequence[Placed], total: Placed, stated: bool) -> Product:
    claim = total.claim
    return Product(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, each=each.claim,
        counts=tuple(c.claim for c in counts), total=claim, stated=stated,
    )  # fmt: skip


def _stated(sentence: Figures, each: Placed) -> Iterator[Product]:
    """Count, amount and total in one sentence that says they are one sum."""
    at = next(i for i, figure in enumerate(sentence.figures) if figure.claim.span == each.claim.span)
    if not 0 < at < len(sentence.figures) - 1:
        return
    count, total = sentence.figures[at - 1], sentence.figures[at + 1]
    if count.unit or not count.level or total.unit != each.unit or total.claim.per or not total.level:
        return
    if _TIMES.match(sentence.between(count, each)) and _EQUALS.search(sentence.between(each, total)):
        yield _product(each, [count], total, stated=True)


def _shared(story: Sequence[Figures], each: Placed) -> tuple[Placed, Placed] | None:
    """ "set aside 96 million pesos. It was shared equally among the 3,200 people": how many, and what they shared."""
    found = []
    for at, sentence in enumerate(story):
        for cue in _AMONG.finditer(sentence.text):
            after = [f for f in sentence.figures if f.start >= sentence.start + cue.end() and not f.unit]
            before = [f for f in sentence.figures if f.end <= sentence.start + cue.start() and f.unit == each.unit]
            if not before and at and story[at - 1].number == sentence.number - 1:
                before = [f for f in story[at - 1].figures if f.unit == each.unit]
            gap = sentence.prose[sentence.start + cue.end() : after[0].start] if after else ""
            if after and before and len(gap) < 30 and after[0].level and before[-1].level and before[-1] is not each:
                found.append((after[0], before[-1]))
    return found[0] if len(found) == 1 else None


def _counts(story: Sequence[Figures], at: int, each: Placed) -> Iterator[Placed]:
    """Counts of the thing that an amount is for: "4,100 km" for "per kilometre", a count near by for "each"."""
    per = each.claim.per
    for sentence in story:
        for figure in sentence.figures:
            # A round count says nothing by its digits, unless it stands beside the amount for each.
            round_ = len(_digits(figure.value)) < 2 and (sentence is not story[at] or figure.value < 10)
            if figure.start == each.start or not figure.level or figure.value < 2 or round_:
                continue
            if per in ("each", "apiece"):
                near = abs(sentence.number - story[at].number) <= _REACH
                open_ended = figure.claim.hedge.startswith(("more", "less", "up", "at"))
                if near and not figure.unit and not open_ended and not _PEOPLE.match(figure.claim.trail):
                    yield figure
            elif figure.unit == per or (not figure.unit and per in map(singular, figure.claim.noun.lower().split())):
                yield figure


def _may_be(sentence: Figures, each: Placed, other: Figures, total: Placed) -> bool:
    """May this sum be what all of them cost? It stands beside the amount for each, or speaks of the same thing."""
    if total.unit != each.unit or total.claim.per or not total.level or len(_digits(total.value)) < 2:
        return False
    if other is sentence:
        return total.start != each.start
    words = {
        stem(w) for w in re.findall(r"[a-z]{4,}", sentence.prose[max(sentence.start, each.start - 90) : each.end + 40])
    }
    beside = {
        stem(w) for w in re.findall(r"[a-z]{4,}", other.prose[max(other.start, total.start - 60) : total.end + 60])
    }
    return bool(words & beside - _COMMON)


_COMMON: Final = frozenset(
    stem(word)
    for word in ("euros", "dollars", "pounds", "will", "each", "that", "have", "been", "with", "from", "cost")
)


def _digits(figure: float) -> str:
    return f"{figure:.9e}".partition("e")[0].replace(".", "").rstrip("0")
