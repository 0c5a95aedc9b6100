"""A caption or standfirst with a figure that the story gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.alignment.figures import digits, meets, mistyped, number, slip, unit_of
from linter.claims import Quantity
from linter.document import BODY, CAPTION, STANDFIRST, SUBHEAD
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.phrases import singular, stems
from linter.rule import Rule, examples

_SHOWN: Final = frozenset({CAPTION, STANDFIRST, SUBHEAD})
_NEAR: Final = 5.0  # times
_LEAST: Final = 4  # of a bare count: three of a dozen may stand in a picture
_LENGTHS: Final = frozenset({"year of age", "second", "minute", "hour", "day", "night", "week", "month", "year"})
# "Five hives" may be some of them; "the five hives", "with its five hives" are all.
_ALL: Final = later(r"\b(?:the|all|all the|its|their|his|her|has|have|had|of) $", re.I)


class CaptionFigure(Rule[Quantity]):
    """A caption has a sunflower of 6.2 metres, the story one of 8.2.

    Why it matters
        Captions and standfirsts are written apart from the story, often from an older draft, and nobody adds them up.

    How it decides
        A figure of a caption, standfirst or subhead stands nowhere else in the copy. The story has one figure of that
        unit, or one count of that noun, and it is another, in a sentence that shares a word with the line; or it is a
        slip of the key away from it. A bare count must be of all of them ("the five hives").

    When it stays silent
        For hedged figures, small counts, ages and years; where the story has several figures of the kind, of which none
        is a slip of the line's.
    """

    severity = WARNING
    reads = Quantity
    gives_way_to = ("conflicting-figures", "slipped-digits", "slipped-scale", "headline-count", "conflicting-dimension")
    allows = examples(
        "Tallest sunflower\n\nA sunflower in Gort has grown to 8.2 metres. Its seeds are 2 cm long.\n\nPhoto: Ann Gill "
        "and her sunflower of about 8 metres. (R. Roe)",
        "Bees rescued\n\nFiremen took 14 hives off a roof in Lund, nine of them full.\n\nPhoto: Firemen lower five "
        "hives. (R. Roe)",
        "Rope bridge\n\nThe bridge is 40 metres long and hangs 90 metres above the river.\n\nPhoto: A girl of 12 on "
        "the bridge, 30 metres from the bank. (R. Roe)",
    )
    catches = examples(
        "Tallest sunflower\n\nA sunflower in Gort has grown to [[8.2 metres]], its owner says.\n\nPhoto: Ann Gill "
        "beneath her sunflower of [[6.2 metres]]. (R. Roe)",
        "Bridge of sticks\n\nThe bridge weighs 600 kilos and has [[41]] arches.\n\nPhoto: The bridge, which has [[14]] "
        "arches. (Ann Lee)",
    )

    def keys(self, claim: Quantity) -> Iterable[str]:
        if not isinstance(claim.value, tuple) and unit_of(claim) not in _LENGTHS:
            yield claim.path

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        for shown in (claim for claim in claims if claim.zone in _SHOWN and not claim.hedge):
            rest = [claim for claim in claims if claim.zone != shown.zone]
            if number(shown) < (0 if unit_of(shown) else _LEAST) or any(_same(shown, claim) for claim in rest):
                continue
            told = _told(shown, [claim for claim in rest if claim.zone == BODY and not claim.part])
            if told is not None:
                yield self.finding(
                    shown,
                    f"{shown.words} in the {shown.zone}, and {told.words} in the story",
                    told,
                    reason=f"both: {shown.noun or unit_of(shown)}; the copy has {shown.words} nowhere else",
                    repairs=[told.words],
                )


def _same(shown: Quantity, claim: Quantity) -> bool:
    return meets(shown, claim) or digits(shown) == digits(claim)


def _told(shown: Quantity, story: Sequence[Quantity]) -> Quantity | None:
    """The figure of the story that the line's should be: the only one of its kind, or the one it is a slip of."""
    alike = [c for c in story if unit_of(c) == unit_of(shown) and _of_one_noun(shown, c) and _near(shown, c)]
    slips = [c for c in alike if slip(shown, c) == "digits exchanged" or mistyped(shown, c)]
    whole = bool(unit_of(shown)) or _ALL.search(shown.lead) is not None
    only = slips if len(slips) == 1 else alike if whole else []
    if len({number(c) for c in only}) != 1:
        return None
    of = _of(shown)
    return next((c for c in only if of & set(c.context)), None)


def _of(shown: Quantity) -> set[str]:
    """The stem of the last word before the figure that tells of what it is: "her sunflower, which is"."""
    for word in reversed(shown.lead.split()):
        if found := stems(word, 0, len(word)):
            return set(found)
    return set(shown.context)


def _of_one_noun(shown: Quantity, claim: Quantity) -> bool:
    """Do both count one thing? A length or a sum need not say of what it is."""
    heads = [singular(c.noun.rpartition(" ")[2]) for c in (shown, claim)]
    return heads[0] == heads[1] != "" or (bool(unit_of(shown)) and "" in heads)


def _near(shown: Quantity, claim: Quantity) -> bool:
    return 1 / _NEAR < number(claim) / max(number(shown), 1e-9) < _NEAR
