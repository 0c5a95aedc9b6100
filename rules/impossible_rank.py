"""Reports a rank or a part that the whole cannot hold: 26th of 24, three of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, Final

from linter.amounts import amounts
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import ERROR, Agreement, Finding
from linter.patterns import later
from linter.relations.precedence.ordinals import ORDINAL, ordinal
from linter.rule import Example, Rule, examples


@kind_of_claim
class Rank(Claim):
    """A place in a field, or a part of a whole, with the size of that field or whole."""

    place: str = ""
    field: str = ""
    number: int = 0
    size: int = 0
    ordinal: bool = True


_ORD: Final = rf"(?P<place>{ORDINAL})"
_SMALL: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
# A number of things: no money, no decimals, no scale, no part of a compound, no date.
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Sept?|Oct|Nov|Dec"
)
_NOT_AFTER: Final = (
    rf"(?![\w/:%°-]|[.,]\d| ?(?:%|per ?cent|hundred|thousand|million|billion|trillion|dozen|or more|{_MONTHS})\b)"
)
_CARD: Final = rf"(?P<size>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{_SMALL}){_NOT_AFTER})"
_FIELD: Final = (
    r"(?:field|group|list|class|table|league|survey|ranking|poll|study|pool|race|index|line-up|draw|division|sample)"
)
_STRONG: Final = (
    r"(?:team|strong|nation|man|woman|member|country|club|boat|runner|rider|driver|horse|car|school|county|state|"
    r"city|party|player|"
    r"candidate|village|district|province)"
)
# Each pattern begins at the words between the two numbers; what stands before them is then read backwards.
_OWNER: Final = (
    r"(?:the (?:[a-z][\w-]*['’]s?|[A-Z][\w-]*['’]s?)|[A-Z][\w-]*['’]s?) "  # "of the island's 139 households"
)
_OF: Final = later(
    rf"of (?:the |all the |all |its |their |his |her |our |these |those |a total of |just |only |{_OWNER})?{_CARD}"
)
_AMONG: Final = later(rf"among(?:st)? (?:the |all the |all )?{_CARD}")
_OF_STRONG: Final = later(rf"-{_STRONG}\b")
_BEFORE_OF: Final = later(rf"\b{_ORD}(?: place| overall| spot| position)?,? (?:out )?$", re.I)
_BEFORE_FIELD: Final = later(
    rf"\b{_ORD}(?: place| overall)? (?:in|of|out of|from) (?:an?|the) (?:\w+ )?{_FIELD} $", re.I
)
_BEFORE_AMONG: Final = later(rf"\b{_ORD}(?: place| overall)? $", re.I)
_BEFORE_STRONG: Final = later(
    rf"\b{_ORD}(?: place| overall)? in (?:the|an?|its|their) (?P<size>\d{{1,3}}|{_SMALL})$", re.I
)
_BEFORE_PART: Final = later(rf"(?<![\w.,$£€/:-])(?P<place>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{_SMALL}) (?:out )?$", re.I)
_FOREMOST: Final = later(r"\b(?:first|last|top|bottom|best|worst|leading|next|final) $", re.I)
_SPANS: Final = frozenset(("hours", "days", "weeks", "months", "seasons", "years", "decades"))
_AFTER_PART: Final = later(r" [a-z][\w-]*|[.,;]|$")
# Fractions ("a fifth of four"), dates ("the 5th of 4 …") and jokes are not ranks.
_FRACTION: Final = later(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|-|about|than|nearly|almost|over|just|under|least|to|"
    r"only|other|"
    r"some|another|by|and) $|[\d-] ?$",
    re.I,
)
_NTH: Final = later(
    r"\b(?:the|his|her|its|their|came|come|comes|coming|rank\w*|place[sd]?|finish\w*|stands?|stood|in|at|was|is|"
    r"were) $",
    re.I,
)


class ImpossibleRank(Rule[Rank]):
    """A place beyond the end of the field, or a part larger than its whole.

    Why it matters
    A county cannot be 26th of 24, nor can three of the two firms object: one of the two numbers is wrong.

    How it decides
    An ordinal with the size of its field in one phrase ("26th of the 24", "ninth in a field of eight", "21st in the
    20-team league"), or a count with the count it is taken from ("12 of the 10 shops", "eight out of seven voters").
    The first must not exceed the second.

    When it stays silent
    For fractions ("a fifth of four"), dates, percentages, money, ages and scales; for places in each of several
    contests ("fifth in four races"); for marks out of 10 or 100, where more than full marks may be meant in jest.
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Rank
    allows: ClassVar[tuple[Example, ...]] = examples(
        "They are the first siblings to finish in the first five of the two races in one year.",
        "The county ranked 23rd of the 24 in the survey.",
        "She was fifth in four races, and third in two years running.",
        "About a fifth of four tonnes was lost, and two thirds of 12 hectares burned.",
        "He gave it 11 out of 10. Nine of the 10 shops agreed.",
        "Police held 20 of the 11 September suspects and 30 of the 7 July ones.",
        "It is a third of two million people, and 12 of the 10-year-olds wept.",
        "On the 15th of 12 long months it rained.",
        "A total of 186 said yes, against the 125 of two months ago.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The county ranked [[26th of the 24]] in the annual survey.",
        "He came [[ninth in a field of eight]], his coach said.",
        "Laos was [[12th among 10]] countries in the study.",
        "Rovers are [[21st in the 20-team]] league.",
        "In the poll, [[eight out of seven voters]] said they would stay at home.",
        "The strike closed [[12 of the 10 shops]] on the quay.",
        "[[Three of the two firms]] objected to the plan.",
        "The school was [[fifth out of four]] in the district.",
        "A petition was signed by [[149 of the island's 139 households]].\n",
    )

    def find(self, document: Document) -> Iterator[Rank]:
        if document.language[:2] != "en":
            return
        for start, end, place, size, ranked in _read(document.prose):
            number = ordinal(place) if ranked else _count(place)
            if number and _count(size) and document.zone_at(start) not in NOT_THE_STORY:
                yield Rank(
                    span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
                    dateline=document.date, place=place, field=size, number=number, size=_count(size), ordinal=ranked,
                )  # fmt: skip

    def keys(self, claim: Rank) -> Iterator[str]:
        yield f"{claim.path}:{claim.span.start}"

    def check(self, claims: Sequence[Rank]) -> Iterator[Finding | Agreement]:
        claim = claims[0]
        if claim.number > claim.size:
            what = "there is no" if claim.ordinal else "there cannot be"
            message = f"{what} {claim.place} of {claim.field}"
            reason = "both: one place and its field" if claim.ordinal else "both: one part and its whole"
            yield self.finding(claim, message, reason=reason)
        elif claim.ordinal:
            yield self.agreement(
                f"{claim.place} of {claim.field} is possible", claim, reason="both: one place and its field"
            )


def _read(prose: str) -> Iterator[tuple[int, int, str, str, bool]]:
    """(start, end, place, size, is it a rank?) of each place and each part."""
    for pivot in _OF.finditer(prose):
        before = _line(prose, pivot.start())
        rank = _BEFORE_OF.search(before) or _BEFORE_FIELD.search(before)
        if rank and _is_rank(before, rank):
            yield pivot.start() - len(before) + rank.start(), pivot.end(), rank["place"], pivot["size"], True
        part = _BEFORE_PART.search(before)
        after = _AFTER_PART.match(prose, pivot.end())
        if part and after and _is_part(before[: part.start()], part, pivot, after[0].strip()):
            end = after.end() if after[0][:1] == " " else pivot.end()
            yield pivot.start() - len(before) + part.start(), end, part["place"], pivot["size"], False
    for pivot in _AMONG.finditer(prose):
        before = _line(prose, pivot.start())
        rank = _BEFORE_AMONG.search(before)
        if rank and _is_rank(before, rank):
            yield pivot.start() - len(before) + rank.start(), pivot.end(), rank["place"], pivot["size"], True
    for pivot in _OF_STRONG.finditer(prose):
        before = _line(prose, pivot.start())
        rank = _BEFORE_STRONG.search(before)
        if rank and _is_rank(before, rank):
            yield pivot.start() - len(before) + rank.start(), pivot.end(), rank["place"], rank["size"], True


def _line(prose: str, at: int) -> str:
    return prose[max(at - 60, 0) : at].rpartition("\n")[2]


def _is_rank(before: str, rank: re.Match[str]) -> bool:
    """Is this no fraction, and no day of a month?"""
    if re.search(r"\b[Oo]n the $", before[: rank.start()]):
        return False
    if rank["place"][0].isdigit():
        return True
    lead = before[: rank.start()]
    return not _FRACTION.search(lead) and (_NTH.search(lead) is not None or " place" in rank[0])


def _is_part(before: str, part: re.Match[str], whole: re.Match[str], after: str) -> bool:
    """Is this a count out of a count, and not a mark, a time, a class or a date?"""
    if re.search(r"hundred|thousand|million|billion|dozen", part["place"]):
        return False
    if _FOREMOST.search(before):
        return False  # "in the first five of the two races"
    if re.fullmatch(r"7[0-8]7", whole["size"]):
        return False  # 800 of the airline's 737 pilots
    if after in _SPANS:
        return False  # "an increase of 49 per cent on the 125 of two months ago"
    taken = part[0].endswith("out ")
    if taken and _count(whole["size"]) in (5, 10, 20, 50, 100) and not after.endswith("s"):
        return False  # eleven out of ten
    if whole["size"].isdigit() and len(whole["size"]) == 4 and 1900 <= int(whole["size"]) <= 2100:
        return False
    named = re.match(rf"of (?:the|its|their|his|her|our|these|those|all|{_OWNER[:-1]}) ", whole[0]) is not None
    if not after.isalpha():
        return named or taken
    counted = after.endswith("s") or after in ("people", "men", "women", "children", "staff")
    return counted or (named and after in ("who", "that", "which", "were", "was", "had", "have", "said", "voted"))


@cache
def _count(words: str) -> int:
    if words[0].isdigit():
        return int(words.replace(",", ""))
    found = next(amounts(words.lower()), None)
    return int(found.value) if found else 0
