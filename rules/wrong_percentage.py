"""Percentages against the two figures that they compare."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.alignment import number
from linter.claims import Quantity
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.periods import shift
from linter.phrases import kin
from linter.relations.growth.percentages import (
    ANOTHER,
    EXPECTED,
    ITS_OWN,
    aged,
    alike,
    apposed,
    as_percent,
    as_written_out,
    at_other_prices,
    beside,
    by_so_much,
    comparable,
    delta,
    distance,
    fits,
    has_goal,
    has_own_base,
    in_a_row,
    of_one_thing,
    of_two_steps,
    parties_agree,
    share_of_new,
    together,
    way,
    whole,
    worked_out,
)
from linter.relations.totals.means import as_written
from linter.rule import Rule, examples

_POINTS: Final = frozenset(
    {"percent", "percentage point", "basis point", "year of age", "count", "day", "month", "year", "hour"}
)


@dataclass(frozen=True)
class WrongPercentage(Rule[Quantity]):
    """A percentage that the figures beside it do not give.

    Why it matters
    A rise from 39.8p to 46.2p is 16 per cent; copy that says 12 has a wrong price or a wrong percentage, and readers
    will do the sum. It is the most common slip in business copy.

    How it decides
    In one sentence it takes a percentage that is a change ("rose 12%", "28 per cent less", "an increase of 14.2%") and
    the two figures of one unit on either side of that change: what it came from (after "from", "compared with", "than")
    and what it came to. Across sentences and drafts it takes a change of a measure in a year, and the levels of that
    measure, between the same parties, in that year and the year before. Every figure counts as the range that it may
    have been rounded from; only when no values in those ranges give the stated percentage (rounded as it is written,
    plus `slack` points) is it reported. What does fit is listed in the ledger.

    When it stays silent
    When there are other figures of the same unit in the sentence, so that it is not plain which two are compared; when
    the sentence goes over to another thing between the change and the figures ("put up fares by 8% and carried 4,300
    cars, down from 5,100"), or one figure is some of the other; for ages; when a figure is hedged on both sides; for
    percentage points; for changes of a rate that is itself in per cent.
    """

    slack: float = 0.0

    severity = ERROR
    reads = Quantity
    source = (
        "Nuijten et al., The prevalence of statistical reporting errors in psychology, 2016: recompute with rounding"
    )
    allows = examples(
        "Sales were 8,412 million crowns, up by 482 million, or 6.1%. It lost 12 posts, or 4%, of its 300.",
        "Revenue rose 8% to $1.84 billion, a touch better than the $1.83 billion expected. The tax went from 4% to 5%, "
        "a rise of 25 per cent. The roll rose by 1,260 to 8,820, an increase of 16.7%.",
        "Turnout rose 12 per cent, from 4,000 to 4,480. That is 480, or 12 per cent, more than the 4,000 of 2023.",
        "The price rose 16% to 46.2p in May, from 39.8p. It is £7m, or 5 per cent, bigger than the £140m of May.",
        "Takings were 96.4 million euros, 22 per cent less than the 123.6 million euros collected a year before.",
        "Trade between Laos and Thailand rose 26% in 2024.\n\nTrade between Laos and Thailand was worth $3.63 "
        "billion in 2023 and $4.57 billion in 2024.",
        "A fund in Cork cut its stake to 260,500 shares, or 6.4 per cent, from 370,500 shares, or 9.2 per cent.",
        "Sales rose to $2.1 billion from $1.9 billion, or about 11%. Total operating profit rose nearly 29 per cent in "
        "2024. The parent bank's net profit rose to 47.7 million from 42.2 million.",
        "The surplus rose by more than 70% in February, year on year, to $8.14 billion from $5.7 billion in January.",
        "Share earnings should rise to 46.9p from 38.7p and the dividend to be 17p, a 41.6% increase.",
        "The ferry put up fares by 8% and carried 4,300 cars, down from 5,100. Its wage bill rose 4% as 212 people "
        "worked on board, compared with 160. Complaints have fallen by more than half, from 960 to 410.",
        "The port has 40 boats, 20 per cent fewer than the 50 of last year, and about 90 men.",
        "Donors gave less than the $2.4 million asked for, of which the camp got $900,000, or 37 per cent.",
    )
    catches = examples(
        "Sales were [[8,412 million crowns]], up by [[482 million]], or [[8.1%]]. The bill went up from [[£1,742]] to "
        "[[£1,829]], a rise of £87 or [[1.99%]]. Profit fell [[13.4%]] to [[146 million dirhams]] in the six months to "
        "June 30, from [[163 million]].",
        "The price rose [[12%]] to [[46.2p]] a litre in October, from [[39.8p]] a year earlier.",
        "Rents reached [[$1,325]] in May, compared with [[$1,180]] a year ago, an increase of [[14.2%]], a survey "
        "found.",
        "It costs [[240 dirhams]], against [[185 dirhams]], a rise of [[34%]], while a bed has doubled to 30 dirhams.",
        "Ferries took [[96.4 million euros]], [[28 per cent]] less than the [[123.6 million euros]] of last year.",
        "The roll rose by [[1,260]] to [[8,820]], an increase of [[14.3%]], the school said.",
        "Net profit rose [[58%]] to [[$205.4m]] (£110m) from [[$142.5m]] a year earlier.",
        "The number has fallen by [[a fifth]] to [[1,560]], from [[2,340]] ten years ago, the post office said.",
        "The bank raised its main rate by [[50 basis points]], to [[9.25%]] from [[8.5%]].",
        "CALGARY, 7 November 2024 - The firm had revenue of [[C$64.2 million]] for the quarter ended September 30, "
        "2024, an increase of [[31%]] on the same quarter of last year.\n\nRevenue in the third quarter of 2023 was "
        "[[C$56.8 million]].",
        "Milk cost an average of [[$4.62]] at shops in May, up [[23%]] from [[$3.50]] a year earlier, 48 grocers said.",
        "Trade between Laos and Thailand rose [[29%]] in 2024.\n\nTrade between Laos and Thailand was worth [[$3.63 "
        "billion]] in 2023 and [[$4.57 billion]] in 2024.",
    )

    def keys(self, claim: Quantity) -> Iterable[str]:
        yield f"{claim.path}#{claim.sentence}"
        if claim.change:
            yield from (f"{claim.path}#{claim.sentence - 1}+", f"{claim.path}#{claim.sentence}+")
        timed = claim.period is not None or (claim.unit == "percent" and claim.change in ("up", "down"))
        if claim.measure and timed and claim.unit not in _POINTS - {"percent"}:
            yield f"{claim.story}|{claim.measure}"

    def check(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        sentences = {(c.path, c.sentence) for c in claims}
        if len(sentences) == 1:
            picked = all(c.change for c in claims) or all(c.measure == claims[0].measure != "" for c in claims)
            if picked and not whole(claims):
                return  # only those of one measure, or that went up or down: others stand between them
            yield from self._sentence([as_percent(as_written(c)) for c in claims])
        else:
            if len(sentences) == 2 and all(c.change for c in claims):
                yield from self._neighbours([as_percent(c) for c in claims])
            yield from self._years(claims)

    def _sentence(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        changes = [c for c in claims if c.unit == "percent" and c.change in ("up", "down", "")]
        steps = [c for c in claims if c.unit == "basis point"]
        rates = [c for c in claims if c.unit == "percent" and c.change in ("from", "to")]
        if len(steps) == 1 and len(rates) == 2 and rates[0].change != rates[1].change:
            base, now = sorted(rates, key=lambda c: c.change)
            yield from self._judge(steps[0], now, base, "both: the change of one rate in one sentence", ERROR)
        yield from self._steps(claims)
        own = [c for c in changes if not (ANOTHER.search(c.trail) or ITS_OWN.search(c.lead))]
        judged = []
        for change, now, base in in_a_row(claims):
            if comparable(now, base, 50):
                judged.append(change)
                yield from self._judge(change, now, base, "both: the change from one to the other, in a row", ERROR)
        for base in (c for c in claims if c.change == "from" and c.unit not in _POINTS):
            levels = [c for c in claims if c.change != "from" and c is not base and alike(c, base) and not delta(c)]
            moves = [c for c in own if beside(claims, c, base)]
            if len(levels) != 1 or len(moves) != 1 or not comparable(levels[0], base, 50) or moves[0] in judged:
                continue
            if (
                any(EXPECTED.match(c.trail) for c in (base, levels[0]))
                or has_goal(claims, moves[0], levels[0])
                or of_two_steps(moves[0], base)
                or not together(moves[0], levels[0], base)
            ):
                continue
            shares = sum(map(apposed, (*rates, *changes))) > 1  # "8,160 shares, or 6%, from 9,300, or 7%"
            if moves[0].change or (apposed(moves[0]) and not shares):
                reason = f"both: the change from {base.words} to {levels[0].words} in one sentence"
                yield from self._judge(moves[0], levels[0], base, reason, ERROR)

    def _steps(self, claims: Sequence[Quantity]) -> Iterator[Finding]:
        """How far a figure went, told as a sum and as a percentage."""
        for share, step, now, least, most in by_so_much(claims):
            if most < share.low - self.slack or share.high + self.slack < least:
                yield self.finding(
                    share, f"{step.words} {step.change} to {now.words} is {(least + most) / 2:.1f}%, not {share.words}",
                    step, now, reason="both: how far one figure went, in one sentence", severity=ERROR,
                )  # fmt: skip

    def _neighbours(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        """A change in one sentence, and in the next what it came from and to."""
        moves = [c for c in claims if c.unit in ("percent", "basis point") and c.change in ("up", "down")]
        stepped = bool(moves) and moves[0].unit != "percent"
        bases = [c for c in claims if c.change == "from" and (c.unit not in _POINTS or stepped)]
        if len(moves) != 1 or len(bases) != 1 or moves[0].sentence == bases[0].sentence or aged(bases[0]):
            return
        levels = [c for c in claims if c.change == "to" and c.sentence == bases[0].sentence and alike(c, bases[0])]
        if any(c.change == "to" and c.sentence == moves[0].sentence and alike(c, bases[0]) for c in claims):
            return  # it came to another figure
        times = [c.period for c in (moves[0], *levels) if c.period is not None]
        if len(times) == 2 and not times[0].same_days(times[1]):
            return
        if (set(moves[0].noun.split()) ^ set(bases[0].noun.split())) & kin().apart:
            return  # operating profit, and net
        if len(levels) == 1 and of_one_thing(moves[0], bases[0]):
            reason = f"both: the change from {bases[0].words} to {levels[0].words}, in two sentences on end"
            yield from self._judge(moves[0], levels[0], bases[0], reason, WARNING)

    def _years(self, claims: Sequence[Quantity]) -> Iterator[Finding | Agreement]:
        levels = [c for c in claims if c.unit not in _POINTS and c.modality == "actual" and not delta(c)]
        for change in claims:
            if change.unit != "percent" or change.change not in ("up", "down") or change.modality != "actual":
                continue
            if change.period is None or change.period.days < 80 or has_own_base(change):
                continue
            before = shift(change.period, -1)
            same = [c for c in levels if c.qualifiers == change.qualifiers and parties_agree(c, change) and not c.part]
            now = [c for c in same if c.change != "from" and c.period and c.period.same_days(change.period)]
            then = [c for c in same if c.period is not None and c.period.same_days(before)]
            if any(c.sentence == change.sentence and c.path == change.path for c in then):
                continue  # the sentence itself has been judged
            pairs = [(one, base) for one in now for base in then if alike(one, base) and comparable(one, base)]
            # Of several levels one must be the right one; only where none fits is the percentage wrong.
            # Next to the percentage first, then what most places give.
            told = Counter(number(c) for c in same)
            pairs.sort(
                key=lambda pair: [(distance(c, change)[0], -told[number(c)], distance(c, change)[1]) for c in pair]
            )
            fitting = [pair for pair in pairs if fits(change, *pair, self.slack)]
            if any(at_other_prices(pair[0]) != at_other_prices(change) for pair in pairs):
                continue
            for one, base in (fitting or pairs)[:1]:
                reason = f"both: {change.noun or change.measure}, {before} to {change.period}"
                near = change.path == one.path == base.path
                yield from self._judge(change, one, base, reason, ERROR if near else WARNING)

    def _judge(
        self, change: Quantity, now: Quantity, base: Quantity, reason: str, severity: str
    ) -> Iterator[Finding | Agreement]:
        if base.low <= 0 or not math.isfinite(now.high) or not math.isfinite(base.high):
            return
        exact = worked_out(change, now, base)
        sign = way(change, exact)
        if fits(change, now, base, self.slack):
            yield self.agreement(f"{change.words} fits {base.words} to {now.words}", change, base, now, reason=reason)
            return
        if sign * exact < 0 or (change.hedge and abs(abs(exact) - number(change)) < 1.5):
            return  # the direction is another rule's matter
        word = "rise" if exact >= 0 else "fall"
        right = f"{abs(exact):.1f}%" if abs(exact) < 100 else f"{abs(exact):.0f}%"
        if change.unit == "basis point":
            right = f"{abs(exact):.0f} basis points"
        message = f"{base.words} to {now.words} is a {word} of {right}, not {change.words}"
        if exact * sign > 0 and share_of_new(number(now), number(base), change):
            message += f" ({change.words} is the difference as a share of the new figure)"
        yield self.finding(
            change, message, base, now, reason=reason, severity=severity, repairs=as_written_out(change, abs(exact))
        )
