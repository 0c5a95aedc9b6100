"""Prison terms of several people, and what they are said to come to: "a total of 14 and a half years"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.document import HEADLINE, Document
from linter.finders.factors import number
from linter.patterns import either, later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.sums import Sum, made_of

_COUNTS: Final = ("two", "three", "four", "five", "six", "seven", "eight")
_TOTAL: Final = later(
    r"\b(?:jail\w*|imprison\w*|prison|sentenc\w+|terms?|behind bars)\b[^.;]{0,60}\b(?:total of|"
    r"totall?ing|combined(?: total of)?|between them)(?: (?:more than|almost|nearly|just over))? $"
)
_MANY: Final = later(
    rf"\b(?P<n>{either(_COUNTS)}) (?:[a-z]+ )?(?:men|women|people|brothers|sisters|teenagers|youths|thieves|robbers|"
    r"burglars|dealers|defendants|gang members|members|fraudsters|smugglers|officers|drivers|workers|conspirators)\b",
    re.I,
)
_TERM: Final = later(
    r"\b(?:sentenced to|received|(?:was|were) given|got|jailed for|imprisoned for|locked up for|handed|"
    r"sent to prison for) (?:an? (?:term|sentence) of )?$"
)
# A term that is not served, or not added.
_OTHERWISE: Final = later(
    r"\b(?:suspended|concurrent\w*|consecutive\w*|community order|appeal|each|reduced|earlier|previous\w*)\b"
)


def jail_terms(document: Document) -> Iterator[Sum]:
    """A total of terms, and the terms, where the draft gives just as many as there are people."""
    if not document.holds({"total", "totalling", "totaling", "combined", "between"}) or _OTHERWISE.search(
        document.prose
    ):
        return
    story = [s for s in figures(document) if s.zone != HEADLINE]
    for sentence in story:
        many = _MANY.search(sentence.text)
        for total in sentence.figures:
            if total.unit == "year" and many and not total.claim.hedge and _TOTAL.search(sentence.before(total, 120)):
                terms = _terms([s for s in story if s is not sentence])
                if len(terms) == number(many["n"].lower()):
                    yield made_of([_exact(total)], [terms], "both: the terms of all who were jailed", near=False)


def _terms(story: Sequence[Figures]) -> list[Placed]:
    return [_exact(f) for s in story for f in s.figures if f.unit == "year" and _TERM.search(s.before(f, 50))]


def _exact(figure: Placed) -> Placed:
    """Terms are not rounded."""
    return figure._replace(claim=replace(figure.claim, low=figure.value, high=figure.value))
