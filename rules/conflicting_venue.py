"""Reports one event held in two places, or one case decided by two courts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from linter.claims import Kind
from linter.document import Document
from linter.finding import Agreement, Finding
from linter.folding import fold
from linter.patterns import later
from linter.relations.naming.courts import two_courts
from linter.rule import Example, Rule, examples

_EVENT: Final = later(
    r"\b(?P<event>hearing|inquiry|inquest|trial|match|final|concert|ceremony|summit|conference|meeting|festival|"
    r"exhibition|funeral|"
    r"service|auction|debate|rally|gala|reception|premiere)\b"
)
_VENUE: Final = later(
    r"\b(?:at|to|in|inside|outside) (?:the )?(?P<venue>(?:[^\W\d_a-z][\w'’-]+ ){0,3}(?:Guildhall|Exchange|Hall|"
    r"Theatre|Theater|Arena|"
    r"Stadium|Centre|Center|Palace|Hotel|Church|Cathedral|Library|Museum|Gallery|Pavilion|Castle|Abbey|Institute|"
    r"Ballroom|"
    r"Auditorium|Opera House|Playhouse|Coliseum|Dome|Pier|Park|Oval|Ground|Town Hall|Bandstand|Racecourse|Club))\b"
)
_DAY: Final = later(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_OTHER_DAY: Final = later(
    r"\b(?:next|last|later|then|before|after|previous\w*|earlier|second|another|also|since|now|usual\w*|until|"
    r"from|in (?:19|20)\d\d)\b"
)
_MOVED: Final = later(r"\b(?:moved?|moving|switch|transfer|relocat|instead of|adjourn)")


class ConflictingVenue(Rule[Kind]):
    """One event is at two venues, or one ruling comes from two courts.

    Why it matters
    --------------
    Readers who go to the wrong hall do not come back, and a ruling laid at the door of the wrong court is an error
    that lawyers notice at once. Both creep in when a preview is rewritten as a report, or two agencies' copy is
    merged.

    How it decides
    --------------
    Venues: two drafts of one story each name just one venue, beside the same sort of event (a hearing, a match, a
    concert) or, where the draft opens with that event, in the sentence after it; the same weekday stands there, and
    the venues have no word in common. Or one draft has the event at one venue, and "the concert" at the only other that
    it names. Courts: a draft opens with one court's ruling or sentence, speaks of just one other court,
    once, and as the author of the ruling.

    When it stays silent
    --------------------
    Where a draft names three venues or more, or none with a day, where an event was moved, where a case went through
    more than one court (appealed, upheld, overturned, an earlier ruling), and where the second court is named with
    another year.
    """

    reads: ClassVar[type[Kind]] = Kind

    allows: ClassVar[tuple[Example, ...]] = examples(
        "A tribunal has ruled that drivers are owed sick pay.\n\nThe firm lost on appeal, after the High Court’s "
        "ruling in May.\n",
        (
            "Planning hearing set for Monday\n\nThe hearing opens on Monday at the Corn Exchange.\n",
            "Planning hearing ends\n\nThe hearing ended on Friday. Many had come to the Town Hall.\n",
        ),
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The concert will be held [[at the Town Hall]] on Saturday.\n\nDoors [[at the Corn Exchange]] open "
        "at seven for the concert.\n",
        "[[A Circuit Court judge has ordered]] a builder to take down a wall.\n\nHe will obey [[the District Court’s "
        "order]], he said.\n",
        "[[The High Court]] in Ayr on Monday sentenced a man to six years in jail.\n\nHe would seek leave to appeal "
        "against [[the regional court’s sentence]], his lawyer said.\n",
        "A jury at [[Leeds Crown Court found]] him guilty of fraud on Monday.\n\nHis wife wept as he was led out after "
        "the verdict of [[Bradford Crown Court]].\n",
        "Drivers are owed sick pay, [[an employment tribunal has ruled]].\n\nThe tribunal sat for six days.\n\n"
        "The firm said [[the High Court’s ruling]] was a surprise.\n",
        (
            "Quarry hearing set for Monday\n\nThe hearing into the Harrowby quarry opens on Monday [[at the Corn "
            "Exchange]].\n\n"
            "Josephine Adair, the inspector, will hear Lord Penhallow, who owns Brackendale.\n",
            "Quarry hearing opens in Harrowby\n\nMore than 200 people came on Monday to the hearing [[at the Town "
            "Hall]].\n\n"
            "Josephine Adair, the inspector, asked Lord Penhallow about badgers at Brackendale.\n",
        ),
    )

    def find(self, document: Document) -> Iterable[Kind]:
        return (*_courts(document), *_venues(document))

    def keys(self, claim: Kind) -> Iterable[str]:
        yield claim.path if claim.family == "court" else f"{claim.story}|{claim.kind}"

    def check(self, claims: Sequence[Kind]) -> Iterator[Finding | Agreement]:
        for number, one in enumerate(claims):
            for two in claims[number + 1 :]:
                if one.family != two.family or one.kind != two.kind:
                    continue
                if one.where == two.where:
                    yield self.agreement(f'"{one.words}" in both', one, two, reason=f"both: the {one.kind}")
                elif not (one.family == "venue" and set(one.where.split()) & set(two.where.split())) and set(
                    one.whose.split()
                ) & set(two.whose.split()):
                    message = f'"{one.words}" here, "{two.words}" there'
                    day = f" on {one.whose}" if one.family == "venue" and not one.whose.startswith("that") else ""
                    yield self.finding(one, message, two, reason=f"both: the {one.kind}{day}")


def _kind(document: Document, start: int, end: int, family: str, kind: str, where: str, whose: str) -> Kind:
    return Kind(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, family=family, kind=kind, where=where, whose=whose,
    )  # fmt: skip


def _courts(document: Document) -> Iterator[Kind]:
    for number, place in enumerate(two_courts(document) or ()):
        where = f"{number} {document.prose[slice(*place)]}"
        yield _kind(document, *place, family="court", kind="ruling", where=where, whose="ruling")


def _venues(document: Document) -> Iterator[Kind]:
    """The one venue of the event that the document opens with, if a weekday is named with it."""
    found = list(_VENUE.finditer(document.prose))
    if len(found) == 2 and len({fold(match["venue"]) for match in found}) == 2 and not _MOVED.search(document.prose):
        yield from _two_venues(document, *found)
    if len({fold(match["venue"]) for match in found}) != 1 or _MOVED.search(document.prose):
        return
    opening = document.prose[: document.blocks[min(2, len(document.blocks) - 1)].end]
    begin, stop = document.sentence_at(found[0].start())
    before = document.sentence_at(begin - 2)[0] if begin else begin
    near = document.prose[before:stop]
    days = " ".join(sorted(set(_DAY.findall(near))))
    known = {m["event"] for m in _EVENT.finditer(document.prose[begin:stop])}
    known |= {m["event"] for m in _EVENT.finditer(near)} & {m["event"] for m in _EVENT.finditer(opening)}
    for event in sorted(known):
        if days:
            yield _kind(
                document, *found[0].span(), family="venue", kind=event, where=fold(found[0]["venue"]), whose=days
            )


def _two_venues(document: Document, one: re.Match[str], two: re.Match[str]) -> Iterator[Kind]:
    """One event at the one place, and "the event" at the other, in a draft that names no third."""
    prose = document.prose
    here, there = document.sentence_at(one.start()), document.sentence_at(two.start())
    if here == there or _OTHER_DAY.search(prose, *here) or _OTHER_DAY.search(prose, *there):
        return
    days = set(_DAY.findall(prose, *here)), set(_DAY.findall(prose, *there))
    if days[0] and days[1] and not days[0] & days[1]:
        return
    _, after = document.sentence_at(min(here[1] + 1, len(prose) - 1))  # "The concert begins at seven."
    for event in sorted({m["event"] for m in _EVENT.finditer(prose, here[0], after)}):
        if document.holds({event + "s"}) or not re.search(rf"\b[Tt]he {event}\b", prose[slice(*there)]):
            continue
        for match in (one, two):
            where = fold(match["venue"])
            yield _kind(document, *match.span(), family="venue", kind=event, where=where, whose=f"that {event}")
