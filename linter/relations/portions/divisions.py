"""Divisions: shares in per cent that are to make up one whole, in one sentence or several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from linter.document import DATELINE, HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.sums import Sum, made_of

_BACK: Final = 4  # how many sentences of a paragraph may give the shares of one whole
_OTHERS: Final = later(
    r"\b(?:the )?(?:rest|remainder|remaining|others?|everyone else|elsewhere|undecided|don['’]t know|d(?:id|o)(?: "
    r"not|n['’]t) know|would not say|refused to \w+|no "
    r"opinion|neither|"
    r"not sure|unsure|abstain\w*|all other|"
    r"(?:not|yet to|still to|never) (?:yet )?(?:ma[dk]e up|decided?)|hav(?:e|ing)(?: not|n['’]t) decided|"
    r"(?:gave|had|offered|expressed) no (?:answer|view|preference)|wavering|"
    r"(?:declined|refused|preferred not) to (?:answer|say|respond)|did(?: not|n['’]t) (?:answer|say|respond))\b",
    re.I,
)
_HOLDS: Final = later(
    r"\b(?:account(?:s|ed|ing)? for|ma[dk]e up|making up|compris\w+|represent\w+|held?|holds|came from|come "
    r"from|were|are|was|is|"
    r"took|takes|got|won|owns?|owned|said|want\w*|went to|goes to|felt|constitut\w+|contribut\w+|gave|gives|"
    r"provid\w+|suppl\w+|bought|buys?|puts?|would|received|generat(?:e[sd]?|ing)|met|meets|cover\w*|produc\w+)\b",
    re.I,
)
_NOT_SHARES: Final = later(
    r"\b(?:owns?|owned|uses?|used|likes?|reads?|listens?|watch|visits?|eats?|drinks?|rose|risen|grew|grown|"
    r"fell|fallen|(?<!made )(?<!make )(?<!makes )(?<!making )up|"
    r"(?<!turn )(?<!turned )(?<!vote )(?<!voted )(?<! it )down|increas\w+|"
    r"decreas\w+|declin\w+|jumped|gained|lost|growth|higher|lower|"
    r"more than one|more than once|multiple|several answers|both|compared|a year (?:earlier|ago|before)|last year|"
    r"previous\w*|from \d|also|too|interest|rate|inflation|swing|as well as|"
    r"of (?:these|those(?! (?:polled|asked|surveyed|questioned|interviewed))|them|whom|which))\b",
    re.I,
)


# The first of them, told by itself and sooner: "Norway was the biggest buyer with 38 per cent of sales."
_THE_MOST: Final = later(
    r"\b(?:biggest|largest|main|leading|top|most)\b.*(?:per cent|%) of (?:the |all |its )?(?:\w+ )?"
    r"(?:total|sales|exports?|imports?|market|votes?|trade|shares|visitors|guests|purchases|output|production)\b"
)
# One thing divided: who holds it, where it goes or comes from.
_DIVIDES: Final = later(
    r"\b(?:holds?|held|holding|controls?|controlled|owned by|account(?:s|ed|ing)? for|ma[dk]es? up|ma[dk]ing up|"
    r"c[oa]mes? from|goes to|went to|go to|won|took|takes|suppl(?:y|ies|ied)|"
    r"provide[sd]?|generate[sd]?|shareholders?|exports? went|"
    r"mainly|chiefly|divided|split|composed|consist\w*|of the (?:votes?|market|shares|seats|total))\b",
    re.I,
)
_WISHED: Final = later(
    r"\b(?:wants?|wanted|seeks?|sought|claims?|claimed|demands?|demanded|asks?|asked|would (?:get|have|receive|need)|"
    r"offers?|offered|bids?)\b"
)
_ITEM: Final = later(r"^[)]?(?: of the [a-z]+)?(?:,|;|,? and| while)(?: and)? [^.;:\d]{2,60}$")
_OPEN_ITEM: Final = later(r"^(?: (?:in|among|for|on|at|of (?!the votes?\b|the total\b|shares\b|votes\b))\b)")
# "58 per cent of its sales in Asia, 27 per cent in Europe and …"
_OF_ITS: Final = later(
    r"^ of (?:its|their|all|the) (?:[a-z]+ )?(?:sales|revenues?|income|turnover|exports|imports|output|profits?|"
    r"budget|spending|money|staff|production) (?:in|from|to|on|at) "
)
# "… grow maize, 31 per cent beans and 23 per cent cassava as their main crop"
_AS_THEIR: Final = later(r"^(?: [\w’'-]+){1,4} as (?:their|its|the) (?:main|first|chief|favou?rite|usual)\b")
_THE_WHOLE_OF: Final = later(r"^ of (?:the|its|their|all|[A-Z][\w’'-]+[’']s)\b")
_SORT: Final = later(r"^ [^.;:\d]{2,60}?(?:,|,? and) (?:about )?$")
_FRACTIONS: Final = frozenset({"half", "a third", "a quarter", "a fifth", "two-thirds", "three-quarters", "one third"})
_FOR: Final = later(r"^(?: \w+){0,3} (?:in favou?r|for it\b|for the\b|yes\b|supported|approved|backed)", re.I)
_AGAINST: Final = later(
    r"^(?: \w+){0,3} (?:against|opposed|no\b(?! (?:view|opinion|answer))|disapproved|rejected)", re.I
)
_GROUP: Final = later(r"^ of (?!those\b|respondents\b|voters\b|people\b|them\b|the (?:votes?|voters)\b)")


def divisions(document: Document) -> Iterator[Sum]:
    """Every whole that a document divides into shares."""
    story = [s for s in figures(document) if s.zone not in (HEADLINE, DATELINE)]
    for at, sentence in enumerate(story):
        yield from _shares(story, at)
        yield from _sides(story, at)
        yield from _held(sentence, story[at - 1] if at else None)


def _shares(story: Sequence[Figures], at: int) -> Iterator[Sum]:
    """Shares of one whole, down to "the rest of the world": together they cannot exceed it."""
    sentence = story[at]
    own = _percents(sentence)
    if not own or not _closes(sentence, own):
        return
    lists = [own] if len(own) > 1 else []
    for before, after in pairwise(reversed(story[max(at - _BACK, 0) : at + 1])):
        more = _percents(after)
        if after.number != before.number - 1 or not more:
            break
        if not _HOLDS.search(after.text):
            break
        if all(_aside(after, f) for f in more) and not any(_aside(sentence, f) for f in _percents(sentence)):
            break  # "The county accounts for 414 cases, or 41 per cent": another way of sharing out
        own = [*more, *own]
        lists.append(own)
    if lists:
        far = [s for s in story[max(at - 2 * _BACK, 0) : at] if s.figures[0].start < own[0].start]
        first = [f for s in far for f in _percents(s) if len(_percents(s)) == 1 and _THE_MOST.search(s.text)]
        one = first[-1:] if first and first[-1] not in own and first[-1].value >= own[0].value else []
        lists += [[*one, *own]] if one else []
        if len(lists[-1]) >= 3:
            yield made_of([], lists, "both: shares of one whole, the rest included", "shares", near=not one)


def _aside(sentence: Figures, figure: Placed) -> bool:
    """Is a share told in passing, beside the count that it stands for?"""
    return sentence.before(figure, 5).endswith((" or ", "(")) and figure is not sentence.figures[0]


def _held(sentence: Figures, before: Figures | None) -> Iterator[Sum]:
    """ "The state holds 40 per cent, the fund 35 per cent and the founders 30": one thing, shared out in one breath."""
    own = _percents(sentence)
    if _WISHED.search(sentence.text):
        return  # "The Union wants 34%, Norway 28%": together more than there is
    first = _percents(before) if before and before.block == sentence.block else []
    opens = (
        before is not None
        and len(first) == 1
        and before.number == sentence.number - 1
        and _THE_WHOLE_OF.match(before.after(first[0], 40))
    )  # "Solar panels provided 44% of the island's power. Wind supplied 27%, …"
    if len(own) < (2 if opens else 3) or _closes(sentence, own):
        return
    gaps = [sentence.between(a, b) for a, b in pairwise(own)]
    sorts = _OF_ITS.match(sentence.after(own[0], 40)) or _AS_THEIR.match(sentence.after(own[-1], 60))
    if sorts:
        listed = all(_SORT.match(gap) for gap in gaps)
    else:
        listed = _DIVIDES.search(sentence.text) is not None and all(_ITEM.match(gap) for gap in gaps)
        listed = listed and not any(_OPEN_ITEM.match(sentence.after(f, 20)) for f in own[1:])
    if listed and "and " in gaps[-1] and not any(_HOLDS.search(gap) for gap in gaps):
        opens = opens and _DIVIDES.search(before.text) if before else None
        own = [*first, *own] if opens else own
        if len(own) > 2:
            yield made_of(
                [], [own], "both: the shares of one thing, in one list", "shares", near=not sorts and not opens
            )


def _sides(story: Sequence[Figures], at: int) -> Iterator[Sum]:
    """ "62 per cent in favour. Another 41 per cent were against it."""  # fmt: skip
    near = [s for s in story[at : at + 2] if s.number - story[at].number <= 1]
    placed = [(s, f) for s in near for f in s.figures if f.unit == "percent" and not f.claim.change and f.level]
    pro = [f for s, f in placed if _FOR.match(s.after(f, 40)) and not _GROUP.match(s.after(f, 20))]
    con = [f for s, f in placed if _AGAINST.match(s.after(f, 40)) and not _GROUP.match(s.after(f, 20))]
    opens = bool(pro or con) and (pro or con)[0] in story[at].figures
    plain = opens and len(placed) <= 3 and not any(_NOT_SHARES.search(s.text) for s in near)
    if plain and len(pro) == len(con) == 1 and pro[0] is not con[0]:
        yield made_of([], [[*pro, *con]], "both: those for and those against", "sides")


def _percents(sentence: Figures) -> list[Placed]:
    """The shares that a sentence gives, when all its percentages are shares; "half" is one too."""
    own = [
        _share(f) if f.claim.words.lower() in _FRACTIONS and not f.claim.hedge else f
        for f in sentence.figures
        if f.unit == "percent" or (f.claim.words.lower() in _FRACTIONS and not f.claim.hedge)
    ]
    if not own or _NOT_SHARES.search(sentence.text) or any(f.claim.change or not f.level for f in own):
        return []
    return own if all(0 < f.value < 100 for f in own) else []


def _share(figure: Placed) -> Placed:
    """ "Half of them", in per cent."""
    points = figure.value * 100
    return figure._replace(
        claim=replace(figure.claim, value=points, low=points * 0.96, high=points * 1.04, unit="percent")
    )


def _closes(sentence: Figures, own: Sequence[Placed]) -> bool:
    """Does the last share go to everybody else?"""
    start = own[-2].end if len(own) > 1 else sentence.start
    return _OTHERS.search(sentence.prose, start, min(own[-1].end + 60, sentence.end)) is not None
