"""Reports a winner with the smaller number: carried by 17 votes to 21, beat Rovers 1-3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Final

from linter.claims import Claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.rule import Example, Rule, examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Claim):
    """A vote or a score that the copy says was won, the winner's number first."""

    vote: bool = True
    won: str = ""  # "carried"
    own: str = ""
    other: str = ""
    own_value: float = 0.0
    other_value: float = 0.0


_COUNT: Final = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_WORD: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty"
)
_END: Final = r"(?!\w*\d|[-–/:]\d|,\d|\.\d|%| ?[-–] ?\d)"
# The words between the two numbers; what stands before and after tells what they are.
_TO: Final = re.compile(
    rf"(?: votes?)?(?: to |[-–]|-to-| against "
    rf"|(?: votes| members| councill?ors)? (?:in favou?r|for),? (?:and |to |with )?)(?P<other>{_COUNT}|{_WORD}){_END}(?P<votes> votes?\b| vote\b)?"
)
_OWN: Final = re.compile(rf"(?<![\w.,:/$£€-])(?P<own>{_COUNT}|{_WORD})$", re.I)
_CARRIED: Final = (
    r"carried|passed|approved|adopted|backed|endorsed|ratified|elected|re-elected|agreed|upheld|accepted|won|cleared|"
    r"confirmed|supported|authori[sz]ed|sailed through|got through|went through|squeaked through|scraped through"
)
# "was carried by", "beat her rival by", "approved the plan on a vote of"
_BY: Final = re.compile(
    rf"\b(?P<won>{_CARRIED}|beat|beats|beating|defeat(?:s|ed|ing)?|wins?|winning|oust(?:s|ed|ing)|pass(?:es|ing)|"
    rf"approves?|"
    rf"approving|adopts?|backs?|saw off|edged out|edged)\b(?P<object>[^.;:()\n]{{0,70}}?)"
    r" (?:by|on|in|with) (?:an? )?(?:vote |margin |majority |ballot |tally |count |show of hands )?(?:of )?$",
    re.I,
)
_BARE: Final = re.compile(
    r"\b(?P<won>approved|adopted|passed|backed|carried|endorsed|ratified|"
    r"confirmed)\b(?P<object>[^.;:()\n\d]{0,50}?) $",
    re.I,
)
_VOTED: Final = re.compile(
    r"\b(?P<won>voted|voting|votes|vote)(?: (?:by|on \w+day|last night|late \w+day|unanimously|narrowly))? $", re.I
)
_TOWARDS: Final = re.compile(
    r" (?:on \w+day |last night |late \w+day |last week )?(?:in favou?r|to (?:approve|adopt|back|pass|accept|"
    r"allow|keep|raise|"
    r"endorse|support|build|open|close|give|grant|ban|sell|buy|appoint|elect|send|move|extend|increase|create|"
    r"fund|spend|hire|"
    r"confirm|ratify|authori[sz]e|go ahead|proceed|join|strike|make|put|set|change|rename|demolish|end)|"
    r"for (?!and))\b"
)
_THEN: Final = re.compile(
    r" (?:on|in|with|after|at|following|late|last|yesterday|despite|when|as|and|but|to|vote|along|during|by) ?|"
    r"[.,;)—–]|$| [A-Z]"
)
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|be|being|is|are|got|narrowly|heavily|soundly|not|n[’']t|never|fail\w*|no) (?:\w+ )?$"
)
_LOSING: Final = re.compile(
    r"\b(?:not|n[’']t|never|fail\w*|would have|could have|should have|if|reject\w*|defeat of|two-thirds|lost|"
    r"oppos\w+|against (?:the|a|an|it)|instead|mistaken\w*|wrongly|despite (?:losing|winning)|ratio|odds|ranking|"
    r"ranked|"
    r"aggregate|pens|penalties|sets?|electoral|committee rejected|turned down|thrown out|threw out)\b"
)
_BEAT: Final = re.compile(
    r"\b(?P<won>beat|beats|beating|defeat(?:s|ed|ing)|thrash(?:es|ed|ing)|hammer(?:s|ed|ing)|crush(?:es|ed|ing)|"
    r"rout(?:s|ed)|"
    r"edg(?:es|ed)(?: past| out)?|overc[ao]mes?|saw off|outclass(?:es|ed)|trounc(?:es|ed)|demolish(?:es|ed)|"
    r"humbl(?:es|ed)|"
    r"stunn(?:s|ed)|knock(?:s|ed) out|eliminat(?:es|ed)|overpower(?:s|ed)|outplay(?:s|ed))(?: (?:the |their |his |"
    r"her )?"
    r"(?:[a-z]+ ){0,3}?(?:[A-Z][\w’'.-]*|of|and|de|the)(?: (?:[A-Z][\w’'.&-]*|of|and|de|the|\d{2})){0,4}| them|"
    r" him| her| us)? $"
)
_WON: Final = re.compile(
    r"\b(?P<won>won|wins?|winning|triumph(?:s|ed)|prevail(?:s|ed))"
    r"(?: (?:the |their |a |an |its |his |her )?(?:[\w’'-]+ ){0,3}?(?:match|game|tie|final|semi-final|opener|"
    r"derby|fixture|series|clash|leg|encounter|contest))? $"
)
_NOUN: Final = re.compile(
    r" (?:[a-z]+ ){0,2}?(?P<won>win|victory|triumph|success|defeat of|thrashing of|drubbing of) (?:over|against|"
    r"at|away|in|on|for|with)\b"
)
# Sets, series, records, aggregates and ranges of games are no single score.
_OTHERWISE: Final = re.compile(
    r",? (?:and |\(|\()?\d{1,3}[-–]\d|[,;]? (?:on aggregate|aggregate|on pen\w+|in a (?:penalty )?shoot-?out)"
    r"| (?:record|formation|loss|defeat)\b|-"
)


