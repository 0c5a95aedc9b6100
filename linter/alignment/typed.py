"""Is one figure of a story another one with a slip of the key in it: what ties the two to each other, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from linter.alignment import DISPLAY, contested, opposed, periods_agree, shared_words
from linter.alignment.explained import of_a_series, of_the_day, one_of_many
from linter.alignment.figures import digits, near_in_size, number, slip, unit_of
from linter.alignment.reference import akin, refers_back, some_who, told_apart
from linter.claims import Quantity
from linter.document import TABLE
from linter.patterns import later
from linter.phrases import kin, stem

Enough = Callable[[Quantity, Quantity, int, Sequence[str], bool], bool]

# "The first, at Sedam, makes 1,250 tonnes", "the company's existing works": another one than the story is about.
_FIGURE: Final = later(r"\d")
_THE_OTHER: Final = later(
    r"\b[Tt]he (?:first|second|third|other|latter|former|older|smaller|larger|existing),"
    r"|\b(?:existing|other|second) [a-z]+\b"
)
_SCALED: Final = later(r"\d ?(?:million|billion|trillion|mln|bln|[mb]n?)\b")
# "It is 68 kilometres from one end to the other", "the 86-kilometre waterway": how long the whole of a thing is.
_FROM_END_TO_END: Final = later(r" (?:long\b|in length\b|from (?:one )?end to (?:end|the other)\b)")
_IT_IS: Final = later(r"\b[Ii]t (?:is|was|runs|stretches|extends) (?:for |about |some |just )?$")
_OF_A_LENGTH: Final = later(r"\d-[a-z]+$")
_PRICE_TAG: Final = later(r"^(?:[Pp]rice|[Cc]osts?|[Pp]aid|[Ff]ee|[Vv]alue|[Bb]udget)[^:]{0,30}: ?$")
_PAID: Final = later(
    r"\b(?:pay|pays|paid|paying|price|sold|sells|bought|buys?|buying|fetched|cost|costs|spent|spend)\b"
)
_CAPITAL: Final = later(r"\b[A-Z][\w’'-]+")
_HEADED: Final = 20  # a count in a headline that "all 68" takes up
_TELLING: Final = 4  # digits that two figures of a row and a text hardly share by chance
_NEAR: Final = 1.24  # times: figures that are further apart are mostly of two things
_LARGE: Final = 1000
_SOFT: Final = frozenset({"forecast", "target", "estimate"})
# What a building has, whenever it is told.
_ROOM: Final = frozenset(["seat", "berth", "bed", "bedroom", "cabin", "flat", "apartment", "turbine", "panel", "cell"])


def likely(a: Quantity, b: Quantity) -> bool:
    """Are two figures near enough to be one, or is one a slip of the other, or taken as known?"""
    if slip(a, b) or DISPLAY & {a.zone, b.zone} or 2 in (refers_back(a), refers_back(b)):
        return True
    return near_in_size(a, b, _NEAR)


def exchanged(early: Quantity, late: Quantity) -> str:
    """What makes one figure another with two digits exchanged, in words; "" when nothing does."""
    thousands = not unit_of(early) and number(early) >= 1000 and not (_SCALED.search(early.words + late.words))
    thousands = thousands and (early.path == late.path or early.measure == late.measure != "")
    enough = _long if _three(early, late) or thousands else _short
    return _tied(early, late, enough)


def each_alone(early: Quantity, late: Quantity) -> str:
    """What ties two figures of exchanged digits of which two drafts of a story have one each, whoever gives them.

    Beside what is measured the sentences must speak of three things in common, or of two where both measure the same.
    """
    if of_a_series(early, late) or of_the_day(early, late):
        return ""
    if early.path == late.path or early.per != late.per or told_apart(early, late):
        return ""
    if unit_of(early) in kin().lengths:
        whole = _end_to_end(early, late) or _end_to_end(late, early)
        return "the length from end to end, in two drafts of which each has one of the two" if whole else ""
    modes, same = {early.modality, late.modality}, early.measure == late.measure != ""
    room = same and early.measure in _ROOM
    if not (room or periods_agree(early.period, late.period)) or not (len(modes) == 1 or modes == {"plan", "actual"}):
        return ""
    own = {stem(word) for word in f"{early.words} {late.words}".lower().split()}
    both = [word for word in early.context if len(word) > 2 and word in late.context and word not in own]
    if early.currency and _one_price(early, late):
        return "the price, in two drafts of which each has one of the two"
    if not same and not _three(early, late):
        return ""
    enough = 0 if room else 1 if same else 2
    return f"{', '.join(both[:4])}, in two drafts of which each has one of the two" if len(both) > enough else ""


def in_its_row(early: Quantity, late: Quantity) -> str:
    """What ties a count of one draft to a cell of another's table: the row is for the time that the count is of."""
    cell, told = (early, late) if early.zone == TABLE else (late, early)
    if (
        cell.zone != TABLE
        or told.zone == TABLE
        or cell.period is None
        or min(len(digits(cell)), len(digits(told))) < _TELLING
    ):
        return ""
    plain = (
        not unit_of(told) and told.noun and told.modality == "actual" and told.change in ("", "to") and not told.part
    )
    when = told.period.end if told.period is not None else told.dateline
    now = when is not None and cell.period.start <= when <= cell.period.end
    return f"{told.noun}, {cell.period}" if plain and now else ""


