"""What two drafts of one story say that there are of a thing: 214 containers here, "of the 241 boxes" there.

A draft brings a count in at its top, or takes it as known; another draft does the same with another number, of the same
noun or one that stands for it. Each has its own number only, and nothing tells that some came or went between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from linter.alignment.explained import added_up, running
from linter.alignment.figures import digits, meets, unit_of
from linter.alignment.reference import refers_back, set_apart, told_apart
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, LIST, QUOTE, STANDFIRST, Document
from linter.patterns import later
from linter.periods import DAY
from linter.phrases import kin, singular, stem
from linter.relations.digits import exchanged
from linter.relations.figures import Figures, Placed, figures
from linter.relations.precedence.precedents import content
from linter.relations.recounted import stands_for

_TOP: Final = 4  # sentences with figures in which a draft says what it is about
_LONG: Final = 3  # digits that no two counts of a story share by chance
_FEWEST: Final = 5
_MANY: Final = 10  # below this, two drafts may well count two things
_THOUSAND: Final = 1000  # a count that a second thing of a story hardly has
_NEAR: Final = 1.25  # a number that is further off is of others
_SMALL_PART: Final = 0.6
_KNOWN: Final = later(
    r"(?:^|[ ,(“\"])(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]his \w+[’']s|[A-Z][\w-]+[’']s?"
    r"|[a-z]+[’']s"
    r"|[Ll]ast (?:year|season|month|week)[’']s) (?:[a-z]+ )?$"
)
# "At 470 million kronor, it is the dearest": what all of it comes to.
_PRICED: Final = later(
    r"(?:^|[,;] )[Aa]t (?:a cost of )?$|\b(?:worth|costing|valued at|priced at|(?:price|cost|bill|sum|order|loan"
    r"|fine|value|budget"
    r"|deal|contract|grant|length|height) of) $"
)
_AGAINST: Final = later(r"\b(?:appeal|vote|protest|rule|decide|campaign|argue|fight|object)\w* against (?:the )?$")
_MEASURED: Final = frozenset(
    ["tonne", "kilogram", "kilometre", "metre", "hectare", "square metre", "litre", "mile", "acre", "foot"]
)
# Some of them, or others.
_SOME: Final = later(
    r"\b(?:other|others|remaining|rest|first|last|next|top|biggest|largest|oldest|final|same|original|previous|further"
    r"|additional|extra|missing|old|former|earlier|new)\b(?: [a-z]+)? $|\b(?:another|at least|up to|more than|over"
    r"|nearly"
    r"|almost|fewer than|less than|than|by) (?:the )?$"
)
_PART: Final = later(r" (?:[a-z-]+ )?(?:of (?:the|its|their|them|these|those|his|her)|more|other|others)\b")
_OUTSIDE: Final = later(r" [a-z-]+ (?:outside|beyond|without|under|over|still|so far|already|now)\b")
# "The 93 animals that were stolen": all of those that another draft says were stolen.
_CLAUSE: Final = later(r" [a-z-]+ (?:who|that|which|whose)\b(?P<clause>[^,.;]*)")
# What is counted for days, and so has another number in another draft.
_RUNNING: Final = frozenset(
    ["dead", "injured", "missing", "arrest", "death", "case", "signature", "vote", "patient", "complaint", "home",
     "damage", "tent", "hectare", "suspect", "evacuee", "refugee", "migrant", "survivor", "body", "firefighter",
     "application", "booking", "inquiry", "offer", "donation", "visitor", "people", "spectator", "goal", "point"]
)  # fmt: skip
_ROOM: Final = frozenset(["seat", "bed"])  # for people, who are not what is counted
_CHANGED: Final = later(
    r"\b(?:withdr[ae]w\w*|pull(?:ed|ing|s)? out|dropped out|call(?:ed|s) off|cancel\w*|scal(?:ed|ing) (?:down|back)"
    r"|revis\w+|originally|initially|at first|late entr\w+|cannot come|did not (?:come|turn up)|stayed away|reduced"
    r"|(?i:two|three|four|five|six|seven|eight|nine) (?:more|others) (?:were|had|have|are)"
    r"|since (?:risen|grown|fallen|joined|been)"
    r"|has risen|have risen|latest count|recount\w*|corrected|up from|down from)\b"
)


@kind_of_claim
class Mention(Claim):
    """A count of one draft that stands for all there are, with what tells its draft's other counts from it."""

    figure: Quantity
    noun: str
    known: bool  # "of the 241 boxes", "its 17 wells"
    top: bool
    single: bool  # and are there no others of the kind?
    said: tuple[str, ...]  # stems of the content words of its sentence
    around: tuple[str, ...]  # and those of the sentence before it
    numbers: tuple[float, ...]  # every figure of its draft
    clause: tuple[str, ...]  # what a clause says that makes them some of all perhaps: "that were stolen"
    changed: bool  # does the draft tell that some came or went?


