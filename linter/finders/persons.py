"""Finds persons: full names with the title, office and age that stand there, and the short forms that repeat them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.claims import Person
from linter.document import TABLE, Document
from linter.finders._ages import age_beside
from linter.finders._careers import charge_after, charge_before, of_another_time, tells_of_change, year_told
from linter.finders._timing import in_timeline
from linter.finders.proper import Token, Words, cited, folded, known_place, proper_names, words
from linter.folding import fold
from linter.lexicon import country
from linter.lexicon.words import is_common
from linter.patterns import either, later
from linter.tables import table

finds = Person

_TITLES: Final = Path(__file__).parents[1] / "lexicon" / "en" / "titles.toml"
_SPLIT: Final = frozenset(["of", "for", "and", "the", "&"])
_PATRONYMIC: Final = later(r".{2,}(?:ovich|evich|ovna|evna|ich|ovych|ivna)$")
_INITIAL: Final = later(r"\w(?:\. ?\w){0,3}\.?")
_DESCRIBED: Final = later(
    r", (the|a|an|who|whose|his|her|their|[\w’'.-]{2,40}(?:'s|’s|s’|s')|[a-z]\w*) ([^.;:\n\"“”]{0,100})"
)
_HOLDS: Final = later(
    r"(?:has been|is|was|became|serves as|has served as|had been|has worked as|is also)(?: the| a| an)? "
)
_THEN: Final = later(r"\b(?:until|before|once|in (?:19|20)\d\d|from (?:19|20)\d\d)\b")
_SEGMENT: Final = later(r"[,.;:]| (?:of|at|for|in|to|with|who|that|which|whose|from|since|said|and)\b")
_UNDER: Final = later(r"\b(deputy|vice|assistant|shadow|acting|associate)[ -]$")
_SENT: Final = later(
    r"\b([Aa]mbassador|[Cc]onsul|[Mm]inister|[Ee]nvoy|[Pp]resident|[Cc]hairman) (?:to|of|for) [A-Z]\w+ $"
)
# "Said the Additional Superintendent of Police, Meera Nambiar".
_SAID_BY: Final = later(
    r"\b(?:said|says|added|explained|asked|told by|according to) (?:the|an?|its|their|his|her) "
    r"([A-Za-z]+(?: [A-Za-z]+){0,3}?) (?:of|for) (?:the )?[\w’'-]+(?: [\w’'-]+){0,3},? $"
)
_SIDE: Final = later(r", (prosecuting|defending)(?=, | said| told)|, for the (prosecution|defen[cs]e)(?=, )")
_SIDES: Final = {"p": "prosecutor", "d": "defence lawyer"}
_ANOTHERS: Final = later(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) deputy,? $")
_KOREAN: Final = later(r"[A-Z][a-z]{1,4}-[a-z]{2,5}")  # the given name in "Park Ji-hoon"
# "Milford Garda station", "the Nelson Mandela bridge": a name, but nobody's here.
_OF_A_PLACE: Final = later(
    r"\s(?:(?:police|railway|bus|primary|secondary|high) )?(?:station|school|hospital|clinic|prison|airport|stadium"
    r"|road|street|bridge|tunnel|park|mine|quarry|plant|harbour|port|dam|river|valley|lake|mountain|museum|theatre"
    r"|foundation|prize|award|line)\b"
)
_FROM: Final = later(r" \(([A-Z][a-z]+(?: [A-Z][a-z]+)?)\)")


class _Titles(NamedTuple):
    heads: frozenset[str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]
    kin: frozenset[str]
    before: re.Pattern[str]  # a title in lower case (or a kinship) that ends here
    office: re.Pattern[str]  # a title anywhere
    speaks: re.Pattern[str]
    verbs: frozenset[str]
    ranks: dict[str, str]
    ends: frozenset[str]  # the last words of titles and kinships in lower case


@cache
def _titles() -> _Titles:
    data = table(_TITLES)
    heads, modifiers = data["heads"].split(), data["modifiers"].split()
    kin, speech = data["kin"].split(), "|".join(data["speech"].split())
    title = rf"(?:(?:{either(modifiers + heads)}) ){{0,3}}(?:{either(heads)})"
    return _Titles(
        frozenset(heads), frozenset(modifiers), frozenset(data["honorifics"].split()), frozenset(kin),
        later(rf"\b(?:({title})|({'|'.join(kin)})),? $"),
        later(rf"\b{title}\b", re.I),
        later(rf",? (?:has |had |also |later |then )?(?:{speech})\b"),
        frozenset(data["speech"].split()), data["ranks"], frozenset(heads + kin),
    )  # fmt: skip


@cache
def offices() -> dict[str, str]:
    """Title in lower case -> the office it names, where several titles name one."""
    data = table(_TITLES)
    return {title: office for office, titles in data["offices"].items() for title in titles}


def title_heads() -> frozenset[str]:
    """The words that end a title."""
    return _titles().heads


class _Mention(NamedTuple):
    tokens: tuple[Token, ...]  # of the name alone
    start: int  # of the title, if one stands before in capitals
    title: str
    of: str
    age: int | None
    introduced: bool
    speaks: bool
    courtesy: str  # "Mr", "Dr": an honorific that is no office
    opens: bool
    who: bool  # "who" follows
    land: bool = False  # a country follows in brackets
    charge: str = ""  # what the title is of

    @property
    def key(self) -> str:
        """Folded, without what may be left out of a full name: initials and a patronymic in the middle."""
        first, *middle, last = self.tokens if len(self.tokens) > 1 else (*self.tokens, *self.tokens)
        if len(self.tokens) == 1:
            return folded(self.tokens)
        kept = [
            t for t in middle if not ((_INITIAL.fullmatch(t.text) and len(t.text) <= 4) or _PATRONYMIC.match(t.low))
        ]
        return folded((first, *kept, last))


def find(document: Document) -> Iterator[Person]:
    """Every mention of a person, in order; short forms carry the key of the full name that they stand for."""
    mentions = list(_mentions(document))
    full = _full(mentions)
    short = _short_forms(full)
    for mention in mentions:
        name = " ".join(token.text for token in mention.tokens)
        if key := full.get(mention.tokens[0].start):
            yield _person(document, mention, name, key.key, True)
            continue
        if len(mention.tokens) > 1 and not _particled(mention):
            continue
        surname = fold(mention.tokens[-1].text)
        keys = short.get(surname, ())
        if len(keys) == 1:
            if not (mention.opens and surname in words().given and not mention.speaks and not mention.title):
                yield _person(document, mention, name, next(iter(keys)), False)
        elif not keys and (
            mention.courtesy
            or mention.title
            or mention.speaks
            or (_near(surname, short) and not _listed(document.prose, mention))
        ):
            yield _person(document, mention, name, "", False)


def _mentions(document: Document) -> Iterator[_Mention]:
    titles = _titles()
    for proper in proper_names(document):
        segment: list[Token] = []
        opens = proper.opens
        for token in proper.tokens:
            if token.text in _SPLIT:
                if segment and (mention := _mention(document, segment, opens, titles)):
                    yield mention
                segment, opens = [], False
            else:
                segment.append(token)
        if segment and (mention := _mention(document, segment, opens, titles)):
            yield mention


def _mention(document: Document, tokens: list[Token], opens: bool, titles: _Titles) -> _Mention | None:
    prose, lists = document.prose, words()
    low = [token.low.rstrip(".") for token in tokens]
    at = max((i for i, word in enumerate(low) if word in titles.heads or word in titles.honorifics), default=-1)
    if at == len(low) - 1 and at >= 0:
        if at and low[0] in lists.given and not any(w in titles.heads for w in low[:at]):
            at = -1  # Stephen King
        elif at:
            return None
    if at == 0 and len(low) == 2 and low[0] in lists.given:
        at = -1  # Dean Fuchs
    if at == 0 and len(low) == 1:
        return None
    name = tokens[at + 1 :]
    while at < 0 and len(name) > 2 and known_place(name[0].text) and name[0].low not in lists.given:
        name = name[1:]  # Ambassador to Russia Dang Minh Khoi
    if opens and at < 0 and len(name) == 3 and is_common(name[0].low) and name[0].low not in lists.given:
        name = name[1:]  # Keeper Bjarne Hallgrimsson polishes the lens
    if not 1 <= len(name) <= 6:
        return None
    korean = len(name) == 2 and _KOREAN.fullmatch(name[1].text) is not None
    if any(not _may_be_name(token, lists) for token in (name[1:] if korean else name)):
        return None
    title, of, courtesy = "", "", ""
    if at >= 0:
        first = at
        while first and low[first - 1] in titles.modifiers | titles.heads | titles.honorifics:
            first -= 1
        office = [word for word in low[first : at + 1] if word not in titles.honorifics or word == "pm"]
        if low[at] in titles.ranks and low[at] not in office and not titles.heads & set(office):
            office = []  # "State Rep. Carla Mendez"
        courtesy = "" if office else tokens[at].text.rstrip(".")
        title = " ".join(office) or titles.ranks.get(low[at], "")
        if office and (lower := _UNDER.search(prose, max(tokens[first].start - 12, 0), tokens[first].start)):
            title = f"{lower[1]} {title}"
        of = country(" ".join(t.text for t in tokens[:first])) or " ".join(t.text for t in tokens[:first])
    start, end = name[0].start, name[-1].end
    if (len(name) > 1 and at < 0 and _OF_A_PLACE.match(prose, end)) or cited(prose, start, end):
        return None
    before = prose[max(start - 70, 0) : start]
    introduced = bool(title)
    last = before[before.rfind(" ", 0, -1) + 1 : -1].rstrip(",")
    if at < 0 and last.lower() in titles.ends and (lower := titles.before.search(before.lower())):
        title, introduced = lower[1] or "", True
        if title == "deputy" and _ANOTHERS.search(before):
            title = "another's deputy"  # "the mayor, Rosa Casal, and her deputy, Jordi Puig"
    elif at < 0 and (said := _SAID_BY.search(prose, max(start - 90, 0), start)) and titles.office.fullmatch(said[1]):
        title, introduced = said[1].lower(), True
    if at < 0 and (sent := _SENT.search(prose, max(name[0].start - 60, 0), name[0].start)):
        title, introduced, of = sent[1].lower(), True, ""
    charge = ""
    if not title and (held := charge_before(before))[0].rpartition(" ")[2] in titles.heads:
        (title, charge), introduced = held, True
    age = age_beside(prose, before, end)
    if prose.startswith((", ", "’s, ", "'s, "), end) and (described := _DESCRIBED.match(prose, end)):
        found = _title_after(described, titles)
        if found or described[1] in ("the", "a", "an", "who", "whose", "his", "her") or described[1][0].isupper():
            introduced, title = True, title or found
            charge = charge or charge_after(described[0], found)
    if not title and (side := _SIDE.match(prose, end)):
        title, introduced = _SIDES[(side[1] or side[2])[0]], True
    land = (bracketed := _FROM.match(prose, end)) is not None and country(bracketed[1]) is not None
    speaks = bool(titles.speaks.match(prose, end) or last in titles.verbs)
    return _Mention(
        tuple(name), tokens[0].start, title, of, age, introduced or land or age is not None, speaks, courtesy,
        opens and at < 0, prose.startswith((", who ", ", whose "), end), land, charge,
    )  # fmt: skip


def _may_be_name(token: Token, lists: Words) -> bool:
    word = token.low.rstrip(".")
    if word in lists.things or word in lists.bodies or word in lists.openers:
        return word in lists.given or word in lists.vietnamese
    if token.text[1:].isupper() and "." not in token.text:
        return False
    return word in lists.given or not known_place(token.text)


def _title_after(described: re.Match[str], titles: _Titles) -> str:
    """The office in ", the city's housing director," or ", who has been chief executive since 2020,"."""
    opening, rest = described[1], described[2]
    if opening in ("who", "whose"):
        holds = _HOLDS.match(rest) if opening == "who" else None
        if holds is None or (holds[0].startswith("was") and _THEN.search(rest)):
            return ""
        rest = rest[holds.end() :]
    elif opening[0].islower() and opening not in ("the", "a", "an", "his", "her", "their"):
        rest = f"{opening} {rest}"
    if cut := _SEGMENT.search(rest):
        rest = rest[: cut.start()]
    found = [m for m in titles.office.finditer(rest) if m.end() == len(rest)]
    return found[-1][0].lower() if found else ""


def _full(mentions: list[_Mention]) -> dict[int, _Mention]:
    """The mentions that give a person's name in full, by where the name starts."""
    lists = words()
    alone = {fold(m.tokens[0].text) for m in mentions if len(m.tokens) == 1}
    heard = {
        fold(m.tokens[0].text) for m in mentions if len(m.tokens) == 1 and (m.speaks or m.courtesy or m.introduced)
    }
    misheard = {name for name in heard if len(name) > 4 and not is_common(name)}
    sure, unsure = [], []
    for mention in mentions:
        count = len(mention.tokens)
        if count < 2 or _particled(mention):
            continue
        first = fold(mention.tokens[0].text)
        known = first in lists.given or first.split("-")[0] in lists.given or _INITIAL.fullmatch(first) is not None
        eastern = (
            fold(first) in lists.vietnamese
            and 2 <= count <= 4
            and (count > 2 or fold(first) in ("to", "ho", "vo", "le"))
        )
        if (
            (known and count <= 4)
            or eastern
            or mention.title
            or mention.age is not None
            or (mention.land and count < 4)
            or ((mention.introduced or mention.speaks) and fold(mention.tokens[-1].text) in alone)
            or (count == 2 and fold(mention.tokens[-1].text) in heard and not mention.opens)
            or (count < 4 and any(_misspelled(mention, name) for name in misheard))
            or (count == 2 and mention.who and not _ordinary(mention))
            or (
                count == 2
                and len(mention.key) > 12
                and fold(mention.tokens[-1].text) in alone
                and not _ordinary(mention)
            )
        ):
            sure.append(mention)
        else:
            unsure.append(mention)
    keys = {mention.key for mention in sure}
    beginnings = {
        (m.key[:3], m.key.rpartition(" ")[2]) for m in sure
    }  # the same name with another ending, or a slip in it
    families = {(m.key.partition(" ")[0], m.key.rpartition(" ")[2][:3]) for m in sure}
    firsts: defaultdict[str, set[str]] = defaultdict(set)
    for m in sure:
        firsts[m.key.rpartition(" ")[2]].add(m.key.partition(" ")[0])
    again = [
        m
        for m in unsure
        if m.key in keys
        or (m.key[:3], m.key.rpartition(" ")[2]) in beginnings
        or any(one_slip(m.key.partition(" ")[0], first) for first in firsts.get(m.key.rpartition(" ")[2], ()))
        or (len(m.tokens) == 2 and (m.key.partition(" ")[0], m.key.rpartition(" ")[2][:3]) in families)
        or (len(m.tokens) == 2 and m.speaks and any(m.key.partition(" ")[0] == first for first, _ in families))
    ]
    again += _twins([m for m in unsure if m not in again], [*sure, *again])
    return {m.tokens[0].start: m for m in sure + again}


