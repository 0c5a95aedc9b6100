"""Finds what copy says of when somebody was born: a birth date, an age now, at a time past, or at death.

Every such statement gives a window in which the birthday must lie: "57" in a draft of October 2025 puts it between
October 1967 and October 1968, "she was 34 in 1998" between 1963 and 1964.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BYLINE, HEADLINE, NOT_THE_STORY, Document
from linter.finders import moments
from linter.finders._aged_when import told_when
from linter.finders._ages import AT, AT_NOW, BIRTHDAY_NOW, NAME, SHE_WAS, SPELLED, STILL, WHO, WORDS, gives_an_age
from linter.finders._deaths import DEATH, death_of, died_on, mourned
from linter.finders._event_words import is_place, is_title
from linter.finders._strangers import birthday_of_another, of_a_leap_day
from linter.finders._unnamed import unnamed
from linter.folding import fold
from linter.lexicon import country
from linter.lexicon.words import is_common
from linter.patterns import later
from linter.periods import DAY, MONTH, WEEK, YEAR, Period, years_before

BORN, NOW, THEN, DIED = ("born", "now", "then", "died")

_CAPITALS: Final = later(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*")
# "In June 1968, on his 17th birthday": he was born in a June.
_BIRTHDAY: Final = later(
    r",? \(?(?:(?:on|which was) (?:what was )?)?(?:his|her) (?P<age>\d{1,2})(?:st|nd|rd|th) birthday\b"
)
_BIRTHDAY_IN: Final = later(r"(?i)\b(?:his|her) (?P<age>\d{1,2})(?:st|nd|rd|th) birthday,? (?:in |on )?$")
_AGE: Final = later(r"\d\d")
_BORN: Final = later(
    rf"(?i)\b{WHO},? (?:(?-i:[a-z\d][a-z\d ’'-]{{1,50}}), )?(?:who |and )?(?:was |is |were )?born "
    r"(?P<rest>[^.;:\n]{0,60})$"
)
# After "was eight when ...": "and is now 31"
_AND_NOW: Final = later(r" and (?:(?:he|she|who) )?is (?:now |today )?(?P<age>\d{2})(?=[,.;])")
_WHOSE: Final = later(r"[;:]|\b(?:who|whose|which)\b")
# "Born: Tampere, 3 July 1979" in a box; "Joseph Adeyemi (1941-2024)".
_LABEL: Final = later(r"(?i)^\W{0,6}(?:date of birth|born)\W{1,6}(?:(?:in )?[^\W\d_][\w’'. -]{1,30}[,;] )?$")
_LIVED: Final = later(
    rf"(?P<who>{NAME}) \((?:born (?:in )?(?P<born>(?:1[89]|20)\d\d)|"
    r"(?P<from>(?:1[89]|20)\d\d) ?[-–] ?(?P<to>(?:1[89]|20)\d\d)?)\)"
)
# In a report from a court, "he had been 14 when he did it" speaks of the deed that is tried.
_DEED: Final = later(
    r"(?i)\b(?:he|she|client|defendant|accused|[A-Z]\w+) (?P<verb>had been|was) (?P<age>\d{1,2})"
    r"(?= at the time\b| when (?:he|she) \w+)"
)
_COURT: Final = later(
    r"(?i)\b(?:pleaded guilty|admitted|convicted|found guilty|sentenced|jailed|charged with|accused of|on trial)\b"
)
_APPOSED: Final = later(
    rf"(?P<who>{NAME}),? ?(?:, who is|, aged|, now|,| \(|\()+ ?(?P<age>\d{{2,3}}|[3-9])(?=[,.;)])(?![.,]\d)"
)
_WAS: Final = later(rf"(?P<who>{NAME}), who was (?P<age>\d{{2,3}})(?=[,.])")
_THE: Final = later(r"\b[Tt]he ")
_OTHERS: Final = later(r"\b(?:[Tt]he (?:oldest|youngest|eldest|other|latest|newest)|[Aa]nother),? ")  # somebody else
_RELATIVE: Final = later(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z]+ )?(?:husband|wife|father|mother|brother|sister|son|daughter|grandson|"
    r"granddaughter|grandfather|grandmother|uncle|aunt|cousin|nephew|niece|partner|successor|predecessor)\b(?!['’]s)"
)
_DIED: Final = later(
    r"(?i)\b(?:died|dies|dead|has died|passed away|death)\b[^.;:\n“”\"]{0,80}?\b(?:at(?: the age of)?|aged(?: just)?) "
    r"(?P<age>\d\d|1[01]\d)\b(?! (?:hospitals|a\.?m|p\.?m|per|sites|places))"
)
_SHE: Final = later(r"(?i)^\W*(?:he|she) $")
_OLD: Final = later(r"\b[Tt]he (?P<age>\d\d|1[01]\d)-year-old(?! (?:son|daughter|boy|girl)\b)")
_WITHIN: Final = later(
    r"\b(?:at|in|near|(?:town|city|village|capital|port|suburb|island|province|state|district) of) (?:the )?$"
)
_NO_PERSON: Final = later(r"\b[Tt]he $")
# "His company, Viação Rossi": that is no second Rossi.
_FIRM: Final = later(
    r"\b(?:company|firm|group|business|brand|label|chain|band|school|shop|store|bank|foundation|trust|bakery|brewery|"
    r"winery|studio|agency|works|line|circus|restaurant|gallery),? (?:called )?$"
)
_HIM: Final = later(r"\bhim\b")  # "bought him in 2006, when he was four"
# "The first at the age of 17, and married in 1957": the year is of the next thing done.
_DID: Final = later(r"[^.;]{0,40}?\b(?:and|but|before|until|then)\b[^.;]* in (?:1[89]|20)\d\d\b")
_EARLIER: Final = later(r"(?i)\b(?:then|when|in (?:19|20)\d\d)\b")
_HONOUR: Final = frozenset(
    ("sir", "dame", "lord", "lady", "mr", "mrs", "ms", "dr", "prof", "professor", "rev", "fr", "don")
)
_HOURS: Final = 24  # "on Friday at 19" is no age
_WEEKS: Final = 45  # days ago that are still of now, for an age
_YEAR: Final = 366  # days within which "will be 75" and "turned 75" are of now
_OPENERS: Final = frozenset(
    ("When", "But", "And", "For", "As", "While", "Like", "If", "Until", "Since", "After", "Before", "Though",
     "Although", "Because", "So", "To", "With", "Then", "Now", "Yet", "Once", "In", "At", "On", "By", "From",
     "Unlike", "Even")
)  # fmt: skip
_WHO_IS: Final = later(r", (?:who|aged|now) |, \d\d,")  # "Barry Rook, who has died": no ballet
_OPENING: Final = later(r"Born (?P<rest>[^.;:\n]{0,50})$")
_PRONOUN: Final = later(
    rf"[^.;:\n]{{0,60}}, (?:(?P<who>he|she|{NAME})\b|[Tt]he (?P<age>\d{{2,3}})-year-old\b)|[^.;:\n]{{0,120}}?, s?he\b"
)
_UNSURE: Final = later(
    r"(?i)\b(?:about|around|nearly|almost|would have been|would be|his|her|their|if|father|mother|brother|sister|"
    r"wife|husband|son|daughter|grandfather|grandmother|uncle|aunt|cousin|twin|fictional|character|plays?|played|"
    r"nephew|niece|child|friend) $"
)


@kind_of_claim
class Lifetime(Claim):
    """A statement that tells when somebody was born: between `first` and `last`.

    `who` is the folded family name; `sort` one of the names above; `sure` tells that the name itself stands there.
    """

    sort: str
    who: str
    first: date
    last: date
    age: int = 0
    sure: bool = True
    full: str = ""


finds = Lifetime


def find(document: Document) -> Iterator[Lifetime]:
    """Every statement of the document that places somebody's birthday."""
    if not (document.holds({"born"}) or _AGE.search(document.prose)):
        return
    sentences = sorted({*document.numbered, *document.sentences_with(WORDS)})
    if not (told := [sentence for sentence in sentences if gives_an_age(document, *sentence)]):
        return
    subject, people = _subject(document)
    death, dead = death_of(document, subject), mourned(document, subject)
    for start, end in told:
        for claim in _sentence(document, start, end, subject, death, dead):
            if claim.who in people:
                yield claim


