"""Finds anniversaries, lengths of existence and editions, and the dates that they are counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from linter import periods
from linter.calendar_reading.context import Parts
from linter.claims import Claim, kind_of_claim
from linter.document import Document
from linter.finders import moments
from linter.finders._event_words import content, stem
from linter.patterns import later
from linter.periods import DAY, MONTH, YEAR, Period
from linter.phrases import written

ANNIVERSARY, LASTING, OLD, EDITION, FOUNDING, YEARLY = (
    "anniversary", "lasting", "old", "edition", "founding", "yearly",
)  # fmt: skip

_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "golden": 50, "silver": 25,
     "ruby": 40, "diamond": 60, "platinum": 70, "centenary": 100, "centennial": 100, "bicentenary": 200,
     "bicentennial": 200, "tercentenary": 300, "sesquicentennial": 150, "sesquicentenary": 150, "half-century": 50,
     "half century": 50, "quarter-century": 25, "quarter century": 25, "golden wedding": 50, "silver wedding": 25,
     "diamond wedding": 60, "ruby wedding": 40, "platinum wedding": 70}  # fmt: skip
_NUMBERS = written(2, 12) | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_NUMBERS |= {
    f"{ten}-{one}": _NUMBERS[ten] + _NUMBERS.get(one, 1)
    for ten in ("twenty", "thirty", "forty", "fifty", "sixty")
    for one in written(1, 9)
}
_NTH: Final = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
_N: Final = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_HEDGE: Final = r"(?:(?P<hedge{0}>more than|over|nearly|almost|about|around|some|roughly|at least|less than|under) )?"
_MONTH: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_HELD: Final = "(?:festival|fair|regatta|marathon|carnival|parade|show)"
_JUBILEE: Final = later(
    rf"(?i)\b(?:(?P<nth>{_NTH})[ -](?:[\w-]+ ){{0,3}}?(?:anniversary|jubilee|birthday)"
    rf"|(?P<whole>(?:golden|silver|diamond|ruby|platinum) wedding\b|"
    rf"(?:(?:bi|ter)?centen(?:ary|nial)|sesquicenten(?:ary|nial))\b(?! (?:school|house|hall|park|stadium|"
    rf"square|celebrations of the))|(?<=marks its )(?:half|quarter)[ -]century)"
    rf"|(?P<edition>in(?:to)? its {_NTH} (?:year|season)|(?:for )?(?:its|their) {_NTH} (?:edition|running|season)"
    rf"|{_NTH} (?:annual|edition)|for the {_NTH} time(?! (?:since|in (?!{_MONTH})|for)\b)"
    rf"|(?:[5-9]|\d{{2,3}})(?:st|nd|rd|th) (?:[\w’'-]+ ){{0,3}}?{_HELD}\b)"
    rf"|{_HEDGE.format(1)}(?P<long>{_N})[- ]years?[- ](?:long )?"
    rf"(?:history|existence|reign|lifetime|partnership|friendship|life)"
    rf"|(?:in|over|during) (?:the|its|his|her|their|those|these) {_HEDGE.format(2)}(?P<going>{_N}) years "
    rf"(?:it|he|she|they|since(?: it\b| then\b)?|of its|that it|that they)\b"
    rf"|in its (?P<its>{_N}) years(?= [a-z]+(?:ed|en|wn)\b|[,.])"
    rf"|{_HEDGE.format(3)}(?P<of>\d{{2,3}}) years of (?:diplomatic|bilateral|formal|official) (?:relations|ties)"
    rf"|for (?:the (?:past|last) )?{_HEDGE.format(4)}(?P<lasted>{_N}) years"
    rf"(?=,? (?:ever )?since (?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d)"
    rf"|(?P<ago>{_N}) years ago(?=,? in (?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d)"
    rf"|{_HEDGE.format(5)}(?P<old>\d{{2,3}})(?:-year-old (?P<noun>[a-z]+)|"
    rf"(?<=(?:is|ns|ed) \d\d) years old|(?<=(?:is|ns|ed) \d\d\d) years old)"
    rf"|(?:turns|turned|turning) (?P<turns>\d{{2,3}})(?=[,.\n]| (?:on|this|last|in|at|and|with|today|tomorrow)\b)"
    r"|(?<!\bhe )(?<!\bwho )(?:is|are|was|were|will be) (?P<aged>\d{2,3})(?: years old)?"
    r"(?= (?:this (?:year|month|week|weekend|spring|summer|autumn)|today|tomorrow|next|on [MTWFS][a-z]+day)\b"
    r"|(?<=years old)[,.:;])"
    rf"|{_HEDGE.format(6)}(?P<wed>{_N}) years of marriage|(?:wife|husband) of {_HEDGE.format(7)}(?P<spouse>{_N}) years"
    rf"|(?<!were )(?<!was )(?<!had been )(?:married|husband and wife) "
    rf"(?:to each other )?for (?:the (?:past|last) )?{_HEDGE.format(8)}"
    rf"(?P<for>{_N})(?: years\b|(?=[.,]))|marriage of {_HEDGE.format(9)}(?P<match>{_N}) years"
    rf"|(?P<yearly>missed (?:only|just) (?:one|two|three|\d) \w+|has [a-z]+ (?:every|each) year\b|(?:every|each) "
    rf"(?:year|spring|summer|autumn|fall|winter|{_MONTH})(?: [\w-]+)? since|annually since|without (?:a break|"
    rf"interruption|missing a year)|(?:has|have) (?:never|not) (?:yet )?missed a (?:year|summer|season)))"
)
_FOUNDED: Final = later(
    r".*\b(?P<verb>[Ff]ounded|[Ee]stablished|set up|created|formed|[Oo]pened|[Ll]aunched|inaugurated|incorporated|"
    r"introduced|started|began|begun|filed|lodged|set out|went on (?:the )?(?:air|sale)|"
    r"first (?:broadcast|published|issued|performed|aired|staged)|"
    r"(?:made|gave|held|carried|treated|admitted|printed|issued|taught) its (?:first|maiden|inaugural) "
    r"(?:run|flight|voyage|journey|trip|crossing|rescue|broadcast|concert|performance|meeting|service|passengers?|"
    r"patients?|pupils|class|issue|copy|copies)|"
    r"(?:was|is|has been) (?:held )?since|[Ff]irst held|(?<!its )[Ff]irst (?:[a-z-]+ )?(?:in|on)|"
    r"(?:[Tt]he|[Ii]ts) first (?P<what>[a-z]+),? (?:was )?(?:held |took place )?(?:in|on)|"
    r"came to the throne|(?:was|were) (?:crowned|enthroned|ordained|consecrated)|became independent|"
    r"(?:gained|won) independence|first [a-z]+ appeared|struck(?! (?:off|down|out|up|a|by)\b)|hit|"
    r"sank|broke out|erupted|signed|"
    r"born|married|wed|(?:[Tt]he|[Tt]heir) wedding|dat(?:es|ing) (?:from|back to)|completed|finished|built|unveiled|"
    r"since)\b(?P<rest>[^;:()“”\"\n]{0,40})$",
)
# What begins when a school, a church, a theatre, a railway or a paper does.
_PARTS: Final = (
    "classes|lessons|teaching|doors|first (?:pupils|students|classes|lessons|doors|services|trains|patients)"
)
# Years in which a thing was not held: editions can be counted only where the copy says which, or how many.
_LAPSED: Final = later(
    r"(?i)\b(?:called off|cancell?ed|not held|did not take place|would have been|has missed|"
    r"missed (?:one|two|three|four|five|\d)|skipped|suspended|lost (?:whole )?(?:summers|years|editions|seasons)|"
    r"no (?:festival|fair|race|edition)|"
    r"except (?:for|in|during|when|from|between|while)|"
    r"(?:except|apart from)(?= (?:in |during )?(?:the )?(?:\d|one\b|two\b|three\b|war|pandemic|years))|"
    r"every (?:second|other) year|biennial|because of the (?:pandemic|war))\b"
    r"|\bsince(?: then)?,? (?:except|but|bar|save|other than|with the exception)\b"
)
_BUT: Final = later(
    r"(?i)\b(?:since(?: then)?,? (?:but|bar|save)|except|apart from|other than|with the exception of|"
    r"missed (?:only|just))"
    r"(?: for| in)*(?: the)? (?:(?P<count>one|two|three|four|five|\d) (?:years?|summers?|editions?|times?)\b|"
    r"(?P<years>(?:19|20)\d\d(?:(?:, and |, | and |,? and in | to |[-–])(?:19|20)?\d\d)*)\b)"
)
_TWO_YEARS: Final = later(r"(\d{4})(?: to |[-–])(\d{4}|\d\d)\b")
_PAREN: Final = later(
    r"\([^()\n]{0,24}?(?P<from>(?:1[5-9]|20)\d\d) ?[–—-] ?[^()\d\n]{0,12}(?:\d{1,2}, )?(?P<to>(?:1[5-9]|20)\d\d)\)"
)
_THEN: Final = later(
    r"(?i)\b(?:then|at the time|when (?:he|she|they|it)|died|dead|late|would have|by the age|killed|murder\w*|"
    r"aged \d+ when|former)\b"
)
# What puts an anniversary itself into the past: "former pupils", who mark one now, do not.
_PASSED: Final = later(
    r"(?i)\b(?:then\b(?![:,.])|at (?:its|the|their) (?=\d+(?:st|nd|rd|th) )|"
    r"at the time|when (?:he|she|they|it)|would have|had (?:been|marked|celebrated)|"
    r"ha(?:s|ve) (?:already |long )?(?:marked|celebrated) (?:an?|two|several))\b"
)
# "The couple, who met when they fell over, will celebrate their": that is now.
_TO_COME: Final = later(
    r"(?i)\b(?:will|is to|are to|is|are) (?:soon |also )?(?:celebrate|mark|toast|observe|have|celebrating|marking) "
    r"(?:their|its|his|her|the) $"
)
_ANOTHER_OF_ITS: Final = later(r" (?:its|their|a) (?:second|third|fourth|new|next|latest|larger|bigger|other)\b")
_LATE: Final = later(
    r"(?i)\b(?:belated\w*|years? late|(?:long|is|was) overdue|should have (?:been|taken)|postponed|put off)\b"
)
# Words that a count of years cannot do without; and a written year, which a date counted from must have.
_COUNTED: Final = later(
    r"(?i)anniversary|jubilee|centen|birthday|(?:half|quarter)[ -]century|"
    r"\b(?:its|their) (?:\d+(?:st|nd|rd|th)|[a-z]+th) "
    r"(?:year|season|edition|running)|(?:st|nd|rd|th) (?:annual|edition|time)\b|"
    rf"\d(?:st|nd|rd|th) (?:[\w’'-]+ ){{0,3}}?{_HELD}|\bturn(?:s|ed|ing) \d|\d-year-old|years old|"
    r"\b(?:is|are|was|were|be) \d\d\d? (?:this|today|on|next|tomorrow)\b|"
    r"(?:golden|silver|diamond|ruby|platinum) wedding|marriage|married for|wife for|(?:wife|husband) of|missed |"
    r"years? (?:ago|it|he|she|they|since|of)\b|"
    r"missed a |years,? since|\bin its [a-z0-9]+ years|year[- ](?:history|existence|reign|lifetime|partnership|"
    r"friendship|life)|"
    r"(?:every|each) \w+ (?:\w+ )?since|annually since|without (?:a break|interruption|missing)|"
    r"\b(?:founded|established) [^.;]{0,30}\b(?:1[5-9]|20)\d\d"  # another draft may tell of its centenary
)
# Words that a count of years cannot do without; and a written year, which a date counted from must have.
_COUNTING: Final = frozenset((
    "anniversary", "jubilee", "jubilees", "centenary", "centenaries", "centennial", "bicentenary", "bicentennial",
    "centenarian", "tercentenary", "annual", "annually", "edition", "season", "running", "time", "year", "years",
    "since", "break", "interruption", "missing", "birthday", "sesquicentennial", "century", "turns", "turned",
    "turning", "old", "wedding", "founded", "established", "marriage", "married", "wife", "husband", "missed",
    "festival", "fair", "regatta", "marathon", "carnival", "parade", "show",
))  # fmt: skip
_KIND: Final = later(r"(?<=[A-Za-z] )[A-Z][a-z]+\b(?! [A-Z])")  # the last word of a name of several
_COUPLE: Final = later(
    r"(?i)\b(?:they|the (?:couple|pair|two)|who|and|(?-i:[A-Z][\w’-]+ and [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)) "
    r"(?:(?:were|had|got|first) )*$"
)
# A marriage that is over, or one of several.
_PARTED: Final = later(
    r"(?i)\b(?:divorc\w+|separated|split up|widow\w*|late (?:husband|wife)|ex-(?:husband|wife)|former (?:husband|wife)|"
    r"remarr\w+|(?:first|second|third|new) (?:husband|wife|marriage))\b"
)
_OBJECT: Final = later(r"^ (?:the|a|an|its|his|her|their) ")
_CLAUSE: Final = later(r"^.*(?:[;:,]| (?:and|but|when|after|before|since|said|that|because|while)) ")
_HAPPENS: Final = later(
    r"(?i)\b(?:mark|celebrat|turn|commemorat|observ|reach|toast|honou?r|fet|is (?:a |the )?\d|was \d|has|have)[a-z]* "
)
_DEFINITE: Final = later(
    r"The (?:[a-z-]+ )?[a-z-]{3,}(?:,[^.;:\n]{0,160},|,)?(?: (?:which|that|was|were|is|had|has|been|first|itself))* "
)
# "Held since 1978": since it began, and not "closed since", "who has taught there since".
_BEEN: Final = later(
    r"(?i)\b(?:held|going|open|exist(?:ed|ence)|in business|running|published|independent|together|married|relations|"
    r"ties)(?: (?:every|each) [a-z]+| annually| in [A-Z]\w+)? $"
)
# "The 40th anniversary of its children's parade" is not the festival's own.
_OF_A_PART: Final = later(
    r" of (?:its|their|his|her) (?!(?:founding|foundation|opening|first|birth|independence|liberation|wedding|marriage|"
    r"launch|beginning|arrival|diplomatic|bilateral|formal|relations|ties|election|ordination|death|coronation)\b)"
)
_FIRST_ONE: Final = (" of its first", " of their first")  # the anniversary of its first run
# "Since 1900 was not a leap year": no time, but a reason.
_BECAUSE: Final = later(r" (?:is|was|were|has|had|would|will|did|does|saw|brought|falls|fell)\b")
_WRITTEN: Final = later(r"\b(?:1[5-9]|20)\d\d\b")


@kind_of_claim
class Jubilee(Claim):
    """A count of years, or the date that one is counted from.

    `sort` is one of the names above; `number` the count; `since` the date counted from, `years` the years named in
    the sentence; `sentence` its place in the prose; `who` the person or the noun founded; `what` the words after "of".
    """

    sort: str
    number: int = 0
    since: Period | None = None
    years: tuple[int, ...] = ()
    sentence: int = 0
    who: str = ""
    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    hedge: str = ""
    past: bool = False
    subject: tuple[str, ...] = ()  # the names and stems of what was founded, or of whose anniversary it is
    annual: bool = False
    before: int = -1  # where the sentence before its own begins
    missed: int = 0  # years in which, the copy says, it was not held
    definite: bool = False  # "its 60th birthday"; "The theatre, … , opened on", after what names it; "held since 1978"


finds = Jubilee


def find(document: Document) -> Iterator[Jubilee]:
    """Every count of years in the document, and every date that it may be counted from."""
    prose = document.prose
    gates = [m.start() for sentence in document.sentences_with(_COUNTING) for m in _COUNTED.finditer(prose, *sentence)]
    if not gates:
        return
    gates += [m.start() for m in _WRITTEN.finditer(prose)]
    for start, end in sorted({document.sentence_at(gate) for gate in gates}):
        yield from _sentence(document, start, end)


def _passed(document: Document, start: int, count: int, end: int) -> bool:
    """Is an anniversary one of the past, or marked in another year than its own?"""
    block = document.block_at(start)
    late = _LATE.search(document.prose, block.start, block.end)
    if late is None and _TO_COME.search(document.prose, start, count):
        return False
    return late is not None or _PASSED.search(document.prose, start, end) is not None


def _of_a_person(prose: str, first: int, last: int) -> bool:
    """ "His 80th birthday", "their silver anniversary": not of what else the draft dates; "turned 124 last year"."""
    owned = prose.endswith(("his ", "her "), max(first - 4, 0), first) and "birthday" in prose[first:last]
    couple = prose.endswith("their ", 0, first) and prose.startswith(
        ("silver anniv", "golden anniv", "ruby anniv"), first
    )
    return owned or couple or prose.startswith(" last year", last)


# "Will close six years short of its 100th birthday".
_SHORT_OF: Final = later(
    r"(?i)\b(?:short of|shy of|years (?:before|from|away from)|ahead of|in time for) (?:[\w’'-]+ ){0,2}$"
)


@lru_cache(maxsize=4)
def _missed(document: Document) -> int | None:
    """In how many years a thing was not held, as the one place that tells of it has it; None if that is open."""
    prose = document.prose
    told = list(_BUT.finditer(prose))
    if any(not any(but.start() - 40 < m.start() < but.end() for but in told) for m in _LAPSED.finditer(prose)):
        return None
    if len(told) != 1:
        return None if told else 0
    if told[0]["count"]:
        return _NUMBERS.get(told[0]["count"].lower(), 0) or (int(told[0]["count"]) if told[0]["count"].isdigit() else 1)
    years = {int(year) for year in re.findall(r"\d{4}", told[0]["years"])}
    for first, last in _TWO_YEARS.findall(told[0]["years"]):
        years |= set(range(int(first), int(first[: 4 - len(last)] + last) + 1))
    return len(years)


@lru_cache(maxsize=4)
def _parted(document: Document) -> bool:
    return _PARTED.search(document.prose) is not None


def _sentence(document: Document, start: int, end: int) -> Iterator[Jubilee]:
    prose = document.prose
    text = prose[start:end]
    counts = [m for m in _JUBILEE.finditer(prose, start, end) if not _SHORT_OF.search(prose, start, m.start())]
    dates = [(first, last, parts) for first, last, parts in moments.scan(document, start, end)]
    years = tuple(sorted({parts.period.end.year for _, _, parts in dates if parts.period is not None}))
    names, things = content(text, True, happen=True)
    before = document.sentence_at(max(start - 2, 0))[0]
    near = tuple(sorted(names | content(prose[before:start], True)[0]))
    past = bool(_THEN.search(text))
    for count in counts:
        sort, number = _count(count)
        missed = _missed(document) if sort in (EDITION, YEARLY) else 0
        wed = any(count[name] for name in ("wed", "spouse", "for", "match"))
        if missed is None or (wed and _parted(document)):
            continue
        first, last = count.span()
        if _OF_A_PART.match(prose, last):
            continue
        if (not number and sort != YEARLY) or (sort, number) == (EDITION, 1) or _of_a_person(prose, first, last):
            continue
        who, what = "wedding" if wed or "wedding" in count[0].lower() else "", tuple[str, ...]()
        if prose.startswith(" of ", count.end()):
            after = content(prose[count.end() : min(count.end() + 70, end)], False, happen=True)
            what = tuple(sorted(after[0] | after[1]))
        elif count["of"]:
            what = ("diplomatic", "relation")
        yield Jubilee(
            span=document.span(first, last), zone=document.zone_at(first), quoted=document.quoted(first),
            dateline=document.date,
            sort=sort, number=number, years=years, sentence=start, who=who, names=near, things=tuple(sorted(things)),
            what=what, hedge=next((count[f"hedge{n}"].lower() for n in range(1, 10) if count[f"hedge{n}"]), ""),
            past=_passed(document, start, first, last) if sort == ANNIVERSARY else past,
            subject=_bearer(document, start, count, end), annual="annual" in count[0].lower(), before=before,
            missed=missed, definite=prose.startswith("its ", first - 4) or prose.startswith(_FIRST_ONE, last),
        )  # fmt: skip
        if count["going"] and count[0].endswith("since then"):
            yield from _then(document, before, start)
    subject = ""
    for first, last, parts in dates:
        founded = _founded(prose, start, first, last, parts)
        if founded is not None:
            sort, place, who, since, whose = founded
            if who == "since" and prose.startswith(" by ", last):
                continue  # "the record had been held since 2022 by"
            definite = bool(
                _BEEN.search(prose, start, place) if who == "since" else _DEFINITE.fullmatch(prose, start, place)
            )
            if re.search(r"(?:\band|\bthen|\bbut|,) $", prose[start:place]) and who not in ("since", "first"):
                who = subject or who  # "begun in 1911, finished in 1914"
            subject = who
            yield Jubilee(
                span=document.span(place, last), zone=document.zone_at(first), quoted=document.quoted(first),
                dateline=document.date, sort=sort, since=since, sentence=start, who=who, names=near,
                things=tuple(sorted(things)), past=past, subject=whose, before=before,
                definite=definite,
            )  # fmt: skip
    for pair in _PAREN.finditer(prose, start, end):
        since = periods.year(int(pair["from"]))
        yield Jubilee(
            span=document.span(pair.start() + 1, pair.end() - 1), zone=document.zone_at(pair.start()),
            dateline=document.date, sort=FOUNDING, since=since, years=(int(pair["to"]),), sentence=start, who="()",
        )  # fmt: skip


def _then(document: Document, start: int, end: int) -> Iterator[Jubilee]:
    """The only date of the sentence before "in the five years since then"."""
    dates = [d for d in moments.scan(document, start, end) if d[2].year and not d[2].relative and d[2].period]
    if len(dates) == 1 and start < end:
        first, last, parts = dates[0]
        yield Jubilee(
            span=document.span(first, last), zone=document.zone_at(first), quoted=document.quoted(first),
            dateline=document.date, sort=FOUNDING, since=parts.period, sentence=start, who="then",
        )  # fmt: skip


def _count(count: re.Match[str]) -> tuple[str, int]:
    if count["nth"] or count["whole"]:
        return ANNIVERSARY, _number(count["nth"] or count["whole"])
    if count["edition"]:
        nth = re.search(rf"(?i){_NTH}", count["edition"])
        return EDITION, _number(nth[0]) if nth else 0
    if count["yearly"]:
        return YEARLY, 0
    if count["old"] or count["turns"] or count["aged"]:
        return OLD, int(count["old"] or count["turns"] or count["aged"])
    if count["of"]:
        return ANNIVERSARY, int(count["of"])
    names = ("long", "going", "its", "lasted", "ago", "wed", "spouse", "for", "match")
    return LASTING, _number(next(count[name] for name in names if count[name]))


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    low = text.lower()
    return int(digits[0]) if digits else _ORDINALS.get(low, _NUMBERS.get(low, 0))


def _bearer(document: Document, start: int, count: re.Match[str], end: int) -> tuple[str, ...]:
    """The names and stems of whose anniversary this is: the words before it, and the noun that it stands with."""
    prose = document.prose
    if count["noun"]:
        return (stem(count["noun"].lower()),)
    before = re.sub(r", (?:who|which|whose)\b[^,]*,", "", prose[start : count.start()])
    verb = _HAPPENS.search(before)
    names, things = content(before[: verb.start()] if verb else before, True, happen=True)
    after = prose[count.end() : min(count.end() + 60, end)]
    if after.startswith((" of ", " since ")):
        more, most = content(re.split(r"[,;:]| (?:on|in|with|by|at) ", after[4:])[0], False, happen=True)
        return tuple(sorted(more | most))
    # "The Wye Gliding Club … its 50th anniversary" is told of the club.
    kinds = {m[0].lower() for m in _KIND.finditer(before)} if prose.startswith("its ", count.start() - 4) else set()
    return tuple(sorted(names | things | kinds))


def _founded(
    prose: str, start: int, first: int, last: int, parts: Parts
) -> tuple[str, int, str, Period, tuple[str, ...]] | None:
    """A date that something was founded at: what sort, where its words begin, who, when, and whose."""
    lead, period = prose[start:first], parts.period
    if parts.year is None:
        return None
    if prose.startswith(("since ", "Since "), first):
        if _BECAUSE.match(prose, last):
            return None
        return (
            FOUNDING,
            first,
            "since",
            periods.month(parts.year, parts.month) if parts.month else periods.year(parts.year),
            (),
        )
    if period is None or period.kind not in (DAY, MONTH, YEAR):
        return None
    found = _FOUNDED.search(lead[-120:])
    if found is None or re.search(
        r"centen|anniversary|jubilee|birthday|\b(?:19|20)\d\d\b|"
        r"\b(?:and|who|which|that|but|until|except|apart|bar|save|other|exception)\b",
        found["rest"],
    ):
        return None
    if _ANOTHER_OF_ITS.match(found["rest"]):
        return None  # "the hospice opened its second ward"
    place = max(first - len(lead[-120:]) + found.start("verb"), start)
    before = (
        prose[start : first - len(lead[-120:]) + found.start("verb")]
        if len(lead) <= 120
        else lead[-120:][: found.start("verb")]
    )
    bearer = re.search(r"(?:^|[,;:.] |and )(it|they|he|she) (?:(?:was|were|had|has|been|first) )*$", before, re.I)
    if (found["verb"] in ("married", "wed") and _COUPLE.search(before)) or found["verb"].endswith("wedding"):
        return FOUNDING, place, "wedding", period, ()
    if bearer and found["verb"] != "born":
        return FOUNDING, place, "it", period, ()  # what the sentence before is about
    if found["verb"] in ("born", "married", "wed"):
        return None
    if " its " in found["verb"] or found["verb"].endswith("appeared") or re.search(rf"\b(?:{_PARTS}) $", before):
        return FOUNDING, place, "its", period, ()  # the beginning of a thing, told by what it does
    if "independen" in found["verb"]:
        return FOUNDING, place, "independence", period, ()
    if found["what"] or found["verb"].lower().startswith("first"):
        return FOUNDING, place, "first", period, ()
    if _OBJECT.match(found["rest"]):  # "Smith founded the club in 1935"
        head = re.split(r" (?:in|on|at|by|with|of|for|from|to|as)\b", found["rest"])[0]
    else:
        relative = re.search(r"\b(?:which|who|that) (?:\w+ )?$", before)
        head = before if relative else _CLAUSE.sub("", before.rstrip(", "))
    names, things = content(head, True, happen=True)
    nouns = re.findall(
        r"[^\W\d_][\w’'-]+",
        re.sub(r"\b(?:which|that|who|was|were|is|had|has|been|it|first|officially|finally|only)\b", "", before),
    )
    return FOUNDING, place, nouns[-1].lower() if nouns else "", period, tuple(sorted(names | things))
