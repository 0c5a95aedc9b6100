"""Numbers in words: "two and a half million", "three-quarters", "a dozen", "tens of thousands"."""

from __future__ import annotations

from typing import Final, NamedTuple

from linter.amounts.numerals import Numerals
from linter.patterns import later

_LINK: Final = later(r"[ -](?:and[ -]|of )?")
_WORD: Final = later(r"[^\W\d_]+")
_MOST: Final = 9  # words in the longest number
_PARTS: Final = frozenset({"half", "quarter"})  # of a million
ROUGH: Final = 0.04  # of itself: how far a fraction that is not a half may have been rounded
_ARTICLES: Final = frozenset({"a", "an"})


class Spoken(NamedTuple):
    """A number in words: where it stands, its value, the size of its last meaningful digit, its far end if vague."""

    start: int
    end: int
    value: float
    step: float
    upper: float | None = None


def spoken(prose: str, at: int, end: int, numerals: Numerals) -> Spoken | None:
    """The number whose words begin here, with the article before it."""
    words, ends = _words(prose, at, end, numerals)
    for size in range(len(words), 0, -1):
        start, head = at, words[:size]
        if (part := _vague(prose, ends[size - 1], head, numerals)) is not None:
            return Spoken(start, ends[size - 1], part[0], 0.0, part[1])
        article = next((len(word) for word in ("a ", "an ", "A ", "An ") if _opens(prose, at, word)), 0)
        if article and head[0] not in numerals.cardinals:
            start, head = at - article, ["a", *head]
        if head[0] == "a" and len(head) > 2 and head[1] in _PARTS:
            head = head[1:]  # "a half million"
        value = _value(head, numerals) if _complete(prose, ends[size - 1], head, numerals) else None
        if value is None:
            continue
        number = Spoken(start, ends[size - 1], *value)
        return _times(prose, number, end, numerals) if value[0] < 1 else number
    return None


