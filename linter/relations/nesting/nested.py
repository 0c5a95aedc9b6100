"""A figure for a part of a period and one for the whole of it: when are both of one thing?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from linter.alignment import contested, number, parties, shared_words, unit_of
from linter.alignment.figures import digits
from linter.alignment.reference import state_of
from linter.claims import Quantity
from linter.patterns import later
from linter.periods import AS_OF, DAY, DECADE, PART_YEAR, SINCE, Period
from linter.phrases import kin, measures
from linter.relations.nesting.everywhere import around, deed

_MAY_SHRINK: Final = frozenset({"profit", "loss"})  # the last quarter may eat up what three have made
_FAR: Final = 1.6  # an airport's passengers, and those of the bus that goes there
LEVELS: Final = frozenset(  # what stands, and does not add up from month to month
    ["population", "unemployment", "inflation", "gdp", "debt", "capital", "price",
     "share", "reserve", "member", "subscriber", "inhabitant", "resident"]
)  # fmt: skip
LARGE: Final = 10000  # a count that no second thing of a story has by chance
DATED: Final = later(r"^.*\d{4}\)? (?:-|--|–|—) ")
MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_IN_PLACE: Final = later(rf"\b[Ii]n (?!{MONTHS}\b)([A-Z][a-z]+)")
_MANY: Final = 100  # a count that a second thing of the story hardly has
_SOME: Final = 20  # and one that is done in the same trade
_CLAUSE: Final = 50  # characters in which the time of a figure follows it
_NAME: Final = later(r"\b[^\W\d_a-z][\w’'-]{2,}")
_AS_A_WHOLE: Final = later(
    r"\b(?:as a whole|the full year|"
    r"(?:[Ii]n|[Oo]ver|[Ff]or) the (?:whole|entire|full) (?:year|season|month|summer|winter|of))\b"
)
_IT: Final = later(r"[\"“]?(?:It|They) (?:[a-z]+ ){1,2}")  # the one of which the draft tells
_NO_NOUN: Final = later(r"[.,;]| (?:in|during|over|between|from|for|last|this|of (?:it|them))\b|$")
_WHAT: Final = later(r" [a-z-]+(?: of [a-z-]+)?(?: [a-z]+s\b)?")
_BY: Final = later(
    r"\b[Bb]y (?:the (?:end|close|middle|start) of |mid-|late |early |\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?(?:,? "
    r"|(?=[.;,]))"
)
_SUBJECT: Final = later(r"(?:[Tt]he|Its|Their) (?!company\b|firm\b)([a-z]+) ")
# Words of one trade, of which each place may have another: "deliveries came to 2,980 cars", "sold 3,120 cars".
_TRADES: Final = tuple(
    later(rf"\b(?:{words})\b", re.I)
    for words in (
        "sold|sales|sell|deliver(?:ed|ies)|shipped|shipments|handed over|registered|registrations|found buyers",
        "built|made|produced|output|production|turned out|assembled|completed|finished|rolled off",
        "visitors|visited|arrivals|arrived|came|received|welcomed|guests|drew|admissions|tickets",
        "caught|landed|catch(?:es)?|landings|seized|confiscated|impounded",
        "died|killed|deaths|drowned|lives|dead|lost",
        "treated|patients|cases|infections|ill|infected|admitted",
        "passengers|travellers|carried|flew|flown|boarded",
        "called out|call-outs|calls|rescues|rescued|emergencies",
        "planted|sown|felled|cut|harvested|picked|harvest|crop",
        "born|births|babies|hatched|chicks",
        "put in|installed|fitted|installations|laid",
    )
)
_DAILY: Final = later(
    r"\b(?:average|typical|ordinary|weekday|each|every|per|daily|(?:a|one) (?:day|week|month|year))\b"
)
_THERE_WERE: Final = later(r"\b[Tt]here (?:were|had been) $")
_ITS_NUMBER: Final = later(
    r"\b(?:[Tt]he|[Tt]hat) (?:number|figure|total|count|tally) (?:was|is|stood at|came to|reached) $"
)
_DONE: Final = later(r"\b(?:had|have|has) (?:been )?[a-z]+(?:ed|en|wn|ught|old|ade|ent|id|ost)\b")


def within(part: Quantity, whole: Quantity) -> str:
    """Why one figure is for a part of the other's period; "" when it is not, or when that is in doubt."""
    a, b = part.period, whole.period
    if part is whole or a is None or b is None or contested(part, whole) or unit_of(part) != unit_of(whole):
        return ""
    if part.measure in _MAY_SHRINK or (part.path != whole.path and number(part) > _FAR * number(whole)):
        return ""
    if not _sums(a) or not _sums(b) or not b.contains(a) or a.same_days(b) or b.kind == DECADE:
        return ""
    again = _given_again(part, whole)
    if part.measure != whole.measure and not (again or _bare(part) or _bare(whole)):
        return ""  # sold cars, and sold phones
    if part.unit and part.measure != whole.measure and not again:
        told_apart = part.measure and whole.measure and deed(part) != deed(whole)
        if told_apart or number(part) > _FAR * number(whole):
            return ""  # imports, and exports; of the mine, and of the smelter
    if not (part.measure and whole.measure) and deed(part) != deed(whole) and not _AS_A_WHOLE.search(around(whole)):
        return ""
    if state_of(part) != state_of(whole):
        return ""
    if _two_places(part, whole) or (part.path != whole.path and set(whole.qualifiers) - set(part.qualifiers)):
        return ""  # tickets, and season tickets
    if part.direction != whole.direction or (
        part.qualifiers != whole.qualifiers
        and not (_again(part, whole) or _same_body(part, whole) or (goes_on(part) and goes_on(whole)))
    ):
        return ""
    one, other = set(part.parties), set(whole.parties)
    drafts = one_count(part, whole)
    if one != other and not ((part.path == whole.path or again or drafts) and (not one or not other)):
        return ""  # one draft need not say again of whom it speaks
    if (
        part.part
        or whole.part
        or (part.path == whole.path and part.sentence == whole.sentence and part.noun != whole.noun)
    ):
        return ""
    apart = part.path != whole.path and not again
    if apart and not (part.measure in measures().flow or drafts or _same_deed(part, whole) or _same_body(part, whole)):
        return ""
    who = f", {parties(part)}" if part.parties else ""
    return f"both: {part.noun or part.measure}{who}, and {a} lies within {b}"


