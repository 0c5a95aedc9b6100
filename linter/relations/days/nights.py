"""One night that has two days."""

from __future__ import annotations

from datetime import timedelta

from linter.finders.happenings import Happening


def one_night(a: Happening, b: Happening) -> bool:
    """ "On the night of 16 August" and "in the early hours of 17 August"."""
    if a.period is None or b.period is None or {a.hour, b.hour} != {"night", "early"}:
        return False
    evening, morning = (a.period, b.period) if a.hour == "night" else (b.period, a.period)
    return morning.start - evening.start == timedelta(days=1)
