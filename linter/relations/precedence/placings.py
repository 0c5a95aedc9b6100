"""Who came first, second and third in one contest, with the time, points, votes or weight of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, Document
from linter.patterns import either, later

TIME: Final = "time"
_NEXT: Final = 6  # sentences after the one that names the winner
_APART: Final = 2.0  # times: what is further apart is a gap, or another contest's
_RANKS: Final = {
    "second": 2, "runner-up": 2, "runners-up": 2, "silver": 2, "nearest rival": 2, "closest rival": 2, "ahead of": 2,
    "followed by": 2, "her opponent": 2, "his opponent": 2, "her rival": 2, "his rival": 2, "her challenger": 2,
    "his challenger": 2, "only opponent": 2, "only rival": 2, "beaten": 2, "third": 3, "bronze": 3, "fourth": 4,
    "fifth": 5,
}  # fmt: skip
_SECOND: Final = frozenset({
    "second", "runner-up", "runners-up", "runner", "runners", "silver", "rival", "ahead", "followed", "opponent",
    "challenger", "beaten", "third",
})  # fmt: skip
_MEASURED: Final = later(
    r"\d:\d\d|\d (?:minutes?|seconds|points|votes|pounds|kilos?|kg|tonnes|met(?:re|er)s|marks|seats)\b"
)
_RANK: Final = later(
    rf"\b(?P<rank>{either(_RANKS)})\b(?![- ](?:round|half|set|day|term|time|ballot|preferences?|stage|leg|quarter|seat|"
    r"innings|year|run|attempt|of|row|division|floor|week|month|street|avenue|goal|try|heat|straight|successive|title|win|"
    r"victory|crown|gold|record|race|event|final|prize (?:for|in)|best|week|largest|biggest)\b)",
    re.I,
)
_WON: Final = later(
    r"\b(?:(?:won|wins|winning)(?! (?:the )?(?:silver|bronze|second|third))|winners?|victory|"
    r"first prize|triumphed|prevailed|first place|(?:finished|came|was|were) first|"
    r"(?:took|claimed|retained) the (?:gold|title|crown|cup|prize|race|win|lead)|(?:re-)?elected|leads?|led|tops)\b"
)
_RESULT: Final = later(
    r"(?<![\d:.,$£€])(?:(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>[0-5]\d(?:\.\d{1,3})?)(?![\d:])(?! ?[ap]\.?m)"
    r"|(?:(?P<hours>\d{1,2}) hours?,? (?:and )?)?(?P<minutes>\d{1,3}) minutes?(?:,? (?:and )?(?P<seconds>\d{1,2}"
    r"(?:\.\d+)?)(?: seconds?)?)?|(?P<only>\d{1,3}\.\d{1,3}) seconds?"
    r"|(?P<count>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: |-)(?P<unit>points?|votes?|pounds?|kilos?|kilograms?|kg|tonnes?|"
    r"metres?|meters?|marks|seats)\b)"
)
# "Skye were second with 41": of what the winner had.
_BARE: Final = later(
    r"\b(?:with|on|had|has|scored|got|polled|took|at|received|won|brought one of) (?P<count>\d{1,3}(?:,\d{3})+|"
    r"\d+(?:\.\d+)?)(?=[,.;]| (?:and|to|for|while|but)\b|$)"
)
# Another contest, a part of this one, or one in which less is more.
_OTHERWISE: Final = later(
    r"\b(?:heats?|semi-?finals?|qualif\w+|legs?|laps?|splits?|records?|best|last year|previous\w*|lowest|fewest|least|"
    r"penalt\w+|handicap|par|strokes?|golf\w*|regatta|sail\w*|yachts?|cross-country|averages?|electoral|despite|ago|"
    r"disqualif\w+|in (?:19|20)\d\d|majority|bonus)\b",
    re.I,
)
_GAP: Final = later(r"\b(?:by|within|further|another|margin of|lead of|gap of|some) $")
_BEHIND: Final = later(r",? (?:behind|back|adrift|later|slower|faster|ahead(?! of)|clear|earlier)\b")
# "In the men's race": of another class than the winner's.
_CLASS: Final = later(
    r"\b(?:men[’']s|women[’']s|boys[’']|girls[’']|under-\d\d|juniors?|seniors?|mixed|doubles|relay|class|category|"
    r"freestyle|wheelchair|novice|other|another)(?!\w)",
    re.I,
)
_NAME: Final = later(r"[A-Z][\w’'-]+")
_CALLED: Final = later(r"(?:The |Mr |Ms |Mrs )?(?:[A-Z][\w’'-]+ )?([A-Z][\w’'-]+|He|She)\b")


@kind_of_claim
class Placing(Claim):
    """A place in a contest, by what was achieved there; `beaten` is the next one that the copy gives."""

    rank: int
    value: float
    unit: str
    beaten: Placing | None = None


class _At(NamedTuple):
    """A result and where it stands."""

    start: int
    end: int
    value: float
    unit: str


def placings(document: Document) -> Iterator[Placing]:
    """Every two places of one contest that follow each other in the copy."""
    if document.language[:2] != "en" or not document.holds(_SECOND) or not _MEASURED.search(document.prose):
        return
    story = [s for s in document.sentences if document.zone_at(s[0]) == BODY]
    done = -1
    for at, (start, end) in enumerate(story):
        won = _WON.search(document.prose, start, end)
        if not won or at <= done or document.quoted(won.start()) or _RANK.search(document.prose, start, won.start()):
            continue
        placed = _placed(document, story[at : at + _NEXT + 1], won.start())
        if len(placed) > 1:
            done = at + _NEXT
        for (rank, first), (lower, second) in pairwise(placed):
            if rank < lower and first.value and 1 / _APART < second.value / first.value < _APART:
                behind = _claim(document, lower, second)
                yield _claim(document, rank, first, behind)


def _placed(document: Document, story: list[tuple[int, int]], won: int) -> list[tuple[int, _At]]:
    """The places that these sentences give, from the winner's on, each with its result; all of one unit."""
    prose, found = document.prose, list[tuple[int, _At]]()
    own = {word.lower() for word in _CLASS.findall(prose, *story[0])}
    winners = set(_NAME.findall(prose, story[0][0], won)) | {"He", "She"}
    for number, (start, end) in enumerate(story):
        classes = {word.lower() for word in _CLASS.findall(prose, start, end)}
        if _OTHERWISE.search(prose, start, end) or (number and _WON.search(prose, start, end)) or classes - own:
            break
        results = _results(prose, start, end, found[0][1].unit if found else "")
        ranks = [(m.start(), _RANKS[m["rank"].lower()]) for m in _RANK.finditer(prose, start, end)]
        for result in results:
            near = [rank for at, rank in ranks if at < result.start]
            if found and near:
                found.append((near[-1], result))
            elif found or near:
                continue
            elif (number == 0 and result.start > won) or (
                number and len(results) == 1 and not ranks and _begins_with(prose, start, winners)
            ):
                found.append((1, result))
    kept: list[tuple[int, _At]] = []
    for rank, result in found:
        if not kept or rank > kept[-1][0]:
            kept.append((rank, result))
    return kept


