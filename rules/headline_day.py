"""A headline or caption that puts on Saturday what the story puts on Sunday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, DATELINE, HEADLINE, LIST, SUBHEAD, TABLE, Document
from linter.finders.firsts import stem
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.headlines.dates import CALENDAR, DATE, DAY, DAYS, IN_MONTH, MONTHS, ON_DAY
from linter.relations.headlines.display import body, display, echoes, stems
from linter.rule import Rule, examples

_AHEAD: Final = later(r"\b(?:to|will|next|plans?|due) [a-z]")
_BEGINS: Final = later(r"\b(?:open|begin|start|launch|from|commence)", re.I)
_ENDS: Final = later(r"\b(?:clos|end|finish|deadline|by|until|last)", re.I)
# "Runs until 16 November": a box that names nothing else tells when the story's event ends.
_UNTIL: Final = later(
    r"(?i)[-*• ]*(?:(?:it )?(?:runs|lasts|on show|open) )?(?:until|till|closes|ends|closing)(?: on)? "
)
_CLOSES: Final = later(
    r"\b[Tt]he (?:exhibition|show|festival|display|season|run|offer|sale|fair|market|installation|consultation|survey) "
    r"(?:closes|ends|runs until|lasts until|is open until|will close|will end) (?:on )?$"
)
_COMING: Final = later(r"\b(?:will|to be|may not|must|can(?:not)?|is to|are to|has to|have to|due|from)\b")
_EVENT: Final = later(r"['’]s (?P<what>[a-z]{4,})(?=[.,;]| (?:at|in|on|through|near|by|with|over)\b|$)")
_LEDE: Final = 2  # sentences that tell when it was
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
        look ahead (to stop on Friday, will stop on Thursday) and the story has one day only, one word will do. A date
        of a display line that the story never has is held against a date of the same month wherever the story has
        half of the line's words beside it. A subhead or headline that puts in a month what is to come is held against
        the only day of the paragraph right under it, if the story never has that month.

    When it stays silent
        Where one tells when something begins and the other when it ends; where the sentence tells of two times
        (before, since, again), where the story names several days beside the same words, and where fewer words are
        shared: a caption may show the day after.
    """

    reads = Day

    allows = examples(
        "Runners cross bridge in Severn race on Saturday\n\nRunners crossed the bridge in the Severn race, which began "
        "on Friday and ended on Saturday.",
        "Mourners gather at mine on Sunday\n\nAn explosion at the mine on Friday killed four men.",
        "Allotments for all\n\n- Applications open on 3 June\n- Rent from 45 pounds a year\n\nThe plots are new.\n\n"
        "Applications must be made by Friday 13 June.",
        "Blowers to go\n\nA ban was voted.\n\nBan starts in October\n\nThe machines must be handed in by 1 "
        "November. From October on nobody may use them.",
        "Two shows\n\n- Runs until 16 November\n- Entry 9 euros\n\nThe show of hats upstairs closes on 26 November.",
        "Library in Whitby to reopen on Saturday\n\nWhitby library, closed by a flood on Sunday, will reopen on 13 "
        "September.",
        "Nurses win race\n\nThe race was postponed.\n\nIt rained.\n\nPrizes were given on Sunday.\n\n"
        "Photo: The nurses in "
        "Saturday's race.",
        "Choir festival opens on Saturday\n\nThe choir festival was to open on Friday before the storm.",
    )
    catches = examples(
        "Umbrellas on show\n\n- Runs until [[16 November]]\n- Entry 9 euros\n\nThe umbrellas are from trams.\n\nThe "
        "exhibition closes on [[26 November]].",
        "Race over bridge\n\nSome 2,300 runners crossed the Severn bridge on [[Sunday]] in a race."
        "\n\nThe winner took 66 minutes.\n\nPhoto: Runners cross the Severn bridge on [[Saturday]]. (Ann Lee)",
        "Allotments for all\n\n- Applications close on [[30 June]]\n- Rent from 45 pounds a year\n\nThe plots are "
        "new.\n\nApplications must be made by Friday [[13 June]].",
        "Trams in Graz to stop on [[Friday]]\n\nTram drivers in Graz will walk out on [[Thursday]], they said.",
        "Blowers to go\n\nA ban was voted.\n\nBan starts in [[October]]\n\nThe machines may not be used "
        "from [[1 November]], at home or in parks.",
        "Nurses win race\n\nFourteen beds were pushed up the street on [[Sunday]].\n\nPhoto: The nurses beat "
        "the firemen in [[Saturday]]'s race.",
        "[[Tuesday]]'s quake damages houses in Quito\n\nA quake damaged houses in Quito on [[Monday]] morning.",
    )

    def find(self, document: Document) -> Iterator[Day]:
        if document.holds({day.lower() for day in DAYS}):
            yield from _weekdays(document)
            yield from _events(document)
        if document.holds({month.lower() for month in MONTHS}):
            yield from _dates(document)
            yield from _months(document)

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


def _weekdays(document: Document) -> Iterator[Day]:
    prose = document.prose
    told = set(DAY.findall(body(document)))
    for echo in echoes(document):
        shown = list(DAY.finditer(prose, echo.block.start, echo.block.end))
        days = list(DAY.finditer(prose, echo.begin, echo.end))
        if len(shown) != 1 or len(days) != 1 or shown[0][0] in told or echo.share < 0.5:
            continue
        ahead = all(_AHEAD.search(prose, *place) for place in (echo.block[1:], (echo.begin, echo.end)))
        if len(echo.shared) < 3 and not (len(told) == 1 and ahead):
            continue
        if not (_otherwise(prose, echo.begin, days[0]) or _of_another_time(prose, echo.begin, echo.end, days[0])):
            yield from _pair(document, shown[0], days[0], echo.shared)


