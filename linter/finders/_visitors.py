"""Who travels where: the persons, offices and countries of a document, for the finders of visits, firsts and ties."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from linter.document import Document
from linter.finders._places import places
from linter.folding import fold
from linter.lexicon import DEMONYM, Place
from linter.patterns import later

# Offices whose holders pay visits, with the short name that counts as the same office.
_OFFICE: Final = (
    r"(?P<office>(?:[Dd]eputy |[Vv]ice[- ]|[Ff]ormer |[Ee]x-)?(?:[Pp]rime [Mm]inister|PM|[Pp]remier|[Pp]resident|"
    r"[Cc]hancellor|[Tt]aoiseach|[Kk]ing|[Qq]ueen|[Ee]mperor|[Ee]mpress|[Cc]rown [Pp]rince(?:ss)?|Prince(?:ss)?|"
    r"[Ss]ultan|[Ee]mir|Pope|[Ff]oreign [Mm]inister|[Dd]efen[cs]e [Mm]inister|[Ff]inance [Mm]inister|"
    r"[Tt]rade [Mm]inister|[Ff]oreign [Ss]ecretary|[Ss]ecretary of [Ss]tate|[Gg]eneral [Ss]ecretary|[Ss]ecretary[- "
    r"][Gg]eneral|"
    r"[Ss]peaker|[Cc]hair(?:man|woman|person)?|[Gg]overnor|[Mm]ayor|[Aa]mbassador|[Mm]inister|[Ll]eader|[Cc]ounterpart|"
    r"Duke|Duchess))\b"
)
_NAME: Final = r"[^\W\d_a-z][\w’'-]{1,24}(?: [^\W\d_a-z][\w’'-]{0,24}){0,4}"
_MENTION: Final = later(
    _OFFICE + r"(?P<tail> of (?:the )?[^\W\d_a-z]\w{1,24}(?: [^\W\d_a-z]\w{1,24}){0,3})?"
    rf"(?:,? (?P<name>(?!PM\b|Prime\b|President\b){_NAME})"
    r"(?P<land> of (?:the )?[^\W\d_a-z]\w{1,24}(?: [^\W\d_a-z]\w{1,24})?)?)?"
)
_SAME_OFFICE: Final = {
    "pm": "prime minister",
    "premier": "prime minister",
    "counterpart": "",
    "leader": "",
    "minister": "",
}
_POSSESSIVE: Final = later(r"['’]s?$")
MAIN: Final = "@"
_REACH: Final = 400  # characters: nothing farther from a visit than this tells of it
_OTHER_TRIP: Final = later(
    r"\b(?:invit|reciprocat|return(?:ed)? (?:a |the )?visit|previous|ready to (?:welcome|receive)|look(?:s|ed|ing)? "
    r"forward to "
    r"(?:welcom|receiv)|accepted|planned to|cancel|postpone|earlier (?:state|official|working) visit|next year|future)",
    re.IGNORECASE,
)
_TO: Final = later(r"(?: \w+){0,2}? (?:to|in) (?:the )?")
_HERE: Final = later(
    r"[^,.;]{0,60}? (?:to|in) (?:the|this|our|his|her|their) (?:country|nation|kingdom|host)\b| here\b"
)
_ELSEWHERE: Final = later(
    r"(?: to|,)? (?P<words>(?:(?:the |northern |southern |eastern |western |central )?[^\W\d_a-z]\w+)"
    r"(?: [^\W\d_a-z]\w+){0,2}|abroad|overseas)"
)
_BY: Final = later(r"(?P<first>(?:(?! and )[^,.;]){0,40}?) (?:of|by|from) (?P<a>an? |any )?")
_OWNER: Final = later(r"(?:(?P<pronoun>\b[Hh]is|\b[Hh]er|\b[Tt]heir)|(?P<noun>\w)['’]s?) (?:[\w-]+ ){0,3}$")
_YEAR: Final = later(r"\b(?:19|20)\d\d\b")
_NOT_ITS_YEAR: Final = later(
    r"\b(?:since|after|until|before|founded|established|from|ties|relations|anniversary)\b[^,;]{0,80}$"
)
_GOING: Final = later(
    r"\b(?:[Vv]isit(?:s|ed|ing)?|[Tt]rip|[Tt]our|[Aa]rriv(?:e|es|ed|al) in)(?: (?:to|of|in))?(?: \w+)? (?:the )?$"
)
_HIS_VISIT: Final = later(
    r"(?:['’]s?)?,? (?:who )?(?:(?:is|was|has|will|began|begins|started|starts|arrived|arrives|pays?|paid|on|in|"
    r"an?) ){0,3}"
    r"(?:[\w-]+ ){0,3}(?:visit|trip|tour|for a)\b"
)
_VISIT_OF: Final = later(
    r"\b(?:visits? (?:of|by|from)|visiting|welcom\w+|ceremony for|reception for)(?: \w+){0,2} (?:the )?$"
)
_BARE: Final = later(r"\b[^\W\d_a-z][\w-]{1,24}(?: [^\W\d_a-z][\w-]{1,24}){0,3}")
_OPENERS: Final = frozenset(
    ("the", "but", "and", "on", "when", "while", "as", "for", "with", "both", "mr", "mrs", "ms")
)
_TITLED: Final = later(rf"\b(?:Mr|Mrs|Ms|Dr|Sir|Lady|Lord)\.? (?P<name>{_NAME})")


class Mention(NamedTuple):
    """A person as named in one place: by office, by name, or both."""

    start: int
    end: int
    office: str
    country: str
    name: str  # folded last name, "" when only the office stands here

    @property
    def key(self) -> str:
        return self.name or (f"{self.office}:{self.country}" if self.office and self.country else "")


class Trip(NamedTuple):
    """What a document says of one visit: who goes, where, in which year if it says so, and whether it is certain."""

    whose: str = ""  # "" unknown, MAIN for the trip that the document is about
    where: str = ""
    year: int = 0
    generic: str = ""  # "by a high-ranking foreign leader": anybody's visit


Spot = TypeVar("Spot", Place, Mention)


def _between(found: Sequence[Spot], start: int, end: int) -> Sequence[Spot]:
    """Those of some places, in order, that begin in a stretch of the prose."""
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _start(spot: Place | Mention) -> int:
    return spot.start


class Cast:
    """The persons and countries of one document, and who a phrase means."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.countries = places(document)
        self.count = Counter(place.code for place in self.countries)
        self.mentions = self._mentions()
        self.host = self._host()
        self.main = self._main()

    @property
    def pair(self) -> tuple[str, ...]:
        """The two countries that the document is mainly about: each named three times at least."""
        top = sorted(self.count.items(), key=lambda item: (-item[1], item[0]))[:2]
        return tuple(sorted(code for code, count in top if count >= 3)) if len(top) == 2 and top[1][1] >= 3 else ()

    def near(self, start: int, end: int) -> list[Place]:
        return [place for place in _between(self.countries, start, end) if place.end <= end]

    def before(self, start: int, offset: int, host: str = "") -> Mention | None:
        """The person named last in prose[start:offset] who is not of the host country."""
        return next(
            (m for m in _between(self.mentions, start, offset)[::-1] if m.end <= offset and self._guest(m, host)), None
        )

    def subject(self, start: int, offset: int, host: str = "") -> Mention | None:
        """The person named first in prose[start:offset] who is not of the host country."""
        return next(
            (m for m in _between(self.mentions, start, offset) if m.end <= offset and self._guest(m, host)), None
        )

    def at(self, start: int, end: int, host: str = "") -> Mention | None:
        """The person named within prose[start:end], if there is just one who is not of the host country."""
        found = {m.key: m for m in _between(self.mentions, start - 90, end) if m.end > start and self._guest(m, host)}
        return next(iter(found.values())) if len(found) == 1 else None

    def trip(self, start: int, end: int) -> Trip:
        """Whose visit prose[start:end] ("first official visit") is, and where it goes."""
        prose = self.document.prose
        begin, stop = self.document.sentence_at(start)
        begin, stop = max(begin, start - _REACH), min(stop, end + _REACH)
        if _OTHER_TRIP.search(prose, begin, stop):
            return Trip(year=self._year(begin, stop))
        where, past = self._where(start, end, stop)
        host = where or self.host
        whose, generic = self._whose(begin, start, past, stop, host)
        if not where and _HERE.match(prose, end, stop):
            where = self.host or next(iter([p.code for p in self.near(begin, start)][::-1]), "")
        return Trip(whose, where, self._year(begin, stop), generic)

    def _where(self, start: int, end: int, stop: int) -> tuple[str, int]:
        """The country visited, and where the words that name it end."""
        prose = self.document.prose
        for place in _between(self.countries, start - 1, stop):
            if end <= place.start and place.sort != DEMONYM and _TO.fullmatch(prose, end, place.start):
                return place.code, place.end
            if start - 1 <= place.start and place.end < end and place.sort != DEMONYM:
                return place.code, end
        to = _TO.match(prose, end, stop)
        elsewhere = _ELSEWHERE.match(prose, to.end() - 1, stop) if to else None
        for place in _between(
            self.countries, end, min(stop, end + 90)
        ):  # "a visit of the Russian Prime Minister to Vietnam"
            if place.sort != DEMONYM:
                between = prose[end : place.start]
                if re.search(r" to (?:the )?$", between) and not re.search(r"[,;]|\b(?:and|which|that)\b", between):
                    return place.code, end
        return (fold(elsewhere["words"]), elsewhere.end()) if elsewhere else ("", end)

    def _whose(self, begin: int, start: int, past: int, stop: int, host: str) -> tuple[str, str]:
        prose = self.document.prose
        by = _BY.match(prose, past, stop)
        if by and by["a"]:
            words = re.split(r"[,.;]| (?:to|in|since|for|after)\b", prose[by.start("a") : stop])[0]
            return "", f"by {words.strip()}"
        if by and not by["first"] and (found := self.at(by.end(), min(stop, by.end() + 60), host)):
            return found.key, ""
        owner = _OWNER.search(prose, begin, start)
        if owner and owner["noun"]:
            return self._owner(begin, owner.end("noun"), host) or MAIN, ""
        if owner:
            before = begin and self.document.sentence_at(begin - 2)[0]
            found = self.subject(begin, start, host) or self.subject(before, begin, host)
            return (found.key if found else MAIN), ""
        if re.search(r"\b(?:[Tt]he|[Tt]his|[Dd]uring)(?: [\w-]+){0,3} $", prose[begin:start]):
            return MAIN, ""
        found = self.before(begin, start, host)
        return (found.key if found else MAIN), ""

    def _owner(self, begin: int, end: int, host: str) -> str:
        """The person whose name or office ends at an apostrophe."""
        found = next((m for m in _between(self.mentions, begin, end + 2) if end - 1 <= m.end <= end + 2), None)
        if not found or found.key:
            return found.key if found and self._guest(found, host) else ""
        names = {m.key for m in self.mentions if m.office == found.office and m.country and self._guest(m, host)}
        return next(iter(names)) if len(names) == 1 else ""

    def _year(self, begin: int, stop: int) -> int:
        """The one year that a sentence speaks of, 0 if none or several."""
        prose = self.document.prose
        years = {
            int(m[0]) for m in _YEAR.finditer(prose, begin, stop) if not _NOT_ITS_YEAR.search(prose[begin : m.start()])
        }
        if not years and self.document.date and re.search(r"\blast year\b", prose[begin:stop]):
            years = {self.document.date.year - 1}
        return next(iter(years)) if len(years) == 1 else 0

    def _main(self) -> str:
        """The visitor whose visit the document speaks of most."""
        prose, found = self.document.prose, Counter[str]()
        for m in self.mentions:
            if self._guest(m, self.host) and (
                _HIS_VISIT.match(prose, m.end) or _VISIT_OF.search(prose, max(m.start - 60, 0), m.start)
            ):
                found[m.key] += 1
        top = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return top[0][0] if len(top) == 1 or (top and top[0][1] > top[1][1]) else ""

    def _host(self) -> str:
        """The country that most visits in the document go to."""
        prose, found = self.document.prose, Counter[str]()
        for place in self.countries:
            if place.sort != DEMONYM and _GOING.search(prose, max(place.start - 40, 0), place.start):
                found[place.code] += 1
        return min(found, key=lambda code: (-found[code], code)) if found else ""

    @staticmethod
    def _guest(mention: Mention, host: str) -> bool:
        return bool(mention.key) and not (host and mention.country == host)

    def _mentions(self) -> list[Mention]:
        found = [self._mention(match) for match in _MENTION.finditer(self.document.prose)]
        found += [
            Mention(m.start(), m.end(), "", "", fold(_POSSESSIVE.sub("", m["name"])).rpartition(" ")[2])
            for m in _TITLED.finditer(self.document.prose)
        ]
        known: dict[str, tuple[str, str]] = {}  # name -> office and country
        whole: dict[str, set[str]] = {}  # name -> every word that goes with it
        for m in found:
            if m.name:
                whole.setdefault(m.name, set()).update(fold(self.document.prose[m.start : m.end]).split())
                office, country = known.get(m.name, ("", ""))
                known[m.name] = office or m.office, country or m.country
        by_office: dict[tuple[str, str], set[str]] = {}
        for name, (office, country) in known.items():
            if office and country:
                by_office.setdefault((office, country), set()).add(name)
        mentions = []
        for m in found:
            if m.name:
                office, country = known[m.name]
                mentions.append(m._replace(office=office, country=country))
                continue
            names = by_office.get((m.office, m.country), set())
            mentions.append(m._replace(name=next(iter(names))) if len(names) == 1 else m)
        taken = sorted(mentions)
        for word in _BARE.finditer(self.document.prose) if known else ():
            first, _, name = fold(word[0]).rpartition(" ")
            if name not in known or any(m.end > word.start() for m in _between(taken, word.start() - 160, word.end())):
                continue
            # "Brigitte Macron" is not the president; "On Macron" is.
            other = first and first not in _OPENERS and not set(first.split()) & whole[name]
            person = ("", "", f"{first} {name}") if other else (*known[name], name)
            mentions.append(Mention(word.start(), word.end(), *person))
        return sorted(mentions)

    def _mention(self, match: re.Match[str]) -> Mention:
        prose = self.document.prose
        office = fold(match["office"]).replace("-", " ").replace("defense", "defence")
        office = _SAME_OFFICE.get(office, office)
        country, start, end = "", match.start(), match.end()
        for place in _between(self.countries, match.start() - 40, match.end()):
            if 0 <= match.start() - place.end <= 3 and re.fullmatch(r"(?:['’]s?)? ", prose[place.end : match.start()]):
                country, start = place.code, place.start
            elif any(match[part] and match.start(part) <= place.start < match.end(part) for part in ("tail", "land")):
                country = place.code
        name = _POSSESSIVE.sub("", match["name"] or "")
        if name and (
            len(name) < 2
            or any(
                p.end > match.start("name")
                for p in _between(self.countries, match.start("name") - 40, match.start("name") + 1)
            )
        ):
            name, end = "", match.start("name") - 1
        return Mention(start, end, office, country, fold(name).rpartition(" ")[2])
