"""What has never closed, stopped or been called off, and the year in which it was.

The break is told of the same thing: by its name, the noun that the claim has for it ("the mine"), or as "no regatta".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.folding import fold
from linter.patterns import later
from linter.phrases import stem
from linter.relations.precedence.precedents import Novelty, Precedent, this_year

OPENINGS: Final = frozenset((
    "never", "without", "uninterrupted", "uninterruptedly", "unbroken", "continuously", "every", "each", "missed",
    "interruption",
))  # fmt: skip
_BROKEN: Final = (
    r"(?:closed|shut(?: down)?|stopped|halted|suspended|cancell?ed|called off|abandoned|scrapped|interrupted|postponed|"
    r"idle|silent|dark|out of (?:action|service|use)|at a standstill)"
)
_CLAIM: Final = later(
    rf"\b(?:has|have|had) never (?:once )?(?:been )?(?:{_BROKEN}|stood still|missed an? \w+|failed to \w+)\b"
    r"|\bnever (?:once )?(?:having )?(?:been )?(?:closed|stopped|cancelled|missed an? \w+|interrupted)\b"
    r"|\bwithout (?:an?|one|any|a single|even one) (?:single )?(?:interruption|break|stoppage|pause|gap|day off|"
    r"missed \w+)\b"
    r"|\b(?:without|no) interruption\b"
    r"|\b(?:has|have) not missed an? (?:single )?\w+\b"
    r"|\b(?:held|staged|run|rung|played|performed|celebrated|published|lit|open|celebrated|taken place|met) "
    r"(?:there |here )?(?:in )?(?:every|each) (?:single )?(?:year|day|summer|winter|spring|autumn|night|week|month)\b"
    r"|\b(?:uninterrupted(?:ly)?|unbroken|continuously)\b"
)
_BUT: Final = later(
    r"\b(?:but for|but not|except\w*|apart from|save for|bar|barring|almost|nearly|virtually|only|not always|"
    r"until|if|would)\b"
)
# "Never closed because of snow", "never closed its doors": another matter.
_LIMITED: Final = later(r" (?:its|his|her|their|the|an?|to|on|because|due|for|over|by|at|during|under|with)\b")
_SINCE: Final = later(r"\b(?:since|from) (?:[^,.;]{0,40}? )?(?P<year>(?:1[5-9]|20)\d\d)\b")
_BREAK: Final = later(
    r"\b(?P<who>[Tt]he [a-z-]+(?: [a-z]+)?|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[A-Z][\w’'-]+) "
    rf"(?:(?:(?:was|were|had(?: to)?(?: be)?(?: been)?|lay|fell|went|stood|had stood|remained|stayed) )?{_BROKEN}|"
    r"(?:stood|had stood) still|did not (?:open|run|take place|appear|meet)|could not be (?:held|staged|played)|"
    r"missed (?:\w+ ){1,2}?(?P<missed>[a-z]+))\b"
    r"|\b(?:was|were) no (?P<no>[a-z]+)\b"
)
_WORD: Final = later(r"[^\W\d_]{3,}")
_FOUR: Final = later(r"\b(?P<year>(?:1[5-9]|20)\d\d)\b(?! [a-z]+s\b)")
_NOT: Final = later(
    r"\b(?:never|not (?!open|run|take|appear|meet|be)|nearly|almost|narrowly|threat\w+|plans?|planned|may|might|"
    r"would|wanted|"
    r"part(?:ly)?|one of|half|briefly considered|neighbou?ring|other|another|rivals?|until|since)\b"
)


def unbroken(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """Every claim that something has gone on without a break, with a year in which it did not."""
    prose, this = document.prose, this_year(document)
    for begin, stop in document.sentences_with(OPENINGS) if this else ():
        match = _CLAIM.search(prose, begin, stop)
        if not match or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE} or document.quoted(match.start()):
            continue
        if _BUT.search(prose, begin, stop) or _LIMITED.match(prose, match.end()):
            continue
        began = _SINCE.search(prose, begin, stop)
        after = int(began["year"]) if began else 0
        case = _broken(document, (begin, stop), after)
        if case:
            claim = Novelty(
                match.start(), match.end(), begin, who=(), deeds=frozenset(), words=frozenset(), since=after,
                named=frozenset(), noun=True, subject=frozenset(),
            )  # fmt: skip
            yield claim, case


def _broken(document: Document, claim: tuple[int, int], after: int) -> Precedent | None:
    """The sentence that puts a break of the same thing in a later year."""
    prose, this = document.prose, this_year(document)
    heads = [(block.start, block.end) for block in document.blocks[:1] if block.zone == HEADLINE]
    own = {stem(word) for place in (claim, *heads) for word in _WORD.findall(prose, *place)}
    for begin, stop in document.sentences:
        years = {int(m["year"]) for m in _FOUR.finditer(prose, begin, stop)}
        if begin == claim[0] or len(years) != 1 or not after <= min(years) < this:
            continue
        if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
            continue
        for match in _BREAK.finditer(prose, begin, stop):
            if _NOT.search(prose, max(begin, match.start() - 40), match.end() + 15):
                continue
            if what := _same(prose, begin, match, own, claim):
                return Precedent(begin, stop, (what,))
    return None


def _same(prose: str, begin: int, match: re.Match[str], own: set[str], claim: tuple[int, int]) -> str:
    """The word by which a break is of the same thing as the claim; "" where nothing says so."""
    if match["missed"] and stem(match["missed"]) not in own:
        return ""
    words = (match["who"] or match["no"]).split()
    low = [fold(word) for word in words if fold(word) != "the"]
    if low[-1] in ("it", "they", "he", "she"):
        # A pronoun that opens its sentence, or follows the one name of it, goes on from the claim.
        return low[-1] if begin - 1 <= claim[1] + 1 else ""
    return next((word for word in low if stem(word) in own and len(word) > 2), "")