def _twins(unsure: list[_Mention], known: list[_Mention]) -> list[_Mention]:
    """Names that no list knows, of which another name differs in one word, and in that by a letter."""
    masks: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    odd = {m: tuple(fold(token.text) for token in m.tokens) for m in unsure}
    for parts in (*odd.values(), *(tuple(fold(token.text) for token in m.tokens) for m in known)):
        for at in range(len(parts)):
            masks[(*parts[:at], "", *parts[at + 1 :])].add(parts[at])
    return [
        m
        for m, parts in odd.items()
        if any(
            one_slip(part, other) or (part != other and "-" in part and part.split("-")[0] == other.split("-")[0])
            for at, part in enumerate(parts)
            if len(part) > 3 and not is_common(part)
            for other in masks[(*parts[:at], "", *parts[at + 1 :])]
        )
    ]


def _misspelled(mention: _Mention, name: str) -> bool:
    """Is a family name heard alone this one with a slip in it?"""
    last = fold(mention.tokens[-1].text)
    return last[0] == name[0] and len(last) > 4 and not is_common(last) and one_slip(last, name)


def _ordinary(mention: _Mention) -> bool:
    """Is any word of a name a word of the dictionary, or too short to tell?"""
    return any(len(token.text) < 3 or is_common(fold(token.text)) for token in mention.tokens)


