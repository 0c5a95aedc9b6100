"""What the top of a story counts once, and a later line takes as known with another number: "the six boats".

"Has bought seven dories … The six boats cost": a definite article, a number and the same noun, or one for the class
that it belongs to, speak of all that was counted. Nothing else is meant, where the draft counts no others, and where
none of its numbers makes the one from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from linter.alignment.figures import meets
from linter.alignment.reference import refers_back, set_apart, told_apart
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, LIST, QUOTE, STANDFIRST, TABLE, Document
from linter.patterns import later
from linter.phrases import kin, singular, stem
from linter.relations.digits import exchanged
from linter.relations.figures import Figures, Placed, figures
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_TOP: Final = 5  # sentences with figures in which a story says how many it is about
_PLAINLY: Final = 2  # of `refers_back`
_NEAR: Final = 1.5  # a number that is further off is of others
_KNOWN: Final = later(
    r"(?:^|[ ,(“\"])(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll(?: (?:of )?(?:the|these|those))?) (?:[a-z-]+ )?$"
)
# "Most of the 230 volumes in a flat": all of them are 230, and it is there that they were found.
_SHARE_OF_ALL: Final = later(
    r"\b(?:[Mm]ost|[Hh]alf|[Mm]any|[Ss]ome|[Aa]ll|[Ee]ach|[Nn]one|[Oo]ne|[Tt]wo[- ]thirds|[Aa] (?:third|quarter|few)"
    r"|[Aa]ny|[Ee]very one|per cent) of the $"
)
_AT_A_PLACE: Final = later(r" [a-z-]+ (?:in|at|on|from|under|behind) (?:an?|the|his|her|its|their|which)\b")
# "Its 34 wells", "this year's 1,168 freshmen": known, but only where the digits tell that no others are meant.
_OWN: Final = later(r"(?:^|[ ,(“\"])(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[a-z]+[’']s) $")
# "All 42 should be on the road", "all 68 of them": of whatever the story counts.
_ALL_OF_THEM: Final = later(r"(?:^|[ ,(“\"])[Aa]ll $")
_NO_NOUN: Final = later(
    r" of (?:them|these|those)\b| (?:are|were|is|was|have|had|has|will|would|should|could|can|must|may|survived|came"
    r"|went|escaped|died|stood|signed|arrived)\b|[.,;]"
)
_MANY: Final = 10  # counts of fewer are told of many things
# Several are told of in one breath, or some of them.
_ONE_OF_MORE: Final = later(
    r"\b(?:other|others|remaining|rest|first|last|next|top|best|worst|biggest|largest|smallest|oldest|youngest|final"
    r"|same|surviving|leading|original|previous|further|additional|extra|missing)\b"
)
_THE_BEST_OF: Final = later(
    r"\b[a-z]+ of (?:the|all|these|those) (?:the )?$"
)  # "the best of the 14 choirs" is one of all
_ANOTHER: Final = later(
    r"\b(?:another|a further|one more|a second|an eighth|a sixth|a fifth|a fourth|a third|joined by"
    r"|[Oo]ne (?:of (?:them|the|its|those|these|their|which|whom)|more|other|was|is|has|had|will|[a-z]+ed))\b"
)
_OTHER_TIME: Final = later(
    r"\b(?:(?:last|previous|next) (?:year|season|month|week|time)|years? ago|in (?:19|20)\d\d|then|once|former\w*"
    r"|used to|would (?:be|have))\b"
)


@kind_of_claim
class Recounted(Claim):
    """A count of the top of a story, and the place that takes it as known with another number."""

    first: Quantity
    again: Quantity
    what: str


def recounted(document: Document) -> Iterator[Recounted]:
    """Every number with a definite article that is not the number of what the story is about."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (TABLE, LIST)]
    body = [s for s in story if s.zone not in (HEADLINE, STANDFIRST)]
    tops = [s for s in story if s.zone in (HEADLINE, STANDFIRST)] + body[:_TOP]
    told = [(s, f) for s in tops for f in s.figures if _introduced(s, f)]
    if not told:
        return
    counts = [(s, f) for s in story for f in s.figures if not f.unit]
    for sentence in body:
        for late in sentence.figures:
            if not _known(sentence, late):
                continue
            firsts = [
                (s, f) for s, f in told if s.end <= sentence.start and s.block != sentence.block and _kin(f, late)
            ]
            firsts = [(s, f) for s, f in firsts if _near(f, late)]
            if len({f.value for _, f in firsts}) != 1:
                continue
            early = firsts[0][1]
            if (
                _plain(sentence, early, late)
                and _differs(early, late)
                and _alone(document, counts, firsts, sentence, late)
            ):
                yield Recounted(
                    span=late.claim.span, zone=sentence.zone, quoted=late.claim.quoted, dateline=document.date,
                    first=early.claim, again=late.claim, what=_counted(early.claim),
                )  # fmt: skip


