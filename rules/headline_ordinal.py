"""A headline or caption counts one further, or one less, than the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, HEADLINE, STANDFIRST, SUBHEAD, Document
from linter.finders.firsts import stem
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.rule import Rule, examples

_WORDS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_NTH: Final = {word: number for number, word in enumerate(_WORDS, 1)}
_UNITS: Final = (
    "day|night|week|weekend|month|year|season|term|round|stage|lap|time|title|crown|win|victory|defeat|loss|draw|medal|"
    "gold|silver|bronze|goal|century|championship|trophy|cup|record|straight|consecutive|anniversary|edition|wicket|"
    "child|death|case|attempt|bid|strike|visit|album|novel|film|branch|store|factory|plant|reactor|bridge|satellite|"
    "rate|interest-rate|cut|rise|increase|fall|drop|quarter|session|summit|place|floor|division|tier|grade|degree"
)
_COUNTED: Final = later(
    rf"\b(?P<nth>{'|'.join(_WORDS)}|\d{{1,3}}(?:st|nd|rd|th))(?:[- ](?:straight|consecutive|successive|"
    rf"running|ever|major|[A-Z][\w-]+)){{0,2}}[- ](?P<unit>{_UNITS})\b",
    re.IGNORECASE,
)
_IN_A_ROW: Final = later(r"\b(?:straight|consecutive|successive|running|in a row|in succession)\b")
_SCOPES: Final = frozenset({"place", "floor", "quarter", "year", "day", "night", "grade", "time"})
_ON_A_DAY: Final = later(r"\b(?:on|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:the |its |their )?$")
_NOT: Final = later(
    r"\b(?:after|since|before|earlier|previous|last|ago|every|each|than|also|in the \w+ quarter)\b", re.IGNORECASE
)
# "24,912 voted in the first round and 23,640 in the second": the unit is left out.
_ALONE: Final = later(
    rf"\b(?:in|of|after|for|at) the (?P<nth>{'|'.join(_WORDS)})(?=[,.;)]| (?:in|on|and|but|was|is)\b)"
)
_PROSE: Final = later(r"[^\W\d_][\w’'-]+")
_SMALL: Final = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "its",
        "his",
        "her",
        "their",
        "has",
        "have",
        "had",
        "was",
        "were",
        "from",
        "into",
        "this",
        "that",
        "after",
        "over",
    ]
)
_SHOWN: Final = frozenset({HEADLINE, STANDFIRST, CAPTION, SUBHEAD})


@kind_of_claim
class Count(Claim):
    """The how-manieth of its kind something is."""

    number: int
    unit: str
    beside: frozenset[str]  # stems of the words of its sentence
    exact: str = ""  # the word right before, as a stem


class HeadlineOrdinal(Rule[Count]):
    """A headline, standfirst or caption says third where the story says fourth.

    Why it matters
        The headline is written last and corrected least.

    How it decides
        The display line counts a week, title, win, term or another unit ("enters third week"). The story counts the
        same unit once, with another number, in its first paragraphs or in words that the display line shares
        ("entered its fourth week"), and nowhere with the number of the display line.

    When it stays silent
        Where the story has several numbers for the unit, or the number without it ("in the second"), where no other
        word is shared, and where the sentence compares with an earlier time.
    """

    reads = Count

    allows = examples(
        "Second day of strike: 431 flights gone\n\nThe line cut 219 flights on Sunday after 212 on Saturday, the first "
        "day of a strike.\n",
        "Miners' strike enters third week\n\nThe strike of the miners entered its third week on Monday.\n",
        "Kova wins third title\n\nAna Kova won her third title on Sunday. Her fourth title may follow in May.\n",
        "Lis survives second round\n\nMayor Lis won a run-off on Sunday. In the first round Lis had 41 per cent, and "
        "4,120 more people came than in the second.\n",
        "Quake hits on first day of term\n\nA boy born on the fourth day of May was hurt.\n",
    )
    catches = examples(
        "Peru miners' strike enters [[third week]]\n\nA strike that has shut a zinc mine entered its [[fourth week]] "
        "on Tuesday.\n",
        "Kova wins [[third title]] in Lyon\n\nAna Kova fought back on Sunday to win her [[fourth title]] in Lyon.\n",
        "Mayor sworn in for a [[second term]]\n\nTom Reyes was sworn in on Monday for a [[third term]] as mayor.\n",
        "Bank cuts rates for a [[5th straight time]]\n\nThe central bank cut its main rate on Thursday for the [[sixth "
        "straight time]], to 4 per cent.\n",
    )

    def find(self, document: Document) -> Iterator[Count]:
        prose = document.prose
        opening = document.blocks[min(4, len(document.blocks) - 1)].end if document.blocks else 0
        if not any(
            block.zone in _SHOWN and _COUNTED.search(prose, block.start, block.end) for block in document.blocks
        ):
            return
        alone = {match["nth"] for match in _ALONE.finditer(prose)}
        for match in _COUNTED.finditer(prose):
            start, zone = match.start(), document.zone_at(match.start())
            begin, stop = document.sentence_at(start)
            nth = match["nth"].lower()
            if (zone not in _SHOWN and zone != BODY) or (zone in _SHOWN and nth in alone):
                continue
            around = prose[begin:start] + " " + prose[match.end() : stop]
            beside = {stem(w) for w in _PROSE.findall(around) if len(w) > 2 and w.lower() not in _SMALL}
            if _ON_A_DAY.search(prose, begin, start):
                continue  # "on Saturday, the first day of a strike", in a draft of Sunday
            opens = start < opening and not _NOT.search(prose, begin, start)
            yield Count(
                span=document.span(start, match.end()), zone=zone, quoted=document.quoted(start),
                dateline=document.date, number=_NTH.get(nth) or int(nth[:-2]),
                unit=match["unit"].lower() + (" in a row" if _IN_A_ROW.search(prose, start, match.end() + 14) else ""),
                beside=frozenset(beside), exact="opens" if opens else "",
            )  # fmt: skip

    def keys(self, claim: Count) -> Iterator[str]:
        yield f"{claim.path}\0{claim.unit}"

    def check(self, claims: Sequence[Count]) -> Iterator[Finding | Agreement]:
        story = [claim for claim in claims if claim.zone == BODY]
        numbers = {claim.number for claim in story}
        for shown in claims:
            if shown.zone not in _SHOWN or len(numbers) != 1 or shown.number in numbers:
                continue
            shared = shown.beside & story[0].beside
            least = 1 if story[0].exact and shown.zone != CAPTION and shown.unit not in _SCOPES else 2
            if len(shared) >= least and abs(shown.number - story[0].number) < 10:
                yield self.finding(
                    shown,
                    f"“{shown.words}” above, “{story[0].words}” in the story",
                    Related(story[0].span, story[0].words),
                    reason=f"both: the {shown.unit} of this story ({', '.join(sorted(shared))})",
                )
                return
