"""Somebody who pleaded guilty, and a jury that found so after a trial."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, NOT_THE_STORY, Document
from linter.finding import Finding
from linter.folding import fold
from linter.patterns import later
from linter.phrases import stems
from linter.rule import Rule, examples

# The plea of the person named or just spoken of: "Duxbury, 47, who had pleaded guilty", and not "his brother pleaded".
_PLEADED: Final = later(
    r"(?:(?P<who>(?!(?:He|She|Who)\b)[^\W\d_a-z][\w’'-]+)"
    r"(?: \(\d\d\)|, (?:aged )?\d\d,(?: (?:from|of) [^,.;]{3,40},)?)?(?:,? who)?"
    r"|\b(?P<they>[Hh]e|[Ss]he)) (?:(?:had|has|later|since|previously|already|then) )?(?P<plea>pleaded guilty)\b"
    r"(?: to (?P<what>[^,.;]{3,60}))?"
)
_TRIED: Final = later(
    r"\b(?:[Jj]ury|[Jj]urors) (?:[a-z]+ ){0,3}?(?:finds?|found|convicts?|convicted|took|needed|deliberat\w+|retired|"
    r"rejected|returned|disbelieved)\b|\b(?:found guilty|convicted)(?: of [^.;]{1,60}?)? (?:by (?:a|the) jury|after "
    r"(?:a|an|the) (?:[\w-]+ ){0,2}trial)\b|\b(?:verdicts?|conviction) (?:of|by) (?:a|the) jury\b"
)
_OF: Final = later(r"\b(?:guilty|him|her|\w+) of (?P<what>[a-z][^,.;]{2,60})")
# What the top of the draft says somebody owned up to, and the plea that denies it.
_ADMITTED: Final = later(
    r"\b(?:admit(?:s|ted) (?:(?:to )?[a-z]+ing|(?:the )?"
    r"(?:theft|fraud|murder|manslaughter|killing|assault|arson|charge)s?)"
    r"|plead(?:s|ed) guilty|guilty plea)\b"
)
_DENIED: Final = later(
    r"(?:\b(?P<who>(?!(?:He|She|Who)\b)[^\W\d_a-z][\w’'-]+)(?:, (?:aged )?\d\d)?(?:,[^,.;]{3,40},)?"
    r"|\b(?P<they>[Hh]e|[Ss]he)) (?P<plea>(?:pleaded|entered a plea of) not guilty)\b"
)
# In another draft: "who had denied the charge", of the same person.
_HAD_DENIED: Final = later(
    r"\b(?:who|[Hh]e|[Ss]he) (?:(?:had|has|always) )?(?P<plea>den(?:ied|ies) (?:the|all|both|any|all the) "
    r"(?:charges?|offen[cs]es?|counts?|allegations?|accusations?|wrongdoing|theft|fraud|murder|assault))\b"
)
# The plea of another day, of another charge or of somebody else.
_PLEA_CHANGED: Final = later(
    r"\b(?:(?:after|before|first|initially|had) (?:first |initially )?(?:deny\w*|denied|admitting)|"
    r"chang\w+ (?:his|her|the|that|their) plea|trial|jury|jurors|co-?(?:defendant|accused)\w*|accomplices?|"
    r"(?:two|three|four|five|both) (?:men|women|defendants|brothers|sisters))\b"
)
_PLEA_OF_THEN: Final = later(
    r"\b(?:first|initial\w*|original\w*|previous\w*|earlier|until|but|however|although|while|whereas|others?|another|"
    r"remaining|further|lesser|some of|one of|dropped|switched|reversed|had)\b"
)
_AT_FIRST: Final = later(
    r"\b(?:first|initial\w*|original\w*|previous\w*|earlier|until|till|before|but|however|although|though|while|once"
    r"|when|at the time|in (?:court|interview)|police|officers?|detectives?|lesser|other|remaining|second)\b"
)
_WORDS: Final = frozenset(
    ["denied", "denies", "guilty", "jury", "jurors", "convicted", "verdict", "verdicts", "conviction"]
)
# Somebody else, or something else, of which the other was true; a plea that was changed; another jury.
_OTHERWISE: Final = later(
    r"\b(?:not guilty|denie[ds]|co-?(?:defendant|accused|conspirator)\w*|accomplices?|changed (?:his|her|their) plea|"
    r"both (?:of them|men|women|brothers|sisters|defendants)|(?:two|three|four|five|six|seven) (?:\w+ )?(?:men|women|"
    r"others|defendants|brothers|people (?:were|are) (?:charged|tried))|(?:[Aa]nother|[Oo]ther|[Ff]urther|[Ll]esser|"
    r"[Rr]emaining|[Ss]eparate|[Ss]ome of the|[Oo]ne of the) (?:man|woman|defendants?|accused|charges?|"
    r"counts?|offen[cs]es?|trial|case)|day of (?:his|her|the) trial|formal verdict|jury (?:sets?|decides?) the|inquest|"
    r"coroner|on appeal|appeal court|[Cc]ourt of [Aa]ppeal|appealed|retrial|mistrial|would have|jury had)\b"
)
_PAST: Final = later(r"\b(?:19|20)\d\d\b")
_NAMED: Final = later(
    r"\b(?:[^\W\d_a-z][\w’'.-]+ ){0,3}(?P<name>[^\W\d_a-z][\w’'-]+)"
    r"(?:, (?:aged )?\d\d,| \(\d\d\)|, who (?:had )?pleaded )"
)


@kind_of_claim
class Verdict(Claim):
    """How somebody came to be convicted, and who the draft's people of a stated age are (folded family names)."""

    pleaded: bool
    people: tuple[str, ...]
    denial: bool = False  # no jury, but what the draft says was admitted, or (not `pleaded`) denied
    otherwise: bool = False  # the draft tells of somebody else, or of another charge
    had_denied: bool = False  # no jury: "who had denied the charge"
    what: tuple[str, ...] = ()  # the stems of the words for the offence, where the sentence has them


