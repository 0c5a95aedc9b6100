"""What part of a story a paragraph is, guessed from how it looks; for every format, where the markup does not say.

Zones matter twice: teasers and furniture are not the story and raise no findings, and a caption or a headline may say
in round figures what the body says exactly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from linter.dateline import is_rubric, opens_with_dateline
from linter.document import (
    BODY,
    BYLINE,
    CAPTION,
    DATELINE,
    FURNITURE,
    HEADLINE,
    LIST,
    QUOTE,
    STANDFIRST,
    SUBHEAD,
    TABLE,
    TEASER,
)
from linter.furniture import ASIDES, CORRECTIONS, LISTS_OF_OTHERS, by_itself, folded
from linter.patterns import later

GUESS: Final = ""  # the zone of a paragraph of which the markup says nothing


class Paragraph(NamedTuple):
    """A paragraph as the reader saw it."""

    text: str
    given: str = GUESS  # the zone that the markup gives it
    apart: bool = True  # does an empty line or a markup block set it off from the one before?
    indented: bool = False  # is it set in by a space, as scraped captions are?


_ENDED: Final = later(r"[.!?…:;,][\"'”’)\]»*_]*$")
_INITIALS_END: Final = later(r"\b(?:[A-Z]\.){1,4}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|No)\.$")
_LONGEST_TITLE: Final = 140
_LONGEST_SUBHEAD: Final = 110


def zones(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The zone of each paragraph, in order."""
    found = [p.given or by_itself(p.text) for p in paragraphs]
    _asides(paragraphs, found)
    _front(paragraphs, found)
    _captions_set_in(paragraphs, found)
    _titles(paragraphs, found)
    _corrected(paragraphs, found)
    return [zone or BODY for zone in found]


