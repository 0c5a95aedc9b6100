"""A price, a count and what the draft says that they came to, each in a sentence of its own.

"All 18 went at a fixed price of $450 … The sale brought in $8,100"; "won £360,000 … £15,000 apiece" of 24 winners;
"£14.50 an hour … for a 38-hour week it makes £551".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.relations.digits import mistyped
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.products import Product, product_of

_EACH: Final = later(
    r",? (?:each|apiece|a head|a piece|per (?:person|head|ticket|place|copy)|a (?:ticket|place|copy|bag|bottle|jar|"
    r"plate))"
    r"(?=[.,;!?”\"]| (?:and|to|for|in|at|on|said|after|before|when)\b|$)"
)
_EACH_BEFORE: Final = later(
    r"\b[Ee]ach (?:of them |[a-z]+ )?(?:will |would |is to |was to |has |had )?(?:gets?|got|receives?|received|paid|"
    r"pays?|costs?|took home) (?:about )?$"
)
_AT: Final = later(r"\bat (?:a|the) (?:fixed |flat |single |uniform |set )?(?:price|rate|fee|charge) of $")
_ONE_COSTS: Final = later(
    r"\b(?:[Tt]ickets|[Aa]n? (?:[a-z-]+ )?(?:ticket|place|copy|pass|seat|share|jar|bottle|cup|plate|bed|room|stall|"
    r"bag))"
    r" (?:cost|costs|sells? for|sold for|is priced at|were priced at) $"
)
_COMES_TO: Final = later(
    r"\b(?:brought in|bringing in|brings in|took|taken|takes|raised|raising|made|makes?|making|came to|comes to|come "
    r"to|"
    r"takings (?:of|were)|earned?s?|earning|a total of|totall?ed|bill of|bill (?:was|came to|comes to)|won|jackpot "
    r"of|prize of|"
    r"pot of|prize money of|legacy of|bonus of|adds? up to|works out at|paid|gets?|that is|"
    r"That[’']s)"
    r" (?:just |only |about |some |a total of |them |it |him |her |the \w+ |up |in )?$"
)
_IN_ALL: Final = later(r" (?:[a-z]+ )?(?:in (?:all|total)|altogether|all told)\b")
_OTHERWISE: Final = later(
    r"\b(?:ago|last (?:year|season|time|month)|previous\w*|earlier|(?:in|since|of) (?:19|20)\d\d|from \$?\d|up to|at "
    r"least|more "
    r"than|another|others?|extra|discount\w*|half[- ]price|children|concession\w*|average|some of|most of|free|plus|"
    r"as well|"
    r"after (?:tax|costs|expenses)|profit|target\w*|hop(?:es?|ed|ing)|would|could|may|might|if)\b"
)
_NEAR: Final = 5  # sentences
_FAR_OFF: Final = 1.27  # times: what is further off is of something else
_FEWEST: Final = 4


def takings(document: Document) -> Iterator[Product]:
    """Every price of an English draft with a count near it, and what the words say that it came to."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    eaches = [(s, f) for s in story for f in s.figures if _for_each(s, f)]
    if len({f.value for _, f in eaches}) != 1:
        return  # with two prices there is no telling what was sold at which
    where, each = eaches[0]
    near = [s for s in story if abs(s.number - where.number) <= _NEAR]
    counts = [f for s in near for f in s.figures if _counts(f, each)]
    for sentence in near:
        for total in sentence.figures:
            if total.start != each.start and _comes_to(sentence, total, each):
                yield from _amiss(story, where, each, counts, total)


def _for_each(sentence: Figures, figure: Placed) -> bool:
    """Is a figure the price of one, or what is paid for an hour or made in a day?"""
    if not figure.level or figure.claim.hedge or _OTHERWISE.search(sentence.text):
        return False
    if not figure.claim.currency:
        return not figure.unit and figure.claim.per in ("day", "night")
    before, after = sentence.before(figure, 60), sentence.after(figure, 30)
    cues = (_EACH_BEFORE.search(before), _AT.search(before), _ONE_COSTS.search(before), _EACH.match(after))
    return figure.claim.per == "hour" or any(cues)


def _counts(figure: Placed, each: Placed) -> bool:
    """May this be how many were sold, or how many hours or days they were?"""
    if not figure.level or figure.claim.hedge or figure.value < _FEWEST or figure.start == each.start:
        return False
    if each.claim.per == "hour":
        return figure.unit == "hour"
    return figure.unit == "day" if not each.claim.currency else not figure.unit and figure.value == int(figure.value)


def _comes_to(sentence: Figures, total: Placed, each: Placed) -> bool:
    """Do the words say that this is what it came to?"""
    if total.unit != each.unit or not total.level or total.claim.per or total.claim.hedge or total.value <= each.value:
        return False
    told = _COMES_TO.search(sentence.before(total, 50)) or _IN_ALL.match(sentence.after(total, 40))
    return bool(told) and not _OTHERWISE.search(sentence.text)


def _amiss(
    story: Sequence[Figures], where: Figures, each: Placed, counts: Sequence[Placed], total: Placed
) -> Iterator[Product]:
    """The one count with which the price comes near the total, where none makes it, nor any figure the product."""
    made = [(c, c.value * each.value) for c in counts if c.start != total.start]
    if any(_meets(each, c, total) for c, _ in made):
        return
    close = [(c, product) for c, product in made if 1 / _FAR_OFF < product / total.value < _FAR_OFF]
    if len({c.value for c, _ in close}) != 1:
        return
    count, product = close[0]
    if not (mistyped(product, total.value) or mistyped(total.value / count.value, each.value)):
        return  # off by more than a slip of the key: something else was sold as well
    known = any(f.claim.low <= product <= f.claim.high for s in story for f in s.figures if f.unit == total.unit)
    if not known:
        yield product_of(each, [count], total, stated=False, said=True)


def _meets(each: Placed, count: Placed, total: Placed) -> bool:
    low, high = each.claim.low * count.claim.low, each.claim.high * count.claim.high
    return low <= total.claim.high and total.claim.low <= high
