"""Conversions: an amount and the same amount in another unit, currency or scale, and the rates that copy states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures, value
from linter.units import MINOR, convertible, factors, restatable

READING, DIFFERENCE, EITHER = "reading", "difference", "either"
# Between an amount and its conversion: "12-mile (14-kilometer)", "40 feet long (12 m)", "12 miles, or 19 km,".
_OPENS: Final = later(
    r"(?P<bracket>(?:-(?:long|wide|high|deep|tall))?(?: (?!and |or |for |plus )[a-z-]+){0,4} [(\[])"
    r"(?:or |equivalent to |equal to |the equivalent of |that is |i\.e\.,? |= ?|≈ ?|an? )?"
    r"|,? \(?(?:or|that is,?|i\.e\.,?|equivalent to|the equivalent of|equal to|which is|or the equivalent of) "
    r"(?:an? )?|/| / "
)
_ASIDES: Final = frozenset([", ", " - ", " – ", " — ", "—"])
_CLOSES: Final = later(
    r"(?:-(?:long|wide|high|deep|tall))?"
    r"(?: (?:long|wide|high|deep|tall|away|south|north|east|west|each|per \w+|an? \w+))?[)\];/,]"
    r"|(?: each)? at (?:current|today|the)"
)
_LETTERS: Final = later(r" ?(m|mi|in|C|F)\b(?!\w|\.\d)")
_INCHES: Final = later(r"[ -]?(\d\d?) ?(?:in\b|\"|″|”)")
_LETTER_UNITS: Final = {"m": "metre", "mi": "mile", "in": "inch"}
_DEGREES: Final = (
    r"(?P<{0}minus>minus |[-−–](?=\d)|(?<![\w.,]))"
    r"(?P<{0}near>\d{{1,3}}(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?:(?: ?[°º]?[CF])?(?: ?[-–] ?| to | and )(?P<{0}less>minus |[-−–])?(?P<{0}far>\d{{1,3}}(?:\.\d+)?))?"
    r"(?: ?[°º]|[ -]?degrees?,?| ?degs?\.?)?[ -]?(?P<{0}scale>[CF]|Celsius|Fahrenheit|centigrade|Centigrade)\b"
)
_TEMPERATURES: Final = later(
    _DEGREES.format("a")
    + r"(?: [a-z-]+){0,2}(?: ?\((?:or |about |around |nearly |almost )?|,? or (?:about |nearly |almost )?|/|; )"
    + _DEGREES.format("b")
)
_SCALES: Final = frozenset({"c", "f", "celsius", "fahrenheit", "centigrade"})
_MOVED: Final = later(
    r"\b(?:(?:(?:ris|increas|warm|cool|fall|drop|declin|jump|climb|chang|heat|chill|lower|rais|reduc)\w*|rose|fell|cut|up|down|higher)"
    r"(?: (?!to\b)[a-z]+){0,4} by"  # "cooled bedrooms by"
    r"|(?:rise|increase|drop|fall|decline|jump|gain|swing|change|warming|cooling|difference|anomaly) of"
    r"|(?:warmed|cooled|risen)(?: up)?)"
    r"(?: about| around| some| nearly| almost| more than| over| up to| as much as| at least| an average(?: of)?)? $",
    re.I,
)
_MOVES: Final = later(
    r"^[)\]]? ?(?:warmer|cooler|colder|hotter|higher than|lower than|of warming|rise|increase|drop|jump|"
    r"(?:above|below|over) (?:the )?(?:average|norm|usual|pre-?industrial|long-term|seasonal|historical|mean|1\d{3}))"
)
_CLIMATE: Final = later(r"warming|pre-?industrial|global", re.I)
_READS: Final = later(r"\b(?:to|at|reached|hit|topped|touched|read|of nearly|of almost) $")
_SHIFTS: Final = later(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas|warm|cool|fell|fall|drop|declin|jump|climb|differen|swing|chang|var(?:y|i))"
)
_THERMOMETER: Final = later(
    r"\b(?:highs?|lows?|temperatures?|readings?|maximum|minimum|mercury|thermometers?|oven|fever|heated|boils?|"
    r"freez\w+)\b",
    re.I,
)
_SMALL: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_TO_ONE: Final = later(
    r"^ (?:to|per|against|for) (?:the|an?|one|each) (?:US |U\.S\. |American |British )?(dollar|euro|pound|sterling)\b"
)
_NAMED: Final = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP"}
_EQUALS: Final = later(r"^ ?(?:=|equals|is worth|was worth|buys|bought|is equal to) ?$")


@kind_of_claim
class Conversion(Claim):
    """An amount and what the copy gives as the same amount in another unit or currency; or a rate of exchange.

    `kind` is "unit", "money", "rate", or for degrees "reading", "difference" or "either".
    """

    one: Quantity
    other: Quantity
    kind: str = "unit"


_OR: Final = later(
    r"(?: [a-z-]+){1,3},? (?:or|equal to|equivalent to|that is,?) (?:about |nearly |just over |some |almost |roughly )?"
)
_THAT_IS: Final = later(
    r"[\"“]?(?:That|This|It) (?:is|was|makes|comes to|equals) (?:about |nearly |just over |roughly )?"
)
_ENDS_ASIDE: Final = later(r"[,.;)]|$| (?:up|away|off|high|long|deep|wide|tall)\b")
# "26.2 miles, 42 kilometres, in two hours": no item of a list.
_GOES_ON: Final = later(r", (?:in|at|for|from|to|on|of|across|through|over|before|after|is|was)\b")
_NEAR: Final = 60  # characters
_ENDS: Final = later(r"[,.;)]|$| (?:tall|high|long|deep|wide|thick|across|away|in length)\b")
_FURTHER: Final = later(r" (?:further|farther|more|less|later|beyond)\b")  # "after ten miles, or 40 km further on"
_PER_OR: Final = later(
    r" (?:an?|per|the) [a-z]+(?:, or | or | \((?:or )?|, that is )(?:about |nearly |just over |some |almost |roughly )?"
)
_SLIP: Final = 2.2  # how many times too much or too little a slip makes it
_TENS: Final = (0.01, 0.1, 10, 100)
_SAME: Final = 0.06
_STONES: Final = later(r"\d ?(?:st|stone),? $")


def conversions(document: Document) -> Iterator[Conversion]:
    """Every conversion and every rate of exchange in a document."""
    yield from _temperatures(document)
    last: Placed | None = None  # the last amount of the sentence before
    for sentence in figures(document):
        placed = whole(document, sentence)
        if last and placed and _said_again(document, sentence, last, placed[0]):
            yield _conversion(last, placed[0], "unit")
        last = placed[-1] if placed else None
        yield from _beside(document, sentence, placed)
        for figure in sentence.figures:
            named = _TO_ONE.match(sentence.after(figure)) if figure.claim.currency else None
            if named and figure.value and _NAMED[named[1]] != figure.claim.currency:
                unit = replace(figure.claim, value=1.0, low=1.0, high=1.0, currency=_NAMED[named[1]])
                yield _conversion(figure._replace(claim=unit), figure, "rate")


def _beside(document: Document, sentence: Figures, placed: list[Placed]) -> Iterator[Conversion]:
    """The amounts of a sentence that stand right beside what they are converted to."""
    source: Placed | None = None  # the amount that a list in brackets converts
    for a, b in pairwise(placed):
        if _STONES.search(sentence.before(a, 12)):
            continue  # "2st 5lb (15kg)": the pounds are only the rest
        gap = sentence.between(a, b)
        if _by_another_measure(document.prose, gap, a, b):
            yield _conversion(*_by_one_measure(a, b), "unit")
            continue
        if source is not None and gap in ("; ", ", ", " or ", "/"):
            a = source
        elif gap in _ASIDES and _aside(document.prose, gap, a, b):
            yield _conversion(a, b, "unit" if convertible(a.claim.unit, b.claim.unit) else "money")
            source = None
            continue
        elif (opens := _OPENS.fullmatch(gap)) is None:
            source = None
            if _or_in_words(document.prose, gap, a, b):
                yield _conversion(a, b, "unit")
            if a.claim.currency and b.claim.currency and _EQUALS.fullmatch(gap) and a.value in (1, 10, 100, 1000):
                yield _conversion(a, b, "rate")
            continue
        elif (opens["bracket"] and not _CLOSES.match(document.prose, b.end)) or _FURTHER.match(document.prose, b.end):
            continue
        source = a if "(" in gap or a is source else None
        if a.claim.per != b.claim.per or not a.value or not b.value:
            continue
        if a.claim.currency and b.claim.currency:
            if a.claim.currency != b.claim.currency and not {a.unit, b.unit} & {"cent", "penny"}:
                yield _conversion(a, b, "money")
        elif convertible(a.claim.unit, b.claim.unit) or _restated(a, b):
            yield _conversion(a, b, "unit")


def _said_again(document: Document, sentence: Figures, last: Placed, again: Placed) -> bool:
    """ "The bus can go 400 kilometres. That is 250 miles." """
    if not _THAT_IS.fullmatch(sentence.before(again, 40)):
        return False
    plain = last.claim.per == again.claim.per and not isinstance(last.claim.value, tuple) and again.value > 0
    near = again.start - last.end < _NEAR and document.block_at(last.start) == document.block_at(again.start)
    return plain and near and convertible(last.claim.unit, again.claim.unit) and _restated(last, again)


def _aside(prose: str, gap: str, a: Placed, b: Placed) -> bool:
    """ "110 mm of rain - 6.3 inches - fell", "12 miles, about 19 km, of road": the same amount said again."""
    if a.claim.per != b.claim.per or isinstance(a.claim.value, tuple) or isinstance(b.claim.value, tuple):
        return False
    money = bool(a.claim.currency and b.claim.currency) and a.claim.currency != b.claim.currency
    if not a.value or not b.value or not (money or convertible(a.claim.unit, b.claim.unit)):
        return False
    if gap == ", ":
        if b.claim.hedge in ("about", "nearly", "more than"):
            return _ENDS_ASIDE.match(prose, b.end) is not None
        return _GOES_ON.match(prose, b.end) is not None and _restated(a, b)
    return re.match(r" [-–—] |[—.]", prose[b.end : b.end + 3]) is not None and not money


def _restated(a: Placed, b: Placed) -> bool:
    """ "2.4 square kilometres (240 hectares)": one amount in two sizes of unit, a slip apart at most.

    "A 10km (500m) run" is of two distances.
    """
    if not restatable(a.claim.unit, b.claim.unit) or a.value <= 0:
        return False
    offs = [b.value / (a.value * factor) for factor in factors(a.claim.unit, b.claim.unit)]
    return any(1 / _SLIP < off < _SLIP or any(abs(off / ten - 1) < _SAME for ten in _TENS) for off in offs)


def _or_in_words(prose: str, gap: str, a: Placed, b: Placed) -> bool:
    """ "30 metres tall, or 98 feet.", "80mm of rain, or three inches, fell": the same again, with no noun of its "
    "own."""
    plain = not isinstance(a.claim.value, tuple) and not isinstance(b.claim.value, tuple) and a.claim.per == b.claim.per
    if not plain or not _OR.fullmatch(gap) or not _ENDS.match(prose, b.end):
        return False
    return convertible(a.claim.unit, b.claim.unit) and _restated(a, b)


