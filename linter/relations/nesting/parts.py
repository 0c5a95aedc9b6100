"""Parts and wholes that stand apart: the 38 men, 17 women and nine children of 64 people; the other 17 of 48 homes.

And the lead of one count of votes over another, and what a figure rose or fell by.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.document import DATELINE, Document
from linter.patterns import later
from linter.phrases import singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.ballots import AWAY, MEMBERS
from linter.relations.totals.overlaps import overlap
from linter.relations.totals.sums import Sum, made_of

_KINDS: Final = frozenset(
    [
        "man",
        "woman",
        "child",
        "boy",
        "girl",
        "adult",
        "teenager",
        "baby",
        "infant",
        "toddler",
        "pensioner",
        "male",
        "female",
        "minor",
    ]
)
_PEOPLE: Final = frozenset(
    [
        "people",
        "person",
        "passenger",
        "migrant",
        "refugee",
        "survivor",
        "pupil",
        "hostage",
        "worker",
        "employee",
        "member",
        "resident",
        "villager",
        "victim",
        "dead",
        "death",
        "fatality",
        "casualty",
        "detainee",
        "prisoner",
        "inmate",
        "patient",
        "climber",
        "tourist",
        "fisherman",
        "sailor",
        "soldier",
        "guest",
        "arrest",
        "suspect",
        "asylum-seeker",
        "evacuee",
        "castaway",
        "student",
        "miner",
        "hiker",
        "visitor",
        "volunteer",
        "crew",
        "immigrant",
        "protester",
        "rescued",
    ]
)
_OPEN: Final = later(
    r"\b(?:includ\w+|among (?:them|those|the|whom)|such as|at least|another|a further|further|of which|more in|so "
    r"far|other|others|"
    r"more than half|some of|mostly|mainly|several|many|besides|as well as|apart from|also|another)\b",
    re.I,
)
_BRINGS: Final = later(
    r"^[\"“]?(?:(?:There|They|These) (?:were|are|will be|are to be|would be)|They comprised?|Those (?:\w+ ){1,4}were|"
    r"The (?:\w+ ){1,3}(?:were|are|comprised?|consists? of|consisted of|is made up of)|It (?:has|had|will have|is to "
    r"have|comprises|consists of)|"
    r"On board were|Aboard were|On board (?:there )?were)(?: all)?(?: the)? $"
)
_OF_THAT: Final = later(r"^Of (?:that|this|these|those|them|the (?:total|money|sum|lot))\b[^\d]{0,40}$")
_NEXT_TO: Final = 120  # characters of the next sentence
_WHOLE: Final = later(
    r"(?:^|[;:] )[\"“]?(?:(?:But|And|So far),? )?[Oo]f (?:the |its |their |all |those |"
    r"these )*(?:[\w.’'-]+[’']s )?(?:[a-z-]+ )?$"
)
_SEVERAL: Final = later(
    r"\b(?:both|some of|also|as well|too|overlap\w*|several answers|more than one|or more|another|a further)\b", re.I
)
_ITEM: Final = later(r"^(?: [\w’'-]+){1,8}?(?:,? and|,|;)(?: [\w’'-]+){0,5} $")
_WHICH: Final = later(r"^(?: [\w’'-]+){0,4}, of (?:which|whom|them) $|^(?: [\w’'-]+){0,4}, of (?:which|whom|them)\b")
_CLOSED: Final = later(
    r"\b(?:undecided|d(?:id|o)(?: not|n['’]t) know|the rest|abstain\w*|abstentions?|no opinion|blank|spoil\w+)\b", re.I
)
_SEATS: Final = later(r"^ seats?\b")
_BALLOT: Final = later(
    r"^(?: [a-z]+){0,3}? (?:in favou?r|for\b|against|opposed|abstentions?|abstain\w*|absent|voted (?:for|against|"
    r"yes|no|in))"
)
_CHAMBER: Final = later(
    r"^[ -](?:seats?|members?|councill?ors|senators|deputies|legislators|lawmakers|delegates|directors|trustees|mps)\b",
    re.I,
)
_LEAVES: Final = later(r"\bleaving (?:it |them |him |her |the \w+ )?(?:with )?(?:just |only )?$")
_BY: Final = later(
    r"\b(?P<way>r[io]se[ns]?|risen|gr[eo]wn?|increased|climbed|jumped|fell|fallen|dropped|declined|shrank|up|down) "
    r"(?:by )?$"
)
_FRACTION: Final = later(r"\b(?:half|halves|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b", re.I)
_TO: Final = later(r"^(?: [a-z-]+){0,3}?,? to (?:a record |just |only )?$")
_FROM: Final = later(r"^(?: [a-z-]+){0,4}?,? from $")


def parts_apart(document: Document) -> Iterator[Sum]:
    """Every whole whose parts stand elsewhere."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != DATELINE]
    for at, sentence in enumerate(story):
        yield from _people(story, sentence)
        yield from _enumerated(story, at)
        yield from _exceeding(story, at)
        yield from _leaving(sentence)