def _begins_with(prose: str, start: int, names: set[str]) -> bool:
    called = _CALLED.match(prose, start)
    return called is not None and called[1] in names


def _results(prose: str, start: int, end: int, unit: str) -> list[_At]:
    """The results of a sentence in order, of one unit: the winner's, or that of the first."""
    found = []
    for match in _RESULT.finditer(prose, start, end):
        if match["count"]:
            found.append(_At(*match.span(), float(match["count"].replace(",", "")), match["unit"].rstrip("s")))
        else:
            parts = [match["h"] or match["hours"], match["m"] or match["minutes"], match["s"] or match["seconds"]]
            hours, minutes, seconds = (float(part or 0) for part in parts)
            found.append(_At(*match.span(), hours * 3600 + minutes * 60 + seconds + float(match["only"] or 0), TIME))
    unit = unit or (found[0].unit if found else TIME)
    for match in _BARE.finditer(prose, start, end) if unit != TIME else ():
        if not any(result.start == match.start("count") for result in found):
            found.append(_At(*match.span("count"), float(match["count"].replace(",", "")), unit))
    return sorted(
        result for result in found
        if result.unit == unit and not _BEHIND.match(prose, result.end)
        and not _GAP.search(prose, max(start, result.start - 12), result.start)
    )  # fmt: skip


def _claim(document: Document, rank: int, result: _At, beaten: Placing | None = None) -> Placing:
    return Placing(
        span=document.span(result.start, result.end), zone=document.zone_at(result.start), dateline=document.date,
        quoted=document.quoted(result.start), rank=rank, value=result.value, unit=result.unit, beaten=beaten,
    )  # fmt: skip
