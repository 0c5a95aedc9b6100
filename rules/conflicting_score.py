"""The final score of a match, one in the headline and another in the story, or in two drafts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import CAPTION, HEADLINE, NOT_THE_STORY, STANDFIRST, TABLE, Document
from linter.finding import Finding
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

_SCORE: Final = later(r"(?<![\w.,:/$£€–-])(?P<one>\d{1,3})[-–](?P<two>\d{1,3})(?![\w%/:–-]|[.,]\d)")
_WON: Final = later(
    r"\b(?:beat(?:s|en|ing)?|defeat(?:s|ed|ing)?|w[io]n(?:s|ning)?|victor(?:y|ious)|lost|loss|lose|losing|drew|draws?|"
    r"drawn|thrash\w*|edg(?:e|ed|es)|saw off|see off|overcame|down(?:ed)?|crush\w*|hammer\w*|rout\w*|triumph\w*|result|"
    r"final score|held|stun\w*|upset)\b"
)
# A score on the way, of another match or of several, or no score.
_NOT_FINAL: Final = later(
    r"\b(?:half-?time|the break|interval|led|leads?|leading|ahead|trail\w*|behind|level|made it|make it|making it|"
    r"aggregate|penalt(?:y shoot|ies)|shoot-?out|extra time|leg|"
    r"last (?:season|year|time|month|week|meeting|autumn|spring)|"
    r"earlier|previous\w*|reverse|sets?(?! up)|series|frames?|legs|after beating|who (?:had )?beat|rematch|"
    r"in (?:19|20)\d\d|"
    r"quarter|period|innings|first half|back to|comeback|record|odds|favou?rites?|vot\w+|approv\w+|passed|seat|"
    r"since(?! (?:19|20)\d\d\b)|ranked|seed\w*|poll\w*|per cent|both legs|"
    r"on \w+day (?!(?:by|with|to|and|night|evening|afternoon)\b)\w+|twice)\b",
)
_BEAT: Final = later(
    r"\b(?:beat|beating|defeat(?:ed|ing)?|thrash(?:ed|ing)|edg(?:ed|ing)|w[io]n(?:ning)?) (?:[A-Z][\w’'-]+ ){0,4}(?=\d)"
)
# Where the match was decided, when the words for how it ended come after.
_ON_THE_WAY: Final = later(
    r"\b(?:half-?time|the break|interval|ahead|trail\w*|behind|level|quarter|period|first half|back to|comeback)\b"
)
# "Will play them after they won 1-0 when they met in the last round".
_WHEN_THEY_MET: Final = later(r"[^.;]{0,20}?\bwhen (?:they|the (?:two|sides|teams)) (?:had )?(?:last )?met\b")
# "The 29-17 win", "Clonmoyle's 29-17 victory": the result, taken as known; "over Rovers" may make it another match.
_TAKEN: Final = later(r"(?:\b(?:[Tt]he|[Tt]hat|[Ii]ts|[Tt]heir)|(?P<whose>\b[A-Z][\w’'-]+?)[’']s?) $")
_OUTCOME: Final = later(
    r" (?:[a-z]+ )?(?:win|victory|defeat|loss|draw|triumph|success|thrashing|scoreline|result)\b"
    r"(?!,? (?:[a-z]+ the (?:reserves|women|juniors|seconds)|over|against|at|away|of|to|by|in|on|with)\b)"
)
# Told of the match as a whole: what the clause of a score says of it does not count then.
_OF_SEVERAL: Final = later(
    r"\b(?:aggregate|penalt(?:y shoot|ies)|shoot-?out|extra time|legs?|series|frames?|sets?|rematch|innings|vot\w+|"
    r"poll\w*)\b"
)
_CLAUSE: Final = later(r"[,;:–—] ?| (?:but|and|before|while|when|as) ")
_NAME: Final = later(r"\b[A-Z][\w’'-]{2,}")
_LEDE: Final = 3  # sentences of the body that may give the result


@kind_of_claim
class Score(Claim):
    """A score as written, the higher number first; `final` where the copy gives it as the result of the match."""

    high: int
    low: int
    final: bool
    names: frozenset[str] = frozenset()  # folded, of its sentence
    beaten: frozenset[str] = frozenset()  # "beat Ash City 3-1"
    known: bool = False  # "the 29-17 win", further down


class ConflictingScore(Rule[Score]):
    """A match that ends 24-19 in the headline and 24-17 in the story.

    Why it matters
        The score is what most readers came for, and the one thing that all of them know.

    How it decides
        The headline, the standfirst or a caption gives one score. The first sentences of the story give one other as
        the result (won, beat, a victory), with a number in common, and the story nowhere has the headline's. Or each
        of two drafts of one story gives one final score, the sentences name two of the same, and neither draft has the
        other's.

        What a side did in a quarter or from behind "to beat Ash 31-24" is how it won: that score is the result.

    When it stays silent
        For scores at half-time, on the way, on aggregate, of sets, legs and earlier meetings; where several scores
        stand in a row, as in tennis; for votes, odds and records.
    """

    reads = Score
    allows = examples(
        "Rovers beat City 3-1\n\nRovers, who led 2-1 at the break, beat City 3-1 on Saturday. City had won 3-2 in "
        "August.",
        "Elm win 3-1\n\nElm, who were 2-1 behind, beat Ash 3-1 on Saturday, and so made it 5-2 in all.",
        "Rovers go 2-1 up in final\n\nRovers won the second match 4-1 on Sunday to lead the series 2-1.",
        "Lee wins 6-4 6-3\n\nAnna Lee won 6-4 6-2 in the doubles after her 6-4 6-3 win over Poe.",
        "Ash beat Elm 3-1 on Saturday.\n\nIt rained.\n\nIt was cold.\n\nThe 3-2 win over Oak in May was their last.",
        "Elm beat Ash 31-27\n\nElm, who last year beat Ash 31-24 in the hall, held on to win on Sunday.",
        "Elm beat Ash 31-27\n\nElm came from behind to beat Oak 31-24 in the semi-final, and won again on Sunday.",
        "Elm beat Ash 31-27\n\nElm, who led 24-19 at the end of the third quarter, won on Sunday.",
        "Council backs plan 8-3\n\nThe council won praise. Its committee had been 8-2 for the plan.",
    )
    catches = examples(
        "Kites [[24-19]] Harriers: late try settles derby\n\nSione Fifita fell on the ball to give Kestrel Bay Kites a "
        "[[24-17]] victory over Port Morell Harriers.",
        "Elm come from two down to win cup [[3-1]]\n\nElm were two goals behind at the break on Sunday, but beat Ash "
        "[[3-2]] with a goal in the last minute.",
        "Ash win [[3-1]]\n\nA late goal gave Ash the cup.\n\nAsh beat Elm [[3-2]] to win it for the first time since "
        "1998.",
        "Rovers win [[2-0]] at City\n\nLEEDS, 4 May 2025 - Goals from Lee and Poe gave Rovers a [[3-0]] win on Sunday.",
        "Ash beat Elm [[3-1]] on Saturday.\n\nIt rained.\n\nIt was cold.\n\nThe [[3-2]] win lifts Ash to third.",
        "Elm beat Ash [[31-27]] in hall cup\n\nElm came from behind in the last quarter to beat Ash [[31-24]] on "
        "Sunday and win the cup.",
        (
            "LEEDS, 4 May 2025 - Elm Rovers beat Ash City [[3-1]] at Elm Park on Sunday, Ian Poe said.\n",
            "LEEDS, 6 May 2025 - Ian Poe of Elm Rovers has signed on. He played when Elm Rovers beat Ash City "
            "[[3-2]] at Elm Park on Sunday.\n",
        ),
    )

    def find(self, document: Document) -> Iterator[Score]:
        prose = document.prose
        found = list(_SCORE.finditer(prose))
        if not found:
            return
        bodies = [s for s in document.sentences if document.zone_at(s[0]) not in _TOPS and prose[s[0] : s[1]].strip()]
        lede = bodies[min(_LEDE, len(bodies)) - 1][1] if bodies else 0
        for match in found:
            at, zone = match.start(), document.zone_at(match.start())
            begin, stop = document.sentence_at(at)
            if (
                zone in NOT_THE_STORY
                or zone == TABLE
                or document.quoted(at)
                or _in_a_row(prose, match.start(), match.end())
            ):
                continue
            text = prose[begin:stop]
            said = _clause(text, at - begin) if at < lede and not _OF_SEVERAL.search(text) else text
            earlier = _WHEN_THEY_MET.match(prose, match.end(), stop)
            told = zone in _TOPS or (at < lede and _WON.search(said) is not None)
            final = told and not (earlier or _not_final(said, match[0]))
            taken = _TAKEN.search(prose, begin, at)
            known = at >= lede and taken is not None and _NOT_FINAL.search(text) is None
            known = known and _OUTCOME.match(prose, match.end(), stop) is not None
            high, low = sorted((int(match["one"]), int(match["two"])), reverse=True)
            yield Score(
                span=document.span(at, match.end()), zone=zone, dateline=document.date, high=high, low=low, final=final,
                names=frozenset(map(fold, _NAME.findall(text))), beaten=_beaten(said, match[0]), known=known,
            )  # fmt: skip

    def keys(self, claim: Score) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Score]) -> Iterator[Finding]:
        drafts: defaultdict[str, list[Score]] = defaultdict(list)
        for claim in claims:
            drafts[claim.path].append(claim)
        for scores in drafts.values():
            body = [s for s in scores if s.zone not in _TOPS]
            for top in (s for s in scores if s.zone in _TOPS and s.final):
                if _pair(top) not in map(_pair, body) and (result := _result(body)) and _near(top, result):
                    yield self._finding(top, result)
                    break
            yield from self._known(scores)
        for ours, theirs in combinations(drafts.values(), 2):
            one, other = _result(ours), _result(theirs)
            known = [set(map(_pair, draft)) for draft in (ours, theirs)]
            if not one or not other or _pair(one) in known[1] or _pair(other) in known[0] or not _near(one, other):
                continue
            if len(one.names & other.names) >= 2:
                early, late = sorted((one, other), key=lambda c: (str(c.dateline or ""), c.path))
                yield self._finding(late, early)

    def _known(self, scores: Sequence[Score]) -> Iterator[Finding]:
        """A result that the text takes as known, where the draft has another, and no third."""
        result = _result(scores)
        others = {_pair(s) for s in scores if s.known}
        if result is None or len(others - {_pair(result)}) != 1:
            return
        odd = next(s for s in scores if s.known and _pair(s) != _pair(result))
        told = [s for s in scores if _pair(s) == _pair(odd) and not s.known]
        if not told and (_near(odd, result) or _same_digits(odd, result)):
            yield self._finding(odd, result)

    def _finding(self, odd: Score, other: Score) -> Finding:
        where = "in the story" if odd.path == other.path else "in another draft"
        message = f"{odd.words} here, {other.words} {where}"
        return self.finding(odd, message, other, reason="both: the result of one match", repairs=[other.words])


_TOPS: Final = frozenset({HEADLINE, STANDFIRST, CAPTION})


def _in_a_row(prose: str, start: int, end: int) -> bool:
    """Does another score stand right beside it, as the sets of a tennis match do?"""
    return (
        _SCORE.search(prose, max(start - 14, 0), start) is not None or _SCORE.search(prose, end, end + 14) is not None
    )


def _clause(text: str, at: int) -> str:
    """The clause of a sentence that stands around a place."""
    ends = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return text[max(end for end in ends if end <= at) : min(end for end in ends if end > at)]


def _beaten(said: str, score: str) -> frozenset[str]:
    """Who is said to be beaten by a score, as far as the name stands right before it."""
    found = next((won for won in _BEAT.finditer(said) if said.startswith(score, won.end())), None)
    return frozenset(map(fold, _NAME.findall(found[0]))) if found else frozenset()


def _not_final(said: str, score: str) -> bool:
    """Is this a score on the way, or of another match?

    Of a side that "pulled away in the last quarter to beat Uganda 58-51" the quarter is where it won.
    """
    told = _NOT_FINAL.search(said)
    if told is None or not (won := _BEAT.search(said)) or not said.startswith(score, won.end()):
        return told is not None
    return _NOT_FINAL.search(_ON_THE_WAY.sub("", said[: won.start()]) + said[won.start() :]) is not None


def _pair(score: Score) -> tuple[int, int]:
    return score.high, score.low


def _result(scores: Sequence[Score]) -> Score | None:
    """The only final score among these, if there is just one."""
    final = [s for s in scores if s.final]
    return final[0] if len(set(map(_pair, final))) == 1 else None


def _same_digits(one: Score, other: Score) -> bool:
    """Are these the same digits in another order: 27-19, 29-17?"""
    digits = [sorted(f"{score.high}{score.low}") for score in (one, other)]
    return digits[0] == digits[1]


def _near(one: Score, other: Score) -> bool:
    """Do two scores have a number in common, as a slip leaves it, and one opponent?"""
    if one.beaten and other.beaten and not one.beaten & other.beaten:
        return False
    return bool({one.high, one.low} & {other.high, other.low})
