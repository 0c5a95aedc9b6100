"""Parts gathered from lists and from several sentences, and a total that may stand anywhere in the draft.

"540 jobs in Rauma and 420 in Turku. The remaining 300 …" under a headline of 1,260; a list of "Albay: 11 dead"; "19
died in Ayo, 11 in Bela and nine in Cara"; 187 passengers and 27 crew of the 214 on board.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, takewhile
from typing import Final

from linter.document import DATELINE, HEADLINE, Document
from linter.patterns import later
from linter.phrases import kin
from linter.relations.digits import exchanged
from linter.relations.figures import Figures, Placed, figures, numbered
from linter.relations.totals.down_to_rest import down_to_rest
from linter.relations.totals.jail_terms import jail_terms
from linter.relations.totals.overlaps import SOME_OF_THEM, overlap
from linter.relations.totals.sums import BIGGEST, PART_TOO, Sum, made_of, nested, of_another_year

_MOST: Final = 1.3  # parts that are more than this many times the total belong to something else
_NO_MORE: Final = later(r"(?: of (?:the|its) \d+)?(?: [a-z]+)?[.;]?$")
_FEW: Final = 6  # parts that a sentence lists in running copy
_TOGETHER: Final = later(
    r"(?:That|Together|Between them|In all|Altogether|Combined),? (?:[a-z]+ ){0,3}?(?:gives?|gave|makes?|made|brings?|"
    r"brought|have|had|hold|held|commands?|total|employ|carry|cost|comes? to|came to)(?: [a-z]+){0,5}? ?"
)
_NO_SUMS: Final = frozenset((
    "percent", "percentage point", "year", "month", "week", "day", "hour", "minute", "second", "year of age", "metre",
    "kilometre", "mile", "degree celsius",
))  # fmt: skip
_REST: Final = later(r"\b(?:the|its|their) (?:other|remaining|last|rest,?|balance,?|remainder,?)(?: of)? $", re.I)
# A count that seems to be part of a name: "and the one in Turku 420", "and Sukkur 16".
_HIDDEN: Final = later(
    r"\b(?:(?:in|at)|(?:and|while)(?: the)?|,(?: the)?) (?:[A-ZÀ-Þ][\w’'-]+ ){1,3}"
    r"(?P<n>\d{1,3}(?:,\d{3})*)(?=[.,;)]| and | while )"
)
_NEAR: Final = 0.4  # what is spent is off by no more, where a digit slipped
_OTHERWISE: Final = later(
    r"\b(?:includ\w+|among (?:them|those|whom|which)|such as|at least|another|further|so far|mostly|mainly|"
    r"(?<!most )(?<!all )(?<!some )(?<!many )(?<!much )(?<!none )of which|"
    r"(?:last|past) (?:\w+ )?(?:years?|decade)|over (?:\w+ )?years|a second|previous\w*|earlier|"
    r"(?:in|since) (?:19|20)\d\d|years? ago|a year|both|also|each|every)\b",
    re.I,
)
# After a count of which the sentence before has said what it counts.
_FARED: Final = later(r" (?:will|would|are|were|is|was|have|had|went|came|took|got|[a-z]+ed)\b")
_LABEL: Final = later(r"^[-–—•*]? ?(?P<label>[A-Z][^:;.?!\d]{1,40}?)(?:: | [–—-] |, | \()(?:about )?$")
_CLOSED: Final = later(
    r"\b(?:all (?:of )?(?:the |its |those )?|only|no(?:ne| other| one)|every one|nowhere else|in full|in detail|"
    r"breakdown|divided|shared|split)\b",
    re.I,
)
_PLACED: Final = later(r"^(?: [a-z-]+){0,3}? (?:in|at|from|on) (?:the )?(?:[a-z]+ )?[A-Z]")
_MEANT: Final = later(r"^(?: [a-z-]+){0,2} for (?:the )?[a-z]")
_AFTER_A_NAME: Final = later(
    r"(?:^|[,;] |\band |\bwhile )(?:(?:the )?(?:[A-ZÀ-Þ][\w’'-]+ ){1,3}(?:had |with |has |reported |recorded |lost )?"
    r"|(?:the|its|one) (?:(?!of\b)[\w’'-]+ ){1,6})$"
)
_NEXT: Final = later(r"^[^.;:?!]{0,70}?(?:,? and |, |,? while )[^.;:?!]{0,40}$")
_ABOARD: Final = later(r"\b(?:on board|aboard|carr(?:ied|ying)|safe|rescued|saved|died|killed)\b", re.I)
_SAVED: Final = later(r"\b(?:safe|rescued|saved)\b")
_LOST: Final = later(r"\b(?:missing|dead|died|killed|drowned|body|bodies)\b", re.I)
_OF_THESE: Final = later(r"^Of (?:these|those|them)(?: [a-z]+)?,? (?:about )?$")
_OF_THE_POSTS: Final = later(r"Of (?:the|these|those|its|their) [^,.;\d]{0,50},? (?:about )?(?=\d)")
_ARE: Final = later(r"^ (?:are|were|is|was|come|came) (?:from |an? )?[A-ZÀ-Þ]")
_DEAD: Final = frozenset({"dead", "death", "victim", "fatality"})
_KILLED: Final = later(r"\b(?:kill(?:s|ed|ing)|dead|died|deaths?|toll|lost their lives)\b", re.I)


def gathered(document: Document) -> Iterator[Sum]:
    """Every whole of a document whose parts are told one after another, elsewhere."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != DATELINE]
    if len(story) < 2:
        return
    yield from _lists(document, story)
    yield from jail_terms(document)
    yield from down_to_rest(document)
    for at, sentence in enumerate(story):
        yield from _bare_remaining(story, at)
        yield from _remaining_amount(story, at)
        yield from _spread(document, story, sentence)
        yield from _crew(story, sentence)
        yield from _of_these(story, sentence)
        yield from _nations(story, sentence)
        yield from _too_many(story, sentence)
        yield from _that_makes(story, at)


