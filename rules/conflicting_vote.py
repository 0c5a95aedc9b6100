"""A unanimous vote that somebody voted against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.phrases import written
from linter.rule import Rule, examples

_DEED: Final = (
    r"(?:vot(?:e|ed|es|ing)|approv\w+|adopt\w+|pass(?:ed|es)?|agreed?|elect\w+|back\w+|decid\w+|rul\w+|reject\w+|"
    r"cho(?:se|sen)|confirm\w+|endors\w+|refus\w+|convict\w+|acquitt\w+|found)"
)
_VOTE: Final = (
    r"(?:votes?|verdict|decision|ruling|approval|confirmation|judgment|judgement|ballot|choice|backing|support)"
)
_COUNT: Final = f"(?:\\d{{1,3}}(?:,\\d{{3}})?|{'|'.join(written(1, 20))})"
_SEATED: Final = (
    r"(?:jurors?|judges?|justices?|members?|councillors?|councilors?|trustees?|directors?|commissioners?|delegates?|"
    r"senators?|lawmakers?|deputies|MPs|governors?|shareholders?)"
)
_ONE: Final = later(
    rf"\b{_DEED}\b[^.;:\n]{{0,50}}?\b(?:unanimous(?:ly)?|without (?:a )?(?:dissent\w*|opposition|single vote against)|"
    r"with no dissent|with no votes against|nem con)\b"
    rf"|\bunanimous(?:ly)? (?:{_DEED}|{_VOTE})\b"
    rf"|\b(?:{_VOTE}|{_SEATED}|jury|panel|council|board|tribunal|court|committee|assembly)"
    r"\b[^.;:\n]{0,60}? (?:was|were|is) unanimous\b"
    rf"|\b(?:[Aa]ll|[Ee]ach of the) (?:of the |the )?{_COUNT} {_SEATED} (?:agreed|voted (?:for|in favou?r|yes))"
    rf"|\b[Nn]ot (?:one|a single) {_SEATED} (?:voted|was|spoke) against\b"
    r"|\b(?:without|with not) a (?:single )?(?:vote|voice) against\b"
    rf"|\b{_DEED} (?:by )?{_COUNT}(?:-0\b| (?:votes )?to (?:nil|none|nothing|zero)\b)"
)
_AGAINST: Final = later(
    r"\b(?:voted (?:no|against)|voting (?:no|against)|cast (?:the|a|his|her|their) (?:only |lone |sole |single )?"
    r"(?:dissenting |opposing |no )?votes? against|(?:lone|only|sole) (?:no vote|dissent\w*|vote against)|"
    r"cast (?:the|a) (?:only |lone |sole )?(?:dissenting|no) votes?|dissented|(?:was |"
    r"were )?opposed by (?:\w+ ){1,2}(?:members|lawmakers|deputies|"
    r"councillors|senators)|"
    r"(?:rais|lift)(?:ed|ing) (?:his|her|a|their) hands? against|put (?:his|her|a|their) hands? up against|"
    rf"(?:the |its )?(?:only|lone|sole) (?:one|person|{_SEATED}|man|woman|voice|hand) (?:to (?:vote|speak|be|oppose|"
    r"object|disagree|refuse|say no)|against|raised against|who (?:voted|was) (?:no|against))|"
    r"(?:lone|only|sole) (?:objector|holdout|dissenter|opponent|rebel|nay)|voted the other way|"
    rf"(?:by|with) {_COUNT} (?:votes )?(?:dissenting|against)(?: and|,|\.)|"
    rf"{_COUNT} of (?:the|its) (?:{_COUNT} )?{_SEATED}\b[^.;\n]{{0,60}}? would have "
    r"(?:dismissed|allowed|upheld|struck|ruled|found|granted|rejected|quashed|acquitted|convicted|voted|gone)\b|"
    rf"(?:one|a|{_COUNT}) (?:lone )?{_SEATED} (?:had )?held out|"
    r"dissenting (?:opinion|judge?ment)|(?:the )?dissenting (?:vote|judge|member)s?|"
    r"(?:majority|split) (?:verdict|decision|ruling|vote)|"
    rf"{_COUNT} of (?:the|its) (?:\w+ )?{_SEATED} (?:had )?(?:opposed|objected|disagreed|refused|agreed|preferred)|"
    rf"(?:one|{_COUNT}) of (?:the )?{_COUNT} (?:\w+ )?{_SEATED} who (?:had )?(?:opposed|objected|voted against)|"
    rf"(?:[Gg]ot|[Ww]on|[Rr]eceived|backed by) (?P<got>{_COUNT}) (?:of|out of) (?:the )?(?P<cast>{_COUNT}) votes|"
    rf"[Oo]f (?:the )?(?P<of>{_COUNT}) (?:people |members )?who (?:had )?(?:voted|cast)[^.,;]{{0,20}}, (?:only )?"
    rf"(?P<for>{_COUNT}) |"
    r"(?:(?:vote|tally|count)[ds]?|vote of|vote was|tally was|passed|approved|outvoted by|by|divided|split|divided by|"
    r"majority of) "
    rf"(?P<yes>{_COUNT})(?:-|–| to | votes to | votes against )(?P<no>{_COUNT})|"
    r"(?:confirmed|approved|passed|adopted|rejected|endorsed|ratified)\b[^.;,\n]{0,60}, "
    rf"(?P<up>{_COUNT})(?:-| to )(?P<down>{_COUNT})|"
    rf"(?P<ayes>{_COUNT})(?:-|–|-to-| to )(?P<noes>{_COUNT}) (?:vote|majority|verdict|margin))\b",
    re.I,
)
_GATE: Final = frozenset(
    ["unanimous", "unanimously", "dissent", "dissenting", "votes", "vote", "voted", "nem", "agreed"]
)
_WRITTEN: Final = written(1, 20)
_OTHER: Final = later(
    r"\b(?:[Ee]arlier|previous\w*|[Ll]ast (?:week|month|year|time|autumn|spring|summer|winter)|first vote|"
    r"initially|amendment|motion to|separate|[Aa]nother|second vote|[Aa]lso|[Tt]hen|lost|a year ago|years ago|"
    r"until|goals?|score|match|had voted|not unanimous|almost|nearly|by-law|"
    r"lower (?:court|house)|appeals? court|last year|(?:first|second|third|other|one) (?:charge|count|motion))\b",
)
# "Which the council approved 7-0 in August"
_YEAR: Final = later(
    r"\b[Ii]n (?:(?:early |late |mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)|(?:19|20)\d\d|the (?:spring|summer|autumn|winter))\b"
)
_OF_ANOTHER: Final = later(r"\b(?:that|which|who|signed|built|made|dating|founded|of)\b")  # "a lease signed in 2006"
_MAYBE: Final = later(r"\b(?:would|could|may|might|[Ii]f|must|should|needs? to)\b(?: [\w’'-]+)? $")
_BODIES: Final = {
    "council": "council", "councillor": "council", "councillors": "council", "councilman": "council",
    "councilwoman": "council", "board": "board", "trustee": "board", "trustees": "board", "director": "board",
    "directors": "board", "parliament": "parliament", "assembly": "parliament", "deputies": "parliament",
    "deputy": "parliament", "lawmakers": "parliament", "mps": "parliament", "senate": "senate", "senators": "senate",
    "senator": "senate", "house": "house", "jury": "jury", "juror": "jury", "jurors": "jury", "court": "court",
    "judge": "court", "judges": "court", "justices": "court", "justice": "court", "panel": "panel",
    "commission": "commission", "commissioner": "commission", "commissioners": "commission", "congress": "congress",
    "union": "union", "shareholders": "shareholders", "shareholder": "shareholders",
    "cllr": "council", "tribunal": "court", "committee": "committee",
    "planners": "committee", "synod": "synod", "members": "", "member": "",
}  # fmt: skip
_WORD: Final = later(r"[a-zA-Z]+")
# Who votes, where it is none of those: "fans voted 61-37".
_VOTERS: Final = later(r"(?P<who>\b[a-z]+s|^[A-Z][a-z]+s) (?:have |had )?$")
_MOTION: Final = later(r"\bto (?!(?:the|its|his|her|their|all|one|two|every|our)\b)(?P<do>[a-z]{3,})(?! votes)")


@kind_of_claim
class Vote(Claim):
    """That a body was of one mind, or that somebody in it was not."""

    unanimous: bool
    bodies: frozenset[str]
    motion: str = ""  # what it was about, by its verb: "to sell the baths"
    counts: tuple[int, ...] = ()  # the votes on either side, where both are told


class ConflictingVote(Rule[Vote]):
    """A vote is unanimous here, and there somebody voted against.

    Why it matters
        The two who voted no will ring first.

    How it decides
        In one draft, one sentence calls a vote, decision or verdict unanimous and another says that somebody voted no
        or against, dissented, was of a divided jury, or gives a count with votes on both sides ("by ten to two", "19
        of the 22 votes"); the copy names no second body that votes, and no second motion ("to hire her", "to pay her").

    When it stays silent
        Where the copy tells of several votes (an earlier one, a committee, an amendment), where the vote is only
        possible, and where the two sentences name different bodies. An abstention leaves a vote unanimous.
    """

    reads = Vote

    allows = examples(
        "The council voted unanimously on Monday to sell. In 2019 two members voted against.",
        "The board voted unanimously to close the mill. The senate passed the bill 51-40.",
        "The judges ruled 5-0 that the ban was lawful. Two of the five judges said that they would have liked a jury.",
        "The council voted 7-2 to sell. Members Jo Bell and Al Reed voted no.",
        "The council voted 6-1 to mend the street. The roof, which it approved 7-0 in August, will be tiled.",
        "Trustees split 5-2 on the budget, and 4-3 on the pool. They were unanimous in naming Jo Bell the new head.",
        "It voted by 7 to 2 to buy a bench. Ms Moss voted against. The council agreed unanimously to plant limes.",
        "The board voted unanimously to hire her. It voted 5-2 to pay her a bonus.",
        "The council voted unanimously to close the baths. Ada Lund was the only councillor to ask a question.",
        "The council backed it unanimously. The planning committee approved it by six votes to three.",
    )
    catches = examples(
        "The Town Council [[voted unanimously]] Tuesday night to adopt an ordinance.\n\nCouncil members Bea Yost and "
        "Lyle Hanks [[voted no]], saying the deadline was short.",
        "The jury's [[unanimous verdict]] came on Friday.\n\nOne juror [[dissented]], it was learned later.",
        "The school board [[approved the merger unanimously]] on Thursday.\n\nParents cheered when the board [[voted "
        "6-3]] after midnight.",
        "The People's Council [[unanimously adopted]] the resolution on Tuesday.\n\nTwo members of the council "
        "from the coast [[voted against]] it.",
        "Not one councillor spoke. The council [[agreed unanimously]] to move.\n\nSince the council's [[31-12 vote]] "
        "they have met in a barn.",
        "The council [[voted unanimously]] to close the baths.\n\nAda Lund [[raised her hand against]] it.",
        "The council [[agreed unanimously]] to sell the mill.\n\nAda Lund was [[the only councillor to oppose]] it.",
        "In a [[unanimous decision]], the court held that a lease signed in 2006 was void.\n\n[[Two of the five judges "
        "wrote that they would have upheld]] it.",
        "The [[unanimous verdict]] came at noon.\n\nThe jurors were [[divided ten to two]] on both charges.",
    )

    def find(self, document: Document) -> Iterator[Vote]:
        if not document.holds(_GATE):
            return
        prose = document.prose
        ones = [*_ONE.finditer(prose)]
        said = {place for one in ones for place in range(*one.span())}  # "not one councillor voted against it"
        for pattern in (_ONE, _AGAINST):
            for match in ones if pattern is _ONE else _AGAINST.finditer(prose):
                begin, stop = document.sentence_at(match.start())
                if document.zone_at(match.start()) in NOT_THE_STORY or _OTHER.search(prose, begin, stop):
                    continue
                year = _YEAR.search(prose, begin, stop)
                if year and not _OF_ANOTHER.search(prose, match.end(), year.start()):
                    continue
                if _MAYBE.search(prose, begin, match.start()):
                    continue
                if pattern is _AGAINST and (match.start() in said or not _divided(match)):
                    continue
                motion = _MOTION.search(prose, match.start() if pattern is _ONE else match.end(), stop)
                yield Vote(
                    span=document.span(*match.span()), zone=document.zone_at(begin), dateline=document.date,
                    quoted=document.quoted(match.start()), unanimous=pattern is _ONE,
                    counts=tuple(_counts(match).values()),
                    bodies=_bodies(prose, begin, match.start(), stop), motion=motion["do"] if motion else "",
                )  # fmt: skip

    def keys(self, claim: Vote) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Vote]) -> Iterator[Finding | Agreement]:
        claims = sorted(claims, key=lambda claim: claim.span.start)
        one = [claim for claim in claims if claim.unanimous]
        against = [claim for claim in claims if not claim.unanimous]
        if len({claim.counts for claim in against if claim.counts}) > 1:
            return  # "6-1" for pavements, and "3-3" on leaf blowers: several votes
        for vote in one:
            for other in against:
                one_body = not vote.bodies or not other.bodies or vote.bodies & other.bodies
                if one_body and vote.span != other.span and _one_motion(vote, other, claims):
                    yield self.finding(
                        other,
                        "somebody voted against, but elsewhere the vote is unanimous",
                        Related(vote.span, vote.words),
                        reason="both: the vote of "
                        + (f"the {min(vote.bodies | other.bodies)}" if vote.bodies | other.bodies else "one body"),
                    )
                    return


def _one_motion(vote: Vote, other: Vote, claims: Sequence[Vote]) -> bool:
    """May the two be of one motion? "To hire her" and "to pay her" are not.

    "Mr Roe voted against" says so of what was last voted on.
    """
    told = [claim.motion for claim in claims if claim.motion and claim.span.start <= other.span.start]
    return not (vote.motion and told) or vote.motion == told[-1]


def _counts(match: re.Match[str]) -> dict[str, int]:
    return {name: _number(words) for name, words in match.groupdict().items() if words}


def _divided(match: re.Match[str]) -> bool:
    """Were there votes on both sides, where a count is given?"""
    counts = _counts(match)
    if any(counts.get(name) == 0 for name in ("yes", "no", "ayes", "noes", "up", "down")):
        return False
    return not ("cast" in counts and counts["got"] >= counts["cast"]) and not (
        "of" in counts and counts["for"] >= counts["of"]
    )


def _number(words: str) -> int:
    return int(words.replace(",", "")) if words[0].isdigit() else _WRITTEN[words.lower()]


def _bodies(prose: str, begin: int, place: int, stop: int) -> frozenset[str]:
    """Who votes; of a council and its committee the committee."""
    named = {_BODIES[w.lower()] for w in _WORD.findall(prose[begin:stop]) if w.lower() in _BODIES} - {""}
    if "committee" in named:
        return frozenset({"committee"})
    voters = None if named else _VOTERS.search(prose[begin:place])
    if voters and voters["who"].lower() not in _BODIES:
        named = {voters["who"].lower()}
    return frozenset(named)
