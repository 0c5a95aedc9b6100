"""What sets one thing apart: "a silver Mazda hatchback", "the marble statue", "his left knee", "the trawler".

Two sorts of claim. A trait is a word before a noun (`head`) that has rivals of its own sort: a colour, a material, a
faith. A kind is a noun that has rivals itself; its `head` is the name of the sort ("vessel") and its `trait` "kind".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final, NamedTuple

from linter import lexicon
from linter.calendar_grammar import calendar
from linter.claims import Claim, kind_of_claim
from linter.document import BODY, HEADLINE, Document
from linter.finders import persons
from linter.finders._flags import flags
from linter.finders._said_of import said_of, to_follow
from linter.finders._strangers import strangers
from linter.finders._verbs import past
from linter.finders.proper import known_place
from linter.folding import fold
from linter.patterns import later
from linter.phrases import LEXICON, singular, words
from linter.tables import table

KIND: Final = "kind"
_WORD: Final = later(r"[^\W\d_][\w]*(?:[’'-][^\W\d_]\w*)*")
_NEXT: Final = later(r" (?P<word>[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*)")
_BEFORE: Final = later(r"(?P<word>(?:\d+-)?[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*)(?:[’']s?)? $")
_CALLED: Final = later(
    r"(?:, (?:the |called |named )?| (?:called |named )?)(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)\b(?![’']s)"
)
_NAME_INSIDE: Final = later(r"(?<=[^\W_.?!:”\"] )[A-Z][\w’'-]*[^\W_]")
_NAMED: Final = later(r" [A-Z][\w’'&.-]+")
_CALLED_BEFORE: Final = later(r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+), an? (?:[a-z-]+ ){0,2}$")
_COUNTED: Final = later(
    r"(?P<value>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)-(?P<of>[a-z]+)"
)
# What comes right after a noun that stands by itself: no second noun, and nothing that says which one is meant.
_ALONE: Final = later(
    r"[.,;:!?)”\"]|['’]s? |$| (?:was|were|had|has|is|would|will|could|may|might|must|did|then|and|but|before|after|when"
    r"|lasts|takes|weighs|lives|belongs|costs|sits|stands|lies|hangs|holds|carries|runs|dates|shows|needs|eats|sleeps|"
    r"comes|says"
    r"|while|until|because|said|later|also|still|never|himself|herself|itself"
    r"|out|off|up|down|into|back|home|away|by|to be)\b"
)
# "Gave the mare a packet of mints", but not "the yacht a Frenchman built".
_GAVE: Final = later(r"\b(?:g[ai]ve[sn]?|giving|fed|feeds|offer(?:s|ed)|brought|handed|showed|taught|bought) the $")
_GIFT: Final = later(r" (?:an?|some|his|her|their|one|two|three|what|everything)\b")
_RESTRICTED: Final = later(
    r" (?:of|that|which|who|they|he|she|we|belonging|owned|next door|next to|beside|across|behind|opposite|nearby|"
    r"there|(?:in|at|near|from) (?=[A-Z]))\b"
)
_FROM: Final = later(
    r"\btranslat\w+ (?:[\w’'-]+ ){0,6}from (?:the )?(?:original )?$|"
    r"\b(?:first |originally )(?:written|published|composed) in (?:the )?$"
)
_PLAYS: Final = later(r"\b(?:play\w*|learn\w*|stud\w+|teach\w*|taught|took up|practis\w+|practic\w+|on) the $")
_THE: Final = ("the", "this", "that", "these", "those")
_OWNERS: Final = ("his", "her", "its", "their", "my", "our")
_ONE: Final = ("a", "an", "one")


@kind_of_claim
class Attribute(Claim):
    """One thing with one of the words that its sort is told apart by."""

    trait: str
    head: str
    value: str
    article: str = ""  # "a", "the", "its" (whose it is), "some" (one of several), ""
    others: tuple[str, ...] = ()  # the other words that narrow the noun
    told: str = ""  # its sentence; stems are made of it only where two claims meet
    alone: bool = True  # the draft has no other of the head, and no more than one
    sentence: int = 0  # where its sentence begins
    many: bool = False  # "the white rhinos"
    opening: bool = False  # in the first paragraph of the story
    bare: bool = False  # nothing after the noun says which one is meant
    known: bool = False  # a part of a building that the draft also calls "the tower", as if there were no other
    name: str = ""  # of a thing of some kind that has one: "the trawler Morning Star", "the Morning Star, a yacht"


finds = Attribute


class _Lists(NamedTuple):
    values: dict[str, tuple[tuple[str, str], ...]]  # word -> (trait, value), once for each trait it belongs to
    heads: dict[str, frozenset[str]]
    names: dict[str, frozenset[str]]
    counted: frozenset[str]
    citizens: frozenset[str]
    companies: frozenset[str]
    kinds: dict[str, tuple[tuple[str, str], ...]]  # noun ("tanker", "bulk carrier") -> (sort, value), for each sort
    together: dict[str, frozenset[str]]
    several: frozenset[str]
    named: frozenset[str]  # sorts of things that have a name each
    tongues: frozenset[str]
    people: frozenset[str]
    lone: frozenset[str]  # sorts of which "the mare" is another one where somebody else is named
    again: dict[str, str]  # what a thing is called when it is spoken of again -> the thing


@cache
def _lists() -> _Lists:
    raw: dict[str, Any] = table(LEXICON / "en" / "attributes.toml")
    values: dict[str, tuple[tuple[str, str], ...]] = {}
    for trait, lines in raw["traits"].items():
        for line in lines:
            for word in line.split():
                values[word] = (*values.get(word, ()), (trait, line.split()[0]))
    kinds: dict[str, tuple[tuple[str, str], ...]] = {}
    for sort, lines in raw["kinds"].items():
        for line in lines:
            for word in line.replace("_", "\t").split(" "):
                noun = word.replace("\t", " ")
                kinds[noun] = (*kinds.get(noun, ()), (sort, line.split()[0]))
    sets = [
        {name: frozenset(text.split()) for name, text in raw[part].items()} for part in ("heads", "names", "together")
    ]
    return _Lists(
        values,
        sets[0],
        sets[1],
        frozenset(raw["counted"].split()),
        frozenset(raw["citizens"].split()),
        frozenset(raw["companies"].split()),
        kinds,
        sets[2],
        frozenset(raw["several"].split()),
        frozenset(raw["named"].split()),
        frozenset(word for line in raw["traits"]["tongue"] for word in line.split()),
        frozenset(raw["people"].split()),
        frozenset(raw["lone"].split()),
        {word: thing for thing, words in raw["again"].items() for word in words.split()},
    )


@cache
def _gates() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that a trait, a counted trait and a kind can begin with."""
    lists = _lists()
    first = frozenset(re.split(r"\W", word)[0] for word in lists.values)
    return first, lists.counted, frozenset(kind.rpartition(" ")[2].partition("-")[0] for kind in lists.kinds)


