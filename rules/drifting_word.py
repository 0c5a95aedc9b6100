"""A capitalised word one slip away from a word that the copy keeps using."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.proper import UPPER, known_place, words
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon import country
from linter.patterns import later
from linter.rule import Rule, examples

_WORD: Final = later(rf"(?<![\w’'-])[{UPPER}][^\W\d_]{{4,30}}(?=(?:['’]s?)?(?![\w-]))")
_CALENDAR: Final = frozenset(
    ["January", "February", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday",
     "Thursday", "Friday", "Saturday", "Sunday"]
)  # fmt: skip
_NAMED: Final = later(rf"(?:[{UPPER}][\w.’'-]*|\b(?:de|van|von|der|la)) $")


@kind_of_claim
class Spelled(Claim):
    """One capitalised word of a document: its first place and how often it stands there."""

    word: str
    count: int
    beside: bool = False  # another capitalised word stands before it, as in a name


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
        anything else.

    When it stays silent
        When the difference is at either end of the word (Russia, Russian; Robert, Roberts), when the odd word
        follows another capitalised word and may be a surname, when it also stands in lower case, and for two known
        names (Austria, Australia).
    """

    reads = Spelled
    often: int = 4

    allows = examples(
        "Austrian and Australian skiers met. Austrian, Austrian, Austrian, Austrian snow fell; the Australian team "
        "left.",
        "The Russian team and Russian fans sang Russian songs with Russians. Russian Ludmila Rusian, a Russian "
        "singer, won.",
        "Japanese trains, Japanese buses, Japanese ferries and Japanese trams: in Japan, the Japaneseness of it all.",
    )
    catches = examples(
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
        for word, match in first.items():
            if len(word) > 5 and (counts[word] > 1 or not _ordinary(document.prose, word)):
                yield Spelled(
                    span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
                    quoted=document.quoted(match.start()), dateline=document.date,
                    word=word, count=counts[word], beside=word in beside,
                )  # fmt: skip

    def keys(self, claim: Spelled) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Spelled]) -> Iterator[Finding | Agreement]:
        counts: Counter[str] = Counter()
        places: defaultdict[str, list[Spelled]] = defaultdict(list)
        for claim in claims:
            counts[claim.word] += claim.count
            places[claim.word].append(claim)
        cut: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(word for word, count in counts.items() if 2 * count >= self.often):
            if counts[word] >= 2 * self.often or known_place(word) or word in _CALENDAR:
                for short in _shorter(word):
                    cut[short].append(word)
        for word in sorted(word for word, count in counts.items() if count == 1):
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
            where = "draft" if usual.path == claim.path else "story"
            yield self.finding(
                claim,
                f"“{word}” looks like a slip for “{near[0]}”",
                Related(usual.span, f"{counts[near[0]]} times"),
                reason=f"both: {near[0]}, {counts[near[0]]} times in this {where}",
                repairs=[near[0]],
            )


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
