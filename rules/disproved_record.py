"""The highest since a year, or the youngest ever, and a figure in the copy that was higher, or younger, since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders.firsts import stem
from linter.finders.quantities import quantities
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.payments import CARRIED, MONEY, sorts
from linter.relations.precedents import content, female, norm
from linter.rule import Rule, examples

_UP: Final = (
    "highest biggest largest fastest steepest sharpest strongest most best longest tallest deepest heaviest hottest "
    "warmest wettest worst oldest quickest"
)
_DOWN: Final = "lowest smallest slowest weakest fewest least shortest coldest driest youngest"
_MOST: Final = frozenset(f"{_UP} {_DOWN}".split())
_RECORD: Final = later(
    rf"\b(?P<most>{_UP.replace(' ', '|')}|{_DOWN.replace(' ', '|')})(?P<what>(?: [\w’'-]+){{0,6}}?)"
    r"(?: (?P<limit>since (?:[A-Za-z]+ )?(?P<since>(?:19|20)\d\d)|in (?:(?P<span>\d{1,3}|\w+) (?P<unit>years|decades))|"
    r"in (?P<decade>a decade)|on record|in (?:its|the [\w’' -]{2,30}?) history|ever)\b)"
)
_EVER: Final = later(
    r"\b(?P<most>youngest|oldest) (?P<what>(?:[\w’'-]+ ){0,8}?)(?:(?:ever (?:to )?|to )(?:be |have (?:been )?|"
    r"become )?(?P<deed>\w+)|ever\b|in [^,.;\n]{0,40}?\bhistory\b|on record\b)"
)
_YEAR: Final = later(r"\b(?P<year>1[89]\d\d|20\d\d)\b")
_AGED: Final = later(
    r"\b(?:at|aged|at the age of|at age|(?:was|were)(?: \w+){0,2}|when (?:he|she) was|only|just|,) (?P<age>\d{1,2})"
    r"(?=[,.;:)]| when| and|$| years? old)|\b(?P<old>\d{1,2})-year-old"
)
_AGE: Final = later(r"(?:, |[Aa]ged |[Aa]t |is |was )(?P<age>\d{1,2})(?=[,.;)]| is| years)|\b(?P<old>\d{1,2})-year-old")
_AMONG: Final = later(r"\b(?:one of|among|some of|between) (?:the |its |their |his |her |[\w’'-]+['’]s )?$")
_LIMITED: Final = later(r"\b(?:for|in|since|of|among|this|from|at|on|under|current|sitting|serving)\b")
_NARROWED: Final = later(r"(?: \w+)?(?: \w+)? (?:with|against|for|by|from|outside|in a|on a)\b")
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_VAGUE: Final = frozenset(["", "level", "figur", "number", "total", "amount", "valu"])
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)
} | {"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}  # fmt: skip
_DOUBT: Final = later(
    r"\b(?:[Ii]f|would|forecast|expect\w*|predict\w*|could|may|might|not|target|than|[Ee]xcept|apart from|barring|"
    r"outside|non-\w+|unofficial\w*|second|third)\b",
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


class DisprovedRecord(Rule[Mark]):
    """A record that a figure elsewhere in the copy disproves.

    Why it matters
        "The highest since 2008" is looked up by somebody, and the paragraph that was cut from the archive story often
        has the figure that was higher.

    How it decides
        In one draft a figure is called the highest, lowest or another extreme since a year, in so many years, or
        ever. A second figure in the same unit, of a named year within that time, is beyond it, and its sentence has
        the word for what is measured. A sum may go by another name ("order", "contract") where the sentence carries
        on about the same body, there also in another draft of the story. For the youngest or oldest who ever did
        something, the figures are ages, and the second person did the same thing.

    When it stays silent
        For forecasts and changes, where a sentence has several figures in the unit, where the second figure has no
        year of its own, and where the range of a rounded figure leaves room.
    """

    reads = Mark

    allows = examples(
        "At 81, Gordon Pike is the oldest man ever to row the strait. Mavis Tan was 84 when she rowed it in 2003.",
        "The yard won an order of 72 million euros, the largest in its history. In 2014 a rival had a contract worth "
        "95 million euros.",
        "Inflation was 7.9 per cent in February, the highest rate since 2008. In 2007 the rate was 9 per cent.",
        "Turnout was 61 per cent, the lowest turnout since 1994. In 2009 turnout was 63 per cent.",
        "Ida Holm, 23, is the youngest person ever elected to the council. Per Dahl was elected in 1999 at 25.",
    )
    catches = examples(
        "Port Sable has elected its [[youngest councillor ever]].\n\nAsha Roy, 20, won by eight votes in May 2025.\n\n"
        "A grocer [[was all of 19]] when voters sent him to the same council in 1974.",
        "Prices rose by 7.9 per cent in the year to February, [[the highest rate since 2008]].\n\nIn 2015 the rate "
        "reached [[8.4 per cent]] after a drought.",
        "Xerri, 23, is [[the youngest person ever elected]].\n\nCensu Galea, elected in 1971 [[at 21]], sat "
        "for 38 years.",
        "Turnout was 48 per cent, [[the lowest since 1990]].\n\nIn the election of 2005 turnout was [[44 per cent]].",
        "The yard is to build ships for 72 million euros, [[the largest order in its history]].\n\nIn 2014 it landed a "
        "contract worth [[95 million euros]].",
        "HANOI, June 3, 2024 - Unemployment fell to 4.2 per cent in May, [[the lowest rate in 20 years]], the "
        "ministry said on Monday."
        "\n\nThe rate was [[3.9 per cent]] in 2019.",
        "At 19, Lena Voss is [[the youngest woman to reach]] the top.\n\nIn 1994 Eva Beck reached it [[aged 17]].",
    )

    def find(self, document: Document) -> Iterator[Mark]:
        if document.holds(_MOST):
            yield from _figures(document)
            yield from _ages(document)

    def keys(self, claim: Mark) -> Iterator[str]:
        yield f"{claim.path}\0{claim.unit}"
        if any(word.startswith("=") for word in claim.about):
            yield f"{claim.story or claim.path}\0{claim.unit}\0sums"

    def check(self, claims: Sequence[Mark]) -> Iterator[Finding | Agreement]:
        for record in claims:
            for other in claims if record.most else ():
                beyond = other.high < record.low if record.most in _DOWN.split() else other.low > record.high
                apart = record.path != other.path and not any(w[0] == "=" for w in record.about & other.about)
                if not other.most and beyond and other.year > record.year and record.about & other.about and not apart:
                    same = ", ".join(sorted(word.lstrip("=") for word in record.about & other.about))
                    yield self.finding(
                        record,
                        f"“{record.words}”, but {other.words} in {other.year}",
                        Related(other.span, other.words),
                        reason=f"both: {same}, within the time claimed",
                    )
                    return


def _figures(document: Document) -> Iterator[Mark]:
    prose, this = document.prose, document.date.year if document.date else 0
    figures = [q for q in quantities(document) if (q.unit or q.currency) and isinstance(q.value, float | int)]
    by_sentence: dict[tuple[int, int], list[int]] = {}
    for number, figure in enumerate(figures):
        at = document.prose_at(figure.span.start)
        if document.zone_at(at) not in NOT_THE_STORY:
            by_sentence.setdefault(document.sentence_at(at), []).append(number)
    for (begin, stop), numbers in by_sentence.items():
        match = _RECORD.search(prose, begin, stop)
        among = match and _AMONG.search(prose, max(begin, match.start() - 20), match.start())
        if match and (among or _DOUBT.search(prose, begin, stop)):
            continue
        years = {int(m["year"]) for m in _YEAR.finditer(prose, begin, stop)}
        for number in numbers:
            figure = figures[number]
            unit = f"{figure.unit}|{figure.currency}|{figure.per}"
            alone = sum(f"{figures[n].unit}|{figures[n].currency}|{figures[n].per}" == unit for n in numbers) == 1
            if not alone or figure.modality != "actual":
                continue
            if match is not None:
                since = _since(match, this)
                about = {stem(w) for w in _WORD.findall(match["what"])} | {figure.measure}
                about |= sorts(match["what"]) if figure.currency else set()
                if about <= _VAGUE:  # "Turnout was 48 per cent, the lowest since 1990": the subject tells
                    subject = prose[max(begin, document.prose_at(figure.span.start) - 60) : match.start()]
                    size = 6 if since > 1000 else 4
                    about = {stem(w) for w in _WORD.findall(subject)[-14:] if len(w) > size} - MONEY
                    about |= sorts(subject) if figure.currency else set()
                told = match["what"].strip() or not _NARROWED.match(prose, match.end(), stop)
                if since and about and (since > 1000 or told):
                    article = 4 if prose[match.start() - 4 : match.start()].lower() == "the " else 0
                    yield _mark(
                        document, match.start() - article, match.end(), figure.low, figure.high, unit, about, since,
                        match["most"],
                    )  # fmt: skip
            elif len(years) == 1 and figure.change not in ("up", "down", "from"):
                (year,) = years
                about = {stem(w) for w in _WORD.findall(prose[begin:stop])} | {figure.measure}
                if figure.currency and CARRIED.search(prose, begin, stop):
                    about |= sorts(prose[begin:stop])
                if not this or year < this:
                    start = document.prose_at(figure.span.start)
                    end = start + len(figure.words)
                    if _DOUBT.search(prose, max(begin, start - 50), min(stop, end + 30)):
                        continue
                    yield _mark(document, start, end, figure.low, figure.high, unit, about, year, "")


def _since(match: re.Match[str], this: int) -> int:
    """The last year that the record leaves out."""
    if match["since"]:
        return int(match["since"])
    if match["span"] or match["decade"]:
        count = _NUMBERS.get(match["span"] or "", 0) or (int(match["span"]) if (match["span"] or "").isdigit() else 0)
        years = 10 if match["decade"] else count * (10 if match["unit"] == "decades" else 1)
        return this - years if this and years else 0
    return 1000


def _ages(document: Document) -> Iterator[Mark]:
    """The youngest or oldest ever, and all others whose ages at the same deed are told with a year."""
    prose = document.prose
    for match in document.matches(_EVER, {"youngest", "oldest"}):
        begin, _ = document.sentence_at(match.start())
        age = _age_of(document, begin, match)
        deeds = {norm(match["deed"])} if match["deed"] else content(prose, match.start("what"), match.end("what"))
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
        article = 4 if prose[match.start() - 4 : match.start()] == "the " else 0
        yield _mark(
            document, match.start() - article, match.end(), years, years, "age", set(deeds), 1000, match["most"]
        )
        for start, end in document.sentences:
            year, aged = _YEAR.search(prose, start, end), _AGED.search(prose, start, end)
            if start == begin or not year or not aged or document.zone_at(start) in NOT_THE_STORY:
                continue
            # A woman may be older than the oldest man.
            if not re.search(r"\bm[ae]n\b", match["what"]) or not female(prose, start, end):
                old = float(aged["age"] or aged["old"])
                yield _mark(
                    document, *aged.span(), old, old, "age", set(content(prose, start, end)), int(year["year"]), ""
                )


def _age_of(document: Document, begin: int, match: re.Match[str]) -> re.Match[str] | None:
    """The age of the record's holder: in its sentence, or else the first that the sentence after it tells."""
    prose = document.prose
    _, stop = document.sentence_at(begin)
    near = _AGE.search(prose, begin, match.start()) or _AGE.search(prose, match.end(), stop)
    if near or document.block_at(begin) not in document.blocks[:4]:
        return near
    _, after = document.sentence_at(min(stop + 1, len(prose) - 1))
    return _AGE.search(prose, stop, after)


def _mark(
    document: Document, start: int, end: int, low: float, high: float, unit: str, about: set[str], year: int, most: str
) -> Mark:
    return Mark(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, most=most, year=year, low=low, high=high, unit=unit, about=frozenset(about - {""}),
    )  # fmt: skip
