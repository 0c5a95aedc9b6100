"""A share against the part and the whole beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from linter.claims import Claim, Quantity
from linter.document import Document
from linter.finders._figures import Figures, Placed, figures, value
from linter.finding import ERROR, WARNING, Agreement, Finding
from linter.phrases import singular
from linter.rule import Rule, examples

# "38 of the county's 57 bridges", "12 out of 40"; "Of the county's 57 bridges, 38 …".
_OF: Final = re.compile(
    r"(?: [a-z-]+){0,2} (?:out )?of (?:the |its |their |his |her |our |all |some |about |those |these |a total of )*"
    r"(?:[\w.’'-]+[’']s? )?(?:[a-z-]+ ){0,2}$"
)
_WHOLE_FIRST: Final = re.compile(
    r"(?:^|[;,:] |\band |\bbut )[\"“]?(?:[Oo]ut )?[Oo]f (?:the |its |their |his |all |about |those |these |some )*(?:[\w.’'-]+ ){0,4}$"
)
# "…, or 76%,", "… (76%)", "…, a third of the total".
_APPOSED: Final = re.compile(
    r"(?:(?:, | – | — | - )or |, | \(|\(or | – | — | or )(?:only |just |that is |i\.e\. |equal to |equivalent to |around |about )?$"
)
_VERB: Final = re.compile(
    r"^(?: \w+){0,2} (?:are|were|is|was|have|had|has|need|needs|remain|face|stand|lie|said|voted|failed|passed|closed|opened)\b"
)
_THE_WHOLE: Final = re.compile(
    r"^(?: of (?:the |its |their |all )*(?:total|whole|lot|number)\b| of (?:all|them|those)\b|[,.;:)—–]| –|$| -)"
)
_OF_THE_THING: Final = re.compile(
    r"^ of (?:the|all|its|their) (?!\d)[\w’'-]+(?! (?:are|is|was|were|had|have|has|of|in|that|who)\b)"
)
_TAKEN: Final = re.compile(r"\b(?:another|a further|additional|up|down|rise|increase|fall|drop|by|from|to) $")
_TOLERANT: Final = 0.06  # a fraction in words is true within 6 per cent of itself: "a third" of 32 to 35 in a hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Claim):
    """A share in per cent or as a fraction, of a part in a whole."""

    share: Quantity
    part: Quantity
    whole: Quantity
    near: bool = True  # does the whole stand in the same sentence?


@dataclass(frozen=True)
class WrongShare(Rule[Share]):
    """A percentage or fraction that the part and the whole beside it do not give.

    Why it matters
    "Of the county's 57 bridges, 38, or 76%, need repairs": 38 of 57 is 67%. The words say that the share is the same
    fact as the two counts, so one of the three must be wrong, and the reader has all it takes to see it.

    How it decides
    It needs a part, its whole and a share that stands beside the part as another way to say it: "38 of the 57
    bridges, or 76%", "Of the 96 stalls, 24 are empty, a third of the total", "a quarter of the town's 800 homes, or
    200". The share is worked out with the ranges of both counts. A percentage may be off by `points` (one and a half
    when it is a round ten); "a third" may be off by a sixteenth of itself, "about a third" and "nearly half" by more.
    Where only the part stands beside the share ("645 of the homes, or 30 per cent") the whole is the story's one
    larger count of that same thing, and the finding is a warning.

    When it stays silent
    When the sentence has other figures between, so that another part or whole may be meant; for changes; when the
    story gives more than one whole, or the share may be of something else.
    """

    points: float = 1.0

    severity = ERROR
    reads = Share
    source = "Nuijten et al. 2016: recompute with rounding"
    allows = examples(
        "Of the county's 57 bridges, 38, or 67%, need repairs.",
        "Of the market's 96 stalls, 24 are now empty, a quarter of the total.",
        "She won 173 of the 299 votes, or 58 per cent. Nearly half of the 41 members, 19, stayed away.",
        "The town has 2,150 homes. The flood reached 645 of the homes, or 30 per cent.",
        "About a third of the 62 buses, 20, run on gas.",
        "It sold 12 of its 40 shops, 25% fewer than it had planned.",
        "Of the 21 films in competition, 12 are from Europe, and a third of them are comedies.",
    )
    catches = examples(
        "Of the district's [[63]] schools, [[27]], or [[34%]], have no nurse, the report said.",
        "Of the harbour's [[120]] berths, [[40]] are now empty, [[a quarter]] of the total.",
        "The bank will shut [[46]] of its [[210]] branches, [[about 32 per cent]], by June.",
        "Officials found lead in the water of [[12]] of [[40]] homes ([[25 per cent]]).",
        "Inspectors closed [[18]] of the [[45]] stalls, or [[half]] of them, in May.",
        "[[Nearly three-quarters]] of the [[160]] pupils, or [[96]], walk to school.",
        "The village has [[2,150]] homes.\n\nThe storm left [[645]] of the homes, or [[40 per cent]], without power.",
        "[[Some 76%]], or [[38]] of the [[57]] bridges, are rusty.",
    )

    def find(self, document: Document) -> Iterable[Share]:
        return shares(document)

    def keys(self, claim: Share) -> Iterable[str]:
        yield f"{claim.path}#{claim.span.start}"

    def check(self, claims: Sequence[Share]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            part, whole, share = claim.part, claim.whole, claim.share
            low, high = _said(share, self.points)
            least, most = part.low / whole.high, min(part.high, whole.high) / whole.low
            reason = f"both: {part.words} of {whole.words}, in {'one sentence' if claim.near else 'one story'}"
            sums = f"{part.words} of {whole.words}"
            if least <= high + 1e-9 and low <= most + 1e-9:
                yield self.agreement(f"{share.words} fits {sums}", share, part, whole, reason=reason)
                continue
            right = value(part) / value(whole) * 100
            message = f"{sums} is {right:.1f}%, not {share.words}"
            if share.unit == "percent" and f"{right:.0f}" == f"{value(share):.0f}"[::-1]:
                message += f" ({right:.0f} and {value(share):.0f}: two digits may be exchanged)"
            yield self.finding(
                share, message, part, whole, reason=reason, severity=ERROR if claim.near else WARNING,
                repairs=[f"{right:.0f}%"] if share.words.endswith("%") else [],
            )  # fmt: skip


def _said(share: Quantity, points: float) -> tuple[float, float]:
    """The range of shares, of one, that the copy's words allow."""
    said = value(share)
    if share.unit == "percent":
        decimals = len(share.words.partition(".")[2].rstrip("% abcdefghijklmnopqrstuvwxyz"))
        wide = points / 10**decimals * (1.5 if said % 10 == 0 and not decimals else 1.0)
        said, wide = said / 100, wide / 100
    else:
        wide = said * _TOLERANT
    rough = 0.06 if share.unit else 0.13
    return {
        "about": (said * (1 - rough) - wide, said * (1 + rough) + wide),
        "nearly": (said * 0.9 - wide, said + wide / 4),
        "just over": (said - wide / 4, said * 1.15 + wide),
        "more than": (said - wide / 4, 1.0),
        "at least": (said - wide / 4, 1.0),
        "less than": (0.0, said + wide / 4),
        "up to": (0.0, said + wide),
    }.get(share.hedge, (said - wide, said + wide))


