"""When the places of a draft that name a trait speak of one thing, all of them but one in agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from linter.finders.attributes import KIND, Attribute
from linter.patterns import later

# The other of a pair that is there with good reason.
OTHERS: Final = frozenset(
    ["old", "older", "new", "newer", "former", "original", "rival", "latest", "late", "earlier", "next"]
)

# Another one, or the same at another time: "from July she will be on unpaid leave".
_CONTRAST: Final = later(
    r"\b(?:rather|instead|than|unlike|other|another|second|new|old|former\w*|previous\w*|earlier|then|also|too|"
    r"both|while the|next|last|[Ff]rom (?:[A-Z]\w+|next)|until|converted?|switch\w*|changed?|extended|follow\w*|add\w*|"
    r"before|ago|once|would|could|(?:19|20)\d\d)\b"
)
_DENIED: Final = later(r"\b(?:not|never|no)\b|n[’']t\b")
_BARE: Final = frozenset({"pay", "milk"})  # "on paid leave", "goat's milk": no article brings these in


def only_once(claims: Sequence[Attribute]) -> Iterator[tuple[Attribute, Attribute]]:
    """The thing as all places of one draft but one have it, the headline among them, and that other place.

    Of what no article brings in (on paid leave) the copy has one, if it says nowhere that the one came after the other.
    """
    counts = Counter(claim.value for claim in claims).most_common()
    if len(counts) != 2 or counts[0][1] < 2 or counts[1][1] > 1 or len({claim.path for claim in claims}) > 1:
        return
    first = next(claim for claim in claims if claim.value == counts[0][0])
    other = next(claim for claim in claims if claim.value != first.value)
    known = other.article in ("the", "its") or (other.article == "" and first.trait in _BARE)
    usual = [claim for claim in claims if claim.value == first.value]
    if (
        known
        and first.trait not in (KIND, "visit", "country", "company")
        and any(claim.article == "headline" or claim.opening for claim in usual)
        and all(claim.alone and not claim.many and claim.article != "some" for claim in claims)
        and other.bare
        and not other.quoted
        and first.span.start < other.span.start
        and all(claim.sentence != other.sentence for claim in usual)
        and not set(other.others) & OTHERS
        and not _CONTRAST.search(other.told)
        and not _DENIED.search(other.told.partition(other.words)[0])
    ):
        yield first, other
