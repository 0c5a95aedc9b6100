"""Finds what takes place on which day: a word for an event, its day, and who and what is named with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from linter.calendar_grammar import calendar
from linter.calendar_reading.context import Parts
from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, Document
from linter.finders import moments
from linter.finders._bearers import Bearer, bearer
from linter.finders._day_words import by_which, hour_of, told_from_others, whole_day
from linter.finders._deeds import begins_doing, deed, label_end, root
from linter.finders._event_words import content, events, is_calendar, is_place, is_title, one_of_many_days, onset
from linter.folding import fold
from linter.patterns import either, later
from linter.periods import AS_OF, DAY, MONTH, SINCE, YEAR, Period

_WORD: Final = later(r"[^\W\d_][\w’']*(?:-[^\W\d_]\w*)*")
_DASH: Final = later(r"\)? ?(?:[-–—:]|\()")
_POSSESSIVE: Final = later(
    r"(?:[’']s)?(?: (?:early|late))?(?: (?:night|morning|evening|afternoon|lunchtime))?(?:[’']s)? (?:\w+ )?"
)
_CLAUSE: Final = later(
    r"[;:]|\b(?:after|before|since|until|when|while|if|because|that|said|told)\b|, (?:and|but|who|which|where)\b"
)
# "The fire, which gutted the mill on 4 March", "a fire that broke out late on 6 August".
_WHICH: Final = later(r", which\b| (?:that|which) (?:had )?(?:broken?|beg[au]n|started|struck|destroyed)\b")
_THE: Final = later(r"\b[Tt]h(?:e|is) (?:[\w’'.-]+ ){0,3}$")
_LABEL: Final = later(
    r"(?i)(?:when(?: (?:is|are|does|do|will)(?P<asked>[\w ]{3,40}))?|dates?|day)(?: and where)?[:?]\s+(?:on )?"
)
_FIGURE: Final = later(r"\d")
_NUMBER: Final = later(r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d\d(?:[\d,.]*\d)?\b")
SAID: Final = later(
    r"\b(?:said|told|says|announced|according to|added|reported|statement)\b(?![^,.;]{0,30}\bthat the\b)[^,.;]{0,40}$"
)
# "It was held again": what is held is the event of the headline; "a market was held" tells of another thing.
_INDEFINITE: Final = later(
    r"\b(?:[Aa]n?|[Ss]ome|[Ss]everal|[Aa]nother) (?:[a-z-]+ ){1,3}(?:is|was|were|are|will|has|had|to)\b"
)
_TICKETS: Final = later(r"(?i)\b(?:tickets?|trains?|bus(?:es)?|flights?|passengers)\b")
# "The night of March 19, California time": the day is another one elsewhere.
_ZONED: Final = later(r"\b(?!Standard|Local|Real|First|Full|Part)[A-Z]\w+ time\b|\b(?:GMT|UTC)\b")
_NOW_DUE: Final = later(r"\bnow (?:expected|due|scheduled|planned|likely|set|hoped)\b")  # it was to be on another day
# Before a day, and after it: what is told with it is no news of the draft's own.
_ASIDE: Final = later(
    r"\b(?:which|who|whom|whose|that|when|where|since|(?:after|before|until)(?! \d)|because)\b[^.;]{0,120}$"
    r"|, (?:[a-z]{3,}(?:ed|en)|held|sold|won|made|built|struck|set|begun|drawn up)\b[^.,;]{0,60}$|\b[Tt]he $"
    # "the grounding of the Akosua Nyarko on"
    r"|(?:\b[Tt]he |['’]s )(?:[a-z-]+ )?(?:grounding|collision|crash|fire|blast|explosion|breach|vote|ballot|collapse|"
    r"storm|raid|attack|theft|sale|launch|strike|quake|flood|wreck|order|ruling|verdict|decision|blackout|outage|"
    r"shooting|"
    r"signing|sinking)"
    r"(?: (?:of|to|in|at|by) (?:the |an? )?[\w’'-]+(?: (?:of|the|de|del|and) [\w’'-]+| [A-Z][\w’'-]+)*)? (?:on|of) $"
)
_OF_THE_DAY: Final = later(
    r"[’']s [a-z]|(?: (?:night|morning|evening|afternoon))?(?:[’']s)?, when\b|(?: (?:night|morning|evening))[’']s [a-z]"
)
# "A letter that reached shareholders on 5 March" is news; so is what came "a day after".
_NEW: Final = later(r"\b[Aa]n? (?:[a-z-]+ ){1,3}(?:that|which|who)\b[^.;]{0,120}$")
# "She takes over on May 1 from Mr Foo, who is retiring": what he does has another day.
_ASIDE_WHO: Final = later(r", (?:who|whose|which)\b(?! (?:will )?(?:begins?|starts?|opens?|ends?|lasts?)\b)")
_DAY_AFTER: Final = later(r",? (?:a|one|the) day (?:after|before|later|earlier)\b")
# "Won the seat early on Friday": the vote was the day before.
_COUNTED_LATE: Final = later(r"\b(?:early|in the (?:early|small) hours)(?: (?:of|on))? $")
# "Directors also declared a dividend", "against 17 million at December 31", "fiscal 1986, ended October 31".
_ALSO: Final = later(r"\balso (?!known|called|named)\b")
_COMPARED: Final = later(
    r"\b(?:vs\.?|versus|against|compared (?:with|to)) [^;,]{0,40}\b(?:at|on|in|of) $"
    r"|\b(?:quarter|year|half|months?|weeks?|period|(?:19|20)\d\d),? (?:that )?(?:end(?:ed|ing|s)|to|through) (?:on )?$"
    r"|\b(?:more|fewer|less|higher|lower) than (?:on |in |at )?$|\b(?:acres|hectares|people|homes|houses)\b[^.;]* by $"
)
_ENDED: Final = later(r"\b(?:week|month|quarter|year|period)s? (?:end|to )")  # "in the week ended March 20"
_UNTIL: Final = later(r" (?:to|until|till) [A-Z\d]")
_IN_WORDS: Final = later(r"\bin an? (?:speech|statement|letter|interview|address|report) on $")
# "The strike entered its sixth day on Saturday" is no day of its beginning.
_GOES_ON: Final = later(
    r"\b(?:enter|went|go|reach|mark|began?|start|move|drag|stretch)\w* (?:into |on )?(?:its|their|the|a) "
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+th|\d+(?:nd|rd|th)) "
    r"(?:straight |consecutive )?(?:day|night|week|month)\b"
)
_AS_IT: Final = later(r" as (?:a|an|the|its|their) ")
# What follows is no longer of the date: "that hit a bank on Tuesday has died", "on 11 March, four days after he was".
_NO_MORE: Final = later(
    r" (?:has|have) |,? (?:just |only |about )?[\w-]+ (?:hours?|days?|weeks?|months?|years?) (?:after|before)\b"
)
_AGAIN: Final = later(r"[^.;,]{0,40}\bfor (?:the|a) (?:second|third|fourth|fifth|sixth|seventh|\w+th) time\b")
_LAST_ONE: Final = later(
    r"\b[Ll]ast (?:year|season|month|week)[’']s [\w -]{1,30},? (?:held |was |which was )?(?:on )?$"
)
# "They were banned on the eve of the summit, which opened on Nov. 13": the day is the summit's.
_EVE: Final = later(r"\b(?:eve of|(?:days?|weeks?|hours?) (?:before|after)|ahead of) [^,;.]{1,60}, which [^,;.]{1,30}$")
_THE_DAY: Final = later(r"\b[Tt]he (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")  # "died in the Sunday blast"
_NEAR: Final = 75  # characters between an event word and its day


@kind_of_claim
class Happening(Claim):
    """An event at a day (or a visit in a month): `event` is its kind, "" for an unnamed one in a caption or beside one.

    `names` and `things` are the folded names and stems of the words in its clause, `setting` those of the sentence
    before and of the headline; `generic` says that its own clause does not tell which event it is ("the doors open").
    """

    event: str
    period: Period | None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    generic: bool = False
    definite: bool = False  # "the referendum"
    topic: tuple[str, ...] = ()  # the rarer names of the headline and the lead
    moved: bool = False  # the draft speaks of a delay, of an aftershock or of another date, the clause of another zone
    kinds: tuple[str, ...] = ()  # all that may name it: kinds of event, and "~" with the root of a verb
    loose: bool = False  # a weekday without its date, "yesterday", a month without its year: the rest is a guess
    counted: bool = False  # its clause gives a figure
    whole: bool = False  # a day with its year, in a draft that does not go from year to year
    sentence: tuple[str, ...] = ()  # the names, and the stems of the content words, of the whole sentence
    leads: bool = False  # stands in the first two paragraphs
    saying: bool = False  # the day on which something was said
    figures: tuple[str, ...] = ()  # the numbers of its sentence, besides the date
    put_off: bool = False  # the draft names another day on which it was to be
    recalled: bool = False  # named with its day as known: "Sunday's fire", "the Sunday blast"
    bearer: Bearer = Bearer()  # whom or what its clause tells of
    by: bool = False  # a day by which, or until which: "must be in by", "the deadline of"
    hour: str = ""  # "night" or "early", of a night that has two days
    aside: bool = False  # told by the way, as known: "the takeover, approved on", "the May 15 ruling", "Sunday's fire"


finds = Happening


@cache
def _gate(language: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """What names a day: the pattern, and the words that it can begin with."""
    words = calendar(language).words
    names = {word.capitalize() for table in ("weekday", "month") for word in words[table]}
    openings = {name.split()[0].lower() for name in names} | {"yesterday", "tomorrow"}
    return later(rf"(?:{either(names)}|[Yy]esterday|[Tt]omorrow)\b"), frozenset(openings)


def find(document: Document) -> Iterator[Happening]:
    """Every event of the document that is put at a day."""
    named = {document.sentence_at(gate.start()) for gate in document.matches(*_gate(document.language))}
    dated = {document.sentence_at(first) for first, _, parts in moments.scan(document, 0, len(document.prose))
             if _is_year(parts) or (parts.month is None and _is_month(parts))}  # fmt: skip
    for start, end in sorted(named | dated):
        yield from _sentence(document, start, end)


def _sentence(document: Document, start: int, end: int) -> Iterator[Happening]:
    prose = document.prose
    found = told_from_others(prose, list(moments.scan(document, start, end)), start, end)
    heads = leads(document, start)
    for at, (first, last, parts) in enumerate(found):
        first, parts = _since_the(prose, first, last, parts)
        if not (_is_day(parts) or _is_month(parts) or _is_year(parts)) or _is_stamp(document, last, parts):
            continue
        if prose.endswith(", from ", start, first) and _UNTIL.match(prose, last):
            continue  # "over three stages, from Friday to Sunday, it was won by"
        if _ENDED.search(prose, first, last) or _COMPARED.search(prose, max(start, first - 60), first):
            continue
        if any(told.search(prose, start, first) for told in (_ALSO, _IN_WORDS, _LAST_ONE, _GOES_ON)):
            continue
        left = _past_its_event(prose, *found[at - 1][:2], first) if at else start
        right = found[at + 1][0] if at + 1 < len(found) else end
        if _NO_MORE.match(prose, last, right):
            right = last
        if _AS_IT.match(prose, last) and _GOES_ON.search(prose, last, right):
            continue
        event, where = _event(prose, left, first, last, right)
        asked = _labelled(document, start, first)
        event = event or asked
        done = deed(prose, left, first, last, right)
        if not _is_day(parts) and (event != "visit" or _is_year(parts)):
            event = ""
            if not done.kinds and not prose.startswith("end of ", first):
                continue
        kinds = done.kinds | ({asked} if asked else set())
        if one_of_many_days(prose, start, end, kinds | {event}):
            continue
        named = parts.day or parts.weekday is not None or not parts.relative  # no "previous day"
        around = (max(left, min(where, first) - 30), max(last if named else first, where))
        if done.place > 0:
            around = (last, min(right, last + 60))
        counted_late = event == "vote" and _COUNTED_LATE.search(prose, left, first) is not None
        if counted_late or _AGAIN.match(prose, last, right):
            event, kinds = "", frozenset[str]()
        elif other := events().other.search(prose, *around):
            if event and not (done.idle and other[0] == "again"):
                continue
            event, kinds = "", frozenset[str]()
        if done.idle and not _INDEFINITE.search(prose, left, first) and (titled := _titled(document)):
            kinds |= {titled}
        if kinds == {"end"} and (lasting := _lasting(document)):
            kinds = frozenset({f"end of the {lasting}"})
        if not kinds & events().one and _is_day(parts) and (served := _served(document, start, left, right)):
            kinds |= {served}
            event = event or served
        if any(kind.startswith("end of the ") for kind in kinds) and event in events().lasting:
            event = ""  # "the festival ends on" is no day of the festival's beginning
        told = _ASIDE_WHO.search(prose, last, right)
        eve = _EVE.search(prose, start, first)
        own = eve.start() if eve else start
        names, things = content(prose[left : told.start() if told else right], left == start)
        before = prose[max(document.sentence_at(max(start - 2, 0))[0], 0) : start]
        nearby, about = content(f"{before} {headline(document)}", True)
        day = parts.period.start if parts.period else None
        scale = YEAR if _is_year(parts) else DAY if _is_day(parts) else MONTH
        subject = content(prose[left:where], left == start)
        said = SAID.search(prose, max(start, first - 60), first)
        yield Happening(
            span=document.span(first, last),
            zone=document.zone_at(first),
            quoted=document.quoted(first),
            dateline=document.date,
            event=event,
            period=parts.period,
            month=None if scale == YEAR else day.month if day else parts.month,
            day=day.day if day and parts.period and parts.period.kind == DAY else parts.day,
            year=day.year if day else parts.year,
            names=tuple(sorted(names)),
            things=tuple(sorted(things)),
            setting=tuple(sorted(nearby | about)),
            generic=where < first and not subject[0] and not subject[1],
            definite=bool(
                _THE.search(prose, max(where - 30, 0), where) or events().definite.search(prose, left, first)
            ),
            topic=topic(document),
            moved=moved(document) or any(p.search(prose, left, right) is not None for p in (_ZONED, _NOW_DUE)),
            kinds=tuple(sorted(kinds)),
            loose=parts.day is None if scale == DAY else parts.year is None,
            counted=bool(_FIGURE.search(prose, left, first) or _FIGURE.search(prose, last, right)),
            whole=whole_day(document, parts),
            sentence=_content(_without_others(prose, found, at, own, told.start() if told else end)),
            leads=heads,
            saying=said is not None or counted_late,
            figures=tuple({m[0] for s, e in ((start, first), (last, end)) for m in _NUMBER.finditer(prose, s, e)}),
            put_off=_put_off(document),
            recalled=bool(event) and where >= last,
            bearer=_bearer(prose, left, (first, last), told.start() if told else right, where, kinds),
            by=by_which(prose, start, first),
            hour=hour_of(prose, start, first, last),
            aside=_aside(prose, start, first, last),
        )


def _bearer(
    prose: str, left: int, date: tuple[int, int], right: int, where: int, kinds: frozenset[str]
) -> Bearer:  # fmt: skip
    """Of whom or what the clause of a date tells: before the date, or after it where nothing stands before."""
    before = prose[left : date[0]]
    words = [found for found in _WORD.finditer(before) if "~" + root(fold(found[0])) in kinds]
    verb = max([where - left, *(found.start() for found in words)]) if where < date[0] else len(before)
    if words and where >= date[0]:
        verb = words[-1].start()
    if len(before.split()) > 1:
        return bearer(before, verb)
    after = prose[date[1] : right]
    verbs = [found.start() for found in _WORD.finditer(after) if "~" + root(fold(found[0])) in kinds]
    named = [found.start() for found in events().pattern.finditer(after) if found.lastgroup in kinds]
    return bearer(after, min([*verbs, *named], default=len(after)), opening=False)


def _since_the(prose: str, first: int, last: int, parts: Parts) -> tuple[int, Parts]:
    """ "Since Saturday's collapse" names the day of the collapse, and not the time from then on."""
    period = parts.period
    if period is None or period.kind != SINCE or parts.weekday is None or not _OF_THE_DAY.match(prose, last):
        return first, parts
    return first + len("since "), parts._replace(period=Period(period.start, period.start, DAY))


def _aside(prose: str, start: int, first: int, last: int) -> bool:
    """Is the day that of something that the sentence takes as known?"""
    if _NEW.search(prose, start, first) or _DAY_AFTER.match(prose, last):
        return False
    return bool(_ASIDE.search(prose, start, first) or _OF_THE_DAY.match(prose, last))


def _content(text: str) -> tuple[str, ...]:
    """The names, and the stems of the content words, of a sentence from its beginning."""
    return tuple(sorted(set[str]().union(*content(text, True, happen=True))))


def leads(document: Document, at: int) -> bool:
    """Does a place stand in the headline or in the first two paragraphs after it?"""
    body = [block.start for block in document.blocks[:6] if block.zone == BODY]
    return not body[2:] or at < body[2]


def _is_year(parts: Parts) -> bool:
    """A year by itself, written in figures; "since 1937" too."""
    return (
        parts.year is not None and parts.month is None and parts.day is None and not parts.relative
        and parts.period is not None and parts.period.kind in (YEAR, SINCE)
    )  # fmt: skip


def _is_day(parts: Parts) -> bool:
    if parts.end_day is not None:
        return False
    return (parts.period is not None and parts.period.kind == DAY) or (
        parts.day is not None and parts.month is not None
    )


def _is_month(parts: Parts) -> bool:
    """A month by itself; "June last year" counts in a draft without a date, too."""
    if parts.relative.endswith(" month") and parts.period is not None and parts.period.kind == MONTH:
        return True
    if parts.month is None or parts.day is not None or parts.end_month is not None:
        return False
    return parts.period is None or parts.period.kind in (MONTH, AS_OF)


def _is_stamp(document: Document, end: int, parts: Parts) -> bool:
    """Is this the date of the draft itself, in its dateline?"""
    if parts.period is None or document.date is None or parts.period.start != document.date or parts.day is None:
        return False
    return bool(_DASH.match(document.prose, end)) or document.prose[end : end + 1] in ("\n", "")


def _event(prose: str, left: int, first: int, last: int, right: int) -> tuple[str, int]:
    """The kind of event that a day belongs to, and where its word stands."""
    pattern = events().pattern
    gap = _POSSESSIVE.match(prose, last, right)
    owns = gap is not None and ("'" in gap[0] or "’" in gap[0])
    if gap and (owns or _THE_DAY.search(prose, max(left, first - 4), last) or prose.endswith("the ", left, first)):
        for start in (gap.end(), last + len(gap[0].rstrip().rpartition(" ")[0]) + 1):
            if (word := pattern.match(prose, start, right)) is not None:
                return word.lastgroup or "", word.start()
    if (after := label_end(prose, left, first, last)) > last:
        labelled = pattern.search(prose, after, right)
        return "" if labelled is None or begins_doing(labelled) else labelled.lastgroup or "", first
    words = [*pattern.finditer(prose, max(left, first - _NEAR), first)]
    if not words:
        return "", first
    best = onset(words)
    told = _WHICH.match(prose, best.end(), first)
    if _CLAUSE.search(prose, told.end() if told else best.end(), first):
        return "", first
    if begins_doing(best):
        return "", first
    return best.lastgroup or "", best.start()


def _past_its_event(prose: str, first: int, last: int, stop: int) -> int:
    """Where the words after a date begin that may belong to the next: "Thursday's by-election" is Thursday's only."""
    _, where = _event(prose, first, first, last, stop) if _OF_THE_DAY.match(prose, last, stop) else ("", first)
    word = _WORD.match(prose, where) if where >= last else None
    return word.end() if word else last


