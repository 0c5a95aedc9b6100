"""A shorter time within a longer one, by the words for the two alone: "the 24 hours to 9am", "the seven days to then".

Two stretches that end, or begin, with the same thing lie one in the other, whatever the dates: "in its first weekend"
is within "three weeks after it opened", and what fell on the Saturday is within what fell in the five days of the fair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.phrases import kin, measures, written
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.alone import Alone
from linter.relations.nesting.nested import MONTHS
from linter.relations.nesting.running import adds_up, one_subject

_NUMBERS: Final = written(1, 15)
_DAYS: Final = {
    "hour": 1 / 24, "day": 1.0, "night": 1.0, "weekend": 2.0, "week": 7.0, "fortnight": 14.0, "month": 30.4,
    "quarter": 91.3, "half": 182.6, "season": 120.0, "year": 365.2,
}  # fmt: skip
_COUNT: Final = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_UNIT: Final = rf"(?P<unit>{'|'.join(_DAYS)})s?"
_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# "In the 24 hours to 9am on Monday", "in the week that ended on Sunday".
_TO: Final = later(
    rf"\b(?:in|over|during|for) the (?:last |past |whole )?(?:{_COUNT} )?{_UNIT}"
    r" (?:to|until|up to|ending(?: on)?|ended|(?:that|which) ended(?: on)?|before) "
    rf"(?P<end>(?:the )?same (?:hour|day|date|time|month|moment|week)|(?:the end of )?(?:[\d:.apm]{{1,7}} )?(?:on )?"
    rf"(?:\d{{1,2}} )?(?:{MONTHS}|{_WEEKDAY}|noon|midnight|then|dawn)(?: \d{{1,2}}\b)?(?:,? (?:19|20)\d\d)?)",
    re.I,
)
# "On its first weekend", "in their opening fortnight".
_OPENING: Final = later(
    rf"\b(?:in|on|over|during|within) (?:the|its|their|his|her) (?:first|opening)(?: {_COUNT})? {_UNIT}\b(?! of\b)",
    re.I,
)
# "After three weeks in cinemas", "by the end of its fifth week".
_ORDINALS: Final = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_AFTER: Final = later(
    rf"\b(?:after|within) {_COUNT} {_UNIT}\b(?! (?:of|without|later|earlier|ago)\b)"
    rf"|\b(?:by|at|to) the end of (?:its|their|the) (?P<nth>{'|'.join(_ORDINALS)}) "
    r"(?P<of>week|month|day|weekend|year)\b",
    re.I,
)
# "In the five days of the fair": they hold each of its days.
_DAYS_OF: Final = later(
    rf"\b(?:in|over|during|across) the {_COUNT} (?P<unit>day)s of (?:the|its|their) [a-z]+(?:, which [^,]+,)?", re.I
)
_ONE_DAY: Final = later(rf"\b(?:on (?:the )?(?P<day>{_WEEKDAY})|on the (?:first|second|third|last|opening) day)\b")
# "For Saturday as a whole", "in the whole of that week".
_WHOLE_DAY: Final = later(
    rf"\b(?:(?:for|on|in|over) (?P<day>{_WEEKDAY}) as a whole|(?:for|in|over) the whole of (?P<of>{_WEEKDAY}))\b", re.I
)
_HOURS: Final = later(
    rf"\b(?:between|from) (?:\d|noon|midnight|dawn|six|seven|eight|nine|ten)[\w.:]*(?: ?[ap]m)? (?:and|to) "
    r"[\w.: ]{2,16}"
    rf"on (?P<day>{_WEEKDAY})\b|\b(?:by|before) (?:noon|midday|dawn|[\d.:]+ ?[ap]m) on (?P<by>{_WEEKDAY})\b", re.I
)  # fmt: skip
# Months by name, without a year: "in April and May", "from January to June".
_SPAN: Final = later(
    rf"\b(?:[Ii]n|[Ff]rom|[Bb]etween|(?:[Tt]he )?(?:\w+ )?months (?:from|of|between)) (?P<first>{MONTHS})"
    rf" (?P<joint>and|to|until|through) (?P<last>{MONTHS})\b"
    rf"|\b(?:[Tt]he )?{_COUNT} months (?:to|until|ending) (?:the end of )?(?P<until>{MONTHS})\b"
)
# "In July alone", "over 2024 as a whole".
_ONE_MONTH: Final = later(rf"\b[Ii]n (?P<month>{MONTHS})(?: alone)?\b(?! (?:\d|of\b|and\b|or\b|to\b))")
_WHOLE_YEAR: Final = later(
    r"\b(?:over|in|during|for) (?:(?:19|20)\d\d|the (?:\w+ )?year) as a whole\b|\bthe whole of (?:19|20)\d\d\b", re.I
)
_YEAR: Final = later(r"\b(?:19|20)\d\d\b|\b(?:last|previous|next|following) (?:year|season|summer|winter)\b")
_OTHERWISE: Final = later(
    r"\b(?:record|average|usual|normal\w*|previous\w*|earlier|another|further|more|expect\w*|forecast\w*|hope[sd]?"
    r"|target|plan\w*|will|would|could|may|might|compared|against|up from|down from|only half|remaining|also"
    r"|a (?:day|week|month)|per|each|every|left|remain\w*)\b|%| per cent"
)
_NAME: Final = later(r"(?<=[a-z,;] )(?:in |at |the )?([A-Z][a-z’'-]{2,})")
_CALENDAR: Final = frozenset(
    [*MONTHS.split("|"), *(f"{d}day" for d in ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"])]
)
_OF_IT: Final = later(
    r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]he (?:total|figure|tally|number"
    r"|country|city|county|district|island|province|state|town|region|village|company|firm|group|club|museum|port|park"
    r"|airport|hospital|clinic|station|gauge|shop|school|film|book|show|play|league))\b"
)
_MOST: Final = 3.0
_NEAR: Final = 4  # sentences apart, where only the unit is the same


class Stretch(NamedTuple):
    """How long a time is, in days, and what pins it: its end, its beginning, or the months it runs over."""

    kind: str
    days: float
    pin: str = ""
    months: tuple[int, int] = (0, 0)  # the first and the last; the last after the first, over the new year too
    words: str = ""


def lengths(document: Document) -> Iterator[Alone]:
    """Every amount for a shorter time that is more than the one for the longer time around it."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    timed = [
        (s, f, stretch) for s in story for f in _only(s) if not _otherwise(s, f) for stretch in _stretches(s.text)
    ]  # fmt: skip
    for whole_in, whole, long in timed:
        for part_in, part, short in timed:
            if part is whole or not whole.value < part.value < _MOST * whole.value or not _within(short, long):
                continue
            if (
                _one_thing(part, whole, abs(whole_in.number - part_in.number) <= _NEAR)
                and _one_subject(document, part_in, whole_in, whole, long.words)
                and not _new_name(whole_in, part_in)
                and not _years_apart(part_in, whole_in)
            ):
                yield Alone(
                    span=whole.claim.span, zone=whole_in.zone, quoted=whole.claim.quoted, dateline=document.date,
                    part=part.claim, whole=whole.claim, tie=long.words,
                )  # fmt: skip


