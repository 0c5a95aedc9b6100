"""Shares told apart from their figures: "one in five schools" in one sentence, "31 of the 124 schools" in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.claims import Quantity
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finders.factors import HEDGED, PARTS, hedge, number
from linter.patterns import later
from linter.phrases import stem, stems
from linter.relations.figures import Figures, Placed, figures
from linter.relations.portions.joined import LIVING, WISHES, joined
from linter.relations.portions.shares import Share

_PART: Final = (
    r"(?: [a-z-]+){0,2} (?:(?:out )?of|among) "
    r"(?:the |its |their |his |her |our |all |some |those |these )*(?:[\w.’'-]+[’']s? )?"
    r"(?:[a-z-]+ ){0,2}"
)
_HEDGED: Final = 3.0  # times as far may "more than a third" be from it
_ABOUT: Final = 0.03  # of itself: how far off a share in words may be
_WHO: Final = later(
    r"[^,.;]{0,40} (?:who|entitled|eligible|registered|nationwide|worldwide)\b"
)  # of some only, or of more
_AFTER: Final = 40  # what is said later in the sentence is of others
_OF: Final = later(_PART)
_WHOLE_FIRST: Final = later(
    r"(?:^|[;,:] )[\"“]?[Oo]f (?:the |its |their |all |those |these )*(?:[\w.’'-]+[’']s )?(?:[a-z-]+ )?$"
)
_OF_THESE: Final = later(
    r"^[\"“]?Of (?:these|those|them)(?: [a-z]+)?,? (?:about |some |nearly |only |just |at least )?$"
)
_N: Final = "one|two|three|four|five|six|seven|eight|nine|ten"
SHARE: Final = later(
    rf"{HEDGED}(?:\b(?P<n>{_N}|\d)(?: in(?: every)? |-in-| out of (?:every )?(?=(?:{_N}|10)\b))(?P<m>{_N}|10|12|20|"
    rf"twelve|twenty)(?=[ ,.;-])"
    r"|\b(?:(?P<half>half)|(?P<times>an?|one|two|three|four)[ "
    r"-](?P<part>third|quarter|fifth|sixth|seventh|eighth|tenth)s?) of\b"
    rf"|(?:(?<=That is )|(?<=This is )|(?<=is about )|(?<=is nearly ))one [a-z]+ in (?P<one_in>{_N}|20)(?=[ ,.;-])"
    r"|\b(?P<every>every (?:second|third|fourth|fifth|tenth)))",
    re.I,
)
_THAT_IS: Final = later(
    r"[\"“]?(?:That|This|It) (?:is|was|means|meant|makes|made|amounts to|works out (?:at|as)) "
    r"(?:about |nearly |almost |roughly |more than |just over |just under )?(?:one|two|three|half|an?|every) "
)
_OF_THE_TOTAL: Final = later(r"(?: of)? the (?:total|whole|lot|innings)(?=[ ,.;])")
_OF_THEM: Final = later(r" of (?:them|these|those)\b")
_EVERY: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_TURN: Final = later(r", but |; | [–—] ")  # what comes then is no more of the share
_NOT_SAME: Final = later(
    r"\b(?:of these|of them|of those|another|once|used to|target|would|could|forecast|nationally)\b"
)


def shares_apart(document: Document) -> Iterator[Share]:
    """ "One in five schools" in one sentence, "31 of the 124 schools" in another."""
    if document.language[:2] != "en":
        return
    story = figures(document)
    pairs = [(s, *pair) for s in story if s.zone != HEADLINE for pair in parts_of(s)]
    pairs += [(s, *pair) for before, s in pairwise(story) if s.zone != HEADLINE if (pair := _of_these(before, s))]
    yield from _of_all_who_live_there(document, story, pairs)
    if not pairs:
        return
    yield from _headlines(story, pairs)
    heads = [stem(total.claim.noun.split()[-1]) if total.claim.noun else "" for _, _, total in pairs]
    counts = [f.value for s in story for f in s.figures if not f.unit]
    for match in SHARE.finditer(document.prose):
        start, end = document.sentence_at(match.start())
        turn = _TURN.search(document.prose, match.end(), end)
        told = turn.start() if turn else end
        if document.zone_at(start) in NOT_THE_STORY | {TABLE} or _NOT_SAME.search(document.prose, start, told):
            continue
        if _WHO.match(document.prose, match.end(), end) or document.prose.startswith((" his ", " her "), match.end()):
            continue
        whole = _whole(document.prose[match.end() : end])
        said = set(stems(document.prose, start, end))
        about = []
        just_before = _number_before(story, start) if _THAT_IS.match(document.prose, start) else -1
        for sentence, part, total in pairs:
            noun = stem(total.claim.noun.split()[-1]) if total.claim.noun else ""
            if sentence.number == just_before:
                about.append((part, total))
                continue
            shared = said & set(stems(sentence.prose, sentence.start, sentence.end)) - {noun}
            enough = 1 if heads.count(noun) == 1 else 2
            if (
                sentence.start != start
                and (noun in whole or (len(pairs) == 1 and _OF_THE_TOTAL.match(document.prose, match.end())))
                and len(shared) >= enough
                and not _NOT_SAME.search(sentence.prose, sentence.start, min(total.end + _AFTER, sentence.end))
            ):
                about.append((part, total))
        if len(about) == 1 and not _of_another(match, *about[0], counts):
            yield share_in_words(document, match, *about[0])


def _of_all_who_live_there(
    document: Document, story: Sequence[Figures], pairs: Sequence[tuple[Figures, Placed, Placed]]
) -> Iterator[Share]:
    """ "Three in four people on Taruvea", which has 1,900 people, of whom 1,140 had put their names down."""
    found = None if pairs else joined(story)
    if found is None:
        return
    sentence, part, whole = found
    shares = [
        m for m in SHARE.finditer(document.prose)
        if document.zone_at(m.start()) not in NOT_THE_STORY | {TABLE} and not document.quoted(m.start())
        and not _NOT_SAME.search(document.prose, *document.sentence_at(m.start()))
    ]  # fmt: skip
    idle = {stem(word) for word in f"{whole.claim.noun} {part.claim.noun}".split()}
    told = set(stems(sentence.prose, sentence.start, sentence.end)) - idle
    said = [
        m for m in shares
        if m.start() < sentence.start and _names(document, m, whole)
        and (told & set(stems(document.prose, *(place := document.sentence_at(m.start()))))
             or WISHES.search(document.prose, *place))
    ]  # fmt: skip
    if len(shares) == len(said) == 1 or len({in_words(m) for m in said}) == 1 == len({in_words(m) for m in shares}):
        yield share_in_words(document, said[-1], part, whole)


def _names(document: Document, share: re.Match[str], whole: Placed) -> bool:
    """Is it a share of the very people that are counted: "three in four people on", "half of the nurses at"?"""
    word = stem(whole.claim.noun.split()[-1])
    people = set(map(stem, LIVING))
    of = _whole(document.prose[share.end() : document.sentence_at(share.start())[1]])
    return word in of or (word in people and bool(of & people))


def _number_before(story: Sequence[Figures], start: int) -> int:
    """The number of the last sentence with figures before a place; -1 if there is none."""
    return max((s.number for s in story if s.end <= start + 1), default=-1)


def _of_these(before: Figures, sentence: Figures) -> tuple[Placed, Placed] | None:
    """ "They called at 240 farms. Of these, 51 failed": the one count of the sentence before is the whole."""
    part = sentence.figures[0]
    wholes = [f for f in before.figures if not f.unit and f.level and not f.claim.per and f.claim.noun]
    if len(wholes) != 1 or before.number != sentence.number - 1 or not _OF_THESE.match(sentence.before(part, 60)):
        return None
    whole = wholes[0]
    fits = not part.unit and part.level and 3 <= part.value < whole.value and whole.value >= 10
    return (part, whole) if fits else None


def _headlines(story: Sequence[Figures], pairs: Sequence[tuple[Figures, Placed, Placed]]) -> Iterator[Share]:
    """A share in the headline that the body gives only as part and whole: "15% of farms", and 51 of 240 farms."""
    for sentence in story:
        for share in sentence.figures if sentence.zone == HEADLINE else ():
            claim = share.claim
            if (
                share.unit != "percent"
                or claim.change
                or not share.level
                or not sentence.after(share, 4).startswith(" of")
            ):
                continue
            body = [f for s in story if s.zone != HEADLINE for f in s.figures if f.unit == "percent"]
            whole = _whole(sentence.after(share, 60)[3:])
            about = [
                (part, all_)
                for _, part, all_ in pairs
                if stem(all_.claim.noun.split()[-1] if all_.claim.noun else "") in whole
            ]
            if len(about) != 1 or any(f.claim.low <= claim.high and claim.low <= f.claim.high for f in body):
                continue  # where the body has the share itself, it may be of something else
            part, all_ = about[0]
            rest = 100 - 100 * part.value / all_.value  # "85% of farms passed", where 51 failed
            if not claim.low - 1 <= rest <= claim.high + 1:
                yield Share(
                    span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, share=claim,
                    part=part.claim, whole=all_.claim, near=False,
                )  # fmt: skip


def _of_another(match: re.Match[str], part: Placed, total: Placed, counts: Sequence[float]) -> bool:
    """Is it another count of the draft that makes the share which is told, of the same whole?"""
    off = [abs(count / total.value / in_words(match) - 1) for count in (part.value, *counts)]
    about = _ABOUT * (_HEDGED if hedge(match) else 1)
    return off[0] > about and min(off) < about


def _whole(after: str) -> set[str]:
    """The stems of the words that may be what the share is a share of."""
    words = re.findall(r"[^\W\d_][\w’'-]*", after)[:6]
    return {
        stem(word) for word in words if word.endswith("s") or word.lower() in ("people", "children", "women", "men")
    } | {stem(word) for word in words[:2]}


def parts_of(sentence: Figures) -> Iterator[tuple[Placed, Placed]]:
    """ "31 of the 124 schools", "Of the 124 schools, 31"."""
    for a, b in zip(sentence.figures, sentence.figures[1:], strict=False):
        if a.unit or b.unit or not a.level or not b.level or a.claim.per or b.claim.per:
            continue
        gap = sentence.between(a, b)
        if 3 <= a.value < b.value and b.value >= 10 and _OF.fullmatch(gap):
            yield a, b
        elif (
            b.value < a.value
            and a.value >= 10
            and "," in gap
            and len(gap) < 80
            and _WHOLE_FIRST.search(sentence.before(a, 50))
        ):
            yield b, a
        elif 3 <= b.value < a.value and a.value >= 10 and len(gap) < 120 and _OF_THEM.match(sentence.after(b, 12)):
            yield b, a  # "Crews tested 1,240 beaches, and 155 of them"


def in_words(match: re.Match[str]) -> float:
    """The share that the words tell."""
    if match["every"]:
        return 1 / _EVERY[match["every"].split()[1].lower()]
    if match["one_in"]:
        return 1 / number(match["one_in"])
    if match["n"]:
        return number(match["n"]) / max(number(match["m"]), 1)
    count = {"two": 2, "three": 3, "four": 4}.get((match["times"] or "").lower(), 1)
    return 0.5 if match["half"] else count / PARTS[match["part"].lower()]


def share_in_words(document: Document, match: re.Match[str], part: Placed, whole: Placed) -> Share:
    start, end = match.span()
    value = in_words(match)
    claim = Quantity(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, value=value, low=value, high=value,
        hedge=hedge(match),
    )  # fmt: skip
    return Share(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, share=claim, part=part.claim,
        whole=whole.claim, near=False,
    )  # fmt: skip
