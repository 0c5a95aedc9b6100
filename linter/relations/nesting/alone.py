"""A part that is told as one, and the whole that the next sentences give: "in July alone", "since the year began".

The words of the copy tie the two: it gives the part to show how much of the whole it is. And what it says of "the whole
season" or "since it was set up" is held against what it says of a month or a year of it, where both count one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, TABLE, Document
from linter.lexicon import country
from linter.patterns import later
from linter.periods import AS_OF, DAY, SINCE
from linter.phrases import kin, stem
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.nested import DATED, MONTHS
from linter.relations.nesting.running import one_subject
from linter.relations.precedence.precedents import content

_ALONE: Final = later(r"\balone\b")
_WHOLE: Final = later(
    r"^[\"“]?(?:across all|(?:across|throughout) the (?:whole )?(?:state|country|county|province|region|island|"
    r"nation|district)|in (?:all|total|the (?:whole|entire) \w+)|(?:in|across|for|over) the (?:\w+ ){1,2}as a whole"
    r"|altogether|overall|nationwide|nationally|so far this year|this year so far"
    r"|since (?:then|the (?:start|beginning) of (?:the|this|last) \w+|(?:it|they) (?:was|were|began|opened|started)"
    rf"|(?:the start of )?(?:{MONTHS}|(?:19|20)\d\d)))\b",
    re.I,
)
# "16 goals in the league": a part of those "in all competitions".
_IN_ALL_CONTESTS: Final = later(r"[\"“]?(?:In|Across) all competitions\b")
_IN_ONE_CONTEST: Final = later(
    r"\b(?:in|of) (?:the|this season[’']s) (?:[\w’-]+ ){0,2}(?:[Ll]eague|[Cc]up)\b|\bleague (?:goals|games|matches|"
    r"wins)\b"
)
# "In the Upper Wimmel district": a part of what is told "across the state".
# "Nationally": what the sentence before tells is of one place.
_OF_THE: Final = later(r" of (?:the|its|their|his|her|these|those|them)\b")
_EVERYWHERE: Final = later(r"(?:Nationally|Nationwide|Countrywide|(?:Across|Throughout) the country)\b")
_IN_A_PLACE: Final = later(r"\bin (?:the )?(?P<place>[A-Z][\w’-]+)")
_ACROSS: Final = later(r"[\"“]?(?:Across|Throughout) the\b")
_IN_PART: Final = later(
    r"[\"“]?In (?:the )?(?:[A-Z][\w’-]+ ){1,3}(?:district|county|area|valley|region|province|municipality)\b"
)
# Words that give an amount for the whole of a time or of a land.
_AS_A_WHOLE: Final = later(
    r"\b(?:(?:in|over|during|for|throughout) the (?:whole|entire|full) (?:of (?:(?P<in_year>(?:19|20)\d\d)"
    rf"|(?P<whole_of>{MONTHS})|the (?:year|season|month))|\w+)"
    rf"|(?:in|over|during|for|throughout) (?:all of (?P<all_of>{MONTHS})|(?:the month|(?P<month>{MONTHS})) as a whole)"
    r"|in th(?:is|e current) (?:one|season|year) so far|for the (?:season|year) as a whole|in all(?=[,.])|all told"
    r"|altogether"
    r"|(?<!st )(?<!most )(?<!time )(?<!year )[Ss]ince (?:it|they|he|she|the \w+) "  # "the most since it opened"
    r"(?:was|were|began|started|opened|first)\b"
    r"|by the time (?:it|they|he|she|the \w+) (?:had )?(?:ended|closed|finished|shut|stopped|(?:was|were) over)"
    r"|over (?:the|its|their|all) (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?) "
    r"(?:days|nights|weeks|evenings)(?=[,.])"
    r"|together(?=,? (?:the (?:number|total|figure)|it|they|there)\b)"
    r"|(?P<where>(?:(?:in|across) )?the (?:whole|entire) (?:country|island|province|state|region|county|nation)"
    r"|nationwide|countrywide))\b",
    re.I,
)
# Words that give one for some of it.
_PART_TIME: Final = later(
    r"\balone\b|\bbetween (?:the |mid-|early |late )*\w+ and\b"
    r"|\b(?:in|from|by|until|till|up to|through|during) (?:the )?"
    rf"(?:end of |start of |middle of |mid-|early |late |first |last )*(?:{MONTHS}|half|quarter|\w+ months|spring"
    r"|summer|autumn|winter)\b"
    r"|\b(?:first|opening|last) (?:day|night|weekend|week|fortnight|month)\b|\bso far\b"
)
_SOME_DAYS: Final = later(
    rf"\b(?:first|last) (?:(?:\w+ )?(?:days|weeks)|week|fortnight|half) of (?:the month\b|(?P<month>{MONTHS})\b)"
)
_PART_SINCE: Final = later(r"\b(?:last|this) (?:year|summer|winter|spring|autumn|season)\b|\bin (?:19|20)\d\d\b")
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_PART_PLACE: Final = later(r"\balone\b")
# Of another time or thing, or no sum at all.
_BUT_NOT: Final = later(
    r"\b(?:another|further|average|each|per|previous\w*|record|target|aims?|hopes?|expect\w*"
    r"|forecast\w*|plan(?:s|ned)?|will|would|could|half of|compared|against|than|up from|down from|estimate\w*"
    r"|capacity)\b"
)
_MOST: Final = 3.0  # a part that is more than this many times the whole is no slip
_ANOTHER: Final = later(r"\b(?:also|another|further|only half|half|average|each|per|more than half|too)\b|%")
_FATE: Final = later(r"\b(?:die|dead|death|kill|injur|wound|hurt|arrest|charge|jail|fine|rescue|recover|missing)")
_TIMES: Final = frozenset({"percent", "percentage point", "year of age", "year", "month", "week", "day", "hour"})
_REACH: Final = 2  # sentences from the part to the whole


@kind_of_claim
class Alone(Claim):
    """A part, and the whole that it is larger than; the words that say which is which."""

    part: Quantity
    whole: Quantity
    tie: str


def alone(document: Document) -> Iterator[Alone]:
    """Every part of a draft that the whole told after it falls short of."""
    if document.language[:2] != "en":
        return
    story = [sentence for sentence in figures(document) if sentence.zone != HEADLINE]
    for at, sentence in enumerate(story):
        whole = _WHOLE.match(sentence.text)
        total = next(iter(plain_amounts(sentence)), None) if whole and not _ANOTHER.search(sentence.text) else None
        if whole is None or total is None or _some(total):
            continue
        for before in story[max(0, at - _REACH) : at]:
            if sentence.number - before.number > _REACH:
                continue
            contests = _IN_ALL_CONTESTS.match(sentence.text) and _IN_ONE_CONTEST.search(before.text)
            tied = bool(
                contests or _ALONE.search(before.text) or "as a whole" in whole[0]
                or (total.unit and _ACROSS.match(sentence.text) and _IN_PART.match(before.text))
                or _within(before, total) or _elsewhere(document, before, sentence, total)
            )  # fmt: skip
            part = next(iter(plain_amounts(before)), None) if tied else None
            if contests and part and total.head not in ("", part.head):
                continue
            if (
                part
                and part.unit == total.unit
                and total.value < part.value < 4 * total.value
                and same_fate(part, total)
            ):
                yield Alone(
                    span=total.claim.span, zone=sentence.zone, quoted=total.claim.quoted, dateline=document.date,
                    part=part.claim, whole=total.claim, tie=whole[0],
                )  # fmt: skip


def _some(figure: Placed) -> bool:
    """ "In all, 54 of the dams hold water": that is none of what there is in all."""
    return _OF_THE.match(figure.claim.trail) is not None


def _elsewhere(document: Document, before: Figures, sentence: Figures, total: Placed) -> bool:
    """ "Hospitals in Andalusia treated 1,870 people. Nationally 1,640 people were treated": one noun and one deed?"""
    first, place = next(iter(plain_amounts(before)), None), _IN_A_PLACE.search(before.text)
    if first is None or place is None or first.head != total.head or before.number != sentence.number - 1:
        return False
    said = [content(document.prose, s.start, s.end) for s in (before, sentence)]
    named = country(place["place"]) is not None or not _EVERYWHERE.match(sentence.text)
    return not named and first.head != "" and len(said[0] & said[1] - {stem(first.head)}) >= 1


def _within(before: Figures, total: Placed) -> bool:
    """ "412,000 hectares in May and June. Since the start of the year …": is the first in so much, of that time?"""
    first = next(iter(plain_amounts(before)), None)
    if first is None or not first.unit or total.claim.period is None or first.claim.period is None:
        return False
    day = first.claim.period.kind in (AS_OF, DAY, SINCE)
    return not day and total.claim.period.contains(first.claim.period)


def summed_up(document: Document) -> Iterator[Alone]:
    """Every part of a draft that is more than what it says of the same things as a whole, wherever the two stand."""
    if document.language[:2] != "en":
        return
    story = [sentence for sentence in figures(document) if sentence.zone not in (HEADLINE, TABLE)]
    for sentence in story:
        cue = _AS_A_WHOLE.search(sentence.text)
        wholes = [f for f in plain_amounts(sentence) if not (_otherwise(sentence, f) or _some(f))] if cue else []
        if cue is None or len(wholes) != 1:
            continue
        whole = wholes[0]
        for other in story:
            told = sentence.text + _year_meant(other, sentence, cue)
            if other is sentence or _AS_A_WHOLE.search(other.text) or not _lies_within(other.text, cue, told):
                continue
            for part in plain_amounts(other):
                near = abs(other.number - sentence.number) <= 1
                if not whole.value < part.value < _MOST * whole.value or _otherwise(other, part):
                    continue
                since = cue[0].lower().startswith("since")
                if _one_thing(part, whole, near) and (not since or one_subject(document, other, sentence, whole)):
                    yield Alone(
                        span=whole.claim.span, zone=sentence.zone, quoted=whole.claim.quoted, dateline=document.date,
                        part=part.claim, whole=whole.claim, tie=cue[0].strip(),
                    )  # fmt: skip


def _year_meant(other: Figures, sentence: Figures, cue: re.Match[str]) -> str:
    """The year of "in the first eight months of 2024", two lines before "over the whole of the year"."""
    follows = 0 < sentence.number - other.number <= _REACH and cue[0].endswith(" year")
    years = set(_years(other.text))
    return f" {years.pop()}" if follows and len(years) == 1 and not _years(sentence.text) else ""


def _lies_within(part: str, cue: re.Match[str], whole: str) -> bool:
    """Does a sentence speak of a part of the time or land that another sums up?"""
    if cue["where"]:
        return _PART_PLACE.search(part) is not None
    years, since = _years(part), cue[0].lower().startswith("since")
    if since:
        begun = min(_years(whole), default="")
        return bool((_PART_TIME.search(part) or _PART_SINCE.search(part)) and all(year >= begun for year in years))
    if month := cue["whole_of"] or cue["all_of"] or cue["month"]:
        days = _SOME_DAYS.search(part)
        return days is not None and days["month"] in (None, month) and set(years) <= set(_years(whole))
    if cue["in_year"] and cue["in_year"] not in years:
        return False
    return _PART_TIME.search(part) is not None and set(years) <= set(_years(whole))


def _years(text: str) -> list[str]:
    """The years that a sentence speaks of; that of the draft's own day is none of them."""
    return _YEAR.findall(DATED.sub("", text))


