"""English words: enough of them to tell a slip of the keyboard from a rare word.

The list is made from SCOWL (see en/words.LICENSE.txt) by _generate.py: the common words, and those rarer ones that are
one slip away from a common word.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "en" / "words.txt.gz"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@cache
def common() -> frozenset[str]:
    """Common words of three letters and more."""
    return frozenset(_lines()[0].split(" "))


@cache
def rare() -> frozenset[str]:
    """Words of eight letters and more that are not common but look like a common one."""
    return frozenset(_lines()[1].split(" "))


@cache
def _lines() -> tuple[str, str]:
    lines = zlib.decompress(_FILE.read_bytes(), 31).decode().split("\n")
    return lines[0], lines[1]


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
