"""The same words of the same speaker, quoted in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from linter.alignment import DISPLAY
from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.persons import one_slip
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.patterns import later
from linter.phrases import stem, words, written
from linter.rule import Rule, examples

_WORD: Final = later(r"[$£€¥]?\d[\d,.]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SINGLE: Final = later(r"(?<!\w)[‘']([^‘’'\n“”\"]{24,400})[’'](?!\w)")  # headlines quote so
_CLOSES: Final = later(r"[.!?…]+(?=\s|$)| [–—] |\.\.\.")
_TENS: Final = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# "One" is as often no number.
_NUMBERS: Final = {word: str(number) for word, number in written(2, 20).items()} | {
    "zero": "0", **{word: str(10 * number) for number, word in enumerate(_TENS, 3)}
}  # fmt: skip
_NO: Final = frozenset({"not", "never", "no"})
_NEGATED: Final = later(r"(.+)n['’]t$")
_ALIKE: Final = {"ca": "can", "wo": "will", "sha": "shall"}
_LEAST: Final = 6
_WHOLE: Final = 8  # words of a sentence of which a copy has another


@kind_of_claim
class Quotation(Claim):
    """One sentence of direct speech: its words, numbers, names and negations taken out for comparison."""

    block: int
    mask: tuple[str, ...]
    differs: tuple[str, ...]  # beside each word of the mask, what was taken out there
    told: frozenset[str] = frozenset()  # the numbers of it that the draft gives in its own words, too


class ConflictingQuotation(Rule[Quotation]):
    """The same quotation stands in two places with another number, name or negation.

    Why it matters
        A pull quote, caption or second draft is copied by hand, and readers take what stands between quotation
        marks for the speaker's very words.

    How it decides
        Sentences of direct speech of six words and more, in one draft or in drafts of one story. Two are the same
        quotation when they are the same word for word but for numbers, names and negations (a trimmed beginning or
        end is allowed); they conflict when one of those differs. A pull quote, a caption or another draft that has
        a whole sentence of eight words or more may not have another noun or verb in it either.

    When it stays silent
        Where two drafts each have their number in their own words, too: the speaker said so before the recount, and
        after it. For sentences in other words, other punctuation, capitals or brackets, "ten" for "10", words left
        out at either end, and sentences that repeat within one paragraph, as speakers do for effect.
    """

    reads = Quotation

    allows = examples(
        "“We lost ten boats in one bad winter,” she said.\n\nPull quote:\n\n“We lost 10 boats in one bad winter.”",
        "“I have walked 40 miles to be here today,” said Ames.\n\n“I have walked 50 miles for less than this,” said "
        "Burke.",
        "“We shall fight 3 elections if we must, we shall win 2 elections if we can,” he said.",
        "“The goats know the road better than the drivers do. The goats know the road better than the tourists do,” he "
        "said.\n\nPull quote: “The goats know the roads better than the drivers do.”",
        (
            "ELY, 1 April 2025 - Ada Hylton won by 42 votes.\n\n“I lost by 900 in 2016 and by 42 now,” Jo Brown said.",
            "ELY, 9 April 2025 - A recount cut Ada Hylton's lead to 35.\n\n“I lost by 900 in 2016 and by 35 now,” Jo "
            "Brown said.",
        ),
        '"The bridge will not open before the end of June," Ha said.\n\n"...will not open before the end of June," '
        "he repeated.",
    )
    catches = examples(
        "“[[We lost 40 sheep in the first two weeks]].”\n\nOn the farm it is quiet now.\n\n“[[We lost 14 sheep in "
        "the first two weeks]],” Ms Pryce said.",
        '"[[The plant will be ready by the spring of 2026]]," Director Le Van Hung said.\n\nCaption: "[[The plant '
        'will be ready by the spring of 2028]]."',
        "Pull quote: “[[The goats know the road better than the drivers do]].”\n\nIt rained.\n\n“[[The goats know "
        "the road better than the tourists do]],” she said.",
        '"[[We are going to close the mill this year]]," the owner said.\n\nWorkers had been told: "[[We are not '
        'going to close the mill this year]]."',
    )  # fmt: skip

    def find(self, document: Document) -> Iterator[Quotation]:
        prose = document.prose
        single = (m.span(1) for m in _SINGLE.finditer(prose) if not document.quoted(m.start()))
        for start, end in (*document.quotations, *single):
            if document.zone_at(start) in NOT_THE_STORY:
                continue
            at = start
            for stop in [*_CLOSES.finditer(prose, start, end), None]:
                close = stop.start() if stop else end
                if quotation := _quotation(document, at, close):
                    yield quotation
                at = stop.end() if stop else end

    def keys(self, claim: Quotation) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Quotation]) -> Iterator[Finding | Agreement]:
        starts: defaultdict[tuple[str, ...], list[tuple[Quotation, int]]] = defaultdict(list)
        for claim in claims:
            done = set()
            for at in range(len(claim.mask) - _LEAST + 1):
                window = claim.mask[at : at + _LEAST]
                for other, there in starts[window][:8]:
                    if id(other) in done or (other.path == claim.path and other.block == claim.block):
                        continue
                    done.add(id(other))
                    if clash := _clash(other, there, claim, at):
                        was, now = clash
                        yield self.finding(
                            claim,
                            f"the quotation has “{now or 'no negation'}” here but “{was or 'no negation'}” elsewhere",
                            Related(other.span, "the same quotation"),
                            reason=f"both: “… {' '.join(w for w in window if w != '#')} …”, the same otherwise",
                        )
                starts[window].append((claim, at))


def _quotation(document: Document, start: int, end: int) -> Quotation | None:
    found = list(_WORD.finditer(document.prose, start, end))
    if len(found) < _LEAST:
        return None
    mask: list[str] = []
    differs: list[str] = []
    for number, word in enumerate(found):
        text = fold(word[0])
        negated = _NEGATED.match(text) if text[-1] == "t" else None
        if text in _NO or text == "cannot":
            if differs:
                differs[-1] += " not"
            if text != "cannot":
                continue
            text = "can"
        if negated:
            text = _ALIKE.get(negated[1], negated[1])
        if text[0].isdigit() or text[0] in "$£€¥" or text in _NUMBERS:
            mask.append("#")
            differs.append(_NUMBERS.get(text, text.replace(",", "")))
        elif number and word[0][0].isupper() and word[0] != "I" and not word[0].startswith(("I'", "I’")):
            mask.append("@")
            differs.append(text.removesuffix("'s"))
        else:
            mask.append(text)
            differs.append("")
        if negated:
            differs[-1] += " not"
    span = document.span(found[0].start(), found[-1].end())
    return Quotation(
        span=span, zone=document.zone_at(start), quoted=True, dateline=document.date,
        block=document.block_at(start).start, mask=tuple(mask), differs=tuple(differs),
        told=frozenset(number for number in differs if number[:1].isdigit() and _told(document, number)),
    )  # fmt: skip


def _told(document: Document, number: str) -> bool:
    """Does the draft give a whole number in its own words?"""
    if not number.isdigit():
        return False
    found = re.finditer(rf"(?<![\d.,])(?:{number}|{int(number):,})(?!\d|[.,]\d)", document.prose)
    return any(not document.quoted(place.start()) for place in found)


def _clash(one: Quotation, here: int, other: Quotation, there: int) -> tuple[str, str] | None:
    """What differs where the two sentences run along together; None if nothing, or if they part for other reasons."""
    back = min(here, there)
    here, there = here - back, there - back
    length = min(len(one.mask) - here, len(other.mask) - there)
    if one.mask[here : here + length] != other.mask[there : there + length]:
        return _miscopied(one, other)
    plain = sum(word not in "#@" for word in one.mask[here : here + length])
    whole = len(one.mask) == len(other.mask) == length
    if plain < (4 if whole else 6):
        return None
    pairs = [
        (was, now)
        for was, now in zip(one.differs[here : here + length], other.differs[there : there + length], strict=True)
        if was != now
    ]
    if len(pairs) != 1 or (one.path != other.path and pairs[0][0] in one.told and pairs[0][1] in other.told):
        return None
    return pairs[0][0].strip(), pairs[0][1].strip()


def _miscopied(one: Quotation, other: Quotation) -> tuple[str, str] | None:
    """The one content word that differs between a sentence and its copy in another draft, a pull quote or a caption."""
    copied = one.path != other.path or (one.zone in DISPLAY) != (other.zone in DISPLAY)
    if not copied or len(one.mask) != len(other.mask) or len(one.mask) < _WHOLE or one.differs != other.differs:
        return None
    apart = [(was, now) for was, now in zip(one.mask, other.mask, strict=True) if was != now]
    if len(apart) != 1:
        return None
    was, now = apart[0]
    telling = min(len(was), len(now)) > 3 and not {was, now} & words().stop and stem(was) != stem(now)
    return (was, now) if telling and not one_slip(was, now) else None
