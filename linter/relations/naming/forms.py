"""How a message counts the forms in which copy writes one thing: "Kyiv 3 times, Kiev once"."""

from __future__ import annotations

from collections import Counter


def times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The forms and their numbers, the most common first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def counted(counts: Counter[str]) -> str:
    return ", ".join(f"{form} {times(number)}" for form, number in ranked(counts))
