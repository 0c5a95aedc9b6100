"""What one unit is in another: a small table for the words of news copy, which a test holds to pint.

pint is the source of truth and knows far more, but costs a quarter of a second to load; only `registry()` loads it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pint import UnitRegistry

METRIC, OTHER, BOTH = "metric", "other", ""


class Unit(NamedTuple):
    """A unit of the copy: what it measures, its size in the base unit of that, and the system it belongs to.

    `sizes` has more than one entry where a word has several meanings (a gallon, a ton); `pint` names each in pint.
    """

    dimension: str
    system: str
    sizes: tuple[float, ...]
    pint: tuple[str, ...]


def _unit(dimension: str, system: str, *sizes: tuple[float, str]) -> Unit:
    return Unit(dimension, system, tuple(size for size, _ in sizes), tuple(name for _, name in sizes))


# By the unit's name in lexicon/en/amounts.toml. Base units: metre, square metre, cubic metre, kilogram, metre a second,
# watt, joule.
UNITS: Final = {
    "millimetre": _unit("length", METRIC, (0.001, "millimeter")),
    "centimetre": _unit("length", METRIC, (0.01, "centimeter")),
    "metre": _unit("length", METRIC, (1.0, "meter")),
    "kilometre": _unit("length", METRIC, (1000.0, "kilometer")),
    "inch": _unit("length", OTHER, (0.0254, "inch")),
    "foot": _unit("length", OTHER, (0.3048, "foot")),
    "yard": _unit("length", OTHER, (0.9144, "yard")),
    "fathom": _unit("length", OTHER, (1.8288, "fathom")),
    "furlong": _unit("length", OTHER, (201.168, "furlong")),
    "mile": _unit("length", OTHER, (1609.344, "mile")),
    "nautical mile": _unit("length", BOTH, (1852.0, "nautical_mile")),
    "square metre": _unit("area", METRIC, (1.0, "meter**2")),
    "hectare": _unit("area", METRIC, (10_000.0, "hectare")),
    "square kilometre": _unit("area", METRIC, (1e6, "kilometer**2")),
    "square foot": _unit("area", OTHER, (0.09290304, "foot**2")),
    "square yard": _unit("area", OTHER, (0.83612736, "yard**2")),
    "acre": _unit("area", OTHER, (4046.8564224, "acre")),
    "square mile": _unit("area", OTHER, (2589988.110336, "mile**2")),
    "millilitre": _unit("volume", METRIC, (1e-6, "milliliter")),
    "litre": _unit("volume", METRIC, (0.001, "liter")),
    "cubic metre": _unit("volume", METRIC, (1.0, "meter**3")),
    "hectolitre": _unit("volume", METRIC, (0.1, "hectoliter")),
    "cubic kilometre": _unit("volume", METRIC, (1e9, "kilometer**3")),
    "cubic foot": _unit("volume", OTHER, (0.028316846592, "foot**3")),
    "cubic yard": _unit("volume", OTHER, (0.764554857984, "yard**3")),
    "pint": _unit("volume", OTHER, (0.000473176473, "pint"), (0.00056826125, "imperial_pint")),
    "fluid ounce": _unit("volume", OTHER, (0.00002957353, "fluid_ounce"), (0.0000284130625, "imperial_fluid_ounce")),
    "quart": _unit("volume", OTHER, (0.000946352946, "quart"), (0.0011365225, "imperial_quart")),
    "US gallon": _unit("volume", OTHER, (0.003785411784, "gallon")),
    "imperial gallon": _unit("volume", OTHER, (0.00454609, "imperial_gallon")),
    "gallon": _unit("volume", OTHER, (0.003785411784, "gallon"), (0.00454609, "imperial_gallon")),
    "barrel": _unit("volume", BOTH, (0.158987294928, "oil_barrel")),  # pint's own barrel holds beer
    "milligram": _unit("mass", METRIC, (1e-6, "milligram")),
    "gram": _unit("mass", METRIC, (0.001, "gram")),
    "kilogram": _unit("mass", METRIC, (1.0, "kilogram")),
    "tonne": _unit("mass", METRIC, (1000.0, "metric_ton")),
    "ounce": _unit("mass", OTHER, (0.028349523125, "ounce"), (0.0311034768, "troy_ounce")),
    "troy ounce": _unit("mass", OTHER, (0.0311034768, "troy_ounce")),
    "carat": _unit("mass", BOTH, (0.0002, "carat")),
    "hundredweight": _unit("mass", OTHER, (50.80234544, "UK_hundredweight"), (45.359237, "US_hundredweight")),
    "pound-mass": _unit("mass", OTHER, (0.45359237, "pound")),
    "stone": _unit("mass", OTHER, (6.35029318, "stone")),
    "ton": _unit("mass", OTHER, (907.18474, "short_ton"), (1016.0469088, "long_ton"), (1000.0, "metric_ton")),
    "kilometre per hour": _unit("speed", METRIC, (1 / 3.6, "kilometer/hour")),
    "metre per second": _unit("speed", METRIC, (1.0, "meter/second")),
    "mile per hour": _unit("speed", OTHER, (0.44704, "mile/hour")),
    "knot": _unit("speed", BOTH, (1852 / 3600, "knot")),
    "kilowatt": _unit("power", METRIC, (1000.0, "kilowatt")),
    "horsepower": _unit("power", OTHER, (745.6998715822702, "horsepower"), (735.49875, "metric_horsepower")),
    "brake horsepower": _unit("power", OTHER, (745.6998715822702, "horsepower")),
}  # fmt: skip
# What copy says for a small unit after a big one: "5 feet 10 inches", "7lb 4oz", "11 stone 4 pounds".
MINOR: Final = {"foot": ("inch", 12), "pound-mass": ("ounce", 16), "stone": ("pound-mass", 14)}


# Tonnes in a barrel of crude oil, from the lightest to the heaviest: no one figure is right.
_CRUDE: Final = (0.136, 0.119, 0.123, 0.127, 0.131, 0.14, 0.144, 0.148, 0.152, 0.156)


def convertible(one: str, other: str) -> bool:
    """Is one of these units ordinarily given as a translation of the other ("12 miles (19 km)")?"""
    if {one, other} == {"barrel", "tonne"}:
        return True
    a, b = UNITS.get(one), UNITS.get(other)
    return a is not None and b is not None and a.dimension == b.dimension and one != other and (
        a.system != b.system or BOTH in (a.system, b.system)
    )  # fmt: skip


def restatable(one: str, other: str) -> bool:
    """May one of these units say in another size what the other does ("2.4 square kilometres (240 hectares)")?"""
    a, b = UNITS.get(one), UNITS.get(other)
    return a is not None and b is not None and a.dimension == b.dimension and one != other


def factors(one: str, other: str) -> tuple[float, ...]:
    """How many of the other unit one unit makes: more than one answer where a word has several meanings."""
    if {one, other} == {"barrel", "tonne"}:
        return _CRUDE if one == "barrel" else tuple(1 / each for each in _CRUDE)
    a, b = UNITS[one], UNITS[other]
    return tuple(dict.fromkeys(x / y for x in a.sizes for y in b.sizes))


@cache
def registry() -> UnitRegistry[float]:
    """The one pint registry, made on first use."""
    from pint import UnitRegistry

    return UnitRegistry(autoconvert_offset_to_baseunit=True)
