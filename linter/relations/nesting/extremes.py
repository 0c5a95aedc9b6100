"""The largest in a country and one that is twice as large; the coldest night on record and a colder one.

What is compared is one thing with another of its sort, where neither has to be called worse or larger: a ratio ("holds
twice as many"), a larger figure, or a temperature of an earlier year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from linter import lexicon
from linter.calendar_grammar import calendar
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders.firsts import LEVELS, region
from linter.finders.quantities import quantities
from linter.folding import fold
from linter.patterns import later
from linter.relations.precedence.limits import LIMIT, since
from linter.relations.precedence.precedents import (
    DENIED,
    YEAR,
    Novelty,
    Precedent,
    content,
    past_year,
    this_year,
)

MOST: Final = {
    "worst": "worse", "largest": "larger", "biggest": "bigger", "highest": "higher", "deepest": "deeper",
    "longest": "longer",
    "deadliest": "deadlier", "heaviest": "heavier", "hottest": "hotter", "coldest": "colder", "wettest": "wetter",
    "driest": "drier", "strongest": "stronger", "fastest": "faster", "oldest": "older", "youngest": "younger",
    "tallest": "taller", "lowest": "lower", "smallest": "smaller", "costliest": "costlier", "dearest": "dearer",
}  # fmt: skip
_EVER: Final = later(r"\bever\b|\bin (?:[\w’'-]+ ){1,6}history\b")
_SMALL: Final = frozenset(["smallest", "lowest", "youngest", "coldest", "driest"])
_OF_PLACE: Final = later(
    r"(?P<most>[a-z]+)(?P<what>(?: [a-z][\w-]*){0,4}?) (?:anywhere )?in (?P<where>(?:the )?\w[\w-]*(?: "
    r"[A-Z]\w+)?)"
)
_PLACE_OF: Final = later(
    r"\b(?P<where>[Tt]he (?:world|country|nation|region|continent)|[^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)['’]s $"
)
_HEAD: Final = later(
    r"(?P<most>[a-z]+) (?P<what>(?:[a-z][\w-]* ){0,2}?[a-z][\w-]*)(?=[,.;:)]| (?:is|has|at|with|and|in)\b)"
)
# "The second largest", "one of the largest", "not the largest".
_LESSER: Final = later(
    r"\b(?:second|third|fourth|fifth|next|one of|among|not|n[’']t|once|was|were|as|than|if|formerly|possibly|probably|"
    r"perhaps|maybe|arguably|claims?|will be|would be)\b[^,.;]{0,20}$|-$"
)
_RATIO: Final = later(
    r"\b(?:twice|(?:two|three|four|five|six|ten|several|many) times|double|half as|half again as) "
    r"(?:as (?:many|much|large|big|tall|long|high|old|deep|heavy|wide)|again|the (?:size|length|height|number|"
    r"population|capacity|area|weight|depth|age))\b(?=[.,;:)”\"]| as (?:here|this|that|the|it)\b|$)"
)
_RATIOS: Final = frozenset(["twice", "times", "double", "half"])
_MORE: Final = later(
    r"\b(?:is|stands|are) (?:even |far |much |considerably |slightly |a (?:little|bit) )?(?P<more>[a-z]+er)"
    r"(?: still)?(?: than (?:it|this|that))?(?=[.,;:)”\"]|$)"
)
# "4 metres higher", "13 years older".
_BY: Final = later(
    r"\b(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|half an?) (?:metres?|meters?|feet|foot|"
    r"kilometres?|kilometers?|km|miles?|years?|centimetres?|tonnes?|hectares?|acres?) (?P<more>[a-z]+er)"
    r"(?=[.,;:)”\"]|$| than (?:it|this|that)\b)"
)
# Of another time, another place, or of what is not so.
_ELSE: Final = later(
    r"\b(?:once|used to|ago|will|would|could|may|might|should|if|not|n[’']t|never|no|before|until|last|hop\w+|plan\w*|"
    r"propos\w+|expect\w*|as in|than in|abroad|overseas|foreign|neighbou?ring|elsewhere|world|border|had|previous\w*|"
    r"(?<!opened in )(?<!built in )(?<!completed in )(?<!finished in )(?<!dates from )(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ANOTHER: Final = later(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|other|second|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:[a-z-]+ ){0,2}[A-Za-z][a-z]+\b"
    r"|\b[Tt]he [a-z]+ (?:at|in|of|on|near) (?=[A-Z])"
)
_HIGHER: Final = {"tallest": "higher", "highest": "taller", "largest": "bigger", "biggest": "larger"}
_MEASURED: Final = frozenset(["largest", "biggest", "tallest", "longest", "highest", "deepest", "heaviest"])
_SIZES: Final = frozenset(["metre", "kilometre", "foot", "mile", "kilogram", "tonne", "hectare", "acre"])
_BEYOND: Final = _RATIOS | frozenset((
    "metres", "meters", "m", "kilometres", "kilometers", "km", "feet", "ft", "miles", "kilograms", "kilogrammes",
    "kilos", "kg", "tonnes", "tons", "hectares", "acres",
))  # fmt: skip
_RECORD: Final = later(
    r"\b(?P<most>coldest|hottest|warmest|highest|lowest)(?P<what>(?: [\w-]+){0,3}?) "
    r"(?=since\b|on record|ever\b|in (?:living|[\w-]+ (?:years|decades|century)|(?:the |its )?[\w’' -]{2,30}history))"
)
_EITHER: Final = frozenset(["highest", "lowest"])
_MOSTS: Final = _EITHER | {"coldest", "hottest", "warmest"}
_TEMPERATURE: Final = later(
    r"(?P<minus>\bminus |(?<![\w.,])[-−–])?(?<![\w.,])(?P<degrees>\d{1,2}(?:\.\d)?)"
    r"(?P<unit> degrees?(?: (?:[Cc]elsius|[Cc]entigrade|C\b|below (?:zero|freezing)))?| ?° ?C\b|C\b)?(?![\d%]|[.,:]\d)"
)
_LEVEL: Final = later(r"(?<![\w.,])(?P<metres>\d{1,2}\.\d{1,2}) ?(?:metres|meters|m)\b")
_SPELL: Final = later(r"\b(?:week|fortnight|month|spell|season|spring|summer|autumn|winter|year|decade)s?\b")
_HEAT: Final = later(r"\btemperatures?\b|\breadings?\b")
_WATER: Final = later(r"\b(?:rivers?|waters?|lakes?|floods?|tides?|levels?|gauges?|readings?|marks?|reservoirs?)\b")
_METRES: Final = frozenset(["metres", "meters", "m"])
_DEGREES: Final = frozenset(["minus", "degrees", "degree", "c", "celsius"])
_NAMED: Final = later(r"\b[A-Z][\w-]+")


def surpassed(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """ "The worst flood in living memory", and "the flood of 1977 had been worse"."""
    prose = document.prose
    for place in document.places(MOST.keys()):
        begin, stop = document.sentence_at(place)
        limit = LIMIT.search(prose, place, min(stop, place + 90)) or _EVER.search(prose, place, min(stop, place + 90))
        if not limit:
            continue
        this = this_year(document)
        after = since(prose, place, stop, this)
        most = next((most for most in MOST if prose[place : place + 9].lower().startswith(most)), "")
        if after is None or not most or DENIED.search(prose, max(begin, place - 25), place):
            continue
        more = re.compile(rf"\b(?:was|were|had been|been|even|far|still) {MOST[most]}\b")
        said = content(prose, begin, stop)
        for start, end in document.sentences_with({MOST[most]}):
            found, about = more.search(prose, start, end), said & content(prose, start, end)
            years = [int(m["year"]) for m in YEAR.finditer(prose, start, end)]
            if start != begin and found and about and any(after < year < this for year in years):
                claim = Novelty(place, limit.end(), begin, (), frozenset(), said, after, frozenset(), True, frozenset())
                yield claim, Precedent(start, end, tuple(sorted(w.lstrip("=") for w in about)))


def outdone(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """ "The largest colony in the country", and "a cave on the coast holds twice as many"."""
    prose = document.prose
    for place in document.places(MOST.keys()):
        begin, stop = document.sentence_at(place)
        if document.zone_at(place) in NOT_THE_STORY | {HEADLINE}:
            continue
        before = _PLACE_OF.search(prose, max(begin, place - 40), place)
        match = _HEAD.match(prose, place, stop) if before else _OF_PLACE.match(prose, place, stop)
        where = region((before or match)["where"]) if match else ""
        start = before.start() if before else place
        if not match or LEVELS.get(where, 1) < 1 or not where or _LESSER.search(prose, max(begin, start - 30), start):
            continue
        said = content(prose, begin, stop)
        for a, b in document.sentences_with(_BEYOND | {MOST.get(match["most"], ""), _HIGHER.get(match["most"], "")}):
            if a == begin or document.zone_at(a) in NOT_THE_STORY | {HEADLINE}:
                continue
            if where != "world" and {p.code for p in lexicon.countries_in(prose, a, b)} - {where}:
                continue
            more = _more(document, match["most"], (begin, stop), (a, b))
            if more is None:
                continue
            clause = prose.rfind(", ", a, more) + 2
            if clause < a + 2 or prose.startswith(("which", "that", "is ", "are ", "at "), clause):
                clause = a
            if _ELSE.search(prose, clause, min(more + 5, b)):
                continue
            shared = [n for n in _nouns(prose, clause, more) if n in said]
            if shared:
                head = match.end("what") if before else match.end()
                claim = Novelty(place, head, begin, (), frozenset(), said, 0, frozenset(), True, frozenset())
                yield claim, Precedent(a, b, tuple(sorted(set(shared))))


def _more(document: Document, most: str, here: tuple[int, int], there: tuple[int, int]) -> int | None:
    """Where a sentence begins to say that something is beyond what another calls the most; None if it does not."""
    prose = document.prose
    if most not in _SMALL and (ratio := _RATIO.search(prose, *there)):
        return ratio.start()
    if (more := _MORE.search(prose, *there)) and more["more"] == MOST.get(most):
        return more.start()
    if (by := _BY.search(prose, *there)) and by["more"] in (MOST.get(most), _HIGHER.get(most)):
        return by.start()
    if most not in _MEASURED:
        return None
    figures = [q for q in quantities(document) if q.unit in _SIZES and q.modality == "actual" and not q.change]
    one, two = (
        [q for q in figures if a <= document.prose_at(q.span.start) < b] for a, b in (here, there)
    )  # fmt: skip
    if len(one) == len(two) == 1 and one[0].unit == two[0].unit and one[0].per == two[0].per:
        return document.prose_at(two[0].span.start) if two[0].low > one[0].high else None
    return None


def _nouns(prose: str, begin: int, end: int) -> list[str]:
    """What a stretch brings in as another one ("a cave", "the Salcedo cave", "the cave at Salcedo"), as compared."""
    found = []
    for match in _ANOTHER.finditer(prose, begin, end):
        found += [n for w in match[0].split() for n in content(w, 0, len(w))]
    return found


def beyond(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """ "The coldest April night on record", at minus 6.2, and "minus 7.4" in April 1981; a river's highest level."""
    for words, measure, what in ((_DEGREES, _temperature, "temperature"), (_METRES, _level, "level")):
        if document.holds(words):
            yield from _beyond(document, words, measure, what)