def _plain(sentence: Figures, early: Placed, late: Placed) -> bool:
    """Are all of them meant?

    "The 32 pieces in boxes" may be some of more, but not where 23 is told and its digits are exchanged.
    """
    if exchanged(early.value, late.value):
        return True
    if early.claim.part:
        return False
    if refers_back(late.claim) == _PLAINLY:
        return True
    some = _SHARE_OF_ALL.search(sentence.before(late, 40)) is not None
    return some and _AT_A_PLACE.match(sentence.after(late, 40)) is not None


def _counted(claim: Quantity) -> str:
    """The noun after a count as the copy has it, with what narrows it."""
    head = claim.noun.rpartition(" ")[2]
    word = next((m for m in _TOKEN.finditer(claim.trail) if singular(m[0]) == singular(head)), None)
    return claim.trail[: word.end()].strip() if word else claim.noun


def _introduced(sentence: Figures, figure: Placed) -> bool:
    """Is this a count that the story brings in: no part, no change, nothing known before?"""
    claim = figure.claim
    done = not claim.change or (claim.change in ("up", "down") and not claim.lead.endswith(("by ", "from ", "to ")))
    plain = not figure.unit and figure.head and done and not claim.per
    plain = plain and not isinstance(claim.value, tuple)
    return bool(
        plain and figure.value >= 2 and not refers_back(claim) and not claim.definite
        and claim.hedge not in ("at least", "up to", "more than", "less than")
        and not _OTHER_TIME.search(sentence.before(figure, 60))
    )  # fmt: skip


def _known(sentence: Figures, figure: Placed) -> bool:
    """Does the copy take a count as known, all of it: "the four leased aircraft are"?"""
    claim = figure.claim
    before = sentence.before(figure, 60)
    if _all_of_them(sentence, figure):
        return not _COMPARED.search(before) and not _OTHER_TIME.search(sentence.text)
    if figure.unit or not figure.head or not figure.level or claim.per or claim.hedge or sentence.zone == QUOTE:
        return False
    if _COMPARED.search(before) or not _named(figure):
        return False
    return (
        ((_KNOWN.search(before) is not None and refers_back(claim) > 0) or _OWN.search(before) is not None)
        and not _ONE_OF_MORE.search(_THE_BEST_OF.sub("", before[-24:]))
        and not _ONE_OF_MORE.search(" ".join(claim.qualifiers)) and not _OTHER_TIME.search(sentence.text)
    )  # fmt: skip


def _all_of_them(sentence: Figures, figure: Placed) -> bool:
    """ "All 42 should be on the road": with no noun?"""
    plain = not figure.unit and figure.level and figure.value >= _MANY and sentence.zone != QUOTE
    return bool(
        plain and _ALL_OF_THEM.search(sentence.before(figure, 10)) and _NO_NOUN.match(sentence.after(figure, 12))
    )


