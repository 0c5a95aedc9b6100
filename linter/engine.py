"""The whole tool on one screen: map (read, find claims), shuffle (group by key), reduce (check each group).

The same functions serve a hook, a folder, an archive and a cluster; nothing here knows a rule by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from linter import registry, repeats
from linter.claims import Claim
from linter.document import NOT_THE_STORY, Document
from linter.finding import Agreement, Finding
from linter.rule import Rule
from linter.stories import Fingerprint, fingerprint, group

Rules = Sequence[Rule[Any]]


class Notes(NamedTuple):
    """What one document gave: its claims, each with the numbers of the rules that read it; what tells its story; and
    what is to be told of rules that failed on it.
    """

    document: Document
    claims: tuple[tuple[Claim, tuple[int, ...]], ...]
    fingerprint: Fingerprint
    failed: tuple[str, ...] = ()


def claims(document: Document, kinds: Iterable[type[Claim]] | None = None, furniture: bool = False) -> list[Claim]:
    """Every claim of these kinds (all, when None) in one document, in order of place."""
    wanted = None if kinds is None else frozenset(kinds)
    found = [claim for _, find in registry.finders(wanted) for claim in find(document)]
    return sorted((c for c in found if furniture or c.zone not in NOT_THE_STORY), key=_place)


def note(document: Document, rules: Rules, furniture: bool = False) -> Notes:
    """Map: what these rules read in one document. Needs no other document, so any process may do it."""
    found: list[tuple[Claim, tuple[int, ...]]] = []
    readers: dict[type[Claim], tuple[int, ...]] = {}
    for number, rule in enumerate(rules):
        own = rule.find(document)
        if own is None:
            readers[rule.reads] = (*readers.get(rule.reads, ()), number)
        else:
            found += [(claim, (number,)) for claim in own if furniture or claim.zone not in NOT_THE_STORY]
    for claim in claims(document, readers, furniture):
        if type(claim) in readers:
            found.append((claim, readers[type(claim)]))
    return Notes(document, tuple(found), fingerprint(document))


def compare(notes: Sequence[Notes], rules: Rules) -> tuple[list[Finding], list[Agreement]]:
    """Shuffle and reduce: group the claims by rule and key, check each group, sort what comes out."""
    story = group(each.fingerprint for each in notes)
    groups: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for document, found, *_ in notes:
        for claim, numbers in found:
            claim = claim.of_story(story[document.path])
            for number in numbers:
                for key in dict.fromkeys(rules[number].keys(claim)):  # a rule may name one group twice
                    groups[number, key].append(claim)
    findings: dict[tuple[object, ...], Finding] = {}
    agreements: dict[tuple[object, ...], Agreement] = {}
    for number, key in sorted(groups):
        for result in rules[number].check(sorted(groups[number, key], key=_place)):
            if isinstance(result, Finding):
                findings.setdefault((result.rule, result.span, result.message), result)
            else:
                agreements.setdefault((result.rule, result.message, result.spans), result)
    better = {rule.name(): rule.gives_way_to for rule in rules if rule.gives_way_to}
    distinct = repeats.once(findings.values(), better)
    return sorted(distinct, key=lambda f: f.order), sorted(agreements.values(), key=lambda a: a.order)


def check(
    documents: Iterable[Document], rules: Rules, furniture: bool = False
) -> tuple[list[Finding], list[Agreement]]:
    """All findings and agreements of these rules over these documents, sorted."""
    return compare([note(document, rules, furniture) for document in documents], rules)


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.span.path, claim.span.start, claim.span.end
