"""A headline names a place that the story never does, where the story names another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import BODY, CAPTION, HEADLINE, Block, Document
from linter.finders.firsts import stem
from linter.finding import Agreement, Finding, Related
from linter.patterns import later
from linter.relations.headlines.display import echoes
from linter.relations.naming.towns import elsewhere, is_region, place, told_of, town
from linter.rule import Rule, examples

_AT: Final = later(
    r"\b(?P<at>[Tt]o|[Ff]rom|[Ii]n|[Nn]ear|[Oo]ff|[Aa]t|[Ff]or|[Oo]utside) (?:(?:the |a )?[a-z]{4,12} of )?"
    r"(?P<name>[^\W\d_a-z][^\W\d_]{3,}(?: [^\W\d_a-z][^\W\d_]{3,})?)"
    r"(?=$|[,.;:\n]|[’'](?!s\b)| (?!(?:schools?|hospital|college|station|church|stadium|prison|university|airport|"
    r"suburbs?|area|region|outskirts|district|avalanche|landslide|glacier|gorge|volcano|dam|lake|peak)\b)[a-z])"
)
_BEFORE: Final = later(r"(?<=[a-z] )(?P<name>[^\W\d_a-z][^\W\d_]{3,}) (?P<noun>[a-z]{4,})\b")
_BEHIND: Final = later(
    r"\b(?P<noun>[a-z]{4,}) (?:in|at|near|of|outside) (?P<name>[^\W\d_a-z][^\W\d_]{3,})(?=$|[,.;:’'\n]| [a-z])"
)
_OWNS: Final = later(r" [a-z]+['’]s?\b")
_ADJECTIVES: Final = ("ine", "ean", "ian", "ic", "ish", "ese")  # "Alpine tunnel", "Andean village"
_NEAR: Final = frozenset({"near", "off", "outside"})
_INSIDE: Final = frozenset({"in", "at"})
_GOING: Final = frozenset({"to", "from", "for"})
_CAPITAL: Final = later(r"\b[^\W\d_a-z][^\W\d_]{3,}")
_WORD: Final = later(r"[^\W\d_]{3,}")
_ACTS: Final = (
    {"fly", "flight", "airline", "route", "plane", "jet"},
    {"sail", "ferry", "ship", "boat", "cruise", "vessel"},
    {"train", "rail", "railway", "line", "track", "tunnel"},
    {"bus", "coach", "tram", "metro"},
    {"open", "opened", "store", "plant", "factory", "branch", "hotel", "school", "site"},
    {"move", "relocat", "transfer", "headquarter"},
    {"blast", "explosion", "fir", "blaz", "crash", "collapse", "collaps", "bomb", "attack", "kill", "flood", "quak",
     "shoot", "shot", "die", "dead", "accident", "derail"},
    {"host", "game", "olympic", "festival", "summit", "conferenc", "talk", "meet", "final", "marathon", "concert"},
    {"win", "won", "beat", "victory", "titl", "rac"},
    {"protest", "rally", "march", "strike", "strik", "riot"},
)  # fmt: skip
_SMALL: Final = frozenset((
    "the", "and", "for", "with", "from", "into", "over", "after", "will", "its", "his", "her", "their", "has", "have",
    "had", "was", "were",
))  # fmt: skip


@kind_of_claim
class Place(Claim):
    """A place in a headline or caption, or its rival in the story."""

    at: str
    name: str


class HeadlinePlace(Rule[Place]):
    """The headline or a caption puts in one town what the story puts in another throughout.

    Why it matters
        Most readers read the headline only, and those in the town it names look for the story.

    How it decides
        The display line has a name after "to", "in", "from", "near" or another such word, or before a noun (Leeds
        mill), and the story never has that name or anything like it. The story has one other name, which the display
        line has not: after the same word, in a sentence about the same kind of event (flights, a fire, a summit), early
        on, and comes back to it; or in a sentence that shares enough words with the display line, after a word of the
        same sense; or beside the same noun (a mill in Bradford, the Bradford mill). Or the story is written from a town
        that it names again, and the headline has another one in its stead: at its head (Leeds opens a clinic, the Leeds
        council) or after "in", "near", "to"; so has a caption, of the weekday that the first paragraph is of.

    When it stays silent
        For countries, regions and their adjectives on either side, where the display line's name is that of a person or
        body of the story, where the story has two such names, and in a display line that is all capitals.
    """

    reads = Place

    allows = examples(
        "Slower scooters in Lyon suburb\n\nVILLEBRUNE, 25 February 2025 - Accidents are rarer in Villebrune.",
        "Fire near Cottonwood Pass\n\nSILVERTON, 3 July 2025 - A fire east of Silverton has burned 600 acres. "
        "Silverton is safe.",
        "Lorries face detour as Alpine tunnel shuts\n\nINNSBRUCK, 5 February 2025 - The Karlsegg tunnel will be shut "
        "for three nights. The Karlsegg tunnel opened in 1988.",
        "Bronze otter to stand on Shropshire roundabout\n\nAn otter is to be put up on a roundabout outside Ludlow. "
        "Ludlow paid for the roundabout.\n",
        "Saxon museum to return throne\n\nHALLENBURG, 2 May 2024 - The museum in Hallenburg will return a throne.\n",
        "Blaze in Kent kills two\n\nTwo people died in a fire in Kentish Town on Monday. Kentish Town was "
        "sealed off.\n",
        "Airline to fly to Japan\n\nFlights to Nagoya start in June. Nagoya has a castle.\n",
        "Tuna fetches record price at Hokkaido port's auction\n\nHAKODATE, Jan. 5, 2025 - A tuna fetched a record "
        "price at an auction in Hakodate on Sunday. Hakodate cheered.\n",
        "Kerala council shuts beach\n\nKOLLAM, 3 May 2025 - A beach was shut. People in Kollam swam elsewhere.\n",
        "Pompey opens new stand\n\nPortsmouth opened a stand on Friday. Pompey fans in Portsmouth cheered.\n",
        "Lorries to get terminal in Pahang\n\nA terminal for lorries is to be built outside Raub. Raub lorries will "
        "load there.\n",
        "Summit opens in Lyon\n\nMinisters met in Lyon on Monday. Talks in Paris had failed. Paris was hot.\n",
        "Guide in Gleirtal avalanche faces inquiry\n\nINNSBRUCK, 3 May 2025 - Prosecutors in Innsbruck opened an "
        "inquiry into the guide of an avalanche. A court in Innsbruck will hear him.\n",
        "Black Country forge casts bell\n\nTIPTON, 3 May 2025 - A forge in Tipton has cast a bell. Tipton rang it.\n",
    )
    catches = examples(
        "Carrier to fly from Bergen to [[Osaka]]\n\nThe carrier said on Monday it would open a route to central "
        "Japan in June.\n\nFlights to [[Nagoya]] will leave on Tuesdays. The region around Nagoya "
        "makes cars. It is far from Bergen.\n",
        "Two die in blast at market in [[Tabora]]\n\nTwo people were killed by an explosion in [[Mwanza]] on "
        "Monday.\n\nPolice in Mwanza said that a gas bottle had burst.\n",
        "Bridge collapse near [[Sligo]] cuts road\n\nA stone bridge collapsed near [[Athlone]] on Friday.\n\n"
        "Athlone is cut off from the south.\n",
        "Turbine blades arrive\n\nThe blades for a wind farm at Nasivi were lifted ashore at [[Lautoka]] on Monday.\n\n"
        "Photo: A blade for the Nasivi wind farm is unloaded at the port of [[Suva]] on Monday.\n",
        "[[Jinja]] opens eye clinic, ending long rides\n\nMASAKA, Uganda, 4 June 2024 - The first patients came on "
        "Tuesday.\n\nDoctors at [[Masaka]]'s old hospital had sent them to Kampala.\n",
        "Bells stolen from three churches near [[Braga]]\n\nGUARDA, Portugal, 4 June 2024 - Thieves took bells "
        "on Sunday.\n\nA priest in [[Guarda]] wept.\n",
        "Fire guts [[Denby]] mill\n\nA fire destroyed a disused mill in [[Ashby]] on Sunday night. Nobody was hurt.\n",
        "Brothers win boat race\n\nMAHEBOURG, Mauritius, July 28, 2025 - Three brothers won the race for pirogues "
        "at [[Mahebourg]] on Sunday.\n\nPhoto: The winners cross the line at [[Grand Sable]] on Sunday.\n",
    )

    def find(self, document: Document) -> Iterator[Place]:
        prose = document.prose
        body = " ".join(prose[b.start : b.end] for b in document.blocks if b.zone == BODY)
        shown = [b for b in document.blocks if b.zone in (HEADLINE, CAPTION) and not prose[b.start : b.end].isupper()]
        if not shown or len(body) < 60:
            return
        for block in shown:
            line = prose[block.start : block.end]
            for match in _AT.finditer(prose, block.start, block.end):
                name = match["name"]
                # "At a Hokkaido port's auction" says in which region the port is.
                if not all(town(part) and not is_region(part) for part in name.split()) or _owner(prose, match.end()):
                    continue
                if told_of(document, name):
                    continue
                # A capital may stand for its country: only another town in the same sentence shows that it does not.
                rivals = _rivals(document, match["at"].lower(), _acts(line), line, body) if place(name) else []
                rivals = rivals or _echoed(document, block, match["at"].lower(), line, " " not in name)
                if len({prose[start:end] for start, end in rivals}) == 1:
                    at = match["at"].lower()
                    yield _claim(document, *match.span("name"), at, name)
                    yield _claim(document, *rivals[0], at, prose[slice(*rivals[0])])
                    return
            if found := elsewhere(document, block):
                yield _claim(document, *found[0], "dateline", prose[slice(*found[0])])
                yield _claim(document, *found[1], "dateline", prose[slice(*found[1])])
                return
            for match in _BEFORE.finditer(prose, block.start, block.end):
                name = match["name"]
                if (
                    block.zone != HEADLINE
                    or not place(name)
                    or is_region(name)
                    or name.endswith(_ADJECTIVES)
                    or told_of(document, name)
                ):
                    continue
                rivals = _beside(document, block, stem(match["noun"]), line)
                if len({prose[start:end] for start, end in rivals}) == 1:
                    yield _claim(document, *match.span("name"), match["noun"], name)
                    yield _claim(document, *rivals[0], match["noun"], prose[slice(*rivals[0])])
                    return

    def keys(self, claim: Place) -> Iterator[str]:
        yield claim.path

    def check(self, claims: Sequence[Place]) -> Iterator[Finding | Agreement]:
        shown = next((claim for claim in claims if claim.zone in (HEADLINE, CAPTION)), None)
        story = next((claim for claim in claims if claim.zone == BODY), None)
        if shown and story:
            yield self.finding(
                shown,
                f"the {shown.zone} has {shown.name}, which the story never names; it has {story.name}",
                Related(story.span, story.name),
                reason=f"both: “{shown.at}”, in words about one event",
                repairs=[story.name],
            )


def _owner(prose: str, at: int) -> bool:
    """Does a noun that owns something follow: "Hokkaido port's"?"""
    return _OWNS.match(prose, at) is not None


def _acts(text: str) -> frozenset[int]:
    stems = {stem(word) for word in _WORD.findall(text) if word.lower() not in _SMALL}
    return frozenset(number for number, act in enumerate(_ACTS) if stems & act)


def _rivals(document: Document, at: str, acts: frozenset[int], line: str, body: str) -> list[tuple[int, int]]:
    """The places that the story's first sentences have in the same frame, and come back to."""
    found, counts = [], Counter(_CAPITAL.findall(body))
    early = [s for s in document.sentences if document.zone_at(s[0]) == BODY][:8]
    for begin, stop in early:
        if not acts & _acts(document.prose[begin:stop]):
            continue
        for match in _AT.finditer(document.prose, begin, stop):
            name = match["name"]
            if match["at"].lower() == at and place(name) and counts[name.split()[-1]] > 1 and name not in line:
                found.append(match.span("name"))
    return found


