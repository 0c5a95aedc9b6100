"""Changes as the copy states them, with what they are said of: "Snakebite cases quadruple", "dropped by 22%"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import BODY, HEADLINE, NOT_THE_STORY, STANDFIRST, TABLE, Document
from linter.finders.factors import (
    ABOUT,
    AGAIN,
    JUST_OVER,
    LESS_THAN,
    MORE_THAN,
    NEARLY,
    PART,
    TIMES,
    VERB,
    Factor,
    factors,
)
from linter.finders.quantities import quantities
from linter.patterns import later
from linter.phrases import words
from linter.relations.growth.clauses import another_subject, leads_away
from linter.relations.growth.lone import dated
from linter.relations.growth.wording import narrowing, stepped, things, topics


@kind_of_claim
class Told(Claim):
    """A change as the copy words it: the ratios of new to old that its words allow.

    `top` when it stands in the headline, the standfirst or the first two sentences, which sum up what follows;
    `goal` is the amount that it is said to have come to, where its own sentence gives one.
    """

    low: float
    high: float
    way: str = ""  # "up" or "down"
    things: frozenset[str]
    topics: frozenset[str]
    narrow: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()  # names in the headline, the first sentences and its own
    years: frozenset[str] = frozenset()  # since when
    since: frozenset[str] = (
        frozenset()
    )  # months and years named after "than", "as in", "from", with "year" for the last
    step: str = ""  # "year", "month": over what time, when the copy says so
    modal: bool = False  # is it to come?
    compared: bool = False  # "than last year", "as the old one", or a forecast that was changed: of either time
    top: bool = False
    refers: bool = False  # does its sentence begin with a pronoun, and so speak of what went before?
    counted: str = ""  # "lost half their hives": it is the hives that went, and not their price
    effect: bool = False  # "the drop follows the lowering of the limit from 100 to 80": the amounts are another's
    at: int = 0  # its sentence in the prose
    end: int = 0
    goal: tuple[float, float] | None = None
    judged: bool = False  # does it stand beside its own two amounts, so that another rule works it out?


# How much more or less than the words a hedge allows; a plain factor may be off by some either way.
RANGES: Final = {
    "": (0.85, 1.15), MORE_THAN: (0.995, 1.6), JUST_OVER: (0.995, 1.3), NEARLY: (0.8, 1.03), ABOUT: (0.85, 1.15),
    LESS_THAN: (0.5, 1.005),
}  # fmt: skip
# How much less or more than a part those words allow.
_OFF: Final = {MORE_THAN: (0.01, 0.17), JUST_OVER: (0.01, 0.08), NEARLY: (0.1, 0.01), LESS_THAN: (0.17, 0.01)}
_AS: Final = later(
    r" (?:as (?:many|much|large|big|high|long|old|tall|heavy|wide|deep)|more|bigger|larger|longer|higher|what|"
    r"the (?:number|size|amount|length|price|level|capacity|total|figure)|(?:of )?(?:last|the previous) \w+[’'])\b"
)
_TO: Final = later(
    r"\b(?:will|would|may|could|might|should|must|can|they|we|which|that|have|and|to|\w+s)(?: \w+ly| more than)? $"
)
_BY: Final = later(
    r"\b(?:by|up|down|fell|fallen|falls?|dropped|drops?|declined|declines?|rose|risen|rises?|grew|grows?|grown|lost"
    r"|loses?|"
    r"jump(?:ed|s)?|climb(?:ed|s)?|shr[au]nk|cut) (?<!ma[dk]e up )(?<!makes up )(?<!making up )(?<!turned down )"
    r"(?<!turn down )(?<!turns down )(?:by )?(?:about |almost |nearly |more than |over |around |roughly )?$",
    re.I,
)
# "down to a third of what they were": what is left, and not what is gone.
_DOWN_TO: Final = later(
    r"\b(?:down|fall(?:en|s)?|fell|drop(?:ped|s)?|declined|shr[au]nk|reduced|cut|dwindled|shrivelled|slumped|decreased)"
    r"(?: \w+ly)? to (?:about |almost |nearly |around |roughly |just |only |barely |some )*$"
)
_OF_BEFORE: Final = later(
    r" (?:of )?(?:what (?:it|they|he|she|there|that|\w+ \w+) (?:was|were|had|used)|(?:its|their|his|her|the) (?:former|"
    r"previous|old|earlier|original|(?:\w+ ){0,2}(?:level|number|figure|size|strength|total)s? "
    r"(?:of|in|before|at|\d))|that\b)"
)
_NO_VERB: Final = later(r"\b(?:a|an|the|by|of|to) $")
_PRONOUN: Final = later(r"[\"“‘]?(?:It|They|That|This|These|The (?:figure|number|total))\b")
_COUNTED: Final = later(
    r"(?: of|(?<=half)) (?:its|their|his|her|the|all|our|my)"
    r"(?P<what>(?: (?!(?:over|in|on|at|to|since)\b)[a-z’'-]+){1,3})"
)
_CUT: Final = later(
    r"[;:()]|, (?:while|whereas|but|and|which|who|with|as|when|after|because|[a-z]+ing that)\b| (?:while|"
    r"whereas|but|as(?! "
    r"(?:many|much|large|big|high|long|old|tall|heavy|wide|deep|fast|the|last|its|in)\b)|after|because|"
    r"despite|when|if|amid|since the|and (?=[a-z]+ed\b)) ?"
)
_DOUBT: Final = later(
    r"\b(?:not|never|n[’']t|[Ii]f|nor|without|whether|instead(?! of [£$€\d])|could|may|might|should|target\w*|"
    r"real terms|adjusted|"
    r"Previously|constant|annuali[sz]ed|like-for-like|organic|underlying|seasonally|expectations|so far|points?|"
    r"share|proportion|(?:a|each|every) year (?:for|over|since|in the)|"
    r"(?:per ?cent|%|pct)(?: or (?:less|more|so))? of|consider\w*|propos\w*|"
    r"(?:to|TO) (?:hold|keep|bring|drive|push|force|HOLD|KEEP|BRING|DRIVE|PUSH|FORCE))\b"
)
# After a comparative: against an earlier time, the old one or the normal, not against a rival or a forecast.
_THAN: Final = later(
    r"^[^.;]{0,60}?\b(?:than|as|what|below|above|(?<=up )on|(?<=down )on)\b(?P<base>[^.;]{0,60})", re.I
)
_EARLIER: Final = later(
    r"\b(?:last|year|ago|earlier|before|previous\w*|old|former|predecessor|first|replaces?d?|normal|usual|average|now|"
    r"current|did|had|was|were|month|season|\d[\d.,]*|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b",
    re.I,
)
_COMPARED: Final = later(
    r"^(?: [a-z-]+){0,3}? (?:more|higher|bigger|larger|greater|longer|less|lower|fewer|smaller|below|above|"
    r"cheaper|dearer|"
    r"as (?:many|much|large|big|high|long|old))\b"
)
_FOLLOWS: Final = later(r" follow(?:s|ed) ")
# "…from 14 weeks to nine, and the number of people who fail to turn up has": the clause has a subject of its own.
_ANOTHER: Final = later(r",? and (?:the|its|their) (?:number|share|proportion|amount) of [^,;]{2,60}$")
_LESS: Final = later(r"^ (?:down|less|lower|fewer|smaller|below|cheaper|shorter|under)\b")
_MORE: Final = later(r"^ (?:up|more|higher|bigger|larger|greater|longer|above|dearer)\b")
_SINCE: Final = later(r"\b(?:since|from|than in|between|as in|in (?:January|February|March|April|May|June|July|August|"
                      r"September|October|November|December)) (?P<year>(?:19|20)\d\d)\b")  # fmt: skip
_OF: Final = later(
    r"\b(?:(?P<up>rise|increase|growth|gain|jump|leap)|decline|fall|drop|decrease|loss|reduction)"
    r"(?:,| \([^)]{0,20}\),?)? (?:of|was|is|came to|amounts to) (?:about |some |nearly |almost |around |more than )?$"
)
_MODAL: Final = later(
    r"\b(?:will|would|must|going (?:up|down)|goes (?:up|down)|expect\w*|forecast\w*|predict\w*|"
    r"(?:is|are|has|have|needs?) to|plans?|seek\w*|demand(?:s|ed|ing)|likely|goal|aims?|by (?:19|20)\d\d)\b",
    re.I,
)
# A decision already taken for a time to come, or a forecast that was changed.
_DECIDED: Final = later(
    r"\b(?:outlook|forecasts?|guidance|projections?|estimates?|prediction|target|been|"
    r"(?<!would )(?<!will )(?<!could )(?<!may )be|(?:cut|raised|lifted|lowered|"
    r"trimmed|slashed|increased|reduced|raises|cuts|lifts|trims|slashes) (?:its|the|their|his|her))\b",
    re.I,
)
# What a change is measured from: "as in the middle of July", "than in the khareef of 2019", "since April".
_BASE: Final = later(
    r"[^.;:,]{0,50}?\b(?:as (?:in|at|on|during|they|it)|than|since|from|on|compared with)\b[^.;:,]{0,50}"
)
_NAMED: Final = later(r"\b[A-Z][\w’'-]+")


# "A 10 per cent tax on sales"; "rose by 9.5 pct from a revised 10.1 in December": two rates of growth.
_RATE: Final = later(
    r"(?: [a-z-]+){1,5} (?:tax|duty|levy|tariff|stake|surcharge|discount)\b"
    r"| a (?:year|month|week) (?:for|over|since)\b"  # of each year, and not of all of them
    r"|,? (?:from|against|compared with) (?:an? |the )?(?:revised |upwardly |downwardly )*\d{1,2}(?:\.\d+)?"
    r"(?! ?(?:[mb]n?|million|billion|mln|trillion|thousand)\b)[ ,.]"
    r"| (?:above|below|over|under) (?:the |its |their )?(?:[a-z]+ )?(?:base|average|normal|target|plan|par|standard|"
    r"limit)\b"
)
# One new share for several old ones, or the other way round: what is paid for each is another thing after it.
_SPLIT: Final = later(r"\b(?:stock|share)[- ]splits?\b|\w-for-(?:one|two|three|four|five|ten|\d+)\b")
# "Fell by 0.7 pct in the week, to 35.6 pct": it is a rate that fell, and no count beside it.
_TO_A_RATE: Final = later(r"[^.;\d]{0,40}, to (?:about |just )?\d[\d.]* ?(?:%|per ?cent|pct)")
# "The largest since 1983, when profits rose 11.4 per cent": of that year.
_LONG_AGO: Final = later(r"\b(?:since|in) [^.;,]{0,30}\b(?:19|20)\d\d,? when [^.;]{0,60}$")
_AS_FAST: Final = later(r" as (?:fast|quick|swift)")  # of what then takes a third of the time
_COMES_TO: Final = later(r"\bto (?:(?:a|an|the) (?:[a-z-]+ ){1,2}(?:of )?)?$|\b(?:higher|lower) at $")
# "486,000 visitors by October, nine per cent more than", "90 pesos a share, twice as much as": of that amount.
_AFTER_AMOUNT: Final = later(r"\d[^.;:()]{0,60}, (?:or )?(?:about |some |nearly |almost |over |more than |a |just )*$")
_MORE_THAN_BEFORE: Final = later(
    r" (?:more|fewer|less|higher|lower|larger|smaller) than\b| as (?:much|many|high|large|big) as\b"
    r"| the (?:number|amount|figure|total)\b"
)
_AFTER_LEVEL: Final = later(r"\d[^.;:()]{0,60},? (?:up|down) (?:by |about |some |nearly |almost |over |more than )*$")


_EXACTLY: Final = 0.6  # points, of a change that is told to a tenth of one
_IN_A_ROW: Final = 3  # percentages in a sentence; where there are more, each is of a thing of its own


def told(document: Document) -> Iterator[Told]:
    """Every change that a document states with its size, in order of kind."""
    if document.language[:2] != "en":
        return
    if (document.holds({"split", "splits"}) or "-for-" in document.prose) and _SPLIT.search(document.prose):
        return
    sizes = [c for c in quantities(document) if c.unit == "percent" and not isinstance(c.value, tuple)]
    within = Counter(document.sentence_at(document.prose_at(c.span.start)) for c in sizes)
    for claim in sizes:
        if within[document.sentence_at(document.prose_at(claim.span.start))] <= _IN_A_ROW:
            yield from _percent(document, claim)
    for factor in factors(document):
        yield from _part(document, factor) if factor.form == PART else _times(document, factor)
        if factor.times == 0.5 and factor.form == PART and _AS.match(document.prose, factor.end):
            yield from _as_many(document, factor)


def _percent(document: Document, claim: Quantity) -> Iterator[Told]:
    way = claim.change
    if way not in ("up", "down", ""):
        return
    after = claim.trail
    if _RATE.match(after) or _TO_A_RATE.match(after) or _LONG_AGO.search(claim.lead):
        return
    way = "down" if _LESS.match(after) else "up" if _MORE.match(after) else way or _named(claim.lead)
    start = document.prose_at(claim.span.start)
    if claim.low <= 0 or not way:
        return
    size = claim.value if not isinstance(claim.value, tuple) else claim.value[0]
    wide = _EXACTLY if "." in claim.words else max(1.0, size * 0.08)
    yield from _told(
        document, start, start + len(claim.words),
        _ratios(way, (claim.low - wide) / 100, (claim.high + wide) / 100), way,
    )  # fmt: skip


def _named(lead: str) -> str:
    """The way that a noun before a figure names, with no more than a comma between: "the decline, of 35 per cent"."""
    noun = _OF.search(lead)
    return "" if not noun else "up" if noun["up"] else "down"


def _times(document: Document, factor: Factor) -> Iterator[Told]:
    """ "More than quadrupled", "four times as many as", "a fivefold rise"."""
    prose, start = document.prose, factor.start
    if factor.form == VERB:
        if factor.object in ("its", "their") or _NO_VERB.search(prose, max(0, start - 8), start):
            return
        word = prose[start : factor.end]
        bare = word[-1] == "e" and document.zone_at(start) != HEADLINE
        if word.endswith("ing") or (bare and not _TO.search(prose, max(0, start - 16), start)):
            return
    elif (
        factor.form == AGAIN
        or _AS_FAST.match(prose, factor.end)
        or (factor.form == TIMES and not _AS.match(prose, factor.end))
    ):
        return  # "half as many again as in 2019" names its base, which is in no other sentence
    yield from _as_many(document, factor)


def _as_many(document: Document, factor: Factor) -> Iterator[Told]:
    low, high = RANGES[factor.hedge]
    yield from _told(
        document, factor.start, factor.end, (factor.times * low, (factor.times + factor.more) * high),
        "down" if factor.times < 1 else "up",
    )  # fmt: skip


def _part(document: Document, factor: Factor) -> Iterator[Told]:
    """ "Fell by a third", "has lost two thirds of its people"."""
    prose, start, part = document.prose, factor.start, factor.times
    if _OF_BEFORE.match(prose, factor.end):
        if _DOWN_TO.search(prose, max(0, start - 40), start):
            yield from _told(document, start, factor.end, (part * 0.88, part * 1.12), "down", left=True)
        return
    lead = prose[max(0, start - 60) : start]
    after = prose[factor.end : factor.end + 12]
    way = "down" if _LESS.match(after) else "up" if _MORE.match(after) else ""  # "a third fewer"
    way = way or (_way(document, start, factor.end) if _BY.search(lead[-30:]) else _named(lead))
    if part < 1 and way:
        yield from _told(document, start, factor.end, _ratios(way, *part_of(factor)), way)


def part_of(factor: Factor) -> tuple[float, float]:
    """The least and the most that something went by: "by more than a third" may be by all but a half."""
    less, more = _OFF.get(factor.hedge, (0.05, 0.05))
    return factor.times - less, min(factor.times + more, 1.0)


def step(ratio: float) -> str:
    """What new is to old, in words: "2.5 times as much", "a fall of 11.3%"."""
    if ratio >= 1.9:
        return f"{ratio:.2g} times as much"
    return f"a {'rise' if ratio > 1 else 'fall'} of {abs(ratio - 1) * 100:.1f}%"


def _ratios(way: str, low: float, high: float) -> tuple[float, float]:
    return (1 + low, 1 + high) if way == "up" else (max(0.0, 1 - high), 1 - low)


def _way(document: Document, start: int, end: int) -> str:
    """Which way a part is said to go, by the last word of direction before it: there is none in "more than a third"."""
    lists = words()
    begin, _ = _clause(document, start, end)
    for token in reversed(re.findall(r"[a-z]+", document.prose[begin:start].lower())):
        if token in lists.up or token in lists.down:
            return "up" if token in lists.up else "down"
    return ""


def _clause(document: Document, start: int, end: int) -> tuple[int, int]:
    first, last = document.sentence_at(start)
    prose = document.prose
    for cut in _CUT.finditer(prose, first, start):
        first = cut.end()
    following = _CUT.search(prose, end, last)
    return first, following.start() if following else last


@lru_cache(maxsize=4)
def _top(document: Document) -> int:
    """Where the first two sentences of the running story end."""
    body = next(
        (b for b in document.blocks if b.zone == BODY and len(document.prose[b.start : b.end].split()) > 1), None
    )
    ends = [end for start, end in document.sentences if body and start >= body.start][:2]
    return ends[-1] if ends else 0


def _told(
    document: Document,
    start: int,
    end: int,
    ratios: tuple[float, float],
    way: str,
    left: bool = False,
) -> Iterator[Told]:
    prose, zone = document.prose, document.zone_at(start)
    if zone in NOT_THE_STORY or zone == TABLE or document.quoted(start):
        return
    first, last = document.sentence_at(start)
    clause = _clause(document, start, end)
    text = prose[clause[0] : clause[1]]
    own = prose[first:last]
    if _DOUBT.search(text):
        return
    if zone == HEADLINE and _otherwise(document, prose[start:end]):
        return
    after = prose[end:last]
    compared = _COMPARED.match(after) is not None
    if compared:
        than = _THAN.match(after)
        if than and " " in than["base"].strip() and not _EARLIER.search(than["base"]):
            return  # "three times as high." is of what went before
    bare = prose[clause[0] : start] + " # " + prose[end : clause[1]]
    bare = bare.lower() if bare.isupper() else bare
    top = _top(document)
    counted = _COUNTED.match(prose, end, last)
    levels = [
        c for c in quantities(document)
        if c.unit != "percent" and c.low > 2 and first <= document.prose_at(c.span.start) < last
    ]  # fmt: skip
    goals = [c for c in levels if c.change == "to" or _COMES_TO.search(c.lead)]
    if len(goals) > 1:
        goals = [c for c in goals if document.prose_at(c.span.start) >= start][:1]
    if not goals and (right_after(prose, (first, last), start, end) or _AFTER_LEVEL.search(prose, first, start)):
        goals = [c for c in levels if document.prose_at(c.span.start) < start][-1:]
    yield Told(
        span=document.span(start, end), zone=zone, dateline=document.date, low=ratios[0], high=ratios[1], way=way,
        things=things(bare), topics=topics(bare), narrow=narrowing(bare),
        known=frozenset(_NAMED.findall(prose[:top] + own)), years=frozenset(m["year"] for m in _SINCE.finditer(own)),
        since=_since(after),
        step=stepped(own), modal=bool(_MODAL.search(text)),
        compared=compared or left or zone == HEADLINE or _DECIDED.search(text) is not None,
        top=zone in (HEADLINE, STANDFIRST) or start < top, at=first, end=last,
        refers=_PRONOUN.match(own) is not None,
        counted=counted["what"] if counted else "",
        effect=_FOLLOWS.match(after) is not None or _ANOTHER.search(prose, first, start) is not None
        or _apart(document, levels, start, end),
        goal=(goals[0].low, goals[0].high) if len(goals) == 1 else None,
    )  # fmt: skip


def right_after(prose: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Is a change told of the amount that it follows: "90 pesos a share, twice as much as last year"?"""
    first, last = sentence
    told_of = _AFTER_AMOUNT.search(prose, first, start) and _MORE_THAN_BEFORE.match(prose, end, last)
    return told_of is not None


