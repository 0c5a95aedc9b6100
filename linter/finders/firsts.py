"""What the copy calls the first, the largest, the only one since; and the earlier cases that can speak against it.

`who` of a visit is the visitor, of any other claim the folded words that name its subject. Earlier cases are claims of
rank "last" ("last changed in July 2022"), "earlier" (a woman who held the post before) and "amount" (a grant of some
year), with their year in `since`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from linter import lexicon, periods
from linter.claims import First
from linter.document import Document
from linter.finders._visitors import MAIN, Cast
from linter.folding import fold
from linter.patterns import later
from linter.tables import table

finds = First

_RANK: Final = (
    r"(?P<rank>first|second|third|fourth|fifth|sixth|only|(?:second-|third-)?(?:largest|biggest|highest|lowest|"
    r"smallest|longest|"
    r"tallest|oldest|fastest|worst|best|heaviest|deepest|hottest|coldest|wettest|driest|youngest|steepest|sharpest))"
)
_RANKS: Final = frozenset((
    "first", "second", "third", "fourth", "fifth", "sixth", "only", "largest", "biggest", "highest", "lowest",
    "smallest", "longest", "tallest", "oldest", "fastest", "worst", "best", "heaviest", "deepest", "hottest", "coldest",
    "wettest", "driest", "youngest", "steepest", "sharpest",
))  # fmt: skip
_ORDINAL: Final = r"(?P<rank>first|second|third|fourth)"
_ORDINALS: Final = frozenset({"first", "second", "third", "fourth"})
_VISIT: Final = later(rf"\b{_ORDINAL}(?:[- ]ever)? (?P<kind>(?:[\w’'-]+ ){{0,4}}?)(?P<head>visit|trip|tour|guest)\b")
_VISITING: Final = later(
    rf"\b(?:visit|visits|visited|visiting|be in|been to|travel(?:s|led|ed|ling)? to|set foot in) "
    rf"(?P<where>[^,.;]{{2,40}}?) "
    rf"for the (?:very )?{_ORDINAL} time\b"
)
_GOING: Final = frozenset((
    "visit", "visits", "visited", "visiting", "be", "been", "travel", "travels", "travelled", "traveled", "travelling",
    "traveling", "set",
))  # fmt: skip
# ", the first of its kind in Southeast Asia,"
_BARE: Final = later(
    rf"\b[Tt]he {_RANK}(?: one)?(?P<kind> of (?:its|their) (?:kind|type|sort|size)| such [a-z]+)?(?: anywhere)?"
    r" in (?P<where>(?:the )?\w[\w-]*(?: [^\W\d_a-z][\w-]*){0,3})(?=[,.;:)”\"–—-]| and\b| to\b|\n|$| -)"
)
_OF_PLACE: Final = later(
    rf"\b(?P<where>[Tt]he (?:world|country|nation|region|city|county|state)|[^\W\d_a-z][\w-]+(?: "
    rf"[^\W\d_a-z][\w-]+)?)['’]s "
    rf"(?:very )?{_RANK}(?: and only)?(?: (?P<what>(?:[\w-]+ ){{0,3}}[\w-]+)|(?=[.,;:]))"
)
_LIMIT: Final = (
    r"(?P<limit>since (?:[^,.;:\n]{2,70})|(?:that )?(?:it|he|she|they|the \w+) (?:has|have|had) ever \w+|ever \w+|"
    r"in (?:more than |almost |nearly |about |over )?(?:\w+|[\d,]+) years\b|in (?:its|his|her|their|the|[\w’']+ "
    r")[^,.;:\n]{0,40}\bhistory\b|"
    r"on record\b|yet\b(?=[,.;]|$))"
)
_SINCE: Final = later(
    rf"\b{_RANK}(?:[- ]ever)?(?P<what>(?: (?!since\b|ever\b|it\b|he\b|she\b|they\b)[\w’'-]+){{0,6}}?) {_LIMIT}"
)
_TO: Final = later(
    rf"\b{_ORDINAL}(?P<what>(?: (?!to\b|of\b|in\b)[\w’'-]+){{1,4}}?) to (?P<do>(?:be |have |become |receive "
    rf")?[a-z]+ [^,.;:\n]{{2,70}})"
)
_TIME: Final = later(
    rf"\bfor the (?:very )?{_ORDINAL} time (?P<limit>since [^,.;:\n]{{2,60}}|in (?:\w+|\d+) years|ever)\b"
)
_ACTING: Final = later(r"\b(?:acting|interim|caretaker|temporary|deputy|vice)\b")
_DENIED: Final = later(r"\b(?:not|never|nor|than|if)\b(?: \w+){0,2} $")
_PROPER: Final = later(r"\b[^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+){0,3}")
_NEVER: Final = later(r"\b(?:has|have|had) never before \w+")

_QUALIFIED: Final = later(
    r"[^,.;:\n]{0,70}?\b(?P<words>(?:since|after) (?!the visit)[^,.;:\n]{2,80}|in (?:his|her|their) capacity as "
    r"[^,.;:\n]{2,60}|"
    r"(?:as|in the role of|in the post of) (?:a |an |the )?(?:\w+ ){0,3}(?:prime minister|president|premier|leader|"
    r"minister|king|queen|"
    r"pope|chancellor|monarch|head of state|secretary|chairman|chairwoman|speaker|governor|ambassador|chief|pm)\b|"
    r"in (?:\w+|\d+) years\b|in a decade\b|of (?:his|her|their) (?:second |third |new |current )?(?:term|presidency|"
    r"premiership|reign))",
    re.IGNORECASE,
)
_OF_YEAR: Final = later(
    r"(?:(?! and )[^.;\n]){0,90}?\b(?:in|of|for) (?:(?P<year>(?:19|20)\d\d)\b|(?P<this>this year|the (?:new )?year)\b)"
)
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_WORD: Final = later(r"[^\W\d_][\w’'-]*")

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
_WHEN: Final = rf"(?:in|on|at the) (?:[\w, ]{{0,20}}?)?(?:{_MONTH} )?(?P<year>(?:19|20)\d\d)\b"
_LAST: Final = later(
    rf"\b[Tt]he (?:last|previous|most recent) (?P<event>[a-z-]+(?: [a-z-]+){{0,2}}?)"
    rf"(?: (?:was|came|happened|took place|to \w+|of \w+))?,? {_WHEN.replace('year>', 'since>')}"
    rf"|\b(?!(?:[Tt]he|[Aa]t|[Ii]n|[Oo]n|[Aa]) last)(?P<who>[\w’'-]+(?: [\w’'-]+){{0,2}}?) (?:(?:was|were|had been) )?"
    rf"last (?P<what>[a-z]+(?: [a-z]+){{0,3}})\b[^,.;:\n]{{0,20}}? {_WHEN}"
)
_EARLIER: Final = frozenset({"last", "previous", "recent"})
_UP: Final = later(r"\b(?:went up|gone up|rose|raised|increased|put up)\b")
_DOWN: Final = later(r"\b(?:went down|gone down|fell|cut|reduced|lowered)\b")
_LED: Final = later(
    r"(?P<name>[^\W\d_a-z][\w’'-]+ (?:[^\W\d_a-z][\w’'-]+ ?){1,2}), (?:\d\d, )?who (?:(?P<verb>ran|led|headed|"
    r"chaired|managed|captained|"
    r"edited|commanded|directed|held|was|served as)) (?P<of>[^,.;\n]{3,60}?) (?:from|between|in|until|for) "
    r"[^.;\n]{0,25}?"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_MONEY: Final = r"(?P<sum>(?:US|A|C|NZ|HK)?[£$€¥]\d[\d,.]*\d?(?: ?(?:m|mn|bn|k|million|billion|trillion)\b)?)"
_SUMS: Final = later(_MONEY)
_PAYMENTS: Final = (
    "grant", "award", "donation", "gift", "contract", "order", "fine", "penalty", "settlement", "loan", "profit",
    "loss", "fee", "bequest", "payout", "prize", "subsidy", "bonus",
)  # fmt: skip
_PAID: Final = f"(?:{'|'.join(_PAYMENTS)})"
_AMOUNT: Final = later(
    rf"\b(?P<what>{_PAID}) of {_MONEY}|{_MONEY.replace('sum', 'money')} (?P<event>[a-z-]+ {_PAID})\b"
)
_OWNER: Final = later(r"([\w-]+)['’]s? (?:[\w-]+ )?$")
_OWNED: Final = later(r"['’]s?$")
_OF_WHOM: Final = later(
    r"(?: (?:of|to|by|for|in|from)(?: (?:the|a|an|this|his|her))?(?: (?:high-ranking|foreign|country|nation|"
    r"year|leader|[^\W_a-z][\w’'-]*|"
    r"\d{4}))+){0,4}"
)
_DIGIT: Final = later(r"\d")
_MODIFIER: Final = later(r"\b[a-z-]+ $")


def find(document: Document) -> Iterator[First]:
    """The claims to be first, largest or only, and the earlier cases."""
    found: dict[int, First] = {}
    for claim in (*_visits(document), *_bare(document), *_limited(document)):
        if not any(claim.span.start < other.span.end and other.span.start < claim.span.end for other in found.values()):
            found[claim.span.start] = claim
    yield from found.values()
    yield from _earlier(document)


def _claim(document: Document, start: int, end: int, **parts: Any) -> First:
    while document.prose[end - 1] in " ,–—-":
        end -= 1
    return First(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, **parts,
    )  # fmt: skip


def _visits(document: Document) -> Iterator[First]:
    visits, visiting = [*document.matches(_VISIT, _ORDINALS)], [*document.matches(_VISITING, _GOING)]
    if not visits and not visiting:
        return
    cast, prose = Cast(document), document.prose
    for match in visits:
        if set(match["kind"].split()) & _listed("stop"):
            continue
        _, stop = document.sentence_at(match.start())
        trip = cast.trip(match.start(), match.end())
        whose = cast.main if trip.whose == MAIN else trip.whose
        determined = re.search(r"\b(?:the|a|that|this|each|every) $", prose[max(match.start() - 8, 0) : match.start()])
        if trip.whose == MAIN and determined and not trip.where and match["head"] != "guest":
            continue  # "during the first visit": one of several
        limit = _QUALIFIED.match(prose, match.end(), stop)
        if limit and re.search(r" and | but |[Tt]his|[Tt]hat", prose[match.end() : limit.start("words")]):
            limit = None
        words = limit["words"].strip() if limit else ""
        since = words if words.lower().startswith(("since", "after", "in ")) and "capacity" not in words else ""
        scope = tuple(filter(None, (trip.generic, "" if since else words)))
        year = _OF_YEAR.match(prose, match.end(), stop)
        end = limit.end("words") if limit else match.end()
        if not limit:
            end = _phrase_end(prose, match.end(), stop)
        when = int(year["year"]) if year and year["year"] else document.date.year if year and document.date else 0
        if since and year and year.start("year") >= (limit.start("words") if limit else 0):
            when = 0
        kind = " ".join(word for word in match["kind"].split() if not lexicon.country(word))
        where = trip.where or (cast.host if match["head"] == "guest" else "")
        yield _claim(
            document, match.start(), end, rank=match["rank"], what=f"{kind} {match['head']}".strip(), who=whose,
            where=where, since=since, scope=scope, period=periods.year(when) if when else None,
        )  # fmt: skip
    for match in visiting:
        begin, stop = document.sentence_at(match.start())
        where = next(
            (place.code for place in cast.near(match.start("where"), match.end("where"))), fold(match["where"])
        )
        who = cast.subject(begin, match.start(), where)
        limit = _QUALIFIED.match(prose, match.end(), stop)
        since = limit["words"] if limit else ""
        yield _claim(
            document, match.start(), limit.end("words") if limit else match.end(), rank=match["rank"], what="visit",
            who=who.key if who else "", where=where, since=since,
        )  # fmt: skip


def _phrase_end(prose: str, end: int, stop: int) -> int:
    """Where "visit of the Russian Prime Minister to Vietnam" or "guest of the country for 2025" ends."""
    phrase = _OF_WHOM.match(prose, end, stop)
    return phrase.end() if phrase else end


def _bare(document: Document) -> Iterator[First]:
    for match in document.matches(_BARE, {"the"}):
        where = region(match["where"])
        denied = _DENIED.search(document.prose, max(match.start() - 20, 0), match.start())
        if where and not denied:
            yield _claim(
                document, match.start(), match.end(), rank=match["rank"], where=where, scope=("in " + match["where"],),
                who=_words(_led_by(document, match.start())),
            )  # fmt: skip
    for match in _OF_PLACE.finditer(document.prose) if document.holds(_RANKS) else ():
        where = region(match["where"])
        words = (match["what"] or "").split()
        if not where or (words and words[0] in _listed("idle")):
            continue
        kept = next((n for n, word in enumerate(words) if word in _listed("stop")), len(words))
        what = " ".join(words[:kept])
        if what or match["rank"] in ("first", "only"):
            end = match.start("what") + len(what) if what else match.end("rank")
            who = _words(f"{what} {_led_by(document, match.start())}" if match["rank"] in ("first", "only") else what)
            yield _claim(
                document, match.start(), end, rank=match["rank"], what=what, who=who, where=where,
                scope=(match["where"] + "’s",),
            )  # fmt: skip


def _led_by(document: Document, place: int) -> str:
    """The words before a claim that say what it is of; with the sentence before, where it goes on with "It is"."""
    prose = document.prose
    begin, _ = document.sentence_at(place)
    if prose.startswith(("It ", "This ", "That "), begin):
        begin = document.sentence_at(max(begin - 2, 0))[0]
    return prose[max(begin, place - 120) : place]


def _limited(document: Document) -> Iterator[First]:
    prose = document.prose
    for match in document.matches(_SINCE, _RANKS):
        words = match["what"].split()
        if (words and words[0] in _listed("idle") and words[0] != "time") or "\n" in match[0]:
            continue
        if match["rank"] == "only" or set(words) & _listed("verbs"):
            continue
        begin, stop = document.sentence_at(match.start())
        limit = match["limit"].strip()
        sums = [m["sum"] for m in _SUMS.finditer(prose, begin, stop)]
        end = match.end() if not limit.startswith("since") else match.start("limit") + len(_since(limit))
        if words[-1:] == ["time"]:
            words = _said_before(prose[begin : match.start()])
        yield _claim(
            document, match.start(), end, rank=match["rank"], what=" ".join(words),
            who=_subject(document, begin, match.start()),
            since=_since(limit) if limit.startswith("since") else "",
            scope=(*(() if limit.startswith("since") else (limit,)), *(sums if len(sums) == 1 else ())),
        )  # fmt: skip
    for match in document.matches(_TO, _ORDINALS):
        words = match["what"].split()
        if (
            words[0] in _listed("idle")
            or words[-1] in _listed("idle")
            or set(words) & (_listed("stop") | _listed("verbs"))
            or "\n" in match[0]
        ):
            continue
        begin, _ = document.sentence_at(match.start())
        yield _claim(
            document, match.start(), match.end(), rank=match["rank"], what=" ".join(words),
            scope=("to " + match["do"].strip(), *_name_before(prose[begin : match.start()])),
            who=_words(prose[begin : match.start()] + " " + _headline(document)),
        )  # fmt: skip
    for match in document.matches(_TIME, {"for"}):
        begin, _ = document.sentence_at(match.start())
        since = _since(match["limit"]) if match["limit"].startswith("since") else ""
        yield _claim(
            document, match.start(), match.start("limit") + len(since or match["limit"]), rank=match["rank"],
            what=" ".join(_said_before(prose[begin : match.start()])),
            who=_subject(document, begin, match.start()), since=since,
            scope=() if since else (match["limit"],),
        )  # fmt: skip
    for match in document.matches(_NEVER, {"has", "have", "had"}):
        yield _claim(document, match.start(), match.end(), rank="never before")


def _within(document: Document, pattern: re.Pattern[str], words: Collection[str]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that needs one of these words, and a figure, in the same sentence."""
    for start, end in document.sentences_with(words):
        if _DIGIT.search(document.prose, start, end):
            yield from pattern.finditer(document.prose, start, end)


