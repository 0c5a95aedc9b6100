"""What is told as some of a sum or a number just given: "13,900 tonnes of the total", "among them 219 children".

The words themselves say that it is a part, and the whole is what the lines before have of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import HEADLINE, Document
from linter.patterns import later
from linter.phrases import kin
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.alone import Alone

_LUMP: Final = (
    "total|sum|money|lot|amount|whole|budget|haul|proceeds|takings|catch|crop|harvest|cash|funds?|fund|grant|loan|bill"
    "|figure|number|tally|cost|price|revenue|turnover|output|funding|collection|consignment|shipment|cargo|consumption"
)
# "€41m of it", "13,900 tonnes of the total".
_OF_THE_LUMP: Final = later(
    rf"(?: [a-z-]+){{0,3}}? of (?:(?:it|that)(?=[.,;]| (?:to|for|in|on|by|from|was|went|came)\b)|(?:the|that|this) "
    rf"(?:{_LUMP})\b)(?! of)"
)
# "Of that, €41m went", "Of the total, some 13,900 tonnes", "Of its staff 13,200 are in Poland".
_OF_THAT: Final = later(
    rf"^(?:And )?[Oo]f (?:(?:that|this|it|these|those|them)|(?:the|that|this) (?:{_LUMP})|(?:its|their|the) (?:staff"
    r"|workforce|workers|employees|members|pupils|students"
    r"|passengers))(?: [a-z]+ed)?,? (?:[^\d,;:]{0,30}? )?(?:about |some )?$"
)
# "Among them were 219 children", "more than half, 4,350, were women".
_AMONG: Final = later(
    r"\b[Aa]mong (?:them|those [a-z]+|the (?:dead|injured|passengers|victims|survivors|crew|missing|guests|crowd))"
    r"(?: (?:were|are|was))? (?:about |some |at least )?$"
    r"|\b(?:[Mm]ore than half|[Hh]alf|[Nn]early half|[Aa]lmost half|[Mm]ost|[Tt]wo[- ]thirds|[Aa] third|[Aa] quarter)"
    r"(?: of (?:them|these|those))?, (?:or |some |about )?$"
    r"|\b(?:[Tt]hey|[Tt]hese) included? (?:about |some |at least )?$"
)
_THEN: Final = later(r"\b(?:last (?:year|season|month)|ago|(?:in|since) (?:19|20)\d\d|previous\w*|earlier)\b")
_ANOTHER: Final = later(r"\b(?:another|further|each|average|compared|against|than|times)\b")
_REACH: Final = 3  # sentences with figures from the part back to the whole
_FAR: Final = 5  # sentences of any kind
_LIKELY: Final = 3.0  # times: a part that is further beyond the whole is of another
_FEWEST: Final = 5
_TIMES: Final = frozenset(
    {"percent", "percentage point", "year of age", "year", "month", "week", "day", "hour", "minute"}
)


def told_as_some(document: Document) -> Iterator[Alone]:
    """Every amount that the copy calls some of what it has just given, and that is more."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != HEADLINE]
    for at, sentence in enumerate(story):
        for part in sentence.figures:
            cue = _some_of(sentence, part)
            if not cue:
                continue
            wholes = _given(story, at, part)
            whole = max(wholes, key=lambda f: f.claim.high, default=None)
            if whole is not None and whole.claim.high < part.claim.low <= _LIKELY * whole.value:
                yield Alone(
                    span=whole.claim.span, zone=whole.claim.zone, quoted=whole.claim.quoted, dateline=document.date,
                    part=part.claim, whole=whole.claim, tie=cue.strip(" ,"),
                )  # fmt: skip


def _some_of(sentence: Figures, part: Placed) -> str:
    """The words that make a figure some of those before; "" where there are none."""
    if not part.level or part.claim.per or part.value < _FEWEST or part.unit in _TIMES:
        return ""
    before = sentence.before(part, 90)
    if part.unit and (lump := _OF_THE_LUMP.match(sentence.after(part, 50))):
        return lump[0]
    if opening := _OF_THAT.match(before):
        return opening[0]
    among = None if part.unit else _AMONG.search(before)
    return among[0] if among else ""


def _given(story: Sequence[Figures], at: int, part: Placed) -> list[Placed]:
    """The amounts of the same kind in this sentence and those before; none where one is of another time."""
    sentence = story[at]
    near = [s for s in story[max(0, at - _REACH) : at] if sentence.number - s.number <= _FAR]
    told = [(s, f) for s in near for f in s.figures]
    told += [(sentence, f) for f in sentence.figures if f.start < part.start]
    if not any(f.level and f.unit == part.unit for _, f in told):
        return []
    alike = [(s, f) for s, f in told if f.unit == part.unit and f.level and not f.claim.per and f.value >= _FEWEST]
    alike = [(s, f) for s, f in alike if f.claim.change != "from" and (part.unit or _kin(f, part))]
    beside = [s.before(f, 40) + s.after(f, 30) for s, f in alike]
    if any(map(_ANOTHER.search, beside)) or len({bool(_THEN.search(words)) for words in beside}) > 1:
        return []
    return [f for _, f in alike]


def _kin(whole: Placed, part: Placed) -> bool:
    people = {*kin().people, "staff"}
    return (
        "" in (whole.head, part.head) or whole.head == part.head or {whole.claim.measure, part.claim.measure} <= people
    )
