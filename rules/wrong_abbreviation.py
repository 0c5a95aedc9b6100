"""An abbreviation that does not fit the name it stands for, or stands for two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from linter.document import Document
from linter.finding import Agreement, Finding, Related
from linter.relations.abbreviations import (
    Abbreviation,
    abbreviations,
    alike,
    initials_of,
    kindred,
    slipped,
    swaps,
    telling,
)
from linter.rule import Rule, examples
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")


@cache
def _well_known() -> frozenset[str]:
    return frozenset(str(table(_DATA)["well_known"]).split())


@dataclass(frozen=True)
class WrongAbbreviation(Rule[Abbreviation]):
    """An abbreviation does not fit its name, or stands for two names.

    Why it matters
        A reader who meets letters that nobody introduced cannot tell whether a second body has entered the story.

    How it decides
        In one draft or story: brackets after a name hold letters that are one off the initials of the name, which
        the copy itself uses elsewhere (RTB for RTA); one name has two abbreviations that look alike, or one
        abbreviation stands for two names that have a word in common; letters that nobody introduced are an introduced
        abbreviation with two letters swapped, or met once with a letter lost.

    When it stays silent
        For abbreviations from another language or out of other letters than the initials; for well-known ones; for
        two names of which one is the other with more words, or which differ in spelling, number or accents; for
        swapped letters that the copy uses more than twice.
    """

    reads = Abbreviation

    allows = examples(
        "The General Confederation of Labour (CGT) and the Vietnam News Agency (VNA) agreed. The CGT left; VNA "
        "reported it.",
        "The National Water Agency (NWA) met. The Vietnam National Water Agency (NWA) reports to the EU and the UN.",
        "The Coastal Rescue Service (CRS) and the Regional Coast Guard (RCG) met. Both CRS and RCG have boats.",
    )
    catches = examples(
        "The [[Harbour Transit Board (HTC)]] said fares would rise. Passengers of the [[HTB]] were not asked.",
        "The [[National Forest Research Agency (NFRA)]] will pay. A bond was sold by the [[National Farm Reform "
        "Authority (NFRA)]].",
        "The [[Inland Waterways Safety Commission (IWSC)]] issued an order. Under the [[ISWC]]’s order, boats must "
        "stop. The IWSC said so.",
        "The [[Highland Bus Users Council (HBUC)]] met on Monday.\nFares are too high, the [[Highland Bus Users "
        "Council (HBC)]] said.",
        "The order came from the [[Adriatic Seaweed Growers Initiative, or ASGI]], a group of farms.\n[[ASGI, the "
        "Adriatic Seaweed Growers Institute]], decides in May.",
        "Money came from the [[Mekong Rice Export Board, known as MREB]].\n[[MREB (the Mekong Rice Export Bureau]]) "
        "was founded in 1998.",
        ("The Lagoon Development Fund gave Bagamoyo’s ice houses money. The [[Lagoon Development Fund (LDF)]] "
         "helped Juma Said.",
         "Juma Said praised the ice houses of Bagamoyo. The [[Landing Development Fund (LDF)]] will pay."),
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Abbreviation]:
        return abbreviations(document)

    def keys(self, claim: Abbreviation) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Abbreviation]) -> Iterator[Finding | Agreement]:
        introduced: defaultdict[str, list[Abbreviation]] = defaultdict(list)
        alone: defaultdict[str, list[Abbreviation]] = defaultdict(list)
        for claim in claims:
            (introduced if claim.name else alone)[claim.letters].append(claim)
        told = [claim for found in introduced.values() for claim in found]
        forms = list(self._two_forms(sorted(told, key=lambda claim: claim.span), alone))
        yield from forms
        for letters, found in sorted(introduced.items()):
            yield from self._misfit(letters, found, alone, introduced)
            yield from self._two_names(letters, found)
            if found[0].span not in {form.span for form in forms}:
                yield from self._crossed(letters, found, alone)
        for letters, found in sorted(alone.items()):
            yield from self._swapped(letters, found, introduced, alone.keys())

    def _misfit(
        self,
        letters: str,
        found: list[Abbreviation],
        alone: dict[str, list[Abbreviation]],
        introduced: dict[str, list[Abbreviation]],
    ) -> Iterator[Finding]:
        for claim in found:
            initials = initials_of(claim.name)
            uses = alone.get(initials, []) + [c for c in introduced.get(initials, []) if c.fits]
            if claim.fits or len(initials) < 3 or not (kindred(letters, initials) if uses else _last_off(claim)):
                continue
            if not uses:
                yield self.finding(
                    claim,
                    f"“{letters}” does not fit the name before it, which gives “{initials}”",
                    reason=f"every word of {claim.name} gives its letter but one",
                    repairs=[claim.span.text.replace(letters, initials)],
                )
                continue
            yield self.finding(
                claim,
                f"“{letters}” does not fit the name before it, which gives “{initials}”",
                Related(uses[0].span, f"“{initials}”"),
                reason=f"both: {claim.name}; the copy has “{initials}” too",
                repairs=[claim.span.text.replace(letters, initials)],
            )

    def _two_forms(self, found: list[Abbreviation], alone: dict[str, list[Abbreviation]]) -> Iterator[Finding]:
        """One name with two abbreviations that look alike; the one that the copy goes on to use is taken as meant."""
        seen: dict[str, Abbreviation] = {}
        for claim in sorted(found, key=lambda c: (c.letters not in alone, c.span.path, c.span.start)):
            name = " ".join(sorted(telling(claim.name)))
            first = seen.setdefault(name, claim)
            if " " in name and first.letters != claim.letters and kindred(first.letters, claim.letters):
                yield self.finding(
                    claim,
                    f"{claim.name} is “{claim.letters}” here but “{first.letters}” elsewhere",
                    Related(first.span, f"“{first.letters}”"),
                    reason=f"both: {claim.name}, in one {'draft' if first.path == claim.path else 'story'}",
                    repairs=[claim.span.text.replace(claim.letters, first.letters)] if first.fits else [],
                )
                return

    def _two_names(self, letters: str, found: list[Abbreviation]) -> Iterator[Finding]:
        first = found[0]
        for claim in found[1:]:
            one, other = telling(first.name), telling(claim.name)
            if (
                first.fits
                and claim.fits
                and one & other
                and len(one - other)
                and len(other - one)
                and not alike(one ^ other)
            ):
                yield self.finding(
                    claim,
                    f"“{letters}” is {claim.name} here but {first.name} elsewhere",
                    Related(first.span, first.name),
                    reason=f"both: {letters}, in one {'draft' if first.path == claim.path else 'story'}",
                )
                return

    def _crossed(
        self, letters: str, found: list[Abbreviation], alone: dict[str, list[Abbreviation]]
    ) -> Iterator[Finding]:
        """Introduced with two letters swapped: never used so again, while the other order is."""
        if letters in alone or len(found) > 1 or found[0].fits:
            return
        for other in sorted(swaps(letters) & alone.keys()):
            uses = [claim for claim in alone[other] if claim.path == found[0].path]
            if uses:
                yield self.finding(
                    found[0],
                    f"“{letters}” is used nowhere else, “{other}” is",
                    Related(uses[0].span, f"“{other}”"),
                    reason=f"both: the letters of one abbreviation, in one draft; introduced for {found[0].name}",
                    repairs=[found[0].span.text.replace(letters, other)],
                )

    def _swapped(
        self, letters: str, found: list[Abbreviation], introduced: dict[str, list[Abbreviation]], used: Collection[str]
    ) -> Iterator[Finding]:
        if letters in introduced or letters in _well_known() or sum(claim.count for claim in found) > 2:
            return
        once = sum(claim.count for claim in found) == 1
        slips = {o for o in introduced if once and o in used and len(o) > 3 and slipped(letters, o)}
        for other in sorted((swaps(letters) & introduced.keys()) | slips):
            whole = introduced[other][0]
            if whole.fits:
                yield self.finding(
                    found[0],
                    f"“{letters}” looks like a slip for “{other}”",
                    Related(whole.span, f"introduced as “{other}”"),
                    reason=f"“{letters}” is introduced nowhere, “{other}” is: {whole.name}",
                    repairs=[other],
                )
                return


def _last_off(claim: Abbreviation) -> bool:
    """Does one letter alone not fit its word? Abbreviations from other languages differ in more."""
    initials = initials_of(claim.name)
    return (
        claim.letters not in _well_known()
        and len(claim.letters) == len(initials)
        and claim.letters[0] == initials[0]
        and sum(a != b for a, b in zip(claim.letters, initials, strict=True)) == 1
    )
