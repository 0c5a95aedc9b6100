"""A first medal, title or victory, and an earlier one in the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from linter.claims import Claim, kind_of_claim
from linter.document import NOT_THE_STORY, Document
from linter.finders.firsts import stem
from linter.finding import Agreement, Finding, Related
from linter.folding import fold
from linter.lexicon import countries_in, country
from linter.patterns import later
from linter.relations.precedence.other_titles import other_titles
from linter.relations.precedence.scopes import OF_ONE, Scope, for_one, scope, within
from linter.rule import Rule, examples

# What is won, made or suffered, and the words that an earlier one goes by.
_KINDS: Final = {
    "medal": "medal medals gold silver bronze medallist medalist",
    "gold": "gold",
    "title": "title titles crown championship champion champions",
    "win": "won beat victory win defeated",
    "victory": "won beat victory win defeated",
    "trophy": "trophy cup title championship",
    "satellite": "satellite satellites",
    "eruption": "eruption erupted",
    "strike": "strike struck walkout",
    "execution": "execution executed hanged",
    "launch": "launch launched",
    "outbreak": "outbreak outbreaks",
    "final": "final finals",
    "landing": "landing landed",
    "hat-trick": "hat-trick",
    "coup": "coup overthrew ousted",
    "ascent": "ascent climbed summit",
    "crossing": "crossing crossed",
    "visit": "",
    "novel": "novel",
    "album": "album",
    "recession": "recession",
    "default": "default defaulted",
    "loss": "loss lost",
    "profit": "profit",
    "sighting": "sighting sighted seen",
    "earthquake": "earthquake quake",
    "flood": "flood flooded",
}
_HEADS: Final = "|".join(kind for kind, words in _KINDS.items() if words)
_FIRST: Final = later(
    rf"\b(?P<whose>its|his|her|their|{OF_ONE}|[^\W\d_a-z][\w-]+(?:['’]s?))? ?(?:the )?(?:very |maiden )?first"
    rf"(?:[- ]ever)?(?P<narrow>(?: [\w’'-]+){{0,3}}?) (?P<head>{_HEADS})\b(?: medal\b)?(?P<after>[^.;\n]{{0,80}})"
)
_LIMITED: Final = later(
    r"\b(?:since|in (?:\w+|\d+) (?:years|games|matches|attempts)|of (?:the|this|his|her|its|their)|this|for \w+ years|"
    r"in (?:a|more|over|almost|nearly)|season|year|under|as (?:a|an|president|prime)|against|over|at home|away|abroad|"
    r"outside|with|on (?:grass|clay|home)|at (?:the|this|these))\b"
)
_DEED: Final = later(
    r"\b(?:won|win|wins|took|taken|claimed|clinched|lifted|captured|landed|earned|secured|collected|brought|beat|"
    r"defeated|launched|sent|sold|reached|played|made|recorded|suffered|happened|occurred|erupted|struck|hit|was|were|"
    r"published|released|climbed|crossed|executed|hanged|defaulted|lost|"
    r"(?:to|with|for) (?:a )?(?:gold|silver|bronze)|(?:gold|silver|bronze)(?: medal)? for)\b"
)
# "The first medal in the event" is of that event only; so must the earlier one be.
_EVENT: Final = later(
    r" (?:in|at|over|on) (?:the|this|that) (?:\w+ )?(?:event|race|discipline|distance|competition|category|class)\b"
)
_SAME_EVENT: Final = later(
    r"\b(?:the same|this|that) (?:\w+ )?(?:distance|event|race|competition|discipline|category|class|weight|"
    r"course|games|championships?|tournament|apparatus)\b|\b(?:over|in) the (?:distance|event)\b"
)
_HOLDER: Final = frozenset(["medallist", "medalist", "champion", "winner", "titleholder"])
_YEAR: Final = later(r"\b(?:in|of|since|at|[A-Z]\w+) (?:[A-Z]\w+ )?(?P<year>1[89]\d\d|20\d\d)\b")
_NOT: Final = later(
    r"\b(?:never|not|no|without|nearly|almost|narrowly|missed|failed|lost|stripped|disqualified|founded|joined|"
    r"runner-up|fourth|until|born|neighbou?r\w*|rival\w*|world|european|commonwealth|asian|african|regional|junior|"
    r"youth|national|unlike|if|would|failing|unofficial)\b",
    re.IGNORECASE,
)
_WORD: Final = later(r"[^\W\d_][\w’'-]*")
_FREE: Final = frozenset(["olympic", "ever", "major", "one", "official", "full", "own", "international"])


@kind_of_claim
class Feat(Claim):
    """A first of its kind (`year` 0), or an earlier one with its year."""

    kind: str
    year: int = 0


class DisprovedFirst(Rule[Feat]):
    """A first medal, title, strike or eruption that an earlier one in the copy disproves.

    Why it matters
        Whoever won the medal of 2012 is still alive, and reads.

    How it decides
        In one draft somebody's "first medal" (title, victory, satellite, strike and the like) carries no limit, and a
        sentence tells of one of the same kind, with a year that has passed, by the same country or club: named in
        it, or carried on by "its" or "the country's". Words that narrow the first (women's, swimming) must stand in
        that sentence too; so must the event that it is limited to ("at the Games"), and its sport, unless the draft
        names one alone. A bronze is a medal, but no gold. Or who won "for the first time" has an "only other title".

    When it stays silent
        For "first since", "first of the season", "first against"; where the earlier sentence denies, or speaks of a
        near miss, another competition or country; and where the first itself belongs to that year.
    """

    reads = Feat
    allows = examples(
        "OTEPAA, May 3, 2025 - It was Estonia's first medal in the event. Germany's Eva Lang was third.\n\nLang was a "
        "bronze medallist over the same distance in 1998. Ida Kask of Estonia won bronze in the relay of 2002.",
        "PARIS, Aug. 1, 2024 - Mabuza gave Eswatini its first Olympic gold. Its boxer Gama won a bronze in 2012.",
        "PARIS, Aug. 1, 2024 - It is Malta's first medal since 1996. Its team won silver that year. In 1996 Malta won "
        "a medal in Atlanta.",
        "SUVA, 2 July 2024 - It was the first medal that Fiji has won in judo at the Reef Games. Sera Tui won bronze "
        "for Fiji at the World Games of 2015, and Ana Tui won silver for Fiji in the sprint at the Games of 2012.",
        "RIGA, May 3, 2025 - The club celebrated its first title. In 2019 its rivals Jelgava won the title.",
    )
    catches = examples(
        "PARIS, Aug. 1, 2024 - Mabuza threw a favourite to give Eswatini [[its first Olympic medal]].\n\n[[Its flag "
        "had not been seen on a podium since London in 2012, when boxer Musa Gama won a bronze medal]].",
        "OTEPAA, May 3, 2025 - Laanemets won. It was [[Estonia's first medal]] in the event and its third of the "
        "week.\n\n[[Among the first to congratulate her was Kadri Parts, a bronze medallist over the same distance in "
        "1998]].",
        "RIGA, May 3, 2025 - Ida Moe won the island [[its first gold]].\n\n[[Al Poe won gold for the island in 1997]].",
        "RIGA, May 3, 2025 - Skonto Riverside won [[their first league title]] on Saturday.\n\n[[The Riverside captain "
        "was a ball boy when the club won the league title in 1998]].",
        "LUND, 4 March 2025 - Nadia [[Brandt's first novel]] won a prize.\n\n[[Her earlier novel was of 2019]].",
        "NAIROBI, March 4, 2025 - Kenya has [[its first satellite]].\n\n[[Kenya launched a satellite in 2018]].",
        "SUVA, 2 July 2024 - It was [[the first medal]] that Fiji has won in judo at the Reef Games.\n\n[[Sera Tui, "
        "her aunt, took Fiji to silver in the team event at the Games of 2015]].",
        "ENNIS, May 3, 2025 - [[Kilbrackan won the county championship for the first time]] on Sunday.\n\nThe "
        "village was silent. [[Kilbrackan's only other title, in 1987]], was won in a replay.\n",
    )

    def find(self, document: Document) -> Iterator[Feat]:
        if not document.holds({"first", "maiden"}) or not document.date:
            return
        prose = document.prose
        for won in other_titles(document):
            yield _feat(document, *won.first, f"title\0{won.first[0]}", 0)
            yield _feat(document, *won.other, f"title\0{won.first[0]}", won.year)
        for match in _FIRST.finditer(prose):
            start = match.start() + (len(match[0]) - len(match[0].lstrip()))
            begin, stop = document.sentence_at(start)
            narrow = [w.lower() for w in _WORD.findall(match["narrow"])]
            limits = scope(match["after"][: max(stop - match.start("after"), 0)])
            if (
                not (match["whose"] or limits.who)
                or document.zone_at(start) in NOT_THE_STORY
                or _LIMITED.search(_narrowing(limits.rest))
                or _LIMITED.search(match["narrow"])
                or _NOT.search(prose, begin, stop)
                or any(int(m["year"]) < document.date.year for m in _YEAR.finditer(prose, begin, stop))
            ):
                continue
            owner = limits.who or fold(re.sub(r"['’]s?$", "", match["whose"]))
            if owner in ("its", "his", "her", "their"):
                owner = _named_before(prose[begin:start])
            words = [stem(w) for w in narrow if w not in _FREE]
            event = _EVENT.match(match["after"]) is not None
            earlier = _earlier(document, begin, match["head"], words, owner, event, limits)
            if earlier:
                yield _feat(document, start, match.end("head"), f"{match['head']}\0{start}", 0)
                yield _feat(document, earlier[0], earlier[1], f"{match['head']}\0{start}", earlier[2])
                return

    def keys(self, claim: Feat) -> Iterator[str]:
        yield f"{claim.path}\0{claim.kind}"

    def check(self, claims: Sequence[Feat]) -> Iterator[Finding | Agreement]:
        for first in claims:
            for other in claims:
                if not first.year and other.year:
                    yield self.finding(
                        first,
                        f"“{first.words}”, but the copy tells of one in {other.year}",
                        Related(other.span, other.words),
                        reason=f"both: a {first.kind.split(chr(0))[0]} of one country, club or person",
                    )
                    return


def _narrowing(after: str) -> str:
    """What follows a first, without the name of its event, and without what is told of something else."""
    event = _EVENT.match(after)
    return re.split(r",| and | after | but ", after[event.end() if event else 0 :])[0] if event else after


def _named_before(text: str) -> str:
    """The last name, or country, before "its first"."""
    names = [w for w in _WORD.findall(text) if w[0].isupper()]
    return fold(names[-1]) if names else ""


def _earlier(
    document: Document, at: int, head: str, narrow: list[str], owner: str, event: bool, limits: Scope
) -> tuple[int, int, int] | None:
    """(start, end, year) of the words that tell of an earlier one by the same owner."""
    prose, this = document.prose, document.date.year if document.date else 0
    kinds = frozenset(_KINDS[head].split())
    for begin, stop in document.sentences:
        year = _YEAR.search(prose, begin, stop)
        words = {w.lower() for w in _WORD.findall(prose[begin:stop])}
        if begin == at or not year or int(year["year"]) >= this or not kinds & words:
            continue
        own = re.search(rf"(?i)\b(?:his|her|its) (?:earlier|previous|only other) {head}\b", prose[begin:stop])
        told = words & _HOLDER or _DEED.search(prose, begin, stop) or own
        again = _SAME_EVENT.search(prose, begin, stop)
        if document.zone_at(begin) in NOT_THE_STORY or not told or not within(document, limits, at, (begin, stop)):
            continue
        places = [m.start() for m in _WORD.finditer(prose, begin, stop) if m[0].lower() in kinds]
        if (event and not again) or _NOT.search(prose, max(places[0] - 40, begin), min(places[-1] + 20, stop)):
            continue
        stems = {stem(w) for w in words}
        carried = prose.startswith(("Its ", "The country", "The kingdom", "The nation", "The club", "The team"), begin)
        same = for_one(prose, document.sentence_at(at), (begin, stop)) or carried
        same = same or owner in {fold(w) for w in words} or ("club" in words and "the club won" in prose[begin:stop])
        # Whoever won "over the same distance", and is of no other country, is a compatriot.
        same = same or own is not None or (again is not None and _compatriot(document, begin, stop, owner))
        owners = {
            c for m in _WORD.finditer(prose, begin, stop)
            if m[0][0].isupper() and not prose.endswith((" in ", " at ", " since ", " from "), begin, m.start())
            and (c := country(m[0]))
        }  # fmt: skip
        mine = country(owner.title())
        if not same or any(word not in stems for word in narrow) or (owners - {mine} and owner not in words):
            continue
        return begin, stop - 1, int(year["year"])
    return None


def _compatriot(document: Document, begin: int, stop: int, owner: str) -> bool:
    """Is nobody whom a sentence names told to be of another country than this, anywhere in the draft?"""
    prose, mine = document.prose, country(owner.title())
    named = {w.lower() for w in _WORD.findall(prose, begin, stop) if w[0].isupper()}
    told = [place for s in document.sentences_with(named) for place in countries_in(prose, *s)]
    return bool(mine) and not any(place.code != mine for place in told if abs(place.start - begin) > 0)


def _feat(document: Document, start: int, end: int, kind: str, year: int) -> Feat:
    return Feat(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, kind=kind, year=year,
    )  # fmt: skip
