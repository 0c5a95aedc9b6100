"""Conversions that do not give what they convert."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from linter.claims import Quantity
from linter.document import Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.figures import shown, value
from linter.relations.totals.conversions import DIFFERENCE, EITHER, READING, Conversion, conversions, exchanged_at
from linter.relations.totals.two_units import two_units
from linter.rule import Rule, examples
from linter.units import factors


@dataclass(frozen=True)
class WrongConversion(Rule[Conversion]):
    """An amount whose conversion in brackets is not the same amount.

    Why it matters
    "A 12-mile (14-kilometer) line" was either never 12 miles or never converted. Half the readers see only one of the
    figures, and a conversion is the one figure in a story that needs no source to check.

    How it decides
    It takes an amount followed by another in brackets, after "or", between commas or in a sentence of its own ("That is
    250 miles"), where one is metric and the other is not, and converts, giving each figure the width it was rounded to
    (19 miles is 18.5 to 19.5; "100 km (60 miles)" is fine). A gallon may be American or imperial, a ton short, long or
    metric, and a barrel of crude oil light or heavy. Degrees are converted as readings, or as differences where the
    copy says "warmed by" or "a rise of": 2 degrees Celsius of warming are 3.6 Fahrenheit, not 35.6. Sums of money are
    held to the rate that the copy states ("$1 = 25,400 dong"), within `slack`; without a rate, two conversions whose
    rates are far apart (`spread`) are a warning. So is an amount in the headline or the first sentence that the story
    gives only in another unit, where exchanging two digits of one would make it the other. An amount may also be said
    again in another size of unit ("2.4 square kilometres (240 hectares)"), and a price by another measure ("£1.40 a
    litre (£6.36 a gallon)").

    When it stays silent
    For two distances in one system that are no slip apart ("the 10km (500m) run"), for ranges where either end fits,
    for degrees that may be a reading or a difference when one of the two fits, and for money when the copy gives one
    conversion and no rate.
    """

    slack: float = 0.02
    spread: float = 0.15

    severity = ERROR
    reads = Conversion
    source = "The International System of Units (BIPM); NIST Special Publication 811, on conversion and rounding"
    allows = examples(
        "He ran 10 kilometres, 8 miles, 12 miles and 9 miles. The bus goes 400 km. That is 12 miles more than before.",
        "The bakers lost an average of 2st 5lb (15kg) in a year.",
        "The 12-mile (19-kilometer) line will reopen. The station is 100 km (60 miles) away.",
        "The wall is 6 feet, 2 inches (1.88 meters) tall and half a mile (800 metres) long.",
        "Seas have warmed by 2 degrees Celsius (3.6 degrees Fahrenheit). It was 35C (95F) in the shade.",
        "The tank holds 500 gallons (2,270 litres), the lorry 20 tons (18 tonnes).",
        "The dam will cost 2.4 trillion dong ($94 million).\n\n($1 = 25,400 dong)",
        "Winds of 74 mph (119 kph) tore up trees 10 to 15 miles (16 to 24 km) inland.",
        "The mine was sold for £40m ($76m). A rival paid £31m ($60m) for its shops.",
        "Nights were minus 10 degrees Celsius (14 degrees Fahrenheit).",
        "The field pumps 300,000 barrels (41,000 tonnes) of heavy oil, the other 100,000 barrels (12,700 tonnes).",
        "The snake was 5.2 metres, more than 17 feet, long.",
        "A 680-pound tuna was sold on Monday.\n\nIt weighed 308 kilograms. The boat had caught one of 261 kilograms "
        "before.",
        "A 12-mile walk\n\nShe walked for four hours. The bus back took her 48 kilometres.",
        "The route is 10km (500m of climbing), with a 5-mile (3km of it paved) spur. The 2km (800m) fun run is on "
        "Sunday.",
        "The bell weighs 18 hundredweight (914kg), the nugget 61 troy ounces (1.9kg), the pit 300 metres (0.3 km) "
        "deep.",
        "Milk is 40p a litre (£1.82 a gallon), or £2 a can. The bus stops after 10 miles, or 40 km further on.",
    )
    catches = examples(
        "A [[16-mile]] ([[35-kilometer]]) stretch of the highway was closed on Friday.",
        "The fire burned [[3,400 acres]] ([[2,380 hectares]]) of pine.",
        "Lakes in the north have warmed by [[3 degrees Celsius]] ([[37.4 degrees Fahrenheit]]) since the 1970s.",
        "It was [[26.2 miles]], [[45 kilometres]], in the heat. A bus goes [[400 kilometres]]. That is [[150 miles]].",
        "Highs of [[30C]] ([[54F]]) are forecast for Saturday.",
        "The bridge will cost [[1.5 trillion dong]] ([[$95 million]]), the committee said.\n\n($1 = 25,400 dong)",
        "The player, [[6ft 4in]] ([[1.73m]]) tall, was bought in May.",
        "Farmers lost their crops when [[65 millimetres]] ([[12.6\ninches]]) of rain fell in a night.",
        "The turbine is [[410 feet]] ([[152 metres]]) tall. Gusts of [[90 mph]] ([[190 km/h]]) will stop it.",
        "The port raised 40 million euros ($44 million) in May. It had sought [[65 million euros]] ([[$95 "
        "million]]).\n\n"
        "The rate was 0.91 euros to the dollar.",
        "The pig weighs [[310 kilos]] - [[nearly 860 pounds]] - and eats figs.",
        "The tanker carries [[2 million barrels]] ([[372,000 tonnes]]) of crude oil.",
        "They walked [[12 miles]], [[about 26 km]], in a day.",
        "The bell weighs [[18 hundredweight]] ([[714kg]]). The tower is [[30 metres]] tall, or [[89 feet]].",
        "The gully covers [[2.4 square kilometres]] ([[24 hectares]]). Petrol is [[$3.80]] a gallon ([[$1.40]] a "
        "litre).",
        "Bear weighed [[640 pounds]]\n\nThe bear was shot on Friday. It weighed [[209 kilograms]], a ranger said.",
        "The mine was sold for [[£40m]] ([[$76m]]). A rival paid [[£31m]] ([[$85m]]) for its shops.",
    )

    def find(self, document: Document) -> Iterable[Conversion]:
        yield from conversions(document)
        yield from two_units(document)

    def keys(self, claim: Conversion) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Conversion]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            if claim.kind == "unit":
                yield from self._units(claim)
            elif claim.kind == "apart":
                right = shown(value(claim.one) * factors(claim.one.unit, claim.other.unit)[0], claim.other)
                message = f"{claim.one.words} is {right}, not {claim.other.words}: two digits may be exchanged"
                yield self._wrong(claim, message, WARNING)
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
        one, other = _ends(claim.one), _ends(claim.other)
        whole = all if len(one) == len(other) else any  # of a range against one figure, either end will do
        pairs = list(zip(one, other, strict=True)) if whole is all else [(a, b) for a in one for b in other]
        fits = {
            READING: whole(abs(_reading(a, claim.one.unit) - b) <= _loose(a, b, claim) for a, b in pairs),
            DIFFERENCE: whole(abs(_difference(a, claim.one.unit) - b) <= _loose(a, b, claim) for a, b in pairs),
        }
        if fits.get(claim.kind, any(fits.values())):
            yield self._fits(claim)
            return
        degrees = value(claim.one)
        if claim.kind == DIFFERENCE:
            right = _difference(degrees, claim.one.unit)
            scale = claim.other.unit.title()
            message = f"a difference of {claim.one.words} is {right:.3g} degrees {scale}, not {claim.other.words}"
            if fits[READING]:
                message += f" ({value(claim.other):g} is the reading for {degrees:g} on the thermometer)"
        else:
            right = _reading(degrees, claim.one.unit)
            message = f"{claim.one.words} is {right:.3g} degrees {claim.other.unit.title()}, not {claim.other.words}"
        yield self._wrong(claim, message, ERROR)

    def _money(self, sums: Sequence[Conversion], rates: Sequence[Conversion]) -> Iterator[Finding | Agreement]:
        for claim in sums:
            stated = [r for r in (exchanged_at(rate, claim) for rate in rates) if r is not None]
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
            if len(same) > 1 and not any(exchanged_at(rate, same[0]) for rate in rates):
                yield from self._spread(same)

    def _spread(self, same: Sequence[Conversion]) -> Iterator[Finding | Agreement]:
        """Conversions of one pair of currencies that imply rates far apart; the odd one is off the usual rate."""
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
        for _, claim in odd[:1]:
            if _meet(claim.one, claim.other, middle if claim.one.currency == base else 1 / middle, self.spread):
                continue  # rounding alone explains it
            rate = middle if claim.one.currency == base else 1 / middle
            right = shown(value(claim.one) * rate, claim.other)
            message = (
                f"{claim.one.words} would be {right}, not {claim.other.words}, at the rate that makes "
                f"{usual.other.words} of {usual.one.words}"
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


def _meet(one: Quantity, other: Quantity, factor: float, slack: float = 0.015) -> bool:
    """Can some value in the one figure's range, converted, lie in the other's?"""
    hedged = 0.06 if one.hedge or other.hedge else 0.0
    if isinstance(one.value, tuple) is not isinstance(other.value, tuple):
        near, far = sorted((_ends(one)[0] * factor, _ends(one)[-1] * factor))
        low, high = _ends(other)[0], _ends(other)[-1]
        return near * 0.94 <= high and low <= far * 1.06
    for a, b in zip(_ends(one), _ends(other), strict=True):
        wide_a, wide_b = _width(a, one) + hedged * a, _width(b, other) + hedged * b
        if (a + wide_a) * factor * (1 + slack) < b - wide_b or b + wide_b < (a - wide_a) * factor * (1 - slack):
            return False
    return True


def _ends(claim: Quantity) -> tuple[float, ...]:
    return claim.value if isinstance(claim.value, tuple) else (claim.value,)


def _width(figure: float, claim: Quantity) -> float:
    """Half of the last digit that a figure was written to; round numbers are rounder than they look."""
    written = re.search(r"\d[\d,]*(\.\d+)?", claim.words)
    digits = written[0].replace(",", "") if written else f"{figure:g}"
    scale = value(claim) / float(digits) if float(digits) else 1.0
    if "." not in digits and figure % 1:  # "6 feet 2 inches", "1½ miles"
        return (claim.high - claim.low) / 2
    if "." in digits:
        return scale * 0.5 / 10.0 ** len(digits.partition(".")[2])
    shown_figure = round(figure / scale)
    zeros = len(str(shown_figure)) - len(str(shown_figure).rstrip("0"))
    if zeros:
        return min(scale * 10.0**zeros / 2, 0.05 * figure)
    return min(scale * 0.5, 0.12 * figure) if shown_figure > 1 else 0.25 * figure


def _reading(degrees: float, unit: str) -> float:
    return degrees * 1.8 + 32 if unit == "celsius" else (degrees - 32) / 1.8


def _difference(degrees: float, unit: str) -> float:
    return degrees * 1.8 if unit == "celsius" else degrees / 1.8


def _loose(a: float, b: float, claim: Conversion) -> float:
    """How far two readings may be apart by rounding, in degrees of the second."""
    step = 0.05 if "." in claim.one.words else 0.5
    other = 0.05 if "." in claim.other.words else 0.5
    round_ = 2.0 if a % 5 == b % 5 == 0 or claim.one.hedge or claim.other.hedge else 0.0
    return step * (1.8 if claim.one.unit == "celsius" else 1 / 1.8) + other + round_ + 0.06