def _by_another_measure(prose: str, gap: str, a: Placed, b: Placed) -> bool:
    """ "$2,400 an ounce, or $77 a gram", "£1.40 a litre (£6.36 a gallon)": one price by two measures."""
    pers = [_measure(figure) for figure in (a, b)]
    same = a.claim.currency == b.claim.currency != "" and min(a.value, b.value) > 0
    bracketed = "(" not in gap or prose.startswith(")", prose.find(")", b.end, b.end + 30))
    return same and bracketed and restatable(*pers) and _PER_OR.fullmatch(gap) is not None


def _measure(figure: Placed) -> str:
    """The unit that a price is for."""
    return {"kilo": "kilogram", "kg": "kilogram", "liter": "litre", "pound": "pound-mass", "sq m": "square metre"}.get(
        figure.claim.per, figure.claim.per
    )


def _by_one_measure(a: Placed, b: Placed) -> tuple[Placed, Placed]:
    """Two prices as so much of the one measure for the same money: what a unit of each buys, the other way round."""
    one, other = (replace(f.claim, unit=_measure(g), currency="") for f, g in ((a, b), (b, a)))
    return a._replace(claim=one), b._replace(claim=other)


def _conversion(a: Placed, b: Placed, kind: str) -> Conversion:
    claim = b.claim
    return Conversion(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, one=a.claim, other=claim,
        kind=kind,
    )  # fmt: skip