def _asides(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark what follows "Related news" or "Read more" as teasers, until the story goes on."""
    at, count = 0, len(found)
    while at < count:
        line = folded(paragraphs[at].text)
        others, aside = line in LISTS_OF_OTHERS, line in ASIDES
        at += 1
        if not (others or aside):
            continue
        found[at - 1] = FURNITURE if found[at - 1] != TEASER else TEASER
        while at < count:
            if found[at] not in (GUESS, DATELINE, BYLINE, CAPTION, LIST, SUBHEAD, HEADLINE):
                if found[at] in (TEASER, FURNITURE):
                    at += 1
                    continue
                break
            if paragraphs[at].given == HEADLINE or _goes_on(paragraphs, found, at, aside):
                break
            found[at] = TEASER
            at += 1
        # Where the story only begins here, its headline was taken for the last teaser.
        if at < count and GUESS not in found[:at] and HEADLINE not in found[:at] and found[at - 1] == TEASER:
            found[at - 1] = paragraphs[at - 1].given


def _goes_on(paragraphs: Sequence[Paragraph], found: list[str], at: int, aside: bool) -> bool:
    """Is the story resumed here? A list of others alternates titles and summaries, copy does not."""
    if not _sentence(paragraphs[at].text):
        return False
    if aside:
        return True
    return (
        at + 1 < len(found)
        and not found[at + 1]
        and _sentence(paragraphs[at + 1].text)
        and _sentence(paragraphs[at].text)
    )


def _front(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark the menu above a story: the lines of a group that holds a button, and what stands over it."""
    start = 0
    for end in range(1, min(len(found), 24) + 1):
        if end < len(found) and not paragraphs[end].apart:
            continue
        group = range(start, end)
        start = end
        if any(_sentence(paragraphs[i].text) for i in group):
            return
        if not any(found[i] == FURNITURE for i in group):
            if any(not found[i] and len(paragraphs[i].text.split()) > 3 for i in group):
                return
            continue
        # The last line of such a group may be the headline, where no other comes before the first sentence.
        after = next((i for i in range(end, len(found)) if not found[i]), None)
        headless = after is None or _sentence(paragraphs[after].text)
        for i in group:
            if not found[i] and not (headless and i == end - 1 and len(paragraphs[i].text.split()) > 3):
                found[i] = FURNITURE


def _captions_set_in(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark short paragraphs set in by a space, where most are not: captions of a page copied with its pictures."""
    set_in = [i for i, p in enumerate(paragraphs) if p.indented]
    if len(set_in) * 5 > len(paragraphs) * 2:
        return
    for i in set_in:
        if i and not found[i] and len(paragraphs[i].text) <= 250:
            found[i] = CAPTION


def _titles(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark headline, standfirst and subheads."""
    story = [i for i, zone in enumerate(found) if zone not in (TEASER, FURNITURE)]
    headed = HEADLINE in found
    begun = False
    for place, i in enumerate(story):
        text = paragraphs[i].text
        following = story[place + 1] if place + 1 < len(story) else None
        if found[i]:
            begun = begun or found[i] not in (DATELINE, BYLINE, CAPTION, HEADLINE)
            if found[i] == HEADLINE and paragraphs[i].given:
                _standfirst(paragraphs, found, following)
            continue
        short = len(text) <= _LONGEST_TITLE and following is not None and (not _ended(text) or _asks(text))
        if not begun and not headed and short and not opens_with_dateline(text) and text[0] != "-":
            if following is not None and is_rubric(text) and not _ended(paragraphs[following].text):
                found[i] = DATELINE
                continue
            found[i] = HEADLINE
            headed = True
            _standfirst(paragraphs, found, following)
            continue
        begun = True
        if short and following is not None and _is_subhead(paragraphs, found, i, following):
            found[i] = SUBHEAD


def _corrected(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark what stands under "Corrections": it quotes what was wrong, and no two of its items are one story."""
    over = GUESS  # the zone of the heading
    for i, zone in enumerate(found):
        if zone in (HEADLINE, SUBHEAD):
            within = over == HEADLINE and zone == SUBHEAD
            over = over if within else zone if folded(paragraphs[i].text) in CORRECTIONS else GUESS
        elif over and zone not in (DATELINE, BYLINE):
            found[i] = FURNITURE


def _standfirst(paragraphs: Sequence[Paragraph], found: list[str], at: int | None) -> None:
    """A single sentence after the headline is the standfirst where byline, date or dateline follow it."""
    if at is None or at + 1 >= len(found) or found[at] or not 40 < len(paragraphs[at].text) <= 300:
        return
    text = paragraphs[at].text
    if re.search(r"[.!?][\"”’)]? +[\"“‘]?[^\Wa-z]", text) or opens_with_dateline(text):
        return
    if found[at + 1] in (BYLINE, DATELINE) or opens_with_dateline(paragraphs[at + 1].text):
        found[at] = STANDFIRST


def _is_subhead(paragraphs: Sequence[Paragraph], found: list[str], at: int, following: int) -> bool:
    text = paragraphs[at].text
    if len(text) > _LONGEST_SUBHEAD or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'"):
        return False
    if _asks(text) and not (paragraphs[at].apart and not paragraphs[following].apart):
        return False
    after = paragraphs[following]
    if text[0].isdigit() and after.text[:1].isdigit():
        return False  # "16 goals by Derby", "11 goals by Crewe": a list of figures
    return found[following] in (CAPTION, DATELINE, BYLINE, LIST, TABLE, QUOTE) or (
        not found[following] and _sentence(after.text)
    )


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’)")[-1:] in ("?", "!", "…") or text[-5:].rstrip("\"'”’)").endswith("...")


def _ended(text: str) -> bool:
    return bool(_ENDED.search(text[-8:])) and not _INITIALS_END.search(text[-12:])


def _sentence(text: str) -> bool:
    """Does a paragraph look like running copy: a full stop at its end, or too long for a title?"""
    return len(text) > _LONGEST_TITLE or (len(text) > 30 and bool(_ENDED.search(text[-8:])))
