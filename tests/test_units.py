"""The table of units against pint, and what conversions need of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from linter.units import MINOR, UNITS, convertible, factors, registry

SIZES = [(name, size, pint) for name, unit in UNITS.items() for size, pint in zip(unit.sizes, unit.pint, strict=True)]


@pytest.mark.parametrize(("name", "size", "pint"), SIZES)
def test_every_size_is_what_pint_says(name: str, size: float, pint: str) -> None:
    # pint's acre rests on the survey foot, two millionths off.
    assert registry().Quantity(1, pint).to_base_units().magnitude == pytest.approx(size, rel=1e-5)


@pytest.mark.parametrize("name", UNITS)
def test_units_of_a_dimension_are_of_one_dimension_in_pint(name: str) -> None:
    base = next(unit.pint[0] for unit in UNITS.values() if unit.dimension == UNITS[name].dimension)
    assert all(registry().Quantity(1, pint).is_compatible_with(base) for pint in UNITS[name].pint)


def test_small_units_go_into_their_big_ones() -> None:
    for big, (small, number) in MINOR.items():
        assert factors(big, small)[0] == pytest.approx(number)


def test_a_gallon_and_a_ton_have_several_sizes_and_a_barrel_holds_oil() -> None:
    assert len(factors("gallon", "litre")) == 2
    assert len(factors("ton", "tonne")) == 3
    assert factors("barrel", "litre") == pytest.approx((158.987,), rel=1e-4)


def test_only_units_of_two_systems_translate_each_other() -> None:
    assert convertible("mile", "kilometre")
    assert convertible("knot", "mile per hour")
    assert not convertible("kilometre", "metre")
    assert not convertible("mile", "litre")
    assert not convertible("mile", "head")


def test_pint_is_not_loaded_at_the_start() -> None:
    probe = "import sys, linter.units; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
