"""A headline with another result than the match report: a draw above, a win by 2-1 below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, Document
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.relations.headlines.contests import NAME, OTHERWISE, known_by, patterns
from linter.relations.headlines.display import body
from linter.rule import Rule, examples

WON, LOST, DRAWN, DECIDED = "won", "lost", "drawn", "decided"
_SCORE: Final = later(r"(?<![\d.,:/–-])(\d{1,3})[-–](\d{1,3})(?![\d:/–-])")
_EVEN: Final = later(
    r"\b(?:drew|drawn|held|(?:a|the|goalless|scoreless|bore) (?:[\w-]+ ){0,2}draw|goalless|scoreless|stalemate)\b"
)
_UNEVEN: Final = later(
    r"\b(?:win|wins|won|winning|victory|victories|triumph|defeat|defeats|lost|lose|loss|went down)\b"
)
_DRAW: Final = later(
    r"\b(?:(?:for|a|to|in|earns?|salvages?|snatch(?:es)?|forces?|rescues?|secures?|grabs?|goalless|scoreless|"
    r"thrilling|late|hard-fought|bruising) draw|draw (?:with|at|against|in)|shares? (?:the )?(?:spoils|points)|"
    r"stalemate|held (?:to|by))\b",
    re.I,
)
_WIN: Final = later(
    rf"(?P<who>{NAME}) (?:[a-z-]+ ){{0,4}}"
    r"(?:(?P<won>win|wins|victory|triumph)|(?P<lost>defeat|lose|loses|loss|beaten))\b"
)
# "Stars edge Queens to win": no win of the Queens.
_BEATEN: Final = later(
    r"\b(?:beat|edge|down|sink|crush|stun|defeat|thrash|rout|pip|upset|topple|oust|knock out|see off|shock|hammer|"
    r"humble|overcome|past|over|against)(?:s|es)? $"
)
_TELLING: Final = frozenset(
    [
        "draw",
        "draws",
        "drawn",
        "drew",
        "stalemate",
        "spoils",
        "points",
        "held",
        "win",
        "wins",
        "victory",
        "triumph",
        "defeat",
        "lose",
        "loses",
        "loss",
        "beaten",
    ]
)
# What follows a draw and makes a winner all the same.
_AFTER: Final = later(
    r"\b(?:penalt|shoot-?out|extra[ -]time|aggregate|away goals|two legs|super over|tie-?break|replay)", re.I
)
_BY: Final = later(r"\b(?:lost|went down|beaten) (?=\d)")
_TO: Final = later(rf" (?:to|by|against) {NAME}")
_WORD: Final = later(r"[\w’'-]+")
_DREW: Final = later(r"\b(?:drew|draws?|drawn|stalemate|held|level)\b", re.I)
_EARLY: Final = 4  # sentences of the report in which the result stands


@kind_of_claim
class Result(Claim):
    """How a match ended, in the headline and in the report's first sentence that gives a score."""

    result: str
    side: str = ""  # whose win or defeat


