"""Who has got as far as a final for the first time, and who lost one years ago: to lose it is to have reached it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.document import HEADLINE, NOT_THE_STORY, Document
from linter.folding import fold
from linter.lexicon.words import is_common
from linter.patterns import later
from linter.relations.precedence.limits import since
from linter.relations.precedence.precedents import DENIED, YEAR, Novelty, Precedent, this_year
from linter.relations.precedence.rivals import of_others

_STAGE: Final = (
    r"(?P<stage>final|semi-?final|quarter-?final|last four|last eight|play-off|World Cup|European Cup|Olympics|"
    r"Paralympics|first division|top flight|premier division)s?"
)
_ROUNDS: Final = {"last four": "semi-final", "last eight": "quarter-final", "top flight": "first division"}
_REACHED: Final = later(
    rf"\b(?:(?:reach|reached|qualif\w+ for|made|got|played in|play in|through to|into|getting to|reaching|(?:is|are|"
    r"will be|were|was) in) "
    rf"(?:to |it to )?(?:the|a|its|their|his|her) (?P<what>(?:[\w’'-]+ ){{0,4}}?){_STAGE}\b(?P<of>[^,.;]{{0,50}}?)"
    r" for the (?P<first>first time)\b)(?! (?:out|in (?:this|the)(?! [\w’'-]+ history\b)|as|under|this|away))"
)
_PLAYED: Final = later(
    rf"\b(?:lost|won|reached|reaching|losing|winning|played in|beaten in|defeated in|made|appeared in|lost in|drew) "
    rf"(?:the|that|their|a|its|his|her|that year’s) "
    rf"(?P<what>(?:[\w’'-]+ ){{0,4}}?){_STAGE}\b(?P<of> of the [\w’' -]{{3,30}})?"
)
# "The song about the semi-final of 1987, lost 6-3": of a side that the sentence need not name.
_RECALLED: Final = later(
    rf"\b(?:the|that|their|its) (?P<what>(?:[\w’'-]+ ){{0,4}}?){_STAGE}(?P<of>) of (?:1[89]|20)\d\d, (?:lost|won|when|"
    r"which (?:was|they|it)|in which)\b"
)
_WORDS: Final = later(r"[^\W\d_][\w’'-]*")
_SORTS: Final = frozenset((
    "cup", "league", "trophy", "shield", "championship", "championships", "plate", "world", "european", "junior",
    "youth", "reserve", "regional", "county", "state", "national", "preliminary", "women’s", "men’s", "women's",
    "men's", "doubles", "mixed", "relay", "indoor",
))  # fmt: skip
_OPENERS: Final = frozenset(["In", "At", "The", "When", "They", "It", "He", "She", "On", "For", "By", "A"])
_OTHERS: Final = later(r"\b(?:[Tt]he (?:men|women)|neighbou?rs?|rivals?|by [A-Z]\w*)\b")
_NOT: Final = later(r"\b(?:not|never|nearly|almost|if|would|failed|juniors?|youths?|reserves|under-\d+)\b")


def stages(document: Document) -> Iterator[tuple[Novelty, Precedent]]:
    """Every first time at a stage of a contest, with an earlier year in which the same side was at it."""
    prose, this = document.prose, this_year(document)
    for match in _REACHED.finditer(prose) if document.holds({"first"}) else ():
        begin, stop = document.sentence_at(match.start())
        limit = since(prose, match.end(), stop, this)
        denied = DENIED.search(prose, max(begin, match.start() - 25), match.start())
        if limit is None or denied or document.zone_at(begin) in NOT_THE_STORY | {HEADLINE}:
            continue
        if prose.startswith(" since", match.end()) and not limit:
            continue
        claim = Novelty(
            match.start("first"), match.end("first"), begin, (), frozenset({_stage(match)}), frozenset(), limit,
            frozenset(), False, frozenset(),
        )  # fmt: skip
        for case in _earlier(document, (begin, match.start()), _stage(match), limit, prose[begin:stop]):
            yield claim, case


def _earlier(document: Document, claim: tuple[int, int], stage: str, limit: int, sentence: str) -> Iterator[Precedent]:
    prose, this = document.prose, this_year(document)
    told = {fold(word) for word in _WORDS.findall(sentence)}
    for match in (*_PLAYED.finditer(prose), *_RECALLED.finditer(prose)):
        begin, stop = document.sentence_at(match.start())
        years = {int(m["year"]) for m in YEAR.finditer(prose, begin, stop)}
        if begin == claim[0] or _stage(match) != stage or len(years) != 1 or not limit < min(years) < this:
            continue
        if document.zone_at(begin) in NOT_THE_STORY | {HEADLINE} or _NOT.search(prose, begin, stop):
            continue
        named = {fold(word) for word in _WORDS.findall(match["what"] + (match["of"] or "").removeprefix(" of the"))}
        # A final of another contest: every word that tells of which must be the claim's too.
        if {word for word in named if word in _SORTS or word.istitle()} - told:
            continue
        names = [m for m in _WORDS.findall(match["what"] + (match["of"] or "")) if m[0].isupper()]
        if any(fold(name) not in told for name in names) or not _same(document, claim, begin, match):
            continue
        yield Precedent(begin, stop, (stage,))
        return


def _stage(match: re.Match[str]) -> str:
    """A stage by its usual name."""
    plain: str = match["stage"].replace("ifinal", "i-final").replace("rfinal", "r-final")
    return _ROUNDS.get(plain, plain)


def _same(document: Document, claim: tuple[int, int], begin: int, match: re.Match[str]) -> bool:
    """Is it the claim's own side that played: the last name before the deed, or a pronoun?"""
    prose = document.prose
    lead = _WORDS.findall(prose, begin, match.start())
    own = set(_WORDS.findall(prose, *claim))
    opens = lead[:1] if lead and (lead[0] in _OPENERS or (lead[0] not in own and is_common(lead[0].lower()))) else []
    names = [word for word in lead[len(opens) :] if word[0].isupper()]
    if match["stage"] and match.re.pattern == _RECALLED.pattern:
        return not names and not _OTHERS.search(prose, begin, match.end() + 20)
    if names:
        return names[-1] in own
    pronoun = bool({"they", "it", "she", "he"} & {word.lower() for word in lead})
    return pronoun and not of_others(document, claim, (begin, document.sentence_at(begin)[1]), ())
