"""One person who is somebody's sister in one place and the daughter in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finders import persons
from linter.finders.proper import UPPER, words
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import either, later
from linter.rule import Rule, examples
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_NAME: Final = rf"(?P<name>[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+){{0,2}})"
_AGES: Final = (
    r"older|elder|eldest|oldest|younger|youngest|late|only|twin|baby|little|big|own|estranged|adopted|teenage"
)
_WHOSE: Final = later(
    rf"(?P<whose>\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Tt]he|(?P<owner>[{UPPER}][\w’-]+)(?:'s|’s|s'|s’))"
    rf"(?: (?:{_AGES}|first|second|[\w-]{{1,20}}-year-old)){{0,3}},? $"
)


_PLURAL: Final = r"(?P<kins>brothers|sisters|cousins|sisters-in-law|brothers-in-law)"
_ONE: Final = rf"(?P<one>[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+)?)"
_TWO: Final = rf"(?P<two>[{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+)?)"
# "The brothers Ali and Omar Said", "Ole and Tom Lie, two cousins".
_BOTH: Final = later(
    rf"\b(?:[Tt]he|[Tt]wo)(?: [a-z]+)? {_PLURAL} {_ONE} and {_TWO}|\b{_ONE.replace('one', 'first')} and "
    rf"{_TWO.replace('two', 'second')}, (?:who are |two |the )?{_PLURAL.replace('kins', 'are')}\b"
)


@kind_of_claim
class Kin(Claim):
    """What somebody is to another: "her daughter, Ruth"."""

    kin: str
    name: str
    whose: str  # his, her, their, the; or the owner's name
    owner: str = ""  # the person last named before, or the owner


class ConflictingKinship(Rule[Kin]):
    """One person is called another's sister in one place and daughter in another.

    Why it matters
        A family reads its story with care, and captions are written by somebody who was not there.

    How it decides
        A name follows or precedes a word of kinship with "his", "her", "the" or an owner: her daughter, Ruth; Ruth,
        her sister; Hana's uncle Omar; or two names are those of brothers. Two such words for one name in one draft or
        story must be able to be true of one person: wife and widow, brother and twin.

    When it stays silent
        Where one is "his" and the other "her", where the owners have two names, where the persons named before are two,
        for two people of one first name and two surnames, and in a chain (her husband's sister).
    """

    reads = Kin

    allows = examples(
        "Nora Quill and her daughter, Ruth, bake bread. Tom Quill said that his sister Ruth rose first.",
        "Nora Quill lives with her wife, Ada. In 2019 her partner Ada left the navy.",
        "Nora Quill lives with her brother Jon Quill. Her cousin Jon Moss calls on Fridays.",
        "Nora Quill thanked her husband, Al. Her husband’s brother, Al Moss, was away.",
        "Vera Holt and her sister Ida run the inn. Clara Bond and her daughter Ida are guests.",
    )
    catches = examples(
        "# Last loaf\n\n*Nora Quill, left, with her [[sister Ruth]] at the oven*\n\nNora Quill, 79, bakes. Since 1988 "
        "her [[daughter, Ruth]], has been at the till.",
        "Leila Omar was found by her [[husband, Karim]], on Monday. Her [[brother Karim Omar]] said she was well.",
        "Hana Said lives with her [[grandmother, Solveig]]. On Sunday Hana’s [[mother Solveig]] fed the goats.",
        "Okafor’s [[widow, Grace]], took the medal.\n\n“He would have laughed,” said his [[sister, Grace Okafor]].",
        "The farm went to [[Piet Maas, his nephew]]. His [[brother Piet Maas]] will sell the cows.",
        "[[The brothers Ali and Omar Said]] play chess.\n\nAli Said lost to his [[cousin Omar Said]] in Rome.",
        "Luis Reyes and his [[nephew, Pedro]], ran the shop. The [[cousin, Pedro]], will sell it.",
    )

    def find(self, document: Document) -> Iterator[Kin]:
        if document.language[:2] != "en":
            return
        if document.holds(_PLURALS):
            yield from _pairs(document)
        if not document.holds(_words().kin):
            return
        prose, people, told = document.prose, None, _words()
        for match in sorted(
            [*document.matches(told.of, told.kin), *told.after.finditer(prose)], key=lambda m: m.start()
        ):
            begin = match.start()
            whose = match if "whose" in match.re.groupindex else _WHOSE.search(prose, max(begin - 60, 0), begin)
            zone = document.zone_at(begin)
            if whose is None or zone in NOT_THE_STORY or zone == TABLE or match["name"].lower() in words().openers:
                continue
            if whose["whose"].lower() == "the" and not prose.startswith(",", match.end("kin")):
                continue
            owner = fold(whose["owner"] or "")
            if owner in told.kin:
                continue
            if people is None:
                people = list(persons.find(document))
            first = fold(match["name"].split()[0])
            if not owner:
                named = [
                    p for p in people if document.prose_at(p.span.start) < begin and first not in fold(p.name).split()
                ]
                owner = named[-1].key or fold(named[-1].name) if named else ""
            yield Kin(
                span=document.span(begin, match.end()), zone=zone, quoted=document.quoted(begin),
                dateline=document.date, kin=fold(match["kin"]), name=match["name"], owner=owner,
                whose="" if whose["owner"] else whose["whose"].lower(),
            )  # fmt: skip

    def keys(self, claim: Kin) -> Iterator[str]:
        if not claim.quoted:
            yield f"{claim.story or claim.path}\n{fold(claim.name.split()[0])}"

    def check(self, claims: Sequence[Kin]) -> Iterator[Finding | Agreement]:
        for one, other in combinations(claims, 2):
            if _may_be_both(one.kin, other.kin) or not _one_owner(one, other) or not _one_name(one.name, other.name):
                continue
            yield self.finding(
                other,
                f"{other.name} is the {other.kin} here, the {one.kin} elsewhere",
                Related(one.span, f"“{one.words}”"),
                reason=f"both: {max(one.name, other.name, key=len)}, and what he or she is to one person",
            )
            return


_PLURALS: Final = frozenset(["brothers", "sisters", "cousins"])


def _pairs(document: Document) -> Iterator[Kin]:
    """Each of two brothers as the brother of the other."""
    for match in _BOTH.finditer(document.prose):
        names = (match["one"] or match["first"], match["two"] or match["second"])
        if document.zone_at(match.start()) in NOT_THE_STORY:
            continue
        family = names[1].split()[1:]
        whole = [name if " " in name else " ".join([name, *family]) for name in names]
        for name, other in (whole, reversed(whole)):
            yield Kin(
                span=document.span(*match.span()), zone=document.zone_at(match.start()),
                quoted=document.quoted(match.start()), dateline=document.date, name=name, whose="both",
                kin=re.sub(r"s(?=$|-)", "", match["kins"] or match["are"]), owner=fold(other),
            )  # fmt: skip


class _Words(NamedTuple):
    kin: frozenset[str]
    alike: tuple[frozenset[str], ...]
    of: re.Pattern[str]  # "daughter, Ruth"
    after: re.Pattern[str]  # "Ruth, her daughter"


@cache
def _words() -> _Words:
    data = table(_DATA)
    kin = data["kin"].split()
    word = either(kin)
    return _Words(
        frozenset(kin),
        tuple(frozenset(alike.split()) for alike in data["alike"]),
        later(rf"(?P<kin>{word}),? {_NAME}(?!['’]s|\w| and (?:his|her|their))"),
        later(
            rf"{_NAME}, (?:who is |now |\d{{1,3}}, )?(?P<whose>his|her|their|(?P<owner>[{UPPER}][\w’-]+)(?:'s|’s))"
            rf"(?: (?:{_AGES})){{0,2}} (?P<kin>{word})\b(?!['’])"
        ),
    )


def _may_be_both(one: str, other: str) -> bool:
    return one == other or any(one in alike and other in alike for alike in _words().alike)


def _one_owner(one: Kin, other: Kin) -> bool:
    """May the two words be said from one person's side?"""
    if {one.whose, other.whose} in ({"his", "her"}, {"their", "his"}, {"their", "her"}, {"their", "both"}):
        return False
    first, second = set(one.owner.split()), set(other.owner.split())
    return not first or not second or bool(first & second)


def _one_name(one: str, other: str) -> bool:
    first, second = fold(one).split(), fold(other).split()
    return len(first) == 1 or len(second) == 1 or first[-1] == second[-1]
