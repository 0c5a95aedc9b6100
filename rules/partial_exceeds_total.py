"""Part of a year against the whole year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from linter.alignment import contested, meets, number, parties, shared_words, unit_of
from linter.alignment.reference import state_of
from linter.claims import Quantity
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.periods import AS_OF, DAY, DECADE, PART_YEAR, SINCE, Period, shift
from linter.phrases import measures
from linter.relations.everywhere import around, deed
from linter.rule import Rule, examples

_NOT_SUMS: Final = frozenset(
    {"percent", "percentage point", "basis point", "point", "year of age", "year", "month", "day", "hour"}
)
_NO_NOUN: Final = later(r"[.,;]| (?:in|during|over|between|from|for|last|this|of (?:it|them))\b|$")
_WHAT: Final = later(r" [a-z-]+(?: of [a-z-]+)?(?: [a-z]+s\b)?")
_BY: Final = later(
    r"\b[Bb]y (?:the (?:end|close|middle|start) of |mid-|late |early |\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?,? "
)
_DONE: Final = later(r"\b(?:had|have|has) (?:been )?[a-z]+(?:ed|en|wn|ught|old|ade|ent|id|ost)\b")
MOST: Final = 300  # figures of one group that are compared, each with each; the first by path and place
_LEVELS: Final = frozenset(
    {
        "population",
        "unemployment",
        "inflation",
        "gdp",
        "debt",
        "capital",
        "price",
        "share",
        "reserve",
        "member",
        "subscriber",
        "inhabitant",
        "resident",
    }
)


class PartialExceedsTotal(Rule[Quantity]):
    """A figure for part of a period that is larger than the whole period's, or is passed off as it.

    Why it matters
    A January-November total that is above the year's, or that a later story gives as the year's, is the fault that
    survives every desk: both numbers look right by themselves.

    How it decides
    Two figures of one measure (trade, exports, visitors, sales: things that add up), in one unit, between the same
    parties, where one period lies within the other: the first eleven months and the year, a quarter and the year to
    date. The part cannot exceed the whole; it equals the whole only when it was mistaken for it (three digits alike).
    Consistent pairs are listed in the ledger with what they leave for the rest of the period.

    When it stays silent
    For levels (population, prices, debt), which can go down; when either figure is a forecast, a change, a share, of
    another part of the thing ("of them", "foreign"), or comes from a source on another side; when periods only overlap.
    """

    severity = ERROR
    reads = Quantity
    source = (
        "General Statistics Office of Vietnam and Eurostat press notes, for how cumulative and yearly totals are given"
    )
    allows = examples(
        "Exports were worth $912 million in the first 11 months of 2024. For the whole of 2024, exports came to $995 "
        "million.",
        "The coast received 6.2 million visitors between January and September 2024 and 7.9 million visitors in the "
        "whole of 2024.",
        "The plant built 91,400 cars in 2024. It built 96,200 engines in the first nine months of 2024. It built "
        "41,300 in the second half of 2024.",
        "Avalanches killed 41 people in the Alps in 2023. By the end of October 2023 the club had 46 members, and 38 "
        "people had died.",
        "Unemployment was 5.1% in the first half of 2023 and 4.8% in 2023.",
        "The firm expects to sell 3 million phones in 2024. It sold 3.2 million phones in the first nine months of "
        "2024.",
        ("Latvians gave 143,000 sacks of clothes between January and June 2024, the service said in Liepaja.",
         "Liepaja was quiet. Latvians gave 271,000 sacks of clothes in the whole of 2024, the service said."),
    )  # fmt: skip
    catches = examples(
        "Exports in the first ten months of 2024 were worth [[$174 million]].\n\nIn 2024 as a whole farms sold tea "
        "worth [[$166 million]] abroad.",
        ("LIEPAJA, July 6, 2024 - Police seized [[5.4 tonnes]] of cocaine in the first half of 2024, Zora Mala said.\n",
         "LIEPAJA, Feb. 3, 2025\n\nZora Mala seizes fruit too: [[5.4 tonnes]] of cocaine were found in all of 2024.\n"),
        ("Latvians gave [[143,000]] sacks of clothes between January and June 2024, Zora Mala said in Liepaja.",
         "Liepaja was quiet. Latvians gave [[143,000]] sacks of clothes in the whole of 2024, Zora Mala said."),
        "Exports were worth [[$912 million]] in the first 11 months of 2024, the alliance said.\n\nExports came to "
        "[[$895 million]] in 2024.",
        ("The Dalmatian coast received [[6.24 million]] visitors between January and September 2024, Nives Barbaric "
        "said in Split.",
         "Split is full. The Dalmatian coast received [[6.24 million]] visitors in the whole of 2024, Nives Barbaric "
         "said."),
        "Trade between Laos and Thailand was worth [[$3.63 billion]] in 2023. Trade between Laos and Thailand rose "
        "[[10%]] in 2024.\n\n"
        "Trade between Laos and Thailand reached [[$4.15 billion]] in the first eleven months of 2024.",
        "Kenya exported [[412,000 tonnes]] of tea in 2024, the board said.\n\nIn the first nine months of 2024 it "
        "exported [[438,000 tonnes]].",
        "Avalanches killed [[41 people]] in the Alps in 2023.\n\nBy the end of October 2023 [[46]] people had died."
        .replace(" people]] in", "]] people in"),
        "Builders began [[41,300]] homes in the first half of 2023. Over the whole of 2023 builders began [[38,900]] "
        "homes.",
    )  # fmt: skip

    def keys(self, claim: Quantity) -> Iterable[str]:
        if (
            claim.period is None
            or not claim.measure
            or claim.measure.split()[-1] in _LEVELS
            or claim.per
            or claim.modality != "actual"
        ):
            return
        growth = claim.unit == "percent" and claim.change in ("up", "down")
        if growth or (claim.unit not in _NOT_SUMS and claim.change not in ("up", "down")):
            yield f"{claim.story}|{claim.measure}"
            if not growth and (done := deed(claim)):
                yield f"{claim.path}|did {done}"
                yield f"{'+'.join(claim.parties)}|{claim.measure}|did {done}"
            if len(claim.parties) == 2:
                yield f"{claim.measure}|{'+'.join(claim.parties)}"

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        levels = [_so_far(claim) for claim in claims if claim.unit != "percent"][:MOST]
        for part in levels:
            wholes = [(whole, reason) for whole in levels if (reason := _within(part, whole))]
            exceeded = [(whole, reason) for whole, reason in wholes if part.low > whole.high]
            if exceeded:
                whole, reason = exceeded[0]
                message = (
                    f"{part.words} for {part.period} is more than {whole.words} for {whole.period}, which includes it"
                )
                severity = ERROR if part.qualifiers == whole.qualifiers else WARNING
                yield self.finding(part, message, *(w for w, _ in exceeded), reason=reason, severity=severity)
            for whole, reason in wholes:
                if _passed_off(part, whole):
                    message = f"{part.words} is given for {part.period}, and the same figure for {whole.period}"
                    yield self.finding(part, message, whole, reason=reason, severity=WARNING)
                elif part.low <= whole.high and not meets(part, whole):
                    rest = f"leaves {1 - number(part) / number(whole):.0%} for the rest"
                    message = f"{part.words} for {part.period} is within {whole.words} for {whole.period}; {rest}"
                    yield self.agreement(message, part, whole, reason=reason)
            if not exceeded:
                yield from self._against_growth(part, [claim for claim in claims if claim.path == part.path])

    def _against_growth(self, part: Quantity, claims: Sequence[Quantity]) -> Iterator[Finding]:
        """A part that is more than last year's level and the stated growth allow for the whole year."""
        for growth in claims:
            if growth.unit != "percent" or growth.change not in ("up", "down") or growth.period is None:
                continue
            for base in claims:
                if base.period is None or not base.period.same_days(shift(growth.period, -1)):
                    continue
                whole = replace(base, period=growth.period)
                sign = 1 if growth.change == "up" else -1
                most = base.high * (1 + max(sign * growth.low, sign * growth.high) / 100)
                if unit_of(base) == unit_of(part) and _within(part, whole) and part.low > most * 1.005:
                    message = (
                        f"{part.words} for {part.period} is more than the whole of {growth.period} can be: "
                        f"{base.words} and {growth.words} more make {_scaled(most, base)}"
                    )
                    reason = f"both: {part.noun or part.measure}, {part.period} and the growth of {growth.period}"
                    yield self.finding(part, message, base, growth, reason=reason, severity=WARNING)
                    return


