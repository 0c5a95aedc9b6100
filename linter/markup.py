"""Pieces of HTML, made of words that nobody vouches for."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Any, Final

from linter import manual
from linter.claims import Claim
from linter.document import Document, Span
from linter.finding import SEVERITIES, Finding
from linter.report import Report
from linter.rule import Example, Rule

_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\ufffd")
_LISTED: Final = 200  # figures that rest on one source
_BAR: Final = 100  # width of the longest bar, in units of the drawing


def safe(words: str) -> str:
    """Words as text or attribute: they cannot become markup."""
    return escape(words.translate(_CONTROLS))


def many(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def digest(words: str) -> str:
    """How a page's policy knows a script or a style."""
    return b64encode(sha256(words.encode()).digest()).decode()


def bar(counts: Mapping[str, int], most: int) -> str:
    """A bar of findings by severity. The numbers stand beside it, so a screen reader passes it by."""
    at = 0.0
    parts = []
    for severity in SEVERITIES:
        width = round(_BAR * counts.get(severity, 0) / most, 2) if most else 0
        parts.append(f'<rect class="{severity}" x="{at:g}" y="0" width="{width:g}" height="8"/>')
        at = round(at + width, 2)
    return (
        f'<svg class="bar" viewBox="0 0 {_BAR} 8" preserveAspectRatio="none" aria-hidden="true">{"".join(parts)}</svg>'
    )


def row(heading: str, drafts: int, counts: Mapping[str, int], most: int, agree: int) -> str:
    """A row of the overview: a heading in HTML, the counts and their bar."""
    numbers = [drafts, *(counts.get(severity, 0) for severity in SEVERITIES), agree]
    cells = [f'<td class="n">{number or "–"}</td>' for number in numbers]
    plot = f'<td class="plot">{bar(counts, most) if counts else ""}</td>'
    return f'<tr><th scope="row">{heading}</th>{cells[0]}{plot}{"".join(cells[1:])}</tr>\n'


def alone(claims: Sequence[Claim], place: Callable[[Span], str]) -> str:
    """The figures that rest on one source, each with its place; folded, since there are many."""
    if not claims:
        return ""
    shown = (
        f"<tr><td><q>{safe(claim.words)}</q></td><td>{place(claim.span)}</td></tr>\n" for claim in claims[:_LISTED]
    )
    more = f'<tr><td colspan="2">and {len(claims) - _LISTED} more: lint claims --single-source</td></tr>\n'
    rows = "".join(shown) + (more if len(claims) > _LISTED else "")
    head = '<thead><tr><th scope="col">Figure</th><th scope="col">Where</th></tr></thead>'
    tally = f'<span class="tally">{many(len(claims), "figure")}</span>'
    return (
        f"<details><summary><b>What rests on one source</b>{tally}</summary>\n"
        f"<table>{head}\n<tbody>\n{rows}</tbody></table></details>\n"
    )


def facet(name: str, heading: str, choices: Iterable[tuple[str, str, Mapping[str, int]]]) -> str:
    """Buttons to filter by, each with its count as a number and as a bar."""
    choices = list(choices)
    most = max((sum(counts.values()) for _, _, counts in choices), default=0)
    rows = "".join(
        f'<li><button type="button" aria-pressed="false" data-facet="{name}" data-value="{safe(value)}"'
        f' data-total="{sum(counts.values())}"><span class="label">{safe(label)}</span>'
        f'<span class="count">{sum(counts.values())}</span>{bar(counts, most)}</button></li>\n'
        for value, label, counts in choices
    )
    return (
        f'<div class="facet" role="group" aria-labelledby="by-{name}"><h3 id="by-{name}">{heading}</h3>'
        f"<ul>\n{rows}</ul></div>\n"
    )


