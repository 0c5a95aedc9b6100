from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, STANDFIRST, Document
from linter.finders.proper import Proper, Token, known_place, proper_names
from linter.finding import INFO, WARNING, Finding, Related
from linter.lexicon import country
from linter.patterns import later
from linter.relations.naming.forms import times
from linter.rule import Rule, examples

MOST = 10  # places that one finding lists
_INSTITUTIONS: Final = frozenset([
    "court", "assembly", "parliament", "senate", "ministry", "department", "commission", "committee", "council",
    "agency", "authority", "bureau", "board", "inspectorate", "academy", "institute", "secretariat", "tribunal",
])  # fmt: skip
_ACCORDS: Final = frozenset(
    ["agreement", "partnership", "treaty", "convention", "pact", "accord", "protocol", "charter"]
)
# "the Ministry of Health": the first word is the head.
_HEADS_OF: Final = frozenset(
    ["ministry", "department", "office", "court", "chamber", "board", "bureau", "house", "institute", "academy"]
)
# Words that a name has in capitals only because it is a name; after Florida or Hanoi the capital tells nothing.
_ORDINARY: Final = frozenset([
    "supreme", "high", "national", "federal", "constitutional", "central", "general", "state", "people's",
    "people’s", "royal", "international", "foreign", "public", "ministry", "department", "free", "comprehensive",
    "strategic", "security", "defence", "defense", "health", "finance", "economic",
])  # fmt: skip
_COUNTED: Final = frozenset({BODY, STANDFIRST, CAPTION})
_DEFINITE: Final = later(r"(?:\b[Tt]he |(?P<owner>[^\W\d_][\w-]*?)(?:['’]s|s['’]) )?(?:(?P<place>[A-Z][\w.-]*) )?$")
_FURTHER: Final = later(r" (?:of|in|at|for|on|between|with) (?:the )?[A-Z]")
_LINKED: Final = later(r",? (?:and|&) ")
CAPITALS, PART, SMALL = "capitals", "some capitals", "no capitals"


@kind_of_claim
class Capitals(Claim):
    """One place of a name that the draft has in capitals at least once."""

    name: str  # in lower case
    form: str
    owner: str = ""  # whose: a country's code, or the word before it
    definite: bool = False  # "the" or an owner stands before it
    further: bool = False  # "of Texas", "in Geneva" follows


class MixedCapitals(Rule[Capitals]):
    """One institution is written with capitals here and without them there: the Supreme Court, the Supreme court.

    Why it matters
    --------------
    A capital tells readers that this is a name. Where it comes and goes they wonder whether "the ministry of health" is
    another one, and the copy looks stitched together.

    How it decides
    --------------
    A name of two words or more that ends in court, ministry, council or the like, or begins with "Ministry of", and
    stands in capitals in the draft, is looked for in every other case. The rarer way is reported with one place of
    the usual way; of two that are as common, the one with fewer capitals. A name that is capitalised in part, and a
    ministry or department without capitals, is a warning; everything else, treaties and partnerships too, a remark.

    When it stays silent
    --------------------
    In direct speech, headlines, tables and lists; for titles (Prime Minister Lee, the prime minister); after "a" or in
    the plural, where no one body is meant; where it may belong to another country or place; for the short form of a
    longer name (the Westport City Council, the city council).
    """

    style = True
    reads = Capitals

    allows = examples(
        "HANOI — The Ministry of Health sent doctors. Few countries have a ministry of health that old.\n\n"
        "The Ministry of Health said so on Monday.",
        "The Westport City Council met on Monday.\n\nMembers of the city council were late.",
        "Prime Minister Ann Lee spoke. The prime minister left. The US Supreme Court ruled; Brazil's supreme court did "
        "not.",
        'The Supreme Court ruled on Friday. "We trust the supreme court," he said.\n\nThe supreme court of Texas is '
        "next.",
        "Ministry of Health officials came. The ministry said the Ministry of Health and Sports would follow.",
    )
    catches = examples(
        "The [[Supreme Court]] will hear the case.\n\nLawyers asked the [[Supreme court]] for time. The Supreme "
        "Court refused.",
        "The [[Ministry of Health]] said two cases were found.\n\nOfficials of the [[ministry of health]] were sent "
        "there. The Ministry of Health will report.",
        "Russia and Viet Nam raised their ties to the [[Comprehensive Strategic Partnership]] in 2012.\n\nThe "
        "[[comprehensive strategic partnership]] has grown, he said.",
        "Viet Nam's [[National Assembly]] sits in May.\n\nThe law is before the [[National assembly]].",
    )

    def find(self, document: Document) -> Iterator[Capitals]:
        prose = document.prose
        low = prose.lower()
        if len(low) != len(prose):
            return  # a letter whose lower case is two: places would not fit
        for name in sorted({name for proper in proper_names(document) for name in _names(document, proper)}):
            start = low.find(name)
            while start >= 0:
                yield from _place(document, name, start)
                start = low.find(name, start + len(name))

    def keys(self, claim: Capitals) -> Iterable[str]:
        if not claim.quoted:
            yield f"{claim.path}\n{claim.name}"

    def check(self, claims: Sequence[Capitals]) -> Iterator[Finding]:
        forms: defaultdict[str, list[Capitals]] = defaultdict(list)
        for claim in claims:
            forms[claim.form].append(claim)
        whole = forms[CAPITALS]
        odd = [claim for claim in claims if claim.form != CAPITALS and _same(claim, whole)]
        if not whole or not odd:
            return
        usual, rarer = (whole, odd) if len(whole) >= len(odd) else (odd, whole)
        best = usual[0].words
        more = f" (and {len(rarer) - MOST} more places)" if len(rarer) > MOST else ""
        yield self.finding(
            rarer[0],
            f"capitals come and go: {whole[0].words} {times(len(whole))}, {odd[0].words} {times(len(odd))}{more}",
            *rarer[1:MOST],
            Related(usual[0].span, f"{best} here"),
            reason=f"all: the {whole[0].words}",
            severity=_weight(odd),
            repairs=[best],
        )


