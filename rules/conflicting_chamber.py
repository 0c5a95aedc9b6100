"""Reports one vote or debate of a parliament in both of its chambers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from linter.claims import Kind
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.patterns import later
from linter.rule import Example, Rule, examples

UPPER, LOWER = "upper", "lower"
_CHAMBER: Final = later(
    r"\b(?:(?P<upper>Senate|[Uu]pper (?:house|chamber)|"
    r"National Council of Provinces|(?:Legislative|Federation|State|National) Council|"
    r"House of (?:Councillors|Lords)|Council of States|[Tt]he Lords|[Tt]he Council|Rajya Sabha|Bundesrat|Seanad)"
    r"|(?P<lower>House of (?:Representatives|Commons|Assembly|Delegates|Deputies)|[Ll]ower (?:house|chamber)|"
    r"(?:Legislative|National|State|Federal) Assembly|[Tt]he (?:House|Assembly|Commons)|"
    r"Chamber of Deputies|Lok Sabha|Bundestag|D[aá]il))\b"
    r"(?! (?:Speaker|[Cc]ommittee|[Mm]ajority|[Mm]inority|leader))"
)
_GATE: Final = frozenset(
    [
        "senate",
        "house",
        "chamber",
        "council",
        "lords",
        "assembly",
        "commons",
        "sabha",
        "bundestag",
        "bundesrat",
        "seanad",
    ]
)
_ACT: Final = later(
    r"\b(?P<act>voted?|votes|passed|passage|approved|adopted|rejected|backed|debated?|ballot|reading|division|sitting|"
    r"session|speech|cleared)\b"
)
_DAY: Final = later(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# What passes from one chamber to the other has business in both.
_BOTH: Final = later(
    r"\b(?:both (?:houses|chambers)|joint|next|later|then|earlier|return(?:s|ed)|sent back|hours after|"
    r"now goes|goes to|will|would|must|after|before|already|last|previous\w*|in (?:[A-Z]\w+|19\d\d|20\d\d))\b"
)
# The vote of a chamber by its name: "after the House vote".
_ITS: Final = later(r"(?:['’]s?)? (?:vote|ballot|debate|decision|approval|passage|division|sitting|roll call)\b")
_ELSEWHEN: Final = later(
    r"\b(?:both|joint|will|would|must|may|could|before|ahead|last|previous\w*|earlier|next|if|until|await\w*|planned|"
    r"due|expected|future|in (?:[A-Z]\w+|19\d\d|20\d\d))\b"
)
# What still lies before a chamber: "the bill now goes to the House".
_GOES: Final = later(
    r"\b(?:goes|go|heads?|moves?|passes|proceeds?|sent|passed on|forwarded|transmitted|transferred)"
    r"(?: (?:now|next|on|back|over|first)){0,2} (?:to|before) (?:the )?$"
)
_PASSED: Final = later(
    r"\b(?:voted?|passed|approved|adopted|rejected|backed|debated?|cleared|agreed|approval|passage)\b"
)
_THAT: Final = later(r"\bthe (?:\w+ )?(?:vote|debate|result|division|bill was passed|tally|roll call)\b")


class ConflictingChamber(Rule[Kind]):
    """A bill that the upper house passed on Wednesday is debated that Wednesday in the lower.

    Why it matters
    --------------
    A bill may be law after one chamber's vote and months from it after the other's.

    How it decides
    --------------
    The opening says which chamber voted, passed or debated something, and on which day. Another sentence puts a vote
    or debate of the same day, or "the vote", into the other chamber; or speaks of the other chamber's vote ("after the
    House vote") in a draft that tells of none, or says that the bill has yet to go there.

    When it stays silent
    --------------------
    Where either sentence tells of both chambers, of another day or of what comes before or after; and for
    committees and officers of a chamber.
    """

    reads: ClassVar[type[Kind]] = Kind

    allows: ClassVar[tuple[Example, ...]] = examples(
        "The Senate passed the bill on Thursday.\n\nThe House passed it in March after a debate of nine hours.\n",
        "The Senate on Monday passed a bill on salt. The House of Representatives had approved it in May.\n\n"
        "Traders who had cheered after the House vote were quiet.\n",
        "The upper house voted for the tax on Monday.\n\nMonday’s debate in the Legislative Council was loud.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The state’s upper house passed a bill.\n\nThe [[Legislative Council]] voted for it on Wednesday.\n\n"
        "Wednesday’s debate in [[the Assembly]] went on for seven hours.\n",
        "The [[Senate]] on Monday passed a bill on salt. It now goes to the House of Representatives.\n\n"
        "Speaking after [[the House]] vote, its sponsor said that salt was life.\n",
        "The [[lower house]] voted on Monday to abolish the tax on salt.\n\n"
        "Members of the [[upper house]] cheered when the result was read out.\n",
    )

    def find(self, document: Document) -> Iterator[Kind]:
        if document.language[:2] != "en" or not document.holds(_GATE):
            return
        told = [(s, m) for s in document.sentences_with(_GATE) if (m := _named(document, *s))]
        first: Kind | None = None
        for (begin, stop), found in told:
            if len({m.lastgroup for m in found}) != 1:
                continue
            match = found[0]
            days = set(_DAY.findall(document.prose, begin, stop))
            act = _ACT.search(document.prose, begin, stop)
            claim = Kind(
                span=document.span(*match.span()), zone=document.zone_at(begin), quoted=document.quoted(match.start()),
                dateline=document.date, family="chamber", kind=match.lastgroup or "", whose=" ".join(days),
            )  # fmt: skip
            if first is None:
                if act and len(days) == 1 and document.block_at(begin) in document.blocks[:5]:
                    first = claim
                    yield claim
            elif claim.kind != first.kind:
                spoken = set(first.whose.split())
                same = days == spoken and act is not None
                that = not days and _THAT.search(document.prose, begin, stop) is not None
                here = (same or that) and not _BOTH.search(document.prose, begin, stop)
                if here or (days <= spoken and _foreign(document, (begin, stop), match, told)):
                    yield claim

    def keys(self, claim: Kind) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Kind]) -> Iterator[Finding | Agreement]:
        for claim in claims[1:2]:
            message = f'"{claim.words}" here, "{claims[0].words}" in the opening'
            yield self.finding(claim, message, claims[0], reason=f"both: the vote of {claims[0].whose}")


def _named(document: Document, begin: int, stop: int) -> list[re.Match[str]]:
    """The chambers that a sentence of the story names."""
    outside = document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}
    return [] if outside else list(_CHAMBER.finditer(document.prose, begin, stop))


def _foreign(
    document: Document,
    place: tuple[int, int],
    match: re.Match[str],
    told: Sequence[tuple[tuple[int, int], list[re.Match[str]]]],
) -> bool:
    """Is this a vote of a chamber of which the draft tells no vote elsewhere?"""
    prose = document.prose
    if not _ITS.match(prose, match.end()) or _ELSEWHEN.search(prose, place[0], match.end() + 25):
        return False
    return not any(
        m.lastgroup == match.lastgroup
        and sentence != place
        and _PASSED.search(prose, *sentence)
        and not _GOES.search(prose, max(m.start() - 40, sentence[0]), m.start())
        for sentence, found in told
        for m in found
    )
