"""Reports a relative who is somebody's widow here and his sister there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any, ClassVar, Final

from linter.claims import Kind
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.folding import fold
from linter.patterns import later
from linter.phrases import LEXICON
from linter.rule import Example, Rule, examples
from linter.tables import table

_NAME: Final = r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,2}"
_KIN: Final = (
    r"wife|widow|sister|mother|daughter|aunt|niece|grandmother|granddaughter|stepmother|husband|widower|brother|father|son|"
    r"uncle|nephew|grandfather|grandson|stepfather|cousin"
)
_BEFORE: Final = later(
    rf"\b(?P<whose>[Hh]is|[Hh]er|whose|[^\W\d_a-z][\w-]+[’'](?:s)?) (?:[a-z]+ )?(?P<kin>{_KIN}),? (?P<name>{_NAME})"
)
_AFTER: Final = later(
    rf"(?P<name>{_NAME}), (?:\d\d, )?(?P<whose>his|her|[^\W\d_a-z][\w-]+[’'](?:s)?) (?:[a-z]+ )?(?P<kin>{_KIN})\b"
)


@cache
def _words() -> tuple[frozenset[str], dict[str, str]]:
    raw: dict[str, Any] = table(LEXICON / "en" / "attributes.toml")["kin"]
    same = {pair.split()[0]: pair.split()[1] for pair in raw["same"].split(",")}
    return frozenset(f"{raw['women']} {raw['men']} cousin".split()), same


@dataclass(frozen=True)
class ConflictingKin(Rule[Kind]):
    """One relative has two degrees of kinship.

    Why it matters
    --------------
    A family that reads of its dead will forgive much, but not a widow who is called a sister.

    How it decides
    --------------
    In one story a name stands with "his widow", and the same first or full name with "his sister", of the same man
    or woman as far as is told.

    When it stays silent
    --------------------
    Where the two are of different people's ("his", "her"; "Okafor's", "Bello's"), and for surnames that differ.
    """

    reads: ClassVar[type[Kind]] = Kind

    allows: ClassVar[tuple[Example, ...]] = examples(
        "His wife, Grace, wept. His widow, Grace Okafor, will sue.\n",
        "Okafor’s sister, Grace, wept. Bello’s wife, Grace, did not.\n",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "[[Okafor’s widow, Grace]], took the medal.\n\n“He would have laughed,” said [[his sister, Grace Okafor]].\n",
        "The farm went to [[Piet Maas, his nephew]].\n\n[[His brother Piet Maas]] will sell the cows.\n",
    )

    def find(self, document: Document) -> Iterator[Kind]:
        if document.language[:2] != "en" or not document.holds(_words()[0]):
            return
        for pattern in (_BEFORE, _AFTER):
            for match in pattern.finditer(document.prose):
                if document.zone_at(match.start()) not in NOT_THE_STORY:
                    whose = fold(match["whose"]).removesuffix("'s").removesuffix("'")
                    yield Kind(
                        span=document.span(*match.span()), zone=document.zone_at(match.start()),
                        quoted=document.quoted(match.start()), dateline=document.date, family="kin",
                        kind=_words()[1].get(match["kin"], match["kin"]), whose=whose, where=fold(match["name"]),
                    )  # fmt: skip

    def keys(self, claim: Kind) -> Iterator[str]:
        yield f"{claim.story or claim.path}|{claim.where.split()[0]}"

    def check(self, claims: Sequence[Kind]) -> Iterator[Finding | Agreement]:
        for one, two in combinations(claims, 2):
            names = one.where.split()[1:], two.where.split()[1:]
            named = {one.whose, two.whose} - {"his", "her", "whose"}
            of_two = len(named) > 1 or {one.whose, two.whose} == {"his", "her"}
            if one.kind != two.kind and not of_two and (not all(names) or names[0] == names[1]):
                message = f'"{two.words}" here, "{one.words}" there'
                yield self.finding(two, message, one, reason=f"both: {max(one.where, two.where, key=len).title()}")
                return
