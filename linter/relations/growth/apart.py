"""Multiples whose figures stand elsewhere: "has halved" here, "630, compared with 840" there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from linter.document import HEADLINE, LIST, NOT_THE_STORY, TABLE, Document
from linter.finders.factors import FOLD, PART, VERB, Factor, factors
from linter.patterns import later
from linter.phrases import singular, stem, stems
from linter.relations.figures import Figures, Placed, figures
from linter.relations.growth.clauses import clause_before
from linter.relations.growth.multiples import Multiple
from linter.relations.growth.told import right_after
from linter.relations.growth.wording import things

# "Fell by a third", "is up a quarter": a part that something changed by.
_MOVED: Final = later(
    r"\b(?P<way>fall(?:en|s)?|fell|drop(?:s|ped)?|declin(?:e[sd]?)|shr[aiu]nk|down|cut|cuts|reduced|r[io]se[ns]?|"
    r"risen|gr[eo]w[ns]?|up|increas(?:e[sd]?)|climb(?:s|ed)?|jump(?:s|ed)?|gone up|gone down)(?: \w+ly)?"
    r"(?: (?P<by>by|in))? $"
)
_NOT_BY: Final = later(r"(?: of| a| an hour)\b")
_WILL: Final = later(r"\b(?:will|would|may|might|could|should|must) $")  # what is to come is not in past figures
_WHOSE: Final = later(r"\b(?:whose|who|if|where|wherever|unless)\b[^.;,]*$")
_NO_CHANGE: Final = later(r"\b(?:to|will|would|could|by|may|must|not|be|a|the) $")
_IN_SIZE: Final = later(r" in size\b")
_AS_MANY: Final = later(
    r" (?:as many as|as much as|the (?:number|capacity|amount|figure|size|length|area|total|price|cost|sum|count|level)"
    r")\b"
)
_MONEY: Final = later(r" the (?:price|cost|sum)\b")
_HALF_OF_IT: Final = later(
    r" the (?:cost|price|bill|fare|fee|sum) of (?!(?:19|20)\d\d|last\b|the (?:year|prev)|a year)"
)
_NUMBER: Final = later(r" (?:as many|the (?:number|count))\b")
_MUCH: Final = later(r" as much\b")
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
_ROW: Final = later(r"(?P<year>(?:19|20)\d\d)(?::| [–—-]) ?")
_SINCE: Final = later(r"^[^.;:]{0,40}?\b(?:since|from|compared with|between) (?P<year>(?:19|20)\d\d)\b")
_NOT_LEVELS: Final = frozenset((
    "year", "month", "day", "week", "hour", "minute", "year of age", "percentage point", "decade", "kilometre", "metre",
))  # fmt: skip
# Times and lengths are levels where one is told beside another: "32 minutes, down from 48".
_NO_PAIR: Final = frozenset({"percent", "percentage point", "year of age", "year"})


class _Told(NamedTuple):
    """A factor, the ratio of new to old that it makes, and the part it changed by: 0 for "doubled"."""

    factor: Factor
    start: int  # where the words for the change begin: "fallen by a third"
    times: float
    moved: float = 0.0


_WOULD: Final = later(r"\b(?:would|expects?|will|forecasts?)\b")


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
    found = [(s, *pair) for s in story if (pair := _pair(s))]
    for told in stated:
        pairs = [pair for pair in found if _of_its_kind(document.prose, told.factor, pair[1])]
        start, end = document.sentence_at(told.start)
        own = next((s for s in story if s.start == start), None)
        if own and (within := _within(own, told)):
            yield _multiple(document, told, *within, "both: one thing, then and now, in one sentence")
            continue
        if own and sum(f.level and f.unit not in _NOT_LEVELS and f.value > 2 for f in own.figures) > 1:
            continue
        clause = clause_before(document.prose[start : told.start])
        subject = _subject(document, start + clause, told.start)
        since = _SINCE.match(document.prose[told.factor.end : min(end, told.factor.end + 60)])
        if since:
            yield from _by_year(document, story, told, (start, end), since["year"], subject)
            continue
        about = [(s, now, base) for s, now, base in pairs if s.start != start and _about(s, now, subject, clause > 0)]
        if not about and len(pairs) == 1 and pairs[0][0].start != start and pairs[0][0].start - start < 500:
            said = _said_of(document, *pairs[0])
            # With no other such pair in the story, the very next sentence needs no word in common.
            following = pairs[0][0].start == document.sentence_at(end + 1)[0]
            following = following and not clause and (told.times > 1) == (pairs[0][1].value > pairs[0][2].value)
            # "Coffee prices have doubled" says nothing of the profit of a bank that lends to coffee growers.
            told_of, given = (
                things(words) for words in (document.prose[start + clause : told.start], _noun(pairs[0][1]))
            )
            about = [pair for pair in pairs if (subject & said and not clause) or following]
            about = [] if told_of and given and not told_of & given else about
        if len(about) == 1:
            _, now, base = about[0]
            before = [f for f in own.figures if f.start < told.start] if own else []
            after = before and right_after(document.prose, (start, end), told.start, told.factor.end)
            if after and not before[-1].claim.low <= now.value <= before[-1].claim.high:
                continue  # "a dividend of 90 pesos a share, twice as much as last year"
            yield _multiple(document, told, now, base, "both: " + _noun(now))


def _of_its_kind(prose: str, factor: Factor, amount: Placed) -> bool:
    """May a factor be of this: "as many" of a count, "as much" of a sum or a weight, "the cost" of money?"""
    if _MONEY.match(prose, factor.end):
        return bool(amount.claim.currency)
    if _NUMBER.match(prose, factor.end):
        return not amount.unit
    return bool(amount.unit) or not _MUCH.match(prose, factor.end)


def _said_of(document: Document, sentence: Figures, now: Placed, base: Placed) -> frozenset[str]:
    """The stems of a sentence up to the end of the clause of its pair: not "…, helped by loans to coffee growers"."""
    last = max(now.end, base.end)
    comma = sentence.prose.find(", ", last, sentence.end)
    said = stems(document.prose, sentence.start, comma if comma > 0 else sentence.end)
    return frozenset(said) - {stem(word) for word in f"{now.claim.words} {base.claim.words}".split()}  # not the yen


def _within(sentence: Figures, told: _Told) -> tuple[Placed, Placed] | None:
    """ "900 jars, three times the number it sold in 2019, when it sold 450 jars"."""
    levels = [f for f in sentence.figures if _level(f) and not told.start <= f.start < told.factor.end]
    if len(levels) != 2 or not levels[0].end <= told.start < levels[1].start:
        return None
    now, base = levels
    gap = sentence.prose[told.factor.end : base.start]
    tied = _CAPACITY.match(gap) and re.search(r", (?:which|when|where|who|with)\b", gap) and now.unit == base.unit
    return (now, base) if tied and (now.unit or _alike(now, base)) else None


def _told(document: Document) -> Iterator[_Told]:
    prose = document.prose
    for factor in factors(document):
        before = prose[max(0, factor.start - 40) : factor.start]
        if document.zone_at(factor.start) in NOT_THE_STORY | {TABLE}:
            continue
        doubled = factor.form == VERB and prose[factor.end - 1] != "e"  # "doubled the number of people": of its own
        if (
            factor.form != FOLD
            and not doubled
            and _AS_MANY.match(prose, factor.end)
            and (factor.form != PART or (factor.times == 0.5 and not _HALF_OF_IT.match(prose, factor.end)))
        ):
            yield _Told(factor, factor.start, factor.times)
        elif factor.form in (VERB, FOLD):
            if not factor.object and not _IN_SIZE.match(prose, factor.end) and not _NO_CHANGE.search(before):
                yield _Told(factor, factor.start, factor.times)
        elif factor.form == PART and factor.times < 1 and not _NOT_BY.match(prose, factor.end):
            moved = _MOVED.search(before)
            the = moved and not moved["by"] and prose.startswith(" the", factor.end)
            if moved and _WHOSE.search(before, 0, moved.start()):
                continue  # "Patients whose attacks fell by at least half": a mark, and no news
            if moved and not the and not _WILL.search(before, 0, moved.start()):
                way = 1 if _UP.match(moved["way"]) else -1
                yield _Told(factor, factor.start - len(moved[0]), 1 + way * factor.times, factor.times)


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
    if now.claim.modality in ("forecast", "target", "proposal") or _WOULD.search(sentence.between(*levels)):
        return None
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


def _about(sentence: Figures, now: Placed, subject: frozenset[str], strictly: bool = False) -> bool:
    """Does the sentence of a pair speak of what the factor is said of, `strictly` as that of which it gives figures?"""
    nouns = {stem(word) for word in now.claim.noun.split()[-1:]} - {"people", "peopl"}
    shared = subject & set(stems(sentence.prose, sentence.start, sentence.end))
    return (len(shared) >= 2 and not strictly) or bool(nouns & subject)


def _by_year(
    document: Document,
    story: Sequence[Figures],
    told: _Told,
    bounds: tuple[int, int],
    year: str,
    subject: frozenset[str],
) -> Iterator[Multiple]:  # fmt: skip
    """ "has trebled since 2012": what it is now stands here or in the next sentence, what it was beside that year."""
    rows = _rows(story)
    if year in rows and max(rows) > year and subject & _headed(document, min(row.start for row in rows.values())):
        yield _multiple(document, told, rows[max(rows)], rows[year], f"both: the rows of {year} and {max(rows)}")
        return
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


def _rows(story: Sequence[Figures]) -> dict[str, Placed]:
    """The figures of a list that has one a year, "2021: 14", by their years; none where a year comes twice."""
    found: dict[str, Placed] = {}
    for sentence in story:
        first = sentence.figures[0]
        label = _ROW.fullmatch(sentence.prose[sentence.start : first.start])
        if sentence.zone != LIST or label is None:
            continue
        if label["year"] in found or len(sentence.figures) > 1:
            return {}
        found[label["year"]] = first
    return found if len(found) > 1 else {}


def _headed(document: Document, row: int) -> frozenset[str]:
    """The stems of the line above a list of rows."""
    first = document.sentence_at(row)[0]
    return frozenset(stems(document.prose, *document.sentence_at(max(first - 2, 0))))


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
    factor = told.factor
    return Multiple(
        span=document.span(told.start, factor.end), zone=document.zone_at(told.start),
        quoted=document.quoted(told.start), dateline=document.date, times=told.times, hedge=factor.hedge, more=False,
        now=now.claim, base=base.claim, near=False, reason=reason, moved=told.moved,
    )  # fmt: skip
