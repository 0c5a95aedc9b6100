"""Figures that one draft of a story has and another has not, and what the sentences around them speak of.

Two drafts count one thing in their own words: "6,870 people were waiting for a test", "a board on which 7,340 patients
wait to be tested". No word for what is counted ties the two figures; but neither draft knows the other's, the sentences
speak of the same people and things, and a word right after the figures is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.alignment import contested, periods_agree
from linter.alignment.explained import grown, running, unfolding
from linter.alignment.figures import digits, meets, mistyped, number, slip, unit_of
from linter.alignment.reference import state_of, still_counted, told_apart
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import Document
from linter.finders._event_words import is_place
from linter.folding import fold
from linter.patterns import later
from linter.phrases import kin, singular, stem, words
from linter.relations.figures import figures
from linter.relations.precedence.precedents import content
from linter.relations.recounted import stands_for

_NAME: Final = later(r"(?<=[\w,;] )[^\W\d_a-z][\w’'-]{2,}")
_WORD: Final = later(r"[a-z]{3,}")
_BESIDE: Final = 30  # characters after a figure in which a word must be the same
_SMALL: Final = 20  # two counts below this are two of many
_LIKELY: Final = 5 / 3  # figures further apart are two things
_SHARED: Final = 3  # words in common, besides the figures' own
_WITH_NOUN: Final = 2  # when the noun counted is the same
_CLOSE: Final = 4 / 3
_TELLING: Final = 3  # digits that are not the same by chance
_NAMES: Final = 2
_PRICE: Final = later(r" [a-z]+ (?:for )?(?:an?|per|each)\b")  # "620 bolivianos a sack"
_ELSE: Final = later(r"\b(?:also|[Ii]n return|with those|stayed behind|replaces?|in its|need(?:s|ed)?)\b")
_MANY: Final = frozenset(
    ["time", "day", "game", "match", "goal", "point", "death", "case", "life", "home", "house", "company", "place",
     "vote"]
)  # fmt: skip
_MOST: Final = 2  # two drafts with more unmatched pairs tell of two things
_RUNNING: Final = frozenset({"dead", "injured", "missing", "arrest", "vote"})  # what grows from draft to draft
_BOUND: Final = frozenset({"more than", "less than", "at least", "up to", "nearly"})
_HOPED: Final = frozenset({"forecast", "target", "proposal", "estimate"})
_IDLE: Final = frozenset({"year", "year of age", "percent", "percentage point"})


@kind_of_claim
class Stated(Claim):
    """A figure of running copy; `said` are the content words of its sentence, `beside` those right after it."""

    figure: Quantity
    said: frozenset[str]
    beside: frozenset[str]
    names: frozenset[str]  # folded, of its sentence


def stated(document: Document) -> Iterator[Stated]:
    """Every single figure of the story's sentences that is no sum or length: of those a story has many."""
    prose, stop, idle = document.prose, words(document.language).stop, _IDLE | kin().lengths
    for sentence in figures(document):
        said = content(prose, sentence.start, sentence.end)
        names = frozenset(map(fold, _NAME.findall(prose, sentence.start, sentence.end)))
        for placed in sentence.figures:
            figure = placed.claim
            if isinstance(figure.value, tuple) or figure.quoted or figure.currency or figure.unit in idle:
                continue
            own = {stem(word) for word in _WORD.findall(f"{figure.words} {figure.unit}".lower())}
            after = {stem(w) for w in _WORD.findall(figure.trail[:_BESIDE].lower()) if w not in stop}
            yield Stated(
                span=figure.span, zone=figure.zone, quoted=figure.quoted, dateline=figure.dateline, figure=figure,
                said=said - own, beside=frozenset(after - own), names=names,
            )  # fmt: skip


