"""The first woman in an office, and the woman who held it; the first priest on an island, and the one who lived there.

The case names a woman, or somebody by the title of the trade, and what ties her to the claim is what the claim is of:
its office in an apposition ("Mary Dobson, coxswain from 1977"), its verb ("who refereed the final of 2011"), or a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.calendar_grammar import calendar
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.folding import fold
from linter.patterns import later
from linter.phrases import stem
from linter.relations.precedence.limits import LIMIT, since
from linter.relations.precedence.precedents import DENIED, Novelty, Precedent, female, norm, this_year

_WOMAN: Final = later(
    r"\bfirst(?:[- ]ever| ever)? (?P<sort>woman|female|lady(?= (?:captain|president|mayor|chair\w*|vicar)))\b"
)
# A trade, and the titles that those of it go by.
_TRADES: Final = {
    "doctor": "Dr|Doctor", "priest": "Father|Fr|Rev|Canon|Monsignor", "nun": "Sister", "judge": "Judge|Justice",
    "professor": "Prof|Professor", "policeman": "Constable|Sergeant", "bishop": "Bishop", "rabbi": "Rabbi",
    "imam": "Imam", "pastor": "Pastor|Rev", "vicar": "Rev|Canon",
    **dict.fromkeys((
        "teacher", "vet", "dentist", "nurse", "midwife", "lawyer", "missionary", "librarian", "pharmacist", "baker",
        "blacksmith", "plumber", "barber", "butcher", "lighthouse keeper", "settler", "resident", "policewoman",
    ), ""),
}  # fmt: skip
_TRADE: Final = later(
    rf"\b(?P<whose>its|the|their|[\w’'-]+[’']s) (?:very )?first(?:[- ]ever)? (?:(?:resident|full-time|permanent|own) )?"
    rf"(?P<trade>{'|'.join(_TRADES)})(?P<ever> ever)?(?: to (?P<do>[a-z]+))?\b"
)
_LEADS: Final = frozenset(
    ("led", "ran", "headed", "held", "served", "chaired", "run", "commanded", "managed", "directed")
)
_POST: Final = later(
    r"\b(?:posts?|jobs?|office|roles?|positions?|chairs?|lead\w*|heads?|headed|runs?|takes? (?:over|charge)|appoint\w+|"
    r"elect\w+|named|succeeds?|chief|director|editor|mayor)\b"
)
_FROM: Final = r"(?=,? (?:from|in|between|until|till|for|during|of|at|on|there|here|when|\(?(?:19|20)\d\d)\b)"
_NAME: Final = (
    r"(?:(?:Mrs|Ms|Miss|Dame|Lady|Sister|Professor|Dr) )?(?P<first{0}>[A-Z][\w-]+) (?P<last{0}>[A-Z][\w’'-]+)"
)
_HELD: Final = later(
    rf"\b{_NAME.format('')}"
    rf"(?:,(?: \d\d,)? (?:an? |the |its |their )?(?P<app>(?!who |which )[a-z][a-z-]+(?: [a-z-]+)?){_FROM}"
    r"|(?:, \d\d)?,? (?:who |which )?(?:was|had been|became|served as) (?:elected |chosen |appointed )?"
    rf"(?:an? |the |its |their )?(?P<was>[a-z][a-z-]+(?: [a-z-]+)?){_FROM}"
    r"|(?:, \d\d)?,? (?:who |once )?(?P<did>[a-z]+(?:ed|an|led|eld|ew|at|ook))\b(?P<what>[^.,;]{0,60}))"
    rf"|\b(?P<done>[a-z]+ed|led|run|held)(?: [a-z]+){{0,4}}? by {_NAME.format('2')}"
    rf"|\b[Uu]nder {_NAME.format('3')}"
)
_YEAR: Final = later(r"\b(?:1[6-9]|20)\d\d\b")
_OF: Final = later(r",? (?:of|at|on|for) (?:the )?(?P<of>[A-Za-z][\w’'-]+)")
_OBJECT: Final = later(r"^(?: [a-z]+ly)? (?:the|its|an?|that|her|this) (?P<what>[\w’'-]+(?: [\w’'-]+){0,2})")
_LESS: Final = later(
    r"\b(?:acting|interim|caretaker|deputy|vice|assistant|temporary|stand-in|honorary|briefly|unofficial\w*|joint|nearly|"
    r"almost|not|never|failed|lost|defeated|refused|rejected|applied|elsewhere|neighbou?r\w*|another|wife|widow|"
    r"daughter|novel|film|play)\b"
)
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_LIVED: Final = later(
    r"\b(?:who|and|he|she) (?:lived|worked|practi[sc]ed|served|had (?:lived|worked)|left|stayed)\b|\bleft\b"
)
_SHORT: Final = 4  # letters in common of "edited" and "editor"


class _Claim(NamedTuple):
    start: int
    end: int
    sentence: tuple[int, int]
    since: int
    about: frozenset[str]  # stems of what the claim and its surroundings say
    names: frozenset[str]
    own: str  # the claim's sentence


def pioneers(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """Every first woman in an office and first of a trade in a place, with an earlier one that the copy names."""
    prose = document.prose
    for place in document.places({"first"}):
        begin, stop = document.sentence_at(place)
        woman = _WOMAN.match(prose, place, stop)
        trade = None if woman else _TRADE.search(prose, max(begin, place - 30), min(stop, place + 60))
        match = woman or trade
        if match is None or document.quoted(place) or document.zone_at(place) in NOT_THE_STORY | {HEADLINE}:
            continue
        claim = _claim(document, match, (begin, stop))
        if claim is None or document.block_at(begin) not in document.blocks[:6]:
            continue
        case = _woman(document, claim) if woman else _trade(document, claim, trade["trade"]) if trade else None
        if case:
            yield (
                Novelty(
                    claim.start, claim.end, begin, who=(), deeds=frozenset(), words=frozenset(), since=claim.since,
                    named=frozenset(), noun=True, subject=frozenset(),
                ),
                case,
            )  # fmt: skip
            return


def _claim(document: Document, match: re.Match[str], sentence: tuple[int, int]) -> _Claim | None:
    prose, this = document.prose, this_year(document)
    begin, stop = sentence
    limit = LIMIT.search(prose, match.start(), stop)
    after = since(prose, match.start(), stop, this) if limit else 0
    if after is None or not this or DENIED.search(prose, max(begin, match.start() - 25), match.start()):
        return None
    if any(
        int(m[0]) < this and (not limit or m.start() < limit.start())
        for m in _YEAR.finditer(prose, begin, stop)
        if not prose.startswith("since ", max(m.start() - 6, 0)) and _told_now(prose, begin, m)
    ):
        return None  # fmt: skip
    before = document.sentence_at(max(begin - 2, 0))[0]
    head = document.blocks[0]
    words = [*_WORD.findall(prose, before, stop), *_WORD.findall(prose, head.start, head.end)]
    names = frozenset(fold(word) for word in words if word[0].isupper())
    about = frozenset(stem(word) for word in words if len(word) > 3)
    return _Claim(match.start(), match.end(), sentence, after, about, names, prose[begin:stop])


def _told_now(prose: str, begin: int, year: re.Match[str]) -> bool:
    """Is a year that of the claim, and not that in which the office was founded: "which was set up in 1981"?"""
    return not re.search(
        r"\b(?:since|founded|set up|opened|established|created|formed|built|began|dates)\b[^,.;]{0,30}$",
        prose[begin : year.start()],
    )


def _cases(document: Document, claim: _Claim) -> Iterator[tuple[int, int]]:
    """The sentences of the story that tell of years within the claim's time."""
    prose, this = document.prose, this_year(document)
    for begin, stop in document.sentences:
        years = [int(m[0]) for m in _YEAR.finditer(prose, begin, stop)]
        told = bool(years) and all(claim.since < year < this for year in years)
        if begin != claim.sentence[0] and told and document.zone_at(begin) not in NOT_THE_STORY | {HEADLINE}:
            yield begin, stop


