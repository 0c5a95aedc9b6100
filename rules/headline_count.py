"""A headline or summary that counts otherwise than the story: three held above, two arrested below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, Document
from linter.finders.firsts import stem
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.headlines.display import body, display, echoes
from linter.relations.headlines.fates import AGO, LET_GO, fates, met_by, of_people, of_things, told_of, unsettled
from linter.rule import Rule, examples
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
_WORDS: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty"
)
_VALUES: Final = {word: number for number, word in enumerate(_WORDS.split("|"), 1)}
_NUMBER: Final = rf"(?P<number>{_WORDS}|\d{{1,3}})"
_END: Final = r"(?![\w,:/–-]|\.\d|%| ?per ?cent| (?:million|billion|thousand|hundred|lakh|crore)\b)"
_COUNT: Final = later(
    rf"(?<![\w.,:/$£€₹–-]){_NUMBER}(?:-(?P<length>day|night|week|month|hour|minute|year)(?:-long)?(?= [a-z])|"
    rf"{_END}(?: of (?:its|the|their) [\d,]+)? "
    r"(?:(?!(?:for|in|of|at|on|to|from|with|by) )[a-z][a-z-]+ ){0,2}?(?P<noun>[a-z]{3,}s|people|[a-z]*men|children|"
    r"police|dead|held|hurt|killed|injured|arrested|die|missing|jailed|rescued|trapped|detained|charged|wounded|sacked|freed|feared)\b)",
    re.I,
)
_ANY: Final = later(rf"(?<![\w.,$£€₹–-]){_NUMBER}(?![\w–-]|,\d|\.\d|%)", re.I)
_ONE_MORE: Final = later(r"\b(?:a|an|another|the) (?:[\w-]+ ){0,2}?(?P<noun>[a-z]+)\b")
# "Two villages in the east and two in the west": a count that leaves out what it counts.
_AND_MORE: Final = later(
    r"[^.;\d]{0,50}? and (?:another )?(?P<number>one|two|three|four|five|six|\d{1,2}) "
    r"(?:more |others? )?(?:in|at|near|on)\b"
)
_PART: Final = later(r" (?:in|at|on|near|from|for|more|others?|and|were|are|who|which|that)\b|[,.;]")
_TOP: Final = 8  # sentences in which a story tells the fate that its headline counts
_NEAR: Final = 0.04  # what a headline may round away
_OF_SORT: Final = later(r" of [a-z]")  # "guilty on five of seven counts", and of four counts of bribery
_LASTING: Final = later(r"(?i)\b(?:for|after|in|of|lasts|lasted|takes|took) (?:just |only )?$")
_UNSURE: Final = later(
    r"\b(?:up to|at least|more than|over|about|around|some|nearly|almost|fewer|less|under|another|further|other|"
    r"of (?:the|them)|by|last (?:year|month|week)|earlier|previous\w*|in (?:19|20)\d\d|since|every|each|first|or|"
    r"to|\d+ of)\s$",  # "320 of 800 jobs"
    re.I,
)


@kind_of_claim
class Tally(Claim):
    """A count in a display line or the story, and what is counted: a noun's stem, or the number of a fate."""

    number: int
    what: str
    sure: bool = False  # the only number of this kind in the story