class ContraryResult(Rule[Result]):
    """The headline has another result than the report: a draw, a win or a defeat.

    Why it matters
        The headline is written while the match is still on, and the last goal falls after it.

    How it decides
        The headline has a draw, and the first sentence of the report that gives a score has a winner, while nothing in
        the report is drawn; the other way round; or one side's win in the headline is its defeat in that sentence.

    When it stays silent
        Where penalties, extra time, two legs or a replay are spoken of, for sentences on an earlier match or a part of
        this one, and for headlines that hope, fear or ask.
    """

    reads = Result

    allows = examples(
        "Stars edge Queens to win cup\n\nLugogo Stars beat Mbarara Queens 51-47 on Sunday.\n",
        "Town hold on for draw\n\nAshby Town drew 1-1 at Denby on Saturday. Denby beat them 3-0 in May.",
        "Rovers win on penalties\n\nThe final was drawn 2-2 and Denby Rovers won the shoot-out 4-3.",
        "Youth side draw crowd of 4,000\n\nAshby Town beat Denby Rovers 2-1 on Saturday.",
        "Town hope for win\n\nAshby Town lost 2-1 to Denby Rovers on Saturday. They play again on Monday.",
        "Kites to draw with style\n\nThe Kites drew 1-1 with Lions on Sunday; it was their fifth stalemate.",
    )
    catches = examples(
        "Nine-man Town hold on [[for draw]]\n\nAshby Town, two men short, [[beat Denby Rovers 2-1]].",
        "[[Kites win]] at last\n\nThe Nyanza Kites conceded late and [[drew 1-1]] with Kigali Lions on Friday.",
        "[[Lions slump to defeat]] in Huye\n\nKigali Lions [[beat Huye Stars 3-1]] on Saturday to stay top.",
        "Late goal gives [[Rovers victory]]\n\nDenby Rovers [[lost 2-1 to Ashby Town]], who scored in the last minute.",
    )

    def find(self, document: Document) -> Iterator[Result]:
        if document.language[:2] != "en" or not document.holds(_TELLING):
            return
        head = next((block for block in document.blocks if block.zone == HEADLINE), None)
        prose = document.prose
        if head is None or OTHERWISE.search(prose, head.start, head.end) or _AFTER.search(prose):
            return
        if draw := _DRAW.search(prose, head.start, head.end):
            shown = _result(document, draw.span(), DRAWN)
        elif (said := _WIN.search(prose, head.start, head.end)) and not _BEATEN.search(prose, head.start, said.start()):
            shown = _result(document, said.span(), WON if said["won"] else LOST, known_by(said["who"]))
        else:
            return
        early = [s for s in document.sentences if document.zone_at(s[0]) == BODY][:_EARLY]
        found = next((f for begin, end in early if (f := _told(document, begin, end, shown.side))), None)
        if found is None or (shown.result == DRAWN and _DREW.search(body(document))):
            return
        if (
            shown.result != DRAWN
            and found.result == DRAWN
            and any(_uneven(score) for score in _SCORE.finditer(body(document)))
        ):
            return
        yield shown
        yield _result(document, found.place, found.result)

    def keys(self, claim: Result) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Result]) -> Iterator[Finding | Agreement]:
        shown, told = claims[0], claims[-1]
        apart = {shown.result, told.result}
        if apart == {WON, LOST} or (DRAWN in apart and len(apart) == 2):
            yield self.finding(
                shown,
                f"“{shown.words}” in the headline, “{told.words}” in the report",
                Related(told.span, told.result),
                reason="both: the result of one match",
            )


class _Told(NamedTuple):
    place: tuple[int, int]
    result: str


def _told(document: Document, begin: int, end: int, side: str) -> _Told | None:
    """What a sentence with a score says: drawn, decided, or won or lost by this side."""
    prose = document.prose
    score = _SCORE.search(prose, begin, end)
    if score is None or OTHERWISE.search(prose, begin, end):
        return None
    if not _uneven(score):
        even = _EVEN.search(prose, begin, end)
        return _Told(_around(even, score), DRAWN) if even else None
    for pattern, wins in ((patterns().lost, False), (patterns().won, True)):
        match = pattern.search(prose, begin, end)
        if match is None or score.start() < begin:
            continue
        before = {fold(word).removesuffix("'s") for word in _WORD.findall(prose[begin : match.start()])}
        behind = {fold(word) for word in _WORD.findall(match["name"])}
        if side in before and side not in behind:
            return _Told(_around(match, score), WON if wins else LOST)
        if side in behind and side not in before:
            return _Told(_around(match, score), LOST if wins else WON)
        return _Told(_around(match, score), DECIDED)
    if (lost := _BY.search(prose, begin, end)) and lost.end() == score.start():
        first = {fold(word) for word in _WORD.findall(prose[begin : lost.start()])}
        to = _TO.match(prose, score.end())
        return _Told((lost.start(), to.end() if to else score.end()), LOST if side in first else DECIDED)
    uneven = _UNEVEN.search(prose, begin, end)
    return _Told(_around(uneven, score), DECIDED) if uneven else None


def _uneven(score: re.Match[str]) -> bool:
    return score[1] != score[2]


def _around(word: re.Match[str], score: re.Match[str]) -> tuple[int, int]:
    return min(word.start(), score.start()), max(word.end(), score.end())


def _result(document: Document, place: tuple[int, int], result: str, side: str = "") -> Result:
    start, end = place
    return Result(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, result=result, side=side,
    )  # fmt: skip