def _given_again(part: Quantity, whole: Quantity) -> bool:
    """5.4 tonnes of cocaine, 412 kidney transplants: nothing else in the story has these digits and this noun."""
    if number(part) != number(whole):
        return False
    people = {part.measure, whole.measure} <= {*kin().people, "passenger", "visitor"}
    if part.noun != whole.noun and not people:
        return False
    told = " " in part.noun or deed(part) == deed(whole) != ""
    long = number(part) >= (100 if told else 1000) and len(digits(part)) >= 3
    return bool(part.noun) and (bool(unit_of(part)) or long or number(part) >= LARGE)


def so_far(claim: Quantity) -> Quantity:
    """A figure with the time that it is for: what "had died by the end of November" died since the year began."""
    until = claim.period
    if until is None or until.kind != AS_OF:
        return claim
    if _BY.search(claim.lead):
        done = bool(state_of(claim) or claim.measure in measures().flow or deed(claim) or _DONE.search(around(claim)))
    else:  # "had received 1,870 complaints by the end of September"
        done = bool(_BY.search(claim.trail[:_CLAUSE]) and _DONE.search(claim.lead))
    return replace(claim, period=Period(date(until.end.year, 1, 1), until.end, PART_YEAR)) if done else claim


def _same_deed(part: Quantity, whole: Quantity) -> bool:
    """Do two drafts say in the same words what was done by whom? "Latvians planted 61,400 trees …" """
    if not part.parties or deed(part) != deed(whole) or not deed(part) or _two_bodies(part, whole):
        return False
    one, other = (_WHAT.match(c.trail) for c in (part, whole))
    return one is not None and other is not None and one[0] == other[0]