def _sentence(
    document: Document, start: int, end: int, subject: str, death: Period | None, dead: bool
) -> Iterator[Lifetime]:
    prose, taken, births = document.prose, set[int](), set[int]()
    dates = list(moments.scan(document, start, end))
    for first, last, parts in dates:
        found = _BORN.search(prose, max(start, first - 130), first)
        if found and parts.period is not None and parts.period.kind in (DAY, MONTH, YEAR) and parts.year:
            rest = found["rest"]
            if re.search(r"\b(?:who|which|and|but|until|to|1[89]\d\d|20\d\d|after|before)\b", rest):
                continue
            births.add(first)
            who, sure = _who(document, found["who"], found.start(), subject)
            at = found.start() + found[0].lower().rindex("born")
            yield _claim(document, at, last, BORN, who, parts.period.start, parts.period.end, sure=sure)
        elif (
            (found := _BIRTHDAY.match(prose, last, end) or _BIRTHDAY_IN.search(prose, max(start, first - 30), first))
            and parts.year and parts.period is not None
        ):  # fmt: skip
            who, _ = _who(document, "he", first, subject)
            if birthday_of_another(document, start, found.start("age"), subject):
                continue
            if who and parts.period.kind in (DAY, MONTH, YEAR):
                age = int(found["age"])
                early, late = years_before(parts.period.start, age), years_before(parts.period.end, age)
                yield _claim(
                    document, min(first, found.start("age")), max(last, found.end()), THEN, who, early, late, age, False
                )
        elif (
            (born := _OPENING.match(prose, start, first)) and (pronoun := _PRONOUN.match(prose, last, end))
            and parts.period is not None and parts.period.kind in (DAY, MONTH, YEAR) and parts.year
        ):  # fmt: skip
            who, _ = _who(document, pronoun["who"] or "she", born.start(), subject)
            yield _claim(document, start, last, BORN, who, parts.period.start, parts.period.end, sure=False)
        elif (
            parts.year and parts.period is not None and parts.period.kind in (DAY, MONTH, YEAR)
            and _LABEL.match(prose[document.block_at(first).start : first])
        ):  # fmt: skip
            yield _claim(document, first, last, BORN, subject, parts.period.start, parts.period.end, sure=False)
    for found in _LIVED.finditer(prose, start, end):
        year = int(found["born"] or found["from"])
        yield _claim(document, found.start(), found.end(), BORN, fold(found["who"].split()[-1]), date(year, 1, 1),
                     date(year, 12, 31))  # fmt: skip
    if death is not None and subject:
        for found in _WAS.finditer(prose, start, end):
            if fold(found["who"].split()[-1]) == subject:
                taken.add(found.start("age"))
                yield _aged(document, found.start(), found.end(), DIED, subject, int(found["age"]), death)
    for found in _DIED.finditer(prose, start, end):
        before = prose[start : found.start()]
        sure = bool(subject) and subject in fold(before)
        others = any(" " in name and not name.isupper() for name in _CAPITALS.findall(_THE.sub("", before)))
        if not sure and _SHE.search(before) and not _who(document, "she", found.start(), subject)[0]:
            continue  # "Her grandmother Agnes, born in 1896, … She died in 1978 at 81"
        when = died_on(document, found.start(), found.end(), dates, births, death)
        if when is not None and subject and (sure or not others) and not _RELATIVE.search(before):
            taken.add(found.start("age"))
            yield _aged(document, found.start("age"), found.end("age"), DIED, subject, int(found["age"]), when)
    for found in (*STILL.finditer(prose, start, end), *SHE_WAS.finditer(prose, start, end)):
        age, at = SPELLED.get(found["age"].lower()) or int(found["age"]), found.start("age")
        who, sure = _who(document, found["who"], found.start(), subject)
        verb = "is" if found["verb"].lower().startswith("would") else found["verb"].lower()
        him = found["who"].lower() == "he" and _HIM.search(prose, start, found.start())
        if not who or him or at in taken:
            continue
        when = told_when(document, start, end, dates, found.start(), at)
        if verb != "is" and verb != "was":
            near = [parts.period for first, _, parts in dates if 0 <= first - found.end("age") <= 14]
            when = near[0] if near and near[0] is not None and near[0].kind in (DAY, WEEK, MONTH, YEAR) else when
        if when is None and verb not in ("is", "was"):
            continue
        taken.add(at)
        from_name = found.start() if verb == "was" else at
        if when is not None and verb not in ("is", "was"):
            early, late = years_before(when.start, age), years_before(when.end, age)
            today = document.date is not None and abs((document.date - when.start).days) < _YEAR
            yield _claim(document, found.start(), found.end(), NOW if today else THEN, who, early, late, age, sure)
        elif verb == "is" and document.date is not None:
            yield _aged(document, at, found.end("age"), NOW, who, age, _on(document.date), sure)
        elif verb == "was" and when is not None and not (document.date and when.end >= document.date):
            yield _aged(document, from_name, found.end("age"), THEN, who, age, when, sure)
            grown = _AND_NOW.search(prose, found.end(), end)
            if grown and document.date is not None and not _WHOSE.search(prose, found.end(), grown.start()):
                at, last = grown.span("age")
                taken.add(at)
                yield _aged(document, at, last, NOW, who, int(grown["age"]), _on(document.date), sure)
        elif (
            verb == "was" and death is not None and who == subject and prose[found.end("age")] == "."
            and (DEATH.search(prose, found.start(), found.end())
                 or (found.end("age") - start < 30 and DEATH.search(prose, max(start - 260, 0), start)))
        ):  # fmt: skip
            yield _aged(document, from_name, found.end("age"), DIED, who, age, death, sure)
    if document.date is not None and not dead:
        for found in _APPOSED.finditer(prose, start, end):
            who = fold(found["who"].split()[-1])
            if found.start("age") in taken or _EARLIER.search(prose, start, found.start("age")):
                continue
            if _UNSURE.search(prose, max(start, found.start() - 20), found.start()):
                continue
            taken.add(found.start("age"))
            yield _aged(
                document, found.start(), found.end("age"), NOW, who, int(found["age"]), _on(document.date),
                full=found["who"] if " " in found["who"] else "",
            )  # fmt: skip
        for found in AT_NOW.finditer(prose, start, end):
            who, _ = _who(document, found["who"], found.start(), subject)
            if who and found.start("age") not in taken:
                taken.add(found.start("age"))
                ahead = 0 if found[0].lower().startswith("now") else _YEAR  # "at 40 she will be", next month
                when = Period(document.date, document.date + timedelta(days=ahead))
                yield _aged(document, found.start(), found.end("age"), NOW, who, int(found["age"]), when, False)
        for told in unnamed(document, start, end, subject):
            who, _ = _who(document, told.who, told.start, subject)
            if who and taken.isdisjoint(range(told.start, told.end)):
                taken.update(range(told.start, told.end))
                yield _claim(document, told.start, told.end, NOW, who, told.first, told.last, told.age, False)
        for found in BIRTHDAY_NOW.finditer(prose, start, end):
            who, _ = _who(document, "she", found.start(), subject)
            if who and not of_a_leap_day(document):
                when = Period(document.date - timedelta(days=40), document.date + timedelta(days=40))
                yield _aged(document, found.start("who"), found.end(), NOW, who, int(found["age"]), when, False)
        for found in _OLD.finditer(prose, start, end):
            who, _ = _who(document, "she", found.start(), subject)
            if who and subject in fold(prose[max(start - 250, 0) : start] + prose[start:end]):
                yield _aged(document, found.start("age"), found.end(), NOW, who, int(found["age"]),
                            _on(document.date), False)  # fmt: skip
    for found in _DEED.finditer(prose, start, end):
        done = _deed_day(document, int(found["age"])) if found.start("age") not in taken and not dates else None
        if done is not None and subject:
            taken.add(found.start("age"))
            yield _aged(document, found.start("verb"), found.end(), THEN, subject, int(found["age"]), done, False)
    for found in AT.finditer(prose, start, end):
        own = [day for day in dates if day[0] not in births]
        when = told_when(document, start, end, own, found.start(), found.end(), own=True)
        who, _ = _who(document, "she", found.start(), subject)
        him = (found["who"] or found["whom"]) and _HIM.search(prose, start, found.start())
        other = _OTHERS.search(prose, start, found.start()) or him or _DID.match(prose, found.end(), end)
        at, last = found.span("age" if found["age"] else "spelled")
        if when is None or not who or other or at in taken or DEATH.search(prose, start, end):
            continue
        today = document.date is not None and (document.date - when.end).days < _WEEKS
        if not (today or found["who"] or found["whom"]):
            continue  # "left school at 15 and borrowed from an uncle in 1963"
        age = int(found["age"]) if found["age"] else SPELLED[found["spelled"].lower()]
        if today and age <= _HOURS and not found[0].endswith(f"age of {age}"):
            continue  # "on Friday at 19"
        yield _aged(document, found.start(), last, NOW if today else THEN, who, age, when, False)


