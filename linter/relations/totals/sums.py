"""Sums: a total and the parts that the copy says it is made of, and shares that are to make up one whole."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import DATELINE, HEADLINE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures

_OF_A: Final = later(r"^ (?:of|for|under) [a-z]")
_TIMES: Final = frozenset({"day", "week", "month", "year", "hour", "minute"})
_REACH: Final = 6  # how many sentences with figures a total may stand before its parts
_SPLIT: Final = later(
    r"\b(?:split|divided|shared|broken down|breaks down) (?:up )?(?:between|into|among|as follows|three ways between)\b"
    r"|\b(?:made up of|makes? up of|consist(?:s|ed)? of|consisting of|comprises?|comprising|composed of)\b"
)
_GOES: Final = later(r"\b(?:go|goes|went|is going) (?:to|towards?|on|into)\b|\bbe spent on\b")
_BEFORE: Final = later(r"\b(?:last|previous|past) (?:\w+ )?year\b|\byear (?:ago|earlier|before)\b", re.I)
_THIS: Final = later(r"\b(?:this|next) (?:year|season|time)\b", re.I)
_PAID: Final = later(
    r"\b(?:paid for|funded|financed|covered|met)(?: entirely| jointly)? (?:by|with|through|from|out of)\b"
)
_IT: Final = later(
    r"^(?:The (?:project|purchase|scheme|work|deal|money|cash|funding|funds?|sum|total|package|budget|cost|amount|"
    r"grant|award|settlement|fine|"
    r"bill|spending|investment|extra \w+)"
    r"|(?:That|This|It|They|These|Those)(?: \w+)?|Of (?:this|that)|Of the (?:total|money|sum))\b"
)
REST: Final = later(
    r"\b(?:the|its|their|his|her) (?:other|remaining|final|last|rest,?|balance,?|remainder,?)(?: of)? (?:about "
    r"|some )?$"
    r"|\b(?:everything else|all else|the rest|the balance|other (?:costs|items|things|purposes))"
    r"(?: takes?| gets?| costs?)? $",
    re.I,
)
_SOME_ONLY: Final = later(
    r"\b(?:includ\w+|among (?:them|which|others)|such as|at least|another|further|more than half|"
    r"(?<!most )(?<!all )(?<!some )(?<!many )(?<!much )(?<!none )of which|"  # "pipes, most of which are old"
    r"up to|mainly|mostly|partly|so far|to come|more in|for example)\b",
    re.I,
)
# With "the remaining", "another 410" is one of the parts.
PART_TOO: Final = later(r"\b(?:another|a further) (?=[\d$£€]|[A-Z]{2,3} ?\d)")
_TOTAL_AFTER: Final = later(
    r"^(?: [a-z-]+){0,2} (?:in total|in all|altogether|all told|all together|combined|overall)\b(?! (?:with|"
    r"including|counting|when|if|after))",
    re.I,
)
_MAKING: Final = later(r"(?:, |– |,? (?:making|for|or|giving) )$")
_LIST_OPENS: Final = later(r"^(?:[ \w’'-]{0,60}?)(?:: | – | — | - | \()(?:[a-z]+ ){0,3}$")
_ITEM: Final = later(r"^[^.;:?!\d“”\"]{0,60}?(?:, and |,? and |, |; |\), |\) and |; and )[^.;:?!\d,“”\"]{0,40}$")
_ITEMS: Final = later(r"^(?: \w+)? (?:things|parts|ways|purposes|areas|items|instalments|stages|projects|categories):")
_LAST_ITEM: Final = later(r"\band [^,;]{0,40}$")
_DEAD: Final = later(r"^(?: (?!and\b)\w+){0,3} (?:dead|killed|died|deaths|fatalities)\b", re.I)
_HURT: Final = later(r"^(?: (?!and\b)\w+){0,3} (?:injured|wounded|hurt|injuries)\b", re.I)
_EVERYBODY: Final = later(r"^ casualties\b", re.I)


_EACH_ONE: Final = later(r"\b[Ee](?:ach|very)\b")


@kind_of_claim
class Sum(Claim):
    """A total and its parts. `kind` is "sum", "votes", "shares" (parts of 100, without a total in the copy), or
    "rest" (shares down to the rest, which must come to 100).

    `totals` holds every figure that may be meant: the parts are wrong only when they fit none. `lists` holds every
    choice of parts.
    """

    totals: tuple[Quantity, ...]
    lists: tuple[tuple[Quantity, ...], ...]
    kind: str = "sum"
    reason: str = ""
    near: bool = True  # do total and parts stand in one sentence?


def sums(document: Document) -> Iterator[Sum]:
    """Every sum of a document."""
    story = [s for s in figures(document) if s.zone not in (HEADLINE, DATELINE)]
    whole = figures(document)
    for sentence in story:
        earlier = [s for s in whole if s.start < sentence.start][-_REACH:]
        yield from _lists(sentence)
        yield from _split(sentence, earlier)
        yield from _paid(sentence, earlier)
        yield from _rest(sentence, earlier, whole)
        yield from _altogether(sentence)
        yield from _casualties(sentence)


def made_of(
    totals: Sequence[Placed], lists: Sequence[Sequence[Placed]], reason: str, kind: str = "sum", near: bool = True
) -> Sum:
    """The claim that figures make a total; what has no total stands at its last part."""
    claim = (totals[0] if totals else lists[0][-1]).claim
    return Sum(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, kind=kind, reason=reason,
        near=near,
        totals=tuple(t.claim for t in totals), lists=tuple(tuple(p.claim for p in parts) for parts in lists),
    )  # fmt: skip


def spread(parts: Sequence[Quantity]) -> tuple[float, float]:
    """The least and the most that parts come to, as they were rounded."""
    return sum(p.low for p in parts), sum(p.high if math.isfinite(p.high) else math.inf for p in parts)


def some_make(parts: Sequence[Quantity], total: Quantity) -> bool:
    """Do all parts but one make the total? "97 were found, the latest four in Malta, and 34 are missing"."""
    rests = [[p for p in parts if p is not one] for one in parts] if len(parts) > 2 else []
    return any(low <= total.high and total.low <= high for low, high in map(spread, rests))


def of_another_year(whole: Figures, parts: Sequence[Figures]) -> bool:
    """ "It gave £36m last year. This year the biggest grant …": are a total and its parts of two years?"""
    return _BEFORE.search(whole.text) is not None and any(_THIS.search(s.text) for s in parts)


def nested(parts: Sequence[Placed]) -> bool:
    """Is one the whole of those after it? "A quay is £16.5m. The council pays £12m, a loan the other £4.5m." """
    after = [sum(p.value for p in parts[at + 1 :]) for at in range(len(parts) - 1)]
    return any(abs(part.value - rest) < 1e-6 * rest for part, rest in zip(parts, after, strict=False))


def named(parts: Sequence[Quantity]) -> str:
    """ "£1.18m, £0.64m and £0.41m"."""
    return ", ".join(p.words for p in parts[:-1]) + f" and {parts[-1].words}"


def _run(sentence: Figures, start: int, unit: str) -> list[Placed]:
    """The items of a list that starts at an offset: figures of one unit with only "x (…), y (…) and z (…)" between."""
    run: list[Placed] = []
    for figure in sentence.figures:
        if figure.start < start:
            continue
        if run and not _ITEM.match(sentence.between(run[-1], figure)):
            break
        if figure.unit != unit or not figure.level or figure.claim.per:
            break
        run.append(figure)
    return run if len(run) >= 2 and _LAST_ITEM.search(sentence.between(run[-2], run[-1])) else []


def _lists(sentence: Figures) -> Iterator[Sum]:
    """ "10 medals: four gold, three silver and three bronze", "£2.3m (£1.2m for roads, £0.6m for …, and …)"."""
    # "£4.8m will go on three things: £2.1m on …": the number of the items is not one of them.
    listed = [f for f in sentence.figures if f.unit or not _ITEMS.match(sentence.after(f, 30))]
    for before, first in pairwise(listed):
        total = _opens(sentence, before, first)
        gap = sentence.between(total, first)
        # "300 hectares: 120 of wheat, 110 of barley and 70 of pasture"
        elided = bool(total.unit) and not first.unit and _OF_A.match(sentence.after(first, 12)) is not None
        if (total.unit != first.unit and not elided) or isinstance(total.claim.value, tuple) or total.claim.per:
            continue
        if not _LIST_OPENS.match(gap) or _SOME_ONLY.search(gap) or (not total.unit and not total.claim.noun):
            continue
        run = _run(sentence, first.start, first.unit)
        after = {sentence.after(p, 12).split(" ")[1:2] == ["of"] for p in run}
        least = 2 if total.unit or (after == {True} and ": " in gap) else 3
        if len(run) < least or _stops_short(sentence, run) or not _one_sort(run):
            continue
        added = sum(f.value for f in run)
        if any(f.value == added for f in sentence.figures if f.start < total.start):
            continue  # "guilty on nine of the 12 counts: eight of fraud and one of conspiracy"
        yield made_of([total], [run], "both: a total and the list that follows it")


def _opens(sentence: Figures, before: Placed, first: Placed) -> Placed:
    """The total before a list: the figure before it; past a time ("23 medals in four days: "), the one before that."""
    if before.unit in _TIMES and before.unit != first.unit:
        earlier = [f for f in sentence.figures if f.end <= before.start]
        return earlier[-1] if earlier else before
    return before


def _stops_short(sentence: Figures, run: Sequence[Placed]) -> bool:
    """Does the copy say that the list is not the whole of it?"""
    text = sentence.prose[run[0].start - 30 : run[-1].end + 60]
    return _SOME_ONLY.search(text) is not None


def _one_sort(run: Sequence[Placed]) -> bool:
    return not any(re.search(r"\b(?:aged?|No|number|between) $", p.claim.lead) for p in run)


def _split(sentence: Figures, earlier: Sequence[Figures]) -> Iterator[Sum]:
    """ "The money will be split between resurfacing (£1.18m), patching (£0.64m) and drainage (£0.41m)." """
    cue = _SPLIT.search(sentence.text) or (_IT.match(sentence.text) and _GOES.search(sentence.text))
    if not cue:
        return
    after = [f for f in sentence.figures if f.start >= sentence.start + cue.end()]
    if len(after) < 2:
        return
    run = _run(sentence, after[0].start, after[0].unit)
    if not run or _stops_short(sentence, run) or run[0].start - sentence.start - cue.end() > 60:
        return
    if not run[0].unit and len({p.claim.measure for p in run if p.claim.measure}) > 2:
        return
    before = [f for f in sentence.figures if f.end <= sentence.start + cue.start()]
    totals = [f for f in before if f.unit == run[0].unit and f.level and not f.claim.per]
    if totals:
        yield made_of(totals[-1:], [run], f"both: the total and what it is {cue[0]}")
    elif run[0].unit and run[0].unit != "percent" and _IT.match(sentence.text):
        found, goes = _earlier(earlier, run, sentence), _GOES.fullmatch(cue[0]) is not None
        if found:
            how, kind = ("goes to", "tally") if goes else (f"is {cue[0]}", "sum")
            yield made_of(found, [run], f"both: the total and what it {how}", kind, near=False)
    elif run[0].unit and run[0].unit != "percent" and earlier and sentence.text.startswith("The "):
        found = [f for f in _earlier(earlier[-1:], run, sentence) if f.start > earlier[-1].start]
        if len(found) == 1 and earlier[-1].number == sentence.number - 1:
            yield made_of(found, [run], f"both: the total and what it {cue[0]}", near=False)


def _paid(sentence: Figures, earlier: Sequence[Figures]) -> Iterator[Sum]:
    """ "It will be paid for with a grant of £6m, £2.2m from the council and £1.2m from local donors." """
    cue = _PAID.search(sentence.text)
    after = [f for f in sentence.figures if cue and f.start >= sentence.start + cue.end()]
    if not cue or len(after) < 2 or after[0].start - sentence.start - cue.end() > 60:
        return
    run = _run(sentence, after[0].start, after[0].unit)
    if not run or not run[0].claim.currency or _stops_short(sentence, run):
        return
    before = [f for f in sentence.figures if f.end <= sentence.start + cue.start()]
    totals = [f for f in before if f.unit == run[0].unit and f.level and not f.claim.per]
    totals = totals[-1:]
    if not totals:
        subject = _words(sentence.text[: cue.start()])
        named = [s for s in earlier if _IT.match(sentence.text) or subject & _words(s.text)]
        totals = _earlier(named, run, sentence)
    if totals:
        yield made_of(totals, [run], f"both: the cost, and what it is {cue[0]}", "tally", near=False)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower())) - {"will", "with", "have", "been"}


def _earlier(earlier: Sequence[Figures], run: Sequence[Placed], sentence: Figures) -> list[Placed]:
    """Sums of the same currency or unit, nearest first, that stand before the parts and exceed each of them."""
    most = max(p.value for p in run)
    return [
        figure
        for other in reversed(earlier)
        for figure in reversed(other.figures)
        if figure.unit == run[0].unit and figure.level and not figure.claim.per and figure.value > most * 1.0001
        and figure.claim.change != "from" and not BIGGEST.search(other.before(figure, 60))
    ]  # fmt: skip


BIGGEST: Final = later(r"\b(?:biggest|largest) (?:part|share|slice|portion|item|sum|amount)\b[^.;]*$")
# "$2.3 million, four-fifths of it from the state": the rest is of what stands there.
_SHARE_OF_IT: Final = later(
    r"(?:\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|per ?cent|most|part|all but)|%) of (?:it|that|this)\b"
)


def _rest(sentence: Figures, earlier: Sequence[Figures], whole: Sequence[Figures]) -> Iterator[Sum]:
    """ "A grant covers $8.5 million, and the state is lending the other $3 million." """
    for figure in sentence.figures:
        if not REST.search(sentence.before(figure, 40)) or not figure.level or figure.claim.per:
            continue
        if not figure.unit or figure.unit in ("percent", "year", "day", "month", "hour", "minute", "week"):
            continue
        alike = [f for f in sentence.figures if f.unit == figure.unit and _amount(f) and not f.claim.per]
        parts = [f for f in alike if f.start <= figure.start]
        if (
            alike[-1] is not figure
            or _SOME_ONLY.search(PART_TOO.sub("", sentence.text))
            or _BEFORE.search(sentence.text)
        ):
            continue
        lists = [parts] if len(parts) > 1 else []
        previous = [s for s in earlier if s.block == sentence.block and s.number == sentence.number - 1]
        if previous and not any(p.search(previous[0].text) for p in (_SOME_ONLY, _EACH_ONE, _SHARE_OF_IT)):
            own = [f for f in previous[0].figures if f.unit == figure.unit and _amount(f) and not f.claim.per]
            if any(f.unit == figure.unit and f.claim.change == "up" and not _amount(f) for f in previous[0].figures):
                continue  # "raise its loan by $20 million to $210 million": the rest is of the increase
            if own and abs(own[-1].value - sum(p.value for p in parts)) < 1e-6 * own[-1].value:
                continue  # "which left £520,000. It kept £130,000 and passed on the remaining £390,000"
            if own:
                lists += [[*own, *parts], [own[-1], *parts]]
                opening = [s for s in earlier if s.block == sentence.block and s.number == sentence.number - 2]
                first = [f for s in opening for f in s.figures if f.unit == figure.unit and _amount(f)]
                if nested([*first, *own, *parts]):
                    continue
                lists += [[*first, *own, *parts], *([f, *own, *parts] for f in first if len(first) > 1)]
        if len(parts) > 2 and abs(parts[0].value - sum(p.value for p in parts[1:])) < 1e-6 * parts[0].value:
            continue  # "Of the $17.5 million, $12 million went to farmers and the remaining $5.5 million to towns"
        opens = len(parts) > 2 and not sentence.text.startswith(("Of this", "Of that", "Of these", "Of those"))
        if opens:
            lists.append(parts[1:])  # "Of the $17.5 million, …": the first is the total
        spoken = [s for s in earlier if s.block == sentence.block] + [sentence]
        totals = _earlier([s for s in earlier if not of_another_year(s, spoken)], parts, sentence)
        if opens and parts[0].value > max(p.value for p in parts[1:]):
            totals = [parts[0], *totals]
            lists = lists[::-1]
        totals = [total for total in totals if all(total.value != part.value for parts in lists for part in parts)]
        added = [sum(part.value for part in parts) for parts in lists]
        told = [f for s in whole for f in s.figures if f.unit == figure.unit]
        exact = [f for f in told if any(abs(f.value - total) < 1e-6 * total for total in added)]
        if lists and totals:
            yield made_of(exact or totals, lists, "both: a sum and its parts, down to the rest of it", near=False)


def _amount(figure: Placed) -> bool:
    """Is this a sum, also one that somebody raised?"""
    return figure.level or (figure.claim.lead.endswith(("raised ", "raising ")) and figure.claim.change == "up")


_AND_ONE: Final = later(r"\b(?:one|an?) [^.;:,]{2,40}(?:,| and) $")


def _altogether(sentence: Figures) -> Iterator[Sum]:
    """ "15,000, 8,000 and 5,000 cars, for a total of 28,000", "… , 28 in all"."""
    for at, total in enumerate(sentence.figures[2:], 2):
        before = sentence.figures[at - 1]
        gap = sentence.between(before, total)
        cue = re.search(
            r"(?:\b(?:for|making|giving|with)|,) an? (?:combined |overall |grand |joint )?total of $|\btotall?ing $",
            gap,
        )
        if not cue and not (_TOTAL_AFTER.match(sentence.after(total, 40)) and _MAKING.search(gap)):
            continue
        run = [before]
        for figure in reversed(sentence.figures[: at - 1]):
            if figure.unit != total.unit or not _ITEM.match(sentence.between(figure, run[0])):
                break
            run.insert(0, figure)
        if len(run) < 2 or any(f.unit != total.unit or not f.level or f.claim.per for f in run) or not total.level:
            continue
        if _SOME_ONLY.search(sentence.prose[run[0].start - 20 : total.start]) or not _one_sort(run):
            continue
        if _AND_ONE.search(sentence.before(run[0], 60)) and sum(f.value for f in run) + 1 == total.value:
            continue  # "one count of arson, four of theft and two of fraud, seven in all"
        yield made_of([total], [run], "both: the parts and their total in one sentence")


def _casualties(sentence: Figures) -> Iterator[Sum]:
    """ "It killed 11 people and injured five, 16 casualties in all." """
    total = [f for f in sentence.figures if _EVERYBODY.match(sentence.after(f, 20)) and not f.unit]
    dead = [f for f in sentence.figures if _is(sentence, f, _DEAD, r"\bkill(?:ed|ing) (?:at least )?$")]
    hurt = [f for f in sentence.figures if _is(sentence, f, _HURT, r"\b(?:injur(?:ed|ing)|wound(?:ed|ing)) $")]
    three = (*total, *dead, *hurt)
    plain = len(total) == len(dead) == len(hurt) == 1 and len(set(three)) == 3
    if plain and not any(f.claim.hedge for f in three):
        yield made_of(total, [[*dead, *hurt]], "both: the casualties, killed and injured")


def _is(sentence: Figures, figure: Placed, after: re.Pattern[str], before: str) -> bool:
    following = next((f.start for f in sentence.figures if f.start > figure.start), sentence.end)
    return not figure.unit and (
        after.match(sentence.prose[figure.end : following]) is not None
        or re.search(before, sentence.before(figure, 30)) is not None
    )