def _beyond(
    document: Document, words: frozenset[str], measure: Callable[[str, int, int], float | None], what: str
) -> Iterator[tuple[Novelty, Precedent]]:
    prose, this = document.prose, this_year(document)
    for match in document.matches(_RECORD, _MOSTS):
        begin, stop = document.sentence_at(match.start())
        if match["most"] in _EITHER and not (_WATER if what == "level" else _HEAT).search(match["what"]):
            continue  # the highest what?
        if (what == "level" and match["most"] not in _EITHER) or _SPELL.search(match["what"]):
            continue
        after = since(prose, match.start(), stop, this)
        after = 0 if after is None and "history" in prose[match.end() : match.end() + 50] else after
        if after is None or not this or _LESSER.search(prose, max(begin, match.start() - 30), match.start()):
            continue
        near = [s for s in document.sentences if begin <= s[0] <= stop + 2 or s[0] == _next(document, stop)]
        told = next(((s, t) for s in near if (t := measure(prose, *s)) is not None), None)
        if told is None:
            continue
        months = _months(prose, match.start(), min(match.end() + 40, stop))
        named = {fold(w) for w in _NAMED.findall(prose, begin, told[0][1])}
        for a, b in document.sentences_with(words):
            year, value = past_year(document, a, b), measure(prose, a, b)
            if a in (begin, told[0][0]) or value is None or not after < year < this:
                continue
            other = _months(prose, a, b)
            more = value < told[1] if match["most"] in ("coldest", "lowest") else value > told[1]
            places = {fold(m[0]) for m in _NAMED.finditer(prose, a, b) if m.start() > a} - set(
                calendar("en").words["month"].keys()
            )
            if more and (not months or not other or months & other) and (not places or places & named):
                about = (what, *sorted(places & named))
                said = content(prose, begin, stop)
                end = match.end() - 1
                yield (
                    Novelty(match.start(), end, begin, (), frozenset(), said, after, frozenset(), True, frozenset()),
                    (Precedent(a, b, about)),
                )


def _next(document: Document, stop: int) -> int:
    return next((s[0] for s in document.sentences if s[0] >= stop), -1)


def _temperature(prose: str, begin: int, end: int) -> float | None:
    """The first temperature of a sentence: a number with degrees, or below zero."""
    for match in _TEMPERATURE.finditer(prose, begin, end):
        if match["unit"] or (match["minus"] or "").strip() == "minus":
            below = bool(match["minus"]) or "below" in (match["unit"] or "")
            return -float(match["degrees"]) if below else float(match["degrees"])
    return None


def _level(prose: str, begin: int, end: int) -> float | None:
    """The first level of a water in a sentence, in metres to the decimetre or finer."""
    match = _LEVEL.search(prose, begin, end) if _WATER.search(prose, begin, end) else None
    return float(match["metres"]) if match else None


def _months(prose: str, begin: int, end: int) -> set[str]:
    return {w for w in map(fold, _NAMED.findall(prose, begin, end)) if w in calendar("en").words["month"]}
