"""Amounts of weather that do not compare: a day's rain and a month's, rain and snow."""

from __future__ import annotations

from typing import Final, Protocol

_SORTS: Final = frozenset(["rain", "rainfall", "snow", "snowfall", "hail", "sleet"])
_SHORT: Final = frozenset(["day", "week", "hour", "fortnight", "night", "minut", "half", "weekend"])

HEAT: Final = frozenset(["celsius", "fahrenheit"])
# What else has a temperature than the air.
_HOT: Final = frozenset((
    "sea", "water", "pool", "lake", "river", "oven", "kiln", "furnace", "body", "fever", "car", "greenhouse", "room",
    "indoor", "inside", "engine", "soil", "ground", "tank", "cellar", "attic", "shed", "freezer", "cave",
))  # fmt: skip


class _Told(Protocol):
    """What is known of a record, or of a figure beyond it."""

    @property
    def unit(self) -> str: ...
    @property
    def about(self) -> frozenset[str]: ...
    @property
    def said(self) -> frozenset[str]: ...
    @property
    def months(self) -> frozenset[str]: ...


def another_spell(record: _Told, other: _Told, least: bool) -> bool:
    """Is the one of a day and the other of a month, or the one of rain and the other of snow?"""
    ours, theirs = ({word[:4] for word in told.about & _SORTS} for told in (record, other))
    if ours and theirs and not ours & theirs:
        return True
    if record.unit.rstrip("|") in HEAT and _HOT & (other.about | other.said) - (record.about | record.said):
        return True
    short = bool(other.about & _SHORT)
    if record.months:
        return least and short  # less of it in a day than in the driest month is no wonder
    return record.unit == "millimetre|" and bool(record.about & _SHORT) and bool(other.months) and not short
