"""Shares of one whole in a list of which the last item is the rest: "- food, 38%" down to "- everything else, 9%"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from linter.document import LIST, Document
from linter.patterns import later
from linter.relations.figures import Figures, figures
from linter.relations.sums import Sum, made_of

_REST: Final = later(
    r"\b(?:everything|everyone|everybody|all|anything) else\b|\b(?:the )?rest\b|\bothers?\b|\b(?:un)?specified\b"
    r"|\bremaind(?:er|ing)\b|\bremaining\b|\bmiscellaneous\b|\bdon[’']?t knows?\b|\bundecided\b|\bunknown\b"
)


def listed_shares(document: Document) -> Iterator[Sum]:
    """Every such list of a document, as shares of 100."""
    rows: list[list[Figures]] = []
    for before, sentence in pairwise([None, *figures(document)]):
        if sentence is None or not _is_share(sentence):
            continue
        if rows and before is rows[-1][-1] and sentence.number == before.number + 1:
            rows[-1].append(sentence)
        else:
            rows.append([sentence])
    for row in rows:
        if len(row) >= 3 and _REST.search(row[-1].text.lower()):
            parts = [item.figures[0] for item in row]
            yield made_of([], [parts], "both: the shares of one list, down to the rest", "shares")


def _is_share(item: Figures) -> bool:
    """An item of a list that gives one share and no other figure."""
    share = item.figures[0]
    plain = share.level and not share.claim.per and not share.claim.hedge
    return item.zone == LIST and len(item.figures) == 1 and share.unit == "percent" and plain