@cache
def _headed() -> frozenset[str]:
    """The nouns that a trait may be said of, where they are listed."""
    return frozenset().union(*_lists().heads.values())


@cache
def _makes() -> frozenset[str]:
    return frozenset(word for word, found in _lists().values.items() if any(trait == "make" for trait, _ in found))


def find(document: Document) -> Iterator[Attribute]:
    """Every trait and kind of a single thing in the copy."""
    if document.language[:2] != "en":
        return
    traits, counted, kinds = _gates()
    prose = document.prose
    heroes = dict[str, Attribute]()
    for place in document.places(traits):
        word = _WORD.match(prose, place)
        if word and prose.startswith(" Age", word.end()):
            continue  # an Iron Age torc is of gold
        end = word.end() + prose.startswith(("' ", "’ "), word.end()) if word else place  # "a girls' school"
        if word and (
            found := _lists().values.get(fold(word[0]).removesuffix("'s"), _lists().values.get(fold(word[0]), ()))
        ):
            for claim in _traits(document, place, end, found):
                yield _lone(document, place, _named(document, claim), heroes) if claim.trait == "coat" else claim
                if claim.trait == "handed" and claim.head in ("pitcher", "player"):
                    value = claim.value.replace("handed", "hander")
                    hand = replace(_named(document, claim), trait=KIND, head="hander", value=value)
                    yield _lone(document, place, hand, heroes)
    for place in document.places(counted):
        match = _COUNTED.search(prose, max(place - 8, 0), place + 12)
        if match and match.start("of") == place:
            number = calendar("en").words["number"].get(match["value"].lower(), match["value"])
            yield from _traits(
                document, match.start(), match.end(), ((match["of"].removesuffix("ed").rstrip("ey"), f"{number}"),)
            )
    for place in document.places(_lists().citizens):
        for land in lexicon.countries_in(prose, max(document.sentence_at(place)[0], place - 30), place):
            if land.sort == lexicon.DEMONYM:
                for claim in _traits(document, land.start, land.end, (("country", land.code),)):
                    called = _CALLED.match(prose, document.prose_at(claim.span.end - 1) + 1)
                    yield replace(claim, name=fold(called["name"])) if called else claim
    yield from _companies(document)
    yield from _translated(document)
    yield from _flagged(document)
    for place in document.places(kinds):
        for claim in _kind(document, place):
            yield _lone(document, place, claim, heroes) if claim.head in _lists().lone else claim


