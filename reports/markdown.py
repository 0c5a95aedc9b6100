"""A memo in Markdown, story by story, for a pull request, a job summary or a message to the desk."""

from __future__ import annotations

from typing import Final, TextIO

from linter.book import Book, Story, spans
from linter.document import Span
from linter.finding import SEVERITIES, Finding
from linter.passages import passages
from linter.patterns import later
from linter.record import one_line
from linter.report import Page, Report

PLACES: Final = 6  # passages of a finding that are quoted
_MARKUP: Final = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|~$&"})
_CALLS: Final = later(r"[@#](?=\w)|(?<=\w):(?=//)|(?<=www)\.")  # would call a person, an issue or a page
_OPENS: Final = later(r"([-+=#]|\d{1,9}[.)])(?=\s|$)")  # would open a list or a heading


def write(report: Report, out: TextIO, page: Page) -> None:
    book = Book(report)
    counts = [_many(number, name) for name, number in report.count().items() if number]
    drafts = _many(len(report.documents), "draft")
    out.write(f"## newslint: {', '.join(counts) or 'no findings'} in {drafts}\n")
    for story in book.stories:
        if story.entries:
            _write_story(story, book, out)
    if page.agreements and report.agreements:
        out.write("\n### Compared, and agrees\n\n")
        for agreed in report.agreements:
            places = ", ".join(_at(span) for span in agreed.spans)
            out.write(f"- {_safe(agreed.message)} ({_safe(agreed.reason)}): {places}\n")
    if report.skipped:
        out.write("\n### Not read\n\n")
        for path, reason in report.skipped:
            out.write(f"- {_code(path)}: {_safe(reason)}\n")


def _write_story(story: Story, book: Book, out: TextIO) -> None:
    count = story.tally()
    tally = ", ".join(_many(count[severity], severity) for severity in SEVERITIES if count[severity])
    out.write(f"\n### {_safe(story.title)}\n\n{tally}\n")
    for _, _, found in story.entries:
        _write_finding(found, book, out)


def _write_finding(found: Finding, book: Book, out: TextIO) -> None:
    out.write(f"\n#### {_safe(found.message)}\n\n{found.severity}, `{found.rule}`\n")
    places = spans(found)
    every = passages(places, book.documents)
    for passage in every[:PLACES]:
        words = "".join(_bold(text) if marks else _safe(text) for text, marks in passage.pieces).strip()
        opens = _OPENS.match(words)
        words = f"{words[: opens.end() - 1]}\\{words[opens.end() - 1 :]}" if opens else words
        out.write(f"\n{_at(places[passage.places[0]])}\n> {words}\n")
    if len(every) > PLACES:
        out.write(f"\nand {_many(len(every) - PLACES, 'more place')}\n")
    if found.reason or found.repairs:
        out.write("\n")
    if found.reason:
        out.write(f"- Compared because: {_safe(found.reason)}\n")
    if found.repairs:
        choices = ", or ".join(f"“{_safe(repair.replacement)}”" for repair in found.repairs)
        out.write(f"- Would settle it: {choices}\n")


def _bold(words: str) -> str:
    """Bold words; spaces at their ends stand outside the marks, or Markdown would not see those."""
    inner = words.strip()
    head, _, tail = words.partition(inner) if inner else (words, "", "")
    return f"{head}**{_safe(inner)}**{tail}" if inner else head


def _at(span: Span) -> str:
    return f"{_code(span.path)}, line {span.line}"


def _code(words: str) -> str:
    """A path: in a code span nothing is markup, but for the mark that ends it."""
    return f"`{one_line(words, 400).replace('`', chr(39))}`"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _safe(words: str) -> str:
    """Copy must not become markup, nor a mention, nor a link; single spaces inside, those at the ends kept."""
    inner = _CALLS.sub(r"\g<0><!-- -->", " ".join(words.split()).translate(_MARKUP))
    return f"{' ' * words[:1].isspace()}{inner}{' ' * (bool(inner) and words[-1:].isspace())}"
