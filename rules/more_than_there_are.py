"""More voters than names on the roll, more jobs to go than people at work, a crowd that the ground does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from linter.claims import Claim, kind_of_claim
from linter.document import DATELINE, Document
from linter.finding import WARNING, Agreement, Finding
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.rule import Example, Rule, examples
from linter.tables import table

_ABOUT: Final = (
    r"(?:about |around |some |only |just |nearly |almost |more than |over |fewer than |up to |at least |roughly "
    r"|another |a further |a total of |the (?:full )?)?"
)
_NAME: Final = later(r"(?<=[a-z,’'] )[A-Z][\w’'-]+")
_PLACE: Final = later(
    r"\b(?:[Ii]n|[Aa]cross|[Aa]t|near|[Tt]hroughout) (?:the )?(?:[a-z]+ ){0,3}?([A-Z][\w’'-]+)"
    r"|^([A-Z][\w’'-]+) (?:has|had|have)\b"
)
_NOT_PLACES: Final = frozenset(
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "It", "They", "",
    ]
)  # fmt: skip
# Another time, or more than one occasion.
_OTHERWISE: Final = later(
    r"\b(?:years? ago|a decade|previous\w*|earlier|last time|once|used to|since (?:19|20)\d\d|in (?:19|20)\d\d|"
    r"formerly|at its peak|peaked|then|over (?:the )?(?:\w+ )?(?:days|weeks|weekend|years)|days|nights|each|every|"
    r"season|nationwide|nationally|worldwide|(?:across|in) the (?:country|county|region|district|group|world|state|"
    r"industry)|globally|"
    r"industry|suppliers|indirect\w*|contractors|elsewhere|by 20\d\d|would (?:hold|seat|employ)|will (?:hold|seat|"
    r"employ))\b",
    re.I,
)
# A gathering that no ground holds, or a count of a whole country: there a figure many times the other is no slip.
_AT_LARGE: Final = frozenset(
    (
        "streets", "square", "parade", "procession", "march", "marchers", "outdoors", "outside", "screens",
        "television", "viewers", "online", "festival", "worldwide", "country", "nation", "national", "nationwide",
        "nationally", "countrywide", "federal", "president", "presidential", "referendum",
    )
)  # fmt: skip
_RIDE: Final = later(r"\b(?:tram|bus|coach|train|carriage|ferry|boat|plane)\b")  # "200 attended" one, and stood
_SEASON: Final = later(r"\bseason\b")
_SITE: Final = later(
    r"\b(plant|site|factory|mill|smelter|branch|office|depot|yard|mine|refinery|works|foundry|hospital|school)\b"
)
_OF_THEM: Final = later(r" of (?:them|whom)(?: [a-z]+)? (?:in|at) (?:the )?([A-Z][\w’'-]+)")
_EMPLOYED: Final = later(r" (?:people|workers|staff|employees|jobs|men) (?:in|at) ([A-Z][\w’'-]+)")


@kind_of_claim
class Count(Claim):
    """How many there are (`all`), or how many of them did something."""

    kind: str
    all: bool
    low: float
    high: float
    value: float
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    only: str = ""  # the one place that it counts: "640 of them in Ostrava"
    site: str = ""  # "the plant employs 640"
    number: int = 0  # of its sentence
    pronoun: bool = False  # does its sentence begin with "It"?
    lone: bool = False  # has the draft no crowd but that of a ground, no voters but those of a place?


class MoreThanThereAre(Rule[Count]):
    """More of them than there are.

    Why it matters
    --------------
    740 jobs are to go at a plant where 640 people work; 31,402 people voted in a seat of 28,215 voters. The two
    figures stand far apart, often in two stories, and each looks right by itself.

    How it decides
    --------------
    It knows who can be counted, and which of them did something: registered voters and votes cast, votes cast and votes
    counted, people employed and jobs lost, the capacity of a ground and the crowd in it, those aboard and those saved,
    the seats of a chamber and those won, shops and those that shut, homes and those under water, starters and
    finishers, pupils and those who fell ill. Within one story the one cannot be more than the other.
    Of people employed in several places ("4,100, 640 of them in Ostrava") it takes those of the place that the other
    sentence names.

    When it stays silent
    --------------------
    When any figure in the story for how many there are is large enough; when the places differ, or the figures belong
    to another time, to several days, or to a whole country or group; when one is more than twice the other, so that
    they hardly belong together (more than twenty times, of crowds and votes in a draft that tells of one place only).
    Beds, boats and prisons can hold more than they were made for.
    """

    severity: ClassVar[str] = WARNING
    reads: ClassVar[type[Claim]] = Count
    source = "Arithmetic"
    allows: ClassVar[tuple[Example, ...]] = examples(
        "A tram with 48 seats stood in the depot. In all 90 people attended the reading in the tram.",
        "The town has 9,400 registered voters. In all, 6,210 people voted.",
        "The firm will cut 300 jobs at its yard in Gdynia.\n\nIt employs 2,900 people, 450 of them in Gdynia.",
        "The group will cut 900 jobs worldwide.\n\nThe plant in Lodz employs 610 people.",
        "The ground holds 21,000. A crowd of 18,400 saw the final. Over the season 410,000 fans watched.",
        "The mill employed 900 people in 1990. It will cut 120 jobs, and employs 130 people.",
        "The plant will cut 320 jobs, or 40%. The firm has 240 workers at Znojmo.",
        "The school has 410 pupils.\n\nIn the county 455 pupils were absent.",
        "The chain runs 64 pubs. It has closed 71 pubs since 2001.",
        "The choir set off with 52 people on board. The lifeboat rescued 40 people on Sunday.",
        "Kano has 4,100 registered voters. In Jos, 5,200 people voted.",
        "A crowd of 90,000 lined the streets for the parade.\n\nThe hall, which has 4,000 seats, was shut.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "In all, [[7,410]] people voted on Sunday.\n\nThe town has [[6,400]] registered voters.",
        "The firm is to cut [[520]] jobs at its yard in Gdynia.\n\nIt employs 2,900 people, [[450]] of them in Gdynia.",
        "The company, which has a workforce of [[310]], will lay off [[340]] workers.",
        "The mill will cut [[320]] jobs in Lodz. It has [[240]] workers in Lodz.",
        "The toymaker employs [[1,850]] people.\n\nWith [[2,100]] of the staff in Lodz, it buys its wood there.",
        "The chamber has [[31]] members. The growers took [[34]] seats.",
        "A total of [[68,000]] ballots were cast.\n\nWith [[71,000]] counted by noon, Pell was ahead.",
        "The chain runs [[64]] pubs.\n\nIt will close [[71]] pubs by June.",
        "The hamlet has [[120]] houses.\n\nThe flood damaged [[137]] houses.",
        "At dawn [[2,300]] runners set off.\n\nBy dusk [[2,390]] runners had finished.",
        "The stadium holds [[21,000]]. A crowd of [[23,400]] saw the final.",
        "A crowd of [[182,000]] saw Tarn win the final.\n\nTarn play at Low Moor, which has [[21,500]] seats.",
        "She was elected with [[310,000]] votes.\n\nThe town has [[48,000]] registered voters.",
    )

    def find(self, document: Document) -> Iterator[Count]:
        for kind, (words, pairs) in _kinds().items():
            some = kind == "voters" and document.holds({"voted", "votes", "ballots", "polls"})
            if not (document.holds(words) or some):
                continue
            for sentence in figures(document):
                if sentence.zone == DATELINE:
                    continue
                found = [(f, pair) for f in sentence.figures for pair in _fits(sentence, f, pairs)]
                ride = kind == "crowd" and _RIDE.search(sentence.text)
                if found and not ride and not _otherwise(sentence.text, found[0][1].all):
                    yield from (_count(document, sentence, f, kind, pair) for f, pair in found)

    def keys(self, claim: Count) -> Iterator[str]:
        yield f"{claim.story}|{claim.kind}"

    def check(self, claims: Sequence[Count]) -> Iterator[Finding | Agreement]:
        for some in claims:
            if some.all:
                continue
            wholes = [c for c in claims if c.all and _same(c, some)]
            wholes = [c for c in wholes if c.only] or [c for c in wholes if not c.only]
            reason = f"both: {_what(some.kind)}"
            if not wholes:
                continue
            most = max(wholes, key=lambda c: c.high)
            if some.low <= most.high:
                yield self.agreement(f"{some.words} is within {most.words}", some, most, reason=reason)
            elif some.low <= (20 if some.lone and most.lone and some.kind != "jobs" else 2) * most.value:
                message = f"{some.words} here, where there are {most.words} in all"
                yield self.finding(some, message, most, reason=reason)


def _same(whole: Count, some: Count) -> bool:
    """May these be of one place?"""
    if whole.only:
        return whole.only in some.names
    if whole.site and whole.site != some.site and whole.span.start != some.span.start:
        next_to = whole.path == some.path and some.number == whole.number + 1
        return some.pronoun and next_to  # of the firm as a whole, perhaps
    return not whole.places or not some.places or bool(whole.places & some.places)


class _Pair(NamedTuple):
    all: bool
    before: re.Pattern[str]
    after: re.Pattern[str]


def _fits(sentence: Figures, figure: Placed, pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """What the words beside a figure say that it counts."""
    if figure.unit or isinstance(figure.claim.value, tuple) or figure.value < 10 or figure.claim.per:
        return
    before, after = sentence.before(figure, 60), sentence.after(figure, 70)
    own = [p for p in pairs if p.after.match(after) and p.before.search(before)]
    if own:
        yield own[0]
    elif _OF_THEM.match(after):
        earlier = (f for f in reversed(sentence.figures) if f.end <= figure.start)
        yield from (p for f in list(earlier)[:1] for p in _fits(sentence, f, pairs) if p.all)


def _otherwise(text: str, all_: bool) -> bool:
    """Another time, or many occasions; a ground has as many seats all season."""
    return _OTHERWISE.search(_SEASON.sub("", text) if all_ else text) is not None


def _count(document: Document, sentence: Figures, figure: Placed, kind: str, pair: _Pair) -> Count:
    claim = figure.claim
    only = _OF_THEM.match(sentence.after(figure, 60)) or _EMPLOYED.match(sentence.after(figure, 60))
    site = _SITE.search(sentence.text)
    return Count(
        span=claim.span, zone=claim.zone, quoted=claim.quoted, dateline=claim.dateline, kind=kind, all=pair.all,
        low=claim.low, high=claim.high, value=figure.value,
        places=frozenset(a or b for a, b in _PLACE.findall(sentence.text)) - _NOT_PLACES,
        names=frozenset(_NAME.findall(sentence.text)) - _NOT_PLACES,
        only=only[1] if only and pair.all else "", site=site[1] if site and kind == "jobs" else "",
        number=sentence.number, pronoun=sentence.text.startswith(("It ", "They ")),
        lone=not document.holds(_AT_LARGE),
    )  # fmt: skip


@cache
def _data() -> dict[str, dict[str, object]]:
    return table(Path(__file__).with_suffix(".toml"))


@cache
def _kinds() -> dict[str, tuple[frozenset[str], tuple[_Pair, ...]]]:
    """Each kind with the words that one of its drafts holds, and what stands beside its figures."""
    return {
        kind: (
            frozenset(raw["words"]),
            tuple(
                _Pair(side == "all", later(before.replace("~", _ABOUT) or "$"), later(after))
                for side in ("all", "some") for before, after in raw[side]
            ),
        )
        for kind, raw in table(Path(__file__).with_suffix(".toml")).items()
    }  # fmt: skip


def _what(kind: str) -> str:
    return str(_data()[kind]["what"])