def shares(document: Document) -> Iterator[Share]:
    """Every share of a document that stands beside its part and whole."""
    story = figures(document)
    for sentence in story:
        placed = sentence.figures
        for at, share in enumerate(placed):
            if not _is_share(sentence, share):
                continue
            before, after = placed[:at], placed[at + 1 :]
            pair = _before(sentence, before, share) or _after(sentence, share, after)
            if pair:
                yield _share(share, *pair, near=True)
            elif before and _counts(before[-1]) and share.unit == "percent":
                part = before[-1]
                wholes = _elsewhere(story, part)
                if wholes and re.fullmatch(
                    r" of (?:the|its|their) [a-z]+,? (?:or |\()?", sentence.between(part, share)
                ):
                    yield _share(share, part, wholes, near=False)


def _share(share: Placed, part: Placed, whole: Placed, near: bool) -> Share:
    claim = share.claim
    return Share(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline,
        share=claim, part=part.claim, whole=whole.claim, near=near,
    )  # fmt: skip


def _is_share(sentence: Figures, share: Placed) -> bool:
    claim = share.claim
    if claim.change or claim.per or isinstance(claim.value, tuple) or _TAKEN.search(sentence.before(share, 20)):
        return False
    if claim.unit == "percent":
        return 0 < share.value < 100
    return not share.unit and 0 < share.value < 1 and not claim.words[0].isdigit()


def _counts(figure: Placed) -> bool:
    return (
        figure.level
        and not figure.claim.per
        and figure.unit not in ("percent", "year", "day", "month", "hour")
        and figure.value >= 1
    )


def _pair(part: Placed, whole: Placed) -> bool:
    return _counts(part) and _counts(whole) and part.unit == whole.unit and part.value < whole.value


def _before(sentence: Figures, before: Sequence[Placed], share: Placed) -> tuple[Placed, Placed] | None:
    """The part and the whole that stand before the share."""
    if len(before) < 2 or not _APPOSED.search(sentence.before(share, 40)) or not _ends(sentence, share):
        return None
    near, far = before[-1], before[-2]
    gap = sentence.between(near, share)
    if len(gap) > 60:
        return None
    if _pair(far, near) and _OF.fullmatch(sentence.between(far, near)):
        # "38 of the 57 bridges, or 67%": no clause of its own may stand between
        return (far, near) if not re.search(r"[.;:]|, .*, |\b(?:and|but|which|who|while|than)\b", gap) else None
    if _pair(near, far) and _WHOLE_FIRST.search(sentence.before(far, 60)) and "," in sentence.between(far, near):
        other = re.search(r"[.;:]|\b(?:and|but|which|who|while|than)\b", gap)
        return (near, far) if not other and (gap in (", or ", " (") or len(gap) < 12 or _VERB.match(gap)) else None
    return None


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
    if whole and _pair(second, first) and re.fullmatch(r"(?: [\w’'-]+){1,4}(?:,? or |, or |, | \(| – )", then):
        tail = sentence.prose[second.end : second.end + 12]
        return (second, first) if re.match(r"[,.)]|$| –", tail) or " or " in then else None
    return None


def _ends(sentence: Figures, share: Placed) -> bool:
    """Is the share of the same whole, and not the head of a clause of its own?"""
    after, before = sentence.after(share, 60), sentence.before(share, 12)
    own = before.endswith(("or ", "(")) and _OF_THE_THING.match(after)
    return bool(own or _THE_WHOLE.match(after) or (before.endswith("or ") and share.unit == "percent"))


def _elsewhere(story: Sequence[Figures], part: Placed) -> Placed | None:
    """The one larger count of the same thing in the story."""
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
    ]  # fmt: skip
    return found[0] if found and len({f.value for f in found}) == 1 else None
