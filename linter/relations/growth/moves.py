"""Changes that the copy gives with both ends and a word of direction: "rose to 4.8% in March from 5.2%"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.amounts import Amount, amounts
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.patterns import either, later
from linter.phrases import noun_after
from linter.tables import table

LONGEST: Final = 1500  # characters: what is longer is no sentence
# Currencies that copy quotes by how many of them a dollar costs: as they rise, the figure falls.
_QUOTED: Final = later(
    r"\b[Tt]he (?:Japanese |Chinese |Vietnamese |Indian )?(?:yen|dong|yuan|rou?bles?|rubles?|rupee|"
    r"rupiah|baht|won|peso|"
    r"lira|rand|ringgit|forint|zloty|naira|kip|riel|shilling)\b"
)


@kind_of_claim
class Move(Claim):
    """A change that the copy gives with both its ends: "rose to 4.8% in March from 5.2%"."""

    word: str = ""  # "rose"
    direction: str = ""  # "up" or "down"
    old: str = ""
    old_low: float = 0.0
    old_high: float = 0.0
    new: str = ""
    new_low: float = 0.0
    new_high: float = 0.0
    apart: bool = False  # two things compared, not one that moved: "fewer than the 198 of the other"
    currency: str = ""  # "peso", where the figures are what a dollar costs: they fall as it rises


class _Verbs(NamedTuple):
    """Words that say which way a figure went, each with the one that says the opposite."""

    opposite: dict[str, str]
    up: frozenset[str]
    word: re.Pattern[str]


_UNPLAIN: Final = frozenset({"edged", "ticked"})  # up or down: another word tells
_PACE: Final = frozenset({"slowed", "quickened", "accelerated"})  # of a rate, not of a time
_N: Final = "#~*"
_SMALL: Final = r"(?: [a-z’'-]+){0,3}?"
# What is compared stands masked: an amount is "#" and as many "~" as it is long.
# A full stop in a gap is that of a month: "in the year that ended Sept. 30".
_UP_TO: Final = r"(?:[^#;.\n]|(?<=Jan|Feb|Aug|Sep|Oct|Nov|Dec)\.|(?<=Sept)\.)"
_TO_FROM: Final = later(
    rf" (?P<link>to|at|of)(?: just| only| a| an| the)?"
    rf"(?: seasonally adjusted| revised| record)? (?P<new>{_N})(?P<gap>{_UP_TO}{{0,70}}?)[,(–—]? ?"
    rf"(?:(?:down|up) )?(?P<tie>from|compared with|compared to|against|versus)"
    rf"(?: the| a| an| its| just| only| {_N} in(?= {_N}))?{_SMALL} (?P<old>{_N})"
)
_FROM_TO: Final = later(
    rf" from(?: the| a| an| just| only)? (?P<old>{_N})(?P<gap>[^#;.,\n]{{0,60}}?) "
    rf"to(?: just| only| the| a| an)? (?P<new>{_N})"
)
_UP_FROM: Final = later(
    rf"(?P<new>{_N})(?P<gap>{_UP_TO}{{0,60}}?)(?:[,(–—] ?(?:which (?:was|is) )?| (?:is|was|were|are) )(?P<word>up|down)"
    rf"(?: slightly| sharply| marginally| (?:by )?{_N})? (?:from|on)(?: the| a| an| just| only)?"
    rf"(?: (?P<noun>[a-z]+) (?:of|from))? (?P<old>{_N})"
)
_OVER: Final = later(
    r"\b(?:in|over|during|for|within|through) (?:the |its |their )?"
    r"(?:last |past |first |previous |latest |final |same )?$"
)
_LENGTHS: Final = frozenset(["day", "week", "month", "quarter", "season", "year"])
_PARTS: Final = {"hour": ("minute", 60), "minute": ("second", 60), "foot": ("inch", 12)}
_TIED: Final = later(r"\b(?:from|compared|against|versus|on) ")
# Another clause, another subject, or a figure that is not simply larger or smaller.
_CLAUSE: Final = later(
    r"[;:]| (?:while|whereas|but|although|though|because|after|before|when|as|and|which|who|that|than) |, "
)
_GAP: Final = later(
    r"\b(?:and|but|while|whereas|which|who|when|because|although|though|before|until|versus|loss|profit|deficit|surplus|minus|plus|negative)\b"
)
_MONTHS: Final = later(r"\bbetween (?:(?:\d{1,2} )?[A-Z][a-z]+\.? and (?:\d{1,2} )?[A-Z][a-z]+|\d{4} and \d{4}\b)")
_ODD: Final = later(
    r"\b(?:rank(?:s|ed|ing|ings)?|place|position|league table|risers?|fallers?|topped|world number|world no|"
    r"seed(?:ed|ing)?|grid|standings|chart|"
    r"rating|rated|bonds?|treasur(?:y|ies)|gilts?|under par|over par|par|handicap|behind|adrift|odds|"
    r"minus|negative|below zero|"
    r"(?:in|on) the (?:table|rankings)|(?:per|an?) (?:US )?(?:dollar|euro|pound)|USD|"
    r"(?:to|against|versus) the (?:US |U\.S\. |American )?"
    r"(?:dollar|euro|pound|yen|yuan|dong|greenback|rouble|ruble|franc)|"
    r"denied|frequency|intervals?|instead of|rather than|contrary|(?:stock|share|pre|post)[- ]split)\b",
    re.I,
)
# A yield rises as its figure does, where the price of the paper falls.
_YIELD: Final = later(r"\byields?\b")
_PAPER: Final = later(r"\b(?:bonds?|treasur(?:y|ies)|gilts?)\b", re.I)
_DENIED: Final = later(r"(?:\bnot|\bnever|n[’']t) (?:\w+ )?$")
_CURRENCY: Final = later(
    r"\b(?:dollar|greenback|euro|pound|sterling|yen|yuan|renminbi|dong|rouble|ruble|rupee|won|peso|franc|krona|kroner|"
    r"crown|lira|rand|ringgit|rupiah|baht|real|currency|loonie|zloty|forint|shekel)\b(?! zone)",
    re.I,
)


def moves_in(document: Document) -> Iterator[Move]:
    """Every such change of a document."""
    known = verbs()
    done = -1
    for match in document.matches(known.word, known.opposite):
        start, end = document.sentence_at(match.start())
        if start <= done or document.zone_at(start) in NOT_THE_STORY | {TABLE}:
            continue
        done = start
        yield from _moves(document, start, end)


def _moves(document: Document, start: int, end: int) -> Iterator[Move]:
    """The changes of one sentence, each figure used once."""
    prose = document.prose
    if not _TIED.search(prose, start, end):
        return
    found = joined(prose, amounts(prose, start, end, document.language)) if end - start <= LONGEST else []
    if len(found) < 2:
        return
    text = masked(prose, start, end, found)
    places = {amount.start - start: amount for amount in found}
    used: set[int] = set()
    for pattern in (_TO_FROM, _FROM_TO, _UP_FROM):
        for match in pattern.finditer(text):
            old, new = places[match.start("old")], places[match.start("new")]
            if used & {old.start, new.start} or _GAP.search(_MONTHS.sub("", match["gap"])) or _other_base(text, match):
                continue
            if match.groupdict().get("link") == "of" and _SIZED.search(text, 0, match.start()):
                continue  # "78.4 per cent, an increase of 1.2 points from 77.2": how far it rose
            spans = _RANGED.search(text, 0, match.start()) is not None or any(amount.upper for amount in found)
            ranged = spans and _DOWN_FROM.search(text, 0, match.start()) is not None
            if (pattern is _FROM_TO and (ranged or _from_range_to_range(text, match, found, start))) or (
                pattern is _UP_FROM and text.startswith(" to #", match.end("old"))
            ):
                continue  # "ranged from 2.3 to 2.6 million, down from 2.4 to 2.7 million"
            told = _told(text, match)
            if told is None or not comparable(prose, old, new, text, told[1]):
                continue
            if pattern is _UP_FROM and _of_another(found, old, new, told[2]):
                continue
            used |= {old.start, new.start}
            begin, word, direction = told
            begin, finish = start + min(begin, match.start("new"), match.start("old")), max(old.end, new.end)
            yield Move(
                span=document.span(begin, finish), zone=document.zone_at(begin), quoted=document.quoted(begin),
                dateline=document.date, word=word, direction=direction, old=prose[old.start : old.end],
                old_low=old.low, old_high=old.high, new=prose[new.start : new.end], new_low=new.low, new_high=new.high,
            )  # fmt: skip


def masked(prose: str, start: int, end: int, found: Iterable[Amount]) -> str:
    """A stretch of prose with its amounts masked: "#", and as many "~" as each is long."""
    text, at = "", start
    for amount in found:
        if amount.unit in _LENGTHS and _OVER.search(prose, max(start, amount.start - 30), amount.start):
            continue  # "fell to 347 in the 12 months to June from 312": a length of time stands in no one's way
        text += prose[at : amount.start] + "#" + "~" * (amount.end - amount.start - 1)
        at = amount.end
    return text + prose[at:end]


def joined(prose: str, found: Iterable[Amount]) -> list[Amount]:
    """Amounts, those of two units as one: "three hours 10 minutes", "2 hours and 5 minutes", "three hours 40"."""
    whole: list[Amount] = []
    for amount in found:
        last = whole[-1] if whole else None
        small = _PARTS.get(last.unit, ("", 0)) if last else ("", 0)
        bare = not (amount.unit or amount.currency or " " in prose[amount.start : amount.end])
        if (
            last is not None and last.upper is None and amount.upper is None and 0 < amount.value < small[1]
            and (amount.unit == small[0] or (bare and last.value < small[1])) and amount.value % 1 == 0
            and prose[last.end : amount.start] in (" ", *((" and ", ", ") if not bare else ()))
        ):  # fmt: skip
            more = [last.value + part / small[1] for part in (amount.value, amount.low, amount.high)]
            whole[-1] = last._replace(end=amount.end, value=more[0], low=more[1], high=more[2])
        else:
            whole.append(amount)
    return whole


def _told(masked: str, match: re.Match[str]) -> tuple[int, str, str] | None:
    """(place, word, direction) of the one word of direction that governs a match; None when there is none, or two."""
    known = verbs()
    own = match.groupdict().get("word")
    if own:
        between = known.word.search(match["gap"])
        return None if between else (match.start("word"), own, "up" if own == "up" else "down")
    inside = {_way(w[0]) for w in known.word.finditer(masked, match.start("gap"), match.end())}
    clause = 0
    for cut in _CLAUSE.finditer(masked, 0, match.start()):
        clause = cut.end()
    words = known.word.finditer(masked, max(clause, match.start() - 90), match.start() + 1)
    before = [w for w in words if w[0].lower() not in _UNPLAIN and not _PARTICLE.search(masked, 0, w.start())]
    if before and _DENIED.search(masked, 0, before[0].start()):
        return None
    if before and before[-1].end() == match.start():
        before = before[-1:]  # "exports of cut flowers rose to": the verb right before says which way it went
    ways = {_way(w[0]) for w in before} | inside
    if not before or len(ways) != 1:
        return None
    # The last verb, when a noun of direction follows it ("showed an increase"); else the first word.
    word = before[-1]
    return word.start(), word[0], ways.pop()


# "Deaths that could be put down to it", "a board made up of": no way that a figure goes.
_PARTICLE: Final = later(
    r"\b(?:put|made?|makes?|making|sets?|setting|took|taken?|takes?|turn\w*|shut\w*|clos\w+|br[eo]\w*k\w*|track\w*|hand\w*|"
    r"end\w*|sign\w*|pick\w*|gave|given?|giving|written|tak\w+|boil\w*|narrow\w*) $"
)


def _of_another(found: Iterable[Amount], old: Amount, new: Amount, direction: str) -> bool:
    """ "6,900 people are in 19 camps, up from 4,200": does another amount before it go the way that the copy says?"""
    if new.unit or new.currency:
        return False
    for amount in found:
        if amount.end <= new.start and amount.unit == old.unit and amount.currency == old.currency:
            right = amount.low > old.high if direction == "up" else amount.high < old.low
            if right and 0.2 < (amount.value or 1e-9) / (old.value or 1e-9) < 5:
                return True
    return False


# The way it went is that of a month, and the figure beside it one of a year ago; or there are two such figures.
_STEPPED: Final = later(r"\bby (?:an? )?(?:[a-z]+ ){0,3}#~*(?: [^#]{0,40})?$")
_RATES: Final = later(r" (?:drop|fall|decline|decrease|loss|deficit|cut|rise|increase|gain)\b")
_EXTREME: Final = later(r"\b(?:high|low|peak) of $")
_SETTING: Final = later(
    r"\b(?:after|before|including|excluding|despite) (?:an? |the )?(?:[a-z-]+ ){0,2}(?:of )?$|\bfor the $"
    r"|#~* (?:for|per|every|each|in) (?:every |each )?$"  # "41 euros for 100 kilos, down 2 euros from 43"
)
_SIZED: Final = later(
    r"\b(?:an?|the|its|their) (?:[a-z-]+ )?(?:increase|rise|gain|jump|climb|fall|drop|decline|"
    r"decrease|slump|surge|reduction|cut)$"
)
_RANGED: Final = later(r"#~* (?:to|and) #")
_DOWN_FROM: Final = later(r"\b(?:up|down)\b[^#]{0,24}$")
_ONE_MORE: Final = later(r"[^#;.,]{0,50} and (?:[a-z]+ )?#")
# "At # with gusts to #, down from # and #": the two are held against two, in turn.
_AND_ONE: Final = later(r" and (?:about |nearly |some )?#")
# "Cut its forecast to between # and # tonnes, from # to #": from one range to another.
_NEW_RANGE: Final = later(r"(?P<low>#~* (?:to|and) )?(?P<last>#~*)[^#;.]{0,30}$")


def _other_base(masked: str, match: re.Match[str]) -> bool:
    """Is what the new figure stands beside no base of the change that the copy tells?

    "Output grew at a rate of 8.3 per cent, compared with 11.4 per cent in 1986": it grew all the same.
    """
    told = match.groupdict()
    if _EXTREME.search(masked, 0, match.start("old")):
        return True  # "up 12 cents at $6.70, from a high of $6.75"
    before = masked[: match.start("new")]
    if "#" in before and _AND_ONE.match(masked, match.end()):
        return True
    # "32.7 billion crowns, or $4.8 billion, up from 30.9 billion"; "after a charge of $1 billion, down"
    if before.endswith((", or ", "(")) or _SETTING.search(before):
        return True
    if noun := told.get("noun"):  # "revenues of $8m and profits of $2m, up from revenues of $5m"
        return noun[:5] not in before[max(before.rfind("#"), len(before) - 40, 0) :]
    if told.get("tie", "from") == "from":
        return False
    return (
        told["link"] != "to"
        or _STEPPED.search(masked, 0, match.start()) is not None
        or _ONE_MORE.match(masked, match.end()) is not None
    )


def _from_range_to_range(masked: str, match: re.Match[str], found: Iterable[Amount], begin: int) -> bool:
    """Is what stands right before "from # to #" a range too, to which the thing went?"""
    new = _NEW_RANGE.search(masked, 0, match.start())
    if new is None or new["low"]:
        return new is not None
    return any(amount.upper is not None for amount in found if amount.start == begin + new.start("last"))


def _way(word: str) -> str:
    return "up" if word.lower() in verbs().up else "down"


def comparable(prose: str, old: Amount, new: Amount, masked: str, word: str) -> bool:
    """Are these two levels of one thing, for which larger means up?"""
    if not all(map(math.isfinite, (old.low, old.high, new.low, new.high))) or min(old.low, new.low) < 0:
        return False
    odd = _ODD.search(_PAPER.sub("", masked) if old.unit == "percent" and _YIELD.search(masked) else masked)
    if old.upper is not None or new.upper is not None or odd:
        return False
    if old.unit != new.unit and not _bare(prose, old, new):
        return False
    if old.currency != new.currency and not (_bare(prose, old, new) and not (old.unit or new.unit)):
        return False
    if not 0.002 < (new.value or 1e-9) / (old.value or 1e-9) < 500:
        return False  # "from 3 to 5 million"
    if word.lower() in _PACE and old.unit in ("second", "minute", "hour"):
        return False
    plain = not (old.currency or old.unit) or not (new.currency or new.unit)
    if _CURRENCY.search(masked) if plain else old.currency and _QUOTED.search(masked):
        return False  # a rate of exchange
    if _RATES.match(prose, new.end) or _RATES.match(prose, old.end):
        return False  # "to a 7.4 per cent drop, from a 5.8 per cent decline"
    nouns = [noun_after(prose, amount.end, amount.end + 40) for amount in (old, new)]
    if plain and nouns[0] and nouns[1] and nouns[0].head != nouns[1].head:
        return False
    if (
        plain
        and re.search(r"\b(?:number|No\.?|nos?\.?|at) $", prose[max(new.start - 8, 0) : new.start])
        and not nouns[0]
    ):
        return False  # a place in a list
    if any(re.search(r"\d[-–/]$", prose[a.start - 2 : a.start]) for a in (old, new) if a.start > 1):
        return False  # the end of "2005-6"
    return not any(
        re.match(r" (?:in|out of) (?:\d{1,3}\b|[a-z]+(?=[.,]))|[-–/:]\d|(?:st|nd|rd|th)\b", prose[a.end : a.end + 10])
        for a in (old, new)
    )


def _bare(prose: str, old: Amount, new: Amount) -> bool:
    """Does one of the two borrow the other's unit: "rose from 5 to 3%"?"""
    for one, other in ((old, new), (new, old)):
        if not one.unit and not one.currency and (other.unit or other.currency):
            return noun_after(prose, one.end, one.end + 40) is None and (one.figures or not other.figures)
    return False


@cache
def verbs() -> _Verbs:
    listed = table(Path(__file__).with_suffix(".toml"))["pairs"]
    pairs = [pair.partition(":")[::2] for pair in listed.split()]
    opposite: dict[str, str] = {"higher": "lower", "lower": "higher"}
    for up, down in pairs:
        opposite.setdefault(up, down)
        opposite.setdefault(down, up)
    up_words = frozenset(up for up, _ in pairs) | {"higher"}
    return _Verbs(opposite, up_words, later(rf"\b(?:{either(opposite)})\b(?! to date)", re.I))
