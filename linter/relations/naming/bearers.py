"""Two names of a story and what it says of those who bear them: is it one person, or are there two?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from linter.claims import Person
from linter.document import LIST, TABLE
from linter.folding import fold
from linter.relations.headlines.display import SHOWN
from linter.relations.naming.spellings import akin, alike, begun, longer, short_for

_BIRTHDAYS: Final = 2  # years between two ages that may be one person's, some weeks or months later
# Of these a side, a body or a town has one.
_ONE: Final = frozenset(
    ["captain", "coach", "manager", "mayor", "sheriff", "president", "chairman", "chairwoman", "treasurer", "conductor",
     "curator", "coroner", "headteacher", "headmistress", "headmaster", "principal", "goalkeeper", "governor", "rector",
     "dean", "bishop", "archbishop"]
)  # fmt: skip


def same_office(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Do two drafts give one office, of which a side or a body has one, to each of two names?"""
    apart = not {claim.path for claim in one} & {claim.path for claim in other}
    return apart and any(title.split()[-1] in _ONE for title in titled(one) & titled(other))


def renamed(first: Sequence[Person], second: Sequence[Person]) -> bool:
    """Is a second name, of which half is another, the first person's, as nothing in the draft says who else it is?"""
    odd, names = second[0], [fold(found[0].name).split() for found in (first, second)]
    if len({c.path for c in (*first, *second)}) > 1 or len(names[0]) != len(names[1]) or side_by_side(first, second):
        return False
    differing = [(one, other) for one, other in zip(names[0], names[1], strict=True) if one != other]
    if len(differing) != 1 or (short_for(*differing[0]) and not longer(*differing[0])):
        return False
    one, other = differing[0]
    family, two = names[0][-1] == names[1][-1], len(names[0]) == 2
    shared = titled(first) & titled(second)
    if two and family and any(title.split()[-1] in _ONE for title in shared):
        return not any(claim.moving for claim in (*first, *second))  # Sheriff Dale Hutchins, Sheriff Doug Hutchins
    if len(second) > 1 or odd.introduced or not first[0].introduced:
        return False
    if not two:  # Tran Duc Long, Tran Duy Long
        return one[0] == other[0]
    if odd.speaks and sum(claim.full for claim in first) == 1:
        return family or akin(one, other)
    if family:
        return alike(" ".join(names[0]), " ".join(names[1])) or longer(one, other)
    return begun(one, other) or (one[:3] == other[:3] and min(len(one), len(other)) > 3 and not longer(one, other))


def only_bearer(claim: Person, people: Mapping[str, Sequence[Person]]) -> list[str]:
    """The only one of a draft with this office, where the name begins alike: Judge Delacroix, "Judge Delacruz"."""
    office = claim.title.split()[-1]
    bearers = [
        key
        for key, found in people.items()
        if any(c.path == claim.path and c.title and c.title.split()[-1] == office for c in found)
    ]
    return bearers if len(bearers) == 1 and begun(bearers[0].rpartition(" ")[2], fold(claim.name)) else []


def captioned(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Does a caption alone have one of two names, in a draft that gives the other?"""
    shown = [all(c.zone in SHOWN for c in found) for found in (one, other)]
    return shown[0] != shown[1] and {c.path for c in one} == {c.path for c in other}


def listed(claims: Sequence[Person]) -> bool:
    """Is somebody named in lists and tables only?"""
    return all(claim.zone in (LIST, TABLE) for claim in claims if claim.full)


def one_role(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Does the caption say who that is, by a role (a volunteer) and not by kinship?"""
    shown = one if all(claim.zone in SHOWN for claim in one) else other
    return any(claim.title for claim in shown)


def titled(claims: Sequence[Person]) -> frozenset[str]:
    return frozenset(claim.title for claim in claims if claim.title)


def one_office(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Does one draft give the office that the other gives, or no office: Mining Minister, the minister?"""
    first, second = titled(one), titled(other)
    return not first or not second or any(a.split()[-1] == b.split()[-1] for a in first for b in second)


def ages_apart(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Is each given an age, and do these lie more than a birthday apart?"""
    first, second = ({c.age for c in claims if c.age is not None} for claims in (one, other))
    return bool(first and second) and min(abs(a - b) for a in first for b in second) > _BIRTHDAYS


def side_by_side(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Do the two stand so close together that they must be two people?"""
    pairs = [(a.span, b.span) for a in one for b in other if a.path == b.path]
    return any(a.line == b.line and abs(a.start - b.start) < 60 for a, b in pairs)
