"""So much a day, or on average, how long or how often it went on, and what the copy says that came to.

"It was losing 1.5 million gallons a day … 30 days … 4.5 million gallons in all"; "an average gate of 3,100 for the 23
home games" and 713,000 people in the season. That all the digits of the product are a third figure's is hardly chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.document import TABLE, Document
from linter.patterns import later
from linter.phrases import kin
from linter.relations.figures import Figures, Placed, figures
from linter.relations.precedence.precedents import content
from linter.relations.totals.products import Product, figure_digits, product_of
from linter.relations.totals.rates import often

_In = tuple[Figures, Placed]

_NO_AMOUNTS: Final = frozenset(
    {"percent", "percentage point", "year", "year of age", "month", "week", "day", "hour", "minute", "second", "count"}
)
# How many of the shorter time go into the longer one.
_GO_INTO: Final = {
    ("hour", "day"): 24, ("hour", "week"): 168, ("day", "week"): 7, ("day", "month"): 30.4, ("week", "month"): 4.35,
    ("hour", "year"): 8766, ("day", "year"): 365.25, ("night", "year"): 365.25, ("week", "year"): 52.2,
    ("month", "year"): 12, ("minute", "hour"): 60, ("second", "minute"): 60, ("minute", "day"): 1440,
}  # fmt: skip
_AVERAGE: Final = later(r"\b(?:averag\w+|typical|mean)\b[^.;\d]{0,40}$", re.I)
_AVERAGED: Final = later(r"[^.;\d]{0,30} on average\b")
# "For the 23 home games", "over 19 nights": how often what is told on average happened.
_SO_OFTEN: Final = later(
    r"(?:,? [a-z]+){0,3},? (?:for|over|in|at|across|from|during|on|after|with|to) (?:each of )?(?:(?:the|its|their"
    r"|all|his|her) )*"
    r"(?:last |first )?"
)
_IN_THE_YEAR: Final = later(
    r"\b(?:(?:over|in|for|during) (?:the|a|its first|the full|the whole|an? average) (?:full )?year|[Ll]ast year"
    r"|annual(?:ly)?|yearly"
    r"|[Ii]n (?:19|20)\d\d|(?:for|of) (?:19|20)\d\d|a year)\b(?! (?:ago|earlier|before))"
)
_IN_ALL: Final = later(
    r"\b(?:in all|in total|total|altogether|all told|came to|comes to|amount\w*|makes|made|adds? up|yield\w*)\b", re.I
)
# What does not go on for so long: "it was shut for 30 days".
_IDLE: Final = later(
    r"\b(?:shut|clos(?:ed|ure)|stopped|stood still|idle|out of (?:action|order|use)|on strike|ago|earlier|suspended"
    r"|within|delay\w*|late|wait\w*|without|offline)\b"
)
_POWERS: Final = (1, -1, 2, -2, 3, -3, 6, -6)
_EXACT: Final = 0.012
_ABOUT: Final = 0.03  # of a year, which has 366 days or is not all worked
_NEAR: Final = 3  # sentences
_DENSE: Final = 40  # figures in a draft: where there are more, some product has the digits of another by chance
_EACH: Final = frozenset({"each", "apiece"})
_A_HEAD: Final = frozenset({"head", "person", "inhabitant", "resident", "citizen", "people", "household", "family"})
_HEADS: Final = frozenset({"people", "person", "inhabitant", "resident", "citizen", "household", "family"})
_EACH_OF: Final = later(r"(?:Each|Every one) of (?:the|its|their) \d")
_BARE: Final = later(r" (?:in all|in total|altogether|all told)\b")
_YEAR: Final = later(r"(?:19|20)\d\d")
_PRICE: Final = later(r"\b(?:costs?|cost|pays?|paid|charged?|at|for|priced at|worth) (?:just |only |about )?$")
_BRINGS: Final = later(
    r"\b(?:took|takes|taking|br[io][nu]gh?t?s?(?:ing)? in|raised|raises|raising|earned|earns|earning|made|makes"
    r"|making|for|worth"
    r"|in all|total(?:ling)?(?: of)?|or|comes? to|came to|collects?|collected|yields?|yielded)(?: it| him| her| them"
    r"| about| just)? $"
)
_LEAST: Final = 10


def run_up(document: Document) -> Iterator[Product]:
    """Every total of an English document that a rate makes over its time on another scale only."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != TABLE]
    placed = [(s, f) for s in story for f in s.figures if f.value > 1 and not isinstance(f.claim.value, tuple)]
    for sentence in story:
        yield from _takings(sentence)
    if not 2 <= len(placed) <= _DENSE:
        return
    for sentence, rate in placed:
        if rate.unit in _NO_AMOUNTS or not figure_digits(rate.value):
            continue
        per = often(sentence, rate)
        if per in {short for short, _ in _GO_INTO} or per == "year":
            yield from _over_time(document, placed, sentence, rate, per)
        elif _AVERAGE.search(sentence.before(rate, 60)) or _AVERAGED.match(sentence.after(rate, 60)):
            yield from _on_average(document, placed, sentence, rate)
        elif not rate.claim.currency and (rate.claim.per in _EACH or _EACH_OF.match(sentence.text)):
            counts = [f for f in sentence.figures if f.start < rate.start and not f.unit and f.value >= _LEAST]
            if len(counts) == 1:
                yield from _slipped(document, placed, (sentence, rate), counts[0], _EXACT)