def _short_forms(full: dict[int, _Mention]) -> dict[str, frozenset[str]]:
    """Short form -> the keys of the full names that it may stand for."""
    lists = words()
    found: defaultdict[str, set[str]] = defaultdict(set)
    second: defaultdict[str, set[str]] = defaultdict(set)
    for mention in full.values():
        names = [fold(token.text) for token in mention.tokens]
        if names[-1] in ("jr", "jr.", "sr", "sr.") and len(names) > 2:
            names.pop()
        found[names[-1]].add(mention.key)
        if (
            names[0] in lists.eastern
            and names[0] not in lists.given
            and len(names) <= 3
            and names[0] not in lists.vietnamese
        ):
            found[names[0]].add(mention.key)
        elif (
            len(names) > 2 and names[-2] not in lists.given and names[-2] not in lists.particles and len(names[-2]) > 3
        ):
            second[names[-2]].add(mention.key)
    for name, keys in second.items():
        found.setdefault(name, keys)
    return {name: frozenset(keys) for name, keys in found.items()}


def _particled(mention: _Mention) -> bool:
    """Is this "van Haaften", a family name with its particle?"""
    return len(mention.tokens) > 1 and all(token.low in words().particles for token in mention.tokens[:-1])


def _near(word: str, short: dict[str, frozenset[str]]) -> bool:
    """Is a long word one slip away from a family name of the copy?"""
    rare = len(word) == 5 and not is_common(word) and word not in words().given and not known_place(word.title())
    return (rare or len(word) > 5) and any(
        name[0] == word[0]
        and (name[-1] == word[-1] or not rare)
        and name + "s" != word
        and abs(len(name) - len(word)) < 2
        and one_slip(name, word)
        for name in short
    )


