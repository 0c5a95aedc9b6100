"""One whole shared out, in per cent, in fractions or in both: "60 per cent …, a quarter … and the remaining fifth".

Down to "the remaining", "the other" or "the rest" the shares must make the whole. A list that ends in "and" of who
pays, owns, takes or makes up what cannot make more than it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, groupby, pairwise
from typing import Final, NamedTuple

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, LIST, TABLE, Document
from linter.finders.factors import PART, PARTS, factors, factors_in
from linter.patterns import either, later
from linter.relations.digits import exchanged
from linter.relations.figures import Figures, Placed, figures, numbered

_WORDS: Final = frozenset(
    {"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "sixth", "tenth", "cent", "percent", "pct"}
)
_REST: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:other|remaining|last|final|rest|remainder|balance)(?: of (?:it|them|the \w+))?"
    r"(?:, |: | \(| – | — | )(?:of )?(?:about |some |an? )?$"
)
_REST_PART: Final = later(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:other|remaining) (?P<part>{either(PARTS)})\b(?! (?:of|time|day|year|place))"
)
_ANOTHER_PART: Final = later(rf"\b[Aa]nother (?P<part>{either(PARTS)})\b(?! (?:of|time|day|year|place))")
# "And the rest is water": what is left, without how much that is.
_THE_REST: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:rest|remainder)(?: of (?:it|them|the [a-z]+))? (?:is|are|was|were|go(?:es)?|went"
    r"|comes?|came|belongs?|belonged|will)\b"
)
# A sum or a thing that is shared out, in whatever paragraphs: "half of the estate", "a third of the money".
_LOT: Final = later(
    r" of (?:the|his|her|its|their) (?:(?P<left>estate|money|fortune|inheritance|legacy|savings)"
    r"|(?P<paid>cost|bill|total|budget)|(?P<won>proceeds|profits?|prize|takings|reward|jackpot))\b"
)
# Who has, gives, pays or makes up some of it, before the share.
_MAKES: Final = later(
    r"\b(?:account(?:s|ed|ing)? for|ma[dk]es? up|ma[dk]ing up|represents?|represented|br[io][nu]gh?t?s? in|contributes?"
    r"|contributed|provide[sd]?|suppl(?:y|ies|ied)|generate[sd]?|produce[sd]?|gives?|gave)\b"
)
_TAKES: Final = later(
    r"\b(?:holds?|held|owns?|owned|controls?|controlled|gets?|got|takes?|took|won|wins?|polled|pays?|paid|bears?|bore"
    r"|left|leaves?|leaving"
    r"|bequeath\w*|meets?|met|funds?|finances?|covers?|covered|spends?|spent|divided|split|consists?"
    r"|consisted|made of|composed"
    r"|(?:poll|survey)[^.;]*? (?:on|at|with)|(?:had|has|have|on|with)(?=[^.;]*\b(?:others|undecided|votes?"
    r"|polls?)\b))\b"
)
# "Of the guests, 42 per cent were German", "45 per cent came by car": how they are sorted, after the share.
_SORTS: Final = later(
    r"(?: of (?:(?:the|its|their|all|those) )?[a-z]+(?: [a-z]+)?)? "
    r"(?:(?:comes?|came|go|goes|went|travel\w*|arrived?|is|are|was|were) (?:by|from|to|for|on foot)\b|(?:is|are|was"
    r"|were) [A-Z]|(?:chose|voted|said) (?:yes|no|for|against)\b)"
)
_A_NATION: Final = later(r"[^,;:.]{0,30}? (?:is|are|was|were) [A-Z]")
_NATION_TOO: Final = later(r"(?: of [a-z ]{3,20}?)?(?: (?:is|are|was|were|from))? (?:the )?[A-Z]")
_OF_WHAT: Final = later(r" of (?:the|its|their|all|his|her|every|[a-z]+s\b|[A-Z][\w’'-]+[’']s)\b")
_OF_ITS: Final = later(r" of (?:its|their|his|her)\b")
_BY_WHAT: Final = later(r" (?:from|to|on|by|for) ")
_WHERE: Final = later(r" (?:of (?:the )?[a-z]+ )?(?:in|at|during) ")
# "42 per cent wind, 33 per cent gas and 15 per cent hydro": of what it is made.
_IS_MADE_OF: Final = later(
    r" (?!of\b|in\b|were\b|was\b|to\b|more\b|less\b|up\b|down\b)[a-z]+(?: [a-z]+)?(?:,|;|,? and|\.|$)"
)
_IS: Final = later(r"\b(?:is|are|was|were|contains?|of) (?:about )?$")
_ITEM: Final = later(r"[^;:.!?\d]{1,60}")
_ENDS: Final = later(r"[^;:.!?\d]{0,60}\b(?:and|while|but)\b[^.;:,\d]{0,45}")
_BARE: Final = later(r"(?=,|;|\.(?!\d)| and\b|$)")
# Shares of several wholes or times, several to each person, or rates of their own.
_ELSE: Final = later(
    r"\b(?:compared|against(?! (?:it|the)\b| and\b|,)|last year|years? (?:earlier|before|ago)|previous\w*|rose|risen"
    r"|fell"
    r"|fallen|grew|increase[sd]?|than|margin|growth|inflation|interest (?:rate|of)|each|every (?:day|year)|both"
    r"|several|also|too"
    r"|again"
    r"|raised|cut|probability|chance|alcohol|off|swing|multiple|more than (?:one|once)"
    r"|of (?:those|these|them|whom|which))\b(?! (?:polled|asked|surveyed|questioned))",
    re.I,
)
_COMPARED: Final = later(
    r",? (?:up|down|compared with|compared to|against) (?:from |on )?(?:just |only )?[\d.]+(?: per ?cent|%)[^,;.]*"
)
_OF: Final = later(r"(?:Of|Among|For|In) (?!(?:the|this|these|those|that)\b)")  # of another whole
_TO: Final = later(r" to ")
_WON: Final = later(
    r"\b(?:won|beat|defeat\w*|elect\w*|carried|passed|rejected|approved|backed)\b[^.;]*\bby (?:about )?$"
)
# A share that a name hides: "the Conservatives 31".
_NAMED: Final = later(
    r"(?:,|\band|\bwhile) (?:the )?(?:[A-Z][\w’'-]+ ){1,3}(?:with )?(?P<n>\d{1,2}(?:\.\d)?)(?=[,;]|\.(?!\d)| and\b)"
)
_LEFT_OVER: Final = frozenset({"remaining", "other"})
_LIKELY: Final = (75, 126)  # a sum further from 100 is of shares of something else
_ROUNDED: Final = 1.5
_LONGEST: Final = 8
_THREE: Final = 3


@kind_of_claim
class SharedOut(Claim):
    """Shares that are said to make up one whole; `closed` where the last of them is said to be all the rest.

    `scattered` tells that they stand in several paragraphs, with other words for the whole.
    """

    parts: tuple[Quantity, ...]
    closed: bool
    scattered: bool = False


class _Share(NamedTuple):
    sentence: Figures
    placed: Placed
    rest: bool
    fraction: bool


def shared_out(document: Document) -> Iterator[SharedOut]:
    """Every whole of an English document that is shared out so that its shares do not make it."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE, LIST)]
    if not document.holds(_WORDS) and not any(f.unit == "percent" for s in story for f in s.figures):
        return
    every = [figure for sentence in story for figure in sentence.figures]
    yield from _lot(document)
    for _, group in groupby(story, key=lambda sentence: sentence.block):
        paragraph = _and_the_next(document, list(group))
        told = [(sentence, _shares(document, sentence)) for sentence in paragraph]
        yield from _down_to_rest([share for _, shares in told for share in shares], every)
        yield from _nothing_left(told)
        for at, (sentence, shares) in enumerate(told):
            before = told[at - 1] if at and told[at - 1][0].number == sentence.number - 1 else None
            yield from _listed(sentence, shares, before)


