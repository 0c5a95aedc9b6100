"""Verbs in their past forms: "froze" and "frozen" are both of "freeze"."""

from __future__ import annotations

from functools import cache, lru_cache

from linter.phrases import LEXICON, stem
from linter.tables import table


@cache
def irregular() -> dict[str, str]:
    """Every irregular past form, and the verb that it belongs to."""
    lines = [line.split() for line in table(LEXICON / "en" / "verbs.toml")["irregular"].split(",")]
    return {form: verb for verb, *forms in lines for form in (forms or [verb])}


def past(word: str) -> bool:
    """May this be a past form of a verb?"""
    return word in irregular() or (word.endswith("ed") and len(word) > 4)


@lru_cache(maxsize=20000)
def verb(word: str) -> str:
    """The stem by which the forms of one verb are compared, whatever their tense."""
    return stem(irregular().get(word, word))
