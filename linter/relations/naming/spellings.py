"""Two spellings that may be one person's name: family names and given names a slip or a form apart."""

from __future__ import annotations

from functools import cache
from typing import Final

from linter.finders.persons import one_slip
from linter.finders.proper import words
from linter.folding import fold
from linter.patterns import later


def bare(name: str) -> str:
    """A name without accents, case and full stops."""
    return fold(name).replace(".", "")


def slipped(surname: str, stray: str) -> bool:
    """One slip apart, and not by an ending that makes another name."""
    alike = one_slip(surname, stray) or (
        min(len(surname), len(stray)) > 5 and _VOWELS.sub("a", sounds(surname)) == _VOWELS.sub("a", sounds(stray))
    )  # Qureshi, Quraishi
    if len(stray) < 4 or surname[0] != stray[0] or not alike:
        return False
    long, short = max(surname, stray, key=len), min(surname, stray, key=len)
    if long[:-1] == short and long[-1] == "s":
        return stray == short and stray not in words().given  # "the Maddocks" may be all who are called Maddock
    return not (long[:-1] == short and long[-1] in "eno")


def nearly(one: str, other: str) -> bool:
    """Are two full names alike but for a slip in one of their parts?"""
    first, _, last = one.partition(" ")
    second, _, end = other.partition(" ")
    if last == end and len(last) > 2:
        if first != second and min(len(first), len(second)) > 4 and sounds(first) == sounds(second):
            return True
        if any(first in group and second in group for group in words().variants):
            return (not second.startswith(first) and not first.startswith(second)) or abs(len(first) - len(second)) == 1
        short, long = sorted((first, second), key=len)
        if long.startswith(short) or len(short) < 4:
            return False
        return (
            one_slip(first, second)
            and (first[0] == second[0] or {first[0], second[0]} & set("hjy"))
            and first[-1] + second[-1] not in ("ae", "ea", "oa", "ao")
        ) or (len(short) > 5 and first[:4] == second[:4] and abs(len(first) - len(second)) < 4 and _tail(first, second))
    if " " in last + end and last.rpartition(" ")[0] != end.rpartition(" ")[0]:
        return False
    return (
        first == second
        and min(len(last), len(end)) > 3
        and max(len(last), len(end)) > 4
        and last[0] == end[0]
        and (slipped(last, end) or _mangled(last, end))
    )


def alike(one: str, other: str) -> bool:
    """Do two full names share the family name, and begin and end the given name alike (Lucia, Luisa)?"""
    first, _, last = one.partition(" ")
    second, _, end = other.partition(" ")
    same = last == end and first[:2] == second[:2] and first[-1] == second[-1]
    return same and min(len(first), len(second)) > 4 and abs(len(first) - len(second)) < 2


def namesakes(one: str, other: str) -> bool:
    """Do two full names share the family name and the first letter (Doreen, Darlene), and neither is a short form?"""
    first, _, last = one.partition(" ")
    second, _, end = other.partition(" ")
    return last == end and first[0] == second[0] and min(len(first), len(second)) > 4 and not short_for(first, second)


_SOUNDS: Final = (
    ("ks", "x"), ("ph", "f"), ("ck", "k"), ("kh", "k"), ("dh", "d"), ("th", "t"), ("gh", "g"), ("c", "k"), ("q", "k"),
    ("y", "i"), ("j", "i"), ("w", "v"), ("z", "s"), ("ou", "u"), ("ee", "i"), ("oo", "u"), ("h", ""),
)  # fmt: skip
_VOWELS: Final = later(r"[aeiou]+")
_DOUBLED: Final = later(r"(.)\1")


def sounds(name: str) -> str:
    """A name as other spellings of it have it too: Aleksandra and Alexandra, Mustapha and Mustafa."""
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return _DOUBLED.sub(r"\1", name)


def _mangled(one: str, other: str) -> bool:
    """Long family names with the same beginning and two letters of difference (Mukwashi, Mukasha)."""
    short, long = sorted((one, other), key=len)
    head = 3 if len(short) < 8 else 2
    if len(short) < 6 or short[:head] != long[:head] or len(long) - len(short) > 2 or short in long:
        return False
    return len(long) - _common(short, long) <= 2


@cache
def _common(one: str, other: str) -> int:
    """How many letters stand in both words in the same order."""
    row = [0] * (len(other) + 1)
    for letter in one:
        last = row
        row = [0]
        for at, against in enumerate(other):
            row.append(last[at] + 1 if letter == against else max(last[at + 1], row[at]))
    return row[-1]


def _tail(one: str, other: str) -> bool:
    """Two forms of one given name (Marguerite, Margaret): alike at the end as at the beginning, but for a silent e."""
    return one.rstrip("e")[-1] == other.rstrip("e")[-1]


def short_for(one: str, other: str) -> bool:
    """May two given names be one person's, or is either an initial?"""
    short, long = sorted((one, other), key=len)
    return (
        len(short.strip(".")) < 3 or long.startswith(short) or any(one in g and other in g for g in words().nicknames)
    )


def longer(one: str, other: str) -> bool:
    """Is one of two names the other with a letter more at its end (Carlo, Carlos), and no short form of it?"""
    short, long = sorted((one, other), key=len)
    return (
        len(short) > 4
        and long[:-1] == short
        and not any(one in group and other in group for group in words().nicknames)
    )


def ended(one: str, other: str) -> bool:
    """Are these long family names with two endings (Leszczynek, Leszczynski), after six letters or more?"""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return same > 5 and max(len(one), len(other)) - same < 4 and min(len(one), len(other)) > 7


def akin(one: str, other: str) -> bool:
    """Do two family names begin alike (Quintero, Quintana)?"""
    return min(len(one), len(other)) > 5 and one[:4] == other[:4]


def begun(one: str, other: str) -> bool:
    """Are these two names of some length with one beginning (Brandauer, Brandstetter; Rennie, Rennick)?"""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return min(len(one), len(other)) > 5 and same > 3 and not one.startswith(other) and not other.startswith(one)
