"""English words: enough of them to tell a slip of the keyboard from a rare word.

The list is made from SCOWL (see en/words.LICENSE.txt) by _generate.py: the common words, and those rarer ones that are
one slip away from a common word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "en" / "words.txt"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@cache
def common() -> frozenset[str]:
    """Common words of three letters and more."""
    return frozenset(_lines()[0].decode().split(" "))


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Is it one of them? Looked up where it stands in the list: who asks for a few need not wait for a set of all."""
    line, sought = _lines()[0], word.encode()
    low, high = 0, len(line)
    while low < high:
        middle = (low + high) // 2
        start = line.rfind(b" ", low, middle) + 1 or low
        end = line.find(b" ", middle, high)
        found = line[start : end if end >= 0 else high]
        if found == sought:
            return True
        low, high = (start + len(found) + 1, high) if found < sought else (low, start - 1)
    return False


@cache
def rare() -> frozenset[str]:
    """Words of eight letters and more that are not common but look like a common one."""
    return frozenset(_lines()[1].decode().split(" "))


@cache
def _lines() -> list[bytes]:
    return _FILE.read_bytes().split(b"\n")


def edits(word: str) -> Iterator[str]:
    """Everything that is one slip away: a letter left out, put in, changed, or swapped with the next."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
            if len(after) > 1:
                yield before + after[1] + after[0] + after[2:]
            for letter in _LETTERS:
                yield before + letter + after[1:]
        for letter in _LETTERS:
            yield before + letter + after
