"""A wait of years that the year of the last time does not give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Document
from linter.finding import WARNING, Agreement, Finding
from linter.relations.days.waits import Wait, fits, likely, waits
from linter.rule import Rule, examples


class WrongWait(Rule[Wait]):
    """A "31-year wait" for a cup that was last won 36 years ago.

    Why it matters
        A wait, a drought, a "first win in 12 years" is what a sports story hangs on, and is often done from memory;
        further down somebody remembers the last time, with its year.

    How it decides
        A record that "had stood for 21 years" is counted from the year in which the old mark was set.

        The draft tells of one wait ("ended a 31-year wait", "a first win in 12 years"), and of one last time with its
        year ("last won the flag, in 1989", "had not won there since 2009"). Both speak of winning, or have two words
        in common. The years from then to the date of the draft must be as many, give or take one for a season.

    When it stays silent
        Without a date for the draft; when it has two such counts or two such years; for "about" and "nearly"; in direct
        speech; when the count is too far off to be a slip.
    """

    reads = Wait
    severity = WARNING
    allows = examples(
        "AKUREYRI, 30 June 2024 - She beat a mark that had stood for 31 years.\n\nThe old mark of 16.91 metres was "
        "set in Bergen in May 1993.\n",
        "PERTH, 27 September 2025 - The win ended a 36-year wait for the Magpies.\n\nThe club last won the flag, in "
        "1989, by a point.\n",
        "PERTH, 27 September 2025 - It was her first win in two years. The club last won the flag in 1989.\n",
        "PERTH, 27 September 2025 - The win ended a wait of almost 40 years. The club last won the flag in 1989.\n",
        "PERTH, 27 September 2025 - It has a first woman mayor in 12 years. A fair was last held in 1996.\n",
    )
    catches = examples(
        "PERTH, 27 September 2025 - The Magpies are champions for the [[first time in 27 years]].\n\nFew recall when "
        "they [[last won the flag, in 1989]].\n",
        "AKUREYRI, 30 June 2024 - She beat a [[mark that had stood for 21 years]].\n\nThe old [[mark of 16.91 m was "
        "set in Bergen in May 1993]].\n",
        "PERTH, 27 September 2025 - The win ended a [[31-year wait]] for the Magpies.\n\nAmong those in the rooms was "
        "his father, who played when the club [[last won the flag, in 1989]].\n",
        "CORK, 3 May 2025 - It was their [[first away win in 12 years]].\n\nThey had [[not won there since 2003]].\n",
    )

    def find(self, document: Document) -> Iterator[Wait]:
        return waits(document)

    def keys(self, claim: Wait) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Wait]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            reason = f"both: one wait, counted to the draft's date, {claim.dateline}"
            if fits(claim):
                yield self.agreement(f"{claim.words} fits {claim.since}", claim, claim.at, reason=reason)
            elif likely(claim) and claim.dateline:
                message = f"from {claim.since} it is {claim.dateline.year - claim.since} years, not {claim.years}"
                yield self.finding(claim, message, claim.at, reason=reason)
