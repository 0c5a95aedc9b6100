"""Multiples and shares whose figures stand elsewhere: "has halved" here, "630, compared with 840" there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from linter.claims import Quantity
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.patterns import either, later
from linter.phrases import singular, stem, stems
from linter.relations.figures import Figures, Placed, figures
from linter.relations.multiples import NOT_PAID, Multiple
from linter.relations.shares import Share

_VERBS: Final = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_NUMBERS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_HEDGES: Final = {
    "more than": "more than", "over": "more than", "well over": "more than", "at least": "more than",
    "just over": "just over", "nearly": "nearly", "almost": "nearly", "just under": "nearly", "close to": "nearly",
    "about": "about", "around": "about", "roughly": "about", "some": "about", "less than": "less than",
    "under": "less than", "fewer than": "less than",
}  # fmt: skip
_HEDGE: Final = rf"(?:\b(?P<hedge>{either(_HEDGES)}) )?"
_FACTOR: Final = later(
    rf"{_HEDGE}\b{NOT_PAID}(?:(?P<verb>doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|es|e)"
    rf"|(?P<fold>{'|'.join(_NUMBERS[1:])}|\d{{1,2}})(?:-?fold|[- ]fold))\b(?! (?:room|bed|check|up|the|its|their|in "
    rf"size)\b)",
    re.I,
)
_MOVED: Final = later(
    r"\b(?P<way>fall(?:en|s)?|fell|drop(?:s|ped)?|declin(?:e[sd]?)|shr[aiu]nk|down|cut|cuts|reduced|r[io]se[ns]?|"
    r"risen|gr[eo]w[ns]?|"
    r"up|increas(?:e[sd]?)|climb(?:s|ed)?|jump(?:s|ed)?|gone up|gone down)(?: \w+ly)?(?: (?P<by>by|in))? "
    rf"{_HEDGE}(?:(?P<half>half)|(?P<times>an?|two|three|one)[ -](?P<part>third|quarter|fifth|sixth|tenth)s?)\b"
    r"(?! of| a | an hour)(?(by)|(?! the))",
    re.I,
)
_WILL: Final = later(r"\b(?:will|would|may|might|could|should|must) $")  # what is to come is not in past figures
_TIMES: Final = later(
    rf"{_HEDGE}\b(?:(?P<half>half)|twice|double|(?P<times>{'|'.join(_NUMBERS[1:])}|\d{{1,2}}) times)(?= (?:as many "
    rf"as|as much as|"
    r"the (?:number|capacity|amount|figure|size|length|area|total|price|cost|sum|count|level))\b)",
    re.I,
)
_CAPACITY: Final = later(
    r"^ (?:as many as|as much as|the \w+)\b[^.;\d]{0,60}(?:(?:in|of) (?:19|20)\d\d, )?[^.;\d]{0,40}$"
)
_UP: Final = later(r"^(?:r[io]s|gr[eo]w|up|incr|climb|jump|gone up)", re.I)
_FROM: Final = later(
    r"\b(?:from|compar\w+ (?:with|to)|against|versus|down on|up on|instead of|than) (?:the |an? |just |only |some |"
    r"about |"
    r"around |more than |nearly )?$"
)
_PRONOUN: Final = later(r"^[\"“‘]?(?:The (?:number|figure|total|amount)|It|That|They|This|These|Numbers)\b")
_SINCE: Final = later(r"^[^.;:]{0,40}?\b(?:since|from|compared with|between) (?P<year>(?:19|20)\d\d)\b")
_NOT_LEVELS: Final = frozenset((
    "year", "month", "day", "week", "hour", "minute", "year of age", "percentage point", "decade", "kilometre", "metre",
))  # fmt: skip
# Times and lengths are levels where one is told beside another: "32 minutes, down from 48".
_NO_PAIR: Final = frozenset({"percent", "percentage point", "year of age", "year"})
_PART: Final = (
    r"(?: [a-z-]+){0,2} (?:out )?of (?:the |its |their |his |her |our |all |some |those |these )*(?:[\w.’'-]+[’']s? )?"
    r"(?:[a-z-]+ ){0,2}"
)
_OF: Final = later(_PART)
_WHOLE_FIRST: Final = later(
    r"(?:^|[;,:] )[\"“]?[Oo]f (?:the |its |their |all |those |these )*(?:[\w.’'-]+[’']s )?(?:[a-z-]+ )?$"
)
_OF_THESE: Final = later(
    r"^[\"“]?Of (?:these|those|them)(?: [a-z]+)?,? (?:about |some |nearly |only |just |at least )?$"
)
_N: Final = "one|two|three|four|five|six|seven|eight|nine|ten"
_SHARE: Final = later(
    rf"{_HEDGE}(?:\b(?P<n>{_N}|\d)(?: in(?: every)? |-in-| out of (?:every )?(?=(?:{_N}|10)\b))(?P<m>{_N}|10|12|20|"
    rf"twelve|twenty)(?=[ ,.;-])"
    r"|\b(?:(?P<half>half)|(?P<times>an?|one|two|three|four)[ "
    r"-](?P<part>third|quarter|fifth|sixth|seventh|eighth|tenth)s?) of\b"
    r"|\b(?P<every>every (?:second|third|fourth|fifth|tenth)))",
    re.I,
)
_THAT_IS: Final = later(
    r"[\"“]?(?:That|This|It) (?:is|was|means|meant|makes|made|amounts to|works out (?:at|as)) "
    r"(?:about |nearly |almost |roughly |more than |just over |just under )?(?:one|two|three|half|an?|every) "
)
_EVERY: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_NOT_SAME: Final = later(
    r"\b(?:of these|of them|of those|another|once|used to|target|would|could|forecast|nationally)\b"
)


# What stands in every match of the three.
_FACTORS: Final = frozenset(
    {verb + ending for verb in _VERBS for ending in ("e", "es", "ed")} | {"fold"} | {f"{n}fold" for n in _NUMBERS}
    | {f"{n}fold" for n in range(100)}
)  # fmt: skip
_TIMES_OF: Final = frozenset(["half", "twice", "double", "times"])
_MOVES: Final = frozenset(part + s for part in _PARTS for s in ("", "s"))


class _Told(NamedTuple):
    """A factor as the copy words it: from where to where, how many times, how hedged, and the part it moved by."""

    start: int
    end: int
    times: float
    hedge: str
    moved: float


@lru_cache(maxsize=4)
def multiples_apart(document: Document) -> tuple[Multiple, ...]:
    """Every multiple whose two amounts stand in another sentence."""
    return tuple(_multiples_apart(document))


def _multiples_apart(document: Document) -> Iterator[Multiple]:
    if document.language[:2] != "en":
        return
    stated = list(_told(document))
    if not stated:
        return
    story = figures(document)
    pairs = [(s, *pair) for s in story if (pair := _pair(s))]
    for told in stated:
        start, end = document.sentence_at(told.start)
        own = next((s for s in story if s.start == start), None)
        if own and (within := _within(own, told)):
            yield _multiple(document, told, *within, "both: one thing, then and now, in one sentence")
            continue
        if own and sum(f.level and f.unit not in _NOT_LEVELS and f.value > 2 for f in own.figures) > 1:
            continue
        subject = _subject(document, start, told.start)
        since = _SINCE.match(document.prose[told.end : min(end, told.end + 60)])
        if since:
            yield from _by_year(document, story, told, (start, end), since["year"], subject)
            continue
        about = [(s, now, base) for s, now, base in pairs if s.start != start and _about(s, now, subject)]
        if not about and len(pairs) == 1 and pairs[0][0].start != start and pairs[0][0].start - start < 500:
            said = set(stems(document.prose, pairs[0][0].start, pairs[0][0].end))
            # With no other such pair in the story, the very next sentence needs no word in common.
            following = pairs[0][0].start == document.sentence_at(end + 1)[0]
            following = following and (told.times > 1) == (pairs[0][1].value > pairs[0][2].value)
            about = [pair for pair in pairs if subject & said or following]
        if len(about) == 1:
            _, now, base = about[0]
            yield _multiple(document, told, now, base, "both: " + _noun(now))


def _within(sentence: Figures, told: _Told) -> tuple[Placed, Placed] | None:
    """ "900 jars, three times the number it sold in 2019, when it sold 450 jars"."""
    levels = [f for f in sentence.figures if _level(f) and not told.start <= f.start < told.end]
    if len(levels) != 2 or not levels[0].end <= told.start < levels[1].start:
        return None
    now, base = levels
    gap = sentence.prose[told.end : base.start]
    tied = _CAPACITY.match(gap) and re.search(r", (?:which|when|where|who|with)\b", gap) and now.unit == base.unit
    return (now, base) if tied and (now.unit or _alike(now, base)) else None


def _told(document: Document) -> Iterator[_Told]:
    prose = document.prose
    for match in _in_sentences(document, _FACTOR, _FACTORS):
        if document.zone_at(match.start()) in NOT_THE_STORY | {TABLE}:
            continue
        word = (match["verb"] or match["fold"]).lower()
        number = _NUMBERS.index(word) + 1 if word in _NUMBERS else int(word) if word.isdigit() else 0
        times = _VERBS[word] if match["verb"] else float(number)
        if (
            times > 0
            and times != 1
            and not re.search(
                r"\b(?:to|will|would|could|by|may|must|not|be|a|the) $",
                prose[max(0, match.start() - 8) : match.start()],
            )
        ):
            yield _Told(match.start(), match.end(), times, _HEDGES.get((match["hedge"] or "").lower(), ""), 0.0)
    for match in _in_sentences(document, _TIMES, _TIMES_OF):
        if document.zone_at(match.start()) not in NOT_THE_STORY | {TABLE}:
            word = (match["times"] or "").lower()
            times = float(_NUMBERS.index(word) + 1 if word in _NUMBERS else word or (0.5 if match["half"] else 2))
            yield _Told(match.start(), match.end(), times, _HEDGES.get((match["hedge"] or "").lower(), ""), 0.0)
    for match in _in_sentences(document, _MOVED, _MOVES):
        if document.zone_at(match.start()) in NOT_THE_STORY | {TABLE} or _WILL.search(
            document.prose, max(match.start() - 24, 0), match.start()
        ):
            continue
        count = {"two": 2, "three": 3}.get((match["times"] or "").lower(), 1)
        part = 0.5 if match["half"] else count / _PARTS[match["part"].lower()]
        up = _UP.match(match["way"]) is not None
        times = 1 + part if up else 1 - part
        yield _Told(match.start(), match.end(), times, _HEDGES.get((match["hedge"] or "").lower(), ""), part)


def _in_sentences(document: Document, pattern: re.Pattern[str], words: frozenset[str]) -> Iterator[re.Match[str]]:
    """The matches in the sentences that hold one of these words, which is quicker than in the whole copy."""
    for start, end in document.sentences_with(words):
        yield from pattern.finditer(document.prose, start, end)


def _subject(document: Document, start: int, end: int) -> frozenset[str]:
    """The stems of what a factor is said of: the words before it, and the sentence before when that is a pronoun."""
    prose = document.prose
    found = set(stems(prose, start, end))
    if _PRONOUN.match(prose[start:end]) and start:
        before = document.sentence_at(max(start - 2, 0))
        if document.block_at(before[0]).start == document.block_at(start).start:
            found |= set(stems(prose, *before))
    return frozenset(found)


def _pair(sentence: Figures) -> tuple[Placed, Placed] | None:
    """The one level and the one that it is compared with, in one sentence."""
    levels = [f for f in sentence.figures if f.level and f.unit not in _NO_PAIR and f.value > 2]
    if len(levels) != 2 or sentence.zone == HEADLINE:
        return None
    bases = [f for f in levels if _FROM.search(sentence.before(f, 40))]
    if len(bases) != 1 or levels[0].unit != levels[1].unit or levels[0].claim.per != levels[1].claim.per:
        return None
    base = bases[0]
    now = levels[1] if base is levels[0] else levels[0]
    gap = sentence.prose[min(now.end, base.end) : max(now.start, base.start)]
    if len(gap) > 90 or ";" in gap or not _sorted(now, base):
        return None
    return now, base


def _sorted(now: Placed, base: Placed) -> bool:
    """Do two counts count one thing, or does the second leave unsaid what it counts?"""
    one, other = (re.match(r" (?:[a-z-]+ )?([a-z]{3,})", f.claim.trail) for f in (now, base))
    if now.unit or not one or not other:
        return True
    return singular(one[1]) == singular(other[1]) or base.claim.noun == now.claim.noun or not other[1].endswith("s")


def _about(sentence: Figures, now: Placed, subject: frozenset[str]) -> bool:
    """Does the sentence of a pair speak of what the factor is said of?"""
    nouns = {stem(word) for word in now.claim.noun.split()[-1:]} - {"people", "peopl"}
    shared = subject & set(stems(sentence.prose, sentence.start, sentence.end))
    return len(shared) >= 2 or bool(nouns & subject)


def _by_year(
    document: Document,
    story: Sequence[Figures],
    told: _Told,
    bounds: tuple[int, int],
    year: str,
    subject: frozenset[str],
) -> Iterator[Multiple]:  # fmt: skip
    """ "has trebled since 2012": what it is now stands here or in the next sentence, what it was beside that year."""
    near = [s for s in story if bounds[0] - 260 <= s.start <= bounds[1] + 200 and s.zone != HEADLINE]
    base = [
        f
        for s in story if s.zone != HEADLINE and year in s.text
        for f in s.figures
        if _level(f) and s.start != bounds[0] and _beside(s, f, year)
        and (_about(s, f, subject) or (not f.claim.noun and abs(s.start - bounds[1]) < 120))
    ]  # fmt: skip
    if len(base) != 1:
        return
    nows = [
        f
        for s in near
        for f in s.figures
        if _level(f) and f is not base[0] and year not in s.text[f.start - s.start :][:60]
            and f.unit == base[0].unit and (_alike(f, base[0]) or not base[0].claim.noun)]  # fmt: skip
    if len(nows) == 1:
        yield _multiple(document, told, nows[0], base[0], f"both: {_noun(nows[0])}, now and in {year}")


def _level(figure: Placed) -> bool:
    return figure.level and figure.unit not in _NOT_LEVELS and figure.value > 2 and not figure.claim.per


def _beside(sentence: Figures, figure: Placed, year: str) -> bool:
    """Does this year stand next to the figure: "in 2012, when 46,000 people", "46,000 people in 2012"?"""
    before, after = sentence.before(figure, 60), sentence.after(figure, 60)
    named = re.findall(r"\b(?:19|20)\d\d\b", before)
    if named:
        return named[-1] == year and re.search(rf"\b(?:[Ii]n|of|[Ff]or|since) {year}\b[^.;\d]*$", before) is not None
    return re.match(rf"[^.;\d]*\b(?:in|for) {year}\b", after) is not None


def _alike(a: Placed, b: Placed) -> bool:
    if a.unit:
        return True
    return bool(a.claim.noun and b.claim.noun) and singular(a.claim.noun.split()[-1]) == singular(
        b.claim.noun.split()[-1]
    )


def _noun(figure: Placed) -> str:
    return figure.claim.noun or figure.claim.measure or figure.claim.words


def _multiple(document: Document, told: _Told, now: Placed, base: Placed, reason: str) -> Multiple:
    return Multiple(
        span=document.span(told.start, told.end), zone=document.zone_at(told.start), quoted=document.quoted(told.start),
        dateline=document.date, times=told.times, hedge=told.hedge, more=False, now=now.claim, base=base.claim,
        near=False, reason=reason, moved=told.moved,
    )  # fmt: skip


def shares_apart(document: Document) -> Iterator[Share]:
    """ "One in five schools" in one sentence, "31 of the 124 schools" in another."""
    if document.language[:2] != "en":
        return
    story = figures(document)
    pairs = [(s, *pair) for s in story if s.zone != HEADLINE for pair in _parts(s)]
    pairs += [(s, *pair) for before, s in pairwise(story) if s.zone != HEADLINE if (pair := _of_these(before, s))]
    if not pairs:
        return
    yield from _headlines(story, pairs)
    heads = [stem(total.claim.noun.split()[-1]) if total.claim.noun else "" for _, _, total in pairs]
    for match in _SHARE.finditer(document.prose):
        start, end = document.sentence_at(match.start())
        if document.zone_at(start) in NOT_THE_STORY | {TABLE} or _NOT_SAME.search(document.prose, start, end):
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
                and noun in whole
                and len(shared) >= enough
                and not _NOT_SAME.search(sentence.text)
            ):
                about.append((part, total))
        if len(about) == 1:
            yield _share(document, match, *about[0])


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


def _whole(after: str) -> set[str]:
    """The stems of the words that may be what the share is a share of."""
    words = re.findall(r"[^\W\d_][\w’'-]*", after)[:6]
    return {
        stem(word) for word in words if word.endswith("s") or word.lower() in ("people", "children", "women", "men")
    } | {stem(word) for word in words[:2]}


def _parts(sentence: Figures) -> Iterator[tuple[Placed, Placed]]:
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


def _share(document: Document, match: re.Match[str], part: Placed, whole: Placed) -> Share:
    start, end = match.span()
    if match["every"]:
        value = 1 / _EVERY[match["every"].split()[1].lower()]
    elif match["n"]:
        value = _count(match["n"]) / max(_count(match["m"]), 1)
    else:
        count = {"two": 2, "three": 3, "four": 4}.get((match["times"] or "").lower(), 1)
        value = 0.5 if match["half"] else count / _PARTS[match["part"].lower()]
    claim = Quantity(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, value=value, low=value, high=value,
        hedge=_HEDGES.get((match["hedge"] or "").lower(), ""),
    )  # fmt: skip
    return Share(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, share=claim, part=part.claim,
        whole=whole.claim, near=False,
    )  # fmt: skip


def _count(word: str) -> int:
    return int(word) if word.isdigit() else {"twenty": 20}.get(word.lower()) or _NUMBERS.index(word.lower()) + 1