def _head(figure: Placed) -> str:
    word = re.match(r"[ -](?:[a-z-]+ ){0,2}?([a-z-]+)", figure.claim.trail)
    noun = figure.claim.noun.split()[-1].lower() if figure.claim.noun else ""
    return singular(noun or (word[1] if word else ""))


def _run(sentence: Figures, first: int) -> list[Placed]:
    """Counts in a row, "a, b and c", from one figure on, to the last one."""
    run = [sentence.figures[first]]
    for figure in sentence.figures[first + 1 :]:
        gap = sentence.between(run[-1], figure)
        if not re.fullmatch(r"(?: [\w’'-]+){1,5}(?:,? and|,) ", gap) or figure.unit != run[0].unit:
            break
        run.append(figure)
    last = sentence.between(run[-2], run[-1]) if len(run) > 1 else ""
    plain = all(f.level and not f.claim.per and not f.claim.hedge for f in run)
    return run if last.endswith("and ") and plain else []


def _people(story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """ "There were 38 men, 17 women and nine children on board", after "66 people"."""
    for first, figure in enumerate(sentence.figures):
        if figure.unit or _head(figure) not in _KINDS:
            continue
        run = _run(sentence, first)
        kinds = [_head(f) for f in run]
        if not run or not all(kind in _KINDS for kind in kinds) or len(set(kinds)) != len(kinds) or len(run) < 2:
            return
        if _OPEN.search(sentence.text):
            return
        most, added = max(f.value for f in run), sum(f.value for f in run)
        if len(run) == 2 and added < 10:
            return
        near = [s for s in story if s.start != sentence.start and s.number <= sentence.number + 1]
        totals = [
            f
            for s in [sentence, *near[:3], *near[-3:], *(s for s in story if s.number > sentence.number + 1)]
            for f in s.figures
            if not f.unit
            and not isinstance(f.claim.value, tuple)
            and not f.claim.per
            and f not in run
            and f.value > most
            and _head(f) in _PEOPLE
            and (s.number <= sentence.number + 1 or f.claim.definite or s.before(f, 5).lower() in ("all ", "the "))
            and not f.claim.hedge.startswith(("more", "less")) and not _more(s, f)
        ]  # fmt: skip
        far = [t for t in totals if abs(t.value - added) > max(0.15 * t.value, 3)]
        close = list(dict.fromkeys(t for t in totals if t not in far))
        far_on = bool(close) and not any(close[0] in s.figures for s in [sentence, *near])
        if close and len({t.value for t in close}) == 1 and not any(t.claim.hedge for t in close):
            yield made_of(
                close[:1],
                [run],
                "both: the people counted, and who they were",
                "tally" if far_on else "sum",
                near=close[0] in sentence.figures,
            )
        return


def _more(sentence: Figures, figure: Placed) -> bool:
    return re.search(r"\b(?:other|another|further|more|of|by) $", sentence.before(figure, 20)) is not None


def _enumerated(story: Sequence[Figures], at: int) -> Iterator[Sum]:
    """ "They are 12 trawlers, eight tugs and five ferries", after "27 boats"; "Of that, £2m …, £1m … and £0.5m …"."""
    sentence = story[at]
    first = sentence.figures[0]
    lead = sentence.prose[sentence.start : first.start]
    if not at or not (_BRINGS.match(lead) or (_OF_THAT.match(lead) and first.unit)):
        return
    run = _run(sentence, 0)
    # "and 87 other animals, among them a seal": what is told of the last part leaves nothing open
    if len(run) < 3 or len(sentence.figures) != len(run) or _OPEN.search(sentence.prose, sentence.start, run[-1].end):
        return
    added, most = sum(f.value for f in run), max(f.value for f in run)
    totals = [f for f in _just_before(story, at) if f.value > most and not f.claim.hedge]
    if len(totals) == 1 and abs(added / totals[0].value - 1) < 0.2 and (first.unit or totals[0].claim.noun):
        yield made_of(totals, [run], "both: a total, and what it is made of in the next sentence", near=False)


def _just_before(story: Sequence[Figures], at: int) -> list[Placed]:
    """The amounts just before that count the same things as the first figure, or else the previous sentence's."""
    first, before = story[at].figures[0], story[at - 1]
    apart = story[at].number - before.number
    alike = [f for f in before.figures if f.unit == first.unit and f.level and not f.claim.per]
    named = [f for f in alike if first.claim.measure and f.claim.measure == first.claim.measure]
    if named and apart <= 2:
        return named
    return alike if apart == 1 and (before.block == story[at].block or not before.figures[0].unit) else []


def _exceeding(story: Sequence[Figures], at: int) -> Iterator[Sum]:
    """Parts that may not be all there are, but cannot be more than the whole: "36 boats, of which 21 … and 17 …"."""
    sentence = story[at]
    counts = [f for f in sentence.figures if not f.unit]
    if len(counts) != len(sentence.figures) or not all(
        f.level and not f.claim.per and not f.claim.hedge for f in counts
    ):
        return
    if len(counts) < 2 or _SEVERAL.search(sentence.text):
        return
    first, after = counts[0], sentence.after(counts[0], 60)
    gaps = [sentence.between(a, b) for a, b in itertools.pairwise(counts)]
    row = all(_ITEM.match(gap) for gap in gaps[1:]) and " and " in gaps[-1][-45:]
    # "36 boats, of which 21 are yachts and 17 dinghies"; "Of the 400 people asked, 220 said yes, 130 said no and …"
    if len(counts) >= 3 and row and (_WHICH.match(after) or _WHOLE.search(sentence.before(first, 60))):
        over = sum(f.value for f in counts[1:]) > first.value
        shut = (
            _CLOSED.search(sentence.text) is not None and abs(sum(f.value for f in counts[1:]) / first.value - 1) < 0.15
        )
        away = MEMBERS.match(first.claim.trail) or AWAY.search(sentence.prose, sentence.start, sentence.end + _NEXT_TO)
        if overlap(counts[1:]):
            return
        if (over or (shut and not away)) and max(f.value for f in counts[1:]) < first.value:
            yield made_of([first], [counts[1:]], "both: a whole and its parts, in one sentence")
    # "The Greens took 22 seats, the Farmers 19, the Reds 12 and independents nine" of "60 seats".
    seats = _SEATS.match(after)
    voted = [f for f in counts if _BALLOT.match(sentence.after(f, 40)) and not _CHAMBER.match(sentence.after(f, 20))]
    if (
        (seats and len(counts) >= 3 and all(_ITEM.match(g) for g in gaps))
        or len(voted) == len(counts) >= 3
        or len(voted) == 3
        or len(voted) == len(counts) == 2
    ):
        own = counts if seats else voted
        wholes = [
            f for s in story for f in s.figures
            if not f.unit
            and f.level
            and f not in own
            and _CHAMBER.match(s.after(f, 30) if not seats else s.after(f, 10))
            and (seats is None or re.match(r"[ -]seats?", s.after(f, 10)))
        ]  # fmt: skip
        most = max((f.value for f in wholes), default=0.0)
        if most and len({f.value for f in wholes}) == 1 and most < sum(f.value for f in own) < 1.5 * most:
            yield made_of(
                [f for f in wholes if f.value == most][:1], [own], "both: the seats of one chamber", near=False
            )


def _leaving(sentence: Figures) -> Iterator[Sum]:
    """ "dismissed 130 of its 410 workers, leaving 270": what there was, what went and what is left."""
    for left in sentence.figures:
        if left.unit or not left.level or left.claim.hedge or not _LEAVES.search(sentence.before(left, 40)):
            continue
        before = [f for f in sentence.figures if f.end <= left.start]
        if len(before) != 2 or any(f.unit or isinstance(f.claim.value, tuple) or f.claim.hedge for f in before):
            continue
        whole, gone = sorted(before, key=lambda f: -f.value)
        if left.value < whole.value and whole.value >= 10 and _alike(whole, left):
            yield made_of([whole], [[gone, left]], "both: what there was, what went and what is left, in one sentence")


def _alike(whole: Placed, left: Placed) -> bool:
    """Does what is left bear no name of its own, or that of the whole?"""
    noun = re.match(r" (?:[a-z-]+ )?([a-z]+s)\b", left.claim.trail)
    return noun is None or not whole.claim.noun or singular(noun[1]) == singular(whole.claim.noun.split()[-1])


def differences(document: Document) -> Iterator[Sum]:
    """ "rose by 300 to 1,250 from 900": what it was and what it rose by make what it is."""
    if document.language[:2] != "en":
        return
    for sentence in figures(document):
        for moved, one, two in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            way = _BY.search(sentence.before(moved, 20))
            if (
                not way
                or len({f.unit for f in (moved, one, two)}) != 1
                or moved.unit in ("percent", "percentage point")
                or moved.value < 1
                or _FRACTION.search(moved.claim.words)  # "fell by a third to 2.4 million": of what it was
            ):
                continue
            if any(isinstance(f.claim.value, tuple) or f.claim.per for f in (moved, one, two)):
                continue
            first, second = sentence.between(moved, one), sentence.between(one, two)
            if _TO.match(first) and _FROM.match(second):
                now, was = one, two
            elif _FROM.match(first) and _TO.match(second):
                now, was = two, one
            else:
                continue
            up = re.match(r"r|g|i|c|j|up", way["way"]) is not None
            total, parts_ = (now, [was, moved]) if up else (was, [now, moved])
            if max(f.value for f in parts_) < total.value:
                yield made_of(
                    [total], [parts_], "both: what it was, what it moved by and what it is, in one sentence", "moved"
                )
