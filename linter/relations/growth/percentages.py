"""A stated percentage and the two figures that it may be the change between."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from linter.alignment import number, unit_of
from linter.claims import Quantity
from linter.patterns import later
from linter.relations.growth.clauses import a_part, another_subject, cut_off
from linter.relations.growth.wording import of_other_goods

# "8.1% of sales, against"; the lowering of a limit "from 100 km/h"; "100% more, but a box costs 45,000 francs".
ANOTHER: Final = later(r"^ of |^(?: \w+)? follow(s|ed) |^[^\d.;]{0,60}[,;] (?:but|whereas|while) (?:an?|the|its|one) ")
EXPECTED: Final = later(
    r" (?:that )?(?:\w+ ){0,2}(?:had )?(?:expected|forecast|predicted|estimated|planned)\b"
)  # and not reached before
ITS_OWN: Final = later(r", (?:as|while|when|because) (?:[a-z’'-]+ ){2,5}$")  # "…, as output rose 6 per cent"
_BY: Final = later(r"\b(?:by|up|down) (?:about |almost |nearly |some |around |more than |over |at least )?$")
_FROM: Final = later(r"(?: (?:rise|increase|gain|fall|drop|decline))? (?:from|on|over|above|below) [$£€\d]")
_AS_IT: Final = later(r"\b(?:as|while|because|when) (?:[\w’'-]+ ){2,6}(?:by )?$")
_DATE: Final = later(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2} (?=[A-Z])|\b(?:19|20)\d\d(?:[/-]\d\d)?\b"
)
_NEW_CLAUSE: Final = later(r"\b(?:and|but|while|said|as)\b[^\d]*$")
_TAXED: Final = later(r"\b(?:tax|levy|duty|rate|interest|fee|stake)(?:es)? of $")
_FROM_IT: Final = later(r" from (?:the |last year[’']s |(?:19|20)\d\d[’']s )?")
_OR_SO: Final = later(r"(?: [a-z]+){0,2},? or (?:about |nearly |almost )?| \((?:or )?")
# "Rose by 1,260 last year to 8,820, an increase of 16.7 per cent"
_TO_IT: Final = later(
    r"(?: [\w’'-]+){0,5}?,? (?:to(?: number| reach| stand at)?|and (?:now )?(?:stands at|is|reached)) (?:about )?"
)
_WHICH_IS: Final = later(
    r"[^,;:.\d]{0,40}(?:, (?:or |up |down |that is |which is )?|,? or | \()(?:by |an? )?(?:an? (?:[a-z-]+ )?(?:rise"
    r"|increase|gain"
    r"|growth|jump|leap|fall|drop|decline|decrease|reduction|cut|loss) of )?(?:about |nearly |almost )?"
)
_ENDS_THERE: Final = later(
    r"[,;)]|\.(?!\d)|$| (?:in|on|since|over|from|compared|increase|rise|gain|fall|drop|cut|decline)\b"
    r"| (?:more|fewer|less|higher|lower)(?:[,;.]|$| than (?:in|a|last|the year|the previous|before|at)\b)"
)
_MILLION: Final = 1_000_000
_AGE: Final = later(r"\bages?\b")
# "It is Sh700 million, or five per cent, bigger than the Sh13.9 billion": by how much, twice over.
_OR: Final = later(r"(?: [a-z]+){0,2}(?:, | \(| )(?:or )?(?:about |nearly |almost |some |just (?:over|under) )?")
_BIGGER: Final = later(
    r"(?P<closed>[,)]*) (?:bigger|larger|higher|more|greater|smaller|less|lower|fewer|dearer|above|below|over"
    r"|under|short of|up on|down on)\b"
)
_A_STEP: Final = later(r", an? $")  # "the dividend to be 17p, a 41.6 per cent increase"

# "Rose by 70 per cent in February, year on year, to 8.1 billion from 5.7 billion in January."
_YEARLY: Final = later(r"\b(?:year-on-year|year on year|on the year|from a year (?:ago|earlier))\b")
_COMPARED: Final = later(r"\b(?:compared (?:with|to)|against) $")
_MONTHLY: Final = later(
    r" (?:in|the) (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|previous (?:month|quarter)|last month)\b(?! (?:19|20)\d\d| last year| a year)"
)
# "24,000 naira, against 18,500 naira in March last year, a rise of 34 per cent": the three in a row.
_TIED: Final = later(
    r"[^,;:\d]{0,50},? (?:against|compared (?:with|to)|(?:up|down) from|from|versus) (?:just |only |some )?"
)
_A_RISE_OF: Final = later(
    r"[^,;:]{0,50}, (?:an?|the) (?:[a-z-]+ )?"
    r"(?:rise|increase|jump|gain|climb|fall|drop|decline|decrease|cut|reduction) of "
)
_CLAUSE_ENDS: Final = later(r"(?:[.;]|,? (?:while|whereas|and|but)\b)")
_PRICES: Final = later(
    r"\b(?:(?:19|20)\d\d|constant|current) prices\b|\b(?:in (?:real|nominal|dollar|volume|value) terms|adjusted)\b",
    re.I,
)

_AVERAGE: Final = later(r"\b(?:average|mean|norm)\b")


def worked_out(change: Quantity, now: Quantity, base: Quantity) -> float:
    """The change as the two figures give it, in the unit of the stated one."""
    if change.unit == "basis point":
        return (number(now) - number(base)) * 100
    return number(now) / number(base) * 100 - 100


def as_percent(claim: Quantity) -> Quantity:
    """A fraction that is a change ("fell by a fifth") as the percentage it stands for, give or take three points.

    "More than half" may be up to the next fraction that copy would name.
    """
    share = number(claim)
    if claim.unit or claim.currency or not 0 < share < 1 or not _BY.search(claim.lead):
        return claim
    less, more = {"more than": (0.5, 10), "nearly": (8, 0.5), "almost": (8, 0.5)}.get(claim.hedge, (3, 3))
    return replace(claim, unit="percent", value=share * 100, low=share * 100 - less, high=share * 100 + more)


def aged(claim: Quantity) -> bool:
    """Is this an age, and the change that of something else: "raise the retirement age from 50 to 55"?"""
    return _AGE.search(claim.lead) is not None


def way(change: Quantity, exact: float) -> int:
    """Which way the copy says it went; where it does not say, the way it did go."""
    return -1 if change.change == "down" or (not change.change and exact < 0) else 1


def fits(change: Quantity, now: Quantity, base: Quantity, slack: float) -> bool:
    """Can the percentage, as rounded, come from these two figures, as rounded?"""
    if base.low <= 0 or not math.isfinite(now.high) or not math.isfinite(base.high):
        return True
    if change.unit == "basis point":
        low, high = (now.low - base.high) * 100, (now.high - base.low) * 100
    else:
        low, high = now.low / base.high * 100 - 100, now.high / base.low * 100 - 100
    sign = way(change, worked_out(change, now, base))
    said_low, said_high = sorted((sign * change.low, sign * change.high))
    return said_low - slack <= high + 1e-9 and low <= said_high + slack + 1e-9


def parties_agree(level: Quantity, change: Quantity) -> bool:
    return set(level.parties) <= set(change.parties) or set(change.parties) <= set(level.parties)


def comparable(now: Quantity, base: Quantity, times: float = 5) -> bool:
    """May one have come from the other: within so many times it, and neither alone an average?"""
    within = number(base) > 0 and 1 / times < number(now) / number(base) < times
    return within and averaged(now) == averaged(base)


def averaged(claim: Quantity) -> bool:
    """Is this an average: "above the average of the past five years, 36,200"?"""
    return _AVERAGE.search(claim.lead[-60:]) is not None


def distance(level: Quantity, change: Quantity) -> tuple[bool, int]:
    return level.path != change.path, abs(level.sentence - change.sentence)


def of_one_thing(change: Quantity, base: Quantity) -> bool:
    """Do a change and a base of the next sentence measure one thing, or the price of the same goods?"""
    one, other = frozenset(change.context), frozenset(base.context)
    return change.measure == base.measure != "" and bool(one & other) and not of_other_goods(one, other)


def alike(a: Quantity, b: Quantity) -> bool:
    return unit_of(a) == unit_of(b) and (a.per == b.per or not a.per or not b.per)


def delta(claim: Quantity) -> bool:
    return claim.change in ("up", "down") or bool(claim.part)


def apposed(change: Quantity) -> bool:
    """ "from A to B, or 11%": an aside right after the figures."""
    return change.lead.endswith((", or ", " or ", "(", ", a ", "; "))


def closed_off(change: Quantity, base: Quantity) -> bool:
    """ "1.74 million of wheat (up 26% from 1.38 million) and 420,000 of barley": is the change in a bracket?"""
    between = change.trail.partition(base.words)[0] if base.span.start > change.span.start else ""
    return "(" in change.lead[-12:] and ")" in between


def has_goal(claims: Sequence[Quantity], change: Quantity, level: Quantity) -> bool:
    """Does the change come to another figure: "a 6% drop in profit to 64 million", beside "to 33 francs from 38"?"""
    after = [c for c in claims if c.span.start > change.span.start]
    if (
        after
        and (after[0].change == "to" or after[0].lead.endswith(" to "))
        and after[0] is not level
        and after[0].unit != "percent"
    ):
        return True
    before = [c for c in claims if c.span.start < change.span.start and c.unit != "percent"]
    if level in before and _NEW_CLAUSE.search(change.lead):
        return True  # "to two million from 617,000, and output of cars would rise 32%"
    if _TAXED.search(change.lead):
        return True
    return _A_STEP.search(change.lead) is not None and bool(before) and level.span.start < before[-1].span.start


def together(change: Quantity, now: Quantity, base: Quantity) -> bool:
    """Do a change and its two figures stand in one clause, or in two about the same thing?"""
    first, last = sorted((now, base), key=lambda c: c.span.start)
    if a_part(_gap(first, last)) or closed_off(change, base) or _by_how_much(now, change, base):
        return False
    if _FROM_IT.fullmatch(_gap(change, base)):
        return True  # "a loss of 859 million after dividends, up 25 per cent from 1985's 710 million"
    if change.span.start < first.span.start:
        return not cut_off(_gap(change, first))
    return not another_subject(_gap(last, change) if last.span.start < change.span.start else _gap(first, change))


def _by_how_much(level: Quantity, change: Quantity, base: Quantity) -> bool:
    """Is the amount right before a percentage no level, but the same difference as a sum?"""
    more = _BIGGER.match(change.trail) if _OR.fullmatch(_gap(level, change)) else None
    share = number(level) / number(base) * 100 if number(base) else 0.0
    return more is not None and (bool(more["closed"]) or change.low <= share <= change.high)


def _gap(first: Quantity, last: Quantity) -> str:
    """The words between two claims of one sentence, as far as the first one knows them."""
    return first.trail[: max(0, last.span.start - first.span.end)]


def whole(claims: Sequence[Quantity]) -> bool:
    """Are these all the figures of their sentence, with none between two of them?"""
    gaps = [_DATE.sub("", a.trail[: b.span.start - a.span.end]) for a, b in pairwise(claims)]
    return not any(letter.isdigit() for gap in gaps for letter in gap)


def has_own_base(change: Quantity) -> bool:
    """Does the copy give what a change is from, or say that it is another's: "rose as output grew by 8%"?"""
    return _FROM.match(change.trail) is not None or _AS_IT.search(change.lead) is not None


