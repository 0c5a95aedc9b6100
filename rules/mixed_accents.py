from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import DATELINE, TABLE, Document
from linter.finders import terms
from linter.finders._event_words import is_place
from linter.finders.proper import UPPER, words
from linter.finding import Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.relations.naming.forms import counted
from linter.rule import Rule, examples

MOST = 10  # places that one finding lists
# A word of four letters or more, or a shorter one with the capitalised word after it (Dún Bré).
_WORD: Final = later(
    rf"(?<![\w@./’'-])[{UPPER}](?:[^\W\d_]{{3,30}}|[^\W\d_]{{1,2}} [{UPPER}][^\W\d_]{{2,30}})(?![\w@])(?!\.\w)"
)
# A common word with an accent, which is another word without it only where that is one too (pâté, pate).
_LOWER: Final = later(r"(?<![\w@./’'-])[a-z]{0,12}[à-öø-ÿāēīōūłşğœăđơư][^\W\d_A-Z]{1,20}(?![\w@])(?!\.\w)")
_OTHERS: Final = frozenset(
    ["pate", "pates", "rose", "roses", "resume", "resumes", "expose", "exposed", "exposes", "lame", "mate", "pique",
     "passe", "outre", "attache", "dong", "cure", "cures", "pave", "retire", "place", "force", "masse", "fiance"]
)  # fmt: skip
_BEFORE: Final = later(rf"([{UPPER}][^\W\d_]+) $")
_FOREIGN: Final = later(r"\b(?:del|de|de la|do|da|dos|du|des|di|della|der) $")
_LONGER: Final = later(rf" (?:[{UPPER}][^\W\d_]+|\d+)\b")
_SPOKEN_OF: Final = frozenset({"accent", "accents", "umlaut", "umlauts", "diacritic", "diacritics", "dots", "tilde"})


@kind_of_claim
class Accented(Claim):
    """One place of a capitalised word that the draft writes with accents at least once."""

    form: str
    before: str = ""  # the capitalised word before it


class MixedAccents(Rule[Accented]):
    """One draft writes a name with its accents here and without them there: Curaçao, Curacao.

    Why it matters
    --------------
    An accent is part of the spelling. Where it comes and goes, the copy looks put together from two sources, and a
    search for one form misses the other.

    How it decides
    --------------
    Capitalised words of four letters or more that are the same but for accents (and strokes: Łódź, Lodz) are one name,
    and words in lower case (fête, fete) one word, unless it is another without its accent (pâté, pate).
    The rarer form is reported with one place of the usual one; of two that are as common, the one without accents.

    When it stays silent
    --------------------
    In copy that speaks of accents; in direct speech, tables, place lines, words in capitals, addresses, and copy that
    is not in English; for given names, which may be two people's (José, Jose); where other words stand before the two
    forms (Ana Peña, Rui Pena); for a land or capital within a longer name (Banco de México); for names that
    mixed-spelling knows and persons that drifting-name tells of.
    """

    style = True
    reads = Accented
    gives_way_to = ("drifting-name", "misspelled-name")

    allows = examples(
        "The town of Ängsbro will get its dots. The road signs have Angsbro, and so has the Angsbro Arms.",
        "Ana Peña sued the bank. Its lawyer, Rui Pena, said nothing. Hotels on Curaçao are full.",
        "Hotels on Curaçao are full.\n\nWrite to hotels@curacao.example or read Curacao.example.",
        "The Instituto Geofísico del Perú is in Lima. Peru shook on Monday, the daily Perú 21 wrote.",
        'Hotels on Curaçao are full. A sign says: "Curacao is full."',
        "He ate pâté. He patted his bald pate. A rosé was served under a rose; roses are red.",
        "CURACAO HOTELS FULL\n\nHotels on Curaçao are full. José Baas and Jose Maduro run two.",
    )
    catches = examples(
        "Hotels on [[Curaçao]] are full.\n\nA court on Curaçao sat at night. [[Curacao]] has 4,000 rooms.",
        "[[Réunion]] grows sugar. [[Reunion]]'s mills are shut.",
        "A seal swam to [[Dún Bré]]. It slept in Dún Bré.\n\nChildren of [[Dun Bre]] fed it.",
        "The village [[fête]] was wet. Last year's [[fete]] made more, and no fête has made less.",
        "[[México]] has won. Fans of [[Mexico]] sang.",
        "[[Nestlé]] will close a plant.\n\nThe plant has 90 workers, [[Nestle]] said.",
        "[[Provenca]] played well. Fans of Provenca sang, and [[Provença]] won the cup. Provenca is a small town.",
    )

    def find(self, document: Document) -> Iterable[Accented]:
        prose = document.prose
        if document.language[:2] != "en" or prose.isascii() or document.holds(_SPOKEN_OF):
            return
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for match in _WORD.finditer(prose):
            found[fold(match[0])].append(match.span())
        for match in _LOWER.finditer(prose):
            key = fold(match[0])
            if key.isascii() and len(key) > 3 and key not in _OTHERS and (plain := document.places({key})):
                found[key] += [match.span(), *((at, at + len(key)) for at in plain if prose[at].islower())]
        for key, places in found.items():
            forms = {prose[start:end].casefold() for start, end in places if not prose[start:end].isupper()}
            if len(forms) < 2 or key in words().given or key in terms.known_forms():
                continue
            for start, end in dict.fromkeys(places):
                zone, form = document.zone_at(start), prose[start:end]
                if zone in (TABLE, DATELINE) or form.isupper():
                    continue
                if not form.isascii() and is_place(key) and _within(prose, start, end):
                    continue  # "the Banco Central de Reserva del Perú" is in Peru
                before = _BEFORE.search(prose, max(start - 30, 0), start)
                yield Accented(
                    span=document.span(start, end), zone=zone, quoted=document.quoted(start), dateline=document.date,
                    form=form, before=before[1] if before else "",
                )  # fmt: skip

    def keys(self, claim: Accented) -> Iterable[str]:
        if not claim.quoted:
            yield f"{claim.path}\n{fold(claim.form)}"

    def check(self, claims: Sequence[Accented]) -> Iterator[Finding]:
        counts = Counter(claim.form for claim in claims)
        best = max(counts, key=lambda form: (counts[form], not form.isascii(), form))
        usual = [claim for claim in claims if claim.form == best]
        odd = [claim for claim in claims if claim.form.casefold() != best.casefold()]
        beside = [{claim.before for claim in found if claim.before} for found in (usual, odd)]
        if not odd or (all(beside) and beside[0].isdisjoint(beside[1])):
            return
        yield self.finding(
            odd[0],
            f"accents come and go: {counted(counts)}",
            *odd[1:MOST],
            Related(usual[0].span, f"{best} here"),
            reason=f"all: {best}, but for its accents",
            repairs=[best],
        )


def _within(prose: str, start: int, end: int) -> bool:
    """Is a word part of a longer name: after a foreign "of", or beside another capitalised word or a number?"""
    return bool(_FOREIGN.search(prose, max(start - 30, 0), start) or _LONGER.match(prose, end))
