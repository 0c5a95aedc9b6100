"""Reports a year still to come that is told of as past, and a past one that is told of as still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import _verbs
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.rule import Rule, examples

_MONTH: Final = (
    r"(?:(?:early|late|mid) |mid-)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|spring|summer|autumn|fall|winter) )?"
)
_YEAR: Final = later(r"(?:19|20)\d\d(?<![\w,.$£€-]\d{4})(?![\w–/%-]|[.,]\d| \d)")
_BEFORE: Final = later(rf"(?P<since>\b[Ss]ince )?{_MONTH}$")
_REACH: Final = 24  # characters that "since early September" takes up
# "Was set in", "who won in 2022 and", "killed 300 people in".
_DEED: Final = later(
    r"\b(?P<verb>[a-z]{3,})(?P<rest>(?: (?:it|him|her|them|there|here|again|twice|first|last|back|up|down|out))?) "
    rf"(?:(?:back )?in|in (?:19|20)\d\d and) {_MONTH}$"
)
# A bare participle tells no time: "cars sold in 2035". What somebody did does, and what can only be a verb.
_DOER: Final = later(
    r"(?:\b(?:which|who|that|he|she|they|it|was|were|been|had|has|have|and|but)(?: [a-z]+ly| also| then| last)?|,"
    r"|(?<=[a-z,] )[A-Z][\w’'-]+) $"
)
_ONLY_VERBS: Final = frozenset(
    ("peaked", "fell", "rose", "began", "came", "died", "opened", "happened", "occurred", "started", "took", "went")
)
# "In 2032 we brought back", "in May 2032, when Petrie was in hospital".
_IN: Final = later(rf"(?:^|[-–—] )[“\"]?In {_MONTH}$")
_THEN: Final = later(
    r",? (?:we|he|she|it|they|I|the [a-z]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:also |then |had )?(?P<verb>[a-z]{3,})\b"
)
_WHEN: Final = later(
    r",? when (?:we|he|she|it|they|I|the [a-z]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?P<verb>[a-z]{3,})\b"
)
# A plan, a forecast, a contract or a tale, in which a later year may well stand beside a past verb.
_UNREAL: Final = later(
    r"\b(?:will|would|shall|may|might|could|should|must|due|expect\w*|plan(?:s|ned|ning)?|forecasts?|projects?|projected|"
    r"targets?|targeted|(?:by|until|till|through|to) (?:the end of |mid-|[A-Z][a-z]+ )?(?:19|20)\d\d|goals?|aim\w*|"
    r"predict\w*|if|scenarios?|novels?|films?|movies?|fiction\w*|imagin\w*|matur\w*|expir\w*|contracts?|leases?|bonds?|"
    r"notes?|deadlines?|postpon\w*|delay\w*|moved|scheduled|agreed|awarded|bids?|host\w*|vot\w*|"
    r"(?:is|are|was|were) to|be|being|put (?:off|back)|set for|signed|extend\w*|promis\w*|pledg\w*|hop(?:es?|ed)|"
    r"wants?|wanted|approv\w*|calls?|called|options?|futures|budget\w*|outlook|estimat\w*|series|those|yet|"
    r"fiscal|models?|simulat\w*|so far|Games|play)\b|\bset in\b|['’]ll\b"
)
_ARRANGED: Final = later(
    r"(?:scheduled|planned|expected|slated|timed|fixed|booked|needed|required|intended|earmarked|pencilled|based|used|"
    r"interested|involved|said|set out|due|left|secured|entered|"
    r"ended|lasted|covered|expired|finished|ran)$"
)
_TO_COME: Final = later(
    r"\b(?P<verb>(?:will(?: also| now)?|(?:is|are)(?: due| set| scheduled| expected)? to) "
    r"(?:open|reopen|begin|start|close|end|expire|arrive|return|run out|"
    r"be (?:completed|finished|ready|opened|built|launched|closed|replaced|delivered)))"
    rf"(?: (?:in|at|on|to) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)?)? (?:in|by|from) {_MONTH}$"
)
_WAS: Final = ("was", "were", "had")
_ACCOUNT: Final = later(
    r"(?i)\b(?:says|said|announced|promised|wrote|read|thought|had|planned|tweeted|hoped|would|if|claim\w*|reported|was|were)\b"
)


@kind_of_claim
class ToldYear(Claim):
    """A year, and the verb that it is told with."""

    year: int
    verb: str
    past: bool


class WrongYear(Rule[ToldYear]):
    """A year still to come that is told of as past, or a past one that is told of as still to come.

    Why it matters
        "Killed 300 people in June 2032" is a slip of the finger for 2023, and no checker of spelling sees it.

    How it decides
        A year after that of the draft's date stands after "since", or right after a verb of the past ("the record was
        set in December 2032", "who won in 2022 and 2032"), or opens or is followed by a clause with one ("In 2091 we
        brought back", "in May 2032, when he was in hospital"). Or a year before that of the draft's date stands after
        "will open", "is due to be finished" and the like.

    When it stays silent
        Without a date for the draft; in tables and lists of links; where the sentence speaks of a plan, a forecast, a
        contract, a vote, a game or a tale, or has any word for what may yet be; for what was said or promised before.
    """

    severity = WARNING
    reads = ToldYear
    allows = examples(
        "OSLO, 9 June 2024 - The bridge is to open in 2032. A plan unveiled in 2024 puts it at 2041.",
        "OSLO, 9 June 2024 - The Games were awarded to Brisbane in 2032, and a lease that ended in 2023 runs to 2040.",
        "OSLO, 9 June 2024 - In 2032 the firm expected a loss. The film is set in 2049, when Oslo was under water.",
        "OSLO, 9 June 2024 - He said in 2019 that the line will open in 2022. It has been shut since 2021.",
        "OSLO, 9 June 2024 - It wrote a rule for people who were born in 2031, who do not yet exist.",
        "OSLO, 9 June 2024 - He got a term that ended in 2041. The pact, which began in 2019 and ended in 2029, died.",
        "OSLO, 9 June 2024 - Warming, which peaked in 2060 in one model, slowed. Sales rose in 2026, its fiscal year.",
        "OSLO, 9 June 2024 - It bans petrol cars sold in 2035. No more than 1.2 tonnes can be caught in 2026. "
        "It sold 2,032 coats in 2023 and 2,041 since.",
    )
    catches = examples(
        "OSLO, 9 June 2024 - It was the lowest [[since May 2032]], and far below the 31 of 2019.",
        "OSLO, 9 June 2024 - The record, a tenth more, fell in [[December 2032]].",
        "OSLO, 9 June 2024 - The thefts came to light in [[May 2032]], when Petrie was in hospital.",
        'OSLO, 9 June 2024 - "In [[2091]] we brought back 60 candidates," she said.',
        "OSLO, 9 June 2024 - Chepkorir, 31, who also won in 2022 and [[2032]], fell.",
        "OSLO, 9 June 2024 - The new tunnel under the fjord is due to be finished in [[March 2017]].",
    )

    def find(self, document: Document) -> Iterable[ToldYear]:
        today, prose = document.date, document.prose
        if today is None or document.language[:2] != "en":
            return
        for found in _YEAR.finditer(prose):
            year, zone = int(found[0]), document.zone_at(found.start())
            if year == today.year or zone in NOT_THE_STORY | {TABLE}:
                continue
            begin, stop = document.sentence_at(found.start())
            before = _BEFORE.search(prose, max(begin, found.start() - _REACH), found.start())
            start, since = (before.start(), bool(before["since"])) if before else (found.start(), False)
            past, verb = year > today.year, ""
            if past and not _UNREAL.search(prose, begin, stop):
                verb = "since" if since else _of_the_past(prose[begin : found.start()], prose[found.end() : stop])
            elif not past and not document.quoted(start):
                told = _TO_COME.search(prose, begin, found.start())
                verb = told["verb"] if told and not _ACCOUNT.search(prose, begin, told.start()) else ""
            if verb:
                yield ToldYear(
                    span=document.span(start, found.end()), zone=zone, dateline=today, year=year, verb=verb, past=past
                )

    def keys(self, claim: ToldYear) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[ToldYear]) -> Iterator[Finding]:
        for claim in claims:
            when = "after" if claim.past else "before"
            yield self.finding(
                claim, f"“{claim.verb}”, but {claim.year} is {when} the date of the draft",
                reason=f"the draft is dated {claim.dateline}",
            )  # fmt: skip


def _of_the_past(lead: str, trail: str) -> str:
    """The verb that makes the year between two stretches of a sentence one gone by; "" where none does."""
    opens = _IN.search(lead)
    after = (_THEN if opens else _WHEN).match(trail)
    deed = None if after or opens else _DEED.search(lead)
    if deed and deed["verb"] not in _ONLY_VERBS and not _DOER.search(lead, 0, deed.start()):
        return ""
    told = after or deed
    verb = told["verb"] if told else ""
    return verb if (verb in _WAS or _verbs.past(verb)) and not _ARRANGED.match(verb) else ""
