"""A number and, in the same sentence, what it is made of: "the squad of 23 has three goalkeepers, eight defenders …".

A colon, a bracket or a verb ("consists of") says that the list is all there is. A list that only follows a comma is the
whole where its items are of one cut, all with one preposition ("28 on Friday and 13 on Saturday") or all bare nouns
that end in "and"; it may leave some out, and is wrong only where it makes more, or misses by a slip of the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.phrases import kin, singular
from linter.relations.digits import mistyped
from linter.relations.figures import Figures, Placed, figures, numbered
from linter.relations.totals.overlaps import overlap
from linter.relations.totals.parted import MORE, OPEN, Parted, make_any, parted_as, plain

_NOUN: Final = r"(?: (?:[a-z][\w’'-]*|[A-Z]\w+)){0,5}?"
# What closes a list: a colon, a dash or a bracket, or a verb that tells all that there is.
_CLOSED: Final = later(rf"(?:-[a-z]+)?{_NOUN}(?:: | [–—-] | \()(?:about )?")
_CONSISTS: Final = later(
    rf"(?:-[a-z]+)?{_NOUN},? (?:consist(?:s|ed)? of|consisting of|comprise[sd]?|comprising|(?:is|are|was|were) "
    r"(?:made up|composed) of|made up of|composed of) (?:the |about )?"
)
_HAS: Final = later(
    rf"(?:-(?:member|strong|man|woman|person|piece|seat|vessel|nation)\b)?{_NOUN} (?:has|have|had|includes) "
    r"(?:the |about )?"
)
_ARE: Final = later(r"(?:-[a-z]+)?(?: [a-z][\w’'-]*){0,3},? ")
_APPOSED: Final = later(rf"(?! (?:on|in|at|from|for|by|to|with)\b){_NOUN}, ")
_DOES: Final = later(
    r"\b(?:goe?s?|went|is|are|was|were|c[ao]mes?|[a-z]+ed)\b"
)  # "45 cents goes on wages": itself a part
_OF_WHICH: Final = later(rf"{_NOUN},? of (?:which|whom) [^,;:.\d]{{0,40}}")
_WITH_BRACKETS: Final = later(rf"{_NOUN},? [^,;:.\d]{{0,40}}\(")
# "The squad of 23", "an orchestra of 68", "the £6m bill": the whole of a thing that the sentence is of.
_WHOLE_OF: Final = later(
    r"\b(?:squad|team|crew|orchestra|band|choir|jury|panel|group|party|council|committee|board|cabinet|assembly"
    r"|parliament|"
    r"senate|chamber|herd|flock|fleet|convoy|cast|class|delegation|force|staff|side|field|collection|total|catch|haul)"
    r"(?: of| numbering| totalling) $"
)
_OF_ITS: Final = later(r"(?:^|[;:,] )[\"“]?[Oo]f (?:(?:the|its|their|those|these|his|her|all) ){1,2}$")
_ITEM: Final = later(r"[^;:.!?\"“”\d]{0,60}(?:, |; | and |\) | while )[^;:.!?\"“”\d]{0,40}")
_LAST: Final = later(r"[^:.!?\"“”\d]{0,60}\b(?:and|while|but|plus)\b[^,;:.!?\d]{0,40}")
_ONE: Final = later(
    r"(?:, |\band )(?:(?:just|only) )?(?P<one>one) (?=(?:by|on|in|for|from|of|at|to|[a-z-]+[,.;]|[a-z]+ )\b)"
)
# How an item goes on: "28 arrests on Friday", "5,200 for Saturday", "20 of wheat".
_CUT: Final = later(
    r"(?: of (?:them|these|those|whom|which))?(?: (?!and\b)[a-z-]+){0,2}? "
    r"(?:(?:for|against|in favou?r|spoil\w+|abstain\w*|invalid|blank|yes|no)(?=[,.;)]| and\b)"
    r"|(?P<by>on|in|at|from|for|by|to|with)\b)"
)
_KIND: Final = later(r"(?: of)?(?: [a-z-]+){0,2}? [a-z-]{3,}(?=,| and\b|[.;)]|$)")
# One may be counted under two of these.
_MANIFOLD: Final = frozenset({
    "arrest", "charge", "complaint", "award", "prize", "nomination", "count", "conviction", "offence", "goal", "reason",
    "time", "appearance", "language", "job", "role",
})  # fmt: skip
_OF_THEM: Final = later(r" of (?:them|these|those|which|whom)\b")
_IN_ALL: Final = later(
    r"(?: (?:a|per|each) (?:day|week|month|year))?(?: [a-z]+)? (?:in all|altogether|in total|all told)\b"
)
_MAKES: Final = later(
    r"[^,;:.\d]{0,40} (?:will |would |should )?(?:covers?|meets?|pays? for|funds?|finances?|makes? up) "
    r"(?:the|all (?:of )?the|its|their) (?:total of )?$"
)
_CLOCK: Final = frozenset({"hour", "minute", "day", "week", "month", "year"})
_THREE: Final = 3
_FAR: Final = 0.35
_DIGITS: Final = 100


class _List(NamedTuple):
    whole: Placed
    parts: Sequence[Placed]
    closed: bool


def enumerated(document: Document) -> Iterator[Parted]:
    """Every number of an English document that the list in its own sentence does not make."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    every: list[Placed] | None = None
    for sentence in story:
        if len(sentence.figures) < 2:
            continue
        for found in _lists(document, sentence):
            every = every if every is not None else [f for s in story for f in s.figures]
            if _wrong(sentence, found) and not any(
                make_any(lot, every) for lot in (found.parts, (found.whole, *found.parts))
            ):
                reason = "both: a number, and what it is made of in the same sentence"
                yield parted_as(found.whole, found.parts, reason, near=True)