def mentions(document: Document) -> Iterator[Mention]:
    """Every count of a draft that it brings in at its top, or takes as known."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != LIST]
    body = [s for s in story if s.zone not in (HEADLINE, STANDFIRST)]
    tops = {s.start for s in body[:_TOP]} | {s.start for s in story if s.zone in (HEADLINE, STANDFIRST)}
    counts = [f for s in story for f in s.figures if not f.unit and f.head]
    numbers = tuple(sorted({f.value for s in story for f in s.figures}))
    changed = _CHANGED.search(document.prose) is not None
    for sentence in story:
        top = sentence.start in tops
        said: tuple[str, ...] = ()
        around: tuple[str, ...] = ()
        for figure in sentence.figures:
            known = _known(sentence, figure)
            if not (known or top) or not _whole(sentence, figure):
                continue
            said = said or _said(document, sentence.start, sentence.end)
            around = around or _said(document, document.sentence_at(max(sentence.start - 3, 0))[0], sentence.end)
            yield Mention(
                span=figure.claim.span, zone=sentence.zone, quoted=figure.claim.quoted, dateline=document.date,
                figure=figure.claim, noun=_noun(figure), known=known, top=top, numbers=numbers, changed=changed,
                single=_single(figure, counts), clause=_clause(document, figure),
                said=said, around=around,
            )  # fmt: skip


def _noun(figure: Placed) -> str:
    """What is counted: "this year's 1,168 freshmen brought" are freshmen."""
    if figure.unit and not figure.head and (stuff := _STUFF.match(figure.claim.trail)):
        return singular(stuff[1])  # "the 42.1 million euros of debt"
    if not figure.unit and (room := _HOLDS.search(figure.claim.lead)) and figure.head in kin().people:
        return "bed" if room["verb"].startswith("sleep") else "seat"
    word = _FIRST.match(figure.claim.trail)
    first = singular(word[1]) if word else ""
    plural = word is not None and (first != word[1] or first.endswith(_PLURALS))
    return first if plural and first in figure.claim.qualifiers else figure.head


_PLURALS: Final = ("men", "people", "children")
# "It will seat 7,200 people", of "the 6,800-seat stand".
_HOLDS: Final = later(
    r"\b(?P<verb>seats?|seating|holds?|holding|sleeps?|accommodates?|accommodating|room for|space for|seats for) "
    r"(?:about |some |up to |as many as )?$"
)
_STUFF: Final = later(r" of (?:[a-z]+ed )?([a-z]{3,})\b")
_FIRST: Final = later(r"[ -]([a-z-]+)\b")


def _said(document: Document, start: int, end: int) -> tuple[str, ...]:
    return tuple(sorted(content(document.prose, start, end)))


def _clause(document: Document, figure: Placed) -> tuple[str, ...]:
    found = _CLAUSE.match(document.prose, figure.end, figure.end + 80)
    return _said(document, *found.span("clause")) if found else ()


def _known(sentence: Figures, figure: Placed) -> bool:
    before = sentence.before(figure, 40)
    priced = bool(figure.unit) and _PRICED.search(before) is not None
    return refers_back(figure.claim) > 0 or _KNOWN.search(before) is not None or priced


def _whole(sentence: Figures, figure: Placed) -> bool:
    """Is it a plain count of all, and of no time but the story's?"""
    claim = figure.claim
    told = not figure.unit or bool(claim.currency) or figure.unit in _MEASURED
    plain = told and not isinstance(claim.value, tuple) and figure.value >= _FEWEST and not claim.per
    if not plain or claim.hedge not in ("", "about") or sentence.zone == QUOTE or not (figure.head or figure.unit):
        return False
    before, after = sentence.before(figure, 40), sentence.after(figure, 40)
    return not (_SOME.search(before) or _PART.match(after) or _OUTSIDE.match(after)) and not (
        claim.change == "from" and not _AGAINST.search(before)
    )


def _single(figure: Placed, counts: Sequence[Placed]) -> bool:
    """Does the draft count no others by this noun or its like, but for a small part of them?"""
    alike = [f.value for f in counts if one_noun(_noun(f), _noun(figure))]
    return all(value == figure.value or value < figure.value * _SMALL_PART for value in alike)


def one_noun(one: str, other: str) -> bool:
    """May two nouns stand for one thing: by one word, or the one for the class of the other?"""
    people = kin().people
    if one == other or stands_for(one, other) or stands_for(other, one):
        return True
    return one in people and other in people and not {one, other} & kin().sorts


