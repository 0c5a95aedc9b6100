"""Tallies: medals by colour, games won, drawn and lost, the seats of a chamber, and votes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from linter.document import HEADLINE, NOT_THE_STORY, TABLE, Document
from linter.patterns import either, later
from linter.phrases import LEXICON
from linter.relations.figures import Figures, Placed, figures, numbered
from linter.relations.totals.ballots import ballots
from linter.relations.totals.sums import Sum, made_of
from linter.tables import table

_TOTAL_OF: Final = later(r"\b(?:total|tally|haul|count) (?:of|to|at) $")
_IN_ALL: Final = later(r"^ (?:in all|in total|altogether|overall|all told)\b")
_ONLY_SOME: Final = later(
    r"\b(?:includ\w+|at least|so far this|more than half|mostly|mainly|other|also|another|further|joint)\b", re.I
)
_THE_WOMEN: Final = later(r"(?:The|Its|Their) (?:women|men|girls|boys|juniors|youngsters|veterans)\b")  # some of them
_LISTING: Final = later(r"\b(?:includ(?:es|ing|ed|e)|of which|comprising|with) (?:[a-z]+ ){0,2}$")
_NEXT: Final = later(
    r"^[^.;:?!\d]{1,60}?(?:,? and |, )(?:(?!against|compared|versus|up|down|from|more|less)[a-z]+ ){0,2}$"
)
_PLACED: Final = later(r"^(?: [a-z-]+){0,2} (?:in|at|from) (?:the )?[A-Z]")
_A_NATION: Final = later(
    r"^ (?!January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[A-Z][a-z]+(?:s|ese|ish|ch)\b"
)
_SEATS: Final = later(r"^(?: [a-z]+)? seats?\b")
# A party's count, without a noun of its own: "the Greens on eight and a citizens' list on five".
_BARE: Final = later(
    r"^(?:[,.;)]| of them(?=,| and\b)"
    r"| of (?:the|its)(?: [\w-]+['’]s?)? \d+ seats\b| and\b| while\b| but\b| seats?\b| each\b| apiece\b|$)"
)
# A count that might as well be part of a name: "the Greens 11".
_NAMED: Final = later(
    r"(?:(?<=, )|(?<= and ))(?:and )?the (?:[A-Z][\w’'-]+ (?:(?:of|for) (?:the )?)?){1,4}(?P<n>\d{1,3})(?=[,.;]| and )"
)
# A later sentence that goes on with the same count.
_AGAIN: Final = later(
    r"^(?:The )?(?:[A-Z][\w’'-]+ ){1,4}(?:took|won|got|has|have|had|finished|came|ended|with|followed)\b"
)
_NOT_A_PARTY: Final = later(
    r"\b(?:from|down|up|by|than|to|of|least|majority|against|since|in|another|nearly|loss|lost|gain\w*|losing|needs?|"
    r"needed|for|them|further|extra|more|first|last|the|only|age|aged) (?:a |the |just )?$",
    re.I,
)
_NOT_SEATS: Final = later(
    r"\b(?:together|combined|coalition|bloc|(?-i:alliance)|between them|polls?|forecast\w*|projected|predicted|"
    r"expected|exit|could|would|might|need\w*|wards?|gained|losing|per cent|of (?:these|those|them|whom|which))\b|%",
    re.I,
)
# "The Harbour Party won 27 of them", right after all the seats: a party's count like the others.
_WON_OF_THEM: Final = later(r"(?<=\w) of them(?=,| and\b)")
_HAS: Final = later(
    r"\b(?:has|have|had|with|of|[Tt]here are|comprises|numbers|consists of|made up of|elects) (?:a total of |all )?$"
)
_MEMBERS: Final = later(
    r"^ (?:[a-z-]+ )?(?:seats|members|councillors|councilors|deputies|lawmakers|mps|senators|legislators|trustees|"
    r"commissioners|directors|judges|justices)\b",
    re.I,
)
# "The council's 43 seats"; a town's are those of its council, unless they are in another body.
_WHOSE: Final = later(r"(?P<body>[A-Za-z]+)(?:['’]s|(?<=s)['’]) $")
_PLACES: Final = frozenset(["municipality", "borough", "commune", "town", "city", "county", "district", "canton"])
_IN_ANOTHER: Final = later(r" [a-z]+ (?:in|on) (?:the|[A-Z])")
# "Six of the nine seats in the cabinet" are not those that were voted on.
_INSIDE: Final = later(r"(?: [a-z]+)? seats? (?:in|on) (?:the |its )?((?:[\w’'-]+ ?){1,4})")
_VOTES: Final = frozenset(["election", "elections", "vote", "poll", "ballot"])
_ALL_THERE: Final = later(r"^[\"“]?All (?:of (?:the|its) )?$|\b(?:with|where|and) all (?:of (?:the|its) )?$")
_WERE_THERE: Final = later(r"^ [a-z-]+(?: of the [a-z]+| were all| all)\b")
_TOOK: Final = later(r"\b(?:won|winning|took|taking|gained|lost|got|holds?|held|with|of its)\b[^.;]{0,20}$")
_N: Final = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_VOTED: Final = later(
    r"\b(?:vot(?:e[ds]?|ing)|approv\w+|pass(?:ed|es)|reject\w+|adopt\w+|carried|defeat\w+|cleared|confirm\w+|"
    rf"back(?:ed|s)|tally|ratif\w+)\b[^.;:\d]{{0,70}}?\b(?P<yes>{_N})(?P<gap>-| ?– ?| to | votes to "
    rf"| votes against | against | for and | in favou?r and | yes to )(?P<no>{_N})\b(?![-–%,.]\d)"
)
_ABSTAINED: Final = later(rf"\b(?P<n>{_N})(?: \w+)? (?:abst\w+|absent|blank|did not vote|stayed away)")
_CLOSE: Final = 0.1
_NEAR: Final = 0.3  # how far off its kinds a total told elsewhere may be
_MARGIN: Final = later(rf"\b(?:margin|majority|lead) of (?:just |only )?(?P<n>{_N})(?: votes?)?\b")
_NOT_VOTES: Final = later(r"\b(?:goals?|match|half-time|score\w*|poll(?:ed|s)?|overs|sets|win over|minutes?|odds)\b")


# Seats of an earlier vote.
_EARLIER: Final = later(
    r"(?:At|In|After|Before) (?:the (?:last|previous)|(?:19|20)\d\d)\b|Last time|Previously|[A-Z][a-z]+ years ago"
    r"|.*\bhad (?:previously )?(?:won|held|taken|been(?! (?:contested|up\b|at stake|declared|decided|filled)))\b"
)


class _Chamber(NamedTuple):
    size: Placed
    body: str
    all: bool = False  # does the copy say that these are all, or name the body by them?


def tallies(document: Document) -> Iterator[Sum]:
    """Every tally of a document."""
    if document.language[:2] != "en":
        return
    yield from ballots(document)
    story = figures(document)
    for sentence in story:
        yield from _closed(sentence, story)
        yield from _including(sentence)
    chambers = [c for s in story for f in s.figures if (c := _chamber(s, f))] if document.holds(_names()) else []
    if len({c.size.value for c in chambers}) > 1:  # "has only 11 seats on the council", beside "all 31 seats"
        chambers = [c for c in chambers if c.all]
    if len({c.size.value for c in chambers}) == 1:
        yield from _seats(document, story, chambers[0])
        yield from _votes(document, chambers[0])
    if document.holds({"margin", "majority", "lead"}):
        yield from _margins(document)


def _closed(sentence: Figures, story: Sequence[Figures]) -> Iterator[Sum]:
    """ "23 medals in four days: five gold, seven silver and nine bronze", "won 18, drew 7 and lost 13 of 38 games"."""
    counts = [f for f in sentence.figures if not f.unit and _plain(f)]
    if len(counts) < 3 or _ONLY_SOME.search(sentence.text) or _THE_WOMEN.match(sentence.text):
        return
    for whole, kinds in _sets():
        parts = [[f for f in counts if _beside(sentence, f, kind)] for kind in kinds]
        if any(len(found) != 1 for found in parts) or len({f for found in parts for f in found}) != len(kinds):
            continue
        own = [found[0] for found in parts]
        totals = [
            f for f in counts
            if f not in own and f.value > max(p.value for p in own)
            and (whole.match(sentence.after(f, 40)) or _TOTAL_OF.search(sentence.before(f, 20))
                 or _IN_ALL.match(sentence.after(f, 20)))
        ]  # fmt: skip
        if len(totals) == 1:
            yield made_of(totals, [own], "both: a total and all its kinds, in one sentence")
        elif not totals and (apart := _told_apart(story, sentence, whole, own)):
            yield made_of(apart, [own], "both: a total of the draft, and all its kinds", "tally", near=False)


def _told_apart(
    story: Sequence[Figures], kinds: Figures, whole: re.Pattern[str], own: Sequence[Placed]
) -> list[Placed]:
    """The one total that another sentence gives and that comes near: "with 31 medals", paragraphs before."""
    found = [
        f
        for sentence in story
        if sentence is not kinds and not _ONLY_SOME.search(sentence.text)
        for f in sentence.figures
        if not f.unit and _plain(f) and not f.claim.change and whole.match(sentence.after(f, 40))
    ]
    most, added = max(p.value for p in own), sum(p.value for p in own)
    near = [f for f in found if f.value > most and abs(f.value / added - 1) < _NEAR]
    if len({f.value for f in near}) > 1:  # "19 medals last time": the one that comes nearest by far
        near = [f for f in near if abs(f.value / added - 1) < _CLOSE]
    return near[:1] if len({f.value for f in near}) == 1 else []


def _plain(figure: Placed) -> bool:
    return not isinstance(figure.claim.value, tuple) and not figure.claim.per and not figure.claim.hedge


def _beside(sentence: Figures, figure: Placed, kind: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    before, after = kind
    return bool(after.match(sentence.after(figure, 30)) or before.search(sentence.before(figure, 30)))


def _including(sentence: Figures) -> Iterator[Sum]:
    """ "$90 million includes $40 million for roads, $30 million for schools and $30 million for clinics": too much."""
    for at, first in enumerate(sentence.figures[1:], 1):
        cue = _LISTING.search(sentence.before(first, 40))
        total = sentence.figures[at - 1]
        if not cue or total.unit != first.unit or not _plain(total):
            continue
        run = [first]
        for figure in sentence.figures[at + 1 :]:
            if figure.unit != first.unit or not _NEXT.match(sentence.between(run[-1], figure)):
                break
            run.append(figure)
        if len(run) < 2 or not all(_plain(f) for f in run):
            continue
        # People counted twice may be of two kinds, but not in two places or of two nations.
        apart = any(all(sort.match(sentence.after(f, 40)) for f in run) for sort in (_PLACED, _A_NATION))
        if first.unit in ("percent", "year", "day", "month", "hour", "minute") or not (first.unit or apart):
            continue
        added, most = sum(f.claim.low for f in run), max(f.claim.high for f in run)
        if most < total.value and total.claim.high * 1.001 < added < 1.3 * total.value:
            yield made_of([total], [run], "both: a total, and what it includes")


def _chamber(sentence: Figures, figure: Placed) -> _Chamber | None:
    """How many members or seats a body has: "the 97-seat council", "the council has 41 members"."""
    if figure.unit or not figure.level or not 5 <= figure.value <= 800 or figure.claim.hedge:
        return None
    before, after = sentence.before(figure, 70), sentence.after(figure, 50)
    named = re.match(r"-(?:seat|member|strong|person) (?:[\w’'-]+ ){0,3}?([A-Za-z]+)\b", after)
    words = [named[1].lower()] if named else []
    if re.search(r"\b(?:of the|of its|[Aa]ll) $", before) and _SEATS.match(after):
        inside = _INSIDE.match(after)
        said = set(inside[1].lower().split()) if inside else set()
        return _Chamber(figure, "chamber", all=True) if not inside or said & (_bodies().keys() | _VOTES) else None
    if _MEMBERS.match(after) and (_ALL_THERE.search(before) or (before == "The " and _WERE_THERE.match(after))):
        return _Chamber(figure, "chamber", all=True)
    owner = _WHOSE.search(before)
    if owner and _MEMBERS.match(after) and not _IN_ANOTHER.match(after):
        body = _bodies().get(owner["body"].lower(), "chamber" if owner["body"] in _PLACES else "")
        return _Chamber(figure, body) if body else None
    if named:
        words = [w.lower() for w in re.findall(r"[A-Za-z]+", after)[1:6]]
    elif _MEMBERS.match(after) and (
        _HAS.search(before) or (re.match(r" seats (?:on|in) the ", after) and not _TOOK.search(before))
    ):
        words = [w.lower() for w in re.findall(r"[A-Za-z]+", before + after[:40])]
        if not re.match(r" (?:seats|members)\b", after) and not named:
            words = [w for w in words if _bodies().get(w)]
    body = next((_bodies()[w] for w in words if w in _bodies()), "")
    return _Chamber(figure, body, all=named is not None) if body else None


def _seats(document: Document, story: Sequence[Figures], chamber: _Chamber) -> Iterator[Sum]:
    """The seats that parties won, over several sentences of one paragraph, against all there are."""
    size = chamber.size.value
    for at, sentence in enumerate(story):
        opens = any(not f.unit and _SEATS.match(sentence.after(f, 20)) for f in sentence.figures)
        if (
            not (opens or chamber.size in sentence.figures)
            or sentence.zone == HEADLINE
            or _NOT_SEATS.search(sentence.text)
            or _EARLIER.match(sentence.text)
        ):
            continue
        run: list[Placed] = []
        last, most = sentence.number, 0
        for each in story[at : at + 8]:
            own = _parties(document, each)
            if each.number > last + 1 and (len(own) < 2 or not _AGAIN.match(each.text)):
                continue  # of something else
            follows = chamber.size in story[at].figures and each.number == sentence.number + 1
            told = _WON_OF_THEM.sub("", each.text) if follows else each.text
            if _NOT_SEATS.search(told) or (run and _EARLIER.match(each.text)):
                break
            run += own
            most = max(most, len(own))
            last = each.number
        run = sorted((f for f in run if f.value != size), key=lambda f: f.start)
        added = sum(f.value for f in run)
        if len(run) >= 3 and (opens or most >= 3) and max(f.value for f in run) < size < added <= 1.5 * size:
            yield made_of(
                [chamber.size], [run], "both: the seats of one chamber, and who won them", "seats", near=False
            )
            return


def _parties(document: Document, sentence: Figures) -> list[Placed]:
    """The counts of seats of the parties that a sentence names."""
    taken = {f.start for f in sentence.figures}
    named = _NAMED.finditer(document.prose, sentence.start, sentence.end)
    return [f for f in sentence.figures if _party(sentence, f)] + [
        numbered(document, *m.span("n")) for m in named if m.start("n") not in taken
    ]


def _party(sentence: Figures, figure: Placed) -> bool:
    """Is this the count of seats of one party?"""
    return (
        not figure.unit
        and figure.level
        and not figure.claim.hedge
        and not figure.claim.change
        and figure.value == int(figure.value)
        and _BARE.match(sentence.after(figure, 40)) is not None
        and _NOT_A_PARTY.search(sentence.before(figure, 30)) is None
    )


def _votes(document: Document, chamber: _Chamber) -> Iterator[Sum]:
    """ "voted 31-24" in a body of 50."""
    for match in _VOTED.finditer(document.prose):
        start, end = document.sentence_at(match.start())
        words = {w.lower() for w in re.findall(r"[A-Za-z]+", document.prose[start:end])}
        bodies = {_bodies()[w] for w in words if w in _bodies()}
        if document.zone_at(start) in NOT_THE_STORY | {TABLE} or not _one_body(bodies, chamber):
            continue
        if _NOT_VOTES.search(document.prose, start, end):
            continue
        cast = [numbered(document, match.start(side), match.end(side)) for side in ("yes", "no")]
        cast += [
            numbered(document, m.start("n"), m.end("n")) for m in _ABSTAINED.finditer(document.prose, match.end(), end)
        ]
        added = sum(f.value for f in cast)
        if max(f.value for f in cast) < chamber.size.value < added <= 1.5 * chamber.size.value:
            yield made_of([chamber.size], [cast], f"both: the {chamber.body} and its votes", "tally", near=False)


def _one_body(bodies: set[str], chamber: _Chamber) -> bool:
    """Can it be this body that votes? "The chamber" is whichever has been named."""
    named = bodies - {"chamber"}
    return len(named) <= 1 and (not named or chamber.body == "chamber" or chamber.body in named)


def _margins(document: Document) -> Iterator[Sum]:
    """ "by a margin of 12 votes, 67 to 59": the lead is the difference."""
    for match in _MARGIN.finditer(document.prose):
        start, end = document.sentence_at(match.start())
        tally = re.search(
            rf"\b({_N})(?:-| ?– ?| to | votes to )({_N})\b(?![-–%,.]\d)", document.prose[match.end() : end]
        )
        if not tally or tally.start() > 60 or "vote" not in document.prose[start:end]:
            continue
        base = match.end()
        lead = numbered(document, match.start("n"), match.end("n"))
        one, two = (numbered(document, base + tally.start(n), base + tally.end(n)) for n in (1, 2))
        big, small = (one, two) if one.value > two.value else (two, one)
        if lead.value < big.value and document.zone_at(start) not in NOT_THE_STORY | {TABLE}:
            yield made_of([big], [[small, lead]], "both: the votes of one count, and the lead", "margin")


@cache
def _data() -> dict[str, Any]:
    return table(LEXICON / "en" / "tallies.toml")


@cache
def _bodies() -> dict[str, str]:
    return {word: body for body, words in _data()["bodies"].items() for word in words}


@cache
def _names() -> frozenset[str]:
    return frozenset(_bodies()) | {"seats"}


@cache
def _sets() -> list[tuple[re.Pattern[str], list[tuple[re.Pattern[str], re.Pattern[str]]]]]:
    """For each closed set what stands after its whole; and before or after a count of each kind."""
    found = []
    for raw in _data()["sets"]:
        kinds = [
            (
                re.compile(rf"\b(?:{either(words)}) (?:just |only |all )?$"),
                re.compile(rf" (?:of (?:them|these),? )?(?:(?:were|are|was) )?(?:{either(words)})\b"),
            )
            for words in raw["parts"]
        ]
        found.append((re.compile(rf"(?: [a-z’'-]+)? (?:{either(raw['whole'])})\b"), kinds))
    return found
