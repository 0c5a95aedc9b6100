"""The one share that a story tells in words, and the only part and whole that it gives of anything.

"Half of the phone boxes are gone", and in another place "they visited all of the 90. At 36 there was nothing": the
copy says that the 36 are some of the 90, and it gives no two counts that make the share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.document import HEADLINE, NOT_THE_STORY, QUOTE, TABLE, Document
from linter.finders.factors import hedge
from linter.patterns import later
from linter.phrases import WORD, kin, singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.portions.shares import Share
from linter.relations.portions.shares_apart import SHARE, in_words, parts_of, share_in_words

_LOOKED_AT: Final = later(
    r"\b(?:survey|sample|study|poll|check|inspection|audit)s? of (?:the |all |some )?$"
    r"|\b(?:surveyed|sampled|studied|polled|checked|tested|inspected|audited|examined|visited|questioned|asked|reached"
    r"|interviewed|telephoned|phoned|rang|called(?: at)?|counted|contacted|wrote to|spoke to|heard from|replies from"
    r"|answers from|put (?:the |that |their |its )?questions? to)"
    r" (?:the |all (?:of )?(?:the )?|some |about |nearly |a total of |its |their )?$",
    re.I,
)
_HAS: Final = later(
    r"\b(?:has|have|had|of (?:the|its|their)|there (?:are|were)|scored|won|played|made|ran|sold|employs|of)"
    r" (?:the |all |some |about |its |their )?$",
    re.I,
)
_OF_WHOM: Final = later(
    r"[^.;:\d]{0,40},? (?:and )?of (?:whom|which|them|these|those),? (?:about |only |just |some )?$"
)
_AND: Final = later(r"(?: [a-z-]+){0,3},? (?:and|but)(?: only| just| found| in| at| that){0,3} $")
_OF_THEM: Final = later(r"(?: [a-z]+)? (?:of|among) (?:them|these|those)\b")
_NEXT: Final = later(
    r"[\"“]?(?:Of (?:these|those|them)(?: [a-z]+)?,?|At|In|On|Only|Just|Some|About|A total of|No fewer than|For"
    r"|(?:They|It) found)(?: only| just| some| about)? $|^$"
)
_DO: Final = later(
    r"(?: of (?:them|these|those))?,? (?:said|had|have|were|was|are|did|told|voted|answered|admitted|replied|failed"
    r"|passed|of them|there|wanted|want|could|would|no longer|never|lacked|need\w*|showed)\b"
)
_ANOTHER: Final = later(r"\b(?:another|once|used to|target|would|could|forecast|nationally|last year|ago|more than)\b")
_FEW: Final = 10
_NEAR: Final = 3  # sentences from a share to what was looked at to find it
_SLACK: Final = 0.06  # of itself: how far off a share in words may be
_HEDGES: Final = {"nearly": (0.85, 1.01), "more than": (0.99, 1.3), "just over": (0.99, 1.15), "less than": (0.7, 1.01)}


def sole_shares(document: Document) -> Iterator[Share]:
    """The share that a draft tells, where it gives one part and whole and these make another."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE, QUOTE)]
    pairs = {(part.value, whole.value): (s, part, whole) for s, part, whole in _pairs(story)}
    if not pairs:
        return  # before the whole draft is searched for a share
    told = [
        m for m in SHARE.finditer(document.prose)
        if document.zone_at(m.start()) not in NOT_THE_STORY | {TABLE, QUOTE} and not document.quoted(m.start())
    ]  # fmt: skip
    if not told or len({in_words(m) for m in told}) > 1:
        return
    match = told[0]
    counts = [f for s in story for f in s.figures if not f.unit]
    pairs = {key: pair for key, pair in pairs.items() if not match.start() <= pair[1].start < match.end()}
    start, end = document.sentence_at(match.start())
    if len(pairs) != 1 or _ANOTHER.search(document.prose, match.end(), end):
        return
    ((sentence, part, whole),) = pairs.values()
    low, high = _range(document, match)
    real = part.value / whole.value
    ratios = [1 - real, *(f.value / whole.value for f in counts), *(part.value / f.value for f in counts if f.value)]
    beside = sum(start <= f.start < end and f.value >= _FEW for f in counts)
    if sentence.start == start or beside > 1 or any(low <= ratio <= high for ratio in ratios):
        return
    if 0.5 < real / in_words(match) < 2 and _same(document, match, sentence, whole):
        yield share_in_words(document, match, part, whole)


def _range(document: Document, match: re.Match[str]) -> tuple[float, float]:
    """The least and the most that a share in words may stand for."""
    said = in_words(match)
    hedged = hedge(match)
    low, high = _HEDGES.get(hedged, (0.87, 1.13) if hedged else (1 - _SLACK, 1 + _SLACK))
    return said * low, said * high


def _pairs(story: Sequence[Figures]) -> Iterator[tuple[Figures, Placed, Placed]]:
    """The sentence, the part and the whole of everything that the copy counts some of."""
    for sentence in story:
        yield from ((sentence, part, whole) for part, whole in parts_of(sentence))
        for whole, part in pairwise(sentence.figures):
            gap = sentence.between(whole, part)
            of_them = _OF_WHOM.fullmatch(gap) or (len(gap) < 90 and _OF_THEM.match(sentence.after(part, 20)))
            found = _AND.fullmatch(gap) and _LOOKED_AT.search(sentence.before(whole, 50))
            if _fit(part, whole) and (of_them or (found and _DO.match(sentence.after(part, 25)))):
                yield sentence, part, whole
    for before, sentence in pairwise(story):
        wholes = [f for f in before.figures if _count(f) and f.value >= _FEW]
        part = sentence.figures[0]
        if len(wholes) != 1 or sentence.number != before.number + 1 or not _fit(part, wholes[0]):
            continue
        lead, opens = before.before(wholes[0], 60), sentence.before(part)
        these = opens.startswith(("Of these", "Of them", "Of those")) or _OF_THEM.match(sentence.after(part, 20))
        goes_on = _NEXT.match(opens) and (_LOOKED_AT.search(lead) or _DO.match(sentence.after(part, 25)))
        if these or (goes_on and (_LOOKED_AT.search(lead) or _HAS.search(lead)) and not _own_noun(part, wholes[0])):
            yield before, part, wholes[0]


def _count(figure: Placed) -> bool:
    return not figure.unit and figure.level and not figure.claim.per


def _fit(part: Placed, whole: Placed) -> bool:
    """Could one count be some of another?"""
    return _count(part) and _count(whole) and whole.value >= _FEW and 3 <= part.value < whole.value


def _own_noun(part: Placed, whole: Placed) -> bool:
    """Does the smaller count have a noun of its own: "At 36 stations"?"""
    named = re.match(r" ([a-z]+s)\b", part.claim.trail)
    return bool(named) and part.head != whole.head


def _same(document: Document, match: re.Match[str], sentence: Figures, whole: Placed) -> bool:
    """Is it a share of what is counted, or told at the top of what was looked at to find it?"""
    _, end = document.sentence_at(match.start())
    of = {singular(word) for word in WORD.findall(document.prose[match.end() : end])[:6]}
    noun = {whole.head} & set(map(singular, WORD.findall(whole.claim.trail)[:3]))
    people = kin().people
    if noun & of or (noun and noun <= people and of & people):
        return True
    above = match.end() < sentence.start and sentence.number - _number(document, match) <= _NEAR
    return above and _LOOKED_AT.search(sentence.before(whole, 60)) is not None


def _number(document: Document, match: re.Match[str]) -> int:
    return document.sentences.index(document.sentence_at(match.start()))
