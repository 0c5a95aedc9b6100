"""Words without the differences that do not change what they name: case, accents, white space."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from linter.patterns import later

# Letters that carry a stroke or are joined, which Unicode does not take apart; and marks that stand for one another.
_STROKES: Final = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t",
        "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "\u00ad": None,
    }
)  # fmt: skip
_MARKS: Final = later(r"[\u0300-\u036f]+")
_OTHER: Final = later(r"[\W_]+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text in lower case, without accents; soft hyphens dropped, any white space one space."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFD", text.casefold()).translate(_STROKES)
        folded = unicodedata.normalize("NFC", _MARKS.sub("", folded))
    return " ".join(folded.split())


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Only the letters and digits of the folded text, for names that differ in hyphens, stops or spaces."""
    return _OTHER.sub("", fold(text))