def of_two_steps(change: Quantity, base: Quantity) -> bool:
    """Is the change one of a year, and what the figure stands beside that of the month before?"""
    yearly = _YEARLY.search(f"{change.lead[-30:]} {change.trail[:50]}") or _COMPARED.search(base.lead)
    return yearly is not None and of_a_month(base)


def of_a_month(base: Quantity) -> bool:
    """Is a figure that another is compared with one of a month before: "from 5.7 billion in January"?"""
    return _MONTHLY.match(base.trail) is not None


def at_other_prices(claim: Quantity) -> bool:
    """Is this reckoned at the prices of one year, in real terms or adjusted?"""
    return _PRICES.search(f"{claim.lead} {claim.trail[:40]}") is not None


def beside(claims: Sequence[Quantity], change: Quantity, base: Quantity) -> bool:
    """Do the change and its base stand close, with at most the new figure between, and does no other base give it?"""
    own = [c for c in claims if unit_of(c) == unit_of(base) and c.change not in ("up", "down")]  # no "(£63.3m)"
    order = [c for c in claims if c is change or c is base or c in own]
    near = abs(order.index(change) - order.index(base)) <= 2
    bases = [c for c in own if c.change == "from" and c is not base and c.low > 0] if near else []
    return near and not any(fits(change, c, other, 0) for other in bases for c in own if c is not other)


