"""Part of a year against the whole year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from linter.alignment import meets, number, shared_words, unit_of
from linter.claims import Quantity
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.periods import shift
from linter.relations.nesting.everywhere import deed
from linter.relations.nesting.nested import LARGE, LEVELS, goes_on, of_one_trade, one_count, so_far, within
from linter.rule import Rule, examples

_NOT_SUMS: Final = frozenset(
    {
        "percent",
        "percentage point",
        "basis point",
        "point",
        "year of age",
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "week",
        "metre",
        "centimetre",
        "foot",
        "celsius",
        "fahrenheit",
    }
)
_STOCKS: Final = later(r"\b(?:stocks?|stockpiles?|inventor(?:y|ies)|reserves)\b[^.;]{0,40}$")  # they do not add up
_PURPOSE: Final = later(r" to [a-z]+ ")
_FAR_ABOVE: Final = 100  # times: a part that is more is of something else
MOST: Final = 300  # figures of one group that are compared, each with each; the first by path and place
_HEAPED: Final = frozenset(
    ["tonne", "kilogram", "ton", "litre", "barrel", "cubic metre", "bale", "millimetre"]
)  # of what, the story knows


class PartialExceedsTotal(Rule[Quantity]):
    """A figure for part of a period that is larger than the whole period's, or is passed off as it.

    Why it matters
    A January-November total that is above the year's, or that a later story gives as the year's, is the fault that
    survives every desk: both numbers look right by themselves.

    How it decides
    Two figures of one measure (trade, exports, visitors, rain: things that add up), in one unit, between the same
    parties, where one period lies within the other: the first eleven months and the year, a quarter and the year to
    date. In one draft they may be told in other words of one trade (deliveries and sales of boats), or as "the number".
    The part cannot exceed the whole; it equals the whole only when it was mistaken for it (three digits alike).
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
        ("Between June 2018 and that day the firm won contracts worth €23.7m, Ada Poe said.\n",
         "The firm won contracts worth 23.7 million euros between June 2018 and January 2020, Ada Poe said.\n"),
        "TAOS, 29 October 2024 - For the first time since 1988, the district has fewer than 9,000 students.\n\nThere "
        "were 9,380 students in 2019.\n",
        "Imports reached 52,000 tonnes in the first quarter of 2024. Exports were 31,000 tonnes in the whole of 2024.",
        "The mine produced 184,000 tonnes of ore in the first half of 2024. In 2024 the smelter produced 41,000 "
        "tonnes.",
        "Memory Banda ran 57.2 seconds in June 2025.\n\nAnna Phiri, who has run once since June 2025, was timed at "
        "56.9 seconds.",
        "Net profit came to 171 million baht in 2024, less than the 214 million baht made in the first nine months of "
        "2024.\n",
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
        ("LIMA, 15 October 2024 - The office in Cusco had received 2,870 complaints by the end of September, Rosa "
         "Quispe said.",
         "LIMA, 30 January 2025 - The office in Arequipa received 2,640 complaints in 2024, Rosa Quispe said."),
        ("Latvians gave 143,000 sacks of clothes between January and June 2024, the service said in Liepaja.",
         "Liepaja was quiet. Latvians gave 271,000 sacks of clothes in the whole of 2024, the service said."),
        "It foresees losses of $57 million for the fourth quarter and $68 million for the full year 2024 on revenues "
        "of about $10 million for the quarter and $52 million for the year.\n\nFor the first nine months of 2024 "
        "revenues were $45.4 million.",
        "Amco has spent $1.1 billion to acquire fields between 2022 and 2024.\n\nCapital spending totalled $3.18 "
        "billion in 2023, down from $5.31 billion in 2022.",
        "SASKATOON, Sept. 19, 2024 - A beetle that lives on this year's wheat was found on 26 farms, the council "
        "said.\n\nInspectors have visited 140 farms since August.",
    )  # fmt: skip
    catches = examples(
        "Shipments reached [[184,000 tonnes]] in the first nine months of 2024.\n\nIn 2024 as a whole the industry "
        "exported [[171,000 tonnes]].",
        "LUSAKA, 5 May 2025\n\nAuctions of rough stones raised [[$64.3 million]] in the first nine months of "
        "2024.\n\nFor the year as a whole, they raised [[$58.1 million]], it said.\n",
        "Exports in the first ten months of 2024 were worth [[$174 million]].\n\nIn 2024 as a whole farms sold tea "
        "worth [[$166 million]] abroad.",
        ("LIEPAJA, July 6, 2024 - Police seized [[5.4 tonnes]] of cocaine in the first half of 2024, Zora Mala said.\n",
         "LIEPAJA, Feb. 3, 2025\n\nZora Mala seizes fruit too: [[5.4 tonnes]] of cocaine were found in all of 2024.\n"),
        ("Latvians gave [[143,000]] sacks of clothes between January and June 2024, Zora Mala said in Liepaja.",
         "Liepaja was quiet. Latvians gave [[143,000]] sacks of clothes in the whole of 2024, Zora Mala said."),
        ("LIMA, 15 October 2024 - Her office in Lima had received [[2,870]] complaints by the end of September, the "
         "ombudsman Rosa Quispe said.",
         "LIMA, 30 January 2025 - The office of Rosa Quispe in Lima received [[2,640]] complaints over the twelve "
         "months of 2024."),
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
        "Avalanches killed [[41]] people in the Alps in 2023.\n\nBy the end of October 2023 [[46]] people had died.",
        "NIS, 24 October 2024 - The yard said deliveries in the nine months to the end of September had come to "
        "[[298]] boats.\n\nIt had been a good spring. In the first six months of the year it sold [[312]] boats.",
        "Builders began [[41,300]] homes in the first half of 2023. Over the whole of 2023 builders began [[38,900]] "
        "homes.",
        "CAIRNS, 2 March 2025 - Between 1 and 20 February the gauge collected [[412mm]].\n\nFor February as a whole "
        "the gauge recorded [[387mm]].\n",
        "PUNE, 5 October 2024 - The district received [[612 mm]] of rain in June, July and August.\n\nOver the "
        "whole season, June to September, the total came to [[598 mm]].\n",
    )  # fmt: skip

    def keys(self, claim: Quantity) -> Iterable[str]:
        if (
            claim.period is None
            or not (claim.measure or claim.unit in _HEAPED)
            or claim.measure.rpartition(" ")[2] in LEVELS
            or claim.per
            or claim.lead.endswith(("vs ", "vs. "))
            or _STOCKS.search(claim.lead)
            or claim.modality != "actual"
        ):
            return
        growth = claim.unit == "percent" and claim.change in ("up", "down")
        if growth or (claim.unit not in _NOT_SUMS and claim.change not in ("up", "down")):
            if claim.measure:
                yield f"{claim.story}|{claim.measure}"
            if claim.unit in _HEAPED and not growth:  # "shipments reached 184,000 tonnes", "exported 171,000 tonnes"
                yield f"{claim.path}|in {claim.unit}"
            if goes_on(claim):
                yield f"{claim.path}|these"
            if number(claim) >= LARGE:  # 143,000 passengers, 143,000 people
                yield f"{claim.story}|={number(claim)}"
            if not growth and (done := deed(claim)):
                yield f"{claim.path}|did {done}"
                yield f"{'+'.join(claim.parties)}|{claim.measure}|did {done}"
            if len(claim.parties) == 2:
                yield f"{claim.measure}|{'+'.join(claim.parties)}"

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        levels = [so_far(claim) for claim in claims if claim.unit != "percent"][:MOST]
        for part in levels:
            wholes = [(whole, reason) for whole in levels if (reason := within(part, whole))]
            exceeded = [
                (whole, reason)
                for whole, reason in wholes
                if whole.high < part.low < whole.high * _FAR_ABOVE and not _compared(part, whole)
            ]
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
                if unit_of(base) == unit_of(part) and within(part, whole) and part.low > most * 1.005:
                    message = (
                        f"{part.words} for {part.period} is more than the whole of {growth.period} can be: "
                        f"{base.words} and {growth.words} more make {_scaled(most, base)}"
                    )
                    reason = f"both: {part.noun or part.measure}, {part.period} and the growth of {growth.period}"
                    yield self.finding(part, message, base, growth, reason=reason, severity=WARNING)
                    return