def _events(document: Document) -> Iterator[Day]:
    """ "Saturday's race" in a caption, over a story that opens on Sunday and has no other day."""
    prose = document.prose
    lede = [s for s in document.sentences if document.zone_at(s[0]) == BODY][:_LEDE]
    days = [m for begin, end in lede for m in DAY.finditer(prose, begin, end) if not _otherwise(prose, begin, m)]
    if len(set(DAY.findall(body(document)))) != 1 or not days or _AHEAD.search(prose, *lede[0]):
        return
    for block in display(document):
        shown = list(DAY.finditer(prose, block.start, block.end))
        event = _EVENT.match(prose, shown[0].end()) if len(shown) == 1 and block.zone == CAPTION else None
        if event is None or shown[0][0] == days[0][0]:
            continue
        heads = " ".join(prose[b.start : b.end] for b in document.blocks if b.zone in (HEADLINE, BODY))
        if stem(event["what"]) in stems(heads):
            yield from _pair(document, shown[0], days[0], frozenset({event["what"]}))


def _dates(document: Document) -> Iterator[Day]:
    """ "Applications close on 30 June" in a box, and anywhere in the story "must be made by 13 June"."""
    prose = document.prose
    told = {_date(m) for m in DATE.finditer(body(document))}
    boxes = list(display(document))
    story = [s for s in document.sentences if document.zone_at(s[0]) == BODY]
    for block in boxes:
        shown = list(DATE.finditer(prose, block.start, block.end))
        if len(shown) != 1 or _date(shown[0]) in told:
            continue
        said = stems(CALENDAR.sub("", prose[block.start : block.end]))
        found = []
        for begin, end in story:
            days = list(DATE.finditer(prose, begin, end))
            shared = said & stems(CALENDAR.sub("", prose[begin:end]))
            if len(days) != 1 or _date(days[0])[0] != _date(shown[0])[0] or _otherwise(prose, begin, days[0]):
                continue
            if _UNTIL.fullmatch(prose[block.start : shown[0].start()]) and _CLOSES.search(
                prose, begin, days[0].start()
            ):
                found.append((days[0], frozenset({"end"})))
            elif (
                shared
                and 2 * len(shared) >= len(said)
                and not _two_ends(prose[begin:end], prose[block.start : block.end])
            ):
                found.append((days[0], shared))
        if len({_date(day) for day, _ in found}) == 1:
            yield from _pair(document, shown[0], *found[0])


def _months(document: Document) -> Iterator[Day]:
    """A headline or subhead that puts in October what the paragraph right under it puts on a day of November."""
    prose = document.prose
    for shown in display(document):
        months = list(IN_MONTH.finditer(prose, shown.start, shown.end))
        under = next((b for b in document.blocks if b.start >= shown.end and b.zone == BODY), None)
        if len(months) != 1 or under is None or shown.zone not in (HEADLINE, SUBHEAD):
            continue
        month = months[0]["month"]
        days = list(ON_DAY.finditer(prose, under.start, under.end))
        if len({_date(day) for day in days}) != 1 or any(
            month in prose[b.start : b.end] for b in document.blocks if b.zone in (BODY, LIST, TABLE, DATELINE)
        ):
            continue
        begin, end = document.sentence_at(days[0].start())
        shared = stems(CALENDAR.sub("", prose[shown.start : shown.end])) & stems(prose[under.start : under.end])
        if (
            _date(days[0])[0] != month[:3]
            and _COMING.search(prose, begin, end)
            and (shared or shown.zone == SUBHEAD)
            and not _two_ends(prose[begin:end], prose[shown.start : shown.end])
            and not _otherwise(prose, begin, days[0])
        ):
            told = DATE.search(prose, days[0].start(), days[0].end())
            named = CALENDAR.search(prose, months[0].start("month"))
            if told and named:
                yield from _pair(document, named, told, shared or frozenset({"the subhead and the paragraph under it"}))


def _date(match: re.Match[str]) -> tuple[str, str]:
    return (match["month"] or match["first"])[:3], match["day"] or match["second"]


def _two_ends(one: str, other: str) -> bool:
    """Does only one tell when something begins, or only one when it ends?"""
    ends = [(_BEGINS.search(text) is not None, _ENDS.search(text) is not None) for text in (one, other)]
    return ends[0] != ends[1]


def _of_another_time(prose: str, begin: int, end: int, day: re.Match[str]) -> bool:
    """ "Evacuated on Tuesday, it will reopen on 15 September": is another day of the sentence written as a date?"""
    return any(not -4 < date.start() - day.end() < 4 for date in DATE.finditer(prose, begin, end))


def _otherwise(prose: str, begin: int, day: re.Match[str]) -> bool:
    """Is the day that of another time?"""
    before = _OTHER.search(prose, max(day.start() - 24, begin), day.start())
    return before is not None or _OTHER.match(prose, day.end() + 1) is not None


def _pair(document: Document, shown: re.Match[str], told: re.Match[str], shared: frozenset[str]) -> Iterator[Day]:
    for match in (shown, told):
        yield Day(
            span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
            quoted=document.quoted(match.start()), dateline=document.date, day=match[0],
            shared=tuple(sorted(shared)),
        )  # fmt: skip
