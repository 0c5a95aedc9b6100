"""One company with its headquarters in two towns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter import lexicon
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finding import Agreement, Finding
from linter.folding import fold
from linter.patterns import later
from linter.relations.naming.regions import is_region
from linter.rule import Rule, examples

_NAME: Final = r"(?P<place>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?)"
_COMPANY: Final = (
    r"[Tt]he (?:company|firm|group|bank|airline|charity|union|agency|maker|brewer|retailer|insurer|carmaker|party|club)"
)
_THE_COMPANY: Final = later(rf"\b{_COMPANY}\b")
_OWNER: Final = rf"\b(?:[Ii]ts|[Ww]hose|{_COMPANY}[’']s)"
_SEAT: Final = later(
    rf"{_OWNER} (?:headquarters|head office)(?:,? (?:which )?(?:is|are|stands?|lies?))?,? (?:in|at) {_NAME}"
    rf"|(?<!will be )\bheadquartered in {_NAME.replace('place', 'where')}"
)
_OTHER: Final = later(
    r"\b(?:former\w*|moved?|moving|mov(?:es|ing)|relocat\w+|until|since|rivals?|competitors?|parent|subsidiary|owner|partner|"
    r"sister|another|merge\w*|both)\b"
)


@kind_of_claim
class Seat(Claim):
    """Where the company of a draft has its headquarters."""

    place: str
    known: bool = False  # its sentence speaks of "the company"


class ConflictingSeat(Rule[Seat]):
    """A company whose headquarters are in Mbarara in one paragraph and in Jinja in another.

    Why it matters
        A company knows where it sits; so do those who work there, and they are the ones who read the story.

    How it decides
        Two sentences of a draft say where "its", "the company's" or the like headquarters or head office is, and name
        two towns; the later one speaks of "the company".

    When it stays silent
        For countries and regions; where either sentence speaks of a move, a former seat, a rival, a
        parent or another company; and where three towns are named.
    """

    reads = Seat
    allows = examples(
        "The dairy, which has its headquarters in Mbarara, will move its head office to Jinja.",
        "Northbank, which has its headquarters in Leeds, bought Brae.\n\nBrae, headquartered in Perth, has 200 staff.",
        "The dairy has its headquarters in Uganda.\n\nGuests came to its headquarters in Mbarara.",
        "The dairy has its headquarters in Mbarara.\n\nIts rival has its headquarters in Jinja.",
    )
    catches = examples(
        "Amata Dairies, which has [[its headquarters in Mbarara]], has a new line.\n\nThe company will show it to "
        "shareholders at [[its headquarters in Jinja]] next week.",
        "The insurer, [[headquartered in Leeds]], cut jobs.\n\nStaff met outside [[the company's head office in "
        "York]].",
    )

    def find(self, document: Document) -> Iterator[Seat]:
        if not document.holds({"headquarters", "headquartered", "office"}) or document.language[:2] != "en":
            return
        prose = document.prose
        for match in _SEAT.finditer(prose):
            place = match["place"] or match["where"]
            zone = document.zone_at(match.start())
            if zone in NOT_THE_STORY | {TABLE} or _OTHER.search(prose, *document.sentence_at(match.start())):
                continue
            if not is_region(place) and not any(lexicon.countries_in(place, 0, len(place))):
                begin, stop = document.sentence_at(match.start())
                known = _THE_COMPANY.search(prose, begin, stop) is not None
                yield Seat(
                    span=document.span(*match.span()), zone=zone, dateline=document.date, place=fold(place),
                    known=known, )  # fmt: skip

    def keys(self, claim: Seat) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Seat]) -> Iterator[Finding | Agreement]:
        if len({claim.place for claim in claims}) > 2:
            return
        for early, late in combinations(claims, 2):
            if not late.known:
                continue
            if early.place == late.place:
                yield self.agreement(f"“{early.words}” in both", early, late, reason="both: the company's seat")
            else:
                message = f"“{late.words}” here, “{early.words}” elsewhere"
                yield self.finding(late, message, early, reason="both: the seat of the draft's company")
                return