def _only(sentence: Figures) -> list[Placed]:
    """The only amount of a sentence that adds up with time."""
    found = [f for f in sentence.figures if adds_up(f) and f.claim.change != "from"]
    return found if len(found) == 1 else []


def _otherwise(sentence: Figures, figure: Placed) -> bool:
    """Is it told of another time, or as a hope or a rate, beside the figure and not after the next comma?"""
    return _OTHERWISE.search(sentence.before(figure, 90) + sentence.after(figure, 60).partition(", ")[0]) is not None


def _stretches(text: str) -> Iterator[Stretch]:
    if m := _TO.search(text):
        yield Stretch("to", _length(m), _end(m["end"]), words=m[0])
    if m := _OPENING.search(text):
        yield Stretch("first", _length(m), words=m[0])
    if m := _AFTER.search(text):
        nth = _ORDINALS.index(m["nth"].lower()) + 2 if m["nth"] else 0
        yield Stretch("after", nth * _DAYS[m["of"].lower()] if nth else _length(m), words=m[0])
    if m := _DAYS_OF.search(text):
        yield Stretch("days", _length(m), words=m[0])
    elif m := _WHOLE_DAY.search(text):
        yield Stretch("day", 1, (m["day"] or m["of"]).capitalize(), words=m[0])
    elif m := _HOURS.search(text):
        yield Stretch("hours", 0.5, (m["day"] or m["by"]).capitalize(), words=m[0])
    elif m := _ONE_DAY.search(text):
        yield Stretch("one", 1, m["day"] or "", words=m[0])
    if m := _SPAN.search(text):
        last = _month(m["until"] or m["last"])
        count = round(_length(m) / _DAYS["month"]) if m["until"] else 0
        first = last - count + 1 if m["until"] else _month(m["first"])
        yield Stretch("months", 0, "", (first, last if last >= first else last + 12), m[0])
    elif m := _WHOLE_YEAR.search(text):
        yield Stretch("months", 0, "", (1, 12), m[0])
    elif (m := _ONE_MONTH.search(text)) and not _YEAR.match(text, m.end() + 1):
        yield Stretch("months", 0, "", (_month(m["month"]), _month(m["month"])), m[0])


