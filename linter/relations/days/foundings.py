"""Which beginning of a draft a count of years is counted from, and whether it fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from linter.document import LIST
from linter.finders._event_words import is_place, stem
from linter.finders.jubilees import ANNIVERSARY, EDITION, LASTING, OLD, Jubilee
from linter.patterns import later

# Beginnings of what the sentence tells of, or of the whole; a "since" is one only where something has been since.
_OF_ITSELF: Final = frozenset(("it", "its", "()", "wedding", "independence"))
_TIES: Final = later(r"\b(?:relations|ties)\b")  # of two countries, which have one anniversary


def beside(claim: Jubilee, dates: Sequence[Jubilee]) -> list[Jubilee]:
    """The dates of its own sentence that a count may be counted from: those of the thing whose anniversary it is."""
    own = [d for d in dates if d.sentence == claim.sentence and claim.sort != OLD]
    if claim.sort != ANNIVERSARY:
        return own
    about = set(claim.subject)
    return [
        d for d in own
        if d.who in _OF_ITSELF
        or _TIES.search(d.words)
        or (d.who == "since" and d.definite)
        or (d.who == "first" and not claim.what)
        or (d.who not in ("since", "first") and (stem(d.who) in about or _led_by(d, about)))
    ]  # fmt: skip


def _led_by(founding: Jubilee, about: set[str]) -> bool:
    """ "Founded in 1961, the Lee choir will mark its": does it stand before what the count is told of, or name it?"""
    return set(founding.subject) <= about if founding.subject else founding.words[:1].isupper()


def founding_of(claim: Jubilee, dates: Sequence[Jubilee]) -> list[Jubilee]:
    """The founding, elsewhere in the draft, of the thing whose anniversary this is; none if there are several."""
    if claim.who == "wedding":
        married = [d for d in dates if d.who == "wedding" and _till_now(claim, d)]
        return married[:1] if len({d.since for d in married}) == 1 and not claim.past and not claim.quoted else []
    if claim.words.endswith("since then"):
        return [d for d in dates if d.who == "then" and d.sentence == claim.before]
    words = set(claim.what) if claim.what else set(claim.things)
    pronoun = [d for d in dates if d.who == "it" and d.before == claim.sentence]
    if claim.sort == ANNIVERSARY and len({d.since for d in dates if d.who in ("it", "its")}) == 1:
        pronoun = pronoun or [d for d in dates if d.who == "its"]
    if pronoun and not claim.past and not claim.quoted:
        return pronoun[:1]
    named = [d for d in dates if d.who not in ("since", "first", "()", "it", "its", "wedding", "then")]
    found = [d for d in named if d.who and stem(d.who) in words] if claim.sort == ANNIVERSARY else []
    found = found or [d for d in named if {w for w in d.subject if not is_place(w)} & set(claim.subject)]
    if not found and claim.sort == LASTING and " it" in claim.words and len({d.since for d in dates}) == 1:
        found = [d for d in named if d.who and d.sentence < claim.sentence]  # the only beginning of the story
        if claim.words.endswith("since it"):
            found = [d for d in found if d.sentence == claim.before]
        found = found or [d for d in dates if d.who == "since" and d.sentence == claim.before]
    if not found and claim.sort == ANNIVERSARY and claim.definite:
        found = [
            d
            for d in dates
            if d.before == claim.sentence and (d.definite or (d.who == "first" and set(d.names) & set(claim.subject)))
        ]
    alone = claim.sort == ANNIVERSARY and not claim.who and not claim.what and len({d.since for d in dates}) == 1
    if not found and alone:
        # The only beginning that the draft tells, of "its 40th birthday" or of what the same sentence names.
        about = {*map(stem, claim.things), *claim.subject}
        found = [d for d in dates if d.who not in ("since", "first", "()", "then")]
        found = [d for d in found if claim.definite or {stem(d.who), *d.subject} & about]
        found = [d for d in found if not _of_two_things(claim, d)]
    return found[:1] if len({d.since for d in found}) == 1 and not claim.past and not claim.quoted else []


def _of_two_things(claim: Jubilee, founding: Jubilee) -> bool:
    """ "The choir celebrates its 40th", in a hall "built in 1965": has each a noun of its own, or an item of a list?"""
    if LIST in (claim.zone, founding.zone):
        return claim.span.line != founding.span.line
    ours, theirs = (set(c.subject) - set(c.names) for c in (claim, founding))
    return bool(ours and theirs) and not ours & theirs


def other_year(claim: Jubilee, founding: Jubilee, dates: Sequence[Jubilee]) -> bool:
    """Is it another year that gives the count: one of its own sentence, or one that the draft tells of what began?"""
    if claim.sort != ANNIVERSARY or claim.dateline is None or founding.since is None:
        return False
    told = {*claim.years, *(d.since.start.year for d in dates if d.since)} - {founding.since.start.year}
    return any(claim.dateline.year - year in (claim.number, claim.number - 1) for year in told)


def _till_now(claim: Jubilee, wedding: Jubilee) -> bool:
    """Is it likely to be the whole marriage that is counted, by the dates or but for a slip?

    What a couple did "after 12 years of marriage" may be long ago, and their son may be "married for nine years".
    """
    if "wedding" in claim.words.lower() or claim.dateline is None or wedding.since is None:
        return True
    right, said = str(claim.dateline.year - wedding.since.start.year), str(claim.number)
    return abs(int(right) - claim.number) <= 3 or (
        len(right) == len(said) and sum(a != b for a, b in zip(right, said, strict=True)) == 1
    )


def fits(claim: Jubilee, years: int) -> bool:
    number = claim.number + claim.missed
    if claim.sort == EDITION:
        # One or two may have been left out where the copy does not say that none was.
        return number in (years, years + 1) or (claim.annual and years - 2 <= number <= years)
    if claim.hedge in ("more than", "over", "at least"):
        return number <= years
    if claim.hedge in ("nearly", "almost", "less than", "under"):
        return number >= years
    if claim.hedge:
        return abs(number - years) <= max(2, years // 10)
    return number == years or (claim.sort != ANNIVERSARY and number == years - 1)
