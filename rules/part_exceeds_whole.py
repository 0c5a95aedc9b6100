"""Some of them against all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.alignment import number, unit_of
from linter.claims import Quantity
from linter.document import TABLE
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.phrases import kin
from linter.rule import Rule, examples

# Before a figure that counts some of those counted just before.
_OF_THOSE: Final = later(
    r"(?<!all )(?<!most )(?<!many )(?<!some )(?<!none )(?<!each )(?<!both )(?<!half )\b(?:of "
    r"(?:those|these|them|whom|which)"
    r"|of the (?:injured|hurt|wounded|dead|victims|survivors|arrested|detained|passengers|missing|total)"
    r"|among (?:them|those|whom))"
    r"(?: (?:hurt|injured|wounded|killed|arrested|detained|aboard|on board|missing|questioned|surveyed|polled))?,?"
    r" (?:about |some |around |nearly |more than |at least |only )?$",
    re.I,
)
# After one: "71 of them were children".
_OF_THEM: Final = later(r" of (?:them|those|these|whom|which)\b")
_ALONE: Final = later(r"\balone\b")
_UNITS: Final = frozenset(
    {"percent", "percentage point", "year of age", "count", "basis point", "year", "day", "month"}
)


@dataclass(frozen=True)
class PartExceedsWhole(Rule[Quantity]):
    """Some of a number that are more than the number.

    Why it matters
    "Of the 62 hurt, 71 were children": one of the two is wrong, and no reader needs another source to see it.

    How it decides
    A figure is part of the one before it when the copy says so: "of whom", "of those hurt", "71 of them", "including".
    A region, month or branch "alone" is part of the whole that the same draft gives in the same unit for the same
    thing. The part must not be larger than the whole, each as the range that it was rounded from.

    When it stays silent
    When another figure between them could be the whole; for shares, ages and lengths of time; when only the unit is the
    same and nothing else ties them.
    """

    severity = ERROR
    reads = Quantity
    source = "Arithmetic"
    allows = examples(
        "The stand fell, injuring 62 people. Of those hurt 17 were children.",
        "Ivory Coast produced 2.1 million tonnes of cocoa. The south-west alone accounted for 1.3 million tonnes of "
        "cocoa.",
        "The firm has 40 shops. It sold 1,200 phones, 300 of them abroad.",
    )
    catches = examples(
        "The stand fell, injuring [[62 people]]. Of those hurt [[71]] were children.".replace(" people]]", "]] people"),
        "The ferry carried [[380]] passengers, [[412]] of whom were tourists.",
        "Ivory Coast produced [[1.1 million tonnes]] of cocoa. The south-west alone accounted for [[1.3 million "
        "tonnes]] of cocoa.",
    )

    def keys(self, claim: Quantity) -> Iterable[str]:
        if claim.unit not in _UNITS and not claim.per:
            yield claim.path

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        for at, part in enumerate(claims):
            if part.change in ("up", "down", "from") or part.lead.endswith(("top ", "first ", "last ", "next ")):
                continue
            those = _OF_THOSE.search(part.lead)
            them = _OF_THEM.match(part.trail) and not part.lead.lower().endswith("all ")
            cue = bool(those or them)
            whole = self._before(claims, at, part, 1 if those else 0) if cue else self._whole(claims, part)
            if whole is None:
                continue
            reason = f"both: {whole.noun or part.noun or 'the same count'}, some and all"
            if part.low > whole.high:
                message = f"{part.words} is said to be some of {whole.words}"
                yield self.finding(part, message, whole, reason=reason, severity=ERROR if cue else WARNING)
            elif cue:
                yield self.agreement(f"{part.words} is part of {whole.words}", part, whole, reason=reason)

    def _before(self, claims: Sequence[Quantity], at: int, part: Quantity, back: int) -> Quantity | None:
        """The figure shortly before that can hold the part; if none can, the nearest one of the same things."""
        if re.search(r"\b(?:in|out of|over|under|aged) $", part.lead) or part.zone == TABLE:
            return None
        near = [
            c for c in claims[max(at - 4, 0) : at] if part.sentence - c.sentence <= back and unit_of(c) == unit_of(part)
        ]
        if any(c.high >= part.low for c in near):
            return next(c for c in reversed(near) if c.high >= part.low)
        people = kin().people | {"injured", "dead", "missing", "arrest", ""}
        same = [c for c in near if c.measure == part.measure or {c.measure, part.measure} <= people]
        return same[-1] if same and number(same[-1]) > 3 else None

    def _whole(self, claims: Sequence[Quantity], part: Quantity) -> Quantity | None:
        """The whole of what is said to be so for one place or time alone."""
        if not unit_of(part) or not _ALONE.search(part.lead[-60:]):
            return None
        wholes = [
            c for c in claims
            if c is not part and unit_of(c) == unit_of(part) and c.sentence < part.sentence and not c.change
            and c.modality == "actual" and c.measure and (c.measure == part.measure or not part.measure)
        ]  # fmt: skip
        return wholes[0] if len({number(c) for c in wholes}) == 1 else None
