"""What is put back to an earlier day, brought forward to a later one, or later than a day that it is before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.calendar_reading.context import Parts, valid_day
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders import moments
from linter.finders.intervals import NUMBER, amount
from linter.finding import Finding
from linter.patterns import later
from linter.rule import Rule, examples

_MOVED: Final = later(
    r"\b(?:(?P<back>(?:put|pushed|moved|set) back|postponed|delayed|deferred|put off)|"
    r"(?P<forward>(?:brought|moved|pulled) forward))\b(?: (?:by [\w ]{3,20} )?)?from (?:the |late |early |mid-)?$"
)
# "On March 12, nine days earlier than last year, when it was March 3".
_THAN: Final = later(
    rf"(?:,|,? (?:or|a full|just|only|exactly))? (?:(?P<n>{NUMBER}) (?P<unit>day|week|month)s? )?"
    r"(?P<way>earlier|later|sooner) than (?P<rest>(?:[^.;:\d]|\b(?:19|20)\d\d\b){0,70}?)(?:on )?$"
)
# Two things, or one that is told of with several days: "later than the one in Leeds, which is on 3 May".
_OTHERS: Final = later(r"\b(?:than|and|but|no|not|usual\w*|average|normal\w*|other|any)\b")
_SLACK: Final = {"day": 1, "week": 4, "month": 16}
_DAYS: Final = {"day": 1, "week": 7, "month": 30}
_LEAP: Final = 2000  # a year that has every day
_HALF: Final = 180  # days, beyond which one of the two is of another year
_YEAR: Final = later(r"\b\d{4}\b")
_NEARLY_A_YEAR: Final = 8  # months later that are as likely some months earlier


@kind_of_claim
class Delay(Claim):
    """What the copy says was moved from one day or month to another: whether it was put back, and whether it was."""

    back: bool
    later: bool
    by: str = ""  # how much later or earlier it is, where the copy says so and is wrong


class ReversedDelay(Rule[Delay]):
    """A start that is "put back" from November to September, or "brought forward" from May to July.

    Why it matters
        Half of all readers are unsure which way "put back" goes; when the dates go the other way, all of them are.

    How it decides
        "Put back", "postponed", "delayed" or "brought forward" stands right before "from" and a day or month, and "to"
        or "until" and another: the second must be later, or earlier. Where no year is written, months less than eight
        ahead count as later. "On 12 March, nine days earlier than last year, when it was 3 March" has a day on either
        side, and the first must be so much earlier in its year than the second.

    When it stays silent
        When one end is a day and the other a month of no year, or both are alike; in direct speech; where another word
        stands between.
    """

    reads = Delay
    allows = examples(
        "PERTH, 3 June 2025 - The start of production has been put back from September to November, the firm said.\n",
        "PERTH, 3 June 2025 - The opening was postponed from December to February, and the fair was brought forward "
        "from May to March.\n",
        "PERTH, 3 June 2025 - The opening was put off from December 2025 to October 2026.\n",
        "PERTH, 3 June 2025 - Snow fell on 3 May, nine days earlier than last year, when it fell on 12 May.\n",
        "PERTH, 3 July 2025 - Snow fell on 31 June, nine days earlier than last year, when it fell on 12 May.\n",
    )
    catches = examples(
        "PERTH, 3 June 2025 - The start of production has been [[put back from November to September]], the firm "
        "said.\n",
        "PERTH, 3 June 2025 - Snow fell on [[12 May, nine days earlier than last year, when it fell on 3 May]].\n",
        "PERTH, 3 June 2025 - The opening was [[brought forward from 4 May to 6 May]].\n",
    )

    def find(self, document: Document) -> Iterator[Delay]:
        prose = document.prose
        for start, end in document.sentences_with({"back", "postponed", "delayed", "deferred", "forward", "off"}):
            for first, last, span in moments.scan(document, start, end):
                moved = _MOVED.search(prose, start, first)
                if moved is None or document.quoted(first) or document.zone_at(first) in NOT_THE_STORY:
                    continue
                years = _YEAR.findall(prose, first, last)
                apart = len(years) > 1 and years[0] != years[-1]  # "from December 2024 to October 2025"
                if (ahead := years[-1] > years[0] if apart else _later(span)) is not None:
                    yield Delay(
                        span=document.span(moved.start(), last), zone=document.zone_at(first),
                        dateline=document.date, back=moved["back"] is not None, later=ahead,
                    )  # fmt: skip
        yield from _compared(document)

    def keys(self, claim: Delay) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Delay]) -> Iterator[Finding]:
        for claim in claims:
            if claim.by:
                yield self.finding(claim, f"it is {claim.by}", reason="both: the two days, and how they are compared")
            elif claim.back != claim.later:
                way = "later" if claim.later else "earlier"
                yield self.finding(
                    claim, f"the new date is {way}", reason="both: one start, what was done to it and its two dates"
                )


def _later(span: Parts) -> bool | None:
    """Is the second date of "from … to …" after the first? None where that is in doubt."""
    old, new = (span.month, span.day), (span.end_month, span.end_day)
    if not old[0] or not new[0] or (old[1] is None) != (new[1] is None) or old == new:
        return None
    return (new[0] - old[0]) % 12 < _NEARLY_A_YEAR if old[0] != new[0] else (new[1] or 0) > (old[1] or 0)


def _compared(document: Document) -> Iterator[Delay]:
    """A day that is so much earlier or later than another, in one sentence and each in its own year."""
    if document.language[:2] != "en":
        return
    prose = document.prose
    for start, end in document.sentences_with({"earlier", "later", "sooner"}):
        days = [day for day in moments.scan(document, start, end) if day[2].day and not day[2].end_day]
        for (first, stop, new), (at, last, old) in pairwise(days):
            than = _THAN.fullmatch(prose, stop, at)
            if than is None or _OTHERS.search(than["rest"]) or document.quoted(first):
                continue
            here, there = (valid_day(_LEAP, day.month or 0, day.day or 0) for day in (new, old))
            if here is None or there is None:
                continue  # "31 June"
            gap = (here - there).days
            count = amount(than["n"]) if than["n"] else 0
            said = count * _DAYS[than["unit"]] if count else abs(gap)
            off = abs(abs(gap) - said) >= _SLACK[than["unit"] or "day"]
            if 0 < abs(gap) < _HALF and (off or (gap > 0) != (than["way"] == "later")):
                yield Delay(
                    span=document.span(first, last), zone=document.zone_at(first), dateline=document.date,
                    back=gap > 0, later=gap > 0, by=f"{abs(gap)} days {'later' if gap > 0 else 'earlier'}",
                )  # fmt: skip