class HeadlineCount(Rule[Tally]):
    """A display line counts people or things otherwise than the story does.

    Why it matters
        "Three held" over a story in which two were arrested is the first thing that the police ring about.

    How it decides
        A headline, standfirst, caption or summary counts a noun (eight villages), how long something lasts (for six
        weeks), or people by their fate alone (three held, six dead). The number stands nowhere in the story. A sentence
        near the top that shares its words counts the same noun, or people of the same fate, with another number, and
        the whole top of the story with no third. A fate right beside a count of people needs no words in common.

    When it stays silent
        Where several numbers of the story add up to the display line's (two men and a woman, three in all), for numbers
        with "at least" or "more", for parts of a whole, and for counts of years, miles and sums of money.
    """

    reads = Tally

    allows = examples(
        "Nine held over stolen hives\n\nA gang was broken up at dawn.\n\nPolice arrested 11 people. Two were released.",
        "Six held after second riot\n\nShops burned again on Sunday.\n\nOn Saturday, 14 people had been arrested.",
        "Thieves take 600 wheels of cheese\n\nThieves took 614 wheels of cheese from a store in Parma.\n",
        "Tasman lose by four wickets\n\nTasman were 81-1 but lost six wickets for 67 runs.",
        "Three held over theft\n\nPolice arrested two men and a woman on Monday over the theft of a bell.",
        "Six die in crash\n\nAt least five people were killed in a crash near Nis on Friday; a sixth died later.",
        "Four villages cut off by landslide\n\nTwo villages in the east and two in the west were cut off.",
        "Drivers end strike after nine days\n\nDrivers agreed to go back, ending a nine-day strike.\n\nA two-day "
        "strike of the drivers is over.",
        "Plant to shed 320 of 800 jobs\n\nThe plant will cut 320 jobs in Brno, or 40%, by June.",
        "Clinic opens\n\nClinic has 214 beds\n\nThe clinic has 96 beds for men, 74 for women and 44 for children.",
        "Nine hurt in fire\n\nFour people died in a fire at a mill on Sunday, and others were hurt.",
    )
    catches = examples(
        "[[Nine held]] over stolen hives\n\nA gang was broken up at dawn.\n\nOfficers arrested [[11 people]] in Lund.",
        "Mine to shut for [[six weeks]]\n\nThe mine at Antar will be shut for [[four weeks]] while a dam is mended.",
        "[[Three held]] over theft of bell\n\nPolice arrested [[two men]] on Monday over the theft of a bell in Nis.",
        "[[Six die]] as bus plunges into gorge\n\nSHIMLA - [[Seven people]] were killed when a bus fell into a gorge.",
        "[[Eight villages]] cut off\n\nA landslide on Tuesday cut off [[nine villages]] in the valley.",
        "Nurses to strike for [[four days]]\n\nNurses will strike for [[three days]] from Tuesday, their union said.",
        "Drivers end strike after [[eleven days]]\n\nDrivers agreed to go back, ending a [[nine-day]] strike of the "
        "buses.",
        "Tin mine to shed [[600 jobs]] as shaft floods\n\nThe tin mine will lay off [[800 of its 3,100 workers]] "
        "because a shaft has flooded.\n",
    )

    def find(self, document: Document) -> Iterator[Tally]:
        prose = document.prose
        shown = [m for block in display(document) for m in _COUNT.finditer(prose, block.start, block.end)]
        if not shown or document.language[:2] != "en":
            return
        story = body(document)
        for match in shown:
            number, what = _value(match["number"]), _what(_noun(match))
            if (
                (_noun(match) in _list("others") and not _lasts(prose, match))
                or number in _told(story, what)
                or _UNSURE.search(prose, max(match.start() - 14, 0), match.start())
                or number < 2
            ):
                continue
            rivals = [r for r in _rivals(document, match, what) if not _round(number, _value(r["number"]))]
            told = {_value(r["number"]) for r in rivals}
            if len(told) != 1 or max(*told, number) > 3 * min(*told, number) or _adds_up(story, number, what):
                continue
            if what.isdigit() and abs(number - min(told)) in _told(story, fates()["freed"]) and LET_GO.search(story):
                continue  # 11 arrested, two let go
            more = _AND_MORE.match(prose, rivals[0].end())
            if more and told == {number - _value(more["number"])}:
                continue  # "11 offices in the Cleveland area and one in Columbus"
            yield _tally(document, match, number, what)
            yield _tally(document, rivals[0], _value(rivals[0]["number"]), what)

    def keys(self, claim: Tally) -> Iterator[str]:
        yield f"{claim.path}\n{claim.what}"

    def check(self, claims: Sequence[Tally]) -> Iterator[Finding | Agreement]:
        shown = next((claim for claim in claims if claim.zone != BODY), None)
        told = next((claim for claim in claims if claim.zone == BODY), None)
        if shown and told:
            what = "people of one fate" if told.what.isdigit() else shown.words.split()[-1]
            yield self.finding(
                shown, f"“{shown.words}” above, “{told.words}” in the story", Related(told.span, told.words),
                reason=f"both: {what}, in words about one event",
            )  # fmt: skip


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table(_DATA)[name].split())


def _noun(count: re.Match[str]) -> str:
    """What is counted; days, for a nine-day strike."""
    return (count["noun"] or count["length"]).lower()