def _words(prose: str, at: int, end: int, numerals: Numerals) -> tuple[list[str], list[int]]:
    """The words from here on that can be parts of a number, lower case, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < _MOST and (word := _WORD.match(prose, at, end)):
        low = word[0].lower()
        if low not in _ARTICLES and not _known(low, numerals):
            break
        words.append(low)
        ends.append(word.end())
        link = _LINK.match(prose, word.end(), end)
        if not link or ("of" in link[0] and low not in numerals.vague):
            break
        at = link.end()
    while words and words[-1] in _ARTICLES:
        words.pop()
        ends.pop()
    return words, ends


def _times(prose: str, part: Spoken, end: int, numerals: Numerals) -> Spoken:
    """ "A quarter of a million": the fraction times what follows."""
    link = _OF_A.match(prose, part.end, end)
    scale = link and numerals.scale.after(prose, link.end(), end)
    if not scale:
        return part
    factor = numerals.scales[scale[0]]
    return Spoken(part.start, scale[1], part.value * factor, part.step * factor)


def _known(word: str, numerals: Numerals) -> bool:
    return (
        word in numerals.cardinals
        or word in numerals.scales
        or word in numerals.several
        or word in numerals.vague
        or _fraction(word, numerals) is not None
    )


def _opens(prose: str, at: int, article: str) -> bool:
    """Does this article stand right before?"""
    begin = at - len(article)
    return begin >= 0 and prose.startswith(article, begin) and not (begin and prose[begin - 1].isalnum())


def _fraction(word: str, numerals: Numerals) -> float | None:
    return numerals.fractions.get(word, numerals.fractions.get(word.removesuffix("s")))


# "Half of them", "cut by half", but not "the second half", "half-time"; "by a third", but not "a third party".
_PIECE: Final = later(r"\b(?:first|second|other|latter|last|each|either|top|bottom|opening|next|final|same|in)[ -]$")
_JOINED: Final = later(r"-| (?:time|term|past|way|back|marathon)\b")
_SHARE: Final = later(r" (?:of|more|less|higher|lower|fewer|larger|smaller)\b")
_CHANGE: Final = later(r"\b(?:by|up|down|than|almost|nearly|about|over) an? $")
_STOPS: Final = later(r"(?! [\w-]|-)| (?:in|on|from|to|since|last|this|over|compared|and|but|after|within|a year)\b")
_ORDINAL: Final = later(r"-(?:first|second|third|(?:four|fif|six|seven|eigh|nin)th)\b")
_OF_A: Final = later(r" of an? (?=[^\W\d_])")


def _complete(prose: str, end: int, words: list[str], numerals: Numerals) -> bool:
    """Do these words stand for a number here?"""
    last = words[-1]
    if last in numerals.cardinals or _fraction(last, numerals) is None:
        return not _ORDINAL.match(prose, end)
    before = prose[max(end - len(last) - 12, 0) : end - len(last)]
    if last == "half" and len(words) < 3:
        measured = prose[end : end + 1] == "-" and numerals.units.after(prose, end, len(prose))
        return bool(measured or not _JOINED.match(prose, end)) and not _PIECE.search(before)
    if len(words) == 2 and words[0] == "a":
        return bool(_SHARE.match(prose, end)) or bool(_CHANGE.search(before) and _STOPS.match(prose, end))
    return True


def _vague(prose: str, end: int, words: list[str], numerals: Numerals) -> tuple[float, float] | None:
    """ "Tens of thousands of people": from ten thousand to a hundred thousand."""
    if words[0] not in numerals.vague or not all(numerals.vague.get(word, (0,))[0] >= 1000 for word in words[1:]):
        return None
    if len(words) == 1 and not prose.startswith(" of ", end):
        return None
    low, high = numerals.vague[words[0]]
    for word in words[1:]:
        low, high = low * numerals.vague[word][0], high * numerals.vague[word][0]
    return low, high


def _value(words: list[str], numerals: Numerals) -> tuple[float, float] | None:
    """Value and step of a number in words."""
    if not words:
        return None
    last = words[-1]
    part = _fraction(last, numerals)
    if part is not None and last not in numerals.cardinals:
        return _with_fraction(words[:-1], part, last, numerals)
    if words[0] == "half" and len(words) > 1:
        rest = _value(words[1:] if words[1] in ("a", *numerals.cardinals) else ["a", *words[1:]], numerals)
        return (rest[0] / 2, rest[1]) if rest else None
    if words[0] == "quarter" and len(words) > 1:
        rest = _value(["a", *words[1:]], numerals)
        return (rest[0] / 4, rest[1]) if rest else None
    if "half" in words:  # "two and a half million"
        cut = words.index("half")
        whole = _value(_without_article(words[:cut]), numerals)
        factor = 1.0
        for word in words[cut + 1 :]:
            factor *= numerals.scales.get(word, 0.0)
        return ((whole[0] + 0.5) * factor, 0.0) if whole and factor else None
    return _sum(words, numerals)


def _with_fraction(words: list[str], part: float, last: str, numerals: Numerals) -> tuple[float, float] | None:
    """ "Two-thirds", "a quarter", "two and a half", "three and three-quarters"."""
    if not words:
        return (part, 0.0) if last == "half" else None
    if words in (["a"], ["one"]):
        return part, 0.0 if last == "half" else part * ROUGH
    if len(words) == 1 and 2 <= numerals.cardinals.get(words[0], 0) < 10:
        return (numerals.cardinals[words[0]] * part, part * ROUGH) if last.endswith("s") else None
    count = 1.0
    if words[-1] not in _ARTICLES:
        count = numerals.cardinals.get(words[-1], 0.0)
        if not 0 < count < 10 or last.endswith("s") is not (count > 1) or _sum(words, numerals):
            return None  # "twenty-three fifths"
    whole = _value(words[:-1], numerals)
    return (whole[0] + count * part, 0.0) if whole else None


def _without_article(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in _ARTICLES else words


def _sum(words: list[str], numerals: Numerals) -> tuple[float, float] | None:
    """ "Three hundred and twelve thousand four hundred"."""
    total = current = 0.0
    previous = ""
    for word in words:
        if word in _ARTICLES:
            current = 1.0
        elif word in numerals.several:
            current = (current or 1.0) * numerals.several[word]
        elif word in numerals.cardinals:
            if previous in numerals.cardinals and not (
                numerals.cardinals[previous] >= 20 > numerals.cardinals[word] < 10
            ):
                return None  # "five six" are two numbers
            current += numerals.cardinals[word]
        elif numerals.scales.get(word) == 100:
            current = (current or 1.0) * 100
        elif word in numerals.scales and total and not current:  # "three lakh crore", "two thousand million"
            total *= numerals.scales[word]
        elif word in numerals.scales:
            total, current = total + (current or 1.0) * numerals.scales[word], 0.0
        else:
            return None
        previous = word
    if (words[0] in numerals.scales and len(words) == 1) or words == ["a"]:
        return None  # a bare "million" in a table's heading
    if numerals.strict and previous not in numerals.scales:
        return None
    value = total + current
    return value, value * 0.02 if value >= 100 and len(words) <= 2 else 0.0