class ConflictingPlea(Rule[Verdict]):
    """Somebody who pleaded guilty, and a jury that found so after a trial.

    Why it matters
        Who pleads guilty is not tried, and who was tried had denied it. Court copy that says both is wrong about a
        person, in the one place where that ends in a complaint.

    How it decides
        In one draft, or in two drafts of one story that give the same person with an age: "pleaded guilty", of that
        person by name or as "who", "he" or "she", and a jury that convicts, deliberates or returns a verdict.

        Or a later draft, or the same, says of that person "who had denied the charge", and not that it was at first.

        Or the headline or the first paragraph has somebody admit it, and the draft's only person with an age, by name
        or as "he" or "she", "pleaded not guilty".

    When it stays silent
        Where more than one person is given with an age, where somebody else pleads, where the two are of different
        offences or years; where a draft of the story speaks of another defendant, charge or count, a denial, a change
        of plea, an appeal or a retrial; and in direct speech.
    """

    reads = Verdict
    allows = examples(
        (
            "9 June 2025\n\nClive Pargeter, 69, pleaded guilty to stealing from the Wickhurst bowls club.\n",
            "3 May 2025\n\nClive Pargeter, 69, who had denied the charge of stealing from the Wickhurst bowls club, "
            "went home.\n",
        ),
        "Mark Duxbury, 47, pleaded guilty to possessing a knife. Jurors found him guilty of wounding on Friday.",
        "Mark Duxbury, 47, was convicted by a jury on Friday of robbing the post office. His brother Alan had pleaded "
        "guilty to driving.",
        "Mark Duxbury, 47, pleaded guilty to fraud in November. A jury convicted his co-defendant of theft.",
        "OBAN, 9 June 2025 - Mark Duxbury, 47, was jailed. He pleaded guilty in May.\n\nDuxbury, who had denied the "
        "charge until the trial began, went pale.",
        "Mark Duxbury, 47, pleaded not guilty. The jury took three hours to convict him.",
        "Mark Duxbury, 47, pleaded guilty to one of the charges. The jury found him guilty of the rest.",
        "Verger who admitted stealing silver spared jail\n\nClive Pendry, 61, took a chalice. Pendry pleaded not "
        "guilty in May, but changed his plea on Monday.\n",
    )
    catches = examples(
        "OBAN, 9 June 2025 - Mark Duxbury, 47, was jailed. He had [[pleaded guilty]] in May.\n\nHe told Duxbury, "
        "who had [[denied the charge]], that he was lucky.",
        (
            "3 May 2025\n\nClive Pargeter, 69, [[pleaded guilty]] to stealing from the Wickhurst bowls club.\n",
            "9 June 2025\n\nClive Pargeter, 69, who had [[denied the charge]] of stealing from the Wickhurst bowls "
            "club, was jailed.\n",
        ),
        "Mark Duxbury, 47, who [[pleaded guilty]] to fraud in November, will be sentenced on Friday.\n\nThe trial took "
        "three weeks. [[Jurors took]] less than four hours to agree.",
        (
            "Clive Pargeter, 69, of Wickhurst, stole from the Wickhurst bowls club.\n\nThe [[jury took]] three hours "
            "to reject his account.\n",
            "Clive Pargeter, 69, who [[pleaded guilty]] last month to stealing from the Wickhurst bowls club, was "
            "jailed.\n",
        ),
        "Verger who [[admitted stealing]] silver spared jail\n\nClive Pendry, 61, took a chalice. Pendry, of "
        "Washingborough, [[pleaded not guilty]] in May to six counts of theft.\n",
    )

    def find(self, document: Document) -> Iterable[Verdict]:
        prose = document.prose
        if not document.holds(_WORDS):
            return
        yield from _denied(document)
        people, denied = _people(prose), _HAD_DENIED.search(prose)
        for other in _OTHERWISE.finditer(prose):
            if denied is None or not denied.start() <= other.start() < denied.end():
                yield Verdict(span=document.span(*other.span()), pleaded=False, people=(), otherwise=True)
                return
        if denied and document.date and not document.quoted(denied.start()):
            yield Verdict(
                span=document.span(*denied.span("plea")), zone=document.zone_at(denied.start()),
                dateline=document.date, pleaded=False, people=people, had_denied=True,
            )  # fmt: skip
            if _AT_FIRST.search(prose, *document.sentence_at(denied.start())):
                return  # and then admitted it
        for pattern in (_PLEADED, _TRIED):
            for found in pattern.finditer(prose):
                groups, zone = found.groupdict(), document.zone_at(found.start())
                begin, stop = document.sentence_at(found.start())
                pleaded = pattern is _PLEADED
                if document.quoted(found.start()) or zone in NOT_THE_STORY or zone == HEADLINE:
                    continue
                somebody_else = pleaded and groups["who"] and fold(groups["who"]) not in people
                if somebody_else or _earlier(document, begin, found.start()):
                    continue
                of = _OF.search(prose, found.start(), stop)
                what = groups.get("what") or (of["what"] if of and not pleaded else "")
                yield Verdict(
                    span=document.span(*(found.span("plea") if pleaded else found.span())), zone=zone,
                    dateline=document.date, pleaded=pleaded, people=people, what=stems(what, 0, len(what)),
                )  # fmt: skip

    def keys(self, claim: Verdict) -> Iterable[str]:
        yield f"{claim.path} denied" if claim.denial else claim.story

    def check(self, claims: Sequence[Verdict]) -> Iterator[Finding]:
        if any(c.otherwise for c in claims) or len({c.people for c in claims}) != 1 or len(claims[0].people) != 1:
            return
        if claims[0].denial:
            yield from self._denied(claims)
            return
        for plea in (claim for claim in claims if claim.pleaded):
            for trial in (claim for claim in claims if not claim.pleaded):
                if plea.what and trial.what and not set(plea.what) & set(trial.what):
                    continue  # of a knife, and of wounding
                if trial.had_denied and str(trial.dateline or "") < str(plea.dateline):
                    continue  # what was denied in March may be admitted in April
                why = "" if trial.had_denied else ": who pleads guilty is not tried"
                message = f"“{plea.words}” here, “{trial.words}” elsewhere{why}"
                yield self.finding(plea, message, trial, reason=f"both: {plea.people[0].title()}")
                return

    def _denied(self, claims: Sequence[Verdict]) -> Iterator[Finding]:
        plea = next(claim for claim in claims if not claim.pleaded)
        admitted = next(claim for claim in claims if claim.pleaded)
        message = f"“{plea.words}” here, “{admitted.words}” elsewhere"
        yield self.finding(plea, message, admitted, reason=f"both: {plea.people[0].title()}")


