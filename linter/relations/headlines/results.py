"""Votes and scores that the copy says were won: "carried by 21 votes to 17", "beat Rovers 3-1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import later


@kind_of_claim
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
_TO: Final = later(
    rf"(?: (?:vote|point|goal|frame|game|set|round|try|wicket)s?)?(?: to |[-–]|-to-| against "
    rf"|(?: votes| members| councill?ors)? (?:in favou?r|for),? (?:and |to |with )?)"
    rf"(?P<other>{_COUNT}|{_WORD}){_END}(?: votes?\b)?"
)
_OWN: Final = later(rf"(?<![\w.,:/$£€-])(?P<own>{_COUNT}|{_WORD})$", re.I)
_CARRIED: Final = (
    r"carried|passed|approved|adopted|backed|endorsed|ratified|elected|re-elected|agreed|upheld|accepted|won|cleared|"
    r"confirmed|supported|authori[sz]ed|sailed through|got through|went through|squeaked through|scraped through"
)
# "was carried by", "beat her rival by", "approved the plan on a vote of"
_BY: Final = later(
    rf"\b(?P<won>{_CARRIED}|beat|beats|beating|defeat(?:s|ed|ing)?|wins?|winning|oust(?:s|ed|ing)|pass(?:es|ing)|"
    rf"approves?|"
    rf"approving|adopts?|backs?|saw off|edged out|edged)\b(?P<object>[^.;:()\n]{{0,70}}?)"
    r" (?:by|on|in|with) (?:an? )?(?:vote |margin |majority |ballot |tally |count |show of hands )?(?:of )?$",
    re.I,
)
# Who rejects a thing has won too: the first number is that of the votes against it.
_REJECTED: Final = later(
    r"\b(?P<won>rejected|voted down|threw out|turned down|blocked|vetoed)\b[^.;:()\n\d]{0,70}? by (?:a vote of )?$"
)
_BARE: Final = later(
    r"\b(?P<won>approved|adopted|passed|backed|carried|endorsed|ratified|"
    r"confirmed)\b(?P<object>[^.;:()\n\d]{0,50}?) $",
    re.I,
)
_VOTED: Final = later(
    r"\b(?P<won>voted|voting|votes|vote)(?: (?:by|on \w+day|last night|late \w+day|unanimously|narrowly))? $", re.I
)
_TOWARDS: Final = later(
    r" (?:on \w+day |last night |late \w+day |last week )?(?:in favou?r|to (?:approve|adopt|back|pass|accept|"
    r"allow|keep|raise|"
    r"endorse|support|build|open|close|give|grant|ban|sell|buy|appoint|elect|send|move|extend|increase|create|"
    r"fund|spend|hire|"
    r"confirm|ratify|authori[sz]e|go ahead|proceed|join|strike|make|put|set|change|rename|demolish|end)|"
    r"for (?!and))\b"
)
_THEN: Final = later(
    r" (?:on|in|with|after|at|following|late|last|yesterday|despite|when|as|and|but|to|vote|along|during|by) ?|"
    r"[.,;)—–]|$| [A-Z]"
)
_PASSIVE: Final = later(
    r"\b(?:was|were|been|be|being|is|are|got|narrowly|heavily|soundly|not|n[’']t|never|fail\w*|no) (?:\w+ )?$"
)
_LOSING: Final = later(
    r"\b(?:not|n[’']t|never|fail\w*|would have|could have|should have|if|reject\w*|defeat of|two-thirds|lost|"
    r"oppos\w+|against (?:the|a|an|it)|instead|mistaken\w*|wrongly|despite (?:losing|winning)|ratio|odds|ranking|"
    r"ranked|"
    r"aggregate|pens|penalties|sets?|electoral|committee rejected|turned down|thrown out|threw out)\b"
)
_BEAT: Final = later(
    r"\b(?P<won>beat|beats|beating|defeat(?:s|ed|ing)|thrash(?:es|ed|ing)|hammer(?:s|ed|ing)|crush(?:es|ed|ing)|"
    r"rout(?:s|ed)|"
    r"edg(?:es|ed)(?: past| out)?|overc[ao]mes?|saw off|outclass(?:es|ed)|trounc(?:es|ed)|demolish(?:es|ed)|"
    r"humbl(?:es|ed)|"
    r"stunn(?:s|ed)|knock(?:s|ed) out|eliminat(?:es|ed)|overpower(?:s|ed)|outplay(?:s|ed))(?: (?:the |their |his |"
    r"her )?"
    r"(?:[a-z]+ ){0,3}?(?:[A-Z][\w’'.-]*|of|and|de|the)(?: (?:[A-Z][\w’'.&-]*|of|and|de|the|\d{2})){0,4}| them|"
    r" him| her| us)? $"
)
_WON: Final = later(
    r"\b(?P<won>won|wins?|winning|triumph(?:s|ed)|prevail(?:s|ed))"
    r"(?: (?:the |their |a |an |its |his |her )?(?:[\w’'-]+ ){0,3}?(?:match|game|tie|final|semi-final|opener|"
    r"derby|fixture|series|clash|leg|encounter|contest))? $"
)
_NOUN: Final = later(
    r" (?:[a-z]+ ){0,2}?(?P<won>win|victory|triumph|success|defeat of|thrashing of|drubbing of) (?:over|against|"
    r"at|away|in|on|for|with)\b"
)
# Sets, series, records, aggregates and ranges of games are no single score.
_OTHERWISE: Final = later(
    r",? (?:and |\(|\()?\d{1,3}[-–]\d|[,;]? (?:on aggregate|aggregate|on pen\w+|in a (?:penalty )?shoot-?out)"
    r"| (?:record|formation|loss|defeat)\b|-"
)


# "With 7 votes for and 11 against, the plan was adopted": each number says on which side it is.
_ON_SIDE: Final = (
    rf"(?:{_COUNT}|{_WORD})\b(?: (?:votes?|members|councill?ors|delegates|shareholders|of them))?"
    r"(?: (?:who )?(?:voted|voting|were|cast))?"
)
_WHAT: Final = r"(?: it| her| him| (?:the|a|this) [a-z]+)?"
_FOR: Final = rf"(?P<for>{_ON_SIDE}) (?:for|in favou?r)\b(?: of)?{_WHAT}"
_AGAINST: Final = rf"(?P<against>{_ON_SIDE}) (?:against|opposed)\b{_WHAT}"
_SIDES: Final = (
    later(rf"\b{_FOR}(?:,| and|, and| to| but)? {_AGAINST}", re.I),
    later(rf"\b{_AGAINST}(?:,| and|, and| to| but)? {_FOR}", re.I),
)
_PASSED: Final = (
    r"adopted|approved|passed|carried|accepted|endorsed|ratified|agreed|went through|(?:re-)?elected|won|survived"
)
_FAILED: Final = r"rejected|defeated|turned down|thrown out|threw out|failed|lost|voted down|fell"
_OUTCOME: Final = later(rf"\b(?:(?P<passed>{_PASSED})|(?P<failed>{_FAILED}))\b")
_DIGIT: Final = later(r"\d")
_NEEDED: Final = later(
    r"\b(?:not|never|n[’']t|two[- ]thirds|three[- ](?:quarters|fifths)|majority|needs?|needed|requir\w+|veto\w*|"
    r"casting|quorum|tie|unless|if|despite|would)\b"
)


def results_in(document: Document) -> Iterator[Result]:
    """Every such result of a document."""
    if document.language[:2] != "en":
        return
    prose = document.prose
    yield from _by_side(document)
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


def _by_side(document: Document) -> Iterator[Result]:
    """Every vote told as so many for and so many against, with what came of it in the same sentence."""
    prose = document.prose
    for begin, end in document.sentences_with({"against", "opposed"}):
        told = [match for pattern in _SIDES if (match := pattern.search(prose, begin, end))]
        outcomes = list(_OUTCOME.finditer(prose, begin, end)) if told else []
        if (
            len(outcomes) != 1
            or _NEEDED.search(prose, begin, end)
            or document.zone_at(begin) in NOT_THE_STORY | {TABLE}
        ):
            continue
        match, outcome = told[0], outcomes[0]
        if _DIGIT.search(prose, begin, match.start()) or _DIGIT.search(prose, match.end(), end):
            continue  # another vote, or a poll
        sides = [match["for"].split()[0], match["against"].split()[0]]
        own, other = sides if outcome["passed"] else reversed(sides)
        start, finish = min(match.start(), outcome.start()), max(match.end(), outcome.end())
        yield Result(
            span=document.span(start, finish), zone=document.zone_at(start), quoted=document.quoted(start),
            dateline=document.date, won=outcome[0], own=own, other=other, own_value=_count(own),
            other_value=_count(other),
        )  # fmt: skip


def _result(
    prose: str, begin: int, end: int, own: re.Match[str], pair: re.Match[str]
) -> tuple[int, int, str, bool] | None:
    """(start, end, word of winning, is it a vote?) of a pair of numbers; None when it is no result."""
    lead = prose[max(begin, own.start() - 110) : own.start()]
    base = own.start() - len(lead)
    after = prose[pair.end() : min(end, pair.end() + 70)]
    votes = " vote" in pair[0] or " votes" in own[0]
    scored = _SCORED.match(pair[0]) is not None
    hyphen = pair[0][0] in "-–"
    if " for" in pair[0] or " in favo" in pair[0]:
        said = re.search(rf"\b(?P<won>{_CARRIED})\b[^.;\d]{{0,60}}$", lead, re.I)
        if not said or not after.startswith(" against"):
            return None
        return base + said.start("won"), pair.end() + 8, said["won"], True
    rejected = _REJECTED.search(lead) if votes else None
    if rejected and not _PASSIVE.search(lead[: rejected.start()]):
        return base + rejected.start("won"), pair.end(), rejected["won"], True
    if _LOSING.search(lead) or _LOSING.match(after.lstrip(" (,")):
        return None
    voted = _VOTED.search(lead)
    if voted and (towards := _TOWARDS.match(after)):
        return base + voted.start("won"), pair.end() + towards.end(), voted["won"], True
    by = _BY.search(lead)
    if by and (votes or (_THEN.match(after) and (scored or _public(lead, after)))):
        if not (by["won"].startswith("defeat") and _PASSIVE.search(lead[: by.start()])):
            return base + by.start("won"), pair.end(), by["won"], not scored
        return None
    first = _FIRST.search(lead)
    if first and (then := _THEN_APPROVED.match(after)) and (votes or "vote" in after[:6]):
        return base + first.start(), pair.end() + then.end(), then["won"], True
    if re.search(r"\b[Tt]he vote was $", lead) and (towards := re.match(r" in favou?r", after)):
        return own.start(), pair.end() + towards.end(), "in favour", True
    bare = _BARE.search(lead)
    if bare and (hyphen or lead.endswith(", ")) and _THEN.match(after) and not _PASSIVE.search(bare["object"] + " "):
        return base + bare.start("won"), pair.end(), bare["won"], True
    if max(_count(own["own"]), _count(pair["other"])) > 199 or not hyphen or _OTHERWISE.match(after):
        return None
    if re.search(r"\d[-–]\d{1,3},? (?:and |to )?$", lead):
        return None  # the second of several sets; "1-20 to 2-16", goals and points
    if _GAELIC.match(after):
        return None  # "beat Kerry 1-16 to 0-17": goals and points
    noun = _NOUN.match(after)
    # A "1-2 victory" may be the first two places in a race.
    if noun and (_count(own["own"]) + _count(pair["other"]) > 3 or noun[0].endswith(("over", "against"))):
        return own.start(), pair.end() + noun.end(), noun["won"], False
    for pattern in (_BEAT, _WON):
        won = pattern.search(lead)
        if won and _THEN.match(after) and not _PASSIVE.search(lead[: won.start()]):
            return base + won.start("won"), pair.end(), won["won"], False
    return None


_GAELIC: Final = later(r" (?:to|against) \d{1,2}-\d{1,2}\b")
_SCORED: Final = later(r" (?:point|goal|frame|game|set|round)s? to ")  # "beat the holders by 31 points to 36"
_FIRST: Final = later(r"(?:^|[\"“] ?|, )(?:[Bb]y|[Ii]n an?|[Oo]n an?)(?: vote of| margin of| majority of)? $")
_THEN_APPROVED: Final = later(
    r"(?: vote)?,? (?:[^.,;\d]{0,50} )?(?P<won>approved|passed|adopted|backed|endorsed|voted to|agreed to)\b"
)
_PUBLIC: Final = later(
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
