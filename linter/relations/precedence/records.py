"""Records that the copy claims for a figure or an age, and the figures of other years that may be beyond them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from linter.calendar_grammar import calendar
from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders._verbs import past
from linter.finders.firsts import stem
from linter.finders.quantities import quantities
from linter.folding import fold
from linter.patterns import later
from linter.phrases import measures, written
from linter.relations.precedence.precedents import ELSEWHERE, content, female, norm
from linter.relations.precedence.rivals import PRONOUN, subject
from linter.relations.precedence.spells import HEAT, another_spell
from linter.relations.totals.payments import CARRIED, MONEY, sorts

_UP: Final = (
    "highest biggest largest greatest fastest steepest sharpest strongest most best longest tallest deepest heaviest "
    "hottest warmest wettest worst oldest quickest"
)
_DOWN: Final = "lowest smallest slowest weakest fewest least shortest coldest driest youngest"
_LEAST: Final = frozenset(_DOWN.split())
_MOST: Final = _LEAST | frozenset(_UP.split())
_RECORD: Final = later(
    rf"\b(?P<most>{_UP.replace(' ', '|')}|{_DOWN.replace(' ', '|')})(?P<what>(?: [\w’'-]+){{0,6}}?)"
    r"(?: (?P<limit>since (?:[A-Za-z]+ )?(?P<since>(?:19|20)\d\d)|in (?:(?P<span>\d{1,3}|\w+) (?P<unit>years|decades))|"
    r"since (?P<kept>(?:records|measurements|observations|readings|recordings?|counting|monitoring) (?:there |here )?"
    r"(?:(?:were )?(?:first )?(?:began|begun|started|kept|taken)))|"
    r"since (?:it|they) (?:was|were|first) (?:filled|built|opened|founded|created|set up|launched|completed|dammed) in "
    r"(?P<built>(?:1[89]|20)\d\d)|"
    r"in (?P<decade>a decade)|on record|in (?:(?:its|his|her|their)(?: [\w-]+)?|the [\w’' -]{2,30}?) history|ever|"
    r"(?:it|they|he|she) (?:has|have|had) (?:[a-z]+ed|paid|given|made|built|won|sold|taken|spent)(?=[,.;]))\b)"
)
_EVER: Final = later(
    r"\b(?P<most>youngest|oldest) (?P<what>(?:[\w’'-]+ ){0,8}?)(?:(?:ever (?:to )?|to )(?:be |have (?:been )?|"
    r"become )?(?P<deed>\w+)|ever\b|in [^,.;\n]{0,40}?\bhistory\b|on record\b)"
)
_YEAR: Final = later(r"\b(?P<year>1[89]\d\d|20\d\d)\b")
_AGED: Final = later(
    r"\b(?:at|aged|at the age of|at age|(?:was|were)(?: \w+){0,2}|when (?:he|she) was|only|just|,) (?P<age>\d{1,2})"
    r"(?=[,.;:)]| when| and|$| years? old| at the time)|\b(?P<old>\d{1,2})-year-old"
)
_TWO_AGES: Final = later(r"\b\d{1,2} when\b[^.]*\b\d{1,2} when\b")
_AGE: Final = later(r"(?:, |[Aa]ged |[Aa]t |is |was )(?P<age>\d{1,2})(?=[,.;)]| is| years)|\b(?P<old>\d{1,2})-year-old")
# A scheme that came to nothing is no record, and nor is one of another sort.
_NOT_SUCH: Final = later(
    r"\b(?:refused|rejected|withdrawn|cancelled|abandoned|scrapped|shorter|easier|assisted|unofficial|relay|"
    r"with (?:his|her|their) (?:father|mother|brother|sister|husband|wife|"
    r"co-?pilot|team|crew)|as a passenger)\b"
)
_IN_MONTH: Final = 13  # characters of "in September" after a record
_HERE: Final = frozenset(map(norm, ("town", "village", "city", "island", "valley", "station")))
_SCOPE: Final = later(
    r"(?: [a-z]+ed)? (?:in|on|by|for|against) (?:an? |the )?(?P<what>[\w’'-]+(?: [a-z][\w’'-]+)?)(?=[,.;])"
)
_PAYS: Final = later(r"\b(?:pays?|paid|paying|receiv\w+|fined?|charged|penalty)\b")
_NO_PAYMENT: Final = later(r"\b(?:profit|loss|budget|sales|revenue|turnover|in all|in total|altogether)\b")
_CLAUSE: Final = later(r"; |, (?:and|but|while|when|which|who|after|before)\b")
# "304mm fell in October 2000": the figure is of that year, whatever others the sentence has.
_TIED: Final = later(
    r"(?: (?!(?:and|but|against|than|to|from)\b)[a-z][a-z’'-]*){0,4} (?:in|for|of) (?:[A-Z]\w+ )?(?P<year>(?:1[89]|"
    r"20)\d\d)\b"
)
_BEFORE_IT: Final = later(r"[,;] | (?:and|but) (?:that )?")
_OF_IT: Final = later(r"(?!most\b)|most (?:it|they|he|she) ha[sd]\b|most (?:it|they) have\b")  # not "the most people"
_THAT: Final = later(r"(?:That|It|This)(?: \w+)? (?:was|is)\b")
_TIMES: Final = frozenset(["year", "month", "week", "day", "hour", "minute", "second", "year of age"])
_MOVED: Final = frozenset(["=rise", "=fall", "=lead", "=office"])
_NEAR: Final = 60  # characters before a record in which a doubt is of it
_LEAD: Final = 14  # words before a record in which its subject stands
_ALL_TIME: Final = 1000  # the year that "ever" leaves out: before any that copy names
_LIKELY: Final = 4  # beyond by more than this, it is another thing
_AMONG: Final = later(r"\b(?:one of|among|some of|between) (?:the |its |their |his |her |[\w’'-]+['’]s )?$")
_OF_WHAT: Final = later(r" of [^,.;\n]{0,60}")  # "in the history of the county assembly"
_LAST_NAME: Final = later(r"\b[A-Z][\w’'-]+ ([A-Z][\w’'-]+)")
_MEMBERS: Final = frozenset((
    "member", "mp", "mep", "councillor", "councilor", "lawmaker", "legislator", "senator", "deputy", "representative",
))  # fmt: skip
_TITLES: Final = frozenset(["mayor", "governor", "president", "judge", "chief", "captain", "minister", "speaker"])
_HOLD: Final = later(r"\b(?:hold|occupy|take|fill) (?:the|that|this) (?:office|post|position|job|role|chair)\b")
_LIMITED: Final = later(r"\b(?:for|in|since|of|among|this|from|at|on|under|current|sitting|serving)\b")
_NARROWED: Final = later(r"(?: \w+)?(?: \w+)? (?:with|against|for|by|from|outside|in a|on a)\b")
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_VAGUE: Final = frozenset(["", "level", "figur", "number", "total", "amount", "valu"])
_NUMBERS: Final = written(2, 10) | {"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
# What is read off an instrument, or has been since its records began.
_GAUGE: Final = later(
    r"\b(?:gauges?|stations?|thermometers?|mercury|readings?|measured|recorded|registered|logged|"
    r"since (?:records|measurements|observations|readings|recordings?|monitoring))\b"
)
_TOWN: Final = later(r"(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}(?: [A-ZÀ-Þ’'-]{3,})*)(?=, | \(| [–—-] )")
_DOUBT: Final = later(
    r"\b(?:[Ii]f|would|forecast|expect\w*|predict\w*|could|may|might|not(?=[^,.;]*$)|target|than|[Ee]xcept|apart from|"
    r"barring|outside|non-\w+|unofficial\w*|second|third)\b",
)


@kind_of_claim
class Mark(Claim):
    """A record that is claimed (`most`), or a figure of a year that may have been beyond it."""

    most: str = ""
    year: int  # since when, or of when
    low: float
    high: float
    unit: str
    about: frozenset[str]  # stems of the words that say what is measured
    per: str = ""
    measure: str = ""
    said: frozenset[str] = frozenset()  # what its sentence is about, where one figure alone is what is called a record
    scope: frozenset[str] = frozenset()  # what the record is limited to: "in Wales", "on a water company"
    who: str = ""  # of whom the sentence speaks, if it begins with a name
    months: frozenset[str] = frozenset()  # of those alone: "the highest June reading"; of a figure, when it was
    town: str = ""  # of the dateline
    names: frozenset[str] = frozenset()  # the names that its sentence has, and all up to a record's
    carried: bool = False  # does it tell what a body paid or was paid, and of no other sort of sum?


def read_off(mark: Mark) -> bool:
    """Is it read off an instrument of the town that the draft is from?"""
    return bool(mark.town) and "=reading" in mark.said


def marks(document: Document) -> Iterator[Mark]:
    """Every record that is claimed, and every figure or age of a named year."""
    yield from _figures(document)
    yield from _ages(document)


def shared(record: Mark, other: Mark) -> frozenset[str]:
    """The words by which both measure the same thing; nothing where that is too little."""
    if other.most or other.year <= record.year or not _beyond(record, other):
        return frozenset()
    if record.dateline and other.year >= record.dateline.year:
        return frozenset()  # told in a later draft, of what came later
    if record.months and not record.months & other.months:
        return frozenset()  # "the wettest May", and a day in June
    if another_spell(record, other, record.most in _LEAST):
        return frozenset()
    if not _money(record) and other.names and not other.names & record.names:
        return frozenset()  # of another place
    if record.scope and not record.scope & (other.said | other.about):
        return frozenset()  # "the largest fine it has imposed on a water company", and one on another sort
    apart = record.path != other.path
    about = record.about & other.about if record.per == other.per else frozenset[str]()
    if about and (not apart or any(word[0] == "=" for word in about)):
        return about
    likely = max(other.low, record.low) <= _LIKELY * min(other.high, record.high)
    one_of_two = record.measure and other.measure and record.measure != other.measure
    per = record.per and other.per and record.per != other.per
    if not record.said or not likely or one_of_two or per or (other.who and norm(other.who) not in record.said):
        return frozenset()
    same = (record.said & other.said) - _MOVED
    if apart:
        return same if len(same) > 1 or any(word[0] == "=" for word in same) else frozenset()
    if same and (
        any(word[0] != "=" for word in same) if record.unit == "percent|" else not _money(record) or _paid(same)
    ):
        return same
    return frozenset({"what it paid"}) if other.carried and record.carried else frozenset()


def _money(mark: Mark) -> bool:
    return mark.unit[0] == "|"


def _paid(same: frozenset[str]) -> bool:
    """Do two sums of money have enough in common: their sort, or two words?"""
    return len(same) > 1 or any(word[0] == "=" for word in same)


def _beyond(record: Mark, other: Mark) -> bool:
    return other.high < record.low if record.most in _LEAST else other.low > record.high


def _figures(document: Document) -> Iterator[Mark]:
    figures = [q for q in quantities(document) if (q.unit or q.currency) and isinstance(q.value, float | int)]
    by_sentence: dict[tuple[int, int], list[Quantity]] = {}
    for figure in figures:
        at = document.prose_at(figure.span.start)
        if document.zone_at(at) not in NOT_THE_STORY:
            by_sentence.setdefault(document.sentence_at(at), []).append(figure)
    for sentence, told in by_sentence.items():
        match = _RECORD.search(document.prose, *sentence)
        if match is None:
            yield from _past(document, sentence, told)
        elif not _doubtful(document, sentence, match):
            yield from _claimed(document, sentence, told, match)
    for place in document.places(_MOST):  # "It stood at 7.31 metres. That was its highest level since 1958."
        begin, stop = document.sentence_at(place)
        before = document.sentence_at(max(begin - 2, 0))
        match = _RECORD.match(document.prose, place, stop) if _THAT.match(document.prose, begin) else None
        if match and (begin, stop) not in by_sentence and not _doubtful(document, (begin, stop), match):
            yield from _claimed(document, (before[0], stop), by_sentence.get(before, []), match)


def _doubtful(document: Document, sentence: tuple[int, int], match: re.Match[str]) -> bool:
    """Is it one of several records, or one that may yet be or is denied?"""
    among = _AMONG.search(document.prose, max(sentence[0], match.start() - 20), match.start())
    return bool(among or _DOUBT.search(document.prose, max(sentence[0], match.start() - _NEAR), match.end()))


def _claimed(
    document: Document, sentence: tuple[int, int], told: list[Quantity], match: re.Match[str]
) -> Iterator[Mark]:
    """The figures that a sentence may call a record."""
    prose, (begin, stop) = document.prose, sentence
    since = _since(match, document.date.year if document.date else 0)
    place = match.start() - (4 if prose[match.start() - 4 : match.start()].lower() == "the " else 0)
    lasting = [q for q in told if q.unit not in _TIMES]
    called = min(lasting, key=lambda q: abs(document.prose_at(q.span.start) - match.start()), default=None)
    for figure in told:
        alone = sum(_unit(q) == _unit(figure) for q in told) == 1
        if not since or not ((alone and figure.modality == "actual") or figure is called):
            continue
        about = {stem(w) for w in _WORD.findall(match["what"])} | {figure.measure}
        about |= sorts(match["what"]) if figure.currency else set()
        if about <= _VAGUE:  # "Turnout was 48 per cent, the lowest since 1990": the subject tells
            lead = prose[max(begin, document.prose_at(figure.span.start) - 60) : match.start()]
            size = 6 if since > _ALL_TIME else 4  # since a year, only long words: short ones stand anywhere
            about = {stem(w) for w in _WORD.findall(lead)[-_LEAD:] if len(w) > size} - MONEY
            about |= sorts(lead) if figure.currency else set()
        if since == _ALL_TIME and not match["what"].strip() and _NARROWED.match(prose, match.end(), stop):
            continue
        about |= {"temperature"} if figure.unit in HEAT else set()
        if not alone or figure.modality != "actual":
            about = set()
        called_so = figure is called and _OF_IT.match(prose, match.start())
        yield _mark(
            document, (place, match.end()), figure.low, figure.high, _unit(figure), about, since, match["most"],
            per=figure.per, measure=_measure(figure), scope=_scope(prose, match.end(), stop),
            months=_months(prose, match.start(), min(stop, match.end() + _IN_MONTH)), names=_names(prose, 0, stop),
            said=_said(document, sentence, figure) if called_so else frozenset(),
            carried=bool(figure.currency) and _pays(prose, sentence),
        )  # fmt: skip


def _past(document: Document, sentence: tuple[int, int], told: list[Quantity]) -> Iterator[Mark]:
    """The figures of a sentence that have a year of their own, before this one."""
    prose, (begin, stop) = document.prose, sentence
    this = document.date.year if document.date else 0
    years = {int(m["year"]) for m in _YEAR.finditer(prose, begin, stop)}
    for figure in told:
        start = document.prose_at(figure.span.start)
        end = start + len(figure.words)
        cut = _CLAUSE.search(prose, end, stop)
        clause = cut.start() if cut else stop
        near = years if len(years) == 1 else {int(m["year"]) for m in _YEAR.finditer(prose, end, clause)}
        alone = sum(_unit(q) == _unit(figure) and document.prose_at(q.span.start) < clause for q in told) == 1
        tied, own, last = near == years, begin, stop
        if not (alone and len(years) == 1) and (direct := _TIED.match(prose, end, stop)):
            near, alone, tied, last = {int(direct["year"])}, True, True, direct.end()
            own = max((cut.end() for cut in _BEFORE_IT.finditer(prose, begin, start)), default=begin)
        if len(near) != 1 or not alone or figure.change in ("up", "down", "from") or figure.modality != "actual":
            continue
        (year,) = near
        near_it = prose[max(begin, start - 50) : min(stop, end + 30)].partition(" and the ")[0]
        if (this and year >= this) or _DOUBT.search(near_it):
            continue
        if _NOT_SUCH.search(prose, begin, stop):
            continue
        elsewhere = ELSEWHERE.search(prose, begin, stop)
        tied = tied and not elsewhere
        about = {stem(w) for w in _WORD.findall(prose[begin:last])} | {figure.measure} if tied else set()
        carried = CARRIED.search(prose, begin, stop) is not None
        about -= {stem(w) for w in _WORD.findall(figure.words)}
        if about and figure.unit in HEAT:
            about.add("temperature")
        if about and figure.currency and carried:
            about |= sorts(prose[begin:last])
        yield _mark(
            document, (start, end), figure.low, figure.high, _unit(figure), about, year, "",
            per=figure.per, measure=_measure(figure), carried=carried and not elsewhere and _pays(prose, sentence),
            said=frozenset() if elsewhere else _said(document, (begin, last), figure),
            who="" if PRONOUN.match(prose, begin) else subject(prose, begin, stop),
            months=_months(prose, own, last), names=_names(prose, begin + 1, last),
        )  # fmt: skip


def _pays(prose: str, sentence: tuple[int, int]) -> bool:
    """Does a sentence tell of a payment, and of no gift, order, profit or budget?"""
    text = prose[slice(*sentence)]
    return bool(_PAYS.search(text)) and not _NO_PAYMENT.search(text) and sorts(text) <= {"=fine", "=fee"}


def _scope(prose: str, at: int, stop: int) -> frozenset[str]:
    """What a record is limited to by the words right after it."""
    limit = _SCOPE.match(prose, at, stop)
    words = frozenset(content(limit["what"], 0, len(limit["what"]))) if limit else frozenset[str]()
    return frozenset() if words <= _HERE else words  # "in the town" of the story


def _unit(figure: Quantity) -> str:
    return f"{figure.unit}|{figure.currency}"


def _measure(figure: Quantity) -> str:
    """The measure, where it is one of those that the house knows by name."""
    return figure.measure if figure.measure in _known() else ""


@cache
def _known() -> frozenset[str]:
    return frozenset(measures().names.values())


def _said(document: Document, sentence: tuple[int, int], figure: Quantity) -> frozenset[str]:
    """What a sentence is about, without the words of the figure itself."""
    prose = document.prose
    figures = {*MONEY, *content(figure.words, 0, len(figure.words)), norm(figure.unit)}
    gauge = {"=reading"} if _GAUGE.search(prose, *sentence) else set()
    return (content(prose, *sentence) | sorts(prose[slice(*sentence)]) | gauge) - figures


def _months(prose: str, begin: int, stop: int) -> frozenset[str]:
    months = calendar("en").words["month"]
    return frozenset(w for w in _WORD.findall(prose, begin, stop) if w[0].isupper() and w.lower() in months)


def _names(prose: str, begin: int, stop: int) -> frozenset[str]:
    """The names of a stretch: words with a capital that are no months or days."""
    idle = calendar("en").words["month"].keys() | calendar("en").words["weekday"].keys()
    return frozenset(
        fold(w) for w in _WORD.findall(prose, begin, stop) if w[0].isupper() and len(w) > 1 and w.lower() not in idle
    )


def _since(match: re.Match[str], this: int) -> int:
    """The last year that the record leaves out."""
    if match["since"]:
        return int(match["since"])
    if match["built"]:
        return int(match["built"]) - 1
    if match["span"] or match["decade"]:
        count = _NUMBERS.get(match["span"] or "", 0) or (int(match["span"]) if (match["span"] or "").isdigit() else 0)
        years = 10 if match["decade"] else count * (10 if match["unit"] == "decades" else 1)
        return this - years if this and years else 0
    return _ALL_TIME


def _ages(document: Document) -> Iterator[Mark]:
    """The youngest or oldest ever, and all others whose ages at the same deed are told with a year."""
    prose = document.prose
    for match in document.matches(_EVER, {"youngest", "oldest"}):
        begin, _ = document.sentence_at(match.start())
        age = _age_of(document, begin, match)
        deeds = _deeds(prose, begin, match)
        if (
            not age
            or not deeds
            or (match["deed"] and _LIMITED.search(match["what"]))
            or _DOUBT.search(prose, begin, match.end())
            or _AMONG.search(prose, max(begin, match.start() - 20), match.start())
            or document.zone_at(begin) == HEADLINE
        ):
            continue
        years = int(age["age"] or age["old"])
        article = 4 * prose.endswith("the ", begin, match.start())
        yield _mark(
            document, (match.start() - article, match.end()), years, years, "age", set(deeds), _ALL_TIME, match["most"]
        )
        holder = set(_LAST_NAME.findall(prose, begin, match.end()))
        for start, end in document.sentences:
            year, aged = _year_of(document, start, end), _AGED.search(prose, start, end)
            if start == begin or not year or not aged or document.zone_at(start) in NOT_THE_STORY:
                continue
            if _NOT_SUCH.search(prose, start, end) or _TWO_AGES.search(prose, start, end):
                continue  # of two ages it is not said which was that at the deed
            if not match["deed"] and (
                PRONOUN.match(prose, start) or holder & set(_WORD.findall(prose, start, aged.end()))
            ):
                continue  # the same person, sooner
            # A woman may be older than the oldest man.
            sex = re.search(r"\b(?:wo)?m[ae]n\b", match["what"])
            if sex is None or female(prose, start, end) == sex[0].startswith("wo"):
                old = float(aged["age"] or aged["old"])
                yield _mark(document, aged.span(), old, old, "age", set(content(prose, start, end)), year, "")


def _deeds(prose: str, begin: int, match: re.Match[str]) -> frozenset[str]:
    """What the youngest or oldest has done, or is: a member of what is voted on, a scorer who scored."""
    of_what = _OF_WHAT.match(prose, match.end())
    said = content(prose, begin, of_what.end() if of_what else match.end())
    if match["deed"] == "do":  # "swam the strait, the oldest man ever to do so"
        # "Has landed at home after flying alone around the Baltic": whichever of the two the other has done.
        done = [w for w in _WORD.findall(prose, begin, match.start()) if past(w.lower()) or w.endswith("ing")]
        return frozenset(map(norm, done))
    held = _TITLES & set(map(fold, _WORD.findall(prose, begin, match.start())))
    if held and _HOLD.search(prose, match.start(), match.end() + 20):
        return frozenset(held)
    if match["deed"]:
        return frozenset({norm(match["deed"])})
    what = match["what"].split() or _WORD.findall(prose, begin, match.start())[-4:]
    deeds = set(content(prose, *match.span("what")))
    titles = _TITLES & set(map(fold, what))
    if not match["what"].strip():
        deeds = set(titles)
    if what and fold(what[-1]) in _MEMBERS and ("=office" in said or fold(what[-1]) != "member"):
        deeds |= {"=office"}
    if what and fold(what[-1]).endswith("er"):
        deeds |= {norm(what[-1][:-2] + "ed")}
    return frozenset(deeds)


def _year_of(document: Document, begin: int, stop: int) -> int:
    """The year of a sentence; that of the one before, where it says "that year"."""
    year = _YEAR.search(document.prose, begin, stop)
    if year is None and begin and "that year" in document.prose[begin:stop]:
        year = _YEAR.search(document.prose, *document.sentence_at(begin - 2))
    return int(year["year"]) if year else 0


def _age_of(document: Document, begin: int, match: re.Match[str]) -> re.Match[str] | None:
    """The age of the record's holder: in its sentence, or else the first that the sentence after it tells."""
    prose = document.prose
    _, stop = document.sentence_at(begin)
    near = _AGE.search(prose, begin, match.start()) or _AGE.search(prose, match.end(), stop)
    if near or document.block_at(begin) not in document.blocks[:4]:
        return near
    _, after = document.sentence_at(min(stop + 1, len(prose) - 1))
    return _AGE.search(prose, stop, after)


@lru_cache(maxsize=2)
def _town(document: Document) -> str:
    """The town of the dateline, whose instruments a draft need not name."""
    opens = (_TOWN.match(document.prose, block.start, block.end) for block in document.blocks[:5])
    return next((fold(found["town"]) for found in opens if found), "")


def _mark(
    document: Document, place: tuple[int, int], low: float, high: float, unit: str, about: set[str], year: int,
    most: str, *, per: str = "", measure: str = "", said: frozenset[str] = frozenset(), who: str = "",
    carried: bool = False, scope: frozenset[str] = frozenset(), months: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> Mark:  # fmt: skip
    return Mark(
        span=document.span(*place), zone=document.zone_at(place[0]), quoted=document.quoted(place[0]),
        dateline=document.date, most=most, year=year, low=low, high=high, unit=unit,
        about=frozenset(word for word in about if len(word) > 2),
        town=_town(document), per=per, measure=measure, said=said, who=who, carried=carried, scope=scope,
        months=months, names=names,
    )  # fmt: skip
