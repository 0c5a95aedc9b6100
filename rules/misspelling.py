from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from linter.claims import Term
from linter.document import Document
from linter.finding import Finding
from linter.lexicon.words import common, edits, rare
from linter.patterns import later
from linter.rule import Rule, examples
from linter.tables import table

_WORD: Final = later(r"(?<![\w@/.’'\-–])[a-z]{4,24}(?![\w@/\-–]|\.\w|['’](?!s\b))")
_GENUS: Final = later(r"\b[A-Z](?:[a-z]{3,}(?:a|um|us|is|io|er|on|ia|as|ys|ix|ex)|\.) $")
_SPECIES: Final = later(r"(?:ae|um|us|is|ii?|a|ensis|ans|ens)$")
# "The pest known as tuta absoluta", "a dish called".
_CALLED: Final = later(r"\b(?:known(?: locally)? as|called|named|dubbed)(?: an?| the)? (?:[a-z]{2,} )?$")
_BEFORE_IT: Final = later(r"\b[a-z]{3,} $")
_AFTER_IT: Final = later(r" [a-z]{3,}(?![\w’'-])")
_BESIDE: Final = later(r"[A-Z][\w’'-]* $")
# What may be put before or after a word to make another that no list has.
_BEFORE: Final = (
    "un", "re", "de", "non", "over", "out", "mis", "pre", "co", "inter", "sub", "super", "anti", "dis", "multi",
    "micro", "mega", "cyber", "under", "counter", "semi", "auto", "bio", "eco", "tele", "mini", "pro", "geo", "hyper",
    "ultra", "trans", "up", "down",
)  # fmt: skip
_AFTER: Final = (
    "s", "es", "ed", "d", "ing", "ings", "er", "ers", "r", "rs", "or", "ors", "ly", "y", "ee", "ees", "ness", "less",
    "like", "able", "ish", "ism", "ist", "ists", "ful", "ship", "dom", "hood", "isation",
    "ization", "ize", "ise", "ized", "ised",
)  # fmt: skip


@dataclass(frozen=True)
class Misspelling(Rule[Term]):
    """A word that is spelled wrongly, or a slip of the keyboard.

    Why it matters
    --------------
    One letter too few is the fault that every reader sees, and the one that makes them doubt the figures.

    How it decides
    --------------
    Well-known misspellings (goverment, seperate) are reported wherever they stand. Any other word in small letters is
    reported when it has eight letters or more, is in no list of English words, is no compound or derivation of
    listed words, and is one slip away from a common word: a letter left out, put in, changed or swapped with the next.
    `allowed` lists words of the desk's own that are right.

    When it stays silent
    --------------------
    About anything with a capital, a hyphen, an accent or a figure in it; beside capitalised words within a sentence (a
    foreign name may go on); in quotations; and about a word that a draft uses twice or three drafts use: it is meant.
    """

    style = True
    reads = Term

    allowed: tuple[str, ...] = ()

    allows = examples(
        "The strain is Vibrio cholerae, and cholera is an old guest here.",
        "The carmaker relaunched its hatchback after a rebranding that shareholders disliked.",
        "Farmers in Ha Giang grow thao qua, and the cardamomlike pods sell well.",
        'A sign read: "No accomodation for dogs, responsable owners only."',
        "The townhall microgrids and microgrid owners are new. A microgrid costs little.",
        "The labour organisation, the labor organization and a connoisseur's favourite theatre were there.",
        "The pest, known as tuta absoluta, eats fruit.",
    )
    catches = examples(
        "The two sides agreed on [[reinfocing]] their ties in health care.",
        "The [[goverment]] said it would [[recieve]] the delegation on Monday.",
        "Three [[passangers]] were hurt, the state's transportation department said.",
        "Trade has grown [[signifcantly]] since the agreement of 2016 took effect.",
    )

    def find(self, document: Document) -> Iterable[Term]:
        if document.language[:2] != "en":
            return
        known = _known()
        odd = [word for word in document.matches(_WORD, document.words - common()) if word[0] not in self.allowed]
        if len(odd) > 20 and len(odd) > len(_WORD.findall(document.prose)) / 4:
            return  # in another language, whatever the headers say
        for word in odd:
            text = word[0]
            meant = known.get(text, "") or (_meant(text) if len(text) >= 8 else "")
            if not meant or document.quoted(word.start()):
                continue
            if text not in known and (_in_a_name(document, *word.span()) or _foreign(document, *word.span())):
                continue
            yield Term(
                span=document.span(word.start(), word.end()),
                zone=document.zone_at(word.start()),
                dateline=document.date,
                family=text,
                form=meant,
                fixed=text in known,
            )

    def keys(self, claim: Term) -> Iterable[str]:
        yield f"{claim.path}\n{claim.family}" if claim.fixed else claim.family

    def check(self, claims: Sequence[Term]) -> Iterator[Finding]:
        if not claims[0].fixed:
            drafts = Counter(claim.path for claim in claims)
            if len(drafts) > 2 or max(drafts.values()) > 1:
                return
        for claim in claims:
            meant = claim.form.split("|")
            yield self.finding(
                claim,
                f"“{claim.span.text}” looks like a slip for “{'” or “'.join(meant)}”",
                reason="a known misspelling"
                if claim.fixed
                else "in no list of English words, and one letter from a common one",
                repairs=meant,
            )