def _echoed(document: Document, block: Block, at: str, line: str, plain: bool) -> list[tuple[int, int]]:
    """The places after a word of the same sense, in sentences that say what the display line says.

    A name of two words, which is not `plain`, may be a ground or a hall: it needs the very word.
    """
    found, prose = [], document.prose
    for echo in echoes(document):
        shared = len(echo.shared)
        if echo.block != block or not (shared > 2 or (shared > 1 and echo.share >= 0.5)):
            continue
        for match in _AT.finditer(prose, echo.begin, echo.end):
            name = match["name"]
            here = match["at"].lower()
            if {here, at} & _NEAR and {here, at} & _INSIDE:
                continue  # "a terminal in Pahang" may well be "outside Raub"
            if (here in _GOING) == (at in _GOING) and town(name) and name not in line and (here == at or plain):
                found.append(match.span("name"))
    return found


def _beside(document: Document, block: Block, noun: str, line: str) -> list[tuple[int, int]]:
    """The places that stand with a noun of the headline in the sentences that echo it."""
    return [
        match.span("name")
        for echo in echoes(document)
        if echo.block == block and noun in echo.shared
        for pattern in (_BEFORE, _BEHIND)
        for match in pattern.finditer(document.prose, echo.begin, echo.end)
        if stem(match["noun"]) == noun and place(match["name"]) and match["name"] not in line
    ]


def _claim(document: Document, start: int, end: int, at: str, name: str) -> Place:
    return Place(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, at=at, name=name,
    )  # fmt: skip
