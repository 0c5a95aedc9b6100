"""What a thing measured, then and now: "431 people in 2024. In 2021 they had treated 143", "Revenue: 2,616 (2,400)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from linter.document import HEADLINE, LIST, Document
from linter.patterns import later
from linter.phrases import singular, stem
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.levels import Level, Series, tabled
from linter.relations.growth.wording import headed, narrowing, stepped, things, topics

_UNFIT: Final = frozenset(["basis point", "decade", "year of age", "century", "count"])
_TIMES: Final = frozenset(["year", "month", "week", "day", "hour", "minute", "second"])
_AGO: Final = r"(?:years?|months?|weeks?|seasons?|quarters?|days?|decades?|nights?|summers?|winters?|springs?|autumns?)"
# Words that put what follows, or what they stand beside, before the present figure.
_ORIGIN: Final = later(
    r"\b(?:from|compar\w+ (?:with|to)|against|versus|vs\.?|instead of|than|[ud]p? on|down on|up on|drop on|rise on|"
    r"after (?:los|mak|clos|end|report|post|earn|record|sell|start)ing|having (?:previously )?"
    r"(?:been|closed|ended|finished|started|begun|opened|stood|lost|made|reported|posted|recorded|sold|earned|guided|forecast|expected|predicted|estimated)"
    r"(?: previously)?(?: for| at| a profit| a loss)?)"
    r"(?: (?:the|an?|just|only|some|about|around|nearly|almost|more|than|last|this|previous|current|old|"
    r"earlier|at|of|forecast|estimate|target|guidance|"
    rf"former|record|its|their|year|ago|a total|{_AGO}[’']?s?|[A-Z][a-z]+[’']s|(?:19|20)\d\d[’']?s?)){{0,6}} $"
)
_THEN: Final = later(
    rf"\b(?:last {_AGO}|{_AGO} (?:ago|earlier|before)|previous(?:ly)?|yesterday|the same {_AGO}|the same "
    rf"(?:period|time|point)|"
    r"had|used to|originally|predecessor|(?:the|its|their) old|former|until \w+|normal(?:ly)?|usual(?:ly)?|average for|"
    r"long-term average|(?:in|at) (?:its|the) first|was|were|did|it stood at)\b",
    re.I,
)
_DATED: Final = later(
    r"\b(?:[Ii]n|[Ff]or|of|[Aa]t|[Dd]uring|by|since) (?:the (?:end|start) of |early |late |mid-|the )?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Easter|Christmas|Ramadan|Diwali|New Year)\b|(?:19|20)\d\d(?:s\b|\b))"
)
# What puts a figure into the past, the plainest first.
_PAST: Final = tuple(
    later(words, re.I)
    for words in (
        # "Twice as many as a year before" says nothing of when the figure is of.
        rf"(?<!\bas a )\b{_AGO} (?:ago|earlier|before)\b|\b(?:previous|yesterday|(?:the|its|their) old|former|"
        rf"predecessor|had(?! (?:about |only |just |some |nearly )?[$£€]?[\d#])|used to|normal|"
        r"until (?:now|then|(?=[A-Z]))|"
        r"long-term average|average (?:is|was|for)|(?:the|its|his|her|their) first (?!half|quarter|\w+ months)\w+)\b"
        rf"|\bthe same (?:{_AGO}|period|time|point) (?:of|in) (?:last|the previous)\b|^Before ",
        r"\b(?:in|of|at|by|since|during) (?:the |early |late |mid-)*(?:end of |start of )?(?:19|20)\d\d(?:s\b|\b)",
        rf"\b(?:last {_AGO}|the same (?:{_AGO}|period|time|point))\b",
    )
)
# Right after a figure: what it came from.
_BEFORE: Final = later(
    rf"^(?: [a-z’'-]+){{0,4}}?,? (?:(?:the|an?|one|two|three|\d+) {_AGO} (?:before|earlier|ago)|(?:in|at|for|"
    rf"on) the (?:same|"
    rf"corresponding|previous|preceding) |last {_AGO}\b|the previous {_AGO})"
)
_CLAUSED: Final = later(r"[;,] (?:while |but |and |whereas )?(?:back )?[Ii]n (?P<year>(?:19|20)\d\d)\b")
_IN_YEAR: Final = later(r"^[^.;,\d]{0,40}? in (?P<year>(?:19|20)\d\d)\b")
_MODAL: Final = later(r"\b(?:will|would|could|may|might|expects?|hopes?|forecasts?|is to|are to|plans?|targets?)\b")
# A loss is a level, and so is a rate of growth.
_LOST: Final = later(
    r"\b(?:lost|loses?|losing|made|(?:turned|took|used|rounded|signed|picked|brought) up) (?:about |nearly |just )?$"
)
_GROWN: Final = later(r"\b(?:grow|growth|expand|expansion)(?: by| of| at)? (?:about |nearly |just )?$")
# "The first six trams": some of them.
_SOME_OF: Final = later(r"\b(?:first|last|next|another|further|extra|remaining|other|additional) $", re.I)
_LENGTH: Final = later(
    r"\b(?:in|over|for|within|after|past|last|next|first|every|per|than|each|by|of|some|the|another|until)"
    r" (?:about |the |just |only |nearly )?$",
    re.I,
)
_SPAN: Final = later(
    r"['’]|[ -](?:ago|earlier|before|later|old|after|of age|in (?:prison|jail|charge|office)|sentence)\b"
)
_TO_COME: Final = later(r"\b(?:will|would|is to|are to|goes (?:up|down)|go (?:up|down)|from next)\b")
_CURRENTLY: Final = later(r"\b(?:now|current(?:ly)?|at present|today)\b", re.I)
# What begins with the second of two sentences: "Beginning Jan. 1, the same family will pay $71.40".
_NEW: Final = later(
    r"\b(?:will|now|under the new|[Bb]eginning|starting|[Ff]rom (?:next|[A-Z]\w+)|(?:this|next) year|wants?|"
    r"expects?|hopes|"
    r"plans|demands?|asks|proposes|proposed|seeks|is to|are to|would)\b"
)
_LATER_ON: Final = later(rf"(?:An?|One|Two|Three|Four|Five|Ten|\d+) {_AGO} (?:later|on)\b")
_BECOMES: Final = later(r"\b(?:will|is to|are to|would) (?:be|become|rise|go|climb|increase|fall|drop|reach)\b")
_NOW_THEN: Final = later(r"^[^.;\d]{0,30}\b(?:now|at present|currently)\b[^.;\d]{0,30}\b(?:will|would)\b")
_THE_SAME: Final = later(r"\bthe same [a-z]+(?: [a-z]+){0,3} $")
_PORTION: Final = later(r"\b(?:share|proportion|percentage) of\b", re.I)
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_MONTH: Final = later(
    r"\b(?:in|of) (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b(?! (?:19|20|last))"
)
_CUT: Final = later(r"[;:(]|, (?:while|whereas|but|and|which|who|with|as|when)\b| (?:while|whereas|but|and|as) ")
_APART: Final = later(r"[;:] |, (?=[a-z])")
_BRACKET: Final = later(r" ?\((?P<inside>[^()\d]{0,50})$")
# What is counted stands right after: " cases", " young people".
_COUNTED: Final = later(
    r" (?:[a-z-]+ )?(?!(?:this|was|has|his|its|does|is|as|us|less|perhaps)\b)([a-z]{3,}s|people|men|women|children)\b"
)
_PRONOUN: Final = later(r"[\"“]?(?:It|They|That|This|He|She|Its|Their|The (?:figure|number|total|rate|index))\b")
# "(the Aurora carried": a clause of its own, about another thing.
_ANOTHER: Final = later(r"\b(?:[Tt]he|[Ii]ts|[A-Z]\w+) (?:[\w’'-]+ ){0,4}(?:\w+ed|had|held|was|took|ran|sold) $")
_NAMED: Final = later(
    r"\b(?:U\.S\.|U\.K\.|E\.U\.|EC\b)"
    r"|(?<=[a-z,’'] )(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day)"
    r"[a-z]*\b)[A-Z][\w’'-]+"
)
_WHOSE: Final = later(r"\b(?:his|her)\b")  # "the number of his votes" is no turnout
_OTHERWISE: Final = later(
    r"\b(?:inflation-adjusted|in real terms|adjusted|like-for-like|constant|excluding|including those|stripping|"
    r"organic|underlying|"
    r"target|budget(?:ed)? for|expected|projections?|planned|(?<!earlier )(?<!previous )(?<!old )forecast of|"
    r"analysts|estimate[sd]?|capacity of)\b",
    re.I,
)

# Some of what was told before, with a change of their own.
_A_PART: Final = later(r"(?:Of|Among) (?:these|those|them)\b|Of the \d")


@lru_cache(maxsize=4)
def series(document: Document) -> tuple[Series, ...]:
    """Every pair of levels in a document, in order of place."""
    if document.language[:2] != "en":
        return ()
    story = [s for s in figures(document) if s.zone != HEADLINE]
    found = [
        _series(document, pair)
        for at, sentence in enumerate(story)
        for pair in _spoken(story, at, sentence)
        if not (_OTHERWISE.search(pair.sentence.text) or _OTHERWISE.search(pair.then.text))
        and not _A_PART.match(pair.sentence.text)
    ]
    return (*found, *tabled(document))


class _Pair(NamedTuple):
    """Two amounts, each with its sentence, and the label of the item of a list that they stand in."""

    sentence: Figures
    now: Placed
    then: Figures
    base: Placed
    label: str = ""


def _spoken(story: Sequence[Figures], at: int, sentence: Figures) -> Iterator[_Pair]:
    levels = _levels(sentence)
    if not levels:
        return
    listed = sentence.zone == LIST
    for now, base in pairwise(levels):
        inside = _BRACKET.search(sentence.between(now, base))
        closed = re.match(r"[^()\d]{0,30}\)", sentence.after(base, 40))
        if not (inside and closed and _alike(now, base)):
            continue
        if listed or _THEN.search(inside["inside"]) or _ANOTHER.search(inside["inside"]):
            label = re.match(r"[^:\d]{3,40}:", sentence.text)
            yield _Pair(sentence, now, sentence, base, label[0] if label else "")
            return
    pairs = [(n, b) for n, b in combinations(levels, 2) if _alike(n, b)]
    if len(pairs) > 1:  # "8 hulls, against 10 in April; 2,400 tonnes of steel, against 3,000"
        pairs = [(n, b) for n, b in pairwise(levels) if _alike(n, b) and _based(sentence, b, n)]
    used = [figure for pair in pairs for figure in pair]
    if pairs and len({figure.start for figure in used}) == len(used):
        for first, last in pairs:
            pair = _ordered(sentence, first, last)
            if pair:
                yield _Pair(sentence, pair[0], sentence, pair[1])
    elif not pairs and at + 1 < len(story):
        yield from _next(sentence, levels, story[at + 1])


# "158 ships, 50 of them"; "the index rose to 1,758, while that of gold has doubled to 3,081 in the same period".
_OTHER_CLAUSE: Final = later(r"\b(?:including|of which|in which|of whom|of them|among them|while the)\b")


def _ordered(sentence: Figures, first: Placed, last: Placed) -> tuple[Placed, Placed] | None:
    """(now, then) of two amounts in one sentence; None when the copy does not put one before the other."""
    if _based(sentence, first, last) and re.fullmatch(r"[^.;,\d]{0,30} and ", sentence.between(first, last)):
        return None  # "11.5%, compared with 12.1% in July and 13.7% in June": two of what a third one came from
    for base, now in ((last, first), (first, last)):
        if _based(sentence, base, now) and not _based(sentence, now, base):
            return now, base
    gap = sentence.between(first, last)
    if _OTHER_CLAUSE.search(gap) or all(_OWN_BASE.match(sentence.after(f, 60)) for f in (first, last)):
        return None
    years = [_IN_YEAR.match(sentence.after(f, 60)) for f in (first, last)]
    if years[0] and years[1] and years[0]["year"] != years[1]["year"]:
        return (last, first) if years[0]["year"] < years[1]["year"] else (first, last)
    claused = _CLAUSED.search(gap)
    if claused and not re.search(r"\d", gap[claused.end() :]) and not _YEAR.search(gap[: claused.start()]):
        return first, last
    before = [_BEFORE.match(sentence.after(f, 70)) for f in (first, last)]
    if before[1] and not before[0]:
        return first, last
    if "; " in gap and _CURRENTLY.search(gap) and _MODAL.search(sentence.before(first)):
        return first, last
    if _NOW_THEN.search(gap) or (
        _BECOMES.search(gap) and re.search(r"\b(?:now|at present|currently) (?:at )?$", sentence.before(first, 20))
    ):
        return last, first
    cuts = [m.start() for m in _APART.finditer(gap)]
    if not cuts or re.search(r"\d", gap[cuts[-1] :]):
        return None
    cut = first.end + cuts[-1]
    halves = (sentence.prose[sentence.start : cut], sentence.prose[cut : sentence.end])
    past = [_pastness(_STEPPED.sub("", half).strip()) for half in halves]
    if _CURRENTLY.search(gap[cuts[-1] :]) and past[1] < 4:
        past[1] = 0
    if max(past) >= 2 and past[0] != past[1]:
        return (last, first) if past[0] > past[1] else (first, last)
    return None


def _next(sentence: Figures, nows: Sequence[Placed], following: Figures) -> Iterator[_Pair]:
    """ "Hospitals treated 431 people in 2024. In 2021 they had treated 143."."""
    if following.number - sentence.number > 1:
        return
    bases = _levels(following)
    if any(not f.unit and f.value >= 30 for f in (*nows, *bases)):  # "in four plots": no count beside them
        nows, bases = ([f for f in side if f.unit or f.value >= 13] for side in (nows, bases))
    pairs = [(now, base) for now in nows for base in bases if _alike(now, base) or _same(now, base, following)]
    if len(pairs) != 1 or (min(len(nows), len(bases)) > 1) or (max(len(nows), len(bases)) > 1 and not pairs[0][0].unit):
        return
    now, base = pairs[0]
    if base.claim.change == "to" or base.claim.lead.endswith(" to ") or _RELATED.match(base.claim.trail):
        return  # "Earnings doubled to 454 million. Capital rose 23 per cent to 2.9 billion."
    years = [set(_YEAR.findall(s.text)) for s in (sentence, following)]
    if _ORIGIN.search(sentence.before(now, 60)):
        return
    if _ORIGIN.search(following.before(base, 60)):  # "That compares with 50,000 in 2023."
        if not re.match(r"(?:That|This|It|The figure|Up|Down|Compared)\b", following.text):
            return
    elif all(len(y) == 1 for y in years):
        if max(years[0]) < max(years[1]):
            now, base, sentence, following = base, now, following, sentence
        elif years[0] == years[1]:
            return
    elif _CURRENTLY.search(following.text) and _TO_COME.search(sentence.text):
        pass
    elif (
        now.unit == base.unit
        and (_NEW.search(following.text) or _LATER_ON.match(following.text))
        and not _past(following, base)
        and (_past(sentence, now) > 1 or _CURRENTLY.search(sentence.text) or _LATER_ON.match(following.text))
    ):  # "Under the old schedule a family paid $60.50. Beginning Jan. 1, the same family will pay $71.40."
        now, base, sentence, following = base, now, following, sentence
    elif _past(following, base) <= _past(sentence, now) and not (years[1] and not years[0]):
        return
    said, then = sentence.text, following.text
    if things(said) and things(then) and not things(said) & things(then):
        return  # imports, and exports
    if now.unit or not _COUNTED.match(base.claim.trail) or topics(said) & topics(then) or things(said) & things(then):
        yield _Pair(sentence, now, following, base)


# "Exports of 47 billion marks were 11 per cent higher": it has a base of its own.
_RELATED: Final = later(
    r"(?: [a-z]+)? (?:was|were|is|are) [\d.,]+ ?(?:pct|%|per ?cent) (?:higher|lower|up|down|more|less)"
)
# "Sales of 559 million, up 5 per cent from a year earlier": what they were compared with is no time of theirs.
_BY: Final = (
    r",? (?:up|down|an? (?:rise|increase|gain|fall|drop|decline|decrease))\b[^\d,;]{0,20}\d[^,;]*"
    r"|, [\w.]+ (?:basis points?|points?|per ?cent|pct|%) (?:above|below|higher|lower|more|less|up|down)\b[^,;]*"
)
_STEPPED: Final = later(_BY)
# "Loans of 6.9 billion last year, 96 per cent up on 2023": its base is another than the amount beside it.
_OWN_BASE: Final = later(rf"[^,;\d]{{0,20}}(?:{_BY})")


def _past(sentence: Figures, figure: Placed) -> int:
    """How plainly does the sentence put its figure into the past?"""
    after = _STEPPED.split(sentence.after(figure, 70))[0]
    return _pastness(sentence.before(figure, 90) + "#" + after)


def _pastness(words: str) -> int:
    plain = next((4 - at for at, past in enumerate(_PAST) if past.search(words)), 0)
    return plain or (1 if _DATED.search(words) else 0)


def _based(sentence: Figures, base: Placed, now: Placed) -> bool:
    before = sentence.before(base, 70)
    if now.end <= base.start:
        before = before[max(0, len(before) - (base.start - now.end)) :]
    return _ORIGIN.search(before) is not None


def _levels(sentence: Figures) -> list[Placed]:
    """The amounts of something at a time in a sentence, without those that say one again in another unit."""
    return [f for f in sentence.figures if _level(f) and not _again(sentence, f)]


_BY_THEN: Final = later(
    r" (?:[a-z]+ )?by (?:the (?:end|middle) of )?20\d\d\b| (?:or so )?(?:a [a-z]+ )?(?:at|above|below) which\b"
)


def plain_level(figure: Placed) -> bool:
    """The same, and no end of a range."""
    return figure.level and _level(figure)


def _again(sentence: Figures, figure: Placed) -> bool:
    """ "$121.9m (£63.3m)": is this the figure before it in another unit?"""
    before = [f for f in sentence.figures if f.end < figure.start and figure.start - f.end < 4]
    return bool(before) and sentence.between(before[-1], figure).strip() == "(" and before[-1].unit != figure.unit


def _same(now: Placed, base: Placed, following: Figures) -> bool:
    """ "1,196 burrows in four plots. Ten years ago the same plots held 1,840 pairs": two words for what is counted."""
    large = min(now.claim.low, base.claim.low) >= 30 and not (now.unit or base.unit)
    return large and _THE_SAME.search(following.before(base, 60)) is not None


# "18.75 kwacha to the dollar", "$147 million for coffee"; "who is 87".
_OTHERS: Final = later(
    r"(?: [a-z]+)? (?:to|per|against) the (?:dollar|pound|yen|mark|euro)\b|(?: fob)? for (?!the|an?\b|its)[a-z]+[,.]"
)
# "Minus 4"; "rose by 15.7 pct or 185.78 billion rupees", the size of the rise; "earnings per 20-crown share".
_SIZE: Final = later(
    r"\b(?:minus|plus|until|per|age (?:is|was|of)) $|(?:%|\bper ?cent|\bpct),? or (?:about |nearly |some )?$"
)
_AGED: Final = later(r"\b(?:who|he|she) (?:is|was|turns|turned) $|\bages?\b[^.;]{0,40} (?:from|to) $")


def _level(figure: Placed) -> bool:
    """Is this an amount of something at a time, and no change, length of time or part of another amount?"""
    claim = figure.claim
    if _OTHERS.match(claim.trail) or _AGED.search(claim.lead):
        return False
    if _BY_THEN.match(claim.trail):
        return False  # "would be content to see 1,600 by 2026", "below the 3.70 at which they cover their costs"
    if claim.change in ("up", "down") and not (
        _LOST.search(claim.lead) if figure.unit != "percent" else _GROWN.search(claim.lead)
    ):
        return False
    if _SIZE.search(claim.lead) or (figure.value < 1 and not re.search(r"\d", claim.words)):
        return False
    if not figure.unit and _SOME_OF.search(claim.lead):
        return False
    if figure.unit == "percent" and re.match(r" (?:up|down|more|less|higher|lower|above|below|fewer)\b", claim.trail):
        return False
    if figure.unit in _TIMES and (
        _LENGTH.search(claim.lead) or _SPAN.match(claim.trail) or claim.words.lower().startswith("over")
    ):
        return False
    if claim.trail[:1] == "-" or (
        claim.part and re.match(r"(?: [a-z]+){0,3} of (?:them|whom|which|[a-z]+ \d|\d)| more", claim.trail)
    ):
        return False
    return figure.unit not in _UNFIT and claim.low > 0


def _alike(now: Placed, base: Placed) -> bool:
    """Are these amounts of one thing, or does one leave unsaid what it counts?"""
    if now.unit != base.unit and (base.unit or now.unit == "percent" or not now.unit):
        return False
    if now.claim.per != base.claim.per and now.claim.per and base.claim.per:
        return False
    own = [_COUNTED.match(f.claim.trail) for f in (now, base)]
    if now.unit:
        return now.unit == base.unit or own[1] is None
    if max(now.claim.high, base.claim.high) < 10:
        return False
    return not own[0] or not own[1] or singular(own[0][1]) == singular(own[1][1]) or (
        bool(things(own[0][1]) & things(own[1][1])))  # fmt: skip


def _series(document: Document, pair: _Pair) -> Series:
    """The pair with the words around it: the clause before the figure, and what it counts."""
    sentence, now, then, base, label = pair
    lead = sentence.before(now)
    cuts = list(_CUT.finditer(lead)) if not label else []
    clause = label or (lead[cuts[-1].end() :] if cuts and len(lead) - cuts[-1].end() > 12 else lead)
    counted = re.match(r"(?: [a-z’'-]+){0,3}", sentence.after(now, 40))
    own = _PORTION.sub("of", f"{clause} # {counted[0] if counted else ''}")  # "the share of trips" is no share
    if then is not sentence and not things(own):  # "this has now been reduced to": what it is stands with the other
        own += " # " + then.before(base)
    head = headed(label or now.claim.noun)
    lead, trail = then.before(base, 60), then.after(base, 60)
    if then is sentence and now.start < base.start:
        lead = sentence.between(now, base)[-60:]
    beside = lead + "#" + trail
    return Series(
        span=now.claim.span, zone=sentence.zone, quoted=now.claim.quoted, dateline=document.date,
        now=_placed(now), base=_placed(base),
        things=things(own), heads=frozenset(map(stem, head)), topics=topics(own + " " + sentence.text),
        narrow=narrowing(own), names=frozenset(_NAMED.findall(own) + _WHOSE.findall(own)),
        years=frozenset(_YEAR.findall(beside)),
        step=stepped(trail) or stepped(lead) or ("month" if _MONTH.search(beside) else ""),
        way=_way(sentence, now, base) if then is sentence else "",
        unit=now.unit, modal=bool(_MODAL.search(sentence.text)),
        refers=_PRONOUN.match(sentence.text) is not None, at=min(sentence.start, then.start),
        end=max(sentence.end, then.end),
        listed=bool(label),
    )  # fmt: skip


_UP: Final = later(r"\b(?:up|ris(?:e|es|en|ing)|rose|climb\w*|gr[eo]w\w*|increas\w+|widen\w*|jump\w*)\b")
_DOWN: Final = later(r"\b(?:down|f[ae]ll\w*|drop\w*|declin\w+|narrow\w*|decreas\w+|slip\w*|plung\w*|shr[aiu]nk\w*)\b")


def _way(sentence: Figures, now: Placed, base: Placed) -> str:
    """Which way the words between two amounts, or just before them, say that it went."""
    first, last = sorted((now, base), key=lambda figure: figure.start)
    words = sentence.before(first, 30) + sentence.between(first, last)[-30:]
    ways = {"up": _UP.search(words) is not None, "down": _DOWN.search(words) is not None}
    return "" if all(ways.values()) else next((way for way, said in ways.items() if said), "")


def _placed(figure: Placed) -> Level:
    return Level(span=figure.claim.span, words=figure.claim.words, low=figure.claim.low, high=figure.claim.high)
