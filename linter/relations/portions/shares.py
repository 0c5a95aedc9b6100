"""Shares: a percentage or a fraction that stands beside the part and the whole that it is worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import Document
from linter.finders.factors import NUMBERS, PARTS
from linter.patterns import later
from linter.phrases import singular
from linter.relations.figures import Figures, Placed, figures
from linter.relations.portions.named_wholes import ALL_OF_THEM, whole_named, whole_of_staff

# "38 of the county's 57 bridges", "12 out of 40"; "Of the county's 57 bridges, 38 …".
_OF: Final = later(
    r"(?: [a-z-]+){0,2} (?:out )?of (?:the |its |their |his |her |our |all |some |about |those |these |a total of )*"
    r"(?:[\w.’'-]+[’']s? )?(?:[a-z-]+ ){0,2}$"
)
_WHOLE_FIRST: Final = later(
    r"(?:^|[;,:] | [–—-] |\band |\bbut )[\"“]?(?:[Oo]ut )?[Oo]f (?:the |its |their |his |all |about |those |these |"
    r"some )*(?:[\w.’'-]+ ){0,4}$"
)
_AT_FIRST: Final = later(r"(?:.* [–—-] )?(?:Out of|Of) (?:the |its |all )?(?:[\w.’'-]+ ){0,3}$")
# "…, or 76%,", "… (76%)", "…, a third of the total".
_APPOSED: Final = later(
    r"(?:(?:, | – | — | - |-)or |, | \(|\(or | – | — | - | or )(?:only |just |that is |i\.e\. |equal to |equivalent "
    r"to |around |about )?$"
)
_VERB: Final = later(
    r"^(?: \w+){0,2} (?:are|were|is|was|have|had|has|need|needs|remain|face|stand|lie|said|voted|failed|passed|"
    r"closed|opened)\b"
)
# "Took part, or".
_DID: Final = later(r"(?: [a-z-]+){1,4}, or (?:about |nearly |almost |some |just |over |more than )?")
_THE_WHOLE: Final = later(
    rf"^(?: of (?:the |its |their |all )*(?:{ALL_OF_THEM})\b| of (?:all|them|those)\b|[,.;:)—–]| –|$| -)"
)
_OF_THE_THING: Final = later(
    r"^ of (?:the|all|its|their) (?!\d)[\w’'-]+(?! (?:are|is|was|were|had|have|has|of|in|that|who)\b)"
)
_OF_THESE: Final = later(r"^[\"“]?Of (?:these|those|them),? $")
_OF_THE_FIELD: Final = later(r"^ of (?:the|its|their|all) [a-z]+(?=[,.;)])")  # after "5,400 of them"
# "…, a third, run on Sundays", "…, or half": fractions without a noun, which count nothing by themselves.
_FRACTION: Final = later(
    r"(?:(?<=, )|(?<=or )|(?<= [–—-] )|(?<=\())(?:(?P<hedge>more than|about|around|roughly|nearly|almost|less than) "
    r")?(?:(?P<half>(?:an? )?half)|"
    r"(?P<times>an?|one|two|three|four)[ -](?P<part>third|quarter|fifth|sixth|tenth)s?"
    r"|(?P<n>one|two|three|four|five|six|seven|eight|nine) (?:in|out of) "
    r"(?P<m>three|four|five|six|seven|eight|nine|ten|twenty))\b(?= of| the|[,.);]| [–—-] )"
)
# "tested 240 wells and found arsenic in 51, or 15 per cent": what was looked at, and what was found.
_SAMPLED: Final = later(
    r"\b(?:(?:survey|sample|study|poll|check|test|inspection|audit|review|examination|search|screening)s?"
    r"(?: of| on| at| by| among)?|surveyed|sampled|studied|polled|checked|tested|inspected|audited|reviewed|examined|"
    r"searched|screened|looked at|went through|called at|visited|questioned|asked|interviewed|stopped) "
    r"(?:the |its |their |all |some |about |a total of |nearly |more than )?$",
    re.I,
)
_FOUND: Final = later(r"(?:\b(?:found|showed|had|were|was|failed|tested|in|at|that|and|of which|of whom|of them)|;) $")
_ONE_IN: Final = later(
    r"\b(?P<n>one|two|three) in (?P<m>three|four|five|six|seven|eight|nine|ten|twenty)\b[^.;:\d]{0,40}?(?:,? or | \()$",
    re.I,
)
# "40, or 25%, held more lead than is allowed": shut off from the "more" of its clause.
_APART: Final = later(r"\d(?:,? or | \(| [–—-] or )$")
_IN_ITSELF: Final = later(r"^(?:[,)]| [–—-])")
_SAME: Final = {"around": "about", "roughly": "about", "almost": "nearly"}
_ANOTHER_TIME: Final = later(r"\b(?:second|next|another|later|further|new|third|earlier|previous|similar)\b", re.I)
_TAKEN: Final = later(r"\b(?:another|a further|additional|up|down|rise|increase|fall|drop|by|from|to) $")


_CLOSE: Final = 60  # characters between "Of the 61 lots" and the part
_AND_SO: Final = later(r"[.;:]|\b(?:and|but|which|who|while|than)\b")
_MISTYPED: Final = 1000  # "28,114, or 956 per cent": no share, but written as one


@kind_of_claim
class Share(Claim):
    """A share in per cent or as a fraction, of a part in a whole."""

    share: Quantity
    part: Quantity
    whole: Quantity
    near: bool = True  # does the whole stand in the same sentence?


_REVENUE: Final = later(r" of (?:its |the |their |total |annual )*(?:revenues?|sales|turnover)\b")
_OR: Final = later(r",? (?:or|equal to) (?:about |just |only |nearly )?|,? \((?:about )?")
_THAN: Final = later(r"\b(?:than|from|against|compared with|compared to) (?:the |an? )?$")


def shares(document: Document) -> Iterator[Share]:
    """Every share of a document that stands beside its part and whole."""
    story = figures(document)
    for sentence in story:
        placed = _with_fractions(document, sentence)
        for at, share in enumerate(placed):
            before, after = placed[:at], placed[at + 1 :]
            if named := _of_named_whole(story, sentence, before, share, after):
                yield named
                continue
            if not _is_share(sentence, share):
                continue
            pair = (
                _before(sentence, before, share)
                or _after(sentence, share, after)
                or _between(sentence, before, share, after)
                or _sampled(sentence, before, share)
                or _one_in(document, sentence, share)
            )
            if pair and not has_share(sentence, pair[1], share):
                yield share_of(share, *pair, near=True)
            elif before and (
                whole := _of_revenue(story, sentence, before[-1], share)
                or _just_counted(story, sentence, before[-1], share)
            ):
                yield share_of(share, before[-1], whole, near=False)
            elif before and _counts(before[-1]) and share.unit == "percent":
                part = before[-1]
                wholes = _elsewhere(story, part)
                if wholes and re.fullmatch(
                    r" of (?:the|its|their) [a-z]+,? (?:or |\()?", sentence.between(part, share)
                ):
                    yield share_of(share, part, wholes, near=False)


def _of_named_whole(
    story: Sequence[Figures], sentence: Figures, before: Sequence[Placed], share: Placed, after: Sequence[Placed]
) -> Share | None:
    """A share of what is named after it, with its size there or elsewhere in the story."""
    if not _less_than_one(share):
        return None
    if pair := whole_named(sentence, before, share, after):
        return share_of(share, *pair, near=True)
    whole = whole_of_staff(story, sentence, before[-1], share) if before else None
    return share_of(share, before[-1], whole, near=False) if whole else None


def _of_revenue(story: Sequence[Figures], sentence: Figures, part: Placed, share: Placed) -> Placed | None:
    """ "Its net profit came to £6.3m, or 7.5% of revenue": the only revenue of the two sentences."""
    of = _REVENUE.match(sentence.after(share, 40))
    if (
        not of
        or not part.claim.currency
        or _THAN.search(part.claim.lead)
        or not _OR.fullmatch(sentence.between(part, share))
    ):
        return None
    wholes = [
        f for s in story if sentence.number - 1 <= s.number <= sentence.number and s.block == sentence.block
        for f in s.figures if f is not part
        and f.claim.measure in ("revenue", "sales") and f.unit == part.unit and f.claim.change != "from"
        and not f.value <= part.value < 30 * f.value  # "£104.5m, or 9% of turnover, and £18.2m for dividends"
    ]  # fmt: skip
    now = [f for f in wholes if not _THAN.search(f.claim.lead)]
    return now[0] if len(now) == 1 else None


def share_of(share: Placed, part: Placed, whole: Placed, near: bool) -> Share:
    """The claim that a share is of this part in this whole."""
    claim = share.claim
    return Share(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline,
        share=claim, part=part.claim, whole=whole.claim, near=near,
    )  # fmt: skip


def has_share(sentence: Figures, figure: Placed, other: Placed) -> bool:
    """Is an amount itself a part, with a share that is not the other one: "214,300 votes, or 43.1%, to 201,800, or"?"""
    after = next((f for f in sentence.figures if f.start > figure.start), None)
    if after is None or after.unit != "percent" or after.start == other.start:
        return False
    return _APPOSED.search(sentence.between(figure, after)) is not None


def _is_share(sentence: Figures, share: Placed) -> bool:
    claim = share.claim
    changed = claim.change and not (
        _IN_ITSELF.match(sentence.after(share, 2)) and _APART.search(sentence.before(share, 8))
    )
    return not changed and not _TAKEN.search(sentence.before(share, 20)) and _less_than_one(share)


def _less_than_one(share: Placed) -> bool:
    """Can this be a share of something at all?"""
    claim = share.claim
    if claim.per or isinstance(claim.value, tuple):
        return False
    if claim.unit == "percent":
        return 0 < share.value < (_MISTYPED if claim.lead.endswith(", or ") and not claim.change else 100)
    return not share.unit and 0 < share.value < 1 and not claim.words[0].isdigit()


def _counts(figure: Placed) -> bool:
    return (
        figure.level
        and not figure.claim.per
        and figure.unit not in ("percent", "year", "day", "month", "hour")
        and figure.value >= 1
    )


_OF_THEM: Final = later(r" of (?:them|these|those)(?:, or | \()(?:about |nearly |almost |some )?")


def _pair(part: Placed, whole: Placed) -> bool:
    return _counts(part) and _counts(whole) and part.unit == whole.unit and part.value < whole.value


def _before(sentence: Figures, before: Sequence[Placed], share: Placed) -> tuple[Placed, Placed] | None:
    """The part and the whole that stand before the share."""
    if len(before) < 2 or not _APPOSED.search(sentence.before(share, 40)) or not _ends(sentence, share):
        return None
    if len(before) > 2 and before[-1].value <= 12 and before[-1].claim.lead.endswith((" in ", " at ", " across ")):
        before = before[:-1]  # "27 of the 36 centres in two parishes, or two-thirds"
    near, far = before[-1], _opening(sentence, before[:-1])
    gap = sentence.between(near, share)
    if len(gap) > 60:
        return None
    if _OF_THEM.fullmatch(gap):  # "followed 48 nests and found chicks in 36 of them, or two-thirds"
        wholes = [f for f in before[:-1] if _pair(near, f)]
        return (near, wholes[0]) if len(wholes) == 1 else None
    if _pair(far, near) and _OF.fullmatch(sentence.between(far, near)):
        # "38 of the 57 bridges, or 67%": no clause of its own may stand between
        return (far, near) if not re.search(r"[.;:]|, .*, |\b(?:and|but|which|who|while|than)\b", gap) else None
    apart = sentence.between(far, near)
    named = "," in apart or (len(apart) < _CLOSE and not _AND_SO.search(apart))  # "Of the 61 lots 54, or 52%"
    if _pair(near, far) and _WHOLE_FIRST.search(sentence.before(far, 60)) and named:
        other = re.search(r"[.;:]|\b(?:and|but|which|who|while|than)\b", gap)
        told = gap in (", or ", " (") or len(gap) < 12 or _VERB.match(gap) or _DID.fullmatch(gap)
        return (near, far) if not other and told else None
    return None


def _opening(sentence: Figures, before: Sequence[Placed]) -> Placed:
    """The figure before; past a length of time or a lesser number ("checked in three towns"), the "Of the 90 lifts"."""
    first, last = before[0], before[-1]
    if len(before) == 2 and (last.unit != first.unit or last.value < 13) and first.value > 2 * last.value:
        return (
            first if _AT_FIRST.match(sentence.before(first, 60)) and not _OF.search(sentence.before(last, 9)) else last
        )
    return last


def _between(
    sentence: Figures, before: Sequence[Placed], share: Placed, after: Sequence[Placed]
) -> tuple[Placed, Placed] | None:
    """ "Of the 1,648, 35%, or 412, had been missing": the share stands between the whole and the part."""
    if not before or not after or not _pair(after[0], before[-1]):
        return None
    whole, part = before[-1], after[0]
    opens = _WHOLE_FIRST.search(sentence.before(whole, 60))
    gap = re.fullmatch(r"(?: [\w’'-]+){0,3},? (?:only |about |some |just )?", sentence.between(whole, share))
    near = re.fullmatch(r"(?:,? or (?:some |about )?|, | \(| [–—-] )", sentence.between(share, part))
    return (part, whole) if opens and gap and near else None


def _after(sentence: Figures, share: Placed, after: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """ "76%, or 38 of the 57 bridges"; "nearly half of the 41 members, 19,"; the part and the whole follow."""
    if len(after) < 2:
        return None
    first, second = after[0], after[1]
    gap, then = sentence.between(share, first), sentence.between(first, second)
    if re.fullmatch(r"(?:,? or |, | – | — | \()", gap) and _pair(first, second) and _OF.fullmatch(then):
        return first, second
    whole = re.fullmatch(
        r"(?: of)? (?:the |its |their |all |those |these )+(?:[\w.’'-]+[’']s? )?(?:[a-z-]+ ){0,2}", gap
    )
    if whole and _pair(second, first) and re.fullmatch(r"(?: [\w’'-]+){1,4}(?:,? or |, | \(| – )|,? or ", then):
        tail = sentence.prose[second.end : second.end + 12]
        return (second, first) if re.match(r"[,.)]|$| –", tail) or " or " in then else None
    return None


def _sampled(sentence: Figures, before: Sequence[Placed], share: Placed) -> tuple[Placed, Placed] | None:
    """ "tested 240 wells and found arsenic in 51, or 15 per cent": two counts, the first of what was looked at."""
    counts = [f for f in before if _counts(f)]
    if len(counts) != 2 or not _pair(counts[1], counts[0]) or not _SAMPLED.search(sentence.before(counts[0], 40)):
        return None
    whole, part = counts
    gap = sentence.between(part, share)
    apposed = re.search(r"(?:,? or | \()(?:about |nearly |just |some |only )?$", gap) and len(gap) < 50
    named = re.match(r" [a-z]+s\b", part.claim.trail) and not part.claim.trail.startswith(" of ")
    same = not named or singular(part.claim.trail.split()[0]) == singular((whole.claim.noun or "x").split()[-1])
    if apposed and same and "," not in gap[:-5] and _FOUND.search(sentence.before(part, 20)) and _ends(sentence, share):
        return part, whole
    return None


def _just_counted(story: Sequence[Figures], sentence: Figures, part: Placed, share: Placed) -> Placed | None:
    """ "They visited 160 bakeries. They found mice in 72 of them, a quarter of the total.": the whole stands before.

    "Of these, 72, or 45 per cent, had mice" is the same.
    """
    gap = sentence.between(part, share)
    opens = _OF_THESE.match(sentence.before(part, 60)) and gap in (", or ", " (", ", ")
    if not _counts(part) or part.unit or not (opens or re.fullmatch(r" of (?:them|these|those)(?:,? or |, | \()", gap)):
        return None
    previous = next((s for s in story if s.number == sentence.number - 1), None)
    wholes = [f for f in previous.figures if _counts(f) and not f.unit] if previous else []
    wholes = [f for f in wholes if f.value > part.value]  # "412 drivers on nine routes"
    ends = _ends(sentence, share) or _OF_THE_FIELD.match(sentence.after(share, 40))
    fits = len(wholes) == 1 and wholes[0].value > part.value and ends
    return wholes[0] if fits and sentence.figures[0] is part else None


def _one_in(document: Document, sentence: Figures, share: Placed) -> tuple[Placed, Placed] | None:
    """ "One in five pupils, or 20 per cent": the same share twice."""
    found = _ONE_IN.search(sentence.before(share, 70)) if share.unit == "percent" else None
    if found is None:
        return None
    base = max(sentence.start, share.start - 70)
    pair = []
    for side in ("n", "m"):
        start, end = base + found.start(side), base + found.end(side)
        value = float(NUMBERS[found[side].lower()])
        claim = Quantity(
            span=document.span(start, end), zone=sentence.zone, quoted=document.quoted(start), dateline=document.date,
            value=value, low=value, high=value,
        )  # fmt: skip
        pair.append(Placed(claim, start, end))
    return pair[0], pair[1]


def _ends(sentence: Figures, share: Placed) -> bool:
    """Is the share of the same whole, and not the head of a clause of its own?"""
    after, before = sentence.after(share, 60), sentence.before(share, 12)
    own = before.endswith(("or ", "(")) and _OF_THE_THING.match(after)
    return bool(own or _THE_WHOLE.match(after) or (before.endswith("or ") and share.unit == "percent"))


def _elsewhere(story: Sequence[Figures], part: Placed) -> Placed | None:
    """The one larger count of the same thing in the story, without those of another or a second occasion."""
    noun = re.match(r" of (?:the|its|their) ([a-z]+)", part.claim.trail)
    if noun is None:
        return None
    head = singular(noun[1])
    found = [
        figure
        for sentence in story
        for figure in sentence.figures
        if _counts(figure) and not figure.unit and figure.value > part.value and not figure.claim.part
        and figure.claim.noun and singular(figure.claim.noun.split()[-1]) == head
        and not _ANOTHER_TIME.search(sentence.before(figure, 60))
    ]  # fmt: skip
    return found[0] if found and len({f.value for f in found}) == 1 else None


def _with_fractions(document: Document, sentence: Figures) -> list[Placed]:
    """The figures of a sentence and its bare fractions."""
    placed = list(sentence.figures)
    for match in _FRACTION.finditer(sentence.prose, sentence.start, sentence.end):
        start, end = match.span()
        if match["n"]:  # its "one" and "six" count nothing
            placed = [f for f in placed if not (f.start < end and start < f.end)]
        elif any(f.start < end and start < f.end for f in sentence.figures):
            continue
        if match["n"]:
            share = NUMBERS[match["n"]] / NUMBERS[match["m"]]
        else:
            share = 0.5 if match["half"] else NUMBERS.get(match["times"], 1) / PARTS[match["part"]]
        claim = Quantity(
            span=document.span(start, end), zone=sentence.zone, quoted=document.quoted(start), dateline=document.date,
            value=share, low=share, high=share, hedge=_SAME.get(match["hedge"] or "", match["hedge"] or ""),
        )  # fmt: skip
        placed.append(Placed(claim, start, end))
    return sorted(placed, key=lambda f: f.start)
