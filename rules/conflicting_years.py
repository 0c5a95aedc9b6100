"""Reports one stretch of years that has another end, or beginning, in another place of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import CAPTION, NOT_THE_STORY, TABLE, Document
from linter.finding import WARNING, Agreement, Finding
from linter.patterns import later
from linter.phrases import stem, stems
from linter.rule import Rule, examples

_YEARS: Final = later(
    r"\b(?:from |between |in office |\()?(?P<start>(?:1[5-9]|20)\d\d)(?: (?:to|until|and|through) |[-–])"
    r"(?P<end>(?:1[5-9]|20)\d\d)\b"
)
# Another stretch, or a count that two years have: "up from 2,000 in 1958 and 1981".
_NOT_ONE: Final = later(
    r"\b(?:in|of|both|since|either|season|school year|winters?|financial year|elections? (?:of|in)) $"
)
# What a sentence is about, where it says so in one word: "The coach was in service".
_SUBJECT: Final = later(
    r"\b[Tt]he (?:[a-z-]+ )??(?P<what>[a-z-]+)"
    r"(?=,? (?:was|were|is|ran|took|stood|stands|serves|that|which|who|[a-z]+ed)\b)"
)
# Offices and careers: many begin together, and end a year or ten apart.
_CAREER: Final = later(
    r"(?i)\b(?:serv(?:es?|ed|ing)|mayor|senator|president|ministers?|members?|chair\w*|directors?|governor|judge|"
    r"magistrate|editor|captain|professor|leader|chief|secretary|ambassador|whip|he|she|who|his|her)\b"
)
_NAME: Final = later(r"\b[A-Z][\w’'-]*")
_BEFORE: Final = 110
_AFTER: Final = 50
_ENOUGH: Final = 2  # words in common that are no names
_MOST: Final = 200  # of a story that are compared


@kind_of_claim
class Years(Claim):
    """A stretch of years, and the words about it that are no names."""

    start: int
    end: int
    about: frozenset[str]
    subjects: frozenset[str] = frozenset()


class ConflictingYears(Rule[Years]):
    """One stretch of years that has another end, or beginning, in another place of the story.

    Why it matters
        "The coach ran from 1958 to 1981", and in the caption from 1958 to 1991. Nobody looks up a year that reads well.

    How it decides
        Two stretches of years in a story ("from 1958 to 1981", "1958-1991") that have one end alike, while the other
        ends differ in one digit, as a slip of the key leaves them. In one draft both are about one thing by its noun
        ("the coach that ran", "The coach was in service"); in two drafts the words about both have two in common that
        are no names.

    When it stays silent
        For offices and careers; where a paragraph has both stretches, or the story more such stretches that begin, or
        end, with that year; for seasons; and where nothing but names ties the two.
    """

    severity = WARNING
    reads = Years
    allows = examples(
        "Ada Cole was mayor of Lima from 1990 to 1994, and a judge.\n\nCole ran the port of Lima from 1990 to 1999.",
        "The old coach took mill workers to work from 1958 to 1981.\n\nAfter a year in a barn the old coach took "
        "pupils, from 1981 to 1991.",
        "The coach took workers to the mill from 1958 to 1981.\n\nPhoto: The mill's band, which played from 1958 to "
        "1991.",
        "Ann Hay, who served on the county council from 1990 to 1994, has died.\n\nShe served on the school board of "
        "the county council from 1990 to 1999.",
        "The study followed 4,000 nurses between 1976 and 2006.\n\nA second study of nurses followed 2,000 from 1976 "
        "to 2016.",
        "The war of 1914-1918 and the plague of 1914-1919 emptied the valley.",
    )
    catches = examples(
        "The coach took workers to the mill [[from 1958 to 1981]].\n\nPhoto: The coach was in service [[from 1958 to "
        "1991]].",
        "The light was tended by two keepers [[from 1871 to 1968]].\n\nKeepers were fond of the light, which was "
        "theirs [[between 1871 and 1986]].",
        (
            "NORA, 3 May 2025 - Ola Vik's Kvarn dam, built [[between 1951 and 1957]] by convicts, leaks.",
            "NORA, 9 May 2025 - Convicts built the Kvarn dam [[between 1951 and 1959]], Ola Vik said. It leaks.",
        ),
    )

    def find(self, document: Document) -> Iterable[Years]:
        prose = document.prose
        for found in document.within(document.numbered, _YEARS):
            start, end, zone = int(found["start"]), int(found["end"]), document.zone_at(found.start())
            begin, stop = document.sentence_at(found.start())
            if not start < end or zone in (NOT_THE_STORY - {CAPTION}) | {TABLE} or end - start == 1:
                continue
            if _NOT_ONE.search(prose, begin, found.start()):
                continue
            first, last = max(begin, found.start() - _BEFORE), min(stop, found.end() + _AFTER)
            if _CAREER.search(prose, first, last):
                continue
            before, after = (_NAME.sub(" ", prose[a:b]) for a, b in ((first, found.start()), (found.end(), last)))
            about = frozenset((*stems(before, 0, len(before)), *stems(after, 0, len(after))))
            subjects = frozenset(stem(subject["what"]) for subject in _SUBJECT.finditer(prose, begin, found.start()))
            yield Years(
                span=document.span(*found.span()), zone=zone, dateline=document.date, start=start, end=end, about=about,
                subjects=subjects,
            )  # fmt: skip

    def keys(self, claim: Years) -> Iterable[str]:
        yield f"{claim.story or claim.path} from {claim.start}"
        yield f"{claim.story or claim.path} to {claim.end}"

    def check(self, claims: Sequence[Years]) -> Iterator[Finding | Agreement]:
        claims = claims[:_MOST]
        stretches = {(c.start, c.end) for c in claims}
        if len(stretches) != 2:  # one that is right, or three of which any may be
            return
        for one, other in combinations(claims, 2):
            if not _a_digit_apart(one, other) or (one.path == other.path and one.span.line == other.span.line):
                continue
            shared = one.about & other.about
            if one.subjects & other.subjects or (one.path != other.path and len(shared) >= _ENOUGH):
                shared |= one.subjects & other.subjects
                early, late = sorted((one, other), key=lambda c: (c.zone == CAPTION, c.path, c.span.start))
                message = f"{late.start} to {late.end} here, {early.start} to {early.end} elsewhere"
                yield self.finding(late, message, early, reason=f"both: {', '.join(sorted(shared))}")
                return


def _a_digit_apart(one: Years, other: Years) -> bool:
    """Is one end alike, and does the other differ in one digit, or in two that changed places?"""
    if (one.start == other.start) == (one.end == other.end):
        return False
    a, b = (f"{c.end if one.start == other.start else c.start}" for c in (one, other))
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(apart) == 1 or (len(apart) == 2 and sorted(a) == sorted(b))
