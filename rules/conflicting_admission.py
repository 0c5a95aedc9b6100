"""A free concert whose tickets cost 12 pounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.rule import Rule, examples

_EVENTS: Final = (
    r"exhibition|concert|festival|show|event|fair|museum|talk|lecture|screening|gallery|play|performance|garden|park|"
    r"match|game|race|course|class|film|reading|quiz|ball|gala|circus|opera|musical|workshop|tour|party|parade|market|pool|baths|castle|zoo"
)
_SUM: Final = (
    r"(?:(?:[£$€]|Rs ?)\d(?:[\d.,]*\d)?|\d(?:[\d.,]*\d)? ?(?:euros?|pounds?|dollars?|pence|cents|kronor|kroner|crowns|"
    r"zlotys?|forints?|rupees|yen|rand|francs|lei|lira|pesos?|shillings?))"
)
# For some, or at times: "admission is free for children", "free entry until noon".
_SOME: Final = r"(?! (?:for|on|until|before|after|if|from|with|only|of (?!charge)|to (?!all|every|the public)))"
_FREE: Final = later(
    rf"\b(?:(?:[Aa]dmission|[Ee]ntry|[Ee]ntrance|[Tt]ickets?|[Tt]he (?:\w+ )?(?:{_EVENTS}))(?: to (?:the )?\w+)? "
    rf"(?:is|are|will be|was|were) (?:entirely |completely )?free(?: of charge)?\b{_SOME}|"
    rf"[Ff]ree (?:admission|entry|entrance)\b{_SOME}|[Aa] free (?:\w+ )?(?:{_EVENTS})\b|"
    r"free to (?:enter|get in|attend|all)\b|costs? nothing to (?:enter|get in|attend|see)|"
    r"[Nn]o (?:charge|admission (?:fee|charge)|entry fee|entrance fee|tickets? (?:is|are) needed)\b)"
)
_PAID: Final = later(
    rf"(?<!\w)(?:[Tt]ickets?\b[^.;:“”\n]{{0,24}}?{_SUM}|(?:[Aa]dmission|[Ee]ntry|[Ee]ntrance)\b[^.;“”\n]{{0,16}}?{_SUM}|"
    rf"{_SUM} (?:a head|to (?:get in|enter|attend)|(?:at|on) the (?:door|gate)|entrance|entry|admission|a ticket)\b|"
    r"(?:go|get|let|gets|goes) in (?:for|at) half[- ]price|pay half(?: price)?\b|"
    r"half[- ]price (?:for|tickets? for) (?:children|students|pensioners|under)\b)"
)
# What else there is to pay for, or other times.
_APART: Final = later(
    r"(?i)\b(?:residents|locals|members|first|parking|catalogues?|programmes?|raffle|bus|train|ferry|boat|"
    r"flights?|shuttle|travel|food|drinks?|lunch|dinner|supper|guided|audio|special|usually|normally|used to|once|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days|after \d|before \d|lottery|fine|instead of|would|could|donations?|"
    r"last year|until|previous\w*|in (?:19|20)\d\d|no longer|another|other|fake|resold|black market|touts?)\b"
)
_EVENT: Final = later(rf"\b({_EVENTS})s?\b")


@kind_of_claim
class Admission(Claim):
    """That people are let in free, or what they pay."""

    free: bool
    events: frozenset[str]


class ConflictingAdmission(Rule[Admission]):
    """Admission is free in one place, and tickets cost 12 pounds in another.

    Why it matters
        Families come with the money that the paper told them to bring.

    How it decides
        One sentence of a draft says without more that admission, or the concert or other event, is free, and another
        gives the price of admission, of tickets, or half of it for some.

    When it stays silent
        Where only some go in free, or on some days; where a sentence speaks of another thing to pay for (parking, a
        guided tour, the boat), of another event than the free one, of a donation, or of other times.
    """

    reads = Admission
    allows = examples(
        "Admission to the museum is free for children. Tickets cost £12.",
        "Admission to the museum is free. Tickets for the concert on Friday cost £12.",
        "Admission is free. Parking tickets cost £12.",
        "Entry is free on Sundays. Entry costs 12 euros.",
        "A free concert ends the week. On Sunday a film is shown. Tickets cost £3.",
        "The fair is free. The bus there is $2 a head.",
        "Admission is free. Until 2019 tickets cost £3.",
    )
    catches = examples(
        "The show opens on Saturday; [[admission is free]].\n\n[[Tickets cost £6]], and £3 for students.",
        "[[A free concert]] will be held in the park.\n\nThe choir sings. [[Tickets, at 12 euros]], are on sale.",
        "Knots fill the hall, where [[entry is free]].\n\nThose of ten and less [[go in for half price]].",
        "[[Free admission]] has made it full.\n\nIt is [[$5 at the door]].",
    )

    def find(self, document: Document) -> Iterator[Admission]:
        if document.language[:2] != "en" or not document.holds({"free", "no", "nothing"}):
            return
        prose = document.prose
        free = [*_FREE.finditer(prose)]
        for match in [*free, *(_PAID.finditer(prose) if free else ())]:
            begin, stop = document.sentence_at(match.start())
            if document.zone_at(begin) in NOT_THE_STORY or _APART.search(prose, begin, stop):
                continue
            before = document.sentence_at(max(begin - 2, 0))  # "A film will follow. Tickets cost $9"
            events = _events(prose, begin, stop) or _events(prose, *before)
            yield Admission(
                span=document.span(*match.span()), zone=document.zone_at(begin), dateline=document.date,
                quoted=document.quoted(match.start()), free=match in free, events=events,
            )  # fmt: skip

    def keys(self, claim: Admission) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Admission]) -> Iterator[Finding | Agreement]:
        free = [claim for claim in claims if claim.free]
        paid = [claim for claim in claims if not claim.free]
        for one in free:
            for other in paid:
                if other.events <= one.events and one.span.line != other.span.line:
                    early, late = sorted((one, other), key=lambda claim: claim.span)
                    message = f"“{late.words}” here, “{early.words}” above"
                    yield self.finding(late, message, Related(early.span), reason="both: what it costs to get in")
                    return


def _events(prose: str, begin: int, stop: int) -> frozenset[str]:
    return frozenset(found[1].lower() for found in _EVENT.finditer(prose, begin, stop))