def _same_body(part: Quantity, whole: Quantity) -> bool:
    """Does one body, by name, do the same in both places: "Kirkmoray Airport handled", "Kirkmoray handled"?"""
    names = [set(_NAME.findall(c.lead[-60:])) for c in (part, whole)]
    named = bool(names[0] & names[1]) or any(_IT.fullmatch(c.lead) for c in (part, whole))
    return deed(part) == deed(whole) != "" and part.measure == whole.measure and named


def one_count(part: Quantity, whole: Quantity) -> bool:
    """Do two drafts of one story count the same by one noun, and no name beside either tells of another body?"""
    if part.path == whole.path or part.story != whole.story or not part.story or part.noun != whole.noun:
        return False
    if unit_of(part) or not part.noun or part.measure in kin().people or min(number(part), number(whole)) < _MANY:
        return False
    return not _two_bodies(part, whole) and bool(shared_words(part, whole))


def goes_on(claim: Quantity) -> bool:
    """Does it count what was spoken of just before, without its name: "the number was", "21,700 of the machines"?"""
    return not unit_of(claim) and (_stands_in(claim) or _ITS_NUMBER.search(claim.lead) is not None)


def of_one_trade(part: Quantity, whole: Quantity) -> bool:
    """Do two places of a draft tell in other words of one thing that is done: sales and deliveries of cars?

    Or does the one go on from the sentence before: "In the first half the number was 23,900. In all of 2024 …"?
    """
    least = min(number(part), number(whole))
    if part.path != whole.path or least < _SOME:
        return False
    if any(_ITS_NUMBER.search(c.lead) for c in (part, whole)) and abs(part.sentence - whole.sentence) <= 1:
        return least >= _MANY
    if part.noun != whole.noun or not part.noun or _two_subjects(part, whole):
        return False
    if any(_DAILY.search(around(c)) for c in (part, whole)):
        return False
    there = any(_THERE_WERE.search(c.lead) for c in (part, whole))
    return there or any(trade.search(around(part)) and trade.search(around(whole)) for trade in _TRADES)


def _two_subjects(part: Quantity, whole: Quantity) -> bool:
    """ "The harbour handled …", "The airport had …"?"""
    subjects = [_SUBJECT.match(DATED.sub("", c.lead)) for c in (part, whole)]
    return bool(subjects[0] and subjects[1] and subjects[0][1] != subjects[1][1])


def _two_places(part: Quantity, whole: Quantity) -> bool:
    """Is the one told of "the office in Cusco", the other of that in Arequipa?"""
    places = [_IN_PLACE.findall(DATED.sub("", c.lead)) for c in (part, whole)]
    return all(places) and not set(places[0]) & set(places[1])


def _two_bodies(part: Quantity, whole: Quantity) -> bool:
    """Are the names before two figures, past the place and day of the draft, those of two bodies?"""
    told = [DATED.sub("", c.lead) for c in (part, whole)]
    names = [set(_NAME.findall(words.partition(" ")[2])) for words in told]
    return all(names) and not names[0] & names[1]


def _again(part: Quantity, whole: Quantity) -> bool:
    """Does the part call by its bare name what the draft has given in full: "speeding tickets", "29,870 tickets"?"""
    later = part.path == whole.path and part.span.start > whole.span.start
    return not part.qualifiers and later and bool(shared_words(part, whole))


def _bare(claim: Quantity) -> bool:
    """Does a figure leave out what it counts? "In the first half it sold 41,300", "sold 41,300 of the machines"."""
    return _stands_in(claim) or _NO_NOUN.match(claim.trail) is not None


def _stands_in(claim: Quantity) -> bool:
    return claim.measure in kin().stand_ins and claim.trail.startswith((" of the ", " of these "))


def _sums(period: Period) -> bool:
    return period.kind not in (AS_OF, DAY) and (period.kind != SINCE or period.days > 27)
