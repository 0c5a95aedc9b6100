"""How many of a place's people have joined in something, told apart from how many there are and from the share.

"Three in four people on Taruvea have asked to be moved"; "Taruvea has 1,900 people"; "1,140 islanders had put their
names down": none of the three sentences points to another, but the draft gives one number of each sort.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from linter.patterns import later
from linter.relations.figures import Figures, Placed

# "Taruvea has 1,900 people", "the hospital employs 360 nurses", "a village of 440 people"
_HAS: Final = later(
    r"(?:\b(?P<who>[\w’'-]+) (?:has|employs|is home to|houses|counts|numbers) (?:about |some |only |just )?"
    r"|\b(?:population|village|island|town|school|community) of (?:about |some |only |just )?)$"
)
_OTHERWISE: Final = later(
    r"\b(?:more|another|other|further|had|once|in (?:19|20)\d\d|ago|last year|adults|voters|eligible|registered)\b"
)
# "1,140 islanders had put their names down"
_JOINED: Final = later(
    r" [a-z-]+(?: [a-z-]+)? (?:have |had )?(?:already )?(?:signed|put (?:down )?their names|applied|registered"
    r"|volunteered|enrolled|joined|asked|signed up|opted|agreed|accepted|said yes|backed|come forward|petitioned"
    r"|requested)\b"
)
# Who lives in a place, by whatever name.
LIVING: Final = frozenset(
    ["people", "inhabitant", "resident", "islander", "villager", "soul", "townsman", "townspeople", "local"]
)
_SMALL: Final = 20


def joined(story: Sequence[Figures]) -> tuple[Figures, Placed, Placed] | None:
    """The sentence of those who joined in, how many they are, and of how many: where a draft has one of each."""
    counts = [(s, f) for s in story for f in s.figures if _is_count(f)]
    wholes = [(s, f) for s, f in counts if _HAS.search(s.before(f, 50)) and not _OTHERWISE.search(s.after(f, 25))]
    parts = [(s, f) for s, f in counts if _JOINED.match(s.after(f, 60)) and not _OTHERWISE.search(s.before(f, 60))]
    if len(wholes) != 1 or len(parts) != 1:
        return None
    (place, whole), (sentence, part) = wholes[0], parts[0]
    if place is sentence or not part.value < whole.value or not _of_one_sort(part, whole):
        return None
    return sentence, part, whole


def _is_count(figure: Placed) -> bool:
    plain = not figure.unit and figure.level and not figure.claim.hedge and not figure.claim.part
    return plain and figure.value >= _SMALL and figure.claim.per == ""


def _of_one_sort(part: Placed, whole: Placed) -> bool:
    """Nurses and nurses, or the islanders and the people of an island."""
    return part.head == whole.head or (whole.head in LIVING and part.head in LIVING)
