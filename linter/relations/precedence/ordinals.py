"""Places in an order, in words and in figures: "ninth", "12th"."""

from __future__ import annotations

import re
from typing import Final

from linter.patterns import either

_ONES: Final = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS: Final = [
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth"),
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty"]
_ORDINALS: Final = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
    **{f"{ten}-{word}": 20 + 10 * at + n for at, ten in enumerate(_TENS) for n, word in enumerate(_ONES, 1)},
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
}  # fmt: skip
ORDINAL: Final = rf"(?:\d{{1,4}}(?:st|nd|rd|th)|{either(_ORDINALS)})"


def ordinal(words: str) -> int:
    """The number of an ordinal; 0 when it is none."""
    low = words.lower()
    return _ORDINALS.get(low) or int(re.sub(r"\D", "", low) or 0)
