"""The tense of an event against the date of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import Document
from linter.finders import _verbs, moments
from linter.finding import WARNING, Finding
from linter.patterns import later
from linter.periods import DAY
from linter.rule import Rule, examples

_EVENTS: Final = (
    "open|reopen|begin|start|launch|meet|visit|hold|host|close|strike|play|face|arrive|leave|travel|vote|resume|return|"
    "release|publish|run|race|march|sign|appear|stage|announce|perform|premiere|end|expire|go on sale|take effect|"
    "take place|take office|step down|come into force|come into effect|kick off|get under way|be \\w+(?:ed|n|t|ld)"
)
# The words that say an event is to come, right up to its date: "will open to the public on", "is to meet Mr Tran on".
_TO_COME: Final = later(
    rf"\b(?P<verb>(?:will(?: also| now)?|(?:is|are)(?: due| set| scheduled| expected)? to|(?:is|are) (?:due|"
    rf"scheduled) for|(?:has|have) until|(?:can|may|must)(?: still| now)? (?:be )?[a-z]+ until)"
    rf"(?: (?:{_EVENTS}))?)\b(?P<rest>[^,;:.()“”\"]{{0,45}}?) ?(?:on|from|until|for|by)? ?(?:the )?$"
)
_PAST: Final = later(
    r"\b(?P<verb>opened|reopened|began|took place|was held|were held|arrived|signed|was signed|was launched|"
    r"launched|died|was opened|were arrested|was arrested|met|kicked off|took effect|came into force)"
    r"\b(?P<rest>[^,;:.()“”\"]{0,40}?) on (?:the )?$"
)
# "Were announced on", "was found guilty in Pune on": what was done, right up to its date, but for a place or a doer.
# A bare participle tells no time: "shareholders registered on 30 April will receive".
_DONE: Final = later(
    r"\b(?P<verb>(?:was|were|has been|have been) (?:[a-z]+ly )?(?P<done>[a-z]{3,}))"
    r"(?P<rest>(?: (?:by|in|at) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)?)?) on (?:the )?$"
)
_NOT_YET: Final = later(
    r"(?:scheduled|planned|set|expected|slated|timed|fixed|booked|billed|needed|required|supposed|listed|called|"
    r"unregistered|unpaid|unsold|earmarked|pencilled|intended)$"
)
# "Which reached the asteroid on", "he handed over the keys to the coast guard on": any deed of the past.
_WORD: Final = later(r"\b[a-z]{3,}\b")
_DEED: Final = later(r"(?P<verb>[a-z]{3,})(?P<rest>(?: [\w’'-]+){0,10}?) on (?:the )?")
_DOER: Final = later(r"\b(?:which|who|that|he|she|they|it|(?<=[a-z,] )[A-Z][\w’-]+|had)(?: [a-z]+ly| also| then)? $")
_BORN: Final = later(r", (?P<verb>born)(?P<rest>(?: [\w’'-]+){0,4}?) on $")
_ANY: Final = later(r"\b(?:[Aa]ny|[Ee]very|[Ee]ach|[Aa]n?) [a-z]+, born\b")
_FOR_IT: Final = later(
    r"(?i) (?:final|semi-final|race|match|game|meeting|hearing|election|show|concert|conference|trial|ceremony|"
    r"festival|fair|exam|test|vote|session|debate|auction|for|about|will|would|due|having|and|"
    r"to (?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]+)\b"
)
_ARRANGED: Final = later(
    r"(?:fixed|called|announced|agreed|voted|booked|promised|moved|postponed|delayed|rescheduled|brought|put|expected|"
    r"wanted|asked|hoped|decided|pledged|said|proposed|offered|invited|ordered|summoned|urged|sought|prepared|"
    r"arranged|chosen|picked|due|left|secured|entered|cleared|reserved|qualified|joined|enrolled|drew|named|selected|kept|freed|won|bought|sold|got|gave|given|took|taken|made|set)$"
)
_AHEAD: Final = later(r"\b(?:will|due|is to|are to|was to|were to|having|would)\b")
_FUTURE: Final = later(
    r"\b(?:will|would|to|shall|may|can|could|must|should|be|being|is|are|gets|if|once)(?: be| still| not)? $"
    # "It would be shown again when the museum reopened on": what somebody said of the time to come.
    r"|\b(?:would|could|might|w(?:as|ere) to)\b[^;:]{0,90}?\b(?:when|once|after|before|until|if|as soon as|by the time)"
    r"(?: [\w’'-]+){1,6} $"
)
# "Next year's auction will open on Aug. 1", "every season it will open on": of a year that is not the draft's.
_ANOTHER_YEAR: Final = later(
    r"(?i)\b(?:(?:next|following|coming|future|every|each|another) (?:year|season|spring|summer|autumn|fall|winter|"
    r"edition|term)|"
    r"(?:19|20)\d\d|years? (?:later|after|from now)|annually|from now on|in future)\b"
)
# "Last winter it opened on Feb. 9": of a year before.
_LAST: Final = later(r"(?i)\b(?:last\b(?! \d)|previous|years? (?:ago|before|earlier)|once|(?:19|20)\d\d)\b")
# Another verb, or words for an account of a plan or of a time, between: then the date belongs to something else.
_BETWEEN: Final = later(
    r"\b(?:\w{2,}ed|was|were|had|held|that|which|who|after|before|since|anniversary|of|by|every|each|whether|if)\b"
)
_ACCOUNT: Final = later(
    r"(?i)\b(?:tells?|says|reads|said|announced|promised|wrote|read|thought|had|planned|tweeted|hoped|would|every|"
    r"each|annually)\b"
)

# What goes on, or is open, right up to its last day: "may be sent in until", "the deadline is", "runs here until".
_OPEN: Final = later(
    r"\b(?P<verb>(?:can|may|must|should)(?: still| now)? (?!have\b)(?:be (?:[a-z]+ly )?)?[a-z]+|(?:is|are)(?: still)? "
    r"(?:open|on (?:sale|show|display|view)|available|valid)|(?:runs?|continues?|remains? open|stays? open|lasts?))"
    r"(?P<rest>(?: [\w’'-]+){0,6}?) (?:until|till|by|no later than) (?:midnight on |noon on )?(?:the )?$|"
    r"\b(?P<ends>[Dd]eadline(?: [\w’'-]+){0,6} is|closing date(?: [\w’'-]+){0,6} is|"
    r"(?:[Vv]oting|[Ee]ntry|[Nn]ominations|[Aa]pplications|[Ee]ntries|[Bb]idding|[Bb]ooking|[Rr]egistration|"
    r"[Ss]ubmissions|[Ss]ales|polls|consultation|[Ee]nrolment) (?:closes?|ends?)(?: at [\w.]+)?) (?:on )?(?:the )?$"
)
_RECALLED: Final = later(
    r"(?i)\b(?:ruled|ordered|asked|agreed|decided|wanted|demanded|learned|heard|found|when|whether|if|that|usually|"
    r"normally|always|under which|film|novel|play|book|story)\b"
)
_NEAR: Final = 60  # days before the draft that a deadline without another year may lie
_LEAD = 240  # characters before a date in which its verb, and an account of it, are looked for


@kind_of_claim
class Tensed(Claim):
    """A verb and the day that it is put at."""

    verb: str
    day: str
    past: bool = False


class WrongTense(Rule[Tensed]):
    """A day that is past by the date of the draft, spoken of as still to come; or one to come, spoken of as past.

    Why it matters
    "Which will open on 3 May", in a piece of 12 May about the museum's first week, is a line from the preview that
    nobody changed, or a wrong date.

    How it decides
    "Will open", "is to meet", "is due to begin" right before a date: the date must not be before the day of the
    draft. "Opened", "was signed", "had pleaded guilty" right before a date: it must not be after. The year is the one
    written, or the one nearest to the draft when that is within two months and the paragraph speaks of no other year.

    When it stays silent
    Without a date for the draft; for the day before (time zones); in direct speech; in an account of what somebody
    said, planned or promised earlier; where another verb or a clause stands between.
    """

    severity = WARNING
    reads = Tensed
    allows = examples(
        "STORNA, 8 July 2025 - It ruled that claims must be made by 30 June. One may have been by 1 July.\n",
        "LEEDS, 12 July 2025 - A Texel won.\n\nThis article was amended on 14 July 2025. It gave the wrong breed.",
        "ARLES, 20 May 2025 - He said the bell would be rung again when the tower reopened on 1 July.\n",
        "HILO, 11 June 2025 - The club sold tickets for the concert on 19 June and fixed the hearing on 20 June.\n",
        "HILO, 11 June 2025 - She is due back on Friday, 20 June, having left Honolulu on Thursday, 19 June.\n",
        "BERGEN, 2 April 2025 - Shareholders registered on 30 April will receive the dividend.\n",
        "PRETORIA, 14 May 2025 - He is free until he is sentenced on 20 June. Anyone whose dog is still unregistered "
        "on 1 June can be fined. They voted for a strike on 3 June.\n",
        "PUNE, 6 March 2025 - The worst year was 2021. The mill was closed on 18 March and sold in May.\n",
        "LODZ, 12 May 2025 - The east wing, which opened on 3 May after four years of building, drew 7,300 visitors.\n",
        "May 2, 2025\n\nThe show opened in Hue on May 1 and closes on May 31.\n",
        "May 2, 2025\n\nThe museum will open on May 14, and the shop will close on May 20.\n",
        "12 May 2025\n\nThe owners said in March that the hotel will open on 3 May. It did not.\n",
        "HUE, 1 March 2025 - The bridge will be opened on 5 April. Last spring it opened on 28 April.\n",
        "HUE, 12 May 2025 - The council will discuss the fire that broke out on 3 May.\n",
        "GORI, 12 May 2025 - The orchid show ended on Sunday. Next year's show will open on 3 May, a Sunday, and in "
        "2027 the hall will be let from 2 May.\n",
    )
    catches = examples(
        "STORNA, 8 July 2025 - Entries, in ink, [[may be sent to the hall until 30 June]].\n",
        "STORNA, 8 July 2025 - The [[deadline for bids is 30 June]], and there is one.\n",
        "STORNA, 8 July 2025 - Applications [[can be made until 30 June]], and Ms Flett has had 40.\n",
        "LODZ, 27 February 2025 - Cigale, which [[reached the asteroid on 12 March]], carries two cameras.\n",
        "IBADAN, Nigeria, 3 February 2025 - Those who want a stall [[have until 31 January]] to claim it.\n",
        "PUNE, India, 6 March 2025 - In a trial, the results of which [[were announced on 18 March]], 212 patients "
        "needed one dose.\n",
        "LODZ, 12 May 2025 - The east wing, which [[will open on 3 May]] after four years of building, drew "
        "7,300 visitors.\n",
        "AUSTIN, Texas, Sept. 9, 2024 - The team [[is to meet the governor on Aug. 30, 2024]], in the capitol.\n",
        "HANOI, October 9, 2024 - The fair [[opened on October 19, 2024]] with 300 stalls.\n",
        "LODZ, 27 February 2025 - The baker had [[pleaded guilty at the county court on 12 March]] to selling chalk.\n",
    )

    def find(self, document: Document) -> Iterator[Tensed]:
        today = document.date
        if today is None:
            return
        done = -1
        for sign in re.finditer(
            r"\b(?:will|(?:is|are)(?: \w+)? (?:to|for)|on|until|by|(?:[Dd]eadline|date)\b[^.\n]* is)\b", document.prose
        ):
            start, end = document.sentence_at(sign.start())
            if start <= done:
                continue
            done = start
            for first, last, parts in moments.scan(document, start, end):
                period = parts.period
                if period is None or period.kind != DAY or parts.day is None or document.quoted(first):
                    continue
                ahead = (period.start - today).days
                if not parts.year and abs(ahead) > 60:
                    continue
                past = ahead > 1
                if -1 <= ahead <= 1:
                    continue
                lead = document.prose[max(start, first - _LEAD) : first]
                verb = (_PAST.search(lead) or _done(lead) or _deed(lead)) if past else _to_come(lead, ahead)
                rest = (verb["rest"] or "") if verb else ""
                if verb is None or _BETWEEN.search(rest) or (past and " and " in rest):
                    continue
                since = document.block_at(first).start
                if past and (
                    _FUTURE.search(lead[: verb.start()]) or (not parts.year and _of_old(document, since, first))
                ):
                    continue
                if not past and (_ACCOUNT.search(lead[: verb.start()]) or _of_another(parts.year, lead, today)):
                    continue
                at = first - len(lead) + verb.start()
                yield Tensed(
                    span=document.span(at, last), zone=document.zone_at(at), dateline=today,
                    verb=verb["verb"] or verb["ends"], day=str(period), past=past,
                )  # fmt: skip

    def keys(self, claim: Tensed) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Tensed]) -> Iterator[Finding]:
        for claim in claims:
            when = "after" if claim.past else "before"
            yield self.finding(
                claim,
                f"“{claim.verb}”, but {claim.day} is {when} the date of the draft",
                reason=f"the draft is dated {claim.dateline}",
            )


def _to_come(lead: str, ahead: int) -> re.Match[str] | None:
    """The words before a date that say something is still to come, or goes on until then."""
    found = _OPEN.search(lead) if ahead > -_NEAR else None
    if found and not _RECALLED.search(lead[: found.start()]):
        return _TO_COME.search(lead) or found
    return _TO_COME.search(lead)


def _done(lead: str) -> re.Match[str] | None:
    """What a sentence says was done, right before a date."""
    verb = _DONE.search(lead)
    return verb if verb and _verbs.past(verb["done"]) and not _NOT_YET.match(verb["done"]) else None


def _deed(lead: str) -> re.Match[str] | None:
    """What a sentence tells that somebody did, right before a date; not what was arranged for that day."""
    if _AHEAD.search(lead):
        return None
    for word in _WORD.finditer(lead):
        if _verbs.past(word[0]) and not _NOT_YET.match(word[0]) and not _ARRANGED.match(word[0]):
            found = _DEED.fullmatch(lead, word.start()) if _DOER.search(lead, 0, word.start()) else None
            if found and not _FOR_IT.search(found["rest"]) and not _BETWEEN.search(found["rest"]):
                return found
    return None if _ANY.search(lead) else _BORN.search(lead)


def _of_another(written: int | None, lead: str, today: date) -> bool:
    """Do the words before a date without its year speak of another year: "next year's auction will open on"?"""
    return not written and any(word[0] != str(today.year) for word in _ANOTHER_YEAR.finditer(lead))


def _of_old(document: Document, start: int, end: int) -> bool:
    """Does the paragraph speak of another time than the draft's own year, up to a date?"""
    own = str(document.date.year) if document.date else ""
    return any(word[0] != own for word in _LAST.finditer(document.prose, start, end))
