"""A move up or down a table that its two places do not give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document, Span
from linter.finding import WARNING, Agreement, Finding, Related
from linter.patterns import either, later
from linter.phrases import written
from linter.relations.precedence.ordinals import ORDINAL, ordinal
from linter.rule import Rule, examples


@kind_of_claim
class Step(Claim):
    """A move to a place, and the place that it began from with where the copy gives that."""

    up: bool
    by: int  # 0 when the copy does not say
    new: int
    old: int
    began: Span | None  # where the old place stands, when that is in another sentence


_UP: Final = (
    "climb climbs climbed climbing rise rises rose risen rising moved moves jump jumps jumped jumping leapt leaped "
    "gone went go improve improves improved improving advanced advances"
)
_DOWN: Final = (
    "slip slips slipped slipping drop drops dropped dropping fall falls fell fallen falling sink sinks sank sunk slid "
    "slide slides sliding tumble tumbles tumbled tumbling plunged plummeted moved moves went go gone"
)
_COUNTS: Final = written(1, 12)
# A place in an order, and no floor, century, birthday or grade.
_PLACED: Final = (
    r"(?: place| spot| position)?(?= (?:in|on|of|out|from|to|after|with|when|and|but|by|at|for|behind|overall|before|"
    r"despite|following|while|as|last|this|having|overnight|yesterday|today|now|again|then|so|since|until|just|only|thanks|ahead|below|above|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|\d+|a (?:year|season|week|month)|earlier|previously|under|among)\b|[.,;:)]|$)"
)
_PLACE: Final = rf"(?:{ORDINAL}|(?:No|number)\.? ?\d{{1,3}})"
_IN: Final = r"(?: (?:in|on|up|down|of) [^.,;:()\d]{2,60}?)?"  # "in the ministry's table"
_MOVED: Final = later(
    rf"(?P<verb>{either((*_UP.split(), *_DOWN.split()))})\b(?P<way> up| down| back)?"
    rf"(?: (?P<by>{'|'.join(_COUNTS)}|an?|\d\d?) (?:places?|spots?|positions?|rungs?))?"
    rf"(?P<way2> up| down)?(?: the (?:table|standings|rankings|league|list))?{_IN}"
    rf"(?:,? (?:in)?to (?P<to>{_PLACE}){_PLACED}(?:[^.;:\d]{{0,40}}?,? from (?P<from>{_PLACE}){_PLACED})?"
    rf"|,? from (?P<old>{_PLACE}){_PLACED}{_IN} to (?P<new>{_PLACE}){_PLACED})",
    re.I,
)
# "It is now ranked 14th, down from 12th": the place before, and which way it is from the other.
_FROM: Final = later(
    rf"(?P<way>up|down)(?: (?P<by>{'|'.join(_COUNTS)}) (?:places?|spots?))? from (?P<old>{ORDINAL}){_PLACED}", re.I
)
_STANDS: Final = later(
    rf"\b(?:(?:rank(?:s|ed)|plac(?:es|ed)|stands|stood|is|was|are|were|came|finished|at|in|to|its)(?: [a-z]+)? "
    rf"(?:the )?|into )(?P<new>{ORDINAL}){_PLACED}[^.;:\d]{{0,50}}?[,(–—] ?$"
)
_BEGAN: Final = later(
    r"(?:beg[au]n|started|starting|kicked off|went into|came into|entered|had been|having been|had (?:stood|"
    r"lain|sat)|lay|"
    rf"overnight|previously)\b[^.;:\d]{{0,60}}?\b(?P<place>{ORDINAL}){_PLACED}",
    re.I,
)
_OPENINGS: Final = frozenset(
    (
        "begun",
        "began",
        "started",
        "starting",
        "kicked",
        "went",
        "came",
        "entered",
        "had",
        "having",
        "lay",
        "overnight",
        "previously",
    )
)


class WrongMove(Rule[Step]):
    """A move up or down a table that its two places do not give.

    Why it matters
    A side that "slipped three places to ninth" was sixth before; the report that has it begin the day 12th is wrong in
    one of the three. Followers know the table by heart.

    How it decides
    It takes a move to a place in an order ("slipped three places to ninth", "climbed to fourth from seventh", "moved up
    from fifth to second") and the place that it began from: in the same clause, or the only place in the draft that the
    copy says somebody started, began or had been in. A rise must lead to a smaller number, a fall to a larger one, and
    the number of places must be the difference.

    When it stays silent
    Where the draft has several moves or several places that they may have begun from; for floors, centuries, grades,
    minutes and other things with numbers; when only one place is known.
    """

    severity = WARNING
    reads = Step
    allows = examples(
        "Rovers slipped three places to ninth. Rovers, who began the day sixth, had led at half-time.",
        "The port climbed to fourth from seventh in the national rankings.",
        "Kerry rose two places to fifth and Cork fell to ninth. Cork had started the day eighth.",
        "The lift rose from second to ninth floor, and the school moved from third to fourth grade books.",
        "United moved up to third. City had been first for a month.",
        "The city is now ranked ninth in the index, up from 12th. Its tower is the fourth, three floors down from 9th.",
        "The port fell in the national table from fourth to seventh. The tram ran from Second to 14th Street.",
        "Denmark slipped from second to third place, and Laos moved up one place to 90th.",
    )
    catches = examples(
        "Rovers [[slipped three places to ninth]] after a late goal.\n\nRovers, who [[began the day 12th]], had led.",
        "The port [[climbed to ninth from seventh]] in the national rankings.",
        "Laos [[moved up four places to 90th]] in the index. It had [[started the decade 92nd]], a report said.",
        "The city [[fell from eighth to fifth]] on the list.",
        "Its under-16s [[dropped to 14th place from 19th]] two years before, in a field of 46.",
        "The city is now ranked [[ninth in the index, down from 12th]] a year earlier.",
        "The port [[climbed three places in the minister's table, from fourth to seventh]].",
        "The song [[rose from No. 4 to No. 9]] in the charts.",
        "She [[dropped two spots to seventh, from sixth]], in the standings.",
    )

    def find(self, document: Document) -> Iterable[Step]:
        if document.language[:2] != "en":
            return
        openings = frozenset((*_UP.split(), *_DOWN.split()))
        moved = [m for m in document.matches(_MOVED, openings) if _running(document, m.start())]
        began = _began(document, moved)
        for match in moved:
            old, new = match["from"] or match["old"], match["to"] or match["new"]
            up = _way(match)
            if up is None or (not old and (len(moved) > 1 or not match["by"] or not began)):
                continue
            count = (match["by"] or "0").lower()
            by = int(count) if count.isdigit() else 1 if count in ("a", "an") else _COUNTS[count]
            place = ordinal(old) if old else ordinal(began["place"]) if began else 0
            yield Step(
                span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
                quoted=document.quoted(match.start()), dateline=document.date, up=up, by=by, new=ordinal(new),
                old=place, began=None if old or not began else document.span(began.start(), began.end()),
            )  # fmt: skip

        yield from _ranked(document, moved)

    def keys(self, claim: Step) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Step]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            step = claim.old - claim.new
            others = [Related(claim.began)] if claim.began else []
            reason = "both: one move, with the place that it began from"
            if step and (step > 0) is claim.up and claim.by in (0, abs(step)):
                yield self.agreement(f"{claim.words} fits {claim.old} to {claim.new}", claim, reason=reason)
                continue
            ways = "up" if step > 0 else "down"
            message = f"from {claim.old} to {claim.new} is {abs(step)} {'place' if abs(step) == 1 else 'places'} {ways}"
            yield self.finding(claim, f"{message}, the copy says “{claim.words}”", *others, reason=reason)


def _ranked(document: Document, moved: Sequence[re.Match[str]]) -> Iterator[Step]:
    """ "is ranked 14th, down from 12th"."""
    prose = document.prose
    for match in document.matches(_FROM, {"up", "down"}):
        start, _ = document.sentence_at(match.start())
        stands = _STANDS.search(prose, max(start, match.start() - 90), match.start())
        if not stands or not _running(document, start) or any(m.start() <= match.start() < m.end() for m in moved):
            continue
        by = _COUNTS[match["by"].lower()] if match["by"] else 0
        yield Step(
            span=document.span(stands.start("new"), match.end()), zone=document.zone_at(start),
            quoted=document.quoted(start), dateline=document.date, up=match["way"].lower() == "up", by=by,
            new=ordinal(stands["new"]), old=ordinal(match["old"]), began=None,
        )  # fmt: skip


def _way(match: re.Match[str]) -> bool | None:
    """Is it a move up? None when the copy does not say ("moved to third")."""
    said = (match["way"] or match["way2"] or "").strip().lower()
    verb = match["verb"].lower()
    if said in ("up", "down"):
        return said == "up"
    if verb in ("moved", "moves", "went", "go", "gone"):
        return None
    return verb in _UP.split()


def _running(document: Document, at: int) -> bool:
    return document.zone_at(at) not in NOT_THE_STORY | {TABLE}


def _began(document: Document, moved: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The only place in the draft that somebody is said to have begun from."""
    if not moved:
        return None
    found = [
        match
        for match in document.matches(_BEGAN, _OPENINGS)
        if document.zone_at(match.start()) not in NOT_THE_STORY | {TABLE, HEADLINE}
        and not any(m.start() <= match.end() <= m.end() for m in moved)
    ]
    return found[0] if len(found) == 1 else None
