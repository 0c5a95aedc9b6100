"""A whole told part by part, in whatever words: what the copy says of all of them, of some and of the others.

"Of the 60 shares 41 were down, 13 were up and six were unchanged"; "11,460 starters: 7,449 men and 4,011 women"; "680
have left, and the other 1,480"; "9,400 votes to 8,865, a majority of 535"; "The four together brought in $155 billion".
Parts that make any number of the copy are right; only where they make none are they held against the whole that the
words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, TABLE, Document
from linter.finders.factors import NUMBERS
from linter.patterns import later
from linter.phrases import kin
from linter.relations.digits import mistyped
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.ballots import AWAY, MEMBERS
from linter.relations.totals.overlaps import SOME_OF_THEM, overlap

_NO_AMOUNTS: Final = frozenset(
    {"percent", "percentage point", "basis point", "year", "year of age", "day", "hour", "minute", "second", "week",
     "month"}
)  # fmt: skip
_OF_ALL: Final = later(
    r"(?:^|[;:,] | [–—-] |\b(?:and|but|that|said) )[\"“]?(?:[Oo]ut )?[Oo]f (?:(?:the|its|their|those|these|his|her|all|"
    r"a total of|[\w’']+[’']s?) )*(?:(?!which|whom|them)[a-z-]+ ){0,2}$"
)
_ARE: Final = later(r" (?:[\w’'-]+ ){1,4}?(?:are|were|comprise|comprised) ")  # "The 42 passengers are 24 Poles"
_THE: Final = later(r"\b(?:The|All|Its|Their) $")
_ITEM: Final = later(r"[^;:.!?\"“”\d]{1,70}")
_LAST_ITEM: Final = later(r"[^;:.!?\"“”\d]{0,60}\b(?:and|while|but)\b[^,;:.!?\d]{0,50}")
OPEN: Final = later(
    r"\b(?:includ\w+|among (?:them|which|others)|such as|at least|more than half|of (?:which|whom|them)|so far|mostly|"
    r"mainly|again|twice|both|also|each|apiece|every|already|aged?|least)\b",
    re.I,
)
# The next sentence tells of those that the list leaves out.
MORE: Final = later(
    r".{0,60}\b(?:[Oo]ne|[Aa]nother|[Oo]thers?|rest|remain\w*|missing|unaccounted|unknown|as well|also)\b"
)
_INSIDE: Final = later(r"\b(?:in|on|at|by|over|across|within|during|after|for|with) (?:the |about |some )?$")
_MEN: Final = later(r" (?:(?:are|were|is|was) )?(?:men|boys|males?)\b")
_WOMEN: Final = later(r" (?:(?:are|were|is|was) )?(?:women|girls|females?)\b")
_OPENS_LIST: Final = later(r"[^;:.!?\d]{0,40}(?:: | \(| [–—-] |, )(?:about |some )?")
_REST: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:other|remaining|rest,|remainder,|balance,)(?: of)?"
    r"(?: about| some)? $"
)
_TOGETHER: Final = later(
    r"(?:^|, |\band )[\"“]?(?:[Tt]he (?P<many>two|three|four|five|six)(?: [\w-]+){0,2} )?"
    r"(?:[Tt]ogether|[Bb]etween them|[Cc]ombined),? "
    r"(?:they |these |those |it |the (?P<number>two|three|four|five|six)(?: [\w-]+){0,2} )?"
    r"(?:have|had|hold|held|won|took|make|made|come|came|accounts?|accounted|brought|bring|cost|employ|employed|sold|"
    r"produced?|add|added|total|totalled|number|numbered)(?: (?:in|up|to|for|a total of))* $"
)
_LEFT: Final = later(
    r"\b(?:leaving|leaves?|left|for|giving|producing|meaning)(?: (?:it|them|the \w+))?(?: with)? an? (?:[a-z-]+ ){0,2}?"
    r"(?:deficit|surplus|shortfall|gap|profit|loss|balance) of (?:about )?$"
)
_MAJORITY: Final = later(r"\b(?:majority|margin|lead)(?: of| was|:)(?: just| only)? $|\bwon by (?:just |only )?$")
_TO: Final = later(
    r"(?: votes?)?(?: \([^)]*\))?(?:,? or [\d.]+(?:%| per ?cent),?)?,? (?:to|against) |[^;:.\d]{3,60}\bto "
)
_ANOTHER: Final = later(r"\b(?:last|previous|earlier|ago|in (?:19|20)\d\d|before)\b")
_VOTES: Final = later(r"\b(?:votes?|voted|ballots?|elect\w+)\b")
_OUTGO: Final = later(r"\b(?:spending|costs?|expenses|expenditure|outlays?|outgo\w*|spent|imports|imported)\b", re.I)
# What so many of them did or were: "71 finished", "14 gave up", "21 were disqualified", "a third had no opinion".
_DID: Final = later(
    r" (?:of (?:them|these|those) )?(?:(?:were|are|was|is|had|have|has|said|gave|did|came|went|won|lost|left|sank|got"
    r"|took|chose|fell|broke|ran|felt|thought|stand|stood|lie|lay)\b|[a-z]{3,}ed\b)"
)
# With which the counts leave nobody for two of them.
_NOTHING_ELSE: Final = later(
    r"\b(?:unchanged|blank|invalid|spoil\w+|abstain\w*|undecided|no (?:opinion|answer|view)|not|gave up|retired|failed"
    r"|disqualified|missing|absent|empty|drawn|drew|neither|refused|withdrew|dropped out|unknown|tied|said no"
    r"|against)\b"
)
_IT_HAS: Final = later(r"[\"“]?(?:It|They|He|She|The [a-z]+) (?:has|have|had|keeps?|kept|owns?|owned) (?:about )?")
_A_SORT: Final = later(r" (?:[a-z-]+ )?[a-z-]+s?(?=,| and\b|[.;])")
_AND_THEY: Final = later(r" of them[^,;]{0,30},? and (?:the )?(?!hop|plan|want|need)(?:[\w’'-]+ ){0,2}?[\w’'-]{3,} ")
_SOME_SORT: Final = later(r"\b(?:women|men|girls|boys|pensioners|students|tourists|foreigners|teenagers)\b")
_LEAST: Final = 5
_NEXT_TO: Final = 120  # characters of the next sentence
_LIST: Final = 3
_CLOSE: Final = 0.12  # a list that nobody calls complete may leave out some
_FAR_OFF: Final = 0.3  # of the whole: a sum that is further off is of something else
_EXACT: Final = 3  # digits: of less exact figures any may miss another by one
_MANY: Final = 100


@kind_of_claim
class Parted(Claim):
    """A whole and the parts that are told of it; `gap` where the last "part" is how far the first is from the whole."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    gap: bool = False
    reason: str
    near: bool  # in one sentence?


