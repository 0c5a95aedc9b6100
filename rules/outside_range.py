"""A member of a group that lies outside the range of the whole group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finding import WARNING, Agreement, Finding
from linter.patterns import either, later
from linter.phrases import stems, written
from linter.relations.figures import Figures, Placed, figures
from linter.rule import Rule, examples


@kind_of_claim
class Bounds(Claim):
    """The ages of a group, or (low and high alike) that of one of its members; `unit` where it is no age."""

    low: float
    high: float
    member: bool
    unit: str = ""


_WORDS: Final = written(1, 20)
_AGE: Final = rf"\d{{1,3}}|{either(_WORDS)}"
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


# "the average price as 29 rupees", "averaging 29 rupees", "the cheapest, at 14 rupees".
_MIDDLE: Final = later(
    r"\b(?:averag(?:e|es|ed|ing)|mean|median|cheapest|dearest|shortest|longest|lightest|heaviest|smallest|largest|biggest|"
    r"tallest|highest|lowest)\b(?:,? [\w’'-]+){0,5},? $"
)
_MIDDLES: Final = {
    "average", "averages", "averaged", "averaging", "mean", "median", "cheapest", "dearest", "shortest", "longest",
    "lightest", "heaviest", "smallest", "largest", "biggest", "tallest", "highest", "lowest",
}  # fmt: skip
_BETWEEN: Final = later(r"\b(?:between|from|rang(?:es|ed|ing)|vari(?:es|ed|ous))(?: [\w’'-]+){0,3} $")
# Another time, place or kind, or a range of what is not known.
_ELSE: Final = later(
    r"\b(?:expect\w*|forecast\w*|predict\w*|estimate[sd]?|will|would|could|may|might|should|target\w*|plan\w*|if|than|"
    r"against|compar\w+|above|below|normal\w*|usual\w*|long-term|national\w*|global\w*|annual|last|previous|year|years|"
    r"seasonal|ever|record|since|elsewhere|other|others|another|except|while|whereas|but|only|most|mostly|typical\w*|"
    r"often|sometimes|until|some)\b|n[’']t\b|\b(?:19|20)\d\d\b",
    re.I,
)

_PLACE: Final = later(r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Aa]cross) (?:the )?[A-Z][a-z]")


class OutsideRange(Rule[Bounds]):
    """A member, or an average, that lies outside the range of the whole group.

    Why it matters
    Eleven climbers "aged between 22 and 58" cannot have a man of 61 as their oldest. One of the two ages is wrong, and
    the people of the story will know which.

    How it decides
    It takes the one range of ages in a draft ("aged between 22 and 58", "ages 9-12", "ranging in age from "
                                               "19 to 45") and
    the age of whoever is called the oldest or the youngest of the group, or is named right after the range as one of
    them ("among them Ivo Brand, 14,"). That age must lie within the range. So must an average, or the cheapest, longest
    or largest of them, in the sentence after a range of amounts ("between 18 and 26 rupees a kilogram"), in its unit.

    When it stays silent
    When the draft has two ranges; when the oldest is one of another group ("her youngest son"); for ages in months; for
    an average of another year, place or kind, and for forecasts.
    """

    severity = WARNING
    reads = Bounds
    allows = examples(
        "Eleven climbers, aged between 22 and 58, were brought down. The oldest of the party, Walter Imhof, "
        "58, slept well.",
        "The club takes children aged 9 to 12.\n\nThe coach, 41, has three sons; the youngest son, 4, cannot swim yet.",
        "Volunteers aged 18 to 60 may apply. The oldest house in the street, at 90, is empty.",
        "Sellers got between 18 and 26 rupees a kilogram. The average price, 23 rupees, was no help.",
        "Temperatures ranged from 30C to 34C. The average for the month is 27C, and last year it averaged 36C.",
        "Growers got between 18 and 26 rupees a kilo. In Mumbai shops the average price was 60 rupees a packet.",
        "Players aged 16 to 21 and coaches aged 30 to 50 took part. The oldest, Ann Lee, 49, won.",
    )
    catches = examples(
        "Eleven climbers, [[aged between 22 and 58]], were brought down.\n\nThe [[oldest of the party, Walter Imhof, "
        "61]], slept well.",
        "The dead ranged [[in age from 19 to 45]], police said. The [[youngest victim was a boy of 12]], they said.",
        "The pupils, [[aged nine to 12]], won the cup, [[among them Ivo Brand, 14]], who scored twice.",
        "Sellers had received between [[18 and 26 rupees]] a kilogram. The secretary gave the average price as [[29 "
        "rupees]].",
        "The eels measured between [[40 and 62 centimetres]], the heaviest of them a kilo. The longest, a female, was "
        "[[71 centimetres]].",
        "The tenants, [[ages 20-60]], were moved. The [[oldest, Mary Holt, 73]], has gone to her sister.",
    )

    def find(self, document: Document) -> Iterable[Bounds]:
        if document.language[:2] == "en":
            yield from _ages(document)
            if document.holds(_MIDDLES):
                yield from _amounts(document)

    def keys(self, claim: Bounds) -> Iterable[str]:
        yield f"{claim.path}#{claim.unit}"

    def check(self, claims: Sequence[Bounds]) -> Iterator[Finding | Agreement]:
        groups = [c for c in claims if not c.member]
        for claim in (c for c in claims if c.member) if groups else ():
            group = groups[0]
            reason = f"both: {'what they come to' if claim.unit else 'the ages of one group'}"
            if group.low <= claim.high and claim.low <= group.high:
                yield self.agreement(f"{claim.words} is within {group.words}", claim, group, reason=reason)
            else:
                where = "above" if claim.low > group.high else "below"
                here = claim.words if claim.unit else f"{claim.low:.0f}"
                yield self.finding(
                    claim, f"{here} here is {where} the whole group, {group.words}", group, reason=reason
                )


def _amounts(document: Document) -> Iterator[Bounds]:
    """A range of amounts, and an average or an extreme in its sentence or the next."""
    story = figures(document)
    for at, sentence in enumerate(story):
        spreads = [f for f in sentence.figures if isinstance(f.claim.value, tuple) and f.unit]
        if len(spreads) != 1 or sentence.zone == HEADLINE:
            continue
        spread = spreads[0]
        if not _BETWEEN.search(sentence.before(spread, 60)) or _ELSE.search(_near(sentence, spread)):
            continue
        following = [s for s in story[at : at + 2] if s.block == sentence.block and s.number - sentence.number < 2]
        members = [
            f
            for s in following
            for f in s.figures
            if f.start > spread.end and f.unit == spread.unit and _MIDDLE.search(s.before(f, 70))
            if f.level and f.claim.per in ("", spread.claim.per)
            if not (s is not sentence and (_ELSE.search(s.text) or _PLACE.search(s.text)))
        ]  # fmt: skip
        for member in members[:1]:
            unit = f"{spread.unit} {spread.start}"
            yield _amount(document, spread, unit, member=False)
            yield _amount(document, member, unit, member=True)


def _near(sentence: Figures, spread: Placed) -> str:
    """The sentence of a range without a dateline before it."""
    return sentence.before(spread, 400).rpartition(" - ")[2] + "#" + sentence.after(spread, 400)


def _amount(document: Document, figure: Placed, unit: str, member: bool) -> Bounds:
    claim = figure.claim
    return Bounds(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=document.date, low=claim.low, high=claim.high,
        member=member, unit=unit,
    )  # fmt: skip


def _ages(document: Document) -> Iterator[Bounds]:
    ranges = [m for m in document.matches(_RANGE, ("aged", "ages", "in", "between")) if _running(document, m.start())]
    if len(ranges) != 1:
        return
    group = ranges[0]
    low, high = _number(group["low"]), _number(group["high"])
    if not low < high < 110 or (" and " in group[0] and "between" not in group[0].lower()):
        return  # "two children, aged 2 and 4": two ages
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


def _running(document: Document, at: int) -> bool:
    return document.zone_at(at) not in NOT_THE_STORY | {TABLE}


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _bounds(document: Document, start: int, end: int, low: float, high: float, member: bool) -> Bounds:
    return Bounds(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, low=low, high=high, member=member,
    )  # fmt: skip
