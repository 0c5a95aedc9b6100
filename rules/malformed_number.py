"""Reports a number whose commas and points cannot be right: $110,00, 1,0000, 3.817.69."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.rule import Example, Rule, examples


@kind_of_claim
class Figure(Claim):
    """A number that is not written as English copy writes one, and what it may stand for."""

    fault: str = ""
    readings: tuple[str, ...] = ()


_MONEY: Final = r"(?:(?:US|A|C|NZ|HK|S)?\$|[€£¥₫]|\b(?:VND|USD|EUR|GBP|AUD|JPY) ?)"
_COUNTED: Final = (
    r" ?(?:%|per ?cent|(?:million|billion|trillion|thousand|bn|m|dollars|pounds|euros|dong|yuan|yen|tonnes|tons|people|"
    r"visitors|"
    r"residents|voters|votes|workers|homes|houses|households|jobs|students|pupils|tourists|passengers|families|hectares|km|"
    r"kilomet(?:re|er)s|met(?:re|er)s|shares|units|cars|copies|tickets|soldiers|troops|refugees|victims|deaths|cases|women|"
    r"men|children|fans|spectators|businesses|companies|customers|seats|members|employees|farmers|patients|trees|books)\b)"
)
_TOKEN: Final = later(r"\d[\d.,]{2,}\d|\d[.,]\d")
_GOOD: Final = later(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_BEFORE: Final = later(rf"{_MONEY}$")
_COUNT: Final = later(_COUNTED)
_SHORT: Final = later(r"(?P<head>\d{1,3}(?:,\d{3})*),(?P<tail>\d{1,2})")
_LONG: Final = later(r"(?P<head>\d{1,3}(?:,\d{3})*),(?P<tail>\d{4,5})")
_UNPARTED: Final = later(r"\d{4,6}(?:,\d{3})+")
_POINTS: Final = later(r"(?P<head>\d{1,3}(?:\.\d{3})+)\.(?P<tail>\d{2,3})")
_LAKH: Final = later(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOUBLED: Final = later(r"\d{1,12}(?P<mark>\.\.|,,|,\.|\.,)\d{1,12}")
_THOUSAND: Final = later(r"[1-9]\d{0,2}\.\d{3}")
_NOUN: Final = later(r" (?:[a-z]+ )?[a-z]{3,}s\b| people\b")
_TWICE: Final = later(r"[$€£¥]{2} ?\d[\d,.]*")
_PLAIN: Final = later(r"(?<![\w.,])\d{1,3},\d{3}(?![\d,])")
# Where two numbers are grouped so and none otherwise, it is the house's way.
_IN_LAKHS: Final = later(r"(?<![\d,])\d{1,2},\d\d,\d{3}(?![\d,])")
_THOUSANDS: Final = later(r"(?<![\d,])\d{3},\d{3}(?!\d)")
_INDIAN: Final = later(
    r"\b(?:lakhs?|crores?|rupees?|Rs\.?|INR|India\w*|Nepal\w*|Bangladesh\w*|Pakistan\w*|Sri Lanka\w*|taka)\b|₹"
)
_NUMBERED: Final = later(
    r"\b(?:version|v|build|section|chapter|clause|paragraph|article|IP|address|release|iOS|"
    r"Android|no\.?|number)\s?$",
    re.I,
)
_DATED: Final = later(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")
# What is measured, not counted: three places after the point mean just that.
_MEASURED: Final = later(
    r" (?:[a-z]+ )?(?:tonnes|tons|met(?:re|er)s|kilomet(?:re|er)s|miles|lit(?:re|er)s|seconds|grams|kilograms|"
    r"ounces|euros|"
    r"dollars|pounds|points|cents|degrees|gallons|barrels|hectares|acres|inches|volts|watts|bits|bytes|this|was|has|is|"
    r"dlrs|cts|pence|times|hours|minutes|units|carats|moles|goals|runs|per|plus|versus|always|across|thus|perhaps)$"
)
_SCALE: Final = later(r" (?:million|billion|trillion|mln|bln|lakhs?|crores?)\b")  # "a deficit of 5.472 billion riyals"
_RATED: Final = later(r"\b(?:average|mean|ratio|rate|index|per|scored?|batting|averag\w+) (?:of )?$")


class MalformedNumber(Rule[Figure]):
    """A number with a comma or a point where English copy has none.

    Why it matters
    "$110,00" is $110,000 or $110.00: a thousandfold difference hangs on a slip of the finger, and readers must guess.

    How it decides
    Commas part groups of three digits and one point begins the decimals. Reported are groups of another size (before or
    after a currency sign, a unit or a counted noun), a second decimal point, a sign or a mark that stands twice, and
    "15.000 people" in a draft that elsewhere writes thousands with commas. All possible readings are offered.

    When it stays silent
    In copy that counts in lakh and crore, for "5,00,000"; for lists, scores, dates, versions and addresses; for
    measures that may have three decimals; and in languages that part thousands with points.
    """

    severity: ClassVar[str] = WARNING
    reads: ClassVar[type[Claim]] = Figure
    allows: ClassVar[tuple[Example, ...]] = examples(
        "The electorate is 2,14,600. In all, 1,47,001 votes were counted.",
        "The house sold for $110,000, or 4,464,000 shares at $24.55.",
        "He won 6-4,6-3 on July 4,2004, on courts 1,2 and 10,12.",
        "The scheme will cost Rs 5,00,000 in Patna, India, and 1,10,00,000 rupees in all.",
        "Update to version 3.817.69, or ring 020 7946 0000. It weighs 1.250 tonnes, of 4,000 made.",
        "The euro stood at 1.364 dollars. The index fell to 3,817.69 points. It owes 5.472 billion riyals.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The letter was sold for [[$110,00]] at a sale in Leeds.",
        "The pound was worth [[$1,8923]] at the close.",
        "In Paris the index fell 5.07 points to [[3.817.69]].",
        "The city has [[5,00,000]] people, the mayor of Odessa said.",
        "A ticket costs [[$$45]], the theatre says.",
        "Some 12,400 homes were without power, and [[15.000 people]] were moved.",
        "About [[1250,000]] tonnes of wheat were shipped.",
        "Growth of [[4,5]] per cent is forecast for next year.",
        "The fund paid out [[£1,,250]] to each family.",
    )

    def find(self, document: Document) -> Iterator[Figure]:
        if document.language[:2] != "en":
            return
        prose = document.prose
        for start, end, fault, readings in _faults(prose):
            if document.zone_at(start) not in NOT_THE_STORY:
                yield Figure(
                    span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
                    dateline=document.date, fault=fault, readings=readings,
                )  # fmt: skip

    def keys(self, claim: Figure) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Figure]) -> Iterator[Finding]:
        reason = "English copy parts thousands by commas, three digits at a time, and decimals by one point"
        last, alike = -1, defaultdict[str, list[Figure]](list)
        for claim in claims:
            if claim.span.start >= last:
                last = claim.span.end
                alike[f"“{claim.words}”: {claim.fault}"].append(claim)
        for message, (first, *again) in alike.items():
            yield self.finding(first, message, *again, reason=reason, repairs=first.readings)


def _faults(prose: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """(start, end, what is wrong, what it may stand for) of each malformed number."""
    for token in _TOKEN.finditer(prose):
        text, (start, end) = token[0], token.span()
        before, after = prose[max(start - 16, 0) : start], prose[end : end + 24]
        # Within a score, a date, an address, a name or a longer number.
        if before[-1:] in tuple("/:–-.,_#") or (
            re.match(r"[\w/:–-]|[.,]\d", after) and not re.match(r"(?:m|bn|k)\b", after)
        ):
            continue
        money = _BEFORE.search(before)
        if before[-1:].isalnum() and not money:
            continue
        begin = start - len(money[0]) if money else start
        sign = money[0] if money else ""
        if _GOOD.fullmatch(text):
            noun = _NOUN.match(after) if _THOUSAND.fullmatch(text) and not money else None
            if (
                noun
                and not (_MEASURED.match(noun[0]) or _SCALE.match(noun[0]) or _RATED.search(before))
                and _PLAIN.search(prose)
            ):
                readings = (text.replace(".", ",") + noun[0],)
                yield start, end + noun.end(), "the draft parts thousands with commas elsewhere", readings
            continue
        fault, plain = _fault(text, before, after, prose, bool(money))
        if fault:
            yield begin, end, fault, tuple(sign + reading for reading in plain)
    for token in _TWICE.finditer(prose):
        if token[0][0] == token[0][1]:
            figure = token[0].rstrip(".,")
            yield token.start(), token.start() + len(figure), "the currency sign stands twice", (figure[1:],)


def _fault(text: str, before: str, after: str, prose: str, money: bool) -> tuple[str, tuple[str, ...]]:
    """What is wrong with a malformed number, and its readings; nothing when it may be a list or a date."""
    if match := _SHORT.fullmatch(text):
        if money or _COUNT.match(after):
            head, tail = match["head"], match["tail"]
            readings = (f"{head},{tail:0<3}", f"{head}.{tail}") if money or len(tail) == 2 else (f"{head}.{tail}",)
            return f"“,{tail}” is no group of three digits", readings
    elif match := _LONG.fullmatch(text):
        head, tail = match["head"], match["tail"]
        dated = re.fullmatch(r"(?:19|20)\d\d", tail) and len(head) <= 2
        if not (dated and not money) and not _DATED.search(before):
            return f"“,{tail}” is no group of three digits", (f"{head},{tail[:3]}", f"{head}.{tail}")
    elif _UNPARTED.fullmatch(text):
        if not _DATED.search(before):
            return "a comma is missing, or misplaced", (f"{int(text.replace(',', '')):,}",)
    elif match := _POINTS.fullmatch(text):
        if not _NUMBERED.search(before):
            grouped = match["head"].replace(".", ",")
            whole = (f"{grouped},{match['tail']}",) if len(match["tail"]) == 3 else ()
            return "more than one decimal point", (f"{grouped}.{match['tail']}", *whole)
    elif _LAKH.fullmatch(text):
        if not _INDIAN.search(prose) and not (len(_IN_LAKHS.findall(prose)) > 1 and not _THOUSANDS.search(prose)):
            return "groups of two digits", (f"{int(text.partition('.')[0].replace(',', '')):,}",)
    elif match := _DOUBLED.fullmatch(text):
        mark = match["mark"]
        return f"“{mark}” within a number", tuple(text.replace(mark, one) for one in ",.")
    return "", ()
