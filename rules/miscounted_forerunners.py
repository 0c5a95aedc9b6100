"""The fourth person to do something, and the two who are said to have done it before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from linter.claims import Claim, kind_of_claim
from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.finding import Agreement, Finding, Related
from linter.patterns import either, later
from linter.phrases import written
from linter.relations.precedence.ordinals import ORDINAL, ordinal
from linter.relations.precedence.precedents import content, norm
from linter.rule import Example, Rule, examples

_COUNTS: Final = written(1, 12)
_WHO: Final = (
    r"(?:people|person|others?|women|woman|men|man|[a-z]+(?:ers?|ists?|ors?|ians?)|teams?|clubs?|countries|states)"
)
_NTH: Final = later(
    rf"\b(?P<nth>{ORDINAL})(?P<sort>(?: (?!time|and|or|to|in|of|place)[\w’'-]+){{1,3}}?) (?:ever )?to "
    r"(?:have |be |become )?(?P<do>[a-z]\w+)"
)
_BEFORE: Final = later(
    rf"\b(?P<count>(?i:{either(_COUNTS)})|\d{{1,3}}) (?P<other>other )?(?P<sort>(?:[a-z]+ ){{0,2}}?){_WHO} "
    r"(?:had|have|has) (?:ever |already |previously )?(?:been )?(?P<do>[a-z]+)(?P<what>[^.;]{0,90}?) before "
    r"(?:he|she|him|her|it|them|they|that|this|now|then)\b"
    rf"|\b(?P<only>(?i:{either(_COUNTS)})|\d{{1,3}}) (?P<others>other )(?P<kind>(?:[a-z]+ ){{0,2}}?){_WHO} "
    r"(?:had|have|has) (?:ever |already |previously )?(?:been )?(?P<did>[a-z]+)"
)
# What leaves the number open, or speaks of others.
_OPEN: Final = later(
    r"\b(?:at least|about|around|more than|fewer than|over|some|nearly|almost|up to|or|perhaps|if|would|tried|"
    r"attempt\w*|"
    r"failed|not|never|this (?:year|month|season|week)|today|since|second|alone|of (?:them|whom|these))\b"
)
_SAID: Final = frozenset(["said", "told", "agreed", "asked", "called", "written", "joined", "signed", "been", "died"])
_BY_IT: Final = frozenset(["done", "managed", "achieved"])
_LIMITED: Final = later(
    r"\b(?:this (?:year|month|season|week)|since|in (?:a|\d+|[a-z]+) (?:years?|weeks?|months?|days?))\b"
)
_SEX: Final = {"woman": "woman", "women": "woman", "female": "woman", "man": "man", "men": "man"}
_WOMEN: Final = frozenset(_SEX.values())


@kind_of_claim
class Rank(Claim):
    """The `number`th to do something, or (`others`) the number of those who have done it before."""

    deed: str
    number: int
    others: bool
    about: frozenset[str]


class MiscountedForerunners(Rule[Rank]):
    """Somebody is the fourth to do something, and two are said to have done it before.

    Why it matters
    --------------
    A small club counts its members, and every one of them will count again.

    How it decides
    --------------
    A draft calls somebody the second (or a later) person to do something. A sentence of it, or of another draft of the
    story, gives the number of those who "have done it before her", or of the "others" who have. That must be one less.
    Both have the verb, or "done it", and between two drafts two words more.

    When it stays silent
    --------------------
    Where either number is open ("at least", "some"), or is of this year alone; where one is of women, and the other of
    all; where the draft has two such numbers.
    """

    reads: ClassVar[type[Rank]] = Rank

    allows: ClassVar[tuple[Example, ...]] = examples(
        "OBAN, 3 May 2025 - A nun is the fourth person to row the strait. Three people had done it before her.\n",
        "OBAN, 3 May 2025 - A nun is the fourth person to row the strait. Two women have rowed it before her.\n",
        "OBAN, 3 May 2025 - A nun is the fourth person to row the strait. At least two people had tried it before her, "
        "and two others have walked round it.\n",
        "OBAN, 3 May 2025 - A nun is the fourth person to row the strait this year. Two people had rowed it "
        "before her.",
    )
    catches: ClassVar[tuple[Example, ...]] = examples(
        "OBAN, 3 May 2025 - A nun has become the [[third person to row]] the strait.\n\n[[Three people have done "
        "it before "
        "her]]: a Dane, a dentist and a duke.\n",
        "OBAN, 3 May 2025 - A nun has become the [[fourth woman to row]] the strait.\n\nOnly [[two other women have "
        "rowed]] it.\n",
        (
            "OBAN, 3 May 2025 - A nun from Leith is the [[fourth person to row]] the strait of Corra there and back.\n",
            "OBAN, 9 May 2025 - Sister Ita rises at five.\n\nOnly [[two people had rowed the strait of Corra both ways "
            "before she]] did it last week.\n",
        ),
    )

    def find(self, document: Document) -> Iterator[Rank]:
        if document.language[:2] != "en":
            return
        prose = document.prose
        for match in _NTH.finditer(prose):
            begin, stop = document.sentence_at(match.start())
            told = document.zone_at(begin) not in NOT_THE_STORY | {HEADLINE}
            number = ordinal(match["nth"])
            doubt = _OPEN.search(prose, max(begin, match.start() - 30), match.start())
            if told and number > 1 and not doubt and not _LIMITED.search(prose, match.end(), stop):
                yield _rank(document, match.span(), match["do"], number, match["sort"])
        for match in document.within(document.sentences_with({"before", "other"}), _BEFORE):
            begin, _ = document.sentence_at(match.start())
            told = document.zone_at(begin) not in NOT_THE_STORY | {HEADLINE} and match[0].find("\n") < 0
            count = match["count"] or match["only"]
            deed = match["do"] or match["did"]
            number = _COUNTS.get(count.lower()) or int(count)
            doubt = _OPEN.search(prose, max(begin, match.start() - 15), match.end())
            if told and deed not in _SAID and not doubt:
                yield _rank(document, match.span(), deed, number, match[0], others=True)

    def keys(self, claim: Rank) -> Iterator[str]:
        yield claim.story or claim.path

    def check(self, claims: Sequence[Rank]) -> Iterator[Finding | Agreement]:
        ranks = [c for c in claims if not c.others]
        others = [c for c in claims if c.others]
        if len({c.number for c in ranks}) != 1 or len({c.number for c in others}) != 1:
            return
        for rank in ranks:
            for other in others:
                if _alike(rank, other) and other.number != rank.number - 1:
                    message = f"“{rank.words}”, but “{other.words}”, not {rank.number - 1}"
                    reason = "both: those who have done one thing"
                    yield self.finding(rank, message, Related(other.span, other.words), reason=reason)
                    return


def _alike(rank: Rank, other: Rank) -> bool:
    """Do both tell of one deed, by people of one sort?"""
    if rank.about & _WOMEN != other.about & _WOMEN:
        return False
    same = other.deed == rank.deed or (other.deed in _BY_IT and rank.path == other.path)
    enough = rank.path == other.path or len((rank.about & other.about) - _WOMEN) > 1
    return same and enough


def _rank(
    document: Document, place: tuple[int, int], deed: str, number: int, sort: str, *, others: bool = False
) -> Rank:  # fmt: skip
    begin, stop = document.sentence_at(place[0])
    about = content(document.prose, begin, stop) - {norm(deed)}
    return Rank(
        span=document.span(*place), zone=document.zone_at(begin), quoted=document.quoted(place[0]),
        dateline=document.date, deed=deed if deed in _BY_IT else norm(deed), number=number, others=others,
        about=about.difference(_SEX) | frozenset(_SEX[word] for word in sort.split() if word in _SEX),
    )  # fmt: skip
