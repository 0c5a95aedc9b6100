"""Abbreviations and the names that introduce them, and how alike two abbreviations or two names are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.persons import one_slip
from linter.finders.proper import known_place
from linter.folding import fold
from linter.patterns import later

_SHORT: Final = later(r"(?<![\w.&’'/-])(\()?([A-Z][A-Z&]{1,7})(?=(?:s|['’]s)?(?![\w&-]))(\))?")
# "the Baltic Wind Initiative, or BWI,"; "BWI, the Baltic Wind Initiative,"
_OR: Final = later(
    r",? (?:or|known as|abbreviated (?:to|as)|better known as|known by its initials|called|also known as|which goes by)"
    r" (?:the )?([A-Z][A-Z&]{2,7})(?![\w&-])"
)
_GLOSSED: Final = later(
    r"(?<![\w.&’'/(-])([A-Z][A-Z&]{2,7})(?:,? (?:(?:which )?(?:stands|is short) for|short for|or)|,| \()"
    r" ?(?:the )?(?=[^\W\d_a-z][^\W\d_]+ )"
)
_WORD: Final = later(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL: Final = frozenset(
    ["of", "for", "and", "the", "on", "in", "to", "de", "des", "du", "la", "le", "les", "et", "à", "against", "&"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Claim):
    """Capitals that stand for a name: introduced in brackets after it, or alone (once a document, with its count)."""

    letters: str
    name: str = ""  # the name before the brackets: the words that the letters fit, else its capitalised words
    fits: bool = False
    count: int = 1


def abbreviations(document: Document) -> Iterator[Abbreviation]:
    """Every abbreviation of a document: those introduced, then each that stands alone."""
    prose, alone = document.prose, defaultdict[str, list[tuple[int, int]]](list)
    for match in _SHORT.finditer(prose):
        start, letters = match.start(2), match[2].replace("&", "")
        if document.blocks and document.zone_at(start) in NOT_THE_STORY:
            continue
        if match[1] and match[3] and (name := _name(prose, document.block_at(start).start, match.start(), letters)):
            begin, fits = name
            yield Abbreviation(
                span=document.span(begin, match.end()), zone=document.zone_at(start), quoted=document.quoted(start),
                dateline=document.date, letters=letters, name=prose[begin : match.start()].strip(), fits=fits,
            )  # fmt: skip
        elif len(letters) > 2:
            alone[letters].append((start, match.end(2)))
    yield from _glosses(document, alone)
    for letters, places in alone.items():
        start, end = places[0]
        yield Abbreviation(
            span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
            dateline=document.date, letters=letters, count=len(places),
        )  # fmt: skip


def _glosses(document: Document, alone: dict[str, list[tuple[int, int]]]) -> Iterator[Abbreviation]:
    """Introductions without brackets, or with the letters first; the letters fit the name."""
    prose = document.prose
    for match in _OR.finditer(prose):
        letters = match[1].replace("&", "")
        name = _name(prose, document.block_at(match.start()).start, match.start(), letters)
        if name and (name[1] or sorted(initials_of(prose[name[0] : match.start()])) == sorted(letters)):
            yield from _introduced(document, name[0], match.end(), letters, prose[name[0] : match.start()], name[1])
    for match in _GLOSSED.finditer(prose):
        letters = match[1].replace("&", "")
        block = document.block_at(match.start())
        left = list(letters)
        for token in _WORD.finditer(prose, match.end(), min(match.end() + 120, block.end)):
            if left and token[0][0].isupper() and fold(token[0])[0].upper() == left[0]:
                left.pop(0)
                if not left and not prose.startswith(tuple(" " + chr(c) for c in range(65, 91)), token.end()):
                    whole = prose[match.end() : token.end()]
                    yield from _introduced(document, match.start(), token.end(), letters, whole, True)
            elif token[0] not in _SMALL:
                break
            if not left:
                break


def _introduced(
    document: Document, start: int, end: int, letters: str, name: str, fits: bool
) -> Iterator[Abbreviation]:
    if document.zone_at(start) not in NOT_THE_STORY:
        yield Abbreviation(
            span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
            dateline=document.date, letters=letters, name=name.strip(" ,"), fits=fits,
        )  # fmt: skip


def kindred(one: str, other: str) -> bool:
    """Do two abbreviations look like one with a slip: a letter dropped, changed, or two swapped?"""
    short, long = sorted((one, other), key=len)
    if min(len(short), 3) < 3 or short[0] != long[0]:
        return False
    rest = iter(long)
    dropped = len(short) < len(long) and all(letter in rest for letter in short)
    return dropped or sorted(one) == sorted(other) or _one_off(one, other)


def swaps(letters: str) -> set[str]:
    """The same letters with two neighbours swapped."""
    each = {letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :] for i in range(len(letters) - 1)}
    return each - {letters}


def _name(prose: str, block: int, end: int, letters: str) -> tuple[int, bool] | None:
    """Where the name before the brackets begins, and whether the letters are its initials."""
    tokens = list(_WORD.finditer(prose, max(block, end - 120), end))
    if not tokens or prose[tokens[-1].end() : end].strip():
        return None
    left, at = list(letters), len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        initial = fold(tokens[at][0])[0].upper()
        if left and initial == left[-1] and (tokens[at][0][0].isupper() or tokens[at][0] not in _SMALL):
            left.pop()
        elif tokens[at][0] not in _SMALL:
            break
        if not left:
            return (tokens[at].start(), True) if tokens[at][0][0].isupper() else None
    begin = len(tokens)
    while begin and (tokens[begin - 1][0][0].isupper() or (tokens[begin - 1][0] in _SMALL and begin < len(tokens))):
        begin -= 1
    while begin < len(tokens) and (
        tokens[begin][0] in _SMALL or tokens[begin][0] in ("The", "A", "An", "In", "On", "At")
    ):
        begin += 1
    return (tokens[begin].start(), False) if begin < len(tokens) else None


def initials_of(name: str) -> str:
    return "".join(fold(word)[0].upper() for word in _WORD.findall(name) if word[0].isupper())


def _one_off(letters: str, initials: str) -> bool:
    if len(letters) != len(initials) or letters[0] != initials[0]:
        return False
    return sum(a != b for a, b in zip(letters, initials, strict=True)) == 1 or sorted(letters) == sorted(initials)


def slipped(letters: str, other: str) -> bool:
    """Two letters swapped; in four letters and more, also one letter dropped, added or changed."""
    swapped = {letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :] for i in range(len(letters) - 1)}
    if letters != other and other in swapped:
        return True
    return len(other) > 3 and len(letters) > 2 and letters[0] == other[0] and one_slip(letters, other)


def telling(name: str) -> frozenset[str]:
    return frozenset(
        fold(word).removesuffix("'s").removesuffix("s")[:12].replace("ise", "ize").replace("defence", "defense")
        for word in _WORD.findall(name)
        if word not in _SMALL and not known_place(word)
    )


def alike(words: frozenset[str]) -> bool:
    """Are these two forms of one word (organisation, organizations)?"""
    ordered = sorted(words)
    return len(ordered) == 2 and ordered[0][:5] == ordered[1][:5]
