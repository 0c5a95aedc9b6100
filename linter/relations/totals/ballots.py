"""Ballots: those cast, and the votes for and against and the spoiled papers among them, wherever a draft tells each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from linter.document import HEADLINE, TABLE, Document
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.totals.sums import Sum, made_of

_In = tuple[Figures, Placed]

_FOR: Final = later(
    r"^(?: (?!and\b|but\b|while\b)\w+){0,3} (?:voted |were |came out |said |cast |ticked )?"
    r"(?:for|in favou?r|yes|backed)\b",
    re.I,
)
_AGAINST: Final = later(
    r"^(?: (?!and\b|but\b|while\b)\w+){0,3} (?:voted |were |said |cast |ticked )?(?:against|opposed|no\b)", re.I
)
_SPOILED: Final = later(
    r"^(?: (?!and\b|but\b)\w+){0,4} (?:spoiled|spoilt|blank|invalid|void|rejected|discarded)\b", re.I
)
_ABSTAINED: Final = later(r"^(?: (?!and\b|but\b)\w+){0,4} (?:abstain\w*|abstentions?)\b", re.I)
# Before a figure: "The Yes side received 4,877", "votes against numbered 4,129".
_GOT: Final = (
    r"(?:,? (?:(?:which|who|that|has|have|had|was|were) )?(?:received|got|won|had|has|polled|took|drew|with|on|"
    r"collected|gathered|attracted|numbered|came to|at|was|were|totall?ed|amounted to|of))?(?: with)?"
    r"(?: (?:a total of|just|only|some|about))?:? $"
)
_FOR_SIDE: Final = later(
    rf"\b(?:[\"“‘']?(?:Yes|YES)[\"”’']?(?: side| camp| campaign| votes?| supporters)?"
    rf"|(?:[Vv]otes |[Tt]hose |[Bb]allots )(?:in favou?r|for)(?: of (?:the |it)[\w -]{{0,30}})?){_GOT}"
    r"|\b(?:backed|supported|approved|favou?red) by (?:a total of )?$"
)
_AGAINST_SIDE: Final = later(
    rf"\b(?:[\"“‘']?(?:No|NO)[\"”’']?(?: side| camp| campaign| votes?| supporters)?"
    rf"|(?:[Vv]otes |[Tt]hose |[Bb]allots )against(?: (?:the |it\b)[\w -]{{0,30}})?){_GOT}"
    r"|\b(?:opposed|rejected|turned down) by (?:a total of )?$"
)
_SPOILED_WERE: Final = later(
    r"\b(?:[Ss]poil(?:ed|t)|[Bb]lank|[Ii]nvalid|[Vv]oid|[Rr]ejected)(?: (?:or|and) \w+)? (?:ballots?|votes|papers)"
    r"(?: papers)? (?:numbered|came to|totall?ed|amounted to|accounted for) (?:just |only )?$"
)
_CAST: Final = later(
    r"^(?: valid)? ?(?:\w+ )?(?:ballots?|votes|voting papers|ballot papers|papers)\b[^.]{0,30}\b(?:cast|"
    r"counted|returned|received|in all)"
    r"|^ (?:\w+ )?(?:ballots|votes) in (?:all|total)|^ valid (?:votes|ballots|papers)\b"
    r"|^(?: (?:people|[a-z]+s))?(?: (?:had|have|who))? (?:voted|took part|"
    r"turned out|cast (?:a|their) (?:vote|ballot)s?)\b(?! (?:for|against|in favou?r|yes|no|to|on)\b)"
)
_CAST_WERE: Final = later(
    r"\b[Nn]umber of (?:ballots|votes|papers|people|voters)(?: papers)?(?: (?:cast|returned|counted|who voted))? "
    r"(?:was|is|came to|stood at) $"
)
_VOTING: Final = later(
    r"\b(?:vot(?:e[sd]?|ers|ing)|ballots?|referendum|plebiscite|papers|"
    r"(?:backed|supported|approved|opposed|rejected) by)\b",
    re.I,
)
# Another vote than the one the story is of, or only some of it.
_ANOTHER: Final = later(
    r"\b(?:last time|previous\w*|earlier|first round|years? (?:ago|earlier|before)|last year|(?:in|of) (?:19|20)\d\d|"
    r"poll(?:s|ed|sters?)?|survey\w*|expect\w*|so far|partial|by (?:noon|midday|midnight|[\d.:]+ ?[ap]m)|"
    r"at least|district|ward|borough|constituency|precinct|village|alone|postal|abroad|online|mail-in|overseas|"
    r"signature\w*|petition|needed|required|second question|other question|each|per cent of (?:the )?[a-z]+s)\b",
    re.I,
)
_ELSEWHERE: Final = later(r"In (?!(?:January|February|March|April|May|June|July|August|September|October|November|"
                           r"December)\b)[A-Z][\w ’'-]{2,30}, ")  # fmt: skip
MEMBERS: Final = later(r" (?:\w+ )?(?:members|seats|deputies|councillors|senators|lawmakers|MPs|delegates)\b")
AWAY: Final = later(r"\b(?:(?:did|does|do|may|could) not vote|absent|stayed away|not present|vacant|empty)\b")
_FEWEST: Final = 20  # a committee's votes are told as 9-4
_CLOSE: Final = 40  # characters after a figure in which "voted" may follow
_SHORT: Final = 0.12  # a larger gap is of votes that the copy does not tell


def ballots(document: Document) -> Iterator[Sum]:
    """The votes for, against and spoiled of the one ballot that a draft tells of, and the ballots that were cast."""
    if not document.holds({"ballot", "ballots", "votes", "voted", "papers"}) or document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone != HEADLINE]
    near = list(_beside(story))
    yield from near
    if near:
        return
    pairs = [pair for pair in _pairs(story) if not _ANOTHER.search(pair[0].text)]
    if len({(pro.value, con.value) for _, pro, con in pairs}) != 1:
        return  # two questions on one paper, or two places
    sentence, pro, con = pairs[0]
    voting = _VOTING.search(document.prose, sentence.start, max(pro.end, con.end) + _CLOSE)
    if pro.value + con.value < _FEWEST or not voting:
        return
    told = [
        (s, f) for s in story for f in s.figures
        if f not in (pro, con) and _plain(f) and s.zone != TABLE
        and not _ANOTHER.search(s.text) and (s is sentence or not _ELSEWHERE.match(s.text))
    ]  # fmt: skip
    spoiled = [(s, f) for s, f in told if _is(s, f, _SPOILED) or _SPOILED_WERE.search(s.before(f, 60))]
    bad = [f for _, f in spoiled]
    cast = [
        (s, f) for s, f in told
        if f not in bad and f.value > max(pro.value, con.value)
        and (_CAST.match(s.after(f, 60)) or _CAST_WERE.search(s.before(f, 70)))
        and f.value not in (pro.value, con.value)
    ]  # fmt: skip
    yield from _made(pro, con, spoiled, cast)


def _made(pro: Placed, con: Placed, spoiled: Sequence[_In], cast: Sequence[_In]) -> Iterator[Sum]:
    """The sums that one pair of sides makes with the spoiled papers and with the ballots cast."""
    sides, both = [pro, con], pro.value + con.value
    if len({f.value for _, f in spoiled}) > 1:
        return
    valid = [f for _, f in cast if f.claim.trail.startswith(" valid")]
    every = [f for _, f in cast if f not in valid]
    if len({f.value for f in every}) > 1 or len({f.value for f in valid}) > 1:
        return
    reason = "both: the votes of one ballot, for, against and spoiled"
    if valid and abs(both / valid[0].value - 1) <= _SHORT:
        yield made_of(valid[:1], [sides], "both: the valid votes of one ballot, for and against", "tally", near=False)
    if not every:
        return
    parts = [*sides, *(f for _, f in spoiled[:1])]
    added = sum(f.value for f in parts)
    if (spoiled and abs(added / every[0].value - 1) <= _SHORT) or every[0].value < added <= 1.3 * every[0].value:
        lists = [parts, sides] if "valid" in every[0].claim.trail[:12] else [parts]
        yield made_of(every[:1], lists, reason, "tally", near=False)


def _beside(story: Sequence[Figures]) -> Iterator[Sum]:
    """The three kinds in one sentence, or in two of one paragraph."""
    sides = [
        (at, pro, con) for at, s in enumerate(story)
        for pro in [[f for f in s.figures if _is(s, f, _FOR)]]
        for con in [[f for f in s.figures if _is(s, f, _AGAINST)]]
        if len(pro) == len(con) == 1 and pro[0] is not con[0]
    ]  # fmt: skip
    if len({(p.value, c.value) for at, (p,), (c,) in sides if not _ANOTHER.search(story[at].text)}) > 1:
        return  # two questions on one paper
    for at, pro, con in sides:
        sentence = story[at]
        near = [s for s in story[at : at + 2] if s.block == sentence.block]
        spoiled = [
            f for s in near for f in s.figures
            if (_is(s, f, _SPOILED) or _is(s, f, _ABSTAINED)) and f not in (*pro, *con)
        ]  # fmt: skip
        totals = [
            f for s in story for f in s.figures
            if _plain(f) and _CAST.match(s.after(f, 60)) and f not in spoiled
            and (s is sentence or not _ELSEWHERE.match(s.text))
        ]  # fmt: skip
        if len({t.value for t in totals}) != 1 or not spoiled:
            continue
        stayed_away = MEMBERS.match(totals[0].claim.trail) or any(AWAY.search(s.text) for s in story[at : at + 3])
        if stayed_away and sum(f.value for f in (*pro, *con, *spoiled)) < totals[0].value:
            continue  # not everybody voted
        lists = [[*pro, *con, *spoiled]]
        if "valid" in totals[0].claim.trail[:12]:
            lists.append([*pro, *con])
        yield made_of(totals, lists, "both: the votes of one ballot, for, against and spoiled", "votes")


def _pairs(story: Sequence[Figures]) -> Iterator[tuple[Figures, Placed, Placed]]:
    """The votes for and against: in one sentence, or in two that follow each other."""
    sides = [(s, _of(s, _FOR, _FOR_SIDE), _of(s, _AGAINST, _AGAINST_SIDE)) for s in story]
    for sentence, pro, con in sides:
        if len(pro) == len(con) == 1 and pro[0] is not con[0]:
            yield sentence, pro[0], con[0]
    for (one, for_one, against_one), (two, for_two, against_two) in pairwise(sides):
        if two.number != one.number + 1 or two.block != one.block:
            continue
        if len(for_one) == len(against_two) == 1 and not against_one and not for_two:
            yield one, for_one[0], against_two[0]
        elif len(against_one) == len(for_two) == 1 and not for_one and not against_two:
            yield one, for_two[0], against_one[0]


def _of(sentence: Figures, after: re.Pattern[str], before: re.Pattern[str]) -> list[Placed]:
    plain = [f for f in sentence.figures if _plain(f)]
    return [f for f in plain if before.search(sentence.before(f, 80))] or [f for f in plain if _is(sentence, f, after)]


def _plain(figure: Placed) -> bool:
    return not figure.unit and figure.level and not figure.claim.hedge and not figure.claim.per and figure.value >= 1


def _is(sentence: Figures, figure: Placed, after: re.Pattern[str]) -> bool:
    following = next((f.start for f in sentence.figures if f.start > figure.start), sentence.end)
    return not figure.unit and after.match(sentence.prose[figure.end : following]) is not None
