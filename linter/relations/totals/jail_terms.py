"""Prison terms and what they are said to come to: those of several people, or of one who serves them in turn.

"A total of 14 and a half years"; "four years for fraud and two for theft, to be served one after the other".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.document import HEADLINE, Document
from linter.finders.factors import number
from linter.patterns import either, later
from linter.phrases import written
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.sums import Sum, made_of

_COUNTS: Final = tuple(written(2, 8))
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
# Terms of one person that are added up.
IN_TURN: Final = later(
    r"\b(?:consecutive(?:ly)?|one after (?:the other|another)|back[- ]to[- ]back|one to follow the other|"
    r"(?:served|run) in (?:succession|sequence))\b"
)
_FOR: Final = later(r" (?:for|on|over) (?!good\b|life\b|parole\b|bail\b|licen[cs]e\b|probation\b)[a-z]")
_IN_ALL: Final = later(r" (?:in all|in total|altogether|all told)\b")
_JAIL: Final = later(r" (?:in (?:prison|jail)|behind bars|(?:prison|jail) (?:term|sentence))\b")
_NOT_ADDED: Final = later(
    r"\b(?:suspended|concurrent\w*|minimum|parole|licen[cs]e|appeal\w*|reduced|increased|serving|existing|earlier|"
    r"previous\w*|time served|credit|co-defendants?|accomplices?|faces?|faced|could|sought|asked for|each)\b"
)
_TITLES: Final = "Judge|Justice|Magistrate|District|Crown|County|High|Court|Supreme|Regional|Chief|Sir|Mr|Mrs|Ms"
_PERSON: Final = later(
    rf"\b(?:(?:Mr|Mrs|Ms) |(?!{_TITLES})(?<!Judge )(?<!Justice )[A-Z][a-z]+ )(?!{_TITLES})([A-Z][\w’'-]+)"
)
_MONTHS: Final = {"year": 12.0, "month": 1.0}


def jail_terms(document: Document) -> Iterator[Sum]:
    """Every total of prison terms with the terms that it is made of."""
    yield from _of_several(document)
    if document.holds({"jailed", "sentenced", "prison", "jail"}):
        yield from _in_turn(document)


def _in_turn(document: Document) -> Iterator[Sum]:
    """The terms that one person serves one after the other, and the only other term of the draft."""
    if not IN_TURN.search(document.prose) or _NOT_ADDED.search(document.prose):
        return
    story = [s._replace(figures=tuple(_lengths(document, s))) for s in figures(document)]
    listed = [(s, terms) for s in story if s.zone != HEADLINE and len(terms := _listed(document, s)) > 1]
    if len(listed) != 1:
        return
    told, terms = listed[0]
    said = [(s, f) for s in story for f in s.figures if f not in terms and _said(s, f)]
    totals = [figure for _, figure in said]
    if any(_MANY.search(s.text) or _another(s.text, told.text) for s, _ in said):
        return
    if len({f.value for f in totals}) == 1 and totals[0].value > max(f.value for f in terms):
        yield made_of(totals[:1], [terms], "both: the terms that are served one after the other", near=False)


def _another(one: str, other: str) -> bool:
    """Does each of two sentences name people, and none of them both?"""
    people, others = (set(_PERSON.findall(text)) for text in (one, other))
    return bool(people and others) and not people & others


def _lengths(document: Document, sentence: Figures) -> Iterator[Placed]:
    """The lengths of a sentence in years: "18 months", "three years and six months"."""
    lengths = [f for f in sentence.figures if f.unit in _MONTHS and f.level and not f.claim.hedge]
    for before, figure, after in zip([None, *lengths], lengths, [*lengths[1:], None], strict=False):
        if before and _goes_on(sentence, before, figure):
            continue
        end, months = figure.end, figure.value * _MONTHS[figure.unit]
        if after and _goes_on(sentence, figure, after):
            end, months = after.end, months + after.value
        claim = replace(figure.claim, span=document.span(figure.start, end), value=months / 12, unit="year")
        yield _exact(Placed(claim, figure.start, end))


def _goes_on(sentence: Figures, years: Placed, months: Placed) -> bool:
    return (years.unit, months.unit, sentence.between(years, months)) == ("year", "month", " and ")


def _listed(document: Document, sentence: Figures) -> list[Placed]:
    """The terms of a sentence, each with its crime, if that sentence or the next has them served in turn."""
    terms = [f for f in sentence.figures if _FOR.match(sentence.after(f, 20))]
    _, end = document.sentence_at(min(sentence.end + 1, len(document.prose) - 1))
    return terms if IN_TURN.search(document.prose, sentence.start, end) else []


def _said(sentence: Figures, figure: Placed) -> bool:
    """Is somebody said to go to prison for so long?"""
    after = sentence.after(figure, 30)
    return bool(_TERM.search(sentence.before(figure, 50)) or _IN_ALL.match(after) or _JAIL.match(after))


def _of_several(document: Document) -> Iterator[Sum]:
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
