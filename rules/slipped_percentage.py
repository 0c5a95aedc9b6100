"""A rise of 45 per cent, where the two prices further down are 4.5 per cent apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import Document
from linter.finding import Agreement, Finding
from linter.patterns import later
from linter.phrases import stem, stems
from linter.relations.figures import Figures, Placed, figures
from linter.rule import Rule, examples

_UP: Final = later(
    r"\b(?:r[io]se[sn]?|rising|risen|raised?|raising|increas\w+|climb\w*|jump\w*|grew|grow[ns]?|growth|gain\w*|up|"
    r"higher|dearer|more|soar\w*|went up|gone up|leap\w*|surged?)\b"
)
_DOWN: Final = later(
    r"\b(?:fell|fall(?:en|s|ing)?|drop\w*|declin\w+|decreas\w+|cut|reduc\w+|down|lower\w*|cheaper|fewer|less|slump\w*|"
    r"shrank|shrunk|slid|lost|plung\w+)\b"
)
_AWAY: Final = later(r"\b(?:of the|of its|inflation|elsewhere|national\w*|average of|meanwhile|while|whereas)\b")
_IDLE: Final = frozenset(
    map(
        stem,
        ("percent", "cent", "year", "month", "week", "said", "rise", "fall", "fell", "rose", "increase", "million",
         "billion", "thousand", "euro", "pound", "dollar", "people", "average", "number", "figure", "cut"),
    )
)  # fmt: skip
_VAGUE: Final = 0.15  # of the real change: rounded amounts that leave more than this room tell no digits
_NEAR: Final = 8  # sentences from the percentage to the two amounts
_CLOSE: Final = 0.02  # of the percentage itself: what rounding leaves
_POWERS: Final = (10.0, 0.1, 100.0, 0.01)


@kind_of_claim
class Slipped(Claim):
    """A percentage, and the two amounts between which it is right but for its scale."""

    now: Quantity
    base: Quantity
    right: float


class SlippedPercentage(Rule[Slipped]):
    """A percentage ten times what the two amounts give that stand elsewhere in the copy.

    Why it matters
    --------------
    A point that has dropped out makes 4.5 per cent 45, and the headline is written from it. The two prices, three
    paragraphs down, are right.

    How it decides
    --------------
    One sentence gives two amounts in one unit, one of them "from" or "up from", and no other in that unit. Another,
    with a word in common, tells of a change in the same direction by a percentage whose digits are those of the real
    one, and which is ten or a hundred times too much or too little.

    When it stays silent
    --------------------
    When any percentage of the copy is about right for the two amounts; for a percentage of one digit, unless the real
    one is just that; for inflation, averages, and what is said of other places.
    """

    reads = Slipped
    gives_way_to = ("wrong-percentage", "wrong-change")
    allows = examples(
        "The price of a loaf has risen 4.5% since May.\n\nThe loaf costs £1.86, up from £1.78.",
        "The price of coal has risen 45% since May.\n\nThe loaf costs £1.86, up from £1.78.",
        "The price of a loaf has risen 45% since 2020. The loaf costs £1.86, up from £1.78, or 4.5% more than in May.",
        "The price of a loaf has fallen 45% in Spain.\n\nHere the loaf costs £1.86, up from £1.78.",
    )
    catches = examples(
        "The price of a loaf has risen [[45%]] since May.\n\nThe loaf costs [[£1.86]], up from [[£1.78]].",
        "Ferry traffic fell by [[3.2 per cent]].\n\nFerry crews carried [[34,000]] people, down from [[50,000]].",
    )

    def find(self, document: Document) -> Iterator[Slipped]:
        story = figures(document) if document.language[:2] == "en" else ()
        shares = [(s, f) for s in story for f in s.figures if f.unit == "percent" and f.value > 0]
        for sentence in story if shares else ():
            two = _two(sentence)
            if two is None or two[1].ends[0] <= 0:
                continue
            now, base = two
            real = (now.value / base.value - 1) * 100
            (low, high), (least, most) = now.ends, base.ends
            room = (high / least - low / most) * 50
            told = any(abs(f.value / abs(real) - 1) < 0.1 for _, f in shares)
            if told or room > _VAGUE * abs(real):
                continue
            for where, share in shares:
                if _slipped(share, abs(real)) and _of_one_change(sentence, where, share, real > 0):
                    claim = share.claim
                    yield Slipped(
                        span=claim.span, zone=where.zone, quoted=claim.quoted, dateline=document.date, now=now.claim,
                        base=base.claim, right=real,
                    )  # fmt: skip
                    break

    def keys(self, claim: Slipped) -> Iterator[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Slipped]) -> Iterator[Finding | Agreement]:
        claim = claims[0]
        right = f"{abs(claim.right):.2g} per cent"
        message = f"from {claim.base.words} to {claim.now.words} is {right}, not {claim.words}: the point has slipped"
        yield self.finding(claim, message, claim.now, claim.base, reason="both: a change, and what it is from and to")


def _two(sentence: Figures) -> tuple[Placed, Placed] | None:
    """The amount now and the one before, where a sentence has no third in their unit."""
    base = [f for f in sentence.figures if f.claim.change == "from" and f.value > 0 and f.unit != "percent"]
    if len(base) != 1:
        return None
    now = [f for f in sentence.figures if f is not base[0] and f.level and f.unit == base[0].unit and f.value > 0]
    now = [f for f in now if base[0].unit or f.head in ("", base[0].head) or not base[0].head]
    if len(now) != 1 or now[0].value == base[0].value or now[0].claim.hedge or base[0].claim.hedge:
        return None
    return now[0], base[0]


def _slipped(share: Placed, real: float) -> bool:
    """Has a percentage the digits of another, on another scale?"""
    told = share.value
    few = len(f"{told:g}".replace(".", "").strip("0")) < 2
    step = (share.claim.high - share.claim.low) / 2 / told
    close = _CLOSE / 4 if few else max(_CLOSE, min(step, 2 * _CLOSE))
    return any(abs(told / (real * power) - 1) <= close for power in _POWERS)


def _of_one_change(levels: Figures, where: Figures, share: Placed, up: bool) -> bool:
    """Does the sentence of a percentage tell of the same change as that of the two amounts?"""
    beside = where.prose[max(where.start, share.start - 70) : min(where.end, share.end + 40)]
    right, wrong = (_UP, _DOWN) if up else (_DOWN, _UP)
    if levels.start == where.start or abs(levels.number - where.number) > _NEAR or _AWAY.search(where.text):
        return False
    both = set(stems(levels.prose, levels.start, levels.end)) & set(stems(where.prose, where.start, where.end))
    told = right.search(beside) is not None and wrong.search(beside) is None
    return told and any(len(word) > 2 and word.isalpha() for word in both - _IDLE)
