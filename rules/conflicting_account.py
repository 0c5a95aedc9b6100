"""Reports one thing that is a loan here and a grant there, one departure that is a resignation and a dismissal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from linter.claims import Kind
from linter.dateline import opening as opening_of
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders._verbs import past
from linter.finding import Agreement, Finding
from linter.patterns import later
from linter.phrases import words
from linter.relations.medals import owned, since
from linter.rule import Example, Rule, examples
from linter.tables import table

# "A loan", "an interest-free loan", "a state grant": brought in.
_BROUGHT: Final = later(r"\b[Aa]n? (?:[£$€¥]?[\w’'.-]+ ){0,3}$")
# "The grant", "its lease", "the state's grant": taken for known.
_KNOWN: Final = later(r"\b(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w’'-]+['’]s? )?|[\w-]+['’]s )$")
_AGAIN: Final = later(r"\b(?P<who>[Hh]e|[Ss]he|[A-Z][a-z]+)(?P<be>(?:, who|,)? (?:was|had been) |,? (?:who )?)$")
# "Was dismissed" is said of a person, "dismissed an appeal" of another matter; "a retired teacher" tells no news.
_WAS: Final = later(r"\b(?:was|were|been|being|is|are|be)(?: [a-z]+ly)? $")
_ADJECTIVE: Final = later(r"\b(?:[Aa]n?|[Tt]he|[Tt]wo) (?:[\w-]+ )?$|^$")
_REVIEWED: Final = frozenset(["appeal", "appealed", "appeals", "quashed", "overturned", "retrial"])
_TO_APPEAL: Final = later(r"\b(?:to|may|might|will|can|could|would) (?:still )?$")  # "two weeks in which to appeal"
# What follows tells which one is meant, or makes another thing of it: "the sale of tickets", "the gift shop".
_NARROWED: Final = later(
    r" (?:of|to|from|by|for(?! \w+ (?:minutes|hours|days|weeks|months|years)\b)|as|at (?=[A-Z])|"
    r"in (?=[A-Z])(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|"
    r"that|who|under|table|match|game|position|winner|play-?off)\b|-"
)
_NEXT: Final = later(r" (?P<word>[a-z][\w-]*)")
# Of another time or case (a dateline's is none), of what is feared, asked for, or not so.
_ELSE: Final = later(
    r"\b(?:no|not|n[’']t|never|nor|neither|rather|instead|than|or|if|would|could|may|might|should|unless|until|before|"
    r"previous\w*|earlier|former\w*|ago|last|once|first|call\w* for|demand\w*|threat\w*|fear\w*|claim\w*|"
    r"alleg\w*|pending|appeal\w*|deny|den\w+ed|unfair|wrongful|constructive|possib\w+|propos\w+|plan\w*|hop(?:es?|ed|ing)|appl\w+|"
    r"sought|seek\w*|ask\w*|want\w*|overturn\w*|quash\w*|convert\w*|turned|became|become|both|also|part\w*|"
    r"went to|go to|goes to|won by|"
    r"predecessor|successor|brother|sister|father|mother|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# Of another thing than the one that the story tells; that an offer would be accepted is no doubt.
_RIVAL: Final = later(
    r"\b(?:not|n[’']t|or|and shares|and cash|instead|rather|unlike|previous\w*|earlier|first|initial|original|improved|"
    r"sweetened|alternative|competing|counter\w*|another|partly|part|mix|plus|rejected|option|rival (?:offer|bid))\b",
    re.IGNORECASE,
)
_SECOND: Final = later(r"\b(?:also|another|other|second)\b|\ban? [A-Z][a-z]+\b")
_THINGS: Final = frozenset(["payment", "medium", "dose", "paper", "sky"])  # not deeds, feared, undone and done again
_WORD: Final = later(r"[^\W\d_]+(?:-[a-z]+| down\b| (?:offer|bid|painting)\b)*")
_MEDAL: Final = later(
    r"(?:\ba |\b[A-Z]\w+ |to |wins? |won |takes? |took |claims? |claimed |[Tt]he |[Hh]er |[Hh]is |[Ii]ts |['’]s )$"
)
_MEDAL_NEXT: Final = later(r" medal\b| (?:in|at|for|on|and|behind|with|is|was|comes?|came)\b|[.,]|$|\n")
_MEDAL_IS: Final = later(r" (?:is|was|comes|came)\b")
_IN_CASH: Final = later(r"\d[\w .,()$€£]{0,40} in $")  # "offered 9.2 billion rand in cash"


class _Value(NamedTuple):
    sort: str
    value: str
    named: bool
    told: bool


@cache
def _values() -> dict[str, _Value]:
    found: dict[str, _Value] = {}
    for sort, values in table(Path(__file__).with_suffix(".toml")).items():
        for value, forms in values.items():
            named, told = forms["named"].split(), forms["told"].split()
            found |= {word: _Value(sort, value, word in named, word in told) for word in (*named, *told)}
    return found


@cache
def _gate() -> frozenset[str]:
    return frozenset(re.split(r"[\W_]", word)[0] for word in _values())


class ConflictingAccount(Rule[Kind]):
    """A loan is later called a grant, a resignation a dismissal, a silver medal a bronze one.

    Why it matters
    --------------
    A loan has to be paid back and a grant has not; who was dismissed did not resign. Such a word is put in for
    variety, often by a second hand, and it is the person concerned who rings up.

    How it decides
    --------------
    Within a draft one of several accounts that exclude one another is told: in the headline or first paragraphs in so
    many words ("resigned on Monday"), or brought in with "a" ("an interest-free loan"). Further down another one is
    taken for known ("her dismissal", "the state's grant", "the bronze medal"), although nothing has told of it.

    When it stays silent
    --------------------
    Where both are told outright, where the sentence denies, asks for, fears or plans, speaks of another one or
    of an earlier year, and where what follows tells which one is meant ("the sale of tickets").
    """

    reads: ClassVar[type[Kind]] = Kind
    allows: ClassVar[tuple[Example, ...]] = examples(
        "A watercolour by Turner was sold for £1.2 million.\n\nThe buyer also paid £3 million for a Constable. The "
        "oil painting shows a lock.",
        "Dealer cleared of smuggling coins\n\nA court acquitted a dealer on Friday. The appeal court had quashed his "
        "conviction of 2019.\n",
        "Ski maker to buy rival in all-share deal\n\nIt had rejected a cash offer in May. The cash offer was too low, "
        "it said.\n",
        "Director resigns\n\nAna Reyes resigned on Monday. The board had demanded her dismissal.\n",
        "Director resigns\n\nAna Reyes resigned on Monday. The dismissal of her deputy came a day later.\n",
        "The mill got a loan of 3 million euros and a grant for its roof. The grant will be paid in May.\n",
        "The choir won a silver medal in Riga. The bronze medal went to a choir from Tartu.\n",
        "The mill has a loan of 3 million euros. It may ask for another grant. The grant would pay for its roof.\n",
        "Judge resigns\n\nEva Lund has resigned. She had dismissed an appeal by a dog.\n\nShe was fired as a baker.\n",
        "The farm was sold on Friday. The lease of its orchard runs until May.\n",
        "Ida Holm has won a silver medal.\n\nShe wept.\n\nShe slept.\n\nAda Moen was third. Moen's bronze is new.\n",
        "Ida Holm has won a silver medal. A choir from Tartu took bronze. The bronze medal is the town's fifth.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "Rower takes [[silver]] on river\n\nShe finished 1.4 seconds behind the winner.\n\n[[The bronze]] is the "
        "fourth medal of her club.\n",
        "A [[watercolour]] that hung for more than 30 years in a vet's hall has been sold.\n\nTwo bidders fought over "
        "[[the oil painting]] for nine minutes.\n",
        "Ski maker to buy rival in [[all-share]] deal\n\nHolders will get three new shares for every two.\n\nA union "
        "said that [[the cash offer]] was too low and that it would fight it.\n",
        "Swimmer takes [[silver]] in lake\n\nAda Moen came second in Riga on Monday.\n\n[[Moen's bronze]] is the first "
        "medal of her town since 1998.\n",
        "Museum head [[quits]] over a painting\n\nAna Reyes, who ran it for nine years, has left.\n\n"
        "Since [[her dismissal]] the guards have worn black.\n",
        "The mayor has [[sacked]] the harbour master, Piet Vos.\n\nBoats blew their horns after [[his resignation]].\n",
        "The hall will be built with an interest-free [[loan]] of 3 million euros from the province.\n\n"
        "Next door they complain that [[the province's grant]] is being used against them.\n",
        "Quarry choir takes [[silver]] in Riga\n\nIt sang for 18 minutes and came second.\n\n"
        "[[The bronze medal]] will hang behind the bar.\n",
        "The boss of the fish market, Ali Kaya, [[quit]] on Monday.\n\n[[Kaya was fired]] after a quarrel.\n",
        "A jury in Leeds found a baker [[guilty]] of fraud on Monday.\n\nHe wept after [[his acquittal]].\n",
        "The council has [[leased]] the old baths to a brewer.\n\n[[The sale]] was agreed by nine votes to four.\n",
        "A zoo keeper's wife has had [[twins]] in a lift.\n\n[[The triplets]] were named after the engineers.\n",
    )

    def find(self, document: Document) -> Iterable[Kind]:
        if document.language[:2] == "en" and document.holds(_gate()):
            yield from _accounts(document)

    def keys(self, claim: Kind) -> Iterable[str]:
        yield f"{claim.path}|{claim.family}"

    def check(self, claims: Sequence[Kind]) -> Iterator[Finding | Agreement]:
        told = [claim for claim in claims if claim.whose == "told"]
        others = [claim for claim in claims if told and claim.kind != told[0].kind]
        known = {claim.kind for claim in others if claim.whose == "known" or claim.family != "medal"}
        others = [claim for claim in others if claim.kind in known]  # the third medal is somebody else's
        # Whatever is spoken of in another way than as known may be a second thing.
        if not others or len({claim.kind for claim in others}) > 1 or any(c.whose != "known" for c in others):
            return
        one, two = told[0], others[0]
        if two.span.start > one.span.end:
            reason = f"both: the {one.family} of the story, which was only one of the two"
            yield self.finding(two, f'"{two.words}" here, "{one.words}" above', one, reason=reason)


def _accounts(document: Document) -> Iterator[Kind]:
    """Every account of a sort: told, taken for known, or (`whose` "else") only spoken of."""
    prose = document.prose
    opening = {block.start for block in document.blocks[:4]}
    after = 0
    for place in document.places(_gate()):
        word = _WORD.match(prose, place)
        found = _values().get(word[0].lower().replace(" ", "_")) if word else None
        if not word or not found or place < after or document.zone_at(place) in NOT_THE_STORY:
            continue
        after = word.end()
        if found.sort == "verdict" and _reviewed(document):
            continue  # one verdict, and another on appeal
        if found.sort == "payment" and word[0] == "cash" and not _IN_CASH.search(prose, max(place - 40, 0), place):
            continue
        begin, stop = document.sentence_at(place)
        before = max(begin, place - 60)
        start, state = place, "else"
        known = _KNOWN.search(prose, before, place) if found.named else _told_again(document, found, before, place)
        comma = prose.find(", ", word.end(), stop)
        other = _RIVAL if found.sort in _THINGS else _ELSE
        doubts = other.finditer(prose, begin + opening_of(prose[begin:place]), comma if comma > 0 else stop)
        doubt = any(found.sort != "medal" or not since(prose, d) for d in doubts) or document.quoted(place)
        end = after
        if found.sort == "medal":
            if not _MEDAL_NEXT.match(prose, word.end()) or not _MEDAL.search(prose, before, place):
                continue
            medal = prose.startswith(" medal", end)
            the = known and "s " not in known[0] and _MEDAL_IS.match(prose, end)
            known = known if medal or the or owned(document, before, place) else None
            end += len(" medal") if known and medal else 0
        if found.named and _BROUGHT.search(prose, before, place):
            state = "else" if doubt and document.zone_at(place) != HEADLINE else "told"
        elif known and not doubt and not _narrowed(prose, end, stop) and not _another(document, found, begin):
            start, state = known.start(), "known"
        elif found.told and document.block_at(place).start in opening and _outright(document, found, before, place):
            state = "told"
        yield Kind(
            span=document.span(start, end), zone=document.zone_at(place), quoted=document.quoted(place),
            dateline=document.date, family=found.sort, kind=found.value, whose=state,
        )  # fmt: skip


def _reviewed(document: Document) -> bool:
    """Has a higher court heard the case, or is it to?"""
    prose = document.prose
    return any(not _TO_APPEAL.search(prose, max(at - 20, 0), at) for at in document.places(_REVIEWED))


def _another(document: Document, found: _Value, begin: int) -> bool:
    """Has the sentence before brought in a second thing: "the buyer also paid £3 million for a Constable"?"""
    before = document.sentence_at(max(begin - 2, 0))
    return found.sort in _THINGS and _SECOND.search(document.prose, *before) is not None


def _narrowed(prose: str, end: int, stop: int) -> bool:
    """Does what follows a noun tell which one is meant, or make another thing of it?"""
    after = _NEXT.match(prose, end, stop)
    joined = after is None or after["word"] in words().stop or past(after["word"])
    return _NARROWED.match(prose, end, stop) is not None or not joined


def _outright(document: Document, found: _Value, before: int, place: int) -> bool:
    """Does a verb of the opening say that it is so, of the one whom the story is about?"""
    prose = document.prose
    if document.quoted(place):
        return False
    if prose.startswith(("dismissed", "fired", "suspended"), place):  # an appeal, a shot, a service
        return document.zone_at(place) == HEADLINE or _WAS.search(prose, before, place) is not None
    return found.value != "retired" or _ADJECTIVE.search(prose, before, place) is None


def _told_again(document: Document, found: _Value, before: int, place: int) -> re.Match[str] | None:
    """ "He was sacked", "Kaya, who resigned": of the one whom the opening names, further down."""
    again = _AGAIN.search(document.prose, before, place) if found.sort == "office" else None
    if not again or ("was" in again["be"] or "been" in again["be"]) != (found.value == "dismissed"):
        return None
    opening = document.blocks[min(3, len(document.blocks) - 1)].end
    named = again["who"].lower() in ("he", "she") or any(
        at < min(opening, before) for at in document.places({again["who"].lower()})
    )
    return again if named and place > document.blocks[0].end and before > document.blocks[0].end else None