def _and_the_next(document: Document, paragraph: list[Figures]) -> list[Figures]:
    """The sentences of a paragraph, and one without a figure that comes after them: "finds the remaining fifth"."""
    last = paragraph[-1]
    begin, end = document.sentence_at(min(last.end + 1, len(document.prose) - 1))
    if begin < last.end or document.block_at(begin).start != last.block:
        return paragraph
    return [*paragraph, last._replace(number=last.number + 1, start=begin, end=end, figures=())]


def _shares(document: Document, sentence: Figures) -> list[_Share]:
    """The shares that a sentence gives, in order; what a share is compared with is none."""
    found: list[_Share] = []
    taken = {figure.start for figure in sentence.figures}
    hidden = _NAMED.finditer(sentence.prose, sentence.start, sentence.end) if sentence.figures else ()
    named = (numbered(document, *m.span("n")) for m in hidden if m.start("n") not in taken)
    for figure in sorted((*sentence.figures, *named), key=lambda figure: figure.start):
        claim = figure.claim
        bare = not figure.unit and found and 1 < figure.value < 100 and _elided(sentence, found[-1].placed, figure)
        if bare:
            figure = figure._replace(claim=replace(claim, unit="percent"))
        if figure.unit == "percent" and figure.level and claim.change != "from" and 0 < figure.value < 100:
            found.append(
                _Share(sentence, figure, _REST.search(sentence.before(figure, 40)) is not None, fraction=False)
            )
    for factor in factors_in(document, sentence.start, sentence.end):
        if factor.form == PART and factor.times < 1:
            rest = _REST.search(sentence.prose, max(sentence.start, factor.start - 40), factor.start) is not None
            found.append(_Share(sentence, _part(document, factor.start, factor.end, factor.times), rest, fraction=True))
    for pattern in (_REST_PART, _ANOTHER_PART):
        for match in pattern.finditer(sentence.prose, sentence.start, sentence.end):
            start, end = match.span("part")
            if not any(share.placed.start <= start < share.placed.end for share in found):
                part = _part(document, start, end, 1 / PARTS[match["part"]])
                found.append(_Share(sentence, part, rest=pattern is _REST_PART, fraction=True))
    return sorted(found, key=lambda share: share.placed.start)


