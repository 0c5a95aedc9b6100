from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from linter.claims import Term
from linter.document import Document
from linter.finders import terms
from linter.finding import INFO, Finding, Related, Repair
from linter.lexicon import country
from linter.relations.naming.forms import counted, ranked
from linter.rule import Rule, examples

MOST = 10  # places that one finding lists


@dataclass(frozen=True)
class MixedSpelling(Rule[Term]):
    """One draft spells a name or a word in two ways: Vietnam and Viet Nam, adviser and advisor.

    Why it matters
    --------------
    Readers take two spellings for two things, or for carelessness; searches and indexes miss half of the story.

    How it decides
    --------------
    It knows families of spellings (places and people with several romanisations, solid, open and hyphenated words) and
    counts the forms of each in a draft. The rarer form is reported, with all its places and one place of the usual
    form; of two that are as common, the one that came later, which is only a remark where two common words differ in
    how they are joined (car maker, carmaker). Drafts of one week on one story, or with one slug in their file names
    (flood.txt, flood-sidebar.txt), are compared in the same way. Old and new names of a town (Bombay, Mumbai) count in
    a sentence that speaks of no earlier time; of a country (Burma, Myanmar) they are only a remark between two drafts,
    and so are names that drafts of different stories of a run spell differently.

    `house` lists the spellings that the house prefers: they win over the count, and are the only safe repairs.
    `families` adds families of the desk's own, each a list of spellings.

    When it stays silent
    --------------------
    In direct speech, in tables, in a place line in capitals, in copy written in Vietnamese, in an institution's own
    name (Vietnam News Agency beside Viet Nam), and where the copy explains a name ("Mumbai, formerly Bombay").
    """

    style = True
    reads = Term

    house: tuple[str, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()

    allows = examples(
        "Lawyers in Chennai want new gowns. Mr Rao has one of Madras check. Chennai is hot.",
        "HANOI — The Vietnam News Agency said on Monday that Viet Nam would host the meeting.\n\n"
        "Viet Nam last did so in 2017.",
        "Prices in Mumbai, formerly Bombay, rose again.\n\nMumbai's mayor blamed the rain.",
        'The adviser said: "My fellow advisors agree."\n\nThe adviser left at noon.',
        "The National Security Advisor, Ann Lee, met two other advisers on Friday.",
        "She kept a shop in Rangoon until she was old. It opened in 1911.\n\nThe prints go to Yangon. Her book, Nights "
        "in Rangoon, is in print in Yangon.",
        "Rain fell on Mumbai for a week.\n\nShe was born in Bombay in 1931 and never left Mumbai.",
        "Ten thousand people in Turin cheered as Vanchiglia Torino won.\n\nTorino had last done so in Turin in May.",
    )
    catches = examples(
        "[[Viet Nam]] sold more rice last year.\n\nBuyers in the Gulf took most of it. Viet Nam also sold tea.\n\n"
        "The tea of northern [[Vietnam]] is cheap.",
        "The governor sent an [[e-mail]] to staff.\n\nA second [[email]] followed, and a third email on Friday.",
        "Shelling was heard in [[Kyiv]] overnight.\n\nTrains to Kyiv were late, but in [[Kiev]]'s suburbs buses ran.",
        "The city of [[Danang]] will host the games.\n\nHotels in [[Da Nang]] are full.",
        "Rain fell on [[Kolkata]] for a week.\n\nTrams in [[Calcutta]] stood still, and Kolkata's airport closed.",
        "Coffee from [[East Timor]] goes to Japan.\n\nGrowers in [[Timor-Leste]] sold 900 tonnes. Yields in "
        "Timor-Leste are low.",
        (
            "Quarry closes\n\nVADSTENA, 3 May 2025 - The [[adviser]] of Lena Holmqvist, the mayor of Vadstena, quit "
            "over the Borghamn quarry.",
            "Borghamn quarry\n\nVADSTENA, 3 May 2025 - Lena Holmqvist, the mayor of Vadstena, lost her [[advisor]] "
            "over the Borghamn quarry.",
        ),
        (
            "Ferry stops\n\n3 May 2025\n\nThe Sewri ferry will stop, Asha Kirloskar of the [[Pune]] line said. Of the "
            "Sewri pier little is left.",
            "A last trip\n\n5 May 2025\n\nI came from [[Poona]] to sail on the Sewri ferry with Asha Kirloskar, once "
            "more from the Sewri pier.",
        ),
    )

    def find(self, document: Document) -> Iterable[Term] | None:
        return terms.find_in(document, self.families) if self.families else None

    def keys(self, claim: Term) -> Iterable[str]:
        if not claim.quoted and not claim.fixed:
            yield f"{claim.path}\n{claim.family}"
            for group in _groups(claim):
                yield f"{claim.dateline} {group}\n{claim.family}"
                yield f"{group}\n{claim.family}"
            if claim.family[0].isupper() and not terms.renamed(claim.family):
                yield f"\n{claim.family}"

    def check(self, claims: Sequence[Term]) -> Iterator[Finding]:
        paths = sorted({claim.path for claim in claims})
        if len(paths) == 1:
            yield from self._within(claims)
            return
        if set.intersection(*(_groups(claim) for claim in claims)) and _of_one_week(claims):
            if not any(True for path in paths for _ in self._within([c for c in claims if c.path == path])):
                yield from self._beside(claims, paths)
            return
        usual = {path: self._usual([c for c in claims if c.path == path]) for path in paths}
        drafts = Counter(usual.values())
        if len(drafts) < 2:
            return
        best = max(drafts, key=lambda form: (form in self.house, drafts[form], form))
        odd = [
            next(c for c in claims if c.path == path and c.form == usual[path]) for path in paths if usual[path] != best
        ]
        kept = next(c for c in claims if usual[c.path] == best and c.form == best)
        counts = ", ".join(f"{form} in {_drafts(number)}" for form, number in ranked(drafts))
        yield self.finding(
            odd[0],
            f"drafts of this run differ: {counts}",
            *odd[1:MOST],
            Related(kept.span, f"{best} here"),
            reason=f"all: {claims[0].family}",
            severity=INFO,
        )

    def _beside(self, claims: Sequence[Term], paths: Sequence[str]) -> Iterator[Finding]:
        """Drafts of one story, each true to its own spelling."""
        usual = {path: next(c for c in claims if c.path == path) for path in paths}
        drafts = Counter(claim.form for claim in claims)
        if len({claim.form for claim in usual.values()}) < 2:
            return
        best = self._usual(claims)
        odd = [claim for claim in usual.values() if claim.form != best]
        kept = next(claim for claim in usual.values() if claim.form == best)
        yield self.finding(
            odd[0],
            f"drafts of one story differ: {counted(drafts)}",
            *odd[1:MOST],
            Related(kept.span, f"{best} here"),
            reason=f"all: {odd[0].family}, in one story",
            severity=self._weight(odd[0]),
            repairs=[self._repair(odd[0], best)],
        )

    def _weight(self, claim: Term) -> str:
        """Old and new names of a country are often a choice of politics."""
        political = terms.renamed(claim.family) and any(map(country, terms.forms(claim.family)))
        return INFO if political else self.severity

    def _within(self, claims: Sequence[Term]) -> Iterator[Finding]:
        counts, best = Counter(claim.form for claim in claims), self._usual(claims)
        odd = [claim for claim in claims if claim.form != best]
        if not odd:
            return
        first = odd[0]
        kept = [Related(c.span, f"{best} here") for c in claims if c.form == best][:1]
        more = f" (and {len(odd) - MOST} more places)" if len(odd) > MOST else ""
        words = f"{best} is the house spelling" if best in self.house else "spelled in more than one way"
        yield self.finding(
            first,
            f"{words}: {counted(counts)}{more}",
            *(Related(claim.span, repair=self._repair(claim, best)) for claim in odd[1:MOST]),
            *kept,
            reason=f"all: {first.family}",
            severity=INFO if best not in self.house and _a_toss_up(counts) else self.severity,
            repairs=[self._repair(first, best)],
        )

    def _repair(self, claim: Term, best: str) -> Repair:
        """Safe where the house has chosen, and the words are the whole form, plain as it is in its family."""
        plain = claim.words.casefold() == claim.form.casefold() and not terms.renamed(claim.family)
        return Repair(_dressed(best, claim.span.text), safe=plain and best in self.house)

    def _usual(self, claims: Sequence[Term]) -> str:
        """The house's form, else the most common, else the one that came first."""
        known = terms.forms(claims[0].family, self.families)
        preferred = [form for form in self.house if form in known]
        if preferred:
            return preferred[0]
        counts = Counter(claim.form for claim in claims)
        return max(counts, key=lambda form: counts[form])


def _groups(claim: Term) -> set[str]:
    """What tells that one desk wrote two dated drafts together: a story, or the slug of flood-sidebar.txt."""
    folder, _, name = claim.path.rpartition("/")
    slug = re.split(r"[-_. ]", name, maxsplit=1)[0]
    found = {claim.story} if claim.story else set()
    if len(slug) > 3 and slug.isalpha():
        found.add(f"{folder}/{slug}")
    return found if claim.dateline else set()


def _of_one_week(claims: Sequence[Term]) -> bool:
    days = sorted(claim.dateline for claim in claims if claim.dateline)
    return bool(days) and (days[-1] - days[0]).days <= 7


def _a_toss_up(counts: Counter[str]) -> bool:
    """Do forms that differ only in a capital or in how they are joined stand one against one: carmaker, eBay?"""
    if len({form.casefold() for form in counts}) == 1:
        return len(set(counts.values())) == 1
    one = {form.replace("-", "").replace(" ", "").casefold() for form in counts}
    return len(one) == 1 and max(counts.values()) == 1 and all(form.islower() for form in counts)


def _drafts(number: int) -> str:
    return "1 draft" if number == 1 else f"{number} drafts"


def _dressed(form: str, like: str) -> str:
    """The form with the capitals of the words that it replaces."""
    if len(like) > 1 and like.isupper():
        return form.upper()
    return form[0].upper() + form[1:] if like[:1].isupper() else form