def _otherwise(sentence: Figures, figure: Placed) -> bool:
    """Do the words around a figure speak of another time or thing, or of no sum at all?"""
    # "It collected 386mm, well above the average": what it is held against after a comma is told of another time.
    after = sentence.after(figure, 60).partition(", ")[0]
    return bool(_BUT_NOT.search(sentence.before(figure, 80)) or _BUT_NOT.search(after))


def _one_thing(part: Placed, whole: Placed, near: bool) -> bool:
    """Are the two counted by one noun, or by none where one sentence goes on from the other?"""
    if part.unit != whole.unit or not same_fate(part, whole):
        return False
    people = {f.claim.measure for f in (part, whole)} <= kin().people and "people" in (part.head, whole.head)
    if near and part.unit and "" in (part.head, whole.head):
        return True  # "612 millimetres in the first three weeks", "rainfall for the whole of February came to"
    return (part.head == whole.head and (part.head != "" or near)) or people


def plain_amounts(sentence: Figures) -> list[Placed]:
    """The plain amounts of a sentence: no ages, times, shares, or what something was before."""
    return [
        f
        for f in sentence.figures
        if f.level and not f.claim.per and f.claim.change != "from" and f.unit not in _TIMES and f.value >= 10
        and not (f.unit == "" and 1800 < f.value < 2100 and f.claim.words.isdigit())
    ]  # fmt: skip


def same_fate(part: Placed, whole: Placed) -> bool:
    """Nothing that befell one and not the other: deaths are not cases."""
    fates = [set(_FATE.findall(f"{f.claim.lead[-30:]} {f.claim.noun} {f.claim.trail[:40]}")) for f in (part, whole)]
    return fates[0] == fates[1]