def _end_to_end(told: Quantity, named: Quantity) -> bool:
    """ "It is 68 kilometres from one end to the other", of "the 86-kilometre waterway"?"""
    noun = named.noun.rpartition(" ")[2]
    of_it = _IT_IS.search(told.lead) is not None or (noun != "" and noun in told.lead[-40:].lower())
    return bool(_OF_A_LENGTH.search(named.words) and _FROM_END_TO_END.match(told.trail) and of_it)


def _one_price(early: Quantity, late: Quantity) -> bool:
    """ "Will pay $3.4 million for a violin", "Price: $3.4 million", "the $4.3 million which the museum is to pay"?"""
    tagged = [_PRICE_TAG.match(c.lead) is not None for c in (early, late)]
    paid = [tag or _PAID.search(f"{c.lead[-50:]}|{c.trail[:60]}") for c, tag in zip((early, late), tagged, strict=True)]
    named = {word for c in (early, late) for word in map(stem, _CAPITAL.findall(f"{c.lead} {c.trail}"))}
    things = [word for word in shared_words(early, late) if word not in named]
    return all(paid) and (any(tagged) or bool(things) or bool(refers_back(late) and shared_words(early, late)))


def _tied(early: Quantity, late: Quantity, enough: Enough) -> str:
    if _THE_OTHER.search(late.lead) or _THE_OTHER.search(early.lead):
        return ""
    if of_a_series(early, late) or of_the_day(early, late):
        return ""
    if unit_of(early) and early.path == late.path and (one_of_many(early) or one_of_many(late)):
        return ""
    known, shared = refers_back(late), shared_words(early, late)
    if (early.per and late.per and early.per != late.per) or (
        some_who(late) and not _taken_whole(late, enough) and not (enough is _long and _three(early, late))
    ):
        return ""
    if opposed(early, late) if known == 2 else contested(early, late):
        return ""
    if told_apart(early, late, sorts=enough is not _long) or not periods_agree(early.period, late.period):
        return ""
    top = bool({early.zone, late.zone} & DISPLAY)
    if not _of_one_stage(early, late, top or known > 0):
        return ""
    if not enough(early, late, known, shared, top):
        return ""
    beside = f" (both beside: {', '.join(shared[:4])})" if shared else ""
    return f"{unit_of(early) or 'a count'}, in the same digits{beside}"


def _taken_whole(late: Quantity, enough: Enough) -> bool:
    """Does "Of the 430 who took part, 62 …" begin anew from all of them? Only exchanged digits may tell so."""
    return enough is not _one_digit and late.lead.lower() in ("of the ", "among the ")


def _of_one_stage(early: Quantity, late: Quantity, tied: bool) -> bool:
    """Are both levels, or changes that go one way; both facts or both forecasts; both the whole?

    What a headline or a later mention takes from the text may drop these words.
    """
    ways = {early.change, late.change} - {"to"}
    if len(ways) > 1 and not (tied and "" in ways):
        return False
    soft = {early.modality, late.modality} & _SOFT
    if soft and early.modality != late.modality and not tied:
        return False
    return not (early.part or late.part) or (tied and early.part != late.part)


