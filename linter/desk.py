"""The desk: takes in drafts and their siblings, compares what they claim, and makes the report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linter import engine, intake
from linter.claims import Claim
from linter.document import Document
from linter.engine import Notes, Rules
from linter.finding import Agreement, Finding
from linter.globs import matches
from linter.intake import Copy
from linter.report import Report, Skipped
from linter.rule import Rule
from linter.settings import Settings

if TYPE_CHECKING:
    from linter.cache import Cache


def check(
    drafts: Sequence[Copy],
    siblings: Sequence[Copy],
    rules: Rules,
    settings: Settings,
    jobs: int = 0,
    cache: Cache | None = None,
) -> Report:
    """What the rules say of the drafts, compared with each other and with their siblings."""
    from linter import stet  # who only lists claims does not wait for it

    own = {draft.path for draft in drafts}
    files = {os.path.realpath(path) for path in own} if siblings else set()
    every = [*drafts, *(copy for copy in siblings if os.path.realpath(copy.path) not in files)]
    noted: list[Notes] = []
    skipped: list[Skipped] = []
    for result in intake.watched(intake.noted(every, rules, settings, jobs, cache), len(every)):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            noted.append(result)
            skipped += (Skipped(result.document.path, reason) for reason in result.failed)
    findings, agreements, failed = _compared(noted, rules)
    documents = sorted((document for document, *_ in noted), key=lambda document: document.path)
    report = Report(
        tuple(document for document in documents if document.path in own),
        tuple(finding for finding in findings if _touches(finding, own)),
        tuple(agreed for agreed in agreements if _touches(agreed, own)),
        tuple(sorted(skipped + failed)),
        tuple(document for document in documents if document.path not in own),
        tuple(type(rule) for rule in rules),
    )
    report = stet.settle(report, rules, settings)
    return replace(report, findings=tuple(_weighed(report.findings, settings)))


def informed(rules: list[Rule[Any]], settings: Settings) -> tuple[list[Rule[Any]], list[Document]]:
    """The rules, knowing the facts files that the settings name, and those files as documents to quote from."""
    if not settings.facts_files:
        return rules, []
    from linter import facts, facts_file  # only a desk that keeps facts waits for what reads them

    known = facts_file.load(settings.facts_files)
    return facts.inform(rules, facts.merged(one.facts for one in known)), [one.document for one in known]


def claims(
    drafts: Sequence[Copy], settings: Settings, kinds: Sequence[type[Claim]] | None = None
) -> tuple[list[Claim], list[Skipped]]:
    """Every claim of these kinds (all, when None) in the drafts, and the drafts that could not be read."""
    found: list[Claim] = []
    skipped: list[Skipped] = []

    def read(copy: Copy) -> list[Claim]:
        return engine.claims(intake.read(copy, settings.house), kinds, settings.furniture)

    for result in intake.watched((intake.told(copy, read) for copy in drafts), len(drafts)):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            found += result
    return found, skipped


def _compared(noted: Sequence[Notes], rules: Rules) -> tuple[list[Finding], list[Agreement], list[Skipped]]:
    """What the rules make of the notes. Should a rule fail, the others still speak, and it is told."""
    try:
        return *engine.compare(noted, rules), []
    except Exception as error:
        if len(rules) == 1:
            return [], [], [Skipped(f"rule {rules[0].name()}", f"it failed, please report this: {intake.fault(error)}")]
    findings: list[Finding] = []
    agreements: list[Agreement] = []
    failed: list[Skipped] = []
    for number, rule in enumerate(rules):
        own = [
            each._replace(claims=tuple((claim, (0,)) for claim, numbers in each.claims if number in numbers))
            for each in noted
        ]
        found, agreed, told = _compared(own, [rule])
        findings += found
        agreements += agreed
        failed += told
    return sorted(findings, key=lambda f: f.order), sorted(agreements, key=lambda a: a.order), failed


def _touches(result: Finding | Agreement, paths: set[str]) -> bool:
    spans = result.spans if isinstance(result, Agreement) else (result.span, *(r.span for r in result.related))
    return any(span.path in paths for span in spans)


def _weighed(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """With the severity that the newsroom gives to a rule, in all drafts or in those of its own place."""
    for finding in findings:
        rule, severity = finding.rule, settings.severity.get(finding.rule, finding.severity)
        if rule in settings.ignore:
            severity = "off"
        for place in settings.paths:
            if matches(finding.span.path, (place.glob,), settings.folder):
                severity = "off" if rule in place.ignore else place.severity.get(rule, severity)
        if severity != "off":
            yield finding if severity == finding.severity else finding._replace(severity=severity)