def _over_time(
    document: Document, placed: Sequence[_In], sentence: Figures, rate: Placed, per: str
) -> Iterator[Product]:
    """A rate for a time, and how long it went on: as the copy tells, or for a year."""
    for where, length in placed:
        if length.claim.unit != per or length.claim.per or _IDLE.search(where.text):
            continue
        if figure_digits(length.value) == "1":
            continue  # ten years of so much a year have its own digits, as any other sum may
        if abs(where.number - sentence.number) <= _NEAR * 4:
            yield from _slipped(document, placed, (sentence, rate), length, _EXACT)
    for where, total in placed:
        longer = often(where, total) or ("year" if _IN_THE_YEAR.search(where.text) else "")
        times = _GO_INTO.get((per, longer))
        if times and (longer != "year" or not rate.claim.currency):
            yield from _slipped(
                document, placed, (sentence, rate), _so_many(rate, times), _ABOUT, [(where, total)], longer
            )


def _takings(sentence: Figures) -> Iterator[Product]:
    """ "A pass costs $40 and 9,000 were sold, bringing in $360,000": the price, how many, and what that brought."""
    money = [f for f in sentence.figures if f.claim.currency]
    counts = [
        f
        for f in sentence.figures
        if not f.unit and f.level and f.value >= _LEAST and not _YEAR.fullmatch(f.claim.words)
    ]
    if len(money) != 2 or len(counts) != 1 or money[0].unit != money[1].unit or not all(f.level for f in money):
        return
    each, total = sorted(money, key=lambda figure: figure.value)
    heads = counts[0].head in _HEADS and each.claim.per in _A_HEAD
    priced = each.claim.per in _EACH or _PRICE.search(sentence.before(each, 50)) is not None
    if not heads and not (priced and _BRINGS.search(sentence.before(total, 50))):
        return
    made = each.value * counts[0].value
    if any(abs(total.value * 10.0**power / made - 1) <= _EXACT for power in _POWERS):
        yield product_of(each, counts, total, stated=False, tied=True)


def _so_many(rate: Placed, times: float) -> Placed:
    """A year, as so many days: it stands where the rate does."""
    claim = replace(rate.claim, value=times, low=times * 0.985, high=times * 1.005, unit="day", currency="", per="")
    return rate._replace(claim=claim)


def _on_average(document: Document, placed: Sequence[_In], sentence: Figures, rate: Placed) -> Iterator[Product]:
    """An average, and how many times it was that."""
    for where, count in placed:
        after = where is sentence and not count.unit and count.start > rate.end
        if after and _SO_OFTEN.fullmatch(sentence.between(rate, count)):
            yield from _slipped(document, placed, (sentence, rate), count, _EXACT)


def _slipped(
    document: Document,
    placed: Sequence[_In],
    rated: _In,
    times: Placed,
    off: float,
    totals: Sequence[_In] = (),
    over: str = "",
) -> Iterator[Product]:
    """The totals of one sort that are the product but for a power of ten; none where one of them is it."""
    sentence, rate = rated
    made = rate.value * times.value
    sort = [(s, f) for s, f in placed if f is not rate and f is not times and _alike(f, rate)]
    sort = [(s, f) for s, f in sort if totals or not often(s, f) or f.claim.per == rate.claim.per == "each"]
    if any(abs(f.value / made - 1) < _ABOUT * 2 for _, f in sort):
        return
    for where, total in totals or sort:
        if not any(total is f for _, f in sort) or total.value <= rate.value:
            continue
        if not (total.unit or total.head or over) and not _IN_ALL.search(where.text):
            continue
        near = not rate.claim.currency and abs(where.number - sentence.number) <= _NEAR  # sums of money are many
        if not (near or _IN_ALL.search(where.text) or _shared(document, sentence, where)):
            continue
        if any(_rounded_from(total, rate, times.value, power, off) for power in _POWERS):
            yield replace(product_of(rate, [times], total, stated=False), over=over)


def _rounded_from(total: Placed, rate: Placed, times: float, power: int, off: float) -> bool:
    """Is a total, on another scale, what a rate makes in so many times, each as the range that it is rounded from?"""
    meant, made = total.value * 10.0**power, rate.value * times
    low, high = rate.claim.low * times, rate.claim.high * times
    meets = low <= total.claim.high * 10.0**power and total.claim.low * 10.0**power <= high
    return abs(meant / made - 1) <= (off if meets else off / 10)


def _alike(one: Placed, other: Placed) -> bool:
    """Amounts of one unit, or counts of one thing, of people, or of what the copy leaves unsaid."""
    if one.unit != other.unit:
        return False
    heads = {one.head, other.head} - {""}
    if _BARE.match(one.claim.trail):
        return True
    return bool(one.unit) or one.head == other.head or heads <= kin().people | {"people", "person"}


def _shared(document: Document, one: Figures, other: Figures) -> bool:
    both = content(document.prose, one.start, one.end) & content(document.prose, other.start, other.end)
    return bool(both)
