"""A day of some months ago, or to come, of which two drafts have one each: "seized on September 19", and on the 21st.

Days about the date of a story are many, and so are near each other by chance. Of a month long past two drafts of one
story hardly ever name two days, unless one of them is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from linter.document import CAPTION, DATELINE
from linter.finders._event_words import is_place
from linter.finders.happenings import Happening
from linter.periods import DAY

_LONG: Final = 45  # days from the date of either draft
_WEAK: Final = frozenset(["since", "held", "began", "made", "night", "evening", "morning", "years", "year", "first"])


def old_days(claims: Sequence[Happening], near: int) -> Iterator[tuple[Happening, Happening, str]]:
    """Every two such days, and what both sentences speak of."""
    drafts: defaultdict[str, defaultdict[tuple[int, int], list[Happening]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        period, written = claim.period, claim.dateline
        if period is None or period.kind != DAY or written is None or claim.zone in (CAPTION, DATELINE):
            continue
        if abs((period.start - written).days) > _LONG:
            drafts[claim.path][period.start.year, period.start.month].append(claim)
    for one, other in combinations(sorted(drafts), 2):
        for month in drafts[one].keys() & drafts[other].keys():
            ours, theirs = drafts[one][month], drafts[other][month]
            days = [{claim.day for claim in found} for found in (ours, theirs)]
            if len(days[0]) != 1 or len(days[1]) != 1 or days[0] == days[1]:
                continue
            tied = [(a, b, why) for a, b in product(ours, theirs) if (why := _both(a, b))]
            if tied and abs((tied[0][0].day or 0) - (tied[0][1].day or 0)) <= near:
                yield tied[0]


def _both(a: Happening, b: Happening) -> str:
    """The words and figures that two sentences have in common, but for places; "" where these are only names."""
    words = {w for w in set(a.sentence) & set(b.sentence) if not is_place(w) and w not in _WEAK}
    shared = words | set(a.figures) & set(b.figures)
    return ", ".join(sorted(shared)[:5]) if shared - {*a.names, *b.names} else ""
