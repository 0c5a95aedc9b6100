"""A member of a group that lies outside the range of the whole group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finding import WARNING, Agreement, Finding
from linter.patterns import later
from linter.phrases import stems
from linter.rule import Rule, examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds(Claim):
    """The ages of a group, or (low and high alike) that of one of its members."""

    low: int
    high: int
    member: bool


_WORDS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_AGE: Final = rf"\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_RANGE: Final = later(
    rf"(?:(?:aged|ages|in age|between the ages of)(?: (?:from|between))? ?|between (?=(?:{_AGE}) and "
    rf"(?:{_AGE}) years (?:old|of age)))"
    rf"\b(?P<low>{_AGE})(?: ?[-–] ?| to | and )(?P<high>{_AGE})\b(?! ?(?:months?|weeks?|days?)\b)",
    re.I,
)
_EXTREME: Final = later(
    r"(?P<which>oldest|eldest|youngest)\b(?P<of>[^.;:!?]{0,70}?)"
    rf"(?:, (?:aged )?|\(|\baged |\b(?:is|was|being|turned|at) (?:only |just )?|\b(?:boy|girl|man|woman|child) of )"
    rf"(?P<age>{_AGE})\b(?=[,).;]| years? old|-year-old| and |$)"
)
_AMONG: Final = later(
    rf"(?:including|among them|one of them|one of whom)\b[^.;:]{{0,50}}?(?:, (?:aged )?|\(|\baged "
    rf")(?P<age>{_AGE})\b(?=[,).])"
)
# "the oldest of them", "the oldest, Mary Holt", "the youngest was": of the group, whatever it is called.
_ITSELF: Final = later(
    r"^(?:,| (?:is|was|being|at|as)\b| of (?:them|those|these|the|all)\b|$| (?:victim|survivor|member|"
    r"participant|person|one|casualty|passenger|competitor|player|runner)\b)"
)
_OTHERS: Final = later(r"\b(?:not|except|apart from|besides|other than|former|previous|last year|ever|record)\b")


@dataclass(frozen=True)
class OutsideRange(Rule[Bounds]):
    """A person who is older or younger than the whole group is said to be.

    Why it matters
    Eleven climbers "aged between 22 and 58" cannot have a man of 61 as their oldest. One of the two ages is wrong, and
    the people of the story will know which.

    How it decides
    It takes the one range of ages in a draft ("aged between 22 and 58", "ages 9-12", "ranging in age from "
                                               "19 to 45") and
    the age of whoever is called the oldest or the youngest of the group, or is named right after the range as one of
    them ("among them Ivo Brand, 14,"). That age must lie within the range.

    When it stays silent
    When the draft has two ranges; when the oldest is one of another group ("her youngest son"); for ages in months.
    """

    severity = WARNING
    reads = Bounds
    allows = examples(
        "Eleven climbers, aged between 22 and 58, were brought down. The oldest of the party, Walter Imhof, "
        "58, slept well.",
        "The club takes children aged 9 to 12.\n\nThe coach, 41, has three sons; the youngest son, 4, cannot swim yet.",
        "Volunteers aged 18 to 60 may apply. The oldest house in the street, at 90, is empty.",
        "Players aged 16 to 21 and coaches aged 30 to 50 took part. The oldest, Ann Lee, 49, won.",
    )
    catches = examples(
        "Eleven climbers, [[aged between 22 and 58]], were brought down.\n\nThe [[oldest of the party, "
        "Walter Imhof, 61]], "
        "slept well.",
        "The dead ranged [[in age from 19 to 45]], police said. The [[youngest victim was a boy of 12]], they said.",
        "The pupils, [[aged nine to 12]], won the cup, [[among them Ivo Brand, 14]], who scored twice.",
        "The tenants, [[ages 20-60]], were moved. The [[oldest, Mary Holt, 73]], has gone to her sister.",
    )

    def find(self, document: Document) -> Iterable[Bounds]:
        ranges = [
            m for m in document.matches(_RANGE, ("aged", "ages", "in", "between")) if _running(document, m.start())
        ]
        if len(ranges) != 1 or document.language[:2] != "en":
            return
        group = ranges[0]
        low, high = _number(group["low"]), _number(group["high"])
        if not low < high < 110:
            return
        yield _bounds(document, group.start(), group.end(), low, high, member=False)
        start, end = document.sentence_at(group.start())
        said = set(stems(document.prose, start, end))
        for match in document.matches(_EXTREME, ("oldest", "eldest", "youngest")):
            first, _ = document.sentence_at(match.start())
            named = set(stems(match["of"].split(",")[0], 0, len(match["of"].split(",")[0])))
            own = _ITSELF.match(match["of"]) or (named and named <= said)
            if own and first >= start and not _OTHERS.search(match[0]) and _running(document, match.start()):
                age = _number(match["age"])
                yield _bounds(document, match.start(), match.end(), age, age, member=True)
        for match in document.matches(_AMONG, ("including", "among", "one")):
            if group.end() <= match.start() <= end + 30:
                age = _number(match["age"])
                yield _bounds(document, match.start(), match.end(), age, age, member=True)

    def keys(self, claim: Bounds) -> Iterable[str]:
        yield claim.path

    def check(self, claims: Sequence[Bounds]) -> Iterator[Finding | Agreement]:
        groups = [c for c in claims if not c.member]
        for claim in (c for c in claims if c.member) if groups else ():
            group, reason = groups[0], "both: the ages of one group"
            if group.low <= claim.low <= group.high:
                yield self.agreement(f"{claim.words} is within {group.words}", claim, group, reason=reason)
            else:
                where = "above" if claim.low > group.high else "below"
                message = f"{claim.low} here is {where} the whole group, {group.words}"
                yield self.finding(claim, message, group, reason=reason)


def _running(document: Document, at: int) -> bool:
    return document.zone_at(at) not in NOT_THE_STORY | {TABLE}


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 1


def _bounds(document: Document, start: int, end: int, low: int, high: int, member: bool) -> Bounds:
    return Bounds(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, low=low, high=high, member=member,
    )  # fmt: skip
