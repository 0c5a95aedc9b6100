"""The youngest or oldest ever in an office or at a deed, and who was younger or older in it, in any draft of the story.

The two are of one office by its name ("a judge", "was a judge"), or by what stands for it: whom the city elected is its
mayor, who took a seat is a member. The age of the record's holder may stand in the headline or the first paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.patterns import later
from linter.relations.precedence.precedents import DENIED, content, female, this_year
from linter.relations.precedence.records import Mark

# The names of an office, and the words by which it is told.
_OFFICES: Final = {
    "mayor": r"mayors?|(?:city|town|village) (?:had )?elected (?:him|her)|head(?:ed)? the (?:city|town)",
    "member": r"MPs?|TDs?|MEPs?|lawmakers?|deput(?:y|ies)|legislators?|representatives?|senators?|"
    r"members?(?= (?:of (?:the )?(?:parliament|house|assembly|senate|dail)|it has|ever|in its))|"
    r"(?:took|takes|won|entered|held) (?:his|her|a|the) seat|(?:entered|elected to|sat in|sits in) (?:the )?"
    r"(?:parliament|house|dail|assembly|bundestag|knesset|congress)",
    "councillor": r"council(?:l)?(?:ors?|m[ae]n|woman)|(?:elected to|sat on) the council",
    "judge": r"judges?|(?:on|to|joined) the bench",
    "conductor": r"conductors?|conduct(?:ed|s|ing)|took over the orchestra",
    **{name: f"{name}s?" for name in (
        "bishop", "president", "minister", "governor", "captain", "professor", "editor", "rector", "chief", "referee",
    )},
}  # fmt: skip
# Deeds, which are one only where the two sentences have another word in common.
_DEEDS: Final = {
    "champion": r"champions?", "winner": r"winners?|w[io]ns?|victory|lifted|triumphed", "scorer": r"scorers?|scored?",
    "graduate": r"graduates?|graduated|(?:takes?|took|taken|earn(?:ed)?|got) (?:a|his|her) degree",
    "climber": r"climb(?:s|ed|ing|ers?)?|reach(?:es|ed)? the (?:top|summit)|summit(?:ed)?",
    "swimmer": r"sw[aiu]ms?|swimming|swimmers?|crossed", "pilot": r"pilots?|fl(?:ew|y|ies|own|ying)",
    "author": r"authors?|published", "astronaut": r"astronauts?|cosmonauts?|(?:went|flew) (?:in)?to space",
}  # fmt: skip
_PATTERNS: Final = {name: later(rf"(?i)\b(?:{words})\b") for name, words in (_OFFICES | _DEEDS).items()}
_GATE: Final = frozenset(["was", "were", "aged", "at", "old", "only", "just", "of", "being"])
_CLAIM: Final = later(
    r"\b(?P<most>youngest|oldest) (?P<what>(?:[\w’'-]+ ){0,7}?)(?:ever(?: to (?:[\w’'-]+ ?){1,5})?|"
    r"to (?:[\w’'-]+ ?){1,5}|(?:the [a-z]+|it) has (?:ever )?had|"
    r"in (?:the|its|his|her|their|[\w’'-]+[’']s?)(?: [\w’'-]+){0,3}? history|on record)\b(?! since)"
)
_LIMITED: Final = later(
    r"\b(?:current|sitting|serving|living|one of|among|second|third|if|would|not|never|this|since|under|in the (?:race|"
    r"field|team|squad|class|group)|for (?:\w+ )?(?:years|decades))\b"
)
_OWN: Final = later(
    r"(?:, |[Aa]ged |[Aa]t |\b(?:is|was) )(?P<age>\d\d)(?=[,.;:]|$| (?:is|was|to|she|he|[A-Z]))|"
    r"\b(?P<old>\d\d)-year-old"
)
# Of another.
_OTHER: Final = later(
    r"\b(?:(?:was|were|being)(?: only| just| all of| still)?|aged|at(?: the age of| age)?|only|just|(?:boy|girl|man|"
    r"woman|nun|priest|lad|student) of|who was) (?P<age>\d\d)(?=[,.;:)]|$| (?:when|and|at|years old|on|in)\b)"
    r"|\b(?P<old>\d\d)-year-old|, (?P<comma>\d\d),"
)
_NOT: Final = later(
    r"\b(?:not|never|nearly|failed|lost|finished|second|third|deputy|acting|vice|assistant|junior|youth|runner-up|"
    r"nominated|stood for|ran for|married|born|assisted|relay|refused)\b"
)
_WOMEN: Final = later(r"\b(?:wom[ae]n|female|girl)\b")
_MEN: Final = later(r"\b(?:m[ae]n|male|boy)\b")
# "The minister's son", "worked for the mayor": of somebody else's office.
_SOMEBODYS: Final = later(
    r"\b\w+[’']s (?:son|daughter|wife|husband|driver|\w+er)\b|\b(?:for|with|to|met|told|by) the \w+"
)
_IDLE: Final = frozenset(
    ["youngest", "oldest", "young", "old", "ever", "person", "woman", "man", "becam", "aged", "age"]
)
_YEAR: Final = later(r"\b(?:1[6-9]|20)\d\d\b")
_OPENING: Final = 4  # blocks in which the holder's age may stand
_EVER: Final = 1000


def ages(document: Document) -> Iterator[Mark]:
    """Every youngest or oldest of all, and everybody of a past year whose age at such a deed is told."""
    prose, this = document.prose, this_year(document)
    own: list[tuple[int, int]] = []
    for match in document.matches(_CLAIM, {"youngest", "oldest"}):
        begin, stop = document.sentence_at(match.start())
        lead = prose[max(begin, match.start() - 25) : match.end()]
        if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE} or _LIMITED.search(lead) or not this:
            continue
        if DENIED.search(prose, max(begin, match.start() - 25), match.start()):
            continue
        age = _age(document, begin, stop)
        told = prose[begin:stop] if "to do so" in match[0] else match[0]
        offices = _offices(told, content(prose, begin, stop)) if age else frozenset[str]()
        if offices:
            sex = _WOMEN.search(match["what"]) or _MEN.search(match["what"])
            offices = frozenset(f"{'wo' if _WOMEN.search(sex[0]) else ''}man {o}" for o in offices) if sex else offices
            own.append((begin, age))
            yield _mark(document, match.span(), age, offices, _EVER, match["most"])
    for begin, stop in document.sentences if document.holds(_GATE) else ():
        years = {int(m[0]) for m in _YEAR.finditer(prose, begin, stop)}
        if len(years) != 1 or min(years) >= this or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
            continue
        found = [*_OTHER.finditer(prose, begin, stop)]
        offices = _offices(prose[begin:stop], content(prose, begin, stop)) if len(found) == 1 else frozenset[str]()
        if not offices or _NOT.search(prose, begin, stop) or begin in {at for at, _ in own}:
            continue
        age, year = int(found[0]["age"] or found[0]["old"] or found[0]["comma"]), min(years)
        if not any(abs(age + this - year - holder) <= 1 for _, holder in own):  # the holder, sooner
            whose = "woman" if female(prose, begin, stop) else "man"
            yield _mark(document, found[0].span(), age, offices | {f"{whose} {o}" for o in offices}, year, "")


def _age(document: Document, begin: int, stop: int) -> int:
    """The age of whom a sentence calls the youngest; 0 where it is not told, or several are."""
    prose = document.prose
    _, after = document.sentence_at(min(stop + 1, len(prose) - 1))
    spans = [(begin, stop), (stop, after)]
    spans += [(block.start, block.end) for block in document.blocks[:_OPENING]]
    for span in spans:
        told = {int(m["age"] or m["old"]) for m in _OWN.finditer(prose, *span)}
        if told:
            return told.pop() if len(told) == 1 else 0
    return 0


def _offices(text: str, said: frozenset[str]) -> frozenset[str]:
    """The offices that a text speaks of, and its deeds, each with every other word of the sentence."""
    text = _SOMEBODYS.sub("", text)
    found = {name for name, words in _PATTERNS.items() if words.search(text)}
    others = [word for word in said if word[0] != "=" and not any(p.search(word) for p in _PATTERNS.values())]
    deeds = {f"{name} ({word})" for name in found & _DEEDS.keys() for word in others if word not in _IDLE}
    return frozenset(found & _OFFICES.keys() | deeds)


def _mark(
    document: Document, place: tuple[int, int], age: int, offices: frozenset[str], year: int, most: str
) -> Mark:  # fmt: skip
    return Mark(
        span=document.span(*place), zone=document.zone_at(place[0]), quoted=document.quoted(place[0]),
        dateline=document.date, most=most, year=year, low=age, high=age, unit="age",
        about=frozenset(f"=the age of a {office}" for office in offices),
    )  # fmt: skip
