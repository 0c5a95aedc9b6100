"""Claims that something is done for the first time, and sentences that tell of an earlier time.

What both are about is compared by deeds and words: the deed is one of a class of verbs and nouns ("won", "trophy") or
a verb in any of its forms ("froze", "frozen"); the words are stems of all others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from linter import lexicon
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders._verbs import past, verb
from linter.finders.firsts import stem
from linter.folding import fold
from linter.patterns import later
from linter.phrases import LEXICON
from linter.relations.precedence import origins
from linter.relations.precedence.limits import LIMIT, since
from linter.relations.precedence.rivals import PRONOUN, of_another, of_others
from linter.tables import table

OPENINGS: Final = frozenset(["first", "never", "ever"])
_WORD: Final = later(r"[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*")
_FIRST: Final = later(
    r"\b(?:(?P<time>first time)\b(?! (?:out|round|around|buyers?))"
    r"|first(?:[- ]ever)? (?P<who>(?:(?!(?:to|in|of|on|at|for|by|since|that)\b)[^\W\d_][\w’'-]* ){0,5}?)"
    r"(?:(?:in|at|on) (?:the|its|her|his|their) [a-z]+ )?(?:ever )?to (?:have |be )?(?P<do>[a-z]\w+)"
    r"|(?:(?<=the )|(?!first (?:in|on|at) ))first(?:[- ]ever)? (?P<what>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,5}))"
)
_NEVER: Final = later(
    r"\b[Nn]o (?P<who>[a-z]+(?: [a-z]+)?) (?:has|have|had) ever (?:been )?(?P<do>\w+)"
    r"|(?P<whose>\w+) (?:has|have|had) never (?:before |yet )?(?:been |had )?(?:an? )?"
    r"(?P<deed>(?!before\b|yet\b|been\b|an?\b|had\b)\w+(?: [a-z]+)?)"
    r"|\b[Nn]ever before (?:has|have|had) (?P<of>[^,.;]{3,40}?) (?:been )?(?P<done>\w+ed|\w+en)\b"
)
# "the first of the season", "the first against Kenya": what limits a first beyond reckoning.
_BEYOND: Final = later(
    r"\b(?:this (?:year|season|month|week)|of the (?:season|year|day|tournament|series|tour|match|game|month|week)"
    r"|since|as (?:a |an )?(?:captain|manager|coach|prime|president|minister)|so far|under|second|third)\b"
)
YEAR: Final = later(
    r"\b(?:[Ii]n|[Oo]f|[Aa]t|[Aa]fter|[Tt]he|[Dd]uring|[Ff]rom|[Bb]etween|[A-Z]\w+|\d{1,2}),? "
    r"(?:(?:early|late|mid-?)[ -])?(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_FOUR: Final = later(r"(?:19|20)\d\d\b")
_NOT_A_YEAR: Final = later(
    r"\b(?:since|until|till|by|before|founded|set up|established|born|built|opened) (?:[A-Z]?\w+ )?$"
)
# Of an earlier case without its year: "the last woman in the chair", "its previous doctor", "they last walked out".
_EARLIER: Final = later(
    r"\b(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[\w’'-]+[’']s) "
    r"(?:last|previous|former|only other|only previous|one other)|[Oo]nly one other|[Oo]ne other|[Aa]n earlier"
    r"|(?:takes|took|taking) over from|succeed(?:s|ed|ing)|replac(?:es|ed|ing)|last(?= [a-z]+(?:ed|t)\b)) "
    r"(?P<noun>[\w’'-]+(?: [\w’'-]+){0,2})"
)
_NOT: Final = later(
    r"\b(?:never|not|no|without|nearly|almost|narrowly|missed|failed|stripped|disqualified|runner-up|unlike|if|would|"
    r"could|might|may|will|plans to|planned|hopes?|abroad|elsewhere|rather than|unofficial\w*|tried|attempt\w*|bid|"
    r"first|second|third|neighbou?ring|[Ii]ts neighbou?r|rivals?|turned back|"
    r"another (?:province|county|town|city|village|country|state|region|district|club|team)|"
    r"fictional|novel|film|nominated|lost to|"
    r"lost (?:[a-z]+ ){0,3}(?:play-offs?|finals?|semi-finals?)|deputy|acting|interim|caretaker|assistant|instead|"
    r"refused|promised)\b|\b(?:against|compared with|up from|down from) [$£€]?\d[\d,.]*(?: \w+)? in (?:19|20)\d\d\b"
)
DENIED: Final = later(r"\b(?:not|n[’']t|never|one of|among|needs? to|if|than)\b[^,.;]{0,15}$|\b(?:to|at|his|her|my) $")
# A noun that is claimed to be the first of its sort, not one that is only called so ("the first Macintosh").
_TOLD: Final = later(
    r"(?:\b(?:is|are|was|be|becomes?|became|marks?|marked|as)|[,–—-]) (?:[\w-]+['’]s |the |its |their |a )?(?:very )?$"
)
_PRESENT: Final = later(r"\b(?:is|are|has|have|will|becomes|makes|gives|was on \w+day|\w+day|today|yesterday)\b")
_AND_THEN: Final = later(r"\b(?:again|and|then|once more|later|also|as well as)\b")
_ONCE: Final = later(r"\b(?:once|twice|one other time) before,? in (?=(?:[A-Z]\w+ )?(?:1[5-9]|20)\d\d\b)")
_SAME: Final = later(r"\b(?:did so|the same)\b")
_COMPATRIOT: Final = later(r"\b(?:compatriot|countryman|countrywoman|fellow)\b")
_ASIDE: Final = later(r", (?:when|who|which|whose|where|because)\b")
_DONE: Final = later(
    r"(?:It|This|That) (?:was|had been|has been|was last) done\b|(?:It|This|That) (?:last )?(?:happened|occurred)\b"
)
_LAST_TO: Final = later(r"[\w’'-]+ to (?P<do>\w+)")
_THEY_LAST: Final = later(r"(?:[Tt]hey|[Ii]t|[Hh]e|[Ss]he) (?:(?:had|was|were|has|have) )?last ")
_WHO_DID: Final = later(r", (?:the )?(?:who )?(?P<deed>[a-z]+) (?:it )?(?:here |there )?in (?=(?:1[5-9]|20)\d\d\b)")
_WOMAN: Final = later(r"\b(?:wom[ae]n|she|her|herself|Mrs|Ms|Dame|Lady|Sister|female|queen|mother|wife)\b")
_FELLOW: Final = later(
    r"\b(?:compatriot|country(?:wo)?man|fellow|other|also|too|another|last(?! (?:won|beat|\w+ed)\b)|previous|same)\b"
)
# What turns from the body that the claim is of to others.
ELSEWHERE: Final = later(
    r"\b(?:rivals?|competitors?|neighbou?r\w*|[Oo]thers?|[Aa]nother|elsewhere|abroad|overseas|nation\w*|world\w*)\b"
)
_HANDS: Final = later(
    r"(?:[^,.;]{0,30}(?:19|20)\d\d,? )?(?:[Tt]he |[Ii]ts |[Aa]bout |[Ss]ome |[Nn]early |[Aa]ll )*(?:\d[\d,]* )?"
    r"(?:staff|workers|workforce|employees|hands|crews?|[a-z]+ers|[Tt]hey|[Ii]t) (?:[a-z]+ )?(?:walked|struck|downed|"
    r"stopped|laid down|went|were on|was on|had)\b"
)
_NO_STRIKE: Final = later(r"\b(?:threat\w*|avoid\w*|avert\w*|hunger|called off|drop\w*)\b")
_LAST: Final = later(r"\bwhen (?:[\w’'-]+ ){1,3}last [a-z]+ ")
_RESULT: Final = later(r"\b(?:annual|full-year|yearly|loss|profit|deficit|surplus)\b")
_MEANWHILE: Final = later(r", (?:after|as|because|while) [^,.;:]{0,60},")  # "In 2009, after its bank failed, it lost"
_ANOTHERS: Final = later(r"(?:His|Her|Its|Their) (?P<what>[a-z]+) (?:was|were|had been) ")
_OF_OTHERS: Final = later(r"(?:[a-z-]+ ){1,3}?(?:at|by) (?:the )?(?P<who>[A-Z]\w+)")
_OFFICE: Final = later(r"\b(?:foreign|home) (?=minister|secretary|office|ministry)")
_SHARES: Final = later(r"\d(?:%| per ?cent\b)")


class Novelty(NamedTuple):
    """A claim that something is new, prose[start:end]: who or what is the first, by what deed, since what year."""

    start: int
    end: int
    begin: int  # of its sentence
    who: tuple[str, ...]
    deeds: frozenset[str]
    words: frozenset[str]
    since: int
    named: frozenset[str]  # the capitalised words of its sentence
    noun: bool  # "the first rise": what is the first is told by a noun
    subject: frozenset[str]  # who has never done it, or what is the first to be so: the case must be of the same
    act: str = ""  # what its subject is the first to do, where the claim calls it nothing else
    before: int = 0  # the year of the claim itself, where that is the last one: the result of 2024, told in 2025


class Precedent(NamedTuple):
    """A sentence that tells of an earlier case, and what both are about."""

    start: int
    end: int
    about: tuple[str, ...]


@cache
def _classes() -> dict[str, str]:
    raw = table(LEXICON / "en" / "firsts.toml")
    return {
        word: f"={name}" for part in ("events", "deeds") for name, forms in raw[part].items() for word in forms.split()
    }


@cache
def _idle() -> frozenset[str]:
    raw = table(LEXICON / "en" / "firsts.toml")
    months = "january february march april may june july august september october november december"
    days = "monday tuesday wednesday thursday friday saturday sunday"
    return frozenset(f"{raw['stop']} {raw['verbs']} {months} {days} ever never told became become according".split())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table(LEXICON / "en" / "firsts.toml")[name].split())


@cache
def _women() -> frozenset[str]:
    return frozenset(table(LEXICON / "en" / "firsts.toml")["names"]["women"].split())


@lru_cache(maxsize=20000)
def norm(word: str) -> str:
    """A word as it is compared: its class of deeds, or the stem of a verb or noun in any form."""
    low = re.sub(r"['’]s?$", "", fold(word))
    return _classes().get(low) or (verb(low) if past(low) else stem(low))


def content(prose: str, start: int, end: int) -> frozenset[str]:
    """The words of a stretch that tell what it is about, as they are compared."""
    found = _WORD.findall(prose, start, end)
    told = {norm(word) for word in found if len(word) > 2 and word.lower() not in _idle()}
    return frozenset(told | ({"=win"} if origins.prize_won(prose, start, end, found) else set()))


def novelties(document: Document) -> Iterator[Novelty]:
    """Every claim of a first that is made of what is now."""
    prose = document.prose
    year = this_year(document)
    for begin, stop in document.sentences_with(OPENINGS):
        if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
            continue
        match = _FIRST.search(prose, begin, stop) or _NEVER.search(prose, begin, stop)
        if not match or DENIED.search(prose, max(begin, match.start() - 25), match.start()):
            continue
        if not _PRESENT.search(prose, begin, stop) and document.block_at(begin) not in document.blocks[:4]:
            continue
        found = match.groupdict()
        after = since(prose, match.start(), stop, year)
        limit = LIMIT.search(prose, match.start(), stop)
        tail = prose[match.start() : stop]
        if limit:
            tail = prose[match.start() : limit.start()]
        if after is None or _BEYOND.search(tail):
            continue
        dates = [int(m["year"]) for m in YEAR.finditer(prose, begin, stop) if not limit or m.start() < limit.start()]
        before = year - 1 if limit and year - 1 in dates and _RESULT.search(prose, begin, stop) else 0
        if any(each < (before or year) for each in dates):
            continue
        who: tuple[str, ...] = ()
        subject, end, act = frozenset[str](), match.end(), ""
        named = frozenset(
            re.sub(r"['’]s?$", "", fold(word)) for word in _WORD.findall(prose, begin, stop) if word[0].isupper()
        )
        if found.get("time"):
            deeds = _nearest(prose, begin, match, stop)
            deeds = deeds or content(prose, begin, match.start()) - named
        elif found.get("do"):
            who = tuple((found["who"] or "").split())
            if not who and not _TOLD.search(prose, max(begin, match.start() - 40), match.start()):
                continue
            subject = frozenset() if who else content(prose, begin, match.start()) - named
            act = "" if who else norm(found["do"])
            deeds = frozenset({norm(found["do"])}) | subject
            if found["do"] == "do":  # "has won the cup, becoming the first choir from Asia to do so"
                deeds = _nearest(prose, begin, match, stop, {"became", "told"})
            deeds |= content(prose, match.start("do"), stop) & frozenset(_classes().values())
        elif found.get("what"):
            told = limit or _TOLD.search(prose, max(begin, match.start() - 40), match.start())
            if not told or found["what"].split()[0].lower() in _listed("idle") | {"to", "of"}:
                continue
            # "The strike is the first in the city": what is the first stands before.
            head = _head(found["what"])
            if norm(head) == "=visit" and "by" not in found["what"].split():
                continue  # whose first visit it is must be told: that is another rule's matter
            end = prose.index(head, match.start("what")) + len(head) if head else match.start("what") - 1
            deeds = frozenset({norm(head)}) if head else content(prose, begin, match.start()) - named
        else:
            deeds = frozenset(map(norm, (found["deed"] or found["done"]).split())) - _idle()
            subject = frozenset({norm(found["whose"])} if found["whose"] else ())
        said = content(prose, begin, stop)
        if limit and limit.start() < match.end() + 40:
            end = limit.end()
        noun = bool(found.get("what"))
        yield Novelty(match.start(), end, begin, who, deeds, said, after, named, noun, subject, act, before)


@lru_cache(maxsize=4)
def this_year(document: Document) -> int:
    """The year that a draft speaks from: of its date, else the last that it names."""
    if document.date:
        return document.date.year
    prose = document.prose
    places = (m.start() for m in _FOUR.finditer(prose))
    return max((int(m["year"]) for at in places for m in YEAR.finditer(prose, max(at - 25, 0), at + 4)), default=0)


def _head(what: str) -> str:
    """The noun of "new aircraft in" or "rise in parking charges": the last word before any that joins."""
    head = ""
    for word in what.split():
        if word.lower() in _listed("joining") or (head and past(word.lower())):
            break
        head = word
    return "" if head.endswith(("ible", "able")) or past(head.lower()) else head


def _nearest(prose: str, begin: int, match: re.Match[str], stop: int, idle: Collection[str] = ()) -> frozenset[str]:
    """What was done for the first time: the last past form before those words, or the first after them."""
    reporting = {"said", "told", "according", "had", "been", "added", "forced", "made", *idle}
    before = [w for w in _WORD.findall(prose, begin, match.start()) if past(w.lower()) and w.lower() not in reporting]
    after = [w for w in _WORD.findall(prose, match.end(), stop) if past(w.lower()) and w.lower() not in reporting]
    found = before[-1:] or after[:1]
    if prose.startswith(" that ", limit.end() if (limit := LIMIT.search(prose, match.end(), stop)) else match.end()):
        found = [*found, *after[:1]]  # "the first time since 1990 that one has been vetoed"
    return frozenset(map(norm, found))


def past_year(document: Document, begin: int, stop: int) -> int:
    """The one year that a sentence names as the time of what it tells; 0 for none or several."""
    found = {int(m["year"]) for m in YEAR.finditer(document.prose, begin, stop)}
    return found.pop() if len(found) == 1 else 0


@lru_cache(maxsize=2)
def _earlier(document: Document) -> tuple[tuple[int, int, tuple[int, ...], re.Match[str] | None], ...]:
    """Every sentence that tells of what has been: (start, end, the years named, the word for an earlier case)."""
    prose, found = document.prose, []
    for begin, stop in document.sentences:
        years = [
            int(m["year"])
            for m in YEAR.finditer(prose, begin, stop)
            if not _NOT_A_YEAR.search(prose, begin, m.start("year"))
        ]
        marker = _EARLIER.search(prose, begin, stop)
        told = (years or marker) and document.zone_at(begin) not in NOT_THE_STORY | {HEADLINE}
        # "In 1943, when a leopard could not be moved": what is denied there is another matter.
        aside = _ASIDE.search(prose, max((m.end() for m in YEAR.finditer(prose, begin, stop)), default=stop), stop)
        text = _MEANWHILE.sub(",", prose[begin : aside.start() if aside else stop])
        if told and not _NOT.search(text):
            found.append((begin, stop, tuple(years), marker))
    return tuple(found)


def precedent(document: Document, claim: Novelty) -> Precedent | None:
    """The sentence that tells of an earlier case within the time claimed."""
    this = this_year(document)
    for begin, stop, years, marker in _earlier(document):
        dated = any(claim.since < year < (claim.before or this) for year in years)
        if (
            begin == claim.begin
            or (years and not dated)
            or of_others(document, (claim.begin, claim.start), (begin, stop), claim.who)
        ):
            continue
        about = _about(document, claim, (begin, stop), marker, dated)
        if about:
            return Precedent(begin, stop, about)
    return _again(document, claim)


def _again(document: Document, claim: Novelty) -> Precedent | None:
    """ "It was done in 1876 and again in 1943": the year since which it has not been, and a later one."""
    prose, this = document.prose, this_year(document)
    for begin, stop in document.sentences if claim.since else ():
        if str(claim.since) not in prose[begin:stop]:
            continue
        said = claim.deeds & content(prose, document.sentence_at(max(begin - 2, 0))[0], stop)
        start = next((m.end() for m in YEAR.finditer(prose, begin, stop) if int(m["year"]) == claim.since), None)
        if start is None or begin == claim.begin or not said:
            continue
        for match in YEAR.finditer(prose, start, stop):
            between = prose[start : match.end()]
            later = claim.since < int(match["year"]) < this and _AND_THEN.search(between)
            if later and not _NOT.search(between):
                return Precedent(begin, stop, tuple(sorted(word.lstrip("=") for word in said)))
    return None


def _about(
    document: Document, claim: Novelty, place: tuple[int, int], marker: re.Match[str] | None, dated: bool
) -> tuple[str, ...]:
    """What the claim and the case have in common; nothing where that is too little."""
    prose = document.prose
    said = content(prose, *place)
    if place[0] and _DONE.match(prose, place[0]):  # what was done, the sentence before tells
        said |= content(prose, *document.sentence_at(place[0] - 2))
    deeds, rest = claim.deeds & said, (claim.words & said) - claim.deeds
    if claim.act and claim.act not in said and not marker:
        deeds -= claim.subject  # "a poll, the first to put them in front", and what they had at an election
    if {"woman", "femal"} & (claim.words | claim.deeds) and female(prose, *place):
        rest |= {"woman"}
    meant = content(prose, *marker.span("noun")) if marker else frozenset()
    if marker and (to := _LAST_TO.match(marker["noun"])) and norm(to["do"]) not in claim.deeds | claim.words:
        return ()  # "the last school to close" is not the last to open
    again = bool(meant & (claim.deeds | frozenset(map(norm, claim.who[-1:])) | {w for w in claim.words if w[0] == "="}))
    owner = _OF_OTHERS.match(prose, marker.start("noun")) if marker and not claim.who else None
    if owner and fold(owner["who"]) not in claim.named:
        return ()  # "the last owl at Molde"
    another = _ANOTHERS.match(prose, place[0])
    if another and norm(another["what"]) not in claim.words:
        return ()  # "An overture was played for the first time", and "his symphony was last played in 1953"
    if claim.subject and not claim.subject & said and not PRONOUN.match(prose, place[0]):
        return ()
    if dated:
        fellow = bool(claim.who) and _COMPATRIOT.search(prose, *place) is not None
        enough = bool(deeds or again) and len(deeds) + len(rest) + again + fellow >= 2
        enough = enough or (bool(deeds) and not claim.noun and _anaphor(prose, *place, deeds))
        # "Brent Lachance of Canada, who won in 2016": what was won is what the claim speaks of.
        enough = enough or (
            bool(claim.who) and bool(deeds & {norm(m["deed"]) for m in _WHO_DID.finditer(prose, *place)})
        )
        enough = enough or (bool(deeds) and _THEY_LAST.match(prose, place[0]) is not None)
        enough = enough or (not claim.noun and len(rest) > 2 and _LAST.search(prose, *place) is not None)
        enough = enough or (bool(deeds) and claim.noun and _ONCE.search(prose, *place) is not None)
        # "The first strike in its history", and "in 1996 welders walked out".
        enough = enough or (claim.noun and "=strike" in deeds and _walked_out(document, claim, *place))
        # "elected a woman as its president for the first time": another of the sentence's own deeds, by a woman too.
        other = any(word.startswith("=") for word in rest) and len(rest) >= 2
        enough = enough or (other and ("woman" in rest or (claim.noun and claim.since > 0)))
        enough = enough or (fellow and _SAME.search(prose, *place) is not None)
    else:
        enough = (
            again and bool(claim.who or claim.noun) and not claim.since and len(deeds | rest) + bool(claim.who) >= 2
        )
    if narrower(prose, claim, *place):
        return ()
    # A figure of each of the two that are compared is no deed.
    if len(_SHARES.findall(prose, *place)) > 1 and not any(word.startswith("=") for word in deeds):
        return ()
    if not enough or (claim.who and not _belongs(document, claim, *place, said)):
        return ()
    if claim.who and _of_another(prose, claim, place):
        return ()
    return tuple(sorted(word.lstrip("=") for word in deeds | rest)) or tuple(map(fold, claim.who))


def _of_another(prose: str, claim: Novelty, place: tuple[int, int]) -> bool:
    """Is the case's deed done to something of which the claim says nothing: "led the orchestra"?"""
    done = [m[0] for m in _WORD.finditer(prose, *place) if norm(m[0]) in claim.deeds and past(m[0].lower())]
    known = claim.words | claim.named
    return bool(done) and of_another(prose, place, done[0], lambda word: norm(word) in known or fold(word) in known)