def _long(early: Quantity, late: Quantity, known: int, shared: Sequence[str], top: bool) -> bool:
    """Are these of one thing, where three digits or more are the same, which chance hardly ever brings about?"""
    if unit_of(early) == "percent":
        return top or len(shared) >= 3
    if not unit_of(early) and number(early) < _LARGE:
        return known == 2 and _same(early, late)  # a story has many counts of three digits
    if unit_of(early):
        # A surplus of $23.3 billion, and exports of 32.3 billion in another month: a story has many sums.
        named = early.measure and late.measure and early.measure != late.measure
        return early.path == late.path or not named or bool(shared or known or top)
    if early.path != late.path and len(shared) < 2 and len(digits(early)) < 5:
        return False  # 42-3/4 and 24-3/4, of two shares
    if early.measure and late.measure and not unit_of(early) and not known and not _same(early, late):
        return len(shared) >= 2  # 102 beds, 120 nurses: two things that one hospital has
    return bool(shared or known or (early.measure and _same(early, late)) or (early.unit and top))


def _short(early: Quantity, late: Quantity, known: int, shared: Sequence[str], top: bool) -> bool:
    """The same for two digits, that come twice by chance: more must tie them."""
    unit = unit_of(early)
    if TABLE in (early.zone, late.zone):
        return False
    if known == 2 and refers_back(early) < 2 and unit != "percent" and (unit or _same(early, late)):
        return True
    if unit == "percent":
        return len(shared) >= 2 and top
    if not unit:
        counted = early.measure or late.measure
        return _same(early, late) and bool(
            known == 2 or (top and counted and (shared or early.measure == late.measure))
        )
    if unit == "year":
        return top and bool(shared) and early.noun == late.noun != ""
    return len(shared) >= 2 or (early.path == late.path and (top or (bool(shared) and unit not in kin().lengths)))


def _one_digit(early: Quantity, late: Quantity, known: int, shared: Sequence[str], top: bool) -> bool:
    """Is the later figure taken as known, or does a headline or a draft of the same day repeat the other?"""
    unit, within = unit_of(early), early.path == late.path
    if not (_FIGURE.search(early.words) and _FIGURE.search(late.words)):
        return False  # nobody mistypes 19 as eleven
    if early.currency and not within and "to" in (early.change, late.change):
        return False  # a share "rose 3% to 18.65" at noon, and closed at 18.35
    if unit == "year" and not shared:
        return False
    if unit == "percent":
        return top and len(shared) >= 2 and early.measure == late.measure  # a story has many shares and rates
    if unit == "year" and (early.noun != late.noun or not early.noun):
        return False  # a 36-year wait, and 31 years unbeaten
    same = early.measure == late.measure != ""
    if not unit and not within:
        return False  # what two drafts count is counted on two days, or is two things
    if not unit:
        aboard = known > 0 and early.measure in kin().people and not late.measure  # "each of the 78 on board"
        headed = top and known == 2 and not late.measure and number(early) >= _HEADED
        if within and (aboard or headed):
            return True  # "62 trams" in the headline, "once all 68 are in service"
        if not late.measure and not shared and number(early) < 100:
            return False  # "seven of the 12 were working": of which, nothing tells
        back = known > 0 and refers_back(early) > 0 and _same(early, late)
        back = back or (known == 2 and within and late.measure in kin().stand_ins)
        if not back and not (_same(early, late) and (same or _three(early, late) or number(early) >= 1000)):
            return False
    if known == 2 or (known and shared and within):
        return bool(unit or early.measure or shared)
    loose = unit and not (early.measure and late.measure)
    if within:
        return top and early.zone != late.zone and len(shared) >= (1 if same or loose else 2)
    days = {early.dateline, late.dateline}
    if days == {None} or (len(days) > 1 and None not in days):
        return False  # what two days say of a thing may well differ
    return len(shared) >= (2 if _three(early, late) else 3) or (same and bool(shared) and number(early) >= 1000)


def _three(early: Quantity, late: Quantity) -> bool:
    return max(len(digits(early)), len(digits(late))) >= 3


def _same(early: Quantity, late: Quantity) -> bool:
    """May both count the same: by one word, as people of any kind, or with what it counts left unsaid by one?"""
    measures = {early.measure, late.measure}
    people = measures <= kin().people and ("people" in measures or _three(early, late) or refers_back(late) == 2)
    words = set(early.noun.split()) & set(late.noun.split())  # 24 young, "the 42 young tortoises"
    stands = late.measure in kin().stand_ins and early.measure not in kin().people and refers_back(late) == 2
    return people or bool(words) or akin(early, late) or stands or not (early.measure and late.measure)
