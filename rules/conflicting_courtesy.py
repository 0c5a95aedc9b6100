"""One person is Ms in one place and Mr in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.proper import UPPER, proper_names, words
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples
from linter.tables import table

# "Lucy and Paul Marsden" are Mrs and Mr Marsden.
_COUPLE: Final = later(
    r"\b(?P<one>[^\W\d_a-z][\w’'-]+) and (?P<other>[^\W\d_a-z][\w’'-]+) (?P<name>[^\W\d_a-z][\w’'-]+)"
)
_TITLED: Final = later(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss)\.? (?P<name>[{UPPER}][\w-]+(?: [{UPPER}][\w-]+){{0,3}})(?!['’][^\W\dsS])"
)
# "Dr Ana Reyes, who heads it, said so. She": the next sentence goes on about the one whom this one began with.
_SUBJECT: Final = later(
    rf"(?:(?:Dr|Prof|Professor|Judge|Rev)\.? )?(?P<name>(?!M(?:rs?|s|iss)\b)[{UPPER}][\w-]+(?: [{UPPER}][\w-]+){{1,3}})"
    r"(?=,| [a-z])"
)
_CAPITAL: Final = later(rf"\b[{UPPER}][\w-]+")
_DESCRIBED: Final = later(r", (?:\d\d?,|the|an?|who|whose|his|her|their|of)\b")
_SHOWN: Final = later(r"(?:\b(?:the|an?|its|his|her|their)|[’']s) (?:[a-z-]+ ){0,3}[a-z-]+, $", re.I)
_WED: Final = frozenset({"Mrs"})
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss"})
_DEGREES: Final = frozenset({"dr", "prof", "professor", "judge", "rev"})
_MEN: Final = frozenset({"Mr", "He"})
_PRONOUN: Final = {"He": "“he”", "She": "“she”"}
_AROUND: Final = 200  # characters about a name, its paragraph before it too, in which a relative is of that family
_DATA: Final = Path(__file__).with_suffix(".toml")


@cache
def _kin() -> frozenset[str]:
    return frozenset(table(_DATA)["kin"].split())


@kind_of_claim
class Courtesy(Claim):
    """A courtesy title with its name, and what the draft tells of others of that family name."""

    title: str
    name: str  # folded: "goh hui zhen", "hartley"
    given: tuple[str, ...] = ()  # what stands before that family name in the draft's full names
    kin: bool = False
    described: bool = False  # does the copy say there who that is?


class ConflictingCourtesy(Rule[Courtesy]):
    """A person is Ms (Mrs, Miss) in one place and Mr in another.

    Why it matters
        The slip is read as an insult by the one whom it befalls, and as a second person by everybody else.

    How it decides
        In one draft or story, one full name has both titles (Ms Goh Hui Zhen, Mr Goh Hui Zhen). Or one family name has
        both, one of them only once; all its full names are one person's; and no word for a relative stands near.
        "She" counts as Ms where it begins the second sentence of a paragraph whose first begins with the full name and
        names nobody else.

    When it stays silent
        For a family name that two full names share, for couples and relatives of any kind, for somebody described there
        where the other is only "he" or "she", and between Ms, Mrs and Miss, which are a matter of style.
    """

    reads = Courtesy

    allows = examples(
        "Ms Ann Hartley runs the farm with her husband. Mr Hartley milks; Ms Hartley sells.",
        "Mr Oyelaran and Ms Oyelaran met. Femi Oyelaran is no relation of Bola Oyelaran.",
        "Joe Mensah, who stole a van, was jailed. He wept.\n\n“I forgive him,” said Mrs Mensah.",
        "Dr Lena Park runs the zoo. She is new.\n\nThe roof leaks, said Mr Park, the caretaker.",
        "Mrs Dunmore, 52, won. Ms Dunmore said so. Mr Dunstan lost.",
        "Mr and Mrs Okafor sold the shop. Mr Okafor wept.",
        "Dr Nadia Brandt sent Tom Reyes home. He coughed.\n\nMs Brandt said that he would live.",
    )
    catches = examples(
        "[[Ms Tan Sock Leng]] opened a stall in May. She sells noodles.\n\nBy June [[Mr Tan Sock Leng]] had two.",
        "Ruth Hartley was named head of the port.\n\n“It is an honour,” said [[Ms Hartley]].\n\n[[Ms Hartley]] "
        "starts in May. [[Mr Hartley]] lives in Cork.",
        "Dr [[Nadia Brandt]], who keeps the seals, drove north. She found two.\n\nOne bit her, [[Mr Brandt]] said.",
        "The court in Lagos heard [[Mr. Oyelaran]] on Monday. [[Mr. Oyelaran]] denied it.\n\n[[Mrs. Oyelaran]] will be "
        "sentenced in July.",
    )

    def find(self, document: Document) -> Iterator[Courtesy]:
        if document.language[:2] != "en" or not document.holds(_TITLES):
            return
        prose = document.prose
        kin = document.places(_kin())
        given: defaultdict[str, set[str]] = defaultdict(set)
        for proper in proper_names(document):
            names = [fold(token.text) for token in proper.tokens]
            while names and (names[0].rstrip(".") in _TITLES or names[0].rstrip(".") in _DEGREES):
                names = names[1:]
            if len(names) > 1:
                given[names[-1]].add(names[0])
        for couple in _COUPLE.finditer(prose):
            given[fold(couple["name"])] |= {fold(couple["one"]), fold(couple["other"])}
        for match in _TITLED.finditer(prose):
            start = match.start()
            if document.zone_at(start) in NOT_THE_STORY or prose.endswith((" and ", " or "), 0, start):
                continue
            name = fold(match["name"])
            near = min(document.block_at(start).start, start - _AROUND)
            yield Courtesy(
                span=document.span(start, match.end()), zone=document.zone_at(start), quoted=document.quoted(start),
                dateline=document.date, title=match["title"], name=name,
                kin=any(near <= at < match.end() + _AROUND for at in kin),
                given=tuple(sorted(given[name.split()[-1]])),
                described=bool(
                    _DESCRIBED.match(prose, match.end()) or _SHOWN.search(prose, max(start - 60, 0), start)
                ),
            )  # fmt: skip
        for told, start in _pronouns(document):
            name, pronoun = fold(told["name"]), prose[start : start + 3].strip()
            yield Courtesy(
                span=document.span(*told.span("name")), zone=document.zone_at(start), quoted=document.quoted(start),
                dateline=document.date, title=pronoun, name=name, given=tuple(sorted(given[name.split()[-1]])),
                kin=any(told.start() < at < start + _AROUND for at in kin),
            )  # fmt: skip

    def keys(self, claim: Courtesy) -> Iterator[str]:
        story = claim.story or claim.path
        yield f"{story}\n{claim.name.split()[-1]}"
        if claim.name.count(" ") > 1:
            yield f"{story}\n{claim.name}"  # of three words and more: the family name may stand first

    def check(self, claims: Sequence[Courtesy]) -> Iterator[Finding | Agreement]:
        men, women = ([c for c in claims if (c.title in _MEN) == male] for male in (True, False))
        if not men or not women or all(c.title in _PRONOUN for c in claims):
            return
        odd, usual = (men, women) if (len(men), women[0].span) <= (len(women), men[0].span) else (women, men)
        same = next((c for c in odd if " " in c.name and any(c.name == o.name for o in usual)), None)
        if same is None:
            given = {name for c in claims for name in c.given}
            if len(odd) > 1 or len(given) > 1 or any(c.kin for c in claims):
                return
            if all(c.title in _PRONOUN for c in usual) and (odd[0].described or odd[0].title in _WED):
                return  # Joe Mensah, "he", and Mrs Mensah, his wife perhaps; "Mr Park, the caretaker"
        claim = same or odd[0]
        if claim.title in _PRONOUN:
            return  # Mr Hartley time and again, and one "she" that may be somebody else
        other = next((c for c in usual if c.name == claim.name), usual[0])
        yield self.finding(
            claim,
            f"{claim.words} is {_PRONOUN.get(other.title, other.title)} elsewhere",
            *(Related(c.span, c.words) for c in dict.fromkeys((other, usual[-1])) if c.span != claim.span),
            reason=f"both: {other.words}, the only one of that name",
            repairs=[claim.span.text.replace(claim.title, {"He": "Mr", "She": "Ms"}.get(other.title, other.title), 1)],
        )


def _pronouns(document: Document) -> Iterator[tuple[re.Match[str], int]]:
    """Where a paragraph begins with a full name and goes on with "He" or "She", and names nobody else before that."""
    prose, lists = document.prose, words()
    for start in document.places({"he", "she"}):
        begin, stop = document.sentence_at(max(start - 2, 0))
        if prose[start].islower() or start - begin < 8 or begin != document.block_at(start).start or stop > start:
            continue
        told = _SUBJECT.match(prose, begin, start)
        if told is None or fold(told["name"]).split()[0] in lists.openers or '"' in prose[begin:start]:
            continue
        others = (word[0] for word in _CAPITAL.finditer(prose, told.end(), start))
        if not any(fold(word) in lists.given for word in others):
            yield told, start