def _earlier(document: Document) -> Iterator[First]:
    prose = document.prose
    for match in _within(document, _LAST, _EARLIER):
        begin, stop = document.sentence_at(match.start())
        what = match["what"] or match["event"].rpartition(" ")[2]
        told = prose[begin:stop] if what == "changed" else what
        if what == "changed" or not event(what.split()):
            what = "rose" if _UP.search(told) else "fell" if _DOWN.search(told) else what
        who = _words(match["who"] or match["event"].rpartition(" ")[0])
        if not who and begin:  # "It last erupted in 2010": the sentence before tells what
            before, _ = document.sentence_at(begin - 2)
            who = _words(" ".join(prose[before:begin].split()[:8]))
        yield _claim(
            document, match.start(), match.end(), rank="last", what=what, who=who, since=match["year"] or match["since"]
        )
    for match in _within(document, _LED, {"who"}):
        begin, stop = document.sentence_at(match.start())
        if _ACTING.search(prose, *match.span()):
            continue  # who stood in has not been chosen
        others = len(re.findall(r"\b(?:Mr|Mrs|Ms|Dr|Lord|Sir)\b", prose[match.end() : stop]))
        she = re.search(r"\b(?:she|her)\b", prose[match.end() : stop]) and not others
        titled = re.search(
            r"\b(?:Mrs|Ms|Lady|Dame|Baroness|Sister) $", prose[max(begin, match.start() - 10) : match.start()]
        )
        if she or titled or fold(match["name"].split()[0]) in _women():
            yield _claim(
                document, match.start(), match.end(), rank="earlier", what="woman", who=_words(match["of"]),
                scope=(match["name"].strip(),), since=match["year"],
            )  # fmt: skip
    for match in _within(document, _AMOUNT, _PAYMENTS):
        begin, stop = document.sentence_at(match.start())
        years = set(_YEAR.findall(prose[begin:stop]))
        if len(years) == 1:
            modifier = _MODIFIER.search(prose, max(begin, match.start() - 30), match.start()) if match["what"] else None
            start = modifier.start() if modifier and modifier[0].strip() not in _listed("stop") else match.start()
            names = re.findall(r"(?<!^)\b[^\W\d_a-z]\w{2,}", prose[begin:start])
            yield _claim(
                document, start, match.end(), rank="amount",
                what=match["event"] or prose[start : match.end("what")], who=" ".join(sorted(set(map(fold, names)))),
                since=years.pop(), scope=(match["sum"] or match["money"],),
            )  # fmt: skip