def parted(document: Document) -> Iterator[Parted]:
    """Every whole of an English document whose parts make no number of the copy."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    every = [f for s in story for f in s.figures if plain(f)]
    for at, sentence in enumerate(story):
        amounts = [f for f in sentence.figures if plain(f)]
        before = [f for f in story[at - 1].figures if plain(f)] if _follows(story, at) else []
        told = (
            *_listed(sentence, amounts), *_both_sexes(sentence, amounts, before),
            *_down_to_others(sentence, amounts, before, every), *_together(sentence, amounts, before),
            *_rows(sentence, amounts, every), *_each_of_them(sentence, amounts, before),
        )  # fmt: skip
        for whole, parts, reason in told:
            if not make_any(parts, every) and abs(sum(p.value for p in parts) / whole.value - 1) < _FAR_OFF:
                yield parted_as(whole, parts, reason, near=whole in amounts)
        for more, less, gap, reason in (*_left(sentence, amounts), *_majority(sentence, amounts, before)):
            if not _gap_of_any(gap, every):
                yield parted_as(more, (less, gap), reason, near=more in amounts, gap=True)


_Told = tuple[Placed, Sequence[Placed], str]  # a whole, its parts, and why they are of one thing
_Gap = tuple[Placed, Placed, Placed, str]  # the more, the less, what lies between, and why


def parted_as(whole: Placed, parts: Sequence[Placed], reason: str, near: bool, gap: bool = False) -> Parted:
    """The claim that amounts are the parts of a whole."""
    claim = whole.claim
    return Parted(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, whole=claim,
        parts=tuple(p.claim for p in parts), gap=gap, reason=reason, near=near,
    )  # fmt: skip


def plain(figure: Placed) -> bool:
    """Is this an amount of something, as the copy gives it: no share, no length of time, no year, no range?"""
    claim = figure.claim
    year = not figure.unit and claim.words.isdigit() and 1800 < figure.value < 2100
    exact = not (isinstance(claim.value, tuple) or claim.per or claim.hedge or figure.unit in _NO_AMOUNTS or year)
    return exact and figure.value >= 1


def _follows(story: Sequence[Figures], at: int) -> bool:
    """Does a sentence with figures come right before, in the same paragraph?"""
    before = story[at - 1] if at else None
    return before is not None and before.block == story[at].block and before.number == story[at].number - 1


def make_any(parts: Sequence[Placed], every: Sequence[Placed]) -> bool:
    """Do the parts make any other number of the copy, all of them or all but one that counts something else?"""
    wholes = [f for f in every if f.unit == parts[0].unit and f not in parts]
    lists = [parts, *([p for p in parts if p is not one] for one in parts if len(parts) > 2 and _aside(one))]
    return any(_meet(lot, whole) for lot in lists for whole in wholes)


def _aside(part: Placed) -> bool:
    """Is a figure of a list none of its items: "three in two cars", "six of them in Lyon"?"""
    return _INSIDE.search(part.claim.lead) is not None or SOME_OF_THEM.match(part.claim.trail) is not None


def _gap_of_any(gap: Placed, every: Sequence[Placed]) -> bool:
    """Do any two numbers of the copy lie as far apart?"""
    alike = [f for f in every if f.unit == gap.unit and f is not gap]
    return any(_meet([one, gap], other) for one in alike for other in alike if other.value > one.value)


def _meet(parts: Sequence[Placed], whole: Placed) -> bool:
    low, high = sum(p.claim.low for p in parts), sum(p.claim.high for p in parts)
    return low <= whole.claim.high + 1e-9 and whole.claim.low <= high + 1e-9


def _row(sentence: Figures, amounts: Sequence[Placed], start: int, unit: str) -> list[Placed]:
    """The amounts of one kind that follow one another from an offset on, a few words between."""
    row: list[Placed] = []
    for figure in (f for f in amounts if f.start >= start):
        if figure.unit != unit or (row and not _ITEM.fullmatch(sentence.between(row[-1], figure))):
            break
        row.append(figure)
    return row


def _listed(sentence: Figures, amounts: Sequence[Placed]) -> Iterator[_Told]:
    """ "Of the 60 shares 41 were down, 13 were up and six were unchanged": three and more, to the last."""
    for whole in amounts:
        row = _row(sentence, amounts, whole.end, whole.unit)
        if len(row) < _LIST or max(p.value for p in row) >= whole.value:
            continue
        opens = _OF_ALL.search(sentence.before(whole, 70)) or (
            _THE.search(sentence.before(whole, 6)) and _ARE.fullmatch(sentence.between(whole, row[0]))
        )
        if not opens or not _LAST_ITEM.fullmatch(sentence.between(row[-2], row[-1])):
            continue
        away = MEMBERS.match(whole.claim.trail) or AWAY.search(sentence.prose, sentence.start, sentence.end + _NEXT_TO)
        added = sum(p.value for p in row)
        away = away or MORE.match(sentence.prose, sentence.end)
        if (away and added < whole.value) or overlap(row) or abs(added / whole.value - 1) > _CLOSE:
            continue  # not everybody voted, some are two things, or many are left out
        if not OPEN.search(sentence.prose[whole.end : row[-1].end + 30]):
            yield whole, row, "both: all of them, and each sort in one sentence"


def _both_sexes(sentence: Figures, amounts: Sequence[Placed], before: Sequence[Placed]) -> Iterator[_Told]:
    """ "11,460 starters: 7,449 men and 4,011 women"; "All 41 are under 14. Thirty are girls and 11 are boys"."""
    for one, other in pairwise(amounts):
        tails = sentence.after(one, 20), sentence.after(other, 20)
        both = (_MEN.match(tails[0]) and _WOMEN.match(tails[1])) or (_WOMEN.match(tails[0]) and _MEN.match(tails[1]))
        if not both or not _ITEM.fullmatch(sentence.between(one, other)):
            continue
        third = [f for f in amounts if f.start > other.start]
        opening = [f for f in amounts if f.start < one.start]
        if third:
            continue
        if opening and _OPENS_LIST.fullmatch(sentence.between(opening[-1], one)):
            whole = opening[-1]
        elif not opening and before and sentence.start == one.start:
            whole = before[-1]
        else:
            continue
        if not whole.unit and whole.value > max(one.value, other.value):
            yield whole, (one, other), "both: all of them, and those of either sex"


def _down_to_others(
    sentence: Figures, amounts: Sequence[Placed], before: Sequence[Placed], every: Sequence[Placed]
) -> Iterator[_Told]:
    """ "Of the claimants 1,480 still live there, and the other 680 have left", with 2,106 somewhere else."""
    for rest in amounts:
        if not _REST.search(sentence.before(rest, 30)) or rest is not amounts[-1]:
            continue
        own = [f for f in amounts if f.start < rest.start and f.unit == rest.unit]
        near = own or [f for f in before if f.unit == rest.unit]
        if not near or OPEN.search(sentence.prose, near[0].start, rest.end):
            continue
        first = near[0]
        if len(near) > 1 and first.value > max(f.value for f in (*near[1:], rest)):
            if _OF_ALL.search(sentence.prose[max(first.start - 70, 0) : first.start].rpartition("\n")[2]):
                yield first, (*near[1:], rest), "both: all of them, and some and the others"
            continue
        parts = (*near, rest)
        if all(_digits(p) >= _EXACT for p in parts) and (whole := _missed(parts, every)):
            yield whole, parts, "both: some and the others, and a number that they miss by a digit"


def _rows(sentence: Figures, amounts: Sequence[Placed], every: Sequence[Placed]) -> Iterator[_Told]:
    """ "1,850 came on Friday, 2,310 on Saturday and 1,909 on Sunday", with 6,150 somewhere else."""
    at = 0
    while at < len(amounts):
        row = _row(sentence, amounts, amounts[at].start, amounts[at].unit)
        at += len(row)
        if len(row) < _LIST or any(_digits(p) < _EXACT for p in row):
            continue
        ends = _LAST_ITEM.fullmatch(sentence.between(row[-2], row[-1])) and not OPEN.search(sentence.text)
        if ends and (whole := _missed(row, every)):
            yield whole, row, "both: three in a row, and a number that they miss by a digit"


def _each_of_them(sentence: Figures, amounts: Sequence[Placed], before: Sequence[Placed]) -> Iterator[_Told]:
    """ "There were 96 boats. Seventy-one finished, 14 gave up and 21 were disqualified": more than there are.

    Or "340 animals. It has 210 sheep, 150 goats and 70 pigs"; of two, one says that it is "of them".
    """
    wholes = [f for f in before if not f.unit and f.head and f.value >= _LEAST and f.level]
    row = _row(sentence, amounts, sentence.start, "")
    if len(wholes) != 1 or len(row) != len(amounts) or len(row) < 2 or max(p.value for p in row) >= wholes[0].value:
        return
    whole, text = wholes[0], SOME_OF_THEM.sub("", sentence.text)
    last = sentence.between(row[-2], row[-1])
    if overlap(row[1:]) or OPEN.search(text) or not _LAST_ITEM.fullmatch(last):
        return
    tails = [sentence.after(f, 40) for f in row]
    if len(row) == 2:
        told = bool(SOME_OF_THEM.match(tails[0]) and _AND_THEY.fullmatch(last)) and not _SOME_SORT.search(text)
    elif sentence.before(row[0], 40).strip(' “"'):
        has = _IT_HAS.fullmatch(sentence.before(row[0], 40)) is not None
        told = has and whole.claim.measure in kin().stand_ins and all(map(_A_SORT.match, tails))
    else:
        told = all(map(_DID.match, tails)) and _NOTHING_ELSE.search(text) is not None
    if told and sum(p.value for p in row) > whole.value:
        yield whole, row, "both: all of them, and what each did, in two sentences on end"


def _missed(parts: Sequence[Placed], every: Sequence[Placed]) -> Placed | None:
    """The one number of the copy that the parts would make, were it not for a digit or two that changed places."""
    added = sum(p.value for p in parts)
    most = max(p.value for p in parts)
    exact = [f for f in every if f.unit == parts[0].unit and f.value > most and _digits(f) >= _EXACT]
    wholes = [
        f for f in exact
        if f not in parts
        and (mistyped(f.value, added) or any(mistyped(p.value, f.value - added + p.value) for p in parts))
    ]  # fmt: skip
    return wholes[0] if len({f.value for f in wholes}) == 1 else None


def _digits(figure: Placed) -> int:
    """How many digits a figure is exact to: 3 for "1,250", "680" and "$41.2 million", one for "20,000"."""
    digits = len(f"{figure.value:.9e}".partition("e")[0].replace(".", "").rstrip("0"))
    whole = figure.claim.words.replace(",", "")
    return digits + (whole.isdigit() and len(whole) == digits + 1)


def _together(sentence: Figures, amounts: Sequence[Placed], before: Sequence[Placed]) -> Iterator[_Told]:
    """ "Phones made $59 billion, shoes $47 billion and steel $30 billion. The three together made $136 billion"."""
    for whole in amounts:
        told = _TOGETHER.search(sentence.before(whole, 90))
        if not told:
            continue
        own = [f for f in amounts if f.start < whole.start and f.unit == whole.unit]
        parts = own or [f for f in before if f.unit == whole.unit]
        many = told["many"] or told["number"]
        if len(parts) == (NUMBERS[many] if many else 2) and max(p.value for p in parts) < whole.value:
            yield whole, parts, "both: what they come to together, and each of them"


def _left(sentence: Figures, amounts: Sequence[Placed]) -> Iterator[_Gap]:
    """ "Spending would be $1.97 billion and revenue $1.84 billion, leaving a deficit of $130 million"."""
    for gap in amounts:
        two = [f for f in amounts if f.start < gap.start and f.claim.currency == gap.claim.currency != ""]
        if len(two) == 2 and _LEFT.search(sentence.before(gap, 70)) and _OUTGO.search(sentence.text):
            less, more = sorted(two, key=lambda f: f.value)
            if more.value > less.value:
                yield more, less, gap, "both: what comes in and goes out, and what that leaves"


def _majority(sentence: Figures, amounts: Sequence[Placed], before: Sequence[Placed]) -> Iterator[_Gap]:
    """ "She won 6,391 votes, or 50.8%, to 6,179 for Mr Zupan. The margin was 212"."""
    for gap in amounts:
        if gap.unit or not _MAJORITY.search(sentence.before(gap, 40)) or _ANOTHER.search(sentence.text):
            continue
        own = [f for f in amounts if f is not gap]
        pairs = [pair for pair in pairwise(own or before) if not any(f.unit for f in pair)]
        prose = sentence.prose
        pairs = [(a, b) for a, b in pairs if _TO.fullmatch(prose[a.end : b.start]) and min(a.value, b.value) >= _MANY]
        if len(pairs) == 1 and _VOTES.search(prose, max(pairs[0][0].start - 80, 0), pairs[0][1].end + 60):
            less, more = sorted(pairs[0], key=lambda f: f.value)
            yield more, less, gap, "both: the votes of two sides, and the lead"
