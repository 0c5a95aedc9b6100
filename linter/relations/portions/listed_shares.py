"""Shares of one whole of which the last is the rest: a list down to "- everything else, 9%", or a paragraph's.

"Motorcycles were used for 41% of trips. Minibuses took 33%, and people went on foot for the remaining 36%."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise
from typing import Final

from linter.document import LIST, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.sums import Sum, made_of

_REST: Final = later(
    r"\b(?:everything|everyone|everybody|all|anything) else\b|\b(?:the )?rest\b|\bothers?\b|\b(?:un)?specified\b"
    r"|\bremaind(?:er|ing)\b|\bremaining\b|\bmiscellaneous\b|\bdon[’']?t knows?\b|\bundecided\b|\bunknown\b"
)


# "The other 23%", "for the remaining 28%": all shares before it in the paragraph, and it, are the whole.
_THE_OTHER: Final = later(
    r"\b(?:the (?:other|remaining|rest|remainder)|for the remaining|(?:and|with) the other|the last)(?: [a-z]+)?,? "
    r"(?:of )?$",
    re.I,
)
# Shares of different wholes or times, or several to each person.
_ELSE: Final = later(
    r"\b(?:compared|against|last year|up from|down from|a year (?:earlier|before|ago)|previous|rose|fell|increase|than|"
    r"margin|turnout|grew|growth|more than one|several)\b",
    re.I,
)
_LIKELY: Final = (80, 125)  # a sum further from 100 is of shares of something else
_ROUNDED: Final = 1.5
_LONGEST: Final = 8


def listed_shares(document: Document) -> Iterator[Sum]:
    """Every such list of a document, as shares of 100; and the shares of a paragraph down to "the other 23%"."""
    yield from _in_paragraphs(document)
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
            yield made_of([], [parts], "both: the shares of one list, down to the rest", "rest")


def _in_paragraphs(document: Document) -> Iterator[Sum]:
    for _, group in groupby(figures(document), key=lambda sentence: sentence.block):
        run: list[tuple[Figures, Placed]] = []
        for sentence in group:
            for figure in sentence.figures:
                if figure.unit != "percent" or not figure.level:
                    continue
                run.append((sentence, figure))
                if _THE_OTHER.search(sentence.before(figure, 30)):
                    yield from _down_to_the_rest(run)
                    run = []


def _down_to_the_rest(run: Sequence[tuple[Figures, Placed]]) -> Iterator[Sum]:
    """The shares of a paragraph up to "the remaining 28%", unless some of them and it are a whole already."""
    if not 3 <= len(run) <= _LONGEST or any(_ELSE.search(sentence.text) for sentence in {s for s, _ in run}):
        return
    shares = [figure.value for _, figure in run]
    some = (sum(chosen) for size in range(1, len(run)) for chosen in combinations(shares[:-1], size))
    if _LIKELY[0] < sum(shares) < _LIKELY[1] and all(abs(added + shares[-1] - 100) > _ROUNDED for added in some):
        reason = "both: the shares of one whole, down to the rest"
        yield made_of([], [[figure for _, figure in run]], reason, "rest", near=False)


def _is_share(item: Figures) -> bool:
    """An item of a list that gives one share and no other figure."""
    share = item.figures[0]
    plain = share.level and not share.claim.per and not share.claim.hedge
    return item.zone == LIST and len(item.figures) == 1 and share.unit == "percent" and plain
