"""The fact-checker's worksheet: each claim with what bears it out, what speaks against it, and what stands alone.

Nothing is compared here: the findings and agreements of the rules are laid beside the claims that they are about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from linter import engine, wire
from linter.claims import Claim, First, Kind, Moment, Quantity
from linter.document import Span
from linter.engine import Rules
from linter.report import Report
from linter.rule import Rule

# What a second source can bear out. That a name or a spelling stands once only says nothing.
FACTS: Final = (Quantity, Moment, First, Kind)


class Conflict(NamedTuple):
    """A place that speaks against a claim, and the rule that says so. It is the claim's own where it faults itself."""

    span: Span
    rule: str
    severity: str
    message: str


class Entry(NamedTuple):
    """One line of the worksheet.

    `alone` says that it is a fact that could be compared, and that nothing bears out or contradicts; None, that nothing
    was compared.
    """

    claim: Claim
    corroborated_by: tuple[Span, ...] = ()
    contradicted_by: tuple[Conflict, ...] = ()
    alone: bool | None = None


def rules_for(rules: Rules, kinds: Sequence[type[Claim]], shown: Sequence[type[Claim]]) -> list[Rule[Any]]:
    """The rules that can say something of these kinds of claim, of all that are shown; style is not their concern."""
    able = (rule for rule in rules if not rule.style)
    return [rule for rule in able if _subject(rule, shown) is None or _subject(rule, shown) in kinds]


def entries(claims: Iterable[Claim], report: Report, rules: Rules, shown: Sequence[type[Claim]]) -> list[Entry]:
    """The claims, with what the report says of each; `shown` are the kinds that have lines of their own.

    Drafts that carry the same wire copy do not bear each other out.
    """
    every = list(claims)
    copy = wire.copies((*report.documents, *report.siblings))
    subject = {rule.name(): _subject(rule, shown) for rule in rules}
    places: defaultdict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for number, claim in enumerate(every):
        places[claim.path].append((number, claim))
    backing: defaultdict[int, list[Span]] = defaultdict(list)
    against: defaultdict[int, list[Conflict]] = defaultdict(list)
    for agreed in report.agreements:
        for span in agreed.spans:
            for number in _at(span, places, subject.get(agreed.rule)):
                backing[number] += (
                    other for other in agreed.spans if other != span and not _carried(other, span, copy)
                )
    for found in report.findings:
        if found.rule not in subject:
            continue
        others = [related.span for related in found.related] or [found.span]
        for span in (found.span, *(related.span for related in found.related)):
            rivals = others if span == found.span else [found.span]
            for number in _at(span, places, subject[found.rule]):
                against[number] += (Conflict(rival, found.rule, found.severity, found.message) for rival in rivals)
    return [
        Entry(claim, one := tuple(sorted(set(backing[n]))), two := tuple(sorted(set(against[n]))),
              not one and not two and _comparable(claim, rules))
        for n, claim in enumerate(every)
    ]  # fmt: skip


def single_source(report: Report) -> list[Claim]:
    """The figures of the drafts that could be compared, and that nothing in this run bears out or contradicts."""
    found = (claim for document in report.documents for claim in engine.claims(document, (Quantity,)))
    rules = [rule() for rule in report.manual.values() if not rule.style]
    return [entry.claim for entry in entries(found, report, rules, (Quantity,)) if entry.alone]


def _carried(one: Span, other: Span, copy: Mapping[str, str]) -> bool:
    """Do the two stand in one wire copy that two drafts carry? Then they are one source."""
    return one.path != other.path and one.path in copy and copy[one.path] == copy.get(other.path)


def _subject(rule: Rule[Any], shown: Sequence[type[Claim]]) -> type[Claim] | None:
    """The kind of line that a rule speaks of; None when it reads claims of its own, made of any of them."""
    return next((kind for kind in shown if issubclass(rule.reads, kind)), None)


def _at(span: Span, places: Mapping[str, Sequence[tuple[int, Claim]]], subject: type[Claim] | None) -> list[int]:
    """The lines that a result at a place is about: the claims that stand exactly there, else the figures or dates."""
    here = [(number, claim) for number, claim in places.get(span.path, ()) if _meet(claim.span, span)]
    exact = [number for number, claim in here if claim.span == span and isinstance(claim, subject or Claim)]
    if exact:
        return exact
    for kind in (subject,) if subject else (Quantity, Moment):
        if found := [number for number, claim in here if isinstance(claim, kind)]:
            return found
    return []


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _comparable(claim: Claim, rules: Rules) -> bool:
    """Is it a fact that some rule would compare, had it something to compare it with?"""
    if not isinstance(claim, FACTS):
        return False
    if (
        isinstance(claim, Quantity)
        and not claim.currency
        and (not claim.measure or (not claim.unit and claim.high <= 3))
    ):
        return False  # "eleven months"; "both countries"
    claim = replace(claim, story=claim.path)
    readers = [rule for rule in rules if rule.reads is type(claim)]
    return not readers or any(True for rule in readers for _ in rule.keys(claim))
