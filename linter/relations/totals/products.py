"""Products: an amount for each, with the counts and the totals that the story gives for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import Document
from linter.patterns import later
from linter.phrases import kin, singular, stem, stems
from linter.relations.figures import Figures, Placed, figures
from linter.relations.slips import SIZES, measured_in

_REACH: Final = 3  # how many sentences a count may stand from what each costs
# "12,400 tickets at $20 each, or $248,000 in all": the copy itself says that the product is the total.
_EQUALS: Final = later(
    r"(?:,? for (?:a|an overall|a combined) total (?:cost |price |bill )?of|, or a total of|,? (?:a|making a|"
    r"giving a) total of|,? totall?ing|"
    r",? bringing in(?: a total of)?|,? raising(?: a total of)?|^,? for) $"
)
_TIMES: Final = later(
    r"^ (?:[\w-]+ ){0,3}?[\w-]+,?(?: at| for| sold at| sold for| priced at| of| worth| costing)(?: about)? $"
)
# "The nurses will each get 1,200 euros": the word stands before the amount.
_SHARED_OUT: Final = later(
    r"\beach (?!(?:day|week|month|year|night|time|of the \w+ days)\b)(?:[^.;,]|[.,]\d){0,60}$", re.I
)
# "0.85 soles on each of its 620 million shares, a total of"
_ON_EACH_OF: Final = later(r" (?:on|for|to|from) each of (?:(?:the|its|their|his|her|our|about|some) )*")
_IT_COSTS: Final = later(
    r"(?:It|That|This|They|The (?:scheme|plan|programme|program|money|total|bill|payments?|grants?|cost|work)) "
    r"(?:is |are )?(?:will |would |to |which will )*(?:costs?|come|comes|be|amount|add|bring|cost|total)\b"
)
# What was given to each, once more and in sum: "The payments will come to £1.38m", "the bill of $18.06 million".
_IN_SUM: Final = later(
    r"(?:(?:^[\"“]?|\b(?:said|says|say|added|estimate[sd]?) (?:that )?)(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll the) "
    r"(?:[a-z]+ )?(?:payments?|payouts?|credits?|refunds?|rebates?|"
    r"compensation|grants?|bonus(?:es)?|awards?|gifts?|presents?|vouchers?|handouts?|cheques?|checks?|relief|"
    r"subsid(?:y|ies)|"
    r"allowances?|prizes?|discounts?|pay rises?|gesture|offer|measure|scheme|move|pledge) "
    r"(?:(?:is|are|was|were|will|would|to|which|has|have|had|expected|likely|due|set|going) )*"
    r"(?:costs?|come|comes|came|be worth|worth|amount|amounts|amounted|adds?|added|add up|total|totals|totall?ed)"
    r"(?: up)?(?: (?:it|them|him|her|taxpayers|(?:the |its )?[a-z]+))??(?: to)?(?: about| some| a total of| just)?"
    r"|\b[Tt]he (?:(?:total|whole|overall|full|monthly|weekly|annual|yearly|daily) )?"
    r"(?:bill|cost|price|sum|total|outlay) of(?: about)?) $"
)
_OVER: Final = later(r"\b(?:ten|10|tenth|instal\w+|months|years|so far|first|half|part of|with|"
                     r"includ\w+|together|as well|also|another|all (?:the )?others)\b")  # fmt: skip
OTHER_SUMS: Final = frozenset({"profit", "loss", "revenue", "turnover", "sales", "debt", "loan"})  # no price of so many
_PERIODS: Final = ("day", "week", "month", "quarter", "year", "hour", "night", "minute", "second")
_THERE_ARE: Final = later(r"\b(?P<which>of (?:which|whom) )?[Tt]here (?:are|were) (?:about |some )?$")
_MANY: Final = 40  # a draft with more prices for each, or more counts for one of them, is a price list
_RATINGS: Final = frozenset({*SIZES, "tonne"})  # what machines, ships and lorries are rated at
# "64 turbines of 5 megawatts"
_OF_SIZE: Final = later(
    r"\d (?:[a-z]+ ){0,2}?(?P<things>[a-z]{3,}s),? (?:of|rated at|(?:each )?with a (?:capacity|rating) of|"
    r"(?:each )?(?:producing|generating|carrying|loaded with)) (?:up to |about )?$"
)
_PEOPLE: Final = later(r" (?:people|men|women|years?)\b")
_AMONG: Final = later(
    r"\b(?:(?:shared|split|divided|distributed|handed out) (?:out )?(?:\w+ )?(?:among|between|by)|equally among|"
    r"evenly among)\b",
    re.I,
)
_EACH: Final = (
    "each",
    "apiece",
    "piece",
    "person",
    "head",
    "worker",
    "employee",
    "family",
    "household",
    "member",
    "claimant",
)
_PER: Final = later(
    r"^ (?:(?:an?|per|(?:for|to|from|by) (?:each|every)|for an?) (?P<one>[a-z]{3,})\b|(?:to|for) (?:each|every one) of "
    r"(?:the |its |their )?"
    r"[\d,]+ (?:[a-z]+ )?(?P<all>[a-z]+)\b)"
)
# "24 pounds more a year each"
_THEN_EACH: Final = later(
    r"^(?: (?:more|extra|less|in all))?(?: (?:an?|per) (?:year|month|week|day))? (?:each|apiece)\b"
)
# "Every family whose house was destroyed is to receive 20,000 pesos": the first sum of its sentence.
_EVERY: Final = later(
    r"(?:[A-Z]{2,}[^a-z][^–—]{0,40}? [–—-] )?(?:Each|Every) (?:[a-z-]+ )?"
    r"(?P<one>[a-z]{3,}) (?:who|whose|which|that|in|of|will|is|was|has|gets?)\b"
)
_COMMON: Final = frozenset(
    stem(word)
    for word in ("euros", "dollars", "pounds", "will", "each", "that", "have", "been", "with", "from", "cost")
)


_SPENT: Final = later(r"\b(?:spent|spend|lost|owes?|owed|borrowed) (?:about |some )?$")
_EARNED: Final = later(r"\b(?:earn\w*|profits?|loss(?:es)?|dividends?|net|income|shr)\b")


@kind_of_claim
class Product(Claim):
    """A count, an amount for each, and the totals that the story gives for all of them.

    `stated` tells that one sentence gives all three as one sum, `tied` that the total stands beside the amount for each
    or speaks of the same thing, not only near by; `over` names a time that the count is of ("year"), as no figure does;
    `said` tells that the words of several sentences set the three out as one sum.
    """

    each: Quantity
    counts: tuple[Quantity, ...]
    total: Quantity
    stated: bool = False
    tied: bool = True
    over: str = ""
    said: bool = False


def products(document: Document) -> Iterator[Product]:
    """Every amount for each of a document, with the counts and totals that it may belong to."""
    story, seen = figures(document), 0
    priced = [tuple(map(partial(_priced, sentence), sentence.figures)) for sentence in story]
    lone = sum(f.claim.per not in ("", *_PERIODS) and f.claim.currency != "" for eaches in priced for f in eaches) == 1
    for at, sentence in enumerate(story):
        for each in priced[at]:
            if not each.claim.per or not each.level:
                continue
            if each.claim.per in _PERIODS:
                continue
            if not each.claim.currency:
                yield from _rated(story, at, each)
                continue
            yield from _stated(sentence, each)
            if each.claim.per == "share" and _EARNED.search(sentence.before(each, 80)):
                continue  # what a share earns is no price of those that are traded
            seen += 1
            if seen > _MANY:
                continue
            counts = list(islice(_counts(story, at, each), _MANY))
            if each.claim.per in _EACH and (shared := _shared(story, each)):
                yield product_of(each, [shared[0]], shared[1], stated=False)
                continue
            yield from _for_each_of(story, sentence, each)
            if not counts:
                continue
            beside = [c for c in counts if sentence.start <= c.start < sentence.end]
            for other in story:
                for total in other.figures:
                    if total.start == each.start:
                        continue  # "£45 to each of 1,000 homes" is no sum of itself
                    if _may_be(sentence, each, other, total) or (
                        lone and _in_sum(sentence, each, other, total, beside)
                    ):
                        yield product_of(each, counts, total, stated=False)
                    elif beside and _near(sentence, each, other, total):
                        yield product_of(each, beside, total, stated=False, tied=False)
                    elif paid := _paid_for(counts, each, other, total):
                        yield product_of(each, paid, total, stated=False)
                    elif known := _far(counts, each, total):
                        yield product_of(each, known, total, stated=False, tied=False)


def _priced(sentence: Figures, figure: Placed) -> Placed:
    """The figure, with what it is the price of: "35,000 euros a bus", "2,500 euros to each of 640 families"."""
    measured = figure.unit in _RATINGS
    if not (figure.claim.currency or measured) or figure.claim.per:
        return figure
    if measured and (things := _OF_SIZE.search(sentence.before(figure, 60))):
        return figure._replace(claim=replace(figure.claim, per=singular(things["things"])))
    if _SHARED_OUT.search(sentence.before(figure, 80)) or _THEN_EACH.match(sentence.after(figure, 40)):
        return figure._replace(claim=replace(figure.claim, per="each"))
    first = next((f for f in sentence.figures if f.claim.currency), None)
    if not measured and figure is first and (every := _EVERY.match(sentence.text)):
        return figure._replace(claim=replace(figure.claim, per=every["one"]))
    per = _PER.match(sentence.after(figure, 50))
    if not per:
        return figure
    word = singular(per["one"] or per["all"])
    if per["all"]:  # "each of the 46,000 households which were left without water"
        word = next((f.head for f in sentence.figures if f.start > figure.start and f.head), word)
    return figure._replace(
        claim=replace(figure.claim, per={"inhabitant": "people", "resident": "people"}.get(word, word))
    )


def _rated(story: Sequence[Figures], at: int, each: Placed) -> Iterator[Product]:
    """What so many of one size come to: "320 megawatts", and "each of the 64 machines can produce 5 kilowatts"."""
    counts = list(_counts(story, at, each)) if each.unit in _RATINGS else []
    sort, size = measured_in(each.claim)
    for total in (f for other in story for f in other.figures if counts):
        kind, scale = measured_in(total.claim)
        if kind != sort or total.claim.per or not total.level or len(figure_digits(total.value)) < 2 or total.value < 0:
            continue
        claim, factor = each.claim, size / scale
        like = replace(claim, value=each.value * factor, low=claim.low * factor, high=claim.high * factor)
        if total.start != each.start:
            yield product_of(each._replace(claim=like), counts, total, stated=False, tied=False)


def product_of(
    each: Placed, counts: Sequence[Placed], total: Placed, stated: bool, tied: bool = True, said: bool = False
) -> Product:
    claim = total.claim
    return Product(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, each=each.claim,
        counts=tuple(c.claim for c in counts), total=claim, stated=stated, tied=tied, said=said,
    )  # fmt: skip


def _stated(sentence: Figures, each: Placed) -> Iterator[Product]:
    """Count, amount and total in one sentence that says they are one sum."""
    row = sentence.figures
    at = next(i for i, figure in enumerate(row) if figure.claim.span == each.claim.span)
    if 0 < at < len(row) - 1 and _TIMES.match(sentence.between(row[at - 1], each)):
        count, total = row[at - 1], row[at + 1]
    elif at < len(row) - 2 and _ON_EACH_OF.fullmatch(sentence.between(each, row[at + 1])):
        count, total = row[at + 1], row[at + 2]
    else:
        return
    if count.unit or not count.level or total.unit != each.unit or total.claim.per or not total.level:
        return
    if _EQUALS.search(sentence.between(max(count, each, key=lambda f: f.start), total)):
        yield product_of(each, [count], total, stated=True)


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
            level = after and before and after[0].level and before[-1].level
            if level and after[0].value >= 10 and len(gap) < 30 and before[-1] is not each:
                found.append((after[0], before[-1]))
    return found[0] if len(found) == 1 else None


def _counts(story: Sequence[Figures], at: int, each: Placed) -> Iterator[Placed]:
    """Counts of the thing that an amount is for: "4,100 km" for "per kilometre", a count near by for "each"."""
    per = each.claim.per
    for sentence in story:
        for figure in sentence.figures:
            # A round count says nothing by its digits, unless it stands beside the amount for each.
            round_ = len(figure_digits(figure.value)) < 2 and (sentence is not story[at] or figure.value < 10)
            if figure.start == each.start or not figure.level or figure.value < 2 or round_:
                continue
            if per in _EACH[:3] or per in ("head", "piece"):
                near = abs(sentence.number - story[at].number) <= _REACH or _named(figure, story[at], each)
                open_ended = figure.claim.hedge.startswith(("more", "less", "up", "at"))
                if near and not figure.unit and not open_ended and not _PEOPLE.match(figure.claim.trail):
                    yield figure
            elif (
                figure.unit == per
                or (not figure.unit and _of_these(figure, per))
                or (_there_are(figure) and 0 <= sentence.number - story[at].number <= 1)
            ):
                yield figure


def _named(count: Placed, sentence: Figures, each: Placed) -> bool:
    """Is what is counted named before the amount for each: "18,000 lamps", "The lamps are priced at 45 euros each"?"""
    head = stem(count.claim.noun.rpartition(" ")[2].lower())
    return len(head) > 2 and head in stems(sentence.prose, sentence.start, each.start)


def _there_are(count: Placed) -> bool:
    """ "£250 to every pupil; there are 1,840 of them": as many as there are of what was just spoken of."""
    told = _THERE_ARE.search(count.claim.lead)
    return told is not None and (told["which"] is not None or count.claim.trail.startswith(" of them"))


def _of_these(count: Placed, per: str) -> bool:
    """Are these counted by the word of the amount, by another word for people, or by their names on a list?"""
    if per in map(singular, count.claim.noun.lower().split()):
        return True
    people = kin().people
    return per in people and (count.claim.measure in people or count.claim.measure == "name")


def _for_each_of(story: Sequence[Figures], sentence: Figures, each: Placed) -> Iterator[Product]:
    """What is bought for a count that is not of the things bought: "31,000 pupils", "boots at 2,400 tenge a pair".

    Whether each of them gets one is not said, and so only the digits of the total can tell.
    """
    counts = [
        f for f in sentence.figures if not f.unit and f.level and len(figure_digits(f.value)) >= 2 and f.value >= 100
    ]
    for other in story if counts else ():
        for total in other.figures:
            if other is not sentence and len(figure_digits(total.value)) >= 3 and _may_be(sentence, each, other, total):
                yield product_of(each, counts, total, stated=False, tied=False)


def _may_be(sentence: Figures, each: Placed, other: Figures, total: Placed) -> bool:
    """May this sum be what all of them cost? It stands beside the amount for each, or speaks of the same thing."""
    if total.unit != each.unit or total.claim.per or not total.level or total.claim.measure in OTHER_SUMS:
        return False
    if other is sentence:
        return total.start != each.start and not _SPENT.search(sentence.before(total, 24))
    if len(figure_digits(total.value)) < 2:
        return False
    words = {
        stem(w)
        for w in re.findall(
            r"[a-z]{4,}", sentence.prose[max(sentence.start, each.start - 90) : min(each.end + 40, sentence.end)]
        )
    }
    beside = {
        stem(w)
        for w in re.findall(
            r"[a-z]{4,}", other.prose[max(other.start, total.start - 60) : min(total.end + 60, other.end)]
        )
    }
    own = {stem(w) for w in re.findall(r"[a-z]{4,}", f"{each.claim.words} {total.claim.words}")}  # "million", "tenge"
    return bool(words & beside - _COMMON - own)


def _near(sentence: Figures, each: Placed, other: Figures, total: Placed) -> bool:
    """Does a sum of the same currency stand a few sentences away, where only its digits can tell what it is of?"""
    if total.unit != each.unit or total.claim.per or not total.level or len(figure_digits(total.value)) < 2:
        return False
    return abs(other.number - sentence.number) <= _REACH


def _far(counts: Sequence[Placed], each: Placed, total: Placed) -> list[Placed]:
    """The counts of the very thing, where the digits are so many that a sum anywhere in the story can be theirs."""
    if total.unit != each.unit or total.claim.per or not total.level or len(figure_digits(total.value)) < 2:
        return []
    few = len(figure_digits(each.value))
    long = len(figure_digits(total.value)) >= 3
    return [c for c in counts if few + len(figure_digits(c.value)) >= 4 and (long or len(figure_digits(c.value)) >= 3)]


def _paid_for(counts: Sequence[Placed], each: Placed, other: Figures, total: Placed) -> list[Placed]:
    """ "The money will go to 3,600 homes. It will cost the council £900,000": what a sentence goes on from."""
    if total.unit != each.unit or total.claim.per or not total.level or total.value <= each.value:
        return []
    if not _IT_COSTS.match(other.text):
        return []
    return [c for c in counts if other.block <= c.start < other.start and other.start - c.start < 250]


def _in_sum(sentence: Figures, each: Placed, other: Figures, total: Placed, beside: Sequence[Placed]) -> bool:
    """Is this the sum of what the one amount of the draft for each comes to, by the words before it?"""
    if total.unit != each.unit or total.claim.per or not total.level or total.value <= each.value:
        return False
    telling = len(figure_digits(total.value)) >= (2 if beside else 3)
    said = other.start > sentence.start and _IN_SUM.search(other.before(total, 110)) is not None
    return telling and said and _OVER.search(other.text) is None


def figure_digits(figure: float) -> str:
    """The digits of a number without the noughts at its end: "25" of 25,000."""
    return f"{figure:.9e}".partition("e")[0].replace(".", "").rstrip("0")
