"""`lint PATH…`, the same as `lint check PATH…`: what does not fit."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from linter import commands, desk, intake, registry, settings
from linter.finding import SEVERITIES
from linter.intake import Copy
from linter.report import Report
from linter.settings import Mistake, Settings


def parser() -> argparse.ArgumentParser:
    about = "Cross-check drafts: figures, dates, firsts, names and spellings, within and across them."
    made = commands.new_parser("lint", about)
    commands.takes_copy(made)
    add = made.add_argument
    add("--with", dest="siblings", action="append", default=[], metavar="PATH",
        help="read and compare with, but report only what touches the drafts")  # fmt: skip
    takes_rules(made)
    add("--baseline", metavar="FILE", help="findings that are known already, and are not reported")
    add("--write-baseline", action="store_true", help="put the findings of this run into the baseline")
    add("--prune-baseline", action="store_true", help="take what is no longer found out of the baseline")
    add("--fix", action="store_true", help="make the repairs that are safe, in the drafts themselves")
    add("--diff", action="store_true", help="show the repairs that are safe as a diff, and change nothing")
    add("--watch", action="store_true", help="check again whenever a draft changes, until Ctrl-C")
    add("--no-cache", action="store_true", help="read every draft anew, and keep nothing for the next run")
    add("--jobs", type=_jobs, default=0, metavar="N", help="processes to read with (default: as many as pay)")
    add("--agreements", action="store_true", help="also list what was compared and fits")
    add("--statistics", action="store_true", help="count the findings instead of showing them")
    return made


def takes_rules(made: argparse.ArgumentParser) -> None:
    add = made.add_argument
    add("--select", action="append", default=[], metavar="RULE", help="only these rules")
    add("--ignore", action="append", default=[], metavar="RULE", help="all rules but these")
    add(
        "--facts",
        action="append",
        default=[],
        metavar="FILE",
        help="what the desk knows; a draft that differs is wrong",
    )
    add("--fail-on", choices=SEVERITIES, help="the least severity that makes the exit status 1 (default: warning)")


def with_options(found: Settings, options: argparse.Namespace) -> Settings:
    """The settings, where options do not say otherwise."""
    select, ignore = (tuple(",".join(names).split(",")) if names else () for names in (options.select, options.ignore))
    fail_on = options.fail_on or found.fail_on
    facts = tuple(map(os.path.abspath, options.facts)) or found.facts
    return replace(found, select=select or found.select, ignore=(*found.ignore, *ignore), fail_on=fail_on, facts=facts)


def run(options: argparse.Namespace) -> int:
    if not options.watch:
        return _once(options)
    from linter.watch import states, watch

    if options.fix or options.diff or options.write_baseline or "-" in options.paths or not sys.stdout.isatty():
        raise Mistake("--watch shows findings to a person at a terminal; leave out the other options and the pipe")

    def files() -> Sequence[str]:
        found = with_options(commands.chosen(options), options)
        every = [*commands.copy(options, found)[0], *intake.find((*options.siblings, *found.siblings), found)[0]]
        return [*(copy.path for copy in every), found.file, options.baseline or found.baseline_file, *found.facts_files]

    return watch(lambda: states(files()), lambda: _once(options))


def _once(options: argparse.Namespace) -> int:
    chosen = with_options(commands.chosen(options), options)
    rules, facts = desk.informed(settings.make(registry.rules(chosen.own_rules), chosen), chosen)
    write = commands.writer(options.output_format, "write")
    drafts, missing = commands.copy(options, chosen)
    siblings, missing_siblings = intake.find((*options.siblings, *chosen.siblings), chosen)
    cache = None
    if not options.no_cache and len(drafts) + len(siblings) > 1:  # one draft is read before a cache is found
        from linter.cache import Cache

        cache = Cache(rules, chosen)
        if fault := cache.prepare():
            commands.tell([fault])
            cache = None

    def check(drafts: Sequence[Copy]) -> Report:
        report = desk.check(drafts, siblings, rules, chosen, options.jobs, cache)
        skipped = tuple(sorted({*report.skipped, *missing, *missing_siblings}))
        return replace(report, skipped=skipped, siblings=(*report.siblings, *facts))

    report = check(drafts)
    if options.fix or options.diff:
        from linter import fixes

        fixed = fixes.fix(drafts, report, check)
        if options.diff:
            with commands.output(options.output) as out:
                out.buffer.write(fixes.diffs(drafts, fixed.drafts))
            commands.tell([fixed.summary("would fix")])
            return 2 if report.skipped else int(fixed.places > 0)
        fixes.save(drafts, fixed.drafts)
        commands.tell([fixed.summary("fixed")])
        report = fixed.report
    if baseline := options.baseline or chosen.baseline_file:
        report = _with_baseline(baseline, report, options)
    elif options.write_baseline or options.prune_baseline:
        raise Mistake("which baseline? Name it with --baseline FILE, or in the settings: baseline = FILE")
    with commands.output(options.output) as out:
        write(report, out, commands.page(out, options))
    commands.tell_skipped(report.skipped)
    commands.tell(report.notes)
    return 2 if report.skipped else int(report.fails(chosen.fail_on))


def _with_baseline(file: str, report: Report, options: argparse.Namespace) -> Report:
    """The report without what is known; the file is written or pruned where that is asked for."""
    from linter import baseline

    known = baseline.load(file, new=options.write_baseline)
    result = known.sort(report)
    if options.write_baseline:
        known.rewritten(result).write()
        told = [f"{file}: added {len(result.new)}, taken out {len(result.stale)}"]
        result = result._replace(known=[*result.known, *result.new], new=[])
    elif options.prune_baseline:
        known.pruned(result).write()
        told = [f"{file}: taken out {len(result.stale)}"]
    else:
        told = known.told(result)
    return replace(report, findings=tuple(result.new), known=tuple(result.known), notes=(*report.notes, *told))


def _jobs(word: str) -> int:
    if not word.isdigit():
        raise argparse.ArgumentTypeError("a number of processes, or 0 for as many as pay")
    return int(word)
