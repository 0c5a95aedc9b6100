"""What an event has one of, told as a figure: the magnitude of a quake, a turnout, the fine, the speed of a car.

A story comes back to it in other words than it brought it in with: "was fined £8,000", "the fine of £18,000".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.claims import Claim, Quantity, kind_of_claim
from linter.document import LIST, Document
from linter.patterns import later
from linter.phrases import stem
from linter.relations.figures import Figures, Placed, figures
from linter.tables import table

_DATA: Final = Path(__file__).with_suffix(".toml")
# "The £800 fine", "the fine of £800"; and what a sentence opens with ("At 5.75 percent money is dear").
_KNOWN: Final = later(
    r"\b(?:[Tt]he|[Tt]h(?:is|at)|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|(?:[Aa]ll|[Ee]ach)(?: of the)?)"
    r"(?: [a-z]+)?(?:(?: [a-z]+){1,2} (?:of|is|was))? $|^[“\"‘]?(?:At )?$"
)
# "On the hill the 90mph gusts", "the 40mph limit on the ring road", "his brother's bail".
_PLACED: Final = later(r"[“\"]?(?:In|On|At|Off|Near|Along|Across|Among|For|When|By|After) (?!the time\b)\w")
_OF_ANOTHER: Final = later(r"[’']s? (?:[a-z]+ ){0,2}$|s’ $")
_SOMEWHERE: Final = later(r"[ -](?:[a-z]+ ){1,2}(?:on|in|at|near|along|through|outside|for) (?:the |an? )?([A-Za-z]+)")
_MORE_OR_LESS: Final = r"(?: (?:a (?:total|record) of|as much as|only|just|exactly|over|under))?"
# Another time, another of the kind, what might be, or what somebody wanted.
_OTHER: Final = later(
    r"\b(?:[Ll]ast (?:year|month|season|week|time)|[Pp]revious\w*|[Ee]arlier|later|(?:[Ii]n|of|from) (?:19|20)\d\d"
    r"|in (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:by|at) (?:noon|midday|\d)|before|so far|today|now|current\w*|existing|old|former|had (?:been|stood)"
    r"|[Oo]riginally|at first|initial\w*|preliminar\w*|revis\w+|usual\w*|normal\w*|average|(?<!a )(?<!new )record"
    r"|maximum|minimum|could|would|should|may|might|must|unless|can|faced?|faces|facing|had (?:asked|sought|demanded)"
    r"|sought|wanted|seek\w*|request\w*|estimat\w*|appeal|(?:was|were|been) (?:reduced|increased|cut)|another|other"
    r"|second|third|further|additional|extra|compared|against|than|[Aa]ftershocks?|[Ff]oreshocks?|follow\w*|suspended|first"
    r"|each|every|per (?!cent)|apiece|fees|premium|no (?:more|less)|not)\b"
)
_NAME: Final = later(
    r"(?<=[a-z,;] )(?!\w+day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z][\w’'-]+"
)
_FORESEEN: Final = later(r"\b(?:[Ff]orecast\w*|predict\w+|(?:warned|warning|warn)\b.*\b(?:would|could|will|may))\b")
_REVISED: Final = frozenset({"revising", "revised", "revision", "upgraded", "downgraded"})  # there were two of them
_REACH: Final = 60  # characters on each side in which a word tells that another one is meant


class _Sort(NamedTuple):
    """How one particular is told."""

    gate: frozenset[str]
    measured: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    single: bool
    personal: bool


@kind_of_claim
class Particular(Claim):
    """One figure that tells a particular of the story's event."""

    sort: str  # "fine"
    figure: Quantity
    known: bool  # "the fine of £18,000"
    weak: bool  # do only words of wider use tell so: "receives"?
    single: bool  # whoever tells of it, is there one?
    names: frozenset[str]  # whose it may be
    placed: bool  # does the sentence say where, or of whom: "on the hill the 90mph gusts"?
    where: str  # the stem of a place told behind it: "the limit on the ring road"


def particulars(document: Document) -> Iterator[Particular]:
    """Every particular of an English story that is told as a figure, and as one that stands."""
    if document.language[:2] != "en" or document.words & _REVISED:
        return
    sorts = {name: sort for name, sort in _sorts().items() if document.holds(sort.gate)}
    for sentence in figures(document) if sorts else ():
        if sentence.zone == LIST or _FORESEEN.search(sentence.text):
            continue
        for figure in sentence.figures:
            if not figure.level or figure.claim.change == "from" or figure.claim.per:
                continue
            yield from _told(document, sentence, figure, sorts)


def _told(document: Document, sentence: Figures, figure: Placed, sorts: dict[str, _Sort]) -> Iterator[Particular]:
    claim = figure.claim
    unit = "money" if claim.currency else claim.unit or "count"
    before, after = sentence.before(figure, _REACH), sentence.after(figure, _REACH)
    for name, sort in sorts.items():
        if unit not in sort.measured:
            continue
        strong = sort.before.search(before) is not None or (sort.after is not None and bool(sort.after.match(after)))
        weak = not strong and sort.weak is not None and sort.weak.search(before) is not None
        if (strong or weak) and not (_OTHER.search(before) or _OTHER.search(after)):
            names = _NAME.findall(document.prose, sentence.start, sentence.end) if sort.personal else ()
            somewhere = _SOMEWHERE.match(after)
            yield Particular(
                span=claim.span, zone=sentence.zone, quoted=claim.quoted, dateline=document.date, sort=name,
                figure=claim, known=_KNOWN.search(before) is not None, weak=weak, single=sort.single,
                names=frozenset(names), where=stem(somewhere[1]) if somewhere else "",
                placed=_PLACED.match(claim.lead) is not None or _OF_ANOTHER.search(before) is not None,
            )  # fmt: skip
            return


@cache
def _sorts() -> dict[str, _Sort]:
    return {
        name: _Sort(
            frozenset(entry["gate"].split()), frozenset(entry["measured"].split("|")),
            _one_of(entry["before"]), re.compile("|".join(entry["after"])) if "after" in entry else None,
            _one_of(entry["weak"]) if "weak" in entry else None,
            entry.get("single", False), entry.get("personal", False),
        )
        for name, entry in table(_DATA).items()
    }  # fmt: skip


def _one_of(patterns: list[str]) -> re.Pattern[str]:
    """One of the patterns, right before a figure."""
    return re.compile(rf"\b(?:{'|'.join(patterns)}){_MORE_OR_LESS} $")