@dataclass(frozen=True)
class WrongWinner(Rule[Result]):
    """A vote carried, or a match won, with the smaller number.

    Why it matters
    "The motion was carried by 17 votes to 21" names the wrong side as winner, or has its figures the wrong way round.

    How it decides
    A word that says who won ("carried", "approved", "voted … to approve", "beat", "won") governs two numbers with "to"
    or a hyphen between them. The winner's number stands first and must be the larger.

    When it stays silent
    For "lost", "rejected" and "defeated by", where copy differs on which number comes first; for sets, aggregates,
    penalties, odds and records; for a motion that needed more than a majority; and where the numbers may be a range of
    something ("approved 10-12 projects", "backed by 15 to 20 members").
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Result
    allows: ClassVar[tuple[Example, ...]] = examples(
        "The motion was carried by 21 votes to 17, with one abstention.",
        "The bill was rejected by 40 votes to 212, and an amendment was defeated 17-21.",
        "The board approved 10-12 projects a year and was backed by 15 to 20 members.",
        "United beat Rovers 3-1 but lost 1-3 at City.",
        "She won 6-7 6-4 6-3, and beat Lucie Marek 4-6, 6-1, 6-2 a day later.",
        "Athletic won 3-4 on penalties.",
        "The council voted 4-5 against the plan.",
        "The ban was not approved, by 12 votes to 30.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The scheme was [[carried by 17 votes to 21]], with one member abstaining.",
        "The council [[voted 3-5 to approve]] the rezoning on Tuesday.",
        "Councillors [[approved the budget 4-7]], after a stormy debate.",
        "Marlow [[beat Fenton 1-3]] on Saturday to go top.",
        "The visitors [[won 0-2]] in Tilbury.",
        "She [[beat the sitting mayor by 4,112 votes to 4,870]].",
        "The bill was [[passed on a vote of 45 to 52]] in the\nsenate.",
        "A [[1-2 win over]] Dynamo took Lok to the final.",
    )

    def find(self, document: Document) -> Iterator[Result]:
        if document.language[:2] != "en":
            return
        prose = document.prose
        for match in _TO.finditer(prose):
            begin, end = document.sentence_at(match.start())
            own = _OWN.search(prose, max(begin, match.start() - 12), match.start())
            if not own or document.zone_at(begin) in NOT_THE_STORY | {TABLE}:
                continue
            found = _result(prose, begin, end, own, match)
            if found:
                start, finish, won, vote = found
                yield Result(
                    span=document.span(start, finish), zone=document.zone_at(start), quoted=document.quoted(start),
                    dateline=document.date, vote=vote, won=won, own=own["own"], other=match["other"],
                    own_value=_count(own["own"]), other_value=_count(match["other"]),
                )  # fmt: skip

    def keys(self, claim: Result) -> Iterator[str]:
        yield f"{claim.path}:{claim.span.start}"

    def check(self, claims: Sequence[Result]) -> Iterator[Finding | Agreement]:
        claim = claims[0]
        what = "votes" if claim.vote else "score"
        reason = f"both: the {what}, and “{claim.won}”"
        if claim.own_value < claim.other_value:
            words = claim.span.text
            a, b = words.find(claim.own), words.rfind(claim.other)
            turned = words[:a] + claim.other + words[a + len(claim.own) : b] + claim.own + words[b + len(claim.other) :]
            message = f"{claim.own} is fewer than {claim.other}, but the copy says “{claim.won}”"
            # Some desks put the home side first, whoever won.
            yield self.finding(
                claim, message, reason=reason, severity=ERROR if claim.vote else WARNING, repairs=[turned]
            )
        elif claim.own_value > claim.other_value:
            yield self.agreement(f"“{claim.won}” fits {claim.own} to {claim.other}", claim, reason=reason)


def _result(
    prose: str, begin: int, end: int, own: re.Match[str], pair: re.Match[str]
) -> tuple[int, int, str, bool] | None:
    """(start, end, word of winning, is it a vote?) of a pair of numbers; None when it is no result."""
    lead = prose[max(begin, own.start() - 110) : own.start()]
    base = own.start() - len(lead)
    after = prose[pair.end() : min(end, pair.end() + 70)]
    votes = " vote" in pair[0] or " votes" in own[0]
    hyphen = pair[0][0] in "-–"
    if " for" in pair[0] or " in favo" in pair[0]:
        said = re.search(rf"\b(?P<won>{_CARRIED})\b[^.;\d]{{0,60}}$", lead, re.I)
        if not said or not after.startswith(" against"):
            return None
        return base + said.start("won"), pair.end() + 8, said["won"], True
    if _LOSING.search(lead) or _LOSING.match(after.lstrip(" (,")):
        return None
    voted = _VOTED.search(lead)
    if voted and (towards := _TOWARDS.match(after)):
        return base + voted.start("won"), pair.end() + towards.end(), voted["won"], True
    by = _BY.search(lead)
    if by and (votes or (_THEN.match(after) and _public(lead, after))):
        if not (by["won"].startswith("defeat") and _PASSIVE.search(lead[: by.start()])):
            return base + by.start("won"), pair.end(), by["won"], True
        return None
    first = _FIRST.search(lead)
    if first and (then := _THEN_APPROVED.match(after)) and (votes or "vote" in after[:6]):
        return base + first.start(), pair.end() + then.end(), then["won"], True
    if re.search(r"\b[Tt]he vote was $", lead) and (towards := re.match(r" in favou?r", after)):
        return own.start(), pair.end() + towards.end(), "in favour", True
    bare = _BARE.search(lead)
    if bare and hyphen and _THEN.match(after) and not _PASSIVE.search(bare["object"] + " "):
        return base + bare.start("won"), pair.end(), bare["won"], True
    if max(_count(own["own"]), _count(pair["other"])) > 199 or not hyphen or _OTHERWISE.match(after):
        return None
    if re.search(r"\d[-–]\d{1,3},? (?:and )?$", lead):
        return None  # the second of several sets
    noun = _NOUN.match(after)
    # A "1-2 victory" may be the first two places in a race.
    if noun and (_count(own["own"]) + _count(pair["other"]) > 3 or noun[0].endswith(("over", "against"))):
        return own.start(), pair.end() + noun.end(), noun["won"], False
    for pattern in (_BEAT, _WON):
        won = pattern.search(lead)
        if won and _THEN.match(after) and not _PASSIVE.search(lead[: won.start()]):
            return base + won.start("won"), pair.end(), won["won"], False
    return None


_FIRST: Final = re.compile(r"(?:^|[\"“] ?|, )(?:[Bb]y|[Ii]n an?|[Oo]n an?)(?: vote of| margin of| majority of)? $")
_THEN_APPROVED: Final = re.compile(
    r"(?: vote)?,? (?:[^.,;\d]{0,50} )?(?P<won>approved|passed|adopted|backed|endorsed|voted to|agreed to)\b"
)
_PUBLIC: Final = re.compile(
    r"\b(?:votes?|ballot|motion|senate|councill?\w*|committee|parliament|assembly|commons|lords|board|bill|house)\b",
    re.I,
)


def _public(lead: str, after: str) -> bool:
    """Does the sentence speak of a vote?"""
    return _PUBLIC.search(lead + after) is not None


@cache
def _count(words: str) -> float:
    if words[0].isdigit():
        return float(words.replace(",", ""))
    return float(_WORD.split("|").index(words.lower()) + 1)
