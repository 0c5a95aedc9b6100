"""The length of a visit or event against its dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Document
from linter.finders import stays
from linter.finders.stays import Stay
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.relations.days.closures import closures
from linter.rule import Rule, examples


class WrongDuration(Rule[Stay]):
    """A "four-day visit" whose dates make three days.

    Why it matters
    "A four-day visit from October 7 to 9" has a wrong number or a wrong date. Readers plan around both.

    How it decides
    Within one sentence, the length of a visit, festival, strike or the like is compared with the only range of dates
    there; both ends count. Within a story, a length and a range that stand apart are compared when they speak
    of the same kind of stay by the same people; that is a warning. Weeks and months may be out by one, and must stand
    right before their dates ("a five-week trial, which ran from …"). A line that is "closed for twelve days" is
    compared with the one range of days of the draft, where that sentence tells of a closing, too. What agrees is listed
    in the ledger.

    When it stays silent
    When several lengths or ranges, or another kind of event, stand in the sentence; for nights and hours; for stays
    extended or cut short; when one draft gives a kind of stay two lengths.
    """

    severity = ERROR
    reads = Stay
    allows = examples(
        "LONDON, 30 July 2024 - The three-week trial, which ran from 2 to 20 June, heard from bakers. A two-month sale "
        "from 28 June to 30 August followed.\n",
        "VIENTIANE, October 9, 2024 - The two met during a three-day visit from October 7 to 9 by a delegation.\n",
        "HANOI, January 14, 2025 - Prime Minister Volkov arrived for a two-day visit.\n\n"
        "Volkov is making an official visit on January 14-15.\n",
        "The festival lasts for four days and three nights, from 14 to 17 June.\n",
        "The road will be shut for ten days from 5 to 15 August.\n",
        "A ten-day festival of light was to follow a strike from 3 to 5 May.\n",
        "BRNO, 2 July 2025 - The viaduct was closed to trams for 12 days last winter.\n\nBuses will replace trams on "
        "the "
        "viaduct from 4 to 14 August.\n",
    )
    catches = examples(
        "KUWAIT CITY, 18 December 2024 - There will be a [[five-month ban on catching shrimp in its waters, from "
        "1 January to 31 July]], to let stocks recover.\n",
        "LONDON, 30 July 2024 - The [[five-week trial, which ran from 2 to 20 June]], heard from bakers.\n",
        "The lock was shut [[for three months, from 5 January to 9 February]].\n",
        "The crews agreed to answer calls within an hour, it was said on Saturday at the end of a [[five-day exercise "
        "that ran from June 3 to 8]] off the coast.\n",
        "VIENTIANE, October 9, 2024 - The two met during a [[four-day visit from October 7 to 9]] by a delegation.\n",
        "The swimming pool will be shut [[for ten days, from 5 to 11 August]], so that its tiles can be cleaned.\n",
        "The [[five-day book fair, from 3 to 6 May]], has 300 stalls.\n",
        "AUSTIN, Texas, Sept. 9, 2024 - Drivers began a [[two-day strike that will last from Sept. 9 to 11]].\n",
        "BRNO, 2 July 2025 - The viaduct will be closed to trams [[for 14 days]] in August, the city said.\n\nBuses "
        "will "
        "replace trams on the viaduct from [[4 to 14 August]].\n",
        "HANOI, January 14, 2025 - Prime Minister Volkov arrived for a [[three-day visit]].\n\n"
        "Volkov is making an official [[visit on January 14-15]].\n",
    )

    def find(self, document: Document) -> Iterator[Stay]:
        yield from stays.find(document)
        yield from closures(document)

    def keys(self, claim: Stay) -> Iterator[str]:
        if claim.days and claim.dates:
            yield f"{claim.path}\t{claim.span.start}"
        yield f"{claim.story}\t{claim.noun}"

    def check(self, claims: Sequence[Stay]) -> Iterator[Finding | Agreement]:
        if len(claims) == 1 and claims[0].days and claims[0].dates:
            claim = claims[0]
            if abs(claim.days - claim.dates) <= claim.slack:
                yield self.agreement(
                    f"{claim.said or _count(claim.days)} by the dates too", claim, reason="both: one sentence"
                )
            else:
                yield self.finding(
                    claim,
                    f"these dates make {_count(claim.dates)}, not {claim.said or claim.days}",
                    reason=f"both: the {claim.noun} in one sentence; first and last day count",
                )
            return
        lengths = [c for c in claims if c.days and not c.dates]
        ranges = [c for c in claims if c.dates]
        for length in lengths:
            same = [r for r in ranges if set(r.names) & set(length.names)]
            own = {c.days for c in lengths if c.path == length.path and set(c.names) & set(length.names)}
            if not same or len(own) > 1 or len({r.dates for r in same}) > 1:
                continue
            who = ", ".join(sorted(set(same[0].names) & set(length.names)))
            reason = f"both: the {length.noun}, {who}"
            if same[0].dates == length.days:
                yield self.agreement(f"{_count(length.days)} by the dates too", length, *same, reason=reason)
            else:
                yield self.finding(
                    length,
                    f"the dates make {_count(same[0].dates)}, not {length.days}",
                    *same[:1],
                    reason=reason,
                    severity=WARNING,
                )


def _count(days: int) -> str:
    return f"{days} day" + "s" * (days != 1)