def _scaled(most: float, like: Quantity) -> str:
    """A figure in the scale that the copy uses for another."""
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if number(like) >= scale:
            return f"{most / scale:.2f}{word} at most"
    return f"{most:,.0f} at most"


def _within(part: Quantity, whole: Quantity) -> str:
    """Why one figure is for a part of the other's period; "" when it is not, or when that is in doubt."""
    a, b = part.period, whole.period
    if part is whole or a is None or b is None or contested(part, whole) or unit_of(part) != unit_of(whole):
        return ""
    if not _sums(a) or not _sums(b) or not b.contains(a) or a.same_days(b) or b.kind == DECADE:
        return ""
    if part.measure != whole.measure and not (_bare(part) or _bare(whole)):
        return ""  # sold cars, and sold phones
    if state_of(part) != state_of(whole):
        return ""
    if part.direction != whole.direction or (part.qualifiers != whole.qualifiers and not _again(part, whole)):
        return ""
    one, other = set(part.parties), set(whole.parties)
    # 5.4 tonnes of cocaine, 1.4 million loans: nothing else in the story has the same digits and the same noun.
    again = part.noun == whole.noun != "" and number(part) == number(whole) and (unit_of(part) or number(part) >= 1000)
    if one != other and not ((part.path == whole.path or again) and (not one or not other)):
        return ""  # one draft need not say again of whom it speaks
    if (
        part.part
        or whole.part
        or (part.path == whole.path and part.sentence == whole.sentence and part.noun != whole.noun)
    ):
        return ""
    apart = part.path != whole.path and not again
    if apart and part.measure not in measures().flow and not _same_deed(part, whole):
        return ""
    who = f", {parties(part)}" if part.parties else ""
    return f"both: {part.noun or part.measure}{who}, and {a} lies within {b}"