def _without_others(prose: str, found: list[tuple[int, int, Parts]], own: int, start: int, end: int) -> str:
    """A sentence without the events that other dates in it own, for what it says of its own date."""
    kept, at = "", start
    for number, (first, last, _) in enumerate(found):
        if number != own and at <= first < end and (past := _past_its_event(prose, first, last, end)) > last:
            kept, at = kept + prose[at:first], past
    return kept + prose[at:end]


def _labelled(document: Document, start: int, first: int) -> str:
    """ "When is the vote? On 19 October", "When: 19 October" in a guide: what is asked, or what its headline names."""
    label = _LABEL.fullmatch(document.prose, document.sentence_at(max(start - 3, 0))[0], first)
    if not label and not (label := _LABEL.fullmatch(document.prose, document.block_at(start).start, first)):
        return ""
    named = label["asked"] or headline(document)
    kinds = {word.lastgroup or "" for word in events().pattern.finditer(named)}
    return kinds.pop() if len(kinds) == 1 else ""


@lru_cache(maxsize=4)
def moved(document: Document) -> bool:
    """Does the draft put an event off? Trains that are late and tickets that are cancelled do not."""
    for found in events().moved.finditer(document.prose):
        sentence = document.sentence_at(found.start())
        if not _TICKETS.search(document.prose, *sentence) or events().pattern.search(document.prose, *sentence):
            return True
    return False


