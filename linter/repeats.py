"""One fault, one finding: what a rule says twice, and what two rules say of the same places, is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from linter.document import Span
from linter.finding import RANK, Finding


def once(findings: Iterable[Finding], better: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """The findings without repeats; `better` names, for a rule, those that tell the same fault better.

    A finding that stays where another gave way is as severe as the more severe of the two.
    """
    told: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in _distinct(findings):
        told[finding.rule].append(finding)
    for rule, others in better.items():
        for finding in tuple(told.get(rule, ())):
            better_told = (stays for other in others for stays in told.get(other, ()) if _names(stays, finding))
            if stays := next(better_told, None):
                severity = min(stays.severity, finding.severity, key=RANK.__getitem__)
                told[stays.rule][told[stays.rule].index(stays)] = stays._replace(severity=severity)
                told[rule].remove(finding)
    return [finding for found in told.values() for finding in found]


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out a finding whose places another finding of the same rule names too."""
    kept: dict[str, list[frozenset[Span]]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: (-len(f.related), f.order)):
        places = frozenset(_places(finding))
        if len(places) == 1 or not any(places <= other for other in kept[finding.rule]):
            kept[finding.rule].append(places)
            yield finding


def _names(better: Finding, finding: Finding) -> bool:
    """Does one finding name every place that another names, whole or in part, or say the same of the same words?"""
    if finding.message and (better.span, better.message) == (finding.span, finding.message):
        return True
    named = _places(better)
    return all(any(p.path == o.path and p.start < o.end and o.start < p.end for o in named) for p in _places(finding))


def _places(finding: Finding) -> tuple[Span, ...]:
    return finding.span, *(related.span for related in finding.related)
