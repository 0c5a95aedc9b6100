"""Abbreviations and the names that introduce them, and how alike two abbreviations or two names are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.persons import one_slip
from linter.finders.proper import known_place, proper_names
from linter.folding import fold
from linter.patterns import later

_SHORT: Final = later(r"(?<![\w.&’'/-])(\()?([A-Z][A-Z&]{1,7})(?:s(?=\)))?(?=(?:s|['’]s)?(?![\w&-]))(\))?")
# "the Baltic Wind Initiative, or BWI,"; "BWI, the Baltic Wind Initiative,"
_OR: Final = later(
    r",? (?:or|(?:\w{4,8} )?known (?:as|by (?:its|the|their) (?:initials|acronym|abbreviation),?(?: as)?)"
    r"|abbreviated(?: to| as)?|shortened to|called|which goes by) (?:the )?([A-Z][A-Z&]{2,7})(?![\w&-])"
    r"|(?:,| ?[-–—]) ([A-Z][A-Z&]{2,7}) for short\b"
)
_GLOSSED: Final = later(
    r"(?<![\w.&’'/(-])([A-Z][A-Z&]{2,7})(?:,? (?:(?:which )?(?:stands|is short) for|short for|or)|, as|,| \()"
    r" ?(?:the )?(?=[^\W\d_a-z][^\W\d_]+ )"
)
# The same of words in lower case: "low-density lipoprotein, or LDL,"; "LDL, or low-density lipoprotein"
_PLAIN_AFTER: Final = later(
    r" \((?:the )?([A-Z]{3,6})s?\)|"
    r", (?:or|known as|called|abbreviated (?:as|to)|short for) (?:the )?([A-Z]{3,6})s?(?![\w-])"
)
_PLAIN_BEFORE: Final = later(r"(?<![\w.&-])([A-Z]{3,6}),? (?:or|short for|which stands for|stands for) (?=[a-z]{3,})")
# A line of a glossary: "- EEZ: exclusive economic zone"
_ENTRY: Final = later(
    r"(?m)^(?:[-*•] ?)?[*_]*([A-Z]{3,7})[*_]*(?::[*_]*| ?[=–—]| -) ?"
    r"(?=(?P<name>[^\W\d_][^\W\d_ ]+[ -][^\n,.;:()]{4,80})[.;,]?$)"
)
_UNITS: Final = later(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_WORD: Final = later(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FOREIGN: Final = frozenset(["de", "des", "du", "la", "le", "les", "et", "der", "und", "di", "del", "da", "y", "van"])
_SMALL: Final = frozenset(
    ["of", "for", "and", "the", "on", "in", "to", "de", "des", "du", "la", "le", "les", "et", "à", "against", "&"]
)


@kind_of_claim
class Abbreviation(Claim):
    """Capitals that stand for a name: introduced in brackets after it, or alone (once a document, with its count)."""

    letters: str
    name: str = ""  # the name before the brackets: the words that the letters fit, else its capitalised words
    fits: bool = False
    count: int = 1
    plain: bool = False  # the name is words in lower case: chronic obstructive pulmonary disease
    article: bool = False  # "the" stands before the letters, where they are first alone, with no others beside them
    bare: bool = False  # the name stands without its letters, which are its initials


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
    told = [*_glosses(document), *_plain(document)]
    yield from told
    yield from _bare(document)
    within = {at for claim in told for at in range(claim.span.start, claim.span.end)}
    for letters, found in alone.items():
        if not (places := [place for place in found if place[0] not in within]):
            continue
        start, end = places[0]
        yield Abbreviation(
            span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
            dateline=document.date, letters=letters, count=len(places),
            article=prose.startswith(("the ", "The "), start - 4) and not _beside_another(document, start, letters),
        )  # fmt: skip


def _beside_another(document: Document, start: int, letters: str) -> bool:
    """Has the sentence other letters too: "CES organisers the CEA" are two bodies."""
    found = _SHORT.finditer(document.prose, *document.sentence_at(start))
    return any(len(other) > 2 and other != letters for match in found if (other := match[2].replace("&", "")))


def _glosses(document: Document) -> Iterator[Abbreviation]:
    """Introductions without brackets, or with the letters first; the letters fit the name."""
    prose = document.prose
    lettered = list(dict.fromkeys(document.sentence_at(match.start(2)) for match in _SHORT.finditer(prose)))
    for match in document.within(lettered, _OR):
        letters = match[match.lastindex or 1].replace("&", "")
        name = _name(prose, document.block_at(match.start()).start, match.start(), letters)
        if name and (name[1] or any(_near(letters, s) for s in spelled(prose[name[0] : match.start()]))):
            yield from _introduced(document, name[0], match.end(), letters, prose[name[0] : match.start()], name[1])
    for match in document.within(lettered, _GLOSSED):
        letters = match[1].replace("&", "")
        block = document.block_at(match.start())
        said = ""  # the initials of the capitalised words that follow
        for token in _WORD.finditer(prose, match.end(), min(match.end() + 120, block.end)):
            if token[0][0].isupper():
                said += fold(token[0])[0].upper()
            elif token[0] not in _SMALL:
                break
            if len(said) == len(letters):
                ends = not prose.startswith(tuple(" " + chr(c) for c in range(65, 91)), token.end())
                odd = sum(one != other for one, other in zip(said, letters, strict=True))
                closed = match[0].endswith("(") and prose.startswith(")", token.end()) and len(said) > 2 and odd == 1
                closed = closed and not _FOREIGN & set(prose[match.end() : token.end()].split())
                if ends and (said == letters or (len(said) > 3 and letters in swaps(said)) or closed):
                    whole = prose[match.end() : token.end()]
                    yield from _introduced(document, match.start(), token.end(), letters, whole, said == letters)
                break
    for match in _ENTRY.finditer(prose):
        whole = match["name"].strip()
        if any(match[1] == said or _near(match[1], said) for said in spelled(whole)):
            fits = match[1] in spelled(whole)
            yield from _introduced(document, match.start(1), match.end() + len(whole), match[1], whole, fits)


def _plain(document: Document) -> Iterator[Abbreviation]:
    """Introductions of words in lower case: those that fit, and those whose letters are a slip for the initials."""
    prose = document.prose
    for pattern, ahead in ((_PLAIN_AFTER, True), (_PLAIN_BEFORE, False)):
        for match in pattern.finditer(prose):
            block, letters = document.block_at(match.start()), match[match.lastindex or 1]
            if ahead:
                found = list(_UNITS.finditer(prose, max(block.start, match.start() - 90), match.start()))[::-1]
            else:
                found = list(_UNITS.finditer(prose, match.end(), min(match.end() + 90, block.end)))
            units = [unit for unit in found if unit[0] not in _SMALL]
            if document.zone_at(match.start()) in NOT_THE_STORY:
                continue
            readings = list(_readings(document, units, letters, ahead))
            fitting = next((r for r in readings if letters in spelled(r[1].lower())), None)
            if fitting is None and ahead:  # "gross domestic product growth (GDP)"
                shorter = list(_readings(document, units[1:], letters, ahead))
                fitting = next((r for r in shorter if letters in spelled(r[1].lower())), None)
            told = fitting or next(
                (r for r in readings if any(_misread(letters, s) for s in spelled(r[1].lower()))), None
            )
            if told:
                start, end = (told[0], match.end()) if ahead else (match.start(), told[0] + len(told[1]))
                yield Abbreviation(
                    span=document.span(start, end), zone=block.zone, quoted=document.quoted(start),
                    dateline=document.date, letters=letters, name=told[1].lower(), fits=fitting is not None, plain=True,
                )  # fmt: skip


def _readings(document: Document, units: list[re.Match[str]], letters: str, ahead: bool) -> Iterator[tuple[int, str]]:
    """The words next to some letters that may be what they stand for, in lower case but for an opening capital."""
    for count in range(len(letters), 0, -1):
        some = units[:count]
        if len(some) < count:
            continue
        first, last = (some[-1], some[0]) if ahead else (some[0], some[-1])
        name = first.string[first.start() : last.end()]
        if name.islower() or (name[1:].islower() and first.start() == document.sentence_at(first.start())[0]):
            yield first.start(), name


def spelled(name: str) -> tuple[str, str]:
    """The letters that a name gives, a compound by both its halves or by the first alone (medium-sized)."""
    return initials_of(name), _initials(name, _UNITS.findall(name))


def _misread(letters: str, initials: str) -> bool:
    return len(letters) == len(initials) and (
        sorted(letters) == sorted(initials) or sum(a != b for a, b in zip(letters, initials, strict=True)) == 1
    )


def _bare(document: Document) -> Iterator[Abbreviation]:
    """Names of three words and more that stand alone."""
    for proper in proper_names(document):
        capitals = [token for token in proper.tokens if token.text[0].isupper()]
        zone = document.zone_at(proper.start)
        if len(capitals) < 3 or zone in NOT_THE_STORY or document.prose.startswith(" (", proper.end):
            continue
        name = document.prose[proper.start : proper.end]
        yield Abbreviation(
            span=document.span(proper.start, proper.end), zone=zone, quoted=document.quoted(proper.start),
            dateline=document.date, letters=initials_of(name), name=name, fits=True, bare=True,
        )  # fmt: skip


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


def _near(letters: str, initials: str) -> bool:
    """The same, with no more than one letter dropped."""
    return min(len(letters), len(initials)) > 2 and kindred(letters, initials) and abs(len(letters) - len(initials)) < 2


def swaps(letters: str) -> set[str]:
    """The same letters with two neighbours swapped."""
    each = {letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :] for i in range(len(letters) - 1)}
    return each - {letters}


def _name(prose: str, block: int, end: int, letters: str) -> tuple[int, bool] | None:
    """Where the name before the brackets begins, and whether the letters are its initials."""
    tokens = list(_WORD.finditer(prose, max(block, end - 120), end))
    if not tokens or prose[tokens[-1].end() : end].strip():
        return None
    units = list(_UNITS.finditer(prose, max(block, end - 120), end))
    for told in (tokens, units) if len(units) < len(tokens) else (tokens,):  # Inter-Island: by both words, or by one
        if (start := _spelling(told, letters)) is not None:
            return (start, True) if prose[start].isupper() else None
    begin = len(tokens)
    while begin and (tokens[begin - 1][0][0].isupper() or (tokens[begin - 1][0] in _SMALL and begin < len(tokens))):
        begin -= 1
        if tokens[begin][0] == "the" and prose[tokens[begin].start() - 2] == ",":
            break  # "Separately, the European Small Airports Forum"
    while begin < len(tokens) and (
        tokens[begin][0] in _SMALL or tokens[begin][0] in ("The", "A", "An", "In", "On", "At")
    ):
        begin += 1
    for token in tokens[begin:]:  # "Earlier the European Small Airports Forum"
        name = prose[token.start() : end]
        if name[0].isupper() and any(_near(letters, said) for said in spelled(name)):
            return token.start(), False
    return (tokens[begin].start(), False) if begin < len(tokens) else None


def _spelling(tokens: list[re.Match[str]], letters: str) -> int | None:
    """Where the last of these words begin whose initials are the letters."""
    left = list(letters)
    for token in reversed(tokens):
        word = token[0]
        if len(word) in (2, 3) and word.isupper() and left[-len(word) :] == list(word):
            del left[-len(word) :]  # UN High Commissioner for Refugees
        elif left and fold(word)[0].upper() == left[-1] and (word[0].isupper() or word not in _SMALL):
            left.pop()
        elif word not in _SMALL:
            return None
        if not left:
            return token.start()
    return None


def initials_of(name: str) -> str:
    """The letters that a name gives: of its capitalised words, or where it has none, of all but the small ones."""
    return _initials(name, _WORD.findall(name))


def _initials(name: str, words: list[str]) -> str:
    told = [word for word in words if word not in _SMALL]
    if not name.islower():
        told = [word for word in told if word[0].isupper()]
    return "".join(word if word.isupper() and len(word) in (2, 3) else fold(word)[0].upper() for word in told)


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


def taken_for(letters: str, other: str) -> bool:
    """Is one letter, but the first, another: RAQC for RAQB, PPC for PPO?"""
    return len(letters) > 2 and last_off(letters, other)


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


def scrambled(letters: str, other: str, once: bool) -> bool:
    """The letters of another abbreviation in another order (NTRC, NRCT), or one of three said twice (SSM, SMM)."""
    if letters == other or letters[0] != other[0]:
        return False
    return (len(letters) > 3 and sorted(letters) == sorted(other)) or (
        once and len(letters) == len(other) == 3 and set(letters) == set(other)
    )


def slips_for(
    letters: str,
    found: Sequence[Abbreviation],
    introduced: Mapping[str, Sequence[Abbreviation]],
    used: Collection[str],
) -> set[str]:
    """The introduced abbreviations that letters which nobody introduced may be a slip for."""
    times = sum(claim.count for claim in found)
    # What stands three times is no slip for letters that the copy uses too.
    meant = {o: c[0] for o, c in introduced.items() if times < 3 or o not in used}
    known = [o for o in meant if not meant[o].bare]
    off = [o for o in known if (times == 1 or o not in used) and len(o) > 3 and slipped(letters, o)]
    off = [o for o in off if o in used or (len(letters) > 3 and meant[o].path == found[0].path)]
    if times == 1 and found[0].article:  # "the PPC", a body that nobody has introduced
        off += [o for o in known if taken_for(letters, o) and (o in used or len(o) > 3)]
    return {*off, *(swaps(letters) & meant.keys()), *(o for o in meant if scrambled(letters, o, times == 1))}


def crossed(letters: str, initials: str) -> bool:
    """Two neighbours swapped, the first two only among five or more: the noun may come first in another language."""
    return letters in swaps(initials) and (len(letters) > 4 or (len(letters) > 3 and letters[0] == initials[0]))


def last_off(letters: str, initials: str) -> bool:
    """Does one letter alone not fit its word? Abbreviations from other languages differ in more."""
    return (
        len(letters) == len(initials)
        and letters[0] == initials[0]
        and sum(a != b for a, b in zip(letters, initials, strict=True)) == 1
    )


_OWNED: Final = later(r"[’']s?$")


def drifted(name: str, other: str) -> bool:
    """Is this the other name, with one word that is another of the same initial (Restoration, Regulation)?"""
    own = _folded(_OWNED.sub("", other))
    name = _OWNED.sub("", name)
    said = _folded(name)[: len(own)]
    apart = [(a, b) for a, b in zip(own, said, strict=False) if a != b]
    if len(own) != len(said) or len(own) < 3 or len(apart) != 1:
        return False
    ((one, two),) = apart
    return one[0] == two[0] and not alike(frozenset((one, two))) and not one_slip(one, two) and not known_place(one)


def _folded(name: str) -> list[str]:
    return [fold(word).replace("’", "'").removesuffix("'") for word in name.split()]
