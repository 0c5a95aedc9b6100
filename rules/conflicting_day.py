"""One event that two places put to two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from linter.document import Document
from linter.finding import Agreement, Finding
from linter.relations.days.appointed import Appointed, appointed
from linter.rule import Rule, examples

_NEAR: Final = 10  # days
_FAR: Final = 75  # days between two drafts, after which another of the kind may be meant


class ConflictingDay(Rule[Appointed]):
    """A hearing that is to begin on the 26th, and one that began on the 25th.

    Why it matters
    --------------
    The announcement, the report and the follow-up are written weeks apart and by three hands, and each takes the day
    from memory.

    How it decides
    --------------
    "A hearing would begin on Nov 26", "the hearing, which opened on Nov 25": any noun, and a verb that says that it is
    held, begins, or ends. Each of two drafts of one story has one day for that noun and that sort of verb, and the days
    are ten days apart at most, or the same day of two months.

    When it stays silent
    --------------------
    Where either draft gives it two days or speaks of a delay, a move or another one (the second hearing, the next
    match); where words before the noun tell the two apart (the Senate hearing, the court hearing); for drafts that are
    months apart; in direct speech. Where other rules know the event better, theirs is the finding.
    """

    reads = Appointed
    gives_way_to = (
        "conflicting-dates", "conflicting-schedule", "wrong-weekday", "conflicting-retelling", "headline-day",
        "wrong-relative-date", "conflicting-term",
    )  # fmt: skip
    allows = examples(
        (
            "KISUMU, 3 May 2025 - Anna Day will be heard by Kisumu's assembly. The hearing will begin on 8 May.",
            "KISUMU, 20 May 2025 - Anna Day was heard by Kisumu's assembly. The second hearing began on 15 May.",
        ),
        (
            "KISUMU, 3 May 2025 - Anna Day will be heard by Kisumu's assembly. The hearing will begin on 8 May.",
            "KISUMU, 20 May 2025 - Anna Day was heard by Kisumu's assembly. The hearing, put off for a week, began on "
            "15 May.",
        ),
        (
            "KISUMU, 3 May 2025 - Anna Day will be heard by Kisumu's assembly. The Senate hearing begins on 8 May.",
            "KISUMU, 20 May 2025 - Anna Day was heard by Kisumu's assembly. The court hearing began on 6 May.",
        ),
    )
    catches = examples(
        (
            "KISUMU, 3 May 2025 - Anna Day will be heard by Kisumu's assembly. A hearing in the hall will begin on [[8 "
            "May]].",
            "KISUMU, 20 May 2025 - Anna Day was heard by Kisumu's assembly. The vote closed a hearing that opened on "
            "[[7 May]].",
        ),
        (
            "KISUMU, 3 May 2025 - Anna Day invites Kisumu's assembly. The summit is to be held on [[18 May]].",
            "KISUMU, 20 May 2025 - Anna Day thanked Kisumu's assembly. The summit took place on [[16 May]].",
        ),
    )

    def find(self, document: Document) -> Iterator[Appointed]:
        return appointed(document)

    def keys(self, claim: Appointed) -> Iterable[str]:
        yield f"{claim.story}\t{claim.noun}\t{claim.ends}"

    def check(self, claims: Sequence[Appointed]) -> Iterator[Finding | Agreement]:
        drafts: defaultdict[str, list[Appointed]] = defaultdict(list)
        for claim in claims:
            drafts[claim.path].append(claim)
        sure = [c[0] for c in drafts.values() if len({x.period for x in c}) == 1 and not any(x.moved for x in c)]
        for early, late in combinations(sorted(sure, key=lambda c: (c.dateline or date.min, c.path)), 2):
            if (early.bare and late.bare) or _told_apart(early, late) or not _of_one_time(early, late):
                continue
            if early.period.start == late.period.start:
                yield self.agreement(f"{early.words} and {late.words} are one day", early, late, reason=_reason(early))
            elif _near(early.period.start, late.period.start):
                yield self.finding(
                    late, f"{_day(late)} here, {_day(early)} in another draft", early, reason=_reason(early)
                )
                return


def _reason(claim: Appointed) -> str:
    return f"both: the day on which the {claim.noun} {'ends' if claim.ends else 'is held or begins'}"


def _day(claim: Appointed) -> str:
    day = claim.period.start
    return f"{day.day} {day:%B %Y}"


def _told_apart(one: Appointed, other: Appointed) -> bool:
    """Do the words before the noun make two of it?"""
    return bool(one.narrow and other.narrow and not set(one.narrow) & set(other.narrow))


def _of_one_time(one: Appointed, other: Appointed) -> bool:
    if one.dateline is None or other.dateline is None:
        return True
    return abs((one.dateline - other.dateline).days) <= _FAR


def _near(one: date, other: date) -> bool:
    return abs((one - other).days) <= _NEAR or (one.day == other.day and abs((one - other).days) < _FAR)
