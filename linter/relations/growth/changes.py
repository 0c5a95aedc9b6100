"""Which stated changes stand beside the very figures that they compare: other rules judge those."""

from __future__ import annotations

from functools import lru_cache

from linter.document import Document
from linter.relations.growth.moves import moves_in
from linter.relations.growth.multiples import multiples
from linter.relations.growth.triads import triads


@lru_cache(maxsize=4)
def judged(document: Document) -> frozenset[int]:
    """Where in the source the words of such changes stand: each character's place, from first to last."""
    factors = {m.span.start for m in (*multiples(document), *triads(document))}
    return frozenset(factors.union(*(range(m.span.start, m.span.end) for m in moves_in(document))))
