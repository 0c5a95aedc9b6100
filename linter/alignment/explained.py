"""What makes two unlike figures right all the same: a sum, another comparison, a count that has risen since."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from linter.alignment.figures import meets, number, slip, unit_of
from linter.alignment.reference import state_of
from linter.claims import Quantity
from linter.patterns import either, later
from linter.periods import DAY, SINCE
from linter.phrases import singular, stem, written

_NOW: Final = later(
    r"\b(?:now|so far|during which|in all|altogether|ris(?:en|es)|rose|climbed|grown|grew|revised|updated|at least)\b"
)
# "There are 38 camps, 15 more than on Friday".
_MORE_THAN_THEN: Final = later(
    r"^[^.;]{0,25}, (?:up from|(?:an? )?[\w,]+ (?:more|fewer) than (?:on|in|at|the|last|yest))"
)
# "It now has 220 beds in three tents and 23 nurses": all of it is of the day.
_HAS_NOW: Final = later(r"\bnow (?:has|have|is|are)\b[^;:]*$|\b(?:has|have|is|are) now\b[^;:]*$")
_PERFECT: Final = later(
    r"\b(?:has|have|had) (?:(?:now|already|so far|also|been|since|[a-z]+ly) )*"
    r"(?!(?:the|now|been|about|some|more|over|only|just|its|their|his|her|our|any|all|many|few)\b)([a-z]{3,})\b"
)
_SO_FAR: Final = later(r"\b(?:so far|to date)\b")
_BESIDE: Final = 30  # characters
# Counts that rise from one dated draft to the next: a later draft may raise them.
_RUNNING: Final = frozenset({"dead", "injured", "missing", "arrest"})
_CLAUSE: Final = 50  # characters in which the verb of a figure stands
_FEW: Final = 8  # figures of which three may make a fourth: more make any by chance
_YEARS_AGO: Final = 500  # days
_MARKET: Final = frozenset(map(stem, ("session", "bullion", "index")))
_WRITTEN: Final = later(rf"\b(?:{either(written(1, 20))})\b")
_DIGITS: Final = later(r"\d[\d.,]*")
_COUNTED: Final = later(r"\b(\d[\d,]*) ([a-z]{3,}s)\b")
_OWNER: Final = later(r"(?:[,;] |--)(?:and )?((?:[A-Z][\w&.’'-]* ){1,4})$")


def come_to(a: Quantity, b: Quantity) -> bool:
    """Is one figure what the other has come to since, or a part of all that there has been?"""
    if so_far(a, b):
        return True
    return a.dateline != b.dateline and bool({a.measure, state_of(a)} & _RUNNING or grown(a, b) or running(a, b))


def grown(a: Quantity, b: Quantity) -> bool:
    """Does the later of two drafts say that a count is what it has come to?"""
    late = max((a, b), key=lambda c: (c.dateline is not None, c.dateline))
    if a.dateline and b.dateline and _HAS_NOW.search(late.lead) and not slip(a, b):
        return True
    if not unit_of(a) and _MORE_THAN_THEN.search(late.trail):
        return True
    return not unit_of(a) and _NOW.search(f"{late.lead[-40:]} {late.words} {late.trail[:40]}") is not None


def running(a: Quantity, b: Quantity) -> bool:
    """Is the later of two drafts' figures what the earlier one's has come to: "has sent 480", "has sent 640"?

    Both are in the perfect of one verb, or of all the time since one day; digits exchanged are a slip all the same.
    """
    if a.path == b.path or slip(a, b) or (a.dateline == b.dateline is not None):
        return False
    dated = a.dateline is not None and b.dateline is not None
    early, late = sorted((a, b), key=lambda c: str(c.dateline) if dated else number(c))
    since = all(c.period is not None and c.period.kind == SINCE for c in (a, b))
    return number(early) < number(late) and (since or bool(_perfects(early) & _perfects(late)))


def so_far(a: Quantity, b: Quantity) -> bool:
    """Is the larger of two sums all that there has been: "raised so far: $23.5 million", beside a round of 18?"""
    small, large = sorted((a, b), key=number)
    told = [_SO_FAR.search(f"{c.lead[-_BESIDE:]}|{c.trail[:_BESIDE]}") is not None for c in (small, large)]
    return a.currency != "" and told == [False, True]


def _perfects(claim: Quantity) -> set[str]:
    """What the sentence says has been done, right before its figure or right after it."""
    before = _PERFECT.findall(claim.lead[-_CLAUSE:])[-1:]
    after = _PERFECT.findall(claim.trail[:_CLAUSE])[:1]
    return {stem(word) for word in before + after}


def introduced(one: Quantity, other: Quantity) -> bool:
    """Is this the place that brought in the figure which another one takes as known?"""
    earlier = one.path == other.path and other.span.start < one.span.start
    return earlier and number(one) == number(other) and other.measure in (one.measure, "")


def told_as_two(a: Quantity, b: Quantity, claims: Sequence[Quantity]) -> bool:
    """Does the copy itself tell the two figures as two, of two times or things? Of one month or year there is one."""
    if together(a, b, claims) or another_pair(a, b, claims):
        return True
    dated = all(c.period is not None and c.period.kind != DAY for c in (a, b))
    return not dated and (told_by_both(a, b, claims) or all_moved(a, b))


def together(a: Quantity, b: Quantity, claims: Sequence[Quantity]) -> bool:
    """Does one sentence give both figures? Then they mean two things, there and everywhere."""
    places = [{(c.path, c.sentence) for c in claims if number(c) == number(one)} for one in (a, b)]
    return bool(places[0] & places[1])


def told_by_both(a: Quantity, b: Quantity, claims: Sequence[Quantity]) -> bool:
    """Does one of two drafts give both figures: "the toll rose to 19", "an earlier count put it at 11"?

    Whether the two agree there is for that draft alone to say.
    """
    return a.path != b.path and any(
        number(other) in _beside(one)
        or any(
            c.path == one.path and number(c) == number(other) and c.measure in ("", a.measure, b.measure)
            for c in claims
        )
        for one, other in ((a, b), (b, a))
    )


def all_moved(a: Quantity, b: Quantity) -> bool:
    """Do two drafts count other things in the two sentences, each of them anew: 240 firemen and 11 planes, 410 and 14?

    A slip would have changed only one of them.
    """
    if a.path == b.path or slip(a, b):
        return False
    one, other = ({singular(noun): n for n, noun in _COUNTED.findall(f"{c.lead}|{c.trail}")} for c in (a, b))
    both = one.keys() & other.keys()
    return bool(both) and all(one[noun] != other[noun] for noun in both)


def another_pair(a: Quantity, b: Quantity, claims: Sequence[Quantity]) -> bool:
    """Do both sentences compare two such figures, with none in common? A slip would have changed only one."""
    sides = [[c for c in claims if (c.path, c.sentence) == (one.path, one.sentence)] for one in (a, b)]
    compared = all(len(side) > 1 and any(c.change == "from" for c in side) for side in sides)
    return compared and not any(meets(c, d) for c in sides[0] for d in sides[1])


def made_of(figure: float, others: Sequence[float]) -> bool:
    """Is a figure the sum or the difference of two others: 16 men and three women, "the 19"?"""
    pairs = ((x, y, others[i + 2 :]) for i, x in enumerate(others) for y in others[i + 1 :])
    few = len(others) <= _FEW
    return any(
        figure in (x + y, abs(x - y)) or (few and any(x + y + z == figure for z in rest)) for x, y, rest in pairs
    )


def long_ago(a: Quantity, b: Quantity) -> bool:
    """Is one a figure of more than a year ago, and the other, of no time, one of now?"""
    return any(
        c.period is not None and c.dateline is not None and (c.dateline - c.period.end).days > _YEARS_AGO
        for c, d in ((a, b), (b, a))
        if d.period is None
    )


def owners(a: Quantity, b: Quantity) -> bool:
    """Do two items of lists bear two names: "--GM 105,438, down 14.8 per cent, Ford 67,672"?"""
    names = [_OWNER.search(claim.lead) for claim in (a, b)]
    return any(names) and (names[0] and names[0][1]) != (names[1] and names[1][1])


def of_a_series(a: Quantity, b: Quantity) -> bool:
    """Do drafts of two days say the same of it word by word, as a weekly report does?"""
    if a.path == b.path or a.dateline is None or b.dateline is None or abs((a.dateline - b.dateline).days) < 2:
        return False
    opens = not (a.lead or b.lead) and a.trail[:30] == b.trail[:30]
    same = opens or (len(a.lead) > 40 and a.lead[-40:] == b.lead[-40:])
    return same and (not slip(a, b) or a.trail != b.trail)


def of_the_day(a: Quantity, b: Quantity) -> bool:
    """Do drafts of two days tell what a market closed at, or what was turned over?"""
    if a.path == b.path or a.dateline == b.dateline:
        return False
    return bool(_MARKET & set(a.context) & set(b.context))


def summed_beside(a: Quantity, b: Quantity) -> bool:
    """Do figures beside the one make the other: "40 million shares and the plan 12 million", and "all 52 million"?"""
    return any(_made(c, d) for c, d in ((a, b), (b, a)))


def added_up(claim: Quantity, figures: Container[float]) -> bool:
    """Do a figure and another beside it make a third of the draft: "134 passengers and 18 crew", of 152?"""
    return any(number(claim) + other in figures for other in _beside(claim) if 0 < other != number(claim))


def _made(part: Quantity, whole: Quantity) -> bool:
    numbers = [_DIGITS.search(c.words) for c in (part, whole)]
    if not all(numbers):
        return False
    own, other = (float(n[0].strip(".,").replace(",", "")) for n in numbers if n)
    return any(abs(own + n - other) < 1e-9 for n in _beside(part))


def _beside(claim: Quantity) -> list[float]:
    """The numbers around a figure in its sentence, in digits and in words: "64 passengers or four crew"."""
    near = f"{claim.lead} {claim.trail}"
    found = [n.strip(".,").replace(",", "") for n in _DIGITS.findall(near)]
    return [float(n) for n in found if n and n.count(".") < 2] + [
        float(written(1, 20)[n]) for n in _WRITTEN.findall(near.lower())
    ]


def one_of_many(claim: Quantity) -> bool:
    """Does it stand among others of its sort: "Ottawa paid C$32 million, the province C$24 million, the city C$12m"?

    Of a row of amounts one has the digits of some other figure by chance.
    """
    mark = _DIGITS.sub("#", claim.words)
    return _DIGITS.sub("#", f"{claim.lead}|{claim.trail}").count(mark) > 1


def dense(claim: Quantity) -> bool:
    """Does it stand among so many figures that some have its digits by chance: a list of prices?"""
    return len(_DIGITS.findall(claim.lead + claim.trail)) >= 6