def unmatched(claims: Sequence[Stated]) -> Iterator[tuple[Stated, Stated, list[str]]]:
    """Two figures of two drafts, the earlier draft's first, each unknown to the other draft; and what ties them."""
    drafts: dict[str, list[Stated]] = {}
    for claim in claims:
        drafts.setdefault(claim.path, []).append(claim)
    for ours, theirs in combinations(drafts.values(), 2):
        known = [{number(c.figure) for c in draft} for draft in (ours, theirs)]
        cast = [frozenset[str]().union(*(c.names for c in draft)) for draft in (ours, theirs)]
        found = [
            (a, b, same)
            for a in ours
            if number(a.figure) not in known[1]
            for b in theirs
            if number(b.figure) not in known[0] and not (a.names - cast[1] and b.names - cast[0])
            if (same := _one_thing(a, b) or _slipped(a, b, a.names & cast[1] | b.names & cast[0]))
        ]
        one, other = ([c.figure for c in draft] for draft in (ours, theirs))
        found = [pair for pair in found if not unfolding(one, other, pair[0].figure)]
        told = {(number(a.figure), number(b.figure)): (a, b, same) for a, b, same in reversed(found)}
        if len(told) <= _MOST:
            yield from told.values()


def _one_thing(a: Stated, b: Stated) -> list[str]:
    """The words that tie two figures together; none where something tells them apart."""
    one, two = a.figure, b.figure
    low, high = sorted((number(one), number(two)))
    if low < _SMALL or high > low * _LIKELY or unit_of(one) != unit_of(two) or one.per != two.per or meets(one, two):
        return []
    shared = sorted(word for word in a.said & b.said if not is_place(word))
    enough = _SHARED
    around = f"{one.lead} {one.trail} {two.lead} {two.trail}"
    if _ELSE.search(around):
        return []
    if high <= low * _CLOSE and _one_noun(one, two):
        enough = 1 if slip(one, two) or mistyped(one, two) else _WITH_NOUN
    if not a.beside & b.beside or len(shared) < enough or _apart(one, two):
        return []
    return shared


def _slipped(a: Stated, b: Stated, names: frozenset[str]) -> list[str]:
    """What ties two figures of exchanged digits: one noun, or its class, and two names that the other draft has too.

    "There are 163 leopards", with what each district has, and "the survey found 136 animals in" the three of them.
    """
    one, two = a.figure, b.figure
    if unit_of(one) or unit_of(two) or slip(one, two) != "digits exchanged" or len(digits(one)) < _TELLING:
        return []
    shared = sorted(word for word in a.said & b.said if not is_place(word))
    heads = [singular(c.noun.rpartition(" ")[2]) for c in (one, two)]
    alike = heads[0] == heads[1] != "" or stands_for(*heads) or stands_for(*reversed(heads))
    if not alike or not shared or len(names) < _NAMES or _apart(one, two):
        return []
    return shared + sorted(names)


def _one_noun(a: Quantity, b: Quantity) -> bool:
    """Do both count one sort of thing, of which a story has few: nets, farmed salmon, traction engines?"""
    head = a.noun.rpartition(" ")[2]
    priced = _PRICE.match(a.trail) or _PRICE.match(b.trail)
    return head == b.noun.rpartition(" ")[2] != "" and head not in _MANY | kin().people and not priced


def _apart(a: Quantity, b: Quantity) -> bool:
    """Is one a change, a part, a bound or a hope, of another time or side, or what grows from draft to draft?"""
    changes = {"up", "down", "from"} & {a.change, b.change}
    hoped = a.modality != b.modality and _HOPED & {a.modality, b.modality}
    bound = a.hedge != b.hedge and _BOUND & {a.hedge, b.hedge}
    counted = _RUNNING & {a.measure, b.measure, state_of(a), state_of(b)}
    apart = contested(a, b) or told_apart(a, b) or still_counted(a, b) or not periods_agree(a.period, b.period)
    apart = apart or (a.dateline != b.dateline and grown(a, b)) or running(a, b)
    return bool(changes or hoped or bound or counted or a.part or b.part or apart)
