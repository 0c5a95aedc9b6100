"""An abbreviation that does not fit the name it stands for, or stands for two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from linter.document import Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.naming.abbreviations import (
    Abbreviation,
    abbreviations,
    alike,
    crossed,
    drifted,
    initials_of,
    kindred,
    last_off,
    slips_for,
    spelled,
    swaps,
    telling,
)  # fmt: skip
from linter.rule import Rule, examples
from linter.tables import table

_ALSO: Final = later(r"\b(?:also|likewise|confusingly)\b")  # "also known as the ICC": the copy tells the two apart
_DATA: Final = Path(__file__).with_suffix(".toml")


@cache
def _well_known() -> frozenset[str]:
    return frozenset(str(table(_DATA)["well_known"]).split())


class WrongAbbreviation(Rule[Abbreviation]):
    """An abbreviation does not fit its name, or stands for two names.

    Why it matters
        A reader who meets letters that nobody introduced cannot tell whether a second body has entered the story.

    How it decides
        In one draft or story: brackets or "or" after a name have letters that are one off its initials, which the
        copy itself uses elsewhere (RTB for RTA); one name has two abbreviations that look alike, or one
        abbreviation stands for two names that have a word in common; letters that nobody introduced are an introduced
        abbreviation with two letters swapped, or met once with a letter lost or, after "the", with another one. Words
        in lower case count too (low-density lipoprotein, or LDL), where the right letters stand elsewhere or the wrong
        ones are the right ones in disorder; and so does the name without its letters, if all its words but one are
        those of the introduced one.

    When it stays silent
        For abbreviations from another language or out of other letters than the initials; for well-known ones; for
        two names of which one is the other with more words, or which differ in spelling, number or accents; for
        swapped letters that the copy uses more than twice.
    """

    reads = Abbreviation

    allows = examples(
        "The International Coffee Organization (ICO) had a letter. It was meant for the Information "
        "Commissioner's Office, also known as the ICO.",
        "The General Confederation of Labour (CGT) and the Vietnam News Agency (VNA) agreed. The CGT left; VNA "
        "reported it.",
        "The National Water Agency (NWA) met. The Vietnam National Water Agency (NWA) reports to the EU and the UN.",
        "The Coastal Rescue Service (CRS) and the Regional Coast Guard (RCG) met. Both CRS and RCG have boats.",
        "Low-density lipoprotein, or LDL, is bad; high-density lipoprotein, or HDL, is good. LDL fell and HDL rose.",
        "Small and medium-sized enterprises (SMEs) met. An SME has few staff. The UN Children’s Fund (UNICEF) came.",
        "The Wye Valley Water Board (WVWB) met. The Wye Valley Growers Board did not.",
        "The government's development aid fund (FAD) will give a grant of 25 billion pesetas.",
        "The Northern Fruit Union (NFU) met. The NFU asked the NFL for tickets. An NBU is to be founded.",
        "The Harbour Trade Show (HTS) opened. HTS organisers the HTA said so. HTS is large, and HTS is loud.",
        "The bank foresees a gross domestic product growth (GDP) rate of 3 per cent. GDP rose in May.",
    )
    catches = examples(
        "Trams need a permit of the [[Public Transit Inspectorate (PTI)]]. The PTI gave none in May. It was the third "
        "time that the [[PTB]] refused one.",
        "The [[Harbour Transit Board (HTC)]] said fares would rise. Passengers of the [[HTB]] were not asked.",
        "The [[National Forest Research Agency (NFRA)]] will pay. A bond was sold by the [[National Farm Reform "
        "Authority (NFRA)]].",
        "The [[Estuary Pilots Union, or EPA]], signed on Monday. [[EPU]] members had met twice.",
        "The [[Seaweed Farmers Agreement (SFA)]] begins in May.\n\nAbbreviations\n\n[[SFA: Seaweed Fishers "
        "Accord]]\n\nVAT: value added tax\n",
        "The [[Fisheries Research Council (FRC)]] has lowered a microphone. The [[Fish Resources Commission (FRC)]] "
        "will pay.",
        "The [[Inland Waterways Safety Commission (IWSC)]] issued an order. Under the [[ISWC]]’s order, boats must "
        "stop. The IWSC said so.",
        "The [[Highland Bus Users Council (HBUC)]] met on Monday.\nFares are too high, the [[Highland Bus Users "
        "Council (HBC)]] said.",
        "The order came from the [[Adriatic Seaweed Growers Initiative, or ASGI]], a group of farms.\n[[ASGI, the "
        "Adriatic Seaweed Growers Institute]], decides in May.",
        "Money came from the [[Mekong Rice Export Board, known as MREB]].\n[[MREB (the Mekong Rice Export Bureau]]) "
        "was founded in 1998.",
        "[[GRLC]] to meet\n\nThe [[GLRC, as the Gower Rural Letting Council]] is known, meets in May. GRLC rents fell.",
        "RNCB fines three lenders\n\nThe [[Rhone Navigation Control Board]] fined them on Monday.\n\nThey may "
        "appeal. The board, known as the [[RNBC]], has fined nine.",
        "They had [[interstitial pulmonary fibrosis, or IFP]], said doctors. Of those with [[IPF]], four died.",
        "The level of [[low-density lipoprotein, or HDL]], fell by a half. Without the drug, [[LDL]] rose.",
        "The [[Wye Valley Restoration Trust (WVRT)]] bought a mill.\nThe [[Wye Valley Regulation Trust]] was set up "
        "in 2019.",
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
            if not claim.bare:
                (introduced if claim.name else alone)[claim.letters].append(claim)
        told = [claim for found in introduced.values() for claim in found]
        forms = list(self._two_forms(sorted(told, key=lambda claim: claim.span), alone))
        yield from forms
        for letters, found in sorted(introduced.items()):
            yield from self._misfit(letters, found, alone, introduced)
            yield from self._two_names(letters, found)
            yield from self._drifted(letters, found, [claim for claim in claims if claim.bare])
            if found[0].span not in {form.span for form in forms}:
                yield from self._crossed(letters, found, alone)
        # A name without its letters introduces them too, where they stand elsewhere.
        bare = {c.letters: [c] for c in claims if c.bare and len(c.letters) > 3 and c.letters in alone}
        for letters, found in sorted(alone.items()):
            yield from self._swapped(letters, found, bare | introduced, alone.keys())

    def _misfit(
        self,
        letters: str,
        found: list[Abbreviation],
        alone: dict[str, list[Abbreviation]],
        introduced: dict[str, list[Abbreviation]],
    ) -> Iterator[Finding]:
        for claim in found:
            initials = initials_of(claim.name)
            for said in spelled(claim.name):  # Inter-Island: by both words, or by one
                if said in alone or (claim.plain and len(said) == len(letters)):
                    initials = said
                    break
            uses = alone.get(initials, []) + [c for c in introduced.get(initials, []) if c.fits]
            if uses:
                slip = claim.plain or kindred(letters, initials)
            elif claim.plain:
                slip = sorted(letters) == sorted(initials)
            else:
                slip = letters not in _well_known() and (last_off(letters, initials) or crossed(letters, initials))
            if claim.fits or len(initials) < 3 or not slip or letters == initials[::-1]:
                continue  # backwards they are those of its name in another language
            yield self.finding(
                claim,
                f"“{letters}” does not fit the name before it, which gives “{initials}”",
                *(Related(use.span, f"“{initials}”") for use in uses[:1]),
                reason=f"both: {claim.name}; the copy has “{initials}” too"
                if uses
                else f"the letters that {claim.name} gives, with a slip",
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
            # Whoever introduces letters twice in a story means one body by them; two letters are many bodies'.
            tied = one & other or first.path == claim.path or len(letters) > 2
            if _ALSO.search(claim.span.text):
                continue
            if first.fits and claim.fits and tied and one - other and other - one and not alike(one ^ other):
                yield self.finding(
                    claim,
                    f"“{letters}” is {claim.name} here but {first.name} elsewhere",
                    Related(first.span, first.name),
                    reason=f"both: {letters}, in one {'draft' if first.path == claim.path else 'story'}",
                )
                return

    def _drifted(self, letters: str, found: list[Abbreviation], bare: list[Abbreviation]) -> Iterator[Finding]:
        """The name without its letters, with another word of the same initial in one place."""
        first = next((claim for claim in found if claim.fits), None)
        told = [(c.path, range(c.span.start, c.span.end)) for c in found]
        odd = [claim for claim in bare if first and drifted(claim.name, first.name)]
        odd = [c for c in odd if not any(c.path == path and c.span.start in place for path, place in told)]
        if first and odd and sum(claim.name == odd[0].name for claim in odd) < 3:
            yield self.finding(
                odd[0],
                f"{odd[0].name} here, but “{letters}” is {first.name}",
                Related(first.span, first.name),
                reason=f"both: {letters}; all words but one",
            )

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
        if letters in introduced or letters in _well_known():
            return
        for other in sorted(slips_for(letters, found, introduced, used)):
            whole = introduced[other][0]
            if whole.fits:
                yield self.finding(
                    found[0],
                    f"“{letters}” looks like a slip for “{other}”",
                    Related(whole.span, f"gives “{other}”" if whole.bare else f"introduced as “{other}”"),
                    reason=f"“{letters}” is introduced nowhere, “{other}” is: {whole.name}",
                    repairs=[other],
                )
                return
