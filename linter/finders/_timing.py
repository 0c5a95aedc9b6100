"""The period that a figure belongs to, and the day of a line in a timeline."""

from __future__ import annotations

from typing import Final

from linter.amounts import Amount
from linter.dateline import is_entry
from linter.document import LIST, Document
from linter.finders._sentence import Sentence
from linter.patterns import later
from linter.periods import DAY, MONTH, SINCE, YEAR, Period, year

# A clause of its own between a figure and a period: the period is that clause's.
_BREAK: Final = later(
    r"[;:(—–]|, (?!(?:in|for|during|over|at|by|as|from|between|up|down|on)\b)(?!$)"
    r"| (?:and|but|which|who|while|that|when|before|after|because|as) (?!of )"
    r"|, (?:the|its|their) (?:most|highest|lowest|first|largest|biggest)"
    r"| (?:in spite of|despite|because of|thanks to|owing to|due to|following|amid) "
)
# "The largest since 2013, when 118 people fell ill": of 2013, and not since then.
_WHEN: Final = later(r"\b((?:19|20)\d\d), when (?:[a-z]+ ){0,2}?(?:about |some |only |just |more than |over )?$")
# "The land bank, which was set up in 2016, has": its birth, and no time of what it has.
_FOUNDED: Final = later(
    r"\b(?:which|that|who) (?:was |were )?(?:set up|founded|established|created|formed|started|began|opened) in $"
    r"|, (?:set up|founded|established|created|formed) in $"
)
# "10 million for the quarter and 52 million for the year": a time that the sentence leaves unnamed, and no other's.
_UNNAMED: Final = later(
    r" (?:a share |per share )?(?:for|in|during) (?:the|that|this) (?:quarter|half|month|week)\b"
    r"(?! (?:of|to|through|from|ended|ending|that)\b)"
)
# "He said last weekend it had repaid 28 billion": when he said so; "switched from 1986/87 to the 1987/88 season".
_SAID_OR_MOVED: Final = later(r"\b(?:said|told \w+|switched|moved|shifted) (?:on |in |late |early |from )?$")
# "5% more than the year before, and took 4.9 billion": that is of the year at the sentence's head.
_THAN: Final = later(r"\bthan (?:in |the )?$")
_IS_NOW: Final = later(
    r"\b(?:and|but|while|whereas) (?:(?:it|they|there|now|today) )*(?:is|are|has|have|now|today)\b[^,;]*$"
)
_SINCE: Final = later(r"\bsince\b")
# "1,640 complaints over the twelve months of 2024": the year's, and not the next amount's.
_ALL_YEAR: Final = later(r"(?:twelve|12) months (?:of|in|to the end of) ")
# "For the first time since 1988": how long it was otherwise, and no time of what is counted.
_RECORD: Final = later(
    r"\b(?:first|lowest|highest|biggest|largest|smallest|worst|best|most|fewest|fastest|slowest|the [a-z]{3,}(?:i"
    r"|tt|dd)est"
    r"|the (?:long|cold|warm|quiet|loud|deep|strong|weak|poor|rich|dear|cheap|calm|dull|bright|rough)est)\b"
    r"(?: [\w’'-]+){0,4}?(?: since)? $"
)
# "CAIRNS, 2 March 2025 - ": the day of the draft, and no time of what it tells.
_DATELINE: Final = later(r"[*_]{0,3}[A-Z][A-Z .’'-]{2,30}\b[^\n]{0,50}?\d{4}\)?[*_]{0,3} (?:-|--|–|—) ")