def rule_page(rule: type[Rule[Any]]) -> str:
    """A rule's manual page."""
    parts = []
    for heading, paragraphs in manual.sections(rule):
        parts += [f"<h4>{heading}</h4>"] * bool(heading) + [f"<p>{_with_code(words)}</p>" for words in paragraphs]
    for heading, cases in (("Caught", rule.catches[:3]), ("Allowed", rule.allows[:3])):
        if cases:
            parts.append(f"<h4>{heading}</h4><ul>{''.join(f'<li>{_example(case)}</li>' for case in cases)}</ul>")
    if rule.source:
        parts.append(f"<p>Source: {safe(rule.source)}</p>")
    return "\n".join(parts)


def tiles(report: Report) -> Iterator[str]:
    """The counts of a report, large."""
    for severity, number in report.count().items():
        yield f'<li class="{severity}"><b>{number}</b> {severity if number == 1 else severity + "s"}</li>\n'
    agree = len(report.agreements)
    yield f'<li class="good"><b>{agree}</b> {"agrees" if agree == 1 else "agree"}</li>\n'


def skipped(report: Report) -> str:
    """The files that could not be read."""
    rows = "".join(f"<li><code>{safe(path)}</code>: {safe(reason)}</li>" for path, reason in report.skipped)
    return f'<div class="skipped" role="note"><h3>Not read</h3><ul>{rows}</ul></div>' if rows else ""


def let_stand(report: Report) -> str:
    """What the desk lets stand, with the reason it gave."""
    rows = "".join(
        f"<li><b>{safe(found.message)}</b> ({safe(found.rule)}, {safe(found.span.path)}, line {found.span.line})"
        f"{f': {safe(reason)}' if reason else ''}</li>"
        for found, reason in report.let_stand
    )
    known = f"<p>{many(len(report.known), 'finding')} of the baseline not shown.</p>" if report.known else ""
    heading = f"<summary><b>Let stand by the desk</b>{_tally(len(report.let_stand), 'finding')}</summary>"
    return (f"<details>{heading}<ul>{rows}</ul></details>" if rows else "") + known


def _tally(number: int, noun: str) -> str:
    return f'<span class="tally">{many(number, noun)}</span>'


def rules(report: Report) -> Iterator[str]:
    """The pages of the rules that this report speaks of."""
    for name in sorted({f.rule for f in report.findings} | {a.rule for a in report.agreements}):
        rule = report.manual.get(name)
        page = rule_page(rule) if rule else "<p>This rule has no page.</p>"
        yield f'<details class="manual" id="rule-{safe(name)}"><summary><b>{safe(name)}</b></summary>{page}</details>\n'


def notes(found: Finding) -> str:
    """Why a finding's places were compared, and what would settle it."""
    why = f"<div><dt>Compared because</dt><dd>{safe(found.reason)}</dd></div>" if found.reason else ""
    fixed = " (a safe repair: <code>lint --fix</code> makes it)"
    rows = "".join(f"<li><q>{safe(r.replacement)}</q>{fixed if r.safe else ''}</li>" for r in found.repairs)
    mend = f'<div><dt>Would settle it</dt><dd><ul class="repairs">{rows}</ul></dd></div>' if rows else ""
    return f"<dl>{why}{mend}</dl>\n" if why or mend else ""


def language(document: Document | None) -> str:
    """The attribute that tells a screen reader how to pronounce a draft."""
    return f' lang="{safe(document.language)}"' if document and document.language else ""


def _with_code(words: str) -> str:
    return "".join(f"<code>{w}</code>" if n % 2 else w for n, w in enumerate(safe(words).split("`")))


def _example(example: Example) -> str:
    return "<hr>".join(_draft(name, copy, example) for name, copy in example.drafts)


def _draft(name: str, copy: str, example: Example) -> str:
    shown, at = "", 0
    for _, start, end in sorted(m for m in example.marks if m[0] == name):
        shown += f"{safe(copy[at:start])}<mark>{safe(copy[start:end])}</mark>"
        at = end
    return f'<p class="example">{shown}{safe(copy[at:])}</p>'
