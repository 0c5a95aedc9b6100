"""Counts of years that are a decade out: "after 83 years", where only 93 years ago anything is said to have happened.

The year that a count runs from may stand in words that have nothing in common with it: "turns 60 today. Mabel Thwaite
baked the first loaf there in 1954". But a writer who subtracts in his head mistakes the tens, and one who knows his
jubilees takes silver for gold: where no two years of the story are so far apart, and one, beside the count or the only
one of all, is just ten or twenty years out, or is a jubilee itself, that one is meant. A year out either way is no such
slip, and a year that another count of the story gives is spoken for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.document import DATELINE, NOT_THE_STORY, TABLE, Document
from linter.finders import jubilees, moments
from linter.finders.intervals import Interval
from linter.finders.jubilees import ANNIVERSARY, EDITION, OLD
from linter.finders.quantities import quantities
from linter.patterns import later
from linter.periods import DAY, Period
from linter.periods import year as of_year
from linter.phrases import kin, singular
from linter.relations.days.elapsed import begun, linked, near, of_a_thing, of_another
from linter.relations.digits import exchanged

_YEAR: Final = later(r"(?<![\d,.$£€-])(?:1[6-9]|20)\d\d(?!\d|[.,]\d|%| (?!is\b|was\b|has\b)[a-z]+s\b)")
_OLDER: Final = later(r"\b(?:built|born|erected|dat(?:es|ing)|bought)\b")
_WORDS: Final = frozenset((
    "years", "decades", "century", "half-century", "jubilee", "anniversary", "centenary", "centennial", "birthday",
    "turns", "turned", "wedding", "old", "bicentenary", "year",
))  # fmt: skip
_JUBILEES: Final = frozenset((
    "jubilee", "anniversary", "centenary", "centennial", "bicentenary", "bicentennial", "sesquicentennial", "birthday",
    "turns", "turned", "turning", "wedding", "old", "season", "edition", "annual",
))  # fmt: skip
# Up to now: "after 83 years", "has run it for 20 years", "marks 40 years", "30 years ago".
_LEADS: Final = later(
    r"(?i)\b(?:after|for|for the (?:past|last)|in|over|spent|mark(?:s|ed|ing)?|celebrat(?:es|ed|ing|e)|sa(?:id|ys)|"
    r"it (?:is|was|will be|has been)|(?:in|over|during|after) (?:the|his|her|its|their|those|all those)) $"
)
_TRAILS: Final = later(
    r" (?:(?:to the day )?(?:after|ago|since)|late\b|"
    r"(?:in|on) (?:the|this|his|her) (?:job|post|trade|business|road|air)|"
    r"of (?:service|history|trading|business|tradition|work))\b"
)
_ANOTHER: Final = later(
    r"['’]|[ -](?:old|later|earlier|before|younger|older|ahead|away|to (?:go|come|run|\d)|from now|or|"
    r"in (?:prison|jail)|behind bars|in a row|running|apart|more|on\b|between|experience|time)"
)
# "Between 2018 and 2022", "until 2011", "by 2019": nothing goes on from then till now.
_RANGED: Final = later(
    r"(?i)\b(?:between|until|till|by|before|from)(?: [A-Z][a-z]+| \d{1,2})* $|"
    r"\b(?:between|from) (?:[A-Z][a-z]+ )?\d{4} (?:and|to|until|till) (?:[A-Z][a-z]+ )?$"
)
_TO: Final = later(r" (?:and|to|until|till) (?:[A-Z][a-z]+ )?\d{4}|[-–/]\d")
_HAD: Final = later(r"\b(?:had|would)\b(?![^.]*\b(?:has|have)\b)")
_SAID: Final = later(r"\b(?:said|says|told)\b")
# "I cleaned them for 20 years" may be long over; "has cleaned them" is not.
_PAST: Final = later(r"(?i)\b(?:for|in|over|spent|during)\b")
_HAS: Final = later(r"(?i)\b(?:has|have)\b|['’](?:ve|s been)\b")
_LATER: Final = later(r" later\b(?! than)")
_WEEK: Final = 8
_FEWEST: Final = 13  # a child's age, or a term of office, is of no date that the story gives
_THING: Final = later(r"\b(?:[Tt]he|[Tt]h(?:is|at)|[Ii]ts|[Tt]heir|[Ii]t|[Aa])(?: [a-z-]+){0,3} $")
_NUMBER: Final = later(r"\b\d{1,3}\b")
_SINCE: Final = later(r"\bsince (?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d\b")
_IT: Final = later(r"(?:It|Its|They)\b|[^.;\n]{0,40}\bthere\b")
_THEN: Final = later(r",? since(?: then)?(?=,| (?:the|it|they)\b)")
_FEW: Final = 4  # years ago, of which nobody loses count
_TENS: Final = (10, 20)
_APART: Final = 25  # years between one jubilee and another that is taken for it


class _Count(NamedTuple):
    """So many years, where they stand and in which sentence; `about` by how many they may be out, as decades are."""

    number: int
    start: int
    end: int
    sentence: tuple[int, int]
    about: int
    jubilee: bool = False
    over: bool = False
    then: bool = False  # "in the half-century since"


class _Year(NamedTuple):
    """A year that the story tells, where, and in which sentence."""

    year: int
    start: int
    sentence: tuple[int, int]
    older: bool  # of a house, which may be older than what is in it
    ranged: bool
    begun: bool  # something began in it


def years_gone(document: Document) -> Iterator[Interval]:
    """Each such count, with the year that it is likely to be counted from."""
    today = document.date
    if today is None or document.language[:2] != "en" or not document.holds(_WORDS):
        return
    if not any(today.year - int(match[0]) >= _FEW for match in _YEAR.finditer(document.prose)):
        return
    counts = [*_counts(document), *(_jubilees(document) if document.holds(_JUBILEES) else ())]
    if not counts:
        return
    told = list(_years(document))
    known = {each.year for each in told}
    apart = {abs(one - other) for one in {*known, today.year} for other in known}
    others = {int(span.value) for span in quantities(document) if span.unit == "year" and isinstance(span.value, float)}
    others |= {count.number for count in counts}
    seen: set[int] = set()  # a headline and the lede say one thing
    for count in counts:
        if count.number in seen or any(abs(count.number - years) <= count.about for years in apart):
            continue
        meant = _meant(document, count, told, today.year)
        if meant is None or others & {today.year - meant.year + by for by in (-1, 0, 1)}:
            continue
        seen.add(count.number)
        yield Interval(
            span=document.span(count.start, count.end), zone=document.zone_at(count.start), dateline=today,
            count=count.number, unit="year", event=of_year(meant.year),
            where=document.span(meant.start, meant.start + 4), ends=(Period(today, today, DAY),),
        )  # fmt: skip


def _meant(document: Document, count: _Count, told: list[_Year], own: int) -> _Year | None:
    """The one year that the count is a slip from: beside it, or the only one of the story."""
    own_sentence = [each for each in told if each.sentence == count.sentence and each.year != own]
    if (count.over or count.jubilee) and own_sentence:
        return None  # "after 83 years in the army he left in 1971"; "its jubilee, led by one who came in 1990"
    beside = own_sentence or [each for each in told if _next_to(each.sentence, count.sentence)]
    begun = [each for each in beside if each.begun and count.jubilee and near(count.number, own - each.year)]
    if len({each.year for each in beside}) == 1 and begun and linked(document, count.sentence, begun[0].sentence):
        other = of_another(document, (count.start, count.end), begun[0].sentence, begun[0].start, count.jubilee)
        return None if other else begun[0]
    numbers = {int(match[0]) for match in _NUMBER.finditer(document.prose, *count.sentence)}
    for years in (beside, [each for each in told if not each.older and not own_sentence]):
        slips = [each for each in years if not each.ranged and _slip(count, own - each.year)]
        if len({each.year for each in slips}) != 1 or not (years is beside or count.number >= _FEWEST):
            continue
        year = slips[0]
        spoken = own - year.year in numbers
        if spoken or of_another(document, (count.start, count.end), year.sentence, year.start, count.jubilee):
            return None
        if (
            count.jubilee
            or own_sentence
            or count.then
            or linked(document, count.sentence, year.sentence, years is beside)
        ):
            return year
    return None


def _next_to(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return 0 <= other[0] - one[1] <= 2 or 0 <= one[0] - other[1] <= 2


def _slip(count: _Count, years: int) -> bool:
    """May a count be a slip for so many years?"""
    if count.jubilee and years % 5 == 0 == count.number % 5:
        return 5 <= abs(count.number - years) <= _APART and years >= _FEWEST
    if years < _FEW:
        return False
    out = abs(count.number - years)
    return out in _TENS or abs(out - _TENS[0]) < count.about - 1 or exchanged(count.number, years)


def _years(document: Document) -> Iterator[_Year]:
    prose = document.prose
    for match in _YEAR.finditer(prose):
        at = match.start()
        if document.zone_at(at) not in NOT_THE_STORY | {TABLE, DATELINE} and not document.quoted(at):
            sentence = document.sentence_at(at)
            ranged = _RANGED.search(prose, max(sentence[0], at - 30), at) or _TO.match(prose, at + 4)
            older = _OLDER.search(prose, *sentence) is not None
            yield _Year(int(match[0]), at, sentence, older, ranged is not None, begun(document, sentence[0], at))


def _counts(document: Document) -> Iterator[_Count]:
    """The counts of years up to now, as the copy has them: no more than so many, and no less."""
    for span in quantities(document):
        size = {"year": 1, "decade": 10, "century": 100}.get(span.unit)
        if size is None or not isinstance(span.value, float) or span.hedge or span.value * size <= _FEW:
            continue
        lead = _LEADS.search(span.lead)
        start = document.prose_at(span.span.start)
        sentence = document.sentence_at(start)
        on = _LATER.match(span.trail) is not None and _told_now(document, sentence, start)
        if not on and (_ANOTHER.match(span.trail) or not (lead or _TRAILS.match(span.trail))):
            continue
        last = start + len(span.words)
        since = span.trail.startswith(" since") or _SINCE.search(document.prose, sentence[0], start)
        if not since and _told_of_the_past(
            document, sentence, start, lead is not None and _PAST.match(lead[0]) is not None
        ):
            continue
        how = lead[0].lower() if lead else ""
        yield _Count(
            round(span.value * size), start, last, sentence, 1 if size == 1 else 6,
            jubilee=how.startswith(("mark", "celebrat")) or size > 10, over=how.startswith("after"),
            then=_THEN.match(span.trail) is not None,
        )  # fmt: skip


def _told_now(document: Document, sentence: tuple[int, int], at: int) -> bool:
    """Does a count come right after a day of this week: "on Tuesday, 112 years later,"?"""
    today = document.date
    return today is not None and any(
        last + len(", ") == at and parts.period is not None and 0 <= (today - parts.period.start).days < _WEEK
        for _, last, parts in moments.scan(document, sentence[0], at)
    )


def _told_of_the_past(document: Document, sentence: tuple[int, int], at: int, needs_has: bool) -> bool:
    """ "I cleaned them for 20 years" and "had stood for 20 years" may be long over; what somebody said is of now."""
    prose = document.prose
    if _HAD.search(prose, sentence[0], at) and not _SAID.search(prose, sentence[0], at):
        return True
    return needs_has and not _HAS.search(prose, *sentence)


def _jubilees(document: Document) -> Iterator[_Count]:
    for claim in jubilees.find(document):
        if (
            claim.sort in (ANNIVERSARY, OLD, EDITION)
            and claim.number
            and not (claim.past or claim.hedge or claim.quoted)
        ):
            start = document.prose_at(claim.span.start)
            if claim.sort == OLD and "-year-old" not in claim.words and not _of_a_thing(document, start):
                continue
            yield _Count(
                claim.number, start, document.prose_at(claim.span.end), document.sentence_at(start),
                2 if claim.sort == EDITION else 1,
                jubilee=claim.sort == ANNIVERSARY or claim.words.startswith("turn"),
            )  # fmt: skip


def _of_a_thing(document: Document, at: int) -> bool:
    """ "The link turns 40", "it is 40 this week": of nothing that a birthday could be of."""
    begin, end = document.sentence_at(at)
    after = document.sentence_at(min(end + 2, len(document.prose) - 1))
    if of_a_thing(document, begin, end) or (_IT.match(document.prose, after[0]) and of_a_thing(document, *after)):
        return True
    subject = _THING.search(document.prose, max(begin, at - 60), at)
    return subject is not None and not any(singular(word) in kin().people for word in subject[0].lower().split())
