"""Anniversaries and counts of years against the dates they are counted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from linter.finders._event_words import is_place, stem
from linter.finders.jubilees import ANNIVERSARY, EDITION, FOUNDING, LASTING, OLD, YEARLY, Jubilee
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.patterns import later
from linter.relations.days.foundings import beside, fits, founding_of, other_year
from linter.rule import Rule, examples

_LATE: Final = 11  # a month from which the next edition may be that of the next year
_SOON: Final = 5  # years after a founding that have no anniversary
_SOMEBODY: Final = later(r"since (?:I|we|s?he|they)\b")  # "since he joined the railways": not the bridge


class WrongAnniversary(Rule[Jubilee]):
    """An anniversary or a number of years that the founding date does not give.

    Why it matters
    A bridge opened in 1999 has its 25th birthday in 2024, not its 20th. Those who
    have hung the bunting will notice first.

    How it decides
    The count is compared with the years from the date it is counted from to the year of the draft, or to a year named
    in the same sentence: "75th anniversary (1950 – 2025)", "since 2009, and in the 12 years it has been going". An
    anniversary or age of a thing ("marks its centenary", "the 87-year-old theatre") and the opening of that thing may
    stand in different sentences, or in two drafts of a story, if both name it. "In its 12th year" is
    compared with the first year only where the copy says that it was held every year ("the 12th annual fair" does, but
    for a year or two); years that it says were missed are taken off. A marriage is counted from the wedding. What fits
    is listed in the ledger.

    When it stays silent
    Without a date for the draft (unless both years are written); when several dates might be meant; when the year
    before or after would fit and the copy looks ahead or back; for ages at another time.
    """

    severity = ERROR
    reads = Jubilee
    allows = examples(
        "HULL, 4 May 2025 - The choir will mark its 50th anniversary in the hall that opened in 2011, under Ann Roe, "
        "who has sung there since 1990.\n\nPupils marked the 80th birthday of Ida Poe, a teacher there since 1971.\n",
        "HOLM, 4 May 2025 - The ferry Anna was launched in 1908 and has celebrated a centenary.\n",
        "HOLM, 4 May 2025 - Abel Day opened the store in April 1931. It will close six years short of its 100th "
        "birthday.\n",
        "LAGOS, 4 May 2025 - The record had been held since 2022 by Ada Ode.\n\nThe 12th edition was the first on TV.",
        "MALMO, 3 August 2025 - The eel fair is held for the 46th time. It has been held every August since 1978, with "
        "the exception of 2020 and 2021.\n",
        "WHYALLA, 9 May 2025 - Bert and Ena Coles, married for 47 years, will sell the shop that they bought after 12 "
        "years of marriage. They were married in 1978.\n",
        "DURBAN, October 14, 2025\n\nThe night bus was put on in October 2018, and a second in 2020. In the five years "
        "since then it has carried bakers.\n",
        (
            "SLIGO, 7 July 2025 - The Ballinvara Co-operative Creamery will celebrate its centenary on Saturday, "
            "Nuala Tierney said.\n",
            "SLIGO, 13 July 2025 - Nuala Tierney came to the Ballinvara Co-operative Creamery from the bank, which "
            "was founded in 1935.\n",
        ),
        "16 September 2024\n\nThe Labour Front is the largest party for the first time since 1988. The Alliance has "
        "run the province without a break since then.\n",
        "RIGA, 2 July 2025 - The regatta is held for the 60th time. It has taken place every summer since 1962, but "
        "for four.\n\nIt was called off twice. The first was held in 1962.\n",
        "HANOI, January 14, 2025 - They will mark the 75th anniversary of their ties (January 30, 1950 – 2025).\n",
        "14 November 2024\n\nThe towns will hold a dinner on the bridge to mark its 25th anniversary.\n\n"
        "The bridge, which opened on 20 November 1999, replaced a punt.\n",
        "HULL, 5 June 2024 - The chapel was begun in 1911 and opened in 1919. The chapel marks its 105th "
        "anniversary.\n",
        "BARRE, Vt., Feb. 29, 2024 - Born on leap day in 1896, she had to wait eight years for her first birthday "
        "party, since 1900 was not a leap year.\n",
        "RIGA, June 14, 2024 - The kite days, held for the first time in 2008, opened for the 15th time.\n",
        "LEITH, 5 May 2024 - The hall was built in 1965. The choir that sings there celebrates its 40th birthday.\n",
        "LEITH, 5 May 2024 - Ann Roe founded the inn in 2015. Its gin, sold since 2019, has had its fifth birthday.\n",
    )
    catches = examples(
        "MALMO, 3 August 2025 - A boy won the [[41st annual]] Eel Race on Saturday.\n\nThe race, [[launched in 1978]] "
        "to pay for a pump, [[has never missed a year]].\n",
        "MALMO, 3 August 2025 - The eel fair is held [[for the 41st time]].\n\n[[First held in 1978]], it has been "
        "back [[every August since]], with the exception of 2020 and 2021.\n",
        "WHYALLA, 9 May 2025 - Bert gave the shop to Ena, his [[wife of 37 years]].\n\nThe couple [[wed in 1978]].\n",
        "DURBAN, October 14, 2025\n\nThe night bus was put on in [[October 2018]] for people who start early. [[In the "
        "five years since then]] it has carried bakers.\n",
        "ORANGE, 18 September 2024 - The trail [[opened in April 2010]].\n\n[[In the 18 years since it]] opened, many "
        "have walked it.\n",
        (
            "SLIGO, 7 July 2025 - The Ballinvara Co-operative Creamery will celebrate its [[centenary]] on Saturday, "
            "Nuala Tierney said.\n",
            "SLIGO, 13 July 2025 - The co-operative was [[founded in 1935]], Nuala Tierney of the Ballinvara "
            "Co-operative Creamery said.\n",
        ),
        "JOS, Nigeria, 2 April 2025 - A station will broadcast for 24 hours on Sunday to mark its [[30th "
        "anniversary]].\n\nPlateau Voice first [[went on air on 6 April 1985]], from a room above a shop.\n",
        "COLOMBO, 2 May 2024\n\nThe clinic takes in animals. [[Opened in 2008]] by two sisters, it has [[in its 11 "
        "years]] released 2,380 patients.\n",
        "3 September 2025\n\nA choir from Sigulda will sing in Lisbon to mark the [[40th anniversary]].\n\nThe singers "
        "were few when the mill choir was [[founded in 1975]]. It now has 80 members.\n",
        "SALINA, Kan., March 24, 2025 - The Starlite will celebrate its [[60th birthday]] this week for the price it "
        "charged then.\n\nThe theater, on a road that has been moved twice, [[opened on March 29, 1955]], in rain.\n",
        "CORK, 3 May 2025 - Nora and Pat Ryan danced at their [[golden wedding]] on Saturday, with forty guests.\n\n"
        "Their daughter made the cake.\n\nThe couple were [[married on 3 May 1965]] in Cobh.\n",
        "RHYL, 3 May 2025 - A couple who met when they fell off one sledge will celebrate their [[50th wedding "
        "anniversary]] on Friday.\n\nThey were [[married on 9 May 1965]] in snow.\n",
        "ENUGU, 12 January 2025 - The choir marks its [[centenary]]. It was [[founded in 1825]] by weavers.\n",
        "KOCHI, January 12, 2025 - Old pupils came for the [[golden jubilee]] of an institution that taught them.\n\n"
        "There were 83 pupils when classes [[began on January 11, 1965]] in a shed.\n",
        "The Lyric celebrates its [[centenary]]\n\n18 May 2025\n\nThe Lyric in Tolsby [[opened on 17 May 1935]].\n",
        "CORK, 9 May 2025 - The Lee Gliding Club is offering free flights to mark its [[50th anniversary]].\n\nThe sky "
        "was blue.\n\nThe club was [[founded in May 1965]] by a vet.\n",
        "CAIRO, 14 May 2025 - The clinic, which [[opened in 2003]], has no reply.\n\n[[In the 18 years it]] has been "
        "in existence it has seen 96,000 donkeys.\n",
        "MACON, Ga., April 3, 2025 - The [[112-year-old depot]] will become a library.\n\n"
        "The depot was [[built in 1931]] of brick.\n",
        "HANOI, May 6, 2025 - The [[golden jubilee]] of the Red River Circus School draws crowds.\n\n"
        "The circus school was [[founded in 1985]] with two elephants.\n",
        "HANOI, January 14, 2025 - They will mark the [[70th anniversary]] of their ties ([[January 30, 1950 – "
        "2025]]).\n",
        "14 November 2024\n\nThe towns will hold a dinner on the bridge to mark its [[20th anniversary]].\n\n"
        "The bridge, which [[opened on 20 November 1999]], replaced a punt.\n",
        "22 August 2024\n\nThe farm has fed the town [[since 2009]], and [[in the 12 years it]] has gone has grown.\n",
        "9 August 2024\n\nThe Story Week is now [[in its 12th year]].\n\n"
        "[[The first gathering, in August 2011]], drew nine people. It has been held [[every August since]] that "
        "first one.\n",
        "HARLAN, 8 April 2025 - The van marks its [[65th birthday]].\n\nThe service made [[its first run in 1950]].\n",
    )

    def keys(self, claim: Jubilee) -> Iterator[str]:
        yield claim.path
        if claim.sort == ANNIVERSARY and len(claim.what) > 1:
            yield f"{claim.story}\tanniversary"
        if (claim.sort == ANNIVERSARY and claim.definite) or (claim.sort == FOUNDING and claim.subject):
            yield f"{claim.story}\tfounded"

    def check(self, claims: Sequence[Jubilee]) -> Iterator[Finding | Agreement]:
        if all(c.sort == ANNIVERSARY for c in claims):  # also those of other drafts of the story
            if len({c.path for c in claims}) > 1:
                yield from self._alike(claims)
            return
        dates = [c for c in claims if c.sort == FOUNDING]
        if len({c.path for c in claims}) > 1:
            yield from self._elsewhere(claims, dates)
            return
        yearly = [c for c in claims if c.sort == YEARLY]
        for claim in claims:
            if claim.sort in (ANNIVERSARY, LASTING, OLD):
                found = beside(claim, dates)
                if claim.past and claim.sort == ANNIVERSARY and not _then(claim, found):
                    continue  # "launched in 1908, and has celebrated a centenary": then, and not now
                if not found:
                    apart = [d for d in dates if d.sentence != claim.sentence or claim.sort != ANNIVERSARY]
                    found = founding_of(claim, [d for d in apart if claim.sort != OLD or not _SOMEBODY.match(d.words)])
                if (len(found) == 1 or (found and found[-1].who == "()")) and not other_year(claim, found[-1], dates):
                    yield from self._years(claim, found[-1])
            elif claim.sort == EDITION and (yearly or claim.annual):
                near = {claim.sentence, *(at for y in yearly for at in (y.sentence, y.before))}
                firsts = [
                    d
                    for d in dates
                    if d.who in ("first", "since") or d.words.lower().startswith("first ") or d.sentence in near
                ]
                if len({d.since for d in firsts}) == 1:
                    yield from self._years(claim, firsts[0], *yearly[:1])

    def _elsewhere(self, claims: Sequence[Jubilee], dates: Sequence[Jubilee]) -> Iterator[Finding | Agreement]:
        """An anniversary in one draft, and in another the only founding of what both name alike."""
        for claim in claims:
            if claim.sort != ANNIVERSARY or claim.past or claim.quoted or any(d.path == claim.path for d in dates):
                continue
            found = [d for d in dates if {d.who, stem(d.who)} & set(claim.subject) and not is_place(d.who)]
            found = [d for d in found if set(d.subject) <= set(claim.subject)]  # not its shop, friends or café
            if len({d.since for d in found}) == 1:
                yield from self._years(claim, found[0])

    def _years(self, claim: Jubilee, founded: Jubilee, *others: Jubilee) -> Iterator[Finding | Agreement]:
        if founded.since is None or (claim.dateline is None and not founded.years):
            return
        start = founded.since.start.year
        ends = (
            set(founded.years)
            if founded.who == "()"
            else set(claim.years) | ({claim.dateline.year} if claim.dateline else set())
        )
        if claim.sort == EDITION and claim.dateline and claim.dateline.month >= _LATE:
            ends.add(claim.dateline.year + 1)  # "the 30th annual dip, on New Year's Day"
        ends -= {start} if len(ends) > 1 else set()
        passed = {end - start for end in ends if end > start}
        if not passed:
            return
        year = max(ends) if founded.who == "()" or claim.dateline is None else claim.dateline.year
        reason = f"both: counted from {founded.since}"
        if any(fits(claim, years) for years in passed):
            yield self.agreement(f"{claim.span.text} fits {founded.span.text}", claim, founded, reason=reason)
            return
        right = year - start + (claim.sort == EDITION) - claim.missed
        close = claim.dateline is not None and founded.who != "()" and abs(claim.number - (year - start)) <= 1
        if close and claim.sort == ANNIVERSARY and claim.dateline is not None and _looks_aside(claim.dateline):
            return
        yield self.finding(
            claim,
            f"{right} years from {start} to {year}"
            if claim.sort != EDITION
            else f"number {right}, if held every year from {start} to {year}"
            + (f" but {claim.missed}" if claim.missed else ""),
            founded,
            *others,
            reason=reason,
            severity=ERROR if founded.sentence == claim.sentence and not close else WARNING,
            repairs=[_renumber(claim, right)] if str(claim.number) in claim.span.text else [],
        )

    def _alike(self, claims: Sequence[Jubilee]) -> Iterator[Agreement]:
        """The same anniversary in several places or drafts: for the ledger."""
        for number, claim in enumerate(claims):
            same = [
                c for c in claims[number + 1 :] if c.number == claim.number and len(set(c.what) & set(claim.what)) > 1
            ]
            if same and not any(
                len(set(c.what) & set(claim.what)) > 1 and c.number == claim.number for c in claims[:number]
            ):
                words = ", ".join(sorted(set(claim.what) & set(same[0].what)))
                yield self.agreement(
                    f"number {claim.number} throughout", claim, *same, reason=f"both: anniversary, {words}"
                )


def _then(claim: Jubilee, dates: Sequence[Jubilee]) -> bool:
    """Does the sentence name the year in which an anniversary of the past was?"""
    today = claim.dateline.year if claim.dateline else 0
    first = min((d.since.start.year for d in dates if d.since), default=0)
    return any(year != today and year > first + _SOON for year in claim.years)


def _looks_aside(today: date) -> bool:
    """Near the turn of a year, an anniversary may be the last year's or the next year's."""
    return today.month >= 10 or today.month <= 2


def _renumber(claim: Jubilee, right: int) -> str:
    text = claim.span.text.replace(str(claim.number), str(right), 1)
    for ending in ("st", "nd", "rd", "th"):
        good = "th" if 10 <= right % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(right % 10, "th")
        text = text.replace(f"{right}{ending}", f"{right}{good}", 1)
    return text
