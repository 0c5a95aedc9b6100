"""Quantities: every amount in the copy with what it measures, of whom, when, and on whose word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from linter.amounts import Amount, amounts
from linter.claims import Moment, Quantity
from linter.document import Document
from linter.finders import moments as calendar
from linter.finders._ages import aged
from linter.finders._counted import measured, noun_of
from linter.finders._parties import countries_of, parties_of
from linter.finders._sentence import Sentence
from linter.finders._standing import DEFINITE, change_of, is_part, modality_of, source_of
from linter.finders._timing import period_of
from linter.patterns import either, later
from linter.periods import HALF, PART_YEAR, QUARTER, YEAR, Period, shift
from linter.periods import year as of_year
from linter.phrases import Noun, measures, stems, written

finds = Quantity
_PER: Final = later(r",? (?:each|apiece)\b(?! (?:with|of|carrying|seating|weighing|made|built|one|side|other)\b)")
# "71 sacks of 60 kg", "three fines of $500": what one of them holds or comes to.
_SO_MANY: Final = later(
    rf"(?:\d|\b(?:{either(written(2, 20))}|hundred|thousand|million|dozens?|hundreds|thousands)) (?:of )?(?:[a-z-]+ )?"
    r"(?!(?:seconds|minutes|hours|days|weeks|months|quarters|years|tonnes|tons|litres|degrees|pounds|euros|dollars)\b)"
    r"[a-z]{3,}s of $"
)
_ABROAD: Final = later(r"[^.,;:\d]{0,50}? (?:abroad|overseas)\b")
# "It came to 41,300", "the figure was 41,300".
_REFERS: Final = later(r"\b(?:it|that|this|which|the (?:figure|total|amount|sum|value|number)) (?:[a-z]+ ){1,4}$", re.I)
_COMPARED: Final = later(r"\b(?:compares? (?:with|to)|compared (?:with|to)|from|against|than) (?:the |an? )?$", re.I)
# "An increase of 31% on the same quarter of last year": the change is of this year's quarter.
_ON_THE_SAME: Final = later(
    r"(?: (?:up|down|more|less|higher|lower))? (?:on|from|over|than|compared (?:with|to)|against) "
    r"(?:the |that of the )?(?:same|corresponding|comparable|year-earlier|prior|previous) "
)
# After a figure that leaves its unit and its noun to be understood: "compared with 4,600 in 2019".
_STEPS: Final = frozenset({"percent", "percentage point", "basis point", "point"})
_UNTOLD: Final = later(
    r"(?: (?:in|for|of|during) (?:the same |the |early |late |[A-Z][a-z]+ )?(?:19|20)\d\d\b| (?:last|the previous|the) "
    r"(?:year|month|quarter|week|season)\b| (?:a|one|two|three|five|ten) (?:years?|months?|decades?) "
    r"(?:ago|earlier|before)|[.;])"
)
_AS_A_WHOLE: Final = later(
    r"\b(?:for|in|over|during) the (?:(?:full|whole|entire) year|year as a whole)\b(?! to| end|-)[^\d]*$", re.I
)
_AND: Final = later(r"(?<!,) and (?:(?:an? |the )?|(?:[a-z]+ ){1,3}of )$")
# "8.2 billion in the same period last year", "a loss in the first quarter of last year".
_SAME_PERIOD: Final = later(
    r"(?: [a-z.]+)?,? (?:in|for|during) the (?:same|corresponding|comparable) "
    r"(?:period|time|\w+ months?|months|quarter|half)"
    r" (?:last year|of last year|a year (?:ago|earlier)|of the previous year|the year before)"
)
_YEAR_AGO: Final = later(r"(?: [a-z]+)? (?:a year (?:ago|earlier|before)|the year before)\b")
_LAST_YEAR: Final = later(r"\blast year\b(?! to|[’'])[^,;\d]*$")
_YEAR_BEFORE: Final = later(
    r"(?<!than )(?<!on )(?<!from )\b(?:the (?:previous|preceding) year|the year before)\b[^\d]*$"
)
_SCALED: Final = later(r"(\d{1,3}(?:\.\d+)?) ?(?:million|billion|trillion|[mb]n?|trn?)\b")
_DECIMAL: Final = later(r"\d{1,3}\.\d+")
_PARTS: Final = frozenset({PART_YEAR, HALF, QUARTER})
_SMALLER: Final = later(
    r",? (?:and )?(?:\d{1,2}|[a-z]+(?:-[a-z]+)?) (?:months|weeks|days|hours|minutes|seconds)\b"
    r"|,? and a (?:half|quarter)\b"
)
_ADJECTIVE: Final = later(r"[\da-z]-[a-z]")  # "20-foot containers", "half-tonne"
_TIMES: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
# "2.79 billion dollars", "45,000 Jamaican dollars"
_COINS: Final = later(
    r"(?:\d|\b(?:hundred|thousand|million|billion|trillion|lakh|crore)) (?P<whose>(?:[A-Z][A-Za-z.]+ ){0,2})"
    r"(?P<coin>dollars|rupees|francs|pesos|shillings|crowns|dinars|kroner|kronor)$"
)
_IN_THE_YEAR: Final = later(
    r"^[^.;:\d]{0,60}\b(?:in|for|over|during) the (?:full |whole )?year\b(?! to| end| before| earlier|-)"
)


def find(document: Document) -> Iterator[Quantity]:
    """Every quantity of a document, in order."""
    return iter(quantities(document))


@lru_cache(maxsize=4)
def quantities(document: Document) -> tuple[Quantity, ...]:
    """The same, kept for the finders that build on it."""
    found = amounts(document.prose, language=document.language)
    when = list(calendar.find(document))
    starts = [document.prose_at(m.span.start) for m in when]
    result: list[Quantity] = []
    batch: list[Amount] = []
    bounds = (0, 0)
    for amount in found:
        at = document.sentence_at(amount.number)
        if at != bounds:
            result += _read(document, bounds, batch, when, starts)
            batch, bounds = [], at
        batch.append(aged(document.prose, amount))
    result += _read(document, bounds, batch, when, starts)
    return tuple(_inherited(_of_one_country(result)))


def _of_one_country(found: list[Quantity]) -> list[Quantity]:
    """Where a draft speaks of Jamaican dollars, and of no others by name, its dollars are Jamaican."""
    written = [(c, m) for c in found if c.currency and (m := _COINS.search(c.words))]
    own: dict[str, set[str]] = {}
    for claim, match in written:
        if match["whose"]:
            own.setdefault(match["coin"], set()).add(claim.currency)
    if not own:
        return found
    bare = {c.span: own[m["coin"]] for c, m in written if not m["whose"] and len(own.get(m["coin"], ())) == 1}
    return [replace(c, currency=next(iter(bare[c.span]))) if c.span in bare else c for c in found]


def _inherited(found: list[Quantity]) -> Iterator[Quantity]:
    """What a bare figure is compared with says what it measures: "That compares with 41,300 in 2023"."""
    before: Quantity | None = None
    last: Quantity | None = None
    bare: Quantity | None = None  # the last of a sentence, where nothing says what it measures
    part: Period | None = None  # a part of a year last spoken of
    named: Period | None = None  # the year last spoken of, or a part of it
    for claim in found:
        if before is not None:
            claim = _understood(claim, before)
        # "71 sacks of 60 kg, against 52", "8 million ($1m) in the six months, from 7": what stands between is passed.
        if not _passed(claim, before) and (claim.unit not in _STEPS or claim.change not in ("up", "down")):
            before = claim  # "$4.57 billion, up 26% from 3.63": what it is 26% more than is no percentage
        if (
            last is not None
            and claim.sentence - last.sentence <= 1
            and not (bare is not None and bare.sentence == claim.sentence != last.sentence)
            and (claim.unit, claim.currency) == (last.unit, last.currency)
            and (
                (_COMPARED.search(claim.lead) and (not claim.measure or claim.change == "from"))
                or (_REFERS.search(claim.lead) and not claim.measure)
            )
        ):
            claim = replace(
                claim, measure=last.measure, noun=last.noun, qualifiers=last.qualifiers, stock=last.stock,
                parties=last.parties, direction=last.direction,
            )  # fmt: skip
        claim = _timed(claim, part, named)
        if claim.change in ("up", "down") and last is not None and _ON_THE_SAME.match(claim.trail):
            claim = replace(claim, period=last.period if last.sentence == claim.sentence else part)
        if claim.period is not None and claim.period.kind in _PARTS:
            part = claim.period
        if claim.period is not None and claim.period.start.year == claim.period.end.year:
            named = claim.period
        elif claim.period is None and named is not None and _IN_THE_YEAR.search(claim.trail):
            claim = replace(claim, period=of_year(named.start.year))
        small = last is not None and claim.high < 13 <= last.low and not claim.unit  # "when three routes were opened"
        if claim.measure and claim.unit not in ("percent", "percentage point", "year", "month", "day") and not small:
            last = claim
        bare = None if claim.measure or claim.unit in _TIMES else claim
        yield claim


def _passed(claim: Quantity, before: Quantity | None) -> bool:
    """Is this no figure that a later one goes on from: what one of many holds, a length of time, a sum converted?"""
    if (claim.per == "each" and _SO_MANY.search(claim.lead)) or claim.unit in _TIMES:
        return True
    if _ADJECTIVE.search(claim.words) and claim.unit != "percent":
        return True
    if claim.unit == "percent" and claim.lead.endswith((", or ", " (", " or ")):  # "4,310, or 7%, against 6,120"
        return before is not None and before.unit != "percent" and before.sentence == claim.sentence
    in_brackets = claim.currency != "" and claim.lead.endswith("(") and claim.trail.startswith(")")
    return in_brackets and before is not None and before.currency not in ("", claim.currency)


def _timed(claim: Quantity, part: Period | None, named: Period | None) -> Quantity:
    """The claim at the time that words beside it put it to, by one spoken of before: "in the same period last year"."""
    period = claim.period
    if claim.change == "from" and period and period.kind == YEAR and _YEAR_AGO.match(claim.trail):
        period = shift(part, -1) if part else None  # "from 122,616 a year ago": of the same part of that year
    elif part is not None and _SAME_PERIOD.match(claim.trail):
        period = shift(part, -1)
    elif period and period.kind in _PARTS and _of_its_year(claim, period) and _LAST_YEAR.search(claim.lead):
        period = shift(period, -1)
    elif named and period == named and named.kind == YEAR and _YEAR_BEFORE.search(claim.lead):
        period = of_year(named.start.year - 1)
    elif named and _AS_A_WHOLE.search(claim.lead):
        period = of_year(named.start.year)
    return claim if period == claim.period else replace(claim, period=period)


def _of_its_year(claim: Quantity, period: Period) -> bool:
    return claim.dateline is not None and period.start.year == claim.dateline.year


def _understood(claim: Quantity, before: Quantity) -> Quantity:
    """ "$4.57 billion, up from 3.63 in 2023": a figure that leaves its unit and scale to be understood.

    "Feed (186 million shillings), water (141 million)" leaves the currency.
    """
    if before.change == "from" and not claim.change and before.sentence == claim.sentence and _AND.search(claim.lead):
        claim = replace(claim, change="from")  # "from 185 million a year earlier and 225 million in May"
    listed = before.currency and all(c.lead.endswith("(") and c.trail.startswith(")") for c in (claim, before))
    if listed and not claim.unit and not claim.currency and _SCALED.search(claim.words):
        return replace(claim, currency=before.currency, measure=before.measure, noun=before.noun)
    bare = not claim.unit and not claim.currency and claim.change == "from" and claim.low >= 2
    named = not claim.measure or claim.measure == before.measure
    if bare and before.currency and named and before.sentence == claim.sentence and _SCALED.search(claim.words):
        return replace(claim, currency=before.currency)  # "a deficit of $140 million from a 185 million deficit"
    if not bare or before.unit in _TIMES or before.sentence != claim.sentence or not _UNTOLD.match(claim.trail):
        return claim
    claim = replace(claim, unit=before.unit, currency=before.currency)
    scaled, digits = _SCALED.search(before.words), _DECIMAL.fullmatch(claim.words)
    if scaled and digits and not isinstance(before.value, tuple) and not isinstance(claim.value, tuple):
        scale = round(before.value / float(scaled[1]))
        claim = replace(claim, value=claim.value * scale, low=claim.low * scale, high=claim.high * scale)
    return claim


def _read(
    document: Document, bounds: tuple[int, int], batch: list[Amount], when: list[Moment], starts: list[int]
) -> Iterator[Quantity]:
    """The quantities of one sentence."""
    if not batch:
        return
    start, end = bounds
    zone = document.zone_at(batch[0].number)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    sentence = Sentence(
        bisect_left(document.sentences, bounds),
        start,
        end,
        document.language,
        tuple(batch),
        tuple(zip(starts[first:last], when[first:last], strict=True)),
        stems(document.prose, start, end, document.language),
        tuple(p for p in countries_of(document, start, end) if not any(a.start <= p.start < a.end for a in batch)),
    )
    dates = [(at, document.prose_at(m.span.end - 1) + 1) for at, m in sentence.moments]
    for index, amount in enumerate(batch):
        within = any(begin <= amount.number < finish for begin, finish in dates)
        if not within:
            yield _quantity(document, sentence, index, amount, zone)
        elif amount.unit:  # "the last three months" is a length of time, and measures nothing else
            yield replace(_quantity(document, sentence, index, amount, zone), measure="", noun="")


def _quantity(document: Document, sentence: Sentence, index: int, amount: Amount, zone: str) -> Quantity:
    prose = document.prose
    limit = sentence.amounts[index + 1].start if index + 1 < len(sentence.amounts) else sentence.end
    floor = sentence.amounts[index - 1].end if index else sentence.start
    noun = noun_of(prose, sentence, amount, floor, max(limit, amount.end))
    measure, phrase, qualifiers = measured(noun, sentence.language)
    if measure == "sales" and noun is not None and noun.head == "sales" and _sold_abroad(prose, amount, sentence, noun):
        measure = "exports"
    parties, direction = parties_of(document, sentence, amount, measure)
    return Quantity(
        span=document.span(amount.start, amount.end),
        zone=zone,
        quoted=document.quoted(amount.number),
        dateline=document.date,
        value=(amount.value, amount.upper) if amount.upper is not None else amount.value,
        low=amount.low,
        high=_and_more(prose, amount) or amount.high,
        unit=amount.unit,
        currency=amount.currency,
        measure=measure,
        noun=phrase,
        qualifiers=qualifiers,
        parties=parties,
        direction=direction,
        period=period_of(prose, sentence, index, amount),
        modality=modality_of(prose, sentence, amount),
        source=source_of(prose, sentence, amount),
        hedge=amount.hedge,
        per=amount.per or ("each" if _each(prose, amount, noun) else ""),
        change=change_of(prose, sentence, amount, floor),
        stock=measure in measures(sentence.language).stock,
        definite=bool(DEFINITE.search(prose, max(floor, amount.start - 100), amount.start)),
        part=is_part(prose, sentence, amount, noun),
        sentence=sentence.number,
        lead=prose[max(sentence.start, amount.start - 80) : amount.start],
        trail=prose[amount.end : min(sentence.end, amount.end + 80)],
        context=sentence.context,
    )


def _and_more(prose: str, amount: Amount) -> float:
    """How much "11 hours and 40 minutes" may be: nearly 12; 0 where nothing smaller follows a time."""
    smaller = _SMALLER.match(prose, amount.end) if amount.unit in _TIMES else None
    return amount.value + 1 if smaller else 0.0


def _sold_abroad(prose: str, amount: Amount, sentence: Sentence, noun: Noun) -> bool:
    """ "It sold timber for $84 million abroad": their exports."""
    if prose[noun.start : noun.start + 4].lower() != "sold" or noun.start > amount.start:
        return False
    return bool(_ABROAD.match(prose, amount.end, sentence.end) or _ABROAD.match(prose, noun.start, amount.start))


def _each(prose: str, amount: Amount, noun: Noun | None) -> bool:
    if (amount.unit or amount.currency) and _SO_MANY.search(prose, max(amount.start - 50, 0), amount.start):
        return True
    return bool(_PER.match(prose, amount.end) or (noun and noun.start >= amount.end and _PER.match(prose, noun.end)))
