"""Quantities: every amount in the copy with what it measures, of whom, when, and on whose word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from linter.amounts import Amount, amounts
from linter.claims import Moment, Quantity
from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.finders import moments as calendar
from linter.lexicon import Place, countries_in
from linter.patterns import later
from linter.periods import DAY, MONTH, SINCE, YEAR, Period
from linter.phrases import Noun, measures, noun_after, singular, stems, words

finds = Quantity

_CLAUSE: Final = later(
    r"; |, (?:while|whereas|but|and|which|who|with|compared)\b| while | whereas | – | — | \(|, up | and (?=[a-z]+ed )"
)
_OF: Final = later(
    r"((?:[\w’'-]+ ){0,3}[\w’'-]+) (?:worth )?(?:of|at|to|for|about|around|worth) (?:about |around |nearly |almost |some |approximately |up to |over )?$"
)
_PARTITIVE: Final = later(
    r" (?:out )?of (?:(?:its|the|their|his|her|our|those|these|all|a|an|which|them|the country's|some) )?"
)
_COMPLEMENT: Final = later(r" of (?!the (?:year|month|week)|which|them|\d)((?:[a-z][\w’'-]* ){0,2}?[a-z][\w’'-]+)")
_DEFINITE: Final = later(
    r"\b(?:the|this|these|those|last year’s|last year's|this year’s|this year's) (?:[a-z]+ )?$",
    re.I,
)
_AGAINST: Final = later(
    r"\b(?:compared (?:with|to)|than|against|versus|vs\.?|beating|topping|surpassing|eclipsing|exceeding) (?:the |an? )?$"
)
_DIFFERENCE: Final = later(r" (?:less|more|fewer|higher|lower|below|above|short of|extra)\b(?: than)?")
_ASKED: Final = later(
    r" (?:[\w’'-]+ ){0,5}?(?:asked for|sought|requested|hoped for|had hoped|had wanted|had expected|had planned|needed|forecast|promised|pledged)\b"
)
_OTHERS: Final = later(
    r"\b(?:another|additional|further|other|of which|of whom|of them|including|among them|remaining|rest|extra|all but|only|just|first|last)"
    r" (?:[a-z]+ )?$", re.I,
)  # fmt: skip
_SAID: Final = later(
    r"\baccording to (?:the |a |an |its )?(?P<to>[\w’' -]{2,50})"
    r"|(?P<by>[\w’'-]+(?: [\w’'-]+){0,3}) (?:said|says|say|claimed|claims|claim|put|puts|estimated|estimates|estimate|reported|reports)\b"
)
_SAYS: Final = later(r" (?:sa[iy]|claim|puts?|estimate|report)|ccording to")
_PER: Final = later(r"^ ?,? ?(?:each|apiece)\b")
_SPELLED: Final = later(r"\b(?:bilateral|two-way|mutual|between the two countries|both countries)\b", re.I)


class _Sentence(NamedTuple):
    """One sentence with what was found in it."""

    number: int
    start: int
    end: int
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]
    context: tuple[str, ...]
    countries: tuple[tuple[int, int, str, str], ...]


def find(document: Document) -> Iterator[Quantity]:
    """Every quantity of a document, in order."""
    return iter(quantities(document))


@lru_cache(maxsize=4)
def quantities(document: Document) -> tuple[Quantity, ...]:
    """The same, kept for the finders that build on it."""
    found = amounts(document.prose, language=document.language)
    when = list(calendar.find(document))
    starts = [document.prose_at(m.span.start) for m in when]
    result: list[Quantity] = []
    batch: list[Amount] = []
    bounds = (0, 0)
    for amount in found:
        at = document.sentence_at(amount.number)
        if at != bounds:
            result += _read(document, bounds, batch, when, starts)
            batch, bounds = [], at
        batch.append(amount)
    result += _read(document, bounds, batch, when, starts)
    return tuple(_inherited(result))


_REFERS: Final = later(
    r"\b(?:it|that|this|which|the (?:figure|total|amount|sum|value|number)) (?:[a-z]+ ){1,4}$", re.I
)
_COMPARED: Final = later(
    r"\b(?:compares? (?:with|to)|compared (?:with|to)|from|against|than) (?:the |an? )?$", re.I
)


_IN_THE_YEAR: Final = later(
    r"^[^.;:]{0,60}\b(?:in|for|over|during) the (?:full |whole )?year\b(?! to| end| before| earlier|-)"
)


def _inherited(found: list[Quantity]) -> Iterator[Quantity]:
    """What a bare figure is compared with says what it measures: "That compares with 41,300 in 2023"."""
    last: Quantity | None = None
    named: Period | None = None  # the year last spoken of
    for claim in found:
        if (
            last is not None
            and claim.sentence - last.sentence <= 1
            and (claim.unit, claim.currency) == (last.unit, last.currency)
            and (
                (_COMPARED.search(claim.lead) and (not claim.measure or claim.change == "from"))
                or (_REFERS.search(claim.lead) and not claim.measure)
            )
        ):
            claim = replace(
                claim, measure=last.measure, noun=last.noun, qualifiers=last.qualifiers, stock=last.stock,
                parties=last.parties, direction=last.direction,
            )  # fmt: skip
        if claim.period is not None and claim.period.kind == YEAR:
            named = claim.period
        elif claim.period is None and named is not None and _IN_THE_YEAR.search(claim.trail):
            claim = replace(claim, period=named)
        if claim.measure and claim.unit not in ("percent", "percentage point", "year", "month", "day"):
            last = claim
        yield claim


def _read(
    document: Document, bounds: tuple[int, int], batch: list[Amount], when: list[Moment], starts: list[int]
) -> Iterator[Quantity]:
    """The quantities of one sentence."""
    if not batch:
        return
    start, end = bounds
    zone = document.zone_at(batch[0].number)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    sentence = _Sentence(
        bisect_left(document.sentences, bounds), start, end, tuple(batch), tuple(when[first:last]), stems(document.prose, start, end),
        _countries(document, start, end),
    )  # fmt: skip
    places = [(starts[i], when[i]) for i in range(first, last)]
    dates = [(at, document.prose_at(m.span.end - 1) + 1) for at, m in places]
    for index, amount in enumerate(batch):
        within = any(begin <= amount.number < finish for begin, finish in dates)
        if not within:
            yield _quantity(document, sentence, places, index, amount, zone)
        elif amount.unit:  # "the last three months" is a length of time, and measures nothing else
            yield replace(_quantity(document, sentence, places, index, amount, zone), measure="", noun="")


def _quantity(
    document: Document, sentence: _Sentence, places: Sequence[tuple[int, Moment]], index: int, amount: Amount, zone: str
) -> Quantity:
    prose = document.prose
    limit = sentence.amounts[index + 1].start if index + 1 < len(sentence.amounts) else sentence.end
    floor = sentence.amounts[index - 1].end if index else sentence.start
    noun = _noun(prose, sentence, amount, floor, max(limit, amount.end))
    measure, phrase, qualifiers = _measure(noun, amount)
    change = _change(prose, sentence, amount, floor)
    parties, direction = _parties(document, sentence, amount, measure)
    before = prose[max(floor, amount.start - 100) : amount.start]
    per = amount.per
    if (
        not per
        and _PER.match(prose[amount.end : amount.end + 10])
        or (not per and noun and _PER.match(prose[noun.end : noun.end + 10]))
    ):
        per = "each"
    return Quantity(
        span=document.span(amount.start, amount.end),
        zone=zone,
        quoted=document.quoted(amount.number),
        dateline=document.date,
        value=(amount.value, amount.upper) if amount.upper is not None else amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        currency=amount.currency,
        measure=measure,
        noun=phrase,
        qualifiers=qualifiers,
        parties=parties,
        direction=direction,
        period=_period(prose, sentence, places, index, amount),
        modality=_modality(prose, sentence, amount),
        source=_source(prose, sentence, amount),
        hedge=amount.hedge,
        per=per,
        change=change,
        stock=measure in measures().stock,
        definite=bool(_DEFINITE.search(before)),
        part=_PARTITIVE.match(prose, noun.end if noun else amount.end) is not None
        and not amount.currency
        and not amount.unit,
        sentence=sentence.number,
        lead=prose[max(sentence.start, amount.start - 80) : amount.start],
        trail=prose[amount.end : min(sentence.end, amount.end + 80)],
        context=sentence.context,
    )


def _part(prose: str, sentence: _Sentence, amount: Amount, noun: Noun | None) -> bool:
    """Does the copy say that this counts only some of them ("46 of its 210", "another 20", "12 of whom")?"""
    if _OTHERS.search(prose, max(sentence.start, amount.start - 30), amount.start):
        return True
    if amount.currency or amount.unit:
        return False
    places = {amount.end, noun.end if noun else amount.end}
    return any(
        _PARTITIVE.match(prose, at, sentence.end) or re.match(r" (?:more|others?)\b", prose[at : at + 7])
        for at in places
    )


def _noun(prose: str, sentence: _Sentence, amount: Amount, floor: int, limit: int) -> Noun | None:
    """What is counted or measured: after the amount ("16 projects", "a $412m budget"), or before it."""
    names = measures().names
    if amount.unit == "percent" and re.match(r" (?:in|of)\b", prose[amount.end : amount.end + 4]):
        return _before(prose, sentence, amount, floor)
    after = noun_after(prose, amount.end, limit)
    if amount.unit or amount.currency:
        complement = _COMPLEMENT.match(prose, amount.end, limit) if not amount.currency else None
        if complement and amount.unit not in ("percent", "percentage point"):
            head = complement[1].split()
            return Noun(singular(head[-1]), tuple(head[:-1]), complement.start(1), complement.end(1))
        before = _before(prose, sentence, amount, floor)
        if after and (after.head in names or not before):
            return after
        return before or after
    if after:
        return after
    part = _PARTITIVE.match(prose, amount.end, sentence.end)
    if part and (match := re.compile(r"(?:[\d,.]+ )?").match(prose, part.end(), sentence.end)):
        of = noun_after(" " + prose[match.end() : sentence.end], 0, sentence.end - match.end() + 1)
        if of:
            return of._replace(start=of.start + match.end() - 1, end=of.end + match.end() - 1)
    return _before(prose, sentence, amount, floor)


_LEFT: Final = later(r"[^\W\d_][\w]*(?:[’'-][^\W\d_]\w*)*")


def _before(prose: str, sentence: _Sentence, amount: Amount, floor: int) -> Noun | None:
    """The measure that the words before an amount put it to: "two-way trade hit", "a registered capital of"."""
    lists, names = words(), measures().names
    clause = max(sentence.start, amount.start - 140)
    for cut in _CLAUSE.finditer(prose, clause, amount.start):
        if amount.start - cut.end() > 12:
            clause = cut.end()
    taken = list(_LEFT.finditer(prose, clause, amount.start))
    counted = measures().counted if amount.currency or amount.unit else frozenset()
    for position in range(len(taken) - 1, -1, -1):
        low = taken[position][0].lower()
        if (amount.currency or amount.unit in ("year", "month")) and low in lists.verbs and len(taken) - position <= 3:
            return Noun(lists.verbs[low], (), taken[position].start(), taken[position].end())
        if (names.get(low) or names.get(singular(low))) in counted:
            continue
        two = f"{taken[position - 1][0].lower()} {low}" if position else ""
        if low in names or singular(low) in names or two in names:
            head = low if low in names else singular(low)
            mods: list[str] = []
            at = position - 1
            while at >= 0 and len(mods) < 3 and prose[taken[at].end() : taken[at + 1].start()] == " ":
                word = taken[at][0].lower()
                if word in lists.stop:
                    break
                mods.insert(0, word)
                at -= 1
            return Noun(head, tuple(mods), taken[at + 1].start(), taken[position].end())
    for position in range(len(taken) - 1, -1, -1):
        low = taken[position][0].lower()
        if low in lists.verbs:
            return Noun(lists.verbs[low], (), taken[position].start(), taken[position].end())
        if low in lists.linking and low not in _AUXILIARY:
            return _subject(taken, position, lists.stop)
    return None


_AUXILIARY: Final = frozenset("is are was were be been has have had to".split())
_PRONOUN: Final = frozenset("it they he she this that these those which who".split())
_PREPOSITION: Final = frozenset("in of at on for from to with by".split())


def _subject(taken: list[re.Match[str]], verb: int, stop: frozenset[str]) -> Noun | None:
    """The noun before a verb, past auxiliaries and a place: "The community in Russia has grown to" -> community."""
    at = verb - 1
    while at >= 0 and taken[at][0].lower() in stop and taken[at][0].lower() not in _PREPOSITION:
        if taken[at][0].lower() in _PRONOUN:
            return None
        at -= 1
    while at >= 1 and taken[at][0][0].isupper():
        at -= 1
    if at >= 1 and taken[at][0].lower() in _PREPOSITION:
        at -= 1
    word = taken[at][0] if at >= 0 else ""
    if not word or word.lower() in stop or word[0].isupper() or word.endswith(("ed", "ing", "ly")):
        return None
    names = measures().names
    head = names.get(word.lower()) or singular(word)
    return Noun(head, (), taken[at].start(), taken[at].end())


_IDLE: Final = frozenset(
    {"total", "whole", "overall", "valid", "some", "such", "more", "very", "two-way", "bilateral", "mutual"}
)


def _measure(noun: Noun | None, amount: Amount) -> tuple[str, str, tuple[str, ...]]:
    """(canonical measure, phrase, qualifiers) of a noun phrase."""
    if noun is None:
        return "", "", ()
    names = measures().names
    phrase = " ".join((*noun.modifiers, noun.head))
    for size in range(min(len(noun.modifiers), 2), -1, -1):
        tail = " ".join((*noun.modifiers[len(noun.modifiers) - size :], noun.head))
        if tail in names:
            kept = [word for word in noun.modifiers[: len(noun.modifiers) - size] if word not in _IDLE]
            return names[tail], phrase, tuple(sorted(set(kept)))
    return noun.head, phrase, tuple(sorted(set(noun.modifiers) - _IDLE))


def _change(prose: str, sentence: _Sentence, amount: Amount, floor: int) -> str:
    """Is the amount a change (up, down), what it came from ("from"), or what it came to ("to")?"""
    lists = words()
    before = prose[max(floor, amount.start - 60) : amount.start].lower()
    tokens = re.findall(r"[a-z]+", before)
    last = tokens[-1] if tokens else ""
    moving = lists.up | lists.down
    if last == "from" and any(t in moving for t in re.findall(r"[a-z]+", prose[sentence.start : amount.start].lower())):
        return "from"
    if _AGAINST.search(before):
        return "from"
    if _DIFFERENCE.match(prose, amount.end, sentence.end) and amount.unit not in ("percent", "percentage point"):
        return "up" if re.match(r" (?:more|higher|above|extra)", prose[amount.end : amount.end + 8]) else "down"
    relative = amount.unit in ("percent", "percentage point", "basis point", "point")
    after = re.findall(r"[a-z]+", prose[amount.end : min(amount.end + 40, sentence.end)].lower())[:3]
    near = tokens[-10 if last == "by" else -4 :]
    if last == "to" and not relative:
        return "to" if any(t in lists.up or t in lists.down for t in tokens[-12:]) else ""
    if last == "to":
        return "to"
    if last == "by" or relative or (last in lists.up or last in lists.down):
        for token in reversed(near):
            if token in lists.up and not (token == "up" and re.search(r"\b(?:ma[dk]e|makes|making) up ", before)):
                return "up"
            if token in lists.down:
                return "down"
            if token in ("from", "of", "at") and token != "of":
                break
        if relative and after:
            for token in after[:2]:
                if token in lists.up and token not in ("up",):
                    return "up"
                if token in lists.down and token not in ("down", "lost", "below"):
                    return "down"
    return ""


def _period(
    prose: str, sentence: _Sentence, places: Sequence[tuple[int, Moment]], index: int, amount: Amount
) -> Period | None:
    """The period an amount belongs to: the one that follows it in its clause, else the one just before it, else the one
    at the sentence's head. Days count only when nothing longer is named: they mostly say when somebody spoke."""
    following = sentence.amounts[index + 1].start if index + 1 < len(sentence.amounts) else sentence.end
    previous = sentence.amounts[index - 1].end if index else sentence.start
    usable = [(at, m, m.period) for at, m in places if m.period is not None]
    spans = [(at, m, p) for at, m, p in usable if p.kind != DAY]
    for choice, reach in ((spans, 90), (usable, 25)):
        for at, _, period in choice:
            gap = prose[amount.end : at]
            if amount.end <= at < following and at - amount.end <= reach and not _BREAK.search(gap):
                return _since(prose, at, period, gap)
        if amount is sentence.amounts[0] and _DATELINE.search(prose, sentence.start, amount.start):
            continue
        if prose[max(amount.start - 6, 0) : amount.start].endswith("from "):
            continue  # "rose in 2024, from 3.63 billion": the period is that of the rise
        if index and prose[previous : amount.start] == " to ":  # and of what it rose to
            previous = sentence.amounts[index - 2].end if index > 1 else sentence.start
        before = [(at, p) for at, _, p in choice if previous <= at < amount.start]
        if before and (choice is spans or amount.start - before[-1][0] <= 40):
            return before[-1][1]
        leading = [p for at, _, p in choice if at - sentence.start <= 24 and at < sentence.amounts[0].start]
        if leading and choice is spans:
            return leading[0]
    return None


