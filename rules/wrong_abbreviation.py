"""An abbreviation that does not fit the name it stands for, or stands for two."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from linter.claims import Claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.persons import one_slip
from linter.finders.proper import known_place
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

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
_DATA: Final = Path(__file__).with_suffix(".toml")


@cache
def _well_known() -> frozenset[str]:
    return frozenset(str(tomllib.loads(_DATA.read_text(encoding="utf-8"))["well_known"]).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Claim):
    """Capitals that stand for a name: introduced in brackets after it, or alone (once a document, with its count)."""

    letters: str
    name: str = ""  # the name before the brackets: the words that the letters fit, else its capitalised words
    fits: bool = False
    count: int = 1


@dataclass(frozen=True)
class WrongAbbreviation(Rule[Abbreviation]):
    """An abbreviation does not fit its name, or stands for two names.

    Why it matters
        A reader who meets letters that nobody introduced cannot tell whether a second body has entered the story.

    How it decides
        In one draft or story: brackets after a name hold letters that are one off the initials of the name, which
        the copy itself uses elsewhere (RTB for RTA); one name has two abbreviations that look alike, or one
        abbreviation stands for two names that have a word in common; letters that nobody introduced are an introduced
        abbreviation with two letters swapped, or met once with a letter lost.

    When it stays silent
        For abbreviations from another language or out of other letters than the initials; for well-known ones; for
        two names of which one is the other with more words, or which differ in spelling, number or accents; for
        swapped letters that the copy uses more than twice.
    """

    reads = Abbreviation

    allows = examples(
        "The General Confederation of Labour (CGT) and the Vietnam News Agency (VNA) agreed. The CGT left; VNA "
        "reported it.",
        "The National Water Agency (NWA) met. The Vietnam National Water Agency (NWA) reports to the EU and the UN.",
        "The Coastal Rescue Service (CRS) and the Regional Coast Guard (RCG) met. Both CRS and RCG have boats.",
    )
    catches = examples(
        "The [[Harbour Transit Board (HTC)]] said fares would rise. Passengers of the [[HTB]] were not asked.",
        "The [[National Forest Research Agency (NFRA)]] will pay. A bond was sold by the [[National Farm Reform "
        "Authority (NFRA)]].",
        "The [[Inland Waterways Safety Commission (IWSC)]] issued an order. Under the [[ISWC]]’s order, boats must "
        "stop. The IWSC said so.",
        "The [[Highland Bus Users Council (HBUC)]] met on Monday.\nFares are too high, the [[Highland Bus Users "
        "Council (HBC)]] said.",
        "The order came from the [[Adriatic Seaweed Growers Initiative, or ASGI]], a group of farms.\n[[ASGI, the "
        "Adriatic Seaweed Growers Institute]], decides in May.",
        "Money came from the [[Mekong Rice Export Board, known as MREB]].\n[[MREB (the Mekong Rice Export Bureau]]) "
        "was founded in 1998.",
        ("The Lagoon Development Fund gave Bagamoyo’s ice houses money. The [[Lagoon Development Fund (LDF)]] "
         "helped Juma Said.",
         "Juma Said praised the ice houses of Bagamoyo. The [[Landing Development Fund (LDF)]] will pay."),
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Abbreviation]:
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

    def keys(self, claim: Abbreviation) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Abbreviation]) -> Iterator[Finding | Agreement]:
        introduced: defaultdict[str, list[Abbreviation]] = defaultdict(list)
        alone: defaultdict[str, list[Abbreviation]] = defaultdict(list)
        for claim in claims:
            (introduced if claim.name else alone)[claim.letters].append(claim)
        told = [claim for found in introduced.values() for claim in found]
        yield from self._two_forms(sorted(told, key=lambda claim: claim.span))
        for letters, found in sorted(introduced.items()):
            yield from self._misfit(letters, found, alone, introduced)
            yield from self._two_names(letters, found)
            yield from self._crossed(letters, found, alone)
        for letters, found in sorted(alone.items()):
            yield from self._swapped(letters, found, introduced, alone.keys())

    def _misfit(
        self,
        letters: str,
        found: list[Abbreviation],
        alone: dict[str, list[Abbreviation]],
        introduced: dict[str, list[Abbreviation]],
    ) -> Iterator[Finding]:
        for claim in found:
            initials = _initials(claim.name)
            uses = alone.get(initials, []) + [c for c in introduced.get(initials, []) if c.fits]
            if claim.fits or len(initials) < 3 or not (_kindred(letters, initials) if uses else _last_off(claim)):
                continue
            if not uses:
                yield self.finding(
                    claim,
                    f"“{letters}” does not fit the name before it, which gives “{initials}”",
                    reason=f"every word of {claim.name} gives its letter but one",
                    repairs=[claim.span.text.replace(letters, initials)],
                )
                continue
            yield self.finding(
                claim,
                f"“{letters}” does not fit the name before it, which gives “{initials}”",
                Related(uses[0].span, f"“{initials}”"),
                reason=f"both: {claim.name}; the copy has “{initials}” too",
                repairs=[claim.span.text.replace(letters, initials)],
            )

    def _two_forms(self, found: list[Abbreviation]) -> Iterator[Finding]:
        """One name with two abbreviations that look alike."""
        seen: dict[str, Abbreviation] = {}
        for claim in found:
            name = " ".join(sorted(_telling(claim.name)))
            first = seen.setdefault(name, claim)
            if " " in name and first.letters != claim.letters and _kindred(first.letters, claim.letters):
                yield self.finding(
                    claim,
                    f"{claim.name} is “{claim.letters}” here but “{first.letters}” elsewhere",
                    Related(first.span, f"“{first.letters}”"),
                    reason=f"both: {claim.name}, in one {'draft' if first.path == claim.path else 'story'}",
                    repairs=[claim.span.text.replace(claim.letters, first.letters)] if first.fits else [],
                )
                return

    def _two_names(self, letters: str, found: list[Abbreviation]) -> Iterator[Finding]:
        first = found[0]
        for claim in found[1:]:
            one, other = _telling(first.name), _telling(claim.name)
            if (
                first.fits
                and claim.fits
                and one & other
                and len(one - other)
                and len(other - one)
                and not _alike(one ^ other)
            ):
                yield self.finding(
                    claim,
                    f"“{letters}” is {claim.name} here but {first.name} elsewhere",
                    Related(first.span, first.name),
                    reason=f"both: {letters}, in one {'draft' if first.path == claim.path else 'story'}",
                )
                return

    def _crossed(
        self, letters: str, found: list[Abbreviation], alone: dict[str, list[Abbreviation]]
    ) -> Iterator[Finding]:
        """Introduced with two letters swapped: never used so again, while the other order is."""
        if letters in alone or len(found) > 1 or found[0].fits:
            return
        for other in sorted(_swaps(letters) & alone.keys()):
            uses = [claim for claim in alone[other] if claim.path == found[0].path]
            if uses:
                yield self.finding(
                    found[0],
                    f"“{letters}” is used nowhere else, “{other}” is",
                    Related(uses[0].span, f"“{other}”"),
                    reason=f"both: the letters of one abbreviation, in one draft; introduced for {found[0].name}",
                    repairs=[found[0].span.text.replace(letters, other)],
                )

    def _swapped(
        self, letters: str, found: list[Abbreviation], introduced: dict[str, list[Abbreviation]], used: Collection[str]
    ) -> Iterator[Finding]:
        if letters in introduced or letters in _well_known() or sum(claim.count for claim in found) > 2:
            return
        once = sum(claim.count for claim in found) == 1
        slips = {o for o in introduced if once and o in used and len(o) > 3 and _slipped(letters, o)}
        for other in sorted((_swaps(letters) & introduced.keys()) | slips):
            whole = introduced[other][0]
            if whole.fits:
                yield self.finding(
                    found[0],
                    f"“{letters}” looks like a slip for “{other}”",
                    Related(whole.span, f"introduced as “{other}”"),
                    reason=f"“{letters}” is introduced nowhere, “{other}” is: {whole.name}",
                    repairs=[other],
                )
                return


def _glosses(document: Document, alone: dict[str, list[tuple[int, int]]]) -> Iterator[Abbreviation]:
    """Introductions without brackets, or with the letters first; the letters fit the name."""
    prose = document.prose
    for match in _OR.finditer(prose):
        letters = match[1].replace("&", "")
        name = _name(prose, document.block_at(match.start()).start, match.start(), letters)
        if name and (name[1] or sorted(_initials(prose[name[0] : match.start()])) == sorted(letters)):
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


def _kindred(one: str, other: str) -> bool:
    """Do two abbreviations look like one with a slip: a letter dropped, changed, or two swapped?"""
    short, long = sorted((one, other), key=len)
    if min(len(short), 3) < 3 or short[0] != long[0]:
        return False
    rest = iter(long)
    dropped = len(short) < len(long) and all(letter in rest for letter in short)
    return dropped or sorted(one) == sorted(other) or _one_off(one, other)


def _swaps(letters: str) -> set[str]:
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


def _initials(name: str) -> str:
    return "".join(fold(word)[0].upper() for word in _WORD.findall(name) if word[0].isupper())


def _one_off(letters: str, initials: str) -> bool:
    if len(letters) != len(initials) or letters[0] != initials[0]:
        return False
    return sum(a != b for a, b in zip(letters, initials, strict=True)) == 1 or sorted(letters) == sorted(initials)


def _slipped(letters: str, other: str) -> bool:
    """Two letters swapped; in four letters and more, also one letter dropped, added or changed."""
    swapped = {letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :] for i in range(len(letters) - 1)}
    if letters != other and other in swapped:
        return True
    return len(other) > 3 and len(letters) > 2 and letters[0] == other[0] and one_slip(letters, other)


def _last_off(claim: Abbreviation) -> bool:
    """Does one letter alone not fit its word? Abbreviations from other languages differ in more."""
    initials = _initials(claim.name)
    return (
        claim.letters not in _well_known()
        and len(claim.letters) == len(initials)
        and claim.letters[0] == initials[0]
        and sum(a != b for a, b in zip(claim.letters, initials, strict=True)) == 1
    )


def _telling(name: str) -> frozenset[str]:
    return frozenset(
        fold(word).removesuffix("'s").removesuffix("s")[:12].replace("ise", "ize").replace("defence", "defense")
        for word in _WORD.findall(name)
        if word not in _SMALL and not known_place(word)
    )


def _alike(words: frozenset[str]) -> bool:
    """Are these two forms of one word (organisation, organizations)?"""
    ordered = sorted(words)
    return len(ordered) == 2 and ordered[0][:5] == ordered[1][:5]
