"""Wholes whose parts are told one after another, sentences apart: a race's stages, a council's votes, a side's season.

"The race covers 412 kilometres in three days … Friday's stage … 148 … Saturday … 126 … the last … 138"; "the 11-member
council … Six voted … four were opposed. One was absent"; "32 games played … won 18, lost nine … another five".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from linter.document import HEADLINE, TABLE, Document
from linter.finders.factors import NUMBERS
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures, numbered
from linter.relations.totals.parted import Parted, parted_as, plain

_In = tuple[Figures, Placed]

_IN_SO_MANY: Final = later(
    r"[^.;\d]{0,50}?\b(?:in|over|across|into|as) (?P<many>two|three|four|five|six|seven) (?:[a-z]+ )?"
    r"(?:days|stages|legs|instal{1,2}ments|phases|parts|tranches|sections|nights|steps)\b"
)
_ONE_OF_THEM: Final = later(
    r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ll]ast|[Ff]inal|[Oo]pening|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day"
    r"|stage|leg|instal{1,2}ment|phase|tranche|section)\b"
)
_A_BODY: Final = later(r"-(?:member|seat|person|strong|man|woman)\b")
_MEMBERS: Final = later(
    r" (?:members|councillors|commissioners|directors|trustees|senators|deputies|lawmakers|seats)\b(?! (?:of|who"
    r"|voted))"
)
_HAS: Final = later(r"\b(?:has|have|had|with|of) (?:just |only )?$")
_WHO: Final = r" (?:[a-z]+ )?(?:of (?:them|its members) )?(?:(?:were|was) )?"
_PRO: Final = later(rf"{_WHO}(?:voted (?:to|for|in favou?r|yes)|backed|supported|in favou?r)\b")
_CON: Final = later(rf"{_WHO}(?:voted (?:against|no)|opposed|against)\b")
_AWAY: Final = later(
    rf"{_WHO}(?:being )?(?:absent|away|abstain\w+|did not vote|stayed (?:away|at home)|missed the vote|recused)\b"
)
_ONE_AWAY: Final = later(
    r"(?:^|[,;.] |\band )(?P<one>[Oo]ne) (?:[a-z]+ )?(?:(?:was|being) )?(?:absent|away|abstain\w+|did not vote"
    r"|stayed away|recused)\b"
)
_TWO_VOTES: Final = later(
    r"\b(?:two|three|both) (?:plans|bills|motions|proposals|resolutions|votes|questions|measures|rounds)\b"
)
_GAMES: Final = later(r" (?:[a-z]+ )?(?:games|matches|fixtures|outings)\b")
_PLAYED: Final = later(r" (?:[a-z]+ )?(?:games|matches|fixtures|outings) (?:played|into|so far|gone)\b")
_AFTER_SO_MANY: Final = later(r"\b(?:[Aa]fter|[Ff]rom|[Ii]n|[Pp]layed) (?:(?:its|their|the|all|first|opening) ){0,2}$")
_WON: Final = later(r"\b(?:[Ww]on|[Ww]ins?) (?:just |only )?$")
_LOST: Final = later(r"\b(?:lost|losing) (?:just |only |another |a further )?$")
_ANOTHER: Final = later(r"\b(?:another|a further) $")
_DRAWN: Final = later(r"\b(?:drawn|drew|tied) (?:just |only |another )?$")
_ANOTHER_TIME: Final = later(
    r"\b(?:[Ll]ast (?:season|year)|previous|(?:in|of) (?:19|20)\d\d|away from|at home|on the road)\b"
)
_FAR: Final = 0.35
_HALF: Final = 2


def far_parts(document: Document) -> Iterator[Parted]:
    """Every whole of an English document that its far parts do not make."""
    if document.language[:2] != "en":
        return
    story = [s for s in figures(document) if s.zone not in (HEADLINE, TABLE)]
    yield from chain(_stages(story), _votes(document, story), _season(story))


def _stages(story: Sequence[Figures]) -> Iterator[Parted]:
    """A length or a sum that the copy says is told in so many parts, and as many of its unit with a turn each."""
    every = [(s, f) for s in story for f in s.figures if f.unit and plain(f) and f.level]
    for where, whole in every:
        told = _IN_SO_MANY.match(where.after(whole, 90))
        if not told or "-" in whole.claim.words:
            continue
        parts = [(s, f) for s, f in every if f.unit == whole.unit and f.value < whole.value]
        if len(parts) != NUMBERS[told["many"]] or not all(
            _ONE_OF_THEM.search(s.prose, s.block, s.end) for s, _ in parts
        ):
            continue
        added = sum(f.value for _, f in parts)
        if 0 < abs(added / whole.value - 1) < _FAR and not _meet([f for _, f in parts], whole):
            yield parted_as(whole, [f for _, f in parts], "both: the whole, and each of its parts in turn", near=False)


def _votes(document: Document, story: Sequence[Figures]) -> Iterator[Parted]:
    """The one vote of a draft, and the one body whose size it gives: more votes than members."""
    sizes = [
        f for s in story for f in s.figures
        if not f.unit
        and (_A_BODY.match(f.claim.trail) or (_MEMBERS.match(f.claim.trail) and _HAS.search(s.before(f, 20))))
    ]  # fmt: skip
    pros = _told(story, _PRO)
    cons = _told(story, _CON)
    if len({f.value for f in sizes}) != 1 or len(pros) != 1 or len(cons) != 1:
        return
    (first, pro), (last, con) = pros[0], cons[0]
    if abs(last.number - first.number) > 1 or pro is con:
        return
    if _TWO_VOTES.search(document.prose):
        return
    near = [s for s in story if first.block == s.block]
    away = [f for s, f in _told(near, _AWAY) if f not in (pro, con)]
    end = max(first.end, last.end)
    ones = _ONE_AWAY.finditer(document.prose, first.start, min(document.block_at(first.start).end, end + 90))
    away = away or [numbered(document, *m.span("one")) for m in ones]
    parts = [pro, con, *away]
    whole = sizes[0]
    if max(pro.value, con.value) < whole.value < sum(f.value for f in parts) < whole.value * (1 + _FAR):
        yield parted_as(whole, parts, "both: the members of one body, and how they voted", near=False)


def _told(story: Sequence[Figures], how: re.Pattern[str]) -> list[_In]:
    return [(s, f) for s in story for f in s.figures if not f.unit and f.level and how.match(f.claim.trail)]


def _season(story: Sequence[Figures]) -> Iterator[Parted]:
    """The games that a side has played, and those that it won, lost and drew: more than there were."""
    played = [(s, f) for s in story for f in s.figures if not f.unit and plain(f) and _PLAYED.match(f.claim.trail)]
    played = played or [
        (s, f) for s in story for f in s.figures
        if not f.unit and plain(f) and _GAMES.match(f.claim.trail) and _AFTER_SO_MANY.search(s.before(f, 40))
    ]  # fmt: skip
    played = [(s, f) for s, f in played if not _ANOTHER_TIME.search(s.text)]
    if len({f.value for _, f in played}) != 1:
        return
    whole = played[0][1]
    for sentence in story:
        own = [f for f in sentence.figures if f is not whole and not _ANOTHER_TIME.search(sentence.text)]
        won = [f for f in own if _WON.search(sentence.before(f, 20))]
        rest = [f for f in own if _LOST.search(sentence.before(f, 24)) or _DRAWN.search(sentence.before(f, 24))]
        rest += [f for f in own if f not in rest and _ANOTHER.search(sentence.before(f, 14))] if rest else []
        if len(won) != 1 or len(rest) < _HALF or any(f.unit not in ("", "count") for f in (*won, *rest)):
            continue
        parts = [*won, *rest]
        if max(f.value for f in parts) < whole.value < sum(f.value for f in parts) < whole.value * (1 + _FAR):
            yield parted_as(whole, parts, "both: the games played, and how they ended", near=sentence is played[0][0])


def _meet(parts: Sequence[Placed], whole: Placed) -> bool:
    low, high = sum(p.claim.low for p in parts), sum(p.claim.high for p in parts)
    return low <= whole.claim.high and whole.claim.low <= high