def narrower(prose: str, claim: Novelty, begin: int, stop: int) -> bool:
    """Is the claim narrowed by a word that the case lacks: the "first European trophy", and a League Cup?"""
    found = _WORD.findall(_OFFICE.sub("", prose[claim.start : claim.end]))
    narrow = {fold(word) for word in found} & _listed("narrow")
    return bool(narrow - {fold(w) for w in _WORD.findall(prose, begin, stop)})


def _walked_out(document: Document, claim: Novelty, begin: int, stop: int) -> bool:
    """Did those of whom the claim is made strike, or nobody of whom the sentence says more than their trade?"""
    prose = document.prose
    return _HANDS.match(prose, begin, stop) is not None and not (
        _NO_STRIKE.search(prose, begin, stop) or prose.startswith(" by ", claim.end)
    )


def _anaphor(prose: str, begin: int, stop: int, deeds: frozenset[str]) -> bool:
    """Does a pronoun stand with the deed: "it froze over", "who won it", "did so"?"""
    found = _WORD.findall(prose, begin, stop)
    at = [number for number, word in enumerate(found) if norm(word) in deeds]
    return any({"it", "there"} & {w.lower() for w in found[max(n - 2, 0) : n + 3]} for n in at)


def female(prose: str, begin: int, stop: int) -> bool:
    """Does a sentence speak of a woman?"""
    names = {fold(m[0]) for m in _WORD.finditer(prose, begin, stop) if m[0][0].isupper()}
    return _WOMAN.search(prose, begin, stop) is not None or bool(names & _women())