def _lasts(prose: str, count: re.Match[str]) -> bool:
    """Is it how long something goes on: "to shut for six weeks", "after a strike of nine hours"?"""
    return count["length"] is None and _LASTING.search(prose, max(count.start() - 12, 0), count.start()) is not None


def _what(noun: str) -> str:
    return fates().get(noun.lower(), stem(noun.lower()))


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _VALUES[word.lower()]


def _round(shown: int, told: int) -> bool:
    """Is the one the other in round hundreds: "600 wheels" of cheese that were 614?"""
    return shown % 100 == 0 and abs(told - shown) <= min(50, shown * _NEAR)


def _rivals(document: Document, match: re.Match[str], what: str) -> list[re.Match[str]]:
    """Counts of the same in the sentences that echo the display line."""
    prose, found = document.prose, []
    block = document.block_at(match.start())
    for echo in echoes(document):
        if echo.block != block:
            continue
        told = {
            fates()[word] for word in re.findall(r"[a-z]+", prose[echo.begin : echo.end].lower()) if word in fates()
        }
        for rival in _COUNT.finditer(prose, echo.begin, echo.end):
            noun = _noun(rival)
            lasts = noun not in _list("others") or rival["length"] or _lasts(prose, rival)
            same = (what == _what(noun) and lasts) or (told == {what} and noun not in _list("others"))
            ago = what.isdigit() and AGO.search(prose, echo.begin, echo.end)
            narrower = _OF_SORT.match(prose, rival.end()) and not _OF_SORT.match(prose, match.end())
            if not same or ago or narrower or len(echo.shared - {stem(noun)}) < 1:
                continue
            if _UNSURE.search(prose, max(rival.start() - 14, 0), rival.start()):
                return []
            found.append(rival)
    return found or _of_fate(document, what)


def _of_fate(document: Document, what: str) -> list[re.Match[str]]:
    """Counts of people right beside the word of a fate, in the first sentences: "arrested 11 people"."""
    prose, found = document.prose, []
    story = [s for s in document.sentences if document.zone_at(s[0]) == BODY][:_TOP] if what.isdigit() else []
    for begin, end in story:
        for rival in _COUNT.finditer(prose, begin, end):
            if not met_by(prose, begin, rival, _noun(rival), what):
                continue
            if _UNSURE.search(prose, max(rival.start() - 14, 0), rival.start()) or unsettled(prose, begin, end):
                return []
            found.append(rival)
    return found


def _others(story: str, what: str) -> set[int]:
    """Where the story counts something else; those of one fate may be counted by any noun for people."""
    counts = list(_COUNT.finditer(story))
    if what.isdigit():
        return {m.start() for m in counts if not of_people(_noun(m))} | of_things(story, what, _ANY)
    return {m.start() for m in counts if (told := _what(_noun(m))) != what and not told.isdigit()}


def _told(story: str, what: str) -> list[int]:
    """The numbers of the story that count this, or do not say what they count."""
    others = _others(story, what)
    lengths = [_value(m["number"]) for m in _COUNT.finditer(story) if m["length"] and _what(_noun(m)) == what]
    return lengths + [_value(m["number"]) for m in _ANY.finditer(story) if m.start() not in others]


def _adds_up(story: str, number: int, what: str) -> bool:
    """May some of the story's numbers together be the display line's?"""
    text = story[:1600]
    counts = list(_COUNT.finditer(text))
    others, same = _others(text, what), {m.start() for m in counts}
    found = (m for m in _ANY.finditer(text) if m.start() not in others)
    parts = [_value(m["number"]) for m in found if m.start() in same or _PART.match(text, m.end())]
    parts += [1 for m in _ONE_MORE.finditer(text) if m["noun"] in _list("persons") and told_of(text, m, what)]
    small = sorted(part for part in parts if part < number)[:14]
    return any(sum(some) == number for size in (2, 3, 4) for some in combinations(small, size))


def _tally(document: Document, match: re.Match[str], number: int, what: str) -> Tally:
    return Tally(
        span=document.span(match.start(), match.end()), zone=document.zone_at(match.start()),
        quoted=document.quoted(match.start()), dateline=document.date, number=number, what=what,
    )  # fmt: skip