def _within(short: Stretch, long: Stretch) -> bool:
    """Does a time lie within another, by their words?"""
    kinds = (short.kind, long.kind)
    if kinds == ("to", "to"):
        return short.days * 1.5 < long.days and (short.pin == long.pin or "same" in (short.pin, long.pin))
    if kinds in (("first", "first"), ("first", "after"), ("after", "after")):
        return short.days * 1.3 < long.days
    if kinds == ("one", "days"):
        return True
    if kinds == ("hours", "day"):
        return short.pin == long.pin
    if kinds == ("months", "months"):
        (a, b), (c, d) = short.months, long.months
        return any(c <= a + move and b + move <= d for move in (-12, 0, 12)) and b - a < d - c
    return False


def _length(match: re.Match[str]) -> float:
    count = (match["count"] or "one").lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    unit = match["unit"] if "unit" in match.re.groupindex and match["unit"] else "month"
    return number * _DAYS[unit.lower()]


def _end(words: str) -> str:
    words = words.lower()
    return "same" if "same" in words or words == "then" else re.sub(r"\b(?:on|the end of) ", "", words)


def _month(name: str) -> int:
    return MONTHS.split("|").index(name) + 1


def _one_thing(part: Placed, whole: Placed, near: bool) -> bool:
    if part.unit != whole.unit:
        return False
    people = {part.claim.measure, whole.claim.measure} <= {*kin().people, "passenger", "visitor"}
    # "Tonnes of cocoa", and "the country shipped 198,000 tonnes": what was done with them is no other thing.
    flows = sum(f.claim.measure in measures().flow for f in (part, whole))
    alike = part.claim.measure == whole.claim.measure or "" in (part.head, whole.head)
    alike = alike or (flows == 1 and not part.claim.currency)
    return part.head == whole.head != "" or people or (bool(part.unit) and alike and near)


def _one_subject(document: Document, part_in: Figures, whole_in: Figures, whole: Placed, words: str) -> bool:
    """Is the longer time told of what the shorter was, "its takings", "the total"?"""
    told = document.prose[whole_in.start : whole.start].replace(words, "")
    return _OF_IT.search(told) is not None or one_subject(document, part_in, whole_in, whole, words)


def _new_name(whole_in: Figures, part_in: Figures) -> bool:
    """Is a place or a person named with one of them that the draft does not know by then?"""
    late = max(whole_in, part_in, key=lambda s: s.start)
    above = late.prose[: late.start]
    return any(name not in above for name in _NAME.findall(late.text) if name not in _CALENDAR)


def _years_apart(part_in: Figures, whole_in: Figures) -> bool:
    years = [set(_YEAR.findall(s.text)) for s in (part_in, whole_in)]
    return bool(years[0] != years[1] and all(years)) or any(y.endswith(("year", "season")) for y in years[0] ^ years[1])
