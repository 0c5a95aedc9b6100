"""What a clause says is done on its day: the verb or the word for an event that governs the date, on either side of it.

"The bridge will be demolished on 3 May", "on 3 May, when the bridge is demolished", "has picked 3 May for the
demolition of the bridge" and "3 May's demolition" all give the root "~demol"; "goes to the polls" gives "vote".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from linter.folding import fold
from linter.patterns import later
from linter.tables import table

_EVENTS: Final = Path(__file__).parents[1] / "lexicon" / "en" / "events.toml"
_WORD: Final = later(r"[^\W\d_][\w’']*(?:-[^\W\d_]\w*)*")
_BREAK: Final = later(
    r"[;:“”\"]|"
    r"\b(?:after|before|since|until|when|while|if|because|that|said|told|where)\b|, (?:and|but|who|which|with)\b"
)
_OPENS: Final = later(
    r"(?i)(?:[^\w]*(?:on|from|in|at|the|it|was|is|end|of|early|late|since|until|and|but|or)\b)*[^\w]*$"
)
_WHEN: Final = later(r",? (?:when|as) ")
# "The minister on Friday inaugurated", as agencies put the day before the verb.
_NEXT: Final = later(
    r" (?=(?:[a-z]{3,}ed|won|lost|beat|met|held|began|struck|took|sank|fell|broke|shot|sold|bought|cut)\b"
    r"(?! (?:with|of|in|by|on|over|for|to|after|from|at|as)\b))"
)
_TO: Final = later(r",? (?:to|for) (?:the |a |an |its |his |her |their )?")
_NOUN: Final = later(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[’']s) (?:[a-z-]+ )?(?P<noun>[a-z]{4,})"
    r"(?= (?:of|to|from|by|at|in|on|into|between)\b|,? $)"
)
_DOING: Final = later(r" [a-z]{3,}ing [a-z]+ (?:from|in|at|on|off|out|around|near) the\b")
_OWN: Final = later(r"(?: (?:night|morning|evening|afternoon))?[’']s? (?:\w+ )?")
_ON: Final = later(r" (?:on|in) (?:the )?$")
_LABEL: Final = later(r"[*_]*(?::|,? [–—-]) ?[*_]* ?(?=\w)")
# Whom one meets, and what comes from somewhere: no event that takes place.
_GREETED: Final = later(r"\b(?:be|been|being|was|were|is|are) met\b|\b(?:comes?|came|coming) from\b")
# "The biggest crop since 2019", "he has not had so many since 2015": nothing began then.
_RANKED: Final = later(
    r"(?i)\b(?:[a-z]{3,}est|most|least|first|worst|best|record|so|more|fewer|less|higher|lower|never|not|no|none)\b[^.;,]*$"
)
# "Responsibility for transport, which he has held since 2023": what that is of stands before the clause.
_HELD: Final = later(r" (?:he|she|it|they|we|I|[A-Z]\w+) (?:has|have|had)\b")
_RUNS: Final = later(r"\b(?:run|last|continue|stay open|be held|held|go on)(?:s|ed)? until$")
_SENTENCE: Final = later(r"[.!?] |\n")
_TELEGRAM: Final = later(
    r"(?:[A-Z][a-z]{2,}ed|Out|Opens|Closes|Starts|Begins|Ends) (?:on|from|until|in|[A-Z\d])"
)  # no subject
_REACH: Final = 110  # characters on either side of a date in which its verb is looked for
# What makes the next word a verb: an auxiliary, or a pronoun that can be its subject.
_BEFORE_VERB: Final = frozenset((
    "will", "would", "shall", "to", "was", "were", "be", "been", "is", "are", "has", "have",
    "had", "being", "he", "she", "it", "they", "who", "which", "we", "you", "when",
))  # fmt: skip
# What may follow those without being a verb: "came to the fair", "when the bridge closes".
_NO_VERB: Final = frozenset((
    "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "your", "all", "any", "some", "both",
    "each", "one", "two", "three", "for", "from", "and", "with", "into", "over", "under", "more", "about", "than",
))  # fmt: skip
_ENDINGS: Final = (
    "ishment", "ations", "itions", "ishing", "ation", "ition", "ments", "ished", "ishes", "ions", "ment", "ings", "ing",
    "als", "ade", "ion", "ers", "ish", "ied", "ies", "al", "er", "ed", "es", "s", "e", "y",
)  # fmt: skip


class Deed(NamedTuple):
    """The kinds of event and the roots of the verbs that govern a date; `idle` if only "is held" and the like do."""

    kinds: frozenset[str]
    idle: bool = False
    place: int = -1  # where the clause begins that governs it, if that is after the date


class _Lists(NamedTuple):
    events: re.Pattern[str]
    deeds: re.Pattern[str]
    idle: frozenset[str]
    start: frozenset[str]
    lasting: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table(_EVENTS)
    events, deeds = (
        "|".join(rf"(?P<{name}>{words})" for name, words in data[key].items()) for key in ("events", "deeds")
    )
    return _Lists(
        later(rf"\b(?:{events})\b", re.I), later(rf"\b(?:{deeds})\b", re.I),
        frozenset(data["words"]["idle"].split()), frozenset(data["words"]["start"].split()),
        frozenset(data["words"]["lasting"].split()),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def root(low: str) -> str:
    """A word without the endings that make a verb of a noun or a noun of a verb; the same on both sides."""
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > 3 and low[-1] == low[-2] else low


def deed(prose: str, left: int, first: int, last: int, right: int) -> Deed:
    """What governs the date at prose[first:last], in a clause that lies between `left` and `right`."""
    lists, begin, cut = _lists(), max(left, first - _REACH), ""
    for found in _BREAK.finditer(prose, begin, first):
        begin, cut = found.end(), found[0]
    if cut in ("said", "told"):
        return Deed(frozenset())
    stop = min(right, last + _REACH)
    before = prose[begin:first]
    if _TELEGRAM.match(before):
        before = before[0].lower() + before[1:]
    kinds = _last(before)
    if kinds and kinds - {""} <= lists.start and cut.startswith((",", "that")):
        # "the strike, which begins on"
        kinds |= _last(prose[max(left, begin - _REACH) : begin - len(cut)]) & lists.lasting
    own = _OWN.match(prose, last, right)
    if own and ("'" in own[0] or "’" in own[0] or (prose.endswith("the ", left, first) and own.end() > last)):
        # "Two men were arrested over Monday's robbery": the day is the robbery's.
        kinds = _at(prose, own.end(), right) or _at(prose, last + len(own[0].split(" ")[0]) + 1, right) or kinds
    elif when := _WHEN.match(prose, last, right):
        cut_ = _BREAK.search(prose, when.end(), stop)
        kinds = _first(prose[when.end() - 1 : cut_.start() if cut_ else stop]) - {""} or kinds
    elif (verb := _NEXT.match(prose, last, right)) and not any(_verbs(before)):
        kinds = _at(prose, verb.end(), right)
    elif to := _TO.match(prose, last, right):
        kinds.update(_at(prose, to.end(), right))
    elif _OPENS.match(before):
        after = label_end(prose, begin, first, last)
        cut_ = _BREAK.search(prose, after, stop)
        done = prose[after : cut_.start() if cut_ else stop]
        kinds.update(_first(done[:1].lower() + done[1:] if after > last else done))
    kinds |= _around(before, prose[last:stop])
    if "end" in kinds or (cut == "until" and not before.strip() and _RUNS.search(prose, left, begin)):
        held = kinds & lists.lasting or _held(prose[max(0, first - 250) : first])
        kinds = {f"end of the {kind}" for kind in held} or {"end"}
    elif "close" in kinds and (held := _held(prose[max(0, first - 250) : first]) & {"exhibition", "festival"}):
        kinds |= {f"end of the {kind}" for kind in held}
    place = last if _WHEN.match(prose, last, right) else -1
    idle = "" in kinds and kinds <= {"", "meet", "match"} and not _GREETED.search(before)
    since = prose[first : first + 6].lower() == "since " and not _RANKED.search(prose, left, first)
    since = since and not (cut.endswith(("which", "that")) and _HELD.match(before))
    if since and not kinds & {"arrest", "trial"}:
        kinds |= {"start", "found"}
    kinds.discard("")
    return Deed(frozenset(kinds | ({"start"} if kinds & lists.start else set())), idle, place)


def label_end(prose: str, left: int, first: int, last: int) -> int:
    """Where the words begin that a date labels at the head of a line, "4 March 2023: Fire destroys it"; or `last`."""
    label = _LABEL.match(prose, last) if not prose[left:first].strip(" *_\t-–•") else None
    return label.end() if label else last


def begins_doing(event: re.Match[str]) -> bool:
    """ "Began clearing mud from the market" is no beginning of the market."""
    return event.lastgroup == "begin" and _DOING.match(event.string, event.end()) is not None


def _happens(event: re.Match[str]) -> bool:
    return event[0][0].islower() and not begins_doing(event)


def _around(before: str, after: str) -> set[str]:
    """What the words on both sides of a date make together: "will learn on 26 February how long"."""
    before = _ON.sub("", before)
    begin, text = max(0, len(before) - 30), before + after[:40]
    return {
        m.lastgroup or "" for pattern in (_lists().events, _lists().deeds) for m in pattern.finditer(text, begin)
        if m.start() < len(before) < m.end() and _happens(m)
    }  # fmt: skip


def _held(text: str) -> set[str]:
    """What lasts, of the things that a sentence speaks of, when it comes to an end: the last one named."""
    text = _SENTENCE.split(text)[-1]
    lists = _lists()
    found = [
        match for pattern in (lists.events, lists.deeds) for match in pattern.finditer(text)
        if match.lastgroup in lists.lasting
    ]  # fmt: skip
    last = max(found, key=lambda match: match.start(), default=None)
    return {last.lastgroup or ""} if last else set()


def _at(prose: str, place: int, right: int) -> set[str]:
    """The kinds that the word at a place stands for."""
    lists, found = _lists(), _kinds(prose, place, right)
    word = _WORD.match(prose, place, right)
    if word and word[0].islower() and word[0] not in lists.idle and len(word[0]) > 3:
        found.add("~" + root(fold(word[0])))
    return found


def _kinds(prose: str, place: int, right: int) -> set[str]:
    matches = (pattern.match(prose, place, right) for pattern in (_lists().events, _lists().deeds))
    return {match.lastgroup for match in matches if match and match.lastgroup}


def kinds_of(text: str) -> set[str]:
    """Every kind of event that a stretch of copy has a word for."""
    lists = _lists()
    return {m.lastgroup or "" for pattern in (lists.events, lists.deeds) for m in pattern.finditer(text) if _happens(m)}


def _last(text: str) -> set[str]:
    """What the last event word and the last verb before a date stand for; a noun, where there is neither."""
    lists, found = _lists(), set[str]()
    for pattern in (lists.events, lists.deeds):
        names = [match.lastgroup or "" for match in pattern.finditer(text) if _happens(match)]
        found.update(names[-1:])
        if names and names[-1] in lists.start:
            found.update(name for name in names[:-1] if name in lists.lasting)  # "the strike begins on"
    for verb, before, place in reversed(list(_verbs(text))):
        found |= {verb, *_kinds(text, place, len(text))}
        if before != "to":
            break
    if not found and (nouns := [match["noun"] for match in _NOUN.finditer(text)]):
        found.add("~" + root(nouns[-1]))
    return found


def _first(text: str) -> set[str]:
    """What the first event word and the first verb after a date stand for."""
    lists, found = _lists(), set[str]()
    for pattern in (lists.events, lists.deeds):
        match = next((match for match in pattern.finditer(text) if _happens(match)), None)
        if match is not None and match.lastgroup:
            found.add(match.lastgroup)
    found.update(verb for verb, _, _ in list(_verbs(text))[:1])
    return found


def _verbs(text: str) -> Iterator[tuple[str, str, int]]:
    """The root of each verb with "~" ("" for one that says nothing), the word that makes it a verb, and its place."""
    lists, before = _lists(), ""
    for match in _WORD.finditer(text):
        low = fold(match[0])
        if low in _BEFORE_VERB:
            before = low
        elif not (low.endswith("ly") or low in ("also", "now", "again", "not")):
            past = low.endswith("ed") and len(low) > 4
            if match[0][0].islower() and len(low) > 2 and (before or past) and low not in _NO_VERB:
                yield ("" if low in lists.idle else "~" + root(low)), before, match.start()
            before = ""
