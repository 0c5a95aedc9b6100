"""A win for the second time, where the copy lists two earlier ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finders._verbs import past
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon.words import is_common
from linter.patterns import either, later
from linter.relations.precedence.precedents import content, norm
from linter.rule import Rule, examples

_NTHS: Final = "second third fourth fifth sixth seventh eighth ninth tenth"
_NTH: Final = {word: number for number, word in enumerate(_NTHS.split(), 2)}
_DONE: Final = (
    r"won|wins?|winning|took|takes|taken|lifted|claimed|clinched|captured|collected|received|awarded|crowned|elected|"
    r"re-elected|chosen|fined|relegated|promoted|jailed"
)
_TIME: Final = later(
    rf"\b(?P<done>{_DONE})\b(?P<what>[^.;:“”\"]{{0,90}}?) for (?:the|a) (?P<nth>{either(_NTH)}) time\b"
    r"(?! (?:in (?!\d{4}\b)|this|since|running|under|as|at|on (?!\w+day)|against|with|away))"
)
# "Won the marathon, her second national title".
_TITLE: Final = later(
    rf"\b(?P<done>won|took|lifted|clinched|claimed|captured)\b(?P<what>[^.;:“”\"]{{0,90}}?,? (?:for )?(?:his|"
    rf"her|their|its) "
    rf"(?P<nth>{either(_NTH)})(?: (?!straight|successive|consecutive)[A-Za-z]+){{0,2}}? (?:title|crown|championship))\b"
    r"(?! (?:in|of|this|since|under|as|at|on (?!\w+day)|against|with|away|for)\b)"
)
_TOLD: Final = later(rf"\b(?P<done>{_DONE}|titles|wins|victories|triumphs)\b")
_YEAR: Final = later(r"(?<=[ ,])(?P<year>1[89]\d\d|20\d\d)\b(?![-–/]\d)")
_OF_ELSE: Final = later(r"\b(?:since|until|till|from|by|before|after|born|founded|to|between|than) (?:[A-Z]\w+ )?$")
# A second place, a failure or another prize.
_NOT: Final = later(
    r"\b(?:not|never|no|nearly|almost|(?:was|came|finished) (?:second|third|last)|"
    r"runner-up|runners-up|"
    r"lost|beaten|finalists?|second place|nominated|shortlisted|"
    r"if|would|junior|youth|under-\d+|reserves?|women['’]s|men['’]s|stripped|disqualified|unlike)\b",
    re.I,
)
_AGED: Final = later(r"when (?:she|he|they) (?:was|were) (?:\w+ )?\d+")
# "A second followed in 2016."
_ANOTHER: Final = later(rf"[^,.;]{{0,20}}\b(?:a|the) (?:{either(_NTH)}|another) (?:[a-z]+ )?(?:followed|came)\b", re.I)
_PRONOUN: Final = later(r"[\"“]?(?:(?:In|On) [^,]{0,30}(?:19|20)\d\d,? )?(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_POSSESSIVE: Final = later(r"[\"“]?(?:His|Her|Its|Their)\b")
# "when Salt, her first book, won the prize"
_WORK: Final = later(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Ii]ts) (?:[\w-]+ ){0,2}(?:books?|novels?|poems?|stories|plays?|films?|albums?|"
    r"songs?|paintings?|designs?|recipes?|cheeses?|wines?)\b"
)
_IDLE: Final = "was were has had have been also first is are be twice"
_AUXILIARY: Final = frozenset(_IDLE.split())
_NAME: Final = later(r"\b[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*")
_NO_PERSON: Final = later(r"\b(?:[Tt]he|in|at|from|of|near|to|on|with) \W?$")
_NOUNS: Final = frozenset(["titles", "wins", "victories", "triumphs"])
_VAGUE: Final = frozenset(["=win", "prize", "titl", "cup", "award", "race", "tim", "year", "again", "first"])


@kind_of_claim
class Win(Claim):
    """What somebody has done for the `number`th time, or (`number` 0) the earlier `years` in which they did it."""

    who: frozenset[str]  # the names and nouns of the subject
    done: str
    what: frozenset[str]
    number: int = 0
    years: tuple[int, ...] = ()


class MiscountedWins(Rule[Win]):
    """Somebody wins for the second time, and the copy lists two wins before this one.

    Why it matters
        The winner has counted.

    How it decides
        One sentence says that somebody has won something, been elected or been fined, for the second time (up to the
        tenth), or has won a second title, without a limit ("since", "in three years", "as captain"). Another, in that
        draft or in one of the same story, tells of the same deed by the same name, or by "she" where no one else has
        been named in between, in as many earlier years or more, and has a word for what was won in common ("it" will do
        in the same draft).

    When it stays silent
        Where fewer years are listed: there may have been others. Where the list speaks of second places, of another
        deed between its years, or of a youth team.
    """

    reads = Win
    allows = examples(
        "LAGOS, 3 May 2024 - Ada Eze won the Delta Prize for the third time on Friday.\n\nShe won it in 2009 and 2015.",
        "OSLO, 3 May 2024 - Ida Holm won the Fjord Race for the second time.\n\nEva Lie was next. She won it in 2009 "
        "and 2015. Holm won the race in 2019 and was second in 2021.",
        "OSLO, 3 May 2024 - Molde won the island cup for the second time in five years. Molde won it in 2009 and 2021.",
        "OSLO, 3 May 2024 - Ida Holm won, her second world title. Holm won the national title in 2009 and 2021.",
        "OSLO, 3 May 2024 - Molde won the cup, their second title of the year. Molde won it in 2009 and 2021.",
        "OSLO, 3 May 2024 - Molde won it for the second time. Molde's juniors won a cup in 2009 and 2021.",
    )
    catches = examples(
        "LAGOS, 3 May 2024 - Ada Eze has [[won the Delta Prize for the second time]], with a novel about a ferry.\n\n"
        "The judges took an hour.\n\nShe [[won it in 2009 with Salt and in 2015]] with The Bridge.",
        "OSLO, 3 May 2024 - Ida Holm was [[elected mayor of Skagen for the second time]] on Friday.\n\n"
        "Holm was first [[elected mayor in 2009 and again in 2014]].",
        "OSLO, 3 May 2024 - Ida Holm [[won the marathon on Sunday, her second national title]].\n\nHolm had "
        "[[won the title "
        "in 2019, and again in 2022]].",
        "3 May 2024\n\nA pig farm was [[fined for the second time]] on Friday for fouling a river.\n\n"
        "The farm was [[fined in 2016 and in 2020]].",
    )

    def find(self, document: Document) -> Iterator[Win]:
        if document.language[:2] != "en" or not document.date:
            return
        this, prose = document.date.year, document.prose
        said = [m for s in document.sentences_with(_NTH.keys()) for p in (_TIME, _TITLE) for m in p.finditer(prose, *s)]
        for match in (m for m in said if _of_now(document, m, this)):
            begin, _ = document.sentence_at(match.start())
            yield _win(
                document, match.span(), _subject(document, begin, match.start()), match, number=_NTH[match["nth"]]
            )
        yield from _earlier(document, this)

    def keys(self, claim: Win) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Win]) -> Iterator[Finding | Agreement]:
        for claim in claims:
            for other in claims if claim.number else ():
                years = [y for y in other.years if claim.dateline and y < claim.dateline.year]
                if len(years) >= claim.number and _same(claim, other):
                    listed = ", ".join(map(str, years))
                    yield self.finding(
                        claim, f"“{claim.words}”, but the copy has earlier ones in {listed}",
                        Related(other.span, other.words), reason="both: the same deed by the same name",
                    )  # fmt: skip
                    return


def _same(claim: Win, other: Win) -> bool:
    """Do both tell of one winner, and of one thing?"""
    if claim.done != other.done:
        return False
    one_draft = claim.path == other.path
    shared = claim.what & other.what
    bare = one_draft and not (claim.what - _VAGUE and other.what - _VAGUE)
    return bool(claim.who & other.who) and (bare or bool(shared - _VAGUE))


def _of_now(document: Document, match: re.Match[str], this: int) -> bool:
    """Is it news, and not a look back?"""
    begin, stop = document.sentence_at(match.start())
    if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE} or document.quoted(match.start()):
        return False
    return not any(int(m["year"]) < this for m in _YEAR.finditer(document.prose, match.start(), stop))


def _earlier(document: Document, this: int) -> Iterator[Win]:
    """The sentences that tell of earlier years."""
    prose, last = document.prose, None
    for begin, stop in document.sentences:
        found = _TOLD.search(prose, begin, stop)
        years = _years(prose, found.end() if found else begin, stop, this)
        if last and years and _ANOTHER.match(prose, begin, stop):
            last = Win(
                span=last.span, zone=last.zone, dateline=last.dateline, who=last.who, done=last.done, what=last.what,
                years=tuple(sorted({*last.years, *years})),
            )  # fmt: skip
            yield last
            continue
        last = None
        if not found or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE} or _NOT.search(prose, begin, stop):
            continue
        ends = [m.end() for m in _YEAR.finditer(prose, found.end(), stop)]
        years = years or _years(prose, begin, found.start(), this)
        if years:
            end = max(ends, default=found.end())
            who = _subject(document, begin, found.start(), found["done"] in _NOUNS)
            last = _win(document, (found.start(), end), who, found, years=years)
            yield last


def _years(prose: str, begin: int, stop: int, this: int) -> tuple[int, ...]:
    """The earlier years of a stretch, down to the next deed."""
    years: list[int] = []
    at = begin
    for match in _YEAR.finditer(prose, begin, stop):
        if _OF_ELSE.search(prose, max(begin, match.start() - 20), match.start()):
            continue
        if years and any(
            past(w) or w in ("was", "were")
            for w in _WORD.findall(_AGED.sub("", prose[at : match.start()]))
            if w.islower()
        ):
            break
        at = match.end()
        if int(match["year"]) < this:
            years.append(int(match["year"]))
    return tuple(sorted(set(years)))


def _subject(document: Document, begin: int, at: int, owner: bool = False) -> frozenset[str]:
    """The name next before a verb, or before the noun of its `owner`; of "she", who was named last; else the noun."""
    prose = document.prose
    if _WORK.search(prose, begin, at):
        return _last_named(document, 0, begin)
    if named := _last_named(document, begin, at, owner):
        return named
    if (_PRONOUN if not owner else _POSSESSIVE).match(prose, begin):
        return _last_named(document, 0, begin)
    words = [w for w in _WORD.findall(prose, begin, at) if w not in _AUXILIARY]
    return frozenset(map(fold, words[-1:])) if words and words[0] in ("The", "A", "An") else frozenset()


def _last_named(document: Document, begin: int, at: int, owner: bool = True) -> frozenset[str]:
    """Who was named last in a stretch: no town ("in Leeds") and no prize ("the Delta Prize")."""
    prose = document.prose
    for name in reversed(list(_NAME.finditer(prose, begin, at))):
        own = name[0].endswith(("'s", "’s"))
        common = all(is_common(w.lower()) or len(w) < 3 for w in name[0].split())
        if not common and (own or not _NO_PERSON.search(prose, max(name.start() - 8, 0), name.start())):
            return frozenset() if own and not owner else frozenset(map(_plain, name[0].split()))
    return frozenset()


def _plain(word: str) -> str:
    return fold(re.sub(r"['’]s?$", "", word))


def _win(
    document: Document, place: tuple[int, int], who: frozenset[str], match: re.Match[str], *, number: int = 0,
    years: tuple[int, ...] = (),
) -> Win:  # fmt: skip
    prose = document.prose
    begin, stop = document.sentence_at(place[0])
    if not number:  # what was won stands before the first year
        year = _YEAR.search(prose, match.end(), stop)
        stop = year.start() if year else stop
    what = match["what"] if number else "" if match["done"] in _NOUNS else prose[match.end() : stop]
    return Win(
        span=document.span(*place), zone=document.zone_at(begin), quoted=document.quoted(place[0]),
        dateline=document.date, who=who, done=norm(match["done"]), what=content(what, 0, len(what)), number=number,
        years=years,
    )  # fmt: skip
