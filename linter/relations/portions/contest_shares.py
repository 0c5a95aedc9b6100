"""The shares of the votes that candidates took, told paragraphs apart: together they cannot be more than all votes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import DATELINE, HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures, numbered
from linter.relations.totals.sums import Sum, made_of

_VOTING: Final = frozenset({"vote", "votes", "voters", "election", "elections", "ballot", "ballots", "candidates"})
_OF_VOTES: Final = later(r"^ of (?:the |all )?(?:\w+ ){0,2}(?:votes?|ballots?|poll)\b")
_TOOK: Final = later(
    r"\b(?:received|won|wins|took|taking|got|getting|secured|polled|garnered|collected|scored|gained|had|with|"
    r"(?:came|finished|was|were|placed|ended)(?: up)?(?: in| a distant| a close)? (?:second|third|fourth|fifth|last)|"
    r"runner-up|trail\w+|(?:slumped|fell|dropped|slipped|rose|climbed) to|"
    r"follow\w+|behind|ahead of|content with|on|(?:gave|giving) \w+)\b[^.;\d]{0,60}$",
    re.I,
)
# A vote of another kind, place or time, or a figure that is no candidate's.
_OTHERWISE: Final = later(
    r"\b(?:turnout|turned out|registered|opinion|exit polls?|survey\w*|polls? (?:show|suggest|put)\w*|pollsters?|"
    r"pollster|approv\w+|counted so far|reporting|counting|years? (?:ago|earlier)|last time|previous\w*|"
    r"(?:in|since) (?:19|20)\d\d|"
    r"second round|first round|run-?off|recount|threshold|needed|needs|required|would|could|might|majority of|"
    r"(?<!parties )together|"
    r"province|district|constituency|county|wards?|women|men|among|points?|up from|down from|swing|spoil\w+|blank|"
    r"invalid|abstain\w*|null|against|referendum|combined|between them)\b",
    re.I,
)
_SEVERAL: Final = frozenset({"runoff", "rounds", "constituencies", "referendum", "referendums", "polls"})
_NAME: Final = later(
    r"(?:[A-ZÀ-Þ][\w’'-]+)(?: (?:d[aeiou]s? |van |von |bin |al-)?[A-ZÀ-Þ][\w’'-]+)+|[A-ZÀ-Þ][\w’'-]{3,}"
)
# "… and the baker, who gave away rolls, had to be content with 4.4": the words "per cent" are left out.
_BARE: Final = later(r"\b(?:with|on|took|had|got|won|received|and|just|only) (?P<n>\d{1,2}\.\d{1,2})(?=[.,;]?(?:\s|$))")
_AND: Final = later(r"\d (?:per ?cent,?|%,?),? and (?:all (?:the )?)?[A-Za-z][^.;\d]{2,50}$")
_APART: Final = 5  # sentences


def contest_shares(document: Document) -> Iterator[Sum]:
    """The shares of the candidates of the one vote that a document tells of."""
    if not document.holds(_VOTING) or document.holds(_SEVERAL) or document.language[:2] != "en":
        return
    run: list[Placed] = []
    names: list[frozenset[str]] = []
    last, opened = 0, False
    for sentence in figures(document):
        own = _shares(document, sentence)
        if not own:
            continue
        if run and sentence.number - last > _APART:
            break
        opened = opened or any(_OF_VOTES.match(sentence.after(f, 40)) for f in own)
        run += own
        names += _whose(sentence, own)
        last = sentence.number
    every = [name for each in names for name in each]
    if opened and len(run) >= 3 and all(names) and len(every) == len(set(every)):
        yield made_of([], [run], "both: the shares of the votes of one election", "shares", near=False)


def _shares(document: Document, sentence: Figures) -> list[Placed]:
    """The shares that a sentence gives to candidates or parties."""
    if sentence.zone in (HEADLINE, DATELINE) or _OTHERWISE.search(sentence.text):
        return []
    found = [
        f for f in sentence.figures
        if f.unit == "percent" and f.level and f.claim.change in ("", "to") and 0 < f.value < 100
    ]  # fmt: skip
    if any(not _TOOK.search(sentence.before(f, 100)) and not _AND.search(sentence.before(f, 60)) for f in found):
        return []
    if found and (bare := _BARE.search(sentence.prose, found[-1].end, sentence.end)):
        found.append(numbered(document, *bare.span("n")))
    return found


def _whose(sentence: Figures, own: Sequence[Placed]) -> list[frozenset[str]]:
    """Whom each share of a sentence is given to: the names since the share before it."""
    starts = [sentence.start, *(f.end for f in own)]
    return [
        frozenset(m[0] for m in _NAME.finditer(sentence.prose, begin, f.start) if m[0] not in ("The", "That"))
        or frozenset(["others"] if re.search(r"\bother", sentence.prose[begin : f.start]) else [])
        for begin, f in zip(starts, own, strict=False)
    ]
