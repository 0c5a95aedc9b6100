"""The whole tool on one screen: map (read, find claims), shuffle (group by key), reduce (check each group).

The same functions serve a hook, a folder, an archive and a cluster; nothing here knows a rule by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from linter import registry
from linter.alignment import stories
from linter.claims import Claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.rule import Rule

Rules = Sequence[Rule[Any]]


class Skipped(NamedTuple):
    """A file that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What a run has to say; everything sorted, so that it is the same on every run."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def claims(document: Document, kinds: Iterable[type[Claim]] | None = None, furniture: bool = False) -> list[Claim]:
    """Map: every claim of these kinds (all, when None) in one document, in order of place."""
    wanted = None if kinds is None else frozenset(kinds)
    found = [claim for kind, find in registry.finders() if wanted is None or kind in wanted for claim in find(document)]
    return sorted((c for c in found if furniture or c.zone not in NOT_THE_STORY), key=_place)


def check(
    documents: Sequence[Document], rules: Rules, furniture: bool = False
) -> tuple[list[Finding], list[Agreement]]:
    """Map, shuffle and reduce: all findings and agreements of these rules over these documents, sorted."""
    story = stories(documents)
    groups: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    kinds = {rule.reads for rule in rules}
    for document in documents:
        found: Mapping[type[Claim], list[Claim]] = defaultdict(list)
        for claim in claims(document, kinds, furniture):
            found[type(claim)].append(replace(claim, story=story[document.path]))
        for number, rule in enumerate(rules):
            own = rule.find(document)
            for claim in found[rule.reads] if own is None else _placed(own, story[document.path], furniture):
                for key in rule.keys(claim):
                    groups[number, key].append(claim)
    findings: dict[tuple[object, ...], Finding] = {}
    agreements: dict[tuple[object, ...], Agreement] = {}
    for (number, _), group in sorted(groups.items(), key=lambda item: item[0]):
        for result in rules[number].check(sorted(group, key=_place)):
            if isinstance(result, Finding):
                findings.setdefault((result.rule, result.span, result.message), result)
            else:
                agreements.setdefault((result.rule, result.message, result.spans), result)
    return sorted(findings.values(), key=lambda f: f.order), sorted(agreements.values(), key=lambda a: a.order)


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.span.path, claim.span.start, claim.span.end


def _placed(found: Iterable[Claim], story: str, furniture: bool) -> list[Claim]:
    return [replace(claim, story=story) for claim in found if furniture or claim.zone not in NOT_THE_STORY]