def _named(figure: Placed) -> bool:
    """Does the noun stand right after its number: "the four leased aircraft", and not "the 1,180 recorded"?"""
    words = [singular(m[0]) for m in _TOKEN.finditer(figure.claim.trail[:40].lower())][:4]
    return _head(figure) in words


def _near(early: Placed, late: Placed) -> bool:
    one, other = early.value, late.value
    return max(one, other) / min(one, other) <= _NEAR or (abs(one - other) == 1 and min(one, other) >= 2)


def _differs(early: Placed, late: Placed) -> bool:
    if meets(early.claim, late.claim):
        return False
    # A word for another time at the head of the later sentence tells no 34 from 43.
    return not (set_apart if exchanged(early.value, late.value) else told_apart)(early.claim, late.claim)


def _alone(
    document: Document,
    counts: Sequence[tuple[Figures, Placed]],
    firsts: Sequence[tuple[Figures, Placed]],
    sentence: Figures,
    late: Placed,
) -> bool:
    """Does the draft count no others of the kind, and no some of them that make the one number of the other?"""
    number, again = firsts[0][1].value, late.value
    own = {f.start for _, f in firsts}
    known = {word for _, f in firsts for word in f.claim.context} | set(map(stem, _idle()))
    if not {stem(word) for word in late.claim.qualifiers} <= known:
        return False  # "the four string players"
    prose = document.prose
    if abs(number - again) == 1 and _ANOTHER.search(prose):
        return False
    for where, figure in counts:
        if figure.start in own or figure.start == late.start or figure.value == number:
            continue
        if figure.value == again and (where is not sentence or figure.start < late.start):
            return False
        like = bool(figure.head) and (_kin(figure, late) or any(_kin(figure, f) for _, f in firsts))
        if like and figure.value > min(number, again) and figure.start < late.start:
            return False  # of which the later one may be some
        if (like or figure.head in ("", "more", "other")) and abs(number - again) == figure.value:
            return False
    return True


def _kin(early: Placed, late: Placed) -> bool:
    """May the later noun stand for the earlier one: the same, a class that it is of, or another word for people?"""
    one, other = _head(early), _head(late)
    if one == other or (early.claim.measure == late.claim.measure != "" and not late.unit):
        return True
    if not late.head:
        return early.value >= _MANY  # "all 42 should be on the road"
    if one.endswith(f"-{other}"):
        return True  # bell-ringers, "the 32 ringers"
    people = kin().people
    if one in people and other in people:
        return other not in kin().sorts and not {one, other} & _FATES
    return stands_for(one, other)


def stands_for(kind: str, word: str) -> bool:
    """May a word be put for a kind of thing, animals for leopards?"""
    return word in _classes().get(kind, ())


_COMPARED: Final = later(r"\b(?:than|against|from|compared (?:with|to)|unlike|as) (?:all )?(?:the|these|those) $")
_TOKEN: Final = later(r"[A-Za-z-]+")
_WORD: Final = later(r" ([a-z-]+)\b")
_FATES: Final = frozenset(
    ["victim", "survivor", "casualty", "dead", "suspect", "witness", "officer", "police", "family"]
)


def _head(figure: Placed) -> str:
    """What is counted; "works" is no verb after a number."""
    said = _WORD.match(figure.claim.trail)
    word = singular(said[1]) if said and said[1] != singular(said[1]) else ""
    return word if word in _stand_ins() else singular(figure.head)


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset().union(*_classes().values())


@cache
def _classes() -> dict[str, frozenset[str]]:
    """The words that may stand for a kind of thing."""
    found: dict[str, set[str]] = {}
    for name, entry in table(_DATA).items():
        if name != "narrowing":
            for kind in {*entry["kinds"].split(), *entry["words"].split()}:
                found.setdefault(kind, set()).update(entry["words"].split())
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def _idle() -> frozenset[str]:
    return frozenset(table(_DATA)["narrowing"]["idle"].split())