def whole(document: Document, sentence: Figures) -> list[Placed]:
    """The figures of a sentence, with feet and inches made one, and with the units that are single letters."""
    placed: list[Placed] = []
    for figure in sentence.figures:
        claim = figure.claim
        if not claim.unit and not claim.currency:
            letter = _LETTERS.match(document.prose, figure.end)
            if letter and letter[1] in _LETTER_UNITS:
                end = letter.end()
                claim = replace(claim, unit=_LETTER_UNITS[letter[1]], span=document.span(figure.start, end))
                figure = Placed(claim, figure.start, end)
        if claim.currency == "pound" or (claim.currency == "GBP" and claim.words.endswith(("pounds", "-pound"))):
            claim = replace(claim, currency="", unit="pound-mass")  # money never stands beside kilograms
            figure = figure._replace(claim=claim)
        elif claim.unit == "foot" and (inches := _INCHES.match(document.prose, figure.end)):
            total, end = figure.value + int(inches[1]) / 12, inches.end()
            claim = replace(
                claim, value=total, low=total - 0.04, high=total + 0.04, span=document.span(figure.start, end)
            )  # fmt: skip
            figure = Placed(claim, figure.start, end)
        last = placed[-1] if placed else None
        minor = MINOR.get(last.claim.unit) if last else None
        if (
            last
            and minor
            and claim.unit == minor[0]
            and sentence.between(last, figure) in ("", " ", ", ", " and ", "-")
        ):
            total = last.value + figure.value / minor[1]
            half = 0.5 / minor[1]
            both = replace(
                last.claim, value=total, low=total - half, high=total + half, span=document.span(last.start, figure.end)
            )
            placed[-1] = Placed(both, last.start, figure.end)
            continue
        placed.append(figure)
    return placed


