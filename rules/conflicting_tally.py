"""One vote with two counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import ClassVar, Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finding import Finding
from linter.patterns import later
from linter.phrases import stem, stems
from linter.rule import Rule, examples

_WORDS: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty"
)
_COUNT: Final = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{_WORDS}"
_MEN: Final = (
    r"(?: (?:members|lawmakers|deputies|councill?ors|senators|votes?|judges|directors|trustees|delegates|mps))"
)
_PAIR: Final = later(
    rf"(?<![\w.,:/$£€-])(?P<yes>{_COUNT}){_MEN}?(?:-to-|[-–]| to | against "
    rf"|{_MEN}?(?: of \w+ \w+)? (?:in favou?r|for|vot(?:ed|ing) (?:for|in favou?r|yes))"
    rf"[^.;\d]{{0,30}}?,? (?:and|to|with) )"
    rf"(?P<no>{_COUNT})(?!\w*\d|[-–/:]\d|[,.]\d|%|-\w| ?[ap]\.?m\b)",
    re.I,
)
_VOTE: Final = later(
    r"\b(?:vot(?:e|ed|es|ing)|ballot|show of hands|majority|margin|passed|approved|carried|adopted|ratified"
    r"|tally|result|outcome)\b",
    re.I,
)
_ENTRY: Final = later(r"[-*• ]*(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2})(?:,? \d{4})?(?::| [-–—]) ")
# Words that make it another vote, or none.
_ANOTHER: Final = later(
    r"\b(?:amend\w+|committee|earlier|previous\w*|second reading|first reading|first vote|second vote|another|separate"
    r"|last (?:week|month|year|time)|again|rival|counter-?proposal|(?:in|since) (?:19|20)\d\d|would|could|if|needed"
    r"|had voted [\w–-]{3,9} (?:on|in)|required|two-thirds|put off|postpon\w+|deferr\w+|delay\w*|shelv\w+|tabled"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|poll\w*|survey\w*|scor(?:e[sd]?|ers?|ing)|goals?|match|game|season|league|cup|beat|win(?:ners?)?|odds|adjourn\w*|procedural"
    r"|(?:to|on) (?:begin|open|end|limit|advance|debate)\w*)\b",
    re.I,
)
_OUTCOME: Final = later(
    r"\b(?:(?P<lost>rejected|defeated|lost|failed|turned down|voted down|threw out|thrown out)"
    r"|passed|approved|carried|adopted|backed|agreed|voted (?:for|to)|won)\b",
    re.I,
)
# "The 9-4 vote came after midnight", "the vote was 9-4": of a vote that has been told of.
_THE_VOTE: Final = r"(?:vote|margin|majority|decision|result|split|ballot|tally|ruling|count|outcome)"
_TELLING_OF: Final = later(
    rf"\b(?:the|its|that|this|an?) (?:final |narrow |close )?$|\bthe (?:final )?{_THE_VOTE} was $", re.I
)
_TOLD_OF: Final = later(rf"[ -]{_THE_VOTE}\b(?! (?:to|on|for|against|in)\b)|[,.;]| (?:against|in favou?r)[,.;]", re.I)
_PLAIN: Final = later(r"\b[a-z]{3,}\b")
_ANY_VOTE: Final = (
    "vote voted votes voting ballot margin majority passed approved carried adopted ratified tally result outcome"
    " council board senate house assembly parliament court commission congress union members councillors councilors"
    " lawmakers said monday tuesday wednesday thursday friday saturday sunday plan late night meeting favour favor"
)
_SHARED: Final = 2  # words of what was voted on that make one vote of two that are told in full
_BODY: Final = later(
    r"\b(council|board|senate|house|assembly|parliament|jury|court|commission|congress|union|lords|commons|bundestag|duma"
    r"|synod|faculty|shareholders|members)\b",
    re.I,
)


@kind_of_claim
class Tally(Claim):
    """The two counts of a vote, the larger first, how it went, who voted and on what; `back` if it was told before."""

    most: int
    fewest: int
    lost: bool
    bodies: frozenset[str]
    topic: frozenset[str] = frozenset()
    back: bool = False


class ConflictingTally(Rule[Tally]):
    """A vote is 9-4 here, and "nine to three" there.

    Why it matters
    Everybody who was in the room knows the count.

    How it decides
    Two pairs of counts that stand beside words of voting, in drafts of one story, are one vote's if one of the counts
    is the same in both, or the counts add up to the same number of voters, and nothing says that there was more than
    one vote. One of them speaks of a vote as known ("the 9-4 vote", "by its 9-4 margin"), or both say in two words and
    more what was voted on.

    When it stays silent
    When the copy gives three different counts or more; when an amendment, a committee, an earlier or another vote is
    spoken of beside one; when one was won and the other lost; when different bodies voted; for polls and matches.
    """

    reads: ClassVar = Tally
    allows: ClassVar = examples(
        "The board closed the bridge.\n\n- 2 April: the board votes 5-4 against closure.\n- 13 May: the board votes "
        "8-1 for closure.",
        "The council voted 9-4 to let ducks cross. An amendment failed by nine votes to three.",
        "The bill passed the lower house by 212 votes to 187. The Senate passed it 58-41.",
        "The board voted 7-2 to sell. The seven-to-two vote came after midnight.",
        "The council voted 9-4 to close the pool. In 2019 it had voted 8-5 to keep it.",
        "The council voted 9-4 to close the pool. United beat Rovers 3-1 by a margin of two goals.",
        "The council voted 4-3 to lend the money.\n\nIn November it had put off the vote, 5-2.\n",
        "The board voted 4-3 on Tuesday to keep the school open.\n\nIt had voted 5-2 on Feb. 3 to close the school.\n",
        "The council voted 8-5 for the budget. It then voted 7-6 to close the pool.",
    )
    catches: ClassVar = examples(
        "The Common Council voted [[9-4]] on Tuesday to let ducks cross.\n\nA fence was turned down before the "
        "ordinance passed by its [[nine-to-three]] margin.",
        "Parliament passed the bill by [[212 votes to 187]].\n\nThe [[212-178]] vote came after a night of talks.",
        "[[Six members voted for the plan and three]] against.\n\nThe [[seven-to-two]] vote was a relief, she said.",
    )

    def find(self, document: Document) -> Iterator[Tally]:
        if not document.holds({"vote", "votes", "voted", "voting", "ballot"}) or document.language[:2] != "en":
            return
        prose = document.prose
        for match in _PAIR.finditer(prose):
            begin, end = document.sentence_at(match.start())
            zone = document.zone_at(match.start())
            near = prose[max(begin, match.start() - 60) : min(end, match.end() + 30)]
            if zone in NOT_THE_STORY | {TABLE} or not _VOTE.search(near) or _ANOTHER.search(prose, begin, end):
                continue
            if _ENTRY.match(prose, begin, end):
                continue  # each entry of a timeline tells of a vote of its own
            counts = sorted((_number(match["yes"]), _number(match["no"])))
            if counts[0] < 1 or counts[1] > 20 * counts[0] + 20:
                continue
            yield Tally(
                span=document.span(match.start(), match.end()), zone=zone, quoted=document.quoted(match.start()),
                dateline=document.date, most=counts[1], fewest=counts[0],
                lost=_lost(prose, begin, match.start(), end),
                bodies=frozenset(m[1].lower() for m in _BODY.finditer(prose, begin, end)),
                topic=_topic(prose, begin, end), back=_told_before(prose, match, begin),
            )  # fmt: skip

    def keys(self, claim: Tally) -> Iterator[str]:
        yield claim.story

    def check(self, claims: Sequence[Tally]) -> Iterator[Finding]:
        if len({(c.most, c.fewest) for c in claims}) != 2:
            return
        for one, other in combinations(claims, 2):
            if (one.most, one.fewest) == (other.most, other.fewest) or one.lost != other.lost:
                continue
            if one.bodies and other.bodies and not one.bodies & other.bodies:
                continue
            if not (one.back or other.back) and len(one.topic & other.topic) < _SHARED:
                continue  # two votes of one evening
            alike = one.most == other.most or one.fewest == other.fewest
            if alike or one.most + one.fewest == other.most + other.fewest:
                message = f"the vote is {other.words} here, {one.words} elsewhere"
                yield self.finding(other, message, one, reason="both: the counts of one vote")
                return


def _told_before(prose: str, match: re.Match[str], begin: int) -> bool:
    """Do the counts stand for a vote that the copy has told of: "its nine-to-three margin"?"""
    before = _TELLING_OF.search(prose, begin, match.start())
    return before is not None and _TOLD_OF.match(prose, match.end()) is not None


def _topic(prose: str, begin: int, end: int) -> frozenset[str]:
    """What a sentence says that was voted on: its plain words, without those of any vote."""
    plain = {stem(word) for word in _PLAIN.findall(prose, begin, end)}
    return frozenset(plain.intersection(stems(prose, begin, end))) - _of_voting()


@cache
def _of_voting() -> frozenset[str]:
    return frozenset(map(stem, _ANY_VOTE.split()))


def _lost(prose: str, begin: int, at: int, end: int) -> bool:
    """Does the nearest word of outcome, before the counts if there is one, say that the motion was lost?"""
    words = [m["lost"] for m in _OUTCOME.finditer(prose, begin, at)][-1:]
    words = words or [m["lost"] for m in _OUTCOME.finditer(prose, at, end)][:1]
    return any(words)


def _number(words: str) -> int:
    return _WORDS.split("|").index(words.lower()) + 1 if words[0].isalpha() else int(words.replace(",", ""))