def apart(early: Mention, late: Mention) -> str:
    """What two mentions of two drafts are both of, in words, where their numbers differ; "" when that is in doubt."""
    a, b = early.figure, late.figure
    if a.path == b.path or meets(a, b) or unit_of(a) != unit_of(b) or not (unit_of(a) or _named_alike(early, late)):
        return ""
    if _value(b) in early.numbers or _value(a) in late.numbers:
        return ""
    if unit_of(a) and not _priced(early, late):
        return ""
    if a.measure != b.measure and any(added_up(m.figure, m.numbers) for m in (early, late)):
        return ""  # "134 passengers and 18 crew" of 152, of whom 143 were saved
    nouns = {*early.noun.split(), *late.noun.split()}
    own = nouns | {stem(word) for word in nouns}
    shared = _shared(early.said, late.said, own)
    slipped = exchanged(_value(a), _value(b))
    beside = f" (both beside: {', '.join(shared[:4])})" if shared else ""
    told = f"{early.noun or unit_of(a)}, in two drafts of which each has one of the two{beside}"
    if unit_of(a):
        known = (late.known and early.top) or (early.known and late.known)
        return told if slipped and known and (shared or early.noun == late.noun != "") else ""
    if slipped:
        long = min(len(digits(a)), len(digits(b))) >= _LONG
        tied = late.known or early.known or (early.top and late.top)
        alone = early.single and late.single
        if alone and early.noun == late.noun and min(_value(a), _value(b)) >= _THOUSAND:
            shared = shared or _shared(early.around, late.around, own)
        tied = tied and (long or bool(shared and alone))
        return told if tied and not set_apart(a, b) and early.noun not in _DEAD else ""
    if not (early.single and late.single) or min(_value(a), _value(b)) < _MANY:
        return ""
    if any(one.clause and not set(one.clause) & set(other.said) for one, other in ((early, late), (late, early))):
        return ""
    if early.changed or late.changed or running(a, b) or _told_apart(a, b) or not _steady(early, late):
        return ""
    done = _of_the_deed(a, b)
    if not done and not {stem(word) for word in b.qualifiers} <= {*early.around, stem(early.noun)}:
        return ""  # tickets, and season tickets
    if abs(_value(a) - _value(b)) in {*early.numbers, *late.numbers} and not done:
        return ""  # "three more", "five of them"
    enough = 0 if _of_one_time(a, b) else 1
    if late.known and not shared and early.noun == late.noun:
        shared = _shared(early.around, late.around, own)
    return told if (late.known or early.top) and len(shared) >= enough + (not late.known) else ""


_CLASSES: Final = frozenset(
    ["instrument", "weapon", "tool", "jewel", "treasure", "artefact", "artifact", "relic", "good"]
)
_DONE: Final = ("ed", "en", "lost", "sold", "built", "bought", "caught", "found")
_DEAD: Final = frozenset(["dead", "death", "injured", "missing", "arrest"])


def _priced(early: Mention, late: Mention) -> bool:
    """May two sums be of one thing: by no word beside either that tells of another, and as levels or changes alike?"""
    one, other = early.noun, late.noun
    if one and other and one != other and stem(other) not in early.said and stem(one) not in late.said:
        return False  # a profit, and a debt
    modes = {early.figure.modality, late.figure.modality} - {"plan", "proposal"}
    return not set_apart(early.figure, late.figure) and len(modes | {"actual"}) == 1


def _shared(one: Sequence[str], other: Sequence[str], own: set[str]) -> list[str]:
    """The words of both but for the things counted, and for what stands for many words ("=fall")."""
    return sorted(word for word in set(one) & set(other) - own if not word.startswith("="))


def _of_one_time(a: Quantity, b: Quantity) -> bool:
    """Do both name one month or year: "in 2024", "last year's"?"""
    return a.period is not None and b.period is not None and a.period.kind != DAY and a.period.same_days(b.period)


def _told_apart(a: Quantity, b: Quantity) -> bool:
    return (set_apart if _of_one_time(a, b) else told_apart)(a, b)


def _named_alike(early: Mention, late: Mention) -> bool:
    one, other = early.noun, late.noun
    same = early.figure.measure == late.figure.measure != "" and not {one, other} & kin().sorts
    return same or one_noun(one, other) or (late.known and _of_the_deed(early.figure, late.figure))


def _of_the_deed(early: Quantity, late: Quantity) -> bool:
    """Does a later draft name them by what was done to them: "have stolen 26 violins", "the 29 stolen instruments"?"""
    if late.measure not in _CLASSES | kin().stand_ins:
        return False  # 26 violins, and 29 stolen bicycles
    done = [word for word in late.qualifiers if word.endswith(_DONE)]
    return any(early.lead.endswith(f"{word} ") or f" {word}" in early.trail[:40] for word in done)


def _steady(early: Mention, late: Mention) -> bool:
    """Is it a thing of which there are as many tomorrow, in numbers that one may be a slip of the other?"""
    one, other = sorted((_value(early.figure), _value(late.figure)))
    moving = {early.noun, late.noun} & _RUNNING
    if early.noun not in _ROOM:
        moving |= {early.figure.measure, late.figure.measure} & _RUNNING
    return other <= _NEAR * one and not moving


def _value(claim: Quantity) -> float:
    return claim.value[0] if isinstance(claim.value, tuple) else claim.value
