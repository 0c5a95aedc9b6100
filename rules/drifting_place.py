"""One town or village, spelled in two ways that differ by a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import terms
from linter.finders.persons import one_slip
from linter.finders.proper import known_place, proper_names, words
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon.words import common
from linter.patterns import later
from linter.rule import Rule, examples

_AT: Final = later(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]o|[Ff]rom|[Oo]ff|[Oo]utside|[Aa]round|[Tt]owards?|[Tt]hrough|[Ll]eft|[Rr]eached|"
    r"(?:city|town|village|port|province|district|people|mayor|north|south|east|west|island|region|valley|council|"
    r"[a-z]{3,14}s) of) (?:the )?$"
)
_VOWELS: Final = frozenset("aeiouy")
# Consonants that one sound of another language is written with.
_SOUNDS: Final = (
    {"g", "h"},
    {"g", "k"},
    {"k", "q", "c"},
    {"s", "z"},
    {"v", "w", "f", "b"},
    {"d", "t"},
    {"j", "y", "i"},
    {"w", "u"},
)
_LEAST, _LEAST_OF_TWO = 5, 4  # letters of a name, and of the second word of a name of two
_LONG: Final = 8  # letters of a word that is hardly two places


@kind_of_claim
class Town(Claim):
    """A rare capitalised word that stands where a place does, with the capitalised word before it, if any."""

    word: str
    before: str = ""
    located: bool = False  # after "in", "near", "the village of"
    sentence: int = 0


class DriftingPlace(Rule[Town]):
    """One place is spelled in two ways that differ by a letter.

    Why it matters
        A village has no entry in the style book, and two spellings of it look like two villages.

    How it decides
        Two capitalised words in one draft or story that no list knows as a word, a first name or a country. The usual
        one stands where a place does (in Uzhhorod, the village of Masi), the odd one too if neither recurs. They differ
        by one letter inside: a vowel, a doubled letter, two letters swapped, in long words any letter dropped, or
        consonants by which one sound of another language is written (Uzhgorod, Qelt and Kelt). Of a name of two words
        it may be either (Guna Yala, Kuna Yala).

    When it stays silent
        When both stand in one sentence, as two places that the copy tells apart do; when both recur; after another
        first word (Wadi Qelt, Tel Kelt); for endings (Serbia, Serbian) and for names of persons.
    """

    reads = Town

    allows = examples(
        "The road from Narvik to Narvak is shut. In Narvik it snowed. Snow fell in Narvak too.",
        "The mayor of Selbu, Ann Hagebo, spoke in Selbu. A farmer in Hagebu listened.",
        "In Brovary the Brovaryn house was hit. People left Brovary.",
        "Rain fell in Torvik on Monday. Torvik lies low. In Torvek it was dry. Torvek has a dam; Torvek's is old.",
    )
    catches = examples(
        "A bomb fell in [[Khustets]] at dawn. Trains left Khustets for the west. By noon [[Khusdets]] was quiet.",
        "Boats of [[Castletownroe]] stayed in. In Castletownroe bells rang. By noon [[Catletownroe]] was full.",
        "The wells of [[Wadi Qelmun]] are dry. Goats in Wadi Qelmun die. Herders near [[Wadi Kelmun]] sued.",
        "The cloths of [[Guna Yala]] sell well. In Guna Yala a mark is sewn on. Tourism in [[Kuna Yala]] grows.",
        "The river rose in [[Llanbedrog]] on Monday. Shops in Llanbedrog closed. The people of [[Llanbedorg]] swept.",
        ("Guests of Dagny Moe came to [[Sandvollan]] on 3 May for the fair by the Inderoy sound.",
         "The fair at [[Sandvolan]] by the Inderoy sound was opened by Dagny Moe on 3 May. In Sandvollan it rained."),
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Town]:
        if document.language[:2] != "en":
            return
        prose, given = document.prose, words().given
        people = {fold(t.text) for p in proper_names(document) if fold(p.tokens[0].text) in given for t in p.tokens}
        for proper in proper_names(document):
            bound = max((at + 1 for at, token in enumerate(proper.tokens) if token.text in ("of", "and")), default=0)
            tokens = proper.tokens[bound:]
            least = _LEAST if len(tokens) < 2 else _LEAST_OF_TWO
            if not 1 <= len(tokens) <= 2 or not _rare(tokens[-1].text, least) or fold(tokens[-1].text) in people:
                continue
            start = tokens[0].start
            zone = document.zone_at(start)
            if zone in NOT_THE_STORY or zone == TABLE:
                continue
            at = _AT.search(prose, max(start - 24, 0), start)
            yield Town(
                span=document.span(start, proper.end), zone=zone, quoted=document.quoted(start), dateline=document.date,
                word=tokens[-1].text, located=at is not None or (bound > 0 and proper.tokens[bound - 1].text == "of"),
                sentence=document.sentence_at(start)[0], before=tokens[0].text if len(tokens) > 1 else "",
            )  # fmt: skip

    def keys(self, claim: Town) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Town]) -> Iterator[Finding | Agreement]:
        found: defaultdict[tuple[str, str], list[Town]] = defaultdict(list)
        for claim in claims:
            found[fold(claim.before), fold(claim.word)].append(claim)
        shapes: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for before, word in found:
            for short in _shapes(word) if len(word) >= _LEAST else ():
                shapes[before, short].add((before, word))
            for short in _shapes(before) if len(before) >= _LEAST_OF_TWO else ():
                shapes[short, word].add((before, word))
        pairs = {pair for near in shapes.values() for pair in combinations(sorted(near), 2)}
        for one, other in sorted(pairs):
            usual, odd = sorted((found[one], found[other]), key=lambda c: (-len(c), c[0].span))
            differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
            if len(odd) > max(len(usual) // 3, 1) or len(differing) > 1 or not written_alike(*differing[0]):
                continue
            if one[1] == other[1] and (len(usual) < 2 or {w for pair in differing for w in pair} & words().given):
                continue  # two people of one family
            here, there = any(c.located for c in usual), any(c.located for c in odd)
            if not (here and (there or len(usual) > 1)) and not (
                (here or there) and len(one[1]) >= _LONG and one[0] == other[0]
            ):
                continue
            if {one[1], other[1]} <= terms.known_forms():
                continue
            if {(c.path, c.sentence) for c in usual} & {(c.path, c.sentence) for c in odd}:
                continue
            yield self.finding(
                odd[0],
                f"“{odd[0].words}” is spelled “{usual[0].words}” elsewhere",
                Related(usual[0].span, usual[0].words),
                reason=f"both: {usual[0].words}, in one {'draft' if usual[0].path == odd[0].path else 'story'}",
                repairs=[usual[0].words],
            )


def _shapes(word: str) -> set[str]:
    """A word, and what is left of it without one of its letters: what it has in common with its misspellings."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _rare(word: str, least: int) -> bool:
    low = fold(word)
    return (
        len(low) >= least
        and low.isalpha()
        and not word.isupper()
        and low not in common()
        and low.removesuffix("s") not in common()
        and low not in words().given
        and low not in words().things
        and low not in words().bodies
        and not known_place(word)
    )


def written_alike(one: str, other: str) -> bool:
    """Do two words differ by a letter that may be a slip, or another way to write one sound; not by an ending?"""
    if (
        not one_slip(one, other)
        or {one[-3:], other[-3:]} == {"sen", "son"}
        or (one[-1] != other[-1] and len(one) != len(other))
    ):
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
        return at > 0 and (len(short) >= _LONG or long[at] in _VOWELS | {"h", long[at - 1]})
    changed = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(changed) == 2:
        return one[0] == other[0]
    first, second = changed[0]
    if {first, second} <= _VOWELS:
        return one[0] == other[0] and one[-1] == other[-1]
    return any({first, second} <= sounds for sounds in _SOUNDS)
