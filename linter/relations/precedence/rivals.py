"""Whose deed a sentence tells: the body that a claim is made of, or another that the story plays off against it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from linter.document import Document
from linter.lexicon.words import is_common
from linter.patterns import later

Place = tuple[int, int]
PRONOUN: Final = later(r"(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey) ")
_SORTS: Final = later(r"\b(?:[Mm]en|[Ww]omen|seniors?|minors?|under-\d\d|juniors?|youths?|reserves)\b")
_TEAMS: Final = frozenset(["team", "side", "club", "country", "nation", "player"])
_NAMES: Final = later(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_DATELINE: Final = later(r"^[^-–—]{0,60}\d{4}\*? [-–—]+ ")
_WHO_LAST: Final = later(r"\b(?P<who>[A-Z][\w’'-]+), (?:who|which) (?:had |have |has )?last ")
_PEOPLE_AT: Final = later(r"^(?:The )?[A-Z][a-z]+s (?:at|of) (?=[A-Z])")  # "Crews at Pelagos stopped work"
_OFFICE: Final = later(r"(?:The )?(?:[Mm]anager|[Cc]oach|[Cc]aptain|[Tt]rainer|[Oo]wner),? [A-Z]")
# What a verb is done to: "led the orchestra", "led Germany"; not "led from 1990".
_DONE_TO: Final = later(
    r" (?:(?:the|an?|its|their|that) )?(?P<what>(?!(?:in|at|on|for|from|to|by|with|it|them|him|her|this|as|and|until|"
    r"between|when|the|an?|up|out|off|so|there|here|alone|over|again)\b)[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)?)"
)
_SUBJECT: Final = later(
    r"(?:(?:In|By|During|At|On|From|Before|After) [^,.;]{0,40}?(?:19|20)\d\d,? )?"
    r"(?!(?:In|By|During|At|On|From|Before|After)\b)(?P<who>[^\W\d_a-z][\w’'-]+)(?P<more> [A-Z][\w’'-]+)?"
)


def of_others(document: Document, claim: Place, case: Place, whoever: tuple[str, ...]) -> bool:
    """Is a case told of another body than a claim is made of, by name or by "They"; of men, of the under-20s?

    The claim is given from where its sentence begins to its own words, the case as its sentence; `whoever` tells that
    the claim is of any woman, any Kenyan, and so of other names too.
    """
    prose, own, (begin, stop) = document.prose, document.sentence_at(claim[0]), case
    # "A women's choir" is a choir, if not a team.
    kept = [word for word in whoever if word not in _TEAMS]
    sorts = [
        {
            m[0].lower()[:4]
            for m in _SORTS.finditer(prose, *place)
            if not any(
                prose.startswith(f"’s {word}", m.end()) or prose.startswith(f"'s {word}", m.end()) for word in kept
            )
        }
        for place in ((begin, stop), own)
    ]
    if sorts[0] - sorts[1]:
        return True
    if not whoever and (rival := _WHO_LAST.search(prose, begin, stop)) and rival["who"] not in prose[slice(*own)]:
        return True  # "level with City, who last won in 2021"
    if not whoever and _namesakes(prose, own, case):
        return True
    pronoun, before = PRONOUN.match(prose, begin, stop), document.sentence_at(max(begin - 2, 0))
    if pronoun and pronoun[0][0] in "HhSs" and not whoever and _OFFICE.match(prose, before[0]):
        return True
    who = subject(prose, *before) if pronoun else "" if whoever else subject(prose, begin, stop)
    own_lead = _DATELINE.sub("", prose[slice(*claim)])
    lead = _NAMES.search(_PEOPLE_AT.sub("", own_lead))
    if not who or lead is None or (pronoun and before[0] == claim[0]):
        return False
    return who not in lead[0]


def of_another(prose: str, case: Place, deed: str, known: Callable[[str], bool]) -> bool:
    """Is what is done in a case, by this verb, done to something that the claim does not know: "led the orchestra"?"""
    told = re.compile(rf"\b{re.escape(deed)}{_DONE_TO.pattern}").search(prose, *case)
    return told is not None and not any(map(known, told["what"].split()))


def _namesakes(prose: str, claim: Place, case: Place) -> bool:
    """Has the case a name that is the claim's but for one of its words: Gwent Coaches for Wyre Coaches?"""
    ours, theirs = ({tuple(m[0].split()) for m in _NAMES.finditer(prose, *place)} for place in (claim, case))
    known = {word for name in ours for word in name}
    return any(
        len(one) == len(other) == 2 and (one[0] == other[0]) != (one[1] == other[1]) and not known.issuperset(other)
        for one in ours
        for other in theirs
    )


def subject(prose: str, begin: int, stop: int) -> str:
    """The name that a sentence begins with, past "In 2014"; "" where it begins with any other word.

    An everyday word is a name where the draft has it as one within a sentence too, or another name follows: Arsenal,
    Marsh Lane.
    """
    first = _SUBJECT.match(prose, begin, stop)
    who = re.sub(r"['’]s?$", "", first["who"]) if first else ""
    named = who and (
        not is_common(who.lower()) or (first and first["more"]) or re.search(rf"[a-z,] {re.escape(who)}\b", prose)
    )
    return who if named else ""