# A clause of its own between a figure and a period: the period is that clause's.
_BREAK: Final = later(
    r"[;:(—–]|, (?!(?:in|for|during|over|at|by|as|from|between|up|down|on)\b)(?!$)| (?:and|but|which|who|while|that|when|before|after|because|as) (?!of )|, (?:the|its|their) (?:most|highest|lowest|first|largest|biggest)"
)


_DATELINE: Final = later(r"^[^.]{0,60}\d{4}\)?\*{0,2} (?:-|--|–|—) [^-–—]*$")


def _since(prose: str, at: int, period: Period, gap: str) -> Period:
    """ "since it reopened in April" runs from April on."""
    if period.kind in (MONTH, YEAR, DAY) and re.search(r"\bsince\b", gap):
        return Period(period.start, period.end, SINCE)
    return period


def _modality(prose: str, sentence: _Sentence, amount: Amount) -> str:
    """Actual, or forecast, target, proposal, plan, estimate: the nearest word that says so, to the left in the clause."""
    kinds = words().modality
    before = re.findall(r"[a-z]+", prose[max(sentence.start, amount.start - 90) : amount.start].lower())
    if _ASKED.match(prose, amount.end, sentence.end):
        return "target"
    definite = _DEFINITE.search(prose[max(sentence.start, amount.start - 40) : amount.start])
    for token in reversed(before):
        if token in kinds and not (definite and kinds[token] in ("forecast", "plan")):
            return kinds[token]
    after = re.findall(r"[a-z]+", prose[amount.end : min(sentence.end, amount.end + 50)].lower())[:5]
    for position, token in enumerate(after):
        if token in kinds and position and after[position - 1] in ("is", "are", "was", "were", "be", "been"):
            return kinds[token]
    return "actual"