def _so_far(claim: Quantity) -> Quantity:
    """A figure with the time that it is for: what "had died by the end of November" died since the year began."""
    until = claim.period
    if until is None or until.kind != AS_OF or not _BY.search(claim.lead):
        return claim
    done = state_of(claim) or claim.measure in measures().flow or deed(claim) or _DONE.search(around(claim))
    return replace(claim, period=Period(date(until.end.year, 1, 1), until.end, PART_YEAR)) if done else claim


def _same_deed(part: Quantity, whole: Quantity) -> bool:
    """Do two drafts say in the same words what was done by whom? "Latvians planted 61,400 trees …" """
    if not part.parties or deed(part) != deed(whole) or not deed(part):
        return False
    one, other = (_WHAT.match(c.trail) for c in (part, whole))
    return one is not None and other is not None and one[0] == other[0]


def _again(part: Quantity, whole: Quantity) -> bool:
    """Does the part call by its bare name what the draft has given in full: "speeding tickets", "29,870 tickets"?"""
    later = part.path == whole.path and part.span.start > whole.span.start
    return not part.qualifiers and later and bool(shared_words(part, whole))


def _bare(claim: Quantity) -> bool:
    """Does a figure leave out what it counts? "In the first half it sold 41,300." """
    return _NO_NOUN.match(claim.trail) is not None


def _sums(period: Period) -> bool:
    return period.kind not in (AS_OF, DAY) and (period.kind != SINCE or period.days > 27)


def _passed_off(part: Quantity, whole: Quantity) -> bool:
    """The same figure to three digits, or to two when the period is well short of the whole."""
    if number(part) != number(whole) or part.period is None or whole.period is None:
        return False
    return len(f"{number(part):.6g}".strip("0").replace(".", "").rstrip("0")) >= 2 and part.path != whole.path
