"""A long figure of a story whose digits stand in another order in another draft."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import ClassVar, Final

from linter.alignment import periods_agree, shared_words
from linter.alignment.explained import added_up, summed_beside
from linter.alignment.figures import digits, mistyped, number, slip, unit_of
from linter.claims import Quantity
from linter.document import TABLE
from linter.finding import WARNING, Finding
from linter.periods import DAY
from linter.rule import Rule, examples

_LEAST: Final = 3  # digits: of two, too many figures are made
_LONG: Final = 5  # digits of which one may be another, too
_DRIFT: Final = 0.02  # what a count may have moved by between two drafts
_RARE: Final = 4.0  # pairs of a story whose digits would be alike by chance, if figures were drawn at random
_IDLE: Final = frozenset({"year of age", "count", "percentage point", "basis point", "point"})


class ExchangedDigits(Rule[Quantity]):
    """A draft has 412,600 euros and another draft of the story 421,600.

    Why it matters
    Two drafts of one story take their figures from one source. Where a long figure of the one stands in the other with
    two digits exchanged, somebody has mistyped it, whatever the words around it; and nobody who reads for sense sees
    it.

    How it decides
    It goes by chance rather than by words. Of the figures of three digits and more in a story, two are compared whose
    digits are the same but for two neighbours that have changed places (or one that stands elsewhere), where each
    stands in drafts of its own and nowhere else, and no third figure of the story has these digits. Two such figures
    come about by chance once in some hundred stories. With four digits nothing more is asked for; with three they must
    have the unit, what is counted, or a word of their sentences in common; of two different things, a word. The more
    figures a story has, the more must tie them. A figure without a unit or a noun may be of any. Of five digits one
    that is another (318,450, 348,450) is held against it too, where both measure the same in words that have something
    in common, unless it is so near that it may have moved.

    When it stays silent
    When a draft has both; when figures beside the one make up the other, or it makes up a third with them and the other
    is not of the same things; for two units, two periods that are named, and two cells of tables. What `slipped-digits`
    or `conflicting-figures` tells of the two is left to them.
    """

    severity = WARNING
    reads = Quantity
    gives_way_to = ("misquoted-table", "conflicting-figures", "slipped-digits")
    source = "Damerau 1964 (four of five slips exchange, drop or add one sign)"
    allows: ClassVar = examples(
        (
            "LIMA, 3 May 2025 - The fleet landed 318,000 tonnes, Jo Paz of Callao said.",
            "LIMA, 4 May 2025 - The fleet landed 318,000 tonnes, of which Jo Paz of Callao took 381.",
        ),
        (
            "LIMA, 3 May 2025 - The fleet of Callao took 412,600 tonnes, and 421,600 in 2024, Jo Paz of Callao said.",
            "LIMA, 4 May 2025 - Jo Paz of Callao said that the fleet had taken 421,600 tonnes in 2024.",
        ),
        (
            "LIMA, 3 May 2025 - The tug Paz of Callao had 164 aboard.\n\nThe Paz carried 146 pilgrims and 18 crew.",
            "LIMA, 4 May 2025 - In Callao 164 people left the tug Paz; by noon 461 candles burned for it.",
        ),
        (
            "ACCRA, 3 May 2025 - The museum in Accra cost 438 million cedis, said Efua Mensah of Osu.",
            "ACCRA, 5 May 2025 - Efua Mensah of Osu has 348 looms.",
        ),
    )
    catches: ClassVar = examples(
        (
            "CORK, 3 June 2025 - The largest sum, [[€412,600]], was taken from Nora Geary, the court in Cork heard.",
            "CORK, 25 July 2025 - Anne Geary, whose aunt Nora lost [[€421,600]], told the court in Cork it was cold.",
        ),
        (
            "LIMA, 3 May 2025 - Peru will take 70 per cent, and Ecuador [[88,500]], Jo Paz of Callao said.",
            "LIMA, 4 May 2025 - Jo Paz of Callao said that Ecuador agreed to [[88,050 tonnes]].",
        ),
        (
            "ACCRA, 3 May 2025 - On the first day [[1,850]] people came to Efua Mensah's museum in Accra.",
            "ACCRA, 5 May 2025 - After [[1,805]] on Friday, 2,310 people came to the museum of Efua Mensah in Accra.",
        ),
        (
            "SKIEN, 3 May 2025 - The maker Fjordvik of Skien earned 1.04 billion crowns, up from [[886 million]].",
            "SKIEN, 3 May 2025 - Fjordvik, the maker of Skien, earned 1,043 million crowns against [[868 million]].",
        ),
        (
            "LIMA, 3 May 2025 - The fleet of Jo Paz in Callao landed [[318,450 tonnes]] of anchovy last season.",
            "LIMA, 4 May 2025 - Compared with landings of [[348,450 tonnes]] of anchovy last season, Jo Paz of Callao "
            "may fish less.",
        ),
    )

    def keys(self, claim: Quantity) -> Iterable[str]:
        long = len(digits(claim)) >= _LEAST and not isinstance(claim.value, tuple) and number(claim) > 0
        rate = claim.lead.endswith("= ")  # "($1 = 4.51 ringgit)"
        if long and claim.unit not in _IDLE and not rate:
            yield claim.story

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        if len({claim.path for claim in claims}) < 2:
            return
        places: defaultdict[float, list[Quantity]] = defaultdict(list)
        for claim in claims:
            places[number(claim)].append(claim)
        alike: defaultdict[str, list[float]] = defaultdict(list)
        for value, (first, *_) in places.items():
            for form in _forms(first):
                alike[form].append(value)
        told = {path: {number(c) for c in claims if c.path == path} for path in {c.path for c in claims}}
        sizes = Counter(len(digits(found[0])) for found in places.values())
        pairs = {(min(values), max(values)) for values in alike.values() if len(values) == 2}
        for one, other in sorted(pairs):
            if {c.path for c in places[one]} & {c.path for c in places[other]}:
                continue
            for a, b in product(places[one], places[other]):
                if a.measure != b.measure and any(added_up(c, told[c.path]) for c in (a, b)):
                    continue
                if tie := _tie(a, b, sizes):
                    early, late = sorted((a, b), key=lambda c: (c.dateline or date.max, c.path, c.span.start))
                    yield self._finding(early, late, tie)
                    break

    def _finding(self, early: Quantity, late: Quantity, tie: str) -> Finding:
        what = "two digits may be exchanged" if slip(early, late) else "one digit may be another"
        message = f"{late.words} here, {early.words} in another draft; {what}"
        return self.finding(late, message, early, reason=f"both: {tie}", repairs=[early.words])


def _forms(claim: Quantity) -> Iterator[str]:
    """What a figure has in common with its misprints: its digits in order, and those of a long one but for one."""
    shown = digits(claim)
    yield "".join(sorted(shown.replace("0", "")))
    if len(shown) >= _LONG:
        size = len(f"{number(claim):.0f}")
        yield from (f"{shown[:at]}*{shown[at + 1 :]} {size}" for at in range(len(shown)))


def _tie(a: Quantity, b: Quantity, sizes: Counter[int]) -> str:
    """What ties two figures of one story to each other, in words; "" when it is too little for their digits."""
    units = {unit_of(a), unit_of(b)} - {""}
    bare = [c for c in (a, b) if not unit_of(c)]
    if len(units) > 1 or (units and any(c.measure for c in bare)) or a.zone == b.zone == TABLE or summed_beside(a, b):
        return ""
    named = all(c.period is not None and c.period.kind != DAY for c in (a, b))
    if named and not periods_agree(a.period, b.period):
        return ""
    shared, same = shared_words(a, b), a.measure == b.measure != ""
    of_two = a.measure and b.measure and not same
    ties = len(shared) + same + (not bare and not of_two and units != {"percent"})
    size = min(len(digits(a)), len(digits(b)))
    if slip(a, b) == "digits exchanged":
        enough = {3: 1, 4: 0}.get(size, 0) + _crowded(sizes[size], size)
    elif size >= _LONG and mistyped(a, b) and abs(number(a) / number(b) - 1) > _DRIFT:
        enough = 2 + _crowded(sizes[size], size)
    else:
        return ""
    if ties < enough:
        return ""
    beside = f" (both beside: {', '.join(shared[:4])})" if shared else ""
    return f"{unit_of(a) or unit_of(b) or a.noun or b.noun or 'a figure'}, in a story of few such{beside}"


def _crowded(count: int, size: int) -> int:
    """How much more must tie two figures, where a story has so many of so many digits that some are alike by chance."""
    chance = count * count * (size - 1) / (9 * 10.0 ** (size - 1))
    return 0 if chance < _RARE else 1 if chance < 4 * _RARE else 3