def period_of(prose: str, sentence: Sentence, index: int, amount: Amount) -> Period | None:
    """The period that follows an amount in its clause, else the one just before it, else that at the sentence's head.

    Days count only when nothing longer is named: they mostly say when somebody spoke. "Between June 2018 and that date"
    names the beginning of a stretch, and no period.
    """
    if then := _WHEN.search(prose, max(sentence.start, amount.start - 40), amount.start):
        return year(int(then[1]))
    if _UNNAMED.match(prose, amount.end) and not any(amount.end <= at <= amount.end + 20 for at, _ in sentence.moments):
        return None
    later_on = (a.start for a in sentence.amounts[index + 1 :] if not _ALL_YEAR.match(prose, a.start))
    following = next(later_on, sentence.end)
    told = [a for a in sentence.amounts[:index] if not _in_a_time(sentence, a)]  # "in the nine months to September"
    previous = told[-1].end if told else sentence.start
    head = _DATELINE.match(prose, sentence.start, amount.start)
    begins = head.end() if head else sentence.start
    usable = [
        (at, m, m.period) for at, m in sentence.moments
        if m.period is not None and at >= begins and not _FOUNDED.search(prose, max(sentence.start, at - 30), at)
        and not _SAID_OR_MOVED.search(prose, max(sentence.start, at - 24), at)
        and not ("," in prose[at : amount.start] and _THAN.search(prose, max(sentence.start, at - 12), at))
        and not (m.period.kind in (DAY, MONTH, YEAR) and prose.endswith("etween ", sentence.start, at))
        and not (m.period.kind == SINCE and _RECORD.search(prose, max(sentence.start, at - 60), at))
    ]  # fmt: skip
    spans = [(at, m, p) for at, m, p in usable if p.kind != DAY]
    for choice, reach in ((spans, 90), (usable, 25)):
        for at, _, period in choice:
            gap = prose[amount.end : at]
            if amount.end <= at <= following and at - amount.end <= reach and not _BREAK.search(gap):
                return _since(prose, at, period, gap)
        if prose[max(amount.start - 6, 0) : amount.start].endswith(("from ", " từ ")):
            continue  # "rose in 2024, from 3.63 billion": the period is that of the rise
        if index and prose[previous : amount.start] == " to ":  # and of what it rose to
            previous = told[-2].end if len(told) > 1 else sentence.start
        before = [(at, p) for at, _, p in choice if previous <= at < amount.start]
        if told and before and _its_own(prose, told[-1].end, before[-1][0], amount.start):
            before = []
        if index and before and _risen(prose, sentence.amounts[index - 1].start, before[-1][0], amount.start):
            before = []  # "from 3.63 billion in 2023 to 4.57 billion"
        if before and (choice is spans or amount.start - before[-1][0] <= 40):
            return before[-1][1]
        leading = [p for at, _, p in choice if at - begins <= 24 and at <= sentence.amounts[0].start]
        if leading and choice is spans:
            return leading[0]
    return None


def _its_own(prose: str, previous: int, at: int, end: int) -> bool:
    """Is a time between two amounts that of the first: "18 metres deep in 1990, and is nine metres deep today"?"""
    return not _BREAK.search(prose[previous:at]) and _IS_NOW.search(prose, at, end) is not None


def _in_a_time(sentence: Sentence, amount: Amount) -> bool:
    """Do the words of a time hold this amount?"""
    return any(at <= amount.start < at + len(moment.span.text) for at, moment in sentence.moments)


def _risen(prose: str, origin: int, at: int, end: int) -> bool:
    """Does a figure that began before this place grow to one that begins at the end?"""
    return prose[at:end].endswith((" to ", " lên ")) and prose[max(origin - 5, 0) : origin].endswith(("from ", "từ "))


def _since(prose: str, at: int, period: Period, gap: str) -> Period:
    """ "since it reopened in April" runs from April on."""
    if period.kind in (MONTH, YEAR, DAY) and _SINCE.search(gap):
        return Period(period.start, period.end, SINCE)
    return period


def in_timeline(document: Document, at: int) -> bool:
    """Is this told as of a day of its own, in a line of a timeline: "14 August 2021: Mr Boodoo, 63, is seized"?"""
    if document.zone_at(at) != LIST:
        return False
    block = document.block_at(at)
    return is_entry(document.prose[block.start : block.end])
