"""Conversions that do not give what they convert."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from linter.claims import Claim, Quantity
from linter.document import NOT_THE_STORY, Document
from linter.finders._figures import Figures, Placed, exchanged, figures, shown, value
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.rule import Rule, examples
from linter.units import MINOR, convertible, factors

READING, DIFFERENCE, EITHER = "reading", "difference", "either"
# Between an amount and its conversion: "12-mile (14-kilometer)", "40 feet long (12 m)", "12 miles, or 19 km,".
_OPENS: Final = re.compile(
    r"(?P<bracket>(?:-(?:long|wide|high|deep|tall))?(?: (?!and |or |for |plus )[a-z-]+){0,3} [(\[])"
    r"(?:or |equivalent to |equal to |the equivalent of |that is |i\.e\.,? |= ?|≈ ?|an? )?"
    r"|,? \(?(?:or|equivalent to|the equivalent of|equal to|which is|or the equivalent of) (?:an? )?|/| / "
)
_CLOSES: Final = re.compile(
    r"(?:-(?:long|wide|high|deep|tall|a-\w+))?(?: (?:long|wide|high|deep|tall|away|south|north|east|west|each|square|per \w+|an? \w+))?[)\];/,]"
    r"|(?: each)? at (?:current|today|the)"
)
_LETTERS: Final = re.compile(r" ?(m|mi|in|C|F)\b(?!\w|\.\d)")
_LETTER_UNITS: Final = {"m": "metre", "mi": "mile", "in": "inch"}
_DEGREES: Final = (
    r"(?P<{0}minus>minus |[-−–](?=\d)|(?<![\w.,]))"
    r"(?P<{0}near>\d{{1,3}}(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?:(?: ?[-–] ?| to | and )(?P<{0}far>\d{{1,3}}(?:\.\d+)?))?"
    r"(?: ?[°º]| ?degrees?,?| ?degs?\.?)?[ -]?(?P<{0}scale>[CF]|Celsius|Fahrenheit|centigrade|Centigrade)\b"
)
_TEMPERATURES: Final = re.compile(
    _DEGREES.format("a")
    + r"(?: [a-z-]+){0,2}(?: ?\((?:or |about |around |nearly |almost )?|,? or (?:about |nearly |almost )?|/|; )"
    + _DEGREES.format("b")
)
_MOVED: Final = re.compile(
    r"(?:\b(?:ris|increas|warm|cool|fall|drop|declin|jump|climb|chang|heat)\w*|rose|fell|risen|up|down|higher|lower|hotter) by "
    r"(?:about |around |some |nearly |almost |more than |over |up to |as much as |at least |an average of |an average )?$"
    r"|\b(?:rise|increase|drop|fall|decline|jump|gain|swing|change|warming|cooling|difference|anomaly) of "
    r"(?:about |around |some |nearly |almost |more than |over |up to |as much as |at least |between |an average of )?$"
    r"|\b(?:warmed|cooled|risen|warmed up|heated up) (?:by )?(?:about |around |some |nearly |almost |more than |over |at least |an average )?$",
    re.I,
)
_MOVES: Final = re.compile(
    r"^[)\]]? ?(?:warmer|cooler|colder|hotter|higher than|lower than|of warming|rise|increase|drop|jump|"
    r"(?:above|below|over) (?:the )?(?:average|normal|norm|usual|pre-?industrial|long-term|seasonal|historical|mean|1\d{3}))"
)
_MAY_MOVE: Final = re.compile(
    r"warming|pre-?industrial|global|average|normal|(?:rise|rises|risen|rose|rising|fall|fell|up|down) (?:about |some )?$",
    re.I,
)
_SMALL: Final = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
_TO_ONE: Final = re.compile(
    r"^ (?:to|per|against|for) (?:the|an?|one|each) (?:US |U\.S\. |American |British )?(dollar|euro|pound|sterling)\b"
)
_NAMED: Final = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP"}
_EQUALS: Final = re.compile(r"^ ?(?:=|equals|is worth|was worth|buys|bought|is equal to|at) ?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion(Claim):
    """An amount and what the copy gives as the same amount in another unit or currency; or a rate of exchange.

    `kind` is "unit", "money", "rate", or for degrees "reading", "difference" or "either".
    """

    one: Quantity
    other: Quantity
    kind: str = "unit"


@dataclass(frozen=True)
class WrongConversion(Rule[Conversion]):
    """An amount whose conversion in brackets is not the same amount.

    Why it matters
    "A 12-mile (14-kilometer) line" was either never 12 miles or never converted. Half the readers see only one of the
    figures, and a conversion is the one figure in a story that needs no source to check.

    How it decides
    It takes an amount followed by another in brackets or after "or" where one is metric and the other is not, and
    converts, giving each figure the width it was rounded to (19 miles is 18.5 to 19.5; "100 km (60 miles)" is fine). A
    gallon may be American or imperial, a ton short, long or metric. Degrees are converted as readings, or as
    differences where the copy says "warmed by" or "a rise of": 2 degrees Celsius of warming are 3.6 Fahrenheit, not
    35.6. Sums of money are held to the rate that the copy states ("$1 = 25,400 dong"), within `slack`; without a rate,
    two conversions whose rates are far apart (`spread`) are a warning.

    When it stays silent
    For conversions within one system of units, for figures per something, for ranges where either end fits, for
    degrees that may be a reading or a difference when one of the two fits, and for money when the copy gives one
    conversion and no rate.
    """

    slack: float = 0.02
    spread: float = 0.15

    severity = ERROR
    reads = Conversion
    source = "The International System of Units (BIPM); NIST Special Publication 811, on conversion and rounding"
    allows = examples(
        "The 12-mile (19-kilometer) line will reopen. The station is 100 km (60 miles) away.",
        "The wall is 6 feet, 2 inches (1.88 meters) tall and half a mile (800 metres) long.",
        "Seas have warmed by 2 degrees Celsius (3.6 degrees Fahrenheit). It was 35C (95F) in the shade.",
        "The tank holds 500 gallons (2,270 litres), the lorry 20 tons (18 tonnes).",
        "The dam will cost 2.4 trillion dong ($94 million).\n\n($1 = 25,400 dong)",
        "Winds of 74 mph (119 kph) tore up trees 10 to 15 miles (16 to 24 km) inland.",
        "The mine was sold for £40m ($76m). A rival paid £31m ($60m) for its shops.",
        "Nights were minus 10 degrees Celsius (14 degrees Fahrenheit).",
        "The route is 10km (500m of climbing), with a 5-mile (3km of it paved) spur.",
    )
    catches = examples(
        "A [[16-mile]] ([[35-kilometer]]) stretch of the highway was closed on Friday.",
        "The fire burned [[3,400 acres]] ([[2,380 hectares]]) of pine.",
        "Lakes in the north have warmed by [[3 degrees Celsius]] ([[37.4 degrees Fahrenheit]]) since the 1970s.",
        "Highs of [[30C]] ([[54F]]) are forecast for Saturday.",
        "The bridge will cost [[1.5 trillion dong]] ([[$95 million]]), the committee said.\n\n($1 = 25,400 dong)",
        "The player, [[6ft 4in]] ([[1.73m]]) tall, was bought in May.",
        "Farmers lost [[2,000 tonnes]], or [[4.4 million kilos]], no: they lost it all.".replace(
            "[[2,000 tonnes]], or [[4.4 million kilos]], no: they lost it all.",
            "crops when [[65 millimetres]] ([[12.6 inches]]) of rain fell in a\nnight.",
        ),
        "The turbine is [[410 feet]] ([[152 metres]]) tall. Gusts of [[90 mph]] ([[190 km/h]]) will stop it.",
        "The port raised 40 million euros ($44 million) in May. It had sought [[65 million euros]] ([[$95 million]]).\n\n"
        "A euro was worth little more than a dollar; the rate was 0.91 euros to the dollar.",
        "The mine was sold for [[£40m]] ([[$76m]]). A rival paid [[£31m]] ([[$85m]]) for its shops.",
    )

    def find(self, document: Document) -> Iterable[Conversion]:
        return conversions(document)

    def keys(self, claim: Conversion) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Conversion]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            if claim.kind == "unit":
                yield from self._units(claim)
            elif claim.kind in (READING, DIFFERENCE, EITHER):
                yield from self._degrees(claim)
        yield from self._money([c for c in claims if c.kind == "money"], [c for c in claims if c.kind == "rate"])

    def _units(self, claim: Conversion) -> Iterator[Finding | Agreement]:
        one, other = claim.one, claim.other
        if any(_meet(one, other, factor) for factor in factors(one.unit, other.unit)):
            yield self._fits(claim)
            return
        right = shown(value(one) * factors(one.unit, other.unit)[0], other)
        yield self._wrong(claim, f"{one.words} is {right}, not {other.words}", ERROR)

    def _degrees(self, claim: Conversion) -> Iterator[Finding | Agreement]:
        pairs = list(zip(_ends(claim.one), _ends(claim.other), strict=False))
        fits = {
            READING: all(abs(_reading(a, claim.one.unit) - b) <= _loose(a, b, claim) for a, b in pairs),
            DIFFERENCE: all(abs(_difference(a, claim.one.unit) - b) <= _loose(a, b, claim) for a, b in pairs),
        }
        if fits.get(claim.kind, any(fits.values())) or (claim.kind == READING and fits[DIFFERENCE]):
            yield self._fits(claim)
            return
        degrees = value(claim.one)
        if claim.kind == DIFFERENCE:
            right = _difference(degrees, claim.one.unit)
            message = f"a difference of {claim.one.words} is {right:.3g} degrees {claim.other.unit.title()}, not {claim.other.words}"
            if fits[READING]:
                message += f" ({value(claim.other):g} is the reading for {degrees:g} on the thermometer)"
        else:
            right = _reading(degrees, claim.one.unit)
            message = f"{claim.one.words} is {right:.3g} degrees {claim.other.unit.title()}, not {claim.other.words}"
        yield self._wrong(claim, message, ERROR)

    def _money(self, sums: Sequence[Conversion], rates: Sequence[Conversion]) -> Iterator[Finding | Agreement]:
        for claim in sums:
            stated = [r for r in (_rate(rate, claim) for rate in rates) if r is not None]
            if stated:
                if any(_meet(claim.one, claim.other, rate, self.slack) for rate in stated):
                    yield self._fits(claim)
                    continue
                far = all(not _meet(claim.one, claim.other, rate, 0.1) for rate in stated)
                right = shown(value(claim.one) * stated[0], claim.other)
                message = f"{claim.one.words} is {right} at the rate stated, not {claim.other.words}"
                yield self._wrong(claim, message, ERROR if far else WARNING)
        pairs = sorted({tuple(sorted((c.one.currency, c.other.currency))) for c in sums})
        for pair in pairs:
            same = [c for c in sums if tuple(sorted((c.one.currency, c.other.currency))) == pair]
            if len(same) > 1 and not any(_rate(rate, same[0]) for rate in rates):
                yield from self._spread(same)

    def _spread(self, same: Sequence[Conversion]) -> Iterator[Finding | Agreement]:
        """Conversions of one pair of currencies that imply rates far apart; the odd one is the farthest from the middle."""
        base = same[0].one.currency
        implied = [
            (value(c.other) / value(c.one) if c.one.currency == base else value(c.one) / value(c.other), c)
            for c in same
        ]
        middle = sorted(rate for rate, _ in implied)[(len(implied) - 1) // 2]
        if len(implied) == 2:
            middle = implied[0][0]
        odd = [(rate, c) for rate, c in implied if not 1 - self.spread <= rate / middle <= 1 + self.spread]
        usual = next(c for rate, c in implied if rate == middle)
        for rate, claim in odd[:1]:
            if _meet(claim.one, claim.other, middle if claim.one.currency == base else 1 / middle, self.spread):
                continue  # rounding alone explains it
            message = (
                f"{claim.one.words} ({claim.other.words}) and {usual.one.words} ({usual.other.words}) are converted at "
                f"different rates: {rate:.3g} and {middle:.3g}"
            )
            yield self.finding(
                claim.other, message, claim.one, usual.one, usual.other,
                reason=f"both: {claim.one.currency} into {claim.other.currency} in one draft", severity=WARNING,
            )  # fmt: skip

    def _fits(self, claim: Conversion) -> Agreement:
        return self.agreement(
            f"{claim.other.words} is {claim.one.words} converted", claim.one, claim.other, reason="both: one amount"
        )

    def _wrong(self, claim: Conversion, message: str, severity: str) -> Finding:
        reason = "both: one amount and its conversion"
        return self.finding(claim.other, message, claim.one, reason=reason, severity=severity)