@cache
def _known() -> dict[str, str]:
    data = table(Path(__file__).with_suffix(".toml"))
    return {
        wrong: right.replace("_", " ") for wrong, _, right in (pair.partition("=") for pair in data["words"].split())
    }


@cache
def _meant(word: str) -> str:
    """The common words that are one slip away from a word that cannot be one itself, with bars between them."""
    if word in rare() or _derived(word):
        return ""
    words = common()
    near = sorted({e for e in edits(word) if e in words and len(e) >= 7 and e[0] == word[0]})
    return "|".join(near[:3])


def _derived(word: str) -> bool:
    """Is this word made of others: relaunch, carmaker, jailings?"""
    words = common()
    stems = {word}
    stems |= {word[len(before) :] for before in _BEFORE if word.startswith(before)}
    for stem in sorted(stems):
        for after in ("", *_AFTER):
            base = stem[: len(stem) - len(after)] if stem.endswith(after) else ""
            if (
                len(base) >= 4
                and base != word
                and (base in words or base + "e" in words or base + "y" in words or base in rare())
            ):
                return True
            if len(base) >= 5 and base[-1] == base[-2] and base[:-1] in words and after:
                return True
    return any(word[:at] in words and word[at:] in words for at in range(4, len(word) - 3))


def _foreign(document: Document, start: int, end: int) -> bool:
    """Does the copy say that it is a name, or does another word that is not English stand beside it: tuta absoluta?"""
    prose, first = document.prose, max(start - 40, document.sentence_at(start)[0])
    if _CALLED.search(prose, first, start):
        return True
    beside = (_BEFORE_IT.search(prose, first, start), _AFTER_IT.match(prose, end))
    return any(m and not _english(m[0].strip()) for m in beside)


@cache
def _english(word: str) -> bool:
    return word in common() or word in rare() or _derived(word) or word in _known() or bool(_meant(word))


def _in_a_name(document: Document, start: int, end: int) -> bool:
    """Does a capitalised word stand beside this one, other than the first of the sentence?"""
    prose = document.prose
    if prose[end + 1 : end + 2].isupper() and prose[end : end + 1] == " ":
        return True
    if _GENUS.search(prose, max(start - 30, 0), start) and _SPECIES.search(prose, start, end):
        return True  # Vibrio cholerae
    before = _BESIDE.search(prose, max(start - 40, 0), start)
    return before is not None and before.start() != document.sentence_at(start)[0]
