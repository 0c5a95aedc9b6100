"""Finds the names of institutions, treaties and places: two capitalised words or more that are no person's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.claims import Name
from linter.document import Document
from linter.finders.persons import title_heads
from linter.finders.proper import UPPER, Token, folded, proper_names, words
from linter.patterns import later

finds = Name

_SHORT: Final = later(
    rf"(?:['’]s?)? \((?:the )?([{UPPER}][{UPPER}&.-]{{1,9}}|[{UPPER}][A-Za-z]{{1,3}}[{UPPER}]{{1,4}})\)"
)


def find(document: Document) -> Iterator[Name]:
    """Every name of two words or more that holds a word for a body or a thing, or that an abbreviation follows."""
    lists, heads = words(), title_heads()
    for proper in proper_names(document):
        for tokens in _parts(proper.tokens):
            low = [token.low for token in tokens]
            if at := next((i for i, word in enumerate(low) if word in heads and word not in lists.bodies and i), 0):
                tokens, low = tokens[:at], low[:at]  # "National Assembly Chairman …" names an assembly, then a person
            while tokens and tokens[-1].low in lists.joints:
                tokens = tokens[:-1]
            if len(tokens) < 2:
                continue
            short = _SHORT.match(document.prose, tokens[-1].end)
            if not short and not any(word in lists.bodies or word in lists.things for word in low):
                continue
            start, end = tokens[0].start, tokens[-1].end
            yield Name(
                span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
                dateline=document.date, name=document.prose[start:end], key=document.house.same(folded(tokens)),
                abbreviation=short[1].replace(".", "") if short else "",
            )  # fmt: skip


def _parts(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The run, divided at an "and" that joins two names, and at an "of" between a person and a body."""
    lists = words()
    begin, bound = 0, False
    for at, token in enumerate(tokens):
        if (
            token.text == "of"
            and at > begin
            and not any(t.low in lists.bodies or t.low in lists.things for t in tokens[begin:at])
        ):
            yield tokens[begin:at]
            begin, bound = at + 1, False
            continue
        elif token.text == "and" and not bound:
            yield tokens[begin:at]
            begin = at + 1
        elif token.text == "the" and begin == at:
            begin = at + 1
        bound = bound or token.text in ("of", "for", "on")
    yield tokens[begin:]
