"""Reports a rise from a higher figure to a lower one, and a fall that goes up."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from linter.amounts import Amount, amounts
from linter.claims import Claim
from linter.document import NOT_THE_STORY, TABLE, Document
from linter.finding import ERROR, Agreement, Finding, Repair
from linter.phrases import noun_after
from linter.rule import Example, Rule, examples


@dataclass(frozen=True, slots=True, kw_only=True)
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
_TO_FROM: Final = re.compile(
    rf" (?:to|at|of)(?: just| only| a| an| the)? (?P<new>{_N})(?P<gap>[^#;.\n]{{0,70}}?)[,(–—]? ?"
    rf"(?:(?:down|up) )?(?:from|compared with|compared to|against|versus)"
    rf"(?: the| a| an| its| just| only| {_N} in)?{_SMALL} (?P<old>{_N})"
)
_FROM_TO: Final = re.compile(
    rf" from(?: the| a| an| just| only)? (?P<old>{_N})(?P<gap>[^#;.,\n]{{0,60}}?) "
    rf"to(?: just| only| the| a| an)? (?P<new>{_N})"
)
_UP_FROM: Final = re.compile(
    rf"(?P<new>{_N})(?P<gap>[^#;.\n]{{0,60}}?)(?:[,(–—] ?(?:which (?:was|is) )?| (?:is|was|were|are) )(?P<word>up|down)"
    rf"(?: slightly| sharply| marginally| (?:by )?{_N})? (?:from|on)(?: the| a| an| just| only)?"
    rf"(?: [a-z]+ (?:of|from))? (?P<old>{_N})"
)
_HIGHER: Final = re.compile(
    rf"(?P<new>{_N})(?P<gap>[^#;.,\n]{{0,40}}?), (?:slightly |much |well |far |still )?"
    rf"(?P<word>higher|lower) than(?: the)? (?P<old>{_N})"
)
# Another clause, another subject, or a figure that is not simply larger or smaller.
_CLAUSE: Final = re.compile(
    r"[;:]| (?:while|whereas|but|although|though|because|after|before|when|as|and|which|who|that|than) |, "
)
_GAP: Final = re.compile(
    r"\b(?:and|but|while|whereas|which|who|when|because|although|though|before|until|versus|loss|profit|deficit|surplus|minus|plus|negative)\b"
)
_ODD: Final = re.compile(
    r"\b(?:rank(?:s|ed|ing|ings)?|place|position|league table|risers?|fallers?|topped|world number|world no|"
    r"seed(?:ed|ing)?|grid|standings|chart|"
    r"rating|rated|bonds?|treasur(?:y|ies)|gilts?|under par|over par|par|handicap|behind|adrift|odds|"
    r"minus|negative|below zero|"
    r"(?:in|on) the (?:table|rankings)|per (?:dollar|euro|pound)|(?:to|against|versus) the (?:US |U\.S\. |American )?"
    r"(?:dollar|euro|pound|yen|yuan|dong|greenback|rouble|ruble|franc)|"
    r"denied|instead of|rather than|contrary)\b",
    re.I,
)
_DENIED: Final = re.compile(r"(?:\bnot|\bnever|n[’']t) (?:\w+ )?$")
_CURRENCY: Final = re.compile(
    r"\b(?:dollar|greenback|euro|pound|sterling|yen|yuan|renminbi|dong|rouble|ruble|rupee|won|peso|franc|krona|kroner|"
    r"crown|lira|rand|ringgit|rupiah|baht|real|currency|loonie|zloty|forint|shekel)\b(?! zone)",
    re.I,
)


@dataclass(frozen=True)
class ReversedDirection(Rule[Move]):
    """A rise to a lower figure, or a fall to a higher one.

    Why it matters
    "The jobless rate rose to 4.8% from 5.2%" has a wrong verb or its figures the wrong way round. Either way the
    story's point is in doubt, and it is usually the lede.

    How it decides
    Two figures of one unit are tied by "from" and "to", "up from", "down from" or "compared with", and a word of
    direction stands before them in the same clause. The new figure must lie on the side that the word says. Each figure
    counts as the range it may have been rounded from; the finding needs ranges that do not meet. Both repairs are
    offered: the other word, and the figures the other way round.

    When it stays silent
    For ranks, ratings, odds and scores, where a rise is to a smaller number; for currencies and bonds, whose rate moves
    the other way; for figures below zero; when another clause or another subject comes between; when the units differ
    or cannot be told; and when words of both directions stand in the clause.
    """

    severity: ClassVar[str] = ERROR
    reads: ClassVar[type[Claim]] = Move
    allows: ClassVar[tuple[Example, ...]] = examples(
        "The jobless rate fell to 4.8% in March from 5.2% in February.",
        "The dollar rose to 1.28 against the euro from 1.29 on Monday.",
        "The school climbed from 15 to 9 in the national rankings.",
        "Wages start at $18 an hour, up from $16.25 a year ago.",
        "Exports rose to 4.6 million tonnes from 4.58 million tonnes, the ministry said.",
        "Sales fell to £3m in the first half while costs rose to £2m from £1.5m.",
        "The mayor said a rise in fares would cut the deficit from 5 million euros to 3 million euros.",
        "The dong fell to 25,480 per dollar from 25,310.",
        "The company swung from a profit of $3 million to a loss of $5 million.",
        "The number of stalls fell from 5 to 3 million over the decade, by one count.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "The jobless rate [[rose to 4.8% in March from 5.2%]] in February, officials said.",
        "The number of wolves in the park [[fell from 40 to 52]] in a decade.",
        "The school has [[250 pupils, down from 210]] last year.",
        "Ridership [[climbed 6% to 1.2 million from 1.4 million]], the operator said.",
        "Hanoi plans an [[increase in the fare from 9,000 dong to 7,000 dong]].",
        "The central bank [[cut its rate from 3.5 per cent to 3.75 per cent]] on Thursday.",
        "Shares in the brewer [[dropped to 90p from 85p]] after the news.",
        "The average wait at the clinic [[dropped to 19 minutes,\ncompared with 14 minutes]] in 2022.",
        "Profit was [[$4.1m, up from $4.8m]] a year earlier.",
        "The bank [[raised its forecast for growth to 5.9% this year from 6.2%]].",
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Move]:
        verbs = _verbs()
        prose, done = document.prose, -1
        for match in verbs.word.finditer(prose):
            start, end = document.sentence_at(match.start())
            if start <= done or document.zone_at(start) in NOT_THE_STORY | {TABLE}:
                continue
            done = start
            yield from _moves(document, start, end)

    def keys(self, claim: Move) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Move]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            wrong = claim.new_high < claim.old_low if claim.direction == "up" else claim.new_low > claim.old_high
            right = claim.new_low > claim.old_high if claim.direction == "up" else claim.new_high < claim.old_low
            reason = f"both: what “{claim.word}” says of {claim.old} and {claim.new}, in one clause"
            if wrong:
                names = ("a rise", "a fall") if claim.direction == "down" else ("a fall", "a rise")
                message = f"{claim.old} to {claim.new} is {names[0]}, the copy says {names[1]} (“{claim.word}”)"
                yield self.finding(claim, message, reason=reason, repairs=_repairs(claim))
            elif right:
                yield self.agreement(f"“{claim.word}” fits {claim.old} to {claim.new}", claim, reason=reason)


def _moves(document: Document, start: int, end: int) -> Iterator[Move]:
    """The changes of one sentence, each figure used once."""
    prose = document.prose
    found = list(amounts(prose, start, end, document.language))
    if len(found) < 2:
        return
    masked, at = "", start
    for amount in found:
        masked += prose[at : amount.start] + "#" + "~" * (amount.end - amount.start - 1)
        at = amount.end
    masked += prose[at:end]
    places = {amount.start - start: amount for amount in found}
    used: set[int] = set()
    for pattern in (_TO_FROM, _FROM_TO, _UP_FROM, _HIGHER):
        for match in pattern.finditer(masked):
            old, new = places[match.start("old")], places[match.start("new")]
            if used & {old.start, new.start} or _GAP.search(match["gap"]):
                continue
            told = _told(masked, match)
            if told is None or not _comparable(prose, old, new, masked, told[1]):
                continue
            used |= {old.start, new.start}
            begin, word, direction = told
            begin, finish = start + min(begin, match.start("new"), match.start("old")), max(old.end, new.end)
            yield Move(
                span=document.span(begin, finish), zone=document.zone_at(begin), quoted=document.quoted(begin),
                dateline=document.date, word=word, direction=direction, old=prose[old.start : old.end],
                old_low=old.low, old_high=old.high, new=prose[new.start : new.end], new_low=new.low, new_high=new.high,
            )  # fmt: skip


def _told(masked: str, match: re.Match[str]) -> tuple[int, str, str] | None:
    """(place, word, direction) of the one word of direction that governs a match; None when there is none, or two."""
    verbs = _verbs()
    own = match.groupdict().get("word")
    if own:
        between = verbs.word.search(match["gap"])
        return None if between else (match.start("word"), own, "up" if own in ("up", "higher") else "down")
    inside = {_way(w[0]) for w in verbs.word.finditer(masked, match.start("gap"), match.end())}
    clause = 0
    for cut in _CLAUSE.finditer(masked, 0, match.start()):
        clause = cut.end()
    words = verbs.word.finditer(masked, max(clause, match.start() - 90), match.start() + 1)
    before = [word for word in words if word[0].lower() not in _UNPLAIN]
    if before and _DENIED.search(masked, 0, before[0].start()):
        return None
    ways = {_way(w[0]) for w in before} | inside
    if not before or len(ways) != 1:
        return None
    # The last verb, when a noun of direction follows it ("showed an increase"); else the first word.
    word = before[-1]
    return word.start(), word[0], ways.pop()


def _way(word: str) -> str:
    return "up" if word.lower() in _verbs().up else "down"


def _comparable(prose: str, old: Amount, new: Amount, masked: str, word: str) -> bool:
    """Are these two levels of one thing, for which larger means up?"""
    if not all(map(math.isfinite, (old.low, old.high, new.low, new.high))) or min(old.low, new.low) < 0:
        return False
    if old.upper is not None or new.upper is not None or _ODD.search(masked):
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
    if plain and _CURRENCY.search(masked):
        return False  # a rate of exchange
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
            return noun_after(prose, one.end, one.end + 40) is None and one.figures
    return False


def _repairs(claim: Move) -> list[Repair]:
    """The other word; the figures the other way round."""
    words = claim.span.text
    found = []
    other = _verbs().opposite.get(claim.word.lower())
    if other and claim.word in words:
        found.append(words.replace(claim.word, other.capitalize() if claim.word[0].isupper() else other, 1))
    if words.count(claim.old) == words.count(claim.new) == 1:
        first, second = sorted((claim.old, claim.new), key=words.index)
        a, b = words.index(first), words.index(second)
        if a + len(first) <= b:
            found.append(words[:a] + second + words[a + len(first) : b] + first + words[b + len(second) :])
    return [Repair(words) for words in found]


@cache
def _verbs() -> _Verbs:
    listed = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["pairs"]
    pairs = [pair.partition(":")[::2] for pair in listed.split()]
    opposite: dict[str, str] = {"higher": "lower", "lower": "higher"}
    for up, down in pairs:
        opposite.setdefault(up, down)
        opposite.setdefault(down, up)
    up_words = frozenset(up for up, _ in pairs) | {"higher"}
    every = sorted({*opposite}, key=len, reverse=True)
    return _Verbs(opposite, up_words, re.compile(rf"\b(?:{'|'.join(every)})\b(?! to date)", re.I))
