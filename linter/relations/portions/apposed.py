"""Shares told as another way to say a part: "1.04 million of them, or 45%"; "14,060 passed, a pass rate of 41%".

The whole need not stand beside them. A share that some part and whole of the copy give is right; only one that none
gives is held against the whole that the words most likely mean: what the part is "of", or the one larger amount of its
kind just before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.phrases import singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.portions.shares import Share, has_share, share_of

_HEDGES: Final = r"(?:(?:about|around|some|nearly|almost|just|over|under|more than|less than|roughly|only) )*"
_RATE: Final = (
    r"(?:an? |the )(?:[\w-]+ ){0,3}?(?:turnout|rate|share|ratio|proportion|equivalent|attendance|take-up) (?:of )?"
)
_IS: Final = r"(?:is|was|gives|gave|makes|made|means|meant|amounts to|amounted to|comes to|came to|works out at)"
# "1.04 million passengers, or 45%", "620 (18%)", "a pass rate of 41.2%", "58 on her list, which is 60%".
_OR: Final = later(
    rf"(?:,? or {_HEDGES}|,? \((?:or )?{_HEDGES}"
    rf"|(?:,| –|—| -) (?:giving |for |making )?(?:{_RATE}|which {_IS} |equal to ){_HEDGES})$"
)
# "Domestic passengers, at 5.33 million, made up 63% of the total".
_MADE_UP: Final = later(
    rf"(?:make|makes|made|making) up {_HEDGES}$|\b(?:accounts?|accounted|accounting) for {_HEDGES}$"
    rf"|\b(?:represents?|represented|is|are|was|were) {_HEDGES}$"
)
_COMMA: Final = later(rf"(?:, | – |—| - ){_HEDGES}$")  # before "55% of the total" alone
_THAT_IS: Final = later(rf"(?:[\"“])?(?:That|This|It) {_IS} {_HEDGES}$")
# A share may be of all that there is, or of what it names.
_OF_ALL: Final = later(
    r" of (?:the |its |their |all (?:the |those )?)*(?:total|whole|lot|number|them|those|these|all)\b"
)
_ALL: Final = later(r" of (?:the |its |their )?(?:total|whole|lot|number|all)\b")
_OF_A_SUM: Final = later(r" of (?:(?:the|its|their|all|some|about) )*$")
_OF: Final = later(r" of (?:(?:the|its|their|all|our|those|these) )+(?P<noun>[a-z]+)\b(?! (?:of|in|that|who|which)\b)")
_ENDS: Final = later(
    r"[,.;:)—–”\"]|$| [–-] | (?:and|but|while|when|compared|against|took|were|are|voted|had|have|has)\b"
)
# Not a share, but how far something moved, or a rate with a life of its own.
_OTHERWISE: Final = later(
    r"\b(?:(?<!made )(?<!makes )(?<!make )up|down|by|rise|rose|risen|fall|fell|fallen|"
    r"increase\w*|decrease\w*|drop\w*|gain\w*|growth|grew|loss|lower|"
    r"higher|more|less|fewer|above|below|off|discount|premium|interest|cut|jump\w*|declin\w+|inflation|swing|rais\w+|"
    r"climb\w*|yield\w*|margin|return|error|majority|tax|duty|fee|commission|a year)\b"
)
_WHOLE_BEFORE: Final = later(
    r"(?:^|[;,:] | [–—-] |\b(?:and|but|that) )[\"“]?(?:[Oo]ut )?[Oo]f (?:(?:the|its|their|those|these|all|about|some|"
    r"a total of|[\w’']+[’']s?) )*(?:[a-z-]+ ){0,3}$"
)
_PART_OF: Final = later(
    r"[^,;.]{0,40}\bof (?:(?:the|its|their|all|some|about|those|these|a total of|[\w’']+[’']s?) )*(?:[a-z-]+ ){0,2}$"
)
_OF_WHICH: Final = later(r"\bof (?:them|these|which|whom|those)\b")
_NO_AMOUNTS: Final = frozenset({"percent", "percentage point", "basis point", "year", "year of age"})
_TIMES: Final = frozenset({"day", "hour", "minute", "month", "week", "second"})
_FAR: Final = 80  # characters between a part and its share
_LARGE: Final = 100_000
_LEAST: Final = 13  # a smaller count may count anything


class _Apposition(NamedTuple):
    """A share, the amounts that may be its part (the nearest last), and what its words say it is a share of."""

    share: Placed
    parts: Sequence[Placed]
    sentence: Figures
    of_all: bool
    noun: str  # in the singular; "" where it is not said
    whole: Placed | None  # "45% of the 2.3 million"


def apposed_shares(document: Document) -> Iterator[Share]:
    """Every share of a document that is told as another way to say a part, with the whole that its words mean."""
    if document.language[:2] != "en":
        return
    story = [sentence for sentence in figures(document) if sentence.zone != HEADLINE]
    for found in _appositions(story):
        if _explained(story, found):
            continue
        if pair := _beside(found):
            yield share_of(found.share, *pair, near=True)
        elif pair := _before(story, found):
            yield share_of(found.share, *pair, near=False)


def _appositions(story: Sequence[Figures]) -> Iterator[_Apposition]:
    for at, sentence in enumerate(story):
        for share in sentence.figures:
            claim = share.claim
            if share.unit != "percent" or claim.per or claim.change or isinstance(claim.value, tuple):
                continue
            after = sentence.after(share, 60)
            of_all = _OF_ALL.match(after) is not None
            noun = None if of_all else _OF.match(after)
            whole = next((f for f in sentence.figures if f.start > share.end), None)
            if whole and not _OF_A_SUM.fullmatch(sentence.between(share, whole)):
                whole = None
            if not (of_all or noun or whole or _ENDS.match(after)):
                continue
            parts = _parts(story, at, sentence, share)
            if parts:
                of_all = of_all or _OF_ALL.match(sentence.after(parts[-1], 60)) is not None
                yield _Apposition(share, parts, sentence, of_all, singular(noun["noun"]) if noun else "", whole)


def _parts(story: Sequence[Figures], at: int, sentence: Figures, share: Placed) -> Sequence[Placed]:
    """The amounts that a share may say again: those before it in its sentence, or those of the sentence before."""
    before = [f for f in sentence.figures if f.start < share.start]
    if not before:
        last = story[at - 1] if at else None
        goes_on = last and last.number == sentence.number - 1 and _THAT_IS.match(sentence.before(share, 60))
        return _amounts(last.figures) if last and goes_on else []
    amounts = _amounts(before)
    if not amounts or any(f.unit == "percent" for f in before if f.start > amounts[-1].start):
        return []
    gap = sentence.between(amounts[-1], share)
    of_all = _ALL.match(sentence.after(share, 30))
    told = _OR.search(gap) or (of_all and (_COMMA.search(gap) or _MADE_UP.search(gap)))
    return amounts if told and len(gap) < _FAR and not _OTHERWISE.search(gap) else []


def _amounts(figures: Sequence[Placed]) -> Sequence[Placed]:
    """The amounts of a thing; among larger ones a small count or a length of time is none ("in three villages")."""
    amounts = [f for f in figures if _amount(f)]
    large = [f for f in amounts if f.unit not in _TIMES and (f.unit or f.value >= _LEAST)]
    return large if len(large) > 1 else amounts


def _amount(figure: Placed) -> bool:
    claim = figure.claim
    level = figure.level or (claim.part and not isinstance(claim.value, tuple))  # "will shed 100 of its 500 workers"
    but = claim.lead.lower().endswith("all but ")  # "All but nine were passes, a rate of 98 per cent"
    return level and not but and not claim.per and figure.unit not in _NO_AMOUNTS and figure.value >= 1


def _explained(story: Sequence[Figures], found: _Apposition) -> bool:
    """Do any part and whole of the copy give the share? Parts that stand together make a whole too."""
    for part in found.parts:
        alike = [(s, f) for s in story for f in s.figures if f is not part and _amount(f) and _of_one_kind(f, part)]
        if any(f.value > part.value and _gives(part, *f.ends, found.share) for _, f in alike):
            return True
        beside = [f.value for s, f in alike if s.block == found.sentence.block]
        wholes = [part.value + value for value in beside] + [part.value + sum(beside)]
        if any(_gives(part, whole, whole, found.share) for whole in wholes):
            return True
    return False


def _of_one_kind(one: Placed, other: Placed) -> bool:
    """Are two amounts in one unit, or so large that one may leave its unit unsaid: "1.84 lakh crore rupees"?"""
    return one.unit == other.unit or ("" in (one.unit, other.unit) and min(one.value, other.value) >= _LARGE)


def _gives(part: Placed, least: float, most: float, share: Placed) -> bool:
    """Is the share within a point of what a part is of a whole, each as wide as it was rounded from?"""
    low, high = part.ends
    slack = share.value * 0.12 if share.claim.hedge else 0.5
    return low / most * 100 <= share.value + slack and share.value - slack <= high / least * 100


def _beside(found: _Apposition) -> tuple[Placed, Placed] | None:
    """The part and the whole that it is said to be "of", where they are the last two amounts before the share."""
    if len(found.parts) < 2:
        return None
    far, near = found.parts[-2:]
    sentence = found.sentence
    if (
        far.unit != near.unit
        or has_share(sentence, far, found.share)
        or (found.noun and found.noun not in (far.head, near.head))
    ):
        return None
    between = sentence.prose[far.end : near.start]
    if far.value < near.value and _PART_OF.fullmatch(between):
        return far, near
    if near.value < far.value and (
        _WHOLE_BEFORE.search(sentence.prose[max(far.start - 70, 0) : far.start]) or _OF_WHICH.search(between)
    ):
        return near, far
    return None


def _before(story: Sequence[Figures], found: _Apposition) -> tuple[Placed, Placed] | None:
    """The part and the one larger amount of its kind in the nearest sentence that has any."""
    part, whole = found.parts[-1], found.whole
    if whole:
        return (part, whole) if part.unit == whole.unit and part.value < whole.value else None
    if part.unit in _TIMES or (not part.unit and part.value < 3):
        return None
    for sentence in reversed([s for s in story if s.start <= part.start]):
        wholes = [
            f
            for f in sentence.figures
            if f.start < part.start and _holds(f, part, found) and not has_share(sentence, f, found.share)
        ]
        near = sentence.number >= found.sentence.number - 2 and (sentence.block == found.sentence.block or found.of_all)
        if not near:
            wholes = [f for f in wholes if f.head and f.head == part.head]
        if wholes:
            return (part, wholes[0]) if len({f.value for f in wholes}) == 1 else None
    return None


def _holds(whole: Placed, part: Placed, found: _Apposition) -> bool:
    """May one amount be what the other is a part of?"""
    if not _amount(whole) or whole.unit != part.unit or whole.value <= part.value:
        return False
    if found.noun:
        return found.noun in (whole.head, whole.claim.measure)
    return bool(part.unit) or (
        whole.value >= _LEAST and (found.of_all or not part.head or whole.head in ("", part.head))
    )
