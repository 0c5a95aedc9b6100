"""Proper names as the copy has them: runs of capitalised words, before anyone asks whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.document import Document
from linter.folding import fold
from linter.lexicon import country
from linter.patterns import later
from linter.tables import table

_FOLDER: Final = Path(__file__).parents[1] / "lexicon" / "en"
_LETTERS: Final = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
UPPER: Final = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
_DOTTED: Final = "(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Sgt|Prof|Lt|Col|Capt|Jr|Sr|Cllr|Supt|Insp|Rev|Hon|Maj|Adm|Pte|Cpl)"
# A word, its apostrophe with it where one stands inside a name: Growers' Union.
WORD: Final = (
    rf"(?:[{UPPER}]\.(?: ?[{UPPER}]\.){{0,3}}|{_DOTTED}\.|"
    rf"[{UPPER}]\w*(?:['’\-][^\W\d_]\w*){{0,4}}(?:(?<=s)['’](?= [{UPPER}]))?)"
)
_PARTICLE: Final = (
    "(?:al|ap|bin|bint|da|dal|das|de|del|della|der|di|dos|du|el|ibn|la|le|ould|te|ten|ter|van|von|zu|den|"
    "of|for|and|the|&)"
)
_NAME: Final = later(rf"{WORD}(?: (?:{_PARTICLE} ){{0,2}}{WORD}){{0,11}}")
_TOKEN: Final = later(rf"{WORD}|[a-z&]+")
# Where a capital only tells that something begins: a block, a sentence, direct speech.
_OPENS: Final = later(r"(?:^|[.!?:…][\"'”’)\]]* |[\"“‘(\[]|[-–—] ?)$")
# "It is misspelled, “Vilacorta”", "the sign had Vilacorta": how a name was written is quoted by itself.
_SPELLED: Final = later(
    r"\b(?:mis-?spel(?:led|t|ling|lings|ls?)|mis(?:print|name|call|pronounce)\w*|spel(?:led|t)|typo)\b[^.;]{0,30}$"
)
_ALONE: Final = later(r"[.,]?[\"”’]")
_OF_ALL: Final = frozenset({"people", "women", "men", "children"})
_OWNED: Final = ("'s", "’s", "s'", "s’")


class Token(NamedTuple):
    """One word of a proper name, with its place in the prose and without its possessive ending."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


class Proper(NamedTuple):
    """A run of capitalised words; `opens` when the first may be capitalised only because something begins with it."""

    tokens: tuple[Token, ...]
    opens: bool

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)


class Words(NamedTuple):
    """The word lists, in lower case."""

    openers: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    particles: frozenset[str]
    joints: frozenset[str]
    given: frozenset[str]
    vietnamese: frozenset[str]
    eastern: frozenset[str]
    variants: tuple[frozenset[str], ...]
    nicknames: tuple[frozenset[str], ...]


@cache
def words() -> Words:
    """The lists of `lexicon/en` that tell proper names apart."""
    proper = table(_FOLDER / "proper.toml")
    given = table(_FOLDER / "given_names.toml")
    return Words(
        openers=frozenset(proper["openers"].split()),
        bodies=frozenset(proper["bodies"].split()),
        things=frozenset(proper["things"].split()),
        particles=frozenset(proper["particles"].split()),
        joints=frozenset(proper["joints"].split()),
        given=frozenset(given["names"].split()),
        vietnamese=frozenset(given["vietnamese"].split()),
        eastern=frozenset(given["eastern"].split()),
        variants=tuple(frozenset(group.split()) for group in given["variants"]),
        nicknames=tuple(frozenset(group.split()) for group in given["nicknames"]),
    )


@lru_cache(maxsize=65536)
def known_place(word: str) -> bool:
    """Is this word a country, a demonym or a capital?"""
    return country(word) is not None


@lru_cache(maxsize=4)
def proper_names(document: Document) -> tuple[Proper, ...]:
    """Every run of capitalised words, openers of sentences taken off; broken after a possessive of one owner."""
    return tuple(_proper_names(document))


def _proper_names(document: Document) -> Iterator[Proper]:
    prose, lists = document.prose, words()
    for match in _NAME.finditer(prose):
        start = match.start()
        opens = start == 0 or prose[start - 1] == "\n" or bool(_OPENS.search(prose, max(start - 4, 0), start))
        run: list[Token] = []
        for word in _TOKEN.finditer(prose, start, match.end()):
            text = word[0]
            if not run and not text[0].isupper():
                continue  # a joint left behind an opener
            if not run and (low := text.lower()) in lists.openers and (opens or low not in lists.vietnamese):
                continue
            if text.endswith(_OWNED):
                cut = len(text) - (1 if text[-1] != "s" else 2)
                run.append(Token(text[:cut], word.start(), word.start() + cut))
                if text[-1] != "s" or text[:cut].lower() in _OF_ALL:
                    continue  # Growers' Union, Women's Institute
                yield from _whole(run, opens, start)
                run = []
                continue
            run.append(Token(text, word.start(), word.end()))
        yield from _whole(run, opens, start)


def _whole(run: list[Token], opens: bool, start: int) -> Iterator[Proper]:
    while run and not run[-1].text[0].isupper():
        run.pop()
    if run:
        yield Proper(tuple(run), opens and run[0].start == start)


def folded(tokens: tuple[Token, ...]) -> str:
    """The key of a name: no accents, case, stops or hyphens."""
    return fold(" ".join(token.text for token in tokens)).replace(".", "").replace("'", "").replace("-", " ")


def cited(prose: str, start: int, end: int) -> bool:
    """Is a name told as letters, and as nobody's: as it is misspelled, or alone in quotation marks?"""
    alone = prose[start - 1 : start] in ('"', "“", "‘") and _ALONE.match(prose, end) is not None
    return alone or _SPELLED.search(prose, max(start - 45, 0), start) is not None