@lru_cache(maxsize=4)
def _put_off(document: Document) -> bool:
    return events().put_off.search(document.prose) is not None


@lru_cache(maxsize=4)
def _titled(document: Document) -> str:
    """The one kind of event that the headline names, for "they meet again on", "it is to be held on"."""
    for pattern in events().titled:
        kinds = {word.lastgroup or "" for word in pattern.finditer(headline(document).partition(" after ")[0])}
        if kinds:
            return kinds.pop() if len(kinds) == 1 else ""
    return ""


@lru_cache(maxsize=4)
def _lasting(document: Document) -> str:
    """The one kind of event that lasts for some days of which the head of the draft speaks, for "the last night"."""
    head = document.prose[:900]
    kinds = {word.lastgroup or "" for word in events().pattern.finditer(head)} & events().lasting
    return kinds.pop() if len(kinds) == 1 else ""


def _served(document: Document, start: int, left: int, right: int) -> str:
    """ "Police will stop traffic on Saturday": the one event, without a day of its own, of the sentence before."""
    if not events().service.search(document.prose, left, right):
        return ""
    before = document.sentence_at(max(start - 2, 0))
    if before[0] == start or any(
        _is_day(parts) and not _is_stamp(document, last, parts) for _, last, parts in moments.scan(document, *before)
    ):
        return ""
    kinds = {word.lastgroup or "" for word in events().pattern.finditer(document.prose, *before)} & events().one
    return kinds.pop() if len(kinds) == 1 else ""


@lru_cache(maxsize=4)
def topic(document: Document) -> tuple[str, ...]:
    """The names at the head of a draft that are no everyday words, countries or capitals; the dateline's town too."""
    names = set[str]()
    for found in _WORD.finditer(document.prose, 0, 600):
        low = fold(found[0].removesuffix("'s").removesuffix("’s"))
        if (
            found[0][0].isupper()
            and len(low) > (2 if found[0].isupper() else 3)
            and not (is_calendar(low) or is_title(low) or is_place(low))
        ):
            names.add(low)
    return tuple(sorted(names - events().common))


def headline(document: Document) -> str:
    for block in document.blocks[:3]:
        if block.zone == HEADLINE:
            return document.prose[block.start : block.end]
    return ""
