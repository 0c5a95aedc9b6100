"""The countries that a document names, by the lexicon's names and by the newsroom's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linter.document import Document
from linter.lexicon import NAME, Place, countries_in, country
from linter.patterns import either, later


@lru_cache(maxsize=4)
def places(document: Document) -> tuple[Place, ...]:
    """Every country of a document, in order."""
    known = countries_in(document.prose, language=document.language)
    own = tuple(_own(document))
    if not own:
        return known
    apart = (place for place in known if not any(p.start < place.end and place.start < p.end for p in own))
    return tuple(sorted((*apart, *own)))


def _own(document: Document) -> Iterator[Place]:
    """Where a name stands that the newsroom has given to a country."""
    codes = {form: code for form, name in document.house.forms.items() if (code := country(name))}
    if codes:
        for match in later(rf"\b(?:{either(codes)})(?!\w)").finditer(document.prose):
            yield Place(match.start(), match.end(), codes[match[0]], NAME)