@lru_cache(maxsize=4)
def _past(document: Document) -> tuple[Period, ...]:
    """The days, months and years with their year that the draft names, more than a year and less than a life ago."""
    today = document.date
    if today is None or not _COURT.search(document.prose, 0, 900):
        return ()
    dates = (
        parts for _, _, parts in moments.scan(document, 0, len(document.prose)) if parts.year and not parts.relative
    )
    return tuple(
        {
            parts.period for parts in dates
            if parts.period is not None and parts.period.kind in (DAY, MONTH, YEAR)
            and 1 < today.year - parts.period.start.year < 70
        }
    )  # fmt: skip


def _deed_day(document: Document, age: int) -> Period | None:
    """When the deed was done that a court hears of: the only time of the past that the draft gives."""
    past = _past(document)
    return past[0] if len(past) == 1 and age > 9 else None


def _on(day: date) -> Period:
    return Period(day, day, DAY)


def _claim(
    document: Document, start: int, end: int, sort: str, who: str, first: date, last: date, age: int = 0,
    sure: bool = True, full: str = "",
) -> Lifetime:  # fmt: skip
    return Lifetime(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, sort=sort, who=who, first=first, last=last, age=age, sure=sure, full=full,
    )  # fmt: skip


def _aged(
    document: Document, start: int, end: int, sort: str, who: str, age: int, when: Period, sure: bool = True,
    full: str = "",
) -> Lifetime:  # fmt: skip
    """Somebody of this age at some day of a period."""
    first = years_before(when.start, age + 1) + timedelta(days=1)
    return _claim(document, start, end, sort, who, first, years_before(when.end, age), age, sure, full)