def _names(document: Document, proper: Proper) -> Iterator[str]:
    """The institution or treaty that a run of capitalised words names, in lower case and without its country."""
    if document.zone_at(proper.start) not in _COUNTED or document.quoted(proper.start):
        return
    tokens = list(proper.tokens)
    while tokens and (tokens[0].low == "the" or known_place(tokens[0].text) or "-" in tokens[0].text):
        tokens.pop(0)
    if len(tokens) > 2 and tokens[0].low in _HEADS_OF and tokens[1].low == "of":
        yield _text(document, tokens)
        return
    for at, token in enumerate(tokens):
        if not token.text[0].isupper():
            return
        if at and (token.low in _INSTITUTIONS or token.low in _ACCORDS):
            yield _text(document, tokens[: at + 1])
            return


def _text(document: Document, tokens: Sequence[Token]) -> str:
    return document.prose[tokens[0].start : tokens[-1].end].lower()


def _place(document: Document, name: str, start: int) -> Iterator[Capitals]:
    prose, end = document.prose, start + len(name)
    if prose[start - 1 : start].isalnum() or prose[start - 1 : start] in ("-", "–") or prose[end : end + 1].isalnum():
        return
    zone, quoted = document.zone_at(start), document.quoted(start)
    words = [word for word in prose[start:end].split() if word.lower() not in ("of", "and", "the", "for", "&")]
    first = document.sentence_at(start)[0]
    opens = start == first or not prose[first:start].strip("\"'“‘([ ")
    upper = [word[0].isupper() for word in (words[1:] if opens else words)]
    if zone not in _COUNTED or prose[start:end].isupper() or prose[end : end + 1] in ("-", "–"):
        return
    form = CAPITALS if all(upper) else PART if any(upper) else SMALL
    if form != CAPITALS and _LINKED.match(prose, end) and " of " in name:
        return  # "the ministry of health and sports"
    before = _DEFINITE.search(prose, max(start - 60, 0), start)
    place, owner = (before["place"] or "", before["owner"] or "") if before else ("", "")
    if place in ("The", "A", "An"):
        place = ""
    whose = country(place) or place or country(owner) or owner
    yield Capitals(
        span=document.span(start, end),
        zone=zone,
        quoted=quoted,
        dateline=document.date,
        name=name,
        form=form,
        owner=whose.lower(),
        definite=bool(owner) or bool(before and before[0].lower().startswith("the ")),
        further=bool(_FURTHER.match(prose, end)),
    )


def _same(claim: Capitals, whole: Sequence[Capitals]) -> bool:
    """Can this be only the body that has capitals elsewhere?"""
    owners = {other.owner for other in whole if other.owner}
    if (claim.owner and claim.owner not in owners) or (not claim.owner and len(owners) > 1):
        return False
    if claim.further and not any(other.further for other in whole):
        return False
    return claim.form == PART or claim.definite


def _weight(odd: Sequence[Capitals]) -> str:
    """A warning for half a name in capitals, and for a ministry without them."""
    name = odd[0].name.split()
    if name[-1] in _ACCORDS or name[0] not in _ORDINARY:
        return INFO
    if any(claim.form == PART for claim in odd):
        return WARNING
    return WARNING if name[0] in ("ministry", "department") else INFO