def _too_many(story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """ "Of the posts, 265 are at the mine, 180 at the plant and 150 in the office": parts of what was told before.

    Some may be left out, so that only parts that make more than the whole are wrong.
    """
    if not _OF_THE_POSTS.match(sentence.text) or _OTHERWISE.search(sentence.text):
        return
    run = [*takewhile(lambda f: not f.unit and _adds(f, part_too=True), sentence.figures)]
    gaps = [sentence.between(a, b) for a, b in pairwise(run)]
    if len(run) < 3 or not all(map(_NEXT.match, gaps)) or " and " not in gaps[-1]:
        return
    measure, added, most = run[0].claim.measure, sum(f.value for f in run), max(f.value for f in run)
    whole = [
        f for s in story if s.start < sentence.start for f in s.figures
        if not f.unit and f.claim.measure == measure and _adds(f) and f.value > most
    ]  # fmt: skip
    if measure and len({f.value for f in whole}) == 1 and whole[0].claim.high < added < _MOST * whole[0].value:
        yield made_of(whole[:1], [run], f"both: {measure}, all of them and where they are", "tally", near=False)


def _that_makes(story: Sequence[Figures], at: int) -> Iterator[Sum]:
    """ "The Moderates have 13 seats, the Centre Party nine and the Greens three. That gives them 26." """
    sentence, before = story[at], story[max(at - 1, 0)]
    total = next(iter(sentence.figures), None)
    if total is None or before.number != sentence.number - 1 or before.block != sentence.block:
        return
    if not _adds(total, part_too=True) or not _TOGETHER.fullmatch(sentence.prose, sentence.start, total.start):
        return
    if not _NO_MORE.match(sentence.prose, total.end, sentence.end):
        return  # "31 in the county council, where"; "24 votes, as the speaker has none"
    parts = [f for f in before.figures if _adds(f) or (_plain(f) and not f.unit and f.value == 2)]
    if not 2 <= len(parts) <= _FEW or len(parts) != len(before.figures) or len({f.unit for f in (*parts, total)}) > 1:
        return
    values = [f.value for f in parts]
    some = [sum(c) for size in range(1, len(values) + 1) for c in combinations(values, size)]
    if not any(total.claim.low <= each <= total.claim.high for each in some) and total.unit not in _NO_SUMS:
        yield made_of([total], [parts], "both: the figures of one sentence, and what the next makes of them")


def _adds(figure: Placed, part_too: bool = False) -> bool:
    """Can a figure be a part or a whole of something? After "Of those" each is some of them."""
    year = not figure.unit and figure.claim.words.isdigit() and 1800 < figure.value < 2100
    whole = part_too or not figure.claim.part
    return _plain(figure) and figure.level and whole and figure.value > 2 and not year


def _plain(figure: Placed) -> bool:
    claim = figure.claim
    return not isinstance(claim.value, tuple) and not claim.per and not claim.hedge and claim.change != "from"


def _bare_remaining(story: Sequence[Figures], at: int) -> Iterator[Sum]:
    """ "The estate has 86 homes. Thirty-four are let, 28 are for sale and the other 14 stand empty." """
    sentence, before = story[at], story[at - 1]
    parts, wholes = sentence.figures, [f for f in before.figures if not f.unit]
    if len(parts) < 3 or before.number != sentence.number - 1 or len(wholes) != 1 or before.zone == HEADLINE:
        return
    rest, whole = parts[-1], wholes[0]
    if any(f.unit or not _plain(f) for f in (*parts, whole)) or not whole.claim.noun or not whole.level:
        return
    opens = re.fullmatch(r"[“\"]?(?:About |Some )?", sentence.before(parts[0]))
    if (
        not opens
        or not _FARED.match(sentence.after(parts[0], 12))
        or not _REST.search(sentence.before(rest, 24))
        or _OTHERWISE.search(sentence.text)
    ):
        return
    if max(f.value for f in parts) < whole.value and all(
        _NEXT.match(sentence.between(a, b)) for a, b in pairwise(parts)
    ):
        yield made_of([whole], [parts], "both: all of them, and each sort down to the rest", near=False)


def _remaining_amount(story: Sequence[Figures], at: int) -> Iterator[Sum]:
    """ "€2.1m will pay for a path. A further €1.7m is for a library, and a hostel gets the remaining €1.8m." """
    sentence = story[at]
    measured = [f for f in sentence.figures if f.unit and f.unit not in _NO_SUMS and not f.claim.per]
    rest = next((f for f in measured if _REST.search(sentence.before(f, 24))), None)
    if rest is None:
        return
    near = [s for s in story[: at + 1] if s.block == sentence.block]
    if near[0] is sentence and at and sentence.figures[0] is rest:  # "The other 23,500 tonnes" opens a paragraph
        near = [s for s in story[:at] if s.block == story[at - 1].block] + near
    if any(_OTHERWISE.search(PART_TOO.sub("", s.text[:1].lower() + s.text[1:])) for s in near):
        return
    told = [f for s in near for f in s.figures if f.unit == rest.unit and f.start <= rest.start]
    if len(told) < 3 or not all(_plain(f) and f.level for f in told) or nested(told):
        return
    spread_out = sum(f.value for f in told[1:])
    first, most = told[0], max(f.value for f in told[1:])
    biggest = BIGGEST.search(near[0].before(first, 60)) is not None  # of the parts, not their total
    if len(told) > 3 and first.value > most and abs(spread_out / first.value - 1) < _NEAR and not biggest:
        yield made_of(
            told[:1], [told[1:]], "both: a sum, and what it is spent on down to the rest", "tally", near=False
        )
        return
    added = spread_out + told[0].value
    above = [
        f for s in story[:at] if s not in near and not of_another_year(s, near) for f in s.figures
        if f.unit == rest.unit and _plain(f) and abs(f.value / added - 1) < _NEAR
    ]  # fmt: skip
    if len({f.value for f in above}) == 1 and above[0].value > max(f.value for f in told):
        yield made_of(above[:1], [told], "both: a sum, and what it is spent on down to the rest", "tally", near=False)


def counts(document: Document, sentence: Figures) -> list[Placed]:
    """The counts of a sentence, with those that a place name hides; "the one in Turku" counts nothing."""
    found = [
        f for f in sentence.figures if not f.unit and not re.match(r"one in\b", document.prose[f.start : f.end + 3])
    ]
    taken = {f.start for f in found}
    hidden = _HIDDEN.finditer(document.prose, sentence.start, sentence.end) if found else ()
    found += [numbered(document, *m.span("n")) for m in hidden if m.start("n") not in taken]
    return sorted(found, key=lambda f: f.start)


def _totals(
    story: Sequence[Figures], parts: Sequence[Placed], measure: str, apart: Sequence[Figures] = ()
) -> list[Placed]:
    """What may be the whole: counts of the same things elsewhere, larger than any part."""
    own, most = {f.start for f in parts}, max(f.value for f in parts)
    return [
        f for s in story for f in s.figures
        if s not in apart and f.start not in own and not f.unit and _plain(f) and f.value > most
        and _same(s, f, measure) and not _OTHERWISE.search(s.text) and not f.claim.part
    ]  # fmt: skip


def _same(sentence: Figures, figure: Placed, measure: str) -> bool:
    if figure.claim.measure == measure:
        return True
    return measure in _DEAD and figure.claim.measure in kin().people and _KILLED.search(sentence.text) is not None


def _lists(document: Document, story: Sequence[Figures]) -> Iterator[Sum]:
    """ "Albay: 11 dead, 102 injured" in one item after another: what each column makes."""
    rows: list[list[Figures]] = []
    for before, sentence in pairwise([None, *story]):
        assert sentence is not None
        if not _LABEL.match(sentence.prose[sentence.start : sentence.figures[0].start]):
            continue
        follows = rows and before is rows[-1][-1] and sentence.number == before.number + 1
        alike = follows and sentence.block != rows[-1][-1].block and _sorts(sentence) == _sorts(rows[-1][-1])
        if alike:
            rows[-1].append(sentence)
        else:
            rows.append([sentence])
    for row in rows:
        if len(row) < 3:
            continue
        head = document.prose[: row[0].start].rstrip().rpartition("\n")[2][-300:]
        for column, measure in enumerate(_sorts(row[0])):
            parts = [s.figures[column] for s in row]
            if measure and all(_plain(f) and not f.unit for f in parts):
                yield from _made(_totals(story, parts, measure, row), parts, _CLOSED.search(head) is not None)


def _sorts(sentence: Figures) -> list[str]:
    return [f.claim.measure for f in sentence.figures]


def _made(totals: Sequence[Placed], parts: Sequence[Placed], closed: bool) -> Iterator[Sum]:
    """Parts can be fewer than the whole unless the copy says that they are all; they cannot be more."""
    added = sum(f.value for f in parts)
    most = max((f.value for f in totals), default=0.0)
    one = len({f.value for f in totals}) == 1
    if most and added <= _MOST * most and (added >= most or (one and (closed or exchanged(added, most)))):
        whole = [f for f in totals if f.value == most]
        yield made_of(whole, [parts], "both: a total, and its parts from place to place", "tally", near=False)


def _spread(document: Document, story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """ "19 died in Ayo, 11 in Bela and nine in Cara"; "Ayo had 19 deaths, Bela 11 and Cara nine"."""
    if len(sentence.figures) < 2:
        return
    parts = counts(document, sentence)
    measure = parts[0].claim.measure if parts else ""
    parts = list(takewhile(lambda f: f.claim.measure in (measure, ""), parts))
    if len(parts) < 3 or sentence.zone == HEADLINE or _OTHERWISE.search(sentence.text):
        return
    if measure in kin().people and _KILLED.search(sentence.text):
        measure = "dead"
    if not measure or any(not _plain(f) or f.claim.change == "up" for f in parts):
        return
    if not all(_NEXT.match(sentence.between(a, b)) for a, b in pairwise(parts)):
        return
    placed = [bool(_PLACED.match(sentence.after(f, 40))) for f in parts]
    named = [bool(_AFTER_A_NAME.search(sentence.before(f, 50))) for f in parts]
    meant = [bool(_MEANT.match(sentence.after(f, 40))) for f in parts]  # "96 beds for adults, 74 for children"
    told = {f.value for s in story if s is not sentence for f in s.figures}
    if all(meant) and sum(f.value for f in parts) in told:
        return  # the copy adds them up itself
    if all(placed) or all(named[1:]) or all(meant):
        yield from _made(_totals(story, parts, measure), parts, _CLOSED.search(sentence.text) is not None)


def _crew(story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """ "187 passengers and 27 crew": all on board; those who were saved are all of them where nobody was lost."""
    for one, two in pairwise(sentence.figures):
        if one.claim.measure != "passenger" or two.claim.measure != "crew" or not (_plain(one) and _plain(two)):
            continue
        if not re.fullmatch(r" passengers(?: and|,| plus) (?:a crew of )?", sentence.between(one, two)):
            continue
        most, added = max(one.value, two.value), one.value + two.value
        lost = any(_LOST.search(s.text) for s in story)
        totals = [
            f for s in story if s is not sentence and _ABOARD.search(s.text) and not _OTHERWISE.search(s.text)
            for f in s.figures
            if not f.unit and _plain(f) and f.value > most and f.claim.measure in {"people", "safe", "person", "aboard"}
            and not (lost and _SAVED.search(s.text))
            and abs(f.value / added - 1) < _MOST - 1
        ]  # fmt: skip
        if totals:
            yield made_of(totals, [[one, two]], "both: all on board, passengers and crew", "tally", near=False)


def _of_these(story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """ "It had 214,000 visitors. Of these, 96,000 came from abroad and 181,000 from Poland": more than all."""
    parts = [f for f in sentence.figures if not f.unit and not SOME_OF_THEM.match(f.claim.trail)]
    lead = sentence.prose[sentence.start : parts[0].start] if parts else ""
    if overlap(parts):
        return
    if len(parts) < 2 or not _OF_THESE.match(lead) or _OTHERWISE.search(sentence.text) or not all(map(_plain, parts)):
        return
    wholes = [
        f for s in story if s.number == sentence.number - 1 for f in s.figures
        if not f.unit and f.level and _plain(f) and f.claim.noun
    ]  # fmt: skip
    added, most = sum(f.value for f in parts), max(f.value for f in parts)
    if len(wholes) == 1 and most < wholes[0].value < added <= _MOST * wholes[0].value:
        yield made_of(wholes, [parts], "both: all of them, and those of each sort", "tally", near=False)


def _nations(story: Sequence[Figures], sentence: Figures) -> Iterator[Sum]:
    """ "Thirteen are Filipinos, five are Greeks and six are Ukrainians", of a crew of 21."""
    parts = [f for f in sentence.figures if not f.unit]
    if len(parts) < 3 or not all(_plain(f) and _ARE.match(sentence.after(f, 20)) for f in parts):
        return
    if _OTHERWISE.search(sentence.text):
        return
    people = kin().people | {"crew", "passenger", "sailor"}
    most = max(f.value for f in parts)
    totals = [
        f for s in story if s is not sentence and not _OTHERWISE.search(s.text) for f in s.figures
        if not f.unit and _plain(f) and f.value > most and f.claim.measure in people
    ]  # fmt: skip
    if len({f.value for f in totals}) == 1:
        yield from _made(totals, parts, closed=False)