def _named(document: Document, claim: Attribute) -> Attribute:
    """The claim with the name that stands with it: "Old Tom, a bay gelding", "the left-handed pitcher Tom Arne"."""
    prose, start = document.prose, document.prose_at(claim.span.start)
    called = _CALLED.match(prose, document.prose_at(claim.span.end - 1) + 1)
    called = called or _CALLED_BEFORE.search(prose, max(claim.sentence, start - 60), start)
    return replace(claim, name=fold(called["name"])) if called else claim


def _lone(document: Document, place: int, claim: Attribute, heroes: dict[str, Attribute]) -> Attribute:
    """The claim, which is of another than the hero of its sort where others are named about it: "the mare"."""
    hero = heroes.setdefault(claim.trait if claim.trait == "coat" else claim.head, claim)
    if claim.value == hero.value or claim.article != "the" or claim.name == hero.name != "":
        return claim
    named = claim.name or _NAMED.match(document.prose, document.prose_at(claim.span.end - 1) + 1)
    away = named or strangers(document, place, hero.name, claim.head not in ("hander", "voice"))
    return replace(claim, alone=False) if away else claim


def _flagged(document: Document) -> Iterator[Attribute]:
    """The flags of the only ship of a draft; without a name, the ship is that of the draft alone."""
    for flag in flags(document):
        claim = _attribute(document, flag.start, flag.end, "flag", "flag", flag.land, "a", (), True)
        yield replace(claim, name=flag.ship or document.path)


def _companies(document: Document) -> Iterator[Attribute]:
    """Companies by their country: "the Danish furniture company Hjerl", "the Norwegian group"."""
    prose, lists = document.prose, _lists()
    places = [place for place in document.places(lists.companies) if prose[place : place + 1].islower()]
    told = Counter(land.code for land in lexicon.countries_in(prose)) if len(places) > 1 else Counter()
    for place in places if told else ():
        begin = document.sentence_at(place)[0]
        lands = [s for s in lexicon.countries_in(prose, max(begin, place - 40), place) if s.sort == lexicon.DEMONYM]
        for land in lands[-1:]:
            for claim in _traits(document, land.start, land.end, (("company", land.code),)):
                named = _NAMED.match(prose, document.prose_at(claim.span.end - 1) + 1) is not None
                if named or claim.article == "a" or told[land.code] == 1:
                    yield replace(claim, head="company", article="a" if named else claim.article)


def _translated(document: Document) -> Iterator[Attribute]:
    """The language that a book is translated from, or written in: that of the original."""
    for place in document.places(_lists().tongues):
        known = _lists().values.get(fold(_word_at(document, place)), ())  # none for "German-owned"
        value = next((value for trait, value in known if trait == "tongue"), "")
        begin, _ = document.sentence_at(place)
        if value and document.prose[place].isupper() and _FROM.search(document.prose, max(begin, place - 90), place):
            end = place + len(_word_at(document, place))
            yield _attribute(document, place, end, "tongue", "original", value, "a", (), True)


def _word_at(document: Document, place: int) -> str:
    word = _WORD.match(document.prose, place)
    return re.sub(r"['’]s$", "", word[0]) if word else ""