def _elided(sentence: Figures, before: Placed, figure: Placed) -> bool:
    """ "Labour had 34 per cent, the Conservatives 31 and the Greens 20"."""
    plain = before.end < figure.start and _ITEM.fullmatch(sentence.between(before, figure))
    return bool(plain) and _BARE.match(sentence.after(figure, 8)) is not None and "," not in figure.claim.words


def _part(document: Document, start: int, end: int, times: float) -> Placed:
    """ "A quarter", in per cent, as exactly as copy means it."""
    share = times * 100
    claim = Quantity(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, value=share, low=share - 1, high=share + 1, unit="percent", sentence=-1,
    )  # fmt: skip
    return Placed(claim, start, end)


def _nothing_left(told: Sequence[tuple[Figures, list[_Share]]]) -> Iterator[SharedOut]:
    """ "Three-quarters of the land is forest. Meadows make up a third, and the rest is water": nothing is left."""
    run: list[_Share] = []
    for sentence, shares in told:
        run = [] if _other(sentence) else [*run, *shares]
        rest = _THE_REST.search(sentence.text)
        if rest and len(run) > 1 and not any(share.rest for share in run):
            before = [share for share in run if share.placed.start < sentence.start + rest.start()]
            owned = [_OF_WHAT.match(share.sentence.after(share.placed, 40)) is not None for share in before]
            if len(before) > 1 and owned[0] and not any(owned[1:]):
                yield from _made(before, closed=True, whole=False)


def _lot(document: Document) -> Iterator[SharedOut]:
    """ "Half of the estate goes to a boat", paragraphs on "a third of the money", at last "the remaining quarter"."""
    ends = [m.span("part") for m in document.within(document.sentences_with(_LEFT_OVER), _REST_PART)]
    if len(ends) != 1:
        return
    start, end = ends[0]
    parts = [f for f in factors(document) if f.form == PART and f.times < 1 and f.start < start]
    lots = {f: match.lastgroup for f in parts if (match := _LOT.match(document.prose, f.end))}
    if len(lots) < 2 or len(lots) != len(parts) or len(set(lots.values())) > 1:
        return
    if document.block_at(parts[0].start) == document.block_at(start):
        return
    placed = [_part(document, f.start, f.end, f.times) for f in lots]
    placed.append(_part(document, start, end, 1 / PARTS[document.prose[start:end]]))
    added = sum(each.value for each in placed)
    if abs(added - 100) > _ROUNDED and _LIKELY[0] < added < _LIKELY[1]:
        claims = tuple(each.claim for each in placed)
        last = claims[-1]
        yield SharedOut(
            span=last.span, zone=last.zone, quoted=last.quoted, dateline=last.dateline, parts=claims, closed=True,
            scattered=True,
        )  # fmt: skip


def _of_two(run: Sequence[_Share], every: Sequence[Placed]) -> bool:
    """Are one share and the rest of it all that the copy can mean, with no third that it tells elsewhere?"""
    first, rest = run
    gap = 100 - first.placed.value - rest.placed.value
    whole = _OF_WHAT.match(first.sentence.after(first.placed, 40)) is not None
    return whole and not any(abs(figure.value - gap) <= _ROUNDED for figure in every if figure.unit == "percent")


