"""One fire that began in two places, or from two causes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finding import Agreement, Finding
from linter.patterns import later
from linter.rule import Rule, examples
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_FIRE: Final = later(r"\b(?:fire|blaze|inferno)\b", re.I)
_BEGAN: Final = r"\b(?:start(?:ed|ing)|began|beginning|broke out|originated)\b(?:(?! in )[^;,\n]){0,45}? in "
_CAUSED: Final = r"\b(?:caused|started|sparked|set off|touched off) by |\b(?:blamed on|traced to|due to) "
_ARTICLE: Final = r"(?:the |an? |its |his |her |their )?(?:[a-z-]+ ){0,2}?"
# What is not yet known may be known better in the next draft; what is denied was never said.
_UNSURE: Final = later(
    r"\b(?:thought|believed|suspect\w*|appear\w*|seem\w*|may|might|could|possibl\w+|probabl\w+|likely|initial\w*|"
    r"at first|ruled out|rather than|not|n[’']t|never|whether|if|or|either|denied|earlier|previous\w*|"
    r"last (?:year|month)|in (?:19|20)\d\d)\b"
)
_PUT_RIGHT: Final = later(r"\b(?:[Aa]t first|[Ii]nitially|first (?:thought|reports?)|correct(?:s|ed|ion))\b")
_SEVERAL: Final = later(
    r"\b(?:fires|blazes)\b|\b(?:second|another|earlier|previous|separate) (?:[a-z]+ )?(?:fire|blaze)\b", re.I
)


@kind_of_claim
class Outbreak(Claim):
    """Where a fire began (`about` is "rooms" or "premises"), or what caused it ("causes")."""

    about: str
    value: str


class ConflictingOutbreak(Rule[Outbreak]):
    """A fire that began in the bakery in one draft and in the launderette in the next.

    Why it matters
        Insurers, lawyers and neighbours read where a fire began more closely than anything else in the story.

    How it decides
        In a draft or in the drafts of one story, a sentence about the fire says in which room or in which premises it
        began, or what caused it, and another sentence says otherwise. Rooms are compared with rooms, shops with shops.

    When it stays silent
        Where a sentence is not sure (thought, may, suspected, or), denies it, or speaks of another time; in drafts that
        tell of several fires, or of what was thought at first.
    """

    reads = Outbreak
    allows = examples(
        "The fire began in the kitchen of the hotel.\n\nThe blaze, which started in a hotel in Main Street, spread.",
        "The fire was thought to have started in the bakery.\n\nThe blaze started in the launderette, they now say.",
        "The fire began in the bakery.\n\nA second fire began in the launderette a day later.",
        "The fire began in the kitchen.\n\nThe blaze began in a store room, he said. At first a pan had been blamed.",
        "The fire was caused by an electrical fault.\n\nIt was not caused by a cigarette, and the fire is out.",
    )
    catches = examples(
        (
            "LEEDS, 13 May 2025 - Fire swept through a row of shops in Pontarfelin on Tuesday, Gwenda Prys "
            "said.\n\nThe fire [[began at about 4.15am in the bakery]].\n",
            "LEEDS, 15 May 2025 - Gwenda Prys of Pontarfelin is home again.\n\nThe blaze, which [[started in the "
            "launderette]], spread along the roof.\n",
        ),
        "The fire [[broke out in the kitchen]] at noon.\n\nGuests fled. The blaze, which [[began in the laundry]], was "
        "out by three.",
        "The fire was [[caused by an electrical fault]].\n\nThe blaze, which was [[started by a candle]], cost a "
        "million.",
    )

    def find(self, document: Document) -> Iterator[Outbreak]:
        if document.language[:2] != "en" or not document.holds({"fire", "blaze", "inferno"}):
            return
        prose = document.prose
        if _SEVERAL.search(prose) or _PUT_RIGHT.search(prose):
            return
        for about, pattern, values in _patterns():
            for match in pattern.finditer(prose):
                begin, end = document.sentence_at(match.start())
                zone = document.zone_at(match.start())
                if zone in NOT_THE_STORY | {TABLE} or match.end() > end or document.quoted(match.start()):
                    continue
                if _FIRE.search(prose, begin, end) and not _UNSURE.search(prose, begin, end):
                    yield Outbreak(
                        span=document.span(*match.span()), zone=zone, dateline=document.date, about=about,
                        value=values[match["value"].lower()],
                    )  # fmt: skip

    def keys(self, claim: Outbreak) -> Iterator[str]:
        yield f"{claim.story or claim.path}\n{claim.about}"

    def check(self, claims: Sequence[Outbreak]) -> Iterator[Finding | Agreement]:
        if len({claim.value for claim in claims}) > 2:
            return
        what = "cause" if claims[0].about == "causes" else "place"
        for early, late in combinations(claims, 2):
            if early.value == late.value:
                yield self.agreement(f"“{early.words}” in both", early, late, reason=f"both: the {what} of one fire")
            else:
                message = f"“{late.words}” here, “{early.words}” elsewhere"
                yield self.finding(late, message, early, reason=f"both: the {what} of one fire")
                return


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], dict[str, str]], ...]:
    """For rooms, premises and causes: how the copy tells of them, and the value of each word."""
    made = []
    for about, lines in table(_DATA).items():
        values = {word.replace("_", " "): line.split()[0] for line in lines for word in line.split()}
        words = "|".join(re.escape(word) for word in sorted(values, key=len, reverse=True))
        leads = _CAUSED if about == "causes" else _BEGAN
        made.append((about, later(rf"(?:{leads}){_ARTICLE}(?P<value>{words})\b(?! (?:of|on|in) fire)", re.I), values))
    return tuple(made)
