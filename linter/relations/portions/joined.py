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
# "Have asked to be moved": what those who sign may be said to have done.
WISHES: Final = later(
    r"\b(?:ask\w*|sign\w*|want\w*|back(?:s|ed)?|support\w*|appl(?:y|ied)|regist\w+|volunteer\w*|agree\w*|oppos\w+"
    r"|demand\w*|request\w*|opt(?:ed)?|join\w*|enrol\w*|accept\w*)\b"
)
_SIGNED_BY: Final = later(r"\b(?:signed|backed|supported|joined|taken up|accepted|endorsed) by (?:only |just )?$")
_OF_THEM: Final = later(r" of them\b")
# Who lives in a place, by whatever name.
LIVING: Final = frozenset(
    ["people", "inhabitant", "resident", "islander", "villager", "soul", "townsman", "townspeople", "local"]
)
_SMALL: Final = 20


def joined(story: Sequence[Figures]) -> tuple[Figures, Placed, Placed] | None:
    """The sentence of those who joined in, how many they are, and of how many: where a draft has one of each."""
    counts = [(s, f) for s in story for f in s.figures if _is_count(f)]
    wholes = [(s, f) for s, f in counts if _HAS.search(s.before(f, 50)) and not _OTHERWISE.search(s.after(f, 25))]
    if len(wholes) != 1:
        return None
    place, whole = wholes[0]
    after = [f for s in story for f in s.figures if f.start > whole.start and not f.unit and f.value >= _SMALL]
    parts = [
        (s, f) for s in story for f in s.figures
        if _is_count(f, of_them=True) and not _OTHERWISE.search(s.before(f, 60))
        and ((_joins(s, f) and _of_one_sort(f, whole)) or (f in after[:1] and _OF_THEM.match(s.after(f, 10))))
    ]  # fmt: skip
    if len(parts) != 1:
        return None
    sentence, part = parts[0]
    if place is sentence or not part.value < whole.value:
        return None
    return sentence, part, whole


def _joins(sentence: Figures, figure: Placed) -> bool:
    return bool(_JOINED.match(sentence.after(figure, 60)) or _SIGNED_BY.search(sentence.before(figure, 30)))


def _is_count(figure: Placed, of_them: bool = False) -> bool:
    plain = not figure.unit and figure.level and not figure.claim.hedge and (of_them or not figure.claim.part)
    return plain and figure.value >= _SMALL and figure.claim.per == ""


def _of_one_sort(part: Placed, whole: Placed) -> bool:
    """Nurses and nurses, or the islanders and the people of an island."""
    return part.head == whole.head or (whole.head in LIVING and part.head in LIVING)