def _woman(document: Document, claim: _Claim) -> Precedent | None:
    prose = document.prose
    for begin, stop in _cases(document, claim):
        for match in _HELD.finditer(prose, begin, stop):
            number = next(n for n in ("", "2", "3") if match[f"first{n}"])
            known = fold(match[f"last{number}"]) in claim.names
            about = _LESS.search(prose, max(begin, match.start() - 20), min(stop, match.end() + 10))
            if known or about or not female(prose, match.start(f"first{number}"), _near(match, stop)):
                continue
            if what := _ties(prose, match, claim, stop):
                return Precedent(begin, stop, ("woman", what))
    return None


def _near(match: re.Match[str], stop: int) -> int:
    """How far "she" may stand from a name that no list knows."""
    return min(stop, match.end() + 30)


def _ties(prose: str, match: re.Match[str], claim: _Claim, stop: int) -> str:
    """The word that says that a woman held the office, or did the deed, of the claim; "" for none."""
    if words := match["app"] or match["was"]:
        told = next((word for word in words.split() if stem(word) in claim.about and word not in _LEADS), "")
        of = _OF.match(prose, match.end(), stop)
        return told if told and (of is None or _here(of["of"], claim)) else ""
    deed = match["did"] or match["done"] or ""
    if not deed:
        return ""
    same = any(len(word) > _SHORT and word[:_SHORT] == deed[:_SHORT] for word in claim.own.split()) or (
        norm(deed) in {norm(word) for word in _WORD.findall(claim.own)}
    )
    if not same and not (deed in _LEADS and _POST.search(claim.own)):
        return ""
    what = _OBJECT.match(match["what"] or "")
    if what and not any(_here(word, claim) for word in what["what"].split()):
        return ""
    return deed


def _here(word: str, claim: _Claim) -> bool:
    """Is a word, or a name, one of the claim's?"""
    plain = re.sub(r"[’']s?$", "", word)
    return stem(plain) in claim.about or fold(plain) in claim.names or plain.lower() in calendar("en").words["month"]


def _trade(document: Document, claim: _Claim, trade: str) -> Precedent | None:
    """One of the trade who lived or worked there: by title, or as "the last vet"."""
    prose = document.prose
    titled = re.compile(rf"\b(?:{_TRADES[trade] or trade.title()}),?\.? [A-Z][\w-]+ (?P<last>[A-Z][\w’'-]+)")
    called = re.compile(
        rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:last|previous|former|only other) {trade}\b|\ba {trade}, [A-Z]"
    )
    for begin, stop in _cases(document, claim):
        match = titled.search(prose, begin, stop) or called.search(prose, begin, stop)
        if match is None or _LESS.search(prose, max(begin, match.start() - 20), min(stop, match.end() + 30)):
            continue
        known = match.groupdict().get("last")
        if (known and fold(known) in claim.names) or not _LIVED.search(prose, match.start(), stop):
            continue
        places = {fold(m[0]) for m in re.finditer(r"(?<=\b(?:in|on|at) )[A-Z][\w-]+", prose[begin:stop])}
        if places <= claim.names | calendar("en").words["month"].keys():
            return Precedent(begin, stop, (trade,))
    return None