def _temperatures(document: Document) -> Iterator[Conversion]:
    """Degrees in the two scales, which no factor converts."""
    prose = document.prose
    for match in _TEMPERATURES.finditer(prose) if document.holds(_SCALES) else ():
        scales = [match[f"{side}scale"][0].lower().replace("c", "celsius").replace("f", "fahrenheit") for side in "ab"]
        if scales[0] == scales[1] or document.zone_at(match.start()) in NOT_THE_STORY:
            continue
        one, other = (_degrees(document, match, side, scale) for side, scale in zip("ab", scales, strict=True))
        sentence = document.sentence_at(match.start())
        lead, trail = prose[max(sentence[0], match.start() - 70) : match.start()], prose[match.end() : match.end() + 40]
        yield Conversion(
            span=other.span, zone=other.zone, quoted=other.quoted, dateline=document.date, one=one, other=other,
            kind=_kind(lead, trail),
        )  # fmt: skip


def _kind(lead: str, trail: str) -> str:
    """Is this a reading of the thermometer, or a difference between two?"""
    if _MOVED.search(lead) or _MOVES.match(trail):
        return DIFFERENCE
    if _CLIMATE.search(lead):
        return EITHER
    if _READS.search(lead):
        return READING
    return READING if _THERMOMETER.search(lead) and not _SHIFTS.search(lead) else EITHER


def _degrees(document: Document, match: re.Match[str], side: str, scale: str) -> Quantity:
    start, end = match.start(f"{side}minus"), match.end(f"{side}scale")
    sign = -1.0 if match[f"{side}minus"] else 1.0
    near = sign * float(_SMALL.get(match[f"{side}near"], match[f"{side}near"]))
    far = match[f"{side}far"]
    figure = (near, -float(far) if match[f"{side}less"] else float(far)) if far else near
    hedge = (
        "about"
        if re.search(r"\b(?:about|around|nearly|almost|over|than|some|least) \(?$", document.prose[start - 9 : start])
        else ""
    )
    return Quantity(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, value=figure, low=near, high=float(far or near), unit=scale, hedge=hedge,
    )  # fmt: skip


def exchanged_at(rate: Conversion, claim: Conversion) -> float | None:
    """What a stated rate makes of one unit of the claim's first currency; None when it is of other currencies."""
    each = value(rate.other) / value(rate.one)
    pair = (claim.one.currency, claim.other.currency)
    if pair == (rate.one.currency, rate.other.currency):
        return each
    return 1 / each if pair == (rate.other.currency, rate.one.currency) else None
