"""Finds how long after an event something is said to be: "six weeks after the crash", "three days later, on 9 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.calendar_grammar import calendar
from linter.claims import Claim, kind_of_claim
from linter.document import CAPTION, NOT_THE_STORY, Document, Span
from linter.finders import happenings, moments
from linter.finders._event_words import events
from linter.patterns import later
from linter.periods import DAY, MONTH, YEAR, Period

NUMBER: Final = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty)"
)
_AFTER: Final = later(
    rf"(?i)(?<!-)\b(?P<n>{NUMBER}) (?P<unit>day|week|fortnight|month|year)s? (?P<exact>to the (?:day|week|month) )?"
    rf"(?P<way>after|since|before) (?P<rest>[^,.;:\n]{{0,110}})"
)
_LATER: Final = later(
    rf"(?i)(?<!-)\b(?P<n>{NUMBER}) (?P<unit>day|week|month|year)s? (?P<way>later|earlier|afterwards)(?=,? (?:on |\()|, "
    "in )"
)
_LATER_WORDS: Final = frozenset({"later", "earlier", "afterwards"})
_OF: Final = later(r"(?:the|its|his|her|their) (?:[a-z-]+ ){1,3}(?:of|on) (?:the )?")  # "the fire of 14 January"
_NOUN: Final = later(r"(?:the|its|his|her|their|that|this) (?:[a-z]+ )?(?P<noun>[a-z]{5,})(?: (?:was|were|is|had)\b|$)")
# "After an earthquake on 4 March", "after it was towed away with a broken shaft on Saturday, 19 October".
_ON: Final = later(r"\bon (?:the (?:night|morning|evening|afternoon) of )?$")
_ASIDE: Final = later(r", (?:which|who|whose|where)\b[^,;]*$")
_MAIN: Final = later(r"[^,;]*, \w+ \w+")
_PLAN: Final = later(
    r"(?i)\b(?:plans?|planned|due|set|scheduled|deadline|for|to (?:be|meet|vote|open|start|begin|play|hold)|"
    r"announc\w+|expected|"
    r"anniversary|every|each|last|first|latest|second)\b"
)
_CLAUSE: Final = later(
    r"[.;:“”\"]|\b(?:after|before|since|until|when|while|because|that|which|who|whose|said|and|but)\b"
)
_HEDGED: Final = later(
    r"(?i)\b(?:about|around|some|nearly|almost|more than|over|less than|within|up to|at least|every|first) $"
)
_RATE: Final = later(r"(?:\d|\b(?:times|once|twice|[a-z]{3,}s)) $")  # "15 times a day since"
_NOW: Final = later(
    r"(?i)\b(?:is|are|has|have|will|still|now|remains?|today|to (?:re)?(?:open|turn|start|begin)|continues?)\b"
)
_BACK: Final = later(r"(?i)\b(?:had|then|would)\b")
_HARM: Final = later(
    r"(?i)\b(?:they|he|she|it|\w+) (?:(?:was|were) "
    r"(?:hurt|injured|killed|wounded|burned|damaged|destroyed|rescued|trapped)|"
    r"broke (?:his|her|an|a|their)|lost (?:his|her|their|a)|died)\b"
)
_DISASTERS: Final = frozenset(
    {"crash", "fire", "blast", "quake", "flood", "storm", "collapse", "attack", "sink", "eruption"}
)
_DAYS: Final = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}


@kind_of_claim
class Interval(Claim):
    """So many units after (or before) an event of a known day, and the days that it may run to.

    `event` says when the event was, `where` is the place that tells it (None: the words themselves do), `ends` are the
    days counted to, and `count` the number of `unit`s.
    """

    count: int
    unit: str
    event: Period
    where: Span | None
    ends: tuple[Period, ...]
    ends_at: tuple[Span, ...] = ()
    what: str = ""
    hedged: bool = False
    exact: bool = False  # "to the day"
    numbers: tuple[int, ...] = ()  # for "its sixth day": which days it can be, counting the first


finds = Interval


def amount(word: str) -> int:
    """The number that a word or figure stands for."""
    low = word.lower()
    extra = {
        "a": 1, "an": 1, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
        "thirty": 30, "forty": 40, "fifty": 50,
    }  # fmt: skip
    return int(low) if low.isdigit() else extra.get(low) or calendar("en").words["number"].get(low, 0)


def fits(count: int, unit: str, event: Period, end: Period, beside: bool = False, exact: bool = False) -> bool:
    """Can so many units lie between the two? Days are counted (exactly, if `beside`), longer units rounded.

    "To the day" (`exact`) leaves nothing to round.
    """
    least, most = (end.start - event.end).days, (end.end - event.start).days
    size = _DAYS[unit]
    slack = (
        2.0
        if exact and unit != "month"
        else float(not beside)
        if unit == "day"
        else size * (0.6 if count < 3 else 0.75 if unit == "week" else 0.99) + 1
    )
    return least - slack <= count * size <= most + slack


def find(document: Document) -> Iterator[Interval]:
    """Every such count whose event the draft puts at one day."""
    if document.date is None:
        return
    yield from _later(document)
    found = list(_AFTER.finditer(document.prose))
    if not found:
        return
    dated: dict[str, list[happenings.Happening]] = {}
    for each in happenings.find(document):
        if each.event and each.day and each.period and each.zone != CAPTION and not each.quoted:
            dated.setdefault(each.event, []).append(each)
    for match in found:
        start, end = document.sentence_at(match.start())
        if amount(match["n"]) == 1 and _RATE.search(document.prose, max(start, match.start() - 20), match.start()):
            continue
        if document.zone_at(start) not in NOT_THE_STORY and not document.quoted(match.start()):
            yield from _interval(document, match, start, end, dated)


def _interval(
    document: Document, match: re.Match[str], start: int, end: int, dated: dict[str, list[happenings.Happening]]
) -> Iterator[Interval]:
    prose, today = document.prose, document.date
    inside = [each for each in moments.scan(document, match.start("rest"), end) if each[0] < match.end("rest")]
    where: Span | None = None
    what, event = "", None
    if inside:
        first, _, parts = inside[0]
        near = first - match.start("rest") <= 4 or bool(_OF.fullmatch(prose, match.start("rest"), first))
        near = near or (parts.period is not None and parts.period.kind == DAY and _of_clause(prose, match, first))
        if match["unit"] == "year" and parts.year and parts.period is not None and parts.period.kind in (DAY, MONTH):
            near = not _CLAUSE.search(prose, match.start("rest"), first)  # "71 years after a flood … on 2 May 1963"
            inside[0] = (first, first, parts._replace(period=parts.period._replace(kind=YEAR)))
            parts = inside[0][2]
        whole = parts.period is not None and parts.period.kind in (DAY, YEAR) and not parts.end_day
        if (
            len(inside) > 1
            or not near
            or not whole
            or (parts.period and parts.period.kind == YEAR) != (match["unit"] == "year")
        ):
            return
        event, what = parts.period, match["rest"]
    else:
        kind = _event(match["rest"], dated)
        days = {each.period for each in dated.get(kind, ())}
        if kind and len(days) == 1 and not dated[kind][0].moved:
            event, what, where = dated[kind][0].period, kind, dated[kind][0].span
        elif not kind and (named := _named(document, match)):
            event, where = named
    if event is None or today is None:
        return
    outside = [
        (first, last, parts)
        for first, last, parts in moments.scan(document, start, end)
        if (last <= match.start() or first >= max([match.end(), *(place[1] for place in inside)]))
        and parts.period is not None
        and not (parts.year and parts.period.start == today)  # the dateline
    ]
    ends = [(first, last, parts.period) for first, last, parts in outside if parts.period and parts.period.kind == DAY]
    if len(ends) != len(outside) or len(ends) > 2:
        return
    text = prose[start:end]
    if any(
        last < match.start() and _ASIDE.search(prose, start, first) and _MAIN.match(prose, last, match.start())
        for first, last, _ in ends
    ):
        return  # "the fair, which ended on 4 April, was the biggest, two weeks after"
    if not ends and (
        _BACK.search(text) or not _NOW.search(text[: match.start() - start] + text[match.end() - start :])
    ):
        return
    yield Interval(
        span=document.span(match.start(), match.start("rest") - 1), zone=document.zone_at(start), dateline=today,
        count=amount(match["n"]), unit=match["unit"].lower(), event=event, where=where, what=what,
        ends=tuple(period for _, _, period in ends) or (Period(today, today, DAY),),
        ends_at=tuple(document.span(first, last) for first, last, _ in ends), exact=bool(match["exact"]),
        hedged=bool(_HEDGED.search(prose, max(match.start() - 12, 0), match.start())) or match["way"] == "before",
    )  # fmt: skip


def _of_clause(prose: str, match: re.Match[str], first: int) -> bool:
    """Is a date that of the whole clause after "after", and not of something that the clause only names?"""
    begin = match.start("rest")
    return (
        _ON.search(prose, begin, first) is not None and not _CLAUSE.search(prose, begin, first)
        and not _PLAN.search(prose, begin, first)
    )  # fmt: skip


def _named(document: Document, match: re.Match[str]) -> tuple[Period, Span] | None:
    """The only day that the draft puts to what the words name: "the message", and "in its last message, on 4 May"."""
    noun = _NOUN.match(match["rest"])
    if noun is None:
        return None
    prose, found = document.prose, dict[Period, Span]()
    for word in re.finditer(rf"\b{noun['noun']}\b", prose):
        start, end = document.sentence_at(word.start())
        if start <= match.start() < end:
            continue
        for first, last, parts in moments.scan(document, start, end):
            close = 0 < first - word.end() <= 40 and not _CLAUSE.search(prose, word.end(), first)
            if close and parts.period is not None and parts.period.kind == DAY and not parts.end_day:
                found.setdefault(parts.period, document.span(first, last))
                break
    return next(iter(found.items())) if len(found) == 1 else None


def _later(document: Document) -> Iterator[Interval]:
    """ "Three days later, on 9 May": counted from the only other day that its sentence and the one before name."""
    prose = document.prose
    if not document.holds(_LATER_WORDS):
        return
    for match in _LATER.finditer(prose):
        start, end = document.sentence_at(match.start())
        if document.zone_at(start) in NOT_THE_STORY or document.quoted(match.start()):
            continue
        block = document.block_at(start)
        before = max(document.sentence_at(max(start - 2, 0))[0], block.start)
        dates = [
            (first, last, parts.period) for first, last, parts in moments.scan(document, before, end)
            if parts.period and not parts.end_day and not (parts.year and parts.period.start == document.date)
        ]  # fmt: skip
        earlier = [each for each in dates if each[1] <= match.start()]
        after = [each for each in dates if 0 <= each[0] - match.end() <= 6]
        if len(earlier) != 1 or len(after) != 1 or {earlier[0][2].kind, after[0][2].kind} != {DAY}:
            continue
        event, end_ = (after, earlier) if match["way"].lower() == "earlier" else (earlier, after)
        yield Interval(
            span=document.span(*match.span()), zone=document.zone_at(start), dateline=document.date,
            count=amount(match["n"]), unit=match["unit"].lower(), event=event[0][2],
            where=document.span(*event[0][:2]), ends=(end_[0][2],), ends_at=(document.span(*end_[0][:2]),),
            hedged=bool(_HEDGED.search(prose, max(match.start() - 12, 0), match.start())),
        )  # fmt: skip


def _event(rest: str, dated: dict[str, list[happenings.Happening]]) -> str:
    """Which of the dated events the words name: "the accident"; or what a disaster did: "they broke an arm"."""
    word = events().pattern.search(rest)
    if word is not None and word.start() <= 40:
        return word.lastgroup or ""
    disasters = [kind for kind in dated if kind in _DISASTERS]
    if len(disasters) == 1 and _HARM.match(rest):
        return disasters[0]
    return ""