def region(words: str) -> str:
    """The name under which a region is compared: "world", a continent, a country's code, "country"; "" for none."""
    plain = fold(words).removeprefix("the ")
    if plain in LEVELS:
        return plain
    return lexicon.country(words) or ""


# From the narrowest to the widest; a country by its code stands with "country".
LEVELS: Final = {
    **dict.fromkeys(("city", "town", "county", "state", "province", "district"), 0),
    **dict.fromkeys(("country", "nation"), 1),
    **dict.fromkeys(
        (
            "southeast asia", "south-east asia", "south asia", "east asia", "central asia", "western europe",
            "eastern europe", "northern europe", "scandinavia", "west africa", "east africa", "southern africa",
            "north africa", "central america", "balkans", "caribbean", "baltics", "middle east",
        ),
        2,
    ),
    **dict.fromkeys(
        ("asia", "europe", "africa", "south america", "latin america", "north america", "oceania", "americas"), 3
    ),
    "world": 4,
}  # fmt: skip


def _since(limit: str) -> str:
    """ "since 2019 when the pandemic struck" without what follows the year."""
    year = _YEAR.search(limit)
    return limit[: year.end()] if year else limit


def _name_before(text: str) -> list[str]:
    """The last name of the one person or body that a sentence has named so far."""
    names = {fold(m[0]).rpartition(" ")[2] for m in _PROPER.finditer(text)}
    return list(names) if len(names) == 1 else []