def in_a_row(claims: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Change, level and base where one follows on the other, whatever the rest of the sentence speaks of."""
    for now, base, change in zip(claims, claims[1:], claims[2:], strict=False):
        if (
            change.unit == "percent" and unit_of(now) == unit_of(base) != "" and now.unit != "percent" and not aged(now)
            and change.change in ("up", "down") and not (delta(now) or now.part or now.per or base.part or base.per)
            and _TIED.fullmatch(_gap(now, base)) and _A_RISE_OF.fullmatch(_gap(base, change))
            and _CLAUSE_ENDS.match(change.trail)
        ):  # fmt: skip
            yield change, now, base


def by_so_much(claims: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity, float, float]]:
    """ "Sales were 8,412 million, up by 482 million, or 6.1%": share, step, level, and what the share lies between."""
    for step, share in pairwise(claims):
        if share.unit != "percent" or not _step(step) or not _OR_SO.fullmatch(_gap(step, share)):
            continue
        # "Up by 482 million" leaves the crowns to be understood.
        unit, others = unit_of(step), [c for c in claims if c is not step and c.unit != "percent"]
        same = [c for c in others if unit_of(c) == unit or (not unit and c.currency and step.low >= _MILLION)]
        levels = [c for c in same if c.change in ("", "to") and not c.part and c.low > step.high > 0]
        if len(same) == len(levels) == 1 and math.isfinite(levels[0].high) and (unit_of(step) or step.low >= 20):
            yield share, step, levels[0], *_between(step, levels[0])
    for step, now, share in zip(claims, claims[1:], claims[2:], strict=False):
        told = share.unit == "percent" and _step(step) and now.change in ("", "to") and unit_of(now) == unit_of(step)
        in_turn = _TO_IT.fullmatch(_gap(step, now)) and _WHICH_IS.fullmatch(_gap(now, share))
        if not told or not in_turn or not _ENDS_THERE.match(share.trail):
            continue
        least = step.high if step.change == "up" else 0
        if now.low > least and math.isfinite(now.high) and share.change in ("", step.change) and step.low > 0:
            yield share, step, now, *_between(step, now)


def _step(claim: Quantity) -> bool:
    return claim.change in ("up", "down") and claim.unit != "percent" and not isinstance(claim.value, tuple)


def _between(step: Quantity, now: Quantity) -> tuple[float, float]:
    """How large a step is in per cent of what it began from, at least and at most."""
    way = {"up": -1, "down": 1}[step.change]
    return step.low / (now.high + way * step.low) * 100, step.high / (now.low + way * step.high) * 100


def share_of_new(now: float, base: float, change: Quantity) -> bool:
    return change.low <= abs(now - base) / now * 100 <= change.high


def as_written_out(change: Quantity, exact: float) -> list[str]:
    """The right percentage in the style of the wrong one; nothing for a fraction in words."""
    if not any(letter.isdigit() for letter in change.words):
        return []
    figure = change.words.lstrip("abcdefghijklmnopqrstuvwxyz ").split("%")[0].split(" ")[0]
    return [change.words.replace(figure, f"{exact:.{len(figure.partition('.')[2])}f}", 1)]
