"""A whole that is counted off over several paragraphs: so many of them, so many more, and "the other 14".

"Every one of the 47 bus routes … keep 19 of the routes … A further 16 routes … The other 14": the noun, or the word
for what is left, ties the parts to one another. "318 of them got the capsule and 332 one of sugar", of 640, is told of
two groups in one sentence, and nearly makes a whole of the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.document import HEADLINE, LIST, TABLE, Document
from linter.finders.factors import NUMBERS
from linter.patterns import later
from linter.phrases import singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.gathered import counts
from linter.relations.totals.sums import PART_TOO, Sum, made_of

_LEFT: Final = later(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:other|remaining) $")
_THE: Final = later(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) $")
_THAT_REMAIN: Final = later(
    r" (?:remaining|surviving) (?P<noun>[a-z-]+)\b"
    r"| (?P<head>[a-z-]+)(?: that| which| who)? (?:remain|are left|will be left|survive|left over)\b"
)
_SOME_OF: Final = later(r" of (?:the|its|their|those|these) (?P<nouns>[a-z-]+(?: [a-z-]+)?)\b")
_SOME_OF_SO_MANY: Final = later(r" of (?:the|its|their|those|these) $")
_MORE: Final = later(r"\b(?:[Aa]nother|[Aa] further) $")
_OTHER_TIME: Final = later(
    r"\b(?:since|already|earlier|initially|at first|last (?:year|month|week)|ago|in (?:19|20)\d\d|again|so far|used to"
    r"|originally|half|at least|includ\w+)\b"
)
_GROUPS: Final = later(r" of (?:them|the [a-z-]+) [^;:.\d]{3,60},? and ")
_A_GROUP: Final = later(r" (?:one|another|the other|an?|were|was|had|got|took|received|did)\b")
_BETWEEN_THEM: Final = later(
    r"\b(?:[Bb]etween them|[Tt]ogether),? the (?P<many>two|three|four|five)(?: [a-z]+)? (?:now )?"
    r"(?:have|had|hold|held|won|took|take|command|employ|run|own|sold|make|made) $"
)
# "The 101 seats in parliament were divided among four parties: Labour took 41 …"; no more than that follows.
_DIVIDED: Final = later(
    r" [a-z-]+(?: (?:in|of|on) (?:the )?[\w’' -]{2,30}?)? (?:was|were|is|are|has been|have been) "
    r"(?:divided|split|shared(?: out)?|distributed) (?:among|between) [^:.;\d]{2,60}: "
)
_NOT_ALL: Final = later(
    r"\b(?:rest|remain\w*|others?|elsewhere|includ\w+|mostly|mainly|each|apiece|among them|such as)\b"
)
_WHOSE: Final = later(r"\b[A-Z][\w’'-]+(?: (?:won|had|has|have|took|got|with|holds?|held))? (?:just |only )?$")
_FEWEST: Final = 5
_NEAR: Final = 1.4  # times: a sum that is further off is of something else
_LEAST_PARTS: Final = 3
_THREE_DIGITS: Final = 100


def counted_off(document: Document) -> Iterator[Sum]:
    """Every whole of an English document that is told in one of these ways."""
    if document.language[:2] != "en" or not document.holds(
        {"other", "remaining", "remain", "left", "them", "together", "divided", "split", "shared", "distributed"}
    ):
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE, LIST)]
    for at, sentence in enumerate(story):
        for figure in sentence.figures:
            if _plain(figure) and (noun := _left(sentence, figure)) is not None:
                yield from _down_to(story, at, figure, noun)
        yield from _two_groups(story, sentence)
        yield from _between_them(story, sentence)
        yield from _divided(document, sentence)


def _plain(figure: Placed) -> bool:
    claim = figure.claim
    return not (isinstance(claim.value, tuple) or figure.unit or claim.per or claim.hedge or claim.change)


def _left(sentence: Figures, figure: Placed) -> str | None:
    """The noun of a count of what is left, "" where the copy leaves it out; None for another count."""
    if _LEFT.search(sentence.before(figure, 20)):
        return figure.head
    after = _THAT_REMAIN.match(sentence.after(figure, 60)) if _THE.search(sentence.before(figure, 12)) else None
    return singular(after["noun"] or after["head"]) if after else None


def _down_to(story: Sequence[Figures], at: int, rest: Placed, noun: str) -> Iterator[Sum]:
    """The one place before that tells of some of them, what is added to it, and the whole."""
    before = [(s, f) for s in story[: at + 1] for f in s.figures if f.start < rest.start and not f.unit]
    heads = {f.head for _, f in before} - {""}
    opened = [(s, f, kind) for s, f in before if _plain(f) for kind in _of_what(s, f) & heads if noun in ("", kind)]
    if len(opened) != 1:
        return
    where, first, kind = opened[0]
    own = [(s, f) for s, f in before if f.start > first.start]
    inline = next((f for s, f in own if s is where and _SOME_OF_SO_MANY.fullmatch(s.between(first, f))), None)
    more = [(s, f) for s, f in own if f is not inline and f.head == kind and _MORE.search(s.before(f, 12))]
    if not noun and (not more or story[at].number - more[-1][0].number > 2):
        return  # "the other 14", of whom nobody can tell
    parts = [first, *(f for _, f in more), rest]
    most = max(f.value for f in parts)
    wholes = [inline] if inline else [f for _, f in before if f.head == kind and f.level and f not in parts]
    # Any other count of the kind may be a part that is told in other words.
    if len({f.value for f in wholes}) != 1 or wholes[0].value <= most or wholes[0].value < _FEWEST:
        return
    if any(f.head == kind and f not in parts and f.value != wholes[0].value for _, f in own):
        return
    told = [where, *(s for s, _ in more), story[at]]
    if not all(map(_plain, (*parts, wholes[0]))) or any(_OTHER_TIME.search(PART_TOO.sub("", s.text)) for s in told):
        return
    added = sum(f.value for f in parts)
    if 1 / _NEAR < added / wholes[0].value < _NEAR:
        yield made_of(
            wholes[:1], [parts], f"both: {kind}, all of them and what is told of each lot", "tally", near=False
        )


def _of_what(sentence: Figures, figure: Placed) -> set[str]:
    """What may be the noun of which a count is some: "19 of the old routes", "three of its seven factories"."""
    following = next((f for f in sentence.figures if f.start >= figure.end), None)
    if following and _SOME_OF_SO_MANY.fullmatch(sentence.between(figure, following)):
        return {following.head}
    after = _SOME_OF.match(sentence.after(figure, 60))
    return {singular(word) for word in after["nouns"].split()} if after else set()


def _two_groups(story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """Two groups told of in one sentence, and a whole that they make but for one digit."""
    for one, other in pairwise(sentence.figures):
        if not (_plain(one) and _plain(other) and min(one.value, other.value) >= _THREE_DIGITS):
            continue
        if not _GROUPS.fullmatch(sentence.between(one, other)) or not _A_GROUP.match(sentence.after(other, 20)):
            continue
        added, most = one.value + other.value, max(one.value, other.value)
        wholes = [f for s in story if s is not sentence for f in s.figures if _plain(f) and f.level and f.value > most]
        near = [f for f in wholes if _one_digit_off(f.value, added)]
        if len({f.value for f in near}) == 1 and not any(f.value == added for f in wholes):
            yield made_of(
                near[:1], [[one, other]], "both: two groups of them, and how many they are", "tally", near=False
            )


def _between_them(story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """What so many have between them, and the one sentence that names so many with what each of them has."""
    for total in sentence.figures:
        many = _BETWEEN_THEM.search(sentence.before(total, 60)) if _plain(total) else None
        if not many:
            continue
        lists = [
            s.figures for s in story
            if s is not sentence and len(s.figures) == NUMBERS[many["many"]] and s.figures[0].head
            and re.search(rf"\b{re.escape(s.figures[0].head)}", sentence.after(total, 60))
            and all(_plain(f) and _WHOSE.search(s.before(f, 40)) for f in s.figures)
        ]  # fmt: skip
        if len(lists) == 1 and 1 / _NEAR < sum(f.value for f in lists[0]) / total.value < _NEAR:
            yield made_of([total], lists, "both: what they have between them, and each of them", "tally", near=False)


def _divided(document: Document, sentence: Figures) -> Iterator[Sum]:
    """A number of things, and among whom they were divided, to the end of the sentence."""
    for total in sentence.figures:
        after = _DIVIDED.match(sentence.prose, total.end, sentence.end) if _plain(total) and total.head else None
        parts = [f for f in counts(document, sentence) if f.start >= after.end()] if after else []
        if len(parts) < _LEAST_PARTS or after is None or _NOT_ALL.search(sentence.prose, after.end(), sentence.end):
            continue
        if all(map(_plain, parts)):
            yield made_of([total], [parts], f"both: {total.head}, and among whom they were divided")


def _one_digit_off(one: float, other: float) -> bool:
    a, b = f"{one:.0f}", f"{other:.0f}"
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
