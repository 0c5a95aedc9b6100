"""Days, weeks, months and years after an event against the day of the event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Document
from linter.finders import intervals
from linter.finders.intervals import Interval, fits
from linter.finding import WARNING, Agreement, Finding, Related
from linter.periods import YEAR, Period
from linter.relations.days.allotted import allotted
from linter.relations.days.befallen import befallen
from linter.relations.days.countdowns import countdowns
from linter.relations.days.day_after import day_after
from linter.relations.days.elapsed import elapsed
from linter.relations.days.running_days import running_days
from linter.relations.days.shut_years import shut_years
from linter.relations.days.years_gone import years_gone
from linter.rule import Rule, examples


class WrongInterval(Rule[Interval]):
    """A number of days, weeks or years after an event that the two dates do not give.

    Why it matters
    The accident was on 3 January and the cabins run again on 25 January, "six weeks after the accident". One of the
    three is wrong, and the reader who was in the cabin knows which.

    How it decides
    "Six weeks after the accident" is counted from the only day that the draft gives for that kind of event, "two days
    after Friday's vote" from Friday, "20 years after the 1995 flood" from 1995. It is counted to the day in the same
    sentence, or to the date of the draft where the sentence speaks of now. "After they were hurt" counts from the one
    disaster that the draft dates, "after the message" from the only day that it puts to a message, and "three days
    later, on 9 May" from the only other day beside it. Weeks, months and years may be rounded either way, unless it is
    "to the day". "After 83 years", where no two years of the story are so far apart, is counted from the one year that
    makes it 93 or 73: a slip of ten. "The ten years without a pool" and "its nine-year closure" are counted from the
    one closing of the draft. "On Friday, 12 days later" counts from the one other day beside it, "eight months on" from
    the sentence before, "after she was lost" from the one day on which such a thing befell anybody. "Three weeks before
    they vote" and "with two days to go" run to the one day to come for the vote, or for the end. Of a strike, a search
    or a fire, "its sixth day" counts the day on which it began. "Have been on strike for 12 days", "in the 40 years
    since then" and "after 15 weeks" run from the beginning that stands beside them or is the only one of the story; a
    count or a jubilee that is ten or twenty years out, from the one year that makes it so, beside it or of the whole
    story. A "six-week consultation" and "28 days to appeal" lie between the day on which they begin and that on which
    they end, where both stand with them. "The following day, 14 June" is the day after the date named last. "Stolen
    three weeks ago" is counted from the one day that the story gives to thieves who "broke in", and so is what sank,
    closed or vanished, in whatever words. What fits is in the ledger.

    When it stays silent
    Without a date for the draft; when the event has several days, or there was a delay; in sentences that tell of the
    past without a date; for "about", "nearly", "within"; in direct speech. A count that another day or year of the
    story gives, or the words around it ("30 years as a judge"), is of something else.
    """

    severity = WARNING
    reads = Interval
    gives_way_to = ("wrong-anniversary",)
    allows = examples(
        "VARDE, 9 May 2025 - The mill has stood since 1904, and for 60 years it has been run by nuns.\n\nBo Lie joined "
        "the bank in 1993 and has been its head for 12 years.\n",
        "The ship docked on 11 June. On Friday they danced. She sailed the next day, 14 June, and again on 16 June.\n\n"
        "It was sold on 30 June and sank the following day, 1 July.\n",
        "VARDE, 9 May 2025 - The trawler was raised 30 years after she sank. Her sister ship went down in 2001.\n\n"
        "A man was jailed two years after he was arrested. Two others were arrested in March 2020.\n",
        "VARDE, 9 May 2025 - A six-week consultation opened on 2 May. The council will decide by 1 September.\n\nHe "
        "was given 28 days from 2 May to appeal. His term ends on 31 August.\n",
        "VARDE, 9 May 2025 - The library, which opened in 1945, has been run by Kari Lie for 70 years.\n\nBo Lie "
        "retires on Friday after 30 years as a judge. He joined the bench of the library in 1985.\n",
        "VARDE, 9 May 2025 - For 30 years the mill stood empty. It closed in 1985 and opened as flats in 2015.\n\nA "
        "choir, founded in 1965, sang for the golden jubilee of the mill's bell.\n",
        "VARDE, 9 May 2025 - Dockers walked out on 9 April. After two weeks of talks they went back for a day.\n",
        "TAVIRA, 9 May 2025 - The salt baths, closed in 2017, opened again on Friday after eight years of silence.\n\n"
        "Nobody drowned in the ten years without a lifeguard before that.\n",
        "LIMERICK, 14 March 2025 - The strike by porters entered its fifth day on Friday. They walked out on Monday.\n"
        "\nThe trial of a porter, which began on Monday, will go into its third day on Thursday.\n",
        "DERRY, 30 May 2025 - The cinema shut on Friday after 73 years. The hall was built for dances in 1942.\n",
        "SAINTE-ODILE, Nov. 29, 2024 - The factory closed on Friday after 83 years. It was built in 1931 and began "
        "work in 1941.\n\nAfter 21 years as a nurse she has had enough.\n",
        "VAL SERA, Italy, 13 October 2024 - They met on Saturday night, 61 years to the day after a landslide swept "
        "the village away on 12 October 1963.\n",
        "CORK, 2 June 2025 - In its last message, on May 4, the crew said that it was sinking.\n\nA trawler saw them "
        "on May 9, five days after the message. Two days later, on May 11, they were home.\n",
        "BATUMI, January 24, 2025 - Eleven were hurt in the accident on January 3.\n\nCabins run again on Saturday, "
        "three weeks after the accident.\n",
        "LIMA, 12 June 2025 - The court ruled on Monday, three days after Friday's vote.\n",
        "LAMU, 18 June 2025 - The fair, which ended on 14 June, was the best in years, two weeks after one in Malindi "
        "on "
        "3 May. The well dried up on 1 May, three weeks after it had been cleaned.\n",
        "LAMU, 18 June 2025 - With three days left to pay, traders queue. With a week to go before early voting ends, "
        "nobody knows who leads in the election on 5 July.\n",
        "LAMU, 18 June 2025 - A boy who fell down a well on 8 June was brought up on Tuesday, two days after he was "
        "seen "
        "by a goat-herd. Five days later than hoped, he ate.\n",
        "LIMA, 12 June 2025 - Thirty years after the 1995 flood, the town still has no dam. Ten years after the 1995 "
        "flood, the mayor lost his seat.\n",
    )
    catches = examples(
        "VARDE, 9 May 2025 - Ada Lund took the shop over in [[1989]] and has run it for the past [[26 years]].\n",
        "VARDE, 9 May 2025 - A bell has hung there [[since 2005]], and in all those [[12 years]] it has rung once.\n",
        "The ship docked on [[11 June]] with a cargo of oats.\n\nShe sailed for Cork [[the following day, 14 June]].\n",
        "VARDE, 9 May 2025 - A man walked free, [[nine years after]] he was sent to prison.\n\nBo Lie was jailed in "
        "[[July 2011]] for a theft from a chapel.\n",
        "VARDE, 9 May 2025 - A [[six-week]] consultation opened on [[2 May]]. Views must be received by [[3 June]].\n",
        "VARDE, 9 May 2025 - The [[ten-day]] fair opens on [[4 July]] and closes with fireworks on [[20 July]].\n",
        "VARDE, 9 May 2025 - The trial, now in [[its third week]], began on [[7 April]], in a tent.\n",
        "VARDE, 9 May 2025 - Ada Lund has counted the swans for [[32 years]]. She began in [[1983]], in a gale.\n",
        "VARDE, 9 May 2025 - Dockers have been on strike for [[12 days]], [[since 19 April]], over gloves.\n",
        "VARDE, 9 May 2025 - The ferrymen left port on [[2 March]]. They came home on [[Friday]] after [[46 days]] at "
        "sea.\n",
        "VARDE, 9 May 2025 - The town band will play for its [[silver jubilee]] in June.\n\nA dentist put a card in "
        "his window in May [[1975]], and eleven people answered.\n",
        "VARDE, 9 May 2025 - A pier that has stood since [[1904]] is to go. Its owner said [[111 years]] was enough.\n",
        "TAVIRA, 9 May 2025 - The salt baths, closed in [[2017]], reopened after [[five years of silence]].\n",
        "LIMERICK, 14 March 2025 - The strike by porters entered [[its fourth day]] on [[Friday]]. They walked out on "
        "[[Monday]].\n",
        "SAINTE-ODILE, Nov. 29, 2024 - The factory closed on Friday after [[83 years]], putting 118 people out of "
        "work.\n\nIt had stamped its first tin in [[1931]], the owner said.\n",
        "VAL SERA, Italy, 13 October 2024 - They met on [[Saturday]] night, [[71 years to the day after]] a landslide "
        "swept the village away on 12 October 1963.\n",
        "CORK, 2 June 2025 - In its last message, on the evening of [[May 4]], the crew said that it was sinking.\n\nA "
        "trawler saw them on [[May 9]], [[three days after]] the message.\n",
        "CORK, 2 June 2025 - The mast was found on [[25 May]]. [[Six days later]], on [[28 May]], it was towed away.\n",
        "CORK, 2 June 2025 - [[Three months after]] the fire of 14 January, the school is still in tents.\n",
        "BATUMI, January 24, 2025 - Eleven were hurt in the accident on [[January 3]].\n\nTwo of them will ride on "
        "[[Saturday]], [[six weeks after]] they broke an arm each.\n",
        "LIMA, 12 June 2025 - The court ruled on [[Monday]], [[two days after]] Friday's vote.\n",
        "LIMA, 12 June 2025 - [[Twenty years after]] the 1995 flood, the town still has no dam.\n",
        "LAMU, 18 June 2025 - The ferry ran again on [[Wednesday]], [[four weeks after]] a storm on 4 June broke its "
        "ramp.\n",
        "LAMU, 18 June 2025 - A boy who vanished on [[8 June]] was found on [[Tuesday]], [[15 days]] later.\n",
        "LAMU, 18 June 2025 - The well fell in on [[8 March]]. [[Six months]] on, the boys are still carrying water.\n",
        "LAMU, 18 June 2025 - A boy who fell down a well on [[8 June]] was brought up on [[Tuesday]], [[15 days]] "
        "after "
        "he disappeared.\n",
        "LAMU, 18 June 2025 - With [[five weeks]] to go before the election, nobody has a poster.\n\nThe county votes "
        "on "
        "[[5 July]].\n",
        "LAMU, 18 June 2025 - The boat show ends on [[22 June]]. With [[seven days]] left, it has sold 40 boats.\n",
        "DAYTON, Ohio, May 30, 2025 - A tornado hit the school on [[May 2]]. [[Two weeks after]] the tornado, classes "
        "are still held in a church.\n",
    )

    def find(self, document: Document) -> Iterator[Interval]:
        told: set[int] = set()  # one count may be told by two finders, the nearer one first
        for found in (
            intervals.find,
            day_after,
            running_days,
            countdowns,
            shut_years,
            allotted,
            elapsed,
            years_gone,
            befallen,
        ):
            for claim in found(document):
                if told.isdisjoint(range(claim.span.start, claim.span.end)):
                    told.update(range(claim.span.start, claim.span.end))
                    yield claim

    def keys(self, claim: Interval) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Interval]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            related = [Related(span) for span in (claim.where, *claim.ends_at) if span is not None]
            reason = f"counted from {_named(claim, claim.event)} to {_named(claim, claim.ends[0])}"
            if claim.count in claim.numbers or (
                not claim.numbers
                and claim.count
                and any(
                    fits(claim.count, claim.unit, claim.event, end, not claim.where, claim.exact) for end in claim.ends
                )
            ):
                yield self.agreement(f"{claim.span.text} {claim.event} fits", claim, reason=reason)
            elif claim.count and not claim.hedged and claim.ends[0].start > claim.event.start:
                yield self.finding(claim, _right(claim), *related, reason=reason)


def _right(claim: Interval) -> str:
    if claim.numbers:
        return f"{claim.unit} {claim.numbers[0]}, counted from {claim.event} to {claim.ends[0]}"
    if claim.event.kind == YEAR:
        return f"{claim.ends[0].start.year - claim.event.start.year} years from {claim.event} to {claim.ends[0]}"
    days = (claim.ends[0].start - claim.event.start).days
    size = {"day": 1, "week": 7, "fortnight": 14, "month": 30.44, "year": 365.25}[claim.unit]
    count = round(days / size, 1 if days / size < 10 and claim.unit != "day" else None)
    return f"about {count:g} {claim.unit}s from {_named(claim, claim.event)} to {_named(claim, claim.ends[0])}"


def _named(claim: Interval, period: Period) -> str:
    """A day as the message names it: a draft without a date gives no year to its days."""
    return str(period) if claim.dateline else f"{period.start.day} {period.start:%B}"