def _source(prose: str, sentence: _Sentence, amount: Amount) -> str:
    """Whose figure this is, in the copy's own words, lower case; "" when the copy does not say."""
    best = ""
    for match in _sayings(prose, sentence.start, sentence.end):
        said = match["to"] or match["by"]
        best = re.sub(r"^(?:the|a|an|and|but|that|it|he|she|they|who)\s+", "", said.strip().lower())
        if match.start() > amount.start:
            break
    return best if best not in ("it", "he", "she", "they", "who", "which") else ""


@lru_cache(maxsize=4)
def _sayings(prose: str, start: int, end: int) -> tuple[re.Match[str], ...]:
    return tuple(_SAID.finditer(prose, start, end)) if _SAYS.search(prose, start, end) else ()


def _parties(document: Document, sentence: _Sentence, amount: Amount, measure: str) -> tuple[tuple[str, ...], str]:
    """The countries a figure is about, and who gives to whom where the copy says so."""
    prose = document.prose
    seen = [(at, code, sort) for at, _, code, sort in sentence.countries]
    if measure in ("investment", "capital", "project"):
        before = [code for at, code, _ in seen if at < amount.start]
        host = next(
            (
                code
                for at, code, sort in seen
                if at > amount.end - 1
                and sort == "name"
                and prose[max(at - 8, 0) : at].endswith(("in ", "into ", "to "))
            ),
            "",
        ) or next((code for at, code, _ in seen if prose[max(at - 3, 0) : at] == "in "), "")
        giver = next((code for code in reversed(before) if code != host), "")
        if host and not giver:
            pair = principals(document)
            giver = next((code for code in pair if code != host), "") if host in pair else ""
        if host and giver:
            return tuple(sorted((giver, host))), f"{giver}>{host}"
        return ((host,), "") if host else ((), "")
    if measure in ("trade", "exports", "imports") or _SPELLED.search(prose, sentence.start, sentence.end):
        codes = sorted({code for _, code, _ in seen})
        if len(codes) == 2:
            return tuple(codes), ""
        if len(codes) < 2 and _SPELLED.search(prose, sentence.start, sentence.end):
            return principals(document), ""
    codes = sorted({code for at, code, _ in seen if abs(at - amount.number) < 90})
    return tuple(codes), ""


def _countries(document: Document, start: int, end: int) -> tuple[Place, ...]:
    """The countries named in a stretch of the copy."""
    places = countries_in(document.prose)
    return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]


@lru_cache(maxsize=4)
def principals(document: Document) -> tuple[str, ...]:
    """The two countries that a story is between, when two stand out: what "bilateral" means in it."""
    count: Counter[str] = Counter()
    for block in document.blocks:
        if block.zone not in NOT_THE_STORY and block.zone != TABLE:
            weight = 2 if block.zone == HEADLINE else 1
            for _, _, code, _ in _countries(document, block.start, block.end):
                count[code] += weight
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) >= 2 and ranked[1][1] >= 2 and (len(ranked) == 2 or ranked[1][1] >= 2 * ranked[2][1]):
        return tuple(sorted(code for code, _ in ranked[:2]))
    return ()
