"""Two clauses that tell of one event: what ties them together, and whether they put it at one day."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from linter.document import CAPTION
from linter.finders._event_words import events, is_place
from linter.finders.happenings import Happening
from linter.periods import DAY, MONTH, YEAR
from linter.phrases import stem
from linter.relations.days.nights import one_night

# Kinds of event that the same people have again and again: there must be more that ties two of them together.
# A vote that is being counted, a search: what a sentence that holds one of these tells of has no end yet.
_GOES_ON: Final = frozenset(
    stem(word)
    for word in ("ahead", "leading", "led", "trailing", "still", "underway", "battling", "fighting", "raging")
)
OFTEN: Final = frozenset({"meet", "match", "hearing", "trial", "vote", "visit", "concert", "march", "attack", "begin"})
# What one house has many of at a time: two shows of two painters open at one museum.
_MANY: Final = frozenset({"open", "close", "exhibition", "concert"})

# Matches of one contest that follow each other: the second leg of a semi-final, and the final.
_STAGES: Final = frozenset(
    (
        "final",
        "semi-final",
        "semifinal",
        "quarter-final",
        "quarterfinal",
        "leg",
        "heat",
        "qualifi",
        "qualify",
        "preliminar",
    )
)

# What befalls one person at a time; and what a house has many things to do with.
_PERSONAL: Final = frozenset((
    "sentence", "trial", "arrest", "die", "appoint", "elect", "office", "resign", "retire", "release", "oath",
))  # fmt: skip
# A part of a line, or trains of another sort, start on a day of their own.
_IN_PART: Final = frozenset((
    "section", "branch", "extension", "phase", "stage", "night", "test", "trial", "shuttle", "replacement", "timetable",
    "weekend", "summer", "winter", "extra", "second",
))  # fmt: skip
_CRAFT: Final = frozenset(
    ["tram", "train", "bus", "buse", "ferry", "boat", "flight", "plane", "coach", "coache", "ship"]
)
_CARRY: Final = frozenset(["take", "carry", "pick", "board", "welcom"])
# What goes on for days: it opened on one of them, and a prize was won on another.
_OF_DAYS: Final = frozenset({"festival", "exhibition", "trial"})
_OPENED: Final = frozenset({"open", "close", "begin", "start", "resume"})

_WEEKS: Final = 45  # days within which two drafts may tell of one event without being one story


def same(a: Happening, b: Happening) -> str:
    """What two clauses have in common that makes them tell of one event; "" when that is too little."""
    names = {n for n in set(a.names) & set(b.names) if not is_place(n)}
    things = set(a.things) & set(b.things)
    if a.day is None or b.day is None:  # a visit in a month: the same person on the same kind of visit
        kinds = {"state", "official", "working"}
        return (
            ", ".join(sorted(names))
            if names and (things & kinds or not (set(a.things) | set(b.things)) & kinds)
            else ""
        )
    ours, theirs = ({n for n in c.names if not is_place(n)} for c in (a, b))
    enough = len(names) + len(things) >= 2 or (bool(names) and (ours <= theirs or theirs <= ours))
    if not enough and (a.generic or b.generic):
        narrow, wide = (a, b) if a.generic else (b, a)
        things = set(narrow.setting) & (set(wide.names) | set(wide.things))
        enough = len(things) >= 1
        names = set()
    if not enough:
        shared = set(a.names) | set(a.things)
        weak = shared & set(b.setting) | (set(b.names) | set(b.things)) & set(a.setting)
        enough = bool(things) and len(weak | things) >= 2
    return ", ".join(sorted(names | things)) if enough else ""


def alone(a: Happening, b: Happening) -> str:
    """What ties two clauses of one story together when the kind of event comes once in a story."""
    if a.moved or b.moved or a.event != b.event or a.day is None or b.day is None or a.path == b.path:
        return ""
    if a.story != b.story:
        return _apart(a, b)
    shared = {
        word
        for word in (set(a.names) | set(a.things) | set(a.setting)) & (set(b.names) | set(b.things) | set(b.setting))
        if not is_place(word)
    }
    one = a.event in events().one
    enough = (one and shared) or (
        a.event in events().two and len(shared) >= 2 and (a.definite or b.definite or a.event not in OFTEN)
    )
    return ", ".join(sorted(shared)) if enough else ""


def _apart(a: Happening, b: Happening) -> str:
    """The same for two drafts that are not one story by their names alone: they must be near in time."""
    one, other = (c.dateline or _about(c, d.dateline) for c, d in ((a, b), (b, a)))
    if one is None or other is None or abs((one - other).days) > _WEEKS:
        return ""
    if any(c.period and c.dateline and abs((c.period.start - c.dateline).days) > 2 * _WEEKS for c in (a, b)):
        return ""
    ours, theirs = ({*c.names, *c.things, *c.setting, *c.topic} for c in (a, b))
    shared = {word for word in ours & theirs if not is_place(word) and word not in events().common}
    named = shared & set(a.topic) & set(b.topic)
    return ", ".join(sorted(shared)) if named and len(shared) >= 2 and (a.definite or b.definite) else ""


def _about(claim: Happening, near: date | None) -> date | None:
    """When a draft without a date was written, if the day that it names is one of about the date of the other."""
    try:
        return near and date(near.year, claim.month or 1, claim.day or 1)
    except ValueError:
        return None


def many(a: Happening, b: Happening) -> bool:
    """Do two clauses share a person or body, and three words in all?"""
    names = {n for n in set(a.names) & set(b.names) if not is_place(n)}
    return bool(names) and len(names) + len(set(a.things) & set(b.things)) >= 3


def _at_two_stages(a: Happening, b: Happening) -> bool:
    """Does each name a stage of a contest, and not the same?"""
    stages = [_STAGES & set(c.sentence) for c in (a, b)]
    return all(stages) and stages[0] != stages[1]


def agree(a: Happening, b: Happening) -> bool:
    """Can these be one day, as far as each is told?"""
    if a.month != b.month or (a.year and b.year and a.year != b.year):
        return False
    return a.day == b.day or a.day is None or b.day is None


def day(claim: Happening) -> str:
    """The day or month of an event, as a message has it."""
    if claim.period is not None:
        return str(claim.period)
    name = date(2000, claim.month or 1, 1).strftime("%B")
    return f"{name} {claim.day}" if claim.day else name


def of_two_things(a: Happening, b: Happening, kind: str) -> bool:
    """Do two drafts tell of two people who are sentenced, a market and a customs house, or two stages of a cup?"""
    if _at_two_stages(a, b):
        return True
    if a.path == b.path:
        return False
    counts = [{figure for figure in c.figures if len(figure) > 2} for c in (a, b)]
    if kind == "vote" and all(counts) and not counts[0] & counts[1]:
        return True  # by 1,846 to 212 to strike, and by 1,502 to 438 for the deal
    heads = [{word for word in c.bearer.head if word not in events().generic} for c in (a, b)]
    if kind in _PERSONAL:
        named = [{word for word in head - events().common if not kind.startswith(word)} for head in heads]
        return all(named) and not named[0] & named[1]
    if kind not in _OPENED and kind != "service":
        return False
    wide = [{*c.names, *c.things, *c.setting, *c.topic} for c in (b, a)]
    if kind == "service":
        heads = [head - _CARRY for head in heads]
        return bool(_IN_PART & (set(a.sentence) ^ set(b.sentence))) or any(
            (_CRAFT & set(c.sentence)) - {*other, *d.sentence} or (head and not head & {*other, *d.sentence})
            for c, d, head, other in zip((a, b), (b, a), heads, wide, strict=True)
        )
    if kind != "service" and any(
        c.bearer.gets and not set(c.bearer.gets) & other for c, other in zip((a, b), wide, strict=True)
    ):
        return True
    return all(heads) and not any(head & other for head, other in zip(heads, wide, strict=True))


def _strangers(a: Happening, b: Happening) -> tuple[set[str], set[str]]:
    """The names of each clause of which the other draft says nothing about its own, above or at its head."""
    wide, broad = ({*c.names, *c.things, *c.setting, *c.topic} for c in (a, b))
    return ({n for n in a.names if not is_place(n)} - broad, {n for n in b.names if not is_place(n)} - wide)


def _on_another_day_of_it(a: Happening, b: Happening) -> bool:
    """Does one clause tell of its opening, and the other of something else that was done there?"""
    begun = [bool(_OPENED & set(c.kinds)) for c in (a, b)]
    done = [set(c.kinds) - _OPENED - {c.event} for c in (a, b)]
    return begun[0] != begun[1] and bool(done[begun.index(False)])


def in_two_drafts(claims: Sequence[Happening], near: int) -> Iterator[tuple[Happening, Happening, str]]:
    """Two drafts that put one kind of event at one day, or each at a day of its own: the earlier draft comes first."""
    drafts: dict[str, list[Happening]] = defaultdict(list)
    for claim in claims:
        drafts[claim.path].append(claim)
    for (_, ours), (_, theirs) in combinations(sorted(drafts.items()), 2):
        pairs = [
            (a, b, why) for a in ours for b in theirs
            if (why := same(a, b) or alone(a, b)) and not of_two_things(a, b, a.event)
        ]  # fmt: skip
        if not pairs or any(c.moved for c in (*ours, *theirs)):
            continue
        agreed = [pair for pair in pairs if agree(*pair[:2])]
        if agreed:
            yield max(agreed, key=lambda pair: pair[0].period is not None)
            continue
        if len({day(c) for c in ours}) > 1 or len({day(c) for c in theirs}) > 1:
            continue
        a, b, why = pairs[0]
        often = a.day is not None and a.event in OFTEN and not many(a, b) and not alone(a, b)
        if (a.event in _MANY and all(_strangers(a, b))) or (a.event in _OF_DAYS and _on_another_day_of_it(a, b)):
            continue
        if differ(a, b, near) and not weekly(a, b) and not often and not of_two_days(a, b):
            early, late = sorted((a, b), key=lambda c: (c.dateline or date.max, c.path))
            yield early, late, why


def of_two_years(claims: Sequence[Happening]) -> Iterator[tuple[Happening, Happening, str]]:
    """One day of the year, which one draft of the story has in one year and another in the next; and what ties them."""
    drafts: dict[str, list[Happening]] = defaultdict(list)
    for claim in claims:
        drafts[claim.path].append(claim)
    if len(drafts) < 2 or any(len({c.year for c in each}) > 1 for each in drafts.values()):
        return
    first, *rest = (each[0] for each in drafts.values())
    for other in rest:
        if other.year != first.year and (why := misdated(first, other)):
            yield other, first, why


def captioned(caption: Happening, c: Happening) -> bool:
    """Does a clause of the text tell what the caption shows: all its names, and two more of its words?"""
    names = set(caption.names)
    return (
        c.zone != CAPTION
        and c.path == caption.path
        and c.day is not None
        and bool(names & set(c.names))
        and names <= set(c.names) | set(c.setting)
        and len(set(caption.things) & set(c.things)) >= 2
    )


def in_captions(claims: Sequence[Happening], near: int) -> Iterator[tuple[Happening, Happening, str]]:
    """A caption, and the text of its draft that puts what it shows at another day; and what both tell of."""
    for caption in claims:
        if caption.zone != CAPTION or caption.day is None:
            continue
        body = [c for c in claims if captioned(caption, c)]
        if body and not any(agree(caption, c) for c in body) and differ(caption, body[0], near):
            shared = (set(caption.things) & set(body[0].things)) | (set(caption.names) & set(body[0].names))
            yield caption, body[0], ", ".join(sorted(shared))


def differ(a: Happening, b: Happening, near: int) -> bool:
    """Are these two days, or months, so near that one is a slip of the other?"""
    if a.month is None or b.month is None or (a.year and b.year and a.year != b.year) or one_night(a, b):
        return False
    if a.day is None or b.day is None:
        return a.day is b.day and a.month != b.month and bool(a.year and b.year)
    try:
        gap = abs((date(2001, a.month, a.day) - date(2001, b.month, b.day)).days)
    except ValueError:
        return False
    ends = all(c.day == monthrange(2001, c.month)[1] for c in (a, b) if c.month)
    return 0 < gap <= near or ((a.day == b.day or ends) and a.month != b.month)


def misdated(a: Happening, b: Happening) -> str:
    """What ties two whole dates of two drafts of a story together, of one day of the year but of two years."""
    if a.path == b.path or a.story != b.story or not slipped_years(a, b):
        return ""
    ours, theirs = ({*c.names, *c.things, *c.setting} for c in (a, b))
    shared = (set(a.names) | set(a.things)) & theirs | (set(b.names) | set(b.things)) & ours
    return ", ".join(sorted(word for word in shared if not is_place(word)))


def slipped_years(a: Happening, b: Happening) -> bool:
    """Do two years differ in one digit, or have two digits exchanged?"""
    one, other = str(a.year), str(b.year)
    differ = [i for i in range(4) if one[i] != other[i]]
    return len(differ) == 1 or (len(differ) == 2 and differ[1] - differ[0] == 1 and sorted(one) == sorted(other))


def of_two_days(a: Happening, b: Happening) -> bool:
    """Do drafts of two days each speak of their own day: one reprints the other's "yesterday", or little ties the two?

    "Workers struck yesterday" in a draft of Monday and in one of Thursday tells of two strikes, eight bodies on
    Tuesday are not the eleven of Wednesday, and who was ahead on Sunday is declared the winner on Monday.
    """
    if a.path == b.path or not (a.loose or b.loose) or a.dateline == b.dateline:
        return False
    if a.sentence == b.sentence:
        return True
    if not (a.loose and b.loose):
        return False
    own = all(c.dateline is not None and (c.month, c.day) == (c.dateline.month, c.dateline.day) for c in (a, b))
    other_figures = bool(a.figures and b.figures) and not set(a.figures) & set(b.figures)
    late = max(a, b, key=lambda c: (c.month or 0, c.day or 0))
    one_still_goes_on = bool(_GOES_ON & set(a.sentence)) != bool(_GOES_ON & set(b.sentence))
    if one_still_goes_on and _GOES_ON & set(late.sentence):
        return True  # crews battled on Saturday what broke out on Friday
    return (own and (other_figures or one_still_goes_on)) or len(set(a.sentence) & set(b.sentence)) < 4


def scale(claim: Happening) -> str:
    """Is it put at a day, at a month or at a year?"""
    return DAY if claim.day else MONTH if claim.month else YEAR


def weekly(a: Happening, b: Happening) -> bool:
    """Can these be one time, because a part of one was guessed: the week of a weekday, the year of a date?"""
    if a.month is None or b.month is None or scale(a) == MONTH:
        return (a.month, a.day) == (b.month, b.day) and (a.loose or b.loose)
    if (a.month, a.day) == (b.month, b.day):
        return True
    return (a.loose or b.loose) and _gap(a, b) == 7


def _gap(a: Happening, b: Happening) -> int:
    """Days between two days of a year, whichever year each is of."""
    try:
        days = abs((date(2001, a.month or 1, a.day or 1) - date(2001, b.month or 1, b.day or 1)).days)
    except ValueError:
        return 0
    return min(days, 365 - days)
