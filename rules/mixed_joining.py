from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.claims import Term
from linter.document import TABLE, Document
from linter.finders.terms import is_fixed
from linter.finding import Finding, Related
from linter.folding import fold
from linter.lexicon import Place, countries_in
from linter.patterns import later
from linter.rule import Rule, examples

MOST = 10  # places that one finding lists
_JOINED: Final = later(r" ?[-‐‑–—/] ?")
_NAMES: Final = {
    "-": "hyphen", "–": "en dash", "—": "em dash", "/": "slash",
    " - ": "spaced hyphen", " – ": "spaced en dash", " / ": "spaced slash",
}  # fmt: skip
# Any two capitalised words, so that towns and parties count too.
_PAIR: Final = later(r"(?<![\w\-–/’'.])([A-ZĐ][^\W\d_]{2,24})( ?[-‐‑–—/] ?)([A-ZĐ][^\W\d_]{2,24})(?![\w\-–/])")


class MixedJoining(Rule[Term]):
    """A draft joins the same two names now with a hyphen, now with a dash: Vietnam-Russia, Viet Nam - Russia.

    Why it matters
    --------------
    The pair is one term of the story and stands in its headline; three ways to set it look like three authors.

    How it decides
    --------------
    Two countries, their peoples or capitals (in any spelling), or two other capitalised words, that nothing but a
    hyphen, a dash or a slash joins, are one pair wherever they stand in that order. The rarer ways to join a pair are
    reported with one place of the usual way; of two that are as common, the spaced one, or the one that came later. A
    hyphen with spaces, which no style book has between two names, is never taken for the usual way beside another.

    When it stays silent
    --------------------
    In direct speech and tables, in an institution's own name, where a spaced dash could begin a new clause, and about a
    pair that is always joined alike. Different pairs may be joined differently.
    """

    style = True
    reads = Term

    allows = examples(
        "Vietnam-Russia trade grew. A Vietnam-Russia forum will follow.\n\n"
        "The Vietnam - Russia Institute of Technology opened.",
        "Ties with Russia - Vietnam said so on Monday - are warm. Russia-Vietnam trade grew.",
        "The Hanoi-Haiphong line and the Lao Cai – Hanoi line will be joined.",
    )
    catches = examples(
        "[[Vietnam-Russia]] relations are warm.\n\n"
        "The Vietnam-Russia friendship is old, and [[Viet Nam - Russia]] trade grows.",
        "[[US-China]] talks resume.\n\nMarkets follow the US-China dispute; a [[US–China]] deal is far off.",
        "[[Viet Nam - Russia]] trade grows, and [[Viet Nam - Russia]] ties are old.\n\n[[Vietnam-Russia]] talks go "
        "on, as Vietnam-Russia talks do.",
        "The [[Lyon-Turin]] tunnel is late.\n\nThe Lyon-Turin link and the [[Lyon–Turin]] budget were discussed.",
    )

    def find(self, document: Document) -> Iterable[Term]:
        prose = document.prose
        places = countries_in(prose)
        taken: set[int] = set()
        for first, second in pairwise(places):
            joint = prose[first.end : second.start]
            if len(joint) <= 3 and _JOINED.fullmatch(joint):
                taken |= {first.end, second.start}
                yield from _term(document, first.start, second.end, joint, f"{_sort(first)}+{_sort(second)}")
        for pair in _PAIR.finditer(prose):
            if pair.end(1) not in taken and pair.start(3) not in taken:
                yield from _term(document, pair.start(), pair.end(), pair[2], fold(f"{pair[1]}+{pair[3]}"))

    def keys(self, claim: Term) -> Iterable[str]:
        if not claim.quoted and not claim.fixed:
            yield f"{claim.path}\n{claim.family}"

    def check(self, claims: Sequence[Term]) -> Iterator[Finding]:
        if claims[0].family[0].islower() and all(" " in claim.form for claim in claims):
            return  # two words with spaced dashes between them may have come together by chance
        counts = Counter(claim.form for claim in claims)
        best = max(counts, key=lambda form: (form != " - ", counts[form], " " not in form))
        odd = [claim for claim in claims if claim.form != best]
        if not odd:
            return
        kept = next(claim for claim in claims if claim.form == best)
        numbers = ", ".join(
            f"{_NAMES[form]} {number}" for form, number in sorted(counts.items(), key=lambda i: (-i[1], i[0]))
        )
        more = f" (and {len(odd) - MOST} more places)" if len(odd) > MOST else ""
        parts = _JOINED.split(odd[0].span.text)
        yield self.finding(
            odd[0],
            f"the same two names are joined in more than one way: {numbers}{more}",
            *odd[1:MOST],
            Related(kept.span, f"{_NAMES[best]} here"),
            reason=f"all: {' and '.join(parts)}",
            repairs=[best.join(parts)] if len(parts) == 2 else (),
        )


def _sort(place: Place) -> str:
    return f"{place.code} {place.sort}"


def _term(document: Document, start: int, end: int, joint: str, family: str) -> Iterator[Term]:
    zone, form = document.zone_at(start), joint.replace("‐", "-").replace("‑", "-")
    if form not in _NAMES or zone == TABLE or document.sentence_at(start) != document.sentence_at(end - 1):
        return
    if " " in form and not _modifies(document.prose, start, end):
        return
    yield Term(
        span=document.span(start, end),
        zone=zone,
        quoted=document.quoted(start),
        dateline=document.date,
        family=family,
        form=form,
        fixed=is_fixed(document.prose, start, end),
    )


# After a spaced dash that joins, the pair stands before a noun; after one that begins a clause, a verb comes soon.
_CLAUSE: Final = later(
    r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|said|says|say|did|does|do|to|"
    r"who|which|that|where|in|on|at|of|for|with|by|from|as|and|or|but|also|not|now)\b|[,.;:!?’')]|$| [-–]"
)


def _modifies(prose: str, start: int, end: int) -> bool:
    """Does the pair stand before a noun, as in "the Viet Nam - Russia relations"?"""
    return _CLAUSE.match(prose, end) is None and prose[end : end + 1] == " "
