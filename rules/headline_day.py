"""A headline or caption that puts on Saturday what the story puts on Sunday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.display import body, echoes
from linter.rule import Rule, examples

_DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_AHEAD: Final = later(r"\b(?:to|will|next|plans?|due) [a-z]")
_DAY: Final = later(rf"\b(?:{'|'.join(_DAYS)})(?=['’]s\b|\b)")
_OTHER: Final = later(
    r"\b(?:last|previous|since|after|before|until|earlier|later|again|and|or|to|postponed|moved|from)\b"
)


@kind_of_claim
class Day(Claim):
    """A day of the week, in a display line or in the sentence that it echoes."""

    day: str
    shared: tuple[str, ...] = ()


class HeadlineDay(Rule[Day]):
    """A display line names a day of the week that the story never does, for what the story puts on another.

    Why it matters
        Captions come from the picture desk and headlines from another shift; neither knows when the race was run.

    How it decides
        A headline, standfirst or caption has one day of the week, which the story never has. A sentence of the story
        that shares at least three content words with it, half of them all, has one day too, and another. Where both
        look ahead (to stop on Friday, will stop on Thursday) and the story has one day only, one word will do.

    When it stays silent
        Where the sentence tells of two times (before, since, again), where the story names several days beside the
        same words, and where fewer words are shared: a caption may show the day after.
    """

    reads = Day

    allows = examples(
        "Runners cross bridge in Severn race on Saturday\n\nRunners crossed the bridge in the Severn race, which began "
        "on Friday and ended on Saturday.",
        "Mourners gather at mine on Sunday\n\nAn explosion at the mine on Friday killed four men.",
        "Choir festival opens on Saturday\n\nThe choir festival was to open on Friday before the storm.",
    )
    catches = examples(
        "Race over bridge\n\nSome 2,300 runners crossed the Severn bridge on [[Sunday]] in a race."
        "\n\nThe winner took 66 minutes.\n\nPhoto: Runners cross the Severn bridge on [[Saturday]]. (Ann Lee)",
        "Trams in Graz to stop on [[Friday]]\n\nTram drivers in Graz will walk out on [[Thursday]], they said.",
        "[[Tuesday]]'s quake damages houses in Quito\n\nA quake damaged houses in Quito on [[Monday]] morning.",
    )

    def find(self, document: Document) -> Iterator[Day]:
        prose = document.prose
        if not document.holds({day.lower() for day in _DAYS}):
            return
        told = set(_DAY.findall(body(document)))
        for echo in echoes(document):
            shown = list(_DAY.finditer(prose, echo.block.start, echo.block.end))
            days = list(_DAY.finditer(prose, echo.begin, echo.end))
            if len(shown) != 1 or len(days) != 1 or shown[0][0] in told or echo.share < 0.5:
                continue
            ahead = all(_AHEAD.search(prose, *place) for place in (echo.block[1:], (echo.begin, echo.end)))
            if len(echo.shared) < 3 and not (len(told) == 1 and ahead):
                continue
            if _OTHER.search(prose, max(days[0].start() - 24, echo.begin), days[0].start()) or _OTHER.match(
                prose, days[0].end() + 1
            ):
                continue
            for match in (shown[0], days[0]):
                yield Day(
                    span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
                    quoted=document.quoted(match.start()), dateline=document.date, day=match[0],
                    shared=tuple(sorted(echo.shared)),
                )  # fmt: skip

    def keys(self, claim: Day) -> Iterator[str]:
        yield f"{claim.path}\n{' '.join(claim.shared)}"

    def check(self, claims: Sequence[Day]) -> Iterator[Finding | Agreement]:
        shown = next((claim for claim in claims if claim.zone != BODY), None)
        told = next((claim for claim in claims if claim.zone == BODY), None)
        if shown and told:
            line = "caption" if shown.zone == CAPTION else shown.zone
            yield self.finding(
                shown,
                f"{shown.day} in the {line}, {told.day} in the story",
                Related(told.span, told.day),
                reason=f"both: {', '.join(shown.shared)}",
                repairs=[told.day],
            )