def _traits(document: Document, start: int, end: int, found: tuple[tuple[str, str], ...]) -> Iterator[Attribute]:
    """The claims of one word that may be a trait of the noun after it."""
    prose, lists = document.prose, _lists()
    begin, stop = document.sentence_at(start)
    after = _noun(document, end, stop)
    said = said_of(prose, begin, start, end, stop) if after is None or after[0] == ("one",) else None
    if said:
        after, start = ((said.noun,), said.start, end), said.start
    if after is None:
        return
    names, first, last = after
    if first < begin:
        return
    for trait, value in found:
        if lists.together.get(trait, frozenset()) & document.words:
            continue
        allowed = {"country": lists.citizens, "company": lists.companies}.get(trait, lists.heads.get(trait))
        # "His left knee hurts": a verb may follow; but a tourist office is no tourist.
        listed = [fold(word) for word in names if allowed is not None and fold(word) in allowed]
        verb = len(names) > 1 and names[-1].endswith("s") and fold(names[-2]) in listed  # "the slate roof drips"
        head = listed[-1] if listed and (verb or trait in ("side", "season", "school")) else fold(names[-1])
        one = head if head in _makes() else singular(head)
        if (allowed is not None and one not in allowed) or one in lists.names.get(trait, ()):
            continue
        if head != one and trait != "colour":
            continue  # a hospital has maternity wards and children's wards, but black rhinos are no white ones
        if any(kind not in lists.heads for kind, _ in lists.values.get(head, ())):
            continue  # "a red and white"
        if trait == "stage" and (not _opens(document, start) if value != "final" else to_follow(prose, begin, stop)):
            continue
        if trait == "wing" and not _the_only_party(document, start):
            continue
        car = trait == "colour" and len(_makes() & document.words) < 2 and _makes() & {head, *map(fold, names)}
        head = lists.again.get(head, head) if car or trait in ("material", "bound", "alarm", "degree") else head
        head = "car" if car and head in _makes() else head  # "a black Skoda estate", and then "the silver car"
        article, before = ("a", []) if said else _determined(prose, begin, start)
        others = tuple(sorted(fold(word) for word in (*before, *names[:-1])))
        yield _attribute(
            document, start, last, trait, head, value, article, others, _RESTRICTED.match(prose, last) is None
        )


def _the_only_party(document: Document, place: int) -> bool:
    """Does nothing but persons and places have a name shortly before "the centre-left party"?

    "Vox won 12 seats. The far-right party" is not the party of the lede.
    """
    prose, (begin, _) = document.prose, document.sentence_at(place)
    if _opens(document, place):
        return True
    people = {fold(word) for person in persons.find(document) for word in person.name.split()}
    back = max(document.block_at(max(document.block_at(place).start - 2, 0)).start, begin - 500)
    names = (word for word in _NAME_INSIDE.findall(prose, back, place))
    return all(
        fold(word) in people or known_place(word) or fold(word) in calendar("en").words["weekday"] for word in names
    )


def _noun(document: Document, end: int, stop: int) -> tuple[tuple[str, ...], int, int] | None:
    """(words, start, end) of the noun phrase that follows a place; its last word is the head."""
    prose = document.prose
    names: list[str] = []
    start, at = end, end
    while len(names) < 4 and (word := _NEXT.match(prose, at, stop)):
        low = word["word"].lower()
        if (
            (low in words().stop and low not in _headed())
            or low.endswith("ly")
            or (names and past(low))
            or low in ("whose", "says", "that", "full", "beside", "there", "here", "across", "behind", "opposite")
            or (names and names[-1].islower() and word["word"][0].isupper())  # "the Danish architect Solveig Ankersen"
        ):
            break
        names.append(re.sub(r"['’]s?$", "", word["word"]))
        at = word.end()
        if word["word"][-2:] in ("'s", "’s"):
            break
    if not names:
        return None
    known = names[-1].islower() or names[-1].lower() in _lists().values or _model(document, names[-1])
    return (tuple(names), start, at) if known else None


def _model(document: Document, name: str) -> bool:
    """Does this draft name it as a make's model ("Toyota Hilux")?"""
    before = (_BEFORE.search(document.prose, max(place - 20, 0), place) for place in document.places({name.lower()}))
    return any(word is not None and word["word"].lower() in _makes() for word in before)


def _determined(prose: str, begin: int, start: int) -> tuple[str, list[str]]:
    """The article of a noun phrase ("a", "the", "its", "some"; "" for none), and the words between it and a place."""
    before: list[str] = []
    at = start
    while len(before) < 4 and (word := _BEFORE.search(prose, max(begin, at - 30), at)):
        low, owned = word["word"].lower(), prose[word.end("word") : at].strip()
        if low in _lists().several:
            return "some", before
        if low in _ONE or low in _THE:
            return ("a" if low in _ONE else "the"), before
        if low in _OWNERS or owned or low.endswith(("'s", "’s")):
            return "its", before
        if low in words().stop and low not in _headed():
            break
        before.append(word["word"])
        at = word.start()
    return "", before


