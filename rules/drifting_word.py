"""A capitalised word one slip away from a word that the copy keeps using."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.persons import one_slip
from linter.finders.proper import UPPER, known_place, words
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon import country
from linter.lexicon.words import common, rare
from linter.patterns import later
from linter.rule import Rule, examples

_WORD: Final = later(rf"(?<![\w’'-])[{UPPER}][^\W\d_]{{4,30}}(?=(?:['’]s?)?(?![\w-]))")
_CALENDAR: Final = frozenset(
    ["January", "February", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday",
     "Thursday", "Friday", "Saturday", "Sunday"]
)  # fmt: skip
_LEAST: Final = 5
_NAMED_SO: Final = "<a given name"
_BEFORE: Final = later(rf"(?<![\w’'-])([{UPPER}][\w’'-]+) $")
_AFTER: Final = later(rf" ([{UPPER}][\w’'-]+)")
_NAMED: Final = later(rf"(?:[{UPPER}][\w.’'-]*|\b(?:de|van|von|der|la)) $")


@kind_of_claim
class Spelled(Claim):
    """One capitalised word of a document: its first place and how often it stands there."""

    word: str
    count: int
    beside: bool = False  # another capitalised word stands before it, as in a name
    company: tuple[str, ...] = ()  # the capitalised words right before it ("<Elections") and right after it


@dataclass(frozen=True)
class DriftingWord(Rule[Spelled]):
    """A capitalised word is one slip away from a word that the copy keeps using.

    Why it matters
        A spelling checker passes over capitalised words, and so "Rusian" goes to print beside eighty times
        "Russian".

    How it decides
        In one draft or story, a word of six letters or more that stands there once, that is no known country,
        nationality or given name, and that differs by a letter dropped, added, doubled or two swapped from one that
        stands there half as often as `often` and is a country, nationality, month or day, or twice as often and is
        anything else. A word that no list knows is also a slip, be it of a letter that is another, for one beside the
        same capitalised word ("Elections Canaad", "Elections Canada"), or for a word of the language or a place that
        the copy has twice (Festivval, Festival).

    When it stays silent
        When the difference is at either end of the word (Russia, Russian; Robert, Roberts), when the odd word
        follows another capitalised word and may be a surname, when it also stands in lower case, and for two known
        names (Austria, Australia).
    """

    reads = Spelled
    often: int = 4

    allows = examples(
        "The Kestrel Cup began. Jo Miller of the Mill spoke. The Kestrels won, and Ann Millar of Mill Lane went home.",
        "Austrian and Australian skiers met. Austrian, Austrian, Austrian, Austrian snow fell; the Australian team "
        "left.",
        "The Russian team and Russian fans sang Russian songs with Russians. Russian Ludmila Rusian, a Russian "
        "singer, won.",
        "Japanese trains, Japanese buses, Japanese ferries and Japanese trams: in Japan, the Japaneseness of it all.",
    )
    catches = examples(
        "[[Elections Canada]] counted. Ann Lee won, [[Elections Canaad]] said.".replace("[[Elections ", "Elections [["),
        "The Maputo Film [[Festival]] opened. The Festival ends today.\n\nIt won at the Maputo [[Festivval]].",
        "[[Russian]] gas and Russian oil flowed. Russian officials said the [[Rusian]] side agreed. Russian banks "
        "waited.",
        "[[Vietnamese]] rice, Vietnamese coffee and Vietnamese tea sold well. A [[Veitnamese]] trader said "
        "Vietnamese pepper did not.",
        "A ferry to [[Iceland]] was stopped. No ship left Iceland. By noon [[Icleand]] let it go.",
        "The [[Brazilian]] coach, Brazilian fans and Brazilian bankers cheered; one [[Brazillian]] cried. Brazilian "
        "flags flew.",
    )

    def find(self, document: Document) -> Iterator[Spelled]:
        counts: Counter[str] = Counter()
        first: dict[str, re.Match[str]] = {}
        beside: set[str] = set()
        company: defaultdict[str, set[str]] = defaultdict(set)
        prose = document.prose
        for match in _WORD.finditer(document.prose):
            word = match[0]
            if document.blocks and document.zone_at(match.start()) in NOT_THE_STORY:
                continue
            counts[word] += 1
            first.setdefault(word, match)
            start = match.start()
            before = _NAMED.search(prose, max(start - 20, 0), start) if prose[start - 1 : start] == " " else None
            if before and before[0].strip().lower() not in words().openers:
                beside.add(word)
            company[word] |= _neighbours(prose, match)
        for word, match in first.items():
            if len(word) >= _LEAST and (counts[word] > 1 or not _ordinary(document.prose, word)):
                yield Spelled(
                    span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
                    quoted=document.quoted(match.start()), dateline=document.date,
                    word=word, count=counts[word], beside=word in beside, company=tuple(sorted(company[word])),
                )  # fmt: skip

    def keys(self, claim: Spelled) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Spelled]) -> Iterator[Finding | Agreement]:
        counts: Counter[str] = Counter()
        places: defaultdict[str, list[Spelled]] = defaultdict(list)
        for claim in claims:
            counts[claim.word] += claim.count
            places[claim.word].append(claim)
        told: set[str] = set()
        for odd, usual in _in_company(counts, places):
            told.add(odd.word)
            beside = _shared(odd, usual)
            yield self._finding(odd, usual, counts[usual.word], f"both: beside {beside}" if beside else "")
        cut: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(word for word, count in counts.items() if 2 * count >= self.often):
            if counts[word] >= 2 * self.often or known_place(word) or word in _CALENDAR:
                for short in _shorter(word):
                    cut[short].append(word)
        for word in sorted(word for word, count in counts.items() if count == 1 and len(word) > _LEAST):
            if word in told:
                continue
            claim = places[word][0]
            near = sorted({w for short in _shorter(word) for w in cut.get(short, ()) if _slip(word, w)})
            if (
                len(near) != 1
                or claim.beside
                or country(word)
                or fold(word) in words().given
                or fold(word) in words().openers
            ):
                continue
            if any(c.beside for c in places[near[0]]) and not known_place(near[0]) and near[0] not in _CALENDAR:
                continue  # a person's name, which drifting-name looks after
            usual = next((c for c in places[near[0]] if c.path == claim.path), places[near[0]][0])
            yield self._finding(claim, usual, counts[near[0]])

    def _finding(self, odd: Spelled, usual: Spelled, times: int, reason: str = "") -> Finding:
        where = "draft" if usual.path == odd.path else "story"
        told = f"{times} times" if times > 1 else "once"
        return self.finding(
            odd,
            f"“{odd.word}” looks like a slip for “{usual.word}”",
            Related(usual.span, told),
            reason=reason or f"both: {usual.word}, {told} in this {where}",
            repairs=[usual.word],
        )


def _in_company(counts: Counter[str], places: Mapping[str, Sequence[Spelled]]) -> Iterator[tuple[Spelled, Spelled]]:
    """A word that stands once, and one like it beside the same name: "Elections Canaad", "Elections Canada"."""
    beside: defaultdict[str, list[Spelled]] = defaultdict(list)
    for claims in places.values():
        for claim in claims:
            for name in claim.company:
                beside[name].append(claim)
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(word for word, count in counts.items() if count > 1 and _known(word)):
        for short in _shorter(word):
            listed[short].append(word)
    for word in sorted(word for word, count in counts.items() if count == 1):
        odd = places[word][0]
        if _NAMED_SO in odd.company:
            continue  # a person's name, which drifting-name looks after
        like = [c for name in odd.company for c in beside[name] if c.word != word and _misspelled(word, c.word)]
        like = [c for c in like if counts[c.word] > 1 or _known(c.word)]
        if not like:
            near = {w for short in _shorter(word) for w in listed.get(short, ())}
            like = [c for w in sorted(near) if _misspelled(word, w) for c in places[w]]
        if len({c.word for c in like}) == 1:
            yield odd, next((c for c in like if c.path == odd.path), like[0])


def _known(word: str) -> bool:
    return fold(word) in common() or known_place(word) or word in _CALENDAR


def _shared(one: Spelled, other: Spelled) -> str:
    return ", ".join(name[1:] for name in one.company if name in other.company)


def _neighbours(prose: str, match: re.Match[str]) -> set[str]:
    """The capitalised words right before and after a word, but for given names and what opens a sentence."""
    before = _BEFORE.search(prose, max(match.start() - 25, 0), match.start())
    beside = [("<", before), (">", _AFTER.match(prose, match.end()))]
    openers, given = words().openers, words().given
    named = {_NAMED_SO} if before and fold(before[1]) in given else set()
    said = [(side + found[1], fold(found[1])) for side, found in beside if found]
    return named | {told for told, low in said if low not in openers and low not in given}


def _misspelled(odd: str, usual: str) -> bool:
    """Is a word that no list has one slip away from another, and not by its first or last letter?"""
    low, other = fold(odd), fold(usual)
    known = low in common() or low in rare() or low in words().given or known_place(odd)
    ends = low[-1] == other[-1] or low[-2:] == other[:-3:-1]
    return not known and low[0] == other[0] and ends and one_slip(low, other)


def _ordinary(prose: str, word: str) -> bool:
    """Does a word in lower case begin so?"""
    low, at = word.lower(), -1
    while (at := prose.find(low, at + 1)) >= 0:
        if not at or not (prose[at - 1].isalnum() or prose[at - 1] == "_"):
            return True
    return False


def _shorter(word: str) -> set[str]:
    """The word, and the word without any one letter: what two words one slip apart have in common."""
    low = fold(word)
    return {low, *(low[:i] + low[i + 1 :] for i in range(1, len(low) - 1))}


def _slip(odd: str, usual: str) -> bool:
    """A letter dropped or added inside the word, or two neighbours swapped; another letter is another word."""
    one, other = fold(odd), fold(usual)
    if len(one) == len(other):
        at = next((i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), 0)
        return at > 0 and one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))