def _compared(part: Quantity, whole: Quantity) -> bool:
    """Are these the two of a comparison, or is one for a purpose: "has spent 1.1 billion to acquire fields"?

    Counts of one draft need a word in common: 26 farms with beetles, 140 that were visited.
    """
    if (part.path, part.sentence) == (whole.path, whole.sentence) and "from" in (part.change, whole.change):
        return True
    between = bool(part.parties) and part.parties == whole.parties  # in whatever language
    done = deed(part) == deed(whole) != ""
    enough = 1 if one_count(part, whole) else 2
    if part.path != whole.path and not between and len(shared_words(part, whole)) + done < enough:
        return True
    loose = not unit_of(part) or any(_PURPOSE.match(c.trail) for c in (part, whole))
    return loose and part.path == whole.path and not (shared_words(part, whole) or of_one_trade(part, whole))


def _scaled(most: float, like: Quantity) -> str:
    """A figure in the scale that the copy uses for another."""
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if number(like) >= scale:
            return f"{most / scale:.2f}{word} at most"
    return f"{most:,.0f} at most"


def _passed_off(part: Quantity, whole: Quantity) -> bool:
    """The same figure to three digits, or to two when the period is well short of the whole."""
    if number(part) != number(whole) or part.period is None or whole.period is None:
        return False
    return len(f"{number(part):.6g}".strip("0").replace(".", "").rstrip("0")) >= 2 and part.path != whole.path