def _said_before(text: str) -> list[str]:
    """The last content words before "for the first time": what happened."""
    return [word.lower() for word in _WORD.findall(text) if word.lower() not in _listed("stop")][-6:]


def _headline(document: Document) -> str:
    return document.prose[document.blocks[0].start : document.blocks[0].end] if document.blocks else ""


def _subject(document: Document, begin: int, offset: int) -> str:
    """The folded words that name whose first it is: the owner, the sentence's opening, the headline's."""
    prose = document.prose
    opening = " ".join(prose[begin:offset].split()[:8])
    owner = _OWNER.search(prose, max(begin, offset - 40), offset)
    return _words(f"{opening} {owner[1] if owner else ''} {' '.join(_headline(document).split()[:5])}")


def _words(text: str) -> str:
    """The content words of a text, folded, as stems, sorted."""
    return " ".join(
        sorted({stem(word) for word in _WORD.findall(text) if word.lower() not in _listed("stop") and len(word) > 2})
    )


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without its commonest endings, for comparing words only."""
    plain = _OWNED.sub("", fold(word))
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3:
        plain = plain[:-2] if plain.endswith(("ches", "shes", "sses", "xes")) else plain[:-1]
    for ending in ("ing", "ed"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            return plain[: -len(ending)]
    return plain.removesuffix("e") if len(plain) > 4 else plain


def event(words: Iterable[str]) -> str:
    """The class of event that some words tell of ("rise" for "fares went up"), "" if none is known."""
    return next((name for word in words for name, members in _events().items() if word.lower() in members), "")


@cache
def _lexicon() -> dict[str, Any]:
    path = Path(lexicon.__file__).parent / "en" / "firsts.toml"
    return table(path)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_lexicon()[name].split())


@cache
def _women() -> frozenset[str]:
    return frozenset(_lexicon()["names"]["women"].split())


@cache
def _events() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _lexicon()["events"].items()}