def _people(prose: str) -> tuple[str, ...]:
    return tuple(sorted({fold(m["name"]) for m in _NAMED.finditer(prose)}))


def _denied(document: Document) -> Iterator[Verdict]:
    """What the top of the draft says was admitted, and a plea of not guilty by the draft's only person."""
    prose, people = document.prose, _people(document.prose)
    if len(people) != 1 or _PLEA_CHANGED.search(prose):
        return
    lede = next((block.end for block in document.blocks if block.zone == BODY), 0)
    admitted, denied = _ADMITTED.search(prose, 0, lede), _DENIED.search(prose)
    if not admitted or not denied or (denied["who"] and fold(denied["who"]) != people[0]):
        return
    if _PLEA_OF_THEN.search(prose, *document.sentence_at(denied.start())):
        return
    if re.search(r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", prose[admitted.start() : lede]):
        return  # what was denied in May may be admitted on Tuesday
    for found, span in ((admitted, admitted.span()), (denied, denied.span("plea"))):
        if not document.quoted(span[0]):
            yield Verdict(
                span=document.span(*span), zone=document.zone_at(span[0]), dateline=document.date,
                pleaded=found is admitted, denial=True, people=people,
            )  # fmt: skip


def _earlier(document: Document, begin: int, stop: int) -> bool:
    """Does the copy up to there tell of a year before that of the draft: "In 2014 a jury"?"""
    this = document.date.year if document.date else 0
    return any(int(year) < this - 1 for year in _PAST.findall(document.prose, begin, stop))
