"""A part by its name, and what is told of all of it in another place of the draft, with nothing to join the two.

"A charity, which runs 34 shops" and, six paragraphs down, "the charity's 41 shops in Wales"; "23 league goals this
season" and "19 goals in all competitions"; "the first of three stages cost" and "the whole trail has cost".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from linter.document import HEADLINE, Document
from linter.lexicon import country
from linter.patterns import later
from linter.relations.figures import Figures, Placed, figures
from linter.relations.nesting.alone import Alone
from linter.relations.precedence.rivals import subject

# What somebody has in all, told of the present.
_HOLDS: Final = later(
    r"\b(?:has|have|owns?|runs?|operates?|employs?|manages?|keeps?|with) "
    r"(?:(?:a total|a staff|a fleet) of |about |some |only |just |altogether |now )?$"
)
# Whose part it is: "its 41 shops", "the charity's 41 shops"; or "Cork, where the company has 81 buses".
_OWNED: Final = later(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he [a-z-]+[’']s?|[A-Z][\w-]+[’']s?) $")
_WHERE: Final = later(
    r"\b[A-Z][\w’'-]+(?: [a-z]+)?, where (?:it|they|the [a-z-]+) (?:has|have|owns?|runs?|operates?|employs?|keeps?) $"
)
_PLACED: Final = later(r" (?:[a-z-]+ ){0,2}?(?:in|on) (?:the )?(?P<place>[A-Z][\w’'-]+)")
# "All 12 libraries in the east", beside what there is "in all".
_ALL: Final = later(r"\b[Aa]ll (?:of )?(?:the |its |their )?$")
_IN_ONE_PART: Final = later(
    r" (?:[a-z-]+ ){0,2}?(?:in|on) the (?:north|south|east|west|centre|center|old town|suburbs)\b"
)
_COUNTED_IN_ALL: Final = later(r" [a-z]+ (?:in all|altogether|in total)\b")
_PLACED_IN_TWO: Final = later(r"[\w’' -]{0,30}? (?:and|to|,) ")
_DEMONYM: Final = later(r" (?:[A-Z][a-z]+(?:an|ish|ese|ian|ch|sh)|overseas|foreign) [a-z]+")
_NOT_NOW: Final = later(
    r"\b(?:another|further|more|new|once|had|used to|would|could|may|might|will have|hopes?|plans? to|aims? to|target"
    r"|rivals?|last year|ago|earlier|former|worldwide|franchise\w*|partners?|joint|per cent|(?:in|by|until|since) "
    r"(?:19|20)\d\d)\b|%"
)
_NOT_OF_THOSE: Final = later(
    r"\b(?:another|further|more|new|once|(?:it|they|who|which) had|used to|rivals?|last year|ago|earlier|former"
    r"|franchise\w*|partners?|joint|per cent|(?:in|by|until|since) (?:19|20)\d\d)\b|%"
)
_STAND_INS: Final = frozenset(["company", "firm", "group", "business", "organisation", "organization"])
_LIKELY: Final = 4  # a part that is more than so many times the whole is no slip
_FEWEST: Final = 5

# "23 league goals", "17 wickets in Tests": of one contest or sort, beside what was scored in all.
SCORED: Final = frozenset(
    ["goal", "point", "wicket", "try", "win", "assist", "run", "century", "title", "medal", "appearance", "cap",
     "match", "game", "start", "strike", "homer", "touchdown", "victory", "podium", "hundred", "count"]
)  # fmt: skip
_OF_ALL_SORTS: Final = later(
    r"\b(?:(?:[Ii]n|[Aa]cross) all (?:competitions|formats|forms|tournaments|events|matches|games)"
    r"|(?:[Oo]verall|[Aa]ltogether|[Ii]n total)\b"
    r"|(?:[Cc]ounting|[Ii]ncluding|[Aa]dding) (?:[\w’-]+ ){1,4}?"
    r"(?:matches|games|ties|goals|play|cricket|finals|friendlies|internationals|events|cups?)\b)"
)
_OF_ONE_SORT: Final = later(
    r" (?:(?:[\w’-]+ )?"
    r"(?:[Ll]eague|[Cc]up|Test|one-day|T20|Twenty20|power-play|[Cc]hampionship|home|away|tour|indoor|outdoor"
    r"|first-class) [a-z]+\b"
    r"|(?:[a-z]+ )?in (?:the (?:[\w’-]+ )?(?:[Ll]eague|[Cc]up|championship)\b|Tests|the Test))"
)
_A_SEASON: Final = later(r"\b(?:this (?:season|year|term|campaign)|so far|in all|have|has|now)\b")
_THIS_SEASON: Final = later(r"\bthis (?:season|campaign)\b")
_OTHER_SEASON: Final = later(r"\b(?:career|in (?:19|20)\d\d(?! so far)|previous|a year ago|ever)\b")
_LAST_SEASON: Final = later(r"\blast (?:season|year|term|summer|winter|campaign)\b")
_HIS_OWN: Final = later(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[A-Z][\w-]+[’']s?) $")
_NAME: Final = later(
    r"(?<![.!?] )(?<=[\w,;] )[A-Z][\w’'-]{2,}|^(?!Counting|Including|Across|Adding|The|His|Her|In)[A-Z][\w’'-]{2,}"
)
_THE_PLAYER: Final = later(
    r"^The (?!club|team|side)[a-z0-9-]+(?: [a-z-]+)?,? (?:now |who )?(?:has|had|is|took|scored|made|won|hit) "
)
_HIS: Final = later(r"\b(?:He|She|he|she)\b|\b[Hh](?:is|er) $")

# "The first of three stages cost": a part of what is built, beside what all of it came to.
_STAGE: Final = later(
    r"\b(?:first|second|third|fourth|last|final|earlier|opening|initial) (?:stage|phase|section|stretch|leg|half|part"
    r"|instalment|tranche|contract|package|lot)\b"
    r"|\b[Tt]he (?:first|second|third|last) of (?:which|them|these|those|(?:the )?(?:two|three|four|five|six))\b"
    r"|\b[Tt]he (?:first|second|third|last|largest|biggest) of (?:the |its |their )?(?:[\w-]+[’']s? )?"
    r"(?:two|three|four|five|six|seven|eight) [a-z]+s\b"
)
_STAGES: Final = later(
    r"\b(?:stages|phases|sections|stretches|legs|parts|halves|instalments|tranches|contracts|packages|lots)\b"
)
_OF_THEM: Final = later(r"\b[Tt]he (?:first|second|third|last) of ")
_COST: Final = later(r"\b(?:cost|costs|costing|took|came to|spent|paid|swallowed|built for|budget)\b")
_WHOLE_COST: Final = later(
    r"\b(?:whole|entire) (?:[a-z]+ ){1,2}?(?:has |had |have |will |is expected to )?"
    r"(?:cost|costs|come to|came to|taken)\b"
    r"|\bas a whole,? (?:has |had |have |will )?(?:cost|costs|come to|came to|taken)\b"
    r"|\btotal (?:cost|bill|price)\b"
    r"|\b(?:[Aa]ll|[Tt]he) (?:two|three|four|five|six|seven|eight)(?: of them| [a-z]+s)? together\b"
    r"|\b(?:[Ii]n all|[Ii]n total|[Aa]ltogether|[Aa]ll told)\b"
)
_FOR_WHAT: Final = later(r" to [a-z]+")  # "cost $90,000 to paint"
_OTHER_COST: Final = later(
    r"\b(?:a year|each|per|annual\w*|originally|first estimate\w*|budgeted|was to|forecast|overrun|over budget)\b"
)


def narrowed(document: Document) -> Iterator[Alone]:
    """Every part by its name that is more than what the draft says there is in all."""
    if document.language[:2] != "en":
        return
    story = [sentence for sentence in figures(document) if sentence.zone != HEADLINE]
    for found in (_holdings(story), _tallies(document, story), _stages(story)):
        for tie, whole, part in found:
            yield Alone(
                span=whole.claim.span, zone=whole.claim.zone, quoted=whole.claim.quoted, dateline=document.date,
                part=part.claim, whole=whole.claim, tie=tie,
            )  # fmt: skip


_Found = Iterator[tuple[str, Placed, Placed]]


def _holdings(story: Sequence[Figures]) -> _Found:
    """ "Runs 34 shops", and "the charity's 41 shops in Wales"."""
    counts = [(s, f) for s in story for f in s.figures if not f.unit and f.head and f.level and f.value >= _FEWEST]
    held = [(s, f) for s, f in counts if _HOLDS.search(s.before(f, 60)) and _in_all(s, f)]
    for where, part in counts:
        if not _of_some(where, part) or _NOT_OF_THOSE.search(where.before(part, 80) + where.after(part, 60)):
            continue
        wholes = [(s, f) for s, f in held if f.head == part.head and f is not part]
        alike = [f for s, f in counts if f.head == part.head and f is not part and s is not where]
        if _ALL.search(where.before(part, 20)):
            wholes = [(s, f) for s, f in wholes if _COUNTED_IN_ALL.match(s.after(f, 40))]
        if len({f.value for _, f in wholes}) == 1 and all(f.value < part.value for f in alike):
            (sentence, whole), whose = wholes[0], _OWNED.search(where.before(part, 40))
            owner = whose[0].strip().removesuffix("'s").removesuffix("’s") if whose else ""
            if owner and not _one_holder(owner, where, sentence):
                continue
            if sentence is not where and part.value <= _LIKELY * whole.value and _sorts_agree(whole, part):
                yield f"{whole.claim.words} {whole.claim.noun}", whole, part


def _one_holder(owner: str, where: Figures, sentence: Figures) -> bool:
    """May a part be that of whoever holds the whole: by a name or a noun that the draft had by then, or as "its"?"""
    above = sentence.prose[: sentence.end]
    if owner.lower() in ("its", "their"):
        line = sentence.prose.rfind(". ", 0, max(where.start - 2, 0)) + 2
        who = subject(sentence.prose, max(line, where.block), where.start)
        return not who or who in above
    noun = owner.removeprefix("The ").removeprefix("the ")
    return noun in _STAND_INS or noun.lower() in above.lower()


def _in_all(sentence: Figures, whole: Placed) -> bool:
    """Is nothing said that makes a holding one of some: another time, one place that is no country?"""
    after = sentence.after(whole, 60)
    clause = sentence.before(whole, 80).rpartition(",")[2]  # "founded in 1931, runs 46 clinics"
    if _NOT_NOW.search(clause + after) or whole.claim.part:
        return False
    placed = _PLACED.match(after)
    return placed is None or country(placed["place"]) is not None or bool(_PLACED_IN_TWO.match(after, placed.end()))


def _of_some(sentence: Figures, part: Placed) -> bool:
    """Is a count that of one place, or of one sort by the adjective of a place?"""
    before, after = sentence.before(part, 60), sentence.after(part, 50)
    if _WHERE.search(before):
        return True
    placed = _PLACED.match(after) or _IN_ONE_PART.match(after)
    if placed and _ALL.search(before):
        return True
    return _OWNED.search(before) is not None and bool(placed or _DEMONYM.match(after))


def _sorts_agree(whole: Placed, part: Placed) -> bool:
    """Nothing narrows the whole that does not narrow the part: "312 part-time tutors", "341 tutors in Porirua"."""
    return set(whole.claim.qualifiers) <= set(part.claim.qualifiers)


def _tallies(document: Document, story: Sequence[Figures]) -> _Found:
    """ "23 league goals this season", and "19 goals in all competitions"."""
    scored = [
        (s, f) for s in story for f in s.figures
        if f.level and not f.claim.per and ({f.head, f.unit} & SCORED) and not _OTHER_SEASON.search(s.text)
    ]  # fmt: skip
    parts = [(s, f) for s, f in scored if _OF_ONE_SORT.match(s.after(f, 50))]
    wholes = [
        (s, f) for s, f in scored
        if (_OF_ALL_SORTS.search(s.text) or (_THIS_SEASON.search(s.text) and not f.claim.qualifiers))
        and not _OF_ONE_SORT.match(s.after(f, 50))
    ]  # fmt: skip
    for (where, part), (sentence, whole) in product(parts, wholes):
        times = "count" in (part.unit, whole.unit) or (part.head or part.unit) == (whole.head or whole.unit)
        if where is sentence or not times or not whole.value < part.value <= _LIKELY * whole.value:
            continue
        last = [_LAST_SEASON.search(s.text) is not None for s in (where, sentence)]
        if last[0] != last[1]:
            continue
        cue = _OF_ALL_SORTS.search(sentence.text)
        if cue is None and _THIS_SEASON.search(where.text):
            cue = _THIS_SEASON.search(sentence.text)
        timed = last[0] or _A_SEASON.search(where.text) or _his(where, part, sentence)
        if cue and timed and _one_player(document, where, sentence, whole):
            yield cue[0], whole, part


def _his(where: Figures, part: Placed, sentence: Figures) -> bool:
    """Are they "his 22 league goals", where the lines just before name nobody else?"""
    names = _NAME.findall(where.prose[where.block : where.start])
    return _HIS_OWN.search(where.before(part, 20)) is not None and all(name in sentence.text for name in names)


def _one_player(document: Document, where: Figures, sentence: Figures, whole: Placed) -> bool:
    """Is it of whom the other sentence tells, or the story: by a name that the lines before it have, or as "his"?"""
    told = sentence.prose[sentence.start : whole.start]
    names = _NAME.findall(told)
    if not names:
        return _HIS.search(told) is not None or _THE_PLAYER.match(told) is not None
    above = document.prose[: where.end]
    return all(name.removesuffix("'s").removesuffix("’s") in above for name in names)


def _stages(story: Sequence[Figures]) -> _Found:
    """ "The first of three stages cost 3.6 million", and "the whole trail has cost 2.9 million"."""
    sums = [(s, f) for s in story for f in s.figures if f.claim.currency and f.level and not f.claim.per]
    costs = [
        (s, f) for s, f in sums if _COST.search(s.text) and not _OTHER_COST.search(s.after(f, 40) + s.before(f, 60))
    ]
    wholes = [
        (s, f, cue) for s, f in costs
        if not _FOR_WHAT.match(s.after(f, 12))
        and (cue := _WHOLE_COST.search(s.before(f, 120))) and f is next(g for g in s.figures if g.claim.currency)
        and not _STAGE.search(s.before(f, 120))
    ]  # fmt: skip
    if len({f.value for _, f, _ in wholes}) != 1:
        return
    sentence, whole, cue = wholes[0]
    for where, part in costs:
        stage = _STAGE.search(where.before(part, 120))
        if stage is None or where is sentence or part.unit != whole.unit:
            continue
        of_some = _OF_THEM.match(stage[0]) and not stage[0].endswith("s")  # "the first of the canal's three locks"
        if of_some and not _STAGES.search(where.prose[where.block : part.start]):
            continue
        if whole.value < part.value <= _LIKELY * whole.value:
            yield cue[0].strip(), whole, part
