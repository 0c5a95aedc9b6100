"""A third title in a row, and another team's title of last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import First
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.folding import fold
from linter.patterns import later
from linter.relations.precedence.sides import sides
from linter.rule import Rule, examples

_TITLE: Final = r"(?:title|championship|crown|cup|trophy|league|pennant|shield|gold|scudetto|flag)"
_NTH: Final = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))"
_RUN: Final = later(
    rf"\b(?:{_NTH} (?:[a-z-]+ ){{0,2}}{_TITLE} (?:in (?:a row|succession|as many years)|running|on the trot)"
    rf"|{_NTH}[- ](?:successive|consecutive|straight) (?:[A-Za-z-]+ ){{0,3}}{_TITLE}"
    rf"|(?:won|win|take|took|lifted|retained|be champions|were champions|became champions) [^.;“”\"]{{0,50}}?"
    rf"for (?:the|a) {_NTH} (?:year|season|time) (?:in a row|running|in succession)"
    rf"|(?:successive|consecutive|back-to-back) {_TITLE}s"
    rf"|(?:retained|defended|kept) (?:the|its|their|his|her) (?:[a-z]+ )?{_TITLE})\b"
)
_SORT: Final = later(r"\b(?:women|men|girls|boys|juniors?|under-\d+|youths?|doubles|mixed|singles|reserves?|indoor)\b")
_NAME: Final = r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
_LAST: Final = (
    r"(?i:last (?:year|season|spring|summer|autumn|winter|fall|time)|a year ago|twelve months ago|a year earlier|"
    r"the (?:previous|preceding) (?:year|season)|the (?:year|season) before)"
)
_WON: Final = (
    r"(?:won|took|lifted|claimed|clinched|captured|were crowned|was crowned|had won|had taken|became|were|was|pipped "
    r"them to|beat them to|snatched|stole)"
)
_THE: Final = rf"(?:it\b|champions?\b|(?:the|that|its|their|his|her) (?:[a-z]+ )?{_TITLE}\b)"
# "Last year, when Dinamo took the title", "Dinamo won it last year", "Dinamo, the defending champions".
_OTHER: Final = later(
    rf"\b(?:{_LAST},? (?:when |in which |as )?{_NAME} {_WON} {_THE}"
    rf"|{_LAST}[’']s (?:league )?(?:champions?|title-?holders?|title winners?),? {_NAME}"
    rf"|(?:reigning|defending|deposed|dethroned|outgoing) champions?,? {_NAME}"
    rf"|{_NAME},? (?:who |which )?{_WON} {_THE},? {_LAST}"
    rf"|{_NAME}, (?:the )?(?:reigning|defending|deposed|dethroned|outgoing|last "
    rf"(?:year|season)[’']s) champions?)\b(?! (?:of|from|for)\b| (?:in|at|over) [A-Z])"
)
_ONE_CUP: Final = later(r"\b(?:cup|trophy|league|pennant|shield|gold|flag)\b")
_NAMES: Final = later(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_DATELINE: Final = later(r"^[^a-z]{0,60}[^-–—]{0,30}\d{4}\*? [-–—]+ ")
_NO_NAME: Final = later(
    r"(?:The|An?|In|On|At|It|He|She|They|His|Her|Their|Its|After|Before|With|For|But|And|When|As|Last|This|That|Two|"
    r"Three|Coach|Captain|Manager|\w+day)$"
)


class BrokenRun(Rule[First]):
    """A third title in a row, where another team won the one before.

    Why it matters
    --------------
    Two titles in three years are two titles, and not in a row; the supporters of whoever won the one between remember.

    How it decides
    --------------
    A sentence that begins with a name has a title "in a row", a "successive" one, or one that was retained. Another
    sentence tells that some other name won the title last year or last season, or is the defending champion.

    When it stays silent
    --------------------
    Where the sentence of the run begins with no name, where the two may be names of one team, and where women, juniors
    or doubles are spoken of in one of the places only.
    """

    reads = First
    allows = examples(
        "Tarn won the league on Sunday, their third title in a row.\n\nLast year, when Tarn won the title, it snowed.",
        "Tarn Rovers won their third title in a row.\n\nLast year, when Rovers won the title, it snowed.",
        "Tarn won their third title in a row.\n\nLast year, when Kelby won the women's title, it snowed.",
        "Tarn won the league, their third title in a row.\n\nThey beat Kelby, who won the cup last season.",
        "Tarn won their second title.\n\nLast year, when Kelby won the title, it snowed.",
    )
    catches = examples(
        "Tarn won the league on Sunday, their [[third title in a row]].\n\nIt was fuller than [[last year, when "
        "Kelby won the title]].",
        "Ida Moe took her [[fourth straight crown]] on Monday.\n\nShe beat [[Ana Lie, the defending champion]].",
        "Tarn [[retained the cup]] on Sunday.\n\nIn the semi-final they beat [[Kelby, who won it last season]].",
    )

    def find(self, document: Document) -> Iterator[First]:
        if document.language[:2] != "en" or not document.holds(
            {"row", "running", "succession", "successive", "consecutive", "straight", "retained", "defended", "titles"}
        ):
            return
        prose = document.prose
        for run in _RUN.finditer(prose):
            begin, stop = document.sentence_at(run.start())
            who = _winner(prose, begin, run.start())
            if not who or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
                continue
            for other in _OTHER.finditer(prose):
                start, end = document.sentence_at(other.start())
                name = next(filter(None, other.groups()))
                sorts = [set(map(str.lower, _SORT.findall(prose, *place))) for place in ((begin, stop), (start, end))]
                cups = set(_ONE_CUP.findall(other[0])) - set(_ONE_CUP.findall(prose[begin:stop].lower()))
                if start == begin or cups or sorts[0] != sorts[1] or _one_team(prose, who, name):
                    continue
                yield from sides(document, ("run", run.span()), ("other", other.span()), who=name)
                return

    def keys(self, claim: First) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[First]) -> Iterator[Finding | Agreement]:
        run, other = sorted(claims, key=lambda claim: claim.rank == "other")[:2]
        yield self.finding(run, f'"{run.words}", but "{other.words}"', other, reason="both: who won the title")


def _winner(prose: str, begin: int, stop: int) -> str:
    """The name that a sentence begins with, past its dateline."""
    lead = _DATELINE.sub("", prose[begin:stop])
    found = _NAMES.match(lead.lstrip('“"'))
    return found[0] if found and not _NO_NAME.match(found[0]) else ""


def _one_team(prose: str, who: str, name: str) -> bool:
    """May two names be of one team: have they a word in common, or are they told together as one name?"""
    words = [set(map(fold, each.split())) for each in (who, name)]
    told = (set(map(fold, m[0].split())) for m in _NAMES.finditer(prose))
    return (
        bool(words[0] & words[1])
        or _NO_NAME.match(name) is not None
        or any(t & words[0] and t & words[1] for t in told)
    )
