"""One prison sentence of two lengths."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from linter.calendar_grammar import calendar
from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finding import Agreement, Finding
from linter.patterns import either, later
from linter.relations.totals.jail_terms import IN_TURN
from linter.rule import Rule, examples

_COUNT: Final = rf"(?:\d{{1,3}}|{either(calendar('en').words['number'])})"
_LENGTH: Final = (
    rf"(?P<count>{_COUNT})(?P<half> and a half)?[ -](?P<unit>year|month)s?(?:,? (?:and )?(?P<more>{_COUNT}) months\b)?"
)
_SENTENCED: Final = later(
    r"\b(?:jailed for|imprisoned for|locked up for|sent to (?:prison|jail) for|"
    r"sentenced (?:[A-Za-z]+ ){0,3}?to(?: a term of)?) "
    rf"(?:an? )?{_LENGTH}\b(?![ -](?:old|ban|suspended))"
)
_TERM: Final = later(rf"\b{_LENGTH}(?:[ -](?:prison|jail|custodial))? (?:sentence|(?:prison|jail) term)\b")
# "The 26-month term would have been three and a half years": taken as known, whatever is said of it then.
_KNOWN: Final = later(rf"\b(?:[Tt]he|[Hh]is|[Hh]er) {_LENGTH} (?:term|sentence)\b(?! (?:of|for|that|which)\b)")
_NAME: Final = later(r"(?!\w+day\b)[A-Z][a-z][\w’'-]* (?P<last>[A-Z][a-z][\w’'-]+)(?! (?:Court|Crown|Prison))")
_PERSON: Final = later(
    r"\b(?!\w+day\b)[A-Z][a-z]+(?=, (?:who|was|is|\d)|,? (?:was|is|got|is serving) "
    r"(?:jailed|sentenced|given|handed|an?)\b)"
)

_CAPITAL: Final = later(r"\b[A-Z][\w’'-]+")
# What makes another term of it, wherever the draft says so; and a term that was only asked for, or is not served.
_CHANGED: Final = later(
    r"\b(?:reduc(?:ed|ing|tion)|shorten\w*|cut (?:to|from|by)|increas(?:ed|ing)|quash\w*|resentenced|concurrent\w*|"
    r"co-defendants?|accomplices?)\b"
)
_OTHERWISE: Final = later(
    r"\b(?:suspended|minimum|maximum|up to|at least|could|may|might|would|fac(?:es?|ed|ing)|asked|sought|demand\w*|"
    r"recommend\w*|earlier|previous\w*|in (?:19|20)\d\d|(?<!no )parole|remaining|already|guideline\w*|each|extended|"
    r"(?:ex-)?(?:wife|husband)|widow|brother|sister|son|daughter|partner of)\b"
)


@kind_of_claim
class Term(Claim):
    """How long a prison sentence is, in months."""

    months: float
    known: bool = False  # "the 26-month term"
    who: str = ""  # the first full name of its sentence
    names: frozenset[str] = frozenset()  # the capitalised words of the draft
    said: frozenset[str] = frozenset()  # and of the sentence before it, without the first word: those who are meant


class ConflictingTerm(Rule[Term]):
    """Somebody is jailed for nine years in one draft and serves a seven-year sentence in the next.

    Why it matters
        The length of a sentence is what a court report is for, and what the one who is in prison will ring about.

    How it decides
        Each of two drafts of one story gives one length of a prison sentence and no other; or the headline gives one,
        and the story another one only; or a draft gives one, and then speaks of "the 26-month term". Twelve months and
        one year are one length.

    When it stays silent
        Where either draft speaks of several lengths, of terms served one after the other, of a suspended, reduced or
        increased sentence, of what somebody faced, asked for or could get, or of others who were sentenced too.
    """

    reads = Term
    allows = examples(
        "Clerk jailed for two years and four months\n\nA clerk has been jailed for two years and four months.\n\nThe "
        "28-month sentence would have been three and a half years but for her plea.\n",
        (
            "PAARL, 5 June 2024 - Adele Marais of Paarl was sentenced to nine years in prison, Ann Lee said.",
            "PAARL, 12 June 2024 - Piet Steyn, who kept the books of Adele Marais in Paarl, was sentenced to four "
            "years in prison, Ann Lee said.",
        ),
        "Merchant jailed for one year\n\nA court sentenced a merchant to 12 months in prison on Wednesday.",
        "Merchant jailed for nine years\n\nA court sentenced him to nine years. His son got a seven-year sentence.",
        "Merchant jailed for nine years\n\nHe was sentenced to seven years for theft, and two for fraud back to back.",
        "Merchant jailed for nine years\n\nHis seven-year sentence was increased by a higher court.",
        (
            "PAARL, 5 June 2024 - Adele Marais of Paarl was sentenced to nine years in prison on Wednesday.",
            "PAARL, 20 June 2024 - Adele Marais of Paarl had her sentence reduced; she serves a seven-year sentence.",
        ),
    )
    catches = examples(
        "Clerk [[jailed for two years and four months]]\n\nA clerk who stole has been jailed for two years and four "
        "months.\n\nThe judge said that [[the 26-month term]] would have been longer but for her plea.\n",
        (
            "PAARL, 5 June 2024 - Adele Marais of Paarl was [[sentenced to nine years]] in prison on Wednesday.",
            "PAARL, 20 June 2024 - Adele Marais of Paarl, who began a [[seven-year sentence]] in June, wants bail.",
        ),
        "A cashier was [[sentenced Friday to four and a half years]] in prison.\n\nThere is no parole; she must serve "
        "most of [[the 48-month term]].",
        "Guard [[jailed for nineteen years]]\n\nA guard was [[jailed for thirteen years]] on Wednesday over the theft.",
        "Merchant [[jailed for nine years]]\n\nA merchant was [[jailed for seven years]] on Wednesday over fake wine.",
    )

    def find(self, document: Document) -> Iterator[Term]:
        if document.language[:2] != "en" or not document.holds(
            {"jailed", "imprisoned", "sentenced", "sentence", "prison", "jail", "term"}
        ):
            return
        prose = document.prose
        if _CHANGED.search(prose) or IN_TURN.search(prose):
            return
        for pattern in (_SENTENCED, _TERM, _KNOWN):
            for match in pattern.finditer(prose):
                zone = document.zone_at(match.start())
                if zone in NOT_THE_STORY | {TABLE} or document.quoted(match.start()):
                    continue
                begin, end = document.sentence_at(match.start())
                if _OTHERWISE.search(prose, begin, match.end() if pattern is _KNOWN else end):
                    continue
                months = float(_number(match["count"]) * (12 if match["unit"] == "year" else 1))
                months += _number(match["more"]) if match["more"] else 0
                months += (6 if match["unit"] == "year" else 0.5) * bool(match["half"])
                named = _NAME.search(prose, begin, end)
                yield Term(
                    span=document.span(*match.span()), zone=zone, dateline=document.date, months=months,
                    known=pattern is _KNOWN, who=named["last"] if named else "",
                    names=frozenset(_CAPITAL.findall(prose)),
                    said=frozenset(_PERSON.findall(prose, begin, match.start())),
                )  # fmt: skip

    def keys(self, claim: Term) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Term]) -> Iterator[Finding | Agreement]:
        drafts: defaultdict[tuple[str, bool], list[Term]] = defaultdict(list)
        for claim in claims:
            drafts[claim.path, claim.zone == HEADLINE].append(claim)
        for path in sorted({claim.path for claim in claims}):
            here = [claim for claim in claims if claim.path == path]
            told, known = [t for t in here if not t.known], [t for t in here if t.known]
            if known and len({t.months for t in told}) == 1 and {t.months for t in known} != {told[0].months}:
                yield self._finding(next(t for t in known if t.months != told[0].months), told[0])
                return
        single = [told[0] for told in drafts.values() if len({term.months for term in told}) == 1]
        if len(single) != len(drafts) or len({term.months for term in single}) > 2:
            return  # several people, perhaps
        for early, late in combinations(sorted(single, key=lambda t: (t.dateline or date.max, t.span)), 2):
            if any(one.who and one.who not in other.names for one, other in ((early, late), (late, early))):
                continue  # each of another person
            if early.said and late.said and not early.said & late.said:
                continue
            if not (early.who or late.who or early.path == late.path):
                continue
            if early.months == late.months:
                yield self.agreement(f"“{early.words}” in both", early, late, reason="both: the sentence of one story")
            else:
                yield self._finding(late, early)
                return

    def _finding(self, late: Term, early: Term) -> Finding:
        message = f"“{late.words}” here, “{early.words}” elsewhere"
        return self.finding(late, message, early, reason="both: the only prison sentence of one story")


def _number(word: str) -> int:
    return calendar("en").words["number"].get(word) or int(word)
