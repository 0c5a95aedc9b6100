"""One person is Ms in one place and Mr in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.proper import UPPER, proper_names
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples
from linter.tables import table

_TITLED: Final = later(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss)\.? (?P<name>[{UPPER}][\w-]+(?: [{UPPER}][\w-]+){{0,3}})(?!['’][^\W\dsS])"
)
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss"})
_MEN: Final = frozenset({"Mr"})
_AROUND: Final = 200  # characters about a name in which a relative is one of that family
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


class ConflictingCourtesy(Rule[Courtesy]):
    """A person is Ms (Mrs, Miss) in one place and Mr in another.

    Why it matters
        The slip is read as an insult by the one whom it befalls, and as a second person by everybody else.

    How it decides
        In one draft or story, one full name has both titles (Ms Goh Hui Zhen, Mr Goh Hui Zhen). Or one family name has
        both, one of them only once; all its full names are one person's; and no word for a relative stands near.

    When it stays silent
        For a family name that two full names share, for couples and relatives of any kind, and between Ms, Mrs and
        Miss, which are a matter of style.
    """

    reads = Courtesy

    allows = examples(
        "Ms Ann Hartley runs the farm with her husband. Mr Hartley milks; Ms Hartley sells.",
        "Mr Oyelaran and Ms Oyelaran met. Femi Oyelaran is no relation of Bola Oyelaran.",
        "Mrs Dunmore, 52, won. Ms Dunmore said so. Mr Dunstan lost.",
        "Mr and Mrs Okafor sold the shop. Mr Okafor wept.",
    )
    catches = examples(
        "[[Ms Tan Sock Leng]] opened a stall in May. She sells noodles.\n\nBy June [[Mr Tan Sock Leng]] had two.",
        "Ruth Hartley was named head of the port.\n\n“It is an honour,” said [[Ms Hartley]].\n\n[[Ms Hartley]] "
        "starts in May. [[Mr Hartley]] lives in Cork.",
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
            words = [fold(token.text) for token in proper.tokens]
            while words and words[0].rstrip(".") in _TITLES:
                words = words[1:]
            if len(words) > 1:
                given[words[-1]].add(words[0])
        for match in _TITLED.finditer(prose):
            start = match.start()
            if document.zone_at(start) in NOT_THE_STORY or prose.endswith((" and ", " or "), 0, start):
                continue
            name = fold(match["name"])
            yield Courtesy(
                span=document.span(start, match.end()), zone=document.zone_at(start), quoted=document.quoted(start),
                dateline=document.date, title=match["title"], name=name,
                kin=any(start - _AROUND < at < match.end() + _AROUND for at in kin),
                given=tuple(sorted(given[name.split()[-1]])),
            )  # fmt: skip

    def keys(self, claim: Courtesy) -> Iterator[str]:
        story = claim.story or claim.path
        yield f"{story}\n{claim.name.split()[-1]}"
        if claim.name.count(" ") > 1:
            yield f"{story}\n{claim.name}"  # of three words and more: the family name may stand first

    def check(self, claims: Sequence[Courtesy]) -> Iterator[Finding | Agreement]:
        men, women = ([c for c in claims if (c.title in _MEN) == male] for male in (True, False))
        if not men or not women:
            return
        odd, usual = (men, women) if (len(men), women[0].span) <= (len(women), men[0].span) else (women, men)
        same = next((c for c in odd if " " in c.name and any(c.name == o.name for o in usual)), None)
        if same is None:
            given = {name for c in claims for name in c.given}
            if len(odd) > 1 or len(given) > 1 or any(c.kin for c in claims):
                return
        claim = same or odd[0]
        other = next((c for c in usual if c.name == claim.name), usual[0])
        yield self.finding(
            claim,
            f"{claim.words} is {other.title} elsewhere",
            *(Related(c.span, c.words) for c in dict.fromkeys((other, usual[-1])) if c.span != claim.span),
            reason=f"both: {other.words}, the only one of that name",
            repairs=[claim.span.text.replace(claim.title, other.title, 1)],
        )
