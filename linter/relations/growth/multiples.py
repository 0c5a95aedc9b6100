"""Multiples: "doubled", "three times the", "half of", with the two amounts that they compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, Document
from linter.finders._verbs import past
from linter.finders.factors import FOLD, PART, VERB, Factor, factors, factors_in
from linter.patterns import later
from linter.periods import YEAR
from linter.phrases import singular, stem
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.clauses import cut_off

_TIMES: Final = frozenset({"year", "month", "day", "week", "hour", "year of age", "percentage point", "decade"})
_DIGIT: Final = later(r"\d")
# After the factor, before the amount it multiplies: "double the 214,000", "three times as many as last year's 300".
_BASE: Final = later(
    r"(?: as (?:much|many) as (?:in|on) [\w ]{2,24}, when (?:it|they|he|she|the [a-z]+|[A-Z][a-z]+) (?:had )?[a-z]+"
    r"(?: only| just| about)? )|"
    r"(?: more| higher| bigger| larger| greater)?(?: (?:as (?:many|much|high|big|large|long)(?: [a-z]+){0,3} "
    r"as|as|than|that of|of))?"
    r"(?: (?:in|on) [\w ]{1,20},)?(?: (?:the|its|their|last year['’]s|a year ago['’]s|the previous year['’]s|"
    r"[A-Z0-9][\w’']*['’]s?|"
    r"total|normal|usual|average|previous|original|former|old|figure|number|level|record|amount|budget|sum|of|"
    r"about|around|roughly|some|just|only|a)){0,5} ?"
)
_TO: Final = later(
    r"^(?: [\w’'-]+){0,8}?,? (?:to|from|up from|down from|compared (?:with|to)) (?:a record |just |only |about "
    r"|around )?$"
)
_FROM: Final = later(r"\b(?:from|compared (?:with|to)|against|versus) (?:the |an? |just |only |some )?$")
_WHAT: Final = later(
    r" (?:what|the (?:amount|sum|money|cost|price|budget|size|value|figure|number)(?: that| of| for)?|that of|"
    r"as (?:much|many)(?: \w+)? as)\b"
    r"(?P<what>(?: [\w’'-]+){2,12})"
)
_THE_SUBJECT: Final = later(
    r"^(?:The (?:money|sum|grant|cost|price|budget|figure|project|deal|bill|gift|amount|total|package|"
    r"investment|loan)|It|That|This)\b"
)
# After a factor: "a third of that", "twice that", "three times as much".
_THAT: Final = later(
    r" (?:of )?(?:that|this|it)(?: (?:amount|number|sum|figure|total|capacity))?(?=[,.;)]| (?:and|but|while|in|"
    r"on|last|at)\b)"
)
_IN_OTHER_WORDS: Final = later(
    r"(?:In other words|That is to say|In short|In effect|Put (?:differently|another way))\b"
    r"|The (?:(?:two|three|four|five|six|seven|eight|nine|ten)fold (?:rise|increase|jump|growth|gain)|doubling|"
    r"tripling|halving)\b(?! (?:of|in|for|from|by)\b)"
)
_EACH_ONE: Final = later(r" (?:an?|per|each) [a-z]+\b")
_THAT_IS: Final = later(
    r"[\"“]?(?:That|This|It) (?:is|was|amounts to|comes to|makes) (?:just |only |still |now |almost )?"
)
_OR: Final = later(
    r"(?: [a-z%-]+){0,3}(?:,| \(| [–—-])? ?(?:or|just|only|barely|that is|which is|about|some) (?:just |only |"
    r"barely |less than |about )*"
)
# "the 63,000 lent a year before": what is counted is left unsaid, or is said of whole and part alike.
_UNSAID: Final = later(
    r" (?:(?:which|that|it|they|he|she|we|had|were|was|have) ){0,3}(?P<done>[a-z]{3,})"
    r" (?:(?:in|during|over|for|by|at|on) (?:the|its|their|all|\d{4}|[A-Z])|the (?:year|month|season|week)|"
    r"(?:a|two|three|ten|five) (?:years?|decades?|months?)|last|so far|previously|earlier)\b"
)
_OF_THEN: Final = later(
    r" of (?:an? (?:year|month|week|decade)|(?:two|three|four|five|ten) years) (?:ago|before|earlier)\b|"
    r" of (?:last|the previous|the) (?:year|season|month|week)(?: before)?\b"
)
_SCALED: Final = later(r"\d ?(?:million|billion|trillion)\b")
_BREAK: Final = later(r"[;:]| (?:while|whereas|but|although|because) ")


@kind_of_claim
class Multiple(Claim):
    """A factor, the amount that it makes and the amount that it multiplies. `near` when one sentence holds all."""

    times: float
    hedge: str
    more: bool
    now: Quantity
    base: Quantity
    near: bool = True
    reason: str = ""
    moved: float = 0.0  # "fell by a quarter": the part that it changed by


@lru_cache(maxsize=4)
def multiples(document: Document) -> tuple[Multiple, ...]:
    """Every multiple of a document whose two amounts are plain."""
    return tuple(_stated(document)) if factors(document) else ()


def _stated(document: Document) -> Iterator[Multiple]:
    story = [s for s in figures(document) if s.zone != HEADLINE]
    for at, sentence in enumerate(story):
        for factor in factors_in(document, sentence.start, sentence.end):
            if factor.object and not _DIGIT.search(sentence.prose, factor.end, sentence.end):
                continue  # shares fell to 182 from 196, as a fire would halve the firm's profit
            if factor.form != PART or factor.times == 0.5 or sentence.prose.startswith(" of", factor.end):
                yield from _multiples(document, story, at, factor)
        begin, stop = document.sentence_at(min(sentence.end + 1, len(document.prose) - 1))
        follows = begin >= sentence.end and document.block_at(begin).start == document.block_at(sentence.start).start
        if follows and _IN_OTHER_WORDS.match(document.prose, begin) and not _DIGIT.search(document.prose, begin, stop):
            for factor in filter(_changes, factors_in(document, begin, stop)):
                yield from _put_otherwise(document, factor, sentence)


def _multiples(document: Document, story: Sequence[Figures], at: int, factor: Factor) -> Iterator[Multiple]:
    sentence = story[at]
    if _THAT.match(sentence.prose, factor.end, sentence.end):
        yield from _of_that(document, story, at, factor)
        return
    levels = [
        f
        for f in sentence.figures
        if f.level and not (factor.start <= f.start < factor.end) and f.value > 0 and _counted(f)
    ]
    before = [f for f in levels if f.end <= factor.start]
    after = [f for f in levels if f.start >= factor.end]
    if after and not _changes(factor):
        base = after[0]
        if _BASE.fullmatch(sentence.prose, factor.end, base.start) and _nothing(sentence, factor.end, base):
            now = _now(sentence, before, base, factor)
            if now:
                yield _multiple(document, factor, now, base, "both: one thing, then and now, in one sentence")
            elif not before and (now := _before_that(story, at, factor, base)):
                yield _multiple(document, factor, now, base, f"both: “that” is {now.claim.words}")
        return
    if (
        _changes(factor)
        and after
        and re.match(r"(?:\w+ )*?(?:the|last year['’]s|its) ", sentence.prose[factor.end : after[0].start].lstrip())
    ):
        base = after[0]
        if before and _BASE.fullmatch(sentence.prose, factor.end, base.start):
            now = _now(sentence, before, base, factor)
            if now:
                yield _multiple(document, factor, now, base, "both: one thing, then and now, in one sentence")
                return
    if _changes(factor):
        lengths = [f for f in sentence.figures if f.level and f.value > 0 and f.unit in _TIMES]
        yield from _changed(document, story, at, factor, levels or lengths)
    elif not after:
        yield from _described(document, story, at, factor, before)


def _of_that(document: Document, story: Sequence[Figures], at: int, factor: Factor) -> Iterator[Multiple]:
    """ "It holds 244,000. On Monday it held 61,000, or a third of that": of the amount before, one of its kind."""
    sentence = story[at]
    before = [f for f in sentence.figures if f.level and f.end <= factor.start and _counted(f)]
    if not before or not _OR.fullmatch(sentence.prose, before[-1].end, factor.start):
        return
    now, near = before[-1], before[:-1]
    if not near and at and story[at - 1].block == sentence.block and story[at - 1].number == sentence.number - 1:
        near = [f for f in story[at - 1].figures if f.level and _counted(f)]
    bases = [f for f in near if (f.unit == now.unit or not now.unit) and f.value >= 10 and f.claim.per == now.claim.per]
    if len(bases) == 1 and now.value >= 3:
        yield _multiple(document, factor, now, bases[0], f"both: “that” is {bases[0].claim.words}")


def _before_that(story: Sequence[Figures], at: int, factor: Factor, base: Placed) -> Placed | None:
    """ "It cut the wait to 19 minutes. That is a quarter of the 57 minutes …": "that" is the amount before it."""
    sentence, previous = story[at], story[max(at - 1, 0)]
    if not _THAT_IS.fullmatch(sentence.prose, sentence.start, factor.start) or previous.number != sentence.number - 1:
        return None
    found = [f for f in previous.figures if f.level and f.unit == base.unit and not _from(previous, f) and _counted(f)]
    if any(f.claim.per or _EACH_ONE.match(f.claim.trail) for f in (*found, base)):
        return None  # "3,000 francs a flight"
    return found[0] if len(found) == 1 and previous.block == sentence.block and _alike(found[0], base) else None


def _changes(factor: Factor) -> bool:
    """ "Doubled", "rose threefold": the change itself, where "three times" and "half" ask for what they are of."""
    return factor.form in (VERB, FOLD)


def _counted(figure: Placed) -> bool:
    often = figure.unit == "count" and figure.value < 100  # "twice, three times": how often, and not how many
    return figure.unit not in _TIMES and not often


def _from(sentence: Figures, figure: Placed) -> bool:
    """Is this what something came from?"""
    return _FROM.search(sentence.before(figure, 40)) is not None


def _nothing(sentence: Figures, start: int, base: Placed) -> bool:
    """Does no other figure stand between the factor and its amount?"""
    return not any(start <= f.start < base.start for f in sentence.figures)


def _alike(now: Placed, base: Placed) -> bool:
    units = [figure.unit if figure.unit != "count" else "" for figure in (now, base)]
    if units[0] and not units[1] and not base.claim.noun:  # "60 million francs, four times the 20 million with which"
        return _SCALED.search(base.claim.words) is not None and _SCALED.search(now.claim.words) is not None
    if units[0] != units[1] or (now.claim.per != base.claim.per and now.claim.per and base.claim.per):
        return False
    if units[0]:
        return True
    if max(now.value, base.value) < 10 or not all(_DIGIT.search(figure.claim.words) for figure in (now, base)):
        return False  # small numbers in words count anything
    if not now.claim.noun or not base.claim.noun:
        return True
    if min(now.value, base.value) >= 10 and (_unsaid(base) or _year_before(now, base)):
        return True
    return now.claim.measure == base.claim.measure or singular(now.claim.noun.split()[-1]) == singular(
        base.claim.noun.split()[-1]
    )


def _year_before(now: Placed, base: Placed) -> bool:
    """ "11,700 times in 2024, double the 6,300 loans of 2023": one thing in two years, however it is named."""
    one, other = now.claim.period, base.claim.period
    return one is not None and other is not None and {one.kind, other.kind} == {YEAR} and other.end < one.start


def _unsaid(figure: Placed) -> bool:
    """ "the 63,000 lent last year", "the 4,100 of a year ago": does only what was done with them, or when, follow?"""
    if _OF_THEN.match(figure.claim.trail):
        return True
    after = _UNSAID.match(figure.claim.trail)
    return after is not None and past(after["done"])


def _now(sentence: Figures, before: Sequence[Placed], base: Placed, factor: Factor) -> Placed | None:
    """The amount that the factor makes: the nearest before it, when that is of the same kind."""
    if not before:
        return None
    now = before[-1]
    gap = sentence.prose[now.end : factor.start]
    if not _alike(now, base) or len(gap) > 110 or _BREAK.search(gap) or _from(sentence, now):
        return None
    if any(f is not now and f.unit == base.unit and f.unit and not _from(sentence, f) for f in before):
        return None
    return now


def _changed(
    document: Document, story: Sequence[Figures], at: int, factor: Factor, levels: Sequence[Placed]
) -> Iterator[Multiple]:
    """ "doubled from 40 to 80", "tripled to 90, from 30", "12.8 GB …, up from 3.2 GB, meaning that use has tripled"."""
    sentence = story[at]
    bases = [f for f in levels if _from(sentence, f)]
    bases = [f for f in bases if f.start >= factor.end] or bases  # "helped by orders from two firms, sales tripled to"
    if len(bases) != 1 or sentence.prose.endswith("by half", 0, factor.end):
        return  # a fall by half is a share: wrong-percentage reads it
    base = bases[0]
    if _BREAK.search(sentence.prose, *sorted((factor.end, base.start))):
        return
    others = [f for f in levels if f is not base and _alike(f, base)]
    if factor.end <= base.start:  # the factor leads: nothing but its own two amounts may follow
        gap = sentence.prose[factor.end : min([base.start, *(f.start for f in others if f.start > factor.end)])]
        if not _TO.match(gap) or cut_off(gap):
            return
        others = [
            f
            for f in others
            if f.start > factor.end and len(sentence.prose[min(f.end, base.end) : max(f.start, base.start)]) < 40
        ] or [f for f in others if f.end < factor.start]
        if len(others) == 1:
            yield _multiple(document, factor, others[0], base, "both: the change from one amount to the other")
        return
    gap = sentence.prose[base.end : factor.start]
    if len(gap) > 90 or cut_off(gap):
        return
    near = [f for f in others if f.end <= base.start]
    if not others and at and story[at - 1].number == sentence.number - 1 and story[at - 1].block == sentence.block:
        near = [
            f for f in story[at - 1].figures if f.unit and _alike(f, base) and f.level and not _from(story[at - 1], f)
        ]
        if not re.match(r"(?:That|This|It|The figure)\b", sentence.text):
            return
    if len(near) == 1 and len(others) <= 1:
        yield _multiple(document, factor, near[0], base, "both: the change from one amount to the other")


def _put_otherwise(document: Document, factor: Factor, before: Figures) -> Iterator[Multiple]:
    """ "The wait is now 28 days, against 84 before. In other words, it has been cut by half"."""
    pair = [f for f in before.figures if f.level and f.value > 0]
    if len(pair) != 2 or not _from(before, pair[1]) or _from(before, pair[0]):
        return
    now, base = pair
    if _alike(now, base) or (
        not base.unit and before.between(now, base).startswith((", against", " against", ", up", ", down"))
    ):
        yield _multiple(document, factor, now, base, "both: the change, then and now, in other words")


def _described(
    document: Document, story: Sequence[Figures], at: int, factor: Factor, before: Sequence[Placed]
) -> Iterator[Multiple]:
    """ "ten times what Helsinki put into the first stage": the other amount stands where that stage is spoken of."""
    sentence = story[at]
    what = _WHAT.match(sentence.prose, factor.end, sentence.end)
    if not what:
        return
    names = _pairs(re.split(r", | and | but | which ", what["what"])[0])
    if not names:
        return
    own = [f for f in before if f.claim.currency]
    if not own and not _THE_SUBJECT.match(sentence.text):
        return
    first = next((f for s in story[:at] for f in s.figures if f.claim.currency and f.level and not f.claim.per), None)
    now = own[-1] if own else first
    if now is None:
        return
    bases = [
        f
        for s in story
        if s is not sentence and names & _pairs(s.text)
        for f in s.figures
        if f.unit == now.unit and f.level and not f.claim.per and f is not now
    ]  # fmt: skip
    if len(bases) == 1:
        shared = names & _pairs(next(s.text for s in story if bases[0] in s.figures))
        tokens = re.findall(r"[^\W\d_][\w’'-]*", what["what"])
        words = next(f"{a} {b}" for a, b in pairwise(tokens) if (stem(a), stem(b)) in shared)
        yield _multiple(document, factor, now, bases[0], f'both: "{words}"', near=False)


_IDLE: Final = frozenset(
    stem(w) for w in ("the", "of", "in", "a", "an", "to", "for", "on", "it", "its", "and", "that", "was", "is", "by")
)


def _pairs(text: str) -> set[tuple[str, str]]:
    """Every two neighbouring content words, as stems."""
    tokens = [stem(w) for w in re.findall(r"[^\W\d_][\w’'-]*", text)]
    return {(a, b) for a, b in pairwise(tokens) if not {a, b} & _IDLE and len(a + b) > 6}


def _multiple(
    document: Document, factor: Factor, now: Placed, base: Placed, reason: str, near: bool = True
) -> Multiple:
    return Multiple(
        span=document.span(factor.start, factor.end), zone=document.zone_at(factor.start),
        quoted=document.quoted(factor.start), dateline=document.date, times=factor.times, hedge=factor.hedge,
        more=factor.more, now=now.claim, base=base.claim, near=near, reason=reason,
    )  # fmt: skip