def _belongs(document: Document, claim: Novelty, begin: int, stop: int, said: frozenset[str]) -> bool:
    """Is the case, by somebody else, of those among whom the claim makes somebody the first?"""
    prose = document.prose
    fellow = _FELLOW.search(prose, begin, stop) is not None
    named = [fold(m[0]) for m in _WORD.finditer(prose, begin, stop) if m[0][0].isupper()]
    # That no one has ever done it, any case disproves, by whatever name.
    if claim.who != ("one",) and not fellow and not set(named) - claim.named - _idle():
        return False
    sort, origin = origins.split(claim.who)
    own = origins.shared(prose, origin, (claim.begin, claim.end), (begin, stop))
    if own is False:
        return False
    for word in () if own and "=win" in claim.deeds and not {"woman", "female"} & set(sort) else sort:
        low = fold(word)
        if low in _listed("vague") or norm(word) in said or fellow:
            continue
        if low in ("woman", "female", "girl"):
            if female(prose, begin, stop):
                continue
            return False
        land = lexicon.country(word)
        if low in ("foreigner", "foreign", "outsider"):
            # Whoever is of the land of the dateline is no foreigner.
            home = {place.code for place in lexicon.countries_in(prose, 0, claim.begin)}
            if {place.code for place in lexicon.countries_in(prose, begin, stop)} - home:
                continue
        if not land or land not in {place.code for place in lexicon.countries_in(prose, begin, stop)}:
            return False
    return True