def _wrong(sentence: Figures, found: _List) -> bool:
    """Do the parts miss the whole, by no more than a slip would make them?"""
    whole, added = found.whole.value, sum(p.value for p in found.parts)
    if not 0 < abs(added / whole - 1) < _FAR or (added < whole and MORE.match(sentence.prose, sentence.end)):
        return False
    return (
        found.closed
        or added > whole
        or (min(whole, *(p.value for p in found.parts)) >= _DIGITS and mistyped(whole, added))
    )


def _lists(document: Document, sentence: Figures) -> Iterator[_List]:
    """The wholes of a sentence, each with the list that follows it."""
    placed = _with_ones(document, sentence)
    for at, whole in enumerate(placed[:-2]):
        if not _plain(whole) or OPEN.search(_OF_THEM.sub("", sentence.prose[whole.end : sentence.end])):
            continue
        if at and _is_item(sentence.between(placed[at - 1], whole)):
            continue
        parts = _run(sentence, placed[at + 1 :], whole)
        if len(parts) < 2 or max(p.value for p in parts) >= whole.value:
            continue
        if _one_cut(sentence, parts) in ("", "name", "with") and overlap(parts):
            continue
        closed = _opened(sentence, whole, parts)
        if closed is not None and not _LAST.fullmatch(sentence.between(parts[-2], parts[-1])):
            closed = None
        if closed is not None:
            yield _List(whole, parts, closed)
    yield from _added_up(placed, sentence)


def _is_item(gap: str) -> bool:
    """Do the words before a figure make it an item of a list, and no whole: "46 monkeys: 21 baboons, 14 macaques"?"""
    return _ITEM.fullmatch(gap) is not None or _CLOSED.fullmatch(gap) is not None


