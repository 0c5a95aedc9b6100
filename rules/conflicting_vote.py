"""A unanimous vote that somebody voted against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.rule import Rule, examples

_VOTED: Final = (
    r"(?:vot(?:e|ed|es|ing)|approv\w+|adopt\w+|pass(?:ed|es)?|agreed?|elect\w+|back\w+|decid\w+|decision|rul\w+|"
)
_ONE: Final = later(
    rf"\b{_VOTED}reject\w+|chose|chosen)\b[^.;:\n]{{0,50}}?\b(?:unanimous(?:ly)?|without (?:a )?dissent|with no dissent"
    rf"|with no votes against)\b"
    rf"|\b(?:unanimous(?:ly)?) {_VOTED}reject\w+|chose|chosen|verdict)\b"
)
_AGAINST: Final = later(
    r"\b(?:voted (?:no|against)|voting (?:no|against)|cast (?:the|a|his|her|their) (?:only |lone |sole |single )?"
    r"(?:dissenting |opposing |no )?votes? against|(?:lone|only|sole) (?:no vote|dissent\w*|vote against)|"
    r"cast (?:the|a) (?:only |lone |sole )?(?:dissenting|no) votes?|dissented|(?:was |"
    r"were )?opposed by (?:\w+ ){1,2}(?:members|lawmakers|deputies|"
    r"councillors|senators)|"
    r"(?:the )?dissenting (?:vote|judge|member)s?|"
    r"(?:voted|vote of|vote was|passed|approved|by) (?P<yes>\d{1,3})(?:-|–| to | votes to )(?P<no>\d{1,3}))\b"
)
_OTHER: Final = later(
    r"\b(?:[Ee]arlier|previous\w*|[Ll]ast (?:week|month|year|time|autumn|spring|summer|winter)|[Ii]n (?:19|"
    r"20)\d\d|first vote|"
    r"initially|committee|amendment|motion to|separate|[Aa]nother|second vote|also voted|lost|a year ago|years ago|"
    r"would|could|may|might|[Ii]f|until|goals?|score|match|had voted|not unanimous|almost|nearly|by-law)\b",
)
_BODIES: Final = {
    "council": "council", "councillor": "council", "councillors": "council", "councilman": "council",
    "councilwoman": "council", "board": "board", "trustee": "board", "trustees": "board", "director": "board",
    "directors": "board", "parliament": "parliament", "assembly": "parliament", "deputies": "parliament",
    "deputy": "parliament", "lawmakers": "parliament", "mps": "parliament", "senate": "senate", "senators": "senate",
    "senator": "senate", "house": "house", "jury": "jury", "juror": "jury", "jurors": "jury", "court": "court",
    "judge": "court", "judges": "court", "justices": "court", "justice": "court", "panel": "panel",
    "commission": "commission", "commissioner": "commission", "commissioners": "commission", "congress": "congress",
    "union": "union", "shareholders": "shareholders", "shareholder": "shareholders", "members": "", "member": "",
}  # fmt: skip
_WORD: Final = later(r"[a-zA-Z]+")


@kind_of_claim
class Vote(Claim):
    """That a body was of one mind, or that somebody in it was not."""

    unanimous: bool
    bodies: frozenset[str]


class ConflictingVote(Rule[Vote]):
    """A vote is unanimous here, and there somebody voted against.

    Why it matters
        The two who voted no will ring first.

    How it decides
        In one draft, one sentence calls a vote, decision or verdict unanimous and another says that somebody voted no
        or against, dissented, or gives a count with votes on both sides; the copy names no second body that votes.

    When it stays silent
        Where the copy tells of several votes (an earlier one, a committee, an amendment), where the vote is only
        possible, and where the two sentences name different bodies. An abstention leaves a vote unanimous.
    """

    reads = Vote

    allows = examples(
        "The council voted unanimously on Monday to sell. In 2019 two members voted against.",
        "The board voted unanimously to close the mill. The senate passed the bill 51-40.",
        "The council voted 7-2 to sell. Members Jo Bell and Al Reed voted no.",
    )
    catches = examples(
        "The Town Council [[voted unanimously]] Tuesday night to adopt an ordinance.\n\nCouncil members Bea Yost and "
        "Lyle Hanks [[voted no]], saying the deadline was short.",
        "The jury's [[unanimous verdict]] came on Friday.\n\nOne juror [[dissented]], it was learned later.",
        "The school board [[approved the merger unanimously]] on Thursday.\n\nParents cheered when the board [[voted "
        "6-3]] after midnight.",
        "The People's Council [[unanimously adopted]] the resolution on Tuesday.\n\nTwo members of the council "
        "from the coast [[voted against]] it.",
    )

    def find(self, document: Document) -> Iterator[Vote]:
        if not document.holds({"unanimous", "unanimously", "dissent", "votes"}):
            return
        prose = document.prose
        for pattern in (_ONE, _AGAINST):
            for match in pattern.finditer(prose):
                begin, stop = document.sentence_at(match.start())
                if document.zone_at(match.start()) in NOT_THE_STORY or _OTHER.search(prose, begin, stop):
                    continue
                if pattern is _AGAINST and match["no"] and not (int(match["no"]) and int(match["yes"])):
                    continue
                bodies = {_BODIES[w.lower()] for w in _WORD.findall(prose[begin:stop]) if w.lower() in _BODIES}
                yield Vote(
                    span=document.span(*match.span()), zone=document.zone_at(begin), dateline=document.date,
                    quoted=document.quoted(match.start()), unanimous=pattern is _ONE, bodies=frozenset(bodies - {""}),
                )  # fmt: skip

    def keys(self, claim: Vote) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Vote]) -> Iterator[Finding | Agreement]:
        one = [claim for claim in claims if claim.unanimous]
        against = [claim for claim in claims if not claim.unanimous]
        for vote in one:
            for other in against:
                if not vote.bodies or not other.bodies or vote.bodies & other.bodies:
                    yield self.finding(
                        other,
                        "somebody voted against, but elsewhere the vote is unanimous",
                        Related(vote.span, vote.words),
                        reason="both: the vote of "
                        + (f"the {min(vote.bodies | other.bodies)}" if vote.bodies | other.bodies else "one body"),
                    )
                    return