def _listed(prose: str, mention: _Mention) -> bool:
    """Is this one of the names of a line-up?"""
    start, end = mention.tokens[0].start, mention.tokens[-1].end
    return prose[start - 2 : start] in (", ", "; ") and prose[end : end + 2] in (", ", " (", "; ", ".\n")


def one_slip(one: str, other: str) -> bool:
    """Do two words differ by one letter dropped, added, changed, or two neighbours swapped?"""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def _person(document: Document, mention: _Mention, name: str, key: str, full: bool) -> Person:
    start, end = mention.tokens[0].start, mention.tokens[-1].end
    moving = then = False
    then_in = 0
    if mention.title or mention.courtesy or mention.age is not None:
        sentence = document.sentence_at(start)
        dated = in_timeline(document, start) or document.zone_at(start) == TABLE
        moving = dated or tells_of_change(document.prose, sentence, mention.start, end)
        then = mention.age is not None and (dated or of_another_time(document.prose, sentence, mention.start, end))
        then_in = year_told(document.prose, sentence, mention.start) if then and not dated else 0
    return Person(
        language=document.language,
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, name=name, key=document.house.same(key), title=mention.title, of=mention.of,
        charge=mention.charge, age=mention.age, full=full, courtesy=mention.courtesy, introduced=mention.introduced,
        speaks=mention.speaks, moving=moving, then=then, then_in=then_in,
        once=not key and len(document.places({name.lower()})) == 1,
    )  # fmt: skip