def _down_to_rest(shares: Sequence[_Share], every: Sequence[Placed]) -> Iterator[SharedOut]:
    """The shares of a paragraph down to "the remaining 28%", unless some of them and it are a whole already."""
    run: list[_Share] = []
    for share in shares:
        run.append(share)
        if not share.rest:
            continue
        sizes = [one.placed.value for one in run]
        some = (sum(chosen) for size in range(1, len(run) - 1) for chosen in combinations(sizes[:-1], size))
        likely = _LIKELY[0] < sum(sizes) < _LIKELY[1] and all(abs(added + sizes[-1] - 100) > _ROUNDED for added in some)
        others = any(
            _other(one.sentence) or (one.sentence is not run[0].sentence and _OF.match(one.sentence.text))
            for one in run
        )
        if 1 < len(run) <= _LONGEST and likely and not others and (len(run) > 2 or _of_two(run, every)):
            yield from _made(run, closed=True)
        run = []


def _listed(
    sentence: Figures, shares: list[_Share], before: tuple[Figures, list[_Share]] | None
) -> Iterator[SharedOut]:
    """ "Wind took 42 per cent, gas 33 per cent and coal 35 per cent": more than there is."""
    if len(shares) < 2 or _other(sentence) or any(share.rest for share in shares):
        return
    gaps = [sentence.between(a.placed, b.placed) for a, b in pairwise(shares)]
    if _TO.fullmatch(gaps[-1]) and len(shares) == 2 and _WON.search(sentence.before(shares[0].placed)):
        yield from _made(shares, closed=False)
    if not all(map(_ITEM.fullmatch, gaps)) or not _ENDS.fullmatch(gaps[-1]):
        return
    tails = [sentence.after(share.placed, 60) for share in shares]
    mixed = _IS.search(sentence.before(shares[0].placed, 20)) and all(map(_IS_MADE_OF.match, tails))
    if not (mixed or _divides(sentence, shares[0].placed, tails)):
        return
    whole = _OF_WHAT.match(tails[0]) is not None
    if before and before[1] and len(before[1]) == 1 and not whole and not _other(before[0]):
        first = before[1][0]
        if _OF_WHAT.match(before[0].after(first.placed, 40)) and _MAKES.search(before[0].before(first.placed)):
            shares, whole = [first, *shares], True
    if len(shares) >= _THREE or (whole and not any(share.fraction for share in shares)):
        yield from _made(shares, closed=False)


def _divides(sentence: Figures, first: Placed, tails: Sequence[str]) -> bool:
    """Does the copy share out one whole, and not tell of the same share of several?"""
    owned = [_OF_WHAT.match(tail) is not None for tail in tails]
    if any(owned[1:-1]) or (owned[0] and owned[-1]) or sum(_WHERE.match(tail) is not None for tail in tails) > 1:
        return False
    if _SORTS.match(tails[0]) and _A_NATION.match(tails[0]):
        return all(map(_NATION_TOO.match, tails[1:]))  # "a third spoke no English" sorts them anew
    if _MAKES.search(sentence.before(first)) or _SORTS.match(tails[0]):
        return True
    takes = _TAKES.search(sentence.prose, sentence.start, sentence.end)
    theirs = _OF_ITS.match(tails[0]) is None or all(map(_BY_WHAT.match, tails[1:]))
    return takes is not None and takes.end() <= first.start and theirs


def _other(sentence: Figures) -> bool:
    """Does a sentence speak of shares of several wholes, or of a change?"""
    if any(f.unit == "percent" and f.claim.change in ("up", "down", "to") for f in sentence.figures):
        return True
    return _ELSE.search(_COMPARED.sub("", sentence.text)) is not None


def _made(shares: Sequence[_Share], closed: bool, whole: bool = True) -> Iterator[SharedOut]:
    parts = tuple(share.placed.claim for share in shares)
    low, high, added = sum(p.low for p in parts), sum(p.high for p in parts), sum(s.placed.value for s in shares)
    if not whole and low <= 100:
        return  # something is left
    if low <= 100 <= high or (added < 100 and not closed) or not _LIKELY[0] < added < _LIKELY[1]:
        return
    if closed or any(share.fraction for share in shares) or _slipped(shares, added):
        last = parts[-1]
        yield SharedOut(
            span=last.span, zone=last.zone, quoted=last.quoted, dateline=last.dateline, parts=parts, closed=closed
        )


def _slipped(shares: Sequence[_Share], added: float) -> bool:
    """Would one digit put right, or two that changed places, make the shares the whole?"""
    off = added - 100
    tens = abs(off - 10 * round(off / 10)) <= _ROUNDED and off > _ROUNDED
    return tens or off < 10 or any(exchanged(s.placed.value, s.placed.value - off) for s in shares)
