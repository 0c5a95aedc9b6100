"""One compound, written as one word here and with a hyphen or as two words there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from linter.claims import Term
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import terms
from linter.finding import INFO, Finding, Related
from linter.relations.naming.forms import times
from linter.rule import Rule, examples
from linter.tables import table

MOST = 10  # places that one finding lists
_DATA: Final = Path(__file__).with_suffix(".toml")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table(_DATA)[name].split())


class MixedCompound(Rule[Term]):
    """One draft writes a compound as one word and with a hyphen, or as two words.

    Why it matters
    --------------
    Cease-fire beside ceasefire shows that two hands wrote the story, and a search for one misses the other.

    How it decides
    --------------
    A word of the copy that also stands there divided, its two halves joined by a hyphen or (nouns and names: tear gas,
    Ama Dablam) side by side. The rarer form is reported with one place of the usual one; of two that are as common,
    the one that came later, which is only a remark; and so are two common words beside one (oil fields, oilfields).

    When it stays silent
    --------------------
    In quoted writing and tables, in institutions' own names, for a verb with its particle (to set back, a setback), for
    words that mean something else when they are divided (re-sign), for a hyphen before a noun beside two words, and for
    the families of spellings that `mixed-spelling` looks after.
    """

    style = True
    reads = Term

    allows = examples(
        "The singer will re-sign for the label. She did not resign from the choir. Nobody resigned.",
        "They set back the clocks. It was a setback, and a setback for all.",
        "A long-term plan was read out. In the long term it will pay, and that term is long.",
        "The Flood Gate Company mended the floodgate. Each floodgate is of oak.",
    )
    catches = examples(
        "The [[flood-gate]] held. Water rose behind the [[floodgate]] for a day, and the floodgate did not leak.",
        "Rain fell on [[Nanga Marut]] in May. The slopes of Nanga Marut are steep.\n\nA team left for [[Nangamarut]].",
        "The [[wing-keeper]] slept. A wing-keeper must sleep.\n\nFour [[wingkeepers]] sang, and no wing-keeper heard "
        "them.",
        "Police fired [[pepper balls]] twice. The pepper balls came from Brno; two [[pepperballs]] hit a dog.",
    )

    def find(self, document: Document) -> Iterable[Term]:
        if document.language[:2] != "en":
            return
        words, prose = document.words, document.prose
        for word in sorted({word.removesuffix("s") for word in words if 6 <= len(word) <= 26}):
            solids = {word, word + "s"} & words  # "goal-keepers" beside "goalkeeper"
            if len(word) < 6 or not _list("other").isdisjoint(solids):
                continue
            for at in range(1 if word[0] == "e" else 2, len(word) - 2):  # "e-bike", "flood-gate"
                first, second = word[:at], word[at:]
                if first not in words:
                    continue
                seconds = {second, second + "s"} & words
                if seconds and not {first, second, second + "s"} & _list("apart"):
                    divided = [place for half in seconds for place in _divided(document, first, half)]
                    if divided:
                        solid = [(at, at + len(form)) for form in solids for at in document.places({form})]
                        for start, end in sorted(divided + solid):
                            yield from _term(document, start, end, word, prose[start:end])

    def keys(self, claim: Term) -> Iterable[str]:
        if not claim.fixed:
            yield f"{claim.path}\n{claim.family}"

    def check(self, claims: Sequence[Term]) -> Iterator[Finding]:
        counts = Counter(claim.form for claim in claims)
        best = max(counts, key=lambda form: counts[form])
        odd = [claim for claim in claims if claim.form != best]
        if not odd or "" not in counts:
            return
        kept = next(claim for claim in claims if claim.form == best)
        yield self.finding(
            odd[0],
            f"“{odd[0].words}” here, “{kept.words}” {times(counts[best])}",
            *odd[1:MOST],
            Related(kept.span, "the usual form here"),
            reason=f"all: {claims[0].family}, in one draft",
            severity=self.severity if counts[best] > len(odd) and not _both_ways(claims) else INFO,
        )


def _both_ways(claims: Sequence[Term]) -> bool:
    """Are these common words of which dictionaries have two words and one, and no name?"""
    return any(" " in claim.form for claim in claims) and not all(claim.words[0].isupper() for claim in claims)


def _divided(document: Document, first: str, second: str) -> Iterator[tuple[int, int]]:
    """Where the two halves stand side by side; two words only where both are nouns of some length, or a name."""
    prose = document.prose
    for start in document.places({first}):
        end = start + len(first)
        joint, stop = prose[end : end + 1], end + 1 + len(second)
        if joint not in ("-", " ") or prose[end + 1 : stop].lower() != second or prose[stop : stop + 1].isalnum():
            continue
        if prose[start - 1 : start] in ("-", "’", "'") and start:
            continue
        if joint == " " and (len(first) < 3 or len(second) < 3 or prose[start].isupper() != prose[end + 1].isupper()):
            continue
        yield start, stop


def _term(document: Document, start: int, end: int, family: str, text: str) -> Iterator[Term]:
    zone, prose = document.zone_at(start), document.prose
    alone = prose[start - 1 : start] not in ("-", "@", "/", ".", "#") and prose[end : end + 1] not in ("-", "@")
    if not alone or zone in NOT_THE_STORY or zone == TABLE or family in terms.known_forms():
        return
    low = text.lower() if family.endswith("s") else text.lower().removesuffix("s")
    yield Term(
        span=document.span(start, end), zone=zone, quoted=document.quoted(start), dateline=document.date,
        family=family, form="" if low == family else low, fixed=terms.is_fixed(prose, start, end, text),
    )  # fmt: skip
