"""A change or a multiple with the two amounts that the copy plainly sets beside each other, in one sentence or two.

What follows the change may say which amount it is of: "five times as many as in 2019, when there were 2,900", "18 per
cent below last year's 20,000", "three times the height of the church, at 30 metres". Or the two stand before it, one of
them marked as the earlier: "A coffee that cost 2 euros in 2010 now costs 4, twice as much".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from linter.document import HEADLINE, Document
from linter.finders.factors import FOLD, PART, TIMES, VERB, Factor, factors_in
from linter.patterns import later
from linter.phrases import kin, singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.adjoining import Adjoining
from linter.relations.growth.clauses import another_subject, leads_away
from linter.relations.growth.percentages import averaged
from linter.relations.growth.told import RANGES, part_of
from linter.relations.growth.wording import of_other_goods, topics
from linter.relations.portions.named_wholes import ALL_OF_THEM

_NO_AMOUNTS: Final = frozenset(
    {"percent", "percentage point", "basis point", "year", "year of age", "decade", "point", "celsius", "fahrenheit"}
)
_MORE: Final = later(
    r" (?:more|higher|larger|bigger|greater|longer|dearer|heavier|taller|faster|up|above|ahead|over)\b"
)
_LESS: Final = later(r" (?:less|fewer|lower|smaller|shorter|cheaper|lighter|down|below|under|short|quicker|off)\b")
_RISE: Final = r"(?:rise|increase|gain|growth|jump|leap|climb|improvement|surge|addition)"
_FALL: Final = r"(?:fall|drop|decline|decrease|reduction|cut|loss|slide|slump|dip|saving)"
_IS: Final = r"(?:,? (?:of|is|was|represents|represented|amounts to|amounted to|comes to|came to))?(?: [a-z]+){0,2} $"
_UPWARD: Final = later(
    rf"\b(?:(?:an?|the|that|this) (?:[a-z]+ )?{_RISE}{_IS}|(?:rose|risen|rises?|gr[eo]wn?|climbed|jumped|gained"
    rf"|increased|(?<!made )(?<!make )(?<!makes )up|raised|lifted)(?: by)?(?: [a-z]+){{0,2}} $)"
)
_DOWNWARD: Final = later(
    rf"\b(?:(?:an?|the|that|this) (?:[a-z]+ )?{_FALL}{_IS}|(?:fell|fallen|falls?|dropped|declined|shr[aiu]nk"
    rf"|slipped|lost|loses?|losing|(?<!turned )(?<!turn )(?<!turns )down|shed|saved?|saves|saving"
    rf"|decreased|cut|reduced|lowered|dwindled)(?: by)?(?: [a-z]+){{0,2}} $)"
)
# "From £800 to £880, 10 per cent", "to 1,100, or by 10 per cent": which way is for the two amounts to say.
_APPOSED: Final = later(
    r"(?:[^,;:.\d]{0,24}, (?:or |that is |which is )?(?:by )?|[^,;:.\d]{0,24}(?: or | [–—-] | \()(?:by )?)$"
)
# From a change to the amount that it is measured by.
_COMPARES: Final = later(
    r"(?: (?:more|higher|larger|bigger|greater|longer|dearer|heavier|taller|faster|less|fewer|lower|smaller|shorter"
    r"|cheaper|lighter|up|down)(?: [a-z]+)?)?(?: (?:than|from|on|over|below|above|against|under|ahead of|compared with"
    r"|compared to|since)\b|, (?:up|down) from\b)"
    r"| (?:rise|increase|fall|drop|decline|jump) (?:from|on|over)\b"
)
_OF_IT: Final = later(
    r" as (?:many|much|large|big|high|long|old|tall|heavy|wide|deep|fast|expensive|dear|costly)(?=[,.;:)]|$)|"
    r" (?:as (?:many|much|large|big|high|long|old|tall|heavy|wide|deep|fast|expensive|dear|costly)(?: [a-z]+){0,5} as"
    r"|(?:of )?(?:the|what|those|that|last|its|their|[A-Z]\w+[’'])|more|bigger|larger|higher|longer|(?:its|the) \w+)\b"
)
# "A third of that of the whole country"; "half of the patients now waited for 11 weeks, where it used to be 12".
_OF_ANOTHER: Final = later(
    rf" (?:of )?(?:that|those|what) of\b| of (?:the|its|their|all)(?: the)? (?:[a-z]+s|{ALL_OF_THEM})\b|"
    r" (?:of )?(?:the|its|his|her|their) (?:usual|normal)\b"
)
_SHARE: Final = later(
    r" of [^,.;()]{3,40}(?:, or | \()(?:about |some |nearly )?\d"
)  # "lost 29% of its herds, or 890,000 animals"
# "It drops its 5% duty", "a cut in the 20 per cent stake": what the percentage is, and not by how much.
_A_RATE: Final = later(
    r" (?:[a-z]+ )?(?:dut(?:y|ies)|tariffs?|tax(?:es)?|lev(?:y|ies)|stakes?|shares?|interest|rates?|discounts?|margins?"
    r"|deposits?|commissions?|fees?|surcharges?|charges?|holdings?|turnout|majority|target|threshold|limit)\b"
)
_BREAK: Final = later(
    r"[;:]|\. |, for |,? \b(?:and|but|while|whereas|although|though|because|so|or|after|as it|if|not)\b "
)
_TO: Final = later(r"\b(?:to|reaching|into|with|by|for|within|every|each|per) (?:a |about |just )?$")
_TO_THE_TIME: Final = later(r" from [^,]*\bto\b")
_AT: Final = later(r"(?:, (?:at|with|on|of) |,? \([^()]{0,20}|\b(?:when|which|who|whose|where|that)\b [^,]{0,50})$")
_YEARS: Final = later(
    r"\b(?:19|20)\d\d\b(?:-\d\d)?|\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.? \d\d?\b"
)
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
# Beside an amount: what it was before, and what it is now.
_FROM: Final = later(
    r"\b(?:from|than|against|versus|instead of|rather than|compar\w+ (?:with|to)|below|above|up on|down on|as against)"
    r" (?:[a-z’']+ ){0,3}$"
)
_LONG_BEFORE: Final = later(
    r"\b(?:years?|decades?|months?|weeks?) (?:ago|earlier|before)\b|\bused to\b|\buntil now\b|\bhad (?:been|had"
    r"|stood|sold|cost)\b|\b(?:originally|previously|formerly|initially|planned|budgeted|estimated?|should have"
    r"|former)\b|\b[Tt]he (?:year|season) before\b|\bin the (?:19|20)?\d\ds\b|\bonce\b"
)
_BEFORE: Final = later(
    r"\b(?:[Ll]ast|[Tt]he previous) (?:year|season|month|time|week|summer|winter|spring|autumn)\b|\b(?:present"
    r"|current|old|old one)\b"
)
_TO_COME: Final = later(r"\b(?:will|is to|are to)\b")
_NOW: Final = later(
    r"\b(?:now|today|this (?:year|season|month|week|time|summer|winter|spring|autumn)|these days|at present"
    r"|currently|in the end|eventually)\b|\bfrom (?:next|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b",
    re.I,
)
_LOOKS_BACK: Final = later(
    r"[\"“]?(?:That|This|It|They|These|Today|Now|Last (?:year|season)|This (?:year|season|time)|In \d{4}"
    r"|By (?:\d{4}|now)|The (?:number|figure|total|present|current|old|new|previous|original|population|price|cost"
    r"|bill|fee|rent|wait|rise|increase|fall|drop|year before|previous year)|Its|Their)\b"
)
_DOUBT: Final = later(
    r"\b(?:not|never|nearly as|real terms|adjusted|per cent of|share of|target|would have|if|like-for-like)\b|n[’']t\b"
)
_OPENS: Final = later(r"[^;.()\d]{0,70}(?:, |: | [–—-] | \()(?:or |about |just )?")
_THAT: Final = later(r" (?:of )?that\b(?! of)")
_BARE: Final = later(r"[,.;:)]|$| (?:in|on|at|a|by|last|this|now|today|and|when|during)\b")
_COMMA: Final = later(r"[,;] ")
_CLAUSE: Final = later(r"\b(?:when|which|who|whose|where)\b")
_OF_PEOPLE: Final = frozenset((
    "people", "person", "population", "turnout", "attendance", "membership", "workforce", "enrolment", "staff", "crowd",
))  # fmt: skip
_LARGE: Final = 50
_FEW: Final = 3
_OPENING: Final = 34
_ENDS: Final = later(r"(?:,|\.(?!\d)|;|\)| (?:in|on|from|by|over|since|within|a year|last|this)\b|$)")
_APART: Final = later(r"[;:]|\. | (?:while|whereas|but|of which|of whom|including)\b|, and (?!up|down|now)")
_CUT_OFF: Final = later(
    r"[;]| (?:while|whereas|but|of which|of whom|including|as (?!many|much|large|big|high|long|a result))\b"
)
_A_CHANGE_OF: Final = later(rf"\b(?:an?|the) (?:[a-z]+ )?(?:{_RISE}|{_FALL}) of (?:about |nearly |almost |some )?$")
_FAR: Final = 110


class Change(NamedTuple):
    start: int
    end: int
    low: float  # the multiple, or the part that it changed by, as its words allow it
    high: float
    up: bool | None
    multiple: bool

    def ratios(self, up: bool) -> tuple[float, float]:
        """New to old, at least and at most."""
        if self.multiple:
            return self.low, self.high
        return (1 + self.low, 1 + self.high) if up else (1 - self.high, 1 - self.low)


@lru_cache(maxsize=4)
def triads(document: Document) -> tuple[Adjoining, ...]:
    """Every change of an English document whose two amounts its own words, or theirs, set beside each other."""
    return tuple(_triads(document))


def _triads(document: Document) -> Iterator[Adjoining]:
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != HEADLINE]
    for at, sentence in enumerate(story):
        for change in changes_in(document, sentence):
            if _DOUBT.search(sentence.text):
                continue
            pair = _after(story, at, change) or _both_after(sentence, change) or _in_turn(story, at, change)
            if pair is None:
                continue
            now, base, tied = pair
            up = change.up if change.up is not None else now.value > base.value
            low, high = change.ratios(up)
            if not meet(now, base, low, high) and _fits_another(story, at, change):
                continue
            yield Adjoining(
                span=document.span(change.start, change.end), zone=sentence.zone, quoted=document.quoted(change.start),
                dateline=document.date, low=low, high=high, up=up, now=now.claim, base=base.claim, tied=tied,
            )  # fmt: skip


def changes_in(document: Document, sentence: Figures) -> Iterator[Change]:
    """The changes and the multiples of a sentence, with the ratios that their words allow."""
    for figure in sentence.figures:
        if figure.unit == "percent" and not isinstance(figure.claim.value, tuple) and 0.5 < figure.value < 1000:
            wide = max(0.5, figure.value * (0.12 if figure.claim.hedge else 0.03))
            least, most = ((end + off) / 100 for end, off in zip(figure.ends, (-wide, wide), strict=True))
            up, told = _way(sentence, figure)
            if told:
                yield Change(figure.start, figure.end, least, most, up, multiple=False)
    for factor in factors_in(document, sentence.start, sentence.end):
        if found := _factor(sentence, factor):
            yield found


def _way(sentence: Figures, figure: Placed) -> tuple[bool | None, bool]:
    """Is a percentage a rise, a fall, or a change whose way the amounts tell; and is it a change at all?"""
    before, after = sentence.before(figure, 60), sentence.after(figure, 60)
    if _SHARE.match(after) or _A_RATE.match(after):
        return None, False
    if _MORE.match(after) or _LESS.match(after):
        return _MORE.match(after) is not None, True
    if _UPWARD.search(before) or _DOWNWARD.search(before):
        return _UPWARD.search(before) is not None, True
    if figure.claim.change in ("up", "down"):
        return figure.claim.change == "up", True
    shares = [f for f in sentence.figures if f.unit == "percent" and _APPOSED.search(sentence.before(f, 60))]
    return None, shares == [figure] and _ENDS.match(after) is not None  # and not "40, or 33%, to 80, or 67%"


def _factor(sentence: Figures, factor: Factor) -> Change | None:
    """A multiple ("twice as many", "a third of", "fivefold") or a fraction that is a change ("fell by a third")."""
    low, high = RANGES[factor.hedge]
    if factor.form == PART:
        before = sentence.prose[max(sentence.start, factor.start - 40) : factor.start]
        for pattern, up in ((_UPWARD, True), (_DOWNWARD, False)):
            if pattern.search(before):
                return Change(factor.start, factor.end, *part_of(factor), up, multiple=False)
        if factor.times > 1:
            return None
    elif factor.form not in (TIMES, FOLD, VERB) or (factor.form == VERB and factor.object):
        return None
    if factor.form in (PART, TIMES) and (
        not _OF_IT.match(sentence.prose, factor.end, sentence.end) or _OF_ANOTHER.match(sentence.prose, factor.end)
    ):
        return None
    times = factor.times
    return Change(factor.start, factor.end, times * low, (times + factor.more) * high, times > 1, multiple=True)


def measured_by(sentence: Figures, change: Change) -> tuple[Placed, bool] | None:
    """The amount right after a change that it is measured by, and whether the copy says so with no clause between."""
    after = amounts_beside(sentence, change, change.end)
    if not after:
        return None
    gap = _YEARS.sub("", sentence.prose[change.end : after[0].start])
    compares = (_OF_IT if change.multiple else _COMPARES).match(gap)
    if not compares or len(gap) > _FAR or any(letter.isdigit() for letter in gap):
        return None
    if _BREAK.search(gap, compares.end()) or _TO_THE_TIME.search(gap) or ("," in gap and not _AT.search(gap)):
        return None
    if _TO.search(gap) and "," not in gap:
        return None
    return after[0], _CLAUSE.search(gap) is None


def _after(story: Sequence[Figures], at: int, change: Change) -> tuple[Placed, Placed, bool] | None:
    """The amount that follows a change and that it is measured by, and the one before it that it is told of."""
    sentence = story[at]
    found = measured_by(sentence, change)
    if found is None:
        return None
    base, plainly = found
    before = [f for f in sentence.figures if f.end <= change.start and is_amount(f) and alike(f, base, plainly)]
    if before:
        now = before[-1]
        between = sentence.prose[now.end : change.start]
        if len(between) > _FAR or _APART.search(between) or now.claim.change == "from":
            return None
        return now, base, True
    if at and story[at - 1].number == sentence.number - 1 and _LOOKS_BACK.match(sentence.text):
        nows = [f for f in story[at - 1].figures if is_amount(f) and alike(f, base, plainly)]
        if len(nows) == 1 and story[at - 1].block == sentence.block:
            return nows[0], base, True
    return None


def _both_after(sentence: Figures, change: Change) -> tuple[Placed, Placed, bool] | None:
    """ "Three times as many came as last year: 2,900 against 1,000"; "Today it has four times as many: 1,600"."""
    after = amounts_beside(sentence, change, change.end)
    if (
        len(after) != 2
        or not alike(after[0], after[1])
        or not _OPENS.fullmatch(sentence.prose, change.end, after[0].start)
    ):
        return None
    gap = sentence.between(*after)
    if len(gap) < _FAR and _FROM.search(gap) and not _CUT_OFF.search(gap):
        return after[0], after[1], True
    return None


def _in_turn(story: Sequence[Figures], at: int, change: Change) -> tuple[Placed, Placed, bool] | None:
    """The only two amounts of a kind before a change, in its sentence or with the one before, of which one is older."""
    sentence = story[at]
    told = [(sentence, f) for f in amounts_beside(sentence, change)]
    near = [story[i] for i in (at - 1, at + 1) if 0 <= i < len(story) and _goes_on(story, at, i, change)]
    near = [other for other in near if not of_other_goods(topics(sentence.text), topics(other.text))]
    if len(told) < 2 and near:
        told = sorted([*told, *((near[0], f) for f in amounts_beside(near[0], change))], key=lambda pair: pair[1].start)
    if len(told) != 2 or not alike(told[0][1], told[1][1]):
        return None
    (one, first), (other, last) = told
    if parted(sentence, change, [f for s, f in told if s is sentence]):
        return None
    ranks = [older(one, first), older(other, last)]
    if ranks[0] == ranks[1]:
        return None
    return (last, first, False) if ranks[0] > ranks[1] else (first, last, False)


def parted(sentence: Figures, change: Change, own: Sequence[Placed]) -> bool:
    """Does the copy go over to another thing between a change and the amount next to it on either side?

    "It raised its dividend to 6p from 5p after sales jumped by two-fifths."
    """
    before = [sentence.prose[f.end : change.start] for f in own[-1:] if f.end <= change.start]
    if not sentence.prose.startswith(" in ", change.end):  # "after they approved a rise of 8%" goes on about the two
        before = [gap for gap in before if not _A_CHANGE_OF.search(gap)]
    after = [sentence.prose[change.end : f.start] for f in own[:1] if f.start >= change.end]
    lead = sentence.prose[sentence.start : change.start]
    cut = [*map(another_subject, before), *(leads_away(gap, lead) for gap in after)]
    return any(cut) or any(_CUT_OFF.search(gap) for gap in (*before, *after))


def _goes_on(story: Sequence[Figures], at: int, other: int, change: Change) -> bool:
    """Does the sentence of a change go on about the one before it, or the one after about it?"""
    sentence, near = story[at], story[other]
    if near.block != sentence.block or abs(near.number - sentence.number) != 1:
        return False
    if other < at:
        return _LOOKS_BACK.match(sentence.text) is not None or _THAT.match(sentence.prose, change.end) is not None
    return _LOOKS_BACK.match(near.text) is not None


def older(sentence: Figures, figure: Placed) -> float:
    """How plainly the copy puts an amount before another: higher is older, 0 where it says nothing."""
    before, after = sentence.before(figure, 60), sentence.after(figure, 50)
    if figure.claim.change == "from" or _FROM.search(before):
        return 5
    clause = _clause(before, after)
    for cue, rank in ((_LONG_BEFORE, 4), (_TO_COME, -3), (_NOW, -2), (_BEFORE, 3)):
        if cue.search(clause):
            return rank
    years = [int(year) for year in _YEAR.findall(clause)]
    this = figure.claim.dateline.year if figure.claim.dateline else 0
    if not years:
        return 0
    ago = this - max(years) if this else 0
    return (-1 if ago < 0 else (1, 2.5, 3.2)[min(ago, 2)]) + (3000 - max(years)) / 1e5


def _clause(before: str, after: str) -> str:
    """The words around a figure, up to the next comma that parts clauses; "The year before," opens one."""
    opening, _, own = before.rpartition("; ")[2].rpartition(", ")
    return (f"{opening}, {own}" if len(opening) < _OPENING else own) + "#" + _COMMA.split(after, 1)[0]


def amounts_beside(sentence: Figures, change: Change, start: int = 0) -> list[Placed]:
    """The amounts beside a change, from an offset on; "from 40 days to 20" leaves the unit of the second unsaid."""
    found: list[Placed] = []
    for figure in sentence.figures:
        if change.start <= figure.start < change.end:
            continue
        last = found[-1] if found else None
        if last and last.unit and not figure.unit and _BARE.match(sentence.after(figure, 12)):
            figure = figure._replace(claim=replace(figure.claim, unit=last.claim.unit, currency=last.claim.currency))
        if is_amount(figure):
            found.append(figure)
    return [figure for figure in found if figure.start >= start]


def is_amount(figure: Placed) -> bool:
    claim = figure.claim
    measured = figure.unit != "" or figure.value >= _FEW
    return figure.level and figure.unit not in _NO_AMOUNTS and claim.low > 0 and measured and "-" not in claim.words


def alike(one: Placed, other: Placed, plainly: bool = True) -> bool:
    """Are two amounts of one unit, or counts of one thing, of people, or of what the second leaves unsaid?

    Where the copy sets them beside each other `plainly`, two large counts are alike whatever they count.
    """
    units = [figure.unit if figure.unit != "count" else "" for figure in (one, other)]
    if units[0] != units[1] or (one.claim.per != other.claim.per and one.claim.per and other.claim.per):
        return False
    if averaged(one.claim) != averaged(other.claim):
        return False
    if units[0]:
        return True
    heads = {singular(figure.head) for figure in (one, other)} - {""}
    people = kin().people | _OF_PEOPLE
    return len(heads) < 2 or heads <= people or (plainly and min(one.value, other.value) >= _LARGE)


def _fits_another(story: Sequence[Figures], at: int, change: Change) -> bool:
    """Do any two amounts near by give the change as it is told?"""
    near = [f for s in story[max(at - 1, 0) : at + 2] for f in s.figures if is_amount(f)]
    for now in near:
        for base in near:
            if now is base or not alike(now, base):
                continue
            for up in (True, False) if change.up is None else (change.up,):
                if meet(now, base, *change.ratios(up)):
                    return True
    return False


def meet(now: Placed, base: Placed, low: float, high: float) -> bool:
    """Do two amounts, as they are rounded, give one of these ratios?"""
    return now.ends[0] / base.ends[1] <= high and low <= now.ends[1] / base.ends[0]
