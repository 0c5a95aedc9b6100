"""One sentence that stands in two places: word by word the same, but for one thing.

Pure alignment: two rows of words go in, and what differs comes out. Who may be compared is the rule's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final, NamedTuple

from linter.calendar_grammar import calendar
from linter.folding import fold
from linter.patterns import later
from linter.phrases import stem, words, written

# "RG25", "M4": letters and figures are one word.
WORD: Final = later(
    r"[A-Z]{1,4}\d[A-Z\d]*\b|[$£€¥]?\d+(?:[.,:/-]\d+)*(?:[a-z]{1,3}\b)?%?|[^\W\d_]+(?:[’'.-][^\W\d_]+)*"
)
_DIGITS: Final = later(r"[$£€¥]?\d")
_YEAR: Final = later(r"(?:1[5-9]|20)\d\d")
_ENOUGH: Final = 3  # words of substance that two places must share
_ALIKE: Final = 6  # and words of any kind
_SHARE: Final = 0.5  # of those of the shorter one
_BESIDE: Final = 3  # words that are the same right beside what differs
_LONG: Final = 3  # words that a name may have
_ADDED: Final = 3  # words of substance that one may have in the middle, and the other not
_JOINTS: Final = frozenset({"of", "the", "and", "de", "da", "del", "van", "von", "la", "le", "&"})  # within a name
_REWORDED: Final = 3  # words of substance that are put otherwise

NUMBER, YEAR, DAY, MONTH, NAME, OTHER = "number", "year", "weekday", "month", "name", "word"


class Difference(NamedTuple):
    """The one thing that differs: its sort, and where it stands in the two rows of words (first, after the last)."""

    sort: str
    one: tuple[int, int]
    other: tuple[int, int]


@cache
def _numbers() -> dict[str, float]:
    tens = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    return {**{word: float(n) for word, n in written(2, 20).items()}, **{w: 10.0 * n for n, w in enumerate(tens, 2)}}


@lru_cache(maxsize=8192)
def sort_of(word: str) -> str:
    """What a word of a sentence is."""
    low = fold(word)
    if _YEAR.fullmatch(word):
        return YEAR
    if word[-1].isdigit() or _DIGITS.match(word) or low in _numbers():
        return NUMBER
    if word[0].isupper():
        if low in calendar("en").words["weekday"]:
            return DAY
        if low in calendar("en").words["month"]:
            return MONTH
        return NAME
    return OTHER


@lru_cache(maxsize=8192)
def of_substance(word: str) -> bool:
    """Does a word tell something by itself?"""
    low = fold(word)
    return word[0].isdigit() or (low not in words().stop and (len(low) > 3 or word[0].isupper()))


def difference(one: Sequence[str], other: Sequence[str], rivals: Callable[[str, str], bool]) -> Difference | None:
    """What differs between two tellings of one sentence: None where it is not one thing, or they are two sentences.

    `rivals` says of two folded words whether they exclude each other; others may say the same.
    """
    left, right = [fold(w) for w in one], [fold(w) for w in other]
    found: list[Difference] = []
    same = alike = reworded = 0
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for at, (step, i, j, k, m) in enumerate(steps):
        if step == "equal":
            same += sum(map(of_substance, one[i:j]))
            alike += j - i
            continue
        edge = at == 0 or at == len(steps) - 1
        if step == "replace":
            if at == len(steps) - 1:  # one of them goes on
                j, m = i + _head(one[i:j]), k + _head(other[k:m])
            elif at == 0:
                i, k = j - _head(one[i:j][::-1]), m - _head(other[k:m][::-1])
            sort = _sort(one[i:j], other[k:m])
            if sort is None:
                return None
            if sort == OTHER:
                sort = OTHER if j - i == m - k == 1 and rivals(left[i], right[k]) else ""
                reworded += max(sum(map(of_substance, row)) for row in (one[i:j], other[k:m])) if not sort else 0
            if sort == NAME and min(i, k) == 0:
                return None  # a capital that opens a sentence says nothing
            if sort:
                found.append(Difference(sort, (i, j), (k, m)))
        elif not edge:
            added = one[i:j] if step == "delete" else other[k:m]
            if sum(map(of_substance, added)) > _ADDED or any(sort_of(w) != OTHER for w in added):
                return None
    least = min(sum(map(of_substance, row)) for row in (one, other))
    told_again = same >= max(_ENOUGH, _SHARE * (least - 1)) and alike >= _ALIKE and reworded <= _REWORDED
    return found[0] if len(found) == 1 and told_again and _framed(left, right, found[0]) else None


def _head(row: Sequence[str]) -> int:
    """How many words at the beginning of a row are of one sort: all of a name, else one."""
    if sort_of(row[0]) != NAME:
        return 1
    return next((at for at, word in enumerate(row) if sort_of(word) != NAME), len(row))


def _sort(one: Sequence[str], other: Sequence[str]) -> str | None:
    """The sort of thing that stands for another here, OTHER for plain words; None for a mixture."""
    rows = [[sort_of(word) for word in row if word not in _JOINTS or len(row) == 1] for row in (one, other)]
    sorts = {sort for row in rows for sort in row}
    if len(sorts) != 1 or not all(rows):
        return None
    sort = sorts.pop()
    longest = max(len(one), len(other))
    return None if sort != OTHER and longest > (_LONG if sort == NAME else 1) else sort


def _framed(left: Sequence[str], right: Sequence[str], found: Difference) -> bool:
    """Do the same words stand right beside it, on both sides where there are any?"""
    (i, j), (k, m) = found.one, found.other
    before = after = 0
    while before < min(i, k) and left[i - before - 1] == right[k - before - 1]:
        before += 1
    while after < min(len(left) - j, len(right) - m) and left[j + after] == right[m + after]:
        after += 1
    opens, ends = min(i, k) == 0, min(len(left) - j, len(right) - m) == 0
    return before + after >= _BESIDE and (before > 0 or opens) and (after > 0 or ends)


def one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """May two names be of one person, place or body: "Ms Day" and "Anna Day", "Russia" and "Russian", initials?"""
    left, right = [fold(w) for w in one], [fold(w) for w in other]
    if any(_one_word(a, b) for a in left for b in right):
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(w[0] for w in long if w[0].isupper())
    return len(short) == 1 and len(long) > 1 and fold(short[0]).replace(".", "") == initials.lower()


def _one_word(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    return stem(one) == stem(other) or (least >= 4 and one[:4] == other[:4])
