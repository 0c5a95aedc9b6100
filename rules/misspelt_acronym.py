"""Letters that are said to be a name's initials, and are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.persons import one_slip
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

_TOLD: Final = later(
    r"\b(?:(?:stands?|stood|standing) for|short(?:ened)? (?:for|from)|abbreviat\w+|acronym|initials|"
    r"(?:two|three|four|five|six|seven|first) letters|"
    r"(?:called|known as|named|dubbed) (?:the )?[A-Z]{4,9},? (?:for|from|or)(?= (?:the )?[A-Z]))\b"
)
_GATE: Final = frozenset((
    "stand", "stands", "stood", "standing", "short", "shortened", "acronym", "initials", "letters", "called", "known",
    "named", "dubbed", "abbreviated", "abbreviation",
))  # fmt: skip
_LETTERS: Final = later(r"(?<![\w&-])[A-Z]{4,9}(?![\w&-])")
_SMALL: Final = r"(?:of|for|and|the|on|in|to|at|by|with|from|against)"
_PART: Final = r"[A-Z][a-z’']*(?:-[A-Za-z]+)?"
_NAME: Final = later(rf"(?<![\w’'-]){_PART}(?:,? (?:{_SMALL} ){{0,3}}{_PART}){{2,9}}(?![\w’'-])")
_WORD: Final = later(r"[^\W\d_]+")
_ON: Final = later(rf" (?:{_SMALL}|y|e|de) (?:al-)?[a-z]|,? and ")  # the name goes on


@kind_of_claim
class Acronym(Claim):
    """The letters, or the name, of which the copy says that one is spelled by the other."""

    letters: str
    name: str = ""


class MisspeltAcronym(Rule[Acronym]):
    """Letters that are said to stand for a name are not its initials.

    Why it matters
        Whoever is told that a word is made of initials counts them.

    How it decides
        A sentence says that letters stand for something ("called DRUM, for …"), or are initials. The name in that
        sentence, or else the one name of the draft that comes near, gives all of the letters but one, or one more, or
        another, even if small words (of, at) count and a word may give more than one letter.

    When it stays silent
        When any name of the draft gives the letters; when no name comes near, as in abbreviations from another
        language; for three letters and fewer; and for names that the copy does not give to the end.
    """

    reads = Acronym

    allows = examples(
        "SALT, which stands for Save All Little Towns, has nine members.",
        "The MPLA, which stands for the People's Movement for the Liberation of Angola, won.",
        "The Bus Users of Rural Essex and Thanet met. BURET takes its name from its initials.",
        "NARNIA, whose letters stand for North Area Radio Network and Information Agency, closed.",
    )
    catches = examples(
        "[[WARMTH]], a new scheme, began in May.\n\nThe six letters stand for [[Wardens At Marshes to Help]].",
        "It was organised by [[Walkers on Rural Tracks and Hills]].\n\n[[WORTHY]], as the club calls itself after its "
        "initials, has 90 members.",
        "The scheme is called [[TRAM]], for [[Towns Run Every Morning]].",
        "[[STEAM]], short for [[Small Towns Energy for Mobility]], has nine mills.",
    )

    def find(self, document: Document) -> Iterator[Acronym]:
        if document.language[:2] != "en" or not document.holds(_GATE):
            return
        prose = document.prose
        found = list(_LETTERS.finditer(prose))
        told = [s for s in document.sentences_with(_GATE) if _TOLD.search(prose, *s)] if found else []
        names = list(_NAME.finditer(prose)) if told else []
        for begin, stop in told:
            here = [m for m in found if begin <= m.start() < stop] or found
            inside = [m for m in names if begin <= m.start() < stop] or names
            if any(_fits(letters[0], name[0]) for letters, name in product(here, names)):
                continue
            near = [pair for pair in product(here, inside) if _near(pair[0][0], pair[1][0])]
            if len({(letters[0], name[0]) for letters, name in near}) != 1 or _ON.match(prose, near[0][1].end()):
                continue
            for match, name in zip(near[0], ("", near[0][1][0]), strict=True):
                if document.zone_at(match.start()) not in NOT_THE_STORY:
                    yield Acronym(
                        span=document.span(*match.span()), zone=document.zone_at(match.start()),
                        quoted=document.quoted(match.start()), dateline=document.date, letters=near[0][0][0], name=name,
                    )  # fmt: skip
            return

    def keys(self, claim: Acronym) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Acronym]) -> Iterator[Finding | Agreement]:
        letters = next((claim for claim in claims if not claim.name), None)
        name = next((claim for claim in claims if claim.name), None)
        if letters and name:
            yield self.finding(
                name,
                f"{name.name} does not spell “{letters.letters}”",
                Related(letters.span, f"“{letters.letters}”"),
                reason=f"the copy says that the letters are those of the name, which gives “{_initials(name.name)[0]}”",
            )


def _initials(name: str) -> tuple[str, str]:
    """The letters that a name gives by its capitalised words, and by all its words."""
    words = [(word[0], fold(word)[0].upper()) for word in _WORD.findall(name)]
    return "".join(letter for first, letter in words if first.isupper()), "".join(letter for _, letter in words)


def _fits(letters: str, name: str) -> bool:
    """Can the letters be spelled from the beginnings of the words, the small ones giving none if need be?"""
    ends = {0}  # how many of the letters may be spelled after each word
    for word in _WORD.findall(name):
        low, reached = fold(word).upper(), set() if word[0].isupper() else set(ends)
        for end in ends:
            count = 1
            while letters[end : end + count] == low[:count] and count <= len(low) and end + count <= len(letters):
                reached.add(end + count)
                count += 1
        ends = reached
    return len(letters) in ends


def _near(letters: str, name: str) -> bool:
    """Is a letter missing, another or one too many, the first one apart?"""
    shorter = (letters[:at] + letters[at + 1 :] for at in range(1, len(letters)))
    return any(letters[0] == said[0] and len(said) > 3 and one_slip(letters, said) for said in _initials(name)) or (
        len(letters) > 5 and any(_fits(short, name) for short in shorter)
    )
