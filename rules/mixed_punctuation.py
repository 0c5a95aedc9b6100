"""One proper name with its hyphen or apostrophe in one place and without it in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Term
from linter.document import DATELINE, NOT_THE_STORY, TABLE, Document
from linter.finders import terms
from linter.finders.proper import UPPER, known_place, words
from linter.finding import INFO, Finding, Related
from linter.folding import fold
from linter.lexicon.words import common
from linter.patterns import later
from linter.relations.naming.forms import counted
from linter.rule import Rule, examples

MOST = 10  # places that one finding lists
# "Al-Ain", "al-Khaimah", "Porto-Velho", "Stratford-upon-Avon".
_HYPHENED: Final = later(
    rf"(?<![\w’'/@.-])(?:[{UPPER}][^\W\d_]+|al|el|ad|ar|as|ash|az|an|ez|es)(?:-[^\W\d_]+){{0,3}}-[{UPPER}][^\W\d_]+"
    r"(?![\w/@-])"
)
# "Nuku'alofa", but not "Rosa's" and not "Where're".
_APOSTROPHED: Final = later(
    rf"(?<![\w’'/@.-])[{UPPER}][^\W\d_]*[’'ʻ‘](?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]+(?:[’'ʻ‘](?!s\b)[^\W\d_]+)?(?![\w/@-])"
)
_ARTICLES: Final = frozenset({"al", "el", "ad", "ar", "as", "ash", "az", "an", "ez", "es"})
_MARKS: Final = str.maketrans("", "", "’'ʻ‘")
_LONGER: Final = later(rf"(?: (?:of|and|de|du) | | & |-)[{UPPER}][^\W\d_]")
_NAMED: Final = later(rf"(?<=[^\W_] )[{UPPER}][\w’'.]+ (?:of )?$|\b[{UPPER}][\w’']+ of $|\b(?:called|named) $|[“”\"]$")


class MixedPunctuation(Rule[Term]):
    """One draft writes a proper name with its hyphen or apostrophe here and without it there: Al Ain, Al-Ain.

    Why it matters
    --------------
    The mark is part of the spelling. Where it comes and goes, the copy looks put together from two sources, and a
    search for one form misses the other.

    How it decides
    --------------
    A capitalised name with a hyphen or an apostrophe inside, and the same letters with a space or nothing in its place.
    The rarer form is reported with one place of the usual one; of two that are as common, the later is only a remark.

    When it stays silent
    --------------------
    In direct speech, tables, place lines and words in capitals; in longer names, which institutions and books have of
    their own (Al-Ain Football Club); for two names that also stand by themselves (Vietnam-Russia); for words of the
    language and peoples (World-Cup winner, African-American); for first names, which may be two people's (Jean-Paul,
    Jean Paul).
    """

    style = True
    reads = Term
    gives_way_to = ("mixed-spelling", "mixed-compound", "mixed-joining", "drifting-name")

    allows = examples(
        "Rain fell on Al Merq. The wells of Al Merq are full, and the Al-Merq Football Club swam home.",
        "The Vessa-Torl pipe leaks. Vessa pays. Torl does not. The Vessa Torl talks broke down in Vessa.",
        "The Third-World debt grew. In the Third World nobody laughed. The Third World owes more.",
        "North American cars sell. North American plants hum. It sold 900 North-American made cars.",
        "Al-Brenki fled. Al-Brenki is 40. Police sought Omar al-Brenki, and al-Brenki sang.",
        "Jean-Luc Farge won. Farge beat Jean Luc Moreau. Jean Luc is 40.",
        "Boats left Tavu'alo at dawn. \"Tavualo is wet,\" said a child. Tavu'alo was dry.",
    )
    catches = examples(
        "Rain fell on [[Al Merq]]. The wells of Al Merq are full.\n\nGoats drank in [[Al-Merq]] all day.",
        "A well in [[Al Ash]] ran dry. Al Ash has two.\n\nA museum in [[Al-Ash]] gave water.",
        "Boats left [[Tavu'alo]] at dawn. The quay of Tavu'alo is new.\n\nHotels in [[Tavualo]] are full.",
        "A bell rang in [[Brenk-on-Ouze]]. Brenk-on-Ouze lies low.\n\nThat night [[Brenk on Ouze]] sold it.",
    )

    def find(self, document: Document) -> Iterable[Term]:
        prose = document.prose
        if document.language[:2] != "en":
            return
        names = {m[0] for m in _HYPHENED.finditer(prose)} | {m[0] for m in _APOSTROPHED.finditer(prose)}
        families: defaultdict[str, set[str]] = defaultdict(set)
        for name in names:
            if not name.isupper() and _own(document, name):
                other = name.replace("-", " ").translate(_MARKS)
                families[fold(other)] |= {name, other}
        for family, forms in sorted(families.items()):
            for start, end in sorted({place for form in forms for place in _places(prose, form)}):
                yield from _term(document, start, end, family)

    def keys(self, claim: Term) -> Iterable[str]:
        if not claim.quoted and not claim.fixed:
            yield f"{claim.story or claim.path}\n{claim.family}"

    def check(self, claims: Sequence[Term]) -> Iterator[Finding]:
        counts = Counter(claim.form for claim in claims)
        best = max(counts, key=lambda form: counts[form])
        odd = [claim for claim in claims if claim.form != best]
        kept = next((c for c in claims if c.form == best and any(c.path == o.path for o in odd)), None)
        if not kept:
            return  # each draft is true to its own form
        odd.sort(key=lambda claim: claim.path != kept.path)
        yield self.finding(
            odd[0],
            f"hyphens or apostrophes come and go: {counted(counts)}",
            *odd[1:MOST],
            Related(kept.span, f"{best} here"),
            reason=f"all: {best}, but for its marks",
            severity=self.severity if counts[best] > len(odd) else INFO,
            repairs=[best],
        )


def _own(document: Document, name: str) -> bool:
    """Is this one name: of rare words, and not of two that the draft also has by themselves?"""
    parts = [part for part in fold(name).split("-") if part]
    if (parts[0] in words().given and parts[0] not in _ARTICLES) or fold(name) in terms.known_forms():
        return False
    if len(parts) == 1:
        return len(name) > 5 and fold(name) not in common()
    if parts[0] in _ARTICLES:
        return True
    if all(part in common() or known_place(part.capitalize()) for part in parts):
        return False
    return not all(_alone(document, part, name) for part in (parts[0], parts[-1]))


def _alone(document: Document, part: str, name: str) -> bool:
    """Does a part of a name stand by itself somewhere, with a capital?"""
    prose, other = document.prose, name.replace("-", " ")
    for place in document.places({part}):
        around = prose[max(place - len(name), 0) : place + len(name)]
        if prose[place].isupper() and name not in around and other not in around:
            return True
    return False


def _places(prose: str, form: str) -> Iterator[tuple[int, int]]:
    at = prose.find(form)
    while at >= 0:
        end = at + len(form)
        if not (prose[at - 1 : at].isalnum() and at) and not prose[end : end + 1].isalnum():
            yield at, end
        at = prose.find(form, end)


def _term(document: Document, start: int, end: int, family: str) -> Iterator[Term]:
    zone, prose = document.zone_at(start), document.prose
    if zone in (TABLE, DATELINE) or zone in NOT_THE_STORY or prose[start - 1 : start] in ("-", "/", "@", ".", "’", "'"):
        return
    begin, _ = document.sentence_at(start)
    longer = _LONGER.match(prose, end) or _NAMED.search(prose, max(begin, start - 30), start)
    yield Term(
        span=document.span(start, end), zone=zone, quoted=document.quoted(start), dateline=document.date,
        family=family, form=(prose[start].upper() + prose[start + 1 : end]).replace("’", "'"), fixed=longer is not None,
    )  # fmt: skip