def _who(document: Document, who: str, at: int, subject: str) -> tuple[str, bool]:
    """The family name, and whether it stands there; a pronoun is the story's subject unless another name is nearer."""
    name = fold(who.split()[-1])
    people = bool(_THE.search(document.prose, max(at - 4, 0), at) or _THE.match(who)) and country(who) is not None
    if who.lower() not in ("he", "she") and not people:  # "the South African" is he or she
        of = re.search(rf"\b{re.escape(who)} ([^\W\d_a-z][\w’'-]+)", document.prose) if name != subject else None
        return (subject if of and subject and fold(of[1]) == subject else name), True  # the given name alone
    before, _ = document.sentence_at(max(document.sentence_at(at)[0] - 2, 0))
    if not people and (
        _RELATIVE.search(document.prose, before, at)
        or (
            document.prose.startswith(("His ", "Her ", "Their "), before) and "born" not in document.prose[at : at + 20]
        )
    ):
        return "", False  # "Her husband runs the box office. He is 71 now."
    block = document.block_at(at)
    for found in _CAPITALS.finditer(document.prose, block.start, at):
        words = [w for w in re.sub(r"['’]s?$", "", found[0]).split() if not is_title(fold(w))]
        before = max(block.start, found.start() - 16)
        if found[0].isupper() or any(p.search(document.prose, before, found.start()) for p in (_WITHIN, _NO_PERSON)):
            continue  # the place of a dateline; "at Port Elgin, where she was born"; "the Tyrrhenian Sea"
        placed = any(is_place(fold(w)) for w in words) or country(" ".join(words)) is not None
        named = len(words) > 1 and not placed and fold(words[-1]) != subject
        if named and not (words[0] in _OPENERS or all(is_common(fold(w)) for w in words)):  # the National Ballet
            return "", False
    return subject, False