def _apart(document: Document, levels: list[Quantity], start: int, end: int) -> bool:
    """Are the amounts of a change's own sentence those of another clause?"""
    places = [(at, at + len(c.words)) for c in levels for at in (document.prose_at(c.span.start),)]
    before = [document.prose[stop:start] for _, stop in places if stop <= start][-1:]
    after = [document.prose[end:at] for at, _ in places if at >= end][:1]
    lead = document.prose[document.sentence_at(start)[0] : start]
    cut = [*map(another_subject, before), *(leads_away(gap, lead) for gap in after)]
    return bool(cut) and all(cut)


def _otherwise(document: Document, size: str) -> bool:
    """Does the story give the size of its headline for adjusted figures, or as one that may come?"""
    number = re.search(r"\d[\d.,]*", size)
    if number is None:
        return False
    again = [
        m for m in re.finditer(rf"(?<![\d.,]){re.escape(number[0])}(?![\d]|[.,]\d)", document.prose)
        if document.zone_at(m.start()) != HEADLINE
    ]  # fmt: skip
    doubted = [bool(_DOUBT.search(document.prose, *document.sentence_at(m.start()))) for m in again]
    return bool(doubted) and all(doubted)


def _since(after: str) -> frozenset[str]:
    """The months and years that what follows a change names as its base."""
    base = _BASE.match(after)
    return frozenset().union(*dated(base[0])) if base else frozenset()
