"""A headline or caption that gives a child of six as a child of four."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, Block, Document
from linter.finders._verbs import past
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.phrases import kin, singular, written
from linter.relations.headlines.display import body, display
from linter.rule import Rule, examples

_WRITTEN: Final = written(1, 20)
_N: Final = rf"(?:{'|'.join(_WRITTEN)}|1[01]\d|[1-9]\d?)"
_PERSON: Final = (
    r"man|woman|boy|girl|child|toddler|baby|teenager|teen|student|pupil|schoolboy|schoolgirl|mother|father|grandmother|"
    r"grandfather|pensioner|twins|sisters|brothers|driver|farmer|nurse|teacher"
)
_AGE: Final = later(
    rf"\b(?P<old>{_N})-year-olds?\b(?: (?P<noun>[a-z]+))?"
    rf"|\b(?P<who>(?:{_PERSON})(?= of)|[a-z]{{3,}}(?=,| aged))(?: of|,? aged|,(?= {_N}(?:$|[,.;:)]))) (?P<of>{_N})"
    r"(?=$|[\s,.;:)])(?! (?:others?|more|people|men|women)\b)"
    rf"|\b(?:aged?|age of|turned|turns|both|who is|who are) (?P<plain>{_N})(?=$|[,.;:)])"
    rf"|\b(?P<nth>1[01]\d|[1-9]?\d)(?:st|nd|rd|th) birthday",
    re.I,
)
_ANY: Final = later(
    rf"(?<![\w.,:/$£€])(?P<number>{_N})(?:st|nd|rd|th)?(?![\w:/%]|,\d|\.\d| (?!years?\b)[a-z]+s\b)", re.I
)
_NAME: Final = later(r"\b[A-Z][a-z]{2,}")
_TURNING: Final = later(r"\b(?:birthday|turn(?:s|ed|ing)?|nearly|almost|next (?:week|month|year))\b", re.I)
_NEAR: Final = 24  # characters between a name and its age
_TOP: Final = 3  # sentences that tell of whom the headline does
# Words for one and the same person.
_GROWN: Final = frozenset(["pensioner", "nurse", "teacher", "farmer", "driver", "parent", "adult"])
_ALIKE: Final = (
    frozenset(["boy", "child", "toddler", "baby", "schoolboy", "teenager", "teen", "pupil", "student"]),
    frozenset(["girl", "child", "toddler", "baby", "schoolgirl", "teenager", "teen", "pupil", "student"]),
    _GROWN | {"woman", "grandmother", "mother", "widow"},
    _GROWN | {"man", "grandfather", "father", "widower"},
)
# "A 6-year-old in Bath", "rescued", "wins": what follows is no name of a thing.
_GOES_ON: Final = frozenset([
    "in", "from", "to", "on", "at", "who", "with", "for", "after", "and", "asleep", "dead", "safe", "missing", "hurt",
])  # fmt: skip
_RELATIVE: Final = later(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|whose|[’']s) [a-z-]+(?: [A-Z][\w’-]+)*$")


@kind_of_claim
class Aged(Claim):
    """An age in a display line or in the story, and whose it is in a word: "boy"; "" where that is left out."""

    age: int
    who: str
    told: bool


class HeadlineAge(Rule[Aged]):
    """A headline, standfirst or caption has a four-year-old, and the story one of six.

    Why it matters
        The age is often all that the headline says of somebody, and the first thing that the family will correct.

    How it decides
        A display line has one age, of a person, and the story has no such number but of other things (four
        steps). The first sentences have one age, or one of that boy, woman or driver, and it is another. A
        caption must name somebody whom the sentence with the age names too.

    When it stays silent
        For the age of a thing; where a birthday may lie between the two; where the first sentences give several people
        an age and the display line does not say which it means.
    """

    reads = Aged
    gives_way_to = ("conflicting-age",)
    allows = examples(
        "Boy, 9, finds hoard\n\nA nine-year-old boy found a hoard near Bath on Monday. His father, 41, wept.",
        "150-year-old oak felled\n\nAn oak was felled in Bath on Monday.\n\nAnn Lee, who is 61, mourned the oak.",
        "Man of 80 swims lake\n\nJon Roe, 79, swam a lake on Monday, a week before his birthday.",
        "Pilot, 60, rescued\n\nA girl of 12 saw a plane come down near Bath on Monday. Its pilot is well.",
        "Two hurt in crash\n\nAnn Lee, 61, was hurt on Monday.\n\nPhoto: The car of Jon Roe, 34, in Bath on Monday.",
    )
    catches = examples(
        "Deputies find missing [[4-year-old]] in corn\n\nA [[6-year-old boy]] who followed a cat into a field was "
        "found on Monday.\n\nSome 200 people had joined in.",
        "[[Girl, 9]], lands plane\n\nAn [[11-year-old girl]] landed a plane on Sunday after its pilot, 61, fainted.",
        "[[Man of 82]] crosses lake in bathtub\n\nA plumber crossed the lake on Saturday, his [[92nd birthday]].",
        "Pony wins show\n\nDot, a [[31-year-old]] pony, won the show in Bath.\n\nPhoto: Dot, [[who is 13]], with her "
        "rider.",
    )

    def find(self, document: Document) -> Iterator[Aged]:
        if document.language[:2] != "en":
            return
        shown = [(block, m) for block in display(document) if (m := _only(document, block))]
        if not shown:
            return
        story = body(document)
        numbers = {_number(m["number"]) for m in _ANY.finditer(story)}
        numbers |= {_age(m) for m in _AGE.finditer(story)}
        top = [s for s in document.sentences if document.zone_at(s[0]) == BODY]
        for block, match in shown:
            told = _told(document, block, match, top)
            if _age(match) in numbers or told is None or not _apart(story, match, told):
                continue
            for each in (match, told):
                yield Aged(
                    span=document.span(each.start(), _end(each)), zone=document.zone_at(each.start()),
                    quoted=document.quoted(each.start()), dateline=document.date, age=_age(each), who=_who(each),
                    told=each is told,
                )  # fmt: skip

    def keys(self, claim: Aged) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Aged]) -> Iterator[Finding | Agreement]:
        shown = next(claim for claim in claims if not claim.told)
        told = next(claim for claim in claims if claim.told)
        yield self.finding(
            shown,
            f"“{shown.words}” in the {shown.zone}, “{told.words}” in the story, which has no {shown.age}",
            Related(told.span, told.words),
            reason=f"both: the age of the {told.who or shown.who or 'person'} that the story is about",
        )


def _only(document: Document, block: Block) -> re.Match[str] | None:
    """The one age of a display line."""
    found = list(_AGE.finditer(document.prose, block.start, block.end))
    one = found[0] if len(found) == 1 else None
    named = one is not None and block.zone == CAPTION and (one["who"] or "")[:1].isupper()  # "Tom Marsh, seven, with"
    if one is None or one["nth"] or ("," in one[0] and one["of"] and not one["of"].isdigit() and not named):
        return None  # "One farm, two countries"
    return one


def _told(
    document: Document, block: Block, shown: re.Match[str], story: Sequence[tuple[int, int]]
) -> re.Match[str] | None:
    """The age that the first sentences give the same person."""
    prose, who = document.prose, _who(shown)
    names = set(_NAME.findall(prose, max(block.start, shown.start() - _NEAR), shown.end()))
    of_one = [s for s in story if names & set(_NAME.findall(prose, *s))] if block.zone == CAPTION else story[:_TOP]
    found = [m for s in of_one for m in _AGE.finditer(prose, *s) if not _RELATIVE.search(prose, s[0], m.start())]
    if who:
        same = [m for m in found if _who(m) == who]
        found = same or [m for m in found if not _who(m) or any({who, _who(m)} <= alike for alike in _ALIKE)]
    elif shown["noun"] and not _goes_on(shown["noun"].lower()):  # "150-year-old oak felled"
        return None
    return found[0] if len({_age(m) for m in found}) == 1 else None


def _goes_on(word: str) -> bool:
    return word in _GOES_ON or past(word) or word.endswith(("ing", "s"))


def _who(match: re.Match[str]) -> str:
    """A word for the person, in the singular; "" where none stands there."""
    word = singular((match["who"] or match["noun"] or "").lower())
    return word if word in kin().people or any(word in alike for alike in _ALIKE) else ""


def _end(match: re.Match[str]) -> int:
    """Where the age ends, with the word for the person: the noun may be a verb, "6-year-old wins"."""
    return match.end() if _who(match) or not match["noun"] else match.start("noun") - 1


def _age(match: re.Match[str]) -> int:
    return _number(match["old"] or match["of"] or match["plain"] or match["nth"])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WRITTEN[word.lower()]


def _apart(story: str, shown: re.Match[str], told: re.Match[str]) -> bool:
    """Can no birthday lie between the two?"""
    return abs(_age(shown) - _age(told)) > (1 if _TURNING.search(story) else 0)