def _subject(document: Document) -> tuple[str, frozenset[str]]:
    """Whose story this is: the family name met most often; and every family name of which there is one bearer."""
    full: dict[str, set[tuple[str, ...]]] = {}
    towns: set[str] = set()
    counts: Counter[str] = Counter()
    for block in document.blocks:
        if block.zone in NOT_THE_STORY or block.zone == BYLINE:
            continue
        for found in _CAPITALS.finditer(document.prose, block.start, block.end):
            words = [re.sub(r"['’]s?$", "", word) for word in found[0].split()]
            if len(words) == 2 and words[0] in _OPENERS:
                del words[0]
            while len(words) > 2 and fold(words[0]).rstrip(".") in _HONOUR:
                words = words[1:]
            counts.update(name for name in map(fold, words) if name.rstrip(".") not in _HONOUR)
            before = max(block.start, found.start() - 16)
            if _FIRM.search(document.prose, before, found.start()):
                continue
            within = _WITHIN.search(document.prose, before, found.start())
            towns.update([fold(words[-1])] if within else [])
            known = is_place(fold(words[-1])) or country(" ".join(words)) is not None
            if not _WHO_IS.match(document.prose, found.end()):
                known = known or all(is_common(fold(word)) for word in words)  # the National Ballet
            if 2 <= len(words) <= 4 and not within and not known:
                full.setdefault(fold(words[-1]), set()).add(tuple(map(fold, words)))
    alone = frozenset(name for name, forms in full.items() if len(_firsts(forms)) == 1)
    aged = {fold(m["who"].split()[-1]) for m in _APPOSED.finditer(document.prose) if " " in m["who"]}
    # "False Bay", "Cook Strait": a name that is no word is the likelier to be somebody's.
    bearers = {name for name in full if not is_title(name)}
    bearers = {name for name in bearers if not is_common(name)} or bearers
    bearers = bearers - towns or bearers
    ranks = sorted(
        ((counts[name], name) for name in bearers if counts[name] > 1 or len(bearers) == 1), reverse=True
    )  # fmt: skip
    names = alone | frozenset(name for name in aged if name not in full)
    if not ranks or (len(ranks) > 1 and ranks[0][0] == ranks[1][0]):
        single = [name for _, name in ranks if name in alone] or _titled(document, full)
        return (single[0] if len(single) == 1 else ""), names
    return (ranks[0][1] if ranks[0][1] in alone else ""), names


def _firsts(forms: set[tuple[str, ...]]) -> set[str]:
    """The first names of the bearers of a family name; "Pandit Ravi Rao" is Ravi Rao where he is called so as well."""
    longer = {form for form in forms for other in forms if len(other) < len(form) and form[-len(other) :] == other}
    return {form[0] for form in forms - longer} - _HONOUR


def _titled(document: Document, full: dict[str, set[tuple[str, ...]]]) -> list[str]:
    """The family names of those whom the headline names in full: a portrait may say "she" from there on."""
    head = next((block for block in document.blocks[:3] if block.zone == HEADLINE), None)
    words = fold(document.prose[head.start : head.end]) if head else ""
    return [name for name, forms in full.items() if any(" ".join(form) in words for form in forms)]
