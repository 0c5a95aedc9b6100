"""A new thing measured by the one that it replaces: "five times as many seats as the old one", told far apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import later
from linter.phrases import singular
from linter.relations.figures import Placed, figures
from linter.relations.multiples import Multiple, factors_of

_SUCCEEDS: Final = later(
    r" (?:as many|the) (?P<noun>[a-z]{3,}) (?:as|of) "
    r"(?:the (?:one|ones) (?:that |which )?(?:it|they) (?:will )?replaces?|"
    r"(?:the|its|their) (?:old|former|present|existing|current|previous) (?:one|[a-z]+)|its predecessor)\b"
)
_OLD: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:old|former|present|existing|current|previous|original)(?: one)?\b"
)


def successors(document: Document) -> Iterator[Multiple]:
    """Every multiple of what is counted in the old one, where the story counts it once in each."""
    if document.language[:2] != "en" or not document.holds({"times", "twice"}):
        return
    story = [s for s in figures(document) if s.zone not in NOT_THE_STORY | {TABLE}]
    for start, end in document.sentences_with({"times", "twice"}):
        for factor in factors_of(document, start, end):
            said = _SUCCEEDS.match(document.prose, factor.end, end)
            if not said:
                continue
            noun = singular(said["noun"])
            counted: dict[bool, list[Placed]] = {True: [], False: []}
            for sentence in story:
                for figure in sentence.figures:
                    if figure.level and not figure.unit and singular(figure.claim.noun.split(" ")[-1]) == noun:
                        counted[_OLD.search(sentence.text) is not None].append(figure)
            olds, news = ({f.value: f for f in counted[old]} for old in (True, False))
            if len(olds) == len(news) == 1:
                (base,), (now,) = olds.values(), news.values()
                yield Multiple(
                    span=document.span(factor.start, factor.end), zone=document.zone_at(factor.start),
                    quoted=document.quoted(factor.start), dateline=document.date, times=factor.times,
                    hedge=factor.hedge, more=factor.more, now=now.claim, base=base.claim, near=False,
                    reason=f"both: {said['noun']}, of the new and of the old",
                )  # fmt: skip
