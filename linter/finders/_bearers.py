"""Of whom or what a clause tells, as far as it names them: so that one draft may have two arrests, or two openings.

"Polls in Hawaii close" and "polls in Alaska close" are borne by two; "the Alder Street bridge closes" and "the bridge
closes" may be one.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from linter.finders._event_words import content, stem
from linter.lexicon import country
from linter.patterns import later

_STAMP: Final = later(r"\A[^\n]{0,60}?\b\d{4} ?[-–—] ")  # a dateline
_SAID: Final = later(
    r"\b(?:said|told|says|announced|added|reported|confirmed)\b(?: [^\W\d_a-z]\w+)?(?: on \w+)?,?(?: that)?\b"
)
_CLAUSE: Final = later(
    r"; |, (?:and|but|or) |\b(?:and|but|or|while|when|where|that) (?=(?:the|an?|its|his|her|their|it|in|at) )"
)
_VERB: Final = later(
    r"\b(?:will|would|shall|was|were|is|are|has|have|had|may|can|must|should|did|does|do)\b|,? who\b|, which\b"
)
_THE: Final = later(
    r"(?i)\W*(?:in (?:[^\W\d_]\w+ ){1,2}?)?(?:the|an?|this|that|these|those|its?|their|they|he|she|his|her|there)\b"
)
_KIN: Final = later(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ )?(?:wife|husband|widow|widower|father|mother|parents|brother|sister|son|"
    r"daughter|uncle|aunt|cousin|nephew|niece|twin|grandfather|grandmother|grandson|granddaughter|partner|friend|"
    r"colleague|rival|deputy|successor|predecessor)\b"
)
_NUMBER: Final = later(
    r"(?<![\w.,:])(?:[a-z]+-)?\d+(?:[a-z]{1,2})?\b(?![.:,]\d)|(?<=[a-z] )(?:one|two|three|four|five|six)\b(?! of)"
)
_OWNER: Final = later(r"\b[a-z]{3}(?=['’]s )")  # "the men's race": too short for a content word
_OF: Final = later(r"^(?P<of>.*\w)(?:['’]s|s['’]) (?=\w)")
_GETS: Final = later(
    r"[a-z]+ (?:up )?(?:its|their|his|her|an?) (?P<thing>(?:[a-z-]+ ){0,3}?[a-z-]+)(?= (?:on|in|at|to|for|from)\b|,|$)"
)
_AT: Final = later(r" (?:at|in|of|on|for|to|from|with|by|near) ")


class Bearer(NamedTuple):
    """The words for whom a clause tells of; `own` if they tell it from others; the names with it; whose part it is."""

    words: tuple[str, ...] = ()
    own: bool = False
    names: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    head: tuple[str, ...] = ()  # the words before its first preposition: "the market on the bridge"
    gets: tuple[str, ...] = ()  # what is opened, closed or begun: "the house opens its box office"


def bearer(text: str, verb: int, tail: str = "", opening: bool = True) -> Bearer:
    """Who does what the verb at text[verb:] tells; `tail` is what follows the clause and belongs to it."""
    begin = max((found.end() for pattern in (_STAMP, _SAID, _CLAUSE) for found in pattern.finditer(text, 0, verb)),
                default=0)  # fmt: skip
    begin = verb - len(text[begin:verb].lstrip(" \n–—-"))
    stop = _VERB.search(text, begin, verb)
    front, clause = text[begin : stop.start() if stop else verb], text[begin:]
    opening = opening if not begin else clause[:1].isupper()
    names, things = content(front, opening, happen=True)
    numbers = {found[0] for pattern in (_NUMBER, _OWNER) for found in pattern.finditer(front)}
    words = {_one(word) for word in names | things} | numbers
    wide, _ = content(clause, opening, happen=True)
    wide |= content(tail, False, happen=True)[0]
    bare = front[:1].isupper() and not _THE.match(front)
    of, gets = _OF.match(front), _GETS.match(text, verb)
    return Bearer(
        tuple(sorted(words)),
        bool(names or numbers or len(words) > 1 or (bare and words) or _KIN.search(front)),
        tuple(sorted(_one(name) for name in wide)),
        tuple(sorted(_one(word) for word in set[str]().union(*content(of["of"], opening, happen=True))))
        if of and not _AT.search(of["of"])
        else (),
        tuple(sorted(set[str]().union(*content(_AT.split(front, 1)[0], opening, happen=True)))),
        tuple(sorted(content(gets["thing"], False, happen=True)[1])) if gets else (),
    )


def _one(word: str) -> str:
    """One form for a land and its people, and for the numbers of a noun."""
    land = country(word)
    return str(land) if land is not None else stem(word)


def apart(one: Bearer, other: Bearer) -> bool:
    """Does each clause name somebody, something or some place of its own?"""
    ours, theirs = ({*b.words, *b.names} for b in (one, other))
    if set(one.names) - theirs and set(other.names) - ours:
        return True
    if one.own and other.own and set(one.words) - theirs and set(other.words) - ours:
        return True
    return _part(one, other) or _part(other, one)


def _part(one: Bearer, other: Bearer) -> bool:
    """ "The festival's film season" and "the festival"."""
    rest = set(one.words) - set(one.of)
    return bool(rest) and not rest & set(other.words) and bool(set(one.of) & set(other.words))
