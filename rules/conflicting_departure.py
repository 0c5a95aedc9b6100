"""Somebody who left an office by resigning in one place, and by dying or being dismissed in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.calendar_grammar import calendar
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.folding import fold
from linter.patterns import later
from linter.rule import Rule, examples

# How somebody leaves, by the verb that follows the name, the participle after "was", and the noun.
_WAYS: Final = {
    "resigned": "resigned|quit|stepped down|stood down|gave up (?:her|his|the) \\w+|resignation",
    "retired": "retired|retirement",
    "died": "died|drowned|collapsed and died|death|killed",
    "dismissed": "dismissed|sacked|fired|ousted|removed|dismissal|sacking|ousting|firing",
    "voted out": "voted out|lost (?:her|his|the) seat|unseated|defeat",
}
_WAY: Final = {word: way for way, words in _WAYS.items() for word in words.split("|")}
_APART: Final = frozenset({frozenset({"resigned", "retired"})})  # who retires may be said to resign
_NAME: Final = r"(?P<name>[A-Z][\w’'-]+(?: (?:(?:de|da|di|du|van|von|der|bin|la|le|dos) )?[A-Z][\w’'-]+){0,3})"
_ACTIVE: Final = (
    r"resigned|quit|stepped down|stood down|gave up (?:her|his|the) \w+|retired|died|drowned|lost (?:her|his) seat"
)
_PASSIVE: Final = r"dismissed|sacked|fired|ousted|removed|voted out|unseated|killed"
_NOUN: Final = r"resignation|retirement|death|dismissal|sacking|ousting|firing|defeat"
_ASIDE: Final = r"(?:, (?!and |but |when |after |before |as |while )(?:[a-z\d]|MP\b)[^.;:\n]{0,80}?,|,? who)?"
_LEFT: Final = later(
    rf"\b{_NAME}{_ASIDE} (?:(?:had|has|suddenly|abruptly) ){{0,2}}(?:(?P<active>{_ACTIVE})|"
    rf"(?:was|were|been) (?:[a-z]+ly )?(?P<passive>{_PASSIVE}))\b"
    rf"|\b(?P<noun>{_NOUN})(?: in [A-Z][a-z]+| last \w+| this \w+)?(?: at \d+)?"
    rf" of (?:(?:the|its|their) )?(?:[A-Za-z]+ ){{0,3}}?{_NAME.replace('name', 'of')}"
    rf"|\b{_NAME.replace('name', 'whose')}[’']s? (?:\w+ )?(?P<own>{_NOUN})\b"
    rf"|\b(?P<fired>dismissed|sacked|fired|ousted|removed) (?:its \w+, )?{_NAME.replace('name', 'whom')}"
)
_GATE: Final = frozenset((
    "resigned", "quit", "stepped", "stood", "gave", "retired", "died", "drowned", "lost", "dismissed", "sacked",
    "fired", "ousted", "removed", "voted", "unseated", "killed", "resignation", "retirement", "death", "dismissal",
    "sacking", "ousting", "firing", "defeat",
))  # fmt: skip
# What says that it is the leaving by which the office fell vacant.
_VACANT: Final = later(
    r"\b(?:vacan\w+|vacated|by-election|without an? \w+|succe(?:ed|ss)\w*|replac\w+|tak(?:es?|ing) over|took over|"
    r"follows|predecessor|new (?:head|chief|director|leader|chair\w*|mayor|bishop|coach)|(?:held|served) until)\b"
)
_DOUBT: Final = later(
    r"\b(?:not|n[’']t|never|if|would|could|may|might|will|should|call\w* for|demand\w*|threat\w*|refus\w+|den(?:y|ied)|"
    r"almost|nearly|before|father|mother|son|daughter|wife|husband|brother|sister|widow\w*|deputy|both)\b"
)
_DATED: Final = later(r"\b(?:[A-Z][a-z]+|(?:19|20)\d\d)\b")
_TITLES: Final = frozenset(["mr", "mrs", "ms", "dr", "sir", "lord", "the"])


@kind_of_claim
class Departure(Claim):
    """That somebody left, how, in which month, and whether the copy says that it left the office vacant."""

    name: str
    way: str
    months: frozenset[str]
    years: frozenset[str]
    vacant: bool


class ConflictingDeparture(Rule[Departure]):
    """Somebody who left an office by resigning in one place, and by dying or being dismissed in another.

    Why it matters
        The dead do not write in, but those who only moved to Portugal do.

    How it decides
        In a draft, or the drafts of one story, one name left an office in two ways (resigned or retired, was dismissed,
        was voted out, died), and both places say that the office fell vacant by it ("succeeds", "by-election",
        "without a councillor") or put it in the same month.

    When it stays silent
        Where a sentence denies, asks for or fears it, or speaks of a relative; for retiring and resigning, which may be
        one; and where nothing says that both are the same leaving: who resigned may have died since.
    """

    reads = Departure
    gives_way_to = ("conflicting-account",)

    allows = examples(
        "Ida Moe succeeds Olav Lund, who resigned in May. Olav Lund died in July, and his dog is lonely.",
        "Ida Moe succeeds Olav Lund, who retired in May. The seat fell vacant when Lund stepped down in May.",
        "Ida Moe succeeds Olav Lund, who resigned in May. The council had not dismissed Lund, it said in May.",
    )
    catches = examples(
        (
            "AXMOUTH, 3 May 2025 - The seat in Axmouth fell vacant when [[Jo Tolley, who had held it since 2007, "
            "resigned]] and moved to Portugal. Ruth Keast will stand.",
            "AXMOUTH, 30 May 2025 - Ruth Keast won Axmouth, which had been without a councillor since [[Jo Tolley "
            "died]] in March.",
        ),
        "The museum has a new head. She succeeds [[Olav Lund, who retired]] in May.\n\nThe board [[sacked Mr Lund]] in "
        "May over a stuffed bear.",
    )

    def find(self, document: Document) -> Iterator[Departure]:
        if document.language[:2] != "en" or not document.holds(_GATE):
            return
        prose, months = document.prose, calendar("en").words["month"]
        for begin, stop in document.sentences_with(_GATE):
            for match in _LEFT.finditer(prose, begin, stop):
                name = next(filter(None, (match[group] for group in ("name", "of", "whose", "whom"))), "")
                words = next(filter(None, (match[group] for group in ("active", "passive", "noun", "own", "fired"))))
                near = prose[max(begin, match.start() - 40) : min(stop, match.end() + 20)]
                if document.zone_at(begin) in NOT_THE_STORY or document.quoted(begin) or _DOUBT.search(near):
                    continue
                surname = fold(name.split()[-1])
                after = _DATED.findall(prose, match.end(), stop)
                yield Departure(
                    span=document.span(*match.span()), zone=document.zone_at(begin), dateline=document.date,
                    name=surname, way=_way(words), vacant=_VACANT.search(prose, begin, stop) is not None,
                    months=frozenset(word for word in after if word.lower() in months),
                    years=frozenset(word for word in after if word.isdigit()),
                )  # fmt: skip

    def keys(self, claim: Departure) -> Iterator[str]:
        if claim.name not in _TITLES:
            yield f"{claim.story or claim.path}|{claim.name}"

    def check(self, claims: Sequence[Departure]) -> Iterator[Finding | Agreement]:
        for one, two in combinations(claims, 2):
            ways = frozenset({one.way, two.way})
            if len(ways) == 2 and ways not in _APART and _one_time(one, two):
                reason = f"both: how {one.name.title()} left"
                yield self.finding(two, f"{two.way} here, {one.way} elsewhere", one, reason=reason)
                return


def _one_time(one: Departure, two: Departure) -> bool:
    """Is it one leaving: in one month, or what left the office vacant, and at no two times?"""
    if one.years != two.years or (one.months and two.months and not one.months & two.months):
        return False
    return bool(one.months & two.months) or (one.vacant and two.vacant)


def _way(words: str) -> str:
    return _WAY.get(words) or ("voted out" if words.startswith("lost") else "resigned")