def _kind(document: Document, place: int) -> Iterator[Attribute]:
    prose, lists = document.prose, _lists()
    if prose[place - 1 : place] == "-":
        return  # a half-marathon is no marathon
    word = _WORD.match(prose, place)
    noun = re.sub(r"['’]s$", "", fold(word[0])) if word else ""
    before = prose[max(place - 20, 0) : place].lower().split(" ")  # the last is empty, where a word stands before
    narrow = f"{before[-2]} {noun}" if len(before) > 1 and not before[-1] else ""
    found = lists.kinds.get(narrow) or lists.kinds.get(noun)
    if not word or not found:
        return
    if narrow in lists.kinds:
        place -= len(before[-2]) + 1
    begin, _ = document.sentence_at(place)
    article, others = _determined(prose, begin, place)
    after = _NEXT.match(prose, word.end())
    bare = _ALONE.match(prose, word.end() - (2 if word[0][-2:] in ("'s", "’s") else 0)) is not None
    if after is not None and not bare and _narrows(after["word"]):
        return  # "a schooner skipper's daughter": no vessel of the story
    bare = bare or (after is not None and past(after["word"]) and not prose.startswith(" by ", after.end()))
    bare = bare or (_GAVE.search(prose, begin, place) is not None and _GIFT.match(prose, word.end()) is not None)
    called = _CALLED.match(prose, word.end()) or _CALLED_BEFORE.search(prose, max(begin, place - 60), place)
    for sort, value in found:
        if lists.together.get(sort, frozenset()) & document.words:
            continue
        if sort == "instrument" and article == "the" and _PLAYS.search(prose, max(begin, place - 24), place):
            continue  # "he plays the trombone": any trombone
        opens = place == begin or prose.endswith(": ", 0, place)  # "Photo: Violinist Nadia Brandt"
        opens = opens and sort in lists.named and _CALLED.match(prose, word.end()) is not None
        if word[0][0].isupper() and article != "a" and not opens:  # "an Alsatian", but not "in Eagle" or "the Crown"
            continue
        brought = "a" if called and sort in lists.people else article  # "the pharmacist, Tom Poe, sings"
        claim = _attribute(document, place, word.end(), KIND, sort, value, brought, tuple(map(fold, others)), bare)
        yield replace(claim, name=fold(called["name"])) if called and sort in lists.named else claim


def _narrows(after: str) -> bool:
    """May a kind only narrow the noun after it ("a piano tuner"), and not have a verb there ("a ferry sank")?"""
    return after.islower() and after not in words().stop and not past(after) and not after.endswith(("ly", "ing"))


def _attribute(
    document: Document, start: int, end: int, trait: str, head: str, value: str, article: str, others: tuple[str, ...],
    bare: bool,
) -> Attribute:  # fmt: skip
    begin, stop = document.sentence_at(start)
    noun = document.prose[start:end].rpartition(" ")[2].lower() if trait == KIND else head
    noun = re.sub(r"['’]s$", "", noun)
    many = trait == "colour" and noun != singular(noun)
    return Attribute(
        span=document.span(start, end), zone=document.zone_at(start), quoted=document.quoted(start),
        dateline=document.date, trait=trait, head=head, value=value,
        article="headline" if document.zone_at(start) == HEADLINE else article, others=others,
        told=document.prose[begin:stop], alone=many or not _several(document, noun), sentence=begin, bare=bare,
        many=many, opening=_opens(document, start),
        known=trait == "compass" and _known(document, noun),
    )  # fmt: skip


def _several(document: Document, noun: str) -> bool:
    """Does the draft speak of more than one of these?"""
    plurals = {noun + "s", noun + "es", noun[:-1] + "ies", noun[:-1] + "ves", noun[:-2] + "fe"} - {noun}
    if document.holds(plurals):
        return True
    for place in document.places({noun}):
        begin, _ = document.sentence_at(place)
        if _determined(document.prose, begin, place)[0] == "some":
            return True
    return False


def _known(document: Document, noun: str) -> bool:
    """Does the draft also speak of "the tower" and nothing more?"""
    return any(document.prose[max(place - 4, 0) : place].lower() == "the " for place in document.places({noun}))


def _opens(document: Document, start: int) -> bool:
    """Is this the first paragraph of the story?"""
    return next((block for block in document.blocks if block.zone == BODY), document.block_at(0)) == document.block_at(
        start
    )