def _added_up(placed: Sequence[Placed], sentence: Figures) -> Iterator[_List]:
    """A list and then its total: "20 litres to drink, 30 to wash and ten to cook, 60 litres in all"."""
    for at, whole in enumerate(placed):
        gap = sentence.between(placed[at - 1], whole) if at > 1 else ""
        if (
            not whole.unit
            or not whole.level
            or whole.claim.hedge
            or not (_MAKES.search(gap) or _IN_ALL.match(sentence.after(whole, 40)))
        ):
            continue
        parts = [placed[at - 1]]
        for figure in reversed(placed[: at - 1]):
            if not _ITEM.fullmatch(sentence.between(figure, parts[0])):
                break
            parts.insert(0, figure)
        if parts[0].unit == whole.unit and all(_plain(p) and p.unit in (whole.unit, "") for p in parts):
            ends = len(parts) > 1 and _LAST.fullmatch(sentence.between(parts[-2], parts[-1]))
            if ends and not OPEN.search(sentence.prose, parts[0].start, parts[-1].end):
                yield _List(whole, parts, closed=True)


def _opened(sentence: Figures, whole: Placed, parts: Sequence[Placed]) -> bool | None:
    """Is a list all of the whole before it? True where the copy says so, False where it may leave some out."""
    gap, before = sentence.between(whole, parts[0]), sentence.before(whole, 80)
    if _CLOSED.fullmatch(gap) or _CONSISTS.fullmatch(gap):
        return True if len(parts) > 2 or _one_cut(sentence, parts) else None
    of_it = _WHOLE_OF.search(before) or gap[:1] == "-" or (whole.unit and before.endswith(" of "))
    if _HAS.fullmatch(gap) and of_it:
        listed = len(parts) >= _THREE and (whole.unit or _one_cut(sentence, parts) == "name")
        return len(parts) > _THREE if listed else None
    if _OF_ITS.search(before) and _ARE.fullmatch(gap) and len(parts) > 2:
        return True
    if _WITH_BRACKETS.fullmatch(gap) and all(sentence.after(p, 1) == ")" for p in parts):
        return True
    if _OF_WHICH.fullmatch(gap):
        return False if len(parts) > 2 and (whole.unit or _one_cut(sentence, parts)) else None
    if _APPOSED.fullmatch(gap) and (cut := _one_cut(sentence, parts)):
        manifold = cut in ("for", "name", "with") and singular(whole.head) in _MANIFOLD
        # "210 sheep, 150 goats and 70 pigs" are three sorts; "84 players, 46 women and 48 men" are one.
        sorts = cut == "name" and not (whole.unit or all(f.claim.measure in kin().people for f in (whole, *parts)))
        return None if manifold or sorts or _DOES.search(gap) else False
    return None


def _one_cut(sentence: Figures, parts: Sequence[Placed]) -> str:
    """By what one thing all items are told: "on" a day, "from" a place, each by its "name" alone; "" if by several."""
    tails = [sentence.prose[p.end : (parts[at + 1].start if at + 1 < len(parts) else min(sentence.end, p.end + 60))]
             for at, p in enumerate(parts)]  # fmt: skip
    cuts = {cut["by"] or "vote" if (cut := _CUT.match(tail)) else "" for tail in tails}
    if len(cuts) > 1:
        return ""
    return cuts.pop() or ("name" if all(map(_KIND.match, tails)) else "")


def _run(sentence: Figures, after: Sequence[Placed], whole: Placed) -> list[Placed]:
    """The items after a whole, in its unit or with that left to be understood, a few words between."""
    run: list[Placed] = []
    for figure in after:
        if run and not _ITEM.fullmatch(sentence.between(run[-1], figure)):
            break
        if figure.unit not in (whole.unit, "") or not _plain(figure):
            return []
        run.append(figure)
    return run


def _plain(figure: Placed) -> bool:
    return (plain(figure) or (figure.unit in _CLOCK and not figure.claim.hedge)) and figure.level


def _with_ones(document: Document, sentence: Figures) -> list[Placed]:
    """The figures of a sentence, and the "one" of a list: "two by train, one by bus and three on foot"."""
    first, last = sentence.figures[0].end, sentence.end
    taken = {f.start for f in sentence.figures}
    ones = [m.span("one") for m in _ONE.finditer(sentence.prose, first, last) if m.start("one") not in taken]
    return sorted((*sentence.figures, *(numbered(document, *one) for one in ones)), key=lambda f: f.start)
